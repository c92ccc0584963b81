"""A tactic block taken apart into the steps that can be run one by one, and put together again.

In: text as a person or a model writes it after ``by``.  Out: steps with their lines.  Layout decides, as in Lean: a
line at the block's own column begins a step, deeper lines belong to the one before.  Nothing is elaborated here, so
that a text Lean would refuse still has steps, and Lean's own words say what is wrong with them.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

_CONTINUES = ("|", "<;>", ")", "]", "}", "⟩", "then ", "else ", "at ")
_OPENING, _CLOSING = "([{⟨", ")]}⟩"
_BULLET = re.compile(r"^(?:·|\.)\s+")
_WORD = re.compile(r"(?<![\w'.])sorry(?![\w'])")
_ALTERNATIVE = re.compile(r"^\|.*?=>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Step:
    """One tactic of a block; ``line`` is that of its first line, from 1."""

    line: int
    text: str

    @property
    def has_gap(self) -> bool:
        """Does it use ``sorry``?"""
        return has_gap(self.text)

    @property
    def is_gap(self) -> bool:
        """Is it nothing but ``sorry``?"""
        return self.text.strip() == "sorry"

    @property
    def focused(self) -> tuple[Step, ...] | None:
        """The steps inside a ``·`` block."""
        match = _BULLET.match(self.text)
        if match is None:
            return None
        inner = " " * match.end() + self.text[match.end() :]
        return tuple(Step(self.line + step.line - 1, step.text) for step in split_steps(inner))


def has_gap(text: str) -> bool:
    """Does a text use ``sorry``?"""
    return _WORD.search(text) is not None


def split_steps(block: str) -> list[Step]:
    """The steps of a block."""
    plain = re.sub(r"\A(\s*)by(?=\s)", r"\1  ", _without_comments(block).expandtabs())
    lines = textwrap.dedent(plain).split("\n")
    steps: list[Step] = []
    current: list[str] = []
    first = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        is_new = not line[0].isspace() and not line.startswith(_CONTINUES)
        if is_new and current:
            steps.append(Step(first, "\n".join(current)))
            current = []
        if not current:
            first = number
        current.append(line.rstrip() if current else line.strip())  # `by intro h` leaves blanks before its first step
    if current:
        steps.append(Step(first, "\n".join(current)))
    return [Step(step.line, as_one_tactic(step.text)) for step in steps]


def as_one_tactic(text: str) -> str:
    """One tactic that does what the text does: steps joined by ``;`` need parentheses where one tactic is expected."""
    return f"({text})" if "\n" not in text and any(True for _ in _at_top(text, ";")) else text


def _at_top(text: str, sign: str) -> Iterator[int]:
    """Where a sign stands outside of brackets (``<;>`` is no ``;``)."""
    depth = 0
    for at, char in enumerate(text):
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth -= 1
        elif depth == 0 and text.startswith(sign, at):
            if sign == ";" and text[max(0, at - 1) : at + 2] == "<;>":
                continue
            yield at


def _without_comments(text: str) -> str:
    """Comments replaced by blanks; lines stay where they are."""
    text = re.sub(r"/-.*?-/", lambda match: re.sub(r"[^\n]", " ", match[0]), text, flags=re.DOTALL)
    return re.sub(r"(?m)(^|\s)--[^\n]*", r"\1", text)


@dataclass(frozen=True, slots=True)
class Stated:
    """``have h : T := body``: the statement, and the body without ``by`` (``is_term``: it is a term)."""

    head: str
    body: str
    is_term: bool


def read_statement(step: str) -> Stated | None:
    """A step that states something and proves it: ``have``, ``obtain``."""
    if not step.startswith(("have ", "have:", "haveI ", "obtain ")):
        return None
    at = next(_at_top(step, ":="), None)
    if at is None or ":" not in step[:at]:
        return None
    body = step[at + 2 :]
    stripped = body.strip()
    is_block = stripped.startswith("by") and (len(stripped) == 2 or stripped[2].isspace())
    if not is_block:
        return Stated(step[:at].rstrip(), stripped, True)
    after = body[body.index("by") + 2 :]
    first, newline, rest = after.partition("\n")
    if first.strip() and newline:
        after = textwrap.indent(first.strip(), " " * _indent_of(rest)) + "\n" + rest
    return Stated(step[:at].rstrip(), textwrap.dedent(after.strip("\n")).strip(), False)


def read_bare(step: str) -> tuple[str, bool] | None:
    """``have h : T`` or ``have h : T := ?_``: the statement, and whether its own goal comes first.

    Without a body the goal ``T`` comes first and what follows the step second; with a hole it is the other way round.
    """
    if not step.startswith(("have ", "obtain ")) or step.count("?_") > 1:
        return None
    at = next(_at_top(step, ":="), None)
    head = step if at is None else step[:at].rstrip()
    if next(_at_top(head, ":"), None) is None:
        return None
    if at is None:
        return (head, True) if "?_" not in step else None
    return (head, False) if step[at + 2 :].strip() == "?_" else None


def _indent_of(text: str) -> int:
    return min((len(line) - len(line.lstrip()) for line in text.split("\n") if line.strip()), default=0)


def with_holes(step: str) -> str:
    """A step whose ``sorry``s are holes that become goals."""
    holed = re.sub(r"(?<![\w'.])by\s+sorry(?![\w'])", "?_", step)
    holed = _WORD.sub("?_", holed)
    return re.sub(r"^exact\b", "refine", holed)


@dataclass(frozen=True, slots=True)
class Alternatives:
    """``induction x with | … => …``: the step with a hole in every alternative, and what stood there."""

    tactic: str
    bodies: tuple[str, ...]


def read_alternatives(step: str) -> Alternatives | None:
    """A step with one alternative per line or more, each with its own proof."""
    lines = step.split("\n")
    if len(lines) < 2 or not re.match(r"^(induction|cases|rcases|induction')\b.*\bwith\s*$", lines[0]):
        return None
    groups: list[list[str]] = []
    for line in lines[1:]:
        if line.lstrip().startswith("|"):
            groups.append([line])
        elif groups:
            groups[-1].append(line)
        else:
            return None
    heads, bodies = [lines[0]], []
    for group in groups:
        text = textwrap.dedent("\n".join(group)) if len(group) == 1 else "\n".join(group).lstrip()
        match = _ALTERNATIVE.match(text)
        if match is None:
            return None
        heads.append(match[0] + " ?_")
        body = text[match.end() :]
        first, newline, rest = body.partition("\n")
        whole = rest if not first.strip() else first.strip() + (newline + textwrap.dedent(rest) if newline else "")
        bodies.append(textwrap.dedent(whole).strip("\n"))
    return Alternatives("\n".join(heads), tuple(bodies))
