"""Rewriting with lemmas: candidates of the discrimination trees, unification, instances, and the discharger.

Source: Lean 4 ``src/Lean/Meta/Tactic/Simp/Rewrite.lean``.
"""

from __future__ import annotations

from prover.lean.declaration import ConstantInfo
from prover.lean.elab.match_rewriting import is_exclusion, refute_exclusion
from prover.lean.expr import (
    HAS_EXPR_MVAR,
    HAS_FVAR,
    PROP,
    App,
    BinderInfo,
    BVar,
    Const,
    Expr,
    Lam,
    MVar,
    Pi,
    get_app_args,
    get_app_fn,
    mk_app,
    mk_apps,
    mk_const,
)
from prover.lean.level import ONE, ZERO
from prover.lean.meta.app_builder import EQ, NAT_CONST, TRUE, result_mvars
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import Stuck
from prover.lean.meta.meta import Meta
from prover.lean.name import Name, mk_name
from prover.lean.subst import any_subterm, head_beta, instantiate_level_params
from prover.lean.tactic.simp.ac_order import ac_less
from prover.lean.tactic.simp.theorems import SimpTheorem
from prover.lean.tactic.simp.types import Context, Result

OF_EQ_TRUE = mk_name("of_eq_true")
_NAT_SUCC = mk_name("Nat.succ")
_SUCCESSORS: dict[Name, tuple[ConstantInfo, bool]] = {}
"""Key: a lemma; value: the declaration it was (another file may have another of that name), and whether its left side
has a successor. Never reset: declarations do not change."""


def _is_successor(e: Expr) -> bool:
    return isinstance(e, App) and isinstance(e.arg, BVar) and isinstance(e.fn, Const) and e.fn.name is _NAT_SUCC


class Rewriting:
    """The part of a run that applies lemmas."""

    def __init__(self, m: Meta, ctx: Context) -> None:
        self.m = m
        self.ctx = ctx
        self.cache: dict[Expr, Result] = {}
        self.journal: list[Expr] = []
        """Keys of ``cache`` in the order of insertion: what a discharger found is forgotten afterwards, since it
        hangs on the discharge depth."""
        self.discharge_depth = 0
        self.used: dict[Name, SimpTheorem | None] = {}

    def simp(self, e: Expr) -> Result:
        raise NotImplementedError

    def proof_of(self, original: Expr, result: Result) -> Expr:
        """A proof term of ``original = result.expr``."""
        if result.proof is not None:
            return result.proof
        proof = self.m.mk_eq_refl(result.expr)
        if original is result.expr:
            return proof
        return self.with_type(proof, self.m.mk_eq(original, result.expr))

    def with_type(self, proof: Expr, type: Expr) -> Expr:
        """``@id type proof``: fixes the type of a proof by ``rfl``."""
        return mk_apps(mk_const(mk_name("id"), (ZERO,)), [type, proof])

    def with_eq_type(self, proof: Expr, old: Expr, new: Expr) -> Expr:
        """A proof of ``old = new`` between propositions, its statement made explicit."""
        eq = mk_apps(mk_const(EQ, (ONE,)), [PROP, old, new])
        return self.with_type(proof, eq)

    # ------------------------------------------------------------ candidates
    def rewrite(self, e: Expr, pre: bool, rfl_only: bool = False) -> Result | None:
        """The first lemma that rewrites ``e``; sets in order, in each by priority."""
        for theorems in self.ctx.theorems:
            tree = theorems.pre if pre else theorems.post
            if not tree.children:
                continue
            candidates = tree.match_with_extra(self.m, e)
            if not candidates:
                continue
            if len(candidates) > 1:  # stable, as Lean's insertion sort: wildcard branches of the tree come first
                candidates.sort(key=lambda c: (-c[0].priority, self._is_about_successor(c[0].origin)))
            for theorem, extra in candidates:
                if theorem.origin in theorems.erased or (rfl_only and not theorem.is_rfl):
                    continue
                result = self.try_theorem(e, theorem, extra)
                if result is not None:
                    return result
        return None

    def _is_about_successor(self, origin: Name) -> bool:
        """Does the left side of a lemma have ``Nat.succ n`` for a variable ``n``? It is a wildcard to the tree and
        would match every ``t + 1987``, one step at a time; lemmas about sums come first."""
        info = self.m.find_const(origin)
        if info is None:
            return False
        known = _SUCCESSORS.get(origin)
        if known is None or known[0] is not info:
            type = info.type
            while isinstance(type, Pi):
                type = type.body
            sides = get_app_args(type)
            found = len(sides) >= 2 and any_subterm(sides[-2], _is_successor)
            known = _SUCCESSORS[origin] = (info, found)
        return known[1]

    def try_theorem(self, e: Expr, theorem: SimpTheorem, extra: int = 0) -> Result | None:
        """Rewrite ``e`` without its last ``extra`` arguments at the root."""
        m = self.m
        rest: list[Expr] = []
        target = e
        for _ in range(extra):
            assert isinstance(target, App)
            rest.append(target.arg)
            target = target.fn
        rest.reverse()
        saved = m.save()
        levels, used = m.postponed_levels, self.used
        mctx = m.mctx
        depth = mctx.depth, mctx.level_assign_depth
        mctx.depth += 1
        mctx.level_assign_depth = mctx.depth
        try:
            result = self._apply_theorem(target, theorem)
        finally:
            mctx.depth, mctx.level_assign_depth = depth
        if result is None:
            m.restore(saved)
            m.postponed_levels = levels
            self.used = used
            return None
        self.used.setdefault(theorem.origin, theorem)
        return self.extend(result, rest)

    def extend(self, result: Result, args: list[Expr]) -> Result:
        """``f = g`` as ``f args = g args``."""
        for arg in args:
            proof = self.m.mk_congr_fun(result.proof, arg) if result.proof is not None else None
            result = Result(mk_app(result.expr, arg), proof)
        return result

    def _apply_theorem(self, e: Expr, theorem: SimpTheorem) -> Result | None:
        m = self.m
        m.tick("simp", 4)
        proof = theorem.proof
        if theorem.level_params:
            fresh = tuple([m.mk_level_mvar() for _ in theorem.level_params])
            proof = instantiate_level_params(proof, theorem.level_params, fresh)
        mvars, infos, body = m.forall_meta_telescope(m.infer_type(proof), whnf=False)
        args = m.match_eq(body)
        if args is None:
            return None
        type, lhs, rhs = args
        old = m.transparency
        m.transparency = Transparency.REDUCIBLE
        try:
            if not m.is_def_eq(lhs, e):
                return None
        except Stuck:
            return None
        finally:
            m.transparency = old
        if not self.synthesize_args(mvars, infos):
            return None
        value: Expr | None = None
        rhs = m.instantiate_mvars(rhs)
        if not (theorem.is_rfl and self.ctx.config.implicit_def_eq_proofs):
            value = m.instantiate_mvars(mk_apps(proof, mvars))
            if value.flags & HAS_EXPR_MVAR and _mentions(value, mvars):
                return None
        elif rhs.flags & HAS_EXPR_MVAR and _mentions(rhs, mvars):
            return None
        rhs = head_beta(rhs)
        if rhs is e or (theorem.perm and not ac_less(m, rhs, e)):
            return None
        is_closed = value is not None and not rhs.flags & (HAS_FVAR | HAS_EXPR_MVAR)
        if value is not None and is_closed and m.whnf_r(m.instantiate_mvars(type)) is NAT_CONST:
            value = self._as_shown(value, e, rhs)
        return Result(rhs, value)

    def _as_shown(self, proof: Expr, e: Expr, rhs: Expr) -> Expr:
        """``proof`` of what is ``e = rhs`` up to the arguments of ``e`` and redexes in ``rhs`` as a proof of just that.
        A kernel that compares sums of closed numbers computes them, so that differences are shown where they are."""
        eq = self.m.match_eq(self.m.infer_type(proof))
        if eq is None:
            return proof
        if eq[1] is not e:
            proof = self.with_type(proof, self.m.mk_eq(e, eq[2]))
        return proof if eq[2] is rhs else self.m.mk_eq_trans(proof, self._contraction(eq[2], rhs))

    def _contraction(self, a: Expr, b: Expr) -> Expr:
        """``a = b``, where ``b`` is ``a`` with some redexes contracted."""
        m = self.m
        if isinstance(a, App) and isinstance(b, App) and not isinstance(get_app_fn(a), Lam):
            if a.fn is b.fn:
                return m.mk_congr_arg(a.fn, self._contraction(a.arg, b.arg))
            if a.arg is b.arg:
                return m.mk_congr_fun(self._contraction(a.fn, b.fn), a.arg)
            return m.mk_congr(self._contraction(a.fn, b.fn), self._contraction(a.arg, b.arg))
        return self.with_type(m.mk_eq_refl(b), m.mk_eq(a, b))

    # ------------------------------------------------------------ instances and hypotheses
    def synthesize_args(self, mvars: list[MVar], infos: list[BinderInfo]) -> bool:
        """Instances by search, hypotheses by the discharger; what unification fixed stays as it is."""
        m = self.m
        for mvar, info in zip(mvars, infos, strict=True):
            if m.mctx.is_assigned(mvar.uid):
                continue  # instances found by unification are taken as they are
            type_ = m.instantiate_mvars(m.mvar_type(mvar))
            if info is BinderInfo.INST_IMPLICIT:
                if not self._synthesize(mvar, type_):
                    return False
            elif m.is_prop(type_):
                proof = self.discharge(type_)
                if proof is None or not m.is_def_eq(mvar, proof):
                    return False
            elif m.is_class(type_) is not None and not self._synthesize(mvar, type_):
                return False
        return True

    def _synthesize(self, mvar: MVar, type_: Expr) -> bool:
        m = self.m
        try:
            value = m.synth_instance(type_)
        except Stuck:
            return False
        if value is None:
            return False
        m.assign(mvar, value)
        return True

    def discharge(self, prop: Expr) -> Expr | None:
        """A proof of a lemma's hypothesis, by simplification to ``True`` (or the given discharger)."""
        if self.discharge_depth >= self.ctx.config.max_discharge_depth:
            return None
        self.discharge_depth += 1
        mark = len(self.journal)
        used, self.used = self.used, dict(self.used)
        old = self.m.transparency
        self.m.transparency = Transparency.DEFAULT
        proof: Expr | None = None
        try:
            if self.ctx.discharger is not None:
                proof = self.ctx.discharger(self, prop)  # type: ignore[arg-type]
            else:
                proof = self._discharge_default(prop)
            return proof
        finally:
            self.m.transparency = old
            self.discharge_depth -= 1
            self.forget(mark)
            if proof is None:
                self.used = used

    def forget(self, mark: int) -> None:
        """Drop results that were cached after ``mark``."""
        for e in self.journal[mark:]:
            self.cache.pop(e, None)
        del self.journal[mark:]

    def _discharge_default(self, prop: Expr) -> Expr | None:
        m = self.m
        if is_exclusion(prop) and not prop.flags & HAS_EXPR_MVAR:
            proof = refute_exclusion(m, prop)
            if proof is not None:
                return proof
        result = self.simp(prop)
        if result.expr is TRUE:
            return mk_apps(mk_const(OF_EQ_TRUE), [prop, self.proof_of(prop, result)])
        proof = self._discharge_rfl(result.expr)
        if proof is None or result.proof is None:
            return proof
        return m.mk_eq_mpr(result.proof, proof)

    def _discharge_rfl(self, prop: Expr) -> Expr | None:
        """``∀ xs, ?y = t``: a hypothesis that only names ``t`` is proved by ``rfl``."""
        m = self.m
        if not prop.flags & HAS_EXPR_MVAR:
            return None
        with m.scope():
            fvars, body = m.forall_telescope(prop, whnf=False)
            eq = m.match_eq(body)
            if eq is None or not (isinstance(get_app_fn(eq[1]), MVar) or isinstance(get_app_fn(eq[2]), MVar)):
                return None
            with m.with_transparency(Transparency.REDUCIBLE):
                if not m.is_def_eq_guarded(eq[1], eq[2]):
                    return None
            return m.mk_lambda(fvars, m.mk_eq_refl(m.instantiate_mvars(eq[1])))


def _mentions(e: Expr, mvars: list[MVar]) -> bool:
    left = result_mvars(e)
    return any(x in left for x in mvars)
