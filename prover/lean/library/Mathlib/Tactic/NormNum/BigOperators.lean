import Mathlib.Algebra.BigOperators.Group.Defs

/-!
Sums and products over finite sets whose elements are listed, for `norm_num`: the set is the list by computation, and
the sum unfolds along the list.
-/

universe u v

namespace Mathlib.Meta.NormNum

variable {ι : Type u} {M : Type v}

theorem finset_sum [AddCommMonoid M] {s : Finset ι} {f : ι → M} {l : List ι} {t : M} (h : s.val = ↑l)
    (ht : List.rec (motive := fun _ => M) 0 (fun a _ r => f a + r) l = t) : s.sum f = t := by
  have key : ∀ l : List ι, (Multiset.map f ↑l).sum = List.rec (motive := fun _ => M) 0 (fun a _ r => f a + r) l := by
    intro l
    induction l with
    | nil => rfl
    | cons a l ih => exact congrArg (f a + ·) ih
  rw [← ht, ← key, ← h]
  rfl

theorem finset_prod [CommMonoid M] {s : Finset ι} {f : ι → M} {l : List ι} {t : M} (h : s.val = ↑l)
    (ht : List.rec (motive := fun _ => M) 1 (fun a _ r => f a * r) l = t) : s.prod f = t := by
  have key : ∀ l : List ι, (Multiset.map f ↑l).prod = List.rec (motive := fun _ => M) 1 (fun a _ r => f a * r) l := by
    intro l
    induction l with
    | nil => rfl
    | cons a l ih => exact congrArg (f a * ·) ih
  rw [← ht, ← key, ← h]
  rfl

end Mathlib.Meta.NormNum
