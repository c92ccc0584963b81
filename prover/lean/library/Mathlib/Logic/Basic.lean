import Init

/-!
Classical logic under Mathlib's names: what `push_neg`, `contrapose!` and `tauto` rewrite with.
Source of the names: Mathlib `Mathlib/Logic/Basic.lean`.
-/

export Classical (em not_not)

variable {a b : Prop}

theorem not_imp : ¬(a → b) ↔ a ∧ ¬b := Classical.not_imp

theorem not_and_or : ¬(a ∧ b) ↔ ¬a ∨ ¬b := Classical.not_and_iff_not_or_not

theorem imp_iff_not_or : a → b ↔ ¬a ∨ b :=
  ⟨fun h => (Classical.em a).elim (fun ha => Or.inr (h ha)) Or.inl, fun h ha => h.elim (fun hn => absurd ha hn) id⟩

theorem imp_iff_or_not : b → a ↔ a ∨ ¬b :=
  ⟨fun h => (Classical.em b).elim (fun hb => Or.inl (h hb)) Or.inr, fun h hb => h.elim id (fun hn => absurd hb hn)⟩

theorem or_iff_not_imp_left : a ∨ b ↔ (¬a → b) :=
  ⟨fun h hn => h.elim (fun ha => absurd ha hn) id, fun h => (Classical.em a).elim Or.inl (fun hn => Or.inr (h hn))⟩

theorem or_iff_not_imp_right : a ∨ b ↔ (¬b → a) :=
  ⟨fun h hn => h.elim id (fun hb => absurd hb hn), fun h => (Classical.em b).elim Or.inr (fun hn => Or.inl (h hn))⟩

theorem not_imp_not : ¬a → ¬b ↔ (b → a) :=
  ⟨fun h hb => Classical.byContradiction fun hn => h hn hb, fun h hn hb => hn (h hb)⟩

theorem not_imp_comm : ¬a → b ↔ (¬b → a) :=
  ⟨fun h hn => Classical.byContradiction fun ha => hn (h ha), fun h hn => Classical.byContradiction fun hb => hn (h hb)⟩

theorem iff_iff_and_or_not_and_not : (a ↔ b) ↔ a ∧ b ∨ ¬a ∧ ¬b :=
  ⟨fun h => (Classical.em a).elim (fun ha => Or.inl ⟨ha, h.mp ha⟩) (fun hn => Or.inr ⟨hn, fun hb => hn (h.mpr hb)⟩),
    fun h => h.elim (fun ⟨ha, hb⟩ => ⟨fun _ => hb, fun _ => ha⟩)
      (fun ⟨hna, hnb⟩ => ⟨fun ha => absurd ha hna, fun hb => absurd hb hnb⟩)⟩

theorem not_iff_not : (¬a ↔ ¬b) ↔ (a ↔ b) :=
  ⟨fun h => ⟨not_imp_not.mp h.mpr, not_imp_not.mp h.mp⟩, fun h => ⟨not_imp_not.mpr h.mpr, not_imp_not.mpr h.mp⟩⟩

theorem not_iff : ¬(a ↔ b) ↔ (¬a ↔ b) := Classical.not_iff

theorem of_not_not : ¬¬a → a := Classical.not_not.mp

theorem not_forall {α : Sort _} {p : α → Prop} : (¬∀ x, p x) ↔ ∃ x, ¬p x := Classical.not_forall

theorem not_forall_not {α : Sort _} {p : α → Prop} : (¬∀ x, ¬p x) ↔ ∃ x, p x := Classical.not_forall_not

theorem not_exists_not {α : Sort _} {p : α → Prop} : (¬∃ x, ¬p x) ↔ ∀ x, p x := Classical.not_exists_not

theorem not_ne_iff {α : Sort _} {x y : α} : ¬x ≠ y ↔ x = y := Classical.not_not

/-! What `push_neg` uses where Mathlib's implementation has no named lemma. -/

namespace Mathlib.Tactic.Push

theorem not_and_eq : (¬(a ∧ b)) = (a → ¬b) := propext not_and

theorem not_iff : ¬(a ↔ b) ↔ a ∧ ¬b ∨ ¬a ∧ b :=
  ⟨fun h => (Classical.em a).elim (fun ha => Or.inl ⟨ha, fun hb => h ⟨fun _ => hb, fun _ => ha⟩⟩)
      (fun hn => Or.inr ⟨hn, Classical.byContradiction fun hb => h ⟨fun ha => absurd ha hn, fun hb' => absurd hb' hb⟩⟩),
    fun h hab => h.elim (fun ⟨ha, hnb⟩ => hnb (hab.mp ha)) (fun ⟨hna, hb⟩ => hna (hab.mpr hb))⟩

end Mathlib.Tactic.Push

/-! Decidability by excluded middle. -/

namespace Classical

/-- Every proposition is decidable. -/
noncomputable def dec (p : Prop) : Decidable p := propDecidable p

/-- Every predicate is decidable. -/
noncomputable def decPred {α : Sort _} (p : α → Prop) : DecidablePred p := fun a => propDecidable (p a)

/-- Every relation is decidable. -/
noncomputable def decRel {α : Sort _} (p : α → α → Prop) : DecidableRel p := fun a b => propDecidable (p a b)

/-- Equality is decidable on every type. -/
noncomputable def decEq (α : Sort _) : DecidableEq α := fun a b => propDecidable (a = b)

end Classical

/-! Names that Mathlib gives to what the core knows; excluded middle. -/

theorem congr_arg {α β : Sort _} {a₁ a₂ : α} (f : α → β) (h : a₁ = a₂) : f a₁ = f a₂ := congrArg f h

theorem congr_fun {α : Sort _} {β : α → Sort _} {f g : ∀ x, β x} (h : f = g) (a : α) : f a = g a := congrFun h a

theorem funext_iff {α : Sort _} {β : α → Sort _} {f g : ∀ x, β x} : f = g ↔ ∀ a, f a = g a := ⟨fun h => congrFun h, funext⟩

theorem by_contradiction : (¬a → False) → a := Classical.byContradiction

theorem by_contra : (¬a → False) → a := by_contradiction

theorem em' (p : Prop) : ¬p ∨ p := (Classical.em p).symm

theorem or_not {p : Prop} : p ∨ ¬p := Classical.em p

theorem not_or_of_imp : (a → b) → ¬a ∨ b := imp_iff_not_or.mp

/-! Subtypes. -/

namespace Subtype

variable {α : Sort _} {p : α → Prop}

theorem prop (x : Subtype p) : p x := x.2

theorem val_injective : Function.Injective (fun a : Subtype p => a.val) := fun _ _ => Subtype.ext

theorem coe_injective : Function.Injective (fun a : Subtype p => (a : α)) := val_injective

theorem coe_mk (a h) : (@mk α p a h : α) = a := rfl

theorem mk_eq_mk {a h a' h'} : @mk α p a h = @mk α p a' h' ↔ a = a' := Subtype.ext_iff

end Subtype
