"""Proofs of polynomial identities by reflection.

Both sides are written as ``RExpr`` terms over a list of atoms; the kernel evaluates them at one point of large powers
of two, where different monomials cannot overlap, with ``Nat`` arithmetic on literals, so its work is linear in the
size of the two sides (theorems ``of_check_…`` of ``library/Mathlib/Tactic/Ring/Check.lean``). Comes in: two
:class:`Shape`; goes out: a proof that their meanings are equal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from prover.lean.expr import Expr, mk_app, mk_apps, mk_const, mk_lit
from prover.lean.level import ONE, ZERO, Level
from prover.lean.meta.errors import LeanError
from prover.lean.name import mk_name

RING: Final = mk_name("Mathlib.Tactic.Ring")
_REXPR: Final = RING.child("RExpr")
_NUM, _VAR, _ADD, _MUL, _POW, _NEG, _SUB = (
    mk_const(_REXPR.child(name)) for name in ("num", "var", "add", "mul", "pow", "neg", "sub")
)
_ZERO, _ONE = mk_const(_REXPR.child("zero")), mk_const(_REXPR.child("one"))
_NAT: Final = mk_const(mk_name("Nat"))
_BOOL: Final = mk_const(mk_name("Bool"))
REFL_TRUE: Final = mk_apps(mk_const(mk_name("Eq.refl"), (ONE,)), [_BOOL, mk_const(mk_name("Bool.true"))])
MAX_BITS: Final = 1 << 23
"""Longest number that a check may compute; Python multiplies two such numbers in about a second."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A polynomial expression as the kernel will evaluate it: the term, a bound of the sum of its coefficients, bounds
    of the degree in each atom and of the total degree, and whether it is free of negation and subtraction."""

    term: Expr
    norm: int
    degrees: Mapping[int, int]
    total: int
    plain: bool


def number(n: int) -> Shape:
    """``(n : R)``; 0 and 1 have constructors of their own because no cast stands there."""
    if n < 2:
        return Shape(_ONE if n else _ZERO, n, {}, 0, True)
    return Shape(mk_app(_NUM, mk_lit(n)), n, {}, 0, True)


def cast_number(n: int) -> Shape:
    """``((n : ℕ) : R)`` for any literal."""
    return Shape(mk_app(_NUM, mk_lit(n)), n, {}, 0, True)


def atom(i: int) -> Shape:
    return Shape(mk_app(_VAR, mk_lit(i)), 1, {i: 1}, 1, True)


def _join(a: Mapping[int, int], b: Mapping[int, int], multiply: bool) -> Mapping[int, int]:
    if not b or a is b and not multiply:
        return a
    if not a:
        return b
    out = dict(a)
    for i, d in b.items():
        have = out.get(i, 0)
        out[i] = have + d if multiply else max(have, d)
    return out


def add(a: Shape, b: Shape, minus: bool = False) -> Shape:
    degrees = _join(a.degrees, b.degrees, False)
    term = mk_apps(_SUB if minus else _ADD, [a.term, b.term])
    return Shape(term, a.norm + b.norm, degrees, max(a.total, b.total), a.plain and b.plain and not minus)


def mul(a: Shape, b: Shape) -> Shape:
    degrees = _join(a.degrees, b.degrees, True)
    return Shape(mk_apps(_MUL, [a.term, b.term]), a.norm * b.norm, degrees, a.total + b.total, a.plain and b.plain)


def neg(a: Shape) -> Shape:
    return Shape(mk_app(_NEG, a.term), a.norm, a.degrees, a.total, False)


def power(a: Shape, n: int) -> Shape:
    if a.norm > 1 and a.norm.bit_length() * n > MAX_BITS:
        raise too_large()
    degrees = {i: d * n for i, d in a.degrees.items()}
    return Shape(mk_apps(_POW, [a.term, mk_lit(n)]), a.norm**n, degrees, a.total * n, a.plain)


def too_large() -> LeanError:
    return LeanError("ring failed: the numbers that the check needs are too large")


def _list(level: Level, type: Expr, items: Sequence[Expr]) -> Expr:
    nil = mk_app(mk_const(mk_name("List.nil"), (level,)), type)
    cons = mk_app(mk_const(mk_name("List.cons"), (level,)), type)
    out = nil
    for item in reversed(items):
        out = mk_apps(cons, [item, out])
    return out


def _nats(values: Sequence[int]) -> Expr:
    return _list(ZERO, _NAT, [mk_lit(v) for v in values])


def identity(level: Level, type: Expr, inst: Expr, is_ring: bool, atoms: Sequence[Expr], a: Shape, b: Shape) -> Expr:
    """A proof of ``a.denote … = b.denote …`` for shapes that are the same polynomial; ``inst`` is the instance of
    CommRing or CommSemiring. The kernel would reject it otherwise."""
    bits = (a.norm + b.norm).bit_length()
    linear = max(a.total, b.total) <= 1
    top = len(atoms) if linear else 0
    weights = list(range(len(atoms), 0, -1))
    degrees: list[int] = []
    if not linear:
        degrees = [max(a.degrees.get(i, 0), b.degrees.get(i, 0)) for i in range(len(atoms))]
        weights = []
        for d in reversed(degrees):
            weights.append(top + 1)
            top += (top + 1) * d
        weights.reverse()
    if bits * (top + 1) > MAX_BITS:
        raise too_large()
    modulus = mk_lit(1 << (bits * (top + 1)))
    rule = f"of_check{'_linear' if linear else ''}_{'ring' if is_ring else 'semiring'}"
    lists = [_list(level, type, atoms), _nats(weights)] + ([] if linear else [_nats(degrees)])
    checks = [REFL_TRUE] * (2 if is_ring else 4)
    args = [type, inst, *lists, mk_lit(bits), modulus, a.term, b.term, *checks]
    return mk_apps(mk_const(RING.child(rule), (level,)), args)
