"""``rw?``: search the environment for equations that rewrite the goal.

Comes in: the main goal. Goes out: a suggestion for each rewrite found, the goal after the first one. Hypotheses come
first, then lemmas whose pattern has its head symbol in the goal, those with the most symbols of the goal first.

Source: Lean 4 ``src/Lean/Meta/Tactic/Rewrites.lean``, ``src/Lean/Elab/Tactic/Rewrites.lean``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from prover.lean.expr import Const, Expr, FVar, Pi, get_app_fn, unfold_app
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.name import Name
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.eq import apply_rfl
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.rewrite import RewriteResult, rewrite
from prover.lean.tactic.search import is_candidate, library_index, symbols
from prover.lean.tactic.state import Tac, replace_target_eq

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

MAX_RESULTS: Final = 20
MAX_TRIED: Final = 400


@dataclass(frozen=True, slots=True)
class Rule:
    """An equation (a lemma's name or a hypothesis) and its direction."""

    source: Name | FVar
    symm: bool


def sides(type: Expr) -> tuple[Expr, Expr] | None:
    """Left and right side of the equation or equivalence that ``type`` ends in."""
    while isinstance(type, Pi):
        type = type.body
    fn, args = unfold_app(type)
    if not isinstance(fn, Const) or (fn.name.text, len(args)) not in (("Eq", 3), ("Iff", 2)):
        return None
    return args[-2], args[-1]


def rules(m: Meta, target: Expr) -> Iterator[Rule]:
    """Hypotheses, then lemmas of the session and the library, the likeliest first; both directions of each."""
    for decl in m.lctx.reversed():
        if not decl.is_aux and sides(m.instantiate_mvars(decl.type)) is not None:
            yield from (Rule(decl.fvar, False), Rule(decl.fvar, True))
    wanted = symbols(target)
    library = library_index(m)
    names = [i.name for i in m.env.local_constants() if is_candidate(i)]
    ranked: list[tuple[int, int, str, Rule]] = []
    for name in (*names, *library.get("Eq", ()), *library.get("Iff", ())):
        found = sides(m.get_const(name).type)
        for symm, pattern in enumerate(found or ()):
            head = get_app_fn(pattern)
            mine = symbols(pattern)
            if isinstance(head, Const) and mine <= wanted:
                ranked.append((-len(mine), symm, name.text, Rule(name, bool(symm))))
    yield from (rule for *_, rule in sorted(ranked, key=lambda entry: entry[:3])[:MAX_TRIED])


def attempt(m: Meta, goal: int, target: Expr, rule: Rule) -> RewriteResult | None:
    """The target rewritten; None when the rule does not fit or changes nothing."""
    m.tick("rw?")
    source = rule.source
    term = m.mk_const_with_fresh_levels(source) if isinstance(source, Name) else source
    saved = m.save()
    try:
        result = rewrite(m, goal, target, term, rule.symm)
    except HeartbeatsExceeded:
        raise
    except (LeanError, Stuck):
        m.restore(saved)
        return None
    if result.new is target:
        m.restore(saved)
        return None
    return result


def closes(m: Meta, goal: int) -> bool:
    """Does ``rfl`` close the goal, as ``rw`` tries?"""
    saved = m.save()
    try:
        with m.with_mvar_context(goal), m.with_transparency(Transparency.REDUCIBLE):
            apply_rfl(m, goal)
    except HeartbeatsExceeded:
        raise
    except (LeanError, Stuck):
        m.restore(saved)
        return False
    return True


@tactic(t.Search, "rw?")
def run_rewrite_search(tac: Tac, stx: t.Search) -> None:
    """Show every rewrite that was found and do the first; one that ``rfl`` finishes ends the search."""
    m = tac.m
    first: tuple[object, list[int]] | None = None
    count = 0
    with tac.with_main() as goal:
        target = tac.main_target()
        for rule in rules(m, target):
            saved = m.save()
            result = attempt(m, goal, target, rule)
            if result is None:
                continue
            new = replace_target_eq(m, goal, result.new, result.proof)
            shown, after = m.pp(result.new), m.save()
            done = closes(m, new) and not result.goals
            arrow = "← " if rule.symm else ""
            source = m.pp(rule.source) if isinstance(rule.source, FVar) else str(rule.source)
            tac.el.log_info(stx, f"Try this:\n  [apply] rw [{arrow}{source}]\n  -- {'no goals' if done else shown}")
            count += 1
            if done:
                tac.replace_main([])
                return
            if first is None:
                first = after, [new, *result.goals]
            m.restore(saved)
            if count == MAX_RESULTS:
                break
    if first is None:
        raise LeanError("could not find any lemmas which can rewrite the goal", stx)
    m.restore(first[0])  # type: ignore[arg-type]
    tac.replace_main(first[1])
