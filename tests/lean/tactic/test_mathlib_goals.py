"""Mathlib's ``wlog``, ``apply_fun``, ``lift``, ``mod_cast`` …: the goals they leave, and refusals."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import by
from tests.lean.tactic.test_mathlib_logic import errors, goal_after

ACCEPTED: dict[str, tuple[str, str]] = {
    "wlog by symmetry": (
        "(x y : ℝ) (f : ℝ → ℝ → ℝ) (s : ∀ x y, f x y = f y x) (h : ∀ x y, x ≤ y → 0 ≤ f x y) : 0 ≤ f x y",
        "wlog hxy : x ≤ y generalizing x y with H\n· rw [s]\n  exact H y x (le_of_not_ge hxy)\n· exact h x y hxy",
    ),
    "wlog generalizes the whole context": (
        "(a b : ℕ) (h : a = b) : b = a",
        "wlog g : a ≤ b\n· exact (this b a h.symm (by omega)).symm\n· omega",
    ),
    "wlog without a name": ("(a b : ℕ) (h : a = b) : b = a", "wlog _ : a ≤ b\n· exact h.symm\n· omega"),
    "apply_fun at an equation": ("(a b : ℤ) (h : a = b + 1) : a % 2 = (b + 1) % 2", "apply_fun (· % 2) at h\nexact h"),
    "apply_fun takes the proof of monotonicity": (
        "(f : ℕ → ℕ) (m : Monotone f) (a b : ℕ) (h : a ≤ b) : f a ≤ f b",
        "apply_fun f at h using m\nexact h",
    ),
    "apply_fun finds it among the hypotheses": (
        "(f : ℕ → ℕ) (m : StrictMono f) (a b : ℕ) (h : a < b) : f a < f b",
        "apply_fun f at h\nexact h",
    ),
    "apply_fun at an inequation": (
        "(f : ℕ → ℕ) (i : Function.Injective f) (a b : ℕ) (h : a ≠ b) : f a ≠ f b",
        "apply_fun f at h\nexact h",
    ),
    "apply_fun in the goal": (
        "(f : ℕ → ℕ) (i : Function.Injective f) (a b : ℕ) (h : f a = f b) : a = b",
        "apply_fun f\nexact h",
    ),
    "apply_fun in the goal of an inequation": (
        "(f : ℕ → ℕ) (a b : ℕ) (h : f a ≠ f b) : a ≠ b",
        "apply_fun f\nexact h",
    ),
    "mod_cases of natural numbers": (
        "(n : ℕ) : n ^ 2 % 3 = 0 ∨ n ^ 2 % 3 = 1",
        "mod_cases h : n % 3\n· left; rw [Nat.pow_mod, h]\n· right; rw [Nat.pow_mod, h]\n· right; exact h.pow 2",
    ),
    "mod_cases of integers, unnamed": (
        "(n : ℤ) : n ^ 2 % 3 ≠ 2",
        "mod_cases n % 3 <;> have := H.pow 2 <;> simp_all [Int.ModEq]",
    ),
    "lift a variable": ("(n : ℤ) (h : 0 ≤ n) : ∃ k : ℕ, n = k", "lift n to ℕ using h\nexact ⟨n, rfl⟩"),
    "lift with names": (
        "(n : ℤ) (h : 0 ≤ n) (g : n < 5) : ∃ k : ℕ, n = k ∧ k < 5",
        "lift n to ℕ using h with k hk\nexact ⟨k, rfl, by exact_mod_cast g⟩",
    ),
    "lift keeps what is named": (
        "(n : ℤ) (h : 0 ≤ n) : (n.toNat : ℤ) = n",
        "lift n to ℕ using h with k rfl h\nexact Int.toNat_of_nonneg h",
    ),
    "lift a term": (
        "(n : ℤ) (h : 0 ≤ n + 3) (g : n + 3 < 5) : n + 3 ≤ 4",
        "lift n + 3 to ℕ using h with k\nhave : k < 5 := by exact_mod_cast g\nomega",
    ),
    "lift a function": (
        "(f : ℕ → ℤ) (h : ∀ n, 0 ≤ f n) : ∃ g : ℕ → ℕ, ∀ n, f n = g n",
        "lift f to ℕ → ℕ using h\nexact ⟨f, fun n => rfl⟩",
    ),
    "lift reals and rationals": (
        "(x : ℝ) (q : ℚ) (h : 0 ≤ x) (g : q.den = 1) : 0 ≤ x ∧ ∃ n : ℤ, q = n",
        "lift x to NNReal using h\nlift q to ℤ using g\nexact ⟨x.coe_nonneg, q, rfl⟩",
    ),
    "convert_to": (
        "(p : ℕ → Prop) (a b : ℕ) (h : p (a + b)) : p (b + a)",
        "convert_to p (a + b)\n· rw [add_comm]\n· exact h",
    ),
    "rsuffices": ("(p : Prop) (h : ∃ n : ℕ, 0 < n) (f : ∀ n, 0 < n → p) : p", "rsuffices ⟨n, hn⟩ := h\nexact f n hn"),
    "rsuffices proves its claim last": (
        "(p : Prop) (f : ∀ n, 0 < n → p) : p",
        "rsuffices ⟨n, hn⟩ : ∃ n : ℕ, 0 < n\n· exact f n hn\n· exact ⟨1, one_pos⟩",
    ),
    "casts of differences by a hypothesis": (
        "(m n : ℕ) (h : m ≤ n) (p : ℝ → Prop) (hp : p (n - m)) : p (n - m : ℕ)",
        "exact_mod_cast hp",
    ),
    "simp casts differences it can bound": (
        "(m n : ℕ) (h : m ≤ n) (k : 0 < m) : ((n - m : ℕ) : ℤ) + (m - 1 : ℕ) = n - 1",
        "simp [h, k]",
    ),
    "lia": ("(a b : ℤ) (h : 2 * a + 3 * b = 7) (g : b = 1) : a = 2", "lia"),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepts(name: str) -> None:
    assert errors(by(*ACCEPTED[name])) == []


def test_wlog_shows_the_claim() -> None:
    shown = goal_after("(a b : ℕ) (h : a = b) : b = a", "wlog g : a ≤ b generalizing a b with H\nrotate_left\nomega")
    assert shown == "a b : ℕ\nh : a = b\nH : ∀ (a b : ℕ), a = b → a ≤ b → b = a\ng : ¬a ≤ b\n⊢ b = a"


def test_apply_fun_leaves_what_it_needs() -> None:
    shown = goal_after("(f : ℕ → ℕ) (a b : ℕ) (h : f a = f b) : a = b", "apply_fun f\nexact h")
    assert shown == "f : ℕ → ℕ\na b : ℕ\nh : f a = f b\n⊢ Function.Injective f"


def test_mod_cases_names_the_remainders() -> None:
    shown = goal_after("(n : ℤ) : n = 0", "mod_cases h : n % 2")
    assert shown == "n : ℤ\nh : n ≡ 0 [ZMOD 2]\n⊢ n = 0\n\nn : ℤ\nh : n ≡ 1 [ZMOD 2]\n⊢ n = 0"


def test_lift_opens_a_goal_for_its_condition() -> None:
    shown = goal_after("(n : ℤ) (h : n * n < 5) : n < 3", "lift n to ℕ")
    assert shown == "n : ℤ\nh : n * n < 5\n⊢ 0 ≤ n\n\ncase intro\nn : ℕ\nh : ↑n * ↑n < 5\n⊢ ↑n < 3"


def test_convert_to_goes_one_step_deep() -> None:
    shown = goal_after(
        "(p : ℕ → Prop) (a b : ℕ) (h : p (2 * (a + 1))) : p (2 * (b + 1))",
        "convert_to p (2 * (a + 1))\nrotate_left\nexact h",
    )
    assert shown.endswith("⊢ 2 * (b + 1) = 2 * (a + 1)")


REFUSED: dict[str, tuple[str, str, str]] = {
    "wlog replacing": ("(a b : ℕ) (h : a = b) : b = a", "wlog g : a ≤ b replacing h", "embedded Lean has no tactic"),
    "wlog of an unknown variable": ("(a b : ℕ) : a = b", "wlog g : a ≤ b generalizing c", "Unknown identifier `c`"),
    "wlog does not give the assumption away": (
        "(a b : ℕ) : a ≤ b",
        "wlog g : a ≤ b\n· exact g\n· exact g",
        "Type mismatch",
    ),
    "apply_fun at a disjunction": (
        "(p q : Prop) (h : p ∨ q) : q ∨ p",
        "apply_fun id at h",
        "apply_fun can only handle",
    ),
    "apply_fun of a dependent function": (
        "(f : (n : ℕ) → Fin (n + 1)) (a b : ℕ) (h : a = b) : b = a",
        "apply_fun f at h",
        "Can not use `apply_fun` with a dependently typed function.",
    ),
    "lift without a name for a term": ("(n : ℤ) : n = n", "lift n + 1 to ℕ", "lift tactic failed. When lifting an"),
    "lift where nothing can": ("(n : ℕ) : n = n", "lift n to ℤ", "failed to synthesize"),
    "wlog that replaces": (
        "(m n : ℕ) (h : m ≤ n) : m ≤ n",
        "wlog k : m ≤ 3 replacing h\nexact h",
        "embedded Lean has no tactic `wlog … replacing`",
    ),
    "lia beyond omega": ("(f : ℕ → ℕ) (a b : ℕ) (h : a = b) : f a = f b", "lia", "embedded Lean has no `lia` where"),
    "mod_cases of reals": ("(x : ℝ) : x = x", "mod_cases x % 2", "mod_cases only works with Int and Nat"),
    "mod_cases of zero": ("(n : ℕ) : n = n", "mod_cases n % 0", "mod_cases: the modulus must be positive"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refuses(name: str) -> None:
    statement, tactics, reason = REFUSED[name]
    assert errors(by(statement, tactics))[0].startswith(reason)
