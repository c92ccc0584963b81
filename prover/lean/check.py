"""The child process that re-checks: an NDJSON export, or the whole embedded library, with the kernel alone.

``python -m prover.lean.check FILE.ndjson`` (``-``: stdin) or ``--library``. Prints one line of JSON
``{"verdict": "accept" | "reject" | "decline", "reason": …, "declarations": n}``. Exit 0 accepted, 1 rejected,
3 declined, 2 usage. With ``--theorem NAME`` (repeatable) the export must hold these constants, and the line also has
``"theorems": {name: [axioms]}``, computed from what the kernel accepted.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final, Literal

from prover.lean.dependency import Group, MissingConstant, all_names, axioms_of, checking_order
from prover.lean.environment import Environment
from prover.lean.kernel.check import Declined, KernelRejected, RejectReason, add_decl
from prover.lean.kernel.type_checker import DEFAULT_STEPS
from prover.lean.name import mk_name
from prover.lean.ndjson import ExportFormatError, FormatReason, check_export

EXIT_CODES: Final = {"accept": 0, "reject": 1, "decline": 3}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the kernel says of a file."""

    verdict: Literal["accept", "reject", "decline"]
    reason: str = ""
    declarations: int = 0
    theorems: Mapping[str, list[str]] = field(default_factory=dict)

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def check_lines(lines: Iterable[str], steps: int = DEFAULT_STEPS, theorems: Sequence[str] = ()) -> Verdict:
    """Check an export, which must hold ``theorems``."""
    try:
        reader = check_export(lines, steps=steps)
    except KernelRejected as err:
        return Verdict("reject", f"{err.reason.value}: {err}" + (f" (in '{err.decl}')" if err.decl else ""))
    except Declined as err:
        return Verdict("decline", f"{err}" + (f" (in '{err.decl}')" if err.decl else ""))
    except ExportFormatError as err:
        return Verdict("decline" if err.reason is FormatReason.VERSION else "reject", str(err))
    except UnicodeDecodeError as err:
        return Verdict("reject", f"not UTF-8: {err}")
    except (RecursionError, MemoryError) as err:
        return Verdict("decline", type(err).__name__)
    axioms: dict[str, list[str]] = {}
    for name in theorems:
        found = axioms_of(reader.env, mk_name(name))
        if found is None:
            return Verdict("reject", f"the export has no constant '{name}'", reader.declarations)
        axioms[name] = found
    return Verdict("accept", declarations=reader.declarations, theorems=axioms)


def check_environment(env: Environment, steps: int = DEFAULT_STEPS) -> Verdict:
    """Check every declaration of an environment again, from nothing, and compare what is generated."""
    fresh = Environment.empty()
    count = 0
    try:
        for group in checking_order(env, all_names(env)):
            fresh = add_decl(fresh, group.declaration(), steps)
            _same_infos(fresh, group)
            count += 1
    except KernelRejected as err:
        return Verdict("reject", f"{err.reason.value}: {err} (in '{err.decl}')", count)
    except Declined as err:
        return Verdict("decline", f"{err} (in '{err.decl}')", count)
    except MissingConstant as err:
        return Verdict("reject", str(err), count)
    return Verdict("accept", declarations=count)


def _same_infos(env: Environment, group: Group) -> None:
    for info in group.infos:
        if env.find(info.name) != info:
            raise KernelRejected(
                RejectReason.METADATA_MISMATCH, f"'{info.name}' differs from what its declaration generates", info.name
            )


def check_library() -> Verdict:
    """Check the embedded library again, whatever its cache says."""
    from prover.lean.library.load import load_environment
    from prover.lean.meta.errors import LeanError

    try:
        env = load_environment()
    except (LeanError, OSError) as err:
        return Verdict("decline", f"the library cannot be loaded: {err}")
    return check_environment(env)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="prover.lean.check", description="Check an export with the kernel alone.")
    parser.add_argument("file", nargs="?", help="an .ndjson export, or - for stdin")
    parser.add_argument("--library", action="store_true", help="check the embedded library again instead")
    parser.add_argument("--theorem", action="append", default=[], metavar="NAME", help="the export must hold this")
    args = parser.parse_args(argv)
    if args.library == (args.file is not None):
        parser.print_usage(sys.stderr)
        return 2
    gc.disable()  # terms are immutable and acyclic: nothing to collect (kernel-notes: 1.05-1.6 times faster)
    if args.library:
        verdict = check_library()
    elif args.file == "-":
        sys.stdin.reconfigure(encoding="utf-8", errors="strict")  # type: ignore[union-attr]
        verdict = check_lines(sys.stdin, theorems=args.theorem)
    else:
        try:
            with Path(args.file).open(encoding="utf-8", newline="\n") as lines:
                verdict = check_lines(lines, theorems=args.theorem)
        except OSError as err:
            print(f"prover.lean.check: {err}", file=sys.stderr)
            return 2
    print(verdict.to_json())
    return EXIT_CODES[verdict.verdict]


if __name__ == "__main__":
    from prover.lean.stack import run_deep

    sys.exit(run_deep(main))
