"""``Nat`` and ``String`` literals: their types, their meaning as constructor terms, and fast arithmetic.

Source: Lean 4 ``src/kernel/type_checker.cpp`` (``reduce_nat``), ``src/kernel/inductive.h`` (literals). Real Lean
computes by the *name* of the function; here an operation is fast only after the definition of that name in this
environment was verified: by its recursion equations (below), or by theorems about it (``nat_spec``). A forged
``Nat.add`` gains nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from prover.lean.declaration import ConstantInfo, ConstructorInfo, DefinitionInfo, InductiveInfo
from prover.lean.expr import TYPE, Const, Expr, Lit, Pi, mk_app, mk_apps, mk_const, mk_lit, mk_local, mk_pi
from prover.lean.kernel import nat_spec
from prover.lean.kernel.errors import Declined, DeclineReason, KernelRejected, RejectReason
from prover.lean.level import ZERO
from prover.lean.name import Name, mk_name

if TYPE_CHECKING:
    from prover.lean.kernel.type_checker import TypeChecker

NAT: Final = mk_name("Nat")
NAT_ZERO: Final = mk_name("Nat.zero")
NAT_SUCC: Final = mk_name("Nat.succ")
LIT_ZERO: Final = mk_lit(0)
_NAT: Final = mk_const(NAT)
_ZERO: Final = mk_const(NAT_ZERO)
_SUCC: Final = mk_const(NAT_SUCC)
_BOOL: Final = mk_const(mk_name("Bool"))
_TRUE: Final = mk_const(mk_name("Bool.true"))
_FALSE: Final = mk_const(mk_name("Bool.false"))
_STRING: Final = mk_const(mk_name("String"))
_CHAR: Final = mk_const(mk_name("Char"))
_LIST_CHAR: Final = mk_app(mk_const(mk_name("List"), (ZERO,)), _CHAR)
_NIL: Final = mk_app(mk_const(mk_name("List.nil"), (ZERO,)), _CHAR)
_CONS: Final = mk_app(mk_const(mk_name("List.cons"), (ZERO,)), _CHAR)
_CHAR_OF_NAT: Final = mk_const(mk_name("Char.ofNat"))
_STRING_MAKERS: Final = (mk_const(mk_name("String.ofList")), mk_const(mk_name("String.mk")))

MAX_POW_EXPONENT: Final = 1 << 24
"""Lean's bound on the exponent of ``Nat.pow`` (``type_checker.cpp``)."""
VERIFICATION_STEPS: Final = 100_000
"""Budget for verifying one operation; fixed, so that the verdict does not depend on what was checked before."""
MAX_BITS: Final = 1 << 27
"""Longest literal computed (16 MB); beyond it the check is declined."""


@dataclass(frozen=True, slots=True)
class NatOp:
    """A function on literals; ``compute`` gives None where the kernel should unfold the definition instead."""

    name: Name
    arity: int
    compute: Callable[[int, int], int | bool | None]

    def apply(self, a: int, b: int) -> Expr | None:
        value = self.compute(a, b)
        if value is None:
            return None
        if value is True:
            return _TRUE
        if value is False:
            return _FALSE
        return mk_lit(value)


def _bounded(bits: int) -> None:
    if bits > MAX_BITS:
        raise Declined(DeclineReason.SIZE)


def _mul(a: int, b: int) -> int:
    _bounded(a.bit_length() + b.bit_length())
    return a * b


def _pow(a: int, b: int) -> int | None:
    if b > MAX_POW_EXPONENT:
        return None
    _bounded(a.bit_length() * b if a > 1 else 1)
    return int(a**b)


def _shift_left(a: int, b: int) -> int | None:
    if b > MAX_POW_EXPONENT:
        return None
    _bounded(a.bit_length() + b)
    return a << b


def _gcd(a: int, b: int) -> int:
    while a:
        a, b = b % a, a
    return b


def _table() -> dict[Name, NatOp]:
    rows: list[tuple[str, int, Callable[[int, int], int | bool | None]]] = [
        ("pred", 1, lambda a, _: max(a - 1, 0)),
        ("add", 2, lambda a, b: a + b),
        ("sub", 2, lambda a, b: max(a - b, 0)),
        ("mul", 2, _mul),
        ("div", 2, lambda a, b: a // b if b else 0),
        ("mod", 2, lambda a, b: a % b if b else a),
        ("gcd", 2, _gcd),
        ("beq", 2, lambda a, b: a == b),
        ("ble", 2, lambda a, b: a <= b),
        ("land", 2, lambda a, b: a & b),
        ("lor", 2, lambda a, b: a | b),
        ("xor", 2, lambda a, b: a ^ b),
        ("shiftLeft", 2, _shift_left),
        ("shiftRight", 2, lambda a, b: a >> b),
        ("pow", 2, _pow),
        ("log2", 1, lambda a, _: max(a.bit_length() - 1, 0)),
    ]
    return {NAT / text: NatOp(NAT / text, arity, fn) for text, arity, fn in rows}


OPERATIONS: Final[dict[Name, NatOp]] = _table()


# ------------------------------------------------------------------- literals


def has_standard_nat(tc: TypeChecker) -> bool:
    """Is ``Nat`` the inductive type with ``zero : Nat`` and ``succ : Nat → Nat``?"""
    info, zero, succ = tc.find(NAT), tc.find(NAT_ZERO), tc.find(NAT_SUCC)
    return (
        type(info) is InductiveInfo
        and info.ctors == (NAT_ZERO, NAT_SUCC)
        and info.type is TYPE
        and not info.level_params
        and type(zero) is ConstructorInfo
        and zero.type is _NAT
        and type(succ) is ConstructorInfo
        and type(succ.type) is Pi
        and succ.type.binder_type is _NAT
        and succ.type.body is _NAT
    )


def has_standard_bool(tc: TypeChecker) -> bool:
    info = tc.find(mk_name("Bool"))
    return (
        type(info) is InductiveInfo
        and info.type is TYPE
        and info.ctors
        == (
            mk_name("Bool.false"),
            mk_name("Bool.true"),
        )
    )


def literal_type(tc: TypeChecker, e: Lit) -> Expr:
    """``Nat`` or ``String``, where the environment has the standard ones."""
    if type(e.value) is int and e.value >= 0:
        if not has_standard_nat(tc):
            raise KernelRejected(RejectReason.INVALID_LITERAL, "a Nat literal needs the standard type Nat")
        return _NAT
    if type(e.value) is not str:  # a negative number or a truth value would make 0 a successor
        raise KernelRejected(RejectReason.INVALID_LITERAL, "a literal is a natural number or a text")
    expand_string(tc, "")
    return _STRING


def literal_to_ctor(value: int) -> Expr:
    """``0`` ↦ ``Nat.zero``, ``n + 1`` ↦ ``Nat.succ n``."""
    return _ZERO if value == 0 else mk_app(_SUCC, mk_lit(value - 1))


def expand_string(tc: TypeChecker, text: str) -> Expr:
    """``String.ofList [Char.ofNat c₁, …]`` (``String.mk`` where the environment is older). Sound whatever these
    constants are, since the literal stands for this term and the term's type is checked."""
    maker = _string_maker(tc)
    items = _NIL
    for ch in reversed(text):
        items = mk_apps(_CONS, (mk_app(_CHAR_OF_NAT, mk_lit(ord(ch))), items))
    return mk_app(maker, items)


def _string_maker(tc: TypeChecker) -> Expr:
    for maker in _STRING_MAKERS:
        if type(maker) is Const and tc.find(maker.name) is not None:
            sample = mk_apps(_CONS, (mk_app(_CHAR_OF_NAT, LIT_ZERO), _NIL))
            try:
                if tc.check(mk_app(maker, sample)) is _STRING:
                    return maker
            except KernelRejected:
                continue
    raise KernelRejected(
        RejectReason.INVALID_LITERAL, "a String literal needs String, String.ofList, Char.ofNat and List"
    )


# --------------------------------------------------------------- acceleration

# Key: the identity of the constant's entry (held in the value, so it is never freed while the key stands) and of the
# spec theorems used. Value: did its definition satisfy the equations? Never reset: entries and what they depend on are
# immutable, and names cannot be redefined in later environments.
_VERDICTS: dict[tuple[int, ...], tuple[tuple[object, ...], bool]] = {}


def verified_operation(tc: TypeChecker, name: Name) -> NatOp | None:
    """The fast version of ``name``, when this environment's definition is verified to compute it."""
    info = tc.find(name)
    if type(info) is not DefinitionInfo or info.level_params or not has_standard_nat(tc):
        return None
    spec = _EQUATIONS.get(name)
    theorems = () if spec is not None else _theorems(tc, name)
    if theorems is None:
        return None
    held: tuple[object, ...] = (info, *theorems)
    key = tuple([id(x) for x in held])
    found = _VERDICTS.get(key)
    if found is None:
        held_now = _satisfies(tc, info, spec) if spec is not None else _determined(tc, info, theorems)
        found = _VERDICTS[key] = (held, held_now)
    return OPERATIONS[name] if found[1] else None


def _theorems(tc: TypeChecker, name: Name) -> tuple[ConstantInfo, ...] | None:
    return nat_spec.spec_theorems(tc, name) if name in nat_spec.SPECS else None


def _determined(tc: TypeChecker, info: DefinitionInfo, theorems: tuple[ConstantInfo, ...]) -> bool:
    """Do the theorems determine the operation?"""
    for need in nat_spec.NEEDS[info.name]:
        if verified_operation(tc, need) is None:
            return False
    slow = type(tc)(tc.env, VERIFICATION_STEPS, accelerate=False)
    expected = _NAT
    for _ in range(OPERATIONS[info.name].arity):
        expected = mk_pi(mk_name("n"), _NAT, expected)
    return slow.is_def_eq(info.type, expected) and nat_spec.spec_holds(slow, info.name, theorems)


Equation = tuple[Expr, Expr]
_X: Final = mk_local(0, _NAT)
_Y: Final = mk_local(1, _NAT)


def _nat_fn(name: str, *args: Expr) -> Expr:
    return mk_apps(mk_const(NAT / name), args)


def _s(e: Expr) -> Expr:
    return mk_app(_SUCC, e)


_TWO: Final = _s(_s(_ZERO))

# The recursion equations that determine each function; both sides must be definitionally equal for variables x, y.
_EQUATIONS: Final[dict[Name, list[Equation]]] = {
    NAT / "pred": [(_nat_fn("pred", _ZERO), _ZERO), (_nat_fn("pred", _s(_X)), _X)],
    NAT / "add": [(_nat_fn("add", _X, _ZERO), _X), (_nat_fn("add", _X, _s(_Y)), _s(_nat_fn("add", _X, _Y)))],
    NAT / "sub": [
        (_nat_fn("sub", _X, _ZERO), _X),
        (_nat_fn("sub", _X, _s(_Y)), _nat_fn("pred", _nat_fn("sub", _X, _Y))),
    ],
    NAT / "mul": [
        (_nat_fn("mul", _X, _ZERO), _ZERO),
        (_nat_fn("mul", _X, _s(_Y)), _nat_fn("add", _nat_fn("mul", _X, _Y), _X)),
    ],
    NAT / "pow": [
        (_nat_fn("pow", _X, _ZERO), _s(_ZERO)),
        (_nat_fn("pow", _X, _s(_Y)), _nat_fn("mul", _nat_fn("pow", _X, _Y), _X)),
    ],
    NAT / "beq": [
        (_nat_fn("beq", _ZERO, _ZERO), _TRUE),
        (_nat_fn("beq", _ZERO, _s(_Y)), _FALSE),
        (_nat_fn("beq", _s(_X), _ZERO), _FALSE),
        (_nat_fn("beq", _s(_X), _s(_Y)), _nat_fn("beq", _X, _Y)),
    ],
    NAT / "ble": [
        (_nat_fn("ble", _ZERO, _ZERO), _TRUE),
        (_nat_fn("ble", _ZERO, _s(_Y)), _TRUE),
        (_nat_fn("ble", _s(_X), _ZERO), _FALSE),
        (_nat_fn("ble", _s(_X), _s(_Y)), _nat_fn("ble", _X, _Y)),
    ],
    NAT / "shiftLeft": [
        (_nat_fn("shiftLeft", _X, _ZERO), _X),
        (_nat_fn("shiftLeft", _X, _s(_Y)), _nat_fn("shiftLeft", _nat_fn("mul", _TWO, _X), _Y)),
    ],
    NAT / "shiftRight": [
        (_nat_fn("shiftRight", _X, _ZERO), _X),
        (_nat_fn("shiftRight", _X, _s(_Y)), _nat_fn("div", _nat_fn("shiftRight", _X, _Y), _TWO)),
    ],
}
# What an operation's equations mention must itself be verified.
_NEEDS: Final[dict[Name, tuple[Name, ...]]] = {
    NAT / "sub": (NAT / "pred",),
    NAT / "mul": (NAT / "add",),
    NAT / "pow": (NAT / "mul",),
    NAT / "shiftLeft": (NAT / "mul",),
    NAT / "shiftRight": (NAT / "div",),
}
_BOOLEAN: Final = frozenset({NAT / "beq", NAT / "ble"})


def _satisfies(tc: TypeChecker, info: DefinitionInfo, spec: list[Equation]) -> bool:
    """Check type and equations with a checker that computes nothing fast."""
    name = info.name
    if name in _BOOLEAN and not has_standard_bool(tc):
        return False
    for need in _NEEDS.get(name, ()):
        if verified_operation(tc, need) is None:
            return False
    slow = type(tc)(tc.env, VERIFICATION_STEPS, accelerate=False)
    result = _BOOL if name in _BOOLEAN else _NAT
    expected = result
    for _ in range(OPERATIONS[name].arity):
        expected = mk_pi(mk_name("n"), _NAT, expected)
    if not slow.is_def_eq(info.type, expected):
        return False
    try:
        return all(slow.is_def_eq(lhs, rhs) for lhs, rhs in spec)
    except (Declined, KernelRejected):
        return False
