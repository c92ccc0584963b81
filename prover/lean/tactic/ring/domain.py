"""A type as the ring procedures see it: its algebraic instances and the functions that its operations are.

Comes in: a type. Goes out: :class:`Domain`, or None when the type is no commutative semiring. The operations of
``library/Mathlib/Tactic/Ring/Basic.lean`` (``addOp`` …) tell which instances the lemmas speak about.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from prover.lean.declaration import DefinitionInfo
from prover.lean.expr import App, Expr, Lam, mk_app, mk_apps, mk_const, mk_lit
from prover.lean.level import Level
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.name import mk_name
from prover.lean.subst import instantiate1, instantiate_level_params
from prover.lean.tactic.ring.certificate import RING

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

_FIELD_LEMMAS: Final = RING.child("scaled_div_num")
"""Quotients are read only where the lemmas about them are loaded."""
_ARITY: Final = {"add": 2, "mul": 2, "pow": 2, "neg": 1, "sub": 2, "inv": 1, "div": 2, "cast": 1, "zero": 0, "one": 0}
_CLASS_OF: Final = {"neg": "CommRing", "sub": "CommRing", "inv": "Field", "div": "Field"}
_USER: Final = {
    "add": "HAdd.hAdd", "mul": "HMul.hMul", "neg": "Neg.neg", "sub": "HSub.hSub", "inv": "Inv.inv",
    "div": "HDiv.hDiv", "pow": "HPow.hPow",
}  # fmt: skip


class Domain:
    """The instances of one type. ``semiring``, ``ring``, ``field``, ``char_zero``: None where there is none."""

    def __init__(self, m: Meta, type: Expr, level: Level, semiring: Expr) -> None:
        self.m = m
        self.type = type
        self.level = level
        self.semiring = semiring
        self.ring = self.instance("CommRing")
        self.field = (
            self.instance("Field") if self.ring is not None and m.find_const(_FIELD_LEMMAS) is not None else None
        )
        self._char_zero: Expr | bool | None = False
        self._ops: dict[str, Expr] = {}
        self._known: dict[tuple[str, Expr], bool] = {}
        self._numerals: dict[Expr, bool] = {}
        self._user: dict[str, Expr] = {}

    def instance(self, name: str) -> Expr | None:
        return synthesize(self.m, name, self.level, [self.type])

    @property
    def char_zero(self) -> Expr | None:
        """``CharZero R``, over the semiring's own cast."""
        if self._char_zero is False:
            self._char_zero = self._find_char_zero()
        assert not isinstance(self._char_zero, bool)
        return self._char_zero

    def _find_char_zero(self) -> Expr | None:
        type = self.class_body("charZeroClass", self.semiring)
        try:
            return self.m.synth_instance(type)
        except HeartbeatsExceeded:
            raise
        except (LeanError, Stuck):
            return None

    # ------------------------------------------------------------ operations
    def class_body(self, name: str, *insts: Expr) -> Expr:
        """The body of ``Mathlib.Tactic.Ring.name R insts``."""
        info = self.m.get_const(RING.child(name))
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
            which = _CLASS_OF.get(name)
            inst = self.semiring if which is None else self.ring if which == "CommRing" else self.field
            assert inst is not None
            body = self.class_body(f"{name}Op", inst)
            for _ in range(_ARITY[name]):
                assert isinstance(body, Lam)
                body = body.body
            for _ in range(_ARITY[name]):
                assert isinstance(body, App)
                body = body.fn
            found = self._ops[name] = body
        return found

    def is_op(self, name: str, fn: Expr) -> bool:
        """Is ``fn`` this operation of the semiring, ring or field? (Up to unfolding of instances.)"""
        if name in _CLASS_OF and (self.ring if _CLASS_OF[name] == "CommRing" else self.field) is None:
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
                if name == "pow":
                    term: Expr = self.m.mk_app_m(_USER[name], [args[0], args[1]])
                else:
                    term = self.m.mk_app_m(_USER[name], list(args))
            for _ in args:
                assert isinstance(term, App)
                term = term.fn
            fn = self._user[name] = term
        return mk_apps(fn, args)

    # ------------------------------------------------------------ numerals
    def cast(self, n: int) -> Expr:
        """``((n : ℕ) : R)`` on a raw literal, as the lemmas write it."""
        return mk_app(self.op("cast"), mk_lit(n))

    def numeral(self, n: int) -> Expr:
        """``(n : R)`` as users write it."""
        return self.m.mk_numeral(self.type, n)

    def is_numeral(self, e: Expr, n: int) -> bool:
        """Is ``e``, written ``OfNat.ofNat R n inst``, the number ``n`` of the semiring by definition?"""
        known = self._numerals.get(e)
        if known is None:
            canonical = self.op("zero") if n == 0 else self.op("one") if n == 1 else self.cast(n)
            known = self._numerals[e] = self.is_same_term(canonical, e)
        return known

    def rational(self, num: int, den: int) -> Expr:
        """``num / den`` as ``ring_nf`` and ``norm_num`` leave it."""
        top = self.numeral(abs(num))
        if num < 0:
            top = self.apply("neg", [top])
        return top if den == 1 else self.apply("div", [top, self.numeral(den)])


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


def domain_of(m: Meta, type: Expr, known: dict[Expr, Domain | None]) -> Domain | None:
    """The domain of a type; ``known`` lives as long as one tactic call in one local context (instances hang on it)."""
    if type in known:
        return known[type]
    found: Domain | None = None
    try:
        level = m.get_dec_level(type)
    except HeartbeatsExceeded:
        raise
    except LeanError:
        known[type] = None
        return None
    semiring = synthesize(m, "CommSemiring", level, [type])
    if semiring is not None:
        found = Domain(m, type, level, semiring)
    known[type] = found
    return found
