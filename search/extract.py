"""From the path in a tree to a tactic script.

In: the steps of a proof (tactic, keys of the goals before and after).  Out: tactics that, one after the other, finish
the root; where a tactic leaves several goals, each gets a ``·`` block of its own, or takes the place of its ``?_`` in
``induction … with`` and ``cases … with``, or that of the body in ``have h : T``.  Where goals depend on each other
(metavariables) the plain list stays: it is what Lean ran.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from search.steps import read_bare
from search.transposition import StateKey
from search.tree import Node, Tree

_ALTERNATIVE = re.compile(r"^\| .*=> \?_$")


@dataclass(frozen=True, slots=True)
class ProofStep:
    """One tactic of a proof; ``after`` has no goals for the last one."""

    tactic: str
    before: StateKey
    after: StateKey


class _Entangled(Exception):
    """The goals of a step depend on each other."""


def proof_steps(tree: Tree) -> list[ProofStep]:
    """The steps of the proof of a tree's root, each acting on the then-main goal."""
    steps: list[ProofStep] = []
    waiting = [tree.root]
    while waiting:
        node = waiting.pop()
        edge = node.proof
        assert edge is not None
        targets = [tree.nodes[number] for number in edge.targets]
        rest = waiting[::-1]
        steps.append(ProofStep(edge.tactic, _joined([node, *rest]), _joined([*targets, *rest])))
        waiting.extend(reversed(targets))
    return steps


def _joined(nodes: Sequence[Node]) -> StateKey:
    """The key of the state that has the goals of all these nodes."""
    goals = tuple(goal for node in nodes for goal in node.key.goals)
    return StateKey(goals, next((node.key.identity for node in nodes if not node.key.is_closed), 0))


def plain_script(steps: Sequence[ProofStep]) -> tuple[str, ...]:
    """The tactics as they were run."""
    return tuple(step.tactic for step in steps)


def write_script(steps: Sequence[ProofStep]) -> tuple[str, ...]:
    """The proof as tactics for the root; each element acts on the then-main goal."""
    try:
        blocks: list[str] = []
        position, left = 0, len(steps[0].before.goals)
        several = left > 1
        while left > 0:
            lines, position = _block(steps, position, left - 1)
            blocks.extend(_focused(lines) if several else lines)
            left -= 1
        if position != len(steps):
            raise _Entangled
        return tuple(blocks)
    except _Entangled:
        return plain_script(steps)


def _block(steps: Sequence[ProofStep], position: int, rest: int) -> tuple[list[str], int]:
    """The tactics from ``position`` on until only the last ``rest`` goals are left."""
    lines: list[str] = []
    while True:
        if position >= len(steps):
            raise _Entangled
        step = steps[position]
        made = _goals_made(step)
        position += 1
        if made <= 1:
            lines.append(step.tactic)
            if made == 0:
                return lines, position
            continue
        parts: list[list[str]] = []
        for number in range(made):
            part, position = _block(steps, position, rest + made - 1 - number)
            parts.append(part)
        lines.extend(_branch(step.tactic, parts))
        return lines, position


def _goals_made(step: ProofStep) -> int:
    """How many goals took the place of the main goal."""
    others = step.before.goals[1:]
    made = len(step.after.goals) - len(others)
    is_independent = step.before.is_closed and (step.after.is_closed or not step.after.goals)
    if made < 0 or not is_independent or step.after.goals[made:] != others:
        raise _Entangled
    return made


def _branch(tactic: str, parts: Sequence[Sequence[str]]) -> list[str]:
    """A tactic that leaves several goals, with what proves them."""
    lines = tactic.split("\n")
    holes = [number for number, line in enumerate(lines) if _ALTERNATIVE.match(line)]
    if len(holes) == len(parts):
        for hole, part in zip(reversed(holes), reversed(parts), strict=True):
            body = _indented(part, "  ")
            head = lines[hole].removesuffix(" ?_")
            lines[hole : hole + 1] = [f"{head} {part[0]}"] if _is_short(part) else [head, *body]
        return ["\n".join(lines)]
    bare = read_bare(tactic) if len(parts) == 2 else None
    if bare is not None:
        head, is_first = bare
        proof, rest = parts if is_first else reversed(parts)
        stated = (
            f"{head} := by {proof[0]}" if _is_short(proof) else "\n".join([f"{head} := by", *_indented(proof, "  ")])
        )
        return [stated, *rest]
    return [tactic, *(block for part in parts for block in _focused(part))]


def _is_short(part: Sequence[str]) -> bool:
    return len(part) == 1 and "\n" not in part[0]


def _focused(part: Sequence[str]) -> list[str]:
    """A ``·`` block; what is one already stays as it is."""
    if len(part) == 1 and part[0].startswith("· "):
        return list(part)
    body = _indented(part, "  ")
    return ["\n".join(["· " + body[0].removeprefix("  "), *body[1:]])]


def _indented(tactics: Sequence[str], blank: str) -> list[str]:
    return [blank + line if line else line for tactic in tactics for line in tactic.split("\n")]
