"""Proofs that denominators are not zero, or positive.

Source: Mathlib ``Mathlib/Tactic/FieldSimp/Discharger.lean``: a hypothesis, ``norm_num``, the sign of products, powers
and sums of positive terms, a product of nonzero terms, or ``positivity``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from prover.lean.expr import Const, Expr, mk_apps, mk_const, unfold_app
from prover.lean.meta.app_builder import NAT_CONST
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.name import mk_name
from prover.lean.tactic.norm_num.evaluate import Evaluator, Truth
from prover.lean.tactic.positivity.core import Positivity, Sign
from prover.lean.tactic.ring.domain import Domain

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

FIELD_SIMP = mk_name("Mathlib.Tactic.FieldSimp")


class Discharger:
    """Answers are kept by term; hypotheses are those of the context it was made in, and ``extra``."""

    def __init__(self, m: Meta, domain: Domain, evaluator: Evaluator, extra: Sequence[Expr] = ()) -> None:
        self.m = m
        self.domain = domain
        self.evaluator = evaluator
        self._nonzero: dict[Expr, Expr | None] = {}
        self._positive: dict[Expr, Expr | None] = {}
        self._positivity = Positivity(m, evaluator)
        hyps = [d.fvar for d in m.lctx if not d.is_aux and m.is_prop(m.instantiate_mvars(d.type))]
        self.hyps: list[tuple[Expr, Expr]] = [(h, m.instantiate_mvars(m.infer_type(h))) for h in [*hyps, *extra]]

    def _assume(self, goal: Expr) -> Expr | None:
        """A hypothesis that is ``goal``."""
        head = unfold_app(goal)[0]
        with self.m.with_transparency(Transparency.REDUCIBLE):
            for h, type in self.hyps:
                if unfold_app(self.m.whnf_r(type))[0] is not head and unfold_app(type)[0] is not head:
                    continue
                self.m.tick("field_simp", 1)
                if self.m.is_def_eq_guarded(type, goal):
                    return h
        return None

    def _attempt(self, rule: str, args: Sequence[Expr]) -> Expr | None:
        try:
            return self.m.mk_app_m(rule, args)
        except HeartbeatsExceeded:
            raise
        except (LeanError, Stuck):
            return None

    def _relation(self, name: str, a: Expr, b: Expr) -> Expr | None:
        return self._attempt(name, [a, b])

    # ------------------------------------------------------------ nonzero
    def nonzero(self, e: Expr) -> Expr | None:
        """A proof of ``e ≠ 0``."""
        if e not in self._nonzero:
            self._nonzero[e] = None  # a term that asks for itself gets no answer
            self._nonzero[e] = self._prove_nonzero(e)
        return self._nonzero[e]

    def _prove_nonzero(self, e: Expr) -> Expr | None:
        zero = self.domain.numeral(0)
        for a, b, rule in ((e, zero, None), (zero, e, "Ne.symm")):
            goal = self._relation("Ne", a, b)
            h = self._assume(goal) if goal is not None else None
            if h is None and goal is not None:
                h = self._assume(self.m.mk_not(self.m.mk_eq(a, b)))
            if h is not None:
                return h if rule is None else self._attempt(rule, [h])
        goal = self._relation("Ne", e, zero)
        answer = self.evaluator.answer(goal) if goal is not None else None
        if isinstance(answer, Truth):
            return answer.proof if answer.holds else None
        positive = self.positive(e)
        if positive is not None:
            return self._attempt("ne_of_gt", [positive])
        less = self._relation("LT.lt", e, zero)
        h = self._assume(less) if less is not None else None
        if h is not None:
            return self._attempt("ne_of_lt", [h])
        by_parts = self._by_parts(e)
        return by_parts if by_parts is not None else self._positivity.as_nonzero(self._sign(e))

    def _by_parts(self, e: Expr) -> Expr | None:
        fn, args = unfold_app(e)
        name = str(fn.name) if isinstance(fn, Const) else ""
        if name == "HMul.hMul" and len(args) == 6:
            a = self.nonzero(args[4])
            b = self.nonzero(args[5]) if a is not None else None
            return None if a is None or b is None else self._attempt("mul_ne_zero", [a, b])
        if name == "HPow.hPow" and len(args) == 6 and args[1] is NAT_CONST:
            a = self.nonzero(args[4])
            return None if a is None else self._attempt("pow_ne_zero", [args[5], a])
        return None

    # ------------------------------------------------------------ positive
    def positive(self, e: Expr) -> Expr | None:
        """A proof of ``0 < e``."""
        if e not in self._positive:
            self._positive[e] = None
            self._positive[e] = self._prove_positive(e)
            if self._positive[e] is None and (sign := self._sign(e)) is not None and sign.is_positive:
                self._positive[e] = sign.proof
        return self._positive[e]

    def _sign(self, e: Expr) -> Sign | None:
        """What ``positivity`` says of a term."""
        try:
            return self._positivity.core(e)
        except HeartbeatsExceeded:
            raise
        except (LeanError, Stuck):
            return None

    def _prove_positive(self, e: Expr) -> Expr | None:
        zero = self.domain.numeral(0)
        goal = self._relation("LT.lt", zero, e)
        if goal is None:
            return None
        h = self._assume(goal)
        if h is None:
            other = self._relation("GT.gt", e, zero)
            h = self._assume(other) if other is not None else None
        if h is not None:
            return h
        answer = self.evaluator.answer(goal)
        if isinstance(answer, Truth):
            return answer.proof if answer.holds else None
        fn, args = unfold_app(e)
        name = str(fn.name) if isinstance(fn, Const) else ""
        if name in ("HMul.hMul", "HAdd.hAdd", "HDiv.hDiv") and len(args) == 6:
            a = self.positive(args[4])
            b = self.positive(args[5]) if a is not None else None
            rule = {"HMul.hMul": "mul_pos", "HAdd.hAdd": "add_pos", "HDiv.hDiv": "div_pos"}[name]
            return None if a is None or b is None else self._attempt(rule, [a, b])
        if name == "HPow.hPow" and len(args) == 6 and args[1] is NAT_CONST:
            a = self.positive(args[4])
            return None if a is None else self._attempt("pow_pos", [a, args[5]])
        return None


def lemma(domain: Domain, name: str, insts: Sequence[Expr], args: Sequence[Expr]) -> Expr:
    """``Mathlib.Tactic.FieldSimp.name R insts args``."""
    return mk_apps(mk_const(FIELD_SIMP.child(name), (domain.level,)), [domain.type, *insts, *args])
