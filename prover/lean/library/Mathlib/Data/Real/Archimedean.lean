import Init
import Mathlib.Algebra.Order.Floor.Defs
import Mathlib.Data.Real.Basic
import Mathlib.Order.Bounds.Basic

/-!
`ℝ` is archimedean and has floors and ceilings, by completeness. Source of the names: Mathlib
`Mathlib/Data/Real/Archimedean.lean`, `Mathlib/Algebra/Order/Archimedean/Basic.lean`.
-/

noncomputable section

namespace Real

protected theorem natCast_nonneg' : ∀ n : ℕ, (0 : ℝ) ≤ n
  | 0 => by rw [Nat.cast_zero]
  | n + 1 => by
    rw [Nat.cast_add_one]
    have h := Real.add_le_add' (Real.natCast_nonneg' n) Real.zero_le_one
    rwa [add_zero] at h

protected theorem intCast_mono {m n : ℤ} (h : m ≤ n) : (m : ℝ) ≤ n := by
  obtain ⟨k, hk⟩ := Int.le.dest h
  rw [← hk, Int.cast_add, Int.cast_natCast]
  have e := Real.add_le_add_left 0 k (Real.natCast_nonneg' k) m
  rwa [add_zero] at e

protected theorem lt_add_one' (x : ℝ) : x < x + 1 := by
  refine lt_of_le_of_ne ?_ fun h => ?_
  · have e := Real.add_le_add_left 0 1 Real.zero_le_one x
    rwa [add_zero] at e
  · have e : x + 0 = x + 1 := by rw [add_zero]; exact h
    exact Real.zero_ne_one (add_left_cancel e)

/-- Every real number is below a natural number. -/
protected theorem exists_nat_gt (x : ℝ) : ∃ n : ℕ, x < n := by
  apply Classical.byContradiction
  intro h
  have hb : ∀ n : ℕ, (n : ℝ) ≤ x := fun n => le_of_not_gt fun k => h ⟨n, k⟩
  obtain ⟨l, hl, hm⟩ := Real.exists_lub (fun y => ∃ n : ℕ, (n : ℝ) = y) ⟨_, 0, rfl⟩
    ⟨x, fun y ⟨n, e⟩ => e ▸ hb n⟩
  have hs : ∀ y : ℝ, (∃ n : ℕ, (n : ℝ) = y) → y ≤ l - 1 := by
    intro y ⟨n, e⟩
    have k := hl _ ⟨n + 1, rfl⟩
    rw [Nat.cast_add_one, e] at k
    have k' := Real.add_le_add_right' k (-1)
    rwa [← sub_eq_add_neg, ← sub_eq_add_neg, add_sub_cancel_right] at k'
  have c := hm _ hs
  have c' := Real.add_le_add_right' c 1
  rw [sub_add_cancel] at c'
  exact not_lt_of_ge c' (Real.lt_add_one' l)

protected theorem exists_floor_aux (x : ℝ) (m : ℕ) (hm : -(m : ℝ) ≤ x) :
    ∀ n : ℕ, x < (n : ℝ) - m → ∃ z : ℤ, (z : ℝ) ≤ x ∧ x < z + 1
  | 0, h => by
    rw [Nat.cast_zero, zero_sub] at h
    exact absurd hm (not_le_of_gt h)
  | n + 1, h => by
    by_cases k : x < (n : ℝ) - m
    · exact Real.exists_floor_aux x m hm n k
    · refine ⟨(n : ℤ) - m, ?_, ?_⟩
      · rw [Int.cast_sub, Int.cast_natCast, Int.cast_natCast]
        exact le_of_not_gt k
      · rw [Int.cast_sub, Int.cast_natCast, Int.cast_natCast]
        rw [Nat.cast_add_one] at h
        rwa [sub_add_eq_add_sub]

/-- The integer part exists. -/
protected theorem exists_floor' (x : ℝ) : ∃ z : ℤ, (z : ℝ) ≤ x ∧ x < z + 1 := by
  obtain ⟨m, hm⟩ := Real.exists_nat_gt (-x)
  obtain ⟨n, hn⟩ := Real.exists_nat_gt (x + m)
  refine Real.exists_floor_aux x m ?_ n ?_
  · have h := Real.add_le_add_right' (le_of_lt hm) (x - m)
    rw [add_comm (-x), sub_add_eq_add_sub, add_neg_cancel, zero_sub, ← add_sub_assoc, add_comm, add_sub_cancel_right] at h
    exact h
  · refine lt_of_not_ge fun h => not_le_of_gt hn ?_
    have k := Real.add_le_add_right' h m
    rwa [sub_add_cancel] at k

/-- The integer part, which does not unfold. -/
protected def floor (x : ℝ) : ℤ := Classical.choose (Real.exists_floor' x)

protected theorem floor_le' (x : ℝ) : (Real.floor x : ℝ) ≤ x := (Classical.choose_spec (Real.exists_floor' x)).1

protected theorem lt_floor' (x : ℝ) : x < Real.floor x + 1 := (Classical.choose_spec (Real.exists_floor' x)).2

protected theorem gc_floor' (z : ℤ) (x : ℝ) : (z : ℝ) ≤ x ↔ z ≤ Real.floor x := by
  constructor
  · intro h
    refine Int.not_lt.mp fun k => ?_
    have e := Real.intCast_mono (Int.add_one_le_of_lt k)
    rw [Int.cast_add, Int.cast_one] at e
    exact not_lt_of_ge (le_trans e h) (Real.lt_floor' x)
  · intro h
    exact le_trans (Real.intCast_mono h) (Real.floor_le' x)

protected theorem neg_le' {a b : ℝ} : -a ≤ b ↔ -b ≤ a := by
  constructor <;> intro h
  · have k := Real.add_le_add_right' h (a - b)
    rwa [add_comm (-a), sub_add_eq_add_sub, add_neg_cancel, zero_sub, add_comm, sub_add_cancel] at k
  · have k := Real.add_le_add_right' h (b - a)
    rwa [add_comm (-b), sub_add_eq_add_sub, add_neg_cancel, zero_sub, add_comm, sub_add_cancel] at k

instance instFloorRing : FloorRing ℝ where
  floor := Real.floor
  ceil x := -Real.floor (-x)
  gc_coe_floor := Real.gc_floor'
  gc_ceil_coe x z := by
    rw [Int.neg_le_iff, ← Real.gc_floor', Int.cast_neg]
    have e := Real.neg_le' (a := (z : ℝ)) (b := -x)
    rwa [neg_neg] at e

theorem exists_isLUB {s : Set ℝ} (hne : s.Nonempty) (hbdd : BddAbove s) : ∃ x, IsLUB s x :=
  let ⟨l, h, k⟩ := Real.exists_lub (· ∈ s) hne (bddAbove_def.mp hbdd)
  ⟨l, h, fun b hb => k b hb⟩

end Real

instance (priority := 100) Real.instFloorSemiring : FloorSemiring ℝ where
  floor x := ⌊x⌋.toNat
  ceil x := ⌈x⌉.toNat
  floor_of_neg {x} h := by
    have k : ⌊x⌋ < 0 := Int.floor_lt.mpr (by rwa [Int.cast_zero])
    omega
  gc_floor {x n} h := by
    have k : 0 ≤ ⌊x⌋ := Int.le_floor.mpr (by rwa [Int.cast_zero])
    have e : n ≤ ⌊x⌋.toNat ↔ (n : ℤ) ≤ ⌊x⌋ := by omega
    rw [e, Int.le_floor, Int.cast_natCast]
  gc_ceil x n := by
    have e : ⌈x⌉.toNat ≤ n ↔ ⌈x⌉ ≤ (n : ℤ) := by omega
    rw [e, Int.ceil_le, Int.cast_natCast]
