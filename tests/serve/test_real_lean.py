"""Real Lean behind the server, for trusted clients: a scripted process stands where a Lake project has its REPL."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Running

REPL = f"""#!{sys.executable}
import json, os, sys
lines = []
for line in sys.stdin:
    if line.strip():
        lines.append(line)
        continue
    request = json.loads("".join(lines))
    lines = []
    here = {{"line": 1, "column": 0}}
    text = f"{{request['cmd']}} in {{os.path.basename(os.getcwd())}}"
    answer = {{"env": 0, "messages": [{{"severity": "info", "pos": here, "endPos": here, "data": text}}]}}
    if "infotree" in request:
        answer["infotree"] = [request["infotree"]]
    print(json.dumps(answer) + "\\n", flush=True)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The test's folder as a Lake project with a built REPL, and a ``lake`` in ``bin``."""
    (tmp_path / "lakefile.toml").write_text('name = "x"\n', encoding="utf-8")
    (tmp_path / "lean-toolchain").write_text("leanprover/lean4:v4.34.0\n", encoding="utf-8")
    repl = tmp_path / ".lake" / "build" / "bin" / "repl"
    lake = tmp_path / "bin" / "lake"
    for path, text in ((repl, REPL), (lake, '#!/bin/sh\nshift\nexec "$@"\n')):
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)
    return tmp_path


def test_trusted_clients_ask_the_projects_own_lean(start_server: Callable[..., Running], project: Path) -> None:
    path = f"{project / 'bin'}{os.pathsep}{os.environ['PATH']}"
    server = start_server("--engine", "lean", "--trust-clients", PATH=path, PROVER_API_KEY="sesame")
    body = {"snippets": [{"id": "a", "code": "#check Nat"}], "infotree": "original"}
    for reuse in (True, False):
        answer = server.post("/api/check", {**body, "reuse": reuse}, Authorization="Bearer sesame")
        response = answer.json()["results"][0]["response"]
        assert response["messages"][0]["data"] == f"#check Nat in {project.name}"
        assert response["infotree"] == ["original"]
    assert server.post("/api/check", body).status_code == 401


def test_embedded_lean_is_served_in_a_lake_project_too(start_server: Callable[..., Running], project: Path) -> None:
    server = start_server(PATH=f"{project / 'bin'}{os.pathsep}{os.environ['PATH']}")
    answer = server.post("/api/check", {"snippets": [{"id": "a", "code": "#check Nat"}]})
    assert answer.json()["results"][0]["response"]["messages"][0]["data"] == "Nat : Type"
