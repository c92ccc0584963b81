"""The negation beside the statement, with embedded Lean: what is refuted, and what a refutation is worth."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from prover import api, wiring
from prover.driver.disproof import check_refutation, negations
from prover.driver.outline import outline
from prover.driver.place import Chunk
from prover.protocol import Command
from prover.repl.audit import _ask_one_by_one
from prover.repl.replay import read_message
from prover.types import SourceAudit

TEXT = """\
theorem hyp (a b : Nat) (h : a < b) : a + 1 = b := by
  sorry

variable (n : Nat)

theorem section_variable : n + 1 = n * 2 := by
  sorry

theorem lists {α : Type u} (xs ys : List α) : xs ++ ys = ys ++ xs := by
  sorry

namespace A
theorem points.{v} {β : Type v} (x y : β) : x = y := sorry
end A

example (p q : Prop) : p ∨ q → p := by
  sorry

theorem holds (a b : Nat) : a + b = b + a := by
  sorry
"""


def heads(text: str, type_text: str = "") -> list[str]:
    plan = outline(text)
    site = plan.declarations[-1]
    start, end = plan.command_span(site)
    return [item.head for item in negations(site, Chunk(plan.source, start, end, 0), type_text)]


def test_the_negation_is_written_from_the_source_and_from_the_display() -> None:
    assert heads("theorem a (n : Nat)\n    {x : T n} : x = x := sorry", "∀ (n : Nat), shown") == [
        "theorem a.disproof : ¬ (∀ (n : Nat) {x : T n}, x = x)",
        "theorem a.disproof : ¬ (∀ (n : Nat), shown)",
    ]


def test_universes_are_zero_first() -> None:
    assert heads("theorem a.{u} {α : Type u} (β : Type*) : α = β := sorry") == [
        "theorem a.disproof : ¬ (∀ {α : Type} (β : Type), α = β)",
        "theorem a.disproof : ¬ (∀ {α : Type u} (β : Type*), α = β)",
    ]
    assert heads("theorem a {α : Sort u} : mergeSort = f := sorry")[0] == (
        "theorem a.disproof : ¬ (∀ {α : Type}, mergeSort = f)"
    )


def test_an_example_gets_a_name() -> None:
    plan = outline("/-- doc -/\nexample : 1 = 2 := by\n  sorry")
    (negation,) = negations(plan.declarations[0], Chunk(plan.source, 0, len(plan.source.text), 0), "")
    assert negation.head == "theorem example_1.disproof : ¬ (1 = 2)"
    assert "theorem example_1 : 1 = 2 := by\n  sorry" in negation.original
    assert negation.check == "theorem example_1.disproof_denies_it : _root_.False := example_1.disproof @example_1"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> api.ProveRun:
    file = tmp_path_factory.mktemp("false") / "file.lean"
    file.write_text(TEXT, encoding="utf-8")
    return prove(file)


def prove(file: Path, **given: Any) -> api.ProveRun:
    return api.prove([str(file)], mode=api.OutputMode.NOWHERE, engine="embedded", workers=1, timeout_s=60, **given)


@pytest.mark.slow
def test_false_statements_are_refuted_and_true_ones_are_not(run: api.ProveRun) -> None:
    theorems = {theorem.name: theorem for theorem in run.report.files[0].theorems}
    refuted = {name for name, theorem in theorems.items() if theorem.refutation is not None}
    assert refuted == {"hyp", "section_variable", "lists", "A.points", "example 5"}
    assert (run.report.refuted, run.report.proved, run.report.not_proved) == (5, 1, 5)
    assert run.report.exit_code == 1
    assert theorems["hyp"].reason == "its statement is false: `hyp.disproof` proves the negation"


@pytest.mark.slow
def test_a_refutation_stands_where_its_declaration_stood(run: api.ProveRun, tmp_path: Path) -> None:
    text = TEXT
    for theorem in run.report.files[0].theorems:
        found = theorem.refutation
        if found is None:
            continue
        assert "sorryAx" not in found.axioms
        assert [check.verdict for check in found.checks] == ["accepted", "accepted"]
        site = next(item for item in outline(text).declarations if item.label == theorem.name)
        text = text[: site.start] + found.source + "\n" + text[site.end :]
    file = tmp_path / "refuted.lean"
    file.write_text(text.replace("by\n  sorry", "by omega"), encoding="utf-8")
    assert api.check([str(file)], engine="embedded").exit_code == 0


def test_a_statement_that_is_false_only_under_a_hypothesis_of_the_section_is_not_refuted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "file.lean"
    file.write_text(
        "class Never : Prop where\n  out : ∀ n : Nat, n * n * n ≠ 91125\n\nvariable [Never]\n\n"
        "theorem a (x : Nat) : x = 5 := by\n  sorry\n",
        encoding="utf-8",
    )
    (theorem,) = prove(file, max_expansions=3).report.files[0].theorems
    assert (theorem.status, theorem.refutation) == ("not_proved", None)
    assert "what it denies is the statement only under the section's hypotheses" in caplog.text


def test_a_refutation_is_looked_for_where_the_declaration_stands(tmp_path: Path) -> None:
    file = tmp_path / "file.lean"
    file.write_text(
        "namespace A\ntheorem a.disproof : 1 = 1 := rfl\nend A\n\ntheorem a (x : Nat) : x = 5 := by\n  sorry\n",
        encoding="utf-8",
    )
    (theorem,) = prove(file, max_expansions=3).report.files[0].theorems
    assert theorem.refutation is not None
    assert theorem.refutation.name == "a.disproof"


def test_without_the_race_nothing_is_refuted(tmp_path: Path) -> None:
    file = tmp_path / "file.lean"
    file.write_text("theorem a (n : Nat) : n = n + 1 := by\n  sorry\n", encoding="utf-8")
    (theorem,) = prove(file, disprove=False, max_expansions=3).report.files[0].theorems
    assert theorem.refutation is None
    (theorem,) = prove(file, max_expansions=3).report.files[0].theorems
    assert theorem.refutation is not None


@pytest.mark.slow
def test_a_true_statement_is_searched_once(tmp_path: Path) -> None:
    """The second turn of the search replays the first: no tactic is run twice."""
    file = tmp_path / "file.lean"
    file.write_text(
        "theorem a (a b c : Nat) (h : 0 < a) (k : 0 < b) : a ^ 3 + b ^ 3 ≠ c ^ 3 := by\n  sorry\n", encoding="utf-8"
    )
    calls = []
    for disprove in (False, True):
        (theorem,) = prove(file, disprove=disprove, max_expansions=16).report.files[0].theorems
        search = theorem.sorries[0].search
        assert search is not None
        assert theorem.status == "not_proved"
        calls.append((search.expansions, search.states, search.steps, search.replayed))
    assert calls[0] == calls[1]


class OneByOneDoor:
    """Embedded Lean asked as real Lean is: it lists no declarations, each named one is asked for."""

    def __init__(self, door: Any) -> None:
        self.door = door

    def audit(
        self, source: str, *, names: Any = (), comparison: Any = None, timeout_s: float | None = None
    ) -> SourceAudit:
        worker = self.door.pool.fresh()
        try:
            answer = worker.client.command(Command(cmd=source), timeout_s=timeout_s)
            declared = _ask_one_by_one(worker, answer, names, timeout_s, is_comparison=comparison is not None)
            return SourceAudit(worker.info, tuple(read_message(item) for item in answer.messages), declared)
        finally:
            worker.close()

    def recheck_export(self, source: str, **given: Any) -> Any:
        return self.door.recheck_export(source, **given)


@pytest.mark.parametrize(
    ("before", "verdict"),
    [
        ("", "A.foo.disproof"),
        (
            "class Never : Prop where\n  out : ∀ n : Nat, n ≠ 4\n\nvariable [Never]\n\n",
            "what it denies is the statement only under the section's hypotheses",
        ),
    ],
)
def test_an_engine_that_lists_nothing_is_asked_for_the_refutation(before: str, verdict: str) -> None:
    text = f"{before}namespace A\n\ntheorem foo (x : Nat) : x = 5 := by\n  sorry\n"
    plan = outline(text)
    site = plan.declarations[-1]
    chunk = Chunk(plan.source, *plan.command_span(site), 0)
    *_, negation = negations(site, chunk, "∀ [Never] (x : Nat), x = 5" if before else "")
    tactics = ["exact fun h => absurd (h 4) (by decide)"]
    settings = wiring.effective_settings({"engine": "embedded", "workers": 1}).settings
    with wiring.DoorKeeper(settings) as keeper:
        door: Any = OneByOneDoor(keeper.door_for(None, ""))
        found = check_refutation(door, chunk, negation, tactics, is_kernel_asked=None, checkers=(), timeout_s=60.0)
    assert (found if isinstance(found, str) else found.name) == verdict
