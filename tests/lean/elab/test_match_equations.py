"""Lemmas about matchers: splitters and equations, made on first use."""

from __future__ import annotations

from tests.lean.elab.lean_run import accepts, infos

OVERLAP = """def f : Nat → Nat → Nat
  | 0, _ => 1
  | _, 0 => 2
  | n + 1, m + 1 => f n m
"""


def test_an_overlapped_alternative_of_the_splitter_knows_that_earlier_ones_fail() -> None:
    (text,) = infos(OVERLAP + "#check @f.match_1.splitter")
    assert "((x : Nat) → (x = 0 → False) → motive x 0)" in " ".join(text.split())


def test_matcher_equation_has_the_exclusions_as_hypotheses() -> None:
    accepts(
        OVERLAP
        + "example (a : Nat → Nat) (b : Nat → Nat) (c : Nat → Nat → Nat) (x : Nat) (h : x ≠ 0) :\n"
        + "    f.match_1 (fun _ _ => Nat) x 0 a b c = b x := f.match_1.eq_2 (fun _ _ => Nat) a b c x h"
    )


def test_congruence_equation_takes_equations_of_discriminants() -> None:
    (text,) = infos(OVERLAP + "#check @f.match_1.congr_eq_3")
    assert "x = n.succ → x_1 = m.succ →" in " ".join(text.split())


def test_different_string_literals_do_not_overlap() -> None:
    text = 'def g (s : String) : Nat := match s with | "a" => 1 | "bc" => 2 | _ => 3\n#check g.match_1.splitter'
    (shown,) = infos(text)
    assert '"bc" = "a"' not in shown and '(x = "a" → False) → (x = "bc" → False) → motive x' in shown
