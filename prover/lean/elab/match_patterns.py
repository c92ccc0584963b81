"""Patterns of ``match``: which identifiers are variables, elaboration, and translation to the compiler's patterns.

Source: Lean 4 ``src/Lean/Elab/PatternVar.lean``, ``src/Lean/Elab/Match.lean`` (``ToDepElimPattern``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from prover.lean.declaration import ConstructorInfo
from prover.lean.elab.attributes import has_tag
from prover.lean.elab.match_compile import (
    AltLHS,
    PAs,
    Pattern,
    PCtor,
    PInaccessible,
    PValue,
    PVar,
    sort_decls,
)
from prover.lean.elab.registry import term_elab
from prover.lean.expr import (
    Const,
    Expr,
    FVar,
    Lit,
    MVar,
    Pi,
    get_app_fn,
    unfold_app,
)
from prover.lean.local_context import LocalDecl
from prover.lean.meta.cases import mk_eq, to_ctor_app
from prover.lean.meta.errors import LeanError
from prover.lean.meta.mctx import fresh_uid
from prover.lean.name import Name, mk_name
from prover.lean.subst import instantiate1
from prover.lean.syntax import ast

if TYPE_CHECKING:
    from prover.lean.elab.term import TermElab

_ALWAYS_PATTERNS: Final = frozenset(
    mk_name(n) for n in ("HAdd.hAdd", "Add.add", "Nat.add", "Neg.neg", "HMul.hMul", "Mul.mul", "OfNat.ofNat")
)
NAMED_PATTERN: Final = mk_name("namedPattern")


@ast.node
class PatHole(ast.Term):
    """``_`` in a pattern; ``sink`` collects the metavariable made for it."""

    sink: list[int]


@ast.node
class PatInaccessible(ast.Term):
    """``.(e)``."""

    term: ast.Term
    sink: list[int]


@term_elab(PatHole)
def elab_pat_hole(el: TermElab, stx: PatHole, expected: Expr | None) -> Expr:
    mvar = el.m.mk_mvar(expected) if expected is not None else el.m.mk_mvar(el.m.mk_type_mvar())
    stx.sink.append(mvar.uid)
    return mvar


@term_elab(PatInaccessible)
def elab_pat_inaccessible(el: TermElab, stx: PatInaccessible, expected: Expr | None) -> Expr:
    with el.setting(in_pattern=False):
        e = el.elab_term_ensuring_type(stx.term, expected) if expected is not None else el.elab_term(stx.term)
    mvar = el.m.mk_mvar(el.m.infer_type(e))
    stx.sink.append(mvar.uid)
    el.m.assign(mvar, e)
    return mvar


@term_elab(ast.NamedPattern)
def elab_named_pattern(el: TermElab, stx: ast.NamedPattern, expected: Expr | None) -> Expr:
    """``namedPattern x p h``."""
    hyp = stx.hyp.name if stx.hyp is not None and not stx.hyp.name.is_anonymous else None
    ident = ast.Ident(stx.start, stx.end, stx.name)
    x = el.elab_term(ident, expected)
    p = el.elab_term_ensuring_type(stx.pattern, expected if expected is not None else el.m.infer_type(x))
    found = el.m.lctx.find_by_name(hyp if hyp is not None else _hidden_hyp(stx.name))
    if found is None:
        raise LeanError("invalid pattern, named patterns are allowed in `match` alternatives only", stx)
    el.m.is_def_eq(el.m.infer_type(found.fvar), mk_eq(el.m, x, p))
    return el.elab_app_args(el.mk_const(NAMED_PATTERN), [x, p, found.fvar], (), expected)


def _hidden_hyp(name: Name) -> Name:
    return name.child("_h")


# ------------------------------------------------------------ which identifiers are variables
class Collector:
    """Finds the variables of patterns and marks holes."""

    def __init__(self, el: TermElab) -> None:
        self.el = el
        self.names: list[tuple[Name, ast.Syntax]] = []
        self.hyps: list[tuple[Name, Name]] = []
        self.holes: list[int] = []

    def add(self, name: Name, stx: ast.Syntax) -> None:
        if any(n is name for n, _ in self.names):
            raise LeanError(f"Invalid pattern: Variable `{name}` occurred more than once", stx)
        self.names.append((name, stx))

    def pattern_const(self, name: Name) -> bool | None:
        """True: a constructor or ``@[match_pattern]``; False: another constant; None: nothing known."""
        el = self.el
        found = [n for n, fields in el.resolver().resolve(name) if not fields]
        if not found:
            return None
        env = el.m.env
        for n in found:
            if isinstance(env.find(n), ConstructorInfo) or has_tag(env, "match_pattern", n) or n in _ALWAYS_PATTERNS:
                return True
        return False

    def visit(self, stx: ast.Term) -> ast.Term:
        if isinstance(stx, ast.Hole):
            return PatHole(stx.start, stx.end, self.holes)
        if isinstance(stx, ast.Ident):
            return self._ident(stx)
        if isinstance(stx, ast.App):
            return self._app(stx)
        if isinstance(stx, ast.Inaccessible):
            return PatInaccessible(stx.start, stx.end, stx.term, self.holes)
        if isinstance(stx, ast.NamedPattern):
            return self._named(stx)
        if isinstance(stx, (ast.BinOp, ast.UnOp)):
            return self._operator(stx)
        if isinstance(stx, ast.StructInst):
            return self._struct(stx)
        if isinstance(stx, ast.SetLit) and all(isinstance(e, ast.Ident) for e in stx.elems):
            return self._struct(puns_of(stx))
        if isinstance(stx, ast.TypeAscription):
            return ast.TypeAscription(stx.start, stx.end, self.visit(stx.term), stx.type)
        if isinstance(stx, (ast.Paren, ast.TupleTerm, ast.AnonCtor, ast.ListLit, ast.ArrayLit)):
            return self._children(stx)
        if isinstance(stx, ast.NotationApp):
            return self.visit(_expand(self.el, stx))
        if isinstance(stx, ast.Choice):
            return self._choice(stx)
        if isinstance(
            stx, (ast.NumLit, ast.StrLit, ast.CharLit, ast.ScientificLit, ast.DotIdent, PatHole, ast.NameLit)
        ):
            return stx
        if isinstance(stx, ast.Explicit):
            return stx
        if isinstance(stx, (ast.SyntheticHole,)):
            return PatHole(stx.start, stx.end, self.holes)
        raise LeanError("Invalid pattern: Expected a constructor or constant marked with `[match_pattern]`", stx)

    def _choice(self, stx: ast.Choice) -> ast.Term:
        error: LeanError | None = None
        for alt in stx.alts:
            saved = list(self.names), list(self.hyps)
            try:
                return self.visit(alt)
            except LeanError as err:
                self.names, self.hyps = saved
                error = error or err
        assert error is not None
        raise error

    def _children(self, stx: ast.Term) -> ast.Term:
        def each(child: ast.Syntax) -> ast.Syntax | None:
            return self.visit(child) if isinstance(child, ast.Term) and child is not stx else None

        result = ast.map_syntax(stx, each)
        assert isinstance(result, ast.Term)
        return result

    def _ident(self, stx: ast.Ident) -> ast.Term:
        if stx.macro_decl is not None:
            return stx
        name = stx.name
        local = self.el.resolve_local(name)
        if local is not None and not local[1] and name.is_atomic and not self._is_aux(local[0]):
            self.add(name, stx)
            return stx
        known = self.pattern_const(name)
        if known:
            return stx
        if not name.is_atomic and not name.has_macro_scopes:
            raise LeanError(
                "Invalid pattern: Expected a constructor or constant marked with `[match_pattern]`"
                if known is False
                else f"Invalid pattern variable: Variable name must be atomic, but `{name}` has multiple components",
                stx,
            )
        self.add(name, stx)
        return stx

    def _is_aux(self, e: Expr) -> bool:
        return isinstance(e, FVar) and e.uid in self.el.aux_decls

    def _head(self, fn: ast.Term) -> None:
        while isinstance(fn, (ast.Explicit, ast.Paren)):
            fn = fn.fn if isinstance(fn, ast.Explicit) else fn.term
        if isinstance(fn, ast.DotIdent):
            return
        if isinstance(fn, ast.Ident):
            if fn.macro_decl is not None or self.pattern_const(fn.name):
                return
            raise LeanError("Invalid pattern: Expected a constructor or constant marked with `[match_pattern]`", fn)
        raise LeanError("Invalid pattern: Expected a constructor or constant marked with `[match_pattern]`", fn)

    def _app(self, stx: ast.App) -> ast.Term:
        self._head(stx.fn)
        args: list[ast.Term | ast.NamedArg] = []
        for arg in stx.args:
            if isinstance(arg, ast.NamedArg):
                args.append(ast.NamedArg(arg.start, arg.end, arg.name, self.visit(arg.value)))
            else:
                args.append(self.visit(arg))
        return ast.App(stx.start, stx.end, stx.fn, tuple(args), stx.ellipsis)

    def _named(self, stx: ast.NamedPattern) -> ast.Term:
        self.add(stx.name, stx)
        hyp = stx.hyp.name if stx.hyp is not None and not stx.hyp.name.is_anonymous else _hidden_hyp(stx.name)
        self.hyps.append((hyp, stx.name))
        return ast.NamedPattern(stx.start, stx.end, stx.name, stx.hyp, self.visit(stx.pattern))

    def _operator(self, stx: ast.BinOp | ast.UnOp) -> ast.Term:
        env = self.el.m.env
        if not (
            stx.fn in _ALWAYS_PATTERNS
            or isinstance(env.find(stx.fn), ConstructorInfo)
            or has_tag(env, "match_pattern", stx.fn)
        ):
            raise LeanError("Invalid pattern: Expected a constructor or constant marked with `[match_pattern]`", stx)
        if isinstance(stx, ast.UnOp):
            return ast.UnOp(stx.start, stx.end, stx.kind, stx.op, stx.fn, self.visit(stx.arg))
        return ast.BinOp(stx.start, stx.end, stx.kind, stx.op, stx.fn, self.visit(stx.lhs), self.visit(stx.rhs))

    def _struct(self, stx: ast.StructInst) -> ast.Term:
        if stx.sources:
            raise LeanError("Invalid struct instance pattern: `with` is not allowed", stx)
        fields = []
        for f in stx.struct_fields:
            value = f.value if f.value is not None else ast.Ident(f.start, f.end, f.path)
            fields.append(ast.StructInstField(f.start, f.end, f.path, f.binders, self.visit(value)))
        return ast.StructInst(stx.start, stx.end, (), tuple(fields), stx.ellipsis, stx.type)


def puns_of(stx: ast.SetLit) -> ast.StructInst:
    """``{ x, y }`` read as a structure instance."""
    fields = [ast.StructInstField(e.start, e.end, e.name, (), None) for e in stx.elems if isinstance(e, ast.Ident)]
    return ast.StructInst(stx.start, stx.end, (), tuple(fields))


def _expand(el: TermElab, stx: ast.NotationApp) -> ast.Term:
    from prover.lean.elab.notation import expand_use

    return expand_use(el.m.env, stx)


# ------------------------------------------------------------ elaboration
@dataclass(slots=True)
class ElabPatterns:
    """Elaborated patterns of one alternative: its variables and the remaining match type."""

    lhs: AltLHS
    exprs: list[Expr]
    result_type: Expr


def elab_patterns(el: TermElab, stxs: tuple[ast.Term, ...], match_type: Expr, ref: ast.Syntax) -> ElabPatterns:
    """Elaborate patterns against ``∀ discrs, T``. Call inside ``m.scope()``; variables are pushed."""
    m = el.m
    mark = fresh_uid()
    collector = Collector(el)
    marked = [collector.visit(s) for s in stxs]
    base = m.lctx
    fvars: list[Expr] = []
    by_name: dict[Name, Expr] = {}
    # hypotheses `h` of `x@h:p` mention all variables, so they come last
    for name in [*[n for n, _ in collector.names], *[h for h, _ in collector.hyps]]:
        type = m.mk_type_mvar()
        fvar = m.push_local(name, type)
        by_name[name] = fvar
        fvars.append(fvar)
    raw: list[Expr] = []
    with el.setting(in_pattern=True, err_to_sorry=False):
        for stx in marked:
            match_type = match_type if isinstance(match_type, Pi) else m.whnf(match_type)
            assert isinstance(match_type, Pi)
            with el.with_ref(stx):
                e = el.elab_term(stx, match_type.binder_type)
                el.synthesize_synthetic_mvars("yes")
                e = el.ensure_has_type(match_type.binder_type, e)
            raw.append(e)
            match_type = instantiate1(match_type.body, e)
        if any(uid < mark for x in fvars for uid in m.mctx.collect_mvars(m.infer_type(x))):
            el.try_postpone()  # what determines the type of a variable may come later
        el.synthesize_no_postponing()
    del base
    return _finalize(el, collector, fvars, raw, match_type, ref)


def _finalize(
    el: TermElab, collector: Collector, fvars: list[Expr], raw: list[Expr], match_type: Expr, ref: ast.Syntax
) -> ElabPatterns:
    m = el.m
    new = _Fresh(el, collector)
    for e in raw:
        new.close(e)
    for x in fvars:
        new.close(m.infer_type(x))
    decls: dict[Expr, LocalDecl] = {}
    for x in [*fvars, *new.fvars]:
        decl = m.local_decl(x)
        decls[x] = replace(decl, type=m.instantiate_mvars(decl.type))
    translate = _ToPattern(el, collector, set(decls))
    patterns = [translate.visit(e) for e in raw]
    for x in decls:
        if x not in translate.seen:
            raise m.error("Invalid pattern: Cannot infer the variable {}", x)
    # variables in order of occurrence, then sorted by dependency
    ordered = sort_decls(m, [decls[x] for x in translate.seen])
    exprs = [m.instantiate_mvars(e) for e in raw]
    return ElabPatterns(AltLHS(ref, ordered, patterns), exprs, m.instantiate_mvars(match_type))


class _Fresh:
    """Turns metavariables left in patterns into variables."""

    def __init__(self, el: TermElab, collector: Collector) -> None:
        self.el = el
        self.m = el.m
        self.holes = set(collector.holes)
        self.fvars: list[Expr] = []

    def close(self, e: Expr) -> None:
        m = self.m
        for uid in m.mctx.collect_mvars(e):
            if m.mctx.is_assigned(uid):
                continue
            decl = m.mctx.decl(uid)
            self.close(decl.type)
            if m.mctx.is_assigned(uid):
                continue
            name = decl.user_name
            if uid in self.holes or name.is_anonymous:  # `_` is called after the field it stands for
                name = self.el.arg_names.get(uid, mk_name("x")).erase_macro_scopes()
            local = LocalDecl(fresh_uid(), m.fresh_user_name(name), m.instantiate_mvars(decl.type))
            m.lctx = m.lctx.add(local)
            m.assign(uid, local.fvar)
            self.fvars.append(local.fvar)


class _ToPattern:
    """Elaborated term to :class:`Pattern`."""

    def __init__(self, el: TermElab, collector: Collector, locals_: set[Expr]) -> None:
        self.el = el
        self.m = el.m
        self.holes = set(collector.holes)
        self.locals = locals_
        self.seen: dict[Expr, None] = {}

    def visit(self, raw: Expr) -> Pattern:
        m = self.m
        if isinstance(raw, MVar):
            value = m.mctx.assignment.get(raw.uid)
            assert value is not None, "open metavariable in pattern"
            if raw.uid in self.holes:
                e = m.instantiate_mvars(raw)
                return self._var(e) if isinstance(e, FVar) else PInaccessible(e)
            return self.visit(value)
        fn = get_app_fn(raw)
        if isinstance(fn, MVar):
            return self.visit(m.instantiate_mvars(raw))
        if isinstance(raw, FVar):
            return self._var(raw)
        if isinstance(raw, Lit):
            return PValue(raw)
        if isinstance(fn, Const):
            return self._const(raw, fn)
        raise m.error("Invalid pattern\n  {}", raw)

    def _var(self, e: FVar) -> Pattern:
        if e in self.locals and e not in self.seen:
            self.seen[e] = None
            return PVar(e)
        return PInaccessible(e)

    def _const(self, raw: Expr, fn: Const) -> Pattern:
        m = self.m
        _, args = unfold_app(raw)
        if fn.name is NAMED_PATTERN and len(args) == 4:
            x, p, h = args[1], args[2], args[3]
            var, hyp = m.instantiate_mvars(x), m.instantiate_mvars(h)
            self.seen[var] = None
            pattern = self.visit(p)
            self.seen[hyp] = None
            return PAs(var, pattern, hyp)
        if is_value(m.instantiate_mvars(raw)):
            return PValue(m.instantiate_mvars(raw))
        info = m.env.find(fn.name)
        if isinstance(info, ConstructorInfo) and len(args) == info.num_params + info.num_fields:
            levels = tuple([m.mctx.instantiate_level(u) for u in fn.levels])
            params = tuple([m.instantiate_mvars(a) for a in args[: info.num_params]])
            return PCtor(info.name, levels, params, tuple([self.visit(a) for a in args[info.num_params :]]))
        e = m.instantiate_mvars(raw)
        found = to_ctor_app(m, e)
        if found is not None:
            info2, ctor_args = found
            params = tuple(ctor_args[: info2.num_params])
            return PCtor(info2.name, (), params, tuple([self.visit(a) for a in ctor_args[info2.num_params :]]))
        unfolded = m.unfold_definition(e)
        if unfolded is not None:
            return self.visit(m.whnf_core(unfolded))
        reduced = m.whnf(e)
        if reduced is not e:
            return self.visit(reduced)
        raise m.error("Invalid pattern\n  {}", e)


_VALUE_HEADS: Final = frozenset(mk_name(n) for n in ("OfNat.ofNat", "Char.ofNat"))


def is_value(e: Expr) -> bool:
    """A literal: ``5`` at any type, ``'c'``, ``"s"``, ``-5``."""
    if isinstance(e, Lit):
        return True
    fn, args = unfold_app(e)
    if not isinstance(fn, Const):
        return False
    if fn.name in _VALUE_HEADS:
        return any(isinstance(a, Lit) for a in args)
    return fn.name.text == "Neg.neg" and len(args) == 3 and is_value(args[2])
