-- case loop_in_theorem: fail to show termination for … bad
theorem bad (n : Nat) : n = n + 1 := bad n
-- case loop_through_tactic: fail to show termination for … bad
theorem bad (n : Nat) : n = 0 := by exact bad n
-- case loop_through_simp: fail to show termination for … bad
theorem bad (n : Nat) : n = 0 := by simp [bad n]
-- case loop_by_exact_question: fail to show termination for … bad
theorem bad (n : Nat) : n = 0 := by
  have h := bad (n + 0)
  simpa using h
-- case loop_to_false: fail to show termination for … bad
theorem bad : False := bad
-- case loop_under_lambda: fail to show termination for … bad
theorem bad : ∀ n : Nat, n = 1 := fun n => bad n
-- case growing_pattern: fail to show termination for … bad
def bad : Nat → Nat
  | 0 => 0
  | n + 1 => bad (n + 1)
-- case same_argument_after_match: fail to show termination for … bad
def bad (n : Nat) : Nat := match n with
  | 0 => 0
  | m + 1 => bad n
-- case data_from_empty_loop: fail to show termination for … bad
def bad : Empty := bad
-- case data_from_empty_function: fail to show termination for … bad
def bad (n : Nat) : Empty := bad n
-- case halving_from_zero: omega could not prove the goal:
def bad (n : Nat) : Nat := bad (n / 2) + 1
termination_by n
decreasing_by omega
-- case measure_constant: failed to prove termination, possible solutions:
def bad (n : Nat) : Nat := if n = 0 then 0 else bad (n - 1)
termination_by 0
-- case measure_growing: failed to prove termination, possible solutions:
def bad (n : Nat) : Nat := if n = 5 then 0 else bad (n + 1)
termination_by n
-- case measure_of_false_claim: omega could not prove the goal:
def bad (n : Nat) : Nat := if n = 0 then 0 else bad (n + 1)
termination_by 10 - n
decreasing_by omega
-- case decreasing_by_sorry_is_seen: Type mismatch … expected to have type … n = 0
theorem bad (n : Nat) : n = 0 := bad (n + 1)
termination_by n
decreasing_by simp
-- case decreasing_by_wrong_tactic: well-founded recursion cannot be used, `bad` does not take any (non-fixed) arguments
def bad (n : Nat) : Nat := bad n
termination_by n
decreasing_by exact Nat.lt_irrefl n
-- case decreasing_by_nothing: unsolved goals … ⊢ n - 1 < n
def bad (n : Nat) : Nat := if n = 0 then 0 else bad (n - 1)
termination_by n
decreasing_by skip
-- case structural_on_non_decreasing: failed to infer structural recursion:
def bad (n : Nat) : Nat := bad (n / 2)
termination_by structural n
-- case structural_on_function: failed to infer structural recursion:
def bad (f : Nat → Nat) : Nat := bad f
termination_by structural f
-- case termination_by_without_recursion_of_unknown: Unknown identifier `k`
def bad (n : Nat) : Nat := if n = 0 then 0 else bad (n - 1)
termination_by k
-- case mutual_ping_pong: fail to show termination for … ping
mutual
def ping (n : Nat) : Nat := pong n
def pong (n : Nat) : Nat := ping n
end
-- case mutual_proofs_of_each_other: fail to show termination for … a
mutual
theorem a (n : Nat) : n = 0 := (b n).symm
theorem b (n : Nat) : 0 = n := (a n).symm
end
-- case mutual_even_odd_stuck: fail to show termination for … even
mutual
def even : Nat → Bool
  | 0 => true
  | n + 1 => odd (n + 1)
def odd : Nat → Bool
  | 0 => false
  | n + 1 => even (n + 1)
end
-- case mutual_different_types_swapped: Type mismatch … expected to have type … Nat
mutual
def f : Nat → Nat
  | 0 => 0
  | n + 1 => g n
def g : Nat → Bool
  | 0 => true
  | n + 1 => f n
end
-- case ackermann_structural: failed to infer structural recursion:
def bad : Nat → Nat → Nat
  | 0, n => n + 1
  | m + 1, 0 => bad m 1
  | m + 1, n + 1 => bad m (bad (m + 1) n)
termination_by structural m => m
-- case recursion_on_higher_order_argument: fail to show termination for … bad
inductive Tree where
  | node : List Tree → Tree
def bad : Tree → Nat
  | .node ts => bad (.node ts)
-- case recursion_through_own_image: fail to show termination for … bad
def bad : List Nat → Nat
  | [] => 0
  | x :: xs => bad (x :: xs.map (· + 1))
-- case well_founded_greater: Type mismatch … expected to have type … Acc (fun a b => b < a) a
theorem bad : WellFounded (fun a b : Nat => b < a) := by
  constructor
  intro a
  exact (Nat.lt_wfRel.wf).apply a
-- case reflexive_relation_well_founded: Type mismatch … expected to have type … WellFounded fun a b => a ≤ b
theorem bad : WellFounded (fun a b : Nat => a ≤ b) := Nat.lt_wfRel.wf
-- case fix_unfolds_by_rfl: Tactic `rfl` failed: The left-hand side … log n
def log (n : Nat) : Nat := if n ≤ 1 then 0 else log (n / 2) + 1
termination_by n
theorem bad (n : Nat) : log n = if n ≤ 1 then 0 else log (n / 2) + 1 := by rfl
-- case fix_evaluated_wrongly: unsolved goals … ⊢ False
def log (n : Nat) : Nat := if n ≤ 1 then 0 else log (n / 2) + 1
termination_by n
theorem bad : log 8 = 4 := by simp [log]
-- case unfold_wrong_definition: Tactic `rfl` failed: The left-hand side … n + 1
def f (n : Nat) : Nat := n + 1
theorem bad (n : Nat) : f n = n := by unfold f; rfl
-- case equation_lemma_of_wrong_case: unsolved goals … ⊢ f n = f n + 1
def f : Nat → Nat
  | 0 => 1
  | n + 1 => f n
theorem bad (n : Nat) : f n = f (n + 1) + 1 := by rw [f]
-- case overlapping_patterns_first_match_wins: unsolved goals … ⊢ (match n with
def f : Nat → Nat
  | 0 => 1
  | _ => 2
theorem bad (n : Nat) : f n = 2 := by simp [f]
-- case overlapping_patterns_rfl: Type mismatch … expected to have type … f n 0 = 1
def f : Nat → Nat → Nat
  | 0, _ => 0
  | _, 0 => 1
  | _, _ => 2
theorem bad (n : Nat) : f n 0 = 1 := rfl
-- case redundant_alternative: Redundant alternative: Any expression matching
def redundant : Nat → Nat
  | n => n
  | 0 => 1
-- case missing_alternative_of_two_columns: Missing cases: … none, false
def bad : Option Nat → Bool → Nat
  | none, true => 0
  | some _, _ => 1
-- case missing_alternative_for_literals: Missing cases: … (Nat.succ (Nat.succ (Nat.succ _)))
def bad : Nat → Nat
  | 0 => 0
  | 1 => 1
  | 2 => 2
-- case missing_alternative_in_list: Missing cases: … (List.cons _ (List.cons _ _))
def bad : List Nat → Nat
  | [] => 0
  | [_] => 1
-- case nomatch_on_inhabited: Missing cases: … _
def bad (n : Nat) : False := nomatch n
-- case nofun_on_inhabited: Missing cases: … _
theorem bad : Nat → False := nofun
-- case nofun_on_reflexive_equation: Missing cases: … _
theorem bad (n : Nat) : n = n → False := nofun
-- case nomatch_on_open_equation: Missing cases: … _
theorem bad (m n : Nat) (h : m = n) : False := nomatch h
-- case empty_match_on_or: Missing cases: … _
theorem bad (h : 1 = 1 ∨ 1 = 2) : False := nomatch h
-- case let_rec_loop: fail to show termination for … bad.go
def bad (n : Nat) : Nat :=
  let rec go (k : Nat) : Nat := go (k + 1)
  go n
-- case where_loop: fail to show termination for … bad.go
def bad (n : Nat) : Nat := go n
where go (k : Nat) : Nat := go k
-- case where_proof_loop: fail to show termination for … bad.aux
theorem bad (n : Nat) : n = 7 := aux n
where aux (k : Nat) : k = 7 := aux k
-- case have_loop: Unknown identifier `h`
theorem bad : False := by
  have h : False := h
  exact h
-- case let_does_not_see_itself: Unknown identifier `n`
def bad : Nat := let n : Nat := n + 1; n
-- case suffices_itself: unsolved goals … ⊢ False
theorem bad : False := by
  suffices h : False from h
-- case instance_loop: fail to show termination for … bad
instance bad : Inhabited Empty := ⟨(bad).default⟩
-- case forward_reference: Unknown identifier `later`
theorem bad : False := later
theorem later : False := bad
-- case number_of_patterns: failed to synthesize instance of type class … OfNat (Nat → Nat) 0
def bad : Nat → Nat → Nat
  | 0 => 0
  | n + 1 => n
-- case pattern_variable_twice: Invalid pattern: Variable `n` occurred more than once
def bad : Nat → Nat → Bool
  | n, n => true
  | _, _ => false
-- case pattern_on_function_application: Invalid pattern: Expected a constructor or constant marked with `[match_pattern]`
def bad : Nat → Nat
  | Nat.gcd n m => n + m
  | _ => 0
-- case pattern_of_other_type: Type mismatch … expected to have type … Nat
def bad : Nat → Bool
  | true => false
  | _ => true
-- case recursive_call_in_type: Unknown identifier `bad`
def bad (n : Nat) : Fin (bad n) := 0
-- case recursion_over_proof_to_data: Tactic `cases` failed … can only eliminate into `Prop`
inductive Even : Nat → Prop where
  | zero : Even 0
  | step : Even n → Even (n + 2)
def bad : Even n → Nat
  | .zero => 0
  | .step h => bad h + 1
