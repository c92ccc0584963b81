"""A type as the ring procedures see it: its algebraic instances and the functions that its operations are.

Comes in: a type. Goes out: :class:`Domain`, or None when the type is no commutative semiring. The operations of
``library/Mathlib/Tactic/Ring/Basic.lean`` (``addOp`` …) tell which instances the lemmas speak about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from prover.lean.expr import Expr, mk_app, mk_lit
from prover.lean.level import Level
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.tactic.operations import Operations, synthesize
from prover.lean.tactic.ring.certificate import RING

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

_FIELD_LEMMAS: Final = RING.child("scaled_div_num")
"""Quotients are read only where the lemmas about them are loaded."""
_CLASS_OF: Final = {
    "neg": "CommRing", "sub": "CommRing", "zsmul": "CommRing", "intCast": "CommRing",
    "inv": "Field", "div": "Field", "zpow": "Field",
}  # fmt: skip


class Domain(Operations):
    """A commutative semiring. ``semiring``, ``ring``, ``field``, ``char_zero``: None where there is none."""

    NAMESPACE = RING
    ARITY: ClassVar = {
        "add": 2, "mul": 2, "pow": 2, "neg": 1, "sub": 2, "inv": 1, "div": 2, "cast": 1, "zero": 0, "one": 0,
        "nsmul": 2, "zsmul": 2, "intCast": 1, "zpow": 2,
    }  # fmt: skip
    USER: ClassVar = {
        "add": "HAdd.hAdd", "mul": "HMul.hMul", "neg": "Neg.neg", "sub": "HSub.hSub", "inv": "Inv.inv",
        "div": "HDiv.hDiv", "pow": "HPow.hPow",
    }  # fmt: skip

    def __init__(self, m: Meta, type: Expr, level: Level, semiring: Expr) -> None:
        super().__init__(m, type, level)
        self.semiring = semiring
        self.ring = self.instance("CommRing")
        self.field = (
            self.instance("Field") if self.ring is not None and m.find_const(_FIELD_LEMMAS) is not None else None
        )
        self._char_zero: Expr | bool | None = False
        self._numerals: dict[Expr, bool] = {}

    def instance_for(self, name: str) -> Expr | None:
        which = _CLASS_OF.get(name)
        return self.semiring if which is None else self.ring if which == "CommRing" else self.field

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
