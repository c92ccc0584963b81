"""Commutative rings in ``grind``: disequalities that ``ring`` refutes."""

from __future__ import annotations

from prover.lean.expr import Expr
from prover.lean.tactic.grind.branch import Branch


def refute_ring(b: Branch) -> Expr | None:
    return None
