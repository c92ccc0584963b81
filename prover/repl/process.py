"""A child process on three pipes, however it was made: started as a program, or forked from a warm zygote.

In: a ``ProcessSpec``.  Out: a ``LeanProcess``: its descriptors, whether it lives, how to end it and everything it
started.  Errors: ``EngineNotFound`` when the program cannot be started.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from prover.errors import EngineNotFound

NOTICE_PREFIX = "prover: "
"""Lines of a child's stderr that are meant for the user start with this (the embedded library is being built, …)."""

LIBRARY_ONLY = "--library-only"
"""Tells embedded Lean's REPL that texts import modules of its library and no other file."""

NoticeCallback = Callable[[str], None]
"""Called from a draining thread with the text of a notice; must be quick and must not raise."""


def ignore_notice(text: str) -> None:
    """For those who do not watch."""


_STATM = Path("/proc/self/statm")
"""Where Linux keeps a process's memory; other systems are asked through ``ps``."""


@dataclass(frozen=True, slots=True)
class ProcessSpec:
    """How to start a process: arguments, working directory, environment variables, memory limits (MiB, or none).

    ``environment`` is the child's whole environment; ``None`` inherits ours.  ``memory_mb`` limits the address
    space (embedded workers only: real Lean maps files that exceed any sane value); a process whose resident memory
    passes ``resident_mb`` while it works on a request is killed, and so is one whose answer passes ``max_answer_mb``
    (``None``: what the transport takes at most).  ``zygote``: a command that, given a descriptor as its last argument,
    becomes a warm process that forks what ``command`` starts (``prover.repl.zygote``).
    """

    command: tuple[str, ...]
    cwd: Path | None = None
    environment: Mapping[str, str] | None = None
    memory_mb: int | None = None
    resident_mb: int | None = None
    zygote: tuple[str, ...] | None = None
    max_answer_mb: int | None = None


@dataclass(frozen=True, slots=True)
class Pipes:
    """Our ends of a child's pipes: we write ``stdin``, read ``stdout`` and ``stderr`` (descriptors)."""

    stdin: int
    stdout: int
    stderr: int

    def close(self) -> None:
        """Close our ends."""
        for descriptor in (self.stdin, self.stdout, self.stderr):
            with contextlib.suppress(OSError):
                os.close(descriptor)


def make_pipes() -> tuple[Pipes, tuple[int, int, int]]:
    """Three pipes: our ends, and the child's ends in the order stdin, stdout, stderr."""
    made: list[int] = []
    try:
        for _ in range(3):
            made += os.pipe()
    except OSError:
        for descriptor in made:
            os.close(descriptor)
        raise
    return Pipes(made[1], made[2], made[4]), (made[0], made[3], made[5])


class LeanProcess(Protocol):
    """A running process, the leader of a process group of its own."""

    @property
    def pid(self) -> int:
        """Its process id, which is also the id of its group."""
        ...

    @property
    def pipes(self) -> Pipes:
        """Our ends of its pipes."""
        ...

    def poll(self) -> int | None:
        """``None`` while it runs, afterwards its status (negative: the signal that ended it)."""
        ...

    def wait(self, timeout_s: float | None) -> int | None:
        """Its status once it has ended; ``None`` when it still runs after ``timeout_s``."""
        ...

    def signal_group(self, number: signal.Signals) -> None:
        """Signal it and everything it started; nothing happens when they are gone."""
        ...


class Spawner(Protocol):
    """Makes processes of one engine."""

    def spawn(self, spec: ProcessSpec) -> LeanProcess:
        """A new process.  Raises ``EngineNotFound`` or another ``EngineError``."""
        ...

    def ended(self, process: LeanProcess) -> None:
        """A process made here has ended, and its group with it."""
        ...


class SpawnedProcess:
    """A program started by us."""

    def __init__(self, spec: ProcessSpec) -> None:
        self.pipes, theirs = make_pipes()
        try:
            self._process = subprocess.Popen(
                list(spec.command),
                stdin=theirs[0],
                stdout=theirs[1],
                stderr=theirs[2],
                cwd=spec.cwd,
                env=None if spec.environment is None else dict(spec.environment),
                start_new_session=True,
            )
        except OSError as error:
            self.pipes.close()
            raise EngineNotFound(f"cannot start {spec.command[0]!r}: {error.strerror or error}") from error
        finally:
            for descriptor in theirs:
                os.close(descriptor)
        if spec.memory_mb is not None:
            limit_address_space(self._process.pid, spec.memory_mb)

    @property
    def pid(self) -> int:
        return self._process.pid

    def poll(self) -> int | None:
        return self._process.poll()

    def wait(self, timeout_s: float | None) -> int | None:
        try:
            return self._process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            return None

    def signal_group(self, number: signal.Signals) -> None:
        signal_group(self.pid, number)


class ProgramSpawner:
    """Starts every process as a program, and forgets it."""

    def spawn(self, spec: ProcessSpec) -> LeanProcess:
        return SpawnedProcess(spec)

    def ended(self, process: LeanProcess) -> None:
        """Nothing to do."""


def limit_address_space(pid: int, memory_mb: int) -> None:
    """Limit the address space of a running process (Linux); elsewhere there is no such call and no limit."""
    import resource

    if hasattr(resource, "prlimit"):
        limit = memory_mb * 1024 * 1024
        with contextlib.suppress(OSError, ValueError):
            resource.prlimit(pid, resource.RLIMIT_AS, (limit, limit))


def signal_group(pid: int, number: signal.Signals) -> None:
    """Signal a process group; a group that is gone, or another user's, is left alone."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, number)


def resident_mb(pid: int) -> int | None:
    """Resident memory of a process in MiB; ``None`` when it is gone or cannot be asked."""
    try:
        if _STATM.exists():
            pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
            return pages * os.sysconf("SC_PAGE_SIZE") >> 20
        shown = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, timeout=5, check=False
        )
        return int(shown.stdout) >> 10
    except (OSError, ValueError, IndexError, subprocess.TimeoutExpired):
        return None


def is_running(pid: int) -> bool:
    """Is there a process of this number that has not ended?  One that only waits to be reaped has."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except (OSError, IndexError):
        return not _STATM.exists()
