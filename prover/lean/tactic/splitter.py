"""Splitting a goal on a ``match`` by the matcher's splitter, and reducing matches by the matcher's equations.

Source: Lean 4 v4.34 ``src/Lean/Meta/Tactic/Split.lean``. Discriminants that are not variables are generalized inside
the match (with an equation), the splitter gives a goal per alternative, and there the match is replaced by its
right-hand side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from prover.lean.elab.match_rewriting import match_by_equation, refute_exclusion
from prover.lean.elab.match_splitter import splitter_name
from prover.lean.expr import (
    Const,
    Expr,
    FVar,
    Lam,
    Pi,
    mk_app,
    mk_apps,
    mk_const,
    mk_lambda,
    unfold_app,
)
from prover.lean.level import ZERO
from prover.lean.meta.attributes import MatcherInfo, matcher_info
from prover.lean.meta.cases import heq_parts, heq_to_eq, mk_eq_heq, mk_refl, subst_core, unify_eqs
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.meta.goals import Subst, apply_subst, compose, intro1, intro_n
from prover.lean.name import mk_name
from prover.lean.subst import head_beta, instantiate1, replace
from prover.lean.tactic.apply import append_tag
from prover.lean.tactic.eliminator import generalize_targets_eq
from prover.lean.tactic.state import change_target, mk_goal, replace_target_eq

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta


class DiscrGeneralizationFailure(LeanError):
    """The goal with generalized discriminants is not type correct."""


def split_match(m: Meta, goal: int, e: Expr, info: MatcherInfo) -> list[int]:
    """One goal for each alternative of the match ``e`` that can be reached; the match is reduced in them."""
    fn, args = unfold_app(e)
    assert isinstance(fn, Const)
    params, discrs = args[: info.num_params], args[info.first_discr_pos : info.first_alt_pos]
    goals = apply_splitter(m, goal, fn, info, params, discrs)
    return [simp_match_target(m, g, fn, alt) for alt, g in goals]


def apply_splitter(
    m: Meta, goal: int, fn: Const, info: MatcherInfo, params: Sequence[Expr], discrs: Sequence[Expr]
) -> list[tuple[int, int]]:
    """Alternatives that can be reached, with their goals."""
    name = splitter_name(fn.name)
    m.get_const(name)
    with m.with_mvar_context(goal):
        pre = m.infer_type(mk_apps(mk_const(name, fn.levels), params))
        pre = pre if isinstance(pre, Pi) else m.whnf(pre)
        assert isinstance(pre, Pi)
        motive_type = pre.binder_type
    variables, discr_eqs, goal = _generalize_discrs(m, goal, fn, info, motive_type, discrs)
    news, goal, count = generalize_targets_eq(m, goal, motive_type, variables)
    with m.with_mvar_context(goal) as decl:
        target = m.instantiate_mvars(decl.type)
        level = m.get_level(target)
        levels = list(fn.levels)
        if info.elim_level_pos is not None:
            levels[info.elim_level_pos] = level
        elif m.mctx.instantiate_level(level) is not ZERO:
            raise LeanError(
                "`split` tactic failed to split a match-expression: the splitter auxiliary theorem "
                f"`{name}` can only eliminate into `Prop`"
            )
        motive = m.mk_lambda(news, target)
        value = mk_apps(mk_const(name, tuple(levels)), [*params, motive, *news])
        type = m.infer_type(value)
        alts: list[int] = []
        for i in range(len(info.alt_num_params)):
            type = type if isinstance(type, Pi) else m.whnf_core(type)
            assert isinstance(type, Pi)
            alt = mk_goal(m, type.binder_type, append_tag(decl.user_name, mk_name(f"h_{i + 1}")))
            value, type = mk_app(value, alt), type.body
            alts.append(alt.uid)
        m.assign(goal, value)
    shape = matcher_info(m.env, name)
    assert shape is not None
    named = sum(info.discr_hyps)
    out: list[tuple[int, int]] = []
    for i, alt_goal in enumerate(alts):
        _, g = intro_n(m, alt_goal, shape.alt_num_params[i] - named)
        solved = unify_eqs(m, g, named + count)
        if solved is not None:
            out.append((i, _subst_discr_eqs(m, solved[0], solved[1], discr_eqs)))
    return out


# ------------------------------------------------------------ discriminants that are no variables
def _generalize_discrs(
    m: Meta, goal: int, fn: Const, info: MatcherInfo, motive_type: Expr, discrs: Sequence[Expr]
) -> tuple[list[Expr], list[Expr], int]:
    """Variables for the discriminants inside the match, and the equations that connect them."""
    if all(isinstance(d, FVar) for d in discrs):
        return list(discrs), [], goal
    with m.with_mvar_context(goal) as decl:
        target = m.instantiate_mvars(decl.type)
        with m.scope():
            variables, _ = m.forall_telescope(motive_type, len(discrs))
            eqs: list[Expr] = []
            refls: list[Expr] = []
            for d, x in zip(discrs, variables, strict=True):
                eq, is_eq = mk_eq_heq(m, d, x)
                eqs.append(m.push_local(m.fresh_user_name(mk_name("heq")), eq))
                refls.append(mk_refl(m, d, is_eq))
            run = _Generalizer(m, fn, info, list(discrs), variables, eqs)
            new = m.mk_pi([*variables, *eqs], run.visit(target))
        if not run.found or not m.is_type_correct(new):
            raise DiscrGeneralizationFailure("`split` tactic failed to generalize discriminant(s)")
        main = mk_goal(m, new, decl.user_name)
        m.assign(goal, mk_apps(main, [*discrs, *refls]))
    xs, goal = intro_n(m, main.uid, len(discrs), preserve=True)
    hyps, goal = intro_n(m, goal, len(discrs), preserve=True)
    return xs, hyps, goal


class _Generalizer:
    """Replaces the discriminants of the matches on exactly ``discrs``."""

    def __init__(
        self, m: Meta, fn: Const, info: MatcherInfo, discrs: list[Expr], variables: list[Expr], eqs: list[Expr]
    ) -> None:
        self.m = m
        self.fn = fn
        self.info = info
        self.discrs = discrs
        self.variables = variables
        self.eqs = eqs
        self.found = False

    def visit(self, e: Expr) -> Expr:
        return replace(e, self._step)

    def _step(self, e: Expr) -> Expr | None:
        info = self.info
        fn, args = unfold_app(e)
        if not isinstance(fn, Const) or fn.name is not self.fn.name or len(args) != info.arity:
            return None
        if args[info.first_discr_pos : info.first_alt_pos] != self.discrs:
            return None
        self.found = True
        alts = [
            self._alternative(alt, count)
            for alt, count in zip(args[info.first_alt_pos :], info.alt_num_params, strict=True)
        ]
        return mk_apps(fn, [*args[: info.first_discr_pos], *self.variables, *alts])

    def _alternative(self, alt: Expr, count: int) -> Expr:
        """The alternative with its equations ``h : discr = pattern`` about the new variables."""
        named = [eq for eq, has in zip(self.eqs, self.info.discr_hyps, strict=True) if has]
        if not named or alt.has_loose:
            return self.visit(alt)
        m = self.m
        with m.scope():
            xs: list[Expr] = []
            for i in range(count):
                if not isinstance(alt, Lam):
                    raise DiscrGeneralizationFailure("`split` tactic failed to generalize discriminant(s)")
                domain = alt.binder_type
                j = i - (count - len(named))
                if j >= 0:
                    domain = self._moved(domain, named[j])
                xs.append(m.push_local(alt.binder_name, domain, alt.info))
                value = xs[-1] if j < 0 else _trans(m, named[j], xs[-1])
                alt = instantiate1(alt.body, value)
            return m.mk_lambda(xs, self.visit(alt), used_lets=False)

    def _moved(self, domain: Expr, eq: Expr) -> Expr:
        """``discr = pattern`` with the new variable for ``discr``."""
        m = self.m
        _, args = unfold_app(domain)
        variable = self.variables[self.eqs.index(eq)]
        pattern = args[2] if len(args) == 3 else args[3]
        return mk_eq_heq(m, variable, pattern)[0]


def _trans(m: Meta, first: Expr, second: Expr) -> Expr:
    if heq_parts(m, m.infer_type(first)) is not None:
        return m.mk_app_m("HEq.trans", [first, second])
    return m.mk_eq_trans(first, second)


def _subst_discr_eqs(m: Meta, goal: int, subst: Subst, eqs: Sequence[Expr]) -> int:
    """Use the equations of generalized discriminants where a side is a variable."""
    for eq in eqs:
        h = apply_subst(eq, subst)
        if not isinstance(h, FVar) or h.uid not in m.mctx.decl(goal).lctx:
            continue
        with m.with_mvar_context(goal):
            type = m.instantiate_mvars(m.local_decl(h).type)
            parts = heq_parts(m, type)
            convert = parts is not None and m.is_def_eq(parts[0], parts[2])
        if convert:
            goal = heq_to_eq(m, goal, h)
            h, goal = intro1(m, goal, preserve=True)
        for symm in (False, True):
            saved = m.save()
            try:
                step, goal = subst_core(m, goal, h, symm)
                subst = compose(subst, step)
                break
            except HeartbeatsExceeded:
                raise
            except LeanError:
                m.restore(saved)
    return goal


# ------------------------------------------------------------ reducing matches
def simp_match_target(m: Meta, goal: int, fn: Const, alt: int) -> int:
    """Replace the matches of ``fn`` that are on alternative ``alt`` in the target."""
    for _ in range(100):
        with m.with_mvar_context(goal) as decl:
            target = m.instantiate_mvars(decl.type)
            new = replace(target, lambda s: _reduce(m, s, fn))
            if new is not target:
                goal, target = change_target(m, goal, new), new
        with m.with_mvar_context(goal):
            found = _by_equation(m, target, fn, alt)
            if found is None:
                return goal
            e, rhs, proof = found
            motive = m.kabstract(target, e)
            abstracted = mk_lambda(mk_name("z"), m.infer_type(e), motive)
            if not m.is_type_correct(abstracted):
                return goal
            proof = m.mk_congr_arg(abstracted, proof)
            goal = replace_target_eq(m, goal, head_beta(mk_app(abstracted, rhs)), proof)
    return goal


def _reduce(m: Meta, s: Expr, fn: Const) -> Expr | None:
    head, args = unfold_app(s)
    if not isinstance(head, Const) or head.name is not fn.name or s.has_loose:
        return None
    info = matcher_info(m.env, head.name)
    if info is None or len(args) < info.arity:
        return None
    new = m.reduce_matcher(head, info, args[::-1])
    return None if new is None else replace(m.instantiate_mvars(new), lambda t: _reduce(m, t, fn))


def _by_equation(m: Meta, target: Expr, fn: Const, alt: int) -> tuple[Expr, Expr, Expr] | None:
    """A match of ``fn`` in the target that the alternative's equation applies to: it, its value and the proof."""
    from prover.lean.subst import any_subterm

    found: list[Expr] = []

    def test(s: Expr) -> bool:
        head, args = unfold_app(s)
        info = matcher_info(m.env, head.name) if isinstance(head, Const) and head.name is fn.name else None
        if info is not None and len(args) == info.arity and not s.has_loose:
            found.append(s)
        return False

    any_subterm(target, test)
    for e in found:
        result = match_by_equation(m, e, alt, lambda prop: refute_exclusion(m, prop))
        if result is not None:
            return (e, *result)
    return None


__all__ = ["DiscrGeneralizationFailure", "apply_splitter", "simp_match_target", "split_match"]
