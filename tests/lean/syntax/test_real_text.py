"""Real Lean text parses: what share of the recorded data, and every theorem of it that real Lean parses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from prover.lean.syntax import ast
from prover.lean.syntax.parser import (
    INIT_TABLE,
    MATHLIB_TABLE,
    ParseError,
    Parser,
    ParserTable,
    add_notations,
)
from prover.lean.syntax.source import Source

DATA = Path(__file__).parents[4] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.exists(), reason="shared data not here")

KNOWN_BAD = {
    "refman/RecursiveDefs/CoinductivePredicates:117#2",
    "logicgame/ImpIntro/5/L05",
    "reintro/DependentWorld/5/L05_Currying",
}
"""Texts that real Lean does not parse as given either (README of the data: context or notation missing)."""


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def first_error(text: str, table: ParserTable) -> str | None:
    source = Source(text)
    parser = Parser(source, table)
    pos, opened = 0, frozenset[str]()
    try:
        while True:
            command, pos = parser.parse_command(pos)
            if isinstance(command, ast.EndOfInput):
                return None
            if isinstance(command, ast.OpenCmd):
                opened |= {str(n) for n in command.names}
                table = table.open_namespaces(opened)
                parser.set_table(table, pos)
            elif isinstance(command, (ast.NotationCmd, ast.MacroCmd)):
                table, _ = add_notations(table, command, source)
                parser.set_table(table, pos)
    except ParseError as err:
        return f"{source.position(err.token_offset)} {err.message}"


def failures(texts: dict[str, str], table: ParserTable) -> dict[str, str]:
    found = {name: first_error(text, table) for name, text in texts.items()}
    return {name: err for name, err in found.items() if err is not None}


def test_core_theorems() -> None:
    texts = {d["name"]: d["code"] for d in rows("core_theorems/theorems.jsonl")}
    assert set(failures(texts, INIT_TABLE)) <= KNOWN_BAD


def test_core_exercises() -> None:
    assert failures({d["name"]: d["code"] for d in rows("core_theorems/exercises.jsonl")}, INIT_TABLE) == {}


def test_core_messages() -> None:
    texts = {d["name"]: d["code"] for d in rows("core_messages/messages.jsonl") if not d["expect_error"]}
    assert failures(texts, INIT_TABLE) == {}


def test_minif2f_statements() -> None:
    texts = {d["name"]: d["header"] + d["formal_statement"] + "  sorry" for d in rows("minif2f/valid.jsonl")}
    assert failures(texts, MATHLIB_TABLE) == {}


def test_published_proofs() -> None:
    texts = {d["name"]: d["formal_proof"] for d in rows("minif2f/known_proofs_valid.jsonl")}
    assert failures(texts, MATHLIB_TABLE) == {}
