"""What a run says about itself: items, counts per fragment and per time limit, a table and a JSON document.

The document is described in ``docs/json.md`` (``prover.bench/1``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from prover.benchmarks.core import reason_class
from prover.benchmarks.minif2f.problems import Problem
from prover.driver.report import schema_field

BENCH_SCHEMA = "prover.bench/1"
MARKS_S = (10.0, 20.0, 60.0)
"""Time limits that published figures are given for."""

Mode = Literal["statements", "proving", "published", "negations"]
"""What a run does: elaborate statements, prove theorems, judge proofs that others published, try to prove the negations
of what an earlier run proved."""
Verdict = Literal["ok", "proved", "open", "refused", "timeout", "crashed"]
"""``ok``: the statement elaborates or the published proof is accepted.

``open``: it does and is not proved.  ``refused``: Lean's reason is told."""
GoalVerdict = Literal["equal", "folded", "differs", ""]
"""``folded``: equal up to what Lean versions print differently.  Empty: nothing to compare."""


class Record(BaseModel):
    """Base of the records: frozen, no unknown fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Item(Record):
    """One problem's outcome.  ``proof`` is the text after the statement in the file that passed the final check."""

    name: str
    key: str
    fragment: str
    is_closed: bool
    verdict: Verdict
    reason: str = ""
    elapsed_s: float = 0.0
    goal: str = ""
    goal_verdict: GoalVerdict = ""
    proof: str = ""
    axioms: list[str] = Field(default_factory=list)
    statement_hash: str = ""
    expansions: int = 0

    @classmethod
    def about(cls, problem: Problem, key: str, verdict: Verdict, **facts: Any) -> Item:
        """The outcome of a problem; ``facts``: what else is known of it."""
        return cls(
            name=problem.name,
            key=key,
            fragment=problem.fragment,
            is_closed=problem.is_closed,
            verdict=verdict,
            **facts,
        )

    @property
    def is_good(self) -> bool:
        """The statement elaborates; in a proving run, it is proved; a published proof is accepted."""
        return self.verdict in ("ok", "proved")


class FragmentRow(Record):
    """One line of the table: problems, those that elaborate (or are proved), by time limit when proving."""

    fragment: str
    total: int
    good: int
    good_within: dict[str, int] = Field(default_factory=dict)


class BenchReport(Record):
    """The result of a run."""

    schema_name: str = schema_field(BENCH_SCHEMA)
    suite: str
    mode: Mode
    split: str
    data_sha256: str
    engine: str
    engine_version: str
    library_hash: str
    workers: int
    timeout_s: float
    total: int
    finished: int
    good: int
    good_within: dict[str, int] = Field(default_factory=dict, description="proved within so many seconds")
    good_not_closed: int = Field(description="of the good ones, those that are no closed numeral facts")
    goals_equal: int
    goals_folded: int
    goals_differ: int
    fragments: list[FragmentRow]
    reasons: dict[str, int] = Field(description="refusals by the beginning of their reason")
    interrupted: bool
    elapsed_s: float
    items: list[Item]

    def to_json(self) -> str:
        """The document's JSON text."""
        return self.model_dump_json(by_alias=True, indent=2)


def good_within(items: Sequence[Item], timeout_s: float) -> dict[str, int]:
    """How many proofs took at most so many seconds, for the marks that the run allowed."""
    marks = [mark for mark in MARKS_S if mark <= timeout_s] or [timeout_s]
    proved = [item for item in items if item.verdict == "proved"]
    return {f"{mark:g}": sum(item.elapsed_s <= mark for item in proved) for mark in marks}


def fragment_rows(items: Sequence[Item], timeout_s: float, *, is_proving: bool) -> list[FragmentRow]:
    """Fragments, the largest first."""
    sizes = Counter(item.fragment for item in items)
    rows = []
    for fragment, total in sorted(sizes.items(), key=lambda pair: (-pair[1], pair[0])):
        mine = [item for item in items if item.fragment == fragment]
        within = good_within(mine, timeout_s) if is_proving else {}
        rows.append(
            FragmentRow(fragment=fragment, total=total, good=sum(item.is_good for item in mine), good_within=within)
        )
    return rows


def reason_counts(items: Sequence[Item]) -> dict[str, int]:
    """Refusals with the same beginning counted together, the most frequent first."""
    found = Counter(reason_class(item.reason) for item in items if item.verdict in ("refused", "timeout", "crashed"))
    return dict(found.most_common())
