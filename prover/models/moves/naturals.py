"""Natural numbers beyond ``omega``: Bézout, predecessors, subtraction under induction, powers that divide.

In: a situation over ℕ.  Out: moves.  What the model computes (the numbers of Bézout's identity, the first power that
no longer divides) it states, and Lean checks it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import lcm

from prover.models.algebra.polynomial import (
    Monomial,
    Polynomial,
    atoms_of,
    constant,
    constant_value,
    degree,
    plus,
    scaled,
    times,
)
from prover.models.algebra.reading import Reader, UnreadablePolynomial
from prover.models.goal_reader import Hypothesis
from prover.models.goal_terms import Apply, Bind, Term, free_names, heads, show, subterms
from prover.models.linear import number
from prover.models.moves.move import Move, Situation

_MAX_STEPS = 6
_GCD = frozenset({".gcd", "Nat.gcd", "gcd"})
_COPRIME = frozenset({".Coprime", "Nat.Coprime"})
_STEP = (
    "first | omega | (simp only [pow_succ] at *; omega) | (rw [{ih}]; ring; done) | (push_cast; rw [{ih}]; ring; done) "
    "| (simp only [pow_succ] at *; nlinarith) | (push_cast; field_simp; nlinarith)"
)


def natural_moves(situation: Situation) -> Iterator[Move]:
    """Everything this family has to say."""
    yield from _divisor_moves(situation)
    yield from _common_multiples(situation)
    yield from _predecessors(situation)
    yield from _recurrence_moves(situation)
    yield from _greatest_power(situation)


def _natural_variables(situation: Situation) -> list[str]:
    natural = (Apply("ℕ"), Apply("Nat"))
    return [name for name, kind in situation.facts.types.items() if kind in natural and "✝" not in name]


# --------------------------------------------------------------------------------------------------------------------
# greatest common divisors


def _divisor_moves(situation: Situation) -> Iterator[Move]:
    """The gcd of two polynomials divides a number by Bézout's identity over ℚ, with denominators cleared."""
    target = situation.target
    for part in {part.key: part for part in subterms(target) if isinstance(part, Apply)}.values():
        if part.head not in _GCD | _COPRIME or len(part.args) != 2:
            continue
        found = _bezout(part.args[0], part.args[1])
        if found is None:
            continue
        one, two, divided = found
        sides = " ".join(show(arg, 1024) for arg in part.args)
        left, right = (f"(Int.natCast_dvd_natCast.mpr (Nat.gcd_dvd_{side} {sides}))" for side in ("left", "right"))
        h, e = situation.goal.fresh("hg"), situation.goal.fresh("e")
        proof = (
            f"have {e} := dvd_add (Dvd.dvd.mul_left {left} ({one})) (Dvd.dvd.mul_left {right} ({two})); "
            f"push_cast at {e}; ring_nf at {e} ⊢; exact {e}"
        )
        opened = f"have {h} : Nat.gcd {sides} ∣ {divided} := (by zify; {proof})"
        if divided == 1:
            yield Move(f"({opened}; have {h} := Nat.dvd_one.mp {h}; first | exact {h} | simp [{h}])", 40.0)
        else:
            yield Move(f"({opened}; have {e} := Nat.le_of_dvd (by norm_num) {h}; omega)", 40.0)
            yield Move(opened, 8.0)


def _common_multiples(situation: Situation) -> Iterator[Move]:
    """``gcd a b * lcm a b = a * b`` where both are spoken of."""
    usable = [h for h in situation.facts.propositions if h.is_accessible]
    found: dict[str, tuple[Term, ...]] = {}
    symbols: set[str] = set()
    for term in (situation.target, *(h.type for h in usable)):
        symbols |= set(heads(term))
        for part in subterms(term):
            if isinstance(part, Apply) and part.head in (".lcm", "Nat.lcm") and len(part.args) == 2:
                found.setdefault(part.key, part.args)
    if not symbols & _GCD:
        return
    equations = ", ".join(h.name for h in usable if set(heads(h.type)) & (_GCD | {".lcm", "Nat.lcm"}))
    for sides in list(found.values())[:2]:
        h = situation.goal.fresh("hm")
        opened = f"have {h} := Nat.gcd_mul_lcm {' '.join(show(side, 1024) for side in sides)}"
        closing = f"first | omega | linarith | nlinarith | (norm_num at {h} ⊢; omega)"
        yield Move(f"({opened}; simp only [{equations}] at {h}; {closing})", 10.0)


def _bezout(one: Term, two: Term) -> tuple[str, str, int] | None:
    """``u``, ``v`` and ``c > 0`` with ``u * one + v * two = c``, for polynomials in one variable over ℤ."""
    reader = Reader("ℤ")
    try:
        pair = [reader.read(one), reader.read(two)]
    except UnreadablePolynomial:
        return None
    atoms = set().union(*(atoms_of(polynomial) for polynomial in pair))
    if len(atoms) != 1 or any("-" in set(heads(term)) for term in (one, two)):
        return None
    (atom,) = atoms
    rows: list[tuple[Polynomial, Polynomial, Polynomial]] = [
        (pair[0], constant(Fraction(1)), {}),
        (pair[1], {}, constant(Fraction(1))),
    ]
    for _ in range(_MAX_STEPS):
        (above, *_), (below, *_) = rows[-2:]
        value = constant_value(below)
        if value is not None:
            break
        quotient = _quotient(above, below, atom)
        rows.append(tuple(plus(a, times(quotient, b), -1) for a, b in zip(rows[-2], rows[-1], strict=True)))  # type: ignore[arg-type]
    rest, u, v = rows[-1]
    value = constant_value(rest)
    if not value:
        return None
    common = lcm(*(c.denominator for polynomial in (rest, u, v) for c in polynomial.values()))
    scale = Fraction(common if value > 0 else -common)
    wanted = value * scale
    written = [reader.write(scaled(polynomial, scale)) for polynomial in (u, v)]
    return written[0], written[1], int(wanted)


def _quotient(above: Polynomial, below: Polynomial, atom: int) -> Polynomial:
    """The polynomial part of a division in one variable."""
    height = max(map(degree, below))
    lead = below[((atom, height),)]
    found: Polynomial = {}
    rest = above
    while rest and (top := max(map(degree, rest))) >= height:
        exponent = top - height
        monomial: Monomial = ((atom, exponent),) if exponent else ()
        term: Polynomial = {monomial: rest[((atom, top),) if top else ()] / lead}
        found = plus(found, term)
        rest = plus(rest, times(term, below), -1)
    return found


# --------------------------------------------------------------------------------------------------------------------
# predecessors


def _predecessors(situation: Situation) -> Iterator[Move]:
    """``n - 1`` of a positive ``n``: write ``n`` as ``m + 1`` everywhere."""
    names = set(_natural_variables(situation))
    taken: dict[str, int] = {}
    for part in subterms(situation.target):
        if isinstance(part, Apply) and part.head == "-" and len(part.args) == 2 and isinstance(part.args[0], Apply):
            name, amount = part.args[0].head, number(part.args[1])
            if name in names and not part.args[0].args and amount is not None and 1 <= amount <= 4:
                taken[name] = max(int(amount), taken.get(name, 0))
    if not taken:
        return
    steps = [
        f"obtain ⟨{name}, rfl⟩ : ∃ m, {name} = m + {amount} := ⟨{name} - {amount}, (by omega)⟩"
        for name, amount in taken.items()
    ]
    opened = "; ".join(steps)
    if ".choose" in set(heads(situation.target)):
        yield Move(f"({opened}; simp [Nat.choose_succ_succ, add_comm])", 12.0)
    yield Move(f"({opened}; simp only [Nat.add_sub_cancel])", 8.0)


# --------------------------------------------------------------------------------------------------------------------
# recurrences


def _recurrence_moves(situation: Situation) -> Iterator[Move]:
    """A relation about ``u n`` for all ``n``, by induction with the recurrence; subtraction is moved away first."""
    target = situation.target
    if not isinstance(target, Apply) or target.head not in ("=", "≤", "<", "≥", ">", "∣"):
        return
    names = [name for name in _natural_variables(situation) if name in free_names(target)]
    known = [h for h in situation.facts.propositions if h.is_accessible]
    rules = [h.name for h in known if _is_recurrence(h, free_names(target))]
    if len(names) != 1 or not rules or len(rules) > 2:
        return
    (n,) = names
    values = [h.name for h in known if isinstance(h.type, Apply) and h.type.head == "="]
    ih = situation.goal.fresh("ih")
    step = f"simp only [{', '.join(rules)}]; {_STEP.format(ih=ih)}"
    base = f"first | (norm_num [{', '.join(values)}]; done) | simp_all"
    induction = f"induction {n} with | zero => ({base}) | succ {n} {ih} => ({step})"
    without = _without_subtraction(target)
    if without is not None and not set("ℝℚℂ") & set(situation.goal.text):
        yield Move(f"(suffices hs : {without} from (by omega); {induction})", 20.0)
    yield Move(f"({induction})", 12.0)


def _is_recurrence(hypothesis: Hypothesis, used: set[str]) -> bool:
    """``∀ n, u (n + 1) = …`` for a function that is used."""
    rule = hypothesis.type
    if not isinstance(rule, Bind) or rule.kind != "∀" or not isinstance(rule.body, Apply) or rule.body.head != "=":
        return False
    left = rule.body.args[0]
    return isinstance(left, Apply) and left.head in used and left.args == (Apply("+", (Apply(rule.name), Apply("1"))),)


def _without_subtraction(target: Apply) -> str | None:
    """``a + c = b`` for ``a = b - c``."""
    if len(target.args) != 2:
        return None
    left, right = target.args
    if target.head == "=" and isinstance(right, Apply) and right.head == "-" and len(right.args) == 2:
        return f"{show(left, 65)} + {show(right.args[1], 66)} = {show(right.args[0], 51)}"
    return None


# --------------------------------------------------------------------------------------------------------------------
# powers in sets


def _greatest_power(situation: Situation) -> Iterator[Move]:
    """``c`` bounds ``{n | b ^ n ∣ a}``: the next power does not divide; ``c`` is in it: the power divides."""
    target = situation.target
    if not isinstance(target, Apply) or target.head not in ("IsGreatest", "∈") or len(target.args) != 2:
        return
    within, at = target.args if target.head == "IsGreatest" else target.args[::-1]
    is_bound = isinstance(within, Apply) and within.head == "upperBounds"
    if is_bound and isinstance(within, Apply):
        (within,) = within.args
    power = _dividing_power(within)
    top = number(at)
    if power is None or top is None or top.denominator != 1:
        return
    base, over = power
    member = f"show {base} ^ {top} ∣ {over}; decide +kernel"
    n, h, hc = situation.goal.fresh("n"), situation.goal.fresh("hn"), situation.goal.fresh("hc")
    above = f"({base} ^ {int(top) + 1} ∣ {over})"
    bound = (
        f"intro {n} {h}; by_contra {hc}; "
        f"exact absurd (dvd_trans (_root_.pow_dvd_pow {base} (show {int(top) + 1} ≤ {n} by omega)) {h}) "
        f"(show ¬{above} by decide +kernel)"
    )
    if target.head == "IsGreatest":
        yield Move(f"(constructor; ({member}); ({bound}))", 60.0)
    else:
        yield Move(f"({bound})" if is_bound else f"({member})", 40.0)


def _dividing_power(within: Term) -> tuple[str, str] | None:
    """``b`` and ``a`` of ``{n | b ^ n ∣ a}``."""
    if not isinstance(within, Apply) or within.head != "{|}" or not isinstance(within.args[0], Bind):
        return None
    name, body = within.args[0].name, within.args[0].body
    if not isinstance(body, Apply) or body.head != "∣":
        return None
    power, over = body.args
    if (
        not isinstance(power, Apply)
        or power.head != "^"
        or power.args[1] != Apply(name)
        or name in free_names(over)
        or number(power.args[0]) is None
    ):
        return None
    return show(power.args[0], 75), show(over, 51)
