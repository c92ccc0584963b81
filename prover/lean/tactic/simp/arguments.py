"""The arguments of ``simp`` calls: which lemmas, definitions, hypotheses and procedures a call works with.

Source: Lean 4 ``src/Lean/Elab/Tactic/Simp.lean`` (``mkSimpContext``, ``elabSimpArgs``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from prover.lean.declaration import DefinitionInfo
from prover.lean.expr import Const, Expr, FVar, mk_mvar
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.meta.meta import Meta
from prover.lean.name import Name, mk_name
from prover.lean.subst import eta
from prover.lean.syntax import ast, tactic_ast
from prover.lean.tactic.simp.config import parse_config
from prover.lean.tactic.simp.goals import hypotheses_rules
from prover.lean.tactic.simp.rewriting import Rewriting
from prover.lean.tactic.simp.theorems import (
    SIMP,
    SimpTheorems,
    add_constant,
    empty_theorems,
    local_origin,
    make_rules,
)
from prover.lean.tactic.simp.types import SIMPROC_ORIGIN, SIMPROCS, Config, Context
from prover.lean.tactic.state import Tac, mk_goal

_ONLY_BASICS: Final = ("eq_self", "iff_self")
Discharger = Callable[[Rewriting, Expr], Expr | None]


@dataclass(slots=True)
class Arguments:
    """What the bracketed list of a call adds: ``base`` is the set it starts from, ``extra`` its own rules; ``origins``
    tells for each argument (by position) what it added, for the linter."""

    base: SimpTheorems
    extra: SimpTheorems
    star: bool = False
    simprocs: set[str] = field(default_factory=set)
    simprocs_off: set[str] = field(default_factory=set)
    origins: dict[int, frozenset[Name]] = field(default_factory=dict)


def make_context(tac: Tac, stx: tactic_ast.Simp, start: SimpTheorems | None = None) -> tuple[Context, Arguments]:
    """The rules and options of a call, elaborated in the main goal's context. ``start`` replaces the default set."""
    m = tac.m
    word = stx.keyword.rstrip("?!")
    config = parse_config(stx.config, Config(contextual=word == "simp_all"))
    if "!" in stx.keyword:
        config = replace(config, auto_unfold=True)
    arguments = Arguments(_start(m, stx.only, start), empty_theorems())
    for i, item in enumerate(stx.lemmas or ()):
        _add_argument(tac, arguments, i, item, word == "simp_all", config)
    if arguments.star and word != "simp_all":
        arguments.extra = hypotheses_rules(m, arguments.extra)
    discharger = _discharger(tac, stx.discharger) if stx.discharger is not None else None
    on = frozenset(arguments.simprocs) if stx.only else None
    off = frozenset(arguments.simprocs_off)
    theorems = (arguments.base, arguments.extra)
    return Context(theorems, config, on, off, discharger, word == "dsimp"), arguments


def _start(m: Meta, only: bool, start: SimpTheorems | None) -> SimpTheorems:
    if not only:
        return m.env.state(SIMP) if start is None else start
    base = empty_theorems()
    for name in _ONLY_BASICS:
        if m.find_const(mk_name(name)) is not None:
            base = add_constant(m, base, mk_name(name))
    return base


def _add_argument(
    tac: Tac, arguments: Arguments, i: int, item: ast.SimpLemma, erase_local: bool, config: Config
) -> None:
    if item.star:
        arguments.star = True
        return
    name = str(item.term.name) if isinstance(item.term, ast.Ident) else ""
    if name in SIMPROCS and tac.m.lctx.find_by_name(mk_name(name)) is None:
        if item.erase:
            arguments.simprocs_off.add(name)
        else:
            arguments.simprocs.add(name)
            arguments.origins[i] = frozenset([SIMPROC_ORIGIN.child(name)])
        return
    if item.erase:
        _erase(tac, arguments, item, config)
        return
    before = arguments.extra
    added = _add_item(tac, arguments, item)
    if arguments.extra is not before and added is not None:
        arguments.origins[i] = frozenset(added)


def _erase(tac: Tac, arguments: Arguments, item: ast.SimpLemma, config: Config) -> None:
    term = item.term
    if not isinstance(term, ast.Ident):
        raise LeanError("unexpected term after `-`: a lemma's or a hypothesis's name is expected", item)
    local = tac.m.lctx.find_by_name(term.name)
    if local is not None:
        arguments.extra = arguments.extra.erase(local_origin(local.fvar))
        return
    name = tac.el.resolve_const(term.name, term)
    if name not in arguments.base and name not in arguments.extra and not config.auto_unfold:
        if not (name.part == "injEq" or (config.ground and tac.m.find_const(name) is not None)):
            tac.el.log_warning(term, f"`{name}` does not have the `[simp]` attribute")
    arguments.base = arguments.base.erase(name)
    if name in arguments.extra:
        arguments.extra = arguments.extra.erase(name)


def _add_item(tac: Tac, arguments: Arguments, item: ast.SimpLemma) -> set[Name] | None:
    """Add one lemma, hypothesis or definition; the origins it added."""
    m = tac.m
    term = item.term
    assert term is not None
    if isinstance(term, ast.Ident) and tac.el.resolve_local(term.name) is None:
        name = constant_of(tac, term)
        if name is not None:
            info = m.get_const(name)
            if m.is_prop(info.type) or isinstance(info, DefinitionInfo):
                if name in arguments.base.erased:
                    arguments.base = replace(arguments.base, erased=arguments.base.erased - {name})
                arguments.extra = add_constant(m, arguments.extra, name, item.symm, item.post)
                return {name}
    with tac.elaborating(may_postpone=True) as el:
        e = el.elab_term(term, None)
        el.synthesize_synthetic_mvars("no", ignore_stuck=True)  # the rewriting finds the instances
    e = eta(m.instantiate_mvars(e))
    tac.abort_if_sorry(e)
    if isinstance(e, FVar):
        decl = m.local_decl(e)
        origin = local_origin(e)
        if decl.value is not None and not m.is_prop(decl.type):
            arguments.extra = arguments.extra.unfold_local(e)
            return {origin}
        arguments.extra = _add_rules(tac, arguments.extra, origin, e, item)
        return {origin}
    if isinstance(e, Const):
        arguments.extra = add_constant(m, arguments.extra, e.name, item.symm, item.post)
        return {e.name}
    if e.has_expr_mvar:
        mvars = [mk_mvar(uid) for uid in m.mctx.collect_mvars(e)]
        e = m.mk_lambda(mvars, e)
    origin = mk_name("_term").child(item.start)
    arguments.extra = _add_rules(tac, arguments.extra, origin, e, item)
    return {origin}


def constant_of(tac: Tac, term: ast.Ident) -> Name | None:
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


def _discharger(tac: Tac, seq: ast.TacticSeq) -> Discharger:
    """``(disch := tac)`` as a function from propositions to proofs."""

    def run(simp: Rewriting, prop: Expr) -> Expr | None:
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
