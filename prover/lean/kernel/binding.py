"""Opening and closing binders in the kernel: many variables at once, one memo table a call.

Source: Lean 4 ``src/kernel/instantiate.cpp``, ``abstract.cpp``; measured design in ``kernel-notes.md``. Differs from
:mod:`prover.lean.subst` in what it may assume: values are closed (no loose bound variables), and the locals to close
are those at or above one depth, so whole subterms are skipped by ``local_range``.
"""

from __future__ import annotations

from collections.abc import Sequence

from prover.lean.expr import (
    App,
    BVar,
    Expr,
    Lam,
    Let,
    Local,
    Pi,
    Proj,
    mk_app,
    mk_bvar,
    mk_lambda,
    mk_let,
    mk_pi,
    mk_proj,
)


def open_rev(e: Expr, values: Sequence[Expr]) -> Expr:
    """Replace loose ``#i`` by ``values[i]`` (innermost first), lowering the others. The values must be closed."""
    if e.loose == 0 or not values:
        return e
    n = len(values)
    if type(e) is BVar:
        return values[e.idx] if e.idx < n else mk_bvar(e.idx - n)
    memo: list[dict[Expr, Expr]] = [{}]  # per offset: node ↦ result, for this call only

    def go(t: Expr, off: int) -> Expr:  # precondition: t.loose > off
        kind = type(t)
        if kind is BVar:
            i = t.idx - off  # type: ignore[attr-defined]
            return values[i] if i < n else mk_bvar(t.idx - n)  # type: ignore[attr-defined]
        table = memo[off]
        r = table.get(t)
        if r is not None:
            return r
        if kind is App:
            fn: Expr = t.fn  # type: ignore[attr-defined]
            arg: Expr = t.arg  # type: ignore[attr-defined]
            r = mk_app(go(fn, off) if fn.loose > off else fn, go(arg, off) if arg.loose > off else arg)
        elif type(t) is Lam or type(t) is Pi:
            inner = off + 1
            if inner == len(memo):
                memo.append({})
            dom, body = t.binder_type, t.body
            if dom.loose > off:
                dom = go(dom, off)
            if body.loose > inner:
                body = go(body, inner)
            r = (mk_lambda if kind is Lam else mk_pi)(t.binder_name, dom, body, t.info)
        elif type(t) is Let:
            inner = off + 1
            if inner == len(memo):
                memo.append({})
            ty, val, body = t.type, t.value, t.body
            r = mk_let(
                t.binder_name,
                go(ty, off) if ty.loose > off else ty,
                go(val, off) if val.loose > off else val,
                go(body, inner) if body.loose > inner else body,
                t.nondep,
            )
        elif type(t) is Proj:
            r = mk_proj(t.struct_name, t.idx, go(t.struct, off))
        else:
            return t
        table[t] = r
        return r

    return go(e, 0)


def open_telescope(e: Expr, values: Sequence[Expr]) -> Expr:
    """As :func:`open_rev` with ``values`` from outside in; reverses only as many as ``e`` can mention."""
    loose = e.loose
    if loose == 0:
        return e
    n = len(values)
    if loose < n:
        return open_rev(e, values[n - 1 : n - 1 - loose : -1])
    return open_rev(e, values[::-1])


def close_locals(e: Expr, locals_: Sequence[Expr]) -> Expr:
    """Replace kernel locals (outside in, depths ascending) by loose bound variables; the last becomes ``#0``."""
    if not locals_:
        return e
    floor = min([x.depth for x in locals_])  # type: ignore[attr-defined]
    if e.local_range <= floor:
        return e
    n = len(locals_)
    index = {x: n - 1 - i for i, x in enumerate(locals_)}
    memo: list[dict[Expr, Expr]] = [{}]

    def go(t: Expr, off: int) -> Expr:  # precondition: t.local_range > floor
        if type(t) is Local:
            i = index.get(t)
            return t if i is None else mk_bvar(i + off)
        table = memo[off]
        r = table.get(t)
        if r is not None:
            return r
        if type(t) is App:
            fn, arg = t.fn, t.arg
            r = mk_app(go(fn, off) if fn.local_range > floor else fn, go(arg, off) if arg.local_range > floor else arg)
        elif type(t) is Lam or type(t) is Pi:
            inner = off + 1
            if inner == len(memo):
                memo.append({})
            dom, body = t.binder_type, t.body
            if dom.local_range > floor:
                dom = go(dom, off)
            if body.local_range > floor:
                body = go(body, inner)
            r = (mk_lambda if type(t) is Lam else mk_pi)(t.binder_name, dom, body, t.info)
        elif type(t) is Let:
            inner = off + 1
            if inner == len(memo):
                memo.append({})
            ty, val, body = t.type, t.value, t.body
            r = mk_let(
                t.binder_name,
                go(ty, off) if ty.local_range > floor else ty,
                go(val, off) if val.local_range > floor else val,
                go(body, inner) if body.local_range > floor else body,
                t.nondep,
            )
        elif type(t) is Proj:
            r = mk_proj(t.struct_name, t.idx, go(t.struct, off))
        else:
            return t
        table[t] = r
        return r

    return go(e, 0)


def apply_beta(fn: Expr, args: Sequence[Expr]) -> Expr:
    """``fn args`` with head redexes (beta and let) contracted as far as they show without further substitution.

    A body that starts with another redex is not copied for it: its variables wait in ``values`` until the head is none.
    So a ladder of n nested redexes costs n steps, not n copies of what is below.
    """
    values: list[Expr] = []  # of the binders passed, outside in
    rest = list(args[::-1])  # arguments to come, next one last
    t = fn
    while True:
        if type(t) is Lam and rest:
            values.append(rest.pop())
            t = t.body
            continue
        head = t
        while type(head) is App:
            head = head.fn
        if type(head) is Let or (type(head) is Lam and head is not t):
            while type(t) is App:
                rest.append(open_telescope(t.arg, values))
                t = t.fn
            if type(t) is Let:
                values.append(open_telescope(t.value, values))
                t = t.body
            continue
        break
    result = open_telescope(t, values)
    while rest:
        result = mk_app(result, rest.pop())
    return result
