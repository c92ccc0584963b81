"""Binding free variables: ``fun xs => e`` and ``∀ xs, e`` in the presence of metavariables.

Source: Lean 4 ``src/Lean/MetavarContext.lean`` (``MkBinding``). A metavariable ``?m`` whose context holds an abstracted
variable cannot stay: a natural one becomes ``?n xs`` with ``?n`` in the smaller context, a goal (synthetic opaque) gets
a delayed assignment.
"""

from __future__ import annotations

from collections.abc import Sequence

from prover.lean.expr import (
    DEFAULT,
    HAS_EXPR_MVAR,
    HAS_FVAR,
    IMPLICIT,
    App,
    Expr,
    FVar,
    MVar,
    has_loose_bvar,
    mk_app,
    mk_apps,
    mk_lambda,
    mk_let,
    mk_pi,
)
from prover.lean.local_context import LocalContext, LocalDecl
from prover.lean.meta.base import MetaBase
from prover.lean.meta.errors import LeanError
from prover.lean.meta.mctx import MVarDecl, MVarKind
from prover.lean.name import mk_name
from prover.lean.subst import abstract, any_subterm, head_beta, lift, lower, map_children

_NAMELESS = mk_name("x")


class Binding(MetaBase):
    """Adds ``mk_lambda``, ``mk_pi`` and dependency tests."""

    def mk_lambda(self, fvars: Sequence[Expr], body: Expr, used_only: bool = False, used_lets: bool = True) -> Expr:
        return self._mk_binding(True, fvars, body, used_only, used_lets)

    def mk_pi(self, fvars: Sequence[Expr], body: Expr, used_only: bool = False, used_lets: bool = True) -> Expr:
        return self._mk_binding(False, fvars, body, used_only, used_lets)

    def mk_let_fvars(self, fvars: Sequence[Expr], body: Expr, used_lets: bool = False) -> Expr:
        """``let``s around ``body`` for let variables (Lean's ``mkLetFVars``)."""
        return self._mk_binding(True, fvars, body, False, used_lets)

    def _mk_binding(self, is_lambda: bool, xs: Sequence[Expr], body: Expr, used_only: bool, used_lets: bool) -> Expr:
        if not xs:
            return self.instantiate_mvars(body)
        body = self._abstract_range(xs, len(xs), body)
        for i in range(len(xs) - 1, -1, -1):
            x = xs[i]
            if isinstance(x, MVar):
                decl = self.mctx.decl(x.uid)
                type = self._abstract_range(xs, i, head_beta(decl.type))
                name = decl.user_name if not decl.user_name.is_anonymous else self.fresh_user_name(_NAMELESS)
                body = mk_lambda(name, type, body, IMPLICIT) if is_lambda else mk_pi(name, type, body, IMPLICIT)
                continue
            local = self.local_decl(x)
            if local.value is None:
                if used_only and not has_loose_bvar(body, 0):
                    body = lower(body, 1, 1)
                    continue
                type = self._abstract_range(xs, i, head_beta(local.type))
                make = mk_lambda if is_lambda else mk_pi
                body = make(local.user_name, type, body, local.info)
            elif used_lets and not has_loose_bvar(body, 0):
                body = lower(body, 1, 1)
            else:
                type = self._abstract_range(xs, i, head_beta(local.type))
                value = self._abstract_range(xs, i, local.value)
                body = mk_let(local.user_name, type, value, body, local.nondep)
        return body

    def _abstract_range(self, xs: Sequence[Expr], n: int, e: Expr) -> Expr:
        """Abstract ``xs[:n]`` in ``e`` after removing metavariables that depend on them."""
        if n == 0:
            return e if not e.flags & HAS_EXPR_MVAR else self.instantiate_mvars(e)
        e = self.instantiate_mvars(e)
        head = xs[:n]
        if e.flags & HAS_EXPR_MVAR:
            e = self._elim_mvar_deps(head, e)
        return abstract(e, head)

    def _elim_mvar_deps(self, xs: Sequence[Expr], e: Expr) -> Expr:
        cache: dict[Expr, Expr] = {}

        def go(t: Expr, _off: int) -> Expr:
            if not t.flags & HAS_EXPR_MVAR:
                return t
            found = cache.get(t)
            if found is not None:
                return found
            if type(t) is MVar or type(t) is App:
                result = app(t)
            else:
                result = map_children(t, go, 0)
            cache[t] = result
            return result

        def app(t: Expr) -> Expr:
            rev: list[Expr] = []
            fn = t
            while type(fn) is App:
                rev.append(fn.arg)
                fn = fn.fn
            if type(fn) is MVar and fn not in xs:
                result = self._elim_mvar(xs, fn)
                if type(result) is not MVar and result.flags & HAS_EXPR_MVAR and result is not fn:
                    result = self.instantiate_mvars(result)
            else:
                result = fn if fn in xs else go(fn, 0)
            for arg in reversed(rev):
                result = mk_app(result, go(arg, 0))
            return head_beta(result) if type(fn) is MVar else result

        return go(e, 0)

    def _elim_mvar(self, xs: Sequence[Expr], mvar: MVar) -> Expr:
        """Replace an unassigned metavariable that may depend on ``xs``."""
        value = self.mctx.assignment.get(mvar.uid)
        if value is not None:
            return self._elim_mvar_deps(xs, self.instantiate_mvars(value))
        decl = self.mctx.decl(mvar.uid)
        to_revert = self._collect_to_revert(xs, decl)
        if not to_revert:
            return mvar
        removed = {x.uid for x in to_revert}
        lctx = decl.lctx.remove(removed)
        insts = tuple(i for i in decl.local_instances if not (isinstance(i.fvar, FVar) and i.fvar.uid in removed))
        opaque = decl.kind is MVarKind.SYNTHETIC_OPAQUE
        with self.with_lctx(decl.lctx, decl.local_instances):
            new_type = self._aux_mvar_type(to_revert, opaque, decl.type)
        kind = MVarKind.SYNTHETIC_OPAQUE if opaque else MVarKind.NATURAL
        args = [x for x in to_revert if opaque or decl.lctx.get(x.uid).value is None]
        scope_args = decl.scope_args + len(args)
        new = self.mk_mvar_at(lctx, insts, new_type, kind, decl.user_name, decl.depth, scope_args)
        result = mk_apps(new, args)
        if opaque:
            delayed = self.mctx.delayed.get(mvar.uid)
            if delayed is None:
                self.mctx.assign_delayed(new.uid, tuple(to_revert), mvar)
            else:
                self.mctx.assign_delayed(new.uid, (*to_revert, *delayed.fvars), delayed.mvar)
        else:
            self.mctx.assign(mvar.uid, result)
        return result

    def _aux_mvar_type(self, xs: Sequence[FVar], opaque: bool, type: Expr) -> Expr:
        body = self._abstract_range(xs, len(xs), head_beta(type))
        for i in range(len(xs) - 1, -1, -1):
            local = self.local_decl(xs[i])
            domain = self._abstract_range(xs, i, head_beta(local.type))
            if local.value is None:
                body = mk_pi(local.user_name, domain, body, local.info)
            else:
                value = self._abstract_range(xs, i, local.value)
                body = mk_let(local.user_name, domain, value, body, local.nondep)
                if opaque:
                    body = mk_pi(local.user_name, domain, lift(body, 0, 1), DEFAULT)
        return body

    def _collect_to_revert(self, xs: Sequence[Expr], decl: MVarDecl) -> list[FVar]:
        """Variables of the metavariable's context that are in ``xs`` or depend on them, in context order."""
        direct = {x.uid for x in xs if isinstance(x, FVar) and x.uid in decl.lctx}
        if not direct:
            return []
        return [d.fvar for d in self.forward_deps(decl.lctx, direct)]

    def forward_deps(self, lctx: LocalContext, uids: set[int]) -> list[LocalDecl]:
        """The declarations ``uids`` and all later ones that depend on them, in order."""
        found = set(uids)
        out: list[LocalDecl] = []
        started = False
        for decl in lctx:
            if decl.uid in uids:
                out.append(decl)
                started = True
            elif started and self.decl_depends_on(decl, found):
                found.add(decl.uid)
                out.append(decl)
        return out

    # ------------------------------------------------------------ dependency tests
    def depends_on(self, e: Expr, uids: set[int]) -> bool:
        """Does ``e`` (instantiated) mention one of the free variables? Metavariables count by their values only."""
        e = self.instantiate_mvars(e)
        if not e.flags & HAS_FVAR:
            return False
        return any_subterm(e, lambda t: type(t) is FVar and t.uid in uids)

    def decl_depends_on(self, decl: LocalDecl, uids: set[int]) -> bool:
        return self.depends_on(decl.type, uids) or (decl.value is not None and self.depends_on(decl.value, uids))

    def check_closed_under(self, lctx: LocalContext, e: Expr) -> None:
        """LeanError if ``e`` mentions a free variable outside ``lctx``."""
        if any_subterm(self.instantiate_mvars(e), lambda t: type(t) is FVar and t.uid not in lctx):
            raise LeanError("term mentions a variable that is not in scope")
