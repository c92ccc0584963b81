import Mathlib.Algebra.CharZero.Infinite
import Mathlib.Algebra.Field.Basic
import Mathlib.Algebra.Polynomial.Degree.Operations

/-!
Linear factors and roots of polynomials. Source of the names: Mathlib `Mathlib/Algebra/Polynomial/{Div,RingDivision,Roots}.lean`.
The roots are what is left when all factors `X - C a` are taken out (Mathlib: by the multiplicities; they are the same).
-/

universe u v

namespace Polynomial

variable {R : Type u}

section CommRing

variable [CommRing R] {p q : R[X]} {a : R}

theorem X_sub_C_dvd_sub_C_eval : X - C a ∣ p - C (p.eval a) := by
  induction p using Polynomial.induction_on' with
  | add p q h₁ h₂ =>
    rw [eval_add, C_add, add_sub_add_comm]
    exact dvd_add h₁ h₂
  | monomial n b =>
    rw [eval_monomial, C_mul, C_pow, ← C_mul_X_pow_eq_monomial, ← mul_sub]
    exact Dvd.dvd.mul_left (sub_dvd_pow_sub_pow X (C a) n) _

theorem dvd_iff_isRoot : X - C a ∣ p ↔ IsRoot p a := by
  constructor
  · rintro ⟨q, h⟩
    show p.eval a = 0
    rw [h, eval_mul, eval_sub, eval_X, eval_C, sub_self, zero_mul]
  · intro h
    have k := X_sub_C_dvd_sub_C_eval (a := a) (p := p)
    rwa [h.eq_zero, C_0, sub_zero] at k

theorem sub_dvd_eval_sub (a b : R) (p : R[X]) : a - b ∣ p.eval a - p.eval b := by
  obtain ⟨q, h⟩ := X_sub_C_dvd_sub_C_eval (a := b) (p := p)
  refine ⟨q.eval a, ?_⟩
  have k := congrArg (eval a) h
  rwa [eval_sub, eval_C, eval_mul, eval_sub, eval_X, eval_C] at k

end CommRing

section IsDomain

variable [CommRing R] [IsDomain R] {p q : R[X]} {a b x : R}

private theorem eval_prod_X_sub_C {s : Multiset R} : (s.map fun a => X - C a).prod.eval x = 0 ↔ x ∈ s := by
  induction s using Multiset.induction with
  | empty =>
    rw [Multiset.map_zero, Multiset.prod_zero, eval_one]
    exact ⟨fun h => absurd h one_ne_zero, fun h => absurd h (Multiset.notMem_zero x)⟩
  | cons a s ih => rw [Multiset.map_cons, Multiset.prod_cons, eval_mul, mul_eq_zero, ih, eval_sub, eval_X, eval_C, sub_eq_zero, Multiset.mem_cons]

private theorem prod_X_sub_C_ne_zero (s : Multiset R) : (s.map fun a => X - C a).prod ≠ 0 := by
  induction s using Multiset.induction with
  | empty => exact one_ne_zero
  | cons a s ih => rw [Multiset.map_cons, Multiset.prod_cons]; exact mul_ne_zero (X_sub_C_ne_zero a) ih

private theorem natDegree_prod_X_sub_C (s : Multiset R) : (s.map fun a => X - C a).prod.natDegree = s.card := by
  induction s using Multiset.induction with
  | empty => exact natDegree_one
  | cons a s ih =>
    rw [Multiset.map_cons, Multiset.prod_cons, natDegree_mul (X_sub_C_ne_zero a) (prod_X_sub_C_ne_zero s), natDegree_X_sub_C, ih,
      Multiset.card_cons, Nat.add_comm]

private theorem exists_roots (n : ℕ) : ∀ p : R[X], natDegree p = n → p ≠ 0 →
    ∃ (s : Multiset R) (q : R[X]), p = (s.map fun a => X - C a).prod * q ∧ ∀ a, ¬IsRoot q a := by
  induction n with
  | zero =>
    intro p hp h0
    refine ⟨0, p, (one_mul p).symm, fun a ha => h0 ?_⟩
    rw [eq_C_of_natDegree_eq_zero hp] at ha ⊢
    rw [IsRoot.def, eval_C] at ha
    rw [ha, C_0]
  | succ n ih =>
    intro p hp h0
    by_cases h : ∃ a, IsRoot p a
    · obtain ⟨a, ha⟩ := h
      obtain ⟨q, rfl⟩ := dvd_iff_isRoot.mpr ha
      have hq := right_ne_zero_of_mul h0
      rw [natDegree_mul (X_sub_C_ne_zero a) hq, natDegree_X_sub_C] at hp
      obtain ⟨s, r, rfl, hr⟩ := ih q (by omega) hq
      exact ⟨a ::ₘ s, r, by rw [Multiset.map_cons, Multiset.prod_cons, mul_assoc], hr⟩
    · exact ⟨0, p, (one_mul p).symm, fun a ha => h ⟨a, ha⟩⟩

/-- The roots with their multiplicities; none for the polynomial zero. -/
noncomputable def roots (p : R[X]) : Multiset R :=
  haveI := Classical.dec (p = 0)
  if h : p = 0 then ∅ else Classical.choose (exists_roots _ p rfl h)

@[simp] theorem roots_zero : (0 : R[X]).roots = 0 := dif_pos rfl

private theorem roots_spec (h : p ≠ 0) : ∃ q : R[X], p = (p.roots.map fun a => X - C a).prod * q ∧ ∀ a, ¬IsRoot q a := by
  have e : p.roots = Classical.choose (exists_roots _ p rfl h) := dif_neg h
  rw [e]
  exact Classical.choose_spec (exists_roots _ p rfl h)

private theorem roots_unique {q r : R[X]} (hq : ∀ a, ¬IsRoot q a) (hr : ∀ a, ¬IsRoot r a) (s : Multiset R) :
    ∀ t : Multiset R, (s.map fun a => X - C a).prod * q = (t.map fun a => X - C a).prod * r → s = t := by
  induction s using Multiset.induction with
  | empty =>
    intro t h
    refine (Multiset.eq_zero_of_forall_notMem fun x hx => hq x ?_).symm
    have k := congrArg (eval x) h
    rwa [eval_mul, eval_mul, eval_prod_X_sub_C.mpr hx, zero_mul, Multiset.map_zero, Multiset.prod_zero, eval_one, one_mul] at k
  | cons a s ih =>
    intro t h
    have k := congrArg (eval a) h
    rw [eval_mul, eval_mul, eval_prod_X_sub_C.mpr (Multiset.mem_cons_self a s), zero_mul, eq_comm, mul_eq_zero] at k
    obtain ⟨t, rfl⟩ := Multiset.exists_cons_of_mem (eval_prod_X_sub_C.mp (k.resolve_right (hr a)))
    rw [Multiset.map_cons, Multiset.map_cons, Multiset.prod_cons, Multiset.prod_cons, mul_assoc, mul_assoc] at h
    rw [ih t (mul_left_cancel₀ (X_sub_C_ne_zero a) h)]

private theorem roots_eq {s : Multiset R} (hq : ∀ a, ¬IsRoot q a) (h : p = (s.map fun a => X - C a).prod * q) : p.roots = s := by
  have h0 : p ≠ 0 := by
    rintro rfl
    refine hq 0 ?_
    rw [(mul_eq_zero.mp h.symm).resolve_left (prod_X_sub_C_ne_zero s)]
    exact eval_zero
  obtain ⟨r, hr, hn⟩ := roots_spec h0
  exact roots_unique hn hq _ _ (hr.symm.trans h)

theorem mem_roots (hp : p ≠ 0) : a ∈ p.roots ↔ IsRoot p a := by
  obtain ⟨q, h, hq⟩ := roots_spec hp
  have e : p.eval a = (p.roots.map fun a => X - C a).prod.eval a * q.eval a := by rw [← eval_mul, ← h]
  rw [IsRoot.def, e, mul_eq_zero, eval_prod_X_sub_C]
  exact ⟨Or.inl, fun k => k.resolve_right (hq a)⟩

@[simp] theorem mem_roots' : a ∈ p.roots ↔ p ≠ 0 ∧ IsRoot p a := by
  by_cases h : p = 0
  · rw [h, roots_zero]
    exact ⟨fun k => absurd k (Multiset.notMem_zero a), fun k => absurd rfl k.1⟩
  · rw [mem_roots h]
    exact ⟨fun k => ⟨h, k⟩, fun k => k.2⟩

theorem ne_zero_of_mem_roots (h : a ∈ p.roots) : p ≠ 0 := (mem_roots'.mp h).1

theorem isRoot_of_mem_roots (h : a ∈ p.roots) : IsRoot p a := (mem_roots'.mp h).2

theorem root_mul : IsRoot (p * q) a ↔ IsRoot p a ∨ IsRoot q a := by
  rw [IsRoot.def, eval_mul, mul_eq_zero]; exact Iff.rfl

theorem root_or_root_of_root_mul (h : IsRoot (p * q) a) : IsRoot p a ∨ IsRoot q a := root_mul.mp h

theorem root_X_sub_C : IsRoot (X - C a) b ↔ a = b := by
  rw [IsRoot.def, eval_sub, eval_X, eval_C, sub_eq_zero, eq_comm]

theorem card_roots' (p : R[X]) : Multiset.card p.roots ≤ natDegree p := by
  by_cases h : p = 0
  · rw [h, roots_zero]
    exact Nat.zero_le _
  · obtain ⟨q, e, hq⟩ := roots_spec h
    have hq0 : q ≠ 0 := fun k => hq 0 (by rw [k]; exact eval_zero)
    have d : natDegree p = p.roots.card + natDegree q := by
      rw [← natDegree_prod_X_sub_C p.roots, ← natDegree_mul (prod_X_sub_C_ne_zero _) hq0, ← e]
    omega

theorem card_roots (hp0 : p ≠ 0) : (Multiset.card (roots p) : WithBot ℕ) ≤ degree p := by
  rw [degree_eq_natDegree hp0, Nat.cast_withBot, Nat.cast_withBot, WithBot.coe_le_coe]
  exact card_roots' p

theorem prod_multiset_X_sub_C_dvd (p : R[X]) : (p.roots.map fun a => X - C a).prod ∣ p := by
  by_cases h : p = 0
  · rw [h]
    exact dvd_zero _
  · obtain ⟨q, e, _⟩ := roots_spec h
    exact ⟨q, e⟩

private theorem not_isRoot_C (ha : a ≠ 0) (x : R) : ¬IsRoot (C a) x := fun h => ha (by rwa [IsRoot.def, eval_C] at h)

@[simp] theorem roots_C (x : R) : (C x).roots = 0 := by
  by_cases h : x = 0
  · rw [h, C_0, roots_zero]
  · exact roots_eq (not_isRoot_C h) (one_mul _).symm

@[simp] theorem roots_one : (1 : R[X]).roots = 0 := roots_C 1

@[simp] theorem roots_X_sub_C (r : R) : roots (X - C r) = {r} := roots_eq (not_isRoot_C one_ne_zero) (by
  rw [← Multiset.cons_zero, Multiset.map_cons, Multiset.map_zero, Multiset.prod_cons, Multiset.prod_zero, mul_one, C_1, mul_one])

@[simp] theorem roots_X : roots (X : R[X]) = {0} := by
  have h := roots_X_sub_C (0 : R)
  rwa [C_0, sub_zero] at h

@[simp] theorem roots_X_add_C (r : R) : roots (X + C r) = {-r} := by
  have h := roots_X_sub_C (-r)
  rwa [C_neg, sub_neg_eq_add] at h

theorem roots_mul {p q : R[X]} (hpq : p * q ≠ 0) : (p * q).roots = p.roots + q.roots := by
  obtain ⟨r, hr, hn⟩ := roots_spec (left_ne_zero_of_mul hpq)
  obtain ⟨s, hs, hm⟩ := roots_spec (right_ne_zero_of_mul hpq)
  refine roots_eq (q := r * s) (fun a ha => ?_) ?_
  · rw [IsRoot.def, eval_mul, mul_eq_zero] at ha
    exact ha.elim (hn a) (hm a)
  · rw [Multiset.map_add, Multiset.prod_add]
    exact (congr (congrArg (· * ·) hr) hs).trans (mul_mul_mul_comm _ _ _ _)

@[simp] theorem roots_pow (p : R[X]) (n : ℕ) : (p ^ n).roots = n • p.roots := by
  by_cases hp : p = 0
  · rcases n with _ | n
    · rw [pow_zero, roots_one, zero_nsmul]
    · rw [hp, zero_pow_succ, roots_zero, nsmul_zero]
  · induction n with
    | zero => rw [pow_zero, roots_one, zero_nsmul]
    | succ n ih => rw [pow_succ, roots_mul (mul_ne_zero (pow_ne_zero n hp) hp), ih, succ_nsmul]

theorem roots_C_mul (p : R[X]) (ha : a ≠ 0) : (C a * p).roots = p.roots := by
  by_cases h : p = 0
  · rw [h, mul_zero]
  · rw [roots_mul (mul_ne_zero (C_ne_zero.mpr ha) h), roots_C, zero_add]

@[simp] theorem roots_neg (p : R[X]) : (-p).roots = p.roots := by
  rw [neg_eq_neg_one_mul, ← C_1, ← C_neg]
  exact roots_C_mul p (neg_ne_zero.mpr one_ne_zero)

@[simp] theorem roots_multiset_prod_X_sub_C (s : Multiset R) : (s.map fun a => X - C a).prod.roots = s :=
  roots_eq (not_isRoot_C one_ne_zero) (by rw [C_1, mul_one])

theorem roots_C_mul_X_sub_C_of_ne {K : Type u} [Field K] {a : K} (b : K) (ha : a ≠ 0) : (C a * X - C b).roots = {a⁻¹ * b} := by
  have e : C a * X - C b = C a * (X - C (a⁻¹ * b)) := by
    rw [mul_sub, ← C_mul, mul_inv_cancel_left₀ ha]
  rw [e, roots_C_mul _ ha, roots_X_sub_C]

/-! Polynomials with many zeros. -/

theorem finite_setOf_isRoot {p : R[X]} (hp : p ≠ 0) : Set.Finite { x | IsRoot p x } := by
  haveI := Classical.decEq R
  exact (Finset.finite_toSet p.roots.toFinset).subset fun x hx => Multiset.mem_toFinset.mpr ((mem_roots hp).mpr hx)

theorem eq_zero_of_infinite_isRoot (p : R[X]) (h : Set.Infinite { x | IsRoot p x }) : p = 0 :=
  Classical.byContradiction fun hp => h (finite_setOf_isRoot hp)

theorem eq_of_infinite_eval_eq (p q : R[X]) (h : Set.Infinite { x | eval x p = eval x q }) : p = q := by
  rw [← sub_eq_zero]
  refine eq_zero_of_infinite_isRoot _ (h.mono fun x hx => ?_)
  show eval x (p - q) = 0
  rw [eval_sub, sub_eq_zero]
  exact hx

private theorem card_le_card_of_mem {Z : Finset R} : ∀ {s : Multiset R}, (∀ x ∈ Z, x ∈ s) → Z.card ≤ s.card := by
  induction Z using Finset.cons_induction with
  | empty => exact fun _ => Nat.zero_le _
  | cons a Z ha ih =>
    intro s h
    obtain ⟨s, rfl⟩ := Multiset.exists_cons_of_mem (h a (Finset.mem_cons.mpr (Or.inl rfl)))
    rw [Finset.card_cons, Multiset.card_cons]
    refine Nat.succ_le_succ (ih fun x hx => ?_)
    exact (Multiset.mem_cons.mp (h x (Finset.mem_cons.mpr (Or.inr hx)))).resolve_left fun e => ha (e ▸ hx)

theorem card_le_degree_of_subset_roots {Z : Finset R} (h : Z.val ⊆ p.roots) : Z.card ≤ p.natDegree :=
  Nat.le_trans (card_le_card_of_mem fun _ hx => h hx) (card_roots' p)

theorem eq_zero_of_natDegree_lt_card_of_eval_eq_zero' (p : R[X]) (s : Finset R) (heval : ∀ i ∈ s, p.eval i = 0)
    (hcard : natDegree p < s.card) : p = 0 := Classical.byContradiction fun hp =>
  Nat.not_lt_of_le (card_le_degree_of_subset_roots fun x hx => (mem_roots hp).mpr (heval x hx)) hcard

/-- Two polynomials with the same values are the same, over an infinite domain. -/
theorem funext [Infinite R] {p q : R[X]} (ext : ∀ r : R, p.eval r = q.eval r) : p = q := by
  refine eq_of_infinite_eval_eq p q ?_
  exact fun h => Infinite.not_finite (@Finite.of_surjective _ _ h Subtype.val fun r => ⟨⟨r, ext r⟩, rfl⟩)

theorem zero_of_eval_zero [Infinite R] (p : R[X]) (h : ∀ x : R, p.eval x = 0) : p = 0 :=
  funext fun r => by rw [h r, eval_zero]

end IsDomain

end Polynomial
