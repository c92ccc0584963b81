import Mathlib.Logic.Basic

/-! What `choose!` needs to drop the dependence of a function on proofs. -/

namespace Function

/-- `f a` for some `a`, an arbitrary value where there is none. -/
noncomputable def sometimes {α : Sort _} {β : Sort _} [Nonempty β] (f : α → β) : β :=
  open Classical in if h : Nonempty α then f (Classical.choice h) else Classical.choice ‹_›

theorem sometimes_eq {p : Prop} {α : Sort _} [Nonempty α] (f : p → α) (a : p) : sometimes f = f a := dif_pos ⟨a⟩

theorem sometimes_spec {p : Prop} {α : Sort _} [Nonempty α] (P : α → Prop) (f : p → α) (a : p) (h : P (f a)) :
    P (sometimes f) := by rwa [sometimes_eq]

end Function
