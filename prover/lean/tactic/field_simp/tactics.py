"""The tactics ``field_simp`` and ``field``.

Source: Mathlib ``Mathlib/Tactic/FieldSimp.lean``, ``Mathlib/Tactic/Field.lean``. ``simp``'s engine walks over the
term; a relation between field elements loses the factors that both sides have (and with them all denominators that are
known to be nonzero; positive, for inequalities), any other field expression becomes one quotient.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from prover.lean.expr import App, Const, Expr, unfold_app
from prover.lean.meta.app_builder import TRUE, mk_nat_lit
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, UnsupportedFeature
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.closing import require_mathlib
from prover.lean.tactic.field_simp.discharge import FIELD_SIMP, Discharger, lemma
from prover.lean.tactic.field_simp.factors import Factors, Product, Reading
from prover.lean.tactic.linarith.proof import ordered_instances
from prover.lean.tactic.norm_num.evaluate import Evaluator
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.ring.domain import Domain, domain_of
from prover.lean.tactic.ring.reader import Reader
from prover.lean.tactic.ring.tactics import ring1, simp_only_builtins
from prover.lean.tactic.simp.engine import Simp
from prover.lean.tactic.simp.goals import simp_goal_by
from prover.lean.tactic.simp.tactics import targets
from prover.lean.tactic.simp.types import After, Config, Context, Result, Step
from prover.lean.tactic.state import Tac

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

_HEADS: Final = frozenset("HMul.hMul HDiv.hDiv Inv.inv HPow.hPow HAdd.hAdd HSub.hSub Neg.neg".split())
_RELATIONS: Final = {"Eq": "eq", "LE.le": "le", "LT.lt": "lt", "GE.ge": "le", "GT.gt": "lt"}


class FieldSimp(Simp):
    """A run over one proposition."""

    def __init__(self, m: Meta, ctx: Context, extra: Sequence[Expr]) -> None:
        super().__init__(m, ctx)
        self.extra = extra
        self.domains: dict[Expr, Domain | None] = {}

    def pre(self, e: Expr) -> Step | None:
        if type(e) is App and not e.has_loose:
            fn, args = unfold_app(e)
            name = str(fn.name) if isinstance(fn, Const) else ""
            result = None
            if name in _RELATIONS and len(args) >= 3:
                result = self._relation(name, e, args)
            elif name in _HEADS:
                result = self._term(e)
            if result is not None and result.expr is not e:
                return Step(result, After.DONE)
        return super().pre(e)

    def reduce_step(self, e: Expr) -> Expr | None:
        return None

    def _domain(self, type: Expr) -> Domain | None:
        domain = domain_of(self.m, self.m.instantiate_mvars(type), self.domains)
        return domain if domain is not None and domain.field is not None else None

    def _tools(self, domain: Domain) -> tuple[Discharger, Factors]:
        discharger = Discharger(self.m, domain, Evaluator(self.m), self.extra)
        return discharger, Factors(self.m, domain, discharger.nonzero)

    def _term(self, e: Expr) -> Result | None:
        domain = self._domain(self.m.infer_type(e))
        if domain is None:
            return None
        _, factors = self._tools(domain)
        reading = factors.read(e)
        new = factors.write(factors.without_zeros(reading.product))
        if new is e:
            return None
        proof = self._to(factors, reading, new)
        return None if proof is None else Result(new, proof)

    def _to(self, factors: Factors, reading: Reading, new: Expr) -> Expr | None:
        """``original = new``, where ``new`` is what was read in another shape."""
        if reading.term is new:
            return reading.proof if reading.proof is not None else self.m.mk_eq_refl(new)
        step = factors.identity(reading.term, new)
        if step is None or reading.proof is None:
            return step
        return self.m.mk_eq_trans(reading.proof, step)

    def _relation(self, name: str, e: Expr, args: list[Expr]) -> Result | None:
        domain = self._domain(args[0])
        if domain is None:
            return None
        kind = _RELATIONS[name]
        a, b = args[-2], args[-1]
        if name in ("GE.ge", "GT.gt"):
            a, b = b, a
        discharger, factors = self._tools(domain)
        p, q = factors.read(a), factors.read(b)
        known = discharger.nonzero if kind == "eq" else discharger.positive

        def may(i: int) -> bool:
            return known(factors.atoms[i]) is not None

        common, left, right = factors.common(p.product, q.product, may, may)
        new_a, new_b = factors.write(factors.without_zeros(left)), factors.write(factors.without_zeros(right))
        if new_a is a and new_b is b:
            return None
        factor = factors.write(Product(False, common))
        equal = [self._to(factors, r, domain.apply("mul", [factor, new])) for r, new in ((p, new_a), (q, new_b))]
        side = self._side(domain, discharger, factors, common, positive=kind != "eq")
        if equal[0] is None or equal[1] is None or side is None:
            return None
        return self._cancel(kind, domain, [a, b, new_a, new_b, factor, equal[0], equal[1], side])

    def _cancel(self, kind: str, domain: Domain, terms: list[Expr]) -> Result | None:
        """``(a R b) = (a' R b')`` from ``a = L * a'`` and ``b = L * b'``."""
        m, new = self.m, terms[2:4]
        assert domain.field is not None
        if kind == "eq":
            proof = lemma(domain, "eq_cancel", [domain.field], terms)
            if new[0] is new[1]:
                return Result(TRUE, m.mk_eq_trans(proof, m.mk_app_m("eq_self", [new[0]])))
            return Result(m.mk_eq(*new), proof)
        ordered = ordered_instances(m, Reader(m, domain))
        if ordered is None:
            return None
        proof = lemma(domain, f"{kind}_cancel", [domain.field, ordered.order, ordered.strict], terms)
        return Result(m.mk_app_m("LE.le" if kind == "le" else "LT.lt", new), proof)

    def _side(
        self, domain: Domain, discharger: Discharger, factors: Factors, common: dict[int, int], positive: bool
    ) -> Expr | None:
        """``L ≠ 0`` or ``0 < L``."""
        m = self.m
        above = sorted((i, k) for i, k in common.items() if k > 0)
        below = sorted((i, -k) for i, k in common.items() if k < 0)
        proofs = [self._product_side(domain, discharger, factors, part, positive) for part in (above, below)]
        if proofs[0] is None or proofs[1] is None:
            return None
        if not below:
            return proofs[0]
        return m.mk_app_m("div_pos" if positive else "div_ne_zero", [p for p in proofs if p is not None])

    def _product_side(
        self, domain: Domain, discharger: Discharger, factors: Factors, part: list[tuple[int, int]], positive: bool
    ) -> Expr | None:
        m = self.m
        out: Expr | None = None
        for i, k in part:
            x = factors.atoms[i]
            one = discharger.positive(x) if positive else discharger.nonzero(x)
            if one is None:
                return None
            if k != 1:
                n = mk_nat_lit(k)
                one = m.mk_app_m("pow_pos", [one, n]) if positive else m.mk_app_m("pow_ne_zero", [n, one])
            out = one if out is None else m.mk_app_m("mul_pos" if positive else "mul_ne_zero", [out, one])
        if out is not None:
            return out
        assert domain.field is not None
        if not positive:
            return lemma(domain, "one_ne_zero'", [domain.field], [])
        ordered = ordered_instances(m, Reader(m, domain))
        if ordered is None:
            return None
        return lemma(domain, "one_pos'", [domain.field, ordered.order, ordered.strict], [])


def _context(m: Meta) -> Context:
    return Context((simp_only_builtins(m),), Config(dsimp=False), frozenset())


def _extra(tac: Tac, stx: t.Simp) -> list[Expr]:
    """The proofs in brackets (what is no proof is for the discharger's ``simp`` in Mathlib and plays no part here)."""
    out: list[Expr] = []
    for item in stx.lemmas or ():
        if item.term is None or item.erase:
            continue
        saved = tac.save()
        try:
            with tac.without_recover():
                e = tac.elab_term_here(item.term, None, may_postpone=True)
        except HeartbeatsExceeded:
            raise
        except LeanError:
            tac.restore(saved)
            raise
        if not e.has_expr_mvar and tac.m.is_proof(e):
            out.append(e)
    return out


def field_simp(tac: Tac, stx: t.Simp) -> None:
    m = tac.m
    if m.find_const(FIELD_SIMP.child("eq_cancel")) is None:
        raise UnsupportedFeature(f"tactic `{stx.keyword}`", stx)
    with tac.with_main() as goal:
        extra = _extra(tac, stx)
        fvars, target = targets(tac, stx.location)
        try:
            outcome = simp_goal_by(m, goal, lambda c: FieldSimp(m, c, extra), _context(m), fvars, target, "field_simp")
        except LeanError as err:
            if "made no progress" in err.text:
                raise LeanError("field_simp made no progress", stx) from err
            raise
        if not outcome.changed:
            raise LeanError("field_simp made no progress", stx)
    tac.replace_main([outcome.goal] if outcome.goal is not None else [])


@tactic(t.Simp, "field_simp")
def run_field_simp(tac: Tac, stx: t.Simp) -> None:
    """``field_simp [h] at g``."""
    require_mathlib(tac, stx.keyword, stx)
    field_simp(tac, stx)


@tactic(t.Simp, "field")
def run_field(tac: Tac, stx: t.Simp) -> None:
    """``field_simp`` and then ``ring1``."""
    require_mathlib(tac, stx.keyword, stx)
    tac.attempt(lambda: field_simp(tac, stx))
    if tac.prune():
        ring1(tac.m, tac.main_goal())
        tac.replace_main([])
