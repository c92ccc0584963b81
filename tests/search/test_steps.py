"""Tactic blocks taken apart."""

from __future__ import annotations

from search.steps import as_one_tactic, has_gap, read_alternatives, read_bare, read_statement, split_steps, with_holes


def _texts(block: str) -> list[str]:
    return [step.text for step in split_steps(block)]


def test_deeper_lines_belong_to_the_step_before() -> None:
    assert _texts("intro x\ncalc x = y := h\n  _ = z := h'\nsimp") == [
        "intro x",
        "calc x = y := h\n  _ = z := h'",
        "simp",
    ]


def test_a_block_may_be_indented_and_begin_with_by() -> None:
    assert _texts("by\n  intro x\n  exact h") == ["intro x", "exact h"]
    assert _texts("    intro x\n    exact h") == ["intro x", "exact h"]
    assert _texts("by simp") == ["simp"]


def test_a_first_step_beside_by_is_a_step_of_its_own() -> None:
    assert [step.text for step in split_steps("by intro h\n  exact h")] == ["intro h", "exact h"]


def test_alternatives_and_chained_tactics_at_the_margin_go_on() -> None:
    block = "induction n with\n| zero => rfl\n| succ n ih => simp\nconstructor\n<;> simp"
    assert _texts(block) == ["induction n with\n| zero => rfl\n| succ n ih => simp", "constructor\n<;> simp"]


def test_comments_are_left_out_and_lines_stay_countable() -> None:
    steps = split_steps("-- first\nintro x -- bind\n/- a\nlong one -/\nexact h")
    assert [(step.line, step.text) for step in steps] == [(2, "intro x"), (5, "exact h")]


def test_steps_joined_by_a_semicolon_are_one_tactic_in_parentheses() -> None:
    assert as_one_tactic("constructor; exact h") == "(constructor; exact h)"
    assert as_one_tactic("constructor <;> simp") == "constructor <;> simp"
    assert as_one_tactic("refine ⟨by simp; done, h⟩") == "refine ⟨by simp; done, h⟩"


def test_a_focused_block_gives_its_own_steps_with_their_lines() -> None:
    steps = split_steps("constructor\n· intro x\n  exact h\n· simp")
    inner = steps[1].focused
    assert inner is not None
    assert [(step.line, step.text) for step in inner] == [(2, "intro x"), (3, "exact h")]
    assert steps[0].focused is None


def test_a_name_that_contains_sorry_is_no_gap() -> None:
    assert has_gap("have h : p := by sorry")
    assert not has_gap("exact not_sorry")
    assert not has_gap("exact sorry'")


def test_a_statement_is_parted_from_its_proof() -> None:
    block = read_statement("have h : a = b := by\n  simp\n  rfl")
    assert block is not None
    assert (block.head, block.body, block.is_term) == ("have h : a = b", "simp\nrfl", False)
    line = read_statement("have h : a = b := by simp")
    assert line is not None
    assert line.body == "simp"
    term = read_statement("obtain ⟨x, hx⟩ : ∃ x, x = 2 := ⟨2, rfl⟩")
    assert term is not None
    assert (term.head, term.body, term.is_term) == ("obtain ⟨x, hx⟩ : ∃ x, x = 2", "⟨2, rfl⟩", True)


def test_what_states_nothing_is_no_statement() -> None:
    assert read_statement("have h := foo x") is None
    assert read_statement("simp") is None


def test_sorries_become_holes() -> None:
    assert with_holes("exact ⟨by sorry, sorry⟩") == "refine ⟨?_, ?_⟩"
    assert with_holes("calc a = b := by sorry\n  _ = c := h") == "calc a = b := ?_\n  _ = c := h"


def test_alternatives_are_parted_from_their_proofs() -> None:
    found = read_alternatives("induction n with\n| zero => simp\n| succ n ih =>\n  have h : p := by sorry\n  exact h")
    assert found is not None
    assert found.tactic == "induction n with\n| zero => ?_\n| succ n ih => ?_"
    assert found.bodies == ("simp", "have h : p := by sorry\nexact h")


def test_a_bare_statement_tells_where_its_own_goal_stands() -> None:
    assert read_bare("have h : a = b") == ("have h : a = b", True)
    assert read_bare("have h : a = b := ?_") == ("have h : a = b", False)
    assert read_bare("have h : a = b := foo") is None
    assert read_bare("have h := foo") is None
