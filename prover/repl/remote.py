"""The client of a pool that another process serves (``served``).

In: a ``PoolAddress``.  Out: ``RemoteEnv``, a ``Session`` whose worker runs over there.  When the serving process ends,
whatever is in progress and everything after it raises ``PoolClosed``.  A connection belongs to the process and the
thread that opened it (``interrupt`` alone may come from another thread).
"""

from __future__ import annotations

import contextlib
import multiprocessing.connection as channels
import os
import threading
from collections.abc import Iterable, Sequence
from multiprocessing import AuthenticationError
from types import TracebackType
from typing import Any

from prover.errors import PoolClosed, RequestCancelled
from prover.protocol import CommandAnswer
from prover.repl.ownership import leave_in_forks, silence_descriptor
from prover.repl.pool import PoolHealth
from prover.repl.served import PoolAddress
from prover.repl.served_messages import COMPARISON, NAMES, Call, CallName, Interrupt, Reply
from prover.types import (
    Comparison,
    Declaration,
    EngineInfo,
    NamedDeclaration,
    OpenedSource,
    ProofState,
    SourceAudit,
    TacticResult,
)


class RemoteEnv:
    """A session with a served pool; see ``prover.ports.ProofEnv`` and ``prover.repl.session``."""

    def __init__(self, address: PoolAddress) -> None:
        """Raises ``PoolClosed`` when nobody serves there, or not with this key, ``PoolBusy`` when it is too crowded."""
        self._owner = os.getpid()
        self._number = 0
        self._called_off = threading.Event()
        self._is_closed = False
        self._sending = threading.Lock()
        try:
            self._channel = channels.Client(address.path, "AF_UNIX", authkey=address.key)
            welcome = Reply.model_validate_json(self._channel.recv_bytes())
        except (OSError, EOFError, AuthenticationError) as error:
            raise PoolClosed(f"no pool is served at {address.path}: {error}") from error
        leave_in_forks(self)
        if welcome.error:
            self.close()
            welcome.read()

    @property
    def engine(self) -> EngineInfo:
        """Which Lean answers."""
        found: EngineInfo = self._call("engine")
        return found

    def open_source(
        self, source: str, *, env: int | None = None, audit: bool = False, timeout_s: float | None = None
    ) -> OpenedSource:
        """Elaborate ``source`` on top of ``env``."""
        opened: OpenedSource = self._call("open_source", source=source, env=env, audit=audit, timeout_s=timeout_s)
        return opened

    def run_tactic(self, state: ProofState, tactic: str, *, timeout_s: float | None = None) -> TacticResult:
        """Run a tactic."""
        result: TacticResult = self._call("run_tactic", state=state.state_id, tactic=tactic, timeout_s=timeout_s)
        return result

    def declarations(self, env: int, *, since: int | None = None, with_types: bool = False) -> Sequence[Declaration]:
        """The constants of ``env``."""
        found: tuple[Declaration, ...] = self._call("declarations", env=env, since=since, with_types=with_types)
        return found

    def forget(self, states: Iterable[ProofState]) -> None:
        """Drop states over there."""
        self._call("forget", states=[state.state_id for state in states])

    def forget_source(self, opened: OpenedSource) -> None:
        """Drop an environment and the states of its ``sorry``s over there."""
        self._call("forget_source", env=opened.env, states=[item.state.state_id for item in opened.sorries])

    def audit(
        self,
        source: str,
        *,
        names: Sequence[NamedDeclaration] = (),
        comparison: Comparison | None = None,
        timeout_s: float | None = None,
    ) -> SourceAudit:
        """Elaborate a whole source in a process that has seen nothing else."""
        listed = NAMES.dump_python(tuple(names), mode="json")
        compared = None if comparison is None else COMPARISON.dump_python(comparison, mode="json")
        audit: SourceAudit = self._call("audit", source=source, names=listed, comparison=compared, timeout_s=timeout_s)
        return audit

    def check(
        self, source: str, *, infotree: str | None = None, is_fresh: bool = False, timeout_s: float | None = None
    ) -> CommandAnswer:
        """The REPL's own answer to a whole text."""
        answer: CommandAnswer = self._call(
            "check", source=source, infotree=infotree, is_fresh=is_fresh, timeout_s=timeout_s
        )
        return answer

    def health(self) -> PoolHealth:
        """The served pool's figures."""
        health: PoolHealth = self._call("health")
        return health

    def _call(self, name: CallName, **arguments: Any) -> Any:
        if self._owner != os.getpid():
            raise PoolClosed(f"this connection belongs to process {self._owner}; a fork of it needs its own")
        if self._is_closed:
            raise PoolClosed("the connection to the pool is closed")
        if self._called_off.is_set():
            raise RequestCancelled("the request was called off")
        given = {key: value for key, value in arguments.items() if value is not None}
        try:
            with self._sending:
                self._number += 1
                call = Call(number=self._number, name=name, arguments=given)
                self._channel.send_bytes(call.model_dump_json().encode("utf-8"))
            if self._called_off.is_set():  # it may have come between the look and the number
                self.interrupt()
            reply = Reply.model_validate_json(self._channel.recv_bytes())
        except (EOFError, OSError) as error:
            self.close()
            raise PoolClosed(f"the process that serves the pool is gone ({type(error).__name__})") from error
        except BaseException:
            self.close()  # an answer may still come: the conversation is out of step
            raise
        return reply.read()

    def interrupt(self) -> None:
        """From another thread: the request in progress, and all that follow, end with ``RequestCancelled``."""
        self._called_off.set()
        with self._sending, contextlib.suppress(OSError):
            self._channel.send_bytes(Interrupt(interrupt=self._number).model_dump_json().encode("utf-8"))

    def resume(self) -> None:
        """Requests are served again."""
        self._called_off.clear()

    def leave(self) -> None:
        """In a fork of our process: let go of the socket, so that our end is noticed."""
        silence_descriptor(self._channel.fileno())

    def close(self) -> None:
        """End the session.  Safe to call twice."""
        if self._is_closed or self._owner != os.getpid():
            return
        self._is_closed = True
        self._channel.close()

    def __enter__(self) -> RemoteEnv:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()
