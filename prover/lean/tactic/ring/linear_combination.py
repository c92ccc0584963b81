"""``linear_combination e``: an equation or inequality from a combination of proofs of such.

Source: Mathlib ``Mathlib/Tactic/LinearCombination.lean``, ``Mathlib/Tactic/Ring/Compare.lean``. The term is taken apart
along its arithmetic; a part that proves a relation stands for that relation, any other part for a number. ``ring1``
checks that the goal is the combination; in an inequality the two may differ by a constant of the right sign.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from prover.lean.expr import Expr, is_app_of, mk_apps, mk_const, unfold_app
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck, UnsupportedFeature
from prover.lean.meta.meta import Meta
from prover.lean.name import mk_name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.closing import require_mathlib
from prover.lean.tactic.linarith.proof import Ordered, ordered_instances
from prover.lean.tactic.norm_num.evaluate import Evaluator, Truth
from prover.lean.tactic.positivity.core import prove_sign
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.ring import polynomial as poly
from prover.lean.tactic.ring.certificate import RING
from prover.lean.tactic.ring.domain import Domain
from prover.lean.tactic.ring.normal_form import write
from prover.lean.tactic.ring.reader import Reader
from prover.lean.tactic.ring.tactics import Ring
from prover.lean.tactic.state import Tac, mk_goal, show_goals

_LEMMAS: Final = mk_name("Mathlib.Tactic.LinearCombination")
_OPERATIONS: Final = {"HAdd.hAdd": "add", "HSub.hSub": "sub", "HMul.hMul": "mul", "HDiv.hDiv": "div"}
_NEGATIVE: Final = "coefficients of inequalities in 'linear_combination' must be nonnegative"
_NO_POWER: Final = "linear_combination tactic not implemented for exponentiation of inequality goals"
_NO_EFFECT: Final = "this constant has no effect on the linear combination; it can be dropped from the term"
Relation = Literal["eq", "le", "lt"]
_RELATIONS: Final[dict[str, Relation]] = {"Eq": "eq", "LE.le": "le", "LT.lt": "lt"}


@dataclass(frozen=True, slots=True)
class _Number:
    value: Expr


@dataclass(frozen=True, slots=True)
class _Proof:
    """``proof : lhs R rhs``."""

    relation: Relation
    lhs: Expr
    rhs: Expr
    proof: Expr


_Part = _Number | _Proof


@tactic(t.TermList, "linear_combination")
def run_linear_combination(tac: Tac, stx: t.TermList) -> None:
    require_mathlib(tac, stx.keyword, stx)
    power = _power(stx)
    m = tac.m
    with tac.with_main() as goal:
        found = _relation(m, tac.main_target())
        if found is None:
            raise LeanError("'linear_combination' only proves equalities and inequalities", stx)
        relation, type, a, b = found
        ring = Ring(m)
        reader = ring.reader(type)
        if reader is None or reader.domain.ring is None:
            raise m.error("failed to synthesize\n  CommRing {}", type)
        combination = _Combination(tac, ring, reader, relation)
        part = combination.read(stx.terms[0]) if stx.terms else _Number(reader.domain.numeral(0))
        if stx.terms and isinstance(part, _Number):
            tac.el.log_warning(stx.terms[0], _NO_EFFECT)
        m.assign(goal, combination.close(a, b, part, power))
    tac.replace_main([])


def _power(stx: t.TermList) -> int:
    """``(exp := n)``."""
    power = 1
    for item in stx.config:
        if item.name.text != "exp" or not isinstance(item.value, ast.NumLit):
            raise UnsupportedFeature(f"option `{item.name}` of `linear_combination`", stx)
        power = item.value.value
    return power


def _relation(m: Meta, prop: Expr) -> tuple[Relation, Expr, Expr, Expr] | None:
    """``lhs R rhs`` as relation, type and sides."""
    prop = m.whnf_r(m.instantiate_mvars(prop))
    for name, relation in _RELATIONS.items():
        if is_app_of(prop, mk_name(name), 3 if relation == "eq" else 4):
            args = [m.instantiate_mvars(e) for e in unfold_app(prop)[1]]
            return relation, args[0], args[-2], args[-1]
    return None


class _Combination:
    """One call over one type; ``goal`` is the relation to be proved."""

    def __init__(self, tac: Tac, ring: Ring, reader: Reader, goal: Relation) -> None:
        self.tac = tac
        self.m = tac.m
        self.ring = ring
        self.reader = reader
        self.goal = goal
        self.domain: Domain = reader.domain
        self._ordered: Ordered | None = None

    # ------------------------------------------------------------ the term
    def read(self, stx: ast.Term) -> _Part:
        if isinstance(stx, ast.Paren):
            return self.read(stx.term)
        if isinstance(stx, ast.BinOp) and (name := _OPERATIONS.get(str(stx.fn))) is not None:
            a, b = self.read(stx.lhs), self.read(stx.rhs)
            if isinstance(a, _Number) and isinstance(b, _Number):
                return self._leaf(stx)
            return self._sum(stx, name, a, b) if name in ("add", "sub") else self._multiple(stx, name, a, b)
        if isinstance(stx, ast.UnOp) and str(stx.fn) == "Neg.neg":
            a = self.read(stx.arg)
            return self._leaf(stx) if isinstance(a, _Number) else self._reversed(stx, a)
        return self._leaf(stx)

    def _sum(self, stx: ast.BinOp, name: str, a: _Part, b: _Part) -> _Part:
        if isinstance(b, _Number):
            self.tac.el.log_warning(stx.rhs, _NO_EFFECT)
            return a
        if name == "sub":
            b = self._reversed(stx, b)
        if isinstance(a, _Number):
            self.tac.el.log_warning(stx.lhs, _NO_EFFECT)
            return b
        plus = self.domain.op("add")
        lhs, rhs = mk_apps(plus, [a.lhs, b.lhs]), mk_apps(plus, [a.rhs, b.rhs])
        if a.relation == b.relation == "eq":
            proof = self.m.mk_congr(self.m.mk_congr_arg(plus, a.proof), b.proof)
            return _Proof("eq", lhs, rhs, proof)
        a, b = self._weak(a), self._weak(b)
        rule = f"add_{a.relation}_{b.relation}"
        proof = self._lemma(rule, [a.lhs, a.rhs, b.lhs, b.rhs, a.proof, b.proof])
        return _Proof("lt" if "lt" in (a.relation, b.relation) else "le", lhs, rhs, proof)

    def _weak(self, part: _Proof) -> _Proof:
        """An equation as an inequality."""
        if part.relation != "eq":
            return part
        return _Proof("le", part.lhs, part.rhs, self._lemma("le_of_eq'", [part.lhs, part.rhs, part.proof]))

    def _reversed(self, stx: ast.Term, part: _Proof) -> _Proof:
        """Minus an equation is the equation turned round."""
        if part.relation != "eq":
            raise LeanError(_NEGATIVE, stx)
        return _Proof("eq", part.rhs, part.lhs, self.m.mk_eq_symm(part.proof))

    def _multiple(self, stx: ast.BinOp, name: str, a: _Part, b: _Part) -> _Part:
        if isinstance(a, _Proof) and isinstance(b, _Proof) or (name == "div" and isinstance(b, _Proof)):
            raise LeanError("'linear_combination' supports only linear operations", stx)
        part, factor = (a, b) if isinstance(a, _Proof) else (b, a)
        assert isinstance(part, _Proof) and isinstance(factor, _Number)
        c = factor.value
        if name == "div":
            if self.domain.field is None:
                raise self.m.error("failed to synthesize\n  Field {}", self.domain.type)
            c = self.domain.apply("inv", [c])
        times = mk_apps(self.domain.op("mul"), [c])
        lhs, rhs = mk_apps(times, [part.lhs]), mk_apps(times, [part.rhs])
        if part.relation == "eq":
            return _Proof("eq", lhs, rhs, self.m.mk_congr_arg(times, part.proof))
        strict = self._sign("LT.lt", c) if part.relation == "lt" else None
        sign = strict if strict is not None else self._sign("LE.le", c)
        if sign is None:
            raise self.m.error("could not establish the nonnegativity of {}", factor.value)
        rule = "mul_lt" if strict is not None else "mul_lt_le" if part.relation == "lt" else "mul_le"
        proof = self._lemma(rule, [part.lhs, part.rhs, c, sign, part.proof])
        return _Proof("lt" if strict is not None else "le", lhs, rhs, proof)

    def _sign(self, relation: str, c: Expr) -> Expr | None:
        """``0 < c`` or ``0 ≤ c`` by ``positivity``."""
        try:
            return prove_sign(self.m, self.m.mk_app_m(relation, [self.domain.numeral(0), c]))
        except HeartbeatsExceeded:
            raise
        except (LeanError, Stuck):
            return None

    def _leaf(self, stx: ast.Term) -> _Part:
        """A proof of a relation over the domain, or a number."""
        m = self.m
        if not isinstance(stx, (ast.NumLit, ast.ScientificLit, ast.BinOp, ast.UnOp)):
            with self.tac.without_recover():
                e = self.tac.elab_term_here(stx, None, may_postpone=True)
            type = m.instantiate_mvars(m.infer_type(e))
            if m.is_prop(type):
                found = _relation(m, type)
                if found is None or not m.is_def_eq_guarded(found[1], self.domain.type):
                    raise m.error("linear_combination: {} is no proof of a relation over {}", type, self.domain.type)
                return _Proof(found[0], found[2], found[3], m.instantiate_mvars(e))
        with self.tac.without_recover():
            return _Number(self.tac.elab_ensuring(stx, self.domain.type))

    # ------------------------------------------------------------ the goal
    def close(self, a: Expr, b: Expr, part: _Part, power: int) -> Expr:
        """A proof of the goal ``a R b``."""
        d, m = self.domain, self.m
        if isinstance(part, _Number):
            part = _Proof("eq", part.value, part.value, m.mk_eq_refl(part.value))
        if self.goal == "eq" and part.relation != "eq":
            raise LeanError("cannot prove an equality from inequality hypotheses")
        minus = d.op("sub")
        difference = mk_apps(minus, [a, b])
        if power != 1:
            if self.goal != "eq" or part.relation != "eq":
                raise LeanError(_NO_POWER)
            difference = mk_apps(d.op("pow"), [difference, m.mk_nat_lit(power)])
        left = mk_apps(minus, [difference, mk_apps(minus, [part.lhs, part.rhs])])
        if self.goal != "eq":
            return self._inequality(a, b, self._weak(part), left)
        check = self.ring.prove_eq(d.type, left, d.numeral(0))
        if power != 1:
            exponent = m.mk_nat_lit(power)
            rule = _LEMMAS.child("eq_of_add_pow")
            return m.mk_app_opt_m(rule, [d.type, d.ring, None, part.lhs, part.rhs, a, b, exponent, part.proof, check])
        assert d.ring is not None
        rule_eq = mk_const(RING.child("eq_of_add"), (d.level,))
        return mk_apps(rule_eq, [d.type, d.ring, part.lhs, part.rhs, a, b, part.proof, check])

    def _inequality(self, a: Expr, b: Expr, part: _Proof, left: Expr) -> Expr:
        """From ``left = t``, ``left`` being the difference of the differences of the sides, and ``t ≤ 0``."""
        m, reader = self.m, self.reader
        strict = self.goal == "lt" and part.relation == "le"
        value = reader.read(left)
        constant = poly.as_constant(value.rational)
        shown = write(reader, value.rational)
        prop = m.mk_app_m("LT.lt" if strict else "LE.le", [shown, self.domain.numeral(0)])
        answer = Evaluator(m).answer(prop) if constant is not None else None
        if not isinstance(answer, Truth) or not answer.holds:
            goals = show_goals(m, [mk_goal(m, prop).uid])
            if constant is None:
                raise LeanError(f"ring failed, ring expressions not equal up to an additive constant\n{goals}")
            raise LeanError(f"comparison failed, LHS is {'at least as large' if strict else 'larger'}\n{goals}")
        equal = reader.prove(value, reader.read(shown))
        assert equal is not None
        rule = "le_of_le" if self.goal == "le" else "lt_of_le" if strict else "lt_of_lt"
        proof = part.proof
        if self.goal == "le" and part.relation == "lt":
            proof = m.mk_app_m("le_of_lt", [proof])
        return self._lemma(rule, [part.lhs, part.rhs, a, b, shown, proof, equal, answer.proof])

    def _lemma(self, name: str, args: list[Expr]) -> Expr:
        """A lemma about the ordered ring."""
        if self._ordered is None:
            self._ordered = ordered_instances(self.m, self.reader)
            if self._ordered is None:
                raise self.m.error("failed to synthesize\n  LinearOrder {}", self.domain.type)
        o, d = self._ordered, self.domain
        assert d.ring is not None
        return mk_apps(mk_const(_LEMMAS.child(name), (d.level,)), [d.type, d.ring, o.order, o.strict, *args])
