"""The journal's files, and searches that go on from them, over the toy Lean."""

from __future__ import annotations

import fcntl
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from prover.driver.journal import ROOT, Ask, Entry, Journal, SearchIdentity, SearchLog, Step, Written, child_key
from prover.driver.outline import outline
from prover.driver.prove import FileProver
from prover.driver.recording import Recorder, RecordingEnv, RecordingModel, RecordingWriter, WorkClock
from prover.driver.records import Records, environment_digest
from prover.driver.targets import Target
from prover.errors import EngineError, InputError
from prover.types import (
    EngineInfo,
    KnownStep,
    ModelQuery,
    ProofRequest,
    ProofState,
    ProofText,
    Proved,
    Refusal,
    RefusalKind,
    SearchOutcome,
    SearchStatus,
    TacticProposal,
)

WHO = SearchIdentity("a", ("⊢ hard",), "env", "text", "settings", 0)
TIMEOUT = Refusal(RefusalKind.TIMEOUT, "no answer")


def ticking(now: list[float]) -> Any:
    return lambda: now[0]


def journal(folder: Path, *, is_resuming: bool = True) -> Journal:
    return Journal(folder, is_resuming=is_resuming, clock=lambda: 0.0)


def entries_after(folder: Path, *entries: Entry) -> list[Entry]:
    log = journal(folder, is_resuming=False).open(WHO)
    for entry in entries:
        log.note(entry)
    log.close()
    again = journal(folder).open(WHO)
    again.close()
    return again.entries


# --------------------------------------------------------------------------------------------------------------------
# files


def test_every_entry_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    entries: list[Entry] = [
        Ask("q", ROOT, (TacticProposal("win", -0.5, True, 3), TacticProposal("two\n  lines", -2.0)), 0.5, 0.25),
        Step(ROOT, "step", ("⊢ hard'", "⊢ «ü»\nnext"), ("f1", ""), None, 1.0, 0.5, 10.0),
        Step(ROOT, "lose", refusal=Refusal(RefusalKind.MEMORY, "too\nmuch \ud800"), at_s=2.0, is_remembered=True),
        Step(child_key(ROOT, "step"), "win", (), at_s=3.0),
        Written("w", (ProofText("by\n  win", None, 4), ProofText("b", -1.0)), 4.0, 0.0),
    ]
    assert entries_after(tmp_path, *entries) == entries


def test_a_line_that_was_cut_off_is_forgotten_and_does_not_spoil_the_next(tmp_path: Path) -> None:
    entries_after(tmp_path, Step(ROOT, "one", ("g",)), Step(ROOT, "two", ("g",)))
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:-9])
    log = journal(tmp_path).open(WHO)
    assert [entry.tactic for entry in log.entries if isinstance(entry, Step)] == ["one"]
    log.note(Step(ROOT, "three", ("g",)))
    log.close()
    again = journal(tmp_path).open(WHO)
    again.close()
    assert len(again.entries) == 2


def test_a_damaged_journal_is_named_with_the_way_out(tmp_path: Path) -> None:
    entries_after(tmp_path, Step(ROOT, "one", ("g",)))
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes().replace(b'"tactic"', b'"tacti'))
    with pytest.raises(InputError, match=r"damaged \(line 2.*move it away, or start without --resume"):
        journal(tmp_path).open(WHO)


def test_a_journal_of_another_search_is_refused(tmp_path: Path) -> None:
    entries_after(tmp_path, Step(ROOT, "one", ("g",)))
    (path,) = tmp_path.iterdir()
    other = SearchIdentity("b", (), "env", "text", "settings", 1)
    path.rename(tmp_path / f"{other.key}.jsonl")
    with pytest.raises(InputError, match="belongs to another search"):
        journal(tmp_path).open(other)


def test_two_runs_do_not_write_one_journal(tmp_path: Path) -> None:
    first = journal(tmp_path).open(WHO)
    with pytest.raises(InputError, match="another process is at work"):
        journal(tmp_path).open(WHO)
    first.close()
    journal(tmp_path).open(WHO).close()


def test_a_finished_run_leaves_the_journal_that_another_run_has_taken_up(tmp_path: Path) -> None:
    finished, other = journal(tmp_path), journal(tmp_path)
    finished.open(WHO).close()
    log = other.open(WHO)
    finished.remove()
    log.note(Step(ROOT, "one", ("g",)))
    log.close()
    again = journal(tmp_path).open(WHO)
    again.close()
    assert len(again.entries) == 1


def test_a_journal_that_is_deleted_before_it_is_locked_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, deleted = fcntl.flock, list[Path]()

    def late(descriptor: int, operation: int) -> None:
        if not deleted:
            deleted.extend(tmp_path.iterdir())
            deleted[0].unlink()
        lock(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", late)
    log = journal(tmp_path).open(WHO)
    log.note(Step(ROOT, "one", ("g",)))
    log.close()
    again = journal(tmp_path).open(WHO)
    again.close()
    assert len(deleted) == len(again.entries) == 1


@pytest.mark.parametrize("is_taken", [False, True])
def test_a_journal_that_nobody_asked_for_stops_no_run(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, is_taken: bool
) -> None:
    folder = tmp_path / "journals"
    other = journal(folder).open(WHO) if is_taken else None
    if other is None:
        folder.write_text("this is no folder", encoding="utf-8")
    quiet = Journal(folder, is_resuming=False, clock=lambda: 0.0, is_asked_for=False)
    for _ in range(2):
        log = quiet.open(WHO)
        log.note(Step(ROOT, "one", ("g",)))
        assert (log.file, len(log.entries)) == (None, 1)
    why = "another process is at work with the journal" if is_taken else "cannot be written"
    (record,) = caplog.records
    assert "the run goes on without a journal" in record.message and why in record.message
    if other is not None:
        other.close()


def test_a_folder_for_journals_that_cannot_be_written_is_an_error_where_it_was_named(tmp_path: Path) -> None:
    folder = tmp_path / "journals"
    folder.write_text("this is no folder", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        journal(folder).open(WHO)


def test_without_resuming_a_search_starts_anew(tmp_path: Path) -> None:
    entries_after(tmp_path, Step(ROOT, "one", ("g",)))
    log = journal(tmp_path, is_resuming=False).open(WHO)
    log.note(Step(ROOT, "two", ("g",)))
    log.close()
    again = journal(tmp_path).open(WHO)  # the file that took the old one's place is whole
    again.close()
    assert [entry.tactic for entry in again.entries if isinstance(entry, Step)] == ["two"]


def test_the_key_changes_with_what_a_search_depends_on() -> None:
    keys = {
        SearchIdentity("a", goals, environment, statement, configuration, seed).key
        for goals in (("⊢ a",), ("⊢ b",))
        for environment in ("x", "y")
        for statement in ("x", "y")
        for configuration in ("x", "y")
        for seed in (0, 1)
    }
    assert len(keys) == 32


# --------------------------------------------------------------------------------------------------------------------
# answers


class CountingEnv:
    """``step`` leads from ``g`` to ``g'``; ``win`` proves what ends with two primes."""

    engine = EngineInfo("embedded", "4.34.0", "toy")

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.count = 100
        self.changed = False

    def run_tactic(self, state: ProofState, tactic: str, *, timeout_s: float | None = None) -> Any:
        self.asked.append(tactic)
        self.count += 1
        if tactic == "slow":
            return TIMEOUT
        if tactic == "break":
            raise EngineError("broken")
        if tactic == "step":
            return ProofState(self.count, (state.goals[0] + ("?" if self.changed else "'"),))
        return Proved(self.count) if state.goals[0].endswith("''") else Refusal(RefusalKind.ERROR, "no")

    def forget(self, states: Any) -> None:
        self.asked.append(f"forget {len(list(states))}")


def recording(inner: CountingEnv, log: SearchLog) -> RecordingEnv:
    return RecordingEnv(inner, ProofState(7, ("⊢ g",)), log, WorkClock(lambda: 0.0), None)  # type: ignore[arg-type]


def walk(env: RecordingEnv) -> list[Any]:
    first = env.run_tactic(env.root, "win")
    second = env.run_tactic(env.root, "step")
    assert isinstance(second, ProofState)
    third = env.run_tactic(second, "step")
    return [first, second, third]


def test_what_is_known_is_not_asked_again() -> None:
    log, inner = SearchLog(WHO), CountingEnv()
    first = walk(recording(inner, log))
    again = walk(recording(inner, log))
    assert again == first
    assert inner.asked == ["win", "step", "step"]


def test_a_state_that_no_process_has_is_made_when_it_is_needed() -> None:
    log = SearchLog(WHO)
    walk(recording(CountingEnv(), log))
    inner = CountingEnv()
    env = recording(inner, log)
    last = walk(env)[-1]
    assert inner.asked == []
    assert isinstance(env.run_tactic(last, "win"), Proved)
    assert inner.asked == ["step", "step", "win"]
    assert env.counters.lean_calls == 3


def test_a_forgotten_state_is_still_a_way_to_those_made_from_it() -> None:
    log = SearchLog(WHO)
    walk(recording(CountingEnv(), log))
    inner = CountingEnv()
    env = recording(inner, log)
    _, second, third = walk(env)
    env.forget([second])
    assert isinstance(env.run_tactic(third, "win"), Proved)


def test_a_step_that_gives_something_else_now_is_a_failure_of_the_machinery() -> None:
    log = SearchLog(WHO)
    walk(recording(CountingEnv(), log))
    inner = CountingEnv()
    inner.changed = True
    env = recording(inner, log)
    with pytest.raises(EngineError, match="gives something else now"):
        env.run_tactic(walk(env)[-1], "win")


def test_a_broken_engine_is_no_answer() -> None:
    log, inner = SearchLog(WHO), CountingEnv()
    with pytest.raises(EngineError):
        recording(inner, log).run_tactic(ProofState(1, ("⊢ g",)), "break")
    assert log.entries == []


def test_a_timeout_holds_for_no_longer_time_than_it_was() -> None:
    log, inner = SearchLog(WHO), CountingEnv()
    env = recording(inner, log)
    for limit in (2.0, 1.0, 5.0, None):
        assert env.run_tactic(env.root, "slow", timeout_s=limit) == TIMEOUT
    assert inner.asked == ["slow"] * 3


def test_replayed_answers_take_the_time_they_took() -> None:
    log = SearchLog(WHO)
    log.keep(Step(ROOT, "step", ("⊢ g'",), at_s=40.0))
    clock = WorkClock(lambda: 5.0)
    env = RecordingEnv(CountingEnv(), ProofState(7, ("⊢ g",)), log, clock, None)  # type: ignore[arg-type]
    env.run_tactic(env.root, "step")
    assert clock() == 45.0
    env.replay_until(30.0)
    assert clock() == 45.0


class CountingModel:
    def __init__(self) -> None:
        self.asked = 0

    def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> list[list[TacticProposal]]:
        self.asked += len(queries)
        return [[TacticProposal(f"t{self.asked}", -1.0)] for _ in queries]

    def write(self, requests: Sequence[ProofRequest], *, samples: int, seed: int = 0) -> list[list[ProofText]]:
        self.asked += len(requests)
        return [[ProofText(f"t{self.asked}")] for _ in requests]


def test_models_are_asked_once_for_one_question() -> None:
    recorder, inner = Recorder(WorkClock(lambda: 0.0)), CountingModel()
    recorder.env = recording(CountingEnv(), SearchLog(WHO))
    model, writer = RecordingModel(inner, recorder), RecordingWriter(inner, recorder)
    query = ModelQuery(recorder.env.root)
    other = ModelQuery(recorder.env.root, history=("step",))
    first = model.propose([query], limit=4)
    assert model.propose([query], limit=4) == first
    assert model.propose([other, query], limit=4)[1] == first[0]
    assert model.propose([query], limit=5) != first
    request = ProofRequest("proof", "⊢ g")
    assert writer.write([request], samples=2) == writer.write([request], samples=2)
    assert writer.write([request], samples=2, seed=1) != writer.write([request], samples=2)
    assert inner.asked == 5


def test_without_a_running_search_the_model_is_asked_directly() -> None:
    inner = CountingModel()
    model = RecordingModel(inner, Recorder())
    model.propose([ModelQuery(ProofState(1, ("⊢ g",)))], limit=1)
    model.propose([ModelQuery(ProofState(1, ("⊢ g",)))], limit=1)
    assert inner.asked == 2


# --------------------------------------------------------------------------------------------------------------------
# the table


class Table:
    """Remembers in memory what it is told."""

    def __init__(self) -> None:
        self.steps: dict[tuple[tuple[str, ...], str], KnownStep] = {}
        self.closed: dict[str, tuple[str, ...]] = {}

    def find_step(self, state: ProofState, tactic: str, *, timeout_s: float | None) -> KnownStep | None:
        return self.steps.get((state.goals, tactic))

    def note_step(self, state: ProofState, tactic: str, step: KnownStep) -> None:
        self.steps[state.goals, tactic] = step

    def find_closed(self, state: ProofState) -> Sequence[str]:
        return self.closed.get(state.goals[0], ())

    def note_closed(self, state: ProofState, tactics: Sequence[str]) -> None:
        self.closed[state.goals[0]] = tuple(tactics)


class SplittingEnv(CountingEnv):
    """``split`` makes ``l`` and ``r`` of the main goal, ``done`` closes it, ``step`` primes it."""

    def run_tactic(self, state: ProofState, tactic: str, *, timeout_s: float | None = None) -> Any:
        self.asked.append(tactic)
        self.count += 1
        main, *others = state.goals
        made = {"split": (main + "l", main + "r"), "step": (main + "'",), "done": ()}[tactic]
        goals = (*made, *others)
        return ProofState(self.count, goals) if goals else Proved(self.count)


def test_every_goal_that_was_closed_is_noted_with_its_script() -> None:
    table = Table()
    env = RecordingEnv(SplittingEnv(), ProofState(7, ("g",)), SearchLog(WHO), WorkClock(lambda: 0.0), table)  # type: ignore[arg-type]
    state: Any = env.root
    for tactic in ("step", "split", "step", "done", "split", "done", "done"):
        state = env.run_tactic(state, tactic)
    assert isinstance(state, Proved)
    assert table.closed == {
        "g'l": ("step", "done"),
        "g'l'": ("done",),
        "g'rl": ("done",),
        "g'rr": ("done",),
        "g'r": ("split", "· done", "· done"),
        "g'": ("split", "· step\n  done", "· split\n  · done\n  · done"),
        "g": ("step", "split", "· step\n  done", "· split\n  · done\n  · done"),
    }


def test_answers_of_the_table_are_noted_in_the_log() -> None:
    table, log, inner = Table(), SearchLog(WHO), CountingEnv()
    table.note_step(ProofState(0, ("⊢ g",)), "win", KnownStep(refusal=Refusal(RefusalKind.ERROR, "no")))
    env = RecordingEnv(inner, ProofState(7, ("⊢ g",)), log, WorkClock(lambda: 0.0), table)  # type: ignore[arg-type]
    assert env.run_tactic(env.root, "win") == Refusal(RefusalKind.ERROR, "no")
    assert inner.asked == []
    assert [entry.is_remembered for entry in log.entries if isinstance(entry, Step)] == [True]
    assert (env.counters.remembered, env.counters.lean_calls) == (1, 0)


def test_a_proof_that_is_known_comes_before_the_models_proposals() -> None:
    table, recorder = Table(), Recorder(WorkClock(lambda: 0.0))
    table.note_closed(ProofState(0, ("⊢ g",)), ["one", "· two\n  three"])
    recorder.env = RecordingEnv(
        CountingEnv(),
        ProofState(7, ("⊢ g",)),
        SearchLog(WHO),
        recorder.clock,
        table,  # type: ignore[arg-type]
    )
    ((known, *others),) = RecordingModel(CountingModel(), recorder).propose([ModelQuery(recorder.env.root)], limit=9)
    assert known == TacticProposal("(one\n · two\n   three)", 0.0, True)
    assert [item.tactic for item in others] == ["t1"]
    assert recorder.env.without_groups(("a", known.tactic)) == ("a", "one", "· two\n  three")


# --------------------------------------------------------------------------------------------------------------------
# turns


def test_a_search_without_a_second_turn_ends_as_its_first_did_and_gives_its_states_back() -> None:
    inner: Any = CountingEnv()
    kept = Records(Recorder(WorkClock(lambda: 0.0)), keeps_logs=True)
    with kept.search(WHO, inner, ProofState(7, ("⊢ g",)), is_first_turn=True) as running:
        walk(running.env)
        running.outcome = SearchOutcome(SearchStatus.EXPANSION_LIMIT)
    assert inner.asked == ["win", "step", "step"]
    kept.end_turns()
    assert inner.asked[3:] == ["forget 2"]
    assert [search.outcome for search in kept.finished] == [SearchOutcome(SearchStatus.EXPANSION_LIMIT)]


def test_a_search_that_breaks_gives_its_states_back() -> None:
    inner: Any = CountingEnv()
    kept = Records(Recorder(WorkClock(lambda: 0.0)), keeps_logs=True)
    with pytest.raises(EngineError), kept.search(WHO, inner, ProofState(7, ("⊢ g",))) as running:
        walk(running.env)
        running.env.run_tactic(running.env.root, "break")
    assert inner.asked[-1] == "forget 2"
    assert [search.outcome for search in kept.finished] == [None]


# --------------------------------------------------------------------------------------------------------------------
# the driver


def records(folder: Path, *, is_resuming: bool) -> Records:
    return Records(Recorder(), "settings", journal(folder, is_resuming=is_resuming))


def test_a_run_goes_on_from_the_journals_of_one_that_was_stopped(
    prover: FileProver, door: Any, search: Any, tmp_path: Path
) -> None:
    def stop(goal: str) -> None:
        if "hard" in goal:
            raise SystemExit  # as sudden as a driver can be stopped in a test; the real kill is in tests/cli

    text = "theorem a : easy := sorry\ntheorem b : hard := sorry\n"
    prover.records = records(tmp_path, is_resuming=False)
    search.on_search = stop
    with pytest.raises(SystemExit):
        prover.prove(text, Target(None))
    search.on_search = lambda goal: None
    calls: list[str] = []
    run_tactic = door.env.run_tactic

    def counted(state: ProofState, tactic: str, *, timeout_s: float | None = None) -> Any:
        calls.append(tactic)
        return run_tactic(state, tactic, timeout_s=timeout_s)

    door.env.run_tactic = counted
    prover.records = records(tmp_path, is_resuming=True)
    result = prover.prove(text, Target(None))
    assert [theorem.status for theorem in result.theorems] == ["proved", "proved"]
    assert calls == ["step", "win"]  # b's state is made again, then the search goes on
    report = result.theorems[1].sorries[0].search
    assert report is not None
    assert (report.lean_calls, report.replayed) == (2, 2)


def test_a_finished_run_takes_its_journals_away(prover: FileProver, tmp_path: Path) -> None:
    prover.records = records(tmp_path, is_resuming=False)
    prover.prove("theorem a : easy := sorry\n", Target(None))
    assert len(list(tmp_path.iterdir())) == 1
    assert prover.records.journal is not None
    prover.records.journal.remove()
    assert list(tmp_path.iterdir()) == []


def test_the_environment_of_a_goal_is_what_it_can_see() -> None:
    def key(text: str, engine: str = "toy") -> str:
        plan = outline(text)
        return environment_digest(EngineInfo("embedded", "4.34.0", engine), "", plan, plan.declarations[-1].start, ())

    before = "theorem a : easy := by win\ntheorem b : hard := sorry\n"
    assert key(before) == key(before.replace("by win", "by\n  step\n  win"))
    assert key(before) == key(before.replace("hard := sorry", "other := sorry"))
    assert key(before) != key(before.replace("easy", "simple"))
    assert key(before) != key("set_option maxRecDepth 3\n" + before)
    assert key(before) != key(before, "another library")
    assert key("def a : Nat := 1\ntheorem b : x := sorry\n") != key("def a : Nat := 2\ntheorem b : x := sorry\n")
