"""A ``do`` inside a ``do`` block belongs to it: its ``return`` leaves the whole block."""

from __future__ import annotations

from tests.lean.tactic.run import run


def test_return_in_a_nested_do() -> None:
    text = (
        "def test : StateM Nat Unit := do\n  set 5\n  if true then\n    set 6\n    do return\n  set 7\n  return\n"
        "#eval test.run 0"
    )
    assert [m.text for m in run(text).messages] == ["((), 6)"]
