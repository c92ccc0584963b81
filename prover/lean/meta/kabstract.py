"""Keyed abstraction: find instances of a pattern and abstract them.

Source: Lean 4 ``src/Lean/Meta/KAbstract.lean``, ``HeadIndex.lean``. The first instance found fixes the pattern's
metavariables; occurrences are counted in Lean's traversal order.
"""

from __future__ import annotations

from prover.lean.expr import (
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
    mk_app,
    mk_bvar,
    mk_lambda,
    mk_let,
    mk_pi,
    mk_proj,
)
from prover.lean.meta.base import Occurrences
from prover.lean.meta.instances import Instances
from prover.lean.subst import abstract

HeadIndex = tuple[object, ...]


class KAbstract(Instances):
    """Adds ``kabstract``."""

    def head_index(self, e: Expr) -> tuple[HeadIndex, int]:
        n = 0
        while type(e) is App:
            n += 1
            e = e.fn
        kind = type(e)
        if kind is Const:
            return ("c", e.name), n  # type: ignore[attr-defined]
        if kind is FVar:
            return ("f", e), n
        if kind is MVar:
            return ("m", e), n
        if kind is Lit:
            return ("l", e), n
        if kind is Proj:
            return ("p", e.struct_name, e.idx), n  # type: ignore[attr-defined]
        return (kind,), n

    def kabstract(self, e: Expr, pattern: Expr, occs: Occurrences = "all") -> Expr:
        """``e`` (closed) with instances of ``pattern`` replaced by the loose variable #0."""
        e = self.instantiate_mvars(e)
        pattern = self.instantiate_mvars(pattern)
        if type(pattern) is FVar and occs == "all":
            return abstract(e, (pattern,))
        search = _Search(self, pattern, occs)
        return search.visit(e, 0)


class _Search:
    """One traversal: counts matches, memoises subterms that cannot match."""

    def __init__(self, m: KAbstract, pattern: Expr, occs: Occurrences) -> None:
        self.m = m
        self.pattern = pattern
        self.occs = occs
        self.index, self.nargs = m.head_index(pattern)
        self.found = 0
        self.cache: dict[tuple[Expr, int], Expr] = {}

    def visit(self, e: Expr, offset: int) -> Expr:
        key = (e, offset)
        if self.occs == "all":
            done = self.cache.get(key)
            if done is not None:
                return done
        result = self._visit(e, offset)
        if self.occs == "all":
            self.cache[key] = result
        return result

    def _visit(self, e: Expr, offset: int) -> Expr:
        if e.loose or not self._may_match(e):
            return self._children(e, offset)
        saved = self.m.save() if self.occs != "all" else None
        if self.m.is_def_eq_guarded(e, self.pattern):
            self.found += 1
            if self._wanted():
                return mk_bvar(offset)
            if saved is not None:  # an instance that is passed over does not fix the pattern
                self.m.restore(saved)
        return self._children(e, offset)

    def _wanted(self) -> bool:
        """Is the instance just counted to be abstracted? Negative numbers say which are not."""
        occs = self.occs
        if occs == "all":
            return True
        if occs and occs[0] < 0:
            return -self.found not in occs
        return self.found in occs

    def _may_match(self, e: Expr) -> bool:
        index, nargs = self.m.head_index(e)
        return nargs == self.nargs and index == self.index

    def _children(self, e: Expr, offset: int) -> Expr:
        kind = type(e)
        if kind is App:
            return mk_app(self.visit(e.fn, offset), self.visit(e.arg, offset))  # type: ignore[attr-defined]
        if kind is Lam:
            return mk_lambda(e.binder_name, self.visit(e.binder_type, offset), self.visit(e.body, offset + 1), e.info)  # type: ignore[attr-defined]
        if kind is Pi:
            return mk_pi(e.binder_name, self.visit(e.binder_type, offset), self.visit(e.body, offset + 1), e.info)  # type: ignore[attr-defined]
        if kind is Let:
            return mk_let(
                e.binder_name,  # type: ignore[attr-defined]
                self.visit(e.type, offset),  # type: ignore[attr-defined]
                self.visit(e.value, offset),  # type: ignore[attr-defined]
                self.visit(e.body, offset + 1),  # type: ignore[attr-defined]
                e.nondep,  # type: ignore[attr-defined]
            )
        if kind is Proj:
            return mk_proj(e.struct_name, e.idx, self.visit(e.struct, offset))  # type: ignore[attr-defined]
        return e
