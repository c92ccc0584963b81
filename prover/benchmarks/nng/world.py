"""The Lean file of a level: definitions, what the level may use, then the level itself.

In: ``Definitions``, ``Level``s, and (for statements already proved) their proofs.  Out: a self-contained text.  The
file holds the definitions in their order, then every allowed statement as a theorem (proved by ``prover`` before, or
given with a proof) or as an axiom.  A fact of the definitions that the game hands out later than this level is left
out.  Commands that need levels (instances, ``attribute [simp]``) come as soon as everything they name is there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from prover.benchmarks.nng.definitions import Command, Definitions, mentioned, without_comments
from prover.benchmarks.nng.levels import Level

HEADER = "import Mathlib"

GIVEN: Sequence[Level] = (
    Level("succ_ne_succ", "(m n : ℕ) (h : m ≠ n) : succ m ≠ succ n", "fun equal => h (succ_inj m n equal)"),
)
"""Statements that the definitions use and the data may lack, with proofs; a row of that name takes precedence."""

_PORTED = "ₓ"
"""Ends the names of the lemmas with which a tactic of the game proves levels again."""

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class World:
    """Everything that level files are made of.  ``translate`` turns a declaration in the game's tactics into Lean's."""

    definitions: Definitions
    levels: Sequence[Level]
    late: Sequence[Command] = ()
    translate: Translate = lambda text: text
    _by_name: dict[str, Level] = field(default_factory=dict)

    def __post_init__(self) -> None:
        wanted = self.handed_out.union(*(command.words for command in self.definitions.commands))
        for level in (*(given for given in GIVEN if given.name in wanted), *self.levels):
            self._by_name[level.name] = level

    @property
    def handed_out(self) -> frozenset[str]:
        """Names that some level's list of allowed statements mentions."""
        return frozenset(name for level in self.levels for name in level.allowed)

    def statement(self, name: str) -> Level | None:
        """The statement of that name, if it is known."""
        return self._by_name.get(name)

    def unknown(self, level: Level) -> list[str]:
        """Allowed names that neither data nor definitions state."""
        facts = {command.name for command in self.definitions.commands}
        return [name for name in level.allowed if name not in self._by_name and name not in facts]

    def whole_text(self) -> str:
        """All definitions and all statements (as axioms) in one file."""
        names = dict.fromkeys((*self._by_name, *(name for level in self.levels for name in level.allowed)))
        return self._compose(list(names), withheld=frozenset(), has_support=True, proofs={})

    def text_for(self, level: Level, body: str, *, has_support: bool, proofs: Mapping[str, str] | None = None) -> str:
        """The file of a level, ending with the level and the given body.

        ``has_support``: with the lemmas behind the game's tactics (which prove some levels again).  ``proofs``: bodies
        of statements proved before; the others are axioms.
        """
        withheld = {level.name}
        if not has_support:  # an author's proof keeps to the game's rules by itself
            withheld |= (self.handed_out - set(level.allowed)) | level.disabled
        names = [name for name in level.allowed if name not in withheld]
        text = self._compose(names, withheld=frozenset(withheld), has_support=has_support, proofs=proofs or {})
        opening = _opening(level.namespace, ())
        return f"{text}\n{opening}\n{level.as_theorem(body)}\n\nend {level.namespace}\n"

    # ---------------------------------------------------------------------------------------------- composing
    def _compose(
        self, names: Sequence[str], *, withheld: frozenset[str], has_support: bool, proofs: Mapping[str, str]
    ) -> str:
        needing_levels = {path for path, imported in self.definitions.imports.items() if _imports_levels(imported)}
        early: list[Command] = []
        late: list[Command] = []
        for command in self.definitions.commands:
            if command.is_support and not has_support and command.name.endswith(_PORTED):
                continue
            if command.is_fact and command.name in withheld:
                continue
            (late if command.file in needing_levels else early).append(command)
        late.extend(self.late)
        known = {command.name for command in early}
        file = _File(HEADER)
        for command in early:
            text = command.text
            if command.is_fact and withheld & mentioned(_body_of(text)):
                text = "axiom" + _statement_of(text).partition(command.kind)[2]
            file.add(text, command.namespace, command.opens)
        available = set(known)
        waiting = self._waiting(late, file, available)
        for name in dict.fromkeys(names):
            level = self._by_name.get(name)
            if level is None or name in known or (level.is_anonymous and not has_support):
                continue  # the game's player cannot cite an anonymous level either
            file.add(self._state(level, proofs, available), level.namespace, ())
            available.add(name)
            waiting = self._waiting(waiting, file, available)
        file.close()
        return file.text

    def _waiting(self, commands: Sequence[Command], file: _File, available: set[str]) -> list[Command]:
        """Write those commands whose levels are all there; the others wait."""
        left = []
        for command in commands:
            needed = command.words & (self._by_name.keys() | self.handed_out)
            if needed <= available:
                file.add(self.translate(command.text), command.namespace, command.opens)
            else:
                left.append(command)
        return left

    def _state(self, level: Level, proofs: Mapping[str, str], available: set[str]) -> str:
        body = proofs.get(level.name)
        if body is None and level in GIVEN:
            body = f":= {level.proof}"
        if body is None or (mentioned(body) & (self._by_name.keys() | self.handed_out)) - available:
            return level.as_axiom()
        return level.as_theorem(body)


class _File:
    """A text that grows by commands, each in its namespace."""

    def __init__(self, header: str) -> None:
        self.parts = [header]
        self.scope: tuple[str, tuple[str, ...]] = ("", ())

    def add(self, text: str, namespace: str, opens: Iterable[str]) -> None:
        """One command in a namespace, with namespaces opened inside it."""
        scope = (namespace, tuple(opens))
        if scope != self.scope:
            self.close()
            if namespace:
                self.parts.append(_opening(*scope))
            self.scope = scope
        self.parts.append(text)

    def close(self) -> None:
        """Leave the namespace."""
        if self.scope[0]:
            self.parts.append(f"end {self.scope[0]}")
        self.scope = ("", ())

    @property
    def text(self) -> str:
        """The file so far."""
        return "\n\n".join(self.parts) + "\n"


def _opening(namespace: str, opens: Iterable[str]) -> str:
    return "\n".join([f"namespace {namespace}", *(f"open {name}" for name in opens)])


def _imports_levels(imported: Sequence[str]) -> bool:
    return any(".Levels." in module for module in imported)


def _split(text: str) -> int:
    """Where the body of a theorem starts: its first ``:=`` outside brackets."""
    depth = 0
    for at, char in enumerate(text):
        depth += (char in "([{⟨") - (char in ")]}⟩")
        if depth == 0 and text.startswith(":=", at):
            return at
    return len(text)


def _statement_of(text: str) -> str:
    return text[: _split(text)].rstrip()


def _body_of(text: str) -> str:
    return text[_split(text) :]


_AFTER = re.compile(r"\(after [^)]*\)")


def read_late_commands(text: str, namespace: str = "MyNat") -> list[Command]:
    """Instances and ``[simp]`` attributes that the definitions promise "after" some level, in comment lines."""
    commands = []
    for line in text.split("\n"):
        if not line.startswith("-- ") or not _AFTER.search(line):
            continue
        keyword = ""
        for part in _AFTER.sub("", line[3:]).split(";"):
            words = part.split()
            if not words:
                continue
            keyword = words[0] if words[0] in ("attribute", "instance") else keyword
            if keyword:
                command = part.strip() if words[0] == keyword else f"{keyword} {part.strip()}"
                commands.append(Command(keyword, "", without_comments(command), "", namespace))
    return commands
