"""The parser's error: an offset, what was found there and what could have stood there.

Source: Lean 4 ``src/Lean/Parser/Types.lean`` (``Parser.Error``) and ``mkErrorMessage`` in ``Lean/Parser/Module.lean``.
The text is Lean's: ``unexpected token ':='; expected term``.
"""

from __future__ import annotations

from typing import Any

from prover.lean.syntax.source import Source


def join_expected(expected: tuple[str, ...]) -> str:
    """``expected a, b or c`` from the alternatives, sorted and without repeats."""
    items = sorted(set(expected))
    if len(items) == 1:
        return f"expected {items[0]}"
    return f"expected {', '.join(items[:-1])} or {items[-1]}"


class ParseError(Exception):
    """Lean's parser refused the text.

    ``offset``..``end_offset`` is the range Lean's message carries (it starts before the blanks that precede the
    unexpected token); ``token_offset`` is where the offending token itself starts. ``partial`` is the syntax built
    before the error: Lean elaborates it and keeps only its "unsolved goals" messages.
    """

    def __init__(
        self,
        offset: int,
        unexpected: str,
        expected: tuple[str, ...] = (),
        end_offset: int | None = None,
        token_offset: int | None = None,
    ) -> None:
        super().__init__(unexpected, expected)
        self.offset = offset
        self.unexpected = unexpected
        self.expected = expected
        self.end_offset = end_offset
        self.token_offset = offset if token_offset is None else token_offset
        self.partial: Any = None

    @property
    def message(self) -> str:
        parts = [self.unexpected] if self.unexpected else []
        if self.expected:
            parts.append(join_expected(self.expected))
        return "; ".join(parts)

    def __str__(self) -> str:
        return self.message

    def merge(self, other: ParseError) -> ParseError:
        """The error that got further; at the same token the expectations are united, as ``<|>`` does in Lean."""
        if other.token_offset > self.token_offset:
            return other
        if other.token_offset == self.token_offset:
            self.expected = (*self.expected, *(e for e in other.expected if e not in self.expected))
        return self

    def with_position(self, source: Source) -> str:
        """``<input>:1:3: message``: the form in which ``runParserCategory`` reports, at the token itself."""
        pos = source.position(self.token_offset)
        # ``runParserCategory`` never fills in the "unexpected token" part.
        parts = [] if self.unexpected.startswith(("unexpected token", "unexpected identifier")) else [self.unexpected]
        if self.expected:
            parts.append(join_expected(self.expected))
        text = "; ".join(p for p in parts if p)
        return f"{source.file_name}:{pos.line}:{pos.column}: {text}"
