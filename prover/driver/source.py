"""A source text with its lines: offsets ↔ positions.

Positions are Lean's: lines from 1, columns from 0, both in code points.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from prover.types import Position


@dataclass(frozen=True, slots=True)
class SourceText:
    """Immutable text; ``offset`` counts code points from 0."""

    text: str
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = [0]
        starts.extend(index + 1 for index, char in enumerate(self.text) if char == "\n")
        object.__setattr__(self, "_starts", tuple(starts))

    def position(self, offset: int) -> Position:
        """The position of an offset."""
        line = bisect_right(self._starts, offset) - 1
        return Position(line + 1, offset - self._starts[line])

    def offset(self, position: Position) -> int:
        """The offset of a position (clipped to the text)."""
        if position.line < 1:
            return 0
        if position.line > len(self._starts):
            return len(self.text)
        return min(self._starts[position.line - 1] + position.column, len(self.text))

    def line_text(self, line: int) -> str:
        """One line without its line break."""
        start = self._starts[line - 1]
        end = self._starts[line] - 1 if line < len(self._starts) else len(self.text)
        return self.text[start:end]

    def indent(self, line: int) -> int:
        """How many spaces a line starts with."""
        text = self.line_text(line)
        return len(text) - len(text.lstrip(" "))

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        return len(self._starts)
