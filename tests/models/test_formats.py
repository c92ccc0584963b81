"""Prompt formats: the published texts, what is left out when the room is small, and how answers are read."""

from __future__ import annotations

import pytest

from prover.models.formats import FORMATS, fit_state, guess_format
from prover.models.generation import Room
from prover.types import Declaration, ModelQuery, Premise, ProofState

STATE = ProofState(0, ("n m : ℕ\nh : n = m\n⊢ m = n", "case b\n⊢ True"))
PREMISES = tuple(
    Premise(Declaration(name, "theorem", type_text=text), 1.0)
    for name, text in [("Eq.symm", "a = b → b = a"), ("Nat.add_comm", "∀ (n m : ℕ), n + m = m + n")]
)
QUERY = ModelQuery(STATE, PREMISES, ("intro n m h",))


def room(tokens: int = 10_000) -> Room:
    return Room(tokens, lambda text: len(text.encode()))


def render(name: str, query: ModelQuery = QUERY, tokens: int = 10_000) -> str:
    return FORMATS[name].render(query, room(tokens), 4).text


def test_reprover_reads_premises_best_last_then_all_goals() -> None:
    assert render("reprover") == (
        "theorem <a>Nat.add_comm</a> : ∀ (n m : ℕ), n + m = m + n\n\n"
        "theorem <a>Eq.symm</a> : a = b → b = a\n\n"
        "n m : ℕ\nh : n = m\n⊢ m = n\n\ncase b\n⊢ True"
    )


def test_reprover_leaves_out_the_least_relevant_premises() -> None:
    assert render("reprover", tokens=110).startswith("theorem <a>Eq.symm</a> : a = b → b = a\n\nn m")


def test_reprover_leaves_out_a_premise_that_is_too_long_and_keeps_shorter_ones_after_it() -> None:
    """The rule that its checkpoints were trained with: ``format_augmented_state`` of lean-dojo/ReProver."""
    long = Premise(Declaration("Long", "theorem", type_text="x" * 500), 1.0)
    text = render("reprover", ModelQuery(STATE, (long, *PREMISES)), tokens=200)
    assert "Long" not in text
    assert text == render("reprover")


def test_reprover_fills_its_room_to_the_last_byte() -> None:
    whole = len(render("reprover").encode())
    assert render("reprover", tokens=whole) == render("reprover")
    assert "add_comm" not in render("reprover", tokens=whole - 1)


def test_a_state_too_long_for_reprover_loses_its_end() -> None:
    state = ProofState(0, ("\n".join(f"h{n} : ∀ x, P x {n}" for n in range(500)) + "\n⊢ Q",))
    text = render("reprover", ModelQuery(state, PREMISES))
    assert state.goals[0].startswith(text)
    assert 2296 < len(text.encode()) <= 2300


def test_reprover_marks_premises_in_its_answers() -> None:
    answer = "rw [<a>Nat.gcd</a>, <a>Nat.gcd_self</a>]"
    assert FORMATS["reprover"].parse(answer) == ["rw [Nat.gcd, Nat.gcd_self]"]


def test_reprover_never_reads_more_than_it_was_trained_on() -> None:
    many = tuple(Premise(Declaration(f"lemma{number}", "theorem", type_text="x" * 50), 1.0) for number in range(200))
    text = render("reprover", ModelQuery(STATE, many))
    assert 2000 < len(text.encode()) <= 2300
    assert "lemma0<" in text


def test_bfs_prover_reads_the_state_and_a_separator() -> None:
    assert render("bfs-prover") == "n m : ℕ\nh : n = m\n⊢ m = n\n\ncase b\n⊢ True:::"


@pytest.mark.parametrize("answer", ["simp", "n m : ℕ\n⊢ m = n:::simp", ":::simp\n"])
def test_bfs_prover_may_repeat_the_state(answer: str) -> None:
    assert FORMATS["bfs-prover"].parse(answer) == ["simp"]


def test_our_own_format() -> None:
    assert render("prover") == (
        "-- premises\nEq.symm : a = b → b = a\nNat.add_comm : ∀ (n m : ℕ), n + m = m + n\n"
        "-- state\nn m : ℕ\nh : n = m\n⊢ m = n\n\ncase b\n⊢ True\n-- tactic\n"
    )
    assert render("prover", ModelQuery(STATE)).startswith("-- state\n")


def test_a_chat_question_holds_everything() -> None:
    prompt = FORMATS["chat"].render(QUERY, room(), 4)
    assert prompt.is_chat
    assert "Lean 4" in prompt.system
    for text in ("n m : ℕ\nh : n = m\n⊢ m = n", "Eq.symm : a = b → b = a", "intro n m h", "up to 4"):
        assert text in prompt.text


@pytest.mark.parametrize("name", FORMATS)
def test_every_prompt_fits_its_room(name: str) -> None:
    long = ModelQuery(ProofState(0, ("\n".join(f"h{n} : P {n}" for n in range(500)) + "\n⊢ Q",)), PREMISES * 50)
    tokens = 1500
    prompt = FORMATS[name].render(long, room(tokens), 4)
    assert len((prompt.system + prompt.text).encode()) <= tokens
    assert ("⊢ Q" in prompt.text) == (name != "reprover")  # which loses the end


@pytest.mark.parametrize(
    ("limit", "left"),
    [
        (100, "a : A\nb : B\n⊢ C\n\n⊢ D"),
        (19, "a : A\nb : B\n⊢ C"),
        (14, "b : B\n⊢ C"),
        (6, "⊢ C"),
        (2, " C"),
    ],
)
def test_what_a_state_loses_first(limit: int, left: str) -> None:
    assert fit_state(("a : A\nb : B\n⊢ C", "⊢ D"), lambda text: len(text) <= limit) == left


@pytest.mark.parametrize(
    ("name", "options", "expected"),
    [
        ("ByteDance-Seed/BFS-Prover-V2-7B", {}, "bfs-prover"),
        ("/models/bfs_prover", {"is_instructed": True}, "bfs-prover"),
        ("kaiyuy/leandojo-lean4-tacgen-byt5-small", {}, "reprover"),
        ("somewhere", {"is_seq2seq": True}, "reprover"),
        ("somewhere", {"is_instructed": True}, "chat"),
        ("somewhere", {}, "prover"),
    ],
)
def test_the_format_is_guessed_from_the_checkpoint(name: str, options: dict[str, bool], expected: str) -> None:
    assert guess_format(name, **options).name == expected
