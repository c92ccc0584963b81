"""The decision procedure on integer vectors: equalities by unimodular changes of variables, then Fourier–Motzkin
elimination with tightening. Nothing here knows about terms; every derived fact remembers how it was derived.

Source: W. Pugh, "The Omega test", Supercomputing 1991 (without dark and grey shadows, as Lean 4
``src/Lean/Elab/Tactic/Omega/OmegaM.lean``); the certificate steps are lemmas of ``Init/Omega.lean``.

A fact is ``0 ≤ const + coeffs · x`` or ``const + coeffs · x = 0``. Coefficients are kept in coordinates that change as
equalities are solved; the changes are unimodular, so the common divisor of a fact's coefficients is the same in
the coordinates of the atoms, which is what the certificate's tightening steps are about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd
from typing import Final

MAX_FACTS: Final = 1200


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
class Fact:
    is_eq: bool
    const: int
    coeffs: tuple[int, ...]
    step: Step


class Contradiction(Exception):
    """Found: ``step`` proves False."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step = step


def refute(facts: Sequence[Fact]) -> Step | None:
    """A derivation of False, or None when this procedure finds none."""
    try:
        _solve([normalize(f) for f in facts])
    except Contradiction as found:
        return found.step
    return None


def normalize(fact: Fact) -> Fact:
    """Divide by the common divisor of the coefficients; raises Contradiction on an impossible fact."""
    g = 0
    for c in fact.coeffs:
        g = gcd(g, c)
    if g == 0:
        return _check_constant(fact)
    if g == 1:
        return fact
    coeffs = tuple([c // g for c in fact.coeffs])
    if not fact.is_eq:
        return Fact(False, fact.const // g, coeffs, Step("tighten", (fact.step,), g))
    if fact.const % g:
        raise Contradiction(Step("eq_false", (fact.step,), g))
    return Fact(True, fact.const // g, coeffs, Step("eq_div", (fact.step,), g))


def _check_constant(fact: Fact) -> Fact:
    if fact.is_eq and fact.const != 0:
        step = fact.step if fact.const < 0 else Step("eq_eq", (fact.step, fact.step), -1, 0)
        raise Contradiction(Step("le_false", (Step("le_of_eq", (step,)),)))
    if fact.const < 0:
        raise Contradiction(Step("le_false", (fact.step,)))
    return fact


def _is_trivial(fact: Fact) -> bool:
    return not any(fact.coeffs)


def _solve(facts: list[Fact]) -> None:
    while True:
        facts = _eliminate_equalities(facts)
        facts, new_eqs = _dedupe(facts)
        if new_eqs:
            facts = [*facts, *new_eqs]
            continue
        if not facts:
            return
        facts = _eliminate_variable(facts)
        if len(facts) > MAX_FACTS:
            return


# ------------------------------------------------------------ equalities
def _eliminate_equalities(facts: list[Fact]) -> list[Fact]:
    facts = [f for f in facts if not _is_trivial(f)]
    while True:
        equalities = [f for f in facts if f.is_eq]
        if not equalities:
            return facts
        eq = min(equalities, key=lambda f: min(abs(c) for c in f.coeffs if c))
        i = min((j for j, c in enumerate(eq.coeffs) if c), key=lambda j: abs(eq.coeffs[j]))
        a = eq.coeffs[i]
        if abs(a) != 1:
            facts = [_change_variable(f, i, [c // a for c in eq.coeffs]) for f in facts]
            continue
        facts = [normalize(_cancel(f, eq, i)) for f in facts if f is not eq]
        facts = [f for f in facts if not _is_trivial(f)]


def _change_variable(fact: Fact, i: int, quotients: list[int]) -> Fact:
    """New coordinate ``t = x_i + Σ q_j x_j`` in place of ``x_i``."""
    c = fact.coeffs[i]
    if c == 0:
        return fact
    coeffs = tuple([d if j == i else d - c * quotients[j] for j, d in enumerate(fact.coeffs)])
    return Fact(fact.is_eq, fact.const, coeffs, fact.step)


def _cancel(fact: Fact, eq: Fact, i: int) -> Fact:
    """Add a multiple of ``eq`` (unit coefficient at ``i``) to remove coordinate ``i``."""
    c = fact.coeffs[i]
    if c == 0:
        return fact
    k = -c * eq.coeffs[i]
    coeffs = tuple([x + k * y for x, y in zip(fact.coeffs, eq.coeffs, strict=True)])
    rule = "eq_eq" if fact.is_eq else "le_eq"
    return Fact(fact.is_eq, fact.const + k * eq.const, coeffs, Step(rule, (fact.step, eq.step), 1, k))


# ------------------------------------------------------------ inequalities
def _dedupe(facts: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Keep the tightest fact of each direction; opposite facts contradict or make an equality."""
    best: dict[tuple[int, ...], Fact] = {}
    for fact in facts:
        old = best.get(fact.coeffs)
        if old is None or fact.const < old.const:
            best[fact.coeffs] = fact
    new_eqs: list[Fact] = []
    dropped: set[tuple[int, ...]] = set()
    for coeffs, fact in best.items():
        opposite = tuple([-c for c in coeffs])
        other = best.get(opposite)
        if other is None or coeffs < opposite:
            continue
        total = fact.const + other.const
        if total < 0:
            raise Contradiction(Step("le_false", (Step("le_le", (fact.step, other.step), 1, 1),)))
        if total == 0:
            new_eqs.append(Fact(True, fact.const, coeffs, Step("eq_of_le_le", (fact.step, other.step))))
            dropped.add(coeffs)
            dropped.add(opposite)
    return [f for c, f in best.items() if c not in dropped], new_eqs


def _eliminate_variable(facts: list[Fact]) -> list[Fact]:
    choice = _choose_variable(facts)
    lower = [f for f in facts if f.coeffs[choice] > 0]
    upper = [f for f in facts if f.coeffs[choice] < 0]
    rest = [f for f in facts if f.coeffs[choice] == 0]
    if lower and upper:
        for low in lower:
            for high in upper:
                new = normalize(_combine(low, high, choice))
                if not _is_trivial(new):
                    rest.append(new)
    return rest


def _choose_variable(facts: list[Fact]) -> int:
    """Unbounded on one side first, then exact eliminations, then the fewest new facts."""
    best, best_key = 0, (3, 0)
    for i in range(len(facts[0].coeffs)):
        lows = [f.coeffs[i] for f in facts if f.coeffs[i] > 0]
        highs = [f.coeffs[i] for f in facts if f.coeffs[i] < 0]
        if not lows and not highs:
            continue
        if not lows or not highs:
            return i
        exact = all(c == 1 for c in lows) or all(c == -1 for c in highs)
        key = (1 if exact else 2, len(lows) * len(highs) - len(lows) - len(highs))
        if key < best_key or best_key[0] == 3:
            best, best_key = i, key
    return best


def _combine(low: Fact, high: Fact, i: int) -> Fact:
    a, b = low.coeffs[i], -high.coeffs[i]
    g = gcd(a, b)
    k, j = b // g, a // g
    coeffs = tuple([k * x + j * y for x, y in zip(low.coeffs, high.coeffs, strict=True)])
    return Fact(False, k * low.const + j * high.const, coeffs, Step("le_le", (low.step, high.step), k, j))
