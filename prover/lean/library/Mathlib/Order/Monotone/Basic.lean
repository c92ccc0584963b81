import Mathlib.Data.Set.Basic
import Mathlib.Logic.Function.Basic
import Mathlib.Logic.Function.Iterate
import Mathlib.Algebra.Ring.Nat
import Mathlib.Order.Defs

/-!
Monotone functions. Source of the names: Mathlib `Mathlib/Order/Monotone/{Defs,Basic}.lean`, `Mathlib/Order/Nat`.
-/

universe u v w

variable {α : Type u} {β : Type v} {γ : Type w}

section Defs

variable [Preorder α] [Preorder β]

/-- `f` is monotone on `s`. -/
def MonotoneOn (f : α → β) (s : Set α) : Prop := ∀ ⦃a⦄, a ∈ s → ∀ ⦃b⦄, b ∈ s → a ≤ b → f a ≤ f b

/-- `f` is antitone on `s`. -/
def AntitoneOn (f : α → β) (s : Set α) : Prop := ∀ ⦃a⦄, a ∈ s → ∀ ⦃b⦄, b ∈ s → a ≤ b → f b ≤ f a

/-- `f` is strictly monotone on `s`. -/
def StrictMonoOn (f : α → β) (s : Set α) : Prop := ∀ ⦃a⦄, a ∈ s → ∀ ⦃b⦄, b ∈ s → a < b → f a < f b

/-- `f` is strictly antitone on `s`. -/
def StrictAntiOn (f : α → β) (s : Set α) : Prop := ∀ ⦃a⦄, a ∈ s → ∀ ⦃b⦄, b ∈ s → a < b → f b < f a

theorem Monotone.monotoneOn {f : α → β} (hf : Monotone f) (s : Set α) : MonotoneOn f s := fun _ _ _ _ h => hf h

theorem Antitone.antitoneOn {f : α → β} (hf : Antitone f) (s : Set α) : AntitoneOn f s := fun _ _ _ _ h => hf h

theorem StrictMono.strictMonoOn {f : α → β} (hf : StrictMono f) (s : Set α) : StrictMonoOn f s := fun _ _ _ _ h => hf h

theorem StrictAnti.strictAntiOn {f : α → β} (hf : StrictAnti f) (s : Set α) : StrictAntiOn f s := fun _ _ _ _ h => hf h

theorem Monotone.imp {f : α → β} {a b : α} (hf : Monotone f) (h : a ≤ b) : f a ≤ f b := hf h

theorem Antitone.imp {f : α → β} {a b : α} (hf : Antitone f) (h : a ≤ b) : f b ≤ f a := hf h

theorem StrictMono.imp {f : α → β} {a b : α} (hf : StrictMono f) (h : a < b) : f a < f b := hf h

theorem StrictAnti.imp {f : α → β} {a b : α} (hf : StrictAnti f) (h : a < b) : f b < f a := hf h

theorem MonotoneOn.mono {f : α → β} {s t : Set α} (h : MonotoneOn f s) (h' : t ⊆ s) : MonotoneOn f t :=
  fun _ ha _ hb hab => h (h' ha) (h' hb) hab

theorem StrictMonoOn.mono {f : α → β} {s t : Set α} (h : StrictMonoOn f s) (h' : t ⊆ s) : StrictMonoOn f t :=
  fun _ ha _ hb hab => h (h' ha) (h' hb) hab

theorem monotone_id : Monotone (id : α → α) := fun _ _ h => h

theorem monotone_const {c : β} : Monotone fun _ : α => c := fun _ _ _ => le_refl c

theorem antitone_const {c : β} : Antitone fun _ : α => c := fun _ _ _ => le_refl c

theorem strictMono_id : StrictMono (id : α → α) := fun _ _ h => h

end Defs

section Comp

variable [Preorder α] [Preorder β] [Preorder γ] {g : β → γ} {f : α → β}

theorem Monotone.comp (hg : Monotone g) (hf : Monotone f) : Monotone (g ∘ f) := fun _ _ h => hg (hf h)

theorem Monotone.comp_antitone (hg : Monotone g) (hf : Antitone f) : Antitone (g ∘ f) := fun _ _ h => hg (hf h)

theorem Antitone.comp (hg : Antitone g) (hf : Antitone f) : Monotone (g ∘ f) := fun _ _ h => hg (hf h)

theorem StrictMono.comp (hg : StrictMono g) (hf : StrictMono f) : StrictMono (g ∘ f) := fun _ _ h => hg (hf h)

theorem StrictAnti.comp (hg : StrictAnti g) (hf : StrictAnti f) : StrictMono (g ∘ f) := fun _ _ h => hg (hf h)

end Comp

section PartialOrder

theorem StrictMono.monotone [PartialOrder α] [Preorder β] {f : α → β} (hf : StrictMono f) : Monotone f := fun a b h => by
  rcases eq_or_lt_of_le h with e | l
  · rw [e]
  · exact le_of_lt (hf l)

theorem StrictAnti.antitone [PartialOrder α] [Preorder β] {f : α → β} (hf : StrictAnti f) : Antitone f := fun a b h => by
  rcases eq_or_lt_of_le h with e | l
  · rw [e]
  · exact le_of_lt (hf l)

theorem Monotone.strictMono_of_injective [PartialOrder α] [PartialOrder β] {f : α → β} (h₁ : Monotone f)
    (h₂ : Function.Injective f) : StrictMono f := fun _ _ h =>
  lt_of_le_of_ne (h₁ (le_of_lt h)) fun e => ne_of_lt h (h₂ e)

end PartialOrder

section LinearOrder

variable [LinearOrder α] [Preorder β] {f : α → β} {a b : α}

theorem StrictMono.le_iff_le (hf : StrictMono f) : f a ≤ f b ↔ a ≤ b :=
  ⟨fun h => le_of_not_gt fun k => not_le_of_gt (hf k) h, fun h => hf.monotone h⟩

theorem StrictMono.lt_iff_lt (hf : StrictMono f) : f a < f b ↔ a < b :=
  ⟨fun h => lt_of_not_ge fun k => not_lt_of_ge (hf.monotone k) h, fun h => hf h⟩

theorem StrictMono.injective (hf : StrictMono f) : Function.Injective f := fun a b h => by
  rcases lt_trichotomy a b with k | k | k
  · exact absurd h (ne_of_lt (hf k))
  · exact k
  · exact absurd h.symm (ne_of_lt (hf k))

theorem StrictAnti.le_iff_ge (hf : StrictAnti f) : f a ≤ f b ↔ b ≤ a :=
  ⟨fun h => le_of_not_gt fun k => not_le_of_gt (hf k) h, fun h => hf.antitone h⟩

theorem StrictAnti.lt_iff_gt (hf : StrictAnti f) : f a < f b ↔ b < a :=
  ⟨fun h => lt_of_not_ge fun k => not_lt_of_ge (hf.antitone k) h, fun h => hf h⟩

theorem StrictAnti.injective (hf : StrictAnti f) : Function.Injective f := fun a b h => by
  rcases lt_trichotomy a b with k | k | k
  · exact absurd h.symm (ne_of_lt (hf k))
  · exact k
  · exact absurd h (ne_of_lt (hf k))

theorem StrictMonoOn.le_iff_le {s : Set α} (hf : StrictMonoOn f s) (ha : a ∈ s) (hb : b ∈ s) : f a ≤ f b ↔ a ≤ b := by
  refine ⟨fun h => le_of_not_gt fun k => not_le_of_gt (hf hb ha k) h, fun h => ?_⟩
  rcases eq_or_lt_of_le h with e | l
  · rw [e]
  · exact le_of_lt (hf ha hb l)

theorem StrictMonoOn.lt_iff_lt {s : Set α} (hf : StrictMonoOn f s) (ha : a ∈ s) (hb : b ∈ s) : f a < f b ↔ a < b := by
  rw [lt_iff_le_not_ge, lt_iff_le_not_ge, hf.le_iff_le ha hb, hf.le_iff_le hb ha]

theorem Monotone.reflect_lt (hf : Monotone f) (h : f a < f b) : a < b := lt_of_not_ge fun k => not_le_of_gt h (hf k)

theorem Antitone.reflect_lt (hf : Antitone f) (h : f a < f b) : b < a := lt_of_not_ge fun k => not_le_of_gt h (hf k)

theorem Monotone.map_max {α : Type u} {β : Type v} [LinearOrder α] [LinearOrder β] {f : α → β} (hf : Monotone f) {a b : α} :
    f (max a b) = max (f a) (f b) := by
  rcases le_total a b with h | h
  · rw [max_eq_right h, max_eq_right (hf h)]
  · rw [max_eq_left h, max_eq_left (hf h)]

theorem Monotone.map_min {α : Type u} {β : Type v} [LinearOrder α] [LinearOrder β] {f : α → β} (hf : Monotone f) {a b : α} :
    f (min a b) = min (f a) (f b) := by
  rcases le_total a b with h | h
  · rw [min_eq_left h, min_eq_left (hf h)]
  · rw [min_eq_right h, min_eq_right (hf h)]

end LinearOrder

section Nat

variable [Preorder α] {f : ℕ → α}

theorem monotone_nat_of_le_succ (hf : ∀ n, f n ≤ f (n + 1)) : Monotone f := fun a b h => by
  induction h with
  | refl => exact le_refl _
  | step _ ih => exact le_trans ih (hf _)

theorem antitone_nat_of_succ_le (hf : ∀ n, f (n + 1) ≤ f n) : Antitone f := fun a b h => by
  induction h with
  | refl => exact le_refl _
  | step _ ih => exact le_trans (hf _) ih

theorem strictMono_nat_of_lt_succ (hf : ∀ n, f n < f (n + 1)) : StrictMono f := fun a b h => by
  have h' : a + 1 ≤ b := h
  induction h' with
  | refl => exact hf a
  | step k ih => exact lt_trans (ih k) (hf _)

theorem strictAnti_nat_of_succ_lt (hf : ∀ n, f (n + 1) < f n) : StrictAnti f := fun a b h => by
  have h' : a + 1 ≤ b := h
  induction h' with
  | refl => exact hf a
  | step k ih => exact lt_trans (hf _) (ih k)

theorem StrictMono.le_apply {f : ℕ → ℕ} (hf : StrictMono f) {x : ℕ} : x ≤ f x := by
  induction x with
  | zero => exact Nat.zero_le _
  | succ x ih => exact Nat.lt_of_le_of_lt ih (hf (Nat.lt_succ_self x))

theorem StrictMono.id_le {φ : ℕ → ℕ} (h : StrictMono φ) : ∀ n, n ≤ φ n := fun _ => h.le_apply

end Nat

/-! Strictly monotone on a set; iterated. -/

theorem StrictMonoOn.injOn [LinearOrder α] [Preorder β] {f : α → β} {s : Set α} (H : StrictMonoOn f s) : Set.InjOn f s :=
  fun x hx y hy e => by
    rcases lt_trichotomy x y with h | h | h
    · exact absurd e (ne_of_lt (H hx hy h))
    · exact h
    · exact absurd e.symm (ne_of_lt (H hy hx h))

theorem StrictAntiOn.injOn [LinearOrder α] [Preorder β] {f : α → β} {s : Set α} (H : StrictAntiOn f s) : Set.InjOn f s :=
  fun x hx y hy e => by
    rcases lt_trichotomy x y with h | h | h
    · exact absurd e.symm (ne_of_lt (H hx hy h))
    · exact h
    · exact absurd e (ne_of_lt (H hy hx h))

theorem StrictMonoOn.monotoneOn [PartialOrder α] [Preorder β] {f : α → β} {s : Set α} (h : StrictMonoOn f s) : MonotoneOn f s :=
  fun _ ha _ hb l => (eq_or_lt_of_le l).elim (fun e => e ▸ le_refl _) (fun l => le_of_lt (h ha hb l))

protected theorem StrictMono.iterate [Preorder α] {f : α → α} (hf : StrictMono f) (n : ℕ) : StrictMono f^[n] := by
  induction n with
  | zero => exact fun _ _ h => h
  | succ n ih => exact fun _ _ h => ih (hf h)
