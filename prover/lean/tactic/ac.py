"""``ac_rfl``: equality modulo associativity and commutativity of one operation at a time.

Source: Lean 4 ``src/Lean/Meta/Tactic/AC/Main.lean``. Both sides are brought to the same right-nested, sorted form by
rewriting with ``Std.Associative.assoc`` and ``Std.Commutative.comm``; the proof is built from these lemmas alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prover.lean.expr import App, Expr, mk_app
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.tactic.apply import target_of
from prover.lean.tactic.state import Tac, goal_error

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta


def ac_rfl(tac: Tac) -> None:
    """Close ``a = b`` when both sides are the same up to associativity and commutativity."""
    m = tac.m
    with tac.with_main() as goal:
        target = m.whnf_r(target_of(m, goal))
        eq = m.match_eq(target)
        if eq is None:
            raise goal_error(m, "ac_rfl", goal, "the goal is not an equality")
        left = Normalizer(m).normalize(eq[1])
        right = Normalizer(m).normalize(eq[2])
        if not m.is_def_eq_guarded(left[0], right[0]):
            raise goal_error(m, "ac_rfl", goal, "the sides do not have the same atoms")
        proof = m.mk_eq_trans(left[1] or m.mk_eq_refl(eq[1]), m.mk_eq_symm(right[1] or m.mk_eq_refl(eq[2])))
        m.assign(goal, proof)
    tac.goals = tac.goals[1:]


class Normalizer:
    """Normal forms with proofs (None for reflexivity)."""

    def __init__(self, m: Meta) -> None:
        self.m = m
        self.instances: dict[Expr, tuple[Expr, Expr] | None] = {}

    def laws(self, op: Expr) -> tuple[Expr, Expr] | None:
        """``(assoc, comm)`` for an operation, when it has both instances."""
        if op not in self.instances:
            m = self.m
            found: tuple[Expr, Expr] | None = None
            try:
                assoc = m.synth_instance(m.mk_app_m("Std.Associative", [op]))
                comm = m.synth_instance(m.mk_app_m("Std.Commutative", [op]))
                if assoc is not None and comm is not None:
                    found = (
                        m.mk_app_opt_m("Std.Associative.assoc", [None, op, assoc]),
                        m.mk_app_opt_m("Std.Commutative.comm", [None, op, comm]),
                    )
            except HeartbeatsExceeded:
                raise
            except LeanError:
                found = None
            self.instances[op] = found
        return self.instances[op]

    def normalize(self, e: Expr) -> tuple[Expr, Expr | None]:
        """Normal form of ``e`` and a proof of ``e = form``."""
        m = self.m
        m.tick("ac_rfl")
        if not (isinstance(e, App) and isinstance(e.fn, App)):
            return self._args(e)
        op = e.fn.fn
        laws = self.laws(op)
        if laws is None:
            return self._args(e)
        left, lp = self.normalize(e.fn.arg)
        right, rp = self.normalize(e.arg)
        proof: Expr | None = None
        if lp is not None or rp is not None:
            first = m.mk_congr_arg(op, lp if lp is not None else m.mk_eq_refl(left))
            proof = m.mk_congr(first, rp if rp is not None else m.mk_eq_refl(right))
        form, merged = self._merge(op, laws, left, right)
        return form, self._trans(proof, merged)

    def _args(self, e: Expr) -> tuple[Expr, Expr | None]:
        """Atoms stay as they are (arguments of other functions are not normalised)."""
        return e, None

    def _trans(self, a: Expr | None, b: Expr | None) -> Expr | None:
        if a is None or b is None:
            return b if a is None else a
        return self.m.mk_eq_trans(a, b)

    def _split(self, op: Expr, e: Expr) -> tuple[Expr, Expr] | None:
        if isinstance(e, App) and isinstance(e.fn, App) and e.fn.fn is op:
            return e.fn.arg, e.arg
        return None

    def _merge(self, op: Expr, laws: tuple[Expr, Expr], a: Expr, b: Expr) -> tuple[Expr, Expr | None]:
        """``op a b`` for two sorted right-nested forms: the sorted form and a proof."""
        m = self.m
        assoc, comm = laws
        parts_a, parts_b = self._split(op, a), self._split(op, b)
        head_a = parts_a[0] if parts_a is not None else a
        head_b = parts_b[0] if parts_b is not None else b
        whole = mk_app(mk_app(op, a), b)
        if self._less(head_b, head_a):
            swapped, rest = self._merge(op, laws, b, a)
            step = _apply(m, comm, [a, b])
            return swapped, self._trans(step, rest)
        if parts_a is None:
            return whole, None
        x, xs = parts_a
        tail, tail_proof = self._merge(op, laws, xs, b)
        step = _apply(m, assoc, [x, xs, b])
        inner = None if tail_proof is None else m.mk_congr_arg(mk_app(op, x), tail_proof)
        return mk_app(mk_app(op, x), tail), self._trans(step, inner)

    def _less(self, a: Expr, b: Expr) -> bool:
        if a is b:
            return False
        return _key(a) < _key(b)


def _apply(m: Meta, law: Expr, args: list[Expr]) -> Expr:
    for arg in args:
        law = mk_app(law, arg)
    return m.instantiate_mvars(law)


def _key(e: Expr) -> str:
    from prover.lean.expr import debug_str

    return debug_str(e)
