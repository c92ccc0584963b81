"""Lemmas about numbers, finite sets and sums in the ways in which proofs written for Mathlib cite them."""

from __future__ import annotations

import pytest

from tests.lean.library.test_numbers import errors

ACCEPTED: dict[str, str] = {
    "a quotient is monotone": "example (m n : ℕ) (h : m ≤ n) : m / 3 ≤ n / 3 := Nat.div_le_div_right h",
    "quotient and divisor": "example (m n k : ℕ) (h : m ≤ n) : m / (k + 2) ≤ n / (k + 1) :=\n"
    "  Nat.div_le_div h (by omega) (by omega)",
    "divisors of a quotient": "example (a b c : ℕ) (h : c ∣ b) (k : a ∣ b / c) : c * a ∣ b :=\n"
    "  (Nat.dvd_div_iff_mul_dvd h).mp k",
    "a quotient of integers is moved": "example (a b : ℤ) (h : b ∣ a) (k : a / b = 3) : a = b * 3 :=\n"
    "  Int.eq_mul_of_ediv_eq_right h k",
    "a sum is divided": "example (a b : ℤ) (h : 3 ∣ a) : (a + b) / 3 = a / 3 + b / 3 := by\n"
    "  rw [Int.add_ediv_of_dvd_left h]",
    "integers with product one": "example (x y : ℤ) (h : x * y = 1) : x = 1 ∨ x = -1 := by\n"
    "  rcases Int.mul_eq_one_iff_eq_one_or_neg_one.mp h with ⟨hx, _⟩ | ⟨hx, _⟩\n  · exact .inl hx\n  · exact .inr hx",
    "the product of absolute values": "example (a : ℤ) : ((a.natAbs * a.natAbs : ℕ) : ℤ) = a * a :=\n"
    "  Int.natAbs_mul_self",
    "absolute values by squares": "example (a b : ℤ) (h : a ^ 2 = b ^ 2) : a.natAbs = b.natAbs :=\n"
    "  Int.natAbs_eq_iff_sq_eq.mpr h",
    "parity of a sum": "example (m n : ℤ) (h : Even (m + n)) (hm : Odd m) : Odd n := (Int.even_add'.mp h).mp hm",
    "a divisor of an odd number": "example (d n : ℕ) (h : Odd n) (k : d ∣ n) : Odd d := h.of_dvd_nat k",
    "an odd number is positive": "example (n : ℕ) (h : Odd n) : 0 < n := h.pos",
    "sums of odd powers": "example (n : ℕ) (h : Odd n) : 3 ∣ 2 ^ n + 1 ^ n := h.nat_add_dvd_pow_add_pow 2 1",
    "Euler's theorem": "example (x : ℕ) (h : Nat.Coprime x 10) : x ^ 4 % 10 = 1 := by\n"
    "  have e : Nat.totient 10 = 4 := by decide\n  have := Nat.ModEq.pow_totient h\n  rwa [e] at this",
    "Bézout's identity": "example (a b : ℤ) (h : Int.gcd a b = 1) : ∃ x y : ℤ, a * x + b * y = 1 :=\n"
    "  ⟨Int.gcdA a b, Int.gcdB a b, by rw [← Int.gcd_eq_gcd_ab, h]; rfl⟩",
    "coprime divisors": "example (a : ℤ) (h : (2 : ℤ) ^ 3 ∣ a) (k : (3 : ℤ) ^ 2 ∣ a) : (2 : ℤ) ^ 3 * 3 ^ 2 ∣ a :=\n"
    "  (IsCoprime.pow (Int.isCoprime_iff_gcd_eq_one.mpr rfl)).mul_dvd h k",
    "a squarefree number": "example : Squarefree 30 ∧ ¬Squarefree 12 := by decide",
    "squares of primes": "example (n : ℕ) (h : Squarefree n) : ¬2 * 2 ∣ n :=\n"
    "  Nat.squarefree_iff_prime_squarefree.mp h 2 Nat.prime_two",
    "a prime is squarefree": "example (p : ℕ) (hp : p.Prime) : Squarefree p := hp.squarefree",
    "divisors of a prime": "example (p : ℕ) (hp : p.Prime) : ∑ d ∈ p.divisors, d = p + 1 := by simp [hp]",
    "exponents in a product": "example (a b : ℕ) (ha : a ≠ 0) (hb : b ≠ 0) [Fact (Nat.Prime 3)] :\n"
    "    padicValNat 3 (a * b) = padicValNat 3 a + padicValNat 3 b := padicValNat.mul ha hb",
    "the cast of a quotient": "example (n : ℕ) (h : 2 ∣ n) : ((n / 2 : ℕ) : ℝ) = n / 2 := by push_cast [h]; rfl",
    "the cast of an absolute value": "example (n : ℤ) (h : |n| ≤ 2) : |(n : ℝ)| ≤ 2 := by exact_mod_cast h",
    "the floor of a quotient": "example (n : ℕ) : ⌊(n : ℝ) / 3⌋₊ = n / 3 := by exact_mod_cast Nat.floor_div_eq_div n 3",
    "equal fractional parts": "example (x y : ℝ) (h : Int.fract x = Int.fract y) : ∃ z : ℤ, x - y = z :=\n"
    "  Int.fract_eq_fract.mp h",
    "lowest terms": "example (q : ℚ) (h : q.den = 1) : (q.num : ℚ) = q := (Rat.den_eq_one_iff q).mp h",
    "three different elements": "example (s : Finset ℕ) (h : s.card = 3) :\n"
    "    ∃ x y z, x ≠ y ∧ x ≠ z ∧ y ≠ z ∧ s = {x, y, z} :=\n"
    "  Finset.card_eq_three.mp h",
    "two elements of a set": "example (s : Finset ℕ) (h : 1 < s.card) : ∃ a b, a ∈ s ∧ b ∈ s ∧ a ≠ b := by\n"
    "  obtain ⟨a, b, ha, hb, hab⟩ := Finset.one_lt_card_iff.mp h\n  exact ⟨a, b, ha, hb, hab⟩",
    "elements outside": "example (s t : Finset ℕ) (h : Disjoint s t) : (s ∪ t).card = s.card + t.card := by\n"
    "  rw [Finset.card_union_of_disjoint h]",
    "a function into a smaller set": "example (s t : Finset ℕ) (f : ℕ → ℕ) (h : ∀ x ∈ s, f x ∈ t)\n"
    "    (k : ∀ x ∈ s, ∀ y ∈ s, f x = f y → x = y) : s.card ≤ t.card :=\n"
    "  Finset.card_le_card_of_injOn f h fun x hx y hy e => k x hx y hy e",
    "subsets of a given size": "example : ((Finset.range 5).powersetCard 2).card = 10 := by\n"
    "  rw [Finset.card_powersetCard, Finset.card_range]; rfl",
    "a sum over a disjoint union": "example (s : Finset ℕ) (t : ℕ → Finset ℕ) (f : ℕ → ℤ)\n"
    "    (h : ∀ x ∈ s, ∀ y ∈ s, x ≠ y → Disjoint (t x) (t y)) :\n"
    "    ∑ x ∈ s.biUnion t, f x = ∑ x ∈ s, ∑ i ∈ t x, f i := Finset.sum_biUnion h",
    "a sum over a triangle": "example (f : ℕ → ℕ → ℤ) (n : ℕ) :\n"
    "    ∑ i ∈ Finset.range n, ∑ j ∈ Finset.range i, f i j =\n"
    "      ∑ j ∈ Finset.range n, ∑ i ∈ Finset.Ico (j + 1) n, f i j := by\n"
    "  rw [Finset.sum_comm']\n  intro i j\n  simp only [Finset.mem_range, Finset.mem_Ico]\n  omega",
    "a strict product": "example (f g : ℕ → ℝ) (s : Finset ℕ) (h : s.Nonempty) (hf : ∀ i ∈ s, 0 < f i)\n"
    "    (hg : ∀ i ∈ s, f i < g i) : ∏ i ∈ s, f i < ∏ i ∈ s, g i := Finset.prod_lt_prod_of_nonempty hf hg h",
    "the square of a sum": "example (x : ℕ → ℝ) :\n"
    "    (∑ i ∈ Finset.range 3, x i) ^ 2 ≤ 3 * ∑ i ∈ Finset.range 3, x i ^ 2 := by\n"
    "  simpa using sq_sum_le_card_mul_sum_sq (s := Finset.range 3) (f := x)",
    "sums modulo a number": "example (n : ℕ) : (∑ i ∈ Finset.range n, 10 * i) % 5 = 0 := by\n"
    "  rw [Finset.sum_nat_mod]; simp [Nat.mul_mod]",
    "a factorial as a product": "example : ∏ i ∈ Finset.range 4, (i + 1) = Nat.factorial 4 :=\n"
    "  Finset.prod_range_add_one_eq_factorial 4",
    "functions of a finite type": "example (f : Fin 5 → Fin 5) (h : Function.Injective f) : Function.Surjective f :=\n"
    "  Finite.injective_iff_surjective.mp h",
    "a sum permuted": "example (e : Equiv.Perm (Fin 4)) (f : Fin 4 → ℝ) : ∑ i, f (e i) = ∑ i, f i :=\n"
    "  Equiv.sum_comp e f",
}


@pytest.mark.parametrize("text", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_accepted(text: str) -> None:
    assert errors(text) == []


def test_euler_needs_coprime_numbers() -> None:
    (text,) = errors("example (x n : ℕ) (h : x.Coprime 5) : x ^ n.totient ≡ 1 [MOD n] := Nat.ModEq.pow_totient h")
    assert text.startswith("Application type mismatch")
    assert "x.Coprime 5" in text
    assert "x.Coprime n" in text
