"""Proofs in the place of sorries: the rules of decisions.md, "Splicing"."""

from __future__ import annotations

import pytest

from prover.driver.outline import SorryForm, outline
from prover.driver.place import combine
from prover.driver.splice import apply_patches, render

TWO = ("intro h", "exact h")
ONE = ("simp",)
BLOCK = ("cases h with\n| inl h => exact h\n| inr h =>\n  exact h",)


def spliced(text: str, tactics: tuple[str, ...], form: SorryForm | None = None) -> str:
    plan = outline(text)
    patches = [
        render(plan.source, item, form or item.forms[0], tactics) for site in plan.declarations for item in site.sorries
    ]
    return apply_patches(text, patches)


@pytest.mark.parametrize(
    ("text", "tactics", "expected"),
    [
        ("theorem a : p := sorry", TWO, "theorem a : p := by\n  intro h\n  exact h"),
        ("theorem a : p :=\n  sorry\n", TWO, "theorem a : p :=\n  by\n    intro h\n    exact h\n"),
        ("theorem a : p := by sorry", TWO, "theorem a : p := by\n  intro h\n  exact h"),
        ("theorem a : p := by  sorry -- c", ONE, "theorem a : p := by\n  simp -- c"),
        ("theorem a : p := by\n   sorry", TWO, "theorem a : p := by\n   intro h\n   exact h"),
        ("example : p := by\n  · sorry\n", TWO, "example : p := by\n  · intro h\n    exact h\n"),
        ("example : p := by simp; sorry", ONE, "example : p := by simp; simp"),
        ("example : p := by t <;> sorry", TWO, "example : p := by t <;> (intro h; exact h)"),
        ("example : p := ⟨sorry, sorry⟩", ONE, "example : p := ⟨by simp, by simp⟩"),
        ("example : p := f sorry x", ONE, "example : p := f (by simp) x"),
        ("example : p := f sorry", ONE, "example : p := f (by\n  simp)"),
        ("example : p := by\n  sorry", BLOCK, "example : p := by\n  " + "\n  ".join(BLOCK[0].split("\n"))),
        ("example : p := fun h => sorry", TWO, "example : p := fun h => by\n  intro h\n  exact h"),
        (
            "example : p := by\n  · exact sorry\n  · rfl",
            TWO,
            "example : p := by\n  · exact by\n" + " " * 12 + "intro h\n" + " " * 12 + "exact h\n  · rfl",
        ),
    ],
)
def test_the_place_decides_the_shape(text: str, tactics: tuple[str, ...], expected: str) -> None:
    assert spliced(text, tactics) == expected


def test_nothing_else_changes() -> None:
    text = '-- sorry\n\ttheorem a : p := sorry  -- sorry\r\ndef b := "sorry"\n'
    out = spliced(text, ONE)
    assert out.replace("by\r\n  simp", "sorry") == text


def test_new_lines_end_like_the_files() -> None:
    assert spliced("theorem a : p := by\r\n  sorry\r\n", TWO) == "theorem a : p := by\r\n  intro h\r\n  exact h\r\n"


def test_a_sorry_for_several_goals_gets_alternatives() -> None:
    assert combine([("a",), ("a",)]) == ("a",)
    assert combine([("a", "b"), ("c",), ("x | y",)]) == ("first | (a; b) | c | (x | y)",)
    assert combine([("a\nb",), ("c",)]) == ("first\n  | a\n    b\n  | c",)


def test_alternatives_stay_on_the_line_of_their_combinator_or_go_below_it() -> None:
    text = "example : p := by\n  cases h <;> sorry\n"
    assert spliced(text, combine([("rfl",), ("simp",)])) == text.replace("sorry", "first | rfl | simp")
    assert spliced(text, ("intro x", "simp")) == text.replace("sorry", "(intro x; simp)")
    assert spliced(text, ("first\n  | a\n    b\n  | c",)) == text.replace(
        " sorry", "\n    first\n      | a\n        b\n      | c"
    )
    long = "exact " + "x" * 90
    assert spliced(text, ("intro x", long)) == text.replace(" sorry", f"\n    (intro x\n     {long})")


def test_calc_on_one_line_with_its_first_step_keeps_the_block_right_of_the_step() -> None:
    lines = spliced("example : a = c := by\n  calc a = b := sorry\n    _ = c := sorry", ("exact h",)).split("\n")
    block = lines[2]
    assert block.strip() == "exact h"
    assert len(block) - len(block.lstrip()) > lines[1].index("a = b")
