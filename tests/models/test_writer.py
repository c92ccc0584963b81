"""Whole proofs, repairs and outlines: what is asked, and what is taken from the answers."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from prover.models.generation import Completion, Prompt, Room, Sampling
from prover.models.writer import Example, LanguageProofWriter, show_errors
from prover.types import Declaration, Position, Premise, ProofRequest, ProofTask, SourceMessage

STATEMENT = "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by"
GOAL = "p q : Prop\nh : p ∧ q\n⊢ q ∧ p"
PREMISE = Premise(Declaration("And.intro", "theorem", type_text="a → b → a ∧ b"), 1.0)
ERROR = SourceMessage("error", "unknown identifier 'foo'", Position(2, 6))


class FixedGenerator:
    def __init__(self, *completions: Completion, room: int = 100_000) -> None:
        self.completions = completions
        self.tokens = room
        self.asked: list[tuple[Sequence[Prompt], int, Sampling]] = []

    def room(self, sampling: Sampling) -> Room:
        return Room(self.tokens, lambda text: len(text.encode()))

    def generate(
        self, prompts: Sequence[Prompt], *, samples: int, sampling: Sampling, seed: int = 0
    ) -> Sequence[Sequence[Completion]]:
        self.asked.append((prompts, samples, sampling))
        return [self.completions for _ in prompts]


def request(task: ProofTask = "proof") -> ProofRequest:
    attempt, errors = ("constructor\nexact foo", (ERROR,)) if task == "repair" else ("", ())
    return ProofRequest(task, GOAL, STATEMENT, "import Mathlib", (PREMISE,), attempt, errors)


def write(generator: FixedGenerator, task: ProofTask = "proof", *, is_chat: bool = True) -> list[str]:
    (texts,) = LanguageProofWriter(generator, is_chat=is_chat).write([request(task)], samples=4)
    return [item.text for item in texts]


@pytest.mark.parametrize("task", ["proof", "repair", "sketch"])
@pytest.mark.parametrize("is_chat", [True, False])
def test_every_question_holds_what_there_is(task: ProofTask, is_chat: bool) -> None:
    generator = FixedGenerator()
    assert write(generator, task, is_chat=is_chat) == []
    ((prompt,), samples, sampling) = generator.asked[0]
    assert prompt.is_chat == is_chat
    for text in (STATEMENT, "import Mathlib", "And.intro : a → b → a ∧ b"):
        assert text in prompt.text
    if task == "repair":
        for text in ("exact foo", "line 2, column 6: unknown identifier 'foo'"):
            assert text in prompt.text
    if is_chat:
        assert GOAL in prompt.text
    else:
        assert prompt.text.endswith(":= by\n")
        assert "\n```" in sampling.stop
    assert samples == 4


def test_the_proof_is_taken_out_of_a_chat_answer() -> None:
    answer = "<think>hm</think>So:\n```lean\ntheorem swap : q ∧ p := by\n  exact ⟨h.2, h.1⟩\n```"
    assert write(FixedGenerator(Completion(answer, -80.0, 30))) == ["exact ⟨h.2, h.1⟩"]


def test_a_continued_file_is_dedented_and_ranked_by_probability() -> None:
    generator = FixedGenerator(
        Completion("  constructor\n  · exact h.2\n  · exact h.1\n", -3.0, 12), Completion("  tauto", -1.0, 2)
    )
    assert write(generator, is_chat=False) == ["tauto", "constructor\n· exact h.2\n· exact h.1"]


def test_what_was_drawn_more_often_comes_first_where_no_probability_is_known() -> None:
    generator = FixedGenerator(*[Completion(f"```lean\n{text}\n```", None, 5) for text in ("simp", "tauto", "tauto")])
    (texts,) = LanguageProofWriter(generator, is_chat=True).write([request()], samples=4)
    assert [(item.text, item.tokens) for item in texts] == [("tauto", 10), ("simp", 5)]


def test_proofs_that_give_up_or_were_cut_off_are_none() -> None:
    assert (
        write(FixedGenerator(Completion("```lean\nsorry\n```"), Completion("```lean\ntauto", is_finished=False))) == []
    )


def test_an_outline_has_gaps() -> None:
    outline = "have h₂ : q := by sorry\nexact ⟨h₂, h.1⟩"
    answers = (Completion(f"```lean\n{outline}\n```"), Completion("```lean\ntauto\n```"))
    assert write(FixedGenerator(*answers), "sketch") == [outline]


def test_a_repair_that_repeats_the_attempt_is_none() -> None:
    answers = (Completion("```lean\nconstructor\nexact foo\n```"), Completion("```lean\ntauto\n```"))
    assert write(FixedGenerator(*answers), "repair") == ["tauto"]


def test_errors_are_shown_with_their_lines() -> None:
    assert show_errors(request("repair")) == "line 2, column 6: unknown identifier 'foo'\n  at: exact foo"


def test_solved_examples_stand_first_and_go_first_when_room_is_short() -> None:
    def examples(asked: ProofRequest, limit: int) -> Sequence[Example]:
        return [Example("theorem e : 1 = 1 := by", "rfl")] * limit

    bare = LanguageProofWriter(FixedGenerator(), is_chat=True).render(request(), Room(100_000, len))
    needed = len((bare.system + bare.text).encode())
    wide, narrow = FixedGenerator(), FixedGenerator(room=needed + 10)
    for generator in (wide, narrow):
        LanguageProofWriter(generator, is_chat=True, examples=examples, shots=2).write([request()], samples=1)
    (full,), (short,) = wide.asked[0][0], narrow.asked[0][0]
    assert full.text.startswith("Proofs of similar theorems:")
    assert full.text.count("theorem e : 1 = 1 := by\n  rfl") == 2
    assert "theorem e" not in short.text
    assert STATEMENT in short.text
    assert short.text == bare.text


def test_a_goal_without_a_statement_is_shown() -> None:
    generator = FixedGenerator()
    LanguageProofWriter(generator, is_chat=False).write([ProofRequest("proof", GOAL)], samples=1)
    assert GOAL in generator.asked[0][0][0].text
