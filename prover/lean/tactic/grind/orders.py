"""Orders in ``grind``, where Mathlib is imported: cycles of ``<`` and ``≤`` in preorders, partial and linear orders.

Source: Lean 4 ``src/Lean/Meta/Tactic/Grind/Order/*`` (shortest paths there, breadth first search here).
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Final

from prover.lean.expr import Const, Expr, mk_app, unfold_app
from prover.lean.meta.app_builder import FALSE, TRUE
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.name import mk_name
from prover.lean.tactic.grind import logic
from prover.lean.tactic.grind.arithmetic import INT, NAT
from prover.lean.tactic.grind.branch import Branch

_PREORDER: Final = mk_name("Preorder")
_CHAIN: Final = {
    (False, False): "le_trans",
    (False, True): "lt_of_le_of_lt",
    (True, False): "lt_of_lt_of_le",
    (True, True): "lt_trans",
}


@dataclass(frozen=True, slots=True)
class Step:
    """``proof : source ≤ target`` (``<`` when strict)."""

    source: Expr
    target: Expr
    strict: bool
    proof: Expr


@dataclass(slots=True)
class Order:
    """The relations on one type; terms are identified with the roots of their classes."""

    b: Branch
    type: Expr
    is_linear: bool
    steps: dict[Expr, list[Step]] = field(default_factory=dict)
    negations: list[tuple[Expr, Expr, bool, Expr]] = field(default_factory=list)
    """``¬x ≤ y`` (``<`` when strict) of orders that are not linear."""
    unequal: list[Expr] = field(default_factory=list)

    def add(self, x: Expr, y: Expr, strict: bool, proof: Expr) -> None:
        self.steps.setdefault(self.b.graph.root(x), []).append(Step(x, y, strict, proof))

    def path(self, x: Expr, y: Expr) -> Step | None:
        """``x ≤ y`` or, if there is one of those, ``x < y`` along the known relations."""
        g = self.b.graph
        found: dict[tuple[Expr, bool], Step] = {}
        queue = deque([Step(x, x, False, self._refl(x))])
        while queue:
            at = queue.popleft()
            for step in self.steps.get(g.root(at.target), ()):
                key = (g.root(step.target), at.strict or step.strict)
                if key not in found:
                    found[key] = self._chain(at, step)
                    queue.append(found[key])
        goal = g.root(y)
        best = found.get((goal, True)) or found.get((goal, False))
        if best is None:
            return Step(x, y, False, self._equal(x, y)) if g.is_equal(x, y) else None
        return best if best.target is y else self._chain(best, Step(y, y, False, self._refl(y)))

    def _refl(self, x: Expr) -> Expr:
        return self.b.m.mk_app_m("le_refl", [x])

    def _equal(self, x: Expr, y: Expr) -> Expr:
        return self.b.m.mk_app_m("le_of_eq", [self.b.graph.explain(x, y)])

    def _chain(self, a: Step, c: Step) -> Step:
        m = self.b.m
        proof, strict = a.proof, a.strict
        if a.target is not c.source:
            proof = m.mk_app_m(_CHAIN[strict, False], [proof, self._equal(a.target, c.source)])
        proof = m.mk_app_m(_CHAIN[strict, c.strict], [proof, c.proof])
        return Step(a.source, c.target, strict or c.strict, proof)

    def refute(self) -> Expr | None:
        """False, if there is a strict cycle or a relation that is denied."""
        m = self.b.m
        for several in list(self.steps.values()):
            for step in several:
                back = self.path(step.target, step.source)
                if back is not None and (step.strict or back.strict):
                    cycle = self._chain(step, back)
                    return mk_app(m.mk_app_m("lt_irrefl", [step.source]), cycle.proof)
        for x, y, strict, denied in self.negations:
            way = self.path(x, y)
            if way is not None and (way.strict or not strict):
                proof = way.proof if way.strict == strict else m.mk_app_m("le_of_lt", [way.proof])
                return mk_app(denied, proof)
        return self._refute_disequality()

    def _refute_disequality(self) -> Expr | None:
        b = self.b
        for p in self.unequal:
            x, y = unfold_app(p)[1][1:]
            there, back = self.path(x, y), self.path(y, x)
            if there is not None and back is not None and not there.strict and not back.strict:
                return mk_app(b.refutation_of(p), b.m.mk_app_m("le_antisymm", [there.proof, back.proof]))
        return None


def refute_orders(b: Branch) -> Expr | None:
    """False from the relations of some ordered type; None where nothing is found."""
    m = b.m
    if m.find_const(_PREORDER) is None:
        return None
    try:
        for order in _orders(b):
            proof = order.refute()
            if proof is not None:
                return m.instantiate_mvars(proof)
    except HeartbeatsExceeded:
        raise
    except (LeanError, Stuck):
        return None
    return None


def _orders(b: Branch) -> list[Order]:
    """The orders that the facts of a branch are about."""
    orders: dict[Expr, Order | None] = {}
    for props, holds in ((b.graph.class_of(TRUE), True), (b.graph.class_of(FALSE), False)):
        for p in props:
            fn, args = unfold_app(p)
            name = str(fn.name) if isinstance(fn, Const) else ""
            if name not in ("LE.le", "LT.lt", "Eq") or args[0] in (NAT, INT):
                continue
            if name == "Eq" and (holds or args[0] not in orders):
                continue
            if args[0] not in orders:
                orders[args[0]] = _order(b, args[0])
            order = orders[args[0]]
            if order is not None:
                _note(b, order, p, name, args, holds)
    return [o for o in orders.values() if o is not None]


def _order(b: Branch, type: Expr) -> Order | None:
    if not _has_instance(b, "Preorder", type):
        return None
    return Order(b, type, _has_instance(b, "LinearOrder", type))


def _has_instance(b: Branch, name: str, type: Expr) -> bool:
    m = b.m
    try:
        return m.synth_instance(m.mk_app_m(name, [type])) is not None
    except HeartbeatsExceeded:
        raise
    except (LeanError, Stuck):
        return False


def _note(b: Branch, order: Order, p: Expr, name: str, args: list[Expr], holds: bool) -> None:
    m = b.m
    if name == "Eq":
        order.unequal.append(p)
        return
    x, y = args[2:]
    strict = name == "LT.lt"
    if holds:
        order.add(x, y, strict, logic.typed(p, b.proof_of(p)))
        return
    denied = logic.typed(m.mk_not(p), b.refutation_of(p))
    if order.is_linear:
        order.add(y, x, not strict, m.mk_app_m("le_of_not_gt" if strict else "lt_of_not_ge", [denied]))
    else:
        order.negations.append((x, y, strict, denied))
