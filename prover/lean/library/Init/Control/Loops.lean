prelude
import Init.Control.Alternatives
import Init.Data.Array

/-! What `for`, `while` and `repeat` run over, and monadic traversals of lists. -/

universe u v w u₁ u₂

class ForIn' (m : Type u₁ → Type u₂) (ρ : Type u) (α : outParam (Type v)) (d : outParam (Membership α ρ)) where
  forIn' {β : Type u₁} [Monad m] (x : ρ) (b : β) (f : (a : α) → a ∈ x → β → m (ForInStep β)) : m β

export ForIn' (forIn')

class ForM (m : Type u → Type v) (γ : Type w₁) (α : outParam (Type w₂)) where
  forM [Monad m] (coll : γ) (f : α → m PUnit) : m PUnit

export ForM (forM)

/-! Lists. -/

namespace List

protected def forIn' {m : Type u₁ → Type u₂} [Monad m] {α : Type u} {β : Type u₁} :
    (as : List α) → (init : β) → (f : (a : α) → a ∈ as → β → m (ForInStep β)) → m β
  | [], b, _ => pure b
  | a :: as, b, f => bind (f a (Mem.head as) b) fun r => match r with
    | ForInStep.done b => pure b
    | ForInStep.yield b => List.forIn' as b fun a' h => f a' (Mem.tail a h)

instance instForIn'InferInstanceMembership {m : Type u₁ → Type u₂} {α : Type u} :
    ForIn' m (List α) α inferInstance where
  forIn' := List.forIn'

protected def forM {m : Type u → Type v} [Monad m] {α : Type w} (as : List α) (f : α → m PUnit) : m PUnit :=
  match as with
  | [] => pure ⟨⟩
  | a :: as => bind (f a) fun _ => List.forM as f

instance instForM {m : Type u → Type v} {α : Type w} : ForM m (List α) α where
  forM := List.forM

def mapM.loop {m : Type u → Type v} [Monad m] {α : Type w} {β : Type u} (f : α → m β) : List α → List β → m (List β)
  | [], bs => pure bs.reverse
  | a :: as, bs => bind (f a) fun b => mapM.loop f as (b :: bs)

@[inline] def mapM {m : Type u → Type v} [Monad m] {α : Type w} {β : Type u} (f : α → m β) (as : List α) :
    m (List β) :=
  mapM.loop f as []

@[specialize] def mapA {m : Type u → Type v} [Applicative m] {α : Type w} {β : Type u} (f : α → m β) :
    List α → m (List β)
  | [] => pure []
  | a :: as => Seq.seq (List.cons <$> f a) fun _ => mapA f as

@[specialize] protected def foldlM {m : Type u → Type v} [Monad m] {s : Type u} {α : Type w} (f : s → α → m s)
    (init : s) : List α → m s
  | [] => pure init
  | a :: as => bind (f init a) fun s' => List.foldlM f s' as

@[specialize] def filterAuxM {m : Type → Type v} [Monad m] {α : Type} (f : α → m Bool) : List α → List α → m (List α)
  | [], acc => pure acc
  | h :: t, acc => bind (f h) fun b => filterAuxM f t (cond b (h :: acc) acc)

@[inline] def filterM {m : Type → Type v} [Monad m] {α : Type} (p : α → m Bool) (as : List α) : m (List α) :=
  bind (filterAuxM p as []) fun as => pure as.reverse

@[specialize] def anyM {m : Type → Type u} [Monad m] {α : Type v} (p : α → m Bool) : List α → m Bool
  | [] => pure false
  | a :: as => bind (p a) fun b => match b with
    | true => pure true
    | false => anyM p as

@[specialize] def allM {m : Type → Type u} [Monad m] {α : Type v} (p : α → m Bool) : List α → m Bool
  | [] => pure true
  | a :: as => bind (p a) fun b => match b with
    | true => allM p as
    | false => pure false

end List

/-! Arrays, through their lists. -/

instance Array.instForIn'InferInstanceMembership {m : Type u₁ → Type u₂} {α : Type u} :
    ForIn' m (Array α) α inferInstance where
  forIn' xs b f := List.forIn' xs.toList b fun a h => f a (Array.mem_def.mpr h)

/-! Options. -/

instance Option.instForIn {m : Type u₁ → Type u₂} {α : Type u} : ForIn m (Option α) α where
  forIn x b f := match x with
    | none => pure b
    | some a => bind (f a b) fun r => match r with
      | ForInStep.done b => pure b
      | ForInStep.yield b => pure b

/-! Ranges. -/

namespace Std.Legacy.Range

instance : Membership Nat Range where
  mem r i := r.start ≤ i ∧ i < r.stop ∧ (i - r.start) % r.step = 0

theorem lower_of_mem {r : Range} {i : Nat} (h : i ∈ r) : r.start ≤ i := h.1

def forIn'.loop {m : Type u₁ → Type u₂} [Monad m] {β : Type u₁} (r : Range)
    (f : (i : Nat) → i ∈ r → β → m (ForInStep β)) :
    (fuel : Nat) → (b : β) → (i : Nat) → r.start ≤ i → (i - r.start) % r.step = 0 → m β
  | 0, b, _, _, _ => pure b
  | fuel + 1, b, i, hs, hm =>
    if h : i < r.stop then
      bind (f i ⟨hs, h, hm⟩ b) fun s => match s with
        | ForInStep.done b => pure b
        | ForInStep.yield b =>
          forIn'.loop r f fuel b (i + r.step) (Nat.le_trans hs (Nat.le_add_right i r.step))
            ((Nat.sub_add_comm hs).symm ▸ (Nat.add_mod_right (i - r.start) r.step).trans hm)
    else pure b

instance {m : Type u₁ → Type u₂} : ForIn' m Range Nat inferInstance where
  forIn' r b f :=
    forIn'.loop r f ((r.stop - r.start + r.step - 1) / r.step) b r.start (Nat.le_refl r.start)
      ((Nat.sub_self r.start).symm ▸ Nat.zero_mod r.step)

end Std.Legacy.Range

theorem Membership.mem.upper {i : Nat} {r : Std.Legacy.Range} (h : i ∈ r) : i < r.stop := h.2.1

theorem Membership.mem.lower {i : Nat} {r : Std.Legacy.Range} (h : i ∈ r) : r.start ≤ i := h.1

theorem Membership.get_elem_helper {i n : Nat} {r : Std.Legacy.Range} (h₁ : i ∈ r) (h₂ : r.stop = n) : i < n :=
  h₂ ▸ h₁.2.1

/-! Loops without an end. -/

namespace Lean

inductive Loop where
  | mk

partial def Loop.forIn.loop {m : Type u₁ → Type u₂} [Monad m] {β : Type u₁} (f : Unit → β → m (ForInStep β)) (b : β) :
    m β :=
  bind (f () b) fun r => match r with
    | ForInStep.done b => pure b
    | ForInStep.yield b => Loop.forIn.loop f b

@[inline] def Loop.forIn {m : Type u₁ → Type u₂} [Monad m] {β : Type u₁} (_ : Loop) (init : β)
    (f : Unit → β → m (ForInStep β)) : m β :=
  Loop.forIn.loop f init

instance {m : Type u₁ → Type u₂} : ForIn m Loop Unit where
  forIn := Loop.forIn

end Lean
