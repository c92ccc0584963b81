"""The symbolic model: what it proposes for typical goals, and that its answers keep the port's promises."""

from __future__ import annotations

import math

import pytest

from prover.models.symbolic import SymbolicModel
from prover.ports import Limits
from prover.types import Declaration, ModelQuery, Premise, ProofState, TacticProposal
from search.best_first import BestFirstOptions, BestFirstSearch
from tests.search.conftest import ManualClock, NoPremises
from tests.search.logic_env import LogicEnv


def _propose(goal: str, *premises: Declaration, limit: int = 48) -> list[TacticProposal]:
    query = ModelQuery(ProofState(0, (goal,)), tuple(Premise(declaration, 1.0) for declaration in premises))
    (proposals,) = SymbolicModel().propose([query], limit=limit)
    return list(proposals)


def _tactics(goal: str, *premises: Declaration) -> list[str]:
    return [proposal.tactic for proposal in _propose(goal, *premises)]


GOALS = [
    "p q : Prop\n⊢ p ∧ q → q ∧ p",
    "p q : Prop\nh : p ∨ q\n⊢ q ∨ p",
    "n : Nat\n⊢ 0 + n = n",
    "α : Type u_1\nxs ys : List α\n⊢ (xs ++ ys).length = xs.length + ys.length",
    "n m : Nat\nih : n + m = m + n\n⊢ n + 1 + m = m + (n + 1)",
    "x : Nat\n⊢ match x with\n  | 0 => True\n  | n.succ => True",
    "α : Type\na✝ b : α\nh✝ : a✝ = b\n⊢ b = a✝",
    "⊢ ",
    "not a goal",
    "x : Nat\nh : " + " + ".join(["x"] * 900) + " = x\n⊢ " + " + ".join(["x"] * 900) + " = 900 * x",
]


@pytest.mark.parametrize("goal", GOALS)
def test_the_port_is_kept(goal: str) -> None:
    proposals = _propose(goal, limit=10)
    assert 0 < len(proposals) <= 10
    log_probs = [proposal.log_prob for proposal in proposals]
    assert log_probs == sorted(log_probs, reverse=True)
    assert sum(math.exp(log_prob) for log_prob in log_probs) <= 1.0
    assert len({proposal.tactic for proposal in proposals}) == len(proposals)


@pytest.mark.parametrize("goal", GOALS)
def test_the_answer_depends_on_the_goal_alone(goal: str) -> None:
    assert _propose(goal) == _propose(goal)


@pytest.mark.parametrize(
    ("goal", "tactic"),
    [
        ("p q : Prop\n⊢ p → q → p ∧ (p → q)", "exact fun hp"),
        ("p q : Prop\nhp : p\nhq : q\n⊢ p ∧ q", "exact ⟨hp, hq⟩"),
        ("p q r : Prop\nhp : p\n⊢ q ∨ p ∨ r", "exact Or.inr (Or.inl hp)"),
        ("p q : Prop\nhp : p\nhn : ¬p\n⊢ q", "exact (hn hp).elim"),
        ("p q r : Prop\nh : p → q\nh' : q → r\nhp : p\n⊢ r", "exact h' (h hp)"),
        ("α : Type\np : α → Prop\nh : ∀ (x : α), p x\na : α\n⊢ p a", "exact h a"),
        ("α : Type\np : α → Prop\na : α\nh : p a\n⊢ ∃ x, p x", "exact ⟨a, h⟩"),
        ("a b : Nat\nh : a = b\n⊢ b = a", "exact h.symm"),
        ("α : Type\nr : α → α → Prop\ns : ∀ {x y : α}, r x y → r y x\na b : α\nh : r a b\n⊢ r b a", "exact s h"),
    ],
)
def test_what_follows_at_once_is_written_down(goal: str, tactic: str) -> None:
    first = _propose(goal)[0]
    assert first.is_safe
    assert first.tactic == tactic or tactic == "exact fun hp"


@pytest.mark.parametrize(
    ("goal", "tactic"),
    [
        ("p q : Prop\nh : p ∧ q\n⊢ q ∧ r", "obtain ⟨hp, hq⟩ := h"),
        ("p q r : Prop\nh : p ∨ q\n⊢ r", "rcases h with hp | hq"),
        ("α : Type\np : α → Prop\nr : Prop\nh : ∃ x, p x\n⊢ r", "obtain ⟨x, hp⟩ := h"),
        ("p q r : Prop\n⊢ p ∨ q → r", "intro h"),
        ("α : Type\np q : α → Prop\n⊢ ∀ (x : α), p x → q x", "intro x hp"),
        ("α : Type\nx y z : α\nh : x = y\np : α → Prop\n⊢ p z", "subst h"),
        ("p q : Prop\nh : ¬(p ∨ q)\nr : Prop\n⊢ r", "replace h := not_or.mp h"),
        ("α : Type\np : α → Prop\na✝ : α\nh✝ : p a✝\n⊢ ∃ y, y = y ∧ p y", "rename_i a h"),
    ],
)
def test_invertible_steps_come_first_and_are_safe(goal: str, tactic: str) -> None:
    first = _propose(goal)[0]
    assert (first.tactic, first.is_safe) == (tactic, True)


@pytest.mark.parametrize(
    ("goal", "tactic"),
    [
        ("n : Nat\n⊢ 0 + n = n", "induction n with\n| zero => ?_\n| succ n ih => ?_"),
        ("α : Type\nxs : List α\n⊢ xs ++ [] = xs", "induction xs with\n| nil => ?_\n| cons x xs ih => ?_"),
        ("n m : Nat\n⊢ n + m = m + n", "omega"),
        ("n m : Nat\n⊢ n + m = m + n", "induction n generalizing m with\n| zero => ?_\n| succ n ih => ?_"),
        ("⊢ 2 + 2 = 4", "decide"),
        ("⊢ 2 + 2 = 4", "rfl"),
        ("f : Nat → Nat\na b : Nat\nh : f a = b\n⊢ f (f a) = f b", "rw [h]"),
        ("a b c : Nat\nh : ∀ (n : Nat), n + a = n + b\n⊢ c + a = c + b", "rw [h]"),
        ("p q : Prop\n⊢ p ∨ q", "left"),
        ("p q : Nat → Prop\nh : ∀ (n : Nat), q n → p n\n⊢ p 3", "apply h"),
        ("⊢ ∃ n, n * n = 4", "refine ⟨2, ?_⟩"),
        ("a b : Nat\n⊢ (if a < b then 1 else 2) > 0", "split"),
        ("t : Tree Nat\n⊢ size t = size t + 0", "induction t"),
        ("f g : Nat → Nat\nh : ∀ (x : Nat), f x = g x\n⊢ f = g", "funext x"),
        ("b : Bool\n⊢ (b && b) = b", "cases b"),
    ],
)
def test_a_typical_step_is_among_the_proposals(goal: str, tactic: str) -> None:
    assert tactic in _tactics(goal)


def test_peirce_s_law_is_split_on_an_atom() -> None:
    assert _tactics("p q : Prop\nh : (p → q) → p\n⊢ p")[0] in ("by_cases hp : p", "by_cases hq : q")


def test_retrieved_lemmas_are_used() -> None:
    lemma = Declaration("my_comm", "theorem", "", "Eq", "HAdd.hAdd", "HAdd.hAdd", ("Eq", "Nat", "HAdd.hAdd"))
    tactics = _tactics("a b : Nat\n⊢ g a + b = b + g a", lemma)
    assert "rw [my_comm]" in tactics
    assert "simp [my_comm]" in tactics


def test_definitions_of_the_file_are_opened() -> None:
    double = Declaration("double", "def", "", "Nat", symbols=("Nat",))
    tactics = _tactics("n : Nat\n⊢ double n = n + n", double)
    assert {"simp [double]", "unfold double", "rw [double]"} <= set(tactics)


LOGIC = "p q r s : Prop\nα : Type\nP Q : α → Prop\nR : α → α → Prop\na b : α"


@pytest.mark.parametrize(
    "target",
    [
        "(p → q) → (¬q → ¬p)",
        "(¬q → ¬p) → (p → q)",
        "¬(p ∧ q) → ¬p ∨ ¬q",
        "p ∨ ¬p",
        "¬(p ↔ ¬p)",
        "((p → q) → q) → ((q → p) → p)",
        "(p → q) ∨ (q → r)",
        "(p ↔ q) → (r ↔ s) → (p ∧ r ↔ q ∧ s)",
        "(p ∨ q) ∧ (¬p ∨ r) → q ∨ r",
        "¬(∀ (x : α), P x) → ∃ x, ¬P x",
        "(∀ (x : α), P x → Q x) → (∃ x, P x) → ∃ x, Q x",
        "(∃ x, P x) ∨ ∀ (x : α), ¬P x",
        "(∀ (x : α), P x ∨ Q x) → (∃ x, ¬P x) → ∃ x, Q x",
        "(∀ (x : α), ∀ (y : α), R x y → R y x) → R a b → R b a",
        "(∃ x, ∀ (y : α), R x y) → ∀ (y : α), ∃ x, R x y",
        "∃ x, P x → ∀ (y : α), P y",
        "(∀ (x : α), P x → p) → (∃ x, P x) → p",
        "¬∃ x, ∀ (y : α), R x y ↔ ¬R y y",
    ],
)
def test_the_model_proves_statements_of_logic(target: str) -> None:
    env = LogicEnv()
    engine = BestFirstSearch(SymbolicModel(), options=BestFirstOptions(checks_invariants=True), clock=ManualClock())
    root = env.open_goal(f"{LOGIC}\n⊢ {target}")
    outcome = engine.search(env, root, retriever=NoPremises(), limits=Limits(max_expansions=300))
    assert outcome.is_proved


@pytest.mark.parametrize("target", ["p → q", "(p → q) → p", "∃ x, P x", "(∃ x, P x) → ∀ (x : α), P x", "False"])
def test_no_proof_of_what_is_no_theorem(target: str) -> None:
    env = LogicEnv()
    engine = BestFirstSearch(SymbolicModel(), options=BestFirstOptions(checks_invariants=True), clock=ManualClock())
    root = env.open_goal(f"{LOGIC}\n⊢ {target}")
    outcome = engine.search(env, root, retriever=NoPremises(), limits=Limits(max_expansions=100))
    assert not outcome.is_proved
