"""Records of an attempt on one declaration, between search and final report.

``Attempt`` is the driver's own working record, mutable while one file is proved; it never leaves the room.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import reduce

from prover.driver.minimize.minimizer import Minimized
from prover.driver.outline import DeclarationSite, SorryForm, SorrySite
from prover.driver.recording import Counters
from prover.driver.report import (
    BestPartial,
    MinimizedReport,
    RefutationReport,
    SearchReport,
    SorryReport,
    TheoremStatus,
)
from prover.driver.source import SourceText
from prover.driver.splice import Patch
from prover.types import AuditedDeclaration, OpenSorry, PartialProof, SearchOutcome, SearchStatistics


@dataclass(slots=True)
class SorryAttempt:
    """One ``sorry``: the goals it stands for, what was tried, the patch that Lean accepted in place.

    ``partial_patch`` is a compiling partial proof with gaps (``--partial``).
    """

    site: SorrySite
    opened: list[OpenSorry] = field(default_factory=list)
    status: TheoremStatus = "not_proved"
    reason: str = ""
    tactics: tuple[str, ...] = ()
    form: SorryForm | None = None
    patch: Patch | None = None
    partial_patch: Patch | None = None
    outcomes: dict[int, SearchOutcome] = field(default_factory=dict)
    """By the number of the goal, of its last turn."""
    best: PartialProof | None = None
    costs: dict[int, Counters] | None = None
    """By the number of the goal."""
    minimized: Minimized | None = None
    is_refused_in_place: bool = False
    """A proof was found, and Lean did not accept it where the ``sorry`` stands."""

    @property
    def outcome(self) -> SearchOutcome | None:
        """The searches of its goals together, ended as the last one did; ``None``: nothing was searched."""
        return reduce(_add, self.outcomes.values()) if self.outcomes else None

    @property
    def scripts(self) -> dict[int, tuple[str, ...]]:
        """The proofs that were found, by the number of the goal."""
        return {number: outcome.tactics for number, outcome in self.outcomes.items() if outcome.is_proved}

    def report(self, source: SourceText) -> SorryReport:
        """What is said about it."""
        position = source.position(self.site.start)
        outcome = self.outcome
        costs = list((self.costs or {}).values())
        return SorryReport(
            line=position.line,
            column=position.column,
            status=self.status,
            reason=self.reason,
            goal="\n\n".join(goal for item in self.opened for goal in item.state.goals),
            tactics=list(self.tactics) if self.status == "proved" else [],
            search=None
            if outcome is None
            else SearchReport(
                status=outcome.status.value,
                expansions=outcome.expansions,
                states=outcome.states,
                steps=outcome.steps,
                elapsed_s=round(outcome.elapsed_s, 3),
                lean_calls=sum(item.lean_calls for item in costs) if costs else outcome.steps,
                replayed=sum(item.replayed for item in costs),
                remembered=sum(item.remembered for item in costs),
            ),
            minimized=None
            if self.minimized is None or self.status != "proved"
            else MinimizedReport(
                tokens_before=self.minimized.before,
                tokens_after=self.minimized.after,
                left_out=list(self.minimized.left_out),
                checks=self.minimized.checks,
            ),
            best=None
            if self.best is None or self.status == "proved"
            else BestPartial(tactics=list(self.best.tactics), goals=list(self.best.state.goals)),
        )


@dataclass(slots=True)
class Attempt:
    """One declaration: what Lean said about it when it was opened, its ``sorry``s, its outcome so far."""

    site: DeclarationSite
    declared: AuditedDeclaration | None = None
    sorries: list[SorryAttempt] = field(default_factory=list)
    status: TheoremStatus = "not_proved"
    reason: str = ""
    elapsed_s: float = 0.0
    was_claimed: bool = False
    is_audit_rejected: bool = False
    final: AuditedDeclaration | None = None
    refutation: RefutationReport | None = None

    @property
    def states(self) -> int:
        """Distinct states that all searches of this declaration created."""
        return sum(item.outcome.states for item in self.sorries if item.outcome is not None)

    @property
    def patches(self) -> list[Patch]:
        """What is to be put into the file for this declaration."""
        chosen = [item.patch or item.partial_patch for item in self.sorries]
        return [patch for patch in chosen if patch is not None]

    @property
    def is_fully_patched(self) -> bool:
        """True when every ``sorry`` has a proof."""
        return bool(self.sorries) and all(item.patch is not None for item in self.sorries)

    def take_back(self, reason: str) -> None:
        """The final re-check refused this declaration: all its ``sorry``s stand again."""
        self.is_audit_rejected = self.is_audit_rejected or self.was_claimed
        self.status, self.reason = "not_proved", reason
        for item in self.sorries:
            if item.patch is not None:
                item.status, item.reason = "not_proved", reason
            item.patch = item.partial_patch = None


def _add(one: SearchOutcome, two: SearchOutcome) -> SearchOutcome:
    """The counters of two searches together, with the second's outcome."""
    return replace(
        two,
        expansions=one.expansions + two.expansions,
        states=one.states + two.states,
        steps=one.steps + two.steps,
        elapsed_s=one.elapsed_s + two.elapsed_s,
        statistics=SearchStatistics.total([one.statistics, two.statistics]),
    )
