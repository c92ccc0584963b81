"""The steps of ``prover setup``: what is to be done, in order, and how each is verified.

In: a ``Site``: a toolbox, a project, our own places.  Out: ``Step``s.  ``verify`` gives the words for a step
that holds, ``None`` for one that is to be done; it changes nothing and starts nothing that could.  ``run`` does the
step and raises ``SetupFailed``.  Two plans: our own project (``home``), and somebody's project, which gets the REPL for
its version of Lean.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from prover.repl.setup.failures import FETCH_AGAIN, FREE_SPACE, FailureKind, SetupFailed, writing
from prover.repl.setup.mathlib import inspect_mathlib
from prover.repl.setup.project import (
    Places,
    copy_project,
    misfits,
    missing_files,
    project_digest,
    read_manifest,
    read_toolchain,
    required_packages,
    toolchain_version,
)
from prover.repl.setup.tools import (
    INSTALLER_URL,
    MINIMAL_ELAN,
    LineCallback,
    Toolbox,
    show_version,
)

REPL_URL = "https://github.com/leanprover-community/repl"

NEEDED_GB = {"the toolchain": 3.0, "Mathlib": 8.0}
"""Free space that the steps ask for, in GB: a toolchain unpacked, and Mathlib's downloads with its ``.olean`` files.

Estimates, not measured here: Lean 4.3x unpacks to about 2.5 GB, Mathlib's build and its downloads take 6 to 7 GB.
"""

_GET_ELAN = "Install elan by hand (https://github.com/leanprover/elan) and run `prover setup` again"

_OWN_REPL = 'Take a released version, or build a REPL by hand and name it: lean_repl = "PATH" in prover.toml'


@dataclass(frozen=True, slots=True)
class Site:
    """Where and with what: ``free_bytes`` tells the free space on the disk of a folder."""

    toolbox: Toolbox
    project: Path
    places: Places
    free_bytes: Callable[[Path], int]

    @property
    def is_home(self) -> bool:
        """Is it our own project?"""
        return self.project == self.places.home

    @property
    def toolchain(self) -> str:
        """The toolchain that the project pins.  Raises ``SetupFailed`` when it pins none."""
        found = read_toolchain(self.project)
        if found is None:
            cause = f"{self.project} has no lean-toolchain file"
            raise SetupFailed(FailureKind.VERSION, cause, "Write one, for example `leanprover/lean4:v4.34.0`")
        return found

    def lake(self, *arguments: str, folder: Path | None = None, on_line: LineCallback) -> None:
        """Run lake in the project (or in another folder)."""
        lake = self.toolbox.need("lake", _GET_ELAN)
        self.toolbox.run([str(lake), *arguments], folder or self.project, on_line)

    def check_space(self, what: str, folder: Path) -> None:
        """Raise ``SetupFailed`` when the disk of ``folder`` has not the space that a step needs."""
        while not folder.exists():
            folder = folder.parent
        free, needed = self.free_bytes(folder), int(NEEDED_GB[what] * 1e9)
        if free < needed:
            cause = f"the disk of {folder} has {free / 1e9:.1f} GB free, and {what} needs about {needed / 1e9:.0f} GB"
            raise SetupFailed(FailureKind.DISK, cause, FREE_SPACE)


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name in the state file, what it does in words, what is missing without it.

    ``inputs`` changes when the step has to be done again although its result is still there.  ``is_optional``: what
    comes after does not need it, and real Lean is complete without it.
    """

    name: str
    title: str
    without: str
    verify: Callable[[], str | None]
    run: Callable[[LineCallback], None]
    inputs: Callable[[], str] = lambda: ""
    is_optional: bool = False


def plan(site: Site) -> list[Step]:
    """The steps for a site, in order."""
    steps = [_elan(site), _toolchain(site)]
    if site.is_home:
        return [_project(site), *steps, _packages(site), _mathlib(site), *_programs(site)]
    if _uses_mathlib(site.project):
        steps.append(_mathlib(site))
    return [*steps, _repl_for_version(site)]


# -- elan and the toolchain --------------------------------------------------------------------------------------------


def _elan(site: Site) -> Step:
    box = site.toolbox

    def verify() -> str | None:
        version = box.elan_version()
        return f"elan {show_version(version)} ({box.find('elan')})" if version and version >= MINIMAL_ELAN else None

    def run(on_line: LineCallback) -> None:
        version = box.elan_version()
        if version is not None:
            oldest = show_version(MINIMAL_ELAN)
            on_line(f"elan {show_version(version)} ({box.find('elan')}) is too old, {oldest} is needed: installing it")
        curl = box.need("curl", "Install curl, or elan itself, and run `prover setup` again")
        with tempfile.TemporaryDirectory(prefix="prover-elan-") as folder:
            script = Path(folder) / "elan-init.sh"
            box.run([str(curl), "--proto", "=https", "-sSfL", INSTALLER_URL, "-o", str(script)], None, on_line)
            box.run(["sh", str(script), "-y", "--no-modify-path", "--default-toolchain", "none"], None, on_line)

    return Step("elan", "elan, Lean's version manager", "all of real Lean", verify, run)


def _toolchain(site: Site) -> Step:
    box = site.toolbox

    def verify() -> str | None:
        told = box.lean_version(site.toolchain, site.project)
        return f"Lean {told}" if told is not None and _fits(told, site.toolchain) else None

    def run(on_line: LineCallback) -> None:
        name = site.toolchain
        elan = box.need("elan", _GET_ELAN)
        if name not in box.toolchains():
            site.check_space("the toolchain", box.elan_home)
            box.run([str(elan), "toolchain", "install", name], None, on_line)
        told = box.lean_version(name, site.project) or "no version"
        if not _fits(told, name):
            cause = f"elan has a toolchain {name}, but its Lean says that it is {told}"
            remedy = f"`elan toolchain uninstall {name}` removes it, `prover setup` then installs it again"
            raise SetupFailed(FailureKind.VERSION, cause, remedy)

    title = "the Lean toolchain of the project"
    return Step("toolchain", title, "all of real Lean", verify, run, lambda: site.toolchain)


def _fits(told: str, toolchain: str) -> bool:
    """Does a Lean that tells this version belong to the toolchain?  (``4.35.0-nightly-2026-11-01`` to a nightly.)"""
    version = toolchain_version(toolchain)
    return told == version or told.endswith(f"-{version}")


# -- our own project ---------------------------------------------------------------------------------------------------


def _project(site: Site) -> Step:
    def verify() -> str | None:
        return str(site.project) if site.project.is_dir() and not missing_files(site.project) else None

    def run(on_line: LineCallback) -> None:
        site.check_space("Mathlib", site.project)
        on_line(f"{copy_project(site.project)} files written to {site.project}")

    return Step("project", "the Lake project", "all of real Lean", verify, run)


def _packages(site: Site) -> Step:
    def verify() -> str | None:
        manifest = read_manifest(site.project)
        if manifest is None or _unlocked(site.project) or misfits(site.project):
            return None
        there = [item for item in manifest.packages if (site.project / manifest.packages_folder / item.name).is_dir()]
        return f"{len(there)} packages" if len(there) == len(manifest.packages) else None

    def run(on_line: LineCallback) -> None:
        unlocked = _unlocked(site.project)
        if read_manifest(site.project) is None:
            site.lake("update", on_line=on_line)
        elif unlocked:
            site.lake("update", *unlocked, on_line=on_line)
        site.lake("env", "true", on_line=on_line)
        _check_versions(site)

    return Step(
        "packages",
        "Mathlib, the REPL and lean4export as sources",
        "Mathlib and the REPL",
        verify,
        run,
        _digest_of(site),
    )


def _unlocked(project: Path) -> list[str]:
    """The packages that the lakefile requires and the manifest does not lock."""
    manifest = read_manifest(project)
    locked = set() if manifest is None else {item.name for item in manifest.packages}
    return [name for name in required_packages(project) if name not in locked]


def _check_versions(site: Site) -> None:
    for item in misfits(site.project):
        cause = f"{item.package} is made for {item.toolchain}, the project for {site.toolchain}"
        remedy = (
            f"Give {item.package} the revision of that version in {site.project / 'lakefile.toml'}, run"
            f" `lake update {item.package}` there, then `prover setup` again"
        )
        raise SetupFailed(FailureKind.VERSION, cause, remedy)


def _uses_mathlib(project: Path) -> bool:
    manifest = read_manifest(project)
    return manifest is not None and any(item.name == "mathlib" for item in manifest.packages)


def _mathlib(site: Site) -> Step:
    def verify() -> str | None:
        build = inspect_mathlib(site.project)
        return build.describe() if build is not None and build.is_complete else None

    def run(on_line: LineCallback) -> None:
        _check_versions(site)
        build = inspect_mathlib(site.project)
        if build is None or not build.built:
            site.check_space("Mathlib", site.project)
        try:
            site.lake("exe", "cache", "get", on_line=on_line)
        except SetupFailed as error:
            if error.kind is not FailureKind.CACHE:
                raise
            on_line(error.cause)
        if verify() is None:
            on_line("Mathlib's cache is incomplete or damaged: fetching all of it again")
            site.lake("exe", "cache", "get!", on_line=on_line)
        if verify() is None:
            build = inspect_mathlib(site.project)
            words = "there is no Mathlib" if build is None else build.describe()
            raise SetupFailed(FailureKind.CACHE, f"Mathlib's cache was fetched, but {words}", FETCH_AGAIN)

    return Step("mathlib", "Mathlib's compiled files", "files that import Mathlib", verify, run, _digest_of(site))


def _programs(site: Site) -> list[Step]:
    """What is built inside our own project."""
    packages, place = Path(".lake/packages"), Path(".lake/build/bin")
    repl = _built(site, "repl", packages / "REPL" / place, "the community's REPL", "proving with real Lean")
    export = _built(site, "lean4export", packages / "lean4export" / place, "lean4export", "exports for other kernels")
    audit = _built(site, "audit", place, "the audit command", "statement hashes in certificates")
    return [repl, replace(export, is_optional=True), replace(audit, is_optional=True)]


def _built(site: Site, target: str, place: Path, title: str, without: str) -> Step:
    program = site.project / place / target

    def run(on_line: LineCallback) -> None:
        site.lake("build", target, on_line=on_line)
        _check_program(program, f"lake build {target}")

    def verify() -> str | None:
        return str(program) if _is_program(program) else None

    return Step(target, title, without, verify, run, _digest_of(site))


def _digest_of(site: Site) -> Callable[[], str]:
    return lambda: project_digest(site.project)


# -- the REPL for somebody's project -----------------------------------------------------------------------------------


def _repl_for_version(site: Site) -> Step:
    """The REPL of the project's own version, built once in the data folder."""

    def folder() -> Path:
        return site.places.repl(site.toolchain)

    def program() -> Path:
        own = (site.project / ".lake" / "packages" / name / ".lake/build/bin/repl" for name in ("REPL", "repl"))
        return next((path for path in own if _is_program(path)), folder() / ".lake/build/bin/repl")

    def verify() -> str | None:
        return str(program()) if _is_program(program()) else None

    def run(on_line: LineCallback) -> None:
        place, tag = folder(), f"v{toolchain_version(site.toolchain)}"
        if read_toolchain(place) != site.toolchain:
            _clone(site, tag, place, on_line)
        site.lake("build", "repl", folder=place, on_line=on_line)
        _check_program(place / ".lake/build/bin/repl", "lake build repl")

    return Step(
        "repl",
        "the community's REPL for this version of Lean",
        "proving with real Lean",
        verify,
        run,
        lambda: site.toolchain,
    )


def _clone(site: Site, tag: str, place: Path, on_line: LineCallback) -> None:
    """The REPL's sources of a version; first beside their place: an interrupted clone is never taken for one."""
    git = site.toolbox.need("git", "Install git and run `prover setup` again")
    with writing(place):
        place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        clone = [str(git), "clone", "--depth", "1", "--branch", tag, REPL_URL, str(unfinished)]
        try:
            site.toolbox.run(clone, None, on_line)
        except SetupFailed as error:
            if error.kind is not FailureKind.VERSION:
                raise
            raise SetupFailed(error.kind, f"there is no REPL for {site.toolchain}: {error.cause}", _OWN_REPL) from error
        made_for = read_toolchain(unfinished)
        if made_for is None or toolchain_version(made_for) != toolchain_version(site.toolchain):
            cause = f"the REPL's tag {tag} is made for {made_for or 'an unknown version'}, not for {site.toolchain}"
            raise SetupFailed(FailureKind.VERSION, cause, _OWN_REPL)
        with writing(place):
            (unfinished / "lean-toolchain").write_text(site.toolchain + "\n", encoding="utf-8")
            shutil.rmtree(place, ignore_errors=True)
            unfinished.replace(place)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _is_program(path: Path) -> bool:
    return path.is_file() and os.access(path, os.X_OK)


def _check_program(path: Path, command: str) -> None:
    if not _is_program(path):
        cause = f"`{command}` succeeded, but there is no {path}"
        raise SetupFailed(FailureKind.TOOL, cause, "Run it by hand with `-v`, then `prover setup` again")
