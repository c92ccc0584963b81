"""``notation``, ``infix``, ``macro``, ``syntax``, ``macro_rules``: reading their declarations and their uses.

Source: Lean 4 ``src/Lean/Parser/Syntax.lean``, ``Lean/Elab/Notation.lean``, ``Lean/Elab/Mixfix.lean``.
A declaration becomes a :class:`NotationCmd`/:class:`MacroCmd`; :func:`add_notation` enters it into a table; a use
becomes a :class:`NotationApp`; :func:`expand_notation` replaces it by the template.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final, Literal

from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.syntax.ast import Command, NotationItem, Syntax, Tactic, Term
from prover.lean.syntax.errors import ParseError
from prover.lean.syntax.lexer import EOF, IDENT, NUM, STR, decode_string
from prover.lean.syntax.operators import LEAD_PREC, MAX_PREC, MIN_PREC
from prover.lean.syntax.parser.declarations import DeclarationParser
from prover.lean.syntax.source import Source
from prover.lean.syntax.table import NotationEntry, ParserTable

_PRECS: Final = {"max": MAX_PREC, "arg": MAX_PREC - 1, "lead": MAX_PREC - 1, "min": MIN_PREC, "min1": MIN_PREC + 1}
_INFIX: Final = frozenset({"infix", "infixl", "infixr", "prefix", "postfix"})
AttrKind = Literal["global", "local", "scoped"]


class NotationParser(DeclarationParser):
    # ---- declarations
    def notation_command(self, start: int) -> Command:
        kind = self.attr_kind()
        tok = self.tok[self.i]
        if tok in _INFIX:
            return self._infix(start, kind, tok)
        if tok == "notation":
            return self._notation_decl(start, kind)
        if tok == "macro":
            return self._macro(start)
        if tok == "syntax":
            return self._syntax(start)
        if tok == "macro_rules":
            return self._skip_command(start, tok)
        if tok == "instance":
            return self.def_like(ast.Modifiers(start, start, None, (ast.Attribute(start, start, kind, mk_name("instance"), (), "instance"),)), start)
        if tok in ("elab", "elab_rules", "simproc", "dsimproc", "notation3", "binder_predicate", "grind_pattern"):
            return self._skip_command(start, tok)
        raise self.error("'infix'", "'infixl'", "'infixr'", "'instance'", "'macro'", "'notation'", "'postfix'", "'prefix'", "'syntax'")

    def _skip_command(self, start: int, tok: str) -> Command:
        raise NotImplementedError

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

    def _optional_prec(self) -> int | None:
        return self.precedence() if self.accept(":") else None

    def _named(self) -> tuple[Name | None, int | None]:
        """``(name := foo) (priority := high)``."""
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
        return name, None

    def _atom(self) -> str:
        if not self.at(STR):
            raise self.error("string literal")
        text = decode_string(self.val[self.i][1:-1]).strip()
        self.adv()
        return text

    def _infix(self, start: int, kind: AttrKind, tok: str) -> Command:
        self.adv()
        prec = self._optional_prec()
        if prec is None:
            raise self.error("':'")
        name, _ = self._named()
        atom = self._atom()
        self.expect("=>")
        template = self.term()
        items = _infix_items(tok, atom, prec)
        args = tuple([ast.Ident(template.end, template.end, mk_name(v)) for w, v, _ in items if w == "var"])
        body = ast.App(template.start, template.end, template, args)
        return ast.NotationCmd(start, template.end, kind, prec, items, body, tok, name)

    def _notation_decl(self, start: int, kind: AttrKind) -> Command:
        self.adv()
        prec = self._optional_prec()
        name, _ = self._named()
        items: list[NotationItem] = []
        while not (self.at("=>") or self.at("↦")):
            items.append(self._notation_item())
        if not items:
            raise self.error("'=>'", "identifier", "string literal")
        self.adv()
        template = self.term()
        return ast.NotationCmd(start, template.end, kind, prec, tuple(items), template, "notation", name)

    def _notation_item(self) -> NotationItem:
        if self.at(STR):
            return "atom", self._atom(), None
        if self.at(IDENT):
            var = self.val[self.i]
            self.adv()
            return "var", var, self._optional_prec()
        raise self.error("'=>'", "identifier", "string literal")

    def _macro(self, start: int) -> Command:
        """``macro "tac" x:term : tactic => `(tactic| …)`` and the term form; others are refused by name."""
        found = self.attempt(lambda: self._simple_macro(start))
        return found if found is not None else self._skip_command(start, "macro")

    def _simple_macro(self, start: int) -> Command:
        self.adv()
        prec = self._optional_prec()
        self._named()
        items: list[NotationItem] = []
        while not self.at(":"):
            if self.at(STR):
                items.append(("atom", self._atom(), None))
            else:
                items.append(self._macro_var())
        self.adv()
        category = self.ident().text
        self.expect("=>")
        template = self._quotation(category)
        del prec
        return ast.MacroCmd(start, self.prev_end, "macro", category, tuple(items), template)

    def _macro_var(self) -> NotationItem:
        name = self.ident().text
        self.expect(":")
        category = self.ident().text
        if category not in ("term", "ident"):
            raise self.error("term")
        return "var", name, self._optional_prec()

    def _quotation(self, category: str) -> Syntax:
        """`` `(tactic| …) `` or `` `(…) `` with ``$x`` for variables."""
        start = self.start
        if not (self.at("`(") or self.at("``(")):
            raise self.error("quotation")
        body, end = _quotation_text(self.text, self.prev_end if False else self.en[self.i])
        if category == "tactic":
            stripped = body.lstrip()
            if stripped.startswith("tactic|"):
                body = stripped[7:]
        elif category != "term":
            raise self.error("quotation")
        inner = type(self)(Source(body.replace("$", " ")), self.table)
        template: Syntax = inner.tactic_seq() if category == "tactic" else inner.term()
        inner.expect_end()
        while self.start < end and self.tok[self.i] != EOF:
            self.adv()
        return shift(template, start, end)

    def _syntax(self, start: int) -> Command:
        return self._skip_command(start, "syntax")

    def expect_end(self) -> None:
        """Nothing may follow."""
        if self.tok[self.i] != EOF:
            raise ParseError(self.start, "", ("end of input",), None, self.start)

    # ---- uses
    def attempt_notation(self, tok: str, prec: int) -> tuple[Term, int] | None:
        """The longest user notation of the term category that starts with ``tok``."""
        entries = [e for e in self.grammar.leading[tok] if e.category == "term" and e.prec >= prec]
        return self._longest(self.start, entries, ())

    def attempt_trailing_notation(self, start: int, lhs: Term, lhs_prec: int, prec: int) -> tuple[Term, int] | None:
        entries = []
        for e in self.grammar.trailing.get(self.tok[self.i], ()):
            wanted = e.items[0][2] or 0
            if e.category == "term" and e.prec >= prec and lhs_prec >= wanted:
                entries.append(e)
        return self._longest(start, entries, (lhs,))

    def _longest(
        self, start: int, entries: list[NotationEntry], given: tuple[Term, ...]
    ) -> tuple[Term, int] | None:
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
        for what, text, prec in items:
            if what == "atom":
                if self.tok[self.i] != text and not self.at_word(text):
                    raise self.error(f"'{text}'")
                self.adv()
            else:
                args.append(self.term(prec or 0))
        return tuple(args)

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


def _quotation_text(text: str, pos: int) -> tuple[str, int]:
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


def shift(stx: Any, start: int, end: int) -> Any:
    """The same tree with every span set to ``start``..``end`` (an expansion carries the span of its use)."""

    if isinstance(stx, tuple):
        return tuple([shift(x, start, end) for x in stx])
    if not isinstance(stx, Syntax):
        return stx
    values = {name: shift(getattr(stx, name), start, end) for name in _field_names(type(stx))}
    values["start"], values["end"] = start, end
    return type(stx)(**values)


_FIELDS: dict[type, tuple[str, ...]] = {}


def _field_names(cls: type) -> tuple[str, ...]:
    found = _FIELDS.get(cls)
    if found is None:
        found = _FIELDS[cls] = tuple(cls.__dataclass_fields__)  # type: ignore[attr-defined]
    return found


# ------------------------------------------------------------------ tables
def notation_kind(cmd: ast.NotationCmd | ast.MacroCmd, namespace: Name = ANONYMOUS) -> Name:
    """The syntax kind Lean would make: ``term_⊕'_`` in the current namespace."""
    if isinstance(cmd, ast.NotationCmd) and cmd.name is not None:
        return namespace + cmd.name
    category = "term" if isinstance(cmd, ast.NotationCmd) else cmd.category
    shape = "".join([text if what == "atom" else "_" for what, text, _ in cmd.items])
    return namespace.child(category + shape)


def template_text(cmd: ast.NotationCmd | ast.MacroCmd, source: Source) -> str:
    """The expansion as text that parses again to the same term."""
    if isinstance(cmd, ast.NotationCmd):
        text = source.text[cmd.template.start : cmd.template.end]
        if cmd.keyword == "notation":
            return text
        names = " ".join(v for what, v, _ in cmd.items if what == "var")
        return f"({text}) {names}"
    assert cmd.template is not None
    body, _ = _quotation_text(source.text, source.text.index("(", cmd.template.start) + 1)
    body = body.strip()
    return body.removeprefix("tactic|").replace("$", " ").strip()


def add_notation(
    table: ParserTable,
    cmd: ast.NotationCmd | ast.MacroCmd,
    source: Source,
    namespace: Name = ANONYMOUS,
    layer: str = "user",
    resolve: Callable[[Name], Name | None] | None = None,
) -> tuple[ParserTable, NotationEntry]:
    """Enter a declaration. ``resolve`` says which constant an identifier of the template means where it is declared.

    ``scoped`` notations are tied to ``namespace``. The entry is plain data for the environment's extension;
    ``ParserTable.add(entry)`` enters it again after loading.
    """
    is_notation = isinstance(cmd, ast.NotationCmd)
    category = "term" if is_notation else cmd.category  # type: ignore[union-attr]
    prec = cmd.prec if is_notation else None  # type: ignore[union-attr]
    items = cmd.items
    if prec is None:
        prec = MAX_PREC if all(what == "atom" for what, _, _ in items) else LEAD_PREC
    scoped = is_notation and cmd.attr_kind == "scoped"  # type: ignore[union-attr]
    entry = NotationEntry(
        kind=notation_kind(cmd, namespace),
        category=category,
        items=items,
        prec=prec,
        template=template_text(cmd, source),
        keyword=cmd.keyword,
        layer=layer,
        scope=namespace if scoped else None,
        resolved=_resolved(cmd, resolve),
    )
    return table.add(entry), entry


def _resolved(
    cmd: ast.NotationCmd | ast.MacroCmd, resolve: Callable[[Name], Name | None] | None
) -> tuple[tuple[str, Name], ...]:
    if resolve is None or cmd.template is None:
        return ()
    variables = {v for what, v, _ in cmd.items if what == "var"}
    found: dict[str, Name] = {}
    stack: list[Syntax] = [cmd.template]
    while stack:
        stx = stack.pop()
        if isinstance(stx, ast.Ident) and stx.name.text not in variables and stx.name.text not in found:
            const = resolve(stx.name)
            if const is not None:
                found[stx.name.text] = const
        stack.extend(ast.children(stx))
    return tuple(found.items())


_TEMPLATES: dict[NotationEntry, Syntax] = {}


def expand_notation(table: ParserTable, use: ast.NotationApp | t.MacroTactic) -> Syntax:
    """The template with the arguments put in; everything else carries the span of the use."""
    entry = table.entry(use.kind)
    if entry is None:
        raise KeyError(use.kind)
    template = _template(table, entry)
    args = dict(zip(entry.vars, use.args, strict=True))
    resolved = dict(entry.resolved)

    def one(stx: Syntax) -> Syntax | None:
        if isinstance(stx, ast.Ident):
            arg = args.get(stx.name.text)
            if arg is not None:
                return arg
            const = resolved.get(stx.name.text)
            if const is not None:
                return ast.Ident(use.start, use.end, stx.name, stx.levels, const)
        return None

    return _fill(shift(template, use.start, use.end), one)


def _fill(stx: Syntax, one: Callable[[Syntax], Syntax | None]) -> Syntax:
    done: Syntax = ast.map_syntax(stx, one)
    return done


def _template(table: ParserTable, entry: NotationEntry) -> Syntax:
    """Key: the entry (plain data, compared by value); a hit is sound because the tokens the template uses were in
    force when it was declared."""
    found = _TEMPLATES.get(entry)
    if found is None:
        from prover.lean.syntax.parser.commands import Parser

        full = replace(table, opened=table.opened | ({str(entry.scope)} if entry.scope else set()), _compiled=[])
        parser = Parser(Source(entry.template), full)
        found = parser.tactic_seq() if entry.category == "tactic" else parser.term()
        _TEMPLATES[entry] = found
    return found
