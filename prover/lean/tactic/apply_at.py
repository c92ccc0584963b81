"""Mathlib's ``apply e at h``: forward reasoning with a hypothesis.

Source: Mathlib ``Mathlib/Tactic/ApplyAt.lean``: the arguments of ``e`` become metavariables until one of them may be
``h``; the result replaces ``h``; arguments that stay open are new goals, after the main one.
"""

from __future__ import annotations

from prover.lean.expr import BinderInfo, Expr, MVar, Pi, mk_apps
from prover.lean.meta.errors import LeanError
from prover.lean.meta.goals import assert_hyp, intro1, try_clear
from prover.lean.meta.meta import Meta
from prover.lean.subst import head_beta
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.closing import require_mathlib
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac


@tactic(t.ApplyAt, "apply")
def run_apply_at(tac: Tac, stx: t.ApplyAt) -> None:
    """``apply e at h``."""
    require_mathlib(tac, "apply … at", stx)
    if stx.location.wildcard or stx.location.goal or len(stx.location.hyps) != 1:
        raise LeanError("`apply … at` takes one hypothesis", stx)
    m = tac.m
    with tac.with_main() as goal:
        h = tac.fvar_here(stx.location.hyps[0].name, stx.location.hyps[0])
        f = _elab_function(tac, stx.term)
        mvars = _arguments_up_to(m, f, m.instantiate_mvars(m.infer_type(h)))
        if mvars is None:
            raise m.error(
                "Failed to find {} as the type of a parameter of {}.",
                m.infer_type(h),
                m.instantiate_mvars(m.infer_type(f)),
            )
        value = m.instantiate_mvars(mk_apps(f, [*mvars, h]))
        type = head_beta(m.instantiate_mvars(m.infer_type(value)))
        new = assert_hyp(m, goal, m.local_decl(h).user_name, type, value)
    _, new = intro1(m, new, preserve=True)
    new = try_clear(m, new, h)
    tac.replace_main([new, *[x.uid for x in mvars if not m.mctx.is_assigned_or_delayed(x.uid)]])


def _elab_function(tac: Tac, stx: ast.Term) -> Expr:
    """``@e``: implicit arguments stay to be filled by the search for the hypothesis."""
    plain = stx
    while isinstance(plain, ast.Paren):
        plain = plain.term
    if isinstance(plain, (ast.Ident, ast.FieldAccess, ast.DotIdent)):
        stx = ast.Explicit(stx.start, stx.end, plain)
    with tac.elaborating(may_postpone=True) as el:
        f = el.elab_term(stx, None)
    return tac.m.instantiate_mvars(f)


def _arguments_up_to(m: Meta, f: Expr, wanted: Expr) -> list[MVar] | None:
    """Fresh arguments for the parameters of ``f`` before the first one whose type may be ``wanted``."""
    mvars: list[MVar] = []
    infos: list[BinderInfo] = []
    type = m.whnf(m.infer_type(f))
    while isinstance(type, Pi):
        if m.is_def_eq_guarded(type.binder_type, wanted):
            for mvar, info in zip(mvars, infos, strict=True):
                if info is BinderInfo.INST_IMPLICIT and not m.mctx.is_assigned_or_delayed(mvar.uid):
                    instance = m.synth_instance(m.instantiate_mvars(m.infer_type(mvar)))
                    if instance is not None:
                        m.assign(mvar.uid, instance)
            return mvars
        found, kinds, rest = m.forall_meta_telescope(type, 1)
        mvars += found
        infos += kinds
        type = m.whnf(rest)
    return None
