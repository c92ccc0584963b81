"""Real Lean's audit command: what it says is read, and nothing else is taken for a verdict."""

from __future__ import annotations

import json
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from prover.errors import BadAnswer, EngineError, ProcessTimeout, RequestCancelled
from prover.repl.audit import audit_source
from prover.repl.lean_audit import ask_command, statement_hash
from prover.repl.pool import EngineSpec, Worker
from prover.repl.process import ProcessSpec
from prover.types import Comparison, NamedDeclaration, Position

SOURCE = "theorem t : True := trivial\n"
LINES = ['{"in":1,"str":{"pre":0,"str":"True"}}', '{"const":{"name":1,"us":[]},"ie":0}']


def item(**changes: Any) -> dict[str, Any]:
    return {
        "name": "t", "kind": "theorem", "pos": {"line": 1, "column": 0}, "endPos": {"line": 1, "column": 27},
        "type": "True", "statementLines": LINES, "isPrivate": False, "isProp": True, "axioms": ["propext"],
        "typeHasSorry": False, **changes,
    }  # fmt: skip


def command(folder: Path, text: str) -> ProcessSpec:
    """A command that runs a Python text, with the path of the audited file as ``path``."""
    script = folder / "audit.py"
    script.write_text(f"import sys, time, json\npath = sys.argv[1]\n{text}\n", encoding="utf-8")
    return ProcessSpec((sys.executable, str(script)))


def engine(fake_engine: EngineSpec, audit: ProcessSpec) -> EngineSpec:
    return replace(fake_engine, info=replace(fake_engine.info, kind="lean", version="4.34.0"), audit=audit)


def test_what_the_command_says_is_the_audit(tmp_path: Path, fake_engine: EngineSpec) -> None:
    account = json.dumps({"messages": [], "declared": [item()]})
    audit = command(tmp_path, f"assert open(path).read() == {SOURCE!r}; print({account!r})")
    found = audit_source(Worker(engine(fake_engine, audit)), SOURCE, timeout_s=30)
    (declared,) = found.declared
    assert (found.engine.kind, found.errors) == ("lean", ())
    assert (declared.name, declared.kind, declared.axioms, declared.is_prop) == ("t", "theorem", ("propext",), True)
    assert declared.start == Position(1, 0)
    assert declared.statement_hash == statement_hash(LINES) != ""
    assert declared.says_the_same_as(declared)


def test_a_changed_statement_is_another(tmp_path: Path, fake_engine: EngineSpec) -> None:
    hashes = []
    for name in ("True", "False"):
        lines = [LINES[0].replace("True", name), LINES[1]]
        account = json.dumps({"messages": [], "declared": [item(statementLines=lines)]})
        worker = Worker(engine(fake_engine, command(tmp_path, f"print({account!r})")))
        hashes.append(audit_source(worker, SOURCE, timeout_s=30).declared[0].statement_hash)
    assert hashes[0] != hashes[1]


def test_the_scopes_of_hygienic_names_do_not_count() -> None:
    def lines(scope: int, other: int) -> list[str]:
        return [
            '{"in":1,"str":{"pre":0,"str":"x"}}',
            '{"in":2,"str":{"pre":1,"str":"_hyg"}}',
            json.dumps({"in": 3, "num": {"i": scope, "pre": 2}}),
            json.dumps({"in": 4, "num": {"i": other, "pre": 2}}),
        ]

    assert statement_hash(lines(17, 23)) == statement_hash(lines(5, 99))
    assert statement_hash(lines(17, 23)) != statement_hash(lines(17, 17))


def test_other_numbers_in_names_count() -> None:
    def lines(number: int) -> list[str]:
        return ['{"in":1,"str":{"pre":0,"str":"f"}}', json.dumps({"in": 2, "num": {"i": number, "pre": 1}})]

    assert statement_hash(lines(1)) != statement_hash(lines(2))


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("sys.exit('unknown module prefix')", EngineError, "status 1: unknown module prefix"),
        ("print('Segmentation fault')", BadAnswer, "gave no account of the file: 'Segmentation fault"),
        ("print('{\"messages\": []}')", BadAnswer, "gave no account"),
        ("pass", BadAnswer, "gave no account"),
        ("time.sleep(60)", ProcessTimeout, "no verdict within 1 s"),
    ],
)
def test_anything_else_is_no_verdict(tmp_path: Path, text: str, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        ask_command(command(tmp_path, text), SOURCE, timeout_s=1 if "sleep" in text else 30)


def test_an_audit_that_is_called_off_ends(tmp_path: Path, fake_engine: EngineSpec) -> None:
    begun = tmp_path / "begun"
    audit = command(tmp_path, f"open({str(begun)!r}, 'w').close(); time.sleep(300)")
    worker = Worker(engine(fake_engine, audit))

    def call_off() -> None:
        while not begun.exists():
            time.sleep(0.01)
        worker.interrupt()

    thread = threading.Thread(target=call_off)
    thread.start()
    with pytest.raises(RequestCancelled):
        audit_source(worker, SOURCE, timeout_s=100)
    thread.join()


@pytest.mark.parametrize("lines", [["no json"], ["[]"], ['{"in": 1}'], ['{"in": 1, "str": 3}']])
def test_a_statement_that_is_no_export_is_no_verdict(lines: list[str]) -> None:
    with pytest.raises(BadAnswer, match="a statement that is no export"):
        statement_hash(lines)


def test_a_comparison_asks_the_repl(tmp_path: Path, fake_engine: EngineSpec) -> None:
    """The command knows no ``pp.all``; statements that are to be compared are shown by the REPL."""
    worker = Worker(engine(fake_engine, command(tmp_path, "sys.exit('not asked')")))
    names = [NamedDeclaration("t", "theorem", Position(1, 0), Position(1, 27))]
    found = audit_source(worker, SOURCE, names=names, comparison=Comparison(), timeout_s=30)
    assert found.declared == ()  # the stand-in's REPL knows no `#print axioms`
