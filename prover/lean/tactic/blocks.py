"""Blocks and combinators: ``·``, ``<;>``, ``first``, ``try``, ``repeat``, ``all_goals``, ``case``, ``next``, order.

Source: Lean 4 ``src/Lean/Elab/Tactic/BuiltinTactic.lean``, ``src/Init/Tactics.lean``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from prover.lean.elab.builtin_terms import record_sorry
from prover.lean.elab.notation import expand
from prover.lean.elab.open_in import opened
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, UnsupportedFeature
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac

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
        shown = tac.el.source.text[stx.seq.start : stx.seq.end]
        raise LeanError(f"The tactic provided to `fail_if_success` succeeded but was expected to fail:\n  {shown}", stx)


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


@tactic(t.Combinator, "stop")
def run_stop(tac: Tac, stx: t.Combinator) -> None:
    """``stop tacs``: ``sorry`` for everything that is left; ``tacs`` are read and not run."""
    while tac.prune():
        run_sorry(tac, stx)


@tactic(t.SeqFocus)
def run_seq_focus(tac: Tac, stx: t.SeqFocus) -> None:
    """``t <;> [s₁, s₂]``: one tactic for each goal, as many as there are goals."""

    def run() -> None:
        tac.run(stx.first)
        goals = list(tac.prune())
        if len(goals) != len(stx.then):
            what = "too many" if len(stx.then) > len(goals) else "not enough"
            raise LeanError(f"{what} tactics: {len(stx.then)} provided for {len(goals)} goals", stx)
        left: list[int] = []
        for goal, seq in zip(goals, stx.then, strict=True):
            tac.goals = [goal]
            tac.run_seq(seq)
            left += tac.prune()
        tac.goals = left

    tac.focus(run)


@tactic(t.Combinator, "unhygienic")
def run_unhygienic(tac: Tac, stx: t.Combinator) -> None:
    """``set_option tactic.hygienic false in tacs``: new names are accessible."""
    m = tac.m
    old, m.options = m.options, m.options.set("tactic.hygienic", False)
    try:
        tac.run_seq(stx.seq)
    finally:
        m.options = old


@tactic(t.Combinator, "checkpoint", "as_aux_lemma")
def run_checkpoint(tac: Tac, stx: t.Combinator) -> None:
    """Runs its block (Lean keeps a snapshot for the editor, or makes the proof a lemma of its own)."""
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


# ------------------------------------------------------------------ small ones
@tactic(t.Simple, "skip")
def run_skip(tac: Tac, stx: t.Simple) -> None:
    """Does nothing."""


@tactic(t.Simple, "done")
def run_done(tac: Tac, stx: t.Simple) -> None:
    tac.done()


@tactic(t.Simple, "sorry", "admit")
def run_sorry(tac: Tac, stx: ast.Tactic) -> None:
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
    found = list(expand(tac.m.env, stx, stx.kind))
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
