"""Procedures that compute with numerals of Nat, Int, Fin, BitVec and UInt8 … UInt64.

Source: Lean 4 ``src/Lean/Meta/Tactic/Simp/BuiltinSimprocs/{Nat,Int,Fin,BitVec,UInt}.lean``. Results of operations hold
by evaluation (the kernel checks them); relations are proved by their ``Decidable`` instances.
"""

from __future__ import annotations

from collections.abc import Callable
from math import gcd
from typing import Final

from prover.lean.expr import Const, Expr, get_app_args, get_app_fn, mk_app, mk_const
from prover.lean.meta.app_builder import FALSE, NAT_CONST, TRUE, mk_nat_lit
from prover.lean.meta.whnf import BOOL_FALSE, BOOL_TRUE
from prover.lean.name import mk_name
from prover.lean.tactic.simp.decide import decide_proof
from prover.lean.tactic.simp.engine import Simp
from prover.lean.tactic.simp.literals import (
    UINT_BITS,
    BinaryOp,
    int_div,
    int_literal,
    int_mod,
    mk_int_lit,
    read_number,
    write_number,
)
from prover.lean.tactic.simp.types import Result, SimprocFn, simproc

_MAX_EXPONENT: Final = 256
"""Lean's ``exponentiation.threshold``."""


def _power(a: int, b: int) -> int | None:
    return a**b if b <= _MAX_EXPONENT else None


_COMMON: Final[dict[str, tuple[str, BinaryOp]]] = {
    "HAdd.hAdd": ("reduceAdd", lambda a, b: a + b),
    "HMul.hMul": ("reduceMul", lambda a, b: a * b),
    "HSub.hSub": ("reduceSub", lambda a, b: a - b),
}
_NAT_DIV: Final[dict[str, tuple[str, BinaryOp]]] = {
    "HDiv.hDiv": ("reduceDiv", lambda a, b: a // b if b else 0),
    "HMod.hMod": ("reduceMod", lambda a, b: a % b if b else a),
}
_BITS: Final[dict[str, tuple[str, BinaryOp]]] = {
    "HAnd.hAnd": ("reduceAnd", lambda a, b: a & b),
    "HOr.hOr": ("reduceOr", lambda a, b: a | b),
    "HXor.hXor": ("reduceXor", lambda a, b: a ^ b),
}
_SHIFTS: Final[dict[str, tuple[str, BinaryOp]]] = {
    "HShiftLeft.hShiftLeft": ("reduceShiftLeft", lambda a, b: a << b if b <= 65536 else None),
    "HShiftRight.hShiftRight": ("reduceShiftRight", lambda a, b: a >> b),
}
_NAT_OPS: Final[dict[str, tuple[str, BinaryOp]]] = {
    **_COMMON,
    "HSub.hSub": ("reduceSub", lambda a, b: max(a - b, 0)),
    **_NAT_DIV,
    **_BITS,
    **_SHIFTS,
    "HPow.hPow": ("reducePow", _power),
    "Max.max": ("reduceMax", max),
    "Min.min": ("reduceMin", min),
}
_INT_OPS: Final[dict[str, tuple[str, BinaryOp]]] = {
    **_COMMON,
    "HDiv.hDiv": ("reduceDiv", int_div),
    "HMod.hMod": ("reduceMod", int_mod),
    "Max.max": ("reduceMax", max),
    "Min.min": ("reduceMin", min),
}
_RELATIONS: Final[dict[str, tuple[str, Callable[[int, int], bool]]]] = {
    "LT.lt": ("reduceLT", lambda a, b: a < b),
    "LE.le": ("reduceLE", lambda a, b: a <= b),
    "GT.gt": ("reduceGT", lambda a, b: a > b),
    "GE.ge": ("reduceGE", lambda a, b: a >= b),
    "Eq": ("reduceEq", lambda a, b: a == b),
    "Ne": ("reduceNe", lambda a, b: a != b),
}


def _is_standard(simp: Simp, e: Expr, inst: Expr) -> bool:
    """Is the operation of ``e`` the one of ``Nat``?"""
    fn = get_app_fn(e)
    return not isinstance(fn, Const) or simp.m.is_nat_operation(fn.name, inst)


def _binary(op: BinaryOp) -> SimprocFn:
    """``a ∘ b`` on two literals of one type."""

    def run(simp: Simp, e: Expr) -> Result | None:
        args = get_app_args(e)
        if len(args) < 4 or (len(args) == 6 and (args[0] is not args[1] or args[0] is not args[2])):
            return None
        if len(args) == 6 and args[0] is NAT_CONST and not _is_standard(simp, e, args[3]):
            return None
        a, b = read_number(simp.m, args[-2]), read_number(simp.m, args[-1])
        if a is None or b is None or a.size != b.size or a.domain != b.domain:
            return None
        value = op(a.value, b.value)
        if value is None:
            return None
        new = write_number(simp.m, args[0], value % a.size if a.size else value)
        return None if new is None else Result(new)

    return run


def _relation(op: Callable[[int, int], bool]) -> SimprocFn:
    """``a < b`` on two literals of one type."""

    def run(simp: Simp, e: Expr) -> Result | None:
        args = get_app_args(e)
        if len(args) < 3:
            return None
        a, b = read_number(simp.m, args[-2]), read_number(simp.m, args[-1])
        if a is None or b is None or a.size != b.size:
            return None
        holds = op(a.value, b.value)
        proof = decide_proof(simp.m, e, holds)
        return None if proof is None else Result(TRUE if holds else FALSE, proof)

    return run


def _boolean(equal: bool) -> SimprocFn:
    """``a == b`` and ``a != b`` on two literals."""

    def run(simp: Simp, e: Expr) -> Result | None:
        args = get_app_args(e)
        if len(args) != 4:
            return None
        a, b = read_number(simp.m, args[2]), read_number(simp.m, args[3])
        if a is None or b is None or a.size != b.size:
            return None
        return Result(BOOL_TRUE if (a.value == b.value) == equal else BOOL_FALSE)

    return run


def _shift_by_nat(op: BinaryOp) -> SimprocFn:
    """``x <<< n`` for a bit vector and a natural number."""

    def run(simp: Simp, e: Expr) -> Result | None:
        args = get_app_args(e)
        if len(args) != 6 or args[1] is not NAT_CONST:
            return None
        a, k = read_number(simp.m, args[4]), simp.m.nat_literal(args[5])
        if a is None or k is None:
            return None
        value = op(a.value, k)
        new = write_number(simp.m, args[0], value % a.size) if value is not None else None
        return None if new is None else Result(new)

    return run


def _register(domain: str, ops: dict[str, tuple[str, BinaryOp]]) -> None:
    for head, (name, op) in ops.items():
        simproc(f"{domain}.{name}", head, type=domain, is_dsimproc=True)(_binary(op))
    for head, (name, holds) in _RELATIONS.items():
        if domain == "Nat" and head in ("Eq", "LE.le"):
            continue  # Nat.reduceEqDiff, Nat.reduceLeDiff
        simproc(f"{domain}.{name}", head, type=domain)(_relation(holds))
    simproc(f"{domain}.reduceBEq", "BEq.beq", type=domain, is_dsimproc=True)(_boolean(True))
    simproc(f"{domain}.reduceBNe", "bne", type=domain, is_dsimproc=True)(_boolean(False))


_register("Nat", _NAT_OPS)
_register("Int", _INT_OPS)
_register("Fin", {**_COMMON, **_NAT_DIV, **_BITS, **_SHIFTS})
_register("BitVec", {**_COMMON, **_NAT_DIV, **_BITS})
for _domain in UINT_BITS:
    _register(_domain, {**_COMMON, **_NAT_DIV})
for _head, (_name, _op) in _SHIFTS.items():
    simproc(f"BitVec.{_name}", _head, type="BitVec", is_dsimproc=True)(_shift_by_nat(_op))


# ------------------------------------------------------------ Nat and Int
@simproc("Nat.reduceSucc", "Nat.succ", is_dsimproc=True)
def reduce_succ(simp: Simp, e: Expr) -> Result | None:
    args = get_app_args(e)
    n = simp.m.nat_literal(args[0]) if len(args) == 1 else None
    return None if n is None else Result(mk_nat_lit(n + 1))


@simproc("Nat.reduceGcd", "Nat.gcd", is_dsimproc=True)
def reduce_gcd(simp: Simp, e: Expr) -> Result | None:
    args = get_app_args(e)
    if len(args) != 2:
        return None
    a, b = simp.m.nat_literal(args[0]), simp.m.nat_literal(args[1])
    return Result(mk_nat_lit(gcd(a, b))) if a is not None and b is not None else None


@simproc("Int.reducePow", "HPow.hPow", type="Int", is_dsimproc=True)
def reduce_int_pow(simp: Simp, e: Expr) -> Result | None:
    args = get_app_args(e)
    if len(args) != 6 or args[1] is not NAT_CONST:
        return None
    a, k = read_number(simp.m, args[4]), simp.m.nat_literal(args[5])
    value = _power(a.value, k) if a is not None and k is not None else None
    return None if value is None else Result(mk_int_lit(simp.m, value))


def _int_function(name: str, head: str, op: Callable[[int], int]) -> None:
    """A function from Int to Nat."""

    def run(simp: Simp, e: Expr) -> Result | None:
        args = get_app_args(e)
        value = read_number(simp.m, args[0]) if len(args) == 1 else None
        return Result(mk_nat_lit(op(value.value))) if value is not None and value.domain == "Int" else None

    simproc(name, head, is_dsimproc=True)(run)


_int_function("Int.reduceAbs", "Int.natAbs", abs)
_int_function("Int.reduceToNat", "Int.toNat", lambda n: max(n, 0))


@simproc("Int.reduceNeg", "Neg.neg", type="Int", is_dsimproc=True)
def reduce_int_neg(simp: Simp, e: Expr) -> Result | None:
    """``- -3 ↦ 3``, ``-0 ↦ 0``; ``-3`` is a literal itself."""
    value = int_literal(simp.m, get_app_args(e)[-1])
    return Result(mk_int_lit(simp.m, -value)) if value is not None and value <= 0 else None


@simproc("Int.reduceNegSucc", "Int.negSucc", is_dsimproc=True)
def reduce_neg_succ(simp: Simp, e: Expr) -> Result | None:
    args = get_app_args(e)
    n = simp.m.nat_literal(args[0]) if len(args) == 1 else None
    return None if n is None else Result(mk_int_lit(simp.m, -n - 1))


@simproc("Int.reduceOfNat", "Int.ofNat", is_dsimproc=True)
def reduce_of_nat(simp: Simp, e: Expr) -> Result | None:
    args = get_app_args(e)
    n = simp.m.nat_literal(args[0]) if len(args) == 1 else None
    return None if n is None else Result(mk_int_lit(simp.m, n))


@simproc("Int.reduceNatCast", ("Nat.cast", "NatCast.natCast", "IntCast.intCast"), type="Int", is_dsimproc=True)
def reduce_nat_cast(simp: Simp, e: Expr) -> Result | None:
    """``↑(3 : Nat) ↦ 3``."""
    args = get_app_args(e)
    n = simp.m.nat_literal(args[-1]) if len(args) == 3 else None
    return None if n is None else Result(mk_int_lit(simp.m, n))


def _divides(simp: Simp, e: Expr) -> Result | None:
    """``3 ∣ 6 ↦ True``."""
    args = get_app_args(e)
    if len(args) != 4:
        return None
    a, b = read_number(simp.m, args[2]), read_number(simp.m, args[3])
    if a is None or b is None:
        return None
    holds = b.value == 0 if a.value == 0 else b.value % a.value == 0
    proof = decide_proof(simp.m, e, holds)
    return None if proof is None else Result(TRUE if holds else FALSE, proof)


simproc("Nat.reduceDvd", "Dvd.dvd", type="Nat")(_divides)
simproc("Int.reduceDvd", "Dvd.dvd", type="Int")(_divides)


# ------------------------------------------------------------ Fin, BitVec, UInt
@simproc("Fin.isValue", "OfNat.ofNat", type="Fin", is_dsimproc=True)
def fin_is_value(simp: Simp, e: Expr) -> Result | None:
    """``(7 : Fin 5) ↦ 2``."""
    number = read_number(simp.m, e)
    raw = simp.m.nat_literal(get_app_args(e)[1]) if number is not None else None
    if number is None or raw is None or raw == number.value:
        return None
    new = write_number(simp.m, number.type, number.value)
    return None if new is None else Result(new)


@simproc("Fin.reduceFinMk", "Fin.mk", is_dsimproc=True)
def reduce_fin_mk(simp: Simp, e: Expr) -> Result | None:
    args = get_app_args(e)
    if len(args) != 3:
        return None
    n, v = simp.m.nat_literal(args[0]), simp.m.nat_literal(args[1])
    if n is None or v is None or n == 0:
        return None
    new = write_number(simp.m, mk_app(mk_const(mk_name("Fin")), args[0]), v % n)
    return None if new is None else Result(new)


def _to_nat(name: str, head: str) -> None:
    """The value of a bounded number."""

    def run(simp: Simp, e: Expr) -> Result | None:
        number = read_number(simp.m, get_app_args(e)[-1])
        return Result(mk_nat_lit(number.value)) if number is not None and number.size else None

    simproc(name, head, is_dsimproc=True)(run)


_to_nat("Fin.reduceVal", "Fin.val")
_to_nat("BitVec.reduceToNat", "BitVec.toNat")
for _domain in UINT_BITS:
    _to_nat(f"{_domain}.reduceToNat", f"{_domain}.toNat")


@simproc("BitVec.reduceOfNat", "BitVec.ofNat", is_dsimproc=True)
def reduce_bitvec_of_nat(simp: Simp, e: Expr) -> Result | None:
    """``300#8 ↦ 44#8``."""
    number = read_number(simp.m, e)
    args = get_app_args(e)
    if number is None or simp.m.nat_literal(args[1]) == number.value:
        return None
    new = write_number(simp.m, number.type, number.value)
    return None if new is None else Result(new)


@simproc("BitVec.reduceNeg", "Neg.neg", type="BitVec", is_dsimproc=True)
def reduce_bitvec_neg(simp: Simp, e: Expr) -> Result | None:
    args = get_app_args(e)
    number = read_number(simp.m, args[-1])
    new = write_number(simp.m, args[0], -number.value % number.size) if number is not None else None
    return None if new is None else Result(new)


@simproc("BitVec.reduceNot", "Complement.complement", type="BitVec", is_dsimproc=True)
def reduce_bitvec_not(simp: Simp, e: Expr) -> Result | None:
    args = get_app_args(e)
    number = read_number(simp.m, args[-1])
    new = write_number(simp.m, args[0], number.size - 1 - number.value) if number is not None else None
    return None if new is None else Result(new)


@simproc("BitVec.reduceToInt", "BitVec.toInt", is_dsimproc=True)
def reduce_bitvec_to_int(simp: Simp, e: Expr) -> Result | None:
    number = read_number(simp.m, get_app_args(e)[-1])
    if number is None or not number.size:
        return None
    value = number.value - number.size if 2 * number.value >= number.size else number.value
    return Result(mk_int_lit(simp.m, value))


def _bitvec_bit(name: str, head: str, from_top: bool) -> None:
    def run(simp: Simp, e: Expr) -> Result | None:
        args = get_app_args(e)
        if len(args) != 3:
            return None
        number, i = read_number(simp.m, args[1]), simp.m.nat_literal(args[2])
        if number is None or i is None or not number.size:
            return None
        width = number.size.bit_length() - 1
        place = width - 1 - i if from_top else i
        bit = 0 <= place < width and number.value >> place & 1
        return Result(BOOL_TRUE if bit else BOOL_FALSE)

    simproc(name, head, is_dsimproc=True)(run)


_bitvec_bit("BitVec.reduceGetLsb", "BitVec.getLsbD", False)
_bitvec_bit("BitVec.reduceGetMsb", "BitVec.getMsbD", True)


def _bitvec_resize(name: str, head: str) -> None:
    """``x.setWidth v``, ``x.zeroExtend v`` …"""

    def run(simp: Simp, e: Expr) -> Result | None:
        args = get_app_args(e)
        if len(args) != 3:
            return None
        number, width = read_number(simp.m, args[2]), simp.m.nat_literal(args[1])
        if number is None or width is None or not number.size or width > 4096:
            return None
        new = write_number(simp.m, mk_app(mk_const(mk_name("BitVec")), args[1]), number.value % (1 << width))
        return None if new is None else Result(new)

    simproc(name, head, is_dsimproc=True)(run)


for _op_name in ("setWidth", "zeroExtend", "truncate"):
    _bitvec_resize(f"BitVec.reduce{_op_name[0].upper()}{_op_name[1:]}", f"BitVec.{_op_name}")
