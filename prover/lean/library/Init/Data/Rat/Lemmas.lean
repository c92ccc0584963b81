prelude
import Init.Data.Rat.Basic

/-!
The rational numbers are an ordered field; their casts, floor and powers.
Source of the names: Lean `src/Init/Data/Rat/Lemmas.lean` (v4.34.0).
-/

namespace Rat

theorem ext : {p q : Rat} → p.num = q.num → p.den = q.den → p = q
  | ⟨_, _, _, _⟩, ⟨_, _, _, _⟩, rfl, rfl => rfl

@[simp] theorem mk_den_one {r : Int} : ⟨r, 1, Nat.one_ne_zero, (Nat.coprime_one_right _)⟩ = (r : Rat) := rfl

@[simp] theorem zero_num : (0 : Rat).num = 0 := rfl
@[simp] theorem zero_den : (0 : Rat).den = 1 := rfl
@[simp] theorem one_num : (1 : Rat).num = 1 := rfl
@[simp] theorem one_den : (1 : Rat).den = 1 := rfl
@[simp] theorem ofInt_num : (ofInt n : Rat).num = n := rfl
@[simp] theorem ofInt_den : (ofInt n : Rat).den = 1 := rfl
@[simp] theorem num_ofNat : (OfNat.ofNat n : Rat).num = OfNat.ofNat n := rfl
@[simp] theorem den_ofNat : (OfNat.ofNat n : Rat).den = 1 := rfl
@[simp] theorem num_intCast (a : Int) : (a : Rat).num = a := rfl
@[simp] theorem den_intCast (a : Int) : (a : Rat).den = 1 := rfl
@[simp] theorem num_natCast (n : Nat) : (n : Rat).num = n := rfl
@[simp] theorem den_natCast (n : Nat) : (n : Rat).den = 1 := rfl
@[simp] protected theorem ofInt_ofNat : ofInt (OfNat.ofNat n) = OfNat.ofNat n := rfl
@[simp] theorem neg_num (a : Rat) : (-a).num = -a.num := rfl
@[simp] theorem neg_den (a : Rat) : (-a).den = a.den := rfl

/-! Fractions that are not in lowest terms -/

theorem normalize_num_den' (num den nz) : ∃ d : Nat, d ≠ 0 ∧
    num = (normalize num den nz).num * d ∧ den = (normalize num den nz).den * d := by
  refine ⟨num.natAbs.gcd den, Nat.ne_of_gt (Nat.gcd_pos_of_pos_right _ (Nat.pos_of_ne_zero nz)), ?_, ?_⟩
  · exact (Int.ediv_mul_cancel (Int.ofNat_dvd_left.2 (Nat.gcd_dvd_left _ _))).symm
  · exact (Nat.div_mul_cancel (Nat.gcd_dvd_right _ _)).symm

theorem normalize_eq {num den} (den_nz) : normalize num den den_nz =
    { num := num / num.natAbs.gcd den
      den := den / num.natAbs.gcd den
      den_nz := normalize.den_nz den_nz
      reduced := normalize.reduced den_nz } := rfl

theorem normalize_self (r : Rat) : normalize r.num r.den r.den_nz = r := by
  have h : r.num.natAbs.gcd r.den = 1 := r.reduced
  apply ext
  · show r.num / (r.num.natAbs.gcd r.den : Nat) = r.num
    rw [h]; exact Int.ediv_one _
  · show r.den / r.num.natAbs.gcd r.den = r.den
    rw [h]; exact Nat.div_one _

theorem mk_eq_normalize (num den nz c) : ⟨num, den, nz, c⟩ = normalize num den nz :=
  (normalize_self ⟨num, den, nz, c⟩).symm

/-- Two fractions in lowest terms are the same when they are equal across. -/
private theorem eq_of_cross {p q : Rat} (h : p.num * q.den = q.num * p.den) : p = q := by
  have hn : p.num.natAbs * q.den = q.num.natAbs * p.den := by
    have := congrArg Int.natAbs h
    rwa [Int.natAbs_mul, Int.natAbs_mul, Int.natAbs_natCast, Int.natAbs_natCast] at this
  have h1 : p.den ∣ q.den := by
    apply Nat.Coprime.dvd_of_dvd_mul_left (k := p.den) (m := p.num.natAbs) p.reduced.symm
    rw [hn]; exact Nat.dvd_mul_left _ _
  have h2 : q.den ∣ p.den := by
    apply Nat.Coprime.dvd_of_dvd_mul_left (k := q.den) (m := q.num.natAbs) q.reduced.symm
    rw [← hn]; exact Nat.dvd_mul_left _ _
  have hd : p.den = q.den := Nat.dvd_antisymm h1 h2
  apply ext _ hd
  rw [hd] at h
  exact Int.eq_of_mul_eq_mul_right (Int.natCast_ne_zero.2 q.den_nz) h

theorem normalize_eq_iff (z₁ : d₁ ≠ 0) (z₂ : d₂ ≠ 0) :
    normalize n₁ d₁ z₁ = normalize n₂ d₂ z₂ ↔ n₁ * d₂ = n₂ * d₁ := by
  obtain ⟨g₁, hg₁, e₁, f₁⟩ := normalize_num_den' n₁ d₁ z₁
  obtain ⟨g₂, hg₂, e₂, f₂⟩ := normalize_num_den' n₂ d₂ z₂
  revert e₁ f₁ e₂ f₂
  generalize normalize n₁ d₁ z₁ = p
  generalize normalize n₂ d₂ z₂ = q
  intro e₁ f₁ e₂ f₂
  subst e₁ f₁ e₂ f₂
  have hg : ((g₁ : Int) * g₂) ≠ 0 := Int.mul_ne_zero (Int.natCast_ne_zero.2 hg₁) (Int.natCast_ne_zero.2 hg₂)
  have left : p.num * g₁ * (q.den * g₂ : Nat) = p.num * q.den * (g₁ * g₂) := by
    rw [Int.natCast_mul]; ac_rfl
  have right : q.num * g₂ * (p.den * g₁ : Nat) = q.num * p.den * (g₁ * g₂) := by
    rw [Int.natCast_mul]; ac_rfl
  rw [left, right]
  constructor
  · intro h; rw [h]
  · intro h; exact eq_of_cross (Int.eq_of_mul_eq_mul_right hg h)

theorem normalize_mul_left {a : Nat} (d0 : d ≠ 0) (a0 : a ≠ 0) :
    normalize (↑a * n) (a * d) (Nat.mul_ne_zero a0 d0) = normalize n d d0 := by
  rw [normalize_eq_iff, Int.natCast_mul]; ac_rfl

theorem normalize_mul_right {a : Nat} (d0 : d ≠ 0) (a0 : a ≠ 0) :
    normalize (n * a) (d * a) (Nat.mul_ne_zero d0 a0) = normalize n d d0 := by
  rw [normalize_eq_iff, Int.natCast_mul]; ac_rfl

@[simp] theorem normalize_zero (nz) : normalize 0 d nz = 0 := by
  rw [show (0 : Rat) = normalize 0 1 Nat.one_ne_zero from mk_eq_normalize 0 1 _ (Nat.coprime_one_right _), normalize_eq_iff, Int.zero_mul, Int.zero_mul]

@[simp] theorem normalize_eq_zero (d0 : d ≠ 0) : normalize n d d0 = 0 ↔ n = 0 := by
  rw [show (0 : Rat) = normalize 0 1 Nat.one_ne_zero from mk_eq_normalize 0 1 _ (Nat.coprime_one_right _), normalize_eq_iff, Int.zero_mul]
  simp

theorem normalize_eq_mkRat {num den} (den_nz) : normalize num den den_nz = mkRat num den := by
  simp [mkRat, den_nz]

theorem mkRat_def (n d) : mkRat n d = if d0 : d = 0 then 0 else normalize n d d0 := rfl

@[simp] theorem mkRat_self (a : Rat) : mkRat a.num a.den = a := by
  rw [← normalize_eq_mkRat a.den_nz, normalize_self]

theorem mk_eq_mkRat (num den nz c) : ⟨num, den, nz, c⟩ = mkRat num den := by
  rw [mk_eq_normalize, normalize_eq_mkRat]

@[simp] theorem zero_mkRat (n) : mkRat 0 n = 0 := by simp [mkRat_def]

@[simp] theorem mkRat_zero (n) : mkRat n 0 = 0 := by simp [mkRat_def]

theorem mkRat_eq_zero (d0 : d ≠ 0) : mkRat n d = 0 ↔ n = 0 := by simp [mkRat_def, d0]

theorem mkRat_ne_zero (d0 : d ≠ 0) : mkRat n d ≠ 0 ↔ n ≠ 0 := not_congr (mkRat_eq_zero d0)

theorem mkRat_eq_iff (z₁ : d₁ ≠ 0) (z₂ : d₂ ≠ 0) : mkRat n₁ d₁ = mkRat n₂ d₂ ↔ n₁ * d₂ = n₂ * d₁ := by
  rw [← normalize_eq_mkRat z₁, ← normalize_eq_mkRat z₂, normalize_eq_iff]

theorem mkRat_mul_left {a : Nat} (a0 : a ≠ 0) : mkRat (↑a * n) (a * d) = mkRat n d := by
  by_cases d0 : d = 0
  · simp [d0]
  · rw [mkRat_eq_iff (Nat.mul_ne_zero a0 d0) d0, Int.natCast_mul]; ac_rfl

theorem mkRat_mul_right {a : Nat} (a0 : a ≠ 0) : mkRat (n * a) (d * a) = mkRat n d := by
  rw [Nat.mul_comm d a, Int.mul_comm n a, mkRat_mul_left a0]

theorem mkRat_one (n : Int) : mkRat n 1 = n := by
  rw [← normalize_eq_mkRat Nat.one_ne_zero]
  exact normalize_self (n : Rat)

/-- Every number is a fraction; for proofs by cases. -/
private theorem exists_eq_mkRat (a : Rat) : ∃ n d, d ≠ 0 ∧ a = mkRat n d :=
  ⟨a.num, a.den, a.den_nz, (mkRat_self a).symm⟩

@[simp] theorem divInt_ofNat (num den) : num /. (den : Nat) = mkRat num den := rfl

theorem mk_eq_divInt (num den nz c) : ⟨num, den, nz, c⟩ = num /. (den : Nat) := by
  rw [mk_eq_mkRat, divInt_ofNat]

theorem num_divInt_den (a : Rat) : a.num /. a.den = a := by rw [divInt_ofNat, mkRat_self]

@[simp] theorem zero_divInt (n) : 0 /. n = 0 := by cases n <;> simp [divInt]

@[simp] theorem divInt_zero (n) : n /. 0 = 0 := mkRat_zero n

theorem divInt_neg' (num den) : num /. -den = -num /. den := by
  match den with
  | 0 => simp
  | .ofNat (n + 1) =>
    show normalize (-num) (n + 1) _ = mkRat (-num) (n + 1)
    rw [normalize_eq_mkRat]
  | .negSucc n =>
    show mkRat num (n + 1) = normalize (- -num) (n + 1) _
    rw [normalize_eq_mkRat, Int.neg_neg]

theorem neg_divInt_neg (num den) : -num /. -den = num /. den := by rw [divInt_neg', Int.neg_neg]

theorem divInt_eq_divInt_iff (z₁ : d₁ ≠ 0) (z₂ : d₂ ≠ 0) : n₁ /. d₁ = n₂ /. d₂ ↔ n₁ * d₂ = n₂ * d₁ := by
  rcases Int.eq_nat_or_neg d₁ with ⟨k₁, rfl | rfl⟩ <;> rcases Int.eq_nat_or_neg d₂ with ⟨k₂, rfl | rfl⟩ <;>
    simp only [divInt_neg', divInt_ofNat] <;> rw [mkRat_eq_iff (by omega) (by omega)] <;>
    simp only [Int.neg_mul, Int.mul_neg] <;> omega

/-! Addition, multiplication, inverses -/

theorem add_def (a b : Rat) :
    a + b = normalize (a.num * b.den + b.num * a.den) (a.den * b.den) (Nat.mul_ne_zero a.den_nz b.den_nz) := by
  show Rat.add a b = _
  delta Rat.add
  rfl

theorem add_def' (a b : Rat) : a + b = mkRat (a.num * b.den + b.num * a.den) (a.den * b.den) := by
  rw [add_def, normalize_eq_mkRat]

theorem mul_def (a b : Rat) :
    a * b = normalize (a.num * b.num) (a.den * b.den) (Nat.mul_ne_zero a.den_nz b.den_nz) := by
  show Rat.mul a b = _
  delta Rat.mul
  rfl

theorem mul_def' (a b : Rat) : a * b = mkRat (a.num * b.num) (a.den * b.den) := by
  rw [mul_def, normalize_eq_mkRat]

theorem sub_def (a b : Rat) :
    a - b = normalize (a.num * b.den - b.num * a.den) (a.den * b.den) (Nat.mul_ne_zero a.den_nz b.den_nz) := by
  show Rat.sub a b = _
  delta Rat.sub
  rfl

theorem sub_def' (a b : Rat) : a - b = mkRat (a.num * b.den - b.num * a.den) (a.den * b.den) := by
  rw [sub_def, normalize_eq_mkRat]

theorem mkRat_add_mkRat (n₁ n₂ : Int) {d₁ d₂} (z₁ : d₁ ≠ 0) (z₂ : d₂ ≠ 0) :
    mkRat n₁ d₁ + mkRat n₂ d₂ = mkRat (n₁ * d₂ + n₂ * d₁) (d₁ * d₂) := by
  obtain ⟨g₁, hg₁, e₁, f₁⟩ := normalize_num_den' n₁ d₁ z₁
  obtain ⟨g₂, hg₂, e₂, f₂⟩ := normalize_num_den' n₂ d₂ z₂
  rw [add_def', ← normalize_eq_mkRat z₁, ← normalize_eq_mkRat z₂]
  revert e₁ f₁ e₂ f₂
  generalize normalize n₁ d₁ z₁ = p
  generalize normalize n₂ d₂ z₂ = q
  intro e₁ f₁ e₂ f₂
  subst e₁ f₁ e₂ f₂
  rw [mkRat_eq_iff (Nat.mul_ne_zero p.den_nz q.den_nz) (Nat.mul_ne_zero z₁ z₂)]
  simp only [Int.natCast_mul, Int.add_mul]
  ac_rfl

theorem mkRat_mul_mkRat (n₁ n₂ : Int) (d₁ d₂) : mkRat n₁ d₁ * mkRat n₂ d₂ = mkRat (n₁ * n₂) (d₁ * d₂) := by
  by_cases z₁ : d₁ = 0
  · subst z₁; rw [mkRat_zero, Nat.zero_mul, mkRat_zero, mul_def', zero_num, Int.zero_mul, zero_mkRat]
  by_cases z₂ : d₂ = 0
  · subst z₂; rw [mkRat_zero, Nat.mul_zero, mkRat_zero, mul_def', zero_num, Int.mul_zero, zero_mkRat]
  obtain ⟨g₁, hg₁, e₁, f₁⟩ := normalize_num_den' n₁ d₁ z₁
  obtain ⟨g₂, hg₂, e₂, f₂⟩ := normalize_num_den' n₂ d₂ z₂
  rw [mul_def', ← normalize_eq_mkRat z₁, ← normalize_eq_mkRat z₂]
  revert e₁ f₁ e₂ f₂
  generalize normalize n₁ d₁ z₁ = p
  generalize normalize n₂ d₂ z₂ = q
  intro e₁ f₁ e₂ f₂
  subst e₁ f₁ e₂ f₂
  rw [mkRat_eq_iff (Nat.mul_ne_zero p.den_nz q.den_nz) (Nat.mul_ne_zero z₁ z₂)]
  simp only [Int.natCast_mul]
  ac_rfl

@[simp] protected theorem add_zero (a : Rat) : a + 0 = a := by simp [add_def']
@[simp] protected theorem zero_add (a : Rat) : 0 + a = a := by simp [add_def']

protected theorem add_comm (a b : Rat) : a + b = b + a := by
  rw [add_def', add_def', Int.add_comm, Nat.mul_comm]

protected theorem add_assoc (a b c : Rat) : a + b + c = a + (b + c) := by
  obtain ⟨n₁, d₁, h₁, rfl⟩ := exists_eq_mkRat a
  obtain ⟨n₂, d₂, h₂, rfl⟩ := exists_eq_mkRat b
  obtain ⟨n₃, d₃, h₃, rfl⟩ := exists_eq_mkRat c
  rw [mkRat_add_mkRat _ _ h₁ h₂, mkRat_add_mkRat _ _ h₂ h₃, mkRat_add_mkRat _ _ (Nat.mul_ne_zero h₁ h₂) h₃,
    mkRat_add_mkRat _ _ h₁ (Nat.mul_ne_zero h₂ h₃), Nat.mul_assoc]
  congr 1
  simp only [Int.natCast_mul, Int.add_mul]
  ac_rfl

protected theorem add_left_comm (a b c : Rat) : a + (b + c) = b + (a + c) := by
  rw [← Rat.add_assoc, Rat.add_comm a, Rat.add_assoc]

theorem neg_mkRat (n d) : -mkRat n d = mkRat (-n) d := by
  by_cases z : d = 0
  · subst z; rfl
  obtain ⟨g, hg, e, f⟩ := normalize_num_den' n d z
  rw [← normalize_eq_mkRat z]
  revert e f
  generalize normalize n d z = p
  intro e f
  subst e f
  rw [← mkRat_self (-p), mkRat_eq_iff (-p).den_nz z, neg_num, neg_den, Int.natCast_mul]
  simp only [Int.neg_mul]
  ac_rfl

protected theorem neg_add_cancel (a : Rat) : -a + a = 0 := by
  rw [add_def', neg_num, neg_den, Int.neg_mul, Int.add_left_neg, zero_mkRat]

protected theorem add_neg_cancel (a : Rat) : a + -a = 0 := by rw [Rat.add_comm, Rat.neg_add_cancel]

protected theorem sub_eq_add_neg (a b : Rat) : a - b = a + -b := by
  rw [sub_def', add_def', neg_num, neg_den, Int.neg_mul, Int.sub_eq_add_neg]

@[simp] protected theorem neg_neg (a : Rat) : - -a = a := ext (Int.neg_neg _) rfl

@[simp] protected theorem mul_zero (a : Rat) : a * 0 = 0 := by simp [mul_def']
@[simp] protected theorem zero_mul (a : Rat) : 0 * a = 0 := by simp [mul_def']
@[simp] protected theorem mul_one (a : Rat) : a * 1 = a := by simp [mul_def']
@[simp] protected theorem one_mul (a : Rat) : 1 * a = a := by simp [mul_def']

protected theorem mul_comm (a b : Rat) : a * b = b * a := by
  rw [mul_def', mul_def', Int.mul_comm, Nat.mul_comm]

protected theorem mul_assoc (a b c : Rat) : a * b * c = a * (b * c) := by
  obtain ⟨n₁, d₁, h₁, rfl⟩ := exists_eq_mkRat a
  obtain ⟨n₂, d₂, h₂, rfl⟩ := exists_eq_mkRat b
  obtain ⟨n₃, d₃, h₃, rfl⟩ := exists_eq_mkRat c
  simp only [mkRat_mul_mkRat, Int.mul_assoc, Nat.mul_assoc]

protected theorem mul_add (a b c : Rat) : a * (b + c) = a * b + a * c := by
  obtain ⟨n₁, d₁, h₁, rfl⟩ := exists_eq_mkRat a
  obtain ⟨n₂, d₂, h₂, rfl⟩ := exists_eq_mkRat b
  obtain ⟨n₃, d₃, h₃, rfl⟩ := exists_eq_mkRat c
  rw [mkRat_add_mkRat _ _ h₂ h₃, mkRat_mul_mkRat, mkRat_mul_mkRat, mkRat_mul_mkRat,
    mkRat_add_mkRat _ _ (Nat.mul_ne_zero h₁ h₂) (Nat.mul_ne_zero h₁ h₃),
    mkRat_eq_iff (Nat.mul_ne_zero h₁ (Nat.mul_ne_zero h₂ h₃)) (Nat.mul_ne_zero (Nat.mul_ne_zero h₁ h₂) (Nat.mul_ne_zero h₁ h₃))]
  simp only [Int.natCast_mul, Int.mul_add, Int.add_mul]
  ac_rfl

protected theorem add_mul (a b c : Rat) : (a + b) * c = a * c + b * c := by
  rw [Rat.mul_comm, Rat.mul_add, Rat.mul_comm c a, Rat.mul_comm c b]

protected theorem neg_mul (a b : Rat) : -a * b = -(a * b) := by
  rw [mul_def', mul_def', neg_mkRat, neg_num, neg_den, Int.neg_mul]

protected theorem mul_neg (a b : Rat) : a * -b = -(a * b) := by
  rw [Rat.mul_comm, Rat.neg_mul, Rat.mul_comm]

protected theorem mul_sub (a b c : Rat) : a * (b - c) = a * b - a * c := by
  rw [Rat.sub_eq_add_neg, Rat.mul_add, Rat.mul_neg, ← Rat.sub_eq_add_neg]

protected theorem sub_mul (a b c : Rat) : (a - b) * c = a * c - b * c := by
  rw [Rat.mul_comm, Rat.mul_sub, Rat.mul_comm c a, Rat.mul_comm c b]

theorem num_eq_zero {a : Rat} : a.num = 0 ↔ a = 0 := by
  constructor
  · intro h
    rw [← mkRat_self a, h, zero_mkRat]
  · intro h; rw [h]; rfl

@[simp] theorem inv_zero : (0 : Rat)⁻¹ = 0 := by
  show Rat.inv 0 = 0
  delta Rat.inv
  rfl

/-- The inverse as a fraction: numerator and denominator change places. -/
private theorem inv_eq_mkRat (a : Rat) (m : Int) (h : a.num ≠ 0) (hm : a.num * m = a.den * a.num.natAbs) :
    a⁻¹ = mkRat m a.num.natAbs := by
  show Rat.inv a = _
  delta Rat.inv
  have hn : a.num.natAbs ≠ 0 := Nat.ne_of_gt (Int.natAbs_pos.2 h)
  rcases Int.lt_trichotomy a.num 0 with h' | h' | h'
  · show (if h : a.num < 0 then _ else _) = _
    rw [dif_pos h', mk_eq_mkRat]
    congr 1
    apply Int.eq_of_mul_eq_mul_right h
    rw [Int.mul_comm m, hm, Int.ofNat_natAbs_of_nonpos (Int.le_of_lt h'), Int.mul_neg, Int.neg_mul]
  · exact absurd h' h
  · show (if h : a.num < 0 then _ else if h : a.num > 0 then _ else _) = _
    rw [dif_neg (Int.not_lt.2 (Int.le_of_lt h')), dif_pos h', mk_eq_mkRat]
    congr 1
    apply Int.eq_of_mul_eq_mul_right h
    rw [Int.mul_comm m, hm, Int.natAbs_of_nonneg (Int.le_of_lt h')]

protected theorem mul_inv_cancel (a : Rat) : a ≠ 0 → a * a⁻¹ = 1 := by
  intro ha
  have h0 : a.num ≠ 0 := fun h => ha (num_eq_zero.1 h)
  have hn : a.num.natAbs ≠ 0 := Nat.ne_of_gt (Int.natAbs_pos.2 h0)
  obtain ⟨m, hm⟩ : ∃ m : Int, a.num * m = a.den * a.num.natAbs := by
    obtain ⟨s, hs⟩ := Int.dvd_natAbs.2 (Int.dvd_refl a.num)
    exact ⟨a.den * s, by rw [hs]; ac_rfl⟩
  have h : mkRat a.num a.den * mkRat m a.num.natAbs = 1 := by
    rw [mkRat_mul_mkRat, show (1 : Rat) = mkRat 1 1 from (mkRat_one 1).symm,
      mkRat_eq_iff (Nat.mul_ne_zero a.den_nz hn) Nat.one_ne_zero, hm, Int.natCast_mul]
    simp
  rwa [mkRat_self, ← inv_eq_mkRat a m h0 hm] at h

protected theorem inv_mul_cancel (a : Rat) (h : a ≠ 0) : a⁻¹ * a = 1 := by
  rw [Rat.mul_comm, Rat.mul_inv_cancel a h]

theorem div_def (a b : Rat) : a / b = a * b⁻¹ := rfl

protected theorem zero_ne_one : (0 : Rat) ≠ 1 := by decide

protected theorem pow_zero (q : Rat) : q ^ 0 = 1 := rfl

theorem pow_def (q : Rat) (n : Nat) :
    q ^ n = ⟨q.num ^ n, q.den ^ n, Nat.ne_of_gt (Nat.pow_pos q.den_pos), by
      rw [Int.natAbs_pow]; exact q.reduced.pow _ _⟩ := rfl

protected theorem pow_succ (q : Rat) (n : Nat) : q ^ (n + 1) = q ^ n * q := by
  rw [mul_def', ← mkRat_self (q ^ (n + 1))]
  rfl

/-! Order -/

protected theorem lt_iff (a b : Rat) : a < b ↔ a.num * b.den < b.num * a.den := by
  have ha : (0 : Int) < a.den := Int.natCast_pos.2 a.den_pos
  have hb : (0 : Int) < b.den := Int.natCast_pos.2 b.den_pos
  show a.blt b = true ↔ _
  unfold Rat.blt
  by_cases h1 : a.num < 0 ∧ 0 ≤ b.num
  · rw [if_pos (by simp [h1])]
    have := Int.mul_neg_of_neg_of_pos h1.1 hb
    have := Int.mul_nonneg h1.2 (Int.le_of_lt ha)
    constructor
    · intro _; omega
    · intro _; rfl
  rw [if_neg (by simp; intro h; have := fun h' => h1 ⟨h, h'⟩; omega)]
  by_cases h2 : a.num = 0
  · rw [if_pos h2, h2, Int.zero_mul, decide_eq_true_iff]
    constructor
    · intro h; exact Int.mul_pos h ha
    · intro h
      have h' : 0 * (a.den : Int) < b.num * a.den := by rw [Int.zero_mul]; exact h
      exact Int.lt_of_mul_lt_mul_right h' (Int.le_of_lt ha)
  rw [if_neg h2]
  by_cases h3 : 0 < a.num ∧ b.num ≤ 0
  · rw [if_pos (by simp [h3])]
    have := Int.mul_pos h3.1 hb
    have := Int.mul_nonpos_of_nonpos_of_nonneg h3.2 (Int.le_of_lt ha)
    constructor
    · intro h; cases h
    · intro h; omega
  rw [if_neg (by simp; intro h; have := fun h' => h3 ⟨h, h'⟩; omega), decide_eq_true_iff]

protected theorem not_le {a b : Rat} : ¬a ≤ b ↔ b < a := by
  show ¬b.blt a = false ↔ b.blt a = true
  simp

protected theorem not_lt {a b : Rat} : ¬a < b ↔ b ≤ a := by
  show ¬a.blt b = true ↔ a.blt b = false
  simp

protected theorem le_iff (a b : Rat) : a ≤ b ↔ a.num * b.den ≤ b.num * a.den := by
  rw [← Rat.not_lt, Rat.lt_iff, Int.not_lt]

protected theorem le_refl {a : Rat} : a ≤ a := (Rat.le_iff a a).2 (Int.le_refl _)

protected theorem le_total {a b : Rat} : a ≤ b ∨ b ≤ a := by
  rw [Rat.le_iff, Rat.le_iff]; exact Int.le_total _ _

protected theorem le_antisymm {a b : Rat} (hab : a ≤ b) (hba : b ≤ a) : a = b := by
  rw [Rat.le_iff] at hab hba
  rw [← mkRat_self a, ← mkRat_self b, mkRat_eq_iff a.den_nz b.den_nz]
  exact Int.le_antisymm hab hba

protected theorem le_trans {a b c : Rat} (hab : a ≤ b) (hbc : b ≤ c) : a ≤ c := by
  rw [Rat.le_iff] at *
  have hb : (0 : Int) < b.den := Int.natCast_pos.2 b.den_pos
  apply Int.le_of_mul_le_mul_right _ hb
  calc a.num * c.den * b.den = a.num * b.den * c.den := Int.mul_right_comm _ _ _
    _ ≤ b.num * a.den * c.den := Int.mul_le_mul_of_nonneg_right hab (Int.natCast_nonneg _)
    _ = b.num * c.den * a.den := Int.mul_right_comm _ _ _
    _ ≤ c.num * b.den * a.den := Int.mul_le_mul_of_nonneg_right hbc (Int.natCast_nonneg _)
    _ = c.num * a.den * b.den := Int.mul_right_comm _ _ _

protected theorem lt_iff_le_and_not_ge {a b : Rat} : a < b ↔ a ≤ b ∧ ¬b ≤ a := by
  rw [Rat.not_le]
  constructor
  · intro h
    exact ⟨(Rat.le_total (a := a) (b := b)).resolve_right (Rat.not_le.2 h), h⟩
  · exact And.right

protected theorem lt_irrefl {a : Rat} : ¬a < a := Rat.not_lt.2 Rat.le_refl

protected theorem le_of_lt {a b : Rat} (h : a < b) : a ≤ b := (Rat.lt_iff_le_and_not_ge.1 h).1

protected theorem ne_of_lt {a b : Rat} (h : a < b) : a ≠ b := fun e => Rat.lt_irrefl (e ▸ h)

protected theorem lt_of_le_of_ne {a b : Rat} (h : a ≤ b) (n : a ≠ b) : a < b :=
  Rat.not_le.1 fun h' => n (Rat.le_antisymm h h')

protected theorem lt_of_lt_of_le {a b c : Rat} (h₁ : a < b) (h₂ : b ≤ c) : a < c :=
  Rat.not_le.1 fun h => Rat.not_le.2 h₁ (Rat.le_trans h₂ h)

protected theorem lt_of_le_of_lt {a b c : Rat} (h₁ : a ≤ b) (h₂ : b < c) : a < c :=
  Rat.not_le.1 fun h => Rat.not_le.2 h₂ (Rat.le_trans h h₁)

protected theorem lt_trans {a b c : Rat} (h₁ : a < b) (h₂ : b < c) : a < c :=
  Rat.lt_of_lt_of_le h₁ (Rat.le_of_lt h₂)

theorem mkRat_le_mkRat {n₁ n₂ : Int} {d₁ d₂ : Nat} (z₁ : d₁ ≠ 0) (z₂ : d₂ ≠ 0) :
    mkRat n₁ d₁ ≤ mkRat n₂ d₂ ↔ n₁ * d₂ ≤ n₂ * d₁ := by
  obtain ⟨g₁, hg₁, e₁, f₁⟩ := normalize_num_den' n₁ d₁ z₁
  obtain ⟨g₂, hg₂, e₂, f₂⟩ := normalize_num_den' n₂ d₂ z₂
  rw [← normalize_eq_mkRat z₁, ← normalize_eq_mkRat z₂, Rat.le_iff]
  revert e₁ f₁ e₂ f₂
  generalize normalize n₁ d₁ z₁ = p
  generalize normalize n₂ d₂ z₂ = q
  intro e₁ f₁ e₂ f₂
  subst e₁ f₁ e₂ f₂
  have hg : (0 : Int) < g₁ * g₂ :=
    Int.mul_pos (Int.natCast_pos.2 (Nat.pos_of_ne_zero hg₁)) (Int.natCast_pos.2 (Nat.pos_of_ne_zero hg₂))
  have left : p.num * g₁ * (q.den * g₂ : Nat) = p.num * q.den * (g₁ * g₂) := by
    rw [Int.natCast_mul]; ac_rfl
  have right : q.num * g₂ * (p.den * g₁ : Nat) = q.num * p.den * (g₁ * g₂) := by
    rw [Int.natCast_mul]; ac_rfl
  rw [left, right]
  constructor
  · intro h; exact Int.mul_le_mul_of_nonneg_right h (Int.le_of_lt hg)
  · intro h; exact Int.le_of_mul_le_mul_right h hg

protected theorem add_le_add_left {a b c : Rat} : c + a ≤ c + b ↔ a ≤ b := by
  obtain ⟨n₁, d₁, h₁, rfl⟩ := exists_eq_mkRat a
  obtain ⟨n₂, d₂, h₂, rfl⟩ := exists_eq_mkRat b
  obtain ⟨n₃, d₃, h₃, rfl⟩ := exists_eq_mkRat c
  rw [mkRat_add_mkRat _ _ h₃ h₁, mkRat_add_mkRat _ _ h₃ h₂,
    mkRat_le_mkRat (Nat.mul_ne_zero h₃ h₁) (Nat.mul_ne_zero h₃ h₂), mkRat_le_mkRat h₁ h₂]
  have hd : (0 : Int) < d₃ * d₃ :=
    Int.mul_pos (Int.natCast_pos.2 (Nat.pos_of_ne_zero h₃)) (Int.natCast_pos.2 (Nat.pos_of_ne_zero h₃))
  have left : (n₃ * d₁ + n₁ * d₃) * (d₃ * d₂ : Nat) = n₃ * d₃ * d₁ * d₂ + n₁ * d₂ * (d₃ * d₃) := by
    simp only [Int.natCast_mul, Int.add_mul]; ac_rfl
  have right : (n₃ * d₂ + n₂ * d₃) * (d₃ * d₁ : Nat) = n₃ * d₃ * d₁ * d₂ + n₂ * d₁ * (d₃ * d₃) := by
    simp only [Int.natCast_mul, Int.add_mul]; ac_rfl
  rw [left, right, Int.add_le_add_iff_left]
  constructor
  · intro h; exact Int.le_of_mul_le_mul_right h hd
  · intro h; exact Int.mul_le_mul_of_nonneg_right h (Int.le_of_lt hd)

protected theorem add_le_add_right {a b c : Rat} : a + c ≤ b + c ↔ a ≤ b := by
  rw [Rat.add_comm a, Rat.add_comm b, Rat.add_le_add_left]

@[simp] theorem num_nonneg {q : Rat} : 0 ≤ q.num ↔ 0 ≤ q := by
  rw [Rat.le_iff]; simp

@[simp] theorem num_pos {q : Rat} : 0 < q.num ↔ 0 < q := by
  rw [Rat.lt_iff]; simp

protected theorem mul_nonneg {a b : Rat} (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a * b := by
  rw [mul_def', show (0 : Rat) = mkRat 0 1 from (mkRat_one 0).symm,
    mkRat_le_mkRat Nat.one_ne_zero (Nat.mul_ne_zero a.den_nz b.den_nz), Int.zero_mul]
  exact Int.mul_nonneg (Int.mul_nonneg (num_nonneg.2 ha) (num_nonneg.2 hb)) (Int.natCast_nonneg _)

protected theorem mul_eq_zero {a b : Rat} : a * b = 0 ↔ a = 0 ∨ b = 0 := by
  rw [mul_def', mkRat_eq_zero (Nat.mul_ne_zero a.den_nz b.den_nz), Int.mul_eq_zero, num_eq_zero, num_eq_zero]

protected theorem mul_pos {a b : Rat} (ha : 0 < a) (hb : 0 < b) : 0 < a * b := by
  apply Rat.lt_of_le_of_ne (Rat.mul_nonneg (Rat.le_of_lt ha) (Rat.le_of_lt hb))
  intro h
  rcases Rat.mul_eq_zero.1 h.symm with h | h
  · exact Rat.ne_of_lt ha h.symm
  · exact Rat.ne_of_lt hb h.symm

/-! Casts -/

@[simp, norm_cast] theorem intCast_zero : ((0 : Int) : Rat) = 0 := rfl
@[simp, norm_cast] theorem intCast_one : ((1 : Int) : Rat) = 1 := rfl

@[simp, norm_cast] theorem intCast_ofNat {n : Nat} : ((OfNat.ofNat n : Int) : Rat) = OfNat.ofNat n := rfl

@[simp, norm_cast] theorem intCast_inj {a b : Int} : (a : Rat) = (b : Rat) ↔ a = b :=
  ⟨fun h => congrArg num h, fun h => h ▸ rfl⟩

@[simp, norm_cast] theorem intCast_add (a b : Int) : ((a + b : Int) : Rat) = a + b := by
  rw [← mkRat_one a, ← mkRat_one b, mkRat_add_mkRat a b Nat.one_ne_zero Nat.one_ne_zero, ← mkRat_one (a + b)]
  simp

@[simp, norm_cast] theorem intCast_mul (a b : Int) : ((a * b : Int) : Rat) = a * b := by
  rw [← mkRat_one a, ← mkRat_one b, mkRat_mul_mkRat, ← mkRat_one (a * b)]

@[simp, norm_cast] theorem intCast_neg (a : Int) : ((-a : Int) : Rat) = -(a : Rat) := rfl

@[simp, norm_cast] theorem intCast_sub (a b : Int) : ((a - b : Int) : Rat) = a - b := by
  rw [Int.sub_eq_add_neg, intCast_add, intCast_neg, Rat.sub_eq_add_neg]

@[simp, norm_cast] theorem intCast_pow (a : Int) (n : Nat) : ((a ^ n : Int) : Rat) = (a : Rat) ^ n := by
  apply ext
  · rfl
  · show 1 = 1 ^ n
    rw [Nat.one_pow]

@[simp, norm_cast] theorem intCast_le_intCast {a b : Int} : (a : Rat) ≤ b ↔ a ≤ b := by
  rw [Rat.le_iff]; simp

@[simp, norm_cast] theorem intCast_lt_intCast {a b : Int} : (a : Rat) < b ↔ a < b := by
  rw [Rat.lt_iff]; simp

@[simp, norm_cast] theorem natCast_zero : ((0 : Nat) : Rat) = 0 := rfl
@[simp, norm_cast] theorem natCast_one : ((1 : Nat) : Rat) = 1 := rfl
@[simp, norm_cast] theorem intCast_natCast (n : Nat) : ((n : Int) : Rat) = n := rfl

@[simp, norm_cast] theorem natCast_ofNat {n : Nat} : ((OfNat.ofNat n : Nat) : Rat) = OfNat.ofNat n := rfl

@[simp, norm_cast] theorem natCast_inj {a b : Nat} : (a : Rat) = (b : Rat) ↔ a = b := by
  rw [← intCast_natCast, ← intCast_natCast, intCast_inj, Int.natCast_inj]

@[simp, norm_cast] theorem natCast_add (a b : Nat) : ((a + b : Nat) : Rat) = a + b := by
  rw [← intCast_natCast, ← intCast_natCast, ← intCast_natCast, Int.natCast_add, intCast_add]

@[simp, norm_cast] theorem natCast_mul (a b : Nat) : ((a * b : Nat) : Rat) = a * b := by
  rw [← intCast_natCast, ← intCast_natCast, ← intCast_natCast, Int.natCast_mul, intCast_mul]

@[simp, norm_cast] theorem natCast_pow (a b : Nat) : ((a ^ b : Nat) : Rat) = (a : Rat) ^ b := by
  rw [← intCast_natCast, ← intCast_natCast, Int.natCast_pow, intCast_pow]

@[simp, norm_cast] theorem natCast_le_natCast {a b : Nat} : (a : Rat) ≤ b ↔ a ≤ b := by
  rw [← intCast_natCast, ← intCast_natCast, intCast_le_intCast, Int.ofNat_le]

@[simp, norm_cast] theorem natCast_lt_natCast {a b : Nat} : (a : Rat) < b ↔ a < b := by
  rw [← intCast_natCast, ← intCast_natCast, intCast_lt_intCast, Int.ofNat_lt]

theorem mkRat_eq_div (n : Int) (d : Nat) : mkRat n d = n / d := by
  by_cases h : d = 0
  · subst h
    rw [mkRat_zero, div_def, natCast_zero, inv_zero, Rat.mul_zero]
  · have hd : (d : Rat) ≠ 0 := by
      rw [← natCast_zero]
      exact fun e => h (natCast_inj.1 e)
    have key : mkRat n d * d = n := by
      rw [← intCast_natCast, ← mkRat_one (d : Int), mkRat_mul_mkRat, ← mkRat_one n,
        mkRat_eq_iff (Nat.mul_ne_zero h Nat.one_ne_zero) Nat.one_ne_zero]
      simp
    rw [div_def, ← key, Rat.mul_assoc, Rat.mul_inv_cancel _ hd, Rat.mul_one]

theorem num_div_den (r : Rat) : (r.num : Rat) / (r.den : Rat) = r := by
  rw [← mkRat_eq_div, mkRat_self]

/-! Floor and ceiling -/

theorem floor_def (a : Rat) : a.floor = a.num / a.den := by
  unfold Rat.floor
  split
  · rename_i h; rw [h]; exact (Int.ediv_one _).symm
  · rfl

@[simp] theorem floor_intCast (a : Int) : (a : Rat).floor = a := rfl

theorem le_floor_iff {x : Int} {a : Rat} : x ≤ a.floor ↔ (x : Rat) ≤ a := by
  rw [floor_def, Int.le_ediv_iff_mul_le (Int.natCast_pos.2 a.den_pos), Rat.le_iff]
  simp

theorem floor_lt_iff {x : Int} {a : Rat} : a.floor < x ↔ a < x := by
  rw [← Int.not_le, le_floor_iff, Rat.not_le]

theorem floor_le {a : Rat} : (a.floor : Rat) ≤ a := le_floor_iff.1 (Int.le_refl _)

theorem lt_floor_add_one {a : Rat} : a < (a.floor : Rat) + 1 := by
  have h := floor_lt_iff (x := a.floor + 1) (a := a)
  rw [intCast_add, intCast_one] at h
  exact h.1 (by omega)

end Rat
