"""A proof writer that gives what it was told, for tests."""

from __future__ import annotations

from collections.abc import Sequence

from prover.types import ProofRequest, ProofText


class ScriptedWriter:
    """Implements ``prover.ports.ProofWriter``: one batch of texts per request, in order; then nothing."""

    def __init__(self, *batches: Sequence[str | ProofText]) -> None:
        self.batches = list(batches)
        self.requests: list[ProofRequest] = []
        self.seeds: list[int] = []

    def write(self, requests: Sequence[ProofRequest], *, samples: int, seed: int = 0) -> Sequence[Sequence[ProofText]]:
        self.requests.extend(requests)
        self.seeds.append(seed)
        return [self._next()[:samples] for _ in requests]

    def _next(self) -> list[ProofText]:
        batch = self.batches.pop(0) if self.batches else []
        return [ProofText(item, -1.0, 10) if isinstance(item, str) else item for item in batch]
