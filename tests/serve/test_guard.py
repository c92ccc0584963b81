"""What every request meets first: the key, the size, the number of texts."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, MutableMapping
from pathlib import Path

import pytest

from prover.serve.guard import Guard

from .conftest import ROOT, Running

BODY = {"snippets": [{"id": "a", "code": "#check Nat"}]}


@pytest.mark.parametrize("variable", ["PROVER_API_KEY", "LEAN_SERVER_API_KEY"])
def test_the_key_from_the_environment(start_server: Callable[..., Running], variable: str) -> None:
    locked = start_server(**{variable: "open sesame"})
    assert locked.post("/api/check", BODY).status_code == 401
    wrong = locked.post("/api/check", BODY, Authorization="Bearer open")
    assert (wrong.status_code, wrong.json()["detail"]) == (401, "the API key is missing or wrong")
    for header, value in (("Authorization", "Bearer open sesame"), ("X-API-Key", "open sesame")):
        assert locked.post("/api/check", BODY, **{header: value}).status_code == 200
    with locked.client() as client:
        assert client.get("/openapi.json").status_code == 401
        assert client.get("/health").json() == {"status": "ok"}


def test_the_key_without_the_end_of_its_line(start_server: Callable[..., Running]) -> None:
    locked = start_server(PROVER_API_KEY=" sesame\n")
    assert locked.post("/api/check", BODY, Authorization="Bearer sesame").status_code == 200


def test_an_empty_line_is_no_key() -> None:
    code, words = refusal("--host", "0.0.0.0", PROVER_API_KEY="\n")
    assert code == 2
    assert "lets other machines in" in words


def test_the_key_from_a_file(start_server: Callable[..., Running], tmp_path: Path) -> None:
    (tmp_path / "key").write_text("sesame\n", encoding="utf-8")
    locked = start_server("--api-key-file", "key")
    assert locked.post("/api/check", BODY).status_code == 401
    assert locked.post("/api/check", BODY, Authorization="Bearer sesame").status_code == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8000", 200),
        ("LOCALHOST", 200),
        ("127.0.0.1:8000", 200),
        ("127.9.9.9", 200),
        ("[::1]:8000", 200),
        ("evil.example:8000", 403),
        ("127.0.0.1.evil.example", 403),
        ("localhost@evil.example", 403),
        ("10.0.0.1", 403),
        ("[::1", 403),
        ("", 403),
    ],
)
def test_without_a_key_the_server_answers_to_names_of_this_machine_alone(
    server: Running, host: str, status: int
) -> None:
    answer = server.post("/api/check", BODY, Host=host)
    assert answer.status_code == status
    if status == 403:
        assert answer.json()["detail"].startswith("without a key the server answers to localhost")


def test_with_a_key_the_server_has_any_name(start_server: Callable[..., Running]) -> None:
    locked = start_server(PROVER_API_KEY="sesame")
    answer = locked.post("/api/check", BODY, Host="prover.example", Authorization="Bearer sesame")
    assert answer.status_code == 200


def refusal(*arguments: str, **environment: str) -> tuple[int, str]:
    """A server that does not start: its status and its words."""
    command = [sys.executable, "-m", "prover.cli.main", "serve", "--port", "0", *arguments]
    environ = {**os.environ, **environment}
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stderr


def test_a_server_for_others_needs_a_key() -> None:
    code, words = refusal("--host", "0.0.0.0")
    assert code == 2
    assert "lets other machines in: set a key in PROVER_API_KEY" in words


def test_trusted_clients_show_a_key_even_on_this_machine() -> None:
    code, words = refusal("--trust-clients")
    assert code == 2
    assert "--trust-clients needs a key" in words


def test_an_empty_key_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("\n", encoding="utf-8")
    code, words = refusal("--api-key-file", str(tmp_path / "key"))
    assert code == 2
    assert "there is no key in it" in words


def test_real_lean_is_served_to_trusted_clients_alone() -> None:
    code, words = refusal("--engine", "lean")
    assert code == 2
    assert "real Lean runs what a text says" in words
    assert "--trust-clients" in words


def test_an_address_that_is_taken(server: Running) -> None:
    code, words = refusal("--port", server.url.rpartition(":")[2])
    assert code == 2
    assert "cannot listen on 127.0.0.1" in words


def test_a_name_that_no_machine_has() -> None:
    code, words = refusal("--host", "a..b", PROVER_API_KEY="sesame")
    assert code == 2
    assert "cannot listen on a..b:0: no machine has such a name" in words


def test_a_body_that_is_too_large(server: Running) -> None:
    answer = server.post("/api/check", {"snippets": [{"id": "a", "code": "-" * (5 << 20)}]})
    assert (answer.status_code, answer.json()["detail"]) == (413, "the body is larger than 4096 KiB")


@pytest.mark.parametrize(("path", "status"), [("/api/check", 401), ("/health", 413)])
def test_a_refused_body_is_read_before_the_answer(path: str, status: int) -> None:
    """A client that still sends when the connection is closed may never see the answer."""
    pieces, seen = [b"-" * 600] * 3, list[object]()

    async def receive() -> dict[str, object]:
        seen.append("read")
        return {"type": "http.request", "body": pieces.pop(), "more_body": bool(pieces)}

    async def send(message: MutableMapping[str, object]) -> None:
        seen.append(message.get("status", "body"))

    async def application(*_: object) -> None:
        raise AssertionError("the application was asked")

    guard = Guard(application, api_key="sesame", max_body_kb=1)
    asyncio.run(guard({"type": "http", "path": path, "headers": []}, receive, send))
    assert seen == ["read", "read", "read", status, "body"]


def test_a_body_that_is_too_large_and_does_not_say_so(server: Running) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(80):
            yield b" " * (1 << 16)

    with server.client() as client:
        answer = client.post("/api/check", content=pieces())
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/check", {"snippets": [{"id": str(n), "code": ""} for n in range(41)]}),
        ("/verify", {"codes": [{"custom_id": n, "code": ""} for n in range(41)]}),
        ("/v1/check", {"texts": [{"source": ""}] * 41}),
        ("/v1/theorems/x/tactics", {"steps": [{"state": 1, "tactic": "rfl"}] * 41}),
    ],
)
def test_more_texts_than_a_request_may_have(server: Running, path: str, body: object) -> None:
    answer = server.post(path, body)
    assert answer.status_code == 422
    assert "this one has 41" in answer.json()["detail"]


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"[" * 100_000,
        b'{"snippets": [{"id": "a", "code": "\\ud800"}]}',
        b'{"snippets": [{"id": "\\udfff", "code": "x"}]}',
        b'{"snippets": [{"id": "a", "code": "x"}], "timeout": NaN}',
        b'{"snippets": [{"id": "a", "code": "x"}], "timeout": ' + b"9" * 5000 + b"}",
        b'{"\\udfff": 1}',
        b"\xff\xfe",
    ],
)
def test_a_body_that_is_no_request(server: Running, content: bytes) -> None:
    with server.client() as client:
        answer = client.post("/api/check", content=content, headers={"content-type": "application/json"})
    assert answer.status_code in {400, 422}
    assert answer.json()["detail"]


def test_too_many_waiting_texts_are_told_to_come_again(start_server: Callable[..., Running]) -> None:
    small = start_server("--workers", "1", "--max-waiting", "0")
    endless = "example : (List.range 100000000).length = 5 := by decide"
    with small.client() as client:
        busy = {"snippets": [{"id": "a", "code": endless}], "timeout": 6}
        first = threading.Thread(target=client.post, args=("/api/check",), kwargs={"json": busy})
        first.start()
        while not client.get("/v1/health").json()["leased"]:
            pass
        answer = small.post("/api/check", BODY)
        first.join()
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "5")


def test_an_answer_that_is_too_large_costs_its_process_alone(server: Running) -> None:
    code = 'def grow : Nat → String → String\n  | 0, s => s\n  | n + 1, s => grow n (s ++ s)\n#eval grow 25 "a"'
    large, good = server.post(
        "/api/check", {"snippets": [{"id": "a", "code": code}, {"id": "b", "code": "#check Nat"}], "timeout": 60}
    ).json()["results"]
    assert large["error"] == "the Lean process broke (BadAnswer)"
    assert good["response"]["messages"][0]["data"] == "Nat : Type"


def test_real_lean_that_is_not_here_is_told_in_one_line() -> None:
    code, words = refusal("--engine", "lean", "--trust-clients", PROVER_API_KEY="sesame")
    assert code == 3
    assert words.startswith("prover: real Lean cannot be used: ")
    assert words.count("\n") == 1


def test_a_text_that_wants_too_much_memory_costs_its_process_alone(start_server: Callable[..., Running]) -> None:
    small = start_server("--memory-mb", "2048", "--workers", "1")
    code = (
        'def grow : Nat → String → String\n  | 0, s => s\n  | n + 1, s => grow n (s ++ s)\n#eval (grow 40 "a").length'
    )
    large, good = small.post(
        "/api/check", {"snippets": [{"id": "a", "code": code}, {"id": "b", "code": "#check Nat"}], "timeout": 60}
    ).json()["results"]
    assert large["error"] == "Lean used more memory than one request may"
    assert good["response"]["messages"][0]["data"] == "Nat : Type"
