"""Published proofs: each is judged against the statement of the data, as ``prover audit`` does.

In: a JSON-lines file with ``name`` and ``formal_proof`` (a whole file that ends in the proved theorem).  Out: an item a
proof; a refusal's first line says of which sort it is, Lean's own words follow.  Whether a name is missing here or has
another one by now in Mathlib cannot be told without Mathlib: both are "a name unknown here".
"""

from __future__ import annotations

import json
import re
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from prover import wiring
from prover.benchmarks.minif2f.problems import Problem
from prover.benchmarks.minif2f.report import Item, Verdict
from prover.driver.audit import audit_file
from prover.driver.judge import JudgeOptions
from prover.driver.report import AuditReport, VerdictReason
from prover.errors import EngineError, InputError, ProcessTimeout

SORTS: Final = (
    ("a feature that embedded Lean lacks", re.compile(r"embedded Lean has no |unknown tactic|unknown attribute")),
    ("a name unknown here", re.compile(r"[Uu]nknown (identifier|constant)|invalid field|does not contain")),
    ("syntax that is not read", re.compile(r"unexpected |expected '")),
    ("out of time", re.compile(r"\(deterministic\) timeout")),
    ("too deep", re.compile(r"maximum recursion depth")),
)
"""Sorts of errors by Lean's words; the first that fits one of the errors counts."""


def read_published(path: Path, problems: Sequence[Problem]) -> list[Problem]:
    """The published proofs of these problems, in the order of the file."""
    known = {problem.name: problem for problem in problems}
    if not path.is_file():
        raise InputError(f"no published proofs at {path}")
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            problem = known.get(row["name"])
            if problem is not None:
                found.append(replace(problem, published=str(row["formal_proof"])))
        except (json.JSONDecodeError, KeyError, TypeError) as err:
            raise InputError(f"{path}:{number}: not a published proof ({err!r})") from err
    if not found:
        raise InputError(f"{path} has no proof of these problems")
    return found


class PublishedWorker:
    """Judges proofs with one engine at a time; ``timeout_s`` is for each of the two files of a judgement."""

    def __init__(self, timeout_s: float) -> None:
        settings = wiring.effective_settings({"engine": "embedded", "workers": 1}).settings
        self._keeper = wiring.DoorKeeper(settings)
        self._options = JudgeOptions(timeout_s=timeout_s)

    def work(self, problem: Problem, key: str) -> Item:
        """The verdict on one published proof."""
        started = time.monotonic()
        verdict, reason, axioms = self._judge(problem)
        elapsed_s = round(time.monotonic() - started, 3)
        return Item.about(problem, key, verdict, reason=reason, elapsed_s=elapsed_s, axioms=axioms)

    def _judge(self, problem: Problem) -> tuple[Verdict, str, list[str]]:
        with tempfile.TemporaryDirectory(prefix="prover-published-") as folder:
            against, solution = Path(folder, "statement.lean"), Path(folder, "proof.lean")
            against.write_text(problem.text, encoding="utf-8")
            solution.write_text(problem.published, encoding="utf-8")
            try:
                report = audit_file(solution, against, self._keeper.doors_for_judging, self._options)
            except InputError as err:
                return "refused", f"the statement does not elaborate\n{err}", []
            except ProcessTimeout:
                return "timeout", "out of time", []
            except EngineError as err:
                return "crashed", f"the engine broke\n{err}", []
        theorem = report.theorems[-1]
        if theorem.verdict == "accepted":
            return "ok", "", theorem.axioms
        if theorem.verdict == "undecided":
            return "crashed", f"no verdict\n{theorem.detail}", theorem.axioms
        return "refused", refusal(report), theorem.axioms

    def close(self) -> None:
        """End the processes."""
        self._keeper.close()


def refusal(report: AuditReport) -> str:
    """Why the last theorem of a judged file is not accepted: the sort on the first line, then Lean's words."""
    theorem = report.theorems[-1]
    texts = [error.text for error in report.errors]
    words = "\n".join([theorem.detail, *texts])
    if theorem.reason is VerdictReason.STATEMENT:
        return f"the statement is another one\n{words}"
    for sort, pattern in SORTS:
        if any(pattern.search(text) for text in texts):
            return f"{sort}\n{words}"
    return f"{'another error' if texts else theorem.reason}\n{words}"
