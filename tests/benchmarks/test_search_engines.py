"""The comparison of engines: its statistics, its problems, and one run on a file of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from prover.benchmarks import search_engines
from prover.benchmarks.comparison import alone, majority, mcnemar
from prover.benchmarks.search_engines import DelayedModel, EngineSpec, main, read_spec, with_proof
from prover.benchmarks.search_problems import SearchProblem, draw, spread
from prover.errors import InputError, ProcessDied
from prover.models.scripted import ScriptedModel
from prover.types import ModelQuery, ProofState, SearchOutcome

EASY = "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry\n"
FALSE = "theorem wrong (p q : Prop) (h : p ∨ q) : q := by\n  sorry\n"
CLOSED = "theorem same (n : Nat) : n = n := by\n  sorry\n"
BROKEN = "theorem broken (p : Prop) : p ∧ := sorry\n"


def test_mcnemar_is_exact_and_two_sided() -> None:
    assert mcnemar(0, 0) == 1.0
    assert mcnemar(5, 0) == pytest.approx(2 / 32)
    assert mcnemar(0, 5) == mcnemar(5, 0)
    assert mcnemar(8, 2) == pytest.approx(2 * (1 + 10 + 45) / 1024)
    assert mcnemar(3, 3) == 1.0


def test_most_seeds_must_agree() -> None:
    assert majority([{"a", "b"}, {"a"}, {"a", "c"}]) == {"a"}
    assert majority([{"a"}, {"b"}]) == set()


def test_what_one_alone_can_do() -> None:
    assert alone({"x": {"a", "b"}, "y": {"b", "c"}}) == {"x": ["a"], "y": ["c"]}


def test_problems_are_taken_evenly() -> None:
    problems = [SearchProblem("s", str(number), "") for number in range(10)]
    assert [problem.name for problem in spread(problems, 4)] == ["0", "2", "5", "7"]
    assert spread(problems, None) == problems


def test_a_smaller_sample_begins_a_larger_one() -> None:
    problems = [SearchProblem("s", str(number), "") for number in range(10)]
    assert draw(problems, 4) == draw(problems, 7)[:4]
    assert sorted(problem.name for problem in draw(problems, 20)) == [problem.name for problem in problems]
    assert draw(problems, None) == problems


def test_an_engine_is_named_with_its_hammers_and_states_in_flight() -> None:
    assert read_spec("best") == EngineSpec("best", "off", 1)
    assert read_spec("and-or+all@12") == EngineSpec("and-or", "all", 12)
    for text in ("best@0", "best@", "best+some", "@2", "proof@2"):
        with pytest.raises(InputError, match="no engine"):
            read_spec(text)


def test_a_slow_model_answers_the_same_later() -> None:
    query = ModelQuery(ProofState(1, ("⊢ p",)))
    pauses: list[float] = []
    answers = DelayedModel(ScriptedModel(default=["t"]), 0.05, pauses.append).propose([query, query], limit=3)
    assert [answer[0].tactic for answer in answers] == ["t", "t"]
    assert pauses == [0.05]


def test_what_a_hammer_closes_is_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = []
    for name, text in {"closed": CLOSED, "false": FALSE}.items():
        files.append(tmp_path / f"{name}.lean")
        files[-1].write_text(text, encoding="utf-8")
    arguments = [*map(str, files), "--engines", "best", "--seeds", "1", "--expansions", "2", "--hard", "--json"]
    assert main([*arguments, "--model-delay-ms", "1"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["usable"] == {"files": 1}
    reasons = {Path(item["problem"]).stem: item["reason"] for item in report["items"]}
    assert reasons == {"closed": "closed by rfl", "false": ""}


def test_a_proof_takes_the_place_of_the_sorry() -> None:
    assert with_proof("theorem t : p := by\n  sorry\n", ["intro", "· a\n  b"]) == (
        "theorem t : p := by\n  intro\n  · a\n    b\n"
    )
    assert with_proof("theorem t : p := sorry\nend A\n", ["rfl"]) == "theorem t : p := by\n  rfl\nend A\n"
    with pytest.raises(InputError, match="no `sorry`"):
        with_proof("theorem t : p := rfl", ["rfl"])


def test_engines_are_compared_on_files_and_a_second_run_does_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = []
    for name, text in {"easy": EASY, "false": FALSE, "broken": BROKEN}.items():
        files.append(tmp_path / f"{name}.lean")
        files[-1].write_text(text, encoding="utf-8")
    out = tmp_path / "report.json"
    arguments = [*map(str, files), "--engines", "best,dive+all", "--seeds", "2", "--expansions", "6", "--out", str(out)]
    assert main([*arguments, "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["usable"] == {"files": 2}
    by_name = {row["engine"]: row for row in report["engines"]}
    assert by_name["best"]["solved"] == by_name["dive+all"]["solved"] == 1
    statuses = {item["status"] for item in report["items"] if item["problem"].endswith("broken.lean")}
    assert statuses == {"unusable"}
    journal = out.with_suffix(".journal.jsonl").read_text(encoding="utf-8")
    assert main(arguments) == 0
    assert out.with_suffix(".journal.jsonl").read_text(encoding="utf-8") == journal
    assert "files 2 of 3 usable" in capsys.readouterr().out


def test_runs_that_broke_are_told_and_tried_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Breaking:
        def search(self, *arguments: object, **options: object) -> SearchOutcome:
            raise ProcessDied("Lean is gone")

    file, out = tmp_path / "easy.lean", tmp_path / "report.json"
    file.write_text(EASY, encoding="utf-8")
    arguments = [str(file), "--engines", "best", "--seeds", "2", "--expansions", "6", "--out", str(out), "--json"]
    with monkeypatch.context() as patched:
        patched.setattr(search_engines, "build_engine", lambda *given: Breaking())
        assert main(arguments) == 3
    assert json.loads(capsys.readouterr().out)["missing"] == 2
    assert main(arguments) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["missing"], report["engines"][0]["solved"]) == (0, 1)


def test_an_engine_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--engines", "best,proof"]) == 2
    assert "no engine 'proof' to compare" in capsys.readouterr().err
