"""The negation's turns beside the statement's, over the toy Lean: who gets how much time, what breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from prover.driver.attempt import Attempt
from prover.driver.outline import outline
from prover.driver.place import Chunk
from prover.driver.prove import FileProver
from prover.driver.race import FIRST_TURN, Race, RaceOptions, Scene
from prover.driver.recording import Recorder
from prover.driver.records import Records
from prover.driver.targets import Target
from prover.errors import EngineError
from prover.ports import Limits, ProofEnv
from prover.types import (
    AuditedDeclaration,
    EngineInfo,
    ModelQuery,
    OpenedSource,
    OpenSorry,
    PartialProof,
    Position,
    ProofState,
    Proved,
    Refusal,
    RefusalKind,
    SearchOutcome,
    SearchStatistics,
    SearchStatus,
    SourceAudit,
    TacticProposal,
    TacticResult,
)

TEXT = "theorem a : easy := sorry\n"
OPTIONS = RaceOptions(
    timeout_s=60.0, tactic_timeout_s=10.0, check_timeout_s=300.0, seed=0, is_kernel_asked=False, checkers=()
)


class Values:
    """A refuter that proposes ``value 1`` to ``value 100``."""

    def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Sequence[Sequence[TacticProposal]]:
        return [[TacticProposal(f"value {number}", -1.0) for number in range(1, 101)] for _ in queries]


class BrokenRefuter:
    def propose(self, queries: Sequence[ModelQuery], *, limit: int) -> Sequence[Sequence[TacticProposal]]:
        raise EngineError("the refuter broke")


class NegationEnv:
    """Opens every source as a negation with its statement, each with one goal; a tactic takes half a second."""

    engine = EngineInfo("embedded", "4.34.0", "toy")

    def __init__(self) -> None:
        self.now_s = 0.0
        self.ran: list[str] = []
        self.opening_s: list[float] = []
        self.is_broken = False
        self.is_accepting = False
        self.proves = ""
        self.forgotten: list[int] = []
        self.prints: tuple[str, ...] = ()

    def open_source(self, source: str, *, timeout_s: float, **options: Any) -> OpenedSource:
        self.opening_s.append(timeout_s)
        if self.is_broken:
            raise EngineError("the negation took too long")
        root = OpenSorry(Position(1, 0), Position(1, 5), ProofState(1, ("⊢ ¬easy",), self.prints))
        statement = OpenSorry(Position(3, 0), Position(3, 5), ProofState(9, ("⊢ easy",)))
        return OpenedSource(1, (), (statement, root), ())

    def run_tactic(self, state: ProofState, tactic: str, *, timeout_s: float | None = None) -> TacticResult:
        self.now_s += 0.5
        self.ran.append(tactic)
        if tactic == self.proves:
            return Proved(3)
        if self.is_accepting:
            return ProofState(2, ("⊢ False",))
        return Refusal(RefusalKind.ERROR, "no")

    def trace_source(self, source: str, **options: Any) -> OpenedSource:
        raise EngineError("the process died")

    def forget(self, states: Iterable[ProofState]) -> None:
        self.forgotten += [state.state_id for state in states]


@pytest.fixture
def env() -> Any:
    return NegationEnv()


@pytest.fixture
def race(env: Any, door: Any, search: Any, retrievers: Any) -> Callable[..., Race]:
    def with_deadline(deadline: float, text: str = TEXT) -> Race:
        plan = outline(text)
        scene = Scene(Chunk(plan.source, 0, len(text), 0), retrievers, deadline, "e")
        attempt = Attempt(plan.declarations[0])
        return Race(env, door, search, Values(), None, OPTIONS, lambda: env.now_s, scene, attempt)

    return with_deadline


def test_what_is_reserved_for_the_negation_is_a_part_of_the_time_that_is_left(race: Callable[..., Race]) -> None:
    assert race(60.0).reserved_s == pytest.approx(9.0)
    assert race(7.0).reserved_s == pytest.approx(1.05)
    assert race(-1.0).reserved_s == 0.0


def test_values_take_a_part_of_the_time_that_is_left(race: Callable[..., Race], env: Any) -> None:
    assert not race(10.0).try_values()
    assert len(env.ran) == 4


def test_a_negation_that_breaks_lean_is_left_alone(
    race: Callable[..., Race], env: Any, caplog: pytest.LogCaptureFixture
) -> None:
    env.is_broken = True
    broken = race(10.0)
    assert not broken.try_values()
    assert not broken.try_search()
    assert len(env.opening_s) == 1
    assert "a: its negation was not opened: the negation took too long" in caplog.text


def test_a_negation_is_opened_in_the_time_that_is_left(race: Callable[..., Race], env: Any) -> None:
    assert not race(10.0).try_values()
    assert not race(-1.0).try_values()
    assert env.opening_s == [10.0]


def test_a_refuter_that_breaks_proposes_nothing(
    race: Callable[..., Race], env: Any, caplog: pytest.LogCaptureFixture
) -> None:
    broken = race(10.0)
    broken.refuter = BrokenRefuter()
    assert not broken.try_values()
    assert env.ran == []
    assert "a: no counterexamples were proposed: the refuter broke" in caplog.text


class Scopes:
    """A table that remembers nothing but whose parts were asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def scope(self, environment: str) -> None:
        self.asked.append(environment)

    def close(self) -> None: ...


@pytest.mark.parametrize(("prints", "parts"), [((), 2), (("f",), 1)])
def test_declarations_share_what_is_known_of_negations_only_where_goals_are_marked(
    race: Callable[..., Race], env: Any, prints: tuple[str, ...], parts: int
) -> None:
    env.prints = prints
    table: Any = Scopes()
    for text in (TEXT, TEXT.replace("easy", "hard")):
        one = race(10.0, text)
        one.records = Records(Recorder(), table=table)
        one.try_values()
    assert len(table.asked) == 2
    assert len(set(table.asked)) == parts


class SlowForLate:
    """Proves ``easy`` at once, anything else in a turn without a limit only."""

    def __init__(self) -> None:
        self.turns: list[tuple[str, int | None]] = []

    def search(self, env: ProofEnv, root: ProofState, *, limits: Limits, **options: Any) -> SearchOutcome:
        goal = root.goals[0].removeprefix("⊢ ")
        self.turns.append((goal, limits.max_expansions))
        if goal != "easy" and limits.max_expansions is not None:
            return SearchOutcome(SearchStatus.EXPANSION_LIMIT, expansions=12)
        return SearchOutcome(SearchStatus.PROVED, ("win",), expansions=3)


def with_two_goals(door: Any, first: str, second: str) -> None:
    """Every ``sorry`` stands for two goals."""
    open_source = door.env.open_source

    def doubled(source: str, **options: Any) -> OpenedSource:
        opened = open_source(source, **options)
        sorries = [
            replace(item, state=replace(item.state, state_id=item.state.state_id + shift, goals=(f"⊢ {goal}",)))
            for item in opened.sorries
            for shift, goal in ((100, first), (200, second))
        ]
        return replace(opened, sorries=tuple(sorries))

    door.env.open_source = doubled


def test_what_the_first_turn_proved_of_a_sorry_is_kept_for_the_second(prover: FileProver, door: Any) -> None:
    prover.options = replace(prover.options, is_disproving=True)
    prover.refuter, prover.records = Values(), Records(Recorder())
    prover.search = search = SlowForLate()
    with_two_goals(door, "easy", "late")
    (theorem,) = prover.prove("theorem a : both := by\n  Foo <;> sorry\n", Target(None)).theorems
    assert theorem.status == "proved"
    assert search.turns == [("easy", FIRST_TURN), ("late", FIRST_TURN), ("late", None)]
    report = theorem.sorries[0].search
    assert report is not None
    assert report.expansions == 6


def audited(name: str, type_text: str) -> AuditedDeclaration:
    return AuditedDeclaration(name, "theorem", Position(1, 0), Position(2, 0), type_text, "", True, ())


def test_a_refutation_is_kept_when_minimising_it_breaks(race: Callable[..., Race], env: Any) -> None:
    env.proves = "value 3"
    one = race(10.0)
    declared = (audited("a.disproof", "¬easy"), audited("a.disproof_denies_it", "False"))
    one.door = SimpleNamespace(audit=lambda text, **_: SourceAudit(env.engine, (), declared))  # type: ignore[assignment]
    assert one.try_values()
    assert one.attempt.refutation is not None
    assert one.attempt.refutation.source == "theorem a.disproof : ¬ (easy) := by\n  value 3\n"


def test_only_the_goal_of_the_negation_is_kept_of_what_was_opened_for_it(race: Callable[..., Race], env: Any) -> None:
    assert not race(10.0).try_values()
    assert env.forgotten == [9]


def test_states_that_values_lead_to_are_forgotten(race: Callable[..., Race], env: Any) -> None:
    env.is_accepting = True
    assert not race(10.0).try_values()
    assert env.forgotten[1:] == [2, 2, 2, 2]


def test_a_search_that_is_interrupted_between_its_turns_ends_before_its_lean_does(
    prover: FileProver, door: Any
) -> None:
    told: list[str] = []
    open_source = door.env.open_source

    def interrupt(source: str, **options: Any) -> OpenedSource:
        if "disproof" in source:
            raise KeyboardInterrupt
        opened: OpenedSource = open_source(source, **options)
        return opened

    @contextmanager
    def open_env(*, fingerprints: bool = False) -> Iterator[Any]:
        try:
            yield door.env
        finally:
            told.append("closed")

    door.env.open_source, door.env.forget, door.open_env = interrupt, lambda states: told.append("forget"), open_env
    prover.options = replace(prover.options, is_disproving=True)
    prover.refuter, prover.records = Values(), Records(Recorder(), keeps_logs=True)
    result = prover.prove("theorem a : never := sorry\n", Target(None))
    assert result.was_interrupted
    assert told == ["forget", "closed"]
    (search,) = prover.records.finished
    assert search.outcome is not None
    assert search.outcome.status is SearchStatus.EXHAUSTED


def test_a_statement_is_searched_when_little_is_left_of_the_runs_time(prover: FileProver) -> None:
    prover.options = replace(prover.options, is_disproving=True, total_deadline=7.0)
    prover.refuter = Values()
    prover.clock = lambda: 0.0
    result = prover.prove(TEXT, Target(None))
    assert [theorem.status for theorem in result.theorems] == ["proved"]


class SlowFirstTurn:
    """A first turn that leaves no time for a second one, and what it found."""

    def __init__(self) -> None:
        self.now = 0.0

    def search(self, env: ProofEnv, root: ProofState, *, limits: Limits, **options: Any) -> SearchOutcome:
        assert limits.max_expansions is not None, "there is no time for another turn"
        self.now = 1000.0
        best = PartialProof(("step",), root)
        spent = SearchStatistics(refused=2)
        return SearchOutcome(SearchStatus.EXPANSION_LIMIT, (), best, expansions=12, states=7, statistics=spent)


def test_what_the_first_turn_found_stays_where_no_time_is_left_for_another(prover: FileProver) -> None:
    prover.search = search = SlowFirstTurn()
    prover.options, prover.clock = replace(prover.options, is_disproving=True), lambda: search.now
    prover.refuter, prover.records = Values(), Records(Recorder())
    (theorem,) = prover.prove(TEXT, Target(None)).theorems
    (report,) = theorem.sorries
    assert report.reason == "the time limit was reached (raise --timeout or --total-timeout)"
    assert report.search is not None
    assert (report.search.status, report.search.expansions, report.search.states) == ("time_limit", 12, 7)
    assert report.best is not None
    assert report.best.tactics == ["step"]


class Mistaken:
    """Claims a proof that is none, whenever it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def search(self, env: ProofEnv, root: ProofState, **options: Any) -> SearchOutcome:
        self.asked += 1
        return SearchOutcome(SearchStatus.PROVED, ("nonsense",))


def test_a_proof_that_is_refused_in_place_is_placed_once(
    prover: FileProver, door: Any, caplog: pytest.LogCaptureFixture
) -> None:
    prover.search = search = Mistaken()
    prover.options = replace(prover.options, is_disproving=True)
    prover.refuter, prover.records = Values(), Records(Recorder())
    (theorem,) = prover.prove(TEXT, Target(None)).theorems
    assert "Lean refused it in place" in theorem.reason
    assert caplog.text.count("Lean refused it in place") == 1
    assert search.asked == 1
