"""Associative and commutative operations in ``grind``: their laws become theorems once a term has the operation.

Source: Lean 4 ``src/Lean/Meta/Tactic/Grind/AC/*`` (there completion; here E-matching with the laws in both directions).
"""

from __future__ import annotations

from typing import Final

from prover.lean.expr import Const, Expr, mk_apps, unfold_app
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.meta.meta import Meta
from prover.lean.name import mk_name
from prover.lean.tactic.grind import logic
from prover.lean.tactic.grind.branch import Branch
from prover.lean.tactic.grind.theorems import Theorem, local_theorems

_ARITHMETIC: Final = (logic.const("Nat"), logic.const("Int"))
_LAWS: Final = {
    "String": "String.append_assoc",
}
"""Laws of types for which the library has a theorem and no instance."""


def note_operations(b: Branch) -> None:
    """Add the laws of the binary operations that the branch has met since the last time."""
    for e in list(b.graph.roots):
        fn, args = unfold_app(e)
        if len(args) < 2 or not isinstance(fn, Const) or args[0] in _ARITHMETIC:
            continue
        op = mk_apps(fn, args[:-2])
        if b.once("operation", op) and _is_operation(b, op, args):
            b.theorems.extend(_laws(b.m, op, args))


def _is_operation(b: Branch, op: Expr, args: list[Expr]) -> bool:
    """Does it take two values of a type to a third?"""
    m = b.m
    alpha = b.graph.type_of(args[-1])
    return (
        b.graph.type_of(args[-2]) is alpha
        and b.graph.type_of(mk_apps(op, args[-2:])) is alpha
        and not m.is_prop(alpha)
        and not m.is_type_former_type(alpha)
        and m.is_ctor_app(mk_apps(op, args[-2:])) is None
    )


def _laws(m: Meta, op: Expr, args: list[Expr]) -> list[Theorem]:
    alpha = m.infer_type(args[-1])
    out: list[Theorem] = []
    associative = _instance(m, "Std.Associative", op)
    with m.scope():
        x, y, z = (m.push_local(mk_name(n), alpha) for n in "xyz")

        def bin(a: Expr, b: Expr) -> Expr:
            return mk_apps(op, [a, b])

        left, right = bin(bin(x, y), z), bin(x, bin(y, z))
        statement = m.mk_pi([x, y, z], m.mk_eq(left, right))
        swapped = m.mk_pi([x, y, z], m.mk_eq(right, left))
        proof = _law(m, associative, alpha, op, [x, y, z])
        if proof is not None:
            typed = logic.typed(m.mk_eq(left, right), proof)
            out += local_theorems(m, m.mk_lambda([x, y, z], typed), statement, ("=",))
            out += local_theorems(m, m.mk_lambda([x, y, z], m.mk_eq_symm(typed)), swapped, ("=",))
    commutative = _instance(m, "Std.Commutative", op)
    if commutative is not None:
        out += _commutativity(m, op, alpha, commutative)
    return out


def _law(m: Meta, instance: Expr | None, alpha: Expr, op: Expr, xs: list[Expr]) -> Expr | None:
    if instance is not None:
        return m.mk_app_opt_m("Std.Associative.assoc", [None, op, instance, *xs])
    fn = unfold_app(op)[0]
    named = _LAWS.get(str(getattr(alpha, "name", "")))
    if named is None or str(getattr(fn, "name", "")) != "HAppend.hAppend" or m.find_const(mk_name(named)) is None:
        return None
    return m.mk_app_opt_m(named, xs)


def _commutativity(m: Meta, op: Expr, alpha: Expr, instance: Expr) -> list[Theorem]:
    with m.scope():
        x, y = (m.push_local(mk_name(n), alpha) for n in "xy")
        equation = m.mk_eq(mk_apps(op, [x, y]), mk_apps(op, [y, x]))
        proof = m.mk_app_opt_m("Std.Commutative.comm", [None, op, instance, x, y])
        statement = m.mk_pi([x, y], equation)
        total = m.mk_lambda([x, y], logic.typed(equation, proof))
    return local_theorems(m, total, statement, ("=",))


def _instance(m: Meta, name: str, op: Expr) -> Expr | None:
    if m.find_const(mk_name(name)) is None:
        return None
    try:
        return m.synth_instance(m.mk_app_opt_m(name, [None, op]))
    except HeartbeatsExceeded:
        raise
    except (LeanError, Stuck):
        return None
