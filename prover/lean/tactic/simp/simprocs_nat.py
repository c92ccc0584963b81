"""Procedures for Nat relations and differences of the form ``x + k``: cancel or decide.

Source: Lean 4 ``src/Lean/Meta/Tactic/Simp/BuiltinSimprocs/Nat.lean`` (``reduceEqDiff``, ``reduceLeDiff`` …),
``src/Init/Data/Nat/Simproc.lean``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from prover.lean.expr import Expr, get_app_args, is_app_of, mk_apps, mk_const
from prover.lean.meta.app_builder import FALSE, NAT_CONST, TRUE, mk_nat_lit
from prover.lean.meta.whnf import BOOL_FALSE, BOOL_TRUE
from prover.lean.name import mk_name
from prover.lean.tactic.simp.decide import decide_proof
from prover.lean.tactic.simp.engine import Simp
from prover.lean.tactic.simp.types import After, Result, simproc

_OF_EQ_TRUE: Final = mk_name("of_eq_true")


@dataclass(frozen=True, slots=True)
class Offset:
    """``base + k``; a literal has no base."""

    base: Expr | None
    k: int


def read_offset(simp: Simp, e: Expr) -> Offset | None:
    """Literals and ``x + k`` with ``0 < k``; None for other terms."""
    found = simp.m.nat_offset(e)
    if found is None:
        return None
    base, k = found
    return Offset(base, k) if base is None or k > 0 else None


def _prove(simp: Simp, lemma: str, args: list[Expr], condition: tuple[str, int, int], e: Expr, new: Expr) -> Result:
    """``e = new`` by a lemma whose hypothesis compares two literals."""
    m = simp.m
    relation, a, b = condition
    prop = m.mk_app_m(relation, [mk_nat_lit(a), mk_nat_lit(b)])
    decided = decide_proof(m, prop, True)
    assert decided is not None
    h = mk_apps(mk_const(_OF_EQ_TRUE), [prop, decided])
    proof = mk_apps(mk_const(mk_name("Nat.Simproc." + lemma)), [*args, h])
    return Result(new, simp.with_type(proof, m.mk_eq(e, new)))


def _compare(simp: Simp, e: Expr, lemmas: str, a: Offset, b: Offset, make: str) -> Result | None:
    """Cancel the common part of ``a ∘ b`` (``∘`` is ``=`` or ``≤``) where at least one side is ``x + k``."""
    m = simp.m
    eq = lemmas == "eq"
    ka, kb = mk_nat_lit(a.k), mk_nat_lit(b.k)
    relate = m.mk_eq if eq else (lambda x, y: m.mk_app_m(make, [x, y]))
    if a.base is not None and b.base is not None:
        if a.k <= b.k:
            new = relate(a.base, m.mk_nat_offset(b.base, b.k - a.k))
            return _prove(simp, f"add_{lemmas}_add_le", [a.base, b.base, ka, kb], ("LE.le", a.k, b.k), e, new)
        new = relate(m.mk_nat_offset(a.base, a.k - b.k), b.base)
        return _prove(simp, f"add_{lemmas}_add_ge", [a.base, b.base, ka, kb], ("GE.ge", a.k, b.k), e, new)
    if a.base is not None:
        if a.k <= b.k:
            new = relate(a.base, mk_nat_lit(b.k - a.k))
            name = "add_eq_le" if eq else "add_le_le"
            return _prove(simp, name, [a.base, ka, kb], ("LE.le", a.k, b.k), e, new)
        name = "add_eq_gt" if eq else "add_le_gt"
        return _prove(simp, name, [a.base, ka, kb], ("GT.gt", a.k, b.k), e, FALSE)
    assert b.base is not None
    if eq:
        if b.k <= a.k:
            new = m.mk_eq(b.base, mk_nat_lit(a.k - b.k))
            return _prove(simp, "eq_add_le", [b.base, ka, kb], ("GE.ge", a.k, b.k), e, new)
        return _prove(simp, "eq_add_gt", [b.base, ka, kb], ("GT.gt", b.k, a.k), e, FALSE)
    if a.k <= b.k:
        return _prove(simp, "le_add_le", [b.base, ka, kb], ("LE.le", a.k, b.k), e, TRUE)
    new = relate(mk_nat_lit(a.k - b.k), b.base)
    return _prove(simp, "le_add_ge", [b.base, ka, kb], ("GE.ge", a.k, b.k), e, new)


def _sides(simp: Simp, e: Expr, n: int) -> tuple[Offset, Offset] | None:
    args = get_app_args(e)
    if len(args) != n or args[0] is not NAT_CONST:
        return None
    a, b = read_offset(simp, args[-2]), read_offset(simp, args[-1])
    return (a, b) if a is not None and b is not None else None


@simproc("Nat.reduceEqDiff", "Eq", type="Nat", after=After.VISIT)
def reduce_eq_diff(simp: Simp, e: Expr) -> Result | None:
    """``2 = 3 ↦ False``, ``x + 2 = 5 ↦ x = 3``."""
    sides = _sides(simp, e, 3)
    if sides is None:
        return None
    a, b = sides
    if a.base is None and b.base is None:
        proof = decide_proof(simp.m, e, a.k == b.k)
        return None if proof is None else Result(TRUE if a.k == b.k else FALSE, proof)
    return _compare(simp, e, "eq", a, b, "Eq")


@simproc("Nat.reduceLeDiff", "LE.le", type="Nat", after=After.VISIT)
def reduce_le_diff(simp: Simp, e: Expr) -> Result | None:
    """``2 ≤ 3 ↦ True``, ``x + 2 ≤ y + 5 ↦ x ≤ y + 3``."""
    sides = _sides(simp, e, 4)
    if sides is None:
        return None
    a, b = sides
    if a.base is None and b.base is None:
        proof = decide_proof(simp.m, e, a.k <= b.k)
        return None if proof is None else Result(TRUE if a.k <= b.k else FALSE, proof)
    return _compare(simp, e, "le", a, b, "LE.le")


@simproc("Nat.reduceLTLE", "LT.lt", type="Nat", after=After.VISIT)
def reduce_lt_le(simp: Simp, e: Expr) -> Result | None:
    """``x + 2 < y + 5 ↦ x < y + 3``; also against literals."""
    sides = _sides(simp, e, 4)
    if sides is None or (sides[0].base is None and sides[1].base is None):
        return None
    a, b = sides
    low = min(a.k, b.k)
    if low == 0:
        return None
    m = simp.m
    if a.base is None and a.k < b.k:
        return _prove(simp, "lt_add_lt", [_base(b), mk_nat_lit(a.k), mk_nat_lit(b.k)], ("LT.lt", a.k, b.k), e, TRUE)
    if b.base is None and b.k <= a.k:
        return _prove(simp, "add_lt_ge", [_base(a), mk_nat_lit(a.k), mk_nat_lit(b.k)], ("GE.ge", a.k, b.k), e, FALSE)
    x, y = m.mk_nat_offset(a.base, a.k - low), m.mk_nat_offset(b.base, b.k - low)
    new = m.mk_app_m("LT.lt", [x, y])
    iff = mk_apps(mk_const(mk_name("Nat.add_lt_add_iff_right")), [mk_nat_lit(low), x, y])
    return Result(new, simp.with_type(m.mk_propext(iff), m.mk_eq(e, new)))


def _base(a: Offset) -> Expr:
    assert a.base is not None
    return a.base


@simproc("Nat.reduceSubDiff", "HSub.hSub", type="Nat", after=After.VISIT)
def reduce_sub_diff(simp: Simp, e: Expr) -> Result | None:
    """``x + 5 - 3 ↦ x + 2``, ``(x + 5) - (y + 3) ↦ (x + 2) - y``."""
    sides = _sides(simp, e, 6)
    if sides is None or sides[0].base is None:
        return None
    a, b = sides
    m = simp.m
    x = _base(a)
    ka, kb = mk_nat_lit(a.k), mk_nat_lit(b.k)
    if b.base is not None:
        if a.k <= b.k:
            new = m.mk_binop("HSub.hSub", x, m.mk_nat_offset(b.base, b.k - a.k))
            return _prove(simp, "add_sub_add_le", [x, b.base, ka, kb], ("LE.le", a.k, b.k), e, new)
        new = m.mk_binop("HSub.hSub", m.mk_nat_offset(x, a.k - b.k), b.base)
        return _prove(simp, "add_sub_add_ge", [x, b.base, ka, kb], ("GE.ge", a.k, b.k), e, new)
    if b.k == 0:
        return None
    if a.k >= b.k:
        new = m.mk_nat_offset(x, a.k - b.k)
        return _prove(simp, "add_sub_ge", [x, ka, kb], ("GE.ge", a.k, b.k), e, new)
    return _prove(
        simp, "add_sub_le", [x, ka, kb], ("LE.le", a.k, b.k), e, m.mk_binop("HSub.hSub", x, mk_nat_lit(b.k - a.k))
    )


def _bool_diff(equal: bool) -> None:
    """``x + 2 == 5 ↦ x == 3``, ``x + 5 == 2 ↦ false`` (and ``!=``)."""
    head = "BEq.beq" if equal else "bne"

    def run(simp: Simp, e: Expr) -> Result | None:
        args = get_app_args(e)
        sides = _sides(simp, e, 4)
        if sides is None or (sides[0].base is None and sides[1].base is None):
            return None
        m = simp.m
        eq = m.mk_eq(args[2], args[3])
        step = _compare(simp, eq, "eq", sides[0], sides[1], "Eq")
        if step is None or step.proof is None:
            return None
        if step.expr is FALSE:
            new: Expr = BOOL_FALSE if equal else BOOL_TRUE
            lemma = "Nat.Simproc.beqFalseOfEqFalse" if equal else "Nat.Simproc.bneTrueOfEqFalse"
            return Result(new, mk_apps(mk_const(mk_name(lemma)), [args[2], args[3], step.proof]))
        if not is_app_of(step.expr, mk_name("Eq"), 3):
            return None
        _, x, y = get_app_args(step.expr)
        new = m.mk_app_m(head, [x, y])
        lemma = "Nat.Simproc.beqEqOfEqEq" if equal else "Nat.Simproc.bneEqOfEqEq"
        proof = mk_apps(mk_const(mk_name(lemma)), [args[2], args[3], x, y, step.proof])
        return Result(new, simp.with_type(proof, m.mk_eq(e, new)))

    simproc(f"Nat.reduce{'Beq' if equal else 'Bne'}Diff", head, type="Nat", after=After.VISIT)(run)


_bool_diff(True)
_bool_diff(False)
