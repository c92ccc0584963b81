"""The modules of a user's own project: where they lie and what is compiled of them.

Comes in: a folder to start from and the modules of a file's header. Goes out: the environment after importing them.
Siblings are found as Lake finds them (``lakefile.toml`` or ``lakefile.lean`` above the folder: ``srcDir`` of the
package and of its targets, ``roots`` and ``globs``); without a Lake project in the nearest folder above that holds the
module. Each is elaborated once, in topological order, and kept in the user's cache folder in the library's own format
under a key of its text, its imports' keys and our code (:mod:`sources`); a module with errors is never kept.
Source: Lake ``src/lake/Lake/Config/{Package,LeanLib}.lean`` (v4.34.0).
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from prover.lean.environment import Environment
from prover.lean.library import load, sources
from prover.lean.library.sources import Graph, UnknownModule
from prover.lean.meta.errors import LeanError, UnsupportedFeature
from prover.lean.syntax.header import Header, module_path, read_header

LAKE_FILES: Final = ("lakefile.toml", "lakefile.lean")
_TARGET: Final = re.compile(r"^\s*(?:@\[[^\]]*\]\s*)*(lean_lib|lean_exe|package|require)\s+([\w.«»\"]+)", re.MULTILINE)
_SRC_DIR: Final = re.compile(r"\bsrcDir\s*:=\s*\"([^\"]*)\"")
_NAMES: Final = re.compile(r"\b(?:roots|root|globs)\s*:=\s*(#\[[^\]]*\]|[^\n,}]*)")
_QUOTED: Final = re.compile(r"`+([\w.«»]+)")


@dataclass(frozen=True, slots=True)
class SourceTree:
    """A folder of sources and the modules that belong to it: those below one of ``roots`` (empty: every module)."""

    folder: Path
    roots: tuple[str, ...] = ()

    def holds(self, module: str) -> bool:
        return not self.roots or any(module == r or module.startswith(r + ".") for r in self.roots)


class Project:
    """Finds the sources of modules around a folder."""

    def __init__(self, start: Path) -> None:
        self.start = start.resolve()
        self.lake_file = next(self._lake_files(), None)
        self.root = self.lake_file.parent if self.lake_file is not None else None
        self.trees = () if self.lake_file is None else read_trees(self.lake_file)

    def _lake_files(self) -> Iterator[Path]:
        for folder in (self.start, *self.start.parents):
            for name in LAKE_FILES:
                if (folder / name).is_file():
                    yield folder / name

    def find(self, module: str) -> Path | None:
        """The source file of ``module``; no part of its name leads out of the folders that are looked through."""
        parts = module_path(module)
        if any(part in {"", ".", ".."} or "/" in part or "\0" in part for part in parts):
            return None
        relative = Path(*parts[:-1]) / f"{parts[-1]}.lean"
        if self.root is not None:
            found = (tree.folder / relative for tree in self.trees if tree.holds(module))
        else:
            found = (folder / relative for folder in self._folders_above())
        return next((path for path in found if path.is_file()), None)

    def _folders_above(self) -> Iterator[Path]:
        """The folder and those above it, up to the root of a repository or the user's home."""
        for folder in (self.start, *self.start.parents):
            yield folder
            if (folder / ".git").exists() or folder == Path.home():
                return

    def unknown(self, module: str) -> UnknownModule:
        top = module_path(module)[0]
        if self.root is not None and (self.root / ".lake" / "packages").is_dir():
            where = f"modules of packages that {self.root} depends on are not built by embedded Lean"
        elif self.root is not None:
            where = f"the Lake project {self.root} has no such module, nor has the embedded library"
        else:
            where = f"there is none in {self.start} or above it, nor in the embedded library"
        file = "/".join(module_path(module)) + ".lean"
        return UnknownModule(f"unknown module prefix '{top}'\n\nNo directory '{top}' or file '{file}': {where}")

    def show(self, path: Path) -> str:
        """A path as messages show it: relative to the project."""
        base = self.root if self.root is not None else self.start
        return str(path.relative_to(base)) if path.is_relative_to(base) else str(path)

    @property
    def cache_name(self) -> str:
        return hashlib.sha256(str(self.root if self.root is not None else self.start).encode()).hexdigest()[:16]


# ------------------------------------------------------------------ Lake's configuration
def read_trees(lake_file: Path) -> tuple[SourceTree, ...]:
    """The source folders that a Lake configuration names."""
    text = lake_file.read_text(encoding="utf-8", errors="replace")
    if lake_file.suffix == ".toml":
        try:
            return _trees_of_toml(lake_file.parent, tomllib.loads(text))
        except tomllib.TOMLDecodeError as err:
            raise LeanError(f"{lake_file}: {err}") from err
    return _trees_of_lean(lake_file.parent, text)


def _trees_of_toml(root: Path, config: dict[str, Any]) -> tuple[SourceTree, ...]:
    base = root / str(config.get("srcDir", "."))
    trees: list[SourceTree] = []
    for kind in ("lean_lib", "lean_exe"):
        for target in config.get(kind, ()):
            names = [target.get("name", "")] if not target.get("roots") and not target.get("root") else []
            given = [*_as_list(target.get("roots")), *_as_list(target.get("root")), *_as_list(target.get("globs"))]
            trees.append(SourceTree(base / str(target.get("srcDir", ".")), _roots([*names, *given])))
    return tuple(trees) or (SourceTree(base),)


def _as_list(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]


def _roots(names: Sequence[str]) -> tuple[str, ...]:
    """Module names, globs (``A.*``, ``A.+``) cut to their prefix."""
    return tuple([re.sub(r"\.[*+]$", "", name.strip("«»")) for name in names if name])


def _trees_of_lean(root: Path, text: str) -> tuple[SourceTree, ...]:
    """``lakefile.lean`` is a program; what stands in the usual form in it is read: names, ``srcDir``, ``roots``."""
    found = list(_TARGET.finditer(text))
    base = root
    trees: list[SourceTree] = []
    for i, match in enumerate(found):
        body = text[match.end() : found[i + 1].start() if i + 1 < len(found) else len(text)]
        folder = _SRC_DIR.search(body)
        where = folder.group(1) if folder else "."
        if match.group(1) == "package":
            base = root / where
        elif match.group(1) != "require":
            names = [name for given in _NAMES.findall(body) for name in _QUOTED.findall(given)]
            trees.append(SourceTree(base / where, _roots(names or [match.group(2).strip('«»"')])))
    return tuple(trees) or (SourceTree(base),)


# ------------------------------------------------------------------ the graph of a project
class ProjectGraph(Graph):
    """The library's modules and those of a project below some roots."""

    def __init__(self, roots: tuple[str, ...], project: Project, library: Graph) -> None:
        self.project = project
        self.paths: dict[str, Path] = {}
        self.adopted = library
        super().__init__(roots)

    def _visit(self, module: str, path: list[str]) -> None:
        if module in self.adopted.keys and module not in self.keys:
            for below in self.adopted.order:  # its imports come with it, in order
                if below not in self.keys:
                    self.imports[below] = self.adopted.imports[below]
                    self.sources[below] = self.adopted.sources[below]
                    self.keys[below] = self.adopted.keys[below]
                    self.order.append(below)
            return
        super()._visit(module, path)

    def read(self, module: str) -> tuple[str, tuple[str, ...]]:
        if sources.has_module(module):
            return super().read(module)
        found = self.project.find(module)
        if found is None:
            raise self.project.unknown(module)
        self.paths[module] = found
        try:
            text = found.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as err:
            raise LeanError(f"{self.project.show(found)}: {err}") from err
        text = text.replace("\r\n", "\n")
        header = read_header(text)
        self._check_header(header, found)
        return text, header.modules if header.is_prelude else ("Init", *header.modules)

    def _check_header(self, header: Header, path: Path) -> None:
        if header.is_module:
            feature = UnsupportedFeature("files with the `module` header").text
            raise LeanError(f"{self.project.show(path)}:1:0: error: {feature}")
        complaint = header.complaint()
        if complaint is not None:
            raise LeanError(f"{self.project.show(path)}: error: {complaint[1]}")

    def is_own(self, module: str) -> bool:
        return module in self.paths

    def display_name(self, module: str) -> str:
        return self.project.show(self.paths[module]) if module in self.paths else module

    def own_folder(self) -> Path:
        return load.project_folder() / self.project.cache_name


class ProjectImporter:
    """The importer of files in one folder: the library's modules, and those of the project around the folder."""

    def __init__(self, start: Path, progress: load.Progress | None = None) -> None:
        self.start = start
        self.progress = progress

    def near(self, file: Path) -> ProjectImporter:
        """The importer of a file somewhere else."""
        return ProjectImporter(file.resolve().parent, self.progress)

    def __call__(self, modules: Sequence[str]) -> Environment:
        roots = tuple(dict.fromkeys(modules))
        if all(sources.has_module(module) for module in roots):
            return load.load_environment(_topmost(roots), self.progress)
        load.load_environment(("Init",), self.progress)
        graph = ProjectGraph(roots, Project(self.start), load.graph_of(("Init",)))
        todo = [module for module in graph.order if load.find_module(graph, module) is None]
        for done, module in enumerate(todo, start=1):
            seconds = load.build_module(graph, module)
            if self.progress is not None:
                self.progress(load.BuildEvent(module, done, len(todo), seconds, False))
        return load.environment_of(graph, roots)


def _topmost(roots: tuple[str, ...]) -> tuple[str, ...]:
    """``Init`` holds every module of its own tree: no need to name those apart."""
    if "Init" not in roots:
        return roots
    below = load.graph_of(("Init",)).keys
    return tuple([m for m in roots if m == "Init" or m not in below]) or ("Init",)
