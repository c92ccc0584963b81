"""Nearest vectors: exact for small stores, approximate by FAISS for large ones, on disk and mapped.

In: unit vectors, one for each document, in order.  Out: for queries the documents with the largest inner products.  A
folder holds the vectors and, where there are many, a FAISS index of them; both are named after the content they were
made from, so that a changed store never meets an old index.
Sources: FAISS (Johnson et al. 2019; Douze et al. 2024); HNSW (Malkov & Yashunin 2018).
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from memory.encoder import Floats, SentenceEncoder
from prover.errors import MissingExtra

logger = logging.getLogger(__name__)

IndexKind = Literal["exact", "hnsw", "ivf"]
Numbers = NDArray[np.int64]

EXACT_UP_TO = 20_000
"""Below, a product with all vectors takes a few milliseconds (measured 2026-11-28; EXPERIMENTS.md)."""
HNSW_UP_TO = 2_000_000
"""Above, the graph's links cost more memory than they are worth: inverted lists."""
_LINKS = 32
_BUILD_EFFORT = 80
_SEARCH_EFFORT = 128
_BLOCK = 65_536
_KEPT = 4
"""Libraries in a folder: those of files with different imports take turns."""


class VectorIndex(Protocol):
    """Documents by their vectors."""

    @property
    def kind(self) -> IndexKind:
        """How it searches."""
        ...

    def __len__(self) -> int: ...

    def add(self, vectors: Floats) -> None:
        """Further documents, numbered on."""
        ...

    def search(self, queries: Floats, count: int) -> tuple[Floats, Numbers]:
        """For each query the best inner products and their documents, best first; ``-1`` where there are fewer."""
        ...


def choose_kind(size: int) -> IndexKind:
    """Exact for small stores; where FAISS is not installed, for large ones as well."""
    if size <= EXACT_UP_TO or importlib.util.find_spec("faiss") is None:
        return "exact"
    return "hnsw" if size <= HNSW_UP_TO else "ivf"


def inner_products(vectors: Floats, query: Floats) -> Floats:
    """The products of all rows with one vector.

    Not by BLAS: its threads wait for each other longer than the product takes when the machine is busy with Lean, and
    what it rounds to depends on where a row lies, so that equal rows would differ.
    """
    return np.asarray(np.einsum("ij,j->i", vectors, query), np.float32)


def largest(scores: Floats, count: int) -> Numbers:
    """The numbers of the ``count`` largest scores, the largest first; ties by number, also where it cuts off."""
    found = np.arange(len(scores))
    if len(scores) > count:
        found = np.flatnonzero(scores >= np.partition(scores, -count)[-count])
    return found[np.argsort(-scores[found], kind="stable")][:count]


class ExactIndex:
    """All products, by NumPy."""

    kind: IndexKind = "exact"

    def __init__(self, vectors: Floats) -> None:
        self.vectors = vectors

    def __len__(self) -> int:
        return len(self.vectors)

    def add(self, vectors: Floats) -> None:
        """Further documents, numbered on."""
        self.vectors = np.concatenate([self.vectors, vectors])

    def search(self, queries: Floats, count: int) -> tuple[Floats, Numbers]:
        """All products, and the best of each query; ties by number."""
        scores = np.full((len(queries), count), -np.inf, np.float32)
        numbers = np.full((len(queries), count), -1, np.int64)
        for row, query in enumerate(queries):
            products = inner_products(self.vectors, query)
            found = largest(products, count)
            scores[row, : len(found)] = products[found]
            numbers[row, : len(found)] = found
        return scores, numbers


class FaissIndex:
    """A FAISS index over inner products: a graph (``hnsw``) or inverted lists (``ivf``)."""

    def __init__(self, index: Any, kind: IndexKind) -> None:
        self._index = index
        self._kind = kind

    @classmethod
    def build(cls, vectors: Floats, kind: IndexKind) -> FaissIndex:
        """Index vectors.  Building is deterministic: one thread, fixed seeds."""
        faiss = _faiss()
        dimension = vectors.shape[1]
        if kind == "hnsw":
            index = faiss.IndexHNSWFlat(dimension, _LINKS, faiss.METRIC_INNER_PRODUCT)
            index.hnsw.efConstruction = _BUILD_EFFORT
            index.hnsw.efSearch = _SEARCH_EFFORT
        else:
            lists = min(len(vectors), max(64, int(4 * np.sqrt(len(vectors)))))
            index = faiss.IndexIVFFlat(faiss.IndexFlatIP(dimension), dimension, lists, faiss.METRIC_INNER_PRODUCT)
            index.nprobe = max(8, lists // 24)
            index.train(vectors[:: max(1, len(vectors) // (64 * lists))])
        found = cls(index, kind)
        found.add(vectors)
        return found

    @property
    def kind(self) -> IndexKind:
        """How it searches."""
        return self._kind

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def add(self, vectors: Floats) -> None:
        """Further documents, numbered on."""
        for start in range(0, len(vectors), _BLOCK):
            self._index.add(np.ascontiguousarray(vectors[start : start + _BLOCK], np.float32))

    def search(self, queries: Floats, count: int) -> tuple[Floats, Numbers]:
        """The best documents that the index finds."""
        scores, numbers = self._index.search(np.ascontiguousarray(queries, np.float32), count)
        return np.asarray(scores, np.float32), np.asarray(numbers, np.int64)

    def save(self, path: Path) -> None:
        """Write the index.  Raises ``OSError``."""
        try:
            _faiss().write_index(self._index, str(path))
        except RuntimeError as error:
            raise OSError(str(error)) from error

    @classmethod
    def load(cls, path: Path, kind: IndexKind, *, is_growing: bool = False) -> FaissIndex:
        """Read an index; one that is only searched is mapped where FAISS can, which nothing can be added to."""
        faiss = _faiss()
        try:
            index = faiss.read_index(str(path), 0 if is_growing else faiss.IO_FLAG_MMAP | faiss.IO_FLAG_READ_ONLY)
        except RuntimeError:
            if is_growing:
                raise
            index = faiss.read_index(str(path))  # not every kind can be mapped
        if kind == "hnsw":
            index.hnsw.efSearch = _SEARCH_EFFORT
        return cls(index, kind)


@dataclass(frozen=True, slots=True)
class _Library:
    """Documents whose vectors are stored: the beginning of their files' names, hashes in order, a row for each."""

    stem: str
    documents: tuple[str, ...]
    rows: Floats


class VectorStore:
    """Vectors of documents in a folder, with an index by size.

    Libraries lie side by side, each in files named after its content that are written once and never changed; the
    latest few stay.  What one of them has is not encoded again for the next, and one that begins as another does has
    the index of that one, grown.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def update(self, documents: Sequence[tuple[str, str]], encoder: SentenceEncoder) -> VectorIndex:
        """The index of ``documents`` (names and statements); those that are new are encoded."""
        hashes = tuple(hashlib.sha256("\0".join(document).encode()).hexdigest()[:24] for document in documents)
        whole = hashlib.sha256("\0".join((encoder.key, str(encoder.dimension), *hashes)).encode())
        stem = f"library-{whole.hexdigest()[:24]}"
        stored = list(self._stored(encoder))
        known = next((item for item in stored if item.stem == stem), None)
        library = known or _Library(stem, hashes, _complete(documents, hashes, encoder, stored))
        try:
            if known is None:
                self._write(library, encoder)
            index = self._open(library, stored)
            self._manifest(stem).touch()
            self._forget_old()
            return index
        except OSError as error:
            logger.warning("the vectors cannot be kept in %s: %s", self.folder, error)
            return ExactIndex(library.rows)

    def _manifest(self, stem: str) -> Path:
        return self.folder / f"{stem}.json"

    def _stored(self, encoder: SentenceEncoder) -> Iterator[_Library]:
        """The libraries with vectors of this encoder, the latest first; what is damaged is told and skipped."""
        for manifest in self._manifests():
            path = manifest
            try:
                data = json.loads(manifest.read_text(encoding="utf-8"))
                if (data["encoder"], data["dimension"]) != (encoder.key, encoder.dimension):
                    continue
                path = manifest.with_suffix(".npy")
                rows: Floats = np.load(path, mmap_mode="r")
                if rows.shape != (len(data["documents"]), encoder.dimension):
                    raise ValueError(f"it has the shape {rows.shape}")
                yield _Library(manifest.stem, tuple(data["documents"]), rows)
            except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
                logger.warning("%s cannot be used (%s): it is made again", path, error)

    def _manifests(self) -> list[Path]:
        ages: dict[Path, int] = {}
        for path in self.folder.glob("library-*.json"):
            with contextlib.suppress(FileNotFoundError):  # another process forgets old ones
                ages[path] = path.stat().st_mtime_ns
        return sorted(ages, key=lambda path: -ages[path])

    def _write(self, library: _Library, encoder: SentenceEncoder) -> None:
        """The vectors, and last the manifest: what was interrupted before it is made again."""
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self.folder / f"{library.stem}.{os.getpid()}.part"
        with part.open("wb") as file:
            np.save(file, library.rows)
        manifest = self._manifest(library.stem)
        part.replace(manifest.with_suffix(".npy"))
        text = {"encoder": encoder.key, "dimension": encoder.dimension, "documents": library.documents}
        part.write_text(json.dumps(text), encoding="utf-8")
        part.replace(manifest)

    def _open(self, library: _Library, stored: Sequence[_Library]) -> VectorIndex:
        """The index of a library, which is made where there is none."""
        kind = choose_kind(len(library.documents))
        if kind == "exact":
            return ExactIndex(library.rows)
        known = self._load(library, kind, is_growing=False)
        if known is not None:
            return known
        shorter = [item for item in stored if item.documents == library.documents[: len(item.documents)]]
        grown = (self._load(item, kind, is_growing=True) for item in sorted(shorter, key=lambda x: -len(x.documents)))
        index = next((item for item in grown if item is not None), None)
        if index is None:
            index = FaissIndex.build(np.asarray(library.rows), kind)
        else:
            index.add(np.asarray(library.rows[len(index) :]))
        part = self.folder / f"{library.stem}.{os.getpid()}.part"
        index.save(part)
        part.replace(self._index_path(library.stem, kind))
        return index

    def _index_path(self, stem: str, kind: IndexKind) -> Path:
        return self.folder / f"{stem}.{kind}"

    def _load(self, library: _Library, kind: IndexKind, *, is_growing: bool) -> FaissIndex | None:
        path = self._index_path(library.stem, kind)
        if not path.exists():
            return None
        try:
            index = FaissIndex.load(path, kind, is_growing=is_growing)
            if len(index) != len(library.documents):
                raise ValueError(f"it holds {len(index)} vectors")
            return index
        except (RuntimeError, ValueError) as error:
            reason = str(error).splitlines()[0]
            logger.warning("%s cannot be used (%s): it is made again", path, reason)
            path.unlink(missing_ok=True)
            return None

    def _forget_old(self) -> None:
        for manifest in self._manifests()[_KEPT:]:
            for path in self.folder.glob(f"{manifest.stem}.*"):
                path.unlink(missing_ok=True)


def _complete(
    documents: Sequence[tuple[str, str]],
    hashes: Sequence[str],
    encoder: SentenceEncoder,
    stored: Iterable[_Library],
) -> Floats:
    """A row for each document: those that a stored library has from there, the others encoded."""
    vectors = np.empty((len(hashes), encoder.dimension), np.float32)
    missing = list(range(len(hashes)))
    for library in stored:
        place = {digest: number for number, digest in enumerate(library.documents)}
        known = [number for number in missing if hashes[number] in place]
        vectors[known] = library.rows[[place[hashes[number]] for number in known]]
        missing = [number for number in missing if hashes[number] not in place]
    if missing:
        vectors[missing] = encoder.encode_premises([documents[number] for number in missing])
    return vectors


def _faiss() -> Any:
    """FAISS, with one thread: a search that asks for each state shares the machine with Lean."""
    try:
        import faiss
    except ImportError as error:
        raise MissingExtra("faiss", "faiss") from error
    faiss.omp_set_num_threads(1)
    return faiss
