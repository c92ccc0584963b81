"""``do`` blocks: a translation to ``bind``, ``pure``, join points and ``forIn``, then ordinary elaboration.

Source: Lean 4 ``src/Lean/Elab/Do/Legacy.lean``. Statements are translated backwards with a continuation: what follows a
branching statement becomes a join point that takes the mutable variables. Loops carry them as a tuple; ``return``
inside a loop travels in an ``Option``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from prover.lean.elab.registry import term_elab
from prover.lean.elab.set_terms import call
from prover.lean.elab.special_terms import ExprTerm
from prover.lean.elab.term import TermElab
from prover.lean.expr import App, Expr, MVar, get_app_fn
from prover.lean.meta.errors import LeanError, Stuck, UnsupportedFeature
from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.syntax import ast

Cont = Callable[[], ast.Term]


@dataclass(frozen=True, slots=True)
class Flow:
    """What jumps mean here: ``ret`` for ``return e``; ``brk``/``cont`` only inside loops. ``done`` concludes the block
    with a value (None: the value is the block's own)."""

    ret: Callable[[ast.Term], ast.Term]
    brk: Cont | None = None
    cont: Cont | None = None
    done: Callable[[ast.Term], ast.Term] | None = None


@term_elab(ast.Do)
def elab_do(el: TermElab, stx: ast.Do, expected: Expr | None) -> Expr:
    el.try_postpone_if_none_or_mvar(expected)
    action = None if expected is None else action_type(el, expected)
    return el.elab_term(DoTranslator(el, stx, action).translate(), expected)


def action_type(el: TermElab, expected: Expr) -> App | None:
    """The type as ``m α`` (unfolded if need be) with an instance of ``Bind``; None while it is not known."""
    m = el.m
    type = m.instantiate_mvars(expected)
    while True:
        if isinstance(type, App) and has_bind(el, type.fn):
            return type
        new = m.whnf_core(type)
        if new is type:
            if isinstance(get_app_fn(type), MVar):
                return None
            unfolded = m.unfold_definition(type)
            if unfolded is None:
                break
            new = unfolded
        type = new
    raise el.error(
        lambda: f"invalid `do` notation, expected type is not a monad application{el.indent(expected)}\nYou can use "
        "the `do` notation in pure code by writing `Id.run do` instead of `do`, where `Id` is the identity monad."
    )


def has_bind(el: TermElab, monad: Expr) -> bool:
    try:
        return el.m.synth_instance(el.m.mk_app_m("Bind", [monad])) is not None
    except (LeanError, Stuck):
        return False


class DoTranslator:
    """Translates one block."""

    def __init__(self, el: TermElab, stx: ast.Do, action: App | None) -> None:
        self.el = el
        self.stx = stx
        start = stx.start
        hole = ast.Hole(start, start)
        self.monad: ast.Term = hole if action is None else ExprTerm(start, start, action.fn)
        self.result: ast.Term = hole if action is None else ExprTerm(start, start, action.arg)
        self.is_known = action is not None

    def translate(self) -> ast.Term:
        return self.block(self.stx.elems, Flow(self.pure), None, frozenset())

    # ------------------------------------------------------------ small terms
    def fresh(self, base: str) -> ast.Ident:
        start = self.stx.start
        return ast.Ident(start, start, self.el.m.fresh_user_name(mk_name(base)))

    def in_monad(self, name: str, parameter: str, *args: ast.Term) -> ast.Term:
        """A call whose monad is the block's."""
        term = call(self.stx, name, *args)
        assert isinstance(term, ast.App)
        if not self.is_known:
            return term
        start = self.stx.start
        return replace(term, args=(ast.NamedArg(start, start, mk_name(parameter), self.monad), *term.args))

    def pure(self, e: ast.Term) -> ast.Term:
        return self.in_monad("Pure.pure", "f", e)

    def unit(self) -> ast.Term:
        return call(self.stx, "PUnit.unit")

    def fun(self, name: Name, body: ast.Term, type: ast.Term | None = None) -> ast.Term:
        start = body.start
        ident = ast.BinderIdent(start, start, name)
        return ast.Fun(start, body.end, (ast.Binder(start, start, "default", (ident,), type),), body)

    def bind(self, action: ast.Term, fn: ast.Term) -> ast.Term:
        return self.in_monad("Bind.bind", "m", action, fn)

    def let(self, pattern: ast.Term, type: ast.Term | None, value: ast.Term, body: ast.Term) -> ast.Term:
        start, end = pattern.start, body.end
        if isinstance(pattern, ast.Ident):
            ident = ast.BinderIdent(pattern.start, pattern.end, pattern.name)
            decl = ast.LetDecl(start, end, ident, (), type, value)
        elif isinstance(pattern, ast.Hole):
            decl = ast.LetDecl(start, end, ast.BinderIdent(start, start, ANONYMOUS), (), type, value)
        else:
            decl = ast.LetDecl(start, end, None, (), type, value, pattern)
        return ast.Let(start, end, "let", decl, body)

    def match(self, value: ast.Term, alts: Sequence[tuple[ast.Term, ast.Term]]) -> ast.Term:
        start, end = value.start, self.stx.end
        rows = tuple(ast.MatchAlt(p.start, rhs.end, ((p,),), rhs) for p, rhs in alts)
        return ast.Match(start, end, (ast.MatchDiscr(start, start, None, value),), rows)

    def tuple_of(self, names: Sequence[Name]) -> ast.Term:
        start = self.stx.start
        if not names:
            return self.unit()
        terms = [ast.Ident(start, start, n) for n in names]
        result: ast.Term = terms[-1]
        for t in reversed(terms[:-1]):
            result = call(self.stx, "Prod.mk", t, result)
        return result

    def unpack(self, value: ast.Term, names: Sequence[Name], body: ast.Term) -> ast.Term:
        """``match value with | (x, y) => body`` for the mutable variables."""
        if not names:
            return body
        if len(names) == 1:
            start = value.start
            return self.let(ast.Ident(start, start, names[0]), None, value, body)
        return self.match(value, [(self.tuple_of(names), body)])

    # ------------------------------------------------------------ nested actions
    def lift(self, term: ast.Term, build: Callable[[ast.Term], ast.Term]) -> ast.Term:
        """Bind the ``(← e)`` inside ``term`` first, then go on with what is left."""
        actions: list[tuple[ast.Ident, ast.Term]] = []

        def visit(node: ast.Syntax) -> ast.Syntax | None:
            if isinstance(node, ast.ElabApp) and node.keyword == "←":
                ident = self.fresh("__do_lift")
                inner = ast.map_syntax(node.args[0], visit)
                actions.append((ident, inner))
                return ident
            if isinstance(node, (ast.Do, ast.Fun, ast.FunMatch, ast.ByTactic)):
                return node
            return None

        new = ast.map_syntax(term, visit)
        result = build(new)
        for ident, action in reversed(actions):
            result = self.bind(action, self.fun(ident.name, result))
        return result

    # ------------------------------------------------------------ statements
    def block(self, elems: Sequence[ast.DoElem], flow: Flow, after: Cont | None, muts: frozenset[Name]) -> ast.Term:
        """The statements, then ``after`` (None: the block's own value is the result)."""
        if not elems:
            if after is not None:
                return after()
            return (flow.done or self.pure)(self.unit())
        head, rest = elems[0], elems[1:]
        last = not rest and after is None
        if isinstance(head, ast.DoLet) and head.mutable:
            muts = muts | _pattern_names(head.pattern)

        def go() -> ast.Term:
            return self.block(rest, flow, after, muts)

        return self.statement(head, flow, go, last, muts)

    def statement(self, stx: ast.DoElem, flow: Flow, go: Cont, last: bool, muts: frozenset[Name]) -> ast.Term:
        if isinstance(stx, ast.DoExpr):
            if isinstance(stx.term, ast.Do):  # a nested `do` belongs to this block: its `return` leaves this block
                return self.block(stx.term.elems, flow, None if last else go, muts)
            return self.lift(stx.term, lambda e: self.conclude(e, flow) if last else self.sequence(e, go()))
        if isinstance(stx, ast.DoReturn):
            value = stx.term if stx.term is not None else self.unit()
            return self.lift(value, flow.ret)
        if isinstance(stx, ast.DoLet):
            return self.let_statement(stx, flow, go, muts)
        if isinstance(stx, ast.DoReassign):
            again = ast.DoLet(stx.start, stx.end, False, stx.arrow, stx.pattern, None, stx.value)
            return self.let_statement(again, flow, go, muts)
        if isinstance(stx, ast.DoLetDecl):
            return self.let_decl(stx, go)
        if isinstance(stx, ast.DoLetRec):
            return ast.LetRec(stx.start, stx.end, stx.decls, go())
        if isinstance(stx, ast.DoFor):
            return self.lift(stx.collection, lambda c: self.loop(replace(stx, collection=c), flow, go, muts))
        if isinstance(stx, ast.DoTry):
            return self.try_statement(stx, flow, go, last, muts)
        if isinstance(stx, (ast.DoIf, ast.DoMatch, ast.DoIfLet)):
            return self.branching(stx, flow, go, last, muts)
        if isinstance(stx, ast.DoOther):
            return self.other(stx, flow, go, last, muts)
        raise UnsupportedFeature(f"`do` element `{type(stx).__name__}`", stx)

    def conclude(self, action: ast.Term, flow: Flow) -> ast.Term:
        """The last action of a block: its value is the block's."""
        if flow.done is None:
            return action
        a = self.fresh("a")
        return self.bind(action, self.fun(a.name, flow.done(a)))

    def sequence(self, action: ast.Term, rest: ast.Term) -> ast.Term:
        return self.bind(action, self.fun(self.fresh("x").name, rest, call(self.stx, "PUnit")))

    def let_statement(self, stx: ast.DoLet, flow: Flow, go: Cont, muts: frozenset[Name]) -> ast.Term:
        if stx.arrow and isinstance(stx.value, ast.Do) and _has_jump(stx.value.elems, muts):
            return self.let_block(stx, stx.value, flow, go, muts)

        def build(value: ast.Term) -> ast.Term:
            if not stx.arrow and stx.otherwise is None:
                return self.let(stx.pattern, stx.type, value, go())
            if stx.otherwise is not None:
                hole = ast.Hole(stx.end, stx.end)
                otherwise = self.alternative(stx.otherwise, flow, muts)
                if not stx.arrow:
                    return self.match(value, [(stx.pattern, go()), (hole, otherwise)])
                x = self.fresh("x")
                return self.bind(value, self.fun(x.name, self.match(x, [(stx.pattern, go()), (hole, otherwise)])))
            if isinstance(stx.pattern, (ast.Ident, ast.Hole)):
                name = stx.pattern.name if isinstance(stx.pattern, ast.Ident) else self.fresh("x").name
                return self.bind(value, self.fun(name, go(), stx.type))
            x = self.fresh("x")
            return self.bind(value, self.fun(x.name, self.match(x, [(stx.pattern, go())]), stx.type))

        return self.lift(stx.value, build)

    def alternative(self, otherwise: ast.Term, flow: Flow, muts: frozenset[Name]) -> ast.Term:
        """What follows ``|`` in ``let p := e | alt``: it ends the block."""
        if isinstance(otherwise, ast.Do):
            return self.block(otherwise.elems, flow, None, muts)
        return self.conclude(otherwise, flow)

    def let_block(self, stx: ast.DoLet, value: ast.Do, flow: Flow, go: Cont, muts: frozenset[Name]) -> ast.Term:
        """``let x ← (statements that jump or assign)``: what follows is a join point over the value."""
        names = sorted(_assigned_in(value.elems) & muts)
        a = self.fresh("a")
        pattern = ast.DoLet(stx.start, stx.end, False, False, stx.pattern, stx.type, a)
        body = self.let_statement(pattern, flow, go, muts)
        jp = self.fresh("__do_jp")
        start = stx.start

        def done(e: ast.Term) -> ast.Term:
            return ast.App(start, start, jp, (e, *[ast.Ident(start, start, n) for n in names]))

        inner = self.block(value.elems, replace(flow, done=done), None, muts)
        return self.join_point(jp, [(a.name, ast.Hole(start, start)), *self.typed(names)], body, inner)

    def typed(self, names: Sequence[Name]) -> list[tuple[Name, ast.Term]]:
        """Mutable variables as parameters: of the types they have now."""
        start = self.stx.start
        return [(n, ast.ElabApp(start, start, "type_of%", (ast.Ident(start, start, n),))) for n in names]

    def join_point(
        self, jp: ast.Ident, parameters: Sequence[tuple[Name, ast.Term]], body: ast.Term, use: ast.Term
    ) -> ast.Term:
        """``let_delayed jp (parameters) : m _ := body; use``: the use is elaborated first and says the types."""
        start = self.stx.start
        binders = tuple(
            [
                ast.Binder(start, start, "default", (ast.BinderIdent(start, start, name),), type)
                for name, type in parameters
            ]
        )
        type = ast.App(start, start, self.monad, (ast.Hole(start, start),)) if self.is_known else ast.Hole(start, start)
        ident = ast.BinderIdent(start, start, jp.name)
        decl = ast.LetDecl(start, body.end, ident, binders, type, body)
        return ast.Let(start, use.end, "let_delayed", decl, use)

    def let_decl(self, stx: ast.DoLetDecl, go: Cont) -> ast.Term:
        kind, decl = stx.kind, stx.decl
        if decl.value is None or decl.binders:
            return ast.Let(stx.start, stx.end, kind, decl, go())
        if stx.otherwise is not None and decl.pattern is not None:
            pattern, otherwise = decl.pattern, stx.otherwise
            hole = ast.Hole(stx.end, stx.end)
            return self.lift(decl.value, lambda v: self.match(v, [(pattern, go()), (hole, otherwise)]))
        return self.lift(decl.value, lambda v: ast.Let(stx.start, stx.end, kind, replace(decl, value=v), go()))

    def branching(
        self, stx: ast.DoIf | ast.DoMatch | ast.DoIfLet, flow: Flow, go: Cont, last: bool, muts: frozenset[Name]
    ) -> ast.Term:
        """``if`` and ``match``: what follows becomes a join point over the variables that the branches assign."""
        if last:
            return self.branches(stx, flow, None, muts)
        names = sorted(_assigned(stx) & muts)
        jp = self.fresh("__do_jp")
        parameters = self.typed(names) or [(self.fresh("y").name, call(self.stx, "PUnit"))]

        def jump() -> ast.Term:
            start = self.stx.start
            args: list[ast.Term] = [ast.Ident(start, start, n) for n in names]
            return ast.App(start, start, jp, tuple(args or [self.unit()]))

        return self.join_point(jp, parameters, go(), self.branches(stx, flow, jump, muts))

    def branches(
        self, stx: ast.DoIf | ast.DoMatch | ast.DoIfLet, flow: Flow, jump: Cont | None, muts: frozenset[Name]
    ) -> ast.Term:
        if isinstance(stx, ast.DoMatch):
            alts = tuple(
                ast.MatchAlt(stx.start, stx.end, patterns, self.block(body, flow, jump, muts))
                for patterns, body in stx.alts
            )
            return ast.Match(stx.start, stx.end, stx.discrs, alts)
        then = self.block(stx.then, flow, jump, muts)
        otherwise = self.block(stx.otherwise if stx.otherwise is not None else (), flow, jump, muts)
        if isinstance(stx, ast.DoIf):
            hyp = stx.hyp
            return self.lift(stx.cond, lambda c: ast.If(stx.start, stx.end, hyp, c, then, otherwise))
        hole = ast.Hole(stx.end, stx.end)
        pattern = stx.pattern

        def build(value: ast.Term) -> ast.Term:
            if not stx.arrow:
                return self.match(value, [(pattern, then), (hole, otherwise)])
            x = self.fresh("x")
            return self.bind(value, self.fun(x.name, self.match(x, [(pattern, then), (hole, otherwise)])))

        return self.lift(stx.value, build)

    # ------------------------------------------------------------ loops
    def loop(self, stx: ast.DoFor, flow: Flow, go: Cont, muts: frozenset[Name]) -> ast.Term:
        names = sorted(_assigned_in(stx.body) & muts)
        returns = _has_return(stx.body)
        state = self.fresh("r")

        def pack(result: ast.Term | None) -> ast.Term:
            packed = self.tuple_of(names)
            if not returns:
                return packed
            type = ast.NamedArg(start, start, mk_name("α"), self.result)
            none: ast.Term = ast.App(start, start, call(stx_term, "Option.none"), (type,))
            some = call(stx_term, "Option.some")
            option = none if result is None else ast.App(start, start, some, (type, result))
            return call(stx_term, "Prod.mk", option, packed)

        stx_term: ast.Term = self.stx
        start = stx_term.start

        def step(which: str, result: ast.Term | None = None) -> ast.Term:
            return self.pure(call(self.stx, f"ForInStep.{which}", pack(result)))

        inner = Flow(lambda e: step("done", e), lambda: step("done"), lambda: step("yield"))
        body = self.block(stx.body, inner, lambda: step("yield"), muts)
        current: ast.Term = state
        if returns:
            current = ast.FieldAccess(state.start, state.end, state, 2)
        body = self.unpack(current, names, body)
        element = stx.pattern.name if isinstance(stx.pattern, ast.Ident) else self.fresh("x").name
        if not isinstance(stx.pattern, (ast.Ident, ast.Hole)):
            body = self.match(ast.Ident(stx.start, stx.start, element), [(stx.pattern, body)])
        body = self.fun(state.name, body)
        if stx.hyp is not None:
            body = self.fun(stx.hyp.name if not stx.hyp.name.is_anonymous else self.fresh("h").name, body)
        keyword = "for_in%" if stx.hyp is None else "for_in'%"
        parts = (self.monad, stx.collection, pack(None), self.fun(element, body))
        run = ast.ElabApp(stx.start, stx.end, keyword, parts)
        after: ast.Term = state
        if returns:
            after = ast.FieldAccess(state.start, state.end, state, 2)
        rest = self.unpack(after, names, go())
        if returns:
            found = self.fresh("a")
            first = ast.FieldAccess(state.start, state.end, state, 1)
            none, some = call(self.stx, "Option.none"), call(self.stx, "Option.some", found)
            rest = self.match(first, [(none, rest), (some, flow.ret(found))])
        return self.bind(run, self.fun(state.name, rest))

    def other(self, stx: ast.DoOther, flow: Flow, go: Cont, last: bool, muts: frozenset[Name]) -> ast.Term:
        if stx.keyword == "break" and flow.brk is not None:
            return flow.brk()
        if stx.keyword == "continue" and flow.cont is not None:
            return flow.cont()
        if stx.keyword in ("break", "continue"):
            raise LeanError(f"unexpected `{stx.keyword}` in `do` notation: it must be inside a loop", stx)
        if stx.keyword == "unless" and stx.term is not None:
            branch = ast.DoIf(stx.start, stx.end, None, stx.term, (), stx.bodies[0])
            return self.branching(branch, flow, go, last, muts)
        if stx.keyword == "repeat":
            return self.endless(stx, stx.bodies[0], flow, go, muts)
        raise UnsupportedFeature(f"`{stx.keyword}` in `do` blocks", stx)

    def endless(
        self, stx: ast.DoElem, body: tuple[ast.DoElem, ...], flow: Flow, go: Cont, muts: frozenset[Name]
    ) -> ast.Term:
        """``repeat body`` (and ``while c do body``, whose body the parser makes an ``if`` with ``break``)."""
        if mk_name("Lean.Loop") not in self.el.m.env:
            raise UnsupportedFeature("`while` and `repeat` in `do` blocks", stx)
        start = stx.start
        loop = ast.DoFor(start, stx.end, ast.Hole(start, start), call(self.stx, "Lean.Loop.mk"), body)
        return self.loop(loop, flow, go, muts)

    # ------------------------------------------------------------ exceptions
    def try_statement(self, stx: ast.DoTry, flow: Flow, go: Cont, last: bool, muts: frozenset[Name]) -> ast.Term:
        """``try … catch … finally``: parts run as actions of their own whose results tell how they ended."""
        bodies = (stx.body, *[body for _, _, body in stx.handlers])
        is_whole = last and flow.done is None and flow.brk is None  # `return` and the value are the same then
        exits = Exits(self, () if is_whole else bodies, flow, muts)
        action = exits.run(stx.body)
        for pattern, type, body in stx.handlers:
            e = pattern if isinstance(pattern, ast.Ident) else self.fresh("e")
            handler = exits.run(body)
            if not isinstance(pattern, (ast.Ident, ast.Hole)):
                handler = self.match(e, [(pattern, handler)])
            fn = self.fun(e.name, handler, type)
            if type is None:
                action = self.in_monad("MonadExcept.tryCatch", "m", action, fn)
            else:
                action = self.in_monad("tryCatchThe", "m", type, action, fn)
        if stx.finalizer is not None:
            last_part = self.block(stx.finalizer, Flow(self.pure), None, frozenset())
            action = self.in_monad("tryFinally", "m", action, last_part)
        if last and flow.done is None and exits.is_plain:
            return action
        return exits.go_on(action, flow, go, last)


class Exits:
    """How parts of a block that run as actions of their own may end: with a value, ``return``, ``break``, ``continue``.

    Each end is one alternative of nested ``Sum``s (only those that occur) and carries the mutable variables assigned.
    """

    def __init__(
        self, owner: DoTranslator, bodies: Sequence[Sequence[ast.DoElem]], flow: Flow, muts: frozenset[Name]
    ) -> None:
        self.owner = owner
        self.flow = flow
        self.muts = muts
        assigned: frozenset[Name] = frozenset().union(*[_assigned_in(body) for body in bodies])
        self.names = sorted(assigned & muts)
        self.kinds = ["value"]
        for kind, occurs in (("return", _has_return), ("break", _has_break), ("continue", _has_continue)):
            if any(occurs(body) for body in bodies):
                self.kinds.append(kind)

    @property
    def is_plain(self) -> bool:
        return len(self.kinds) == 1 and not self.names

    def _end(self, kind: str, value: ast.Term | None) -> ast.Term:
        """``pure`` of the alternative for an end."""
        o = self.owner
        result = o.tuple_of(self.names)
        if value is not None:
            if kind == "return":
                value = ast.TypeAscription(value.start, value.end, value, o.result)
            result = call(o.stx, "Prod.mk", value, result) if self.names else value
        return o.pure(self._inject(kind, result))

    def _inject(self, kind: str, result: ast.Term) -> ast.Term:
        i = self.kinds.index(kind)
        if i < len(self.kinds) - 1:
            result = call(self.owner.stx, "Sum.inl", result)
        for _ in range(i):
            result = call(self.owner.stx, "Sum.inr", result)
        return result

    def run(self, body: Sequence[ast.DoElem]) -> ast.Term:
        """One part as an action."""
        if self.is_plain:
            return self.owner.block(body, Flow(self.owner.pure), None, self.muts)
        inner = Flow(
            lambda e: self._end("return", e),
            (lambda: self._end("break", None)) if self.flow.brk is not None else None,
            (lambda: self._end("continue", None)) if self.flow.cont is not None else None,
            lambda e: self._end("value", e),
        )
        return self.owner.block(body, inner, None, self.muts)

    def go_on(self, action: ast.Term, flow: Flow, go: Cont, last: bool) -> ast.Term:
        """Run the action and do what its result says."""
        o = self.owner
        alternatives: list[tuple[ast.Term, ast.Term]] = []
        for kind in self.kinds:
            a = o.fresh("a")
            has_value = kind in ("value", "return")
            pattern = o.tuple_of(self.names)
            if has_value:
                pattern = call(o.stx, "Prod.mk", a, pattern) if self.names else a
            elif not self.names:
                pattern = ast.Hole(o.stx.start, o.stx.start)
            if kind == "value":
                rest = (flow.done or o.pure)(a) if last else go()
            elif kind == "return":
                rest = flow.ret(a)
            else:
                jump = flow.brk if kind == "break" else flow.cont
                assert jump is not None
                rest = jump()
            alternatives.append((self._inject(kind, pattern), rest))
        r = o.fresh("r")
        if len(alternatives) == 1 and isinstance(alternatives[0][0], ast.Ident):
            return o.bind(action, o.fun(alternatives[0][0].name, alternatives[0][1]))
        return o.bind(action, o.fun(r.name, o.match(r, alternatives)))


# ------------------------------------------------------------ which variables
def _pattern_names(pattern: ast.Syntax) -> frozenset[Name]:
    if isinstance(pattern, ast.Ident):
        return frozenset({pattern.name})
    found: frozenset[Name] = frozenset()
    for child in ast.children(pattern):
        found |= _pattern_names(child)
    return found


def _assigned(stx: ast.Syntax) -> frozenset[Name]:
    """Variables reassigned in a statement."""
    if isinstance(stx, ast.DoReassign):
        return _pattern_names(stx.pattern)
    found: frozenset[Name] = frozenset()
    for child in ast.children(stx):
        found |= _assigned(child)
    return found


def _assigned_in(elems: Sequence[ast.DoElem]) -> frozenset[Name]:
    found: frozenset[Name] = frozenset()
    for elem in elems:
        found |= _assigned(elem)
    return found


def _has_return(stx: Sequence[ast.DoElem] | ast.Syntax) -> bool:
    if isinstance(stx, ast.DoReturn):
        return True
    if isinstance(stx, ast.Do):  # one that stands for a statement: it belongs to this block
        return _has_return(stx.elems)
    if isinstance(stx, ast.Term):
        return False
    parts = ast.children(stx) if isinstance(stx, ast.Syntax) else stx
    return any(_has_return(part) for part in parts)


def _has_other(parts: Sequence[ast.DoElem] | ast.Syntax, word: str) -> bool:
    """Does a jump leave these statements (one inside a loop of theirs does not)?"""
    if isinstance(parts, ast.DoOther) and parts.keyword == word:
        return True
    if isinstance(parts, ast.Do):
        parts = parts.elems
    if isinstance(parts, (ast.DoFor, ast.Term)) or (isinstance(parts, ast.DoOther) and parts.keyword == "repeat"):
        return False
    children = ast.children(parts) if isinstance(parts, ast.Syntax) else parts
    return any(_has_other(part, word) for part in children)


def _has_break(parts: Sequence[ast.DoElem]) -> bool:
    return _has_other(parts, "break")


def _has_continue(parts: Sequence[ast.DoElem]) -> bool:
    return _has_other(parts, "continue")


def _has_jump(parts: Sequence[ast.DoElem], muts: frozenset[Name]) -> bool:
    """Do the statements leave the block, or assign its variables?"""
    jumps = _has_return(parts) or _has_break(parts) or _has_continue(parts)
    return jumps or bool(_assigned_in(parts) & muts)
