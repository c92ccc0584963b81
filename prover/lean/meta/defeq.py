"""Unification: definitional equality with metavariables.

Source: Lean 4 ``src/Lean/Meta/ExprDefEq.lean``. The ladder: quick cases (identity, sorts, binders, metavariables),
head normal forms, proof irrelevance, eta, Nat offsets, lazy delta reduction by height, congruence, and last the
synthetic metavariables that instance search may still solve. Approximations as the elaborator uses them: first-order,
context and quasi-pattern.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from prover.lean.declaration import DefinitionInfo, HintKind, InductiveInfo, RecursorInfo
from prover.lean.expr import (
    HAS_EXPR_MVAR,
    HAS_FVAR,
    HAS_MVAR,
    App,
    BinderInfo,
    Const,
    Expr,
    FVar,
    Lam,
    Lit,
    MVar,
    Pi,
    Proj,
    Sort,
    mk_app,
    mk_apps,
    mk_bvar,
    mk_const,
    mk_lambda,
    mk_lit,
    mk_proj,
    unfold_app,
)
from prover.lean.local_context import LocalContext
from prover.lean.meta.attributes import matcher_info, projection_info, reducibility
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import Stuck
from prover.lean.meta.mctx import MVarKind
from prover.lean.meta.nat_offset import NatOffsets
from prover.lean.meta.whnf import NAT_SUCC, OF_NAT, is_structure_like
from prover.lean.name import Name
from prover.lean.subst import eta, instantiate1, instantiate_rev, lift, map_children


class DefEq(NatOffsets):
    """Adds ``is_def_eq``."""

    defeq_depth = 0

    def is_def_eq(self, a: Expr, b: Expr) -> bool:
        """Unify ``a`` and ``b`` at the current transparency; failures leave no trace."""
        if a is b:
            return True
        saved, levels = self.mctx.save(), self.postponed_levels
        outermost = self.defeq_depth == 0
        self.defeq_depth += 1
        ok = False
        try:
            ok = self._defeq(a, b) and (not outermost or self.process_postponed_levels())
        finally:
            self.defeq_depth -= 1
            if not ok:
                self.mctx.restore(saved)
                self.postponed_levels = levels
        return ok

    def is_def_eq_guarded(self, a: Expr, b: Expr) -> bool:
        """Like ``is_def_eq``, but a stuck problem counts as no."""
        try:
            return self.is_def_eq(a, b)
        except Stuck:
            return False

    def is_def_eq_no_assign(self, a: Expr, b: Expr) -> bool:
        """Definitional equality that assigns no existing metavariable."""
        with self.with_new_depth():
            saved = self.mctx.save()
            ok = self.is_def_eq(a, b)
            if ok:
                self.mctx.restore(saved)
            return ok

    # ------------------------------------------------------------ the ladder
    def _defeq(self, a: Expr, b: Expr) -> bool:
        if a is b:
            return True
        self.tick("isDefEq")
        quick = self._quick(a, b)
        if quick is not None:
            return quick
        if not (a.flags | b.flags) & HAS_MVAR:
            key = (a, b, int(self.transparency))
            found = self.defeq_cache.get(key)
            if found is None:
                found = self.defeq_cache[key] = self._slow(a, b)
            return found
        return self._slow(a, b)

    def _slow(self, a: Expr, b: Expr) -> bool:
        a1, b1 = self.whnf_core(a), self.whnf_core(b)
        if a1 is b1:
            return True
        if a1 is not a or b1 is not b:
            quick = self._quick(a1, b1)
            if quick is not None:
                return quick
        if (a1.flags | b1.flags) & HAS_EXPR_MVAR:
            a2, b2 = self.instantiate_mvars(a1), self.instantiate_mvars(b1)
            if a2 is not a1 or b2 is not b1:
                return self._defeq(a2, b2)
        if self._proof_irrelevance(a1, b1):
            return True
        result = self._eta(a1, b1)
        if result is not None:
            return result
        result = self._offset(a1, b1)
        if result is not None:
            return result
        return self._lazy_delta(a1, b1)

    def _quick(self, a: Expr, b: Expr) -> bool | None:
        """Cases decided by the shape; None to go on."""
        ka, kb = type(a), type(b)
        if ka is kb:
            if ka is Sort:
                return self.is_level_def_eq(a.level, b.level)  # type: ignore[attr-defined]
            if ka is Lit:
                return a is b
            if ka is Lam or ka is Pi:
                return self._binding(a, b)
        if not (a.flags | b.flags) & HAS_EXPR_MVAR:
            return None
        fa, fb = a, b
        while type(fa) is App:
            fa = fa.fn
        while type(fb) is App:
            fb = fb.fn
        if type(fa) is not MVar and type(fb) is not MVar:
            return None
        return self._flex(a, fa, b, fb)

    def _binding(self, a: Expr, b: Expr) -> bool:
        """Two lambdas or two pis."""
        kind = type(a)
        with self.scope():
            fvars: list[Expr] = []
            while type(a) is kind and type(b) is kind:
                ta = instantiate_rev(a.binder_type, fvars)  # type: ignore[attr-defined]
                tb = instantiate_rev(b.binder_type, fvars)  # type: ignore[attr-defined]
                if ta is not tb and not self._defeq(ta, tb):
                    return False
                fvars.append(self.push_local(a.binder_name, ta, a.info))  # type: ignore[attr-defined]
                a, b = a.body, b.body  # type: ignore[attr-defined]
                if a is b and not a.loose:
                    return True
            return self._defeq(instantiate_rev(a, fvars), instantiate_rev(b, fvars))

    # ------------------------------------------------------------ metavariables
    def _flex(self, a: Expr, fa: Expr, b: Expr, fb: Expr) -> bool | None:
        """At least one head is a metavariable."""
        for side, head in ((a, fa), (b, fb)):
            if (type(head) is MVar and head.uid in self.mctx.assignment) or self._is_ready_delayed(head):
                new = self.mctx.get_assignment_head(side)
                if new is not side:
                    return self._defeq(new, b) if side is a else self._defeq(a, new)
        a_open = type(fa) is MVar and self._is_assignable(fa.uid)
        b_open = type(fb) is MVar and self._is_assignable(fb.uid)
        if not a_open and not b_open:
            if fa is fb and type(a) is App and type(b) is App:
                return self._args(fa, unfold_app(a)[1], unfold_app(b)[1]) or None
            for head in (fa, fb):  # a pending instance of the caller, met during instance search
                if type(head) is MVar and self.synth_pending(head):
                    return self._defeq(self.instantiate_mvars(a), self.instantiate_mvars(b))
            return None
        if fa is fb:
            if a is b:
                return True
            xs, ys = unfold_app(a)[1], unfold_app(b)[1]
            return len(xs) == len(ys) and self._args(fa, xs, ys)
        if a_open and not b_open:
            return self._assign_or_synth(a, fa, b)
        if b_open and not a_open:
            return self._assign_or_synth(b, fb, a)
        return self._flex_flex(a, fa, b, fb)

    def _is_ready_delayed(self, head: Expr) -> bool:
        return type(head) is MVar and head.uid in self.mctx.delayed

    def _is_assignable(self, uid: int) -> bool:
        decl = self.mctx.decls[uid]
        if decl.depth != self.mctx.depth or uid in self.mctx.delayed:
            return False
        return decl.kind is not MVarKind.SYNTHETIC_OPAQUE or self.assign_synthetic_opaque

    def _assign_or_synth(self, flex: Expr, head: Expr, rigid: Expr) -> bool | None:
        assert isinstance(head, MVar)
        decl = self.mctx.decl(head.uid)
        if decl.kind is MVarKind.SYNTHETIC and self.synth_pending(head):
            return self._defeq(self.instantiate_mvars(flex), rigid)
        return self._assign(flex, head, rigid)

    def synth_pending(self, mvar: MVar) -> bool:
        """Try instance search on a synthetic metavariable now; defined by ``instances``."""
        raise NotImplementedError

    def _flex_flex(self, a: Expr, fa: Expr, b: Expr, fb: Expr) -> bool | None:
        assert isinstance(fa, MVar) and isinstance(fb, MVar)
        da, db = self.mctx.decl(fa.uid), self.mctx.decl(fb.uid)
        prefer_b = False  # assign b's head rather than a's
        if type(a) is App and type(b) is MVar:
            prefer_b = True
        elif type(a) is MVar and type(b) is MVar:
            if (da.kind is not MVarKind.NATURAL and db.kind is MVarKind.NATURAL) or (
                da.kind is db.kind and da.lctx.size < db.lctx.size
            ):
                prefer_b = True
        order = ((b, fb, a), (a, fa, b)) if prefer_b else ((a, fa, b), (b, fb, a))
        for flex, head, other in order:
            saved, levels = self.mctx.save(), self.postponed_levels
            if self._assign(flex, head, other):
                return True
            self.mctx.restore(saved)
            self.postponed_levels = levels
        return False

    def _assign(self, flex: Expr, head: MVar, value: Expr) -> bool:
        """``?m args =?= value`` (Lean's ``processAssignment``)."""
        args = unfold_app(flex)[1]
        decl = self.mctx.decl(head.uid)
        fvars: list[Expr] = []
        for i in range(len(args)):
            arg = args[i]
            if type(arg) is not FVar:
                arg = args[i] = eta(self.instantiate_mvars(arg))
            if type(arg) is FVar:
                local = self.lctx.find(arg.uid)
                if local is not None and local.value is not None and not local.nondep:
                    return self._assign_approximately(flex, head, args, fvars, value)
                if arg in fvars:
                    return self._assign_approximately(flex, head, args, fvars, value)
                fvars.append(arg)
            else:
                return self._assign_approximately(flex, head, args, fvars, value)
        value = self.instantiate_mvars(value)
        if value is head:
            return not args
        checked = self._check_assignment(head, decl.lctx, fvars, value)
        if checked is None:
            return bool(args) and self._first_order(flex, head, args, value)
        if fvars:
            checked = eta(self.mk_lambda(fvars, checked))
        return self._check_types_and_assign(head, checked, fvars, value)

    def _check_types_and_assign(self, head: MVar, value: Expr, fvars: Sequence[Expr], body: Expr) -> bool:
        expected = self.mctx.decl(head.uid).type
        actual = self.infer_type(value)
        if expected is not actual:
            old = self.transparency
            self.transparency = max(old, Transparency.DEFAULT)
            try:
                if not self._defeq(expected, actual):
                    return False
            finally:
                self.transparency = old
            if head.uid in self.mctx.assignment:
                return self._defeq(head, value)
            value = self.instantiate_mvars(value)
            if value.flags & HAS_EXPR_MVAR and self._occurs(head, value):
                return value is head
        self.mctx.assign(head.uid, value)
        return True

    def _occurs(self, head: MVar, value: Expr) -> bool:
        return head.uid in self.mctx.collect_mvars(value)

    def _assign_approximately(
        self, flex: Expr, head: MVar, args: list[Expr], fvars: Sequence[Expr], value: Expr
    ) -> bool:
        """``?m args =?= value`` where it is no pattern, though ``args`` begins with the distinct variables ``fvars``:
        argument by argument; or, where binders alone gave ``args``, a solution that ignores the arguments after
        ``fvars``, else also the last of these, and so on (Lean's ``processConstApprox``)."""
        if self._first_order(flex, head, args, value):
            return True
        if self.mctx.decl(head.uid).scope_args != len(args) or head.uid in self.mctx.assignment:
            return False
        value = self.instantiate_mvars(value)
        saved, levels = self.mctx.save(), self.postponed_levels
        for used in range(len(fvars), -1, -1):
            if self._assign_prefix(head, fvars[:used], len(args), value):
                return True
            self.mctx.restore(saved)
            self.postponed_levels = levels
        return False

    def _assign_prefix(self, head: MVar, fvars: Sequence[Expr], count: int, value: Expr) -> bool:
        """``?m := fun fvars _ … _ => value`` with ``count`` binders."""
        decl = self.mctx.decl(head.uid)
        checked = self._check_assignment(head, decl.lctx, fvars, value)
        if checked is None:
            return False
        domains: list[Pi] = []
        type = self.instantiate_mvars(decl.type)
        for i in range(count):
            if not isinstance(type, Pi):
                return False
            if i < len(fvars):
                type = instantiate1(type.body, fvars[i])
            else:
                domains.append(type)
                type = type.body
        for pi in reversed(domains):
            checked = mk_lambda(pi.binder_name, pi.binder_type, checked, pi.info)
        if fvars:
            checked = self.mk_lambda(fvars, checked)
        return self._check_types_and_assign(head, checked, fvars, value)

    def _first_order(self, flex: Expr, head: MVar, args: list[Expr], value: Expr) -> bool:
        """``?m a₁ … aₙ =?= f b₁ … bₖ`` argument by argument; unfolds ``value`` when that fails."""
        while True:
            saved, levels = self.mctx.save(), self.postponed_levels
            fn, vargs = unfold_app(value)
            if type(fn) is MVar and fn.uid in self.mctx.assignment:
                value = self.mctx.get_assignment_head(value)
                continue
            n = len(args)
            if len(vargs) >= n:
                rest = mk_apps(fn, vargs[: len(vargs) - n])
                if self._defeq(head, rest) and self._args(rest, args, vargs[len(vargs) - n :]):
                    return True
                self.mctx.restore(saved)
                self.postponed_levels = levels
            if type(value) is Lit and isinstance(value.value, int) and n == 1 and value.value > 0:
                succ = mk_const(NAT_SUCC)
                if self._defeq(head, succ) and self._defeq(args[0], mk_lit(value.value - 1)):
                    return True
                self.mctx.restore(saved)
                self.postponed_levels = levels
                return False
            new = self.unfold_definition(value)
            if new is None:
                return False
            value = self.whnf_core(new)

    def _check_assignment(self, head: MVar, lctx: LocalContext, fvars: Sequence[Expr], value: Expr) -> Expr | None:
        """Make ``value`` fit the context of ``head`` (plus ``fvars``): occurs check, scope check, restriction of other
        metavariables. None when impossible."""
        if not value.flags & (HAS_FVAR | HAS_EXPR_MVAR):
            return value
        allowed = set(fvars)
        cache: dict[Expr, Expr] = {}
        failed = _CheckFailed()

        def go(t: Expr, _off: int) -> Expr:
            if not t.flags & (HAS_FVAR | HAS_EXPR_MVAR):
                return t
            found = cache.get(t)
            if found is not None:
                return found
            kind = type(t)
            if kind is FVar:
                result = self._check_fvar(t, lctx, allowed, go, failed)  # type: ignore[arg-type]
            elif kind is MVar:
                result = self._check_mvar(head, t, lctx, fvars, failed)  # type: ignore[arg-type]
            elif kind is App:
                fn, args = unfold_app(t)
                if type(fn) is MVar and fn.uid not in self.mctx.assignment and fn is not head:
                    result = self._check_mvar_app(head, t, fn, args, lctx, fvars, go, failed)
                else:
                    result = mk_apps(go(fn, 0), [go(x, 0) for x in args])
            else:
                result = map_children(t, go, 0)
            cache[t] = result
            return result

        try:
            return go(value, 0)
        except _CheckFailed:
            return None

    def _check_fvar(self, t: FVar, lctx: LocalContext, allowed: set[Expr], go: object, failed: Exception) -> Expr:
        if t.uid in lctx or t in allowed:
            return t
        local = self.lctx.find(t.uid)
        if local is not None and local.value is not None:
            return go(self.instantiate_mvars(local.value), 0)  # type: ignore[operator, no-any-return]
        raise failed

    def _check_mvar(self, head: MVar, t: MVar, lctx: LocalContext, fvars: Sequence[Expr], failed: Exception) -> Expr:
        if t is head:
            raise failed
        value = self.mctx.assignment.get(t.uid)
        if value is not None:
            new = self._check_assignment(head, lctx, fvars, self.instantiate_mvars(value))
            if new is None:
                raise failed
            return new
        decl = self.mctx.decl(t.uid)
        if decl.lctx.is_subprefix_of(lctx):
            return t
        if fvars and all(d.uid in lctx or d.fvar in fvars for d in decl.lctx):
            return t  # mk_lambda will abstract over it
        if not self._is_assignable(t.uid):
            raise failed
        # context approximation: shrink the metavariable to what ``lctx`` has or ``mk_lambda`` abstracts
        erased: set[int] = set()
        for d in decl.lctx:
            if d.uid not in lctx and (d.fvar not in fvars or self.decl_depends_on(d, erased)):
                erased.add(d.uid)
        keep = decl.lctx.remove(erased)
        insts = tuple(i for i in decl.local_instances if isinstance(i.fvar, FVar) and i.fvar.uid in keep)
        type_ = self._check_assignment(head, lctx, fvars, self.instantiate_mvars(decl.type))
        if type_ is None:
            raise failed
        new_mvar = self.mk_mvar_at(keep, insts, type_, decl.kind, decl.user_name, decl.depth, decl.scope_args)
        self.mctx.assign(t.uid, new_mvar)
        return new_mvar

    def _check_mvar_app(
        self,
        head: MVar,
        t: Expr,
        fn: MVar,
        args: list[Expr],
        lctx: LocalContext,
        fvars: Sequence[Expr],
        go: object,
        failed: Exception,
    ) -> Expr:
        """``?n args`` inside the value. If an argument is out of scope, ``?n`` may drop it (context approximation)."""
        saved = self.mctx.save()
        try:
            new_fn = self._check_mvar(head, fn, lctx, fvars, failed)
            return mk_apps(new_fn, [go(x, 0) for x in args])  # type: ignore[operator]
        except _CheckFailed:
            if fn.uid in saved[1] or not self._is_assignable(fn.uid):
                raise
            self.mctx.restore(saved)
        type_ = self.infer_type(t)
        checked = self._check_assignment(head, lctx, fvars, self.instantiate_mvars(type_))
        if checked is None or (checked.flags & HAS_FVAR and any(x in fvars for x in args)):
            raise failed
        decl = self.mctx.decl(fn.uid)
        keep = common_context(decl.lctx, lctx)
        if self._check_assignment(head, keep, (), checked) is None:
            raise failed
        insts = tuple(i for i in decl.local_instances if isinstance(i.fvar, FVar) and i.fvar.uid in keep)
        new = self.mk_mvar_at(keep, insts, checked, MVarKind.NATURAL, decl.user_name, decl.depth)
        if not self._assign(t, fn, new):
            raise failed
        return new

    # ------------------------------------------------------------ proofs, eta
    def _proof_irrelevance(self, a: Expr, b: Expr) -> bool:
        if isinstance(a, (Sort, Pi, Lit)) or isinstance(b, (Sort, Pi, Lit)):
            return False
        ta = self.infer_type(a)
        if not self.is_prop(ta):
            return False
        tb = self.infer_type(b)
        saved, levels = self.mctx.save(), self.postponed_levels
        mode = self.transparency
        self.transparency = max(mode, Transparency.DEFAULT)  # as Lean's `withInferTypeConfig`
        try:
            if self._defeq(ta, tb):
                return True
        finally:
            self.transparency = mode
        self.mctx.restore(saved)
        self.postponed_levels = levels
        return False

    def _eta(self, a: Expr, b: Expr) -> bool | None:
        if isinstance(a, Lam) or isinstance(b, Lam):
            lam, other = (a, b) if isinstance(a, Lam) else (b, a)
            if not isinstance(other, Lam):
                type_ = self.whnf_d(self.infer_type(other))
                if isinstance(type_, Pi):
                    body = mk_app(lift(other, 0, 1), mk_bvar(0))
                    expanded = mk_lambda(type_.binder_name, type_.binder_type, body, type_.info)
                    return self._defeq(lam, expanded) if lam is a else self._defeq(expanded, lam)
                new = self.unfold_definition(other)
                if new is not None:
                    return self._defeq(a, new) if lam is a else self._defeq(new, b)
                return None
        for x, y in ((a, b), (b, a)):
            result = self._eta_struct(x, y)
            if result is not None:
                return result
        return None

    def _eta_struct(self, ctor_side: Expr, other: Expr) -> bool | None:
        """``mk a b =?= s`` by comparing fields; None when it does not apply."""
        info = self.is_ctor_app(ctor_side)
        if info is None or isinstance(other, Lit):
            return None
        induct = self.env.find(info.induct)
        if not isinstance(induct, InductiveInfo) or not is_structure_like(induct) or self.is_ctor_app(other):
            return None
        args = unfold_app(ctor_side)[1]
        head = unfold_app(other)[0]
        if isinstance(head, MVar):
            return None
        unfolded = self.whnf(other) if not isinstance(head, FVar) else other
        if unfolded is not other and self.is_ctor_app(unfolded):
            return self._defeq(ctor_side, unfolded)
        saved, levels = self.mctx.save(), self.postponed_levels
        if not self._defeq(self.infer_type(ctor_side), self.infer_type(other)):
            self.mctx.restore(saved)
            self.postponed_levels = levels
            return None
        for i in range(info.num_fields):
            proj = mk_proj(info.induct, i, other)
            reduced = self.project_core(proj)  # type: ignore[arg-type]
            if not self._defeq(reduced if reduced is not None else proj, args[info.num_params + i]):
                self.mctx.restore(saved)
                self.postponed_levels = levels
                return None if info.num_fields else False
        return True

    # ------------------------------------------------------------ Nat offsets
    def mk_nat_offset(self, base: Expr | None, k: int) -> Expr:
        raise NotImplementedError

    def _offset(self, a: Expr, b: Expr) -> bool | None:
        """``x + 2 =?= y + 3`` and literals, without unfolding addition."""
        ka, kb = type(a), type(b)
        if ka not in _OFFSET_KINDS or kb not in _OFFSET_KINDS:
            return None
        oa = self.nat_value_or_offset(a)
        if oa is None:
            return None
        ob = self.nat_value_or_offset(b)
        if ob is None:
            return None
        (base_a, na), (base_b, nb) = oa, ob
        if base_a is None and base_b is None:
            return na == nb
        low = min(na, nb)
        if (base_a is None and na < nb) or (base_b is None and nb < na):
            return False
        if low == 0:
            return None
        return self._defeq(self.mk_nat_offset(base_a, na - low), self.mk_nat_offset(base_b, nb - low))

    # ------------------------------------------------------------ delta
    def _unfold_info(self, e: Expr) -> DefinitionInfo | None:
        fn = e
        while type(fn) is App:
            fn = fn.fn
        if type(fn) is Const:
            info = self.env.find(fn.name)
            if type(info) is DefinitionInfo and self.can_unfold(info):
                return info
            if type(info) is DefinitionInfo and projection_info(self.env, fn.name) is not None:
                return info
        return None

    def _lazy_delta(self, a: Expr, b: Expr) -> bool:
        if not (a.flags | b.flags) & (HAS_FVAR | HAS_MVAR):  # `gcd 0 ?y =?= gcd 0 0` unifies arguments
            nat_a, nat_b = self.reduce_nat(a), self.reduce_nat(b)
            if nat_a is not None or nat_b is not None:
                return self._defeq(nat_a or a, nat_b or b)
        ia, ib = self._unfold_info(a), self._unfold_info(b)
        if ia is not None and ib is not None and ia.name is ib.name:
            return self._same_head(a, b)
        na = self.unfold_definition(a) if ia is not None else None
        nb = self.unfold_definition(b) if ib is not None else None
        if na is None and nb is None:
            return self._stuck(a, b)
        if na is None:
            assert nb is not None
            return self._defeq(a, nb)
        if nb is None:
            return self._defeq(na, b)
        assert ia is not None and ib is not None
        order = self._compare(ia, ib)
        if order > 0:
            return self._defeq(na, b)
        if order < 0:
            return self._defeq(a, nb)
        return self._defeq(na, nb)

    def _compare(self, ia: DefinitionInfo, ib: DefinitionInfo) -> int:
        """Positive: unfold the first; negative: the second; 0: both."""
        pa, pb = (projection_info(self.env, i.name) is not None for i in (ia, ib))
        if pa != pb:
            return -1 if pa else 1  # unfold the one that is not a projection
        ra, rb = (reducibility(self.env, i.name) == "reducible" for i in (ia, ib))
        if ra != rb:
            return 1 if ra else -1
        return _height(ia) - _height(ib)

    def _same_head(self, a: Expr, b: Expr) -> bool:
        """Same unfoldable head: arguments first, then unfold both."""
        fa, xs = unfold_app(a)
        fb, ys = unfold_app(b)
        if len(xs) == len(ys):
            saved, levels = self.mctx.save(), self.postponed_levels
            assert isinstance(fa, Const) and isinstance(fb, Const)
            if self._args(fa, xs, ys) and self.is_list_level_def_eq(fa.levels, fb.levels):
                return True
            self.mctx.restore(saved)
            self.postponed_levels = levels
        na, nb = self.unfold_definition(a), self.unfold_definition(b)
        if na is None and nb is None:
            return self._stuck(a, b, args_tried=True)
        return self._defeq(na if na is not None else a, nb if nb is not None else b)

    def _stuck(self, a: Expr, b: Expr, args_tried: bool = False) -> bool:
        """Nothing reduces: congruence, primitive projections, unit-like types, pending instances."""
        saved, levels = self.mctx.save(), self.postponed_levels
        if not args_tried and self._congruence(a, b):
            return True
        self.mctx.restore(saved)
        self.postponed_levels = levels
        for x, y in ((a, b), (b, a)):
            if isinstance(unfold_app(x)[0], Proj):
                prim = self.projection_to_proj(y)
                if prim is not None:
                    return self._defeq(a, prim) if y is b else self._defeq(prim, b)
        if self._unit_like(a, b):
            return True
        if (a.flags | b.flags) & HAS_EXPR_MVAR:
            return self._unstick(a, b)
        return False

    def _congruence(self, a: Expr, b: Expr) -> bool:
        fa, xs = unfold_app(a)
        fb, ys = unfold_app(b)
        if len(xs) != len(ys):
            return False
        if isinstance(fa, Const) and isinstance(fb, Const):
            if fa.name is not fb.name or not self._args(fa, xs, ys):
                return False
            return self.is_list_level_def_eq(fa.levels, fb.levels)
        if isinstance(fa, Proj) and isinstance(fb, Proj):
            if fa.idx != fb.idx or fa.struct_name is not fb.struct_name or not self._defeq(fa.struct, fb.struct):
                return False
            return self._args(fa, xs, ys)
        if not xs:
            return False
        if fa is not fb and not (isinstance(fa, MVar) or isinstance(fb, MVar)) and not self._defeq(fa, fb):
            return False
        return (fa is fb or self._defeq(fa, fb)) and self._args(fa, xs, ys)

    def _unit_like(self, a: Expr, b: Expr) -> bool:
        type_ = self.whnf_d(self.infer_type(a))
        fn = unfold_app(type_)[0]
        if not isinstance(fn, Const):
            return False
        info = self.env.find(fn.name)
        if not isinstance(info, InductiveInfo) or not is_structure_like(info):
            return False
        ctor = self.env.find(info.ctors[0])
        if getattr(ctor, "num_fields", 1) != 0:
            return False
        return self._defeq(type_, self.infer_type(b))

    def _unstick(self, a: Expr, b: Expr) -> bool:
        """Solve a pending instance that blocks reduction of one side, then go on."""
        for side in (a, b):
            mvar = self.stuck_mvar(side)
            if mvar is not None and self.mctx.decl(mvar.uid).kind is MVarKind.SYNTHETIC and self.synth_pending(mvar):
                return self._defeq(self.instantiate_mvars(a), self.instantiate_mvars(b))
        return False

    def stuck_mvar(self, e: Expr) -> MVar | None:
        """The metavariable at the heart of a stuck term (Lean's ``getStuckMVar?``)."""
        while True:
            e = self.whnf_core(e)
            fn, args = unfold_app(e)
            if isinstance(fn, MVar):
                return fn
            if isinstance(fn, Proj):
                e = fn.struct
                continue
            if not isinstance(fn, Const):
                return None
            major = self._major_of(fn, args)
            if major is None:
                return None
            info = projection_info(self.env, fn.name)
            # `toNeg (toSubNegMonoid (AddGroup.toSubtractionMonoid ?i))` waits for `?i`; only unfolding shows it
            e = self.whnf(major) if info is not None and info.from_class and major.flags & HAS_EXPR_MVAR else major

    def _major_of(self, fn: Const, args: list[Expr]) -> Expr | None:
        info = self.env.find(fn.name)
        if isinstance(info, RecursorInfo):
            return args[info.major_idx] if info.major_idx < len(args) else None
        projection = projection_info(self.env, fn.name)
        if projection is not None:
            return args[projection.num_params] if projection.num_params < len(args) else None
        matcher = matcher_info(self.env, fn.name)
        if matcher is not None and matcher.arity <= len(args):
            for discr in args[matcher.first_discr_pos : matcher.first_alt_pos]:
                if self.stuck_mvar(discr) is not None:
                    return discr
        if fn.name is OF_NAT and len(args) >= 3:
            return args[2]
        return None

    # ------------------------------------------------------------ arguments
    def binder_infos(self, fn: Expr, n: int) -> Sequence[BinderInfo]:
        """Binder kinds of the first ``n`` arguments of ``fn``."""
        if isinstance(fn, Const):
            cached = self._info_cache.get(fn.name)
            if cached is None:
                infos: list[BinderInfo] = []
                info = self.env.find(fn.name)
                type_: Expr | None = info.type if info is not None else None
                while isinstance(type_, Pi):
                    infos.append(type_.info)
                    type_ = type_.body
                cached = self._info_cache[fn.name] = tuple(infos)
            return cached
        if isinstance(fn, (Lam, Lit, Sort)):
            return ()
        out: list[BinderInfo] = []
        type_ = self.infer_type(fn)
        while isinstance(type_, Pi) and len(out) < n:
            out.append(type_.info)
            type_ = type_.body
        return out

    @property
    def _info_cache(self) -> dict[Name, tuple[BinderInfo, ...]]:
        """Key: constant; value: its binder kinds; sound because constants never change. Lives with this object."""
        cache: dict[Name, tuple[BinderInfo, ...]] | None = self.__dict__.get("_infos")
        if cache is None:
            cache = self.__dict__["_infos"] = {}
        return cache

    def _args(self, fn: Expr, xs: Sequence[Expr], ys: Sequence[Expr]) -> bool:
        """Arguments pairwise: explicit ones first, then implicit ones, instances at instances transparency."""
        if len(xs) != len(ys):
            return False
        infos = self.binder_infos(fn, len(xs))
        known = len(infos)
        later: list[int] = []
        for i in range(len(xs)):
            if xs[i] is ys[i]:
                continue
            if i < known and infos[i] is not BinderInfo.DEFAULT:
                later.append(i)
            elif not self._defeq(xs[i], ys[i]):
                return False
        for i in later:
            x, y = xs[i], ys[i]
            if infos[i] is BinderInfo.INST_IMPLICIT:
                old = self.transparency
                self.transparency = max(old, Transparency.INSTANCES)
                try:
                    if not self._defeq(x, y):
                        return False
                finally:
                    self.transparency = old
            elif not self._defeq(x, y):
                return False
        return True


_OFFSET_KINDS: Final = frozenset((App, Lit, Const))


class _CheckFailed(Exception):
    """An assignment breaks the occurs or scope check."""


def _height(info: DefinitionInfo) -> int:
    hints = info.hints
    if hints.kind is HintKind.ABBREV:
        return 1 << 30
    return hints.height if hints.kind is HintKind.REGULAR else -1


def common_context(inner: LocalContext, outer: LocalContext) -> LocalContext:
    """The variables of ``inner`` that are also in ``outer``."""
    return inner.remove({d.uid for d in inner if d.uid not in outer})
