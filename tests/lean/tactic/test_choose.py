"""``choose``, ``choose!``: functions out of ``∀ …, ∃ …``."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import by
from tests.lean.tactic.test_mathlib_logic import errors, goal_after

NESTED = "(h : ∀ n m : ℕ, ∃ i j, m = n + i ∨ m + j = n) : True"
BOUNDED = "(h : ∀ i : ℕ, i < 7 → ∃ j, i < j ∧ j < i + i) : True"
GOALS: dict[str, tuple[str, str, str]] = {
    "several values": (
        NESTED,
        "choose i j h using h",
        "i j : ℕ → ℕ → ℕ\nh : ∀ (n m : ℕ), m = n + i n m ∨ m + j n m = n\n⊢ True",
    ),
    "a conjunction is taken apart": (
        "(h : ∀ n : ℕ, ∃ i, n < i ∧ i ≠ 5) : True",
        "choose f a b using h",
        "f : ℕ → ℕ\na : ∀ (n : ℕ), n < f n\nb : ∀ (n : ℕ), f n ≠ 5\n⊢ True",
    ),
    "without using": (
        ": (∀ n : ℕ, ∃ i, n < i) → True",
        "choose f h",
        "f : ℕ → ℕ\nh : ∀ (n : ℕ), n < f n\n⊢ True",
    ),
    "no name": (
        "(h : ∃ n : ℕ, 3 < n) : True",
        "choose _ k using h",
        "n✝ : ℕ\nk : 3 < n✝\n⊢ True",
    ),
    "values depend on proofs": (
        BOUNDED,
        "choose f h k using h",
        "f : (i : ℕ) → i < 7 → ℕ\nh : ∀ (i : ℕ) (a : i < 7), i < f i a\n"
        "k : ∀ (i : ℕ) (a : i < 7), f i a < i + i\n⊢ True",
    ),
    "with ! they do not": (
        BOUNDED,
        "choose! f h k using h",
        "f : ℕ → ℕ\nh : ∀ i < 7, i < f i\nk : ∀ i < 7, f i < i + i\n⊢ True",
    ),
    "with ! a variable may show that its type has elements": (
        "(A : Type) (p : A → A → Prop) (h : ∀ a : A, a = a → ∃ b, p a b) : True",
        "choose! f h using h",
        "A : Type\np : A → A → Prop\nf : A → A\nh : ∀ (a : A), a = a → p a (f a)\n⊢ True",
    ),
    "types may be written": (
        "(h : ∃ n : ℕ, n > 0) : True",
        "choose (n : ℕ) (hn : 0 < n) using h",
        "n : ℕ\nhn : 0 < n\n⊢ True",
    ),
    "a term is no hypothesis that goes": (
        "(p : ℕ → Prop) (h : ∃ n, p n) : True",
        "choose n hn using id h",
        "p : ℕ → Prop\nh : ∃ n, p n\nn : ℕ\nhn : p n\n⊢ True",
    ),
}


@pytest.mark.parametrize("name", GOALS)
def test_the_goal_afterwards(name: str) -> None:
    statement, tactic, goal = GOALS[name]
    assert goal_after(statement, tactic) == goal


PROVED: dict[str, tuple[str, str]] = {
    "one value": (
        "(n : ℕ) (h : Odd n) : Odd (n ^ 2)",
        "choose r hr using h\nexact ⟨2 * (r + r ^ 2), by rw [hr]; ring⟩",
    ),
    "a bounded variable": (
        "(h : ∀ i : ℕ, i < 7 → ∃ j, i < j) : ∃ f : ℕ → ℕ, ∀ i < 7, i < f i",
        "choose! f h using h\nexact ⟨f, fun i hi => h i hi⟩",
    ),
    "a function of the premise's variables": (
        "(f : ℕ → ℕ → Prop) (h : ∀ x, ∃ y, 0 < y ∧ f x y) : ∃ g : ℕ → ℕ, ∀ x, f x (g x)",
        "choose g pos hg using h\nexact ⟨g, hg⟩",
    ),
    "a function of proofs": (
        "(p : ℕ → Prop) (f : ℕ → ℕ → Prop) (h : ∀ x, p x → ∃ y, f x y) : ∃ g : ∀ x, p x → ℕ, ∀ x hx, f x (g x hx)",
        "choose g hg using h\nexact ⟨g, hg⟩",
    ),
    "none of proofs": (
        "(p : ℕ → Prop) (f : ℕ → ℕ → Prop) (h : ∀ x, p x → ∃ y, f x y) : ∃ g : ℕ → ℕ, ∀ x, p x → f x (g x)",
        "choose! g hg using h\nexact ⟨g, hg⟩",
    ),
    "variables as elements": (
        "(A : Type) (p : A → Prop) (h : ∀ x, p x → ∃ y : A, y ≠ x) : ∃ g : A → A, ∀ x, p x → g x ≠ x",
        "choose! g hg using h\nexact ⟨g, hg⟩",
    ),
    "from the goal": (
        "(f : ℕ → ℕ → Prop) : (∀ x, ∃ y, f x y) → ∃ g : ℕ → ℕ, ∀ x, f x (g x)",
        "choose g hg\nexact ⟨g, hg⟩",
    ),
}


@pytest.mark.parametrize("name", PROVED)
def test_what_was_chosen_can_be_used(name: str) -> None:
    assert errors(by(*PROVED[name])) == []


REFUSED: dict[str, tuple[str, str, str]] = {
    "a disjunction": (
        "(f : ℕ → Prop) (h : ∀ x, f x ∨ f 0) : True",
        "choose g hg using h",
        "expected a term of the shape",
    ),
    "another shape": ("(h : 1 = 1) : True", "choose a b using h", "expected a term of the shape `∀ xs, ∃ a, p xs a`"),
    "a wrong type": ("(h : ∃ n : ℕ, n > 0) : True", "choose (n : ℤ) hn using h", "type mismatch for 'n'\n"),
    "nothing that frees of proofs": (
        "(A : Type) (h : 0 = 1 → ∃ a : A, a = a) : True",
        "choose! f h using h",
        "choose!: failed to synthesize any nonempty instances",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refuses(name: str) -> None:
    statement, proof, message = REFUSED[name]
    (text,) = errors(by(statement, proof + "\ntrivial"))
    assert text.startswith(message)
