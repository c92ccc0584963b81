"""The loop: try the cuts one after the other, keep those after which Lean still accepts the declaration.

In: a declaration's text, the part that may be changed, and two questions to Lean (what ran, is this still a proof?).
Out: the smaller text, and what was left out.  No clock and no chance is in it: the same text gives the same result.
Source of the plan: delta debugging (Zeller and Hildebrandt, IEEE TSE 28/2, 2002), on tactics instead of characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from prover.driver.minimize.cuts import CLOSERS, Cut, Span, cuts, length
from prover.errors import InputError

MOST_CHECKS: Final = 600
"""Questions to Lean for one declaration; a proof of a few lines needs some dozens."""
_WIDTH: Final = 100
_TRY_SIMP: Final = re.compile(r"Try this:\s*(?:\[\w+\]\s*)?(simp(?:_all)?\b.*)", re.DOTALL)
_TRY_EXACT: Final = re.compile(r"Try this:\s*(?:\[\w+\]\s*)?(exact\b.*)", re.DOTALL)
_ASK: Final = "exact?"
_SHORTEST_CITED: Final = 2
"""A citation has two tokens at least."""
_SIMP: Final = re.compile(r"(simp_all|simp)(?![\w?!])(?!\s+only\b)")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeanQuestions:
    """``trace``: the tactics of a text; ``accepts``: does the text still hold and say the same?

    ``infos``: the messages of a text that are no errors (``None``: it has errors).
    """

    trace: Callable[[str], Sequence[Span]]
    accepts: Callable[[str], bool]
    infos: Callable[[str], Sequence[str] | None]


@dataclass(frozen=True, slots=True)
class Minimized:
    """The text and the end of the changed part in it; ``left_out`` names each cut; ``checks``: questions to Lean."""

    text: str
    region: Span
    before: int
    after: int
    left_out: tuple[str, ...]
    checks: int


class Minimizer:
    """Makes one part of one text smaller.

    ``squeezes_all``: a ``simp`` that ends its block becomes ``simp only``, too.  ``is_cutting_only``: no single tactic
    is tried in place of the rest of a block.
    """

    def __init__(
        self,
        lean: LeanQuestions,
        *,
        squeezes_all: bool = False,
        is_cutting_only: bool = False,
        most_checks: int = MOST_CHECKS,
    ) -> None:
        self.lean, self.squeezes_all, self.most_checks = lean, squeezes_all, most_checks
        self.is_cutting_only = is_cutting_only
        self.checks = 0
        self._known: dict[str, bool] = {}

    def minimize(self, text: str, region: Span) -> Minimized:
        """Cut until nothing more can be cut."""
        before = length(text[region.start : region.end])
        left_out: list[str] = []
        text, region = self._cut(text, region, left_out)
        if not self.is_cutting_only:
            text, region = self._cite(text, region, left_out)
        text, region = self._squeeze(text, region, left_out)
        text, region = self._tidy(text, region)
        after = length(text[region.start : region.end])
        return Minimized(text, region, before, after, tuple(left_out), self.checks)

    def _accepts(self, text: str) -> bool:
        """Cache: key a text, value Lean's verdict; lives as long as the minimiser; Lean answers the same again."""
        if text not in self._known:
            if self.checks >= self.most_checks:
                return False
            self.checks += 1
            self._known[text] = self.lean.accepts(text)
        return self._known[text]

    def _cut(self, text: str, region: Span, left_out: list[str]) -> tuple[str, Span]:
        """Sweep over the cuts until a sweep finds nothing; what failed in a sweep is not tried again in it."""
        is_shrinking = True
        while is_shrinking:
            is_shrinking = False
            failed: set[tuple[str, str]] = set()
            at = 0
            found = self._cuts(text, region)
            while at < len(found):
                cut = found[at]
                at += 1
                mark = (text[cut.start : cut.end], cut.replacement)
                if mark in failed:
                    continue
                smaller = cut.apply(text)
                if not self._accepts(smaller):
                    failed.add(mark)
                    continue
                left_out.append(f"{cut.what}: {_one_line(text[cut.start : cut.end])}")
                region = Span(region.start, region.end + len(smaller) - len(text))
                text = smaller
                found, at, is_shrinking = self._cuts(text, region), 0, True
        return text, region

    def _cuts(self, text: str, region: Span) -> list[Cut]:
        try:
            return cuts(text, region, self.lean.trace(text), closers=() if self.is_cutting_only else CLOSERS)
        except InputError:
            return []

    # -- the library -------------------------------------------------------------------------------------------------

    def _cite(self, text: str, region: Span, left_out: list[str]) -> tuple[str, Span]:
        """The rest of a block by one lemma, where ``exact?`` knows one and that is shorter."""
        asked: set[str] = set()
        at = 0
        found = self._citations(text, region)
        while at < len(found):
            cut = found[at]
            at += 1
            old = text[cut.start : cut.end]
            if old in asked or length(old) <= _SHORTEST_CITED or self.checks >= self.most_checks:
                continue
            asked.add(old)
            self.checks += 1
            said = _suggestions(_TRY_EXACT, self.lean.infos(cut.apply(text)))
            if len(said) != 1 or length(said[0]) >= length(old):
                continue
            smaller = Cut(cut.what, cut.start, cut.end, said[0]).apply(text)
            if self._accepts(smaller):
                left_out.append(f"the rest of a block, by {said[0]}: {_one_line(old)}")
                region = Span(region.start, region.end + len(smaller) - len(text))
                text = smaller
                found, at = self._citations(text, region), 0
        return text, region

    def _citations(self, text: str, region: Span) -> list[Cut]:
        try:
            found = cuts(text, region, self.lean.trace(text), closers=(_ASK,))
        except InputError:
            return []
        return [cut for cut in found if cut.replacement == _ASK]

    # -- simp only ---------------------------------------------------------------------------------------------------

    def _squeeze(self, text: str, region: Span, left_out: list[str]) -> tuple[str, Span]:
        """``simp`` in the middle of a proof becomes ``simp only``: what follows depends on what it leaves."""
        done: set[int] = set()
        while True:
            spans = self.lean.trace(text)
            place = next((span for span in spans if self._is_squeezable(text, region, span, spans, done)), None)
            if place is None:
                return text, region
            done.add(place.start)
            squeezed = self._squeezed(text, place)
            if squeezed is not None and self._accepts(squeezed):
                left_out.append(f"simp only: {_one_line(text[place.start : place.end])}")
                region = Span(region.start, region.end + len(squeezed) - len(text))
                text = squeezed

    def _is_squeezable(self, text: str, region: Span, span: Span, spans: Sequence[Span], done: set[int]) -> bool:
        if not (region.start <= span.start and span.end <= region.end) or span.start in done:
            return False
        if _SIMP.match(text, span.start) is None:
            return False
        if self.squeezes_all:
            return True
        column = span.start - (text.rfind("\n", 0, span.start) + 1)
        following = next((item for item in spans if item.start >= span.end and item.end <= region.end), None)
        return following is not None and following.start - (text.rfind("\n", 0, following.start) + 1) == column

    def _squeezed(self, text: str, span: Span) -> str | None:
        word = _SIMP.match(text, span.start)
        assert word is not None
        asking = text[: word.end()] + "?" + text[word.end() :]
        self.checks += 1
        said = _suggestions(_TRY_SIMP, self.lean.infos(asking))
        return text[: span.start] + said[0] + text[span.end :] if len(said) == 1 else None

    # -- layout ------------------------------------------------------------------------------------------------------

    def _tidy(self, text: str, region: Span) -> tuple[str, Span]:
        """Without blanks at line ends and empty lines; a proof of one short tactic on the line of its ``by``."""
        part = text[region.start : region.end]
        lines = [line.rstrip() for line in part.split("\n")]
        neat = "\n".join(line for number, line in enumerate(lines) if line or number in {0, len(lines) - 1})
        for candidate in (_joined(text, region, neat), neat):
            changed = text[: region.start] + candidate + text[region.end :]
            if candidate != part and self._accepts(changed):
                return changed, Span(region.start, region.start + len(candidate))
        return text, region


def _suggestions(pattern: re.Pattern[str], infos: Sequence[str] | None) -> list[str]:
    """What Lean suggests, each on one line."""
    return [_one_line(match.group(1)) for info in infos or () if (match := pattern.search(info))]


def _joined(text: str, region: Span, part: str) -> str:
    """``by`` and its only line on one line, where that fits."""
    head, newline, rest = part.partition("\n")
    start = text.rfind("\n", 0, region.start) + 1
    line = text[start : region.start] + head
    body = rest.strip()
    if not newline or "\n" in body or not line.rstrip().endswith("by") or len(line.rstrip()) + len(body) + 1 > _WIDTH:
        return part
    return head.rstrip() + " " + body + rest[len(rest.rstrip()) :]


def _one_line(text: str) -> str:
    return " ".join(text.split())
