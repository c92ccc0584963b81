"""What a benchmark has finished, kept in a JSON-lines file: a later run goes on from it.

In: items as they come, from several threads.  Out: an item a line.  The key of an item is a digest of everything its
outcome hangs on (text, limits, engine, library), so that it counts as done only as long as those stay.
"""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from pydantic import TypeAdapter, ValidationError


class Keyed(Protocol):
    """An outcome (a dataclass or a pydantic model) that knows what it was made from."""

    @property
    def key(self) -> str:
        """See ``key_of``."""
        ...


ItemT = TypeVar("ItemT", bound=Keyed)


def key_of(*parts: str) -> str:
    """The digest of what an outcome hangs on."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:24]


class Journal(Generic[ItemT]):
    """Finished items in memory and (with a path) in a file; thread-safe."""

    def __init__(self, kind: type[ItemT], path: Path | None = None) -> None:
        self.path = path
        self.done: dict[str, ItemT] = {}
        self._adapter = TypeAdapter(kind)
        self._lock = threading.Lock()
        self._begin = b""
        """What ends a line that was cut off, before the next one."""
        if path is not None and path.is_file():
            data = path.read_bytes()
            for line in data.split(b"\n"):
                item = self._read(line)
                if item is not None:
                    self.done[item.key] = item
            if data and not data.endswith(b"\n"):
                self._begin = b"\n"

    def add(self, item: ItemT) -> None:
        """Keep a finished item; it is on disk when this returns."""
        with self._lock:
            self.done[item.key] = item
            if self.path is not None:
                with self.path.open("ab") as file:
                    file.write(self._begin + self._adapter.dump_json(item) + b"\n")
                self._begin = b""

    def _read(self, line: bytes) -> ItemT | None:
        """An item of an earlier run; a line that was cut off is skipped."""
        try:
            return self._adapter.validate_json(line)
        except ValidationError:
            return None
