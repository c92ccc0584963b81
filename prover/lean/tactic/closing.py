"""Tactics that close or refine the goal with terms: exact, refine, apply, constructor, assumption, trivial …

Source: Lean 4 ``src/Lean/Elab/Tactic/ElabTerm.lean``, ``BuiltinTactic.lean``, ``src/Init/Tactics.lean``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from prover.lean.expr import Expr, MVar
from prover.lean.meta.errors import LeanError, UnsupportedFeature
from prover.lean.meta.mctx import fresh_uid
from prover.lean.name import ANONYMOUS, mk_name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.apply import apply, assumption, constructor, contradiction, exfalso, indent, left_right
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import AbortTactic, Tac, goal_error, occurs_check


@tactic(t.TermTac, "exact")
def run_exact(tac: Tac, stx: t.TermTac) -> None:
    exact(tac, stx.term)


def exact(tac: Tac, term: ast.Term) -> None:
    """Elaborate against the goal's type; every hole must be determined."""
    goal = tac.main_goal()
    with tac.with_main():
        mark = fresh_uid()
        value = tac.elab_ensuring(term, tac.main_target())
        local_functions = {d.mvar.uid for d in tac.el.let_recs}
        left = [uid for uid in tac.m.mctx.collect_mvars(value) if uid > mark and uid not in local_functions]
        if left and tac.el.log_unassigned(left):
            raise AbortTactic
        close_checked(tac, "exact", goal, value)


def close_checked(tac: Tac, name: str, goal: int, value: Expr) -> None:
    """Assign the main goal after the occurs check."""
    if occurs_check(tac.m, goal, value):
        shown = indent(tac.m.pp(value))
        raise goal_error(
            tac.m,
            name,
            goal,
            f"attempting to close the goal using\n{shown}\nthis is often due occurs-check failure",
        )
    tac.m.assign(goal, value)
    tac.goals = tac.goals[1:]


@tactic(t.TermTac, "refine")
def run_refine(tac: Tac, stx: t.TermTac) -> None:
    refine(tac, stx.term, "refine", natural=False)


@tactic(t.TermTac, "refine'")
def run_refine_prime(tac: Tac, stx: t.TermTac) -> None:
    refine(tac, stx.term, "refine'", natural=True)


def refine(tac: Tac, term: ast.Term, suffix: str, natural: bool = False) -> list[int]:
    """``refine e``: holes become goals in place of the main one."""
    goal = tac.main_goal()
    with tac.with_main():
        value, new = tac.elab_with_holes(term, tac.main_target(), suffix, natural)
        if isinstance(value, MVar) and value.uid == goal:
            return [goal]
        if occurs_check(tac.m, goal, value):
            raise goal_error(
                tac.m, "refine", goal, f"value\n{indent(tac.m.pp(value))}\ndepends on the main goal metavariable"
            )
        tac.m.assign(goal, value)
    tac.replace_main(new)
    return new


def refine_lift(tac: Tac, term: ast.Term) -> None:
    """``focus (refine no_implicit_lambda% e; rotate_right)``: the body of a ``have`` stays the main goal."""

    def run() -> None:
        refine(tac, ast.ElabApp(term.start, term.end, "no_implicit_lambda%", (term,)), "refine_lift")
        goals = tac.prune()
        tac.goals = goals[-1:] + goals[:-1]

    tac.focus(run)


# ------------------------------------------------------------------ apply
@tactic(t.TermTac, "apply")
def run_apply(tac: Tac, stx: t.TermTac) -> None:
    apply_like(tac, stx.term, lambda goal, e: apply(tac.m, goal, e, term=f"`{tac.m.pp(e)}`"))


def apply_like(tac: Tac, term: ast.Term, action: Callable[[int, Expr], list[int]]) -> None:
    """Elaborate ``term`` without expected type and without error recovery, then act on the main goal."""
    m, el = tac.m, tac.el
    outer, el.pending = el.pending, ()
    try:
        with tac.with_main() as goal:
            value = elab_for_apply(tac, term)
            if isinstance(value, MVar):
                el.synthesize_no_postponing()
                value = m.instantiate_mvars(value)
            new = action(goal, value)
            el.synthesize_no_postponing()
    finally:
        el.pending = (*outer, *el.pending)
    tac.replace_main(new)
    tac.prune()


def elab_for_apply(tac: Tac, term: ast.Term, may_postpone: bool = True) -> Expr:
    """Identifiers stand for themselves (no implicit arguments are added); other terms are elaborated."""
    if isinstance(term, ast.Ident):
        found = resolve_id(tac, term)
        if found is not None:
            return found
    with tac.without_recover(), tac.el.with_err_to_sorry(False):
        e = tac.el.elab_term(term, None)
        tac.el.synthesize_synthetic_mvars("yes" if may_postpone else "no")
    return tac.m.instantiate_mvars(e)


def resolve_id(tac: Tac, ident: ast.Ident) -> Expr | None:
    """The local variable or constant that an identifier is, as a bare term."""
    levels = [tac.el.elab_level(u) for u in ident.levels] if ident.levels is not None else []
    try:
        found = tac.el.resolve_name(ident, levels)
    except LeanError:
        return None
    if len(found) == 1 and not found[0][1]:
        return found[0][0]
    return None


@tactic(t.Simple, "constructor")
def run_constructor(tac: Tac, stx: t.Simple) -> None:
    on_goal(tac, lambda goal: constructor(tac.m, goal))


@tactic(t.Simple, "left", "right")
def run_left_right(tac: Tac, stx: t.Simple) -> None:
    on_goal(tac, lambda goal: left_right(tac.m, goal, stx.keyword, 0 if stx.keyword == "left" else 1))


def on_goal(tac: Tac, action: Callable[[int], Sequence[int]]) -> None:
    """Replace the main goal by what a goal function makes of it."""
    goal = tac.main_goal()
    new = action(goal)
    tac.el.synthesize_no_postponing()
    tac.replace_main(new)
    tac.prune()


@tactic(t.Simple, "exfalso")
def run_exfalso(tac: Tac, stx: t.Simple) -> None:
    on_goal(tac, lambda goal: [exfalso(tac.m, goal)])


@tactic(t.Simple, "assumption")
def run_assumption(tac: Tac, stx: t.Simple) -> None:
    run_assumption_on(tac)


def run_assumption_on(tac: Tac) -> None:
    goal = tac.main_goal()
    if not assumption(tac.m, goal):
        raise goal_error(tac.m, "assumption", goal, "")
    tac.goals = tac.goals[1:]


@tactic(t.Simple, "contradiction")
def run_contradiction(tac: Tac, stx: t.Simple) -> None:
    contradiction_on(tac)


def contradiction_on(tac: Tac) -> None:
    goal = tac.main_goal()
    if not contradiction(tac.m, goal):
        raise goal_error(tac.m, "contradiction", goal, "")
    tac.goals = tac.goals[1:]


@tactic(t.Simple, "trivial")
def run_trivial(tac: Tac, stx: t.Simple) -> None:
    trivial(tac)


def trivial(tac: Tac) -> None:
    """The macro rules of ``trivial``, newest first; the error is that of the last one, ``assumption``."""
    from prover.lean.tactic.decide import decide
    from prover.lean.tactic.eq import rfl

    def and_intro() -> None:
        for g in on_const(tac, "And.intro"):
            tac.goals = [g]
            trivial(tac)
        tac.goals = []

    steps: tuple[Callable[[], object], ...] = (
        lambda: tac.focus(and_intro),
        lambda: tac.focus(lambda: close_by_const(tac, "True.intro")),
        lambda: decide(tac),
        lambda: contradiction_on(tac),
        lambda: rfl(tac),
    )
    for step in steps:
        if tac.attempt(lambda step=step: step()) is None:  # type: ignore[misc]
            return
    run_assumption_on(tac)


def on_const(tac: Tac, name: str) -> list[int]:
    goal = tac.main_goal()
    with tac.m.with_mvar_context(goal):
        new = apply(tac.m, goal, tac.m.mk_const_with_fresh_levels(mk_name(name)))
    tac.replace_main(new)
    return tac.prune()


def close_by_const(tac: Tac, name: str) -> None:
    if on_const(tac, name):
        raise LeanError(f"`{name}` leaves goals")


@tactic(t.Simple, "infer_instance")
def run_infer_instance(tac: Tac, stx: t.Simple) -> None:
    name = mk_name("inferInstance")
    exact(tac, ast.Ident(stx.start, stx.end, name, None, name))


@tactic(t.Exists)
def run_exists(tac: Tac, stx: t.Exists) -> None:
    """``refine ⟨a, b, ?_⟩; try trivial``."""
    hole = ast.SyntheticHole(stx.end, stx.end, ANONYMOUS)
    refine(tac, ast.AnonCtor(stx.start, stx.end, (*stx.terms, hole)), "refine")
    tac.attempt(lambda: trivial(tac))


def require_mathlib(tac: Tac, name: str, ref: ast.Syntax) -> None:
    """Refuse a tactic of Mathlib in a file that imports core Lean only."""
    if not any(mod.startswith("Mathlib") for mod in tac.m.env.modules):
        raise UnsupportedFeature(f"tactic `{name}` without `import Mathlib`", ref)


@tactic(t.Simple, "and_intros", "split_ands")
def run_and_intros(tac: Tac, stx: t.Simple) -> None:
    """``repeat' refine And.intro ?_ ?_``."""
    todo = [tac.main_goal()]
    others = tac.goals[1:]
    left: list[int] = []
    while todo:
        g = todo.pop(0)
        tac.goals = [g]
        if tac.attempt(lambda: _and_intro(tac)) is None:
            todo = [*tac.prune(), *todo]
        else:
            left.append(g)
    tac.goals = [*left, *others]


def _and_intro(tac: Tac) -> None:
    goal = tac.main_goal()
    m = tac.m
    tag = m.mctx.decl(goal).user_name
    new = on_const(tac, "And.intro")
    for i, g in enumerate(new, 1):
        m.mctx.set_user_name(g, tag.child(f"refine_{i}"))


@tactic(t.TermTac, "refine_lift", "refine_lift'")
def run_refine_lift(tac: Tac, stx: t.TermTac) -> None:
    refine_lift(tac, stx.term)


@tactic(t.LetRecTac)
def run_let_rec(tac: Tac, stx: t.LetRecTac) -> None:
    """``let rec f … := …``: the rest of the proof may call ``f``."""
    assert isinstance(stx.term, ast.LetRec)
    hole = ast.SyntheticHole(stx.end, stx.end, ANONYMOUS)
    refine_lift(tac, ast.LetRec(stx.start, stx.end, stx.term.decls, hole))


@tactic(t.Simple, "nofun")
def run_nofun(tac: Tac, stx: t.Simple) -> None:
    exact(tac, ast.NoFun(stx.start, stx.end))


@tactic(t.Simple, "native_decide")
def run_native_decide(tac: Tac, stx: t.Simple) -> None:
    raise LeanError("`native_decide` is never accepted: it trusts compiled code instead of the kernel", stx)
