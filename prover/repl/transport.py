"""One Lean process on two pipes: a JSON text goes in, a JSON text comes out.

In: request texts (one JSON object, no line breaks).  Out: the answer's text, without the separator.
Errors: ``ProcessDied`` (end of file, broken pipe), ``ProcessTimeout`` (deadline), ``MemoryExceeded`` (its resident
memory passed the limit).  The process is killed with everything it started after any of them.

pexpect is used only here: ``fdspawn`` on the child's pipe (a pseudo-terminal cuts lines at 4,095 bytes, ``PopenSpawn``
is 100 times slower; ``dependencies.md``), which waits and reads with a deadline (by ``poll``: ``select`` knows no
descriptor above 1,023).  What it read is cut into answers by ``framing``: ``expect_exact`` costs 5 microseconds an
answer where this costs one, and copies a big answer several times.  Requests are written through a non-blocking
descriptor, so a process that does not read runs into the deadline instead of blocking us for ever.
stderr is drained by a daemon thread: a full pipe would stop the child.
"""

from __future__ import annotations

import contextlib
import fcntl
import logging
import os
import re
import select
import signal
import threading
import time
from collections import deque
from collections.abc import Sequence
from functools import partial
from typing import Any

import pexpect
import pexpect.fdpexpect

from prover.errors import BadAnswer, EngineError, MemoryExceeded, ProcessDied, ProcessTimeout, RequestCancelled
from prover.ports import Clock
from prover.protocol import OUT_OF_MEMORY
from prover.repl.framing import SEPARATOR, AnswerBuffer
from prover.repl.ownership import silence_descriptor
from prover.repl.process import (
    NOTICE_PREFIX,
    NoticeCallback,
    ProcessSpec,
    ProgramSpawner,
    Spawner,
    ignore_notice,
    resident_mb,
)

logger = logging.getLogger(__name__)

_READ_BYTES = 1 << 16
_MORE_BYTES = 1 << 17
"""What one read asks for: the first of an answer, and the others (measured: a megabyte costs more than it saves)."""
_PIPE_BYTES = 1 << 18
"""What a pipe holds before its writer waits (Linux: 64 KiB by itself): fewer switches between the two processes."""
_JOINED_BYTES = 1 << 16
"""A longer request is not copied to put the separator behind it."""
_STDERR_LINES = 50
_STDERR_LINE_BYTES = 1 << 16
"""A longer line is cut: a process that ends none would fill our memory."""
_CLOSE_GRACE_S = 0.5
_KILL_GRACE_S = 10.0
_EXCEPTION = re.compile(r"[A-Za-z_][\w.]*(?:Error|Exception|Failed|Declined|Interrupt|Exit): ")
_CHECK_S = 0.2
"""How often the memory of a process is looked at while it works on a request."""
_MAX_ANSWER_BYTES = 256 << 20
"""A longer answer is garbage: a process that floods its output would fill our memory instead of its own."""


class Transport:
    """A running process with request/answer framing.  One thread a worker; any thread may close or interrupt it."""

    def __init__(
        self,
        spec: ProcessSpec,
        *,
        clock: Clock = time.monotonic,
        on_notice: NoticeCallback = ignore_notice,
        spawner: Spawner | None = None,
    ) -> None:
        self.spec = spec
        self._on_notice = on_notice
        self._clock = clock
        self._spawner = spawner if spawner is not None else ProgramSpawner()
        self._stderr: deque[str] = deque(maxlen=_STDERR_LINES)
        self._process = self._spawner.spawn(spec)
        pipes = self._process.pipes
        self._stdin_fd = pipes.stdin
        os.set_blocking(self._stdin_fd, False)
        self._reader: Any = pexpect.fdpexpect.fdspawn(pipes.stdout, timeout=None, use_poll=True)
        self._answers = AnswerBuffer()
        self._writable = select.poll()
        self._writable.register(self._stdin_fd, select.POLLOUT)
        for descriptor in (pipes.stdin, pipes.stdout):
            _widen_pipe(descriptor)
        self._drainer = threading.Thread(target=self._drain, name="lean-stderr", daemon=True)
        self._drainer.start()
        self._asking = threading.RLock()
        """Held during a request: until it has ended nobody closes the pipes, whose numbers others would get."""
        self._ending = threading.Lock()
        self._closed = False
        self._is_interrupted = False

    @property
    def pid(self) -> int:
        """The process id (also the id of its process group)."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """True while the process runs and has been neither closed nor interrupted."""
        return not self._closed and not self._is_interrupted and self._process.poll() is None

    @property
    def stderr_tail(self) -> str:
        """The last lines the process wrote to stderr."""
        return "\n".join(self._stderr)

    def ask(self, text: str, *, timeout_s: float | None = None) -> str:
        """Send one request, wait for its answer.  After any exception the process is gone."""
        with self._asking:
            return self._ask(text, timeout_s)

    def _ask(self, text: str, timeout_s: float | None) -> str:
        if self._closed:
            raise ProcessDied("the Lean process was closed")
        deadline = None if timeout_s is None else self._clock() + timeout_s
        try:
            data = text.encode("utf-8")
            if len(data) < _JOINED_BYTES:
                self._write(data + SEPARATOR, deadline)
            else:
                self._write(data, deadline)
                self._write(SEPARATOR, deadline)
            return self._read(deadline)
        except ProcessTimeout as error:
            self.close()
            raise ProcessTimeout(f"no answer from Lean within {timeout_s:g} s") from error
        except BaseException as error:
            self.close()
            if self._is_interrupted and isinstance(error, EngineError):
                raise RequestCancelled("the request was called off") from error
            raise

    def interrupt(self) -> None:
        """Kill the process, so that ``ask`` ends in another thread."""
        self._is_interrupted = True
        if not self._closed:
            self._process.signal_group(signal.SIGKILL)

    def leave(self) -> None:
        """In a fork of our process: forget the pipes, leave the process alone."""
        self._closed = True
        for descriptor in (self._stdin_fd, self._process.pipes.stdout, self._process.pipes.stderr):
            silence_descriptor(descriptor)

    def _write(self, data: bytes, deadline: float | None) -> None:
        view = memoryview(data)
        while True:
            try:
                written = os.write(self._stdin_fd, view)
                if written == len(view):
                    return
                view = view[written:]
            except BlockingIOError:
                self._wait_until_writable(deadline)
            except OSError as error:
                raise self._death("while it was sent a request") from error

    def _wait_until_writable(self, deadline: float | None) -> None:
        """The pipe is full: wait until the process reads (or has gone: the next write says so)."""
        remaining = None if deadline is None else deadline - self._clock()
        if remaining is not None and remaining <= 0:
            raise ProcessTimeout("write")
        if not self._writable.poll(None if remaining is None else remaining * 1000):
            raise ProcessTimeout("write")

    def _read(self, deadline: float | None) -> str:
        """The next answer that is not blank."""
        while True:
            answer = self._answers.next()
            if answer is None:
                answer = self._receive(deadline)
            if answer and not answer.isspace():
                try:
                    return answer.decode("utf-8")
                except UnicodeDecodeError as error:
                    raise EngineError(f"the Lean process answered with bytes that are not UTF-8: {error}") from error

    def _receive(self, deadline: float | None) -> bytes:
        """Read until an answer is complete; look after the process every ``_CHECK_S`` seconds."""
        size, now = _READ_BYTES, self._clock()
        check = now + _CHECK_S
        while True:
            if now >= check:
                self._check_memory()
                check = now + _CHECK_S
            if deadline is not None and now >= deadline:
                raise ProcessTimeout("read")
            until = check if deadline is None else min(check, deadline)
            try:
                data = self._reader.read_nonblocking(size, until - now)
            except pexpect.TIMEOUT:
                now = self._clock()
                continue
            except pexpect.EOF as error:
                raise self._death("in the middle of a conversation", self._half_answer()) from error
            except OSError as error:
                raise self._death("while its answer was read") from error
            answer = self._answers.feed(data)
            if answer is not None:
                return answer
            if self._answers.size > self._max_answer_bytes:
                raise BadAnswer(f"the Lean process wrote {self._max_answer_bytes >> 20} MB without ending its answer")
            size, now = _MORE_BYTES, self._clock()

    def _half_answer(self) -> str:
        """What a process that ended has left unfinished, in words."""
        partial = self._answers.partial()
        return f"; it left half an answer ({len(partial)} bytes)" if partial.strip() else ""

    @property
    def _max_answer_bytes(self) -> int:
        given = self.spec.max_answer_mb
        return _MAX_ANSWER_BYTES if given is None else min(given << 20, _MAX_ANSWER_BYTES)

    def _check_memory(self) -> None:
        ceiling = self.spec.resident_mb
        used = None if ceiling is None else resident_mb(self.pid)
        if ceiling is not None and used is not None and used > ceiling:
            raise MemoryExceeded(f"the Lean process used {used} MB of memory; {ceiling} MB are allowed")

    def _death(self, when: str, detail: str = "") -> EngineError:
        """What the end of the process means."""
        code = self._process.wait(1.0)
        self._drainer.join(timeout=0.2 if code is None else 1.0)
        how = "closed its output" if code is None else f"ended with status {code}"
        words = last_words(list(self._stderr))
        text = f"the Lean process {how} {when}" + (f"; last words: {words}" if words else "") + detail
        return MemoryExceeded(text) if code == OUT_OF_MEMORY else ProcessDied(text)

    def _drain(self) -> None:
        with contextlib.suppress(OSError, ValueError), os.fdopen(self._process.pipes.stderr, "rb") as stream:
            for line in iter(partial(stream.readline, _STDERR_LINE_BYTES), b""):
                text = line.decode("utf-8", errors="replace").rstrip()
                self._stderr.append(text)
                logger.debug("lean[%d] %s", self.pid, text)
                if text.startswith(NOTICE_PREFIX):
                    self._on_notice(text.removeprefix(NOTICE_PREFIX))

    def close(self) -> None:
        """End the process and everything it started (its whole process group).  Safe to call twice."""
        if self._closed or not self._begin_to_close():
            return
        process = self._process
        if process.poll() is None:
            process.signal_group(signal.SIGTERM)
            if process.wait(_CLOSE_GRACE_S) is None:
                logger.debug("lean[%d] ignores SIGTERM, killing it", process.pid)
        process.signal_group(signal.SIGKILL)
        if process.wait(_KILL_GRACE_S) is None:
            logger.error("lean[%d] does not end", process.pid)
        self._spawner.ended(process)
        self._drainer.join(timeout=1.0)
        if not self._asking.acquire(timeout=_KILL_GRACE_S):  # another thread's request ends with the process
            logger.error("lean[%d] has ended, and a request to it has not", process.pid)
            return
        try:
            self._answers = AnswerBuffer()  # megabytes after a flood, and who holds this transport may live long
            for descriptor in (self._stdin_fd, process.pipes.stdout):
                with contextlib.suppress(OSError):
                    os.close(descriptor)
        finally:
            self._asking.release()

    def _begin_to_close(self) -> bool:
        """False when another thread has begun already."""
        with self._ending:
            was_closed, self._closed = self._closed, True
        return not was_closed

    def __enter__(self) -> Transport:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _widen_pipe(descriptor: int) -> None:
    """Let a pipe hold more, where the system can; a user's pipes share a limit, and it is no harm to be refused."""
    command = getattr(fcntl, "F_SETPIPE_SZ", None)
    if command is not None:
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, command, _PIPE_BYTES)


def last_words(lines: Sequence[str]) -> str:
    """What a dead process said last: an uncaught Python exception as a whole, otherwise the last line."""
    kept = [line for line in lines if line.strip()]
    for index in range(len(kept) - 1, -1, -1):
        if _EXCEPTION.match(kept[index]):
            return " ".join(line.strip() for line in kept[index:])
    return kept[-1] if kept else ""
