"""Facts about numbers under Mathlib's names: roots, floors, parity, divisibility, powers, complex norms."""

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


def errors(text: str) -> list[str]:
    return [m.text for m in elaborate_source(text, mathlib()).messages if m.severity == "error"]


ACCEPTED: dict[str, str] = {
    "the zero of finite support is a function": "example : ⇑(0 : ℕ →₀ ℝ) = 0 := Finsupp.coe_zero",
    "the zero of finite support at an element": "example (a : ℕ) : (0 : ℕ →₀ ℝ) a = 0 := Finsupp.zero_apply (a := a)",
    "the zero of finite support by rewriting": "example (a : ℕ) : (0 : ℕ →₀ ℝ) a = 0 := by\n"
    "  rw [Finsupp.coe_zero, Pi.zero_apply]",
    "the zero of finite support by simp": "example (a : ℕ) : (0 : ℕ →₀ ℝ) a = 0 := by simp",
    "one value and one decision": "example {α : Type} (a b : α) [Decidable (a = b)] :\n"
    "    Finsupp.single a 7 b = if a = b then 7 else 0 := Finsupp.single_apply",
    "exponents of primes": "example (p n k : ℕ) (hp : p.Prime) (h : n ≠ 0) (g : k ≤ n.factorization p) : p ^ k ∣ n :=\n"
    "  (hp.pow_dvd_iff_le_factorization h).mpr g",
    "exponents of a product": "example (a b : ℕ) (ha : a ≠ 0) (hb : b ≠ 0) (p : ℕ) :\n"
    "    (a * b).factorization p = a.factorization p + b.factorization p := by simp [ha, hb]",
    "exponents of a power": "example (a k p : ℕ) : (a ^ k).factorization p = k * a.factorization p := by simp",
    "exponents of a prime": "example (p : ℕ) (hp : p.Prime) : p.factorization p = 1 := by simp [hp]",
    "exponents are computed": "example : Nat.factorization 48 2 = 4 := by\n"
    "  rw [Nat.factorization_def _ Nat.prime_two]; decide",
    "a number from its exponents": "example (n : ℕ) (hn : n ≠ 0) : n.factorization.prod (fun p k => p ^ k) = n :=\n"
    "  Nat.prod_factorization_pow_eq_self hn",
    "a number from its exponents by simp": "example (n : ℕ) (hn : n ≠ 0) : n.factorization.prod (· ^ ·) = n := by\n"
    "  simp [hn]",
    "divisibility by exponents": "example (d n : ℕ) (hd : d ≠ 0) (hn : n ≠ 0)\n"
    "    (h : d.factorization ≤ n.factorization) : d ∣ n :=\n"
    "  (Nat.factorization_le_iff_dvd hd hn).mp h",
    "square root of a number squared": "example (x : ℝ) (h : 0 ≤ x) : √x * √x = x := Real.mul_self_sqrt h",
    "square roots in nlinarith": "example : √2 < 3 / 2 := by\n"
    "  nlinarith [Real.sq_sqrt (show (0:ℝ) ≤ 2 by norm_num), Real.sqrt_nonneg 2]",
    "the root by its square": (
        "example (x : ℝ) (h : 0 ≤ x) (k : √x = 3) : x = 9 := by\n"
        "  rw [Real.sqrt_eq_iff_mul_self_eq h (by norm_num)] at k; linarith"
    ),
    "a root is simplified": "example (x y : ℝ) (h : 0 ≤ x) : √(x * y) = √x * √y := by simp [h]",
    "absolute value of a root": "example (x : ℝ) : √(x ^ 2) = |x| := Real.sqrt_sq_eq_abs x",
    "comparison of roots": "example (x y : ℝ) (h : 0 ≤ x) (k : x < y) : √x < √y := Real.sqrt_lt_sqrt h k",
    "floor of a sum": "example (x : ℝ) : ⌊x + 1⌋ = ⌊x⌋ + 1 := by simp",
    "floor of an integer": "example (n : ℤ) : ⌊(n : ℝ)⌋ = n := by simp",
    "floor of a rational": "example : ⌊(7 / 2 : ℚ)⌋ = 3 := by rw [Int.floor_eq_iff]; norm_num",
    "natural floor": "example (x : ℝ) (h : 2 ≤ x) (k : x < 3) : ⌊x⌋₊ = 2 := by\n"
    "  rw [Nat.floor_eq_iff (by linarith)]; constructor <;> push_cast <;> linarith",
    "fractional part": "example (x : ℝ) : Int.fract (x + 2) = Int.fract x := by\n"
    "  exact_mod_cast Int.fract_add_natCast x 2",
    "ceiling": "example (x : ℝ) (h : 1 < x) (k : x ≤ 2) : ⌈x⌉ = 2 := by rw [Int.ceil_eq_iff]; norm_num; exact ⟨h, k⟩",
    "parity of a product": "example (m n : ℕ) (h : Even m) : Even (m * n) := by rw [Nat.even_mul]; exact Or.inl h",
    "parity of a power": "example (n : ℕ) : Even (n ^ 2) ↔ Even n := Nat.even_pow' (by decide)",
    "odd powers of negatives": "example (x : ℝ) (n : ℕ) (h : Odd n) : (-x) ^ n = -x ^ n := h.neg_pow x",
    "even powers": "example (x : ℝ) : 0 ≤ x ^ 4 := Even.pow_nonneg ⟨2, rfl⟩ x",
    "divisibility": "example (a b c : ℤ) (h : a ∣ b) (k : b ∣ c) : a ∣ c := dvd_trans h k",
    "divisibility of sums": "example (a b c : ℕ) (h : a ∣ b) (k : a ∣ c) : a ∣ b + 2 * c := dvd_add h (k.mul_left 2)",
    "difference of powers": "example (x y : ℤ) (n : ℕ) : x - y ∣ x ^ n - y ^ n := sub_dvd_pow_sub_pow x y n",
    "integer powers": "example (x : ℝ) (h : x ≠ 0) : x ^ (-2 : ℤ) * x ^ (3 : ℤ) = x := by\n"
    "  rw [← zpow_add₀ h]; norm_num",
    "order of integer powers": "example (m n : ℤ) (h : m < n) : (2 : ℝ) ^ m < 2 ^ n :=\n"
    "  zpow_lt_zpow_right₀ one_lt_two h",
    "norm of a complex number": "example (z : ℂ) : ‖z‖ ^ 2 = z.re ^ 2 + z.im ^ 2 := by\n"
    "  rw [Complex.sq_norm, Complex.normSq_apply]; ring",
    "norm of a product": "example (z w : ℂ) (h : ‖z‖ = 1) : ‖z * w‖ = ‖w‖ := by rw [Complex.norm_mul, h, one_mul]",
    "powers of the imaginary unit": "example : Complex.I ^ 4 = 1 := Complex.I_pow_four",
    "least prime factor": "example (n : ℕ) (h : n ≠ 1) : (Nat.minFac n).Prime ∧ Nat.minFac n ∣ n :=\n"
    "  ⟨Nat.minFac_prime h, Nat.minFac_dvd n⟩",
    "a prime divides a factor": (
        "example (p a b : ℕ) (h : p.Prime) (k : p ∣ a * b) : p ∣ a ∨ p ∣ b := (Nat.Prime.dvd_mul h).mp k"
    ),
    "infinitely many primes": "example (n : ℕ) : ∃ p, n ≤ p ∧ p.Prime := Nat.exists_infinite_primes n",
    "a prime factor": "example (n : ℕ) (h : n ≠ 1) : ∃ p, p.Prime ∧ p ∣ n := Nat.exists_prime_and_dvd h",
    "odd primes": "example (p : ℕ) (h : p.Prime) (k : p ≠ 2) : p % 2 = 1 := h.eq_two_or_odd.resolve_left k",
    "prime among integers": "example (p : ℕ) (h : p.Prime) : Prime (p : ℤ) := Nat.prime_iff_prime_int.mp h",
    "coprime numbers": ("example (a b c : ℕ) (h : Nat.Coprime a b) (k : a ∣ b * c) : a ∣ c := h.dvd_of_dvd_mul_left k"),
    "gcd and lcm": "example (a b : ℕ) : Nat.gcd a b * Nat.lcm a b = a * b := Nat.gcd_mul_lcm a b",
    "lcm of coprime numbers": "example (a b : ℕ) (h : Nat.Coprime a b) : Nat.lcm a b = a * b := h.lcm_eq_mul",
    "powers of congruent numbers": "example (a b : ℕ) (h : a ≡ b [MOD 7]) : a ^ 5 ≡ b ^ 5 [MOD 7] := h.pow 5",
    "congruence of integers as divisibility": "example (a b n : ℤ) : a ≡ b [ZMOD n] ↔ n ∣ b - a := Int.modEq_iff_dvd",
    "cancelling in a congruence": (
        "example (a b : ℕ) (h : 3 * a ≡ 3 * b [MOD 7]) : a ≡ b [MOD 7] := Nat.ModEq.cancel_left_of_coprime rfl h"
    ),
    "Chinese remainders": (
        "example (a b n : ℕ) (h : a ≡ b [MOD 3]) (k : a ≡ b [MOD 5]) : a ≡ b [MOD 15] :=\n"
        "  (Nat.modEq_and_modEq_iff_modEq_mul (by decide)).mp ⟨h, k⟩"
    ),
    "a chain of congruences": (
        "example (a b c n : ℤ) (h : a ≡ b [ZMOD n]) (k : b ≡ c [ZMOD n]) : a + 1 ≡ c + 1 [ZMOD n] :=\n"
        "  calc a + 1 ≡ b + 1 [ZMOD n] := h.add_right 1\n    _ ≡ c + 1 [ZMOD n] := k.add_right 1"
    ),
    "induction from a number on": (
        "example (n : ℕ) (h : 4 ≤ n) : n ^ 2 ≤ 2 ^ n := by\n"
        "  induction n, h using Nat.le_induction with\n  | base => decide\n"
        "  | succ n hn ih => rw [pow_succ 2]; nlinarith"
    ),
    "strong induction": (
        "example (f : ℕ → ℕ) (h : ∀ n, (∀ m < n, f m ≤ m) → f n ≤ n) (n : ℕ) : f n ≤ n := by\n"
        "  induction n using Nat.strong_induction_on with\n  | h n ih => exact h n ih"
    ),
    "the least number with a property": (
        "example (p : ℕ → Prop) [DecidablePred p] (h : ∃ n, p n) (m : ℕ) (k : p m) : Nat.find h ≤ m :=\n"
        "  Nat.find_min' h k"
    ),
    "square of a natural root": "example (n : ℕ) : Nat.sqrt (n * n) = n := Nat.sqrt_eq n",
    "no square between neighbours": "example : ¬∃ t : ℕ, t * t = 7 := Nat.not_exists_sq (m := 2) (by simp) (by simp)",
    "exponential of a sum": "example (x y : ℝ) : Real.exp (x + y) = Real.exp x * Real.exp y := Real.exp_add x y",
    "exponential is positive": "example (x : ℝ) : 0 < Real.exp x := Real.exp_pos x",
    "logarithm of a product": (
        "example (x y : ℝ) (h : 0 < x) (k : 0 < y) : Real.log (x * y) = Real.log x + Real.log y :=\n"
        "  Real.log_mul h.ne' k.ne'"
    ),
    "logarithm of a power": "example (x : ℝ) : Real.log (x ^ 3) = 3 * Real.log x := by simp",
    "logarithm and exponential": "example (x : ℝ) (h : 0 < x) : Real.exp (Real.log x) = x := Real.exp_log h",
    "comparison of logarithms": "example (x : ℝ) (h : 2 < x) : Real.log 2 < Real.log x :=\n"
    "  Real.log_lt_log (by norm_num) h",
    "logarithm to a base": "example : Real.logb 2 8 = 3 := by\n"
    "  rw [show (8 : ℝ) = 2 ^ (3 : ℝ) by norm_num, Real.logb_rpow (by norm_num) (by norm_num)]",
    "a logarithmic equation": (
        "example (x : ℝ) (h : 0 < x) (k : Real.logb 3 x = 2) : x = 9 := by\n"
        "  rw [Real.logb_eq_iff_rpow_eq (by norm_num) (by norm_num) h] at k\n  rw [← k]; norm_num"
    ),
    "real exponents add": "example (x a b : ℝ) (h : 0 < x) : x ^ (a + b) = x ^ a * x ^ b := Real.rpow_add h a b",
    "a natural exponent among reals": "example (x : ℝ) : x ^ (2 : ℝ) = x ^ 2 := by norm_num",
    "roots as powers": "example (x : ℝ) : √x = x ^ (1 / 2 : ℝ) := Real.sqrt_eq_rpow x",
    "double angle": "example (x : ℝ) : Real.sin (2 * x) = 2 * Real.sin x * Real.cos x := Real.sin_two_mul x",
    "sine is bounded": "example (x : ℝ) : Real.sin x ≤ 1 := Real.sin_le_one x",
    "special values": (
        "example : Real.sin (Real.pi / 6) + Real.cos (Real.pi / 3) = 1 := by\n"
        "  rw [Real.sin_pi_div_six, Real.cos_pi_div_three]; norm_num"
    ),
    "sine at a multiple of π": "example (n : ℤ) : Real.sin (n * Real.pi) = 0 := by simp",
    "zeros of the sine": "example (x : ℝ) : Real.sin x = 0 ↔ ∃ n : ℤ, (n : ℝ) * Real.pi = x := Real.sin_eq_zero_iff",
    "bounds of π": "example : 3.14 < Real.pi ∧ Real.pi < 3.15 := ⟨Real.pi_gt_d2, Real.pi_lt_d2⟩",
    "inverse functions": (
        "example (x : ℝ) (h : -1 ≤ x) (k : x ≤ 1) : Real.sin (Real.arcsin x) = x ∧ Real.tan (Real.arctan x) = x :=\n"
        "  ⟨Real.sin_arcsin h k, Real.tan_arctan x⟩"
    ),
    "binomial coefficients by symmetry": "example (n : ℕ) : (n + 2).choose 2 = (n + 2).choose n :=\n"
    "  Nat.choose_symm_of_eq_add (by omega)",
    "binomial coefficients and factorials": (
        "example (n k : ℕ) (h : k ≤ n) : n.choose k * k.factorial * (n - k).factorial = n.factorial :=\n"
        "  Nat.choose_mul_factorial_mul_factorial h"
    ),
    "sum of digits": "example (n : ℕ) : 9 ∣ n ↔ 9 ∣ (Nat.digits 10 n).sum := Nat.nine_dvd_iff n",
    "a number from its digits": "example (n : ℕ) : Nat.ofDigits 10 (Nat.digits 10 n) = n := Nat.ofDigits_digits 10 n",
    "natural logarithm rounded down": "example (n : ℕ) (h : n ≠ 0) : 2 ^ Nat.log 2 n ≤ n := Nat.pow_log_le_self 2 h",
    "Fibonacci numbers": "example (n : ℕ) : Nat.fib (n + 2) = Nat.fib n + Nat.fib (n + 1) := Nat.fib_add_two",
    "iterated functions": "example (f : ℕ → ℕ) (n x : ℕ) : f^[n + 1] x = f (f^[n] x) :=\n"
    "  Function.iterate_succ_apply' f n x",
    "divisors are computed": "example : Nat.divisors 12 = {1, 2, 3, 4, 6, 12} := by decide",
    "number of divisors of a power": (
        "example (p : ℕ) (h : p.Prime) : (Nat.divisors (p ^ 3)).card = 4 := by\n"
        "  rw [Nat.divisors_prime_pow h, Finset.card_map, Finset.card_range]"
    ),
    "sum of divisors": "example : ∑ d ∈ Nat.divisors 12, d = 28 := by decide",
    "members of the divisors": "example (n : ℕ) (h : n ∈ Nat.divisors 12) : n ∣ 12 := (Nat.mem_divisors.mp h).1",
    "totient": "example : Nat.totient 12 = 4 := by decide",
    "totient of a prime": "example (p : ℕ) (h : p.Prime) : Nat.totient p = p - 1 := Nat.totient_prime h",
    "prime factors": "example (n p : ℕ) (h : p ∈ n.primeFactors) : p.Prime ∧ p ∣ n :=\n"
    "  ⟨Nat.prime_of_mem_primeFactors h, Nat.dvd_of_mem_primeFactors h⟩",
    "numerals modulo a number": "example : (10 : ZMod 7) = 3 := by decide",
    "a statement about all residues": "example : ∀ x : ZMod 7, x ^ 2 ≠ 3 := by decide",
    "residues are a ring": "example (a b : ZMod 5) : (a + b) ^ 2 = a ^ 2 + 2 * a * b + b ^ 2 := by ring",
    "residues and congruences": (
        "example (a b : ℤ) (n : ℕ) : (a : ZMod n) = b ↔ a ≡ b [ZMOD n] := ZMod.intCast_eq_intCast_iff a b n"
    ),
    "Fermat's little theorem": (
        "example (p : ℕ) (h : p.Prime) (n : ℤ) (k : IsCoprime n p) : n ^ (p - 1) ≡ 1 [ZMOD p] :=\n"
        "  Int.ModEq.pow_card_sub_one_eq_one h k"
    ),
    "the binomial theorem": (
        "example (x y : ℤ) : (x + y) ^ 3 = ∑ m ∈ Finset.range 4, x ^ m * y ^ (3 - m) * (Nat.choose 3 m : ℤ) :=\n"
        "  add_pow x y 3"
    ),
    "an irrational root": "example : Irrational √2 := irrational_sqrt_two",
    "a sum with a rational number": "example : Irrational (√2 + 3) := by\n"
    "  have := irrational_sqrt_two.add_natCast 3\n  exact_mod_cast this",
    "the least element is unique": (
        "example (s : Set ℕ) (h : IsLeast s 3) (k : IsLeast s 4) : False := absurd (h.unique k) (by decide)"
    ),
    "greatest element of an interval": "example : IsGreatest (Set.Icc (1 : ℝ) 2) 2 := isGreatest_Icc (by norm_num)",
    "strictly monotone functions": "example (f : ℕ → ℕ) (h : StrictMono f) (n : ℕ) : n ≤ f n := h.le_apply",
    "strictly monotone by steps": (
        "example (f : ℕ → ℕ) (h : ∀ n, f n < f (n + 1)) : StrictMono f := strictMono_nat_of_lt_succ h"
    ),
    "limits of sequences": (
        "open Filter Topology in\n"
        "example (u : ℕ → ℝ) (h : Tendsto u atTop (𝓝 0)) : ∃ N, ∀ n ≥ N, |u n| < 1 := by\n"
        "  obtain ⟨N, hN⟩ := Metric.tendsto_atTop.mp h 1 one_pos\n  refine ⟨N, fun n hn => ?_⟩\n"
        "  have := hN n hn\n  rwa [Real.dist_eq, sub_zero] at this"
    ),
    "a constant sequence": (
        "open Filter Topology in\nexample : Tendsto (fun _ : ℕ => (2 : ℝ)) atTop (𝓝 2) := tendsto_const_nhds"
    ),
    "continuity by ε and δ": (
        "example (f : ℝ → ℝ) (h : Continuous f) (b : ℝ) : ∃ δ > 0, ∀ a, dist a b < δ → dist (f a) (f b) < 1 :=\n"
        "  Metric.continuous_iff.mp h b 1 one_pos"
    ),
    "namespaces of headers": "open Filter Polynomial Matrix MeasureTheory Metric Function\nexample : 1 + 1 = 2 := rfl",
    "a complex equation by parts": "example (z : ℂ) : z = z.re + z.im * Complex.I := by\n  rw [Complex.ext_iff]; simp",
}


@pytest.mark.parametrize("text", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_accepted(text: str) -> None:
    assert errors(text) == []


def test_zero_has_no_exponents() -> None:
    assert errors("example (p : ℕ) : Nat.factorization 0 p = 0 := by simp") == []
    (text,) = errors("example (p : ℕ) (b : ℕ) : (0 * b).factorization p = b.factorization p := by simp")
    assert text.startswith("unsolved goals")


def test_the_exponents_of_a_prime_have_a_protected_name() -> None:
    text = "open Nat.Prime\nexample (p : ℕ) (hp : p.Prime) : p.factorization = Finsupp.single p 1 := factorization hp"
    assert errors(text)[0].startswith("Unknown identifier `factorization`")
    assert errors(text.replace(":= f", ":= Nat.Prime.f")) == []
