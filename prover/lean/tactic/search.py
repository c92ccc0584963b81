"""``exact?`` and ``apply?``: search the environment for a lemma that closes the goal.

Source: Lean 4 ``src/Lean/Meta/Tactic/LibrarySearch.lean``, ``SolveByElim.lean``. Constants are indexed by the head of
their conclusion; candidates are tried most specific first, and the goals they leave must be closed by hypotheses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from prover.lean.declaration import ConstantInfo, DefinitionInfo, RecursorInfo
from prover.lean.environment import Environment
from prover.lean.expr import Const, Expr, Pi, get_app_args, get_app_fn, mk_const, mk_mvar
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, UnsupportedFeature
from prover.lean.name import Name, mk_name
from prover.lean.subst import any_subterm
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.apply import apply, target_of
from prover.lean.tactic.eq import apply_rfl, symm_goal
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

Index = dict[str, list[Name]]
MAX_CANDIDATES = 400
DEPTH = 6

_INDEX: list[tuple[object, Index]] = []
"""At most one: the index of a library (key: identity of the imported constants, which never change)."""


def conclusion_keys(type: Expr) -> tuple[str, str]:
    """Head constant of the conclusion, and of its first explicit side for relations (``""``: variable)."""
    while isinstance(type, Pi):
        type = type.body
    fn = get_app_fn(type)
    if not isinstance(fn, Const):
        return "", ""
    args = get_app_args(type)
    side = ""
    if fn.name.text in ("Eq", "Ne", "Iff", "LE.le", "LT.lt", "HEq", "Dvd.dvd") and len(args) >= 2:
        head = get_app_fn(args[-2])
        side = head.name.text if isinstance(head, Const) else ""
    return fn.name.text, side


def is_candidate(info: ConstantInfo) -> bool:
    if isinstance(info, RecursorInfo) or info.name.is_internal:
        return False
    return not any(
        isinstance(p, str)
        and p.startswith(("match_", "noConfusion", "brecOn", "below", "rec", "casesOn", "_", "eq_", "injEq"))
        for p in info.name.components()[-1:]
    )


def build_index(m: Meta, infos: Iterator[ConstantInfo]) -> Index:
    index: Index = {}
    for info in infos:
        if not is_candidate(info) or (isinstance(info, DefinitionInfo) and not m.is_prop(_conclusion(info.type))):
            continue
        head, _ = conclusion_keys(info.type)
        index.setdefault(head, []).append(info.name)
    return index


def _conclusion(type: Expr) -> Expr:
    return type


def library_index(m: Meta) -> Index:
    env: Environment = m.env
    base = env.base
    if not _INDEX or _INDEX[0][0] is not base:
        _INDEX[:] = [(base, build_index(m, (base[name] for name in base)))]
    return _INDEX[0][1]


def candidates(m: Meta, target: Expr) -> list[Name]:
    """Lemmas whose conclusion may unify with the target: session first, then the library, more specific first."""
    head, side = conclusion_keys(target)
    local = [i.name for i in m.env.local_constants() if is_candidate(i) and conclusion_keys(i.type)[0] == head]
    found = [*local, *library_index(m).get(head, ())]
    wanted = symbols(target)

    def rank(name: Name) -> tuple[int, int, int, str]:
        type = m.get_const(name).type
        mine = symbols(_strip(type))
        own_side = conclusion_keys(type)[1]
        mismatch = 0 if own_side == side or own_side == "" else 1
        return mismatch, len(mine - wanted), -len(mine & wanted), name.text

    ranked = sorted(found, key=rank)
    return [n for n in ranked if rank(n)[1] == 0][:MAX_CANDIDATES]


def _strip(type: Expr) -> Expr:
    while isinstance(type, Pi):
        type = type.body
    return type


def symbols(e: Expr) -> set[Name]:
    out: set[Name] = set()

    def visit(s: Expr) -> bool:
        if isinstance(s, Const):
            out.add(s.name)
        return False

    any_subterm(e, visit)
    return out


def close_by_hypotheses(tac: Tac, goals: Sequence[int], depth: int) -> bool:
    """Close goals by hypotheses, applying them to each other up to ``depth`` (``solve_by_elim``)."""
    m = tac.m
    todo = [g for g in goals if not m.mctx.is_assigned_or_delayed(g)]
    if not todo:
        return True
    goal, rest = todo[0], todo[1:]
    with m.with_mvar_context(goal) as decl:
        for hyp in decl.lctx.reversed():
            if hyp.is_aux:
                continue
            saved = m.save()
            m.tick("solve_by_elim")
            try:
                with m.with_transparency(Transparency.REDUCIBLE):
                    new = apply(m, goal, hyp.fvar)
            except HeartbeatsExceeded:
                raise
            except LeanError:
                m.restore(saved)
                continue
            if (not new or depth > 0) and close_by_hypotheses(tac, [*new, *rest], depth - (1 if new else 0)):
                return True
            m.restore(saved)
        for extra in ("rfl", "trivial"):
            saved = m.save()
            try:
                if extra == "rfl":
                    with m.with_reducible():
                        apply_rfl(m, goal)
                elif not apply(m, goal, mk_const(mk_name("True.intro"))):
                    pass
            except HeartbeatsExceeded:
                raise
            except LeanError:
                m.restore(saved)
                continue
            if close_by_hypotheses(tac, rest, depth):
                return True
            m.restore(saved)
    return False


@tactic(t.Search, "exact?", "apply?")
def run_exact_search(tac: Tac, stx: t.Search) -> None:
    """Find a proof of the goal by one library lemma and the hypotheses; the proof is shown and used."""
    m = tac.m
    goal = tac.main_goal()
    saved = tac.save()
    if close_by_hypotheses(tac, [goal], DEPTH) or _search(tac, goal) or _search_symm(tac, goal):
        with m.with_mvar_context(goal):
            proof = m.instantiate_mvars(mk_mvar(goal))
            tac.el.log_info(stx, f"Try this:\n  [apply] exact {m.pp(proof)}")
        tac.goals = tac.goals[1:]
        return
    tac.restore(saved)
    if stx.keyword == "apply?":
        raise UnsupportedFeature("partial suggestions of `apply?`", stx)
    raise LeanError("`exact?` could not close the goal. Try `apply?` to see partial suggestions.", stx)


def _search(tac: Tac, goal: int) -> bool:
    m = tac.m
    with m.with_mvar_context(goal):
        target = target_of(m, goal)
        names = candidates(m, m.whnf_core(target))
        for name in names:
            saved = m.save()
            m.tick("exact?")
            try:
                with m.with_transparency(Transparency.INSTANCES):
                    new = apply(m, goal, m.mk_const_with_fresh_levels(name))
            except HeartbeatsExceeded:
                raise
            except LeanError:
                m.restore(saved)
                continue
            if close_by_hypotheses(tac, new, DEPTH):
                return True
            m.restore(saved)
    return False


def _search_symm(tac: Tac, goal: int) -> bool:
    m = tac.m
    saved = m.save()
    try:
        new = symm_goal(m, goal)
    except HeartbeatsExceeded:
        raise
    except LeanError:
        m.restore(saved)
        return False
    if _search(tac, new):
        return True
    m.restore(saved)
    return False
