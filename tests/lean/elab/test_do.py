"""``do`` blocks: mutable variables, loops, jumps, exceptions, lifted actions."""

from __future__ import annotations

import pytest

from tests.lean.elab.lean_run import accepts, errors, infos

CASES = [
    (
        "def f (xs : List Nat) : Nat := Id.run do\n  let mut s := 0\n  for x in xs do\n    if x == 3 then break\n"
        "    if x == 1 then continue\n    s := s + x\n  return s",
        "f [1, 2, 4, 3, 5]",
        "6",
    ),
    (
        "def f (n : Nat) : Nat := Id.run do\n  let mut i := 0\n  let mut s := 0\n  while i < n do\n    s := s + i\n"
        "    i := i + 1\n  return s",
        "f 5",
        "10",
    ),
    (
        "def f : Nat := Id.run do\n  let mut i := 0\n  repeat\n    i := i + 1\n    if i > 10 then break\n  return i",
        "f",
        "11",
    ),
    (
        "def f : Nat := Id.run do\n  for i in [0:10] do\n    for j in [0:10:2] do\n"
        "      if i * j > 20 then return i * 100 + j\n  return 0",
        "f",
        "308",
    ),
    (
        "def f (xs : Array Nat) : Array Nat := Id.run do\n  let mut ys := #[]\n  for h : i in [0:xs.size] do\n"
        "    ys := ys.push (xs[i] + 1)\n  return ys",
        "f #[1, 2]",
        "#[2, 3]",
    ),
    (
        "def f (xs : List (Option Nat)) : Option Nat := do\n  let mut s := 0\n  for x in xs do\n"
        "    let some y := x | return 100\n    s := s + y\n  return s",
        "(f [some 1, some 2], f [some 1, none])",
        "(some 3, some 100)",
    ),
    (
        "def f (b : Bool) : Except String Nat := do\n  let mut x := 1\n  try\n    x := 2\n"
        '    if b then throw "bad"\n    x := x + 10\n  catch e =>\n    x := e.length\n  return x',
        "((f true).toOption, (f false).toOption)",
        "(some 3, some 12)",
    ),
    (
        'def f (n : Nat) : Except String Nat := do\n  for i in [0:n] do\n    try\n      if i = 3 then throw "x"\n'
        "      if i = 5 then return 55\n    catch _ => continue\n  return n",
        "((f 2).toOption, (f 9).toOption)",
        "(some 2, some 55)",
    ),
    (
        "def f : StateT Nat (Except String) Nat := do\n  let x ← get\n  if x > 3 then\n    throw s!\"too big {x}\"\n"
        "  set (x + 1)\n  let y ← (pure 5 : Except String Nat)\n  return y",
        "((f.run 3).toOption, (f.run 4).toOption)",
        "(some (5, 4), none)",
    ),
    (
        "def f (o : Option Nat) : Option Nat := do\n  let mut y := 1\n  let x ← match o with\n    | none => do\n"
        "      y := 5\n      pure 7\n    | some 0 => return 99\n    | some n => pure n\n  return x * 10 + y",
        "(f none, f (some 0), f (some 2))",
        "(some 75, some 99, some 21)",
    ),
    (
        "def f (n : Nat) : Id Nat := do\n  let rec go (n : Nat) : Nat := match n with\n    | 0 => 0\n"
        "    | n + 1 => go n + 2\n  return go n",
        "(f 3).run",
        "6",
    ),
    (
        "def f : ExceptT String (StateM Nat) Unit := do\n  set 5\n  try throw \"x\" finally set 7",
        "(f.run.run 0).2",
        "7",
    ),
    (
        "def f (xs : List Nat) : Nat := Id.run do\n  let mut ys := xs\n  let mut n := 0\n"
        "  while let y :: rest := ys do\n    n := n + y\n    ys := rest\n  return n",
        "f [1, 2, 3]",
        "6",
    ),
]


@pytest.mark.parametrize(("definition", "use", "value"), CASES)
def test_values(definition: str, use: str, value: str) -> None:
    assert infos(f"{definition}\n#eval {use}") == [value]


def test_what_a_block_computes_can_be_proved() -> None:
    accepts(
        "def sum (xs : List Nat) : Nat := Id.run do\n  let mut s := 0\n  for x in xs do\n    s := s + x\n  return s\n"
        "example : sum [1, 2, 3] = 6 := rfl\n"
        "def half (n : Nat) : Except String Nat := do\n  if n % 2 = 1 then throw \"odd\"\n  return n / 2\n"
        'example : half 4 = .ok 2 := rfl\nexample : half 3 = .error "odd" := rfl'
    )


def test_the_expected_type_must_be_a_monad() -> None:
    (text,) = errors("def f : Nat := do\n  return 1")
    assert text.startswith("invalid `do` notation, expected type is not a monad application\n  Nat\n")


def test_jumps_outside_loops() -> None:
    assert errors("def f : Option Nat := do\n  break") == [
        "unexpected `break` in `do` notation: it must be inside a loop"
    ]


def test_actions_of_a_monad_below_are_lifted_and_others_are_not() -> None:
    accepts(
        "def f : StateM Nat Nat := do\n  return 1\n"
        "def g : ExceptT String (StateM Nat) Nat := do\n  let x ← f\n  return x"
    )
    (text,) = errors("def f (x : Option Nat) : Except String Nat := do\n  let y ← x\n  return y")
    assert "Option Nat" in text and "Except String" in text
