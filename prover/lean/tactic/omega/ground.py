"""Numerals and closed arithmetic on them, read off the syntax.

Source: Lean 4 ``src/Lean/Elab/Tactic/Omega/OmegaM.lean`` (``groundNat?``, ``groundInt?``).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from prover.lean.expr import Const, Expr, unfold_app
from prover.lean.meta.meta import Meta
from prover.lean.tactic.simp.literals import int_literal

MAX_BITS: Final = 1 << 16
"""Powers beyond this are left alone; Lean stops at exponents of 256 by ``exponentiation.threshold``."""


def _div(a: int, b: int) -> int:
    """Lean's ``Int.div`` for ``/``: Euclidean, zero for a zero divisor."""
    if b == 0:
        return 0
    return a // b if b > 0 else -(a // -b)


_NAT_OPS: Final[dict[str, Callable[[int, int], int]]] = {
    "HAdd.hAdd": lambda a, b: a + b,
    "HMul.hMul": lambda a, b: a * b,
    "HSub.hSub": lambda a, b: max(a - b, 0),
    "HDiv.hDiv": _div,
}
_INT_OPS: Final[dict[str, Callable[[int, int], int]]] = {**_NAT_OPS, "HSub.hSub": lambda a, b: a - b}


def ground_nat(m: Meta, e: Expr) -> int | None:
    """The value of a closed term made of numerals, of Nat or (as Lean's ``nat?`` reads it) of another type."""
    value = m.nat_literal(e)
    if value is not None:
        return value
    fn, args = unfold_app(e)
    if not isinstance(fn, Const):
        return None
    name = str(fn.name)
    if name == "Nat.cast" and len(args) == 3:
        return ground_nat(m, args[2])
    if name == "OfNat.ofNat" and len(args) == 3:
        return m.nat_literal(args[1])
    if len(args) != 6:
        return None
    if name in _NAT_OPS:
        a, b = ground_nat(m, args[4]), ground_nat(m, args[5])
        return _NAT_OPS[name](a, b) if a is not None and b is not None else None
    return _power(ground_nat(m, args[4]), ground_nat(m, args[5])) if name == "HPow.hPow" else None


def ground_int(m: Meta, e: Expr) -> int | None:
    """The value of a closed Int term made of numerals."""
    value = int_literal(m, e)
    if value is not None:
        return value
    fn, args = unfold_app(e)
    if not isinstance(fn, Const):
        return None
    name = str(fn.name)
    if name == "Nat.cast" and len(args) == 3:
        return ground_nat(m, args[2])
    if len(args) != 6:
        return None
    if name in _INT_OPS:
        a, b = ground_int(m, args[4]), ground_int(m, args[5])
        return _INT_OPS[name](a, b) if a is not None and b is not None else None
    return _power(ground_int(m, args[4]), ground_nat(m, args[5])) if name == "HPow.hPow" else None


def _power(base: int | None, exponent: int | None) -> int | None:
    if base is None or exponent is None or exponent * max(base.bit_length(), 1) > MAX_BITS:
        return None
    return int(base**exponent)
