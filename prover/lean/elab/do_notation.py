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
from prover.lean.expr import Expr
from prover.lean.meta.errors import LeanError, UnsupportedFeature
from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.syntax import ast

Cont = Callable[[], ast.Term]


@dataclass(frozen=True, slots=True)
class Flow:
    """What jumps mean here: ``ret`` for ``return e``; ``brk``/``cont`` only inside loops. ``type`` is the block's type
    where it is known (join points need it)."""

    ret: Callable[[ast.Term], ast.Term]
    brk: Cont | None = None
    cont: Cont | None = None
    type: ast.Term | None = None


@term_elab(ast.Do)
def elab_do(el: TermElab, stx: ast.Do, expected: Expr | None) -> Expr:
    el.try_postpone_if_none_or_mvar(expected)
    return el.elab_term(DoTranslator(el, stx).translate(expected), expected)


class DoTranslator:
    """Translates one block."""

    def __init__(self, el: TermElab, stx: ast.Do) -> None:
        self.el = el
        self.stx = stx

    def translate(self, expected: Expr | None) -> ast.Term:
        start = self.stx.start
        flow = Flow(self.pure, type=ExprTerm(start, start, expected) if expected is not None else None)
        return self.block(self.stx.elems, flow, None, frozenset())

    # ------------------------------------------------------------ small terms
    def fresh(self, base: str) -> ast.Ident:
        start = self.stx.start
        return ast.Ident(start, start, self.el.m.fresh_user_name(mk_name(base)))

    def pure(self, e: ast.Term) -> ast.Term:
        return call(self.stx, "Pure.pure", e)

    def unit(self) -> ast.Term:
        return call(self.stx, "PUnit.unit")

    def fun(self, name: Name, body: ast.Term, type: ast.Term | None = None) -> ast.Term:
        start = body.start
        ident = ast.BinderIdent(start, start, name)
        return ast.Fun(start, body.end, (ast.Binder(start, start, "default", (ident,), type),), body)

    def bind(self, action: ast.Term, fn: ast.Term) -> ast.Term:
        return call(self.stx, "Bind.bind", action, fn)

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
    def block(
        self, elems: Sequence[ast.DoElem], flow: Flow, after: Cont | None, muts: frozenset[Name]
    ) -> ast.Term:
        """The statements, then ``after`` (None: the block's own value is the result)."""
        if not elems:
            return after() if after is not None else self.pure(self.unit())
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
            return self.lift(stx.term, lambda e: e if last else self.sequence(e, go()))
        if isinstance(stx, ast.DoReturn):
            value = stx.term if stx.term is not None else self.unit()
            return self.lift(value, flow.ret)
        if isinstance(stx, ast.DoLet):
            return self.let_statement(stx, flow, go)
        if isinstance(stx, ast.DoReassign):
            again = ast.DoLet(stx.start, stx.end, False, stx.arrow, stx.pattern, None, stx.value)
            return self.let_statement(again, flow, go)
        if isinstance(stx, ast.DoLetDecl):
            return self.let_decl(stx, go)
        if isinstance(stx, ast.DoFor):
            return self.lift(stx.collection, lambda c: self.loop(replace(stx, collection=c), flow, go, muts))
        if isinstance(stx, (ast.DoIf, ast.DoMatch, ast.DoIfLet)):
            return self.branching(stx, flow, go, last, muts)
        if isinstance(stx, ast.DoOther):
            return self.other(stx, flow, go, last, muts)
        raise UnsupportedFeature(f"`do` element `{type(stx).__name__}`", stx)

    def sequence(self, action: ast.Term, rest: ast.Term) -> ast.Term:
        return self.bind(action, self.fun(self.fresh("x").name, rest, call(self.stx, "PUnit")))

    def let_statement(self, stx: ast.DoLet, flow: Flow, go: Cont) -> ast.Term:
        def build(value: ast.Term) -> ast.Term:
            if not stx.arrow and stx.otherwise is None:
                return self.let(stx.pattern, stx.type, value, go())
            if stx.otherwise is not None:
                hole = ast.Hole(stx.end, stx.end)
                if not stx.arrow:
                    return self.match(value, [(stx.pattern, go()), (hole, stx.otherwise)])
                x = self.fresh("x")
                return self.bind(value, self.fun(x.name, self.match(x, [(stx.pattern, go()), (hole, stx.otherwise)])))
            if isinstance(stx.pattern, (ast.Ident, ast.Hole)):
                name = stx.pattern.name if isinstance(stx.pattern, ast.Ident) else self.fresh("x").name
                return self.bind(value, self.fun(name, go(), stx.type))
            x = self.fresh("x")
            return self.bind(value, self.fun(x.name, self.match(x, [(stx.pattern, go())]), stx.type))

        return self.lift(stx.value, build)

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
        body = go()
        if flow.type is not None:
            body = ast.TypeAscription(body.start, body.end, body, flow.type)
        for name in reversed(names):
            body = self.fun(name, body)
        if not names:
            body = self.fun(self.fresh("y").name, body, call(self.stx, "PUnit"))

        def jump() -> ast.Term:
            start = self.stx.start
            args: list[ast.Term] = [ast.Ident(start, start, n) for n in names]
            return ast.App(start, start, jp, tuple(args or [self.unit()]))

        return self.let(jp, None, body, self.branches(stx, flow, jump, muts))

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
            option = call(stx_term, "Option.none") if result is None else call(stx_term, "Option.some", result)
            return call(stx_term, "Prod.mk", option, packed)

        stx_term: ast.Term = self.stx

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
        run = call(self.stx, "ForIn.forIn", stx.collection, pack(None), self.fun(element, self.fun(state.name, body)))
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
        raise UnsupportedFeature(f"`{stx.keyword}` in `do` blocks", stx)


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
    if isinstance(stx, ast.Term):
        return False
    parts = ast.children(stx) if isinstance(stx, ast.Syntax) else stx
    return any(_has_return(part) for part in parts)
