"""Equality and relations: rfl, symm, trans, congr, funext, ext, subst_eqs.

Source: Lean 4 ``src/Lean/Meta/Tactic/{Rfl,Refl,Symm,Congr}.lean``, ``src/Lean/Elab/Tactic/{Rfl,Ext}.lean``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prover.lean.expr import App, Const, Expr, FVar, Pi, get_app_args, mk_app, mk_apps, mk_const, unfold_app
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.meta.goals import assert_hyp, intro1, intro_n, try_clear
from prover.lean.name import Name, mk_name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.apply import apply, assumption, indent, target_of
from prover.lean.tactic.closing import on_goal, require_mathlib
from prover.lean.tactic.intro import visible_binders
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.relations import ext_lemmas, relation_of, tagged_lemmas
from prover.lean.tactic.state import Tac, goal_error, mk_goal, pp_diff

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

EQ = mk_name("Eq")
HEQ = mk_name("HEq")
IFF = mk_name("Iff")


# ------------------------------------------------------------------ rfl
@tactic(t.Simple, "rfl")
def run_rfl(tac: Tac, stx: t.Simple) -> None:
    rfl(tac)


@tactic(t.Simple, "apply_rfl")
def run_apply_rfl(tac: Tac, stx: t.Simple) -> None:
    apply_rfl(tac.m, tac.main_goal())
    tac.replace_main([])


@tactic(t.Simple, "eq_refl")
def run_eq_refl(tac: Tac, stx: t.Simple) -> None:
    eq_refl(tac.m, tac.main_goal())
    tac.replace_main([])


@tactic(t.Simple, "rfl'")
def run_rfl_prime(tac: Tac, stx: t.Simple) -> None:
    with tac.m.with_transparency(Transparency.ALL):
        rfl(tac)


def rfl(tac: Tac) -> None:
    """``apply_rfl``, which gives the messages; then ``eq_refl`` where the goal only unfolds to an equation."""
    with tac.with_main() as goal:
        is_eq = tac.m.match_eq(tac.m.whnf_r(tac.main_target())) is not None
    refusal = tac.attempt(lambda: apply_rfl(tac.m, goal))
    if refusal is not None and (is_eq or tac.attempt(lambda: eq_refl(tac.m, goal)) is not None):
        raise refusal
    tac.goals = tac.goals[1:]


def eq_refl(m: Meta, goal: int) -> None:
    """Close a goal that unfolds to an equation of equal sides (Lean's ``MVarId.refl``)."""
    with m.with_mvar_context(goal):
        eq = m.match_eq(m.whnf(target_of(m, goal)))
        if eq is None:
            raise goal_error(m, "rfl", goal, "The goal is not an equality")
        if not m.is_def_eq_guarded(eq[1], eq[2]):
            raise goal_error(m, "rfl", goal, "")
        m.assign(goal, m.mk_eq_refl(eq[1]))


def try_rfl(tac: Tac, transparency: Transparency) -> None:
    """``try (with_reducible rfl)``: what ``rw`` does at the end."""
    if not tac.prune():
        return
    with tac.m.with_transparency(transparency):
        tac.attempt(lambda: rfl(tac))


def apply_rfl(m: Meta, goal: int) -> None:
    """Close ``a R b`` by reflexivity (Lean's ``MVarId.applyRfl``)."""
    with m.with_mvar_context(goal):
        target = m.whnf_r(target_of(m, goal))
        fn, args = unfold_app(target)
        if len(args) < 2:
            raise goal_error(m, "rfl", goal, "Expected the goal to be a binary relation")
        if isinstance(fn, Const) and fn.name is HEQ and len(args) == 4:
            if apply(m, goal, m.mk_const_with_fresh_levels(mk_name("HEq.refl"))):
                raise goal_error(m, "rfl", goal, "")
            return
        lhs, rhs = args[-2], args[-1]
        if not m.is_def_eq_guarded(lhs, rhs):
            shown_lhs, shown_rhs = pp_diff(m, lhs, rhs)
            raise goal_error(
                m,
                "rfl",
                goal,
                f"The left-hand side\n{indent(shown_lhs)}\n"
                f"is not definitionally equal to the right-hand side\n{indent(shown_rhs)}",
            )
        if isinstance(fn, Const) and fn.name is EQ and len(args) == 3:
            m.assign(goal, mk_apps(mk_const(mk_name("Eq.refl"), fn.levels), (args[0], lhs)))
            return
        _apply_refl_lemma(m, goal, target)


def _apply_refl_lemma(m: Meta, goal: int, target: Expr) -> None:
    relation = relation_of(target)
    error: LeanError | None = None
    for lemma in tagged_lemmas(m, "refl", relation) if relation is not None else []:
        saved = m.save()
        try:
            left = apply(m, goal, m.mk_const_with_fresh_levels(lemma))
            if not left:
                return
            error = error or LeanError("unsolved goals\n" + "\n\n".join(m.pp_goal(g) for g in left))
        except HeartbeatsExceeded:
            raise
        except LeanError as err:
            error = error or err
        m.restore(saved)
    if error is not None:
        raise error
    fn, args = unfold_app(target)
    shown = m.pp(mk_apps(fn, args[:-2]))
    raise goal_error(m, "rfl", goal, f"No `@[refl]` lemma registered for relation\n{indent(shown)}")


# ------------------------------------------------------------------ symm, trans
@tactic(t.TransTac, "symm")
def run_symm(tac: Tac, stx: t.TransTac) -> None:
    tac.at_location(
        stx.location,
        lambda fvar: symm_at(tac, fvar),
        lambda: on_goal(tac, lambda goal: [symm_goal(tac.m, goal)]),
        lambda: LeanError("symm failed on all locations"),
    )


@tactic(t.Simple, "symm")
def run_symm_plain(tac: Tac, stx: t.Simple) -> None:
    on_goal(tac, lambda goal: [symm_goal(tac.m, goal)])


def relation_form(m: Meta, type: Expr, tag: str) -> Expr:
    """``type`` as a relation that has lemmas with ``tag``: as it stands, else reduced."""
    relation = relation_of(type)
    if relation is not None and tagged_lemmas(m, tag, relation):
        return type
    return m.whnf_r(type)


def symm_goal(m: Meta, goal: int) -> int:
    with m.with_mvar_context(goal) as decl:
        target = relation_form(m, m.instantiate_mvars(decl.type), "symm")
        relation = relation_of(target)
        for lemma in tagged_lemmas(m, "symm", relation) if relation is not None else []:
            saved = m.save()
            try:
                new = apply(m, goal, m.mk_const_with_fresh_levels(lemma))
            except HeartbeatsExceeded:
                raise
            except LeanError:
                m.restore(saved)
                continue
            if len(new) == 1:
                m.mctx.set_user_name(new[0], decl.user_name)
                return new[0]
            m.restore(saved)
        raise m.error("no applicable symmetry lemma found for\n  {}", target)


def symm_at(tac: Tac, fvar: FVar) -> None:
    m = tac.m
    with tac.with_main() as goal:
        decl = m.local_decl(fvar)
        type = relation_form(m, m.instantiate_mvars(decl.type), "symm")
        relation = relation_of(type)
        for lemma in tagged_lemmas(m, "symm", relation) if relation is not None else []:
            try:
                proof = m.mk_app_m(lemma, [fvar])
            except HeartbeatsExceeded:
                raise
            except LeanError:
                continue
            new = assert_hyp(m, goal, decl.user_name, m.instantiate_mvars(m.infer_type(proof)), proof)
            _, main = intro1(m, new, preserve=True)
            tac.replace_main([try_clear(m, main, fvar)])
            return
        raise m.error("no applicable symmetry lemma found for\n  {}", type)


@tactic(t.TransTac, "trans", "transitivity")
def run_trans(tac: Tac, stx: t.TransTac) -> None:
    """Mathlib's ``trans e``: goals ``a R e`` and ``e R c`` (and the middle term when it is not given)."""
    require_mathlib(tac, "trans", stx)
    m = tac.m
    with tac.with_main() as goal:
        target = relation_form(m, tac.main_target(), "trans")
        relation = relation_of(target)
        args = get_app_args(target)
        middle: Expr
        if stx.term is not None:
            middle = tac.elab_ensuring(stx.term, m.infer_type(args[-2]))
        else:
            middle = mk_goal(m, m.infer_type(args[-2]))
        fn = target
        assert isinstance(fn, App) and isinstance(fn.fn, App)
        rel = fn.fn.fn
        for lemma in tagged_lemmas(m, "trans", relation) if relation is not None else []:
            saved = m.save()
            try:
                first = mk_goal(m, mk_apps(rel, (args[-2], middle)), tac.main_tag())
                second = mk_goal(m, mk_apps(rel, (middle, args[-1])), tac.main_tag())
                proof = m.mk_app_m(lemma, [first, second])
            except HeartbeatsExceeded:
                raise
            except LeanError:
                m.restore(saved)
                continue
            if m.is_def_eq(m.infer_type(proof), target):
                m.assign(goal, proof)
                extra = [middle.uid] if stx.term is None else []  # type: ignore[attr-defined]
                tac.replace_main([first.uid, second.uid, *extra])
                return
            m.restore(saved)
        raise m.error("no transitivity lemma for\n  {}", target)


# ------------------------------------------------------------------ congr
@tactic(t.CongrTac, "congr")
def run_congr(tac: Tac, stx: t.CongrTac) -> None:
    m = tac.m
    goal = tac.main_goal()
    depth = stx.depth if stx.depth is not None else 1_000_000
    left = congr_n(m, goal, depth)
    if left == [goal]:
        raise goal_error(m, "congr", goal, "")
    tac.replace_main(left)
    tac.prune()


def congr_n(m: Meta, goal: int, depth: int) -> list[int]:
    """Lean's ``MVarId.congrN``: apply congruence up to ``depth`` times and close what is trivial."""
    if _close_trivially(m, goal):
        return []
    if depth == 0:
        return [goal]
    new = congr_core(m, goal)
    if new is None:
        return [goal]
    out: list[int] = []
    for g in new:
        out += congr_n(m, g, depth - 1)
    return out


def _close_trivially(m: Meta, goal: int) -> bool:
    """By ``rfl`` (reducible) or a hypothesis."""
    saved = m.save()
    try:
        with m.with_reducible():
            apply_rfl(m, goal)
        return True
    except HeartbeatsExceeded:
        raise
    except LeanError:
        m.restore(saved)
    with m.with_reducible():
        return assumption(m, goal)


def congr_core(m: Meta, goal: int) -> list[int] | None:
    """One congruence step on ``f a₁ … = f b₁ …`` (also ``↔``, and ``≍`` of equal types); None when none applies."""
    with m.with_mvar_context(goal) as decl:
        target = m.whnf_r(m.instantiate_mvars(decl.type))
        iff = m.match_app(target, IFF, 2)
        if iff is not None:
            new = mk_goal(m, m.mk_eq(iff[0], iff[1]), decl.user_name)
            m.assign(goal, mk_apps(mk_const(mk_name("Iff.of_eq")), (iff[0], iff[1], new)))
            return congr_core(m, new.uid) or None
        heq = m.match_heq(target)
        if heq is not None:
            if not m.is_def_eq_guarded(heq[0], heq[2]):
                return None
            new = mk_goal(m, m.mk_eq(heq[1], heq[3]), decl.user_name)
            m.assign(goal, m.mk_heq_of_eq(new))
            return congr_core(m, new.uid) or [new.uid]
        eq = m.match_eq(target)
        if eq is None:
            return None
        return _congr_app(m, goal, eq[1], eq[2], decl.user_name) or _congr_implies(
            m, goal, eq[1], eq[2], decl.user_name
        )


def _congr_app(m: Meta, goal: int, lhs: Expr, rhs: Expr, tag: Name) -> list[int] | None:
    f, xs = unfold_app(lhs)
    g, ys = unfold_app(rhs)
    if not xs or len(xs) != len(ys) or not m.is_def_eq_guarded(f, g):
        return None
    proof: Expr | None = None  # proof of `f x₁ … xᵢ = g y₁ … yᵢ`; None while both sides are the same
    head = f
    goals: list[int] = []
    for x, y in zip(xs, ys, strict=True):
        fn_type = m.whnf(m.infer_type(head))
        dependent = not isinstance(fn_type, Pi) or fn_type.body.loose > 0 and _depends(fn_type)
        same = m.is_def_eq_guarded(x, y)
        if same:
            if proof is not None:
                proof = m.mk_congr_fun(proof, x)
        elif dependent:
            return None
        else:
            sub = _subsingleton(m, x, y)
            h: Expr
            if sub is not None:
                h = sub
            else:
                new = mk_goal(m, m.mk_eq(x, y), tag)
                goals.append(new.uid)
                h = new
            proof = m.mk_congr_arg(head, h) if proof is None else m.mk_congr(proof, h)
        head = mk_app(head, x)
    if proof is None:
        return None
    m.assign(goal, proof)
    for i, new_goal in enumerate(goals, 1):
        if len(goals) > 1:
            m.mctx.set_user_name(new_goal, tag.child(f"e_a_{i}") if not tag.is_anonymous else mk_name(f"e_a_{i}"))
    return goals


def _depends(pi: Pi) -> bool:
    from prover.lean.expr import has_loose_bvar

    return has_loose_bvar(pi.body, 0)


def _subsingleton(m: Meta, x: Expr, y: Expr) -> Expr | None:
    """A proof of ``x = y`` for instances of ``Decidable`` and other subsingletons."""
    type = m.infer_type(x)
    if m.is_class(type) is None:
        return None
    try:
        return m.mk_app_m("Subsingleton.elim", [x, y])
    except HeartbeatsExceeded:
        raise
    except LeanError:
        return None


def _congr_implies(m: Meta, goal: int, lhs: Expr, rhs: Expr, tag: Name) -> list[int] | None:
    """``(a → b) = (c → d)``."""
    if not (isinstance(lhs, Pi) and isinstance(rhs, Pi)) or lhs.body.loose or rhs.body.loose:
        return None
    if not (m.is_prop(lhs.binder_type) and m.is_prop(lhs.body) and m.is_prop(rhs.binder_type)):
        return None
    a = mk_goal(m, m.mk_eq(lhs.binder_type, rhs.binder_type), tag)
    b = mk_goal(m, m.mk_eq(lhs.body, rhs.body), tag)
    m.assign(goal, m.mk_app_m("implies_congr", [a, b]))
    return [a.uid, b.uid]


# ------------------------------------------------------------------ funext, ext
@tactic(t.Ext, "funext")
def run_funext(tac: Tac, stx: t.Ext) -> None:
    """``funext x y``: ``apply funext; intro x``, for each pattern; without patterns as often as it works."""
    from prover.lean.tactic.rcases import rintro

    def step(pat: ast.RPat | None) -> None:
        on_goal(tac, lambda goal: apply(tac.m, goal, tac.m.mk_const_with_fresh_levels(mk_name("funext"))))
        if pat is None:
            on_goal(tac, lambda goal: [intro1(tac.m, goal)[1]])
        else:
            rintro(tac, t.RIntro(pat.start, pat.end, (pat,), None))

    for pat in stx.pats:
        step(pat)
    while not stx.pats and tac.prune() and tac.attempt(lambda: step(None)) is None:
        pass


@tactic(t.Ext, "ext", "ext1")
def run_ext(tac: Tac, stx: t.Ext) -> None:
    depth = 1 if stx.keyword == "ext1" else stx.depth if stx.depth is not None else 100_000
    goal = tac.main_goal()
    others = tac.goals[1:]
    done: list[int] = []
    tac.goals = [goal]
    _ext(tac, goal, list(stx.pats), depth, True, done)
    tac.goals = [*done, *others]
    tac.prune()


def _ext(tac: Tac, goal: int, pats: list[ast.RPat], depth: int, must: bool, done: list[int]) -> None:
    if depth == 0:
        done.append(goal)
        return
    m = tac.m
    saved = tac.save()
    try:
        new = apply_ext(m, goal)
    except HeartbeatsExceeded:
        raise
    except LeanError:
        if must:
            raise
        tac.restore(saved)
        done.append(goal)
        return
    for g in new:
        _ext_intros(tac, g, pats, depth - 1, done)


def _ext_intros(tac: Tac, goal: int, pats: list[ast.RPat], depth: int, done: list[int]) -> None:
    """Introduce with the patterns (all binders when there are none), then go on."""
    from prover.lean.tactic.rcases import rintro

    m = tac.m
    if not pats:
        count = visible_binders(target_of(m, goal))
        _, goal = intro_n(m, goal, count)
        _ext(tac, goal, [], depth, False, done)
        return
    with m.with_mvar_context(goal):
        is_pi = isinstance(m.whnf(target_of(m, goal)), Pi)
    if not is_pi:
        _ext(tac, goal, pats, depth, False, done)
        return
    tac.goals = [goal]
    rintro(tac, t.RIntro(pats[0].start, pats[0].end, (pats[0],), None))
    for g in list(tac.prune()):
        if len(pats) > 1:
            _ext_intros_named(tac, g, pats[1:], depth, done)
        else:
            _ext(tac, g, [], depth, False, done)


def _ext_intros_named(tac: Tac, goal: int, pats: list[ast.RPat], depth: int, done: list[int]) -> None:
    with tac.m.with_mvar_context(goal):
        is_pi = isinstance(tac.m.whnf(target_of(tac.m, goal)), Pi)
    if is_pi:
        _ext_intros(tac, goal, pats, depth, done)
    else:
        _ext(tac, goal, pats, depth, False, done)


def apply_ext(m: Meta, goal: int) -> list[int]:
    """Apply the first extensionality lemma that fits."""
    with m.with_mvar_context(goal):
        target = m.whnf_r(target_of(m, goal))
        eq = m.match_eq(target)
        if eq is None:
            eq = m.match_eq(m.whnf(target))
        if eq is None:
            raise m.error("The goal is not an equality\n  {}", target)
        for lemma in ext_lemmas(m, eq[0]):
            saved = m.save()
            try:
                return apply(m, goal, m.mk_const_with_fresh_levels(lemma))
            except HeartbeatsExceeded:
                raise
            except LeanError:
                m.restore(saved)
        raise m.error("No applicable extensionality theorem found for type\n  {}", eq[0])


@tactic(t.Simple, "apply_ext_theorem")
def run_apply_ext(tac: Tac, stx: t.Simple) -> None:
    on_goal(tac, lambda goal: apply_ext(tac.m, goal))
