"""The comparison of message texts and goals: what is folded, and what counts as a difference."""

from __future__ import annotations

from typing import Any

from prover.benchmarks.messages import compare_messages, fold, kind_of, spans_of, ungroup


def row(code: str, *wanted: tuple[str, str | None, str]) -> dict[str, Any]:
    messages = [{"command": c, "severity": s, "text": t} for c, s, t in wanted]
    return {"name": "x", "code": code, "messages": messages}


def said(line: int, severity: str, text: str) -> dict[str, Any]:
    return {"severity": severity, "pos": {"line": line, "column": 0}, "data": text}


def test_numbers_of_metavariables_and_white_space_are_folded() -> None:
    assert fold("f ?m.12\n   ?u.3 : Nat") == fold("f ?m.9 ?u.44 : Nat")
    assert fold("f ?m.12") != fold("f ?n")


def test_a_message_counts_at_its_own_command_only() -> None:
    code = "#check 1\n#check 2\n"
    wanted = row(code, ("#check 2", "info", "1 : Nat"))
    (outcome,) = compare_messages(wanted, {"messages": [said(1, "info", "1 : Nat"), said(2, "info", "2 : Nat")]})
    assert not outcome.equal
    assert outcome.got == ("2 : Nat",)


def test_a_message_answers_for_one_text_only() -> None:
    wanted = row("#eval 1\n", ("#eval 1", None, "1"), ("#eval 1", None, "1"))
    assert [o.equal for o in compare_messages(wanted, {"messages": [said(1, "info", "1")]})] == [True, False]


def test_the_severity_counts_where_it_was_recorded() -> None:
    wanted = row("#eval 1\n", ("#eval 1", "error", "1"))
    assert not compare_messages(wanted, {"messages": [said(1, "info", "1")]})[0].equal


def test_commands_are_found_across_blank_lines() -> None:
    assert spans_of("def a := 1\n#eval a", "def a := 1\n\n#eval a\n") == [(0, 19)]


def test_kinds() -> None:
    assert kind_of({"command": "def a := 1\n#check a", "severity": "info"}) == "#check"
    assert kind_of({"command": "#eval a", "severity": "error"}) == "error"


def test_hypotheses_of_one_type_are_told_apart() -> None:
    assert ungroup("case a\nn m : Nat\nh : n = m\nx : Nat := 3\n⊢ n = m") == (
        "case a\nn : Nat\nm : Nat\nh : n = m\nx : Nat := 3\n⊢ n = m"
    )
    assert ungroup("a b :\n  T\n⊢ a = b") == "a :\n  T\nb :\n  T\n⊢ a = b"
