"""Type inference for elaborator terms (no checking: ill-typed input gives garbage or LeanError).

Source: Lean 4 ``src/Lean/Meta/InferType.lean``.
"""

from __future__ import annotations

from collections.abc import Sequence

from prover.lean.declaration import ConstructorInfo, InductiveInfo
from prover.lean.expr import (
    HAS_MVAR,
    App,
    BVar,
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
    mk_const,
    mk_proj,
    mk_sort,
    unfold_app,
)
from prover.lean.level import Level, Zero, is_never_zero, mk_imax_simp, mk_succ
from prover.lean.meta.base import Transparency
from prover.lean.meta.binding import Binding
from prover.lean.meta.errors import LeanError
from prover.lean.name import mk_name
from prover.lean.subst import beta, instantiate_beta_rev, instantiate_rev

NAT_TYPE = mk_const(mk_name("Nat"))
STRING_TYPE = mk_const(mk_name("String"))


class Infer(Binding):
    """Adds ``infer_type`` and the tests built on it."""

    def infer_type(self, e: Expr) -> Expr:
        kind = type(e)
        if kind is FVar:
            decl = self.lctx.find(e.uid)  # type: ignore[attr-defined]
            if decl is None:
                raise LeanError(f"unknown free variable `_fvar.{e.uid}`")  # type: ignore[attr-defined]
            return decl.type
        if kind is MVar:
            return self.mctx.decls[e.uid].type  # type: ignore[attr-defined]
        cacheable = not e.flags & HAS_MVAR
        if cacheable:
            found = self.infer_cache.get(e)
            if found is not None:
                return found
        result = self._infer(e)
        if cacheable:
            self.infer_cache[e] = result
        return result

    def _infer(self, e: Expr) -> Expr:
        self.tick("infer")
        if isinstance(e, App):
            fn, args = unfold_app(e)
            return self._infer_app(fn, args)
        if isinstance(e, Const):
            info = self.get_const(e.name)
            if len(info.level_params) != len(e.levels):
                raise LeanError(f"incorrect number of universe levels parameters for `{e.name}`")
            return self.instantiate_type_levels(info, e.levels)
        if isinstance(e, Lam):
            with self.scope():
                fvars, body = self._open_lambdas(e)
                return self.mk_pi(fvars, self.infer_type(body), used_lets=False)
        if isinstance(e, Pi):
            return self._infer_pi(e)
        if isinstance(e, Sort):
            return mk_sort(mk_succ(e.level))
        if isinstance(e, Lit):
            return NAT_TYPE if isinstance(e.value, int) else STRING_TYPE
        if isinstance(e, Let):
            return self._infer_let(e)
        if isinstance(e, Proj):
            return self._infer_proj(e)
        if isinstance(e, BVar):
            raise LeanError(f"unexpected bound variable {e.idx}")
        raise LeanError("cannot infer the type of a kernel term")

    def _infer_let(self, e: Expr) -> Expr:
        with self.scope():
            fvars: list[Expr] = []
            while isinstance(e, Let):
                type, value = instantiate_rev(e.type, fvars), instantiate_rev(e.value, fvars)
                fvars.append(self.push_let(e.binder_name, type, value, e.nondep))
                e = e.body
            return self.mk_let_fvars(fvars, self.infer_type(instantiate_rev(e, fvars)), used_lets=True)

    def _open_lambdas(self, e: Expr) -> tuple[list[Expr], Expr]:
        fvars: list[Expr] = []
        while isinstance(e, Lam):
            fvars.append(self.push_local(e.binder_name, instantiate_rev(e.binder_type, fvars), e.info, True))
            e = e.body
        return fvars, instantiate_rev(e, fvars)

    def _infer_app(self, fn: Expr, args: list[Expr]) -> Expr:
        type_ = self.infer_type(fn)
        start = 0
        for i in range(len(args)):
            if type(type_) is Pi:
                type_ = type_.body
                continue
            type_ = instantiate_beta_rev(type_, args[start:i])
            start = i
            # whoever unifies instances still learns that `s : Set α` is a function (Lean's `withInferTypeConfig`)
            type_ = self.whnf_d(type_) if self.transparency < Transparency.DEFAULT else self.whnf(type_)
            if type(type_) is not Pi:
                raise self.error("function expected\n  {}", fn)
            type_ = type_.body
        return beta_type(instantiate_beta_rev(type_, args[start:]))

    def _infer_pi(self, e: Pi) -> Expr:
        with self.scope():
            fvars: list[Expr] = []
            levels: list[Level] = []
            cur: Expr = e
            while isinstance(cur, Pi):
                domain = instantiate_rev(cur.binder_type, fvars)
                levels.append(self.get_level(domain))
                fvars.append(self.push_local(cur.binder_name, domain, cur.info, True))
                cur = cur.body
            level = self.get_level(instantiate_rev(cur, fvars))
        for u in reversed(levels):
            level = mk_imax_simp(u, level)
        return mk_sort(level)

    def _infer_proj(self, e: Proj) -> Expr:
        struct_type = self.whnf_d(self.infer_type(e.struct))
        fn, args = unfold_app(struct_type)
        info = self.find_const(e.struct_name)
        if not isinstance(fn, Const) or not isinstance(info, InductiveInfo) or len(info.ctors) != 1:
            raise self.error("invalid projection\n  {}\nfrom type\n  {}", e, struct_type)
        ctor = self.get_const(info.ctors[0])
        type_ = self._instantiate_forall(self.instantiate_type_levels(ctor, fn.levels), args[: info.num_params])
        for i in range(e.idx):
            type_ = self._instantiate_forall(type_, [mk_proj(e.struct_name, i, e.struct)])
        type_ = self.whnf_core_pi(type_)
        if not isinstance(type_, Pi):
            raise self.error("invalid projection\n  {}", e)
        return type_.binder_type

    def whnf_core_pi(self, type: Expr) -> Expr:
        return type if isinstance(type, Pi) else self.whnf(type)

    def _instantiate_forall(self, type: Expr, args: Sequence[Expr]) -> Expr:
        """``type`` is ``∀ xs, body``; returns ``body[args/xs]``."""
        start = 0
        for i in range(len(args)):
            if not isinstance(type, Pi):
                type = self.whnf(instantiate_rev(type, args[start:i]))
                start = i
                if not isinstance(type, Pi):
                    raise LeanError("instantiateForall failed: too many arguments")
            type = type.body
        return instantiate_rev(type, args[start:])

    def instantiate_forall(self, type: Expr, args: Sequence[Expr]) -> Expr:
        return self._instantiate_forall(type, args)

    # ------------------------------------------------------------ universes and tests
    def whnf_d(self, e: Expr) -> Expr:
        """whnf at default transparency."""
        if self.transparency is Transparency.DEFAULT:
            return self.whnf(e)
        old = self.transparency
        self.transparency = Transparency.DEFAULT
        try:
            return self.whnf(e)
        finally:
            self.transparency = old

    def whnf_r(self, e: Expr) -> Expr:
        """whnf at reducible transparency."""
        old = self.transparency
        self.transparency = Transparency.REDUCIBLE
        try:
            return self.whnf(e)
        finally:
            self.transparency = old

    def whnf_i(self, e: Expr) -> Expr:
        """whnf at instances transparency."""
        old = self.transparency
        self.transparency = Transparency.INSTANCES
        try:
            return self.whnf(e)
        finally:
            self.transparency = old

    def get_level(self, type: Expr) -> Level:
        """The universe ``u`` with ``type : Sort u``; assigns a metavariable sort when needed."""
        sort = self.infer_type(type)
        if not isinstance(sort, Sort):
            sort = self.whnf_d(sort)
        if isinstance(sort, Sort):
            return self.mctx.instantiate_level(sort.level)
        if isinstance(sort, MVar) and not self.mctx.is_assigned(sort.uid):
            level = self.mk_level_mvar()
            if self.is_def_eq(sort, mk_sort(level)):
                return level
        raise self.error("type expected\n  {}", type)

    def get_dec_level(self, type: Expr) -> Level:
        """The ``u`` with ``type : Type u``."""
        level = self.get_level(type)
        found = self.dec_level(level)
        if found is None:
            raise self.error("invalid universe level for\n  {}\nit is not greater than 0", type)
        return found

    def dec_level(self, level: Level) -> Level | None:
        """``v`` with ``level = v + 1``, making it so by unification when it is a metavariable."""
        from prover.lean.level import Max, Succ, mk_max_simp

        level = self.mctx.instantiate_level(level)
        if isinstance(level, Succ):
            return level.pred
        if isinstance(level, Max):
            lhs, rhs = self.dec_level(level.lhs), self.dec_level(level.rhs)
            return mk_max_simp(lhs, rhs) if lhs is not None and rhs is not None else None
        if level.has_mvar:
            fresh = self.mk_level_mvar()
            return fresh if self.is_level_def_eq(level, mk_succ(fresh)) else None
        return None

    def is_prop(self, type: Expr) -> bool:
        """Is ``type : Prop``?"""
        quick = self._is_prop_quick(type)
        if quick is not None:
            return quick
        sort = self.whnf_d(self.infer_type(type))
        return isinstance(sort, Sort) and isinstance(self.mctx.instantiate_level(sort.level), Zero)

    def _is_prop_quick(self, type: Expr) -> bool | None:
        if isinstance(type, (Sort, Lam)):
            return False
        while isinstance(type, Pi):
            type = type.body
            if type.loose:
                if isinstance(type, Pi):
                    continue
                return None
        if isinstance(type, Const):
            info = self.env.find(type.name)
            if info is not None and isinstance(info.type, Sort):
                if isinstance(info.type.level, Zero):
                    return True
                if is_never_zero(info.type.level):
                    return False
        if isinstance(type, Sort):
            return False
        return None

    def is_proof(self, e: Expr) -> bool:
        if isinstance(e, (Sort, Pi, Lit)):
            return False
        return self.is_prop(self.infer_type(e))

    def is_type(self, e: Expr) -> bool:
        """Is ``e`` a type (including propositions)?"""
        if isinstance(e, (Sort, Pi)):
            return True
        if isinstance(e, (Lam, Lit)):
            return False
        return isinstance(self.whnf_d(self.infer_type(e)), Sort)

    def is_type_former_type(self, type: Expr) -> bool:
        """Is ``type`` of the form ``∀ xs, Sort u``?"""
        with self.scope():
            while True:
                type = self.whnf_d(type)
                if isinstance(type, Sort):
                    return True
                if not isinstance(type, Pi):
                    return False
                fvar = self.push_local(type.binder_name, type.binder_type, type.info, True)
                type = instantiate_rev(type.body, [fvar])

    def is_type_former(self, e: Expr) -> bool:
        return self.is_type_former_type(self.infer_type(e))

    def is_ctor_app(self, e: Expr) -> ConstructorInfo | None:
        """The constructor if ``e`` is a constructor applied to all its arguments (no reduction)."""
        fn, args = unfold_app(e)
        if isinstance(fn, Const):
            info = self.env.find(fn.name)
            if isinstance(info, ConstructorInfo) and len(args) == info.num_params + info.num_fields:
                return info
        return None


def beta_type(e: Expr) -> Expr:
    """Head-beta a type that came out of an instantiation."""
    fn, args = unfold_app(e)
    return beta(fn, args) if args and isinstance(fn, Lam) else e
