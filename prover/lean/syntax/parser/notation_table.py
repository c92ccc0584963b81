"""Entering notations and macros into a parser table, and expanding their uses.

Source: Lean 4 ``Lean/Elab/Notation.lean`` (a notation is a macro), ``Lean/Elab/MacroRules.lean``.
In: a :class:`NotationCmd` or :class:`MacroCmd`; out: a table with plain-data entries (see ``NotationEntry``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from prover.lean.name import ANONYMOUS, Name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.syntax.antiquotation import antiquotation
from prover.lean.syntax.ast import NotationItem, Syntax
from prover.lean.syntax.operators import LEAD_PREC, MAX_PREC
from prover.lean.syntax.parser.commands import Parser
from prover.lean.syntax.parser.macros import rule_head
from prover.lean.syntax.quotation import Bindings, Filler, match
from prover.lean.syntax.source import Source
from prover.lean.syntax.table import NotationEntry, ParserTable

Resolve = Callable[[Name], Name | None]
Declaration = ast.NotationCmd | ast.MacroCmd


def notation_kind(cmd: Declaration, namespace: Name = ANONYMOUS) -> Name:
    """The syntax kind Lean would make, such as ``term_⊕'_``, in the current namespace."""
    if cmd.name is not None:
        return namespace + cmd.name
    category = "term" if isinstance(cmd, ast.NotationCmd) else cmd.category
    return namespace.child(category + "".join(_shape(cmd.items)))


def _shape(items: tuple[NotationItem, ...]) -> Iterator[str]:
    for what, text, _ in items:
        if what == "atom":
            yield text
        elif what == "var":
            yield "_"
        else:
            yield from _shape(text)
            yield {"opt": "?", "many": "*"}.get(what, ",*")


def add_notations(
    table: ParserTable,
    cmd: Declaration,
    source: Source,
    namespace: Name = ANONYMOUS,
    layer: str = "user",
    resolve: Resolve | None = None,
    hygienic: bool = True,
) -> tuple[ParserTable, tuple[NotationEntry, ...]]:
    """Enter a declaration. ``resolve`` says which constant an identifier of the template means where it is declared.

    ``scoped`` notations are tied to ``namespace``. The entries are plain data for the environment's extension;
    ``ParserTable.add(entry)`` enters them again after loading.
    """
    if isinstance(cmd, ast.MacroCmd) and cmd.keyword == "macro_rules":
        entries = tuple([_rule_entry(rule, layer, resolve, hygienic) for rule in cmd.rules])
        if cmd.attr_kind == "scoped":
            entries = tuple([replace(e, scope=namespace) for e in entries])
        # Within one command the first alternative that fits is taken; later commands come before earlier ones.
        entries = tuple(reversed(entries))
    else:
        entry = _entry(cmd, source, namespace, layer, resolve, hygienic)
        entries = (replace(entry, kind=_unused_kind(table, entry)),)
    for entry in entries:
        table = table.add(entry)
    return table, entries


def add_notation(
    table: ParserTable,
    cmd: Declaration,
    source: Source,
    namespace: Name = ANONYMOUS,
    layer: str = "user",
    resolve: Resolve | None = None,
) -> tuple[ParserTable, NotationEntry]:
    """:func:`add_notations` for a declaration that makes one entry (the first one for ``macro_rules``)."""
    table, entries = add_notations(table, cmd, source, namespace, layer, resolve)
    return table, entries[-1]


def _unused_kind(table: ParserTable, entry: NotationEntry) -> Name:
    """Two declarations of one shape (``num : c`` and ``ident : c``) are two kinds, unless they are the same again."""
    kind, number = entry.kind, 0
    while (other := table.entry(kind)) is not None and other.var_categories != entry.var_categories:
        number += 1
        kind = entry.kind.parent.child(f"{entry.kind.part}_{number}")
    return kind


def category_entry(name: Name) -> NotationEntry:
    """The entry of ``declare_syntax_cat``."""
    return NotationEntry(name, name.text, (), 0, "", "category")


def _entry(
    cmd: Declaration, source: Source, namespace: Name, layer: str, resolve: Resolve | None, hygienic: bool
) -> NotationEntry:
    prec = cmd.prec
    if prec is None:  # what begins and ends with a token is as good as parenthesised
        prec = MAX_PREC if cmd.items[0][0] == cmd.items[-1][0] == "atom" else LEAD_PREC
    variables = frozenset(v for what, v, _ in cmd.items if what == "var")
    categories: tuple[tuple[str, str], ...]
    if isinstance(cmd, ast.NotationCmd):
        category, text, categories = "term", _notation_text(cmd, source), ()
    else:
        category, text, categories = cmd.category, cmd.template_text, cmd.var_categories
        variables = frozenset()
    return NotationEntry(
        kind=notation_kind(cmd, namespace),
        category=category,
        items=cmd.items,
        prec=prec,
        template=text,
        keyword=cmd.keyword,
        layer=layer,
        scope=namespace if cmd.attr_kind == "scoped" else None,
        resolved=_resolved(cmd.template, variables, resolve),
        var_categories=categories,
        atoms=cmd.atoms,
        hygienic=hygienic,
    )


def _rule_entry(rule: ast.MacroRule, layer: str, resolve: Resolve | None, hygienic: bool) -> NotationEntry:
    resolved = _resolved(rule.template, frozenset(), resolve)
    return NotationEntry(
        rule.kind,
        rule.category,
        (),
        0,
        rule.template_text,
        "macro_rules",
        layer,
        None,
        resolved,
        pattern=rule.pattern_text,
        hygienic=hygienic,
    )


def _notation_text(cmd: ast.NotationCmd, source: Source) -> str:
    """The expansion as text that parses again to the same term."""
    text = source.text[cmd.template.start : cmd.template.end]
    if cmd.keyword == "notation":
        return text
    return f"({text}) {' '.join('$' + v for what, v, _ in cmd.items if what == 'var')}"


def _resolved(
    template: Syntax | None, variables: frozenset[str], resolve: Resolve | None
) -> tuple[tuple[str, Name], ...]:
    if resolve is None or template is None:
        return ()
    found: dict[str, Name] = {}
    stack: list[Syntax] = [template]
    while stack:
        stx = stack.pop()
        if isinstance(stx, ast.Ident) and stx.name.text not in variables and stx.name.text not in found:
            const = None if antiquotation(stx.name) is not None else resolve(stx.name)
            if const is not None:
                found[stx.name.text] = const
        stack.extend(ast.children(stx))
    return tuple(found.items())


# ------------------------------------------------------------------ expansion
@dataclass(frozen=True, slots=True)
class Rule:
    """An entry's trees: ``pattern`` is None where the arguments are named by the declaration itself."""

    pattern: Syntax | None
    template: Syntax


_RULES: dict[NotationEntry, Rule] = {}
"""Key: the entry (plain data, compared by value); a hit is sound because the tokens the template uses were in force
when it was declared. Reset: never (one rule per notation)."""

Use = ast.NotationApp | t.MacroTactic | ast.MacroCommand


def expansions(table: ParserTable, use: Syntax, kind: Name, scope: int | None = None) -> Iterator[Syntax]:
    """What a use may expand to: the ``macro_rules`` of its kind that fit, latest first, then its own template.

    ``scope`` is a fresh number for the names that templates introduce.
    """
    for entry in table.rules_for(kind):
        rule = _rule(table, entry)
        found: Bindings = {}
        if rule.pattern is not None:
            if not match(rule.pattern, use, found):
                continue
        else:
            assert isinstance(use, (ast.NotationApp, t.MacroTactic, ast.MacroCommand))
            found = _bind(entry.items, use.args)
        yield _fill(entry, rule.template, found, use, scope)


def expand_notation(table: ParserTable, use: Use) -> Syntax:
    """The first of :func:`expansions`; ``KeyError`` when there is none."""
    found = next(expansions(table, use, use.kind), None)
    if found is None:
        raise KeyError(use.kind)
    return found


def _bind(items: tuple[NotationItem, ...], args: tuple[Syntax, ...]) -> Bindings:
    """The variables of a declaration and the arguments of a use."""
    found: Bindings = {}
    given = iter(args)
    for what, text, _ in items:
        if what == "var":
            found[text] = next(given)
        elif what != "atom":
            _bind_group(text, next(given), found)
    return found


def _bind_group(items: tuple[NotationItem, ...], arg: Syntax, found: Bindings) -> None:
    assert isinstance(arg, ast.Group)
    names = [text for what, text, _ in items if what == "var"]
    for i, name in enumerate(names):
        values = arg.items
        if len(names) > 1:
            values = tuple([x.items[i] for x in arg.items if isinstance(x, ast.Group)])
        found[name] = ast.Group(arg.start, arg.end, values)


def _fill(entry: NotationEntry, template: Syntax, found: Bindings, use: Syntax, scope: int | None) -> Syntax:
    filler = Filler(found, dict(entry.resolved), scope if entry.hygienic else None, use.start, use.end)
    done: Syntax = filler.fill(template)
    return done


def _with_variables(template: Syntax, names: frozenset[str]) -> Syntax:
    """The template of a ``notation`` with its variables, which are plain identifiers there, as antiquotations."""

    def one(stx: Syntax) -> Syntax | None:
        if isinstance(stx, (ast.Ident, ast.BinderIdent)) and stx.name.text in names:
            return replace(stx, name=ANONYMOUS.child("$" + stx.name.text))
        return None

    done: Syntax = ast.map_syntax(template, one)
    return done


def _rule(table: ParserTable, entry: NotationEntry) -> Rule:
    found = _RULES.get(entry)
    if found is None:
        full = replace(table, opened=table.opened | ({str(entry.scope)} if entry.scope else set()), _compiled=[])
        pattern = None
        if entry.keyword == "macro_rules":
            pattern = rule_head(Parser(Source(""), full).quoted(entry.pattern, entry.category))
        if entry.keyword == "notation":
            template = _with_variables(Parser(Source(entry.template), full).term(), frozenset(entry.vars))
        else:
            template = Parser(Source(""), full).quoted(entry.template, entry.category)
        found = _RULES[entry] = Rule(pattern, template)
    return found


def notation_head(table: ParserTable, entry: NotationEntry) -> tuple[Name, tuple[str, ...]] | None:
    """For a notation whose template is a constant applied to each variable once: the constant and the variables in
    the order of its arguments (what Lean makes an unexpander from)."""
    if not entry.is_notation or not entry.template:
        return None
    template = _rule(table, entry).template
    args: tuple[Syntax, ...] = ()
    head: Syntax = template
    if isinstance(template, ast.App):
        head, args = template.fn, template.args
    while isinstance(head, ast.Paren):
        head = head.term
    if not isinstance(head, ast.Ident):
        return None
    found = [antiquotation(a.name) for a in args if isinstance(a, ast.Ident)]
    order = tuple([anti.name for anti in found if anti is not None])
    if len(order) != len(args) or len(set(order)) != len(order) or set(order) != set(entry.vars):
        return None
    return dict(entry.resolved).get(head.name.text, head.name), order
