"""Instance search remembers what fails: diamonds are walked once, loops hide nothing."""

from __future__ import annotations

import pytest

from prover.lean.elab.frontend import elaborate_source
from tests.lean.tactic.run import library


def messages(text: str) -> list[str]:
    return [m.text for m in elaborate_source(text, library()).messages]


def tower(height: int) -> str:
    """``A0 α`` follows from ``A1 α`` in two ways, that one from ``A2 α`` in two ways, and so on."""
    lines = [f"class A{i} (α : Type) where\n  a : α\nclass L{i} (α : Type) where\n  a : α" for i in range(height)]
    lines += [f"class R{i} (α : Type) where\n  a : α" for i in range(height)]
    for i in range(height):
        lines.append(
            f"instance (α : Type) [L{i} α] : A{i} α := ⟨L{i}.a⟩\ninstance (α : Type) [R{i} α] : A{i} α := ⟨R{i}.a⟩"
        )
        if i + 1 < height:
            lines.append(f"instance (α : Type) [A{i + 1} α] : L{i} α := ⟨A{i + 1}.a⟩")
            lines.append(f"instance (α : Type) [A{i + 1} α] : R{i} α := ⟨A{i + 1}.a⟩")
    return "\n".join(lines) + "\n"


def test_a_tower_of_diamonds_without_a_top_fails_quickly() -> None:
    """Two to the twentieth ways, unless failures are remembered."""
    (message,) = messages(tower(20) + "example : Nat := (A0.a : Nat)")
    assert message.startswith("failed to synthesize instance of type class\n  A0 Nat")


def test_a_tower_whose_type_is_not_known_yet_fails_quickly() -> None:
    text = tower(20) + "class Top (α : Type) where\n  n : Nat\ninstance (α : Type) [A0 α] : Top α := ⟨0⟩\n"
    (message,) = messages(text + "example : Nat := Top.n _")
    assert "Top ?m" in message and "heartbeats" not in message


LOOP = """
class A (α : Type) where
  a : α
class B (α : Type) where
  b : α
class C (α : Type) where
  c : α
class AB (α : Type) where
  ab : α
instance fromC (α : Type) [C α] : A α := ⟨C.c⟩
instance fromB (α : Type) [B α] : A α := ⟨B.b⟩
instance fromA (α : Type) [A α] : B α := ⟨A.a⟩
instance both (α : Type) [A α] [B α] : AB α := ⟨A.a⟩
"""


@pytest.mark.parametrize("goal", ["A.a", "B.b", "AB.ab"])
def test_a_loop_hides_no_solution(goal: str) -> None:
    """``A`` is tried by ``B``, which loops back to ``A`` and fails there; that failure must not outlive ``A``."""
    assert messages(LOOP + f"instance : C Nat := ⟨3⟩\nexample : Nat := {goal}") == []


def test_a_loop_without_a_solution_fails() -> None:
    (message,) = messages(LOOP + "example : Nat := AB.ab")
    assert message.startswith("failed to synthesize instance of type class\n  AB Nat")


def test_what_failed_is_found_once_there_is_an_instance() -> None:
    text = LOOP + "example : Nat := A.a\ninstance : C Nat := ⟨3⟩\nexample : Nat := A.a"
    assert len(messages(text)) == 1
