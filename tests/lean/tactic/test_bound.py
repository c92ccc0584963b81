"""``bound``, ``@[bound]``, ``@[bound_forward]``."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import by
from tests.lean.tactic.test_mathlib_logic import errors

ACCEPTED: dict[str, str] = {
    "a difference": "(x y : ℝ) (h : x < y) : y - x > 0",
    "an exponential above 1": "(x y : ℝ) (h : x < y) : Real.exp (y - x) > 1",
    "a quotient below 1": "(x y : ℝ) (h : x < y) (k : 0 < y) : x / y < 1",
    "a product of signs": "(x y : ℚ) (p : x > 0) (q : y ≥ 0) : 0 ≤ x * y",
    "a power": "(n : ℕ) : 0 < 2 ^ n",
    "monotone products": "(a b x y : ℝ) (hb : b ≥ 0) (hx : x ≥ 0) (h : a ≤ b) (k : x ≤ y) : a * x ≤ b * y",
    "monotone quotients": "(a b c : ℝ) (ha : a ≥ 0) (hc : c > 0) (h : b ≥ c) : a / b ≤ a / c",
    "from signs to comparisons": "(a b c : ℝ) (hc : 0 ≤ c) (h : b ≤ a) : 0 ≤ a * c - b * c",
    "differences": "(a b x y : ℤ) (h : a ≤ b) (k : x ≥ y) : a - x ≤ b - y",
    "logarithms": "(x y : ℝ) (h : 0 < x) (k : x ≤ y) : x.log ≤ y.log",
    "strict hypotheses serve as weak ones": "(x : ℝ) (h : x > 0) : x ≥ 0",
    "one side of a maximum": "(a b c : ℝ) (h : a ≤ c) : a ≤ max b c",
    "both sides of a maximum": "(a b c : ℝ) (h : a ≤ c) (k : b ≤ c) : max a b ≤ c",
    "powers of a base above 1": "(a : ℝ) (m n : ℕ) (h : 1 ≤ a) (k : m ≤ n) : a ^ m ≤ a ^ n",
    "powers of a base below 1": "(a : ℝ) (m n : ℕ) (h : 0 ≤ a) (g : a ≤ 1) (k : n ≤ m) : a ^ m ≤ a ^ n",
    "numbers": ": (7 : ℝ) / 2 < 4",
    "norms": "(z : ℂ) (x y : ℝ) (h : x ≤ y) : ‖z‖ * x ≤ ‖z‖ * y",
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepts(name: str) -> None:
    assert errors(by(ACCEPTED[name], "bound")) == []


def test_facts_in_brackets() -> None:
    assert errors(by("(f : ℕ → ℝ) (h : ∀ n, f n ≥ 0) (n : ℕ) : f n ≥ 0", "bound [h n]")) == []


F = "axiom f : ℝ → ℝ\naxiom f_mono {x y : ℝ} (h : x ≤ y) : f x ≤ f y\naxiom f_pos {x : ℝ} (h : f x = 1) : 0 < x\n"


def test_a_lemma_of_the_user() -> None:
    use = "example (x y : ℝ) (h : x < y) : f x ≤ f y := by bound"
    assert errors(f"{F}attribute [bound] f_mono\n{use}") == []
    assert errors(F + use) == [FAILED]


def test_a_forward_lemma_of_the_user() -> None:
    use = "example (x y : ℝ) (h : f x = 1) (k : 0 ≤ y) : 0 ≤ x * y := by bound"
    assert errors(f"{F}attribute [bound_forward] f_pos\n{use}") == []
    assert errors(F + use) == [FAILED]


def test_a_lemma_that_is_erased_is_not_used() -> None:
    use = "example (x y : ℝ) (h : x < y) : f x ≤ f y := by bound"
    assert errors(f"{F}attribute [bound] f_mono\nattribute [-bound] f_mono\n{use}") == [FAILED]
    forward = "example (x y : ℝ) (h : f x = 1) (k : 0 ≤ y) : 0 ≤ x * y := by bound"
    assert errors(f"{F}attribute [bound_forward] f_pos\nattribute [-aesop] f_pos\n{forward}") == [FAILED]


@pytest.mark.parametrize(
    ("attribute", "reason"),
    [
        ("bound", "'f_mono' is not registered (with the given features) in any rule set."),
        ("bound_forward", "Unknown attribute `[bound_forward]`"),
    ],
)
def test_what_is_no_attribute_is_not_erased(attribute: str, reason: str) -> None:
    assert errors(f"{F}attribute [-{attribute}] f_mono") == [reason]


def test_a_local_lemma_ends_with_its_section() -> None:
    use = "example (x y : ℝ) (h : x < y) : f x ≤ f y := by bound\n"
    assert errors(f"{F}section\nattribute [local bound] f_mono\n{use}end\n{use}") == [FAILED]


def test_a_bound_lemma_is_an_inequality() -> None:
    (text,) = errors("@[bound] theorem t (a b : ℝ) (h : a = b) : b = a := h.symm")
    assert text == "`t` has invalid type `∀ (a b : ℝ), a = b → b = a` as a 'bound' lemma: it should be an inequality"


FAILED = "aesop: failed to prove the goal after exhaustive search."


@pytest.mark.parametrize(
    "statement",
    [
        "(x : ℝ) : 0 ≤ x",
        "(x y : ℝ) (h : x < y) : x - y > 0",
        "(a x y : ℝ) (h : x ≤ y) : a * x ≤ a * y",
        "(a b c : ℝ) (h : a ≤ b) : a ≤ min b c",
    ],
)
def test_fails(statement: str) -> None:
    assert errors(by(statement, "bound")) == [FAILED]
