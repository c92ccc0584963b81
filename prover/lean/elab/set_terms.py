"""Collections: ``{a, b}``, ``{x | p}``, ``{f x | x ∈ s}``, ``∑ x ∈ s, f x``, ``⋃ x ∈ s, f x``, ``![a, b]``.

Source: Lean 4 ``src/Init/Core.lean`` (``{a, b}`` is ``insert``/``singleton``); Mathlib ``Order/SetNotation.lean``,
``Algebra/BigOperators/Basic.lean``, ``Order/BooleanAlgebra/Set.lean``, ``LinearAlgebra/Matrix/Notation.lean``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from prover.lean.elab.binders import infix_term
from prover.lean.elab.match_patterns import puns_of
from prover.lean.elab.registry import term_elab
from prover.lean.elab.special_terms import ExprTerm, form
from prover.lean.elab.term import TermElab
from prover.lean.expr import Const, Expr, get_app_fn, mk_app, mk_const, mk_sort
from prover.lean.level import mk_succ
from prover.lean.meta.attributes import structure_info
from prover.lean.meta.errors import LeanError, UnsupportedFeature
from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.syntax import ast

_BIG: Final = {"∑": "Finset.sum", "∏": "Finset.prod"}
_NESTED: Final = {"⨆": "iSup", "⨅": "iInf", "⋃": "Set.iUnion", "⋂": "Set.iInter", "∑'": "tsum", "∏'": "tprod"}
_BELOW: Final = {
    "<": "Finset.Iio", "≤": "Finset.Iic", "<=": "Finset.Iic", ">": "Finset.Ioi", "≥": "Finset.Ici", ">=": "Finset.Ici"
}  # fmt: skip
_FINSET: Final = mk_name("Finset")
_SET: Final = mk_name("Set")


def call(stx: ast.Term, name: str, *args: ast.Term) -> ast.Term:
    """``name args`` with the constant already resolved."""
    fn = mk_name(name)
    head = ast.Ident(stx.start, stx.end, fn, None, fn)
    return ast.App(stx.start, stx.end, head, args) if args else head


def var(ident: ast.BinderIdent) -> ast.Term:
    return ast.Ident(ident.start, ident.end, ident.name)


@term_elab(ast.SetLit)
def elab_set_lit(el: TermElab, stx: ast.SetLit, expected: Expr | None) -> Expr:
    """``{a, b}`` ↦ ``insert a (singleton b)``; ``{}`` ↦ ``∅``."""
    if not stx.elems:
        return el.elab_term(call(stx, "EmptyCollection.emptyCollection"), expected)
    if expected is not None and all(isinstance(e, ast.Ident) for e in stx.elems):
        # `{ x, y }` may also be a structure instance with abbreviated fields
        head = get_app_fn(el.m.whnf(el.m.instantiate_mvars(expected)))
        info = structure_info(el.m.env, head.name) if isinstance(head, Const) else None
        if info is not None and all(isinstance(e, ast.Ident) and e.name in info.fields for e in stx.elems):
            return el.elab_term(puns_of(stx), expected)
    result = call(stx, "Singleton.singleton", stx.elems[-1])
    for elem in reversed(stx.elems[:-1]):
        result = call(stx, "Insert.insert", elem, result)
    return el.elab_term(result, expected)


@term_elab(ast.SetBuilder)
def elab_set_builder(el: TermElab, stx: ast.SetBuilder, expected: Expr | None) -> Expr:
    """``{x | p}`` ↦ ``setOf fun x => p``; a filter where a ``Finset`` is expected or ``s`` of ``x ∈ s`` is one."""
    binder = stx.binder
    plain = replace(binder, pred=None)
    domain = finset_domain(el, stx, expected)
    if domain is not None:
        fun = ast.Fun(stx.start, stx.end, (plain,), stx.prop)
        return el.elab_term(call(stx, "Finset.filter", fun, domain), expected)
    if binder.pred is None:
        return el.elab_term(call(stx, "setOf", ast.Fun(stx.start, stx.end, (binder,), stx.prop)), expected)
    op, bound = binder.pred
    test = infix_term(op, var(binder.names[0]), bound, stx.start, stx.end)
    both = infix_term("∧", test, stx.prop, stx.start, stx.end)
    return el.elab_term(call(stx, "setOf", ast.Fun(stx.start, stx.end, (plain,), both)), expected)


def finset_domain(el: TermElab, stx: ast.SetBuilder, expected: Expr | None) -> ast.Term | None:
    """The finite set that set-builder notation filters, None for sets (Mathlib ``Data/Finset/Filter.lean``)."""
    head = _type_head(el, expected) if expected is not None else None
    if head is _SET or _FINSET not in el.m.env:
        return None
    binder = stx.binder
    if head is _FINSET:
        if binder.pred is not None:
            return _filtered_domain(el, binder, stx)
        univ = call(stx, "Finset.univ")
        return univ if binder.type is None else _ascribed(univ, call(binder.type, "Finset", binder.type))
    if binder.pred is None or binder.pred[0] != "∈":
        return None
    bound = binder.pred[1]
    saved = el.save()
    value = el.elab_term(bound, None)
    if _type_head(el, el.m.infer_type(value)) is _FINSET:
        return ExprTerm(bound.start, bound.end, value)
    el.restore(saved)
    return None


def _filtered_domain(el: TermElab, binder: ast.Binder, stx: ast.SetBuilder) -> ast.Term:
    """What ``{x ∈ s | p}``, ``{x ∉ s | p}``, ``{x ≠ a | p}`` filter; a set is no finite set here."""
    assert binder.pred is not None
    op, bound = binder.pred
    if op == "∈":
        return bound
    if op == "∉":
        return call(stx, "Compl.compl", bound)
    if op == "≠":
        return call(stx, "Compl.compl", call(stx, "Singleton.singleton", bound))
    return binder_domain(el, binder, stx)


def _type_head(el: TermElab, type: Expr) -> Name | None:
    head = get_app_fn(el.m.whnf_r(el.m.instantiate_mvars(type)))
    return head.name if isinstance(head, Const) else None


def _ascribed(term: ast.Term, type: ast.Term) -> ast.Term:
    return ast.TypeAscription(term.start, term.end, term, type)


@term_elab(ast.SetImage)
def elab_set_image(el: TermElab, stx: ast.SetImage, expected: Expr | None) -> Expr:
    """``{f x | x ∈ s}`` ↦ ``{y | ∃ x ∈ s, f x = y}``."""
    name = el.m.fresh_user_name(mk_name("x"))
    ident = ast.BinderIdent(stx.start, stx.start, name)
    y = ast.Ident(stx.start, stx.start, name)
    body = infix_term("=", stx.term, y, stx.start, stx.end)
    for binder in reversed(stx.binders):
        body = ast.Exists(stx.start, stx.end, (binder,), body)
    fun = ast.Fun(stx.start, stx.end, (ast.Binder(stx.start, stx.start, "default", (ident,), None),), body)
    return el.elab_term(call(stx, "setOf", fun), expected)


@term_elab(ast.BigOp)
def elab_big_op(el: TermElab, stx: ast.BigOp, expected: Expr | None) -> Expr:
    """``∑ x ∈ s with p, f x`` ↦ ``Finset.sum (Finset.filter (fun x => p) s) fun x => f x``; of sets: the product."""
    if stx.op in _NESTED:
        return el.elab_term(nested(stx, _NESTED[stx.op]), expected)
    fn = _BIG[stx.op]
    domains = [binder_domain(el, binder, stx) for binder in stx.binders]
    domain = domains[-1]
    for left in reversed(domains[:-1]):
        domain = call(stx, "SProd.sprod", left, domain)
    binder = _one_binder(stx)
    body = stx.body
    if stx.condition is not None:
        name, condition = stx.condition
        if name is None:
            domain = call(stx, "Finset.filter", ast.Fun(stx.start, stx.end, (binder,), condition), domain)
        else:
            neutral = ast.NumLit(stx.start, stx.start, 0 if stx.op == "∑" else 1)
            body = ast.If(stx.start, stx.end, name, condition, body, neutral)
    return el.elab_term(call(stx, fn, domain, ast.Fun(stx.start, stx.end, (binder,), body)), expected)


def nested(stx: ast.BigOp, fn: str) -> ast.Term:
    """``⨆ x ∈ s, f x`` ↦ ``iSup fun x => iSup fun _ : x ∈ s => f x``: one for each name and condition."""
    body = stx.body
    for binder in reversed(stx.binders):
        if binder.pattern is not None:
            raise UnsupportedFeature(f"a pattern after `{stx.op}`", stx)
        for ident in reversed(binder.names):
            if binder.pred is not None:
                op, bound = binder.pred
                test = infix_term(op, var(ident), bound, ident.start, bound.end)
                unnamed = ast.BinderIdent(ident.start, ident.start, ANONYMOUS)
                condition = ast.Binder(ident.start, bound.end, "default", (unnamed,), test)
                body = call(stx, fn, ast.Fun(stx.start, stx.end, (condition,), body))
            one = replace(binder, names=(ident,), pred=None)
            body = call(stx, fn, ast.Fun(stx.start, stx.end, (one,), body))
    return body


def binder_domain(el: TermElab, binder: ast.Binder, stx: ast.Term) -> ast.Term:
    """The finite set that a binder of ``∑`` runs over (Mathlib's ``processBigOpBinder``)."""
    if binder.pred is None:
        antidiagonal = _antidiagonal(binder.pattern)
        if antidiagonal is not None:
            return call(stx, "Finset.HasAntidiagonal.antidiagonal", antidiagonal.rhs)
        univ = call(stx, "Finset.univ")
        return univ if binder.type is None else _ascribed(univ, call(binder.type, "Finset", binder.type))
    op, bound = binder.pred
    if op in _BELOW:
        return call(stx, _BELOW[op], bound)
    if op == "≠":
        return call(stx, "Finset.erase", call(stx, "Finset.univ"), bound)
    if op == "∉":
        bound = call(stx, "Compl.compl", bound)
    elif op == "in":
        sign = stx.op if isinstance(stx, ast.BigOp) else "∑"
        old, new = f"{sign} x in s, f x", f"{sign} x ∈ s, f x"
        el.log_warning(bound, f"The '{old}' notation is deprecated: please use '{new}' instead")
    elif op != "∈":
        raise UnsupportedFeature(f"`x {op} …` as a finite set", stx)
    return ast.ElabApp(bound.start, bound.end, "finset%", (bound,))


def _antidiagonal(pattern: ast.Term | None) -> ast.BinOp | None:
    """``a + b = n`` of ``∑ (a + b = n), …``."""
    if isinstance(pattern, ast.Paren):
        pattern = pattern.term
    if not (isinstance(pattern, ast.BinOp) and pattern.op == "=" and isinstance(pattern.lhs, ast.BinOp)):
        return None
    return pattern if pattern.lhs.op == "+" else None


def _one_binder(stx: ast.BigOp) -> ast.Binder:
    """What the function of a big operator binds: a name, a pattern, or ``⟨x, y⟩`` for several binders."""
    parts: list[ast.Term] = []
    for binder in stx.binders:
        antidiagonal = _antidiagonal(binder.pattern)
        if antidiagonal is not None and isinstance(antidiagonal.lhs, ast.BinOp):
            parts.append(ast.AnonCtor(stx.start, stx.start, (antidiagonal.lhs.lhs, antidiagonal.lhs.rhs)))
        else:
            parts.append(binder.pattern if binder.pattern is not None else var(binder.names[0]))
    first = stx.binders[0]
    if len(parts) == 1 and first.pattern is None:
        is_old = first.pred is not None and first.pred[0] == "in"  # `∑ x : T in s` had the type at the variable
        return replace(first, pred=None, type=first.type if is_old else None)
    pattern = parts[0] if len(parts) == 1 else ast.AnonCtor(stx.start, stx.start, tuple(parts))
    if isinstance(pattern, ast.Hole):
        hole = ast.BinderIdent(pattern.start, pattern.end, ANONYMOUS)
        return ast.Binder(first.start, first.end, "default", (hole,), None)
    return ast.Binder(first.start, first.end, "default", (), None, pattern=pattern)


@form("finset%")
def elab_finset(el: TermElab, stx: ast.ElabApp, expected: Expr | None) -> Expr:
    """``finset% s``: a finite set, or ``s.toFinset`` for a set (Mathlib ``Data/Fintype/Sets.lean``)."""
    m = el.m
    u = m.mk_level_mvar()
    wanted = mk_app(mk_const(_FINSET, (u,)), m.mk_mvar(mk_sort(mk_succ(u))))
    value = el.elab_term(stx.args[0], wanted)
    if _type_head(el, m.infer_type(value)) is _SET:
        return el.mk_app("Set.toFinset", value)
    return value


@form("∀ᶠ")
def elab_eventually(el: TermElab, stx: ast.ElabApp, expected: Expr | None) -> Expr:
    return el.elab_term(call(stx, "Filter.Eventually", *stx.args), expected)


@form("∃ᶠ")
def elab_frequently(el: TermElab, stx: ast.ElabApp, expected: Expr | None) -> Expr:
    return el.elab_term(call(stx, "Filter.Frequently", *stx.args), expected)


@form("![")
def elab_vector(el: TermElab, stx: ast.ElabApp, expected: Expr | None) -> Expr:
    """``![a, b]`` ↦ ``Matrix.vecCons a (Matrix.vecCons b Matrix.vecEmpty)``, a function on ``Fin 2``."""
    result = call(stx, "Matrix.vecEmpty")
    for elem in reversed(stx.args):
        result = call(stx, "Matrix.vecCons", elem, result)
    return el.elab_term(result, expected)


@form("!![")
def elab_matrix(el: TermElab, stx: ast.ElabApp, expected: Expr | None) -> Expr:
    """``!![a, b; c, d]`` ↦ ``Matrix.of ![![a, b], ![c, d]]``."""
    first, *others = [row.args for row in stx.args if isinstance(row, ast.ElabApp)]
    for row in others:
        if len(row) != len(first):
            lengths = f"this row has {len(row)} items, the previous rows have {len(first)}"
            raise LeanError(f"Rows must be of equal length; {lengths}", row[0])
    rows = ast.ElabApp(stx.start, stx.end, "![", stx.args)
    return el.elab_term(call(stx, "Matrix.of", rows), expected)
