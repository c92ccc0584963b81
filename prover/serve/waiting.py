"""Bounded waiting: for what is taken by somebody else, only so many requests wait."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from prover.errors import PoolBusy


@dataclass(slots=True)
class Waiting:
    """Counts who waits, for one place or for several together; ``words`` say for what, after their number."""

    most: int
    words: str
    count: int = 0

    async def take(self, place: asyncio.Lock | asyncio.Semaphore) -> None:
        """Take a place, in turn; the caller releases it.  Raises ``PoolBusy`` when too many wait."""
        if place.locked() and self.count >= self.most:
            raise PoolBusy(f"{self.count} {self.words} already")
        self.count += 1
        try:
            await place.acquire()
        finally:
            self.count -= 1
