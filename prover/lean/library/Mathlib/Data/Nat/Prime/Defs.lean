import Init
import Mathlib.Algebra.Ring.Nat

/-!
Units, irreducible elements and prime numbers. Source of the names: Mathlib `Mathlib/Algebra/Group/Units/Defs.lean`,
`Mathlib/Algebra/Group/Irreducible/Defs.lean`, `Mathlib/Data/Nat/Prime/Defs.lean`.
-/

universe u

/-- The invertible elements of a monoid, with their inverses. -/
structure Units (α : Type u) [Monoid α] where
  val : α
  inv : α
  val_inv : val * inv = 1
  inv_val : inv * val = 1

/-- `a` is invertible. -/
def IsUnit {M : Type u} [Monoid M] (a : M) : Prop := ∃ u : Units M, u.val = a

/-- Not invertible, and in every factorisation one factor is. -/
structure Irreducible {M : Type u} [Monoid M] (p : M) : Prop where
  not_isUnit : ¬IsUnit p
  isUnit_or_isUnit : ∀ ⦃a b : M⦄, p = a * b → IsUnit a ∨ IsUnit b

namespace Nat

theorem isUnit_iff {n : ℕ} : IsUnit n ↔ n = 1 :=
  ⟨fun ⟨u, h⟩ => h ▸ Nat.eq_one_of_mul_eq_one_right u.val_inv, fun h => ⟨⟨1, 1, rfl, rfl⟩, h.symm⟩⟩

/-- `p` is a prime number. -/
def Prime (p : ℕ) := Irreducible p

theorem not_prime_zero : ¬Prime 0 := fun h =>
  (h.isUnit_or_isUnit (Nat.mul_zero 0).symm).elim (fun u => absurd (isUnit_iff.mp u) (by decide))
    (fun u => absurd (isUnit_iff.mp u) (by decide))

theorem not_prime_one : ¬Prime 1 := fun h => h.not_isUnit (isUnit_iff.mpr rfl)

theorem Prime.ne_zero {n : ℕ} (h : Prime n) : n ≠ 0 := fun e => not_prime_zero (e ▸ h)

theorem Prime.ne_one {n : ℕ} (h : Prime n) : n ≠ 1 := fun e => not_prime_one (e ▸ h)

theorem Prime.pos {p : ℕ} (pp : Prime p) : 0 < p := Nat.pos_of_ne_zero pp.ne_zero

theorem Prime.two_le {p : ℕ} (h : Prime p) : 2 ≤ p := by
  have h₀ := h.ne_zero
  have h₁ := h.ne_one
  omega

theorem Prime.one_lt {p : ℕ} (h : Prime p) : 1 < p := h.two_le

theorem Prime.one_le {p : ℕ} (h : Prime p) : 1 ≤ p := h.pos

theorem prime_def {p : ℕ} : p.Prime ↔ 2 ≤ p ∧ ∀ m, m ∣ p → m = 1 ∨ m = p := by
  constructor
  · intro h
    refine ⟨h.two_le, fun m ⟨k, hk⟩ => ?_⟩
    rcases h.isUnit_or_isUnit hk with u | u
    · exact Or.inl (isUnit_iff.mp u)
    · rw [isUnit_iff.mp u, Nat.mul_one] at hk
      exact Or.inr hk.symm
  · intro ⟨h₁, h₂⟩
    refine ⟨fun u => absurd (isUnit_iff.mp u) (by omega), fun a b e => ?_⟩
    rcases h₂ a ⟨b, e⟩ with h | h
    · exact Or.inl (isUnit_iff.mpr h)
    · refine Or.inr (isUnit_iff.mpr ?_)
      have hp : 0 < p := by omega
      have k : p * b = p * 1 := by rw [Nat.mul_one]; rw [h] at e; exact e.symm
      exact Nat.eq_of_mul_eq_mul_left hp k

theorem Prime.eq_one_or_self_of_dvd {p : ℕ} (pp : Prime p) (a : ℕ) (h : a ∣ p) : a = 1 ∨ a = p := (prime_def.mp pp).2 a h

theorem dvd_prime {p m : ℕ} (pp : Prime p) : m ∣ p ↔ m = 1 ∨ m = p :=
  ⟨fun d => pp.eq_one_or_self_of_dvd m d, fun h => h.elim (fun e => e.symm ▸ Nat.one_dvd p) (fun e => e.symm ▸ Nat.dvd_refl p)⟩

theorem prime_def_lt {p : ℕ} : Prime p ↔ 2 ≤ p ∧ ∀ m, m < p → m ∣ p → m = 1 := by
  rw [prime_def]
  constructor
  · intro ⟨h₁, h₂⟩
    exact ⟨h₁, fun m hm hd => (h₂ m hd).resolve_right (Nat.ne_of_lt hm)⟩
  · intro ⟨h₁, h₂⟩
    refine ⟨h₁, fun m hd => ?_⟩
    have hp : 0 < p := by omega
    rcases Nat.lt_or_eq_of_le (Nat.le_of_dvd hp hd) with h | h
    · exact Or.inl (h₂ m h hd)
    · exact Or.inr h

instance decidablePrime (p : ℕ) : Decidable p.Prime := decidable_of_iff' _ prime_def_lt

theorem prime_two : Prime 2 := by decide

theorem prime_three : Prime 3 := by decide

theorem prime_five : Prime 5 := by decide

end Nat
