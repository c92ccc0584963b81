"""Which constants a goal display mentions: notation back to the names Lean gives it.

In: one goal display.  Out: ``GoalSymbols``.  A scanner, no parser: it finds the loosest operator of the target for the
head and names every operator and identifier that is no variable.  A wrong guess costs relevance, never soundness.
Source of the names: Lean 4 ``src/Init/Prelude.lean``, ``src/Init/Core.lean`` (v4.34).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from memory.schema import GoalSymbols

OPERATORS: Mapping[str, str] = {
    "↔": "Iff",
    "∨": "Or",
    "∧": "And",
    "¬": "Not",
    "=": "Eq",
    "≠": "Ne",
    "≍": "HEq",
    "<": "LT.lt",
    "≤": "LE.le",
    ">": "GT.gt",
    "≥": "GE.ge",
    "∣": "Dvd.dvd",
    "∈": "Membership.mem",
    "∉": "Membership.mem",
    "⊆": "HasSubset.Subset",
    "∪": "Union.union",
    "∩": "Inter.inter",
    "++": "HAppend.hAppend",
    "+": "HAdd.hAdd",
    "-": "HSub.hSub",
    "*": "HMul.hMul",
    "/": "HDiv.hDiv",
    "%": "HMod.hMod",
    "^": "HPow.hPow",
    "::": "List.cons",
    "∘": "Function.comp",
    "×": "Prod",
    "∃": "Exists",
    "&&": "and",
    "||": "or",
    "==": "BEq.beq",
    "!=": "bne",
    "if": "ite",
    "[": "List.nil",
}
_IMPLIED: Mapping[str, tuple[str, ...]] = {"GT.gt": ("LT.lt",), "GE.ge": ("LE.le",), "Ne": ("Eq",)}
"""Constants that unfold to others at once."""

_LOOSENESS = {
    **dict.fromkeys(("↔",), 20),
    **dict.fromkeys(("→",), 25),
    **dict.fromkeys(("∨", "||"), 30),
    **dict.fromkeys(("∧", "&&"), 35),
    **dict.fromkeys(("¬",), 40),
    **dict.fromkeys(("=", "≠", "≍", "<", "≤", ">", "≥", "∣", "∈", "∉", "⊆", "==", "!="), 50),
    **dict.fromkeys(("++", "+", "-", "∪"), 65),
    "::": 67,
    **dict.fromkeys(("*", "/", "%", "∩"), 70),
    "^": 75,
    "∘": 90,
}
_RIGHT_OR_FIRST = frozenset({"↔", "→", "∨", "∧", "::", "^", "∘", "¬"})
_TOKEN = re.compile(r"""[^\W\d](?:[\w'!?✝]|\.(?=[^\W\d]))*|\d+|\+\+|::|&&|\|\||==|!=|\S""", re.VERBOSE)
_KEYWORDS = frozenset({"fun", "then", "else", "match", "with", "let", "have", "Prop", "Type", "Sort", "∀"})
_OPENING, _CLOSING = "([⟨{", ")]⟩}"


# Cache: key a goal display, value its symbols; never reset, bounded.  Sound: a pure function of the text.
@lru_cache(maxsize=2048)
def read_symbols(goal: str) -> GoalSymbols:
    """The constants of a goal."""
    context, _, target = goal.rpartition("⊢")
    variables: set[str] = set()
    hypotheses: set[str] = set()
    types: dict[str, str] = {}
    for line in context.split("\n"):
        left, colon, right = line.partition(" : ")
        if not colon or line.startswith((" ", "case ")):
            hypotheses |= _constants(_TOKEN.findall(line), variables, types) if not line.startswith("case ") else set()
            continue
        words = _TOKEN.findall(right)
        hypotheses |= _constants(words, variables, types)
        for name in left.split():
            variables.add(name)
            types[name] = words[0] if words else ""
    words = _conclusion(_TOKEN.findall(target))
    head, sides = _head(words, variables, types)
    return GoalSymbols(
        head, sides, frozenset(_constants(_TOKEN.findall(target), variables, types)), frozenset(hypotheses)
    )


def _constants(words: Sequence[str], variables: set[str], types: Mapping[str, str]) -> set[str]:
    """Names of constants and operators among the words."""
    found: set[str] = set()
    for place, word in enumerate(words):
        name = _constant(word, variables, types, words[place - 1] if place else "")
        if name:
            found.add(name)
            found.update(_IMPLIED.get(name, ()))
    return found


def _constant(word: str, variables: set[str], types: Mapping[str, str], before: str) -> str:
    """The constant a word stands for, ``""`` for a variable, a bracket or a keyword."""
    if word in OPERATORS:
        return OPERATORS[word]
    if word.isdigit():
        return "OfNat.ofNat"
    if not (word[0].isalpha() or word[0] == "_") or word in _KEYWORDS or word in variables:
        return ""
    first, dot, rest = word.partition(".")
    if dot and first in variables:
        kind = types.get(first, "")
        return f"{kind}.{rest}" if kind else rest
    return ("." + word) if before == "." else word


def _conclusion(words: Sequence[str]) -> list[str]:
    """What stands after leading binders and arrows."""
    rest = list(words)
    while rest and rest[0] == "∀" and "," in rest:
        rest = rest[rest.index(",") + 1 :]
    level, last = 0, -1
    for place, word in enumerate(rest):
        level += (word in _OPENING) - (word in _CLOSING)
        if level == 0 and word == "↔":  # binds less than any arrow here
            return rest
        if level == 0 and word == "→":
            last = place
    return _conclusion(rest[last + 1 :]) if last >= 0 else rest


def _head(words: Sequence[str], variables: set[str], types: Mapping[str, str]) -> tuple[str, tuple[str, str]]:
    """Head constant, and for an equation or equivalence the heads of its sides."""
    words = _stripped(words)
    place = _loosest(words)
    if place is None:
        first = words[0] if words else ""
        if first == "(" and "." in words:
            return _projection_head(words), ("", "")
        return (_constant(first, variables, types, "") if first else ""), ("", "")
    op = words[place]
    name = OPERATORS.get(op, "")
    if name in ("Eq", "Iff", "HEq"):
        return name, (_head(words[:place], variables, types)[0], _head(words[place + 1 :], variables, types)[0])
    return name, ("", "")


def _projection_head(words: Sequence[str]) -> str:
    """``(a ++ b).length``: the field's name, whatever the type."""
    for place in range(len(words) - 1, 0, -1):
        if words[place - 1] == ".":
            return "." + words[place]
    return ""


def _stripped(words: Sequence[str]) -> list[str]:
    """Without brackets around the whole."""
    rest = list(words)
    while len(rest) > 2 and rest[0] == "(" and rest[-1] == ")":
        if _closing_place(rest) != len(rest) - 1:
            break
        rest = rest[1:-1]
    return rest


def _closing_place(words: Sequence[str]) -> int:
    """Where the bracket that the words start with is closed."""
    level = 0
    for place, word in enumerate(words):
        level += (word in _OPENING) - (word in _CLOSING)
        if level == 0:
            return place
    return -1


def _loosest(words: Sequence[str]) -> int | None:
    """Place of the operator that binds least, outside all brackets; ``∃`` and ``∀`` swallow what follows."""
    best: int | None = None
    level = 0
    for place, word in enumerate(words):
        level += (word in _OPENING) - (word in _CLOSING)
        if level != 0:
            continue
        if word == "∃" and best is None:
            return place
        if word in ("∃", "∀", "fun"):
            break
        looseness = _LOOSENESS.get(word)
        if looseness is None:
            continue
        known = None if best is None else _LOOSENESS[words[best]]
        if known is None or looseness < known or (looseness == known and word not in _RIGHT_OR_FIRST):
            best = place
    return best
