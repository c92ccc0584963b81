"""The REPL's protocol: framing, answers, errors, proof states, status, extensions."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from prover.lean.library.sources import UnknownModule
from prover.lean.repl.session import Repl, default_importer, read_requests, serve
from tests.lean.tactic.run import library


@pytest.fixture
def repl() -> Repl:
    return Repl(lambda modules: library())


def ask(repl: Repl, **request: Any) -> dict[str, Any]:
    return repl.answer(json.dumps(request))


def test_requests_are_trimmed_and_joined_up_to_a_blank_line() -> None:
    assert list(read_requests(io.StringIO('{"cmd":  \n"x"}\t\n\n\n{"a": 1}'))) == ['{"cmd":"x"}', '{"a": 1}']


def test_serve_writes_an_answer_and_a_blank_line(repl: Repl) -> None:
    out = io.StringIO()
    serve(io.StringIO('{"cmd": "def f := 2"}\n\n'), out, repl)
    assert out.getvalue() == '{"env": 0}\n\n'


def test_no_env_means_a_fresh_one(repl: Repl) -> None:
    ask(repl, cmd="def f : Nat := 2")
    answer = ask(repl, cmd="#check f")
    assert answer["messages"][0]["data"] == "Unknown identifier `f`"
    assert "messages" not in ask(repl, cmd="example : f = 2 := rfl", env=0)


def test_unknown_environment_and_state(repl: Repl) -> None:
    assert ask(repl, cmd="def f := 1", env=5) == {"message": "Unknown environment."}
    assert ask(repl, tactic="rfl", proofState=1) == {"message": "Unknown proof state."}


def test_sorry_opens_a_state_that_can_be_continued_twice(repl: Repl) -> None:
    answer = ask(repl, cmd="example (p q : Prop) (hp : p) (hq : q) : p ∧ q := by sorry")
    assert answer["sorries"][0]["proofState"] == 0
    first = ask(repl, tactic="constructor", proofState=0)
    assert first["proofStatus"] == "Incomplete: open goals remain"
    assert len(first["goals"]) == 2
    again = ask(repl, tactic="exact ⟨hp, hq⟩", proofState=0)
    assert again == {"proofStatus": "Completed", "proofState": 2, "goals": []}


def test_failed_tactic_is_a_message(repl: Repl) -> None:
    ask(repl, cmd="example (a b : Nat) : a = b := by sorry")
    answer = ask(repl, tactic="rfl", proofState=0)
    assert answer["message"].startswith("Lean error:\nTactic `rfl` failed")


def test_exact_of_unknown_name_recovers_with_sorry(repl: Repl) -> None:
    ask(repl, cmd="theorem t (x : Nat) : x = x := by sorry")
    answer = ask(repl, tactic="exact my_fake_premise", proofState=0)
    assert answer["proofStatus"] == "Incomplete: contains sorry"
    assert answer["messages"][0]["pos"] == {"line": 0, "column": 0}


def test_parse_error_of_a_tactic(repl: Repl) -> None:
    ask(repl, cmd="def f : Nat := by sorry")
    assert ask(repl, tactic="exat 42", proofState=0) == {"message": "Lean error:\n<input>:1:1: unknown tactic"}


def test_a_bug_of_ours_is_an_error_of_the_text(repl: Repl, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str) -> int:
        raise ValueError(f"no number: {text}")

    ask(repl, cmd="theorem t (x : Nat) : x = x := by sorry")
    with monkeypatch.context() as patch:
        patch.setattr("prover.lean.syntax.parser.atoms.parse_natural", broken)
        answer = ask(repl, cmd="#check Nat\n#eval 2\n#check Int")
        step = ask(repl, tactic="exact 2", proofState=0)
    assert [m["data"] for m in answer["messages"]] == [
        "Nat : Type",
        "embedded Lean: internal error (ValueError: no number: 2)",
        "Int : Type",
    ]
    assert step == {"message": "Lean error:\nembedded Lean: internal error (ValueError: no number: 2)"}
    assert ask(repl, tactic="rfl", proofState=0)["proofStatus"] == "Completed"


def test_all_tactics(repl: Repl) -> None:
    answer = ask(repl, cmd="def f : Nat := by have t := 37; exact t", allTactics=True)
    assert [t["tactic"] for t in answer["tactics"]] == ["have t := 37", "exact t"]
    assert answer["tactics"][1]["goals"] == "t : Nat\n⊢ Nat"
    assert answer["tactics"][1]["usedConstants"] == []


def test_a_tactic_tells_the_constants_it_used(repl: Repl) -> None:
    text = "example (a b : Nat) : a + b = b + a ∧ True := by\n  constructor\n  · rw [Nat.add_comm]\n  · trivial"
    used = {t["tactic"]: t["usedConstants"] for t in ask(repl, cmd=text, allTactics=True)["tactics"]}
    assert "Nat.add_comm" in used["rw [Nat.add_comm]"]
    assert "And.intro" in used["constructor"] and "Nat.add_comm" not in used["constructor"]


def test_declarations_tell_what_their_proofs_use(repl: Repl) -> None:
    ask(repl, cmd="theorem t (a b : Nat) : a + b = b + a := Nat.add_comm a b")
    (item,) = ask(repl, declarations=True, env=0, modules=[""], uses=True)["declarations"]
    assert (item["name"], item["uses"]) == ("t", ["Nat", "Nat.add_comm"])


def test_exact_search_shows_the_proof_it_uses(repl: Repl) -> None:
    ask(repl, cmd="example (p q : Prop) (h : p → q) (hp : p) : q := by sorry")
    answer = ask(repl, tactic="exact?", proofState=0)
    assert answer["proofStatus"] == "Completed"
    assert answer["messages"][0]["data"] == "Try this:\n  [apply] exact h hp"


def test_pickled_environment_is_checked_and_read(repl: Repl, tmp_path: Path) -> None:
    ask(repl, cmd="def f := 42")
    file = str(tmp_path / "a.olean")
    assert ask(repl, pickleTo=file, env=0) == {"env": 0}
    assert ask(repl, unpickleEnvFrom=file) == {"env": 1}
    assert ask(repl, cmd="example : f = 42 := by rfl", env=1) == {"env": 2}


def test_damaged_pickle_is_refused(repl: Repl, tmp_path: Path) -> None:
    path = tmp_path / "a.olean"
    path.write_bytes(b"nonsense")
    assert ask(repl, unpickleEnvFrom=str(path))["message"].startswith("Could not unpickle")


def test_forget(repl: Repl) -> None:
    ask(repl, cmd="def f := 42")
    assert ask(repl, forget={"envs": [0, 7], "proofStates": [3]}) == {"forgotten": 1}
    assert ask(repl, cmd="def g := 1", env=0) == {"message": "Unknown environment."}


def test_axioms(repl: Repl) -> None:
    ask(repl, cmd="theorem a (p : Prop) : p ∨ ¬p := Classical.em p\ntheorem b : 1 = 1 := rfl")
    assert ask(repl, axioms="a", env=0)["axioms"] == ["Classical.choice", "Quot.sound", "propext"]
    assert ask(repl, axioms="b", env=0)["axioms"] == []
    assert ask(repl, axioms="nope", env=0) == {"message": "Unknown constant `nope`"}


def test_declarations_since(repl: Repl) -> None:
    ask(repl, cmd="theorem one (a b : Nat) (h : a = b) : b = a := h.symm")
    ask(repl, cmd="def unrelated := 3")
    items = ask(repl, declarations=True, env=0, since=1)["declarations"]
    assert [i["name"] for i in items] == ["one"]
    assert items[0]["head"] == "Eq" and items[0]["hypotheses"] == 1 and items[0]["hypothesisHeads"] == ["Eq"]


def test_a_types_digest_changes_with_what_its_display_may_show(repl: Repl) -> None:
    types = [
        "∀ a b : Nat, a < b → a < 2",
        "∀ a b : Nat, b < a → a < 2",
        "∀ a b : Nat, a < b → a < 3",
        "∀ a c : Nat, a < c → a < 2",
        "∀ {a b : Nat}, a < b → a < 2",
        "∀ (α : Sort 1) (a b : α), a = b",
        "∀ (α : Sort 2) (a b : α), a = b",
        "∀ p : Nat × Nat, p.1 = 1",
        "∀ p : Nat × Nat, p.2 = 1",
        "(let a := 1; a) = 1",
        "(let b := 1; b) = 1",
        "(have b := 1; b) = 1",
        "∀ a b : Nat, a = b",
        "∀ a b : Nat, a = nat_lit 0",
        "∀ a b : Nat, a = nat_lit 1" + "0" * 5000,
    ]
    digests = []
    for number, kind in enumerate([*types, *types]):
        answer = ask(repl, cmd=f"axiom t{number} : {kind}")
        (item,) = ask(repl, declarations=True, env=answer["env"], modules=[""])["declarations"]
        digests.append(item["typeDigest"])
    assert len(set(digests)) == len(types) and digests[: len(types)] == digests[len(types) :]


def test_audit_lists_declarations_and_examples(repl: Repl) -> None:
    answer = ask(repl, cmd="def f : Nat := 1\nexample : f = 1 := rfl\ntheorem bad : f = 2 := sorry", audit=True)
    found = [(d["name"], d["kind"], d["axioms"]) for d in answer["declared"]]
    assert found == [("f", "def", []), ("_example", "example", []), ("bad", "theorem", ["sorryAx"])]


def test_an_axiom_after_a_module_of_the_library_is_the_texts_own() -> None:
    repl = Repl(default_importer(is_library_only=True))
    assert ask(repl, module="Init.Data.Bool") == {"env": 0}
    answer = ask(repl, cmd="axiom evil : False\ntheorem t : False := evil", env=0, audit=True)
    assert [(d["name"], d["axioms"]) for d in answer["declared"]] == [("evil", ["evil"]), ("t", ["evil"])]
    answer = ask(repl, cmd="axiom Real.exists_model : False", env=0, audit=True)
    (message,) = answer["messages"]
    assert message["data"] == "`Real.exists_model` is the name of an axiom of the embedded library"
    assert answer["declared"] == []


def test_requests_that_are_no_requests(repl: Repl) -> None:
    assert "message" in repl.answer("{nonsense")
    assert "message" in repl.answer("[1]")
    assert "message" in repl.answer('{"what": 1}')


def test_audit_lists_a_theorem_whose_name_begins_like_an_equation_lemma(repl: Repl) -> None:
    answer = ask(repl, cmd="theorem N.eq_of_same (a b : Nat) (h : a = b) : b = a := h.symm", audit=True)
    assert [item["name"] for item in answer["declared"]] == ["N.eq_of_same"]


def test_types_are_listed_as_the_open_namespace_shows_them(repl: Repl) -> None:
    answer = ask(repl, cmd="inductive T | z | s (n : T)\nnamespace T\naxiom b (n : T) : s n = n\naxiom a : z = z")
    since = ask(repl, cmd="")["env"]
    listed = ask(repl, declarations=True, env=answer["env"], since=since, types=True)["declarations"]
    facts = [(item["name"], item["type"]) for item in listed if item["kind"] == "axiom"]
    assert facts == [("T.a", "z = z"), ("T.b", "∀ (n : T), n.s = n")]


def test_audit_lists_theorems_whose_names_look_machine_made(repl: Repl) -> None:
    texts = ("below_two : 1 < 2 := by decide", "match_any : 1 = 1 := rfl", "Nat.eq_it (n : Nat) : n = n := rfl")
    answer = ask(repl, cmd="\n".join(f"theorem {text}" for text in texts), audit=True)
    assert [d["name"] for d in answer["declared"]] == ["below_two", "match_any", "Nat.eq_it"]


def test_options_of_a_request_hold_for_its_text_and_what_builds_on_it(repl: Repl) -> None:
    answer = ask(repl, cmd="#check (1 : Nat)", setOptions=[["pp.all", True], [["Elab", "async"], True]])
    assert answer["messages"][0]["data"] == "@OfNat.ofNat.{0} Nat 1 (instOfNatNat 1) : Nat"
    again = ask(repl, cmd="#check (1 : Nat)", env=answer["env"])
    assert again["messages"][0]["data"] == "@OfNat.ofNat.{0} Nat 1 (instOfNatNat 1) : Nat"
    assert ask(repl, cmd="#check (1 : Nat)")["messages"][0]["data"] == "1 : Nat"


@pytest.mark.parametrize(
    ("wanted", "complaint"),
    [
        ([["noSuchRoot.x", 1]], "Unknown option `noSuchRoot.x`"),
        ([["pp.all"]], "setOptions: a pair [name, value] expected, not ['pp.all']"),
        ([[[], True]], "setOptions: a pair [name, value] expected, not [[], True]"),
        ({"pp.all": True}, "setOptions: a list of pairs [name, value] expected"),
    ],
)
def test_options_that_are_none(repl: Repl, wanted: object, complaint: str) -> None:
    assert ask(repl, cmd="#check 1", setOptions=wanted) == {"message": complaint}


def test_a_process_for_the_library_only_reads_no_other_module(tmp_path: Path) -> None:
    (tmp_path / "Mine.lean").write_text("def mine := 4711\n", encoding="utf-8")
    requests = "".join(
        json.dumps({"cmd": text}) + "\n\n"
        for text in ("import Mine\n#eval mine", "import Mathlib.Logic.Basic\n#check id")
    )
    for options, found in (([], "4711"), (["--library-only"], "No module 'Mine' in the embedded library")):
        done = subprocess.run(
            [sys.executable, "-P", "-m", "prover.lean.repl", *options],
            input=requests,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3])},
            capture_output=True,
            text=True,
            check=True,
        )
        mine, library = [json.loads(answer) for answer in done.stdout.split("\n\n") if answer]
        assert found in mine["messages"][0]["data"]
        assert library["messages"][0]["data"].startswith("id.{u}")


def test_a_quoted_module_that_is_not_in_the_library_is_named_by_its_first_part() -> None:
    found = "unknown module prefix 'a.b'\n\nNo module '«a.b».tmp.Old' in the embedded library"
    with pytest.raises(UnknownModule, match=re.escape(found)):
        default_importer(is_library_only=True)(["«a.b».tmp.Old"])


def test_a_file_that_is_not_there(repl: Repl, tmp_path: Path) -> None:
    path = str(tmp_path / "None.lean")
    assert ask(repl, path=path) == {"message": f"no such file or directory (error code: 2)\n  file: {path}"}


def test_a_declaration_with_a_parse_error_reaches_up_to_the_error(repl: Repl) -> None:
    answer = ask(repl, cmd="theorem foo : 1 = 2 := by\n  skip\n  what\n\ntheorem bar : 1 = 1 := rfl", audit=True)
    places = {item["name"]: (item["pos"], item["endPos"]) for item in answer["declared"]}
    assert places["foo"] == ({"line": 1, "column": 0}, {"line": 3, "column": 6})
    assert places["bar"][0] == {"line": 5, "column": 0}
