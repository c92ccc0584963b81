"""Structural retrieval: which statements fit a goal as patterns, by a discrimination tree over displayed terms.

In: readings of statements.  Out: for a goal the documents whose conclusion fits the target (``apply``), whose left or
right side fits some part of the target (``rw``, ``rw ←``), and whose sides fit a part of a hypothesis.  Variables of a
statement fit anything of their type as far as the display tells it; the same variable twice is not compared, so that a
fit is a necessary condition only.
Source: discrimination trees as in Lean 4 ``src/Lean/Meta/DiscrTree`` (v4.34), without reduction and instances.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from memory.display import HOLE, Reading, Tree, type_of

APPLY, REWRITE, BACKWARDS = 0, 1, 2
_MAX_PARTS = 40
_MAX_FOUND = 400
_GENERIC = "*"


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    holes: dict[str, _Node] = field(default_factory=dict)
    found: list[tuple[int, int, int]] = field(default_factory=list)
    """Document, how it is used, number of constants in the pattern."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern of a statement: how it is used, and its constants and holes (``*`` and a type) in preorder."""

    use: int
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """A document that fits: how (``APPLY``, ``REWRITE``, ``BACKWARDS``), how much of the pattern are constants."""

    document: int
    use: int
    size: int
    is_in_hypothesis: bool = False


def patterns_of(reading: Reading) -> list[Pattern]:
    """The patterns of a statement: its conclusion, and the sides of an equation or equivalence."""
    conclusion = reading.conclusion
    found = [Pattern(APPLY, _tokens(conclusion))]
    if conclusion.head in ("Eq", "Iff", "HEq") and len(conclusion.args) == 2:
        found += [Pattern(use, _tokens(side)) for use, side in zip((REWRITE, BACKWARDS), conclusion.args, strict=True)]
    return [pattern for pattern in found if not pattern.tokens[0].startswith(_GENERIC)]


def _tokens(tree: Tree) -> tuple[str, ...]:
    found: list[str] = []
    stack = [tree]
    while stack:
        node = stack.pop()
        if node.head:
            found.append(_key(node))
            stack.extend(reversed(node.args))
        else:
            found.append(_GENERIC + node.kind)
    return tuple(found)


class DiscriminationTree:
    """Patterns by the preorder of their constants."""

    def __init__(self) -> None:
        self.root = _Node()
        self.sides = _Node()

    def add(self, document: int, pattern: Pattern) -> None:
        """Enter one pattern of a document."""
        node = self.root if pattern.use == APPLY else self.sides
        size = 0
        for token in pattern.tokens:
            if token.startswith(_GENERIC):
                node = node.holes.setdefault(token[1:], _Node())
            else:
                size += 1
                node = node.children.setdefault(token, _Node())
        node.found.append((document, pattern.use, size))

    def search(self, goal: Reading) -> list[Fit]:
        """What fits the goal; a document may fit in several ways."""
        fits = [Fit(*found) for found in self._match(self.root, goal.conclusion)]
        seen: set[Tree] = set()
        for part in _parts(goal.conclusion, seen):
            fits.extend(Fit(*found) for found in self._match(self.sides, part))
        for hypothesis in goal.hypotheses[-6:]:
            for part in _parts(hypothesis, seen):
                fits.extend(Fit(*found, is_in_hypothesis=True) for found in self._match(self.sides, part))
        return fits

    def _match(self, root: _Node, term: Tree) -> list[tuple[int, int, int]]:
        found: list[tuple[int, int, int]] = []
        todo: list[tuple[_Node, tuple[Tree, ...]]] = [(root, (term,))]
        while todo and len(found) < _MAX_FOUND:
            node, terms = todo.pop()
            if not terms:
                found.extend(node.found)
                continue
            first, rest = terms[0], terms[1:]
            if node.holes:
                kind = type_of(first)
                for known, child in node.holes.items():
                    if not known or not kind or known == kind:
                        todo.append((child, rest))
            if first.head:
                child_of = node.children.get(_key(first))
                if child_of is not None:
                    todo.append((child_of, first.args + rest))
        return found


def _key(tree: Tree) -> str:
    """A constant by its last name (a display may leave out the namespace) and its number of arguments."""
    return f"{tree.head.rpartition('.')[2] or tree.head}/{len(tree.args)}"


def _parts(tree: Tree, seen: set[Tree]) -> Iterator[Tree]:
    """The parts of a term that are no variables, each once, the outer ones first."""
    level = [tree]
    count = 0
    while level and count < _MAX_PARTS:
        following: list[Tree] = []
        for part in level:
            if part.head and part not in seen and part is not HOLE:
                seen.add(part)
                count += 1
                yield part
            following.extend(part.args)
        level = following
