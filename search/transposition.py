"""When two proof states are the same: keys of goals and of states.

In: Lean's goal displays.  Out: a ``StateKey``; equal keys mean that a proof of one state is, up to names of hypotheses,
a proof of the other.

What is forgotten, and why that is sound for a goal without metavariables:

* ``case`` tags: names only.
* Names of hypotheses: they are bound by the goal.  A hypothesis is known by its place instead.  That it has a dagger
  (``h✝``) is kept, for no tactic can name it: renaming it is progress.
* Order and repetition of hypotheses that nothing else mentions: they depend only on what stands before them, and
  whoever proves the goal with two such hypotheses of one type proves it with one.

A goal that shows a metavariable (``?``) is tied to the other goals of its state and to what is hidden behind the
metavariable, so such a state is equal to itself only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from prover.types import ProofState

_TOKEN = re.compile(r"[^\W\d][\w'!?✝⁻¹⁰²³⁴⁵⁶⁷⁸⁹₀-₉]*|\d+|\s+|.", re.DOTALL)
_TURNSTILE = "⊢"


@dataclass(frozen=True, slots=True)
class StateKey:
    """Keys of the goals, main goal first; ``identity`` tells states apart that must not be merged (else 0)."""

    goals: tuple[str, ...]
    identity: int = 0

    @property
    def is_closed(self) -> bool:
        """True when no goal shows a metavariable: the goals are independent of each other."""
        return self.identity == 0

    def tail(self, start: int) -> StateKey:
        """The key of the state that has only the goals from ``start`` on."""
        return StateKey(self.goals[start:], self.identity)


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One entry of a goal's context: the names that share a type, and the text after the colon."""

    names: tuple[str, ...]
    text: str


def read_hypotheses(goal: str) -> tuple[list[Hypothesis], str]:
    """The context and the target of a goal display, text by text.  Continuation lines are indented."""
    context, _, target = goal.rpartition(_TURNSTILE)
    entries: list[str] = []
    for line in context.split("\n"):
        if not line.strip() or line.startswith("case "):
            continue
        if line[0].isspace() and entries:
            entries[-1] += " " + line.strip()
        else:
            entries.append(line.strip())
    hypotheses = []
    for entry in entries:
        names, colon, text = entry.partition(" : ")
        hypotheses.append(Hypothesis(tuple(names.split()) if colon else (), text if colon else entry))
    return hypotheses, " ".join(target.split())


def state_key(state: ProofState) -> StateKey:
    """The key of a state.  States that show a metavariable get their own number and the texts as they are."""
    if any("?" in goal for goal in state.goals):
        return StateKey(state.goals, state.state_id + 1)
    return StateKey(tuple(goal_key(goal) for goal in state.goals))


def goals_key(goals: Sequence[str], state_id: int) -> StateKey:
    """The key of goals whose proofs are carried over as text: word for word, but for ``case`` tags."""
    if any("?" in goal for goal in goals):
        return StateKey(tuple(goals), state_id + 1)
    return StateKey(tuple(without_tag(goal) for goal in goals))


def without_tag(goal: str) -> str:
    """A goal display without its ``case`` line."""
    return goal.partition("\n")[2] if goal.startswith("case ") else goal


# Cache: key a goal display, value its key; never reset, bounded.  Sound: a pure function of the text.
@lru_cache(maxsize=20_000)
def goal_key(goal: str) -> str:
    """The goal without tags, names, and the order of hypotheses that nothing mentions."""
    hypotheses, target = read_hypotheses(goal)
    words = [_tokens(hypothesis.text) for hypothesis in hypotheses]
    goal_words = _tokens(target)
    mentioned = {word for text in words for word in text} | set(goal_words)
    places: dict[str, str] = {}
    bound: list[str] = []
    free: set[str] = set()
    for hypothesis, text in zip(hypotheses, words, strict=True):
        body = _rename(text, places)
        for name in hypothesis.names or ("",):
            dagger = "✝" if "✝" in name else ""
            if name and (name in mentioned or name in places):
                places[name] = f"#{len(places)}{dagger}"
                bound.append(f"{places[name]}:{body}")
            else:
                free.add(dagger + body)
    return "\n".join([*bound, "|", *sorted(free), _TURNSTILE, _rename(goal_words, places)])


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _rename(words: Sequence[str], places: dict[str, str]) -> str:
    """Words with hypotheses replaced by their places (not after a dot: a field's name); blanks count as one."""
    renamed: list[str] = []
    before = ""
    for word in words:
        renamed.append(" " if word.isspace() else word if before == "." else places.get(word, word))
        before = word
    return "".join(renamed)
