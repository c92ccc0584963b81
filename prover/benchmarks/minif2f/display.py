"""Goals compared with recorded ones, which an older Lean printed: what versions print differently is folded.

The recorded goals are Lean's of about v4.9.  Both texts are brought to one form:

- line breaks inside a hypothesis (the width of a line hangs on the surroundings) become spaces;
- functions that Mathlib prints without field notation since (``@[pp_nodot]``) are moved to the front: ``x.cos`` is
  ``cos x``;
- ``{x ∈ s | p}`` for finite sets was ``Finset.filter (fun x => p) s``;
- the variables of ``(· ≠ ·)`` were ``x x_1``, they are ``x1 x2``.

Everything else must be equal.
"""

from __future__ import annotations

import re
from typing import Final

from prover.benchmarks.minif2f.report import GoalVerdict

NO_DOT: Final = ("cos", "sin", "tan", "log", "exp", "logb", "sqrt")
"""Functions of Mathlib's ``Real`` and ``Complex`` that are never printed as ``x.f`` any more."""

_HYPOTHESIS = re.compile(r"\n(?=\S)")


def compare_goals(ours: str, recorded: str) -> GoalVerdict:
    """How our display relates to the recorded one."""
    if not recorded:
        return ""
    if ours == recorded:
        return "equal"
    return "folded" if folded(ours) == folded(recorded) else "differs"


def folded(goal: str) -> str:
    """The form in which versions agree."""
    lines = [" ".join(line.split()) for line in _HYPOTHESIS.split(goal)]
    return "\n".join(_fold_line(line) for line in lines)


def _fold_line(line: str) -> str:
    line = re.sub(r"\{(\w+) ∈ ((?:[^{}|]|\{[^{}]*\})*) \| ([^{}]*)\}", _old_filter, line)
    line = re.sub(r"\bfun x x_1 =>((?:[^()\[\]])*)", lambda m: f"fun x1 x2 =>{_rename(m.group(1))}", line)
    for function in NO_DOT:
        line = re.sub(rf"\b(?:Real|Complex)\.{function}\b", function, line)
        line = _field_to_prefix(line, function)
    return line


def _old_filter(found: re.Match[str]) -> str:
    variable, domain, test = found.groups()
    return f"(Finset.filter (fun {variable} => {test}) {f'({domain})' if ' ' in domain else domain})"


def _rename(body: str) -> str:
    return re.sub(r"\bx_1\b", "x2", re.sub(r"\bx\b(?!_)", "x1", body))


def _field_to_prefix(line: str, function: str) -> str:
    """``x.f`` and ``(e).f`` as ``f x`` and ``f (e)``; parenthesised where the whole stood as an argument or operand."""
    field = re.compile(rf"\.{function}(?![\w.])")
    while (found := field.search(line)) is not None:
        start = _operand_start(line, found.start())
        if start == found.start():
            return line
        line = f"{line[:start]}{function} {line[start : found.start()]}{line[found.end() :]}"
    return line


def _operand_start(line: str, end: int) -> int:
    """Where the identifier or the parenthesis that ends at ``end`` begins."""
    if end and line[end - 1] == ")":
        depth = 0
        for at in range(end - 1, -1, -1):
            depth += (line[at] == ")") - (line[at] == "(")
            if depth == 0:
                return at
        return end
    start = end
    while start and (line[start - 1].isalnum() or line[start - 1] in "_'!?✝↑"):
        start -= 1
    return start
