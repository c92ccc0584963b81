"""Equality of terms up to the names and kinds of binders (and the ``have`` mark of lets).

Hash-consed terms keep binder names, so ``is`` tells ``fun x => x`` from ``fun y => y``; what an export claims may be
spelt with other names and mean the same.
"""

from __future__ import annotations

from prover.lean.expr import App, Binding, Expr, Lam, Let, Proj, mk_app, mk_lambda, mk_let, mk_pi, mk_proj
from prover.lean.name import ANONYMOUS
from prover.lean.subst import push_children


def same_term(a: Expr, b: Expr) -> bool:
    """Do the terms differ in binder names and kinds at most?"""
    return a is b or without_names(a) is without_names(b)


def without_names(e: Expr) -> Expr:
    """The term with every binder anonymous and explicit."""
    done: dict[Expr, Expr] = {}
    stack = [e]
    while stack:
        t = stack[-1]
        if t in done:
            stack.pop()
            continue
        children: list[Expr] = []
        push_children(t, children)
        missing = [c for c in children if c not in done]
        if missing:
            stack.extend(missing)
            continue
        stack.pop()
        if type(t) is App:
            r = mk_app(done[t.fn], done[t.arg])
        elif isinstance(t, Binding):
            r = (mk_lambda if type(t) is Lam else mk_pi)(ANONYMOUS, done[t.binder_type], done[t.body])
        elif type(t) is Let:
            r = mk_let(ANONYMOUS, done[t.type], done[t.value], done[t.body])
        elif type(t) is Proj:
            r = mk_proj(t.struct_name, t.idx, done[t.struct])
        else:
            r = t
        done[t] = r
    return done[e]
