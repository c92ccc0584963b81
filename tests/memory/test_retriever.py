"""The fused retriever as the driver uses it."""

from __future__ import annotations

from collections.abc import Sequence

from memory.retriever import FusedRetrievers
from memory.store import PremiseStore
from prover.types import Declaration

LIBRARY = [
    Declaration("Nat.add_comm", "theorem", "A", type_text="∀ (n m : ℕ), n + m = m + n"),
    Declaration("Nat.mul_comm", "theorem", "A", type_text="∀ (n m : ℕ), n * m = m * n"),
    Declaration("Nat.foo", "def", "A", type_text="ℕ → ℕ"),
]
GOAL = "a b : ℕ\n⊢ a + b = b + a"


class ListingEnv:
    """A proof environment that only lists (no ``TracingEnv``)."""

    def declarations(self, env: int, **options: object) -> Sequence[Declaration]:
        return LIBRARY


def test_a_file_is_searched_together_with_its_library() -> None:
    own = Declaration("sum_comm", "theorem", "", "Eq", "HAdd.hAdd", "HAdd.hAdd", ("Nat", "Eq", "HAdd.hAdd"))
    retriever = FusedRetrievers(PremiseStore(None)).for_scope(LIBRARY, [own], excluded=frozenset())
    found = retriever.retrieve(GOAL, limit=4)
    assert {"sum_comm", "Nat.add_comm"} <= {premise.name for premise in found}
    assert [premise.score for premise in found] == sorted((premise.score for premise in found), reverse=True)


def test_a_declaration_of_the_file_hides_one_of_the_library() -> None:
    own = Declaration("Nat.add_comm", "theorem", "", "Eq", "HAdd.hAdd", "HAdd.hAdd", ("Nat", "Eq", "HAdd.hAdd"))
    retriever = FusedRetrievers(PremiseStore(None)).for_scope(LIBRARY, [own], excluded=frozenset())
    (found,) = [item for item in retriever.retrieve(GOAL, limit=9) if item.name == "Nat.add_comm"]
    assert found.declaration.module == ""


def test_the_theorem_under_proof_is_not_offered() -> None:
    retriever = FusedRetrievers(PremiseStore(None)).for_scope(LIBRARY, (), excluded=frozenset({"Nat.add_comm"}))
    assert "Nat.add_comm" not in {premise.name for premise in retriever.retrieve(GOAL, limit=9)}


def test_the_limit_holds() -> None:
    retriever = FusedRetrievers(PremiseStore(None)).for_scope(LIBRARY, (), excluded=frozenset())
    assert len(retriever.retrieve(GOAL, limit=1)) == 1


def test_definitions_of_a_library_are_not_offered() -> None:
    retrievers = FusedRetrievers(PremiseStore(None))
    library = retrievers.read_library(ListingEnv(), 0)  # type: ignore[arg-type]
    assert [item.name for item in library] == ["Nat.add_comm", "Nat.mul_comm"]


def test_the_scores_of_the_sources_are_told() -> None:
    retriever = FusedRetrievers(PremiseStore(None)).for_scope(LIBRARY, (), excluded=frozenset())
    first = retriever.explain(GOAL, limit=2)[0]
    assert first.premise.name == "Nat.add_comm" and len(first.sources) == 4 and first.sources[0] > 0
