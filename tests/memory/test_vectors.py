"""Vector indexes: exact and by FAISS, on disk, growing, made again when the content changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from memory import vectors as module
from memory.dense import DenseSource
from memory.encoder import Floats
from memory.vectors import ExactIndex, FaissIndex, IndexKind, VectorStore, choose_kind
from prover.errors import MissingExtra
from prover.types import Declaration


class CountingEncoder:
    """Gives each text a direction that depends on its letters; counts what it encodes."""

    dimension = 16

    def __init__(self, key: str = "counting") -> None:
        self.key = key
        self.encoded: list[tuple[str, str]] = []

    def encode_premises(self, premises: Sequence[tuple[str, str]]) -> Floats:
        self.encoded.extend(premises)
        return self._rows([statement for _, statement in premises])

    def encode_goals(self, goals: Sequence[str]) -> Floats:
        return self._rows(goals)

    def _rows(self, texts: Sequence[str]) -> Floats:
        rows = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for letter in text:
                row[ord(letter) % self.dimension] += 1.0
        return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), np.float32)


def _texts(count: int) -> list[tuple[str, str]]:
    codes = [f"{number:b}".replace("1", "a").replace("0", "b") for number in range(count)]
    return [(f"n{number}", code + "c" * (number % 7)) for number, code in enumerate(codes)]


def _clusters(size: int, seed: int = 0) -> Floats:
    random = np.random.default_rng(seed)
    centres = random.normal(size=(50, 32))
    rows = centres[random.integers(50, size=size)] + 0.3 * random.normal(size=(size, 32))
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "EXACT_UP_TO", 40)


def test_exact_search_is_exact_and_breaks_ties_by_number() -> None:
    rows = np.eye(4, dtype=np.float32)
    scores, numbers = ExactIndex(rows).search(np.array([[0.0, 1.0, 0.0, 0.0]], np.float32), 3)
    assert numbers[0].tolist()[0] == 1 and scores[0].tolist() == [1.0, 0.0, 0.0]


def test_equal_vectors_come_in_the_order_of_their_numbers_wherever_they_lie() -> None:
    row = np.random.default_rng(0).normal(size=(1, 256)).astype(np.float32)
    index = ExactIndex(np.repeat(row, 4099, axis=0))
    _, numbers = index.search(np.concatenate([row, 2.0 * row]), 100)
    assert numbers.tolist() == [list(range(100))] * 2


def test_fewer_documents_than_asked_for() -> None:
    scores, numbers = ExactIndex(np.eye(2, dtype=np.float32)).search(np.eye(2, dtype=np.float32)[:1], 4)
    assert numbers[0].tolist() == [0, 1, -1, -1] and scores[0][2] == -np.inf


@pytest.mark.parametrize("kind", ["hnsw", "ivf"])
def test_faiss_finds_what_exact_search_finds(kind: IndexKind, tmp_path: Path) -> None:
    pytest.importorskip("faiss")
    rows = _clusters(4000)
    index = FaissIndex.build(rows, kind)
    index.save(tmp_path / "index")
    _, exact = ExactIndex(rows).search(rows[:50], 10)
    for built in (index, FaissIndex.load(tmp_path / "index", kind)):
        _, found = built.search(rows[:50], 10)
        shares = [len(set(one) & set(two)) / 10 for one, two in zip(exact.tolist(), found.tolist(), strict=True)]
        assert len(built) == 4000 and np.mean(shares) >= 0.9


def test_small_stores_are_exact() -> None:
    assert choose_kind(5_000) == "exact"


def test_large_stores_are_a_graph_where_faiss_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("faiss")
    assert (choose_kind(200_000), choose_kind(5_000_000)) == ("hnsw", "ivf")
    monkeypatch.setattr(module.importlib.util, "find_spec", lambda name: None)
    assert choose_kind(200_000) == "exact"


def test_without_faiss_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "faiss", None)
    with pytest.raises(MissingExtra, match=r"pip install 'prover\[faiss\]'"):
        FaissIndex.build(_clusters(10), "hnsw")


def test_what_is_stored_is_not_encoded_again(tmp_path: Path) -> None:
    encoder = CountingEncoder()
    VectorStore(tmp_path).update(_texts(10), encoder)
    again = VectorStore(tmp_path).update(_texts(10), encoder)
    assert len(encoder.encoded) == 10 and isinstance(again, ExactIndex) and isinstance(again.vectors, np.memmap)


def test_only_new_statements_are_encoded(tmp_path: Path) -> None:
    encoder = CountingEncoder()
    VectorStore(tmp_path).update(_texts(10), encoder)
    changed = [("zero", "other"), *_texts(12)[1:]]
    index = VectorStore(tmp_path).update(changed, encoder)
    assert encoder.encoded[10:] == [changed[0], *changed[10:]]
    assert np.allclose(np.asarray(index.vectors), CountingEncoder().encode_premises(changed))  # type: ignore[attr-defined]


def test_another_encoder_starts_anew(tmp_path: Path) -> None:
    VectorStore(tmp_path).update(_texts(5), CountingEncoder())
    other = CountingEncoder("other")
    VectorStore(tmp_path).update(_texts(5), other)
    assert len(other.encoded) == 5


@pytest.mark.parametrize("kind", ["hnsw", "ivf"])
def test_a_longer_store_is_appended_to(
    tmp_path: Path, small_limits: None, monkeypatch: pytest.MonkeyPatch, kind: IndexKind
) -> None:
    pytest.importorskip("faiss")
    monkeypatch.setattr(module, "HNSW_UP_TO", 1000 if kind == "hnsw" else 50)
    encoder = CountingEncoder()
    VectorStore(tmp_path).update(_texts(120), encoder)
    monkeypatch.setattr(FaissIndex, "build", _must_not_be_called)
    index = VectorStore(tmp_path).update(_texts(150), encoder)
    assert index.kind == kind and len(index) == 150 and len(encoder.encoded) == 150
    assert index.search(encoder.encode_goals([_texts(150)[127][1]]), 1)[1].tolist() == [[127]]
    assert len(VectorStore(tmp_path).update(_texts(150), encoder)) == 150


def test_a_changed_statement_has_the_index_made_again(tmp_path: Path, small_limits: None) -> None:
    pytest.importorskip("faiss")
    encoder = CountingEncoder()
    VectorStore(tmp_path).update(_texts(60), encoder)
    changed = [("n0", "zzzz"), *_texts(60)[1:]]
    index = VectorStore(tmp_path).update(changed, encoder)
    scores, numbers = index.search(encoder.encode_goals(["zzzz"]), 1)
    assert numbers[0, 0] == 0 and scores[0, 0] == pytest.approx(1.0)


@pytest.mark.parametrize("ending", ["json", "npy"])
def test_damage_has_everything_made_again(tmp_path: Path, caplog: pytest.LogCaptureFixture, ending: str) -> None:
    encoder = CountingEncoder()
    VectorStore(tmp_path).update(_texts(6), encoder)
    (damaged,) = tmp_path.glob(f"*.{ending}")
    damaged.write_bytes(b"broken")
    VectorStore(tmp_path).update(_texts(6), encoder)
    assert len(encoder.encoded) == 12 and f"{damaged} cannot be used" in caplog.text
    VectorStore(tmp_path).update(_texts(6), encoder)
    assert len(encoder.encoded) == 12


@pytest.mark.parametrize("size", [60, 80])
def test_a_damaged_index_is_made_again_from_its_vectors(
    tmp_path: Path, small_limits: None, caplog: pytest.LogCaptureFixture, size: int
) -> None:
    pytest.importorskip("faiss")
    encoder = CountingEncoder()
    VectorStore(tmp_path).update(_texts(60), encoder)
    (damaged,) = tmp_path.glob("*.hnsw")
    damaged.write_bytes(b"broken")
    index = VectorStore(tmp_path).update(_texts(size), encoder)
    assert (len(index), len(encoder.encoded)) == (size, size) and f"{damaged} cannot be used" in caplog.text


def test_libraries_that_take_turns_are_not_encoded_again(tmp_path: Path) -> None:
    encoder = CountingEncoder()
    for texts in (_texts(10), _texts(4), _texts(10), _texts(12)[2:]):
        index = VectorStore(tmp_path).update(texts, encoder)
        assert np.array_equal(np.asarray(index.vectors), CountingEncoder().encode_premises(texts))  # type: ignore[attr-defined]
    assert len(encoder.encoded) == 12


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").touch()
    index = VectorStore(tmp_path / "file").update(_texts(3), CountingEncoder())
    assert len(index) == 3 and "the vectors cannot be kept" in caplog.text


def test_the_latest_few_libraries_are_kept(tmp_path: Path) -> None:
    for size in range(1, 9):
        VectorStore(tmp_path).update(_texts(size), CountingEncoder())
    assert len(list(tmp_path.glob("*.json"))) == len(list(tmp_path.glob("*.npy"))) == 4
    encoder = CountingEncoder()
    VectorStore(tmp_path).update(_texts(8), encoder)
    assert not encoder.encoded


def test_a_dense_source_scores_the_visible_ones() -> None:
    declarations = [Declaration(name, "theorem", "M", type_text=text) for name, text in _texts(9)]
    source = DenseSource(declarations, CountingEncoder(), None)
    found = source.similarities(declarations[3].type_text, 5)
    assert found.shape == (5,) and int(found.argmax()) == 3


def _must_not_be_called(*args: Any) -> FaissIndex:
    raise AssertionError("the index was made again")
