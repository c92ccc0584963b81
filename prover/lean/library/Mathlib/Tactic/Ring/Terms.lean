import Mathlib.Tactic.Ring.Sums

/-!
The terms of a polynomial expression (positive and negative ones apart), and what they say about its meaning, its
coefficients, its degrees and its value modulo `N`.
-/

universe u

namespace Mathlib.Tactic.Ring

/-! ## Monomials and their weights -/

section monomials
variable {R : Type u} [CommSemiring R]

/-- The value of a monomial. -/
def mono : List R → (Nat → Nat) → R
  | [], _ => 1
  | x :: xs, m => x ^ m 0 * mono xs (fun i => m (i + 1))

/-- The weight of a monomial. -/
def weight : List Nat → (Nat → Nat) → Nat
  | [], _ => 0
  | w :: ws, m => w * m 0 + weight ws (fun i => m (i + 1))

theorem mono_add (xs : List R) : ∀ m n : Nat → Nat, mono xs (fun i => m i + n i) = mono xs m * mono xs n := by
  induction xs with
  | nil => intro m n; show (1 : R) = 1 * 1; rw [mul_one]
  | cons x xs ih =>
    intro m n
    show x ^ (m 0 + n 0) * mono xs (fun i => m (i + 1) + n (i + 1)) = _
    rw [ih (fun i => m (i + 1)) (fun i => n (i + 1)), pow_add, mul_mul_mul_comm]
    rfl

theorem weight_add (ws : List Nat) : ∀ m n : Nat → Nat, weight ws (fun i => m i + n i) = weight ws m + weight ws n := by
  induction ws with
  | nil => intro m n; rfl
  | cons w ws ih =>
    intro m n
    show w * (m 0 + n 0) + weight ws (fun i => m (i + 1) + n (i + 1)) = _
    rw [ih (fun i => m (i + 1)) (fun i => n (i + 1)), Nat.mul_add]
    show _ = w * m 0 + weight ws (fun i => m (i + 1)) + (w * n 0 + weight ws (fun i => n (i + 1)))
    omega

theorem mono_zero (xs : List R) : mono xs (fun _ => 0) = 1 := by
  induction xs with
  | nil => rfl
  | cons x xs ih => show x ^ 0 * mono xs (fun _ => 0) = 1; rw [ih, pow_zero, mul_one]

theorem weight_zero (ws : List Nat) : weight ws (fun _ => 0) = 0 := by
  induction ws with
  | nil => rfl
  | cons w ws ih => show w * 0 + weight ws (fun _ => 0) = 0; rw [ih, Nat.mul_zero]

/-- The monomial that is variable `i`. -/
def single (i : Nat) (j : Nat) : Nat := Nat.rec (motive := fun _ => Nat → Nat)
  (fun j => Nat.rec (motive := fun _ => Nat) 1 (fun _ _ => 0) j)
  (fun _ ih j => Nat.rec (motive := fun _ => Nat) 0 (fun j _ => ih j) j) i j

theorem single_zero : (fun j => single 0 (j + 1)) = fun _ => 0 := rfl

theorem single_succ (i : Nat) : (fun j => single (i + 1) (j + 1)) = single i := rfl

theorem mono_single (xs : List R) : ∀ i, mono xs (single i) = lookup 1 xs i := by
  induction xs with
  | nil => intro i; rfl
  | cons x xs ih =>
    intro i
    cases i with
    | zero =>
      show x ^ 1 * mono xs (fun _ => 0) = x
      rw [mono_zero, mul_one, pow_succ, pow_zero, one_mul]
    | succ i =>
      show x ^ 0 * mono xs (single i) = lookup 1 xs i
      rw [ih, pow_zero, one_mul]

theorem weight_single (ws : List Nat) : ∀ i, weight ws (single i) = lookup 0 ws i := by
  induction ws with
  | nil => intro i; rfl
  | cons w ws ih =>
    intro i
    cases i with
    | zero => show w * 1 + weight ws (fun _ => 0) = w; rw [weight_zero, Nat.mul_one, Nat.add_zero]
    | succ i =>
      show w * 0 + weight ws (single i) = lookup 0 ws i
      rw [ih, Nat.mul_zero, Nat.zero_add]

end monomials

/-! ## Terms of an expression -/

theorem every_append {q : (Nat → Nat) → Prop} {l r : List Term} (hl : Every q l) (hr : Every q r) : Every q (l ++ r) := by
  induction l with
  | nil => exact hr
  | cons a l ih => exact ⟨hl.1, ih hl.2⟩

theorem every_imp {q s : (Nat → Nat) → Prop} (h : ∀ m, q m → s m) {l : List Term} (hl : Every q l) : Every s l := by
  induction l with
  | nil => trivial
  | cons a l ih => exact ⟨h _ hl.1, ih hl.2⟩

theorem every_scale {q s t : (Nat → Nat) → Prop} (h : ∀ m n, q m → s n → t (fun i => m i + n i)) (c : Nat)
    {m : Nat → Nat} (hm : q m) {r : List Term} (hr : Every s r) : Every t (scale c m r) := by
  induction r with
  | nil => trivial
  | cons a r ih => exact ⟨h _ _ hm hr.1, ih hr.2⟩

theorem every_product {q s t : (Nat → Nat) → Prop} (h : ∀ m n, q m → s n → t (fun i => m i + n i))
    {l r : List Term} (hl : Every q l) (hr : Every s r) : Every t (product l r) := by
  induction l with
  | nil => trivial
  | cons a l ih => exact every_append (every_scale h _ hl.1 hr) (ih hl.2)

/-- A monomial counted by `c` (a sum of exponents with factors). -/
structure Counts (c : Nat → Nat) (f : (Nat → Nat) → Nat) : Prop where
  zero : f (fun _ => 0) = 0
  single : ∀ i, f (single i) ≤ c i
  add : ∀ m n : Nat → Nat, f (fun i => m i + n i) = f m + f n

/-- The terms of a power. -/
def powers (p n : List Term) : Nat → List Term × List Term
  | 0 => ([(1, fun _ => 0)], [])
  | k + 1 => (product (powers p n k).1 p ++ product (powers p n k).2 n,
      product (powers p n k).1 n ++ product (powers p n k).2 p)

/-- Positive and negative terms. -/
noncomputable def terms (e : RExpr) : List Term × List Term :=
  RExpr.rec (motive := fun _ => List Term × List Term) (fun n => ([(n, fun _ => 0)], [])) ([], [])
    ([(1, fun _ => 0)], []) (fun i => ([(1, single i)], [])) (fun _ _ x y => (x.1 ++ y.1, x.2 ++ y.2))
    (fun _ _ x y => (product x.1 y.1 ++ product x.2 y.2, product x.1 y.2 ++ product x.2 y.1))
    (fun _ k x => powers x.1 x.2 k) (fun _ x => (x.2, x.1)) (fun _ _ x y => (x.1 ++ y.2, x.2 ++ y.1)) e

/-- The degree bounds hold for every term. -/
theorem terms_deg {c : Nat → Nat} {f : (Nat → Nat) → Nat} (hf : Counts c f) (e : RExpr) :
    Every (fun m => f m ≤ e.deg c) (terms e).1 ∧ Every (fun m => f m ≤ e.deg c) (terms e).2 := by
  induction e with
  | num n => exact ⟨⟨Nat.le_of_eq hf.zero, trivial⟩, trivial⟩
  | zero => exact ⟨trivial, trivial⟩
  | one => exact ⟨⟨Nat.le_of_eq hf.zero, trivial⟩, trivial⟩
  | var i => exact ⟨⟨hf.single i, trivial⟩, trivial⟩
  | add a b iha ihb =>
    have e : (RExpr.add a b).deg c = a.deg c + (b.deg c - a.deg c) := rfl
    have la : ∀ m, f m ≤ a.deg c → f m ≤ (RExpr.add a b).deg c := fun m h => by rw [e]; omega
    have lb : ∀ m, f m ≤ b.deg c → f m ≤ (RExpr.add a b).deg c := fun m h => by rw [e]; omega
    exact ⟨every_append (every_imp la iha.1) (every_imp lb ihb.1), every_append (every_imp la iha.2) (every_imp lb ihb.2)⟩
  | mul a b iha ihb =>
    have h : ∀ m n, f m ≤ a.deg c → f n ≤ b.deg c → f (fun i => m i + n i) ≤ (RExpr.mul a b).deg c := fun m n hm hn => by
      rw [hf.add]
      exact Nat.add_le_add hm hn
    exact ⟨every_append (every_product h iha.1 ihb.1) (every_product h iha.2 ihb.2),
      every_append (every_product h iha.1 ihb.2) (every_product h iha.2 ihb.1)⟩
  | pow a k iha =>
    show Every (fun m => f m ≤ k * a.deg c) (powers (terms a).1 (terms a).2 k).1
      ∧ Every (fun m => f m ≤ k * a.deg c) (powers (terms a).1 (terms a).2 k).2
    induction k with
    | zero => exact ⟨⟨Nat.le_trans (Nat.le_of_eq hf.zero) (Nat.zero_le _), trivial⟩, trivial⟩
    | succ k ih =>
      have h : ∀ m n, f m ≤ k * a.deg c → f n ≤ a.deg c → f (fun i => m i + n i) ≤ (k + 1) * a.deg c :=
        fun m n hm hn => by
          rw [hf.add, Nat.succ_mul]
          exact Nat.add_le_add hm hn
      exact ⟨every_append (every_product h ih.1 iha.1) (every_product h ih.2 iha.2),
        every_append (every_product h ih.1 iha.2) (every_product h ih.2 iha.1)⟩
  | neg a iha => exact ⟨iha.2, iha.1⟩
  | sub a b iha ihb =>
    have e : (RExpr.sub a b).deg c = a.deg c + (b.deg c - a.deg c) := rfl
    have la : ∀ m, f m ≤ a.deg c → f m ≤ (RExpr.sub a b).deg c := fun m h => by rw [e]; omega
    have lb : ∀ m, f m ≤ b.deg c → f m ≤ (RExpr.sub a b).deg c := fun m h => by rw [e]; omega
    exact ⟨every_append (every_imp la iha.1) (every_imp lb ihb.2), every_append (every_imp la iha.2) (every_imp lb ihb.1)⟩

theorem csum_terms (e : RExpr) : csum (terms e).1 + csum (terms e).2 ≤ e.norm := by
  induction e with
  | num n => show n + 0 + 0 ≤ n; omega
  | zero => exact Nat.le_refl 0
  | one => exact Nat.le_refl 1
  | var i => exact Nat.le_refl 1
  | add a b iha ihb =>
    show csum ((terms a).1 ++ (terms b).1) + csum ((terms a).2 ++ (terms b).2) ≤ a.norm + b.norm
    rw [csum_append, csum_append]
    omega
  | mul a b iha ihb =>
    show csum (product (terms a).1 (terms b).1 ++ product (terms a).2 (terms b).2)
      + csum (product (terms a).1 (terms b).2 ++ product (terms a).2 (terms b).1) ≤ a.norm * b.norm
    have := Nat.mul_le_mul iha ihb
    simp only [csum_append, csum_product]
    simp only [Nat.add_mul, Nat.mul_add] at this
    omega
  | pow a k iha =>
    show csum (powers (terms a).1 (terms a).2 k).1 + csum (powers (terms a).1 (terms a).2 k).2 ≤ a.norm ^ k
    induction k with
    | zero => exact Nat.le_refl 1
    | succ k ih =>
      show csum (product (powers (terms a).1 (terms a).2 k).1 (terms a).1
          ++ product (powers (terms a).1 (terms a).2 k).2 (terms a).2)
        + csum (product (powers (terms a).1 (terms a).2 k).1 (terms a).2
          ++ product (powers (terms a).1 (terms a).2 k).2 (terms a).1) ≤ a.norm ^ k * a.norm
      have := Nat.mul_le_mul ih iha
      simp only [csum_append, csum_product]
      simp only [Nat.add_mul, Nat.mul_add] at this
      omega
  | neg a iha => show csum (terms a).2 + csum (terms a).1 ≤ a.norm; omega
  | sub a b iha ihb =>
    show csum ((terms a).1 ++ (terms b).2) + csum ((terms a).2 ++ (terms b).1) ≤ a.norm + b.norm
    rw [csum_append, csum_append]
    omega

section
variable {R : Type u} [CommSemiring R]

/-- Product of two differences. -/
theorem mul_balance {a b p n q r : R} (ha : a + n = p) (hb : b + r = q) :
    a * b + (p * r + n * q) = p * q + n * r := by
  subst ha hb
  simp only [add_mul, mul_add]
  simp only [add_assoc, add_left_comm, add_comm]

theorem terms_denote {neg : R → R} {sub : R → R → R} (xs : List R) (e : RExpr)
    (h : e.plain = true ∨ (∀ a, neg a + a = 0) ∧ ∀ a b, sub a b + b = a) :
    e.denote neg sub xs + tsum (mono xs) (terms e).2 = tsum (mono xs) (terms e).1 := by
  induction e with
  | num n =>
    show (Nat.cast n : R) + 0 = (Nat.cast n : R) * mono xs (fun _ => 0) + 0
    rw [mono_zero, mul_one]
  | zero => show (0 : R) + 0 = 0; rw [add_zero]
  | one =>
    show (1 : R) + 0 = (Nat.cast 1 : R) * mono xs (fun _ => 0) + 0
    rw [mono_zero, mul_one, Nat.cast_one]
  | var i =>
    show lookup 1 xs i + 0 = (Nat.cast 1 : R) * mono xs (single i) + 0
    rw [mono_single, Nat.cast_one, one_mul]
  | add a b iha ihb =>
    have ha := iha (h.imp (fun h => (Bool.and_eq_true_iff.mp h).1) id)
    have hb := ihb (h.imp (fun h => (Bool.and_eq_true_iff.mp h).2) id)
    show a.denote neg sub xs + b.denote neg sub xs + tsum (mono xs) ((terms a).2 ++ (terms b).2)
      = tsum (mono xs) ((terms a).1 ++ (terms b).1)
    rw [tsum_append, tsum_append, add_add_add_comm, ha, hb]
  | mul a b iha ihb =>
    have ha := iha (h.imp (fun h => (Bool.and_eq_true_iff.mp h).1) id)
    have hb := ihb (h.imp (fun h => (Bool.and_eq_true_iff.mp h).2) id)
    show a.denote neg sub xs * b.denote neg sub xs
        + tsum (mono xs) (product (terms a).1 (terms b).2 ++ product (terms a).2 (terms b).1)
      = tsum (mono xs) (product (terms a).1 (terms b).1 ++ product (terms a).2 (terms b).2)
    simp only [tsum_append, tsum_product (mono_add xs)]
    exact mul_balance ha hb
  | pow a k iha =>
    have ha := iha (h.imp id id)
    show a.denote neg sub xs ^ k + tsum (mono xs) (powers (terms a).1 (terms a).2 k).2
      = tsum (mono xs) (powers (terms a).1 (terms a).2 k).1
    clear h iha
    induction k with
    | zero =>
      show a.denote neg sub xs ^ 0 + 0 = (Nat.cast 1 : R) * mono xs (fun _ => 0) + 0
      rw [mono_zero, mul_one, Nat.cast_one, pow_zero]
    | succ k ih =>
      show a.denote neg sub xs ^ (k + 1)
          + tsum (mono xs) (product (powers (terms a).1 (terms a).2 k).1 (terms a).2
            ++ product (powers (terms a).1 (terms a).2 k).2 (terms a).1)
        = tsum (mono xs) (product (powers (terms a).1 (terms a).2 k).1 (terms a).1
            ++ product (powers (terms a).1 (terms a).2 k).2 (terms a).2)
      simp only [tsum_append, tsum_product (mono_add xs), pow_succ]
      exact mul_balance ih ha
  | neg a iha =>
    cases h with
    | inl h => exact absurd h (by intro h; exact Bool.noConfusion h)
    | inr h =>
      have ha := iha (Or.inr h)
      show neg (a.denote neg sub xs) + tsum (mono xs) (terms a).1 = tsum (mono xs) (terms a).2
      rw [← ha, ← add_assoc, h.1, zero_add]
  | sub a b iha ihb =>
    cases h with
    | inl h => exact absurd h (by intro h; exact Bool.noConfusion h)
    | inr h =>
      have ha := iha (Or.inr h)
      have hb := ihb (Or.inr h)
      show sub (a.denote neg sub xs) (b.denote neg sub xs) + tsum (mono xs) ((terms a).2 ++ (terms b).1)
        = tsum (mono xs) ((terms a).1 ++ (terms b).2)
      rw [tsum_append, tsum_append, ← ha, ← hb]
      conv => rhs; rw [← h.2 (a.denote neg sub xs) (b.denote neg sub xs)]
      simp only [add_assoc, add_left_comm, add_comm]

end

/-! ## Values modulo `N` -/

theorem mul_diff (p n q r : Int) : (p - n) * (q - r) = p * q + n * r - (p * r + n * q) := by
  rw [Int.sub_mul, Int.mul_sub, Int.mul_sub]
  omega

theorem emod_mul_congr {a b c d N : Int} (h : a % N = b % N) (g : c % N = d % N) : a * c % N = b * d % N := by
  rw [Int.mul_emod, h, g, ← Int.mul_emod]

theorem emod_add_congr {a b c d N : Int} (h : a % N = b % N) (g : c % N = d % N) : (a + c) % N = (b + d) % N := by
  rw [Int.add_emod, h, g, ← Int.add_emod]

theorem emod_sub_congr {a b c d N : Int} (h : a % N = b % N) (g : c % N = d % N) : (a - c) % N = (b - d) % N := by
  rw [Int.sub_emod, h, g, ← Int.sub_emod]

theorem complement (N x : Nat) (hN : 0 < N) : ((N - x % N : Nat) : Int) % N = (0 - (x : Int)) % N := by
  have h : x % N ≤ N := Nat.le_of_lt (Nat.mod_lt x hN)
  rw [Int.ofNat_sub h, Int.natCast_emod]
  have h0 : (N : Int) % N = 0 % N := by rw [Int.emod_self, Int.zero_emod]
  exact emod_sub_congr h0 (Int.emod_emod_of_dvd _ (Int.dvd_refl _))

/-- The terms' value at the point. -/
noncomputable abbrev point (ws : List Nat) (b : Nat) (l : List Term) : Int := (nsum (2 ^ b) (weight ws) l : Nat)

theorem point_append (ws : List Nat) (b : Nat) (l r : List Term) :
    point ws b (l ++ r) = point ws b l + point ws b r := by
  show ((nsum (2 ^ b) (weight ws) (l ++ r) : Nat) : Int) = _
  rw [nsum_append, Int.natCast_add]

theorem point_product (ws : List Nat) (b : Nat) (l r : List Term) :
    point ws b (product l r) = point ws b l * point ws b r := by
  show ((nsum (2 ^ b) (weight ws) (product l r) : Nat) : Int) = _
  rw [nsum_product (weight_add ws), Int.natCast_mul]

theorem terms_val (ws : List Nat) (b : Nat) {N : Nat} (hN : 0 < N) (e : RExpr) :
    ((e.val ws b N : Nat) : Int) % N = (point ws b (terms e).1 - point ws b (terms e).2) % N := by
  have fold : ∀ x : Nat, ((x % N : Nat) : Int) % N = (x : Int) % N := fun x => by
    rw [Int.natCast_emod]
    exact Int.emod_emod_of_dvd _ (Int.dvd_refl _)
  induction e with
  | num n =>
    have : nsum (2 ^ b) (weight ws) [(n, fun _ => 0)] = n := by
      show n * (2 ^ b) ^ weight ws (fun _ => 0) + 0 = n
      rw [weight_zero, Nat.pow_zero, Nat.mul_one]
      rfl
    show ((n % N : Nat) : Int) % N = ((nsum (2 ^ b) (weight ws) [(n, fun _ => 0)] : Nat) - (0 : Int)) % N
    rw [fold, this, Int.sub_zero]
  | zero => rfl
  | one =>
    have : nsum (2 ^ b) (weight ws) [(1, fun _ => 0)] = 1 := by
      show 1 * (2 ^ b) ^ weight ws (fun _ => 0) + 0 = 1
      rw [weight_zero, Nat.pow_zero]
      rfl
    show ((1 : Nat) : Int) % N = ((nsum (2 ^ b) (weight ws) [(1, fun _ => 0)] : Nat) - (0 : Int)) % N
    rw [this, Int.sub_zero]
  | var i =>
    have : nsum (2 ^ b) (weight ws) [(1, single i)] = 2 ^ (b * lookup 0 ws i) := by
      show 1 * (2 ^ b) ^ weight ws (single i) + 0 = _
      rw [weight_single, Nat.one_mul, Nat.pow_mul]
      rfl
    show ((2 ^ (b * lookup 0 ws i) : Nat) : Int) % N = ((nsum (2 ^ b) (weight ws) [(1, single i)] : Nat) - (0 : Int)) % N
    rw [this, Int.sub_zero]
  | add x y ihx ihy =>
    show (((x.val ws b N + y.val ws b N) % N : Nat) : Int) % N
      = (point ws b ((terms x).1 ++ (terms y).1) - point ws b ((terms x).2 ++ (terms y).2)) % N
    rw [fold, Int.natCast_add, emod_add_congr ihx ihy, point_append, point_append]
    congr 1
    omega
  | mul x y ihx ihy =>
    show (((x.val ws b N * y.val ws b N) % N : Nat) : Int) % N
      = (point ws b (product (terms x).1 (terms y).1 ++ product (terms x).2 (terms y).2)
        - point ws b (product (terms x).1 (terms y).2 ++ product (terms x).2 (terms y).1)) % N
    rw [fold, Int.natCast_mul, emod_mul_congr ihx ihy, mul_diff]
    simp only [point_append, point_product]
  | pow x k ihx =>
    show (((x.val ws b N ^ k) % N : Nat) : Int) % N
      = (point ws b (powers (terms x).1 (terms x).2 k).1 - point ws b (powers (terms x).1 (terms x).2 k).2) % N
    rw [fold]
    induction k with
    | zero =>
      have : nsum (2 ^ b) (weight ws) [(1, fun _ => 0)] = 1 := by
        show 1 * (2 ^ b) ^ weight ws (fun _ => 0) + 0 = 1
        rw [weight_zero, Nat.pow_zero]
        rfl
      show ((1 : Nat) : Int) % N = ((nsum (2 ^ b) (weight ws) [(1, fun _ => 0)] : Nat) - (0 : Int)) % N
      rw [this, Int.sub_zero]
    | succ k ih =>
      show ((x.val ws b N ^ k * x.val ws b N : Nat) : Int) % N
        = (point ws b (product (powers (terms x).1 (terms x).2 k).1 (terms x).1
            ++ product (powers (terms x).1 (terms x).2 k).2 (terms x).2)
          - point ws b (product (powers (terms x).1 (terms x).2 k).1 (terms x).2
            ++ product (powers (terms x).1 (terms x).2 k).2 (terms x).1)) % N
      rw [Int.natCast_mul, emod_mul_congr ih ihx, mul_diff]
      simp only [point_append, point_product]
  | neg x ihx =>
    show ((N - x.val ws b N % N : Nat) : Int) % N = (point ws b (terms x).2 - point ws b (terms x).1) % N
    rw [complement N _ hN, emod_sub_congr (rfl : (0 : Int) % N = 0 % N) ihx]
    congr 1
    omega
  | sub x y ihx ihy =>
    show (((x.val ws b N + (N - y.val ws b N % N)) % N : Nat) : Int) % N
      = (point ws b ((terms x).1 ++ (terms y).2) - point ws b ((terms x).2 ++ (terms y).1)) % N
    rw [fold, Int.natCast_add, emod_add_congr ihx (complement N _ hN),
      emod_add_congr rfl (emod_sub_congr rfl ihy), point_append, point_append]
    congr 1
    omega

end Mathlib.Tactic.Ring
