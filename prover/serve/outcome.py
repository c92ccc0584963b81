"""How one text of a request fared."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from prover.errors import EngineError, InputError, MemoryExceeded, PoolBusy, PoolClosed, ProcessTimeout

FailureKind = Literal["input", "timeout", "memory", "failed"]
"""``input``: the text is at fault.  ``timeout``, ``memory``: a limit was hit.  ``failed``: ours, worth another try."""
TOO_MUCH_MEMORY = "Lean used more memory than one request may"


class Failure(Exception):
    """There is no result for this text.  ``message`` may be shown to anybody: it names no file of the server."""

    def __init__(self, kind: FailureKind, message: str) -> None:
        super().__init__(message)
        self.kind: FailureKind = kind
        self.message = message


@contextmanager
def failures(timeout_s: float) -> Iterator[None]:
    """Errors of the machinery as ``Failure``s without its words, which may name files; refusals of a full pool pass."""
    try:
        yield
    except (PoolBusy, PoolClosed):
        raise
    except InputError as error:
        raise Failure("input", str(error)) from error
    except ProcessTimeout as error:
        raise Failure("timeout", f"timed out in {timeout_s:g} seconds") from error
    except MemoryExceeded as error:
        raise Failure("memory", TOO_MUCH_MEMORY) from error
    except EngineError as error:
        raise Failure("failed", f"the Lean process broke ({type(error).__name__})") from error
