import Mathlib.Tactic.Ring.Terms

/-!
Equality of polynomial expressions by evaluation at one point. The atoms stand for powers of `2 ^ b` whose exponents
(weights) keep different monomials apart: either each weight is beyond what the smaller ones can reach with the degrees
that occur, or the expressions are linear and the weights are `n, …, 2, 1`. The kernel computes both values modulo `N`.
-/

universe u

namespace Mathlib.Tactic.Ring

theorem every_and {q s : (Nat → Nat) → Prop} {l : List Term} (hq : Every q l) (hs : Every s l) :
    Every (fun m => q m ∧ s m) l := by
  induction l with
  | nil => trivial
  | cons a l ih => exact ⟨⟨hq.1, hs.1⟩, ih hq.2 hs.2⟩

theorem every_of_forall {q : (Nat → Nat) → Prop} (h : ∀ m, q m) (l : List Term) : Every q l := by
  induction l with
  | nil => trivial
  | cons a l ih => exact ⟨h _, ih⟩

theorem terms_plain (e : RExpr) (h : e.plain = true) : (terms e).2 = [] := by
  have empty : ∀ l : List Term, product l [] = [] := by
    intro l
    induction l with
    | nil => rfl
    | cons a l ih => exact ih
  induction e with
  | num n => rfl
  | zero => rfl
  | one => rfl
  | var i => rfl
  | add a b iha ihb =>
    have h := Bool.and_eq_true_iff.mp h
    show (terms a).2 ++ (terms b).2 = []
    rw [iha h.1, ihb h.2]
    rfl
  | mul a b iha ihb =>
    have h := Bool.and_eq_true_iff.mp h
    show product (terms a).1 (terms b).2 ++ product (terms a).2 (terms b).1 = []
    rw [iha h.1, ihb h.2, empty]
    rfl
  | pow a k iha =>
    have ha := iha h
    show (powers (terms a).1 (terms a).2 k).2 = []
    clear h iha
    induction k with
    | zero => rfl
    | succ k ih =>
      show product (powers (terms a).1 (terms a).2 k).1 (terms a).2
        ++ product (powers (terms a).1 (terms a).2 k).2 (terms a).1 = []
      rw [ih, ha, empty]
      rfl
  | neg a _ => exact Bool.noConfusion h
  | sub a b _ _ => exact Bool.noConfusion h

theorem nsum_le {B top : Nat} {w : (Nat → Nat) → Nat} (hB : 0 < B) {l : List Term}
    (h : Every (fun m => w m ≤ top) l) : nsum B w l ≤ csum l * B ^ top := by
  induction l with
  | nil => exact Nat.zero_le _
  | cons a l ih =>
    show a.1 * B ^ w a.2 + nsum B w l ≤ (a.1 + csum l) * B ^ top
    rw [Nat.add_mul]
    exact Nat.add_le_add (Nat.mul_le_mul_left _ (Nat.pow_le_pow_right hB h.1)) (ih h.2)

/-- Equal modulo `N` and both below `N`. -/
theorem eq_of_emod_eq {a b c d N : Nat} (h : ((a : Int) - b) % N = ((c : Int) - d) % N) (ha : a + d < N)
    (hc : c + b < N) : a + d = c + b := by
  have h1 : (((a + d : Nat) : Int)) % N = ((c + b : Nat) : Int) % N := by
    have := emod_add_congr h (rfl : ((b : Int) + d) % N = ((b : Int) + d) % N)
    have e1 : (a : Int) - b + (b + d) = ((a + d : Nat) : Int) := by omega
    have e2 : (c : Int) - d + (b + d) = ((c + b : Nat) : Int) := by omega
    rw [e1, e2] at this
    exact this
  rw [← Int.natCast_emod, ← Int.natCast_emod, Nat.mod_eq_of_lt ha, Nat.mod_eq_of_lt hc] at h1
  omega

section
variable {R : Type u} [CommSemiring R]

/-- Equality of the values at one point, when weights tell the monomials apart. -/
theorem denote_eq {neg : R → R} {sub : R → R → R} {xs : List R} {ws : List Nat} {b top N : Nat} {e f : RExpr}
    {S : (Nat → Nat) → Prop} {g : Nat → R} (hg : ∀ m, S m → g (weight ws m) = mono xs m ∧ weight ws m ≤ top)
    (he : Every S (terms e).1 ∧ Every S (terms e).2) (hf : Every S (terms f).1 ∧ Every S (terms f).2)
    (h : (e.plain = true ∧ f.plain = true) ∨ (∀ a, neg a + a = 0) ∧ ∀ a b, sub a b + b = a)
    (hb : e.norm + f.norm < 2 ^ b) (hN : (2 ^ b) ^ (top + 1) ≤ N) (hv : e.val ws b N % N = f.val ws b N % N) :
    e.denote neg sub xs = f.denote neg sub xs := by
  have hB : 0 < 2 ^ b := Nat.lt_of_le_of_lt (Nat.zero_le _) hb
  have hN0 : 0 < N := Nat.lt_of_lt_of_le (Nat.pow_pos hB) hN
  have small : ∀ {l : List Term}, Every S l → csum l < 2 ^ b → nsum (2 ^ b) (weight ws) l < N := by
    intro l hl hc
    have h1 := nsum_le hB (every_imp (fun m hm => (hg m hm).2) hl)
    have h2 : csum l * (2 ^ b) ^ top < 2 ^ b * (2 ^ b) ^ top := Nat.mul_lt_mul_of_pos_right hc (Nat.pow_pos hB)
    rw [Nat.mul_comm (2 ^ b), ← Nat.pow_succ] at h2
    exact Nat.lt_of_le_of_lt h1 (Nat.lt_of_lt_of_le h2 hN)
  have ce := csum_terms e
  have cf := csum_terms f
  have ve := terms_val ws b hN0 e
  have vf := terms_val ws b hN0 f
  rw [← Int.natCast_emod, hv, Int.natCast_emod, vf] at ve
  have c1 : csum ((terms e).1 ++ (terms f).2) < 2 ^ b := by rw [csum_append]; omega
  have c2 : csum ((terms f).1 ++ (terms e).2) < 2 ^ b := by rw [csum_append]; omega
  have s1 := every_append he.1 hf.2
  have s2 := every_append hf.1 he.2
  have n1 := small s1 c1
  have n2 := small s2 c2
  rw [nsum_append] at n1 n2
  have key := tsum_eq (f := mono xs) (every_imp (fun m hm => (hg m hm).1) s1) (every_imp (fun m hm => (hg m hm).1) s2) c1 c2
    (by rw [nsum_append, nsum_append]; exact eq_of_emod_eq ve.symm n1 n2)
  rw [tsum_append, tsum_append] at key
  cases h with
  | inl h =>
    have de := terms_denote (neg := neg) (sub := sub) xs e (Or.inl h.1)
    have df := terms_denote (neg := neg) (sub := sub) xs f (Or.inl h.2)
    rw [terms_plain e h.1, terms_plain f h.2] at key
    rw [terms_plain e h.1] at de
    rw [terms_plain f h.2] at df
    have z : tsum (mono xs) [] = (0 : R) := rfl
    rw [z, add_zero] at de df
    rw [z, add_zero, add_zero] at key
    rw [de, df, key]
  | inr h =>
    have de := terms_denote xs e (Or.inr h)
    have df := terms_denote xs f (Or.inr h)
    rw [← de, ← df, add_assoc, add_assoc, add_comm (tsum (mono xs) (terms f).2)] at key
    have cancel : ∀ a b t : R, a + t = b + t → a = b := by
      intro a b t hab
      have := congrArg (· + neg t) hab
      simp only [add_assoc, add_comm t, h.1, add_zero] at this
      exact this
    exact cancel _ _ _ key

/-! ## Digits: the largest weight first, each beyond what the rest can reach -/

/-- `1` for variable `i`. -/
noncomputable def ind (i j : Nat) : Nat := Bool.rec (motive := fun _ => Nat) 0 1 (Nat.beq i j)

/-- The degree of `e` in variable `k + i` is at most element `i`. -/
noncomputable def degsOk (e : RExpr) (ds : List Nat) : Nat → Bool :=
  List.rec (motive := fun _ => Nat → Bool) (fun _ => true)
    (fun d _ ih k => and (Nat.ble (e.deg (ind k)) d) (ih (Nat.succ k))) ds

/-- The largest weight. -/
noncomputable def reach (ws : List Nat) : List Nat → Nat :=
  List.rec (motive := fun _ => List Nat → Nat) (fun _ => 0)
    (fun w _ ih ds => List.rec (motive := fun _ => Nat) 0 (fun d ds _ => Nat.add (Nat.mul w d) (ih ds)) ds) ws

/-- Every weight is larger than what those behind it can reach. -/
noncomputable def sepOk (ws : List Nat) : List Nat → Bool :=
  List.rec (motive := fun _ => List Nat → Bool) (fun _ => true)
    (fun w ws ih ds => List.rec (motive := fun _ => Bool) false
      (fun _ ds _ => and (Nat.ble (Nat.succ (reach ws ds)) w) (ih ds)) ds) ws

def Bounded : List Nat → Nat → (Nat → Nat) → Prop
  | [], _, _ => True
  | d :: ds, k, m => m k ≤ d ∧ Bounded ds (k + 1) m

theorem bounded_shift (ds : List Nat) : ∀ (k : Nat) (m : Nat → Nat),
    Bounded ds (k + 1) m → Bounded ds k (fun i => m (i + 1)) := by
  induction ds with
  | nil => intro _ _ _; trivial
  | cons d ds ih => intro k m h; exact ⟨h.1, ih (k + 1) m h.2⟩

theorem single_le_ind (k : Nat) : ∀ i, single i k ≤ ind k i := by
  have eq : ∀ i k, single i k = ind k i := by
    intro i
    induction i with
    | zero =>
      intro k
      cases k with
      | zero => rfl
      | succ k => rfl
    | succ i ih =>
      intro k
      cases k with
      | zero => rfl
      | succ k => exact ih k
  intro i
  exact Nat.le_of_eq (eq i k)

theorem counts_ind (k : Nat) : Counts (ind k) (fun m => m k) := ⟨rfl, single_le_ind k, fun _ _ => rfl⟩

theorem bounded_of_degsOk (e : RExpr) (ds : List Nat) : ∀ k, degsOk e ds k = true →
    Every (Bounded ds k) (terms e).1 ∧ Every (Bounded ds k) (terms e).2 := by
  induction ds with
  | nil => intro k _; exact ⟨every_of_forall (fun _ => trivial) _, every_of_forall (fun _ => trivial) _⟩
  | cons d ds ih =>
    intro k h
    have h := Bool.and_eq_true_iff.mp h
    have hd := terms_deg (counts_ind k) e
    have hi := ih (k + 1) h.2
    have le : ∀ m : Nat → Nat, m k ≤ e.deg (ind k) → m k ≤ d := fun m hm => Nat.le_trans hm (Nat.le_of_ble_eq_true h.1)
    exact ⟨every_and (every_imp le hd.1) hi.1, every_and (every_imp le hd.2) hi.2⟩

theorem weight_le_reach (ws : List Nat) : ∀ (ds : List Nat) (m : Nat → Nat), sepOk ws ds = true → Bounded ds 0 m →
    weight ws m ≤ reach ws ds := by
  induction ws with
  | nil => intro ds m _ _; exact Nat.le_refl 0
  | cons w ws ih =>
    intro ds m hs hb
    cases ds with
    | nil => exact Bool.noConfusion hs
    | cons d ds =>
      have hs := Bool.and_eq_true_iff.mp hs
      show w * m 0 + weight ws (fun i => m (i + 1)) ≤ w * d + reach ws ds
      exact Nat.add_le_add (Nat.mul_le_mul_left w hb.1) (ih ds _ hs.2 (bounded_shift ds 0 m hb.2))

/-- The monomial of a weight. -/
def decode : List Nat → List R → Nat → R
  | w :: ws, x :: xs, n => x ^ (n / w) * decode ws xs (n % w)
  | _, _, _ => 1

theorem decode_weight (ws : List Nat) : ∀ (ds : List Nat) (xs : List R) (m : Nat → Nat), sepOk ws ds = true →
    xs.length = ws.length → Bounded ds 0 m → decode ws xs (weight ws m) = mono xs m := by
  induction ws with
  | nil =>
    intro ds xs m _ hl _
    cases xs with
    | nil => rfl
    | cons x xs => exact Nat.noConfusion hl
  | cons w ws ih =>
    intro ds xs m hs hl hb
    cases ds with
    | nil => exact Bool.noConfusion hs
    | cons d ds =>
      cases xs with
      | nil => exact Nat.noConfusion hl
      | cons x xs =>
        have hs := Bool.and_eq_true_iff.mp hs
        have hb' := bounded_shift ds 0 m hb.2
        have lt : weight ws (fun i => m (i + 1)) < w :=
          Nat.lt_of_le_of_lt (weight_le_reach ws ds _ hs.2 hb') (Nat.le_of_ble_eq_true hs.1)
        have pos : 0 < w := Nat.lt_of_le_of_lt (Nat.zero_le _) lt
        show x ^ ((w * m 0 + weight ws (fun i => m (i + 1))) / w)
            * decode ws xs ((w * m 0 + weight ws (fun i => m (i + 1))) % w) = x ^ m 0 * mono xs (fun i => m (i + 1))
        rw [Nat.mul_add_mod, Nat.mod_eq_of_lt lt, Nat.mul_add_div pos, Nat.div_eq_of_lt lt, Nat.add_zero,
          ih ds xs _ hs.2 (Nat.succ.inj hl) hb']

/-- Are the values equal modulo `N`? That of `-e` is `N` where that of `e` is 0. -/
noncomputable def agree (ws : List Nat) (b N : Nat) (e f : RExpr) : Bool :=
  Nat.beq (Nat.mod (e.val ws b N) N) (Nat.mod (f.val ws b N) N)

/-- Everything that is evaluated. -/
noncomputable def check (ws ds : List Nat) (b N : Nat) (e f : RExpr) : Bool :=
  and (Nat.ble (Nat.succ (Nat.add e.norm f.norm)) (Nat.pow 2 b))
    (and (Nat.ble (Nat.pow (Nat.pow 2 b) (Nat.succ (reach ws ds))) N)
      (and (sepOk ws ds) (and (degsOk e ds 0) (and (degsOk f ds 0) (agree ws b N e f)))))

theorem eq_of_check {neg : R → R} {sub : R → R → R} {xs : List R} {ws ds : List Nat} {b N : Nat} {e f : RExpr}
    (h : (e.plain = true ∧ f.plain = true) ∨ (∀ a, neg a + a = 0) ∧ ∀ a b, sub a b + b = a)
    (hl : xs.length = ws.length) (hc : check ws ds b N e f = true) : e.denote neg sub xs = f.denote neg sub xs := by
  have ⟨h1, hc⟩ := Bool.and_eq_true_iff.mp hc
  have ⟨h2, hc⟩ := Bool.and_eq_true_iff.mp hc
  have ⟨h3, hc⟩ := Bool.and_eq_true_iff.mp hc
  have ⟨h4, hc⟩ := Bool.and_eq_true_iff.mp hc
  have ⟨h5, h6⟩ := Bool.and_eq_true_iff.mp hc
  exact denote_eq (S := Bounded ds 0) (g := decode ws xs)
    (fun m hm => ⟨decode_weight ws ds xs m h3 hl hm, weight_le_reach ws ds m h3 hm⟩)
    (bounded_of_degsOk e ds 0 h4) (bounded_of_degsOk f ds 0 h5) h (Nat.le_of_ble_eq_true h1)
    (Nat.le_of_ble_eq_true h2) (Nat.eq_of_beq_eq_true h6)

/-! ## Linear expressions: the weights are `n, …, 2, 1` -/

def total : List Nat → (Nat → Nat) → Nat
  | [], _ => 0
  | _ :: ws, m => m 0 + total ws (fun i => m (i + 1))

theorem total_zero (ws : List Nat) : total ws (fun _ => 0) = 0 := by
  induction ws with
  | nil => rfl
  | cons w ws ih => show 0 + total ws (fun _ => 0) = 0; rw [ih]

theorem total_single (ws : List Nat) : ∀ i, total ws (single i) ≤ 1 := by
  induction ws with
  | nil => intro i; exact Nat.zero_le 1
  | cons w ws ih =>
    intro i
    cases i with
    | zero => exact Nat.le_of_eq (congrArg (1 + ·) (total_zero ws))
    | succ i => show 0 + total ws (single i) ≤ 1; rw [Nat.zero_add]; exact ih i

theorem total_add (ws : List Nat) : ∀ m n : Nat → Nat, total ws (fun i => m i + n i) = total ws m + total ws n := by
  induction ws with
  | nil => intro m n; rfl
  | cons w ws ih =>
    intro m n
    show m 0 + n 0 + total ws (fun i => m (i + 1) + n (i + 1)) = _
    rw [ih (fun i => m (i + 1)) (fun i => n (i + 1))]
    show _ = m 0 + total ws (fun i => m (i + 1)) + (n 0 + total ws (fun i => n (i + 1)))
    omega

theorem counts_total (ws : List Nat) : Counts (fun _ => 1) (total ws) := ⟨total_zero ws, total_single ws, total_add ws⟩

/-- Is the list `n, …, 2, 1`? -/
noncomputable def descends (ws : List Nat) : Bool :=
  List.rec (motive := fun _ => Bool) true (fun w ws ih => and (Nat.beq w (Nat.succ ws.length)) ih) ws

theorem mono_of_total_eq_zero (ws : List Nat) : ∀ (xs : List R) (m : Nat → Nat), xs.length = ws.length →
    total ws m = 0 → mono xs m = 1 ∧ weight ws m = 0 := by
  induction ws with
  | nil =>
    intro xs m hl _
    cases xs with
    | nil => exact ⟨rfl, rfl⟩
    | cons x xs => exact Nat.noConfusion hl
  | cons w ws ih =>
    intro xs m hl ht
    cases xs with
    | nil => exact Nat.noConfusion hl
    | cons x xs =>
      have ht : m 0 + total ws (fun i => m (i + 1)) = 0 := ht
      have hi := ih xs (fun i => m (i + 1)) (Nat.succ.inj hl) (by omega)
      have m0 : m 0 = 0 := by omega
      exact ⟨by show x ^ m 0 * mono xs (fun i => m (i + 1)) = 1; rw [hi.1, m0, pow_zero, mul_one],
        by show w * m 0 + weight ws (fun i => m (i + 1)) = 0; rw [hi.2, m0, Nat.mul_zero]⟩

/-- The atom of a weight. -/
def pick : List R → Nat → R
  | [], _ => 1
  | x :: xs, n => if n = xs.length + 1 then x else pick xs n

theorem pick_weight (ws : List Nat) : ∀ (xs : List R) (m : Nat → Nat), xs.length = ws.length → descends ws = true →
    total ws m ≤ 1 → pick xs (weight ws m) = mono xs m ∧ weight ws m ≤ ws.length := by
  induction ws with
  | nil =>
    intro xs m hl _ _
    cases xs with
    | nil => exact ⟨rfl, Nat.le_refl 0⟩
    | cons x xs => exact Nat.noConfusion hl
  | cons w ws ih =>
    intro xs m hl hd ht
    cases xs with
    | nil => exact Nat.noConfusion hl
    | cons x xs =>
      have hd := Bool.and_eq_true_iff.mp hd
      have hl' : xs.length = ws.length := Nat.succ.inj hl
      have hw : w = ws.length + 1 := Nat.eq_of_beq_eq_true hd.1
      have ht : m 0 + total ws (fun i => m (i + 1)) ≤ 1 := ht
      show (if w * m 0 + weight ws (fun i => m (i + 1)) = xs.length + 1 then x
          else pick xs (w * m 0 + weight ws (fun i => m (i + 1)))) = x ^ m 0 * mono xs (fun i => m (i + 1))
        ∧ w * m 0 + weight ws (fun i => m (i + 1)) ≤ ws.length + 1
      cases h0 : m 0 with
      | zero =>
        have hi := ih xs (fun i => m (i + 1)) hl' hd.2 (by omega)
        have ne : ¬w * 0 + weight ws (fun i => m (i + 1)) = xs.length + 1 := by omega
        rw [if_neg ne, Nat.mul_zero, Nat.zero_add, pow_zero, one_mul]
        exact ⟨hi.1, by omega⟩
      | succ k =>
        have hz := mono_of_total_eq_zero ws xs (fun i => m (i + 1)) hl' (by omega)
        have k0 : k = 0 := by omega
        subst k0
        rw [hz.1, hz.2, Nat.zero_add, Nat.mul_one, Nat.add_zero, hw, hl', if_pos rfl]
        exact ⟨by rw [pow_one, mul_one], Nat.le_refl _⟩

noncomputable def checkLinear (ws : List Nat) (b N : Nat) (e f : RExpr) : Bool :=
  and (Nat.ble (Nat.succ (Nat.add e.norm f.norm)) (Nat.pow 2 b))
    (and (Nat.ble (Nat.pow (Nat.pow 2 b) (Nat.succ ws.length)) N)
      (and (descends ws) (and (Nat.ble (e.deg fun _ => 1) 1) (and (Nat.ble (f.deg fun _ => 1) 1)
        (agree ws b N e f)))))

theorem eq_of_checkLinear {neg : R → R} {sub : R → R → R} {xs : List R} {ws : List Nat} {b N : Nat} {e f : RExpr}
    (h : (e.plain = true ∧ f.plain = true) ∨ (∀ a, neg a + a = 0) ∧ ∀ a b, sub a b + b = a)
    (hl : xs.length = ws.length) (hc : checkLinear ws b N e f = true) :
    e.denote neg sub xs = f.denote neg sub xs := by
  have ⟨h1, hc⟩ := Bool.and_eq_true_iff.mp hc
  have ⟨h2, hc⟩ := Bool.and_eq_true_iff.mp hc
  have ⟨h3, hc⟩ := Bool.and_eq_true_iff.mp hc
  have ⟨h4, hc⟩ := Bool.and_eq_true_iff.mp hc
  have ⟨h5, h6⟩ := Bool.and_eq_true_iff.mp hc
  have le : ∀ e : RExpr, Nat.ble (e.deg fun _ => 1) 1 = true → Every (fun m => total ws m ≤ 1) (terms e).1
      ∧ Every (fun m => total ws m ≤ 1) (terms e).2 := fun e he =>
    have hd := terms_deg (counts_total ws) e
    have hle : ∀ m, total ws m ≤ e.deg (fun _ => 1) → total ws m ≤ 1 :=
      fun m hm => Nat.le_trans hm (Nat.le_of_ble_eq_true he)
    ⟨every_imp hle hd.1, every_imp hle hd.2⟩
  exact denote_eq (S := fun m => total ws m ≤ 1) (g := pick xs)
    (fun m hm => pick_weight ws xs m hl h3 hm) (le e h4) (le f h5) h (Nat.le_of_ble_eq_true h1)
    (Nat.le_of_ble_eq_true h2) (Nat.eq_of_beq_eq_true h6)


/-! ## What `ring` uses -/

theorem of_check_semiring {xs : List R} {ws ds : List Nat} {b N : Nat} {e f : RExpr} (he : e.plain = true)
    (hf : f.plain = true) (hl : Nat.beq xs.length ws.length = true) (hc : check ws ds b N e f = true) :
    e.denote (fun x => x) (fun x _ => x) xs = f.denote (fun x => x) (fun x _ => x) xs :=
  eq_of_check (Or.inl ⟨he, hf⟩) (Nat.eq_of_beq_eq_true hl) hc

theorem of_check_linear_semiring {xs : List R} {ws : List Nat} {b N : Nat} {e f : RExpr} (he : e.plain = true)
    (hf : f.plain = true) (hl : Nat.beq xs.length ws.length = true) (hc : checkLinear ws b N e f = true) :
    e.denote (fun x => x) (fun x _ => x) xs = f.denote (fun x => x) (fun x _ => x) xs :=
  eq_of_checkLinear (Or.inl ⟨he, hf⟩) (Nat.eq_of_beq_eq_true hl) hc

end

section
variable {R : Type u} [CommRing R]

theorem of_check_ring {xs : List R} {ws ds : List Nat} {b N : Nat} {e f : RExpr}
    (hl : Nat.beq xs.length ws.length = true) (hc : check ws ds b N e f = true) :
    e.denote (fun x => -x) (fun x y => x - y) xs = f.denote (fun x => -x) (fun x y => x - y) xs :=
  eq_of_check (Or.inr ⟨neg_add_cancel, sub_add_cancel⟩) (Nat.eq_of_beq_eq_true hl) hc

theorem of_check_linear_ring {xs : List R} {ws : List Nat} {b N : Nat} {e f : RExpr}
    (hl : Nat.beq xs.length ws.length = true) (hc : checkLinear ws b N e f = true) :
    e.denote (fun x => -x) (fun x y => x - y) xs = f.denote (fun x => -x) (fun x y => x - y) xs :=
  eq_of_checkLinear (Or.inr ⟨neg_add_cancel, sub_add_cancel⟩) (Nat.eq_of_beq_eq_true hl) hc

end
end Mathlib.Tactic.Ring
