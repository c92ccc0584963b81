"""``calc``: steps elaborated one after the other, joined by ``Trans`` instances.

Source: Lean 4 ``src/Lean/Elab/Calc.lean``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from prover.lean.elab.coercion import Undetermined
from prover.lean.elab.registry import term_elab
from prover.lean.elab.synthetic import TRACE_HINT
from prover.lean.elab.term import TermElab
from prover.lean.elab.term_base import AbortTerm
from prover.lean.expr import App, Expr, Pi, mk_apps, mk_const, mk_sort
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.name import mk_name
from prover.lean.subst import head_beta, instantiate1, mk_arrow
from prover.lean.syntax import ast

TRANS: Final = mk_name("Trans")
TRANS_TRANS: Final = mk_name("Trans.trans")


@ast.node
class TypedHole(ast.Term):
    """``_`` whose type is known."""

    type: Expr


@term_elab(TypedHole)
def elab_typed_hole(el: TermElab, stx: TypedHole, expected: Expr | None) -> Expr:
    mvar = el.m.mk_mvar(stx.type)
    el.note_hole(mvar, stx)
    return mvar


@dataclass(frozen=True, slots=True)
class CalcResult:
    """The proof so far and the relation that it proves."""

    proof: Expr
    type: Expr


def calc_relation(el: TermElab, type: Expr) -> tuple[Expr, Expr, Expr] | None:
    """``r a b`` split into ``r``, ``a``, ``b``."""
    type = el.m.instantiate_mvars(type)
    if isinstance(type, App) and isinstance(type.fn, App):
        return type.fn.fn, type.fn.arg, type.arg
    return None


def elab_calc_steps(el: TermElab, steps: Sequence[ast.CalcStep]) -> CalcResult:
    """All steps of a ``calc`` block."""
    m = el.m
    result: CalcResult | None = None
    prev: Expr | None = None
    for i, step in enumerate(steps):
        rel_stx, proof_stx = first_step(step) if i == 0 else (step.rel, step.proof)
        if proof_stx is None:
            raise LeanError("calc step without proof", step)
        if prev is not None:
            rel_stx = annotate_first_hole(rel_stx, m.infer_type(prev))
        type = el.elab_type(rel_stx)
        parts = calc_relation(el, type)
        if parts is None:
            raise _no_relation(el, type, step.rel)
        lhs = parts[1]
        if prev is not None and not m.is_def_eq_guarded(lhs, prev):
            raise _bad_lhs(el, lhs, prev, step.rel)
        proof = el.elab_term_ensuring_type(proof_stx, type)
        with el.with_ref(step.rel):
            if result is None:
                result = CalcResult(proof, type)
            else:
                result = mk_calc_trans(el, result, CalcResult(proof, type))
        prev = parts[2]
    assert result is not None
    return result


def first_step(step: ast.CalcStep) -> tuple[ast.Term, ast.Term | None]:
    """A bare first term ``a`` stands for ``a = _ := rfl``."""
    if step.proof is not None:
        return step.rel, step.proof
    start, end = step.rel.start, step.rel.end
    hole = ast.Hole(end, end)
    rel = ast.BinOp(start, end, "binrel", "=", mk_name("Eq"), step.rel, hole)
    rfl = mk_name("rfl")
    return rel, ast.Ident(start, end, rfl, None, rfl)


def annotate_first_hole(stx: ast.Term, type: Expr) -> ast.Term:
    """The first ``_`` of a step is the previous right-hand side: give it that type."""
    done = False

    def visit(node: ast.Syntax) -> ast.Syntax | None:
        nonlocal done
        if done:
            return node
        if isinstance(node, ast.Hole):
            done = True
            return TypedHole(node.start, node.end, type)
        return None

    new = ast.map_syntax(stx, visit)
    assert isinstance(new, ast.Term)
    return new


def mk_calc_trans(el: TermElab, result: CalcResult, step: CalcResult) -> CalcResult:
    """Join ``a r b`` and ``b s c`` through ``Trans r s t``."""
    m = el.m
    first, second = calc_relation(el, result.type), calc_relation(el, step.type)
    assert first is not None and second is not None
    r, a, b = first
    s, _, c = second
    alpha, beta, gamma = (m.instantiate_mvars(m.infer_type(x)) for x in (a, b, c))
    t = m.mk_mvar(mk_arrow(alpha, mk_arrow(gamma, mk_sort(m.mk_level_mvar()))))
    trans = el.mk_const(TRANS)
    self_type = mk_apps(trans, (alpha, beta, gamma, r, s, t))
    _unify_args(el, trans, (alpha, beta, gamma, r, s, t))
    self_type = m.instantiate_mvars(self_type)
    try:
        inst = el.synth_or_stuck(self_type)
    except Undetermined:
        inst = None
    if inst is None:
        raise el.error(
            lambda: f"invalid 'calc' step, failed to synthesize `Trans` instance{el.indent(self_type)}{TRACE_HINT}"
        )
    levels = m.instantiate_mvars(trans).levels  # type: ignore[attr-defined]
    args = (alpha, beta, gamma, r, s, t, inst, a, b, c, result.proof, step.proof)
    proof = m.instantiate_mvars(mk_apps(mk_const(TRANS_TRANS, levels), args))
    type = head_beta(m.instantiate_mvars(m.infer_type(proof)))
    if calc_relation(el, type) is None:
        raise el.error(lambda: f"invalid 'calc' step, step result is not a relation{el.indent(type)}")
    return CalcResult(proof, type)


def _unify_args(el: TermElab, fn: Expr, args: Sequence[Expr]) -> None:
    """Determine the universe metavariables of ``fn`` from the types of its arguments."""
    m = el.m
    type = m.infer_type(fn)
    done: list[Expr] = []


    for arg in args:
        assert isinstance(type, Pi)
        m.is_def_eq(type.binder_type, m.infer_type(arg))
        done.append(arg)
        type = instantiate1(type.body, arg)


def _typed(el: TermElab, e: Expr) -> str:
    text = f"{el.pp(e)} : {el.pp(el.m.infer_type(e))}"
    return "\n  " + text.replace("\n", "\n  ")


def _no_relation(el: TermElab, type: Expr, ref: ast.Syntax) -> LeanError:
    return el.error(lambda: f"invalid 'calc' step, relation expected{el.indent(type)}", ref)


def _bad_lhs(el: TermElab, lhs: Expr, prev: Expr, ref: ast.Syntax) -> LeanError:
    return el.error(
        lambda: f"invalid 'calc' step, left-hand side is{_typed(el, lhs)}\n"
        f"previous right-hand side is{_typed(el, prev)}",
        ref,
    )


def calc_failure(el: TermElab, steps: Sequence[ast.CalcStep], result: CalcResult, expected: Expr) -> LeanError:
    """Why the whole ``calc`` does not prove what is wanted (Lean's ``throwCalcFailure``)."""
    m = el.m
    got, want = calc_relation(el, head_beta(result.type)), calc_relation(el, expected)
    if got is not None and want is not None and m.is_def_eq_guarded(got[0], want[0]):
        failed = False
        for which, i, ref in (("left-hand side", 1, steps[0].rel), ("right-hand side", 2, steps[-1].rel)):
            mine, other = got[i], want[i]
            if not m.is_def_eq_guarded(mine, other):
                text = f"invalid 'calc' step, {which} is{_typed(el, mine)}\nbut is expected to be{_typed(el, other)}"
                el.log_error(ref, text)
                failed = True
        if failed:
            return AbortTerm()
    return el.type_mismatch(result.proof, expected, None, "'calc' expression")


@term_elab(ast.Calc)
def elab_calc(el: TermElab, stx: ast.Calc, expected: Expr | None) -> Expr:
    result = elab_calc_steps(el, stx.steps)
    m = el.m
    if expected is None or m.is_def_eq(m.infer_type(result.proof), expected):
        return result.proof
    try:
        coerced = el.coerce(result.proof, expected)
    except Undetermined:
        return el.mk_coe(expected, result.proof)
    except HeartbeatsExceeded:
        raise
    except LeanError:
        coerced = None
    if coerced is not None:
        return coerced
    raise calc_failure(el, stx.steps, result, expected)
