"""Finite sums and products whose terms are numbers.

Source: Mathlib ``Mathlib/Tactic/NormNum/BigOperators.lean`` (``evalFinsetSum``, ``evalFinsetProd``), and for intervals
``Mathlib/Tactic/Simproc/FinsetInterval.lean``. The kernel lists the set by computation; the terms are then added in one
step, so that the work is linear in their number.

Known sets are ``Finset.range n``, the bounded intervals, ``∅``, ``{a}``, ``insert a s`` of natural and integer numbers,
and all of ``Fin n``. As in Mathlib no extension evaluates an element of ``Fin n``: terms there must not depend on it.
"""

from __future__ import annotations

from typing import Final

from prover.lean.expr import Const, Expr, is_app_of, mk_app, mk_apps, mk_const, unfold_app
from prover.lean.meta.app_builder import NAT_CONST
from prover.lean.name import mk_name
from prover.lean.subst import head_beta
from prover.lean.tactic.norm_num.evaluate import Evaluator, Number, norm_num_extension
from prover.lean.tactic.norm_num.relations import NORM_NUM
from prover.lean.tactic.simp.literals import INT_CONST, mk_int_lit
from prover.lean.tactic.state import mk_type_hint

_MAX_TERMS: Final = 10_000
_BOUNDS: Final = {"Finset.Icc": (0, 1), "Finset.Ico": (0, 0), "Finset.Ioc": (1, 1), "Finset.Ioo": (1, 0)}
"""What to add to the ends for the first element and the one after the last."""
_FIN: Final = mk_name("Fin")
_FIN_FINTYPE: Final = mk_name("Fin.fintype")
_STANDARD: Final = {NAT_CONST: "instLocallyFiniteOrderNat", INT_CONST: "Int.instLocallyFiniteOrder"}


@norm_num_extension("Mathlib.Meta.NormNum.evalFinsetSum", ("Finset.sum", 5))
def eval_finset_sum(ev: Evaluator, e: Expr, args: list[Expr]) -> Number | None:
    return _big_operator(ev, args, "add", 0)


@norm_num_extension("Mathlib.Meta.NormNum.evalFinsetProd", ("Finset.prod", 5))
def eval_finset_prod(ev: Evaluator, e: Expr, args: list[Expr]) -> Number | None:
    return _big_operator(ev, args, "mul", 1)


def _big_operator(ev: Evaluator, args: list[Expr], op: str, start: int) -> Number | None:
    """The value of ``Finset.sum`` or ``Finset.prod``; None when the set or a term is not known."""
    m = ev.m
    type, result, inst, s, f = args
    members = _members(ev, type, s)
    reader = ev.reader(result)
    if members is None or reader is None:
        return None
    m.tick("norm_num", 2 * len(members))
    literals = [mk_int_lit(m, n) if type is INT_CONST else m.mk_numeral(type, n) for n in members]
    terms = [head_beta(mk_app(f, literal)) for literal in literals]
    if any(ev.number(term) is None for term in terms):
        return None
    total = reader.domain.numeral(start)
    for term in reversed(terms):
        total = reader.domain.apply(op, [term, total])
    value = ev.number(total)
    if value is None:
        return None
    listed = _list(ev, type, literals)
    val = m.mk_app_m("Finset.val", [s])
    is_list = mk_type_hint(m, m.mk_eq(val, m.mk_app_m("Multiset.ofList", [listed])), m.mk_eq_refl(val))
    levels = (m.get_dec_level(type), m.get_dec_level(result))
    rule = mk_const(NORM_NUM.child("finset_sum" if op == "add" else "finset_prod"), levels)
    unfolded = mk_apps(rule, [type, result, inst, s, f, listed, total, is_list, m.mk_eq_refl(total)])
    proof = unfolded if value.proof is None else m.mk_eq_trans(unfolded, value.proof)
    return Number(value.value, value.literal, proof)


def _members(ev: Evaluator, type: Expr, s: Expr) -> list[int] | None:
    """The elements of a known set in the order in which Lean lists them."""
    fn, args = unfold_app(s)
    name = str(fn.name) if isinstance(fn, Const) else ""
    if name == "Finset.univ" and len(args) == 2 and is_app_of(type, _FIN, 1) and is_app_of(args[1], _FIN_FINTYPE, 1):
        size = ev.m.eval_nat(unfold_app(type)[1][0])  # computed, since the type must stay what it is
        return None if size is None else _interval(0, size)
    if type not in _STANDARD:
        return None
    if name == "Finset.range" and len(args) == 1:
        end = ev.natural(args[0])
        return None if end is None else _interval(0, end[0])
    if name in _BOUNDS and len(args) == 5:
        low, high = ev.number(args[3]), ev.number(args[4])
        is_standard = isinstance(args[2], Const) and str(args[2].name) == _STANDARD[type]
        if low is None or high is None or not is_standard:
            return None
        first, after = _BOUNDS[name]
        return _interval(int(low.value) + first, int(high.value) + after)
    if name == "EmptyCollection.emptyCollection":
        return []
    if name == "Singleton.singleton" and len(args) == 4:
        only = ev.number(args[3])
        return None if only is None else [int(only.value)]
    if name == "Insert.insert" and len(args) == 5:
        new, rest = ev.number(args[3]), _members(ev, type, args[4])
        if new is None or rest is None:
            return None
        return rest if int(new.value) in rest else [int(new.value), *rest]
    return None


def _interval(first: int, after: int) -> list[int] | None:
    return list(range(first, after)) if after - first <= _MAX_TERMS else None


def _list(ev: Evaluator, type: Expr, items: list[Expr]) -> Expr:
    level = ev.m.get_dec_level(type)
    out = mk_app(mk_const(mk_name("List.nil"), (level,)), type)
    cons = mk_app(mk_const(mk_name("List.cons"), (level,)), type)
    for item in reversed(items):
        out = mk_apps(cons, [item, out])
    return out
