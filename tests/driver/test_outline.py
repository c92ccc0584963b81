"""What the outline finds in Lean sources."""

from __future__ import annotations

import pytest

from prover.driver.outline import SorryForm, outline
from prover.driver.scan import scan
from prover.errors import InputError


def names(text: str) -> list[str]:
    return [site.label for site in outline(text).declarations]


def forms(text: str) -> list[tuple[SorryForm, ...]]:
    return [item.forms for site in outline(text).declarations for item in site.sorries]


def test_comments_strings_and_characters_hide_their_text() -> None:
    text = """-- theorem no : sorry
/- theorem no /- nested sorry -/ sorry -/
def s := "theorem no : sorry \\" sorry"
def r := r#"sorry " sorry"#
def c := 'x'
def x' := s!"sorry"
theorem yes' : a'' = b := by rfl -- sorry
"""
    plan = outline(text)
    assert [site.name for site in plan.declarations] == ["s", "r", "c", "x'", "yes'"]
    assert all(not site.sorries for site in plan.declarations)


def test_names_follow_namespaces_and_sections() -> None:
    text = """namespace A.B
theorem one : p := sorry
section S
theorem two : p := sorry
end S
section
private theorem three : p := sorry
end
theorem _root_.four : p := sorry
end A.B
@[simp] protected theorem five : p := sorry
example : p := sorry
"""
    assert names(text) == ["A.B.one", "A.B.two", "A.B.three", "four", "five", "example 6"]


def test_documentation_attributes_and_in_belong_to_the_command() -> None:
    text = "/-- doc -/\n@[simp]\nprivate theorem a : p := sorry\n\nopen Nat in\ntheorem b : p := sorry\n"
    plan = outline(text)
    assert [site.start for site in plan.declarations] == [0, text.index("open Nat")]
    assert len(plan.commands) == 2


def test_a_mutual_block_is_one_command() -> None:
    text = "mutual\ntheorem a : p := sorry\ntheorem b : p := sorry\nend\ntheorem c : p := sorry\n"
    plan = outline(text)
    assert [site.name for site in plan.declarations] == ["a", "b", "c"]
    assert [text[start:].split()[0] for start in plan.commands] == ["mutual", "theorem"]


def test_the_header_ends_after_the_imports() -> None:
    text = "-- c\nimport Mathlib.Tactic\nimport Foo\n\ntheorem a : p := sorry\n"
    assert outline(text).header_end == text.index("\n\n")


@pytest.mark.parametrize(
    ("text", "in_statement"),
    [
        ("theorem a : p := sorry", False),
        ("theorem a (h : b := by sorry) : p := by rfl", True),
        ("theorem a : sorry := by rfl", True),
        ("theorem a : let x := 5; x = sorry := by rfl", True),
        ("theorem a : let x := 5; x = 5 := sorry", False),
        ("theorem a : |x| = y := sorry", False),
        ("theorem a : p → q\n  | h => sorry", False),
        ("instance a : Foo where\n  bar := sorry", False),
    ],
)
def test_statement_and_body_are_told_apart(text: str, in_statement: bool) -> None:
    (site,) = outline(text).declarations
    assert [item.is_in_statement for item in site.sorries] == [in_statement]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("theorem a : p := sorry", (SorryForm.TERM,)),
        ("theorem a : p := by sorry", (SorryForm.BY,)),
        ("theorem a : p := by\n  sorry", (SorryForm.TACTIC,)),
        ("theorem a : p := by\n  intro h\n  sorry", (SorryForm.TACTIC, SorryForm.TERM)),
        ("theorem a : p := by\n  constructor\n  · sorry", (SorryForm.TACTIC,)),
        ("theorem a : p := by\n  exact sorry", (SorryForm.TERM,)),
        ("theorem a : p := by\n  have h : q := sorry\n  exact h", (SorryForm.TERM,)),
        ("theorem a : p := by\n  cases h with\n  | inl h => sorry", (SorryForm.TACTIC, SorryForm.TERM)),
        ("theorem a : p := fun h => sorry", (SorryForm.TERM,)),
        ("theorem a : p := by simp; sorry", (SorryForm.TACTIC,)),
        ("theorem a : p := by exact f sorry", (SorryForm.TERM, SorryForm.TACTIC)),
    ],
)
def test_how_a_sorry_stands(text: str, form: tuple[SorryForm, ...]) -> None:
    assert forms(text) == [form]


def test_words_that_merely_look_like_commands() -> None:
    text = "theorem a : p := by\n  open Nat in simp\n  set_option x true in sorry\n@[instance] def b : q := r\n"
    assert names(text) == ["a", "b"]


def test_deriving_instance_declares_nothing() -> None:
    assert names("structure S where\n  x : Nat\nderiving Repr\nderiving instance BEq for S\n") == ["S"]


def test_an_endless_comment_is_an_input_error() -> None:
    with pytest.raises(InputError, match="line 2: a comment"):
        scan("def a := 1\n/- never\n")


def test_the_shape_notices_an_extra_command() -> None:
    one, two = outline("theorem a : p := sorry\n"), outline("theorem a : p := foo\nend\n")
    assert not two.has_shape_of(one)
    assert one.has_shape_of(one)
