import Mathlib.Algebra.BigOperators.Group.Basic

/-!
The pairs of numbers with a given sum. Source of the names: Mathlib `Mathlib/Algebra/Order/Antidiag/Prod.lean`,
`Mathlib/Data/Finset/NatAntidiagonal.lean`, `Mathlib/Algebra/BigOperators/NatAntidiagonal.lean`.
-/

universe u

namespace Finset

/-- Monoids in which each element is the sum of finitely many pairs. -/
class HasAntidiagonal (A : Type u) [AddMonoid A] where
  antidiagonal : A → Finset (A × A)
  mem_antidiagonal {n} {a} : a ∈ antidiagonal n ↔ a.1 + a.2 = n

export HasAntidiagonal (antidiagonal mem_antidiagonal)

attribute [simp] HasAntidiagonal.mem_antidiagonal

theorem swap_mem_antidiagonal {A : Type u} [AddCommMonoid A] [HasAntidiagonal A] {n : A} {xy : A × A} :
    xy.swap ∈ antidiagonal n ↔ xy ∈ antidiagonal n := by
  rw [mem_antidiagonal, mem_antidiagonal]
  show xy.2 + xy.1 = n ↔ _
  rw [add_comm]

namespace Nat

instance instHasAntidiagonal : HasAntidiagonal ℕ where
  antidiagonal n := (range (n + 1)).map ⟨fun i => (i, n - i), fun _ _ h => congrArg Prod.fst h⟩
  mem_antidiagonal {n a} := by
    rw [mem_map]
    constructor
    · rintro ⟨i, hi, rfl⟩
      have : i < n + 1 := mem_range.mp hi
      show i + (n - i) = n
      omega
    · intro h
      refine ⟨a.1, mem_range.mpr (by omega), ?_⟩
      show (a.1, n - a.1) = a
      rw [← h, Nat.add_sub_cancel_left]

theorem antidiagonal_eq_map (n : ℕ) :
    antidiagonal n = (range (n + 1)).map ⟨fun i => (i, n - i), fun _ _ h => congrArg Prod.fst h⟩ := rfl

@[simp] theorem card_antidiagonal (n : ℕ) : (antidiagonal n).card = n + 1 := by
  rw [antidiagonal_eq_map, card_map, card_range]

@[simp] theorem antidiagonal_zero : antidiagonal 0 = {(0, 0)} := rfl

theorem antidiagonal_eq_image (n : ℕ) : antidiagonal n = (range (n + 1)).image fun i => (i, n - i) := by
  rw [antidiagonal_eq_map, map_eq_image]

variable {M : Type u} [AddCommMonoid M]

theorem sum_antidiagonal_eq_sum_range_succ_mk (f : ℕ × ℕ → M) (n : ℕ) :
    ∑ ij ∈ antidiagonal n, f ij = ∑ k ∈ range n.succ, f (k, n - k) := by
  rw [antidiagonal_eq_map, sum_map]

theorem sum_antidiagonal_eq_sum_range_succ (f : ℕ → ℕ → M) (n : ℕ) :
    ∑ ij ∈ antidiagonal n, f ij.1 ij.2 = ∑ k ∈ range n.succ, f k (n - k) :=
  sum_antidiagonal_eq_sum_range_succ_mk (fun ij => f ij.1 ij.2) n

theorem sum_antidiagonal_swap {n : ℕ} {f : ℕ × ℕ → M} :
    ∑ p ∈ antidiagonal n, f p.swap = ∑ p ∈ antidiagonal n, f p :=
  sum_nbij' Prod.swap Prod.swap (fun _ h => swap_mem_antidiagonal.mpr h) (fun _ h => swap_mem_antidiagonal.mpr h)
    (fun _ _ => rfl) (fun _ _ => rfl) (fun _ _ => rfl)

theorem sum_antidiagonal_succ {n : ℕ} {f : ℕ × ℕ → M} :
    ∑ p ∈ antidiagonal (n + 1), f p = f (0, n + 1) + ∑ p ∈ antidiagonal n, f (p.1 + 1, p.2) := by
  rw [sum_antidiagonal_eq_sum_range_succ_mk, sum_antidiagonal_eq_sum_range_succ_mk, sum_range_succ', add_comm]
  congr 1
  exact sum_congr rfl fun k _ => by rw [Nat.add_sub_add_right]

theorem prod_antidiagonal_eq_prod_range_succ_mk {M : Type u} [CommMonoid M] (f : ℕ × ℕ → M) (n : ℕ) :
    ∏ ij ∈ antidiagonal n, f ij = ∏ k ∈ range n.succ, f (k, n - k) := by
  rw [antidiagonal_eq_map, prod_map]

end Nat
end Finset
