"""The server's own routes: reports of texts, open theorems, premises."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from .conftest import Running

AND = "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by sorry"


def open_theorem(server: Running, source: str) -> tuple[str, list[dict[str, Any]]]:
    opened = server.post("/v1/theorems", {"source": source}).json()["opened"]
    return opened["theorem"], opened["sorries"]


def run(server: Running, theorem: str, *steps: tuple[int, str], **options: Any) -> list[dict[str, Any]]:
    body = {"steps": [{"state": state, "tactic": tactic} for state, tactic in steps], **options}
    found: list[dict[str, Any]] = server.post(f"/v1/theorems/{theorem}/tactics", body).json()["results"]
    return found


def test_a_text_is_proved_and_given_back(server: Running) -> None:
    (result,) = server.post("/v1/prove", {"texts": [{"id": "a", "source": AND}]}).json()["results"]
    assert (result["id"], result["status"], result["report"]["proved"]) == ("a", "done", 1)
    (again,) = server.post("/v1/check", {"texts": [{"source": result["text"]}]}).json()["results"]
    (theorem,) = again["report"]["files"][0]["theorems"]
    assert (theorem["has_error"], theorem["has_sorry"], theorem["axioms"]) == (False, False, [])


def test_a_proof_without_the_kernels_word_when_it_is_not_wanted(server: Running) -> None:
    answer = server.post("/v1/prove", {"texts": [{"source": AND}], "audit": "lean", "disprove": False})
    (result,) = answer.json()["results"]
    assert (result["status"], result["report"]["proved"]) == ("done", 1)


def test_a_false_statement_is_refuted_and_not_proved(server: Running) -> None:
    text = "theorem wrong (n : Nat) : n + 1 = 3 := by sorry"
    (result,) = server.post("/v1/prove", {"texts": [{"source": text}], "timeout_s": 20}).json()["results"]
    assert (result["report"]["proved"], result["report"]["refuted"], result["text"]) == (0, 1, text)


def test_several_texts_each_with_its_result(server: Running) -> None:
    texts = [{"id": str(n), "source": f"theorem t : {n} = 1 := rfl"} for n in range(3)]
    results = server.post("/v1/check", {"texts": texts}).json()["results"]
    assert [(item["id"], item["report"]["exit_code"]) for item in results] == [("0", 1), ("1", 0), ("2", 1)]


def test_a_text_that_takes_too_long_is_a_timeout_and_not_an_answer(server: Running) -> None:
    endless = "example : (List.range 100000000).length = 5 := by decide"
    (result,) = server.post("/v1/check", {"texts": [{"source": endless}], "timeout_s": 1}).json()["results"]
    assert (result["status"], result["reason"], result["report"]) == ("timeout", "timed out in 1 seconds", None)


def test_a_report_does_not_wait_for_a_proof(server: Running) -> None:
    hard = {"texts": [{"source": "theorem t (a b c : Nat) : a ^ 5 + b ^ 7 = c ^ 9 + 1 := by sorry"}], "timeout_s": 40}
    answers: list[Any] = []
    proving = threading.Thread(target=lambda: answers.append(server.post("/v1/prove", hard)))
    proving.start()
    (result,) = server.post("/v1/check", {"texts": [{"source": "theorem t : 1 = 1 := rfl"}]}).json()["results"]
    assert result["report"]["exit_code"] == 0
    assert proving.is_alive()
    proving.join()
    (proof,) = answers[0].json()["results"]
    assert (proof["status"], proof["report"]["proved"]) == ("done", 0)


def test_a_proof_step_by_step(server: Running) -> None:
    theorem, (sorry,) = open_theorem(server, AND)
    assert sorry["goals"] == ["p q : Prop\nh : p ∧ q\n⊢ q ∧ p"]
    split, wrong = run(server, theorem, (sorry["state"], "constructor"), (sorry["state"], "exact h"))
    assert (split["status"], split["goals"][0]) == ("open", "case left\np q : Prop\nh : p ∧ q\n⊢ q")
    assert wrong["status"] == "refused"
    assert "Type mismatch" in wrong["reason"]
    (middle,) = run(server, theorem, (split["state"], "exact h.2"))
    (last,) = run(server, theorem, (middle["state"], "exact h.1"))
    assert last["status"] == "proved"


def test_more_theorems_are_open_than_there_are_processes(server: Running) -> None:
    opened = [open_theorem(server, f"theorem t (h : {n} = 1) : 1 = {n} := by sorry") for n in range(8)]
    for theorem, (sorry,) in opened:
        (result,) = run(server, theorem, (sorry["state"], "exact h.symm"))
        assert result["status"] == "proved"


def test_a_tactic_that_takes_too_long_is_a_timeout_and_the_states_stay(server: Running) -> None:
    theorem, (sorry,) = open_theorem(server, "theorem t : (List.range 100000000).length = 5 ∨ True := by sorry")
    endless, good = run(
        server,
        theorem,
        (sorry["state"], "exact Or.inl (by decide)"),
        (sorry["state"], "exact Or.inr trivial"),
        timeout_s=4,
    )
    assert endless["status"] == "timeout"
    assert "no answer within 4" in endless["reason"]
    assert (good["status"], good["reason"]) == ("proved", "")


def test_an_axiom_by_sorry_is_no_proof(server: Running) -> None:
    theorem, (sorry,) = open_theorem(server, "theorem t (p : Prop) : p := by sorry")
    (result,) = run(server, theorem, (sorry["state"], "sorry"))
    assert (result["status"], result["reason"]) == ("refused", "the step uses `sorry`")


def test_a_theorem_that_is_not_open(server: Running) -> None:
    theorem, (sorry,) = open_theorem(server, AND)
    with server.client() as client:
        assert client.delete(f"/v1/theorems/{theorem}").status_code == 204
        assert client.delete(f"/v1/theorems/{theorem}").status_code == 404
    answer = server.post(f"/v1/theorems/{theorem}/tactics", {"steps": [{"state": sorry["state"], "tactic": "rfl"}]})
    assert (answer.status_code, answer.json()["detail"]) == (404, "no such theorem is open here (any more)")


def test_a_state_that_the_theorem_does_not_have(server: Running) -> None:
    theorem, _ = open_theorem(server, AND)
    answer = server.post(f"/v1/theorems/{theorem}/tactics", {"steps": [{"state": 99999, "tactic": "rfl"}]})
    assert (answer.status_code, answer.json()["detail"]) == (404, "the theorem has no state 99999")


@pytest.mark.parametrize(("line", "goal"), [(None, "⊢ a + b = b + a"), (3, "⊢ c + 0 = c")])
def test_premises_for_a_place(server: Running, line: int | None, goal: str) -> None:
    text = "theorem one (a b : Nat) : a + b = b + a := by\n  sorry\ntheorem two (c : Nat) : c + 0 = c := by sorry\n"
    report = server.post("/v1/premises", {"source": text, "line": line, "limit": 3}).json()["report"]
    assert report["goal"].splitlines()[-1] == goal
    assert len(report["premises"]) == 3


def test_premises_where_there_is_no_declaration(server: Running) -> None:
    answer = server.post("/v1/premises", {"source": "-- nothing", "line": 7}).json()
    assert (answer["status"], answer["report"]) == ("input", None)
    assert "line 7 is in no declaration" in answer["reason"]


def test_what_a_request_may_not_say(server: Running) -> None:
    answer = server.post("/v1/check", {"texts": [{"source": "", "path": "/etc/passwd"}]})
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["loc"] == ["body", "texts", 0, "path"]


def test_the_figures(server: Running) -> None:
    with server.client() as client:
        figures = client.get("/v1/health").json()
    assert figures["workers"] == 2
    assert figures["waiting"] == 0


@pytest.mark.slow
def test_the_time_of_a_proof_bounds_what_stands_in_the_text(server: Running) -> None:
    endless = f"example : (List.range 100000000).length = 5 := by decide\n{AND}"
    (result,) = server.post("/v1/prove", {"texts": [{"source": endless}], "timeout_s": 2}).json()["results"]
    assert result["status"] == "done"
    (theorem,) = result["report"]["files"][0]["theorems"]
    assert (theorem["status"], theorem["reason"]) == ("failed", "no answer from Lean within 10 s")
