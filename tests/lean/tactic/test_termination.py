"""``let rec`` as a tactic, ``decreasing_tactic``, ``simp_wf``."""

from __future__ import annotations

from tests.lean.tactic.run import errors

ACK = """def ack : Nat → Nat → Nat
  | 0, y => y + 1
  | x + 1, 0 => ack x 1
  | x + 1, y + 1 => ack x (ack (x + 1) y)
termination_by x y => (x, y)
"""


def test_a_local_function_becomes_a_theorem_of_its_own() -> None:
    text = (
        "theorem t (n : Nat) : n + 0 = n := by\n  let rec aux (k : Nat) : 0 + k = k := by\n    cases k with\n"
        "    | zero => rfl\n    | succ k => exact congrArg Nat.succ (aux k)\n  exact aux 0 ▸ rfl\n"
        "example (k : Nat) : 0 + k = k := t.aux k"
    )
    assert errors(text) == []


def test_decreasing_tactic_by_name() -> None:
    assert errors(ACK + "decreasing_by all_goals decreasing_tactic") == []


def test_simp_wf_leaves_a_cleaned_goal() -> None:
    text = ACK + "decreasing_by\n  all_goals simp_wf\n  · apply Prod.Lex.left; exact Nat.lt_succ_self _\n"
    text += "  · apply Prod.Lex.right; exact Nat.lt_succ_self _\n  · apply Prod.Lex.left; exact Nat.lt_succ_self _"
    assert errors(text) == []


def test_decreasing_tactic_says_when_it_fails() -> None:
    text = "example (n : Nat) : n + 1 < n := by decreasing_tactic"
    assert errors(text)[0].startswith("The `decreasing_tactic` could not prove the goal")
