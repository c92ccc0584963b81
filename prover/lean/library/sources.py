"""Where the library's sources lie, what they import, and the keys of their compiled files.

A key is ``sha256(format, name, source, keys of the imports, hash of the code that compiles)``: it changes when anything
changes that could change the result, so a file found under its key needs no check by time stamps.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from prover.lean.library.encoding import FORMAT
from prover.lean.meta.errors import LeanError
from prover.lean.syntax.header import read_header

SOURCE_ROOT: Path = Path(__file__).resolve().parent
"""Where the sources lie; tests and child processes set another folder."""
_CODE_ROOT: Final = Path(__file__).resolve().parent.parent
_CODE: Final = ("*.py", "kernel/*.py", "meta/*.py", "elab/**/*.py", "syntax/**/*.py", "tactic/**/*.py", "library/*.py")
_UNUSED: Final = frozenset({"repl.py", "api.py", "export.py", "check.py", "pretty.py"})
"""Modules that read environments and never write into them."""

class UnknownModule(LeanError):
    """No such module in the embedded library."""


def source_path(module: str) -> Path:
    return SOURCE_ROOT.joinpath(*module.split(".")).with_suffix(".lean")


def has_module(module: str) -> bool:
    return bool(re.fullmatch(r"\w+(\.\w+)*", module)) and source_path(module).is_file()


def read_source(module: str) -> str:
    if not has_module(module):
        raise UnknownModule(f"unknown module prefix '{module.split('.')[0]}'\n\nNo directory '{module}' in the library")
    return source_path(module).read_text(encoding="utf-8")


def imports_of(text: str) -> tuple[str, ...]:
    """Module names in the header."""
    return read_header(text).modules


@lru_cache(maxsize=1)
def code_hash() -> bytes:
    """Digest of all code that takes part in compiling a module. Never reset: code does not change in a process."""
    digest = hashlib.sha256()
    for pattern in _CODE:
        for path in sorted(_CODE_ROOT.glob(pattern)):
            if path.name not in _UNUSED:
                digest.update(str(path.relative_to(_CODE_ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.digest()


class Graph:
    """The modules below some roots: imports, order, keys."""

    def __init__(self, roots: tuple[str, ...]) -> None:
        self.imports: dict[str, tuple[str, ...]] = {}
        self.sources: dict[str, str] = {}
        self.order: list[str] = []
        self.keys: dict[str, bytes] = {}
        for root in roots:
            self._visit(root, [])

    def read(self, module: str) -> tuple[str, tuple[str, ...]]:
        """Source and imports of a module."""
        text = read_source(module)
        return text, imports_of(text)

    def is_own(self, module: str) -> bool:
        """Is this a module of the user's project, not of the library?"""
        return False

    def display_name(self, module: str) -> str:
        """What messages call the source of a module."""
        return module

    def own_folder(self) -> Path:
        """Where compiled modules of the user's project are kept."""
        raise NotImplementedError("the library has no modules of a user")

    def _visit(self, module: str, path: list[str]) -> None:
        if module in self.keys:
            return
        if module in path:
            raise LeanError(f"build cycle detected:\n  {' -> '.join([*path, module])}")
        text, imports = self.read(module)
        self.sources[module] = text
        self.imports[module] = imports
        for imported in self.imports[module]:
            self._visit(imported, [*path, module])
        self.order.append(module)
        digest = hashlib.sha256(f"{FORMAT}\0{module}\0".encode())
        digest.update(code_hash())
        digest.update(hashlib.sha256(text.encode()).digest())
        for imported in self.imports[module]:
            digest.update(self.keys[imported])
        self.keys[module] = digest.digest()
