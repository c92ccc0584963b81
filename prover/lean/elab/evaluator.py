"""A small call-by-value evaluator for ``#eval``. Nothing that proves anything uses it.

Values: Python integers for ``Nat``, strings for ``String``, :class:`CtorValue` for other data, Python functions of one
argument for functions, :data:`ERASED` for types and proofs. Recursive functions run through their smart-unfolding
bodies, so structural recursion costs what the user wrote.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from prover.lean.declaration import (
    AxiomInfo,
    ConstantInfo,
    ConstructorInfo,
    DefinitionInfo,
    InductiveInfo,
    OpaqueInfo,
    QuotInfo,
    RecursorInfo,
    TheoremInfo,
)
from prover.lean.elab.partial import unsafe_rec_value
from prover.lean.expr import App, BVar, Const, Expr, Lam, Let, Lit, Proj, unfold_app
from prover.lean.meta.attributes import sunfold_value
from prover.lean.meta.errors import LeanError, UnsupportedFeature
from prover.lean.meta.meta import Meta
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


TRUE: Final = CtorValue(mk_name("Bool.true"), 1, ())
FALSE: Final = CtorValue(mk_name("Bool.false"), 0, ())
IS_TRUE: Final = CtorValue(mk_name("Decidable.isTrue"), 1, (ERASED,))
IS_FALSE: Final = CtorValue(mk_name("Decidable.isFalse"), 0, (ERASED,))


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


class Evaluator:
    """Evaluates closed terms of one environment."""

    def __init__(self, m: Meta) -> None:
        self.m = m
        self.constants: dict[Name, Value] = {}

    # ------------------------------------------------------------ terms
    def eval(self, e: Expr, env: tuple[Value, ...] = ()) -> Value:
        """The value of ``e``; ``env[-1]`` is ``#0``."""
        kind = type(e)
        if kind is App:
            return self._eval_app(e, env)
        if kind is BVar:
            return env[len(env) - 1 - e.idx]  # type: ignore[attr-defined]
        if kind is Lit:
            return e.value  # type: ignore[attr-defined]
        if kind is Const:
            return self.constant(e.name)  # type: ignore[attr-defined]
        if kind is Lam:
            body = e.body  # type: ignore[attr-defined]
            return lambda v: self.eval(body, (*env, v))
        if kind is Let:
            return self.eval(e.body, (*env, self.eval(e.value, env)))  # type: ignore[attr-defined]
        if kind is Proj:
            value = self.eval(e.struct, env)  # type: ignore[attr-defined]
            return self.project(value, e.idx)  # type: ignore[attr-defined]
        return ERASED

    def project(self, value: Value, idx: int) -> Value:
        if value is ERASED:
            return ERASED
        if isinstance(value, str):  # a structure around the list of characters
            return self.string_as_list(value)
        assert isinstance(value, CtorValue)
        return value.fields[idx]

    def _eval_app(self, e: Expr, env: tuple[Value, ...]) -> Value:
        self.m.tick("#eval")
        fn, args = unfold_app(e)
        if type(fn) is Const:
            lazy = _LAZY.get(fn.name.text)
            if lazy is not None:
                count, run = lazy
                if len(args) >= count:
                    value = run(self, args, env)
                    return self.apply_all(value, args[count:], env)
            if fn.name.part == "casesOn" and isinstance(self.m.env.find(fn.name.parent), InductiveInfo):
                return self._cases_on(fn.name.parent, args, env)
        return self.apply_all(self.eval(fn, env), args, env)

    def apply_all(self, fn: Value, args: list[Expr], env: tuple[Value, ...]) -> Value:
        for arg in args:
            if fn is ERASED:
                return ERASED
            fn = fn(self.eval(arg, env))
        return fn

    def apply(self, fn: Value, *args: Value) -> Value:
        for arg in args:
            if fn is ERASED:
                return ERASED
            fn = fn(arg)
        return fn

    # ------------------------------------------------------------ case analysis
    def _cases_on(self, ind: Name, args: list[Expr], env: tuple[Value, ...]) -> Value:
        info = self.m.env.find(ind)
        assert isinstance(info, InductiveInfo)
        major_at = info.num_params + 1 + info.num_indices
        count = major_at + 1 + len(info.ctors)
        if len(args) < count:
            raise UnsupportedFeature("evaluation of a partially applied `casesOn`")
        major = self.destruct(ind, self.eval(args[major_at], env), info)
        minor = self.eval(args[major_at + 1 + major.idx], env)
        return self.apply_all(self.apply(minor, *major.fields), args[count:], env)

    def destruct(self, ind: Name, value: Value, info: InductiveInfo) -> CtorValue:
        """A value as a constructor application."""
        if isinstance(value, CtorValue):
            return value
        if isinstance(value, int) and ind.text == "Nat":
            return CtorValue(info.ctors[0], 0, ()) if value == 0 else CtorValue(info.ctors[1], 1, (value - 1,))
        if isinstance(value, str):
            return CtorValue(info.ctors[0], 0, (self.string_as_list(value),))
        if value is ERASED and len(info.ctors) == 1:
            ctor = self.m.env.find(info.ctors[0])
            assert isinstance(ctor, ConstructorInfo)
            return CtorValue(ctor.name, 0, (ERASED,) * ctor.num_fields)
        raise LeanError(f"cannot evaluate code: case analysis on a proof of `{ind}`")

    def string_as_list(self, text: str) -> Value:
        result: Value = CtorValue(mk_name("List.nil"), 0, ())
        of_nat = self.constant(mk_name("Char.ofNat"))
        for ch in reversed(text):
            result = CtorValue(mk_name("List.cons"), 1, (of_nat(ord(ch)), result))
        return result

    # ------------------------------------------------------------ constants
    def constant(self, name: Name) -> Value:
        found = self.constants.get(name)
        if found is None:
            found = self.constants[name] = self._constant(name)
        return found

    def _constant(self, name: Name) -> Value:
        builtin = self._builtin(name)
        if builtin is not None:
            return builtin
        info = self.m.find_const(name)
        if info is None:
            raise LeanError(f"Unknown constant `{name}`")
        if isinstance(info, (TheoremInfo, InductiveInfo)):
            return ERASED
        if isinstance(info, ConstructorInfo):
            return self._constructor(info)
        if isinstance(info, QuotInfo):
            return self._quot(info)
        if isinstance(info, RecursorInfo):
            raise UnsupportedFeature(f"evaluation of the recursor `{name}`")
        if isinstance(info, AxiomInfo):
            if self.m.is_prop(info.type):
                return ERASED
            raise LeanError(f"cannot evaluate code because '{name}' uses 'sorry' and/or contains errors")
        return self._definition(info)

    def _definition(self, info: ConstantInfo) -> Value:
        if self.m.is_prop(info.type):
            return ERASED
        body = sunfold_value(self.m.env, info.name) or unsafe_rec_value(self.m.env, info.name)
        if body is None:
            body = info.value if isinstance(info, (DefinitionInfo, OpaqueInfo)) else None
        if body is None:
            raise LeanError(f"'{info.name}' has no value")
        return self.eval(body)

    def _constructor(self, info: ConstructorInfo) -> Value:
        if info.name.text == "Nat.zero":
            return 0
        if info.name.text == "Nat.succ":
            return lambda n: n + 1
        total = info.num_params + info.num_fields

        def collect(values: tuple[Value, ...]) -> Value:
            if len(values) == total:
                fields = values[info.num_params :]
                return CtorValue(info.name, info.cidx, fields)
            return lambda v: collect((*values, v))

        return collect(())

    def _quot(self, info: QuotInfo) -> Value:
        if info.name.text == "Quot.mk":
            return lambda _a: lambda _r: lambda a: a
        if info.name.text == "Quot.lift":
            return lambda _a: lambda _r: lambda _b: lambda f: lambda _h: lambda q: self.apply(f, q)
        return ERASED

    def _builtin(self, name: Name) -> Value | None:
        if name.depth == 2 and name.parent.text == "Nat":
            op = _NAT_BINARY.get(name.last)
            if op is not None:
                return lambda a: lambda b: op(a, b)
            test = _NAT_TESTS.get(name.last)
            if test is not None:
                return lambda a: lambda b: TRUE if test(a, b) else FALSE
            decide = _NAT_DECIDERS.get(name.last)
            if decide is not None:
                return lambda a: lambda b: IS_TRUE if decide(a, b) else IS_FALSE
        if name.text == "WellFounded.fix":
            return lambda _a: lambda _c: lambda _r: lambda _h: lambda f: self._fix(f)
        if name.text in ("Eq.rec", "Eq.ndrec"):  # α a motive m b h
            return lambda _a: lambda _x: lambda _m: lambda v: lambda _b: lambda _h: v
        if name.text in ("False.rec", "Empty.rec", "False.elim", "absurd"):
            return ERASED
        return None

    def _fix(self, f: Value) -> Value:
        return lambda x: self.apply(f, x, lambda y: lambda _proof: self._fix(f)(y))


def _lazy_ite(ev: Evaluator, args: list[Expr], env: tuple[Value, ...]) -> Value:
    cond = ev.eval(args[2], env)
    return ev.eval(args[3] if cond.idx == 1 else args[4], env)


def _lazy_cond(ev: Evaluator, args: list[Expr], env: tuple[Value, ...]) -> Value:
    return ev.eval(args[2] if ev.eval(args[1], env).idx == 1 else args[3], env)


def _lazy_and(ev: Evaluator, args: list[Expr], env: tuple[Value, ...]) -> Value:
    left = ev.eval(args[0], env)
    return ev.eval(args[1], env) if left.idx == 1 else left


def _lazy_or(ev: Evaluator, args: list[Expr], env: tuple[Value, ...]) -> Value:
    left = ev.eval(args[0], env)
    return left if left.idx == 1 else ev.eval(args[1], env)


LazyRule = Callable[[Evaluator, list[Expr], tuple[Value, ...]], Value]
_LAZY: Final[dict[str, tuple[int, LazyRule]]] = {
    "ite": (5, _lazy_ite),
    "cond": (4, _lazy_cond),
    "and": (2, _lazy_and),
    "or": (2, _lazy_or),
}
