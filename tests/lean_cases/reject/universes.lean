-- case type_in_type: Type mismatch … expected to have type … Type
def bad : Type := Type
-- case type_in_type_level: Type mismatch … expected to have type … Type u
def bad.{u} : Type u := Type u
-- case sort_in_sort: Type mismatch … expected to have type … Sort u
def bad.{u} : Sort u := Sort u
-- case lowered_type: Type mismatch … expected to have type … Type
def bad.{u} (α : Type u) : Type := α
-- case lowered_pi: Type mismatch … expected to have type … Type
def bad : Type := (α : Type) → α → α
-- case lowered_product: Application type mismatch: The argument … β
def bad.{u, v} (α : Type u) (β : Type v) : Type u := α × β
-- case lowered_ulift: Type mismatch … expected to have type … Type
def bad (α : Type 1) : Type := ULift.{0, 1} α
-- case prop_is_no_type: Type mismatch … expected to have type … Sort u
def bad.{u} : Sort u := True
-- case types_of_two_levels_equal: Type mismatch … expected to have type … Type (u + 1)
theorem bad.{u} : Type u = Type (u + 1) := rfl
-- case prop_is_type: Type mismatch … expected to have type … Type 1
theorem bad : (Prop : Type 1) = Type := rfl
-- case structure_with_large_field: Invalid universe level in constructor `Bad.mk`: Parameter `α` has type … Type
structure Bad : Type where
  α : Type
  a : α
-- case inductive_with_large_field: Invalid universe level in constructor `Bad.mk`: Parameter has type … Type u
inductive Bad.{u} : Type u where
  | mk : Type u → Bad
-- case inductive_with_large_parameter_field: Invalid universe level in constructor `Bad.mk`: Parameter `a` has type … α
inductive Bad (α : Type 1) : Type where
  | mk (a : α)
-- case structure_with_function_over_types: Invalid universe level in constructor `Bad.mk`: Parameter `f` has type … (α : Type) → α → α
structure Bad : Type where
  f : (α : Type) → α → α
-- case set_of_sets_retract: Invalid universe level in constructor `Bad.mk`: Parameter `carrier` has type … (Type → Prop) → Prop
structure Bad : Type where
  mk ::
  carrier : (Type → Prop) → Prop
-- case hurkens_universe: Type mismatch … expected to have type … Type
def P (X : Type) : Type := X → Prop
def bad : Type := (X : Type) → (P (P X) → X) → P (P X)
-- case hurkens_universe_in_a_level: Type mismatch … expected to have type … Type u
def P.{u} (X : Type u) : Type u := X → Prop
def bad.{u} : Type u := (X : Type u) → (P (P X) → X) → P (P X)
-- case russell_by_structure: Application type mismatch: The argument … fun s => s
structure Set' : Type 1 where
  {ι : Type}
  elem : ι → Set'
def bad : Set' := ⟨fun (s : Set') => s⟩
-- case type_as_element_of_its_tree: Application type mismatch: The argument … expected to have type … Type
inductive Tree : Type 1 where
  | mk : (ι : Type) → (ι → Tree) → Tree
def bad : Tree := .mk Tree id
-- case level_declared_twice: A universe level named `u` has already been declared
def bad.{u, u} : Type u := PUnit
-- case level_unknown: unknown universe level `w`
set_option autoImplicit false
def bad : Type w := PUnit
-- case too_many_levels: too many explicit universe levels for `f`
def f.{u} : Type u := PUnit
def bad : Type := f.{0, 1}
-- case level_of_definition_without_levels: too many explicit universe levels for `Nat.succ`
def bad : Nat := Nat.succ.{0} 1
-- case unused_level_parameter_is_rigid: Type mismatch … expected to have type … Type v
theorem bad.{u, v} (α : Type u) : ∃ β : Type v, β = α := ⟨α, rfl⟩
-- case mutual_levels_differ: Invalid mutually inductive types: The resulting sort of all types in the block must agree
mutual
inductive A : Type where
  | mk : B → A
inductive B : Type 1 where
  | mk : A → B
end
-- case level_offset_too_large: maximum universe level offset threshold has been reached, you can increase the limit using option `set_option maxUniverseOffset <limit>`, but you are probably misusing universe levels since offsets are usually small natural numbers
def bad : Type 5000 := PUnit
-- case cumulativity_is_absent: Type mismatch … expected to have type … Type 1
def bad : Type 1 := Nat
-- case cumulativity_of_functions_is_absent: Application type mismatch: The argument … expected to have type … Type 1 → Nat
def f (F : Type 1 → Nat) : Nat := F Type
def bad : Nat := f (fun (_ : Type) => 1)
-- case list_of_types_is_large: Application type mismatch: The argument … expected to have type … Type
def bad : Type := List Type
-- case class_field_too_large: Invalid universe level in constructor `Bad.mk`: Parameter `β` has type … Type
class Bad (α : Type) : Type where
  β : Type
-- case sigma_over_types_is_large: Application type mismatch: The argument … fun α => α
def bad : Type := (α : Type) × α
-- case choice_needs_the_same_type: Application type mismatch: The argument … expected to have type … Nonempty Type
def bad (α : Type 1) (h : Nonempty α) : Type := Classical.choice h
-- case propext_on_types: Type mismatch … expected to have type … α = β
theorem bad (α β : Type) (f : α → β) (g : β → α) : α = β := propext ⟨f, g⟩
-- case universe_polymorphic_lemma_at_two_levels: Application type mismatch: The argument … expected to have type … Type u
theorem l.{u} (α : Type u) (a : α) : a = a := rfl
theorem bad.{u} : Type u = Type u := l (Type u) (Type u)
