"""Adding and changing hypotheses: have, let, suffices, replace, obtain, show, change, specialize, generalize, set.

Source: Lean 4 ``src/Init/Tactics.lean``, ``src/Lean/Elab/Tactic/{Change,Show,Generalize,ElabTerm}.lean``.
"""

from __future__ import annotations

from prover.lean.expr import Expr, FVar, get_app_fn, mk_apps, mk_let
from prover.lean.local_context import LocalDecl
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, UnsupportedFeature
from prover.lean.meta.goals import assert_hyp, change_hyp, intro1, try_clear
from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.subst import head_beta, instantiate1
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.closing import refine, refine_lift, require_mathlib
from prover.lean.tactic.intro import rpat_of_term
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac, change_target, mk_goal, pp_diff

THIS = mk_name("this")
RFL = mk_name("rfl")


def body_hole(stx: ast.Syntax) -> ast.SyntheticHole:
    """The ``?_`` that stands for the rest of the proof."""
    return ast.SyntheticHole(stx.end, stx.end, ANONYMOUS)


@tactic(t.Have, "have", "let", "haveI", "letI", "have'", "let'", "haveI'", "letI'")
def run_have(tac: Tac, stx: t.Have) -> None:
    have_decl(tac, stx, stx.keyword.rstrip("'"), stx.decl)


def have_decl(tac: Tac, stx: ast.Syntax, kind: str, decl: ast.LetDecl) -> None:
    """``have decl`` as a tactic: ``refine_lift have decl; ?_``."""
    if decl.value is None and decl.alts is None:
        have_goal(tac, stx, kind, decl)
        return
    if decl.pattern is not None and decl.value is not None:
        rpat = rpat_of_term(decl.pattern)
        if rpat is not None and mentions_rfl(rpat):
            _have_pattern(tac, rpat, decl.type, decl.value)
            return
    assert kind in ("have", "let", "haveI", "letI")
    term = ast.Let(stx.start, stx.end, kind, decl, body_hole(stx))  # type: ignore[arg-type]
    refine_lift(tac, term)


def mentions_rfl(pat: ast.RPat) -> bool:
    """Does the pattern substitute somewhere? Only then it is worked off by case analysis, else by a ``match``."""
    if isinstance(pat, ast.RPatName):
        return pat.name is RFL
    if isinstance(pat, ast.RPatTyped):
        return mentions_rfl(pat.pat)
    return isinstance(pat, ast.RPatTuple) and any(mentions_rfl(p) for p in pat.pats)


def _have_pattern(tac: Tac, rpat: ast.RPat, type: ast.Term | None, value: ast.Term) -> None:
    """``have ⟨x, rfl⟩ := e``: match on ``e``; a hypothesis that ``e`` names stays."""
    from prover.lean.tactic.rcases import rcases_value

    tag = tac.main_tag()

    with tac.with_main():
        expected = tac.elab_type(type) if type is not None else None
        e, new = tac.elab_with_holes_here(value, expected, "refine_lift")
    others = tac.goals[1:]
    rcases_value(tac, e, rpat, keep=True)
    for goal in tac.goals[: len(tac.goals) - len(others)]:
        tac.m.mctx.set_user_name(goal, tag)
    tac.goals = [*tac.goals, *[g for g in new if not tac.m.mctx.is_assigned_or_delayed(g)]]


def have_goal(tac: Tac, stx: ast.Syntax, kind: str, decl: ast.LetDecl) -> None:
    """``have h : T`` without a value (Mathlib): first the goal ``T``, then the main goal with ``h``."""
    require_mathlib(tac, f"{kind} without value", stx)
    m = tac.m
    name = decl.name.name if decl.name is not None else THIS
    with tac.with_main() as goal, m.scope():
        xs = tac.el.elab_binders(decl.binders) if decl.binders else []
        body = tac.elab_type(decl.type) if decl.type is not None else m.mk_type_mvar()
        type = m.mk_pi(xs, body)
    with tac.with_main() as goal:
        side = mk_goal(m, type)
    new = assert_hyp(m, goal, name, type, side)
    _, main = intro1(m, new, name)
    tac.replace_main([side.uid, main])


@tactic(t.Have, "replace")
def run_replace(tac: Tac, stx: t.Have) -> None:
    decl = stx.decl
    name = decl.name.name if decl.name is not None else THIS
    old: LocalDecl | None = tac.main_decl().lctx.find_by_name(name)
    if decl.value is None and decl.alts is None:
        have_goal(tac, stx, "replace", decl)
        if old is not None:
            tac.goals[1] = try_clear(tac.m, tac.goals[1], old.fvar)
        return
    have_decl(tac, stx, "have", decl)
    if old is not None:
        tac.replace_main([try_clear(tac.m, tac.main_goal(), old.fvar)])


@tactic(t.Suffices)
def run_suffices(tac: Tac, stx: t.Suffices) -> None:
    """``suffices h : T from e`` / ``by tac``; without proof both goals stay, first the one with ``h``."""
    if stx.proof is not None:
        refine_lift(tac, ast.Suffices(stx.start, stx.end, stx.name, stx.type, stx.proof, body_hole(stx)))
        return
    require_mathlib(tac, "suffices without proof", stx)
    m = tac.m
    name = stx.name.name if stx.name is not None and not stx.name.name.is_anonymous else THIS
    with tac.with_main() as goal:
        type = tac.elab_type(stx.type)
        side = mk_goal(m, type, tac.main_tag())
    new = assert_hyp(m, goal, name, type, side)
    _, main = intro1(m, new, name)
    tac.replace_main([main, side.uid])


@tactic(t.Obtain)
def run_obtain(tac: Tac, stx: t.Obtain) -> None:
    from prover.lean.tactic.rcases import obtain

    obtain(tac, stx)


# ------------------------------------------------------------------ show, change
def elab_change(tac: Tac, pattern: ast.Term, target: Expr, message: str) -> Expr:
    """Elaborate ``pattern`` and unify it with ``target``."""
    m = tac.m
    with tac.elaborating(may_postpone=False) as el:
        old = m.assign_synthetic_opaque
        new = el.elab_term_ensuring_type(pattern, m.infer_type(target))
        el.synthesize_synthetic_mvars("yes")
        m.assign_synthetic_opaque = True
        try:
            fine = m.is_def_eq(m.instantiate_mvars(new), target)
        finally:
            m.assign_synthetic_opaque = old
        if not fine:
            shown, shown_target = pp_diff(m, m.instantiate_mvars(new), target)
            raise LeanError(message.format(_ind(shown), _ind(shown_target)))
    return m.instantiate_mvars(new)


def _ind(text: str) -> str:
    return "\n  " + text.replace("\n", "\n  ")


SHOW_ONE = "`show` tactic failed, pattern{}\nis not definitionally equal to target{}"
SHOW_MANY = (
    "`show` tactic failed, no goals unify with the given pattern.\n\nIn the first goal, the pattern{}\n"
    "is not definitionally equal to the target{}\n(Errors for other goals omitted)"
)


@tactic(t.Show)
def run_show(tac: Tac, stx: t.Show) -> None:
    """The first goal that unifies with the pattern becomes the main goal, stated as the pattern says."""
    goals = list(tac.prune())
    tac.main_goal()
    if len(goals) > 1:
        for i, goal in enumerate(goals):
            if tac.attempt(lambda i=i, goal=goal: _show_goal(tac, stx, goals, i, goal, SHOW_ONE)) is None:  # type: ignore[misc]
                return
    _show_goal(tac, stx, goals, 0, goals[0], SHOW_ONE if len(goals) == 1 else SHOW_MANY)


def _show_goal(tac: Tac, stx: t.Show, goals: list[int], i: int, goal: int, message: str) -> None:
    m = tac.m
    with m.with_mvar_context(goal) as decl:
        target = m.instantiate_mvars(decl.type)
        tac.goals = [goal]
        new_type, new = tac.collecting_goals(
            lambda: elab_change(tac, stx.term, target, message), decl.user_name, "show"
        )
        tac.abort_if_sorry(new_type)
        changed = change_target(m, goal, new_type)
    tac.goals = [changed, *goals[:i], *new, *goals[i + 1 :]]
    tac.prune()


CHANGE_FAILED = "'change' tactic failed, pattern{}\nis not definitionally equal to target{}"


@tactic(t.Change)
def run_change(tac: Tac, stx: t.Change) -> None:
    if stx.new is not None:
        _change_with(tac, stx, stx.new)
        return
    m = tac.m

    def at_goal() -> None:
        with tac.with_main() as goal:
            target = tac.main_target()
            new_type, new = tac.collecting_goals(
                lambda: elab_change(tac, stx.term, target, CHANGE_FAILED), tac.main_tag(), "change"
            )
        tac.replace_main([change_target(m, goal, new_type), *new])

    def at_hyp(fvar: FVar) -> None:
        with tac.with_main() as goal:
            type = m.instantiate_mvars(m.local_decl(fvar).type)
            new_type, new = tac.collecting_goals(
                lambda: elab_change(tac, stx.term, type, CHANGE_FAILED), tac.main_tag(), "change"
            )
        tac.replace_main([change_hyp(m, goal, fvar, new_type), *new])

    tac.at_location(stx.location, at_hyp, at_goal, lambda: LeanError("'change' tactic failed"))


def _change_with(tac: Tac, stx: t.Change, new: ast.Term) -> None:
    """``change a with b``: every instance of ``a`` becomes ``b``, which must be definitionally equal."""
    m = tac.m

    def replaced(type: Expr) -> Expr:
        old = tac.elab_term_here(stx.term, None)
        body = m.kabstract(type, old)
        value = tac.elab_ensuring(new, m.infer_type(old))
        if not m.is_def_eq(old, value):
            shown, wanted = pp_diff(m, old, value)
            raise LeanError(CHANGE_FAILED.format(_ind(shown), _ind(wanted)), stx)
        return m.instantiate_mvars(instantiate1(body, value))

    def at_goal() -> None:
        with tac.with_main() as goal:
            tac.replace_main([change_target(m, goal, replaced(tac.main_target()))])

    def at_hyp(fvar: FVar) -> None:
        with tac.with_main() as goal:
            type = replaced(m.instantiate_mvars(m.local_decl(fvar).type))
            tac.replace_main([change_hyp(m, goal, fvar, type)])

    tac.at_location(stx.location, at_hyp, at_goal, lambda: LeanError("'change' tactic failed"))


@tactic(t.Specialize)
def run_specialize(tac: Tac, stx: t.Specialize) -> None:
    """``specialize h a b``: the hypothesis is replaced by its instance."""
    m = tac.m
    with tac.with_main() as goal:
        e, new = tac.elab_with_holes_here(stx.term, None, "specialize", natural=True)
        head = get_app_fn(e)
        if not isinstance(head, FVar):
            raise LeanError(
                "'specialize' requires a term of the form `h x_1 .. x_n` where `h` appears in the local context",
                stx.term,
            )
        decl = m.local_decl(head)
        type = head_beta(m.instantiate_mvars(m.infer_type(e)))
        asserted = assert_hyp(m, goal, decl.user_name, type, e)
    _, main = intro1(m, asserted, preserve=True)
    main = try_clear(m, main, head)
    tac.replace_main([*new, main])


# ------------------------------------------------------------------ generalize, set
def generalize(m_tac: Tac, goal: int, items: list[tuple[Expr, Name | None, Name | None]]) -> tuple[list[Expr], int]:
    """Replace terms in the target by new variables; an item is ``(term, variable's name, equation's name)``. Returns
    the introduced variables (and equations) and the goal (Lean's ``MVarId.generalize``)."""
    m = m_tac.m
    from prover.lean.expr import mk_pi as pi
    from prover.lean.meta.base import Transparency

    with m.with_mvar_context(goal) as decl:
        target = m.instantiate_mvars(decl.type)
        types: list[tuple[Name, Expr]] = []
        body = target
        values = [m.instantiate_mvars(e) for e, _, _ in items]
        for i in range(len(items) - 1, -1, -1):
            with m.with_transparency(Transparency.INSTANCES):
                body = m.kabstract(body, values[i])
            name = items[i][1]
            binder = name if name is not None else m.fresh_user_name(mk_name("x"))
            types.append((binder, m.infer_type(values[i])))
            body = pi(binder, types[-1][1], body)
        wanted_eqs = [(e, n) for (e, _, n) in items if n is not None]
        if wanted_eqs:
            return _generalize_with_eqs(m_tac, goal, items, values, target)
        try:
            m.check(body)
        except HeartbeatsExceeded:
            raise
        except LeanError as err:
            raise LeanError("Tactic `generalize` failed: result is not type correct") from err
        new = mk_goal(m, body, decl.user_name)
        m.assign(goal, mk_apps(new, values))
    from prover.lean.meta.goals import intro_n

    names = [n for _, n, _ in items]
    return intro_n(m, new.uid, len(items), [n if n is not None else ANONYMOUS for n in names])


def _generalize_with_eqs(
    tac: Tac, goal: int, items: list[tuple[Expr, Name | None, Name | None]], values: list[Expr], target: Expr
) -> tuple[list[Expr], int]:
    """Variables first, then their equations ``e = x``."""
    from prover.lean.meta.base import Transparency
    from prover.lean.meta.cases import mk_eq_heq, mk_refl
    from prover.lean.meta.goals import intro_n
    from prover.lean.subst import instantiate1

    m = tac.m
    with m.with_mvar_context(goal) as decl:
        with m.scope():
            xs: list[Expr] = []
            body = target
            for value, (_, name, _) in zip(values, items, strict=True):
                var = m.push_local(name if name is not None else m.fresh_user_name(mk_name("x")), m.infer_type(value))
                xs.append(var)
                with m.with_transparency(Transparency.INSTANCES):
                    body = m.kabstract(body, value)
                body = instantiate1(body, var)
            eqs: list[Expr] = []
            refls: list[Expr] = []
            for value, x, (_, _, eq_name) in zip(values, xs, items, strict=True):
                if eq_name is None:
                    continue
                eq, is_eq = mk_eq_heq(m, value, x)
                eqs.append(m.push_local(eq_name if not eq_name.is_anonymous else m.fresh_user_name(mk_name("h")), eq))
                refls.append(mk_refl(m, value, is_eq))
            type = m.mk_pi([*xs, *eqs], body)
        try:
            m.check(type)
        except HeartbeatsExceeded:
            raise
        except LeanError as err:
            raise LeanError("Tactic `generalize` failed: result is not type correct") from err
        new = mk_goal(m, type, decl.user_name)
        m.assign(goal, mk_apps(new, [*values, *refls]))
    return intro_n(m, new.uid, len(xs) + len(eqs), preserve=True)


@tactic(t.Generalize)
def run_generalize(tac: Tac, stx: t.Generalize) -> None:
    if stx.location is not None and (stx.location.hyps or stx.location.wildcard):
        _generalize_at(tac, stx)
        return
    with tac.with_main() as goal:
        items: list[tuple[Expr, Name | None, Name | None]] = []
        for hyp, term, var in stx.items:
            e = tac.elab_term_here(term, None)
            items.append((e, var.name, hyp.name if hyp is not None else None))
        _, new = generalize(tac, goal, items)
    tac.replace_main([new])


def _generalize_at(tac: Tac, stx: t.Generalize) -> None:
    """``generalize … at h ⊢``: revert the hypotheses, generalize, introduce them again."""
    from prover.lean.meta.goals import intro_n, revert

    assert stx.location is not None
    if stx.location.wildcard:
        raise UnsupportedFeature("`generalize … at *`", stx)
    m = tac.m
    with tac.with_main() as goal:
        items: list[tuple[Expr, Name | None, Name | None]] = []
        for hyp, term, var in stx.items:
            e = tac.elab_term_here(term, None)
            items.append((e, var.name, hyp.name if hyp is not None else None))
        fvars = [tac.fvar_here(h.name, h) for h in stx.location.hyps]
    xs, reverted = revert(m, goal, fvars)
    names = [m.mctx.decl(goal).lctx.get(x.uid).user_name for x in xs if isinstance(x, FVar)]
    _, new = generalize(tac, reverted, items)
    _, new = intro_n(m, new, len(xs), names)
    tac.replace_main([new])


@tactic(t.SetTac)
def run_set(tac: Tac, stx: t.SetTac) -> None:
    """Mathlib's ``set x := e with h``: a local definition, and every instance of ``e`` becomes ``x``."""
    require_mathlib(tac, "set", stx)
    m = tac.m
    with tac.with_main() as goal:
        type = tac.elab_type(stx.type) if stx.type is not None else None
        value = tac.elab_ensuring(stx.value, type)
        type = m.instantiate_mvars(type if type is not None else m.infer_type(value))
        new = mk_goal(m, mk_let(stx.name.name, type, value, tac.main_target()), tac.main_tag())
        m.assign(goal, new)
    x, goal = intro1(m, new.uid, preserve=True)
    goal = _fold(tac, goal, value, x)
    if stx.eq_name is not None:
        with m.with_mvar_context(goal):
            sides = (value, x) if stx.symm else (x, value)
            goal = assert_hyp(m, goal, stx.eq_name.name, m.mk_eq(*sides), m.mk_eq_refl(x))
        _, goal = intro1(m, goal, preserve=True)
    tac.replace_main([goal])


def _fold(tac: Tac, goal: int, value: Expr, x: Expr) -> int:
    """Write ``x`` for every instance of its value, in the target and in the hypotheses."""
    from prover.lean.meta.base import Transparency

    m = tac.m

    def folded(type: Expr) -> Expr | None:
        with m.with_transparency(Transparency.INSTANCES):
            pattern = m.kabstract(type, value)
        if not pattern.loose:
            return None
        new = instantiate1(pattern, x)
        return new if m.is_type_correct(new) else None

    known = [d.uid for d in m.mctx.decl(goal).lctx if not d.is_aux and d.fvar is not x and d.value is None]
    for uid in known:
        with m.with_mvar_context(goal) as decl:
            hyp = decl.lctx.find(uid)  # gone when one before it was cleared and it hung on that
            new = folded(m.instantiate_mvars(hyp.type)) if hyp is not None else None
            if hyp is not None and new is not None:
                _, goal = intro1(m, assert_hyp(m, goal, hyp.user_name, new, hyp.fvar), preserve=True)
                goal = try_clear(m, goal, hyp.fvar)
    with m.with_mvar_context(goal) as decl:
        target = folded(m.instantiate_mvars(decl.type))
        return goal if target is None else change_target(m, goal, target)


@tactic(t.Calc)
def run_calc(tac: Tac, stx: t.Calc) -> None:
    """``calc`` against the goal; a missing last step to the goal's right-hand side becomes a new goal."""
    refine(tac, ast.Calc(stx.start, stx.end, stx.steps), "calc")
