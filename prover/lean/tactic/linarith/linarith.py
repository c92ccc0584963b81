"""The tactic ``linarith``.

Source: Mathlib ``Mathlib/Tactic/Linarith/Frontend.lean``. The negated goal joins the hypotheses; each type is a
problem of its own, the goal's type first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from prover.lean.expr import Const, Expr, unfold_app
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.meta.goals import intro1
from prover.lean.name import mk_name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.apply import apply, exfalso
from prover.lean.tactic.closing import require_mathlib
from prover.lean.tactic.linarith.facts import (
    INT,
    PREPROCESSORS,
    Fact,
    Step,
    positive_facts,
    split_conjunctions,
)
from prover.lean.tactic.linarith.nonlinear import nonlinear_facts
from prover.lean.tactic.linarith.proof import Refutation, ordered_ring
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac, show_goals

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

_CONTRARY: Final = {
    "LT.lt": "lt_of_not_ge", "LE.le": "le_of_not_gt", "GT.gt": "lt_of_not_ge", "GE.ge": "le_of_not_gt",
    "Ne": "Not.intro", "Eq": "eq_of_not_lt_of_not_gt",
}  # fmt: skip
_NEGATABLE: Final = frozenset({"LT.lt", "LE.le", "GT.gt", "GE.ge", "Eq"})


@dataclass(frozen=True, slots=True)
class LinarithConfig:
    """Mathlib's ``LinarithConfig``, as far as it has an effect here."""

    split_hypotheses: bool = True
    split_ne: bool = False
    exfalso: bool = True
    transparency: Transparency = Transparency.REDUCIBLE
    steps: tuple[Step, ...] = PREPROCESSORS
    extra: Step | None = None
    """What ``nlinarith`` adds when the facts alone do not suffice."""


def linarith(m: Meta, goal: int, only: bool, extra: Sequence[Expr], config: LinarithConfig) -> None:
    """Close the goal or raise LeanError."""
    with m.with_mvar_context(goal) as decl:
        target = m.whnf_r(m.instantiate_mvars(decl.type))
        if m.match_eq(target) is not None:
            halves = _apply_rule(m, goal, "eq_of_not_lt_of_not_gt")
            if halves is not None and len(halves) == 2:
                for half in halves:
                    linarith(m, half, only, extra, config)
                return
    goal, preferred, new = _negate_goal(m, goal, config)
    with m.with_mvar_context(goal):
        hyps: list[Expr] = [new] if new is not None else []
        if not only:
            hyps = [d.fvar for d in m.lctx if not d.is_aux and m.is_prop(m.instantiate_mvars(d.type))]
        _run(m, goal, preferred, [*hyps, *extra], config)


def _apply_rule(m: Meta, goal: int, name: str) -> list[int] | None:
    saved = m.save()
    try:
        return apply(m, goal, m.mk_const_with_fresh_levels(mk_name(name)))
    except HeartbeatsExceeded:
        raise
    except LeanError:
        m.restore(saved)
        return None


def _negate_goal(m: Meta, goal: int, config: LinarithConfig) -> tuple[int, Expr | None, Expr | None]:
    """The goal False, the type that the goal compared, and the new hypothesis."""
    with m.with_mvar_context(goal) as decl:
        target = m.whnf_r(m.instantiate_mvars(decl.type))
        rule, type = _contrary(m, target)
    if rule is not None:
        new_goals = _apply_rule(m, goal, rule)
        if new_goals is None or len(new_goals) != 1:
            raise LeanError("linarith failed")
        fvar, left = intro1(m, new_goals[0])
        return left, type, fvar
    return (exfalso(m, goal) if config.exfalso else goal), None, None


def _contrary(m: Meta, target: Expr) -> tuple[str | None, Expr | None]:
    fn, args = unfold_app(target)
    if not isinstance(fn, Const):
        return None, None
    name = str(fn.name)
    if name == "Not" and len(args) == 1:
        inner, inner_args = unfold_app(m.whnf_r(args[0]))
        if isinstance(inner, Const) and str(inner.name) in _NEGATABLE:
            return "Not.intro", inner_args[0]
        return None, None
    return (_CONTRARY[name], args[0]) if name in _CONTRARY and name != "Eq" else (None, None)


def _run(m: Meta, goal: int, preferred: Expr | None, proofs: Sequence[Expr], config: LinarithConfig) -> None:
    if config.split_hypotheses:
        proofs = split_conjunctions(m, proofs)
    if config.split_ne:
        _split_ne(m, goal, preferred, list(proofs), config)
        return
    _close(m, goal, preferred, proofs, config)


def _close(m: Meta, goal: int, preferred: Expr | None, proofs: Sequence[Expr], config: LinarithConfig) -> None:
    facts = positive_facts(m, proofs)
    for step in config.steps:
        facts = step(m, facts)
    if _refute(m, goal, preferred, facts, config):
        return
    if config.extra is not None and _refute(m, goal, preferred, config.extra(m, facts), config):
        return
    raise LeanError("linarith failed to find a contradiction\n" + show_goals(m, [goal]) + "\nfailed")


def _refute(m: Meta, goal: int, preferred: Expr | None, facts: Sequence[Fact], config: LinarithConfig) -> bool:
    """Close the goal by the facts of one type, the preferred one first."""
    problems: list[tuple[Expr, list[Fact]]] = []
    for f in facts:
        for type, members in problems:
            if type is f.type or m.is_def_eq_guarded(type, f.type):
                members.append(f)
                break
        else:
            problems.append((f.type, [f]))
    from prover.lean.meta.app_builder import NAT_CONST

    first = INT if preferred is NAT_CONST else preferred
    if first is not None:
        problems.sort(key=lambda p: p[0] is not first)
    for type, members in problems:
        ordered = ordered_ring(m, type, config.transparency)
        proof = Refutation(m, ordered).refute(members) if ordered is not None else None
        if proof is not None:
            m.assign(goal, proof)
            return True
    return False


def _split_ne(m: Meta, goal: int, preferred: Expr | None, proofs: list[Expr], config: LinarithConfig) -> None:
    """Case analysis on each ``a ≠ b``."""
    for i, h in enumerate(proofs):
        prop = m.whnf_r(m.instantiate_mvars(m.infer_type(h)))
        inner = m.match_not(prop)
        ne = m.match_ne(prop) or (m.match_eq(m.whnf_r(inner)) if inner is not None else None)
        if ne is None:
            continue
        rest = proofs[:i] + proofs[i + 1 :]
        either = m.mk_app_m("lt_or_gt_of_ne", [h])
        cases = _apply_or(m, goal, either)
        for case in cases:
            fvar, left = intro1(m, case)
            with m.with_mvar_context(left):
                _split_ne(m, left, preferred, [fvar, *rest], config)
        return
    _close(m, goal, preferred, proofs, config)


def _apply_or(m: Meta, goal: int, either: Expr) -> list[int]:
    from prover.lean.expr import mk_apps, mk_const

    p, q = unfold_app(m.instantiate_mvars(m.infer_type(either)))[1]
    target = m.instantiate_mvars(m.mctx.decl(goal).type)
    return apply(m, goal, mk_apps(mk_const(mk_name("Or.elim")), [p, q, target, either]))


# ------------------------------------------------------------ syntax
_OPTIONS: Final = {"splitHypotheses": "split_hypotheses", "splitNe": "split_ne", "exfalso": "exfalso"}


def configuration(keyword: str, items: Sequence[ast.ConfigItem]) -> LinarithConfig:
    from dataclasses import replace

    config = LinarithConfig()
    if keyword.startswith("nlinarith"):
        config = replace(config, extra=nonlinear_facts)
    if keyword.endswith("!"):
        config = replace(config, transparency=Transparency.DEFAULT)
    for item in items:
        name = _OPTIONS.get(str(item.name))
        if name is None:
            raise LeanError(f"The structure `Linarith.LinarithConfig` has no field `{item.name}`", item)
        value = item.value if isinstance(item.value, bool) else str(getattr(item.value, "name", "true")) == "true"
        config = replace(config, **{name: value})  # type: ignore[arg-type]
    return config


def elab_arguments(tac: Tac, stx: t.TermList) -> list[Expr]:
    """The proofs in brackets; holes are refused."""
    out: list[Expr] = []
    for term in stx.terms:
        with tac.without_recover():
            e, holes = tac.elab_with_holes(term, None, stx.keyword)
        if holes:
            shown = tac.m.pp(e)
            raise LeanError(f"Argument passed to {stx.keyword} has metavariables:\n  {shown}", term)
        out.append(e)
    return out


@tactic(t.TermList, "linarith", "linarith!", "nlinarith", "nlinarith!")
def run_linarith(tac: Tac, stx: t.TermList) -> None:
    require_mathlib(tac, stx.keyword, stx)
    config = configuration(stx.keyword, stx.config)
    with tac.with_main() as goal:
        extra = elab_arguments(tac, stx)
        saved = tac.save()
        try:
            linarith(tac.m, goal, stx.only, extra, config)
        except HeartbeatsExceeded:
            raise
        except LeanError:
            tac.restore(saved)
            raise
    tac.replace_main([])
