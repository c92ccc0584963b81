"""Searches side by side on simulated machines: throughput against the ideal, and what a search costs by itself.

Run by hand: ``python -m tests.perf.bench_search [--searches N] [--tactics K]``.  The model takes 50 ms a batch,
whatever its size, and works on one batch at a time; Lean takes 5 ms a tactic, in a process per search.  *Ideal* is a
best-first search that has a model for itself (measured in the same run, so that another load on the machine meets
both): N of them in threads, under the same settings.  *In turn* is an ideal search that does not look ahead: it waits
50 ms for every expansion.  The shared model is asked through ``BatchingModel``; searches may ask about several states
at once (``batch``) and go on while they wait (``in_flight``).  ``own`` is what one search spends outside of Lean and
the model.
"""

from __future__ import annotations

import argparse
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from prover.models.batcher import BatchingModel
from prover.ports import Limits, TacticModel
from prover.types import (
    Declaration,
    EngineInfo,
    ModelQuery,
    OpenedSource,
    Premise,
    ProofState,
    Refusal,
    RefusalKind,
    SearchOutcome,
    TacticProposal,
    TacticResult,
)
from search.engines import EngineSettings, build_engine
from search.runner import Plugs

BATCH_S = 0.05
TACTIC_S = 0.005


class SlowModel:
    """Answers every state with the same tactics, after the time of one batch."""

    def __init__(self, batch_s: float, tactics: int) -> None:
        self.batch_s = batch_s
        # Equal weights: best-first then tries nearly all of a state's tactics before it goes on.
        self.answer = [TacticProposal(f"t{number}", -2.0 - 0.001 * number) for number in range(tactics)]
        self.sizes: list[int] = []
        self._lock = threading.Lock()

    def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Sequence[Sequence[TacticProposal]]:
        with self._lock:
            self.sizes.append(len(queries))
            time.sleep(self.batch_s)
        return [self.answer[:limit] for _ in queries]


class SlowEnv:
    """Accepts one tactic in four (which ones depends on the state), and never proves anything."""

    def __init__(self, tactic_s: float, number: int) -> None:
        self.tactic_s = tactic_s
        self.number = number
        self.made = 0

    @property
    def engine(self) -> EngineInfo:
        return EngineInfo("embedded", "slow")

    def root(self) -> ProofState:
        return ProofState(0, (f"n : ℕ\nh : n = {self.number}\n⊢ n + 0 = {self.number}",))

    def open_source(
        self, source: str, *, env: int | None = None, audit: bool = False, timeout_s: float | None = None
    ) -> OpenedSource:
        raise NotImplementedError

    def run_tactic(self, state: ProofState, tactic: str, *, timeout_s: float | None = None) -> TacticResult:
        time.sleep(self.tactic_s)
        if (int(tactic[1:]) * 3 + state.state_id * 5 + self.number) % 4 > 0:
            return Refusal(RefusalKind.ERROR, "no")
        self.made += 1
        return ProofState(self.made, (f"n : ℕ\nh : n = {self.made}\n⊢ n + {self.made} = {self.number}",))

    def declarations(self, env: int, *, since: int | None = None, with_types: bool = False) -> Sequence[Declaration]:
        return ()

    def forget(self, states: Iterable[ProofState]) -> None:
        pass


class NoPremises:
    def retrieve(self, goal: str, *, limit: int) -> Sequence[Premise]:
        return ()


@dataclass(frozen=True)
class Measured:
    """Searches side by side: what they asked, what they tried, how long it took."""

    expansions: int
    steps: int
    elapsed_s: float
    mean_batch: float

    @property
    def throughput(self) -> float:
        """Tactics a second: what a search is about, whatever it asks of the model for them."""
        return self.steps / self.elapsed_s


def search_once(
    model: TacticModel, env: SlowEnv, expansions: int, name: str = "best", batch: int = 1, in_flight: int = 1
) -> SearchOutcome:
    settings = EngineSettings(premises=0, batch=batch, in_flight=in_flight)
    engine = build_engine(name, Plugs(model=model), settings)
    return engine.search(
        env, env.root(), retriever=NoPremises(), limits=Limits(max_expansions=expansions), seed=env.number
    )


def side_by_side(
    searches: int, expansions: int, tactics: int, *, batch: int = 1, in_flight: int = 1, is_shared: bool = True
) -> Measured:
    """Best-first searches in threads; over one batching model, or (``is_shared`` false) with a model each."""
    slow = SlowModel(BATCH_S, tactics)
    outcomes: list[SearchOutcome] = []

    def work(model: TacticModel, number: int) -> None:
        env = SlowEnv(TACTIC_S, number)
        outcomes.append(search_once(model, env, expansions, batch=batch, in_flight=in_flight))

    with BatchingModel(slow) as batching:
        models: list[TacticModel] = [batching if is_shared else SlowModel(BATCH_S, tactics) for _ in range(searches)]
        threads = [threading.Thread(target=work, args=(models[number], number)) for number in range(searches)]
        started = time.monotonic()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        elapsed = time.monotonic() - started
    asked = sum(outcome.expansions for outcome in outcomes)
    steps = sum(outcome.steps for outcome in outcomes)
    return Measured(asked, steps, elapsed, asked / max(1, len(slow.sizes)))


def own_share(expansions: int, tactics: int, name: str = "best") -> float:
    """What one search alone spends outside of Lean and the model."""
    outcome = search_once(SlowModel(BATCH_S, tactics), SlowEnv(TACTIC_S, 1), expansions, name)
    spent = outcome.statistics
    return 1.0 - (spent.lean_s + spent.model_s) / outcome.elapsed_s


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--searches", type=int, default=16)
    parser.add_argument("--expansions", type=int, default=20)
    parser.add_argument("--tactics", type=int, nargs="*", default=[8, 16, 32])
    parser.add_argument("--batch", type=int, nargs="*", default=[1, 4])
    parser.add_argument("--in-flight", type=int, nargs="*", default=[1, 2, 3, 4])
    args = parser.parse_args()
    for tactics in args.tactics:
        in_turn = side_by_side(args.searches, args.expansions, tactics, is_shared=False)
        for in_flight, batch in product(args.in_flight, args.batch):
            ideal, seen = (
                side_by_side(
                    args.searches, args.expansions, tactics, batch=batch, in_flight=in_flight, is_shared=is_shared
                )
                for is_shared in (False, True)
            )
            of_ideal, of_turns = seen.throughput / ideal.throughput, seen.throughput / in_turn.throughput
            print(
                f"{args.searches} searches, {tactics} tactics a state, {in_flight} in flight,"
                f" {batch} states a question: {seen.elapsed_s:.2f} s"
                f" (ideal {ideal.elapsed_s:.2f} s, in turn {in_turn.elapsed_s:.2f} s), {100 * of_ideal:.1f} % of the"
                f" ideal throughput, {100 * of_turns:.1f} % of that in turn, {seen.mean_batch:.1f} states a batch"
            )
    for name in ("best", "and-or", "mcts", "beam", "dive", "portfolio"):
        print(f"{name}: {100 * own_share(10, 32, name):.2f} % of its time outside of Lean and the model")


if __name__ == "__main__":
    main()
