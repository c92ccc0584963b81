import Mathlib.Algebra.Group.Basic
import Mathlib.Algebra.Ring.Nat

/-!
Sums in additive commutative monoids and groups, for `abel`. An expression is evaluated with atom `i` standing for
`2 ^ (b * i)`, positive and negative parts apart; the digits of the two numbers are the coefficients (`digits`), so that
equal numbers mean equal sums. The kernel does this with `Nat` literals.
-/

universe u

namespace Mathlib.Tactic.Abel

/-! ## The operations that the procedure looks for -/

section operations
variable (M : Type u)

def zeroOp [AddCommMonoid M] : M := 0
def addOp [AddCommMonoid M] (a b : M) : M := a + b
def nsmulOp [AddCommMonoid M] (n : Nat) (a : M) : M := n • a
def negOp [AddCommGroup M] (a : M) : M := -a
def subOp [AddCommGroup M] (a b : M) : M := a - b
def zsmulOp [AddCommGroup M] (n : Int) (a : M) : M := n • a

end operations

/-! ## Expressions -/

inductive AExpr where
  | zero
  | var (i : Nat)
  | add (a b : AExpr)
  | sub (a b : AExpr)
  | neg (a : AExpr)
  | nsmul (n : Nat) (a : AExpr)
  | zsmul (n : Int) (a : AExpr)

namespace AExpr

/-- The meaning of an expression. -/
noncomputable abbrev denote {M : Type u} [AddCommMonoid M] (sub : M → M → M) (neg : M → M) (zsmul : Int → M → M)
    (x : Nat → M) (e : AExpr) : M :=
  AExpr.rec (motive := fun _ => M) 0 x (fun _ _ a b => a + b) (fun _ _ a b => sub a b) (fun _ a => neg a)
    (fun n _ a => n • a) (fun n _ a => zsmul n a) e

/-- A bound of the sum of the absolute values of the coefficients. -/
noncomputable def norm (e : AExpr) : Nat :=
  AExpr.rec (motive := fun _ => Nat) 0 (fun _ => 1) (fun _ _ a b => Nat.add a b) (fun _ _ a b => Nat.add a b)
    (fun _ a => a) (fun n _ a => Nat.mul n a)
    (fun n _ a => Int.rec (motive := fun _ => Nat) (fun k => Nat.mul k a) (fun k => Nat.mul (Nat.succ k) a) n) e

/-- The value of the positive or negative part where atom `i` is `2 ^ (b * i)`. -/
noncomputable def val (b : Nat) (e : AExpr) : Bool → Nat :=
  AExpr.rec (motive := fun _ => Bool → Nat) (fun _ => 0)
    (fun i s => Bool.rec (motive := fun _ => Nat) 0 (Nat.pow 2 (Nat.mul b i)) s)
    (fun _ _ p q s => Nat.add (p s) (q s)) (fun _ _ p q s => Nat.add (p s) (q (not s))) (fun _ p s => p (not s))
    (fun n _ p s => Nat.mul n (p s))
    (fun n _ p s => Int.rec (motive := fun _ => Nat) (fun k => Nat.mul k (p s)) (fun k => Nat.mul (Nat.succ k) (p (not s))) n) e

/-- Does no negation occur? -/
noncomputable def plain (e : AExpr) : Bool :=
  AExpr.rec (motive := fun _ => Bool) true (fun _ => true) (fun _ _ a b => and a b) (fun _ _ _ _ => false)
    (fun _ _ => false) (fun _ _ a => a) (fun _ _ _ => false) e

/-- More than every atom's number. -/
def bound : AExpr → Nat
  | zero => 0
  | var i => i + 1
  | add a b => a.bound + b.bound
  | sub a b => a.bound + b.bound
  | neg a => a.bound
  | nsmul _ a => a.bound
  | zsmul _ a => a.bound

/-- The positive or negative part. -/
def part {M : Type u} [AddCommMonoid M] (x : Nat → M) : AExpr → Bool → M
  | zero, _ => 0
  | var i, true => x i
  | var _, false => 0
  | add a b, s => a.part x s + b.part x s
  | sub a b, s => a.part x s + b.part x (!s)
  | neg a, s => a.part x (!s)
  | nsmul n a, s => n • a.part x s
  | zsmul (Int.ofNat n) a, s => n • a.part x s
  | zsmul (Int.negSucc n) a, s => (n + 1) • a.part x (!s)

end AExpr

/-! ## Linear combinations -/

section lin
variable {M : Type u} [AddCommMonoid M]

/-- `∑ i < n, c i • x i`. -/
def lin (x : Nat → M) : Nat → (Nat → Nat) → M
  | 0, _ => 0
  | n + 1, c => lin x n c + c n • x n

theorem lin_zero (x : Nat → M) : ∀ n, lin x n (fun _ => 0) = 0
  | 0 => rfl
  | n + 1 => by show lin x n _ + 0 • x n = 0; rw [lin_zero x n, zero_nsmul, add_zero]

theorem lin_add (x : Nat → M) (c d : Nat → Nat) : ∀ n, lin x n (fun i => c i + d i) = lin x n c + lin x n d
  | 0 => (add_zero (0 : M)).symm
  | n + 1 => by
    show lin x n _ + (c n + d n) • x n = lin x n c + c n • x n + (lin x n d + d n • x n)
    rw [lin_add x c d n, add_nsmul, add_add_add_comm]

theorem mul_nsmul_of (m : Nat) (a : M) : ∀ n, (n * m) • a = n • m • a
  | 0 => by rw [Nat.zero_mul, zero_nsmul, zero_nsmul]
  | n + 1 => by rw [Nat.succ_mul, add_nsmul, mul_nsmul_of m a n, succ_nsmul]

theorem lin_mul (x : Nat → M) (k : Nat) (c : Nat → Nat) : ∀ n, lin x n (fun i => k * c i) = k • lin x n c
  | 0 => (nsmul_zero k).symm
  | n + 1 => by
    show lin x n _ + (k * c n) • x n = k • (lin x n c + c n • x n)
    rw [lin_mul x k c n, mul_nsmul_of, nsmul_add]

/-- `1` at `j`. -/
def unit (j i : Nat) : Nat := if i = j then 1 else 0

theorem lin_unit_small (x : Nat → M) (i : Nat) : ∀ n, n ≤ i → lin x n (fun j => unit j i) = 0
  | 0, _ => rfl
  | n + 1, h => by
    show lin x n _ + unit n i • x n = 0
    rw [lin_unit_small x i n (by omega), unit, if_neg (by omega), zero_nsmul, add_zero]

theorem lin_unit (x : Nat → M) (i : Nat) : ∀ n, i < n → lin x n (fun j => unit j i) = x i
  | 0, h => absurd h (Nat.not_lt_zero i)
  | n + 1, h => by
    show lin x n _ + unit n i • x n = x i
    rcases Nat.lt_or_ge i n with k | k
    · rw [lin_unit x i n k, unit, if_neg (by omega), zero_nsmul, add_zero]
    · have : i = n := by omega
      subst this
      rw [lin_unit_small x i i (Nat.le_refl i), unit, if_pos rfl, one_nsmul, zero_add]

theorem lin_congr (x : Nat → M) {c d : Nat → Nat} : ∀ n, (∀ i, i < n → c i = d i) → lin x n c = lin x n d
  | 0, _ => rfl
  | n + 1, h => by
    show lin x n c + c n • x n = lin x n d + d n • x n
    rw [lin_congr x n (fun i hi => h i (by omega)), h n (by omega)]

/-- The parts of an expression are linear combinations of the atoms. -/
theorem part_eq_lin (x : Nat → M) (n : Nat) (e : AExpr) : ∀ s, e.bound ≤ n →
    e.part x s = lin x n (fun j => e.part (unit j) s) := by
  induction e with
  | zero => intro s _; exact (lin_zero x n).symm
  | var i =>
    intro s h
    cases s with
    | false => exact (lin_zero x n).symm
    | true => exact (lin_unit x i n h).symm
  | add a b iha ihb =>
    intro s h
    have h : a.bound + b.bound ≤ n := h
    show a.part x s + b.part x s = lin x n (fun j => a.part (unit j) s + b.part (unit j) s)
    rw [lin_add, ← iha s (by omega), ← ihb s (by omega)]
  | sub a b iha ihb =>
    intro s h
    have h : a.bound + b.bound ≤ n := h
    show a.part x s + b.part x (!s) = lin x n (fun j => a.part (unit j) s + b.part (unit j) (!s))
    rw [lin_add, ← iha s (by omega), ← ihb (!s) (by omega)]
  | neg a ih => intro s h; exact ih (!s) h
  | nsmul k a ih =>
    intro s h
    show k • a.part x s = lin x n (fun j => k * a.part (unit j) s)
    rw [lin_mul, ← ih s h]
  | zsmul k a ih =>
    intro s h
    cases k with
    | ofNat k =>
      show k • a.part x s = lin x n (fun j => k * a.part (unit j) s)
      rw [lin_mul, ← ih s h]
    | negSucc k =>
      show (k + 1) • a.part x (!s) = lin x n (fun j => (k + 1) * a.part (unit j) (!s))
      rw [lin_mul, ← ih (!s) h]

end lin

/-! ## Digits -/

theorem lin_lt {B : Nat} {c : Nat → Nat} (h : ∀ i, c i < B) : ∀ n, lin (fun i => B ^ i) n c < B ^ n
  | 0 => Nat.lt_succ_self 0
  | n + 1 => by
    show lin (fun i => B ^ i) n c + c n * B ^ n < B ^ n * B
    have h1 := lin_lt h n
    have h2 : (c n + 1) * B ^ n ≤ B * B ^ n := Nat.mul_le_mul_right _ (h n)
    rw [Nat.add_mul, Nat.one_mul] at h2
    rw [Nat.mul_comm (B ^ n) B]
    omega

theorem digits {B : Nat} {c d : Nat → Nat} (hc : ∀ i, c i < B) (hd : ∀ i, d i < B) : ∀ n,
    lin (fun i => B ^ i) n c = lin (fun i => B ^ i) n d → ∀ i, i < n → c i = d i
  | 0, _, i, hi => absurd hi (Nat.not_lt_zero i)
  | n + 1, h, i, hi => by
    have h : lin (fun i => B ^ i) n c + c n * B ^ n = lin (fun i => B ^ i) n d + d n * B ^ n := h
    have lc := lin_lt hc n
    have ld := lin_lt hd n
    have pos : 0 < B ^ n := Nat.lt_of_le_of_lt (Nat.zero_le _) lc
    have top : c n = d n := by
      have := congrArg (· / B ^ n) h
      simp only [Nat.add_mul_div_right _ _ pos, Nat.div_eq_of_lt lc, Nat.div_eq_of_lt ld] at this
      omega
    rcases Nat.lt_or_ge i n with k | k
    · rw [top] at h
      exact digits hc hd n (by omega) i k
    · have : i = n := by omega
      rw [this, top]

/-! ## Values, bounds, meaning -/

theorem val_eq_part (b : Nat) (e : AExpr) : ∀ s, e.val b s = e.part (fun i => (2 ^ b) ^ i) s := by
  induction e with
  | zero => intro s; rfl
  | var i =>
    intro s
    cases s with
    | false => rfl
    | true => exact Nat.pow_mul 2 b i
  | add a c iha ihb => intro s; show a.val b s + c.val b s = _; rw [iha, ihb]; rfl
  | sub a c iha ihb => intro s; show a.val b s + c.val b (!s) = _; rw [iha, ihb]; rfl
  | neg a ih => intro s; exact ih (!s)
  | nsmul k a ih => intro s; exact congrArg _ (ih s)
  | zsmul k a ih =>
    intro s
    cases k with
    | ofNat k => exact congrArg (k * ·) (ih s)
    | negSucc k => exact congrArg ((k + 1) * ·) (ih (!s))

theorem part_le_norm {x : Nat → Nat} (hx : ∀ i, x i ≤ 1) (e : AExpr) : e.part x true + e.part x false ≤ e.norm := by
  have mul : ∀ k p q r : Nat, p + q ≤ r → k * p + k * q ≤ k * r := fun k p q r h => by
    rw [← Nat.mul_add]; exact Nat.mul_le_mul_left k h
  induction e with
  | zero => exact Nat.le_refl 0
  | var i => exact hx i
  | add a b iha ihb =>
    show a.part x true + b.part x true + (a.part x false + b.part x false) ≤ a.norm + b.norm
    omega
  | sub a b iha ihb =>
    show a.part x true + b.part x false + (a.part x false + b.part x true) ≤ a.norm + b.norm
    omega
  | neg a ih => show a.part x false + a.part x true ≤ a.norm; omega
  | nsmul k a ih => exact mul k _ _ _ ih
  | zsmul k a ih =>
    cases k with
    | ofNat k => exact mul k _ _ _ ih
    | negSucc k => exact mul (k + 1) _ _ _ (by rw [Nat.add_comm]; exact ih)

section meaning
variable {M : Type u} [AddCommMonoid M]

/-- What the operations of a group satisfy. -/
structure Laws (sub : M → M → M) (neg : M → M) (zsmul : Int → M → M) : Prop where
  sub_add : ∀ a b, sub a b + b = a
  neg_add : ∀ a, neg a + a = 0
  zsmul_ofNat : ∀ (n : Nat) (a), zsmul (Int.ofNat n) a = n • a
  zsmul_negSucc : ∀ (n : Nat) (a), zsmul (Int.negSucc n) a + (n + 1) • a = 0

theorem denote_plain {sub : M → M → M} {neg : M → M} {zsmul : Int → M → M} (x : Nat → M) (e : AExpr)
    (h : e.plain = true) : e.denote sub neg zsmul x + e.part x false = e.part x true := by
  induction e with
  | zero => exact add_zero 0
  | var i => exact add_zero (x i)
  | add a b iha ihb =>
    have h := Bool.and_eq_true_iff.mp h
    show a.denote sub neg zsmul x + b.denote sub neg zsmul x + (a.part x false + b.part x false) = _
    rw [add_add_add_comm, iha h.1, ihb h.2]
    rfl
  | sub a b _ _ => exact Bool.noConfusion h
  | neg a _ => exact Bool.noConfusion h
  | nsmul k a ih =>
    show k • a.denote sub neg zsmul x + k • a.part x false = k • a.part x true
    rw [← nsmul_add, ih h]
  | zsmul k a _ => exact Bool.noConfusion h

theorem denote_group {sub : M → M → M} {neg : M → M} {zsmul : Int → M → M} (h : Laws sub neg zsmul) (x : Nat → M)
    (e : AExpr) : e.denote sub neg zsmul x + e.part x false = e.part x true := by
  induction e with
  | zero => exact add_zero 0
  | var i => exact add_zero (x i)
  | add a b iha ihb =>
    show a.denote sub neg zsmul x + b.denote sub neg zsmul x + (a.part x false + b.part x false) = _
    rw [add_add_add_comm, iha, ihb]
    rfl
  | sub a b iha ihb =>
    show sub (a.denote sub neg zsmul x) (b.denote sub neg zsmul x) + (a.part x false + b.part x true)
      = a.part x true + b.part x false
    rw [← ihb, ← iha, add_left_comm (a.part x false), add_comm (a.part x false), ← add_assoc, ← add_assoc, h.sub_add,
      add_assoc, add_assoc, add_comm (b.part x false)]
  | neg a ih =>
    show neg (a.denote sub neg zsmul x) + a.part x true = a.part x false
    rw [← ih, ← add_assoc, h.neg_add, zero_add]
  | nsmul k a ih =>
    show k • a.denote sub neg zsmul x + k • a.part x false = k • a.part x true
    rw [← nsmul_add, ih]
  | zsmul k a ih =>
    cases k with
    | ofNat k =>
      show zsmul (Int.ofNat k) (a.denote sub neg zsmul x) + k • a.part x false = k • a.part x true
      rw [h.zsmul_ofNat, ← nsmul_add, ih]
    | negSucc k =>
      show zsmul (Int.negSucc k) (a.denote sub neg zsmul x) + (k + 1) • a.part x true = (k + 1) • a.part x false
      rw [← ih, nsmul_add, ← add_assoc, h.zsmul_negSucc, zero_add]

/-- Everything that is evaluated. -/
noncomputable def check (b : Nat) (e f : AExpr) : Bool :=
  and (Nat.ble (Nat.succ (Nat.add e.norm f.norm)) (Nat.pow 2 b))
    (Nat.beq (Nat.add (e.val b true) (f.val b false)) (Nat.add (f.val b true) (e.val b false)))

theorem part_eq_of_check (x : Nat → M) {b : Nat} {e f : AExpr} (h : check b e f = true) :
    e.part x true + f.part x false = f.part x true + e.part x false := by
  have ⟨hb, hv⟩ := Bool.and_eq_true_iff.mp h
  have hb : e.norm + f.norm < 2 ^ b := Nat.le_of_ble_eq_true hb
  have hv : e.val b true + f.val b false = f.val b true + e.val b false := Nat.eq_of_beq_eq_true hv
  have le : ∀ j i, unit j i ≤ 1 := fun j i => by rw [unit]; split <;> omega
  have small : ∀ e' f' : AExpr, e'.norm + f'.norm < 2 ^ b →
      ∀ j, e'.part (unit j) true + f'.part (unit j) false < 2 ^ b := fun e' f' h j => by
    have h1 := part_le_norm (le j) e'
    have h2 := part_le_norm (le j) f'
    omega
  have n1 : e.bound ≤ e.bound + f.bound := Nat.le_add_right _ _
  have n2 : f.bound ≤ e.bound + f.bound := Nat.le_add_left _ _
  rw [val_eq_part, val_eq_part, val_eq_part, val_eq_part, part_eq_lin _ _ e true n1, part_eq_lin _ _ e false n1,
    part_eq_lin _ _ f true n2, part_eq_lin _ _ f false n2, ← lin_add, ← lin_add] at hv
  rw [part_eq_lin x _ e true n1, part_eq_lin x _ e false n1, part_eq_lin x _ f true n2, part_eq_lin x _ f false n2,
    ← lin_add, ← lin_add]
  exact lin_congr x _ (digits (small e f hb) (small f e (by omega)) _ hv)

end meaning

/-! ## What `abel` uses -/

theorem of_check_monoid {M : Type u} [AddCommMonoid M] {x : Nat → M} {b : Nat} {e f : AExpr} (he : e.plain = true)
    (hf : f.plain = true) (h : check b e f = true) :
    e.denote (fun a _ => a) (fun a => a) (fun _ a => a) x = f.denote (fun a _ => a) (fun a => a) (fun _ a => a) x := by
  have none : ∀ e : AExpr, e.plain = true → e.part x false = 0 := by
    intro e
    induction e with
    | zero => intro _; rfl
    | var i => intro _; rfl
    | add a b iha ihb =>
      intro h
      have h := Bool.and_eq_true_iff.mp h
      show a.part x false + b.part x false = 0
      rw [iha h.1, ihb h.2, add_zero]
    | sub a b _ _ => intro h; exact Bool.noConfusion h
    | neg a _ => intro h; exact Bool.noConfusion h
    | nsmul k a ih => intro h; show k • a.part x false = 0; rw [ih h, nsmul_zero]
    | zsmul k a _ => intro h; exact Bool.noConfusion h
  have key := part_eq_of_check x h
  have de := denote_plain (sub := fun a _ => a) (neg := fun a => a) (zsmul := fun _ a => a) x e he
  have df := denote_plain (sub := fun a _ => a) (neg := fun a => a) (zsmul := fun _ a => a) x f hf
  rw [none e he, add_zero] at de
  rw [none f hf, add_zero] at df
  rw [none e he, none f hf, add_zero, add_zero] at key
  rw [de, df, key]

theorem of_check_group {M : Type u} [AddCommGroup M] {x : Nat → M} {b : Nat} {e f : AExpr} (h : check b e f = true) :
    e.denote (fun a b => a - b) (fun a => -a) (fun n a => n • a) x
      = f.denote (fun a b => a - b) (fun a => -a) (fun n a => n • a) x := by
  have laws : Laws (M := M) (fun a b => a - b) (fun a => -a) (fun n a => n • a) :=
    { sub_add := sub_add_cancel
      neg_add := neg_add_cancel
      zsmul_ofNat := fun n a => natCast_zsmul a n
      zsmul_negSucc := fun n a => by
        show Int.negSucc n • a + (n + 1) • a = 0
        rw [negSucc_zsmul, neg_add_cancel] }
  have key := part_eq_of_check x h
  rw [← denote_group laws x e, ← denote_group laws x f, add_right_comm] at key
  exact add_right_cancel (add_right_cancel key)

end Mathlib.Tactic.Abel
