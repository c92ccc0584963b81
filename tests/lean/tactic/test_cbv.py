"""``cbv`` and ``decide_cbv``: evaluation with proofs, through recursion on a measure too."""

from __future__ import annotations

import pytest

from tests.lean.tactic.run import accepted, by, errors, run

FUNCTIONS = """
def euclid (a b : Nat) : Nat := if h : b = 0 then a else euclid b (a % b)
termination_by b
decreasing_by exact Nat.mod_lt _ (Nat.pos_of_ne_zero h)

def positive : List Int → Bool
  | [] => true
  | x :: xs => x > 0 && positive xs
termination_by xs => xs

def snoc : List Nat → List Nat
  | [] => []
  | x :: xs => snoc xs ++ [x]

"""


@pytest.mark.parametrize(
    ("statement", "tactic"),
    [
        (": euclid 48 18 = 6", "cbv"),
        (": snoc [1, 2, 3] = [3, 2, 1]", "cbv"),
        (": positive [1, -2, 3] = false", "cbv"),
        (": positive [1, 2, 3] = true", "decide_cbv"),
        (": euclid 48 18 < 7 ∧ ¬ euclid 48 18 = 5", "decide_cbv"),
        (": (List.range 5).map (· * 2) = [0, 2, 4, 6, 8]", "cbv"),
        (": (if euclid 4 2 = 2 then 1 else 2) = 1", "cbv"),
        ("(x : Nat) (h : x = euclid 48 18) : x = 6", "cbv at h\nexact h"),
    ],
)
def test_evaluates(statement: str, tactic: str) -> None:
    assert errors(FUNCTIONS + by(statement, tactic)) == []


def test_the_kernel_checks_what_was_evaluated() -> None:
    assert accepted(FUNCTIONS + "theorem six : euclid 48 18 = 6 := by cbv\n")


def test_a_false_equation_leaves_its_values() -> None:
    assert errors(FUNCTIONS + by(": euclid 48 18 = 5", "cbv")) == ["unsolved goals\n⊢ 6 = 5"]


def test_a_false_decision_is_named() -> None:
    (text,) = errors(FUNCTIONS + by(": positive [-1] = true", "decide_cbv"))
    assert text == "Tactic `decide_cbv` proved that the proposition\n  positive [-1] = true\nis false"


def test_nothing_to_evaluate() -> None:
    assert errors(by("(p : Prop) (h : p) : p", "cbv")) == ["`cbv` made no progress"]


def test_built_in_tactic_texts_are_not_linted() -> None:
    text = "def down (n : Nat) : Nat :=\n  match n with\n  | 0 => 0\n  | n + 1 => down n\ntermination_by n\n"
    assert run(text).messages == []
