"""rcases patterns: ``rcases``, ``obtain``, ``rintro``.

Source: Lean 4 ``src/Lean/Elab/Tactic/RCases.lean``. A pattern is worked off field by field; every case that is left is
a goal together with the substitution that tells what became of older variables.
"""

from __future__ import annotations

from collections.abc import Sequence

from prover.lean.declaration import ConstructorInfo, InductiveInfo
from prover.lean.expr import Const, Expr, FVar, Pi, get_app_fn
from prover.lean.meta.cases import AltNames, subst_hyp
from prover.lean.meta.cases import cases as cases_goal
from prover.lean.meta.errors import LeanError
from prover.lean.meta.goals import Subst, apply_subst, change_hyp, compose, intro1, try_clear_many
from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.hyps import generalize
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac, mk_goal

RFL = mk_name("rfl")
THIS = mk_name("this")
NO_TYPE_NO_VALUE = (
    "`obtain` requires either an expected type or a value.\n"
    "usage: `obtain ⟨patt⟩? : type (:= val)?` or `obtain ⟨patt⟩? (: type)? := val`"
)
State = tuple[int, Subst, tuple[Expr, ...]]
"""Goal, substitution so far, variables to clear at the end (already substituted)."""


def wildcard(ref: ast.Syntax) -> ast.RPat:
    return ast.RPatName(ref.start, ref.end, ANONYMOUS)


def pattern_name(pat: ast.RPat) -> Name:
    """The name a pattern wants for its variable; anonymous for none."""
    if isinstance(pat, ast.RPatName):
        return ANONYMOUS if pat.name is RFL else pat.name
    if isinstance(pat, ast.RPatTyped):
        return pattern_name(pat.pat)
    if isinstance(pat, ast.RPatAlts) and len(pat.pats) == 1:
        return pattern_name(pat.pats[0])
    return ANONYMOUS


def as_alts(pat: ast.RPat) -> tuple[ast.RPat, ...]:
    return pat.pats if isinstance(pat, ast.RPatAlts) else (pat,)


def as_tuple(pat: ast.RPat) -> tuple[bool, tuple[ast.RPat, ...]]:
    """Whether implicit arguments are matched too (``@⟨…⟩``), and the component patterns."""
    if isinstance(pat, ast.RPatExplicit):
        return True, as_tuple(pat.pat)[1]
    if isinstance(pat, ast.RPatTuple):
        return False, pat.pats
    return False, (pat,)


def split_args(
    binders: Sequence[bool], explicit: bool, pats: Sequence[ast.RPat], ref: ast.Syntax
) -> tuple[list[Name], list[ast.RPat]]:
    """Distribute tuple patterns over constructor arguments (``binders``: which are explicit); the last argument takes
    what is left as a tuple."""
    names: list[Name] = []
    out: list[ast.RPat] = []
    queue = list(pats)
    last = len(binders) - 1
    for i, is_explicit in enumerate(binders):
        if not explicit and not is_explicit:
            pat: ast.RPat = wildcard(ref)
        elif i < last:
            pat = queue.pop(0) if queue else wildcard(ref)
        elif not queue:
            pat = wildcard(ref)
        elif len(queue) == 1:
            pat = queue[0]
        else:
            pat = ast.RPatTuple(ref.start, ref.end, tuple(queue))
        names.append(pattern_name(pat))
        out.append(pat)
    return names, out


def field_binders(tac: Tac, ctor: Name) -> list[bool]:
    """Which fields of a constructor are explicit."""
    info = tac.m.env.find(ctor)
    assert isinstance(info, ConstructorInfo)
    type = info.type
    out: list[bool] = []
    while isinstance(type, Pi):
        out.append(type.info.is_explicit)
        type = type.body
    return out[info.num_params : info.num_params + info.num_fields]


class Matcher:
    """One run of rcases on the main goal of a tactic block."""

    def __init__(self, tac: Tac) -> None:
        self.tac = tac
        self.m = tac.m

    def core(self, state: State, e: Expr, pat: ast.RPat) -> list[State]:
        """Match variable ``e`` (valid in the state's goal) against ``pat``."""
        goal, subst, clears = state
        with self.tac.el.with_ref(pat):
            if isinstance(pat, ast.RPatName):
                return self._name(state, e, pat.name)
            if isinstance(pat, ast.RPatClear):
                return [(goal, subst, (*clears, e))]
            if isinstance(pat, ast.RPatTyped):
                return self._typed(state, e, pat)
            if isinstance(pat, ast.RPatAlts) and len(pat.pats) == 1:
                return self.core(state, e, pat.pats[0])
            return self._destruct(state, e, pat)

    def _name(self, state: State, e: Expr, name: Name) -> list[State]:
        goal, subst, clears = state
        m = self.m
        if name is RFL:
            with m.with_mvar_context(goal):
                new_subst, new = subst_hyp(m, goal, e)
            return [(new, compose(subst, new_subst), tuple(apply_subst(c, new_subst) for c in clears))]
        if name.is_anonymous or not isinstance(e, FVar):
            return [state]
        decl = m.mctx.decl(goal)
        if decl.lctx.get(e.uid).user_name is name:
            return [state]
        with m.with_lctx(decl.lctx.rename(e.uid, name), decl.local_instances):
            new_mvar = mk_goal(m, m.instantiate_mvars(decl.type), decl.user_name)
        m.assign(goal, new_mvar)
        return [(new_mvar.uid, subst, clears)]

    def _typed(self, state: State, e: Expr, pat: ast.RPatTyped) -> list[State]:
        goal, subst, clears = state
        m, tac = self.m, self.tac
        with m.with_mvar_context(goal):
            expected = tac.elab_type(pat.type)
            actual = m.instantiate_mvars(m.infer_type(e))
            if not m.is_def_eq(actual, expected):
                raise m.error(
                    "Tactic `rcases` failed: scrutinee\n  {}\nhas type\n  {}\nbut is expected to have type\n  {}",
                    e,
                    actual,
                    expected,
                )
            goal = change_hyp(m, goal, e, m.instantiate_mvars(expected))
        return self.core((goal, subst, clears), e, pat.pat)

    def _destruct(self, state: State, e: Expr, pat: ast.RPat) -> list[State]:
        goal, subst, clears = state
        m = self.m
        with m.with_mvar_context(goal):
            type = m.whnf_d(m.infer_type(e))
            head = get_app_fn(type)
            info = m.env.find(head.name) if isinstance(head, Const) else None
            if not isinstance(info, InductiveInfo):
                raise m.error("Tactic `rcases` failed: `{} : {}` is not an inductive datatype", e, type)
            plans = self._plan(info, pat)
            given = [AltNames(tuple(names), True) for names, _ in plans]
            results = cases_goal(m, goal, e, given, "rcases")
        out: list[State] = []
        by_ctor = dict(zip(info.ctors, plans, strict=True))
        for result in results:
            _, pats = by_ctor[result.ctor]
            new_subst = compose(subst, result.subst)
            new_clears = tuple(apply_subst(c, result.subst) for c in clears)
            out += self.sequence((result.goal, new_subst, new_clears), list(zip(result.fields, pats, strict=True)))
        return out

    def _plan(self, info: InductiveInfo, pat: ast.RPat) -> list[tuple[list[Name], list[ast.RPat]]]:
        """Names and patterns for the fields of each constructor; the last one takes the alternatives left."""
        queue = list(as_alts(pat))
        plans: list[tuple[list[Name], list[ast.RPat]]] = []
        for i, ctor in enumerate(info.ctors):
            if i + 1 < len(info.ctors):
                mine = queue.pop(0) if queue else wildcard(pat)
            elif not queue:
                mine = wildcard(pat)
            elif len(queue) == 1:
                mine = queue[0]
            else:
                mine = ast.RPatTuple(pat.start, pat.end, (ast.RPatAlts(pat.start, pat.end, tuple(queue)),))
            explicit, parts = as_tuple(mine)
            plans.append(split_args(field_binders(self.tac, ctor), explicit, parts, pat))
        return plans

    def sequence(self, state: State, work: list[tuple[Expr, ast.RPat]]) -> list[State]:
        """Match several variables one after another, in every goal that arises."""
        if not work:
            return [state]
        (e, pat), rest = work[0], work[1:]
        out: list[State] = []
        before = state[1]
        for new in self.core((state[0], {}, state[2]), e, pat):
            moved = [(apply_subst(x, new[1]), p) for x, p in rest]
            out += self.sequence((new[0], compose(before, new[1]), new[2]), moved)
        return out

    def finish(self, states: Sequence[State]) -> list[int]:
        return [self._clear(goal, clears) for goal, _, clears in states]

    def _clear(self, goal: int, clears: Sequence[Expr]) -> int:
        """Clear what ``-`` named, with the hypotheses about it."""
        if not clears:
            return goal
        uids = {x.uid for x in clears if isinstance(x, FVar)}
        doomed: list[Expr] = list(clears)
        for decl in self.m.mctx.decl(goal).lctx:
            if decl.uid not in uids and self.m.depends_on(self.m.instantiate_mvars(decl.type), uids):
                uids.add(decl.uid)
                doomed.append(decl.fvar)
        return try_clear_many(self.m, goal, doomed)


def rcases_fvar(tac: Tac, fvar: Expr, pat: ast.RPat) -> None:
    """Match one hypothesis of the main goal."""
    matcher = Matcher(tac)
    goal = tac.main_goal()
    states = matcher.core((goal, {}, ()), fvar, pat)
    tac.replace_main(matcher.finish(states))


def rcases_value(
    tac: Tac,
    e: Expr,
    pat: ast.RPat,
    eq_name: Name | None = None,
    keep: bool = False,
    expected: Expr | None = None,
) -> None:
    """Match a term: variables are matched as they are (copied with ``keep``), other terms are generalized. The variable
    gets the type ``expected`` when one was given."""
    m = tac.m
    goal = tac.main_goal()
    if isinstance(e, FVar) and eq_name is None and not keep:
        _retype(tac, e, expected)
        rcases_fvar(tac, e, pat)
        return
    name = pattern_name(pat)
    if keep:
        from prover.lean.meta.goals import assert_hyp

        with m.with_mvar_context(goal):
            type = m.instantiate_mvars(m.infer_type(e))
            new = assert_hyp(m, goal, m.fresh_user_name(mk_name("x")), type, e)
        fvar, new = intro1(m, new, preserve=True)
        tac.replace_main([new])
        rcases_fvar(tac, fvar, pat)
        return
    fvars, new = generalize(tac, goal, [(e, name if not name.is_anonymous else None, eq_name)])
    tac.replace_main([new])
    _retype(tac, fvars[0], expected)
    rcases_fvar(tac, fvars[0], pat)


def _retype(tac: Tac, fvar: Expr, expected: Expr | None) -> None:
    if expected is not None:
        goal = tac.main_goal()
        with tac.m.with_mvar_context(goal):
            tac.replace_main([change_hyp(tac.m, goal, fvar, tac.m.instantiate_mvars(expected))])


@tactic(t.RCases)
def run_rcases(tac: Tac, stx: t.RCases) -> None:
    """``rcases h : e, e' with pat``; several targets are matched as a tuple."""
    pat = stx.pat if stx.pat is not None else wildcard(stx)
    if len(stx.targets) == 1:
        _rcases_target(tac, stx.targets[0], pat if stx.pat is not None else ast.RPatTuple(stx.start, stx.end, ()))
        return
    _, parts = as_tuple(pat)
    parts = (*parts, *[wildcard(stx)] * (len(stx.targets) - len(parts)))
    others = tac.prune()[1:]
    todo = [tac.main_goal()]
    for target, part in zip(stx.targets, parts, strict=False):
        new: list[int] = []
        for g in todo:
            tac.goals = [g]
            _rcases_target(tac, target, part)
            new += tac.prune()
        todo = new
    tac.goals = [*todo, *others]


def _rcases_target(tac: Tac, target: ast.ElimTarget, pat: ast.RPat) -> None:
    with tac.with_main():
        e, new = tac.elab_with_holes_here(target.term, None, "rcases")
        tac.abort_if_sorry(e)
    rcases_value(tac, e, pat, target.hyp.name if target.hyp is not None else None)
    tac.goals = [*tac.goals, *[g for g in new if not tac.m.mctx.is_assigned_or_delayed(g)]]


def obtain(tac: Tac, stx: t.Obtain) -> None:
    """``obtain pat : T := e``; without value the goal ``T`` comes first."""
    m = tac.m
    pat = stx.pat if stx.pat is not None else ast.RPatName(stx.start, stx.end, ANONYMOUS if stx.values else THIS)
    if stx.values:
        if len(stx.values) == 1:
            with tac.with_main():
                expected = tac.elab_type(stx.type) if stx.type is not None else None
                e, new = tac.elab_with_holes_here(stx.values[0], expected, "obtain")
            tac.abort_if_sorry(e)
            rcases_value(tac, e, pat, expected=expected)
            tac.goals = [*tac.goals, *[g for g in new if not m.mctx.is_assigned_or_delayed(g)]]
            return
        targets = tuple(ast.ElimTarget(v.start, v.end, None, v) for v in stx.values)
        run_rcases(tac, t.RCases(stx.start, stx.end, targets, stx.pat))
        return
    if stx.type is None:
        raise LeanError(NO_TYPE_NO_VALUE, stx)
    with tac.with_main():
        type = tac.elab_type(stx.type)
        side = mk_goal(m, type)
    _assert_and_match(tac, side, type, pat)
    tac.goals = [side.uid, *tac.goals]


def _assert_and_match(tac: Tac, e: Expr, type: Expr, pat: ast.RPat) -> None:
    from prover.lean.meta.goals import assert_hyp

    m = tac.m
    goal = tac.main_goal()
    with m.with_mvar_context(goal):
        name = pattern_name(pat)
        new = assert_hyp(m, goal, name if not name.is_anonymous else m.fresh_user_name(mk_name("x")), type, e)
    fvar, new = intro1(m, new, preserve=True)
    tac.replace_main([new])
    rcases_fvar(tac, fvar, pat)


def rintro(tac: Tac, stx: t.RIntro) -> None:
    """``rintro p q : T``: introduce and match, pattern by pattern, in every goal that arises."""
    from prover.lean.tactic.intro import _need_binders

    m = tac.m
    others = tac.prune()[1:]
    matcher = Matcher(tac)
    states: list[State] = [(tac.main_goal(), {}, ())]
    for pat in stx.pats:
        if stx.type is not None:
            pat = ast.RPatTyped(pat.start, pat.end, pat, stx.type)
        name = pattern_name(pat)
        new: list[State] = []
        for goal, _, clears in states:
            tac.goals = [goal]
            with tac.el.with_ref(pat):
                _need_binders(tac, goal, 1)
            fvar, intro_goal = intro1(m, goal, name if not name.is_anonymous else None)
            tac.goals = [intro_goal]
            new += matcher.core((intro_goal, {}, clears), fvar, pat)
        states = new
    tac.goals = [*matcher.finish(states), *others]
