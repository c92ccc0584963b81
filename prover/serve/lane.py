"""A process that proves for a server: ``python -m prover.serve.lane``, started and ended by ``lanes``.

In, on stdin: one JSON line with the settings, then one a call: ``{"call": "prove", "source": …, "options": {…}}``.
Out, on stdout: ``{"ready": true}``, then one line a call: ``{"report": {…}}`` (with ``text`` for a proof), or
``{"error": kind, "message": …}``.  Everything else that is written goes to stderr.  Lean runs in further processes,
which a companion ends when this one is gone.  It works in an empty folder and, with embedded Lean, opens no file that a
text names.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Callable, Mapping
from typing import Any, TextIO

from prover import api
from prover.errors import InputError, ProverError

Report = dict[str, Any]


def prove(source: str, doors: api.Doors, options: Mapping[str, Any]) -> Report:
    """Prove every ``sorry`` of a text; ``options`` are those of ``prover.api.prove``."""
    run = api.prove(["-"], mode=api.OutputMode.NOWHERE, stdin=source, doors=doors, **options)
    return {"report": run.report.model_dump(mode="json", by_alias=True), "text": run.files[0].text}


def check(source: str, doors: api.Doors, options: Mapping[str, Any]) -> Report:
    """Errors, ``sorry``s and axioms of a text."""
    report = api.check(["-"], stdin=source, doors=doors, **options)
    return {"report": report.model_dump(mode="json", by_alias=True)}


def premises(source: str, doors: api.Doors, options: Mapping[str, Any]) -> Report:
    """Premises for the goal at a line (none: the first ``sorry``)."""
    given = dict(options)
    line = given.pop("line")
    report = api.premises("-" if line is None else f"-#L{line}", stdin=source, doors=doors, **given)
    return {"report": report.model_dump(mode="json", by_alias=True)}


_CALLS: Mapping[str, Callable[[str, api.Doors, Mapping[str, Any]], Report]] = {
    "prove": prove,
    "check": check,
    "premises": premises,
}


def serve(requests: TextIO, answers: TextIO) -> None:
    """Answer calls until the input ends."""
    setup = json.loads(requests.readline())
    if setup["memory_mb"] is not None:
        limit = setup["memory_mb"] << 20
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    with api.open_doors(is_library_only=setup["is_library_only"], **setup["settings"]) as doors:
        _send(answers, {"ready": True})
        for line in requests:
            call = json.loads(line)
            options = {**setup["settings"], **call["options"]}
            try:
                _send(answers, _CALLS[call["call"]](call["source"], doors, options))
            except InputError as error:
                _send(answers, {"error": "input", "message": str(error)})
            except (ProverError, MemoryError, RecursionError) as error:
                print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
                _send(answers, {"error": "failed", "message": type(error).__name__})


def _send(answers: TextIO, message: Mapping[str, Any]) -> None:
    answers.write(json.dumps(message) + "\n")
    answers.flush()


def main() -> int:
    """Take stdout for the answers alone."""
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as answers:
        os.dup2(2, 1)
        serve(sys.stdin, answers)
    return 0


if __name__ == "__main__":
    sys.exit(main())
