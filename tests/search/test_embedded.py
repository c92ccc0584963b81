"""Search, model, retriever and embedded Lean together: what is proved compiles, what is false is not proved."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from memory.retriever import HeadSymbolRetrievers
from prover.config import Settings
from prover.models.symbolic import SymbolicModel
from prover.ports import Limits
from prover.repl.door import LeanDoor
from prover.repl.replay import ReplayingEnv
from prover.types import Declaration, SearchOutcome
from prover.wiring import engine_for
from search.best_first import BestFirstOptions, BestFirstSearch

LIMITS = Limits(max_expansions=200, timeout_s=60.0)

PROVABLE = [
    "theorem t (p q r : Prop) : p ∧ (q ∨ r) ↔ (p ∧ q) ∨ (p ∧ r)",
    "theorem t (p q : Prop) : ((p → q) → p) → p",
    "theorem t (α : Type) (p : α → Prop) (r : Prop) (a : α) : (∃ x, p x → r) ↔ ((∀ x, p x) → r)",
    "theorem t (α : Type) (r : α → α → Prop) (h : ∀ x y, r x y → r y x) (a b : α) (hab : r a b) : r b a",
    "theorem t (a b c : Nat) (h₁ : a = b) (h₂ : b = c) : c = a",
    "theorem t (n : Nat) : 0 + n = n",
    "theorem t (a b : Nat) : a * b = b * a",
    "theorem t (n : Nat) : n = 0 ∨ ∃ m, n = m + 1",
    "def even (n : Nat) : Prop := ∃ k, n = 2 * k\ntheorem t (m n : Nat) (hm : even m) (hn : even n) : even (m + n)",
    "inductive N where\n  | z : N\n  | s : N → N\n"
    "def N.add : N → N → N\n  | a, N.z => a\n  | a, N.s b => N.s (N.add a b)\n"
    "theorem t (a : N) : N.add N.z a = a",
    "theorem t : ∃ n : Nat, n * n = 49",
    "theorem t (f g : Nat → Nat) (h : ∀ x, f x = g x) : f = g",
]
FALSE = [
    "theorem t (p q : Prop) : p ∨ q → p ∧ q",
    "theorem t (n : Nat) : n < n",
    "theorem t (f : Nat → Nat) (h : f 0 = 0) : f 1 = 0",
    "theorem t (α : Type) (p : α → Prop) : (∃ x, p x) → ∀ x, p x",
]


@pytest.fixture(scope="module")
def env() -> Iterator[ReplayingEnv]:
    spec = engine_for(Settings(engine="embedded", workers=1), None, "")
    with LeanDoor(spec, workers=1) as door, door.open_env() as opened:
        yield opened


@pytest.fixture(scope="module")
def library(env: ReplayingEnv) -> tuple[int, tuple[Declaration, ...]]:
    base = env.open_source("")
    return base.env, tuple(env.declarations(base.env))


def _search(env: ReplayingEnv, library: tuple[int, tuple[Declaration, ...]], statement: str) -> SearchOutcome:
    base, declarations = library
    opened = env.open_source(statement + " := by sorry", env=base)
    assert not opened.errors
    local = tuple(env.declarations(opened.env, since=base))
    retriever = HeadSymbolRetrievers().for_scope(declarations, local, excluded=frozenset({"t"}))
    engine = BestFirstSearch(SymbolicModel(), options=BestFirstOptions(checks_invariants=True))
    return engine.search(env, opened.sorries[0].state, retriever=retriever, limits=LIMITS)


@pytest.mark.parametrize("statement", PROVABLE)
def test_what_is_proved_compiles(
    env: ReplayingEnv, library: tuple[int, tuple[Declaration, ...]], statement: str
) -> None:
    outcome = _search(env, library, statement)
    assert outcome.is_proved
    script = "\n".join("  " + line for tactic in outcome.tactics for line in tactic.split("\n"))
    checked = env.open_source(f"{statement} := by\n{script}\n", env=library[0], audit=True)
    assert not checked.errors
    assert "sorryAx" not in checked.declared[-1].axioms


@pytest.mark.parametrize("statement", FALSE)
def test_what_is_false_is_not_proved(
    env: ReplayingEnv, library: tuple[int, tuple[Declaration, ...]], statement: str
) -> None:
    base, declarations = library
    opened = env.open_source(statement + " := by sorry", env=base)
    retriever = HeadSymbolRetrievers().for_scope(declarations, (), excluded=frozenset({"t"}))
    engine = BestFirstSearch(SymbolicModel(), options=BestFirstOptions(checks_invariants=True))
    limits = Limits(max_expansions=15, timeout_s=30.0)
    outcome = engine.search(env, opened.sorries[0].state, retriever=retriever, limits=limits)
    assert not outcome.is_proved
