"""How requests are worked on: as long as their client listens, each error with its status.

In: work for a request.  Out: its result, or an ``HTTPException``.  A client that goes away has its work called off.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Coroutine
from typing import Any, TypeVar

from fastapi import HTTPException, Request

from prover.errors import PoolBusy, PoolClosed
from prover.serve.theorems import UnknownTheorem

T = TypeVar("T")

_CLIENT_GONE = 499
_RETRY_S = 5


async def while_connected(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """The result of the work; 499 (which nobody reads) when the client is gone before."""
    task = asyncio.create_task(work)
    leaving = asyncio.create_task(_disconnected(request))
    try:
        await asyncio.wait({task, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise HTTPException(_CLIENT_GONE, "the client is gone")
        return task.result()
    except PoolBusy as error:
        raise HTTPException(429, "too many texts wait for Lean already", {"Retry-After": str(_RETRY_S)}) from error
    except PoolClosed as error:
        raise HTTPException(503, "the server is closing", {"Retry-After": str(_RETRY_S)}) from error
    except UnknownTheorem as error:
        raise HTTPException(404, str(error)) from error
    finally:
        for pending in (task, leaving):
            pending.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await pending


async def _disconnected(request: Request) -> None:
    """Ends when the client is gone."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
