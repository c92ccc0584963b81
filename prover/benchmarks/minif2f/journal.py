"""What is finished, kept in a JSON-lines file beside the output: a later run goes on from it.

In: items as they come, from several threads.  Out: an item a line.  The key of an item is a digest of everything its
outcome hangs on (mode, text, limits, engine, library), so that it counts as done only as long as those stay.
"""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

from pydantic import ValidationError

from prover.benchmarks.minif2f.report import Item


def key_of(*parts: str) -> str:
    """The digest of what an outcome hangs on."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:24]


class Journal:
    """Finished items in memory and (with a path) in a file; thread-safe."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.done: dict[str, Item] = {}
        self._lock = threading.Lock()
        if path is not None and path.is_file():
            for line in path.read_text(encoding="utf-8").splitlines():
                item = _read(line)
                if item is not None:
                    self.done[item.key] = item

    def add(self, item: Item) -> None:
        """Keep a finished item; it is on disk when this returns."""
        with self._lock:
            self.done[item.key] = item
            if self.path is not None:
                with self.path.open("a", encoding="utf-8") as file:
                    file.write(item.model_dump_json() + "\n")


def _read(line: str) -> Item | None:
    """An item of an earlier run; a line that was cut off is skipped."""
    try:
        return Item.model_validate_json(line)
    except ValidationError:
        return None
