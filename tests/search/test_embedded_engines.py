"""Every engine with the symbolic model, or a scripted writer, and embedded Lean: what is found compiles in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

from memory.retriever import HeadSymbolRetrievers
from prover.config import Settings
from prover.models.critic import SymbolicCritic
from prover.models.symbolic import SymbolicModel
from prover.ports import Limits, OpenSpare, ProofWriter, Retriever, SpareRoot
from prover.repl.door import LeanDoor
from prover.repl.replay import ReplayingEnv
from prover.types import Declaration, SearchOutcome
from prover.wiring import engine_for
from search.engines import ENGINES, WRITING, EngineSettings, build_engine
from search.hammers import ALL_HAMMERS, NO_HAMMERS, Hammers
from search.runner import Plugs
from tests.search.writers import ScriptedWriter

LIMITS = Limits(max_expansions=60, timeout_s=60.0)
PROVABLE = [
    "theorem t (p q r : Prop) : p ∧ (q ∨ r) ↔ (p ∧ q) ∨ (p ∧ r)",
    "theorem t (a b c : Nat) (h₁ : a = b) (h₂ : b = c) : c = a ∧ a + 0 = b",
    "theorem t (α : Type) (p q : α → Prop) (h : ∃ x, p x ∧ q x) : ∃ x, q x",
]
STEP = "theorem t (f : Nat → Nat) (h : ∀ x, f x = x + 1) : f (f 0) = 2 ∧ f 1 = f (f 0)"


@pytest.fixture(scope="module")
def door() -> Iterator[LeanDoor]:
    spec = engine_for(Settings(engine="embedded", workers=2), None, "")
    with LeanDoor(spec, workers=2) as opened:
        yield opened


@pytest.fixture(scope="module")
def env(door: LeanDoor) -> Iterator[ReplayingEnv]:
    with door.open_env() as opened:
        yield opened


@pytest.fixture(scope="module")
def library(env: ReplayingEnv) -> tuple[int, tuple[Declaration, ...]]:
    base = env.open_source("")
    return base.env, tuple(env.declarations(base.env))


def _search(
    env: ReplayingEnv,
    library: tuple[int, tuple[Declaration, ...]],
    name: str,
    statement: str,
    *,
    writer: ProofWriter | None = None,
    hammers: Hammers = NO_HAMMERS,
    lanes: int = 1,
    open_spare: OpenSpare | None = None,
) -> SearchOutcome:
    base, declarations = library
    opened = env.open_source(f"{statement} := by sorry", env=base)
    assert not opened.errors
    retriever: Retriever = HeadSymbolRetrievers().for_scope(declarations, (), excluded=frozenset({"t"}))
    plugs = Plugs(model=SymbolicModel(), value=SymbolicCritic(), writer=writer)
    engine = build_engine(name, plugs, EngineSettings(hammers=hammers, lanes=lanes, checks_invariants=True))
    return engine.search(env, opened.sorries[0].state, retriever=retriever, limits=LIMITS, open_spare=open_spare)


def _compiles(env: ReplayingEnv, base: int, statement: str, tactics: Sequence[str]) -> bool:
    script = "\n".join("  " + line for tactic in tactics for line in tactic.split("\n"))
    checked = env.open_source(f"{statement} := by\n{script}\n", env=base, audit=True)
    return not checked.errors and "sorryAx" not in checked.declared[-1].axioms


@pytest.mark.parametrize("name", [name for name in ENGINES if name not in WRITING])
@pytest.mark.parametrize("statement", PROVABLE)
def test_what_an_engine_finds_compiles(
    env: ReplayingEnv, library: tuple[int, tuple[Declaration, ...]], name: str, statement: str
) -> None:
    outcome = _search(env, library, name, statement)
    assert outcome.is_proved
    assert _compiles(env, library[0], statement, outcome.tactics)


def test_what_hammers_find_compiles(env: ReplayingEnv, library: tuple[int, tuple[Declaration, ...]]) -> None:
    outcome = _search(env, library, "best", PROVABLE[1], hammers=ALL_HAMMERS)
    assert _compiles(env, library[0], PROVABLE[1], outcome.tactics)


def test_a_whole_proof_is_repaired_with_lean_s_message(
    env: ReplayingEnv, library: tuple[int, tuple[Declaration, ...]]
) -> None:
    writer = ScriptedWriter(
        ["constructor\n· rw [h, h]\n  omega\n· rw [h]"], ["constructor\n· rw [h, h]\n· simp only [h]"]
    )
    outcome = _search(env, library, "proof", STEP, writer=writer)
    assert [request.task for request in writer.requests] == ["proof", "repair"]
    (error,) = writer.requests[1].errors
    assert error.start.line == 3
    assert outcome.is_proved
    assert _compiles(env, library[0], STEP, outcome.tactics)


def test_the_gaps_of_a_sketch_are_filled_in_place(
    env: ReplayingEnv, library: tuple[int, tuple[Declaration, ...]]
) -> None:
    outline = (
        "have h0 : f 0 = 1 := by sorry\n"
        "obtain ⟨y, hy⟩ : ∃ y, f 1 = y := by\n  sorry\n"
        "constructor\n· rw [h0]\n  sorry\n· sorry"
    )
    outcome = _search(env, library, "sketch", STEP, writer=ScriptedWriter([outline]))
    assert outcome.is_proved
    assert outcome.tactics[0].startswith("have h0 : f 0 = 1 := by")
    assert outcome.tactics[1].startswith("obtain ⟨y, hy⟩ : ∃ y, f 1 = y := by")
    assert _compiles(env, library[0], STEP, outcome.tactics)


def test_a_portfolio_works_in_two_processes(
    door: LeanDoor, env: ReplayingEnv, library: tuple[int, tuple[Declaration, ...]]
) -> None:
    @contextmanager
    def spare() -> Iterator[SpareRoot]:
        with door.open_env() as other:
            opened = other.open_source(f"{PROVABLE[0]} := by sorry")
            yield SpareRoot(other, opened.sorries[0].state, other.interrupt)

    outcome = _search(env, library, "portfolio", PROVABLE[0], lanes=2, open_spare=spare)
    assert outcome.is_proved
    assert _compiles(env, library[0], PROVABLE[0], outcome.tactics)
