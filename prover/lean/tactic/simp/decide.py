"""``+decide``: closed propositions by evaluating their ``Decidable`` instance; also the proofs that literal procedures
need.

Source: Lean 4 ``src/Lean/Meta/Tactic/Simp/Rewrite.lean`` (``simpUsingDecide``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from prover.lean.expr import HAS_EXPR_MVAR, HAS_FVAR, Expr, mk_app, mk_apps, mk_const
from prover.lean.level import ONE
from prover.lean.meta.app_builder import FALSE, TRUE
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.meta.meta import Meta
from prover.lean.meta.whnf import BOOL_FALSE, BOOL_TRUE
from prover.lean.name import mk_name
from prover.lean.tactic.simp.types import Result

if TYPE_CHECKING:
    from prover.lean.tactic.simp.rewriting import Rewriting

BOOL_CONST: Final = mk_const(mk_name("Bool"))
_DECIDABLE: Final = mk_const(mk_name("Decidable"))
_DECIDE: Final = mk_const(mk_name("Decidable.decide"))


def decidable_instance(m: Meta, p: Expr) -> Expr | None:
    try:
        return m.synth_instance(mk_app(_DECIDABLE, p))
    except HeartbeatsExceeded:
        raise
    except (LeanError, Stuck):
        return None


def decide_proof(m: Meta, p: Expr, holds: bool) -> Expr | None:
    """A proof of ``p = True`` or ``p = False`` by evaluating its instance; None without one."""
    inst = decidable_instance(m, p)
    if inst is None:
        return None
    value = BOOL_TRUE if holds else BOOL_FALSE
    refl = mk_apps(mk_const(mk_name("Eq.refl"), (ONE,)), [BOOL_CONST, value])
    lemma = "eq_true_of_decide" if holds else "eq_false_of_decide"
    return mk_apps(mk_const(mk_name(lemma)), [p, inst, refl])


def rewrite_using_decide(simp: Rewriting, e: Expr) -> Result | None:
    """``p ↦ True`` or ``False`` for a closed decidable proposition."""
    m = simp.m
    if e.flags & (HAS_FVAR | HAS_EXPR_MVAR) or e is TRUE or e is FALSE or not m.is_prop(e):
        return None
    inst = decidable_instance(m, e)
    if inst is None:
        return None
    with m.with_transparency(m.transparency.DEFAULT):
        value = m.whnf(mk_apps(_DECIDE, [e, inst]))
    if value is not BOOL_TRUE and value is not BOOL_FALSE:
        return None
    return Result(TRUE if value is BOOL_TRUE else FALSE, decide_proof(m, e, value is BOOL_TRUE))
