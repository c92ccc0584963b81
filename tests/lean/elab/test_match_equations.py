"""Lemmas about matchers: splitters and equations, made on first use."""

from __future__ import annotations

import pytest

from tests.lean.elab.lean_run import accepts, errors, infos

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


@pytest.mark.parametrize("number", ["«eq_²»", "«eq_٣»", "eq_" + "9" * 4400])
def test_an_equation_has_a_decimal_number(number: str) -> None:
    (text,) = errors(OVERLAP + f"#check @f.match_1.{number}")
    assert text == f"Unknown constant `f.match_1.{number}`"


def test_different_string_literals_do_not_overlap() -> None:
    text = 'def g (s : String) : Nat := match s with | "a" => 1 | "bc" => 2 | _ => 3\n#check g.match_1.splitter'
    (shown,) = infos(text)
    assert '"bc" = "a"' not in shown and '(x = "a" → False) → (x = "bc" → False) → motive x' in shown


def test_simp_uses_equations_of_overlapping_matches() -> None:
    text = 'def g (s : String) : Nat := match s with | "a" => 1 | "bc" => 2 | _ => 3\n'
    accepts(text + 'example : g "bc" = 2 := by simp [g]\nexample : g "q" = 3 := by simp [g]')
    accepts(text + 'example (s : String) (h : s ≠ "a") (h2 : s ≠ "bc") : g s = 3 := by simp [g]')


def test_literals_of_fin_are_exhaustive() -> None:
    accepts("def fn (n : Fin 3) : Nat := match n with | 0 => 5 | 1 => 6 | 2 => 7\nexample : fn 2 = 7 := rfl")


def test_a_missing_value_of_fin() -> None:
    (text,) = errors("def fn : Fin 3 → Nat | 0 => 5 | 1 => 6")
    assert text == "Missing cases:\n(Fin.mk (Nat.succ (Nat.succ _)) _)"


def test_an_empty_field_closes_a_case() -> None:
    accepts(
        "inductive Vec (α : Type u) : Nat → Type u where\n | nil : Vec α 0\n | cons : α → {n : Nat} → Vec α n → "
        "Vec α (n+1)\ndef Vec.get : (v : Vec α n) → Fin n → α\n  | cons a _, ⟨0, _⟩ => a\n"
        "  | cons _ as, ⟨i+1, h⟩ => get as ⟨i, Nat.lt_of_succ_lt_succ h⟩"
    )
