"""Blocks and combinators: ``·``, ``<;>``, ``first``, ``try``, ``repeat``, ``all_goals``, ``case``, ``next``, order.

Source: Lean 4 ``src/Lean/Elab/Tactic/BuiltinTactic.lean``, ``src/Init/Tactics.lean``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from prover.lean.elab.builtin_terms import record_sorry
from prover.lean.elab.notation import NOTATIONS
from prover.lean.elab.open_in import opened
from prover.lean.local_context import LocalContext
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, UnsupportedFeature
from prover.lean.name import ANONYMOUS, Name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.syntax.parser.notation_table import expansions
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac, mk_goal

REPEAT_LIMIT = 500
"""Lean stops at its recursion depth (512), which a ``repeat`` without end meets after about a hundred rounds."""


@tactic(t.Cdot)
def run_cdot(tac: Tac, stx: t.Cdot) -> None:
    with tac.el.with_ref(stx):
        tac.close_using_or_admit(lambda: tac.run_seq(stx.seq))


@tactic(t.ParenTac)
def run_paren(tac: Tac, stx: t.ParenTac) -> None:
    """``(tacs)`` runs them; ``{ tacs }`` must close the main goal, and ``}`` is blamed otherwise."""
    if tac.el.source.text[stx.start : stx.start + 1] != "{":
        tac.run_seq(stx.seq)
        return
    with tac.el.with_ref(ast.Hole(stx.end - 1, stx.end)):
        tac.close_using_or_admit(lambda: tac.run_seq(stx.seq))


@tactic(t.AndThen)
def run_and_then(tac: Tac, stx: t.AndThen) -> None:
    """``t <;> s``: run ``t`` on the main goal, then ``s`` on each goal it leaves."""

    def both() -> None:
        tac.run(stx.first)
        for_each_goal(tac, lambda: tac.run(stx.then))

    tac.focus(both)


def for_each_goal(tac: Tac, action: Callable[[], None]) -> None:
    """Run on every goal separately and collect what is left (errors pass through)."""
    result: list[int] = []
    for goal in tac.prune():
        if tac.m.mctx.is_assigned_or_delayed(goal):
            continue
        tac.goals = [goal]
        action()
        result.extend(tac.prune())
    tac.goals = result
    tac.prune()


@tactic(t.OrElse)
def run_first(tac: Tac, stx: t.OrElse) -> None:
    """``first``: the alternatives in order, each from the same state and without error recovery; the last one's error
    stands (the last alternative runs with recovery as outside)."""
    for alt in stx.alts[:-1]:
        if tac.attempt(lambda alt=alt: tac.run_seq(alt)) is None:  # type: ignore[misc]
            return
    with tac.without_recover():
        tac.run_seq(stx.alts[-1])


@tactic(t.Combinator, "try")
def run_try(tac: Tac, stx: t.Combinator) -> None:
    tac.attempt(lambda: tac.run_seq(stx.seq))


@tactic(t.Combinator, "repeat")
def run_repeat(tac: Tac, stx: t.Combinator) -> None:
    """``repeat tac``: on the main goal until it fails (Lean's ``repeat`` runs ``tac; repeat tac`` inside ``first``)."""
    for _ in range(REPEAT_LIMIT):
        if tac.attempt(lambda: tac.run_seq(stx.seq)) is not None:
            return
    raise LeanError("maximum recursion depth has been reached", stx)


def repeat_on_all(tac: Tac, seq: ast.TacticSeq) -> bool:
    """``repeat'``: on the main goal and then on every goal it makes; tells whether it worked at least once."""
    todo = list(tac.prune())
    left: list[int] = []
    progress = False
    for _ in range(REPEAT_LIMIT):
        if not todo:
            break
        goal = todo.pop(0)
        if tac.m.mctx.is_assigned_or_delayed(goal):
            continue
        tac.goals = [goal]
        if tac.attempt(lambda: tac.run_seq(seq)) is None:
            progress = True
            todo = [*tac.prune(), *todo]
        else:
            left.append(goal)
    tac.goals = [*left, *todo]
    tac.prune()
    return progress


@tactic(t.Combinator, "repeat'", "repeat1'")
def run_repeat_prime(tac: Tac, stx: t.Combinator) -> None:
    progress = repeat_on_all(tac, stx.seq)
    if stx.keyword == "repeat1'" and not progress:
        raise LeanError("repeat1' made no progress", stx)


@tactic(t.Combinator, "repeat1")
def run_repeat1(tac: Tac, stx: t.Combinator) -> None:
    tac.run_seq(stx.seq)
    run_repeat(tac, stx)


@tactic(t.Combinator, "all_goals", "all_goals'")
def run_all_goals(tac: Tac, stx: t.Combinator) -> None:
    """Every goal must succeed; with recovery a failing goal is admitted after its error was logged."""
    result: list[int] = []
    goals = list(tac.prune())
    failed: LeanError | None = None
    start = tac.save()
    for goal in goals:
        if tac.m.mctx.is_assigned_or_delayed(goal):
            continue
        tac.goals = [goal]
        saved = tac.save()
        try:
            tac.run_seq(stx.seq)
            result.extend(tac.prune())
        except HeartbeatsExceeded:
            raise
        except LeanError as err:
            if not tac.recover:
                tac.restore(start)
                raise
            tac.restore(saved)
            tac.log_exception(err)
            failed = err
            tac.admit(goal)
    del failed
    tac.goals = result
    tac.prune()


@tactic(t.Combinator, "any_goals")
def run_any_goals(tac: Tac, stx: t.Combinator) -> None:
    """At least one goal must succeed."""
    result: list[int] = []
    succeeded = False
    goals = list(tac.prune())
    for goal in goals:
        if tac.m.mctx.is_assigned_or_delayed(goal):
            continue
        tac.goals = [goal]
        if tac.attempt(lambda: tac.run_seq(stx.seq)) is None:
            result.extend(tac.prune())
            succeeded = True
        else:
            result.append(goal)
    if not succeeded:
        tac.goals = goals
        raise LeanError(
            "Tactic failed on all goals:\n" + tac.show_goals(goals) if goals else "failed on all goals", stx
        )
    tac.goals = result
    tac.prune()


@tactic(t.Combinator, "focus")
def run_focus(tac: Tac, stx: t.Combinator) -> None:
    tac.focus(lambda: tac.run_seq(stx.seq))


@tactic(t.Combinator, "fail_if_success", "success_if_fail")
def run_fail_if_success(tac: Tac, stx: t.Combinator) -> None:
    saved = tac.save()
    if tac.attempt(lambda: tac.run_seq(stx.seq)) is None:
        tac.restore(saved)
        raise LeanError("The tactic provided to `fail_if_success` succeeded but was expected to fail:", stx)


@tactic(t.Combinator, "iterate")
def run_iterate(tac: Tac, stx: t.Combinator) -> None:
    if stx.count is None:
        run_repeat(tac, stx)
        return
    for _ in range(stx.count):
        tac.run_seq(stx.seq)


@tactic(t.Combinator, "with_reducible", "with_reducible_and_instances", "with_unfolding_all", "with_unfolding_none")
def run_with_transparency(tac: Tac, stx: t.Combinator) -> None:
    from prover.lean.meta.base import Transparency

    levels = {
        "with_reducible": Transparency.REDUCIBLE,
        "with_reducible_and_instances": Transparency.INSTANCES,
        "with_unfolding_all": Transparency.ALL,
        "with_unfolding_none": Transparency.NONE,
    }
    with tac.m.with_transparency(levels[stx.keyword]):
        tac.run_seq(stx.seq)


@tactic(t.Combinator, "recover", "no_error_if_unused%", "with_annotate_state", "classical")
def run_plain(tac: Tac, stx: t.Combinator) -> None:
    """Wrappers that change nothing about the proof; ``classical`` adds ``Classical.propDecidable`` locally."""
    if stx.keyword == "classical":
        run_classical(tac, lambda: tac.run_seq(stx.seq))
    else:
        tac.run_seq(stx.seq)


@tactic(t.Combinator, "unhygienic")
def run_unhygienic(tac: Tac, stx: t.Combinator) -> None:
    """``set_option tactic.hygienic false in tacs``: new names are accessible."""
    m = tac.m
    old, m.options = m.options, m.options.set("tactic.hygienic", False)
    try:
        tac.run_seq(stx.seq)
    finally:
        m.options = old


@tactic(t.Combinator, "checkpoint")
def run_checkpoint(tac: Tac, stx: t.Combinator) -> None:
    """Runs its block (Lean keeps a snapshot for the editor)."""
    tac.run_seq(stx.seq)


@tactic(t.Simple, "classical")
def run_classical_rest(tac: Tac, stx: t.Simple) -> None:
    """``classical`` without a block: in force for the rest of the proof."""
    tac.m.env = _with_prop_decidable(tac)


def run_classical(tac: Tac, action: Callable[[], None]) -> None:
    from prover.lean.meta.attributes import INSTANCES

    before = tac.m.env.state(INSTANCES)
    tac.m.env = _with_prop_decidable(tac)
    tac.m.reset_caches()
    try:
        action()
    finally:
        tac.m.env = tac.m.env.with_state(INSTANCES, before)
        tac.m.reset_caches()


def _with_prop_decidable(tac: Tac):  # type: ignore[no-untyped-def]
    from prover.lean.meta.attributes import INSTANCES, InstanceEntry
    from prover.lean.name import mk_name

    env = tac.m.env
    state = env.state(INSTANCES)
    decidable = mk_name("Decidable")
    entry = InstanceEntry(mk_name("Classical.propDecidable"), 10)
    tac.m.get_const(entry.name)
    old = tuple(i for i in state.get(decidable, ()) if i.name is not entry.name)
    return env.with_state(INSTANCES, state.set(decidable, (*old, entry)))


# ------------------------------------------------------------------ selecting goals
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
    if keyword == "swap":
        if len(goals) >= 2:
            tac.goals = [goals[1], goals[0], *goals[2:]]
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


# ------------------------------------------------------------------ small ones
@tactic(t.Simple, "skip")
def run_skip(tac: Tac, stx: t.Simple) -> None:
    """Does nothing."""


@tactic(t.Simple, "done")
def run_done(tac: Tac, stx: t.Simple) -> None:
    tac.done()


@tactic(t.Simple, "fail")
def run_fail(tac: Tac, stx: t.Simple) -> None:
    goals = tac.prune()
    shown = "\n" + tac.show_goals(goals) if goals else ""
    raise LeanError("Failed: `fail` tactic was invoked" + shown, stx)


@tactic(t.Simple, "trace_state")
def run_trace_state(tac: Tac, stx: t.Simple) -> None:
    goals = tac.prune()
    tac.el.log_info(stx, tac.show_goals(goals) if goals else "no goals")


@tactic(t.Simple, "sorry", "admit")
def run_sorry(tac: Tac, stx: t.Simple) -> None:
    """Close the main goal with ``sorryAx``; the elaborator records the sorry with the goal's state."""
    goal = tac.main_goal()
    with tac.with_main():
        record_sorry(tac.el, stx, tac.main_target(), True, goal)
        tac.admit(goal, synthetic=False)
    tac.goals = tac.goals[1:]


@tactic(t.OpenInTac)
def run_open_in(tac: Tac, stx: t.OpenInTac) -> None:
    with opened(tac.el, stx.decl):
        tac.run_seq(stx.seq)


@tactic(t.SetOptionInTac)
def run_set_option_in(tac: Tac, stx: t.SetOptionInTac) -> None:
    el, m = tac.el, tac.m
    options = el.scope.options.set(str(stx.option), stx.value)
    old, m.options = m.options, options
    try:
        with el.setting(scope=replace(el.scope, options=options)):
            tac.run_seq(stx.seq)
    finally:
        m.options = old


@tactic(t.UnknownTactic)
def run_unknown(tac: Tac, stx: t.UnknownTactic) -> None:
    raise UnsupportedFeature(f"tactic `{stx.keyword}`", stx)


@tactic(t.MacroTactic)
def run_macro(tac: Tac, stx: t.MacroTactic) -> None:
    """A tactic macro of the user: its expansions in order, latest rule first, until one succeeds."""
    found = expansions(tac.m.env.state(NOTATIONS), stx)
    if not found:
        raise LeanError(f"Tactic `{stx.kind}` has not been implemented", stx)
    for expanded in found[:-1]:
        if tac.attempt(lambda expanded=expanded: _run_expansion(tac, expanded), recover=True) is None:  # type: ignore[misc]
            return
    _run_expansion(tac, found[-1])


def _run_expansion(tac: Tac, expanded: ast.Syntax) -> None:
    if isinstance(expanded, ast.TacticSeq):
        tac.run_seq(expanded)
    elif isinstance(expanded, ast.Tactic):
        tac.run(expanded)
    else:
        raise UnsupportedFeature("this tactic macro", expanded)


__all__ = ["case_not_found", "find_by_tag", "for_each_goal", "rename_inaccessible", "run_classical"]
