"""Imports elaborated once: the header of a text is served from an environment that some worker has loaded already.

In: texts that begin with imports.  Out: for embedded Lean the modules to warm the zygote with (``zygote``); for real
Lean an environment of the worker that holds the imports, elaborated by the first worker, pickled to the pool's own
folder (``pickleTo``) and read from there by the others (``unpickleEnvFrom``).  Where pickling is refused, or breaks the
process, the reason is logged once and every worker elaborates for itself.

The rest of the text is elaborated on top of that environment with the header blanked out, so that every position stays
what it was.  A header that gives any message is never served this way: its messages belong to the answer.
Source: the header of a Lean file, Lean 4.34 ``src/Lean/Parser/Module.lean``.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import re
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from prover.errors import EngineError, RequestCancelled, RequestRefused
from prover.protocol import Command
from prover.repl.client import ReplClient

logger = logging.getLogger(__name__)

_PART = r"(?:«[^»\n]+»|[^\W\d][\w'!?]*)"
_IMPORT = re.compile(rf"import\s+({_PART}(?:\.{_PART})*)(?![\w'!?.«])")
_NOT_BLANK = re.compile(r"[^\r\n]")


@dataclass(frozen=True, slots=True)
class Header:
    """The modules that a text imports, and the text after them (the imports replaced by spaces)."""

    modules: tuple[str, ...]
    rest: str

    @property
    def text(self) -> str:
        """The imports alone."""
        return "".join(f"import {module}\n" for module in self.modules)

    @property
    def key(self) -> str:
        """Its file name."""
        return hashlib.sha256(self.text.encode("utf-8", "backslashreplace")).hexdigest()[:32]


def split_header(text: str) -> Header | None:
    """The header of a text; ``None`` when it has no plain imports (none at all, or ``prelude``, ``module``, …)."""
    at = end = _skip_blank(text, 0)
    modules: list[str] = []
    while (found := _IMPORT.match(text, at)) is not None:
        modules.append(found.group(1))
        end = found.end()
        at = _skip_blank(text, end)
        if at == end and at < len(text):  # something is glued to the name
            return None
    return Header(tuple(modules), _NOT_BLANK.sub(" ", text[:end]) + text[end:]) if modules else None


def _skip_blank(text: str, at: int) -> int:
    """The offset after white space and comments; an unfinished comment is not skipped."""
    while at < len(text):
        if text[at].isspace():
            at += 1
        elif text.startswith("--", at):
            newline = text.find("\n", at)
            at = len(text) if newline < 0 else newline
        elif text.startswith("/-", at) and not text.startswith(("/--", "/-!"), at):
            end = _end_of_comment(text, at)
            if end is None:
                return at
            at = end
        else:
            return at
    return at


def _end_of_comment(text: str, at: int) -> int | None:
    depth = 0
    for mark in re.compile(r"/-|-/").finditer(text, at):
        depth += 1 if mark.group() == "/-" else -1
        if depth == 0:
            return mark.end()
    return None


class HeaderStore:
    """The pickled headers of one pool (so of one engine), in a folder that lives as long as the pool.  Thread-safe."""

    def __init__(self, on_folder: Callable[[Path], None] = lambda folder: None) -> None:
        """``on_folder`` hears of the folder when it is made (the reaper removes it after our death)."""
        self._on_folder = on_folder
        self._lock = threading.Lock()
        self._folder: Path | None = None
        # Headers whose pickling failed: they are elaborated by each worker.  Never reset while the pool lives.
        self._refused: set[str] = set()
        self.written = 0
        self.read = 0

    def find(self, header: Header) -> Path | None:
        """The pickle of a header, if there is one."""
        with self._lock:
            if self._folder is None or header.key in self._refused:
                return None
            path = self._folder / header.key
        return path if path.is_file() else None

    def refuse(self, header: Header, reason: object) -> None:
        """This header is not pickled any more."""
        with self._lock:
            if header.key in self._refused:
                return
            self._refused.add(header.key)
        logger.warning("the header `%s` is elaborated by each worker: %s", " ".join(header.modules), reason)
        if self._folder is not None:
            (self._folder / header.key).unlink(missing_ok=True)

    def is_refused(self, header: Header) -> bool:
        """Did pickling this header fail?"""
        return header.key in self._refused

    def save(self, header: Header, client: ReplClient, env: int, timeout_s: float) -> None:
        """Pickle a header's environment, unless it is there or was refused.

        Raises ``EngineError`` when the process breaks over it; the header is refused then.
        """
        if self.is_refused(header) or self.find(header) is not None:
            return
        folder = self._own_folder()
        unfinished = folder / f"{header.key}.{client.transport.pid}"
        try:
            with self._refusing(header, "pickling it broke the process"):
                client.pickle_environment(str(unfinished), env, timeout_s=timeout_s)
            unfinished.replace(folder / header.key)  # never seen half written
            self.written += 1
        except (RequestRefused, OSError) as error:
            self.refuse(header, f"it cannot be pickled: {error}")
        finally:
            with contextlib.suppress(OSError):
                unfinished.unlink(missing_ok=True)

    def load(self, header: Header, client: ReplClient, timeout_s: float) -> int | None:
        """The header's environment in another worker; ``None`` when there is no pickle that it takes.

        Raises ``EngineError`` when the process breaks over it; the header is refused then.
        """
        path = self.find(header)
        if path is None:
            return None
        try:
            with self._refusing(header, "reading its pickle broke the process"):
                env = client.unpickle_environment(str(path), timeout_s=timeout_s).env
        except RequestRefused as error:
            self.refuse(header, f"its pickle cannot be read: {error}")
            return None
        self.read += 1
        return env

    @contextlib.contextmanager
    def _refusing(self, header: Header, what: str) -> Iterator[None]:
        """Refuse the header when the process breaks, unless the caller himself called the request off."""
        try:
            yield
        except (RequestRefused, RequestCancelled):
            raise
        except EngineError as error:
            self.refuse(header, f"{what}: {error}")
            raise

    def _own_folder(self) -> Path:
        with self._lock:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="prover-headers-"))
                self._on_folder(self._folder)
            return self._folder

    def close(self) -> None:
        """Remove the folder."""
        with self._lock:
            folder, self._folder = self._folder, None
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


class WorkerHeaders:
    """The headers that one worker holds.

    Key: the header's modules; value: its environment's number in the process, ``None`` for one that gives messages.
    Ends with the process, which never gives a number to another environment; these are never forgotten there.
    """

    def __init__(self, store: HeaderStore, client: ReplClient) -> None:
        self._store = store
        self._client = client
        self._held: dict[tuple[str, ...], int | None] = {}

    def find(self, header: Header, timeout_s: float) -> int | None:
        """The environment after the header's imports; ``None``: elaborate the whole text instead.

        Raises ``EngineError`` when the process breaks over it.
        """
        if header.modules not in self._held:
            self._held[header.modules] = self._make(header, timeout_s)
        return self._held[header.modules]

    def _make(self, header: Header, timeout_s: float) -> int | None:
        found = self._store.load(header, self._client, timeout_s)
        if found is not None:
            return found
        try:
            answer = self._client.command(Command(cmd=header.text), timeout_s=timeout_s)
        except RequestRefused:
            return None
        if answer.messages or answer.sorries:
            return None
        self._store.save(header, self._client, answer.env, timeout_s)
        return answer.env
