"""Splitting on a ``match``: one goal an alternative, with the facts that earlier overlapping patterns do not apply.

Source: Lean 4 ``src/Lean/Meta/Tactic/Split.lean``, ``src/Lean/Meta/Match/MatchEqs.lean``. Lean proves a *splitter*
for each matcher. Here the same case analysis is replayed on the goal: the matcher is unfolded over fresh variables;
where it waits for a variable the proof does cases on it, where it tests a literal it does cases on the test, and at a
leaf the goal of the alternative that was reached is used.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from prover.lean.declaration import RecursorInfo
from prover.lean.expr import (
    Const,
    Expr,
    FVar,
    Lit,
    MVar,
    Pi,
    get_app_args,
    get_app_fn,
    mk_app,
    mk_apps,
    mk_const,
    mk_lambda,
    mk_mvar,
    mk_pi,
    unfold_app,
)
from prover.lean.meta.attributes import MatcherInfo
from prover.lean.meta.base import Transparency
from prover.lean.meta.cases import cases, mk_eq_heq, mk_refl, subst_hyp, to_ctor_app, unify_eqs
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, UnsupportedFeature
from prover.lean.meta.goals import Subst, apply_subst, intro1, intro_n
from prover.lean.meta.mctx import MVarKind
from prover.lean.name import Name, mk_name
from prover.lean.subst import any_subterm, head_beta, instantiate1, replace_fvars
from prover.lean.tactic.apply import contradiction
from prover.lean.tactic.induction import decidable_instance
from prover.lean.tactic.state import mk_goal

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta
    from prover.lean.tactic.state import Tac

ITE, DITE = mk_name("ite"), mk_name("dite")


@dataclass(frozen=True, slots=True)
class AltShape:
    """Pattern variables of an alternative (with names and types), its patterns and its right-hand side."""

    fields: list[Expr]
    patterns: list[Expr]
    rhs: Expr
    decls: list[tuple[Name, Expr]]


@dataclass(slots=True)
class Replay:
    """The run of one split: ``dummies`` stand for the alternatives in the unfolded matcher."""

    tac: Tac
    body: Expr
    """The target with the match abstracted: ``fun z => target[z]``."""
    dummies: dict[int, int]
    alt_goals: list[int]
    counts: list[tuple[int, int]]
    """Pattern variables and negative facts of each alternative."""
    reached: set[int] = field(default_factory=set)


def split_match_goals(tac: Tac, goal: int, e: Expr, info: MatcherInfo) -> list[tuple[int, int, int]]:
    """Split the goal on the matcher application ``e``. Returns for each alternative that can be reached: its goal, the
    number of variables and facts to introduce, and the number of equations after them."""
    m = tac.m
    fn, args = unfold_app(e)
    assert isinstance(fn, Const)
    if any(info.discr_hyps):
        raise UnsupportedFeature("`split` on a `match` with named equations")
    params, motive = args[: info.num_params], args[info.motive_pos]
    discrs, alts = args[info.first_discr_pos : info.first_alt_pos], args[info.first_alt_pos : info.arity]
    with m.with_mvar_context(goal) as decl:
        target = m.instantiate_mvars(decl.type)
        e_type = m.infer_type(e)
        body = mk_lambda(mk_name("z"), e_type, m.kabstract(target, e))
        m.check(body)
        with m.scope():
            head = mk_apps(fn, [*params, motive])
            motive_type = m.infer_type(motive)
            xs, _ = m.forall_telescope(motive_type, len(discrs))
            general = mk_apps(head, [*xs, *alts])
            if not m.is_def_eq(m.infer_type(general), e_type):
                raise UnsupportedFeature("`split` on a `match` with dependent motive")
            eqs, refls = _equations(m, discrs, xs)
            type = m.mk_pi([*xs, *eqs], head_beta(mk_app(body, general)))
        main = mk_goal(m, type, decl.user_name)
        m.assign(goal, mk_apps(main, [*discrs, *refls]))
        shapes = _alt_shapes(m, fn, params, motive_type, info, alts)
        alt_goals: list[int] = []
        counts: list[tuple[int, int]] = []
        for i in range(len(alts)):
            uid, n_vars, n_negs = _alt_goal(m, shapes, i, discrs, body, decl.user_name)
            alt_goals.append(uid)
            counts.append((n_vars, n_negs))
        dummies = [m.mk_mvar(m.infer_type(a), MVarKind.SYNTHETIC_OPAQUE) for a in alts]
    run = Replay(tac, body, {d.uid: i for i, d in enumerate(dummies)}, alt_goals, counts)
    fvars, inner = intro_n(m, main.uid, len(discrs))
    _step(run, inner, mk_apps(head, [*fvars, *dummies]), None)
    for dummy, alt in zip(dummies, alts, strict=True):
        m.assign(dummy, alt)
    return [(g, sum(counts[i]), len(discrs)) for i, g in enumerate(alt_goals) if i in run.reached]


def _equations(m: Meta, lhs: list[Expr], rhs: list[Expr]) -> tuple[list[Expr], list[Expr]]:
    """Local hypotheses ``lhs = rhs`` (heterogeneous where types differ) and reflexivity proofs of ``lhs = lhs``."""
    eqs: list[Expr] = []
    refls: list[Expr] = []
    for a, b in zip(lhs, rhs, strict=True):
        eq, is_eq = mk_eq_heq(m, a, b)
        eqs.append(m.push_local(m.fresh_user_name(mk_name("heq")), eq))
        refls.append(mk_refl(m, a, is_eq))
    return eqs, refls


def _alt_shapes(
    m: Meta, fn: Const, params: list[Expr], motive_type: Expr, info: MatcherInfo, alts: list[Expr]
) -> list[AltShape]:
    """Read variables and patterns off the matcher's type, with a motive that does not reduce."""
    shapes: list[AltShape] = []
    motive = m.mk_mvar(motive_type, MVarKind.SYNTHETIC_OPAQUE)
    type = m.infer_type(mk_apps(fn, [*params, motive]))
    for _ in range(info.num_discrs):
        type = m.whnf_core(type)
        assert isinstance(type, Pi)
        type = instantiate1(type.body, m.mk_mvar(type.binder_type))
    for i in range(len(alts)):
        type = m.whnf_core(type)
        assert isinstance(type, Pi)
        with m.scope():
            fields, result = m.forall_telescope(type.binder_type, whnf=False)
            patterns = get_app_args(m.instantiate_mvars(result))
            if info.alt_is_thunk[i]:
                rhs = head_beta(mk_app(alts[i], mk_const(mk_name("Unit.unit"))))
                fields = []
            else:
                rhs = head_beta(mk_apps(alts[i], fields))
            decls = [(m.local_decl(x).user_name, m.local_decl(x).type) for x in fields]
        shapes.append(AltShape(fields, patterns, rhs, decls))
        type = instantiate1(type.body, m.mk_mvar(type.binder_type))
    return shapes


def _push_fields(m: Meta, shape: AltShape) -> tuple[list[Expr], list[Expr], Expr]:
    """Fresh locals for the pattern variables; patterns and right-hand side in terms of them."""
    new: list[Expr] = []
    for (name, type), _ in zip(shape.decls, shape.fields, strict=True):
        new.append(m.push_local(name, replace_fvars(type, shape.fields[: len(new)], new)))
    patterns = [replace_fvars(p, shape.fields, new) for p in shape.patterns]
    return new, patterns, replace_fvars(shape.rhs, shape.fields, new)


def _alt_goal(
    m: Meta, shapes: list[AltShape], i: int, discrs: list[Expr], body: Expr, tag: Name
) -> tuple[int, int, int]:
    """``∀ vars, (earlier patterns do not match) → discrs = patterns → target[rhs]``."""
    with m.scope():
        fields, patterns, rhs = _push_fields(m, shapes[i])
        negs: list[Expr] = []
        for j in range(i):
            neg = _does_not_match(m, patterns, shapes[j])
            if neg is not None:
                negs.append(m.push_local(m.fresh_user_name(mk_name("x")), neg))
        eqs, _ = _equations(m, discrs, patterns)
        type = m.mk_pi([*fields, *negs, *eqs], head_beta(mk_app(body, rhs)))
    label = f"h_{i + 1}"
    uid = mk_goal(m, type, tag.child(label) if not tag.is_anonymous else mk_name(label)).uid
    return uid, len(fields), len(negs)


def _does_not_match(m: Meta, patterns: list[Expr], earlier: AltShape) -> Expr | None:
    """``∀ vars, p = q → … → False`` for an earlier alternative, simplified; None when the patterns cannot overlap."""
    with m.scope():
        fields, others, _ = _push_fields(m, earlier)
        free = set(fields)
        solved: dict[Expr, Expr] = {}
        rest: list[tuple[Expr, Expr]] = []
        for p, q in zip(patterns, others, strict=True):
            if not _compare(m, p, q, free, solved, rest):
                return None
        rest = [(p, replace_fvars(q, list(solved), list(solved.values()))) for p, q in rest]
        rest = [(p, q) for p, q in rest if p is not q]
        used = [x for x in fields if x not in solved and any(any_subterm(q, lambda s, x=x: s is x) for _, q in rest)]  # type: ignore[misc]
        type: Expr = mk_const(mk_name("False"))
        for p, q in reversed(rest):
            type = mk_pi(mk_name("a").with_macro_scope(0), mk_eq_heq(m, p, q)[0], type)
        return m.mk_pi(used, type)


def _compare(
    m: Meta, p: Expr, q: Expr, free: set[Expr], solved: dict[Expr, Expr], rest: list[tuple[Expr, Expr]]
) -> bool:
    """Match pattern ``q`` (variables ``free``) against ``p``; False when they clash."""
    if q in free:
        if q in solved:
            if solved[q] is not p:
                rest.append((p, q))
        else:
            solved[q] = p
        return True
    a, b = to_ctor_app(m, p), to_ctor_app(m, q)
    if a is not None and b is not None:
        if a[0].name is not b[0].name:
            return False
        if isinstance(p, Lit) or isinstance(q, Lit) or m.nat_literal(p) is not None and m.nat_literal(q) is not None:
            return m.nat_literal(p) == m.nat_literal(q) if m.nat_literal(p) is not None else p is q
        start = a[0].num_params
        pairs = zip(a[1][start:], b[1][start:], strict=True)
        return all(_compare(m, x, y, free, solved, rest) for x, y in pairs)
    if p is not q:
        rest.append((p, q))
    return True


# ------------------------------------------------------------------ replaying the matcher
def _step(run: Replay, goal: int, w: Expr, proof: Expr | None) -> None:
    """``goal : eqs → target[match]`` where the match is now ``w`` (``proof : match = w``; None: by computation)."""
    m = run.tac.m
    m.tick("split")
    with m.with_mvar_context(goal):
        w = _reduce(m, w)
        fn, args = unfold_app(w)
        if isinstance(fn, MVar) and fn.uid in run.dummies:
            _leaf(run, goal, run.dummies[fn.uid], args, w, proof)
            return
        if not isinstance(fn, Const):
            raise UnsupportedFeature("`split` on this `match`")
        if fn.name in (ITE, DITE) and len(args) >= 5:
            condition: Expr | None = args[1]
            major: Expr | None = None
        else:
            condition = None
            major = _major(m, fn, args)
    if condition is not None:
        _split_condition(run, goal, fn, args, condition, proof)
        return
    if major is None:
        if contradiction(m, goal):
            return
        raise UnsupportedFeature("`split` on this `match`")
    with m.with_mvar_context(goal):
        results = cases(m, goal, major, (), "split")
    for result in results:
        moved = result.subst
        _step(run, result.goal, apply_subst(w, moved), None if proof is None else apply_subst(proof, moved))


def _reduce(m: Meta, w: Expr) -> Expr:
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
        elif _major(m, fn, args) is not None:
            return w
        new = m.delta(w, [fn.name])
        if new is None or new is w:
            return w
        w = new


def _major(m: Meta, fn: Const, args: list[Expr]) -> Expr | None:
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


def _split_condition(run: Replay, goal: int, fn: Const, args: list[Expr], prop: Expr, proof: Expr | None) -> None:
    """The matcher tests ``x = literal``: substitute in one branch, remember the inequality in the other."""
    m, tac = run.tac.m, run.tac
    with m.with_mvar_context(goal) as decl:
        target = m.instantiate_mvars(decl.type)
        inst = decidable_instance(tac, prop)
        hyp = m.fresh_user_name(mk_name("h"))
        yes = mk_goal(m, mk_pi(hyp, prop, target))
        no = mk_goal(m, mk_pi(hyp, m.mk_not(prop), target))
        m.assign(goal, mk_apps(mk_const(DITE, (m.get_level(target),)), (target, prop, inst, yes, no)))
    w = mk_apps(fn, args)
    h, g = intro1(m, yes.uid, preserve=True)
    moved: Subst = {}
    with m.with_mvar_context(g):
        try:
            moved, g = subst_hyp(m, g, h)
        except HeartbeatsExceeded:
            raise
        except LeanError as err:
            raise UnsupportedFeature("`split` on a `match` with this test") from err
    _step(run, g, apply_subst(w, moved), None if proof is None else apply_subst(proof, moved))
    h, g = intro1(m, no.uid, preserve=True)
    with m.with_mvar_context(g):
        branch = mk_app(args[4], h) if fn.name is DITE else args[4]
        lemma = "dif_neg" if fn.name is DITE else "if_neg"
        step = m.mk_app_opt_m(lemma, [args[1], args[2], h, args[0], args[3], args[4]])
        for extra in args[5:]:
            step = m.mk_congr_fun(step, extra)
        branch = head_beta(mk_apps(branch, args[5:]))
        new_proof = step if proof is None else m.mk_eq_trans(proof, step)
    _step(run, g, branch, new_proof)


def _leaf(run: Replay, goal: int, i: int, args: list[Expr], w: Expr, proof: Expr | None) -> None:
    """Use the goal of alternative ``i``: prove that earlier ones did not match."""
    m = run.tac.m
    run.reached.add(i)
    decl = m.mctx.decl(run.alt_goals[i])
    type = m.instantiate_mvars(decl.type)
    value: Expr = mk_mvar(run.alt_goals[i])
    n_vars, n_negs = run.counts[i]
    for arg in args[:n_vars]:
        assert isinstance(type, Pi)
        value, type = mk_app(value, arg), instantiate1(type.body, arg)
    for _ in range(n_negs):
        assert isinstance(type, Pi)
        neg = _prove_negation(run, type.binder_type)
        value, type = mk_app(value, neg), instantiate1(type.body, neg)
    if proof is None:
        m.assign(goal, value)
        return
    n_eqs = 0
    cur = m.instantiate_mvars(m.mctx.decl(goal).type)
    eq_type = type
    while isinstance(eq_type, Pi) and isinstance(cur, Pi) and n_eqs < 64 and _is_equation(m, eq_type.binder_type):
        eq_type, cur, n_eqs = eq_type.body, cur.body, n_eqs + 1
    eqs, inner = intro_n(m, goal, n_eqs)
    with m.with_mvar_context(inner) as last:
        motive_proof = m.mk_congr_arg(run.body, proof)
        level = m.get_level(last.type)
        mpr = mk_const(mk_name("Eq.mpr"), (level,))
        new_type = head_beta(mk_app(run.body, w))
        m.assign(inner, mk_apps(mpr, (last.type, new_type, motive_proof, mk_apps(value, eqs))))


def _is_equation(m: Meta, type: Expr) -> bool:
    fn = get_app_fn(type)
    return isinstance(fn, Const) and fn.name.text in ("Eq", "HEq")


def _prove_negation(run: Replay, type: Expr) -> Expr:
    """``∀ vars, equations → False`` from what the case analysis knows."""
    m = run.tac.m
    goal = mk_goal(m, type)
    domains: list[Expr] = []
    body = type
    while isinstance(body, Pi):
        domains.append(body.binder_type)
        body = body.body
    saved = m.save()
    _, g = intro_n(m, goal.uid, len(domains))
    if contradiction(m, g):
        return m.instantiate_mvars(goal)
    m.restore(saved)
    n_eqs = sum(_is_equation(m, d) for d in domains)
    _, g = intro_n(m, goal.uid, len(domains) - n_eqs)
    if unify_eqs(m, g, n_eqs) is not None:
        raise UnsupportedFeature("`split` on this `match` (overlapping patterns)")
    return m.instantiate_mvars(goal)
