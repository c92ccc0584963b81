"""Recursion: structural, mutual, nested, well-founded; equation lemmas; refusals."""

from __future__ import annotations

import pytest

from tests.lean.elab.lean_run import accepts, errors, infos

FIB = "def fib : Nat → Nat\n  | 0 => 0\n  | 1 => 1\n  | n + 2 => fib n + fib (n + 1)\n"
ACK = (
    "def ack : Nat → Nat → Nat\n  | 0, n => n + 1\n  | m + 1, 0 => ack m 1\n  | m + 1, n + 1 => ack m (ack (m + 1) n)\n"
)
LOG = "def lg (n : Nat) : Nat := if n ≤ 1 then 0 else lg (n / 2) + 1\n"
HINT = (
    "failed to prove termination, possible solutions:\n"
    "  - Use `have`-expressions to prove the remaining goals\n"
    "  - Use `termination_by` to specify a different well-founded relation\n"
    "  - Use `decreasing_by` to specify your own tactic for discharging this kind of goal\n"
)


def test_structural_recursion_computes_and_needs_no_axiom() -> None:
    accepts(FIB + "example : fib 10 = 55 := rfl\nexample : fib (n + 2) = fib n + fib (n + 1) := rfl")
    assert infos(FIB + "#print axioms fib") == ["'fib' does not depend on any axioms"]


def test_equation_lemmas() -> None:
    assert infos(FIB + "#check @fib.eq_2") == ["fib.eq_2 : fib 1 = 1"]
    accepts(FIB + "example : fib (n + 2) = fib n + fib (n + 1) := by rw [fib]")


def test_theorem_by_recursion() -> None:
    accepts("theorem zero_add' : ∀ n : Nat, 0 + n = n\n  | 0 => rfl\n  | n + 1 => congrArg Nat.succ (zero_add' n)")


def test_mutual_functions_over_one_type() -> None:
    accepts(
        """
mutual
  def even : Nat → Bool
    | 0 => true
    | n + 1 => odd n
  def odd : Nat → Bool
    | 0 => false
    | n + 1 => even n
end
example : odd (a + 1) = even a := by simp [odd]
example : even 4 = true := rfl
"""
    )


def test_nested_type() -> None:
    accepts(
        """
inductive Rose (α : Type u) where
  | mk (a : α) (cs : List (Rose α)) : Rose α
mutual
  def Rose.size : Rose α → Nat
    | .mk _ cs => 1 + sizes cs
  def Rose.sizes : List (Rose α) → Nat
    | [] => 0
    | c :: cs => c.size + sizes cs
end
example : (Rose.mk 1 [Rose.mk 2 []]).size = 2 := rfl
"""
    )


def test_lexicographic_order_is_guessed() -> None:
    (text,) = infos(ACK + "#check @ack.eq_3")
    assert text == "ack.eq_3 : ∀ (m n : Nat), ack m.succ n.succ = ack m (ack (m + 1) n)"


def test_well_founded_definitions_are_irreducible() -> None:
    accepts(LOG + "example : lg 1 = 0 := by rw [lg]; simp")
    (message,) = errors(LOG + "example : lg 4 = 2 := by rfl")
    assert message.startswith("Tactic `rfl` failed")


def test_user_measure_and_proof() -> None:
    accepts(
        """
def gcd' (a b : Nat) : Nat := if h : a = 0 then b else gcd' (b % a) a
termination_by a
decreasing_by exact Nat.mod_lt _ (Nat.pos_of_ne_zero h)
example (b : Nat) : gcd' 0 b = b := by rw [gcd']; simp
"""
    )


def test_wrong_measure_shows_the_goal() -> None:
    text = "def f : Nat → Nat → Nat\n  | 0, n => n\n  | m + 1, n => f (m / 2 + 1) n\ntermination_by m n => (m, n)"
    assert errors(text) == [HINT + "m n : Nat\n⊢ m / 2 + 1 < m + 1"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "def bad (n : Nat) : Nat := bad (n + 1)",
            "fail to show termination for\n  bad\nwith errors\nfailed to infer structural recursion:\n"
            "Cannot use parameter n:\n  failed to eliminate recursive application\n    bad (n + 1)\n\n"
            + HINT
            + "n : Nat\n⊢ n + 1 < n",
        ),
        (
            "theorem self_application : False := self_application",
            "fail to show termination for\n  self_application\nwith errors\nfailed to infer structural recursion:\n"
            "no parameters suitable for structural recursion\n\n"
            "well-founded recursion cannot be used, `self_application` does not take any (non-fixed) arguments",
        ),
        (
            "def c (n : Nat) : List Nat :=\n  match n with\n  | 0 => []\n  | m + 1 => m :: c (0 + m)\n"
            "termination_by structural n",
            "failed to infer structural recursion:\nCannot use parameter n:\n"
            "  failed to eliminate recursive application\n    c (0 + m)",
        ),
    ],
)
def test_refusals(text: str, reason: str) -> None:
    assert errors(text) == [reason]
