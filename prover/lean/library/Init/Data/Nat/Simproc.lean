import Init.Omega

/-! What the simplification procedures for `Nat` relations cite: cancelling literals on both sides. -/

namespace Nat.Simproc

theorem add_eq_gt (a : Nat) {b c : Nat} (h : b > c) : (a + b = c) = False := eq_false (by omega)

theorem eq_add_gt (a : Nat) {b c : Nat} (h : c > b) : (b = a + c) = False := eq_false (by omega)

theorem add_eq_add_le (a c : Nat) {b d : Nat} (h : b ≤ d) : (a + b = c + d) = (a = c + (d - b)) :=
  propext ⟨fun _ => by omega, fun _ => by omega⟩

theorem add_eq_add_ge (a c : Nat) {b d : Nat} (h : b ≥ d) : (a + b = c + d) = (a + (b - d) = c) :=
  propext ⟨fun _ => by omega, fun _ => by omega⟩

theorem add_eq_le (a : Nat) {b c : Nat} (h : b ≤ c) : (a + b = c) = (a = c - b) :=
  propext ⟨fun _ => by omega, fun _ => by omega⟩

theorem eq_add_le (a : Nat) {b c : Nat} (h : b ≥ c) : (b = a + c) = (a = b - c) :=
  propext ⟨fun _ => by omega, fun _ => by omega⟩

theorem add_le_add_le (a c : Nat) {b d : Nat} (h : b ≤ d) : (a + b ≤ c + d) = (a ≤ c + (d - b)) :=
  propext ⟨fun _ => by omega, fun _ => by omega⟩

theorem add_le_add_ge (a c : Nat) {b d : Nat} (h : b ≥ d) : (a + b ≤ c + d) = (a + (b - d) ≤ c) :=
  propext ⟨fun _ => by omega, fun _ => by omega⟩

theorem add_le_le (a : Nat) {b c : Nat} (h : b ≤ c) : (a + b ≤ c) = (a ≤ c - b) :=
  propext ⟨fun _ => by omega, fun _ => by omega⟩

theorem add_le_gt (a : Nat) {b c : Nat} (h : b > c) : (a + b ≤ c) = False := eq_false (by omega)

theorem le_add_le (a : Nat) {b c : Nat} (h : b ≤ c) : (b ≤ a + c) = True := eq_true (by omega)

theorem le_add_ge (a : Nat) {b c : Nat} (h : b ≥ c) : (b ≤ a + c) = (b - c ≤ a) :=
  propext ⟨fun _ => by omega, fun _ => by omega⟩

theorem lt_add_lt (a : Nat) {b c : Nat} (h : b < c) : (b < a + c) = True := eq_true (by omega)

theorem add_lt_ge (a : Nat) {b c : Nat} (h : b ≥ c) : (a + b < c) = False := eq_false (by omega)

theorem add_sub_add_le (a c : Nat) {b d : Nat} (h : b ≤ d) : a + b - (c + d) = a - (c + (d - b)) := by omega

theorem add_sub_add_ge (a c : Nat) {b d : Nat} (h : b ≥ d) : a + b - (c + d) = a + (b - d) - c := by omega

theorem add_sub_le (a : Nat) {b c : Nat} (h : b ≤ c) : a + b - c = a - (c - b) := by omega

theorem add_sub_ge (a : Nat) {b c : Nat} (h : b ≥ c) : a + b - c = a + (b - c) := by omega

theorem beqFalseOfEqFalse {a b : Nat} (h : (a = b) = False) : (a == b) = false :=
  beq_eq_false_iff_ne.mpr (of_eq_false h)

theorem bneTrueOfEqFalse {a b : Nat} (h : (a = b) = False) : (a != b) = true :=
  bne_iff_ne.mpr (of_eq_false h)

theorem beqEqOfEqEq {a b c d : Nat} (h : (a = b) = (c = d)) : (a == b) = (c == d) := by
  by_cases hc : c = d
  · rw [beq_iff_eq.mpr hc, beq_iff_eq.mpr (h.mpr hc)]
  · rw [beq_eq_false_iff_ne.mpr hc, beq_eq_false_iff_ne.mpr (fun e => hc (h.mp e))]

theorem bneEqOfEqEq {a b c d : Nat} (h : (a = b) = (c = d)) : (a != b) = (c != d) :=
  congrArg not (beqEqOfEqEq h)

end Nat.Simproc
