"""``linear_combination e``: an equation from a combination of proofs of equations.

Source: Mathlib ``Mathlib/Tactic/LinearCombination.lean``. The term is taken apart along its arithmetic; a part that
proves an equation stands for that equation, any other part for a number. ``ring1`` checks that the goal is the
combination.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from prover.lean.expr import Expr, mk_apps, mk_const
from prover.lean.meta.errors import LeanError, UnsupportedFeature
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.closing import require_mathlib
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.ring.certificate import RING
from prover.lean.tactic.ring.domain import Domain
from prover.lean.tactic.ring.tactics import Ring
from prover.lean.tactic.state import Tac

_OPERATIONS: Final = {"HAdd.hAdd": "add", "HSub.hSub": "sub", "HMul.hMul": "mul", "HDiv.hDiv": "div"}


@dataclass(frozen=True, slots=True)
class _Part:
    """``proof : lhs = rhs``; None for a number (both sides are the same)."""

    lhs: Expr
    rhs: Expr
    proof: Expr | None


@tactic(t.TermList, "linear_combination")
def run_linear_combination(tac: Tac, stx: t.TermList) -> None:
    require_mathlib(tac, stx.keyword, stx)
    if stx.config:
        raise UnsupportedFeature("configuration of `linear_combination`", stx)
    m = tac.m
    with tac.with_main() as goal:
        eq = m.match_eq(m.whnf_r(tac.main_target()))
        if eq is None:
            raise LeanError("'linear_combination' only proves equalities", stx)
        type, a, b = (m.instantiate_mvars(e) for e in eq)
        ring = Ring(m)
        reader = ring.reader(type)
        if reader is None or reader.domain.ring is None:
            raise m.error("failed to synthesize\n  CommRing {}", type)
        domain = reader.domain
        if not stx.terms:
            m.assign(goal, ring.prove_eq(type, a, b))
        else:
            part = _read(tac, stx.terms[0], domain)
            minus = domain.op("sub")
            left = mk_apps(minus, [mk_apps(minus, [a, b]), mk_apps(minus, [part.lhs, part.rhs])])
            check = ring.prove_eq(type, left, domain.numeral(0))
            proof = part.proof if part.proof is not None else m.mk_eq_refl(part.lhs)
            rule = mk_const(RING.child("eq_of_add"), (domain.level,))
            assert domain.ring is not None
            m.assign(goal, mk_apps(rule, [type, domain.ring, part.lhs, part.rhs, a, b, proof, check]))
    tac.replace_main([])


def _read(tac: Tac, stx: ast.Term, domain: Domain) -> _Part:
    if isinstance(stx, ast.Paren):
        return _read(tac, stx.term, domain)
    if isinstance(stx, ast.BinOp) and (name := _OPERATIONS.get(str(stx.fn))) is not None:
        if name == "div" and domain.field is None:
            return _leaf(tac, stx, domain)
        a, b = _read(tac, stx.lhs, domain), _read(tac, stx.rhs, domain)
        if a.proof is None and b.proof is None:
            return _leaf(tac, stx, domain)
        return _combine(tac, domain, name, a, b)
    if isinstance(stx, ast.UnOp) and str(stx.fn) == "Neg.neg":
        a = _read(tac, stx.arg, domain)
        if a.proof is None:
            return _leaf(tac, stx, domain)
        fn = domain.op("neg")
        return _Part(mk_apps(fn, [a.lhs]), mk_apps(fn, [a.rhs]), tac.m.mk_congr_arg(fn, a.proof))
    return _leaf(tac, stx, domain)


def _combine(tac: Tac, domain: Domain, name: str, a: _Part, b: _Part) -> _Part:
    m, fn = tac.m, domain.op(name)
    first = a.proof if a.proof is not None else m.mk_eq_refl(a.lhs)
    second = b.proof if b.proof is not None else m.mk_eq_refl(b.lhs)
    proof = m.mk_congr(m.mk_congr_arg(fn, first), second)
    return _Part(mk_apps(fn, [a.lhs, b.lhs]), mk_apps(fn, [a.rhs, b.rhs]), proof)


def _leaf(tac: Tac, stx: ast.Term, domain: Domain) -> _Part:
    """A proof of an equation over the domain, or a number."""
    m = tac.m
    if not isinstance(stx, (ast.NumLit, ast.ScientificLit, ast.BinOp, ast.UnOp)):
        with tac.without_recover():
            e = tac.elab_term_here(stx, None, may_postpone=True)
        type = m.instantiate_mvars(m.infer_type(e))
        if m.is_prop(type):
            eq = m.match_eq(m.whnf_r(type))
            if eq is None or not m.is_def_eq_guarded(eq[0], domain.type):
                raise m.error("linear_combination: {} is no proof of an equation over {}", type, domain.type)
            return _Part(m.instantiate_mvars(eq[1]), m.instantiate_mvars(eq[2]), m.instantiate_mvars(e))
    with tac.without_recover():
        number = tac.elab_ensuring(stx, domain.type)
    return _Part(number, number, None)
