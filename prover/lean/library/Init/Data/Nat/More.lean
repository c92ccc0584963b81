prelude
import Init.Data.Nat.Lemmas
import Init.Omega
import Init.Data.Int
import Init.Data.Option

universe u v w

namespace Nat
variable {a b c k m n : Nat}

protected theorem lt_iff_le_not_le {m n : Nat} : m < n ↔ m ≤ n ∧ ¬n ≤ m := Nat.lt_iff_le_and_not_ge

theorem one_le_two_pow : 1 ≤ 2 ^ n := Nat.two_pow_pos n

theorem one_lt_two_pow (hn : n ≠ 0) : 1 < 2 ^ n :=
  Nat.pow_lt_pow_right (m := 0) (Nat.lt_succ_self 1) (Nat.pos_of_ne_zero hn)

protected theorem lt_pow_self {n a : Nat} (ha : 1 < a) : n < a ^ n := by
  induction n with
  | zero => exact Nat.zero_lt_one
  | succ n ih =>
    have h : a ^ n < a ^ (n + 1) := Nat.pow_lt_pow_succ ha
    omega

theorem le_self_pow {n : Nat} (hn : n ≠ 0) (m : Nat) : m ≤ m ^ n := by
  cases n with
  | zero => exact absurd rfl hn
  | succ n =>
    cases m with
    | zero => exact Nat.zero_le _
    | succ m => exact Nat.le_mul_of_pos_left (m + 1) (Nat.pow_pos (Nat.succ_pos m))

protected theorem max_assoc (a b c : Nat) : max (max a b) c = max a (max b c) := by omega

protected theorem min_assoc (a b c : Nat) : min (min a b) c = min a (min b c) := by omega

protected theorem max_left_comm (a b c : Nat) : max a (max b c) = max b (max a c) := by omega

protected theorem min_left_comm (a b c : Nat) : min a (min b c) = min b (min a c) := by omega

protected theorem add_max_add_right (a b c : Nat) : max (a + c) (b + c) = max a b + c := by omega

protected theorem add_min_add_right (a b c : Nat) : min (a + c) (b + c) = min a b + c := by omega

protected theorem min_max_distrib_left (a b c : Nat) : min a (max b c) = max (min a b) (min a c) := by omega

protected theorem max_min_distrib_left (a b c : Nat) : max a (min b c) = min (max a b) (max a c) := by omega

protected theorem sub_add_sub_cancel {a b c : Nat} (hab : b ≤ a) (hcb : c ≤ b) : a - b + (b - c) = a - c := by omega

theorem add_eq_one_iff {m n : Nat} : m + n = 1 ↔ m = 0 ∧ n = 1 ∨ m = 1 ∧ n = 0 := by omega

theorem add_eq_two_iff {m n : Nat} : m + n = 2 ↔ m = 0 ∧ n = 2 ∨ m = 1 ∧ n = 1 ∨ m = 2 ∧ n = 0 := by omega

protected theorem mul_self_inj {m n : Nat} : m * m = n * n ↔ m = n :=
  Iff.intro
    (fun h => Or.elim (Nat.lt_trichotomy m n)
      (fun l => absurd h (Nat.ne_of_lt (Nat.mul_self_lt_mul_self l)))
      (fun e => Or.elim e id (fun g => absurd h (Nat.ne_of_gt (Nat.mul_self_lt_mul_self g)))))
    (fun h => by rw [h])

protected theorem sub_sub_eq_min (a b : Nat) : a - (a - b) = min a b := by omega

theorem not_succ_lt_self : ¬succ n < n := by omega

theorem succ_sub_sub_succ (n m k : Nat) : succ n - m - succ k = n - m - k := by omega

protected theorem div_eq_iff (h : 0 < b) : a / b = c ↔ b * c ≤ a ∧ a < b * (c + 1) := by
  constructor
  · intro e
    rw [← e]
    exact And.intro (Nat.mul_div_le a b) (Nat.lt_mul_div_succ a h)
  · intro ⟨h1, h2⟩
    exact Nat.div_eq_of_lt_le (by rw [Nat.mul_comm]; exact h1) (by rw [Nat.mul_comm]; exact h2)

theorem lcm_dvd {m n k : Nat} (H1 : m ∣ k) (H2 : n ∣ k) : lcm m n ∣ k := by
  cases Nat.eq_zero_or_pos k with
  | inl h => rw [h]; exact Nat.dvd_zero _
  | inr h =>
    apply Nat.dvd_of_mul_dvd_mul_left (Nat.gcd_pos_of_pos_left n (Nat.pos_of_dvd_of_pos H1 h))
    rw [Nat.gcd_mul_lcm, ← Nat.gcd_mul_right, Nat.mul_comm n k]
    exact Nat.dvd_gcd (Nat.mul_dvd_mul_left m H2) (by rw [Nat.mul_comm k n, Nat.mul_comm m n]; exact Nat.mul_dvd_mul_left n H1)

theorem lcm_assoc (m n k : Nat) : lcm (lcm m n) k = lcm m (lcm n k) :=
  Nat.dvd_antisymm
    (lcm_dvd (lcm_dvd (dvd_lcm_left m (lcm n k)) (Nat.dvd_trans (dvd_lcm_left n k) (dvd_lcm_right m (lcm n k))))
      (Nat.dvd_trans (dvd_lcm_right n k) (dvd_lcm_right m (lcm n k))))
    (lcm_dvd (Nat.dvd_trans (dvd_lcm_left m n) (dvd_lcm_left (lcm m n) k))
      (lcm_dvd (Nat.dvd_trans (dvd_lcm_right m n) (dvd_lcm_left (lcm m n) k)) (dvd_lcm_right (lcm m n) k)))

theorem Coprime.gcd_mul_left_cancel {k n : Nat} (m : Nat) (H : Coprime k n) : gcd (k * m) n = gcd m n :=
  Nat.dvd_antisymm
    (Nat.dvd_gcd
      (Coprime.dvd_of_dvd_mul_left
        (show gcd (gcd (k * m) n) k = 1 from Nat.eq_one_of_dvd_one (by
          rw [← H]
          exact Nat.dvd_gcd (Nat.gcd_dvd_right _ _) (Nat.dvd_trans (Nat.gcd_dvd_left _ _) (Nat.gcd_dvd_right _ _))))
        (Nat.gcd_dvd_left (k * m) n))
      (Nat.gcd_dvd_right (k * m) n))
    (Nat.dvd_gcd (Nat.dvd_trans (Nat.gcd_dvd_left m n) (Nat.dvd_mul_left m k)) (Nat.gcd_dvd_right m n))

theorem Coprime.mul_left {m n k : Nat} (H1 : Coprime m k) (H2 : Coprime n k) : Coprime (m * n) k :=
  Eq.trans (H1.gcd_mul_left_cancel n) H2

theorem Coprime.mul_right {m n k : Nat} (H1 : Coprime k m) (H2 : Coprime k n) : Coprime k (m * n) :=
  (H1.symm.mul_left H2.symm).symm

theorem Coprime.pow_left {m k : Nat} (n : Nat) (H1 : Coprime m k) : Coprime (m ^ n) k := by
  induction n with
  | zero => exact coprime_one_left k
  | succ n ih => exact Coprime.mul_left ih H1

theorem Coprime.pow_right {k m : Nat} (n : Nat) (H1 : Coprime k m) : Coprime k (m ^ n) := (H1.symm.pow_left n).symm

theorem Coprime.pow {k l : Nat} (m n : Nat) (H1 : Coprime k l) : Coprime (k ^ m) (l ^ n) := (H1.pow_left m).pow_right n

end Nat

namespace Int

protected theorem zero_lt_one : (0 : Int) < 1 := by omega

protected theorem one_pos : 0 < (1 : Int) := by omega

protected theorem zero_le_one : (0 : Int) ≤ 1 := by omega

protected theorem add_neg_cancel_right (a b : Int) : a + b + -b = a := by omega

protected theorem neg_add_cancel_right (a b : Int) : a + -b + b = a := by omega

protected theorem neg_eq_of_add_eq_zero {a b : Int} (h : a + b = 0) : -a = b := by omega

protected theorem eq_neg_of_add_eq_zero {a b : Int} (h : a + b = 0) : a = -b := by omega

protected theorem eq_neg_of_eq_neg {a b : Int} (h : a = -b) : b = -a := by omega

protected theorem neg_pos {a : Int} : 0 < -a ↔ a < 0 := by omega

@[simp] protected theorem neg_lt_zero_iff {a : Int} : -a < 0 ↔ 0 < a := by omega

@[simp] protected theorem sub_left_inj {a b c : Int} : a - b = c - b ↔ a = c := by omega

@[simp] protected theorem sub_right_inj {a b c : Int} : a - b = a - c ↔ b = c := by omega

protected theorem sub_lt_self_iff {a b : Int} : a - b < a ↔ 0 < b := by omega

protected theorem max_assoc (a b c : Int) : max (max a b) c = max a (max b c) := by omega

protected theorem min_assoc (a b c : Int) : min (min a b) c = min a (min b c) := by omega

@[simp] protected theorem max_self (a : Int) : max a a = a := by omega

@[simp] protected theorem min_self (a : Int) : min a a = a := by omega

theorem ediv_mul_le (a : Int) {b : Int} (H : b ≠ 0) : a / b * b ≤ a := by
  rw [Int.mul_comm]
  exact mul_ediv_self_le H

theorem emod_emod_of_dvd (n : Int) {m k : Int} (h : m ∣ k) : (n % k) % m = n % m := by
  cases h with
  | intro c e =>
    have w := add_mul_emod_self_left (n % k) m (c * (n / k))
    rw [← Int.mul_assoc, ← e, emod_add_mul_ediv] at w
    exact Eq.symm w

theorem natAbs_add_le (a b : Int) : natAbs (a + b) ≤ natAbs a + natAbs b := by
  have h1 : ∀ c : Int, c ≤ natAbs c := fun c => Or.elim (Int.le_total 0 c)
    (fun h => by rw [natAbs_of_nonneg h]; exact Int.le_refl c)
    (fun h => Int.le_trans h (ofNat_zero_le _))
  have h2 : ∀ c : Int, -c ≤ natAbs c := fun c => by rw [← natAbs_neg]; exact h1 (-c)
  have ha1 := h1 a
  have ha2 := h2 a
  have hb1 := h1 b
  have hb2 := h2 b
  have hs := natAbs_eq (a + b)
  omega

theorem sign_mul_natAbs (a : Int) : sign a * natAbs a = a :=
  match a with
  | ofNat 0 => rfl
  | ofNat (Nat.succ n) => Int.one_mul (ofNat (n + 1))
  | negSucc n => by
    show -1 * ((n + 1 : Nat) : Int) = negSucc n
    rw [Int.neg_one_mul]
    rfl

def gcd (m n : Int) : Nat := m.natAbs.gcd n.natAbs

theorem gcd_dvd_left (a b : Int) : (gcd a b : Int) ∣ a :=
  natAbs_dvd_natAbs.mp (by show natAbs (gcd a b : Int) ∣ natAbs a; rw [natAbs_natCast]; exact Nat.gcd_dvd_left _ _)

theorem gcd_dvd_right (a b : Int) : (gcd a b : Int) ∣ b :=
  natAbs_dvd_natAbs.mp (by show natAbs (gcd a b : Int) ∣ natAbs b; rw [natAbs_natCast]; exact Nat.gcd_dvd_right _ _)

theorem gcd_comm (a b : Int) : gcd a b = gcd b a := Nat.gcd_comm _ _

end Int

/-! If-then-else. -/

@[simp] theorem if_true {α : Sort u} {_ : Decidable True} (t e : α) : ite True t e = t := if_pos trivial

@[simp] theorem if_false {α : Sort u} {_ : Decidable False} (t e : α) : ite False t e = e := if_neg id

theorem apply_dite {α : Sort u} {β : Sort v} (f : α → β) (P : Prop) [Decidable P] (x : P → α) (y : ¬P → α) :
    f (dite P x y) = dite P (fun h => f (x h)) (fun h => f (y h)) :=
  Or.elim (Decidable.em P)
    (fun h => by rw [dif_pos h, dif_pos h])
    (fun h => by rw [dif_neg h, dif_neg h])

theorem Function.LeftInverse.injective {α : Sort u} {β : Sort v} {g : β → α} {f : α → β} (h : Function.LeftInverse g f) :
    Function.Injective f :=
  fun a b e => by rw [← h a, e, h b]

namespace Nat

protected theorem sub_one_mul (n m : Nat) : (n - 1) * m = n * m - m := by rw [Nat.sub_mul, Nat.one_mul]

protected theorem eq_sub_of_add_eq {a b c : Nat} (h : a + b = c) : a = c - b := by omega

protected theorem eq_sub_of_add_eq' {a b c : Nat} (h : b + a = c) : a = c - b := by omega

protected theorem sub_eq_of_eq_add' {a b c : Nat} (h : a = b + c) : a - b = c := by omega

protected theorem div_div_self {m n : Nat} (h : n ∣ m) (hm : m ≠ 0) : m / (m / n) = n := by
  obtain ⟨k, rfl⟩ := h
  have hn : 0 < n := Nat.pos_of_ne_zero fun e => hm (by rw [e, Nat.zero_mul])
  have hk : 0 < k := Nat.pos_of_ne_zero fun e => hm (by rw [e, Nat.mul_zero])
  rw [Nat.mul_div_cancel_left _ hn, Nat.mul_div_cancel _ hk]

protected theorem div_le_div {a b c d : Nat} (h1 : a ≤ b) (h2 : d ≤ c) (h3 : d ≠ 0) : a / c ≤ b / d :=
  Nat.le_trans (Nat.div_le_div_right h1) (Nat.div_le_div_left h2 (Nat.pos_of_ne_zero h3))

theorem div_pos_iff {a b : Nat} : 0 < a / b ↔ 0 < b ∧ b ≤ a := by
  constructor
  · intro h
    rcases Nat.eq_zero_or_pos b with e | e
    · rw [e, Nat.div_zero] at h; omega
    · exact ⟨e, Nat.le_of_not_lt fun l => by rw [Nat.div_eq_of_lt l] at h; omega⟩
  · exact fun h => Nat.div_pos h.2 h.1

protected theorem div_mul_div_comm {a b c d : Nat} : b ∣ a → d ∣ c → (a / b) * (c / d) = (a * c) / (b * d) := by
  rintro ⟨x, rfl⟩ ⟨y, rfl⟩
  rcases Nat.eq_zero_or_pos b with e | hb
  · rw [e, Nat.div_zero, Nat.zero_mul, Nat.zero_mul d, Nat.div_zero]
  rcases Nat.eq_zero_or_pos d with e | hd
  · rw [e, Nat.div_zero, Nat.mul_zero, Nat.mul_zero b, Nat.div_zero]
  rw [Nat.mul_div_cancel_left _ hb, Nat.mul_div_cancel_left _ hd, Nat.mul_mul_mul_comm, Nat.mul_div_cancel_left _ (Nat.mul_pos hb hd)]

protected theorem dvd_div_iff_mul_dvd {a b c : Nat} (hbc : c ∣ b) : a ∣ b / c ↔ c * a ∣ b := by
  obtain ⟨k, rfl⟩ := hbc
  rcases Nat.eq_zero_or_pos c with e | h
  · rw [e, Nat.zero_mul, Nat.zero_mul, Nat.div_zero]; exact ⟨fun _ => Nat.dvd_refl _, fun _ => Nat.dvd_zero a⟩
  · rw [Nat.mul_div_cancel_left _ h]; exact ⟨Nat.mul_dvd_mul_left c, Nat.dvd_of_mul_dvd_mul_left h⟩

protected theorem div_dvd_iff_dvd_mul {a b c : Nat} (h : b ∣ a) (hb : 0 < b) : a / b ∣ c ↔ a ∣ b * c := by
  obtain ⟨k, rfl⟩ := h
  rw [Nat.mul_div_cancel_left _ hb]; exact ⟨Nat.mul_dvd_mul_left b, Nat.dvd_of_mul_dvd_mul_left hb⟩

protected theorem mul_dvd_mul_iff_left {a b c : Nat} (h : 0 < a) : a * b ∣ a * c ↔ b ∣ c :=
  ⟨Nat.dvd_of_mul_dvd_mul_left h, Nat.mul_dvd_mul_left a⟩

protected theorem mul_dvd_mul_iff_right {a b c : Nat} (h : 0 < c) : a * c ∣ b * c ↔ a ∣ b :=
  ⟨Nat.dvd_of_mul_dvd_mul_right h, fun k => Nat.mul_dvd_mul_right k c⟩

protected theorem div_pow {a b c : Nat} (h : a ∣ b) : (b / a) ^ c = b ^ c / a ^ c := by
  obtain ⟨k, rfl⟩ := h
  rcases Nat.eq_zero_or_pos a with e | ha
  · rw [e, Nat.zero_mul, Nat.zero_div]
    rcases Nat.eq_zero_or_pos c with e | h
    · rw [e]
    · rw [Nat.zero_pow h, Nat.zero_div]
  · rw [Nat.mul_div_cancel_left _ ha, Nat.mul_pow, Nat.mul_div_cancel_left _ (Nat.pow_pos ha)]

end Nat
