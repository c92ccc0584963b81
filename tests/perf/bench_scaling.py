"""How much two workers do in the time of one.

Run by hand: ``python -m tests.perf.bench_scaling [--rounds N]``.  Tasks of at least 20 ms: a process that only waits
(it needs no processor, so what is lost is lost in the door), the same as steps of a search through ``ReplayingEnv``, a
process that counts (what the machine gives two busy processes), and embedded Lean at work.  Rounds with one and with
two workers alternate, on the same two processes; the best of each counts, beside it the load of the machine.
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from prover.protocol import Command
from prover.repl.door import LeanDoor
from prover.repl.pool import EngineSpec, WorkerPool
from prover.repl.process import ProcessSpec
from prover.repl.toolchain import embedded_engine
from prover.types import EngineInfo

SCRIPTED = (sys.executable, str(Path(__file__).parents[1] / "repl" / "fake_repl.py"))
LEAN_TASK = "example : (List.range 60).foldl (· + ·) 0 = 1770 := by decide"
TASKS = 12
"""Tasks in a round, whoever does them."""
KINDS = ("waiting commands", "waiting steps", "busy commands", "embedded Lean")

Task = Callable[[int], None]
"""Does one task in the place (0 or 1) of its thread."""


def throughput(task: Task, workers: int) -> float:
    """Tasks a second of this many threads."""
    left = threading.Semaphore(TASKS)

    def work(place: int) -> None:
        while left.acquire(blocking=False):
            task(place)

    threads = [threading.Thread(target=work, args=(place,)) for place in range(workers)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return TASKS / (time.perf_counter() - started)


def best_of(task: Task, rounds: int) -> tuple[float, float]:
    """The best throughput of one and of two workers."""
    for place in (0, 1):
        task(place)
    pairs = [(throughput(task, 1), throughput(task, 2)) for _ in range(rounds)]
    return max(one for one, _ in pairs), max(two for _, two in pairs)


def scripted_engine() -> EngineSpec:
    """The scripted process of the door's tests: ``wait S`` takes S seconds and no processor, ``spin N`` works."""
    return EngineSpec(info=EngineInfo("embedded", "?"), process=ProcessSpec(SCRIPTED), start_timeout_s=30.0)


def lean_engine() -> EngineSpec:
    """Embedded Lean."""
    return embedded_engine(os.environ, reason="", memory_mb=None, start_timeout_s=120.0)


@contextmanager
def commands(spec: EngineSpec, text: str) -> Iterator[Task]:
    """A task leases a worker and elaborates a text."""
    with WorkerPool(spec, size=2) as pool:

        def task(place: int) -> None:
            with pool.lease() as worker:
                answer = worker.client.command(Command(cmd=text), timeout_s=60)
                assert not [message for message in answer.messages if message.severity == "error"]
                worker.client.forget(envs=[answer.env], timeout_s=60)

        with pool.lease(), pool.lease():
            pass  # both are up
        yield task


@contextmanager
def steps(spec: EngineSpec, source: str, tactic: str) -> Iterator[Task]:
    """A task is a tactic step on the state of its thread's own environment."""
    with LeanDoor(spec, workers=2) as door, door.open_env() as first, door.open_env() as second:
        places = [(env, env.open_source(source).sorries[0].state) for env in (first, second)]

        def task(place: int) -> None:
            env, state = places[place]
            env.run_tactic(state, tactic, timeout_s=60)

        yield task


def measure(kind: str, rounds: int) -> tuple[float, float]:
    """The best throughput of one and of two workers on tasks of a kind."""
    made = {
        "waiting commands": lambda: commands(scripted_engine(), "wait 0.02"),
        "waiting steps": lambda: steps(scripted_engine(), "sorry 1", "wait 0.02"),
        "busy commands": lambda: commands(scripted_engine(), "spin 600000"),
        "embedded Lean": lambda: commands(lean_engine(), LEAN_TASK),
    }[kind]
    with made() as task:
        return best_of(task, rounds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    options = parser.parse_args()
    for name in KINDS:
        one, two = measure(name, options.rounds)
        load = os.getloadavg()[0]
        print(f"{name:18} one {one:6.1f}/s  two {two:6.1f}/s  factor {two / one:4.2f}  (load {load:.1f})", flush=True)


if __name__ == "__main__":
    main()
