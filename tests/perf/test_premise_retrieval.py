"""Retrieval against the size of the library, and approximate vector search against exact products."""

from __future__ import annotations

import random
import time

import numpy as np
import pytest

from memory.premise_library import PremiseLibrary
from memory.retriever import FusedRetrievers
from memory.store import PremiseStore
from memory.vectors import choose_kind
from prover import wiring
from prover.benchmarks.vector_search import instantiated, many_words, measure
from prover.config import Settings
from prover.types import Declaration

STATEMENTS = [
    ("add_comm", "∀ {G : Type u} [inst : AddCommMagma G] (a b : G), a + b = b + a"),
    ("Nat.mul_le_mul", "∀ {a b c d : ℕ}, a ≤ b → c ≤ d → a * c ≤ b * d"),
    ("Real.mul_self_sqrt", "∀ {a : ℝ}, 0 ≤ a → √a * √a = a"),
    ("List.length_append", "∀ {α : Type u} {as bs : List α}, (as ++ bs).length = as.length + bs.length"),
    ("Nat.Prime.two_le", "∀ {p : ℕ}, p.Prime → 2 ≤ p"),
    ("Nat.ModEq.pow", "∀ {n : ℕ} (m : ℕ) {a b : ℕ}, a ≡ b [MOD n] → a ^ m ≡ b ^ m [MOD n]"),
    ("Finset.sum_add_distrib", "∀ {ι : Type u} {s : Finset ι} {f g : ι → ℕ}, ∑ i ∈ s, (f i + g i) = ∑ i ∈ s, f i"),
    ("abs_mul", "∀ {α : Type u} [inst : LinearOrderedRing α] (a b : α), |a * b| = |a| * |b|"),
    ("Set.mem_union", "∀ {α : Type u} (x : α) (a b : Set α), x ∈ a ∪ b ↔ x ∈ a ∨ x ∈ b"),
    ("Int.emod_emod_of_dvd", "∀ (n : ℤ) {m k : ℤ}, m ∣ k → n % k % m = n % m"),
]
GOALS = [
    "x y : ℝ\nh₀ : 0 ≤ x\nh₁ : x ^ 2 + y ^ 2 = 1\n⊢ x * y ≤ 1 / 2",
    "a b : ℕ\nh : a ≡ b [MOD 5]\n⊢ a ^ 3 ≡ b ^ 3 [MOD 5]",
    "xs ys : List ℕ\n⊢ (xs ++ ys).length = ys.length + xs.length",
    "p : ℕ\nhp : p.Prime\n⊢ 2 ≤ p",
]


def _library(size: int) -> PremiseLibrary:
    chance = random.Random(0)
    declarations = []
    for number in range(size):
        name, text = STATEMENTS[number % len(STATEMENTS)]
        declarations.append(
            Declaration(f"{name}_{number}", "theorem", "M", type_text=instantiated(text, chance), uses=("add_comm_0",))
        )
    return PremiseLibrary(declarations)


def _median_ms(library: PremiseLibrary) -> float:
    """CPU time: the clock of a busy machine grows faster than a query does, which is interrupted more often."""
    times = []
    for _ in range(5):
        for goal in GOALS:
            started = time.process_time()
            library.candidates(goal)
            times.append(1000.0 * (time.process_time() - started))
    return float(np.median(times))


@pytest.mark.timing
def test_four_times_the_library_costs_less_than_four_times_the_query() -> None:
    small, large = _median_ms(_library(3_000)), _median_ms(_library(12_000))
    assert large < 4.0 * small


@pytest.mark.timing
@pytest.mark.long
@pytest.mark.timeout(1800)
def test_on_many_statements_the_index_is_ten_times_faster_and_finds_nearly_all() -> None:
    """200,000 instances of the library's statements, with the index that a store of that size gets."""
    pytest.importorskip("faiss")
    settings = Settings(engine="embedded", workers=1)
    with wiring.DoorKeeper(settings) as keeper, keeper.door_for(None, "import Mathlib").open_env() as env:
        opened = env.open_source("import Mathlib\n")
        library = FusedRetrievers(PremiseStore(None)).read_library(env, opened.env)
    report = measure(many_words([(item.name, item.type_text) for item in library], 200_200), 200)
    print(*report.lines(), sep="\n")
    assert choose_kind(len(library)) == "exact"
    assert report.documents >= 200_000 and report.kind == "hnsw" and report.recall >= 0.95
    assert report.speedup >= 10.0


def test_instances_of_a_statement_differ_and_the_index_finds_the_nearest() -> None:
    pytest.importorskip("faiss")
    chance = random.Random(1)
    texts = {instantiated(STATEMENTS[1][1], chance) for _ in range(20)}
    assert len(texts) > 10 and all(text.startswith("∀ {a b c d : ℕ}, ") for text in texts)
    assert measure(many_words(STATEMENTS, 3_050), 50, "hnsw").recall >= 0.9
