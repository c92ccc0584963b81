"""The end of a server: requests under way end well, no process stays, whatever ends it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from .conftest import ROOT, Running, descendants

SLOW = {"snippets": [{"id": "a", "code": "example : (List.range 100000000).length = 5 := by decide"}], "timeout": 4}


def ask_slowly(server: Running, body: Any = SLOW) -> tuple[threading.Thread, list[Any]]:
    """A request in a thread that is under way when this returns."""
    answers: list[Any] = []

    def ask() -> None:
        with contextlib.suppress(httpx.TransportError):  # the server may end before it has answered
            answers.append(server.post("/api/check", body))

    thread = threading.Thread(target=ask)
    thread.start()
    with server.client() as client:
        while not client.get("/v1/health").json()["leased"]:
            time.sleep(0.01)
    return thread, answers


def are_gone(pids: set[int]) -> bool:
    """Have these processes ended (waited for a while)?"""
    for _ in range(200):
        if not any(is_there(pid) for pid in pids):
            return True
        time.sleep(0.1)
    return False


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_request_under_way_gets_its_answer(start_server: Callable[..., Running], number: signal.Signals) -> None:
    server = start_server()
    server.post("/v1/check", {"texts": [{"source": "theorem t : 1 = 1 := rfl"}]})  # a lane is there too
    thread, answers = ask_slowly(server)
    children = descendants(server.process.pid)
    assert server.stop(number) == 0
    thread.join()
    assert "timed out" in answers[0].json()["results"][0]["error"]
    assert are_gone(children)


def test_a_request_that_does_not_end_in_time_is_called_off(start_server: Callable[..., Running]) -> None:
    server = start_server("--grace", "1")
    thread, _ = ask_slowly(server, {**SLOW, "timeout": 200})
    children = descendants(server.process.pid)
    assert server.stop() == 0  # it waits for a minute
    thread.join()
    assert are_gone(children)


def test_a_killed_server_leaves_no_process(start_server: Callable[..., Running]) -> None:
    server = start_server()
    body = {"texts": [{"source": "theorem t (a b c : Nat) : a ^ 5 + b ^ 7 = c ^ 9 + 1 := by sorry"}], "timeout_s": 100}

    def ask() -> None:
        with contextlib.suppress(httpx.TransportError):
            server.post("/v1/prove", body)

    thread = threading.Thread(target=ask)
    thread.start()
    while len(descendants(server.process.pid)) < 6:
        time.sleep(0.1)
    children = descendants(server.process.pid)
    server.stop(signal.SIGKILL)
    thread.join()
    assert are_gone(children)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_server_for_agents_that_is_told_to_stop_leaves_no_process(tmp_path: Path, number: signal.Signals) -> None:
    command = [sys.executable, "-P", "-m", "prover.cli.main", "mcp"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as mcp:
        assert mcp.stdin is not None
        while len(descendants(mcp.pid)) < 4:
            assert mcp.poll() is None
            time.sleep(0.1)
        children = descendants(mcp.pid)
        mcp.send_signal(number)
        assert mcp.wait(60) == 130
    assert are_gone(children)


def test_a_proving_process_that_died_is_replaced(start_server: Callable[..., Running]) -> None:
    server = start_server()
    body = {"texts": [{"source": "theorem t : 1 = 1 := rfl"}]}
    assert server.post("/v1/check", body).json()["results"][0]["status"] == "done"
    listed = subprocess.run(["ps", "-e", "-o", "pid=,args="], capture_output=True, text=True, check=True).stdout
    ours = descendants(server.process.pid)
    (lane,) = {int(line.split()[0]) for line in listed.splitlines() if "prover.serve.lane" in line} & ours
    os.kill(lane, signal.SIGKILL)
    assert are_gone({lane})
    assert server.post("/v1/check", body).json()["results"][0]["status"] == "done"


def test_a_client_that_goes_away_frees_its_worker(start_server: Callable[..., Running]) -> None:
    server = start_server("--workers", "1")
    with pytest.raises(httpx.ReadTimeout), httpx.Client(base_url=server.url, timeout=1) as client:
        client.post("/api/check", json={**SLOW, "timeout": 200})
    answer = server.post("/api/check", {"snippets": [{"id": "a", "code": "#check Nat"}], "timeout": 30})
    assert answer.json()["results"][0]["response"]["messages"][0]["data"] == "Nat : Type"
