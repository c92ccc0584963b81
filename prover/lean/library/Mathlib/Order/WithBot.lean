import Mathlib.Algebra.Ring.Nat
import Mathlib.Order.BoundedOrder.Basic

/-!
A type with one more element, the least. Source of the names: Mathlib `Mathlib/Order/WithBot.lean`,
`Mathlib/Algebra/Order/Monoid/Unbundled/WithTop.lean`.
-/

universe u v

/-- A type with one more element, the least. -/
def WithBot (α : Type u) := Option α

namespace WithBot

variable {α : Type u} {β : Type v} {a b : α}

/-- An element of the type. -/
@[coe] def some : α → WithBot α := Option.some

instance coe : Coe α (WithBot α) := ⟨some⟩

instance bot : Bot (WithBot α) := ⟨Option.none⟩

instance inhabited : Inhabited (WithBot α) := ⟨⊥⟩

instance [DecidableEq α] : DecidableEq (WithBot α) := inferInstanceAs (DecidableEq (Option α))

/-- By cases. -/
@[elab_as_elim] def recBotCoe {C : WithBot α → Sort v} (bot : C ⊥) (coe : ∀ a : α, C a) : ∀ n : WithBot α, C n
  | Option.none => bot
  | Option.some a => coe a

/-- The element, `d` for `⊥`. -/
def unbotD (d : α) (x : WithBot α) : α := recBotCoe d id x

@[simp] theorem unbotD_bot (d : α) : unbotD d ⊥ = d := rfl

@[simp] theorem unbotD_coe (d x : α) : unbotD d x = x := rfl

@[simp, norm_cast] theorem coe_inj : (a : WithBot α) = b ↔ a = b := Option.some_inj

theorem coe_injective : Function.Injective ((fun a => some a) : α → WithBot α) := fun _ _ => Option.some.inj

@[simp] theorem bot_ne_coe : ⊥ ≠ (a : WithBot α) := fun h => nomatch h

@[simp] theorem coe_ne_bot : (a : WithBot α) ≠ ⊥ := fun h => nomatch h

theorem ne_bot_iff_exists {x : WithBot α} : x ≠ ⊥ ↔ ∃ a : α, ↑a = x := by
  cases x with
  | none => exact ⟨fun h => absurd rfl h, fun ⟨_, h⟩ => absurd h coe_ne_bot⟩
  | some a => exact ⟨fun _ => ⟨a, rfl⟩, fun _ => coe_ne_bot⟩

/-! Order: every element is above the new one. -/

protected def le [LE α] : WithBot α → WithBot α → Prop
  | Option.none, _ => True
  | Option.some _, Option.none => False
  | Option.some a, Option.some b => a ≤ b

instance decidableLE' [LE α] [DecidableLE α] : (a b : WithBot α) → Decidable (WithBot.le a b)
  | Option.none, _ => isTrue trivial
  | Option.some _, Option.none => isFalse id
  | Option.some a, Option.some b => inferInstanceAs (Decidable (a ≤ b))

instance [Preorder α] : Preorder (WithBot α) where
  le := WithBot.le
  lt a b := WithBot.le a b ∧ ¬WithBot.le b a
  le_refl a := by cases a <;> first | trivial | exact le_refl _
  le_trans a b c h₁ h₂ := by
    cases a <;> cases b <;> cases c <;> first | trivial | exact h₁.elim | exact h₂.elim | exact le_trans h₁ h₂
  lt_iff_le_not_ge _ _ := Iff.rfl

instance [PartialOrder α] : PartialOrder (WithBot α) where
  le_antisymm a b h₁ h₂ := by
    cases a <;> cases b <;> first | rfl | exact h₁.elim | exact h₂.elim | exact congrArg Option.some (le_antisymm h₁ h₂)

instance linearOrder [LinearOrder α] : LinearOrder (WithBot α) where
  le_total a b := by
    cases a <;> cases b <;> first | exact Or.inl trivial | exact Or.inr trivial | exact le_total _ _
  toDecidableLE := decidableLE'
  toDecidableEq := inferInstance
  toDecidableLT a b := inferInstanceAs (Decidable (WithBot.le a b ∧ ¬WithBot.le b a))
  min a b := haveI := decidableLE' a b; if WithBot.le a b then a else b
  max a b := haveI := decidableLE' a b; if WithBot.le a b then b else a
  min_def _ _ := rfl
  max_def _ _ := rfl

instance orderBot [Preorder α] : OrderBot (WithBot α) where
  bot_le _ := trivial

section Order

variable [Preorder α]

@[simp, norm_cast] theorem coe_le_coe : (a : WithBot α) ≤ b ↔ a ≤ b := Iff.rfl

@[simp, norm_cast] theorem coe_lt_coe : (a : WithBot α) < b ↔ a < b := (lt_iff_le_not_ge (a := a) (b := b)).symm

@[simp] theorem bot_lt_coe (a : α) : ⊥ < (a : WithBot α) := ⟨trivial, id⟩

@[simp] theorem not_lt_bot (x : WithBot α) : ¬x < ⊥ := fun h => h.2 trivial

@[simp] theorem not_coe_le_bot (a : α) : ¬(a : WithBot α) ≤ ⊥ := id

end Order

/-! Addition; the new element absorbs. -/

protected def add [Add α] : WithBot α → WithBot α → WithBot α
  | Option.some a, Option.some b => Option.some (a + b)
  | _, _ => Option.none

instance add' [Add α] : Add (WithBot α) := ⟨WithBot.add⟩

instance zero [Zero α] : Zero (WithBot α) := ⟨((0 : α) : WithBot α)⟩

instance one [One α] : One (WithBot α) := ⟨((1 : α) : WithBot α)⟩

instance addCommMonoidWithOne [AddCommMonoidWithOne α] : AddCommMonoidWithOne (WithBot α) where
  add_assoc a b c := by cases a <;> cases b <;> cases c <;> first | rfl | exact congrArg Option.some (add_assoc _ _ _)
  zero_add a := by cases a <;> first | rfl | exact congrArg Option.some (zero_add _)
  add_zero a := by cases a <;> first | rfl | exact congrArg Option.some (add_zero _)
  add_comm a b := by cases a <;> cases b <;> first | rfl | exact congrArg Option.some (add_comm _ _)
  natCast n := ((n : α) : WithBot α)
  natCast_zero := congrArg some Nat.cast_zero
  natCast_succ n := congrArg some (Nat.cast_succ n)

@[simp, norm_cast] theorem coe_zero [Zero α] : ((0 : α) : WithBot α) = 0 := rfl

@[simp, norm_cast] theorem coe_one [One α] : ((1 : α) : WithBot α) = 1 := rfl

@[simp, norm_cast] theorem coe_add [Add α] (a b : α) : ((a + b : α) : WithBot α) = a + b := rfl

@[simp] theorem bot_add [Add α] (x : WithBot α) : ⊥ + x = ⊥ := rfl

@[simp] theorem add_bot [Add α] (x : WithBot α) : x + ⊥ = ⊥ := by cases x <;> rfl

/-! Multiplication; the new element absorbs all but zero. -/

protected def mul [Mul α] [Zero α] [DecidableEq α] : WithBot α → WithBot α → WithBot α
  | Option.some a, Option.some b => Option.some (a * b)
  | Option.some a, Option.none => if a = 0 then 0 else ⊥
  | Option.none, Option.some b => if b = 0 then 0 else ⊥
  | Option.none, Option.none => ⊥

instance mul' [Mul α] [Zero α] [DecidableEq α] : Mul (WithBot α) := ⟨WithBot.mul⟩

@[simp, norm_cast] theorem coe_mul [Mul α] [Zero α] [DecidableEq α] (a b : α) : ((a * b : α) : WithBot α) = a * b := rfl

end WithBot

theorem Nat.cast_withBot (n : ℕ) : Nat.cast n = WithBot.some n := congrArg WithBot.some (Nat.cast_id n)

namespace WithBot

private theorem cases {P : WithBot ℕ → Prop} (bot : P ⊥) (zero : P 0) (succ : ∀ n : ℕ, P (some (n + 1))) : ∀ a, P a
  | Option.none => bot
  | Option.some 0 => zero
  | Option.some (n + 1) => succ n

private theorem zero_mul' (a : WithBot ℕ) : 0 * a = 0 := by
  induction a using cases <;> first | rfl | exact congrArg Option.some (Nat.zero_mul _)

private theorem mul_zero' (a : WithBot ℕ) : a * 0 = 0 := by induction a using cases <;> rfl

instance commSemiring : CommSemiring (WithBot ℕ) where
  toAddCommMonoid := addCommMonoidWithOne.toAddCommMonoid
  toNatCast := addCommMonoidWithOne.toNatCast
  natCast_zero := Nat.cast_zero
  natCast_succ := Nat.cast_succ
  mul_assoc a b c := by
    induction a using cases <;> induction b using cases <;> induction c using cases <;>
      first | rfl | exact congrArg Option.some (Nat.mul_assoc _ _ _) | simp only [zero_mul', mul_zero']
  one_mul a := by induction a using cases <;> first | rfl | exact congrArg Option.some (Nat.one_mul _)
  mul_one a := by induction a using cases <;> first | rfl | exact congrArg Option.some (Nat.mul_one _)
  zero_mul := zero_mul'
  mul_zero := mul_zero'
  mul_comm a b := by
    induction a using cases <;> induction b using cases <;> first | rfl | exact congrArg Option.some (Nat.mul_comm _ _)
  left_distrib a b c := by
    induction a using cases <;> induction b using cases <;> induction c using cases <;>
      first | rfl | exact congrArg Option.some (Nat.mul_add _ _ _) | (simp only [zero_mul']; rfl)
  right_distrib a b c := by
    induction a using cases <;> induction b using cases <;> induction c using cases <;>
      first | rfl | exact congrArg Option.some (Nat.add_mul _ _ _)

instance instCharZero : CharZero (WithBot ℕ) := ⟨fun m n h => by
  rw [Nat.cast_withBot, Nat.cast_withBot, WithBot.coe_inj] at h
  exact h⟩

@[simp] theorem natCast_ne_bot (n : ℕ) : (n : WithBot ℕ) ≠ ⊥ := coe_ne_bot

@[simp] theorem bot_ne_natCast (n : ℕ) : ⊥ ≠ (n : WithBot ℕ) := bot_ne_coe

@[simp] theorem ofNat_ne_bot (n : ℕ) [n.AtLeastTwo] : (OfNat.ofNat n : WithBot ℕ) ≠ ⊥ := coe_ne_bot

@[simp] theorem bot_ne_ofNat (n : ℕ) [n.AtLeastTwo] : ⊥ ≠ (OfNat.ofNat n : WithBot ℕ) := bot_ne_coe

@[simp] theorem zero_ne_bot : (0 : WithBot ℕ) ≠ ⊥ := coe_ne_bot

@[simp] theorem bot_ne_zero : ⊥ ≠ (0 : WithBot ℕ) := bot_ne_coe

@[simp] theorem one_ne_bot : (1 : WithBot ℕ) ≠ ⊥ := coe_ne_bot

@[simp] theorem bot_ne_one : ⊥ ≠ (1 : WithBot ℕ) := bot_ne_coe

@[simp] theorem bot_lt_natCast (n : ℕ) : ⊥ < (n : WithBot ℕ) := bot_lt_coe _

/-! `Nat.cast_le`, `Nat.cast_lt` are stated for strictly ordered semirings here, which `WithBot ℕ` is not. -/

@[simp, norm_cast] private theorem natCast_le {m n : ℕ} : (m : WithBot ℕ) ≤ n ↔ m ≤ n := by
  rw [Nat.cast_withBot, Nat.cast_withBot, coe_le_coe]

@[simp, norm_cast] private theorem natCast_lt {m n : ℕ} : (m : WithBot ℕ) < n ↔ m < n := by
  rw [Nat.cast_withBot, Nat.cast_withBot, coe_lt_coe]

end WithBot
