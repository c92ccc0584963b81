prelude
import Init.Data.List.Find

/-! Lists: `Subset`, `Sublist`, prefixes and suffixes, `Pairwise`, `Nodup`, `Perm`, `pmap`, `attach`. -/

namespace List

/-! `Subset`. -/

theorem subset_def {l₁ l₂ : List α} : l₁ ⊆ l₂ ↔ ∀ {a : α}, a ∈ l₁ → a ∈ l₂ := Iff.rfl

@[simp] theorem nil_subset (l : List α) : [] ⊆ l := fun _ h => nomatch h

theorem Subset.mem {a : α} {l₁ l₂ : List α} (h : l₁ ⊆ l₂) (m : a ∈ l₁) : a ∈ l₂ := h m

theorem subset_cons_self {a : α} {l : List α} : l ⊆ a :: l := fun _ => .tail _

theorem subset_of_cons_subset {a : α} {l₁ l₂ : List α} (s : a :: l₁ ⊆ l₂) : l₁ ⊆ l₂ := fun _ i => s (.tail _ i)

@[simp] theorem subset_cons_of_subset {l₁ l₂ : List α} (a : α) (s : l₁ ⊆ l₂) : l₁ ⊆ a :: l₂ := fun _ i => .tail _ (s i)

theorem cons_subset_cons {l₁ l₂ : List α} (a : α) (s : l₁ ⊆ l₂) : a :: l₁ ⊆ a :: l₂ :=
  fun _ h => (mem_cons.1 h).elim (fun e => e ▸ mem_cons_self) (fun h => .tail _ (s h))

@[simp] theorem cons_subset {a : α} {l m : List α} : a :: l ⊆ m ↔ a ∈ m ∧ l ⊆ m :=
  ⟨fun h => ⟨h mem_cons_self, subset_of_cons_subset h⟩,
    fun h _ i => (mem_cons.1 i).elim (fun e => e ▸ h.1) (fun i => h.2 i)⟩

@[simp] theorem subset_nil {l : List α} : l ⊆ [] ↔ l = [] :=
  ⟨fun h => eq_nil_iff_forall_not_mem.2 fun _ m => absurd (h m) not_mem_nil, fun h => by rw [h]; exact nil_subset []⟩

theorem subset_append_left {l₁ l₂ : List α} : l₁ ⊆ l₁ ++ l₂ := fun _ => mem_append_left _

theorem subset_append_right {l₁ l₂ : List α} : l₂ ⊆ l₁ ++ l₂ := fun _ => mem_append_right _

theorem map_subset {l₁ l₂ : List α} (f : α → β) (h : l₁ ⊆ l₂) : map f l₁ ⊆ map f l₂ := fun _ m =>
  match mem_map.1 m with
  | ⟨_, hx, e⟩ => e ▸ mem_map_of_mem (h hx)

/-! `Sublist`. -/

@[simp] theorem nil_sublist : ∀ (l : List α), [] <+ l
  | [] => .slnil
  | a :: l => (nil_sublist l).cons a

theorem Sublist.trans {l₁ l₂ l₃ : List α} (h₁ : l₁ <+ l₂) (h₂ : l₂ <+ l₃) : l₁ <+ l₃ := by
  induction h₂ generalizing l₁ with
  | slnil => exact h₁
  | cons a _ ih => exact (ih h₁).cons a
  | cons_cons a _ ih =>
    cases h₁ with
    | cons _ h => exact (ih h).cons a
    | cons_cons _ h => exact (ih h).cons_cons a

@[simp] theorem sublist_cons_self (a : α) (l : List α) : l <+ a :: l := (Sublist.refl l).cons a

theorem Sublist.subset {l₁ l₂ : List α} (h : l₁ <+ l₂) : l₁ ⊆ l₂ := by
  induction h with
  | slnil => exact nil_subset []
  | cons a _ ih => exact subset_cons_of_subset a ih
  | cons_cons a _ ih => exact cons_subset_cons a ih

theorem Sublist.mem {a : α} {l₁ l₂ : List α} (hx : a ∈ l₁) (hl : l₁ <+ l₂) : a ∈ l₂ := hl.subset hx

theorem Sublist.eq_of_length {l₁ l₂ : List α} (s : l₁ <+ l₂) (h : length l₁ = length l₂) : l₁ = l₂ := by
  induction s with
  | slnil => rfl
  | cons a s _ =>
    have := s.length_le
    rw [h, length_cons] at this
    exact absurd this (Nat.not_succ_le_self _)
  | cons_cons a s ih => rw [ih (Nat.succ.inj h)]

theorem Sublist.antisymm {l₁ l₂ : List α} (h₁ : l₁ <+ l₂) (h₂ : l₂ <+ l₁) : l₁ = l₂ :=
  h₁.eq_of_length (Nat.le_antisymm h₁.length_le h₂.length_le)

@[simp] theorem filter_sublist {p : α → Bool} : ∀ {l : List α}, filter p l <+ l
  | [] => .slnil
  | a :: l => by
    rw [filter_cons]
    split
    · exact (filter_sublist (l := l)).cons_cons a
    · exact (filter_sublist (l := l)).cons a

theorem sublist_append_left : ∀ (l₁ l₂ : List α), l₁ <+ l₁ ++ l₂
  | [], l₂ => nil_sublist l₂
  | a :: l₁, l₂ => (sublist_append_left l₁ l₂).cons_cons a

theorem sublist_append_right : ∀ (l₁ l₂ : List α), l₂ <+ l₁ ++ l₂
  | [], l₂ => Sublist.refl l₂
  | a :: l₁, l₂ => (sublist_append_right l₁ l₂).cons a

theorem Sublist.map (f : α → β) {l₁ l₂ : List α} (s : l₁ <+ l₂) : map f l₁ <+ map f l₂ := by
  induction s with
  | slnil => exact .slnil
  | cons a _ ih => exact ih.cons (f a)
  | cons_cons a _ ih => exact ih.cons_cons (f a)

@[simp] theorem sublist_nil {l : List α} : l <+ [] ↔ l = [] :=
  ⟨fun h => length_eq_zero_iff.1 (Nat.eq_zero_of_le_zero h.length_le), fun h => by rw [h]; exact .slnil⟩

theorem take_sublist (i : Nat) (l : List α) : take i l <+ l := by
  have := sublist_append_left (take i l) (drop i l)
  rwa [take_append_drop] at this

theorem drop_sublist (i : Nat) (l : List α) : drop i l <+ l := by
  have := sublist_append_right (take i l) (drop i l)
  rwa [take_append_drop] at this

theorem tail_sublist : ∀ (l : List α), tail l <+ l
  | [] => .slnil
  | a :: l => sublist_cons_self a l

/-! Prefixes and suffixes. -/

@[simp] theorem nil_prefix {l : List α} : [] <+: l := ⟨l, rfl⟩
@[simp] theorem nil_suffix {l : List α} : [] <:+ l := ⟨l, append_nil l⟩
@[simp] theorem prefix_rfl {l : List α} : l <+: l := ⟨[], append_nil l⟩
@[simp] theorem suffix_rfl {l : List α} : l <:+ l := ⟨[], rfl⟩
theorem IsPrefix.trans {l₁ l₂ l₃ : List α} : l₁ <+: l₂ → l₂ <+: l₃ → l₁ <+: l₃ :=
  fun ⟨r₁, h₁⟩ ⟨r₂, h₂⟩ => ⟨r₁ ++ r₂, by rw [← append_assoc, h₁, h₂]⟩
theorem IsSuffix.trans {l₁ l₂ l₃ : List α} : l₁ <:+ l₂ → l₂ <:+ l₃ → l₁ <:+ l₃ :=
  fun ⟨r₁, h₁⟩ ⟨r₂, h₂⟩ => ⟨r₂ ++ r₁, by rw [append_assoc, h₁, h₂]⟩
theorem IsPrefix.sublist {l₁ l₂ : List α} : l₁ <+: l₂ → l₁ <+ l₂ := fun ⟨t, h⟩ => h ▸ sublist_append_left l₁ t
theorem IsSuffix.sublist {l₁ l₂ : List α} : l₁ <:+ l₂ → l₁ <+ l₂ := fun ⟨t, h⟩ => h ▸ sublist_append_right t l₁
theorem IsPrefix.subset {l₁ l₂ : List α} (h : l₁ <+: l₂) : l₁ ⊆ l₂ := h.sublist.subset
theorem IsSuffix.subset {l₁ l₂ : List α} (h : l₁ <:+ l₂) : l₁ ⊆ l₂ := h.sublist.subset
theorem IsPrefix.length_le {l₁ l₂ : List α} (h : l₁ <+: l₂) : l₁.length ≤ l₂.length := h.sublist.length_le
theorem IsSuffix.length_le {l₁ l₂ : List α} (h : l₁ <:+ l₂) : l₁.length ≤ l₂.length := h.sublist.length_le
theorem take_prefix (i : Nat) (l : List α) : take i l <+: l := ⟨drop i l, take_append_drop i l⟩
theorem drop_suffix (i : Nat) (l : List α) : drop i l <:+ l := ⟨take i l, take_append_drop i l⟩
theorem prefix_concat (a : α) (l : List α) : l <+: l ++ [a] := ⟨[a], rfl⟩
theorem suffix_cons (a : α) (l : List α) : l <:+ a :: l := ⟨[a], rfl⟩
@[simp] theorem prefix_nil {l : List α} : l <+: [] ↔ l = [] :=
  ⟨fun ⟨_, h⟩ => (append_eq_nil_iff.1 h).1, fun h => by rw [h]; exact nil_prefix⟩
@[simp] theorem suffix_nil {l : List α} : l <:+ [] ↔ l = [] :=
  ⟨fun ⟨_, h⟩ => (append_eq_nil_iff.1 h).2, fun h => by rw [h]; exact nil_suffix⟩
theorem prefix_iff_eq_append {l₁ l₂ : List α} : l₁ <+: l₂ ↔ l₁ ++ drop (length l₁) l₂ = l₂ := by
  refine ⟨fun ⟨t, h⟩ => ?_, fun h => ⟨_, h⟩⟩
  subst h
  rw [drop_append_of_le_length (Nat.le_refl _), drop_length, nil_append]

/-! `Pairwise`, `Nodup`. -/

attribute [simp] Pairwise.nil

theorem rel_of_pairwise_cons {R : α → α → Prop} {a : α} {l : List α} (p : (a :: l).Pairwise R) : ∀ {a'}, a' ∈ l → R a a' :=
  (pairwise_cons.1 p).1 _

theorem Pairwise.of_cons {R : α → α → Prop} {a : α} {l : List α} (p : (a :: l).Pairwise R) : Pairwise R l :=
  (pairwise_cons.1 p).2

theorem Pairwise.tail {R : α → α → Prop} : ∀ {l : List α} (_p : Pairwise R l), Pairwise R l.tail
  | [], h => h
  | _ :: _, h => h.of_cons

theorem Pairwise.imp {R S : α → α → Prop} (H : ∀ {a b}, R a b → S a b) {l : List α} (h : l.Pairwise R) : l.Pairwise S := by
  induction h with
  | nil => exact .nil
  | cons h _ ih => exact .cons (fun a m => H (h a m)) ih

theorem pairwise_singleton (R : α → α → Prop) (a : α) : Pairwise R [a] := .cons (fun _ h => nomatch h) .nil

theorem pairwise_pair {R : α → α → Prop} {a b : α} : Pairwise R [a, b] ↔ R a b := by simp

theorem pairwise_append {R : α → α → Prop} {l₁ l₂ : List α} :
    (l₁ ++ l₂).Pairwise R ↔ l₁.Pairwise R ∧ l₂.Pairwise R ∧ ∀ a ∈ l₁, ∀ b ∈ l₂, R a b := by
  induction l₁ with
  | nil => simp
  | cons a l ih =>
    rw [cons_append, pairwise_cons, pairwise_cons, ih, forall_mem_append, forall_mem_cons]
    exact ⟨fun h => ⟨⟨h.1.1, h.2.1⟩, h.2.2.1, h.1.2, h.2.2.2⟩, fun h => ⟨⟨h.1.1, h.2.2.1⟩, h.1.2, h.2.1, h.2.2.2⟩⟩

theorem Sublist.pairwise {R : α → α → Prop} {l₁ l₂ : List α} (s : l₁ <+ l₂) (h : l₂.Pairwise R) : l₁.Pairwise R := by
  induction s with
  | slnil => exact h
  | cons a _ ih => exact ih h.of_cons
  | cons_cons a s ih => exact .cons (fun _ m => rel_of_pairwise_cons h (s.subset m)) (ih h.of_cons)

theorem pairwise_map {R : β → β → Prop} {f : α → β} {l : List α} :
    (l.map f).Pairwise R ↔ l.Pairwise fun a b => R (f a) (f b) := by
  induction l with
  | nil => simp
  | cons a l ih => rw [map_cons, pairwise_cons, pairwise_cons, ih, forall_mem_map]

theorem Sublist.nodup {l₁ l₂ : List α} (s : l₁ <+ l₂) (h : Nodup l₂) : Nodup l₁ := s.pairwise h

attribute [simp] nodup_nil

theorem nodup_append {l₁ l₂ : List α} : (l₁ ++ l₂).Nodup ↔ l₁.Nodup ∧ l₂.Nodup ∧ ∀ a ∈ l₁, ∀ b ∈ l₂, a ≠ b := pairwise_append

/-! `Perm`. -/

@[simp] protected theorem Perm.rfl {l : List α} : l ~ l := Perm.refl l

theorem perm_comm {l₁ l₂ : List α} : l₁ ~ l₂ ↔ l₂ ~ l₁ := ⟨Perm.symm, Perm.symm⟩

theorem Perm.subset {l₁ l₂ : List α} (p : l₁ ~ l₂) : l₁ ⊆ l₂ := fun _ m => p.mem_iff.1 m

theorem Perm.append_right {l₁ l₂ : List α} (t₁ : List α) (p : l₁ ~ l₂) : l₁ ++ t₁ ~ l₂ ++ t₁ := by
  induction p with
  | nil => exact .refl t₁
  | cons x _ ih => exact .cons x ih
  | swap x y l => exact .swap x y (l ++ t₁)
  | trans _ _ ih₁ ih₂ => exact .trans ih₁ ih₂

theorem Perm.append_left {t₁ t₂ : List α} : ∀ l : List α, t₁ ~ t₂ → l ++ t₁ ~ l ++ t₂
  | [], p => p
  | x :: xs, p => .cons x (Perm.append_left xs p)

theorem Perm.append {l₁ l₂ t₁ t₂ : List α} (p₁ : l₁ ~ l₂) (p₂ : t₁ ~ t₂) : l₁ ++ t₁ ~ l₂ ++ t₂ :=
  .trans (p₁.append_right t₁) (p₂.append_left l₂)

@[simp] theorem perm_middle {a : α} : ∀ {l₁ l₂ : List α}, l₁ ++ a :: l₂ ~ a :: (l₁ ++ l₂)
  | [], _ => .refl _
  | b :: l₁, l₂ => .trans (.cons b (perm_middle (l₁ := l₁))) (.swap a b (l₁ ++ l₂))

theorem perm_append_comm : ∀ {l₁ l₂ : List α}, l₁ ++ l₂ ~ l₂ ++ l₁
  | [], l₂ => by rw [append_nil, nil_append]; exact .refl l₂
  | a :: l₁, l₂ => .trans (.cons a (perm_append_comm (l₁ := l₁))) (Perm.symm perm_middle)

@[simp] theorem reverse_perm : ∀ (l : List α), reverse l ~ l
  | [] => .nil
  | a :: l => by
    rw [reverse_cons]
    exact .trans perm_append_comm (.cons a (reverse_perm l))

theorem Perm.filter (p : α → Bool) {l₁ l₂ : List α} (s : l₁ ~ l₂) : l₁.filter p ~ l₂.filter p := by
  induction s with
  | nil => exact .nil
  | cons x _ ih =>
    rw [filter_cons, filter_cons]
    split
    · exact .cons x ih
    · exact ih
  | swap x y l =>
    cases h : p x <;> cases h' : p y <;> simp [filter_cons, h, h']
    exact .swap x y _
  | trans _ _ ih₁ ih₂ => exact .trans ih₁ ih₂

theorem Perm.countP_eq (p : α → Bool) {l₁ l₂ : List α} (s : l₁ ~ l₂) : l₁.countP p = l₂.countP p := by
  rw [countP_eq_length_filter, countP_eq_length_filter]
  exact (s.filter p).length_eq

theorem Perm.count_eq [BEq α] {l₁ l₂ : List α} (p : l₁ ~ l₂) (a : α) : l₁.count a = l₂.count a := p.countP_eq _

theorem Perm.eq_nil {l : List α} (p : l ~ []) : l = [] := length_eq_zero_iff.1 p.length_eq

@[simp] theorem perm_nil {l₁ : List α} : l₁ ~ [] ↔ l₁ = [] := ⟨Perm.eq_nil, fun h => by rw [h]; exact .nil⟩

@[simp] theorem nil_perm {l₁ : List α} : [] ~ l₁ ↔ l₁ = [] := perm_comm.trans perm_nil

theorem Perm.nodup {l₁ l₂ : List α} (p : l₁ ~ l₂) (h : l₁.Nodup) : l₂.Nodup := by
  induction p with
  | nil => exact h
  | cons x p ih =>
    rw [nodup_cons] at h ⊢
    exact ⟨fun m => h.1 (p.mem_iff.2 m), ih h.2⟩
  | swap x y l =>
    rw [nodup_cons, nodup_cons, mem_cons, not_or] at h
    rw [nodup_cons, nodup_cons, mem_cons, not_or]
    exact ⟨⟨fun e => h.1.1 e.symm, h.2.1⟩, h.1.2, h.2.2⟩
  | trans _ _ ih₁ ih₂ => exact ih₂ (ih₁ h)

/-! `pmap`, `attach`. -/

def pmap {P : α → Prop} (f : ∀ a, P a → β) : ∀ l : List α, (H : ∀ a ∈ l, P a) → List β
  | [], _ => []
  | a :: l, H => f a (H a mem_cons_self) :: pmap f l (fun b m => H b (.tail _ m))

def attachWith (l : List α) (P : α → Prop) (H : ∀ x ∈ l, P x) : List {x // P x} := pmap Subtype.mk l H

def attach (l : List α) : List {x // x ∈ l} := attachWith l (· ∈ l) fun _ => id

def unattach {α : Type _} {p : α → Prop} (l : List { x // p x }) : List α := l.map (·.val)

@[simp] theorem pmap_nil {P : α → Prop} {f : ∀ a, P a → β} : pmap f [] (fun _ h => nomatch h) = [] := rfl

@[simp] theorem length_pmap {P : α → Prop} {f : ∀ a, P a → β} : ∀ {l : List α} {h : ∀ a ∈ l, P a}, (pmap f l h).length = l.length
  | [], _ => rfl
  | _ :: l, _ => congrArg (· + 1) (length_pmap (l := l))

theorem pmap_eq_map {p : α → Prop} {f : α → β} : ∀ {l : List α} (H : ∀ a ∈ l, p a), pmap (fun a _ => f a) l H = map f l
  | [], _ => rfl
  | a :: l, H => congrArg (f a :: ·) (pmap_eq_map (l := l) (fun b m => H b (.tail _ m)))

theorem map_pmap {p : α → Prop} {g : β → γ} {f : ∀ a, p a → β} :
    ∀ {l : List α} (H : ∀ a ∈ l, p a), map g (pmap f l H) = pmap (fun a h => g (f a h)) l H
  | [], _ => rfl
  | a :: l, H => congrArg (g (f a (H a mem_cons_self)) :: ·) (map_pmap (l := l) (fun b m => H b (.tail _ m)))

@[simp] theorem length_attach {l : List α} : l.attach.length = l.length := length_pmap

@[simp] theorem attach_map_subtype_val (l : List α) : l.attach.map Subtype.val = l := by
  rw [attach, attachWith, map_pmap, pmap_eq_map (f := fun a => a), map_id']

@[simp] theorem unattach_attach {l : List α} : l.attach.unattach = l := attach_map_subtype_val l

@[simp] theorem mem_attach (l : List α) (x : {x // x ∈ l}) : x ∈ l.attach := by
  have h : x.val ∈ l.attach.map Subtype.val := (attach_map_subtype_val l).symm ▸ x.property
  have ⟨y, hy, e⟩ := mem_map.1 h
  exact Subtype.ext e ▸ hy

end List
