"""Strangers' texts reach no file of the server, and learn no path of it."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import ROOT, SECRET, Running, descendants

READING = """\
#eval IO.FS.readFile "Secret.lean"
#eval (do IO.println (← IO.FS.readFile "Secret.lean") : IO Unit)
def s := include_str "Secret.lean"
#eval s
#eval (do IO.println (repr (← IO.getEnv "HOME")) : IO Unit)
#eval (do IO.println (← IO.currentDir).toString : IO Unit)
#eval (do IO.println (← IO.Process.output {cmd := "cat", args := #["Secret.lean"]}).stdout : IO Unit)
"""
PRYING = ["import Secret\n#eval secret\n", "import «Secret»\n#eval secret\n", READING]
ROUTES = ["/api/check", "/verify", "/v1/check", "/v1/prove", "/v1/premises", "/v1/theorems"]


def ask(server: Running, path: str, text: str) -> str:
    bodies = {
        "/api/check": {"snippets": [{"id": "a", "code": text}]},
        "/verify": {"codes": [{"custom_id": "a", "proof": text}]},
        "/v1/check": {"texts": [{"source": text}]},
        "/v1/prove": {"texts": [{"source": text}], "timeout_s": 10},
        "/v1/premises": {"source": text},
        "/v1/theorems": {"source": text},
    }
    answer = server.post(path, bodies[path])
    assert answer.status_code == 200
    return json.dumps(answer.json(), ensure_ascii=False)


def named_paths(words: str, text: str) -> list[str]:
    """Folders of this machine that an answer names though the text did not."""
    folders = [str(ROOT), str(Path.home()), tempfile.gettempdir(), str(Path(os.__file__).parent)]
    return [folder for folder in folders if folder in words and folder not in text]


@pytest.mark.parametrize("path", ROUTES)
@pytest.mark.parametrize("text", PRYING)
def test_no_text_reads_a_file(server: Running, path: str, text: str) -> None:
    words = ask(server, path, f"{text}theorem t : 1 = 1 := by sorry\n")
    assert SECRET not in words
    assert named_paths(words, text) == []


def test_the_file_is_there_to_be_read(server: Running) -> None:
    """Without the wall a worker in that folder would import it (a test that cannot fail tests nothing)."""
    cwd = Path(f"/proc/{server.process.pid}/cwd")
    if not cwd.exists():
        pytest.skip("no /proc here")
    assert (cwd / "Secret.lean").read_text(encoding="utf-8") == f'def secret := "{SECRET}"\n'


def test_a_broken_process_is_told_without_its_last_words(server: Running) -> None:
    deep = "theorem t : " + "(" * 3000 + "1 = 1" + ")" * 3000 + " := by sorry"
    for path in ROUTES:
        assert named_paths(ask(server, path, deep), deep) == []


def test_children_do_not_see_the_key(start_server: Callable[..., Running]) -> None:
    locked = start_server(PROVER_API_KEY="sesame-4711")
    if not Path("/proc/self/environ").exists():
        pytest.skip("no /proc here")
    locked.post("/v1/check", {"texts": [{"source": ""}]}, Authorization="Bearer sesame-4711")
    children = descendants(locked.process.pid)
    assert len(children) >= 4
    for pid in children:
        assert b"sesame-4711" not in Path(f"/proc/{pid}/environ").read_bytes()


def test_the_description_of_the_protocol_names_no_path(server: Running) -> None:
    with server.client() as client:
        words = client.get("/openapi.json").text
    assert named_paths(words, "") == []
