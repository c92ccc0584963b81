"""A process that compiles library modules: a module name a line in, one JSON line out.

An answer has ``seconds`` and ``resident_mb``, the most memory the process has had, or ``error``.

Arguments: the cache folder (``-`` for the usual ones), the folder of the sources, the roots. Started by
:mod:`prover.lean.library.load`; ends when its input ends.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import sys
from pathlib import Path

from prover.lean.library import sources
from prover.lean.library.load import build_module, graph_of, use_folder
from prover.lean.stack import run_deep


def main() -> None:
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)  # nothing else may write into the answers
    gc.disable()  # terms have no cycles worth finding; measured 1.05–1.6× in kernel-notes
    if sys.argv[1] != "-":
        use_folder(Path(sys.argv[1]))
    sources.SOURCE_ROOT = Path(sys.argv[2])
    graph = graph_of(tuple(sys.argv[3:]))
    for line in sys.stdin:
        module = line.strip()
        try:
            seconds = run_deep(lambda m=module: build_module(graph, m))  # type: ignore[misc]
            answers.write(json.dumps({"seconds": seconds, "resident_mb": most_resident_mb()}) + "\n")
        except Exception as err:
            answers.write(json.dumps({"error": f"{err}"}) + "\n")


def most_resident_mb() -> int:
    """The largest resident size of this process so far, in MiB.

    Linux lets ``ru_maxrss`` begin at the size of the process that started this one, ``VmHWM`` is our own.
    """
    status = Path("/proc/self/status")
    if status.exists():
        (own,) = [line for line in status.read_text().splitlines() if line.startswith("VmHWM:")]
        return int(own.split()[1]) >> 10
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most >> (20 if sys.platform == "darwin" else 10)
