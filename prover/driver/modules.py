"""The modules of its own project that a file imports: their texts, for the policy on forbidden constructs.

In: a file and its text.  Out: name ↦ text of every module found beside the file, in the folders above it, or in a
source folder of those; directly imported or not.  Lean decides what is really imported; here one text too many is
harmless, so no build configuration is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from prover.driver.run import read_source
from prover.errors import InputError

_IMPORT = re.compile(r"\bimport\s+(?:all\s+)?([\w.«»']+)")


def own_modules(file: Path, text: str) -> dict[str, str]:
    """Name ↦ text; modules that cannot be read are left to Lean."""
    found: dict[str, str] = {}
    todo = [text]
    start = file.resolve().parent
    while todo:
        for module in _imports(todo.pop()):
            path = None if module in found else _find(start, module)
            if path is None:
                continue
            try:
                found[module] = read_source(path)
            except InputError:
                continue
            todo.append(found[module])
    return found


def _imports(text: str) -> Iterator[str]:
    for match in _IMPORT.finditer(text):
        yield match.group(1).replace("«", "").replace("»", "")


def _find(start: Path, module: str) -> Path | None:
    parts = module.split(".")
    if not all(parts) or any("/" in part for part in parts):
        return None
    relative = Path(*parts[:-1], f"{parts[-1]}.lean")
    for folder in (start, *start.parents):
        for path in (folder / relative, *folder.glob(f"*/{relative.as_posix()}")):
            if path.is_file():
                return path
        if (folder / ".git").exists() or folder == Path.home():
            return None
    return None
