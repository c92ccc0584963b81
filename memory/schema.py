"""Records of the memory: what an index keeps about a premise and about a goal, and the lines of a trace file.

A trace (``prover trace``, schema ``prover.trace/1``) is a file of JSON lines.  The first is a ``TraceHeader``.  Then
for every source its declarations (``TracedDeclaration``, in source order, each with the tactics inside it) and last a
``TracedFile``, which says that the source is complete: declarations without it are the rest of an interrupted run and
are ignored.  A field may be added under the same number; a changed meaning gets the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from prover.types import Declaration

TRACE_SCHEMA = "prover.trace/1"


@dataclass(frozen=True, slots=True)
class GoalSymbols:
    """The constants of a goal display.

    ``head`` is the head of the target (``"Eq"``, ``"And"``, a function's name; ``""`` for a variable); ``sides`` the
    heads of both sides of an equation or equivalence; ``target`` and ``context`` the constants of the target and of the
    hypotheses.
    """

    head: str
    sides: tuple[str, str]
    target: frozenset[str]
    context: frozenset[str]


@dataclass(frozen=True, slots=True)
class IndexedPremise:
    """A declaration, its place in the order of declaration (for visibility and ties), and what finds it."""

    declaration: Declaration
    place: int
    is_local: bool
    symbols: tuple[str, ...]


class TraceLine(BaseModel):
    """What all lines of a trace share."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    def to_line(self) -> str:
        """The line, with its newline."""
        return self.model_dump_json(by_alias=True) + "\n"


class TraceHeader(TraceLine):
    """Which Lean made the trace."""

    record: Literal["header"] = "header"
    schema_name: str = Field(default=TRACE_SCHEMA, alias="schema")
    engine: str
    version: str
    library_hash: str = ""


class TracedTactic(TraceLine):
    """One tactic: where it stands (lines from 1, columns in code points from 0), the goals before it, what it used.

    ``used`` are the constants in what it put for those goals (for a block, of everything inside it); ``premises`` those
    of them that its own text names.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    tactic: str
    goals: tuple[str, ...]
    used: tuple[str, ...] = ()
    premises: tuple[str, ...] = ()


class TracedDeclaration(TraceLine):
    """One declaration of a source: its full name, statement, text, and what its proof or value uses.

    ``source`` is the path, or ``library:`` and a module.  ``used`` are the constants in the finished proof term (empty
    where the engine cannot tell, as real Lean's REPL); ``premises`` those named in the text, by the tactics or the
    term, and not in the statement.
    """

    record: Literal["declaration"] = "declaration"
    source: str
    module: str = ""
    name: str
    kind: str
    line: int
    column: int
    end_line: int
    end_column: int
    statement: str
    text: str
    used: tuple[str, ...] = ()
    premises: tuple[str, ...] = ()
    tactics: tuple[TracedTactic, ...] = ()


class TracedFile(TraceLine):
    """A source is complete.  ``digest`` stands for its text and for the engine; ``errors`` are Lean's."""

    record: Literal["file"] = "file"
    source: str
    module: str = ""
    digest: str
    declarations: int
    tactics: int
    errors: tuple[str, ...] = ()
    elapsed_s: float = 0.0
