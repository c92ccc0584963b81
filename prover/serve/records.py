"""What clients of both servers are told about their texts, theorems and steps."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field

from prover import api
from prover.serve.outcome import TOO_MUCH_MEMORY, Failure, FailureKind

Status = Literal["done"] | FailureKind

_HEARTBEATS = "(deterministic) timeout"
"""In Lean's own words when its heartbeats are used up, which is an answer and not a limit of ours."""


class TextResult(BaseModel):
    """How one text fared; ``report`` only when it is ``done``, ``text`` only for a proof."""

    id: str = ""
    status: Status
    reason: str = ""
    report: dict[str, Any] | None = None
    text: str | None = Field(default=None, description="the finished text")

    @classmethod
    def of(cls, name: str, found: dict[str, Any] | Failure) -> TextResult:
        """The result of a text."""
        if isinstance(found, Failure):
            return cls(id=name, status=found.kind, reason=found.message)
        return cls(id=name, status="done", report=found["report"], text=found.get("text"))


class LeanMessage(BaseModel):
    """What Lean says about a text."""

    severity: str
    line: int
    column: int
    text: str


class OpenGoal(BaseModel):
    """A ``sorry``: where it stands, its state and what is to be shown."""

    line: int
    column: int
    state: int
    goals: list[str]


class OpenedTheorem(BaseModel):
    """An open theorem; it is closed when it is not used for a while."""

    theorem: str
    messages: list[LeanMessage]
    sorries: list[OpenGoal]


class StepResult(BaseModel):
    """``open``: ``goals`` are left in the new ``state``.  ``proved``: none.  ``refused``: Lean's ``reason``.

    ``proved`` is what Lean said of this step; a proof counts when the whole text was checked.
    """

    status: Literal["open", "proved", "refused"] | FailureKind
    state: int | None = None
    goals: list[str] = []
    reason: str = ""

    @classmethod
    def of(cls, found: api.TacticResult | Failure) -> StepResult:
        """The result of a step."""
        if isinstance(found, Failure):
            return cls(status=found.kind, reason=found.message)
        if isinstance(found, api.ProofState):
            return cls(status="open", state=found.state_id, goals=list(found.goals))
        if isinstance(found, api.Proved):
            return cls(status="proved", state=found.state_id)
        if found.kind is api.RefusalKind.MEMORY:
            return cls(status="memory", reason=TOO_MUCH_MEMORY)
        if found.kind is api.RefusalKind.TIMEOUT and _HEARTBEATS not in found.message:
            return cls(status="timeout", reason=found.message)
        return cls(status="refused", reason=found.message)


def opened_theorem(name: str, opened: api.OpenedSource) -> OpenedTheorem:
    """What a client is told about an open theorem."""
    return OpenedTheorem(
        theorem=name,
        messages=[
            LeanMessage(severity=item.severity, line=item.start.line, column=item.start.column, text=item.text)
            for item in opened.messages
        ],
        sorries=[
            OpenGoal(
                line=item.start.line,
                column=item.start.column,
                state=item.state.state_id,
                goals=list(item.state.goals),
            )
            for item in opened.sorries
        ],
    )
