"""Collections: ``{a, b}``, ``{x | p}``, ``{f x | x ∈ s}``, ``∑ x ∈ s, f x``.

Source: Lean 4 ``src/Init/Core.lean`` (``{a, b}`` is ``insert``/``singleton``); Mathlib ``Order/SetNotation.lean``,
``Algebra/BigOperators/Basic.lean``, ``Order/BooleanAlgebra/Set.lean``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from prover.lean.elab.binders import infix_term
from prover.lean.elab.match_patterns import puns_of
from prover.lean.elab.registry import term_elab
from prover.lean.elab.term import TermElab
from prover.lean.expr import Const, Expr, get_app_fn
from prover.lean.meta.attributes import structure_info
from prover.lean.meta.errors import UnsupportedFeature
from prover.lean.name import mk_name
from prover.lean.syntax import ast

_BIG: Final = {"∑": "Finset.sum", "∏": "Finset.prod"}
_FINSET: Final = mk_name("Finset")


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
    """``{x | p}`` ↦ ``setOf fun x => p``; ``{x ∈ s | p}`` is a filter where a ``Finset`` is expected."""
    binder = stx.binder
    if binder.pred is None:
        return el.elab_term(call(stx, "setOf", ast.Fun(stx.start, stx.end, (binder,), stx.prop)), expected)
    op, bound = binder.pred
    plain = replace(binder, pred=None)
    if op == "∈" and expected is not None:
        head = get_app_fn(el.m.whnf_r(el.m.instantiate_mvars(expected)))
        if isinstance(head, Const) and head.name is _FINSET:
            fun = ast.Fun(stx.start, stx.end, (plain,), stx.prop)
            return el.elab_term(call(stx, "Finset.filter", fun, bound), expected)
    test = infix_term(op, var(binder.names[0]), bound, stx.start, stx.end)
    both = infix_term("∧", test, stx.prop, stx.start, stx.end)
    return el.elab_term(call(stx, "setOf", ast.Fun(stx.start, stx.end, (plain,), both)), expected)


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
    """``∑ x ∈ s, f x`` ↦ ``Finset.sum s fun x => f x``; without a set the sum runs over ``Finset.univ``."""
    fn = _BIG.get(stx.op)
    if fn is None:
        raise UnsupportedFeature(f"`{stx.op}` notation", stx)
    body = stx.body
    for binder in reversed(stx.binders):
        for ident in reversed(binder.names):
            one = replace(binder, names=(ident,), pred=None)
            domain = call(stx, "Finset.univ")
            if binder.pred is not None:
                op, bound = binder.pred
                if op != "∈":
                    raise UnsupportedFeature(f"`{stx.op} x {op} …` notation", stx)
                domain = bound
            body = call(stx, fn, domain, ast.Fun(stx.start, stx.end, (one,), body))
    return el.elab_term(body, expected)
