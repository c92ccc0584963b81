"""Queues of nodes that still have something to try: best-first, first in first out, last in first out.

In: tickets of nodes with a priority (higher is better; only best-first looks at it).  Out: the ticket to serve next.
A node that is queued again gets a new ticket, and its older ones are void.
Source of the idea: Aesop's three-method queue (leanprover-community/aesop, ``Aesop/Search/Queue.lean``).
"""

from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass
from typing import Protocol

from search.tree import Node


@dataclass(frozen=True, slots=True)
class Ticket:
    """A place in the queue; void unless ``number`` is the node's newest."""

    node: Node
    number: int

    @property
    def is_valid(self) -> bool:
        """True when the node was not queued again since."""
        return self.node.ticket == self.number


class Queue(Protocol):
    """Where open nodes wait."""

    def push(self, ticket: Ticket, priority: float) -> None:
        """Add a ticket."""
        ...

    def pop(self) -> Ticket:
        """Take the next ticket; the queue must not be empty."""
        ...

    def __len__(self) -> int: ...


class BestFirstQueue:
    """Highest priority first; among equals the one that was pushed first."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, int, Ticket]] = []
        self._pushed = 0

    def push(self, ticket: Ticket, priority: float) -> None:
        """Add a ticket."""
        heapq.heappush(self._heap, (-priority, self._pushed, ticket))
        self._pushed += 1

    def pop(self) -> Ticket:
        """Take the best ticket."""
        return heapq.heappop(self._heap)[2]

    def __len__(self) -> int:
        return len(self._heap)


class FifoQueue:
    """Breadth first."""

    def __init__(self) -> None:
        self._tickets: deque[Ticket] = deque()

    def push(self, ticket: Ticket, priority: float) -> None:
        """Add a ticket; the priority is not looked at."""
        self._tickets.append(ticket)

    def pop(self) -> Ticket:
        """Take the oldest ticket."""
        return self._tickets.popleft()

    def __len__(self) -> int:
        return len(self._tickets)


class LifoQueue:
    """Depth first."""

    def __init__(self) -> None:
        self._tickets: list[Ticket] = []

    def push(self, ticket: Ticket, priority: float) -> None:
        """Add a ticket; the priority is not looked at."""
        self._tickets.append(ticket)

    def pop(self) -> Ticket:
        """Take the newest ticket."""
        return self._tickets.pop()

    def __len__(self) -> int:
        return len(self._tickets)
