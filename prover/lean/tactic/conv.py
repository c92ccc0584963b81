"""``conv`` mode.

Source: Lean 4 ``src/Lean/Elab/Tactic/Conv/*.lean``. A conv goal is an ordinary goal ``lhs = ?rhs``; steps rewrite the
left-hand side or zoom into it, and what is left at the end is closed by reflexivity.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from prover.lean.expr import (
    Const,
    Expr,
    Lam,
    MVar,
    Pi,
    is_arrow,
    mk_app,
    mk_apps,
    mk_lambda,
    unfold_app,
)
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, UnsupportedFeature
from prover.lean.meta.goals import intro1
from prover.lean.name import Name, mk_name
from prover.lean.subst import head_beta, instantiate1
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.replace_hyp import replace_hypothesis
from prover.lean.tactic.rewrite import RewriteConfig, rewrite, rewrite_rule
from prover.lean.tactic.state import Tac, mk_goal, replace_target_eq
from prover.lean.tactic.unfold import delta_in, unfold_in

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

ConvFn = Callable[[Tac, t.Conv], None]
_CONV: Final[dict[type, Callable[..., None]]] = {}


# ------------------------------------------------------------------ goals
def mk_conv_goal(m: Meta, lhs: Expr, tag: Name) -> tuple[MVar, MVar]:
    """``?rhs`` and a goal ``lhs = ?rhs``."""
    lhs = m.instantiate_mvars(lhs)
    rhs = m.mk_mvar(m.infer_type(lhs))
    return rhs, mk_goal(m, m.mk_eq(lhs, rhs), tag)


def sides(tac: Tac) -> tuple[Expr, Expr]:
    """Left and right side of the main conv goal."""
    eq = tac.m.match_eq(tac.main_target())
    if eq is None:
        raise LeanError("invalid 'conv' goal")
    return eq[1], eq[2]


def update_lhs(tac: Tac, new_lhs: Expr, proof: Expr) -> None:
    """``lhs = new_lhs`` by ``proof``; the goal goes on with ``new_lhs``."""
    m = tac.m
    with tac.with_main() as goal:
        _, rhs = sides(tac)
        new = mk_goal(m, m.mk_eq(new_lhs, rhs), tac.main_tag())
        m.assign(goal, m.mk_eq_trans(proof, new))
    tac.replace_main([new.uid])


def change_lhs(tac: Tac, new_lhs: Expr) -> None:
    """Replace the left-hand side by a definitionally equal term."""
    m = tac.m
    with tac.with_main() as goal:
        _, rhs = sides(tac)
        new = mk_goal(m, m.mk_eq(new_lhs, rhs), tac.main_tag())
        m.assign(goal, new)
    tac.replace_main([new.uid])


def convert(tac: Tac, lhs: Expr, steps: Callable[[], None]) -> tuple[Expr, Expr]:
    """Run conv steps on ``lhs`` (in the main goal's context): the new term and a proof of ``lhs = new``."""
    m = tac.m
    rhs, goal = mk_conv_goal(m, lhs, tac.main_tag())
    kept = tac.goals
    tac.goals = [goal.uid]
    steps()
    for g in list(tac.prune()):
        if not close_by_refl(m, g):
            raise LeanError("unsolved goals\n" + tac.show_goals([g]))
    tac.goals = kept
    return m.instantiate_mvars(rhs), m.instantiate_mvars(goal)


def close_by_refl(m: Meta, goal: int) -> bool:
    with m.with_mvar_context(goal) as decl:
        eq = m.match_eq(decl.type)
        if eq is None or not m.is_def_eq_guarded(eq[1], eq[2]):
            return False
        m.assign(goal, m.mk_eq_refl(m.instantiate_mvars(eq[1])))
        return True


@tactic(t.ConvBlock)
def run_conv(tac: Tac, stx: t.ConvBlock) -> None:
    from prover.lean.tactic.eq import try_rfl

    def steps() -> None:
        if stx.pattern is not None:
            go_to_pattern(tac, stx.pattern, ())
        run_convs(tac, stx.seq)

    m = tac.m
    if stx.location is not None:
        fvar = tac.elab_fvar(stx.location)
        with tac.with_main() as goal:
            new, proof = convert(tac, m.instantiate_mvars(m.local_decl(fvar).type), steps)
            tac.replace_main([replace_hypothesis(m, goal, fvar, new, proof)[1]])
        return
    with tac.with_main() as goal:
        new, proof = convert(tac, tac.main_target(), steps)
        tac.replace_main([replace_target_eq(m, goal, new, proof)])
    try_rfl(tac, Transparency.REDUCIBLE)


def run_convs(tac: Tac, seq: t.ConvSeq) -> None:
    for step in seq.steps:
        run_conv_step(tac, step)


def run_conv_step(tac: Tac, step: t.Conv) -> None:
    tac.m.tick("conv")
    fn = _CONV.get(type(step))
    if fn is None:
        raise UnsupportedFeature(f"conv step `{type(step).__name__}`", step)
    try:
        with tac.el.with_ref(step):
            fn(tac, step)
    except LeanError as err:
        if err.ref is None:
            err.ref = step
        raise


def conv(cls: type) -> Callable[[Callable[..., None]], Callable[..., None]]:
    def register(fn: Callable[..., None]) -> Callable[..., None]:
        _CONV[cls] = fn
        return fn

    return register


# ------------------------------------------------------------------ zooming
def explicit_positions(m: Meta, fn: Expr, n: int) -> list[int]:
    """Positions of the explicit arguments of ``fn`` among its first ``n``."""
    infos = m.binder_infos(fn, n)
    found = [i for i in range(n) if i >= len(infos) or infos[i].is_explicit]
    return found if found else list(range(n))


def go_to_arg(tac: Tac, select: Callable[[int], int], explicit: bool, what: str) -> None:
    """Zoom into an argument; ``select`` maps the number of arguments to an index."""
    m = tac.m
    with tac.with_main():
        lhs, _ = sides(tac)
        lhs = m.instantiate_mvars(lhs)
        if is_arrow(lhs) and isinstance(lhs, Pi):
            _go_to_implication(tac, lhs, select(2))
            return
        fn, args = unfold_app(lhs)
        if not args:
            raise m.error("invalid '" + what + "' conv tactic, application or implication expected\n  {}", lhs)
        positions = list(range(len(args))) if explicit else explicit_positions(m, fn, len(args))
        i = select(len(positions))
        if not 0 <= i < len(positions):
            raise LeanError(
                f"cannot select argument {i + 1}" if what.startswith("arg") else f"invalid '{what}' conv tactic"
            )
        zoom(tac, fn, args, positions[i])


def zoom(tac: Tac, fn: Expr, args: list[Expr], pos: int) -> None:
    """Main goal ``f … a … = ?rhs`` becomes ``a = ?a'``."""
    m = tac.m
    goal = tac.main_goal()
    arg = args[pos]
    type = m.infer_type(arg)
    with m.scope():
        x = m.push_local(mk_name("x"), type)
        body = mk_apps(fn, [*args[:pos], x, *args[pos + 1 :]])
        motive = m.mk_lambda([x], body)
    rhs, new = mk_conv_goal(m, arg, tac.main_tag())
    try:
        m.check(motive)
        out = m.infer_type(motive)
        if isinstance(out, Pi) and out.body.loose:
            raise LeanError("dependent")
        proof = m.mk_congr_arg(motive, new)
    except HeartbeatsExceeded:
        raise
    except LeanError as err:
        proof_or_none = _congr_dependent(tac, fn, args, pos, new)
        if proof_or_none is None:
            raise m.error(
                "cannot rewrite this argument of\n  {}\nbecause other arguments depend on it", mk_apps(fn, args)
            ) from err
        proof = proof_or_none
        other = m.eq_of_proof(proof)
        _close(tac, goal, proof, other[2], new)
        return
    _close(tac, goal, proof, head_beta(mk_app(motive, rhs)), new)


def _congr_dependent(tac: Tac, fn: Expr, args: list[Expr], pos: int, h: MVar) -> Expr | None:
    """Congruence lemmas for the usual dependent cases: the condition of an ``if``, the proposition of ``decide``."""
    m = tac.m
    if isinstance(fn, Const) and str(fn.name) == "ite" and pos == 1 and len(args) == 5:
        return m.mk_app_m("ite_congr_cond", [h]) if mk_name("ite_congr_cond") in m.env else None
    return None


def _close(tac: Tac, goal: int, proof: Expr, value: Expr, new: MVar) -> None:
    """Assign ``goal : lhs = ?rhs`` by ``proof : lhs = value`` and go on with ``new``."""
    m = tac.m
    _, rhs = sides(tac)
    if not m.is_def_eq(rhs, value):
        raise m.error("conv: cannot assign the right-hand side\n  {}", value)
    m.assign(goal, proof)
    tac.replace_main([new.uid])


def _go_to_implication(tac: Tac, lhs: Pi, i: int) -> None:
    m = tac.m
    goal = tac.main_goal()
    p, q = lhs.binder_type, lhs.body
    if not (m.is_prop(p) and m.is_prop(q)):
        raise m.error("conv: implication between propositions expected\n  {}", lhs)
    rhs, new = mk_conv_goal(m, q if i == 1 else p, tac.main_tag())
    parts = [m.mk_eq_refl(p), new] if i == 1 else [new, m.mk_eq_refl(q)]
    from prover.lean.subst import mk_arrow

    value = mk_arrow(p, rhs, lhs.binder_name) if i == 1 else mk_arrow(rhs, q, lhs.binder_name)
    _close(tac, goal, m.mk_app_m("implies_congr", parts), value, new)


def go_under_binder(tac: Tac, name: Name | None) -> None:
    """``ext x``: into ``fun x => …`` (also the body of a partial application by eta) or ``∀ x, …``."""
    m = tac.m
    with tac.with_main() as goal:
        lhs, rhs = sides(tac)
        lhs = m.instantiate_mvars(lhs)
        if not isinstance(lhs, (Lam, Pi)):
            lhs = m.whnf_core(lhs)
        if isinstance(lhs, Pi):
            value_type = mk_pi_type(m, lhs)
            new_fn = m.mk_mvar(value_type)
            body = mk_lambda(lhs.binder_name, lhs.binder_type, lhs.body)
            inner = _pointwise(m, lhs.binder_name, lhs.binder_type, body, new_fn, tac.main_tag())
            proof = m.mk_app_m("forall_congr", [inner])
            from prover.lean.expr import mk_pi

            value: Expr = mk_pi(lhs.binder_name, lhs.binder_type, mk_app(new_fn, _bvar0()), lhs.info)
        else:
            fn_type = m.whnf(m.infer_type(lhs))
            if not isinstance(fn_type, Pi):
                raise m.error("invalid 'ext' conv tactic, function or arrow expected\n  {}", lhs)
            new_fn = m.mk_mvar(m.infer_type(lhs))
            binder = lhs.binder_name if isinstance(lhs, Lam) else fn_type.binder_name
            inner = _pointwise(m, binder, fn_type.binder_type, lhs, new_fn, tac.main_tag())
            proof = m.mk_funext(inner)
            value = new_fn
        if not m.is_def_eq(rhs, value):
            raise m.error("conv: cannot assign the right-hand side\n  {}", value)
        m.assign(goal, proof)
    _, new = intro1(m, inner.uid, name)
    tac.replace_main([new])


def mk_pi_type(m: Meta, lhs: Pi) -> Expr:
    from prover.lean.expr import PROP
    from prover.lean.subst import mk_arrow

    return mk_arrow(lhs.binder_type, PROP)


def _bvar0() -> Expr:
    from prover.lean.expr import mk_bvar

    return mk_bvar(0)


def _pointwise(m: Meta, name: Name, domain: Expr, f: Expr, g: Expr, tag: Name) -> MVar:
    """Goal ``∀ x, f x = g x`` with the left side beta-reduced."""
    with m.scope():
        x = m.push_local(name, domain)
        left = instantiate1(f.body, x) if isinstance(f, Lam) else mk_app(f, x)
        type = m.mk_pi([x], m.mk_eq(left, mk_app(g, x)))
    return mk_goal(m, type, tag)


def go_to_pattern(tac: Tac, pattern: ast.Term, occs: tuple[int, ...]) -> None:
    """``pattern e``: zoom to the first (or the given) instance of ``e``."""
    m = tac.m
    with tac.with_main() as goal:
        lhs, _ = sides(tac)
        lhs = m.instantiate_mvars(lhs)
        with tac.elaborating(may_postpone=True) as el:
            wanted = m.instantiate_mvars(el.elab_term(pattern, None))
        where = occs if occs and occs != (0,) else (1,)
        if len(where) > 1 or occs == (0,):
            raise UnsupportedFeature("`pattern` with several occurrences", pattern)
        with m.with_transparency(Transparency.INSTANCES):
            abstracted = m.kabstract(lhs, wanted, where)
        if not abstracted.has_loose:
            raise m.error("'pattern' conv tactic failed, pattern was not found\n  {}", wanted)
        wanted = m.instantiate_mvars(wanted)
        type = m.infer_type(wanted)
        motive = mk_lambda(mk_name("x"), type, abstracted)
        rhs, new = mk_conv_goal(m, wanted, tac.main_tag())
        _close(tac, goal, m.mk_congr_arg(motive, new), head_beta(mk_app(motive, rhs)), new)


# ------------------------------------------------------------------ steps
@conv(t.ConvEnter)
def conv_enter(tac: Tac, stx: t.ConvEnter) -> None:
    if not stx.items:
        go_under_binder(tac, None)
    for kind, value in stx.items:
        if kind == "name":
            assert isinstance(value, Name)
            go_under_binder(tac, value if not value.is_anonymous else None)
        elif kind == "pattern":
            assert isinstance(value, ast.Term)
            go_to_pattern(tac, value, ())
        else:
            assert isinstance(value, int)
            index = value
            if index == 0:
                _go_to_fn(tac)
            else:
                go_to_arg(tac, lambda n, index=index: index - 1, kind == "argExplicit", "arg")  # type: ignore[misc]


def _go_to_fn(tac: Tac) -> None:
    m = tac.m
    with tac.with_main() as goal:
        lhs, _ = sides(tac)
        fn, args = unfold_app(m.instantiate_mvars(lhs))
        if not args:
            raise LeanError("invalid 'fun' conv tactic, application expected")
        head = mk_apps(fn, args[:-1])
        rhs, new = mk_conv_goal(m, head, tac.main_tag())
        _close(tac, goal, m.mk_congr_fun(new, args[-1]), mk_app(rhs, args[-1]), new)


@conv(t.ConvSimple)
def conv_simple(tac: Tac, stx: t.ConvSimple) -> None:
    word = stx.keyword
    m = tac.m
    if word in ("lhs", "left"):
        go_to_arg(tac, lambda n: n - 2, False, "lhs")
    elif word in ("rhs", "right"):
        go_to_arg(tac, lambda n: n - 1, False, "rhs")
    elif word == "fun":
        _go_to_fn(tac)
    elif word == "skip":
        pass
    elif word == "done":
        tac.done()
    elif word == "rfl":
        if not close_by_refl(m, tac.main_goal()):
            raise LeanError("invalid `rfl` conv tactic")
        tac.prune()
    elif word == "congr":
        _conv_congr(tac)
    elif word in ("whnf", "reduce", "beta", "zeta", "eta_reduce"):
        _conv_reduce(tac, word)
    elif word in ("norm_num", "ring_nf", "norm_cast", "push_cast", "ring", "push_neg", "simp_match", "trace_state"):
        raise UnsupportedFeature(f"conv step `{word}`", stx)
    else:
        raise UnsupportedFeature(f"conv step `{word}`", stx)


def _conv_reduce(tac: Tac, word: str) -> None:
    m = tac.m
    with tac.with_main():
        lhs, _ = sides(tac)
        lhs = m.instantiate_mvars(lhs)
        if word == "whnf":
            change_lhs(tac, m.whnf(lhs))
        elif word == "beta":
            from prover.lean.subst import replace

            change_lhs(tac, replace(lhs, lambda s: head_beta(s) if head_beta(s) is not s else None))
        else:
            raise UnsupportedFeature(f"conv step `{word}`")


def _conv_congr(tac: Tac) -> None:
    """All explicit arguments at once."""
    m = tac.m
    with tac.with_main() as goal:
        lhs, rhs = sides(tac)
        fn, args = unfold_app(m.instantiate_mvars(lhs))
        positions = set(explicit_positions(m, fn, len(args)))
        proof: Expr | None = None
        head, new_head = fn, fn
        goals: list[int] = []
        for i, arg in enumerate(args):
            fn_type = m.whnf(m.infer_type(head))
            from prover.lean.expr import has_loose_bvar

            dependent = not isinstance(fn_type, Pi) or has_loose_bvar(fn_type.body, 0)
            if i in positions and not dependent:
                side, new = mk_conv_goal(m, arg, tac.main_tag())
                goals.append(new.uid)
                proof = m.mk_congr_arg(head, new) if proof is None else m.mk_congr(proof, new)
                new_head = mk_app(new_head, side)
            else:
                proof = m.mk_congr_fun(proof, arg) if proof is not None else None
                new_head = mk_app(new_head, arg)
            head = mk_app(head, arg)
        if proof is None:
            raise LeanError("invalid 'congr' conv tactic, application expected")
        if not m.is_def_eq(rhs, new_head):
            raise LeanError("invalid 'congr' conv tactic")
        m.assign(goal, proof)
    tac.replace_main(goals)


@conv(t.ConvRw)
def conv_rw(tac: Tac, stx: t.ConvRw) -> None:
    m = tac.m
    config = RewriteConfig(Transparency.DEFAULT) if stx.keyword == "erw" else RewriteConfig()
    for rule in stx.rules:
        if stx.keyword == "simp_rw":
            raise UnsupportedFeature("`simp_rw` in conv", stx)

        def apply_rule(term: ast.Term, symm: bool) -> None:
            with tac.with_main() as goal:
                with tac.elaborating():
                    with tac.elaborating(may_postpone=True) as el:
                        e = m.instantiate_mvars(el.elab_term(term, None))
                    lhs, _ = sides(tac)
                    result = rewrite(m, goal, lhs, e, symm, config)
                update_lhs(tac, result.new, result.proof)
                tac.goals = [tac.goals[0], *result.goals, *tac.goals[1:]]

        with tac.el.with_ref(rule):
            rewrite_rule(tac, rule, apply_rule)


@conv(t.ConvSimp)
def conv_simp(tac: Tac, stx: t.ConvSimp) -> None:
    if stx.keyword not in ("simp", "dsimp"):
        raise UnsupportedFeature(f"conv step `{stx.keyword}`", stx)
    from prover.lean.tactic.simp.arguments import make_context
    from prover.lean.tactic.simp.engine import Simp

    m = tac.m
    with tac.with_main():
        ctx, _ = make_context(tac, t.Simp(stx.start, stx.end, stx.keyword, (), stx.only, stx.lemmas, None))
        run = Simp(m, ctx)
        lhs, _ = sides(tac)
        lhs = m.instantiate_mvars(lhs)
        if stx.keyword == "dsimp":
            change_lhs(tac, run.dsimp(lhs))
            return
        result = run.simp(lhs)
        if result.expr is lhs:
            return
        update_lhs(tac, result.expr, run.proof_of(lhs, result))


@conv(t.ConvTerm)
def conv_term(tac: Tac, stx: t.ConvTerm) -> None:
    m, word = tac.m, stx.keyword
    if word == "pattern":
        go_to_pattern(tac, stx.terms[0], stx.occs)
    elif word in ("tactic", "tactic'"):
        assert stx.seq is not None
        seq = stx.seq
        tac.close_using_or_admit(lambda: tac.run_seq(seq))
    elif word == "change":
        with tac.with_main():
            lhs, _ = sides(tac)
            new = tac.elab_ensuring(stx.terms[0], m.infer_type(lhs))
            if not m.is_def_eq(new, lhs):
                raise m.error(
                    "invalid 'change' conv tactic, term\n  {}\nis not definitionally equal to\n  {}", new, lhs
                )
            change_lhs(tac, m.instantiate_mvars(new))
    elif word in ("unfold", "delta"):
        for term in stx.terms:
            if not isinstance(term, ast.Ident):
                raise UnsupportedFeature(f"conv step `{word}` on a term", term)
            name = tac.el.resolve_const(term.name, term)
            with tac.with_main():
                lhs, _ = sides(tac)
                lhs = m.instantiate_mvars(lhs)
                new, proof = unfold_in(m, lhs, name) if word == "unfold" else (delta_in(m, lhs, [name]), None)
                if new is lhs:
                    raise m.error("Tactic `" + word + "` failed to " + word + " `" + str(name) + "` in\n  {}", lhs)
                if proof is None:
                    change_lhs(tac, new)
                else:
                    update_lhs(tac, new, proof)
    elif word == "exact":
        tac.run(t.TermTac(stx.start, stx.end, "exact", stx.terms[0]))
    elif word == "apply":
        tac.run(t.TermTac(stx.start, stx.end, "apply", stx.terms[0]))
    else:
        raise UnsupportedFeature(f"conv step `{word}`", stx)


@conv(t.ConvAndThen)
def conv_and_then(tac: Tac, stx: t.ConvAndThen) -> None:
    from prover.lean.tactic.blocks import for_each_goal

    def both() -> None:
        run_conv_step(tac, stx.first)
        for_each_goal(tac, lambda: run_conv_step(tac, stx.then))

    tac.focus(both)


@conv(t.ConvBlockSeq)
def conv_block(tac: Tac, stx: t.ConvBlockSeq) -> None:
    word, seq = stx.keyword, stx.seqs[0]
    if word in ("(", "with_reducible"):
        run_convs(tac, seq)
    elif word == "conv":
        with tac.with_main():
            lhs, _ = sides(tac)
            new, proof = convert(tac, lhs, lambda: run_convs(tac, seq))
            update_lhs(tac, new, proof)
    elif word in ("·", "focus"):
        goal = tac.main_goal()
        others = tac.goals[1:]
        tac.goals = [goal]
        run_convs(tac, seq)
        if word == "focus":
            tac.goals = [*tac.prune(), *others]
            return
        for g in list(tac.prune()):
            if not close_by_refl(tac.m, g):
                raise LeanError("unsolved goals\n" + tac.show_goals([g]), stx)
        tac.goals = others
    elif word in ("all_goals", "any_goals"):
        from prover.lean.tactic.blocks import for_each_goal

        for_each_goal(tac, lambda: run_convs(tac, seq))
    elif word == "try":
        tac.attempt(lambda: run_convs(tac, seq))
    elif word == "repeat":
        for _ in range(10_000):
            if tac.attempt(lambda: run_convs(tac, seq)) is not None:
                break
    elif word == "first":
        for alt in stx.seqs[:-1]:
            if tac.attempt(lambda alt=alt: run_convs(tac, alt)) is None:  # type: ignore[misc]
                return
        run_convs(tac, stx.seqs[-1])
    else:
        raise UnsupportedFeature(f"conv step `{word}`", stx)
