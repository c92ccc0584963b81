"""User notations: declaring, using, expanding; tokens change the lexer; entries are plain data."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.syntax import ast
from prover.lean.syntax.parser import (
    INIT_TABLE,
    ParseError,
    Parser,
    ParserTable,
    add_notations,
    expand_notation,
    expansions,
    parse_tactic_text,
    parse_term_text,
)
from prover.lean.syntax.source import Source
from tests.lean.syntax.shape import shape


def declare(
    text: str, table: ParserTable = INIT_TABLE, namespace: Name = ANONYMOUS, resolve: Any = None
) -> ParserTable:
    source = Source(text)
    parser = Parser(source, table)
    pos = 0
    while True:
        command, pos = parser.parse_command(pos)
        if isinstance(command, ast.EndOfInput):
            return table
        assert isinstance(command, (ast.NotationCmd, ast.MacroCmd))
        table, _ = add_notations(table, command, source, namespace, resolve=resolve)
        parser.set_table(table, pos)


def expanded(text: str, table: ParserTable) -> str:
    use = parse_term_text(text, table)
    assert isinstance(use, ast.NotationApp)
    return shape(expand_notation(table, use))


def test_infixl_is_left_associative() -> None:
    table = declare('infixl:65 " ⊹ " => op')
    assert shape(parse_term_text("a ⊹ b ⊹ c * d", table)).count("NotationApp") == 2
    assert expanded("a ⊹ b * c", table) == "(⟪op⟫ a (b * c))"
    use = parse_term_text("a ⊹ b ⊹ c", table)
    assert isinstance(use, ast.NotationApp) and isinstance(use.args[0], ast.NotationApp)


def test_infixr_is_right_associative() -> None:
    use = parse_term_text("a ⊹ b ⊹ c", declare('infixr:65 " ⊹ " => op'))
    assert isinstance(use, ast.NotationApp) and isinstance(use.args[1], ast.NotationApp)


def test_infix_does_not_associate() -> None:
    table = declare('infix:65 " ⊹ " => op')
    with pytest.raises(ParseError):
        parse_term_text("a ⊹ b ⊹ c", table)


def test_mixfix_notation_with_precedences() -> None:
    table = declare('notation:65 lhs:65 " ⊕⊕ " rhs:66 => foo rhs lhs\nnotation "⟪" x " | " y "⟫" => bar x y')
    assert expanded("a ⊕⊕ b", table) == "(foo b a)"
    assert expanded("⟪a + 1 | b⟫", table) == "(bar (a + 1) b)"


def test_postfix_and_prefix() -> None:
    table = declare('postfix:max "§" => f\nprefix:max "¢" => g')
    assert expanded("x§", table) == "(⟪f⟫ x)"
    assert shape(parse_term_text("h ¢x", table)).startswith("(h NotationApp")


def test_an_atom_becomes_a_keyword() -> None:
    table = declare('notation "foo" => bar')
    assert expanded("foo", table) == "bar"
    with pytest.raises(ParseError):
        parse_term_text("∀ foo, p", table)


def test_longest_notation_wins_and_ties_are_a_choice() -> None:
    table = declare('notation:65 a:65 " ⊹ " b:66 => f a b\nnotation:65 a:65 " ⊹ " b:66 " ⊖ " c:66 => g a b c')
    assert expanded("a ⊹ b ⊖ c", table) == "(g a b c)"
    both = declare('notation:65 a:65 " + " b:66 => wow a b')
    choice = parse_term_text("x + y", both)
    assert isinstance(choice, ast.Choice) and len(choice.alts) == 2


def test_spans_of_an_expansion_are_those_of_the_use() -> None:
    table = declare('infixl:65 " ⊹ " => op')
    use = parse_term_text("aa ⊹ bb", table)
    assert isinstance(use, ast.NotationApp)
    term = expand_notation(table, use)
    assert isinstance(term, ast.App)
    assert (term.start, term.end) == (0, 7)
    assert [(x.start, x.end) for x in term.args] == [(0, 2), (5, 7)]


def test_identifiers_of_the_template_are_resolved_where_it_was_declared() -> None:
    table = declare('infixl:65 " ⊹ " => op', resolve=lambda n: mk_name("N.op") if n.text == "op" else None)
    use = parse_term_text("a ⊹ b", table)
    assert isinstance(use, ast.NotationApp)
    term = expand_notation(table, use)
    assert isinstance(term, ast.App) and isinstance(term.fn, ast.Paren) and isinstance(term.fn.term, ast.Ident)
    assert term.fn.term.macro_decl is mk_name("N.op")


def test_scoped_notation_needs_its_namespace_open() -> None:
    table = declare('scoped infixl:65 " ⊹ " => op', namespace=mk_name("N"))
    with pytest.raises(ParseError):
        parse_term_text("a ⊹ b", table)
    opened = table.open_namespaces(frozenset({"N"}))
    assert isinstance(parse_term_text("a ⊹ b", opened), ast.NotationApp)


def test_entries_survive_pickling() -> None:
    table = declare('notation:65 lhs:65 " ⊕⊕ " rhs:66 => foo rhs lhs')
    (entry,) = pickle.loads(pickle.dumps(table.entries))
    assert expanded("a ⊕⊕ b", INIT_TABLE.add(entry)) == "(foo b a)"


def test_tactic_macro() -> None:
    table = declare('macro "close" h:term : tactic => `(tactic| (simp; exact $h))')
    use: Any = parse_tactic_text("close foo x", table)
    assert shape(expand_notation(table, use)).count("(foo x)") == 1


def test_macro_rules_latest_first() -> None:
    table = declare(
        'syntax "triv" : tactic\nmacro_rules\n  | `(tactic| triv) => `(tactic| assumption)\n'
        "macro_rules\n  | `(tactic| triv) => `(tactic| rfl)"
    )
    use: Any = parse_tactic_text("triv", table)
    found: list[Any] = list(expansions(table, use, use.kind))
    assert [shape(x.tactics[0]) for x in found] == ["Simple(keyword=rfl)", "Simple(keyword=assumption)"]


def test_macro_that_takes_a_tactic() -> None:
    table = declare(
        'syntax "rep" tactic : tactic\nmacro_rules\n  | `(tactic|rep $t) =>\n'
        "  `(tactic|\n    first\n      | $t; rep $t\n      | skip)"
    )
    use: Any = parse_tactic_text("rep (exact h)", table)
    assert shape(expand_notation(table, use)).count("term=h") == 2


def test_factorial_needs_open_nat() -> None:
    table = ParserTable(mathlib=True)
    with pytest.raises(ParseError):
        parse_term_text("n ! + 1", table)
    assert shape(parse_term_text("n ! + 1", table.open_namespaces(frozenset({"Nat"})))) == "((! n) + 1)"
