import Mathlib.Data.NNReal.Defs
import Mathlib.Data.Rat.Cast

/-! The class that `lift` looks instances up in. -/

/-- Elements of `α` that satisfy `cond` come from `β` by `coe`. -/
class CanLift (α β : Sort _) (coe : outParam (β → α)) (cond : outParam (α → Prop)) : Prop where
  prf : ∀ x : α, cond x → ∃ y : β, coe y = x

instance : CanLift Int Nat (fun n : Nat => n) (fun n => 0 ≤ n) := ⟨fun n hn => ⟨n.natAbs, Int.natAbs_of_nonneg hn⟩⟩

instance Subtype.canLift {α : Sort _} (p : α → Prop) : CanLift α {x // p x} Subtype.val p :=
  ⟨fun a ha => ⟨⟨a, ha⟩, rfl⟩⟩

instance Pi.canLift (ι : Sort _) (α β : ι → Sort _) (coe : ∀ i, β i → α i) (P : ∀ i, α i → Prop)
    [∀ i, CanLift (α i) (β i) (coe i) (P i)] :
    CanLift (∀ i, α i) (∀ i, β i) (fun f i => coe i (f i)) (fun f => ∀ i, P i (f i)) :=
  ⟨fun f hf => ⟨fun i => Classical.choose (CanLift.prf (f i) (hf i)),
    funext fun i => Classical.choose_spec (CanLift.prf (f i) (hf i))⟩⟩

instance Rat.canLift : CanLift ℚ ℤ (fun n : ℤ => n) (fun q => q.den = 1) :=
  ⟨fun q hq => ⟨q.num, by cases q; cases hq; rfl⟩⟩

instance NNReal.canLift : CanLift ℝ NNReal NNReal.toReal (fun r => 0 ≤ r) := ⟨fun x hx => ⟨⟨x, hx⟩, rfl⟩⟩
