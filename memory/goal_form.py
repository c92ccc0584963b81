"""A goal with its hypotheses' names taken out, and tactics to match: what a table can look up whatever the names are.

In: a goal display, a tactic.  Out: a ``GoalForm`` (the text with places for names, and the names), tactics in which the
names are places too, and back.

Taking names out is sound because they are bound by the goal: two goals with one form are the same goal up to a renaming
of hypotheses, and a tactic with its names renamed alike does the same to them.  Case tags and the order of hypotheses
are kept (``case`` and ``rename_i`` see them).  An inaccessible name keeps its dagger: no tactic can name it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"[^\W\d][\w'!?✝⁻¹⁰²³⁴⁵⁶⁷⁸⁹₀-₉]*|\d+|\s+|:=|=>|.", re.DOTALL)
_METAVARIABLE = re.compile(r"(?<![\w'!?\])])\?[\w_]")
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Marks around a place: characters of the private use area, which no Lean text holds."""
_PLACE = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_LABELS = frozenset({"case", "case'"})
_INACCESSIBLE = "✝"


@dataclass(frozen=True, slots=True)
class GoalForm:
    """``text`` has places instead of ``names``."""

    text: str
    names: tuple[str, ...]

    def tactic_form(self, tactic: str) -> str | None:
        """The tactic with places for names; ``None`` where a name may stand for something else than the hypothesis.

        That is so before ``:=`` (named arguments), after ``|`` (names of cases) and with ``case``.
        """
        places = {name: number for number, name in enumerate(self.names)}
        words = _TOKEN.findall(tactic)
        if any(word in places for word in words) and _has_labels(words, places):
            return None
        return _rename(words, places)

    def tactic_here(self, form: str) -> str | None:
        """A tactic's form with this goal's names; ``None`` when it needs a name that cannot be written."""
        used = {int(number) for number in _PLACE.findall(form)}
        if any(number >= len(self.names) or _INACCESSIBLE in self.names[number] for number in used):
            return None
        return _PLACE.sub(lambda match: self.names[int(match.group(1))], form)


def has_metavariables(goal: str) -> bool:
    """Does the display show a metavariable?  Such a goal is tied to others and means nothing by itself."""
    return "?" in goal and _METAVARIABLE.search(goal) is not None


# Cache: key a goal display, value its form; never reset, bounded.  Sound: a pure function of the text.
@lru_cache(maxsize=20_000)
def goal_form(goal: str) -> GoalForm:
    """The form of a goal."""
    names: list[str] = []
    lines = goal.split("\n")
    for line in lines:
        if line.startswith("⊢"):
            break
        if line[:1].isspace() or line.startswith("case "):
            continue
        before, colon, _ = line.partition(" : ")
        if colon:
            names.extend(before.split())
    order = tuple(dict.fromkeys(names))  # a shadowed name is shown with a dagger: every name occurs once
    places = {name: number for number, name in enumerate(order)}
    shown = []
    is_tagged = True
    for line in lines:
        if is_tagged and line.startswith("case "):
            shown.append(line)
            continue
        is_tagged = False
        shown.append(_rename(_TOKEN.findall(line), places))
    return GoalForm("\n".join(shown), order)


def without_tag(form: str) -> str:
    """A form without its case tag."""
    first, newline, rest = form.partition("\n")
    return rest if newline and first.startswith("case ") else form


def _has_labels(words: Sequence[str], places: dict[str, int]) -> bool:
    solid = [word for word in words if not word.isspace()]
    if not _LABELS.isdisjoint(solid):
        return True
    pairs = zip(solid, [*solid[1:], ""], strict=True)
    return any((word in places and after == ":=") or (word == "|" and after in places) for word, after in pairs)


def _rename(words: Sequence[str], places: dict[str, int]) -> str:
    """Words with names replaced by their places (not after a dot: a field's name)."""
    renamed: list[str] = []
    before = ""
    for word in words:
        if word in places and before != ".":
            dagger = _INACCESSIBLE if _INACCESSIBLE in word else ""
            renamed.append(f"{_OPEN}{places[word]}{_CLOSE}{dagger}")
        else:
            renamed.append(word)
        before = word
    return "".join(renamed)
