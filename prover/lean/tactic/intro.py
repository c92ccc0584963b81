"""Moving hypotheses: intro, intros, rintro, revert, clear, rename, rename_i, subst_vars.

Source: Lean 4 ``src/Lean/Elab/Tactic/BuiltinTactic.lean`` (``evalIntro``), ``src/Lean/Meta/Tactic/Intro.lean``.
"""

from __future__ import annotations

from collections.abc import Sequence

from prover.lean.expr import Expr, FVar, Let, Pi, mk_app, mk_pi
from prover.lean.meta.errors import LeanError
from prover.lean.meta.goals import change_hyp, clear, intro1, intro_n, replace_target, revert, try_clear
from prover.lean.name import ANONYMOUS, Name
from prover.lean.subst import head_beta, instantiate1
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.goal_selection import rename_inaccessible
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac, goal_error, mk_goal

NO_BINDERS = "There are no additional binders or `let` bindings in the goal to introduce"


def intro_named(tac: Tac, name: Name | None) -> FVar:
    """Introduce one binder of the main goal; None or anonymous gives it an inaccessible name."""
    m = tac.m
    goal = tac.main_goal()
    _need_binders(tac, goal, 1)
    fvar, new = intro1(m, goal, name if name is not None and not name.is_anonymous else None)
    tac.replace_main([new])
    assert isinstance(fvar, FVar)
    return fvar


def _need_binders(tac: Tac, goal: int, count: int) -> None:
    """Lean's error for ``intro`` without binder, with the goal shown."""
    m = tac.m
    with m.with_mvar_context(goal) as decl, m.scope():
        type = m.instantiate_mvars(decl.type)
        if count == 1:
            if isinstance(type, (Pi, Let)) or isinstance(m.whnf(type), (Pi, Let)):
                return
        else:
            fvars, _ = m.forall_telescope(type, count)
            if len(fvars) == count:
                return
    raise goal_error(m, "introN", goal, NO_BINDERS)


@tactic(t.Intro)
def run_intro(tac: Tac, stx: t.Intro) -> None:
    if stx.alts is not None:
        _intro_match(tac, stx, stx.alts)
        return
    if not stx.pats:
        intro_named(tac, None)
    for pat in stx.pats:
        with tac.el.with_ref(pat):
            intro_pattern(tac, pat)


def intro_pattern(tac: Tac, pat: ast.Term) -> None:
    """One pattern: a name, ``_``, ``(x : T)`` or a constructor pattern (which is matched)."""
    while isinstance(pat, ast.Paren):
        pat = pat.term
    if isinstance(pat, ast.Ident):
        intro_named(tac, pat.name)
    elif isinstance(pat, ast.Hole):
        intro_named(tac, None)
    elif isinstance(pat, ast.TypeAscription) and pat.type is not None:
        _intro_typed(tac, pat.term, pat.type)
    else:
        _intro_pattern_match(tac, pat)


def _intro_pattern_match(tac: Tac, pat: ast.Term) -> None:
    """``intro h; match h with | pat => ?_; try clear h``. A pattern with ``rfl`` is worked off by case analysis."""
    from prover.lean.tactic.hyps import mentions_rfl
    from prover.lean.tactic.rcases import rcases_fvar

    m = tac.m
    tag = tac.main_tag()
    fvar = intro_named(tac, None)
    rpat = rpat_of_term(pat)
    if rpat is not None and mentions_rfl(rpat):
        others = tac.goals[1:]
        rcases_fvar(tac, fvar, rpat)
        for goal in tac.goals[: len(tac.goals) - len(others)]:
            m.mctx.set_user_name(goal, tag)
        return
    with tac.with_main():
        name = m.local_decl(fvar).user_name
    discr = ast.MatchDiscr(pat.start, pat.end, None, ast.Ident(pat.start, pat.end, name))
    hole = ast.SyntheticHole(pat.end, pat.end, ANONYMOUS)
    tac.run(t.MatchTac(pat.start, pat.end, (discr,), (ast.MatchAlt(pat.start, pat.end, ((pat,),), hole),)))
    goals = tac.prune()
    if goals:
        tac.replace_main([try_clear(m, goals[0], fvar)])


def _intro_typed(tac: Tac, pat: ast.Term, type: ast.Term) -> None:
    while isinstance(pat, ast.Paren):
        pat = pat.term
    name = pat.name if isinstance(pat, ast.Ident) else None
    fvar = intro_named(tac, name)
    m = tac.m
    with tac.with_main() as goal:
        wanted = tac.elab_type(type)
        have = m.instantiate_mvars(m.local_decl(fvar).type)
        if not m.is_def_eq(wanted, have):
            raise m.error(
                "Type mismatch: Hypothesis `{}` has type\n  {}\nbut is expected to have type\n  {}\n"
                "due to the provided type annotation",
                fvar,
                have,
                wanted,
            )
        tac.replace_main([change_hyp(m, goal, fvar, m.instantiate_mvars(wanted))])
    if name is None and not isinstance(pat, ast.Hole):
        _, new = revert(m, tac.main_goal(), [fvar])
        tac.replace_main([new])
        _intro_pattern_match(tac, pat)


def rpat_of_term(pat: ast.Term) -> ast.RPat | None:
    """A term pattern made of names, holes and anonymous constructors, as an rcases pattern."""
    s, e = pat.start, pat.end
    if isinstance(pat, ast.Paren):
        return rpat_of_term(pat.term)
    if isinstance(pat, ast.Ident):
        return ast.RPatName(s, e, pat.name) if pat.name.is_atomic else None
    if isinstance(pat, ast.Hole):
        return ast.RPatName(s, e, ANONYMOUS)
    if isinstance(pat, (ast.AnonCtor, ast.TupleTerm)):
        elems = pat.args if isinstance(pat, ast.AnonCtor) else pat.elems
        parts = [rpat_of_term(x) for x in elems]
        if any(p is None for p in parts):
            return None
        return ast.RPatTuple(s, e, tuple([p for p in parts if p is not None]))
    if isinstance(pat, ast.TypeAscription) and pat.type is not None:
        inner = rpat_of_term(pat.term)
        return ast.RPatTyped(s, e, inner, pat.type) if inner is not None else None
    return None


def _intro_match(tac: Tac, stx: t.Intro, alts: Sequence[ast.MatchAlt]) -> None:
    """``intro | p => t | q => s``: introduce one hypothesis per pattern column and ``match`` them."""
    columns = len(alts[0].patterns[0]) if alts and alts[0].patterns else 1
    discrs: list[ast.MatchDiscr] = []
    with tac.with_main():
        pass
    fvars: list[FVar] = []
    for _ in range(columns):
        fvar = intro_named(tac, None)
        fvars.append(fvar)
        with tac.with_main():
            name = tac.m.local_decl(fvar).user_name
        discrs.append(ast.MatchDiscr(stx.start, stx.end, None, ast.Ident(stx.start, stx.end, name)))
    tac.run(t.MatchTac(stx.start, stx.end, tuple(discrs), tuple(alts)))


@tactic(t.Intros)
def run_intros(tac: Tac, stx: t.Intros) -> None:
    goal = tac.main_goal()
    if stx.names:
        _need_binders(tac, goal, len(stx.names))
        _, new = intro_n(tac.m, goal, len(stx.names), [n.name for n in stx.names])
        tac.replace_main([new])
        return
    count = visible_binders(tac.main_target())
    _, new = intro_n(tac.m, goal, count)
    tac.replace_main([new])


@tactic(t.Simple, "intros")
def run_intros_plain(tac: Tac, stx: t.Simple) -> None:
    run_intros(tac, t.Intros(stx.start, stx.end, ()))


def visible_binders(type: Expr) -> int:
    """Leading ``∀`` and ``let`` binders without unfolding anything."""
    n = 0
    while True:
        if isinstance(type, (Pi, Let)):
            n += 1
            type = type.body
            continue
        reduced = head_beta(type)
        if reduced is type:
            return n
        type = reduced


@tactic(t.RIntro)
def run_rintro(tac: Tac, stx: t.RIntro) -> None:
    from prover.lean.tactic.rcases import rintro

    rintro(tac, stx)


# ------------------------------------------------------------------ revert, clear, rename
def fvars_of(tac: Tac, names: Sequence[ast.BinderIdent]) -> list[FVar]:
    with tac.with_main():
        return [tac.fvar_here(n.name, n) for n in names]


@tactic(t.Names, "revert")
def run_revert(tac: Tac, stx: t.Names) -> None:
    goal = tac.main_goal()
    fvars = fvars_of(tac, stx.names)
    _, new = revert(tac.m, goal, fvars)
    tac.replace_main([new])


@tactic(t.Names, "clear")
def run_clear(tac: Tac, stx: t.Names) -> None:
    fvars = fvars_of(tac, stx.names)
    goal = tac.main_goal()
    order = {d.uid: i for i, d in enumerate(tac.m.mctx.decl(goal).lctx)}
    for fvar in sorted(fvars, key=lambda f: -order[f.uid]):
        with tac.m.with_mvar_context(goal):
            try:
                goal = clear(tac.m, goal, fvar)
            except LeanError as err:
                raise LeanError(f"{err.text}\n\n{tac.m.pp_goal(goal)}" if "⊢" not in err.text else err.text) from err
    tac.replace_main([goal])


@tactic(t.Rename)
def run_rename(tac: Tac, stx: t.Rename) -> None:
    """``rename T => h``: the newest hypothesis whose type unifies with ``T``."""
    m = tac.m
    with tac.with_main() as goal:
        saved = m.save()
        with tac.el.setting(holes_as_synthetic_opaque=False):
            outer, tac.el.pending = tac.el.pending, ()
            pattern = tac.el.elab_type(stx.type)
            tac.el.synthesize_synthetic_mvars("yes")
            tac.el.pending = outer
        found = None
        for decl in m.lctx.reversed():
            if not decl.is_aux and m.is_def_eq_guarded(m.instantiate_mvars(decl.type), pattern):
                found = decl
                break
        m.restore(saved)
        if found is None:
            raise m.error("Failed to find a hypothesis with type {}", pattern)
        rename_fvar(tac, goal, found.uid, stx.name.name)


def rename_fvar(tac: Tac, goal: int, uid: int, name: Name) -> None:
    m = tac.m
    decl = m.mctx.decl(goal)
    with m.with_lctx(decl.lctx.rename(uid, name), decl.local_instances):
        new = mk_goal(m, m.instantiate_mvars(decl.type), decl.user_name)
    m.assign(goal, new)
    tac.replace_main([new.uid])


@tactic(t.Names, "rename_i")
def run_rename_i(tac: Tac, stx: t.Names) -> None:
    goal = tac.main_goal()
    tac.replace_main([rename_inaccessible(tac, goal, stx.names)])


@tactic(t.Names, "subst")
def run_subst(tac: Tac, stx: t.Names) -> None:
    """``subst x`` or ``subst h`` for each argument in order."""
    from prover.lean.meta.cases import eq_parts, subst_hyp, subst_var

    m = tac.m
    for ident in stx.names:
        with tac.with_main() as goal:
            fvar = tac.fvar_here(ident.name, ident)
            if m.local_decl(fvar).value is not None:
                tac.replace_main([substitute_definition(tac, goal, fvar)])
                continue
            type = m.instantiate_mvars(m.local_decl(fvar).type)
            is_eq = eq_parts(m, type) is not None or m.match_heq(type) is not None
            _, new = subst_hyp(m, goal, fvar) if is_eq else subst_var(m, goal, fvar)
        tac.replace_main([new])


def substitute_definition(tac: Tac, goal: int, fvar: FVar) -> int:
    """``subst x`` for a local definition: its value takes its place everywhere."""
    m = tac.m
    decl = m.mctx.decl(goal)
    reverted, goal = revert(m, goal, [fvar])
    names = [decl.lctx.get(x.uid).user_name for x in reverted[1:] if isinstance(x, FVar)]
    with m.with_mvar_context(goal) as new_decl:
        target = m.instantiate_mvars(new_decl.type)
        assert isinstance(target, Let)
        goal = replace_target(m, goal, instantiate1(target.body, target.value))
    return intro_n(m, goal, len(names), names)[1]


@tactic(t.Names, "clear_value")
def run_clear_value(tac: Tac, stx: t.Names) -> None:
    """``clear_value x``: forget what a local definition stands for."""
    m = tac.m
    for fvar in fvars_of(tac, stx.names):
        goal = tac.main_goal()
        decl = m.mctx.decl(goal)
        if decl.lctx.get(fvar.uid).value is None:
            with m.with_mvar_context(goal):
                raise m.error("Hypothesis `{}` is not a local definition", fvar)
        reverted, goal = revert(m, goal, [fvar])
        names = [decl.lctx.get(x.uid).user_name for x in reverted if isinstance(x, FVar)]
        with m.with_mvar_context(goal) as new_decl:
            target = m.instantiate_mvars(new_decl.type)
            assert isinstance(target, Let)
            general = mk_pi(target.binder_name, target.type, target.body)
            m.check(general)
            new = mk_goal(m, general, new_decl.user_name)
            m.assign(goal, mk_app(new, target.value))
        _, goal = intro_n(m, new.uid, len(reverted), names)
        tac.replace_main([goal])


@tactic(t.Simple, "subst_vars", "subst_eqs")
def run_subst_vars(tac: Tac, stx: t.Simple) -> None:
    """Substitute by every equation ``x = e`` or ``e = x`` in the context."""
    from prover.lean.meta.cases import subst_hyp

    m = tac.m
    progress = True
    while progress:
        progress = False
        goal = tac.main_goal()
        for decl in m.mctx.decl(goal).lctx:
            eq = m.match_eq(decl.type)
            if decl.is_aux or eq is None or not (isinstance(eq[1], FVar) or isinstance(eq[2], FVar)):
                continue
            saved = m.save()
            try:
                with m.with_mvar_context(goal):
                    _, new = subst_hyp(m, goal, decl.fvar)
            except LeanError:
                m.restore(saved)
                continue
            tac.replace_main([new])
            progress = True
            break
