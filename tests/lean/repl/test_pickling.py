"""Environments and proof states through files: what survives, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from prover.lean.repl.session import Repl, default_importer

SECTION = """\
namespace Shop
open Nat
variable (p q : Prop)
def price (n : Nat) := n + 1
scoped notation "cost" => price
theorem both (n : Nat) (h : p ∧ q) : ∃ k, price k = n + 1 ∧ q ∧ p := by
  cases h
  refine ⟨?_, ?_, ?_⟩
  all_goals sorry
"""


@pytest.fixture
def repl() -> Repl:
    return Repl(default_importer())


def ask(repl: Repl, **request: Any) -> dict[str, Any]:
    return repl.answer(json.dumps(request))


def test_open_namespaces_variables_and_notations_survive(repl: Repl, tmp_path: Path) -> None:
    ask(repl, cmd=SECTION)
    file = str(tmp_path / "env.olean")
    assert ask(repl, pickleTo=file, env=0) == {"env": 0}
    other = Repl(default_importer())
    assert ask(other, unpickleEnvFrom=file) == {"env": 0}
    text = "example : p ∧ q → q := fun h => h.2\nexample : cost 1 = succ 1 := rfl\nend Shop"
    assert ask(other, cmd=text, env=0) == {"env": 1}


def test_what_open_scoped_woke_survives(repl: Repl, tmp_path: Path) -> None:
    ask(repl, cmd=SECTION + "end Shop\nopen scoped Shop")
    file = str(tmp_path / "env.olean")
    ask(repl, pickleTo=file, env=0)
    other = Repl(default_importer())
    ask(other, unpickleEnvFrom=file)
    assert ask(other, cmd="example : cost 1 = 2 := rfl", env=0) == {"env": 1}
    (message,) = ask(other, cmd="#check price", env=0)["messages"]
    assert message["data"] == "Unknown identifier `price`"


def test_a_proof_state_goes_on_in_another_process(repl: Repl, tmp_path: Path) -> None:
    shown = ask(repl, cmd=SECTION)["sorries"][0]["goal"]
    file = str(tmp_path / "state.olean")
    answer = ask(repl, pickleTo=file, proofState=0)
    assert answer == {"proofStatus": "Incomplete: open goals remain", "proofState": 3, "goals": [shown]}
    other = Repl(default_importer())
    state = ask(other, unpickleProofStateFrom=file)
    assert state["goals"] == [shown]
    done = ask(other, tactic="exact n", proofState=state["proofState"])
    assert (done["proofStatus"], done["goals"]) == ("Completed", [])


def test_metavariables_keep_their_values(repl: Repl, tmp_path: Path) -> None:
    ask(repl, cmd="example : ∃ n : Nat, n * n = 49 := by sorry")
    ask(repl, tactic="refine ⟨?n, ?square⟩", proofState=0)
    file = str(tmp_path / "state.olean")
    ask(repl, pickleTo=file, proofState=1)
    state = ask(repl, unpickleProofStateFrom=file)
    assert state["goals"] == ["case n\n⊢ Nat", "case square\n⊢ ?n * ?n = 49"]
    assert ask(repl, tactic="case n => exact 7", proofState=state["proofState"])["goals"] == [
        "case square\n⊢ 7 * 7 = 49"
    ]


def test_a_state_read_on_top_of_its_environment(repl: Repl, tmp_path: Path) -> None:
    ask(repl, cmd=SECTION)
    file = str(tmp_path / "state.olean")
    ask(repl, pickleTo=file, proofState=2)
    state = ask(repl, unpickleProofStateFrom=file, env=0)
    assert state["goals"][0].endswith("⊢ q ∧ p")
    assert ask(repl, tactic="exact ⟨‹q›, ‹p›⟩", proofState=state["proofState"])["proofStatus"] == "Completed"


def test_a_file_without_a_state_is_refused(repl: Repl, tmp_path: Path) -> None:
    ask(repl, cmd="def f := 42")
    file = str(tmp_path / "env.olean")
    ask(repl, pickleTo=file, env=0)
    answer = ask(repl, unpickleProofStateFrom=file)
    assert answer == {"message": "Could not unpickle: the file holds no proof state"}


def test_damaged_values_are_refused(repl: Repl, tmp_path: Path) -> None:
    from prover.lean.library.module_file import encode_module
    from prover.lean.repl.pickling import KEY, PROOF_STATE, SCOPES

    file = tmp_path / "state.olean"
    file.write_bytes(encode_module(KEY, [("Init", b"")], [], [(PROOF_STATE, [(1, 2)]), (SCOPES, [(1, 2)])]))
    assert ask(repl, unpickleProofStateFrom=str(file))["message"].startswith("Could not unpickle: the proof state")
    assert ask(repl, unpickleEnvFrom=str(file))["message"].startswith("Could not unpickle: the scopes are damaged")


def test_an_unknown_proof_state(repl: Repl, tmp_path: Path) -> None:
    assert ask(repl, pickleTo=str(tmp_path / "a"), proofState=4) == {"message": "Unknown proof State."}
