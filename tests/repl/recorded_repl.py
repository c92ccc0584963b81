"""A process that answers as real Lean's REPL did when it was recorded: what was asked then must be asked now, in order.

Usage: ``recorded_repl.py FILE``; FILE holds a JSON array of pairs ``[request, answer]``.  Another request than the
recorded one ends the process.  The answer ``null``: none came (the process stands still).

``read_conversation`` reads a transcript of the REPL's own tests (``NAME.in``, ``NAME.expected.out``).
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

Pair = tuple[dict[str, Any], dict[str, Any] | None]


def read_conversation(folder: Path, name: str) -> list[Pair]:
    """The requests of a transcript with their answers."""
    asked = (folder / f"{name}.in").read_text(encoding="utf-8")
    requests = [json.loads("".join(line.rstrip() for line in part.split("\n"))) for part in _parts(asked)]
    told, at, answers = (folder / f"{name}.expected.out").read_text(encoding="utf-8"), 0, []
    while told[at:].strip():
        at += len(told[at:]) - len(told[at:].lstrip())
        answer, at = json.JSONDecoder().raw_decode(told, at)
        answers.append(answer)
    return list(zip(requests, answers, strict=True))


def _parts(text: str) -> list[str]:
    """What stands between lines that are empty."""
    parts: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            parts[-1].append(line)
        elif parts[-1]:
            parts.append([])
    return ["\n".join(part) for part in parts if part]


def main(pairs: list[Pair]) -> None:
    left = list(pairs)
    lines: list[str] = []
    for line in sys.stdin:
        if line.strip():
            lines.append(line.rstrip())
            continue
        request = json.loads("".join(lines))
        lines = []
        expected, answer = left.pop(0) if left else ({}, {})
        if request != expected:
            sys.exit(f"asked {request}, recorded was {expected}")
        if answer is None:
            time.sleep(600)
        print(json.dumps(answer, ensure_ascii=False) + "\n", flush=True)


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
