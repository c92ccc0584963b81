"""``prover bench retrieval`` and ``prover bench vectors``: what they measure, and what they say to bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from memory.fusion import LearnedFusion
from memory.schema import TracedDeclaration, TracedFile, TraceHeader
from prover.benchmarks.suites import run_suite
from prover.errors import InputError

HEADER = TraceHeader(engine="embedded", version="4").to_line()


def _trace(path: Path, count: int) -> Path:
    """Theorems about sums, each proved by the one before it."""
    lines = [HEADER]
    for number in range(count):
        declaration = TracedDeclaration(
            source="a", name=f"sum_{number}", kind="theorem", line=1, column=0, end_line=1, end_column=9,
            statement=f"∀ (n m : ℕ), n + m = m + n + {number} * 0", text="", premises=(f"sum_{number - 1}",),
        )  # fmt: skip
        lines.append(declaration.to_line())
    lines.append(TracedFile(source="a", digest="", declarations=count, tactics=0).to_line())
    path.write_text("".join(lines), encoding="utf-8")
    return path


def test_recall_of_every_source_and_fusion_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_suite("retrieval", [str(_trace(tmp_path / "t.jsonl", 40)), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["premises"] == 40 and report["theorems"]["queries"] == 39 and report["tactics"]["queries"] == 0
    assert set(report["theorems"]["recall"]) == {
        "reciprocal ranks", "in use", "learned", "sparse", "structural", "dense", "usage",
    }  # fmt: skip
    assert report["theorems"]["recall"]["sparse"]["@24"] > 0.5


def test_fitted_weights_are_those_of_the_features(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_suite("retrieval", [str(_trace(tmp_path / "t.jsonl", 12)), "--train"]) == 0
    text = capsys.readouterr().out
    assert LearnedFusion.from_json(text).to_json() == text.strip()


@pytest.mark.parametrize("suite", ["retrieval", "vectors"])
@pytest.mark.parametrize(
    ("content", "words"), [(None, "No such file"), ("", "is empty"), ("mine\n", "line 1: no line of a trace")]
)
def test_what_is_no_trace_is_bad_input(tmp_path: Path, suite: str, content: str | None, words: str) -> None:
    path = tmp_path / "t.jsonl"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        run_suite(suite, [str(path)])


@pytest.mark.parametrize(
    ("suite", "options", "words"),
    [
        ("retrieval", [], "nothing to fit weights to: none of 0 goals"),
        ("retrieval", ["--train"], "nothing to fit weights to"),
        ("vectors", [], "no theorem in it"),
    ],
)
def test_a_trace_without_theorems_is_bad_input(tmp_path: Path, suite: str, options: list[str], words: str) -> None:
    with pytest.raises(InputError, match=words):
        run_suite(suite, [str(_trace(tmp_path / "t.jsonl", 0)), *options])


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--size", "0"], "10 statements to search"),
        (["--size", "-5"], "10 statements to search"),
        (["--size", "50", "--queries", "0"], "one to ask for"),
        (["--size", "50"], "50 statements are searched exactly"),
    ],
)
def test_impossible_sizes_are_bad_input(tmp_path: Path, options: list[str], words: str) -> None:
    with pytest.raises(InputError, match=words):
        run_suite("vectors", [str(_trace(tmp_path / "t.jsonl", 3)), *options])


@pytest.mark.parametrize("kind", ["hnsw", "ivf"])
def test_a_few_statements_are_indexed_on_request(tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    pytest.importorskip("faiss")
    arguments = [str(_trace(tmp_path / "t.jsonl", 3)), "--size", "50", "--queries", "2", "--kind", kind]
    assert run_suite("vectors", arguments) == 0
    assert f"50 statements, 256 places, {kind}" in capsys.readouterr().out
