"""First pass over an inductive declaration: occurrences of the types being declared, and reserved names.

A type being declared may stand only applied to the declaration's own parameters and universe levels, also where later
checks do not look (behind a reduction that erases the occurrence, or in a parameter of a nested occurrence); and
nothing may be named like the auxiliary types that nested declarations use. Reduction cannot create occurrences, so the
syntactic ones are all. Source: Lean 4 pull requests 14582 and 14616 (v4.33.1, v4.34.0).
"""

from __future__ import annotations

from typing import Final

from prover.lean.declaration import Constructor, InductiveDecl
from prover.lean.expr import App, Const, Expr, Pi, Proj, mk_const, mk_local, unfold_app
from prover.lean.kernel.binding import open_rev
from prover.lean.kernel.errors import KernelRejected, RejectReason
from prover.lean.level import mk_level_param
from prover.lean.name import Name, mk_name
from prover.lean.subst import push_children

NESTED_ROOT: Final = mk_name("_nested")
"""Auxiliary types of nested declarations are named below this."""


def check_occurrences(decl: InductiveDecl) -> None:
    """Raise ``KernelRejected`` for a reserved name or a non-uniform occurrence."""
    for ind_type in decl.types:
        _check_name(ind_type.name)
        _check_reserved(ind_type.type, ind_type.name)
        for ctor in ind_type.ctors:
            _check_name(ctor.name)
            _check_reserved(ctor.type, ctor.name)
            _check_uniform(decl, ctor)


def _check_name(name: Name) -> None:
    if NESTED_ROOT.is_prefix_of(name):
        raise KernelRejected(RejectReason.RESERVED_NAME, f"'{name}' uses the prefix '_nested' of the kernel", name)


def _check_reserved(e: Expr, decl: Name) -> None:
    seen: set[Expr] = set()
    stack = [e]
    while stack:
        t = stack.pop()
        if t in seen:
            continue
        seen.add(t)
        if type(t) is Const:
            name: Name | None = t.name
        elif type(t) is Proj:
            name = t.struct_name
        else:
            name = None
        if name is not None and NESTED_ROOT.is_prefix_of(name):
            raise KernelRejected(
                RejectReason.RESERVED_NAME, f"'{decl}' mentions '{name}', a name reserved for the kernel", decl
            )
        push_children(t, stack)


def _check_uniform(decl: InductiveDecl, ctor: Constructor) -> None:
    """Below its parameters, a constructor's type mentions the types only at these parameters."""
    levels = tuple([mk_level_param(p) for p in decl.level_params])
    allowed = {mk_const(t.name, levels) for t in decl.types}
    names = {t.name for t in decl.types}
    params: list[Expr] = []
    t = ctor.type
    while type(t) is Pi and len(params) < decl.num_params:
        local = mk_local(len(params), t.binder_type)
        params.append(local)
        t = open_rev(t.body, (local,))
    seen: set[Expr] = set()
    stack = [t]
    while stack:
        e = stack.pop()
        if e in seen:
            continue
        seen.add(e)
        if type(e) is App or type(e) is Const:
            head, args = unfold_app(e)
            if type(head) is Const and head.name in names:
                given = args[: len(params)]
                if head not in allowed or len(given) < len(params) or any(a is not p for a, p in zip(given, params)):
                    raise KernelRejected(
                        RejectReason.NON_UNIFORM,
                        f"invalid occurrence of '{head.name}' in '{ctor.name}', it must be applied to the parameters "
                        "and universe levels of the declaration",
                        ctor.name,
                    )
                stack.extend(args[len(params) :])
                continue
        push_children(e, stack)
