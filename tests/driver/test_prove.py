"""The driver's loop over a toy Lean: outcomes, re-check, taking back, interruption."""

from __future__ import annotations

import signal
from dataclasses import replace
from typing import Any

import pytest

from prover.driver.events import Finishing, Rechecking
from prover.driver.prove import FileProver
from prover.driver.targets import Target
from prover.errors import EngineError, InputError
from prover.types import ExportVerdict

WHOLE = Target(None)


def statuses(result: Any) -> dict[str, str]:
    return {theorem.name: theorem.status for theorem in result.theorems}


def test_every_sorry_is_proved_in_order(prover: FileProver) -> None:
    text = "theorem a : easy := sorry\n\ntheorem b : hard := by\n  sorry\n"
    result = prover.prove(text, WHOLE)
    assert result.text == "theorem a : easy := by\n  win\n\ntheorem b : hard := by\n  step\n  win\n"
    assert statuses(result) == {"a": "proved", "b": "proved"}
    assert [theorem.axioms for theorem in result.theorems] == [["propext"], ["propext"]]
    assert result.theorems[1].proof == ":= by\n  step\n  win"


def test_the_final_check_sees_the_whole_file_once(prover: FileProver, door: Any) -> None:
    text = "theorem a : easy := sorry\ntheorem b : easy := sorry\n"
    result = prover.prove(text, WHOLE)
    assert door.audits == [result.text]


def test_several_sorries_in_one_theorem(prover: FileProver) -> None:
    result = prover.prove("theorem a : easy := Foo sorry sorry\n", WHOLE)
    assert result.text == "theorem a : easy := Foo (by win) (by\n  win)\n"
    assert statuses(result) == {"a": "proved"}


def test_what_is_not_proved_stays_as_it_was(prover: FileProver) -> None:
    text = "theorem a : never := sorry -- why\ntheorem b : easy := sorry\n"
    result = prover.prove(text, WHOLE)
    assert result.text == "theorem a : never := sorry -- why\ntheorem b : easy := by\n  win\n"
    assert statuses(result) == {"a": "not_proved", "b": "proved"}
    best = result.theorems[0].sorries[0].best
    assert best is not None
    assert best.tactics == ["step", "step"]
    assert best.goals == ["⊢ never''"]


def test_a_partial_proof_names_its_gaps(prover: FileProver) -> None:
    prover.options = replace(prover.options, is_partial_wanted=True)
    result = prover.prove("theorem a : never := sorry\n", WHOLE)
    assert result.text == "theorem a : never := by\n  step\n  step\n  -- a.gap_1: ⊢ never''\n  · sorry\n"
    assert statuses(result) == {"a": "not_proved"}
    assert result.certificates == ()


def test_a_sorry_in_a_statement_is_refused(prover: FileProver) -> None:
    result = prover.prove("theorem a : easy sorry := sorry\n", WHOLE)
    assert statuses(result) == {"a": "refused"}
    assert "inside the statement" in result.theorems[0].reason


def test_a_sorry_in_a_definition_is_refused(prover: FileProver) -> None:
    result = prover.prove("def a : Nat := sorry\n", WHOLE)
    assert statuses(result) == {"a": "refused"}
    assert result.theorems[0].reason == "it is no proposition: Nat"


def test_a_broken_declaration_is_refused_with_leans_words(prover: FileProver) -> None:
    result = prover.prove("theorem a : easy := by\n  blah\n  sorry\n", WHOLE)
    assert statuses(result) == {"a": "refused"}
    assert "no such tactic ['blah']" in result.theorems[0].reason


def test_a_proof_the_audit_refuses_goes_back_to_sorry(prover: FileProver, door: Any) -> None:
    text = "theorem a : liar := sorry\ntheorem b : easy := sorry\n"
    result = prover.prove(text, WHOLE)
    assert result.text == "theorem a : liar := sorry\ntheorem b : easy := by\n  win\n"
    assert statuses(result) == {"a": "not_proved", "b": "proved"}
    assert result.audit_rejected == 1
    assert len(door.audits) == 2
    assert [item.theorem for item in result.certificates] == ["b"]


def test_a_proof_that_rests_on_sorry_does_not_count(prover: FileProver) -> None:
    text = "theorem shaky : never := sorry\ntheorem b : uses := sorry\n"
    result = prover.prove(text, WHOLE)
    assert statuses(result) == {"shaky": "not_proved", "b": "not_proved"}
    assert "rests on `sorry`" in result.theorems[1].reason
    assert result.text == text


def test_a_proof_by_compiled_code_does_not_count(prover: FileProver) -> None:
    result = prover.prove("theorem a : compiled := sorry\n", WHOLE)
    assert statuses(result) == {"a": "not_proved"}
    assert "axiom Lean.ofReduceBool" in result.theorems[0].reason


def test_an_unproved_lemma_is_no_premise(prover: FileProver, retrievers: Any) -> None:
    prover.prove("theorem a : never := sorry\ntheorem b : easy := sorry\n", WHOLE)
    assert retrievers.excluded == [frozenset({"a"}), frozenset({"a", "b"})]


def test_a_broken_engine_is_no_verdict(prover: FileProver) -> None:
    text = "theorem a : tacticbreaks := sorry\ntheorem b : easy := sorry\n"
    result = prover.prove(text, WHOLE)
    assert statuses(result) == {"a": "failed", "b": "proved"}


def test_a_broken_audit_is_no_verdict(prover: FileProver) -> None:
    text = "theorem a : auditbreaks := sorry\n"
    result = prover.prove(text, WHOLE)
    assert statuses(result) == {"a": "failed"}
    assert result.text == text
    assert result.audit_rejected == 0


def test_a_kernel_that_rejects_the_export_has_the_last_word(prover: FileProver, door: Any) -> None:
    door.export = ExportVerdict("rejected", "type mismatch")
    result = prover.prove("theorem a : easy := sorry\n", WHOLE)
    assert statuses(result) == {"a": "not_proved"}
    assert "type mismatch" in result.theorems[0].reason
    assert result.audit_rejected == 1


def test_an_interruption_keeps_what_was_proved(prover: FileProver, search: Any) -> None:
    def interrupt(goal: str) -> None:
        if "never" in goal:
            raise KeyboardInterrupt

    search.on_search = interrupt
    text = "theorem a : easy := sorry\ntheorem b : never := sorry\ntheorem c : easy := sorry\n"
    result = prover.prove(text, WHOLE)
    assert result.was_interrupted
    assert result.text == "theorem a : easy := by\n  win\ntheorem b : never := sorry\ntheorem c : easy := sorry\n"
    assert statuses(result) == {"a": "proved", "b": "not_proved", "c": "not_proved"}
    assert result.theorems[1].reason == "interrupted"
    best = result.theorems[1].sorries[0].best
    assert best is not None
    assert best.tactics == ["step"]


def test_a_double_press_of_ctrl_c_loses_nothing(prover: FileProver, search: Any) -> None:
    def interrupt(goal: str) -> None:
        if "never" in goal:
            signal.raise_signal(signal.SIGINT)

    seen: list[Any] = []

    def on_event(event: Any) -> None:
        seen.append(event)
        if isinstance(event, (Finishing, Rechecking)):
            signal.raise_signal(signal.SIGINT)

    search.on_search = interrupt
    prover.on_event = on_event
    prover.clock = lambda: 0.0
    before = signal.getsignal(signal.SIGINT)
    result = prover.prove("theorem a : easy := sorry\ntheorem b : never := sorry\n", WHOLE)
    assert result.was_interrupted
    assert statuses(result) == {"a": "proved", "b": "not_proved"}
    assert any(isinstance(event, Finishing) for event in seen)
    assert signal.getsignal(signal.SIGINT) is before


def test_ctrl_c_pressed_again_later_leaves(prover: FileProver, search: Any) -> None:
    search.on_search = lambda goal: signal.raise_signal(signal.SIGINT) if "never" in goal else None
    times = iter(range(0, 10_000, 10))
    prover.clock = lambda: float(next(times))

    def on_event(event: Any) -> None:
        if isinstance(event, Rechecking):
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)

    prover.on_event = on_event
    with pytest.raises(KeyboardInterrupt):
        prover.prove("theorem a : easy := sorry\ntheorem b : never := sorry\n", WHOLE)


def test_a_statement_about_an_unfinished_definition_is_refused_beforehand(prover: FileProver, door: Any) -> None:
    door.env.unfinished_statements.add("a")
    result = prover.prove("theorem a : easy := sorry\n", WHOLE)
    assert statuses(result) == {"a": "refused"}
    assert result.theorems[0].reason == ("its statement rests on `sorry`: a definition it mentions is not finished")


def test_only_the_chosen_declaration_is_touched(prover: FileProver) -> None:
    text = "theorem a : easy := sorry\ntheorem b : easy := sorry\n"
    result = prover.prove(text, Target(None, name="b"))
    assert result.text == "theorem a : easy := sorry\ntheorem b : easy := by\n  win\n"
    assert statuses(result) == {"b": "proved"}


def test_a_file_without_sorry_needs_no_work(prover: FileProver, door: Any) -> None:
    text = "theorem a : easy := by win\n"
    result = prover.prove(text, WHOLE)
    assert (result.text, result.theorems, door.audits, door.env.opened) == (text, (), [], [])


def test_a_certificate_says_what_was_checked(prover: FileProver) -> None:
    result = prover.prove("theorem a : easy := sorry\n", WHOLE)
    (certificate,) = result.certificates
    assert certificate.theorem == "a"
    assert certificate.statement_hash == "hash of easy"
    assert certificate.axioms == ["propext"]
    assert (certificate.engine, certificate.engine_version, certificate.library_hash) == ("embedded", "4.34.0", "toy")
    assert [check.verdict for check in certificate.checks] == ["accepted"] * 4
    assert certificate.model_dump(by_alias=True)["schema"] == "prover.certificate/1"


@pytest.mark.parametrize("error", [EngineError("the process died"), InputError("it has errors")])
def test_a_proof_is_kept_when_minimising_it_breaks(
    prover: FileProver, door: Any, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    given_s: list[float] = []

    def trace_source(source: str, *, timeout_s: float, **options: Any) -> Any:
        given_s.append(timeout_s)
        raise error

    door.env.trace_source = trace_source
    prover.options = replace(prover.options, is_minimizing=True, timeout_s=20.0)
    prover.clock = lambda: 0.0
    result = prover.prove("theorem a : hard := sorry\n", WHOLE)
    assert result.text == "theorem a : hard := by\n  step\n  win\n"
    assert statuses(result) == {"a": "proved"}
    assert f"a proof was found, but not made smaller: {error}" in caplog.text
    assert given_s == [20.0]


def test_statements_are_compared_with_an_audit_of_the_original_where_only_audits_tell_them(
    prover: FileProver, door: Any
) -> None:
    door.env.lists_declarations = False
    text = "theorem a : easy := sorry\ntheorem b : shifty := sorry\n"
    result = prover.prove(text, WHOLE)
    assert statuses(result) == {"a": "proved", "b": "not_proved"}
    assert "its statement changed" in result.theorems[1].sorries[0].reason
    assert door.audits.count(text) == 1
    (certificate,) = result.certificates
    assert certificate.checks[1].model_dump() == {"check": "statement unchanged", "verdict": "accepted", "detail": ""}


def test_a_certificate_says_when_nobody_compared_the_statements(prover: FileProver, door: Any) -> None:
    door.env.lists_declarations, door.has_hashes = False, False
    result = prover.prove("theorem a : easy := sorry\n", WHOLE)
    assert statuses(result) == {"a": "proved"}
    assert len(door.audits) == 1
    (check,) = [item for item in result.certificates[0].checks if item.check == "statement unchanged"]
    assert check.verdict == "declined"
    assert "only the `sorry`s of the text were replaced" in check.detail


def test_an_unknown_theorem_is_an_input_error(prover: FileProver) -> None:
    with pytest.raises(InputError, match="no declaration named 'zzz'"):
        prover.prove("theorem a : easy := sorry\n", Target(None, name="zzz"))
