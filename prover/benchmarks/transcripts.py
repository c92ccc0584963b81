"""Recorded conversations with the community REPL, compared with what embedded Lean answers.

Comes in: a folder of ``NAME.in`` (requests) and ``NAME.expected.out`` (answers). Goes out: one outcome a transcript.
Answers are compared as JSON; ``usedConstants`` and ``infotree`` are ignored (they hang on Lean's internals).
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from prover.errors import EngineError
from prover.repl.process import ProcessSpec
from prover.repl.transport import Transport

IGNORED: Final = frozenset({"usedConstants", "infotree"})
ACCIDENTS: Final = frozenset({"root_goals", "no_goal_sorry", "self_proof_rw", "variables"})
"""Transcripts that hang on accidents of real Lean (the data's README); shown, counted like the others."""


@dataclass(frozen=True, slots=True)
class TranscriptOutcome:
    name: str
    equal: bool
    detail: str = ""


def without_ignored(value: Any) -> Any:
    """The JSON value without ignored fields."""
    if isinstance(value, dict):
        return {k: without_ignored(v) for k, v in value.items() if k not in IGNORED}
    if isinstance(value, list):
        return [without_ignored(v) for v in value]
    return value


def blocks(text: str) -> list[str]:
    """Parts separated by blank lines, with the lines joined as the REPL joins them."""
    out: list[str] = []
    current: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.rstrip():
            current.append(line.rstrip())
        elif current:
            out.append("".join(current))
            current = []
    return out


def expected_answers(text: str) -> list[Any]:
    decoder = json.JSONDecoder()
    answers: list[Any] = []
    pos = 0
    while True:
        while pos < len(text) and text[pos].isspace():
            pos += 1
        if pos >= len(text):
            return answers
        value, pos = decoder.raw_decode(text, pos)
        answers.append(value)


def run_transcript(folder: Path, name: str, timeout_s: float) -> TranscriptOutcome:
    """Replay one transcript in a process of its own, in a copy of the folder's ``test`` files."""
    requests = blocks((folder / f"{name}.in").read_text(encoding="utf-8"))
    expected = expected_answers((folder / f"{name}.expected.out").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as tmp:
        if (folder / "test").is_dir():
            shutil.copytree(folder / "test", Path(tmp) / "test", copy_function=shutil.copyfile)
            (Path(tmp) / "test").chmod(0o755)
        return _replay(name, requests, expected, Path(tmp), timeout_s)


def _replay(name: str, requests: list[str], expected: list[Any], cwd: Path, timeout_s: float) -> TranscriptOutcome:
    try:
        with Transport(ProcessSpec((sys.executable, "-m", "prover.lean.repl"), cwd=cwd)) as process:
            for i, (request, wanted) in enumerate(zip(requests, expected, strict=False), 1):
                answer = json.loads(process.ask(request, timeout_s=timeout_s))
                if without_ignored(answer) != without_ignored(wanted):
                    return TranscriptOutcome(name, False, f"answer {i}: {json.dumps(answer, ensure_ascii=False)[:400]}")
    except (EngineError, json.JSONDecodeError) as err:
        return TranscriptOutcome(name, False, str(err))
    return TranscriptOutcome(name, True)


def transcript_names(folder: Path) -> list[str]:
    return sorted(p.name.removesuffix(".in") for p in folder.glob("*.in"))
