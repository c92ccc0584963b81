"""Terms of a goal display as polynomials over atoms, with what is known of special atoms.

In: terms, and the types of the context's variables.  Out: polynomials, and for inverses, roots, absolute values and the
imaginary unit the equations that define them, each with a proof.  What is no sum, product or power is an atom; an
inverse of a product is a product of inverses, one of a sum is an atom, as ``ring`` has it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from prover.models.algebra.polynomial import (
    Polynomial,
    constant,
    constant_value,
    plus,
    power,
    scaled,
    times,
    variable,
    write_polynomial,
)
from prover.models.goal_terms import Apply, Bind, Term, show
from prover.models.linear import number

FIELDS = frozenset("ℚℝℂ")
RINGS = FIELDS | {"ℤ"}

_OPERATIONS = frozenset({"+", "-", "*", "/", "^", "⁻¹"})
_MAX_EXPONENT = 12
_MAX_TERMS = 400


class UnreadablePolynomial(Exception):
    """The term is no polynomial over the ring at hand, or too large a one."""


@dataclass(frozen=True, slots=True)
class Fact:
    """``polynomial = 0`` (or ``≠ 0``, ``≥ 0``, as the list it stands in says) and a proof of it or of what it means."""

    proof: str
    polynomial: Polynomial


def kinds_of(term: Term, types: Mapping[str, Term]) -> set[str]:
    """The types of a term's atoms; ``"?"`` for one whose type the display does not tell."""
    if isinstance(term, Bind):
        return {"?"}
    if term.head in _OPERATIONS and term.args:
        return set().union(*(kinds_of(arg, types) for arg in (term.args[:1] if term.head == "^" else term.args)))
    if not term.args and term.head[:1].isdigit():
        return set()
    if term.head == "|":
        return kinds_of(term.args[0], types)
    if term.head == "√" or term.head.startswith("Real."):
        return {"ℝ"}
    if term.head == "↑" or term.head.startswith("."):
        return {"?"}
    if term.head.startswith("Complex."):
        return {"ℂ"}
    kind = types.get(term.head)
    for _ in term.args:
        if not isinstance(kind, Apply) or kind.head != "→":
            return {"?"}
        kind = kind.args[1]
    return {kind.head} if isinstance(kind, Apply) and not kind.args else {"?"}


class Reader:
    """Reads terms of one ring; atoms are numbered as they come."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.texts: list[str] = []
        self.terms: list[Term] = []
        self._numbers: dict[str, int] = {}
        self._inverses: dict[int, tuple[Term, Polynomial]] = {}

    def name(self, atom: int) -> str:
        """The atom's text as a factor."""
        return self.texts[atom]

    def write(self, polynomial: Polynomial) -> str:
        """Lean source."""
        return write_polynomial(polynomial, self.name)

    def read(self, term: Term) -> Polynomial:
        """The term as a polynomial.  Raises ``UnreadablePolynomial``."""
        polynomial = self._read(term)
        if len(polynomial) > _MAX_TERMS:
            raise UnreadablePolynomial
        return polynomial

    def _read(self, term: Term) -> Polynomial:
        if isinstance(term, Bind):
            raise UnreadablePolynomial
        value = number(term) if not term.args or term.head in ("-", "^") else None
        if value is not None:
            return constant(value)
        head, args = term.head, term.args
        if head == "-" and len(args) == 1:
            return scaled(self.read(args[0]), -1)
        if head in ("+", "-") and len(args) == 2:
            return plus(self.read(args[0]), self.read(args[1]), 1 if head == "+" else -1)
        if head == "*" and len(args) == 2:
            return times(self.read(args[0]), self.read(args[1]))
        if head == "^" and len(args) == 2:
            return self._power(term)
        if self.kind in FIELDS and head == "/" and len(args) == 2:
            return times(self.read(args[0]), self._inverse(args[1]))
        if self.kind in FIELDS and head == "⁻¹":
            return self._inverse(args[0])
        return variable(self.atom(term))

    def _power(self, term: Apply) -> Polynomial:
        exponent = number(term.args[1])
        if exponent is None or exponent.denominator != 1 or not 0 <= exponent <= _MAX_EXPONENT:
            return variable(self.atom(term))
        base = self.read(term.args[0])
        if len(base) ** int(exponent) > 50 * _MAX_TERMS:
            raise UnreadablePolynomial
        return power(base, int(exponent))

    def atom(self, term: Term) -> int:
        """The number of an atom."""
        return self._atom(show(term, 1024), term)

    def _atom(self, text: str, term: Term) -> int:
        if text not in self._numbers:
            self._numbers[text] = len(self.texts)
            self.texts.append(text)
            self.terms.append(term)
        return self._numbers[text]

    def _inverse(self, term: Term) -> Polynomial:
        base = self.read(term)
        value = constant_value(base)
        if value is not None:
            if not value:
                raise UnreadablePolynomial
            return constant(1 / value)
        if len(base) == 1:
            (monomial, factor), *_ = base.items()
            result = constant(1 / factor)
            for atom, exponent in monomial:
                one = self._atom(f"{self.texts[atom]}⁻¹", Apply("⁻¹", (self.terms[atom],)))
                self._inverses[one] = (self.terms[atom], variable(atom))
                result = times(result, power(variable(one), exponent))
            return result
        one = self._atom(f"{show(term, 1024)}⁻¹", Apply("⁻¹", (term,)))
        self._inverses[one] = (term, base)
        return variable(one)

    def definitions(self, is_nonzero: Callable[[Term, Polynomial], str | None]) -> list[Fact]:
        """What holds of the special atoms that were met; ``is_nonzero`` proves that a term is not zero."""
        found: list[Fact] = []
        for atom, (term, base) in list(self._inverses.items()):
            proof = is_nonzero(term, base)
            if proof is not None:
                found.append(Fact(f"mul_inv_cancel₀ {proof}", plus(times(base, variable(atom)), constant(1), -1)))
        for atom, known in enumerate(list(self.terms)):
            fact = self._definition(atom, known)
            if fact is not None:
                found.append(fact)
        return found

    def _definition(self, atom: int, term: Term) -> Fact | None:
        if not isinstance(term, Apply):
            return None
        square = times(variable(atom), variable(atom))
        try:
            if term.head == "√":
                below = term.args[0]
                proof = f"Real.mul_self_sqrt (show (0 : ℝ) ≤ {show(below, 51)} by {_NONNEGATIVE})"
                return Fact(proof, plus(square, self.read(below), -1))
            if term.head == "|" and self.kind != "ℂ":
                inside = self.read(term.args[0])
                return Fact(f"abs_mul_abs_self {show(term.args[0], 1024)}", plus(square, times(inside, inside), -1))
        except UnreadablePolynomial:
            return None
        if term.head == "Complex.I":
            return Fact("Complex.I_mul_I", plus(square, constant(Fraction(1))))
        return None


_NONNEGATIVE = "first | positivity | norm_num | linarith"
