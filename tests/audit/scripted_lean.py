"""A scripted REPL process in the place of real Lean: ``python scripted_lean.py SCRIPT.json``.

The script is a list with an entry for each file that may be sent: ``text``, ``messages`` (severity, line, column, data)
and ``says``, the messages' texts for each question asked in its environment (without leading ``set_option … in``).
A question without an answer gets Lean's "Unknown constant".
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

_OPTION = re.compile(r"set_option \S+ \S+ in\s+")


def read_request() -> dict[str, Any] | None:
    lines: list[str] = []
    for line in sys.stdin:
        if line.strip():
            lines.append(line.rstrip())
        elif lines:
            break
    return json.loads("".join(lines)) if lines else None


def message(severity: str, line: int, column: int, data: str) -> dict[str, Any]:
    place = {"line": line, "column": column}
    return {"severity": severity, "pos": place, "endPos": place, "data": data}


def answer(script: list[dict[str, Any]], request: dict[str, Any]) -> dict[str, Any]:
    if set(request) - {"cmd", "env"}:
        # The community's REPL ignores fields that it does not know.
        request = {key: request[key] for key in ("cmd", "env") if key in request}
    if request.get("env") is None:
        number = next(i for i, entry in enumerate(script) if entry["text"] == request["cmd"])
        return {"env": number, "messages": [message(*each) for each in script[number].get("messages", [])]}
    question = _OPTION.sub("", request["cmd"]).strip()
    said = script[request["env"]]["says"].get(question)
    if said is None:
        name = question.rpartition(" ")[2].removeprefix("@").removeprefix("_root_.")
        return {"env": request["env"], "messages": [message("error", 1, 0, f"Unknown constant `{name}`")]}
    return {"env": request["env"], "messages": [message("info", 1, 0, text) for text in said]}


def main() -> None:
    script = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    while (request := read_request()) is not None:
        sys.stdout.write(json.dumps(answer(script, request), ensure_ascii=False) + "\n\n")
        sys.stdout.flush()


main()
