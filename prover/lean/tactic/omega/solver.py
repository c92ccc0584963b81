"""The decision procedure on integer vectors: equalities are solved as they are met, then Fourier–Motzkin elimination
with tightening, without dark and grey shadows. Nothing here knows about terms; every bound remembers its derivation.

Source: Lean 4 ``src/Lean/Elab/Tactic/Omega/Core.lean``, ``Init/Omega/Constraint.lean`` (choices in its order);
W. Pugh, "The Omega test", Supercomputing 1991. The certificate steps are lemmas of ``Init/Omega.lean``.

A :class:`Fact` bounds ``coeffs · x`` from below, above, or both. An equality without unit coefficient is made easier by
a change of variables (Lean: by a new atom for a balanced remainder). The changes are unimodular, so the common divisor
of a fact's coefficients is the same in the coordinates of the atoms, which is what tightening steps are about.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from math import gcd
from typing import Final

Coeffs = tuple[int, ...]
MAX_FACTS: Final = 2500
"""More constraints than this are given up (Lean runs into its heartbeats)."""


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """How a fact was derived. ``rule`` is ``hyp`` (``first`` is the hypothesis number) or a lemma: ``le_le`` ``le_eq``
    ``eq_eq`` (``first * facts[0] + second * facts[1]``), ``tighten`` ``eq_div`` (by ``first``), ``le_of_eq``,
    ``eq_of_le_le``, ``le_false``, ``eq_false`` (by ``first``)."""

    rule: str
    facts: tuple[Step, ...] = ()
    first: int = 0
    second: int = 0


@dataclass(frozen=True, slots=True)
class Bound:
    """``value`` bounds the form; ``step`` proves ``0 ≤ form - value`` (lower) or ``0 ≤ value - form`` (upper)."""

    value: int
    step: Step


@dataclass(frozen=True, slots=True)
class Fact:
    """Bounds of ``coeffs · x``. In an equality ``eq`` proves ``sign * (coeffs · x - value) = 0``."""

    coeffs: Coeffs
    lower: Bound | None
    upper: Bound | None
    eq: tuple[Step, int] | None = None

    @property
    def is_exact(self) -> bool:
        return self.lower is not None and self.upper is not None and self.lower.value == self.upper.value

    def equation(self) -> tuple[Step, int]:
        """The proof of an exact fact as an equation, with its sign."""
        if self.eq is not None:
            return self.eq
        assert self.lower is not None and self.upper is not None
        return Step("eq_of_le_le", (self.lower.step, self.upper.step)), 1


def inequality(const: int, coeffs: Sequence[int], step: Step) -> Fact:
    """``0 ≤ const + coeffs · x``."""
    return Fact(tuple(coeffs), Bound(-const, step), None)


def equality(const: int, coeffs: Sequence[int], step: Step) -> Fact:
    """``const + coeffs · x = 0``."""
    return _exact(tuple(coeffs), -const, step, 1)


def _exact(coeffs: Coeffs, value: int, step: Step, sign: int) -> Fact:
    plus = Step("le_of_eq", (step,))
    minus = Step("le_of_eq", (Step("eq_eq", (step, step), -1, 0),))
    low, high = (plus, minus) if sign > 0 else (minus, plus)
    return Fact(coeffs, Bound(value, low), Bound(value, high), (step, sign))


class Contradiction(Exception):
    """Found: ``step`` proves False."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step = step


class TooManyFacts(Exception):
    """The elimination grew beyond :data:`MAX_FACTS`."""


# ------------------------------------------------------------ facts
def tidy(fact: Fact) -> Fact:
    """First coefficient positive, coefficients without common divisor; raises Contradiction on an impossible fact."""
    leading = next((c for c in fact.coeffs if c), 0)
    if leading < 0:
        fact = _negate(fact)
    g = 0
    for c in fact.coeffs:
        g = gcd(g, c)
    if g > 1:
        fact = _divide(fact, g)
    _check_possible(fact, g == 0)
    return fact


def _negate(fact: Fact) -> Fact:
    lower = Bound(-fact.upper.value, fact.upper.step) if fact.upper is not None else None
    upper = Bound(-fact.lower.value, fact.lower.step) if fact.lower is not None else None
    eq = (fact.eq[0], -fact.eq[1]) if fact.eq is not None else None
    return Fact(tuple([-c for c in fact.coeffs]), lower, upper, eq)


def _divide(fact: Fact, g: int) -> Fact:
    coeffs = tuple([c // g for c in fact.coeffs])
    if fact.is_exact:
        assert fact.lower is not None
        step, sign = fact.equation()
        if fact.lower.value % g:
            raise Contradiction(Step("eq_false", (step,), g))
        return _exact(coeffs, fact.lower.value // g, Step("eq_div", (step,), g), sign)
    lower, upper = fact.lower, fact.upper
    if lower is not None:
        lower = Bound(-(-lower.value // g), Step("tighten", (lower.step,), g))
    if upper is not None:
        upper = Bound(upper.value // g, Step("tighten", (upper.step,), g))
    return Fact(coeffs, lower, upper)


def _check_possible(fact: Fact, constant: bool) -> None:
    lower, upper = fact.lower, fact.upper
    if constant:
        if lower is not None and lower.value > 0:
            raise Contradiction(Step("le_false", (lower.step,)))
        if upper is not None and upper.value < 0:
            raise Contradiction(Step("le_false", (upper.step,)))
    elif lower is not None and upper is not None and lower.value > upper.value:
        raise Contradiction(Step("le_false", (Step("le_le", (lower.step, upper.step), 1, 1),)))


def combo(a: int, f: Fact, b: int, g: Fact) -> Fact:
    """``a * f + b * g`` with ``a``, ``b`` not zero."""
    coeffs = tuple([a * x + b * y for x, y in zip_longest(f.coeffs, g.coeffs, fillvalue=0)])
    if f.eq is not None and g.eq is not None:
        assert f.lower is not None and g.lower is not None
        (p, s), (q, t) = f.eq, g.eq
        return _exact(coeffs, a * f.lower.value + b * g.lower.value, Step("eq_eq", (p, q), a * s, b * t), 1)
    return Fact(coeffs, _combine(a, f, b, g, True), _combine(a, f, b, g, False))


def _scaled(k: int, f: Fact, low: bool) -> tuple[int, Step, int, bool] | None:
    """A bound of ``k * f``: its value, the step, the multiplier, and whether the step is an equation."""
    if f.eq is not None:
        assert f.lower is not None
        step, sign = f.eq
        return k * f.lower.value, step, (k if low else -k) * sign, True
    bound = f.lower if (k > 0) == low else f.upper
    if bound is None:
        return None
    return k * bound.value, bound.step, abs(k), False


def _combine(a: int, f: Fact, b: int, g: Fact, low: bool) -> Bound | None:
    x, y = _scaled(a, f, low), _scaled(b, g, low)
    if x is None or y is None:
        return None
    if x[3]:
        x, y = y, x
    rule = "le_eq" if y[3] else "le_le"
    return Bound(x[0] + y[0], Step(rule, (x[1], y[1]), x[2], y[2]))


# ------------------------------------------------------------ problems
@dataclass(frozen=True, slots=True)
class Elimination:
    """Coordinate ``index`` was removed: by an equation with coefficient ``sign`` there, or (``fact`` None) by the
    change of variables ``x_index = x_new - quotients · x``."""

    index: int
    fact: Fact | None
    sign: int = 0
    new: int = 0
    quotients: Coeffs = ()


@dataclass(slots=True)
class Problem:
    """Constraints by their coefficients, equalities solved. ``fresh`` makes the coordinate ``x_i + quotients · x``."""

    fresh: Callable[[int, Coeffs], int]
    constraints: dict[Coeffs, Fact] = field(default_factory=dict)
    eliminations: tuple[Elimination, ...] = ()

    def copy(self) -> Problem:
        return Problem(self.fresh, dict(self.constraints), self.eliminations)

    def add(self, fact: Fact) -> None:
        """Add a fact about the atoms and solve what became an equality."""
        for step in self.eliminations:
            fact = _replay(step, fact)
        self.insert(tidy(fact))
        self.solve_equalities()

    def insert(self, fact: Fact) -> None:
        """Add a tidy fact, combined with what is known of the same form."""
        if fact.lower is None and fact.upper is None or not any(fact.coeffs):
            return
        old = self.constraints.get(fact.coeffs)
        if old is not None:
            merged = _merge(fact, old)
            if merged is old:
                return
            fact = merged
            _check_possible(fact, False)
        self.constraints[fact.coeffs] = fact

    # -------------------------------------------------------- equalities
    def solve_equalities(self) -> None:
        while True:
            chosen = self._select_equality()
            if chosen is None:
                return
            if any(abs(c) == 1 for c in chosen.coeffs):
                self._solve_easy(chosen)
            else:
                self._change_variable(chosen)

    def _select_equality(self) -> Fact | None:
        best: Fact | None = None
        best_key = (0, 0)
        for fact in self.constraints.values():
            if not fact.is_exact:
                continue
            sizes = [abs(c) for c in fact.coeffs if c]
            key = (min(sizes), max(sizes))
            if best is None or (best_key[0] > 1 and key < best_key):
                best, best_key = fact, key
        return best

    def _solve_easy(self, fact: Fact) -> None:
        i = next(j for j, c in enumerate(fact.coeffs) if abs(c) == 1)
        value = fact.lower.value if fact.lower is not None else 0
        exact = fact if fact.eq is not None else _exact(fact.coeffs, value, *fact.equation())
        elimination = Elimination(i, exact, fact.coeffs[i])
        old, self.constraints = self.constraints, {}
        self.eliminations = (*self.eliminations, elimination)
        for other in old.values():
            if other is fact:
                continue
            self.insert(tidy(_replay(elimination, other)) if _at(other.coeffs, i) else other)

    def _change_variable(self, fact: Fact) -> None:
        """``t = x_i + Σ q_j x_j`` with ``i`` the least coefficient makes the others smaller than it."""
        i = min((j for j, c in enumerate(fact.coeffs) if c), key=lambda j: abs(fact.coeffs[j]))
        a = fact.coeffs[i]
        quotients = tuple([0 if j == i else c // a for j, c in enumerate(fact.coeffs)])
        elimination = Elimination(i, None, new=self.fresh(i, quotients), quotients=quotients)
        old, self.constraints = self.constraints, {}
        self.eliminations = (*self.eliminations, elimination)
        for other in old.values():
            self.insert(tidy(_replay(elimination, other)) if _at(other.coeffs, i) else other)

    # -------------------------------------------------------- inequalities
    def refute(self, tick: Callable[[int], None] = lambda _: None) -> None:
        """Eliminate variable after variable; raises Contradiction, or returns when nothing is left."""
        problem = self.copy()
        while problem.constraints:
            problem = problem._eliminate(tick)
            problem.solve_equalities()

    def _eliminate(self, tick: Callable[[int], None]) -> Problem:
        data = [d for d in self._elimination_data() if d.lower or d.upper]
        choice = _select_variable(data)
        result = Problem(self.fresh, {}, self.eliminations)
        for fact in choice.irrelevant:
            result.constraints[fact.coeffs] = fact
        for f, b in choice.lower:
            tick(len(choice.upper))
            for g, a in choice.upper:
                result.insert(tidy(combo(a, f, -b, g)))
            if len(result.constraints) > MAX_FACTS:
                raise TooManyFacts
        return result

    def _elimination_data(self) -> list[EliminationData]:
        used: set[int] = set()
        for coeffs in self.constraints:
            used.update(j for j, c in enumerate(coeffs) if c)
        data = [EliminationData(j) for j in sorted(used)]
        for fact in self.constraints.values():
            for d in data:
                c = _at(fact.coeffs, d.var)
                if c:
                    d.note(fact, c)
                else:
                    d.irrelevant.append(fact)
        return data


@dataclass(slots=True)
class EliminationData:
    """What eliminating ``var`` would do."""

    var: int
    irrelevant: list[Fact] = field(default_factory=list)
    lower: list[tuple[Fact, int]] = field(default_factory=list)
    upper: list[tuple[Fact, int]] = field(default_factory=list)
    lower_exact: bool = True
    upper_exact: bool = True

    def note(self, fact: Fact, c: int) -> None:
        if (fact.lower if c > 0 else fact.upper) is not None:
            self.lower.append((fact, c))
            self.lower_exact = self.lower_exact and abs(c) == 1
        if (fact.upper if c > 0 else fact.lower) is not None:
            self.upper.append((fact, c))
            self.upper_exact = self.upper_exact and abs(c) == 1

    @property
    def size(self) -> int:
        return len(self.lower) * len(self.upper)

    @property
    def exact(self) -> bool:
        return self.lower_exact or self.upper_exact


def _select_variable(data: list[EliminationData]) -> EliminationData:
    """One that makes no new facts, else an exact elimination, else the one that makes fewest."""
    best = data[0]
    if best.size == 0:
        return best
    for d in data[1:]:
        if d.size == 0:
            return d
        if (d.exact and not best.exact) or (d.exact == best.exact and d.size < best.size):
            best = d
    return best


def _at(coeffs: Coeffs, i: int) -> int:
    return coeffs[i] if i < len(coeffs) else 0


def _merge(new: Fact, old: Fact) -> Fact:
    """Both facts at once; the old one itself when the new one adds nothing."""
    lower, upper = old.lower, old.upper
    if new.lower is not None and (lower is None or new.lower.value > lower.value):
        lower = new.lower
    if new.upper is not None and (upper is None or new.upper.value < upper.value):
        upper = new.upper
    if lower is old.lower and upper is old.upper:
        return old
    if lower is new.lower and upper is new.upper:
        return new
    return Fact(new.coeffs, lower, upper)


def _replay(step: Elimination, fact: Fact) -> Fact:
    c = _at(fact.coeffs, step.index)
    if c == 0:
        return fact
    if step.fact is not None:
        return combo(-step.sign * c, step.fact, 1, fact)
    size = max(len(fact.coeffs), len(step.quotients), step.new + 1)
    coeffs = [_at(fact.coeffs, j) - c * _at(step.quotients, j) for j in range(size)]
    coeffs[step.index] = 0
    coeffs[step.new] += c
    return Fact(tuple(coeffs), fact.lower, fact.upper, fact.eq)


def refute(facts: Sequence[Fact]) -> Step | None:
    """A derivation of False, or None when this procedure finds none."""
    count = max([len(f.coeffs) for f in facts], default=0)

    def fresh(_index: int, _quotients: Coeffs) -> int:
        nonlocal count
        count += 1
        return count - 1

    problem = Problem(fresh)
    try:
        for fact in facts:
            problem.add(fact)
        problem.refute()
    except Contradiction as found:
        return found.step
    except TooManyFacts:
        pass
    return None
