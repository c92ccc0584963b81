"""Witnesses for ``∃ x, …``: by solving an equation for ``x``, or by trying small numbers.

In: the body of an existential (or the sides of a divisibility).  Out: a term in Lean's notation, when ``x`` stands
alone up to a factor and the division leaves whole, non-negative coefficients.  Numbers are read as polynomials over
atoms; an atom is any term that is no sum, product or numeral.  A closed body is evaluated for small numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from prover.models.evaluation import Evaluator
from prover.models.goal_terms import Apply, Bind, Term, show

Monomial = tuple[str, ...]
Polynomial = dict[Monomial, int]

_MAX_TERMS = 40


class _NotPolynomial(Exception):
    """A subtraction, a division, a power by a variable, or too many terms."""


def solve(binder: Bind) -> Iterator[str]:
    """Terms that make an equation of the body true."""
    for equation in _equations(binder.body):
        try:
            atoms: dict[str, Term] = {}
            left, right = (_polynomial(side, atoms) for side in equation.args)
        except _NotPolynomial:
            continue
        for one, two in ((left, right), (right, left)):
            solution = _isolate(one, two, binder.name)
            if solution is not None:
                yield _write(solution, atoms)


def quotient(divisor: Term, dividend: Term) -> str | None:
    """``dividend / divisor`` when the division of polynomials is exact."""
    try:
        atoms: dict[str, Term] = {}
        divided = _divide(_polynomial(dividend, atoms), _polynomial(divisor, atoms))
    except _NotPolynomial:
        return None
    return None if divided is None else _write(divided, atoms)


def _equations(term: Term) -> Iterator[Apply]:
    if isinstance(term, Apply):
        if term.head == "=":
            yield term
        elif term.head == "∧":
            for arg in term.args:
                yield from _equations(arg)


def _polynomial(term: Term, atoms: dict[str, Term]) -> Polynomial:
    if isinstance(term, Apply):
        if term.head.isdigit():
            return {(): int(term.head)} if int(term.head) else {}
        if term.head in ("+", "*") and len(term.args) == 2:
            one, two = (_polynomial(arg, atoms) for arg in term.args)
            return _sum(one, two) if term.head == "+" else _product(one, two)
        if term.head.split(".")[-1] == "succ" and len(term.args) == 1:
            return _sum(_polynomial(term.args[0], atoms), {(): 1})
        if term.head == "^" and isinstance(term.args[1], Apply) and term.args[1].head in ("2", "3"):
            base = power = _polynomial(term.args[0], atoms)
            for _ in range(int(term.args[1].head) - 1):
                power = _product(power, base)
            return power
        if term.head in ("-", "/", "%"):
            raise _NotPolynomial
    atoms.setdefault(term.key, term)
    return {(term.key,): 1}


def _sum(one: Polynomial, two: Polynomial) -> Polynomial:
    total = dict(one)
    for monomial, factor in two.items():
        total[monomial] = total.get(monomial, 0) + factor
    return {monomial: factor for monomial, factor in total.items() if factor}


def _product(one: Polynomial, two: Polynomial) -> Polynomial:
    if len(one) * len(two) > _MAX_TERMS:
        raise _NotPolynomial
    total: Polynomial = {}
    for first, a in one.items():
        for second, b in two.items():
            monomial = tuple(sorted((*first, *second)))
            total[monomial] = total.get(monomial, 0) + a * b
    return total


def _isolate(known: Polynomial, unknown: Polynomial, name: str) -> Polynomial | None:
    """``x`` from ``known = factor * x + rest``."""
    if any(name in monomial for monomial in known):
        return None
    factor: Polynomial = {}
    rest: Polynomial = {}
    for monomial, value in unknown.items():
        if monomial.count(name) > 1:
            return None
        if name in monomial:
            left = list(monomial)
            left.remove(name)
            factor[tuple(left)] = value
        else:
            rest[monomial] = -value
    return _divide(_sum(known, rest), factor) if factor else None


def _divide(dividend: Polynomial, divisor: Polynomial) -> Polynomial | None:
    """Exact division by a single monomial with a natural result."""
    if len(divisor) != 1:
        return None
    ((monomial, factor),) = divisor.items()
    result: Polynomial = {}
    for term, value in dividend.items():
        left = list(term)
        for atom in monomial:
            if atom not in left:
                return None
            left.remove(atom)
        if value % factor or value // factor < 0:
            return None
        result[tuple(left)] = value // factor
    return result


def _write(polynomial: Polynomial, atoms: dict[str, Term]) -> str:
    """The polynomial in Lean's notation."""
    parts = []
    for monomial, factor in sorted(polynomial.items(), key=lambda item: (not item[0], item[0])):
        factors = [show(atoms[key], 71) for key in monomial]
        if factor != 1 or not factors:
            factors.insert(0, str(factor))
        parts.append(" * ".join(factors))
    return " + ".join(parts) or "0"


def compute(binder: Bind) -> str | None:
    """The first small number that makes a closed body true, by calculation; nested ``∃`` are searched too."""
    names, body = [binder.name], binder.body
    while isinstance(body, Bind) and body.kind == "∃" and len(names) < 3:
        names.append(body.name)
        body = body.body
    bound = _SEARCH_BOUND[len(names) - 1]
    for values in product(range(bound), repeat=len(names)):
        point = {name: Fraction(value) for name, value in zip(names, values, strict=True)}
        verdict = Evaluator("ℕ", point).truth(body)
        if verdict is None:
            return None
        if verdict:
            return str(values[0])
    return None


_SEARCH_BOUND = (1000, 32, 10)
