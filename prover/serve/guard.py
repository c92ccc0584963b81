"""What every request meets first: the key (or whom it calls), the size of its body, the time it takes to send it.

In: an ASGI application.  Out: one that answers 401, 403, 413 and 408 itself.  A body is read as a whole before the
application sees it, so that nothing is worked on for a request that is not complete.
"""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from prover.serve.options import is_this_machine

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_OPEN_PATHS = frozenset({"/", "/health", "/health/"})
"""Whether the server lives may be asked without the key."""
_KEY_HEADERS = (b"authorization", b"x-api-key", b"x-auth-token")
_BODY_S = 60.0
"""A body that is not there by then is not waited for."""
_THROWN_AWAY = 16
"""Times the size that a body may have: one that is refused is read up to here, because a client that still sends when
the connection is closed may never see the answer."""


class Guard:
    """The application behind a key and a limit."""

    def __init__(self, app: App, *, api_key: str, max_body_kb: int) -> None:
        self._app = app
        self._key = api_key.encode()
        self._max_bytes = max_body_kb << 10

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":  # the application's start and end
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        body = None
        try:
            async with asyncio.timeout(_BODY_S):
                body = await self._read(scope, receive, is_refused=refusal is not None)
        except TimeoutError:
            refusal = refusal or (408, f"the body did not arrive within {_BODY_S:g} s")
        if body is None:
            await _refuse(send, *(refusal or (413, f"the body is larger than {self._max_bytes >> 10} KiB")))
            return
        await self._app(scope, _replay(body, receive), send)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Why nothing is done for who asks: status and detail."""
        if not self._key and not _asks_this_machine(scope["headers"]):
            return 403, "without a key the server answers to localhost, 127.0.0.1 and [::1] only"
        if self._key and scope["path"] not in _OPEN_PATHS and not self._knows_the_key(scope["headers"]):
            return 401, "the API key is missing or wrong"
        return None

    def _knows_the_key(self, headers: Iterable[tuple[bytes, bytes]]) -> bool:
        shown = (value.removeprefix(b"Bearer ").strip() for name, value in headers if name in _KEY_HEADERS)
        return any(hmac.compare_digest(key, self._key) for key in shown)

    async def _read(self, scope: Scope, receive: Receive, *, is_refused: bool) -> bytes | None:
        """The whole body; ``None`` when it is refused or too large: what still comes is then read and thrown away."""
        announced = [value for name, value in scope["headers"] if name == b"content-length"]
        is_refused = is_refused or any(not value.isdigit() or int(value) > self._max_bytes for value in announced)
        body = bytearray()
        size = 0
        while size <= _THROWN_AWAY * self._max_bytes:
            message = await receive()
            if message["type"] != "http.request":
                break  # the client is gone: the application will see it
            part = message.get("body", b"")
            size += len(part)
            is_refused = is_refused or size > self._max_bytes
            if not is_refused:
                body += part
            if not message.get("more_body", False):
                break
        return None if is_refused else bytes(body)


def _asks_this_machine(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    """Is the server called by a name of this machine?  A web page can make any other name lead here (DNS rebinding)."""
    try:
        called = [urlsplit(b"//" + value).hostname or b"" for name, value in headers if name == b"host"]
        return all(is_this_machine(name.decode("ascii")) for name in called)
    except ValueError:
        return False


def _replay(body: bytes, receive: Receive) -> Receive:
    """The body in one piece, then whatever the connection says."""
    pieces = [body]

    async def receive_again() -> Message:
        if pieces:
            return {"type": "http.request", "body": pieces.pop(), "more_body": False}
        return await receive()

    return receive_again


async def _refuse(send: Send, status: int, detail: str) -> None:
    body = json.dumps({"detail": detail}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    headers.append((b"connection", b"close"))
    if status == 401:
        headers.append((b"www-authenticate", b"Bearer"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
