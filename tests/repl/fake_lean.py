"""A scripted REPL that knows imports and pickles of environments, as real Lean's does; for tests of ``headers``.

A command's answer says in one message where its first word stands and what its environment imports; ``import Bad``
gives an error.  The environment of ``import Stubborn`` cannot be pickled, that of ``Deadly`` kills the process when it
is pickled, the pickle of ``Spoiled`` cannot be read, reading that of ``Poison`` kills the process.
Every request is noted in the file that ``FAKE_LEAN_LOG`` names: ``pid kind imports``.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any


def note(kind: str, imports: list[str]) -> None:
    with Path(os.environ["FAKE_LEAN_LOG"]).open("a", encoding="utf-8") as log:
        log.write(f"{os.getpid()} {kind} {','.join(imports)}\n")


def elaborate(text: str, imports: list[str]) -> tuple[list[str], list[dict[str, Any]]]:
    """The imports after a text and its messages."""
    lines = text.split("\n")
    if not imports:
        imports = [line.split()[1] for line in lines if line.startswith("import ")]
        note("elaborate", imports)
        if "Bad" in imports:
            return imports, [message("error", 1, 0, "unknown module prefix 'Bad'")]
    else:
        note("continue", imports)
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.startswith(("import ", "--")):
            column = len(line) - len(line.lstrip())
            return imports, [message("info", number, column, f"{line.split()[0]} after {','.join(imports)}")]
    return imports, []


def message(severity: str, line: int, column: int, text: str) -> dict[str, Any]:
    return {"severity": severity, "pos": {"line": line, "column": column}, "data": text}


def main() -> None:
    envs: list[list[str]] = []
    lines: list[str] = []
    for line in sys.stdin:
        if line.strip():
            lines.append(line.rstrip())
            continue
        request = json.loads("".join(lines))
        lines = []
        answer: dict[str, Any]
        if "cmd" in request:
            base = envs[request["env"]] if "env" in request else []
            if request["cmd"] == "die":
                os._exit(7)
            imports, messages = elaborate(request["cmd"], base)
            envs.append(imports)
            answer = {"env": len(envs) - 1, "messages": messages}
        elif "pickleTo" in request:
            imports = envs[request["env"]]
            note("pickle", imports)
            if "Deadly" in imports:
                os._exit(7)
            if "Stubborn" in imports:
                answer = {"message": "it does not like vinegar"}
            else:
                Path(request["pickleTo"]).write_text(json.dumps(imports), encoding="utf-8")
                answer = {"env": request["env"]}
        else:
            imports = json.loads(Path(request["unpickleEnvFrom"]).read_text(encoding="utf-8"))
            note("unpickle", imports)
            if "Poison" in imports:
                os._exit(7)
            envs.append(imports)
            answer = {"message": "mould"} if "Spoiled" in imports else {"env": len(envs) - 1}
        sys.stdout.write(json.dumps(answer) + "\n\n")
        sys.stdout.flush()


main()
