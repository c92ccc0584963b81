import Mathlib.Algebra.Ring.Basic

/-!
Even and odd elements, squares. Source of the names: Mathlib `Mathlib/Algebra/Group/Even.lean`,
`Mathlib/Algebra/Ring/Parity.lean`, `Mathlib/Algebra/Group/Nat/Even.lean`, `Mathlib/Algebra/Group/Int/Even.lean`.
-/

universe u

variable {α R : Type u}

def Even [Add α] (a : α) : Prop := ∃ r, a = r + r

def Odd [Semiring α] (a : α) : Prop := ∃ m, a = 2 * m + 1

def IsSquare [Mul α] (a : α) : Prop := ∃ r, a = r * r

theorem even_iff_exists_two_mul [Semiring α] {a : α} : Even a ↔ ∃ b, a = 2 * b :=
  ⟨fun ⟨r, h⟩ => ⟨r, by rw [h, two_mul]⟩, fun ⟨r, h⟩ => ⟨r, by rw [h, two_mul]⟩⟩

theorem even_two_mul [Semiring α] (a : α) : Even (2 * a) := ⟨a, two_mul a⟩

theorem Even.add [AddCommSemigroup α] {a b : α} : Even a → Even b → Even (a + b)
  | ⟨r, hr⟩, ⟨s, hs⟩ => ⟨r + s, by rw [hr, hs, add_add_add_comm]⟩

theorem Even.mul_left [Semiring α] {a : α} (h : Even a) (b : α) : Even (b * a) :=
  h.elim fun r hr => ⟨b * r, by rw [hr, mul_add]⟩

theorem Even.mul_right [Semiring α] {a : α} (h : Even a) (b : α) : Even (a * b) :=
  h.elim fun r hr => ⟨r * b, by rw [hr, add_mul]⟩

theorem IsSquare.mul_self [Mul α] (a : α) : IsSquare (a * a) := ⟨a, rfl⟩

theorem IsSquare.sq [Monoid α] (a : α) : IsSquare (a ^ 2) := ⟨a, pow_two a⟩

namespace Nat

theorem even_iff {n : ℕ} : Even n ↔ n % 2 = 0 :=
  ⟨fun ⟨r, h⟩ => by omega, fun h => ⟨n / 2, by omega⟩⟩

theorem odd_iff {n : ℕ} : Odd n ↔ n % 2 = 1 :=
  ⟨fun ⟨r, h⟩ => by omega, fun h => ⟨n / 2, by omega⟩⟩

instance decidablePredEven : DecidablePred (Even : ℕ → Prop) := fun _ => decidable_of_iff _ even_iff.symm

instance decidablePredOdd : DecidablePred (Odd : ℕ → Prop) := fun _ => decidable_of_iff _ odd_iff.symm

theorem not_even_iff {n : ℕ} : ¬Even n ↔ n % 2 = 1 := by rw [even_iff]; omega

theorem not_odd_iff {n : ℕ} : ¬Odd n ↔ n % 2 = 0 := by rw [odd_iff]; omega

@[simp] theorem not_even_iff_odd {n : ℕ} : ¬Even n ↔ Odd n := by rw [not_even_iff, odd_iff]

@[simp] theorem not_odd_iff_even {n : ℕ} : ¬Odd n ↔ Even n := by rw [not_odd_iff, even_iff]

theorem even_or_odd (n : ℕ) : Even n ∨ Odd n := by rw [even_iff, odd_iff]; omega

theorem even_add {m n : ℕ} : Even (m + n) ↔ (Even m ↔ Even n) := by rw [even_iff, even_iff, even_iff]; omega

theorem even_add_one {n : ℕ} : Even (n + 1) ↔ ¬Even n := by rw [even_iff, even_iff]; omega

end Nat

namespace Int

theorem even_iff {n : ℤ} : Even n ↔ n % 2 = 0 :=
  ⟨fun ⟨r, h⟩ => by omega, fun h => ⟨n / 2, by omega⟩⟩

theorem odd_iff {n : ℤ} : Odd n ↔ n % 2 = 1 :=
  ⟨fun ⟨r, h⟩ => by omega, fun h => ⟨n / 2, by omega⟩⟩

instance : DecidablePred (Even : ℤ → Prop) := fun _ => decidable_of_iff _ even_iff.symm

instance : DecidablePred (Odd : ℤ → Prop) := fun _ => decidable_of_iff _ odd_iff.symm

theorem not_even_iff {n : ℤ} : ¬Even n ↔ n % 2 = 1 := by rw [even_iff]; omega

theorem not_odd_iff {n : ℤ} : ¬Odd n ↔ n % 2 = 0 := by rw [odd_iff]; omega

@[simp] theorem not_even_iff_odd {n : ℤ} : ¬Even n ↔ Odd n := by rw [not_even_iff, odd_iff]

@[simp] theorem not_odd_iff_even {n : ℤ} : ¬Odd n ↔ Even n := by rw [not_odd_iff, even_iff]

theorem even_or_odd (n : ℤ) : Even n ∨ Odd n := by rw [even_iff, odd_iff]; omega

theorem even_add {m n : ℤ} : Even (m + n) ↔ (Even m ↔ Even n) := by rw [even_iff, even_iff, even_iff]; omega

end Int
