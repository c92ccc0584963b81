"""``fin_cases``: one goal for each member of a list, multiset or finite set, or for each element of a finite type.

Source: Mathlib ``Mathlib/Tactic/FinCases.lean``. A membership is brought to one in a list, whose derivation is taken
apart again and again; a hypothesis ``x : A`` is first given its membership in the elements of ``A``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from prover.lean.expr import Const, Expr, FVar, mk_apps, mk_const, unfold_app
from prover.lean.meta.cases import cases
from prover.lean.meta.errors import LeanError, Stuck
from prover.lean.meta.goals import assert_hyp, change_hyp, intro1
from prover.lean.name import mk_name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.closing import require_mathlib
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

_MEMBERSHIP: Final = mk_name("Membership.mem")
_HEAD: Final = mk_name("List.Mem.head")
_COLLECTIONS: Final = ("List", "Multiset", "Finset")


@tactic(t.IntervalCases, "fin_cases")
def run_fin_cases(tac: Tac, stx: t.IntervalCases) -> None:
    require_mathlib(tac, "fin_cases", stx)
    if stx.term is None or stx.hyp is not None or stx.bounds:
        raise LeanError("fin_cases expects hypotheses", stx)
    others = tac.prune()[1:]
    goals = [tac.main_goal()]
    for term in (stx.term, *stx.more):
        if not isinstance(term, ast.Ident):
            raise LeanError("fin_cases expects hypotheses", term)
        new: list[int] = []
        for goal in goals:
            with tac.m.with_mvar_context(goal):
                fvar = tac.fvar_here(term.name, term)
            new += fin_cases(tac.m, goal, fvar)
        goals = new
    tac.goals = [*goals, *others]


def fin_cases(m: Meta, goal: int, hyp: FVar) -> list[int]:
    """The goals for each possible value."""
    with m.with_mvar_context(goal):
        type = m.whnf_r(m.instantiate_mvars(m.infer_type(hyp)))
        args = m.match_app(type, _MEMBERSHIP, 5)
        if args is None:
            fvar, goal = _as_element(m, goal, hyp, type)
            return fin_cases(m, goal, fvar)
        head, _ = unfold_app(m.whnf_r(args[1]))
        name = str(head.name) if isinstance(head, Const) else ""
        if name not in _COLLECTIONS:
            raise LeanError(
                "Hypothesis must be of type `x ∈ (A : List α)`, `x ∈ (A : Finset α)`, or `x ∈ (A : Multiset α)`"
            )
        members = _as_list(m, args[3])
        wanted = m.mk_app_m("Membership.mem", [members, args[4]])
        if not m.is_def_eq_guarded(wanted, type):
            raise m.error("fin_cases: {} is not a membership in a list that can be computed", type)
        if name != "List":
            goal = change_hyp(m, goal, hyp, wanted)
            hyp = _same_named(m, goal, hyp)
    return _take_apart(m, goal, hyp)


def _same_named(m: Meta, goal: int, hyp: FVar) -> FVar:
    """The hypothesis after its type was changed."""
    decl = m.mctx.decl(goal).lctx
    if hyp.uid in {d.uid for d in decl}:
        return hyp
    return list(decl)[-1].fvar


def _as_element(m: Meta, goal: int, hyp: FVar, type: Expr) -> tuple[FVar, int]:
    """``x : A`` for a finite type ``A``: that ``x`` is one of its elements."""
    if mk_name("Fintype") not in m.env:
        raise m.error("fin_cases: {} is no membership", type)
    cls = m.mk_app_m("Fintype", [type])
    try:
        inst = m.synth_instance(cls)
    except Stuck:  # a type that is not known yet
        inst = None
    if inst is None:
        raise m.error("failed to synthesize instance of type class\n  {}", cls)
    elements = m.mk_app_opt_m("Fintype.elems", [type, inst])
    member = m.mk_app_m("Membership.mem", [elements, hyp])
    proof = m.mk_app_opt_m("Fintype.complete", [type, inst, hyp])
    fvar, goal = intro1(m, assert_hyp(m, goal, mk_name("this"), member, proof), preserve=True)
    assert isinstance(fvar, FVar)
    return fvar, goal


def _as_list(m: Meta, members: Expr) -> Expr:
    """The list that a finite set or multiset is made of, in constructor form."""
    e = m.whnf_d(members)
    fn, args = unfold_app(e)
    name = str(fn.name) if isinstance(fn, Const) else ""
    if name == "Finset.mk":
        return _as_list(m, args[1])
    if name == "Quot.mk":
        return _as_list(m, args[2])
    if name == "List.cons":
        assert isinstance(fn, Const)
        tail = _as_list(m, args[2])
        return mk_apps(mk_const(fn.name, fn.levels), [args[0], _reduced(m, args[1]), tail])
    if name != "List.nil":
        raise m.error("fin_cases: the members of {} cannot be computed", members)
    return e


def _reduced(m: Meta, e: Expr) -> Expr:
    """Numbers are shown as numerals."""
    from prover.lean.meta.app_builder import NAT_CONST

    if m.infer_type(e) is NAT_CONST and not e.has_fvar:
        value = m.nat_literal(m.whnf_d(e))
        if value is not None:
            return m.mk_nat_lit(value)
    return e


def _take_apart(m: Meta, goal: int, hyp: FVar) -> list[int]:
    """``x ∈ a :: l`` is ``x = a`` or ``x ∈ l``; an alternative that cannot be leaves no goal."""
    out: list[int] = []
    while True:
        rest = None
        for case in cases(m, goal, hyp, tactic="fin_cases"):
            if case.ctor is _HEAD:
                out.append(case.goal)
            else:
                rest = case
        if rest is None:
            return out
        last = rest.fields[-1]
        assert isinstance(last, FVar)
        goal, hyp = rest.goal, last
