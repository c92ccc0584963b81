"""Negations: what an earlier run proved is denied, and the denial is given the same search.  None may be proved.

In: the report or the journal of a run.  Out: an item for each theorem that it proved; ``proved`` is the verdict on the
negation (and a contradiction), ``refused`` means that Lean did not take any way of writing it for the negation.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from prover.benchmarks.core import Engine
from prover.benchmarks.journal import Journal
from prover.benchmarks.minif2f.problems import Problem
from prover.benchmarks.minif2f.proving import ProvingWorker
from prover.benchmarks.minif2f.report import BenchReport, Item
from prover.benchmarks.negations import negated_text
from prover.errors import EngineError, InputError, ProcessTimeout

_CHECK_TIMEOUT_S = 120.0
"""For the elaboration of a negation beside the statement."""


def proved_names(path: Path) -> frozenset[str]:
    """The theorems that a run proved.  Raises ``InputError`` where the file tells of none."""
    if not path.is_file():
        raise InputError(f"no report and no journal at {path}")
    try:
        items = BenchReport.model_validate_json(path.read_text(encoding="utf-8")).items
    except ValidationError:
        items = list(Journal(Item, path).done.values())
    names = frozenset(item.name for item in items if item.verdict == "proved")
    if not names:
        raise InputError(f"{path} tells of no proved theorem; give the report or the journal of a proving run")
    return names


class NegatingWorker:
    """One process that tries to prove one negation at a time."""

    def __init__(self, timeout_s: float) -> None:
        self._engine = Engine(_CHECK_TIMEOUT_S)
        self._proving = ProvingWorker(timeout_s)

    def work(self, problem: Problem, key: str) -> Item:
        """Write the negation, have Lean confirm it, search."""
        try:
            text = negated_text(self._engine, problem.text)
        except ProcessTimeout:
            return Item.about(problem, key, "timeout", reason="out of time")
        except EngineError as error:
            return Item.about(problem, key, "crashed", reason=str(error))
        if text is not None:
            return self._proving.work(replace(problem, text=text, goal=""), key)
        return Item.about(problem, key, "refused", reason="no way of writing its negation is accepted")

    def close(self) -> None:
        """End the processes."""
        self._engine.close()
        self._proving.close()
