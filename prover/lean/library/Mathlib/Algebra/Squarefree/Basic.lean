import Mathlib.Data.Nat.Prime.Basic

/-!
Squarefree elements of a monoid. Source of the names: Mathlib `Mathlib/Algebra/Squarefree/Basic.lean`, `Mathlib/Data/Nat/Squarefree.lean`.
-/

universe u

/-- No square but those of units divides `r`. -/
def Squarefree {R : Type u} [Monoid R] (r : R) : Prop := ∀ x : R, x * x ∣ r → IsUnit x

theorem Squarefree.squarefree_of_dvd {R : Type u} [CommMonoid R] {x y : R} (hdvd : x ∣ y) (hsq : Squarefree y) : Squarefree x :=
  fun a h => hsq a (dvd_trans h hdvd)

theorem Irreducible.squarefree {R : Type u} [CommMonoid R] {x : R} (h : Irreducible x) : Squarefree x := by
  rintro y ⟨z, rfl⟩
  rcases h.isUnit_or_isUnit (mul_assoc y y z) with u | ⟨⟨_, b, v, _⟩, rfl⟩
  · exact u
  · have e : y * (z * b) = 1 := by rw [← mul_assoc]; exact v
    exact ⟨⟨y, z * b, e, by rw [mul_comm, e]⟩, rfl⟩

namespace Nat

variable {n : ℕ}

theorem squarefree_iff_prime_squarefree : Squarefree n ↔ ∀ x, Nat.Prime x → ¬x * x ∣ n := by
  constructor
  · exact fun h x hx d => hx.ne_one (Nat.isUnit_iff.mp (h x d))
  · refine fun h x d => Nat.isUnit_iff.mpr (Classical.byContradiction fun hx => ?_)
    obtain ⟨p, hp, hd⟩ := Nat.exists_prime_and_dvd hx
    exact h p hp (Nat.dvd_trans (Nat.mul_dvd_mul hd hd) d)

private theorem squarefree_iff_bounded : (n ≠ 0 ∧ ∀ x < n + 1, x * x ∣ n → x = 1) ↔ Squarefree n := by
  constructor
  · rintro ⟨h0, h⟩ x d
    have l := Nat.le_of_dvd (Nat.pos_of_ne_zero h0) (Nat.dvd_trans (Nat.dvd_mul_right x x) d)
    exact Nat.isUnit_iff.mpr (h x (Nat.lt_succ_of_le l) d)
  · refine fun h => ⟨?_, fun x _ d => Nat.isUnit_iff.mp (h x d)⟩
    rintro rfl
    exact absurd (Nat.isUnit_iff.mp (h 0 (Nat.dvd_refl 0))) (by decide)

instance : DecidablePred (Squarefree : ℕ → Prop) := fun _ => decidable_of_iff _ squarefree_iff_bounded

end Nat
