"""Tactics and proofs in what models answer: bare, fenced, listed, after thinking aloud, inside restated theorems."""

from __future__ import annotations

import pytest

from prover.models.answers import clean_block, code_blocks, drop_thinking, plain_tactic, proof_of_chat, tactics_of_chat


@pytest.mark.parametrize(
    ("answer", "tactics"),
    [
        ("simp", ["simp"]),
        ("  simp [h]\n", ["simp [h]"]),
        (
            "cases h with\n| inl a => exact a\n| inr b => exact b\n\n",
            ["cases h with\n| inl a => exact a\n| inr b => exact b"],
        ),
        ("  constructor\n  · simp\n  · omega", ["constructor\n· simp\n· omega"]),
        ("", []),
        (" \n\n", []),
        ("-- nothing but a comment", []),
        ("sorry", []),
        ("exact foo (by sorry)", []),
        ("exact sorry_free", ["exact sorry_free"]),
        ("simp -- no sorry here", ["simp -- no sorry here"]),
        ("x" * 30_000, []),
    ],
)
def test_bare_tactics(answer: str, tactics: list[str]) -> None:
    assert plain_tactic(answer) == tactics


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        ("<think>maybe `simp`?</think>omega", "omega"),
        ("I start in the middle.</think>\nomega", "\nomega"),
        ("<think>and never stop", ""),
        ("<thinking>\na\n</thinking>\n<think>b</think> c", "\n c"),
        ("omega", "omega"),
    ],
)
def test_thinking_aloud_is_dropped(answer: str, left: str) -> None:
    assert drop_thinking(answer) == left


@pytest.mark.parametrize(
    ("answer", "tactics"),
    [
        ("```lean\nsimp\n```\n\nor else\n\n```lean4\nomega\n```", ["simp", "omega"]),
        ("```\nsimp\n```\n```\nsimp\n```", ["simp"]),
        ("```python\nprint(1)\n```\n```lean\nring\n```", ["ring"]),
        ("Use this:\n```lean\nexact h", ["exact h"]),
        ("1. `simp [h]`\n2. `omega`: arithmetic\n3. ring", ["simp [h]", "omega", "ring"]),
        ("- simp\n- omega", ["simp", "omega"]),
        ("You should try this tactic:\n\nomega\n\nIt closes the goal.", ["omega"]),
        ("I'm sorry, I cannot help with that.", []),
        ("<think>```lean\nwrong\n```</think>\n```lean\nright\n```", ["right"]),
        ("```lean\nby\n  intro h\n  exact h\n```", ["intro h\nexact h"]),
        ("```lean\nsorry\n```", []),
        ("", []),
    ],
)
def test_tactics_of_a_chat_answer(answer: str, tactics: list[str]) -> None:
    assert tactics_of_chat(answer) == tactics


@pytest.mark.parametrize(
    ("answer", "proof"),
    [
        ("```lean\ntheorem t (p : Prop) (h : p) : p := by\n  exact h\n```", "exact h"),
        ("```lean\nimport Mathlib\n\n/-- d -/\nlemma t : 1 = 1 := by\n  have h : 1 = 1 := by\n    rfl\n  exact h\n```",
         "have h : 1 = 1 := by\n  rfl\nexact h"),
        ("```lean\nby simp\n```", "simp"),
        ("First a try:\n```lean\nsimp\n```\nBetter:\n```lean\nomega\n```", "omega"),
        ("intro h\nexact h", "intro h\nexact h"),
        ("  intro h\n  exact h", "intro h\nexact h"),
        ("I am afraid there is no proof.", ""),
        ("```lean\ntheorem t : p := h\n```", ""),
    ],
)  # fmt: skip
def test_the_proof_of_a_chat_answer(answer: str, proof: str) -> None:
    assert proof_of_chat(answer) == proof


def test_a_fence_inside_a_list_is_dedented() -> None:
    assert code_blocks("1. first\n   ```lean\n   simp\n   ```\n") == ["simp"]


def test_a_proof_in_a_binder_is_not_the_theorems() -> None:
    assert clean_block("theorem t (h : p := by simp) : q := by\n  exact f h") == "exact f h"


def test_a_proof_that_begins_beside_by_keeps_its_steps_apart() -> None:
    assert clean_block("theorem t : p := by intro h\n  exact h") == "intro h\nexact h"


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("have h : p := by\n  simp", "have h : p := by\n  simp"),
        ("have h : p := by\n    simp\n  exact h", "have h : p := by\n  simp\nexact h"),
        ("  have h : p := by\n    simp", "have h : p := by\n  simp"),
        ("have h : p := by -- easy\n\n  simp", "have h : p := by -- easy\n\n  simp"),
        ("all_goals\n  simp\n  rfl", "all_goals\n  simp\n  rfl"),
        ("calc a = b := h\n  _ = c := k", "calc a = b := h\n  _ = c := k"),
        ("exact foo\n  (bar)", "exact foo\n  (bar)"),
        ("refine ⟨_, by\n  simp⟩", "refine ⟨_, by\n  simp⟩"),
        ("induction n with\n  | zero => simp\n  | succ n ih =>\n    rw [ih]",) * 2,
    ],
)
def test_lines_that_belong_to_the_first_step_stay_in_it(text: str, block: str) -> None:
    assert clean_block(text) == block
    assert plain_tactic(text) == [block]


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("intro h\n  exact h", "intro h\nexact h"),
        (" intro h\n  exact h", "intro h\nexact h"),
        ("    intro h\n  exact h", "intro h\nexact h"),
        ("  intro h\nexact h", "intro h\nexact h"),
        ("rw [a,\n    b]\n  exact h", "rw [a,\n  b]\nexact h"),
        ("simp only [a]\n      at h\n    exact h", "simp only [a]\n  at h\nexact h"),
        ("simp at *\n  rfl", "simp at *\nrfl"),
        ("constructor\n  · intro h\n    exact h\n  · rfl", "constructor\n· intro h\n  exact h\n· rfl"),
        ("-- easy\n\n  intro h\n  exact h", "-- easy\n\nintro h\nexact h"),
        ("\tintro h\r\n\texact h\r\n", "intro h\nexact h"),
    ],
)
def test_a_first_line_without_its_indentation_takes_the_other_steps_with_it(text: str, block: str) -> None:
    assert clean_block(text) == block
    assert plain_tactic(text) == [block]


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("· intro x\n    exact h", "· intro x\n  exact h"),
        ("· have h : p := by\n      simp\n    exact h", "· have h : p := by\n    simp\n  exact h"),
        ("· have h : p := by\n    simp", "· have h : p := by\n    simp"),
    ],
)
def test_steps_behind_a_bullet_stand_under_its_first(text: str, block: str) -> None:
    assert plain_tactic(text) == [block]


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("by intro h\n   exact h", "intro h\nexact h"),
        ("by exact foo\n  (bar)", "exact foo\n  (bar)"),
        ("  by\n    intro h\n    exact h", "intro h\nexact h"),
        (":= by\n  intro h\n  exact h", "intro h\nexact h"),
        ("by have h : p := by\n     simp\n   exact h", "have h : p := by\n  simp\nexact h"),
        ("theorem t : p := by have h : q := by\n    simp\n  exact h", "have h : q := by\n  simp\nexact h"),
        ("by_contra h\nexact h", "by_contra h\nexact h"),
    ],
)
def test_what_stands_beside_by_is_the_first_step(text: str, block: str) -> None:
    assert clean_block(text) == block


def test_a_fence_ends_where_lines_end_as_on_windows() -> None:
    assert code_blocks("```lean\r\nintro h\r\nexact h\r\n```\r\nDone.\r\n") == ["intro h\nexact h"]
