import Mathlib.Data.Nat.Init

/-!
Greatest common divisors, least common multiples, coprime numbers. Source of the names: Lean `Init/Data/Nat/Gcd`,
`Init/Data/Nat/Lcm`, `Init/Data/Nat/Coprime`, Mathlib `Mathlib/Data/Nat/GCD/Basic.lean`, `Mathlib/Algebra/Order/Group/Nat`.
-/

universe u

namespace Nat

variable {a b c d k l m n p : ℕ}

theorem gcd_dvd_gcd_of_dvd_left {m k : ℕ} (n : ℕ) (H : m ∣ k) : gcd m n ∣ gcd k n :=
  dvd_gcd (Nat.dvd_trans (gcd_dvd_left m n) H) (gcd_dvd_right m n)

theorem gcd_dvd_gcd_of_dvd_right {m k : ℕ} (n : ℕ) (H : m ∣ k) : gcd n m ∣ gcd n k :=
  dvd_gcd (gcd_dvd_left n m) (Nat.dvd_trans (gcd_dvd_right n m) H)

theorem eq_zero_of_gcd_eq_zero_right {m n : ℕ} (h : gcd m n = 0) : n = 0 := by
  rw [gcd_comm] at h; exact eq_zero_of_gcd_eq_zero_left h

@[simp] theorem gcd_eq_zero_iff {i j : ℕ} : gcd i j = 0 ↔ i = 0 ∧ j = 0 :=
  ⟨fun h => ⟨eq_zero_of_gcd_eq_zero_left h, eq_zero_of_gcd_eq_zero_right h⟩, fun ⟨h, k⟩ => by rw [h, k, gcd_self]⟩

theorem gcd_pos_iff {m n : ℕ} : 0 < gcd m n ↔ 0 < m ∨ 0 < n := by
  rw [Nat.pos_iff_ne_zero, Ne, gcd_eq_zero_iff]; omega

theorem gcd_eq_iff {a b : ℕ} : gcd a b = k ↔ k ∣ a ∧ k ∣ b ∧ ∀ c, c ∣ a → c ∣ b → c ∣ k := by
  constructor
  · rintro rfl
    exact ⟨gcd_dvd_left a b, gcd_dvd_right a b, fun c => dvd_gcd⟩
  · rintro ⟨ha, hb, hc⟩
    exact Nat.dvd_antisymm (hc _ (gcd_dvd_left a b) (gcd_dvd_right a b)) (dvd_gcd ha hb)

theorem gcd_greatest {a b d : ℕ} (hda : d ∣ a) (hdb : d ∣ b) (hd : ∀ e : ℕ, e ∣ a → e ∣ b → e ∣ d) : d = gcd a b :=
  (gcd_eq_iff.mpr ⟨hda, hdb, hd⟩).symm

@[simp] theorem gcd_add_mul_right_right (m n k : ℕ) : gcd m (n + k * m) = gcd m n := by
  refine gcd_eq_iff.mpr ⟨gcd_dvd_left m n, Nat.dvd_add (gcd_dvd_right m n) ?_, fun c h₁ h₂ => dvd_gcd h₁ ?_⟩
  · exact (gcd_dvd_left m n).mul_left k
  · exact (Nat.dvd_add_left (h₁.mul_left k)).mp h₂

@[simp] theorem gcd_add_mul_left_right (m n k : ℕ) : gcd m (n + m * k) = gcd m n := by
  rw [Nat.mul_comm, gcd_add_mul_right_right]

@[simp] theorem gcd_mul_right_add_right (m n k : ℕ) : gcd m (k * m + n) = gcd m n := by
  rw [Nat.add_comm, gcd_add_mul_right_right]

@[simp] theorem gcd_mul_left_add_right (m n k : ℕ) : gcd m (m * k + n) = gcd m n := by
  rw [Nat.add_comm, gcd_add_mul_left_right]

@[simp] theorem gcd_add_mul_right_left (m n k : ℕ) : gcd (m + k * n) n = gcd m n := by
  rw [gcd_comm, gcd_add_mul_right_right, gcd_comm]

@[simp] theorem gcd_add_mul_left_left (m n k : ℕ) : gcd (m + n * k) n = gcd m n := by
  rw [gcd_comm, gcd_add_mul_left_right, gcd_comm]

@[simp] theorem gcd_mul_right_add_left (m n k : ℕ) : gcd (k * n + m) n = gcd m n := by
  rw [Nat.add_comm, gcd_add_mul_right_left]

@[simp] theorem gcd_mul_left_add_left (m n k : ℕ) : gcd (n * k + m) n = gcd m n := by
  rw [Nat.add_comm, gcd_add_mul_left_left]

@[simp] theorem gcd_add_self_right (m n : ℕ) : gcd m (n + m) = gcd m n := by
  have := gcd_add_mul_right_right m n 1
  rwa [Nat.one_mul] at this

@[simp] theorem gcd_add_self_left (m n : ℕ) : gcd (m + n) n = gcd m n := by
  rw [gcd_comm, gcd_add_self_right, gcd_comm]

@[simp] theorem gcd_self_add_right (m n : ℕ) : gcd m (m + n) = gcd m n := by rw [Nat.add_comm, gcd_add_self_right]

@[simp] theorem gcd_self_add_left (m n : ℕ) : gcd (m + n) m = gcd n m := by rw [Nat.add_comm, gcd_add_self_left]

theorem gcd_sub_self_right (h : m ≤ n) : gcd m (n - m) = gcd m n := by
  obtain ⟨c, rfl⟩ := Nat.exists_eq_add_of_le h
  rw [Nat.add_sub_cancel_left, gcd_self_add_right]

theorem gcd_sub_self_left (h : m ≤ n) : gcd (n - m) m = gcd n m := by rw [gcd_comm, gcd_sub_self_right h, gcd_comm]

theorem gcd_self_sub_right (h : m ≤ n) : gcd n (n - m) = gcd n m := by
  obtain ⟨c, rfl⟩ := Nat.exists_eq_add_of_le h
  rw [Nat.add_sub_cancel_left, gcd_add_self_left, gcd_self_add_left, gcd_comm]

theorem gcd_mul_dvd_mul_gcd (k m n : ℕ) : gcd k (m * n) ∣ gcd k m * gcd k n := by
  rw [← gcd_mul_right, ← gcd_mul_left, ← gcd_mul_left]
  refine dvd_gcd (dvd_gcd ?_ ?_) (dvd_gcd ?_ ?_)
  · exact (gcd_dvd_left _ _).mul_left k
  · exact (gcd_dvd_left _ _).mul_right n
  · exact (gcd_dvd_left _ _).mul_left m
  · exact gcd_dvd_right _ _

theorem gcd_div {m n k : ℕ} (H1 : k ∣ m) (H2 : k ∣ n) : gcd (m / k) (n / k) = gcd m n / k := by
  rcases Nat.eq_zero_or_pos k with h | h
  · rw [h, Nat.div_zero, Nat.div_zero, Nat.div_zero, gcd_zero_left]
  · obtain ⟨x, rfl⟩ := H1
    obtain ⟨y, rfl⟩ := H2
    rw [Nat.mul_div_cancel_left _ h, Nat.mul_div_cancel_left _ h, gcd_mul_left, Nat.mul_div_cancel_left _ h]

/-! Least common multiples. -/

theorem lcm_dvd_iff {m n k : ℕ} : lcm m n ∣ k ↔ m ∣ k ∧ n ∣ k :=
  ⟨fun h => ⟨Nat.dvd_trans (dvd_lcm_left m n) h, Nat.dvd_trans (dvd_lcm_right m n) h⟩, fun ⟨h, k⟩ => lcm_dvd h k⟩

@[simp] theorem lcm_self (m : ℕ) : lcm m m = m :=
  Nat.dvd_antisymm (lcm_dvd (Nat.dvd_refl m) (Nat.dvd_refl m)) (dvd_lcm_left m m)

@[simp] theorem lcm_one_left (m : ℕ) : lcm 1 m = m :=
  Nat.dvd_antisymm (lcm_dvd (Nat.one_dvd m) (Nat.dvd_refl m)) (dvd_lcm_right 1 m)

@[simp] theorem lcm_one_right (m : ℕ) : lcm m 1 = m := by rw [lcm_comm, lcm_one_left]

theorem lcm_pos {m n : ℕ} : 0 < m → 0 < n → 0 < lcm m n := by
  intro h k
  apply Nat.pos_of_ne_zero
  intro e
  have := gcd_mul_lcm m n
  rw [e, Nat.mul_zero] at this
  exact Nat.ne_of_gt (Nat.mul_pos h k) this.symm

theorem lcm_ne_zero {m n : ℕ} (hm : m ≠ 0) (hn : n ≠ 0) : lcm m n ≠ 0 :=
  Nat.ne_of_gt (lcm_pos (Nat.pos_of_ne_zero hm) (Nat.pos_of_ne_zero hn))

@[simp] theorem lcm_eq_zero_iff {m n : ℕ} : lcm m n = 0 ↔ m = 0 ∨ n = 0 := by
  constructor
  · intro h
    apply Classical.byContradiction
    intro k
    rw [not_or] at k
    exact lcm_ne_zero k.1 k.2 h
  · rintro (h | h)
    · rw [h, lcm_zero_left]
    · rw [h, lcm_zero_right]

theorem lcm_eq_iff {m n k : ℕ} : lcm m n = k ↔ m ∣ k ∧ n ∣ k ∧ ∀ c, m ∣ c → n ∣ c → k ∣ c := by
  constructor
  · rintro rfl
    exact ⟨dvd_lcm_left m n, dvd_lcm_right m n, fun c => lcm_dvd⟩
  · rintro ⟨hm, hn, hc⟩
    exact Nat.dvd_antisymm (lcm_dvd hm hn) (hc _ (dvd_lcm_left m n) (dvd_lcm_right m n))

theorem lcm_dvd_mul (m n : ℕ) : lcm m n ∣ m * n := lcm_dvd (Nat.dvd_mul_right m n) (Nat.dvd_mul_left n m)

theorem lcm_eq_mul_div (m n : ℕ) : lcm m n = m * n / gcd m n := rfl

theorem lcm_mul_left (m n k : ℕ) : lcm (m * n) (m * k) = m * lcm n k := by
  rcases Nat.eq_zero_or_pos m with h | hm
  · rw [h, Nat.zero_mul, Nat.zero_mul, lcm_zero_left, Nat.zero_mul]
  · refine Nat.dvd_antisymm (lcm_dvd (Nat.mul_dvd_mul_left m (dvd_lcm_left n k)) (Nat.mul_dvd_mul_left m (dvd_lcm_right n k))) ?_
    obtain ⟨x, hx⟩ : m ∣ lcm (m * n) (m * k) := Nat.dvd_trans (Nat.dvd_mul_right m n) (dvd_lcm_left _ _)
    rw [hx]
    apply Nat.mul_dvd_mul_left
    apply lcm_dvd
    · exact Nat.dvd_of_mul_dvd_mul_left hm (hx ▸ dvd_lcm_left (m * n) (m * k))
    · exact Nat.dvd_of_mul_dvd_mul_left hm (hx ▸ dvd_lcm_right (m * n) (m * k))

/-! Coprime numbers. -/

theorem Coprime.eq_one_of_dvd {k n : ℕ} (H : Coprime k n) (d : k ∣ n) : k = 1 := by
  rw [← H.gcd_eq_one, gcd_eq_left d]

theorem Coprime.coprime_dvd_left {m k n : ℕ} (H1 : m ∣ k) (H2 : Coprime k n) : Coprime m n :=
  Nat.dvd_one.mp (H2.gcd_eq_one ▸ gcd_dvd_gcd_of_dvd_left n H1)

theorem Coprime.coprime_dvd_right {k m n : ℕ} (H1 : n ∣ m) (H2 : Coprime k m) : Coprime k n :=
  (Coprime.coprime_dvd_left H1 H2.symm).symm

theorem Coprime.of_dvd_left {m k n : ℕ} (H1 : m ∣ k) (H2 : Coprime k n) : Coprime m n := H2.coprime_dvd_left H1

theorem Coprime.of_dvd_right {k m n : ℕ} (H1 : n ∣ m) (H2 : Coprime k m) : Coprime k n := H2.coprime_dvd_right H1

theorem Coprime.coprime_mul_left {k m n : ℕ} (H : Coprime (k * m) n) : Coprime m n := H.coprime_dvd_left (Nat.dvd_mul_left m k)

theorem Coprime.coprime_mul_right {m k n : ℕ} (H : Coprime (m * k) n) : Coprime m n := H.coprime_dvd_left (Nat.dvd_mul_right m k)

theorem Coprime.coprime_mul_left_right {m k n : ℕ} (H : Coprime m (k * n)) : Coprime m n :=
  H.coprime_dvd_right (Nat.dvd_mul_left n k)

theorem Coprime.coprime_mul_right_right {m n k : ℕ} (H : Coprime m (n * k)) : Coprime m n :=
  H.coprime_dvd_right (Nat.dvd_mul_right n k)

theorem coprime_mul_iff_left {m n k : ℕ} : Coprime (m * n) k ↔ Coprime m k ∧ Coprime n k :=
  ⟨fun h => ⟨h.coprime_mul_right, h.coprime_mul_left⟩, fun ⟨h, k⟩ => h.mul_left k⟩

theorem coprime_mul_iff_right {m n k : ℕ} : Coprime k (m * n) ↔ Coprime k m ∧ Coprime k n :=
  ⟨fun h => ⟨h.coprime_mul_right_right, h.coprime_mul_left_right⟩, fun ⟨h, k⟩ => h.mul_right k⟩

theorem not_coprime_of_dvd_of_dvd {d m n : ℕ} (dgt1 : 1 < d) (Hm : d ∣ m) (Hn : d ∣ n) : ¬Coprime m n := fun co =>
  Nat.not_le_of_lt dgt1 (Nat.le_of_dvd Nat.one_pos (co.gcd_eq_one ▸ dvd_gcd Hm Hn))

theorem exists_coprime (m n : ℕ) : ∃ m' n', Coprime m' n' ∧ m = m' * gcd m n ∧ n = n' * gcd m n := by
  rcases Nat.eq_zero_or_pos (gcd m n) with h | h
  · have ⟨e₁, e₂⟩ := gcd_eq_zero_iff.mp h
    exact ⟨1, 1, coprime_one_left 1, by rw [h, e₁], by rw [h, e₂]⟩
  · exact ⟨m / gcd m n, n / gcd m n, coprime_div_gcd_div_gcd h, (Nat.div_mul_cancel (gcd_dvd_left m n)).symm,
      (Nat.div_mul_cancel (gcd_dvd_right m n)).symm⟩

theorem exists_coprime' {m n : ℕ} (H : 0 < gcd m n) :
    ∃ g m' n', 0 < g ∧ Coprime m' n' ∧ m = m' * g ∧ n = n' * g :=
  let ⟨m', n', h⟩ := exists_coprime m n
  ⟨gcd m n, m', n', H, h⟩

@[simp] theorem coprime_add_self_right {m n : ℕ} : Coprime m (n + m) ↔ Coprime m n := by
  rw [Coprime, gcd_add_self_right]

@[simp] theorem coprime_self_add_right {m n : ℕ} : Coprime m (m + n) ↔ Coprime m n := by
  rw [Coprime, gcd_self_add_right]

@[simp] theorem coprime_add_self_left {m n : ℕ} : Coprime (m + n) n ↔ Coprime m n := by
  rw [Coprime, gcd_add_self_left]

@[simp] theorem coprime_self_add_left {m n : ℕ} : Coprime (m + n) m ↔ Coprime n m := by
  rw [Coprime, gcd_self_add_left]

@[simp] theorem coprime_zero_left (n : ℕ) : Coprime 0 n ↔ n = 1 := by rw [Coprime, gcd_zero_left]

@[simp] theorem coprime_zero_right (n : ℕ) : Coprime n 0 ↔ n = 1 := by rw [Coprime, gcd_zero_right]

theorem Coprime.dvd_mul_right {k n m : ℕ} (H : Coprime k n) : k ∣ m * n ↔ k ∣ m :=
  ⟨H.dvd_of_dvd_mul_right, fun h => h.mul_right n⟩

theorem Coprime.dvd_mul_left {k m n : ℕ} (H : Coprime k m) : k ∣ m * n ↔ k ∣ n :=
  ⟨H.dvd_of_dvd_mul_left, fun h => h.mul_left m⟩

theorem Coprime.gcd_mul_right_cancel {k n : ℕ} (m : ℕ) (H : Coprime k n) : gcd (m * k) n = gcd m n := by
  rw [Nat.mul_comm, H.gcd_mul_left_cancel]

theorem Coprime.gcd_mul (k : ℕ) {m n : ℕ} (h : Coprime m n) : gcd k (m * n) = gcd k m * gcd k n := by
  apply Nat.dvd_antisymm (gcd_mul_dvd_mul_gcd k m n)
  refine Coprime.mul_dvd_of_dvd_of_dvd ?_ (gcd_dvd_gcd_of_dvd_right k (Nat.dvd_mul_right m n))
    (gcd_dvd_gcd_of_dvd_right k (Nat.dvd_mul_left n m))
  exact (h.coprime_dvd_left (gcd_dvd_right k m)).coprime_dvd_right (gcd_dvd_right k n)

theorem Coprime.lcm_eq_mul {m n : ℕ} (h : Coprime m n) : lcm m n = m * n := by
  have := gcd_mul_lcm m n
  rwa [h.gcd_eq_one, Nat.one_mul] at this

theorem coprime_pow_left_iff {n : ℕ} (hn : 0 < n) (a b : ℕ) : Coprime (a ^ n) b ↔ Coprime a b :=
  ⟨fun h => h.coprime_dvd_left (dvd_pow_self a (Nat.ne_of_gt hn)), fun h => h.pow_left n⟩

theorem coprime_pow_right_iff {n : ℕ} (hn : 0 < n) (a b : ℕ) : Coprime a (b ^ n) ↔ Coprime a b := by
  rw [coprime_comm, coprime_pow_left_iff hn, coprime_comm]

theorem Coprime.eq_of_mul_eq_zero {m n : ℕ} (h : Coprime m n) (hmn : m * n = 0) : m = 0 ∧ n = 1 ∨ m = 1 ∧ n = 0 := by
  rcases Nat.mul_eq_zero.mp hmn with e | e
  · rw [e, coprime_zero_left] at h; exact Or.inl ⟨e, h⟩
  · rw [e, coprime_zero_right] at h; exact Or.inr ⟨h, e⟩

/-- Bezout for natural numbers: coprime numbers have inverses of each other. -/
private theorem exists_bezout (m n : ℕ) : ∃ x y : ℤ, (gcd m n : ℤ) = m * x + n * y := by
  induction m using Nat.strongRecOn generalizing n with
  | ind m ih =>
    rcases Nat.eq_zero_or_pos m with h | h
    · subst h
      exact ⟨0, 1, by rw [gcd_zero_left]; omega⟩
    · obtain ⟨x, y, e⟩ := ih (n % m) (Nat.mod_lt n h) m
      rw [← gcd_rec] at e
      refine ⟨y - (n / m : ℕ) * x, x, ?_⟩
      have d : (n : ℤ) = m * (n / m : ℕ) + (n % m : ℕ) := by
        rw [← Int.natCast_mul, ← Int.natCast_add, Nat.div_add_mod]
      rw [e]
      generalize ((n / m : ℕ) : ℤ) = q at d ⊢
      rw [d]
      ring

theorem exists_gcd_eq_mul_add_mul (m n : ℕ) : ∃ x y : ℤ, (gcd m n : ℤ) = m * x + n * y := exists_bezout m n

theorem exists_mul_emod_eq_one_of_coprime {k n : ℕ} (hkn : Coprime n k) (hk : 1 < k) : ∃ m, n * m % k = 1 := by
  obtain ⟨x, y, e⟩ := exists_bezout n k
  rw [hkn.gcd_eq_one] at e
  refine ⟨(x % k).toNat, ?_⟩
  have k0 : (0 : ℤ) < k := by omega
  have x0 := Int.emod_nonneg x (Int.ne_of_gt k0)
  apply Int.ofNat.inj
  show ((n * (x % k).toNat % k : ℕ) : ℤ) = 1
  rw [Int.natCast_emod, Int.natCast_mul, Int.toNat_of_nonneg x0, Int.mul_emod, Int.emod_emod, ← Int.mul_emod]
  have e' : (n : ℤ) * x = 1 + k * (-y) := by
    rw [Int.mul_neg]; omega
  rw [e', Int.add_mul_emod_self_left]
  exact Int.emod_eq_of_lt (by decide) (by omega)

end Nat

/-! Coprime elements of commutative rings, greatest common divisors of integers. -/

/-- `a` and `b` generate the unit ideal. -/
def IsCoprime {R : Type u} [CommSemiring R] (a b : R) : Prop := ∃ x y, x * a + y * b = 1

theorem IsCoprime.symm {R : Type u} [CommSemiring R] {x y : R} (H : IsCoprime x y) : IsCoprime y x :=
  let ⟨a, b, h⟩ := H
  ⟨b, a, by rw [add_comm, h]⟩

theorem isCoprime_comm {R : Type u} [CommSemiring R] {x y : R} : IsCoprime x y ↔ IsCoprime y x :=
  ⟨IsCoprime.symm, IsCoprime.symm⟩

theorem IsCoprime.dvd_of_dvd_mul_left {R : Type u} [CommSemiring R] {x y z : R} (H1 : IsCoprime x y) (H2 : x ∣ y * z) : x ∣ z := by
  obtain ⟨a, b, h⟩ := H1
  have e : z = a * x * z + b * y * z := by rw [← add_mul, h, one_mul]
  rw [e]
  exact dvd_add (((dvd_mul_left x a)).mul_right z) (by rw [mul_assoc]; exact H2.mul_left b)

theorem IsCoprime.dvd_of_dvd_mul_right {R : Type u} [CommSemiring R] {x y z : R} (H1 : IsCoprime x z) (H2 : x ∣ y * z) : x ∣ y := by
  rw [mul_comm] at H2
  exact H1.dvd_of_dvd_mul_left H2

namespace Int

variable {a b : ℤ}

theorem gcd_eq_natAbs {a b : ℤ} : Int.gcd a b = Nat.gcd a.natAbs b.natAbs := rfl

theorem exists_gcd_eq_mul_add_mul (a b : ℤ) : ∃ x y : ℤ, (Int.gcd a b : ℤ) = a * x + b * y := by
  obtain ⟨x, y, e⟩ := Nat.exists_gcd_eq_mul_add_mul a.natAbs b.natAbs
  rw [gcd_eq_natAbs, e]
  rcases Int.natAbs_eq a with ha | ha <;> rcases Int.natAbs_eq b with hb | hb
  · exact ⟨x, y, by rw [← ha, ← hb]⟩
  · refine ⟨x, -y, ?_⟩
    rw [Int.mul_neg, ← Int.neg_mul]; rw [← ha]; congr 2; omega
  · refine ⟨-x, y, ?_⟩
    rw [Int.mul_neg, ← Int.neg_mul]; rw [← hb]; congr 2; omega
  · refine ⟨-x, -y, ?_⟩
    rw [Int.mul_neg, ← Int.neg_mul, Int.mul_neg, ← Int.neg_mul]; congr 2 <;> omega

theorem gcd_dvd_iff {a b : ℤ} {n : ℕ} : gcd a b ∣ n ↔ ∃ x y : ℤ, ↑n = a * x + b * y := by
  constructor
  · rintro ⟨k, hk⟩
    obtain ⟨x, y, e⟩ := exists_gcd_eq_mul_add_mul a b
    exact ⟨x * k, y * k, by rw [hk, Int.natCast_mul, e, Int.add_mul, Int.mul_assoc, Int.mul_assoc]⟩
  · rintro ⟨x, y, e⟩
    apply Int.ofNat_dvd.mp
    rw [e]
    exact Int.dvd_add ((Int.gcd_dvd_left a b).mul_right x) ((Int.gcd_dvd_right a b).mul_right y)

theorem isCoprime_iff_gcd_eq_one {m n : ℤ} : IsCoprime m n ↔ Int.gcd m n = 1 := by
  constructor
  · rintro ⟨x, y, h⟩
    apply Nat.dvd_one.mp
    rw [gcd_dvd_iff]
    exact ⟨x, y, by rw [Int.mul_comm m, Int.mul_comm n]; exact h.symm⟩
  · intro h
    obtain ⟨x, y, e⟩ := exists_gcd_eq_mul_add_mul m n
    rw [h] at e
    exact ⟨x, y, by rw [Int.mul_comm x, Int.mul_comm y]; exact e.symm⟩

theorem dvd_of_dvd_mul_right_of_gcd_one {a b c : ℤ} (habc : a ∣ b * c) (hab : Int.gcd a b = 1) : a ∣ c :=
  (isCoprime_iff_gcd_eq_one.mpr hab).dvd_of_dvd_mul_left habc

theorem dvd_of_dvd_mul_left_of_gcd_one {a b c : ℤ} (habc : a ∣ b * c) (hab : Int.gcd a c = 1) : a ∣ b :=
  (isCoprime_iff_gcd_eq_one.mpr hab).dvd_of_dvd_mul_right habc

theorem gcd_eq_one_iff_coprime {a b : ℤ} : Int.gcd a b = 1 ↔ IsCoprime a b := isCoprime_iff_gcd_eq_one.symm

theorem mul_emod_mul_of_pos {a : ℤ} (b c : ℤ) (H : 0 < a) : a * b % (a * c) = a * (b % c) := by
  have pos : ∀ c : ℤ, 0 < c → a * b % (a * c) = a * (b % c) := by
    intro c hc
    have e : a * b = a * (b % c) + a * c * (b / c) := by
      rw [Int.mul_assoc, ← Int.mul_add, Int.emod_add_mul_ediv]
    have l := mul_lt_mul_of_pos_left (Int.emod_lt_of_pos b hc) H
    have l₀ := Int.mul_nonneg (Int.le_of_lt H) (Int.emod_nonneg b (Int.ne_of_gt hc))
    rw [e, Int.add_mul_emod_self_left, Int.emod_eq_of_lt l₀ l]
  rcases Int.lt_trichotomy c 0 with h | h | h
  · have k := pos (-c) (by omega)
    rwa [Int.mul_neg, Int.emod_neg, Int.emod_neg] at k
  · rw [h, Int.mul_zero, Int.emod_zero, Int.emod_zero]
  · exact pos c h

end Int

theorem Nat.isCoprime_iff_coprime {m n : ℕ} : IsCoprime (m : ℤ) n ↔ Nat.Coprime m n := Int.isCoprime_iff_gcd_eq_one
