"""Real Lean's own account of a file, by the audit command that ``prover setup`` builds (``Prover/Audit.lean``).

In: the command, a source text.  Out: messages and the declarations that the text added, each with the hash of its
statement: the sha256 of the lines that lean4export writes for it.  The numbers in hygienic names, which depend on what
was elaborated before, are counted anew in each statement.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from prover.errors import BadAnswer, EngineError
from prover.protocol import AuditAnswer, AuditItem
from prover.repl.ownership import Interruption
from prover.repl.process import ProcessSpec
from prover.repl.run_once import run_once

_SHOWN = 500


def ask_command(
    command: ProcessSpec, source: str, *, timeout_s: float | None, interruption: Interruption | None = None
) -> AuditAnswer:
    """Run the command on a text.  Raises ``EngineError`` when it gives no account: there is no verdict then."""
    with tempfile.TemporaryDirectory(prefix="prover-audit-") as folder:
        path = Path(folder) / "Audited.lean"
        path.write_text(source, encoding="utf-8")
        code, output, errors = run_once(command, [str(path)], "", timeout_s, interruption=interruption)
    if code != 0:
        raise EngineError(
            f"the audit command ended with status {code}: {errors.strip()[-_SHOWN:] or 'no reason given'}"
        )
    try:
        answer = AuditAnswer.model_validate_json(output)
    except ValidationError as error:
        raise BadAnswer(f"the audit command gave no account of the file: {output[:_SHOWN]!r}") from error
    return answer.model_copy(update={"declared": [_hashed(item) for item in answer.declared]})


def _hashed(item: AuditItem) -> AuditItem:
    return item.model_copy(update={"statement_hash": statement_hash(item.statement_lines)})


def statement_hash(lines: Sequence[str]) -> str:
    """The hash of a statement's export; ``""`` for none.  Raises ``BadAnswer`` for what is no export."""
    if not lines:
        return ""
    digest = hashlib.sha256()
    try:
        for line in _with_scopes_counted(lines):
            digest.update(line.encode("utf-8") + b"\n")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadAnswer(f"the audit command gave a statement that is no export: {error}") from error
    return digest.hexdigest()


def _with_scopes_counted(lines: Sequence[str]) -> list[str]:
    """The lines with the numbers below ``_hyg`` replaced by the order in which they occur."""
    hygienic: set[int] = set()
    scopes: dict[int, int] = {}
    counted = []
    for line in lines:
        entry = json.loads(line)
        if not isinstance(entry, dict):
            raise TypeError(f"{line[:_SHOWN]!r} is no object")
        if "in" in entry:
            part = entry.get("str") or entry["num"]
            if entry.get("str", {}).get("str") == "_hyg":
                hygienic.add(entry["in"])
            elif "num" in entry and part["pre"] in hygienic:
                part["i"] = scopes.setdefault(part["i"], len(scopes) + 1)
        counted.append(json.dumps(entry, ensure_ascii=False, separators=(",", ":"), sort_keys=True))
    return counted
