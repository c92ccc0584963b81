"""The complete working object of elaborator and tactics: :class:`Meta`.

It joins state and scopes (``base``), binding, type inference, reduction, universe and term unification, instance
search, keyed abstraction, term building and discrimination keys. Source: Lean 4 ``src/Lean/Meta``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from prover.lean.expr import (
    App,
    Expr,
    Lam,
    Let,
    Pi,
    Proj,
    debug_str,
)
from prover.lean.meta.base import Transparency
from prover.lean.meta.discr_tree import DiscrMeta
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.subst import head_beta, instantiate_rev


class Meta(DiscrMeta):
    """See the methods of the base classes; ``printer`` is set by :mod:`prover.lean.pretty`'s users."""

    printer: ClassVar[Callable[[Meta, Expr], str] | None] = None

    def pp(self, e: Expr) -> str:
        e = self.instantiate_mvars(e)
        return Meta.printer(self, e) if Meta.printer is not None else debug_str(e)

    def pp_goal(self, uid: int) -> str:
        """Show a goal; the elaborator's Meta does it as Lean does."""
        return f"⊢ {self.pp(self.mctx.decl(uid).type)}"

    def check(self, e: Expr) -> None:
        """Type-check ``e`` at the elaborator's level: LeanError when an application, let or binder does not fit."""
        self._check(self.instantiate_mvars(e), set())

    def is_type_correct(self, e: Expr) -> bool:
        saved = self.save()
        try:
            self.check(e)
        except HeartbeatsExceeded:
            raise
        except LeanError:
            self.restore(saved)
            return False
        return True

    def _check(self, e: Expr, seen: set[Expr]) -> None:
        if e in seen:
            return
        seen.add(e)
        self.tick("check")
        if isinstance(e, App):
            self._check(e.fn, seen)
            self._check(e.arg, seen)
            fn_type = self.whnf_d(self.infer_type(e.fn))
            if not isinstance(fn_type, Pi):
                raise self.error("function expected\n  {}", e.fn)
            self._check_application(e, fn_type.binder_type)
        elif isinstance(e, (Lam, Pi)):
            self._check_binders(e, seen)
        elif isinstance(e, Let):
            self._check(e.type, seen)
            self._check(e.value, seen)
            self.get_level(e.type)
            if not self.is_def_eq(e.type, self.infer_type(e.value)):
                raise self.error("invalid let declaration, term\n  {}\nhas the wrong type", e.value)
            with self.with_let(e.binder_name, e.type, e.value, e.nondep) as x:
                self._check(instantiate_rev(e.body, [x]), seen)
        elif isinstance(e, Proj):
            self._check(e.struct, seen)
            self.infer_type(e)

    def _check_application(self, e: App, domain: Expr) -> None:
        actual = self.infer_type(e.arg)
        if actual is domain:
            return
        with self.with_transparency(max(self.transparency, Transparency.DEFAULT)):
            fine = self.is_def_eq(domain, actual)
        if not fine:
            raise self.error(
                "Application type mismatch: The argument\n  {}\nhas type\n  {}\nbut is expected to have type\n  {}"
                "\nin the application\n  {}",
                e.arg,
                actual,
                head_beta(domain),
                e,
            )

    def _check_binders(self, e: Expr, seen: set[Expr]) -> None:
        with self.scope():
            fvars: list[Expr] = []
            while isinstance(e, (Lam, Pi)):
                domain = instantiate_rev(e.binder_type, fvars)
                self._check(domain, seen)
                self.get_level(domain)
                fvars.append(self.push_local(e.binder_name, domain, e.info))
                e = e.body
            self._check(instantiate_rev(e, fvars), seen)
