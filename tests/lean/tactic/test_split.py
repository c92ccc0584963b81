"""``split``: conditions, matches, overlapping patterns, hypotheses; what is refused."""

from __future__ import annotations

from tests.lean.tactic.run import by, errors, run

OVERLAPPING = """
def f (x y z : Nat) : Nat :=
  match x, y, z with
  | 5, _, _ => y
  | _, 5, _ => y
  | _, _, 5 => y
  | _, _, _ => 1

example (x y z : Nat) (hx : x ≠ 5) (hy : y ≠ 5) (hz : z ≠ 5) : f x y z = 1 := by
  unfold f
  split
  · contradiction
  · contradiction
  · contradiction
  · rfl
"""


def test_overlapping_patterns_give_the_facts_that_earlier_ones_do_not_apply() -> None:
    assert errors(OVERLAPPING) == []


def test_compound_discriminant_keeps_an_equation() -> None:
    statement = "(f : Nat → Nat) (n : Nat) : (match f n with | 0 => 0 | k + 1 => k) ≤ f n"
    text = by(statement, "split\ntrace_state\nall_goals sorry")
    (shown,) = [m.text for m in run(text).messages if m.severity == "info"]
    first, second = shown.split("\n\n")
    assert first == "case h_1\nf : Nat → Nat\nn x✝ : Nat\nheq✝ : f n = 0\n⊢ 0 ≤ f n"
    assert second.startswith("case h_2\n") and second.endswith("✝ ≤ f n") and "heq✝ : f n = " in second


def test_split_at_a_hypothesis() -> None:
    text = by(
        "(p : Prop) [Decidable p] (a b : Nat) (h : (if p then a else b) = 0) (ha : a = 1) (hb : b = 2) : False",
        "split at h\n· rw [ha] at h; cases h\n· rw [hb] at h; cases h",
    )
    assert errors(text) == []


def test_nothing_to_split() -> None:
    assert errors(by("(p : Prop) : p", "split"))[0].startswith(
        "Tactic `split` failed: Could not split an `if` or `match` expression in the goal"
    )


def test_a_false_branch_is_not_closed() -> None:
    assert errors(by("(p : Prop) [Decidable p] : (if p then 1 else 2) = 1", "split\n· rfl\n· rfl")) != []


def test_named_equations_of_a_match_are_split() -> None:
    text = by(
        "(g : Nat → Option Nat) (n : Nat) : (match h : g n with | none => 0 | some k => k) ≤ (g n).getD 0",
        "split\n· exact Nat.zero_le _\n· next k hk => rw [hk]; exact Nat.le_refl _",
    )
    assert errors(text) == []


def test_a_discriminant_is_generalized_inside_the_match_only() -> None:
    statement = "(g : Nat → Nat) (n : Nat) : (match g n with | 0 => 1 | _ + 1 => g n) = g n"
    text = by(statement, "split\n· trace_state; sorry\n· trace_state; rfl")
    shown = [m.text for m in run(text).messages if m.severity == "info"]
    assert [s.split("⊢ ")[1] for s in shown] == ["1 = g n", "g n = g n"]


def test_splitting_a_given_term_is_refused_by_name() -> None:
    assert "`split` on a given term" in errors(by("(p : Prop) [Decidable p] : (if p then 1 else 1) = 1", "split p"))[0]


def test_alternatives_that_share_a_proof_name_their_own_variables() -> None:
    assert errors(by("(n : Nat) : n = n", "induction n with\n| zero | succ n ih => rfl")) == []


def test_simp_leaves_a_match_whose_exclusion_needs_two_hypotheses() -> None:
    """``w = 5`` is excluded by ``z ≠ 5`` and ``z = w`` together: that is for ``split``."""
    assert not errors("""
def f (x z : Nat) : Nat :=
  match x, z with
  | 5, _ => 2
  | _, 5 => 3
  | _, _ => 1
example (x z w : Nat) : x ≠ 5 → z ≠ 5 → z = w → f x w = 1 := by
  intros
  simp [f]
  split
  · contradiction
  · contradiction
  · rfl
""")
