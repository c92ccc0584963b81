"""``mod_cases h : e % n``: one goal for each remainder of a natural number or an integer.

Source: Mathlib ``Mathlib/Tactic/ModCases.lean``; the lemmas are in ``library/Mathlib/Tactic/ModCases.lean``.
"""

from __future__ import annotations

from typing import Final

from prover.lean.expr import Expr, mk_apps, mk_const, mk_lit
from prover.lean.meta.app_builder import NAT_CONST
from prover.lean.meta.errors import LeanError
from prover.lean.meta.goals import intro1
from prover.lean.meta.meta import Meta
from prover.lean.name import mk_name
from prover.lean.subst import mk_arrow
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.closing import require_mathlib
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.ring.certificate import REFL_TRUE
from prover.lean.tactic.state import Tac, mk_goal

_LEMMAS: Final = mk_name("Mathlib.Tactic.ModCases")
_H: Final = mk_name("H")


@tactic(t.ModCases)
def run_mod_cases(tac: Tac, stx: t.ModCases) -> None:
    require_mathlib(tac, "mod_cases", stx)
    m = tac.m
    if stx.modulus == 0:
        raise LeanError("mod_cases: the modulus must be positive", stx)
    with tac.with_main() as goal:
        e = tac.elab_term_here(stx.term, None)
        type_ = m.whnf_r(m.infer_type(e))
        if type_ is not NAT_CONST and type_ is not mk_const(mk_name("Int")):
            raise LeanError("mod_cases only works with Int and Nat", stx)
        namespace = "NatMod" if type_ is NAT_CONST else "IntMod"
        left = _split(m, goal, namespace, e, stx.modulus)
    name = _H if stx.hyp is None or stx.hyp.name.is_anonymous else stx.hyp.name
    tac.replace_main([intro1(m, g, name)[1] for g in left])


def _split(m: Meta, goal: int, namespace: str, e: Expr, n: int) -> list[int]:
    """Assign the goal; the goals ``e ≡ i [MOD n] → target`` for ``i < n``."""
    target = m.instantiate_mvars(m.mctx.decl(goal).type)
    tag = m.mctx.decl(goal).user_name
    lit = mk_lit(n)
    level = m.get_level(target)

    def lemma(name: str, args: list[Expr]) -> Expr:
        return mk_apps(mk_const(_LEMMAS.child(namespace).child(name), (level,)), args)

    goals = [mk_goal(m, mk_arrow(_congruent(m, namespace, e, i, n), target), tag) for i in range(n)]
    proof = lemma("onModCases_stop", [target, lit, e])
    for i in reversed(range(n)):
        proof = lemma("onModCases_succ", [target, lit, e, mk_lit(i), goals[i], proof])
    m.assign(goal, lemma("onModCases_start", [target, e, lit, REFL_TRUE, proof]))
    return [g.uid for g in goals]


def _congruent(m: Meta, namespace: str, e: Expr, i: int, n: int) -> Expr:
    """``e ≡ i [MOD n]``, ``e ≡ i [ZMOD n]``."""
    is_nat = namespace == "NatMod"
    type_ = NAT_CONST if is_nat else mk_const(mk_name("Int"))
    numerals = [m.mk_numeral(type_, k) for k in (n, i)]
    return mk_apps(mk_const(mk_name("Nat.ModEq" if is_nat else "Int.ModEq")), [numerals[0], e, numerals[1]])
