"""Moves with library lemmas whose statements are known."""

from __future__ import annotations

from prover import wiring
from prover.config import Settings
from prover.models.symbolic import SymbolicModel
from prover.types import Declaration, ModelQuery, Premise, ProofState


def _lemma(
    name: str, text: str, head: str, hypotheses: tuple[str, ...] = (), sides: tuple[str, str] = ("", "")
) -> Premise:
    declaration = Declaration(
        name, "theorem", "Mathlib.Test", head, *sides, hypotheses=len(hypotheses), hypothesis_heads=hypotheses,
        type_text=text,
    )  # fmt: skip
    return Premise(declaration, 5.0)


SQRT = _lemma("Real.mul_self_sqrt", "∀ {a : ℝ}, 0 ≤ a → √a * √a = a", "Eq", ("LE.le",), ("HMul.hMul", ""))
NONNEG = _lemma("Real.sqrt_nonneg", "∀ (x : ℝ), 0 ≤ √x", "LE.le")
COMM = _lemma("foo_comm", "∀ {G : Type u} [inst : CommMagma G] (a b : G), foo a b = foo b a", "Eq", (), ("foo", "foo"))
DVD = _lemma("dvd_bar", "∀ {a b : ℕ}, a ∣ b → ∀ (c : ℕ), a ∣ bar b c", "Dvd.dvd", ("Dvd.dvd",))
ANY = _lemma("absurd'", "∀ {p q : Prop}, p → ¬p → q", "", ("", "Not"))


def _tactics(goal: str, *premises: Premise, limit: int = 40) -> list[str]:
    query = ModelQuery(ProofState(0, (goal,)), premises)
    (proposals,) = SymbolicModel().propose([query], limit=limit)
    return [proposal.tactic for proposal in proposals]


def test_a_lemma_that_says_the_goal_is_cited() -> None:
    assert "exact Real.sqrt_nonneg .." in _tactics("y : ℝ\n⊢ 0 ≤ √(y + 1)", NONNEG)


def test_premises_among_the_hypotheses_give_a_whole_proof() -> None:
    assert "exact Real.mul_self_sqrt h" in _tactics("y : ℝ\nh : 0 ≤ y\n⊢ √y * √y = y", SQRT)[:4]


def test_arguments_after_premises_are_written() -> None:
    assert "exact dvd_bar h c" in _tactics("a b c : ℕ\nh : a ∣ b\n⊢ a ∣ bar b c", DVD)[:4]


def test_an_equation_rewrites_where_its_side_occurs() -> None:
    assert "rw [foo_comm]" in _tactics("x y z : ℤ\n⊢ foo x y + z = z", COMM)
    assert "rw [foo_comm]" not in _tactics("x y z : ℤ\n⊢ x + z = z", COMM)


def test_a_hypothesis_is_rewritten() -> None:
    assert "rw [foo_comm] at h" in _tactics("x y z : ℤ\nh : foo x y = z\n⊢ x = z", COMM)


def test_a_lemma_that_cannot_fit_is_left_alone() -> None:
    assert not [tactic for tactic in _tactics("y : ℝ\n⊢ y = y + 0", NONNEG) if "sqrt_nonneg" in tactic]


def test_a_lemma_that_would_prove_anything_is_no_proof_term() -> None:
    assert not [t for t in _tactics("y : ℝ\n⊢ y < y + 1", ANY) if t.startswith("exact absurd'")]


def test_hypotheses_give_new_facts() -> None:
    lemma = _lemma("bar_pos", "∀ {a : ℕ}, baz a → 0 < bar a", "LT.lt", ("baz",))
    found = _tactics("k m : ℕ\nh : baz k\n⊢ m = k", lemma)
    assert any(tactic.startswith("have h") and tactic.endswith(":= bar_pos h") for tactic in found)


CLOSED_IFF = _lemma("foo_iff", "foo 2 ↔ bar 2", "Iff", (), ("foo", "bar"))
CLOSED_AND = _lemma("foo_values", "foo 0 = 1 ∧ (foo 1 = 2 ∧ ∀ (n : ℕ), bar n = n)", "And")


def test_a_closed_equivalence_is_cited_and_rewritten_with() -> None:
    assert "exact foo_iff .." in _tactics("⊢ foo 2 ↔ bar 2", CLOSED_IFF)
    assert "rw [foo_iff]" in _tactics("x : ℕ\n⊢ foo 2", CLOSED_IFF)
    assert "rw [← foo_iff]" in _tactics("x : ℕ\n⊢ bar 2", CLOSED_IFF)


def test_a_closed_conjunction_is_cited_as_a_whole_and_its_parts_are_rewritten_with() -> None:
    assert "exact foo_values .." in _tactics("⊢ foo 0 = 1 ∧ foo 1 = 2 ∧ ∀ (n : ℕ), bar n = n", CLOSED_AND)
    found = _tactics("k : ℕ\n⊢ foo 1 + foo 0 = bar k", CLOSED_AND)
    assert {"rw [foo_values.1]", "rw [foo_values.2.1]", "rw [foo_values.2.2]"} <= set(found)
    assert "exact foo_values.2.2 .." in _tactics("k : ℕ\n⊢ bar k = k", CLOSED_AND)


def test_lean_takes_the_uses_of_a_closed_lemma() -> None:
    source = """axiom f : Nat → Nat
axiom g : Nat → Nat
axiom foo_iff : f 2 = 1 ↔ g 2 = 1
axiom foo_values : f 2 = 1 ∧ (g 2 = 1 ∧ ∀ (n : Nat), g n = n)
example : f 2 = 1 ↔ g 2 = 1 := by exact foo_iff ..
example : f 2 = 1 := by rw [foo_iff]; exact foo_values.2.1 ..
example : g 2 = 1 := by rw [← foo_iff]; rw [foo_values.1]
example : g 7 = 7 := by exact foo_values.2.2 ..
"""
    settings = Settings(engine="embedded", workers=1)
    with wiring.DoorKeeper(settings) as keeper, keeper.door_for(None, source).open_env() as env:
        assert env.open_source(source).errors == ()
