"""One engine behind the ``Door`` port: a pool for searches, fresh processes for re-checks.

In: an ``EngineSpec``.  Out: proof environments, audits, kernel re-checks of exports.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from types import TracebackType

from prover.repl.audit import audit_source
from prover.repl.export_check import recheck_export
from prover.repl.pool import EngineSpec, WorkerPool
from prover.repl.process import NoticeCallback, ignore_notice
from prover.repl.replay import ReplayingEnv
from prover.types import Comparison, ExportVerdict, NamedDeclaration, SourceAudit


class LeanDoor:
    """Implements ``prover.ports.Door``; close it to end every process."""

    def __init__(self, spec: EngineSpec, *, workers: int = 2, on_notice: NoticeCallback = ignore_notice) -> None:
        self.spec = spec
        self.pool = WorkerPool(spec, size=workers, on_notice=on_notice)

    @property
    def reason(self) -> str:
        """Why this engine was chosen."""
        return self.spec.reason

    def open_env(self, *, fingerprints: bool = False) -> AbstractContextManager[ReplayingEnv]:
        """A proof environment on a worker of the pool."""
        return ReplayingEnv(self.pool, fingerprints=fingerprints)

    def audit(
        self,
        source: str,
        *,
        names: Sequence[NamedDeclaration] = (),
        comparison: Comparison | None = None,
        timeout_s: float | None = None,
    ) -> SourceAudit:
        """Elaborate a source in a process that has seen nothing else."""
        return audit_source(self.pool.fresh(), source, names=names, comparison=comparison, timeout_s=timeout_s)

    def recheck_export(
        self,
        source: str,
        *,
        theorems: Sequence[str] = (),
        checkers: Sequence[str] = (),
        timeout_s: float | None = None,
    ) -> tuple[ExportVerdict, ...]:
        """Export and kernel check in processes of their own (embedded engine only)."""
        return recheck_export(self.spec, source, theorems=theorems, checkers=checkers, timeout_s=timeout_s)

    def close(self) -> None:
        """End every process."""
        self.pool.close()

    def __enter__(self) -> LeanDoor:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()
