"""A folder that looks like a built REPL of real Lean and holds embedded Lean, for programs that start Lean themselves.

In: a folder, and how embedded Lean is started.  Out: a ``lake`` that knows ``lake env COMMAND``, the executable
``.lake/build/bin/repl``, and a ``lean-toolchain`` with the version embedded Lean follows.  A client of the community's
REPL (LeanInteract's ``LeanREPLConfig(local_repl_path=…, lake_path=…, build_repl=False)``) uses them as its own.

There is nothing to build: embedded Lean reads the sources of the folder it runs in, so ``lake build`` and
``lake update`` succeed at once.  Every other use of ``lake`` is refused by name.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from pathlib import Path

from prover.repl.toolchain import EMBEDDED_VERSION, embedded_process
from prover.types import LakeFolder

_LAKE = """#!/bin/sh
# `lake` of embedded Lean: runs programs, has nothing to build.
case "$1" in
  env) shift; exec "$@" ;;
  build|update) exit 0 ;;
  --version) echo "Lake version 5.0.0 (embedded Lean version {version})" ;;
  *) echo "error: embedded Lean has no \\`lake $1\\`" >&2; exit 1 ;;
esac
"""

_REPL = """#!/bin/sh
# Embedded Lean in place of the REPL of real Lean.
PYTHONPATH={path}; export PYTHONPATH
exec {command} "$@"
"""


def write_lake_folder(folder: Path, environ: Mapping[str, str]) -> LakeFolder:
    """Make the folder (or renew it); what else lies in it stays."""
    folder = folder.resolve()
    repl = folder / ".lake" / "build" / "bin" / "repl"
    repl.parent.mkdir(parents=True, exist_ok=True)
    process = embedded_process("prover.lean.repl", environ)
    path = shlex.quote((process.environment or {}).get("PYTHONPATH", ""))
    _write_program(folder / "lake", _LAKE.format(version=EMBEDDED_VERSION))
    _write_program(repl, _REPL.format(path=path, command=shlex.join(process.command)))
    (folder / "lean-toolchain").write_text(f"leanprover/lean4:v{EMBEDDED_VERSION}\n", encoding="utf-8")
    return LakeFolder(folder, folder / "lake", repl)


def _write_program(path: Path, text: str) -> None:
    """Through a new file: the old one may be running."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_text(text, encoding="utf-8")
    fresh.chmod(0o755)
    fresh.replace(path)
