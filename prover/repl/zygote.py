"""Workers forked from a warm embedded Lean: a few milliseconds instead of a start from nothing.

In: a ``ProcessSpec`` that names a zygote (embedded Lean's does).  Out: ``ForkedProcess``es that behave like any
``LeanProcess``.  The zygote (``prover.lean.repl.zygote``) has loaded the library and seen no user's text; one that
dies, or does not answer, is replaced at the next fork.  It can load further modules of the library, which all workers
forked later start with.  Thread-safe.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import socket
import subprocess
import threading
import time
from collections import deque
from dataclasses import replace
from pathlib import Path

from prover.errors import EngineError, ProcessDied, ProcessTimeout
from prover.repl.ownership import silence_descriptor
from prover.repl.process import (
    NOTICE_PREFIX,
    LeanProcess,
    NoticeCallback,
    Pipes,
    ProcessSpec,
    SpawnedProcess,
    ignore_notice,
    is_running,
    make_pipes,
    signal_group,
)
from prover.repl.reaper import Reaper

logger = logging.getLogger(__name__)

_FORK_TIMEOUT_S = 20.0
_WARM_TIMEOUT_S = 600.0
"""Forks wait while the zygote loads imports: as long as it would take the worker itself."""
_MAX_HEADERS = 16
"""Sets of imports that a zygote holds; each keeps tables of its own in memory."""
_ATTEMPTS = 3
"""Zygotes that may die under one fork before the worker is started as a program."""


def can_fork(spec: ProcessSpec) -> bool:
    """True when ``spec`` names a zygote and the system can hand over descriptors."""
    return spec.zygote is not None and hasattr(socket, "send_fds") and hasattr(os, "fork")


class ForkedProcess:
    """A worker forked by a zygote; its end is told by the zygote, who is its parent."""

    def __init__(self, zygote: Zygote, pid: int, pipes: Pipes) -> None:
        self._zygote = zygote
        self._pid = pid
        self.pipes = pipes

    @property
    def pid(self) -> int:
        return self._pid

    def poll(self) -> int | None:
        return self._zygote.status_of(self._pid, 0.0)

    def wait(self, timeout_s: float | None) -> int | None:
        return self._zygote.status_of(self._pid, timeout_s)

    def signal_group(self, number: signal.Signals) -> None:
        self._zygote.signal_worker(self._pid, number)


class Zygote:
    """One warm process and what we know of the workers it forked."""

    def __init__(self, spec: ProcessSpec, *, start_timeout_s: float, on_notice: NoticeCallback = ignore_notice) -> None:
        """Starts the process and waits until it is warm.  Raises ``EngineError`` when it does not become so."""
        self._changed = threading.Condition()
        self._forked: deque[int] = deque()
        self._unwanted = 0
        """Forks that nobody waits for any more (Ctrl-C): their workers end with their pipes."""
        # Statuses of workers that ended.  A pid stands here until its process is dropped by `forget`; the zygote never
        # has two living workers of one pid, and a new worker's pid is taken out first.
        self._exited: dict[int, int] = {}
        self._is_ready = False
        self._is_gone = False
        self._forking = threading.Lock()
        """One fork at a time: its answer is the next one."""
        self._sending = threading.Lock()
        self._warming: deque[tuple[str, ...]] = deque()
        """Imports that were asked for and are not loaded yet."""
        self.warmed: dict[tuple[str, ...], bool] = {}
        """Imports that were asked for, and whether the zygote could load them."""
        ours, theirs = socket.socketpair()
        command = (*(spec.zygote or ()), str(theirs.fileno()))
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env=None if spec.environment is None else dict(spec.environment),
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
            )
        except OSError as error:
            ours.close()
            raise EngineError(f"cannot start {command[0]!r}: {error.strerror or error}") from error
        finally:
            theirs.close()
        self._control = ours
        self._words: deque[str] = deque(maxlen=20)
        self._on_notice = on_notice
        self._threads = [
            threading.Thread(target=self._listen, name="zygote-news", daemon=True),
            threading.Thread(target=self._drain, name="zygote-stderr", daemon=True),
        ]
        for thread in self._threads:
            thread.start()
        with self._changed:
            if not self._changed.wait_for(lambda: self._is_ready or self._is_gone, start_timeout_s):
                self._process.kill()
        if not self._is_ready:
            self.close()
            raise EngineError(f"embedded Lean's zygote did not start: {' '.join(self._words) or 'no last words'}")

    @property
    def pid(self) -> int:
        """The warm process; its group holds no worker (each is the leader of its own)."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """True while it can fork."""
        return not self._is_gone

    def fork(self, spec: ProcessSpec) -> ForkedProcess:
        """A new worker with pipes of its own.  Raises ``EngineError`` when the zygote is gone."""
        pipes, theirs = make_pipes()
        how = {"cwd": str(spec.cwd or Path.cwd()), "memory_mb": spec.memory_mb}
        try:
            with self._forking:
                with self._sending:
                    socket.send_fds(self._control, [json.dumps({"fork": how}).encode() + b"\n"], list(theirs))
                pid = self._next_forked()
        except BaseException as error:
            pipes.close()
            if isinstance(error, ConnectionError):
                self._note_end()  # before the thread that listens does: whoever asks again needs another zygote
            if isinstance(error, OSError):
                raise ProcessDied(f"embedded Lean's zygote is gone: {' '.join(self._words)}") from error
            raise
        finally:
            for descriptor in theirs:
                os.close(descriptor)
        return ForkedProcess(self, pid, pipes)

    def warm(self, modules: tuple[str, ...]) -> None:
        """Load modules of the library, for all workers forked from now on; those wait until it is done."""
        with contextlib.suppress(OSError), self._sending:
            with self._changed:
                self._warming.append(modules)
            self._control.sendall(json.dumps({"warm": modules}).encode() + b"\n")

    def _next_forked(self) -> int:
        with self._changed:
            try:
                self._changed.wait_for(lambda: not self._warming or self._is_gone, _WARM_TIMEOUT_S)
                self._changed.wait_for(lambda: self._forked or self._is_gone, _FORK_TIMEOUT_S)
            except BaseException:
                self._unwanted += not self._forked
                self._forked.clear()
                raise
            if not self._forked:
                if not self._is_gone:
                    self._process.kill()  # it hangs; its workers are told dead by its end
                    raise ProcessTimeout(f"embedded Lean's zygote did not fork within {_FORK_TIMEOUT_S:g} s")
                raise ProcessDied(f"embedded Lean's zygote is gone: {' '.join(self._words)}")
            return self._forked.popleft()

    def status_of(self, pid: int, timeout_s: float | None) -> int | None:
        """How a worker ended; ``None`` when it has not within ``timeout_s``."""
        with self._changed:
            self._changed.wait_for(lambda: pid in self._exited or self._is_gone, timeout_s)
            if pid in self._exited:
                return self._exited[pid]
        if self._is_gone:
            return _status_of_orphan(pid, timeout_s)
        return None

    def signal_worker(self, pid: int, number: signal.Signals) -> None:
        """Signal a living worker's group.  The zygote does it while it can: it knows which pids are still its own."""
        with self._changed:
            if pid in self._exited:
                return
        if not self._is_gone:
            with contextlib.suppress(OSError), self._sending:
                self._control.sendall(json.dumps({"kill": pid, "signal": int(number)}).encode() + b"\n")
                return
        signal_group(pid, number)

    def _listen(self) -> None:
        with contextlib.suppress(OSError, ValueError), self._control.makefile("rb") as lines:
            for line in lines:
                self._note(json.loads(line))
        self._note_end()

    def _note_end(self) -> None:
        with self._changed:
            self._is_gone = True
            self._changed.notify_all()

    def _note(self, news: dict[str, int]) -> None:
        with self._changed:
            if "ready" in news:
                self._is_ready = True
            elif "forked" in news:
                self._exited.pop(news["forked"], None)
                if self._unwanted:
                    self._unwanted -= 1
                else:
                    self._forked.append(news["forked"])
            elif "warmed" in news:
                self.warmed[self._warming.popleft()] = bool(news["warmed"])
            else:
                self._exited[news["exited"]] = news["status"]
            self._changed.notify_all()

    def _drain(self) -> None:
        stream = self._process.stderr
        assert stream is not None
        with contextlib.suppress(OSError, ValueError):
            for line in stream:
                text = line.decode("utf-8", errors="replace").rstrip()
                self._words.append(text)
                logger.debug("zygote[%d] %s", self.pid, text)
                if text.startswith(NOTICE_PREFIX):
                    self._on_notice(text.removeprefix(NOTICE_PREFIX))

    def leave(self) -> None:
        """In a fork of our process: forget the zygote, which lives as long as our process holds its socket."""
        self._is_gone = True
        silence_descriptor(self._control.fileno())
        if self._process.stderr is not None:
            silence_descriptor(self._process.stderr.fileno())

    def close(self) -> None:
        """End the zygote; it kills the workers that still run.  Safe to call twice."""
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)
        try:
            self._process.wait(timeout=2.0)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(timeout=1.0)
        self._control.close()
        if self._process.stderr is not None:
            self._process.stderr.close()


def _status_of_orphan(pid: int, timeout_s: float | None) -> int | None:
    """A worker whose zygote died: nobody tells its status any more, only whether it is still there."""
    deadline = None if timeout_s is None else time.monotonic() + timeout_s
    while is_running(pid):
        if deadline is not None and time.monotonic() >= deadline:
            return None
        time.sleep(0.01)
    return -signal.SIGKILL


class Nursery:
    """Makes the workers of a pool: forked where that is possible, started as programs otherwise.

    The zygote is started at the first ``spawn`` and again when it has died.  Where it cannot be started, workers start
    as programs: slower, never wrong.  Everything made here is on the reaper's list while it lives.
    """

    def __init__(
        self, *, start_timeout_s: float, may_fork: bool = True, on_notice: NoticeCallback = ignore_notice
    ) -> None:
        self._start_timeout_s = start_timeout_s
        self._may_fork = may_fork
        self._on_notice = on_notice
        self._zygote: Zygote | None = None
        self._lock = threading.Lock()
        self._headers: dict[tuple[str, ...], None] = {}
        """Imports that every zygote is told to load."""
        self.reaper = Reaper()
        self.forks = 0
        self.starts = 0
        self.zygotes = 0

    def spawn(self, spec: ProcessSpec) -> LeanProcess:
        """A new process.  Raises ``EngineNotFound`` when its program is missing."""
        process = self._forked(spec)
        if process is None:
            process = SpawnedProcess(spec)
            self.starts += 1
        self.reaper.add(process.pid)
        return process

    def ended(self, process: LeanProcess) -> None:
        """Take a process off the reaper's list."""
        self.reaper.remove(process.pid)

    def warm(self, modules: tuple[str, ...]) -> None:
        """Have the zygote hold these imports: the present one and those after it."""
        if modules in self._headers or len(self._headers) >= _MAX_HEADERS:
            return
        with self._lock:
            if modules not in self._headers:
                self._headers[modules] = None
                if self._zygote is not None:
                    self._zygote.warm(modules)

    def _forked(self, spec: ProcessSpec) -> LeanProcess | None:
        """A forked worker; ``None`` where there is no zygote, or none that lives long enough."""
        if not self._may_fork or not can_fork(spec):
            return None
        for _ in range(_ATTEMPTS):
            zygote = self._warm(spec)
            if zygote is None:
                break
            try:
                process = zygote.fork(spec)
            except EngineError as error:
                logger.info("%s", error)
            else:
                self.forks += 1
                return process
        return None

    def _warm(self, spec: ProcessSpec) -> Zygote | None:
        """The living zygote, started if need be; ``None`` once it could not be started."""
        with self._lock:
            if self._zygote is not None and not self._zygote.is_alive:
                self._drop_zygote()
            if self._zygote is None and self._may_fork:
                cold = replace(spec, memory_mb=None)
                try:
                    self._zygote = Zygote(cold, start_timeout_s=self._start_timeout_s, on_notice=self._on_notice)
                except EngineError as error:
                    self._may_fork = False
                    logger.warning("Lean processes are started from nothing: %s", error)
                else:
                    self.zygotes += 1
                    self.reaper.add(self._zygote.pid)
                    for modules in self._headers:
                        self._zygote.warm(modules)
            return self._zygote

    def _drop_zygote(self) -> None:
        assert self._zygote is not None
        self._zygote.close()
        self.reaper.remove(self._zygote.pid)
        self._zygote = None

    @property
    def zygote_pid(self) -> int | None:
        """The warm process, if there is one."""
        return None if self._zygote is None else self._zygote.pid

    def leave(self) -> None:
        """In a fork of our process: drop what leads to the processes, touch none."""
        self._may_fork = False
        if self._zygote is not None:
            self._zygote.leave()
        self.reaper.leave()

    def close(self) -> None:
        """End the zygote and with it every worker it forked, and the reaper."""
        with self._lock:
            self._may_fork = False  # whoever starts a worker at this moment starts no other zygote
            if self._zygote is not None:
                self._drop_zygote()
        self.reaper.close()
