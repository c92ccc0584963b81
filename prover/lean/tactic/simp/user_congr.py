"""``@[congr]``: congruence theorems that users give, checked as Lean checks them, and their use by the simplifier.

Source: Lean 4 ``src/Lean/Meta/Tactic/Simp/SimpCongrTheorems.lean``, ``Simp/Main.lean`` (``trySimpCongrTheorem?``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import immutables

from prover.lean.elab.attributes import attribute, priority_of
from prover.lean.environment import EntryValue, Extension
from prover.lean.expr import (
    HAS_EXPR_MVAR,
    Const,
    Expr,
    FVar,
    MVar,
    get_app_args,
    is_app_of,
    mk_app,
    mk_apps,
    unfold_app,
)
from prover.lean.meta.app_builder import EQ, IFF, result_mvars
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.meta.meta import Meta
from prover.lean.name import Name
from prover.lean.syntax import ast
from prover.lean.tactic.simp.types import Result

if TYPE_CHECKING:
    from prover.lean.tactic.simp.engine import Simp


@dataclass(frozen=True, slots=True)
class CongrTheorem:
    """``hyps``: positions of the hypotheses to simplify, in order."""

    name: Name
    hyps: tuple[int, ...]
    priority: int


CongrState = immutables.Map[Name, tuple[CongrTheorem, ...]]


def _add(state: CongrState, entry: EntryValue) -> CongrState:
    head, name, hyps, priority = entry
    old = [c for c in state.get(head, ()) if c.name is not name]
    place = next((i for i, c in enumerate(old) if c.priority <= priority), len(old))
    old.insert(place, CongrTheorem(name, hyps, priority))
    return state.set(head, tuple(old))


CONGR: Final = Extension[CongrState]("congr", immutables.Map, _add)
"""Entry: (head constant, theorem, hypothesis positions, priority); state: head to theorems, best first."""


@attribute("congr")
def add_congr(m: Meta, name: Name, stx: ast.Attribute) -> None:
    head, hyps = analyse(m, name)
    entry = (head, name, hyps, priority_of(stx))
    if stx.kind == "local":
        m.env = m.env.with_state(CONGR, CONGR.add(m.env.state(CONGR), entry))
    else:
        m.env = m.env.add_entry(CONGR, entry)


def _sides(type: Expr) -> tuple[Expr, Expr] | None:
    if is_app_of(type, EQ, 3):
        args = get_app_args(type)
        return args[1], args[2]
    if is_app_of(type, IFF, 2):
        args = get_app_args(type)
        return args[0], args[1]
    return None


def analyse(m: Meta, name: Name) -> tuple[Name, tuple[int, ...]]:
    """The head constant and the hypotheses of a congruence theorem; LeanError when it has another form."""
    saved = m.save()
    try:
        with m.with_transparency(Transparency.REDUCIBLE):
            mvars, infos, type_ = m.forall_meta_telescope(m.infer_type(m.mk_const_with_fresh_levels(name)))
            sides = _sides(type_)
            if sides is None:
                raise m.error("invalid 'congr' theorem, equality expected\n  {}", type_)
            (lf, largs), (rf, rargs) = unfold_app(sides[0]), unfold_app(sides[1])
            if not isinstance(lf, Const) or not isinstance(rf, Const) or lf.name is not rf.name:
                raise m.error(_SAME_FUNCTION, type_)
            if len(largs) != len(rargs):
                raise m.error(_SAME_FUNCTION, type_)
            found: set[Expr] = set()
            for arg in largs:
                found |= result_mvars(arg)
            hyps: list[int] = []
            for i, (x, info) in enumerate(zip(mvars, infos, strict=True)):
                if info.is_explicit and x not in found and _is_hypothesis(m, x, i, found):
                    hyps.append(i)
            return lf.name, tuple(hyps)
    finally:
        m.restore(saved)


_SAME_FUNCTION: Final = (
    "invalid 'congr' theorem, equality left/right-hand sides must be applications of the same function\n  {}"
)


def _is_hypothesis(m: Meta, x: MVar, i: int, found: set[Expr]) -> bool:
    """``∀ ys, lhs = ?rhs ys`` with everything but ``?rhs`` known; marks ``?rhs`` as known."""
    at = f"invalid 'congr' theorem, parameter #{i + 1} is not a valid hypothesis, "
    with m.scope():
        ys, body = m.forall_telescope(m.mvar_type(x))
        sides = _sides(body)
        if sides is None:
            return False
        for j, y in enumerate(ys):
            if not result_mvars(m.infer_type(y)) <= found:
                text = f"invalid 'congr' theorem, argument #{j + 1} of parameter #{i + 1} contains unresolved parameter"
                raise m.error(text + "\n  {}", m.infer_type(y))
        if not result_mvars(sides[0]) <= found:
            raise m.error(at + "the left-hand side contains unresolved parameters\n  {}", sides[0])
        head, args = unfold_app(sides[1])
        if not isinstance(head, MVar):
            raise m.error(at + "the right-hand side head is not a metavariable\n  {}", sides[1])
        if head in found:
            raise m.error(at + "the right-hand side head was already resolved\n  {}", sides[1])
        if not all(isinstance(a, FVar) for a in args):
            raise m.error(at + "the right-hand side argument is not local variable\n  {}", sides[1])
        found.update((x, head))
    return True


# ------------------------------------------------------------ use
class _HypothesisFailedError(Exception):
    """A hypothesis could not be met."""


def try_user_congr(simp: Simp, e: Expr, fn: Const) -> Result | None:
    """The first ``@[congr]`` theorem that simplifies ``e``."""
    m = simp.m
    for theorem in m.env.state(CONGR).get(fn.name, ()):
        saved, used = m.save(), dict(simp.used)
        mctx = m.mctx
        depth = mctx.depth, mctx.level_assign_depth
        mctx.depth += 1
        mctx.level_assign_depth = mctx.depth
        try:
            result = _apply(simp, e, theorem)
        except (_HypothesisFailedError, Stuck):
            result = None
        finally:
            mctx.depth, mctx.level_assign_depth = depth
        if result is not None:
            return result
        m.restore(saved)
        simp.used = used
    return None


def _apply(simp: Simp, e: Expr, theorem: CongrTheorem) -> Result | None:
    m = simp.m
    proof = m.mk_const_with_fresh_levels(theorem.name)
    mvars, infos, type_ = m.forall_meta_telescope(m.infer_type(proof), whnf=False)
    sides = _sides(type_)
    if sides is None:
        return None
    lhs, rhs = sides
    fn, args = unfold_app(e)
    n = len(get_app_args(lhs))
    if len(args) < n:
        return None
    with m.with_transparency(Transparency.REDUCIBLE):
        if not m.is_def_eq(lhs, mk_apps(fn, args[:n])):
            return None
    changed = False
    for i in theorem.hyps:
        changed = _simp_hypothesis(simp, mvars[i]) or changed
    if not changed or not simp.synthesize_args(mvars, infos):
        return None
    new, value = m.instantiate_mvars(rhs), m.instantiate_mvars(mk_apps(proof, mvars))
    if (value.flags | new.flags) & HAS_EXPR_MVAR and any(x in result_mvars(value) for x in mvars):
        return None
    if is_app_of(type_, IFF, 2):
        value = m.mk_propext(value)
    result = Result(new, value)
    for arg in args[n:]:
        inner = simp.simp(arg)
        if inner.proof is not None and result.proof is not None:
            result = Result(mk_app(result.expr, inner.expr), m.mk_congr(result.proof, inner.proof))
        else:
            assert result.proof is not None
            result = Result(mk_app(result.expr, inner.expr), m.mk_congr_fun(result.proof, inner.expr))
    return result


def _simp_hypothesis(simp: Simp, h: MVar) -> bool:
    """Simplify the left side of ``∀ xs, lhs = ?rhs xs`` and assign ``?rhs`` and the hypothesis; did it change?"""
    m = simp.m
    with m.scope():
        xs, body = m.forall_telescope(m.instantiate_mvars(m.mvar_type(h)))
        sides = _sides(body)
        if sides is None:
            raise _HypothesisFailedError
        lhs = m.instantiate_mvars(sides[0])
        with simp.with_new_lemmas(xs):
            result = simp.simp(lhs)
        rhs_fn, zs = unfold_app(m.instantiate_mvars(sides[1]))
        proof = simp.proof_of(lhs, result)
        if is_app_of(body, IFF, 2):
            proof = m.mk_app_m("iff_of_eq", [proof])
        try:
            if not m.is_def_eq(rhs_fn, m.mk_lambda(zs, result.expr)):
                raise _HypothesisFailedError
            with m.with_transparency(Transparency.DEFAULT):
                if not m.is_def_eq(h, m.mk_lambda(xs, proof)):
                    raise _HypothesisFailedError
        except HeartbeatsExceeded:
            raise
        except LeanError as err:
            raise _HypothesisFailedError from err
        return lhs is not result.expr
