"""The value of a term at given numbers, as a tactic model computes it.

In: a term of a goal display, the values of its variables, the kind of numbers.  Out: a rational number, a truth value,
or ``None`` for what this module does not know.  Division and subtraction follow the kind: of ℕ they round and stop at
zero, of ℤ division by a positive number rounds down.  Nothing here is trusted: Lean decides.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping
from fractions import Fraction

from prover.models.goal_terms import Bind, Term

Call = Callable[[str, tuple[Fraction, ...]], Fraction | None]
"""The value of a function of the context at a point, if known."""

_MAX_EXPONENT = 200
_MAX_FACTORIAL = 30
_COMPARISONS: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "=": operator.eq,
    "≠": operator.ne,
    "<": operator.lt,
    "≤": operator.le,
    ">": operator.gt,
    "≥": operator.ge,
}


class Evaluator:
    """Evaluates terms of one kind of numbers (``"ℕ"``, ``"ℤ"``, or ``""`` for a field)."""

    def __init__(self, kind: str, values: Mapping[str, Fraction], call: Call | None = None) -> None:
        self.kind = kind
        self.values = values
        self.call = call

    def number(self, term: Term) -> Fraction | None:
        """The value of a term."""
        if isinstance(term, Bind):
            return None
        if not term.args:
            return self.values[term.head] if term.head in self.values else _numeral(term.head)
        arguments = [self.number(arg) for arg in term.args]
        if any(value is None for value in arguments):
            return None
        known = tuple(value for value in arguments if value is not None)
        if term.head == "↑":
            return known[0]
        if len(known) == 1:
            found = self._unary(term.head, known[0])
        else:
            found = self._binary(term.head, *known) if len(known) == 2 else None
        if found is None and self.call is not None:
            return self.call(term.head, known)
        return found

    def _unary(self, head: str, value: Fraction) -> Fraction | None:
        if head == "-":
            return -value
        if head == "|":
            return abs(value)
        if head == "⁻¹" and not self.kind:
            return 1 / value if value else Fraction(0)
        if head == "factorial!" and 0 <= value <= _MAX_FACTORIAL:
            return Fraction(math.factorial(int(value)))
        if head == "Nat.sqrt" and value >= 0 and value.denominator == 1:
            return Fraction(math.isqrt(int(value)))
        return None

    def _binary(self, head: str, one: Fraction, two: Fraction) -> Fraction | None:
        if head == "+":
            return one + two
        if head == "*":
            return one * two
        if head == "-":
            return max(one - two, Fraction(0)) if self.kind == "ℕ" else one - two
        if head == "^":
            return one ** int(two) if two.denominator == 1 and 0 <= two <= _MAX_EXPONENT else None
        if head in ("/", "%"):
            return self._divided(head, one, two)
        if head in (".choose", "Nat.choose") and 0 <= one <= _MAX_EXPONENT and two >= 0:
            return Fraction(math.comb(int(one), int(two)))
        if one.denominator == 1 and two.denominator == 1 and head in ("Nat.gcd", ".gcd", "Nat.lcm", ".lcm"):
            return Fraction((math.gcd if head.endswith("gcd") else math.lcm)(int(one), int(two)))
        return None

    def _divided(self, head: str, one: Fraction, two: Fraction) -> Fraction | None:
        if self.kind in ("ℕ", "ℤ"):
            if two == 0:
                return Fraction(0) if head == "/" else one
            if two < 0 or one.denominator != 1:
                return None
            return Fraction(one // two) if head == "/" else one % two
        if head == "%":
            return None
        return one / two if two else Fraction(0)

    def truth(self, proposition: Term) -> bool | None:
        """Is a proposition true?"""
        if isinstance(proposition, Bind):
            return None
        head, args = proposition.head, proposition.args
        if head == "¬":
            inner = self.truth(args[0])
            return None if inner is None else not inner
        if head in ("∧", "∨", "→", "↔"):
            return self._connected(head, self.truth(args[0]), self.truth(args[1]))
        values = [self.number(arg) for arg in args]
        if any(value is None for value in values):
            return None
        known = [value for value in values if value is not None]
        if head in _COMPARISONS and len(known) == 2:
            return _COMPARISONS[head](known[0], known[1])
        if head == "∣" and len(known) == 2:
            return known[1] % known[0] == 0 if known[0] else not known[1]
        if head in ("≡MOD", "≡ZMOD") and len(known) == 3:
            return (known[0] - known[1]) % known[2] == 0 if known[2] else known[0] == known[1]
        return None

    @staticmethod
    def _connected(head: str, one: bool | None, two: bool | None) -> bool | None:
        if head == "∧":
            return False if one is False or two is False else None if one is None or two is None else True
        if head == "∨":
            return True if one or two else None if one is None or two is None else False
        if head == "→":
            return True if one is False or two else None if one is None or two is None else False
        return None if one is None or two is None else one == two


def _numeral(text: str) -> Fraction | None:
    try:
        return Fraction(text) if text[:1].isdigit() else None
    except ValueError:
        return None
