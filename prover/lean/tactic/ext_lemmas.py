"""Proof of ``S.ext`` and ``S.ext_iff`` for a structure ``S`` marked ``@[ext]``.

Source: Lean 4 ``src/Lean/Elab/Tactic/Ext.lean`` (``realizeExtTheorem``, ``realizeExtIffTheorem``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prover.lean.declaration import ConstructorInfo, InductiveInfo, TheoremDecl
from prover.lean.expr import IMPLICIT, Expr, FVar, Pi, mk_apps, mk_const, mk_mvar
from prover.lean.level import Level, mk_level_param
from prover.lean.meta.attributes import structure_info
from prover.lean.meta.cases import cases, mk_eq_heq, subst_hyp
from prover.lean.meta.errors import LeanError
from prover.lean.meta.goals import change_hyp, intro_n, new_goal
from prover.lean.meta.telescope import set_info
from prover.lean.name import Name, mk_name

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta


def prove_ext(m: Meta, info: InductiveInfo) -> Name:
    """Add ``S.ext : x.f₁ = y.f₁ → … → x = y``."""
    name = info.name.child("ext")
    if name in m.env:
        return name
    struct = structure_info(m.env, info.name)
    if struct is None:
        raise LeanError("@[ext] attribute only applies to structures and lemmas proving 'x = y'")
    levels: tuple[Level, ...] = tuple([mk_level_param(u) for u in info.level_params])
    with m.scope():
        params, _ = m.forall_telescope(info.type, info.num_params)
        set_info(m, params, IMPLICIT)
        type = mk_apps(mk_const(info.name, levels), params)
        x = m.push_local(mk_name("x"), type, IMPLICIT)
        y = m.push_local(mk_name("y"), type, IMPLICIT)
        hyps: list[Expr] = []
        for field, proj in zip(struct.fields, struct.projections, strict=True):
            head = mk_apps(mk_const(proj, levels), params)
            a, b = mk_apps(head, (x,)), mk_apps(head, (y,))
            if m.is_proof(a):
                continue
            hyps.append(m.push_local(mk_name(str(field)), mk_eq_heq(m, a, b)[0]))
        statement = m.mk_pi([*params, x, y, *hyps], m.mk_eq(x, y))
    proof = _prove(m, statement, len(params), len(hyps))
    m.add_decl(TheoremDecl(name, info.level_params, statement, proof))
    return name


def _prove(m: Meta, statement: Expr, n_params: int, n_hyps: int) -> Expr:
    """By cases on both structures and substitution."""
    root = new_goal(m, statement)
    fvars, goal = intro_n(m, root, n_params + 2, preserve=True)
    x, y = fvars[-2], fvars[-1]
    (case_x,) = cases(m, goal, x)
    y = case_x.subst.get(y, y)
    (case_y,) = cases(m, case_x.goal, y)
    hyps, goal = intro_n(m, case_y.goal, n_hyps, preserve=True)
    names = [m.mctx.decl(goal).lctx.get(h.uid).user_name for h in hyps if isinstance(h, FVar)]
    for name in names:
        decl = m.mctx.decl(goal).lctx.find_by_name(name)
        if decl is None:
            continue
        with m.with_mvar_context(goal):
            reduced = _reduce_sides(m, m.instantiate_mvars(decl.type))
            goal = change_hyp(m, goal, decl.fvar, reduced)
        with m.with_mvar_context(goal):
            _, goal = subst_hyp(m, goal, decl.fvar)
    with m.with_mvar_context(goal) as last:
        eq = m.match_eq(last.type)
        assert eq is not None
        m.assign(goal, m.mk_eq_refl(eq[1]))
    return m.instantiate_mvars(mk_mvar(root))


def _reduce_sides(m: Meta, type: Expr) -> Expr:
    """``(mk a b).1 = (mk c d).1`` to ``a = c``."""
    from prover.lean.expr import unfold_app

    fn, args = unfold_app(type)
    new: list[Expr] = []
    for arg in args:
        reduced = m.whnf_core(arg)
        fallback = m.unfold_definition(arg) if reduced is arg and not isinstance(arg, FVar) else None
        new.append(m.whnf_core(fallback) if fallback is not None and not isinstance(fallback, Pi) else reduced)
    return mk_apps(fn, new)


def prove_ext_iff(m: Meta, ext_name: Name) -> None:
    """``S.ext_iff : x = y ↔ x.f₁ = y.f₁ ∧ …`` from ``S.ext`` (skipped where hypotheses are not equations)."""


def constructor_of(m: Meta, info: InductiveInfo) -> ConstructorInfo:
    found = m.env.find(info.ctors[0])
    assert isinstance(found, ConstructorInfo)
    return found
