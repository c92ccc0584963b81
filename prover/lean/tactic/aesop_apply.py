"""How Aesop applies one rule to a goal: by unification, by constructors, by cases, by what follows from hypotheses.

Source: Aesop ``Aesop/RuleTac/{Apply,Cases,Forward}.lean``. Comes in: a goal and a rule; goes out: the ways to apply it,
functions that give the new goals or raise LeanError.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from prover.lean.declaration import InductiveInfo
from prover.lean.expr import BinderInfo, Const, Expr, FVar, MVar, mk_apps, unfold_app
from prover.lean.meta.cases import cases
from prover.lean.meta.discr_tree import DiscrTree
from prover.lean.meta.errors import LeanError
from prover.lean.meta.goals import assert_hyp, intro1, try_clear_many
from prover.lean.name import mk_name
from prover.lean.tactic.aesop_rules import Rule
from prover.lean.tactic.apply import apply, target_of

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

Way = Callable[[], list[int]]


def applications(m: Meta, goal: int, rule: Rule, known: frozenset[Expr]) -> list[Way]:
    """The ways to apply a rule; ``simp`` and ``unfold`` belong to the simplifier, tactics are not run. ``known`` are
    facts that there is no use in deriving again."""
    if isinstance(rule.term, FVar) and m.mctx.decl(goal).lctx.find(rule.term.uid) is None:
        return []
    if rule.builder == "apply":
        return [lambda: apply(m, goal, fresh(m, rule.term))]
    if rule.builder in ("forward", "destruct"):
        return [lambda: [_forward(m, goal, fresh(m, rule.term), known, rule.builder == "destruct")]]
    info = m.find_const(rule.term.name) if isinstance(rule.term, Const) else None
    if not isinstance(info, InductiveInfo):
        return []
    with m.with_mvar_context(goal) as decl:
        if rule.builder == "constructors":
            if head_of(m, target_of(m, goal)) != str(info.name):
                return []
            return [partial(_constructor, m, goal, str(ctor)) for ctor in info.ctors]
        hyps = [d.fvar for d in decl.lctx if not d.is_aux and head_of(m, d.type) == str(info.name)]
    return [partial(_cases, m, goal, hyp) for hyp in hyps] if rule.builder == "cases" else []


def index(m: Meta, rules: Iterable[Rule]) -> DiscrTree[Rule]:
    """The rules made by ``apply``, by their conclusions up to reducible unfolding."""
    tree: DiscrTree[Rule] = DiscrTree()
    for rule in rules:
        if rule.builder == "apply":
            saved = m.save()
            conclusion = m.forall_meta_telescope(m.instantiate_mvars(m.infer_type(fresh(m, rule.term))), whnf=False)[2]
            tree = tree.insert(m.discr_path(conclusion), rule)
            m.restore(saved)
    return tree


def head_of(m: Meta, type: Expr) -> str:
    """The constant at the head of a type."""
    fn = unfold_app(m.whnf_r(m.instantiate_mvars(type)))[0]
    return str(fn.name) if isinstance(fn, Const) else ""


def fresh(m: Meta, term: Expr) -> Expr:
    """The lemma with universe variables of its own."""
    return m.mk_const_with_fresh_levels(term.name) if isinstance(term, Const) else term


def _constructor(m: Meta, goal: int, name: str) -> list[int]:
    return apply(m, goal, m.mk_const_with_fresh_levels(mk_name(name)))


def _cases(m: Meta, goal: int, hyp: FVar) -> list[int]:
    return [case.goal for case in cases(m, goal, hyp)]


def facts(m: Meta, goal: int) -> frozenset[Expr]:
    """The types of the hypotheses."""
    return frozenset([m.instantiate_mvars(d.type) for d in m.mctx.decl(goal).lctx])


def _forward(m: Meta, goal: int, lemma: Expr, known: frozenset[Expr], destruct: bool) -> int:
    """The goal with one more fact: ``lemma`` applied to hypotheses; LeanError when it gives nothing new."""
    with m.with_mvar_context(goal) as decl:
        hyps = [d.fvar for d in decl.lctx if not d.is_aux]
        known |= facts(m, goal)
        mvars, infos, conclusion = m.forall_meta_telescope(m.instantiate_mvars(m.infer_type(lemma)), whnf=False)
        premises = [x for x, info in zip(mvars, infos, strict=True) if info is BinderInfo.DEFAULT]
        for used in _instances(m, premises[::-1], hyps):
            if not _synthesize(m, mvars, infos):
                continue
            type = m.instantiate_mvars(conclusion)
            if type in known or not m.is_prop(type):
                continue
            fact = m.instantiate_mvars(mk_apps(lemma, mvars))
            new = intro1(m, assert_hyp(m, goal, mk_name("fwd"), type, fact))[1]
            return try_clear_many(m, new, used) if destruct else new
    raise LeanError("aesop: no new fact")


def _instances(m: Meta, premises: list[MVar], hyps: list[FVar]) -> Iterator[list[FVar]]:
    """The assignments of hypotheses to premises (the last first); the state is restored between them. Gives the
    hypotheses that are proofs."""
    if not premises:
        yield []
        return
    first, rest = premises[0], premises[1:]
    if m.mctx.is_assigned(first.uid):
        yield from _instances(m, rest, hyps)
        return
    for hyp in hyps:
        saved = m.save()
        m.tick("aesop", 2)
        if m.is_def_eq_guarded(m.infer_type(first), m.infer_type(hyp)) and m.is_def_eq_guarded(first, hyp):
            is_proof = m.is_proof(hyp)
            for used in _instances(m, rest, hyps):
                yield [hyp, *used] if is_proof else used
        m.restore(saved)


def _synthesize(m: Meta, mvars: list[MVar], infos: list[BinderInfo]) -> bool:
    """Instances; is everything else known?"""
    for mvar, info in zip(mvars, infos, strict=True):
        if m.mctx.is_assigned(mvar.uid):
            continue
        value = m.synth_instance(m.instantiate_mvars(m.mvar_type(mvar))) if info is BinderInfo.INST_IMPLICIT else None
        if value is None:
            return False
        m.assign(mvar, value)
    return True
