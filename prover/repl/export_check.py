"""Export a source and let the kernel alone check it, in two further child processes.

In: a source text.  Out: an ``ExportVerdict``, or the NDJSON text.  Uses ``python -m prover.lean.export`` and
``python -m prover.lean.check`` as ``prover.protocol`` describes them.  A process that dies or times out is *declined*,
never accepted.  Real Lean has no such check here: declined.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Sequence

from pydantic import ValidationError

from prover.errors import EngineError, InputError, ProcessTimeout
from prover.protocol import CheckVerdict
from prover.repl.pool import EngineSpec
from prover.repl.process import ProcessSpec
from prover.types import ExportVerdict

_REPL_MODULE = "prover.lean.repl"
_MAX_REASON = 500
_SOURCE_HAS_ERRORS = 1
"""The export's exit status for a text with errors."""


def export_source(spec: EngineSpec, source: str, *, name: str = "<stdin>", timeout_s: float | None = None) -> str:
    """The lean4export text of a source, called ``name`` in messages.

    Raises ``InputError`` with Lean's errors when the source has some, ``EngineError`` when the child breaks.
    """
    child = _sibling(spec, "prover.lean.export")
    code, output, errors = _run(child, ["-", f"--name={name}"], source, timeout_s)
    # Python itself ends with the same status when it fails: Lean's errors begin with the text's name.
    if code == _SOURCE_HAS_ERRORS and errors.startswith(f"{name}:") and not output:
        raise InputError(f"nothing is exported, the file has errors:\n{errors.strip()}")
    if code != 0 or not output.strip():
        raise EngineError(f"export failed with status {code}: {errors.strip()[-_MAX_REASON:] or 'no output'}")
    return output


def recheck_export(spec: EngineSpec, source: str, *, timeout_s: float | None = None) -> ExportVerdict:
    """Export ``source`` and check the export with the kernel in another process."""
    if spec.info.kind != "embedded":
        return ExportVerdict("declined", "no export check on the real Lean side")
    try:
        exported = export_source(spec, source, timeout_s=timeout_s)
        code, output, errors = _run(_sibling(spec, "prover.lean.check"), ["-"], exported, timeout_s)
    except (EngineError, InputError) as error:
        return ExportVerdict("declined", str(error))
    return _read_verdict(code, output, errors)


def check_library(spec: EngineSpec, *, timeout_s: float | None = None) -> ExportVerdict:
    """Type-check the whole embedded library again (``python -m prover.lean.check --library``)."""
    try:
        code, output, errors = _run(_sibling(spec, "prover.lean.check"), ["--library"], "", timeout_s)
    except EngineError as error:
        return ExportVerdict("declined", str(error))
    return _read_verdict(code, output, errors)


def _read_verdict(code: int, output: str, errors: str) -> ExportVerdict:
    try:
        verdict = CheckVerdict.model_validate_json(output.strip().splitlines()[-1] if output.strip() else "")
    except ValidationError:
        return ExportVerdict("declined", f"the check gave no verdict (status {code}): {errors.strip()[-_MAX_REASON:]}")
    if verdict.verdict == "accept" and code == 0:
        return ExportVerdict("accepted", f"{verdict.declarations} declarations")
    if verdict.verdict == "reject":
        return ExportVerdict("rejected", verdict.reason)
    return ExportVerdict("declined", verdict.reason or f"status {code}")


def _sibling(spec: EngineSpec, module: str) -> ProcessSpec:
    """The process of another module of embedded Lean, started like the engine's own."""
    command = tuple(module if part == _REPL_MODULE else part for part in spec.process.command)
    if module not in command:
        raise EngineError(f"this engine has no {module}")
    return ProcessSpec(command, spec.process.cwd, spec.process.environment, spec.process.memory_mb)


def _run(spec: ProcessSpec, arguments: Sequence[str], text: str, timeout_s: float | None) -> tuple[int, str, str]:
    """Run a child to its end: exit status, stdout, stderr.  The process group is killed on any exception."""
    try:
        process = subprocess.Popen(
            [*spec.command, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=spec.cwd,
            env=None if spec.environment is None else dict(spec.environment),
            start_new_session=True,
            text=True,
            encoding="utf-8",
        )
    except OSError as error:
        raise EngineError(f"cannot start {spec.command[0]!r}: {error}") from error
    try:
        output, errors = process.communicate(text, timeout=timeout_s)
    except subprocess.TimeoutExpired as error:
        raise ProcessTimeout(f"no verdict within {timeout_s} s") from error
    finally:
        if process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
    return process.returncode, output, errors
