import Mathlib.Algebra.BigOperators.Group.Defs
import Mathlib.Order.Disjoint

/-!
Sums and products over finite sets: laws in commutative monoids and groups, both forms written out.
Source of the names: Mathlib `Mathlib/Algebra/BigOperators/Group/Finset/{Basic,Piecewise,Sigma}.lean`.
-/

universe u v w x

namespace Finset

variable {ι : Type u} {κ : Type v} {M : Type w} {s s₁ s₂ : Finset ι} {a b : ι} {f g : ι → M}

section CommMonoid

variable [CommMonoid M]

theorem prod_insert_one [DecidableEq ι] (h : f a = 1) : ∏ x ∈ insert a s, f x = ∏ x ∈ s, f x := by
  by_cases m : a ∈ s
  · rw [insert_eq_of_mem m]
  · rw [prod_insert m, h, one_mul]

@[simp] theorem prod_insert_of_eq_one_if_notMem [DecidableEq ι] (h : a ∉ s → f a = 1) : ∏ x ∈ insert a s, f x = ∏ x ∈ s, f x := by
  by_cases m : a ∈ s
  · rw [insert_eq_of_mem m]
  · exact prod_insert_one (h m)

theorem prod_attach (s : Finset ι) (f : ι → M) : ∏ x ∈ s.attach, f x.1 = ∏ x ∈ s, f x := by
  show (Multiset.map (fun x => f x.1) s.1.attach).prod = (Multiset.map f s.1).prod
  conv => rhs; rw [← Multiset.attach_map_val s.1, Multiset.map_map]
  rfl

theorem prod_union_inter [DecidableEq ι] : (∏ x ∈ s₁ ∪ s₂, f x) * ∏ x ∈ s₁ ∩ s₂, f x = (∏ x ∈ s₁, f x) * ∏ x ∈ s₂, f x := by
  induction s₁ using Finset.induction with
  | empty => rw [empty_union, empty_inter, prod_empty, mul_one, one_mul]
  | insert a s ha ih =>
    rw [insert_union, prod_insert ha]
    by_cases h : a ∈ s₂
    · rw [insert_eq_of_mem (mem_union_right s h), insert_inter_of_mem h, prod_insert fun m => ha (mem_inter.1 m).1,
        mul_left_comm, ih, mul_assoc]
    · rw [insert_inter_of_notMem h, prod_insert (fun m => (mem_union.1 m).elim ha h), mul_assoc, ih, mul_assoc]

theorem prod_union [DecidableEq ι] (h : Disjoint s₁ s₂) : ∏ x ∈ s₁ ∪ s₂, f x = (∏ x ∈ s₁, f x) * ∏ x ∈ s₂, f x := by
  rw [← prod_union_inter, disjoint_iff_inter_eq_empty.1 h, prod_empty, mul_one]

theorem prod_filter_mul_prod_filter_not (s : Finset ι) (p : ι → Prop) [DecidablePred p] [∀ x, Decidable (¬p x)] (f : ι → M) :
    (∏ x ∈ s.filter p, f x) * ∏ x ∈ s.filter (fun x => ¬p x), f x = ∏ x ∈ s, f x := by
  induction s using Finset.cons_induction with
  | empty => exact mul_one 1
  | cons a s ha ih =>
    haveI := Classical.decEq ι
    rw [prod_cons, ← ih, cons_eq_insert, filter_insert, filter_insert]
    by_cases h : p a
    · rw [if_pos h, if_neg (fun hn => hn h), prod_insert fun m => ha (mem_filter.1 m).1, mul_assoc]
    · rw [if_neg h, if_pos h, prod_insert fun m => ha (mem_filter.1 m).1, mul_left_comm]

theorem prod_filter_not_mul_prod_filter (s : Finset ι) (p : ι → Prop) [DecidablePred p] [∀ x, Decidable (¬p x)] (f : ι → M) :
    (∏ x ∈ s.filter (fun x => ¬p x), f x) * ∏ x ∈ s.filter p, f x = ∏ x ∈ s, f x := by
  rw [mul_comm, prod_filter_mul_prod_filter_not]

theorem prod_sdiff [DecidableEq ι] (h : s₁ ⊆ s₂) : (∏ x ∈ s₂ \ s₁, f x) * ∏ x ∈ s₁, f x = ∏ x ∈ s₂, f x := by
  rw [← prod_union sdiff_disjoint, sdiff_union_of_subset h]

theorem prod_subset (h : s₁ ⊆ s₂) (hf : ∀ x ∈ s₂, x ∉ s₁ → f x = 1) : ∏ x ∈ s₁, f x = ∏ x ∈ s₂, f x := by
  haveI := Classical.decEq ι
  rw [← prod_sdiff h, prod_eq_one (s := s₂ \ s₁) fun x hx => hf x (mem_sdiff.1 hx).1 (mem_sdiff.1 hx).2, one_mul]

theorem prod_filter_of_ne {p : ι → Prop} [DecidablePred p] (hp : ∀ x ∈ s, f x ≠ 1 → p x) :
    ∏ x ∈ s.filter p, f x = ∏ x ∈ s, f x :=
  prod_subset (filter_subset p s) fun x hx h => Classical.byContradiction fun hn => h (mem_filter.2 ⟨hx, hp x hx hn⟩)

theorem prod_filter (p : ι → Prop) [DecidablePred p] (f : ι → M) : ∏ a ∈ s.filter p, f a = ∏ a ∈ s, if p a then f a else 1 := by
  have e : ∏ a ∈ s.filter p, f a = ∏ a ∈ s.filter p, if p a then f a else 1 :=
    prod_congr rfl fun a ha => (if_pos (mem_filter.1 ha).2).symm
  rw [e]
  exact prod_subset (filter_subset p s) fun x hx h => if_neg fun hp => h (mem_filter.2 ⟨hx, hp⟩)

theorem prod_eq_single_of_mem {s : Finset ι} {f : ι → M} (a : ι) (h : a ∈ s) (h₀ : ∀ b ∈ s, b ≠ a → f b = 1) :
    ∏ x ∈ s, f x = f a :=
  (prod_subset (singleton_subset_iff.2 h) fun x hx hn => h₀ x hx fun e => hn (mem_singleton.2 e)).symm.trans (prod_singleton f a)

theorem prod_eq_single {s : Finset ι} {f : ι → M} (a : ι) (h₀ : ∀ b ∈ s, b ≠ a → f b = 1) (h₁ : a ∉ s → f a = 1) :
    ∏ x ∈ s, f x = f a := by
  by_cases h : a ∈ s
  · exact prod_eq_single_of_mem a h h₀
  · rw [h₁ h]
    exact prod_eq_one fun b hb => h₀ b hb fun e => h (e ▸ hb)

theorem prod_eq_mul_of_mem {s : Finset ι} {f : ι → M} (a b : ι) (ha : a ∈ s) (hb : b ∈ s) (hn : a ≠ b)
    (h₀ : ∀ c ∈ s, c ≠ a ∧ c ≠ b → f c = 1) : ∏ x ∈ s, f x = f a * f b := by
  haveI := Classical.decEq ι
  rw [← prod_pair hn]
  exact (prod_subset (insert_subset ha (singleton_subset_iff.2 hb)) fun x hx h => h₀ x hx
    ⟨fun e => h (mem_insert.2 (Or.inl e)), fun e => h (mem_insert.2 (Or.inr (mem_singleton.2 e)))⟩).symm

@[simp] theorem prod_ite_eq [DecidableEq ι] (s : Finset ι) (a : ι) (b : ι → M) :
    (∏ j ∈ s, if a = j then b j else 1) = if a ∈ s then b a else 1 := by
  split
  · rename_i h
    exact (prod_eq_single_of_mem a h fun j _ hj => if_neg fun e => hj (Eq.symm e)).trans (if_pos rfl)
  · rename_i h
    exact prod_eq_one fun j hj => if_neg fun e => h (by rw [e]; exact hj)

@[simp] theorem prod_ite_eq' [DecidableEq ι] (s : Finset ι) (a : ι) (b : ι → M) :
    (∏ j ∈ s, if j = a then b j else 1) = if a ∈ s then b a else 1 := by
  rw [← prod_ite_eq]
  exact prod_congr rfl fun j _ => by simp only [eq_comm]

theorem prod_ite {s : Finset ι} {p : ι → Prop} [DecidablePred p] (f g : ι → M) :
    ∏ x ∈ s, (if p x then f x else g x) = (∏ x ∈ s.filter p, f x) * ∏ x ∈ s.filter (fun x => ¬p x), g x := by
  rw [← prod_filter_mul_prod_filter_not s p fun x => if p x then f x else g x]
  congr 1
  · exact prod_congr rfl fun x hx => if_pos (mem_filter.1 hx).2
  · exact prod_congr rfl fun x hx => if_neg (mem_filter.1 hx).2

@[simp] theorem mul_prod_erase [DecidableEq ι] (s : Finset ι) (f : ι → M) {a : ι} (h : a ∈ s) :
    (f a * ∏ x ∈ s.erase a, f x) = ∏ x ∈ s, f x := by
  rw [← prod_insert (notMem_erase a s), insert_erase h]

theorem prod_erase_mul [DecidableEq ι] (s : Finset ι) (f : ι → M) {a : ι} (h : a ∈ s) :
    (∏ x ∈ s.erase a, f x) * f a = ∏ x ∈ s, f x := by rw [mul_comm, mul_prod_erase s f h]

theorem prod_erase [DecidableEq ι] (s : Finset ι) {f : ι → M} {a : ι} (h : f a = 1) : ∏ x ∈ s.erase a, f x = ∏ x ∈ s, f x :=
  prod_subset (erase_subset a s) fun x hx hn => Classical.byContradiction fun h' =>
    hn (mem_erase.2 ⟨fun e => h' (by rw [e]; exact h), hx⟩)

theorem prod_comm {s : Finset ι} {t : Finset κ} {f : ι → κ → M} : (∏ x ∈ s, ∏ y ∈ t, f x y) = ∏ y ∈ t, ∏ x ∈ s, f x y := by
  induction s using Finset.cons_induction with
  | empty => exact (prod_const_one (s := t)).symm
  | cons a s ha ih =>
    rw [prod_cons, ih, ← prod_mul_distrib]
    exact prod_congr rfl fun y _ => (prod_cons ha).symm

theorem prod_product (s : Finset ι) (t : Finset κ) (f : ι × κ → M) : ∏ x ∈ s ×ˢ t, f x = ∏ x ∈ s, ∏ y ∈ t, f (x, y) := by
  show (Multiset.map f (Multiset.product s.1 t.1)).prod = (Multiset.map (fun x => ∏ y ∈ t, f (x, y)) s.1).prod
  induction s.1 using Multiset.induction with
  | empty => rfl
  | cons a m ih =>
    rw [Multiset.product] at ih ⊢
    rw [Multiset.cons_bind, Multiset.map_add, Multiset.prod_add, ih, Multiset.map_cons, Multiset.prod_cons, Multiset.map_map]
    rfl

theorem prod_product' (s : Finset ι) (t : Finset κ) (f : ι → κ → M) : ∏ x ∈ s ×ˢ t, f x.1 x.2 = ∏ x ∈ s, ∏ y ∈ t, f x y :=
  prod_product s t fun x => f x.1 x.2

theorem prod_product_right (s : Finset ι) (t : Finset κ) (f : ι × κ → M) : ∏ x ∈ s ×ˢ t, f x = ∏ y ∈ t, ∏ x ∈ s, f (x, y) := by
  rw [prod_product, prod_comm]

theorem prod_bij {s : Finset ι} {t : Finset κ} {f : ι → M} {g : κ → M} (i : ∀ a ∈ s, κ) (hi : ∀ a ha, i a ha ∈ t)
    (i_inj : ∀ a₁ ha₁ a₂ ha₂, i a₁ ha₁ = i a₂ ha₂ → a₁ = a₂) (i_surj : ∀ b ∈ t, ∃ a ha, i a ha = b)
    (h : ∀ a ha, f a = g (i a ha)) : ∏ x ∈ s, f x = ∏ x ∈ t, g x := by
  haveI := Classical.decEq κ
  have e : t = s.attach.image fun x => i x.1 x.2 := ext fun b => by
    rw [mem_image]
    exact ⟨fun hb => (i_surj b hb).elim fun a h => h.elim fun ha e => ⟨⟨a, ha⟩, mem_attach s _, e⟩,
      fun ⟨x, _, e⟩ => e ▸ hi x.1 x.2⟩
  rw [e, prod_image fun x _ y _ h => Subtype.ext (i_inj x.1 x.2 y.1 y.2 h), ← prod_attach]
  exact prod_congr rfl fun x _ => h x.1 x.2

theorem prod_bij' {s : Finset ι} {t : Finset κ} {f : ι → M} {g : κ → M} (i : ∀ a ∈ s, κ) (j : ∀ a ∈ t, ι)
    (hi : ∀ a ha, i a ha ∈ t) (hj : ∀ a ha, j a ha ∈ s) (left_inv : ∀ a ha, j (i a ha) (hi a ha) = a)
    (right_inv : ∀ a ha, i (j a ha) (hj a ha) = a) (h : ∀ a ha, f a = g (i a ha)) : ∏ x ∈ s, f x = ∏ x ∈ t, g x :=
  prod_bij i hi (fun a₁ h₁ a₂ h₂ e => by
      have key : ∀ (b c : κ) (hb : b ∈ t) (hc : c ∈ t), b = c → j b hb = j c hc := fun b c hb hc e => by subst e; rfl
      rw [← left_inv a₁ h₁, ← left_inv a₂ h₂]
      exact key _ _ _ _ e)
    (fun b hb => ⟨j b hb, hj b hb, right_inv b hb⟩) h

theorem prod_nbij {s : Finset ι} {t : Finset κ} {f : ι → M} {g : κ → M} (i : ι → κ) (hi : ∀ a ∈ s, i a ∈ t)
    (i_inj : (s : Set ι).InjOn i) (i_surj : (s : Set ι).SurjOn i t) (h : ∀ a ∈ s, f a = g (i a)) :
    ∏ x ∈ s, f x = ∏ x ∈ t, g x :=
  prod_bij (fun a _ => i a) hi (fun _ h₁ _ h₂ e => i_inj h₁ h₂ e) (fun b hb => (i_surj hb).elim fun a h => ⟨a, h.1, h.2⟩) h

theorem prod_nbij' {s : Finset ι} {t : Finset κ} {f : ι → M} {g : κ → M} (i : ι → κ) (j : κ → ι) (hi : ∀ a ∈ s, i a ∈ t)
    (hj : ∀ a ∈ t, j a ∈ s) (left_inv : ∀ a ∈ s, j (i a) = a) (right_inv : ∀ a ∈ t, i (j a) = a)
    (h : ∀ a ∈ s, f a = g (i a)) : ∏ x ∈ s, f x = ∏ x ∈ t, g x :=
  prod_bij' (fun a _ => i a) (fun b _ => j b) hi hj left_inv right_inv h

theorem prod_fiberwise_of_maps_to [DecidableEq κ] {t : Finset κ} {g : ι → κ} (h : ∀ i ∈ s, g i ∈ t) (f : ι → M) :
    ∏ j ∈ t, ∏ i ∈ s.filter (fun i => g i = j), f i = ∏ i ∈ s, f i := by
  have e : ∀ j ∈ t, ∏ i ∈ s.filter (fun i => g i = j), f i = ∏ i ∈ s, if g i = j then f i else 1 := fun j _ => prod_filter _ _
  rw [prod_congr rfl e, prod_comm]
  exact prod_congr rfl fun i hi =>
    (prod_eq_single_of_mem (g i) (h i hi) fun j _ hj => if_neg fun e => hj (Eq.symm e)).trans (if_pos rfl)

@[simp] theorem prod_const (b : M) : ∏ _x ∈ s, b = b ^ s.card := by
  induction s using Finset.cons_induction with
  | empty => exact (pow_zero b).symm
  | cons a s ha ih => rw [prod_cons, ih, card_cons, pow_succ, mul_comm]

theorem prod_eq_pow_card {b : M} (hf : ∀ a ∈ s, f a = b) : ∏ a ∈ s, f a = b ^ s.card := by rw [prod_congr rfl hf, prod_const]

theorem prod_range_add (f : ℕ → M) (n m : ℕ) :
    (∏ x ∈ range (n + m), f x) = (∏ x ∈ range n, f x) * ∏ x ∈ range m, f (n + x) := by
  induction m with
  | zero => rw [Nat.add_zero, prod_range_zero, mul_one]
  | succ m hm => rw [Nat.add_succ, prod_range_succ, prod_range_succ, hm, mul_assoc]

theorem prod_range_induction (f s : ℕ → M) (base : s 0 = 1) (n : ℕ) (step : ∀ k < n, s (k + 1) = s k * f k) :
    ∏ k ∈ Finset.range n, f k = s n := by
  induction n with
  | zero => rw [prod_range_zero, base]
  | succ k hk =>
    rw [prod_range_succ, step _ (Nat.lt_succ_self _), hk fun i hi => step i (Nat.lt_succ_of_lt hi)]

theorem prod_range_reflect (f : ℕ → M) (n : ℕ) : (∏ j ∈ range n, f (n - 1 - j)) = ∏ j ∈ range n, f j :=
  prod_nbij' (fun j => n - 1 - j) (fun j => n - 1 - j) (fun a h => by rw [mem_range] at h ⊢; omega)
    (fun a h => by rw [mem_range] at h ⊢; omega) (fun a h => by rw [mem_range] at h; omega)
    (fun a h => by rw [mem_range] at h; omega) fun _ _ => rfl

theorem prod_flip {n : ℕ} (f : ℕ → M) : (∏ r ∈ range (n + 1), f (n - r)) = ∏ k ∈ range (n + 1), f k :=
  prod_range_reflect f (n + 1)

/-! Intervals. -/

theorem prod_Ico_succ_top {a b : ℕ} (hab : a ≤ b) (f : ℕ → M) : (∏ k ∈ Ico a (b + 1), f k) = (∏ k ∈ Ico a b, f k) * f b := by
  rw [Nat.Ico_succ_right_eq_insert_Ico hab, prod_insert right_notMem_Ico, mul_comm]

theorem prod_Ioc_succ_top {a b : ℕ} (hab : a ≤ b) (f : ℕ → M) :
    (∏ k ∈ Ioc a (b + 1), f k) = (∏ k ∈ Ioc a b, f k) * f (b + 1) := by
  have e : Ioc a (b + 1) = insert (b + 1) (Ioc a b) := ext fun x => by rw [mem_insert, mem_Ioc, mem_Ioc]; omega
  rw [e, prod_insert (fun h => by rw [mem_Ioc] at h; omega), mul_comm]

theorem prod_Icc_succ_top {a b : ℕ} (hab : a ≤ b + 1) (f : ℕ → M) :
    (∏ k ∈ Icc a (b + 1), f k) = (∏ k ∈ Icc a b, f k) * f (b + 1) := by
  rw [← Nat.Icc_insert_succ_right hab, prod_insert (fun h => by rw [mem_Icc] at h; omega), mul_comm]

theorem prod_eq_prod_Ico_succ_bot {a b : ℕ} (hab : a < b) (f : ℕ → M) : ∏ k ∈ Ico a b, f k = f a * ∏ k ∈ Ico (a + 1) b, f k := by
  have e : insert a (Ico (a + 1) b) = Ico a b := Nat.Ico_insert_succ_left hab
  rw [← e, prod_insert (fun h => by rw [mem_Ico] at h; omega)]

theorem prod_Ico_consecutive (f : ℕ → M) {m n k : ℕ} (hmn : m ≤ n) (hnk : n ≤ k) :
    ((∏ i ∈ Ico m n, f i) * ∏ i ∈ Ico n k, f i) = ∏ i ∈ Ico m k, f i := by
  rw [← Ico_union_Ico_eq_Ico hmn hnk, prod_union (disjoint_iff_inter_eq_empty.2 (Ico_inter_Ico_consecutive m n k))]

theorem prod_range_mul_prod_Ico (f : ℕ → M) {m n : ℕ} (h : m ≤ n) :
    ((∏ k ∈ range m, f k) * ∏ k ∈ Ico m n, f k) = ∏ k ∈ range n, f k := by
  rw [range_eq_Ico]; exact prod_Ico_consecutive f (Nat.zero_le m) h

theorem prod_range_eq_mul_Ico (f : ℕ → M) {n : ℕ} (hn : 0 < n) : ∏ x ∈ Finset.range n, f x = f 0 * ∏ x ∈ Ico 1 n, f x := by
  rw [range_eq_Ico]; exact prod_eq_prod_Ico_succ_bot hn f

theorem prod_Ico_add' (f : ℕ → M) (a b c : ℕ) : (∏ x ∈ Ico a b, f (x + c)) = ∏ x ∈ Ico (a + c) (b + c), f x :=
  prod_nbij' (fun x => x + c) (fun x => x - c) (fun x h => by rw [mem_Ico] at h ⊢; omega)
    (fun x h => by rw [mem_Ico] at h ⊢; omega) (fun x h => by omega) (fun x h => by rw [mem_Ico] at h; omega) fun _ _ => rfl

theorem prod_Ico_add (f : ℕ → M) (a b c : ℕ) : (∏ x ∈ Ico a b, f (c + x)) = ∏ x ∈ Ico (a + c) (b + c), f x := by
  rw [← prod_Ico_add']
  exact prod_congr rfl fun x _ => by rw [Nat.add_comm]

theorem prod_Ico_eq_prod_range (f : ℕ → M) (m n : ℕ) : ∏ k ∈ Ico m n, f k = ∏ k ∈ range (n - m), f (m + k) :=
  prod_nbij' (fun x => x - m) (fun x => m + x) (fun x h => by rw [mem_Ico] at h; rw [mem_range]; omega)
    (fun x h => by rw [mem_range] at h; rw [mem_Ico]; omega) (fun x h => by rw [mem_Ico] at h; omega)
    (fun x h => by omega) fun x h => by rw [mem_Ico] at h; rw [Nat.add_sub_cancel' h.1]

/-! Finite types. -/

theorem prod_coe_sort (s : Finset ι) (f : ι → M) : ∏ i : s, f i.1 = ∏ i ∈ s, f i := prod_attach _ _

theorem prod_subtype {p : ι → Prop} {F : Fintype (Subtype p)} (s : Finset ι) (h : ∀ x, x ∈ s ↔ p x) (f : ι → M) :
    ∏ a ∈ s, f a = ∏ a : Subtype p, f a.1 :=
  (prod_bij (s := (univ : Finset (Subtype p))) (t := s) (fun a _ => a.1) (fun a _ => (h a.1).2 a.2)
    (fun _ _ _ _ e => Subtype.ext e) (fun b hb => ⟨⟨b, (h b).1 hb⟩, mem_univ _, rfl⟩) fun _ _ => rfl).symm

theorem prod_range {n : ℕ} (f : ℕ → M) : ∏ i ∈ range n, f i = ∏ i : Fin n, f i.val :=
  (prod_bij (s := (univ : Finset (Fin n))) (t := range n) (fun a _ => a.val) (fun a _ => mem_range.2 a.isLt)
    (fun _ _ _ _ e => Fin.ext e) (fun b hb => ⟨⟨b, mem_range.1 hb⟩, mem_univ _, rfl⟩) fun _ _ => rfl).symm

end CommMonoid

section AddCommMonoid

variable [AddCommMonoid M]

theorem sum_insert_zero [DecidableEq ι] (h : f a = 0) : ∑ x ∈ insert a s, f x = ∑ x ∈ s, f x := by
  by_cases m : a ∈ s
  · rw [insert_eq_of_mem m]
  · rw [sum_insert m, h, zero_add]

@[simp] theorem sum_insert_of_eq_zero_if_notMem [DecidableEq ι] (h : a ∉ s → f a = 0) : ∑ x ∈ insert a s, f x = ∑ x ∈ s, f x := by
  by_cases m : a ∈ s
  · rw [insert_eq_of_mem m]
  · exact sum_insert_zero (h m)

theorem sum_attach (s : Finset ι) (f : ι → M) : ∑ x ∈ s.attach, f x.1 = ∑ x ∈ s, f x := by
  show (Multiset.map (fun x => f x.1) s.1.attach).sum = (Multiset.map f s.1).sum
  conv => rhs; rw [← Multiset.attach_map_val s.1, Multiset.map_map]
  rfl

theorem sum_union_inter [DecidableEq ι] : (∑ x ∈ s₁ ∪ s₂, f x) + ∑ x ∈ s₁ ∩ s₂, f x = (∑ x ∈ s₁, f x) + ∑ x ∈ s₂, f x := by
  induction s₁ using Finset.induction with
  | empty => rw [empty_union, empty_inter, sum_empty, add_zero, zero_add]
  | insert a s ha ih =>
    rw [insert_union, sum_insert ha]
    by_cases h : a ∈ s₂
    · rw [insert_eq_of_mem (mem_union_right s h), insert_inter_of_mem h, sum_insert fun m => ha (mem_inter.1 m).1,
        add_left_comm, ih, add_assoc]
    · rw [insert_inter_of_notMem h, sum_insert (fun m => (mem_union.1 m).elim ha h), add_assoc, ih, add_assoc]

theorem sum_union [DecidableEq ι] (h : Disjoint s₁ s₂) : ∑ x ∈ s₁ ∪ s₂, f x = (∑ x ∈ s₁, f x) + ∑ x ∈ s₂, f x := by
  rw [← sum_union_inter, disjoint_iff_inter_eq_empty.1 h, sum_empty, add_zero]

theorem sum_filter_add_sum_filter_not (s : Finset ι) (p : ι → Prop) [DecidablePred p] [∀ x, Decidable (¬p x)] (f : ι → M) :
    (∑ x ∈ s.filter p, f x) + ∑ x ∈ s.filter (fun x => ¬p x), f x = ∑ x ∈ s, f x := by
  induction s using Finset.cons_induction with
  | empty => exact add_zero 0
  | cons a s ha ih =>
    haveI := Classical.decEq ι
    rw [sum_cons, ← ih, cons_eq_insert, filter_insert, filter_insert]
    by_cases h : p a
    · rw [if_pos h, if_neg (fun hn => hn h), sum_insert fun m => ha (mem_filter.1 m).1, add_assoc]
    · rw [if_neg h, if_pos h, sum_insert fun m => ha (mem_filter.1 m).1, add_left_comm]

theorem sum_filter_not_add_sum_filter (s : Finset ι) (p : ι → Prop) [DecidablePred p] [∀ x, Decidable (¬p x)] (f : ι → M) :
    (∑ x ∈ s.filter (fun x => ¬p x), f x) + ∑ x ∈ s.filter p, f x = ∑ x ∈ s, f x := by
  rw [add_comm, sum_filter_add_sum_filter_not]

theorem sum_sdiff [DecidableEq ι] (h : s₁ ⊆ s₂) : (∑ x ∈ s₂ \ s₁, f x) + ∑ x ∈ s₁, f x = ∑ x ∈ s₂, f x := by
  rw [← sum_union sdiff_disjoint, sdiff_union_of_subset h]

theorem sum_subset (h : s₁ ⊆ s₂) (hf : ∀ x ∈ s₂, x ∉ s₁ → f x = 0) : ∑ x ∈ s₁, f x = ∑ x ∈ s₂, f x := by
  haveI := Classical.decEq ι
  rw [← sum_sdiff h, sum_eq_zero (s := s₂ \ s₁) fun x hx => hf x (mem_sdiff.1 hx).1 (mem_sdiff.1 hx).2, zero_add]

theorem sum_filter_of_ne {p : ι → Prop} [DecidablePred p] (hp : ∀ x ∈ s, f x ≠ 0 → p x) :
    ∑ x ∈ s.filter p, f x = ∑ x ∈ s, f x :=
  sum_subset (filter_subset p s) fun x hx h => Classical.byContradiction fun hn => h (mem_filter.2 ⟨hx, hp x hx hn⟩)

theorem sum_filter (p : ι → Prop) [DecidablePred p] (f : ι → M) : ∑ a ∈ s.filter p, f a = ∑ a ∈ s, if p a then f a else 0 := by
  have e : ∑ a ∈ s.filter p, f a = ∑ a ∈ s.filter p, if p a then f a else 0 :=
    sum_congr rfl fun a ha => (if_pos (mem_filter.1 ha).2).symm
  rw [e]
  exact sum_subset (filter_subset p s) fun x hx h => if_neg fun hp => h (mem_filter.2 ⟨hx, hp⟩)

theorem sum_eq_single_of_mem {s : Finset ι} {f : ι → M} (a : ι) (h : a ∈ s) (h₀ : ∀ b ∈ s, b ≠ a → f b = 0) :
    ∑ x ∈ s, f x = f a :=
  (sum_subset (singleton_subset_iff.2 h) fun x hx hn => h₀ x hx fun e => hn (mem_singleton.2 e)).symm.trans (sum_singleton f a)

theorem sum_eq_single {s : Finset ι} {f : ι → M} (a : ι) (h₀ : ∀ b ∈ s, b ≠ a → f b = 0) (h₁ : a ∉ s → f a = 0) :
    ∑ x ∈ s, f x = f a := by
  by_cases h : a ∈ s
  · exact sum_eq_single_of_mem a h h₀
  · rw [h₁ h]
    exact sum_eq_zero fun b hb => h₀ b hb fun e => h (e ▸ hb)

theorem sum_eq_add_of_mem {s : Finset ι} {f : ι → M} (a b : ι) (ha : a ∈ s) (hb : b ∈ s) (hn : a ≠ b)
    (h₀ : ∀ c ∈ s, c ≠ a ∧ c ≠ b → f c = 0) : ∑ x ∈ s, f x = f a + f b := by
  haveI := Classical.decEq ι
  rw [← sum_pair hn]
  exact (sum_subset (insert_subset ha (singleton_subset_iff.2 hb)) fun x hx h => h₀ x hx
    ⟨fun e => h (mem_insert.2 (Or.inl e)), fun e => h (mem_insert.2 (Or.inr (mem_singleton.2 e)))⟩).symm

@[simp] theorem sum_ite_eq [DecidableEq ι] (s : Finset ι) (a : ι) (b : ι → M) :
    (∑ j ∈ s, if a = j then b j else 0) = if a ∈ s then b a else 0 := by
  split
  · rename_i h
    exact (sum_eq_single_of_mem a h fun j _ hj => if_neg fun e => hj (Eq.symm e)).trans (if_pos rfl)
  · rename_i h
    exact sum_eq_zero fun j hj => if_neg fun e => h (by rw [e]; exact hj)

@[simp] theorem sum_ite_eq' [DecidableEq ι] (s : Finset ι) (a : ι) (b : ι → M) :
    (∑ j ∈ s, if j = a then b j else 0) = if a ∈ s then b a else 0 := by
  rw [← sum_ite_eq]
  exact sum_congr rfl fun j _ => by simp only [eq_comm]

theorem sum_ite {s : Finset ι} {p : ι → Prop} [DecidablePred p] (f g : ι → M) :
    ∑ x ∈ s, (if p x then f x else g x) = (∑ x ∈ s.filter p, f x) + ∑ x ∈ s.filter (fun x => ¬p x), g x := by
  rw [← sum_filter_add_sum_filter_not s p fun x => if p x then f x else g x]
  congr 1
  · exact sum_congr rfl fun x hx => if_pos (mem_filter.1 hx).2
  · exact sum_congr rfl fun x hx => if_neg (mem_filter.1 hx).2

@[simp] theorem add_sum_erase [DecidableEq ι] (s : Finset ι) (f : ι → M) {a : ι} (h : a ∈ s) :
    (f a + ∑ x ∈ s.erase a, f x) = ∑ x ∈ s, f x := by
  rw [← sum_insert (notMem_erase a s), insert_erase h]

theorem sum_erase_add [DecidableEq ι] (s : Finset ι) (f : ι → M) {a : ι} (h : a ∈ s) :
    (∑ x ∈ s.erase a, f x) + f a = ∑ x ∈ s, f x := by rw [add_comm, add_sum_erase s f h]

theorem sum_erase [DecidableEq ι] (s : Finset ι) {f : ι → M} {a : ι} (h : f a = 0) : ∑ x ∈ s.erase a, f x = ∑ x ∈ s, f x :=
  sum_subset (erase_subset a s) fun x hx hn => Classical.byContradiction fun h' =>
    hn (mem_erase.2 ⟨fun e => h' (by rw [e]; exact h), hx⟩)

theorem sum_comm {s : Finset ι} {t : Finset κ} {f : ι → κ → M} : (∑ x ∈ s, ∑ y ∈ t, f x y) = ∑ y ∈ t, ∑ x ∈ s, f x y := by
  induction s using Finset.cons_induction with
  | empty => exact (sum_const_zero (s := t)).symm
  | cons a s ha ih =>
    rw [sum_cons, ih, ← sum_add_distrib]
    exact sum_congr rfl fun y _ => (sum_cons ha).symm

theorem sum_product (s : Finset ι) (t : Finset κ) (f : ι × κ → M) : ∑ x ∈ s ×ˢ t, f x = ∑ x ∈ s, ∑ y ∈ t, f (x, y) := by
  show (Multiset.map f (Multiset.product s.1 t.1)).sum = (Multiset.map (fun x => ∑ y ∈ t, f (x, y)) s.1).sum
  induction s.1 using Multiset.induction with
  | empty => rfl
  | cons a m ih =>
    rw [Multiset.product] at ih ⊢
    rw [Multiset.cons_bind, Multiset.map_add, Multiset.sum_add, ih, Multiset.map_cons, Multiset.sum_cons, Multiset.map_map]
    rfl

theorem sum_product' (s : Finset ι) (t : Finset κ) (f : ι → κ → M) : ∑ x ∈ s ×ˢ t, f x.1 x.2 = ∑ x ∈ s, ∑ y ∈ t, f x y :=
  sum_product s t fun x => f x.1 x.2

theorem sum_product_right (s : Finset ι) (t : Finset κ) (f : ι × κ → M) : ∑ x ∈ s ×ˢ t, f x = ∑ y ∈ t, ∑ x ∈ s, f (x, y) := by
  rw [sum_product, sum_comm]

theorem sum_bij {s : Finset ι} {t : Finset κ} {f : ι → M} {g : κ → M} (i : ∀ a ∈ s, κ) (hi : ∀ a ha, i a ha ∈ t)
    (i_inj : ∀ a₁ ha₁ a₂ ha₂, i a₁ ha₁ = i a₂ ha₂ → a₁ = a₂) (i_surj : ∀ b ∈ t, ∃ a ha, i a ha = b)
    (h : ∀ a ha, f a = g (i a ha)) : ∑ x ∈ s, f x = ∑ x ∈ t, g x := by
  haveI := Classical.decEq κ
  have e : t = s.attach.image fun x => i x.1 x.2 := ext fun b => by
    rw [mem_image]
    exact ⟨fun hb => (i_surj b hb).elim fun a h => h.elim fun ha e => ⟨⟨a, ha⟩, mem_attach s _, e⟩,
      fun ⟨x, _, e⟩ => e ▸ hi x.1 x.2⟩
  rw [e, sum_image fun x _ y _ h => Subtype.ext (i_inj x.1 x.2 y.1 y.2 h), ← sum_attach]
  exact sum_congr rfl fun x _ => h x.1 x.2

theorem sum_bij' {s : Finset ι} {t : Finset κ} {f : ι → M} {g : κ → M} (i : ∀ a ∈ s, κ) (j : ∀ a ∈ t, ι)
    (hi : ∀ a ha, i a ha ∈ t) (hj : ∀ a ha, j a ha ∈ s) (left_inv : ∀ a ha, j (i a ha) (hi a ha) = a)
    (right_inv : ∀ a ha, i (j a ha) (hj a ha) = a) (h : ∀ a ha, f a = g (i a ha)) : ∑ x ∈ s, f x = ∑ x ∈ t, g x :=
  sum_bij i hi (fun a₁ h₁ a₂ h₂ e => by
      have key : ∀ (b c : κ) (hb : b ∈ t) (hc : c ∈ t), b = c → j b hb = j c hc := fun b c hb hc e => by subst e; rfl
      rw [← left_inv a₁ h₁, ← left_inv a₂ h₂]
      exact key _ _ _ _ e)
    (fun b hb => ⟨j b hb, hj b hb, right_inv b hb⟩) h

theorem sum_nbij {s : Finset ι} {t : Finset κ} {f : ι → M} {g : κ → M} (i : ι → κ) (hi : ∀ a ∈ s, i a ∈ t)
    (i_inj : (s : Set ι).InjOn i) (i_surj : (s : Set ι).SurjOn i t) (h : ∀ a ∈ s, f a = g (i a)) :
    ∑ x ∈ s, f x = ∑ x ∈ t, g x :=
  sum_bij (fun a _ => i a) hi (fun _ h₁ _ h₂ e => i_inj h₁ h₂ e) (fun b hb => (i_surj hb).elim fun a h => ⟨a, h.1, h.2⟩) h

theorem sum_nbij' {s : Finset ι} {t : Finset κ} {f : ι → M} {g : κ → M} (i : ι → κ) (j : κ → ι) (hi : ∀ a ∈ s, i a ∈ t)
    (hj : ∀ a ∈ t, j a ∈ s) (left_inv : ∀ a ∈ s, j (i a) = a) (right_inv : ∀ a ∈ t, i (j a) = a)
    (h : ∀ a ∈ s, f a = g (i a)) : ∑ x ∈ s, f x = ∑ x ∈ t, g x :=
  sum_bij' (fun a _ => i a) (fun b _ => j b) hi hj left_inv right_inv h

theorem sum_fiberwise_of_maps_to [DecidableEq κ] {t : Finset κ} {g : ι → κ} (h : ∀ i ∈ s, g i ∈ t) (f : ι → M) :
    ∑ j ∈ t, ∑ i ∈ s.filter (fun i => g i = j), f i = ∑ i ∈ s, f i := by
  have e : ∀ j ∈ t, ∑ i ∈ s.filter (fun i => g i = j), f i = ∑ i ∈ s, if g i = j then f i else 0 := fun j _ => sum_filter _ _
  rw [sum_congr rfl e, sum_comm]
  exact sum_congr rfl fun i hi =>
    (sum_eq_single_of_mem (g i) (h i hi) fun j _ hj => if_neg fun e => hj (Eq.symm e)).trans (if_pos rfl)

@[simp] theorem sum_const (b : M) : ∑ _x ∈ s, b = s.card • b := by
  induction s using Finset.cons_induction with
  | empty => exact (zero_nsmul b).symm
  | cons a s ha ih => rw [sum_cons, ih, card_cons, succ_nsmul, add_comm]

theorem sum_eq_card_nsmul {b : M} (hf : ∀ a ∈ s, f a = b) : ∑ a ∈ s, f a = s.card • b := by rw [sum_congr rfl hf, sum_const]

theorem sum_range_add (f : ℕ → M) (n m : ℕ) :
    (∑ x ∈ range (n + m), f x) = (∑ x ∈ range n, f x) + ∑ x ∈ range m, f (n + x) := by
  induction m with
  | zero => rw [Nat.add_zero, sum_range_zero, add_zero]
  | succ m hm => rw [Nat.add_succ, sum_range_succ, sum_range_succ, hm, add_assoc]

theorem sum_range_induction (f s : ℕ → M) (base : s 0 = 0) (n : ℕ) (step : ∀ k < n, s (k + 1) = s k + f k) :
    ∑ k ∈ Finset.range n, f k = s n := by
  induction n with
  | zero => rw [sum_range_zero, base]
  | succ k hk =>
    rw [sum_range_succ, step _ (Nat.lt_succ_self _), hk fun i hi => step i (Nat.lt_succ_of_lt hi)]

theorem sum_range_reflect (f : ℕ → M) (n : ℕ) : (∑ j ∈ range n, f (n - 1 - j)) = ∑ j ∈ range n, f j :=
  sum_nbij' (fun j => n - 1 - j) (fun j => n - 1 - j) (fun a h => by rw [mem_range] at h ⊢; omega)
    (fun a h => by rw [mem_range] at h ⊢; omega) (fun a h => by rw [mem_range] at h; omega)
    (fun a h => by rw [mem_range] at h; omega) fun _ _ => rfl

theorem sum_flip {n : ℕ} (f : ℕ → M) : (∑ r ∈ range (n + 1), f (n - r)) = ∑ k ∈ range (n + 1), f k :=
  sum_range_reflect f (n + 1)

/-! Intervals. -/

theorem sum_Ico_succ_top {a b : ℕ} (hab : a ≤ b) (f : ℕ → M) : (∑ k ∈ Ico a (b + 1), f k) = (∑ k ∈ Ico a b, f k) + f b := by
  rw [Nat.Ico_succ_right_eq_insert_Ico hab, sum_insert right_notMem_Ico, add_comm]

theorem sum_Ioc_succ_top {a b : ℕ} (hab : a ≤ b) (f : ℕ → M) :
    (∑ k ∈ Ioc a (b + 1), f k) = (∑ k ∈ Ioc a b, f k) + f (b + 1) := by
  have e : Ioc a (b + 1) = insert (b + 1) (Ioc a b) := ext fun x => by rw [mem_insert, mem_Ioc, mem_Ioc]; omega
  rw [e, sum_insert (fun h => by rw [mem_Ioc] at h; omega), add_comm]

theorem sum_Icc_succ_top {a b : ℕ} (hab : a ≤ b + 1) (f : ℕ → M) :
    (∑ k ∈ Icc a (b + 1), f k) = (∑ k ∈ Icc a b, f k) + f (b + 1) := by
  rw [← Nat.Icc_insert_succ_right hab, sum_insert (fun h => by rw [mem_Icc] at h; omega), add_comm]

theorem sum_eq_sum_Ico_succ_bot {a b : ℕ} (hab : a < b) (f : ℕ → M) : ∑ k ∈ Ico a b, f k = f a + ∑ k ∈ Ico (a + 1) b, f k := by
  have e : insert a (Ico (a + 1) b) = Ico a b := Nat.Ico_insert_succ_left hab
  rw [← e, sum_insert (fun h => by rw [mem_Ico] at h; omega)]

theorem sum_Ico_consecutive (f : ℕ → M) {m n k : ℕ} (hmn : m ≤ n) (hnk : n ≤ k) :
    ((∑ i ∈ Ico m n, f i) + ∑ i ∈ Ico n k, f i) = ∑ i ∈ Ico m k, f i := by
  rw [← Ico_union_Ico_eq_Ico hmn hnk, sum_union (disjoint_iff_inter_eq_empty.2 (Ico_inter_Ico_consecutive m n k))]

theorem sum_range_add_sum_Ico (f : ℕ → M) {m n : ℕ} (h : m ≤ n) :
    ((∑ k ∈ range m, f k) + ∑ k ∈ Ico m n, f k) = ∑ k ∈ range n, f k := by
  rw [range_eq_Ico]; exact sum_Ico_consecutive f (Nat.zero_le m) h

theorem sum_range_eq_add_Ico (f : ℕ → M) {n : ℕ} (hn : 0 < n) : ∑ x ∈ Finset.range n, f x = f 0 + ∑ x ∈ Ico 1 n, f x := by
  rw [range_eq_Ico]; exact sum_eq_sum_Ico_succ_bot hn f

theorem sum_Ico_add' (f : ℕ → M) (a b c : ℕ) : (∑ x ∈ Ico a b, f (x + c)) = ∑ x ∈ Ico (a + c) (b + c), f x :=
  sum_nbij' (fun x => x + c) (fun x => x - c) (fun x h => by rw [mem_Ico] at h ⊢; omega)
    (fun x h => by rw [mem_Ico] at h ⊢; omega) (fun x h => by omega) (fun x h => by rw [mem_Ico] at h; omega) fun _ _ => rfl

theorem sum_Ico_add (f : ℕ → M) (a b c : ℕ) : (∑ x ∈ Ico a b, f (c + x)) = ∑ x ∈ Ico (a + c) (b + c), f x := by
  rw [← sum_Ico_add']
  exact sum_congr rfl fun x _ => by rw [Nat.add_comm]

theorem sum_Ico_eq_sum_range (f : ℕ → M) (m n : ℕ) : ∑ k ∈ Ico m n, f k = ∑ k ∈ range (n - m), f (m + k) :=
  sum_nbij' (fun x => x - m) (fun x => m + x) (fun x h => by rw [mem_Ico] at h; rw [mem_range]; omega)
    (fun x h => by rw [mem_range] at h; rw [mem_Ico]; omega) (fun x h => by rw [mem_Ico] at h; omega)
    (fun x h => by omega) fun x h => by rw [mem_Ico] at h; rw [Nat.add_sub_cancel' h.1]

/-! Finite types. -/

theorem sum_coe_sort (s : Finset ι) (f : ι → M) : ∑ i : s, f i.1 = ∑ i ∈ s, f i := sum_attach _ _

theorem sum_subtype {p : ι → Prop} {F : Fintype (Subtype p)} (s : Finset ι) (h : ∀ x, x ∈ s ↔ p x) (f : ι → M) :
    ∑ a ∈ s, f a = ∑ a : Subtype p, f a.1 :=
  (sum_bij (s := (univ : Finset (Subtype p))) (t := s) (fun a _ => a.1) (fun a _ => (h a.1).2 a.2)
    (fun _ _ _ _ e => Subtype.ext e) (fun b hb => ⟨⟨b, (h b).1 hb⟩, mem_univ _, rfl⟩) fun _ _ => rfl).symm

theorem sum_range {n : ℕ} (f : ℕ → M) : ∑ i ∈ range n, f i = ∑ i : Fin n, f i.val :=
  (sum_bij (s := (univ : Finset (Fin n))) (t := range n) (fun a _ => a.val) (fun a _ => mem_range.2 a.isLt)
    (fun _ _ _ _ e => Fin.ext e) (fun b hb => ⟨⟨b, mem_range.1 hb⟩, mem_univ _, rfl⟩) fun _ _ => rfl).symm

end AddCommMonoid

end Finset

namespace Fin

variable {M : Type w}

section CommMonoid

variable [CommMonoid M]

theorem prod_univ_eq_prod_range (f : ℕ → M) (n : ℕ) : ∏ i : Fin n, f i.val = ∏ i ∈ Finset.range n, f i := (Finset.prod_range f).symm

@[simp] theorem prod_univ_zero (f : Fin 0 → M) : ∏ i, f i = 1 := rfl

theorem prod_univ_succ {n : ℕ} (f : Fin (n + 1) → M) : ∏ i, f i = f 0 * ∏ i : Fin n, f i.succ := by
  show (List.map f (List.finRange (n + 1))).prod = _
  rw [List.finRange_succ, List.map_cons, List.map_map]
  rfl

theorem prod_univ_castSucc {n : ℕ} (f : Fin (n + 1) → M) : ∏ i, f i = (∏ i : Fin n, f (Fin.castSucc i)) * f (Fin.last n) := by
  have h := Finset.prod_range (n := n + 1) fun i => if h : i < n + 1 then f ⟨i, h⟩ else 1
  have e : ∏ i : Fin (n + 1), (if h : i.val < n + 1 then f ⟨i.val, h⟩ else 1) = ∏ i, f i :=
    Finset.prod_congr rfl fun i _ => dif_pos i.isLt
  rw [← e, ← h, Finset.prod_range_succ, Finset.prod_range, dif_pos (Nat.lt_succ_self n)]
  congr 1
  exact Finset.prod_congr rfl fun i _ => dif_pos (Nat.lt_succ_of_lt i.isLt)

theorem prod_univ_one (f : Fin 1 → M) : ∏ i, f i = f 0 := Multiset.prod_singleton _

@[simp] theorem prod_univ_two (f : Fin 2 → M) : ∏ i, f i = f 0 * f 1 := by
  rw [prod_univ_succ, prod_univ_one]; rfl

theorem prod_univ_three (f : Fin 3 → M) : ∏ i, f i = f 0 * f 1 * f 2 := by
  rw [prod_univ_castSucc, prod_univ_two]; rfl

theorem prod_univ_four (f : Fin 4 → M) : ∏ i, f i = f 0 * f 1 * f 2 * f 3 := by
  rw [prod_univ_castSucc, prod_univ_three]; rfl

theorem prod_univ_five (f : Fin 5 → M) : ∏ i, f i = f 0 * f 1 * f 2 * f 3 * f 4 := by
  rw [prod_univ_castSucc, prod_univ_four]; rfl

theorem prod_univ_six (f : Fin 6 → M) : ∏ i, f i = f 0 * f 1 * f 2 * f 3 * f 4 * f 5 := by
  rw [prod_univ_castSucc, prod_univ_five]; rfl

end CommMonoid

section AddCommMonoid

variable [AddCommMonoid M]

theorem sum_univ_eq_sum_range (f : ℕ → M) (n : ℕ) : ∑ i : Fin n, f i.val = ∑ i ∈ Finset.range n, f i := (Finset.sum_range f).symm

@[simp] theorem sum_univ_zero (f : Fin 0 → M) : ∑ i, f i = 0 := rfl

theorem sum_univ_succ {n : ℕ} (f : Fin (n + 1) → M) : ∑ i, f i = f 0 + ∑ i : Fin n, f i.succ := by
  show (List.map f (List.finRange (n + 1))).sum = _
  rw [List.finRange_succ, List.map_cons, List.map_map]
  rfl

theorem sum_univ_castSucc {n : ℕ} (f : Fin (n + 1) → M) : ∑ i, f i = (∑ i : Fin n, f (Fin.castSucc i)) + f (Fin.last n) := by
  have h := Finset.sum_range (n := n + 1) fun i => if h : i < n + 1 then f ⟨i, h⟩ else 0
  have e : ∑ i : Fin (n + 1), (if h : i.val < n + 1 then f ⟨i.val, h⟩ else 0) = ∑ i, f i :=
    Finset.sum_congr rfl fun i _ => dif_pos i.isLt
  rw [← e, ← h, Finset.sum_range_succ, Finset.sum_range, dif_pos (Nat.lt_succ_self n)]
  congr 1
  exact Finset.sum_congr rfl fun i _ => dif_pos (Nat.lt_succ_of_lt i.isLt)

theorem sum_univ_one (f : Fin 1 → M) : ∑ i, f i = f 0 := Multiset.sum_singleton _

@[simp] theorem sum_univ_two (f : Fin 2 → M) : ∑ i, f i = f 0 + f 1 := by
  rw [sum_univ_succ, sum_univ_one]; rfl

theorem sum_univ_three (f : Fin 3 → M) : ∑ i, f i = f 0 + f 1 + f 2 := by
  rw [sum_univ_castSucc, sum_univ_two]; rfl

theorem sum_univ_four (f : Fin 4 → M) : ∑ i, f i = f 0 + f 1 + f 2 + f 3 := by
  rw [sum_univ_castSucc, sum_univ_three]; rfl

theorem sum_univ_five (f : Fin 5 → M) : ∑ i, f i = f 0 + f 1 + f 2 + f 3 + f 4 := by
  rw [sum_univ_castSucc, sum_univ_four]; rfl

theorem sum_univ_six (f : Fin 6 → M) : ∑ i, f i = f 0 + f 1 + f 2 + f 3 + f 4 + f 5 := by
  rw [sum_univ_castSucc, sum_univ_five]; rfl

end AddCommMonoid

end Fin

namespace Finset

variable {ι : Type u} {κ : Type v} {G : Type w} {s s₁ s₂ : Finset ι} {a b : ι}

section CommMonoid

variable [DivisionCommMonoid G]

@[simp] theorem prod_inv_distrib (f : ι → G) : (∏ x ∈ s, (f x)⁻¹) = (∏ x ∈ s, f x)⁻¹ := by
  induction s using Finset.cons_induction with
  | empty => exact inv_one.symm
  | cons a s ha ih => rw [prod_cons, prod_cons, ih, mul_inv]

@[simp] theorem prod_div_distrib (f g : ι → G) : ∏ x ∈ s, (f x / g x) = (∏ x ∈ s, f x) / ∏ x ∈ s, g x := by
  rw [div_eq_mul_inv, ← prod_inv_distrib, ← prod_mul_distrib]
  exact prod_congr rfl fun x _ => div_eq_mul_inv _ _

end CommMonoid

section AddCommMonoid

variable [AddCommGroup G]

@[simp] theorem sum_neg_distrib (f : ι → G) : (∑ x ∈ s, -f x) = -(∑ x ∈ s, f x) := by
  induction s using Finset.cons_induction with
  | empty => exact neg_zero.symm
  | cons a s ha ih => rw [sum_cons, sum_cons, ih, neg_add]

@[simp] theorem sum_sub_distrib (f g : ι → G) : ∑ x ∈ s, (f x - g x) = (∑ x ∈ s, f x) - ∑ x ∈ s, g x := by
  rw [sub_eq_neg_add, ← sum_neg_distrib, ← sum_add_distrib]
  exact sum_congr rfl fun x _ => sub_eq_neg_add _ _

end AddCommMonoid

section AddCommGroup

variable [AddCommGroup G]

theorem sum_range_sub (f : ℕ → G) (n : ℕ) : (∑ i ∈ range n, (f (i + 1) - f i)) = f n - f 0 := by
  induction n with
  | zero => rw [sum_range_zero, sub_self]
  | succ n ih => rw [sum_range_succ, ih, add_comm, sub_add_sub_cancel]

theorem sum_range_sub' (f : ℕ → G) (n : ℕ) : (∑ i ∈ range n, (f i - f (i + 1))) = f 0 - f n := by
  induction n with
  | zero => rw [sum_range_zero, sub_self]
  | succ n ih => rw [sum_range_succ, ih, sub_add_sub_cancel]

theorem eq_sum_range_sub (f : ℕ → G) (n : ℕ) : f n = f 0 + ∑ i ∈ range n, (f (i + 1) - f i) := by
  rw [sum_range_sub, add_comm, sub_add_cancel]

theorem sum_Ico_eq_sub (f : ℕ → G) {m n : ℕ} (h : m ≤ n) : ∑ k ∈ Ico m n, f k = (∑ k ∈ range n, f k) - ∑ k ∈ range m, f k := by
  rw [← sum_range_add_sum_Ico f h, add_sub_cancel_left]

theorem sum_range_succ_sub_sum (f : ℕ → G) {n : ℕ} : ((∑ i ∈ range (n + 1), f i) - ∑ i ∈ range n, f i) = f n := by
  rw [sum_range_succ, add_sub_cancel_left]

theorem sum_range_succ_sub_top (f : ℕ → G) {n : ℕ} : (∑ i ∈ range (n + 1), f i) - f n = ∑ i ∈ range n, f i := by
  rw [sum_range_succ, add_sub_cancel_right]

theorem sum_erase_eq_sub [DecidableEq ι] {f : ι → G} (h : a ∈ s) : ∑ x ∈ s.erase a, f x = (∑ x ∈ s, f x) - f a := by
  rw [← sum_erase_add s f h, add_sub_cancel_right]

theorem sum_sdiff_eq_sub [DecidableEq ι] {f : ι → G} (h : s₁ ⊆ s₂) : ∑ x ∈ s₂ \ s₁, f x = (∑ x ∈ s₂, f x) - ∑ x ∈ s₁, f x := by
  rw [← sum_sdiff h, add_sub_cancel_right]

end AddCommGroup

end Finset

namespace Finset

variable {ι : Type u} {κ : Type v} {M : Type w} {s : Finset ι} {f : ι → M}

section CommMonoid

variable [CommMonoid M]

theorem prod_biUnion [DecidableEq ι] {s : Finset κ} {t : κ → Finset ι} (hs : Set.PairwiseDisjoint (s : Set κ) t) :
    ∏ x ∈ s.biUnion t, f x = ∏ x ∈ s, ∏ i ∈ t x, f i := by
  haveI := Classical.decEq κ
  induction s using Finset.induction with
  | empty => rfl
  | insert a s ha ih =>
    have h' : Disjoint (t a) (s.biUnion t) := disjoint_left.2 fun x hx hx' => by
      obtain ⟨b, hb, hxb⟩ := mem_biUnion.1 hx'
      exact disjoint_left.1 (hs (mem_insert_self a s) (mem_insert_of_mem hb) fun e => ha (e ▸ hb)) hx hxb
    rw [biUnion_insert, prod_union h', prod_insert ha, ih fun x hx y hy => hs (mem_insert_of_mem hx) (mem_insert_of_mem hy)]

theorem prod_equiv {s : Finset ι} {t : Finset κ} {f : ι → M} {g : κ → M} (e : ι ≃ κ) (hst : ∀ i, i ∈ s ↔ e i ∈ t)
    (hfg : ∀ i ∈ s, f i = g (e i)) : ∏ i ∈ s, f i = ∏ i ∈ t, g i :=
  prod_bij (fun i _ => e i) (fun i hi => (hst i).1 hi) (fun _ _ _ _ h => e.injective h)
    (fun b hb => ⟨e.symm b, (hst _).2 (by rwa [e.apply_symm_apply]), e.apply_symm_apply b⟩) hfg

theorem prod_ite_mem [DecidableEq ι] (s t : Finset ι) (f : ι → M) : (∏ i ∈ s, if i ∈ t then f i else 1) = ∏ i ∈ s ∩ t, f i := by
  rw [← prod_filter]
  exact prod_congr (ext fun x => by rw [mem_filter, mem_inter]) fun _ _ => rfl

theorem exists_ne_one_of_prod_ne_one (h : ∏ x ∈ s, f x ≠ 1) : ∃ a ∈ s, f a ≠ 1 :=
  Classical.byContradiction fun hn => h (prod_eq_one fun a ha => Classical.byContradiction fun e => hn ⟨a, ha, e⟩)

theorem prod_fiberwise [DecidableEq κ] [Fintype κ] (s : Finset ι) (g : ι → κ) (f : ι → M) :
    ∏ j, ∏ i ∈ s.filter (fun i => g i = j), f i = ∏ i ∈ s, f i := prod_fiberwise_of_maps_to (fun _ _ => mem_univ _) f

theorem prod_Ico_reflect (f : ℕ → M) (k : ℕ) {m n : ℕ} (h : m ≤ n + 1) :
    (∏ j ∈ Ico k m, f (n - j)) = ∏ j ∈ Ico (n + 1 - m) (n + 1 - k), f j :=
  prod_nbij' (fun j => n - j) (fun j => n - j) (fun j hj => by rw [mem_Ico] at hj ⊢; omega)
    (fun j hj => by rw [mem_Ico] at hj ⊢; omega) (fun j hj => by rw [mem_Ico] at hj; omega)
    (fun j hj => by rw [mem_Ico] at hj; omega) fun _ _ => rfl

end CommMonoid

section AddCommMonoid

variable [AddCommMonoid M]

theorem sum_biUnion [DecidableEq ι] {s : Finset κ} {t : κ → Finset ι} (hs : Set.PairwiseDisjoint (s : Set κ) t) :
    ∑ x ∈ s.biUnion t, f x = ∑ x ∈ s, ∑ i ∈ t x, f i := by
  haveI := Classical.decEq κ
  induction s using Finset.induction with
  | empty => rfl
  | insert a s ha ih =>
    have h' : Disjoint (t a) (s.biUnion t) := disjoint_left.2 fun x hx hx' => by
      obtain ⟨b, hb, hxb⟩ := mem_biUnion.1 hx'
      exact disjoint_left.1 (hs (mem_insert_self a s) (mem_insert_of_mem hb) fun e => ha (e ▸ hb)) hx hxb
    rw [biUnion_insert, sum_union h', sum_insert ha, ih fun x hx y hy => hs (mem_insert_of_mem hx) (mem_insert_of_mem hy)]

theorem sum_equiv {s : Finset ι} {t : Finset κ} {f : ι → M} {g : κ → M} (e : ι ≃ κ) (hst : ∀ i, i ∈ s ↔ e i ∈ t)
    (hfg : ∀ i ∈ s, f i = g (e i)) : ∑ i ∈ s, f i = ∑ i ∈ t, g i :=
  sum_bij (fun i _ => e i) (fun i hi => (hst i).1 hi) (fun _ _ _ _ h => e.injective h)
    (fun b hb => ⟨e.symm b, (hst _).2 (by rwa [e.apply_symm_apply]), e.apply_symm_apply b⟩) hfg

theorem sum_comm' {s : Finset ι} {t : ι → Finset κ} {t' : Finset κ} {s' : κ → Finset ι} (h : ∀ x y, x ∈ s ∧ y ∈ t x ↔ x ∈ s' y ∧ y ∈ t')
    {f : ι → κ → M} : (∑ x ∈ s, ∑ y ∈ t x, f x y) = ∑ y ∈ t', ∑ x ∈ s' y, f x y := by
  haveI := Classical.decEq ι
  haveI := Classical.decEq κ
  have e₁ : ∀ x ∈ s, ∑ y ∈ t x, f x y = ∑ y ∈ t', if y ∈ t x then f x y else 0 := fun x hx => by
    rw [← sum_filter]
    exact sum_congr (ext fun y => by
      rw [mem_filter]; exact ⟨fun hy => ⟨((h x y).1 ⟨hx, hy⟩).2, hy⟩, And.right⟩) fun _ _ => rfl
  have e₂ : ∀ y ∈ t', ∑ x ∈ s' y, f x y = ∑ x ∈ s, if y ∈ t x then f x y else 0 := fun y hy => by
    rw [← sum_filter]
    exact sum_congr (ext fun x => by
      rw [mem_filter]; exact ⟨fun hx => (h x y).2 ⟨hx, hy⟩, fun k => ((h x y).1 k).1⟩) fun _ _ => rfl
  rw [sum_congr rfl e₁, sum_congr rfl e₂, sum_comm]

theorem sum_ite_mem [DecidableEq ι] (s t : Finset ι) (f : ι → M) : (∑ i ∈ s, if i ∈ t then f i else 0) = ∑ i ∈ s ∩ t, f i := by
  rw [← sum_filter]
  exact sum_congr (ext fun x => by rw [mem_filter, mem_inter]) fun _ _ => rfl

theorem exists_ne_zero_of_sum_ne_zero (h : ∑ x ∈ s, f x ≠ 0) : ∃ a ∈ s, f a ≠ 0 :=
  Classical.byContradiction fun hn => h (sum_eq_zero fun a ha => Classical.byContradiction fun e => hn ⟨a, ha, e⟩)

theorem sum_induction (f : ι → M) (p : M → Prop) (hom : ∀ a b, p a → p b → p (a + b)) (unit : p 0) (base : ∀ x ∈ s, p (f x)) :
    p (∑ x ∈ s, f x) := by
  induction s using Finset.cons_induction with
  | empty => exact unit
  | cons a s ha ih =>
    rw [sum_cons]
    exact hom _ _ (base a (mem_cons.2 (Or.inl rfl))) (ih fun x hx => base x (mem_cons.2 (Or.inr hx)))

theorem sum_fiberwise [DecidableEq κ] [Fintype κ] (s : Finset ι) (g : ι → κ) (f : ι → M) :
    ∑ j, ∑ i ∈ s.filter (fun i => g i = j), f i = ∑ i ∈ s, f i := sum_fiberwise_of_maps_to (fun _ _ => mem_univ _) f

theorem sum_Ico_reflect (f : ℕ → M) (k : ℕ) {m n : ℕ} (h : m ≤ n + 1) :
    (∑ j ∈ Ico k m, f (n - j)) = ∑ j ∈ Ico (n + 1 - m) (n + 1 - k), f j :=
  sum_nbij' (fun j => n - j) (fun j => n - j) (fun j hj => by rw [mem_Ico] at hj ⊢; omega)
    (fun j hj => by rw [mem_Ico] at hj ⊢; omega) (fun j hj => by rw [mem_Ico] at hj; omega)
    (fun j hj => by rw [mem_Ico] at hj; omega) fun _ _ => rfl

end AddCommMonoid

end Finset

theorem Function.Bijective.sum_comp {ι : Type u} {κ : Type v} {M : Type w} [Fintype ι] [Fintype κ] [AddCommMonoid M] {e : ι → κ}
    (he : Function.Bijective e) (g : κ → M) : ∑ i, g (e i) = ∑ i, g i :=
  Finset.sum_nbij e (fun _ _ => Finset.mem_univ _) (fun _ _ _ _ h => he.1 h) (fun b _ => (he.2 b).elim fun a h => ⟨a, Finset.mem_univ a, h⟩)
    fun _ _ => rfl

theorem Equiv.sum_comp {ι : Type u} {κ : Type v} {M : Type w} [Fintype ι] [Fintype κ] [AddCommMonoid M] (e : ι ≃ κ) (g : κ → M) :
    ∑ i, g (e i) = ∑ i, g i := Finset.sum_equiv e (fun _ => ⟨fun _ => Finset.mem_univ _, fun _ => Finset.mem_univ _⟩) fun _ _ => rfl
