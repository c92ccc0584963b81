"""Source text with positions. Offsets are code points; lines count from 1, columns from 0 (as Lean reports them)."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Position:
    line: int
    column: int


@dataclass(slots=True)
class Source:
    """A text and the offsets at which its lines start."""

    text: str
    file_name: str = "<input>"
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [0]
        find = self.text.find
        i = find("\n")
        while i >= 0:
            self._starts.append(i + 1)
            i = find("\n", i + 1)

    def position(self, offset: int) -> Position:
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1])

    def column(self, offset: int) -> int:
        return offset - self._starts[bisect_right(self._starts, offset) - 1]

    def caret(self, offset: int) -> str:
        """The line that holds ``offset`` with a caret under it."""
        pos = self.position(offset)
        start = self._starts[pos.line - 1]
        end = self.text.find("\n", start)
        line = self.text[start : end if end >= 0 else len(self.text)]
        return f"{line}\n{' ' * pos.column}^"
