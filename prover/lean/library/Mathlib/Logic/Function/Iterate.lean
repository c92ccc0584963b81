import Mathlib.Logic.Function.Basic

/-!
Iterated functions. Source of the names: Mathlib `Mathlib/Logic/Function/Iterate.lean`.
-/

universe u v

/-- `f` applied `n` times. -/
def Nat.iterate {α : Sort u} (op : α → α) : ℕ → α → α
  | 0, a => a
  | Nat.succ k, a => Nat.iterate op k (op a)

namespace Function

variable {α : Type u} {β : Type v} (f : α → α)

@[simp] theorem iterate_zero : Nat.iterate f 0 = id := rfl

theorem iterate_zero_apply (x : α) : Nat.iterate f 0 x = x := rfl

@[simp] theorem iterate_succ (n : ℕ) : Nat.iterate f n.succ = Nat.iterate f n ∘ f := rfl

theorem iterate_succ_apply (n : ℕ) (x : α) : Nat.iterate f n.succ x = Nat.iterate f n (f x) := rfl

@[simp] theorem iterate_id (n : ℕ) : Nat.iterate (id : α → α) n = id := by
  induction n with
  | zero => rfl
  | succ n ih => rw [iterate_succ, ih]; rfl

theorem iterate_succ_apply' (n : ℕ) (x : α) : Nat.iterate f n.succ x = f (Nat.iterate f n x) := by
  induction n generalizing x with
  | zero => rfl
  | succ n ih => rw [iterate_succ_apply, ih, iterate_succ_apply]

theorem iterate_succ' (n : ℕ) : Nat.iterate f n.succ = f ∘ Nat.iterate f n := funext fun x => iterate_succ_apply' f n x

theorem iterate_add_apply (m n : ℕ) (x : α) : Nat.iterate f (m + n) x = Nat.iterate f m (Nat.iterate f n x) := by
  induction n generalizing x with
  | zero => rfl
  | succ n ih => rw [← Nat.add_assoc, iterate_succ_apply, ih, iterate_succ_apply]

theorem iterate_add (m n : ℕ) : Nat.iterate f (m + n) = Nat.iterate f m ∘ Nat.iterate f n :=
  funext fun x => iterate_add_apply f m n x

@[simp] theorem iterate_one : Nat.iterate f 1 = f := funext fun _ => rfl

theorem iterate_mul (m : ℕ) : ∀ n, Nat.iterate f (m * n) = Nat.iterate (Nat.iterate f m) n
  | 0 => by rw [Nat.mul_zero, iterate_zero, iterate_zero]
  | n + 1 => by rw [Nat.mul_add, Nat.mul_one, iterate_add, iterate_mul m n, iterate_succ]

theorem iterate_fixed {x : α} (h : f x = x) (n : ℕ) : Nat.iterate f n x = x := by
  induction n with
  | zero => rfl
  | succ n ih => rw [iterate_succ_apply, h, ih]

theorem Injective.iterate {f : α → α} (Hinj : Injective f) (n : ℕ) : Injective (Nat.iterate f n) := by
  induction n with
  | zero => exact injective_id
  | succ n ih => exact ih.comp Hinj

notation:max f "^["n"]" => Nat.iterate f n

end Function
