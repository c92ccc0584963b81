"""Displays read into trees of constants."""

from __future__ import annotations

import pytest

from memory.display import Tree, read_goal, read_statement, type_of
from memory.premise_library import PremiseLibrary
from prover.types import Declaration


def _show(tree: Tree) -> str:
    head = tree.head or f"_{tree.kind}"
    return f"{head}({' '.join(_show(arg) for arg in tree.args)})" if tree.args else head


@pytest.mark.parametrize(
    ("text", "conclusion"),
    [
        ("∀ (a b : ℕ), a + b = b + a", "Eq(HAdd.hAdd(_Nat _Nat) HAdd.hAdd(_Nat _Nat))"),
        ("∀ {a b c : ℤ}, a - b - c = 0", "Eq(HSub.hSub(HSub.hSub(_Int _Int) _Int) #0)"),
        ("∀ (x : ℝ), 2 ^ 3 ^ x > 1", "LT.lt(#1 HPow.hPow(#2 HPow.hPow(#3 _Real)))"),
        ("∀ {xs ys : List ℕ}, (xs ++ ys).length ≤ 3", "LE.le(List.length(HAppend.hAppend(_List _List)) #3)"),
        ("∀ {n a b : ℕ}, a ≡ b [MOD n]", "Nat.ModEq(_Nat _Nat _Nat)"),
        ("∀ (x y : ℝ), |x * y| = |x| * |y|", "Eq(abs(HMul.hMul(_Real _Real)) HMul.hMul(abs(_Real) abs(_Real)))"),
        ("∀ (n : ℕ), ∑ i ∈ Finset.range n, i = 0", "Eq(Finset.sum(Finset.range(_Nat) _) #0)"),
        ("∀ (s : Set ℕ), {x | x ∈ s} = s", "Eq(setOf(Membership.mem(_ _Set)) _Set)"),
        ("∀ (x : ℝ), ↑⌊x⌋ ≤ x", "LE.le(Int.floor(_Real) _Real)"),
        ("∀ (n : ℕ), n ! = n !", "Eq(Nat.factorial(_Nat) Nat.factorial(_Nat))"),
        ("∃ n : ℕ, n ∉ ∅", "Exists(Not(Membership.mem(_Nat EmptyCollection.emptyCollection)))"),
    ],
)
def test_notation_becomes_its_constants(text: str, conclusion: str) -> None:
    assert _show(read_statement(text).conclusion) == conclusion


def test_hypotheses_data_and_classes_of_a_statement_are_told_apart() -> None:
    reading = read_statement("∀ {R : Type u} [inst : Ring R] {a : R} {n : ℕ}, a ≠ 0 → 0 < n → a ^ n ≠ 0")
    assert [tree.head for tree in reading.hypotheses] == ["Ne", "LT.lt"]
    assert reading.classes == ("Ring",)
    assert set(reading.data) == {"Type", "Nat"}


def test_hypotheses_of_a_goal() -> None:
    reading = read_goal("case pos\nα : Type\ninst✝ : Group α\nx y : ℝ\nh₀ : 0 < x ∧\n    x < y\n⊢ x ≠ y")
    assert [_show(tree) for tree in reading.hypotheses] == ["And(LT.lt(#0 _Real) LT.lt(_Real _Real))"]
    assert reading.classes == ("Group",)
    assert _show(reading.conclusion) == "Ne(_Real _Real)"


def test_a_goal_that_is_an_implication_gives_hypotheses() -> None:
    reading = read_goal("⊢ ∀ (n : ℕ), Nat.Prime n → 2 ≤ n")
    assert [_show(tree) for tree in reading.hypotheses] == ["Nat.Prime(_Nat)"]
    assert _show(reading.conclusion) == "LE.le(#2 _Nat)"


def test_what_cannot_be_read_gives_its_names() -> None:
    tree = read_goal("n : ℕ\n⊢ (match n with | 0 => foo | m.succ => bar m) = 1").conclusion
    assert tree.head == "" and {"foo", "bar"} <= {arg.head for arg in tree.args}


def test_a_deep_term_is_not_followed_to_the_end() -> None:
    assert read_goal("⊢ " + "(" * 5000 + "p" + ")" * 5000).conclusion.head == ""


@pytest.mark.parametrize(
    "text",
    [" + ".join(["x"] * 900), "[" + ", ".join(["x"] * 900) + "]", "x" + ".succ" * 900, "x" + " !" * 900],
    ids=["sum", "list", "fields", "factorials"],
)
def test_what_lies_very_deep_is_a_hole(text: str) -> None:
    goal = f"x y : ℕ\nh : {text} = x\n⊢ {text} = y"
    tree, top = read_goal(goal).conclusion, read_goal(f"x y : ℕ\n⊢ {text} = y").conclusion
    assert tree.head == "Eq" and tree.args[1] == Tree("", (), "Nat") and tree == top
    layers = [[tree]]
    while layers[-1]:
        layers.append([arg for node in layers[-1] for arg in node.args])
    assert len(layers) == 102
    library = PremiseLibrary([Declaration("t", "theorem", "M", type_text=f"∀ (x y : ℕ), {text} = y")])
    assert library.candidates(goal).documents.tolist() == [0]


def test_many_binders_leave_the_conclusion() -> None:
    reading = read_statement("∀ " + " ".join(f"x{number}" for number in range(900)) + " : ℕ, x0 = 1")
    assert _show(reading.conclusion) == "Eq(_Nat #1)" and len(reading.data) == 900


@pytest.mark.parametrize(
    ("text", "kind"),
    [("x : ℝ\n⊢ 2 * x", "Real"), ("n : ℕ\n⊢ 2 ^ n", ""), ("l : List ℕ\n⊢ l.length + 1", "Nat"), ("⊢ 3", "")],
)
def test_types_as_far_as_a_display_tells(text: str, kind: str) -> None:
    assert type_of(read_goal(text).conclusion) == kind
