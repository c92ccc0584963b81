"""What the symbolic model makes of a file's own equations and lemmas."""

from __future__ import annotations

import pytest

from prover.models.goal_reader import read_term
from prover.models.lemmas import Use, read_lemmas, rearranged
from prover.models.symbolic import SymbolicModel
from prover.types import Declaration, ModelQuery, Premise, ProofState


def premise(name: str, type_text: str) -> Premise:
    return Premise(Declaration(name, "axiom", head="Eq", type_text=type_text), 1.0)


CLASS_STEP = "∀ (a b : T), a + succ b = succ (a + b)"
CLASSES = {
    "∀ (a : T), a + 0 = a": Use.BASE,
    "∀ (a b : T), a + succ b = succ (a + b)": Use.BASE,
    "T.zero = 0": Use.BASE,
    "∀ (a b c : T), a * (b + c) = a * b + a * c": Use.SPREADING,
    "∀ (a b c : T), a + b + c = a + (b + c)": Use.REGROUPING,
    "∀ (a b : T), a + b = b + a": Use.PERMUTING,
    "∀ (a b c : T), a + (b + c) = b + (a + c)": Use.PERMUTING,
    "2 = succ 1": Use.COUNTING,
    "∀ (n : T), succ n = n + 1": Use.OTHER,
}


@pytest.mark.parametrize("text", CLASSES)
def test_equations_are_sorted_by_use(text: str) -> None:
    (equation,) = read_lemmas([premise("e", text)]).equations
    assert equation.use is CLASSES[text]


def test_laws_are_recognised_by_their_shape() -> None:
    laws = read_lemmas(
        [
            premise("c", "∀ (x y : T), x + y = y + x"),
            premise("a", "∀ (x y z : T), x + y + z = x + (y + z)"),
            premise("r", "∀ (x y z : T), x + y + z = x + z + y"),
        ]
    ).laws("+")
    assert (laws.commutes, laws.associates, laws.exchanges) == ("c", "a", None)


def test_facts_of_the_library_are_left_alone() -> None:
    fact = Premise(Declaration("e", "theorem", module="Init.Core", type_text="∀ (a : T), a + 0 = a"), 1.0)
    assert read_lemmas([fact]).equations == ()


def test_rearranged_forgets_order_and_brackets() -> None:
    one, two, other = (read_term(text)[0] for text in ("a + (b * c + d)", "d + a + c * b", "a + b * d + c"))
    operators = frozenset("+*")
    assert rearranged(one, operators) == rearranged(two, operators) != rearranged(other, operators)


def tactics(goal: str, *premises: Premise) -> list[str]:
    (found,) = SymbolicModel().propose([ModelQuery(ProofState(1, (goal,)), premises)], limit=12)
    return [proposal.tactic for proposal in found]


def test_an_equation_that_applies_is_used_first() -> None:
    found = tactics("a b : T\n⊢ f (a + succ b) = f (succ (a + b))", premise("step", CLASS_STEP))
    assert "simp only [step]" in found[:3]


def test_a_missing_law_is_stated() -> None:
    laws = [premise("comm", "∀ (a b : T), a + b = b + a"), premise("assoc", "∀ (a b c : T), a + b + c = a + (b + c)")]
    found = tactics("a b c d : T\n⊢ a + b + (c + d) = d + b + (c + a)", *laws)
    assert any(tactic.startswith("have exchange : ∀ (a : T)") for tactic in found)


def test_a_lemma_is_used_forwards() -> None:
    found = tactics("a b : T\nh : succ a = succ b\n⊢ p a", premise("inj", "∀ (a b : T), succ a = succ b → a = b"))
    assert any(tactic.endswith(":= inj a b h") for tactic in found)
