"""Entering notations and macros into a parser table, and expanding their uses.

Source: Lean 4 ``Lean/Elab/Notation.lean`` (a notation is a macro), ``Lean/Elab/MacroRules.lean``.
In: a :class:`NotationCmd` or :class:`MacroCmd`; out: a table with plain-data entries (see ``NotationEntry``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from prover.lean.name import ANONYMOUS, Name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.syntax.ast import NotationItem, Syntax
from prover.lean.syntax.operators import LEAD_PREC, MAX_PREC
from prover.lean.syntax.parser.commands import Parser
from prover.lean.syntax.parser.macros import respan
from prover.lean.syntax.source import Source
from prover.lean.syntax.table import NotationEntry, ParserTable

Resolve = Callable[[Name], Name | None]
Declaration = ast.NotationCmd | ast.MacroCmd


def notation_kind(cmd: Declaration, namespace: Name = ANONYMOUS) -> Name:
    """The syntax kind Lean would make, such as ``term_⊕'_``, in the current namespace."""
    if cmd.name is not None:
        return namespace + cmd.name
    category = "term" if isinstance(cmd, ast.NotationCmd) else cmd.category
    shape = "".join([text if what == "atom" else "_" for what, text, _ in cmd.items])
    return namespace.child(category + shape)


def add_notations(
    table: ParserTable,
    cmd: Declaration,
    source: Source,
    namespace: Name = ANONYMOUS,
    layer: str = "user",
    resolve: Resolve | None = None,
) -> tuple[ParserTable, tuple[NotationEntry, ...]]:
    """Enter a declaration. ``resolve`` says which constant an identifier of the template means where it is declared.

    ``scoped`` notations are tied to ``namespace``. The entries are plain data for the environment's extension;
    ``ParserTable.add(entry)`` enters them again after loading.
    """
    if isinstance(cmd, ast.MacroCmd) and cmd.keyword == "macro_rules":
        entries = tuple([_rule_entry(rule, layer, resolve) for rule in cmd.rules])
    else:
        entries = (_entry(cmd, source, namespace, layer, resolve),)
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
    """:func:`add_notations` for a declaration that makes one entry (the last one for ``macro_rules``)."""
    table, entries = add_notations(table, cmd, source, namespace, layer, resolve)
    return table, entries[-1]


def _entry(cmd: Declaration, source: Source, namespace: Name, layer: str, resolve: Resolve | None) -> NotationEntry:
    prec = cmd.prec
    if prec is None:
        prec = MAX_PREC if all(what == "atom" for what, _, _ in cmd.items) else LEAD_PREC
    variables = frozenset(v for what, v, _ in cmd.items if what == "var")
    categories: tuple[tuple[str, str], ...]
    if isinstance(cmd, ast.NotationCmd):
        category, text, categories = "term", _notation_text(cmd, source), ()
    else:
        category, text, categories = cmd.category, cmd.template_text, cmd.var_categories
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
    )


def _rule_entry(rule: ast.MacroRule, layer: str, resolve: Resolve | None) -> NotationEntry:
    items: tuple[NotationItem, ...] = tuple([("var", v, None) for v in rule.vars])
    resolved = _resolved(rule.template, frozenset(rule.vars), resolve)
    return NotationEntry(rule.kind, rule.category, items, 0, rule.template_text, "macro_rules", layer, None, resolved)


def _notation_text(cmd: ast.NotationCmd, source: Source) -> str:
    """The expansion as text that parses again to the same term."""
    text = source.text[cmd.template.start : cmd.template.end]
    if cmd.keyword == "notation":
        return text
    return f"({text}) {' '.join(v for what, v, _ in cmd.items if what == 'var')}"


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
            const = resolve(stx.name)
            if const is not None:
                found[stx.name.text] = const
        stack.extend(ast.children(stx))
    return tuple(found.items())


# ------------------------------------------------------------------ expansion
_TEMPLATES: dict[NotationEntry, Syntax] = {}


def expansions(table: ParserTable, use: ast.NotationApp | t.MacroTactic) -> tuple[Syntax, ...]:
    """What a use may expand to: the ``macro_rules`` of its kind, latest first, then its own template."""
    return tuple([_expand(table, entry, use) for entry in table.rules_for(use.kind)])


def expand_notation(table: ParserTable, use: ast.NotationApp | t.MacroTactic) -> Syntax:
    """The first of :func:`expansions`; ``KeyError`` when there is none."""
    rules = table.rules_for(use.kind)
    if not rules:
        raise KeyError(use.kind)
    return _expand(table, rules[0], use)


def _expand(table: ParserTable, entry: NotationEntry, use: ast.NotationApp | t.MacroTactic) -> Syntax:
    """The template with the arguments put in; everything else carries the span of the use."""
    args = dict(zip(entry.vars, use.args, strict=True))
    resolved = dict(entry.resolved)

    def one(stx: Syntax) -> Syntax | None:
        if isinstance(stx, (ast.Ident, t.TacticVar)):
            arg = args.get(stx.name.text)
            if arg is not None:
                return _fit(stx, arg)
            const = resolved.get(stx.name.text)
            if const is not None and isinstance(stx, ast.Ident):
                return ast.Ident(use.start, use.end, stx.name, stx.levels, const)
        return None

    done: Syntax = ast.map_syntax(respan(_template(table, entry), use.start, use.end), one)
    return done


def _fit(place: Syntax, arg: Syntax) -> Syntax:
    """A tactic sequence put where one tactic stands is parenthesised."""
    if isinstance(place, t.TacticVar) and isinstance(arg, ast.TacticSeq):
        return t.ParenTac(arg.start, arg.end, arg)
    return arg


def _template(table: ParserTable, entry: NotationEntry) -> Syntax:
    """Key: the entry (plain data, compared by value); a hit is sound because the tokens the template uses were in
    force when it was declared. Reset: never (one tree per notation)."""
    found = _TEMPLATES.get(entry)
    if found is None:
        full = replace(table, opened=table.opened | ({str(entry.scope)} if entry.scope else set()), _compiled=[])
        parser = Parser(Source(entry.template), full)
        parser.antiquotations = frozenset(entry.vars)
        found = parser.tactic_seq() if entry.category == "tactic" else parser.term()
        _TEMPLATES[entry] = found
    return found


def notation_head(table: ParserTable, entry: NotationEntry) -> tuple[Name, tuple[str, ...]] | None:
    """For a notation whose template is a constant applied to each variable once: the constant and the variables in
    the order of its arguments (what Lean makes an unexpander from)."""
    if entry.category != "term" or entry.keyword == "macro_rules" or not entry.template:
        return None
    template = _template(table, entry)
    args: tuple[Syntax, ...] = ()
    head: Syntax = template
    if isinstance(template, ast.App):
        head, args = template.fn, template.args
    while isinstance(head, ast.Paren):
        head = head.term
    if not isinstance(head, ast.Ident):
        return None
    order = tuple([a.name.text for a in args if isinstance(a, ast.Ident)])
    if len(order) != len(args) or len(set(order)) != len(order) or set(order) != set(entry.vars):
        return None
    return dict(entry.resolved).get(head.name.text, head.name), order
