"""``abel``, ``abel1``, ``abel_nf``."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import by
from tests.lean.tactic.test_mathlib_logic import errors, goal_after

MONOID = "(M : Type) [AddCommMonoid M]"
GROUP = "(G : Type) [AddCommGroup G]"
ACCEPTED: dict[str, tuple[str, str]] = {
    "below binders": ("(f : ℕ → ℤ) : (fun i => f i + f i) = fun i => 2 • f i", "abel_nf"),
    "a monoid": (f"{MONOID} (a b : M) : a + (b + a) = a + a + b", "abel"),
    "a group": (f"{GROUP} (a b : G) : (a + b) - ((b + a) + a) = -a", "abel"),
    "higher universes": ("{G : Type 3} [AddCommGroup G] (a b : G) : -(a - b) = b - a", "abel1"),
    "zero": (f"{GROUP} (a : G) : 0 + a - 0 = a", "abel1"),
    "no atoms": (f"{GROUP} : (0 : G) + 0 = -0", "abel1"),
    "natural multiples": (f"{MONOID} (a b : M) : (3 : ℕ) • (a + b) = a + 2 • a + 3 • b", "abel"),
    "natural multiples in a group": (f"{GROUP} (a b : G) : 3 • (a - b) = a + 2 • a - 3 • b", "abel"),
    "integer multiples": (f"{GROUP} (a b : G) : (-1 : ℤ) • a + b + (3 : ℤ) • a = b + (2 : ℤ) • a", "abel"),
    "negative multiples of differences": (f"{GROUP} (a b : G) : (-2 : ℤ) • (a - b) = 2 • b - (a + a)", "abel"),
    "multiples by zero": (f"{GROUP} (a b : G) : 0 • a + (0 : ℤ) • b = 0", "abel1"),
    "scalars are computed": (f"{GROUP} (a : G) : (2 - 5 : ℤ) • a + (1 + 2) • a = 0", "abel1"),
    "variable multiples are atoms": (f"{GROUP} (n : ℕ) (a b : G) : b + n • a = n • a + b", "abel1"),
    "numbers": ("(x y : ℝ) : x + y + (x - y) = 2 • x", "abel"),
    "integers": ("(x y : ℤ) : (2 : ℤ) • x - y = x - y + x", "abel"),
    "natural subtraction is an atom": ("(x y z : ℕ) : (x - y) + z = z + (x - y)", "abel"),
    "products are atoms": ("(x y : ℤ) : x * y + y = y + x * y", "abel"),
    "sums may be long": (f"{GROUP} (a b c d : G) : a + b + (c + d - a) + (b - (c - b)) = b + b + b + d", "abel"),
    "abel1! unfolds atoms": (
        f"{GROUP} (a b : G) : a + b - b - Function.comp id id a = 0",
        "fail_if_success abel1\nabel1!",
    ),
    "abel_nf closes what becomes equal": (f"{GROUP} (a b s : G) : -b + (s - a) = s - b - a", "abel_nf"),
    "abel_nf inside functions": (f"{GROUP} (f : G → G) (a b : G) : f (a + b) + a = a + f (b + a)", "abel_nf"),
    "abel falls back to abel_nf": (f"{GROUP} (f : G → G) (a b : G) : f (a + b) = f (b + a)", "abel"),
    "abel_nf at a hypothesis": (f"{GROUP} (a b c : G) (h : a - a = b + c) : 0 = b + c", "abel_nf at h\nexact h"),
    "abel_nf orders atoms alike at all places": (
        f"{GROUP} (f : G → G) (a b : G) (h : f (a + b + a) = 0) (k : f (b + a + a) = 0) : f (a + b + a) = 0",
        "abel_nf at h k ⊢\nexact k",
    ),
    "abel_nf everywhere": (f"{GROUP} (a b c : G) (h : a + b - a = c) : a + b - a = c", "abel_nf at *\nexact h"),
    "abel_nf under binders": (
        f"{GROUP} (f : G → G) (p : G → Prop) (h : (∀ x, p (f (x + x) + x)) ∧ ∃ y, p (f (y + y) + y)) : "
        "(∀ x, p (x + f (2 • x))) ∧ ∃ y, p (y + f (2 • y) + 0)",
        "abel_nf at *\nexact h",
    ),
    "abel_nf at * may close the goal": (f"{GROUP} (a b c : G) (h : a = b + c) : a - a = 0", "abel_nf at *"),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepts(name: str) -> None:
    assert errors(by(*ACCEPTED[name])) == []


NOT_EQUAL = "abel1 found that the two sides were not equal"
REFUSED: dict[str, tuple[str, str, str]] = {
    "a coefficient": (f"{MONOID} (a b : M) : a + b + a = 3 • a + b", "abel1", NOT_EQUAL),
    "a sign": (f"{GROUP} (a b c : G) : a - (b - c) = a - b - c", "abel1", NOT_EQUAL),
    "cancellation in a monoid": (f"{MONOID} (a b : M) : a + b = b", "abel1", NOT_EQUAL),
    "truncated subtraction": ("(x y : ℕ) : x - y + y = x", "abel1", NOT_EQUAL),
    "multiplication": ("(x y : ℤ) : x * y = y * x", "abel1", NOT_EQUAL),
    "a numeral as a factor": ("(x : ℤ) : 2 * x = x + x", "abel1", NOT_EQUAL),
    "an inequality": ("(x y : ℤ) : x ≤ y", "abel1", "abel1 requires an equality goal"),
    "no monoid": ("(a b : Bool) : (a && b) = (b && a)", "abel1", "failed to synthesize\n  AddCommMonoid Bool"),
    "a noncommutative group": (
        "(G : Type) [AddGroup G] (a b : G) : a + b = b + a",
        "abel1",
        "failed to synthesize\n  AddCommMonoid G",
    ),
    "nothing to do": (": False", "abel_nf", "`abel_nf` made no progress on the goal"),
    "nothing to do at h": (
        f"{GROUP} (a b c : G) (h : a = b + c) : False",
        "abel_nf at h",
        "`abel_nf` made no progress at h",
    ),
    "nothing to do anywhere": (f"{GROUP} (a b c : G) (h : a = b + c) : False", "abel_nf at *", "abel_nf failed"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refuses(name: str) -> None:
    statement, tactics, reason = REFUSED[name]
    (text,) = errors(by(statement, tactics))
    assert reason in text


def test_abel_nf_writes_multiples_of_atoms_in_the_order_they_were_met() -> None:
    left = goal_after(f"{GROUP} (p : G → Prop) (a b c : G) : p (b - a + c + b)", "abel_nf")
    assert left.endswith("⊢ p (2 • b + (-1 • a + c))")


def test_abel_nf_of_a_monoid_has_natural_multiples() -> None:
    left = goal_after(f"{MONOID} (p : M → Prop) (a b : M) : p (b + a + b)", "abel_nf")
    assert left.endswith("⊢ p (2 • b + a)")
