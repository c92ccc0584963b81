"""Proof states of the REPL: persistent snapshots, running a tactic on one, and the final check of a finished proof.

Source: leanprover-community/repl ``REPL/Snapshots.lean``, ``REPL/Main.lean`` (``getProofStatus``). A snapshot holds the
saved metavariable context; nothing is copied, and any snapshot can be continued any number of times.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from prover.lean.declaration import OPAQUE_HINT, DefinitionDecl
from prover.lean.elab.notation import parser_table
from prover.lean.elab.scope import Message, Scope, SorrySite
from prover.lean.elab.term import TermElab
from prover.lean.elab.term_base import AbortTerm, ElabMeta
from prover.lean.expr import Expr, MVar, is_const_of, mk_mvar
from prover.lean.kernel.check import Declined, add_decl
from prover.lean.kernel.errors import KernelError
from prover.lean.meta.errors import LeanError
from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.repl.fingerprint import goal_fingerprint
from prover.lean.subst import any_subterm
from prover.lean.syntax.errors import ParseError
from prover.lean.syntax.parser.commands import Parser
from prover.lean.syntax.source import Source
from prover.lean.tactic.decide import level_params_of
from prover.lean.tactic.state import RootInfo, Tac, TacticInfo

SORRY_AX = mk_name("sorryAx")


@dataclass(frozen=True, slots=True)
class ProofSnapshot:
    """``saved`` is ``Meta.save()``; ``roots`` are the goals the state was opened with; ``meta`` lends its caches."""

    saved: Any
    goals: tuple[int, ...]
    roots: tuple[int, ...]
    scopes: tuple[Scope, ...]
    scope: Scope
    level_names: tuple[Name, ...]
    decl_name: Name | None
    meta: ElabMeta | None = None


@dataclass(frozen=True, slots=True)
class StepResult:
    """What a tactic did: the new state, what it logged, and the states of ``sorry``s inside it."""

    state: ProofSnapshot
    messages: list[Message]
    sorries: list[SorrySite] = field(default_factory=list)


def open_site(site: SorrySite, scopes: tuple[Scope, ...] = ()) -> ProofSnapshot:
    """The proof state of a ``sorry``."""
    goals = (site.mvar_uid,)
    return ProofSnapshot(
        site.saved, goals, goals, scopes or (site.scope,), site.scope, site.level_names, site.decl_name
    )


def state_of_root(info: RootInfo, scopes: tuple[Scope, ...]) -> ProofSnapshot:
    """The proof state at the start of a ``by`` block."""
    goals = (info.goal,)
    return ProofSnapshot(info.saved, goals, goals, scopes, info.scope, info.level_names, info.decl_name)


def state_of_tactic(info: TacticInfo, scopes: tuple[Scope, ...]) -> ProofSnapshot:
    """The proof state before a tactic."""
    goals = info.goals_before
    return ProofSnapshot(info.saved_before, goals, goals, scopes, info.scope, info.level_names, info.decl_name)


def constants_of_tactic(info: TacticInfo) -> list[str]:
    """The constants in what a tactic put for the goals it started from, without those of the goals it left open.

    Source: leanprover-community/repl ``REPL/Lean/InfoTree.lean`` (``getUsedConstantsAsSet``).
    """
    from prover.lean.repl.listing import constants_used

    if info.saved_after is None:
        return []
    m = ElabMeta(info.saved_after[1])
    m.restore(info.saved_after)
    still_open = set(info.goals_after)
    terms = [m.instantiate_mvars(mk_mvar(goal)) for goal in info.goals_before if goal not in still_open]
    return constants_used(m.env, terms)


def open_meta(state: ProofSnapshot, source: Source) -> TermElab:
    """An elaborator that continues a snapshot; caches are shared while the environment is the same object."""
    env = state.saved[1]
    m = ElabMeta(env, state.scope.options)
    m.restore(state.saved)
    old = state.meta
    if old is not None and old.env is env:
        m.infer_cache, m.whnf_cache = old.infer_cache, old.whnf_cache
        m.defeq_cache, m.instance_cache = old.defeq_cache, old.instance_cache
    el = TermElab(m, state.scope, source)
    el.level_names = state.level_names
    el.decl_name = state.decl_name
    return el


def parse_tactic(state: ProofSnapshot, text: str) -> tuple[Any, Source]:
    """Parse one tactic with the notations of the state's environment; raises ParseError."""
    source = Source(text)
    parser = Parser(source, parser_table(state.saved[1], list(state.scopes)))
    tactic = parser.tactic()
    parser.expect_end()
    return tactic, source


def run_step(state: ProofSnapshot, text: str) -> StepResult:
    """Run a tactic; raises ParseError or LeanError when it fails as a whole."""
    stx, source = parse_tactic(state, text)
    el = open_meta(state, source)
    tac = Tac(el, state.goals)
    try:
        tac.run(stx)
        el.synthesize_no_postponing()
    except AbortTerm as err:
        logged = [m.text for m in el.messages if m.severity == "error"]
        raise LeanError("\n\n".join(logged) or "tactic aborted") from err
    goals = tuple(tac.prune())
    new = ProofSnapshot(
        el.m.save(), goals, state.roots, state.scopes, state.scope, el.level_names, state.decl_name, el.m
    )
    return StepResult(new, el.messages, el.sorries)


def show_goals(state: ProofSnapshot, goals: tuple[int, ...] | None = None) -> list[str]:
    el = open_meta(state, Source(""))
    return [el.m.pp_goal(g) for g in (state.goals if goals is None else goals)]


def fingerprints(state: ProofSnapshot) -> list[str]:
    """The goals' fingerprints (``prover.lean.repl.fingerprint``)."""
    el = open_meta(state, Source(""))
    return [goal_fingerprint(el.m, goal) for goal in state.goals]


def proof_status(state: ProofSnapshot) -> str:
    """``Completed`` only when the kernel has accepted the assembled proof and it has no ``sorry``."""
    if state.goals:
        return "Incomplete: open goals remain"
    if len(state.roots) != 1:
        return "Not verified: more than one initial goal"
    try:
        return _check_root(state, state.roots[0])
    except LeanError as err:
        return f"Error: {err.text}"


def _check_root(state: ProofSnapshot, root: int) -> str:
    el = open_meta(state, Source(""))
    m = el.m
    if not m.mctx.is_assigned_or_delayed(root):
        return "Error: Goal not assigned"
    with m.with_mvar_context(root) as decl:
        proof = m.instantiate_mvars(mk_mvar(root))
        expected = m.instantiate_mvars(decl.type)
        if proof.has_expr_mvar and _open_mvars(proof):
            return "Incomplete: contains metavariable(s)"
        actual = m.instantiate_mvars(m.infer_type(proof))
        if not m.is_def_eq(actual, expected):
            return f"Error: proof has type {m.pp(actual)} but root goal has type {m.pp(expected)}"
        fvars = [d.fvar for d in decl.lctx]
        closed = m.instantiate_mvars(m.mk_lambda(fvars, proof))
        type = m.instantiate_mvars(m.mk_pi(fvars, expected))
    if closed.has_expr_mvar or type.has_expr_mvar:
        return "Incomplete: contains metavariable(s)"
    closed, type = el.level_mvars_to_params(closed), el.level_mvars_to_params(type)
    params = tuple(dict.fromkeys((*level_params_of(type), *level_params_of(closed))))
    name = mk_name("_repl").child("proof")
    try:
        add_decl(m.env, DefinitionDecl(name, params, type, closed, OPAQUE_HINT))
    except (KernelError, Declined) as err:
        return f"Error: kernel type check failed: (kernel) {err}"
    if any_subterm(closed, lambda s: is_const_of(s, SORRY_AX)):
        return "Incomplete: contains sorry"
    return "Completed"


def _open_mvars(e: Expr) -> bool:
    return any_subterm(e, lambda s: isinstance(s, MVar))


__all__ = [
    "ANONYMOUS",
    "ParseError",
    "ProofSnapshot",
    "StepResult",
    "fingerprints",
    "open_site",
    "proof_status",
    "run_step",
    "show_goals",
]
