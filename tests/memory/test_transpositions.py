"""The table on disk: what is remembered, for whom, and what a damaged file says."""

from __future__ import annotations

import contextlib
import multiprocessing
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from memory.transpositions import DamagedTable, TranspositionFile
from prover.types import KnownStep, ProofState, Refusal, RefusalKind

GOAL = "p : Prop\nh : p\n⊢ p"
SAME = "q : Prop\nk : q\n⊢ q"
NO = KnownStep(refusal=Refusal(RefusalKind.ERROR, "no"), limit_s=10.0)


def state(*goals: str, prints: tuple[str, ...] = ()) -> ProofState:
    return ProofState(1, goals, prints)


def refused(kind: RefusalKind, limit_s: float | None = 10.0) -> KnownStep:
    return KnownStep(refusal=Refusal(kind, "no"), limit_s=limit_s)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "table.sqlite"


def test_a_refusal_is_known_to_a_later_process_under_other_names(path: Path) -> None:
    first = TranspositionFile(path)
    first.scope("e").note_step(state(GOAL), "exact foo h", NO)
    first.close()
    view = TranspositionFile(path).scope("e")
    assert view.find_step(state(SAME), "exact foo k", timeout_s=10.0) == NO
    assert view.find_step(state(SAME), "exact foo h", timeout_s=10.0) is None


def test_what_waits_to_be_written_is_known_already(path: Path) -> None:
    view = TranspositionFile(path, clock=lambda: 0.0).scope("e")
    view.note_step(state(GOAL), "rfl", NO)
    assert view.find_step(state(GOAL), "rfl", timeout_s=None) == NO


@pytest.mark.parametrize(
    "other",
    [
        ("f", state(GOAL), "rfl"),
        ("e", state(GOAL, GOAL), "rfl"),
        ("e", state(GOAL, prints=("1",)), "rfl"),
        ("e", state(GOAL), "simp"),
        ("e", state("case a\n" + GOAL), "rfl"),
    ],
)
def test_another_question_has_no_answer(path: Path, other: tuple[str, ProofState, str]) -> None:
    table = TranspositionFile(path)
    table.scope("e").note_step(state(GOAL), "rfl", NO)
    environment, asked, tactic = other
    assert table.scope(environment).find_step(asked, tactic, timeout_s=10.0) is None


def test_goals_that_display_alike_are_told_apart_by_the_engine(path: Path) -> None:
    view = TranspositionFile(path).scope("e")
    view.note_step(state("⊢ 2 + 2 = 4", prints=("of Nat",)), "omega", NO)
    assert view.find_step(state("⊢ 2 + 2 = 4", prints=("of Real",)), "omega", timeout_s=10.0) is None


@pytest.mark.parametrize("is_written", [(), (b"x",), (b"a",), (b"x", b"a")])
def test_of_several_keys_the_first_one_that_is_known_counts(path: Path, is_written: tuple[bytes, ...]) -> None:
    table = TranspositionFile(path, clock=lambda: 0.0)
    for key in sorted((b"x", b"a"), key=lambda key: key not in is_written):
        table.put_step(key, key.decode(), None, b"")
        if key in is_written:
            table.write()
    assert table.step([b"x", b"a"]) == ("x", None, b"") and table.step([b"none", b"a"]) == ("a", None, b"")


def test_an_accepted_tactic_is_known_under_its_own_names_only(path: Path) -> None:
    view = TranspositionFile(path).scope("e")
    step = KnownStep(("p : Prop\nh h1 : p\n⊢ p",), ("print",), None, 10.0)
    view.note_step(state(GOAL), "have h1 := h", step)
    assert view.find_step(state(GOAL), "have h1 := h", timeout_s=1.0) == step
    assert view.find_step(state(SAME), "have h1 := k", timeout_s=1.0) is None


@pytest.mark.parametrize(("given", "is_known"), [(5.0, True), (10.0, True), (11.0, False), (None, False)])
def test_a_timeout_holds_for_no_longer_time(path: Path, given: float | None, is_known: bool) -> None:
    view = TranspositionFile(path).scope("e")
    view.note_step(state(GOAL), "simp", refused(RefusalKind.TIMEOUT))
    assert (view.find_step(state(GOAL), "simp", timeout_s=given) is not None) is is_known


@pytest.mark.parametrize("step", [refused(RefusalKind.MEMORY), refused(RefusalKind.INCOMPLETE), KnownStep()])
def test_what_depends_on_more_than_the_goal_is_not_remembered(path: Path, step: KnownStep) -> None:
    view = TranspositionFile(path).scope("e")
    view.note_step(state(GOAL), "simp", step)
    assert view.find_step(state(GOAL), "simp", timeout_s=1.0) is None


@pytest.mark.parametrize("asked", [state("⊢ ?m = 1"), state(GOAL, "⊢ ?m = 1"), state(GOAL, prints=("",))])
def test_goals_with_metavariables_are_not_remembered(path: Path, asked: ProofState) -> None:
    view = TranspositionFile(path).scope("e")
    view.note_step(asked, "simp", NO)
    view.note_closed(asked, ["simp"])
    assert view.find_step(asked, "simp", timeout_s=1.0) is None
    assert view.find_closed(asked) == ()


def test_a_state_with_marks_for_some_of_its_goals_is_not_remembered(path: Path) -> None:
    view = TranspositionFile(path).scope("e")
    half = state(GOAL, GOAL, prints=("1",))
    view.note_step(half, "rfl", NO)
    assert view.find_step(half, "rfl", timeout_s=1.0) is None


def test_a_closed_goal_gives_its_tactics_in_the_names_of_whoever_asks(path: Path) -> None:
    table = TranspositionFile(path)
    table.scope("e").note_closed(state("case left\n" + GOAL, "⊢ other"), ["have x := h", "exact x"])
    table.close()
    assert TranspositionFile(path).scope("e").find_closed(state(SAME)) == ("have x := k", "exact x")


def test_the_shortest_proof_stays(path: Path) -> None:
    table = TranspositionFile(path)
    for tactics in (["exact foo h"], ["exact h"], ["skip", "skip", "exact h"]):
        table.scope("e").note_closed(state(GOAL), tactics)
        table.write()
    assert table.scope("e").find_closed(state(GOAL)) == ("exact h",)


def test_a_long_message_is_shortened(path: Path) -> None:
    view = TranspositionFile(path).scope("e")
    view.note_step(state(GOAL), "simp", KnownStep(refusal=Refusal(RefusalKind.ERROR, "x" * 5000)))
    known = view.find_step(state(GOAL), "simp", timeout_s=None)
    assert known is not None
    assert known.refusal is not None
    assert known.refusal.message == "x" * 600 + " […]"


def _write_many(path: Path, start: int) -> None:
    table = TranspositionFile(path)
    view = table.scope("e")
    for number in range(start, start + 600):
        view.note_step(state(GOAL), f"tactic{number}", NO)
    table.close()


def test_a_table_that_another_process_is_making_is_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    other = threading.Thread(target=lambda: sizes.append(TranspositionFile(path).size().steps))

    class Interrupted(sqlite3.Connection):
        def execute(self, sql: str, *more: Any) -> sqlite3.Cursor:
            done = super().execute(sql, *more)
            if sql.startswith("pragma application_id =") and not other.ident:
                other.start()
                other.join(0.3)
            return done

    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Interrupted))
    assert TranspositionFile(path).size().steps == 0
    other.join(60)
    assert sizes == [0]


def test_many_may_come_to_a_new_table_at_the_same_moment(path: Path) -> None:
    def come(path: Path) -> int:
        together.wait()
        table = TranspositionFile(path)
        try:
            return table.size().steps
        finally:
            table.close()

    together = threading.Barrier(8)
    with ThreadPoolExecutor(8) as pool:
        for number in range(40):
            new = path.with_name(f"{number}.sqlite")
            assert list(pool.map(come, [new] * 8)) == [0] * 8
            with contextlib.closing(sqlite3.connect(new)) as connection:
                assert connection.execute("pragma journal_mode").fetchone() == ("wal",)


def test_several_processes_write_one_table(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write_many, args=(path, 1000 * number)) for number in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
        assert writer.exitcode == 0
    table = TranspositionFile(path)
    assert table.size().steps == 1800
    table.close()


def test_a_file_of_something_else_is_refused_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database at all, " * 100)
    before = path.read_bytes()
    with pytest.raises(DamagedTable, match=r"move it away or delete it, name another with --memory.*--no-memory"):
        TranspositionFile(path).scope("e")
    assert path.read_bytes() == before


def test_another_programs_database_is_refused(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        connection.execute("create table notes (text)")
    connection.close()
    with pytest.raises(DamagedTable, match="another program's database"):
        TranspositionFile(path).scope("e")


def test_damage_in_the_middle_is_told(path: Path) -> None:
    table = TranspositionFile(path)
    view = table.scope("e")
    for number in range(2000):
        view.note_step(state(GOAL), f"tactic{number}", NO)
    table.close()
    data = bytearray(path.read_bytes())
    for page in range(2, len(data) // 4096):
        data[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(data)
    with pytest.raises(DamagedTable, match="cannot be used"):
        for number in range(2000):
            TranspositionFile(path).scope("e").find_step(state(GOAL), f"tactic{number}", timeout_s=1.0)
