"""Negations of theorems, given to the search: ``python -m prover.benchmarks.negations`` for those of core Lean.

In: a file whose last declaration is the theorem.  Out: files that end in its negation with ``sorry``, each with a
second one that Lean accepts only when the first does deny the theorem (see ``prover.driver.disproof``).  The command
denies each theorem of ``core_theorems`` whose own proof is accepted and states no axiom: no negation may be proved.

Exit: 0 none was, 2 no data, 3 a process broke on some of them, 4 a negation was proved (it is shown).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from prover.benchmarks.core import Engine, Outcome, find_data, in_parallel, read_rows
from prover.benchmarks.worker import WorkerProcess
from prover.driver.disproof import negations
from prover.driver.outline import outline
from prover.driver.place import Chunk
from prover.errors import EngineError

_NAME: Final = "the_example"


@dataclass(frozen=True, slots=True)
class NegatedFile:
    """``text`` is to be proved; ``check`` elaborates without an error when ``text`` denies the theorem."""

    text: str
    check: str


def negated_files(text: str, type_text: str = "") -> Iterator[NegatedFile]:
    """The ways of writing the negation, likeliest first; none for a file without a theorem at its end.

    ``type_text``: Lean's display of the theorem's type, for variables that do not stand in its own text.
    """
    plan = outline(text)
    if not plan.declarations or plan.declarations[-1].kind not in ("theorem", "example"):
        return
    site = plan.declarations[-1]
    start, end = plan.command_span(site)
    before = text[:start]
    for negation in negations(site, Chunk(plan.source, start, end, 0), type_text):
        yield NegatedFile(before + negation.source(["sorry"]), before + negation.whole(["sorry"]))


def negated_text(engine: Engine, text: str) -> str | None:
    """The first file whose check Lean accepts; ``None`` when no way of writing the negation is right.

    Raises ``EngineError`` where Lean says nothing.
    """
    for file in chain(negated_files(text), _from_display(engine, text)):
        if _messages(engine, file.check) is not None:
            return file.text
    return None


def _from_display(engine: Engine, text: str) -> Iterator[NegatedFile]:
    """The negation of the type as Lean shows it (an ``example`` gets a name for that)."""
    declarations = outline(text).declarations
    if not declarations:
        return
    site = declarations[-1]
    if site.kind == "example":
        text = f"{text[: site.keyword_start]}theorem {_NAME}{text[site.keyword_start + len(site.keyword) :]}"
    shown = _messages(engine, f"{text.rstrip()}\n\n#check @{site.name or _NAME}")
    if shown:
        yield from negated_files(text, shown[-1].partition(" : ")[2])


def _messages(engine: Engine, text: str) -> list[str] | None:
    """What Lean says to a file; ``None`` when there is an error among it.  Raises ``EngineError`` for no answer."""
    answer = engine.ask({"cmd": text})
    messages = answer.get("messages", ())
    has_error = "message" in answer or any(message["severity"] == "error" for message in messages)
    return None if has_error else [message["data"] for message in messages]


class Denier:
    """Processes that deny one theorem at a time."""

    def __init__(self, timeout_s: float) -> None:
        self.timeout_s = timeout_s
        self.engine, self.worker = Engine(60.0), WorkerProcess()

    def deny(self, row: dict[str, Any]) -> Outcome:
        """``accepted``: the negation was proved (``reason`` has the proof); ``refused``: it was not, or there is no
        accepted theorem or no negation to prove."""
        name, start = row["name"], time.monotonic()
        if any(site.kind == "axiom" for site in outline(row["code"]).declarations):
            return Outcome(name, "refused", "it stands on an axiom of its own")
        own = self.engine.elaborate(name, row["code"])
        if own.verdict in ("timeout", "crashed"):
            return own
        if own.verdict != "accepted":
            return Outcome(name, "refused", "the theorem's own proof is not accepted")
        try:
            text = negated_text(self.engine, row["code"])
        except EngineError as error:
            return Outcome(name, "crashed", str(error), time.monotonic() - start)
        if text is None:
            return Outcome(name, "refused", "no way of writing its negation is accepted")
        answer = self.worker.ask(text, self.timeout_s, self.timeout_s + 120.0)
        elapsed = time.monotonic() - start
        if answer["is_proved"]:
            return Outcome(name, "accepted", answer["body"], elapsed)
        if answer.get("status", "failed") == "failed":
            return Outcome(name, "crashed", answer["reason"], elapsed)
        return Outcome(name, "refused", "not proved", elapsed)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="prover.benchmarks.negations", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", help="folder of the recorded data (default: ../shared/data)")
    parser.add_argument("--match", default="", help="only theorems whose name contains this text")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=5.0, help="seconds of search for each negation")
    args = parser.parse_args(argv)
    path = find_data(args.data) / "core_theorems" / "theorems.jsonl"
    if not path.is_file():
        print(f"prover.benchmarks.negations: no data at {path}", file=sys.stderr)
        return 2
    rows = [row for row in read_rows(path) if args.match in row["name"]]
    make: Callable[[], Callable[[dict[str, Any]], Outcome]] = lambda: Denier(args.timeout).deny  # noqa: E731
    outcomes = in_parallel(rows, args.workers, make, "negations")
    proved = [outcome for outcome in outcomes if outcome.verdict == "accepted"]
    print(f"negations of {len(rows)} theorems: {len(proved)} proved")
    reasons = Counter(o.reason for o in outcomes if o.verdict == "refused")
    for reason, count in reasons.most_common():
        print(f"  {count:>4}  {reason}")
    broken = [outcome for outcome in outcomes if outcome.verdict in ("crashed", "timeout")]
    for outcome in broken:
        print(f"  {outcome.verdict}: {outcome.name}: {outcome.reason}")
    for outcome in proved:
        print(f"PROVED, though the theorem is: the negation of {outcome.name} {outcome.reason}")
    return 4 if proved else 3 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
