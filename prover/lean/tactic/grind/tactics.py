"""The tactics ``grind`` and ``grind?``.

Source: Lean 4 ``src/Lean/Elab/Tactic/Grind/Main.lean``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from prover.lean.expr import Const, Expr, FVar, Pi, mk_mvar
from prover.lean.local_context import LocalDecl
from prover.lean.meta.errors import LeanError
from prover.lean.meta.meta import Meta
from prover.lean.name import Name
from prover.lean.subst import any_subterm, eta
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.by_contra import false_or_by_contra
from prover.lean.tactic.grind.attribute import GRIND, KINDS, PATTERNS, heads_of, read_mark
from prover.lean.tactic.grind.branch import Branch
from prover.lean.tactic.grind.normal import Normalizer
from prover.lean.tactic.grind.options import GrindConfig, configuration
from prover.lean.tactic.grind.search import Library, Search
from prover.lean.tactic.grind.theorems import Theorem, constant_theorem, local_theorems, patterned_theorem
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.relations import EXT
from prover.lean.tactic.simp.arguments import constant_of
from prover.lean.tactic.state import Tac


@dataclass(slots=True)
class Arguments:
    """What the brackets of a call say. ``facts``: propositions with proofs that are no rules."""

    theorems: list[Theorem] = field(default_factory=list)
    facts: list[tuple[Expr, Expr]] = field(default_factory=list)
    cases: set[Name] = field(default_factory=set)
    erased: set[Name] = field(default_factory=set)


@tactic(t.Grind, "grind", "grind?")
def run_grind(tac: Tac, stx: t.Grind) -> None:
    """Close the main goal."""
    m = tac.m
    config = configuration(stx.config)
    with tac.with_main():
        arguments = read_arguments(tac, stx.args)
    goal = tac.main_goal()
    close(m, goal, config, library_of(m, arguments, stx.only), arguments.facts)
    if stx.keyword == "grind?":
        _suggest(tac, stx, m.instantiate_mvars(mk_mvar(goal)))
    tac.replace_main([])


def _suggest(tac: Tac, stx: t.Grind, proof: Expr) -> None:
    """``Try this: grind only […]`` with the given arguments and the marked theorems that the proof mentions."""
    text = tac.el.source.text
    words = [text[arg.start : arg.end] for arg in stx.args if arg.modifier != "-"]
    mentioned: set[Name] = set()

    def note(e: Expr) -> bool:
        if isinstance(e, Const):
            mentioned.add(e.name)
        return False

    any_subterm(proof, note)
    state = tac.m.env.state(GRIND)
    for kind, name in sorted(state, key=str):
        if kind == "cases" and name.child("casesOn") in mentioned:
            words.append(f"cases {name}")
        elif kind not in ("cases", "ext") and name in mentioned:
            words.append(str(name) if kind == "default" else f"{kind} {name}")
    config = [text[item.start : item.end] for item in stx.config]
    shown = [f"[{', '.join(words)}]"] if words else []
    tac.el.log_info(stx, "Try this:\n  [apply] " + " ".join(["grind", *config, "only", *shown]))


def close(m: Meta, goal: int, config: GrindConfig, library: Library, facts: Sequence[tuple[Expr, Expr]] = ()) -> None:
    """Refute the negation of the goal; LeanError when that fails."""
    goal = false_or_by_contra(m, goal)
    with m.with_mvar_context(goal):
        with m.with_new_depth():  # what the goal leaves open stays open
            branch = Branch(m, Normalizer(m))
            for decl in m.lctx:
                if not decl.is_aux:
                    _add_hypothesis(branch, decl)
            for prop, proof in facts:
                branch.add_fact(prop, proof, 0)
            refutation = Search(m, goal, config, library).refute(branch)
        m.assign(goal, refutation)


def _add_hypothesis(branch: Branch, decl: LocalDecl) -> None:
    """A fact of the context, or the value of a local definition."""
    m = branch.m
    type = m.instantiate_mvars(decl.type)
    if m.is_prop(type):
        branch.add_fact(type, decl.fvar, 0)
    elif decl.value is not None:
        value, why = branch.normal_term(m.instantiate_mvars(decl.value), 0)
        branch.equal_by(decl.fvar, value, m.mk_eq_refl(decl.fvar) if why is None else why)


# ------------------------------------------------------------ arguments
def read_arguments(tac: Tac, args: Sequence[t.GrindArg]) -> Arguments:
    out = Arguments()
    for arg in args:
        if arg.modifier == "-":
            if not isinstance(arg.term, ast.Ident):
                raise LeanError("unexpected term after `-`: a name is expected", arg)
            out.erased.add(tac.el.resolve_const(arg.term.name, arg.term))
        else:
            _add(tac, arg, out)
    return out


def _add(tac: Tac, arg: t.GrindArg, out: Arguments) -> None:
    m = tac.m
    term = arg.term
    if isinstance(term, ast.Ident) and tac.el.resolve_local(term.name) is None:
        name = constant_of(tac, term)
        if name is not None:
            _add_constant(m, name, arg.modifier, out)
            return
    with tac.elaborating(may_postpone=True) as el:
        e = el.elab_term(term, None)
        el.synthesize_synthetic_mvars("no", ignore_stuck=True)
    e = eta(m.instantiate_mvars(e))
    tac.abort_if_sorry(e)
    if isinstance(e, Const):
        _add_constant(m, e.name, arg.modifier, out)
        return
    if e.has_expr_mvar:
        e = m.mk_lambda([mk_mvar(uid) for uid in m.mctx.collect_mvars(e)], e)
    if not isinstance(e, FVar):
        out.facts.append((m.instantiate_mvars(m.infer_type(e)), e))
    if arg.modifier:
        out.theorems += local_theorems(m, e, m.instantiate_mvars(m.infer_type(e)), KINDS.get(arg.modifier, ()))


def _add_constant(m: Meta, name: Name, modifier: str, out: Arguments) -> None:
    info = m.get_const(name)
    if not m.is_prop(info.type) or modifier:
        marked = read_mark(m, name, modifier)
        out.theorems += marked.theorems
        if marked.cases:
            out.cases.add(name)
        return
    if not isinstance(info.type, Pi):
        out.facts.append((info.type, m.mk_const_with_fresh_levels(name)))
        return
    out.theorems += read_mark(m, name, modifier).theorems


# ------------------------------------------------------------ the environment's theorems
def library_of(m: Meta, arguments: Arguments, only: bool) -> Library:
    """The theorems of a call, those of the environment found by the heads of the terms at hand."""
    state = m.env.state(GRIND)
    erased = arguments.erased
    marked = {name for kind, name in state if kind == "cases"}
    patterned = _patterned(m)

    def find(b: Branch) -> list[Theorem]:
        if only:
            return []
        out: list[Theorem] = []
        present = b.graph.heads
        for (kind, name), heads in state.items():
            if heads and all(h in present for h in heads) and name not in erased and name.parent not in erased:
                found = constant_theorem(m, name, kind)  # type: ignore[arg-type]
                if found is not None:
                    out.append(found)
        return out + [t for t in patterned if all(h in present for h in heads_of(t)) and _name(t) not in erased]

    def cases(name: Name) -> bool:
        return name in arguments.cases or (not only and name in marked and name not in erased)

    return Library(arguments.theorems, find, cases, _ext_finder(m))


def _patterned(m: Meta) -> list[Theorem]:
    """Theorems with patterns of the user's."""
    entries = m.env.state(PATTERNS).items()
    found = [patterned_theorem(m, name, patterns) for name, several in entries for patterns in several]
    return [t for t in found if t is not None]


def _name(theorem: Theorem) -> object:
    return theorem.key[0] if isinstance(theorem.key, tuple) else theorem.key


def _ext_finder(m: Meta) -> Callable[[Name], Name | None]:
    """The extensionality theorem of a type that is marked ``@[grind ext]`` (the type or the theorem)."""
    state = m.env.state(GRIND)
    theorems = {types[0]: name for (kind, name), types in state.items() if kind == "ext" and types}

    def find(type: Name) -> Name | None:
        if ("ext", type) in state:
            return next((name for _, name in m.env.state(EXT).get(type.text, ())), None)
        return theorems.get(type)

    return find
