"""Tokens: longest match, identifiers, numerals, strings, comments."""

from __future__ import annotations

import pytest

from prover.lean.syntax import lexer
from prover.lean.syntax.lexer import TokenStream
from prover.lean.syntax.table import INIT_TABLE, MATHLIB_TABLE, ParserTable


def tokens(text: str, table: ParserTable = INIT_TABLE) -> list[tuple[str, str]]:
    stream = TokenStream(text, table.grammar.tokens)
    while not stream.done:
        stream.fill()
    return list(zip(stream.tok[:-1], stream.val[:-1], strict=True))


def idents(text: str) -> list[str]:
    return [v for k, v in tokens(text) if k == lexer.IDENT]


def test_identifiers() -> None:
    assert idents("x' α₁ foo.bar «a b».c h? x! _x ℓ β.γ") == [
        "x'",
        "α₁",
        "foo.bar",
        "«a b».c",
        "h?",
        "x!",
        "_x",
        "ℓ",
        "β.γ",
    ]


def test_lambda_is_no_letter() -> None:
    assert [k for k, _ in tokens("λx=>x")] == ["λ", lexer.IDENT, "=>", lexer.IDENT]


def test_keywords_inside_longer_words_are_identifiers() -> None:
    assert idents("functor fun_ byte end.x Type.foo") == ["functor", "fun_", "byte", "end.x", "Type.foo"]


def test_longest_symbol() -> None:
    assert [k for k, _ in tokens("a<|>b<|c |>.d ::: >>= :=")][1::2][:1] == ["<|>"]
    assert [k for k, _ in tokens("<$> <*> |> ||| || |")] == ["<$>", "<*>", "|>", "|||", "||", "|"]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("0xFF", lexer.NUM, "0xFF"),
        ("1_000", lexer.NUM, "1000"),
        ("0b101", lexer.NUM, "0b101"),
        ("2.5e-3", lexer.SCI, "2.5e-3"),
        ("1e10", lexer.SCI, "1e10"),
        ("'a'", lexer.CHAR, "'a'"),
        ("'\\n'", lexer.CHAR, "'\\n'"),
        ('r#"a"b"#', lexer.RAW, 'a"b'),
        ("`foo.bar", lexer.NAME, "foo.bar"),
        ("/-- a /- b -/ c -/", lexer.DOC, " a /- b -/ c "),
    ],
)
def test_literals(text: str, kind: str, value: str) -> None:
    assert tokens(text) == [(kind, value)]


def test_field_numbers_are_not_decimals() -> None:
    assert [v for _, v in tokens("x.1.2")] == ["x", ".", "1", ".", "2"]
    assert [v for _, v in tokens("f 1.2")] == ["f", "1.2"]


def test_comments_nest() -> None:
    assert idents("a /- b /- c -/ d -/ e -- f\ng") == ["a", "e", "g"]


def test_mathlib_tokens_are_only_there() -> None:
    assert tokens("ℕ")[0][0] == lexer.IDENT
    assert tokens("ℕ", MATHLIB_TABLE)[0][0] == "ℕ"
    assert tokens("Type*", MATHLIB_TABLE)[0][0] == "Type*"
    assert [k for k, _ in tokens("Type*")] == ["Type", "*"]


def test_escapes() -> None:
    assert lexer.decode_string('a\\n\\x41\\u03b1\\"') == 'a\nAα"'
