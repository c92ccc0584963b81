"""Problems over workers: each thread has a process of its own, finished items are kept as they come.

In: problems and a function that makes a worker.  Out: items in the order of the problems.  After Ctrl-C (or SIGTERM)
the processes are ended and what is finished stays, in memory and in the journal.
"""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Callable, Sequence
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from prover.benchmarks.journal import Journal
from prover.benchmarks.minif2f.problems import Problem
from prover.benchmarks.minif2f.report import Item


class BenchWorker(Protocol):
    """What works on one problem at a time."""

    def work(self, problem: Problem, key: str) -> Item:
        """The outcome of a problem."""

    def close(self) -> None:
        """End the process."""


class Run:
    """One run over the problems."""

    def __init__(self, problems: Sequence[Problem], key: Callable[[Problem], str], journal: Journal[Item]) -> None:
        self.problems = list(problems)
        self.key = key
        self.journal = journal
        self.was_interrupted = False
        self._todo: queue.SimpleQueue[Problem] = queue.SimpleQueue()
        self._failures: list[BaseException] = []
        self._stop = threading.Event()

    def items(self) -> list[Item]:
        """What is finished, in the order of the problems."""
        keys = [self.key(problem) for problem in self.problems]
        return [self.journal.done[key] for key in keys if key in self.journal.done]

    def run(self, workers: int, make: Callable[[], BenchWorker], label: str) -> None:
        """Work on what the journal does not have yet."""
        open_problems = [problem for problem in self.problems if self.key(problem) not in self.journal.done]
        for problem in open_problems:
            self._todo.put(problem)
        made = [make() for _ in range(max(1, min(workers, len(open_problems))))] if open_problems else []
        threads = [threading.Thread(target=self._serve, args=(worker,), daemon=True) for worker in made]
        with _progress() as progress:
            task = progress.add_task(label, total=len(self.problems), good=0)
            for thread in threads:
                thread.start()
            try:
                while any(thread.is_alive() for thread in threads):
                    threads[0].join(0.2)
                    for thread in threads[1:]:
                        thread.join(0.0)
                    self._show(progress, task)
            except KeyboardInterrupt:
                self.was_interrupted = True
            finally:
                self._stop.set()
                for worker in made:
                    worker.close()
                for thread in threads:
                    thread.join(5.0)
                self._show(progress, task)
        if self._failures:
            raise self._failures[0]

    def _show(self, progress: Progress, task: object) -> None:
        items = self.items()
        progress.update(task, completed=len(items), good=sum(item.is_good for item in items))  # type: ignore[arg-type]

    def _serve(self, worker: BenchWorker) -> None:
        while not self._stop.is_set():
            with contextlib.suppress(queue.Empty):
                problem = self._todo.get_nowait()
                try:
                    item = worker.work(problem, self.key(problem))
                except BaseException as err:
                    if not self._stop.is_set():
                        self._failures.append(err)
                        self._stop.set()
                    return
                if not self._stop.is_set():
                    self.journal.add(item)
                continue
            return


def _progress() -> Progress:
    """A bar on stderr; silent where stderr is no terminal."""
    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[good]} good"),
        TimeElapsedColumn(),
        console=console,
        disable=not console.is_terminal,
    )
