"""Deep recursion without crashes: run a function in a thread with a large stack.

Comes in: a function of no arguments. Goes out: its result, or its exception; ``RecursionError`` becomes ``Declined``.
Measured (kernel-notes): 1,000,000 nested applications and 100,000 binders pass with a 1 GB stack (reserved, not
resident, memory).
"""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable
from typing import Final, TypeVar

from prover.lean.kernel.errors import Declined, DeclineReason

T = TypeVar("T")

STACK_BYTES: Final = 1 << 30
RECURSION_LIMIT: Final = 1_200_000
"""About 800 bytes of stack a Python frame: the recursion limit is met before the stack ends."""


def run_deep(fn: Callable[[], T], stack_bytes: int = STACK_BYTES, recursion_limit: int = RECURSION_LIMIT) -> T:
    """Run ``fn`` in a new thread with a large stack and wait for it."""
    result: list[T] = []
    error: list[BaseException] = []

    def body() -> None:
        try:
            result.append(fn())
        except RecursionError:
            error.append(Declined(DeclineReason.DEPTH))
        except BaseException as err:
            error.append(err)

    old_limit = sys.getrecursionlimit()
    old_size = threading.stack_size(stack_bytes)
    sys.setrecursionlimit(max(old_limit, recursion_limit))
    try:
        thread = threading.Thread(target=body, name="deep", daemon=True)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(old_size)
        with contextlib.suppress(RecursionError):
            sys.setrecursionlimit(old_limit)
    if error:
        raise error[0]
    return result[0]
