prelude
import Init.Data.Nat.Order
import Init.Data.Ord

/-! Bounded numbers: order, successors, casts, induction. -/

namespace Fin

@[simp] theorem is_le' {a : Fin n} : a ≤ n := Nat.le_of_lt a.isLt
theorem is_le (i : Fin (n + 1)) : i ≤ n := Nat.le_of_lt_succ i.isLt
theorem lt_iff_val_lt_val {a b : Fin n} : a < b ↔ a.val < b.val := Iff.rfl
theorem le_iff_val_le_val {a b : Fin n} : a ≤ b ↔ a.val ≤ b.val := Iff.rfl
@[simp] protected theorem not_le {a b : Fin n} : ¬ a ≤ b ↔ b < a := Nat.not_le
@[simp] protected theorem not_lt {a b : Fin n} : ¬ a < b ↔ b ≤ a := Nat.not_lt
protected theorem ne_of_lt {a b : Fin n} (h : a < b) : a ≠ b := fun e => Nat.ne_of_lt h (congrArg val e)
protected theorem ne_of_gt {a b : Fin n} (h : a < b) : b ≠ a := fun e => Nat.ne_of_lt h (congrArg val e.symm)
protected theorem le_of_lt {a b : Fin n} (h : a < b) : a ≤ b := Nat.le_of_lt h
protected theorem lt_of_le_of_lt {a b c : Fin n} : a ≤ b → b < c → a < c := Nat.lt_of_le_of_lt
protected theorem lt_of_lt_of_le {a b c : Fin n} : a < b → b ≤ c → a < c := Nat.lt_of_lt_of_le
protected theorem le_rfl {a : Fin n} : a ≤ a := Nat.le_refl a.val
protected theorem lt_asymm {a b : Fin n} (h : a < b) : ¬ b < a := Nat.lt_asymm h
protected theorem lt_of_le_of_ne {a b : Fin n} (h : a ≤ b) (h' : a ≠ b) : a < b :=
  Nat.lt_of_le_of_ne h fun e => h' (ext e)
protected theorem lt_or_eq_of_le {a b : Fin n} (h : a ≤ b) : a < b ∨ a = b := (Nat.lt_or_eq_of_le h).imp_right ext
protected theorem lt_trichotomy (a b : Fin n) : a < b ∨ a = b ∨ b < a :=
  (Nat.lt_trichotomy a.val b.val).imp_right (Or.imp_left ext)
theorem pos_iff_nonempty {n : Nat} : 0 < n ↔ Nonempty (Fin n) := ⟨fun h => ⟨⟨0, h⟩⟩, fun ⟨i⟩ => i.pos⟩
theorem mk_val (i : Fin n) : (⟨i, i.isLt⟩ : Fin n) = i := rfl
@[simp] theorem mk_zero : (⟨0, Nat.succ_pos n⟩ : Fin (n + 1)) = 0 := rfl
@[simp] theorem val_zero (n : Nat) [NeZero n] : ((0 : Fin n) : Nat) = 0 := Nat.zero_mod n
@[simp] theorem val_one (n : Nat) : (1 : Fin (n + 2)).val = 1 := rfl
theorem val_two {n : Nat} : (2 : Fin (n + 3)).val = 2 := rfl
@[simp] theorem val_last (n : Nat) : (last n).val = n := rfl
@[simp] theorem zero_le (a : Fin (n + 1)) : 0 ≤ a := Nat.zero_le a.val
theorem le_last (i : Fin (n + 1)) : i ≤ last n := i.is_le
theorem last_pos : (0 : Fin (n + 2)) < last (n + 1) := Nat.succ_pos n
@[simp] theorem not_lt_zero (a : Fin (n + 1)) : ¬a < 0 := Nat.not_lt_zero a.val
theorem eq_last_of_not_lt {i : Fin (n + 1)} (h : ¬(i : Nat) < n) : i = last n :=
  ext (Nat.le_antisymm i.is_le (Nat.le_of_not_lt h))
@[simp] theorem succ_mk (n i : Nat) (h : i < n) : Fin.succ ⟨i, h⟩ = ⟨i + 1, Nat.succ_lt_succ h⟩ := rfl
@[simp] theorem succ_pos (a : Fin n) : (0 : Fin (n + 1)) < a.succ := by
  rw [lt_def, val_succ]
  exact Nat.succ_pos _
theorem succ_ne_zero {n : Nat} (k : Fin n) : Fin.succ k ≠ 0 := Fin.ne_of_gt (succ_pos k)
@[simp] theorem succ_inj {a b : Fin n} : a.succ = b.succ ↔ a = b := by
  rw [ext_iff, ext_iff, val_succ, val_succ]
  exact Nat.add_right_cancel_iff
@[simp] theorem succ_le_succ_iff {a b : Fin n} : a.succ ≤ b.succ ↔ a ≤ b := by
  rw [le_def, le_def, val_succ, val_succ]
  exact Nat.add_le_add_iff_right
@[simp] theorem succ_lt_succ_iff {a b : Fin n} : a.succ < b.succ ↔ a < b := by
  rw [lt_def, lt_def, val_succ, val_succ]
  exact Nat.add_lt_add_iff_right
@[simp] theorem val_castLT (i : Fin m) (h : i.1 < n) : (castLT i h : Nat) = i := rfl
@[simp] theorem val_castLE (h : n ≤ m) (i : Fin n) : (castLE h i : Nat) = i := rfl
@[simp] theorem val_cast (h : n = m) (i : Fin n) : (i.cast h : Nat) = i := rfl
@[simp] theorem val_castAdd (m : Nat) (i : Fin n) : (castAdd m i : Nat) = i := rfl
@[simp] theorem val_castSucc (i : Fin n) : (i.castSucc : Nat) = i := rfl
@[simp] theorem castSucc_mk (n i : Nat) (h : i < n) : castSucc ⟨i, h⟩ = ⟨i, Nat.lt_succ_of_lt h⟩ := rfl
theorem castSucc_lt_last (a : Fin n) : a.castSucc < last n := a.isLt
@[simp] theorem castSucc_inj {a b : Fin n} : a.castSucc = b.castSucc ↔ a = b := by rw [ext_iff, ext_iff]; exact Iff.rfl
theorem castSucc_lt_succ {i : Fin n} : i.castSucc < i.succ := by
  rw [lt_def, val_succ]
  exact Nat.lt_succ_self _

def natAdd (n : Nat) (i : Fin m) : Fin (n + m) := ⟨n + i.val, Nat.add_lt_add_left i.isLt n⟩
def addNat (i : Fin n) (m : Nat) : Fin (n + m) := ⟨i.val + m, Nat.add_lt_add_right i.isLt m⟩
def rev (i : Fin n) : Fin n := ⟨n - (i.val + 1), Nat.sub_lt i.pos (Nat.succ_pos _)⟩
def subNat (m : Nat) (i : Fin (n + m)) (h : m ≤ i.val) : Fin n := ⟨i.val - m, by have := i.isLt; omega⟩
def pred (i : Fin (n + 1)) (h : i ≠ 0) : Fin n :=
  subNat 1 i (Nat.pos_of_ne_zero fun e => h (ext e))

@[simp] theorem val_natAdd (n : Nat) (i : Fin m) : (natAdd n i : Nat) = n + i := rfl
@[simp] theorem val_addNat (m : Nat) (i : Fin n) : (addNat i m : Nat) = i + m := rfl
@[simp] theorem val_rev (i : Fin n) : (rev i : Nat) = n - (i + 1) := rfl
@[simp] theorem rev_rev (i : Fin n) : rev (rev i) = i := ext (by have := i.isLt; simp only [val_rev]; omega)
@[simp] theorem rev_inj {i j : Fin n} : rev i = rev j ↔ i = j :=
  ⟨fun h => by rw [← rev_rev i, h, rev_rev], fun h => h ▸ rfl⟩

@[elab_as_elim] def induction {motive : Fin (n + 1) → Sort _} (zero : motive 0)
    (succ : ∀ i : Fin n, motive (castSucc i) → motive i.succ) : ∀ i : Fin (n + 1), motive i
  | ⟨i, hi⟩ => go i hi
where
  go : ∀ (i : Nat) (hi : i < n + 1), motive ⟨i, hi⟩
    | 0, _ => zero
    | i + 1, hi => succ ⟨i, Nat.lt_of_succ_lt_succ hi⟩ (go i (Nat.lt_of_succ_lt hi))

@[elab_as_elim] def cases {motive : Fin (n + 1) → Sort _} (zero : motive 0) (succ : ∀ i : Fin n, motive i.succ) :
    ∀ i : Fin (n + 1), motive i
  | ⟨0, _⟩ => zero
  | ⟨i + 1, hi⟩ => succ ⟨i, Nat.lt_of_succ_lt_succ hi⟩

theorem forall_fin_succ {P : Fin (n + 1) → Prop} : (∀ i, P i) ↔ P 0 ∧ ∀ i : Fin n, P i.succ :=
  ⟨fun h => ⟨h 0, fun i => h i.succ⟩, fun h i => cases h.1 h.2 i⟩
theorem exists_fin_succ {P : Fin (n + 1) → Prop} : (∃ i, P i) ↔ P 0 ∨ ∃ i : Fin n, P i.succ :=
  ⟨fun ⟨i, h⟩ => by
    revert h
    exact cases (motive := fun i => P i → P 0 ∨ ∃ i : Fin n, P i.succ) (fun h => .inl h) (fun i h => .inr ⟨i, h⟩) i,
    fun h => h.elim (fun h => ⟨0, h⟩) (fun ⟨i, h⟩ => ⟨i.succ, h⟩)⟩
theorem forall_fin_zero {p : Fin 0 → Prop} : (∀ i, p i) ↔ True := iff_true_intro fun i => i.elim0
theorem forall_fin_one {p : Fin 1 → Prop} : (∀ i, p i) ↔ p 0 :=
  forall_fin_succ.trans (and_iff_left fun i => i.elim0)
theorem forall_fin_two {p : Fin 2 → Prop} : (∀ i, p i) ↔ p 0 ∧ p 1 :=
  forall_fin_succ.trans (and_congr_right fun _ => forall_fin_one)

end Fin
