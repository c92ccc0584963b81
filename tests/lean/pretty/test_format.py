"""Layout of documents: groups break as a whole, fill groups line by line."""

from __future__ import annotations

from prover.lean.pretty.format import HARD_LINE, LINE, concat, fill, group, join, nest, render, text


def words(n: int) -> list[str]:
    return [f"w{i}" for i in range(n)]


def test_everything_on_one_line_if_it_fits() -> None:
    assert render(group(join([text(w) for w in words(4)], LINE)), 11) == "w0 w1 w2 w3"


def test_a_group_breaks_every_line() -> None:
    assert render(group(join([text(w) for w in words(4)], LINE)), 10) == "w0\nw1\nw2\nw3"


def test_fill_breaks_only_where_needed() -> None:
    assert render(fill(join([text(w) for w in words(6)], LINE)), 9) == "w0 w1 w2\nw3 w4 w5"


def test_nest_indents_what_follows_a_break() -> None:
    doc = fill(nest(2, concat("head", LINE, "a", LINE, "b")))
    assert render(doc, 6) == "head a\n  b"
    assert render(doc, 5) == "head\n  a b"


def test_a_hard_line_breaks_the_groups_around_it() -> None:
    doc = group(nest(2, concat("a =", LINE, "match x with", HARD_LINE, "| y => z")))
    assert render(doc, 80) == "a =\n  match x with\n  | y => z"


def test_what_follows_a_group_counts() -> None:
    doc = concat(group(concat("aaa", LINE, "bbb")), text("ccc"))
    assert render(doc, 9) == "aaa\nbbbccc"
    assert render(doc, 10) == "aaa bbbccc"


def test_the_first_column_counts() -> None:
    doc = group(concat("aaa", LINE, "bbb"))
    assert render(doc, 10, column=4) == "aaa\nbbb"
    assert render(doc, 10, column=3) == "aaa bbb"
