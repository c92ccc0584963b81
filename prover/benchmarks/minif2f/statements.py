"""Statements: each is elaborated with ``sorry`` for its proof, its goal compared with the recorded one."""

from __future__ import annotations

import json
import time

from prover.benchmarks.core import Engine
from prover.benchmarks.minif2f.display import compare_goals
from prover.benchmarks.minif2f.problems import Problem
from prover.benchmarks.minif2f.report import Item, Verdict
from prover.errors import EngineError, ProcessTimeout


class StatementWorker:
    """Elaborates problems in fresh environments of one process."""

    def __init__(self, timeout_s: float) -> None:
        self._engine = Engine(timeout_s)

    def work(self, problem: Problem, key: str) -> Item:
        """Whether the statement elaborates, and how its goal is shown."""
        started = time.monotonic()
        verdict, reason, goal = self._elaborate(problem)
        return Item.about(
            problem,
            key,
            verdict,
            reason=reason,
            elapsed_s=round(time.monotonic() - started, 3),
            goal=goal,
            goal_verdict=compare_goals(goal, problem.goal) if verdict == "ok" else "",
        )

    def _elaborate(self, problem: Problem) -> tuple[Verdict, str, str]:
        try:
            answer = self._engine.ask({"cmd": problem.text})
        except ProcessTimeout:
            return "timeout", "out of time", ""
        except (EngineError, json.JSONDecodeError) as err:
            return "crashed", str(err), ""
        errors = [m["data"] for m in answer.get("messages", ()) if m["severity"] == "error"]
        if "message" in answer:
            errors.insert(0, answer["message"])
        if errors:
            return ("crashed" if "internal error" in errors[0] else "refused"), errors[0], ""
        sorries = answer.get("sorries", [])
        if len(sorries) != 1:
            return "refused", f"{len(sorries)} goals instead of one", ""
        return "ok", "", sorries[0]["goal"]

    def close(self) -> None:
        """End the process."""
        self._engine.close()
