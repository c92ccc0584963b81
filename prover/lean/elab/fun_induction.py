"""Functional induction on demand: ``f.induct``, ``f.induct_unfolding``, ``f.mutual_induct``, ``f.fun_cases`` …

Source: Lean 4 v4.34 ``src/Lean/Meta/Tactic/FunInd.lean``. For structural recursion the proof is itself a structurally
recursive theorem; well-founded recursion is in :mod:`fun_ind_wf`. The branches are built by :mod:`fun_ind_cases`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from prover.lean.declaration import DefinitionInfo, TheoremDecl
from prover.lean.elab.aux_constructions import run_closed
from prover.lean.elab.equations import is_well_founded
from prover.lean.elab.fun_ind_cases import Calls, DirectCalls, Scope
from prover.lean.elab.fun_ind_principle import (
    FunIndInfo,
    Principle,
    add_principle,
    fun_ind_info,
    function_of,
    level_params_of,
    note_principle,
    strip_annotations,
    varying_positions,
)
from prover.lean.elab.fun_ind_wf import derive_well_founded
from prover.lean.elab.predef import PreDefinition
from prover.lean.elab.structural import calls_of, compile_structural, fixed_prefix, open_value, rec_arg_candidates
from prover.lean.elab.structural_mutual import compile_group, group_choices
from prover.lean.expr import (
    Const,
    Expr,
    Lam,
    Let,
    mk_apps,
    mk_const,
    unfold_app,
)
from prover.lean.level import mk_level_param
from prover.lean.meta.attributes import STRUCTURAL_RECURSION, recursion_group
from prover.lean.meta.base import REALIZERS, MetaBase
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.name import Name, mk_name
from prover.lean.subst import beta, replace_fvars
from prover.lean.syntax import ast

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta


# ------------------------------------------------------------ structural recursion
def derive_structural(m: Meta, group: Sequence[Name], unfolding: bool) -> None:
    """``f.induct`` of each function of the group, and ``f.mutual_induct`` of the first."""
    suffix = "induct_unfolding" if unfolding else "induct"
    functions = [function_of(m, n) for n in group]
    if len(group) == 1:
        functions[0].varying = varying_positions(m, group[0], functions[0].body)
    else:
        count = fixed_prefix(m, [_predef(f.info.name, f.info.level_params, f.info.type, f.body) for f in functions])
        for f in functions:
            f.varying = tuple(range(count, f.arity))
    predefs: list[PreDefinition] = []
    with m.scope():
        p = Principle(m, functions, unfolding)
        recs: list[Expr] = []
        for k, f in enumerate(functions):
            with m.scope():
                ys = p.targets(f)
                rec_type = m.mk_pi(ys, p.goal(k, ys))
            recs.append(m.push_local(mk_name(f"rec_{k + 1}"), rec_type))
        table = {f.info.name: (f.arity, f.varying, recs[k], p.motives[k], unfolding) for k, f in enumerate(functions)}
        proofs: list[Expr] = []
        for k, f in enumerate(functions):
            with m.scope():
                ys, body = p.open_body(f)
                scope = Scope(DirectCalls(m, table), [], tuple(recs))
                proofs.append(m.mk_lambda(ys, p.builder.start(scope, p.goal(k, ys), p.equation(f, ys), body)))
        p.close_cases()
        proofs = [m.instantiate_mvars(x) for x in proofs]
        used = p.used_fixed(proofs)
        shared = [*used, *p.motives, *p.cases]
        types: list[Expr] = []
        for k, f in enumerate(functions):
            with m.scope():
                ys = p.targets(f)
                types.append(strip_annotations(m.mk_pi([*shared, *ys], p.goal(k, ys))))
        params = level_params_of(functions[0].info, *types, *[m.mk_lambda(shared, x) for x in proofs])
        levels = tuple([mk_level_param(u) for u in params])
        consts = [mk_const(f.info.name.child(suffix), levels) for f in functions]
        calls = [mk_apps(c, shared) for c in consts]
        for k, f in enumerate(functions):
            with m.scope():
                ys = p.targets(f)
                value = m.mk_lambda([*shared, *ys], replace_fvars(beta(proofs[k], ys), recs, calls))
            predefs.append(_predef(f.info.name.child(suffix), params, types[k], value))
        kinds = p.kinds(used)
    for c, predef in zip(consts, predefs, strict=True):
        m.infer_cache[c] = predef.type
    _add_recursive(m, predefs)
    if len(group) == 1:
        note_principle(m, predefs[0].name, functions[0].info, kinds, params)
    else:
        _add_joint(m, group[0].child("mutual_" + suffix), predefs, len(shared))


def _predef(name: Name, params: tuple[Name, ...], type: Expr, value: Expr) -> PreDefinition:
    return PreDefinition(ast.Hole(0, 0), "theorem", name, params, ast.Modifiers(0, 0, None, ()), type, value)


def _add_recursive(m: Meta, predefs: list[PreDefinition]) -> None:
    """Compile the theorems (structurally recursive in themselves) and add them."""
    names = frozenset(p.name for p in predefs)
    if not any(calls_of(p.value, names) for p in predefs):
        _add_all(m, predefs, [p.value for p in predefs])
        return
    error: LeanError | None = None
    if len(predefs) == 1:
        num_fixed = fixed_prefix(m, predefs)
        for candidate in rec_arg_candidates(m, predefs[0], num_fixed)[0]:
            saved = m.save()
            try:
                _add_all(m, predefs, [compile_structural(m, predefs[0], candidate)])
                return
            except HeartbeatsExceeded:
                raise
            except LeanError as err:
                m.restore(saved)
                error = err
    else:
        for combination in group_choices(m, predefs)[0]:
            saved = m.save()
            try:
                _add_all(m, predefs, compile_group(m, predefs, combination))
                return
            except HeartbeatsExceeded:
                raise
            except LeanError as err:
                m.restore(saved)
                error = err
    raise error or LeanError("functional induction: no parameter to recurse on")


def _add_all(m: Meta, predefs: Sequence[PreDefinition], values: Sequence[Expr]) -> None:
    for p, value in zip(predefs, values, strict=True):
        m.add_decl(TheoremDecl(p.name, p.level_params, p.type, m.instantiate_mvars(value)))


def _add_joint(m: Meta, name: Name, predefs: Sequence[PreDefinition], shared: int) -> None:
    """``f.mutual_induct``: the conjunction of the group's conclusions."""
    levels = tuple([mk_level_param(u) for u in predefs[0].level_params])
    with m.scope():
        xs, _ = m.forall_telescope(predefs[0].type, shared)
        proofs = [mk_apps(mk_const(p.name, levels), xs) for p in predefs]
        types = [m.instantiate_forall(p.type, xs) for p in predefs]
        type, proof = types[-1], proofs[-1]
        for t, q in zip(reversed(types[:-1]), reversed(proofs[:-1]), strict=True):
            proof = mk_apps(mk_const(mk_name("And.intro")), (t, type, q, proof))
            type = m.mk_and(t, type)
        statement, value = m.mk_pi(xs, type), m.mk_lambda(xs, proof)
    m.add_decl(TheoremDecl(name, predefs[0].level_params, statement, value))


# ------------------------------------------------------------ functional cases
def refined_positions(m: Meta, body: Expr) -> tuple[int, ...]:
    """Parameters that a ``match`` in tail position analyses, with those whose types depend on them."""
    with m.scope():
        xs, inner = open_value(m, body)
        found: set[int] = set()
        todo = [inner]
        while todo:
            e = todo.pop()
            while isinstance(e, (Lam, Let)):
                e = e.body
            fn, args = unfold_app(e)
            if not isinstance(fn, Const):
                continue
            info = _matcher(m, fn)
            if info is not None and len(args) >= info[2]:
                found |= {xs.index(d) for d in args[info[0] : info[1]] if d in xs}
                todo += args[info[1] : info[2]]
            elif fn.name.text in ("ite", "dite"):
                todo += args[3:5]
            elif fn.name.text == "cond":
                todo += args[2:4]
        changed = True
        while changed:
            changed = False
            uids = {xs[i].uid for i in found}  # type: ignore[attr-defined]
            for i, x in enumerate(xs):
                if i not in found and m.depends_on(m.infer_type(x), uids):
                    found.add(i)
                    changed = True
        return tuple(sorted(found))


def _matcher(m: Meta, fn: Const) -> tuple[int, int, int] | None:
    from prover.lean.meta.attributes import matcher_info

    info = matcher_info(m.env, fn.name)
    return None if info is None else (info.first_discr_pos, info.first_alt_pos, info.arity)


def derive_cases(m: Meta, name: Name, unfolding: bool) -> None:
    f = function_of(m, name)
    f.varying = refined_positions(m, f.body)
    with m.scope():
        p = Principle(m, [f], unfolding)
        with m.scope():
            ys, body = p.open_body(f)
            proof = p.builder.start(Scope(Calls(m), []), p.goal(0, ys), p.equation(f, ys), body)
            proof = m.mk_lambda(ys, proof)
        add_principle(m, name.child("fun_cases_unfolding" if unfolding else "fun_cases"), p, proof)


# ------------------------------------------------------------ on demand
def realize_fun_ind(m: MetaBase, name: Name) -> bool:
    """REALIZERS entry for functional induction and cases."""
    part = name.part
    if not isinstance(part, str) or name.prefix is None:
        return False
    base = part.removesuffix("_unfolding")
    if base not in ("induct", "mutual_induct", "fun_cases"):
        return False
    fn = name.prefix
    if not isinstance(m.env.find(fn), DefinitionInfo):
        return False
    meta = cast("Meta", m)
    unfolding = part.endswith("_unfolding")
    saved = meta.save()
    try:
        if base == "fun_cases":
            run_closed(m, lambda: derive_cases(meta, fn, unfolding))
        elif fn in m.env.state(STRUCTURAL_RECURSION):
            group = recursion_group(m.env, fn)
            if base == "mutual_induct" and (len(group) == 1 or group[0] is not fn):
                return False
            run_closed(m, lambda: derive_structural(meta, group, unfolding))
        elif is_well_founded(m, fn) and base == "induct":
            run_closed(m, lambda: derive_well_founded(meta, fn, unfolding))
        else:
            return False
    except HeartbeatsExceeded:
        raise
    except (LeanError, Stuck):
        meta.restore(saved)
        raise
    return name in m.env


REALIZERS.append(realize_fun_ind)

__all__ = ["FunIndInfo", "derive_cases", "derive_structural", "derive_well_founded", "fun_ind_info"]
