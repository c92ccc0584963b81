"""The REPL of the stand-in toolchain: embedded Lean, without its extensions, that tells the version it is given.

Usage: ``stand_in_repl.py VERSION``.
"""

from __future__ import annotations

import json
import subprocess
import sys

EXTENSIONS = ("version", "forget", "declarations", "axioms")


def main(version: str) -> None:
    command = [sys.executable, "-P", "-m", "prover.lean.repl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as lean:
        assert lean.stdin is not None
        assert lean.stdout is not None
        lines: list[str] = []
        for line in sys.stdin:
            if line.strip():
                lines.append(line.rstrip())
                continue
            request = json.loads("".join(lines))
            lines = []
            if request.get("cmd") == "#eval Lean.versionString":
                where = {"line": 1, "column": 0}
                message = {"severity": "info", "pos": where, "data": f'"{version}"'}
                print(json.dumps({"messages": [message], "env": 0}) + "\n", flush=True)
                continue
            if any(key in request for key in EXTENSIONS):
                print(json.dumps({"message": "Could not parse as a valid JSON command"}) + "\n", flush=True)
                continue
            request.pop("audit", None)
            lean.stdin.write(json.dumps(request) + "\n\n")
            lean.stdin.flush()
            answer = []
            while (part := lean.stdout.readline()).strip():
                answer.append(part)
            print("".join(answer), flush=True)
        lean.stdin.close()


main(sys.argv[1])
