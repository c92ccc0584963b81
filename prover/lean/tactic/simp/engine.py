"""The simplifier's engine: visits a term, rewrites with lemmas and procedures, builds the equality proof.

Source: Lean 4 ``src/Lean/Meta/Tactic/Simp/Main.lean``. Comes in: a term, a :class:`Context`. Goes out: :class:`Result`:
the new term and a proof of ``old = new`` (None when the two are definitionally equal).
"""

from __future__ import annotations

from typing import Final

from prover.lean.declaration import DefinitionInfo
from prover.lean.elab.match_rewriting import match_by_equations
from prover.lean.expr import (
    HAS_EXPR_MVAR,
    HAS_FVAR,
    App,
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
    unfold_app,
)
from prover.lean.meta.attributes import matcher_info, projection_info, sunfold_value
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import LeanError
from prover.lean.meta.meta import Meta
from prover.lean.name import Name, mk_name
from prover.lean.subst import beta, head_beta, instantiate1, instantiate_level_params
from prover.lean.tactic.simp.binders import Binders
from prover.lean.tactic.simp.decide import rewrite_using_decide
from prover.lean.tactic.simp.theorems import equations_of, is_recursive_definition, local_origin
from prover.lean.tactic.simp.types import (
    INJ_EQ,
    POST_SIMPROCS,
    PRE_SIMPROCS,
    After,
    Context,
    Heads,
    Result,
    Step,
    simprocs_for,
)

OF_NAT: Final = mk_name("OfNat.ofNat")
MAX_DEPTH: Final = 400
RECURSION_TEXT: Final = (
    "Tactic `simp` failed with a nested error:\nmaximum recursion depth has been reached\n"
    "use `set_option maxRecDepth <num>` to increase limit\n"
    "use `set_option diagnostics true` to get diagnostic information"
)


class Simp(Binders):
    """One simplification run: cache, step counter, used lemmas."""

    def __init__(self, m: Meta, ctx: Context) -> None:
        super().__init__(m, ctx)
        self.dcache: dict[Expr, Expr] = {}
        self.steps = 0
        self.depth = 0
        self.parents: list[Expr] = []
        """The applications whose arguments are being simplified, outermost first."""

    # ------------------------------------------------------------ results
    def trans(self, first: Result, second: Result) -> Result:
        if first.proof is None:
            return second
        if second.proof is None:
            return Result(second.expr, first.proof)
        return Result(second.expr, self.m.mk_eq_trans(first.proof, second.proof))

    def remember(self, e: Expr, result: Result) -> Result:
        if self.ctx.config.memoize and e not in self.cache:
            self.cache[e] = result
            self.journal.append(e)
        return result

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
        if kind is not Pi and m.is_proof(e):
            return Result(e)
        self.steps += 1
        m.tick("simp", 4)
        if self.steps > self.ctx.config.max_steps:
            raise LeanError("`simp` failed: maximum number of steps exceeded")
        if self.depth > MAX_DEPTH:
            raise LeanError(RECURSION_TEXT)
        self.depth += 1
        try:
            result = self._loop(e)
        finally:
            self.depth -= 1
        return self.remember(e, result)

    def _loop(self, e: Expr) -> Result:
        step = self.pre(e)
        result = Result(e)
        if step is not None:
            result = step.result
            if step.after is After.DONE:
                return result
            if step.after is After.VISIT:
                return self.trans(result, self.simp(result.expr))
        new = self.reduce_step(result.expr)
        if new is not None:
            return self.trans(result, self.simp(new))
        result = self.trans(result, self.step(result.expr))
        step = self.post(result.expr)
        if step is not None:
            result = self.trans(result, step.result)
            if step.after is After.DONE:
                return result
        if self.ctx.config.single_pass or result.expr is e:
            return result
        return self.trans(result, self.simp(result.expr))

    def step(self, e: Expr) -> Result:
        """The subterms of ``e``."""
        kind = type(e)
        if kind is App:
            if is_literal(e):
                return Result(e)
            return self.congr(e)
        if kind is Lam:
            return self.simp_lambda(e)
        if kind is Pi:
            return self.simp_pi(e)  # type: ignore[arg-type]
        if kind is Let:
            return self.simp_let(e)  # type: ignore[arg-type]
        if kind is Proj:
            return self.simp_proj(e)  # type: ignore[arg-type]
        return Result(e)

    # ------------------------------------------------------------ methods
    def pre(self, e: Expr) -> Step | None:
        result = self.rewrite(e, pre=True)
        if result is not None:
            return Step(result, After.VISIT)
        return self.run_simprocs(PRE_SIMPROCS, e) or self._match_by_equation(e)

    def _match_by_equation(self, e: Expr) -> Step | None:
        """A match with overlapping patterns by the equation of an alternative (Lean's ``simpMatchCore``)."""
        fn = get_app_fn(e)
        if not isinstance(fn, Const) or matcher_info(self.m.env, fn.name) is None or e.has_loose:
            return None
        if not self.ctx.config.iota:
            return None
        found = match_by_equations(self.m, e, self.discharge)
        return None if found is None else Step(Result(*found), After.VISIT)

    def post(self, e: Expr) -> Step | None:
        result = self.rewrite(e, pre=False)
        if result is not None:
            return Step(result, After.VISIT)
        step = self.run_simprocs(POST_SIMPROCS, e)
        if step is not None:
            return step
        config = self.ctx.config
        if config.ground:
            new = self._evaluate_ground(e)
            if new is not None:
                return Step(Result(new), After.DONE)
        if config.arith:
            from prover.lean.tactic.simp.arith import simp_arith

            result = simp_arith(self, e)
            if result is not None:
                return Step(result, After.VISIT)
        if config.decide:
            result = rewrite_using_decide(self, e)
            if result is not None:
                return Step(result, After.DONE)
        return None

    def run_simprocs(self, table: Heads, e: Expr, dsimp: bool = False) -> Step | None:
        """The first procedure that fires."""
        if self.ctx.simprocs is not None and not self.ctx.simprocs:
            return None
        first: Expr | None = None
        fn = e
        while type(fn) is App:
            first = fn.arg
            fn = fn.fn
        if type(fn) is Pi:
            procedures = table.get(ARROW_HEAD, [])
        elif type(fn) is Const:
            procedures = simprocs_for(table, fn, first)
        else:
            return None
        for procedure in procedures:
            if (dsimp and not procedure.is_dsimproc) or not self.is_on(procedure.name):
                continue
            result = procedure.run(self, e)
            if result is not None and result.expr is not e:
                if procedure.name != INJ_EQ:
                    self.used.setdefault(procedure.origin, None)
                return Step(result, procedure.after)
        return None

    def is_on(self, simproc: str) -> bool:
        """May the procedure of this name (``Nat.reduceAdd``) run?"""
        if self.ctx.simprocs is not None:
            return simproc in self.ctx.simprocs
        return simproc not in self.ctx.simprocs_off

    def _evaluate_ground(self, e: Expr) -> Expr | None:
        """``+ground``: a closed term that is no type, proof or literal, by evaluation."""
        m = self.m
        if e.flags & (HAS_EXPR_MVAR | HAS_FVAR) or not isinstance(e, App) or is_literal(e):
            return None
        if m.is_type(e) or m.is_proof(e) or m.is_ctor_app(e) is not None:
            return None
        with m.with_transparency(Transparency.DEFAULT):
            new = m.whnf(e)
            if isinstance(new, Lit) and isinstance(new.value, int):
                new = m.mk_nat_lit(new.value)
        return new if new is not e and (m.is_ctor_app(new) is not None or is_literal(new)) else None

    # ------------------------------------------------------------ reduction
    def reduce_step(self, e: Expr) -> Expr | None:
        """Beta, projections of constructors, matchers, ``let``, unfolding of requested definitions."""
        kind = type(e)
        if kind is FVar:
            return self._reduce_fvar(e)  # type: ignore[arg-type]
        if kind is Let:
            return self._reduce_let(e)  # type: ignore[arg-type]
        if kind is Lam or kind is Pi or kind is Sort or kind is Lit:
            return None
        fn, args = unfold_app(e)
        config = self.ctx.config
        if isinstance(fn, Lam) and args:
            return head_beta(e) if config.beta else None
        if isinstance(fn, Let) and args:
            return beta(instantiate1(fn.body, fn.value), args) if config.zeta else None
        if isinstance(fn, MVar):
            new = self.m.instantiate_mvars(e)
            return new if new is not e else None
        if isinstance(fn, Proj):
            value = self.reduce_proj(fn)
            return beta(value, args) if value is not None else None
        if isinstance(fn, Const):
            return self._reduce_const(e, fn, args)
        if isinstance(fn, FVar):
            value = self._reduce_fvar(fn)
            return beta(value, args) if value is not None else None
        return None

    def _reduce_fvar(self, e: FVar) -> Expr | None:
        """The value of a local definition, when asked for (``zetaDelta`` or ``simp [x]``)."""
        decl = self.m.lctx.find(e.uid)
        if decl is None or decl.value is None or decl.nondep:
            return None
        if self.ctx.config.zeta_delta or any(t.unfolds_local(e) for t in self.ctx.theorems):
            for t in self.ctx.theorems:
                if t.unfolds_local(e):
                    self.used.setdefault(local_origin(e), None)
            return decl.value
        return None

    def _reduce_let(self, e: Let) -> Expr | None:
        config = self.ctx.config
        if config.zeta or (config.zeta_unused and not has_loose_bvar(e.body, 0)):
            return instantiate1(e.body, e.value)
        return None

    def reduce_proj(self, e: Proj) -> Expr | None:
        if not self.ctx.config.proj:
            return None
        with self.m.with_transparency(Transparency.REDUCIBLE):
            return self.m.project_core(e)

    def _reduce_const(self, e: Expr, fn: Const, args: list[Expr]) -> Expr | None:
        m = self.m
        projection = projection_info(m.env, fn.name)
        if projection is not None:
            if len(args) <= projection.num_params or not self.ctx.config.proj:
                return None
            return self._reduce_projection(e, fn, args, projection.num_params, projection.from_class)
        if args and self.ctx.config.iota and _has_iota(m, fn.name):
            with m.with_transparency(Transparency.REDUCIBLE):
                new = m.whnf_core(e)
            if new is not e:
                return new
        return self._unfold(e, fn, args)

    def _reduce_projection(self, e: Expr, fn: Const, args: list[Expr], pos: int, from_class: bool) -> Expr | None:
        """``(a, b).1 ↦ a``; class projections only of explicit constructor applications or when asked to unfold."""
        m = self.m
        struct = args[pos]
        if from_class:
            if self._wants_unfold(fn.name):
                with m.with_transparency(Transparency.INSTANCES):
                    new = m.unfold_definition(e)
                if new is not None:
                    self.used.setdefault(fn.name, None)
                return new
            if m.is_ctor_app(struct) is None:
                return None
            value = struct
        else:
            with m.with_transparency(Transparency.REDUCIBLE):
                value = m.whnf(struct)
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
        config = self.ctx.config
        wanted = self._wants_unfold(fn.name)
        if not wanted and not config.auto_unfold:
            return None
        info = m.env.find(fn.name)
        if not isinstance(info, DefinitionInfo):
            return None
        if not wanted:
            return self._auto_unfold(e, info)
        if is_recursive_definition(m, info):
            return None if equations_of(m, info.name) else self.m.unfold_definition(e)
        if len(args) < _lambdas(info.value) and not config.unfold_partial_app:
            return None
        self.used.setdefault(fn.name, None)
        return beta(instantiate_level_params(info.value, info.level_params, fn.levels), args)

    def _auto_unfold(self, e: Expr, info: DefinitionInfo) -> Expr | None:
        """``simp!``: a definition by cases, when a case applies."""
        m = self.m
        if any(info.name in t.erased for t in self.ctx.theorems):
            return None
        with m.with_transparency(Transparency.DEFAULT):
            if sunfold_value(m.env, info.name) is not None:
                new = m.unfold_definition(e)
            else:
                body = info.value
                while isinstance(body, Lam):
                    body = body.body
                head = get_app_fn(body)
                if not isinstance(head, Const) or matcher_info(m.env, head.name) is None:
                    return None
                value = m.unfold_definition(e)
                if value is None:
                    return None
                new = m.whnf_core(value)
                if new is value:
                    return None
        if new is not None:
            self.used.setdefault(info.name, None)
        return new

    # ------------------------------------------------------------ congruence, dsimp
    def congr(self, e: Expr) -> Result:
        from prover.lean.tactic.simp.congruence import simp_congruence

        self.parents.append(e)
        try:
            return simp_congruence(self, e)
        finally:
            self.parents.pop()

    def at_arith_root(self, e: Expr) -> bool:
        """Is the term around ``e`` no arithmetic operation or relation of its own?"""
        if not self.parents:
            return True
        head = get_app_fn(self.parents[-1])
        return not (isinstance(head, Const) and str(head.name) in _ARITHMETIC)

    def dsimp(self, e: Expr) -> Expr:
        """Definitional simplification: rfl-lemmas, beta, projections, literals."""
        from prover.lean.tactic.simp.dsimp import dsimp

        return dsimp(self, e) if self.ctx.config.dsimp or self.ctx.dsimp_only else e


_ARITHMETIC: Final = frozenset("HAdd.hAdd HMul.hMul HSub.hSub Neg.neg Eq Ne LE.le LT.lt GE.ge GT.gt".split())
ARROW_HEAD: Final = mk_name("→")
"""Procedures for ``∀`` and ``→`` are registered under this head."""


def _has_iota(m: Meta, name: Name) -> bool:
    """A matcher or a recursor-like constant?"""
    if matcher_info(m.env, name) is not None:
        return True
    return name.part in ("rec", "casesOn", "recOn") and name.parent in m.env


def _lambdas(e: Expr) -> int:
    n = 0
    while isinstance(e, Lam):
        n, e = n + 1, e.body
    return n


CHAR_OF_NAT: Final = mk_name("Char.ofNat")


def is_literal(e: Expr) -> bool:
    """A numeral or a character: its insides are left alone."""
    if is_app_of(e, OF_NAT, 3):
        return isinstance(get_app_args(e)[1], Lit)
    return is_app_of(e, CHAR_OF_NAT, 1) and isinstance(get_app_args(e)[0], Lit)
