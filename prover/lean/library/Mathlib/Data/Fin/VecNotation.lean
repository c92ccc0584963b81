import Mathlib.Algebra.Notation.Pi.Defs
import Mathlib.Data.Set.Basic

/-!
Vectors `![a, b, c]`: functions on `Fin n` given by their values. Source of the names: Mathlib
`Mathlib/Data/Fin/Tuple/Basic.lean`, `Mathlib/Data/Fin/VecNotation.lean`.
-/

universe u v

namespace Fin

variable {n : ℕ} {α : Fin (n + 1) → Sort u}

/-- The function with `x` at 0 and the values of `p` behind. -/
def cons (x : α 0) (p : ∀ i : Fin n, α i.succ) : ∀ i, α i := fun j => Fin.cases x p j

@[simp] theorem cons_zero (x : α 0) (p : ∀ i : Fin n, α i.succ) : cons x p 0 = x := rfl

@[simp] theorem cons_succ (x : α 0) (p : ∀ i : Fin n, α i.succ) (i : Fin n) : cons x p i.succ = p i := rfl

/-- The values after the first. -/
def tail (q : ∀ i, α i) : ∀ i : Fin n, α i.succ := fun i => q i.succ

end Fin

namespace Matrix

variable {α : Type u} {β : Type v} {n : ℕ}

/-- `![]`, the vector without entries. -/
def vecEmpty : Fin 0 → α := Fin.elim0

/-- `![h, …]`, a vector from its first entry and the others. -/
def vecCons {n : ℕ} (h : α) (t : Fin n → α) : Fin n.succ → α := Fin.cons h t

/-- The first entry. -/
def vecHead {n : ℕ} (v : Fin n.succ → α) : α := v 0

/-- The entries after the first. -/
def vecTail {n : ℕ} (v : Fin n.succ → α) : Fin n → α := v ∘ Fin.succ

@[simp] theorem cons_val_zero (x : α) (u : Fin n → α) : vecCons x u 0 = x := rfl

@[simp] theorem cons_val_succ (x : α) (u : Fin n → α) (i : Fin n) : vecCons x u i.succ = u i := rfl

@[simp] theorem cons_val_one (x : α) (u : Fin n.succ → α) : vecCons x u 1 = u 0 := rfl

@[simp] theorem cons_val_two (x : α) (u : Fin n.succ.succ → α) : vecCons x u 2 = vecHead (vecTail u) := rfl

@[simp] theorem cons_val_three (x : α) (u : Fin n.succ.succ.succ → α) : vecCons x u 3 = vecHead (vecTail (vecTail u)) := rfl

@[simp] theorem cons_val_four (x : α) (u : Fin n.succ.succ.succ.succ → α) :
    vecCons x u 4 = vecHead (vecTail (vecTail (vecTail u))) := rfl

@[simp] theorem cons_val_fin_one (x : α) (u : Fin 0 → α) : ∀ i : Fin 1, vecCons x u i = x := fun i => by
  rw [show i = 0 from Fin.ext (by have := i.isLt; omega)]
  rfl

@[simp] theorem head_cons (x : α) (u : Fin n → α) : vecHead (vecCons x u) = x := rfl

@[simp] theorem tail_cons (x : α) (u : Fin n → α) : vecTail (vecCons x u) = u := rfl

@[simp] theorem cons_head_tail (u : Fin n.succ → α) : vecCons (vecHead u) (vecTail u) = u := funext fun i =>
  Fin.cases (motive := fun i => vecCons (vecHead u) (vecTail u) i = u i) rfl (fun _ => rfl) i

theorem empty_eq (v : Fin 0 → α) : v = ![] := funext fun i => i.elim0

protected theorem ext_succ {u v : Fin (n + 1) → α} (h : u 0 = v 0) (k : ∀ i : Fin n, u i.succ = v i.succ) : u = v :=
  funext fun i => Fin.cases (motive := fun i => u i = v i) h k i

/-! Operations. -/

@[simp] theorem cons_add_cons [Add α] (x y : α) (v w : Fin n → α) : vecCons x v + vecCons y w = vecCons (x + y) (v + w) :=
  Matrix.ext_succ rfl fun _ => rfl

@[simp] theorem cons_sub_cons [Sub α] (x y : α) (v w : Fin n → α) : vecCons x v - vecCons y w = vecCons (x - y) (v - w) :=
  Matrix.ext_succ rfl fun _ => rfl

@[simp] theorem neg_cons [Neg α] (x : α) (v : Fin n → α) : -vecCons x v = vecCons (-x) (-v) := Matrix.ext_succ rfl fun _ => rfl

@[simp] theorem smul_cons {M : Type v} [SMul M α] (x : M) (y : α) (v : Fin n → α) : x • vecCons y v = vecCons (x • y) (x • v) :=
  Matrix.ext_succ rfl fun _ => rfl

@[simp] theorem empty_add_empty [Add α] (v w : Fin 0 → α) : v + w = ![] := empty_eq _

@[simp] theorem empty_sub_empty [Sub α] (v w : Fin 0 → α) : v - w = ![] := empty_eq _

@[simp] theorem neg_empty [Neg α] (v : Fin 0 → α) : -v = ![] := empty_eq _

@[simp] theorem smul_empty {M : Type v} [SMul M α] (x : M) (v : Fin 0 → α) : x • v = ![] := empty_eq _

end Matrix
