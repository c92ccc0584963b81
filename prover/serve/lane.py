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
import queue
import re
import resource
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn, TextIO

from prover import api
from prover.errors import ProverError
from prover.serve.outcome import Failure, failures

Report = dict[str, Any]

_ROOTS = {sys.prefix, sys.base_prefix, tempfile.gettempdir(), *map(str, (Path.home(), Path.cwd()))}
_ROOT = "|".join(re.escape(root) for root in {*_ROOTS, str(Path(__file__).parents[2])} - {"/"})
_PATH = re.compile(rf"(?<![\w/])(?:{_ROOT})(?:/[^\s\"':,]*)?")
_OURS = frozenset({"reason", "detail", "failure"})
"""Fields with words of our own, which may name files of this machine; all others say what Lean says."""


def public(value: Any, field: str = "") -> Any:
    """A report as strangers may read it: no file of this machine is named."""
    if isinstance(value, dict):
        return {key: public(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [public(item, field) for item in value]
    return without_paths(value) if field in _OURS and isinstance(value, str) else value


def without_paths(words: str) -> str:
    """Words of ours that name no file of this machine."""
    return _PATH.sub("…", words)


def prove(source: str, doors: api.Doors, options: Mapping[str, Any]) -> Report:
    """Prove every ``sorry`` of a text; ``options`` are those of ``prover.api.prove``."""
    run = api.prove(["-"], mode=api.OutputMode.NOWHERE, stdin=source, doors=doors, **options)
    return {"report": public(run.report.model_dump(mode="json", by_alias=True)), "text": run.files[0].text}


def check(source: str, doors: api.Doors, options: Mapping[str, Any]) -> Report:
    """Errors, ``sorry``s and axioms of a text."""
    report = api.check(["-"], stdin=source, doors=doors, **options)
    return {"report": public(report.model_dump(mode="json", by_alias=True))}


def premises(source: str, doors: api.Doors, options: Mapping[str, Any]) -> Report:
    """Premises for the goal at a line (none: the first ``sorry``)."""
    given = dict(options)
    line = given.pop("line")
    report = api.premises("-" if line is None else f"-#L{line}", stdin=source, doors=doors, **given)
    return {"report": public(report.model_dump(mode="json", by_alias=True))}


_CALLS: Mapping[str, Callable[[str, api.Doors, Mapping[str, Any]], Report]] = {
    "prove": prove,
    "check": check,
    "premises": premises,
}


def serve(requests: TextIO, answers: TextIO) -> NoReturn:
    """Answer calls; the process ends with the input, in the middle of a call too."""
    setup = json.loads(requests.readline())
    if setup["memory_mb"] is not None:
        limit = setup["memory_mb"] << 20
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    with api.open_doors(is_library_only=setup["is_library_only"], **setup["settings"]) as doors:
        with doors.door_for(None, "").open_env() as env:
            _ = env.engine  # Lean is up: its start is not part of the first call's time
        _send(answers, {"ready": True})
        calls: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=_listen, args=(requests, calls), daemon=True).start()
        while True:
            call = json.loads(calls.get())
            options = {**setup["settings"], **call["options"]}
            try:
                with failures(options["check_timeout_s"]):
                    _send(answers, _CALLS[call["call"]](call["source"], doors, options))
            except Failure as failure:
                _send(answers, {"error": failure.kind, "message": without_paths(failure.message)})
            except MemoryError:
                _send(answers, {"error": "memory", "message": "the text needs more memory than one request may use"})
            except (ProverError, RecursionError) as error:
                print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
                _send(answers, {"error": "failed", "message": type(error).__name__})


def _listen(requests: TextIO, calls: queue.SimpleQueue[str]) -> NoReturn:
    """Hand on the calls; when the server is gone nobody waits for their answers."""
    for line in requests:
        calls.put(line)
    os._exit(0)


def _send(answers: TextIO, message: Mapping[str, Any]) -> None:
    answers.write(json.dumps(message) + "\n")
    answers.flush()


def main() -> NoReturn:
    """Take stdout for the answers alone."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    serve(sys.stdin, answers)


if __name__ == "__main__":
    main()
