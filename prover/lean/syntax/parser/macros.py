"""``macro``, ``syntax``, ``macro_rules``, ``declare_syntax_cat``: declarations of the user's own syntax.

Source: Lean 4 ``src/Lean/Parser/Syntax.lean``, ``Lean/Elab/Syntax.lean``, ``Lean/Elab/MacroRules.lean``. Patterns are
atoms, variables of a category, options, repetitions and lists with separators; templates are quotations
(`` `(…) ``, `` `(tactic| …) ``), read by a parser of their own in which ``$x`` is an identifier. A right-hand side
that is a program (``do …``, ``throwUnsupported``) is refused by name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from typing import Any, Final, Literal

from prover.lean.name import Name, mk_name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.syntax.ast import Command, MacroRule, NotationItem, Syntax
from prover.lean.syntax.errors import ParseError
from prover.lean.syntax.lexer import EOF, IDENT, NUM, STR, decode_string
from prover.lean.syntax.operators import MAX_PREC, MIN_PREC
from prover.lean.syntax.parser.declarations import DeclarationParser
from prover.lean.syntax.source import Source

_PRECS: Final = {"max": MAX_PREC, "arg": MAX_PREC - 1, "lead": MAX_PREC - 1, "min": MIN_PREC, "min1": MIN_PREC + 1}
_REPETITION: Final = re.compile(r",\*,\?|,\+,\?|,\*|,\+|;\*|;\+|\*|\+|\?")
_LAYOUT: Final = frozenset(
    """ppSpace ppHardSpace ppLine ppHardLineUnlessUngrouped ppAllowUngrouped colGt colGe colEq lineEq noWs linebreak ws
    hygieneInfo withoutPosition withPosition""".split()
)
"""Parsers without tokens: where blanks stand, which columns are right."""
_TRANSPARENT: Final = frozenset("group ppGroup ppIndent ppDedent ppRealGroup ppRealFill withPosition atomic".split())
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
            if what in ("name", "kind"):
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

    # ---- declarations
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

    def declare_category(self) -> Command:
        """``declare_syntax_cat c (behavior := both)``."""
        start = self.start
        self.adv()
        name = self.ident()
        if self.accept("("):
            while not self.accept(")"):
                self.adv()
        return ast.SyntaxCatCmd(start, self.prev_end, name)

    def _macro(self, start: int, kind: AttrKind) -> Command:
        """``macro "tac" x:term : tactic => `(tactic| …)``."""
        self.adv()
        prec = self.optional_prec()
        name = self.named_options()
        reader = _ItemReader(self, is_named=True)
        items = reader.pattern()
        category = self._category()
        if not (self.accept("=>") or self.accept("↦")):
            raise self.error("'=>'")
        template, text = self._quotation(category)
        return ast.MacroCmd(
            start,
            self.prev_end,
            "macro",
            category,
            items,
            template,
            name,
            prec,
            tuple(reader.categories),
            (),
            text,
            kind,
            self.atoms_read,
        )

    def _syntax(self, start: int, kind: AttrKind) -> Command:
        self.adv()
        prec = self.optional_prec()
        name = self.named_options()
        reader = _ItemReader(self, is_named=False)
        items = reader.pattern()
        category = self._category()
        categories = tuple(reader.categories)
        return ast.MacroCmd(
            start, self.prev_end, "syntax", category, items, None, name, prec, categories, (), "", kind, self.atoms_read
        )

    def _category(self) -> str:
        category = self.ident().text
        if category not in ("term", "tactic", "command") and category not in self.grammar.categories:
            raise self.error("'tactic'", "'term'")
        return category

    # ---- macro_rules
    def _macro_rules(self, start: int, kind: AttrKind) -> Command:
        self.adv()
        self.named_options()
        rules: list[MacroRule] = []
        while self.at("|"):
            patterns: list[tuple[Syntax, str, str]] = []
            while self.accept("|"):
                body, category = self._quotation_source()
                pattern = self.attempt(lambda: self.quoted(body, category))  # noqa: B023
                if pattern is None or (category == "term" and rule_head(pattern) is None):
                    category = "command" if category == "term" else category
                    pattern = self.quoted(body, category)
                patterns.append((pattern, body, category))
            if not (self.accept("=>") or self.accept("↦")):
                raise self.error("'=>'")
            template, text = self._quotation(patterns[0][2])
            for pattern, body, category in patterns:
                use = rule_head(pattern)
                if use is None:
                    raise self.error("user syntax")
                rules.append(MacroRule(use.start, self.prev_end, rule_kind(use), category, body, template, text))
        if not rules:
            raise self.error("'|'")
        category = rules[0].category
        return ast.MacroCmd(
            start, self.prev_end, "macro_rules", category, (), None, None, None, (), tuple(rules), "", kind
        )

    # ---- quotations
    def quotation_term(self) -> ast.Term:
        """A quotation where a program makes syntax: read over, refused by the elaborator."""
        start = self.start
        self._quotation_source()
        return ast.ElabApp(start, self.prev_end, "`(…)", ())

    def _quotation_source(self) -> tuple[str, str]:
        """The text inside `` `(…) `` and its category; the cursor moves behind the parenthesis."""
        if not (self.at("`(") or self.at("``(")):
            raise self.error("quotation")
        body, end = quotation_text(self.text, self.en[self.i])
        category = "term"
        m = re.match(r"\s*([\w.]+)\s*\|(?!\|)", body)
        if m is not None and (m.group(1) in _QUOTED or m.group(1) in self.grammar.categories):
            category = _QUOTED.get(m.group(1), m.group(1))
            body = body[m.end() :]
        while self.start < end and self.tok[self.i] != EOF:
            self.adv()
        return body, category

    def _quotation(self, category: str) -> tuple[Syntax, str]:
        start = self.start
        body, found = self._quotation_source()
        if found != category and not (category == "command" and found == "term"):
            raise self.error("quotation")
        return respan(self.quoted(body, category), start, self.prev_end), body

    def quoted(self, body: str, category: str) -> Syntax:
        """The tree of a quotation's text."""
        inner = type(self)(Source(body), self.table, quoting=True)
        stx = inner.quoted_category(category)
        inner.expect_end()
        return stx

    def expect_end(self) -> None:
        """Nothing may follow."""
        if self.tok[self.i] != EOF:
            raise ParseError(self.start, "", ("end of input",), None, self.start)

    def quoted_category(self, category: str) -> Syntax:
        if category == "tactic":
            return self.tactic_seq()
        if category == "command":
            commands: list[Command] = []
            while not self.at(EOF):
                commands.append(self.command())
            return ast.CommandSeq(0, self.prev_end, tuple(commands))
        return self.syntax_of(category, 0)

    def command(self) -> Command:
        raise NotImplementedError

    def syntax_of(self, category: str, prec: int) -> Syntax:
        raise NotImplementedError

    def known_categories(self) -> frozenset[str]:
        raise NotImplementedError

    def skip_raw(self, count: int) -> None:
        """Skip ``count`` characters right behind the last token, whatever tokens they belong to."""
        self.stream.retokenize(self.i, self.stream.token_set, self.prev_end + count)
        self.stream.fill()


_QUOTED: Final = {"tactic": "tactic", "tacticSeq": "tactic", "term": "term", "command": "command"}


class _ItemReader:
    """Reads the pattern of ``syntax`` (``is_named`` false) or ``macro`` (variables ``x:cat``) up to its colon."""

    def __init__(self, parser: MacroParser, is_named: bool) -> None:
        self.p = parser
        self.is_named = is_named
        self.categories: list[tuple[str, str]] = []

    def pattern(self) -> tuple[NotationItem, ...]:
        p = self.p
        items: list[NotationItem] = []
        while not p.accept(":"):
            items += self._item()
        if not any(item[0] != "var" for item in items) and len(items) != 1:
            raise p.error("string literal")
        return tuple(items)

    def _item(self) -> list[NotationItem]:
        """One item with its repetition mark; layout marks give nothing."""
        p = self.p
        name = ""
        if self.is_named and p.at(IDENT) and p.peek() == ":":
            name = p.ident().text
            p.adv()
        base = self._base(name)
        mark = _REPETITION.match(p.text, p.prev_end)
        if mark is None or not base:
            return base
        p.skip_raw(len(mark.group()))
        return [_repeat(tuple(base), mark.group())]

    def _base(self, name: str) -> list[NotationItem]:
        p = self.p
        if p.at(STR):
            return [("atom", p.atom_string(), None)]
        if p.accept("&"):
            return [("atom", p.atom_string(), None)]
        if p.accept("("):
            return self._group(name, ")")
        word = p.val[p.i]
        if p.tok[p.i] != IDENT and word not in ("command", "term"):
            raise p.error("string literal", "identifier")
        end = p.en[p.i]
        if p.text[end : end + 1] == "(":
            return self._combinator(word, name)
        optional = word.endswith("?") and len(word) > 1
        p.adv()
        if word in _LAYOUT:
            return []
        category = word.removesuffix("?") if optional else word
        if category not in p.known_categories():
            raise p.error("category")
        prec = p.precedence() if p.at(":") and self._prec_follows() else None
        item = self._variable(name, category, prec)
        return [("opt", (item,), None)] if optional else [item]

    def _variable(self, name: str, category: str, prec: int | None) -> NotationItem:
        name = name or f"x{len(self.categories)}"
        self.categories.append((name, category))
        return "var", name, prec

    def _prec_follows(self) -> bool:
        p = self.p
        if p.peek() == NUM or p.val[p.i + 1] in _PRECS:
            p.adv()
            return True
        return False

    def _group(self, name: str, close: str) -> list[NotationItem]:
        p = self.p
        items: list[NotationItem] = []
        while not p.accept(close):
            if p.at("<|>"):
                raise p.error("'" + close + "'")  # alternatives: not supported
            mark = len(self.categories)
            items += self._item()
            if name and len(self.categories) == mark + 1 and len(items) <= 2:
                self._rename(items, self.categories[mark], name)
        return items

    def _rename(self, items: list[NotationItem], old: tuple[str, str], name: str) -> None:
        """``t:("using" term)?``: the name belongs to the one variable of the group."""
        self.categories[self.categories.index(old)] = (name, old[1])
        for i, item in enumerate(items):
            if item[0] == "var" and item[1] == old[0]:
                items[i] = ("var", name, item[2])

    def _combinator(self, word: str, name: str) -> list[NotationItem]:
        p = self.p
        p.adv()
        p.expect("(")
        if word in ("sepBy", "sepBy1"):
            items = self._item_named(name)
            p.expect(",")
            sep = p.atom_string()
            trailing = False
            while p.accept(","):
                trailing = trailing or p.at_word("allowTrailingSep")
                p.adv()
            p.expect(")")
            return [("sep", tuple(items), (sep, 1 if word == "sepBy1" else 0, trailing))]
        inner = self._group(name, ")")
        if word == "optional":
            return [("opt", tuple(inner), None)]
        if word in ("many", "many1"):
            return [("many", tuple(inner), 1 if word == "many1" else 0)]
        if word in _TRANSPARENT:
            return inner
        raise p.error("string literal")

    def _item_named(self, name: str) -> list[NotationItem]:
        mark = len(self.categories)
        items = self._item()
        if name and len(self.categories) == mark + 1:
            self._rename(items, self.categories[mark], name)
        return items


def _repeat(items: tuple[NotationItem, ...], mark: str) -> NotationItem:
    if mark == "?":
        return "opt", items, None
    least = 1 if "+" in mark else 0
    if mark[0] in ",;":
        return "sep", items, (mark[0], least, mark.endswith("?"))
    return "many", items, least


def rule_head(pattern: Syntax) -> Syntax | None:
    """What a rule is about: user syntax, a binary operator, or a built-in tactic (its rules are tried before it)."""
    if isinstance(pattern, ast.TacticSeq) and len(pattern.tactics) == 1:
        pattern = pattern.tactics[0]
    if isinstance(pattern, ast.CommandSeq) and len(pattern.commands) == 1:
        pattern = pattern.commands[0]
    is_user = isinstance(pattern, (ast.NotationApp, t.MacroTactic, ast.MacroCommand, ast.BinOp))
    return pattern if is_user or isinstance(pattern, ast.Tactic) and not isinstance(pattern, t.TacticVar) else None


def rule_kind(stx: Syntax) -> Name:
    """The kind under which the rules for a node are found."""
    if isinstance(stx, (ast.NotationApp, t.MacroTactic, ast.MacroCommand)):
        return stx.kind
    if isinstance(stx, ast.BinOp):
        return mk_name(f"term_{stx.op}_")
    word = getattr(stx, "keyword", "") or getattr(stx, "word", "")
    return _BUILTIN.child(type(stx).__name__).child(str(word)) if word else _BUILTIN.child(type(stx).__name__)


_BUILTIN: Final = mk_name("builtin")


def quotation_text(text: str, pos: int) -> tuple[str, int]:
    """The text between the parenthesis before ``pos`` and its partner; the offset after the partner."""
    depth, i = 1, pos
    while i < len(text):
        if text[i] == '"':
            i = _string_end(text, i)
            continue
        if text.startswith("--", i):
            i = text.find("\n", i) if "\n" in text[i:] else len(text)
            continue
        if text[i] == "(":
            depth += 1
        elif text[i] == ")":
            depth -= 1
            if depth == 0:
                return text[pos:i], i + 1
        i += 1
    raise ParseError(len(text), "unexpected end of input", ("')'",))


def _string_end(text: str, pos: int) -> int:
    i = pos + 1
    while i < len(text) and text[i] != '"':
        i += 2 if text[i] == "\\" else 1
    return i + 1


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


Reader = Callable[[Any], Syntax]
"""Reads one piece of syntax of a category at the cursor of a parser."""
