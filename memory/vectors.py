"""Nearest vectors: exact for small stores, approximate by FAISS for large ones, on disk and mapped.

In: unit vectors, one for each document, in order.  Out: for queries the documents with the largest inner products.  A
folder holds the vectors and, where there are many, a FAISS index of them; both are named after the content they were
made from, so that a changed store never meets an old index, and grow by appending.
Sources: FAISS (Johnson et al. 2019; Douze et al. 2024); HNSW (Malkov & Yashunin 2018).
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import logging
import os
from collections.abc import Sequence
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
            lists = max(64, int(4 * np.sqrt(len(vectors))))
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
        """Write the index."""
        _faiss().write_index(self._index, str(path))

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
class _Manifest:
    """What a folder holds: the encoder, hashes of the documents in order, the kind of index."""

    encoder: str
    documents: tuple[str, ...]
    kind: IndexKind
    dimension: int


class VectorStore:
    """Vectors of documents in a folder, with an index by size.

    ``update`` takes all documents in order: those that are there already, by content, are not encoded again, new ones
    at the end are appended to vectors and index, anything else has the index made again.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def update(self, documents: Sequence[tuple[str, str]], encoder: SentenceEncoder) -> VectorIndex:
        """The index of ``documents`` (names and statements); those that are new are encoded."""
        hashes = tuple(hashlib.sha256("\0".join(document).encode()).hexdigest()[:24] for document in documents)
        dimension = encoder.dimension
        kind = choose_kind(len(hashes))
        known = self._manifest()
        is_same = known is not None and (known.encoder, known.dimension) == (encoder.key, dimension)
        old = known.documents if known is not None and is_same else ()
        rows = self._rows(len(old), dimension) if old else np.zeros((0, dimension), np.float32)
        if len(rows) != len(old):
            old = ()
        if old and known is not None and hashes == old and known.kind == kind:
            return self._open(rows, kind)
        place = {digest: number for number, digest in enumerate(old)}
        new = [number for number, digest in enumerate(hashes) if digest not in place]
        vectors = np.empty((len(hashes), dimension), np.float32)
        for number, digest in enumerate(hashes):
            if digest in place:
                vectors[number] = rows[place[digest]]
        if new:
            vectors[new] = encoder.encode_premises([documents[number] for number in new])
        is_longer = bool(old) and hashes[: len(old)] == old and known is not None and known.kind == kind
        return self._write(_Manifest(encoder.key, hashes, kind, dimension), vectors, len(old) if is_longer else 0)

    def _manifest(self) -> _Manifest | None:
        try:
            data = json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))
            return _Manifest(data["encoder"], tuple(data["documents"]), data["kind"], int(data["dimension"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _rows(self, size: int, dimension: int) -> Floats:
        try:
            rows: Floats = np.load(self.folder / "vectors.npy", mmap_mode="r")
        except (OSError, ValueError):
            rows = np.zeros((0, dimension), np.float32)
        if rows.shape != (size, dimension):
            logger.warning("%s does not hold the vectors its manifest names: they are made again", self.folder)
            (self.folder / "manifest.json").unlink(missing_ok=True)
            return np.zeros((0, dimension), np.float32)
        return rows

    def _open(self, rows: Floats, kind: IndexKind) -> VectorIndex:
        if kind == "exact":
            return ExactIndex(rows)
        try:
            return FaissIndex.load(self.folder / "index.faiss", kind)
        except RuntimeError:
            return self._build(np.asarray(rows), kind)

    def _write(self, manifest: _Manifest, vectors: Floats, kept: int) -> VectorIndex:
        """Vectors, index, and last the manifest: what was interrupted before it is made again."""
        self.folder.mkdir(parents=True, exist_ok=True)
        index: VectorIndex
        if kept and manifest.kind != "exact":
            grown = FaissIndex.load(self.folder / "index.faiss", manifest.kind, is_growing=True)
            (self.folder / "manifest.json").unlink(missing_ok=True)
            grown.add(vectors[kept:])
            grown.save(self.folder / "index.faiss")
            index = grown
        else:
            (self.folder / "manifest.json").unlink(missing_ok=True)
            index = ExactIndex(vectors) if manifest.kind == "exact" else self._build(vectors, manifest.kind)
        part = self.folder / f"vectors.{os.getpid()}.part.npy"
        np.save(part, vectors)
        part.replace(self.folder / "vectors.npy")
        text = {
            "encoder": manifest.encoder,
            "documents": manifest.documents,
            "kind": manifest.kind,
            "dimension": manifest.dimension,
        }
        (self.folder / "manifest.json").write_text(json.dumps(text), encoding="utf-8")
        return index

    def _build(self, vectors: Floats, kind: IndexKind) -> FaissIndex:
        index = FaissIndex.build(vectors, kind)
        index.save(self.folder / "index.faiss")
        return index


def _faiss() -> Any:
    """FAISS, with one thread: a search that asks for each state shares the machine with Lean."""
    try:
        import faiss
    except ImportError as error:
        raise MissingExtra("faiss", "faiss") from error
    faiss.omp_set_num_threads(1)
    return faiss
