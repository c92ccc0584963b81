"""Mixing tactic models: probabilities, safety, tokens, and members that break."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest

from prover.errors import ModelFailure, ModelOutOfTime, ModelRefused
from prover.models.mixture import Member, MixtureModel, mix
from prover.models.scripted import ScriptedModel
from prover.types import ModelQuery, ProofState, TacticProposal

QUERY = ModelQuery(ProofState(0, ("⊢ p",)))


class Broken:
    def __init__(self, error: Exception) -> None:
        self.error: Exception | None = error
        self.calls = 0

    def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Sequence[Sequence[TacticProposal]]:
        self.calls += 1
        if self.error is not None:
            raise self.error
        return [[TacticProposal("omega", -1.0)] for _ in queries]


def saying(*tactics: str) -> ScriptedModel:
    return ScriptedModel(default=tactics)


def test_shares_are_added() -> None:
    one = [TacticProposal("a", math.log(0.5)), TacticProposal("b", math.log(0.5))]
    two = [TacticProposal("b", math.log(1e-9), tokens=3)]
    found = {item.tactic: item for item in mix([(0.5, one), (0.5, two)], 8)}
    assert math.exp(found["a"].log_prob) == pytest.approx(0.98 * 0.25)
    assert math.exp(found["b"].log_prob) == pytest.approx(0.98 * 0.75)
    assert found["b"].tokens == 3


def test_the_best_come_first_and_no_more_than_asked() -> None:
    found = mix([(1.0, [TacticProposal(str(n), -float(n)) for n in range(9)])], 4)
    assert [item.tactic for item in found] == ["0", "1", "2", "3"]


def test_who_says_nothing_leaves_its_share_to_the_others() -> None:
    (found,) = mix([(0.5, []), (0.5, [TacticProposal("a", -3.0)])], 8)
    assert math.exp(found.log_prob) == pytest.approx(0.98)


@pytest.mark.parametrize("log_prob", [-math.inf, math.nan, math.inf])
def test_what_has_no_finite_log_probability_is_not_proposed(log_prob: float) -> None:
    odd, own = TacticProposal("odd", log_prob), TacticProposal("a", math.log(0.5))
    (found,) = mix([(0.5, [own, odd]), (0.5, [odd])], 8)
    assert found.tactic == "a"
    assert math.exp(found.log_prob) == pytest.approx(0.98)


def test_a_tactic_is_safe_when_one_member_knows_it() -> None:
    found = mix([(0.5, [TacticProposal("a", -1.0, is_safe=True)]), (0.5, [TacticProposal("a", -1.0)])], 8)
    assert found[0].is_safe


def test_a_member_that_breaks_is_left_out_and_later_rests() -> None:
    now = [0.0]
    broken = Broken(ModelFailure("dead"))
    model = MixtureModel([Member("s", saying("simp"), 0.5), Member("b", broken, 0.5)], clock=lambda: now[0])
    for _ in range(5):
        assert [item.tactic for item in model.propose([QUERY], limit=4)[0]] == ["simp"]
    assert broken.calls == 3
    now[0], broken.error = 61.0, None
    assert {item.tactic for item in model.propose([QUERY], limit=4)[0]} == {"simp", "omega"}


def test_when_all_break_the_error_is_told() -> None:
    model = MixtureModel([Member("b", Broken(ModelFailure("dead")), 1.0)])
    for _ in range(5):
        with pytest.raises(ModelFailure, match="dead"):
            model.propose([QUERY], limit=4)


def test_a_refusal_is_not_hidden_behind_the_others() -> None:
    model = MixtureModel([Member("s", saying("simp"), 0.5), Member("b", Broken(ModelRefused("wrong key")), 0.5)])
    with pytest.raises(ModelRefused, match="wrong key"):
        model.propose([QUERY], limit=4)


def test_a_member_whose_time_is_up_ends_the_call() -> None:
    """What the others say is not what the mixture would have said."""
    model = MixtureModel([Member("s", saying("simp"), 0.5), Member("b", Broken(ModelOutOfTime("too late")), 0.5)])
    with pytest.raises(ModelOutOfTime, match="too late"):
        model.propose([QUERY], limit=4)
