"""A pool's health, tried out: start, fork, round trips, a proof, a killed worker, a stopped one, memory, a clean end.

In: an ``EngineSpec``.  Out: a ``Checkup``: what each exercise found, and the pool's own figures.  Never raises an
``EngineError``: an exercise that fails is a finding, and those after it that need a pool are left out.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from prover.errors import EngineError
from prover.ports import Clock
from prover.protocol import Command
from prover.repl.pool import EngineSpec, PoolHealth, WorkerPool
from prover.repl.process import is_running, resident_mb
from prover.repl.replay import ReplayingEnv
from prover.types import ProofState, Proved, Refusal, RefusalKind

_SOURCE = "example (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry\n"
_FIRST, _LAST = "constructor", "exact ⟨h.2, h.1⟩"
_ROUND_TRIPS = 100
_PATIENCE_S = 30.0
_STOPPED_S = 0.5
"""The deadline of the request whose process stands still."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """One thing that was tried, whether it went as it must, and what was measured."""

    name: str
    is_ok: bool
    elapsed_s: float
    detail: str


@dataclass(frozen=True, slots=True)
class Checkup:
    """All exercises, and the pool's figures before it was closed (``None`` when it did not even start)."""

    exercises: tuple[Exercise, ...]
    health: PoolHealth | None

    @property
    def is_ok(self) -> bool:
        """Did everything go as it must?"""
        return all(exercise.is_ok for exercise in self.exercises)


class _Wrong(Exception):
    """An exercise had another outcome than it must have."""


@dataclass
class _Course:
    """The exercises done so far."""

    clock: Clock
    done: list[Exercise] = field(default_factory=list)

    def run(self, name: str, work: Callable[[], str]) -> bool:
        started = self.clock()
        try:
            is_ok, detail = True, work()
        except (EngineError, _Wrong) as error:
            is_ok, detail = False, str(error)
        self.done.append(Exercise(name, is_ok, self.clock() - started, detail))
        return is_ok


def examine_pool(
    spec: EngineSpec, *, size: int = 2, imports: tuple[str, ...] = (), clock: Clock = time.monotonic
) -> Checkup:
    """Start a pool of ``spec`` and put it through its exercises; ``imports`` are modules to time as well."""
    course = _Course(clock)
    descriptors = _open_descriptors()
    pool = WorkerPool(spec, size=size)
    health: PoolHealth | None = None
    pids: list[int] = []
    try:
        if course.run("start", lambda: _start(pool)):
            course.run("second worker", lambda: _second(pool, clock))
            course.run("round trips", lambda: _round_trips(pool, clock))
            course.run("proof", lambda: _prove(pool))
            if imports:
                course.run("imports", lambda: _import(pool, imports, clock))
            course.run("killed worker", lambda: _recover(pool, clock))
            course.run("stopped worker", lambda: _time_out(pool))
            course.run("memory", lambda: _memory(pool))
            health = pool.health()
        pids = [*pool.pids(), pool.reaper_pid]
    finally:
        pool.close()
    course.run("end", lambda: _look_for_leftovers(pids, descriptors))
    return Checkup(tuple(course.done), health)


def _start(pool: WorkerPool) -> str:
    with pool.lease() as worker:
        info = worker.info
        return f"{info.kind} Lean {info.version}, process {worker.client.transport.pid}"


def _second(pool: WorkerPool, clock: Clock) -> str:
    with pool.lease():
        started = clock()
        worker = pool.fresh()
        try:
            _ = worker.info
            way = "forked" if pool.health().forks > 1 else "started"
            return f"{way}, answers after {1000 * (clock() - started):.0f} ms"
        finally:
            worker.close()


def _round_trips(pool: WorkerPool, clock: Clock) -> str:
    times = []
    with pool.lease() as worker:
        for _ in range(_ROUND_TRIPS):
            started = clock()
            worker.client.command(Command(cmd="-- nothing"), timeout_s=_PATIENCE_S)
            times.append(clock() - started)
    times.sort()
    return f"{_ROUND_TRIPS}: median {1000 * median(times):.2f} ms, slowest {1000 * times[-1]:.1f} ms"


def _open(env: ReplayingEnv) -> ProofState:
    opened = env.open_source(_SOURCE, timeout_s=_PATIENCE_S)
    if len(opened.sorries) != 1:
        raise _Wrong(f"one `sorry` was expected: {opened}")
    return opened.sorries[0].state


def _prove(pool: WorkerPool) -> str:
    with ReplayingEnv(pool) as env:
        root = _open(env)
        result = env.run_tactic(root, _LAST, timeout_s=_PATIENCE_S)
        if not isinstance(result, Proved):
            raise _Wrong(f"`{_LAST}` gave {result}")
        refused = env.run_tactic(root, "exact h.1", timeout_s=_PATIENCE_S)
        if not isinstance(refused, Refusal):
            raise _Wrong(f"a wrong tactic gave {refused}")
    return "a right tactic is accepted, a wrong one refused"


def _import(pool: WorkerPool, imports: tuple[str, ...], clock: Clock) -> str:
    text = "".join(f"import {module}\n" for module in imports) + "example : 1 + 1 = 2 := by simp\n"
    times = []
    pool.warm(imports)
    for _ in range(2):
        worker = pool.fresh()
        try:
            _ = worker.info
            started = clock()
            answer = worker.client.command(Command(cmd=text), timeout_s=pool.spec.start_timeout_s)
            times.append(clock() - started)
        finally:
            worker.close()
        if answer.messages:
            raise _Wrong(answer.messages[0].data)
    first, second = (f"{1000 * seconds:.0f} ms" for seconds in times)
    return f"{', '.join(imports)} in a first process {first}, in a second {second}"


def _recover(pool: WorkerPool, clock: Clock) -> str:
    with ReplayingEnv(pool) as env:
        root = _open(env)
        middle = env.run_tactic(root, _FIRST, timeout_s=_PATIENCE_S)
        os.kill(_worker_pid(env), signal.SIGKILL)
        started = clock()
        for _ in range(2):  # the first request may find the process dying
            try:
                again = env.run_tactic(root, _FIRST, timeout_s=_PATIENCE_S)
                break
            except EngineError:
                continue
        else:
            raise _Wrong("the worker was not replaced")
        if getattr(again, "goals", None) != getattr(middle, "goals", ()):
            raise _Wrong(f"`{_FIRST}` gave {again} after the replay, {middle} before")
        return f"replaced and its states replayed in {1000 * (clock() - started):.0f} ms"


def _time_out(pool: WorkerPool) -> str:
    with ReplayingEnv(pool) as env:
        root = _open(env)
        _stop(_worker_pid(env))
        refused = env.run_tactic(root, _LAST, timeout_s=_STOPPED_S)
        if not (isinstance(refused, Refusal) and refused.kind is RefusalKind.TIMEOUT):
            raise _Wrong(f"a process that stands still gave {refused}")
        if not isinstance(env.run_tactic(root, _LAST, timeout_s=_PATIENCE_S), Proved):
            raise _Wrong("the state did not survive")
    return f"timed out after {_STOPPED_S:g} s, its state survived"


def _stop(pid: int) -> None:
    """Stop a process and wait until all its threads stand still (where the system tells)."""
    os.kill(pid, signal.SIGSTOP)
    deadline = time.monotonic() + _PATIENCE_S
    running = [path.parent.name for path in Path(f"/proc/{pid}/task").glob("*/stat")]
    while running and time.monotonic() < deadline:
        running = [thread for thread in running if _state_of(pid, thread) != "T"]
        time.sleep(0.001)


def _state_of(pid: int, thread: str) -> str:
    try:
        return Path(f"/proc/{pid}/task/{thread}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return "T"  # it has ended


def _worker_pid(env: ReplayingEnv) -> int:
    pid = env.worker_pid
    if pid is None:
        raise _Wrong("the environment has no worker")
    return pid


def _memory(pool: WorkerPool) -> str:
    health = pool.health()
    workers = ", ".join(f"{used} MB" for used in health.resident_mb)
    return f"workers {workers}; this process {resident_mb(os.getpid()) or 0} MB"


def _look_for_leftovers(pids: list[int], descriptors: int) -> str:
    left = [pid for pid in pids if is_running(pid)]
    if left:
        raise _Wrong(f"processes still run: {left}")
    more = _open_descriptors() - descriptors
    if more > 0:
        raise _Wrong(f"{more} descriptors are still open")
    return "no process and no descriptor is left"


def _open_descriptors() -> int:
    """How many descriptors this process holds; 0 where the system does not tell."""
    try:
        return len(os.listdir("/proc/self/fd"))  # noqa: PTH208
    except OSError:
        return 0
