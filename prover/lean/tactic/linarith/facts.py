"""The facts that ``linarith`` works with, and the steps that prepare them.

Source: Mathlib ``Mathlib/Tactic/Linarith/Preprocessing.lean``. Comes in: proofs of any propositions; goes out: proofs
of ``a < b``, ``a ≤ b``, ``a = b`` over ordered rings. A step maps facts to facts; :data:`PREPROCESSORS` lists them in
order, and ``nlinarith`` adds one of its own at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from prover.lean.expr import Const, Expr, is_app_of, mk_app, mk_apps, mk_const, unfold_app
from prover.lean.level import ZERO
from prover.lean.meta.app_builder import NAT_CONST
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.name import mk_name
from prover.lean.tactic.linarith.simplex import Relation
from prover.lean.tactic.simp.engine import Simp
from prover.lean.tactic.simp.norm_cast import PUSH
from prover.lean.tactic.simp.types import Config, Context

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

LINARITH: Final = mk_name("Linarith")
INT: Final = mk_const(mk_name("Int"))
_NAT_CAST: Final = mk_name("Nat.cast")
_INT_CAST_OF_NAT: Final = mk_apps(mk_const(_NAT_CAST, (ZERO,)), [INT, mk_const(mk_name("instNatCastInt"))])
_RELATIONS: Final = {"LT.lt": Relation.LT, "LE.le": Relation.LE, "Eq": Relation.EQ}
_SWAPPED: Final = {"GT.gt": "LT.lt", "GE.ge": "LE.le"}
_WORDS: Final = {Relation.LT: "lt", Relation.LE: "le", Relation.EQ: "eq"}


@dataclass(frozen=True, slots=True)
class Fact:
    """``proof : lhs R rhs`` over ``type``."""

    proof: Expr
    relation: Relation
    type: Expr
    lhs: Expr
    rhs: Expr


@dataclass(frozen=True, slots=True)
class Negated:
    """``proof : ¬ lhs R rhs``."""

    proof: Expr
    relation: Relation
    type: Expr
    lhs: Expr
    rhs: Expr


Step = Callable[["Meta", list[Fact]], list[Fact]]


def split_conjunctions(m: Meta, proofs: Sequence[Expr]) -> list[Expr]:
    """``h : p ∧ q`` becomes its two halves."""
    out: list[Expr] = []
    todo = list(reversed(proofs))
    while todo:
        h = todo.pop()
        args = m.match_app(m.infer_type(h), mk_name("And"), 2)
        if args is None:
            out.append(h)
        else:
            todo += [mk_apps(mk_const(mk_name(f"And.{side}")), [*args, h]) for side in ("right", "left")]
    return out


def comparison(m: Meta, proof: Expr) -> Fact | Negated | None:
    """What ``proof`` compares."""
    prop = m.whnf_r(m.instantiate_mvars(m.infer_type(proof)))
    inner = m.match_not(prop)
    if inner is not None:
        read = _read(m, m.whnf_r(inner))
        return None if read is None else Negated(proof, *read)
    read = _read(m, prop)
    return None if read is None else Fact(proof, *read)


def _read(m: Meta, prop: Expr) -> tuple[Relation, Expr, Expr, Expr] | None:
    fn, args = unfold_app(prop)
    if not isinstance(fn, Const):
        return None
    name = str(fn.name)
    if name == "Eq" and len(args) == 3:
        return Relation.EQ, args[0], args[1], args[2]
    if len(args) != 4:
        return None
    if name in _SWAPPED:
        return _RELATIONS[_SWAPPED[name]], args[0], args[3], args[2]
    return (_RELATIONS[name], args[0], args[2], args[3]) if name in _RELATIONS else None


def positive_facts(m: Meta, proofs: Sequence[Expr]) -> list[Fact]:
    """The comparisons among ``proofs``, negations turned round (``¬a = b`` says nothing)."""
    out: list[Fact] = []
    for h in proofs:
        found = comparison(m, h)
        if isinstance(found, Negated):
            positive = _turn_round(m, found)
            if positive is not None:
                out.append(positive)
        elif found is not None:
            out.append(found)
    return out


def _turn_round(m: Meta, h: Negated) -> Fact | None:
    if h.relation is Relation.EQ:
        return None
    rule, relation = ("not_lt", Relation.LE) if h.relation is Relation.LT else ("not_le", Relation.LT)
    try:
        proof = m.mk_app_m(LINARITH.child(rule), [h.proof])
    except HeartbeatsExceeded:
        raise
    except (LeanError, Stuck):
        return None
    return Fact(proof, relation, h.type, h.rhs, h.lhs)


# ------------------------------------------------------------ natural numbers
def nat_to_int(m: Meta, facts: list[Fact]) -> list[Fact]:
    """Comparisons of natural numbers as comparisons of integers; casts of naturals are not negative."""
    push = _Push(m)
    out = [_cast(m, f, push) if f.type is NAT_CONST else f for f in facts]
    seen: dict[Expr, None] = {}
    for f in out:
        for side in (f.lhs, f.rhs):
            _casts(side, seen)
    extra: list[Fact] = []
    for e in seen:
        found = _nonnegative(m, e)
        if found is not None:
            extra.append(found)
    return extra + out


class _Push:
    """``push_cast`` on terms ``((n : ℕ) : ℤ)``."""

    def __init__(self, m: Meta) -> None:
        self.m = m
        self.context = Context((m.env.state(PUSH),), Config(fail_if_unchanged=False))

    def __call__(self, n: Expr) -> tuple[Expr, Expr]:
        """The new term and a proof of ``(n : ℤ) = new``."""
        m = self.m
        e = mk_app(_INT_CAST_OF_NAT, n)
        result = Simp(m, self.context).simp(e)
        proof = result.proof if result.proof is not None else m.mk_eq_refl(e)
        return result.expr, proof


def _cast(m: Meta, f: Fact, push: _Push) -> Fact:
    lhs, left = push(f.lhs)
    rhs, right = push(f.rhs)
    rule = mk_const(LINARITH.child(f"cast_{_WORDS[f.relation]}"))
    proof = mk_apps(rule, [f.lhs, f.rhs, lhs, rhs, left, right, f.proof])
    return Fact(proof, f.relation, INT, lhs, rhs)


def _casts(e: Expr, seen: dict[Expr, None]) -> None:
    """Subterms ``((n : ℕ) : R)`` below sums, products, differences and negation."""
    fn, args = unfold_app(e)
    if not isinstance(fn, Const):
        return
    if fn.name is _NAT_CAST and len(args) == 3:
        seen[e] = None
    elif str(fn.name) in ("HAdd.hAdd", "HMul.hMul", "HSub.hSub") and len(args) == 6:
        _casts(args[4], seen)
        _casts(args[5], seen)
    elif str(fn.name) == "Neg.neg" and len(args) == 3:
        _casts(args[2], seen)


def _nonnegative(m: Meta, e: Expr) -> Fact | None:
    """``0 ≤ ((n : ℕ) : R)``."""
    type, _, n = unfold_app(e)[1]
    if m.nat_literal(n) is not None:
        return None
    try:
        proof = m.mk_app_opt_m(LINARITH.child("natCast_nonneg"), [type, None, None, None, n])
        zero = m.mk_numeral(type, 0)
    except HeartbeatsExceeded:
        raise
    except (LeanError, Stuck):
        return None
    return Fact(proof, Relation.LE, type, zero, e)


# ------------------------------------------------------------ integers
def strengthen_strict_int(m: Meta, facts: list[Fact]) -> list[Fact]:
    """``a < b`` over ℤ as ``a + 1 ≤ b``."""
    out: list[Fact] = []
    for f in facts:
        if f.type is INT and f.relation is Relation.LT:
            lhs = m.mk_app_m("HAdd.hAdd", [f.lhs, m.mk_numeral(INT, 1)])
            proof = mk_apps(mk_const(LINARITH.child("add_one_le")), [f.lhs, f.rhs, f.proof])
            f = Fact(proof, Relation.LE, INT, lhs, f.rhs)
        out.append(f)
    return out


PREPROCESSORS: Final[tuple[Step, ...]] = (nat_to_int, strengthen_strict_int)


def is_false(e: Expr) -> bool:
    return is_app_of(e, mk_name("False"), 0)
