"""Simplifying under binders: ``fun``, ``∀``, implications, ``let``, projections.

Source: Lean 4 ``src/Lean/Meta/Tactic/Simp/Main.lean`` (``simpLambda``, ``simpForall``, ``simpArrow``, ``simpLet``,
``simpProj``).
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from prover.lean.expr import (
    PROP,
    Expr,
    Lam,
    Let,
    Pi,
    Proj,
    has_loose_bvar,
    mk_apps,
    mk_bvar,
    mk_const,
    mk_lambda,
    mk_let,
    mk_pi,
    mk_proj,
)
from prover.lean.level import ONE
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.name import mk_name
from prover.lean.subst import abstract, instantiate1
from prover.lean.tactic.simp.rewriting import Rewriting
from prover.lean.tactic.simp.theorems import local_origin, make_rules
from prover.lean.tactic.simp.types import Result


class Binders(Rewriting):
    """The part of a run that goes under binders."""

    def dsimp(self, e: Expr) -> Expr:
        raise NotImplementedError

    def reduce_proj(self, e: Proj) -> Expr | None:
        raise NotImplementedError

    @contextmanager
    def with_new_lemmas(self, xs: Sequence[Expr], force: bool = False) -> Generator[None]:
        """With ``contextual``, hypotheses among ``xs`` become rules for a while; results found meanwhile are
        forgotten."""
        m = self.m
        hyps = [x for x in xs if m.is_proof(x)] if force or self.ctx.config.contextual else []
        if not hyps:
            yield
            return
        old, old_cache, old_journal = self.ctx, self.cache, self.journal
        theorems = self.ctx.theorems
        extended = theorems[-1]
        for h in hyps:
            try:
                rules = make_rules(m, local_origin(h), h, m.instantiate_mvars(m.infer_type(h)))
            except HeartbeatsExceeded:
                raise
            except LeanError:
                continue
            for path, rule in rules:
                extended = extended.add(path, rule)
        self.ctx = replace(self.ctx, theorems=(*theorems[:-1], extended))
        self.cache, self.journal = {}, []
        try:
            yield
        finally:
            self.ctx, self.cache, self.journal = old, old_cache, old_journal

    # ------------------------------------------------------------ fun
    def simp_lambda(self, e: Expr) -> Result:
        m = self.m
        with m.scope():
            fvars: list[Expr] = []
            body, changed = e, False
            while isinstance(body, Lam):
                domain = self.dsimp(body.binder_type)
                changed = changed or domain is not body.binder_type
                x = m.push_local(body.binder_name, domain, body.info)
                fvars.append(x)
                body = instantiate1(body.body, x)
            with self.with_new_lemmas(fvars):
                inner = self.simp(body)
            if inner.expr is body and not changed:
                return Result(e)
            new = m.mk_lambda(fvars, inner.expr)
            if inner.proof is None:
                return Result(new)
            proof = inner.proof
            for fvar in reversed(fvars):
                proof = m.mk_funext(m.mk_lambda([fvar], proof))
            return Result(new, proof)

    # ------------------------------------------------------------ ∀
    def simp_pi(self, e: Pi) -> Result:
        m = self.m
        if not has_loose_bvar(e.body, 0):
            return self._simp_arrow(e)
        if not m.is_prop(e):
            return Result(self.dsimp(e))
        if m.is_prop(e.binder_type):
            result = self._simp_prop_domain(e)
            if result is not None:
                return result
        domain = self.dsimp(e.binder_type)
        with m.scope():
            x = m.push_local(e.binder_name, domain, e.info)
            body = instantiate1(e.body, x)
            with self.with_new_lemmas([x]):
                inner = self.simp(body)
            if inner.expr is body and domain is e.binder_type:
                return Result(e)
            new = m.mk_pi([x], inner.expr)
            if inner.proof is None:
                return Result(new)
            return Result(new, m.mk_app_m("forall_congr", [m.mk_lambda([x], inner.proof)]))

    def _simp_prop_domain(self, e: Pi) -> Result | None:
        """``∀ h : p, q h`` with ``p = p'`` proved (not by ``rfl``): ``∀ h : p', q h``."""
        m = self.m
        domain = self.simp(e.binder_type)
        if domain.proof is None:
            return None
        p1, p2, h1 = e.binder_type, domain.expr, domain.proof
        q1 = mk_lambda(e.binder_name, p1, e.body, e.info)
        with m.scope():
            a = m.push_local(e.binder_name, p2, e.info)
            motive = mk_lambda(mk_name("x"), PROP, mk_bvar(0))
            moved = mk_apps(mk_const(mk_name("Eq.substr"), (ONE,)), [PROP, motive, p2, p1, h1, a])
            with self.with_new_lemmas([a]):
                body = instantiate1(e.body, moved)
                inner = self.simp(body)
                h2 = m.mk_lambda([a], self.proof_of(body, inner))
            new = m.mk_pi([a], inner.expr)
            q2 = m.mk_lambda([a], inner.expr)
        lemma = mk_const(mk_name("forall_prop_domain_congr"))
        return Result(new, mk_apps(lemma, [p1, p2, q1, q2, h1, h2]))

    def _simp_arrow(self, e: Pi) -> Result:
        m = self.m
        p, q = e.binder_type, e.body
        rp = self.simp(p)
        if self.ctx.config.contextual and m.is_prop(p) and m.is_prop(q):
            return self._simp_arrow_contextual(e, rp)
        rq = self.simp(q)
        if rp.expr is p and rq.expr is q:
            return Result(e)
        new = mk_pi(e.binder_name, rp.expr, rq.expr, e.info)
        if rp.proof is None and rq.proof is None:
            return Result(new)
        return Result(new, m.mk_app_m("implies_congr", [self.proof_of(p, rp), self.proof_of(q, rq)]))

    def _simp_arrow_contextual(self, e: Pi, rp: Result) -> Result:
        """Simplify the conclusion under the hypothesis."""
        m = self.m
        q = e.body
        with m.scope():
            h = m.push_local(e.binder_name, rp.expr)
            with self.with_new_lemmas([h], force=True):
                rq = self.simp(q)
            if rp.expr is e.binder_type and rq.expr is q:
                return Result(e)
            if rq.proof is None and rp.proof is None and not m.depends_on(rq.expr, {h.uid}):
                return Result(mk_pi(e.binder_name, rp.expr, rq.expr, e.info))
            hq = m.mk_lambda([h], self.proof_of(q, rq))
            dependent = m.depends_on(rq.expr, {h.uid})
            new = m.mk_pi([h], rq.expr) if dependent else mk_pi(e.binder_name, rp.expr, rq.expr, e.info)
            lemma = "implies_dep_congr_ctx" if dependent else "implies_congr_ctx"
            with m.with_transparency(max(m.transparency, m.transparency.DEFAULT)):
                return Result(new, m.mk_app_m(lemma, [self.proof_of(e.binder_type, rp), hq]))

    # ------------------------------------------------------------ let
    def simp_let(self, e: Let) -> Result:
        """``let``/``have`` that is kept (``-zeta``): value and body by congruence where the body's type allows it."""
        m = self.m
        with m.scope():
            x = m.push_local(e.binder_name, e.type)
            body = instantiate1(e.body, x)
            if not m.is_type_correct(body) or m.depends_on(m.infer_type(body), {x.uid}):
                return Result(self.dsimp(e))
            rv = self.simp(e.value)
            rb = self.simp(body)
            if rv.expr is e.value and rb.expr is body:
                return Result(e)
            new = mk_let(e.binder_name, e.type, rv.expr, abstract(m.instantiate_mvars(rb.expr), [x]), e.nondep)
            if rv.proof is None and rb.proof is None:
                return Result(new)
            proof = m.mk_app_m("let_congr", [self.proof_of(e.value, rv), m.mk_lambda([x], self.proof_of(body, rb))])
            return Result(new, self.with_type(proof, m.mk_eq(e, new)))

    # ------------------------------------------------------------ projections
    def simp_proj(self, e: Proj) -> Result:
        value = self.reduce_proj(e)
        if value is not None:
            return Result(value)
        m = self.m
        type_ = m.infer_type(e.struct)
        with m.scope():
            x = m.push_local(mk_name("x"), type_)
            projected = mk_proj(e.struct_name, e.idx, x)
            if m.depends_on(m.infer_type(projected), {x.uid}):
                return Result(self.dsimp(e))
            f = m.mk_lambda([x], projected)
        inner = self.simp(e.struct)
        if inner.expr is e.struct:
            return Result(e)
        new = mk_proj(e.struct_name, e.idx, inner.expr)
        return Result(new, m.mk_congr_arg(f, inner.proof) if inner.proof is not None else None)
