import Mathlib.Algebra.Ring.Defs

/-!
Polynomial expressions for `ring`, what they mean, and sums of terms. A polynomial is a list of terms (a coefficient in `ℕ`
and a monomial); its value at a number larger than all coefficients tells which terms it has (`tsum_eq`): the digits of
that number are the coefficients.
-/

universe u

namespace Mathlib.Tactic.Ring

theorem natCast_mul {R : Type u} [Semiring R] (m n : Nat) : ((m * n : Nat) : R) = m * n := by
  induction n with
  | zero => rw [Nat.mul_zero, Nat.cast_zero, mul_zero]
  | succ n ih => rw [Nat.mul_succ, Nat.cast_add, ih, Nat.cast_add_one, mul_add, mul_one]

/-- A polynomial expression over numbered atoms. -/
inductive RExpr where
  | num (n : Nat)
  | zero
  | one
  | var (i : Nat)
  | add (a b : RExpr)
  | mul (a b : RExpr)
  | pow (a : RExpr) (k : Nat)
  | neg (a : RExpr)
  | sub (a b : RExpr)

/-- Element `i` of a list, `z` behind its end. -/
noncomputable def lookup {α : Type u} (z : α) (l : List α) : Nat → α :=
  List.rec (motive := fun _ => Nat → α) (fun _ => z)
    (fun x _ ih i => Nat.rec (motive := fun _ => α) x (fun j _ => ih j) i) l

namespace RExpr

/-- The meaning of an expression; the atoms are found without unfolding any constant. -/
noncomputable abbrev denote {R : Type u} [CommSemiring R] (neg : R → R) (sub : R → R → R) (xs : List R) (e : RExpr) : R :=
  RExpr.rec (motive := fun _ => R) (fun n => (Nat.cast n : R)) 0 1
    (fun i => List.rec (motive := fun _ => Nat → R) (fun _ => 1)
      (fun x _ ih i => Nat.rec (motive := fun _ => R) x (fun j _ => ih j) i) xs i) (fun _ _ x y => x + y)
    (fun _ _ x y => x * y) (fun _ k x => x ^ k) (fun _ x => neg x) (fun _ _ x y => sub x y) e

/-- A bound of the sum of the absolute values of the coefficients. -/
noncomputable def norm (e : RExpr) : Nat :=
  RExpr.rec (motive := fun _ => Nat) (fun n => n) 0 1 (fun _ => 1) (fun _ _ x y => Nat.add x y)
    (fun _ _ x y => Nat.mul x y) (fun _ k x => Nat.pow x k) (fun _ x => x) (fun _ _ x y => Nat.add x y) e

/-- A bound of the total degree, where variable `i` counts `c i`. -/
noncomputable def deg (c : Nat → Nat) (e : RExpr) : Nat :=
  RExpr.rec (motive := fun _ => Nat) (fun _ => 0) 0 0 c (fun _ _ x y => Nat.add x (Nat.sub y x))
    (fun _ _ x y => Nat.add x y) (fun _ k x => Nat.mul k x) (fun _ x => x) (fun _ _ x y => Nat.add x (Nat.sub y x)) e

/-- The value modulo `N` where variable `i` is `2 ^ (b * ws i)`. -/
noncomputable def val (ws : List Nat) (b N : Nat) (e : RExpr) : Nat :=
  RExpr.rec (motive := fun _ => Nat) (fun n => Nat.mod n N) 0 1 (fun i => Nat.pow 2 (Nat.mul b (lookup 0 ws i)))
    (fun _ _ x y => Nat.mod (Nat.add x y) N) (fun _ _ x y => Nat.mod (Nat.mul x y) N)
    (fun _ k x => Nat.mod (Nat.pow x k) N) (fun _ x => Nat.sub N (Nat.mod x N))
    (fun _ _ x y => Nat.mod (Nat.add x (Nat.sub N (Nat.mod y N))) N) e

/-- Does no negation and no subtraction occur? -/
noncomputable def plain (e : RExpr) : Bool :=
  RExpr.rec (motive := fun _ => Bool) (fun _ => true) true true (fun _ => true) (fun _ _ x y => and x y)
    (fun _ _ x y => and x y) (fun _ _ x => x) (fun _ _ => false) (fun _ _ _ _ => false) e

end RExpr

/-! ## Sums of terms with a weight -/

/-- A coefficient and the exponents of a monomial. -/
abbrev Term := Nat × (Nat → Nat)

/-- `∑ c * g m`. -/
def tsum {R : Type u} [CommSemiring R] (g : (Nat → Nat) → R) : List Term → R
  | [] => 0
  | (c, m) :: l => (Nat.cast c : R) * g m + tsum g l

/-- `∑ c`. -/
def csum : List Term → Nat
  | [] => 0
  | (c, _) :: l => c + csum l

/-- `∑ c * B ^ w m`. -/
def nsum (B : Nat) (w : (Nat → Nat) → Nat) : List Term → Nat
  | [] => 0
  | (c, m) :: l => c * B ^ w m + nsum B w l

/-- All products of two terms, one of each list. -/
def scale (c : Nat) (m : Nat → Nat) : List Term → List Term
  | [] => []
  | (d, n) :: l => (c * d, fun i => m i + n i) :: scale c m l

def product : List Term → List Term → List Term
  | [], _ => []
  | (c, m) :: l, r => scale c m r ++ product l r

section sums
variable {R : Type u} [CommSemiring R]

theorem tsum_append (g : (Nat → Nat) → R) (l r : List Term) : tsum g (l ++ r) = tsum g l + tsum g r := by
  induction l with
  | nil => show tsum g r = 0 + tsum g r; rw [zero_add]
  | cons a l ih =>
    obtain ⟨c, m⟩ := a
    show (Nat.cast c : R) * g m + tsum g (l ++ r) = (Nat.cast c : R) * g m + tsum g l + tsum g r
    rw [ih, add_assoc]

theorem csum_append (l r : List Term) : csum (l ++ r) = csum l + csum r := by
  induction l with
  | nil => show csum r = 0 + csum r; omega
  | cons a l ih =>
    obtain ⟨c, m⟩ := a
    show c + csum (l ++ r) = c + csum l + csum r
    omega

theorem nsum_append (B : Nat) (w : (Nat → Nat) → Nat) (l r : List Term) :
    nsum B w (l ++ r) = nsum B w l + nsum B w r := by
  induction l with
  | nil => show nsum B w r = 0 + nsum B w r; omega
  | cons a l ih =>
    obtain ⟨c, m⟩ := a
    show c * B ^ w m + nsum B w (l ++ r) = c * B ^ w m + nsum B w l + nsum B w r
    omega

theorem tsum_scale {g : (Nat → Nat) → R} (hg : ∀ m n : Nat → Nat, g (fun i => m i + n i) = g m * g n)
    (c : Nat) (m : Nat → Nat) (r : List Term) : tsum g (scale c m r) = (Nat.cast c : R) * g m * tsum g r := by
  induction r with
  | nil => show (0 : R) = (Nat.cast c : R) * g m * 0; rw [mul_zero]
  | cons a l ih =>
    obtain ⟨d, n⟩ := a
    show (Nat.cast (c * d) : R) * g (fun i => m i + n i) + tsum g (scale c m l)
      = (Nat.cast c : R) * g m * ((Nat.cast d : R) * g n + tsum g l)
    rw [ih, hg, natCast_mul, mul_add, mul_mul_mul_comm]

theorem tsum_product {g : (Nat → Nat) → R} (hg : ∀ m n : Nat → Nat, g (fun i => m i + n i) = g m * g n)
    (l r : List Term) : tsum g (product l r) = tsum g l * tsum g r := by
  induction l with
  | nil => show (0 : R) = 0 * tsum g r; rw [zero_mul]
  | cons a l ih =>
    obtain ⟨c, m⟩ := a
    show tsum g (scale c m r ++ product l r) = ((Nat.cast c : R) * g m + tsum g l) * tsum g r
    rw [tsum_append, tsum_scale hg, ih, add_mul]

theorem csum_scale (c : Nat) (m : Nat → Nat) (r : List Term) : csum (scale c m r) = c * csum r := by
  induction r with
  | nil => rfl
  | cons a l ih =>
    obtain ⟨d, n⟩ := a
    show c * d + csum (scale c m l) = c * (d + csum l)
    rw [ih, Nat.mul_add]

theorem csum_product (l r : List Term) : csum (product l r) = csum l * csum r := by
  induction l with
  | nil => show 0 = 0 * csum r; omega
  | cons a l ih =>
    obtain ⟨c, m⟩ := a
    show csum (scale c m r ++ product l r) = (c + csum l) * csum r
    rw [csum_append, csum_scale, ih, Nat.add_mul]

theorem nsum_scale {B : Nat} {w : (Nat → Nat) → Nat} (hw : ∀ m n : Nat → Nat, w (fun i => m i + n i) = w m + w n)
    (c : Nat) (m : Nat → Nat) (r : List Term) : nsum B w (scale c m r) = c * B ^ w m * nsum B w r := by
  induction r with
  | nil => rfl
  | cons a l ih =>
    obtain ⟨d, n⟩ := a
    show c * d * B ^ w (fun i => m i + n i) + nsum B w (scale c m l) = c * B ^ w m * (d * B ^ w n + nsum B w l)
    rw [ih, hw, Nat.pow_add, Nat.mul_add, Nat.mul_mul_mul_comm]

theorem nsum_product {B : Nat} {w : (Nat → Nat) → Nat} (hw : ∀ m n : Nat → Nat, w (fun i => m i + n i) = w m + w n)
    (l r : List Term) : nsum B w (product l r) = nsum B w l * nsum B w r := by
  induction l with
  | nil => show 0 = 0 * nsum B w r; omega
  | cons a l ih =>
    obtain ⟨c, m⟩ := a
    show nsum B w (scale c m r ++ product l r) = (c * B ^ w m + nsum B w l) * nsum B w r
    rw [nsum_append, nsum_scale hw, ih, Nat.add_mul]

/-! ## The digits of a sum determine it -/

/-- The coefficients at weight 0. -/
def low : List (Nat × Nat) → Nat
  | [] => 0
  | (c, 0) :: l => c + low l
  | (_, _ + 1) :: l => low l

/-- The other terms, one weight lower. -/
def high : List (Nat × Nat) → List (Nat × Nat)
  | [] => []
  | (_, 0) :: l => high l
  | (c, w + 1) :: l => (c, w) :: high l

def csum' : List (Nat × Nat) → Nat
  | [] => 0
  | (c, _) :: l => c + csum' l

def nsum' (B : Nat) : List (Nat × Nat) → Nat
  | [] => 0
  | (c, w) :: l => c * B ^ w + nsum' B l

def tsum' (g : Nat → R) : List (Nat × Nat) → R
  | [] => 0
  | (c, w) :: l => (Nat.cast c : R) * g w + tsum' g l

theorem csum'_split (l : List (Nat × Nat)) : csum' l = low l + csum' (high l) := by
  induction l with
  | nil => rfl
  | cons a l ih =>
    obtain ⟨c, w⟩ := a
    cases w with
    | zero => show c + csum' l = c + low l + csum' (high l); omega
    | succ w => show c + csum' l = low l + (c + csum' (high l)); omega

theorem nsum'_split (B : Nat) (l : List (Nat × Nat)) : nsum' B l = low l + B * nsum' B (high l) := by
  induction l with
  | nil => rfl
  | cons a l ih =>
    obtain ⟨c, w⟩ := a
    cases w with
    | zero =>
      show c * B ^ 0 + nsum' B l = c + low l + B * nsum' B (high l)
      rw [ih, Nat.pow_zero, Nat.mul_one]
      omega
    | succ w =>
      show c * B ^ (w + 1) + nsum' B l = low l + B * (c * B ^ w + nsum' B (high l))
      have h : c * B ^ (w + 1) = B * (c * B ^ w) := by rw [Nat.pow_succ, ← Nat.mul_assoc, Nat.mul_comm]
      rw [ih, h, Nat.mul_add]
      omega

theorem tsum'_split (g : Nat → R) (l : List (Nat × Nat)) :
    tsum' g l = (Nat.cast (low l) : R) * g 0 + tsum' (fun w => g (w + 1)) (high l) := by
  induction l with
  | nil => show (0 : R) = (Nat.cast 0 : R) * g 0 + 0; rw [Nat.cast_zero, zero_mul, add_zero]
  | cons a l ih =>
    obtain ⟨c, w⟩ := a
    cases w with
    | zero =>
      show (Nat.cast c : R) * g 0 + tsum' g l
        = (Nat.cast (c + low l) : R) * g 0 + tsum' (fun w => g (w + 1)) (high l)
      rw [ih, Nat.cast_add, add_mul, add_assoc]
    | succ w =>
      show (Nat.cast c : R) * g (w + 1) + tsum' g l
        = (Nat.cast (low l) : R) * g 0 + ((Nat.cast c : R) * g (w + 1) + tsum' (fun w => g (w + 1)) (high l))
      rw [ih, add_left_comm]

/-- All weights are below `k`. -/
def Below (k : Nat) : List (Nat × Nat) → Prop
  | [] => True
  | (_, w) :: l => w < k ∧ Below k l

theorem below_high {k : Nat} {l : List (Nat × Nat)} (h : Below (k + 1) l) : Below k (high l) := by
  induction l with
  | nil => trivial
  | cons a l ih =>
    obtain ⟨c, w⟩ := a
    cases w with
    | zero => exact ih h.2
    | succ w => exact ⟨Nat.lt_of_succ_lt_succ h.1, ih h.2⟩

theorem below_mono {j k : Nat} (hk : j ≤ k) {l : List (Nat × Nat)} (h : Below j l) : Below k l := by
  induction l with
  | nil => trivial
  | cons a l ih => exact ⟨Nat.lt_of_lt_of_le h.1 hk, ih h.2⟩

theorem exists_below (l : List (Nat × Nat)) : ∃ k, Below k l := by
  induction l with
  | nil => exact ⟨0, trivial⟩
  | cons a l ih =>
    obtain ⟨k, hk⟩ := ih
    exact ⟨a.2 + 1 + k, by omega, below_mono (by omega) hk⟩

theorem tsum'_eq_of_nsum'_eq {B : Nat} (k : Nat) : ∀ (g : Nat → R) (l r : List (Nat × Nat)), Below k l → Below k r →
    csum' l < B → csum' r < B → nsum' B l = nsum' B r → tsum' g l = tsum' g r := by
  induction k with
  | zero =>
    intro g l r hl hr _ _ _
    cases l with
    | cons a l => exact absurd hl.1 (Nat.not_lt_zero _)
    | nil =>
      cases r with
      | cons a r => exact absurd hr.1 (Nat.not_lt_zero _)
      | nil => rfl
  | succ k ih =>
    intro g l r hl hr cl cr h
    rw [csum'_split] at cl cr
    rw [nsum'_split, nsum'_split B r] at h
    have low_l : low l < B := by omega
    have low_r : low r < B := by omega
    have hm := congrArg (· % B) h
    have hd := congrArg (· / B) h
    simp only [Nat.add_mul_mod_self_left, Nat.mod_eq_of_lt low_l, Nat.mod_eq_of_lt low_r] at hm
    simp only [Nat.add_mul_div_left _ _ (Nat.lt_of_le_of_lt (Nat.zero_le _) low_l), Nat.div_eq_of_lt low_l,
      Nat.div_eq_of_lt low_r, Nat.zero_add] at hd
    rw [tsum'_split, tsum'_split g r, hm,
      ih (fun w => g (w + 1)) (high l) (high r) (below_high hl) (below_high hr) (by omega) (by omega) hd]

/-- Terms by their weight. -/
def weigh (w : (Nat → Nat) → Nat) : List Term → List (Nat × Nat)
  | [] => []
  | (c, m) :: l => (c, w m) :: weigh w l

theorem csum_weigh (w : (Nat → Nat) → Nat) (l : List Term) : csum' (weigh w l) = csum l := by
  induction l with
  | nil => rfl
  | cons a l ih => show a.1 + csum' (weigh w l) = a.1 + csum l; rw [ih]

theorem nsum_weigh (B : Nat) (w : (Nat → Nat) → Nat) (l : List Term) : nsum' B (weigh w l) = nsum B w l := by
  induction l with
  | nil => rfl
  | cons a l ih => show a.1 * B ^ w a.2 + nsum' B (weigh w l) = a.1 * B ^ w a.2 + nsum B w l; rw [ih]

/-- Every monomial satisfies `p`. -/
def Every (p : (Nat → Nat) → Prop) : List Term → Prop
  | [] => True
  | (_, m) :: l => p m ∧ Every p l

theorem tsum_weigh {g : Nat → R} {w : (Nat → Nat) → Nat} {f : (Nat → Nat) → R} {l : List Term}
    (h : Every (fun m => g (w m) = f m) l) : tsum' g (weigh w l) = tsum f l := by
  induction l with
  | nil => rfl
  | cons a l ih =>
    show (Nat.cast a.1 : R) * g (w a.2) + tsum' g (weigh w l) = (Nat.cast a.1 : R) * f a.2 + tsum f l
    rw [ih h.2, h.1]

/-- Two sums are equal when their values at a large number are, and the weights tell the monomials apart. -/
theorem tsum_eq {B : Nat} {g : Nat → R} {w : (Nat → Nat) → Nat} {f : (Nat → Nat) → R} {l r : List Term}
    (hl : Every (fun m => g (w m) = f m) l) (hr : Every (fun m => g (w m) = f m) r)
    (cl : csum l < B) (cr : csum r < B) (h : nsum B w l = nsum B w r) : tsum f l = tsum f r := by
  rw [← tsum_weigh hl, ← tsum_weigh hr]
  obtain ⟨k, hk⟩ := exists_below (weigh w l)
  obtain ⟨j, hj⟩ := exists_below (weigh w r)
  exact tsum'_eq_of_nsum'_eq (B := B) (k + j) g _ _ (below_mono (by omega) hk) (below_mono (by omega) hj)
    (by rw [csum_weigh]; exact cl) (by rw [csum_weigh]; exact cr) (by rw [nsum_weigh, nsum_weigh]; exact h)

end sums
end Mathlib.Tactic.Ring
