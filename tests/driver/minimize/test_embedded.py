"""Minimising with embedded Lean: whole files, and the proofs that a search has found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from prover import api
from prover.config import Settings
from prover.driver.minimize.file import MinimizeOptions, minimize_file
from prover.driver.targets import Target
from prover.repl.door import LeanDoor
from prover.types import EngineInfo, OpenedSource
from prover.wiring import DoorKeeper

TEXT = """\
/-- Twice. -/
def double : Nat → Nat
  | 0 => 0
  | n + 1 => double n + 2

theorem parts (p q : Prop) (h : p ∧ q) : q ∧ p := by
  have unused : p ∨ q := Or.inl h.1
  constructor
  · first | rfl | exact h.2
  · exact (h.1)

theorem double_eq (n : Nat) : double n = n + n := by
  induction n with
  | zero => simp [double, Nat.add_comm]
  | succ n ih =>
    rw [double]
    (skip; omega)

theorem middle (xs : List Nat) (h : (xs ++ []).length = 2) : xs.length = 2 := by
  simp at h
  exact h

theorem term : 1 = 1 := rfl
"""


def minimized(tmp_path: Path, **options: bool) -> tuple[str, api.MinimizeReport]:
    file = tmp_path / "file.lean"
    file.write_text(TEXT, encoding="utf-8")
    run = api.minimize([str(file)], engine="embedded", workers=1, **options)
    return (tmp_path / "file.minimized.lean").read_text(encoding="utf-8"), run.report


def test_the_proofs_are_smaller_and_everything_else_is_as_it_was(tmp_path: Path) -> None:
    text, report = minimized(tmp_path, explain=True)
    assert report.exit_code == 0
    assert report.tokens_after < 0.8 * report.tokens_before
    assert text.startswith(TEXT[: TEXT.index("theorem parts")])
    (file,) = report.files
    by_name = {theorem.name: theorem for theorem in file.theorems}
    assert by_name["term"].reason == "no tactic runs in it"
    assert "theorem term : 1 = 1 := rfl" in text
    assert "induction n" in by_name["double_eq"].proof
    assert any(line.startswith("line ") and "induction" in line for line in by_name["double_eq"].explanation)
    assert api.check([str(tmp_path / "file.minimized.lean")], engine="embedded").exit_code == 0
    assert json.loads(report.to_json())["schema"] == "prover.minimize/1"


def test_cuts_only_puts_nothing_in_place(tmp_path: Path) -> None:
    text, _ = minimized(tmp_path, cuts_only=True)
    parts = text[text.index("theorem parts") : text.index("theorem double_eq")].rstrip()
    assert parts.endswith("constructor\n  · exact h.2\n  · exact (h.1)")
    assert "simp only [List.append_nil] at h" in text


def test_a_theorem_with_an_error_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "file.lean"
    file.write_text("theorem a : 1 = 2 := by\n  rfl\n\ntheorem b : 1 = 1 := by\n  skip\n  rfl\n", encoding="utf-8")
    report = api.minimize([str(file)], mode=api.OutputMode.NOWHERE, engine="embedded", workers=1).report
    assert [theorem.status for theorem in report.files[0].theorems] == ["refused", "proved"]
    assert "it has errors" in report.files[0].theorems[0].reason
    assert report.files[0].theorems[1].proof == ":= by rfl"
    assert report.exit_code == 1


DATA = """\
def pick (n m : Nat) : Nat := by
  have k := n
  exact n + m

instance : Inhabited (Nat → Nat) where
  default := by
    intro n
    exact n + 1

instance : Nonempty Nat := by
  skip
  exact ⟨0⟩
"""


def test_values_of_definitions_and_data_instances_stay_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "file.lean"
    file.write_text(DATA, encoding="utf-8")
    run = api.minimize([str(file)], mode=api.OutputMode.NOWHERE, engine="embedded", workers=1)
    theorems = run.report.files[0].theorems
    assert [theorem.reason for theorem in theorems] == ["its value is data", "its value is data", ""]
    assert run.files[0].text.startswith(DATA[: DATA.index("instance : Nonempty")])
    assert theorems[2].tokens_after < theorems[2].tokens_before


@pytest.fixture
def embedded() -> Iterator[LeanDoor]:
    with DoorKeeper(Settings(engine="embedded", workers=1)) as keeper:
        yield keeper.door_for(None, DATA)


@dataclass
class Unlisting:
    """Embedded Lean that lists no declarations, as real Lean's REPL does."""

    inner: Any

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)

    @property
    def engine(self) -> EngineInfo:
        return replace(self.inner.engine, kind="lean")

    def open_source(self, source: str, **options: Any) -> OpenedSource:
        return replace(self.inner.open_source(source, **options), declared=())

    def trace_source(self, source: str, **options: Any) -> OpenedSource:
        return replace(self.inner.trace_source(source, **options), declared=())


def test_only_theorems_are_minimised_where_the_engine_does_not_tell_data_from_proofs(embedded: LeanDoor) -> None:
    text = DATA + "\ntheorem a : 1 = 1 := by\n  skip\n  rfl\n"
    with embedded.open_env() as env:
        door: Any = SimpleNamespace(reason="", open_env=lambda: nullcontext(Unlisting(env)), audit=embedded.audit)
        found = minimize_file(door, text, Target(None), MinimizeOptions())
    assert [theorem.proof for theorem in found.theorems] == ["", "", "", ":= by rfl"]
    assert {theorem.reason for theorem in found.theorems[:3]} == {"its value may be data: real Lean does not say"}


def test_a_proof_that_the_final_check_refuses_is_reported_as_it_was(embedded: LeanDoor) -> None:
    text = "theorem a : 1 = 1 := by\n  skip\n  rfl\n"

    def audit(source: str, **options: Any) -> Any:
        found = embedded.audit(source, **options)
        return found if "skip" in source else replace(found, declared=())

    with embedded.open_env() as env:
        refusing: Any = SimpleNamespace(reason="", open_env=lambda: nullcontext(env), audit=audit)
        found = minimize_file(refusing, text, Target(None), MinimizeOptions(is_explained=True))
    assert found.text == text
    (report,) = found.theorems
    assert report.reason == "the final re-check refused the smaller proof"
    assert (report.proof, report.left_out, report.explanation) == (":= by\n  skip\n  rfl", [], [])
    assert report.tokens_after == report.tokens_before


@pytest.mark.parametrize("minimize", [False, True])
def test_a_proof_that_was_found_is_made_smaller_on_request(tmp_path: Path, minimize: bool) -> None:
    file = tmp_path / "file.lean"
    text = "theorem swap (p q : Prop) (h : p ∨ q) : q ∨ p := by\n  sorry\n\nexample : 1 = 1 := by\n  constructor\n"
    file.write_text(text, encoding="utf-8")
    run = api.prove([str(file)], mode=api.OutputMode.NOWHERE, engine="embedded", workers=1, minimize=minimize)
    (theorem,) = run.report.files[0].theorems
    assert theorem.status == "proved"
    found = theorem.sorries[0].minimized
    assert (found is not None) is minimize
    assert run.files[0].text.endswith(text[text.index("\n\nexample") :])
    if found is not None:
        assert found.tokens_after <= found.tokens_before
