"""What the user pointed at: ``FILE.lean``, ``FILE.lean:theorem``, ``FILE.lean:3``, ``FILE.lean#L42``, a folder, ``-``
(also ``-#L42``).

In: the text of a target.  Out: ``Target``s, one per file, and the declarations a target selects in an outline.
Errors: ``InputError`` that names what was not found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from prover.driver.outline import DeclarationSite, Outline
from prover.errors import InputError

STDIN = "-"
PROVED_SUFFIX = ".proved.lean"
_SKIPPED_FOLDERS = frozenset({".lake", "build", ".git", ".venv", "lake-packages", "node_modules"})
_LINE = re.compile(r"(?P<path>.+)#L(?P<line>[0-9]+)")
_SELECTED = re.compile(r"(?P<path>.+\.lean):(?P<what>[^/\\]+)")


@dataclass(frozen=True, slots=True)
class Target:
    """One file (``None``: standard input) and what is meant in it: everything, a name, an index from 1, or a line."""

    path: Path | None
    name: str | None = None
    index: int | None = None
    line: int | None = None

    @property
    def is_whole_file(self) -> bool:
        """True when nothing in particular is selected."""
        return self.name is None and self.index is None and self.line is None


def parse_target(text: str) -> tuple[Target, ...]:
    """The files a target means; a folder gives all its ``.lean`` files in path order (results of ours left out)."""
    if text == STDIN:
        return (Target(None),)
    path = Path(text)
    if path.is_dir():
        files = tuple(Target(file) for file in _lean_files(path))
        if not files:
            raise InputError(f"{text}: no .lean file in this folder")
        return files
    if path.is_file():
        return (Target(path),)
    if match := _LINE.fullmatch(text):
        return (Target(_existing(match["path"]), line=int(match["line"])),)
    if match := _SELECTED.fullmatch(text):
        what = match["what"]
        file = _existing(match["path"])
        return (Target(file, index=int(what)) if what.isdigit() else Target(file, name=what),)
    raise InputError(f"{text}: no such file or folder")


def _existing(text: str) -> Path | None:
    path = Path(text)
    if text == STDIN:
        return None
    if not path.is_file():
        raise InputError(f"{text}: no such file")
    return path


def _lean_files(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*.lean")
        if path.is_file()
        and not path.name.endswith((PROVED_SUFFIX, ".minimized.lean", ".bridged.lean"))
        and path.name != "lakefile.lean"
        and not _SKIPPED_FOLDERS.intersection(path.relative_to(folder).parts)
    )


def select(outline: Outline, target: Target) -> tuple[DeclarationSite, ...]:
    """The declarations a target means: with a whole file those that hold a ``sorry``, otherwise the chosen one."""
    sites = outline.declarations
    if target.is_whole_file:
        return tuple(site for site in sites if site.sorries)
    if target.index is not None:
        if not 1 <= target.index <= len(sites):
            raise InputError(f"there is no declaration {target.index}: the file has {len(sites)}")
        return (sites[target.index - 1],)
    if target.line is not None:
        return (_at_line(outline, target.line),)
    assert target.name is not None
    return (_named(sites, target.name),)


def _at_line(outline: Outline, line: int) -> DeclarationSite:
    source = outline.source
    for site in outline.declarations:
        if source.position(site.start).line <= line <= source.position(max(site.start, site.end - 1)).line:
            return site
    raise InputError(f"line {line} is in no declaration")


def _named(sites: tuple[DeclarationSite, ...], name: str) -> DeclarationSite:
    """The declaration with this full name, or the only one whose name ends with it."""
    exact = [site for site in sites if site.name == name]
    found = exact or [site for site in sites if site.name.endswith("." + name)]
    if len(found) == 1:
        return found[0]
    if found:
        lines = ", ".join(str(site.index) for site in found)
        raise InputError(f"{name!r} is ambiguous: declarations {lines}")
    known = ", ".join(site.label for site in sites[:8])
    raise InputError(f"there is no declaration named {name!r}" + (f" (there are: {known})" if known else ""))
