"""Messages and goals: ``python -m prover.benchmarks.messages`` compares embedded Lean's texts with recorded ones.

Sections: ``messages`` (snippets with the exact texts that real Lean showed for ``#check``, ``#print``, ``#eval`` … and
for what it refuses) and ``states`` (goal displays inside proofs). Data is read from ``../shared/data`` or ``--data``;
nothing is written. Before comparing, white space is folded, metavariables lose their numbers, and displays that changed
between the recorded versions of Lean and the reference are mapped onto one; goals get one hypothesis a line.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final, Literal, TypeVar

from prover.benchmarks.core import Engine, find_data, in_parallel, read_rows
from prover.errors import EngineError

Section = Literal["messages", "states"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TextOutcome:
    """One recorded text; ``got`` holds what embedded Lean said at the same command."""

    name: str
    kind: str
    command: str
    equal: bool
    wanted: str
    got: tuple[str, ...] = field(default=())


# ---------------------------------------------------------------------------------------------------- folding
_MVAR: Final = re.compile(r"\?(m|u|_mvar|_uniq)\.\d+(\.\d+)*")
_OLDER: Final = (("'sorry'", "`sorry`"),)
"""Displays of other versions than the reference, and the reference's display."""


def fold(text: str) -> str:
    """The text with white space folded and metavariables without numbers."""
    text = _MVAR.sub(lambda m: f"?{m[1]}", text)
    for old, new in _OLDER:
        text = text.replace(old, new)
    return " ".join(text.split())


_HYPS: Final = re.compile(r"^(?P<names>[^\s:⊢|(\[]+(?: [^\s:⊢|(\[]+)*) :(?P<type>\s.*)$", re.DOTALL)


def ungroup(goals: str) -> str:
    """A goal display with one hypothesis a line: ``a b : T`` becomes ``a : T`` and ``b : T``."""
    out: list[str] = []
    for line in _joined_lines(goals):
        found = _HYPS.match(line)
        if found is None or line.startswith(("case ", "⊢")):
            out.append(line)
            continue
        out += [f"{name} :{found['type']}" for name in found["names"].split()]
    return "\n".join(out)


def _joined_lines(goals: str) -> list[str]:
    """Lines of a display, each with its indented continuation lines."""
    lines: list[str] = []
    for line in goals.split("\n"):
        if line[:1] == " " and lines:
            lines[-1] += "\n" + line
        else:
            lines.append(line)
    return lines


# ---------------------------------------------------------------------------------------------------- messages
_COMMAND_WORD: Final = re.compile(r"^(#[a-z_]+)", re.MULTILINE)


def kind_of(message: dict[str, Any]) -> str:
    """What to count together: the ``#`` command that spoke; else the severity."""
    words = _COMMAND_WORD.findall(message["command"] or "")
    word = words[-1] if words else ""
    if word.startswith(("#check", "#print")):
        return str(word)
    if message["severity"] == "error":
        return "error"
    return str(word or message["severity"] or "other")


def spans_of(command: str, code: str) -> list[tuple[int, int]]:
    """Where the command stands in the code, white space aside."""
    places = [i for i, c in enumerate(code) if not c.isspace()]
    dense = "".join([code[i] for i in places])
    wanted = "".join(command.split())
    spans: list[tuple[int, int]] = []
    at = dense.find(wanted) if wanted else -1
    while at >= 0:
        spans.append((places[at], places[at + len(wanted) - 1] + 1))
        at = dense.find(wanted, at + 1)
    return spans


def offset_of(code: str, pos: dict[str, int]) -> int:
    lines = code.split("\n")
    return sum(len(line) + 1 for line in lines[: pos["line"] - 1]) + pos["column"]


@dataclass(slots=True)
class Said:
    """One message of embedded Lean, and whether a recorded text was found to be it."""

    severity: str
    offset: int
    text: str
    taken: bool = False


def compare_messages(row: dict[str, Any], answer: dict[str, Any]) -> list[TextOutcome]:
    """Each recorded text against the messages of its command; a message answers for one text only."""
    code = row["code"]
    said = [Said(m["severity"], offset_of(code, m["pos"]), m["data"]) for m in answer.get("messages", ())]
    out: list[TextOutcome] = []
    for wanted in row["messages"]:
        spans = spans_of(wanted["command"] or "", code)
        near = [s for s in said if not s.taken and (not spans or any(start <= s.offset <= end for start, end in spans))]
        hit = next((s for s in near if _is_same(s, wanted)), None)
        if hit is not None:
            hit.taken = True
        got = () if hit is not None else tuple([s.text for s in near])
        out.append(
            TextOutcome(row["name"], kind_of(wanted), wanted["command"] or "", hit is not None, wanted["text"], got)
        )
    return out


def _is_same(said: Said, wanted: dict[str, Any]) -> bool:
    if wanted["severity"] is not None and said.severity != wanted["severity"]:
        return False
    return fold(said.text) == fold(wanted["text"])


def run_messages(engine: Engine, row: dict[str, Any]) -> list[TextOutcome]:
    try:
        answer = engine.ask({"cmd": row["code"]})
    except (EngineError, json.JSONDecodeError) as err:
        answer = {"message": str(err)}
    if "message" in answer:
        failed = (f"({answer['message']})",)
        return [
            TextOutcome(row["name"], kind_of(m), m["command"] or "", False, m["text"], failed) for m in row["messages"]
        ]
    return compare_messages(row, answer)


# ---------------------------------------------------------------------------------------------------- states
class NoState(Exception):
    """The proof did not get as far as the recorded display; its text says why."""


def _checked(answer: dict[str, Any]) -> dict[str, Any]:
    if "message" in answer:
        raise NoState(answer["message"])
    return answer


def goal_of(engine: Engine, goal: str) -> int:
    """The proof state of ``example : goal``."""
    answer = _checked(engine.ask({"cmd": f"example : {goal} := by sorry"}))
    if not answer.get("sorries"):
        raise NoState("; ".join(m["data"] for m in answer.get("messages", ())) or "no goal")
    return int(answer["sorries"][0]["proofState"])


def run_steps(engine: Engine, state: int, tactics: Iterable[str]) -> tuple[int, str]:
    """Run tactics one after the other; the last state and its display."""
    shown = ""
    for tactic in tactics:
        answer = _checked(engine.ask({"proofState": state, "tactic": tactic}))
        state, shown = answer["proofState"], "\n\n".join(answer["goals"])
    return state, shown


def tactic_example(engine: Engine, row: dict[str, Any]) -> list[tuple[str, str]]:
    """Pairs of recorded and shown goals before and after the example's tactics."""
    setup = [line.strip() for line in row["setup"].split("\n") if line.strip()]
    state, before = run_steps(engine, goal_of(engine, row["goal"]), setup)
    _, after = run_steps(engine, state, [f"({t})" if ";" in t else t for t in row["tactics"]])
    return [(row["pre"], before), (row["post"], after)]


def proof_with_states(engine: Engine, row: dict[str, Any]) -> list[tuple[str, str]]:
    """A statement, tactics, and the recorded display in a comment after them."""
    statement, _, body = row["code"].partition(":= by")
    tactics = [line.strip() for line in body.split("/--", 1)[0].split("\n") if line.strip()]
    _, shown = run_steps(engine, goal_of(engine, statement), tactics)
    return [(row["states"], shown)]


def state_at_marker(engine: Engine, row: dict[str, Any]) -> list[tuple[str, str]]:
    """The goals after the tactic at the marker; at a ``=>``, those that the block behind it starts with."""
    code = row["code"]
    at = offset_of(code, {"line": row["line"], "column": row["column"]})
    answer = _checked(engine.ask({"cmd": code, "allTactics": True}))
    tactics = answer.get("tactics", [])
    if code[at : at + 2].strip().startswith("=") or code[at - 1 : at + 1] == "=>":
        inner = [t for t in tactics if offset_of(code, t["pos"]) > at]
        if not inner:
            raise NoState("no tactic behind the marker")
        return [(row["states"], min(inner, key=lambda t: offset_of(code, t["pos"]))["goals"])]
    around = [t for t in tactics if offset_of(code, t["pos"]) <= at <= offset_of(code, t["endPos"])]
    if not around:
        raise NoState("no tactic at the marker")
    innermost = max(around, key=lambda t: offset_of(code, t["pos"]))
    _, shown = run_steps(engine, innermost["proofState"], [innermost["tactic"]])
    return [(row["states"], shown)]


_STATE_RUNNERS: Final[dict[str, Callable[[Engine, dict[str, Any]], list[tuple[str, str]]]]] = {
    "tactic_example": tactic_example,
    "proof_with_states": proof_with_states,
    "state_at_marker": state_at_marker,
}


def has_state(row: dict[str, Any]) -> bool:
    return bool(row.get("states") or row.get("pre") or row.get("post"))


def run_state(engine: Engine, row: dict[str, Any]) -> TextOutcome:
    try:
        pairs = _STATE_RUNNERS[row["kind"]](engine, row)
    except (EngineError, json.JSONDecodeError, NoState) as err:
        return TextOutcome(row["source"], row["kind"], "", False, row.get("states") or row["post"], (str(err),))
    wrong = [(w, g) for w, g in pairs if fold(ungroup(w or "")) != fold(ungroup(g))]
    command = row.get("token_line") or "; ".join(row.get("tactics", ())) or row["code"]
    wanted = "\n----\n".join([w or "" for w, _ in wrong or pairs])
    return TextOutcome(row["source"], row["kind"], command, not wrong, wanted, tuple([g for _, g in wrong]))


# ---------------------------------------------------------------------------------------------------- report
def _percent(part: int, whole: int) -> str:
    return f"{part:>4} of {whole:<4} {100 * part / max(1, whole):5.1f} %"


def print_table(title: str, outcomes: Sequence[TextOutcome], verbose: bool) -> None:
    equal = Counter(o.kind for o in outcomes if o.equal)
    total = Counter(o.kind for o in outcomes)
    print(f"\n{title}: {_percent(sum(equal.values()), len(outcomes))}")
    for kind, n in total.most_common():
        print(f"  {kind:<18} {_percent(equal[kind], n)}")
    inspected = [o for o in outcomes if o.kind.startswith(("#check", "#print"))]
    if inspected:
        print(f"  #check and #print: {_percent(sum(o.equal for o in inspected), len(inspected))}")
    for o in outcomes:
        if not o.equal:
            print_difference(o, verbose)


def print_difference(o: TextOutcome, verbose: bool) -> None:
    if not verbose:
        print(f"  differs: {o.kind:<16} {o.name}: {fold(o.wanted)[:90]}")
        return
    print(f"\n  differs: {o.kind} {o.name}")
    for label, text in (("command", o.command), ("wanted", o.wanted), *(("got", g) for g in o.got)):
        print(f"    {label}:")
        print("\n".join(f"      {line}" for line in text.split("\n")))


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="prover.benchmarks.messages", description=__doc__.split("\n")[0])
    parser.add_argument("--data", help="folder of the recorded data (default: ../shared/data)")
    parser.add_argument("--only", choices=("messages", "states"), action="append")
    parser.add_argument("--match", default="", help="only items whose name contains this text")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=60.0, help="seconds per request")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of tables")
    parser.add_argument("-v", "--verbose", action="store_true", help="show both texts where they differ")
    args = parser.parse_args(argv)
    folder = find_data(args.data) / "core_messages"
    if not folder.is_dir():
        print(f"prover.benchmarks.messages: no data at {folder}", file=sys.stderr)
        return 2
    sections: list[Section] = args.only or ["messages", "states"]
    report: dict[str, list[TextOutcome]] = {}

    def in_engine(run: Callable[[Engine, dict[str, Any]], T]) -> Callable[[], Callable[[dict[str, Any]], T]]:
        def make() -> Callable[[dict[str, Any]], T]:
            engine = Engine(args.timeout)
            return lambda row: run(engine, row)

        return make

    if "messages" in sections:
        rows = [r for r in read_rows(folder / "messages.jsonl") if args.match in r["name"]]
        found = in_parallel(rows, args.workers, in_engine(run_messages), "messages")
        report["messages"] = [o for part in found for o in part]
    if "states" in sections:
        rows = [r for r in read_rows(folder / "proof_states.jsonl") if has_state(r) and args.match in r["source"]]
        report["states"] = in_parallel(rows, args.workers, in_engine(run_state), "states")
    if args.json:
        print(json.dumps({k: [asdict(o) for o in v] for k, v in report.items()}, ensure_ascii=False))
        return 0
    for title, outcomes in report.items():
        print_table(title, outcomes, args.verbose)
    return 0


if __name__ == "__main__":
    sys.exit(main())
