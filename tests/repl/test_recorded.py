"""What real Lean's REPL answered when it was recorded, through the client, the pool and the audit: the right verdicts.

The transcripts are those of the REPL's own tests (v4.33), the server's answers those of a Lean server with Mathlib.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from prover.errors import ProcessTimeout, RequestRefused
from prover.models.bridge import read_bridge
from prover.protocol import Command, FileCommand, TacticStep, parse_request
from prover.repl.audit import audit_source
from prover.repl.client import ReplClient, judge_step
from prover.repl.pool import EngineSpec, Worker, WorkerPool
from prover.repl.process import ProcessSpec
from prover.repl.replay import ReplayingEnv
from prover.repl.transport import Transport
from prover.types import EngineInfo, NamedDeclaration, Position, ProofState, Proved, Refusal, RefusalKind
from tests.repl.recorded_repl import Pair, read_conversation

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
RECORDED = Path(__file__).with_name("recorded_repl.py")
TRANSCRIPTS = DATA / "repl_protocol"
SERVER = DATA / "repl_outputs" / "kimina_match.jsonl"
MESSAGES = DATA / "core_messages" / "messages.jsonl"
pytestmark = pytest.mark.skipif(not TRANSCRIPTS.is_dir(), reason="no recorded transcripts on this machine")

OPEN, DONE = "open", "done"
ERROR, SORRY, INCOMPLETE = RefusalKind.ERROR, RefusalKind.SORRY, RefusalKind.INCOMPLETE
STEPS: dict[str, list[str | RefusalKind]] = {
    "proof_step": [OPEN, OPEN, DONE],
    "proof_branching": [OPEN, OPEN, OPEN, DONE],
    "invalid_tactic": [ERROR],
    "unknown_tactic": [ERROR],
    "tactic_mode_sorry": [SORRY],
    "sorry_hypotheses": [SORRY],
    "self_proof_rw": [INCOMPLETE],
    "root_goals": [DONE, DONE],
}
"""What every tactic of a transcript means: goals are left, it is a proof, or the kind of a refusal."""


def names() -> list[str]:
    return sorted(path.stem for path in TRANSCRIPTS.glob("*.in")) if TRANSCRIPTS.is_dir() else []


def engine(pairs: Sequence[Pair], folder: Path) -> EngineSpec:
    """An engine whose processes answer as recorded."""
    file = folder / "conversation.json"
    file.write_text(json.dumps(list(pairs)), encoding="utf-8")
    process = ProcessSpec((sys.executable, str(RECORDED), str(file)))
    return EngineSpec(info=EngineInfo("lean", "4.33.0"), process=process, start_timeout_s=30.0)


def verdict(refusal: Refusal | None, goals: Sequence[str]) -> str | RefusalKind:
    return refusal.kind if refusal is not None else OPEN if goals else DONE


@pytest.mark.parametrize("name", names())
def test_every_transcript_goes_through_the_client(name: str, tmp_path: Path) -> None:
    """Every request is written as it was recorded, every answer read; no field that we know is lost."""
    pairs = read_conversation(TRANSCRIPTS, name)
    client = ReplClient(Transport(engine(pairs, tmp_path).process))
    try:
        for wire, answer in pairs:
            request = parse_request(wire)
            assert request.to_wire() == wire
            assert answer is not None
            if "message" in answer and not isinstance(request, TacticStep):
                with pytest.raises(RequestRefused, match=answer["message"]):
                    client.command(request, timeout_s=30)  # type: ignore[arg-type]
            elif answer.get("message") == "Unknown proof state.":
                with pytest.raises(RequestRefused, match="Unknown proof state"):
                    client.tactic(request, timeout_s=30)  # type: ignore[arg-type]
            elif isinstance(request, TacticStep):
                assert covers(client.tactic(request, timeout_s=30).to_wire(), answer)
            elif isinstance(request, Command | FileCommand):
                assert covers(client.command(request, timeout_s=30).to_wire(), answer)
            else:
                client.transport.ask(request.to_json(), timeout_s=30)
    finally:
        client.close()


def covers(read: dict[str, Any], recorded: dict[str, Any]) -> bool:
    """Is everything recorded in what was read?  (A namespace and such that the models leave out does not count.)"""
    left_out = {"ns"}
    return all(_equal(read.get(key), value, left_out) for key, value in recorded.items())


def _equal(read: Any, recorded: Any, left_out: set[str]) -> bool:
    if isinstance(recorded, list) and isinstance(read, list):
        return len(read) == len(recorded) and all(_equal(a, b, left_out) for a, b in zip(read, recorded, strict=True))
    if isinstance(recorded, dict) and isinstance(read, dict):
        return all(_equal(read.get(key), value, left_out) for key, value in recorded.items() if key not in left_out)
    return bool(read == recorded)


@pytest.mark.parametrize("name", sorted(STEPS))
def test_what_a_step_means(name: str, tmp_path: Path) -> None:
    pairs = read_conversation(TRANSCRIPTS, name)
    client = ReplClient(Transport(engine(pairs, tmp_path).process))
    found = []
    try:
        for wire, _ in pairs:
            request = parse_request(wire)
            if isinstance(request, TacticStep):
                answer = client.tactic(request, timeout_s=30)
                found.append(verdict(judge_step(answer), getattr(answer, "goals", ())))
            else:
                client.command(request, timeout_s=30)  # type: ignore[arg-type]
    finally:
        client.close()
    assert found == STEPS[name]


@pytest.mark.parametrize("name", ["proof_branching", "proof_step", "invalid_tactic", "sorry_hypotheses"])
def test_the_pool_proves_as_recorded(name: str, tmp_path: Path) -> None:
    pairs = read_conversation(TRANSCRIPTS, name)
    with WorkerPool(engine(pairs, tmp_path), size=1) as pool, ReplayingEnv(pool) as env:
        opened = env.open_source(pairs[0][0]["cmd"], timeout_s=30)
        states: dict[int, ProofState] = {0: opened.sorries[0].state}
        found: list[str | RefusalKind] = []
        for wire, answer in pairs[1:]:
            assert answer is not None
            result = env.run_tactic(states[wire["proofState"]], wire["tactic"], timeout_s=30)
            if isinstance(result, ProofState):
                states[answer["proofState"]] = result
                assert list(result.goals) == answer["goals"]
            kind = result.kind if isinstance(result, Refusal) else DONE if isinstance(result, Proved) else OPEN
            found.append(kind)
    assert found == STEPS[name]


def test_environments_follow_each_other_as_recorded(tmp_path: Path) -> None:
    pairs = read_conversation(TRANSCRIPTS, "variables")
    with WorkerPool(engine(pairs, tmp_path), size=1) as pool, ReplayingEnv(pool) as env:
        number: int | None = None
        for wire, _ in pairs:
            opened = env.open_source(wire["cmd"], env=number, timeout_s=30)
            number = opened.env
    assert opened.sorries[0].state.goals[0].endswith("⊢ ∃ k, f 2015 = k")
    assert opened.sorries[0].start == Position(3, 2)


def server_rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in SERVER.read_text(encoding="utf-8").splitlines()]


def audited(row: dict[str, Any], folder: Path, *, answer: dict[str, Any] | None) -> Any:
    text = row["request"]["proof"]
    spec = engine([({"cmd": text, "audit": True}, answer)], folder)
    return audit_source(Worker(spec), text, timeout_s=5)


def test_the_audit_finds_no_error_where_the_server_found_none(tmp_path: Path) -> None:
    rows = [row for row in server_rows() if row["error"] is None]
    assert len(rows) > 40
    for row in rows[:12]:
        response = {key: value for key, value in row["response"].items() if key != "time"}
        audit = audited(row, tmp_path, answer={"env": 0, **response})
        assert audit.errors == ()
        assert [message.text for message in audit.messages] == [m["data"] for m in response.get("messages", [])]
        assert audit.declared == ()  # what was not asked for is not claimed


def test_a_recorded_timeout_is_no_verdict(tmp_path: Path) -> None:
    row = next(row for row in server_rows() if row["error"] == "Lean process timed out")
    with pytest.raises(ProcessTimeout, match="no answer from Lean within 5 s"):
        audited(row, tmp_path, answer=None)


def axiom_messages() -> list[tuple[str, str, tuple[str, ...]]]:
    """Recorded answers to ``#print axioms NAME``: the name, the text, the axioms in it."""
    found = []
    for line in MESSAGES.read_text(encoding="utf-8").splitlines() if MESSAGES.is_file() else ():
        for message in json.loads(line).get("messages", []):
            name = message["command"].rpartition("#print axioms ")[2]
            if name != message["command"]:
                listed = message["text"].partition("[")[2].rstrip("]")
                found.append((name, message["text"], tuple(sorted(part for part in listed.split(", ") if part))))
    return found


@pytest.mark.parametrize(("name", "text", "axioms"), axiom_messages())
def test_the_audit_reads_recorded_axioms(name: str, text: str, axioms: tuple[str, ...], tmp_path: Path) -> None:
    source = f"theorem {name} : True := trivial"
    message = {"severity": "info", "pos": {"line": 1, "column": 0}, "data": text}
    pairs: list[Pair] = [
        ({"cmd": source, "audit": True}, {"env": 0}),
        ({"cmd": f"#print axioms _root_.{name}", "env": 0}, {"env": 1, "messages": [message]}),
    ]
    item = NamedDeclaration(name, "theorem", Position(1, 0), Position(1, len(source)))
    (found,) = audit_source(Worker(engine(pairs, tmp_path)), source, names=[item], timeout_s=30).declared
    assert found.axioms == axioms


def test_the_bridge_knows_what_recorded_lean_called_deprecated() -> None:
    texts = [m["data"] for row in server_rows() for m in (row["response"] or {}).get("messages", [])]
    words = [text.split("`") for text in texts if "has been deprecated: use" in text]
    told = {(parts[1], parts[3]) for parts in words}
    assert len(told) >= 3
    known = read_bridge().names
    assert {old: known.get(old) for old, _ in told} == dict(told)
