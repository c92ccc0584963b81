"""Commands: declarations, scopes, variables, attributes, instances, messages."""

from __future__ import annotations

from tests.lean.elab.lean_run import accepts, errors, infos, run, shown


def test_sorry_warns_at_the_name() -> None:
    assert shown("theorem foo : 1 = 2 := sorry") == ["1:8 warning: declaration uses `sorry`"]


def test_sorry_is_recorded_with_its_goal() -> None:
    (site,) = run("theorem foo (n : Nat) (h : n = 1) : n = 2 := by\n  sorry").sorries
    assert site.goal == "n : Nat\nh : n = 1\n⊢ n = 2"
    assert site.tactic


def test_no_sorry_warning_after_an_error() -> None:
    result = run("theorem foo : 1 = 2 := by\n  have h : 1 = 1 := oops\n  sorry")
    assert [m.severity for m in result.messages] == ["error"]


def test_duplicate_declaration() -> None:
    assert errors("theorem dup : True := trivial\ntheorem dup : True := trivial") == ["`dup` has already been declared"]


def test_theorem_must_be_a_proposition() -> None:
    assert errors("theorem foo : Nat := 3") == ["type of theorem `foo` is not a proposition\n  Nat"]


def test_auto_bound_implicits() -> None:
    text = "def comp (f : β → γ) (g : α → β) : α → γ := fun x => f (g x)\n#check @comp"
    assert infos(text) == ["@comp : {β : Sort u_1} → {γ : Sort u_2} → {α : Sort u_3} → (β → γ) → (α → β) → α → γ"]


def test_auto_bound_implicits_can_be_switched_off() -> None:
    (text,) = errors("set_option autoImplicit false\ndef f (x : α) : α := x")[:1]
    assert text == (
        "Unknown identifier `α`\n\nNote: It is not possible to treat `α` as an implicitly bound variable here because "
        "the `autoImplicit` option is set to `false`."
    )


def test_universe_names() -> None:
    assert infos("universe v\ndef f (α : Type v) (β : Type _) : Type _ := α × β\n#check f") == [
        "f.{v, u_1} (α : Type v) (β : Type u_1) : Type (max v u_1)"
    ]


def test_theorems_take_only_the_variables_of_their_header() -> None:
    text = (
        "variable (p q : Prop) (h : q)\ntheorem foo : p → p := fun x => x\n#check foo\ninclude h\n"
        "theorem bar : p → q := fun _ => h\n#check bar"
    )
    assert infos(text) == ["foo (p : Prop) : p → p", "bar (p q : Prop) (h : q) : p → q"]


def test_definitions_take_the_variables_they_use() -> None:
    assert infos("variable (n m : Nat)\ndef f : Nat := n + 1\n#check f") == ["f (n : Nat) : Nat"]


def test_omit_takes_instances_by_their_type() -> None:
    text = (
        "variable (α : Type) [DecidableEq α] [ToString α] [i : Inhabited α]\nomit [DecidableEq α] [ToString _] in\n"
        "theorem foo (l : List α) : l = l := rfl\n#check foo\ntheorem bar (l : List α) : l = l := rfl\n#check bar"
    )
    assert infos(text) == [
        "foo (α : Type) [i : Inhabited α] (l : List α) : l = l",
        "bar (α : Type) [DecidableEq α] [ToString α] [i : Inhabited α] (l : List α) : l = l",
    ]
    assert errors("variable (α : Type) [DecidableEq α]\nomit [ToString Nat]\n") == [
        "`[ToString Nat]` did not match any variables in the current scope"
    ]


def test_let_i_needs_no_name() -> None:
    accepts(
        "example (a b : Nat) : letI : Add Nat := ⟨fun x _ => x⟩; a + b = a := rfl\n"
        "example (α : Type) (x : α) : Nonempty (α × α) := by\n  letI : Inhabited α := ⟨x⟩\n  letI := x\n"
        "  exact ⟨default⟩"
    )


def test_variable_kinds_can_change() -> None:
    text = "variable (α : Type)\nvariable {α}\ndef f (x : α) : α := x\nexample : f 3 = 3 := rfl"
    accepts(text)


def test_namespaces_and_open() -> None:
    text = (
        "namespace A\ndef x := 1\nnamespace B\ndef x := 2\nend B\nend A\nopen A in\n"
        "example : B.x = 2 := rfl\nexample : A.x = 1 := rfl"
    )
    accepts(text)


def test_protected_names_need_their_namespace() -> None:
    text = "namespace A\nprotected def y := 1\nend A\nopen A\nexample : Nat := by exact y"
    assert errors(text) == ["Unknown identifier `y`"]


def test_private_names_work_in_their_file() -> None:
    accepts("private def secret := 3\nexample : secret = 3 := rfl")


def test_ambiguous_overload() -> None:
    text = 'def A.x := "A.x"\ndef B.x := "B.x"\nopen A\nopen B\n#check (x : Nat)\n#check x'
    found = errors(text)
    assert found[-1] == "Ambiguous term\n  x\nPossible interpretations:\n  B.x : String\n  \n  A.x : String"


def test_end_without_name() -> None:
    (text,) = errors("namespace Greetings\nend")
    assert text.startswith("Missing name after `end`: Expected the current scope name `Greetings`")


def test_local_attributes_end_with_their_section() -> None:
    text = """
def f (n : Nat) : Nat := n + 1
theorem f_eq (n : Nat) : f n = n + 1 := rfl
section
attribute [local simp] f_eq
example : f 1 = 2 := by simp
end
example : f 1 = 2 := by simp
"""
    assert errors(text) == ["`simp` made no progress"]


def test_unknown_attribute() -> None:
    assert errors("@[frobnicate] theorem foo : True := trivial") == ["Unknown attribute `[frobnicate]`"]


def test_instances_get_lean_names() -> None:
    text = "structure Point where\n  x : Nat\ninstance : Add Point := ⟨fun p q => ⟨p.x + q.x⟩⟩\n#check instAddPoint"
    assert infos(text) == ["instAddPoint : Add Point"]


def test_an_instance_may_be_stated_by_an_abbreviation_of_its_class() -> None:
    text = "Pointed (α : Type) := Inhabited α\ninstance : Pointed Bool := ⟨true⟩\nexample := (default : Bool)"
    accepts(f"abbrev {text}")
    assert errors(f"def {text}")[0] == "invalid 'instance', type class instance expected\n  Pointed Bool"


def test_where_functions_become_definitions() -> None:
    text = """
def sumTo (n : Nat) : Nat := go n 0
where
  go : Nat → Nat → Nat
    | 0, acc => acc
    | n + 1, acc => go n (acc + n + 1)
example : sumTo 3 = 6 := rfl
#check sumTo.go
"""
    assert infos(text) == ["sumTo.go : Nat → Nat → Nat"]


def test_let_rec_closes_over_the_variables_it_uses() -> None:
    text = """
def addAll (k : Nat) (n : Nat) : Nat :=
  let rec go : Nat → Nat
    | 0 => k
    | m + 1 => go m + 1
  go n
#check addAll.go
example : addAll 2 3 = 5 := rfl
"""
    assert infos(text) == ["addAll.go (k : Nat) : Nat → Nat"]


def test_noncomputable_definitions_must_say_so() -> None:
    found = errors("axiom ax : Nat\ndef f : Nat := ax\nnoncomputable def g : Nat := ax\ntheorem t : ax = ax := rfl")
    assert found == ["`ax` not supported by code generator; consider marking definition as `noncomputable`"]


def test_print_axioms() -> None:
    text = "theorem em' (p : Prop) : p ∨ ¬p := Classical.em p\n#print axioms em'\n#print axioms Nat.add"
    assert infos(text) == [
        "'em'' depends on axioms: [propext, Classical.choice, Quot.sound]",
        "'Nat.add' does not depend on any axioms",
    ]


def test_notation() -> None:
    accepts(
        'notation "‖" x "‖₁" => Nat.succ x\nexample : ‖2‖₁ = 3 := rfl\ninfixl:65 " ⊹ " => Nat.add\n'
        "example : 1 ⊹ 2 = 3 := rfl"
    )


def test_local_notation_ends_with_its_section() -> None:
    text = 'section\nlocal infixl:65 " ⊹ " => Nat.add\nexample : 1 ⊹ 2 = 3 := rfl\nend\nexample : 1 ⊹ 2 = 3 := rfl'
    assert errors(text) != []


def test_heartbeats_end_a_command_not_the_file() -> None:
    text = "set_option maxHeartbeats 1 in\nexample : 2 + 2 = 4 := by simp\nexample : True := trivial"
    found = errors(text)
    assert len(found) == 1 and found[0].startswith("(deterministic) timeout at")


def test_commands_go_on_after_a_parse_error() -> None:
    text = "theorem foo : := trivial\nexample : 1 = 2 := rfl"
    result = run(text)
    assert [result.source.position(m.start).line for m in result.messages if m.severity == "error"] == [1, 2]


def test_messages_have_end_positions() -> None:
    (message,) = run("theorem foo : 1 = 2 := sorry").messages
    assert (message.start, message.end) == (8, 11)


def test_eval_shows_values() -> None:
    text = """
def fib : Nat → Nat
  | 0 => 0
  | 1 => 1
  | n + 2 => fib n + fib (n + 1)
#eval fib 15
#eval ("abc", [some 1, none])
#eval 2 < 3
#eval if 3 = 4 then 1 else 2
"""
    assert infos(text) == ["610", '("abc", [some 1, none])', "true", "2"]


def test_eval_of_a_function_is_refused() -> None:
    (text,) = errors("#eval fun x : Nat => x")
    assert text == "could not synthesize a `ToExpr`, `Repr`, or `ToString` instance for type\n  Nat → Nat"


def test_reduce() -> None:
    assert infos("#reduce (fun x => x + 2) 3\n#reduce fun x => x + 1") == ["5", "fun x => x.succ"]


def test_nonrec_means_the_outer_name() -> None:
    text = "namespace N\n{} theorem trivial : True ∧ True := ⟨trivial, trivial⟩\nend N"
    assert errors(text.format("nonrec")) == []
    assert errors(text.format("")) != []


def test_features_that_are_missing_are_refused_by_name() -> None:
    assert errors("unsafe def f : Nat := 1") == [
        "embedded Lean has no `unsafe` definitions yet; real Lean has (see prover doctor)"
    ]


def test_macro_rules_give_an_operator_another_meaning() -> None:
    text = (
        "inductive N where\n| z\n| s (n : N)\nopaque N.pow : N → N → N := fun a _ => a\n"
        "instance : Pow N N := ⟨N.pow⟩\ninstance : OfNat N n := ⟨.z⟩\n"
        "macro_rules | `($x ^ $y) => `(HPow.hPow ($x : N) ($y : N))\n"
        "#check fun a : N => a ^ 2"
    )
    assert infos(text) == ["fun a => a ^ 2 : N → N"]


def test_injectivity_lemma_can_be_switched_off() -> None:
    data = "inductive N where\n| z\n| s (n : N)\n"
    use = "example (a b : N) (h : a = b) : N.s a = N.s b := by simp; exact h"
    assert errors(data + use) == []
    assert errors(data + "attribute [-simp] N.s.injEq\n" + use) == ["`simp` made no progress"]
