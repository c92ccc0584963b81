"""``notation`` and ``infix``: reading declarations, and reading uses of user notations.

Source: Lean 4 ``src/Lean/Parser/Syntax.lean``, ``Lean/Elab/Notation.lean``, ``Lean/Elab/Mixfix.lean``.
A declaration becomes a :class:`NotationCmd`; a use a :class:`NotationApp`. Tables and expansion: ``notation_table.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from prover.lean.name import mk_name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.syntax.antiquotation import antiquotation
from prover.lean.syntax.ast import Command, NotationItem, Syntax, Tactic, Term
from prover.lean.syntax.lexer import CHAR, IDENT, STR
from prover.lean.syntax.operators import MAX_PREC
from prover.lean.syntax.parser.macros import AttrKind, MacroParser, Reader
from prover.lean.syntax.quotation import fits
from prover.lean.syntax.table import NotationEntry

_INFIX: Final = frozenset({"infix", "infixl", "infixr", "prefix", "postfix"})
_SKIPPED: Final = frozenset("elab elab_rules simproc dsimproc notation3 binder_predicate grind_pattern".split())


class NotationParser(MacroParser):
    # ---- declarations
    def notation_command(self, start: int, mods: ast.Modifiers | None = None) -> Command:
        """``local``/``scoped``? and then notation, infix, macro, syntax, macro_rules or instance."""
        kind = self.attr_kind()
        self.atoms_read = ()
        tok = self.tok[self.i]
        if tok in _INFIX:
            return self._infix(start, kind, tok)
        if tok == "notation":
            return self._notation_decl(start, kind)
        if tok in ("macro", "syntax", "macro_rules"):
            return self.macro_command(start, kind, tok)
        if tok == "instance":
            attr = ast.Attribute(start, start, kind, mk_name("instance"), (), "instance")
            if mods is None:
                mods = ast.Modifiers(start, start, None, ())
            return self.def_like(replace(mods, attrs=(*mods.attrs, attr)), start)
        if tok in _SKIPPED:
            return self.skip_command(start, tok)
        raise self.error(*[f"'{w}'" for w in (*_INFIX, "instance", "macro", "macro_rules", "notation", "syntax")])

    def _infix(self, start: int, kind: AttrKind, tok: str) -> Command:
        self.adv()
        prec = self.optional_prec()
        if prec is None:
            raise self.error("':'")
        name = self.named_options()
        atom = self.atom_string()
        if not (self.accept("=>") or self.accept("↦")):
            raise self.error("'=>'")
        template = self.term()
        items = _infix_items(tok, atom, prec)
        args = tuple([ast.Ident(template.end, template.end, mk_name(v)) for w, v, _ in items if w == "var"])
        body = ast.App(template.start, template.end, template, args)
        return ast.NotationCmd(start, template.end, kind, prec, items, body, tok, name, self.atoms_read)

    def _notation_decl(self, start: int, kind: AttrKind) -> Command:
        self.adv()
        prec = self.optional_prec()
        name = self.named_options()
        items: list[NotationItem] = []
        while not (self.at("=>") or self.at("↦")):
            items.append(self._notation_item())
        if not items:
            raise self.error("'=>'", "identifier", "string literal")
        self.adv()
        template = self.term()
        atoms = self.atoms_read
        return ast.NotationCmd(start, template.end, kind, prec, tuple(items), template, "notation", name, atoms)

    def _notation_item(self) -> NotationItem:
        if self.at(STR):
            return "atom", self.atom_string(), None
        if self.at(IDENT):
            var = self.val[self.i]
            self.adv()
            return "var", var, self.optional_prec()
        raise self.error("'=>'", "identifier", "string literal")

    # ---- uses
    def attempt_notation(self, tok: str, prec: int) -> tuple[Term, int] | None:
        """The longest user notation of the term category that starts with ``tok``."""
        entries = [e for e in self.grammar.leading[tok] if e.category == "term" and e.prec >= prec]
        return self._longest(self.start, entries, ()) if entries else None

    def attempt_trailing_notation(self, start: int, lhs: Term, lhs_prec: int, prec: int) -> tuple[Term, int] | None:
        entries = []
        for e in self.grammar.trailing.get(self.tok[self.i], ()):
            wanted = e.items[0][2] or 0
            if e.category == "term" and e.prec >= prec and lhs_prec >= wanted and _fits_first(e, lhs):
                entries.append(e)
        return self._longest(start, entries, (lhs,)) if entries else None

    def _longest(self, start: int, entries: list[NotationEntry], given: tuple[Term, ...]) -> tuple[Term, int] | None:
        mark = self.i
        best: list[tuple[Term, int]] = []
        best_end = -1
        for entry in entries:
            found = self.attempt_noting(lambda e=entry: self._use(start, e, given))  # type: ignore[misc]
            if found is not None:
                if self.i > best_end:
                    best, best_end = [(found, entry.prec)], self.i
                elif self.i == best_end:
                    best.append((found, entry.prec))
            self.i = mark
        if not best:
            return None
        builtin = self._builtin_choice(start, given, best_end) if entries[0].category == "term" else []
        self.i = best_end
        terms = [term for term, _ in reversed(best)] + builtin
        if len(terms) == 1:
            return best[0]
        return ast.Choice(start, self.prev_end, tuple(terms)), best[-1][1]

    def _builtin_choice(self, start: int, given: tuple[Term, ...], best_end: int) -> list[Term]:
        """A built-in operator on the same token that reads equally far."""
        op = self.grammar.infix_ops.get(self.tok[self.i])
        if not given or op is None or op.fixity == "postfix":
            return []
        mark = self.i
        found = self.attempt(lambda: self._operator(start, given[0], op))
        same = self.i == best_end
        self.i = mark
        return [found] if found is not None and same else []

    def _use(self, start: int, entry: NotationEntry, given: tuple[Syntax, ...]) -> Term:
        args = self._use_args(entry, given)
        return ast.NotationApp(start, self.prev_end, entry.kind, args)

    def _use_args(self, entry: NotationEntry, given: tuple[Syntax, ...]) -> tuple[Syntax, ...]:
        items = entry.items[1:] if given else entry.items
        return (*given, *self._items(items, dict(entry.var_categories)))

    def _items(self, items: tuple[NotationItem, ...], categories: Mapping[str, str]) -> list[Syntax]:
        args: list[Syntax] = []
        for what, text, extra in items:
            if what == "atom":
                self._atom(text)
            elif what == "var":
                args.append(self.syntax_of(categories.get(text, "term"), extra or 0))
            else:
                args.append(self._repeated(what, text, extra, categories))
        return args

    def _atom(self, text: str) -> None:
        if self.tok[self.i] != text and not self.at_word(text):
            raise self.error(f"'{text}'")
        self.adv()

    def _repeated(
        self, what: str, items: tuple[NotationItem, ...], extra: Any, categories: Mapping[str, str]
    ) -> ast.Group:
        """An option, a repetition or a list with separators."""
        start = self.start
        found: list[Syntax] = []
        sep, least, trailing = extra if what == "sep" else ("", extra or 0, False)
        while not (what == "opt" and found):
            mark = self.i
            if what == "sep" and found:
                if not self.at(sep):
                    break
                self.adv()
            one = self.attempt(lambda: self._element(items, categories))
            if one is None or self.i == mark:
                if not (trailing and found):
                    self.i = mark
                break
            found.append(one)
        if len(found) < least:
            found.append(self._element(items, categories))
        return ast.Group(start, max(start, self.prev_end), tuple(found))

    def _element(self, items: tuple[NotationItem, ...], categories: Mapping[str, str]) -> Syntax:
        start = self.start
        if not (self.col_gt() or self.col < 0):
            raise self.error("term")
        args = self._items(items, categories)
        return args[0] if len(args) == 1 else ast.Group(start, self.prev_end, tuple(args))

    # ---- categories
    def known_categories(self) -> frozenset[str]:
        return frozenset(_CATEGORIES) | frozenset(self.grammar.categories)

    def syntax_of(self, category: str, prec: int) -> Syntax:
        """One piece of syntax of a category, built in or the user's."""
        if self.at_antiquotation() and category in _CATEGORIES and category not in _OWN_ANTIQUOTATIONS:
            return self._antiquotation(category)
        if category == "term":
            return self.term(prec)
        read = _CATEGORIES.get(category)
        if read is not None:
            return read(self)
        return self._user_category(category, prec)

    def _antiquotation(self, category: str) -> ast.Ident:
        """``$x`` or ``$x:cat`` where syntax of the category stands."""
        start, end = self.start, self.en[self.i]
        anti = antiquotation(mk_name(self.val[self.i]))
        if anti is None or anti.category not in ("", category):
            raise self.error(category)
        return ast.Ident(start, end, self.ident())

    def _user_category(self, category: str, prec: int) -> Syntax:
        """Syntax of a category made by ``declare_syntax_cat``: leading entries, then those that go on from one."""
        entries = self.grammar.categories.get(category)
        if entries is None:
            raise self.error(category)
        start, tok = self.start, self.tok[self.i]
        found: tuple[Term, int] | None = None
        self.failed = None
        if self.at_antiquotation():
            anti = self.attempt(lambda: self._antiquotation(category))
            found = None if anti is None else (anti, MAX_PREC)
        leading = [e for e in entries if not _is_trailing(e, category) and e.prec >= prec and self._may_start(e, tok)]
        if found is None:
            found = self._longest(start, leading, ()) if leading else None
        if found is None:
            raise self.failed or self.category_error(category)
        while True:
            trailing = [e for e in entries if _is_trailing(e, category) and e.prec >= prec]
            more = self._longest_trailing(start, trailing, found)
            if more is None:
                return found[0]
            found = more

    def _may_start(self, entry: NotationEntry, tok: str) -> bool:
        what, text, _ = entry.items[0]
        return what != "atom" or tok == text or self.at_word(text)

    def _longest_trailing(
        self, start: int, entries: list[NotationEntry], lhs: tuple[Term, int]
    ) -> tuple[Term, int] | None:
        fitting = [e for e in entries if lhs[1] >= (e.items[0][2] or 0)]
        return self._longest(start, fitting, (lhs[0],)) if fitting else None

    # ---- tactics and commands
    def attempt_tactic_notation(self, word: str) -> Tactic | None:
        start = self.start
        best: tuple[int, Tactic] | None = None
        mark = self.i
        for entry in reversed(self.grammar.leading[word]):
            if entry.category != "tactic":
                continue
            args = self.attempt_noting(lambda e=entry: self._use_args(e, ()))  # type: ignore[misc]
            if args is not None and (best is None or self.i > best[0]):
                best = self.i, t.MacroTactic(start, self.prev_end, entry.kind, args)
            self.i = mark
        if best is None:
            return None
        self.i = best[0]
        return best[1]

    def attempt_command_notation(self, word: str) -> Command | None:
        """A command of the user: the last declared entry that reads."""
        start = self.start
        for entry in reversed(self.grammar.leading.get(word, ())):
            if entry.category != "command":
                continue
            args = self.attempt(lambda e=entry: self._use_args(e, ()))  # type: ignore[misc]
            if args is not None:
                return ast.MacroCommand(start, self.prev_end, entry.kind, args)
        return None

    # ---- readers of built-in categories
    def _ident_syntax(self) -> Syntax:
        start = self.start
        return ast.Ident(start, self.en[self.i], self.ident())

    def _number_syntax(self) -> Syntax:
        start = self.start
        return ast.NumLit(start, self.en[self.i], self.natural())

    def _literal_syntax(self, token: str) -> Syntax:
        if not self.at(token):
            raise self.error("string literal" if token == STR else "character literal")
        return self.term(MAX_PREC)


def _fits_first(entry: NotationEntry, lhs: Syntax) -> bool:
    """Is what stands on the left of the category of the entry's first variable?"""
    return fits(dict(entry.var_categories).get(entry.items[0][1], "term"), lhs)


def _is_trailing(entry: NotationEntry, category: str) -> bool:
    what, text, _ = entry.items[0]
    return what == "var" and dict(entry.var_categories).get(text) == category


_OWN_ANTIQUOTATIONS: Final = frozenset({"term", "tactic", "tacticSeq", "command", "binderIdent"})
"""Categories whose own parsers read ``$x``."""

_CATEGORIES: Final[dict[str, Reader]] = {
    "term": lambda p: p.term(),
    "ident": lambda p: p._ident_syntax(),
    "rawIdent": lambda p: p._ident_syntax(),
    "num": lambda p: p._number_syntax(),
    "str": lambda p: p._literal_syntax(STR),
    "char": lambda p: p._literal_syntax(CHAR),
    "tactic": lambda p: p.tactic(),
    "tacticSeq": lambda p: p.tactic_seq(),
    "command": lambda p: p.command(),
    "binderIdent": lambda p: p.binder_ident(),
    "bracketedBinder": lambda p: p.bracketed_binder(),
    "level": lambda p: p.level(),
}
"""Readers of the built-in categories that user syntax may mention."""


def _infix_items(tok: str, atom: str, prec: int) -> tuple[NotationItem, ...]:
    if tok == "prefix":
        return (("atom", atom, None), ("var", "a", prec))
    if tok == "postfix":
        return (("var", "a", prec), ("atom", atom, None))
    lhs = prec if tok == "infixl" else prec + 1
    rhs = prec if tok == "infixr" else prec + 1
    return (("var", "a", lhs), ("atom", atom, None), ("var", "b", rhs))
