"""Proposals from completions: order, probabilities, duplicates, tokens."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest

from prover.models.formats import FORMATS
from prover.models.generation import Completion, Prompt, Room, Sampling, UsageMeter, cut_at_stop, log_sum
from prover.models.language import LanguageTacticModel, read_proposals
from prover.types import ModelQuery, ProofState

PLAIN, CHAT = FORMATS["prover"], FORMATS["chat"]


class FixedGenerator:
    """Answers every prompt with the same completions; remembers what it was asked."""

    def __init__(self, completions: Sequence[Completion]) -> None:
        self.completions = completions
        self.asked: list[tuple[Sequence[Prompt], int, Sampling]] = []

    def room(self, sampling: Sampling) -> Room:
        return Room(1000, len)

    def generate(
        self, prompts: Sequence[Prompt], *, samples: int, sampling: Sampling, seed: int = 0
    ) -> Sequence[Sequence[Completion]]:
        self.asked.append((prompts, samples, sampling))
        return [self.completions[:samples] for _ in prompts]


def test_proposals_come_best_first_with_the_models_own_probability() -> None:
    found = read_proposals([Completion("simp", -2.0, 2), Completion("omega", -0.5, 3)], PLAIN, 8)
    assert [(item.tactic, item.log_prob, item.tokens) for item in found] == [("omega", -0.5, 3), ("simp", -2.0, 2)]


def test_equal_tactics_are_merged_and_their_tokens_added() -> None:
    (found,) = read_proposals([Completion("simp\n", -2.0, 2), Completion(" simp", -1.5, 3)], PLAIN, 8)
    assert (found.tactic, found.log_prob, found.tokens) == ("simp", -1.5, 5)


def test_without_probabilities_the_frequency_counts() -> None:
    drawn = [Completion("simp"), Completion("omega"), Completion("simp")]
    found = read_proposals(drawn, PLAIN, 8)
    assert [item.tactic for item in found] == ["simp", "omega"]
    assert found[0].log_prob == pytest.approx(math.log(2 / 4))
    assert sum(math.exp(item.log_prob) for item in found) < 1


def test_several_tactics_of_one_answer_share_its_weight_in_order() -> None:
    found = read_proposals([Completion("```lean\nsimp\n```\n```lean\nomega\n```", -40.0, 50)], CHAT, 8)
    assert [item.tactic for item in found] == ["simp", "omega"]
    assert -2 < found[1].log_prob < found[0].log_prob < 0
    assert sum(item.tokens for item in found) == 50


def test_an_answer_that_was_cut_off_is_no_tactic() -> None:
    assert read_proposals([Completion("exact foo (bar", -1.0, 4, is_finished=False)], PLAIN, 8) == []


def test_the_tokens_of_answers_without_a_tactic_are_not_forgotten() -> None:
    drawn = [Completion("simp", -1.0, 2), Completion("exact (", -1.0, 7, is_finished=False), Completion("", -3.0, 1)]
    assert [item.tokens for item in read_proposals(drawn, PLAIN, 8)] == [10]


def test_probabilities_never_exceed_one() -> None:
    (found,) = read_proposals([Completion("simp", 1e-6)], PLAIN, 8)
    assert found.log_prob == 0.0


def test_a_query_becomes_a_prompt_and_the_format_stops_the_answer() -> None:
    generator = FixedGenerator([Completion("simp", -1.0)] * 9)
    model = LanguageTacticModel(generator, PLAIN, sampling=Sampling(stop=("\n\n",)), samples=4)
    queries = [ModelQuery(ProofState(0, ("⊢ p",))), ModelQuery(ProofState(1, ("⊢ q",)))]
    assert len(model.propose(queries, limit=16)) == 2
    ((prompts, samples, sampling),) = generator.asked
    assert [prompt.text for prompt in prompts] == ["-- state\n⊢ p\n-- tactic\n", "-- state\n⊢ q\n-- tactic\n"]
    assert samples == 4
    assert sampling.stop == ("\n\n", "\n--")


def test_no_more_samples_than_proposals_and_one_when_greedy() -> None:
    generator = FixedGenerator([])
    query = ModelQuery(ProofState(0, ("⊢ p",)))
    LanguageTacticModel(generator, PLAIN, samples=8).propose([query], limit=2)
    LanguageTacticModel(generator, PLAIN, samples=8, sampling=Sampling(temperature=0.0)).propose([query], limit=9)
    assert [samples for _, samples, _ in generator.asked] == [2, 1]


def test_stop_texts_are_cut_at_the_first() -> None:
    assert cut_at_stop("a\n--b\n\n", ("\n\n", "\n--")) == ("a", True)
    assert cut_at_stop("a", ("\n",)) == ("a", False)


def test_log_sums_do_not_overflow() -> None:
    assert log_sum([-1000.0, -1000.0]) == pytest.approx(-1000 + math.log(2))
    assert log_sum([]) == -math.inf


def test_the_meter_counts_tokens_and_money() -> None:
    meter = UsageMeter(prompt_price=2.0, completion_price=10.0)
    meter.add(prompt_tokens=1000, completion_tokens=100)
    meter.add_failure()
    assert (meter.usage.requests, meter.usage.failures) == (2, 1)
    assert meter.usage.cost == pytest.approx(0.003)
