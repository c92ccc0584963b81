"""One Lean process on two pipes: a JSON text goes in, a JSON text comes out.

In: request texts (one JSON object, no line breaks).  Out: the answer's text, without the separator.
Errors: ``ProcessDied`` (end of file, broken pipe), ``ProcessTimeout`` (deadline; the process is killed).

pexpect is used only here, as measured in ``dependencies.md``: ``fdspawn`` on the child's pipe (a pseudo-terminal cuts
lines at 4,095 bytes, ``PopenSpawn`` is 100 times slower), ``maxread=65536``, no delay after a read, ``expect_exact``
with the default search window (a small one can miss the separator).  Requests are written through a non-blocking
descriptor, so a process that does not read runs into the deadline instead of blocking us for ever.
stderr is drained by a daemon thread: a full pipe would stop the child.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import selectors
import signal
import subprocess
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pexpect
import pexpect.fdpexpect

from prover.errors import EngineError, EngineNotFound, ProcessDied, ProcessTimeout
from prover.ports import Clock

logger = logging.getLogger(__name__)

SEPARATOR = b"\n\n"
_READ_SIZE = 65536
_STDERR_LINES = 50
_CLOSE_GRACE_S = 0.5
_EXCEPTION = re.compile(r"[A-Za-z_][\w.]*(?:Error|Exception|Failed|Declined|Interrupt|Exit): ")
NOTICE_PREFIX = "prover: "
"""Lines of a child's stderr that are meant for the user start with this (the embedded library is being built, …)."""

NoticeCallback = Callable[[str], None]
"""Called from the draining thread with the text of a notice; must be quick and must not raise."""


def ignore_notice(text: str) -> None:
    """For those who do not watch."""


@dataclass(frozen=True, slots=True)
class ProcessSpec:
    """How to start a process: arguments, working directory, environment variables, memory limit (MiB, or none).

    ``environment`` is the child's whole environment; ``None`` inherits ours.  ``memory_mb`` limits the address
    space (embedded workers only: real Lean maps files that exceed any sane value).
    """

    command: tuple[str, ...]
    cwd: Path | None = None
    environment: Mapping[str, str] | None = None
    memory_mb: int | None = None


class Transport:
    """A running process with request/answer framing.  Not thread-safe: one thread a worker."""

    def __init__(
        self, spec: ProcessSpec, *, clock: Clock = time.monotonic, on_notice: NoticeCallback = ignore_notice
    ) -> None:
        self.spec = spec
        self._on_notice = on_notice
        self._clock = clock
        self._stderr: deque[str] = deque(maxlen=_STDERR_LINES)
        self._process = _start(spec)
        stdin, stdout, stderr = self._process.stdin, self._process.stdout, self._process.stderr
        assert stdin is not None and stdout is not None and stderr is not None
        self._stdin_fd = stdin.fileno()
        os.set_blocking(self._stdin_fd, False)
        self._reader: Any = pexpect.fdpexpect.fdspawn(stdout.fileno(), timeout=None, maxread=_READ_SIZE)
        self._reader.delayafterread = None
        self._drainer = threading.Thread(target=self._drain, args=(stderr,), name="lean-stderr", daemon=True)
        self._drainer.start()
        self._closed = False

    @property
    def pid(self) -> int:
        """The process id (also the id of its process group)."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """True while the process runs and has not been closed."""
        return not self._closed and self._process.poll() is None

    @property
    def stderr_tail(self) -> str:
        """The last lines the process wrote to stderr."""
        return "\n".join(self._stderr)

    def ask(self, text: str, *, timeout_s: float | None = None) -> str:
        """Send one request, wait for its answer.  After any exception the process is gone."""
        if self._closed:
            raise ProcessDied("the Lean process was closed")
        deadline = None if timeout_s is None else self._clock() + timeout_s
        try:
            self._write(text.encode("utf-8") + SEPARATOR, deadline)
            return self._read(deadline)
        except ProcessTimeout as error:
            self.close()
            raise ProcessTimeout(f"no answer from Lean within {timeout_s:g} s") from error
        except BaseException:
            self.close()
            raise

    def _write(self, data: bytes, deadline: float | None) -> None:
        view = memoryview(data)
        while view:
            try:
                view = view[os.write(self._stdin_fd, view) :]
            except BlockingIOError:
                self._wait_until_writable(deadline)
            except OSError as error:
                raise ProcessDied(self._obituary("while it was sent a request")) from error

    def _wait_until_writable(self, deadline: float | None) -> None:
        """The pipe is full: wait until the process reads."""
        remaining = None if deadline is None else deadline - self._clock()
        with selectors.DefaultSelector() as selector:
            selector.register(self._stdin_fd, selectors.EVENT_WRITE)
            if (remaining is not None and remaining <= 0) or not selector.select(remaining):
                raise ProcessTimeout("write")

    def _read(self, deadline: float | None) -> str:
        while True:
            remaining = None if deadline is None else max(0.0, deadline - self._clock())
            try:
                self._reader.expect_exact(SEPARATOR, timeout=remaining)
            except pexpect.TIMEOUT as error:
                raise ProcessTimeout("read") from error
            except pexpect.EOF as error:
                partial = self._reader.before or b""
                detail = f"; it left half an answer ({len(partial)} bytes)" if partial.strip() else ""
                raise ProcessDied(self._obituary("in the middle of a conversation") + detail) from error
            except OSError as error:
                raise ProcessDied(self._obituary("while its answer was read")) from error
            answer: bytes = self._reader.before
            if answer.strip():
                try:
                    return answer.decode("utf-8")
                except UnicodeDecodeError as error:
                    raise EngineError(f"the Lean process answered with bytes that are not UTF-8: {error}") from error

    def _obituary(self, when: str) -> str:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=1.0)
        self._drainer.join(timeout=0.2)
        code = self._process.returncode
        how = "closed its output" if code is None else f"ended with status {code}"
        words = last_words(list(self._stderr))
        return f"the Lean process {how} {when}" + (f"; last words: {words}" if words else "")

    def _drain(self, stream: IO[bytes]) -> None:
        with contextlib.suppress(OSError, ValueError):
            for line in stream:
                text = line.decode("utf-8", errors="replace").rstrip()
                self._stderr.append(text)
                logger.debug("lean[%d] %s", self.pid, text)
                if text.startswith(NOTICE_PREFIX):
                    self._on_notice(text.removeprefix(NOTICE_PREFIX))

    def close(self) -> None:
        """End the process and everything it started (its whole process group).  Safe to call twice."""
        if self._closed:
            return
        self._closed = True
        process = self._process
        if process.stdin is not None:
            with contextlib.suppress(OSError):
                process.stdin.close()
        if process.poll() is None:
            _signal_group(process.pid, signal.SIGTERM)
            try:
                process.wait(timeout=_CLOSE_GRACE_S)
            except subprocess.TimeoutExpired:
                logger.debug("lean[%d] ignores SIGTERM, killing it", process.pid)
        _signal_group(process.pid, signal.SIGKILL)
        process.wait()
        self._drainer.join(timeout=1.0)
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

    def __enter__(self) -> Transport:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def last_words(lines: Sequence[str]) -> str:
    """What a dead process said last: an uncaught Python exception as a whole, otherwise the last line."""
    kept = [line for line in lines if line.strip()]
    for index in range(len(kept) - 1, -1, -1):
        if _EXCEPTION.match(kept[index]):
            return " ".join(line.strip() for line in kept[index:])
    return kept[-1] if kept else ""


def _start(spec: ProcessSpec) -> subprocess.Popen[bytes]:
    command: Sequence[str] = spec.command
    try:
        process = subprocess.Popen(
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=spec.cwd,
            env=None if spec.environment is None else dict(spec.environment),
            bufsize=0,
            start_new_session=True,
        )
    except OSError as error:
        raise EngineNotFound(f"cannot start {command[0]!r}: {error.strerror or error}") from error
    if spec.memory_mb is not None:
        _limit_memory(process.pid, spec.memory_mb)
    return process


def _limit_memory(pid: int, memory_mb: int) -> None:
    """Limit the address space of a running process (Linux); elsewhere there is no such call and no limit."""
    import resource

    if hasattr(resource, "prlimit"):
        limit = memory_mb * 1024 * 1024
        with contextlib.suppress(OSError, ValueError):
            resource.prlimit(pid, resource.RLIMIT_AS, (limit, limit))


def _signal_group(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, number)
