"""``macro``, ``syntax``, ``macro_rules``: the forms whose templates are terms or tactics; others are refused by name.

Source: Lean 4 ``src/Lean/Parser/Syntax.lean``, ``Lean/Elab/Syntax.lean``, ``Lean/Elab/MacroRules.lean``.
Quotations ``(tactic| …)`` are read by a parser of their own on the quotation's text, with ``$x`` read as ``x``.
"""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Any, Final, Literal

from prover.lean.name import Name, mk_name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.syntax.ast import Command, MacroRule, NotationItem, Syntax
from prover.lean.syntax.errors import ParseError
from prover.lean.syntax.lexer import EOF, NUM, STR, decode_string
from prover.lean.syntax.operators import MAX_PREC, MIN_PREC
from prover.lean.syntax.parser.declarations import DeclarationParser
from prover.lean.syntax.source import Source

_PRECS: Final = {"max": MAX_PREC, "arg": MAX_PREC - 1, "lead": MAX_PREC - 1, "min": MIN_PREC, "min1": MIN_PREC + 1}
_VAR_CATEGORIES: Final = frozenset({"term", "ident", "num", "tactic", "tacticSeq"})
_ANTIQUOTATION: Final = re.compile(r"\$(?:\(([^():\s]+)(?::\w+)?\)|(?=[^\W\d]))|\$(\w+):\w+")
AttrKind = Literal["global", "local", "scoped"]


class MacroParser(DeclarationParser):
    atoms_read: tuple[str, ...] = ()
    """The atoms of the declaration being read, with their blanks."""

    # ---- pieces shared with ``notation``
    def precedence(self) -> int:
        """``65``, ``max``, ``arg``, ``max - 1`` after a colon."""
        if self.at(NUM):
            value = self.natural()
        elif self.val[self.i] in _PRECS:
            value = _PRECS[self.val[self.i]]
            self.adv()
        elif self.accept("("):
            value = self.precedence()
            self.expect(")")
        else:
            raise self.error("precedence")
        while (self.at("+") or self.at("-")) and self.peek() == NUM:
            sign = 1 if self.at("+") else -1
            self.adv()
            value += sign * self.natural()
        return value

    def optional_prec(self) -> int | None:
        return self.precedence() if self.accept(":") else None

    def named_options(self) -> Name | None:
        """``(name := foo) (priority := high)``: the name."""
        name: Name | None = None
        while self.at("(") and self.peek(2) == ":=" and self.val[self.i + 1] in ("name", "priority", "kind"):
            self.adv()
            what = self.val[self.i]
            self.adv()
            self.adv()
            if what == "name":
                name = self.ident()
            else:
                self.priority()
            self.expect(")")
        return name

    def atom_string(self) -> str:
        if not self.at(STR):
            raise self.error("string literal")
        text = decode_string(self.val[self.i][1:-1])
        self.atoms_read = (*self.atoms_read, text)
        self.adv()
        return text.strip()

    # ---- macro, syntax
    def macro_command(self, start: int, kind: AttrKind, keyword: str) -> Command:
        """The command at the cursor; what is beyond the supported forms becomes an ``UnsupportedCmd``."""
        mark, self.atoms_read = self.i, ()
        parse = {"macro": self._macro, "syntax": self._syntax, "macro_rules": self._macro_rules}[keyword]
        found = self.attempt(lambda: parse(start, kind))
        if found is not None:
            return found
        self.i = mark
        return self.skip_command(start, keyword)

    def skip_command(self, start: int, tok: str) -> Command:
        raise NotImplementedError

    def _macro(self, start: int, kind: AttrKind) -> Command:
        """``macro "tac" x:term : tactic => `(tactic| …)``."""
        self.adv()
        prec = self.optional_prec()
        name = self.named_options()
        items, categories = self._syntax_items(named=True)
        category = self._category()
        if not (self.accept("=>") or self.accept("↦")):
            raise self.error("'=>'")
        template, text = self._quotation(category, categories)
        atoms = self.atoms_read
        return ast.MacroCmd(
            start, self.prev_end, "macro", category, items, template, name, prec, categories, (), text, kind, atoms
        )

    def _syntax(self, start: int, kind: AttrKind) -> Command:
        self.adv()
        prec = self.optional_prec()
        name = self.named_options()
        items, categories = self._syntax_items(named=False)
        category = self._category()
        return ast.MacroCmd(
            start, self.prev_end, "syntax", category, items, None, name, prec, categories, (), "", kind, self.atoms_read
        )

    def _category(self) -> str:
        category = self.ident().text
        if category not in ("term", "tactic"):
            raise self.error("'tactic'", "'term'")
        return category

    def _syntax_items(self, named: bool) -> tuple[tuple[NotationItem, ...], tuple[tuple[str, str], ...]]:
        """Atoms and variables up to the colon (consumed)."""
        items: list[NotationItem] = []
        categories: list[tuple[str, str]] = []
        while not self.accept(":"):
            if self.at(STR):
                items.append(("atom", self.atom_string(), None))
                continue
            name = f"x{len(categories)}"
            if named:
                name = self.ident().text
                self.expect(":")
            category = self.ident().text
            if category not in _VAR_CATEGORIES:
                raise self.error("term")
            prec = self.precedence() if self.at(":") and self._prec_follows() else None
            categories.append((name, category))
            items.append(("var", name, prec))
        if not items:
            raise self.error("string literal")
        return tuple(items), tuple(categories)

    def _prec_follows(self) -> bool:
        if self.peek() == NUM or self.val[self.i + 1] in _PRECS:
            self.adv()
            return True
        return False

    # ---- macro_rules
    def _macro_rules(self, start: int, kind: AttrKind) -> Command:
        self.adv()
        rules: list[MacroRule] = []
        while self.accept("|"):
            begin = self.start
            pattern_text, category = self._quotation_source()
            use = self._quoted(pattern_text, category, frozenset(_variables(pattern_text)))
            ruled, args = self._ruled_use(use)
            names = [_variable_name(arg) for arg in args]
            if not (self.accept("=>") or self.accept("↦")):
                raise self.error("'=>'")
            template, text = self._quotation(category, tuple((n, "tactic") for n in names))
            rules.append(MacroRule(begin, self.prev_end, ruled, category, tuple(names), template, text))
        if not rules:
            raise self.error("'|'")
        category = rules[0].category
        return ast.MacroCmd(
            start, self.prev_end, "macro_rules", category, (), None, None, None, (), tuple(rules), "", kind
        )

    def _ruled_use(self, use: Syntax) -> tuple[Name, tuple[Syntax, ...]]:
        """The kind that a pattern of ``macro_rules`` is about, and its variables: user syntax or a binary operator."""
        if isinstance(use, (ast.NotationApp, t.MacroTactic)):
            return use.kind, use.args
        if isinstance(use, ast.BinOp):
            return mk_name(f"term_{use.op}_"), (use.lhs, use.rhs)
        raise self.error("user syntax")

    # ---- quotations
    def _quotation_source(self) -> tuple[str, str]:
        """The text inside `` `(…) `` and its category; the cursor moves behind the parenthesis."""
        if not (self.at("`(") or self.at("``(")):
            raise self.error("quotation")
        body, end = quotation_text(self.text, self.en[self.i])
        category = "term"
        m = re.match(r"\s*(\w+)\s*\|(?!\|)", body)
        if m is not None and m.group(1) in ("tactic", "term", "tacticSeq"):
            category = "tactic" if m.group(1).startswith("tactic") else "term"
            body = body[m.end() :]
        while self.start < end and self.tok[self.i] != EOF:
            self.adv()
        return body, category

    def _quotation(self, category: str, variables: tuple[tuple[str, str], ...]) -> tuple[Syntax, str]:
        start = self.start
        body, found = self._quotation_source()
        if found != category:
            raise self.error("quotation")
        stx = self._quoted(body, category, frozenset(v for v, _ in variables), sequence=True)
        return respan(stx, start, self.prev_end), _plain(body)

    def _quoted(self, body: str, category: str, variables: frozenset[str], sequence: bool = False) -> Syntax:
        inner = type(self)(Source(_plain(body)), self.table)
        inner.antiquotations = variables
        stx: Syntax
        if category == "tactic":
            stx = inner.tactic_seq() if sequence else inner.tactic()
        else:
            stx = inner.term()
        inner.expect_end()
        return stx

    def expect_end(self) -> None:
        """Nothing may follow."""
        if self.tok[self.i] != EOF:
            raise ParseError(self.start, "", ("end of input",), None, self.start)


def _plain(body: str) -> str:
    """The quotation's text with ``$x`` read as ``x`` (same columns: the dollar becomes a blank)."""
    return _ANTIQUOTATION.sub(lambda m: " " + (m.group(1) or m.group(2) or ""), body)


def _variables(body: str) -> list[str]:
    return re.findall(r"\$\(?([^\W\d][\w']*)", body)


def _variable_name(stx: Syntax) -> str:
    if isinstance(stx, (ast.Ident, t.TacticVar)):
        return stx.name.text
    if isinstance(stx, ast.TacticSeq) and len(stx.tactics) == 1:
        return _variable_name(stx.tactics[0])
    raise ParseError(stx.start, "", ("antiquotation",))


def quotation_text(text: str, pos: int) -> tuple[str, int]:
    """The text between the parenthesis before ``pos`` and its partner; the offset after the partner."""
    depth, i = 1, pos
    while i < len(text):
        if text[i] == "(":
            depth += 1
        elif text[i] == ")":
            depth -= 1
            if depth == 0:
                return text[pos:i], i + 1
        i += 1
    raise ParseError(len(text), "unexpected end of input", ("')'",))


def respan(stx: Syntax, start: int, end: int) -> Syntax:
    """The same tree with every span set to ``start``..``end`` (an expansion carries the span of its use)."""
    done: Syntax = _respan(stx, start, end)
    return done


def _respan(value: Any, start: int, end: int) -> Any:
    if isinstance(value, tuple):
        return tuple([_respan(x, start, end) for x in value])
    if not isinstance(value, Syntax):
        return value
    values = {name: _respan(getattr(value, name), start, end) for name in _field_names(type(value))}
    values["start"], values["end"] = start, end
    return type(value)(**values)


_FIELDS: dict[type, tuple[str, ...]] = {}
"""Key: node class; value: its field names; never reset (classes do not change)."""


def _field_names(cls: type[Syntax]) -> tuple[str, ...]:
    found = _FIELDS.get(cls)
    if found is None:
        found = _FIELDS[cls] = tuple([f.name for f in fields(cls)])
    return found
