"""Mathlib's algebraic hierarchy: what people write with it is accepted, and what it does not prove is refused."""

from __future__ import annotations

from functools import lru_cache

import pytest

from prover.lean.elab.frontend import elaborate_source
from prover.lean.environment import Environment
from prover.lean.library.load import load_environment
from tests.lean.tactic.run import by


@lru_cache(maxsize=1)
def mathlib() -> Environment:
    return load_environment(("Init", "Mathlib"))


def errors(text: str) -> list[str]:
    return [m.text for m in elaborate_source(text, mathlib()).messages if m.severity == "error"]


RING = "{R : Type*} [CommRing R] "
FIELD = "{K : Type*} [Field K] [CharZero K] "
ORDERED_FIELD = "{K : Type*} [Field K] [LinearOrder K] [IsStrictOrderedRing K] "
ORDER = "{α : Type*} [LinearOrder α] "

ACCEPTED: dict[str, tuple[str, str]] = {
    "a generic law at ℕ": ("(a b : ℕ) : a * b = b * a", "exact mul_comm a b"),
    "a generic law at ℤ": ("(a b : ℤ) : a * b = b * a", "rw [mul_comm]"),
    "a generic law in a ring": (RING + "(a b c : R) : a * (b + c) = a * b + a * c", "rw [mul_add]"),
    "powers of ℤ are those of the monoid": ("(a : ℤ) : a ^ 2 = a * a", "rw [pow_two]"),
    "powers of ℕ are those of the monoid": ("(a : ℕ) : a ^ 2 = a * a", "exact sq a"),
    "units vanish in a ring": (RING + "(a b : R) : a + 0 + 1 * b = a + b", "simp"),
    "a lemma about monoids rewrites 0 + a in ℕ": ("(a : ℕ) : 0 + a = a", "simp only [zero_add]"),
    "a lemma about monoids rewrites 1 * a in ℕ": ("(a : ℕ) : 1 * a = a", "simp only [one_mul]"),
    "sub_eq_zero at ℤ": ("(a b : ℤ) (h : a - b = 0) : a = b", "rwa [sub_eq_zero] at h"),
    "numerals of a field of characteristic zero": (FIELD + ": (2 : K) ≠ 0", "exact two_ne_zero"),
    "an instance whose arguments hold instances": (FIELD + ": NeZero (2 : K)", "infer_instance"),
    "casts compare": (FIELD + "(n : ℕ) (h : (n : K) = 3) : n = 3", "exact_mod_cast h"),
    "orders of ℤ": ("(a b : ℤ) (h : a ≤ b) (g : b ≤ a) : a = b", "exact le_antisymm h g"),
    "orders of ℕ": ("(a b : ℕ) (h : a ≤ b) (g : b < 3) : a < 3", "exact lt_of_le_of_lt h g"),
    "a linear order chains": (ORDER + "(x y z : α) (h : x < y) (g : y ≤ z) : x < z", "exact h.trans_le g"),
    "max of a linear order": (ORDER + "(x y : α) : max x y = max y x", "rw [max_comm]"),
    "push_neg turns orders": (ORDER + "(x y : α) (h : ¬x ≤ y) : y < x", "push_neg at h\nexact h"),
    "an instance that shows only when another is unfolded": (RING + "(a : R) : -a = 0 ↔ a = 0", "rw [neg_eq_zero]"),
    "an instance that waits for another": (RING + "(a b : R) : a * -b = -(a * b)", "rw [mul_neg]"),
    "|-x| is an absolute value": ("(x : ℤ) : |-x| = |x|", "rw [abs_neg]"),
    "products of positive integers": ("(a b : ℤ) (h : 0 < a) (g : 0 < b) : 0 < a * b", "exact mul_pos h g"),
    "squares of integers": ("(a : ℤ) : 0 ≤ a ^ 2", "exact sq_nonneg a"),
    "zero divisors": ("(a b : ℤ) (h : a * b = 0) : a = 0 ∨ b = 0", "simpa using h"),
    "ℚ is a field": ("(a b : ℚ) (h : b ≠ 0) : a / b * b = a", "exact div_mul_cancel₀ a h"),
    "closed facts about ℚ are decided": (": (1 : ℚ) / 2 + 1 / 3 = 5 / 6", "decide +kernel"),
    "casts of ℕ, ℤ and ℚ": (
        "(n : ℕ) (k : ℤ) (h : ((n : ℚ) + k : ℚ) = 3) : (n : ℤ) + k = 3",
        "exact_mod_cast h",
    ),
    "casts of ℚ compare": (ORDERED_FIELD + "(p q : ℚ) (h : (p : K) ≤ q) : p ≤ q", "exact_mod_cast h"),
    "ℝ is an ordered field": ("(x y : ℝ) (h : 0 < x) (g : 0 < y) : 0 < x * y", "exact mul_pos h g"),
    "absolute values of ℝ": ("(x : ℝ) (h : |x| < 3) : x < 3", "exact (abs_lt.mp h).2"),
    "casts from ℤ to ℝ compare": ("(a b : ℤ) (h : (a : ℝ) < b) : a < b", "exact_mod_cast h"),
    "casts from ℕ and ℚ to ℝ": ("(n : ℕ) (q : ℚ) (h : (n + q : ℝ) = 3) : (n + q : ℚ) = 3", "exact_mod_cast h"),
    "parity is decided": (": Even 10 ∧ Odd (-3 : ℤ)", "decide"),
    "parity of a sum": ("(m n : ℕ) (h : Even m) (g : Even n) : Even (m + n)", "exact h.add g"),
    "quotients in an ordered field": (
        ORDERED_FIELD + "(a b c : K) (h : 0 < c) (g : a ≤ b * c) : a / c ≤ b",
        "rwa [div_le_iff₀ h]",
    ),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepted(name: str) -> None:
    assert errors(by(*ACCEPTED[name])) == []


REFUSED: dict[str, tuple[str, str]] = {
    "no commutativity in a ring": (
        "example {R : Type*} [Ring R] (a b : R) : a * b = b * a := mul_comm a b",
        "CommMagma R",
    ),
    "no inverses in ℤ": ("example (a : ℤ) : a / a = a * a⁻¹ := rfl", "Inv ℤ"),
    "no subtraction law in ℕ": ("example (a b : ℕ) : a - b + b = a := sub_add_cancel a b", "AddGroup ℕ"),
    "no numerals without casts": ("example {M : Type*} [Monoid M] : (2 : M) = 2 := rfl", "OfNat M 2"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    text, reason = REFUSED[name]
    found = errors(text)
    assert found and reason in found[0]


def test_protected_fields_need_their_namespace() -> None:
    text = "structure Pair where\n  protected left : ℕ\n  right : ℕ\nopen Pair\n#check right\n#check left\n"
    assert errors(text) == ["Unknown identifier `left`"]


def test_defaults_that_a_parent_set_anew_are_inherited() -> None:
    """``B`` gives a default to a field of its parent ``A``; ``C`` copies ``B``, for it shares ``Add`` with ``D``."""
    text = (
        "class A (α : Type) where\n  a : α\n"
        "class B (α : Type) extends Add α, A α where\n  b : α\n  a := b\n"
        "class D (α : Type) extends Add α where\n  d : α\n"
        "class C (α : Type) extends D α, B α\n"
        "instance : C ℕ where\n  d := 1\n  b := 2\n"
        "example : (A.a : ℕ) = 2 := rfl\n"
    )
    assert errors(text) == []


def test_default_of_a_field_that_needs_inherited_instances() -> None:
    """The default of ``dec`` speaks of ``≤`` through the parent and through another field at once."""
    text = (
        "class Base (α : Type) extends LE α where\n  refl : ∀ a : α, a ≤ a\n"
        "def f {α : Type} [Base α] [DecidableLE α] : α → Bool := fun a => decide (a ≤ a)\n"
        "class Dec (α : Type) extends Base α where\n  toDecidableLE : DecidableLE α\n  test : α → Bool := f\n"
        "instance : Dec ℕ where\n  refl := Nat.le_refl\n  toDecidableLE := inferInstance\n"
    )
    assert errors(text) == []


def test_multiples_by_open_numerals_need_steps_in_proportion_to_their_number() -> None:
    """About 113 heartbeats each; more than 650 of 20 if failed default instances are tried again after each success."""
    names = [f"x{i}" for i in range(20)]
    total = " + ".join(f"2 • {name}" for name in names)
    text = f"example ({' '.join(names)} : ℝ) : {total} = {total} := rfl"
    assert errors(f"set_option maxHeartbeats 3000 in\n{text}") == []
    assert "maximum number of heartbeats (300)" in errors(f"set_option maxHeartbeats 300 in\n{text}")[0]
