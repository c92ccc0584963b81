"""Small tactics of Mathlib's layer: by_contra, contrapose (with ``!``), cases', induction', exacts, absurd.

Source: Mathlib ``Mathlib/Tactic/{ByContra,Contrapose,Cases}.lean``, Batteries. They refuse to run in a file that
imports core Lean only.
"""

from __future__ import annotations

from prover.lean.expr import Expr, FVar, Pi, mk_apps, mk_const
from prover.lean.meta.errors import LeanError
from prover.lean.meta.goals import intro1, revert
from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.apply import apply
from prover.lean.tactic.closing import exact, on_goal, require_mathlib
from prover.lean.tactic.goal_selection import rename_inaccessible
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac, mk_goal

THIS = mk_name("this")


@tactic(t.ByContra)
def run_by_contra(tac: Tac, stx: t.ByContra) -> None:
    """``by_contra h``: assume the negation of the goal (of its body when the goal is a negation) and prove False."""
    require_mathlib(tac, "by_contra", stx)
    name = stx.hyp.name if stx.hyp is not None and not stx.hyp.name.is_anonymous else THIS
    m = tac.m
    with tac.with_main() as goal:
        target = m.whnf_r(tac.main_target())
        if m.match_not(target) is not None:
            fvar, result = intro1(m, goal, name)
            tac.replace_main([result])
            _push(tac, stx.push, fvar)
            return
        negation = m.mk_not(target)
        from prover.lean.expr import mk_pi

        new_goal = mk_goal(m, mk_pi(name, negation, mk_const(mk_name("False"))), tac.main_tag())
        inst = m.synth_instance(mk_apps(mk_const(mk_name("Decidable")), (target,)))
        if inst is not None:
            value: Expr = mk_apps(mk_const(mk_name("Decidable.byContradiction")), (target, inst, new_goal))
        else:
            value = mk_apps(mk_const(mk_name("Classical.byContradiction")), (target, new_goal))
        m.assign(goal, value)
    fvar, result = intro1(m, new_goal.uid, preserve=True)
    tac.replace_main([result])
    if stx.type is not None:
        with tac.with_main() as goal:
            wanted = tac.elab_type(stx.type)
            have = m.infer_type(fvar)
            if not m.is_def_eq(wanted, have):
                raise m.error("Type mismatch: `by_contra` assumed\n  {}\nbut was given\n  {}", have, wanted)
            from prover.lean.meta.goals import change_hyp

            tac.replace_main([change_hyp(m, goal, fvar, m.instantiate_mvars(wanted))])
    _push(tac, stx.push, fvar)


@tactic(t.Contrapose)
def run_contrapose(tac: Tac, stx: t.Contrapose) -> None:
    """``contrapose``: ``p → q`` becomes ``¬q → ¬p``; ``contrapose h`` uses a hypothesis."""
    require_mathlib(tac, "contrapose", stx)
    m = tac.m
    name: Name | None = None
    if stx.hyp is not None:
        fvar = _fvar(tac, stx.hyp)
        goal = tac.main_goal()
        name = (stx.new if stx.new is not None else stx.hyp).name
        xs, new = revert(m, goal, [fvar])
        if len(xs) != 1:
            raise LeanError("contrapose: other hypotheses depend on it", stx)
        tac.replace_main([new])
    on_goal(tac, lambda goal: _contrapose(tac, goal))
    _push(tac, stx.push, None)
    if name is not None:
        tac.replace_main([intro1(m, tac.main_goal(), name)[1]])


def _push(tac: Tac, is_wanted: bool, fvar: Expr | None) -> None:
    """What the ``!`` of ``by_contra!`` and ``contrapose!`` adds: ``push_neg`` in a hypothesis, or in the target."""
    if not is_wanted or not tac.prune():
        return
    from prover.lean.tactic.push_neg import push_neg

    assert fvar is None or isinstance(fvar, FVar)
    push_neg(tac, fvar)


def _fvar(tac: Tac, ident: ast.BinderIdent) -> FVar:
    with tac.with_main():
        return tac.fvar_here(ident.name, ident)


def _contrapose(tac: Tac, goal: int) -> list[int]:
    m = tac.m
    with m.with_mvar_context(goal) as decl:
        target = m.whnf_r(m.instantiate_mvars(decl.type))
        if not isinstance(target, Pi) or target.body.loose:
            raise LeanError("contrapose: the goal must be an implication")
        p, q = target.binder_type, target.body
        pos_p, pos_q = m.match_not(p), m.match_not(q)
        conclusion = pos_p if pos_p is not None else m.mk_not(p)
        premise = pos_q if pos_q is not None else m.mk_not(q)
        from prover.lean.subst import mk_arrow

        new = mk_goal(m, mk_arrow(premise, conclusion), decl.user_name)
        with m.scope():
            h = m.push_local(mk_name("h"), p)
            value = _close_by_contra(m, q, pos_q, p, pos_p, h, new)
            proof = m.mk_lambda([h], value)
        m.assign(goal, proof)
        return [new.uid]


def _close_by_contra(m, q: Expr, pos_q: Expr | None, p: Expr, pos_p: Expr | None, h: Expr, new: Expr) -> Expr:  # type: ignore[no-untyped-def]
    """A proof of ``q`` from ``h : p`` and ``new : premise → conclusion``."""
    from prover.lean.expr import mk_app

    premise = pos_q if pos_q is not None else m.mk_not(q)
    with m.scope():
        hq = m.push_local(mk_name("hq"), premise)
        conclusion = mk_app(new, hq)
        falsum = mk_app(h, conclusion) if pos_p is not None else mk_app(conclusion, h)
        body = m.mk_lambda([hq], falsum)
    if pos_q is not None:
        return body  # type: ignore[no-any-return]
    return mk_apps(mk_const(mk_name("Classical.byContradiction")), (q, body))


@tactic(t.PrimedElim)
def run_primed(tac: Tac, stx: t.PrimedElim) -> None:
    """``cases' h with x y`` / ``induction' n with n ih``: one list of names over all goals in order."""
    require_mathlib(tac, stx.keyword, stx)
    others = tac.prune()[1:]
    tac.goals = [tac.main_goal()]
    plain: t.Cases | t.Induction
    if stx.keyword.startswith("induction"):
        plain = t.Induction(stx.start, stx.end, stx.targets, stx.using, stx.generalizing, None)
    else:
        plain = t.Cases(stx.start, stx.end, stx.targets, stx.using, None)
    before = {d.uid for d in tac.main_decl().lctx}
    tac.run(plain)
    names = list(stx.names)
    result: list[int] = []
    for goal in tac.prune():
        fresh = [d for d in tac.m.mctx.decl(goal).lctx if d.uid not in before and d.user_name.has_macro_scopes]
        mine, names = names[: len(fresh)], names[len(fresh) :]
        padded = [*mine, *[ast.BinderIdent(stx.start, stx.end, ANONYMOUS)] * (len(fresh) - len(mine))]
        result.append(rename_inaccessible(tac, goal, padded) if mine else goal)
    tac.goals = [*result, *others]


@tactic(t.TermList, "exacts")
def run_exacts(tac: Tac, stx: t.TermList) -> None:
    """``exacts [a, b]``: one term for each goal."""
    require_mathlib(tac, "exacts", stx)
    for term in stx.terms:
        exact(tac, term)
    if tac.prune():
        tac.done()


@tactic(t.TermTac, "absurd")
def run_absurd(tac: Tac, stx: t.TermTac) -> None:
    """``absurd h``: goal ``¬p`` for ``h : p`` (or ``p`` for ``h : ¬p``)."""
    m = tac.m
    with tac.with_main() as goal:
        h = tac.elab_term_here(stx.term, None)
        type = m.instantiate_mvars(m.infer_type(h))
        negated = m.match_not(m.whnf_r(type))
        target = tac.main_target()
        if negated is not None:
            new = mk_goal(m, negated, tac.main_tag())
            m.assign(goal, m.mk_absurd(target, new, h))
        else:
            new = mk_goal(m, m.mk_not(type), tac.main_tag())
            m.assign(goal, m.mk_absurd(target, h, new))
    tac.replace_main([new.uid])


@tactic(t.Simple, "false_or_by_contra")
def run_false_or_by_contra(tac: Tac, stx: t.Simple) -> None:
    """Change the goal to ``False``: intro a negation or an implication, else assume the negation."""
    m = tac.m
    with tac.with_main() as goal:
        target = m.whnf_r(tac.main_target())
        if m.match_not(target) is not None:
            tac.replace_main([intro1(m, goal)[1]])
            return
        if not m.is_prop(target):
            from prover.lean.tactic.apply import exfalso

            tac.replace_main([exfalso(m, goal)])
            return
        (new,) = apply(m, goal, mk_const(mk_name("Classical.byContradiction")))
    tac.replace_main([intro1(m, new)[1]])
