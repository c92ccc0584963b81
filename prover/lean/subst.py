"""Substitution on terms: instantiate, abstract, lift, replace; each with one cache a call.

Source: Lean 4 ``src/kernel/instantiate.cpp``, ``abstract.cpp``. Substitution takes whole telescopes at once:
``instantiate(body, subst)`` puts ``subst[i]`` for ``#i``; for a body under binders ``x`` then ``y`` (``y`` is ``#0``)
``instantiate_rev(body, [x, y])`` reads in the telescope's own order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from prover.lean.expr import (
    HAS_FVAR,
    HAS_LEVEL_PARAM,
    App,
    Binding,
    BVar,
    Const,
    Expr,
    Lam,
    Let,
    Local,
    Pi,
    Proj,
    Sort,
    has_loose_bvar,
    mk_app,
    mk_bvar,
    mk_const,
    mk_lambda,
    mk_let,
    mk_pi,
    mk_proj,
    mk_sort,
    unfold_app,
)
from prover.lean.level import Level, instantiate_level
from prover.lean.name import Name, mk_name

ARROW_NAME: Final = mk_name("a").with_macro_scope(0)
"""Binder name of ``A → B`` written without a name (Lean's ``a✝``)."""


def instantiate(e: Expr, subst: Sequence[Expr]) -> Expr:
    """Replace loose ``#i`` by ``subst[i]`` and lower the others by ``len(subst)``."""
    if e.loose == 0 or not subst:
        return e
    n = len(subst)
    cache: dict[tuple[Expr, int], Expr] = {}
    lifted: dict[tuple[int, int], Expr] = {}

    def go(t: Expr, off: int) -> Expr:
        if t.loose <= off:
            return t
        if type(t) is BVar:
            i = t.idx - off
            if i >= n:
                return mk_bvar(t.idx - n)
            value = subst[i]
            if off == 0 or value.loose == 0:
                return value
            key2 = (i, off)
            done = lifted.get(key2)
            if done is None:
                done = lifted[key2] = lift(value, 0, off)
            return done
        key = (t, off)
        found = cache.get(key)
        if found is not None:
            return found
        if type(t) is App:
            r = mk_app(go(t.fn, off), go(t.arg, off))
        elif type(t) is Lam:
            r = mk_lambda(t.binder_name, go(t.binder_type, off), go(t.body, off + 1), t.info)
        elif type(t) is Pi:
            r = mk_pi(t.binder_name, go(t.binder_type, off), go(t.body, off + 1), t.info)
        elif type(t) is Let:
            r = mk_let(t.binder_name, go(t.type, off), go(t.value, off), go(t.body, off + 1), t.nondep)
        elif type(t) is Proj:
            r = mk_proj(t.struct_name, t.idx, go(t.struct, off))
        else:
            return t
        cache[key] = r
        return r

    return go(e, 0)


def instantiate1(e: Expr, value: Expr) -> Expr:
    """Replace loose ``#0`` by ``value``."""
    return e if e.loose == 0 else instantiate(e, (value,))


def instantiate_rev(e: Expr, subst: Sequence[Expr]) -> Expr:
    """Replace loose ``#i`` by ``subst[len(subst) - 1 - i]``: ``subst`` lists a telescope from outside in."""
    return e if e.loose == 0 else instantiate(e, subst[::-1])


def instantiate_beta_rev(e: Expr, subst: Sequence[Expr]) -> Expr:
    """:func:`instantiate_rev` that applies the functions it puts in: ``#0 a`` becomes ``f a`` for ``fun x => f x``
    (Lean's ``instantiateBetaRevRange``)."""
    if e.loose == 0 or not any(type(value) is Lam for value in subst):
        return instantiate_rev(e, subst)
    values = subst[::-1]
    cache: dict[tuple[Expr, int], Expr] = {}

    def go(t: Expr, off: int) -> Expr:
        if t.loose <= off:
            return t
        if type(t) is BVar:
            i = t.idx - off
            return mk_bvar(t.idx - len(values)) if i >= len(values) else lift(values[i], 0, off)
        key = (t, off)
        found = cache.get(key)
        if found is None:
            fn, args = unfold_app(t)
            if type(fn) is BVar:
                found = beta(go(fn, off), [go(arg, off) for arg in args])
            else:
                found = map_children(t, go, off)
            cache[key] = found
        return found

    return go(e, 0)


def lift(e: Expr, start: int, by: int) -> Expr:
    """Raise loose variables ``≥ start`` by ``by``."""
    if by == 0 or e.loose <= start:
        return e
    cache: dict[tuple[Expr, int], Expr] = {}

    def go(t: Expr, off: int) -> Expr:
        if t.loose <= off:
            return t
        if type(t) is BVar:
            return mk_bvar(t.idx + by)
        key = (t, off)
        found = cache.get(key)
        if found is None:
            found = cache[key] = map_children(t, go, off)
        return found

    return go(e, start)


def lower(e: Expr, start: int, by: int) -> Expr:
    """Lower loose variables ``≥ start`` by ``by``; none in ``[start - by, start)`` may occur."""
    if by == 0 or e.loose <= start:
        return e
    cache: dict[tuple[Expr, int], Expr] = {}

    def go(t: Expr, off: int) -> Expr:
        if t.loose <= off:
            return t
        if type(t) is BVar:
            return mk_bvar(t.idx - by)
        key = (t, off)
        found = cache.get(key)
        if found is None:
            found = cache[key] = map_children(t, go, off)
        return found

    return go(e, start)


def map_children(t: Expr, go: Callable[[Expr, int], Expr], off: int) -> Expr:
    """Rebuild ``t`` from ``go`` of its children; ``off`` grows by one under a binder."""
    if type(t) is App:
        return mk_app(go(t.fn, off), go(t.arg, off))
    if type(t) is Lam:
        return mk_lambda(t.binder_name, go(t.binder_type, off), go(t.body, off + 1), t.info)
    if type(t) is Pi:
        return mk_pi(t.binder_name, go(t.binder_type, off), go(t.body, off + 1), t.info)
    if type(t) is Let:
        return mk_let(t.binder_name, go(t.type, off), go(t.value, off), go(t.body, off + 1), t.nondep)
    if type(t) is Proj:
        return mk_proj(t.struct_name, t.idx, go(t.struct, off))
    return t


def abstract(e: Expr, fvars: Sequence[Expr]) -> Expr:
    """Replace free variables (or metavariables) by loose bound ones: ``fvars`` lists a telescope from outside in, so
    the last one becomes ``#0``."""
    if not fvars:
        return e
    n = len(fvars)
    index = {fvar: n - 1 - i for i, fvar in enumerate(fvars)}
    mask = 0
    for fvar in fvars:
        mask |= fvar.flags
    mask &= HAS_FVAR | 2  # free variables or expression metavariables
    if not e.flags & mask:
        return e
    cache: dict[tuple[Expr, int], Expr] = {}

    def go(t: Expr, off: int) -> Expr:
        if not t.flags & mask:
            return t
        i = index.get(t)
        if i is not None:
            return mk_bvar(i + off)
        key = (t, off)
        found = cache.get(key)
        if found is None:
            found = cache[key] = map_children(t, go, off)
        return found

    return go(e, 0)


def replace(e: Expr, fn: Callable[[Expr], Expr | None]) -> Expr:
    """Replace top-down: where ``fn`` returns a term it stands, else the children are visited. ``fn`` must not depend on
    the binders above (terms are shared)."""
    cache: dict[Expr, Expr] = {}

    def go(t: Expr, _off: int) -> Expr:
        found = cache.get(t)
        if found is None:
            new = fn(t)
            found = cache[t] = map_children(t, go, 0) if new is None else new
        return found

    return go(e, 0)


def replace_fvar(e: Expr, fvar: Expr, value: Expr) -> Expr:
    return instantiate1(abstract(e, (fvar,)), value)


def replace_fvars(e: Expr, fvars: Sequence[Expr], values: Sequence[Expr]) -> Expr:
    """Simultaneous replacement."""
    return instantiate_rev(abstract(e, fvars), values)


def any_subterm(e: Expr, pred: Callable[[Expr], bool]) -> bool:
    """Does ``pred`` hold for ``e`` or a subterm (each distinct one asked once)?"""
    seen: set[Expr] = set()
    stack = [e]
    while stack:
        t = stack.pop()
        if t in seen:
            continue
        seen.add(t)
        if pred(t):
            return True
        push_children(t, stack)
    return False


def push_children(t: Expr, stack: list[Expr]) -> None:
    if type(t) is App:
        stack.append(t.arg)
        stack.append(t.fn)
    elif isinstance(t, Binding):
        stack.append(t.body)
        stack.append(t.binder_type)
    elif type(t) is Let:
        stack.append(t.body)
        stack.append(t.value)
        stack.append(t.type)
    elif type(t) is Proj:
        stack.append(t.struct)


def occurs(part: Expr, e: Expr) -> bool:
    """Is ``part`` a subterm of ``e``?"""
    if part.flags & ~e.flags:
        return False
    return any_subterm(e, lambda t: t is part)


def instantiate_level_params(e: Expr, params: Sequence[Name], levels: Sequence[Level]) -> Expr:
    """Replace universe parameters by levels."""
    if not params or not e.flags & HAS_LEVEL_PARAM:
        return e
    return instantiate_level_map(e, dict(zip(params, levels, strict=True)))


def instantiate_level_map(e: Expr, subst: Mapping[Name, Level]) -> Expr:
    if not e.flags & HAS_LEVEL_PARAM:
        return e
    cache: dict[Expr, Expr] = {}

    def go(t: Expr, _off: int) -> Expr:
        if not t.flags & HAS_LEVEL_PARAM:
            return t
        found = cache.get(t)
        if found is None:
            if type(t) is Const:
                found = mk_const(t.name, tuple([instantiate_level(u, subst) for u in t.levels]))
            elif type(t) is Sort:
                found = mk_sort(instantiate_level(t.level, subst))
            elif type(t) is Local:
                raise TypeError("kernel locals hold no universe parameters to replace")
            else:
                found = map_children(t, go, 0)
            cache[t] = found
        return found

    return go(e, 0)


def mk_arrow(domain: Expr, codomain: Expr, name: Name = ARROW_NAME) -> Expr:
    """``domain → codomain``."""
    return mk_pi(name, domain, lift(codomain, 0, 1))


def beta_rev(fn: Expr, rev_args: list[Expr]) -> Expr:
    """Apply ``fn`` to arguments given last first, contracting head beta redexes."""
    n = len(rev_args)
    used = 0
    body = fn
    while used < n and type(body) is Lam:
        body = body.body
        used += 1
    if used:
        result = instantiate(body, rev_args[n - used :])
    else:
        result = fn
    rest = n - used
    if rest == 0:
        return result
    if used and type(result) is Lam:
        return beta_rev(result, rev_args[:rest])
    for i in range(rest - 1, -1, -1):
        result = mk_app(result, rev_args[i])
    return result


def beta(fn: Expr, args: Sequence[Expr]) -> Expr:
    """``fn args`` with head beta redexes contracted."""
    if type(fn) is not Lam:
        for arg in args:
            fn = mk_app(fn, arg)
        return fn
    return beta_rev(fn, list(args[::-1]))


def head_beta(e: Expr) -> Expr:
    """Contract beta redexes at the head of ``e``."""
    if type(e) is not App:
        return e
    rev: list[Expr] = []
    f: Expr = e
    while type(f) is App:
        rev.append(f.arg)
        f = f.fn
    return beta_rev(f, rev) if type(f) is Lam else e


def eta(e: Expr) -> Expr:
    """Contract ``fun x y => f x y`` to ``f``, inner binders first (Lean's ``Expr.eta``)."""
    if type(e) is not Lam:
        return e
    binders: list[Lam] = []
    body: Expr = e
    while type(body) is Lam:
        binders.append(body)
        body = body.body
    before = len(binders)
    while binders and type(body) is App and type(body.arg) is BVar and body.arg.idx == 0:
        if has_loose_bvar(body.fn, 0):
            break
        body = lower(body.fn, 1, 1)
        binders.pop()
    if len(binders) == before:
        return e
    while binders:
        binder = binders.pop()
        body = mk_lambda(binder.binder_name, binder.binder_type, body, binder.info)
    return body
