"""A real HTTP server on this machine whose every answer a test decides."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

JSON = {"Content-Type": "application/json"}


@dataclass
class Asked:
    """One request as the server saw it."""

    path: str
    body: dict[str, Any]
    headers: Mapping[str, str]
    number: int


@dataclass
class Told:
    """What the server says: status, headers, and either a whole body or one that comes in pieces."""

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    pieces: Callable[[threading.Event], Iterator[bytes]] | None = None
    promised: int | None = None
    """The length that the headers claim, when it is not the body's."""
    hangs_up: bool = False
    hangs: bool = False


Script = Callable[[Asked], Told]


class Listener(ThreadingHTTPServer):
    """Keeps as many connections waiting as come: one that is turned away comes again after a second only."""

    request_queue_size = 128


class LocalServer:
    """Where it is, and what it was asked."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.asked: list[Asked] = []
        self.lock = threading.Lock()
        self.stopping = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                length = int(self.headers.get("Content-Length", 0))
                body = json.loads(self.rfile.read(length) or b"{}")
                with outer.lock:
                    asked = Asked(self.path, body, dict(self.headers.items()), len(outer.asked))
                    outer.asked.append(asked)
                try:
                    self.answer(outer.script(asked))
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            do_GET = do_POST

            def answer(self, told: Told) -> None:
                if told.hangs_up:
                    self.close_connection = True
                    return
                if told.hangs:
                    outer.stopping.wait()
                    self.close_connection = True
                    return
                data = told.raw if told.raw is not None else json.dumps(told.body).encode()
                self.send_response(told.status)
                for key, value in {**JSON, **told.headers}.items():
                    self.send_header(key, value)
                if told.pieces is None:
                    self.send_header("Content-Length", str(told.promised or len(data)))
                    self.end_headers()
                    self.wfile.write(data)
                    if told.promised is not None:
                        self.close_connection = True
                    return
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                for piece in told.pieces(outer.stopping):
                    self.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
                    self.wfile.flush()
                self.wfile.write(b"0\r\n\r\n")

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.http = Listener(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.http.server_address[1]}/v1"

    @property
    def posts(self) -> list[Asked]:
        """The requests for completions."""
        return [item for item in self.asked if item.path != "/v1/models"]


@contextmanager
def serving(script: Script) -> Iterator[LocalServer]:
    """A server for the length of a ``with`` block.  ``/v1/models`` is unknown to it unless the script knows better."""

    def whole(asked: Asked) -> Told:
        if asked.path == "/v1/models":
            told = script(asked) if getattr(script, "lists_models", False) else None
            return told or Told(404, {"error": {"message": "not here"}})
        return script(asked)

    server = LocalServer(whole)
    thread = threading.Thread(target=server.http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stopping.set()
        server.http.shutdown()
        server.http.server_close()
        thread.join()


def completion(*texts: str, log_probs: list[float] | None = None, **more: Any) -> dict[str, Any]:
    """An answer of ``/completions``."""
    told = None if log_probs is None else {"tokens": ["x"] * len(log_probs), "token_logprobs": log_probs}
    choices = [
        {"index": place, "text": text, "logprobs": told, "finish_reason": "stop"} for place, text in enumerate(texts)
    ]
    return {"object": "text_completion", "choices": choices, **more}


def chat_answer(text: Any, **more: Any) -> dict[str, Any]:
    """An answer of ``/chat/completions``."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
    return {"object": "chat.completion", "choices": [choice], **more}
