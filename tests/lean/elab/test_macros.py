"""The user's own syntax: ``syntax``, ``macro``, ``macro_rules``, ``declare_syntax_cat``, hygiene, scopes."""

from __future__ import annotations

import pytest

from tests.lean.elab.lean_run import accepts, errors, infos

LISTS = """
syntax "lst[" term,* "]" : term
macro_rules
  | `(lst[]) => `([])
  | `(lst[$x]) => `([$x])
  | `(lst[$x, $xs,*]) => `($x :: lst[$xs,*])
"""

ARITH = """
declare_syntax_cat arith
syntax num : arith
syntax ident : arith
syntax:50 arith:50 " + " arith:51 : arith
syntax:60 arith:60 " * " arith:61 : arith
syntax "(" arith ")" : arith
syntax "[arith|" arith "]" : term
inductive Arith
  | add (a b : Arith)
  | mul (a b : Arith)
  | int (n : Nat)
macro_rules
  | `([arith| $n:num]) => `(Arith.int $n)
  | `([arith| $x + $y]) => `(Arith.add [arith| $x] [arith| $y])
  | `([arith| $x * $y]) => `(Arith.mul [arith| $x] [arith| $y])
  | `([arith| ($x)]) => `([arith| $x])
"""


def test_rules_call_each_other_over_a_list() -> None:
    accepts(LISTS + "#guard lst[1, 2, 3] = [1, 2, 3]\n#guard (lst[] : List Nat) = []")


def test_a_splice_fills_lists_arguments_and_binders() -> None:
    accepts(
        "macro \"all[\" xs:term,* \"]\" : term => `([$xs,*])\n#guard all[1, 2] = [1, 2]\n"
        'syntax "fns " ident+ " => " term : term\nmacro_rules | `(fns $xs* => $b) => `(fun $xs* => $b)\n'
        "#guard (fns x y => x + y : Nat → Nat → Nat) 1 2 = 3\n"
        'syntax "my_simp " "[" term,* "]" : tactic\n'
        "macro_rules | `(tactic| my_simp [$xs,*]) => `(tactic| simp only [$xs,*])\n"
        "example (a b : Nat) (h : a = b) : a + 0 = b := by my_simp [h, Nat.add_zero]"
    )


def test_options_in_patterns() -> None:
    accepts(
        'syntax "triv" (ppSpace "using " term)? : tactic\nmacro_rules\n'
        "  | `(tactic| triv) => `(tactic| trivial)\n  | `(tactic| triv using $t) => `(tactic| exact $t)\n"
        "example : True := by triv\nexample : 1 = 1 := by triv using rfl"
    )


def test_a_category_of_the_user_with_precedences() -> None:
    use = "example : [arith| 1 + 2 * (3 + 4)] = .add (.int 1) (.mul (.int 2) (.add (.int 3) (.int 4))) := rfl"
    accepts(ARITH + use)


def test_syntax_of_another_category_does_not_begin_a_term() -> None:
    assert errors(ARITH + "#check [arith| fun x => x]") == ["unexpected token 'fun'; expected arith"]


def test_command_macros_declare_what_their_arguments_name() -> None:
    accepts(
        'macro "two " a:ident b:ident : command => `(def $a := 1\n  def $b := 2)\ntwo x y\nexample : x + 1 = y := rfl\n'
        'syntax "abbr " ident " := " term : command\nmacro_rules | `(abbr $n := $v) => `(abbrev $n:ident := $v)\n'
        "abbr five := 5\nexample : five = 5 := rfl"
    )


def test_tactic_macros_take_tactics_names_and_blocks() -> None:
    accepts(
        'macro "twice " t:tactic : tactic => `(tactic| ($t; $t))\n'
        "example : p → q → True := by\n  twice intro\n  trivial\n"
        'macro "intro! " x:ident : tactic => `(tactic| intro $x:ident)\n'
        "example : p → p := by\n  intro! hp\n  exact hp\n"
        'macro "tryall " t:tacticSeq : tactic => `(tactic| all_goals try ($t))\n'
        "example : True ∧ 1 = 1 := by\n  constructor\n  tryall\n    skip\n    trivial"
    )


def test_later_rules_come_first_and_earlier_ones_after_a_failure() -> None:
    accepts(
        'syntax "close" : tactic\nmacro_rules | `(tactic| close) => `(tactic| rfl)\n'
        "macro_rules | `(tactic| close) => `(tactic| omega)\n"
        "example (a b : Nat) : a + b = b + a := by close\nexample : [1] = [1] := by close"
    )


def test_rules_for_a_built_in_tactic_extend_it() -> None:
    text = "inductive E : Nat → Prop\n  | z : E 0\nmacro_rules | `(tactic| trivial) => `(tactic| exact E.z)\n"
    accepts(text + "example : E 0 := by trivial\nexample : True := by trivial")
    assert errors(text + "example : E 1 := by trivial") != []


# ------------------------------------------------------------------ hygiene
@pytest.mark.parametrize(
    "use",
    [
        "example : True → True := by\n  intro_h\n  exact h",
        "example (p : Prop) (hp : p) : p := by\n  have_h hp\n  exact h",
    ],
)
def test_names_that_a_tactic_macro_introduces_are_inaccessible(use: str) -> None:
    macros = (
        'macro "intro_h" : tactic => `(tactic| intro h)\n'
        'macro "have_h " t:term : tactic => `(tactic| have h := $t)\n'
    )
    assert "Unknown identifier `h`" in errors(macros + use)


def test_binders_of_a_template_do_not_capture_arguments() -> None:
    accepts(
        'macro "const " e:term:max : term => `(fun x => $e)\n'
        "example (x : Nat) : (const x : Nat → Nat) 7 = x := rfl\n"
        'macro "swap " a:term:max b:term:max : term => `(let t := ($a, $b); (t.2, t.1))\n'
        "example (t : Nat) : (swap t 1) = (1, t) := rfl"
    )


def test_a_template_does_not_see_the_locals_of_its_use() -> None:
    assert errors('macro "it" : term => `(y)\nexample (y : Nat) : Nat := it') == ["Unknown identifier `y✝`"]


def test_a_template_means_the_constants_of_its_own_place() -> None:
    accepts(
        'def A.one := 1\nnamespace A\nmacro "uno" : term => `(one)\nend A\n'
        "def one := 2\nexample (one : Nat) : A.one = uno := rfl"
    )


def test_hygiene_can_be_switched_off() -> None:
    accepts(
        'set_option hygiene false in\nmacro "intro_h" : tactic => `(tactic| intro h)\n'
        "example : True → True := by\n  intro_h\n  exact h"
    )


def test_a_local_notation_may_mention_section_variables() -> None:
    accepts(
        'section\nvariable {α : Type} (R : α → α → Prop)\nlocal infix:50 " ~ " => R\n'
        "theorem foo (h : ∀ x y, x ~ y → y ~ x) (a b : α) (hab : a ~ b) : b ~ a := h a b hab\nend\n#check @foo"
    )


# ------------------------------------------------------------------ display and refusals
def test_notations_are_printed_back_and_macros_are_not() -> None:
    assert infos(
        'notation "⟦" a "⟧" => Nat.succ a\n#check ⟦3⟧\nmacro "succ! " a:term : term => `(Nat.succ $a)\n#check succ! 3'
    ) == ["⟦3⟧ : Nat", "⟦3⟧ : Nat"]
    assert infos('macro "succ! " a:term : term => `(Nat.succ $a)\n#check succ! 3') == ["Nat.succ 3 : Nat"]


def test_infix_variables_do_not_meet_the_binders_of_the_function() -> None:
    accepts('infixl:65 " +++ " => fun (a b : Nat) => a + b + 1\n#guard 1 +++ 2 = 4')


def test_syntax_without_a_rule() -> None:
    assert errors('syntax "nop" : term\n#check nop') == ["elaboration function for `termnop` has not been implemented"]


def test_programs_that_make_syntax_are_refused_by_name() -> None:
    (text,) = errors('syntax "one" : term\nmacro_rules | `(one) => do return ← `(1)')
    assert text == "embedded Lean has no `macro_rules` yet; real Lean has (see prover doctor)"
    (text,) = errors("#check `(foo)")
    assert text.startswith("embedded Lean has no ``(…)` terms yet")
