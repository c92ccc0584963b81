"""No orphans: a tiny companion process that lives just long enough to kill what we started.

In: process groups, by ``add`` and ``remove``.  The companion reads them from a pipe whose other end only this process
holds.  When the pipe ends, because we closed it or because we died of whatever (kill -9 included), it kills every
group that is still on its list and ends.  This works for both engines and on every Unix, where "kill me when my
parent dies" is Linux's alone and tied to the thread that started the child.

Run as a program (``python -I -S reaper.py``) this file is the companion.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterable


class Reaper:
    """Our side of the companion.  Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            start_new_session=True,
        )
        _close_in_forks(self)

    @property
    def pid(self) -> int:
        """The companion."""
        return self._process.pid

    def add(self, group: int) -> None:
        """Kill this process group when we are gone."""
        self._tell(f"+{group}\n")

    def remove(self, group: int) -> None:
        """The group has ended: its number may belong to somebody else soon."""
        self._tell(f"-{group}\n")

    def _tell(self, line: str) -> None:
        stdin = self._process.stdin
        assert stdin is not None
        with self._lock, contextlib.suppress(OSError, ValueError):
            stdin.write(line.encode("ascii"))

    def close(self) -> None:
        """End the companion; it kills what is still on its list.  Safe to call twice."""
        self.leave()
        self._process.wait()

    def leave(self) -> None:
        """Close our end of the pipe."""
        stdin = self._process.stdin
        assert stdin is not None
        with contextlib.suppress(OSError):
            stdin.close()


_LIVING: weakref.WeakSet[Reaper] = weakref.WeakSet()
_HOOKED: list[bool] = []


def _close_in_forks(reaper: Reaper) -> None:
    """A fork of this process (``multiprocessing``) must not keep the pipe open after us."""
    _LIVING.add(reaper)
    if not _HOOKED and hasattr(os, "register_at_fork"):
        _HOOKED.append(True)
        os.register_at_fork(after_in_child=_leave_all)


def _leave_all() -> None:
    for reaper in list(_LIVING):
        reaper.leave()


def watch(lines: Iterable[bytes]) -> None:
    """The companion: keep the list until the pipe ends, then kill what is on it."""
    groups: dict[int, None] = {}
    for line in lines:
        group = int(line[1:])
        if line[:1] == b"+":
            groups[group] = None
        else:
            groups.pop(group, None)
    for group in groups:
        with contextlib.suppress(OSError):
            os.killpg(group, signal.SIGKILL)


if __name__ == "__main__":
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    watch(sys.stdin.buffer)
