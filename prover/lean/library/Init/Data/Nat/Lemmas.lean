prelude
import Init.Data.Nat.Gcd

universe u

namespace Nat
variable {a b c k m n : Nat}

attribute [simp] Nat.not_lt_zero Nat.zero_le Nat.le_refl Nat.lt_irrefl Nat.zero_lt_succ Nat.succ_ne_zero
  Nat.add_one_ne_zero Nat.le_add_left Nat.le_add_right Nat.lt_add_one Nat.mul_eq_zero Nat.lt_one_iff Nat.zero_lt_one
  Nat.dvd_refl Nat.dvd_zero Nat.one_dvd Nat.dvd_mul_left Nat.dvd_mul_right Nat.add_one_sub_one Nat.zero_ne_one
  Nat.sub_le Nat.le_succ Nat.lt_succ_self Nat.zero_ne_add_one Nat.min_le_left Nat.min_le_right
  Nat.le_max_left Nat.le_max_right

attribute [refl] Nat.le_refl Nat.dvd_refl

@[simp] protected theorem left_eq_add {a b : Nat} : a = a + b ↔ b = 0 :=
  Iff.trans eq_comm Nat.add_eq_left

@[simp] protected theorem right_eq_add {a b : Nat} : b = a + b ↔ a = 0 :=
  Iff.trans eq_comm Nat.add_eq_right

@[simp] protected theorem lt_add_left_iff_pos : n < k + n ↔ 0 < k :=
  Iff.intro Nat.pos_of_lt_add_left Nat.lt_add_of_pos_left

@[simp] protected theorem lt_add_right_iff_pos : n < n + k ↔ 0 < k :=
  Iff.intro Nat.pos_of_lt_add_right Nat.lt_add_of_pos_right

@[simp] theorem add_one_pos (n : Nat) : 0 < n + 1 := Nat.zero_lt_succ n

instance decidableBallLT : ∀ (n : Nat) (P : ∀ k, k < n → Prop) [∀ n h, Decidable (P n h)], Decidable (∀ n h, P n h)
  | 0, _, _ => isTrue (fun k h => absurd h (Nat.not_lt_zero k))
  | n + 1, P, H =>
    match decidableBallLT n (fun k h => P k (Nat.lt_trans h (Nat.lt_succ_self n))) with
    | isFalse h => isFalse (fun hf => h (fun k hk => hf k (Nat.lt_trans hk (Nat.lt_succ_self n))))
    | isTrue h =>
      match H n (Nat.lt_succ_self n) with
      | isFalse p => isFalse (fun hf => p (hf n (Nat.lt_succ_self n)))
      | isTrue p => isTrue (fun k hk =>
          Or.elim (Nat.lt_or_eq_of_le (Nat.le_of_lt_succ hk)) (fun l => h k l)
            (fun e => @Eq.rec Nat n (fun x _ => ∀ hx : x < n + 1, P x hx) (fun _ => p) k (Eq.symm e) hk))

instance decidableForallFin {n : Nat} (P : Fin n → Prop) [DecidablePred P] : Decidable (∀ i, P i) :=
  decidable_of_iff (∀ k h, P ⟨k, h⟩) (Iff.intro (fun f i => f i.val i.isLt) (fun f k h => f ⟨k, h⟩))

instance decidableBallLE (n : Nat) (P : ∀ k, k ≤ n → Prop) [∀ n h, Decidable (P n h)] : Decidable (∀ n h, P n h) :=
  decidable_of_iff (∀ (k) (h : k < n + 1), P k (Nat.le_of_lt_succ h))
    (Iff.intro (fun f k h => f k (Nat.lt_succ_of_le h)) (fun f k h => f k (Nat.le_of_lt_succ h)))

instance decidableExistsLT {p : Nat → Prop} [h : DecidablePred p] : DecidablePred fun n => ∃ m : Nat, m < n ∧ p m
  | 0 => isFalse (fun e => Exists.elim e (fun m hm => Nat.not_lt_zero m hm.1))
  | n + 1 =>
    match h n with
    | isTrue hn => isTrue (Exists.intro n (And.intro (Nat.lt_succ_self n) hn))
    | isFalse hn =>
      match decidableExistsLT (p := p) n with
      | isTrue e => isTrue (Exists.elim e (fun m hm => Exists.intro m (And.intro (Nat.lt_trans hm.1 (Nat.lt_succ_self n)) hm.2)))
      | isFalse ne => isFalse (fun e => Exists.elim e (fun m hm =>
          Or.elim (Nat.lt_or_eq_of_le (Nat.le_of_lt_succ hm.1)) (fun l => ne (Exists.intro m (And.intro l hm.2)))
            (fun e => hn (Eq.subst e hm.2))))

theorem sub_add_eq_max (a b : Nat) : a - b + b = max a b :=
  Or.elim (Nat.le_total a b)
    (fun h => by rw [Nat.max_eq_right h, Nat.sub_eq_zero_of_le h, Nat.zero_add])
    (fun h => by rw [Nat.max_eq_left h, Nat.sub_add_cancel h])

protected theorem sub_eq_max_sub (n m : Nat) : n - m = max n m - m := by
  rw [← Nat.sub_add_eq_max, Nat.add_sub_cancel]

end Nat
