"""Terms without their proofs: what is left of a term when proofs, which are all equal, do not count.

Comes in: a closed, well-typed term. Goes out: the term with every argument that is a proof replaced by one constant,
and with ``let`` values substituted. Terms that differ only there are definitionally equal (proof irrelevance, zeta).
"""

from __future__ import annotations

from typing import Final

from prover.lean.environment import Environment
from prover.lean.expr import (
    App,
    Expr,
    Lam,
    Let,
    Local,
    Pi,
    Proj,
    mk_apps,
    mk_const,
    mk_lambda,
    mk_local,
    mk_pi,
    mk_proj,
    unfold_app,
)
from prover.lean.kernel.binding import close_locals, open_rev, open_telescope
from prover.lean.kernel.errors import Declined, KernelRejected, RejectReason
from prover.lean.kernel.type_checker import TypeChecker
from prover.lean.name import mk_name

PROOF: Final = mk_const(mk_name("_proof"), ())
"""Stands for any proof."""


class ProofEraser:
    """Works over one environment.

    Cache: key a term by identity, value the term without proofs, for the life of the object: the result depends on the
    term (its locals carry their types) and the environment only.
    """

    def __init__(self, env: Environment) -> None:
        self._checker = TypeChecker(env)
        self._done: dict[Expr, Expr] = {}

    def erase(self, e: Expr) -> Expr:
        """``e`` without proofs; ``e`` itself when its types cannot be found within the kernel's steps."""
        try:
            return self._go(e)
        except (Declined, KernelRejected):
            return e

    def is_proposition(self, type: Expr) -> bool:
        """Is the closed type a proposition?"""
        try:
            return self._checker.is_prop(type)
        except (Declined, KernelRejected):
            return False

    def _go(self, e: Expr) -> Expr:
        found = self._done.get(e)
        if found is None:
            found = self._done[e] = self._erased(e)
        return found

    def _erased(self, e: Expr) -> Expr:
        if type(e) is App:
            return self._application(e)
        if isinstance(e, (Lam, Pi)):
            return self._binders(e)
        if type(e) is Let:
            return self._go(open_rev(e.body, (e.value,)))
        if type(e) is Proj:
            return mk_proj(e.struct_name, e.idx, self._go(e.struct))
        return e

    def _application(self, e: Expr) -> Expr:
        checker = self._checker
        fn, args = unfold_app(e)
        fn_type = checker.infer(fn)
        kept: list[Expr] = []
        start = 0  # the loose variables of fn_type stand for args[start:i]
        for i, arg in enumerate(args):
            if type(fn_type) is not Pi:
                fn_type = checker.whnf(open_telescope(fn_type, args[start:i]))
                start = i
            if type(fn_type) is not Pi:
                raise KernelRejected(RejectReason.FUNCTION_EXPECTED, "function expected")
            kept.append(PROOF if checker.is_prop(open_telescope(fn_type.binder_type, args[start:i])) else self._go(arg))
            fn_type = fn_type.body
        return mk_apps(self._go(fn), kept)

    def _binders(self, e: Expr) -> Expr:
        """All binders of one kind at once."""
        kind = type(e)
        depth = e.local_range
        opened: list[Local] = []
        domains: list[Expr] = []
        binders: list[Lam | Pi] = []
        t = e
        while type(t) is kind and isinstance(t, (Lam, Pi)):
            domain = open_telescope(t.binder_type, opened)
            domains.append(close_locals(self._go(domain), opened))
            local = mk_local(depth + len(opened), domain)
            assert isinstance(local, Local)
            opened.append(local)
            binders.append(t)
            t = t.body
        result = close_locals(self._go(open_telescope(t, opened)), opened)
        make = mk_lambda if kind is Lam else mk_pi
        for binder, domain in zip(reversed(binders), reversed(domains), strict=True):
            result = make(binder.binder_name, domain, result, binder.info)
        return result
