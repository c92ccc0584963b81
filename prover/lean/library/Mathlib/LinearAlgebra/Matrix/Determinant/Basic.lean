import Mathlib.Data.Finset.Powerset
import Mathlib.Data.Matrix.Basic
import Mathlib.Logic.Function.Iterate
import Mathlib.Tactic.Ring.Basic

/-!
Determinants by Leibniz' formula. Source of the names: Mathlib `Mathlib/LinearAlgebra/Matrix/Determinant/Basic.lean`.
The sign of a permutation is given by its number of cycles (Mathlib: a homomorphism that is built from transpositions).
-/

universe u v

namespace Matrix

variable {n : Type u} [DecidableEq n] [Fintype n] {R : Type v} [CommRing R]

/-- The sign of a permutation: -1 to the number of elements less the number of cycles. -/
def permSign (f : n → n) : ℤ :=
  (-1) ^ (Fintype.card n - (Finset.univ.image fun x => (Finset.range (Fintype.card n)).image fun k => f^[k] x).card)

/-- The determinant of a square matrix. -/
noncomputable def det (M : Matrix n n R) : R := ∑ σ : Equiv.Perm n, (permSign σ : R) * ∏ i, M (σ i) i

theorem det_apply' (M : Matrix n n R) : M.det = ∑ σ : Equiv.Perm n, (permSign σ : R) * ∏ i, M (σ i) i := rfl

/-- A permutation of `Fin 2` from its values. -/
def perm₂ (f : Fin 2 → Fin 2) (h : ∀ x, f (f x) = x) : Equiv.Perm (Fin 2) := ⟨f, f, h, h⟩

/-- A permutation of `Fin 3` from its values and those of its inverse. -/
def perm₃ (f g : Fin 3 → Fin 3) (h : ∀ x, g (f x) = x) (k : ∀ x, f (g x) = x) : Equiv.Perm (Fin 3) := ⟨f, g, h, k⟩

theorem sum_perm₂ (F : Equiv.Perm (Fin 2) → R) :
    ∑ σ, F σ = F (perm₂ ![0, 1] (by decide)) + F (perm₂ ![1, 0] (by decide)) := by
  classical
  have e : (Finset.univ : Finset (Equiv.Perm (Fin 2))) = {perm₂ ![0, 1] (by decide), perm₂ ![1, 0] (by decide)} := by
    refine (Finset.eq_univ_iff_forall.2 fun σ => ?_).symm
    have i : σ 0 ≠ σ 1 := fun h => absurd (σ.injective h) (by decide)
    rw [Finset.mem_insert, Finset.mem_singleton]
    have c : ∀ a b : Fin 2, a ≠ b → (a = 0 ∧ b = 1) ∨ (a = 1 ∧ b = 0) := by decide
    rcases c _ _ i with ⟨a, b⟩ | ⟨a, b⟩
    · exact Or.inl (Equiv.ext (Fin.forall_fin_two.2 ⟨a, b⟩))
    · exact Or.inr (Equiv.ext (Fin.forall_fin_two.2 ⟨a, b⟩))
  rw [e, Finset.sum_insert, Finset.sum_singleton]
  rw [Finset.mem_singleton]
  exact fun h => absurd (congrArg (fun σ : Equiv.Perm (Fin 2) => σ 0) h) (by decide)

theorem det_fin_two (A : Matrix (Fin 2) (Fin 2) R) : A.det = A 0 0 * A 1 1 - A 0 1 * A 1 0 := by
  rw [det_apply', sum_perm₂, Fin.prod_univ_two, Fin.prod_univ_two,
    show permSign (perm₂ ![0, 1] (by decide)) = 1 by decide, show permSign (perm₂ ![1, 0] (by decide)) = -1 by decide,
    Int.cast_one, Int.cast_neg, Int.cast_one]
  show 1 * (A 0 0 * A 1 1) + -1 * (A 1 0 * A 0 1) = _
  ring

@[simp] theorem det_fin_two_of (a b c d : R) : det !![a, b; c, d] = a * d - b * c := det_fin_two _

/-- The six permutations of three elements. -/
def perms₃ : List (Equiv.Perm (Fin 3)) :=
  [perm₃ ![0, 1, 2] ![0, 1, 2] (by decide) (by decide), perm₃ ![0, 2, 1] ![0, 2, 1] (by decide) (by decide),
   perm₃ ![1, 0, 2] ![1, 0, 2] (by decide) (by decide), perm₃ ![1, 2, 0] ![2, 0, 1] (by decide) (by decide),
   perm₃ ![2, 0, 1] ![1, 2, 0] (by decide) (by decide), perm₃ ![2, 1, 0] ![2, 1, 0] (by decide) (by decide)]

theorem mem_perms₃ (σ : Equiv.Perm (Fin 3)) : σ ∈ perms₃ := by
  have all : ∀ a b c : Fin 3, a ≠ b → a ≠ c → b ≠ c →
      ∃ i : Fin 6, (perms₃.get i) 0 = a ∧ (perms₃.get i) 1 = b ∧ (perms₃.get i) 2 = c := by decide
  have ne : ∀ i j : Fin 3, i ≠ j → σ i ≠ σ j := fun i j h k => h (σ.injective k)
  obtain ⟨i, a, b, c⟩ := all _ _ _ (ne 0 1 (by decide)) (ne 0 2 (by decide)) (ne 1 2 (by decide))
  have e : perms₃.get i = σ := Equiv.ext (Fin.forall_fin_succ.2 ⟨a, Fin.forall_fin_two.2 ⟨b, c⟩⟩)
  exact e ▸ List.get_mem perms₃ i

theorem nodup_perms₃ : perms₃.Nodup := by
  have d : (perms₃.map fun σ => (σ 0, σ 1)).Nodup := by decide
  exact List.Nodup.of_map _ d

theorem det_fin_three (A : Matrix (Fin 3) (Fin 3) R) : A.det =
    A 0 0 * A 1 1 * A 2 2 - A 0 0 * A 1 2 * A 2 1 - A 0 1 * A 1 0 * A 2 2 + A 0 1 * A 1 2 * A 2 0
      + A 0 2 * A 1 0 * A 2 1 - A 0 2 * A 1 1 * A 2 0 := by
  classical
  have e : (Finset.univ : Finset (Equiv.Perm (Fin 3))) = ⟨perms₃, nodup_perms₃⟩ :=
    (Finset.eq_univ_iff_forall.2 fun σ => mem_perms₃ σ).symm
  have s : perms₃.map (fun σ : Equiv.Perm (Fin 3) => permSign σ) = [1, -1, -1, 1, 1, -1] := by decide
  rw [det_apply', e]
  show (perms₃.map fun σ : Equiv.Perm (Fin 3) => (permSign σ : R) * ∏ i, A (σ i) i).sum = _
  simp only [perms₃, List.map_cons, List.map_nil, List.cons.injEq] at s
  obtain ⟨s1, s2, s3, s4, s5, s6, _⟩ := s
  simp only [perms₃, List.map_cons, List.map_nil, List.sum_cons, List.sum_nil, s1, s2, s3, s4, s5, s6, Fin.prod_univ_three,
    Int.cast_one, Int.cast_neg]
  show 1 * (A 0 0 * A 1 1 * A 2 2) + (-1 * (A 0 0 * A 2 1 * A 1 2) + (-1 * (A 1 0 * A 0 1 * A 2 2) +
    (1 * (A 1 0 * A 2 1 * A 0 2) + (1 * (A 2 0 * A 0 1 * A 1 2) + (-1 * (A 2 0 * A 1 1 * A 0 2) + 0))))) = _
  ring

end Matrix
