"""``prover prove --memory``: what a second run over the same file is spared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from prover import api
from prover.errors import EngineError

TEXT = """\
/-- Twice. -/
def double : Nat → Nat
  | 0 => 0
  | n + 1 => double n + 2

theorem swap (p q : Prop) (h : p ∨ q) : q ∨ p := by
  sorry

theorem double_twice (n : Nat) : double (n + 2) = double n + 4 := by
  sorry

theorem open_end (a b c : Nat) (h : a * b + c = c * a + 7) : a * b = 3 * c + a := by
  sorry
"""


def searches(file: Path, **given: Any) -> list[Any]:
    limits = {"workers": 1, "max_expansions": 8, "timeout_s": 200}
    run = api.prove([str(file)], mode=api.OutputMode.NOWHERE, engine="embedded", disprove=False, **limits, **given)
    found = [theorem.sorries[0].search for theorem in run.report.files[0].theorems]
    assert [search.status for search in found if search is not None] == ["proved", "proved", "expansion_limit"]
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "file.lean"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.slow
def test_a_second_run_asks_lean_at_most_a_fifth(file: Path, tmp_path: Path) -> None:
    table = str(tmp_path / "table.sqlite")
    first = sum(search.lean_calls for search in searches(file, memory=table))
    second = searches(file, memory=table)
    assert sum(search.lean_calls for search in second) <= 0.2 * first
    assert sum(search.remembered for search in second) > 0


@pytest.mark.slow
def test_a_theorem_under_other_names_still_profits(file: Path, tmp_path: Path) -> None:
    table = str(tmp_path / "table.sqlite")
    first = searches(file, memory=table)
    names = ("(a b c : Nat) (h : a * b + c = c * a + 7)", "(x y z : Nat) (k : x * y + z = z * x + 7)")
    changed = TEXT.replace(*names).replace("a * b = 3 * c + a", "x * y = 3 * z + x")
    file.write_text(changed, encoding="utf-8")
    second = searches(file, memory=table)
    assert second[0].lean_calls == second[1].lean_calls == 1  # the proofs known, run once more
    assert second[2].remembered >= 20  # refusals; accepted tactics count under their own names only
    assert second[2].lean_calls < first[2].lean_calls


def test_a_damaged_table_is_told_and_left_alone(file: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.sqlite"
    table.write_bytes(b"nothing of the kind " * 400)
    run_with = {"mode": api.OutputMode.NOWHERE, "engine": "embedded", "workers": 1}
    with pytest.raises(EngineError, match="move it away or delete it"):
        api.prove([str(file)], memory=str(table), **run_with)  # type: ignore[arg-type]
    assert table.read_bytes().startswith(b"nothing of the kind")
    items = {item.topic: item for item in api.doctor(memory=str(table)).items}
    assert items["transposition table"].status == "missing"
