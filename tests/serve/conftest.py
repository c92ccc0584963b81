"""A real ``prover serve`` for the tests: its own process, embedded Lean behind it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]
SECRET = "what nobody may read"
"""Stands in a file that no text may read: no number, which could also be a part of a time."""


@dataclass(slots=True)
class Running:
    """A server's process and address."""

    process: subprocess.Popen[str]
    url: str

    def client(self, **headers: str) -> httpx.Client:
        """A client with these headers."""
        return httpx.Client(base_url=self.url, headers=headers, timeout=120)

    def post(self, path: str, body: Any, **headers: str) -> httpx.Response:
        """A request's answer."""
        with self.client(**headers) as client:
            return client.post(path, json=body)

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Tell it to stop, and wait; its exit status."""
        self.process.send_signal(number)
        return self.process.wait(60)


def start(folder: Path, *arguments: str, command: str = "serve", **environment: str) -> Running:
    """Start a server in a folder; returns once it answers."""
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "prover.cli.main", command, "--port", "0", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    said = []
    for line in process.stderr:
        said.append(line)
        if line.startswith("prover serves at "):
            return Running(process, line.split()[-1])
    raise AssertionError(f"the server did not start: {''.join(said)}")


@pytest.fixture
def start_server(tmp_path: Path) -> Iterator[Callable[..., Running]]:
    """Starts servers in the test's folder and ends them."""
    started: list[Running] = []

    def begin(*arguments: str, **options: str) -> Running:
        started.append(start(tmp_path, *arguments, **options))
        return started[-1]

    yield begin
    for server in started:
        if server.process.poll() is None:
            server.stop()
        assert server.process.stderr is not None
        server.process.stderr.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One server for all tests that do not stop it; a file lies in its folder that nobody may read."""
    folder = tmp_path_factory.mktemp("server")
    (folder / "Secret.lean").write_text(f'def secret := "{SECRET}"\n', encoding="utf-8")
    running = start(folder, "--max-texts", "40")
    yield running
    assert running.stop() == 0
    assert running.process.stderr is not None
    running.process.stderr.close()


def descendants(pid: int) -> set[int]:
    """The processes below a process."""
    listed = subprocess.run(["ps", "-e", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = {int(line.split()[0]): int(line.split()[1]) for line in listed.splitlines()}
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}
