"""``exact?`` and ``apply?``: search the environment for a lemma that closes the goal.

Source: Lean 4 ``src/Lean/Meta/Tactic/LibrarySearch.lean``, ``SolveByElim.lean``. Constants are indexed by the head of
their conclusion; candidates are tried most specific first, and the goals they leave must be closed by hypotheses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from prover.lean.declaration import ConstantInfo, DefinitionInfo, RecursorInfo
from prover.lean.environment import Environment
from prover.lean.expr import (
    Const,
    Expr,
    MVar,
    Pi,
    get_app_args,
    get_app_fn,
    has_loose_bvar,
    mk_const,
    mk_mvar,
    unfold_app,
)
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.name import Name, mk_name
from prover.lean.subst import any_subterm, instantiate1
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
    if isinstance(info, RecursorInfo) or info.name.is_internal or info.name.components()[0] in ("Lean", "sorryAx"):
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

    def rank(name: Name) -> tuple[int, int, int, int, str]:
        type = m.get_const(name).type
        mine = symbols(_strip(type))
        own_side = conclusion_keys(type)[1]
        mismatch = 0 if own_side == side or own_side == "" else 1
        return mismatch, len(mine - wanted), -len(mine & wanted), premises(type), name.text

    ranked = sorted(found, key=rank)
    return [n for n in ranked if rank(n)[1] == 0][:MAX_CANDIDATES]


def premises(type: Expr) -> int:
    """Explicit arguments that the conclusion does not mention: what would have to be proved."""
    count = 0
    while isinstance(type, Pi):
        count += type.info.is_explicit and not has_loose_bvar(type.body, 0)
        type = type.body
    return count


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
        _suggest(tac, stx, goal)
        return
    raise LeanError("`exact?` could not close the goal. Try `apply?` to see partial suggestions.", stx)


MAX_SUGGESTIONS = 20


def _suggest(tac: Tac, stx: t.Search, goal: int) -> None:
    """``apply?`` without a proof: the lemmas that apply, with what they leave open; the goal is admitted."""
    m = tac.m
    count = 0
    with m.with_mvar_context(goal):
        target = m.whnf_core(target_of(m, goal))
        names = candidates(m, target) if conclusion_keys(target)[0] else []
    for name in names:
        saved = m.save()
        m.tick("apply?")
        try:
            with m.with_mvar_context(goal), m.with_transparency(Transparency.INSTANCES):
                new = apply(m, goal, m.mk_const_with_fresh_levels(name))
            tac.el.log_info(stx, _suggestion(m, goal, new))
            count += 1
        except HeartbeatsExceeded:
            raise
        except LeanError:
            pass
        m.restore(saved)
        if count == MAX_SUGGESTIONS:
            break
    if not count:
        raise LeanError("`apply?` didn't find any relevant lemmas", stx)
    tac.admit(goal)
    tac.goals = tac.goals[1:]


def _suggestion(m: Meta, goal: int, new: Sequence[int]) -> str:
    """``refine f ?_`` with the subgoals as comments."""
    with m.with_mvar_context(goal):
        proof = m.instantiate_mvars(mk_mvar(goal))
        head, args = unfold_app(proof)
        explicit = _explicit_args(m, head, args)
        shown = " ".join("?_" if isinstance(a, MVar) else _argument(m, a) for a in explicit)
        name = str(head.name) if isinstance(head, Const) else m.pp(head)
        lines = [f"Try this:\n  [apply] refine {name} {shown}".rstrip()]
        open_goals = [g for g in new if not m.mctx.is_assigned_or_delayed(g)]
        if open_goals:
            lines.append("  -- Remaining subgoals:")
            for g in open_goals:
                type = m.pp(m.instantiate_mvars(m.mctx.decl(g).type)).replace("\n", "\n  --   ")
                lines.append("  -- ⊢ " + type)
    return "\n".join(lines)


def _explicit_args(m: Meta, head: Expr, args: Sequence[Expr]) -> list[Expr]:
    type = m.infer_type(head)
    out: list[Expr] = []
    for arg in args:
        type = m.whnf(type) if not isinstance(type, Pi) else type
        assert isinstance(type, Pi)
        if type.info.is_explicit:
            out.append(arg)
        type = instantiate1(type.body, arg)
    return out


def _argument(m: Meta, e: Expr) -> str:
    shown = m.pp(e)
    return f"({shown})" if " " in shown else shown


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
