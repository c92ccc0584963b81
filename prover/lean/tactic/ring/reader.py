"""Reading terms of a commutative (semi)ring: polynomial, shape for the kernel, and a proof where the two need one.

Source: Mathlib ``Mathlib/Tactic/Ring/Basic.lean`` (``eval``). Comes in: terms of one type; goes out: :class:`Value`.
Sums, products, numeral powers and numerals are read as they stand. Division, inverses and variable exponents are first
rewritten by lemmas (``scaled_…``) to a term of that kind, and rational coefficients are kept apart as one denominator.
Atoms are equal up to reducible unfolding.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Final

from prover.lean.expr import (
    HAS_EXPR_MVAR,
    HAS_FVAR,
    Const,
    Expr,
    Lit,
    mk_app,
    mk_apps,
    mk_const,
    mk_lit,
    unfold_app,
)
from prover.lean.level import ONE, ZERO, mk_succ
from prover.lean.meta.app_builder import NAT_CONST
from prover.lean.meta.base import Transparency
from prover.lean.name import mk_name
from prover.lean.tactic.atoms import Atoms
from prover.lean.tactic.ring import certificate as shapes
from prover.lean.tactic.ring import polynomial as poly
from prover.lean.tactic.ring.certificate import RING, Shape
from prover.lean.tactic.ring.domain import Domain
from prover.lean.tactic.ring.polynomial import Poly

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

_NAT_REFL: Final = mk_app(mk_const(mk_name("Eq.refl"), (ONE,)), NAT_CONST)
Inner = Callable[[Expr], tuple[Expr, Expr | None]]
"""What to do inside an atom: the new term and a proof of ``old = new`` (None: by ``rfl``)."""


Derive = Callable[[Expr], tuple[Expr, Expr] | None]
"""Evaluates a ground term: the literal and a proof of ``term = literal``."""
MAKE_DERIVE: Final[list[Callable[[Meta], Derive]]] = []
"""How ``norm_num`` offers its evaluation to the readers."""


@dataclass(frozen=True, slots=True)
class Value:
    """What was read of ``original``. ``term`` is a pure ring expression of ``shape`` and ``poly`` (integer
    coefficients); ``proof : original * (den : R) = term``, or None when ``original`` is ``term`` by definition (then
    ``den`` is 1)."""

    original: Expr
    term: Expr
    shape: Shape
    poly: Poly
    den: int = 1
    proof: Expr | None = None

    @property
    def rational(self) -> Poly:
        """The polynomial of ``original``."""
        return self.poly if self.den == 1 else poly.scale(self.poly, Fraction(1, self.den))


def nat_refl(n: int) -> Expr:
    """``Eq.refl n`` for checks like ``k * x = n`` that the kernel computes."""
    return mk_app(_NAT_REFL, mk_lit(n))


class Reader(Atoms):
    """The atoms and the rules of one call on one type."""

    def __init__(self, m: Meta, domain: Domain, red: Transparency = Transparency.REDUCIBLE) -> None:
        super().__init__(m, red, "ring")
        self.domain = domain
        self.inner: Inner | None = None
        self.nat: Reader | None = None
        """The reader of exponents."""
        self.derives = True
        """May ``norm_num`` evaluate what is no ring operation?"""
        self._derive: Derive | None = None
        self._seen: dict[Expr, Value] = {}
        self._inverses: list[tuple[Poly, Expr, int]] = []
        """Sums whose inverse is an atom: polynomial, the sum as first met, atom."""
        self._powers: list[tuple[Poly, Poly, Expr, int]] = []
        """Powers that are atoms: base, exponent, the term as first met, atom."""

    # ------------------------------------------------------------ terms
    def read(self, e: Expr) -> Value:
        found = self._seen.get(e)
        if found is None:
            self.tick(1)
            found = self._seen[e] = self._read(e)
        return found

    def _read(self, e: Expr) -> Value:
        fn, args = unfold_app(e)
        if isinstance(fn, Lit) and self.domain.type is NAT_CONST and isinstance(fn.value, int):
            return self._number(e, fn.value)
        if not isinstance(fn, Const):
            return self.atom(e)
        rule = _RULES.get((str(fn.name), len(args)))
        found = rule(self, e, args) if rule is not None else None
        return found if found is not None else self.atom(e)

    def is_algebraic(self, e: Expr) -> bool:
        """Would :meth:`read` look inside ``e``? (Numerals count.)"""
        fn, args = unfold_app(e)
        if isinstance(fn, Lit):
            return True
        rule = _RULES.get((str(fn.name), len(args))) if isinstance(fn, Const) else None
        if rule is None:
            return False
        value = self.read(e)
        return value.proof is not None or value.term is not e or value.shape is not self._atom_shape(e)

    def _atom_shape(self, e: Expr) -> Shape | None:
        i = self._index.get(e)
        return None if i is None else self._seen[e].shape

    def atom(self, e: Expr) -> Value:
        """``e`` as an atom, simplified inside when the caller wants that."""
        derived = (
            self._derived(e) if self.derives and MAKE_DERIVE and not e.flags & (HAS_FVAR | HAS_EXPR_MVAR) else None
        )
        if derived is not None:
            return derived
        if self.inner is not None:
            new, proof = self.inner(e)
            if new is not e:
                value = self.read(new) if new not in self._index else self._as_atom(new)
                if proof is None:
                    return Value(e, value.term, value.shape, value.poly, value.den, value.proof)
                return self.via(e, new, proof, value)
        return self._as_atom(e)

    def _derived(self, e: Expr) -> Value | None:
        """A ground term that ``norm_num`` evaluates (``7 / 2 : ℤ``, ``max 2 3``)."""
        if self._derive is None:
            self._derive = MAKE_DERIVE[0](self.m)
        found = self._derive(e)
        return None if found is None else self.via(e, found[0], found[1], self.read(found[0]))

    def _as_atom(self, e: Expr) -> Value:
        i = self.find(e)
        return Value(e, e, shapes.atom(i), poly.variable(i))

    # ------------------------------------------------------------ lemmas
    def lemma(self, name: str, args: Sequence[Expr], inst: Expr | None = None) -> Expr:
        """``Mathlib.Tactic.Ring.name R inst args``."""
        head = mk_const(RING.child(name), (self.domain.level,))
        return mk_apps(head, [self.domain.type, inst if inst is not None else self.domain.semiring, *args])

    def ring_lemma(self, name: str, args: Sequence[Expr]) -> Expr:
        assert self.domain.ring is not None
        return self.lemma(name, args, self.domain.ring)

    def field_lemma(self, name: str, args: Sequence[Expr], char_zero: bool = False) -> Expr:
        assert self.domain.field is not None
        if char_zero:
            assert self.domain.char_zero is not None
            args = [self.domain.char_zero, *args]
        return self.lemma(name, args, self.domain.field)

    def scaled(self, v: Value) -> Expr:
        """``v.original * v.den = v.term``, always a proof."""
        return v.proof if v.proof is not None else self.lemma("scaled_refl", [v.original])

    def via(self, e: Expr, new: Expr, equal: Expr, value: Value) -> Value:
        """``value`` of ``new`` for ``e``, where ``equal : e = new``."""
        args = [e, new, value.term, mk_lit(value.den), equal, self.scaled(value)]
        return Value(e, value.term, value.shape, value.poly, value.den, self.lemma("scaled_trans", args))

    def as_atom_of(self, e: Expr, i: int, known: Expr, equal: Expr) -> Value:
        """``e`` is atom ``i`` (written ``known``) by ``equal : e = known``."""
        return self.via(e, known, equal, Value(known, known, shapes.atom(i), poly.variable(i)))

    # ------------------------------------------------------------ operations
    def _number(self, e: Expr, n: int) -> Value:
        return Value(e, e, shapes.number(n), poly.constant(n))

    def _of_nat(self, e: Expr, args: list[Expr]) -> Value | None:
        n = args[1].value if isinstance(args[1], Lit) else None
        if not isinstance(n, int) or not self.domain.is_numeral(e, n):
            return None
        return self._number(e, n)

    def _cast(self, e: Expr, args: list[Expr]) -> Value | None:
        """``((3 : ℕ) : R)``."""
        n = self.m.nat_literal(args[2])
        if n is None or not self.domain.is_op("cast", mk_apps(mk_const_of(e), args[:2])):
            return None
        return Value(e, e, shapes.cast_number(n), poly.constant(n))

    def _succ(self, e: Expr, args: list[Expr]) -> Value | None:
        if self.domain.type is not NAT_CONST:
            return None
        a = self.read(args[0])
        if a.proof is not None:
            return None
        return Value(e, e, shapes.add(a.shape, shapes.number(1)), poly.add(a.poly, poly.constant(1)))

    def _add(self, e: Expr, args: list[Expr]) -> Value | None:
        return self._sum(e, args, "add", False)

    def _sub(self, e: Expr, args: list[Expr]) -> Value | None:
        return self._sum(e, args, "sub", True)

    def _sum(self, e: Expr, args: list[Expr], name: str, minus: bool) -> Value | None:
        if not self.domain.is_op(name, e.fn.fn):  # type: ignore[attr-defined]
            return None
        return self.sum_of(e, self.read(args[-2]), self.read(args[-1]), name, minus)

    def sum_of(self, e: Expr, a: Value, b: Value, name: str, minus: bool) -> Value:
        """``e`` is ``a.original + b.original``, or their difference."""
        if a.proof is None and b.proof is None:
            total = poly.subtract(a.poly, b.poly) if minus else poly.add(a.poly, b.poly)
            self.tick(1 + len(b.poly) // 8)
            return Value(e, e, shapes.add(a.shape, b.shape, minus), total)
        den = lcm(a.den, b.den)
        x, y = den // a.den, den // b.den
        left, right = self.times_cast(a, x), self.times_cast(b, y)
        total = poly.subtract(left[2], right[2]) if minus else poly.add(left[2], right[2])
        nats = [mk_lit(n) for n in (a.den, b.den, x, y, den)]
        args = [a.original, b.original, a.term, b.term, *nats, self.scaled(a), self.scaled(b)]
        checks = [nat_refl(den), nat_refl(den)]
        rule = self.ring_lemma if minus else self.lemma
        proof = rule(f"scaled_{name}", [*args, *checks])
        term = mk_apps(self.domain.op(name), [left[0], right[0]])
        return Value(e, term, shapes.add(left[1], right[1], minus), total, den, proof)

    def times_cast(self, v: Value, x: int) -> tuple[Expr, Shape, Poly]:
        """``v.term * (x : R)``."""
        term = mk_apps(self.domain.op("mul"), [v.term, self.domain.cast(x)])
        return term, shapes.mul(v.shape, shapes.cast_number(x)), poly.scale(v.poly, x)

    def _mul(self, e: Expr, args: list[Expr]) -> Value | None:
        if not self.domain.is_op("mul", e.fn.fn):  # type: ignore[attr-defined]
            return None
        return self.product(e, self.read(args[-2]), self.read(args[-1]))

    def product(self, e: Expr, a: Value, b: Value) -> Value:
        """``e`` is ``a.original * b.original``."""
        shape, result = shapes.mul(a.shape, b.shape), poly.multiply(a.poly, b.poly, self.tick)
        if a.proof is None and b.proof is None:
            return Value(e, e, shape, result)
        den = a.den * b.den
        nats = [mk_lit(n) for n in (a.den, b.den, den)]
        args = [a.original, b.original, a.term, b.term, *nats, self.scaled(a), self.scaled(b), nat_refl(den)]
        term = mk_apps(self.domain.op("mul"), [a.term, b.term])
        return Value(e, term, shape, result, den, self.lemma("scaled_mul", args))

    def _neg(self, e: Expr, args: list[Expr]) -> Value | None:
        if not self.domain.is_op("neg", e.fn):  # type: ignore[attr-defined]
            return None
        return self.negative(e, self.read(args[-1]))

    def negative(self, e: Expr, a: Value) -> Value:
        """``e`` is ``-a.original``."""
        if a.proof is None:
            return Value(e, e, shapes.neg(a.shape), poly.negate(a.poly))
        term = mk_app(self.domain.op("neg"), a.term)
        proof = self.ring_lemma("scaled_neg", [a.original, a.term, mk_lit(a.den), a.proof])
        return Value(e, term, shapes.neg(a.shape), poly.negate(a.poly), a.den, proof)

    def _pow(self, e: Expr, args: list[Expr]) -> Value | None:
        if args[1] is not NAT_CONST or not self.domain.is_op("pow", e.fn.fn):  # type: ignore[attr-defined]
            return None
        n = self.m.nat_literal(args[5])
        if n is None:
            rule = _RULES.get(("HPow.hPow", 0))
            return rule(self, e, args) if rule is not None else None
        return self.power(e, self.read(args[4]), n)

    def power(self, e: Expr, a: Value, n: int) -> Value:
        """``e`` is ``a.original ^ n`` for a literal ``n``."""
        shape, result = shapes.power(a.shape, n), poly.power(a.poly, n, self.tick)
        if a.proof is None:
            return Value(e, e, shape, result)
        den = a.den**n
        args = [a.original, a.term, mk_lit(a.den), mk_lit(den), mk_lit(n), a.proof, nat_refl(den)]
        term = mk_apps(self.domain.op("pow"), [a.term, mk_lit(n)])
        return Value(e, term, shape, result, den, self.lemma("scaled_pow", args))

    # ------------------------------------------------------------ equalities
    def identity(self, a: Value, b: Value) -> Expr:
        """``a.term = b.term`` for equal polynomials."""
        d = self.domain
        inst = d.ring if d.ring is not None else d.semiring
        used = sorted({*a.shape.degrees, *b.shape.degrees})
        # what does not occur may hang on variables of another place, and is not evaluated
        atoms = [self.atoms[i if i in used else used[-1]] for i in range(used[-1] + 1)] if used else []
        return shapes.identity(d.level, d.type, inst, d.ring is not None, atoms, a.shape, b.shape)

    def prove(self, a: Value, b: Value) -> Expr | None:
        """``a.original = b.original``, None when the polynomials differ."""
        if a.rational != b.rational:
            return None
        if a.proof is None and b.proof is None:
            return self.hint(a.original, b.original, self.identity(a, b))
        if a.den == b.den == 1:
            args = [a.original, b.original, a.term, b.term, self.scaled(a), self.scaled(b), self.identity(a, b)]
            return self.lemma("eq_of_scaled_one", args)
        left, right = self._cross(a, b.den), self._cross(b, a.den)
        nats = [mk_lit(a.den), mk_lit(b.den)]
        nonzero = [self.nonzero(a.den), self.nonzero(b.den)]
        proofs = [self.scaled(a), self.scaled(b), *nonzero, self.identity(left, right)]
        args = [a.original, b.original, a.term, b.term, *nats, *proofs]
        return self.field_lemma("eq_of_scaled", args, char_zero=True)

    def _cross(self, v: Value, x: int) -> Value:
        term, shape, result = self.times_cast(v, x)
        return Value(term, term, shape, result)

    def nonzero(self, n: int) -> Expr:
        """``Nat.ble 1 n = true``: a check that the kernel computes."""
        assert n > 0
        return shapes.REFL_TRUE

    def hint(self, a: Expr, b: Expr, proof: Expr) -> Expr:
        """``proof`` with the statement ``a = b``."""
        eq = mk_apps(mk_const(mk_name("Eq"), (mk_succ(self.domain.level),)), [self.domain.type, a, b])
        return mk_apps(mk_const(mk_name("id"), (ZERO,)), [eq, proof])


def mk_const_of(e: Expr) -> Expr:
    """The head of an application."""
    return unfold_app(e)[0]


Rule = Callable[[Reader, Expr, list[Expr]], Value | None]
_RULES: Final[dict[tuple[str, int], Rule]] = {
    ("OfNat.ofNat", 3): Reader._of_nat,
    ("Nat.cast", 3): Reader._cast,
    ("Nat.succ", 1): Reader._succ,
    ("HAdd.hAdd", 6): Reader._add,
    ("HSub.hSub", 6): Reader._sub,
    ("HMul.hMul", 6): Reader._mul,
    ("Neg.neg", 3): Reader._neg,
    ("HPow.hPow", 6): Reader._pow,
}


def reading(name: str, arity: int) -> Callable[[Rule], Rule]:
    """Register the rule that reads applications of a constant; ``("HPow.hPow", 0)`` reads powers whose exponent is no
    literal."""

    def register(rule: Rule) -> Rule:
        _RULES[name, arity] = rule
        return rule

    return register
