"""Theorems that are open on a server: proof states that clients come back to.

In: sources and tactics.  Out: states by number.  An open theorem holds no Lean process between two requests: its
states are replayed when they are asked for (``prover.repl.replay``), so many may be open over few processes.  One that
rests too long, or is the longest at rest when there are too many, is closed.
"""

from __future__ import annotations

import asyncio
import secrets
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from prover import api
from prover.serve.options import ServeOptions
from prover.serve.outcome import Failure, failures
from prover.serve.waiting import Waiting


class UnknownTheorem(Exception):
    """There is no open theorem of this name (any more), or it has no such state."""


@dataclass(slots=True)
class OpenTheorem:
    """One open theorem: its session with the pool, and its states by number."""

    name: str
    session: api.PoolSession
    used_at: float
    states: dict[int, api.ProofState] = field(default_factory=dict)
    chars: int = 0
    """How much it holds."""
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    def add_state(self, state: api.ProofState, tactic: str = "") -> None:
        """Keep a state for later."""
        self.states[state.state_id] = state
        self.chars += len(tactic) + sum(map(len, state.goals))


class Theorems:
    """The open theorems of a server."""

    def __init__(
        self,
        pool: api.AsyncPool,
        open_session: Callable[[], api.PoolSession],
        options: ServeOptions,
        clock: Callable[[], float],
    ) -> None:
        self._pool = pool
        self._open_session = open_session
        self._options = options
        self._clock = clock
        self._waiting = Waiting(options.max_waiting, "requests wait for their turn")
        self._open: OrderedDict[str, OpenTheorem] = OrderedDict()
        """Those that rested longest come first."""

    def __len__(self) -> int:
        return len(self._open)

    async def open(self, source: str, timeout_s: float) -> tuple[OpenTheorem, api.OpenedSource]:
        """Open the ``sorry``s of a source.  Raises ``Failure``, also for one that is too large."""
        self._check_size(len(source))
        session = self._open_session()
        with failures(timeout_s):
            async with self._pool.open_env(session) as env:
                opened = await env.open_source(source, timeout_s=timeout_s)
        theorem = OpenTheorem(secrets.token_urlsafe(16), session, self._clock(), chars=len(source))
        for item in opened.sorries:
            theorem.add_state(item.state)
        self._check_size(theorem.chars)
        self._drop_resting(self._options.max_theorems - 1)
        self._open[theorem.name] = theorem
        return theorem, opened

    def _check_size(self, chars: int) -> None:
        if chars > self._options.max_theorem_chars:
            raise Failure("memory", f"an open theorem may have {self._options.max_theorem_chars} characters")

    async def run_tactics(
        self, name: str, steps: Sequence[tuple[int, str]], timeout_s: float
    ) -> list[api.TacticResult | Failure]:
        """Each tactic on the state of its number, ``timeout_s`` each and ``max_timeout_s`` together.

        Raises ``UnknownTheorem``, and ``PoolBusy`` when too many wait for their turn.
        """
        theorem = self._find(name)
        for number, _ in steps:
            if number not in theorem.states:
                raise UnknownTheorem(f"the theorem has no state {number}")
        results: list[api.TacticResult | Failure] = []
        async with self._turn(theorem), self._pool.open_env(theorem.session) as env:
            end = self._clock() + self._options.max_timeout_s
            for number, tactic in steps:
                limit_s = min(timeout_s, round(end - self._clock(), 3))
                results.append(await self._run(env, theorem, theorem.states[number], tactic, limit_s))
        return results

    @asynccontextmanager
    async def _turn(self, theorem: OpenTheorem) -> AsyncIterator[None]:
        """One request at a time works on a theorem; the others wait, not too many of them."""
        await self._waiting.take(theorem.turn)
        try:
            yield
        finally:
            theorem.turn.release()
            if theorem.name in self._open:
                self._touch(theorem)

    async def _run(
        self, env: api.AsyncEnv, theorem: OpenTheorem, state: api.ProofState, tactic: str, timeout_s: float
    ) -> api.TacticResult | Failure:
        try:
            if timeout_s <= 0:
                most_s = self._options.max_timeout_s
                raise Failure("timeout", f"the steps of a request may take {most_s:g} seconds together")
            if theorem.chars > self._options.max_theorem_chars:
                raise Failure("memory", "the theorem has grown too large: open it again")
            with failures(timeout_s):
                result = await env.run_tactic(state, tactic, timeout_s=timeout_s)
                if isinstance(result, api.Proved):  # nobody comes back to it
                    await env.forget([api.ProofState(result.state_id, ())])
        except Failure as failure:
            return failure
        if isinstance(result, api.ProofState):
            theorem.add_state(result, tactic)
        return result

    def close(self, name: str) -> None:
        """Close a theorem.  Raises ``UnknownTheorem``."""
        self._find(name)
        del self._open[name]

    def _find(self, name: str) -> OpenTheorem:
        self._drop_resting(self._options.max_theorems)
        theorem = self._open.get(name)
        if theorem is None:
            raise UnknownTheorem("no such theorem is open here (any more)")
        self._touch(theorem)
        return theorem

    def _touch(self, theorem: OpenTheorem) -> None:
        """It rests from now on."""
        theorem.used_at = self._clock()
        self._open.move_to_end(theorem.name)

    def _drop_resting(self, most: int) -> None:
        """Close those that rested too long, and those that rested longest while there are more than ``most``.

        One that is in use does not rest.
        """
        now = self._clock()
        for name, theorem in list(self._open.items()):
            if now - theorem.used_at <= self._options.theorem_idle_s and len(self._open) <= most:
                break
            if not theorem.turn.locked():
                del self._open[name]
