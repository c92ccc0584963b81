"""A line for each step of a proof: what it does, and what is to be shown there.

In: the tactics that ran (``OpenedSource.tactics``).  Out: lines of text, in the order of the proof.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from prover.types import RanTactic

_WIDEST: Final = 90

_WORDS: Final[dict[str, str]] = {
    "intro": "take what is quantified or assumed into the context: {rest}",
    "intros": "take everything that is quantified or assumed into the context",
    "rintro": "take into the context and take apart: {rest}",
    "exact": "this is exactly {rest}",
    "apply": "it is enough to show what {rest} asks for",
    "refine": "this follows from {rest}, up to its gaps",
    "rfl": "both sides are the same by definition",
    "assumption": "this is one of the hypotheses",
    "trivial": "this is immediate",
    "contradiction": "the hypotheses contradict each other",
    "exfalso": "show a contradiction instead",
    "rw": "rewrite with {rest}",
    "rwa": "rewrite with {rest}; what is left is a hypothesis",
    "erw": "rewrite with {rest}, unfolding where that helps",
    "simp": "simplify {rest}",
    "simp_all": "simplify goal and hypotheses with each other",
    "simpa": "this is {rest} after simplification",
    "dsimp": "simplify by definitions {rest}",
    "norm_num": "compute with numerals {rest}",
    "ring": "both sides are the same polynomial",
    "ring_nf": "bring to polynomial normal form {rest}",
    "omega": "linear arithmetic of integers and natural numbers decides this",
    "linarith": "this follows from linear inequalities {rest}",
    "nlinarith": "this follows from inequalities and their products {rest}",
    "positivity": "this is positive by its shape",
    "decide": "this can be computed",
    "constructor": "show the parts one by one",
    "left": "show the left side",
    "right": "show the right side",
    "cases": "go through the cases of {rest}",
    "rcases": "take apart: {rest}",
    "obtain": "get {rest}",
    "induction": "by induction: {rest}",
    "have": "an intermediate fact: {rest}",
    "suffices": "it is enough to have {rest}",
    "show": "the goal in other words: {rest}",
    "change": "the goal in other words: {rest}",
    "use": "take {rest} as the witness",
    "exists": "take {rest} as the witness",
    "unfold": "unfold {rest}",
    "subst": "replace by what is equal: {rest}",
    "by_cases": "distinguish whether {rest}",
    "by_contra": "assume the contrary: {rest}",
    "funext": "compare functions at each argument",
    "ext": "compare element by element",
    "split": "go through the cases of the goal's `match` or `if`",
    "injection": "constructors are injective: {rest}",
    "specialize": "use at particular values: {rest}",
    "calc": "step by step:",
    "symm": "read the goal from right to left",
    "congr": "compare argument by argument",
    "push_neg": "move negations inwards {rest}",
    "field_simp": "clear denominators {rest}",
    "generalize": "forget what it is: {rest}",
}


def explain(tactics: Sequence[RanTactic]) -> list[str]:
    """A line for each tactic; those that ran several times are told once."""
    lines: list[str] = []
    told: set[tuple[int, int]] = set()
    for number, item in enumerate(tactics):
        place = (item.start.line, item.start.column)
        if place in told:
            continue
        told.add(place)
        following = next((other for other in tactics[number + 1 :] if other.start >= item.end), None)
        lines.append(f"line {item.start.line}: {_shown(item.tactic)} — {_sentence(item, following)}")
    return lines


def _sentence(item: RanTactic, following: RanTactic | None) -> str:
    head, _, rest = " ".join(item.tactic.split("\n", 1)[0].split()).partition(" ")
    word = re.match(r"[\w']+", head)
    template = _WORDS.get(word.group() if word else head, "")
    said = template.format(rest=_short(rest)).rstrip() if template else "a step"
    goal = item.goals[0].rpartition("⊢")[2].strip() if item.goals else ""
    words = f"{said} (to show: {_short(goal)})" if goal else said
    return words + ("; done" if len(item.goals) == 1 and following is None else "")


def _shown(tactic: str) -> str:
    first, newline, _ = tactic.partition("\n")
    return f"`{_short(first)}{' …' if newline else ''}`"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"
