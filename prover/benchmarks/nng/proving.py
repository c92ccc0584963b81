"""Proving the levels without their proofs: ``prover`` by itself, in the game's order.

In: a ``World``.  Out: ``Item``s.  A level's file holds only what it may use: levels that were proved before as theorems
with the proofs found, those that were not as axioms.  A level starts as soon as all it may use is decided, so that the
result does not depend on how many processes work.  Each search runs in a process of its own (``worker``), which has
the finished file checked by a fresh one.
"""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Sequence

from prover.benchmarks.journal import Journal, key_of
from prover.benchmarks.nng.levels import Level
from prover.benchmarks.nng.record import Item
from prover.benchmarks.nng.world import World
from prover.benchmarks.worker import WorkerProcess

_SORRY = ":= by\n  sorry"


class ProvingRun:
    """Proves levels as their turn comes; ``proofs`` holds what was found (name to body)."""

    def __init__(self, world: World, levels: Sequence[Level], *, timeout_s: float, record: Journal[Item]) -> None:
        self.world = world
        self.levels = list(levels)
        self.timeout_s = timeout_s
        self.record = record
        self.proofs: dict[str, str] = {}
        self.items: dict[str, Item] = {}
        self._todo: queue.SimpleQueue[Level | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._waiting = {level.name: self._needs(level) for level in self.levels}
        self._processes: list[WorkerProcess] = []

    def _needs(self, level: Level) -> set[str]:
        """Levels to be decided before; one that comes later in the data never holds an earlier one up."""
        mine = {other.name: place for place, other in enumerate(self.levels)}
        return {name for name in level.allowed if name in mine and mine[name] < mine[level.name]}

    def run(self, workers: int) -> list[Item]:
        """Prove all; after Ctrl-C what is finished is kept by the record."""
        self._start_ready()
        threads = [threading.Thread(target=self._work, daemon=True) for _ in range(max(1, workers))]
        for thread in threads:
            thread.start()
        try:
            for thread in threads:
                while thread.is_alive():
                    thread.join(0.5)
        finally:
            for process in self._processes:
                process.close()
        return [self.items[level.name] for level in self.levels if level.name in self.items]

    def _start_ready(self) -> None:
        ready = [name for name, needs in self._waiting.items() if not needs]
        for level in self.levels:
            if level.name in ready:
                del self._waiting[level.name]
                self._todo.put(level)

    def _work(self) -> None:
        process = WorkerProcess()
        self._processes.append(process)
        while (level := self._next()) is not None:
            item = self._prove(process, level)
            with self._lock:
                self._finish(level, item)

    def _next(self) -> Level | None:
        level = self._todo.get()
        if level is None:
            self._todo.put(None)  # the other threads end as well
        return level

    def _finish(self, level: Level, item: Item) -> None:
        self.items[level.name] = item
        if item.is_good:
            self.proofs[level.name] = item.body
        for needs in self._waiting.values():
            needs.discard(level.name)
        self._start_ready()
        print(f"\rproving {len(self.items)}/{len(self.levels)}", end="", file=sys.stderr, flush=True)
        if len(self.items) == len(self.levels):
            print(file=sys.stderr)
            self._todo.put(None)

    def _prove(self, process: WorkerProcess, level: Level) -> Item:
        with self._lock:
            known = dict(self.proofs)
        text = self.world.text_for(level, _SORRY, has_support=False, proofs=known)
        key = key_of("proving", text, f"{self.timeout_s:g}")
        if key not in self.record.done:
            answer = process.ask(text, self.timeout_s)
            verdict = "proved" if answer["is_proved"] else "open"
            item = Item(
                section="proving",
                name=level.name,
                label=level.label,
                verdict=verdict,
                reason=answer.get("reason", ""),
                time_s=answer.get("elapsed_s", 0.0),
                body=answer.get("body", ""),
                key=key,
                expansions=answer.get("expansions", 0),
                axioms=tuple(answer.get("axioms", ())),
                steps_s=tuple(answer.get("steps_s", ())),
            )
            self.record.add(item)
        return self.record.done[key]
