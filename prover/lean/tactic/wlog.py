"""``wlog h : P generalizing x y with H``: assume ``P``, once the case ``¬P`` is reduced to it.

Source: Mathlib ``Mathlib/Tactic/WLOG.lean``. Two goals come out: the reduction, with ``H : ∀ x y, P → goal`` (``this``
without ``with``) and ``h : ¬P``; then the goal itself with ``h : P``.
"""

from __future__ import annotations

from typing import Final

from prover.lean.expr import Expr, mk_apps, mk_const, mk_pi
from prover.lean.local_context import LocalDecl
from prover.lean.meta.errors import LeanError
from prover.lean.meta.goals import assert_hyp, intro1, intro_n, try_clear_many
from prover.lean.meta.meta import Meta
from prover.lean.name import Name, mk_name
from prover.lean.subst import mk_arrow
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.closing import require_mathlib
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac, mk_goal

_THIS: Final = mk_name("this")
_H: Final = mk_name("h")
_BY_CASES: Final = mk_name("Classical.byCases")


@tactic(t.Wlog)
def run_wlog(tac: Tac, stx: t.Wlog) -> None:
    require_mathlib(tac, "wlog", stx)
    m = tac.m
    h = stx.hyp.name
    with tac.with_main() as goal:
        prop, target = tac.elab_type(stx.type), tac.main_target()
        if not m.is_prop(target):
            raise LeanError("wlog: the goal must be a proposition", stx)
        reverted = _generalized(tac, stx)
        xs: list[Expr] = [d.fvar for d in reverted]
        statement = m.mk_pi(xs, mk_pi(_H if h.is_anonymous else h, prop, target), used_lets=False)
        claim = mk_goal(m, statement)
        name = _THIS if stx.claim is None else stx.claim.name
        asserted = assert_hyp(m, goal, name, statement, claim)
    known, reduction = intro1(m, asserted, name)
    args: list[Expr] = [d.fvar for d in reverted if d.value is None]
    reduction = _by_cases(m, reduction, prop, target, h, mk_apps(known, args))
    kept = try_clear_many(m, claim.uid, xs)
    _, kept = intro_n(m, kept, len(xs), preserve=True)
    _, kept = intro1(m, kept, h)
    tac.replace_main([reduction, kept])


def _generalized(tac: Tac, stx: t.Wlog) -> list[LocalDecl]:
    """What the claim quantifies over: the given variables and all that hangs on them, or the whole context."""
    lctx = tac.m.lctx
    if stx.generalizing is None:
        return [d for d in lctx if not d.is_aux]
    chosen = {tac.fvar_here(ident.name, ident).uid for ident in stx.generalizing}
    return [d for d in tac.m.forward_deps(lctx, chosen) if not d.is_aux]


def _by_cases(m: Meta, goal: int, prop: Expr, target: Expr, h: Name, claim: Expr) -> int:
    """The goal in the case ``h : ¬prop``; the other case is ``claim``."""
    with m.with_mvar_context(goal) as decl:
        yes = mk_goal(m, mk_arrow(prop, target))
        no = mk_goal(m, mk_arrow(m.mk_not(prop), target), decl.user_name)
        m.assign(goal, mk_apps(mk_const(_BY_CASES), [prop, target, yes, no]))
    fact, closed = intro1(m, yes.uid)
    m.assign(closed, mk_apps(claim, [fact]))
    return intro1(m, no.uid, h)[1]
