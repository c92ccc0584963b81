"""The journal of a benchmark: what a killed run leaves is gone on from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from prover.benchmarks.journal import Journal


@dataclass(frozen=True)
class Row:
    key: str
    text: str


def test_a_line_that_was_cut_off_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    Journal(Row, path).add(Row("a", "∀"))
    with path.open("ab") as file:
        file.write('{"key": "b", "text": "∀'.encode()[:-1])
    again = Journal(Row, path)
    again.add(Row("c", "⊢"))
    assert list(again.done) == list(Journal(Row, path).done) == ["a", "c"]


def test_characters_that_end_lines_elsewhere_end_none_here(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    row = Row("a", "one\u2028two\x85three\n")
    Journal(Row, path).add(row)
    assert Journal(Row, path).done == {"a": row}
