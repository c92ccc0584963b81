"""The simplifier's engine: visits a term, rewrites with lemmas and procedures, builds the equality proof.

Source: Lean 4 ``src/Lean/Meta/Tactic/Simp/{Main,Rewrite,Types}.lean``. Comes in: a term, a :class:`Context`. Goes out:
:class:`Result`: the new term and a proof of ``old = new`` (None when the two are definitionally equal).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from prover.lean.declaration import DefinitionInfo
from prover.lean.expr import (
    HAS_EXPR_MVAR,
    App,
    BinderInfo,
    Const,
    Expr,
    FVar,
    Lam,
    Let,
    Lit,
    MVar,
    Pi,
    Proj,
    Sort,
    get_app_args,
    get_app_fn,
    has_loose_bvar,
    is_app_of,
    mk_app,
    mk_apps,
    mk_const,
    mk_pi,
    mk_proj,
    unfold_app,
)
from prover.lean.level import ZERO
from prover.lean.meta.app_builder import FALSE, TRUE, result_mvars
from prover.lean.meta.attributes import matcher_info, projection_info
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.meta.meta import Meta
from prover.lean.name import Name, mk_name
from prover.lean.subst import beta, head_beta, instantiate1, instantiate_level_params
from prover.lean.tactic.simp.theorems import (
    SimpTheorem,
    SimpTheorems,
    equations_of,
    is_recursive_definition,
    local_origin,
    make_rules,
)


@dataclass(frozen=True, slots=True)
class Result:
    """``proof : original = expr``; None means by ``rfl``."""

    expr: Expr
    proof: Expr | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """Lean's ``Simp.Config`` (the options that have an effect here)."""

    max_steps: int = 100_000
    max_discharge_depth: int = 2
    contextual: bool = False
    memoize: bool = True
    single_pass: bool = False
    zeta: bool = True
    beta: bool = True
    eta: bool = True
    iota: bool = True
    proj: bool = True
    decide: bool = False
    arith: bool = False
    auto_unfold: bool = False
    dsimp: bool = True
    fail_if_unchanged: bool = True
    ground: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """Rule sets (searched in order), options, and the names of the procedures that are on (None: all)."""

    theorems: tuple[SimpTheorems, ...]
    config: Config = field(default_factory=Config)
    simprocs: frozenset[str] | None = None
    discharger: Callable[[Simp, Expr], Expr | None] | None = None
    dsimp_only: bool = False


Simproc = Callable[["Simp", Expr], Result | None]
PRE_SIMPROCS: Final[dict[Name, list[Simproc]]] = {}
POST_SIMPROCS: Final[dict[Name, list[Simproc]]] = {}
"""Built-in procedures by head constant; see :mod:`simprocs`."""

ITE: Final = mk_name("ite")
DITE: Final = mk_name("dite")
OF_NAT: Final = mk_name("OfNat.ofNat")
_EQ_NAME: Final = mk_name("Eq")


class Simp:
    """One simplification run: cache, step counter, used lemmas."""

    def __init__(self, m: Meta, ctx: Context) -> None:
        self.m = m
        self.ctx = ctx
        self.cache: dict[Expr, Result] = {}
        self.dcache: dict[Expr, Expr] = {}
        self.steps = 0
        self.depth = 0
        self.discharge_depth = 0
        self.used: dict[Name, SimpTheorem | None] = {}

    # ------------------------------------------------------------ results
    def trans(self, first: Result, second: Result) -> Result:
        if first.proof is None:
            return second
        if second.proof is None:
            return Result(second.expr, first.proof)
        return Result(second.expr, self.m.mk_eq_trans(first.proof, second.proof))

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

    # ------------------------------------------------------------ main loop
    def simp(self, e: Expr) -> Result:
        """Simplify ``e`` to a fixed point."""
        m = self.m
        if e.flags & HAS_EXPR_MVAR:
            e = m.instantiate_mvars(e)
        found = self.cache.get(e)
        if found is not None:
            return found
        kind = type(e)
        if kind is Lit or kind is Sort:
            return Result(e)
        self.steps += 1
        m.tick("simp", 4)
        if self.steps > self.ctx.config.max_steps:
            raise LeanError("simp failed, maximum number of steps exceeded")
        if self.depth > 400:
            raise LeanError("maximum recursion depth has been reached")
        self.depth += 1
        try:
            result = self._simp_loop(e)
        finally:
            self.depth -= 1
        if self.ctx.config.memoize:
            self.cache[e] = result
        return result

    def _simp_loop(self, e: Expr) -> Result:
        m = self.m
        if not isinstance(e, (Pi, Sort)) and m.is_proof(e):
            return Result(e)
        step = self.pre(e)
        result = Result(e)
        if step is not None:
            result = step
            if step.expr is not e:
                if isinstance(step.expr, Const) and step.expr in (TRUE, FALSE):
                    return result
                return self.trans(result, self.simp(step.expr))
        inner = self.step(result.expr)
        result = self.trans(result, inner)
        step = self.post(result.expr)
        if step is not None:
            result = self.trans(result, step)
            if not self.ctx.config.single_pass and step.expr is not e:
                return self.trans(result, self.simp(result.expr))
            return result
        if inner.expr is not e and not self.ctx.config.single_pass and inner.expr not in self.cache:
            again = self.pre(result.expr)
            if again is not None and again.expr is not result.expr:
                return self.trans(self.trans(result, again), self.simp(again.expr))
        return result

    # ------------------------------------------------------------ one level
    def step(self, e: Expr) -> Result:
        kind = type(e)
        if kind is App:
            return self._simp_app(e)
        if kind is Lam:
            return self._simp_lambda(e)
        if kind is Pi:
            return self._simp_pi(e)  # type: ignore[arg-type]
        if kind is Let:
            return self._simp_let(e)  # type: ignore[arg-type]
        if kind is Proj:
            return self._simp_proj(e)  # type: ignore[arg-type]
        if kind is Const:
            new = self.reduce_step(e)
            return self.simp(new) if new is not None else Result(e)
        return Result(e)

    def _simp_app(self, e: Expr) -> Result:
        new = self.reduce_step(e)
        if new is not None:
            return self.simp(new)
        if is_app_of(e, OF_NAT, 3) and isinstance(get_app_args(e)[1], Lit):
            return Result(e)
        return self.congr(e)

    def reduce_step(self, e: Expr) -> Expr | None:
        """Beta, projections of constructors, matchers, unfolding of requested definitions."""
        m = self.m
        fn, args = unfold_app(e)
        if isinstance(fn, Lam) and args:
            return head_beta(e)
        if isinstance(fn, Let):
            return beta(instantiate1(fn.body, fn.value), args)
        if isinstance(fn, MVar):
            new = m.instantiate_mvars(e)
            return new if new is not e else None
        if isinstance(fn, Proj):
            value = self._reduce_proj(fn)
            return beta(value, args) if value is not None else None
        if isinstance(fn, Const):
            return self._reduce_const(e, fn, args)
        return None

    def _reduce_proj(self, e: Proj) -> Expr | None:
        old = self.m.transparency
        self.m.transparency = Transparency.REDUCIBLE
        try:
            return self.m.project_core(e)
        finally:
            self.m.transparency = old

    def _reduce_const(self, e: Expr, fn: Const, args: list[Expr]) -> Expr | None:
        m = self.m
        projection = projection_info(m.env, fn.name)
        if projection is not None and len(args) > projection.num_params:
            return self._reduce_projection(fn, args, projection.num_params, projection.from_class)
        if args and matcher_info(m.env, fn.name) is not None:
            old = m.transparency
            m.transparency = Transparency.REDUCIBLE
            try:
                new = m.whnf_core(e)
            finally:
                m.transparency = old
            if new is not e:
                return new
        return self._unfold(e, fn, args)

    def _reduce_projection(self, fn: Const, args: list[Expr], pos: int, from_class: bool) -> Expr | None:
        """``(a, b).1 ↦ a``; class projections only of explicit constructor applications or when asked to unfold."""
        m = self.m
        struct = args[pos]
        if from_class:
            if not self._wants_unfold(fn.name):
                return None
            return m.unfold_definition(mk_apps(fn, args))
        old = m.transparency
        m.transparency = Transparency.REDUCIBLE
        try:
            value = m.whnf(struct)
        finally:
            m.transparency = old
        info = projection_info(m.env, fn.name)
        head, cargs = unfold_app(value)
        if info is not None and isinstance(head, Const) and head.name is info.ctor:
            field_pos = info.num_params + info.idx
            if field_pos < len(cargs):
                return beta(cargs[field_pos], args[pos + 1 :])
        return None

    def _wants_unfold(self, name: Name) -> bool:
        return any(name in t.to_unfold and name not in t.erased for t in self.ctx.theorems)

    def _unfold(self, e: Expr, fn: Const, args: list[Expr]) -> Expr | None:
        m = self.m
        if not self._wants_unfold(fn.name):
            return None
        info = m.env.find(fn.name)
        if not isinstance(info, DefinitionInfo):
            return None
        if is_recursive_definition(m, info):
            return None if equations_of(m, info.name) else self.m.unfold_definition(e)
        arity = 0
        body = info.value
        while isinstance(body, Lam):
            arity += 1
            body = body.body
        if len(args) < arity:
            return None
        self.used[fn.name] = None
        return beta(instantiate_level_params(info.value, info.level_params, fn.levels), args)

    # ------------------------------------------------------------ binders
    def _simp_lambda(self, e: Expr) -> Result:
        m = self.m
        with m.scope():
            fvars, body = m.lambda_telescope(e)
            if any(m.local_decl(x).is_let for x in fvars):
                return Result(e)
            inner = self.simp(body)
            if inner.expr is body:
                return Result(e)
            new = m.mk_lambda(fvars, inner.expr)
            if inner.proof is None:
                return Result(new)
            proof = inner.proof
            for x in reversed(fvars):
                proof = m.mk_funext(m.mk_lambda([x], proof))
            return Result(new, proof)

    def _simp_pi(self, e: Pi) -> Result:
        m = self.m
        if not has_loose_bvar(e.body, 0) and m.is_prop(e.binder_type) and m.is_prop(e):
            return self._simp_implication(e)
        if not m.is_prop(e):
            return self._dsimp_result(e)
        if m.is_prop(e.binder_type):
            return self._simp_dependent_implication(e)
        return self._simp_forall(e)

    def _dsimp_result(self, e: Expr) -> Result:
        new = self.dsimp(e) if self.ctx.config.dsimp else e
        return Result(new)

    def _simp_implication(self, e: Pi) -> Result:
        m = self.m
        p, q = e.binder_type, e.body
        rp = self.simp(p)
        if self.ctx.config.contextual:
            return self._simp_implication_ctx(e, rp)
        rq = self.simp(q)
        if rp.expr is p and rq.expr is q:
            return Result(e)
        new = self._arrow(e, rp.expr, rq.expr)
        if rp.proof is None and rq.proof is None:
            return Result(new)
        proof = m.mk_app_m("implies_congr", [self.proof_of(p, rp), self.proof_of(q, rq)])
        return Result(new, proof)

    def _arrow(self, e: Pi, p: Expr, q: Expr) -> Expr:
        return mk_pi(e.binder_name, p, q, e.info)

    def _simp_implication_ctx(self, e: Pi, rp: Result) -> Result:
        """Simplify the conclusion under the hypothesis."""
        m = self.m
        q = e.body
        with m.scope():
            h = m.push_local(e.binder_name, rp.expr)
            with self._extended(h, rp.expr):
                rq = self.simp(q)
            if rp.expr is e.binder_type and rq.expr is q:
                return Result(e)
            new = self._arrow(e, rp.expr, rq.expr)
            if rp.proof is None and rq.proof is None:
                return Result(new)
            hq = m.mk_lambda([h], self.proof_of(q, rq))
            proof = m.mk_app_m("implies_congr_ctx", [self.proof_of(e.binder_type, rp), hq])
            return Result(new, proof)

    def _extended(self, h: Expr, type: Expr) -> _RuleScope:
        """Also rewrite with hypothesis ``h`` for a while."""
        return _RuleScope(self, h, type)

    def _simp_dependent_implication(self, e: Pi) -> Result:
        """``∀ h : p, q h`` with ``q`` mentioning the proof: only the conclusion is simplified."""
        m = self.m
        with m.scope():
            h = m.push_local(e.binder_name, e.binder_type, e.info)
            q = instantiate1(e.body, h)
            rq = self.simp(q)
            if rq.expr is q:
                return Result(e)
            new = m.mk_pi([h], rq.expr)
            if rq.proof is None:
                return Result(new)
            return Result(new, m.mk_app_m("forall_congr", [m.mk_lambda([h], rq.proof)]))

    def _simp_forall(self, e: Pi) -> Result:
        m = self.m
        with m.scope():
            domain = self.dsimp(e.binder_type) if self.ctx.config.dsimp else e.binder_type
            x = m.push_local(e.binder_name, domain, e.info)
            body = instantiate1(e.body, x)
            inner = self.simp(body)
            if inner.expr is body and domain is e.binder_type:
                return Result(e)
            new = m.mk_pi([x], inner.expr)
            if inner.proof is None:
                return Result(new)
            return Result(new, m.mk_app_m("forall_congr", [m.mk_lambda([x], inner.proof)]))

    def _simp_let(self, e: Let) -> Result:
        if self.ctx.config.zeta:
            return self.simp(instantiate1(e.body, e.value))
        return Result(e)

    def _simp_proj(self, e: Proj) -> Result:
        value = self._reduce_proj(e)
        if value is not None:
            return self.simp(value)
        inner = self.simp(e.struct)
        if inner.expr is e.struct:
            return Result(e)
        new = mk_proj(e.struct_name, e.idx, inner.expr)
        if inner.proof is None:
            return Result(new)
        m = self.m
        type_ = m.infer_type(e.struct)
        with m.scope():
            x = m.push_local(mk_name("x"), type_)
            projected = mk_proj(e.struct_name, e.idx, x)
            if m.depends_on(m.infer_type(projected), {x.uid}):
                return Result(e)
            f = m.mk_lambda([x], projected)
        return Result(new, m.mk_congr_arg(f, inner.proof))

    # ------------------------------------------------------------ congruence
    def congr(self, e: Expr) -> Result:
        from prover.lean.tactic.simp.congruence import simp_congruence

        return simp_congruence(self, e)

    # ------------------------------------------------------------ dsimp
    def dsimp(self, e: Expr) -> Expr:
        """Definitional simplification: rfl-lemmas, beta, projections, literals."""
        from prover.lean.tactic.simp.dsimp import dsimp

        return dsimp(self, e)

    # ------------------------------------------------------------ rewriting
    def pre(self, e: Expr) -> Result | None:
        result = self._rewrite(e, pre=True)
        if result is not None:
            return result
        return self._run_simprocs(PRE_SIMPROCS, e)

    def post(self, e: Expr) -> Result | None:
        result = self._rewrite(e, pre=False)
        if result is not None:
            return result
        return self._run_simprocs(POST_SIMPROCS, e)

    def _run_simprocs(self, table: dict[Name, list[Simproc]], e: Expr) -> Result | None:
        if self.ctx.simprocs is not None and not self.ctx.simprocs:
            return None
        fn = get_app_fn(e)
        if isinstance(fn, Const):
            for procedure in table.get(fn.name, ()):
                result = procedure(self, e)
                if result is not None and (result.expr is not e):
                    return result
        return None

    def is_on(self, simproc: str) -> bool:
        """May the procedure of this name (``Nat.reduceAdd``) run?"""
        return self.ctx.simprocs is None or simproc in self.ctx.simprocs

    def _rewrite(self, e: Expr, pre: bool, rfl_only: bool = False) -> Result | None:
        for theorems in self.ctx.theorems:
            tree = theorems.pre if pre else theorems.post
            if not tree.children:
                continue
            candidates = tree.match_with_extra(self.m, e)
            if not candidates:
                continue
            if len(candidates) > 1:  # stable, as Lean's insertion sort: wildcard branches of the tree come first
                candidates.sort(key=lambda c: -c[0].priority)
            for theorem, extra in candidates:
                if theorem.origin in theorems.erased or (rfl_only and not theorem.is_rfl):
                    continue
                result = self.try_theorem(e, theorem, extra)
                if result is not None:
                    self.used[theorem.origin] = theorem
                    return result
        return None

    def try_theorem(self, e: Expr, theorem: SimpTheorem, extra: int = 0) -> Result | None:
        m = self.m
        rest: list[Expr] = []
        target = e
        for _ in range(extra):
            assert isinstance(target, App)
            rest.append(target.arg)
            target = target.fn
        rest.reverse()
        saved = m.save()
        levels = m.postponed_levels
        result = self._apply_theorem(target, theorem)
        if result is None:
            m.restore(saved)
            m.postponed_levels = levels
            return None
        for arg in rest:
            proof = m.mk_congr_fun(result.proof, arg) if result.proof is not None else None
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
        _, lhs, rhs = args
        old = m.transparency
        m.transparency = Transparency.REDUCIBLE
        try:
            if not m.is_def_eq(lhs, e):
                return None
        except Stuck:
            return None
        finally:
            m.transparency = old
        if not self._synthesize_args(mvars, infos):
            return None
        rhs = m.instantiate_mvars(rhs)
        if rhs.flags & HAS_EXPR_MVAR and any(x in mvars for x in result_mvars(rhs)):
            return None
        if theorem.perm and not ac_less(rhs, e):
            return None
        rhs = head_beta(rhs)
        if rhs is e:
            return None
        if theorem.is_rfl:
            return Result(rhs)
        return Result(rhs, m.instantiate_mvars(mk_apps(proof, mvars)))

    def _synthesize_args(self, mvars: list[MVar], infos: list[BinderInfo]) -> bool:
        m = self.m
        for mvar, info in zip(mvars, infos, strict=True):
            if m.mctx.is_assigned(mvar.uid):
                continue  # instances found by unification are taken as they are
            type_ = m.instantiate_mvars(m.mvar_type(mvar))
            if info is BinderInfo.INST_IMPLICIT or m.is_class(type_) is not None:
                try:
                    value = m.synth_instance(type_)
                except Stuck:
                    return False
                if value is None:
                    return False
                m.assign(mvar, value)
            elif m.is_prop(type_):
                proof = self.discharge(type_)
                if proof is None:
                    return False
                m.assign(mvar, proof)
            else:
                return False
        return True

    def discharge(self, prop: Expr) -> Expr | None:
        """A proof of a lemma's hypothesis, by simplification to ``True`` (or the given discharger)."""
        m = self.m
        if self.ctx.discharger is not None:
            return self.ctx.discharger(self, prop)
        if prop.flags & HAS_EXPR_MVAR:
            return self._discharge_by_hypothesis(prop)
        if self.discharge_depth >= self.ctx.config.max_discharge_depth:
            return None
        self.discharge_depth += 1
        old_cache, self.cache = self.cache, {}
        try:
            with m.scope():
                fvars: list[Expr] = []
                body = prop
                if isinstance(prop, Pi) and m.match_not(prop) is None:
                    fvars, body = m.forall_telescope(prop, whnf=False)
                result = self.simp(body)
                if result.expr is not TRUE:
                    return None
                proof = mk_apps(mk_const(mk_name("of_eq_true")), [body, self.proof_of(body, result)])
                return m.mk_lambda(fvars, proof) if fvars else proof
        finally:
            self.discharge_depth -= 1
            self.cache = old_cache

    def _discharge_by_hypothesis(self, prop: Expr) -> Expr | None:
        """A hypothesis with metavariables: only a local fact that unifies will do."""
        m = self.m
        if not any(theorems.names for theorems in self.ctx.theorems):
            return None
        for decl in m.lctx.reversed():
            if decl.is_aux or not m.is_prop(decl.type):
                continue
            if any(local_origin(decl.fvar) in t for t in self.ctx.theorems) and m.is_def_eq_guarded(prop, decl.type):
                return decl.fvar
        return None


class _RuleScope:
    """Adds the rules of a hypothesis; results found meanwhile are forgotten."""

    def __init__(self, simp: Simp, h: Expr, type: Expr) -> None:
        self.simp = simp
        self.old = simp.ctx
        self.old_cache = simp.cache
        theorems = simp.ctx.theorems
        try:
            extended = theorems[-1]
            for path, rule in make_rules(simp.m, local_origin(h), h, type):
                extended = extended.add(path, rule)
            simp.ctx = replace(simp.ctx, theorems=(*theorems[:-1], extended))
        except HeartbeatsExceeded:
            raise
        except LeanError:
            pass
        simp.cache = {}

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        self.simp.ctx = self.old
        self.simp.cache = self.old_cache


def ac_less(a: Expr, b: Expr) -> bool:
    """Lean's ``Expr.acLt`` in spirit: smaller terms first, then heads, then arguments from the left."""
    return _ac_compare(a, b) < 0


def _size(e: Expr) -> int:
    args = get_app_args(e)
    return 1 + sum(_size(x) for x in args if not isinstance(x, Sort)) if args else 1


def _ac_compare(a: Expr, b: Expr) -> int:
    if a is b:
        return 0
    sa, sb = _size(a), _size(b)
    if sa != sb:
        return -1 if sa < sb else 1
    fa, xs = unfold_app(a)
    fb, ys = unfold_app(b)
    ra, rb = _rank(fa), _rank(fb)
    if ra != rb:
        return -1 if ra < rb else 1
    if len(xs) != len(ys):
        return -1 if len(xs) < len(ys) else 1
    for x, y in zip(xs, ys, strict=True):
        order = _ac_compare(x, y)
        if order:
            return order
    return 0


def _rank(e: Expr) -> tuple[int, str, int]:
    if isinstance(e, Lit):
        return (0, str(e.value), e.value if isinstance(e.value, int) else 0)
    if isinstance(e, FVar):
        return (1, "", e.uid)
    if isinstance(e, Const):
        return (2, str(e.name), 0)
    if isinstance(e, MVar):
        return (3, "", e.uid)
    return (4, type(e).__name__, 0)
