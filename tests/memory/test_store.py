"""What is kept on disk: statements and uses by content, index files, damage."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from memory.fusion import ReciprocalRanks
from memory.library_arrays import build_arrays, content_key, load_arrays, save_arrays
from memory.offered import is_offered
from memory.premise_library import PremiseLibrary
from memory.retriever import FusedRetrievers
from memory.schema import TracedDeclaration
from memory.store import PremiseStore, declarations_of_trace
from prover import wiring
from prover.config import Settings
from prover.ports import TracingEnv
from prover.types import Declaration

BARE = [
    Declaration("Nat.add_comm", "theorem", "A", "Eq", "HAdd.hAdd", "HAdd.hAdd", ("Nat", "Eq", "HAdd.hAdd")),
    Declaration("Nat.two_le", "theorem", "B", "LE.le", "", "", ("Nat", "LE.le"), 1, ("Nat.Prime",)),
]
TOLD = {
    "Nat.add_comm": ("∀ (n m : ℕ), n + m = m + n", ("Nat.succ_add",)),
    "Nat.two_le": ("∀ {p : ℕ}, p.Prime → 2 ≤ p", ()),
}


class Engine:
    """Remembers which modules it was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def fetch(self, modules: Sequence[str]) -> list[Declaration]:
        self.asked.append(list(modules))
        rows = [item for item in BARE if item.module in modules]
        return [replace(item, type_text=TOLD[item.name][0], uses=TOLD[item.name][1]) for item in rows]


def test_statements_are_asked_for_once(tmp_path: Path) -> None:
    engine = Engine()
    first = PremiseStore(tmp_path).complete(BARE, engine.fetch)
    again = PremiseStore(tmp_path).complete(BARE, engine.fetch)
    assert engine.asked == [["A", "B"]]
    assert first == again and first[0].uses == ("Nat.succ_add",) and first[1].type_text == TOLD["Nat.two_le"][0]


@pytest.mark.parametrize("change", [{"symbols": ("Nat", "LT.lt")}, {"type_digest": "other"}])
def test_only_a_changed_module_is_asked_for_again(tmp_path: Path, change: dict[str, Any]) -> None:
    engine = Engine()
    PremiseStore(tmp_path).complete(BARE, engine.fetch)
    PremiseStore(tmp_path).complete([BARE[0], replace(BARE[1], **change)], engine.fetch)
    assert engine.asked == [["A", "B"], ["B"]]


def test_a_module_of_which_nothing_was_told_is_asked_for_again(tmp_path: Path) -> None:
    assert PremiseStore(tmp_path).complete(BARE, lambda modules: ()) == BARE
    engine = Engine()
    found = PremiseStore(tmp_path).complete(BARE, engine.fetch)
    assert engine.asked == [["A", "B"]] and found[0].type_text == TOLD["Nat.add_comm"][0]


def test_a_statement_that_changed_only_in_a_numeral_is_shown_as_it_is(tmp_path: Path) -> None:
    for bound in (2, 3):
        source = f"axiom small : ∀ n : Nat, n < {bound}"
        settings = Settings(engine="embedded", workers=1)
        with wiring.DoorKeeper(settings) as keeper, keeper.door_for(None, source).open_env() as env:
            opened = env.open_source(source)
            listed = [replace(item, module="Own") for item in env.declarations(opened.env) if item.name == "small"]
            told = partial(_as_module, env, opened.env)
            (found,) = PremiseStore(tmp_path).complete(listed, told)
        assert found.type_text == f"∀ (n : Nat), n < {bound}"


def _as_module(env: TracingEnv, number: int, modules: Sequence[str]) -> list[Declaration]:
    """The file's own statements as if a project's module stated them."""
    return [replace(item, module=modules[0]) for item in env.uses(number, modules=[""])]


def test_without_a_folder_nothing_is_kept() -> None:
    engine = Engine()
    store = PremiseStore(None)
    assert store.complete(BARE, engine.fetch) == store.complete(BARE, engine.fetch)
    assert len(engine.asked) == 2 and store.index_path("x") is None


def test_without_an_engine_what_is_known_of_heads_is_used(tmp_path: Path) -> None:
    assert PremiseStore(tmp_path).complete(BARE, None) == BARE
    library = PremiseLibrary(BARE)
    candidates = library.candidates("a b : ℕ\n⊢ a + b = b + a")
    best = candidates.documents[int(np.argmax(ReciprocalRanks().scores(candidates)))]
    assert library.declarations[best].name == "Nat.add_comm"


def test_a_damaged_database_is_reported_and_left_alone(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    store = PremiseStore(tmp_path)
    assert store.path is not None
    store.path.write_bytes(b"no database, but mine")
    with caplog.at_level(logging.WARNING):
        found = store.complete(BARE, Engine().fetch)
    assert found[0].type_text and "delete the file" in caplog.text
    assert store.path.read_bytes() == b"no database, but mine"


def test_a_database_that_another_process_is_making_is_no_damage(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = PremiseStore(tmp_path)
    assert store.path is not None
    with contextlib.closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("begin immediate")
        other.execute("create table modules (digest text primary key, module text not null, rows blob not null)")
        done = threading.Thread(target=store.complete, args=(BARE, Engine().fetch))
        done.start()
        done.join(0.3)
        other.execute("commit")
        done.join(60)
    engine = Engine()
    store.complete(BARE, engine.fetch)
    assert (caplog.text, engine.asked) == ("", [])


def test_an_index_file_gives_the_same_answers(tmp_path: Path) -> None:
    told = PremiseStore(None).complete(BARE, Engine().fetch)
    built = build_arrays(told)
    save_arrays(built, tmp_path / "index.npz")
    loaded = load_arrays(tmp_path / "index.npz")
    assert loaded is not None and loaded.shapes == built.shapes and loaded.encoder.key == built.encoder.key
    goal = "p q : ℕ\nh : p.Prime\n⊢ 2 ≤ p"
    one, two = (PremiseLibrary(told, arrays).candidates(goal) for arrays in (built, loaded))
    assert np.array_equal(one.features, two.features) and np.array_equal(one.sources, two.sources)


def test_an_index_file_keeps_patterns_whose_constants_hold_blanks(tmp_path: Path) -> None:
    built = build_arrays([Declaration("t", "theorem", "A", type_text='∀ (n : ℕ), f «two words» n = g "a b"')])
    save_arrays(built, tmp_path / "index.npz")
    loaded = load_arrays(tmp_path / "index.npz")
    assert any(" " in token for pattern in built.shapes[0].patterns for token in pattern.tokens)
    assert loaded is not None and loaded.shapes == built.shapes


@pytest.mark.parametrize("damage", [b"PK broken", b"PK\x03\x04 cut off", b""])
def test_a_damaged_index_file_is_made_again(tmp_path: Path, caplog: pytest.LogCaptureFixture, damage: bytes) -> None:
    told = PremiseStore(None).complete(BARE, Engine().fetch)
    store = PremiseStore(tmp_path)
    path = store.index_path(content_key(told))
    assert path is not None
    path.write_bytes(damage)
    assert load_arrays(path) is None
    with caplog.at_level(logging.WARNING):
        retriever = FusedRetrievers(store).for_scope(told, (), excluded=frozenset())
    assert f"{path} cannot be used" in caplog.text and "made again" in caplog.text
    assert retriever.retrieve("a b : ℕ\n⊢ a + b = b + a", limit=2)[0].name == "Nat.add_comm"
    assert load_arrays(path) is not None


def test_an_index_file_with_a_flipped_byte_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "index.npz"
    save_arrays(build_arrays(PremiseStore(None).complete(BARE, Engine().fetch)), path)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    assert load_arrays(path) is None


def test_a_first_index_file_is_made_without_a_word(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert load_arrays(tmp_path / "index.npz") is None
    assert not caplog.text


def test_another_content_has_another_index_file() -> None:
    told = PremiseStore(None).complete(BARE, Engine().fetch)
    assert content_key(told) != content_key(told[:1]) and content_key(told) == content_key(list(told))


def test_old_index_files_go(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"index-{number}.npz").touch()
    PremiseStore(tmp_path).forget_old_indexes()
    assert len(list(tmp_path.glob("index-*.npz"))) == 8


def test_an_old_index_file_that_another_process_deletes_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        (tmp_path / f"index-{number}.npz").touch()
    stat, gone = Path.stat, tmp_path / "index-3.npz"

    def deleted(path: Path, **options: Any) -> Any:
        gone.unlink(missing_ok=True)
        return stat(path, **options)

    monkeypatch.setattr(Path, "stat", deleted)
    PremiseStore(tmp_path).forget_old_indexes()
    assert len(list(tmp_path.glob("index-*.npz"))) == 8


@pytest.mark.parametrize(
    ("name", "module", "is_wanted"),
    [
        ("Nat.add_comm", "Init.Data.Nat.Basic", True),
        ("Lean.Omega.le_false", "Init.Omega", False),
        ("Mathlib.Tactic.Ring.add_pf", "Mathlib.Tactic.Ring.Basic", False),
        ("Mathlib.Meta.NormNum.isNat_add", "Mathlib.Algebra.Ring.Basic", False),
        ("Foo.injEq", "Mathlib.Data.Foo", False),
        ("Foo.bar._proof_1", "Mathlib.Data.Foo", False),
        ("List.map.eq_2", "Init.Data.List", False),
        ("List.eq_nil_of_length", "Init.Data.List", True),
        ("Nat.Prime.two_le", "Mathlib.Data.Nat.Prime.Defs", True),
    ],
)
def test_lemmas_that_serve_tactics_are_not_offered(name: str, module: str, is_wanted: bool) -> None:
    assert is_offered(Declaration(name, "theorem", module)) is is_wanted


def test_a_trace_is_a_library_for_an_engine_that_lists_nothing() -> None:
    line = TracedDeclaration(
        source="A.lean",
        name="t",
        kind="theorem",
        line=1,
        column=0,
        end_line=1,
        end_column=9,
        statement="1 = 1",
        text="",
        premises=("rfl",),
    )
    (premise,) = declarations_of_trace([line, line.model_copy(update={"kind": "def", "name": "d"})])
    assert (premise.name, premise.module, premise.type_text, premise.uses) == ("t", "A.lean", "1 = 1", ("rfl",))
