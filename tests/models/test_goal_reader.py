"""Reading goal displays: structure, names, what cannot be read."""

from __future__ import annotations

import pytest

from prover.models.goal_reader import read_goal, read_term
from prover.models.goal_terms import Apply, Bind, match, show, substitute


@pytest.mark.parametrize(
    "text",
    [
        "p ∧ q ↔ q ∧ p",
        "(p → q) → p",
        "p → q → p",
        "¬a = b ∧ ¬¬c",
        "∀ (x : men), shaves barber x ↔ ¬shaves x x",
        "(∃ x, p x ∧ r) ↔ (∃ x, p x) ∧ r",
        "xs ++ (ys ++ zs) = xs ++ ys ++ zs",
        "List.map f (x :: xs) = f x :: List.map f xs",
        "n + 1 ≤ 2 * m ^ 2 - k % 3",
        "(a + b) * c = a * c + b * c",
        "a - (b - c) = a - b + c",
        "if a < b then x else y",
        "f (fun x => x + 1) a",
        "(↑i + 1) * 2 < n",
        "(a, b).1 = a",
        "⟨0, h⟩ < i",
        "[1, 2, 3].length = 3",
        "(!b) = true",
        "a ∣ b ∨ a = 0",
        "f (-1) = -f 1",
        "|a - 22| = √2 * ⌊100 * r⌋",
        "(4 / x)⁻¹ ^ 2 = n ! * 3",
    ],
)
def test_what_is_printed_reads_the_same(text: str) -> None:
    term, is_read = read_term(text)
    assert is_read
    again, _ = read_term(show(term))
    assert again.key == term.key
    assert show(again) == show(term)


def test_precedence_of_arrow_and_connectives() -> None:
    term, _ = read_term("¬p ∨ q ∧ r → p ↔ q")
    assert isinstance(term, Apply)
    assert term.head == "↔"
    assert isinstance(term.args[0], Apply)
    assert term.args[0].head == "→"


def test_bounded_quantifiers_are_spelled_out() -> None:
    assert read_term("∀ x ∈ s, p x")[0].key == read_term("∀ x, x ∈ s → p x")[0].key
    assert read_term("∃ x > 0, p x")[0].key == read_term("∃ x, x > 0 ∧ p x")[0].key


def test_bound_names_do_not_matter() -> None:
    assert read_term("∃ x, p x")[0].key == read_term("∃ y, p y")[0].key
    assert read_term("∃ x, p x")[0].key != read_term("∃ x, q x")[0].key


def test_a_field_of_a_variable_is_a_projection() -> None:
    goal = read_goal("xs : List Nat\n⊢ xs.length = 0")
    assert isinstance(goal.target, Apply)
    assert goal.target.args[0] == Apply(".length", (Apply("xs"),))


def test_names_that_share_a_type_are_separate_hypotheses() -> None:
    goal = read_goal("case inl\np q : Prop\nh✝ : p ∧\n    q\nx : Nat := 5\n⊢ p")
    assert [hypothesis.name for hypothesis in goal.hypotheses] == ["p", "q", "h✝", "x"]
    assert not goal.hypotheses[2].is_accessible
    assert goal.hypotheses[2].type == Apply("∧", (Apply("p"), Apply("q")))
    assert goal.hypotheses[3].value == "5"


def test_what_cannot_be_read_keeps_its_text() -> None:
    term, is_read = read_term("match x with | 0 => 1 | n => 2")
    assert not is_read
    assert "match x with" in show(term)


@pytest.mark.parametrize(
    "text", [" + ".join(["x"] * 900), "x" + ".succ" * 900, "x" + " !" * 900], ids=["sum", "fields", "factorials"]
)
def test_what_is_very_deep_keeps_its_text(text: str) -> None:
    term, is_read = read_term(text, {"x"})
    assert not is_read
    assert show(term) == f"({text})"


def test_a_sum_of_ninety_terms_is_read() -> None:
    text = " + ".join(["x"] * 90)
    term, is_read = read_term(text)
    assert is_read and show(term) == text


def test_fresh_names_avoid_the_context_and_keywords() -> None:
    goal = read_goal("h x : Nat\n⊢ h = x")
    assert goal.fresh("h") == "h1"
    assert goal.fresh("h") == "h2"
    assert goal.fresh("fun") == "fun1"
    assert goal.fresh("y✝") == "y"


def test_substitution_does_not_capture() -> None:
    term, _ = read_term("∃ x, p x y")
    result = substitute(term, {"y": Apply("x")})
    assert isinstance(result, Bind)
    assert result.name != "x"
    assert result.key == read_term("∃ z, p z x")[0].key


def test_matching_binds_each_variable_once() -> None:
    pattern, _ = read_term("a + b = b + a")
    variables = frozenset({"a", "b"})
    found: dict[str, object] = {}
    assert match(pattern, read_term("x * y + z = z + x * y")[0], variables, found)  # type: ignore[arg-type]
    assert {name: show(term) for name, term in found.items()} == {"a": "x * y", "b": "z"}  # type: ignore[arg-type]
    assert not match(pattern, read_term("x + z = x + z")[0], variables, {})


def test_matching_under_a_binder_lets_no_bound_variable_out() -> None:
    pattern, _ = read_term("∃ x, p x a")
    assert match(pattern, read_term("∃ y, p y b")[0], frozenset({"a"}), {})
    assert not match(pattern, read_term("∃ y, p y y")[0], frozenset({"a"}), {})
