"""False statements: what the generator makes is false, the same each time, and is not proved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from random import Random

import pytest

import prover.lean.tactic.all  # noqa: F401  (registers the tactics)
from prover.benchmarks.false_statements import (
    CLOSING,
    CLOSING_NUMBERS,
    Examiner,
    PatientClock,
    Row,
    Task,
    Workers,
    closing_by_cases,
    main,
    read_rows,
    source_of,
    summary,
)
from prover.benchmarks.falsity import families, numbers
from prover.benchmarks.falsity.generator import NUMBER_BUDGET, FalseStatement, Generator
from prover.benchmarks.falsity.perturb import Perturber
from prover.benchmarks.falsity.pool import SEEDS, Elaborator
from prover.benchmarks.falsity.refute import Refuter, certify
from prover.errors import ProcessTimeout
from prover.lean.environment import Environment
from prover.lean.expr import mk_const
from prover.lean.library.load import load_environment
from prover.lean.name import mk_name
from prover.lean.stack import run_deep
from prover.repl.door import LeanDoor
from prover.wiring import effective_settings, engine_for

QUICK = tuple(tactic for tactic in CLOSING if "exact?" not in tactic)


@pytest.fixture(scope="module")
def init() -> Environment:
    return load_environment(("Init",))


@pytest.fixture(scope="module")
def generator(init: Environment) -> Generator:
    return Generator(init, seed=7)


@pytest.fixture(scope="module")
def examiner() -> Iterator[Examiner]:
    settings = effective_settings({"engine": "embedded", "workers": 1}).settings
    with LeanDoor(engine_for(settings, None, ""), workers=1) as door:
        yield Examiner(door, seconds=0.0, expansions=12, closing=QUICK)


FALSE = (
    "2 + 2 = 5",
    "∀ n : Nat, n < n",
    "∀ a b : Nat, a - b + b = a",
    "∀ a b : Int, a * b = a + b",
    "∀ p q : Prop, p ∨ q → p ∧ q",
    "∀ (α : Type) (p : α → Prop), (∃ x, p x) → ∀ x, p x",
    "∀ xs ys : List Nat, xs ++ ys = ys ++ xs",
    "∀ o : Option Nat, o = none",
    "∀ p : Nat × Nat, (p.2, p.1) = p",
    "∀ i : Fin 3, i.val < 2",
    "∀ f : Nat → Nat, f 0 = 0 → f 1 = 0",
    "∀ f g : Nat → Nat, (∀ x, f x = g x) → f 0 ≠ g 0",
    "∀ (a b : Bool), (a && b) = (a || b)",
)


@pytest.mark.parametrize("text", FALSE)
def test_refuted_with_a_proof_the_kernel_accepts(init: Environment, text: str) -> None:
    prop = Elaborator(init).proposition(text)
    assert prop is not None
    refutation = Refuter(init, Random(1)).refute_within(prop, 200)
    assert refutation is not None
    assert certify(init, prop, refutation)


FALSE_NUMBERS = (
    "∀ x y : ℝ, (x + y) ^ 2 = x ^ 2 + y ^ 2",
    "∀ x : ℝ, x < x ^ 2",
    "∀ x : ℚ, x / x = 1",
    "∀ x : ℝ, |x| = x",
    "∀ z : ℂ, z ^ 2 = 1 → z = 1",
    "∀ (f : ℝ → ℝ), (∀ x, f x = 2 * x) → f 3 = 5",
    "∀ {R : Type} [Ring R] (a b : R), a - b = b - a",
    "(1 : ℝ) / 3 = 0.33",
    "∀ n : ℤ, n ^ 2 % 4 = 0",
    "∑ k ∈ Finset.range 5, k = 15",
)


@pytest.fixture(scope="module")
def mathlib() -> Environment:
    return load_environment(("Mathlib",))


@pytest.fixture(scope="module")
def number_generator(mathlib: Environment) -> Generator:
    return Generator(mathlib, seed=3, has_mathlib=True)


@pytest.mark.parametrize("text", FALSE_NUMBERS)
def test_what_is_false_of_numbers_is_refuted(mathlib: Environment, text: str) -> None:
    prop = Elaborator(mathlib).proposition(text)
    assert prop is not None
    refutation = Refuter(mathlib, Random(1)).refute_within(prop, 400)
    assert refutation is not None
    assert certify(mathlib, prop, refutation)


@pytest.mark.parametrize("texts", [numbers.SEEDS, *families.TRUE.values()], ids=["numbers", *families.TRUE])
def test_what_is_true_of_numbers_is_not_refuted(mathlib: Environment, texts: tuple[str, ...]) -> None:
    elaborator = Elaborator(mathlib)
    props = {text: elaborator.proposition(text) for text in texts}
    assert [text for text, prop in props.items() if prop is None] == []
    refuter = Refuter(mathlib, Random(1))
    assert [
        t
        for t, prop in props.items()
        if prop is not None and refuter.refute_within(prop, 2 * NUMBER_BUDGET) is not None
    ] == []


def unrefuted(env: Environment, texts: tuple[str, ...], draws: int = 1) -> list[str]:
    """Those without a refutation that the kernel accepts; ``draws``: how often values are drawn for each."""
    elaborator, refuter = Elaborator(env), Refuter(env, Random(1))
    left = []
    for text in texts:
        prop = elaborator.proposition(text)
        assert prop is not None, text
        drawn = (refuter.refute_within(prop, 2 * NUMBER_BUDGET) for _ in range(draws))
        refutation = next((found for found in drawn if found is not None), None)
        if refutation is None or not certify(env, prop, refutation):
            left.append(text)
    return left


@pytest.mark.parametrize("texts", families.TEMPTING.values(), ids=families.TEMPTING)
def test_what_is_tempting_is_refuted(mathlib: Environment, texts: tuple[str, ...]) -> None:
    assert unrefuted(mathlib, texts[:3]) == []


@pytest.mark.slow
@pytest.mark.parametrize("texts", families.TEMPTING.values(), ids=families.TEMPTING)
def test_everything_tempting_is_refuted(mathlib: Environment, texts: tuple[str, ...]) -> None:
    """With four variables 15 draws of 40 miss (`a * c ≤ b * d`); the generator draws anew, too."""
    assert run_deep(lambda: unrefuted(mathlib, texts, draws=5)) == []


def test_every_family_is_drawn_from(number_generator: Generator) -> None:
    found = number_generator.sources
    assert {start.origin for group in found["true"] for start in group} == {"numbers", *families.TRUE}
    assert {start.origin for group in found["tempting"] for start in group if start.is_false} == {*families.TEMPTING}


def test_a_statement_shown_without_types_gets_them_back(mathlib: Environment, number_generator: Generator) -> None:
    """``(1 : ℝ) / 3 = 0`` is displayed as ``1 / 3 = 0``, which is true of natural numbers."""
    meant = number_generator.elaborator.proposition("(1 : ℝ) / 3 = 0")
    assert meant is not None
    statement = number_generator.confirm(0, meant, "seed", "as it stands", Refuter(mathlib, Random(1)))
    assert statement is not None
    assert statement.text == ": (1 / 3 : ℝ) = (0 : ℝ)"


@pytest.mark.parametrize(
    ("text", "closing"),
    [
        (": ∀ (a b : ℤ), a < 3 → b = a", ["(intro a b; intros; interval_cases a <;> omega)"]),
        (": ∀ n ∈ Finset.range 5, n < 4", ["(intro n; intros; interval_cases n <;> simp_all)"]),
        (": ∀ (x : ZMod 6), x ^ 2 = x", ["(intro x; intros; fin_cases x <;> simp_all)"]),
        (": ∀ x : ℝ, x < 1", []),
        (": 2 = 3", []),
    ],
)
def test_cases_are_distinguished_by_the_type_of_the_first_variable(text: str, closing: list[str]) -> None:
    assert list(closing_by_cases(text)) == closing


def test_cases_close_what_is_true(mathlib: Environment) -> None:
    settings = effective_settings({"engine": "embedded", "workers": 1}).settings
    with LeanDoor(engine_for(settings, None, ""), workers=1) as door:
        examiner = Examiner(door, 0.0, 0, (), "import Mathlib\n")
        row = examiner.examine(FalseStatement(0, ": ∀ (n : ℤ), 0 < n → n < 3 → n = 1 ∨ n = 2", "", ""))
    assert row.proof == "(intro n; intros; interval_cases n <;> omega)"


def test_a_few_false_statements_about_numbers_are_not_proved(number_generator: Generator) -> None:
    task = Task(3, 0.0, 3, None, "Mathlib")
    settings = effective_settings({"engine": "embedded", "workers": 1}).settings
    with LeanDoor(engine_for(settings, None, ""), workers=1) as door:
        examiner = Examiner(door, task.seconds, task.expansions, CLOSING_NUMBERS[:6], task.header)
        rows = [examiner.examine(number_generator.make(number)) for number in range(6)]
        assert examiner.examine(FalseStatement(0, ": ∀ x : ℝ, x ≤ x + 1", "", "")).status == "proved"
    assert [source_of(row.text, row.proof) for row in rows if row.proof] == []


@pytest.mark.parametrize("text", SEEDS)
def test_what_is_true_is_not_refuted(init: Environment, text: str) -> None:
    prop = Elaborator(init).proposition(text)
    assert prop is not None
    assert Refuter(init, Random(1)).refute_within(prop, 60) is None


def test_a_wrong_refutation_is_not_certified(init: Environment) -> None:
    prop = Elaborator(init).proposition("2 + 2 = 4")
    assert prop is not None
    assert not certify(init, prop, mk_const(mk_name("trivial")))


def test_perturbations_are_well_typed_propositions(init: Environment) -> None:
    prop = Elaborator(init).proposition("∀ a b c : Nat, a < b → b < c → a + 1 < c ∨ c = 3")
    assert prop is not None
    found = list(Perturber(init).variants(prop, Random(1)))
    assert len(found) > 30
    assert {"drop a hypothesis", "another variable", "another literal", "off by one", "swap sides"} <= {
        label for label, _ in found
    }


def test_the_same_seed_gives_the_same_statements(init: Environment, generator: Generator) -> None:
    again = Generator(init, seed=7)
    assert [generator.make(n) for n in (3, 1, 2)] == [again.make(n) for n in (3, 1, 2)]


def test_a_true_statement_is_proved_by_the_same_way(examiner: Examiner) -> None:
    row = examiner.examine(FalseStatement(0, ": ∀ a b : Nat, a + b = b + a", "", ""))
    assert row.status == "proved"
    assert row.accepted
    assert summary([row], Task(0, 0.0, 1, None))["accepted"] == 1


def test_a_wrong_proof_is_not_accepted(examiner: Examiner) -> None:
    assert not examiner.recheck(": 1 = 2", "sorry")
    assert not examiner.recheck(": 1 = 2", "decide")


def test_a_proof_is_kept_when_its_recheck_breaks(examiner: Examiner, monkeypatch: pytest.MonkeyPatch) -> None:
    def audit(source: str, **given: object) -> None:
        raise ProcessTimeout("no answer")

    monkeypatch.setattr(examiner.door, "audit", audit)
    row = examiner.examine(FalseStatement(0, ": ∀ a b : Nat, a + b = b + a", "", ""))
    assert row.proof and not row.accepted
    assert len(summary([row], Task(0, 0.0, 1, None))["proved"]) == 1


def test_what_broke_is_counted_apart_and_tried_again(tmp_path: Path) -> None:
    task = Task(0, 1.0, 200, None)
    broken = Row(4, ": 1 = 2", "seed", "", "engine: it died", 0, 0, 0.0)
    figures = summary([broken], task)
    assert (figures["statements"], figures["short"], figures["broken"]) == (0, 0, 1)
    path = tmp_path / "rows.jsonl"
    head = {"schema": "prover.false_statements/1", "task": asdict(task)}
    path.write_text(f"{json.dumps(head)}\n{json.dumps(asdict(broken))}\n", encoding="utf-8")
    assert read_rows(path, task) == []


def test_twenty_false_statements_are_not_proved(generator: Generator, examiner: Examiner) -> None:
    rows = [examiner.examine(generator.make(number)) for number in range(20)]
    assert [source_of(row.text, row.proof) for row in rows if row.proof] == []
    assert all(row.expansions >= 12 or row.status == "exhausted" for row in rows)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_two_hundred_false_statements_are_not_proved() -> None:
    workers = Workers(Task(seed=11, seconds=0.2, expansions=60, data=None), 2)
    for number in range(200):
        workers.numbers.put(number)
    rows = [workers.next_row() for _ in range(200)]
    workers.close(wait=True)
    assert [source_of(row.text, row.proof) for row in rows if row.proof] == []
    assert [row.status for row in rows if ":" in row.status] == []


def test_the_clock_waits_for_seconds_and_expansions() -> None:
    clock = PatientClock(seconds=0.0, expansions=2, ceiling_s=50.0)
    assert clock() < 50.0
    clock.expansions = 2
    assert clock() > 50.0


def test_an_unfinished_run_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    task = Task(0, 1.0, 200, None)
    limits = '{"seed": 0, "seconds": 1.0, "expansions": 200, "data": null, "library": "Init"}'
    head = f'{{"schema": "prover.false_statements/1", "task": {limits}}}'
    row = (
        '{"number": 4, "text": ": 1 = 2", "origin": "seed", "change": "another literal", "status": "exhausted", '
        '"expansions": 3, "steps": 9, "seconds": 0.1, "proof": "", "accepted": false}'
    )
    path.write_text(f"{head}\n{row}\n{row[:40]}", encoding="utf-8")
    assert read_rows(path, task) == [
        Row(4, ": 1 = 2", "seed", "another literal", "exhausted", 3, 9, 0.1, "", False),
    ]
    assert main(["--count", "1", "--no-data", "--seed", "5", "--out", str(path)]) == 2
