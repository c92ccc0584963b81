"""Evaluating the call in an unfolding principle (``motive x (f x)``) as its proof goes down the branches.

Source: Lean 4 v4.34 ``src/Lean/Meta/Tactic/FunInd.lean`` (``rwIfWith``, ``rwMatcher``). Each step gives the new value
and a proof that it is equal (None: by computation); a step that does not apply leaves the value.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from prover.lean.elab.match_eqns import equation_name
from prover.lean.elab.structural import matcher_shape
from prover.lean.expr import Const, Expr, mk_apps, mk_const, unfold_app
from prover.lean.meta.attributes import matcher_info
from prover.lean.meta.cases import heq_parts, mk_refl
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.name import Name, mk_name
from prover.lean.subst import beta, head_beta

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

ITE, DITE, COND = mk_name("ite"), mk_name("dite"), mk_name("cond")


def rewrite_if(m: Meta, r: Expr, h: Expr, positive: bool) -> tuple[Expr, Expr | None]:
    fn, args = unfold_app(r)
    if not isinstance(fn, Const) or fn.name not in (ITE, DITE, COND):
        return r, None
    if fn.name is COND:
        if len(args) != 4:
            return r, None
        value = args[2 if positive else 3]
        proof = m.mk_app_opt_m("Bool.cond_pos" if positive else "Bool.cond_neg", [args[0], args[1], *args[2:], h])
        return value, proof
    if len(args) != 5:
        return r, None
    kind = "if" if fn.name is ITE else "dif"
    value = args[3 if positive else 4]
    lemma = mk_const(mk_name(f"{kind}_{'pos' if positive else 'neg'}"), fn.levels)
    proof = mk_apps(lemma, [args[1], args[2], h, args[0], args[3], args[4]])
    return (value if fn.name is ITE else beta(value, [h])), proof


def rewrite_match(m: Meta, r: Expr, i: int) -> tuple[Expr, Expr | None]:
    """The match on alternative ``i``: by computation, else by its congruence equation from hypotheses."""
    fn, args = unfold_app(r)
    if not isinstance(fn, Const):
        return r, None
    info = matcher_info(m.env, fn.name)
    if info is None:
        return (m.whnf_core(r), None) if matcher_shape(m, fn) is not None else (r, None)
    if len(args) < info.arity:
        return r, None
    reduced = m.reduce_matcher(fn, info, args[::-1])
    if reduced is not None:
        return head_beta(m.instantiate_mvars(reduced)), None
    const = m.find_const(equation_name(fn.name, i, congr=True))
    if const is None:
        return r, None
    saved = m.save()
    try:
        found = _by_congruence(m, const.name, fn, args)
    except HeartbeatsExceeded:
        raise
    except LeanError:
        found = None
    if found is None:
        m.restore(saved)
        return r, None
    return found


def _by_congruence(m: Meta, name: Name, fn: Const, args: Sequence[Expr]) -> tuple[Expr, Expr] | None:
    lemma = mk_const(name, fn.levels)
    mvars, _, body = m.forall_meta_telescope(m.infer_type(lemma))
    heq, eq = heq_parts(m, body), m.match_eq(body)
    sides = (heq[1], heq[3]) if heq is not None else (eq[1], eq[2]) if eq is not None else None
    if sides is None or not m.is_def_eq(sides[0], mk_apps(fn, args)):
        return None
    for v in mvars:
        value = m.instantiate_mvars(v)
        if not value.has_expr_mvar:
            continue
        type = m.instantiate_mvars(m.infer_type(v))
        if not m.is_prop(type):
            continue
        proof = _assumption(m, type) or _reflexivity(m, type)
        if proof is None or not m.is_def_eq(v, proof):
            return None
    proof = m.instantiate_mvars(mk_apps(lemma, mvars))
    rhs = head_beta(m.instantiate_mvars(sides[1]))
    if proof.has_expr_mvar or rhs.has_expr_mvar:
        return None
    return rhs, (m.mk_eq_of_heq(proof) if heq is not None else proof)


def _assumption(m: Meta, type: Expr) -> Expr | None:
    for d in m.lctx.reversed():
        if not d.is_aux and m.is_prop(d.type) and m.is_def_eq_guarded(m.instantiate_mvars(d.type), type):
            return d.fvar
    return None


def _reflexivity(m: Meta, type: Expr) -> Expr | None:
    heq, eq = heq_parts(m, type), m.match_eq(type)
    if heq is not None and m.is_def_eq(heq[0], heq[2]) and m.is_def_eq(heq[1], heq[3]):
        return mk_refl(m, heq[1], False)
    if eq is not None and m.is_def_eq(eq[1], eq[2]):
        return mk_refl(m, eq[1], True)
    return None


__all__ = ["COND", "DITE", "ITE", "rewrite_if", "rewrite_match"]
