"""The Lake project that ships with the package, and where it is worked in.

In a checkout that is ``lean_project/`` itself; an installed package carries its files and copies them to the user's
data folder, where Lake builds.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pydantic

from prover.repl.setup.failures import FailureKind, SetupFailed, writing

_PACKAGE = Path(__file__).resolve().parents[2]
"""The folder of `prover`."""
_NOT_SHIPPED = {".lake", "build"}
_MANIFEST = "lake-manifest.json"


def shipped_project() -> Path:
    """The project's files as they ship: in the package, or in the checkout that the package is run from."""
    inside = _PACKAGE / "lean_project"
    return inside if inside.is_dir() else _PACKAGE.parent / "lean_project"


@dataclass(frozen=True, slots=True)
class Places:
    """The user's data folder, and where our own project is worked in."""

    data: Path
    home: Path

    def repl(self, toolchain: str) -> Path:
        """Where the REPL for a toolchain is built: one folder per version, shared by all projects of that version."""
        return self.data / "repl" / re.sub(r"[^\w.]+", "-", toolchain)


def find_places(data: Path, *, is_asked: bool) -> Places:
    """The places for a data folder.  ``is_asked``: the user named it, so that a checkout is left alone too."""
    shipped = shipped_project()
    is_checkout = shipped.parent != _PACKAGE
    return Places(data, shipped if is_checkout and not is_asked else data / "lean_project")


def shipped_files(source: Path) -> Iterator[Path]:
    """The files of the project, relative to it, in order; nothing that a build or a proof has made."""
    for path in sorted(source.rglob("*")):
        inside = path.relative_to(source)
        if path.is_file() and not _NOT_SHIPPED & set(inside.parts) and ".proved." not in path.name:
            yield inside


def missing_files(folder: Path) -> list[Path]:
    """The files that the project in ``folder`` lacks or has otherwise.  Raises ``SetupFailed``.

    Its manifest may have grown; it is out of date where the lakefile or the toolchain is another.
    """
    source = shipped_project()
    if folder == source:
        return []
    found = [inside for inside in shipped_files(source) if _read(folder / inside) != _read(source / inside)]
    is_pinned_anew = any(inside.name in ("lakefile.toml", "lean-toolchain") for inside in found)
    has_manifest = (folder / _MANIFEST).is_file()
    return [inside for inside in found if inside.name != _MANIFEST or is_pinned_anew or not has_manifest]


def _read(path: Path) -> bytes | None:
    """A file's bytes; ``None``: there is no such file.  Raises ``SetupFailed`` when it cannot be read."""
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError as error:
        cause = f"{path} cannot be read: {error.strerror or error}"
        raise SetupFailed(FailureKind.DISK, cause, "Make it readable and run `prover setup` again") from error


def copy_project(folder: Path) -> int:
    """Write what is missing; how many files that were.  Raises ``SetupFailed`` when the folder cannot be written."""
    missing = missing_files(folder)
    with writing(folder):
        for inside in missing:
            (folder / inside).parent.mkdir(parents=True, exist_ok=True)
            (folder / inside).write_bytes((shipped_project() / inside).read_bytes())
    return len(missing)


def read_toolchain(folder: Path) -> str | None:
    """The toolchain that a project pins."""
    try:
        return (folder / "lean-toolchain").read_text(encoding="utf-8").strip() or None
    except OSError:
        return None


def toolchain_version(toolchain: str) -> str:
    """``leanprover/lean4:v4.34.0`` as ``4.34.0``."""
    return toolchain.rpartition(":")[2].removeprefix("v")


class LockedPackage(pydantic.BaseModel):
    """A package of ``lake-manifest.json``; the fields that we read."""

    name: str
    rev: str = ""
    input_rev: str | None = pydantic.Field(None, alias="inputRev")


class LakeManifest(pydantic.BaseModel):
    """``lake-manifest.json`` (version 1.2.0); the fields that we read."""

    packages: list[LockedPackage] = []
    packages_folder: str = pydantic.Field(".lake/packages", alias="packagesDir")


def read_manifest(folder: Path) -> LakeManifest | None:
    """What the project's manifest locks; ``None`` when it has none that can be read."""
    try:
        return LakeManifest.model_validate_json((folder / _MANIFEST).read_bytes())
    except (OSError, pydantic.ValidationError):
        return None


def required_packages(folder: Path) -> list[str]:
    """The packages that a ``lakefile.toml`` requires; nothing where the lakefile is in Lean."""
    try:
        lakefile = tomllib.loads((folder / "lakefile.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError):
        return []
    return [str(item["name"]) for item in lakefile.get("require", [])]


@dataclass(frozen=True, slots=True)
class Misfit:
    """A package that was made for another Lean than the project's."""

    package: str
    toolchain: str


def misfits(folder: Path) -> list[Misfit]:
    """The packages whose own toolchain is another version than the project's (REPL and Mathlib must be of one)."""
    pinned = read_toolchain(folder)
    found = []
    for name in ("mathlib", "REPL", "repl"):
        own = read_toolchain(folder / ".lake" / "packages" / name)
        if pinned is not None and own is not None and toolchain_version(own) != toolchain_version(pinned):
            found.append(Misfit(name, own))
    return found


def project_digest(folder: Path) -> str:
    """Changes whenever a step would have to be done again: with the toolchain, the lakefile, or the locked packages.

    Raises ``SetupFailed`` when one of these files cannot be read.
    """
    digest = hashlib.sha256()
    for name in ("lean-toolchain", "lakefile.toml", "lakefile.lean", _MANIFEST):
        digest.update(name.encode() + b"\0" + (_read(folder / name) or b"") + b"\0")
    return digest.hexdigest()
