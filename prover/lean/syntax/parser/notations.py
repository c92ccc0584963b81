"""``notation`` and ``infix``: reading declarations, and reading uses of user notations.

Source: Lean 4 ``src/Lean/Parser/Syntax.lean``, ``Lean/Elab/Notation.lean``, ``Lean/Elab/Mixfix.lean``.
A declaration becomes a :class:`NotationCmd`; a use a :class:`NotationApp`. Tables and expansion: ``notation_table.py``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from prover.lean.name import mk_name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.syntax.ast import Command, NotationItem, Syntax, Tactic, Term
from prover.lean.syntax.lexer import IDENT, STR
from prover.lean.syntax.parser.macros import AttrKind, MacroParser
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
            if e.category == "term" and e.prec >= prec and lhs_prec >= wanted:
                entries.append(e)
        return self._longest(start, entries, (lhs,)) if entries else None

    def _longest(self, start: int, entries: list[NotationEntry], given: tuple[Term, ...]) -> tuple[Term, int] | None:
        mark = self.i
        best: list[tuple[Term, int]] = []
        best_end = -1
        for entry in entries:
            found = self.attempt(lambda e=entry: self._use(start, e, given))  # type: ignore[misc]
            if found is not None:
                if self.i > best_end:
                    best, best_end = [(found, entry.prec)], self.i
                elif self.i == best_end:
                    best.append((found, entry.prec))
            self.i = mark
        if not best:
            return None
        builtin = self._builtin_choice(start, given, best_end)
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
        args: list[Syntax] = list(given)
        items = entry.items[1:] if given else entry.items
        categories = dict(entry.var_categories)
        for what, text, prec in items:
            if what == "atom":
                if self.tok[self.i] != text and not self.at_word(text):
                    raise self.error(f"'{text}'")
                self.adv()
            else:
                args.append(self._argument(categories.get(text, "term"), prec))
        return tuple(args)

    def _argument(self, category: str, prec: int | None) -> Syntax:
        if category == "tactic":
            return self.tactic()
        if category == "tacticSeq":
            return self.tactic_seq()
        if category == "ident":
            start = self.start
            return ast.Ident(start, self.en[self.i], self.ident())
        if category == "num":
            start = self.start
            return ast.NumLit(start, self.en[self.i], self.natural())
        return self.term(prec or 0)

    def attempt_tactic_notation(self, word: str) -> Tactic | None:
        start = self.start
        for entry in reversed(self.grammar.leading[word]):
            if entry.category != "tactic":
                continue
            args = self.attempt(lambda e=entry: self._use_args(e, ()))  # type: ignore[misc]
            if args is not None:
                return t.MacroTactic(start, self.prev_end, entry.kind, args)
        return None


def _infix_items(tok: str, atom: str, prec: int) -> tuple[NotationItem, ...]:
    if tok == "prefix":
        return (("atom", atom, None), ("var", "a", prec))
    if tok == "postfix":
        return (("var", "a", prec), ("atom", atom, None))
    lhs = prec if tok == "infixl" else prec + 1
    rhs = prec if tok == "infixr" else prec + 1
    return (("var", "a", lhs), ("atom", atom, None), ("var", "b", rhs))
