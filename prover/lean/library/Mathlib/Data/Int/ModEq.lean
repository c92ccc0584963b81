import Mathlib.Data.Nat.ModEq

/-!
Congruences `a ≡ b [ZMOD n]` of integers. Source of the names: Mathlib `Mathlib/Data/Int/ModEq.lean`.
-/

namespace Int

/-- `a ≡ b [ZMOD n]`: `a` and `b` leave the same remainder. -/
def ModEq (n a b : ℤ) := a % n = b % n

variable {m n a b c d : ℤ}

instance : Decidable (Int.ModEq n a b) := decEq (a % n) (b % n)

namespace ModEq

@[refl] protected theorem refl (a : ℤ) : a ≡ a [ZMOD n] := rfl

protected theorem rfl : a ≡ a [ZMOD n] := rfl

@[symm] protected theorem symm : a ≡ b [ZMOD n] → b ≡ a [ZMOD n] := Eq.symm

protected theorem trans : a ≡ b [ZMOD n] → b ≡ c [ZMOD n] → a ≡ c [ZMOD n] := Eq.trans

protected theorem comm : a ≡ b [ZMOD n] ↔ b ≡ a [ZMOD n] := ⟨ModEq.symm, ModEq.symm⟩

protected theorem add (h₁ : a ≡ b [ZMOD n]) (h₂ : c ≡ d [ZMOD n]) : a + c ≡ b + d [ZMOD n] := by
  unfold Int.ModEq at *
  rw [Int.add_emod, h₁, h₂, ← Int.add_emod]

protected theorem mul (h₁ : a ≡ b [ZMOD n]) (h₂ : c ≡ d [ZMOD n]) : a * c ≡ b * d [ZMOD n] := by
  unfold Int.ModEq at *
  rw [Int.mul_emod, h₁, h₂, ← Int.mul_emod]

end ModEq

theorem modEq_zero_iff_dvd : a ≡ 0 [ZMOD n] ↔ n ∣ a := by
  unfold Int.ModEq
  rw [Int.zero_emod]
  exact ⟨Int.dvd_of_emod_eq_zero, Int.emod_eq_zero_of_dvd⟩

theorem mod_modEq (a n : ℤ) : a % n ≡ a [ZMOD n] := Int.emod_emod_of_dvd a (Int.dvd_refl n)

namespace ModEq

instance : Trans (ModEq n) (ModEq n) (ModEq n) where
  trans := Int.ModEq.trans

protected theorem eq : a ≡ b [ZMOD n] → a % n = b % n := id

end ModEq

theorem modEq_comm : a ≡ b [ZMOD n] ↔ b ≡ a [ZMOD n] := ⟨ModEq.symm, ModEq.symm⟩

theorem natCast_modEq_iff {a b n : ℕ} : a ≡ b [ZMOD n] ↔ a ≡ b [MOD n] := by
  unfold Int.ModEq Nat.ModEq
  rw [← Int.natCast_emod, ← Int.natCast_emod, Int.natCast_inj]

theorem _root_.Dvd.dvd.modEq_zero_int (h : n ∣ a) : a ≡ 0 [ZMOD n] := modEq_zero_iff_dvd.mpr h

theorem _root_.Dvd.dvd.zero_modEq_int (h : n ∣ a) : 0 ≡ a [ZMOD n] := h.modEq_zero_int.symm

theorem modEq_iff_dvd : a ≡ b [ZMOD n] ↔ n ∣ b - a := by
  unfold Int.ModEq
  rw [eq_comm, Int.emod_eq_emod_iff_emod_sub_eq_zero, Int.dvd_iff_emod_eq_zero]

theorem modEq_of_dvd : n ∣ b - a → a ≡ b [ZMOD n] := modEq_iff_dvd.mpr

theorem ModEq.dvd : a ≡ b [ZMOD n] → n ∣ b - a := modEq_iff_dvd.mp

theorem modEq_iff_add_fac {a b n : ℤ} : a ≡ b [ZMOD n] ↔ ∃ t, b = a + n * t := by
  rw [modEq_iff_dvd]
  exact ⟨fun ⟨t, ht⟩ => ⟨t, by omega⟩, fun ⟨t, ht⟩ => ⟨t, by omega⟩⟩

@[simp] theorem neg_modEq_neg : -a ≡ -b [ZMOD n] ↔ a ≡ b [ZMOD n] := by
  rw [modEq_iff_dvd, modEq_iff_dvd, dvd_sub_comm, sub_neg_eq_add, neg_add_eq_sub]

@[simp] theorem modEq_neg : a ≡ b [ZMOD -n] ↔ a ≡ b [ZMOD n] := by rw [modEq_iff_dvd, modEq_iff_dvd, neg_dvd]

namespace ModEq

protected theorem of_dvd (d : m ∣ n) (h : a ≡ b [ZMOD n]) : a ≡ b [ZMOD m] := modEq_iff_dvd.mpr (dvd_trans d h.dvd)

protected theorem add_left (c : ℤ) (h : a ≡ b [ZMOD n]) : c + a ≡ c + b [ZMOD n] := ModEq.add ModEq.rfl h

protected theorem add_right (c : ℤ) (h : a ≡ b [ZMOD n]) : a + c ≡ b + c [ZMOD n] := ModEq.add h ModEq.rfl

protected theorem mul_left (c : ℤ) (h : a ≡ b [ZMOD n]) : c * a ≡ c * b [ZMOD n] := ModEq.mul ModEq.rfl h

protected theorem mul_right (c : ℤ) (h : a ≡ b [ZMOD n]) : a * c ≡ b * c [ZMOD n] := ModEq.mul h ModEq.rfl

protected theorem add_left_cancel (h₁ : a ≡ b [ZMOD n]) (h₂ : a + c ≡ b + d [ZMOD n]) : c ≡ d [ZMOD n] := by
  rw [modEq_iff_dvd] at *
  have := Int.dvd_sub h₂ h₁
  have e : b + d - (a + c) - (b - a) = d - c := by omega
  rwa [e] at this

protected theorem add_left_cancel' (c : ℤ) (h : c + a ≡ c + b [ZMOD n]) : a ≡ b [ZMOD n] :=
  ModEq.add_left_cancel ModEq.rfl h

protected theorem add_right_cancel (h₁ : c ≡ d [ZMOD n]) (h₂ : a + c ≡ b + d [ZMOD n]) : a ≡ b [ZMOD n] := by
  rw [Int.add_comm a, Int.add_comm b] at h₂
  exact ModEq.add_left_cancel h₁ h₂

protected theorem add_right_cancel' (c : ℤ) (h : a + c ≡ b + c [ZMOD n]) : a ≡ b [ZMOD n] :=
  ModEq.add_right_cancel ModEq.rfl h

protected theorem neg (h : a ≡ b [ZMOD n]) : -a ≡ -b [ZMOD n] := neg_modEq_neg.mpr h

protected theorem sub (h₁ : a ≡ b [ZMOD n]) (h₂ : c ≡ d [ZMOD n]) : a - c ≡ b - d [ZMOD n] := by
  rw [Int.sub_eq_add_neg, Int.sub_eq_add_neg]; exact ModEq.add h₁ h₂.neg

protected theorem sub_left (c : ℤ) (h : a ≡ b [ZMOD n]) : c - a ≡ c - b [ZMOD n] := ModEq.sub ModEq.rfl h

protected theorem sub_right (c : ℤ) (h : a ≡ b [ZMOD n]) : a - c ≡ b - c [ZMOD n] := ModEq.sub h ModEq.rfl

protected theorem pow (m : ℕ) (h : a ≡ b [ZMOD n]) : a ^ m ≡ b ^ m [ZMOD n] := by
  induction m with
  | zero => exact ModEq.refl _
  | succ m ih => rw [Int.pow_succ, Int.pow_succ]; exact ModEq.mul ih h

protected theorem mul_left' (h : a ≡ b [ZMOD n]) : c * a ≡ c * b [ZMOD c * n] := by
  rw [modEq_iff_dvd] at *
  rw [← Int.mul_sub]; exact mul_dvd_mul_left c h

protected theorem mul_right' (h : a ≡ b [ZMOD n]) : a * c ≡ b * c [ZMOD n * c] := by
  rw [Int.mul_comm a, Int.mul_comm b, Int.mul_comm n]; exact h.mul_left'

theorem of_mul_left (m : ℤ) (h : a ≡ b [ZMOD m * n]) : a ≡ b [ZMOD n] := ModEq.of_dvd (dvd_mul_left n m) h

theorem of_mul_right (m : ℤ) (h : a ≡ b [ZMOD n * m]) : a ≡ b [ZMOD n] := ModEq.of_dvd (dvd_mul_right n m) h

end ModEq

theorem modEq_one : a ≡ b [ZMOD 1] := modEq_of_dvd (one_dvd _)

theorem modEq_sub (a b : ℤ) : a ≡ b [ZMOD a - b] := (modEq_of_dvd (dvd_refl _)).symm

@[simp] theorem modEq_zero_iff : a ≡ b [ZMOD 0] ↔ a = b := by unfold Int.ModEq; rw [Int.emod_zero, Int.emod_zero]

@[simp] theorem add_modEq_left : n + a ≡ a [ZMOD n] := ModEq.symm (modEq_iff_dvd.mpr ⟨1, by omega⟩)

@[simp] theorem add_modEq_right : a + n ≡ a [ZMOD n] := ModEq.symm (modEq_iff_dvd.mpr ⟨1, by omega⟩)

theorem modEq_add_fac {a b n : ℤ} (c : ℤ) (ha : a ≡ b [ZMOD n]) : a + n * c ≡ b [ZMOD n] := by
  unfold Int.ModEq at *
  rw [Int.add_mul_emod_self_left, ha]

theorem modEq_add_fac_self {a t n : ℤ} : a + n * t ≡ a [ZMOD n] := modEq_add_fac _ ModEq.rfl

theorem modEq_and_modEq_iff_modEq_mul {a b m n : ℤ} (hmn : Nat.Coprime m.natAbs n.natAbs) :
    a ≡ b [ZMOD m] ∧ a ≡ b [ZMOD n] ↔ a ≡ b [ZMOD m * n] := by
  constructor
  · rintro ⟨h₁, h₂⟩
    rw [modEq_iff_dvd, ← Int.natAbs_dvd_natAbs] at *
    rw [Int.natAbs_mul]
    exact hmn.mul_dvd_of_dvd_of_dvd h₁ h₂
  · exact fun h => ⟨h.of_mul_right n, h.of_mul_left m⟩

theorem existsUnique_equiv (a : ℤ) {b : ℤ} (hb : 0 < b) : ∃ z : ℤ, 0 ≤ z ∧ z < b ∧ z ≡ a [ZMOD b] :=
  ⟨a % b, Int.emod_nonneg _ (Int.ne_of_gt hb), Int.emod_lt_of_pos _ hb, mod_modEq a b⟩

theorem mod_coprime {a b : ℕ} (hab : Nat.Coprime a b) : ∃ y : ℤ, a * y ≡ 1 [ZMOD b] := by
  obtain ⟨x, y, e⟩ := Nat.exists_gcd_eq_mul_add_mul a b
  rw [hab.gcd_eq_one] at e
  refine ⟨x, ?_⟩
  have k : ((1 : ℕ) : ℤ) = 1 := rfl
  rw [← k, e]
  exact modEq_add_fac_self.symm

theorem mod_mul_right_mod (a b c : ℤ) : a % (b * c) % b = a % b := (mod_modEq a (b * c)).of_mul_right c

theorem mod_mul_left_mod (a b c : ℤ) : a % (b * c) % c = a % c := (mod_modEq a (b * c)).of_mul_left b

end Int
