"""Which Lean is on this machine, and how to start it.

In: a file's folder, the user's engine choice, the environment variables (handed in by ``prover.wiring``).
Out: an ``EngineSpec`` with one line that says why it was chosen, or ``EngineNotFound`` that says what is missing.

``auto`` takes real Lean where a Lake project, its toolchain (``lake`` on the machine), the REPL's executable and,
if the file imports it, Mathlib's build are there; otherwise embedded Lean.  The REPL is the project's own build, or the
one that ``prover setup`` has built for its version.  A file in no Lake project that imports nothing but Lean's library
and Mathlib belongs to the project that ``prover setup`` has made, where there is one.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from prover.errors import EngineNotFound
from prover.repl.headers import split_header
from prover.repl.pool import EngineSpec
from prover.repl.process import LIBRARY_ONLY, ProcessSpec
from prover.repl.setup.project import Places, read_toolchain
from prover.repl.setup.tools import search_path
from prover.types import EngineChoice, EngineInfo

EMBEDDED_VERSION = "4.34.0"
"""The Lean version embedded Lean follows; the process itself says it again when it starts."""

_LAKE_FILES = ("lakefile.toml", "lakefile.lean")
_REPL_PLACES = (
    ".lake/packages/repl/.lake/build/bin/repl",
    ".lake/packages/REPL/.lake/build/bin/repl",
    ".lake/build/bin/repl",
)
_MATHLIB_BUILD = ".lake/packages/mathlib/.lake/build/lib"
_AUDIT_PLACE = ".lake/build/bin/audit"
_LIBRARIES = frozenset(
    "Init Std Lean Lake Mathlib Batteries Aesop Qq Plausible ProofWidgets ImportGraph LeanSearchClient".split()
)
"""Where the modules begin that our own project has: Lean's library, Mathlib, and what Mathlib requires."""
_IMPORT = re.compile(r"^\s*(?:public\s+|meta\s+)*import\s+(?:all\s+)?([\w.«»]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class LeanMachine:
    """What of real Lean was found: each field ``None`` when it is missing."""

    elan: Path | None
    lake: Path | None
    project: Path | None
    toolchain: str | None
    repl: Path | None
    has_mathlib: bool
    audit: Path | None = None
    """The audit command (``lean_project/Prover/Audit.lean``), built with the same toolchain."""
    is_folder: bool = False
    """Was it looked for around a folder, not a file?"""

    def missing(self, *, needs_mathlib: bool = False) -> str | None:
        """The first thing real Lean lacks here, in words; ``None`` when it is complete."""
        if self.project is None and self.is_folder:
            return "the folder is in no Lake project (`prover setup` makes one for files in none)"
        if self.project is None:
            return "the file is in no Lake project (`prover setup` makes one for such files)"
        if self.toolchain is None:
            return f"{self.project} has no lean-toolchain file"
        if self.lake is None:
            return "no `lake` on this machine (`prover setup` installs it)"
        if self.repl is None:
            return f"the REPL is not built in {self.project} (run `prover setup` there)"
        if needs_mathlib and not self.has_mathlib:
            return f"Mathlib is not built in {self.project} (run `prover setup` there)"
        return None


def find_project(start: Path) -> Path | None:
    """The Lake project ``start`` (a file or folder) is in."""
    for folder in (start, *start.parents):
        if any((folder / name).is_file() for name in _LAKE_FILES):
            return folder
    return None


def inspect_machine(
    start: Path, environ: Mapping[str, str], *, repl: str | None = None, places: Places | None = None, source: str = ""
) -> LeanMachine:
    """Look for real Lean around ``start``, for a file with the text ``source``.  Only looks at files: starts nothing.

    ``places``: where ``prover setup`` has put what it made.
    """
    path = search_path(environ)
    elan, lake = shutil.which("elan", path=path), shutil.which("lake", path=path)
    home = None if places is None else places.home
    project = find_project(start.resolve())
    if project is None and home is not None and _find_repl(home, None) is not None and _is_served_by_libraries(source):
        project = home
    toolchain = None if project is None else read_toolchain(project)
    found_repl = Path(repl).resolve() if repl and Path(repl).is_file() else None
    audit = None
    if project is not None:
        built = None if places is None or toolchain is None else places.repl(toolchain)
        found_repl = found_repl or _find_repl(project, built)
        if home is not None and toolchain is not None and read_toolchain(home) == toolchain:
            audit = next((place for place in [home / _AUDIT_PLACE] if place.is_file()), None)
    return LeanMachine(
        elan=None if elan is None else Path(elan),
        lake=None if lake is None else Path(lake),
        project=project,
        toolchain=toolchain,
        repl=found_repl,
        has_mathlib=project is not None and (project / _MATHLIB_BUILD).is_dir(),
        audit=audit,
        is_folder=start.is_dir(),
    )


def _find_repl(project: Path, built: Path | None) -> Path | None:
    """The REPL's executable: the project's own build, or the one for its version."""
    places = [project / place for place in _REPL_PLACES]
    if built is not None:
        places.append(built / _REPL_PLACES[-1])
    return next((place for place in places if place.is_file()), None)


def _is_served_by_libraries(source: str) -> bool:
    """Does the text import nothing but what our own project has?"""
    return all(match.group(1).split(".")[0] in _LIBRARIES for match in _IMPORT.finditer(source))


def imports_mathlib(source: str) -> bool:
    """True when the text imports Mathlib or a module of it."""
    return any(match.group(1).split(".")[0] == "Mathlib" for match in _IMPORT.finditer(source))


def working_folder(start: Path, source: str) -> Path | None:
    """Where embedded Lean must run to find the modules that a file imports: its Lake project, or its own folder.

    ``None`` (any folder will do) for a text without imports, so that files of many folders share one process.
    """
    if _IMPORT.search(source) is None:
        return None
    start = start.resolve()
    return find_project(start) or (start if start.is_dir() else start.parent)


def embedded_process(
    module: str,
    environ: Mapping[str, str],
    options: tuple[str, ...] = (),
    *,
    memory_mb: int | None = None,
    cwd: Path | None = None,
) -> ProcessSpec:
    """A module of this package as a process of this Python.

    ``-P`` and ``PYTHONPATH`` make it *this* package whatever lies in the working directory.
    """
    root = str(Path(__file__).resolve().parents[2])
    inherited = environ.get("PYTHONPATH")
    path = f"{root}{os.pathsep}{inherited}" if inherited else root
    command = (sys.executable, "-P", "-m", module, *options)
    zygote = (*command, "--zygote") if module == "prover.lean.repl" else None
    return ProcessSpec(
        command,
        cwd=cwd,
        environment={**environ, "PYTHONPATH": path},
        memory_mb=memory_mb,
        resident_mb=memory_mb,
        zygote=zygote,
    )


def embedded_engine(
    environ: Mapping[str, str],
    *,
    reason: str,
    memory_mb: int | None,
    start_timeout_s: float,
    cwd: Path | None = None,
    source: str = "",
    is_library_only: bool = False,
) -> EngineSpec:
    """The embedded Lean as a process of this Python, which loads what ``source`` imports with its library.

    ``is_library_only``: texts import modules of the library and no other file.
    """
    header = split_header(source)
    options = (LIBRARY_ONLY,) if is_library_only else ()
    process = embedded_process("prover.lean.repl", environ, options, memory_mb=memory_mb, cwd=cwd)
    return EngineSpec(
        info=EngineInfo("embedded", EMBEDDED_VERSION, "", process.command),
        process=process,
        reason=reason,
        start_timeout_s=start_timeout_s,
        imports=() if header is None else header.modules,
    )


def real_engine(machine: LeanMachine, environ: Mapping[str, str], *, reason: str, start_timeout_s: float) -> EngineSpec:
    """Real Lean's REPL inside its Lake project (no address-space limit: mapped files exceed any)."""
    if machine.lake is None or machine.repl is None or machine.project is None:
        raise EngineNotFound(machine.missing() or "real Lean is incomplete")
    command = (str(machine.lake), "env", str(machine.repl))
    version = (machine.toolchain or "").rpartition(":")[2].removeprefix("v")
    audit = None if machine.audit is None else (str(machine.lake), "env", str(machine.audit))
    return EngineSpec(
        info=EngineInfo("lean", version, "", command),
        process=ProcessSpec(command, cwd=machine.project, environment=environ),
        reason=reason,
        start_timeout_s=start_timeout_s,
        audit=None if audit is None else ProcessSpec(audit, cwd=machine.project, environment=environ),
    )


def choose_engine(
    choice: EngineChoice,
    start: Path,
    environ: Mapping[str, str],
    *,
    source: str = "",
    repl: str | None = None,
    memory_mb: int | None = None,
    start_timeout_s: float = 180.0,
    places: Places | None = None,
    is_library_only: bool = False,
) -> EngineSpec:
    """The engine for a file: ``reason`` is the one line to show.  Raises ``EngineNotFound``.  ``places``: as above."""
    embedded = partial(
        embedded_engine,
        environ,
        memory_mb=memory_mb,
        start_timeout_s=start_timeout_s,
        cwd=None if is_library_only else working_folder(start, source),
        source=source,
        is_library_only=is_library_only,
    )
    if choice == "embedded":
        return embedded(reason="embedded Lean, as asked")
    machine = inspect_machine(start, environ, repl=repl, places=places, source=source)
    lacks = machine.missing(needs_mathlib=imports_mathlib(source))
    if lacks is None:
        why = f"real Lean ({machine.toolchain}) of {machine.project}"
        return real_engine(machine, environ, reason=why, start_timeout_s=start_timeout_s)
    if choice == "lean":
        raise EngineNotFound(f"real Lean cannot be used: {lacks}")
    return embedded(reason=f"embedded Lean, because {lacks}")
