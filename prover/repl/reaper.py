"""No orphans: a tiny companion process that lives just long enough to kill what we started.

In: process groups, by ``add`` and ``remove``, and folders of ours.  The companion reads them from a pipe whose other
end only this process holds.  When the pipe ends, because we closed it or because we died of whatever (kill -9
included), it kills every group that is still on its list, removes the folders and ends.  This works for both engines
and on every Unix, where "kill me when my parent dies" is Linux's alone and tied to the thread that started the child.

Run as a program (``python -I -S reaper.py``) this file is the companion.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable
from pathlib import Path


class Reaper:
    """Our side of the companion.  Thread-safe.  A companion that was killed is replaced at the next message to it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._groups: dict[int, None] = {}
        self._folders: list[Path] = []
        self._is_closed = False
        self._process = self._start()
        self.restarts = 0

    @staticmethod
    def _start() -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-I", "-S", __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            start_new_session=True,
        )

    @property
    def pid(self) -> int:
        """The companion."""
        return self._process.pid

    def add(self, group: int) -> None:
        """Kill this process group when we are gone."""
        with self._lock:
            self._groups[group] = None
            self._tell(f"+{group}\n")

    def remove(self, group: int) -> None:
        """The group has ended: its number may belong to somebody else soon."""
        with self._lock:
            self._groups.pop(group, None)
            self._tell(f"-{group}\n")

    def remove_at_end(self, folder: Path) -> None:
        """Remove this folder of temporary files when we are gone."""
        with self._lock:
            self._folders.append(folder)
            self._tell(f"{folder}\n")

    def check(self) -> None:
        """Replace a companion that was killed."""
        with self._lock:
            self._tell("")

    def _tell(self, line: str) -> None:
        if self._is_closed:
            return
        if self._process.poll() is None and self._write(line):
            return
        self._close_stdin()
        self._process.wait()  # its pipe has ended, and so has it
        self._process = self._start()
        self.restarts += 1
        self._write("".join([f"+{group}\n" for group in self._groups] + [f"{folder}\n" for folder in self._folders]))

    def _write(self, text: str) -> bool:
        stdin = self._process.stdin
        assert stdin is not None
        try:
            stdin.write(os.fsencode(text))
        except (OSError, ValueError):
            return False
        return True

    def _close_stdin(self) -> None:
        stdin = self._process.stdin
        assert stdin is not None
        with contextlib.suppress(OSError):
            stdin.close()

    def close(self) -> None:
        """End the companion; it kills what is still on its list.  Safe to call twice."""
        with self._lock:
            self.leave()
            self._process.wait()

    def leave(self) -> None:
        """Close our end of the pipe (also in a fork, which must not keep it open after us)."""
        self._is_closed = True
        self._close_stdin()


def watch(lines: Iterable[bytes]) -> None:
    """The companion: keep the list until the pipe ends, then kill and remove what is on it."""
    groups: dict[int, None] = {}
    folders: list[bytes] = []
    for line in lines:
        if line[:1] == b"+":
            groups[int(line[1:])] = None
        elif line[:1] == b"-":
            groups.pop(int(line[1:]), None)
        else:
            folders.append(line.rstrip(b"\n"))
    for group in groups:
        with contextlib.suppress(OSError):
            os.killpg(group, signal.SIGKILL)
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    watch(sys.stdin.buffer)
