"""Runs a server until it is told to stop: uvicorn around an application behind its guard.

In: an application, where to listen, the key.  Out: the process's end.  On SIGTERM or Ctrl-C no new connection is taken,
requests under way have ``grace_s`` to end, then they are called off; the Lean processes end with the service.
"""

from __future__ import annotations

import contextlib
import logging
import signal
import socket
from collections.abc import Callable

import uvicorn

from prover.errors import InputError
from prover.serve.guard import App, Guard

GRACE_S = 30


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there (port 0: a free one).  Raises ``InputError``."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        return socket.create_server((host, port), family=found[0][0], backlog=1024)
    except OSError as error:
        raise InputError(f"cannot listen on {host}:{port}: {error.strerror or error}") from error
    except UnicodeError as error:
        raise InputError(f"cannot listen on {host}:{port}: no machine has such a name") from error


def run(
    app: App,
    listener: socket.socket,
    *,
    api_key: str,
    max_body_kb: int,
    grace_s: int = GRACE_S,
    on_ready: Callable[[str], None],
) -> None:
    """Serve until SIGTERM or Ctrl-C; ``on_ready`` hears the address once requests are answered."""
    config = uvicorn.Config(
        Guard(app, api_key=api_key, max_body_kb=max_body_kb),
        log_config=None,
        access_log=False,
        log_level=logging.WARNING,
        lifespan="on",
        server_header=False,
        ws="none",
        timeout_graceful_shutdown=grace_s,
    )
    host, port, *_ = listener.getsockname()
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    # Both signals end a server well; uvicorn raises the one it saw again when all is closed.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt):
        _Server(config, lambda: on_ready(address)).run([listener])


class _Server(uvicorn.Server):
    """Says when it answers."""

    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._on_ready()
