"""Talks JSON with a server that may be slow, busy, broken or gone.

In: requests as dictionaries.  Out: answers as dictionaries, or a ``ModelFailure`` (worth another try later) or a
``ModelRefused`` (it is not).  All requests run in one event loop on a thread of its own, so that hundreds can be under
way at once and every one of them has a wall-clock limit that covers all it does, from the name look-up to the last
byte; neither a server that trickles nor one that never stops can hold a caller for longer.  Everything that a caller
asks together (tries, pauses, turns, further requests) ends at the caller's ``Deadline`` with ``ModelOutOfTime``.

Busy servers (429, 5xx), broken connections and answers that are no JSON are tried again, after the time the server asks
for (``Retry-After``) or after doubling pauses with jitter.  When one request is told to slow down, all of them wait.
Redirects are not followed: the key must not travel.
"""

from __future__ import annotations

import asyncio
import email.utils
import importlib.util
import json
import logging
import os
import random
import threading
import time
from collections.abc import Coroutine, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from prover.errors import InputError, MissingExtra, ModelClosed, ModelFailure, ModelOutOfTime, ModelRefused
from prover.models.deadline import Deadline
from prover.models.generation import UsageMeter

if TYPE_CHECKING:
    import httpx

logger = logging.getLogger(__name__)

_T = TypeVar("_T")

_RETRIED = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

_SHOWN_CHARS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class EndpointOptions:
    """How patient to be.

    ``timeout_s``: one try of one request, all in all.  ``retries``: further tries.  ``concurrency``: requests under way
    at once.  ``requests_per_minute``, ``tokens_per_minute``: what the provider allows (``None``: no limit).
    ``longest_pause_s``: a server that asks for a longer pause is given up.  ``max_answer_bytes``: longest answer read.
    """

    timeout_s: float = 120.0
    retries: int = 4
    concurrency: int = 32
    requests_per_minute: float | None = None
    tokens_per_minute: float | None = None
    first_pause_s: float = 0.5
    longest_pause_s: float = 60.0
    max_answer_bytes: int = 16 * 2**20


class Endpoint:
    """One server; usable from any thread.  Close it, or use it in a ``with`` block.

    Raises ``MissingExtra``, and ``InputError`` for a key that no request can carry.
    """

    def __init__(
        self,
        base_url: str,
        *,
        api_key: str = "",
        options: EndpointOptions | None = None,
        meter: UsageMeter | None = None,
        seed: int = 0,
    ) -> None:
        if importlib.util.find_spec("httpx") is None:
            raise MissingExtra("httpx", "model")
        if (place := _misfit(api_key)) is not None:
            raise InputError(
                f"the API key (OPENAI_API_KEY) cannot be sent: its character {place + 1} is none that a key can have; "
                "copy the key again"
            )
        self.base_url = base_url.rstrip("/")
        self.options = options or EndpointOptions()
        self.meter = meter or UsageMeter()
        self.deadline = Deadline()
        self._api_key = api_key
        self._random = random.Random(seed)
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._pid = 0
        self._is_closed = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._client: httpx.AsyncClient | None = None
        self._slots: asyncio.Semaphore | None = None
        self._under_way: set[asyncio.Task[Any]] = set()
        """What callers wait for; the tasks that these have begun end with them."""
        self._not_before = 0.0
        self._next_turn = 0.0

    # -- the thread --------------------------------------------------------------------------------------------------

    def run(self, work: Sequence[Coroutine[Any, Any, _T]]) -> list[_T | BaseException]:
        """Run coroutines of this endpoint side by side until the deadline; an error stands where its result would."""
        remaining_s = self.deadline.remaining_s()

        async def gather() -> list[_T | BaseException]:
            this = asyncio.current_task()
            assert this is not None
            self._under_way.add(this)
            try:
                return list(
                    await asyncio.gather(*(self._within(item, remaining_s) for item in work), return_exceptions=True)
                )
            finally:
                self._under_way.discard(this)
                for item in work:
                    item.close()  # what was called off before it began

        with self._lock:  # whoever closes now finds the requests under way, or they find it closed
            try:
                loop = self._start()
            except ModelClosed:
                for item in work:
                    item.close()
                raise
            future = asyncio.run_coroutine_threadsafe(gather(), loop)
        try:
            return future.result()
        except CancelledError as error:
            raise ModelClosed(f"the connection to {self.base_url} was closed during a request") from error
        except BaseException:
            future.cancel()
            raise

    async def _within(self, item: Coroutine[Any, Any, _T], remaining_s: float | None) -> _T:
        try:
            async with asyncio.timeout(remaining_s):
                return await item
        except TimeoutError as error:
            self.meter.add_failure()
            raise ModelOutOfTime(f"{self.base_url}: no answer before the search's time was up") from error

    def _start(self) -> asyncio.AbstractEventLoop:
        """The loop of the thread, for who holds the lock."""
        if self._is_closed:
            raise ModelClosed(f"the connection to {self.base_url} is closed")
        if self._loop is None or self._pid != os.getpid():  # a thread does not survive a fork
            self._pid = os.getpid()
            self._client = self._slots = None
            self._under_way = set()
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(target=self._loop.run_forever, name="prover-endpoint", daemon=True)
            self._thread.start()
        return self._loop

    def close(self) -> None:
        """Drop all connections and end the thread; requests under way are called off."""
        with self._lock:
            loop, thread = self._loop, self._thread
            self._is_closed, self._loop, self._thread = True, None, None
        if loop is None or thread is None or self._pid != os.getpid():
            return
        asyncio.run_coroutine_threadsafe(self._shut(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()

    async def _shut(self) -> None:
        others = list(self._under_way)
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        if self._client is not None:
            await self._client.aclose()

    def __enter__(self) -> Endpoint:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    # -- one request -------------------------------------------------------------------------------------------------

    async def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """Send one request until it is answered, refused, or tried often enough."""
        return await self._ask("POST", path, body)

    async def get(self, path: str) -> dict[str, Any]:
        """Read one resource, likewise."""
        return await self._ask("GET", path, None)

    async def _ask(self, method: str, path: str, body: dict[str, Any] | None) -> dict[str, Any]:
        options = self.options
        if self._slots is None:
            self._slots = asyncio.Semaphore(options.concurrency)
        async with self._slots:
            for attempt in range(options.retries + 1):
                await self._wait_for_turn()
                try:
                    return await self._try(method, path, body)
                except _Again as again:
                    self.meter.add_failure()
                    pause = self._pause(attempt, again.after_s)
                    if attempt == options.retries or pause is None:
                        raise ModelFailure(self._scrub(f"{self.base_url}: {again} ({attempt + 1} tries)")) from again
                    logger.info("%s: %s; trying again in %.1f s", self.base_url, again, pause)
                    if again.is_for_all:
                        self._not_before = max(self._not_before, time.monotonic() + pause)
                    await asyncio.sleep(pause)
        raise AssertionError("unreachable")

    def _pause(self, attempt: int, asked_s: float | None) -> float | None:
        """How long to wait before the next try; ``None``: longer than we are ready to."""
        longest = self.options.longest_pause_s
        if asked_s is not None:
            return None if asked_s > longest else asked_s
        return min(longest, self.options.first_pause_s * 2.0**attempt) * self._random.uniform(0.5, 1.0)

    async def _wait_for_turn(self) -> None:
        """Keep to the provider's limits and to pauses that other requests were told to make."""
        now = time.monotonic()
        turn = max(now, self._next_turn, self._not_before)
        if self.options.requests_per_minute is not None:
            self._next_turn = turn + 60.0 / self.options.requests_per_minute
        if turn > now:
            await asyncio.sleep(turn - now)

    def note_tokens(self, tokens: int) -> None:
        """Tokens that an answer has cost: the next requests wait until the provider's limit allows them."""
        if self.options.tokens_per_minute is not None:
            delay = 60.0 * tokens / self.options.tokens_per_minute
            self._next_turn = max(self._next_turn, time.monotonic()) + delay

    async def _try(self, method: str, path: str, body: dict[str, Any] | None) -> dict[str, Any]:
        import httpx

        limit = self.options.timeout_s
        try:
            async with asyncio.timeout(limit):
                status, headers, data = await self._exchange(method, path, body)
        except TimeoutError as error:
            raise _Again(f"no complete answer within {limit:g} s") from error
        except httpx.InvalidURL as error:
            raise ModelRefused(f"{self.base_url}: {error}") from error
        except httpx.UnsupportedProtocol as error:
            raise ModelRefused(f"{self.base_url}: {error}") from error
        except httpx.HTTPError as error:
            raise _Again(f"{_words(error)}") from error
        return self._judge(status, headers, data)

    async def _exchange(self, method: str, path: str, body: dict[str, Any] | None) -> tuple[int, Any, bytes]:
        client = self._http()
        async with client.stream(method, f"{self.base_url}{path}", json=body) as response:
            data = bytearray()
            async for piece in response.aiter_bytes():
                data += piece
                if len(data) > self.options.max_answer_bytes:
                    raise _Again(f"the answer is longer than {self.options.max_answer_bytes} bytes")
            return response.status_code, response.headers, bytes(data)

    def _http(self) -> httpx.AsyncClient:
        import httpx

        if self._client is None:
            headers = {"Authorization": f"Bearer {self._api_key}"} if self._api_key else {}
            connections = self.options.concurrency
            self._client = httpx.AsyncClient(
                headers=headers,
                timeout=httpx.Timeout(None),
                limits=httpx.Limits(max_connections=connections, max_keepalive_connections=connections),
                trust_env=httpx.URL(self.base_url).host not in _LOOPBACK,
            )
        return self._client

    def _judge(self, status: int, headers: Any, data: bytes) -> dict[str, Any]:
        """The answer as a dictionary, or why there is none."""
        if 300 <= status < 400:
            raise ModelRefused(f"{self.base_url}: redirects to {headers.get('location', '?')}, which is not followed")
        if status >= 400:
            words = f"{status}: {error_text(data)}"
            if status in _RETRIED and "insufficient_quota" not in words:
                raise _Again(words, retry_after(headers), is_for_all=status in (429, 503, 529))
            raise ModelRefused(self._scrub(f"{self.base_url}: {words}"))
        try:
            answer = json.loads(data)
        except (ValueError, RecursionError) as error:
            shown = data[:80].decode("utf-8", "replace")
            raise _Again(f"the answer is no JSON: {shown!r}") from error
        if not isinstance(answer, dict):
            raise _Again(f"the answer is no JSON object but a {type(answer).__name__}")
        if answer.get("error"):
            raise _Again(f"the answer is an error: {error_text(data)}")
        return answer

    def _scrub(self, text: str) -> str:
        """Keep the key out of messages."""
        return text.replace(self._api_key, "***") if self._api_key else text


class _Again(Exception):
    """A try that failed in a way that may pass.  ``after_s``: the pause that the server asks for."""

    def __init__(self, text: str, after_s: float | None = None, *, is_for_all: bool = False) -> None:
        super().__init__(text)
        self.after_s = after_s
        self.is_for_all = is_for_all


def _misfit(api_key: str) -> int | None:
    """The place of the first character that cannot stand in a header; the key itself must not be shown."""
    fits = (character.isascii() and character.isprintable() for character in api_key)
    return next((place for place, does_fit in enumerate(fits) if not does_fit), None)


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def error_text(data: bytes) -> str:
    """The message in an error answer, in any of the shapes servers use; or its beginning."""
    try:
        found: Any = json.loads(data)
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, dict):
        found = found.get("error") or found.get("detail") or found.get("message") or found
        if isinstance(found, dict):
            kind = found.get("code") or found.get("type")
            text = found.get("message") or json.dumps(found, ensure_ascii=False)
            found = f"{text} ({kind})" if kind else text
    text = str(found) if found is not None else data.decode("utf-8", "replace")
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN_CHARS else text[:_SHOWN_CHARS] + "…"


def retry_after(headers: Any) -> float | None:
    """The pause a server asks for, in seconds: ``retry-after-ms``, seconds, or a date."""
    milliseconds, plain = headers.get("retry-after-ms"), headers.get("retry-after")
    try:
        if milliseconds is not None:
            return max(0.0, float(milliseconds) / 1000.0)
        if plain is None:
            return None
        return max(0.0, float(plain))
    except ValueError:
        pass
    try:
        return max(0.0, (email.utils.parsedate_to_datetime(plain) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None
