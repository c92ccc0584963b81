"""Runs a child to its end: one text in, one text out, within a time.

In: a ``ProcessSpec``, further arguments, the text for its stdin.  Out: exit status, stdout, stderr.  The child leads a
process group of its own, which is killed when the time is over, the caller is interrupted or the work called off.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Sequence
from functools import partial

from prover.errors import EngineError, ProcessTimeout
from prover.repl.ownership import Interruption
from prover.repl.process import ProcessSpec, limit_address_space


def run_once(
    spec: ProcessSpec,
    arguments: Sequence[str],
    text: str,
    timeout_s: float | None,
    *,
    interruption: Interruption | None = None,
) -> tuple[int, str, str]:
    """Run a child to its end.

    Raises ``EngineError`` when it cannot be started, ``ProcessTimeout`` when it is not done within ``timeout_s``,
    ``RequestCancelled`` after ``interruption``, which ends it.
    """
    interruption = Interruption() if interruption is None else interruption
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
            errors="replace",
        )
    except OSError as error:
        raise EngineError(f"cannot start {spec.command[0]!r}: {error}") from error
    try:
        if spec.memory_mb is not None:
            limit_address_space(process.pid, spec.memory_mb)
        with interruption.during(partial(_kill_group, process)):
            output, errors = process.communicate(text, timeout=timeout_s)
    except BaseException as error:
        _kill_group(process)
        process.communicate()  # closes the pipes
        if isinstance(error, subprocess.TimeoutExpired):
            raise ProcessTimeout(f"no verdict within {timeout_s} s") from error
        raise
    _kill_group(process)
    interruption.check()
    return process.returncode, output, errors


def _kill_group(process: subprocess.Popen[str]) -> None:
    """End the child and what it has started itself, which may outlive it."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
