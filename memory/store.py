"""What retrieval knows about libraries, kept on disk: statements as text, and what proofs use.

In: the declarations of an environment, and a way to ask for more about some modules.  Out: the same declarations with
texts and uses.  Rows are addressed by content: a module's digest is over the names, kinds and types of all its
statements, so a changed module is asked for again and the others are not.  (A changed *proof* keeps the digest: old
``uses`` cost relevance only.)  Texts of two libraries live side by side; of each module the latest few stay.

A database that cannot be used is reported and left alone: retrieval works without.
"""

from __future__ import annotations

import hashlib
import json
import logging
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from memory.schema import TracedDeclaration
from prover.types import Declaration

logger = logging.getLogger(__name__)

Fetch = Callable[[Sequence[str]], Sequence[Declaration]]
"""Asks the engine for declarations of some modules, with types and uses."""

_FORMAT = 1
_KEPT = 4
_KEPT_INDEXES = 8
_BUSY_S = 10.0
_SCHEMA = """
create table if not exists modules (digest text primary key, module text not null, rows blob not null);
create index if not exists by_module on modules (module);
"""


def module_digest(declarations: Iterable[Declaration]) -> str:
    """The content of a module as far as its statements go."""
    digest = hashlib.sha256()
    for item in declarations:
        digest.update("\0".join((item.name, item.kind, item.head, item.type_digest, *item.symbols)).encode())
        digest.update(b"\n")
    return digest.hexdigest()


class PremiseStore:
    """A folder with the database and the index files (``memory.library_arrays``); without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    @property
    def path(self) -> Path | None:
        """The database."""
        return None if self.folder is None else self.folder / "premises.sqlite"

    def index_path(self, key: str) -> Path | None:
        """The file for an index with this content key."""
        return None if self.folder is None else self.folder / f"index-{key[:32]}.npz"

    def forget_old_indexes(self) -> None:
        """Leave the latest few index files."""
        if self.folder is None:
            return
        files = sorted(self.folder.glob("index-*.npz"), key=_written_at, reverse=True)
        for path in files[_KEPT_INDEXES:]:
            path.unlink(missing_ok=True)

    def complete(self, declarations: Sequence[Declaration], fetch: Fetch | None) -> list[Declaration]:
        """The declarations with texts and uses, as far as they are stored or ``fetch`` tells them."""
        modules: dict[str, list[Declaration]] = defaultdict(list)
        for item in declarations:
            modules[item.module].append(item)
        digests = {module: module_digest(items) for module, items in modules.items()}
        known = self._read(digests)
        missing = [module for module in modules if module not in known]
        if missing and fetch is not None:
            fetched: dict[str, dict[str, tuple[str, tuple[str, ...]]]] = {module: {} for module in missing}
            for item in fetch(missing):
                if item.module in fetched:
                    fetched[item.module][item.name] = (item.type_text, item.uses)
            known |= fetched
            # What the engine tells nothing of (it may have refused) is not kept: the next one is asked again.
            self._write({digests[module]: (module, rows) for module, rows in fetched.items() if rows})
        completed = []
        for item in declarations:
            text, uses = known.get(item.module, {}).get(item.name, ("", ()))
            completed.append(replace(item, type_text=text, uses=uses) if text else item)
        return completed

    def _read(self, digests: dict[str, str]) -> dict[str, dict[str, tuple[str, tuple[str, ...]]]]:
        if self.path is None or not self.path.exists():
            return {}
        found: dict[str, dict[str, tuple[str, tuple[str, ...]]]] = {}
        try:
            with self._open() as database:
                if database.execute("select count(*) from sqlite_master").fetchone()[0] == 0:
                    return {}  # another process is about to make the tables
                for module, digest in digests.items():
                    row = database.execute("select rows from modules where digest = ?", (digest,)).fetchone()
                    if row is not None:
                        found[module] = _unpack(row[0])
        except (sqlite3.Error, OSError, ValueError, zlib.error) as error:
            logger.warning("%s cannot be read (%s): delete the file to have it made again", self.path, error)
            return {}
        return found

    def _write(self, modules: dict[str, tuple[str, dict[str, tuple[str, tuple[str, ...]]]]]) -> None:
        if self.path is None or not modules:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self._open() as database:
                database.executescript(_SCHEMA)
                for digest, (module, rows) in modules.items():
                    database.execute("insert or replace into modules values (?, ?, ?)", (digest, module, _pack(rows)))
                    database.execute(
                        "delete from modules where module = ? and rowid not in "
                        "(select rowid from modules where module = ? order by rowid desc limit ?)",
                        (module, module, _KEPT),
                    )
        except (sqlite3.Error, OSError) as error:
            logger.warning("the premises cannot be kept in %s: %s", self.path, error)

    def _open(self) -> _Connection:
        assert self.path is not None
        return _Connection(self.path)


class _Connection:
    """A connection for one transaction; closed afterwards (``sqlite3``'s own context does not close)."""

    def __init__(self, path: Path) -> None:
        self.database = sqlite3.connect(path, timeout=_BUSY_S)

    def __enter__(self) -> sqlite3.Connection:
        return self.database

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        try:
            if kind is None:
                self.database.commit()
        finally:
            self.database.close()


def _written_at(path: Path) -> float:
    """When a file was written; what another process has deleted meanwhile is the oldest."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _pack(rows: dict[str, tuple[str, tuple[str, ...]]]) -> bytes:
    text = json.dumps({"format": _FORMAT, "rows": rows}, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), 6)


def _unpack(blob: bytes) -> dict[str, tuple[str, tuple[str, ...]]]:
    data: Any = json.loads(zlib.decompress(blob))
    if data["format"] != _FORMAT:
        raise ValueError(f"format {data['format']}")
    return {name: (text, tuple(uses)) for name, (text, uses) in data["rows"].items()}


def declarations_of_trace(traced: Iterable[TracedDeclaration]) -> list[Declaration]:
    """What a trace tells of premises, for an engine that lists no declarations (real Lean's REPL)."""
    found: dict[str, Declaration] = {}
    for item in traced:
        if item.kind == "theorem" and item.name and item.statement:
            module = item.module or item.source
            found[item.name] = Declaration(
                item.name, "theorem", module, type_text=item.statement, uses=item.used or item.premises
            )
    return list(found.values())
