"""Solved theorems of a trace: which are read, and which are found for a goal."""

from __future__ import annotations

from pathlib import Path

import pytest

from memory.examples import SolvedTheorem, SolvedTheorems, read_solved, solved_theorem
from memory.schema import TracedDeclaration, TracedFile, TraceHeader
from prover.errors import InputError


def declaration(text: str, kind: str = "theorem") -> TracedDeclaration:
    return TracedDeclaration(
        source="a.lean", name="t", kind=kind, line=1, column=0, end_line=1, end_column=0, statement="", text=text
    )


@pytest.mark.parametrize(
    ("text", "proof"),
    [
        ("theorem t (p : Prop) (h : p) : p := by exact h", "exact h"),
        ("theorem t (p : Prop) (h : p) : p := by\n  exact h\n", "exact h"),
        ("theorem t : p ∧ q := by\n  constructor\n  · simp\n  · omega", "constructor\n· simp\n· omega"),
        ("theorem t : p ∧ q := by constructor\n                       · simp\n                       · omega",
         "constructor\n· simp\n· omega"),
        ("theorem t : p := h", None),
        ("theorem t : p := by sorry", None),
        ("theorem t : p := by\n" + "  simp\n" * 500, None),
    ],
)  # fmt: skip
def test_what_is_a_solved_theorem(text: str, proof: str | None) -> None:
    found = solved_theorem(declaration(text))
    assert (found and found.proof) == proof
    if found is not None:
        assert found.statement.endswith(":= by")


def test_definitions_are_none() -> None:
    assert solved_theorem(declaration("def f : Nat := by exact 1", "def")) is None


SOLVED = SolvedTheorems(
    [
        SolvedTheorem("a", "theorem a (n : Nat) : n + 0 = n := by", "rfl"),
        SolvedTheorem("b", "theorem b (s : List Nat) : s.reverse.reverse = s := by", "simp"),
        SolvedTheorem("c", "theorem c (p q : Prop) : p ∧ q → q := by", "tauto"),
        SolvedTheorem("d", "theorem d (s t : List Nat) : (s ++ t).length = s.length + t.length := by", "simp"),
    ]
)


def names(goal: str, limit: int = 2, excluded: str = "") -> list[str]:
    return [item.name for item in SOLVED.similar(goal, limit, excluded=excluded)]


def test_the_most_alike_come_first() -> None:
    assert names("s : List Nat\n⊢ s.reverse.reverse.length = s.length")[0] == "b"
    assert names("x y : Prop\nh : x ∧ y\n⊢ x ∧ y → y", 1) == ["c"]
    assert len(names("l : List Nat\n⊢ l = l ++ l", 1)) == 1


def test_the_theorem_itself_is_left_out() -> None:
    statement = "theorem other_name (s : List Nat) : s.reverse.reverse = s := by"
    assert "b" not in names(statement, 3, excluded=statement)


def test_nothing_in_common_finds_nothing() -> None:
    assert names("⊢ frobnicate") == []


HEADER = TraceHeader(engine="embedded", version="4").to_line()
END = TracedFile(source="a.lean", digest="", declarations=1, tactics=1).to_line()


def test_a_trace_is_read(tmp_path: Path) -> None:
    path = tmp_path / "trace.jsonl"
    lines = [HEADER, declaration("theorem t (p : Prop) (h : p) : p := by exact h").to_line(), END]
    path.write_text("".join(lines), encoding="utf-8")
    assert [item.proof for item in read_solved(path).theorems] == ["exact h"]


def test_of_a_source_traced_twice_the_later_counts_and_an_unfinished_one_does_not(tmp_path: Path) -> None:
    path = tmp_path / "trace.jsonl"
    old, new, cut = (declaration(f"theorem t : p := by {proof}").to_line() for proof in ("old", "new", "unfinished"))
    path.write_text("".join([HEADER, old, END, new, END, cut]), encoding="utf-8")
    assert [item.proof for item in read_solved(path).theorems] == ["new"]


def test_a_file_that_is_no_trace_is_bad_input(tmp_path: Path) -> None:
    path = tmp_path / "trace.jsonl"
    path.write_text('{"record":"declaration", "x": 1}\n', encoding="utf-8")
    with pytest.raises(InputError, match="line 1: no line of a trace"):
        read_solved(path)
    with pytest.raises(InputError, match="No such file"):
        read_solved(tmp_path / "nothing")
