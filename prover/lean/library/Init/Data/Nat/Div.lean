prelude
import Init.Data.Nat.Sub
import Init.WF

universe u

namespace Nat

/-! Division and remainder by repeated subtraction. -/

theorem div.go.fuel_congr (y : Nat) (hy : 0 < y) : ∀ (fuel1 fuel2 x : Nat) (h1 : x < fuel1) (h2 : x < fuel2),
    Nat.div.go y hy fuel1 x h1 = Nat.div.go y hy fuel2 x h2
  | 0, _, x, h1, _ => absurd h1 (Nat.not_lt_zero x)
  | _ + 1, 0, x, _, h2 => absurd h2 (Nat.not_lt_zero x)
  | f1 + 1, f2 + 1, x, h1, h2 =>
    show dite (y ≤ x) (fun h => Nat.div.go y hy f1 (x - y) (Nat.div_rec_fuel_lemma hy h h1) + 1) (fun _ => 0)
      = dite (y ≤ x) (fun h => Nat.div.go y hy f2 (x - y) (Nat.div_rec_fuel_lemma hy h h2) + 1) (fun _ => 0) from
    Or.elim (Nat.lt_or_ge x y)
      (fun h => Eq.trans (dif_neg (Nat.not_le_of_gt h)) (Eq.symm (dif_neg (Nat.not_le_of_gt h))))
      (fun h => Eq.trans (dif_pos h) (Eq.trans
        (congrArg succ (div.go.fuel_congr y hy f1 f2 (x - y) (Nat.div_rec_fuel_lemma hy h h1) (Nat.div_rec_fuel_lemma hy h h2)))
        (Eq.symm (dif_pos h))))

theorem div_eq (x y : Nat) : x / y = if 0 < y ∧ y ≤ x then (x - y) / y + 1 else 0 :=
  show dite (0 < y) (fun hy => Nat.div.go y hy (x + 1) x (Nat.lt_succ_self x)) (fun _ => 0)
    = if 0 < y ∧ y ≤ x then
        dite (0 < y) (fun hy => Nat.div.go y hy (x - y + 1) (x - y) (Nat.lt_succ_self (x - y))) (fun _ => 0) + 1
      else 0 from
  Or.elim (Nat.lt_or_ge 0 y)
    (fun hy => Or.elim (Nat.lt_or_ge x y)
      (fun h => Eq.trans (dif_pos hy) (Eq.trans (dif_neg (Nat.not_le_of_gt h)) (Eq.symm (if_neg (fun c => Nat.not_le_of_gt h c.2)))))
      (fun h => Eq.trans (dif_pos hy) (Eq.trans (dif_pos h) (Eq.trans
        (congrArg succ (Eq.trans (div.go.fuel_congr y hy x (x - y + 1) (x - y) (Nat.div_rec_fuel_lemma hy h (Nat.lt_succ_self x)) (Nat.lt_succ_self (x - y)))
          (Eq.symm (dif_pos hy))))
        (Eq.symm (if_pos (And.intro hy h)))))))
    (fun hy => Eq.trans (dif_neg (Nat.not_lt_of_ge hy)) (Eq.symm (if_neg (fun c => Nat.not_lt_of_ge hy c.1))))

theorem modCore.go.fuel_congr (y : Nat) (hy : 0 < y) : ∀ (fuel1 fuel2 x : Nat) (h1 : x < fuel1) (h2 : x < fuel2),
    Nat.modCore.go y hy fuel1 x h1 = Nat.modCore.go y hy fuel2 x h2
  | 0, _, x, h1, _ => absurd h1 (Nat.not_lt_zero x)
  | _ + 1, 0, x, _, h2 => absurd h2 (Nat.not_lt_zero x)
  | f1 + 1, f2 + 1, x, h1, h2 =>
    show dite (y ≤ x) (fun h => Nat.modCore.go y hy f1 (x - y) (Nat.div_rec_fuel_lemma hy h h1)) (fun _ => x)
      = dite (y ≤ x) (fun h => Nat.modCore.go y hy f2 (x - y) (Nat.div_rec_fuel_lemma hy h h2)) (fun _ => x) from
    Or.elim (Nat.lt_or_ge x y)
      (fun h => Eq.trans (dif_neg (Nat.not_le_of_gt h)) (Eq.symm (dif_neg (Nat.not_le_of_gt h))))
      (fun h => Eq.trans (dif_pos h) (Eq.trans
        (modCore.go.fuel_congr y hy f1 f2 (x - y) (Nat.div_rec_fuel_lemma hy h h1) (Nat.div_rec_fuel_lemma hy h h2))
        (Eq.symm (dif_pos h))))

protected theorem modCore_eq (x y : Nat) : Nat.modCore x y = if 0 < y ∧ y ≤ x then Nat.modCore (x - y) y else x :=
  show dite (0 < y) (fun hy => Nat.modCore.go y hy (x + 1) x (Nat.lt_succ_self x)) (fun _ => x)
    = if 0 < y ∧ y ≤ x then
        dite (0 < y) (fun hy => Nat.modCore.go y hy (x - y + 1) (x - y) (Nat.lt_succ_self (x - y))) (fun _ => x - y)
      else x from
  Or.elim (Nat.lt_or_ge 0 y)
    (fun hy => Or.elim (Nat.lt_or_ge x y)
      (fun h => Eq.trans (dif_pos hy) (Eq.trans (dif_neg (Nat.not_le_of_gt h)) (Eq.symm (if_neg (fun c => Nat.not_le_of_gt h c.2)))))
      (fun h => Eq.trans (dif_pos hy) (Eq.trans (dif_pos h) (Eq.trans
        (Eq.trans (modCore.go.fuel_congr y hy x (x - y + 1) (x - y) (Nat.div_rec_fuel_lemma hy h (Nat.lt_succ_self x)) (Nat.lt_succ_self (x - y)))
          (Eq.symm (dif_pos hy)))
        (Eq.symm (if_pos (And.intro hy h)))))))
    (fun hy => Eq.trans (dif_neg (Nat.not_lt_of_ge hy)) (Eq.symm (if_neg (fun c => Nat.not_lt_of_ge hy c.1))))

attribute [irreducible] Nat.div Nat.modCore

protected theorem modCore_eq_mod (n m : Nat) : Nat.modCore n m = n % m := by
  cases n with
  | zero =>
    rw [Nat.modCore_eq]
    exact if_neg (fun c => Nat.lt_irrefl 0 (Nat.lt_of_lt_of_le c.1 c.2))
  | succ n =>
    show Nat.modCore (n + 1) m = if m ≤ n + 1 then Nat.modCore (n + 1) m else n + 1
    exact Or.elim (Nat.lt_or_ge (n + 1) m)
      (fun h => Eq.trans (Nat.modCore_eq (n + 1) m) (Eq.trans (if_neg (fun c => Nat.not_le_of_gt h c.2)) (Eq.symm (if_neg (Nat.not_le_of_gt h)))))
      (fun h => Eq.symm (if_pos h))

theorem mod_eq (x y : Nat) : x % y = if 0 < y ∧ y ≤ x then (x - y) % y else x := by
  rw [← Nat.modCore_eq_mod, ← Nat.modCore_eq_mod, Nat.modCore_eq]

@[elab_as_elim] noncomputable def div.inductionOn.{v} {motive : Nat → Nat → Sort v} (x y : Nat)
    (ind : ∀ x y, 0 < y ∧ y ≤ x → motive (x - y) y → motive x y)
    (base : ∀ x y, ¬(0 < y ∧ y ≤ x) → motive x y) : motive x y :=
  Nat.strongRecOn (motive := fun x => motive x y) x (fun x ih =>
    if h : 0 < y ∧ y ≤ x then ind x y h (ih (x - y) (Nat.div_rec_lemma h)) else base x y h)

@[elab_as_elim] noncomputable def mod.inductionOn.{v} {motive : Nat → Nat → Sort v} (x y : Nat)
    (ind : ∀ x y, 0 < y ∧ y ≤ x → motive (x - y) y → motive x y)
    (base : ∀ x y, ¬(0 < y ∧ y ≤ x) → motive x y) : motive x y :=
  div.inductionOn (motive := motive) x y ind base

variable {a b c k m n x y z : Nat}

@[simp] protected theorem zero_div (b : Nat) : 0 / b = 0 := by
  rw [div_eq]
  exact if_neg (fun c => Nat.lt_irrefl 0 (Nat.lt_of_lt_of_le c.1 c.2))

@[simp] protected theorem div_zero (b : Nat) : b / 0 = 0 := by
  rw [div_eq]
  exact if_neg (fun c => Nat.lt_irrefl 0 c.1)

@[simp] theorem zero_mod (b : Nat) : 0 % b = 0 := rfl

@[simp] theorem mod_zero (a : Nat) : a % 0 = a := by
  rw [mod_eq]
  exact if_neg (fun c => Nat.lt_irrefl 0 c.1)

theorem mod_eq_of_lt (h : a < b) : a % b = a := by
  rw [mod_eq]
  exact if_neg (fun c => Nat.not_le_of_gt h c.2)

theorem div_eq_of_lt (h : a < b) : a / b = 0 := by
  rw [div_eq]
  exact if_neg (fun c => Nat.not_le_of_gt h c.2)

theorem mod_eq_sub_mod (h : a ≥ b) : a % b = (a - b) % b :=
  Or.elim (eq_zero_or_pos b)
    (fun e => by rw [e, Nat.sub_zero])
    (fun hb => by
      rw [mod_eq a b]
      exact if_pos (And.intro hb h))

theorem div_eq_sub_div (h₁ : 0 < b) (h₂ : b ≤ a) : a / b = (a - b) / b + 1 := by
  rw [div_eq a b]
  exact if_pos (And.intro h₁ h₂)

theorem div_add_mod (m n : Nat) : n * (m / n) + m % n = m :=
  div.inductionOn (motive := fun m n => n * (m / n) + m % n = m) m n
    (fun x y h ih => by
      show y * (x / y) + x % y = x
      replace ih : y * ((x - y) / y) + (x - y) % y = x - y := ih
      rw [div_eq_sub_div h.1 h.2, mod_eq_sub_mod h.2, Nat.mul_add_one, Nat.add_right_comm, ih, Nat.sub_add_cancel h.2])
    (fun x y h => by
      show y * (x / y) + x % y = x
      rw [div_eq, mod_eq, if_neg h, if_neg h, Nat.mul_zero, Nat.zero_add])

theorem mod_add_div (m k : Nat) : m % k + k * (m / k) = m := by
  rw [Nat.add_comm, div_add_mod]

theorem div_add_mod' (a b : Nat) : a / b * b + a % b = a := by rw [Nat.mul_comm, div_add_mod]

theorem mod_add_div' (m k : Nat) : m % k + m / k * k = m := by rw [Nat.mul_comm, mod_add_div]

theorem mod_le (x y : Nat) : x % y ≤ x :=
  Eq.subst (motive := fun z => x % y ≤ z) (mod_add_div x y) (le_add_right (x % y) (y * (x / y)))

theorem mod_def (m k : Nat) : m % k = m - k * (m / k) :=
  Eq.symm (Nat.sub_eq_of_eq_add (Eq.symm (mod_add_div m k)))

theorem mul_div_le (m n : Nat) : n * (m / n) ≤ m :=
  Eq.subst (motive := fun z => n * (m / n) ≤ z) (div_add_mod m n) (le_add_right (n * (m / n)) (m % n))

theorem div_mul_le_self (m n : Nat) : m / n * n ≤ m := by rw [Nat.mul_comm]; exact mul_div_le m n

theorem lt_mul_div_succ (m : Nat) (hn : 0 < n) : m < n * (m / n + 1) := by
  rw [Nat.mul_add_one]
  exact Eq.subst (motive := fun z => z < n * (m / n) + n) (div_add_mod m n) (Nat.add_lt_add_left (mod_lt m hn) (n * (m / n)))

theorem le_div_iff_mul_le (k0 : 0 < k) : x ≤ y / k ↔ x * k ≤ y :=
  Iff.intro
    (fun h => Nat.le_trans (Nat.mul_le_mul_right k h) (div_mul_le_self y k))
    (fun h => Nat.le_of_lt_succ (Nat.lt_of_mul_lt_mul_left (a := k)
      (Nat.lt_of_le_of_lt (Eq.subst (motive := fun z => z ≤ y) (Nat.mul_comm x k) h) (lt_mul_div_succ y k0))))

theorem div_lt_iff_lt_mul (Hk : 0 < k) : x / k < y ↔ x < y * k := by
  rw [← Nat.not_le, ← Nat.not_le]
  exact Iff.not (le_div_iff_mul_le Hk)

theorem div_le_self (n k : Nat) : n / k ≤ n :=
  Or.elim (eq_zero_or_pos k)
    (fun e => by rw [e, Nat.div_zero]; exact Nat.zero_le n)
    (fun hk => Nat.le_trans (le_mul_of_pos_right (n / k) hk) (div_mul_le_self n k))

theorem div_lt_self (hLtN : 0 < n) (hLtK : 1 < k) : n / k < n :=
  (div_lt_iff_lt_mul (Nat.lt_trans Nat.zero_lt_one hLtK)).mpr
    (Eq.subst (motive := fun z => z < n * k) (Nat.mul_one n) (Nat.mul_lt_mul_of_pos_left hLtK hLtN))

theorem div_le_of_le_mul (h : m ≤ k * n) : m / k ≤ n :=
  Or.elim (eq_zero_or_pos k)
    (fun e => by rw [e, Nat.div_zero]; exact Nat.zero_le n)
    (fun hk => Nat.le_of_mul_le_mul_left (Nat.le_trans (mul_div_le m k) h) hk)

theorem div_lt_of_lt_mul (h : m < n * k) : m / n < k :=
  (div_lt_iff_lt_mul (pos_of_ne_zero (fun e => by rw [e, Nat.zero_mul] at h; exact Nat.not_lt_zero m h))).mpr
    (Eq.subst (Nat.mul_comm n k) h)

protected theorem div_le_div_right (h : a ≤ b) : a / c ≤ b / c :=
  Or.elim (eq_zero_or_pos c)
    (fun e => by rw [e, Nat.div_zero, Nat.div_zero]; exact Nat.le_refl 0)
    (fun hc => (le_div_iff_mul_le hc).mpr (Nat.le_trans (div_mul_le_self a c) h))

protected theorem div_le_div_left (hcb : c ≤ b) (hc : 0 < c) : a / b ≤ a / c :=
  (le_div_iff_mul_le hc).mpr (Nat.le_trans (Nat.mul_le_mul_left (a / b) hcb) (div_mul_le_self a b))

protected theorem div_pos (hba : b ≤ a) (hb : 0 < b) : 0 < a / b :=
  (le_div_iff_mul_le hb).mpr (Eq.subst (motive := fun z => z ≤ a) (Eq.symm (Nat.one_mul b)) hba)

theorem pos_of_div_pos (h : 0 < a / b) : 0 < a := Nat.lt_of_lt_of_le h (div_le_self a b)

protected theorem div_eq_zero_iff_lt (hb : 0 < b) : a / b = 0 ↔ a < b :=
  Iff.intro (fun h => Nat.lt_of_not_le (fun hle => Nat.ne_of_gt (Nat.div_pos hle hb) h)) div_eq_of_lt

@[simp] protected theorem div_one (n : Nat) : n / 1 = n :=
  Nat.le_antisymm (div_le_self n 1) ((le_div_iff_mul_le Nat.zero_lt_one).mpr (Nat.le_of_eq (Nat.mul_one n)))

@[simp] protected theorem div_self (h : 0 < n) : n / n = 1 := by
  rw [div_eq_sub_div h (Nat.le_refl n), Nat.sub_self, Nat.zero_div]

@[simp] theorem add_div_right (x : Nat) (H : 0 < z) : (x + z) / z = x / z + 1 := by
  rw [div_eq_sub_div H (le_add_left z x), Nat.add_sub_cancel]

@[simp] theorem add_div_left (x : Nat) (H : 0 < z) : (z + x) / z = x / z + 1 := by
  rw [Nat.add_comm, add_div_right x H]

@[simp] theorem add_mod_right (x z : Nat) : (x + z) % z = x % z := by
  rw [mod_eq_sub_mod (le_add_left z x), Nat.add_sub_cancel]

@[simp] theorem add_mod_left (x z : Nat) : (x + z) % x = z % x := by
  rw [Nat.add_comm, add_mod_right]

theorem add_mul_div_left (x z : Nat) (H : 0 < y) : (x + y * z) / y = x / y + z := by
  induction z with
  | zero => rfl
  | succ z ih => rw [Nat.mul_add_one, ← Nat.add_assoc, add_div_right (x + y * z) H, ih, Nat.add_assoc]

theorem add_mul_div_right (x y : Nat) (H : 0 < z) : (x + y * z) / z = x / z + y := by
  rw [Nat.mul_comm, add_mul_div_left x y H]

@[simp] theorem add_mul_mod_self_left (x y z : Nat) : (x + y * z) % y = x % y := by
  induction z with
  | zero => rfl
  | succ z ih => rw [Nat.mul_add_one, ← Nat.add_assoc, add_mod_right, ih]

@[simp] theorem add_mul_mod_self_right (x y z : Nat) : (x + y * z) % z = x % z := by
  rw [Nat.mul_comm, add_mul_mod_self_left]

@[simp] theorem mul_mod_right (m n : Nat) : (m * n) % m = 0 := by
  rw [← Nat.zero_add (m * n), add_mul_mod_self_left, zero_mod]

@[simp] theorem mul_mod_left (m n : Nat) : (m * n) % n = 0 := by
  rw [Nat.mul_comm, mul_mod_right]

@[simp] theorem mod_self (n : Nat) : n % n = 0 := by
  have e := mul_mod_right n 1
  rw [Nat.mul_one] at e
  exact e

@[simp] theorem mod_one (x : Nat) : x % 1 = 0 := eq_zero_of_lt_one (mod_lt x Nat.zero_lt_one)

@[simp] protected theorem mul_div_cancel (m : Nat) (H : 0 < n) : m * n / n = m := by
  rw [← Nat.zero_add (m * n), add_mul_div_right 0 m H, Nat.zero_div, Nat.zero_add]

@[simp] protected theorem mul_div_cancel_left (m : Nat) (H : 0 < n) : n * m / n = m := by
  rw [Nat.mul_comm, Nat.mul_div_cancel m H]

protected theorem div_eq_of_eq_mul_left (H1 : 0 < n) (H2 : m = k * n) : m / n = k := by
  rw [H2, Nat.mul_div_cancel k H1]

protected theorem div_eq_of_eq_mul_right (H1 : 0 < n) (H2 : m = n * k) : m / n = k := by
  rw [H2, Nat.mul_div_cancel_left k H1]

theorem div_eq_of_lt_le (lo : k * n ≤ m) (hi : m < (k + 1) * n) : m / n = k :=
  have hn : 0 < n := pos_of_ne_zero (fun e => by rw [e, Nat.mul_zero] at hi; exact Nat.not_lt_zero m hi)
  Nat.le_antisymm (Nat.le_of_lt_succ ((div_lt_iff_lt_mul hn).mpr hi)) ((le_div_iff_mul_le hn).mpr lo)

@[simp] theorem mod_mod (a n : Nat) : (a % n) % n = a % n :=
  Or.elim (eq_zero_or_pos n)
    (fun e => by rw [e, mod_zero])
    (fun hn => mod_eq_of_lt (mod_lt a hn))

@[simp] theorem mod_add_mod (m n k : Nat) : (m % n + k) % n = (m + k) % n := by
  rw [← add_mul_mod_self_left (m % n + k) n (m / n), Nat.add_right_comm, mod_add_div]

@[simp] theorem add_mod_mod (m n k : Nat) : (m + n % k) % k = (m + n) % k := by
  rw [Nat.add_comm, mod_add_mod, Nat.add_comm]

theorem add_mod (a b n : Nat) : (a + b) % n = ((a % n) + (b % n)) % n := by
  rw [add_mod_mod, mod_add_mod]

@[simp] theorem mod_mul_mod (a b c : Nat) : (a % c * b) % c = a * b % c := by
  rw [← add_mul_mod_self_left (a % c * b) c (a / c * b), ← Nat.mul_assoc, ← Nat.add_mul, mod_add_div]

@[simp] theorem mul_mod_mod (m n l : Nat) : (m * (n % l)) % l = (m * n) % l := by
  rw [Nat.mul_comm, mod_mul_mod, Nat.mul_comm]

theorem mul_mod (a b n : Nat) : a * b % n = (a % n) * (b % n) % n := by
  rw [mul_mod_mod, mod_mul_mod]

theorem pow_mod (a b n : Nat) : a ^ b % n = (a % n) ^ b % n := by
  induction b with
  | zero => rfl
  | succ b ih => rw [Nat.pow_succ, Nat.pow_succ, mul_mod, ih, mod_mul_mod]

theorem mod_two_eq_zero_or_one (n : Nat) : n % 2 = 0 ∨ n % 2 = 1 :=
  match n % 2, mod_lt n (Nat.zero_lt_succ 1) with
  | 0, _ => Or.inl rfl
  | 1, _ => Or.inr rfl
  | k + 2, h => absurd (Nat.lt_of_succ_lt_succ (Nat.lt_of_succ_lt_succ h)) (Nat.not_lt_zero k)

theorem mod_two_ne_zero : ¬n % 2 = 0 ↔ n % 2 = 1 :=
  Iff.intro (fun h => Or.resolve_left (mod_two_eq_zero_or_one n) h) (fun h e => Nat.zero_ne_one (Eq.trans (Eq.symm e) h))

theorem mod_two_ne_one : ¬n % 2 = 1 ↔ n % 2 = 0 :=
  Iff.intro (fun h => Or.resolve_right (mod_two_eq_zero_or_one n) h) (fun h e => Nat.zero_ne_one (Eq.trans (Eq.symm h) e))

protected theorem div_div_eq_div_mul (m n k : Nat) : m / n / k = m / (n * k) :=
  Or.elim (eq_zero_or_pos n)
    (fun e => by rw [e, Nat.div_zero, Nat.zero_mul, Nat.div_zero, Nat.zero_div])
    (fun hn => Or.elim (eq_zero_or_pos k)
      (fun e => by rw [e, Nat.div_zero, Nat.mul_zero, Nat.div_zero])
      (fun hk => Nat.le_antisymm
        ((le_div_iff_mul_le (Nat.mul_pos hn hk)).mpr (by
          rw [Nat.mul_comm n k, ← Nat.mul_assoc]
          exact Nat.le_trans (Nat.mul_le_mul_right n (div_mul_le_self (m / n) k)) (div_mul_le_self m n)))
        ((le_div_iff_mul_le hk).mpr ((le_div_iff_mul_le hn).mpr (by
          rw [Nat.mul_assoc, Nat.mul_comm k n]
          exact div_mul_le_self m (n * k))))))

protected theorem mul_div_mul_left (n k : Nat) (H : 0 < m) : m * n / (m * k) = n / k := by
  rw [← Nat.div_div_eq_div_mul, Nat.mul_div_cancel_left n H]

protected theorem mul_div_mul_right (n k : Nat) (H : 0 < m) : n * m / (k * m) = n / k := by
  rw [Nat.mul_comm n m, Nat.mul_comm k m, Nat.mul_div_mul_left n k H]

theorem mul_mod_mul_left (z x y : Nat) : (z * x) % (z * y) = z * (x % y) :=
  Or.elim (eq_zero_or_pos z)
    (fun e => by rw [e, Nat.zero_mul, Nat.zero_mul, Nat.zero_mul, mod_zero])
    (fun hz => by rw [mod_def, Nat.mul_div_mul_left x y hz, Nat.mul_assoc, ← Nat.mul_sub, ← mod_def])

theorem mul_mod_mul_right (z x y : Nat) : (x * z) % (y * z) = (x % y) * z := by
  rw [Nat.mul_comm x z, Nat.mul_comm y z, mul_mod_mul_left, Nat.mul_comm]

/-! Divisibility. -/

instance instDvdNat : Dvd Nat where
  dvd a b := Exists (fun c => b = a * c)

protected theorem dvd_refl (a : Nat) : a ∣ a := Exists.intro 1 (Eq.symm (Nat.mul_one a))

protected theorem dvd_zero (a : Nat) : a ∣ 0 := Exists.intro 0 rfl

protected theorem dvd_mul_left (a b : Nat) : a ∣ b * a := Exists.intro b (Nat.mul_comm b a)

protected theorem dvd_mul_right (a b : Nat) : a ∣ a * b := Exists.intro b rfl

protected theorem dvd_trans {a b c : Nat} (h₁ : a ∣ b) (h₂ : b ∣ c) : a ∣ c :=
  Exists.elim h₁ (fun d hd => Exists.elim h₂ (fun e he => Exists.intro (d * e) (by rw [he, hd, Nat.mul_assoc])))

instance instTransDvd : Trans (fun (a b : Nat) => a ∣ b) (fun (a b : Nat) => a ∣ b) (fun (a b : Nat) => a ∣ b) where
  trans := Nat.dvd_trans

protected theorem dvd_mul_left_of_dvd {a b : Nat} (h : a ∣ b) (c : Nat) : a ∣ c * b :=
  Nat.dvd_trans h (Nat.dvd_mul_left b c)

protected theorem dvd_mul_right_of_dvd {a b : Nat} (h : a ∣ b) (c : Nat) : a ∣ b * c :=
  Nat.dvd_trans h (Nat.dvd_mul_right b c)

protected theorem eq_zero_of_zero_dvd {a : Nat} (h : 0 ∣ a) : a = 0 :=
  Exists.elim h (fun c hc => Eq.trans hc (Nat.zero_mul c))

@[simp] protected theorem zero_dvd {n : Nat} : 0 ∣ n ↔ n = 0 :=
  Iff.intro Nat.eq_zero_of_zero_dvd (fun h => by rw [h]; exact Nat.dvd_refl 0)

protected theorem one_dvd (n : Nat) : 1 ∣ n := Exists.intro n (Eq.symm (Nat.one_mul n))

protected theorem dvd_add {m n k : Nat} (h₁ : k ∣ m) (h₂ : k ∣ n) : k ∣ m + n :=
  Exists.elim h₁ (fun d hd => Exists.elim h₂ (fun e he => Exists.intro (d + e) (by rw [hd, he, Nat.mul_add])))

protected theorem dvd_sub {m n k : Nat} (h₁ : k ∣ m) (h₂ : k ∣ n) : k ∣ m - n :=
  Exists.elim h₁ (fun d hd => Exists.elim h₂ (fun e he => Exists.intro (d - e) (by rw [hd, he, Nat.mul_sub])))

protected theorem dvd_add_right {m k : Nat} (h : k ∣ m) : k ∣ m + n ↔ k ∣ n :=
  Iff.intro (fun h' => Eq.subst (motive := fun z => k ∣ z) (Nat.add_sub_cancel_left m n) (Nat.dvd_sub h' h))
    (fun h' => Nat.dvd_add h h')

protected theorem dvd_add_left {m k : Nat} (h : k ∣ n) : k ∣ m + n ↔ k ∣ m := by
  rw [Nat.add_comm]
  exact Nat.dvd_add_right h

protected theorem dvd_add_iff_right {k m : Nat} (h : k ∣ m) : k ∣ n ↔ k ∣ m + n := Iff.symm (Nat.dvd_add_right h)

protected theorem dvd_add_iff_left {k m : Nat} (h : k ∣ n) : k ∣ m ↔ k ∣ m + n := Iff.symm (Nat.dvd_add_left h)

theorem mod_eq_zero_of_dvd {k n : Nat} (h : k ∣ n) : n % k = 0 :=
  Exists.elim h (fun c hc => by rw [hc, mul_mod_right])

theorem dvd_of_mod_eq_zero {k n : Nat} (h : n % k = 0) : k ∣ n :=
  Exists.intro (n / k) (by
    have e := div_add_mod n k
    rw [h, Nat.add_zero] at e
    exact Eq.symm e)

theorem dvd_iff_mod_eq_zero {k n : Nat} : k ∣ n ↔ n % k = 0 := Iff.intro mod_eq_zero_of_dvd dvd_of_mod_eq_zero

theorem mod_eq_zero_iff_dvd {k n : Nat} : n % k = 0 ↔ k ∣ n := Iff.symm dvd_iff_mod_eq_zero

instance decidable_dvd (m n : Nat) : Decidable (m ∣ n) := decidable_of_iff (n % m = 0) mod_eq_zero_iff_dvd

theorem emod_pos_of_not_dvd {a b : Nat} (h : ¬a ∣ b) : 0 < b % a :=
  pos_of_ne_zero (fun e => h (dvd_of_mod_eq_zero e))

theorem dvd_mod_iff {k m n : Nat} (h : k ∣ n) : k ∣ m % n ↔ k ∣ m := by
  have e := Nat.dvd_add_iff_right (n := m % n) (Nat.dvd_mul_right_of_dvd h (m / n))
  rw [div_add_mod] at e
  exact e

theorem dvd_mod {m n k : Nat} (h₁ : k ∣ m) (h₂ : k ∣ n) : k ∣ m % n := (dvd_mod_iff h₂).mpr h₁

theorem le_of_dvd {m n : Nat} (h1 : 0 < n) (h : m ∣ n) : m ≤ n :=
  Exists.elim h (fun c hc => by
    rw [hc]
    rw [hc] at h1
    exact le_mul_of_pos_right m (Nat.pos_of_mul_pos_left h1))

theorem pos_of_dvd_of_pos {m n : Nat} (H1 : m ∣ n) (H2 : 0 < n) : 0 < m :=
  pos_of_ne_zero (fun e => Nat.ne_of_gt H2 (by rw [e] at H1; exact Nat.eq_zero_of_zero_dvd H1))

protected theorem dvd_antisymm {m n : Nat} (h₁ : m ∣ n) (h₂ : n ∣ m) : m = n :=
  Or.elim (eq_zero_or_pos n)
    (fun e => by rw [e] at h₂; rw [e]; exact Nat.eq_zero_of_zero_dvd h₂)
    (fun hn => Nat.le_antisymm (le_of_dvd hn h₁) (le_of_dvd (pos_of_dvd_of_pos h₁ hn) h₂))

protected theorem eq_one_of_dvd_one {n : Nat} (H : n ∣ 1) : n = 1 := Nat.dvd_antisymm H (Nat.one_dvd n)

@[simp] protected theorem dvd_one {n : Nat} : n ∣ 1 ↔ n = 1 :=
  Iff.intro Nat.eq_one_of_dvd_one (fun h => by rw [h]; exact Nat.dvd_refl 1)

protected theorem mul_div_cancel' {n m : Nat} (H : n ∣ m) : n * (m / n) = m := by
  have e := div_add_mod m n
  rw [mod_eq_zero_of_dvd H, Nat.add_zero] at e
  exact e

protected theorem div_mul_cancel {n m : Nat} (H : n ∣ m) : m / n * n = m := by
  rw [Nat.mul_comm, Nat.mul_div_cancel' H]

protected theorem mul_div_assoc (m : Nat) (H : k ∣ n) : m * n / k = m * (n / k) :=
  Or.elim (eq_zero_or_pos k)
    (fun e => by rw [e, Nat.div_zero, Nat.div_zero, Nat.mul_zero])
    (fun hk => Exists.elim H (fun c hc => by
      rw [hc, Nat.mul_div_cancel_left c hk, Nat.mul_left_comm, Nat.mul_div_cancel_left (m * c) hk]))

protected theorem dvd_of_mul_dvd_mul_left (kpos : 0 < k) (H : k * m ∣ k * n) : m ∣ n :=
  Exists.elim H (fun c hc => Exists.intro c (Nat.eq_of_mul_eq_mul_left kpos (by rw [hc, Nat.mul_assoc])))

protected theorem dvd_of_mul_dvd_mul_right (kpos : 0 < k) (H : m * k ∣ n * k) : m ∣ n := by
  rw [Nat.mul_comm m k, Nat.mul_comm n k] at H
  exact Nat.dvd_of_mul_dvd_mul_left kpos H

protected theorem mul_dvd_mul {a b c d : Nat} (h₁ : a ∣ b) (h₂ : c ∣ d) : a * c ∣ b * d :=
  Exists.elim h₁ (fun e he => Exists.elim h₂ (fun f hf => Exists.intro (e * f) (by
    rw [he, hf, Nat.mul_mul_mul_comm])))

protected theorem mul_dvd_mul_left (a : Nat) (h : b ∣ c) : a * b ∣ a * c := Nat.mul_dvd_mul (Nat.dvd_refl a) h

protected theorem mul_dvd_mul_right (h : a ∣ b) (c : Nat) : a * c ∣ b * c := Nat.mul_dvd_mul h (Nat.dvd_refl c)

protected theorem dvd_of_mul_right_dvd {m n k : Nat} (h : m * n ∣ k) : m ∣ k := Nat.dvd_trans (Nat.dvd_mul_right m n) h

protected theorem dvd_of_mul_left_dvd {m n k : Nat} (h : m * n ∣ k) : n ∣ k := Nat.dvd_trans (Nat.dvd_mul_left n m) h

theorem pow_dvd_pow {m n : Nat} (a : Nat) (h : m ≤ n) : a ^ m ∣ a ^ n :=
  Exists.elim (exists_eq_add_of_le h) (fun k e => by rw [e, Nat.pow_add]; exact Nat.dvd_mul_right (a ^ m) (a ^ k))

theorem pow_dvd_pow_left {m n : Nat} (h : m ∣ n) (k : Nat) : m ^ k ∣ n ^ k :=
  Exists.elim h (fun c hc => Exists.intro (c ^ k) (by rw [hc, Nat.mul_pow]))

theorem dvd_sub_mod (k : Nat) : n ∣ k - k % n :=
  Exists.intro (k / n) (Nat.sub_eq_of_eq_add (Eq.symm (div_add_mod k n)))

theorem sub_mul_mod {x k n : Nat} (h₁ : n * k ≤ x) : (x - n * k) % n = x % n :=
  Exists.elim (exists_eq_add_of_le' h₁) (fun w e => by rw [e, Nat.add_sub_cancel, add_mul_mod_self_left])

end Nat
