"""The process that proves for a server: its protocol, its words, its end."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from prover import api
from prover.serve.lane import public

from .conftest import ROOT, descendants


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (f'ended: File "{ROOT}/prover/lean/x.py", line 3', 'ended: File "…", line 3'),
        (f"cannot read {Path.cwd()}: gone", "cannot read …: gone"),
        ("x / y and a/b are terms", "x / y and a/b are terms"),
    ],
)
def test_words_of_ours_name_no_file(words: str, told: str) -> None:
    report = {"files": [{"failure": words, "theorems": [{"reason": words, "statement": words}]}]}
    (file,) = public(report)["files"]
    assert (file["failure"], file["theorems"][0]["reason"]) == (told, told)
    assert file["theorems"][0]["statement"] == words


class Lane:
    """A lane of its own."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "prover.serve.lane"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def send(self, message: dict[str, Any]) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(message) + "\n")
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer


@pytest.fixture
def lane(tmp_path: Path) -> Iterator[Lane]:
    lane = Lane(tmp_path)
    settings = api.settings(engine="embedded", workers=1).settings.model_dump()
    lane.send({"settings": settings, "is_library_only": True, "memory_mb": 4096})
    assert lane.receive() == {"ready": True}
    with lane.process:
        yield lane
        if lane.process.poll() is None:
            lane.process.kill()


def test_lean_is_up_when_it_is_ready(lane: Lane) -> None:
    """The start of Lean is not part of the first call's time."""
    listed = subprocess.run(["ps", "-e", "-o", "pid=,args="], capture_output=True, text=True, check=True).stdout
    ours = descendants(lane.process.pid)
    assert any("prover.lean.repl" in line for line in listed.splitlines() if int(line.split()[0]) in ours)


def test_one_call_after_the_other(lane: Lane) -> None:
    for number in (1, 2):
        lane.send({"call": "check", "source": f"theorem t : {number} = 1 := rfl", "options": {}})
        assert lane.receive()["report"]["exit_code"] == number - 1


def test_a_text_at_fault_is_told_in_words(lane: Lane) -> None:
    lane.send({"call": "premises", "source": "-- nothing", "options": {"line": None, "limit": 3}})
    answer = lane.receive()
    assert answer["error"] == "input"
    assert "there is no `sorry` in the file" in answer["message"]


def test_a_text_at_fault_is_told_without_files_of_the_server(lane: Lane, tmp_path: Path) -> None:
    options = {"examples": str(tmp_path / "nowhere.jsonl")}
    lane.send({"call": "prove", "source": "theorem t : 1 = 1 := by sorry", "options": options})
    answer = lane.receive()
    assert answer["error"] == "input"
    assert answer["message"].startswith("…: No such file or directory")


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="no prlimit here")
def test_a_text_that_it_cannot_hold_is_told_as_memory(lane: Lane) -> None:
    lane.send({"call": "check", "source": "", "options": {}})
    lane.receive()
    pid = lane.process.pid
    size_kb = next(
        int(line.split()[1]) for line in Path(f"/proc/{pid}/status").read_text().splitlines() if "VmSize" in line
    )
    _, hard = resource.prlimit(pid, resource.RLIMIT_AS)
    resource.prlimit(pid, resource.RLIMIT_AS, ((size_kb << 10) + (40 << 20), hard))
    lane.send({"call": "check", "source": "example : 1 = 1 := rfl\n" * 200_000, "options": {}})
    assert lane.receive() == {"error": "memory", "message": "the text needs more memory than one request may use"}


def test_it_ends_with_its_server_in_the_middle_of_a_call(lane: Lane) -> None:
    hard = "theorem t (a b c : Nat) : a ^ 5 + b ^ 7 = c ^ 9 + 1 := by sorry"
    lane.send({"call": "prove", "source": hard, "options": {"timeout_s": 200.0}})
    assert lane.process.stdin is not None
    lane.process.stdin.close()
    assert lane.process.wait(60) == 0
