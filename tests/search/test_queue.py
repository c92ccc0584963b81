"""The three queues differ in order only."""

from __future__ import annotations

from prover.types import ProofState
from search.queue import BestFirstQueue, FifoQueue, LifoQueue, Queue, Ticket
from search.transposition import StateKey
from search.tree import Mark, Node


def _node(number: int) -> Node:
    state = ProofState(number, ("⊢ p",))
    return Node(number, state, StateKey((str(number),)), None, "", 0.0, 0, (Mark(0.0, 0),), 1)


def _order(queue: Queue, priorities: list[float]) -> list[int]:
    for number, priority in enumerate(priorities):
        queue.push(Ticket(_node(number), 0), priority)
    assert len(queue) == len(priorities)
    return [queue.pop().node.number for _ in priorities]


def test_best_first_takes_the_highest_priority_and_then_the_oldest() -> None:
    assert _order(BestFirstQueue(), [-2.0, -1.0, -3.0, -1.0]) == [1, 3, 0, 2]


def test_fifo_takes_the_oldest() -> None:
    assert _order(FifoQueue(), [-2.0, -1.0, -3.0]) == [0, 1, 2]


def test_lifo_takes_the_newest() -> None:
    assert _order(LifoQueue(), [-2.0, -1.0, -3.0]) == [2, 1, 0]


def test_a_ticket_is_void_once_its_node_was_queued_again() -> None:
    node = _node(0)
    ticket = Ticket(node, node.ticket)
    assert ticket.is_valid
    node.ticket += 1
    assert not ticket.is_valid
