"""The miniF2F benchmark on problems of our own: reading, elaborating, comparing goals, proving, journal, report."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from prover.benchmarks.journal import Journal, key_of
from prover.benchmarks.minif2f.__main__ import main
from prover.benchmarks.minif2f.display import compare_goals, folded
from prover.benchmarks.minif2f.negating import proved_names
from prover.benchmarks.minif2f.problems import Problem, read_problems, with_sorry
from prover.benchmarks.minif2f.proving import ProvingWorker
from prover.benchmarks.minif2f.published import PublishedWorker, read_published
from prover.benchmarks.minif2f.report import BenchReport, Item, fragment_rows, good_within, reason_counts
from prover.benchmarks.minif2f.running import Run
from prover.benchmarks.worker import WorkerProcess
from prover.errors import InputError

HEADER = "import Mathlib\nimport Aesop\n\nset_option maxHeartbeats 0\n\nopen Nat\n\n"
ROWS = [
    {
        "name": "swap",
        "split": "valid",
        "header": HEADER,
        "formal_statement": "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by\n",
        "goal": "p q : Prop\nh : p ∧ q\n⊢ q ∧ p",
    },
    {
        "name": "no_such",
        "split": "valid",
        "header": HEADER,
        "formal_statement": "theorem no_such (n : ℕ) : NoSuch n := by sorry",
        "goal": "n : ℕ\n⊢ NoSuch n",
    },
    {
        "name": "wrong",
        "split": "valid",
        "header": HEADER,
        "formal_statement": "theorem wrong (n : ℕ) : n = n + 1 :=",
        "goal": "n : ℕ\n⊢ n = n.succ",
    },
    {"name": "kept_back", "split": "test", "header": HEADER, "formal_statement": "theorem t : True := by"},
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    facts = {"fragment": "logic", "closed": True}
    (tmp_path / "fragments.json").write_text(json.dumps({"items": {"swap": facts}}), encoding="utf-8")
    return path


def item(name: str, **given: object) -> Item:
    facts = {"name": name, "key": name, "fragment": "f", "is_closed": False, "verdict": "ok", **given}
    return Item.model_validate(facts)


def test_only_the_rows_of_the_split_are_read(data: Path) -> None:
    problems = read_problems(data, "valid")
    assert [problem.name for problem in problems] == ["swap", "no_such", "wrong"]
    assert (problems[0].fragment, problems[0].is_closed) == ("logic", True)
    assert problems[1].fragment == "(no fragment given)"
    with pytest.raises(InputError, match="no problem of the split 'other'"):
        read_problems(data, "other")


def test_a_damaged_row_is_named_by_its_line(data: Path) -> None:
    data.write_text(data.read_text(encoding="utf-8") + "{}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"rows\.jsonl:5: not a problem"):
        read_problems(data, "valid")


@pytest.mark.parametrize("ending", ["", " :=", " := by", " := by sorry", " := sorry", " := by\n  sorry\n"])
def test_every_ending_of_a_statement_becomes_a_sorry(ending: str) -> None:
    assert with_sorry("open Nat\n", f"theorem t : True{ending}") == "open Nat\ntheorem t : True := by\n  sorry\n"


@pytest.mark.parametrize(
    ("ours", "recorded", "verdict"),
    [
        ("x : ℝ\n⊢ x = 1", "x : ℝ\n⊢ x = 1", "equal"),
        ("x : ℝ\n⊢ x = 1", "x : ℝ\n⊢ x = 2", "differs"),
        ("x : ℝ\n⊢ x = 1", "", ""),
        ("⊢ cos x = sin (2 * x)", "⊢ x.cos = (2 * x).sin", "folded"),
        ("⊢ cos x = sin (2 * x)", "⊢ x.cos = (2 * y).sin", "differs"),
        ("⊢ logb a (a / b) = 1", "⊢ a.logb (a / b) = 1", "folded"),
        (
            "⊢ {x ∈ Finset.range 5 | x = 1}.card = 1",
            "⊢ (Finset.filter (fun x => x = 1) (Finset.range 5)).card = 1",
            "folded",
        ),
        ("⊢ List.Pairwise (fun x1 x2 => x1 ≠ x2) [a]", "⊢ List.Pairwise (fun x x_1 => x ≠ x_1) [a]", "folded"),
        ("h : a +\n    b = c\n⊢ a = b", "h : a + b = c\n⊢ a = b", "folded"),
    ],
)
def test_goals_are_compared_up_to_the_version(ours: str, recorded: str, verdict: str) -> None:
    assert compare_goals(ours, recorded) == verdict


def test_hypotheses_are_not_joined_by_folding() -> None:
    assert folded("h : a\nk : b\n⊢ c") == "h : a\nk : b\n⊢ c"


def test_the_report_counts_by_fragment_and_time() -> None:
    items = [
        item("a", verdict="proved", elapsed_s=5.0),
        item("b", verdict="proved", elapsed_s=15.0),
        item("c", verdict="open", elapsed_s=60.0, fragment="g"),
        item("d", verdict="refused", reason="Unknown identifier `x`", fragment="g"),
    ]
    assert good_within(items, 60.0) == {"10": 1, "20": 2, "60": 2}
    assert good_within(items, 3.0) == {"3": 0}
    rows = fragment_rows(items, 20.0, is_proving=True)
    assert [(row.fragment, row.total, row.good, row.good_within) for row in rows] == [
        ("f", 2, 2, {"10": 1, "20": 2}),
        ("g", 2, 0, {"10": 0, "20": 0}),
    ]
    assert reason_counts(items) == {"Unknown identifier": 1}


def test_the_journal_keeps_items_and_skips_a_line_that_was_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    Journal(Item, path).add(item("a"))
    with path.open("a", encoding="utf-8") as file:
        file.write('{"name": "b", "key"')
    assert list(Journal(Item, path).done) == ["a"]


def test_what_an_outcome_hangs_on_changes_its_key() -> None:
    assert len({key_of("proving 60", "t", "1"), key_of("proving 20", "t", "1"), key_of("proving 60", "t", "2")}) == 3


class FakeWorker:
    """Finishes problems until told to press Ctrl-C."""

    def __init__(self, asked: list[str], fail_at: str = "") -> None:
        self.asked = asked
        self.fail_at = fail_at

    def work(self, problem: Problem, key: str) -> Item:
        if problem.name == self.fail_at:
            raise RuntimeError("the worker broke")
        self.asked.append(problem.name)
        return item(problem.name, key=key)

    def close(self) -> None:
        return None


def test_a_second_run_goes_on_from_the_journal(tmp_path: Path) -> None:
    problems = [Problem(name, f"text {name}") for name in "abcd"]
    path, asked = tmp_path / "journal.jsonl", list[str]()
    first = Run(problems, lambda p: p.text, Journal(Item, path))
    with pytest.raises(RuntimeError, match="the worker broke"):
        first.run(1, lambda: FakeWorker(asked, fail_at="c"), "working")
    assert [done.name for done in first.items()] == ["a", "b"]
    second = Run(problems, lambda p: p.text, Journal(Item, path))
    second.run(2, lambda: FakeWorker(asked), "working")
    assert [done.name for done in second.items()] == ["a", "b", "c", "d"]
    assert sorted(asked) == ["a", "b", "c", "d"]


def test_statements_are_elaborated_and_counted(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--split", "valid", "--data", str(data), "--statements-only", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["schema"] == "prover.bench/1"
    assert [(row["name"], row["verdict"], row["goal_verdict"]) for row in report["items"]] == [
        ("swap", "ok", "equal"),
        ("no_such", "refused", ""),
        ("wrong", "ok", "differs"),
    ]
    assert (report["good"], report["total"], report["goals_equal"], report["goals_differ"]) == (2, 3, 1, 1)
    assert "NoSuch" in report["items"][1]["reason"]


def test_proving_goes_the_drivers_way_and_resumes(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.json"
    arguments = ["--split", "valid", "--data", str(data), "--timeout", "10", "--out", str(out)]
    assert main(arguments) == 0
    report = json.loads(out.read_text(encoding="utf-8"))
    verdicts = {row["name"]: row["verdict"] for row in report["items"]}
    assert verdicts == {"swap": "proved", "no_such": "refused", "wrong": "open"}
    (proved,) = [row for row in report["items"] if row["verdict"] == "proved"]
    assert proved["axioms"] == [] and proved["statement_hash"] and "sorry" not in proved["proof"]
    assert report["good_within"] == {"10": 1} and report["good_not_closed"] == 0
    assert report["engine_version"] and report["library_hash"]
    journal = out.with_suffix(".journal.jsonl")
    before = journal.read_text(encoding="utf-8")
    assert main(arguments) == 0
    assert journal.read_text(encoding="utf-8") == before


def test_the_negation_of_what_is_proved_is_not(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    journal = tmp_path / "run.journal.jsonl"
    for name in ("swap", "no_such"):
        Journal(Item, journal).add(item(name, verdict="proved" if name == "swap" else "refused"))
    arguments = ["--data", str(data), "--timeout", "6", "--negations", str(journal)]
    assert main([*arguments, "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["mode"], report["total"], report["good"]) == ("negations", 1, 0)
    (row,) = report["items"]
    assert (row["name"], row["verdict"]) == ("swap", "open") and row["expansions"] > 0


def test_a_negation_that_is_proved_is_told(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An earlier run that claims a false theorem: its negation is found, shown, and the exit code says so."""
    journal = tmp_path / "run.journal.jsonl"
    Journal(Item, journal).add(item("wrong", verdict="proved"))
    assert main(["--data", str(data), "--timeout", "10", "--negations", str(journal)]) == 4
    shown = capsys.readouterr().out
    assert "1 of 1 negations proved" in shown
    assert "PROVED, though the theorem is: the negation of wrong := by" in shown


def test_negations_need_a_run_that_proved_something(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    journal = tmp_path / "run.journal.jsonl"
    Journal(Item, journal).add(item("swap", verdict="open"))
    assert main(["--data", str(data), "--negations", str(journal)]) == 2
    assert "tells of no proved theorem" in capsys.readouterr().err
    assert main(["--data", str(data), "--negations", str(tmp_path / "none")]) == 2
    assert "no report and no journal at" in capsys.readouterr().err
    Journal(Item, journal).add(item("of another split", verdict="proved"))
    assert main(["--data", str(data), "--negations", str(journal)]) == 2
    assert "proved none of these problems" in capsys.readouterr().err


def test_proved_theorems_are_read_from_a_report_too(tmp_path: Path) -> None:
    report = BenchReport(
        suite="minif2f",
        mode="proving",
        split="valid",
        data_sha256="",
        engine="embedded",
        engine_version="",
        library_hash="",
        workers=1,
        timeout_s=1.0,
        total=2,
        finished=2,
        good=1,
        good_not_closed=1,
        goals_equal=0,
        goals_folded=0,
        goals_differ=0,
        fragments=[],
        reasons={},
        interrupted=False,
        elapsed_s=1.0,
        items=[item("a", verdict="proved"), item("b", verdict="open")],
    )
    path = tmp_path / "report.json"
    path.write_text(report.to_json(), encoding="utf-8")
    assert proved_names(path) == {"a"}


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ({"is_proved": True, "status": "proved"}, "proved"),
        ({"is_proved": False, "status": "not_proved", "expansions": 3}, "open"),
        ({"is_proved": False, "status": "refused", "statement_hash": "h"}, "refused"),
        ({"is_proved": False, "status": "failed", "expansions": 3, "statement_hash": "h"}, "crashed"),
        ({"is_proved": False, "reason": "the worker process ended"}, "crashed"),
    ],
)
def test_a_broken_machine_is_no_verdict_on_a_theorem(
    monkeypatch: pytest.MonkeyPatch, answer: dict[str, object], verdict: str
) -> None:
    monkeypatch.setattr(WorkerProcess, "ask", lambda self, text, timeout_s, deadline_s=None: answer)
    problem = Problem("p", "theorem p : 1 = 1 := by\n  sorry\n", "", "f", False)
    assert ProvingWorker(1.0).work(problem, "k").verdict == verdict


PUBLISHED = {
    "accepted": ("theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := ⟨h.2, h.1⟩", "ok", ""),
    "another statement": (
        "theorem swap (p q : Prop) (h : q ∧ p) : q ∧ p := h",
        "refused",
        "the statement is another one",
    ),
    "a missing name": (
        "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by exact And.swapped h",
        "refused",
        "a name unknown here",
    ),
    "a missing tactic": (
        "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by bv_decide",
        "refused",
        "a feature that embedded Lean lacks",
    ),
    "a wrong step": (
        "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by exact h",
        "refused",
        "another error",
    ),
    "a gap": ("theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by sorry", "refused", "sorry"),
}


@pytest.fixture(scope="module")
def judge() -> Iterator[PublishedWorker]:
    worker = PublishedWorker(30.0)
    yield worker
    worker.close()


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_proofs_are_judged_and_sorted(data: Path, judge: PublishedWorker, name: str) -> None:
    proof, verdict, sort = PUBLISHED[name]
    (problem,) = [problem for problem in read_problems(data, "valid") if problem.name == "swap"]
    found = judge.work(replace(problem, published=HEADER + proof + "\n"), "k")
    assert (found.verdict, found.reason.split("\n")[0]) == (verdict, sort)


def test_published_proofs_have_a_report_of_their_own(data: Path, tmp_path: Path) -> None:
    proofs, out = tmp_path / "proofs.jsonl", tmp_path / "report.json"
    rows = [
        {"name": "swap", "formal_proof": HEADER + PUBLISHED["accepted"][0]},
        {"name": "no_such", "formal_proof": HEADER + "theorem no_such (n : ℕ) : NoSuch n := by trivial"},
        {"name": "of another split", "formal_proof": "theorem t : True := trivial"},
    ]
    proofs.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert main(["--data", str(data), "--published", str(proofs), "--out", str(out)]) == 0
    report = json.loads(out.read_text(encoding="utf-8"))
    assert (report["mode"], report["total"], report["good"]) == ("published", 2, 1)
    assert report["reasons"] == {"the statement does not elaborate": 1}


def test_a_damaged_published_proof_is_named_by_its_line(data: Path, tmp_path: Path) -> None:
    proofs = tmp_path / "proofs.jsonl"
    proofs.write_text('{"name": "swap"}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"proofs\.jsonl:1: not a published proof"):
        read_published(proofs, read_problems(data, "valid"))


def test_missing_data_is_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path / "none.jsonl")]) == 2
    assert "no data at" in capsys.readouterr().err
