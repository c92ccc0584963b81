"""The parser table: which tokens, operators and notations are in force. Immutable; adding returns a new table.

In: the layer (``Init``, or ``Mathlib`` on top of it), the notations of the user, the namespaces whose scoped notations
are open. Out: a compiled :class:`Grammar` (token set, dispatch by token), built once per table.

A :class:`NotationEntry` is plain data (strings, numbers, Names, tuples), so an environment extension can store it; the
template term is parsed again from its text when it is first used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from prover.lean.name import Name
from prover.lean.syntax import tokens
from prover.lean.syntax.ast import NotationItem
from prover.lean.syntax.operators import ATOM_CONSTANTS, OPERATORS, Operator

_FIXED_TOKENS: Final = tokens.COMMAND_KEYWORDS | tokens.TERM_KEYWORDS | tokens.SYMBOLS


@dataclass(frozen=True, slots=True)
class NotationEntry:
    """One ``notation``/``infix``/``macro``/``syntax`` as data.

    ``items`` is the pattern; ``vars`` its variables in order; ``template`` the text of the expansion ("" for a bare
    ``syntax``, whose meaning comes from ``macro_rules``); ``resolved`` maps the template's free identifiers to the
    constants they meant where the notation was declared. ``scope``: namespace that must be open (scoped notations).
    A rule of ``macro_rules`` has the text of its left-hand side as ``pattern`` and no items; the keyword ``category``
    marks what ``declare_syntax_cat`` made. ``hygienic``: names that the template introduces are inaccessible.
    """

    kind: Name
    category: str
    items: tuple[NotationItem, ...]
    prec: int
    template: str
    keyword: str
    layer: str = "user"
    scope: Name | None = None
    resolved: tuple[tuple[str, Name], ...] = ()
    var_categories: tuple[tuple[str, str], ...] = ()
    atoms: tuple[str, ...] = ()
    pattern: str = ""
    hygienic: bool = True

    @property
    def is_notation(self) -> bool:
        """Made by ``notation`` or ``infix`` …, so that its variables are plain identifiers and it is printed back."""
        return self.keyword in _NOTATIONS

    @property
    def vars(self) -> tuple[str, ...]:
        return tuple([text for what, text, _ in self.items if what == "var"])

    @property
    def is_leading(self) -> bool:
        return self.items[0][0] == "atom"


_NOTATIONS: Final = frozenset({"notation", "infix", "infixl", "infixr", "prefix", "postfix"})


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the parser looks up; compiled from a table. ``id`` changes with the token set only."""

    tokens: frozenset[str]
    mathlib: bool
    prefix_ops: dict[str, Operator]
    infix_ops: dict[str, Operator]
    constants: dict[str, str]
    leading: dict[str, tuple[NotationEntry, ...]]
    trailing: dict[str, tuple[NotationEntry, ...]]
    juxtaposed: tuple[NotationEntry, ...]
    """Notations that start with two variables (no first token); rare."""
    categories: dict[str, tuple[NotationEntry, ...]]
    """The user's syntax categories and their entries."""
    rules: dict[Name, tuple[NotationEntry, ...]]
    """``macro_rules`` in force, latest first."""
    ruled: Mapping[str, Name]
    """Kinds of built-in operators for which the user gave ``macro_rules``."""


@dataclass(frozen=True, slots=True)
class ParserTable:
    """Persistent table; see the module's text. Compare by identity."""

    mathlib: bool = False
    entries: tuple[NotationEntry, ...] = ()
    opened: frozenset[str] = frozenset()
    _compiled: list[Grammar] = field(default_factory=list, compare=False, repr=False)

    def add(self, entry: NotationEntry) -> ParserTable:
        """The table with one more notation."""
        return replace(self, entries=(*self.entries, entry), _compiled=[])

    def with_mathlib(self) -> ParserTable:
        """The table after ``import Mathlib``."""
        return self if self.mathlib else replace(self, mathlib=True, _compiled=[])

    def open_namespaces(self, names: frozenset[str]) -> ParserTable:
        """The table in which exactly ``names`` are open: their scoped notations are active."""
        if names == self.opened:
            return self
        scopes = _BUILTIN_SCOPES | {str(e.scope) for e in self.entries if e.scope is not None}
        if (names & scopes) == (self.opened & scopes):
            return replace(self, opened=names)  # shares the compiled grammar
        return replace(self, opened=names, _compiled=[])

    def open_more(self, names: frozenset[str]) -> ParserTable:
        """The table in which ``names`` are open too, each taken from the root or inside a namespace that is open."""
        scopes = _BUILTIN_SCOPES | {str(e.scope) for e in self.entries if e.scope is not None}
        inside = {f"{ns}.{name}" for ns in self.opened for name in names} & scopes
        return self.open_namespaces(self.opened | names | inside)

    @property
    def grammar(self) -> Grammar:
        if not self._compiled:
            self._compiled.append(_compile(self))
        return self._compiled[0]

    def entry(self, kind: Name) -> NotationEntry | None:
        """The notation of that kind, the latest one declared."""
        for e in reversed(self.entries):
            if e.kind is kind and e.keyword != "macro_rules":
                return e
        return None

    def rules_for(self, kind: Name) -> tuple[NotationEntry, ...]:
        """The entries with a template for that kind: ``macro_rules`` latest first, then the declaration's own."""
        rules = self.grammar.rules.get(kind, ())
        own = self.entry(kind)
        return (*rules, own) if own is not None and own.keyword != "syntax" else rules


_BUILTIN_SCOPES: Final = frozenset({op.scope for op in OPERATORS} | {scope for *_, scope in ATOM_CONSTANTS}) - {""}
_BASE: dict[tuple[bool, frozenset[str]], Grammar] = {}


def _base(mathlib: bool, scopes: frozenset[str]) -> Grammar:
    """The grammar without user notations. Key: layer and open built-in scopes; never reset: at most a few dozen."""
    key = (mathlib, scopes)
    found = _BASE.get(key)
    if found is not None:
        return found
    active = [o for o in OPERATORS if (mathlib or o.layer == "Init") and (not o.scope or o.scope in scopes)]
    constants = {t: fn for t, fn, layer, s in ATOM_CONSTANTS if (mathlib or layer == "Init") and (not s or s in scopes)}
    names = set(_FIXED_TOKENS) | {o.token for o in active} | set(constants)
    if mathlib:
        names |= tokens.MATHLIB_TOKENS
    grammar = Grammar(
        tokens=frozenset(names),
        mathlib=mathlib,
        prefix_ops={o.token: o for o in active if o.fixity == "prefix"},
        infix_ops={o.token: o for o in active if o.fixity != "prefix"},
        constants=constants,
        leading={},
        trailing={},
        juxtaposed=(),
        ruled={},
        categories={},
        rules={},
    )
    _BASE[key] = grammar
    return grammar


def _compile(table: ParserTable) -> Grammar:
    base = _base(table.mathlib, table.opened & _BUILTIN_SCOPES)
    in_force = [e for e in table.entries if e.scope is None or str(e.scope) in table.opened]
    if not in_force:
        return base
    active = [e for e in in_force if e.keyword not in ("macro_rules", "category")]
    rules: dict[Name, tuple[NotationEntry, ...]] = {}
    for e in reversed(in_force):
        if e.keyword == "macro_rules":
            rules[e.kind] = (*rules.get(e.kind, ()), e)
    categories: dict[str, tuple[NotationEntry, ...]] = {e.category: () for e in in_force if e.keyword == "category"}
    atoms = {text for e in active for text in _reserved_atoms(e)}
    leading: dict[str, tuple[NotationEntry, ...]] = {}
    trailing: dict[str, tuple[NotationEntry, ...]] = {}
    juxtaposed: list[NotationEntry] = []
    for e in active:
        if e.category in categories:
            categories[e.category] = (*categories[e.category], e)
        elif e.is_leading:
            first = e.items[0][1]
            leading[first] = (*leading.get(first, ()), e)
        elif len(e.items) > 1 and e.items[1][0] == "atom":
            second = e.items[1][1]
            trailing[second] = (*trailing.get(second, ()), e)
        else:
            juxtaposed.append(e)
    return Grammar(
        tokens=base.tokens if atoms <= base.tokens else base.tokens | atoms,
        mathlib=base.mathlib,
        prefix_ops=base.prefix_ops,
        infix_ops=base.infix_ops,
        constants=base.constants,
        leading=leading,
        trailing=trailing,
        juxtaposed=tuple(juxtaposed),
        ruled={kind.last: kind for kind in rules},
        categories=categories,
        rules=rules,
    )


def _reserved_atoms(entry: NotationEntry) -> list[str]:
    """Tokens an entry adds; the first word of a tactic stays an identifier."""
    atoms = list(_atoms(entry.items))
    if entry.category in ("tactic", "conv") and atoms and entry.items[0][0] == "atom" and atoms[0][0].isalpha():
        return atoms[1:]
    return atoms


def _atoms(items: tuple[NotationItem, ...]) -> Iterator[str]:
    """Every token of a pattern, separators included."""
    for what, text, extra in items:
        if what == "atom":
            yield text
        elif what != "var":
            yield from _atoms(text)
            if what == "sep":
                yield extra[0]


INIT_TABLE: Final = ParserTable()
MATHLIB_TABLE: Final = ParserTable(mathlib=True)
