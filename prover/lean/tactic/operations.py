"""The operations of an algebraic type, as the lemmas of a procedure mean them and as users write them.

Comes in: a type with its instances. Goes out: the operations without their arguments, and whether a given one is the
same up to unfolding of instances.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from prover.lean.declaration import DefinitionInfo
from prover.lean.expr import App, Expr, Lam, mk_apps, mk_const
from prover.lean.level import Level
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.name import Name, mk_name
from prover.lean.subst import instantiate1, instantiate_level_params

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta


class Operations:
    """The operations of one type as the lemmas of a namespace mean them (``addOp``, …) and as users write them."""

    NAMESPACE: ClassVar[Name]
    ARITY: ClassVar[Mapping[str, int]]
    USER: ClassVar[Mapping[str, str]]
    """The constants that users write."""

    def __init__(self, m: Meta, type: Expr, level: Level) -> None:
        self.m = m
        self.type = type
        self.level = level
        self._ops: dict[str, Expr] = {}
        self._known: dict[tuple[str, Expr], bool] = {}
        self._user: dict[str, Expr] = {}

    def instance_for(self, name: str) -> Expr | None:
        """The instance that operation ``name`` comes from; None when the type has none."""
        raise NotImplementedError

    def instance(self, name: str) -> Expr | None:
        return synthesize(self.m, name, self.level, [self.type])

    def class_body(self, name: str, *insts: Expr) -> Expr:
        """The body of ``name R insts`` of the namespace."""
        info = self.m.get_const(self.NAMESPACE.child(name))
        assert isinstance(info, DefinitionInfo)
        body = instantiate_level_params(info.value, info.level_params, (self.level,))
        for arg in (self.type, *insts):
            assert isinstance(body, Lam)
            body = instantiate1(body.body, arg)
        return body

    def op(self, name: str) -> Expr:
        """The operation that the lemmas mean, without its arguments."""
        found = self._ops.get(name)
        if found is None:
            inst = self.instance_for(name)
            assert inst is not None
            body = self.class_body(f"{name}Op", inst)
            for _ in range(self.ARITY[name]):
                assert isinstance(body, Lam)
                body = body.body
            for _ in range(self.ARITY[name]):
                assert isinstance(body, App)
                body = body.fn
            found = self._ops[name] = body
        return found

    def is_op(self, name: str, fn: Expr) -> bool:
        """Is ``fn`` this operation, up to unfolding of instances? No where the lemmas about it are not loaded."""
        if self.instance_for(name) is None or self.m.find_const(self.NAMESPACE.child(f"{name}Op")) is None:
            return False
        key = (name, fn)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self.is_same_term(fn, self.op(name))
            if known:
                self._user.setdefault(name, fn)
        return known

    def is_same_term(self, a: Expr, b: Expr) -> bool:
        """Equal by definition, at default transparency."""
        if a is b:
            return True
        with self.m.with_transparency(Transparency.DEFAULT):
            return self.m.is_def_eq_guarded(a, b)

    def apply(self, name: str, args: Sequence[Expr]) -> Expr:
        """The operation as users write it (the way it was first met, if it was)."""
        fn = self._user.get(name)
        if fn is None:
            with self.m.with_transparency(Transparency.DEFAULT):
                term = self.m.mk_app_m(self.USER[name], list(args))
            for _ in args:
                assert isinstance(term, App)
                term = term.fn
            fn = self._user[name] = term
        return mk_apps(fn, args)


def synthesize(m: Meta, name: str, level: Level, args: Sequence[Expr]) -> Expr | None:
    """An instance of a one-universe class, None when there is none or the class is unknown."""
    if m.find_const(mk_name(name)) is None:
        return None
    try:
        return m.synth_instance(mk_apps(mk_const(mk_name(name), (level,)), args))
    except HeartbeatsExceeded:
        raise
    except (LeanError, Stuck):
        return None
