"""``interval_cases``: one goal for each value of a bounded natural number or integer.

Source: Mathlib ``Mathlib/Tactic/IntervalCases.lean``. The term becomes a variable in the goal and in every hypothesis
that mentions it; bounds are comparisons of that variable with numbers that ``norm_num`` evaluates; the best ones are
made inclusive and the interval is halved until one value is left, which is substituted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from prover.lean.expr import Const, Expr, FVar, MVar, mk_app, mk_const, unfold_app
from prover.lean.meta.app_builder import NAT_CONST
from prover.lean.meta.cases import subst_core
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.meta.goals import intro1, intro_n, revert
from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.subst import mk_arrow
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.apply import append_tag, exfalso
from prover.lean.tactic.closing import require_mathlib
from prover.lean.tactic.hyps import generalize
from prover.lean.tactic.norm_num.evaluate import Evaluator, Truth
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.simp.literals import INT_CONST, mk_int_lit
from prover.lean.tactic.state import Tac, mk_goal

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

_RULES: Final = mk_name("Mathlib.Tactic.IntervalCases")
_SWAPPED: Final = {"GT.gt": "LT.lt", "GE.ge": "LE.le"}
_NEGATED: Final = {"LT.lt": ("LE.le", "not_lt"), "LE.le": ("LT.lt", "not_le")}


@dataclass(frozen=True, slots=True)
class Bound:
    """An inclusive bound: ``proof : value ≤ x`` or ``x ≤ value``. ``proof`` of ``False`` when ``value`` is None: no
    natural number is below 0."""

    value: int | None
    proof: Expr


class IntervalCases:
    """The search for bounds of one variable ``x`` and the division of its interval."""

    def __init__(self, m: Meta, x: Expr, type: Expr) -> None:
        self.m = m
        self.x = x
        self.word = "nat" if type is NAT_CONST else "int"
        self.evaluator = Evaluator(m)

    def numeral(self, n: int) -> Expr:
        return self.m.mk_nat_lit(n) if self.word == "nat" else mk_int_lit(self.m, n)

    def rule(self, name: str, args: Sequence[Expr]) -> Expr:
        return self.m.mk_app_m(_RULES.child(f"{self.word}_{name}"), args)

    # ------------------------------------------------------------ bounds
    def comparison(self, proof: Expr) -> tuple[str, Expr, Expr, Expr] | None:
        """``LT.lt`` or ``LE.le`` with its sides and a proof, for a comparison or a negated one."""
        m = self.m
        prop = m.whnf_r(m.instantiate_mvars(m.infer_type(proof)))
        negated = m.match_not(prop)
        fn, args = unfold_app(m.whnf_r(negated) if negated is not None else prop)
        name = str(fn.name) if isinstance(fn, Const) else ""
        if len(args) != 4 or args[0] not in (NAT_CONST, INT_CONST):
            return None
        low, high = args[2], args[3]
        if name in _SWAPPED:
            name, low, high = _SWAPPED[name], high, low
        if name not in _NEGATED:
            return None
        if negated is None:
            return name, low, high, proof
        name, rule = _NEGATED[name]
        turned = m.mk_app_opt_m(rule, [args[0], None, low, high])
        return name, high, low, m.mk_app_m("Iff.mp", [turned, proof])

    def bound(self, proof: Expr) -> tuple[bool, Bound] | None:
        """A lower (True) or upper bound of ``x``."""
        found = self.comparison(proof)
        if found is None:
            return None
        name, low, high, proof = found
        strict = name == "LT.lt"
        for is_lower, side, number in ((True, high, low), (False, low, high)):
            if not self._is_x(side):
                continue
            value = self.evaluator.number(number)
            if value is None or value.value.denominator != 1:
                continue
            made = self._inclusive(proof, int(value.value), number, is_lower, strict)
            if made is not None:
                return is_lower, made
        return None

    def _is_x(self, side: Expr) -> bool:
        if side is self.x:
            return True
        if isinstance(side, FVar) and isinstance(self.x, FVar):
            return False
        with self.m.with_reducible():
            return self.m.is_def_eq_guarded(side, self.x)

    def _inclusive(self, proof: Expr, n: int, number: Expr, is_lower: bool, strict: bool) -> Bound | None:
        m = self.m
        if is_lower:
            value = n + 1 if strict else n
            left = m.mk_app_m("HAdd.hAdd", [number, self.numeral(1)]) if strict else number
            equal = self._equation(left, self.numeral(value))
            rule = "lower_strict" if strict else "lower"
        elif strict and n == 0 and self.word == "nat":
            return Bound(None, self.rule("none", [proof, self._equation(number, self.numeral(0))]))
        else:
            value = n - 1 if strict else n
            right = self.numeral(value)
            if strict:
                right = m.mk_app_m("HAdd.hAdd", [right, self.numeral(1)])
            equal = self._equation(number, right)
            rule = "upper_strict" if strict else "upper"
        return Bound(value, self.rule(rule, [proof, equal]))

    def _equation(self, a: Expr, b: Expr) -> Expr:
        """``a = b`` for ground terms of the same value."""
        if a is b:
            return self.m.mk_eq_refl(a)
        return self.decided(self.m.mk_eq(a, b), True)

    def decided(self, prop: Expr, holds: bool) -> Expr:
        answer = self.evaluator.answer(prop)
        if not isinstance(answer, Truth) or answer.holds is not holds:
            raise LeanError("interval_cases failed: a bound cannot be evaluated")
        return answer.proof

    def best(self, proofs: Sequence[Expr], is_lower: bool, must: bool = False) -> Bound | None:
        """The sharpest bound among the proofs; a natural number has one below."""
        m = self.m
        found: Bound | None = None
        if is_lower and self.word == "nat":
            found = Bound(0, mk_app(mk_const(mk_name("Nat.zero_le")), self.x))
        for proof in proofs:
            try:
                read = self.bound(proof)
            except HeartbeatsExceeded:
                raise
            except (LeanError, Stuck):
                read = None
            if read is None or read[0] is not is_lower:
                if must:
                    raise m.error("interval_cases failed: provided bound '{}' cannot be evaluated", m.infer_type(proof))
                continue
            new = read[1]
            if new.value is None:
                return new
            known = None if found is None else found.value
            if known is None or ((new.value > known) if is_lower else (new.value < known)):
                found = new
        return found

    # ------------------------------------------------------------ division
    def split(self, goal: int, low: Bound, high: Bound) -> list[int]:
        """Goals ``x = value → target``."""
        m = self.m
        decl = m.mctx.decl(goal)
        if low.value is None or high.value is None:
            false = low.proof if low.value is None else high.proof
            m.assign(goal, m.mk_false_elim(m.instantiate_mvars(decl.type), false))
            return []
        if low.value > high.value:
            both = m.mk_app_m("le_trans", [low.proof, high.proof])
            wrong = self.decided(m.instantiate_mvars(m.infer_type(both)), False)
            m.assign(exfalso(m, goal), mk_app(wrong, both))
            return []
        target = m.instantiate_mvars(decl.type)
        goals: dict[int, MVar] = {}
        for n in range(low.value, high.value + 1):
            m.tick("interval_cases", 3)
            tag = append_tag(decl.user_name, ANONYMOUS.child(str(n)))
            goals[n] = mk_goal(m, mk_arrow(m.mk_eq(self.x, self.numeral(n)), target), tag)
        m.assign(goal, self._halves(goals, low.value, high.value, low.proof, high.proof))
        return [g.uid for g in goals.values()]

    def _halves(self, goals: dict[int, MVar], low: int, high: int, above: Expr, below: Expr) -> Expr:
        """A proof of the target from the goals of ``low``, …, ``high``, given ``low ≤ x`` and ``x ≤ high``."""
        m = self.m
        if low == high:
            return mk_app(goals[low], m.mk_app_m("le_antisymm", [below, above]))
        middle = (low + high + 1) // 2
        before, at = self.numeral(middle - 1), self.numeral(middle)
        equal = self._equation(at, m.mk_app_m("HAdd.hAdd", [before, self.numeral(1)]))
        with m.scope():
            h = m.push_local(mk_name("h"), m.mk_app_m("LE.le", [self.x, before]))
            left = m.mk_lambda([h], self._halves(goals, low, middle - 1, above, h))
        with m.scope():
            h = m.push_local(mk_name("h"), m.mk_app_m("LE.le", [at, self.x]))
            right = m.mk_lambda([h], self._halves(goals, middle, high, h, below))
        return self.rule("split", [equal, left, right])


# ------------------------------------------------------------ the tactic
@tactic(t.IntervalCases, "interval_cases")
def run_interval_cases(tac: Tac, stx: t.IntervalCases) -> None:
    require_mathlib(tac, "interval_cases", stx)
    m = tac.m
    if stx.bounds and len(stx.bounds) != 2:
        raise LeanError("interval_cases: `using` takes a lower and an upper bound", stx)
    if stx.term is None and not stx.bounds or stx.more:
        raise LeanError("interval_cases: one term is expected", stx)
    with tac.with_main() as goal:
        given = [tac.elab_term_here(term, None) for term in stx.bounds]
        e = tac.elab_term_here(stx.term, None) if stx.term is not None else _bounded(m, given)
        if given:
            _check_given(tac, stx, e, given)
        type = m.whnf_r(m.instantiate_mvars(m.infer_type(e)))
        if type not in (NAT_CONST, INT_CONST):
            raise m.error("interval_cases failed: unsupported type {}", type)
        x, goal, moved = _generalize(tac, goal, e, stx.hyp.name if stx.hyp is not None else None)
    with m.with_mvar_context(goal):
        run = IntervalCases(m, x, type)
        if given:
            # A bound that is a hypothesis was reintroduced about the new variable.
            proofs = [moved.get(p, p) for p in given]
            low, high = run.best(proofs[:1], True, True), run.best(proofs[1:], False, True)
        else:
            proofs = [d.fvar for d in m.lctx if not d.is_aux and m.is_prop(d.type)]
            low, high = run.best(proofs, True), run.best(proofs, False)
        if low is None or high is None:
            what = "bounds" if low is None and high is None else "lower bound" if low is None else "upper bound"
            raise m.error(f"interval_cases failed: could not find {what} on {{}}", e)
        goals = run.split(goal, low, high)
    result: list[int] = []
    for new in goals:
        h, new = intro1(m, new)
        with m.with_mvar_context(new):
            result.append(subst_core(m, new, h, False)[1])
    tac.replace_main(result)


def _bounded(m: Meta, given: Sequence[Expr]) -> Expr:
    """What ``using lo, hi`` without a term is about: the greater side of the lower bound."""
    fn, args = unfold_app(m.whnf_r(m.instantiate_mvars(m.infer_type(given[0]))))
    if not isinstance(fn, Const) or len(args) != 4:
        raise m.error("expected a term of the form _ < _ or _ ≤ _, got {}", m.infer_type(given[0]))
    return args[2] if str(fn.name) in _SWAPPED else args[3]


def _check_given(tac: Tac, stx: t.IntervalCases, e: Expr, given: Sequence[Expr]) -> None:
    m = tac.m
    run = IntervalCases(m, e, m.infer_type(e))
    for i, (proof, shape) in enumerate(zip(given, ("_ < {0} or _ ≤ {0}", "{0} < _ or {0} ≤ _"), strict=True)):
        found = run.comparison(proof)
        side = None if found is None else (found[2], found[1])[i]
        if side is None or not m.is_def_eq_guarded(e, side):
            wanted = shape.format(m.pp(e))
            shown = m.pp(m.infer_type(proof))
            raise LeanError(f"expected a term of the form {wanted}, got {shown}", stx.bounds[i])


def _generalize(tac: Tac, goal: int, e: Expr, name: Name | None) -> tuple[Expr, int, dict[Expr, Expr]]:
    """``e`` becomes a variable everywhere; also where the hypotheses went."""
    m = tac.m
    with m.with_mvar_context(goal) as decl:
        mentioning: list[Expr] = []
        for d in decl.lctx:
            if d.is_aux or d.fvar is e:
                continue
            if m.kabstract(m.instantiate_mvars(d.type), e).loose:
                mentioning.append(d.fvar)
    xs, goal = revert(m, goal, mentioning, preserve_order=True) if mentioning else ([], goal)
    new, goal = generalize(tac, goal, [(e, None, name)])
    back, goal = intro_n(m, goal, len(xs), preserve=True)
    return new[0], goal, dict(zip(xs, back, strict=True))
