"""Equations of matchers: ``match_1.eq_i`` on the patterns themselves, ``match_1.congr_eq_i`` up to equations.

Source: Lean 4 v4.34 ``src/Lean/Meta/Match/MatchEqs.lean``. ``eq_i : ∀ params motive alts vars, (earlier alternatives do
not apply) → match_1 motive patterns alts = alt_i vars``; ``congr_eq_i`` has free discriminants and takes equations
``discr = pattern`` instead. Made on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from prover.lean.decimal_text import decimal_to_nat
from prover.lean.declaration import TheoremDecl
from prover.lean.elab.aux_constructions import run_closed
from prover.lean.elab.equations import prove_by_cases
from prover.lean.elab.match_alts import alt_shapes, equations, exclusions, push_fields
from prover.lean.expr import Const, Expr, Pi, mk_apps, mk_const, mk_mvar
from prover.lean.level import mk_level_param
from prover.lean.meta.attributes import MatcherInfo, matcher_info
from prover.lean.meta.base import REALIZERS, MetaBase
from prover.lean.meta.cases import mk_eq_heq, mk_refl, unify_eqs
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.meta.goals import intro_n, new_goal
from prover.lean.name import Name, mk_name
from prover.lean.subst import instantiate1

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

EQ_PREFIX: Final = "eq_"
CONGR_PREFIX: Final = "congr_eq_"


class MatcherEquation:
    """The statement of the ``i``-th equation of a matcher, built in the current scope."""

    def __init__(self, m: Meta, matcher: Name, info: MatcherInfo, i: int, congr: bool) -> None:
        const = m.get_const(matcher)
        fn = mk_const(matcher, tuple([mk_level_param(u) for u in const.level_params]))
        assert isinstance(fn, Const)
        params, rest = m.forall_telescope(m.infer_type(fn), info.num_params)
        assert isinstance(rest, Pi)
        shapes = alt_shapes(m, fn, params, rest.binder_type, info)
        motive = m.push_local(mk_name("motive"), rest.binder_type)
        rest = instantiate1(rest.body, motive)
        shape = shapes[i]
        binders = [*params, motive]
        discrs: list[Expr] = []
        if congr:
            type = rest
            for _ in range(info.num_discrs):
                assert isinstance(type, Pi)
                discrs.append(m.push_local(type.binder_name, type.binder_type))
                type = instantiate1(type.body, discrs[-1])
            binders += discrs
            rest = type
        else:
            fields, discrs = push_fields(m, shape)
            for d in discrs:
                assert isinstance(rest, Pi)
                rest = instantiate1(rest.body, d)
        alts: list[Expr] = []
        for _ in shapes:
            rest = rest if isinstance(rest, Pi) else m.whnf_core(rest)
            assert isinstance(rest, Pi)
            alts.append(m.push_local(rest.binder_name, rest.binder_type))
            rest = rest.body
        patterns = discrs
        if congr:
            fields, patterns = push_fields(m, shape)
        eqs = equations(m, discrs, patterns) if congr else []
        negs = exclusions(m, shapes, i, patterns)
        if congr:
            binders += [*alts, *fields, *eqs, *negs]
        else:
            # the alternatives' types mention the patterns only where they take equations of the discriminants
            binders += [*fields, *alts, *negs] if any(info.discr_hyps) else [*alts, *fields, *negs]
        args = [mk_const(mk_name("Unit.unit"))] if info.alt_is_thunk[i] else list(fields)
        for j, has in enumerate(info.discr_hyps):
            if has:
                args.append(eqs[j] if congr else mk_refl(m, discrs[j], True))
        lhs = mk_apps(fn, [*params, motive, *discrs, *alts])
        self.statement = m.mk_pi(binders, mk_eq_heq(m, lhs, mk_apps(alts[i], args))[0])
        self.level_params = const.level_params
        self.num_before = len(binders) - len(eqs) - len(negs)
        self.num_eqs = len(eqs)
        self.num_negs = len(negs)


def mk_matcher_equation(m: Meta, name: Name, matcher: Name, info: MatcherInfo, i: int, congr: bool) -> None:
    with m.scope():
        eqn = MatcherEquation(m, matcher, info, i, congr)
    uid = new_goal(m, eqn.statement)
    _, goal = intro_n(m, uid, eqn.num_before, preserve=True)
    if eqn.num_eqs:
        solved = unify_eqs(m, goal, eqn.num_eqs)
        if solved is None:
            m.add_decl(TheoremDecl(name, eqn.level_params, eqn.statement, m.instantiate_mvars(mk_mvar(uid))))
            return
        goal = solved[0]
    _, goal = intro_n(m, goal, eqn.num_negs)
    goal = _as_equation(m, goal)
    prove_by_cases(m, goal)
    m.add_decl(TheoremDecl(name, eqn.level_params, eqn.statement, m.instantiate_mvars(mk_mvar(uid))))


def _as_equation(m: Meta, goal: int) -> int:
    """``HEq a b`` with equal types is proved by ``a = b``."""
    with m.with_mvar_context(goal) as decl:
        type = m.instantiate_mvars(decl.type)
        heq = m.match_heq(type)
        if heq is None:
            return goal
        eq, is_eq = mk_eq_heq(m, heq[1], heq[3])
        if not is_eq:
            return goal
        new = new_goal(m, eq)
        m.assign(goal, m.mk_app_m("heq_of_eq", [mk_mvar(new)]))
    return new


def num_alternatives(m: MetaBase, matcher: Name) -> int:
    info = matcher_info(m.env, matcher)
    return 0 if info is None else len(info.alt_num_params)


def equation_name(matcher: Name, i: int, congr: bool = False) -> Name:
    return matcher.child(f"{CONGR_PREFIX if congr else EQ_PREFIX}{i + 1}")


def realize_matcher_equation(m: MetaBase, name: Name) -> bool:
    """REALIZERS entry for ``match_n.eq_<i>``, ``match_n.congr_eq_<i>``."""
    part = name.part
    if not isinstance(part, str) or name.prefix is None:
        return False
    congr = part.startswith(CONGR_PREFIX)
    if not congr and not part.startswith(EQ_PREFIX):
        return False
    number = part[len(CONGR_PREFIX if congr else EQ_PREFIX) :]
    info, index = matcher_info(m.env, name.prefix), decimal_to_nat(number)
    if info is None or index is None or not 1 <= index <= len(info.alt_num_params):
        return False
    meta = cast("Meta", m)
    saved = meta.save()
    try:
        run_closed(m, lambda: mk_matcher_equation(meta, name, name.parent, info, index - 1, congr))
    except HeartbeatsExceeded:
        raise
    except (LeanError, Stuck):
        meta.restore(saved)
    return name in m.env


REALIZERS.insert(0, realize_matcher_equation)

__all__ = ["equation_name", "mk_matcher_equation", "num_alternatives"]
