"""The audit command of the stand-in toolchain: embedded Lean's own audit, in the form that real Lean's command has.

Usage: ``stand_in_audit.py FILE.lean``.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

HASHES = ("statementHash", "coreHash", "meaningHash", "coreMeaningHash")

request = {"cmd": Path(sys.argv[1]).read_text(encoding="utf-8"), "audit": True}
command = [sys.executable, "-P", "-m", "prover.lean.repl"]
done = subprocess.run(command, input=json.dumps(request) + "\n\n", capture_output=True, text=True, check=True)
answer = json.loads(done.stdout)
declared = []
for item in answer["declared"]:
    kept = {key: value for key, value in item.items() if key not in HASHES}
    declared.append({**kept, "statementLines": [json.dumps({"ie": 0, "of": item["statementHash"]})]})
print(json.dumps({"messages": answer.get("messages", []), "declared": declared}, ensure_ascii=False))
