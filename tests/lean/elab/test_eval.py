"""``#eval``: values, instances, derived displays, actions, and what cannot be evaluated."""

from __future__ import annotations

import time

from tests.lean.elab.lean_run import errors, infos, shown


def test_basic_values() -> None:
    text = '#eval "a\\n\\"b\\""\n#eval (\'x\', 2, true, ())\n#eval (some (-3) : Option Int)\n'
    text += "#eval #[1, 2].push 3\n#eval 7#8"
    assert infos(text) == ['"a\\n\\"b\\""', "('x', 2, true, ())", "some (-3)", "#[1, 2, 3]", "7#8"]


def test_numbers_longer_than_python_prints() -> None:
    text = "#eval 10^5000 % 10^4400 + 7\n#eval (10^5000 : Nat).repr.length\n#eval (toString (-(10^5000) : Int)).length"
    assert infos(text) == ["7", "5001", "5002"]
    assert infos(f"#eval (1e{'9' * 4400} : Float)\n#eval (1.5e-{'9' * 4400} : Float)") == ["inf", "0.000000"]
    assert infos("#check (1.5e-9 : Float)\n#check (0.5 : Float)") == ["15e-10 : Float", "0.5 : Float"]
    assert infos(f"#check 1{'0' * 4400}") == [f"1{'0' * 4400} : Nat"]


def test_derived_repr() -> None:
    text = (
        "inductive Side | left | right deriving Repr\n"
        "structure Move where\n  side : Side\n  steps : Int\n  note : String\nderiving Repr\n"
        '#eval some Side.left\n#eval [Move.mk .right (-2) "go"]'
    )
    assert infos(text) == ["some (Side.left)", '[{ side := Side.right, steps := -2, note := "go" }]']


def test_derived_repr_of_nested_and_parametric_types() -> None:
    text = (
        "inductive Rose (α : Type) where\n  | mk : α → List (Rose α) → Rose α\nderiving Repr\n"
        "#eval Rose.mk 1 [.mk 2 [], .mk 3 [.mk 4 []]]"
    )
    assert infos(text) == ["Rose.mk 1 [Rose.mk 2 [], Rose.mk 3 [Rose.mk 4 []]]"]


def test_long_structures_break_their_lines() -> None:
    text = (
        "structure Two where\n  first : List Nat\n  second : List Nat\nderiving Repr\n"
        "#eval Two.mk (List.range 28) (List.range 28)"
    )
    numbers = ", ".join(map(str, range(28)))
    assert infos(text) == [f"{{ first := [{numbers}],\n  second := [{numbers}] }}"]


def test_a_field_that_cannot_be_shown_is_an_error_of_deriving() -> None:
    (text,) = errors("structure Fun where\n  f : Nat → Nat\nderiving Repr")
    assert text.startswith("failed to synthesize instance of type class\n  Repr (Nat → Nat)")


def test_without_an_instance_only_the_type_itself_is_derived() -> None:
    head = "inductive E where\n  | lit (n : Int)\n  | neg (e : E)\n"
    assert infos(head + "#eval E.neg (.lit (-4))") == ["E.neg (E.lit (-4))"]
    assert errors(head + "#eval [E.lit 1]") == [
        "could not synthesize a `ToExpr`, `Repr`, or `ToString` instance for type\n  List E"
    ]


def test_instances_of_the_user() -> None:
    text = (
        'structure A where\n  n : Nat\ninstance : Repr A := ⟨fun a _ => "A#" ++ repr a.n⟩\n'
        'structure B where\n  n : Nat\ninstance : ToString B := ⟨fun b => s!"B{b.n}"⟩\n'
        "#eval [A.mk 1]\n#eval B.mk 2"
    )
    assert infos(text) == ["[A#1]", "B2"]


def test_actions_print_and_return() -> None:
    text = 'def twice : IO Nat := do\n  IO.println "one"\n  IO.print "two"\n  return 3\n#eval twice\n'
    text += '#eval IO.println s!"{1 + 1}"'
    assert infos(text) == ["one\ntwo", "3", "2\n"]


def test_actions_fail() -> None:
    assert shown('#eval (do IO.println "before"; throw (IO.userError "stop") : IO Nat)') == [
        "1:0 info: before\n",
        "1:0 error: stop",
    ]


def test_references() -> None:
    text = (
        "def count : IO Nat := do\n  let r ← IO.mkRef 0\n  for i in [1, 2, 3] do\n    r.modify (· + i)\n  r.get\n"
        "#eval count"
    )
    assert infos(text) == ["6"]


def test_actions_of_a_smaller_monad_are_lifted() -> None:
    assert infos("#check fun (act : BaseIO Nat) => (act : IO Nat)") == [
        "fun act => liftM act : BaseIO Nat → EIO IO.Error Nat"
    ]


def test_state_and_errors() -> None:
    text = (
        'def tick : ExceptT String (StateM Nat) Unit := do\n  modify (· + 1)\n  if (← get) > 2 then throw "full"\n'
        "#eval tick.run.run 1\n#eval tick.run.run 2"
    )
    assert infos(text) == ["(Except.ok (), 2)", '(Except.error "full", 3)']


def test_traces_and_thunks() -> None:
    text = (
        'def t : Thunk Nat := Thunk.mk fun _ => dbgTrace "once" fun _ => 4\n#eval t.get + t.get\n'
        '#eval let u : Thunk Nat := ⟨fun _ => dbgTrace "run" fun _ => 4⟩; u.get + u.get'
    )
    assert infos(text) == ["once\n", "8", "run\n", "8"]


def test_recursors_are_evaluated() -> None:
    assert infos(
        "def add (n m : Nat) : Nat := Nat.rec (motive := fun _ => Nat) n (fun _ r => r + 1) m\n#eval add 3 4"
    ) == ["7"]


def test_well_founded_recursion_is_evaluated_by_its_equation() -> None:
    text = (
        "def digits (n : Nat) : Nat := if h : n < 10 then 1 else digits (n / 10) + 1\ntermination_by n\n"
        "decreasing_by omega\n#eval digits 12345678901234567890"
    )
    assert infos(text) == ["20"]


def test_types_and_proofs_are_not_evaluated() -> None:
    assert errors("#eval Nat") == ["Cannot evaluate types"]
    assert errors("#eval (rfl : 1 = 1)") == ["Cannot evaluate proofs"]


def test_long_loops_are_quick_and_need_no_stack() -> None:
    text = (
        "def loop (n acc : Nat) : Nat := match n with\n  | 0 => acc\n  | n + 1 => loop n (acc + n)\n#eval loop 50000 0"
    )
    start = time.monotonic()
    assert infos(text) == ["1249975000"]
    assert time.monotonic() - start < 20  # about half a second; the bound only catches a quadratic evaluator


def test_floating_point_numbers() -> None:
    text = "#eval (7 : Float) * 2\n#eval (1.0 / 0 : Float)\n#eval Float.sqrt 2 < 1.5\n#eval [(-0.5 : Float), 3]"
    assert infos(text) == ["14.000000", "inf", "true", "[-0.500000, 3.000000]"]
