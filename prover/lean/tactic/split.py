"""``split`` for ``if`` and ``match``, and the ``match`` tactic.

Source: Lean 4 ``src/Lean/Meta/Tactic/{Split,SplitIf}.lean``, ``src/Lean/Elab/Tactic/{Split,Match}.lean``. An ``if`` is
split by cases on its condition, a ``match`` by its splitter (:mod:`splitter`).
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from prover.lean.expr import App, Const, Expr, FVar, get_app_fn, mk_apps, mk_const, mk_pi, unfold_app
from prover.lean.meta.attributes import matcher_info
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, UnsupportedFeature
from prover.lean.meta.goals import intro1, intro_n, revert
from prover.lean.meta.mctx import fresh_uid
from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.closing import refine, require_mathlib
from prover.lean.tactic.induction import decidable_instance
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.replace_hyp import replace_hypothesis
from prover.lean.tactic.rewrite import rewrite
from prover.lean.tactic.splitter import DiscrGeneralizationFailure, split_match
from prover.lean.tactic.state import Tac, mk_goal, replace_target_eq

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

ITE, DITE = mk_name("ite"), mk_name("dite")


def find_split(m: Meta, e: Expr, only_if: bool = False, bad: Collection[Expr] = ()) -> Expr | None:
    """The first ``if`` or ``match`` (outermost, left to right) that no binder captures, but none of ``bad``;
    conditions that contain one themselves come after their inner one."""
    found: list[Expr] = []
    seen: set[Expr] = set()

    def visit(s: Expr) -> bool:
        if s in seen or found:
            return bool(found)
        seen.add(s)
        fn, args = unfold_app(s)
        if not s.has_loose and isinstance(fn, Const):
            if fn.name in (ITE, DITE) and len(args) >= 5:
                candidate = mk_apps(fn, args[:5])
                if candidate not in bad and not _has_split(m, args[1]):
                    found.append(candidate)
                    return True
            elif not only_if:
                info = matcher_info(m.env, fn.name)
                if info is not None and len(args) >= info.arity:
                    candidate = mk_apps(fn, args[: info.arity])
                    if candidate not in bad:
                        found.append(candidate)
                        return True
        return any(visit(child) for child in _children(s))

    visit(e)
    return found[0] if found else None


def _has_split(m: Meta, e: Expr) -> bool:
    return find_split(m, e) is not None


def _children(e: Expr) -> list[Expr]:
    if isinstance(e, App):
        fn, args = unfold_app(e)
        return [fn, *args]
    return [
        c
        for c in (getattr(e, a, None) for a in ("binder_type", "type", "value", "body", "struct"))
        if isinstance(c, Expr)
    ]


@tactic(t.Split)
def run_split(tac: Tac, stx: t.Split) -> None:
    if stx.term is not None:
        raise UnsupportedFeature("`split` on a given term", stx)
    m = tac.m
    if stx.location is None or (not stx.location.hyps and not stx.location.wildcard):
        tac.replace_main(_split_target(tac))
        return
    if stx.location.wildcard or len(stx.location.hyps) != 1:
        raise UnsupportedFeature("`split` at several places", stx)
    fvar = tac.elab_fvar(stx.location.hyps[0])
    with tac.with_main() as goal:
        e = find_split(m, m.instantiate_mvars(m.local_decl(fvar).type))
        failure = LeanError(
            "Tactic `split` failed: Could not split an `if` or `match` expression in the type of "
            f"`{m.pp(fvar)}`\n\n" + m.pp_goal(goal)
        )
        if e is None:
            raise failure
        if isinstance(fn := get_app_fn(e), Const) and fn.name in (ITE, DITE):
            tac.replace_main(_split_if_at(tac, goal, e, fvar))
            return
    xs, reverted = revert(m, goal, [fvar])
    names = [m.mctx.decl(goal).lctx.get(x.uid).user_name for x in xs if isinstance(x, FVar)]
    out: list[int] = []
    try:
        goals = split_goal(tac, reverted, e)
    except DiscrGeneralizationFailure:
        raise failure from None
    for g in goals:
        out.append(intro_n(m, g, len(xs), names)[1])
    tac.replace_main(out)


def _split_target(tac: Tac) -> list[int]:
    """Split the first term of the target that can be split."""
    m = tac.m
    bad: set[Expr] = set()
    while True:
        with tac.with_main() as goal:
            e = find_split(m, tac.main_target(), bad=bad)
            if e is None:
                raise LeanError(
                    "Tactic `split` failed: Could not split an `if` or `match` expression in the goal\n\n"
                    + m.pp_goal(goal)
                )
            saved = m.save()
            try:
                return split_goal(tac, goal, e)
            except (HeartbeatsExceeded, UnsupportedFeature):
                raise
            except LeanError:
                m.restore(saved)
                bad.add(e)


def split_goal(tac: Tac, goal: int, e: Expr) -> list[int]:
    m = tac.m
    fn, args = unfold_app(e)
    assert isinstance(fn, Const)
    if fn.name in (ITE, DITE):
        return [g for _, g in split_if(tac, goal, args[1])]
    info = matcher_info(m.env, fn.name)
    assert info is not None
    return split_match(m, goal, e, info)


# ------------------------------------------------------------------ if
def split_if(tac: Tac, goal: int, cond: Expr, name: Name | None = None) -> list[tuple[FVar, int]]:
    """Goals ``isTrue`` and ``isFalse`` with the ``if``s on ``cond`` in the target reduced."""
    out: list[tuple[FVar, int]] = []
    for fvar, g in _cases_on_condition(tac, goal, cond, name):
        out.append((fvar, reduce_ifs(tac, g, cond, fvar)))
    return out


def _cases_on_condition(tac: Tac, goal: int, cond: Expr, name: Name | None) -> list[tuple[FVar, int]]:
    m = tac.m
    with m.with_mvar_context(goal) as decl:
        target = m.instantiate_mvars(decl.type)
        hyp = name if name is not None else m.fresh_user_name(mk_name("h"))
        inst = decidable_instance(tac, cond)
        news = []
        for prop, tag in ((cond, "isTrue"), (m.mk_not(cond), "isFalse")):
            full = decl.user_name.child(tag) if not decl.user_name.is_anonymous else mk_name(tag)
            news.append(mk_goal(m, mk_pi(hyp, prop, target), full))
        m.assign(goal, mk_apps(mk_const(mk_name("dite"), (m.get_level(target),)), (target, cond, inst, *news)))
    out: list[tuple[FVar, int]] = []
    for new in news:
        fvar, g = intro1(m, new.uid, preserve=True)
        assert isinstance(fvar, FVar)
        out.append((fvar, g))
    return out


def _if_lemma(m: Meta, e: Expr, hyp: FVar, positive: bool) -> Expr:
    fn, args = unfold_app(e)
    assert isinstance(fn, Const)
    kind = "if" if fn.name is ITE else "dif"
    return m.mk_app_opt_m(f"{kind}_{'pos' if positive else 'neg'}", [args[1], args[2], hyp, args[0], args[3], args[4]])


def reduce_ifs(tac: Tac, goal: int, cond: Expr, hyp: FVar) -> int:
    """Rewrite every ``if cond then …`` in the target by the hypothesis."""
    m = tac.m
    for _ in range(1000):
        with m.with_mvar_context(goal) as decl:
            target = m.instantiate_mvars(decl.type)
            e = _if_on(m, target, cond)
            if e is None:
                return goal
            positive = m.is_def_eq_guarded(m.instantiate_mvars(m.local_decl(hyp).type), cond)
            result = rewrite(m, goal, target, _if_lemma(m, e, hyp, positive))
            from prover.lean.subst import head_beta

            goal = replace_target_eq(m, goal, head_beta(result.new), result.proof)
    return goal


def _if_on(m: Meta, e: Expr, cond: Expr) -> Expr | None:
    found: list[Expr] = []
    from prover.lean.subst import any_subterm

    def test(s: Expr) -> bool:
        fn, args = unfold_app(s)
        if isinstance(fn, Const) and fn.name in (ITE, DITE) and len(args) == 5 and not s.has_loose and args[1] is cond:
            found.append(s)
            return True
        return False

    any_subterm(e, test)
    return found[0] if found else None


def _split_if_at(tac: Tac, goal: int, e: Expr, fvar: FVar) -> list[int]:
    m = tac.m
    cond = unfold_app(e)[1][1]
    out: list[int] = []
    for hyp, new in _cases_on_condition(tac, goal, cond, None):
        g, current = new, fvar
        for _ in range(1000):
            with m.with_mvar_context(g):
                type = m.instantiate_mvars(m.local_decl(current).type)
                inner = _if_on(m, type, cond)
                if inner is None:
                    break
                positive = m.is_def_eq_guarded(m.instantiate_mvars(m.local_decl(hyp).type), cond)
                result = rewrite(m, g, type, _if_lemma(m, inner, hyp, positive))
                current, g = replace_hypothesis(m, g, current, result.new, result.proof)
        out.append(g)
    return out


@tactic(t.SplitIfs)
def run_split_ifs(tac: Tac, stx: t.SplitIfs) -> None:
    require_mathlib(tac, "split_ifs", stx)
    if stx.location is not None and stx.location.hyps:
        raise UnsupportedFeature("`split_ifs at`", stx)
    names = [n.name for n in stx.names]
    goal = tac.main_goal()
    others = tac.goals[1:]
    with tac.with_main():
        if find_split(tac.m, tac.main_target(), only_if=True) is None:
            raise LeanError("no if-then-else conditions to split", stx)
    left: list[int] = []
    todo = [goal]
    while todo:
        g = todo.pop(0)
        with tac.m.with_mvar_context(g) as decl:
            e = find_split(tac.m, tac.m.instantiate_mvars(decl.type), only_if=True)
        if e is None:
            left.append(g)
            continue
        name = names.pop(0) if names else None
        todo = [x for _, x in split_if(tac, g, unfold_app(e)[1][1], name)] + todo
    tac.goals = [*left, *others]


# ------------------------------------------------------------------ the match tactic
@tactic(t.MatchTac)
def run_match(tac: Tac, stx: t.MatchTac) -> None:
    """``match e with | p => tacs``: ``refine`` the match with a named hole per alternative, then run each block."""
    alts: list[ast.MatchAlt] = []
    blocks: list[tuple[Name, ast.ByTactic, ast.MatchAlt]] = []
    for alt in stx.alts:
        if isinstance(alt.rhs, ast.ByTactic):
            name = mk_name("rhs").with_macro_scope(fresh_uid())
            blocks.append((name, alt.rhs, alt))
            hole = ast.SyntheticHole(alt.rhs.start, alt.rhs.end, name)
            alts.append(ast.MatchAlt(alt.start, alt.end, alt.patterns, hole))
        else:
            alts.append(alt)
    term = ast.Match(stx.start, stx.end, stx.discrs, tuple(alts), stx.motive)
    others = tac.prune()[1:]
    new = refine(tac, ast.ElabApp(term.start, term.end, "no_implicit_lambda%", (term,)), "refine")
    decl = tac.m.mctx.decl
    left: list[int] = []
    by_name = {name: (by, alt) for name, by, alt in blocks}
    for goal in new:
        found = by_name.get(decl(goal).user_name)
        if found is None:
            left.append(goal)
            continue
        by, alt = found
        tac.m.mctx.set_user_name(goal, ANONYMOUS)
        tac.goals = [goal]
        from prover.lean.tactic.goal_selection import arrow_ref

        with tac.el.with_ref(arrow_ref(tac, alt, by)):
            tac.close_using_or_admit(lambda by=by: tac.run_seq(by.seq))  # type: ignore[misc]
    tac.goals = [*left, *others]
    tac.prune()
