"""Literals of the numeric types: reading their values and writing them as users do.

Source: Lean 4 ``src/Lean/Meta/LitValues.lean``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from prover.lean.expr import Const, Expr, Lit, get_app_args, get_app_fn, is_app_of, mk_apps, mk_const, unfold_app
from prover.lean.meta.app_builder import NAT_CONST, mk_nat_lit
from prover.lean.meta.errors import LeanError
from prover.lean.meta.meta import Meta
from prover.lean.name import Name, mk_name

INT_CONST: Final = mk_const(mk_name("Int"))
CHAR_OF_NAT: Final = mk_name("Char.ofNat")
UINT_BITS: Final = {"UInt8": 8, "UInt16": 16, "UInt32": 32, "UInt64": 64}
_OF_NAT: Final = mk_name("OfNat.ofNat")
_NEG: Final = mk_name("Neg.neg")
_BITVEC_OF_NAT: Final = mk_name("BitVec.ofNat")


@dataclass(frozen=True, slots=True)
class Number:
    """A literal: its type (with the name of the type's head), its value, and ``size``: the modulus of a bounded type
    (0 for Nat and Int)."""

    type: Expr
    domain: str
    value: int
    size: int


def int_literal(m: Meta, e: Expr) -> int | None:
    """The value of ``(n : Int)``, ``-n`` or ``Int.ofNat n``/``Int.negSucc n`` on literals."""
    fn, args = unfold_app(e)
    if not isinstance(fn, Const):
        return None
    name = str(fn.name)
    if name == "OfNat.ofNat" and len(args) == 3 and args[0] is INT_CONST and isinstance(args[1], Lit):
        return args[1].value if isinstance(args[1].value, int) else None
    if name == "Neg.neg" and len(args) == 3 and args[0] is INT_CONST:
        value = int_literal(m, args[2])
        return None if value is None else -value
    if name == "Int.ofNat" and len(args) == 1:
        return m.nat_literal(args[0])
    if name == "Int.negSucc" and len(args) == 1:
        value = m.nat_literal(args[0])
        return None if value is None else -value - 1
    return None


def mk_int_lit(m: Meta, value: int) -> Expr:
    """``(value : Int)`` as users write it."""
    literal = m.mk_numeral(INT_CONST, abs(value))
    if value >= 0:
        return literal
    return m.mk_app_m("Neg.neg", [literal])


def modulus(m: Meta, type: Expr) -> int | None:
    """The number of elements of ``Fin n``, ``BitVec w``, ``UInt8`` …; 0 for Nat and Int, None for other types."""
    fn, args = unfold_app(type)
    if not isinstance(fn, Const):
        return None
    name = str(fn.name)
    if name in ("Nat", "Int"):
        return 0
    if name in UINT_BITS:
        return 1 << UINT_BITS[name]
    if name in ("Fin", "BitVec") and len(args) == 1:
        n = m.nat_literal(args[0])
        if n is None or (name == "BitVec" and n > 4096):
            return None
        return n if name == "Fin" else 1 << n
    return None


def read_number(m: Meta, e: Expr) -> Number | None:
    """The number that a literal of a supported type denotes."""
    fn, args = unfold_app(e)
    if isinstance(fn, Lit):
        return Number(NAT_CONST, "Nat", fn.value, 0) if isinstance(fn.value, int) else None
    if not isinstance(fn, Const):
        return None
    if fn.name is _OF_NAT and len(args) == 3 and isinstance(args[1], Lit) and isinstance(args[1].value, int):
        return _number(m, args[0], args[1].value)
    if fn.name is _NEG and len(args) == 3 and args[0] is INT_CONST:
        inner = args[2]
        if is_app_of(inner, _OF_NAT, 3) and isinstance(get_app_args(inner)[1], Lit):
            value = int_literal(m, inner)
            return None if value is None else Number(INT_CONST, "Int", -value, 0)
        return None
    if fn.name is _BITVEC_OF_NAT and len(args) == 2:
        value = m.nat_literal(args[1])
        return None if value is None else _number(m, mk_apps(mk_const(mk_name("BitVec")), [args[0]]), value)
    return None


def _number(m: Meta, type: Expr, value: int) -> Number | None:
    size = modulus(m, type)
    head = get_app_fn(type)
    if size is None or not isinstance(head, Const):
        return None
    domain = str(head.name)
    if size == 0:
        return Number(type, domain, value, 0) if domain in ("Nat", "Int") else None
    return Number(type, domain, value % size, size)


def write_number(m: Meta, type: Expr, value: int) -> Expr | None:
    """``value`` as a literal of ``type``."""
    if type is NAT_CONST:
        return mk_nat_lit(value)
    if type is INT_CONST:
        return mk_int_lit(m, value)
    fn, args = unfold_app(type)
    if isinstance(fn, Const) and str(fn.name) == "BitVec":
        return mk_apps(mk_const(_BITVEC_OF_NAT), [args[0], mk_nat_lit(value)])
    try:
        return m.mk_numeral(type, value)
    except LeanError:
        return None


def char_literal(e: Expr) -> int | None:
    """The code point of a character literal."""
    if is_app_of(e, CHAR_OF_NAT, 1):
        arg = get_app_args(e)[0]
        if isinstance(arg, Lit) and isinstance(arg.value, int):
            return arg.value
    return None


def string_literal(e: Expr) -> str | None:
    return e.value if isinstance(e, Lit) and isinstance(e.value, str) else None


BinaryOp = Callable[[int, int], int | None]


def int_div(a: int, b: int) -> int:
    """``/`` on Int (Euclidean)."""
    if b == 0:
        return 0
    q, r = divmod(a, b)
    return q + 1 if r < 0 else q


def int_mod(a: int, b: int) -> int:
    return a if b == 0 else a - b * int_div(a, b)


def head_name(e: Expr) -> Name | None:
    fn = get_app_fn(e)
    return fn.name if isinstance(fn, Const) else None
