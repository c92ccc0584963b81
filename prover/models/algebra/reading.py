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

QUALIFIED: Mapping[str, str] = {name: f"Real.{name}" for name in ("log", "logb", "exp", "sin", "cos", "tan")}
"""Functions whose names a file that opens ``Real`` shows short."""

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
    if term.head == "√" or term.head.startswith("Real.") or (term.head in QUALIFIED and term.head not in types):
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
        if isinstance(term, Apply) and term.head in QUALIFIED and term.args and self.kind == "ℝ":
            term = Apply(QUALIFIED[term.head], term.args)
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
        for term in list(self.terms):
            if isinstance(term, Apply) and term.head == "Real.tan" and len(term.args) == 1:
                self._inverse(Apply("Real.cos", term.args))
            elif isinstance(term, Apply) and term.head == "Real.logb" and number(term.args[0]) is None:
                self._inverse(Apply("Real.log", term.args[:1]))
        for atom, (term, base) in list(self._inverses.items()):
            proof = is_nonzero(term, base)
            if proof is not None:
                found.append(Fact(f"mul_inv_cancel₀ {proof}", plus(times(base, variable(atom)), constant(1), -1)))
        atom = 0
        while atom < len(self.terms):  # a definition may bring new atoms
            fact = self._definition(atom, self.terms[atom])
            if fact is not None:
                found.append(fact)
            atom += 1
        return found

    def positive(self, above_one: Mapping[str, str]) -> list[Fact]:
        """Logarithms of numerals and variables above one, with proofs that they are not zero.

        ``above_one`` holds such variables and the hypotheses that say so.
        """
        found = []
        for atom, term in enumerate(self.terms):
            if isinstance(term, Apply) and term.head == "Real.log" and len(term.args) == 1:
                value = number(term.args[0])
                if value is not None and value > 1:
                    bound = f"show (1 : ℝ) < {show(term.args[0], 51)} by norm_num"
                    found.append(Fact(f"(ne_of_gt (Real.log_pos ({bound})))", variable(atom)))
                elif (hypothesis := above_one.get(show(term.args[0]))) is not None:
                    found.append(Fact(positive_logarithm(term, hypothesis), variable(atom)))
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
        if term.head in ("Real.log", "Real.logb"):
            return self._logarithm(atom, term)
        if term.head in ("Real.sin", "Real.cos") and len(term.args) == 1:
            return self._circular(atom, term)
        if term.head == "Real.tan" and len(term.args) == 1:
            quotient = Apply("/", (Apply("Real.sin", term.args), Apply("Real.cos", term.args)))
            value = self.read(quotient)
            return Fact(f"Real.tan_eq_sin_div_cos {show(term.args[0], 1024)}", plus(variable(atom), value, -1))
        return None

    def _circular(self, atom: int, term: Apply) -> Fact | None:
        """Sine or cosine of a multiple, a sum or a difference; else ``sin² + cos² = 1`` once both were met."""
        (angle,) = term.args
        name = term.head.removeprefix("Real.")
        if isinstance(angle, Apply) and len(angle.args) == 2 and angle.head in ("+", "-", "*"):
            found = self._of_multiple(name, *angle.args) if angle.head == "*" else self._of_sum(name, angle)
            if found is not None:
                rule, value = found
                return Fact(rule, plus(variable(atom), value, -1))
        other = show(Apply("Real.cos" if name == "sin" else "Real.sin", (angle,)), 1024)
        met = self._numbers.get(other)
        if met is None or met > atom:
            return None
        squares = plus(power(variable(atom), 2), power(variable(met), 2))
        return Fact(f"Real.sin_sq_add_cos_sq {show(angle, 1024)}", plus(squares, constant(Fraction(1)), -1))

    def _sine_and_cosine(self, angle: Term) -> tuple[Polynomial, Polynomial]:
        sine, cosine = (variable(self.atom(Apply(head, (angle,)))) for head in ("Real.sin", "Real.cos"))
        return sine, cosine

    def _of_multiple(self, name: str, factor: Term, angle: Term) -> tuple[str, Polynomial] | None:
        """The rule for twice or three times an angle and the value that it gives."""
        times_angle = number(factor)
        if times_angle not in (2, 3):
            return None
        sine, cosine = self._sine_and_cosine(angle)
        if times_angle == 2 and name == "sin":
            value = scaled(times(sine, cosine), 2)
        elif times_angle == 2:
            value = plus(scaled(power(cosine, 2), 2), constant(Fraction(1)), -1)
        elif name == "sin":
            value = plus(scaled(sine, 3), scaled(power(sine, 3), 4), -1)
        else:
            value = plus(scaled(power(cosine, 3), 4), scaled(cosine, 3), -1)
        return f"Real.{name}_{'two' if times_angle == 2 else 'three'}_mul {show(angle, 1024)}", value

    def _of_sum(self, name: str, angle: Apply) -> tuple[str, Polynomial]:
        """The rule for a sum or a difference of angles and the value that it gives."""
        (sine, cosine), (sine_of_other, cosine_of_other) = map(self._sine_and_cosine, angle.args)
        is_sum, is_sine = angle.head == "+", name == "sin"
        one = times(sine, cosine_of_other) if is_sine else times(cosine, cosine_of_other)
        two = times(cosine, sine_of_other) if is_sine else times(sine, sine_of_other)
        rule = f"Real.{name}_{'add' if is_sum else 'sub'}"
        sides = " ".join(show(side, 1024) for side in angle.args)
        return f"{rule} {sides}", plus(one, two, 1 if is_sum == is_sine else -1)

    def _logarithm(self, atom: int, term: Apply) -> Fact | None:
        """The logarithm of a product by those of its factors; one to a base as a quotient."""
        if term.head == "Real.logb" and len(term.args) == 2:
            base, inside = term.args
            value = number(base)
            below, above = (Apply("Real.log", (arg,)) for arg in (base, inside))
            if value is None:
                quotient = self.read(Apply("/", (above, below)))
                stated = f"{show(term, 51)} = {show(above, 71)} / {show(below, 71)}"
                return Fact(f"show {stated} from rfl", plus(variable(atom), quotient, -1))
            if value <= 1:
                return None
            by = "by rw [Real.logb, div_mul_cancel₀ _ (ne_of_gt (Real.log_pos (by norm_num)))]"
            stated = f"{show(term, 70)} * {show(below, 71)} = {show(above, 51)}"
            difference = plus(times(variable(atom), variable(self.atom(below))), variable(self.atom(above)), -1)
            return Fact(f"show {stated} {by}", difference)
        if len(term.args) != 1:
            return None
        rules: list[str] = []
        value_of = self._expanded(term.args[0], rules)
        if not rules:
            return None
        stated = f"{show(term, 51)} = {self.write(value_of)}"
        by = f"by rw [{', '.join(rules)}] <;> push_cast <;> ring"
        return Fact(f"show {stated} {by}", plus(variable(atom), value_of, -1))

    def _expanded(self, inside: Term, rules: list[str]) -> Polynomial:
        """``Real.log inside`` by logarithms of its factors; adds the rewrite rules that give it."""
        value = number(inside)
        if value is not None:
            return self._logarithm_of_numeral(inside, value, rules)
        if isinstance(inside, Apply) and len(inside.args) == 2 and inside.head in ("*", "/"):
            one, two = inside.args
            sides = " ".join(f"(show {show(arg, 51)} ≠ 0 by {_NONZERO})" for arg in (one, two))
            rules.append(f"Real.log_{'mul' if inside.head == '*' else 'div'} {sides}")
            return plus(self._expanded(one, rules), self._expanded(two, rules), 1 if inside.head == "*" else -1)
        if isinstance(inside, Apply) and inside.head == "^" and (exponent := number(inside.args[1])) is not None:
            if exponent.denominator == 1 and exponent >= 0:
                rules.append(f"Real.log_pow {show(inside.args[0], 1024)} {exponent}")
                return scaled(self._expanded(inside.args[0], rules), exponent)
        return variable(self.atom(Apply("Real.log", (inside,))))

    def _logarithm_of_numeral(self, inside: Term, value: Fraction, rules: list[str]) -> Polynomial:
        """``Real.log 8 = 3 * Real.log 2``."""
        root, exponent = _perfect_root(value)
        if value == 1:
            rules.append("Real.log_one")
            return {}
        if exponent == 1:
            return variable(self.atom(Apply("Real.log", (inside,))))
        rules.append(f"show ({show(inside)} : ℝ) = {root} ^ {exponent} by norm_num")
        rules.append(f"Real.log_pow {root} {exponent}")
        return scaled(variable(self.atom(Apply("Real.log", (Apply(str(root)),)))), exponent)


def _perfect_root(value: Fraction) -> tuple[int, int]:
    """``(r, e)`` with ``value = r ^ e`` and the largest ``e``; ``e = 1`` where there is none."""
    if value.denominator != 1 or value < 4:
        return int(value), 1
    for exponent in range(20, 1, -1):
        root = round(float(value) ** (1 / exponent))
        if root > 1 and root**exponent == value:
            return root, exponent
    return int(value), 1


def positive_logarithm(term: Apply, hypothesis: str) -> str:
    """A proof that the logarithm of a variable above one is not zero."""
    return f"(ne_of_gt (Real.log_pos {above_one_proof(term.args[0], hypothesis)}))"


def above_one_proof(term: Term, hypothesis: str) -> str:
    """``1 < x`` among real numbers from a hypothesis that says so of ``x``, cast or not."""
    return f"(show (1 : ℝ) < {show(term, 51)} by exact_mod_cast {hypothesis})"


_NONZERO = "first | positivity | (norm_num; omega) | (apply ne_of_gt; nlinarith)"
_NONNEGATIVE = "first | positivity | norm_num | linarith"
