"""``match_1.splitter``: case analysis by a matcher whose alternatives know that earlier ones do not apply.

Source: Lean 4 v4.34 ``src/Lean/Meta/Match/MatchEqs.lean``. The splitter has the matcher's type, but an alternative that
others overlap takes the hypotheses ``∀ xs, p = q → False`` before its equations. Its proof replays the matcher over
variables: where the unfolded matcher waits for a variable it does cases on it, where it tests a literal it does cases
on the test, and at a leaf it uses the alternative that was reached. Made on first use.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, cast

from prover.lean.declaration import ABBREV, DefinitionDecl, RecursorInfo
from prover.lean.elab.aux_constructions import run_closed
from prover.lean.elab.match_alts import AltShape, alt_shapes, exclusions, push_fields
from prover.lean.elab.match_compile import contradiction
from prover.lean.expr import (
    Const,
    Expr,
    FVar,
    MVar,
    Pi,
    get_app_fn,
    mk_app,
    mk_apps,
    mk_const,
    mk_mvar,
    mk_pi,
    unfold_app,
)
from prover.lean.level import mk_level_param
from prover.lean.meta.attributes import MatcherInfo, add_matcher, matcher_info
from prover.lean.meta.base import REALIZERS, MetaBase, Transparency
from prover.lean.meta.cases import cases, mk_eq_heq, subst_hyp, unify_eqs
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck, UnsupportedFeature
from prover.lean.meta.goals import Subst, apply_subst, intro1, intro_n, new_goal
from prover.lean.meta.mctx import MVarKind
from prover.lean.name import Name, mk_name
from prover.lean.subst import head_beta, instantiate1

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

ITE, DITE = mk_name("ite"), mk_name("dite")
SPLITTER: Final = "splitter"


def splitter_name(matcher: Name) -> Name:
    return matcher.child(SPLITTER)


@dataclass(slots=True)
class Replay:
    """``dummies`` stand for the alternatives in the unfolded matcher; ``counts``: variables and negative facts."""

    m: Meta
    dummies: dict[int, int]
    counts: list[tuple[int, int]]


def mk_splitter(m: Meta, matcher: Name, info: MatcherInfo) -> None:
    """Add ``matcher.splitter`` and register it as a matcher of its own shape."""
    const = m.get_const(matcher)
    fn = mk_const(matcher, tuple([mk_level_param(u) for u in const.level_params]))
    assert isinstance(fn, Const)
    with m.scope():
        type = m.infer_type(fn)
        params, rest = m.forall_telescope(type, info.num_params)
        assert isinstance(rest, Pi)
        motive_type = rest.binder_type
        motive = m.push_local(mk_name("motive"), motive_type)
        discrs: list[Expr] = []
        rest = instantiate1(rest.body, motive)
        for _ in range(info.num_discrs):
            assert isinstance(rest, Pi)
            discrs.append(m.push_local(rest.binder_name, rest.binder_type))
            rest = instantiate1(rest.body, discrs[-1])
        shapes = alt_shapes(m, fn, params, motive_type, info)
        minors: list[Expr] = []
        counts: list[tuple[int, int]] = []
        for i in range(len(shapes)):
            minor_type, n_negs = _minor_type(m, shapes, i, discrs, info, motive)
            assert isinstance(rest, Pi)
            minors.append(m.push_local(rest.binder_name, minor_type))
            counts.append((len(shapes[i].fields), n_negs))
            rest = rest.body
        dummies: list[Expr] = []
        head = m.infer_type(mk_apps(fn, [*params, motive, *discrs]))
        for _ in shapes:
            head = head if isinstance(head, Pi) else m.whnf_core(head)
            assert isinstance(head, Pi)
            dummies.append(m.mk_mvar(head.binder_type, MVarKind.SYNTHETIC_OPAQUE))
            head = head.body
        target = mk_apps(motive, discrs)
        goal = new_goal(m, target)
        uids = {d.uid: i for i, d in enumerate(dummies) if isinstance(d, MVar)}
        _step(Replay(m, uids, counts), goal, mk_apps(fn, [*params, motive, *discrs, *dummies]), minors)
        binders = [*params, motive, *discrs, *minors]
        value = m.mk_lambda(binders, m.instantiate_mvars(mk_mvar(goal)))
        statement = m.mk_pi(binders, target)
    name = splitter_name(matcher)
    m.add_decl(DefinitionDecl(name, const.level_params, statement, value, ABBREV))
    eqs = sum(info.discr_hyps)
    shape = replace(
        info,
        alt_num_params=tuple([v + n + eqs for v, n in counts]),
        alt_is_thunk=tuple([False] * len(counts)),
    )
    m.env = add_matcher(m.env, name, shape)


def _minor_type(
    m: Meta, shapes: list[AltShape], i: int, discrs: list[Expr], info: MatcherInfo, motive: Expr
) -> tuple[Expr, int]:
    """``∀ vars, (earlier patterns do not match) → (discr = pattern →) motive patterns``."""
    with m.scope():
        fields, patterns = push_fields(m, shapes[i])
        negs = exclusions(m, shapes, i, patterns)
        result = mk_apps(motive, patterns)
        pairs = [(d, p) for d, p, has in zip(discrs, patterns, info.discr_hyps, strict=True) if has]
        for d, p in reversed(pairs):
            result = mk_pi(mk_name("heq"), mk_eq_heq(m, d, p)[0], result)
        return m.mk_pi([*fields, *negs], result), len(negs)


# ------------------------------------------------------------------ replaying the matcher
def _step(run: Replay, goal: int, w: Expr, minors: list[Expr]) -> None:
    """``goal : motive …`` where the match is now ``w``."""
    m = run.m
    m.tick("splitter")
    with m.with_mvar_context(goal):
        w = reduce_match(m, w)
        fn, args = unfold_app(w)
        if isinstance(fn, MVar) and fn.uid in run.dummies:
            _leaf(run, goal, run.dummies[fn.uid], args, minors)
            return
        if not isinstance(fn, Const):
            raise UnsupportedFeature("`split` on this `match`")
        if fn.name in (ITE, DITE) and len(args) >= 5:
            condition: Expr | None = args[1]
            major: Expr | None = None
        else:
            condition = None
            major = stuck_on(m, fn, args)
    if condition is not None:
        _split_condition(run, goal, fn, args, condition, minors)
        return
    if major is None:
        if contradiction(m, goal):
            return
        raise UnsupportedFeature("`split` on this `match`")
    with m.with_mvar_context(goal):
        results = cases(m, goal, major, (), "split")
    for result in results:
        moved = result.subst
        _step(run, result.goal, apply_subst(w, moved), [apply_subst(x, moved) for x in minors])


def reduce_match(m: Meta, w: Expr) -> Expr:
    """Unfold the matcher and reduce as far as constructors allow; tests that compute are done."""
    while True:
        w = m.whnf_core(w)
        fn, args = unfold_app(w)
        if not isinstance(fn, Const):
            return w
        if fn.name in (ITE, DITE) and len(args) >= 5:
            with m.with_transparency(Transparency.DEFAULT):
                inst = get_app_fn(m.whnf(args[2]))
            if not isinstance(inst, Const) or inst.name.text not in ("Decidable.isTrue", "Decidable.isFalse"):
                return w
        elif stuck_on(m, fn, args) is not None:
            return w
        new = m.delta(w, [fn.name])
        if new is None or new is w:
            return w
        w = new


def stuck_on(m: Meta, fn: Const, args: list[Expr]) -> Expr | None:
    """The variable that a stuck ``casesOn`` or recursor waits for."""
    info = m.env.find(fn.name)
    if isinstance(info, RecursorInfo):
        at = info.major_idx
    elif fn.name.last == "casesOn":
        rec = m.env.find(fn.name.parent.child("rec"))
        if not isinstance(rec, RecursorInfo):
            return None
        at = rec.num_params + 1 + (rec.major_idx - rec.num_params - rec.num_motives - rec.num_minors)
    else:
        return None
    if at >= len(args):
        return None
    major = m.whnf(args[at])
    return major if isinstance(major, FVar) else None


def _split_condition(run: Replay, goal: int, fn: Const, args: list[Expr], prop: Expr, minors: list[Expr]) -> None:
    """The matcher tests ``x = literal``: substitute in one branch, remember the inequality in the other."""
    m = run.m
    with m.with_mvar_context(goal) as decl:
        target = m.instantiate_mvars(decl.type)
        inst = args[2]
        hyp = m.fresh_user_name(mk_name("h"))
        yes = new_goal(m, mk_pi(hyp, prop, target))
        no = new_goal(m, mk_pi(hyp, m.mk_not(prop), target))
        m.assign(
            goal,
            mk_apps(mk_const(DITE, (m.get_level(target),)), (target, prop, inst, mk_mvar(yes), mk_mvar(no))),
        )
    w = mk_apps(fn, args)
    h, g = intro1(m, yes, preserve=True)
    moved: Subst = {}
    with m.with_mvar_context(g):
        try:
            moved, g = subst_hyp(m, g, h)
        except HeartbeatsExceeded:
            raise
        except LeanError as err:
            raise UnsupportedFeature("`split` on a `match` with this test") from err
    _step(run, g, apply_subst(w, moved), [apply_subst(x, moved) for x in minors])
    h, g = intro1(m, no, preserve=True)
    branch = mk_app(args[4], h) if fn.name is DITE else args[4]
    _step(run, g, head_beta(mk_apps(branch, args[5:])), minors)


def _leaf(run: Replay, goal: int, i: int, args: list[Expr], minors: list[Expr]) -> None:
    """Use alternative ``i``: prove that earlier ones did not match."""
    m = run.m
    n_vars, n_negs = run.counts[i]
    value = mk_apps(minors[i], args[:n_vars])
    with m.with_mvar_context(goal):
        type = m.infer_type(value)
        for _ in range(n_negs):
            type = type if isinstance(type, Pi) else m.whnf_core(type)
            assert isinstance(type, Pi)
            neg = prove_negation(m, type.binder_type)
            value, type = mk_app(value, neg), instantiate1(type.body, neg)
        if isinstance(type, Pi) and len(args) > n_vars:
            value = mk_apps(value, args[n_vars:])
        m.assign(goal, value)


def is_equation(type: Expr) -> bool:
    fn = get_app_fn(type)
    return isinstance(fn, Const) and fn.name.text in ("Eq", "HEq")


def prove_negation(m: Meta, type: Expr) -> Expr:
    """``∀ vars, equations → False`` from what the case analysis knows."""
    uid = new_goal(m, type)
    saved = m.save()
    _, g = intro_n(m, uid, len(_domains(type)))
    if contradiction(m, g):
        return m.instantiate_mvars(mk_mvar(uid))
    m.restore(saved)
    left = _unify_equations(m, uid, type)
    if left is not None and not contradiction(m, left):
        raise UnsupportedFeature("`split` on this `match` (overlapping patterns)")
    return m.instantiate_mvars(mk_mvar(uid))


def prove_clash(m: Meta, type: Expr) -> Expr | None:
    """``∀ vars, equations → False`` because the equations cannot hold together; None when they can."""
    uid = new_goal(m, type)
    return m.instantiate_mvars(mk_mvar(uid)) if _unify_equations(m, uid, type) is None else None


def _domains(type: Expr) -> list[Expr]:
    domains: list[Expr] = []
    while isinstance(type, Pi):
        domains.append(type.binder_type)
        type = type.body
    return domains


def _unify_equations(m: Meta, goal: int, type: Expr) -> int | None:
    """Introduce the variables of ``goal : type`` and solve its equations; the goal left, None when they clash."""
    domains = _domains(type)
    n_eqs = sum(is_equation(d) for d in domains)
    _, g = intro_n(m, goal, len(domains) - n_eqs)
    solved = unify_eqs(m, g, n_eqs)
    return None if solved is None else solved[0]


def realize_splitter(m: MetaBase, name: Name) -> bool:
    """REALIZERS entry for ``match_n.splitter``."""
    if name.part != SPLITTER or name.prefix is None:
        return False
    info = matcher_info(m.env, name.prefix)
    if info is None:
        return False
    meta = cast("Meta", m)
    try:
        run_closed(m, lambda: mk_splitter(meta, name.parent, info))
    except Stuck:
        return False
    return name in m.env


REALIZERS.insert(0, realize_splitter)

__all__ = ["mk_splitter", "prove_clash", "prove_negation", "splitter_name"]
