"""``conv`` mode: the tactic, its combinators, and the steps that rewrite the left-hand side.

Source: Lean 4 ``src/Lean/Elab/Tactic/Conv/*.lean``, ``src/Init/Conv.lean``. Zooming in is in :mod:`conv_zoom`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from prover.lean.elab.reduce import reduce
from prover.lean.expr import Expr, Lam, Let
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import LeanError, UnsupportedFeature
from prover.lean.meta.meta import Meta
from prover.lean.name import Name
from prover.lean.subst import eta, head_beta, instantiate1, replace
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic import conv_zoom
from prover.lean.tactic.blocks import for_each_goal
from prover.lean.tactic.conv_goals import (
    change_lhs,
    close_by_instance,
    close_by_refl,
    convert,
    mark,
    remark,
    sides,
    update_lhs,
)
from prover.lean.tactic.goal_selection import case_not_found, find_by_tag, rename_inaccessible
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.replace_hyp import replace_hypothesis
from prover.lean.tactic.rewrite import rewrite, rewrite_config, rewrite_rule
from prover.lean.tactic.simp.arguments import make_context
from prover.lean.tactic.simp.engine import Simp
from prover.lean.tactic.simp.norm_cast import derive
from prover.lean.tactic.simp.suggest import lint_arguments, suggest
from prover.lean.tactic.state import Tac, replace_target_eq
from prover.lean.tactic.unfold import delta_in, unfold_in

_CONV: Final[dict[type, Callable[..., None]]] = {}


@tactic(t.ConvBlock)
def run_conv(tac: Tac, stx: t.ConvBlock) -> None:
    from prover.lean.tactic.eq import try_rfl

    def steps() -> None:
        if stx.pattern is not None:
            conv_zoom.go_to_pattern(tac, stx.pattern, stx.occs)
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
@conv(t.ConvEnter)
def conv_enter(tac: Tac, stx: t.ConvEnter) -> None:
    if not stx.items:
        conv_zoom.go_under_binder(tac, None)
    for kind, value in stx.items:
        if kind == "name":
            assert isinstance(value, Name)
            conv_zoom.go_under_binder(tac, value if not value.is_anonymous else None)
        elif kind == "pattern":
            assert isinstance(value, ast.Term)
            conv_zoom.go_to_pattern(tac, value, ())
        else:
            assert isinstance(value, int)
            if value == 0:
                conv_zoom.go_to_head(tac)
            else:
                conv_zoom.go_to_arg(tac, value, kind == "argExplicit", "arg")


def _rfl(tac: Tac) -> None:
    from prover.lean.tactic.eq import rfl

    rfl(tac)


def _trace_state(tac: Tac) -> None:
    tac.el.log_info(None, tac.show_goals(tac.prune()) if tac.prune() else "no goals")


def _fail(tac: Tac) -> None:
    raise LeanError("Failed")


_SIMPLE: Final[dict[str, Callable[[Tac], None]]] = {
    "lhs": lambda tac: conv_zoom.go_to_arg(tac, -2, False, "lhs"),
    "rhs": lambda tac: conv_zoom.go_to_arg(tac, -1, False, "rhs"),
    "left": lambda tac: conv_zoom.go_to_arg(tac, -2, False, "lhs"),
    "right": lambda tac: conv_zoom.go_to_arg(tac, -1, False, "rhs"),
    "fun": conv_zoom.go_to_fn,
    "congr": conv_zoom.congr,
    "args": conv_zoom.congr,
    "skip": lambda tac: None,
    "done": lambda tac: tac.done(),
    "rfl": _rfl,
    "trace_state": _trace_state,
    "fail": _fail,
}


@conv(t.ConvSimple)
def conv_simple(tac: Tac, stx: t.ConvSimple) -> None:
    fn = _SIMPLE.get(stx.keyword)
    if fn is not None:
        fn(tac)
        return
    with tac.with_main():
        lhs, _ = sides(tac)
        if stx.keyword == "norm_cast":
            result = derive(tac.el, lhs)
            update_lhs(tac, result.expr, result.proof if result.proof is not None else tac.m.mk_eq_refl(lhs))
            return
        change = _REDUCTIONS.get(stx.keyword)
        if change is None:
            raise UnsupportedFeature(f"conv step `{stx.keyword}`", stx)
        change_lhs(tac, change(tac.m, lhs))


def _beta(m: Meta, e: Expr) -> Expr:
    return replace(e, lambda s: head_beta(s) if head_beta(s) is not s else None)


def _zeta(m: Meta, e: Expr) -> Expr:
    """All ``let``s replaced by their values."""
    while True:
        new = replace(e, lambda s: instantiate1(s.body, s.value) if isinstance(s, Let) else None)
        if new is e:
            return e
        e = new


def _eta(m: Meta, e: Expr) -> Expr:
    return replace(e, lambda s: eta(s) if isinstance(s, Lam) and eta(s) is not s else None)


def _simp_match(m: Meta, e: Expr) -> Expr:
    """Matches whose discriminants are constructors."""
    with m.with_transparency(Transparency.REDUCIBLE):
        return m.whnf_core(e)


_REDUCTIONS: Final[dict[str, Callable[[Meta, Expr], Expr]]] = {
    "whnf": lambda m, e: m.whnf(e),
    "reduce": reduce,
    "beta": _beta,
    "beta_reduce": _beta,
    "zeta": _zeta,
    "eta_reduce": _eta,
    "simp_match": _simp_match,
}


# ------------------------------------------------------------------ rewriting
@conv(t.ConvRw)
def conv_rw(tac: Tac, stx: t.ConvRw) -> None:
    m = tac.m
    if stx.keyword == "simp_rw":
        raise UnsupportedFeature("`simp_rw` in conv", stx)
    config = rewrite_config(tac, stx.config, stx.keyword, ())
    for rule in stx.rules:

        def apply_rule(term: ast.Term, symm: bool) -> None:
            with tac.with_main() as goal:
                with tac.elaborating():
                    with tac.elaborating(may_postpone=True) as el:
                        e = m.instantiate_mvars(el.elab_term(term, None))
                    tac.abort_if_sorry(e)
                    lhs, _ = sides(tac)
                    result = rewrite(m, goal, lhs, e, symm, config)
                update_lhs(tac, result.new, result.proof)
                tac.goals = [tac.goals[0], *result.goals, *tac.goals[1:]]

        with tac.el.with_ref(rule):
            rewrite_rule(tac, rule, apply_rule)


@conv(t.ConvSimp)
def conv_simp(tac: Tac, stx: t.ConvSimp) -> None:
    word = stx.keyword.rstrip("?!")
    if word not in ("simp", "dsimp"):
        raise UnsupportedFeature(f"conv step `{stx.keyword}`", stx)
    call = t.Simp(stx.start, stx.end, stx.keyword, stx.config, stx.only, stx.lemmas, None, None, stx.discharger)
    with tac.with_main():
        ctx, arguments = make_context(tac, call)
        run = Simp(tac.m, ctx)
        lhs, _ = sides(tac)
        if word == "dsimp":
            new = run.dsimp(lhs)
            if new is not lhs:
                change_lhs(tac, new)
        else:
            result = run.simp(lhs)
            if result.expr is not lhs:
                update_lhs(tac, result.expr, run.proof_of(lhs, result))
        if "?" in stx.keyword:
            suggest(tac, call, run.used)
    lint_arguments(tac, call, arguments.origins, run.used)


@conv(t.ConvTerm)
def conv_term(tac: Tac, stx: t.ConvTerm) -> None:
    word = stx.keyword
    if word == "pattern":
        conv_zoom.go_to_pattern(tac, stx.terms[0], stx.occs)
    elif word == "tactic":
        assert stx.seq is not None
        seq = stx.seq
        goal = tac.main_goal()
        tac.m.conv_goals.discard(goal)
        tac.focus(lambda: _run_tactics(tac, seq))
        mark(tac.m, goal)
    elif word == "tactic'":
        assert stx.seq is not None
        _run_tactics(tac, stx.seq)
    elif word == "change":
        _change(tac, stx.terms[0])
    elif word in ("unfold", "delta"):
        for term in stx.terms:
            _unfold(tac, word, term)
    elif word in ("exact", "apply", "refine"):
        tac.run(t.TermTac(stx.start, stx.end, word, stx.terms[0]))
        remark(tac)
    else:
        raise UnsupportedFeature(f"conv step `{word}`", stx)


def _run_tactics(tac: Tac, seq: ast.TacticSeq) -> None:
    tac.run_seq(seq)
    remark(tac)


def _change(tac: Tac, term: ast.Term) -> None:
    m = tac.m
    with tac.with_main():
        lhs, _ = sides(tac)
        new = tac.elab_ensuring(term, m.infer_type(lhs))
        if not m.is_def_eq(new, lhs):
            raise m.error("invalid 'change' conv tactic, term\n  {}\nis not definitionally equal to\n  {}", new, lhs)
        change_lhs(tac, m.instantiate_mvars(new))


def _unfold(tac: Tac, word: str, term: ast.Term) -> None:
    m = tac.m
    if not isinstance(term, ast.Ident):
        raise UnsupportedFeature(f"conv step `{word}` on a term", term)
    name = tac.el.resolve_const(term.name, term)
    with tac.with_main():
        lhs, _ = sides(tac)
        new, proof = unfold_in(m, lhs, name) if word == "unfold" else (delta_in(m, lhs, [name]), None)
        if new is lhs:
            raise m.error("Tactic `" + word + "` failed to " + word + " `" + str(name) + "` in\n  {}", lhs)
        if proof is None:
            change_lhs(tac, new)
        else:
            update_lhs(tac, new, proof)


# ------------------------------------------------------------------ combinators
@conv(t.ConvAndThen)
def conv_and_then(tac: Tac, stx: t.ConvAndThen) -> None:
    def both() -> None:
        run_conv_step(tac, stx.first)
        for_each_goal(tac, lambda: run_conv_step(tac, stx.then))

    tac.focus(both)


@conv(t.ConvCase)
def conv_case(tac: Tac, stx: t.ConvCase) -> None:
    """``case tag x => convs``, ``case' …``, ``next x => convs``."""
    goals = tac.prune()
    if stx.keyword == "next":
        goal = tac.main_goal()
    else:
        found = find_by_tag(tac, stx.tag)
        if found is None:
            raise case_not_found(tac, stx.tag)
        goal = found
    others = [g for g in goals if g != goal]
    renamed = rename_inaccessible(tac, goal, stx.names) if stx.names else goal
    mark(tac.m, renamed)
    tac.goals = [renamed]
    run_convs(tac, stx.seq)
    if stx.keyword == "case'":
        tac.goals = [*tac.prune(), *others]
        return
    _finish_block(tac, stx)
    tac.goals = others


def _finish_block(tac: Tac, stx: ast.Syntax) -> None:
    """``all_goals (try rfl)``; what is left is an error."""
    for g in list(tac.prune()):
        if not close_by_refl(tac.m, g):
            close_by_instance(tac.m, g)
    if tac.prune():
        raise LeanError("unsolved goals\n" + tac.show_goals(tac.goals), stx)


@conv(t.ConvBlockSeq)
def conv_block(tac: Tac, stx: t.ConvBlockSeq) -> None:
    word, seq = stx.keyword, stx.seqs[0]
    if word == "(":
        run_convs(tac, seq)
    elif word == "with_reducible":
        with tac.m.with_transparency(Transparency.REDUCIBLE):
            run_convs(tac, seq)
    elif word == "conv":
        with tac.with_main():
            lhs, _ = sides(tac)
            new, proof = convert(tac, lhs, lambda: run_convs(tac, seq))
            update_lhs(tac, new, proof)
    elif word in ("·", "{"):
        others = tac.prune()[1:]
        tac.goals = [tac.main_goal()]
        run_convs(tac, seq)
        _finish_block(tac, stx)
        tac.goals = others
    elif word == "focus":
        tac.focus(lambda: run_convs(tac, seq))
    elif word == "all_goals":
        for_each_goal(tac, lambda: run_convs(tac, seq))
    elif word == "any_goals":
        _any_goals(tac, seq)
    elif word == "try":
        tac.attempt(lambda: run_convs(tac, seq))
    elif word == "repeat":
        _repeat(tac, seq)
    elif word == "first":
        _first(tac, stx.seqs)
    elif word == "fail_if_success":
        if tac.attempt(lambda: run_convs(tac, seq)) is None:
            raise LeanError("The tactic provided to `fail_if_success` succeeded but was expected to fail")
    else:
        raise UnsupportedFeature(f"conv step `{word}`", stx)


def _any_goals(tac: Tac, seq: t.ConvSeq) -> None:
    """On every goal where it works; on none is an error."""
    worked = False
    done: list[int] = []
    for g in list(tac.prune()):
        tac.goals = [g]
        worked = tac.attempt(lambda: run_convs(tac, seq)) is None or worked
        done += tac.prune()
    tac.goals = done
    if not worked:
        raise LeanError("failed on all goals")


def _repeat(tac: Tac, seq: t.ConvSeq) -> None:
    for _ in range(10_000):
        if tac.attempt(lambda: run_convs(tac, seq)) is not None:
            break


def _first(tac: Tac, seqs: tuple[t.ConvSeq, ...]) -> None:
    for alt in seqs[:-1]:
        if tac.attempt(lambda alt=alt: run_convs(tac, alt)) is None:  # type: ignore[misc]
            return
    run_convs(tac, seqs[-1])
