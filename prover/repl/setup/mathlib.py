"""Mathlib's build in a Lake project: what is there, what is missing or damaged, and how fast the disk gives it.

In: a project.  Out: a ``MathlibBuild``, and a ``DiskSpeed``.  Only reads files.  A sound ``.olean`` begins with the
five letters ``olean`` (Lean 4.34, ``src/library/module.cpp``); what is behind them only Lean can judge.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from prover.ports import Clock

_MAGIC = b"olean"
_SAMPLE = 200
_READ_BYTES = 1 << 16
SLOW_MS = 5.0
"""A median above this is a network folder or a busy disk: 8,000 files at 5 ms are 40 s for one ``import Mathlib``."""


@dataclass(frozen=True, slots=True)
class MathlibBuild:
    """How many modules Mathlib has, how many are built, and the files that are no ``.olean`` (at most ten)."""

    modules: int
    built: int
    damaged: tuple[Path, ...]

    @property
    def is_complete(self) -> bool:
        """Is every module there and sound?"""
        return self.modules > 0 and self.built == self.modules and not self.damaged

    def describe(self) -> str:
        """In words."""
        words = f"{self.built} of {self.modules} modules are built"
        return f"{words}, damaged: {self.damaged[0].name} and others" if self.damaged else words


@dataclass(frozen=True, slots=True)
class DiskSpeed:
    """How long it takes to open ``.olean`` files and read their beginning, in ms."""

    files: int
    median_ms: float
    slowest_ms: float

    @property
    def is_slow(self) -> bool:
        """Will imports take long because of it?"""
        return self.median_ms > SLOW_MS

    def describe(self) -> str:
        """In words."""
        return f"{self.files} .olean files: median {self.median_ms:.2f} ms, slowest {self.slowest_ms:.1f} ms"


def build_folder(project: Path) -> Path | None:
    """Where Mathlib's ``.olean`` files are: in its package, or in the project that is Mathlib itself."""
    for root in (project / ".lake" / "packages" / "mathlib", project):
        for place in ("lib/lean", "lib"):
            folder = root / ".lake" / "build" / place
            if (folder / "Mathlib").is_dir() or (folder / "Mathlib.olean").is_file():
                return folder
    return None


def inspect_mathlib(project: Path) -> MathlibBuild | None:
    """What of Mathlib is built; ``None`` when the project has no Mathlib."""
    package = project / ".lake" / "packages" / "mathlib"
    if not (package / "Mathlib").is_dir():
        return None
    modules = [package / "Mathlib.lean", *sorted((package / "Mathlib").rglob("*.lean"))]
    sources = [path.relative_to(package) for path in modules if path.is_file()]
    folder = build_folder(project)
    if folder is None:
        return MathlibBuild(len(sources), 0, ())
    oleans = [folder / source.with_suffix(".olean") for source in sources]
    there = [path for path in oleans if path.is_file()]
    damaged = tuple(path for path in there if not _is_sound(path))[:10]
    return MathlibBuild(len(sources), len(there), damaged)


def _is_sound(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def measure_disk(project: Path, clock: Clock = time.perf_counter) -> DiskSpeed | None:
    """How fast ``.olean`` files are read; ``None`` when there are none.  At most 200, spread over all."""
    folder = build_folder(project)
    files = [] if folder is None else sorted(folder.rglob("*.olean"))
    if not files:
        return None
    times = list(_read_times(files[:: max(1, len(files) // _SAMPLE)][:_SAMPLE], clock))
    return DiskSpeed(len(times), 1000 * median(times), 1000 * max(times))


def _read_times(files: Sequence[Path], clock: Clock) -> Iterator[float]:
    for path in files:
        started = clock()
        try:
            with path.open("rb") as file:
                file.read(_READ_BYTES)
        except OSError:
            pass  # told by ``inspect_mathlib``
        yield clock() - started
