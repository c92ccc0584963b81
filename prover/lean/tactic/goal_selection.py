"""Picking goals by tag or position, and naming their inaccessible hypotheses: ``case``, ``next``, ``rotate_left`` …

Source: Lean 4 ``src/Lean/Elab/Tactic/BuiltinTactic.lean`` (``evalCase``, ``findTag?``, ``renameInaccessibles``).
"""

from __future__ import annotations

from collections.abc import Sequence

from prover.lean.local_context import LocalContext
from prover.lean.meta.errors import LeanError
from prover.lean.name import ANONYMOUS, Name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac, mk_goal


def find_by_tag(tac: Tac, tag: Name) -> int | None:
    """The goal with exactly this tag, else with it as suffix, else as prefix (Lean's ``findTag?``)."""
    decl = tac.m.mctx.decl
    goals = tac.prune()
    for goal in goals:
        if decl(goal).user_name.erase_macro_scopes() is tag:
            return goal
    parts = tag.components()
    for goal in goals:
        mine = decl(goal).user_name.erase_macro_scopes().components()
        if len(mine) >= len(parts) and mine[len(mine) - len(parts) :] == parts:
            return goal
    for goal in goals:
        if tag.is_prefix_of(decl(goal).user_name.erase_macro_scopes()):
            return goal
    return None


def case_not_found(tac: Tac, tag: Name) -> LeanError:
    """Lean's error for an unknown case, listing the tags there are."""
    decl = tac.m.mctx.decl
    names = [n for n in (decl(g).user_name for g in tac.prune()) if not n.is_anonymous]
    if not names:
        note = "There are no cases to select."
    elif len(names) == 1:
        note = f"The only available case tag is `{names[0]}`."
    else:
        note = "Available case tags are\n  " + ", ".join(f"`{n}`" for n in names)
    return LeanError(f"Case tag `{tag}` not found.\n\nNote: {note}")


def rename_inaccessible(tac: Tac, goal: int, names: Sequence[ast.BinderIdent]) -> int:
    """Rename the last inaccessible hypotheses of a goal, oldest first (Lean's ``renameInaccessibleHyps``)."""
    if not names:
        return goal
    m = tac.m
    decl = m.mctx.decl(goal)
    lctx: LocalContext = decl.lctx
    found: list[int] = []
    seen: set[Name] = set()
    wanted = len(names)
    for local in lctx.reversed():
        if len(found) == wanted:
            break
        if local.is_aux:
            continue
        if local.user_name.has_macro_scopes or local.user_name in seen:
            found.append(local.uid)
        else:
            seen.add(local.user_name)
    if len(found) < wanted:
        raise LeanError("Too many variable names provided at `case`", names[0])
    for uid, ident in zip(reversed(found), names, strict=False):
        if not ident.name.is_anonymous:
            lctx = lctx.rename(uid, ident.name)
    with m.with_lctx(lctx, decl.local_instances):
        new = mk_goal(m, m.instantiate_mvars(decl.type), decl.user_name)
    m.assign(goal, new)
    return new.uid


def select_case(tac: Tac, head: ast.CaseTag) -> int:
    """The goal meant by a ``case`` head, moved out of the list."""
    goals = tac.prune()
    if head.tag.is_anonymous:
        if not goals:
            raise LeanError("No goals to be solved")
        return goals[0]
    found = find_by_tag(tac, head.tag)
    if found is None:
        raise case_not_found(tac, head.tag)
    return found


@tactic(t.Case)
def run_case(tac: Tac, stx: t.Case) -> None:
    for head in stx.tags:
        goal = select_case(tac, head)
        others = [g for g in tac.goals if g != goal]
        new = rename_inaccessible(tac, goal, head.vars)
        tac.goals = [new]
        tag = tac.m.mctx.decl(new).user_name
        tac.m.mctx.set_user_name(new, ANONYMOUS)
        with tac.el.with_ref(arrow_ref(tac, stx, stx.seq)):
            if stx.primed:
                tac.run_seq(stx.seq)
                left = tac.prune()
                for i, g in enumerate(left, 1):
                    tac.m.mctx.set_user_name(g, tag if len(left) == 1 else tag.child(f"{i}"))
                tac.goals = [*left, *others]
            else:
                tac.close_using_or_admit(lambda: tac.run_seq(stx.seq))
                tac.goals = others


@tactic(t.Next)
def run_next(tac: Tac, stx: t.Next) -> None:
    goals = tac.prune()
    if not goals:
        raise LeanError("No goals to be solved")
    others = goals[1:]
    goal = rename_inaccessible(tac, goals[0], stx.vars)
    tac.m.mctx.set_user_name(goal, ANONYMOUS)
    tac.goals = [goal]
    with tac.el.with_ref(arrow_ref(tac, stx, stx.seq)):
        tac.close_using_or_admit(lambda: tac.run_seq(stx.seq))
    tac.goals = others


def arrow_ref(tac: Tac, head: ast.Syntax, body: ast.Syntax) -> ast.Syntax:
    """Lean blames ``=> tacs`` for goals that a ``case`` or an alternative leaves open."""
    at = tac.el.source.text.rfind("=>", head.start, max(body.start, head.start))
    return ast.Hole(at if at >= 0 else head.start, body.end)


@tactic(t.OnGoal)
def run_goal_order(tac: Tac, stx: t.OnGoal) -> None:
    goals = list(tac.prune())
    keyword, n = stx.keyword, stx.index
    if keyword in ("rotate_left", "rotate_right"):
        if goals:
            k = n % len(goals)
            tac.goals = (
                goals[k:] + goals[:k] if keyword == "rotate_left" else goals[len(goals) - k :] + goals[: len(goals) - k]
            )
        return
    at = n - 1 if n > 0 else len(goals) + n
    if n == 0 or not 0 <= at < len(goals):
        raise LeanError("not enough goals", stx)
    if stx.seq is None:  # pick_goal
        tac.goals = [goals[at], *goals[:at], *goals[at + 1 :]]
        return
    seq = stx.seq
    tac.goals = [goals[at]]
    tac.run_seq(seq)
    tac.goals = [*goals[:at], *tac.prune(), *goals[at + 1 :]]
    tac.prune()


@tactic(t.Simple, "swap")
def run_swap(tac: Tac, stx: t.Simple) -> None:
    """``pick_goal 2``."""
    goals = list(tac.prune())
    if len(goals) < 2:
        raise LeanError("not enough goals", stx)
    tac.goals = [goals[1], goals[0], *goals[2:]]
