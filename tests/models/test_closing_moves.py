"""Decision procedures and one-word closers: what a goal looks like decides which are offered."""

from __future__ import annotations

from prover.models.moves.closing import deciding_moves
from prover.models.symbolic import describe
from prover.types import ModelQuery, ProofState


def moves(goal: str) -> list[str]:
    return [move.tactic for move in deciding_moves(describe(ModelQuery(ProofState(0, (goal,)))))]


def test_grind_is_for_goals_with_something_discrete() -> None:
    assert "grind" in moves("n : ℕ\nf : ℕ → ℕ\nh : n = 1\n⊢ f n = f 1")
    assert "grind" in moves("α : Type\nx y : α\nl : List α\n⊢ x ∈ l")
    assert "grind" not in moves("x : ℝ\nh : x = 1\n⊢ x * x = 1")
