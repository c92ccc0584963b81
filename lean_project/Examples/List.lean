/-! Lists: simplification and induction. -/

theorem append_nil_example (α : Type) (xs : List α) : xs ++ [] = xs := by
  sorry

theorem length_append_example (α : Type) (xs ys : List α) : (xs ++ ys).length = xs.length + ys.length := by
  sorry

theorem map_id_example (α : Type) (xs : List α) : xs.map (fun x => x) = xs := by
  sorry

theorem length_map_example (α β : Type) (f : α → β) (xs : List α) : (xs.map f).length = xs.length := by
  sorry

theorem cons_ne_nil_example (α : Type) (x : α) (xs : List α) : x :: xs ≠ [] := by
  sorry

/-- A list's elements counted by recursion. -/
def count {α : Type} : List α → Nat
  | [] => 0
  | _ :: xs => count xs + 1

theorem count_append_example (α : Type) (xs ys : List α) : count (xs ++ ys) = count xs + count ys := by
  sorry
