"""Fault injection for the pool: ``python -m tests.repl.chaos --requests 100000`` (the quick version is a test).

Many clients share few workers. Each opens toy goals (``fake_repl``), steps through them, and now and then sends a
request that makes its process die, hang, stop, take memory, flood stdout or stderr, close a pipe, answer garbage, half
an answer or the wrong shape, or start a process of its own, or calls its request off from another thread; meanwhile
workers, the zygote that forks them and the reaper are killed at random from outside. Every goal carries the tags of the
client and of the steps that led to it, so the answer of any other request is a wrong one. Every failure is compared
with the error that fault must give, and at the end nothing may be left: processes (zombies too), descriptors, threads,
memory.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import gc
import os
import random
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from prover.errors import BadAnswer, EngineError, ProcessDied, RequestCancelled
from prover.repl.pool import EngineSpec, PoolHealth, WorkerPool
from prover.repl.process import ProcessSpec, resident_mb
from prover.repl.replay import ReplayingEnv
from prover.types import EngineInfo, ProofState, Proved, Refusal, RefusalKind

FAKE = Path(__file__).with_name("fake_repl.py")
_DEADLINE_S = 0.25
_PATIENCE_S = 60.0
"""For requests that are not meant to fail: a busy machine may be slow, but it must not be for ever."""

FAULTS: dict[str, type[Exception] | RefusalKind] = {
    "die": ProcessDied,
    "half": ProcessDied,
    "garbage": BadAnswer,
    "wrong": BadAnswer,
    "mute": ProcessDied,
    "cancel": RequestCancelled,
    "hang": RefusalKind.TIMEOUT,
    "dribble": RefusalKind.TIMEOUT,
    "chatter": RefusalKind.TIMEOUT,
    "deaf": RefusalKind.TIMEOUT,
    "stop": RefusalKind.TIMEOUT,
    "family": RefusalKind.TIMEOUT,
    "flood": RefusalKind.TIMEOUT,
    "hog": RefusalKind.MEMORY,
    "noise": RefusalKind.ERROR,
}
"""What each fault must give: an exception, or a refusal of a kind (``noise`` only talks too much before it answers).
``cancel`` hangs and is called off by another thread."""
_WEIGHTS = dict.fromkeys(("die", "half", "garbage", "wrong"), 8.0) | {"noise": 2.0, "flood": 0.2, "hog": 0.2}
_WEIGHTS |= dict.fromkeys(("hang", "stop", "family", "dribble", "deaf"), 0.6) | {"chatter": 0.2, "mute": 0.2}
_WEIGHTS |= {"cancel": 2.0}
_OWN_DEADLINE_S = {"hog": 20.0, "flood": 0.1, "chatter": 0.1}
_LATE_GROWTH_MB = 48
"""What our memory may grow by in the second half of a run, when everything is loaded and every buffer was in use."""


@dataclass
class Tally:
    """What happened; ``wrong`` lists every answer or error that should not have been."""

    requests: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    killed: int = 0
    retries: int = 0
    wrong: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, fault: str | None = None, *, retry: bool = False) -> int:
        with self.lock:
            self.requests += 1
            self.retries += retry
            if fault is not None:
                self.faults[fault] += 1
            return self.requests

    def __getstate__(self) -> dict[str, object]:
        return {**vars(self), "lock": None}  # of no use in another process

    def complain(self, text: str) -> None:
        with self.lock:
            self.wrong.append(text)


class Client(threading.Thread):
    """Proves toy goals and misbehaves in between."""

    def __init__(self, pool: WorkerPool, tally: Tally, limit: int, seed: int) -> None:
        super().__init__(name=f"client-{seed}", daemon=True)
        self.pool = pool
        self.tally = tally
        self.limit = limit
        self.seed = seed
        self.rng = random.Random(seed)
        self.counted = 0

    def run(self) -> None:
        try:
            while self.tally.requests < self.limit:
                with ReplayingEnv(self.pool) as env:
                    self.prove(env)
        except Exception as error:
            self.tally.complain(f"{self.name} ended: {type(error).__name__}: {error}")

    def prove(self, env: ReplayingEnv) -> None:
        size = self.rng.randint(2, 5)
        tag = f"c{self.seed}n{self.count()}"
        states = {size: self.open(env, size, tag)}
        for _ in range(self.rng.randint(4, 12)):
            left = self.rng.choice(list(states))
            if self.rng.random() < 0.5:
                self.misbehave(env, states[left])
                continue
            step = f"s{self.rng.randint(0, 3)}" if self.rng.random() < 0.5 else f"n{self.count()}"
            result = self.step(env, states[left], f"down {step}")
            expected = left - 1
            shown = states[left].goals[0].split()[2]
            if expected and isinstance(result, ProofState) and result.goals == (f"⊢ {expected} {shown}.{step}",):
                states[expected] = result
            elif not (isinstance(result, Proved) and expected == 0):
                self.tally.complain(f"down {step} on {states[left]} gave {result}")

    def count(self) -> int:
        self.counted += 1
        return self.counted

    def open(self, env: ReplayingEnv, size: int, tag: str) -> ProofState:
        """Try until it works: outside kills may hit any request."""
        retry = False
        while True:
            self.tally.add(retry=retry)
            try:
                state = env.open_source(f"sorry {size} {tag}", timeout_s=_PATIENCE_S).sorries[0].state
            except ProcessDied:
                retry = True
            else:
                if state.goals != (f"⊢ {size} {tag}",):
                    self.tally.complain(f"sorry {size} {tag} gave {state}")
                return state

    def step(self, env: ReplayingEnv, state: ProofState, tactic: str) -> object:
        retry = False
        while True:
            self.tally.add(retry=retry)
            try:
                return env.run_tactic(state, tactic, timeout_s=_PATIENCE_S)
            except ProcessDied:
                retry = True

    def misbehave(self, env: ReplayingEnv, state: ProofState) -> None:
        fault = self.rng.choices(list(_WEIGHTS), list(_WEIGHTS.values()))[0]
        expected = FAULTS[fault]
        slow = isinstance(expected, RefusalKind) and expected is RefusalKind.TIMEOUT
        deadline = _OWN_DEADLINE_S.get(fault, _DEADLINE_S if slow else _PATIENCE_S)
        self.tally.add(fault)
        got: object
        try:
            with self.called_off(env) if fault == "cancel" else contextlib.nullcontext():
                got = env.run_tactic(state, "hang" if fault == "cancel" else fault, timeout_s=deadline)
        except EngineError as error:
            got = error
        if isinstance(expected, RefusalKind):
            fine = isinstance(got, Refusal) and got.kind is expected
        else:
            fine = isinstance(got, expected)
        # A kill from outside may come first, also while earlier states are replayed for this request.
        if not fine and not (isinstance(got, ProcessDied) and self.tally.killed):
            self.tally.complain(f"{fault} gave {got!r}")

    @contextlib.contextmanager
    def called_off(self, env: ReplayingEnv) -> Iterator[None]:
        """Another thread calls the request off, soon or at once."""
        timer = threading.Timer(self.rng.choice((0.0, 0.002, 0.05)), env.interrupt)
        timer.start()
        try:
            yield
        finally:
            timer.join()
            env.resume()


class Killer(threading.Thread):
    """Kills a random worker, the zygote or, rarely, the reaper every now and then."""

    def __init__(self, pool: WorkerPool, tally: Tally, pause_s: float, seed: int) -> None:
        super().__init__(name="killer", daemon=True)
        self.pool = pool
        self.tally = tally
        self.pause_s = pause_s
        self.rng = random.Random(seed)
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.wait(self.rng.uniform(0, 2 * self.pause_s)):
            pids = list(self.pool.pids())
            if self.rng.random() < 0.05:
                pids = [self.pool.reaper_pid]
            if not pids:
                continue
            self.tally.killed += 1
            with contextlib.suppress(OSError):
                os.kill(self.rng.choice(pids), signal.SIGKILL)


_MARK = "PROVER_CHAOS_RUN"


def marked(run: str) -> set[int]:
    """Every process on the machine that descends from this run's workers (Linux): numbers alone are given again."""
    found: set[int] = set()
    for entry in Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError):
            if f"{_MARK}={run}\0".encode() in entry.read_bytes():
                found.add(int(entry.parent.name))
    return found


def fake_engine(*, forking: bool, resident_mb: int = 300, run: str = "") -> EngineSpec:
    zygote = (sys.executable, str(FAKE), "--zygote") if forking else None
    root = str(Path(__file__).resolve().parents[2])
    process = ProcessSpec(
        (sys.executable, str(FAKE)),
        environment={**os.environ, "PYTHONPATH": root, _MARK: run},
        resident_mb=resident_mb,
        zygote=zygote,
    )
    return EngineSpec(info=EngineInfo("embedded", "?"), process=process, start_timeout_s=60.0)


def descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").is_dir() else 0


def keep_no_holes() -> None:
    """Have glibc give large blocks back when they are freed.

    By itself it moves them into the arena of the thread that needed them and keeps the holes there (measured: 530 MB
    after 180 floods, 2 MB this way), which would hide a leak. What is read comes in chunks of 64 and 128 KiB.
    """
    mmap_threshold = -3
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").mallopt(mmap_threshold, 1 << 15)


def children() -> set[int]:
    """Processes below this one, those that ended and were not waited for included (Linux)."""
    found: set[int] = set()
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, IndexError):
            fields = entry.read_text(encoding="utf-8").rpartition(")")[2].split()
            if int(fields[1]) == os.getpid():
                found.add(int(entry.parent.name))
    return found


@dataclass(frozen=True)
class Footprint:
    """What our own process holds."""

    children: set[int]
    descriptors: int
    threads: int
    resident_mb: int

    @classmethod
    def now(cls) -> Footprint:
        gc.collect()
        return cls(children(), descriptors(), threading.active_count(), resident_mb(os.getpid()) or 0)


@dataclass(frozen=True)
class Report:
    """The end of a run: what happened, and what was left behind."""

    tally: Tally
    health: PoolHealth
    seconds: float
    hung: list[str]
    left_processes: set[int]
    left_descriptors: int
    left_threads: int
    grown_mb: int
    grown_late_mb: int

    @property
    def is_clean(self) -> bool:
        left = self.left_processes or self.left_descriptors > 0 or self.left_threads > 0
        return not (self.tally.wrong or self.hung or left or self.grown_late_mb > _LATE_GROWTH_MB)

    def __str__(self) -> str:
        t, h = self.tally, self.health
        faults = ", ".join(f"{name} {count}" for name, count in sorted(t.faults.items()))
        lines = [
            f"{t.requests} requests, {sum(t.faults.values())} of them faulted ({faults}), {t.killed} kills from"
            f" outside, {t.retries} retries, {self.seconds:.0f} s",
            f"{h.restarts} workers replaced, {h.forks} forked, {h.starts} started,"
            f" {h.zygotes} zygotes, {h.reapers} reapers",
            f"wrong answers or errors: {len(t.wrong)}; clients that hang: {len(self.hung)}",
            f"left behind: {len(self.left_processes)} processes, {self.left_descriptors} descriptors,"
            f" {self.left_threads} threads, {self.grown_mb} MB ({self.grown_late_mb} MB of them in the second half)",
        ]
        return "\n".join([*lines, *t.wrong[:20]])


def run_chaos(
    requests: int,
    *,
    clients: int = 16,
    workers: int = 2,
    seed: int = 0,
    forking: bool = True,
    kill_s: float = 0.3,
    progress: Callable[[Tally], None] = lambda tally: None,
) -> Report:
    """``requests`` requests, about half of them faulted, through one pool."""
    keep_no_holes()
    before = Footprint.now()
    started = time.monotonic()
    tally = Tally()
    run = f"{os.getpid()}-{time.time_ns()}"
    half_mb = 0
    with WorkerPool(fake_engine(forking=forking, run=run), size=workers) as pool:
        killer = Killer(pool, tally, kill_s, seed)
        threads = [Client(pool, tally, requests, seed * 1000 + i) for i in range(clients)]
        for thread in [killer, *threads]:
            thread.start()
        last, since = -1, time.monotonic()
        is_marked = not Path("/proc/self/environ").exists()
        while any(thread.is_alive() for thread in threads):
            if tally.requests != last:
                last, since = tally.requests, time.monotonic()
            elif time.monotonic() - since > 2 * _PATIENCE_S:
                break
            if not half_mb and tally.requests > requests / 2:
                half_mb = Footprint.now().resident_mb
            is_marked = is_marked or bool(marked(run))
            progress(tally)
            time.sleep(0.05)
        hung = [thread.name for thread in threads if thread.is_alive()]
        killer.done.set()
        killer.join()
        health = pool.health()
        assert is_marked, "the marks of a run cannot be read"
    time.sleep(0.2)
    after = Footprint.now()
    return Report(
        tally,
        health,
        time.monotonic() - started,
        hung,
        (after.children - before.children) | marked(run),
        after.descriptors - before.descriptors,
        after.threads - before.threads,
        after.resident_mb - before.resident_mb,
        after.resident_mb - half_mb,
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.repl.chaos", description=__doc__.split("\n")[0])
    parser.add_argument("--requests", type=int, default=200_000)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--programs", action="store_true", help="start every worker as a program, fork none")
    args = parser.parse_args()
    next_note = [10_000]

    def note(tally: Tally) -> None:
        if tally.requests >= next_note[0]:
            next_note[0] += 10_000
            print(
                f"{tally.requests} requests, {sum(tally.faults.values())} faulted, {len(tally.wrong)} wrong", flush=True
            )

    report = run_chaos(
        args.requests,
        clients=args.clients,
        workers=args.workers,
        seed=args.seed,
        forking=not args.programs,
        progress=note,
    )
    print(report)
    return 0 if report.is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
