"""Polynomials under Mathlib's names: notation, ring, values, coefficients, degrees, roots, derivatives, division."""

from __future__ import annotations

from functools import lru_cache

import pytest

import prover.lean.tactic.all  # noqa: F401  (registers the tactics)
from prover.lean.elab.frontend import elaborate_source
from prover.lean.environment import Environment
from prover.lean.library.load import load_environment


@lru_cache(maxsize=1)
def mathlib() -> Environment:
    return load_environment(("Init", "Mathlib"))


def messages(text: str, severity: str) -> list[str]:
    return [m.text for m in elaborate_source(text, mathlib()).messages if m.severity == severity]


ACCEPTED: dict[str, str] = {
    "a value by simp and norm_num": "example : (X ^ 2 + C 3 * X + 2 : ℝ[X]).eval 1 = 6 := by\n  simp; norm_num",
    "a value by norm_num": "example : (X ^ 2 + C 3 * X + 2 : ℝ[X]).eval 1 = 6 := by norm_num",
    "the ring": "example : (X + 1 : ℤ[X]) ^ 2 = X ^ 2 + 2 * X + 1 := by ring",
    "the ring with constants": "example (a b : ℝ) : (X - C a) * (X - C b) = X ^ 2 - C (a + b) * X + C (a * b) := by\n"
    "  rw [C_add, C_mul]; ring",
    "the semiring": "example (p q : ℕ[X]) : p * (q + 1) = q * p + p := by ring",
    "divisibility": "example : (X + 1 : ℤ[X]) ∣ X ^ 2 - 1 := ⟨X - 1, by ring⟩",
    "a sum at a point": "example (c : ℕ → ℝ) (r : ℝ) (n : ℕ) :\n"
    "    (∑ i ∈ Finset.range n, C (c i) * X ^ i).eval r = ∑ i ∈ Finset.range n, c i * r ^ i := by\n"
    "  simp [eval_finset_sum]",
    "a multiple at a point": "example (P : ℝ[X]) (x : ℝ) : ((2 : ℝ) • P).eval x = 2 * P.eval x := by simp",
    "a multiple by a number": "example (P : ℕ[X]) : (2 • P).eval 1 = 2 * P.eval 1 := by simp",
    "a composition at a point": "example (P : ℝ[X]) (x : ℝ) : (P.comp (X + 1)).eval x = P.eval (x + 1) := by simp",
    "a value in an algebra": "example (z : ℂ) : aeval z (X ^ 2 + 1 : ℤ[X]) = z ^ 2 + 1 := by simp",
    "other coefficients": "example (P : ℤ[X]) : (P.map (Int.castRingHom ℝ)).coeff 2 = P.coeff 2 := by simp",
    "values at integers": "example (P : ℤ[X]) (x : ℤ) : (P.map (Int.castRingHom ℝ)).eval (x : ℝ) = P.eval x := by simp",
    "a coefficient": "example : (X ^ 2 + C 2 * X + 1 : ℤ[X]).coeff 1 = 2 := by simp [coeff_X_pow, coeff_one]",
    "equal by coefficients": "example (p q : ℝ[X]) (h : ∀ n, p.coeff n = q.coeff n) : p = q := by\n  ext n; exact h n",
    "constants are injective": "example (a b : ℝ) (h : X + C a = X + C b) : a = b := by simpa using h",
    "equal by values": "example (P : ℝ[X]) (h : ∀ x, P.eval x = x ^ 2) : P = X ^ 2 := by\n"
    "  apply Polynomial.funext; intro x; simp [h]",
    "many zeros": "example (P : ℝ[X]) (h : P.natDegree ≤ 1) (h₀ : P.eval 0 = 0) (h₁ : P.eval 1 = 0) : P = 0 := by\n"
    "  refine eq_zero_of_natDegree_lt_card_of_eval_eq_zero' P {0, 1} (by simp [h₀, h₁]) ?_\n"
    "  have : ({0, 1} : Finset ℝ).card = 2 := by norm_num\n  omega",
    "a degree as a number": "example (P : ℝ[X]) (h : P.degree = 3) :\n"
    "    P.natDegree = 3 := natDegree_eq_of_degree_eq_some h",
    "a degree that depends on a number": "example (P : ℝ[X]) (n : ℕ) (h : P.degree = 2 * n + 1) :\n"
    "    P.natDegree = 2 * n + 1 :=\n"
    "  natDegree_eq_of_degree_eq_some (by push_cast; exact h)",
    "the degree of a power": "example : (X ^ 3 : ℝ[X]).natDegree = 3 := by simp",
    "the degree of a product": "example (p q : ℝ[X]) : (p * q).degree = p.degree + q.degree := degree_mul",
    "the degree of a product in numbers": "example (p q : ℝ[X]) (h : p.degree = 2) (k : q.degree = 3) :\n"
    "    (p * q).degree = 5 := by rw [degree_mul, h, k]; norm_num",
    "degrees are compared as numbers": "example (p : ℝ[X]) (n : ℕ) (h : p.degree = 2 * n + 1)\n"
    "    (k : p.degree ≤ 4) : n ≤ 1 := by\n  rw [h] at k\n  have : 2 * n + 1 ≤ 4 := by exact_mod_cast k\n  omega",
    "monic polynomials": "example (P Q : ℝ[X]) (h : P.Monic) (g : Q.Monic) : (P * Q).Monic := h.mul g",
    "a quadratic at a point": "example (P : ℝ[X]) (h : P.natDegree = 2) (x : ℝ) :\n"
    "    P.eval x = P.coeff 0 + P.coeff 1 * x + P.coeff 2 * x ^ 2 := by\n"
    "  rw [eval_eq_sum_range, h]; simp [Finset.sum_range_succ]",
    "a linear factor": "example (P : ℝ[X]) (a : ℝ) (h : P.IsRoot a) : X - C a ∣ P := dvd_iff_isRoot.mpr h",
    "the value at integers": "example (P : ℤ[X]) (a b : ℤ) : a - b ∣ P.eval a - P.eval b := sub_dvd_eval_sub a b P",
    "the roots of a product": "example (a b : ℂ) : ((X - C a) * (X - C b)).roots = {a} + {b} := by\n"
    "  rw [roots_mul (mul_ne_zero (X_sub_C_ne_zero a) (X_sub_C_ne_zero b)), roots_X_sub_C, roots_X_sub_C]",
    "few roots": "example (P : ℝ[X]) : Multiset.card P.roots ≤ P.natDegree := card_roots' P",
    "a composition has a degree": "example (P Q : ℝ[X]) (h : P.natDegree = 2) (k : Q.natDegree = 3) :\n"
    "    (P.comp Q).natDegree = 6 := by rw [natDegree_comp, h, k]",
    "degrees and leading coefficients": "example (a b c : ℚ) (h : a ≠ 0) : (C a * X ^ 2 + C b * X + C c).degree = 2 ∧\n"
    "    (C a * X ^ 2 + C b * X + C c).leadingCoeff = a := ⟨degree_quadratic h, leadingCoeff_quadratic h⟩",
    "a linear polynomial": "example (P : ℝ[X]) (h : P.natDegree ≤ 1) : ∃ a b, ∀ x, P.eval x = a * x + b := by\n"
    "  obtain ⟨a, b, rfl⟩ := exists_eq_X_add_C_of_natDegree_le_one h\n  exact ⟨a, b, fun x => by simp⟩",
    "membership of roots": "example (P : ℝ[X]) (h : P ≠ 0) (a : ℝ) (k : P.eval a = 0) :\n"
    "    a ∈ P.roots := (mem_roots h).mpr k",
    "a derivative": "example : derivative (X ^ 3 + C 2 * X : ℝ[X]) = C 3 * X ^ 2 + C 2 := by simp [derivative_X_pow]",
    "a remainder": "example : (X ^ 2 - 3 * X + 2 : ℝ[X]) % (X - C 1) = 0 := by rw [mod_X_sub_C_eq_C_eval]; norm_num",
    "division with remainder": "example (p q : ℚ[X]) (h : q ≠ 0) :\n"
    "    q * (p / q) + p % q = p ∧ (p % q).degree < q.degree :=\n"
    "  ⟨EuclideanDomain.div_add_mod p q, degree_mod_lt p h⟩",
}


@pytest.mark.parametrize("text", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_accepted(text: str) -> None:
    assert messages("open Polynomial\n" + text, "error") == []


REFUSED: dict[str, str] = {
    "a wrong value": "example : (X ^ 2 + C 3 * X + 2 : ℝ[X]).eval 1 = 7 := by norm_num",
    "equal values over a finite ring": "example (p q : (ZMod 2)[X]) (h : ∀ x, p.eval x = q.eval x) : p = q :=\n"
    "  Polynomial.funext h",
    "the zero polynomial has no degree": "example : (0 : ℝ[X]).degree = 0 := by simp",
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    reasons = {
        "a wrong value": "False",
        "equal values over a finite ring": "(ZMod 2)",
        "the zero polynomial has no degree": "False",
    }
    assert any(reasons[name] in text for text in messages("open Polynomial\n" + REFUSED[name], "error"))


def test_the_notation_belongs_to_the_namespace() -> None:
    assert messages("open Polynomial in\n#check ℝ[X]", "info") == ["ℝ[X] : Type"]
    assert messages("#check Polynomial ℝ", "info") == ["Polynomial ℝ : Type"]
    assert any("GetElem Type" in text for text in messages("variable (X : ℕ)\n#check ℝ[X]", "error"))
    assert messages("variable (X : ℕ) (a : Array ℕ)\n#check a[X]!", "info") == ["a[X]! : ℕ"]


def test_constants_are_shown_as_applied() -> None:
    assert messages("#check Polynomial.C (1 : ℝ)", "info") == ["Polynomial.C 1 : Polynomial ℝ"]
