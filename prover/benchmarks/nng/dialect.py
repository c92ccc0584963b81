"""The game's tactics in Lean's words: a mechanical translation of any declaration written in the game's dialect.

In: the text of a declaration.  Out: the same with ordinary tactics that do the same:

====================================  ========================================================================
in the game                           here
====================================  ========================================================================
``rw [..]``                           ``rewrite [..]`` (no ``rfl`` afterwards)
``rfl``                               ``eq_refl`` or ``Iff.refl``, with reducible transparency
``induction n with d hd``             ``induction'`` through the game's own recursor where the target has its type
``cases h with a b``                  ``cases'``, likewise
``use t``                             ``refine ⟨t, ?_⟩`` (no discharger)
a tactic macro                        its body, the game's simp sets written out
====================================  ========================================================================

``induction … with | zero => …`` is core's form and stays.  A macro that rests on an axiom of its own is *banned*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from prover.benchmarks.nng.definitions import Definitions, mentioned
from prover.driver.scan import Token, scan
from prover.errors import InputError
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.syntax.parser import MATHLIB_TABLE, ParseError, Parser
from prover.lean.syntax.source import Source

_REFLEXIVITY = "(with_reducible first | eq_refl | exact Iff.refl _)"
_ELIMINATIONS = ("induction", "cases")

Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Dialect:
    """``recursors``: the game's recursor for ``induction`` and ``cases``; ``macros``: word to tactics; ``banned``:
    words that may not be used."""

    recursors: Mapping[str, str] = field(default_factory=dict)
    macros: Mapping[str, str] = field(default_factory=dict)
    banned: frozenset[str] = frozenset()

    def translate(self, declaration: str) -> str:
        """The declaration in ordinary tactics; what cannot be read is left for Lean to refuse."""
        try:
            tokens = scan(declaration)
        except InputError:
            return declaration
        edits = list(self._first_edits(declaration, tokens))
        primed = {at + _shift(edits, at) for at, _, new in edits if new == "'"}
        text = apply_edits(declaration, edits)
        try:
            command, _ = Parser(Source(text), MATHLIB_TABLE).parse_command()
        except ParseError:
            return text
        return apply_edits(text, self._tree_edits(text, command, primed))

    def uses_banned(self, declaration: str) -> str | None:
        """A banned word of the text, if there is one."""
        return next((word for word in sorted(self.banned) if word in mentioned(declaration)), None)

    # ---------------------------------------------------------------------------------------------- words
    def _first_edits(self, text: str, tokens: tuple[Token, ...]) -> Iterator[Edit]:
        """What must change before Lean's parser can read it: primes for ``induction`` and ``cases``, macros."""
        for place, token in enumerate(tokens):
            if token.text in _ELIMINATIONS and not _has_alternatives(text, tokens, place):
                yield token.end, token.end, "'"
            elif token.text in self.macros and token.text not in _READABLE and token.text not in self.banned:
                yield token.start, token.end, self.macros[token.text]

    # ---------------------------------------------------------------------------------------------- trees
    def _tree_edits(self, text: str, command: ast.Syntax, primed: set[int]) -> list[Edit]:
        edits: list[Edit] = []
        stack = [command]
        while stack:
            node = stack.pop()
            edit = self._edit(text, node, primed)
            if edit is not None:
                edits.append(edit)
            stack.extend(ast.children(node))
        return edits

    def _edit(self, text: str, node: ast.Syntax, primed: set[int]) -> Edit | None:
        word = getattr(node, "keyword", None)
        if not isinstance(node, ast.Tactic) or not text.startswith(str(word), node.start):
            return None
        if isinstance(node, t.Rewrite) and word == "rw":
            return node.start, node.start + len("rw"), "rewrite"
        if isinstance(node, t.Simple) and word == "rfl":
            return node.start, node.end, _REFLEXIVITY
        if isinstance(node, t.Use) and word == "use":
            values = text[node.terms[0].start : node.terms[-1].end]
            return node.start, node.end, f"refine ⟨{values}, ?_⟩"
        if isinstance(node, t.PrimedElim) and node.start + len(str(word)) in primed:
            return self._eliminate(text, node)
        if word in self.macros and text[node.start : node.end] == word:
            return node.start, node.end, self.macros[str(word)]
        return None

    def _eliminate(self, text: str, node: t.PrimedElim) -> Edit | None:
        recursor = self.recursors.get(node.keyword.rstrip("'"))
        if node.using is not None or recursor is None:
            return None
        end = node.targets[-1].end
        targets, rest = text[node.start : end], text[end : node.end]
        return node.start, node.end, f"(first | {targets} using {recursor}{rest} | {targets}{rest})"


_READABLE = frozenset({"decide"})
"""Macro words that Lean's parser reads itself; replaced in the tree, where they are known to be tactics."""


def _shift(edits: list[Edit], at: int) -> int:
    """How far the text before ``at`` grows by the edits before it."""
    return sum(len(new) - (end - start) for start, end, new in edits if start <= at)


def apply_edits(text: str, edits: list[Edit]) -> str:
    """The text with all edits made; of two that overlap the outer one counts."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda item: (item[0], -item[1])):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    for start, end, new in reversed(kept):
        text = text[:start] + new + text[end:]
    return text


def _has_alternatives(text: str, tokens: tuple[Token, ...], place: int) -> bool:
    """Is this core's ``induction … with | …``?  Looks no further than the tactic reaches."""
    column = _column(text, tokens[place].start)
    for token, following in zip(tokens[place + 1 :], tokens[place + 2 :], strict=False):
        is_below = "\n" in text[tokens[place].end : token.start]
        if token.text in (";", "<;>", "·") or (is_below and _column(text, token.start) <= column):
            return False
        if token.text == "with":
            return following.text == "|"
    return False


def _column(text: str, at: int) -> int:
    return at - (text.rfind("\n", 0, at) + 1)


def read_dialect(definitions: Definitions) -> Dialect:
    """The dialect that a game's definitions describe."""
    if not any(command.is_support for command in definitions.commands) and not definitions.macros:
        return Dialect()
    members: dict[str, list[str]] = {}
    recursors: dict[str, str] = {}
    for command in definitions.commands:
        full = f"{command.namespace}.{command.name}" if command.namespace else command.name
        for name in command.simp_sets:
            members.setdefault(name, []).append(full)
        stem = command.file.rpartition("/")[2].removesuffix(".lean").lower()
        if command.is_support and command.kind == "def" and stem in _ELIMINATIONS:
            recursors[stem] = full
    known = {command.name for command in definitions.commands}
    macros, banned = {}, set()
    for word, body in definitions.macros.items():
        if any(name.endswith("Axiom") and name not in known for name in mentioned(body)):
            banned.add(word)
        macros[word] = _one_line(_with_members(body, members))
    return Dialect(recursors, macros, frozenset(banned))


def _with_members(body: str, members: Mapping[str, list[str]]) -> str:
    """``simp only [SET]`` with the lemmas of the set."""
    for name, lemmas in members.items():
        body = re.sub(rf"\b{name}\b", ", ".join(lemmas), body)
    return body


def _one_line(body: str) -> str:
    """Tactics on lines of their own as one tactic on one line."""
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    return "(" + "; ".join(f"({line})" for line in lines) + ")" if len(lines) > 1 else f"({lines[0]})"
