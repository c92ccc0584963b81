import Init.Data.Int

/-! The lemmas of core Lean that `norm_cast` and `push_cast` use. -/

@[simp, norm_cast] theorem Nat.cast_id (n : Nat) : (Nat.cast n : Nat) = n := rfl

attribute [norm_cast] Int.natCast_inj Int.natCast_le Int.natCast_lt Int.natCast_add Int.natCast_mul Int.natCast_pow
  Int.natCast_succ Int.natCast_sub Int.natCast_ediv Int.natCast_emod Int.natCast_dvd_natCast Int.natCast_ne_zero
  Int.cast_id Int.cast_ofNat_Int Int.natAbs_natCast

attribute [norm_cast elim] ne_eq
