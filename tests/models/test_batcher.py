"""The dynamic batcher: batches from many threads, who gets which error, closing, and the measured busy share."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from prover.errors import InternalError, ModelClosed, ModelFailure
from prover.models.batcher import BatchingModel
from prover.types import ModelQuery, ProofState, TacticProposal


def query(goal: str) -> ModelQuery:
    return ModelQuery(ProofState(0, (goal,)))


class EchoModel:
    """Proposes ``exact GOAL``; a call takes ``seconds`` whatever its size, as on an accelerator.

    Waits for ``gate`` in the first call, so that a test can let states gather meanwhile.
    """

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds
        self.gate = threading.Event()
        self.gate.set()
        self.sizes: list[int] = []
        self.limits: list[int] = []
        self.is_free = threading.Lock()

    def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Sequence[Sequence[TacticProposal]]:
        assert self.is_free.acquire(blocking=False), "two threads in the model at once"
        try:
            self.sizes.append(len(queries))
            self.limits.append(limit)
            assert self.gate.wait(30)
            time.sleep(self.seconds)
            for item in queries:
                if item.state.goals[0] == "poison":
                    raise ValueError("poison")
                if item.state.goals[0] == "dead":
                    raise ModelFailure("the server died")
            return [[TacticProposal(f"exact {item.state.goals[0]}", -1.0)][:limit] for item in queries]
        finally:
            self.is_free.release()


def test_answers_come_back_in_order() -> None:
    with BatchingModel(EchoModel()) as model:
        answers = model.propose([query("a"), query("b")], limit=4)
    assert [answer[0].tactic for answer in answers] == ["exact a", "exact b"]


def test_no_queries_need_no_model() -> None:
    with BatchingModel(EchoModel()) as model:
        assert list(model.propose([], limit=4)) == []
        assert model.statistics.batches == 0


Outcome = str | BaseException


def ask_all(model: BatchingModel, echo: EchoModel, goals: Sequence[str]) -> list[Outcome]:
    """Ask about each goal from a thread of its own; all but the first gather while the model is at that one."""

    def ask(goal: str) -> Outcome:
        try:
            return model.propose([query(goal)], limit=4)[0][0].tactic
        except Exception as error:
            return error

    echo.gate.clear()
    with ThreadPoolExecutor(len(goals)) as threads:
        first = threads.submit(ask, goals[0])
        wait_until(lambda: len(echo.sizes) == 1)
        others = [threads.submit(ask, goal) for goal in goals[1:]]
        wait_until(lambda: model.waiting == len(goals) - 1)
        echo.gate.set()
        return [future.result() for future in (first, *others)]


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.001)


def test_waiting_states_form_one_batch() -> None:
    echo = EchoModel()
    goals = [f"g{number}" for number in range(17)]
    with BatchingModel(echo, max_batch=16) as model:
        assert ask_all(model, echo, goals) == [f"exact {goal}" for goal in goals]
    assert echo.sizes == [1, 16]


def test_a_batch_is_never_larger_than_asked() -> None:
    echo = EchoModel()
    with BatchingModel(echo, max_batch=3) as model:
        model.propose([query(str(number)) for number in range(8)], limit=4)
    assert echo.sizes == [3, 3, 2]


def test_calls_of_different_limits_are_not_mixed() -> None:
    echo = EchoModel(0.02)
    with BatchingModel(echo, max_batch=16) as model, ThreadPoolExecutor(8) as threads:
        futures = [threads.submit(model.propose, [query("g")], limit=limit) for limit in (1, 2, 1, 2, 1, 2)]
        for future in futures:
            future.result()
    assert set(echo.limits) == {1, 2}


def test_an_error_reaches_only_the_caller_it_belongs_to() -> None:
    echo = EchoModel()
    with BatchingModel(echo, max_batch=8) as model:
        answers = ask_all(model, echo, ["first", "a", "b", "poison", "c"])
    assert [answer for answer in answers if isinstance(answer, str)][1:] == ["exact a", "exact b", "exact c"]
    assert isinstance(answers[3], ValueError)
    assert echo.sizes == [1, 4, 1, 1, 1, 1]


def test_a_model_that_broke_is_not_asked_again_for_each_caller() -> None:
    echo = EchoModel()
    with BatchingModel(echo, max_batch=8) as model:
        answers = ask_all(model, echo, ["first", *["dead"] * 6])
    assert all(isinstance(answer, ModelFailure) for answer in answers[1:])
    assert echo.sizes == [1, 6]


def test_a_model_with_too_few_answers_is_a_bug() -> None:
    class Short:
        def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Sequence[Sequence[TacticProposal]]:
            return []

    with BatchingModel(Short()) as model, pytest.raises(InternalError, match="0 answers to 1"):
        model.propose([query("a")], limit=4)


def test_closing_fails_those_that_wait_and_refuses_new_calls() -> None:
    echo = EchoModel()
    echo.gate.clear()
    model = BatchingModel(echo, max_batch=1)
    with ThreadPoolExecutor(4) as threads:
        futures = [threads.submit(model.propose, [query(str(number))], limit=4) for number in range(3)]
        wait_until(lambda: model.waiting == 2)
        closing = threads.submit(model.close)
        wait_until(lambda: model.waiting == 0)
        echo.gate.set()
        closing.result()
        errors = [future.exception() for future in futures]
    assert sum(error is None for error in errors) == 1
    assert sum(isinstance(error, ModelClosed) for error in errors) == 2
    with pytest.raises(ModelClosed, match="closed"):
        model.propose([query("late")], limit=4)


@pytest.mark.timing
def test_the_model_stays_busy_while_states_wait() -> None:
    """Sixteen searches that think a little between questions; the model takes 20 ms a batch."""
    with BatchingModel(EchoModel(0.02), max_batch=8) as model:

        def search(number: int) -> None:
            for _ in range(6):
                model.propose([query(f"g{number}")], limit=4)
                time.sleep(0.005)

        with ThreadPoolExecutor(16) as threads:
            list(threads.map(search, range(16)))
        statistics = model.statistics
    assert statistics.queries == 96
    assert statistics.busy_share >= 0.9
    assert statistics.mean_batch > 2
