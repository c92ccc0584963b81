"""The error tree.  Three kinds of no (architecture.md, rule 6):

* Lean refused: a *value* (``prover.types.Refusal``), never one of these.
* A process, a network or the machine broke: ``EngineError`` and its children; the caller may retry.
* Our own bug: ``InternalError``; never retried.

Every class carries the process exit code of the command line (``decisions.md``, "Targets and exits").
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of every ``prover`` command."""

    PROVED = 0
    LEFT = 1
    INPUT = 2
    ENGINE = 3
    AUDIT = 4
    INTERRUPTED = 130


class ProverError(Exception):
    """Root of everything ``prover`` raises on purpose."""

    exit_code: ExitCode = ExitCode.ENGINE


class InputError(ProverError):
    """Bad target, bad option, unreadable file: the user can fix it."""

    exit_code = ExitCode.INPUT


class ConfigError(InputError):
    """A setting is unknown or has an impossible value; the message names its origin."""


class EngineError(ProverError):
    """The Lean process or its surroundings failed.  Says nothing about the theorem; may be retried."""


class EngineNotFound(EngineError):
    """The engine that was asked for is not on this machine; the message says how to get it."""


class ProcessDied(EngineError):
    """The Lean process ended in the middle of a conversation."""


class ProcessTimeout(EngineError):
    """No complete answer before the deadline; the process was killed."""


class MemoryExceeded(EngineError):
    """The process used more memory than it may while it worked on a request; it was killed."""


class BadAnswer(EngineError):
    """The process answered with something that is not the protocol (garbage, half an answer, wrong shape)."""


class RequestRefused(EngineError):
    """The process answered ``{"message": …}`` to a request that should not fail (unknown environment or state)."""


class RequestCancelled(EngineError):
    """The request was called off by the one who made it, and the process that worked on it was ended."""


class PoolClosed(EngineError):
    """A worker was asked of a pool that is closed, or that belongs to another process."""


class PoolBusy(EngineError):
    """More requests wait for a worker already than the pool lets wait."""


class ModelFailure(EngineError):
    """A model, or the server behind it, broke or gave up; says nothing about the theorem and may be retried."""


class ModelRefused(ModelFailure):
    """A model server says no for good (wrong key, unknown model, impossible request): asking again is no use."""


class ModelClosed(ModelFailure):
    """A model was asked after it was closed, or in a process other than the one that opened it."""


class ModelOutOfTime(ModelFailure):
    """A search came to its time limit while it waited for a model: the answer is of no use to it any more."""


class MissingExtra(ProverError):
    """An optional library is not installed; the message names the extra to install."""

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(f"{library} is not installed: pip install 'prover[{extra}]'")
        self.library = library
        self.extra = extra


class AuditRejected(ProverError):
    """The fresh re-check refused what the search claimed."""

    exit_code = ExitCode.AUDIT


class InternalError(ProverError):
    """A bug in ``prover`` itself; never retried."""
