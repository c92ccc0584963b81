"""One compiled module as a file: layout, digest, atomic writing, reading with damage detected.

Layout: ``magic, key (32 bytes), sha256 of the rest (32 bytes), rest``. The rest is a list of sections, each with its
length: imports, names, texts, levels, index of constants, constant blobs, index of extensions, extension blobs.
"""

from __future__ import annotations

import hashlib
import json
import os
import struct
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from prover.lean.declaration import ConstantInfo
from prover.lean.environment import EntryValue
from prover.lean.library.encoding import FORMAT, EncodingError, Tables, Writer, bytes_to_words, words_to_bytes

MAGIC: Final = b"plnc" + struct.pack("<I", FORMAT)
_HEAD: Final = len(MAGIC) + 64


class DamagedFile(Exception):
    """The file is not what was written."""


@dataclass(frozen=True, slots=True)
class ModuleData:
    """A compiled module, read but hardly decoded."""

    name: str
    key: bytes
    imports: tuple[tuple[str, bytes], ...]
    """Imported modules and their keys."""
    tables: Tables
    constants: list[str]
    """Names as text; the i-th has blobs ``blob(i)`` and ``proof(i)``."""
    const_index: list[int]
    """Three words a constant: start, end of its blob, end of its proof."""
    extensions: dict[str, tuple[int, int]]
    const_data: memoryview
    ext_data: memoryview

    def blob(self, i: int) -> memoryview:
        return self.const_data[self.const_index[3 * i] : self.const_index[3 * i + 1]]

    def proof(self, i: int) -> memoryview:
        return self.const_data[self.const_index[3 * i + 1] : self.const_index[3 * i + 2]]

    def entries_blob(self, extension: str) -> memoryview | None:
        found = self.extensions.get(extension)
        return None if found is None else self.ext_data[found[0] : found[1]]


def encode_module(
    key: bytes,
    imports: Sequence[tuple[str, bytes]],
    constants: Iterable[ConstantInfo],
    entries: Iterable[tuple[str, Sequence[EntryValue]]],
) -> bytes:
    """The bytes of a module file."""
    writer = Writer()
    names: list[int] = []
    index: list[int] = []
    blobs: list[bytes] = []
    at = 0
    for info in constants:
        first, late = writer.constant(info)
        names.append(writer.name(info.name))
        index += (at, at + len(first), at + len(first) + len(late))
        at += len(first) + len(late)
        blobs += (first, late)
    ext_index: dict[str, tuple[int, int]] = {}
    ext_blobs: list[bytes] = []
    at = 0
    for ext_name, values in entries:
        data = writer.entries(values)
        ext_index[ext_name] = (at, at + len(data))
        at += len(data)
        ext_blobs.append(data)
    meta = {"imports": [[n, k.hex()] for n, k in imports], "extensions": ext_index}
    sections = [
        json.dumps(meta).encode(),
        "\n".join(name.text for name in writer.names).encode(),
        json.dumps(list(writer.texts)).encode(),
        words_to_bytes(writer.level_words),
        words_to_bytes(names),
        words_to_bytes(index),
        b"".join(blobs),
        b"".join(ext_blobs),
    ]
    rest = b"".join([struct.pack("<I", len(s)) for s in sections] + sections)
    return MAGIC + key + hashlib.sha256(rest).digest() + rest


def decode_module(name: str, data: bytes) -> ModuleData:
    """Read the tables; raises :class:`DamagedFile`."""
    if len(data) < _HEAD + 32 or data[: len(MAGIC)] != MAGIC:
        raise DamagedFile(f"{name}: not a module file of format {FORMAT}")
    rest = memoryview(data)[_HEAD:]
    if hashlib.sha256(rest).digest() != data[_HEAD - 32 : _HEAD]:
        raise DamagedFile(f"{name}: the digest does not match")
    try:
        sizes = struct.unpack_from("<8I", rest)
        parts: list[memoryview] = []
        at = 32
        for size in sizes:
            parts.append(rest[at : at + size])
            at += size
        if at != len(rest):
            raise DamagedFile(f"{name}: wrong length")
        meta = json.loads(bytes(parts[0]))
        name_text = bytes(parts[1]).decode()
        names = name_text.split("\n") if name_text else [""]
        tables = Tables.of(names, json.loads(bytes(parts[2])), bytes_to_words(parts[3]))
        return ModuleData(
            name,
            data[len(MAGIC) : len(MAGIC) + 32],
            tuple([(n, bytes.fromhex(k)) for n, k in meta["imports"]]),
            tables,
            [names[i] for i in bytes_to_words(parts[4])],
            bytes_to_words(parts[5]),
            {k: (v[0], v[1]) for k, v in meta["extensions"].items()},
            parts[6],
            parts[7],
        )
    except (ValueError, IndexError, KeyError, TypeError, struct.error, EncodingError) as err:
        raise DamagedFile(f"{name}: {err}") from err


def read_key(path: Path) -> bytes | None:
    """The key in the file's header; None when there is no such file."""
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC) + 32)
    except OSError:
        return None
    return head[len(MAGIC) :] if head[: len(MAGIC)] == MAGIC and len(head) == len(MAGIC) + 32 else None


def write_atomically(path: Path, data: bytes) -> None:
    """Write next to the target, then rename: a reader sees the old file or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=path.name + ".", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
