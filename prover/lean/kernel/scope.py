"""What a declaration's terms may mention: no metavariables, no free variables, only declared universe parameters.

A separate pass over each declaration, because the type checker's caches know nothing of scopes.
"""

from __future__ import annotations

from collections.abc import Sequence

from prover.lean.expr import HAS_EXPR_MVAR, HAS_FVAR, HAS_LEVEL_MVAR, HAS_LEVEL_PARAM, Const, Expr, Sort
from prover.lean.kernel.errors import KernelRejected, RejectReason
from prover.lean.level import level_params
from prover.lean.name import Name
from prover.lean.subst import push_children


def check_scope(e: Expr, params: Sequence[Name], decl: Name) -> None:
    """Raise ``KernelRejected`` for anything that is not closed over ``params``."""
    if e.flags & (HAS_EXPR_MVAR | HAS_LEVEL_MVAR):
        raise KernelRejected(RejectReason.HAS_METAVAR, f"declaration has metavariables '{decl}'", decl)
    if e.flags & HAS_FVAR:
        raise KernelRejected(RejectReason.HAS_FREE_VAR, f"declaration has free variables '{decl}'", decl)
    if e.loose:
        raise KernelRejected(RejectReason.LOOSE_BVAR, f"declaration has loose bound variables '{decl}'", decl)
    if not e.flags & HAS_LEVEL_PARAM:
        return
    used: set[Name] = set()
    seen: set[Expr] = set()
    stack = [e]
    while stack:
        t = stack.pop()
        if not t.flags & HAS_LEVEL_PARAM or t in seen:
            continue
        seen.add(t)
        if type(t) is Sort:
            level_params(t.level, used)
        elif type(t) is Const:
            for level in t.levels:
                level_params(level, used)
        else:
            push_children(t, stack)
    for name in used:
        if name not in params:
            raise KernelRejected(
                RejectReason.UNDECLARED_LEVEL_PARAM,
                f"invalid reference to undefined universe level parameter '{name}' in '{decl}'",
                decl,
            )


def check_level_params(params: Sequence[Name], decl: Name) -> None:
    """The universe parameters must be distinct."""
    if len(set(params)) != len(params):
        raise KernelRejected(
            RejectReason.DUPLICATE_LEVEL_PARAM,
            f"failed to add declaration '{decl}', duplicate universe level parameter",
            decl,
        )
