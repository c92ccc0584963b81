-- case rw_motive: Tactic `rewrite` failed: motive is not type correct: … fun _a => p _a f
theorem bad (n m : Nat) (h : n = m) (f : Fin n) (p : (k : Nat) → Fin k → Prop) (hp : p m (h ▸ f)) : p n f := by
  rw [h]
  exact hp
-- case rw_motive_in_hypothesis: Tactic `rewrite` failed: motive is not type correct: … fun _a => f _a x = 0
theorem bad (n m : Nat) (f : (k : Nat) → Fin k → Nat) (x : Fin n) (h : n = m) (e : f n x = 0) : f n x = 1 := by
  rw [h] at e
  exact e
-- case rw_motive_length: failed to synthesize instance of type class … OfNat (Fin ys.length) 0
theorem bad (xs ys : List Nat) (h : xs = ys) (i : Fin xs.length) : xs.get i = ys.get 0 := by
  rw [h]
-- case rw_under_binder: Tactic `rewrite` failed: Did not find an occurrence of the pattern … f ?x
theorem bad (f : Nat → Nat) (h : ∀ x, f x = x) : (fun y => f y) = fun y => y := by rw [h]
-- case rw_only_first_instance: unsolved goals … ⊢ 0 + f b = f b
theorem bad (f : Nat → Nat) (a b : Nat) (h : ∀ x, f x = 0) : f a + f b = f b := by
  rw [h]
  done
-- case rw_with_own_goal: Unknown identifier `this`
theorem bad (a b : Nat) : a = b := by rw [this]
-- case rw_backward_literal: unsolved goals … ⊢ a + a = 5
theorem bad (a : Nat) (h : a = 2) : 2 + 2 = 5 := by rw [← h]
-- case rw_iff_wrong_way: Invalid rewrite argument: Expected an equality or iff proof or definition name, but `h ?a✝` is a proof of
theorem bad (p q : Prop) (h : p → q) : q = p := by rw [h]
-- case rw_at_missing_hypothesis: Unknown identifier `k`
theorem bad (a b : Nat) (h : a = b) : b = a := by rw [h] at k
-- case rw_at_all_fails: unsolved goals … ⊢ c = 0
theorem bad (a b c : Nat) (h : a = b) : c = 0 := by rw [h] at *
-- case rw_new_goal_left: unsolved goals … ⊢ a < b
theorem bad (a b : Nat) (h : a < b → a = b) : a = b := by rw [h]
-- case erw_false: Tactic `rewrite` failed: Did not find an occurrence of the pattern … a + 0
theorem bad (a b : Nat) (h : a + 0 = b) : a = b + 1 := by erw [h]
-- case subst_wrong_dependency: Tactic `subst` failed: `n` occurs at
theorem bad (n : Nat) (h : n = n + 1) : False := by subst h
-- case subst_not_equation: Tactic `subst` failed: did not find equation for eliminating `h`
theorem bad (a b : Nat) (h : a ≤ b) : a = b := by subst h; rfl
-- case triangle_type_mismatch: invalid `▸` notation, expected result type of cast is `c = 3`, however, the equality h of type a = b does not contain the expected result type on either the left or the right hand side
theorem bad (a b c : Nat) (h : a = b) (k : a = 3) : c = 3 := h ▸ k
-- case triangle_without_equation: invalid `▸` notation, argument
theorem bad (p q : Prop) (h : p → q) (hp : p) : q := h ▸ hp
-- case triangle_false: Type mismatch … expected to have type … a = a + 1
theorem bad (a b : Nat) (h : a = b) : a = b + 1 := h ▸ rfl
-- case cast_between_types: Type mismatch … expected to have type … cast h 1 = 1
theorem bad (h : Nat = Int) : cast h 1 = (1 : Int) := rfl
-- case cast_wrong_direction: Application type mismatch: The argument … expected to have type … β = α
def bad (α β : Type) (h : α = β) (b : β) : α := cast h b
-- case heq_to_eq_of_types: Type mismatch … expected to have type … α
theorem bad (α β : Type) (a : α) (b : β) (h : HEq a b) : a = b := eq_of_heq h
-- case heq_different: Type mismatch … expected to have type … 1 ≍ 2
theorem bad : HEq 1 2 := HEq.rfl
-- case cases_possible_zero: unsolved goals … ⊢ 0 = 1
theorem bad (n : Nat) (h : n ≤ 0) : n = 1 := by cases h
-- case cases_on_le_step: Dependent elimination failed: Failed to solve equation … n + 1 = n
theorem bad (n : Nat) (h : n ≤ n + 1) : False := by cases h
-- case cases_dependent_elimination: Dependent elimination failed: Failed to solve equation … m.add n = n.add m
theorem bad (n m : Nat) (h : n + m = m + n) : n = m := by cases h
-- case cases_on_function_values: Dependent elimination failed: Failed to solve equation … f b = f a
theorem bad (f : Nat → Nat) (a b : Nat) (h : f a = f b) : a = b := by cases h; rfl
-- case cases_indices_not_variables: Dependent elimination failed: Failed to solve equation … n.add m = 0
inductive Vec (α : Type) : Nat → Type where
  | nil : Vec α 0
  | cons : α → Vec α n → Vec α (n + 1)
theorem bad (n m : Nat) (v : Vec Nat (n + m)) : n + m = 0 := by
  cases v
-- case vector_head_of_any_length: Missing cases: … Vec.nil
inductive Vec (α : Type) : Nat → Type where
  | nil : Vec α 0
  | cons : α → Vec α n → Vec α (n + 1)
def bad : Vec α n → α
  | .cons a _ => a
-- case vector_possible_pattern_claimed_impossible: Missing cases: … _
inductive Vec (α : Type) : Nat → Type where
  | nil : Vec α 0
  | cons : α → Vec α n → Vec α (n + 1)
theorem bad (v : Vec Nat (n + 1)) : False := nomatch v
-- case vector_of_wrong_length: Application type mismatch: The argument … expected to have type … Vec Nat 1
inductive Vec (α : Type) : Nat → Type where
  | nil : Vec α 0
  | cons : α → Vec α n → Vec α (n + 1)
def bad : Vec Nat 2 := .cons 1 .nil
-- case vector_append_swapped_length: Type mismatch … expected to have type … Vec α (0 + x✝)
inductive Vec (α : Type) : Nat → Type where
  | nil : Vec α 0
  | cons : α → Vec α n → Vec α (n + 1)
def bad : Vec α m → Vec α n → Vec α (m + n)
  | .nil, ys => ys
  | .cons x xs, ys => .cons x (bad xs ys)
-- case k_for_types: Type mismatch … expected to have type … False
theorem bad (α : Type) (h : α = α) (a : α) : cast h a ≠ a := by
  intro e
  cases h
  exact e
-- case injection_on_variables: equality of constructor applications expected
theorem bad (f : Nat → Nat) (h : f 1 = f 2) : 1 = 2 := by injection h
-- case injection_reflexive: unsolved goals … ⊢ False
theorem bad (n : Nat) (h : n + 1 = n + 1) : False := by injection h
-- case injection_wrong_component: Type mismatch … expected to have type … a = d
theorem bad (a b c d : Nat) (h : (a, b) = (c, d)) : a = d := by injection h with h₁ h₂; exact h₁
-- case no_confusion_same_constructor: Type mismatch … expected to have type … False
theorem bad (a b : Nat) (h : Nat.succ a = Nat.succ b) : False := Nat.noConfusion h
-- case cases_on_some_equation: unsolved goals … ⊢ 1 = 2
theorem bad (a : Nat) (h : Option.some 1 = Option.some a) : a = 2 := by
  cases h
-- case succ_injective_off: Application type mismatch: The argument … expected to have type … a.succ = b.succ
theorem bad (a b : Nat) (h : a + 1 = b) : a = b := Nat.succ.inj h
-- case constructor_injectivity_for_functions: equality of constructor applications expected
theorem bad (f g : Nat → Nat) (h : (fun x => f (g x)) = fun x => g (f x)) : f = g := by injection h
-- case induction_wrong_base: Tactic `rfl` failed: No `@[refl]` lemma registered for relation
theorem bad (n : Nat) : 0 < n := by
  induction n with
  | zero => rfl
  | succ n ih => omega
-- case induction_hypothesis_not_general: omega could not prove the goal:
theorem bad (n m : Nat) : n + m = m + n + n := by
  induction n with
  | zero => simp
  | succ n ih => omega
-- case induction_with_fixed_variable: Tactic `rfl` failed: The left-hand side … n + 1
theorem bad (n : Nat) (h : n > 0) : n = 1 := by
  induction n with
  | zero => contradiction
  | succ n ih => rfl
-- case induction_index_not_variable: Invalid target: Index in target's type is not a variable (consider using the `cases` tactic instead)
theorem bad (n : Nat) (h : n + 1 ≤ 3) : n = 0 := by induction h with
  | refl => rfl
  | step h ih => exact ih
-- case induction_unknown_alternative: Invalid alternative name `next`: Expected one of `zero`, `succ`
theorem bad (n : Nat) : n = n := by
  induction n with
  | zero => rfl
  | next n ih => rfl
-- case induction_using_wrong_principle: Failed to infer the motive of the eliminator: its type
theorem bad (n : Nat) : n = n := by induction n using Nat.add_comm with
  | _ => rfl
-- case induction_using_weak_principle: Alternative `h` has not been provided
theorem weak (motive : Nat → Prop) (zero : motive 0) (n : Nat) (h : n = 0) : motive n := h ▸ zero
theorem bad (n : Nat) : n = 0 := by
  induction n using weak with
  | zero => rfl
-- case induction_principle_with_open_major: Type mismatch … expected to have type … n.succ = 0
theorem bad (n : Nat) : n = 0 := by
  induction n using Nat.recOn with
  | zero => rfl
  | succ n ih => exact ih
-- case strong_induction_without_bound: Type mismatch … expected to have type … n = 0
theorem bad (n : Nat) : n = 0 := by
  induction n using Nat.strongRecOn with
  | ind n ih => exact ih n
-- case cases_keeps_hypothesis: Tactic `rfl` failed: The left-hand side … n + 1
theorem bad (n : Nat) (h : n ≠ 0) : n = 1 := by
  cases n with
  | zero => exact absurd rfl h
  | succ n => rfl
-- case match_wrong_motive: Type mismatch … expected to have type … false = true
theorem bad (b : Bool) : b = true := match b with
  | true => rfl
  | false => rfl
-- case match_equation_wrong_use: Type mismatch: After simplification, term … expected to have type … False
theorem bad (n : Nat) : n = 0 := match h : n with
  | 0 => rfl
  | k + 1 => by simpa using h
-- case split_leaves_case: Tactic `rfl` failed: The left-hand side … 2
theorem bad (n : Nat) : (if n = 0 then 1 else 2) = 1 := by
  split
  · rfl
  · rfl
-- case if_branch_condition_lost: Tactic `rfl` failed: Expected the goal to be a binary relation
theorem bad (p : Prop) [Decidable p] : (if p then 1 else 0) = 1 := by
  rw [if_pos]
  rfl
-- case dite_proof_of_negation: Type mismatch … expected to have type … p
theorem bad (p : Prop) [Decidable p] : p := if h : p then h else h
-- case by_cases_same_branch: Application type mismatch: The argument … expected to have type … p
theorem bad (p q : Prop) (hp : p → q) : q := by
  by_cases h : p
  · exact hp h
  · exact hp h
-- case generalize_loses_value: Tactic `rfl` failed: The left-hand side … x
theorem bad : 2 + 2 = 5 - 1 := by
  generalize 2 + 2 = x
  rfl
-- case generalize_then_false: Tactic `rfl` failed: The left-hand side … b
theorem bad (a : Nat) : a + 0 = a := by
  generalize a + 0 = b
  rfl
-- case clear_needed: Tactic `assumption` failed
theorem bad (n : Nat) (h : n = 0) : n = 0 := by
  clear h
  assumption
-- case clear_dependency: Failed to clear `n`: the variable `h` depends on it
theorem bad (n : Nat) (h : n = 0) : True := by clear n; trivial
-- case revert_and_forget: Type mismatch … expected to have type … n = 3 → n = 3
theorem bad (n : Nat) (h : n = 3) : n = 3 := by
  revert h
  exact rfl
-- case specialize_wrong: Type mismatch … expected to have type … p 1
theorem bad (p : Nat → Prop) (h : ∀ n, p n → p (n + 1)) : p 1 := by
  specialize h 1
  exact h
-- case exists_elim_into_own_witness: Type mismatch … expected to have type … p 0
theorem bad (p : Nat → Prop) (h : ∃ n, p n) : p 0 := by
  obtain ⟨n, hn⟩ := h
  exact hn
-- case choose_the_same_witness: Application type mismatch: The argument … expected to have type … q n
theorem bad (p q : Nat → Prop) (h : ∃ n, p n) (k : ∃ n, q n) : ∃ n, p n ∧ q n := by
  obtain ⟨n, hn⟩ := h
  obtain ⟨m, hm⟩ := k
  exact ⟨n, hn, hm⟩
-- case unique_exists_abuse: Application type mismatch: The argument … expected to have type … ∃ a, a ≠ a
theorem bad (h : ∃ n : Nat, n = n) : ∃ n : Nat, n ≠ n := h.imp fun n hn => hn
-- case forall_exists_swapped: Type mismatch … expected to have type … r x 0
theorem bad (r : Nat → Nat → Prop) (h : ∀ x, ∃ y, r x y) : ∃ y, ∀ x, r x y := by
  refine ⟨?_, fun x => ?_⟩
  · exact 0
  · obtain ⟨y, hy⟩ := h x
    exact hy
-- case metavariable_depends_on_binder: Type mismatch … rfl
theorem bad : ∃ n : Nat, ∀ m : Nat, n = m := ⟨_, fun m => rfl⟩
-- case metavariable_depends_on_binder_in_tactic: Tactic `rfl` failed: The left-hand side … ?n
theorem bad : ∃ n : Nat, ∀ m : Nat, n = m := by
  refine ⟨?n, fun m => ?h⟩
  case h => rfl
-- case metavariable_shared_between_goals: Tactic `rfl` failed: The left-hand side … ?refine_1
theorem bad : ∃ n : Nat, n = 1 ∧ n = 2 := by
  refine ⟨?_, ?_, ?_⟩
  rotate_left
  · rfl
  · rfl
-- case constructor_exists_late_scope: Tactic `rfl` failed: The left-hand side … x
theorem bad : ∃ f : Nat, ∀ x : Nat, x = f := by
  constructor
  intro x
  rfl
