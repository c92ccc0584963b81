import Mathlib.Data.Finset.Card
import Mathlib.Data.Nat.Factors
import Mathlib.Data.Nat.Prime.Basic

/-!
Euler's function `φ`. Source of the names: Mathlib `Mathlib/Data/Nat/Totient.lean`.
-/

namespace Nat

variable {m n p : ℕ}

/-- How many numbers below `n` are coprime to `n`. -/
def totient (n : ℕ) : ℕ := ((Finset.range n).filter fun a => Coprime n a).card

@[simp] theorem totient_zero : totient 0 = 0 := rfl

@[simp] theorem totient_one : totient 1 = 1 := rfl

theorem totient_eq_card_coprime (n : ℕ) : totient n = ((Finset.range n).filter fun a => Coprime n a).card := rfl

theorem totient_le (n : ℕ) : totient n ≤ n := by
  have := Finset.card_filter_le (Finset.range n) fun a => Coprime n a
  rwa [Finset.card_range] at this

theorem totient_pos {n : ℕ} : 0 < totient n ↔ 0 < n := by
  constructor
  · intro h
    exact Nat.lt_of_lt_of_le h (totient_le n)
  · intro h
    unfold totient
    rw [Finset.card_pos]
    by_cases h1 : n = 1
    · subst h1
      exact ⟨0, Finset.mem_filter.mpr ⟨Finset.mem_range.mpr Nat.one_pos, by decide⟩⟩
    · exact ⟨1, Finset.mem_filter.mpr ⟨Finset.mem_range.mpr (by omega), coprime_one_right n⟩⟩

@[simp] theorem totient_eq_zero : ∀ {n : ℕ}, totient n = 0 ↔ n = 0
  | n => by have := totient_pos (n := n); omega

theorem totient_prime {p : ℕ} (hp : p.Prime) : totient p = p - 1 := by
  have e : ((Finset.range p).filter fun a => Coprime p a) = (Finset.range p).erase 0 := by
    apply Finset.ext
    intro a
    rw [Finset.mem_filter, Finset.mem_erase, Finset.mem_range]
    constructor
    · rintro ⟨h, c⟩
      refine ⟨?_, h⟩
      rintro rfl
      rw [coprime_zero_right] at c
      exact hp.ne_one c
    · rintro ⟨h, l⟩
      exact ⟨l, coprime_of_lt_prime (by omega) l hp⟩
  rw [totient, e, Finset.card_erase_of_mem (Finset.mem_range.mpr hp.pos), Finset.card_range]

@[simp] theorem totient_two : totient 2 = 1 := rfl

theorem totient_lt (n : ℕ) (hn : 1 < n) : totient n < n := by
  rw [totient]
  refine Nat.lt_of_lt_of_eq (Finset.card_lt_card ⟨Finset.filter_subset _ _, fun h => ?_⟩) (Finset.card_range n)
  have c := (Finset.mem_filter.mp (h (Finset.mem_range.mpr (Nat.lt_trans Nat.zero_lt_one hn)))).2
  rw [coprime_zero_right] at c
  omega

end Nat
