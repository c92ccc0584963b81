-- case notation_for_a_numeral: Type mismatch … expected to have type … 1 = 2
notation "1" => 2
theorem bad : 1 = 2 := rfl
-- case infix_for_equality: Application type mismatch: The argument … expected to have type … 1 = 2
infix:50 " ≈≈ " => fun (_ _ : Nat) => True
theorem bad : 1 ≈≈ 2 ∧ 1 = 2 := ⟨trivial, trivial⟩
-- case local_notation_for_false: Type mismatch … expected to have type … False
local notation "⊥⊥" => True
theorem bad : False := (trivial : ⊥⊥)
-- case notation_hides_turnstile: Type mismatch … expected to have type … False
notation "Falsch" => True
theorem bad : False := by
  have h : Falsch := trivial
  exact h
-- case local_instance_changes_addition: Tactic `rfl` failed: The left-hand side … 2 + 2
theorem bad : (2 : Nat) + 2 = 5 := by
  let inst : Add Nat := ⟨fun _ _ => 5⟩
  rfl
-- case instance_changes_addition_for_statement: Type mismatch … Nat.add_comm a b … expected to have type … odd a b
instance (priority := high) odd : HAdd Nat Nat Nat := ⟨fun _ _ => 5⟩
theorem t : (2 : Nat) + 2 = 5 := rfl
theorem bad (a b : Nat) : a + b = b + a := Nat.add_comm a b
-- case instance_changes_literals: Type mismatch … expected to have type … 2 = Nat.succ 1
instance (priority := high) odd : OfNat Nat 2 := ⟨3⟩
theorem bad : (2 : Nat) = Nat.succ 1 := rfl
-- case instance_changes_order: Type mismatch … expected to have type … a.lt b
instance (priority := high) odd : LT Nat := ⟨fun _ _ => True⟩
theorem bad (a b : Nat) (h : a < b) : Nat.lt a b := h
-- case instance_changes_membership: Type mismatch … expected to have type … List.Mem a [1]
instance (priority := high) odd : Membership Nat (List Nat) := ⟨fun _ _ => True⟩
theorem bad (a : Nat) (h : a ∈ [1]) : List.Mem a [1] := h
-- case two_instances_are_not_equal: Type mismatch … expected to have type … @Eq Nat (@Pt.pt Nat two) (@OfNat.ofNat Nat 1 (instOfNatNat 1))
class Pt (α : Type) where
  pt : α
instance one : Pt Nat := ⟨1⟩
theorem one_eq : (Pt.pt : Nat) = 1 := rfl
instance two : Pt Nat := ⟨2⟩
theorem bad : (Pt.pt : Nat) = 1 := one_eq
-- case instance_argument_is_not_the_global_one: Type mismatch … expected to have type … Add.add a b = a.add b
theorem bad (inst : Add Nat) (a b : Nat) : inst.add a b = Nat.add a b := rfl
-- case instance_argument_shadows_decidability: Type mismatch … expected to have type … decide p = decide ¬p
theorem bad (p : Prop) (d₁ d₂ : Decidable p) : @decide p d₁ = @decide (¬p) (@instDecidableNot p d₂) := rfl
-- case instance_of_empty_type: failed to synthesize instance of type class … Inhabited Empty
instance bad : Inhabited Empty := ⟨default⟩
-- case instance_by_false_decision: Tactic `decide` proved that the proposition … ∀ (a b : Bool), a = b
instance : Subsingleton Bool := ⟨by decide⟩
theorem bad : true = false := Subsingleton.elim _ _
-- case instance_by_wrong_decision: Application type mismatch: The argument … expected to have type … 1 = 2
instance bad : Decidable (1 = 2) := isTrue rfl
-- case instance_from_unrelated_decision: Type mismatch … expected to have type … Decidable p
instance bad (p : Prop) : Decidable p := inferInstanceAs (Decidable True)
-- case class_method_of_wrong_type: failed to synthesize instance of type class … OfNat Bool 1
instance bad : Add Bool := ⟨fun a _ => if a then 1 else 0⟩
-- case lawful_instance_without_law: Type mismatch … expected to have type … xs + ys = ys + xs
class Comm (α : Type) extends Add α where
  comm : ∀ a b : α, a + b = b + a
instance bad : Comm (List Nat) where
  add := fun xs ys => xs ++ ys
  comm := fun xs ys => rfl
-- case diamond_with_other_addition: Type mismatch … expected to have type … Add.add a b = Add.add a b
class A (α : Type) extends Add α
class B (α : Type) extends Add α
theorem bad (α : Type) [i : A α] [j : B α] (a b : α) : i.toAdd.add a b = j.toAdd.add a b := rfl
-- case axiom_claims_library_name: `Nat.add_comm` has already been declared
axiom Nat.add_comm : ∀ a b : Nat, a + b = a
-- case axiom_claims_core_axiom: `propext` has already been declared
axiom propext : False
-- case axiom_claims_standard_name_in_namespace: `Nat.add_comm` has already been declared
namespace Nat
axiom add_comm : False
end Nat
-- case redefines_false: `False` has already been declared
inductive False : Prop where
  | intro
-- case redefines_nat: `Nat` has already been declared
inductive Nat where
  | zero
  | succ (n : Nat)
-- case redefines_equality: `Eq` has already been declared
def Eq (a b : Nat) : Prop := True
-- case own_false_is_another: Type mismatch … expected to have type … False
namespace My
inductive False : Prop where
  | intro
end My
theorem bad : False := My.False.intro
-- case own_false_hidden_by_open: Type mismatch … expected to have type … _root_.False
namespace My
inductive False : Prop where
  | intro
end My
open My
theorem bad : _root_.False := My.False.intro
-- case ambiguous_after_open: overloaded, errors
namespace My
theorem fact : 1 = 1 := rfl
end My
namespace Your
theorem fact : 2 = 2 := rfl
end Your
open My Your
theorem bad : 1 = 2 := fact
-- case open_hiding: Unknown identifier `secret`
namespace My
theorem secret : 1 = 1 := rfl
end My
open My hiding secret
theorem bad : 1 = 1 := secret
-- case open_only: Unknown identifier `b`
namespace My
theorem a : 1 = 1 := rfl
theorem b : 1 = 1 := rfl
end My
open My (a)
theorem bad : 1 = 1 := b
-- case open_renaming_hides_old: Unknown identifier `a`
namespace My
theorem a : 1 = 1 := rfl
end My
open My renaming a → c
theorem bad : 1 = 1 := a
-- case private_elsewhere_is_not_root: Unknown identifier `a`
namespace My
private theorem a : 1 = 1 := rfl
end My
theorem bad : 1 = 1 := a
-- case protected_needs_full_name: Unknown identifier `a`
namespace My
protected theorem a : 1 = 1 := rfl
end My
open My
theorem bad : 1 = 1 := a
-- case section_variable_type_differs: Type mismatch … expected to have type … n = 0
section
variable (n : Nat)
theorem bad : n = 0 := rfl
end
-- case section_hypothesis_gone: Unknown identifier `h`
section
variable (h : 1 = 2)
theorem t : 1 = 2 := h
end
theorem bad : 1 = 2 := t
-- case section_hypothesis_stays_argument: Type mismatch … expected to have type … 1 = 2
section
variable (h : 1 = 2)
include h
theorem t : 1 = 2 := h
end
theorem bad : 1 = 2 := t
-- case omitted_hypothesis: Unknown identifier `h`
section
variable (p : Prop) (h : p)
include h
omit h in
theorem bad : p := h
end
-- case auto_bound_typo_is_another_proposition: Type mismatch … expected to have type … P
theorem bad (p : Prop) (h : p) : P := h
-- case auto_bound_number: unsolved goals … ⊢ n✝ + 1 = n✝ + 1 + 0
theorem bad : n = n + 0 := by cases n; rfl
theorem t : m = k := rfl
-- case auto_bound_switched_off: Unknown identifier `n`
set_option autoImplicit false
theorem bad : n = n := rfl
-- case auto_bound_long_name_strict: Unknown identifier `foo`
set_option relaxedAutoImplicit false
theorem bad : foo = foo := rfl
-- case macro_for_exact_sorry: Type mismatch … expected to have type … 1 = 2
macro "magic" : tactic => `(tactic| exact rfl)
theorem bad : 1 = 2 := by magic
-- case macro_hides_error: unsolved goals … ⊢ 1 = 2
macro "quiet" : tactic => `(tactic| skip)
theorem bad : 1 = 2 := by quiet
-- case macro_overrides_rfl: Tactic `assumption` failed
macro "rfl" : tactic => `(tactic| trivial)
theorem bad : 1 = 2 := by rfl
-- case macro_term_false: Type mismatch … expected to have type … 3 = 2
macro "zwei" : term => `(3)
theorem bad : zwei = 2 := rfl
-- case simp_lemma_with_wrong_side: `simp` made no progress
@[simp] theorem l (f : Nat → Nat) (h : ∀ x, f x = x) (x : Nat) : f x = x := h x
theorem bad (f : Nat → Nat) (x : Nat) : f x = x := by simp
-- case simp_loop: maximum recursion depth has been reached
theorem bad (f : Nat → Nat) (h : ∀ x, f x = f (x + 1)) : f 0 = 7 := by simp only [h]
-- case simp_loop_two_lemmas: maximum recursion depth has been reached
theorem bad (a b : Nat) (h : a = b) (k : b = a) : a = 7 := by simp only [h, k]
-- case simp_conditional_lemma_without_condition: `simp` made no progress
theorem bad (f : Nat → Nat) (h : ∀ x, x > 5 → f x = 0) (y : Nat) : f y = 0 := by simp [h]
-- case simp_conditional_discharge_fails: `simp` made no progress
theorem bad (f : Nat → Nat) (h : ∀ x, x > 5 → f x = 0) : f 3 = 0 := by simp [h]
-- case simp_hypothesis_about_itself: `simp` made no progress
theorem bad (p : Prop) (h : p = p) : p := by simp [h]
-- case simp_star_uses_only_context: `simp` made no progress
theorem bad (p q : Prop) (h : p → q) : q := by simp [*]
-- case simp_all_without_contradiction: `simp_all` made no progress
theorem bad (a b : Nat) (h : a ≤ b) (k : b ≤ a + 1) : a = b := by simp_all
-- case simp_at_turns_false_goal: unsolved goals … ⊢ False
theorem bad (a : Nat) (h : a = 1) : a = 2 := by simp [h]
-- case simp_at_hypothesis_to_true: unsolved goals … ⊢ False
theorem bad (a : Nat) (h : a = a) : False := by simp at h
-- case simp_with_false_lemma: failed to synthesize instance of type class … Decidable ((1 = 2) = True)
theorem bad : 1 = 2 := by simp [show (1 = 2) = True from by decide]
-- case simp_arith_normal_form: unsolved goals … ⊢ False
theorem bad (x y : Nat) : x + y = x + y + 1 := by simp +arith
-- case simp_unknown_lemma: Unknown identifier `foo_bar`
theorem bad (x : Nat) : x = 0 := by simp [foo_bar]
-- case simp_non_proposition_argument: invalid 'simp', proposition expected
theorem bad (x : Nat) : x = 0 := by simp [(3 : Nat)]
-- case dsimp_only_uses_rfl_lemmas: `dsimp` made no progress
theorem bad (x : Nat) : 0 + x = x := by dsimp only [Nat.zero_add]
-- case dsimp_conditional: `dsimp` made no progress
theorem bad (f : Nat → Nat) (h : ∀ x, f x = x) (y : Nat) : f y = y := by dsimp [h]
-- case first_or_skip: unsolved goals … ⊢ p
theorem bad (p : Prop) : p := by first | assumption | skip
-- case try_swallows: unsolved goals … ⊢ p
theorem bad (p : Prop) : p := by try exact absurd rfl (by decide)
-- case try_then_all_goals: unsolved goals … ⊢ p
theorem bad (p q : Prop) : p ∧ q := by
  constructor
  all_goals try trivial
-- case all_goals_fails: Type mismatch … expected to have type … q
theorem bad (p q : Prop) (h : p) : p ∧ q := by
  constructor
  all_goals exact h
-- case any_goals_leaves_one: unsolved goals … ⊢ q
theorem bad (p q : Prop) (h : p) : p ∧ q := by
  constructor
  any_goals exact h
-- case any_goals_all_fail: Tactic failed on all goals:
theorem bad (p q : Prop) : p ∧ q := by
  constructor
  any_goals assumption
-- case repeat_leaves_goal: unsolved goals … ⊢ q
theorem bad (p q : Prop) (h : p) : p ∧ q := by repeat (first | constructor | exact h)
-- case iterate_too_few: Tactic `assumption` failed
theorem bad (p q r : Prop) (h : p) (k : q) (l : r) : p ∧ q ∧ r := by
  iterate 1 constructor
  all_goals assumption
-- case focus_leaves_goals: unsolved goals … ⊢ q
theorem bad (p q : Prop) (hp : p) : p ∧ q := by
  constructor
  focus exact hp
-- case bullet_closes_other: Type mismatch … expected to have type … p
theorem bad (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  · exact hq
  · exact hp
-- case case_wrong_goal: Type mismatch … expected to have type … p
theorem bad (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  case left => exact hq
  case right => exact hq
-- case fail_if_success: The tactic provided to `fail_if_success` succeeded but was expected to fail:
theorem bad : True := by
  fail_if_success trivial
  trivial
-- case first_with_nothing: unsolved goals … ⊢ False
theorem bad : 1 = 2 := by first | rfl | decide | omega | simp
-- case exact_question: `exact?` could not close the goal. Try `apply?` to see partial suggestions.
theorem bad (p : Prop) : p := by exact?
-- case refine_unnamed_hole_left: unsolved goals … ⊢ q
theorem bad (p q : Prop) (hp : p) : p ∧ q := by refine ⟨hp, ?_⟩
-- case exact_with_hole: don't know how to synthesize placeholder for argument `right`
theorem bad (p q : Prop) (hp : p) : p ∧ q := by exact ⟨hp, ?_⟩
-- case exact_underscore: don't know how to synthesize placeholder
theorem bad (p : Prop) : p := by exact _
-- case term_underscore: don't know how to synthesize placeholder
theorem bad (p : Prop) : p := _
-- case native_decide_false: `native_decide` is never accepted: it trusts compiled code instead of the kernel
theorem bad : 2 + 2 = 5 := by native_decide
-- case native_decide_true: `native_decide` is never accepted: it trusts compiled code instead of the kernel
theorem bad : 2 + 2 = 4 := by native_decide
-- case decide_native_option: `native_decide` is never accepted: it trusts compiled code instead of the kernel
theorem bad : 2 + 2 = 4 := by decide +native
-- case decide_kernel_false: Tactic `decide` proved that the proposition … 2 + 2 = 5 … is false
theorem bad : 2 + 2 = 5 := by decide +kernel
-- case of_reduce_bool: Unknown identifier `Lean.ofReduceBool`
def t : Bool := true
theorem bad : t = true := Lean.ofReduceBool t true rfl
-- case trust_compiler: Unknown identifier `Lean.trustCompiler`
theorem bad : False := Lean.trustCompiler
-- case unsafe_cast: Unknown identifier `unsafeCast`
theorem bad : 1 = 2 := unsafeCast (rfl : 1 = 1)
-- case lc_proof: Unknown identifier `lcProof`
theorem bad : False := lcProof
-- case unreachable: Unknown identifier `lcUnreachable`
theorem bad : False := lcUnreachable
-- case panic_is_default: Type mismatch … expected to have type … panic (toString "x") = 1
theorem bad : (panic! "x" : Nat) = 1 := rfl
-- case panic_needs_inhabited: failed to synthesize instance of type class … Inhabited Empty
def bad : Empty := panic! "x"
-- case get_bang_of_empty_type: failed to synthesize instance of type class … Inhabited Empty
def bad : Empty := ([] : List Empty)[0]!
-- case opaque_without_value: failed to synthesize … Inhabited Empty
opaque bad : Empty
-- case opaque_is_opaque: Type mismatch … expected to have type … x = 5
opaque x : Nat := 5
theorem bad : x = 5 := rfl
-- case irreducible_definition: Tactic `rfl` failed: The left-hand side … x
@[irreducible] def x : Nat := 5
theorem bad : x = 5 := by rfl
-- case quot_lift_without_proof: Application type mismatch: The argument … expected to have type … ∀ (a b : Nat), q a b → a = b
def q (a b : Nat) : Prop := True
def bad : Quot q → Nat := Quot.lift (fun n => n) rfl
-- case quot_lift_with_false_proof: omega could not prove the goal:
def q (a b : Nat) : Prop := True
def bad : Quot q → Nat := Quot.lift (fun n => n) (fun a b h => by omega)
-- case quot_lift_missing_argument: Type mismatch … expected to have type … Nat
def q (a b : Nat) : Prop := True
def bad (x : Quot q) : Nat := Quot.lift (fun n => n) x
-- case quot_exact_for_any_relation: Type mismatch … expected to have type … r a b
theorem bad (r : Nat → Nat → Prop) (a b : Nat) (h : Quot.mk r a = Quot.mk r b) : r a b := Quot.sound h
-- case quot_mk_injective: equality of constructor applications expected
theorem bad (r : Nat → Nat → Prop) (a b : Nat) (h : Quot.mk r a = Quot.mk r b) : a = b := by injection h
-- case quot_cases_to_value: …motive
def q (a b : Nat) : Prop := True
def bad (x : Quot q) : Nat := by
  induction x using Quot.ind with
  | mk a => exact a
-- case quot_rec_without_condition: Type mismatch … expected to have type … Quot.mk q b ▸ ⋯ = b
def q (a b : Nat) : Prop := True
def bad (x : Quot q) : Nat := Quot.recOn x (fun a => a) (fun a b h => rfl)
-- case quotient_sound_of_wrong_pair: Application type mismatch: The argument … expected to have type … 1 % 2 = 2 % 2
theorem bad : (Quot.mk (fun (a b : Nat) => a % 2 = b % 2) 1) = Quot.mk _ 2 := Quot.sound rfl
-- case propext_one_direction: Application type mismatch: The argument … expected to have type … p ↔ q
theorem bad (p q : Prop) (h : p → q) : p = q := propext h
-- case propext_of_true_and_false: Type mismatch … expected to have type … False
theorem bad : True = False := propext ⟨fun _ => trivial, fun h => h⟩
-- case funext_without_hypothesis: Type mismatch … expected to have type … f x = g x
theorem bad (f g : Nat → Nat) : f = g := funext fun x => rfl
-- case funext_at_one_point: Type mismatch … expected to have type … f x = g x
theorem bad (f g : Nat → Nat) (h : f 0 = g 0) : f = g := by
  funext x
  exact h
-- case proof_irrelevance_for_data: Type mismatch … expected to have type … a = b
theorem bad (a b : Nat) : a = b := proof_irrel a b
-- case proof_irrelevance_of_different_propositions: Application type mismatch: The argument … expected to have type … p
theorem bad (p q : Prop) (hp : p) (hq : q) : p = q := proof_irrel hp hq
-- case proof_irrelevance_subtype: Application type mismatch: The argument … expected to have type … ↑a = ↑b
theorem bad (a b : {n : Nat // n > 0}) : a = b := Subtype.ext rfl
-- case choice_of_possibly_empty: don't know how to synthesize placeholder for argument `val`
noncomputable def bad (α : Type) : α := Classical.choice ⟨_⟩
-- case choose_spec_of_other: Type mismatch … expected to have type … h.choose > 4
theorem bad (h : ∃ n : Nat, n > 3) : h.choose > 4 := h.choose_spec
-- case choose_is_not_the_smallest: Type mismatch … expected to have type … Classical.choose h = 4
theorem bad (h : ∃ n : Nat, n > 3) : Classical.choose h = 4 := rfl
-- case epsilon_of_nothing: Application type mismatch: The argument … expected to have type … p 0
theorem bad (p : Nat → Prop) : p (Classical.epsilon p) := Classical.epsilon_spec ⟨0, trivial⟩
-- case excluded_middle_gives_no_choice: Type mismatch … expected to have type … p
theorem bad (p : Prop) : p := (Classical.em p).elim id (fun h => h)
-- case double_negation_of_other: Application type mismatch: The argument … expected to have type … ¬p
theorem bad (p q : Prop) (h : ¬¬p) : q := Classical.byContradiction fun hq => h hq
-- case by_contra_wrong: Application type mismatch: The argument … expected to have type … ¬p → False
theorem bad (p : Prop) (h : ¬¬¬p) : p := Classical.byContradiction h
-- case absurd_wrong_order: Application type mismatch: The argument … expected to have type … ¬p
theorem bad (p : Prop) (h : p) (k : p) : False := absurd h k
-- case false_elim_of_true: Application type mismatch: The argument … expected to have type … False
theorem bad : 1 = 2 := False.elim trivial
-- case true_is_false_by_show: Type mismatch … expected to have type … False
theorem bad : False := show True from trivial
-- case change_to_true: 'change' tactic failed, pattern
theorem bad : False := by change True; trivial
-- case exfalso_circular: Application type mismatch: The argument … expected to have type … 1 = 2
theorem bad (h : 1 = 2 → False) : False := h (by exfalso; exact h rfl)
-- case dependent_if_without_decision: failed to synthesize instance of type class … Decidable p
theorem bad (p : Prop) : (if p then 1 else 2) = 1 := by simp
-- case coe_sort_of_false_flag: Type mismatch … expected to have type … b = true
theorem bad (b : Bool) (h : b = false) : b := h
-- case coe_bool_to_prop: Type mismatch … expected to have type … false = true
theorem bad : (false : Prop) := trivial
-- case coe_bool_equality: Type mismatch … expected to have type … a = b
theorem bad (a b : Bool) (h : a → b) : a = b := h
-- case negation_is_not_bool_not: Type mismatch … expected to have type … ¬b = true
theorem bad (b : Bool) : ¬b := rfl
-- case type_ascription_no_coercion: Type mismatch … expected to have type … ↑n = -↑n
theorem bad (n : Nat) : (n : Int) = -n := rfl
-- case subtype_coercion_forgets: Type mismatch … expected to have type … q ↑x
theorem bad (p q : Nat → Prop) (x : {n // p n}) : q x := x.property
-- case function_coercion_absent: Function expected at
theorem bad (n : Nat) : n 3 = 3 := rfl
-- case dot_notation_wrong_type: Invalid field notation: … of the form `C ...` where C is a constant
theorem bad (p : Prop) (h : p) : p := h.elim
-- case named_argument_wrong: Invalid argument name `x` for function `Nat.add`
theorem bad : Nat := Nat.add (x := 1) 2
-- case explicit_at_arguments: Type mismatch … expected to have type … a = b
theorem bad (a b : Nat) : a = b := @Eq.refl Nat a
-- case implicit_lambda_escape: Type mismatch … expected to have type … n = 0
theorem bad : ∀ {n : Nat}, n = 0 := fun {n} => rfl
-- case let_value_is_not_have_value: Type mismatch … expected to have type … x = 2
theorem bad : (have x := 2; x) = 2 ∧ (∀ x : Nat, x = 2) := ⟨rfl, fun x => rfl⟩
-- case have_forgets_value: Type mismatch … expected to have type … n = 2
theorem bad : 2 = 2 := by
  have n : Nat := 2
  have h : n = 2 := rfl
  rfl
-- case set_option_cannot_weaken_kernel: Type mismatch … expected to have type … 1 = 2
set_option debug.skipKernelTC true
theorem bad : 1 = 2 := rfl
-- case unknown_option: Unknown option `make.everything.true`
set_option make.everything.true true
theorem fine : True := trivial
-- case implemented_by_other: Type mismatch … expected to have type … g 1 = 2
def f (n : Nat) : Nat := n + 1
@[implemented_by f] def g (n : Nat) : Nat := n
theorem bad : g 1 = 2 := rfl
-- case extern_attribute: Tactic `decide` proved that the proposition … g 5 3 = 2
@[extern "lean_nat_sub"] def g (a b : Nat) : Nat := a + b
theorem bad : g 5 3 = 2 := by decide
-- case csimp_attribute: Type mismatch … expected to have type … f = g
def f (n : Nat) : Nat := n + 1
def g (n : Nat) : Nat := n
@[csimp] theorem bad : @f = @g := rfl
-- case reducible_axiom: invalid 'simp', it is not a proposition nor a definition (to unfold)
axiom p : Prop
theorem bad : p := by simp [p]
-- case deriving_instance_for_proof: Tactic `decide` failed for proposition … c = 0
axiom c : Nat
theorem bad : c = 0 := by decide
-- case example_is_no_lemma: unexpected token 'example'; expected term
example : 1 = 1 := rfl
theorem bad : 1 = 1 := example
-- case theorem_used_before_error: unsolved goals … ⊢ False
theorem t : 1 = 2 := by simp
theorem bad : False := absurd t (by decide : ¬(1 = 3))
-- case end_of_namespace_hides: Unknown identifier `B.x`
namespace A.B
theorem x : 1 = 1 := rfl
end A.B
theorem bad : 1 = 1 := B.x
-- case export_is_needed: Unknown identifier `x`
namespace A
theorem x : 1 = 1 := rfl
end A
open A in
theorem t : 1 = 1 := x
theorem bad : 1 = 1 := x
