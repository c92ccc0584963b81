"""A pool for other processes: 16 programs share two workers, each with a session of its own.

In: a ``WorkerPool`` and connections on a Unix socket in a folder that only this user may enter, behind a secret key
(``multiprocessing.connection``).  Out: answers, see ``served_messages``; ``remote`` is the other end.

A connection is a session: it ends, and its worker is free again, when the client closes it or is gone (``kill -9``
included), also in the middle of a request, which is then called off.  Two threads a connection: one listens, so that
the end of the client is noticed at once, one serves.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing.connection as channels
import os
import queue
import shutil
import socket
import tempfile
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from multiprocessing import AuthenticationError
from pathlib import Path
from types import TracebackType
from typing import Any

from prover.errors import EngineError, PoolBusy
from prover.repl.ownership import leave_in_forks, silence_descriptor
from prover.repl.pool import WorkerPool
from prover.repl.served_messages import COMPARISON, NAMES, Call, Interrupt, Reply, parse_message
from prover.repl.session import PoolSession
from prover.types import OpenedSource, OpenSorry, Position, ProofState

logger = logging.getLogger(__name__)

_GREETING_S = 10.0
"""A client that has not proved within this time that it knows the key is cut off."""
_BACKLOG = 128
_ACCEPT_PAUSE_S = 0.1


@dataclass(frozen=True, slots=True)
class PoolAddress:
    """Where a pool is served, and the key.  Hand it to the clients (it can be pickled); keep it from everybody else."""

    path: str
    key: bytes = field(repr=False)


class PoolServer:
    """Serves a pool until it is closed; the pool itself stays its owner's."""

    def __init__(self, pool: WorkerPool, *, max_clients: int = 256) -> None:
        pool.check_owner()
        self.pool = pool
        self._max_clients = max_clients
        self._folder = Path(tempfile.mkdtemp(prefix="prover-pool-"))
        pool.remove_at_end(self._folder)
        self.address = PoolAddress(str(self._folder / "socket"), os.urandom(32))
        self._listener = channels.Listener(self.address.path, "AF_UNIX", backlog=_BACKLOG)
        self._connections: set[_Connection] = set()
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._closed = threading.Event()
        leave_in_forks(self)
        self._thread = threading.Thread(target=self._accept, name="pool-server", daemon=True)
        self._thread.start()

    @property
    def clients(self) -> int:
        """Connections that are open."""
        return len(self._connections)

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                channel = self._listener.accept()
            except OSError:
                if self._closing.is_set():
                    return
                logger.exception("a client could not be accepted")
                self._closing.wait(_ACCEPT_PAUSE_S)  # out of descriptors, perhaps: others may come later
                continue
            with self._lock:
                if self._closing.is_set():
                    channel.close()
                    return
                connection = _Connection(self, channel, is_welcome=len(self._connections) < self._max_clients)
                self._connections.add(connection)
            connection.start()

    def drop(self, connection: _Connection) -> None:
        """A connection has ended."""
        with self._lock:
            self._connections.discard(connection)

    def leave(self) -> None:
        """In a fork of our process: let go of the sockets, which must end with us."""
        for connection in list(self._connections):
            silence_descriptor(connection.channel.fileno())
        with contextlib.suppress(AttributeError, OSError):
            silence_descriptor(self._listener._listener._socket.fileno())  # type: ignore[attr-defined]

    def close(self) -> None:
        """Call off what is in progress and end every connection.  Safe to call twice: all return when that is done."""
        if not self.pool.is_ours:
            return
        with self._lock:
            is_first = not self._closing.is_set()
            self._closing.set()
            connections = list(self._connections)
        if not is_first:
            self._closed.wait()
            return
        try:
            self._end(connections)
        finally:
            self._closed.set()

    def _end(self, connections: list[_Connection]) -> None:
        with contextlib.suppress(OSError):
            channels.Client(self.address.path, "AF_UNIX").close()  # wakes the accepting thread
        self._thread.join()
        self._listener.close()
        for connection in connections:
            connection.end()
        for connection in connections:
            connection.join()
        shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> PoolServer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()


class _Connection:
    """One client: its channel, its session, the thread that listens and the one that serves."""

    def __init__(self, server: PoolServer, channel: channels.Connection, *, is_welcome: bool) -> None:
        self.server = server
        self.channel = channel
        self.is_welcome = is_welcome
        self.session = PoolSession(server.pool)
        self.calls: queue.SimpleQueue[Call | None] = queue.SimpleQueue()
        self.lock = threading.Lock()
        self.current = 0
        """The number of the call in progress, 0 between calls."""
        self.called_off = 0
        """Calls up to this number are called off."""
        self.is_over = False
        self.listener = threading.Thread(target=self.listen, name="pool-client", daemon=True)

    def start(self) -> None:
        self.listener.start()

    def join(self) -> None:
        self.listener.join()

    def end(self) -> None:
        """Cut the connection: the listening thread notices and cleans up."""
        with contextlib.suppress(OSError), socket.socket(fileno=os.dup(self.channel.fileno())) as end:
            end.shutdown(socket.SHUT_RDWR)

    def listen(self) -> None:
        serving = threading.Thread(target=self.serve_calls, name="pool-session", daemon=True)
        try:
            self.greet()
            if not self.is_welcome:
                self.send(Reply.of_error(0, PoolBusy("the server of this pool has as many clients as it may have")))
                return
            self.send(Reply(number=0))
            serving.start()
            while True:
                message = parse_message(self.channel.recv_bytes())
                if isinstance(message, Interrupt):
                    self.call_off(message.interrupt)
                else:
                    self.calls.put(message)
        except (EOFError, OSError, AuthenticationError, ValueError) as error:
            logger.debug("a client is gone: %s", error)
        finally:
            with self.lock:
                self.is_over = True
                if self.current or not self.calls.empty():
                    self.session.interrupt()
            self.calls.put(None)
            if serving.ident is not None:
                serving.join()
            self.session.close()
            self.server.drop(self)
            self.channel.close()

    def greet(self) -> None:
        """Both sides prove that they know the key, in time."""
        timer = threading.Timer(_GREETING_S, self.end)
        timer.start()
        try:
            channels.deliver_challenge(self.channel, self.server.address.key)
            channels.answer_challenge(self.channel, self.server.address.key)
        finally:
            timer.cancel()

    def call_off(self, number: int) -> None:
        with self.lock:
            self.called_off = max(self.called_off, number)
            if 0 < self.current <= number:
                self.session.interrupt()

    def serve_calls(self) -> None:
        while (call := self.calls.get()) is not None:
            with self.lock:
                self.current = call.number
                if self.is_over or call.number <= self.called_off:
                    self.session.interrupt()
            reply = self.serve(call)
            with self.lock:
                self.current = 0
                if not self.is_over:
                    self.session.resume()
            self.send(reply)

    def serve(self, call: Call) -> Reply:
        try:
            return Reply.of_value(call.number, _CALLS[call.name](self, call.arguments))
        except Exception as error:
            if not isinstance(error, EngineError):
                logger.warning("a client's call failed", exc_info=True)
            return Reply.of_error(call.number, error)

    def send(self, reply: Reply) -> None:
        """Send; a client that is gone is noticed by the listening thread."""
        with contextlib.suppress(OSError):
            self.channel.send_bytes(reply.model_dump_json(exclude_defaults=True).encode("utf-8"))

    def forget(self, states: list[int]) -> None:
        self.session.forget([ProofState(number, ()) for number in states])

    def forget_source(self, env: int, states: list[int]) -> None:
        nowhere = Position(1, 0)
        sorries = tuple(OpenSorry(nowhere, nowhere, ProofState(number, ())) for number in states)
        self.session.forget_source(OpenedSource(env, sorries=sorries))

    def audit(self, arguments: Mapping[str, Any]) -> object:
        names = NAMES.validate_python(arguments.get("names", ()))
        comparison = COMPARISON.validate_python(arguments.get("comparison"))
        return self.session.audit(
            arguments["source"], names=names, comparison=comparison, timeout_s=arguments.get("timeout_s")
        )


_CALLS: Mapping[str, Callable[[_Connection, Mapping[str, Any]], object]] = {
    "engine": lambda c, a: c.session.engine,
    "open_source": lambda c, a: c.session.open_source(**a),
    "run_tactic": lambda c, a: c.session.run_tactic(
        ProofState(a["state"], ()), a["tactic"], timeout_s=a.get("timeout_s")
    ),
    "declarations": lambda c, a: tuple(c.session.declarations(**a)),
    "forget": lambda c, a: c.forget(a["states"]),
    "forget_source": lambda c, a: c.forget_source(a["env"], a["states"]),
    "audit": lambda c, a: c.audit(a),
    "check": lambda c, a: c.session.check(**a),
    "health": lambda c, a: c.server.pool.health(),
}
