-- case negative_false: (kernel) arg #1 of 'Bad.mk' has a non positive occurrence of the datatypes being declared
inductive Bad where
  | mk : (Bad → False) → Bad
-- case negative_in_prop: (kernel) arg #1 of 'Bad.mk' has a non positive occurrence of the datatypes being declared
inductive Bad : Prop where
  | mk : (Bad → False) → Bad
-- case negative_in_structure: (kernel) arg #1 of 'Bad.mk' has a non positive occurrence of the datatypes being declared
structure Bad where
  f : Bad → Bad
-- case negative_under_list: (kernel) arg #1 of 'Bad.mk' has a non positive occurrence of the datatypes being declared
inductive Bad where
  | mk : (List Bad → Nat) → Bad
-- case negative_by_alias: (kernel) arg #1 of 'Bad.mk' has a non positive occurrence of the datatypes being declared
def Negative (α : Type) : Type := α → Empty
inductive Bad where
  | mk : Negative Bad → Bad
-- case negative_by_reducible_alias: (kernel) arg #1 of 'Bad.mk' has a non positive occurrence of the datatypes being declared
abbrev Negative (α : Type) : Type := α → Empty
inductive Bad where
  | mk : Negative Bad → Bad
-- case negative_through_structure: (kernel) … has a non positive occurrence of the datatypes being declared
structure F (α : Type) where
  f : α → Nat
inductive Bad where
  | mk : F Bad → Bad
-- case negative_through_two_structures: (kernel) … has a non positive occurrence of the datatypes being declared
structure F (α : Type) where
  f : α → Nat
structure G (α : Type) where
  g : List (F α)
inductive Bad where
  | mk : G Bad → Bad
-- case negative_through_subtype: (kernel) mutually inductive types must live in the same universe
inductive Bad where
  | mk : {f : Bad → Nat // True} → Bad
-- case negative_through_product: (kernel) … has a non positive occurrence of the datatypes being declared
inductive Bad where
  | mk : Nat × (Bad → Nat) → Bad
-- case negative_mutual: (kernel) arg #1 of 'A.mk' has a non positive occurrence of the datatypes being declared
mutual
inductive A where
  | mk : (B → Nat) → A
inductive B where
  | mk : A → B
end
-- case negative_mutual_reversed: (kernel) arg #1 of 'B.mk' has a non positive occurrence of the datatypes being declared
mutual
inductive A where
  | mk : B → A
inductive B where
  | mk : (A → Nat) → B
end
-- case nested_in_quotient: (kernel) arg #1 of 'Bad.mk' contains a non valid occurrence of the datatypes being declared
inductive Bad where
  | mk : Quot (fun (_ _ : Bad) => True) → Bad
-- case nested_in_own_index: (kernel) invalid nested inductive datatype 'Vec', nested inductive datatypes parameters cannot contain local variables.
inductive Vec (α : Type) : Nat → Type where
  | nil : Vec α 0
inductive Bad : Nat → Type where
  | mk : (n : Nat) → Vec (Bad n) n → Bad (n + 1)
-- case inductive_in_its_own_argument: Mismatched inductive type parameter in
inductive Bad (α : Type) : Type where
  | mk : Bad (Bad α) → Bad α
-- case occurs_as_index: (kernel) mutually inductive types must live in the same universe
inductive Bad : Bool → Type where
  | mk : (h : Bad true = Bad false) → Bad true
-- case occurs_in_equality: Invalid universe level in constructor `Bad.mk`: Parameter `α` has type … Type
inductive Bad where
  | mk : (α : Type) → α = Bad → Bad
-- case constructor_returns_parameter: Unexpected resulting type for constructor `Bad.mk`: Expected an application of
inductive Bad (α : Type) where
  | mk : α → α
-- case constructor_returns_other_parameter: Mismatched inductive type parameter in
inductive Bad (α : Type) where
  | mk : Bad Nat
-- case constructor_with_two_names: `Bad.mk` has already been declared
inductive Bad where
  | mk
  | mk
-- case prop_with_data_projection: failed to generate projection … field must be a proof, but it has type … Nat
structure Bad : Prop where
  n : Nat
  h : n = n
theorem t (x : Bad) : x.n = x.n := rfl
-- case or_rec_to_type: Type mismatch … expected to have type … Prop
def bad (p q : Prop) (h : p ∨ q) : Bool := Or.rec (motive := fun _ => Bool) (fun _ => true) (fun _ => false) h
-- case exists_match_to_type: Tactic `cases` failed … can only eliminate into `Prop`
def bad (h : ∃ n : Nat, n > 3) : Nat := match h with | ⟨n, _⟩ => n
-- case exists_let_to_type: Tactic `cases` failed … can only eliminate into `Prop`
def bad (h : ∃ n : Nat, n > 3) : Nat := let ⟨n, _⟩ := h; n
-- case exists_obtain_to_type: Tactic `induction` failed: recursor `Exists.casesOn` can only eliminate into `Prop`
def bad (h : ∃ n : Nat, n > 3) : Nat := by obtain ⟨n, _⟩ := h; exact n
-- case exists_rcases_to_type: Tactic `induction` failed: recursor `Exists.casesOn` can only eliminate into `Prop`
def bad (h : ∃ n : Nat, n > 3) : Nat := by
  rcases h with ⟨n, _⟩
  exact n
-- case exists_induction_to_type: …motive
def bad (h : ∃ n : Nat, n > 3) : Nat := by
  induction h with
  | intro n _ => exact n
-- case exists_first_projection: Invalid projection: Cannot project a value of non-propositional type
def bad (h : ∃ n : Nat, n > 3) : Nat := h.1
-- case exists_witness_field: Invalid field `w`: The environment does not contain `Exists.w`, so it is not possible to project the field `w` from an expression
def bad (h : ∃ n : Nat, n > 3) : Nat := h.w
-- case exists_rec_explicit: failed to elaborate eliminator, invalid motive
def bad (h : ∃ n : Nat, n > 3) : Nat := Exists.rec (fun n _ => n) h
-- case nonempty_to_type: Tactic `cases` failed … can only eliminate into `Prop`
def bad (h : Nonempty Nat) : Nat := match h with | ⟨n⟩ => n
-- case own_prop_with_data: Tactic `cases` failed … can only eliminate into `Prop`
inductive Some' (α : Type) : Prop where
  | mk (a : α)
def bad (α : Type) (h : Some' α) : α := match h with | .mk a => a
-- case own_prop_with_two_constructors: Tactic `cases` failed … can only eliminate into `Prop`
inductive Coin : Prop where
  | head
  | tail
def bad (c : Coin) : Bool := match c with | .head => true | .tail => false
-- case own_prop_proofs_are_equal: unsolved goals … ⊢ False
inductive Coin : Prop where
  | head
  | tail
theorem bad : Coin.head ≠ Coin.tail := by intro h; cases h
-- case own_prop_no_confusion: Unknown constant `Coin.noConfusion`
inductive Coin : Prop where
  | head
  | tail
theorem bad (h : Coin.head = Coin.tail) : False := Coin.noConfusion h
-- case own_prop_injection: Unknown constant `Some'.mk.noConfusion`
inductive Some' (α : Type) : Prop where
  | mk (a : α)
theorem bad (h : Some'.mk 1 = Some'.mk 2) : False := by injection h with h; exact absurd h (by decide)
-- case prop_with_index_and_data: Tactic `cases` failed … can only eliminate into `Prop`
inductive At : Nat → Prop where
  | mk (n m : Nat) : At n
def bad (n : Nat) (h : At n) : Nat := match h with | .mk _ m => m
-- case iff_to_type_by_cases: Tactic `induction` failed: recursor `Or.casesOn` can only eliminate into `Prop`
def bad (h : p ∨ ¬p) : Nat := by
  cases h with
  | inl _ => exact 0
  | inr _ => exact 1
-- case disjunction_by_pattern_function: Tactic `cases` failed … can only eliminate into `Prop`
def bad : (1 = 1 ∨ 1 = 2) → Nat
  | .inl _ => 0
  | .inr _ => 1
-- case duplicate_field: Field `x` has already been declared
structure Bad where
  x : Nat
  x : Nat
-- case missing_parent_field: Fields missing: `x`
structure A where
  x : Nat
structure B extends A where
  y : Nat
def bad : B := { y := 1 }
-- case parent_field_of_other_type: Field type mismatch: Field `x` from parent `B` has type
structure A where
  x : Nat
structure B where
  x : Bool
structure Bad extends A, B where
  y : Nat
-- case structure_extends_non_structure: Expected a structure, but found
structure Bad extends Nat where
  y : Nat
-- case structure_extends_itself: Expected a structure, but found
structure Bad extends Bad where
  y : Nat
-- case field_default_of_wrong_type: Type mismatch … expected to have type … Nat
structure Bad where
  x : Nat := true
-- case field_given_twice: field `x` has already been specified
structure P where
  x : Nat
def bad : P := { x := 1, x := 2 }
-- case proof_field_missing: Fields missing: `h`
structure P where
  n : Nat
  h : n > 5
def bad : P := { n := 3 }
-- case proof_field_wrong: Tactic `decide` proved that the proposition … 3 > 5
structure P where
  n : Nat
  h : n > 5
def bad : P := { n := 3, h := by decide }
-- case proof_field_stale_after_update: Fields missing: `h`
structure P where
  n : Nat
  h : n > 5
def p : P := { n := 7, h := by decide }
def bad : P := { p with n := 3 }
-- case anonymous_constructor_too_many: Invalid `⟨...⟩` notation: The expected type
structure P where
  x : Nat
  y : Nat
def bad : P := ⟨1, 2, 3⟩
-- case anonymous_constructor_of_two_constructors: Invalid `⟨...⟩` notation: The expected type
def bad : Nat := ⟨3⟩
-- case fin_constructor_with_false_bound: Tactic `decide` proved that the proposition … 3 < 3
def bad : Fin 3 := ⟨3, by decide⟩
-- case subtype_without_proof: failed to synthesize instance of type class … OfNat { n // n > 5 } 3
def bad : {n : Nat // n > 5} := 3
-- case subtype_with_wrong_proof: omega could not prove the goal:
def bad : {n : Nat // n > 5} := ⟨3, by omega⟩
-- case deriving_unknown_class: Unknown constant `Frobnicate`
inductive Bad where
  | a
  deriving Frobnicate
-- case deriving_on_functions: Failed to derive instance `DecidableEq` for `Bad`:
inductive Bad where
  | mk (f : Nat → Nat)
  deriving DecidableEq
-- case mutual_of_different_parameters: Invalid mutually inductive types: Parameter types differ
mutual
inductive A (α : Type) where
  | mk : B α → A α
inductive B (β : Prop) where
  | mk : B β
end
-- case mutual_prop_and_type: Invalid mutually inductive types: The resulting sort of all types in the block must agree
mutual
inductive A : Prop where
  | mk : B → A
inductive B : Type where
  | mk : A → B
end
-- case recursor_used_on_other_type: Type mismatch … expected to have type … Nat
def bad : Bool := Nat.rec (motive := fun _ => Nat) 0 (fun _ n => n) (true : Bool)
-- case recursor_motive_wrong: Type mismatch … expected to have type … n.succ = 0
theorem bad (n : Nat) : n = 0 := Nat.rec (motive := fun n => n = 0) rfl (fun n ih => ih) n
-- case cases_on_leaves_case: failed to elaborate eliminator, insufficient number of arguments, expected type:
theorem bad (n : Nat) : n = 0 := Nat.casesOn n rfl
-- case constructor_mentions_unknown_type: Unknown identifier `Later`
set_option autoImplicit false
inductive A where
  | mk : Later → A
inductive Later where
  | mk : Later
