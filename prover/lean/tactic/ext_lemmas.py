"""Proof of ``S.ext`` and ``S.ext_iff`` for a structure ``S`` marked ``@[ext]``.

Source: Lean 4 ``src/Lean/Elab/Tactic/Ext.lean`` (``realizeExtTheorem``, ``realizeExtIffTheorem``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prover.lean.declaration import InductiveInfo, TheoremDecl
from prover.lean.expr import IMPLICIT, Expr, FVar, Pi, has_loose_bvar, mk_apps, mk_const, mk_mvar
from prover.lean.level import Level, mk_level_param
from prover.lean.meta.attributes import structure_info
from prover.lean.meta.cases import cases, mk_eq_heq, subst_hyp
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.meta.goals import change_hyp, intro1, intro_n, new_goal
from prover.lean.meta.telescope import set_info
from prover.lean.name import Name, mk_name
from prover.lean.subst import instantiate1, mk_arrow
from prover.lean.tactic.intro import visible_binders

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
    """``foo_iff : x = y ↔ h₁ ∧ …`` from ``foo : h₁ → … → x = y``."""
    name = ext_name.parent.child(f"{ext_name.last}_iff")
    if name in m.env:
        return
    info = m.get_const(ext_name)
    levels: tuple[Level, ...] = tuple([mk_level_param(u) for u in info.level_params])
    with m.scope():
        xs, _ = m.forall_telescope(info.type, whnf=False)
        split = len(xs)
        while split > 0 and m.is_proof(xs[split - 1]):
            split -= 1
        n_hyps = len(xs) - split
    with m.scope():  # again, without the hypotheses: substitution must not meet them
        params, eq = m.forall_telescope(info.type, split, whnf=False)
        types: list[Expr] = []
        for _ in range(n_hyps):
            assert isinstance(eq, Pi)
            if eq.body.loose and has_loose_bvar(eq.body, 0):
                return
            types.append(eq.binder_type)
            eq = instantiate1(eq.body, eq.binder_type)
        set_info(m, params, IMPLICIT)
        conj = _conjunction(m, types)
        statement = m.mk_pi(params, m.mk_iff(eq, conj))
        forward = _by_substitution(m, eq, conj, len(types))
        with m.scope():
            all_hyps = m.push_local(mk_name("h"), conj)
            ext = mk_apps(mk_const(ext_name, levels), [*params, *_projections(m, all_hyps, len(types))])
            backward = m.mk_lambda([all_hyps], ext)
        if forward is None:
            return
        intro = mk_apps(mk_const(mk_name("Iff.intro")), (eq, conj, forward, backward))
        proof = m.instantiate_mvars(m.mk_lambda(params, intro))
    m.add_decl(TheoremDecl(name, info.level_params, statement, proof))


def _conjunction(m: Meta, types: list[Expr]) -> Expr:
    if not types:
        return mk_const(mk_name("True"))
    result = types[-1]
    for type in reversed(types[:-1]):
        result = m.mk_and(type, result)
    return result


def _projections(m: Meta, h: Expr, count: int) -> list[Expr]:
    """Proofs of the parts of a right-nested conjunction."""
    out: list[Expr] = []
    for i in range(count):
        if i == count - 1:
            out.append(h)
        else:
            out.append(m.mk_app_m("And.left", [h]))
            h = m.mk_app_m("And.right", [h])
    return out


def _by_substitution(m: Meta, eq: Expr, conj: Expr, count: int) -> Expr | None:
    """``x = y → h₁ ∧ …`` by substituting ``y`` and reflexivity; None when that does not prove it."""
    from prover.lean.tactic.apply import apply
    from prover.lean.tactic.eq import apply_rfl

    root = new_goal(m, mk_arrow(eq, conj))
    h, goal = intro1(m, root)
    try:
        with m.with_mvar_context(goal):
            _, goal = subst_hyp(m, goal, h)
        todo = [goal]
        for _ in range(count - 1):
            with m.with_mvar_context(todo[-1]):
                todo[-1:] = apply(m, todo[-1], mk_const(mk_name("And.intro")))
        for g in todo:
            with m.with_mvar_context(g) as decl:
                n = visible_binders(m.instantiate_mvars(decl.type))
            _, g = intro_n(m, g, n)
            if count:
                apply_rfl(m, g)
            else:
                m.assign(g, mk_const(mk_name("True.intro")))
    except HeartbeatsExceeded:
        raise
    except LeanError:
        return None
    return m.instantiate_mvars(mk_mvar(root))
