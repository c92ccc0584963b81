"""The suites by name: ``prover bench SUITE``."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Final

from prover.errors import InputError

SUITES: Final = {
    "core": "prover.benchmarks.core",
    "false-statements": "prover.benchmarks.false_statements",
    "messages": "prover.benchmarks.messages",
    "minif2f": "prover.benchmarks.minif2f.__main__",
    "nng": "prover.benchmarks.nng.__main__",
    "retrieval": "prover.benchmarks.retrieval",
    "search": "prover.benchmarks.search_engines",
    "speed": "prover.benchmarks.speed",
    "vectors": "prover.benchmarks.vector_search",
}
"""The module whose ``main`` takes the options of a suite and returns an exit code."""


def run_suite(suite: str, arguments: Sequence[str]) -> int:
    """Run one suite; ``list`` (or a request for help) names them."""
    if suite in ("list", "--help", "-h"):
        for name, module in SUITES.items():
            summary = (importlib.import_module(module).__doc__ or "").strip().split("\n")[0]
            print(f"{name:18}{summary}")
        return 0
    if suite not in SUITES:
        raise InputError(f"there is no suite {suite!r} (known: {', '.join(SUITES)})")
    code: int = importlib.import_module(SUITES[suite]).main(list(arguments))
    return code
