"""The index of a library as flat arrays: built from declarations, written to one file, read back mapped.

In: declarations with the texts of their types and what their proofs use.  Out: ``LibraryArrays``.  The file is named
after the content (``content_key``), so that an outdated one is never read; it holds numbers and JSON only.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from memory.discrimination import Pattern, patterns_of
from memory.display import Reading, Tree, read_statement
from memory.encoder import Floats, HashingEncoder
from memory.features import statement_words
from memory.sparse import Ints, SparseIndex
from prover.types import Declaration

logger = logging.getLogger(__name__)

FORMAT = "2"
"""Changes whenever the same declarations would give other arrays."""

CONCRETE = frozenset(
    "Nat Int Rat Real Complex List Array Option Bool String Char Fin Set Finset Multiset BitVec Prod Sum".split()
)
"""Types of which a lemma is: one about lists seldom helps with real numbers."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a statement is, apart from its words: head, concrete types, heads of hypotheses, patterns."""

    head: str
    types: tuple[str, ...]
    hypotheses: tuple[str, ...]
    is_generic: bool
    is_shrinking: bool
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class LibraryArrays:
    """Everything a ``PremiseLibrary`` searches in; documents are numbered in the order of declaration.

    ``uses`` from ``use_starts[d]`` to ``use_starts[d+1]`` are the documents that the proof of ``d`` uses; ``symbols``
    likewise the words for its constants.
    """

    sparse: SparseIndex
    vectors: Floats
    uses: Ints
    use_starts: Ints
    symbols: Ints
    symbol_starts: Ints
    shapes: tuple[Shape, ...]

    @property
    def encoder(self) -> HashingEncoder:
        """The encoder the vectors were made with."""
        sparse = self.sparse
        frequency = np.diff(sparse.starts)
        rarity = np.log1p(sparse.size / np.maximum(frequency, 1))
        return HashingEncoder(self.vectors.shape[1], dict(zip(sparse.vocabulary, rarity.tolist(), strict=True)))


def content_key(declarations: Sequence[Declaration]) -> str:
    """Equal for equal names, statements and uses in the same order."""
    digest = hashlib.sha256(FORMAT.encode())
    for item in declarations:
        digest.update("\0".join((item.name, item.type_text, *item.symbols, "", *item.uses)).encode())
        digest.update(b"\n")
    return digest.hexdigest()


def build_arrays(declarations: Sequence[Declaration]) -> LibraryArrays:
    """Index declarations."""
    readings = [read_declaration(item) for item in declarations]
    words = [statement_words(reading, item.name) for reading, item in zip(readings, declarations, strict=True)]
    sparse = SparseIndex.build(words)
    number = {item.name: place for place, item in enumerate(declarations)}
    uses = [[number[name] for name in item.uses if name in number and name != item.name] for item in declarations]
    symbols = [[sparse.vocabulary[word] for word in text if word[0] == "s"] for text in words]
    return LibraryArrays(
        sparse,
        HashingEncoder.fitted(words).encode_words(words),
        *_flatten(uses),
        *_flatten(symbols),
        tuple(_shape(reading) for reading in readings),
    )


def _flatten(rows: Sequence[Sequence[int]]) -> tuple[Ints, Ints]:
    starts = np.concatenate(([0], np.cumsum([len(row) for row in rows], dtype=np.int64)))
    return np.array([item for row in rows for item in row], np.int32), starts.astype(np.int32)


def read_declaration(declaration: Declaration) -> Reading:
    """The reading of a statement; without its text what the declaration tells of its heads."""
    if declaration.type_text:
        return read_statement(declaration.type_text)
    bag = tuple(Tree(symbol) for symbol in declaration.symbols)
    if declaration.head in ("Eq", "Iff", "HEq"):
        sides = (Tree(declaration.lhs_head, bag if declaration.lhs_head else ()), Tree(declaration.rhs_head))
        conclusion = Tree(declaration.head, sides)
    else:
        conclusion = Tree(declaration.head, bag)
    return Reading(conclusion, tuple(Tree(head) for head in declaration.hypothesis_heads))


def _shape(reading: Reading) -> Shape:
    conclusion = reading.conclusion
    is_shrinking = False
    if conclusion.head in ("Eq", "Iff") and len(conclusion.args) == 2:
        left, right = (_size(arg) for arg in conclusion.args)
        is_shrinking = right < left
    types = tuple(sorted({*reading.data} & CONCRETE))
    hypotheses = tuple(tree.head for tree in reading.hypotheses)
    patterns = tuple(patterns_of(reading))
    return Shape(conclusion.head, types, hypotheses, bool(reading.classes), is_shrinking, patterns)


def _size(tree: Tree) -> int:
    return 1 + sum(_size(arg) for arg in tree.args)


# ------------------------------------------------------------------ files
def save_arrays(arrays: LibraryArrays, path: Path) -> None:
    """Write the arrays; readers see the old file or the whole new one."""
    text = {
        "format": FORMAT,
        "vocabulary": list(arrays.sparse.vocabulary),
        "size": arrays.sparse.size,
        "shapes": [_shape_to_json(shape) for shape in arrays.shapes],
    }
    blob = np.frombuffer(json.dumps(text, ensure_ascii=False, separators=(",", ":")).encode(), np.uint8)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with part.open("wb") as file:
        np.savez(
            file,
            text=blob,
            word_starts=arrays.sparse.starts,
            word_documents=arrays.sparse.documents,
            word_values=arrays.sparse.values,
            vectors=arrays.vectors,
            uses=arrays.uses,
            use_starts=arrays.use_starts,
            symbols=arrays.symbols,
            symbol_starts=arrays.symbol_starts,
        )
    part.replace(path)


_DAMAGE = (OSError, ValueError, KeyError, TypeError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error)
"""What reading a damaged archive may raise, as flipping each of its bytes shows."""


def load_arrays(path: Path) -> LibraryArrays | None:
    """The arrays of a file; ``None`` when there is none, and with a warning when it is damaged."""
    try:
        with path.open("rb") as raw, np.load(raw, allow_pickle=False) as file:
            text = json.loads(file["text"].tobytes())
            if text["format"] != FORMAT:
                raise ValueError(f"format {text['format']}")
            vocabulary = {word: number for number, word in enumerate(text["vocabulary"])}
            sparse = SparseIndex(
                vocabulary, file["word_starts"], file["word_documents"], file["word_values"], int(text["size"])
            )
            shapes = tuple(_shape_of_json(row) for row in text["shapes"])
            names = ("vectors", "uses", "use_starts", "symbols", "symbol_starts")
            vectors, uses, use_starts, symbols, symbol_starts = (file[name] for name in names)
            return LibraryArrays(sparse, vectors, uses, use_starts, symbols, symbol_starts, shapes)
    except FileNotFoundError:
        return None
    except _DAMAGE as error:
        logger.warning("%s cannot be used (%s): it is made again", path, error)
        return None


def _shape_to_json(shape: Shape) -> list[Any]:
    patterns = [[pattern.use, *pattern.tokens] for pattern in shape.patterns]
    flags = int(shape.is_generic) + 2 * int(shape.is_shrinking)
    return [shape.head, shape.types, shape.hypotheses, flags, patterns]


def _shape_of_json(row: list[Any]) -> Shape:
    head, types, hypotheses, flags, patterns = row
    found = tuple(Pattern(use, tuple(tokens)) for use, *tokens in patterns)
    return Shape(head, tuple(types), tuple(hypotheses), bool(flags & 1), bool(flags & 2), found)
