"""What a file consists of: commands, declarations with their full names, and the ``sorry``s in them.

In: a source text.  Out: an ``Outline``.  The outline only chooses *where* to ask Lean; whether something is
proved never depends on it (the finished file is elaborated as a whole, and its outline must equal the original's).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from prover.driver.scan import Token, TokenKind, scan
from prover.driver.source import SourceText
from prover.types import DeclarationKind, NamedDeclaration

_DECLARATIONS: dict[str, DeclarationKind] = {
    "theorem": "theorem",
    "lemma": "theorem",
    "example": "example",
    "def": "def",
    "abbrev": "def",
    "instance": "instance",
    "opaque": "opaque",
    "axiom": "axiom",
    "inductive": "inductive",
    "structure": "inductive",
    "class": "inductive",
}
_STARTERS = frozenset(_DECLARATIONS) | frozenset(
    {"namespace", "section", "end", "variable", "universe", "mutual", "import", "macro", "syntax"}
    | {"notation", "infix", "infixl", "infixr", "prefix", "postfix", "macro_rules", "elab", "elab_rules", "export"}
    | {"include", "omit", "initialize", "declare_syntax_cat", "add_decl_doc", "alias", "run_cmd", "simproc", "module"}
)
_LINE_STARTERS = frozenset({"open", "set_option", "attribute", "deriving"})
"""Words that also occur inside terms and tactics: commands only at the start of a line at the commands' own indent."""
_MODIFIERS = frozenset(
    {"private", "protected", "noncomputable", "unsafe", "partial", "nonrec", "public", "local", "scoped", "meta"}
)
_OPENING = frozenset("([{⟨⟪⟦⌊⌈") | {"@[", "#["}
_CLOSING = frozenset(")]}⟩⟫⟧⌋⌉")
_BINDING_WORDS = frozenset({"let", "have", "haveI", "letI", "let_fun", "let_delayed"})


class SorryForm(Enum):
    """How a ``sorry`` stands in the text, which decides how a proof is put in its place."""

    BY = "by"
    """``by sorry`` on one line."""
    TACTIC = "tactic"
    """A tactic of a block; its column is kept."""
    TERM = "term"
    """A term."""


@dataclass(frozen=True, slots=True)
class SorrySite:
    """One ``sorry`` of the source.  ``forms`` are the possible readings, likeliest first; Lean decides."""

    start: int
    end: int
    forms: tuple[SorryForm, ...]
    is_in_statement: bool


@dataclass(frozen=True, slots=True)
class DeclarationSite:
    """One declaration: offsets of its command, of its keyword, and of its body (``None``: it has none).

    ``index`` counts the declarations of the file from 1, ``line`` is the keyword's.
    ``name`` is the full name, ``""`` for an ``example`` or an anonymous instance.
    """

    index: int
    keyword: str
    kind: DeclarationKind
    name: str
    line: int
    start: int
    keyword_start: int
    end: int
    body_start: int | None
    sorries: tuple[SorrySite, ...]

    @property
    def label(self) -> str:
        """What to call it in front of a user."""
        return self.name or f"{self.keyword} {self.index}"


@dataclass(frozen=True, slots=True)
class Outline:
    """The commands' start offsets (the text before the first one is the header's comments), and the declarations."""

    source: SourceText
    commands: tuple[int, ...]
    declarations: tuple[DeclarationSite, ...]
    header_end: int

    @property
    def named(self) -> list[NamedDeclaration]:
        """The declarations as an audit is told of them."""
        position = self.source.position
        return [
            NamedDeclaration(site.name, site.kind, position(site.start), position(site.end))
            for site in self.declarations
        ]

    def command_span(self, site: DeclarationSite) -> tuple[int, int]:
        """The command (a whole ``mutual`` block, for one) that holds a declaration."""
        start = max(offset for offset in self.commands if offset <= site.start)
        following = [offset for offset in self.commands if offset > site.start]
        return start, following[0] if following else len(self.source.text)

    def has_shape_of(self, other: Outline) -> bool:
        """True when both have as many commands, and the same declarations (keyword and name) in the same order."""
        mine = [(site.keyword, site.name) for site in self.declarations]
        theirs = [(site.keyword, site.name) for site in other.declarations]
        return mine == theirs and len(self.commands) == len(other.commands)


def outline(text: str) -> Outline:
    """The outline of a file."""
    source = SourceText(text)
    tokens = scan(text)
    starts = _command_starts(tokens, source)
    declarations: list[DeclarationSite] = []
    scopes: list[str | None] = []
    header_end = 0
    merged: list[int] = []
    mutual_depth = 0
    for number, first in enumerate(starts):
        last = starts[number + 1] if number + 1 < len(starts) else len(tokens)
        command = tokens[first:last]
        end = tokens[last].start if last < len(tokens) else len(text)
        keyword_at = _keyword_index(command)
        keyword = command[keyword_at].text
        if mutual_depth == 0:
            merged.append(command[0].start)
        if keyword == "import":
            header_end = command[-1].end
        elif keyword == "mutual":
            mutual_depth += 1
        elif keyword == "end" and mutual_depth:
            mutual_depth -= 1
        elif keyword in {"namespace", "section", "end"}:
            _enter_or_leave(scopes, keyword, command[keyword_at + 1 :])
        elif keyword in _DECLARATIONS:
            declarations.append(_declaration(len(declarations) + 1, command, keyword_at, end, scopes, source))
    return Outline(source, tuple(merged), tuple(declarations), header_end)


def _command_starts(tokens: Sequence[Token], source: SourceText) -> list[int]:
    """Indexes of the tokens that start a command (its documentation, attributes and modifiers included)."""
    starts: list[int] = []
    depth = 0
    is_open_prefix = False  # the current command so far consists of modifiers, attributes, ``… in``: no keyword yet
    for index, token in enumerate(tokens):
        position = source.position(token.start)
        is_line_start = index == 0 or source.position(tokens[index - 1].start).line < position.line
        if token.kind is not TokenKind.STRING and _is_command_start(token, depth, is_line_start, position.column):
            continues = is_open_prefix or (bool(starts) and tokens[index - 1].text in {"in", "deriving", "class"})
            if not continues:
                starts.append(index)
                depth = 0
            is_open_prefix = _is_prefix(token)
        if token.text in _OPENING:
            depth += 1
        elif token.text in _CLOSING:
            depth = max(0, depth - 1)
    return starts


def _is_command_start(token: Token, depth: int, is_line_start: bool, column: int) -> bool:
    if token.kind is TokenKind.DOC or token.text == "@[":
        return column == 0 or (is_line_start and depth == 0 and token.kind is TokenKind.DOC)
    if token.kind is not TokenKind.WORD:
        return False
    if token.text in _STARTERS:
        return column == 0 or depth == 0
    if token.text in _LINE_STARTERS or token.text in _MODIFIERS or token.text.startswith("#"):
        return column == 0
    return False


def _is_prefix(token: Token) -> bool:
    return token.kind is TokenKind.DOC or token.text == "@[" or token.text in _MODIFIERS


def _keyword_index(command: Sequence[Token]) -> int:
    """The index of the word that says what the command is (after documentation, attributes, modifiers, ``… in``)."""
    if command[0].text in {"attribute", "deriving"} or command[0].text.startswith("#"):
        return 0
    depth = 0
    for index, token in enumerate(command):
        if token.text in _OPENING:
            depth += 1
        elif token.text in _CLOSING:
            depth -= 1
        elif depth == 0 and token.kind is TokenKind.WORD and token.text in _STARTERS:
            return index
    return 0


def _enter_or_leave(scopes: list[str | None], keyword: str, rest: Sequence[Token]) -> None:
    name = rest[0].text if rest and rest[0].kind is TokenKind.WORD else None
    if keyword == "namespace" and name is not None:
        scopes.extend(name.split("."))
    elif keyword == "section":
        scopes.extend([None] * (len(name.split(".")) if name else 1))
    elif keyword == "end":
        for _ in range(len(name.split(".")) if name else 1):
            if scopes:
                scopes.pop()


def _declaration(
    index: int, command: Sequence[Token], keyword_at: int, end: int, scopes: Sequence[str | None], source: SourceText
) -> DeclarationSite:
    keyword = command[keyword_at]
    body_at = _body_index(command, keyword_at)
    sorries = tuple(
        SorrySite(token.start, token.end, _forms(command, at, source), body_at is None or at < body_at)
        for at, token in enumerate(command)
        if at > keyword_at and token.kind is TokenKind.WORD and token.text == "sorry"
    )
    return DeclarationSite(
        index=index,
        keyword=keyword.text,
        kind=_DECLARATIONS[keyword.text],
        name=_full_name(command, keyword_at, scopes),
        line=source.position(keyword.start).line,
        start=command[0].start,
        keyword_start=keyword.start,
        end=min(end, command[-1].end) if command else end,
        body_start=None if body_at is None else command[body_at].start,
        sorries=sorries,
    )


def _full_name(command: Sequence[Token], keyword_at: int, scopes: Sequence[str | None]) -> str:
    keyword = command[keyword_at].text
    after = command[keyword_at + 1] if keyword_at + 1 < len(command) else None
    if keyword == "example" or after is None or after.kind is not TokenKind.WORD:
        return ""
    if after.text.startswith("_root_."):
        return after.text.removeprefix("_root_.")
    return ".".join([part for part in scopes if part is not None] + [after.text])


def _body_index(command: Sequence[Token], keyword_at: int) -> int | None:
    """The first token of the body: ``:=`` at bracket depth 0 that no ``let`` or ``have`` owns, ``|`` or ``where``."""
    depth = 0
    owed = 0
    has_colon = False
    for index in range(keyword_at + 1, len(command)):
        token = command[index]
        if token.text in _OPENING:
            depth += 1
        elif token.text in _CLOSING:
            depth -= 1
        elif depth:
            continue
        elif token.text in _BINDING_WORDS and has_colon:
            owed += 1
        elif token.text == ":":
            has_colon = True
        elif token.text == ":=":
            if owed == 0:
                return index
            owed -= 1
        elif token.text == "where" or (token.text == "|" and _is_equation_bar(command, index)):
            return index
    return None


def _is_equation_bar(command: Sequence[Token], index: int) -> bool:
    """A ``|`` of pattern-matching equations is followed by ``=>`` at its depth; one of ``|a|`` is not."""
    depth = 0
    for token in command[index + 1 :]:
        if token.text in _OPENING:
            depth += 1
        elif token.text in _CLOSING:
            depth -= 1
        elif depth == 0 and token.text == ":=":
            return False
        elif depth == 0 and token.text == "=>":
            return True
    return False


_TACTIC_BEFORE = frozenset({"·", ".", ";", "<;>", "{"})
_EITHER_BEFORE = frozenset({"=>", "(", "then", "else"})
_TERM_BEFORE = frozenset({":=", ",", "⟨", "from", "<|", "$", "exact", "refine", "▸", "←", "[", "show", "apply", "$>"})


def _forms(command: Sequence[Token], at: int, source: SourceText) -> tuple[SorryForm, ...]:
    """The possible readings of the ``sorry`` at ``command[at]``, likeliest first."""
    here = source.position(command[at].start)
    before = command[at - 1]
    before_line = source.position(before.start).line
    is_line_start = before_line < here.line
    if before.text == "by":
        return (SorryForm.TACTIC,) if is_line_start else (SorryForm.BY,)
    if before.text in _TACTIC_BEFORE:
        return (SorryForm.TACTIC,)
    if before.text in _TERM_BEFORE:
        return (SorryForm.TERM,)
    is_in_block = any(token.text == "by" for token in command[:at])
    if not is_in_block:
        return (SorryForm.TERM,)
    if before.text in _EITHER_BEFORE or is_line_start:
        return (SorryForm.TACTIC, SorryForm.TERM)
    return (SorryForm.TERM, SorryForm.TACTIC)
