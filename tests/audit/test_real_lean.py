"""Verdicts where real Lean answers: a scripted process says what Lean's REPL would say, or what cheats make it say."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from prover.driver.judge import Judgement, JudgeOptions, judge
from prover.driver.report import VerdictReason
from prover.errors import InputError
from prover.repl.door import LeanDoor
from prover.repl.pool import EngineSpec
from prover.repl.process import ProcessSpec
from prover.types import EngineInfo

PROCESS = Path(__file__).with_name("scripted_lean.py")

DEFINITION = "def P (n : Nat) : Prop := n > 3\n"
STATEMENT = DEFINITION + "theorem foo : P 4 := by\n  sorry\n"
SOLUTION = DEFINITION + "theorem foo : P 4 := by decide\n"
TYPE_OF_FOO = "foo : P (@OfNat.ofNat.{0} Nat 4 (instOfNatNat 4))"
SHOWN_P = "def P : Nat → Prop :=\nfun (n : Nat) => @GT.gt.{0} Nat instLTNat n 3"

Says = Mapping[str, Sequence[str]]
Message = tuple[str, int, int, str]


def says(**changes: Sequence[str] | None) -> dict[str, Sequence[str]]:
    """What Lean says about a file with ``P`` and ``foo``; ``None`` for a question that it cannot answer."""
    said: dict[str, Sequence[str] | None] = {
        "#print axioms _root_.P": ["'P' does not depend on any axioms"],
        "#check @_root_.P": ["P : Nat → Prop"],
        "#print _root_.P": [SHOWN_P],
        "#print axioms _root_.foo": ["'foo' depends on axioms: [propext]"],
        "#check @_root_.foo": [TYPE_OF_FOO],
    }
    questions = {"axioms": "#print axioms _root_.foo", "check": "#check @_root_.foo", "printed": "#print _root_.P"}
    said.update({questions[key]: value for key, value in changes.items()})
    return {question: texts for question, texts in said.items() if texts is not None}


def judged(
    folder: Path,
    given: Says,
    *,
    solution: str = SOLUTION,
    messages: Sequence[Message] = (),
    statement: str = STATEMENT,
    asked: Says | None = None,
    asked_messages: Sequence[Message] = (),
) -> Judgement:
    original = dict(asked) if asked is not None else says(axioms=["'foo' depends on axioms: [sorryAx]"])
    script: list[dict[str, Any]] = [
        {"text": statement, "says": original, "messages": list(asked_messages)},
        {"text": solution, "says": dict(given), "messages": list(messages)},
    ]
    file = folder / "script.json"
    file.write_text(json.dumps(script), encoding="utf-8")
    process = ProcessSpec((sys.executable, str(PROCESS), str(file)))
    with LeanDoor(EngineSpec(info=EngineInfo("lean", "4.34.0"), process=process), workers=1) as door:
        return judge(statement, solution, {"original": door, "solution": door}, JudgeOptions(timeout_s=30.0))


def verdict(folder: Path, given: Says, **rest: Any) -> tuple[str, VerdictReason | None, str]:
    (item,) = judged(folder, given, **rest).verdicts
    return item.verdict, item.reason, item.detail


def test_an_honest_solution_is_accepted(tmp_path: Path) -> None:
    warning: Message = ("warning", 2, 8, "declaration uses `sorry`")
    assert verdict(tmp_path, says(), asked_messages=[warning])[0] == "accepted"


@pytest.mark.parametrize(
    ("changes", "reason", "words"),
    [
        ({"axioms": ["'foo' depends on axioms: [propext, sorryAx]"]}, VerdictReason.SORRY, "rests on `sorry`"),
        ({"axioms": ["'foo' depends on axioms: [cheat]"]}, VerdictReason.AXIOM, "the axiom cheat"),
        ({"axioms": ["'foo' depends on axioms: [Lean.ofReduceBool]"]}, VerdictReason.AXIOM, "compiled code"),
        ({"axioms": ["'foo' depends on axioms: [Lean.trustCompiler]"]}, VerdictReason.AXIOM, "compiled code"),
        (
            {"axioms": ["'foo' depends on axioms: [foo._native.native_decide.ax_1]"]},
            VerdictReason.AXIOM,
            "compiled code",
        ),
        ({"axioms": ["'foo' depends on axioms: [«propext, Quot.sound»]"]}, VerdictReason.AXIOM, "«propext"),
        # Messages that a cheat made: only Lean's exact words are believed.
        ({"axioms": ["foo does not depend on any axioms"]}, VerdictReason.MISSING, "no declaration"),
        ({"axioms": ["'foo' does not depend on any axioms\n"] * 2}, VerdictReason.MISSING, "no declaration"),
        ({"axioms": []}, VerdictReason.MISSING, "no declaration"),
        ({"axioms": ["'bar' does not depend on any axioms"]}, VerdictReason.MISSING, "no declaration"),
        (
            {"axioms": ["'foo' depends on axioms: [propext]\n'foo' depends on axioms: [sorryAx]"]},
            VerdictReason.MISSING,
            "no declaration",
        ),
        ({"axioms": None, "check": None}, VerdictReason.MISSING, "no declaration"),
        ({"check": ["bar : True"]}, VerdictReason.MISSING, "no declaration"),
        ({"check": [TYPE_OF_FOO, TYPE_OF_FOO]}, VerdictReason.MISSING, "no declaration"),
        ({"check": ["foo : P ⋯"]}, VerdictReason.MISSING, "no declaration"),
        ({"check": ["foo : P (@OfNat.ofNat.{0} Nat 5 (instOfNatNat 5))"]}, VerdictReason.STATEMENT, "Nat 5"),
        ({"check": ["foo : P (@OfNat.ofNat.{0} Nat 4 evil)"]}, VerdictReason.STATEMENT, "evil"),
        ({"printed": [SHOWN_P.replace("GT.gt", "Evil.gt")]}, VerdictReason.DEFINITION, "`P`"),
        ({"printed": []}, VerdictReason.DEFINITION, "`P`"),
    ],
)
def test_what_lean_says_decides(
    tmp_path: Path, changes: dict[str, Sequence[str] | None], reason: VerdictReason, words: str
) -> None:
    found = verdict(tmp_path, says(**changes))
    assert found[:2] == ("rejected", reason), found[2]
    assert words in found[2]


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (("error", 2, 24, "Tactic `decide` failed"), "2:24: Tactic `decide` failed"),
        (("error", 9, 0, "unknown identifier"), "9:0: unknown identifier"),
    ],
)
def test_an_error_anywhere_rejects(tmp_path: Path, message: Message, words: str) -> None:
    found = verdict(tmp_path, says(), messages=[message])
    assert found == ("rejected", VerdictReason.ERROR, words)


@pytest.mark.parametrize(
    "addition",
    [
        "macro_rules | `(#print axioms $_) => `(#check Nat)\n",
        'notation "P" => fun _ => True\n',
        "instance : OfNat Nat 4 := ⟨5⟩\n",
        "open Lean Elab Command in\nelab \"#nothing\" : command => pure ()\n",
        "axiom cheat : P 4\n",
        "#guard_msgs (drop error) in\n",
        "set_option pp.all false\n",
        "attribute [-instance] instLTNat\n",
        "import Evil\n",
    ],
)
def test_what_could_change_leans_answers_is_forbidden(tmp_path: Path, addition: str) -> None:
    found = verdict(tmp_path, says(), solution=addition + SOLUTION)
    assert found[:2] == ("rejected", VerdictReason.FORBIDDEN)


def test_lemmas_definitions_and_scopes_may_be_added(tmp_path: Path) -> None:
    solution = (
        "def Q (n : Nat) : Prop := n = n\nopen Nat\n" + DEFINITION + "section\ntheorem key : 3 < 4 := by decide\n"
        "set_option maxHeartbeats 0 in\ntheorem foo : P 4 := key\nend\n#print axioms foo\n"
    )
    assert verdict(tmp_path, says(), solution=solution)[0] == "accepted"


def test_an_answer_may_be_filled_in(tmp_path: Path) -> None:
    statement = "def answer : Nat := sorry\ntheorem foo : 2 + 2 = answer := sorry\n"
    solution = "def answer : Nat := 4\ntheorem foo : 2 + 2 = answer := rfl\n"

    def said(value: str, axioms: str) -> dict[str, list[str]]:
        rest = "does not depend on any axioms" if not axioms else f"depends on axioms: [{axioms}]"
        return {
            "#print axioms _root_.answer": [f"'answer' {rest}"],
            "#check @_root_.answer": ["answer : Nat"],
            "#print _root_.answer": [f"def answer : Nat :=\n{value}"],
            "#print axioms _root_.foo": [f"'foo' {rest}"],
            "#check @_root_.foo": ["foo : @Eq.{1} Nat 4 answer"],
        }

    asked = said("sorryAx.{1} Nat Bool.false", "sorryAx")
    filled = judged(tmp_path, said("4", ""), solution=solution, statement=statement, asked=asked)
    assert [(item.label, item.verdict) for item in filled.verdicts] == [("answer", "accepted"), ("foo", "accepted")]
    other = said("4", "") | {"#check @_root_.answer": ["answer : Int"]}
    changed = judged(tmp_path, other, solution=solution, statement=statement, asked=asked)
    assert (changed.verdicts[0].label, changed.verdicts[0].verdict) == ("answer", "rejected")


def test_the_original_itself_must_be_sound(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the original has an error at 2:14: unknown P"):
        judged(tmp_path, says(), asked_messages=[("error", 2, 14, "unknown P")])


def test_a_theorem_that_lean_does_not_know_is_missing_and_the_rest_judged(tmp_path: Path) -> None:
    statement = STATEMENT + "theorem bar : P 5 := by\n  sorry\n"
    more = {
        "#print axioms _root_.bar": ["'bar' depends on axioms: [sorryAx]"],
        "#check @_root_.bar": ["bar : P 5"],
    }
    asked = {**says(axioms=["'foo' depends on axioms: [sorryAx]"]), **more}
    found = judged(tmp_path, says(), statement=statement, asked=asked).verdicts
    assert [(item.label, item.verdict, item.reason) for item in found] == [
        ("foo", "accepted", None),
        ("bar", "rejected", VerdictReason.MISSING),
    ]
