"""What an engine is made of: a policy, and the search that lets it work on a run.

In: plugs, a way to make policies, options.  Out: a ``ProofSearch``.  Policies share nothing but the tree of the run, so
they can follow each other on one.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Protocol

from prover.errors import EngineError
from prover.ports import Limits, OpenSpare, ProgressCallback, ProofEnv, Retriever
from prover.types import ProofState, SearchOutcome, SearchStatus
from search.runner import Plugs, RunOptions, SearchRun, SearchTask
from search.tree import Tree

logger = logging.getLogger(__name__)


class Policy(Protocol):
    """One engine's plan.  It keeps what it needs per run, so every run gets a new one."""

    def begin(self, run: SearchRun) -> None:
        """Called once, when the tree holds the root only."""
        ...

    def advance(self, run: SearchRun) -> None:
        """Do one visit (at most a few steps), or end the run by setting ``run.status``."""
        ...


class PolicySearch:
    """Implements ``prover.ports.ProofSearch`` for every policy.  ``last_tree`` is that of the newest search."""

    def __init__(self, plugs: Plugs, make_policy: Callable[[], Policy], options: RunOptions) -> None:
        self.plugs = plugs
        self.make_policy = make_policy
        self.options = options
        self.last_tree: Tree | None = None

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
        """Look for tactics that finish ``root``; see the port.  One thread is all that it needs."""
        task = SearchTask(env, root, retriever, limits, seed, source, on_progress)
        run = SearchRun(self.plugs, self.options, task)
        if not self._drive(run):
            logger.warning("goals that were proved one by one do not make a proof together; searching whole states")
            run = SearchRun(self.plugs, replace(self.options, splits=False), task, run.budget)
            self._drive(run)
        return run.outcome()

    def _drive(self, run: SearchRun) -> bool:
        """Let the policy work until the run is over; false when the proof of a search that splits is none."""
        self.last_tree = run.tree
        with _cleaning(run):
            drive(run, self.make_policy())
            is_split_proof = run.options.splits and run.status is SearchStatus.PROVED
            return not is_split_proof or run.confirm() is not False


@contextmanager
def _cleaning(run: SearchRun) -> Iterator[None]:
    """Hand back what a run holds of Lean, whatever ends it."""
    try:
        yield
    except BaseException:
        with suppress(EngineError):  # the first error is the one to tell
            run.clean_up()
        raise
    run.clean_up()


def drive(run: SearchRun, policy: Policy) -> None:
    """Let a policy work until the run is over."""
    policy.begin(run)
    try:
        while not run.is_over:
            policy.advance(run)
            if run.options.checks_invariants:
                run.check_invariants()
    except KeyboardInterrupt:
        run.report_progress()
        raise
