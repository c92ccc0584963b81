"""Statements over Mathlib's types elaborate and are shown as Lean shows them; what is missing is refused by name."""

from __future__ import annotations

import json
import re
from functools import lru_cache

import pytest

import prover.lean.tactic.all  # noqa: F401  (registers the tactics)
from prover.lean.elab.frontend import elaborate_source
from prover.lean.environment import Environment
from prover.lean.library.load import load_environment
from prover.lean.repl.session import Repl

HEADER = "import Mathlib\nimport Aesop\nset_option maxHeartbeats 0\nopen BigOperators Real Nat Topology Rat\n"


@lru_cache(maxsize=1)
def mathlib() -> Environment:
    return load_environment(("Init", "Mathlib", "Aesop"))


def errors(text: str) -> list[str]:
    return [m.text for m in elaborate_source(text, mathlib()).messages if m.severity == "error"]


def goal(statement: str) -> str:
    """The goal of a statement under the header of competition files."""
    answer = Repl(lambda modules: mathlib()).answer(json.dumps({"cmd": f"{HEADER}theorem t {statement} := by sorry"}))
    assert [m for m in answer.get("messages", []) if m["severity"] == "error"] == []
    (sorry,) = answer["sorries"]
    shown: str = sorry["goal"]
    return shown


SETS: dict[str, str] = {
    "builder": "example (x : ℕ) : x ∈ {n : ℕ | n < 3} ↔ x < 3 := Iff.rfl",
    "builder without a type": "example (x : ℕ) (h : x < 3) : x ∈ {n | n < 3} := h",
    "bounded builder": "example (s : Set ℕ) (x : ℕ) (h : x ∈ s ∧ x = 2) : x ∈ {n ∈ s | n = 2} := h",
    "image of a builder": "example : 4 ∈ {x | ∃ n : ℕ, n * 2 = x} := ⟨2, rfl⟩",
    "literal": "example : (2 : ℕ) ∈ ({1, 2, 3} : Set ℕ) := by simp",
    "not in a literal": "example : (5 : ℕ) ∉ ({1, 2, 3} : Set ℕ) := by simp",
    "difference": "example (s : Set ℕ) (h : 3 ∈ s \\ {4}) : 3 ∈ s := h.1",
    "union and intersection": "example (s t : Set ℕ) : s ∩ t ⊆ s ∪ t := fun x h => Or.inl h.1",
    "extensionality": "example (s t : Set ℕ) (h : ∀ x, x ∈ s ↔ x ∈ t) : s = t := by ext x; exact h x",
    "image": "example (f : ℕ → ℕ) : f 2 ∈ f '' {x | x < 3} := ⟨2, by simp, rfl⟩",
    "preimage": "example (f : ℕ → ℕ) (h : f 2 = 7) : 2 ∈ f ⁻¹' {7} := h",
    "coercion to a type": "example (s : Set ℕ) (x : s) : x.1 ∈ s := x.2",
    "least": "example : IsLeast {n : ℕ | 3 ≤ n} 3 := ⟨Nat.le_refl 3, fun _ h => h⟩",
    "unique existence": "example : ∃! n : ℕ, n + 2 = 5 := ⟨3, rfl, fun y h => by omega⟩",
    "equivalence": "example (σ : Equiv ℕ ℕ) (x : ℕ) : σ.2 (σ.1 x) = x := σ.left_inv x",
    "inverse of an equivalence": "example (σ : ℕ ≃ ℕ) (x : ℕ) : σ.symm (σ x) = x := by simp",
    "bijective": "example (f : ℕ → ℕ) (h : Function.Bijective f) : Function.Injective f := h.1",
    "congruence": "example : 23 ≡ 3 [MOD 10] := by decide",
    "congruence of integers": "example : (-7 : ℤ) ≡ 3 [ZMOD 10] := by decide",
    "a field": "example (x : ℝ) (h : x ≠ 0) : x * x⁻¹ = 1 := mul_inv_cancel₀ h",
    "square root of a square": "example (x : ℝ) (h : 0 ≤ x) : √(x ^ 2) = x := Real.sqrt_sq h",
    "logarithm of a power": "example (x : ℝ) : Real.log (x ^ 3) = 3 * Real.log x := Real.log_pow x 3",
    "floor that is zero": "example (x : ℝ) (h : 0 ≤ x) (k : x < 1) : ⌊x⌋ = 0 := Int.floor_eq_zero_iff.2 ⟨h, k⟩",
    "square root of zero": "example : √(0 : ℝ) = 0 := by simp",
    "floor": "example (x : ℝ) : (⌊x⌋ : ℝ) ≤ x := Int.floor_le x",
    "floor by its bounds": "example (x : ℝ) (h : (2 : ℤ) ≤ x ∧ x < (2 : ℤ) + 1) : ⌊x⌋ = 2 := Int.floor_eq_iff.mpr h",
    "order of the reals": "example (x y z : ℝ) (h : x < y) (k : 0 < z) : x * z < y * z := mul_lt_mul_of_pos_right h k",
    "imaginary unit": "example : Complex.I * Complex.I = -1 := by simp",
    "real and imaginary part": "example (z : ℂ) (h : z.re = 1) (k : z.im = 0) : z = 1 := Complex.ext h k",
    "complex inverse": "example (z : ℂ) (h : z ≠ 0) : z * z⁻¹ = 1 := mul_inv_cancel₀ h",
    "cast to the complex numbers": "example (x y : ℝ) : ((x + y : ℝ) : ℂ) = x + y := by push_cast; rfl",
    "prime numbers": "example : Nat.Prime 13 := by decide",
    "no prime number": "example : ¬Nat.Prime 15 := by decide",
    "irrational": "example (x : ℝ) (h : Irrational x) (q : ℚ) : (q : ℝ) ≠ x := (irrational_iff_ne_rational x).mp h q",
    "interval": "example (x : ℝ) (h : x ∈ Set.Icc 0 1) : 0 ≤ x := h.1",
    "digits": "example : Nat.digits 10 123 = [3, 2, 1] := by simp",
    "factorial": "open Nat in example : 5 ! = 120 := rfl",
    "large factorial": "open Nat in example : 20 ! = 2432902008176640000 := by decide",
    "binomial coefficient": "example : Nat.choose 10 3 = 120 := by decide",
}


@pytest.mark.parametrize("text", SETS.values(), ids=SETS.keys())
def test_accepted(text: str) -> None:
    assert errors(text) == []


REFUSED: dict[str, tuple[str, str]] = {
    "a false membership": (
        "example : (5 : ℕ) ∈ ({1, 2} : Set ℕ) := by simp",
        "made no progress|unsolved|failed",
    ),
    "a set is no function": ("example (s : Set ℕ) (n : ℕ) : s n + 1 = 2 := by simp", "OfNat Prop 2"),
    "a false least element": ("example : IsLeast {n : ℕ | 3 ≤ n} 4 := ⟨Nat.le_refl 4, fun _ h => h⟩", "[Mm]ismatch"),
}


@pytest.mark.parametrize(("text", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_refused(text: str, reason: str) -> None:
    found = errors(text)
    assert found and re.search(reason, found[0]), found


GOALS: dict[str, tuple[str, str]] = {
    "sets": (
        "(S : Set ℕ) (u : ℕ) (h : ∀ n : ℕ, n ∈ S ↔ 0 < n ∧ n % 3 = 1) (k : IsLeast (S \\ {u}) 4) : u = 1",
        "S : Set ℕ\nu : ℕ\nh : ∀ (n : ℕ), n ∈ S ↔ 0 < n ∧ n % 3 = 1\nk : IsLeast (S \\ {u}) 4\n⊢ u = 1",
    ),
    "builders": (": IsGreatest { n : ℕ | 7 ^ n ∣ 50! } 8", "⊢ IsGreatest {n | 7 ^ n ∣ 50!} 8"),
    "factorial of a variable": ("(n : ℕ) (h : n ! = 6) : n = 3", "n : ℕ\nh : n ! = 6\n⊢ n = 3"),
    "congruence": ("(a : ℕ) (h : 3 * a ≡ 5 [MOD 11]) : 0 < a", "a : ℕ\nh : 3 * a ≡ 5 [MOD 11]\n⊢ 0 < a"),
    "bounded quantifiers": (
        "(f : ℕ → ℕ) (h : ∀ n > 2, f n = n) (k : ∃ n ≥ 5, f n = 1) : f 3 = 3",
        "f : ℕ → ℕ\nh : ∀ n > 2, f n = n\nk : ∃ n ≥ 5, f n = 1\n⊢ f 3 = 3",
    ),
    "unique existence": (": ∃! n : ℕ, n * n = 49", "⊢ ∃! n, n * n = 49"),
    "real numbers": (
        "(f : ℝ → ℝ) (h : ∀ x, f x = 2 * x ^ 2 - 1 / x) (k : ∀ x ≠ 0, f x ≥ √x) : f π = 2",
        "f : ℝ → ℝ\nh : ∀ (x : ℝ), f x = 2 * x ^ 2 - 1 / x\nk : ∀ (x : ℝ), x ≠ 0 → f x ≥ √x\n⊢ f π = 2",
    ),
    "functions of analysis": (
        "(x : ℝ) (h : Real.sin (2 * x) = Real.log x) : Real.logb 2 x = ⌊x⌋",
        "x : ℝ\nh : sin (2 * x) = Real.log x\n⊢ logb 2 x = ↑⌊x⌋",
    ),
    "complex numbers": ("(z : ℂ) (h : z = 2 + Complex.I) : z.re = 2", "z : ℂ\nh : z = 2 + Complex.I\n⊢ z.re = 2"),
    "negative exponent": ("(b : ℝ) : b ^ (-(3 : ℤ)) = 2", "b : ℝ\n⊢ b ^ (-3) = 2"),
    "real exponent": ("(x : ℝ) : (2 : ℝ) ^ x = 8", "x : ℝ\n⊢ 2 ^ x = 8"),
    "equivalence": ("(σ : Equiv ℝ ℝ) : σ.1 2 = σ.2 3", "σ : ℝ ≃ ℝ\n⊢ σ.toFun 2 = σ.invFun 3"),
    "prime numbers": ("(p : ℕ) (h : Nat.Prime (p + 2)) : p = 1", "p : ℕ\nh : (p + 2).Prime\n⊢ p = 1"),
    "binomial coefficient": ("(n : ℕ) : Nat.choose n 1 = n", "n : ℕ\n⊢ n.choose 1 = n"),
}


@pytest.mark.parametrize(("statement", "shown"), GOALS.values(), ids=GOALS.keys())
def test_goals(statement: str, shown: str) -> None:
    assert goal(statement) == shown
