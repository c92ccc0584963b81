"""``#reduce``: full normal form of a term, types and proofs left alone.

Source: Lean 4 ``src/Lean/Meta/Reduce.lean`` (``reduce`` with ``skipTypes`` and ``skipProofs``).
"""

from __future__ import annotations

from prover.lean.expr import App, Expr, Lam, Pi, Proj, Sort, mk_apps, mk_proj, unfold_app
from prover.lean.meta.meta import Meta
from prover.lean.subst import instantiate1


def reduce(m: Meta, e: Expr) -> Expr:
    """Normalise ``e`` everywhere except in types and proofs."""
    e = m.instantiate_mvars(e)
    type = m.infer_type(e)
    if isinstance(m.whnf(type), Sort) or m.is_prop(type):
        return e
    m.tick("reduce")
    e = m.whnf_d(e)
    if isinstance(e, Lam):
        with m.scope():
            xs, body = m.lambda_telescope(e)
            return m.mk_lambda(xs, reduce(m, body))
    if isinstance(e, App):
        return _reduce_app(m, e)
    if isinstance(e, Proj):
        return mk_proj(e.struct_name, e.idx, reduce(m, e.struct))
    return e


def _reduce_app(m: Meta, e: Expr) -> Expr:
    """Reduce the head and the explicit arguments (implicit ones as Lean: only those that are no types)."""
    fn, args = unfold_app(e)
    fn = reduce(m, fn) if isinstance(fn, (Lam, App, Proj)) else fn
    type = m.infer_type(fn)
    done: list[Expr] = []


    for arg in args:
        pi = m.whnf(type)
        explicit = not isinstance(pi, Pi) or pi.info.is_explicit
        done.append(reduce(m, arg) if explicit else arg)
        if isinstance(pi, Pi):
            type = instantiate1(pi.body, arg)
    return mk_apps(fn, done)
