"""elan, lake and their versions; runs a program and hands its lines on.

In: the environment variables (handed in by ``prover.wiring``).  Out: a ``Toolbox`` with what was found.  elan's own
folder comes before ``PATH``: an elan from a distribution may be too old, and the official installer puts the new one
there.  Source: elan 4 (``ELAN_HOME``, ``elan toolchain list``; installing what is installed is an error there).
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from prover.repl.process import signal_group
from prover.repl.setup.failures import FailureKind, SetupFailed, explain

MINIMAL_ELAN = (4, 0, 0)
"""Since 4.0 toolchains are resolved and kept as ``owner/repo:version`` (elan's changelog), as we look for them."""

INSTALLER_URL = "https://elan.lean-lang.org/elan-init.sh"
"""The official installer (elan's README)."""

_KEPT_LINES = 200
_ASK_TIMEOUT_S = 60.0

LineCallback = Callable[[str], None]


def ignore_line(line: str) -> None:
    """For those who do not watch."""


@dataclass(frozen=True, slots=True)
class Toolbox:
    """Programs of one environment."""

    environ: Mapping[str, str]

    @property
    def elan_home(self) -> Path:
        """Where elan keeps itself and its toolchains."""
        return elan_home(self.environ)

    def find(self, name: str) -> Path | None:
        """A program, elan's own folder first."""
        found = shutil.which(name, path=search_path(self.environ))
        return None if found is None else Path(found)

    def need(self, name: str, remedy: str) -> Path:
        """A program that must be there.  Raises ``SetupFailed``."""
        found = self.find(name)
        if found is None:
            raise SetupFailed(FailureKind.MISSING, f"there is no `{name}` on this machine", remedy)
        return found

    def elan_version(self) -> tuple[int, ...] | None:
        """The version of the elan that is found; ``None``: there is none, or it does not say."""
        elan = self.find("elan")
        return None if elan is None else read_version("elan", self.ask([str(elan), "--version"]))

    def toolchains(self) -> tuple[str, ...]:
        """The toolchains that elan has."""
        elan = self.find("elan")
        listed = "" if elan is None else self.ask([str(elan), "toolchain", "list"])
        return tuple(line.split()[0] for line in listed.splitlines() if line.strip())

    def lean_version(self, toolchain: str, folder: Path) -> str | None:
        """The version that the Lean of an installed toolchain tells."""
        lean = self.find("lean")
        if lean is None or toolchain not in self.toolchains():
            return None  # elan's proxy would fetch it
        told = re.search(r"\(version (\d[\w.\-]*)", self.ask([str(lean), f"+{toolchain}", "--version"], folder))
        return None if told is None else told.group(1)

    def ask(self, command: Sequence[str], folder: Path | None = None) -> str:
        """What a program prints; ``""`` when it fails or takes too long."""
        try:
            done = subprocess.run(
                command,
                capture_output=True,
                text=True,
                errors="replace",
                cwd=folder,
                env=self._child_environment(),
                stdin=subprocess.DEVNULL,
                timeout=_ASK_TIMEOUT_S,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return ""
        return done.stdout if done.returncode == 0 else ""

    def run(self, command: Sequence[str], folder: Path | None = None, on_line: LineCallback = ignore_line) -> None:
        """Run a program to its end, line by line.  Raises ``SetupFailed`` when it fails.

        It leads a process group of its own, which ends with us.  git does not ask for a password.
        """
        shown = " ".join([Path(command[0]).name, *command[1:]])
        kept: deque[str] = deque(maxlen=_KEPT_LINES)
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
                cwd=folder,
                env=self._child_environment(),
                start_new_session=True,
            )
        except OSError as error:
            raise explain(shown, 127, [str(error)]) from error
        try:
            assert process.stdout is not None
            with process.stdout:
                for line in process.stdout:
                    kept.append(line.rstrip())
                    on_line(kept[-1])
            code = process.wait()
        except BaseException:
            signal_group(process.pid, signal.SIGKILL)
            process.wait()
            raise
        if code != 0:
            raise explain(shown, code, kept)

    def _child_environment(self) -> dict[str, str]:
        return {
            **self.environ,
            "PATH": search_path(self.environ),
            "GIT_TERMINAL_PROMPT": "0",
            "MATHLIB_NO_CACHE_ON_UPDATE": "1",  # `lake update` would fetch the cache, which is a step of its own
        }


def elan_home(environ: Mapping[str, str]) -> Path:
    """Where elan keeps itself and its toolchains."""
    return Path(environ.get("ELAN_HOME") or Path(environ.get("HOME", "/nonexistent")) / ".elan")


def search_path(environ: Mapping[str, str]) -> str:
    """Where programs of Lean's toolchain are looked for: elan's own folder, then ``PATH``."""
    return f"{elan_home(environ) / 'bin'}{os.pathsep}{environ.get('PATH', '')}"


def read_version(program: str, text: str) -> tuple[int, ...] | None:
    """The version in ``elan 4.2.3 (…)``."""
    found = re.search(rf"^{program} (\d+)\.(\d+)\.(\d+)", text, re.MULTILINE)
    return None if found is None else tuple(int(part) for part in found.groups())


def show_version(version: Sequence[int]) -> str:
    """``(4, 2, 3)`` as ``4.2.3``."""
    return ".".join(str(part) for part in version)
