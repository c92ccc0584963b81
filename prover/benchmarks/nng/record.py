"""What happened to each item, kept in a file that a later run goes on with.

In: outcomes as they come.  Out: a JSON object a line; the key of an item is a digest of the text it was made from, so
that an item counts as done only as long as its text stays the same.
"""

from __future__ import annotations

import hashlib
import json
import threading
from dataclasses import asdict, dataclass, field
from pathlib import Path

SECTIONS = ("world", "proofs", "proving")


@dataclass(frozen=True, slots=True)
class Item:
    """One outcome: ``verdict`` is accepted, refused, timeout, crashed or banned (proofs), proved or open (proving)."""

    section: str
    name: str
    label: str
    verdict: str
    reason: str = ""
    time_s: float = 0.0
    body: str = ""
    key: str = ""
    expansions: int = 0
    axioms: tuple[str, ...] = ()
    steps_s: tuple[float, ...] = field(default=())

    @property
    def is_good(self) -> bool:
        """Accepted or proved."""
        return self.verdict in ("accepted", "proved")


def key_of(section: str, *parts: str) -> str:
    """The digest of what an item is made from."""
    return hashlib.sha256("\0".join((section, *parts)).encode()).hexdigest()[:24]


class Record:
    """Finished items, in memory and (with a path) in a file; thread-safe."""

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
        """Keep a finished item."""
        with self._lock:
            self.done[item.key] = item
            if self.path is not None:
                with self.path.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(asdict(item), ensure_ascii=False) + "\n")


def _read(line: str) -> Item | None:
    """An item of an earlier run; a line that was cut off is skipped."""
    try:
        values = json.loads(line)
        return Item(**{**values, "axioms": tuple(values["axioms"]), "steps_s": tuple(values["steps_s"])})
    except (json.JSONDecodeError, KeyError, TypeError):
        return None
