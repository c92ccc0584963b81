"""``#guard``, ``#guard_msgs``, ``#exit``, and ``open … in``."""

from __future__ import annotations

import pytest

from tests.lean.elab.lean_run import accepts, errors, infos, shown


def test_guard() -> None:
    accepts("#guard 1 + 1 = 2\n#guard [1].length == 1")
    assert errors("#guard 1 = 2") == ["Expression\n  decide (1 = 2)\ndid not evaluate to `true`"]


@pytest.mark.parametrize(
    "text",
    [
        "/-- info: 2 -/\n#guard_msgs in\n#eval 1 + 1",
        "/--\ninfo: Nat : Type\n-/\n#guard_msgs in\n#check Nat",
        "/-- error: Unknown identifier `foo` -/\n#guard_msgs in\n#check foo",
        "/-- warning: declaration uses `sorry` -/\n#guard_msgs in\nexample : 1 = 2 := sorry",
        "#guard_msgs in\nexample : 1 = 1 := rfl",
        "#guard_msgs (drop info) in\n#eval 1",
        "/-- info:   fun   x => x : Nat\n → Nat -/\n#guard_msgs (whitespace := lax) in\n#check fun x : Nat => x",
    ],
)
def test_messages_that_were_expected_are_not_shown(text: str) -> None:
    assert shown(text) == []


def test_what_is_not_checked_passes() -> None:
    assert infos("#guard_msgs (error) in\n#eval 5") == ["5"]


def test_a_mismatch_shows_the_messages_and_the_difference() -> None:
    assert shown("/-- info: 3 -/\n#guard_msgs in\n#eval 1 + 1") == [
        "3:0 info: 2",
        "2:0 error: ❌️ Docstring on `#guard_msgs` does not match generated message:\n\n- info: 3\n+ info: 2\n",
    ]


def test_exit_stops_reading() -> None:
    assert shown("#exit\n#check nothing") == ["1:0 warning: using 'exit' to interrupt Lean"]


SCOPED = """
namespace Sc
scoped notation "seven" => (7 : Nat)
scoped infixl:65 " ⊹ " => Nat.add
def two := 2
def three := 3
structure W where
  n : Nat
scoped instance : Inhabited W := ⟨⟨7⟩⟩
end Sc
"""


def test_scoped_entries_wake_for_open_in() -> None:
    accepts(
        SCOPED
        + "open Sc in\nexample : seven = 3 ⊹ 4 := rfl\n"
        + "example : 7 = 7 := open Sc in (rfl : seven = 7)\n"
        + "example : 3 = 3 := by\n  open Sc in\n  exact (rfl : 1 ⊹ 2 = three)\n"
        + "open scoped Sc in\nexample : (default : Sc.W).n = seven := rfl\n"
    )


def test_open_scoped_wakes_notations_until_the_section_ends() -> None:
    text = SCOPED + "section\nopen scoped Sc\nexample : seven = 3 ⊹ 4 := rfl\n"
    accepts(text + "end")
    assert errors(text + "example := two") == ["Unknown identifier `two`"]
    assert errors(text + "end\n#check 3 ⊹ 4") == ["expected token"]


def test_they_sleep_again_afterwards() -> None:
    assert errors(SCOPED + "open Sc in\nexample : seven = 7 := rfl\nset_option autoImplicit false\n#check seven") == [
        "Unknown identifier `seven`"
    ]
    text = SCOPED + "open Sc in\nexample : W := default\nexample : Sc.W := default"
    assert [t.split("\n")[0] for t in errors(text)] == ["failed to synthesize instance of type class"]


def test_open_in_a_term_takes_lists_hiding_and_renaming() -> None:
    accepts(
        SCOPED
        + "example : Nat := open Sc (two) in two\nexample : Nat := open Sc hiding two in three\n"
        + "example : Nat := by\n  open Sc renaming two → zwei in\n  exact zwei\n"
    )
    assert errors(SCOPED + "example : Nat := open Sc (two) in three") == ["Unknown identifier `three`"]
    assert errors("example : Nat := open Nowhere in 3") == ["unknown namespace `Nowhere`"]
