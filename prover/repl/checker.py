"""External checkers: any program that reads a lean4export NDJSON file and says whether its kernel accepts it.

In: a command line, the export's text.  Out: an ``ExportVerdict``.  The export is written to a file of its own; its path
takes the place of ``{}`` in the command, or is its last argument.

A checker's word counts only with the number of declarations it has checked, which must be the export's: a program that
was called the wrong way and checked nothing often ends with status 0 too.  The last line of its output may be our own
``CheckVerdict`` as JSON; otherwise status 0 is an acceptance, 1 a rejection, anything else a refusal to say, and the
number is read from the words before "declarations" (or "constants", "theorems").
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import tempfile
from collections import Counter
from collections.abc import Collection
from pathlib import Path

from pydantic import ValidationError

from prover.errors import EngineError, InputError
from prover.protocol import CheckVerdict
from prover.repl.process import ProcessSpec
from prover.repl.run_once import run_once
from prover.types import ExportVerdict

PLACE = "{}"
"""Stands for the export's path in a checker's command line."""

_COUNT = re.compile(r"([0-9][0-9,_]*)\s+(?:declarations|declars|decls|constants)\b", re.IGNORECASE)
_GROUPS = ("axiom", "def", "thm", "opaque", "quot", "inductive")
_MAX_DETAIL = 500


def parse_checker(command: str) -> tuple[str, ...]:
    """The arguments of a checker's command line.  Raises ``InputError`` when there is no such program."""
    try:
        arguments = tuple(shlex.split(command))
    except ValueError as error:
        raise InputError(f"--checker {command!r}: {error}") from error
    if not arguments:
        raise InputError("--checker needs a command")
    if shutil.which(arguments[0]) is None:
        raise InputError(f"--checker {command!r}: there is no program {arguments[0]!r}")
    return arguments


def run_checker(command: str, exported: str, *, timeout_s: float | None = None) -> ExportVerdict:
    """Give ``exported`` to a checker.  A checker that fails, hangs or does not say what it checked is *declined*."""
    arguments = parse_checker(command)
    with tempfile.TemporaryDirectory(prefix="prover-checker-") as folder:
        path = Path(folder) / "export.ndjson"
        path.write_text(exported, encoding="utf-8", newline="\n")
        given = [argument.replace(PLACE, str(path)) for argument in arguments[1:]]
        if not any(PLACE in argument for argument in arguments[1:]):
            given.append(str(path))
        try:
            code, output, errors = run_once(ProcessSpec((arguments[0],), Path(folder)), given, "", timeout_s)
        except EngineError as error:
            return ExportVerdict("declined", str(error), command)
    return _read_answer(command, code, output, errors, declaration_counts(exported))


def declaration_counts(exported: str) -> frozenset[int]:
    """How many declarations an export has, as checkers count them: declarations, constants, either without quotients.

    A mutual block of inductive types is one declaration, and its types, constructors and recursors are constants; the
    four constants of the quotient package are one declaration or four.
    """
    groups: Counter[str] = Counter()
    constants = quotients = 0
    for line in exported.split("\n"):
        if not line:
            continue
        entry = json.loads(line)
        kind = next((key for key in _GROUPS if key in entry), None)
        if kind is None:
            continue
        groups[kind] += 1
        if kind == "inductive":
            constants += sum(len(entry[kind][part]) for part in ("types", "ctors", "recs"))
        else:
            constants += 1
        quotients += kind == "quot"
    declarations = sum(groups.values())
    package = 1 if quotients else 0
    return frozenset(
        {declarations, declarations - quotients, declarations - quotients + package, constants, constants - quotients}
    )


def _read_answer(command: str, code: int, output: str, errors: str, expected: Collection[int]) -> ExportVerdict:
    lines = output.strip().splitlines()
    count: int | None = None
    try:
        answer = CheckVerdict.model_validate_json(lines[-1] if lines else "")
    except ValidationError:
        verdict = {0: "accept", 1: "reject"}.get(code, "decline")
        reason = (errors.strip() or output.strip())[-_MAX_DETAIL:]
        counts = [int(re.sub("[,_]", "", text)) for text in _COUNT.findall(output + "\n" + errors)]
        count = max(counts, default=None)
    else:
        verdict, reason = answer.verdict, answer.reason
        count = answer.declarations
        if (verdict == "accept") != (code == 0):
            return ExportVerdict("declined", f"it says {verdict} with status {code}", command)
    if verdict == "reject":
        return ExportVerdict("rejected", reason or f"status {code}", command)
    if verdict != "accept":
        return ExportVerdict("declined", reason or f"status {code}", command)
    if count is None:
        return ExportVerdict("declined", "it accepts, but does not say how many declarations it has checked", command)
    if count not in expected:
        shown = " or ".join(str(number) for number in sorted(expected))
        return ExportVerdict("declined", f"it has checked {count} declarations, the export has {shown}", command)
    return ExportVerdict("accepted", f"{count} declarations", command)
