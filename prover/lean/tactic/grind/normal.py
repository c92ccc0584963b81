"""The normal form of propositions in ``grind``: negations pushed inwards, relations and connectives in one shape.

Source: Lean 4 ``src/Init/Grind/Norm.lean``, ``src/Lean/Meta/Tactic/Grind/Simp.lean``. It is a run of the simplifier
with a small set of lemmas and Lean's procedures for literals.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from prover.lean.declaration import ConstantInfo
from prover.lean.expr import Expr
from prover.lean.meta.base import Transparency
from prover.lean.meta.meta import Meta
from prover.lean.name import mk_name
from prover.lean.tactic.simp.engine import Simp
from prover.lean.tactic.simp.theorems import SimpTheorems, constant_rules, empty_theorems
from prover.lean.tactic.simp.types import Config, Context, Result

LEMMAS: Final = """ne_eq gt_iff_lt ge_iff_le eq_self iff_self heq_eq_eq eq_iff_iff
    Classical.not_not not_true not_false_eq_true not_or Classical.not_imp not_exists not_forall
    Nat.not_lt Nat.not_le Int.not_lt Int.not_le
    eq_true_eq_id eq_true_eq eq_false_eq true_eq false_eq eq_true_iff
    true_and and_true false_and and_false true_or or_true false_or or_false
    true_implies forall_true_left implies_true forall_const false_implies imp_self imp_false
    true_iff iff_true false_iff iff_false
    forall_and exists_const exists_prop exists_false exists_and_left exists_and_right
    if_true if_false ite_true ite_false dite_true dite_false ite_self
    Bool.or_false Bool.or_true Bool.false_or Bool.true_or Bool.or_eq_true Bool.or_eq_false_iff
    Bool.and_false Bool.and_true Bool.false_and Bool.true_and Bool.and_eq_true Bool.and_eq_false_imp
    Bool.and_self Bool.or_self Bool.and_not_self Bool.not_and_self Bool.or_not_self Bool.not_or_self
    Bool.not_not Bool.not_true Bool.not_false Bool.not_eq_true Bool.not_eq_false Bool.not_eq_eq_eq_not
    Bool.not_eq_true' Bool.not_eq_false' Bool.true_eq Bool.false_eq Bool.xor_false Bool.false_xor
    bne_iff_ne beq_iff_eq beq_self_eq_true bne_self_eq_false beq_eq_false_iff_ne bne_eq_false_iff_eq
    decide_eq_true_eq decide_eq_false_iff_not decide_not decide_true decide_false not_decide_eq_true
    Bool.false_eq_true Bool.true_eq_false reduceCtorEq
    Nat.le_zero_eq Nat.succ_eq_add_one Nat.add_eq Nat.sub_eq Nat.mul_eq Nat.le_eq Nat.lt_eq Nat.succ_ne_zero
    Nat.add_zero Nat.zero_add Nat.sub_zero Nat.mul_one Nat.one_mul Nat.mul_zero Nat.zero_mul
    Int.add_zero Int.zero_add Int.mul_one Int.one_mul Int.mul_zero Int.zero_mul Int.sub_zero
    Prod.mk.eta id_eq Function.comp_apply cond_true cond_false cond_eq_ite""".split()
"""Those that the library has; the equivalences of Lean's set in the form that our library states them."""

_MEMORY: dict[tuple[ConstantInfo, ...], SimpTheorems] = {}
"""Key: the lemmas that the environment has; value: their rules, which nothing else determines. Never reset."""


def rules_of(m: Meta, lemmas: Sequence[str]) -> SimpTheorems:
    """The rewriting rules of those of the lemmas that the environment has."""
    infos = tuple([info for info in (m.env.find(mk_name(name)) for name in lemmas) if info is not None])
    found = _MEMORY.get(infos)
    if found is None:
        found = empty_theorems()
        for info in infos:
            if m.is_prop(info.type):
                for path, rule in constant_rules(m, info):
                    found = found.add(path, rule)
        _MEMORY[infos] = found
    return found


class Normalizer:
    """Normal forms, remembered for one call."""

    def __init__(self, m: Meta) -> None:
        self.m = m
        config = Config(fail_if_unchanged=False, zeta_delta=False, max_steps=20_000)
        self.context = Context((rules_of(m, LEMMAS),), config)
        self._known: dict[Expr, Result] = {}

    def __call__(self, e: Expr) -> Result:
        """The normal form of ``e`` with a proof of ``e = …`` (None: definitionally equal)."""
        found = self._known.get(e)
        if found is None:
            with self.m.with_transparency(Transparency.DEFAULT):
                found = Simp(self.m, self.context).simp(self.m.instantiate_mvars(e))
            # Key: a term; value: its normal form, which depends on the lemmas alone; dropped with the call.
            self._known[e] = found
        return found
