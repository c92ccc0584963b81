"""Commutative rings and ordered fields in ``grind``, where Mathlib is imported: equations by Gröbner bases and
``ring``, inequalities by ``linarith``.

Source: Lean 4 ``src/Lean/Meta/Tactic/Grind/Arith/{CommRing,Linear}/*`` (which work on the E-graph).
"""

from __future__ import annotations

from typing import Final

from prover.lean.expr import Const, Expr, mk_app, mk_apps, mk_const, mk_mvar, unfold_app
from prover.lean.meta.app_builder import FALSE, TRUE
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.meta.goals import new_goal
from prover.lean.name import mk_name
from prover.lean.tactic.grind import logic
from prover.lean.tactic.grind.arithmetic import INT, NAT, interesting_pairs
from prover.lean.tactic.grind.branch import Branch
from prover.lean.tactic.grind.groebner import Basis, Member
from prover.lean.tactic.linarith.linarith import LinarithConfig, linarith
from prover.lean.tactic.ring import polynomial as poly
from prover.lean.tactic.ring.certificate import RING
from prover.lean.tactic.ring.normal_form import write
from prover.lean.tactic.ring.tactics import Ring

_RING_CLASS: Final = mk_name("CommSemiring")
MAX_TERMS: Final = 60
"""Of the cofactors of a combination: a longer one (chosen by hand; most have fewer than fifteen) would cost the kernel
minutes, for the numbers that ``ring`` evaluates at grow with all coefficients."""
MAX_UNEQUAL: Final = 3
"""Disequalities that ``linarith`` splits (each doubles its work)."""


class Ideal:
    """The equations of a branch over one ring."""

    def __init__(self, b: Branch, ring: Ring, type: Expr) -> None:
        self.b = b
        self.m = b.m
        self.ring = ring
        self.type = type
        reader = ring.reader(type)
        assert reader is not None
        self.reader = reader
        self.sides = _equations(b, type)
        values = [poly.subtract(self.reader.read(x).rational, self.reader.read(y).rational) for x, y in self.sides]
        self.basis = Basis(values, lambda n: b.m.tick("grind", n))

    def prove(self, x: Expr, y: Expr) -> Expr | None:
        """``x = y`` as a combination of the equations."""
        goal = poly.subtract(self.reader.read(x).rational, self.reader.read(y).rational)
        rest = self.basis.reduce(Member(goal, {}))
        if rest.value:
            return None
        combination = {i: poly.negate(c) for i, c in rest.cofactors.items() if c}
        if sum(len(c) for c in combination.values()) > MAX_TERMS:
            return None
        if self.reader.domain.field is None and any(
            k.denominator != 1 for c in combination.values() for k in c.values()
        ):
            return None
        return self._certificate(x, y, combination)

    def _certificate(self, x: Expr, y: Expr, combination: dict[int, poly.Poly]) -> Expr:
        m, d = self.m, self.reader.domain
        if not combination:
            return self.ring.prove_eq(self.type, x, y)
        total: tuple[Expr, Expr, Expr] | None = None
        for i, c in combination.items():
            left, right = self.sides[i]
            times = mk_apps(d.op("mul"), [write(self.reader, c)])
            part = (mk_app(times, left), mk_app(times, right), m.mk_congr_arg(times, self.b.graph.explain(left, right)))
            total = part if total is None else self._sum(total, part)
        assert total is not None and d.ring is not None
        lhs, rhs, proof = total
        minus = d.op("sub")
        difference = mk_apps(minus, [mk_apps(minus, [x, y]), mk_apps(minus, [lhs, rhs])])
        check = self.ring.prove_eq(self.type, difference, d.numeral(0))
        rule = mk_const(RING.child("eq_of_add"), (d.level,))
        return mk_apps(rule, [self.type, d.ring, lhs, rhs, x, y, logic.typed(m.mk_eq(lhs, rhs), proof), check])

    def _sum(self, a: tuple[Expr, Expr, Expr], b: tuple[Expr, Expr, Expr]) -> tuple[Expr, Expr, Expr]:
        m, plus = self.m, self.reader.domain.op("add")
        proof = m.mk_congr(m.mk_congr_arg(plus, a[2]), b[2])
        return mk_apps(plus, [a[0], b[0]]), mk_apps(plus, [a[1], b[1]]), proof


def _equations(b: Branch, type: Expr) -> list[tuple[Expr, Expr]]:
    """Equal terms of the type."""
    out: list[tuple[Expr, Expr]] = []
    for root, members in b.graph.members.items():
        if len(members) > 1 and b.graph.type_of(root) is type:
            out.extend((t, root) for t in members if t is not root)
    return out


def is_available(b: Branch) -> bool:
    """Has the environment Mathlib's rings?"""
    return b.m.find_const(_RING_CLASS) is not None


def refute_ring(b: Branch) -> Expr | None:
    """False from a disequality of a ring that the equations contradict, or from inequalities."""
    if not is_available(b):
        return None
    try:
        return _refute_disequality(b) or _refute_order(b)
    except (HeartbeatsExceeded, KeyboardInterrupt):
        raise
    except (LeanError, Stuck):
        return None


def _refute_disequality(b: Branch) -> Expr | None:
    ring = Ring(b.m)
    ideals: dict[Expr, Ideal | None] = {}
    for p in b.graph.class_of(FALSE):
        fn, args = unfold_app(p)
        if str(getattr(fn, "name", "")) != "Eq":
            continue
        ideal = _ideal(b, ring, args[0], ideals)
        proof = ideal.prove(args[1], args[2]) if ideal is not None else None
        if proof is not None:
            return mk_app(b.refutation_of(p), proof)
    return None


def _ideal(b: Branch, ring: Ring, type: Expr, known: dict[Expr, Ideal | None]) -> Ideal | None:
    if type not in known:
        reader = ring.reader(type) if type is not NAT and not b.m.is_prop(type) else None
        known[type] = Ideal(b, ring, type) if reader is not None and reader.domain.ring is not None else None
    return known[type]


def merge_ring_equal(b: Branch) -> bool:
    """Merge elements of a ring that its equations make equal, where that makes two applications congruent."""
    if not is_available(b) or not b.once("ring", b.graph.merges):
        return False
    ring = Ring(b.m)
    ideals: dict[Expr, Ideal | None] = {}
    for x, y in interesting_pairs(b, lambda type: _ideal(b, ring, type, ideals) is not None):
        try:
            ideal = _ideal(b, ring, b.graph.type_of(x), ideals)
            proof = ideal.prove(x, y) if ideal is not None else None
        except HeartbeatsExceeded:
            raise
        except (LeanError, Stuck):
            continue
        if proof is not None:
            b.equal_by(x, y, proof)
            return True
    return False


def _refute_order(b: Branch) -> Expr | None:
    """``linarith`` over the types other than ``Nat`` and ``Int``."""
    m = b.m
    proofs: list[Expr] = []
    types: list[Expr] = []
    unequal: list[Expr] = []
    for props, holds in ((b.graph.class_of(TRUE), True), (b.graph.class_of(FALSE), False)):
        for p in props:
            fn, args = unfold_app(p)
            if isinstance(fn, Const) and str(fn.name) in ("LE.le", "LT.lt") and args[0] not in (NAT, INT):
                proof = b.proof_of(p) if holds else b.refutation_of(p)
                proofs.append(logic.typed(p if holds else m.mk_not(p), proof))
                types.append(args[0])
    if not proofs:
        return None
    for p in b.graph.class_of(FALSE):
        fn, args = unfold_app(p)
        if str(getattr(fn, "name", "")) == "Eq" and args[0] in types:
            unequal.append(logic.typed(m.mk_not(p), b.refutation_of(p)))
    for type in dict.fromkeys(types):
        for x, y in _equations(b, type):
            proofs.append(logic.typed(m.mk_eq(x, y), b.graph.explain(x, y)))
    goal = new_goal(m, FALSE)
    linarith(m, goal, True, [*proofs, *unequal[:MAX_UNEQUAL]], LinarithConfig(split_ne=True))
    return m.instantiate_mvars(mk_mvar(goal))
