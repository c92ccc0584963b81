"""What ``prover doctor`` says about real Lean: programs, versions that must fit together, the REPL, Mathlib, the disk.

In: a ``LeanMachine`` and a toolbox.  Out: ``Finding``s.  Starts ``elan``, an *installed* ``lean``, and the REPL where
everything for it is there; changes and fetches nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from prover.repl.setup.failures import SetupFailed
from prover.repl.setup.mathlib import inspect_mathlib, measure_disk
from prover.repl.setup.project import Places, misfits, toolchain_version
from prover.repl.setup.run import read_state
from prover.repl.setup.tools import MINIMAL_ELAN, Toolbox, show_version
from prover.repl.setup.trial import try_engine
from prover.repl.toolchain import EMBEDDED_VERSION, LeanMachine, real_engine
from prover.types import Finding

_SETUP = "prover setup"
_OPTIONAL = f"{_SETUP} (optional: embedded Lean needs none)"


def inspect_lean(machine: LeanMachine, environ: Mapping[str, str], places: Places) -> list[Finding]:
    """All findings about real Lean, for the project that ``machine`` was found for."""
    box = Toolbox(environ)
    found = [_elan(machine, box), _lake(machine), _setup(places.home)]
    lacks = machine.missing()
    detail = f"{machine.toolchain} in {machine.project}" if lacks is None else lacks
    found.append(Finding("real Lean here", "ok" if lacks is None else "absent", detail))
    if machine.project is None:
        return found
    toolchain = _toolchain(machine, box)
    return [
        *found,
        toolchain,
        _versions(machine, machine.project),
        *([_repl(machine, environ)] if lacks is None and toolchain.status == "ok" else []),
        _mathlib(machine, machine.project),
        *_disk(machine.project),
    ]


def _elan(machine: LeanMachine, box: Toolbox) -> Finding:
    if machine.elan is None:
        return Finding("elan", "absent", "not found", _OPTIONAL)
    version = box.elan_version()
    if version is None:
        return Finding("elan", "missing", f"{machine.elan} does not tell its version", _SETUP)
    words = f"{show_version(version)} ({machine.elan})"
    if version < MINIMAL_ELAN:
        return Finding("elan", "absent", f"{words} is too old, {show_version(MINIMAL_ELAN)} is needed", _SETUP)
    return Finding("elan", "ok", words)


def _lake(machine: LeanMachine) -> Finding:
    if machine.lake is None:
        return Finding("lake", "absent", "not found", _OPTIONAL)
    return Finding("lake", "ok", str(machine.lake))


def _setup(home: Path) -> Finding:
    """How far ``prover setup`` has come with our own project."""
    done = read_state(home).steps
    if not done:
        return Finding("prover setup", "absent", f"not run yet ({home})", _OPTIONAL)
    is_complete = "repl" in done
    words = f"{', '.join(done)} in {home}"
    return Finding("prover setup", "ok" if is_complete else "absent", words, "" if is_complete else f"{_SETUP} goes on")


def _toolchain(machine: LeanMachine, box: Toolbox) -> Finding:
    name = machine.toolchain
    if name is None or machine.project is None:
        return Finding("toolchain", "absent", "the project pins none", "write a lean-toolchain file")
    told = box.lean_version(name, machine.project)
    if told is None:
        return Finding("toolchain", "absent", f"{name} is not installed", f"{_SETUP}, or elan toolchain install {name}")
    version = toolchain_version(name)
    if told != version and not told.endswith(f"-{version}"):
        advice = f"elan toolchain uninstall {name}, then {_SETUP}"
        return Finding("toolchain", "missing", f"the Lean of {name} says that it is {told}", advice)
    return Finding("toolchain", "ok", f"{name}, embedded Lean follows {EMBEDDED_VERSION}")


def _versions(machine: LeanMachine, project: Path) -> Finding:
    wrong = misfits(project)
    if not wrong:
        return Finding("versions", "ok", "the project's packages and its toolchain fit together")
    words = ", ".join(f"{item.package} is made for {item.toolchain}" for item in wrong)
    advice = f"cd {project} && lake update {' '.join(item.package for item in wrong)}, then {_SETUP}"
    return Finding("versions", "missing", f"{words}, the project for {machine.toolchain}", advice)


def _repl(machine: LeanMachine, environ: Mapping[str, str]) -> Finding:
    spec = real_engine(machine, environ, reason="", start_timeout_s=60.0)
    try:
        trial = try_engine(spec, with_mathlib=False)
    except SetupFailed as error:
        return Finding("REPL", "missing", error.cause, error.remedy)
    return Finding("REPL", "ok", f"Lean {trial.version} answers ({machine.repl})")


def _mathlib(machine: LeanMachine, project: Path) -> Finding:
    build = inspect_mathlib(project)
    if build is None:
        if machine.has_mathlib:
            return Finding("Mathlib here", "ok", "built")
        return Finding("Mathlib here", "absent", "not built", _SETUP)
    status = "ok" if build.is_complete else "missing" if build.damaged else "absent"
    advice = "" if build.is_complete else f"cd {project} && lake exe cache get{'!' if build.damaged else ''}"
    return Finding("Mathlib here", status, build.describe(), advice)


def _disk(project: Path) -> list[Finding]:
    speed = measure_disk(project)
    if speed is None:
        return []
    advice = "imports are slow on this disk: put the project on a local one" if speed.is_slow else ""
    return [Finding("disk", "absent" if speed.is_slow else "ok", speed.describe(), advice)]
