"""What might be left out of a proof: every cut that is worth a try, as a change of the text.

In: a text, the part of it that may be changed, and the tactics that ran there.  Out: ``Cut``s, the largest first.
Nothing here knows whether a cut is good: Lean decides.  Cuts that make no sense cost one question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from prover.driver.scan import Token, scan
from prover.driver.source import SourceText
from prover.types import Position

CLOSERS: Final = (
    *("rfl", "simp", "omega", "trivial", "assumption", "contradiction", "decide", "simp_all"),
    *("ring", "norm_num", "linarith", "positivity", "tauto", "grind"),
)
"""Single tactics that are tried in place of the rest of a block, cheapest first."""
_TAKES_LIST: Final = frozenset(
    {"simp", "only", "rw", "rwa", "erw", "simp_rw", "simp_all", "simpa", "dsimp", "norm_num", "linarith", "nlinarith"}
    | {"field_simp", "push_cast", "norm_cast"}
)
_NEEDS_LIST: Final = frozenset({"rw", "rwa", "erw", "simp_rw"})
_OPENING: Final = frozenset("([{⟨") | {"@[", "#["}
_CLOSING: Final = frozenset(")]}⟩")
_BEFORE_TACTIC: Final = frozenset({"·", ".", ";", "<;>", "=>", "by", "|", "("})
_CLAUSES: Final = (
    re.compile(r" generalizing [^\n]*?(?= with\b| using\b|$)", re.MULTILINE),
    re.compile(r" using [^\n;]+$", re.MULTILINE),
    re.compile(r" \+\w+"),
    re.compile(r" at [^\n;)]+$", re.MULTILINE),
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A tactic's place in the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cut:
    """``text[start:end]`` becomes ``replacement``; ``what`` says what is gone."""

    what: str
    start: int
    end: int
    replacement: str = ""

    def apply(self, text: str) -> str:
        """The text after the cut."""
        return text[: self.start] + self.replacement + text[self.end :]


def length(text: str) -> int:
    """How long a proof is: its number of tokens."""
    return len(scan(text))


def cuts(text: str, region: Span, tactics: Sequence[Span], *, closers: Sequence[str] = CLOSERS) -> list[Cut]:
    """Every cut of ``text[region]``, those that leave out most first."""
    place = _Place(text, region, tactics, closers)
    found: dict[tuple[int, int, str], Cut] = {}
    for cut in place.all():
        if region.start <= cut.start <= cut.end <= region.end:
            found.setdefault((cut.start, cut.end, cut.replacement), cut)
    sizes = {key: length(text[cut.start : cut.end]) - length(cut.replacement) for key, cut in found.items()}
    order = sorted(found, key=lambda key: (-sizes[key], key))
    return [found[key] for key in order if sizes[key] > 0]


class _Place:
    """A text with its tokens and the runs of tactics that follow each other."""

    def __init__(self, text: str, region: Span, tactics: Sequence[Span], closers: Sequence[str]) -> None:
        self.text, self.region, self.closers = text, region, closers
        self.source = SourceText(text)
        self.tokens: list[Token] = [
            token for token in scan(text) if region.start <= token.start and token.end <= region.end
        ]
        inside = {span for span in tactics if region.start <= span.start and span.end <= region.end}
        self.spans = sorted(inside, key=lambda span: (span.start, -span.end))
        self.parents = self._parents()
        self.runs = self._runs()

    def all(self) -> Iterator[Cut]:
        """All cuts, in no particular order."""
        yield from self._closers()
        yield from self._steps()
        yield from self._alternatives()
        yield from self._parentheses()
        yield from self._combinators()
        yield from self._premises()
        yield from self._clauses()
        yield from self._by_exact()

    # -- structure ---------------------------------------------------------------------------------------------------

    def _parents(self) -> dict[Span, Span | None]:
        parents: dict[Span, Span | None] = {}
        open_spans: list[Span] = []
        for span in self.spans:
            while open_spans and open_spans[-1].end < span.end:
                open_spans.pop()
            parents[span] = open_spans[-1] if open_spans else None
            open_spans.append(span)
        return parents

    def _runs(self) -> list[list[Span]]:
        """Tactics of one block that follow each other with nothing but blanks, semicolons and comments between."""
        runs: list[list[Span]] = []
        last: dict[Span | None, list[Span]] = {}
        for span in self.spans:
            parent = self.parents[span]
            run = last.get(parent)
            if run is not None and self._is_gap(run[-1].end, span.start):
                run.append(span)
            else:
                run = [span]
                runs.append(run)
                last[parent] = run
        return runs

    def _is_gap(self, start: int, end: int) -> bool:
        return start <= end and all(token.text == ";" for token in scan(self.text[start:end]))

    def _block_end(self, span: Span) -> int:
        """Where the block ends that ``span`` stands in: before the first line that starts left of it."""
        parent = self.parents[span]
        limit = self.region.end if parent is None else parent.end
        start = self.source.position(span.start)
        end = limit
        for line in range(start.line + 1, self.source.position(limit).line + 1):
            content = self.source.line_text(line)
            if content.strip() and self.source.indent(line) < start.column:
                end = self.source.offset(Position(line, 0))
                break
        inner = [token for token in self.tokens if span.start <= token.start and token.end <= end]
        depth = 0
        for token in inner:
            depth += (token.text in _OPENING) - (token.text in _CLOSING)
            if depth < 0:
                return token.start
        return inner[-1].end if inner else span.end

    # -- cuts --------------------------------------------------------------------------------------------------------

    def _closers(self) -> Iterator[Cut]:
        for run in self.runs:
            for span in run:
                end = self._block_end(span)
                for closer in self.closers:
                    yield Cut(f"the rest of a block, by {closer}", span.start, end, closer)

    def _steps(self) -> Iterator[Cut]:
        for run in self.runs:
            size = len(run) - 1
            while size > 0:
                for first in range(len(run) - size, -1, -1):
                    after = first + size
                    if after < len(run):
                        yield Cut(_steps_word(size), run[first].start, run[after].start)
                    elif first > 0:
                        yield Cut(_steps_word(size), run[first - 1].end, run[-1].end)
                size = size // 2

    def _alternatives(self) -> Iterator[Cut]:
        for span in self.spans:
            inner = self._within(span)
            if not inner or inner[0].text != "first":
                continue
            bars = [token for token, depth in _depths(inner) if token.text == "|" and depth == 0]
            ends = [*(bar.start for bar in bars[1:]), span.end]
            for bar, end in zip(bars, ends, strict=True):
                yield Cut("other alternatives", span.start, span.end, self._moved(bar.end, end, span.start))

    def _parentheses(self) -> Iterator[Cut]:
        starts = {span.start for span in self.spans}
        for number, token in enumerate(self.tokens):
            if token.text != "(" or number + 1 == len(self.tokens):
                continue
            before = self.tokens[number - 1] if number else None
            is_first = before is None or before.text in _BEFORE_TACTIC or "\n" in self.text[before.end : token.start]
            closing = self._match(number)
            if is_first and closing is not None and self.tokens[number + 1].start in starts:
                inner = self._moved(token.end, closing.start, token.start)
                yield Cut("parentheses", token.start, closing.end, inner)

    def _combinators(self) -> Iterator[Cut]:
        for number, token in enumerate(self.tokens):
            if token.text != "<;>" or number == 0:
                continue
            after = [span for span in self.spans if span.start >= token.end and self._is_gap(token.end, span.start)]
            if after:
                yield Cut("`<;>` and what follows", self.tokens[number - 1].end, after[0].end)
            before = [span for span in self.spans if span.end <= token.start and self._is_gap(span.end, token.start)]
            if before and after:
                yield Cut("`<;>` and what comes before", min(span.start for span in before), after[0].start)

    def _premises(self) -> Iterator[Cut]:
        for number, token in enumerate(self.tokens):
            before = self.tokens[number - 1] if number else None
            if token.text != "[" or before is None or before.text not in _TAKES_LIST:
                continue
            closing = self._match(number)
            if closing is None:
                continue
            inner = [item for item in self.tokens if token.end <= item.start and item.end <= closing.start]
            commas = [item for item, depth in _depths(inner) if item.text == "," and depth == 0]
            edges = [token, *commas, closing]
            if len(edges) > 2:
                for left, right in pairwise(edges):
                    if left is token:
                        yield Cut("a premise", left.end, self._after(right.end))
                    else:
                        yield Cut("a premise", left.start, right.start)
            if before.text not in _NEEDS_LIST:
                yield Cut("a list of premises", before.end, closing.end)

    def _clauses(self) -> Iterator[Cut]:
        part = self.text[self.region.start : self.region.end]
        for pattern in _CLAUSES:
            for match in pattern.finditer(part):
                yield Cut("a clause", self.region.start + match.start(), self.region.start + match.end())

    def _by_exact(self) -> Iterator[Cut]:
        """``by exact t`` says ``t``."""
        for number, token in enumerate(self.tokens[:-1]):
            following = self.tokens[number + 1]
            if token.text != "by" or following.text != "exact":
                continue
            span = next((item for item in self.spans if item.start == following.start), None)
            if span is not None and self._block_end(span) == span.end:
                term = self.text[following.end : span.end].strip()
                yield Cut("`by exact`", token.start, span.end, term)

    # -- text --------------------------------------------------------------------------------------------------------

    def _within(self, span: Span) -> list[Token]:
        return [token for token in self.tokens if span.start <= token.start and token.end <= span.end]

    def _match(self, number: int) -> Token | None:
        """The token that closes the bracket with this number."""
        depth = 0
        for token in self.tokens[number:]:
            depth += (token.text in _OPENING) - (token.text in _CLOSING)
            if depth == 0:
                return token
        return None

    def _after(self, offset: int) -> int:
        """``offset`` moved right over blanks."""
        while offset < len(self.text) and self.text[offset] == " ":
            offset += 1
        return offset

    def _moved(self, start: int, end: int, to: int) -> str:
        """``text[start:end]`` without blanks around, as it must look when it begins at the offset ``to``."""
        while start < end and self.text[start].isspace():
            start += 1
        shift = self.source.position(to).column - self.source.position(start).column
        lines = self.text[start:end].rstrip().split("\n")
        return "\n".join([lines[0], *(_shifted(line, shift) for line in lines[1:])])


def _shifted(line: str, shift: int) -> str:
    content = line.lstrip(" ")
    return " " * max(0, len(line) - len(content) + shift) + content if content else ""


def _depths(tokens: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    """Tokens with the number of brackets open around them."""
    depth = 0
    for token in tokens:
        if token.text in _CLOSING:
            depth -= 1
        yield token, depth
        if token.text in _OPENING:
            depth += 1


def _steps_word(size: int) -> str:
    return "a step" if size == 1 else f"{size} steps"
