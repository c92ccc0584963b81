"""Export a source and let the kernel alone check it, in two further child processes.

In: a source text, the theorems that matter, commands of external checkers.  Out: ``ExportVerdict``s, or the NDJSON.
Uses ``python -m prover.lean.export`` and ``python -m prover.lean.check`` as ``prover.protocol`` describes them.  A
process that dies or times out is *declined*, never accepted.  Real Lean has no such check here: declined.
"""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import ValidationError

from prover.errors import EngineError, InputError
from prover.protocol import CheckVerdict
from prover.repl.checker import declaration_counts, run_checker
from prover.repl.pool import EngineSpec
from prover.repl.process import LIBRARY_ONLY, ProcessSpec
from prover.repl.run_once import run_once
from prover.types import ExportVerdict, TheoremAxioms

_REPL_MODULE = "prover.lean.repl"
_MAX_REASON = 500
_SOURCE_HAS_ERRORS = 1
"""The export's exit status for a text with errors."""


def export_source(
    spec: EngineSpec, source: str, *, name: str = "<stdin>", only: Sequence[str] = (), timeout_s: float | None = None
) -> str:
    """The lean4export text of a source, called ``name`` in messages; with ``only`` that of these constants.

    Raises ``InputError`` with Lean's errors when the source has some, ``EngineError`` when the child breaks.
    """
    child = _sibling(spec, "prover.lean.export")
    chosen = [f"--only={constant}" for constant in only]
    code, output, errors = run_once(child, ["-", f"--name={name}", *chosen], source, timeout_s)
    # Python itself ends with the same status when it fails: Lean's errors begin with the text's name.
    if code == _SOURCE_HAS_ERRORS and errors.startswith(f"{name}:") and not output:
        raise InputError(f"nothing is exported, the file has errors:\n{errors.strip()}")
    if code != 0 or not output.strip():
        raise EngineError(f"export failed with status {code}: {errors.strip()[-_MAX_REASON:] or 'no output'}")
    return output


def recheck_export(
    spec: EngineSpec,
    source: str,
    *,
    theorems: Sequence[str] = (),
    checkers: Sequence[str] = (),
    timeout_s: float | None = None,
) -> tuple[ExportVerdict, ...]:
    """Export ``source`` and check the export with the kernel in another process, and with external ``checkers``.

    With ``theorems`` just these constants and what they mention.  Our own kernel's verdict comes first.
    """
    if spec.info.kind != "embedded":
        return _all_declined("no export check on the real Lean side", checkers)
    try:
        exported = export_source(spec, source, only=theorems, timeout_s=timeout_s)
    except (EngineError, InputError) as error:
        return _all_declined(str(error), checkers)
    own = _check_with_kernel(spec, exported, theorems, timeout_s)
    return (own, *(run_checker(command, exported, timeout_s=timeout_s) for command in checkers))


def _all_declined(reason: str, checkers: Sequence[str]) -> tuple[ExportVerdict, ...]:
    return (ExportVerdict("declined", reason), *(ExportVerdict("declined", reason, command) for command in checkers))


def _check_with_kernel(
    spec: EngineSpec, exported: str, theorems: Sequence[str], timeout_s: float | None
) -> ExportVerdict:
    arguments = ["-", *(f"--theorem={name}" for name in theorems)]
    try:
        code, output, errors = run_once(_sibling(spec, "prover.lean.check"), arguments, exported, timeout_s)
    except EngineError as error:
        return ExportVerdict("declined", str(error))
    verdict = _read_verdict(code, output, errors)
    return verdict if verdict.verdict != "accepted" else _counted(verdict, output, exported, theorems)


def _counted(accepted: ExportVerdict, output: str, exported: str, theorems: Sequence[str]) -> ExportVerdict:
    """An acceptance counts when everything in the export was checked and everything asked for is in it."""
    said = CheckVerdict.model_validate_json(output.strip().splitlines()[-1])
    if said.declarations not in declaration_counts(exported):
        return ExportVerdict("declined", f"it has checked {said.declarations} declarations, the export has others")
    missing = [name for name in theorems if name not in said.theorems]
    if missing:
        return ExportVerdict("declined", f"it does not say what {missing[0]!r} rests on")
    found = tuple(TheoremAxioms(name, tuple(sorted(axioms))) for name, axioms in said.theorems.items())
    return ExportVerdict("accepted", accepted.detail, theorems=found)


def check_library(spec: EngineSpec, *, timeout_s: float | None = None) -> ExportVerdict:
    """Type-check the whole embedded library again (``python -m prover.lean.check --library``)."""
    try:
        code, output, errors = run_once(_sibling(spec, "prover.lean.check"), ["--library"], "", timeout_s)
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
    ours = (part for part in spec.process.command if part != LIBRARY_ONLY)  # an option of the REPL alone
    command = tuple(module if part == _REPL_MODULE else part for part in ours)
    if module not in command:
        raise EngineError(f"this engine has no {module}")
    return ProcessSpec(command, spec.process.cwd, spec.process.environment, spec.process.memory_mb)
