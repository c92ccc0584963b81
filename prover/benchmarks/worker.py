"""A process that proves the last ``sorry`` of a file, as ``prover prove`` does: search, re-check in a fresh process.

Reads requests and writes answers, a JSON object a line: ``{"text", "timeout_s"}`` in; ``Answer``'s fields out.  One
process serves one thread of a benchmark, so that every search has a core of its own.  ``WorkerProcess`` is the
other end.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from prover import wiring
from prover.driver.prove import ProveOptions
from prover.driver.run import OutputMode, ProveRequest, prove_targets
from prover.errors import ProverError
from prover.ports import Limits, OpenSpare, ProgressCallback, ProofEnv, ProofSearch, Retriever
from prover.types import Declaration, EngineInfo, OpenedSource, ProofState, SearchOutcome, TacticResult


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one file.  ``body`` is what follows the statement in the finished file; times in seconds.

    ``status``: the theorem's in ``prover.driver.report``; ``"failed"`` when the machinery broke: nothing is known then.
    """

    is_proved: bool
    reason: str = ""
    body: str = ""
    axioms: tuple[str, ...] = ()
    elapsed_s: float = 0.0
    expansions: int = 0
    steps_s: tuple[float, ...] = field(default=())
    statement_hash: str = ""
    engine_version: str = ""
    library_hash: str = ""
    status: str = "failed"


class TimedEnv:
    """A ``ProofEnv`` that notes how long each tactic takes; everything else goes through."""

    def __init__(self, env: ProofEnv, times: list[float]) -> None:
        self._env = env
        self._times = times

    @property
    def engine(self) -> EngineInfo:
        """Which Lean answers."""
        return self._env.engine

    def open_source(
        self, source: str, *, env: int | None = None, audit: bool = False, timeout_s: float | None = None
    ) -> OpenedSource:
        """See the port."""
        return self._env.open_source(source, env=env, audit=audit, timeout_s=timeout_s)

    def run_tactic(self, state: ProofState, tactic: str, *, timeout_s: float | None = None) -> TacticResult:
        """See the port."""
        started = time.perf_counter()
        try:
            return self._env.run_tactic(state, tactic, timeout_s=timeout_s)
        finally:
            self._times.append(time.perf_counter() - started)

    def declarations(self, env: int, *, since: int | None = None, with_types: bool = False) -> Sequence[Declaration]:
        """See the port."""
        return self._env.declarations(env, since=since, with_types=with_types)

    def forget(self, states: Iterable[ProofState]) -> None:
        """See the port."""
        self._env.forget(states)


class TimedSearch:
    """A ``ProofSearch`` whose tactic steps are timed."""

    def __init__(self, search: ProofSearch) -> None:
        self._search = search
        self.times: list[float] = []

    def search(
        self,
        env: ProofEnv,
        root: ProofState,
        *,
        retriever: Retriever,
        limits: Limits,
        seed: int = 0,
        source: str = "",
        on_progress: ProgressCallback | None = None,
        open_spare: OpenSpare | None = None,
    ) -> SearchOutcome:
        """See the port."""
        timed = TimedEnv(env, self.times)
        return self._search.search(
            timed,
            root,
            retriever=retriever,
            limits=limits,
            seed=seed,
            source=source,
            on_progress=on_progress,
            open_spare=open_spare,
        )


def prove_text(text: str, timeout_s: float) -> Answer:
    """Prove the ``sorry`` of a text; it is proved only if the finished text passed the final check."""
    given = {"engine": "embedded", "workers": 1, "timeout_s": timeout_s}
    settings = wiring.effective_settings(given).settings
    options = ProveOptions(
        timeout_s=timeout_s,
        tactic_timeout_s=settings.tactic_timeout_s,
        check_timeout_s=settings.check_timeout_s,
        seed=settings.seed,
    )
    search = TimedSearch(wiring.build_search(settings))
    request = ProveRequest(targets=("-",), mode=OutputMode.NOWHERE, stdin=text, model=settings.model)
    started = time.monotonic()
    try:
        with wiring.DoorKeeper(settings) as keeper:
            run = prove_targets(request, keeper.door_for, search, wiring.build_retrievers(settings), options)
    except ProverError as error:
        return Answer(False, f"{type(error).__name__}: {error}", elapsed_s=time.monotonic() - started)
    (report,) = run.report.files
    attempted = [theorem for theorem in report.theorems if theorem.sorries]
    if report.failure:
        return Answer(False, report.failure)
    if not attempted:
        return Answer(False, _first_error(report.errors) or "no `sorry` was found", status="refused")
    last = attempted[-1]
    engine = report.engine
    searches = [item.search for item in last.sorries if item.search is not None]
    return Answer(
        is_proved=last.status == "proved",
        reason=last.reason,
        body=last.proof or "",
        axioms=tuple(last.axioms),
        elapsed_s=last.elapsed_s,
        expansions=sum(item.expansions for item in searches),
        steps_s=tuple(round(value, 5) for value in search.times),
        statement_hash=last.statement_hash,
        engine_version=engine.version if engine is not None else "",
        library_hash=engine.library_hash if engine is not None else "",
        status=last.status,
    )


class WorkerProcess:
    """This module's process as its parent sees it; started again when it has died.  One thread uses it."""

    COMMAND = (sys.executable, "-m", "prover.benchmarks.worker")

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def ask(self, text: str, timeout_s: float, deadline_s: float | None = None) -> dict[str, Any]:
        """The worker's answer; a dead worker gives a reason.  After ``deadline_s`` the process is killed."""
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(
                self.COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
            )
        process = self._process
        assert process.stdin is not None and process.stdout is not None
        timer = threading.Timer(deadline_s, self.close) if deadline_s is not None else None
        try:
            if timer is not None:
                timer.start()
            process.stdin.write(json.dumps({"text": text, "timeout_s": timeout_s}) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except (BrokenPipeError, ValueError):
            line = ""
        finally:
            if timer is not None:
                timer.cancel()
        if not line:
            return {"is_proved": False, "reason": "the worker process ended"}
        answer: dict[str, Any] = json.loads(line)
        return answer

    def close(self) -> None:
        """End the process and what it started (it leads its own process group)."""
        process = self._process
        if process is None:
            return
        if process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()  # type: ignore[union-attr]


def _first_error(errors: Sequence[object]) -> str:
    return str(errors[0]) if errors else ""


def main() -> None:
    """Serve requests until the input ends."""
    for line in sys.stdin:
        request = json.loads(line)
        answer = prove_text(request["text"], request["timeout_s"])
        print(json.dumps(asdict(answer), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
