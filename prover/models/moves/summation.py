"""Sums of polynomials up to a variable bound: closed forms by interpolation, shown by induction.

In: a situation with ``∑ k ∈ Finset.range n, p k`` or ``Finset.Icc a n`` for a polynomial ``p`` over ℕ, ℤ, ℚ or ℝ.  Out:
moves that state ``D * ∑ … + negative part = positive part`` (without subtraction, so over ℕ too) and use it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import lcm

from prover.models.evaluation import Evaluator
from prover.models.goal_terms import Apply, Bind, Term, free_names, heads, show, subterms
from prover.models.linear import number
from prover.models.moves.move import Move, Situation

_DEGREE = 5
"""Of the closed form; one more point than it needs is checked."""
_STEP = "first | (push_cast; nlinarith) | (push_cast; linarith) | (push_cast; ring_nf at ih ⊢; linarith)"
_USE = "(push_cast at *; linarith) | (ring_nf at {h} ⊢; omega) | (push_cast at *; nlinarith)"
_UNREADABLE = frozenset({"/", "%", "∑∈", "∏∈", "⁻¹"})


def summation_moves(situation: Situation) -> Iterator[Move]:
    """The closed form of every such sum, in use for the goal."""
    usable = [h for h in situation.facts.propositions if h.is_accessible]
    found: dict[str, _Sum] = {}
    for term in (situation.target, *(h.type for h in usable)):
        for part in subterms(term):
            total = _read(part, situation)
            if total is not None:
                found.setdefault(part.key, total)
    for total in list(found.values())[:2]:
        law = _closed_form(total)
        if law is None:
            continue
        h, m = situation.goal.fresh("hs"), situation.goal.fresh("m")
        opened = f"have {h} : ∀ {m} : ℕ, {_statement(total, law, m)} := (by {_induction(total, m)}); "
        opened += f"have {h} := {h} {total.bound}"
        equations = [g.name for g in usable if isinstance(g.type, Apply) and g.type.head == "=" and _sums(g.type)]
        if _sums(situation.target):
            yield Move(f"({opened}; first | omega | linarith | {_USE.format(h=h)})", 14.0)
        if equations:
            yield Move(f"({opened}; rw [{equations[-1]}] at {h})", 10.0)


@dataclass(frozen=True, slots=True)
class _Sum:
    """``∑ variable ∈ over, body`` with a variable natural number as its bound; ``low`` is where it starts."""

    over: str
    bound: str
    low: int
    variable: str
    body: Term
    kind: str

    @property
    def summand(self) -> str:
        """The body, with its type where it has casts."""
        return show(self.body, 67) if self.kind == "ℕ" else f"({show(self.body)} : {self.kind})"


def _sums(term: Term) -> bool:
    return "∑∈" in set(heads(term))


def _read(term: Term, situation: Situation) -> _Sum | None:
    if not isinstance(term, Apply) or term.head != "∑∈" or not isinstance(term.args[1], Bind):
        return None
    over, binder = term.args[0], term.args[1]
    if not isinstance(over, Apply) or over.head not in ("Finset.range", "Finset.Icc"):
        return None
    bound = over.args[-1]
    low = number(over.args[0]) if over.head == "Finset.Icc" else Fraction(0)
    name = bound.args[0] if isinstance(bound, Apply) and bound.head == "+" and number(bound.args[1]) else bound
    if not isinstance(name, Apply) or name.args or situation.facts.types.get(name.head) != Apply("ℕ"):
        return None
    if low is None or low not in (0, 1) or set(heads(binder.body)) & _UNREADABLE:
        return None
    if free_names(binder.body) & situation.facts.types.keys():
        return None
    kinds = [kind for kind in "ℤℚℝ" if kind in situation.goal.text] if "↑" in set(heads(binder.body)) else ["ℕ"]
    kinds = kinds or ["ℝ"]  # the display does not tell
    return _Sum(over.head, show(bound, 1024), int(low), binder.name, binder.body, kinds[0]) if len(kinds) == 1 else None


def _closed_form(total: _Sum) -> list[Fraction] | None:
    """Coefficients of the polynomial in the bound that the sums follow."""
    sums: list[Fraction] = []
    value = Fraction(0)
    for index in range(_DEGREE + 3):
        last = index - 1 if total.over == "Finset.range" else index
        if last >= total.low and index > 0 or (total.over == "Finset.Icc" and total.low == 0):
            summand = Evaluator("", {total.variable: Fraction(last)}).number(total.body)
            if summand is None:
                return None
            value += summand
        sums.append(value)
    coefficients = _interpolated(sums[: _DEGREE + 1])
    last_index = len(sums) - 1
    if sum(c * last_index**e for e, c in enumerate(coefficients)) != sums[last_index]:
        return None
    return coefficients


def _interpolated(values: Sequence[Fraction]) -> list[Fraction]:
    """Coefficients, constant first, of the polynomial with these values at ``0, 1, 2, …`` (Newton)."""
    differences = list(values)
    result = [Fraction(0)] * len(values)
    basis = [Fraction(1)]
    for order in range(len(values)):
        lead = differences[0]
        for place, c in enumerate(basis):
            result[place] += lead * c
        differences = [b - a for a, b in pairwise(differences)]
        following = [Fraction(0)] * (len(basis) + 1)
        for place, c in enumerate(basis):  # times (n - order) / (order + 1)
            following[place + 1] += c / (order + 1)
            following[place] -= c * order / (order + 1)
        basis = following
    return result


def _statement(total: _Sum, law: Sequence[Fraction], m: str) -> str:
    """``D * ∑ … + negative part = positive part``."""
    scale = lcm(*(c.denominator for c in law))
    over = f"Finset.range {m}" if total.over == "Finset.range" else f"Finset.Icc {total.low} {m}"
    cast = m if total.kind == "ℕ" else f"({m} : {total.kind})"
    left = f"∑ {total.variable} ∈ {over}, {total.summand}"
    left = left if scale == 1 else f"{scale} * {left}"
    negative, positive = (_polynomial([max(sign * c * scale, Fraction(0)) for c in law], cast) for sign in (-1, 1))
    return f"{left} = {positive}" if negative == "0" else f"({left}) + ({negative}) = {positive}"


def _polynomial(coefficients: Sequence[Fraction], m: str) -> str:
    powers = [m if e == 1 else f"{m} ^ {e}" for e in range(len(coefficients))]
    parts = [
        str(c) if not e else powers[e] if c == 1 else f"{c} * {powers[e]}" for e, c in enumerate(coefficients) if c
    ]
    return " + ".join(parts) or "0"


def _induction(total: _Sum, m: str) -> str:
    split = "Finset.sum_range_succ" if total.over == "Finset.range" else "Finset.sum_Icc_succ_top (by omega)"
    return f"intro {m}; induction {m} with | zero => simp | succ {m} ih => (rw [{split}]; {_STEP})"
