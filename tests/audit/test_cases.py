"""The audit against people who try to fool it, and against honest people with unusual habits (``cases/``).

Every case runs through ``audit_file`` with embedded Lean: each text in a process that has seen nothing else, forked
from one warm process.  By default a third of the cases run, with ``-m slow`` all of them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest

from prover.driver.audit import audit_file
from prover.driver.judge import JudgeOptions
from prover.errors import ExitCode
from prover.ports import Door, ProofEnv
from prover.repl.audit import audit_source
from prover.repl.export_check import recheck_export
from prover.repl.pool import EngineSpec, Worker
from prover.repl.toolchain import choose_engine
from prover.repl.zygote import Nursery
from prover.types import Comparison, ExportVerdict, NamedDeclaration, SourceAudit
from tests.audit.case_files import Case, read_cases

CHEATS, HONEST = read_cases("cheats"), read_cases("honest")


class NurseryDoor:
    """A door that forks each worker in the folder of its file (``LeanDoor`` starts a warm process for each folder)."""

    reason = "a test"

    def __init__(self, spec: EngineSpec, nursery: Nursery) -> None:
        self.spec = spec
        self.nursery = nursery

    def open_env(self) -> AbstractContextManager[ProofEnv]:
        raise NotImplementedError

    def audit(
        self,
        source: str,
        *,
        names: Sequence[NamedDeclaration] = (),
        comparison: Comparison | None = None,
        timeout_s: float | None = None,
    ) -> SourceAudit:
        worker = Worker(self.spec, spawner=self.nursery)
        return audit_source(worker, source, names=names, comparison=comparison, timeout_s=timeout_s)

    def recheck_export(
        self,
        source: str,
        *,
        theorems: Sequence[str] = (),
        checkers: Sequence[str] = (),
        timeout_s: float | None = None,
    ) -> Sequence[ExportVerdict]:
        return recheck_export(self.spec, source, theorems=theorems, checkers=checkers, timeout_s=timeout_s)


@dataclass(frozen=True, slots=True)
class Engine:
    """Embedded Lean for all cases; ``environ`` has a cache folder for the cases' compiled modules."""

    nursery: Nursery
    environ: Mapping[str, str]

    def doors_for(self, against: Path, asked: str, solution: Path, given: str) -> Mapping[str, Door]:
        return {"original": self._door(against, asked), "solution": self._door(solution, given)}

    def _door(self, path: Path, source: str) -> Door:
        spec = choose_engine("embedded", path, self.environ, source=source, memory_mb=4096)
        return NurseryDoor(spec, self.nursery)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    nursery = Nursery(start_timeout_s=180.0)
    yield Engine(nursery, {**os.environ, "XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache"))})
    nursery.close()


def params(cases: Sequence[Case]) -> list[object]:
    """A fixed third of the cases for every day, the rest marked ``slow``."""
    return [
        pytest.param(case, id=case.name, marks=[] if number % 3 == 0 else [pytest.mark.slow])
        for number, case in enumerate(cases)
    ]


def check(case: Case, folder: Path, engine: Engine, *, is_kernel_asked: bool = False) -> None:
    """Audit a case and compare every verdict with what its file says."""
    solution, original = case.write(folder)
    options = JudgeOptions(is_kernel_asked=is_kernel_asked, timeout_s=120.0)
    report = audit_file(solution, original, engine.doors_for, options)
    for item in report.theorems:
        expected = case.expectation_for(item.name)
        found = item.reason.value if item.reason is not None else item.verdict
        assert found == expected.reason, f"{item.name}: {item.detail} {report.errors}"
        assert expected.says in item.detail, f"{item.name}: {item.detail}"
    named = {name for group in case.expected for name in group.theorems}
    assert named <= {item.name for item in report.theorems}, "a case must speak of theorems of its original"
    assert (report.exit_code == ExitCode.AUDIT) is (report.rejected > 0)
    assert (report.rejected == 0) is case.is_honest


@pytest.mark.parametrize("case", params(CHEATS))
def test_a_cheat_is_caught_for_the_right_reason(case: Case, tmp_path: Path, engine: Engine) -> None:
    check(case, tmp_path, engine)


@pytest.mark.parametrize("case", params(HONEST))
def test_an_honest_proof_passes(case: Case, tmp_path: Path, engine: Engine) -> None:
    check(case, tmp_path, engine)


@pytest.mark.slow
@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in HONEST[::4]])
def test_the_kernel_agrees_with_honest_proofs(case: Case, tmp_path: Path, engine: Engine) -> None:
    check(case, tmp_path, engine, is_kernel_asked=True)


def test_there_are_enough_cases_of_every_kind() -> None:
    reasons = {group.reason for case in CHEATS for group in case.expected}
    assert reasons == {"statement", "definition", "sorry", "axiom", "error", "not_a_proof", "forbidden", "missing"}
    assert len(CHEATS) >= 200
    assert len(HONEST) >= 120
