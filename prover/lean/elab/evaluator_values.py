"""Values of the evaluator.

Comes in: nothing but Python data. Goes out: the classes that :mod:`evaluator` and its primitives share.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from prover.lean.name import Name, mk_name

Value = Any


class _Erased:
    """The value of types and proofs; applying it gives itself."""

    def __repr__(self) -> str:
        return "◾"


ERASED: Final = _Erased()


@dataclass(frozen=True, slots=True)
class CtorValue:
    """A constructor applied to its fields (parameters are dropped)."""

    name: Name
    idx: int
    fields: tuple[Value, ...]


class Fn:
    """A closure: ``code`` runs on ``env`` extended by ``arity`` arguments."""

    __slots__ = ("arity", "code", "env")

    def __init__(self, arity: int, code: Callable[[tuple[Value, ...]], Value], env: tuple[Value, ...]) -> None:
        self.arity: Final = arity
        self.code: Final = code
        self.env: Final = env


class Prim:
    """A function written in Python."""

    __slots__ = ("arity", "run")

    def __init__(self, arity: int, run: Callable[..., Value]) -> None:
        self.arity: Final = arity
        self.run: Final = run


class Pap:
    """A function with some of its arguments."""

    __slots__ = ("args", "fn")

    def __init__(self, fn: Value, args: tuple[Value, ...]) -> None:
        self.fn: Final = fn
        self.args: Final = args


class Tail:
    """A call that is still to be made."""

    __slots__ = ("args", "fn")

    def __init__(self, fn: Value, args: tuple[Value, ...]) -> None:
        self.fn: Final = fn
        self.args: Final = args


class Thunked:
    """A ``Thunk``; ``value`` is kept once it is known."""

    __slots__ = ("fn", "value")

    def __init__(self, fn: Value, value: Value = None) -> None:
        self.fn: Final = fn
        self.value = value


TRUE: Final = CtorValue(mk_name("Bool.true"), 1, ())
FALSE: Final = CtorValue(mk_name("Bool.false"), 0, ())
IS_TRUE: Final = CtorValue(mk_name("Decidable.isTrue"), 1, (ERASED,))
IS_FALSE: Final = CtorValue(mk_name("Decidable.isFalse"), 0, (ERASED,))
NIL: Final = CtorValue(mk_name("List.nil"), 0, ())
_CONS: Final = mk_name("List.cons")


def list_value(items: Sequence[Value]) -> Value:
    result: Value = NIL
    for item in reversed(items):
        result = CtorValue(_CONS, 1, (item, result))
    return result


def list_items(value: Value) -> list[Value]:
    """The elements of a list value."""
    out: list[Value] = []
    while isinstance(value, CtorValue) and value.idx == 1:
        out.append(value.fields[0])
        value = value.fields[1]
    return out


def number_of(value: Value) -> int:
    """The number inside ``Char``, ``UInt32``, ``BitVec``, ``Fin`` and the like."""
    while isinstance(value, CtorValue):
        value = value.fields[0]
    assert isinstance(value, int)
    return value


def text_of_chars(chars: Value) -> str:
    """The text of a list of characters."""
    return "".join([chr(number_of(c)) for c in list_items(chars)])
