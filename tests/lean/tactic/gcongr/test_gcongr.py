"""``gcongr``: templates, depth, side goals, names, and refusals."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import by
from tests.lean.tactic.test_mathlib_logic import errors, goal_after

ACCEPTED: dict[str, tuple[str, str]] = {
    "sums and products": (
        "{a b x c d : ℝ} (h : a + 1 ≤ b + 1) (k : c + 2 ≤ d + 2) : x ^ 2 * a + c ≤ x ^ 2 * b + d",
        "gcongr\n· linarith\n· linarith",
    ),
    "a template": ("{a b c : ℝ} (h : a + c + 1 ≤ b + c + 1) : 3 * (a + c) ≤ 3 * (b + c)", "gcongr 3 * ?_\nlinarith"),
    "strict": ("{a b : ℝ} (h : a < b) (ha : 0 < a) : a ^ 3 / 2 < b ^ 3 / 2", "gcongr"),
    "contravariant": ("{a b : ℝ} (h : a ≤ b) (ha : 0 < a) : 1 / b ≤ 1 / a", "gcongr"),
    "negation": ("{a b c d : ℝ} (h : a = b) (k : c < d) : -d + a ≤ -c + b", "gcongr"),
    "congruences": ("{a b n : ℤ} (h : a ≡ b [ZMOD n]) : 3 * a + 1 ≡ 3 * b + 1 [ZMOD n]", "gcongr"),
    "exponents": ("{a b : ℕ} (h : a ≤ b) : (2 : ℝ) ^ a ≤ 2 ^ b", "gcongr"),
    "natural numbers": ("{a b : ℕ} (h : a ≤ b) (c : ℕ) : c * a + 1 ≤ c * b + 1", "gcongr"),
    "a lemma of the user": (
        "(f : ℝ → ℝ) (hf : ∀ x y, x ≤ y → f x ≤ f y) {a b : ℝ} (h : a ≤ b) : f a + 1 ≤ f b + 1",
        "gcongr ?_ + 1\nexact hf _ _ h",
    ),
    "sums over a finite set": (
        "(f g : ℕ → ℝ) (h : ∀ i ∈ Finset.range 3, f i ≤ g i) : ∑ i ∈ Finset.range 3, f i ≤ ∑ i ∈ Finset.range 3, g i",
        "gcongr with i hi\nexact h i hi",
    ),
    "a template below a binder": (
        "(f g : ℕ → ℕ) (s : Finset ℕ) (h : ∀ i ∈ s, f i + 1 ≤ g i + 1) : ∑ i ∈ s, (3 + f i) ≤ ∑ i ∈ s, (3 + g i)",
        "gcongr ∑ _i ∈ s, (3 + ?_) with i hi\nlinarith [h i hi]",
    ),
    "rel": ("{a b x c d : ℝ} (h : a ≤ b) (k : c ≤ d) : x ^ 2 * a + c ≤ x ^ 2 * b + d", "rel [h, k]"),
    "rel takes terms": ("(f : ℕ → ℕ) (h : ∀ i, f i < i) (n : ℕ) : 2 * f n ≤ 2 * n", "rel [h n]"),
    "maximum": ("{a b c : ℝ} (h : a ≤ b) : max a c ≤ max b c", "gcongr"),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepts(name: str) -> None:
    statement, tactics = ACCEPTED[name]
    assert errors(by(statement, tactics)) == []


def test_rel_uses_only_what_it_is_given() -> None:
    (text,) = errors(by("{a b c d : ℝ} (h : a ≤ b) (k : c ≤ d) : a + c ≤ b + d", "rel [h]"))
    assert text == (
        "rel failed, cannot prove goal by 'substituting' the listed relationships. The steps which could not be "
        "automatically justified were:\nc ≤ d"
    )


def test_a_depth_stops_the_descent() -> None:
    statement = "{a b c d x : ℝ} (h : a + c ≤ b + d) : x ^ 2 * (a + c) + 5 ≤ x ^ 2 * (b + d) + 5"
    assert errors(by(statement, "gcongr 2")) == []


def test_side_goals_that_nothing_proves_are_left() -> None:
    assert "⊢ 0 ≤ c" in goal_after("{a b : ℝ} (h : a ≤ b) (c : ℝ) : c * a ≤ c * b", "gcongr")


@pytest.mark.parametrize(
    ("statement", "tactics", "reason"),
    [
        ("{a b c : ℝ} (h : a ≤ b) : c * a ≤ b", "gcongr", "gcongr did not make progress"),
        ("{a b c : ℝ} (h : a ≤ b) : c + a ≤ c + b", "gcongr c * ?_", "invalid pattern c * "),
        ("{a b c : ℝ} (h : a ≤ b) : c + a ≤ c + b", "gcongr c + a", "invalid pattern c + a, it doesn't contain any"),
        (
            "{a b c : ℝ} (h : a ≤ b) : c + a ≤ c + b",
            "gcongr ?_ + a",
            "Tactic `gcongr` failed: subgoal a ≤ b is not allowed by the provided pattern and is not closed by `rfl`",
        ),
        ("{a b : ℝ} (h : b ≤ a) : a ^ 2 ≤ b ^ 2", "gcongr\ndone", "unsolved goals"),
        ("(p : Prop) : p", "gcongr", "gcongr failed, not a relation"),
    ],
)
def test_refuses(statement: str, tactics: str, reason: str) -> None:
    assert any(e.startswith(reason) for e in errors(by(statement, tactics)))


def test_the_attribute_wants_a_congruence() -> None:
    text = "@[gcongr] theorem foo (a b : ℝ) (h : a ≤ b) : a ≤ b + 1 - 1 := by linarith\n"
    assert any(e.startswith("@[gcongr] attribute only applies to lemmas proving") for e in errors(text))


def test_the_attribute_registers() -> None:
    text = (
        "def double (x : ℝ) : ℝ := x + x\n"
        "@[gcongr] theorem double_le {a b : ℝ} (h : a ≤ b) : double a ≤ double b := by unfold double; linarith\n"
        "example (a b : ℝ) (h : a ≤ b) : double a + 1 ≤ double b + 1 := by gcongr\n"
    )
    assert errors("noncomputable section\n" + text) == []
