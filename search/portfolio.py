"""A portfolio: several engines on one problem under one budget; the first proof wins and the others are called off.

On one *lane* (a thread with its own proof environment) engines take turns: next comes the one that has cost least for
its share, counted in tactics and questions, so that the order depends on no clock.  They share what Lean and the model
answered, so an engine pays only for what no other has tried on the same state.  With further lanes (the caller must be
able to open the root in another environment) the engines are dealt out over threads; then what is found is the same
only as far as the machine is.

Limits hold for all together: expansions count questions that the model was really asked.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from prover.errors import EngineError
from prover.ports import Limits, OpenSpare, ProgressCallback, ProofEnv, Retriever
from prover.types import PartialProof, ProofState, SearchOutcome, SearchProgress, SearchStatistics, SearchStatus
from search.budget import QUESTION_COST, Budget, Pot
from search.policy import Policy
from search.runner import Plugs, RunOptions, SearchRun, SearchTask
from search.sharing import SharingEnv, SharingModel
from search.tree import Tree

logger = logging.getLogger(__name__)

_LANE_WAIT_S = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One engine of a portfolio; ``share``: its part of the effort, relative to the others."""

    name: str
    make_policy: Callable[[], Policy]
    options: RunOptions
    share: float = 1.0


@dataclass(slots=True)
class _Running:
    """A member at work."""

    member: Member
    run: SearchRun
    policy: Policy
    cost: float = 0.0

    @property
    def rank(self) -> float:
        return self.cost / self.member.share


@dataclass(slots=True)
class _Race:
    """What the lanes of one search have in common."""

    plugs: Plugs
    task: SearchTask
    pot: Pot
    budget: Budget
    lock: threading.Lock = field(default_factory=threading.Lock)
    winner: SearchOutcome | None = None
    winner_name: str = ""
    interrupts: list[Callable[[], None]] = field(default_factory=list)
    failure: Exception | None = None
    """What ended a lane in a thread of its own before its time."""

    def win(self, running: _Running) -> None:
        """The first proof wins."""
        with self.lock:
            if self.winner is None:
                self.winner, self.winner_name = running.run.outcome(), running.member.name
                self.pot.is_cancelled = True
                for interrupt in self.interrupts:
                    interrupt()


class _Lane:
    """Members that take turns on one environment."""

    def __init__(self, race: _Race, env: ProofEnv, root: ProofState, members: Sequence[Member], watched: bool) -> None:
        self.race = race
        self.env = SharingEnv(env)
        self.root = root
        model = race.plugs.model if watched else race.plugs.spare_model or race.plugs.model
        self.model = SharingModel(model, race.pot)
        self.plugs = replace(race.plugs, model=self.model)
        task = race.task
        report = self._report if watched and task.on_progress is not None else None
        self.all: list[_Running] = []
        for number, member in enumerate(members):
            own = replace(task, env=self.env, root=root, seed=task.seed + number, on_progress=report)
            run = SearchRun(self.plugs, member.options, own, Budget(task.limits, race.plugs.clock, race.pot))
            self.all.append(_Running(member, run, member.make_policy()))
        self.running = list(self.all)

    def work(self) -> None:
        """Take turns until somebody has a proof or nobody has work."""
        try:
            for running in self.running:
                running.policy.begin(running.run)
            while self.running and not self.race.pot.is_cancelled:
                self._turn(min(self.running, key=lambda running: running.rank))
        except KeyboardInterrupt:
            if self.all:
                self.all[0].run.report_progress()
            raise
        finally:
            for running in self.all:
                running.run.clean_up()
            if self.race.plugs.ahead is not None:
                for query, limit in self.model.unanswered():
                    self.race.plugs.ahead.drop([query], limit=limit)
            best = self.best()
            self.env.release([self.root] if best is None else [self.root, best.state])

    def _turn(self, running: _Running) -> None:
        before = self._spent()
        run = running.run
        if not run.is_over:
            running.policy.advance(run)
            if run.options.checks_invariants:
                run.check_invariants()
        running.cost += self._spent() - before + 0.01
        if run.status is None:
            return
        self.running.remove(running)
        if run.status is SearchStatus.PROVED:
            is_proof = run.confirm() if run.options.splits else True
            if is_proof:
                self.race.win(running)
            elif is_proof is False:
                self._start_whole(running)

    def _start_whole(self, running: _Running) -> None:
        """Goals that a member proved one by one do not make a proof together: it goes on with whole states."""
        logger.warning("%s: goals that were proved one by one do not make a proof together", running.member.name)
        old = running.run
        old.clean_up()
        running.run = SearchRun(self.plugs, replace(old.options, splits=False), old.task, old.budget)
        running.policy = running.member.make_policy()
        running.policy.begin(running.run)
        self.running.append(running)

    def _spent(self) -> float:
        requests = sum(running.run.budget.requests for running in self.all)
        return self.env.asked + QUESTION_COST * (self.model.asked + requests)

    def best(self) -> PartialProof | None:
        """The most advanced partial proof of the lane: fewest goals, then longest."""
        known = [best for running in self.all if (best := running.run.best()) is not None]
        return max(known, key=lambda best: (-len(best.state.goals), len(best.tactics)), default=None)

    def _report(self, progress: SearchProgress) -> None:
        report = self.race.task.on_progress
        assert report is not None
        states = sum(len(running.run.tree.nodes) for running in self.all)
        report(SearchProgress(self.race.pot.expansions, states, self.race.budget.elapsed_s, self.best()))


class PortfolioSearch:
    """Implements ``prover.ports.ProofSearch``.  ``lanes``: threads at most.  ``last_winner`` names who found the proof
    of the newest search, ``last_trees`` are what its members saw, ``last_costs`` what they paid for."""

    def __init__(self, plugs: Plugs, members: Sequence[Member], *, lanes: int = 1) -> None:
        self.plugs = plugs
        self.members = tuple(members)
        self.lanes = lanes
        self.last_winner = ""
        self.last_trees: dict[str, Tree] = {}
        self.last_costs: dict[str, float] = {}

    def search(
        self,
        env: ProofEnv,
        root: ProofState,
        *,
        retriever: Retriever,
        limits: Limits,
        seed: int = 0,
        source: str = "",
        on_progress: ProgressCallback | None = None,
        open_spare: OpenSpare | None = None,
    ) -> SearchOutcome:
        """Look for tactics that finish ``root``; see the port."""
        pot = Pot()
        task = SearchTask(env, root, retriever, limits, seed, source, on_progress)
        race = _Race(self.plugs, task, pot, Budget(limits, self.plugs.clock, pot))
        count = 1 if open_spare is None else max(1, min(self.lanes, len(self.members)))
        lanes = [_Lane(race, env, root, self.members[::count], True)]
        threads: list[threading.Thread] = []
        for number in range(1, count):
            assert open_spare is not None
            dealt = self.members[number::count]
            threads.append(
                threading.Thread(target=self._spare_lane, args=(race, open_spare, dealt, lanes), daemon=True)
            )
        for thread in threads:
            thread.start()
        try:
            lanes[0].work()
            while any(thread.is_alive() for thread in threads) and race.winner is None:
                threads[0].join(_LANE_WAIT_S)
                threads.append(threads.pop(0))
        finally:
            pot.is_cancelled = True
            with race.lock:
                for interrupt in race.interrupts:
                    interrupt()
            for thread in threads:
                thread.join()
        if race.winner is None and race.failure is not None and not isinstance(race.failure, EngineError):
            raise race.failure
        self.last_winner = race.winner_name
        self.last_trees = {running.member.name: running.run.tree for lane in lanes for running in lane.all}
        self.last_costs = {running.member.name: running.cost for lane in lanes for running in lane.all}
        return self._outcome(race, lanes)

    def _spare_lane(self, race: _Race, open_spare: OpenSpare, members: Sequence[Member], lanes: list[_Lane]) -> None:
        """A lane in a thread of its own."""
        try:
            with open_spare() as spare:
                with race.lock:
                    race.interrupts.append(spare.interrupt)
                if race.pot.is_cancelled:
                    return
                lane = _Lane(race, spare.env, spare.root, members, False)
                with race.lock:
                    lanes.append(lane)
                lane.work()
        except Exception as error:  # the searching thread raises it, or tells of it
            if not race.pot.is_cancelled:
                logger.warning("a lane of the portfolio ended: %s", error)
                with race.lock:
                    race.failure = race.failure or error

    def _outcome(self, race: _Race, lanes: Sequence[_Lane]) -> SearchOutcome:
        runs = [running.run for lane in lanes for running in lane.all]
        # Only the first lane's states are the caller's.
        best = lanes[0].best()
        status, tactics, detail = _verdict(race, runs)
        return SearchOutcome(
            status=status,
            tactics=tactics,
            best=best,
            expansions=race.pot.expansions,
            states=sum(len(run.tree.nodes) for run in runs),
            steps=sum(lane.env.asked for lane in lanes),
            elapsed_s=race.budget.elapsed_s,
            detail=detail,
            statistics=replace(
                SearchStatistics.total([run.budget.statistics() for run in runs]), tokens=race.pot.tokens
            ),
        )


_WORSE_FIRST = (
    SearchStatus.TIME_LIMIT,
    SearchStatus.TOKEN_LIMIT,
    SearchStatus.EXPANSION_LIMIT,
    SearchStatus.EXHAUSTED,
    SearchStatus.DEPTH_LIMIT,
    SearchStatus.ENGINE_FAILURE,
)
"""What a search of several engines ended with, when they ended differently: a limit that more budget would lift.  Where
one has tried everything, it does not matter how deep another went."""
_WITHOUT_A_PROOF = {SearchStatus.EXHAUSTED, SearchStatus.DEPTH_LIMIT}
"""Ends that say something about the theorem, if no engine was lost."""


def _verdict(race: _Race, runs: Sequence[SearchRun]) -> tuple[SearchStatus, tuple[str, ...], str]:
    if race.winner is not None:
        return SearchStatus.PROVED, race.winner.tactics, f"found by {race.winner_name}"
    ended = {run.status for run in runs if run.status not in (SearchStatus.PROVED, None)}
    if race.failure is not None and not ended - _WITHOUT_A_PROOF:
        return SearchStatus.ENGINE_FAILURE, (), str(race.failure)
    status = next((status for status in _WORSE_FIRST if status in ended), SearchStatus.EXHAUSTED)
    detail = next((run.detail for run in runs if run.status is status and run.detail), "")
    return status, (), detail
