"""How a game defines its numbers: the quoted source files as a list of commands.

In: a text of Lean files under headings ``-- ===== path =====``.  Out: ``Definitions``: the commands that make sense in
an ordinary Lean file, in order; the simp sets the game registers; its tactic macros.  Commands that extend Lean itself
(``elab``, ``syntax``, definitions in ``MetaM`` …) are left out: ``dialect`` says what those tactics do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

_HEADING = re.compile(r"^-- =+ (.*?) =+\s*$", re.MULTILINE)
_STARTERS = frozenset(
    "import namespace end open section variable universe instance def theorem lemma axiom opaque inductive structure "
    "class notation infix infixl infixr prefix postfix macro macro_rules syntax elab elab_rules attribute set_option "
    "example abbrev register_simp_attr noncomputable private protected export mutual".split()
)
_FACTS = frozenset({"theorem", "lemma", "axiom"})
_NAMED = _FACTS | {"def", "abbrev", "opaque", "instance", "inductive", "structure", "class"}
_EXTENDING = frozenset({"elab", "elab_rules", "syntax", "register_simp_attr"})
_PROVED = frozenset({"theorem", "lemma", "def"})
"""What may come from a file that implements a tactic: nothing that is just assumed."""
_SUPPORT = "/Tactic/"
_INTERNALS = re.compile(r"\b(MetaM|TacticM|CoreM|MVarId|Tactic|Delab|CommandElab|Syntax|TSyntax|Expr)\b")
_TACTIC_MACRO = re.compile(
    r'macro\s+"(?P<word>[^"]+)"\s*:\s*tactic\s*=>\s*`\(\s*tactic\s*\|(?P<body>.*)\)\s*$', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Command:
    """One command: ``text`` is what stands in a Lean file (without attributes of the game's own simp sets).

    ``file`` is the heading it stood under, ``namespace`` the open one; ``name`` is the last part of what it declares.
    """

    kind: str
    name: str
    text: str
    file: str
    namespace: str
    opens: tuple[str, ...] = ()
    simp_sets: tuple[str, ...] = ()

    @property
    def is_fact(self) -> bool:
        """A theorem, lemma or axiom."""
        return self.kind in _FACTS

    @property
    def is_support(self) -> bool:
        """Does it stand in a file that implements a tactic of the game?"""
        return _SUPPORT in self.file

    @property
    def words(self) -> frozenset[str]:
        """Names it mentions (last parts too)."""
        return mentioned(self.text)


@dataclass(frozen=True, slots=True)
class Definitions:
    """The commands of all files in order, with what each file imports and the tactic macros (word to body)."""

    commands: tuple[Command, ...] = ()
    imports: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    macros: Mapping[str, str] = field(default_factory=dict)

    @property
    def facts(self) -> tuple[str, ...]:
        """Names of the theorems and axioms."""
        return tuple(command.name for command in self.commands if command.is_fact)


def mentioned(text: str) -> frozenset[str]:
    """The identifiers of a text, and the last part of those with dots."""
    names = re.findall(r"[^\W\d][\w'!?₀-₉ₐ-ₜ]*(?:\.[^\W\d][\w'!?₀-₉ₐ-ₜ]*)*", text)
    return frozenset(names) | {name.rpartition(".")[2] for name in names}


def read_definitions(text: str, prefix: str = "") -> Definitions:
    """The files whose heading starts with ``prefix`` (none: those whose heading is a bare path)."""
    commands: list[Command] = []
    imports: dict[str, tuple[str, ...]] = {}
    macros: dict[str, str] = {}
    for heading, body in _files(text):
        path = heading.removeprefix(prefix).strip()
        if not heading.startswith(prefix) or not re.fullmatch(r"\S+\.lean", path):
            continue
        chunks = list(_commands(body))
        imports[path] = tuple(chunk.split()[1] for chunk in chunks if chunk.startswith("import "))
        for chunk in chunks:
            found = _TACTIC_MACRO.match(chunk)
            if found is not None:
                macros[found["word"]] = _unwrapped(found["body"])
        commands.extend(_in_scope(path, chunks))
    registered = frozenset(re.findall(r"^register_simp_attr\s+(\w+)", text, re.MULTILINE))
    return Definitions(tuple(_sort_out(command, registered) for command in commands), imports, macros)


def _files(text: str) -> Iterator[tuple[str, str]]:
    headings = list(_HEADING.finditer(text))
    for heading, following in zip(headings, [*headings[1:], None], strict=True):
        end = following.start() if following is not None else len(text)
        yield heading[1], text[heading.end() : end]


def _commands(body: str) -> Iterator[str]:
    """Commands without comments: each starts at a line whose first word may start one; attributes go with the next."""
    lines: list[str] = []
    for line in without_comments(body).split("\n"):
        first = re.match(r"@\[|[\w#]+", line)
        starts = first is not None and (first[0] == "@[" or first[0] in _STARTERS)
        pending = "\n".join(lines).strip()
        if starts and pending and not re.fullmatch(r"@\[[^\]]*\]", pending):
            yield pending
            lines = []
        lines.append(line.rstrip())
    if "".join(lines).strip():
        yield "\n".join(lines).strip()


def without_comments(text: str) -> str:
    """The text without comments (those in slashes nest)."""
    kept: list[str] = []
    depth = at = 0
    while at < len(text):
        if text.startswith("/-", at):
            depth, at = depth + 1, at + 2
        elif depth and text.startswith("-/", at):
            depth, at = depth - 1, at + 2
        elif depth:
            at += 1
        elif text.startswith("--", at):
            end = text.find("\n", at)
            at = len(text) if end < 0 else end
        else:
            kept.append(text[at])
            at += 1
    return "".join(kept)


def _in_scope(path: str, chunks: Sequence[str]) -> Iterator[Command]:
    """The commands that stay, each with its namespace and the namespaces opened before it."""
    namespaces: list[str] = []
    opens: list[str] = []
    for chunk in chunks:
        kind, name, attributes = _describe(chunk)
        if kind == "namespace":
            namespaces.append(chunk.split()[1])
        elif kind == "end" and namespaces:
            namespaces.pop()
        elif kind == "open" and not name:
            opens.extend(word for word in chunk.split()[1:] if word in namespaces)
        elif kind in ("import", "end", "open", "export") or kind in _EXTENDING or _TACTIC_MACRO.match(chunk):
            continue
        elif any(word.split()[:1] in (["tactic"], ["delab"]) for word in attributes) or _INTERNALS.search(chunk):
            continue  # it extends Lean
        elif _SUPPORT not in path or kind in _PROVED:
            yield Command(kind, name, chunk, path, ".".join(namespaces), tuple(dict.fromkeys(opens)), attributes)


def _describe(chunk: str) -> tuple[str, str, tuple[str, ...]]:
    """Keyword, declared name (its last part) and attributes."""
    attributes: tuple[str, ...] = ()
    found = re.match(r"@\[([^\]]*)\]\s*", chunk)
    if found is not None:
        attributes = tuple(part.strip() for part in found[1].split(","))
        chunk = chunk[found.end() :]
    words = chunk.split()
    while words and words[0] in ("noncomputable", "private", "protected"):
        words = words[1:]
    kind = words[0] if words else ""
    name = words[1] if kind in _NAMED and len(words) > 1 and re.match(r"[^\W\d]", words[1]) else ""
    return kind, name.rpartition(".")[2], attributes


def _sort_out(command: Command, registered: frozenset[str]) -> Command:
    """Take the attributes of the game's simp sets off; they are kept as data."""
    mine = tuple(name for name in command.simp_sets if name in registered)
    text = command.text
    found = re.match(r"@\[([^\]]*)\]\s*", text)
    if found is not None and mine:
        rest = [part.strip() for part in found[1].split(",") if part.strip() not in registered]
        text = (f"@[{', '.join(rest)}]\n" if rest else "") + text[found.end() :]
    return Command(command.kind, command.name, text, command.file, command.namespace, command.opens, mine)


def _unwrapped(body: str) -> str:
    """The tactics of a macro's quotation, without the parentheses around them."""
    body = body.strip()
    return body[1:-1].strip("\n") if body.startswith("(") and body.endswith(")") else body
