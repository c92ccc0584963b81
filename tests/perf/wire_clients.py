"""Clients to compare on one process: a raw pipe, the door's transport and client, LeanInteract.

In: the command of a process that speaks the REPL's framing.  Out: a function that sends a request and gives the answer
in the client's own form (text, a dictionary or a model): what it costs is what a user pays.
"""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from prover.protocol import Command
from prover.repl.client import ReplClient
from prover.repl.process import ProcessSpec
from prover.repl.transport import Transport

ECHO = str(Path(__file__).with_name("echo_repl.py"))
ECHO_COMMAND = (sys.executable, ECHO)
LEAN_COMMAND = (sys.executable, "-P", "-m", "prover.lean.repl")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}

Ask = Callable[[dict[str, Any]], Any]


@contextmanager
def raw_pipe(command: tuple[str, ...]) -> Iterator[Ask]:
    """The least that works: write everything, read until the separator; JSON text on both sides, nothing is watched."""
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, env=ENVIRONMENT)
    assert process.stdin is not None and process.stdout is not None
    source, sink = process.stdout.fileno(), process.stdin.fileno()

    def ask(request: dict[str, Any]) -> str:
        data = memoryview(json.dumps(request, ensure_ascii=False).encode() + b"\n\n")
        while data:
            data = data[os.write(sink, data) :]
        parts = []
        while True:
            part = os.read(source, 65536)
            parts.append(part)
            if part.endswith(b"\n\n") or not part:
                return b"".join(parts).decode()

    try:
        yield ask
    finally:
        process.stdin.close()
        process.stdout.close()
        process.wait()


@contextmanager
def raw_pipe_parsed(command: tuple[str, ...]) -> Iterator[Ask]:
    """The raw pipe with the answer's JSON read."""
    with raw_pipe(command) as ask:
        yield lambda request: json.loads(ask(request))


@contextmanager
def transport(command: tuple[str, ...]) -> Iterator[Ask]:
    """Our transport: text in, text out, with a deadline, a memory ceiling and stderr drained."""
    with Transport(ProcessSpec(command, environment=ENVIRONMENT, resident_mb=4_000)) as pipe:
        yield lambda request: pipe.ask(json.dumps(request, ensure_ascii=False), timeout_s=60)


@contextmanager
def client(command: tuple[str, ...]) -> Iterator[Ask]:
    """Our client: models in, models out."""
    with Transport(ProcessSpec(command, environment=ENVIRONMENT, resident_mb=4_000)) as pipe:
        repl = ReplClient(pipe)
        yield lambda request: repl.command(Command.model_validate(request), timeout_s=60)


@contextmanager
def lean_interact_raw(command: tuple[str, ...]) -> Iterator[Ask]:
    """LeanInteract with dictionaries."""
    with lean_interact_server(command) as server:
        yield lambda request: server.run_dict(request, timeout=60)


@contextmanager
def lean_interact(command: tuple[str, ...]) -> Iterator[Ask]:
    """LeanInteract with its models."""
    from lean_interact import Command as Request

    with lean_interact_server(command) as server:
        yield lambda request: server.run(Request(**request), timeout=60)


@contextmanager
def lean_interact_server(command: tuple[str, ...]) -> Iterator[Any]:
    """A ``LeanServer`` whose ``lake env …/repl`` is the command."""
    from lean_interact import LeanREPLConfig, LeanServer

    with tempfile.TemporaryDirectory() as name:
        lake = Path(name) / "lake"
        words = " ".join(f"'{word}'" for word in command)
        lake.write_text(f"#!/bin/sh\nexport PYTHONPATH='{ENVIRONMENT['PYTHONPATH']}'\nexec {words}\n", encoding="utf-8")
        lake.chmod(lake.stat().st_mode | stat.S_IXUSR)
        options = {"enable_incremental_optimization": False, "enable_parallel_elaboration": False}
        config = LeanREPLConfig(local_repl_path=name, lake_path=lake, build_repl=False, **options)
        with LeanServer(config) as server:
            yield server
