"""What a served pool and its clients say to each other: JSON texts, one a message (no pickles: nothing is executed).

Client to server: a ``Call``, or an ``Interrupt`` of a call.  Server to client: one ``Reply`` a call, with the call's
number; before them one of number 0, that the client is welcome or why not.  Values are the records of
``prover.types``; errors travel as the name of their class and their text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from prover.errors import EngineError, InternalError, ProverError
from prover.protocol import CommandAnswer
from prover.repl.pool import PoolHealth
from prover.types import (
    Comparison,
    Declaration,
    EngineInfo,
    NamedDeclaration,
    OpenedSource,
    ProofState,
    Proved,
    Refusal,
    SourceAudit,
)

CallName = Literal[
    "engine", "open_source", "run_tactic", "declarations", "forget", "forget_source", "audit", "check", "health"
]

DECLARATIONS: Final = TypeAdapter(tuple[Declaration, ...])
NAMES: Final = TypeAdapter(tuple[NamedDeclaration, ...])
COMPARISON: Final[TypeAdapter[Comparison | None]] = TypeAdapter(Comparison | None)
_RECORDS: Final[dict[str, TypeAdapter[Any]]] = {
    record.__name__: TypeAdapter(record)
    for record in (CommandAnswer, EngineInfo, OpenedSource, PoolHealth, ProofState, Proved, Refusal, SourceAudit)
}


class Call(BaseModel):
    """A request; ``number`` grows from 1 within a connection."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: int
    name: CallName
    arguments: dict[str, Any] = {}


class Interrupt(BaseModel):
    """Call off the call of this number, and those before it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    interrupt: int


class Reply(BaseModel):
    """The outcome of a call: a value of ``kind``, or an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: int
    kind: str = ""
    value: Any = None
    error: str = ""
    text: str = ""

    @classmethod
    def of_value(cls, number: int, value: object) -> Reply:
        """A result."""
        if value is None:
            return cls(number=number)
        if isinstance(value, tuple):
            return cls(number=number, kind="declarations", value=DECLARATIONS.dump_python(value, mode="json"))
        kind = type(value).__name__
        return cls(number=number, kind=kind, value=_RECORDS[kind].dump_python(value, mode="json"))

    @classmethod
    def of_error(cls, number: int, error: Exception) -> Reply:
        """A failure; one that is none of ours is a bug of the server."""
        if type(error).__name__ in _ERRORS:
            return cls(number=number, error=type(error).__name__, text=str(error))
        return cls(number=number, error="InternalError", text=f"{type(error).__name__}: {error}")

    def read(self) -> Any:
        """The value; raises the error."""
        if self.error:
            raise _ERRORS.get(self.error, EngineError)(self.text)
        if not self.kind:
            return None
        if self.kind == "declarations":
            return DECLARATIONS.validate_python(self.value)
        return _RECORDS[self.kind].validate_python(self.value, strict=False)


def parse_message(data: bytes) -> Call | Interrupt:
    """What a client sent.  Raises ``ValueError``."""
    return _MESSAGES.validate_json(data)


_MESSAGES: Final[TypeAdapter[Call | Interrupt]] = TypeAdapter(Call | Interrupt)


def _below(kind: type[ProverError]) -> Iterator[type[ProverError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from _below(child)


_ERRORS: Final = {kind.__name__: kind for root in (EngineError, InternalError) for kind in _below(root)}
"""Errors by name; each takes one text."""
