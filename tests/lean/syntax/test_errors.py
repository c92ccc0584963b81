"""Lean's texts and positions for parse errors, partial syntax, recovery."""

from __future__ import annotations

import pytest

from prover.lean.syntax import ast
from prover.lean.syntax.parser import ParseError, Parser, parse_tactic_text
from prover.lean.syntax.source import Source
from tests.lean.syntax.shape import shape


def error_of(text: str) -> tuple[ParseError, Source]:
    source = Source(text)
    parser = Parser(source)
    pos = 0
    with pytest.raises(ParseError) as caught:
        while True:
            command, pos = parser.parse_command(pos)
            assert not isinstance(command, ast.EndOfInput)
    return caught.value, source


CASES = [
    ("#check :=", (1, 6), "unexpected token ':='; expected term"),
    ("foo bar", (1, 0), "unexpected identifier; expected command"),
    ("#check", (1, 6), "unexpected end of input"),
    ("theorem x : p := by\n\ntheorem y : q := r", (1, 19), "unexpected token 'theorem'; expected '{' or tactic"),
    ("example : True := by", (1, 20), "unexpected end of input; expected '{'"),
    ("def f (x : Nat) = 3", (1, 15), "unexpected token '='; expected ':=', 'where' or '|'"),
    ("example : a = b = c := rfl", (1, 15), "unexpected token '='; expected ':=', 'where' or '|'"),
    (
        "example : p := by\n  have h : q := by\n  simp",
        (2, 18),
        "unexpected identifier; expected '{' or indented tactic sequence",
    ),
    ("example : p := by\n  rw [h", (2, 7), "unexpected end of input; expected ',' or ']'"),
    ("theorem (x : Nat) : p := q", (1, 7), "unexpected token '('; expected identifier"),
    ("example : p := by\n  foo_bar", (2, 3), "unknown tactic"),
    ('example := "abc', (1, 11), "unterminated string literal"),
    ("def f := 1 /- abc", (1, 17), "unterminated comment"),
    ("def f : Nat := ¿", (1, 15), "expected token"),
    ("example : p := by\n  cases h with\n  simp", (2, 14), "unexpected identifier; expected '|'"),
]


@pytest.mark.parametrize(("text", "where", "message"), CASES)
def test_text_and_position(text: str, where: tuple[int, int], message: str) -> None:
    err, source = error_of(text)
    pos = source.position(err.offset)
    assert ((pos.line, pos.column), err.message) == (where, message)


def test_unexpected_token_range_starts_before_the_blanks() -> None:
    err, source = error_of("#check    := 1")
    assert err.end_offset is not None
    assert source.text[err.offset : err.end_offset] == "    :="


REPL = [
    ("exat 42", "<input>:1:1: unknown tactic"),
    ("simp; rfl", "<input>:1:4: expected end of input"),
    ("exact", "<input>:1:5: unexpected end of input"),
    ("exact (1", "<input>:1:8: unexpected end of input; expected ')', ',' or ':'"),
    ("rw x", "<input>:1:3: expected '['"),
]


@pytest.mark.parametrize(("text", "message"), REPL)
def test_repl_text(text: str, message: str) -> None:
    with pytest.raises(ParseError) as caught:
        parse_tactic_text(text)
    assert caught.value.with_position(Source(text)) == message


def test_partial_syntax_keeps_what_was_read() -> None:
    err, _ = error_of("example : p := by\n  intro x\n  exact foo bar; frobnicate")
    assert isinstance(err.partial, ast.DefLike)
    assert isinstance(err.partial.value, ast.ByTactic)
    assert [shape(t) for t in err.partial.value.seq.tactics] == [
        "Intro(pats=[x])",
        "TermTac(keyword=exact term=(foo bar))",
    ]


def test_partial_syntax_of_a_nested_block_is_not_taken_for_the_whole_value() -> None:
    err, _ = error_of("example : p := foo (by frobnicate)")
    assert err.partial is None


def test_recovery_goes_to_the_next_command() -> None:
    source = Source("example : p := := x\ntheorem a : p := h\n]\n#check a")
    parser = Parser(source)
    pos, kinds = 0, []
    while True:
        try:
            command, pos = parser.parse_command(pos)
        except ParseError as err:
            kinds.append(err.message)
            pos = parser.recover(err)
            continue
        kinds.append(type(command).__name__)
        if isinstance(command, ast.EndOfInput):
            break
    assert kinds == ["unexpected token ':='; expected term", "DefLike", "unexpected token ']'; expected command",
                     "CheckCmd", "EndOfInput"]  # fmt: skip


def test_deep_nesting_is_an_error_and_no_crash() -> None:
    err, _ = error_of("#check " + "(" * 5000)
    assert "recursion" in err.message
