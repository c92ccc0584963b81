prelude
import Init.Data.Nat.Div
import Init.PropLemmas

/-! Bounded natural numbers. -/

instance instZeroNat : Zero Nat := ⟨0⟩

class NeZero.{u} {R : Type u} [Zero R] (n : R) : Prop where
  out : n ≠ 0

theorem NeZero.ne.{u} {R : Type u} [Zero R] (n : R) [h : NeZero n] : n ≠ 0 := h.out

instance Nat.instNeZeroSucc {n : Nat} : NeZero (n + 1) := ⟨Nat.succ_ne_zero n⟩

namespace Fin

variable {n m k : Nat}

theorem eta (a : Fin n) (h : a.val < n) : Fin.mk a.val h = a := rfl
theorem ext {a b : Fin n} (h : a.val = b.val) : a = b := eq_of_val_eq h
theorem ext_iff {a b : Fin n} : a = b ↔ a.val = b.val := ⟨val_eq_of_eq, ext⟩
theorem val_inj {a b : Fin n} : a.val = b.val ↔ a = b := ext_iff.symm
theorem val_ne_of_ne {i j : Fin n} (h : i ≠ j) : i.val ≠ j.val := fun h' => absurd (eq_of_val_eq h') h
theorem is_lt (a : Fin n) : a.val < n := a.isLt
theorem pos (i : Fin n) : 0 < n := Nat.lt_of_le_of_lt (Nat.zero_le _) i.isLt

def elim0.{u} {α : Sort u} : Fin 0 → α
  | ⟨_, h⟩ => absurd h (Nat.not_lt_zero _)

def succ : Fin n → Fin (n + 1)
  | ⟨i, h⟩ => ⟨i + 1, Nat.succ_lt_succ h⟩

protected def ofNat (n : Nat) [NeZero n] (a : Nat) : Fin n := ⟨a % n, Nat.mod_lt _ (Nat.pos_of_ne_zero (NeZero.ne n))⟩

protected def add : Fin n → Fin n → Fin n
  | ⟨a, h⟩, ⟨b, _⟩ => ⟨(a + b) % n, Nat.mod_lt _ (Nat.lt_of_le_of_lt (Nat.zero_le _) h)⟩

protected def mul : Fin n → Fin n → Fin n
  | ⟨a, h⟩, ⟨b, _⟩ => ⟨(a * b) % n, Nat.mod_lt _ (Nat.lt_of_le_of_lt (Nat.zero_le _) h)⟩

protected def sub : Fin n → Fin n → Fin n
  | ⟨a, h⟩, ⟨b, _⟩ => ⟨((n - b) + a) % n, Nat.mod_lt _ (Nat.lt_of_le_of_lt (Nat.zero_le _) h)⟩

instance : Add (Fin n) := ⟨Fin.add⟩
instance : Sub (Fin n) := ⟨Fin.sub⟩
instance : Mul (Fin n) := ⟨Fin.mul⟩

instance instNeg (n : Nat) : Neg (Fin n) := ⟨fun a => ⟨(n - a.val) % n, Nat.mod_lt _ a.pos⟩⟩

instance instOfNat {n : Nat} [NeZero n] {i : Nat} : OfNat (Fin n) i := ⟨Fin.ofNat n i⟩

instance instInhabited {n : Nat} [NeZero n] : Inhabited (Fin n) where
  default := 0

def castLT (i : Fin m) (h : i.val < n) : Fin n := ⟨i.val, h⟩
def castLE (h : n ≤ m) (i : Fin n) : Fin m := ⟨i.val, Nat.lt_of_lt_of_le i.isLt h⟩
protected def cast (eq : n = m) (i : Fin n) : Fin m := ⟨i.val, eq ▸ i.isLt⟩
def castAdd (m : Nat) : Fin n → Fin (n + m) := castLE (Nat.le_add_right n m)
def castSucc : Fin n → Fin (n + 1) := castAdd 1
def last (n : Nat) : Fin (n + 1) := ⟨n, Nat.lt_succ_self n⟩

@[simp] theorem val_mk {m n : Nat} (h : m < n) : (⟨m, h⟩ : Fin n).val = m := rfl
@[simp] theorem val_succ (j : Fin n) : j.succ.val = j.val + 1 := by cases j; rfl
theorem val_add (a b : Fin n) : (a + b).val = (a.val + b.val) % n := by cases a; cases b; rfl
theorem val_mul (a b : Fin n) : (a * b).val = (a.val * b.val) % n := by cases a; cases b; rfl
@[simp] theorem mk.injEq' {a b : Nat} {ha : a < n} {hb : b < n} : (Fin.mk a ha = Fin.mk b hb) ↔ a = b :=
  ⟨fun h => val_eq_of_eq h, fun h => ext h⟩
theorem le_def {a b : Fin n} : a ≤ b ↔ a.val ≤ b.val := Iff.rfl
theorem lt_def {a b : Fin n} : a < b ↔ a.val < b.val := Iff.rfl
theorem lt_irrefl (a : Fin n) : ¬ a < a := Nat.lt_irrefl a.val
theorem le_refl (a : Fin n) : a ≤ a := Nat.le_refl a.val
theorem le_trans {a b c : Fin n} : a ≤ b → b ≤ c → a ≤ c := Nat.le_trans
theorem lt_trans {a b c : Fin n} : a < b → b < c → a < c := Nat.lt_trans
theorem le_antisymm {x y : Fin n} (h1 : x ≤ y) (h2 : y ≤ x) : x = y := ext (Nat.le_antisymm h1 h2)
theorem le_total (a b : Fin n) : a ≤ b ∨ b ≤ a := Nat.le_total a.val b.val
theorem zero_lt_one : (0 : Fin (n + 2)) < 1 := Nat.zero_lt_one

end Fin
