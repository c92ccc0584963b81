"""The search of ``grind``: saturate, do arithmetic, instantiate theorems, split; until every case is refuted.

Source: Lean 4 ``src/Lean/Meta/Tactic/Grind/{Main,Solve}.lean``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from prover.lean.expr import Expr
from prover.lean.meta.errors import LeanError
from prover.lean.meta.meta import Meta
from prover.lean.name import Name
from prover.lean.tactic.grind import arithmetic
from prover.lean.tactic.grind.associative import note_operations
from prover.lean.tactic.grind.branch import Branch
from prover.lean.tactic.grind.extensionality import extend
from prover.lean.tactic.grind.matching import match_theorem
from prover.lean.tactic.grind.options import GrindConfig
from prover.lean.tactic.grind.orders import refute_orders
from prover.lean.tactic.grind.polynomials import merge_normal_products
from prover.lean.tactic.grind.propagate import saturate
from prover.lean.tactic.grind.rings import merge_ring_equal, refute_ring
from prover.lean.tactic.grind.splits import next_split, split_prop
from prover.lean.tactic.grind.theorems import Theorem


class Exhausted(LeanError):
    """A branch that nothing refutes; shown are the goal and the facts of the branch."""

    def __init__(self, branch: Branch, goal: int) -> None:
        m = branch.m
        saved = m.save()
        facts = m.msg("".join("\n    [prop] {}" for _ in branch.asserted), *branch.asserted)

        def render() -> str:
            now = m.save()
            m.restore(saved)
            try:
                shown = _without_tag(m.pp_goal(goal))
            finally:
                m.restore(now)
            return f"`grind` failed\ncase grind\n{shown}\n[grind] Goal diagnostics\n  [facts] Asserted facts{facts()}"

        super().__init__(render)


def _without_tag(goal: str) -> str:
    head, newline, rest = goal.partition("\n")
    return rest if newline and head.startswith("case ") else goal


@dataclass(frozen=True, slots=True)
class Library:
    """The theorems of a call. ``find``: those of the environment that may apply to terms with these heads; ``cases``:
    is this inductive predicate to be taken apart; ``ext``: extensionality lemmas by type."""

    given: Sequence[Theorem]
    find: Callable[[Branch], Sequence[Theorem]]
    cases: Callable[[Name], bool]
    ext: Callable[[Name], Name | None]


class Search:
    """One call of ``grind``."""

    def __init__(self, m: Meta, goal: int, config: GrindConfig, library: Library) -> None:
        self.m = m
        self.goal = goal
        self.config = config
        self.library = library

    def refute(self, b: Branch) -> Expr:
        return self._solve(b, self.config.splits)

    def _solve(self, b: Branch, splits: int) -> Expr:
        """A proof of False; Exhausted when there is none within the limits."""
        m = self.m
        with m.scope():
            rounds = self.config.ematch
            while True:
                m.tick("grind", 20)
                saturate(b)
                if b.proof is None and self.config.arith:
                    if merge_normal_products(b):
                        continue
                    b.proof = arithmetic.refute(b)
                if b.proof is not None:
                    return b.close_with(b.proof)
                note_operations(b)
                if rounds > 0 and self._instantiate(b):
                    rounds -= 1
                elif not self._merge_implied(b) and not extend(b, self.library.ext):
                    if next_split(b, self.library.cases) is not None or not b.apply_universals():
                        break
            proof = refute_orders(b) if self.config.order else None
            if proof is None and self.config.ring:
                proof = refute_ring(b)
            return b.close_with(proof if proof is not None else self._split(b, splits))

    def _merge_implied(self, b: Branch) -> bool:
        """Equations that the theories give to the E-graph."""
        return (self.config.arith and arithmetic.merge_implied(b)) or (self.config.ring and merge_ring_equal(b))

    def _instantiate(self, b: Branch) -> bool:
        """One round of E-matching; did it give anything?"""
        room = self.config.instances - b.instances
        count = 0
        for theorem in [*self.library.given, *b.theorems, *self.library.find(b)]:
            if count < room:
                count += match_theorem(b, theorem, self.config.gen, room - count)
        b.instances += count
        return count > 0

    def _split(self, b: Branch, splits: int) -> Expr:
        def solve(child: Branch) -> Expr:
            return self._solve(child, splits - 1)

        split = next_split(b, self.library.cases) if splits > 0 else None
        if split is not None:
            b.done.add(("split", split.term))
            return split.run(b, solve)
        form = arithmetic.bounded_form(b) if self.config.arith and splits > 0 else None
        if form is None:
            raise Exhausted(b, self.goal)
        return split_prop(b, form, solve)
