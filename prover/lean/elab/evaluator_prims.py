"""Primitives of the evaluator: what compiled Lean does by built-in code, and what only a running program can do.

Comes in: the evaluator. Goes out: a function value for each name. Numbers, text and arrays are Python's; the output of
``IO`` and ``dbg_trace`` is collected in ``Evaluator.output``. Source: Lean 4 ``src/runtime/object.cpp``,
``src/Init/System/{IO,ST}.lean``.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from prover.lean.decimal_text import int_to_decimal, nat_to_decimal
from prover.lean.elab.evaluator_values import (
    ERASED,
    FALSE,
    IS_FALSE,
    IS_TRUE,
    TRUE,
    CtorValue,
    Prim,
    Tail,
    Thunked,
    Value,
    list_items,
    list_value,
    number_of,
    text_of_chars,
)
from prover.lean.meta.errors import LeanError
from prover.lean.name import Name, mk_name
from prover.lean.pretty.format import LINE, NIL, Doc, concat, fill, group, nest, render, text

if TYPE_CHECKING:
    from prover.lean.elab.evaluator import Evaluator


def _pow(a: int, b: int) -> int:
    if b > 1 << 24:
        raise LeanError("exponent is too big")
    return int(a**b)


_NAT_BINARY: Final[dict[str, Callable[[int, int], int]]] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: max(a - b, 0),
    "mul": lambda a, b: a * b,
    "div": lambda a, b: a // b if b else 0,
    "mod": lambda a, b: a % b if b else a,
    "pow": _pow,
    "land": lambda a, b: a & b,
    "lor": lambda a, b: a | b,
    "xor": lambda a, b: a ^ b,
    "gcd": math.gcd,
    "shiftLeft": lambda a, b: a << b,
    "shiftRight": lambda a, b: a >> b,
}
_NAT_TESTS: Final[dict[str, Callable[[int, int], bool]]] = {
    "beq": lambda a, b: a == b,
    "ble": lambda a, b: a <= b,
}
_NAT_DECIDERS: Final[dict[str, Callable[[int, int], bool]]] = {
    "decEq": lambda a, b: a == b,
    "decLe": lambda a, b: a <= b,
    "decLt": lambda a, b: a < b,
}
_INT_BINARY: Final[dict[str, Callable[[int, int], int]]] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
}
_INT_DECIDERS: Final[dict[str, Callable[[int, int], bool]]] = {**_NAT_DECIDERS}
_OF_NAT: Final = mk_name("Int.ofNat")
_NEG_SUCC: Final = mk_name("Int.negSucc")
_OK: Final = mk_name("EST.Out.ok")
_UNIT: Final = CtorValue(mk_name("PUnit.unit"), 0, ())
_REF: Final = mk_name("ST.Ref.ofId")


def int_value(n: int) -> CtorValue:
    return CtorValue(_OF_NAT, 0, (n,)) if n >= 0 else CtorValue(_NEG_SUCC, 1, (-n - 1,))


def int_of(value: Value) -> int:
    n = value.fields[0]
    return int(n) if value.idx == 0 else -int(n) - 1


def primitives(ev: Evaluator) -> dict[Name, Value]:
    """Every primitive by its name."""
    out: dict[str, Value] = {}
    _add_numbers(out)
    _add_floats(out)
    _add_texts(ev, out)
    _add_arrays(out)
    _add_control(ev, out)
    _add_world(ev, out)
    return {mk_name(name): value for name, value in out.items()}


def _add_numbers(out: dict[str, Value]) -> None:
    out["Nat.zero"] = 0
    out["Nat.succ"] = Prim(1, lambda n: n + 1)
    out["Nat.pred"] = Prim(1, lambda n: max(n - 1, 0))
    out["Nat.log2"] = Prim(1, lambda n: max(n.bit_length() - 1, 0))
    out["Nat.repr"] = Prim(1, nat_to_decimal)
    for name, op in _NAT_BINARY.items():
        out[f"Nat.{name}"] = Prim(2, op)
    for name, test in _NAT_TESTS.items():
        out[f"Nat.{name}"] = Prim(2, lambda a, b, test=test: TRUE if test(a, b) else FALSE)
    for name, test in _NAT_DECIDERS.items():
        out[f"Nat.{name}"] = Prim(2, lambda a, b, test=test: IS_TRUE if test(a, b) else IS_FALSE)
    out["Int.neg"] = Prim(1, lambda a: int_value(-int_of(a)))
    out["Int.repr"] = Prim(1, lambda a: int_to_decimal(int_of(a)))
    for name, op in _INT_BINARY.items():
        out[f"Int.{name}"] = Prim(2, lambda a, b, op=op: int_value(op(int_of(a), int_of(b))))
    for name, test in _INT_DECIDERS.items():
        out[f"Int.{name}"] = Prim(2, lambda a, b, test=test: IS_TRUE if test(int_of(a), int_of(b)) else IS_FALSE)


def float_text(x: float) -> str:
    if math.isnan(x):
        return "NaN"
    if math.isinf(x):
        return "inf" if x > 0 else "-inf"
    return f"{x:.6f}"


def _divide(a: float, b: float) -> float:
    if b != 0:
        return a / b
    if a == 0 or math.isnan(a):
        return math.nan
    return math.copysign(math.inf, a) * math.copysign(1.0, b)


def _scientific(mantissa: int, is_negative: CtorValue, exponent: int) -> float:
    sign = "-" if is_negative.idx == 1 else ""
    return float(f"{nat_to_decimal(mantissa)}e{sign}{nat_to_decimal(exponent)}")


def _total(fn: Callable[..., float]) -> Callable[..., float]:
    """IEEE answers where Python raises."""

    def run(*args: float) -> float:
        try:
            return float(fn(*args))
        except OverflowError:
            return math.inf
        except ValueError:
            return math.nan

    return run


def _logarithm(fn: Callable[[float], float]) -> Callable[[float], float]:
    total = _total(fn)
    return lambda x: -math.inf if x == 0 else total(x)


def _round(x: float) -> float:
    return math.copysign(math.floor(abs(x) + 0.5), x)


_FLOAT_UNARY: Final[dict[str, Callable[[float], float]]] = {
    "neg": lambda a: -a,
    "abs": abs,
    "floor": _total(math.floor),
    "ceil": _total(math.ceil),
    "round": _total(_round),
    "sqrt": _total(math.sqrt),
    "cbrt": _total(lambda x: math.copysign(abs(x) ** (1 / 3), x)),
    "exp2": _total(lambda x: 2.0**x),
    "log": _logarithm(math.log),
    "log2": _logarithm(math.log2),
    "log10": _logarithm(math.log10),
    **{
        name: _total(getattr(math, name))
        for name in "sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh exp".split()
    },
}
_FLOAT_BINARY: Final[dict[str, Callable[[float, float], float]]] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "div": _divide,
    "pow": _total(math.pow),
    "atan2": math.atan2,
}


def _add_floats(out: dict[str, Value]) -> None:
    for name, unary in _FLOAT_UNARY.items():
        out[f"Float.{name}"] = Prim(1, unary)
    for name, op in _FLOAT_BINARY.items():
        out[f"Float.{name}"] = Prim(2, op)
    out["Float.beq"] = Prim(2, lambda a, b: TRUE if a == b else FALSE)
    out["Float.decLt"] = Prim(2, lambda a, b: IS_TRUE if a < b else IS_FALSE)
    out["Float.decLe"] = Prim(2, lambda a, b: IS_TRUE if a <= b else IS_FALSE)
    out["Float.toString"] = Prim(1, float_text)
    out["Float.isNaN"] = Prim(1, lambda a: TRUE if math.isnan(a) else FALSE)
    out["Float.isInf"] = Prim(1, lambda a: TRUE if math.isinf(a) else FALSE)
    out["Float.isFinite"] = Prim(1, lambda a: TRUE if math.isfinite(a) else FALSE)
    out["Float.ofNat"] = Prim(1, _total(float))
    out["Float.ofInt"] = Prim(1, lambda a: float(int_of(a)))
    out["Float.ofScientific"] = Prim(3, _scientific)
    out["Float.scaleB"] = Prim(2, lambda a, i: _total(math.ldexp)(a, int_of(i)))


def _add_texts(ev: Evaluator, out: dict[str, Value]) -> None:
    out["String.ofList"] = Prim(1, text_of_chars)
    out["String.toList"] = Prim(1, ev.string_as_list)
    out["String.append"] = Prim(2, lambda a, b: a + b)
    out["String.length"] = Prim(1, len)
    out["String.push"] = Prim(2, lambda s, c: s + chr(number_of(c)))
    out["String.singleton"] = Prim(1, lambda c: chr(number_of(c)))
    out["String.isEmpty"] = Prim(1, lambda s: FALSE if s else TRUE)
    out["String.decEq"] = Prim(2, lambda a, b: IS_TRUE if a == b else IS_FALSE)
    out["String.quote"] = Prim(1, lambda s: quote(s, '"'))
    out["Char.quote"] = Prim(1, lambda c: quote(chr(number_of(c)), "'"))
    out["Char.toNat"] = Prim(1, number_of)
    out["Std.Format.pretty"] = Prim(4, lambda f, w, i, c: render(format_doc(f), w, i, c))


def _add_arrays(out: dict[str, Value]) -> None:
    out["Array.mk"] = Prim(2, lambda _a, xs: tuple(list_items(xs)))
    out["List.toArray"] = out["Array.mk"]
    out["Array.toList"] = Prim(2, lambda _a, xs: list_value(xs))
    out["Array.size"] = Prim(2, lambda _a, xs: len(xs))
    out["Array.push"] = Prim(3, lambda _a, xs, v: (*xs, v))


def _add_control(ev: Evaluator, out: dict[str, Value]) -> None:
    def fix(_a: Value, _c: Value, _r: Value, _h: Value, f: Value, x: Value) -> Value:
        return Tail(f, (x, Prim(2, lambda y, _proof: fix(_a, _c, _r, _h, f, y))))

    def trace(_a: Value, message: Value, f: Value) -> Value:
        ev.output.append(message + "\n")
        return Tail(f, (_UNIT,))

    out["WellFounded.fix"] = Prim(6, fix)
    for name in ("Eq.rec", "Eq.ndrec"):  # α a motive m b h
        out[name] = Prim(6, lambda _a, _x, _m, v, _b, _h: v)
    out["Eq.casesOn"] = Prim(6, lambda _a, _x, _m, _b, _h, v: v)
    for name in ("False.rec", "False.casesOn", "Empty.rec", "False.elim", "absurd"):
        out[name] = ERASED
    out["dbgTrace"] = Prim(3, trace)
    out["Thunk.mk"] = Prim(2, lambda _a, f: Thunked(f))
    out["Thunk.pure"] = Prim(2, lambda _a, v: Thunked(None, v))
    out["Thunk.get"] = Prim(2, lambda _a, t: ev.force_thunk(t))


def _add_world(ev: Evaluator, out: dict[str, Value]) -> None:
    """Actions: the last argument is the token of the world."""

    def ok(value: Value, world: Value) -> Value:
        return CtorValue(_OK, 0, (value, world))

    def put(s: Value, world: Value) -> Value:
        ev.output.append(s)
        return ok(_UNIT, world)

    def make(_s: Value, _a: Value, value: Value, world: Value) -> Value:
        ev.refs.append(value)
        return ok(CtorValue(_REF, 0, (len(ev.refs) - 1,)), world)

    def write(_s: Value, _a: Value, ref: Value, value: Value, world: Value) -> Value:
        ev.refs[ref.fields[0]] = value
        return ok(_UNIT, world)

    out["IO.Prim.putStr"] = Prim(2, put)
    out["ST.Prim.mkRef"] = Prim(4, make)
    out["ST.Prim.Ref.get"] = Prim(5, lambda _s, _a, _n, ref, world: ok(ev.refs[ref.fields[0]], world))
    out["ST.Prim.Ref.set"] = Prim(5, write)


# ------------------------------------------------------------ documents
def format_doc(value: Value) -> Doc:
    """A ``Std.Format`` value as a document."""
    word = value.name.last
    fields = value.fields
    if word == "text":
        return text(fields[0])
    if word == "line":
        return LINE
    if word == "nest":
        return nest(int_of(fields[0]), format_doc(fields[1]))
    if word == "append":
        return concat(*_appended(value))
    if word == "group":
        inner = format_doc(fields[0])
        return group(inner) if fields[1].idx == 0 else fill(inner)
    if word == "tag":
        return format_doc(fields[1])
    if word == "document":  # laid out by a derived instance
        assert isinstance(fields[0], Doc)
        return fields[0]
    return NIL


def _appended(value: Value) -> list[Doc | str]:
    """The parts of a chain of ``append``; long ones lean to the left."""
    parts: list[Doc | str] = []
    stack = [value]
    while stack:
        v = stack.pop()
        if v.name.last == "append":
            stack += [v.fields[0], v.fields[1]]
        else:
            parts.append(format_doc(v))
    parts.reverse()
    return parts


_ESCAPES: Final = {"\n": "\\n", "\t": "\\t", "\\": "\\\\"}


def quote(s: str, mark: str) -> str:
    """Text between ``mark``s with Lean's escapes."""
    out: list[str] = []
    for c in s:
        if c in _ESCAPES:
            out.append(_ESCAPES[c])
        elif c == mark:
            out.append("\\" + c)
        elif ord(c) <= 31 or ord(c) == 127:
            out.append(f"\\x{ord(c):02x}")
        else:
            out.append(c)
    return mark + "".join(out) + mark
