"""What the index finds for a goal."""

from __future__ import annotations

import pytest

from memory.goal_symbols import read_symbols
from memory.index import PremiseIndex
from memory.retriever import HeadSymbolRetrievers
from prover.types import Declaration

ADD_COMM = Declaration(
    "Nat.add_comm", "theorem", "Init", "Eq", "HAdd.hAdd", "HAdd.hAdd", ("Eq", "Nat", "HAdd.hAdd"), 0, (), "", ()
)
MUL_COMM = Declaration(
    "Nat.mul_comm", "theorem", "Init", "Eq", "HMul.hMul", "HMul.hMul", ("Eq", "Nat", "HMul.hMul"), 0, (), "", ()
)
LENGTH_APPEND = Declaration(
    "List.length_append",
    "theorem",
    "Init",
    "Eq",
    "List.length",
    "HAdd.hAdd",
    ("Eq", "Nat", "List.length", "HAppend.hAppend", "List", "HAdd.hAdd"),
    0,
    (),
    "",
    ("simp",),
)
SIZE_POS = Declaration(
    "Array.size_pos_of_mem",
    "theorem",
    "Init",
    "LT.lt",
    "",
    "",
    ("Membership.mem", "Array", "LT.lt", "Nat", "OfNat.ofNat", "Array.size"),
    1,
    ("Membership.mem",),
)
LIBRARY = (ADD_COMM, MUL_COMM, LENGTH_APPEND, SIZE_POS)


def _names(goal: str, *, library: tuple[Declaration, ...] = LIBRARY, limit: int = 4, **more: object) -> list[str]:
    local = more.get("local", ())
    excluded = more.get("excluded", frozenset())
    retriever = HeadSymbolRetrievers().for_scope(library, local, excluded=excluded)  # type: ignore[arg-type]
    return [premise.name for premise in retriever.retrieve(goal, limit=limit)]


@pytest.mark.parametrize(
    ("goal", "best"),
    [
        ("a b : Nat\n⊢ a * b = b * a", "Nat.mul_comm"),
        ("a b : Nat\n⊢ a + b = b + a", "Nat.add_comm"),
        ("xs ys : List Nat\n⊢ (xs ++ ys).length = xs.length + ys.length", "List.length_append"),
        ("α : Type\na : α\nxs : Array α\nh : a ∈ xs\n⊢ 0 < xs.size", "Array.size_pos_of_mem"),
    ],
)
def test_the_fitting_lemma_comes_first(goal: str, best: str) -> None:
    assert _names(goal)[0] == best


def test_no_more_than_the_limit() -> None:
    assert len(_names("a b : Nat\n⊢ a + b * a = b + a", limit=1)) == 1


def test_a_goal_that_shares_nothing_gets_nothing() -> None:
    assert _names("p q : Prop\n⊢ p ∧ q → q ∧ p") == []


def test_the_theorem_under_proof_is_not_offered() -> None:
    goal = "a b : Nat\n⊢ a + b = b + a"
    assert "Nat.add_comm" not in _names(goal, excluded=frozenset({"Nat.add_comm"}))


def test_a_declaration_of_the_file_beats_one_of_the_library() -> None:
    own = Declaration("my_comm", "theorem", "", "Eq", "HAdd.hAdd", "HAdd.hAdd", ("Eq", "Nat", "HAdd.hAdd"))
    assert _names("a b : Nat\n⊢ a + b = b + a", local=(own,))[0] == "my_comm"


def test_a_definition_of_the_file_is_found_by_its_own_name() -> None:
    double = Declaration("double", "def", "", "Nat", symbols=("Nat",))
    assert "double" in _names("n : Nat\n⊢ double n = n + n", local=(double,))


def test_a_definition_of_the_file_is_found_when_only_a_hypothesis_mentions_it() -> None:
    even = Declaration("Even", "def", "", "", symbols=("Nat",))
    assert "Even" in _names("n : Nat\nh : Even n\n⊢ n = n * 1", local=(even,))


def test_only_what_was_declared_before_is_visible() -> None:
    index = PremiseIndex(LIBRARY)
    symbols = read_symbols("a b : Nat\n⊢ a * b = b * a")
    assert [premise.name for premise in index.search(symbols, limit=9, before=1)] == ["Nat.add_comm"]


def test_scores_fall() -> None:
    retriever = HeadSymbolRetrievers().for_scope(LIBRARY, (), excluded=frozenset())
    scores = [premise.score for premise in retriever.retrieve("a b : Nat\n⊢ a + b * a = b + a", limit=4)]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) >= 2


def test_one_library_is_indexed_once() -> None:
    factory = HeadSymbolRetrievers()
    one = factory.for_scope(LIBRARY, (), excluded=frozenset())
    two = factory.for_scope(LIBRARY, (), excluded=frozenset())
    assert one.library is two.library
    assert factory.for_scope(tuple(LIBRARY[:2]), (), excluded=frozenset()).library is not one.library


def test_names_that_lean_makes_for_itself_are_left_out() -> None:
    hidden = Declaration("f.match_1", "def", "", "", symbols=("Nat",))
    assert len(PremiseIndex([hidden])) == 0


@pytest.mark.parametrize(
    ("goal", "head"),
    [
        ("⊢ ∀ (n : Nat), 0 + n = n", "Eq"),
        ("p q : Prop\n⊢ p → q ∧ p", "And"),
        ("p q : Prop\n⊢ ¬p ∨ q ↔ p → q", "Iff"),
        ("a b : Nat\n⊢ a < b", "LT.lt"),
        ("n : Nat\n⊢ Even n", "Even"),
        ("p : Nat → Prop\n⊢ p 0", ""),
        ("⊢ ∃ n, n = 2 ∧ True", "Exists"),
        ("xs : List Nat\n⊢ xs.Nodup", "List.Nodup"),
    ],
)
def test_the_head_of_a_target(goal: str, head: str) -> None:
    assert read_symbols(goal).head == head
