"""The tactics ``simp``, ``simp only``, ``simp at``, ``simp?``, ``dsimp``, ``simp_all``, ``simpa``.

Source: Lean 4 ``src/Lean/Elab/Tactic/Simp.lean``, ``Simpa.lean``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Final

from prover.lean.declaration import DefinitionInfo
from prover.lean.expr import Const, Expr, FVar, mk_mvar
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, UnsupportedFeature
from prover.lean.meta.goals import assert_hyp, intro1
from prover.lean.name import Name, mk_name
from prover.lean.syntax import ast, tactic_ast
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.simp import attribute, simprocs
from prover.lean.tactic.simp.engine import Config, Context, Simp
from prover.lean.tactic.simp.goals import (
    NO_PROGRESS,
    Outcome,
    hypotheses_rules,
    simp_all,
    simp_locations,
    simp_target,
)
from prover.lean.tactic.simp.theorems import (
    SIMP,
    SimpTheorems,
    add_constant,
    empty_theorems,
    local_origin,
    make_rules,
)
from prover.lean.tactic.state import Tac, mk_goal

_ONLY_BASICS: Final = ("eq_self", "iff_self", "rfl_beq")
_OPTIONS: Final = {
    "contextual": "contextual",
    "zeta": "zeta",
    "beta": "beta",
    "eta": "eta",
    "decide": "decide",
    "arith": "arith",
    "singlePass": "single_pass",
    "memoize": "memoize",
    "maxSteps": "max_steps",
    "failIfUnchanged": "fail_if_unchanged",
    "autoUnfold": "auto_unfold",
    "iota": "iota",
    "proj": "proj",
    "ground": "ground",
    "maxDischargeDepth": "max_discharge_depth",
}
_IGNORED: Final = frozenset(
    {"zetaDelta", "unfoldPartialApp", "index", "implicitDefEqProofs", "congrConsts", "letToHave"}
)


def parse_config(items: tuple[ast.ConfigItem, ...], start: Config) -> Config:
    """Lean's configuration items as a :class:`Config`."""
    known = {f.name for f in fields(Config)}
    config = start
    for item in items:
        name = str(item.name)
        if name == "config" or name in _IGNORED:
            continue
        key = _OPTIONS.get(name)
        if key is None or key not in known:
            raise LeanError(f"Error elaborating `Lean.Meta.Simp.Config`: '{name}' is not a field", item)
        value: object = item.value
        if isinstance(value, ast.NumLit):
            value = value.value
        elif isinstance(value, ast.Ident):
            value = str(value.name) == "true"
        config = replace(config, **{key: value})  # type: ignore[arg-type]
    return config


def make_context(tac: Tac, stx: tactic_ast.Simp, fvars: frozenset[int] = frozenset()) -> Context:
    """The rules and options of a ``simp`` call, elaborated in the main goal's context."""
    m = tac.m
    config = parse_config(stx.config, Config())
    dsimp_only = stx.keyword.rstrip("?!") == "dsimp"
    if stx.only:
        base = empty_theorems()
        for name in _ONLY_BASICS:
            if m.find_const(mk_name(name)) is not None:
                base = add_constant(m, base, mk_name(name))
    else:
        base = m.env.state(SIMP)
    extra = empty_theorems()
    star = False
    named: set[str] = set()
    for item in stx.lemmas or ():
        if item.star:
            star = True
        elif isinstance(item.term, ast.Ident) and str(item.term.name) in simprocs.SIMPROC_NAMES:
            named.add(str(item.term.name))
        elif item.erase:
            base, extra = _erase(tac, base, extra, item)
        else:
            base, extra = _add_item(tac, base, extra, item)
    if star:
        extra = hypotheses_rules(m, extra, fvars)
    discharger = _discharger(tac, stx.discharger) if stx.discharger is not None else None
    return Context((base, extra), config, frozenset(named) if stx.only else None, discharger, dsimp_only)


def _erase(tac: Tac, base: SimpTheorems, extra: SimpTheorems, item: ast.SimpLemma) -> tuple[SimpTheorems, SimpTheorems]:
    assert isinstance(item.term, ast.Ident)
    local = tac.m.lctx.find_by_name(item.term.name)
    if local is not None:
        return base, extra.erase(local_origin(local.fvar))
    name = tac.el.resolve_const(item.term.name, item.term)
    if name not in base:
        tac.el.log_warning(item.term, f"`{name}` does not have the `[simp]` attribute")
    return base.erase(name), extra


def _add_item(
    tac: Tac, base: SimpTheorems, extra: SimpTheorems, item: ast.SimpLemma
) -> tuple[SimpTheorems, SimpTheorems]:
    m = tac.m
    term = item.term
    assert term is not None
    if isinstance(term, ast.Ident) and tac.el.resolve_local(term.name) is None:
        name = _constant_of(tac, term)
        if name is not None:
            info = m.get_const(name)
            if m.is_prop(info.type) or isinstance(info, DefinitionInfo):
                erased = name in base.erased
                if erased:
                    base = SimpTheorems(base.pre, base.post, base.to_unfold, base.erased - {name}, base.names)
                return base, add_constant(m, extra, name, item.symm, item.post)
    with tac.elaborating(may_postpone=True) as el:
        e = el.elab_term(term, None)
    e = m.instantiate_mvars(e)
    tac.abort_if_sorry(e)
    if isinstance(e, FVar):
        decl = m.local_decl(e)
        if decl.value is not None and not m.is_prop(decl.type):
            return base, extra
        return base, _add_rules(tac, extra, local_origin(e), e, item)
    if isinstance(e, Const):
        return base, add_constant(m, extra, e.name, item.symm, item.post)
    if e.has_expr_mvar:
        mvars = [mk_mvar(uid) for uid in m.mctx.collect_mvars(e)]
        e = m.mk_lambda(mvars, e)
    return base, _add_rules(tac, extra, mk_name("_term").child(item.start), e, item)


def _constant_of(tac: Tac, term: ast.Ident) -> Name | None:
    """The constant an identifier stands for, None for ``h.left``-like field access."""
    try:
        return tac.el.resolve_const(term.name, term)
    except LeanError:
        if tac.el.resolve_name(term):
            return None
        raise


def _add_rules(tac: Tac, theorems: SimpTheorems, origin: Name, proof: Expr, item: ast.SimpLemma) -> SimpTheorems:
    m = tac.m
    for path, rule in make_rules(m, origin, proof, m.instantiate_mvars(m.infer_type(proof)), (), item.symm, item.post):
        theorems = theorems.add(path, rule)
    return theorems


def _discharger(tac: Tac, seq: ast.TacticSeq) -> Callable[[Simp, Expr], Expr | None]:
    """``(disch := tac)`` as a function from propositions to proofs."""

    def run(simp: Simp, prop: Expr) -> Expr | None:
        m = simp.m
        goal = mk_goal(m, prop)
        block = Tac(tac.el, [goal.uid])
        block.recover = False
        saved = block.save()
        try:
            block.run_seq(seq)
        except HeartbeatsExceeded:
            raise
        except LeanError:
            block.restore(saved)
            return None
        if block.prune():
            block.restore(saved)
            return None
        return m.instantiate_mvars(goal)

    return run


def _targets(tac: Tac, location: ast.Location | None) -> tuple[list[Expr], bool, bool]:
    """Hypotheses, target?, wildcard?"""
    if location is None:
        return [], True, False
    if not location.wildcard:
        hyps: list[Expr] = [tac.fvar_here(h.name, h) for h in location.hyps]
        return hyps, location.goal, False
    m = tac.m
    decls = [d for d in m.lctx if not d.is_aux and m.is_prop(d.type)]
    return [d.fvar for d in decls], True, True


def _finish(tac: Tac, outcome: Outcome) -> None:
    tac.replace_main([outcome.goal] if outcome.goal is not None else [])


@tactic(tactic_ast.Simp, "simp", "simp!", "simp?", "simp?!", "dsimp", "dsimp!", "dsimp?", "simp_arith")
def run_simp(tac: Tac, stx: tactic_ast.Simp) -> None:
    """``simp [lemmas] at loc``."""
    m = tac.m
    name = stx.keyword.rstrip("?!")
    if name == "simp_arith":
        raise LeanError("`simp_arith` has been deprecated. It was a shorthand for `simp +arith +decide`.")
    with tac.with_main() as goal:
        ctx = make_context(tac, stx)
        fvars, target, wildcard = _targets(tac, stx.location)
        if fvars or not target:
            outcome = simp_locations(m, goal, ctx, fvars, target, name, wildcard)
        else:
            outcome = simp_target(m, goal, ctx)
            if not outcome.changed and ctx.config.fail_if_unchanged:
                raise LeanError(NO_PROGRESS.format(name))
    _finish(tac, outcome)
    if stx.keyword.endswith("?"):
        _suggest(tac, stx, outcome)


@tactic(tactic_ast.Simp, "simp_all", "simp_all!", "simp_all?")
def run_simp_all(tac: Tac, stx: tactic_ast.Simp) -> None:
    with tac.with_main() as goal:
        ctx = make_context(tac, stx)
        outcome = simp_all(tac.m, goal, ctx)
    _finish(tac, outcome)
    if stx.keyword.endswith("?"):
        _suggest(tac, stx, outcome)


@tactic(tactic_ast.Simp, "simpa", "simpa!", "simpa?")
def run_simpa(tac: Tac, stx: tactic_ast.Simp) -> None:
    """``simpa [lemmas] using e``: simplify the goal and ``e``, then close the goal with it."""
    m = tac.m
    with tac.with_main() as goal:
        ctx = make_context(tac, stx)
        ctx = replace(ctx, config=replace(ctx.config, fail_if_unchanged=False))
        first = simp_target(m, goal, ctx).goal
        if stx.using_term is None:
            _simpa_assumption(tac, first, ctx)
            return
    if first is None:
        raise LeanError("try `simp` instead of `simpa`: it closes the goal before the `using` term is looked at")
    tac.replace_main([first])
    with tac.with_main() as goal:
        e = tac.elab_term_here(stx.using_term, None, may_postpone=True)
        type_ = m.instantiate_mvars(m.infer_type(e))
        held = assert_hyp(m, goal, mk_name("h"), type_, e)
        fvar, held = intro1(m, held, m.fresh_user_name(mk_name("h")))
        outcome = simp_locations(m, held, ctx, [fvar], False, "simpa", True)
    if outcome.goal is None:
        tac.replace_main([])
        return
    with m.with_mvar_context(outcome.goal) as decl:
        newest = max((d for d in m.lctx), key=lambda d: d.uid)
        if not m.is_def_eq(m.instantiate_mvars(newest.type), m.instantiate_mvars(decl.type)):
            raise m.error(
                "Type mismatch: After simplification, term\n  {}\n has type\n  {}\nbut is expected to have type\n  {}",
                e,
                newest.type,
                decl.type,
            )
        m.assign(outcome.goal, newest.fvar)
    tac.replace_main([])


def _simpa_assumption(tac: Tac, goal: int | None, ctx: Context) -> None:
    """``simpa`` without ``using``: the simplified goal by a simplified ``this`` or by assumption."""
    m = tac.m
    if goal is None:
        tac.replace_main([])
        return
    with m.with_mvar_context(goal) as decl:
        target = m.instantiate_mvars(decl.type)
        this = m.lctx.find_by_name(mk_name("this"))
        if this is not None:
            outcome = simp_locations(m, goal, ctx, [this.fvar], False, "simpa", True)
            if outcome.goal is None:
                tac.replace_main([])
                return
            goal = outcome.goal
    with m.with_mvar_context(goal):
        for hyp in m.lctx.reversed():
            if not hyp.is_aux and m.is_def_eq(hyp.type, target):
                m.assign(goal, hyp.fvar)
                tac.replace_main([])
                return
    raise m.error("Tactic `assumption` failed\n\n⊢ {}", target)


def _suggest(tac: Tac, stx: tactic_ast.Simp, outcome: Outcome) -> None:
    """``Try this: simp only [...]``."""
    m = tac.m
    names: list[str] = []
    for origin in outcome.used:
        if origin.root() is mk_name("_fvar"):
            decl = m.lctx.find(int(str(origin.part)))
            shown = str(decl.user_name) if decl is not None else "*"
        elif origin.root() is mk_name("_term"):
            continue
        else:
            shown = str(origin)
        if shown not in names and shown not in _ONLY_BASICS:
            names.append(shown)
    keyword = stx.keyword.replace("?", "")
    place = ""
    if stx.location is not None:
        place = " at *" if stx.location.wildcard else " at " + " ".join(str(h.name) for h in stx.location.hyps)
    listed = f" [{', '.join(names)}]" if names else ""
    tac.el.log_info(stx, f"Try this:\n  [apply] {keyword} only{listed}{place}")


@tactic(tactic_ast.Simp, "norm_num", "norm_num1", "push_cast", "field_simp")
def run_missing(tac: Tac, stx: tactic_ast.Simp) -> None:
    raise UnsupportedFeature(f"tactic `{stx.keyword}`", stx)


__all__ = ["attribute", "make_context", "parse_config", "run_simp", "simprocs"]
