"""Families and vectors: ``⨆ i, f i``, ``⋃ i ∈ s, f i``, ``∑' (n : ℕ), f n``, ``∀ᶠ (n : ℕ) in f, p``, ``![a, b]``.

Source: Mathlib ``Order/SetNotation.lean`` (``iSup_delab``), ``Topology/Algebra/InfiniteSum/Defs.lean`` (``notation3``
shows the type of the variable), ``Data/Fin/VecNotation.lean``, ``LinearAlgebra/Matrix/Notation.lean``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from prover.lean.expr import BVar, Expr, Lam, has_loose_bvar, is_app_of, unfold_app
from prover.lean.name import Name, mk_name
from prover.lean.pretty.format import LINE, Doc, concat, join, text
from prover.lean.pretty.piece import Piece, term
from prover.lean.syntax.operators import LEAD_PREC

if TYPE_CHECKING:
    from prover.lean.pretty.special import SpecialPrinter

Rule = Callable[["SpecialPrinter", list[Expr], Expr], "Piece | None"]

_MEM: Final = mk_name("Membership.mem")
_CONS: Final = mk_name("Matrix.vecCons")
_EMPTY: Final = mk_name("Matrix.vecEmpty")
_OF: Final = mk_name("Matrix.of")
_UNCONDITIONAL: Final = mk_name("SummationFilter.unconditional")


def _big(head: Doc, inner: Piece, tail: int) -> Piece:
    return Piece(term(concat(head, ",", LINE, inner.doc)), LEAD_PREC, min(inner.tail, tail))


def _lattice(op: str, fn: str) -> Rule:
    """``fn fun i => f i`` as ``op i, f i``; with a membership right below as ``op i ∈ s, f i``."""
    name, arity = mk_name(fn), 3 if fn.startswith("Set.") else 4

    def shown(printer: SpecialPrinter, args: list[Expr], e: Expr) -> Piece | None:
        lam = args[-1] if len(args) == arity else None
        if not isinstance(lam, Lam):
            return None
        saved = printer.mark()
        try:
            if _is_membership(lam.body, arity, name):
                var, body = printer.open_lambda(lam)
                condition = unfold_app(body)[1][-1]
                assert isinstance(condition, Lam)
                over = printer.piece(unfold_app(condition.binder_type)[1][3])
                head = concat(f"{op} {var.text} ∈ ", over.doc)
                return _big(head, printer.piece(printer.open_lambda(condition)[1]).at(60), 60)
            type = printer.piece(lam.binder_type)
            is_prop = printer.info.is_prop(lam.binder_type, printer.lctx)
            var, body = printer.open_lambda(lam)
            head = text(f"{op} {var.text}")
            if is_prop or printer.option("pp.funBinderTypes", printer.is_all):
                shown_var = var.text if has_loose_bvar(lam.body, 0) else "_"
                head = concat(f"{op} ({shown_var} : ", type.doc, ")")
            return _big(head, printer.piece(body).at(60), 60)
        finally:
            printer.leave(saved)

    return shown


def _is_membership(body: Expr, arity: int, name: Name) -> bool:
    """Is this ``fn fun _ : i ∈ s => …`` with ``i`` the variable around it, which ``s`` does not mention?"""
    condition = unfold_app(body)[1][-1] if is_app_of(body, name, arity) else None
    if (
        not isinstance(condition, Lam)
        or not is_app_of(condition.binder_type, _MEM, 5)
        or has_loose_bvar(condition.body, 0)
    ):
        return False
    over, elem = unfold_app(condition.binder_type)[1][3:]
    return isinstance(elem, BVar) and elem.idx == 0 and not has_loose_bvar(over, 0)


def _series(op: str) -> Rule:
    """``tsum (fun n => f n) (unconditional _)`` as ``∑' (n : ℕ), f n``."""

    def shown(printer: SpecialPrinter, args: list[Expr], e: Expr) -> Piece | None:
        if len(args) != 6 or not isinstance(args[4], Lam) or not is_app_of(args[5], _UNCONDITIONAL, 1):
            return None
        saved = printer.mark()
        try:
            type = printer.piece(args[4].binder_type)
            var, body = printer.open_lambda(args[4])
            return _big(concat(f"{op} ({var.text} : ", type.doc, ")"), printer.piece(body).at(67), 67)
        finally:
            printer.leave(saved)

    return shown


def _along_filter(op: str) -> Rule:
    """``Filter.Eventually (fun n => p n) f`` as ``∀ᶠ (n : ℕ) in f, p n``."""

    def shown(printer: SpecialPrinter, args: list[Expr], e: Expr) -> Piece | None:
        if len(args) != 3 or not isinstance(args[1], Lam):
            return None
        along = printer.piece(args[2])
        saved = printer.mark()
        try:
            type = printer.piece(args[1].binder_type)
            var, body = printer.open_lambda(args[1])
            return _big(concat(f"{op} ({var.text} : ", type.doc, ") in ", along.doc), printer.piece(body), 0)
        finally:
            printer.leave(saved)

    return shown


def _elements(e: Expr) -> list[Expr] | None:
    """The elements of ``![a, b, …]``."""
    found: list[Expr] = []
    while is_app_of(e, _CONS, 4):
        head, e = unfold_app(e)[1][2:]
        found.append(head)
    return found if is_app_of(e, _EMPTY, 1) else None


def _vector(printer: SpecialPrinter, args: list[Expr], e: Expr) -> Piece | None:
    elems = _elements(e)
    if elems is None:
        return None
    return Piece(term(concat("![", join([printer.arg(x).doc for x in elems], concat(",", LINE)), "]")))


def _matrix(printer: SpecialPrinter, args: list[Expr], e: Expr) -> Piece | None:
    """``Matrix.of ![![a, b], ![c, d]]`` as ``!![a, b; c, d]``."""
    if len(args) != 4 or not is_app_of(args[2], _OF, 3):
        return None
    rows = [_elements(row) for row in _elements(args[3]) or ()]
    if not rows or not all(rows):
        return None
    docs = [join([printer.arg(x).doc for x in row or ()], concat(",", LINE)) for row in rows]
    return Piece(term(concat("!![", join(docs, concat(";", LINE)), "]")))


FAMILY_RULES: Final[dict[str, Rule]] = {
    "iSup": _lattice("⨆", "iSup"),
    "iInf": _lattice("⨅", "iInf"),
    "Set.iUnion": _lattice("⋃", "Set.iUnion"),
    "Set.iInter": _lattice("⋂", "Set.iInter"),
    "tsum": _series("∑'"),
    "tprod": _series("∏'"),
    "Filter.Eventually": _along_filter("∀ᶠ"),
    "Filter.Frequently": _along_filter("∃ᶠ"),
    "Matrix.vecCons": _vector,
    "Matrix.vecEmpty": _vector,
    "Equiv.toFun": _matrix,
}
