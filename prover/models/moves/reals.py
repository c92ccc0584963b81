"""Real numbers: closed expressions by decimal bounds, roots in lowest terms, equations of powers and of exponents.

In: a situation over ℝ.  Out: moves.  The model computes with floating-point numbers and states what it finds (bounds of
a root, the value of ``⌊√26⌋``, an exponent); Lean checks it with squares of rational numbers.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from prover.models.evaluation import Evaluator
from prover.models.goal_terms import Apply, Bind, Term, heads, show, subterms
from prover.models.linear import number, write_number
from prover.models.moves.move import Move, Situation

_FLOORS = {"⌊": "Int.floor_eq_iff", "⌈": "Int.ceil_eq_iff", "⌊₊": "Nat.floor_eq_iff", "⌈₊": "Nat.ceil_eq_iff"}
_ORDERS = frozenset({"<", "≤", ">", "≥"})
_DIGITS = 10_000
_MAX_ROOTS = 4
_MAX_EXPONENT = 12
_PI = "Real.pi_gt_d4, Real.pi_lt_d4"
_PI_NAMES = frozenset({"π", "Real.pi"})
_LOGARITHMS = frozenset({"Real.log", "log", "Real.logb", "logb"})
_SAFE_DISTANCE = 1e-6
_UNARY: Mapping[str, Callable[[float], float]] = {
    "-": lambda x: -x,
    "√": math.sqrt,
    "↑": float,
    "|": abs,
    "⁻¹": lambda x: 1 / x,
}


def real_moves(situation: Situation) -> Iterator[Move]:
    """Everything this family has to say."""
    usable = [h for h in situation.facts.propositions if h.is_accessible]
    symbols = set(heads(situation.target)).union(*(set(heads(h.type)) for h in usable))
    if symbols & _FLOORS.keys():
        yield from _brackets(situation)
        yield from _floor_equations(situation)
    if "√" in symbols or symbols & _PI_NAMES:
        yield from _comparisons(situation)
    if "√" in symbols:
        yield from _lowest_terms(situation)
        yield from _squarings(situation)
    if symbols & _LOGARITHMS:
        yield from _logarithms(situation)
    if "^" in symbols and "ℝ" in situation.goal.text:
        yield from _powers(situation)
        yield from _exponents(situation)


# --------------------------------------------------------------------------------------------------------------------
# closed expressions


def approximate(term: Term) -> float | None:
    """The value of a closed real expression."""
    if isinstance(term, Bind):
        return None
    value = number(term)
    if value is not None:
        return float(value)
    if not term.args:
        return math.pi if term.head in _PI_NAMES else None
    args = [approximate(arg) for arg in term.args]
    known = [arg for arg in args if arg is not None]
    if len(known) < len(args):
        return None
    try:
        return _computed(term.head, known)
    except (ArithmeticError, ValueError):
        return None


def _computed(head: str, args: list[float]) -> float | None:
    if len(args) == 1:
        unary = _UNARY.get(head)
        return None if unary is None else unary(args[0])
    if len(args) != 2:
        return None
    one, two = args
    if head == "^" and one <= 0 and two != int(two):
        return None
    operations = {"+": one + two, "-": one - two, "*": one * two, "/": one / two if two else None}
    return one**two if head == "^" else operations.get(head)


def _root_bounds(terms: list[Term], situation: Situation) -> tuple[list[str], list[str]] | None:
    """``have`` steps that bound every root of a numeral in the terms, and the names of the bounds."""
    roots: dict[str, Term] = {}
    uses_pi = False
    for term in terms:
        for part in subterms(term):
            if isinstance(part, Apply) and part.head == "√" and part.args:
                roots.setdefault(part.key, part)
            uses_pi = uses_pi or (isinstance(part, Apply) and part.head in _PI_NAMES)
    if len(roots) > _MAX_ROOTS:
        return None
    steps, names = [], [_PI] if uses_pi else []
    for root in roots.values():
        assert isinstance(root, Apply)
        below = number(root.args[0])
        if below is None or below <= 0:
            return None
        low = Fraction(math.isqrt(int(below * _DIGITS**2)), _DIGITS)
        high = low + Fraction(1, _DIGITS)
        lower, upper = situation.goal.fresh("hl"), situation.goal.fresh("hu")
        shown = show(root, 51)
        steps.append(f"have {lower} : {write_number(low)} ≤ {shown} := Real.le_sqrt_of_sq_le (by norm_num)")
        steps.append(
            f"have {upper} : {shown} < {write_number(high)} := (Real.sqrt_lt' (by norm_num)).mpr (by norm_num)"
        )
        names += [lower, upper]
    return steps, names


def _brackets(situation: Situation) -> Iterator[Move]:
    """``⌊e⌋`` and ``⌈e⌉`` of closed expressions of the target: their values."""
    found = {
        part.key: part
        for part in subterms(situation.target)
        if isinstance(part, Apply) and part.head in _FLOORS and {"√", "^", *_PI_NAMES} & set(heads(part))
    }
    steps, names = [], []
    for part in found.values():
        inside = approximate(part.args[0])
        bounds = _root_bounds([part.args[0]], situation)
        if inside is None or bounds is None or abs(inside - round(inside)) < _SAFE_DISTANCE:
            continue
        is_floor, is_natural = part.head[0] == "⌊", part.head.endswith("₊")
        value = math.floor(inside) if is_floor else math.ceil(inside)
        if is_natural and value <= 0:
            continue
        side = "" if not is_natural else " (by positivity)" if is_floor else " (by norm_num)"
        h = situation.goal.fresh("hf")
        opened = "; ".join([*bounds[0], f"rw [{_FLOORS[part.head]}{side}]"])
        closing = f"constructor <;> norm_num <;> first | linarith | nlinarith [{', '.join(bounds[1])}]"
        if bounds[1] and bounds[1][0] == _PI:
            closing = closing.replace("linarith |", f"linarith [{_PI}] |", 1)
        steps.append(f"have {h} : {show(part)} = {write_number(Fraction(value))} := (by {opened}; {closing})")
        names.append(h)
    if steps:
        listed = ", ".join(names)
        yield Move(f"({'; '.join(steps)}; first | (norm_num [{listed}]; done) | simp only [{listed}])", 40.0)


def _floor_equations(situation: Situation) -> Iterator[Move]:
    """``⌊x⌋ = n`` as what it says, in the target and in hypotheses."""
    target = situation.target
    for name, term in (("", target), *((h.name, h.type) for h in situation.facts.propositions if h.is_accessible)):
        if not isinstance(term, Apply) or term.head != "=" or not isinstance(term.args[0], Apply):
            continue
        rule = _FLOORS.get(term.args[0].head)
        if rule is None:
            continue
        side = " (by first | positivity | linarith)" if rule == "Nat.floor_eq_iff" else ""
        side = " (by norm_num)" if rule == "Nat.ceil_eq_iff" else side
        if name:
            yield Move(f"(rw [{rule}{side}] at {name}; norm_num at {name})", 6.0)
        else:
            closing = "first | linarith | nlinarith"
            yield Move(f"(rw [{rule}{side}]; constructor <;> norm_num <;> {closing})", 8.0)


def _comparisons(situation: Situation) -> Iterator[Move]:
    """A closed inequality, decided by decimal bounds of its roots."""
    target = situation.target
    if not isinstance(target, Apply) or target.head not in _ORDERS or len(target.args) != 2:
        return
    if any(approximate(arg) is None for arg in target.args):
        return
    bounds = _root_bounds(list(target.args), situation)
    if bounds is not None:
        listed = f"[{', '.join(bounds[1])}]"
        opened = "; ".join([*bounds[0], f"first | linarith {listed} | nlinarith {listed}"])
        yield Move(f"({opened})", 30.0)


# --------------------------------------------------------------------------------------------------------------------
# roots


def _lowest_terms(situation: Situation) -> Iterator[Move]:
    """``√80 = 4 * √5`` wherever the root of a numeral has a square to give away."""
    usable = [h for h in situation.facts.propositions if h.is_accessible]
    found: dict[str, str] = {}
    places = []
    for name, term in (*((h.name, h.type) for h in usable), ("⊢", situation.target)):
        for part in subterms(term):
            if not isinstance(part, Apply) or part.head != "√" or not part.args:
                continue
            value = number(part.args[0])
            if value is None or value.denominator != 1 or value < 4:
                continue
            outside, inside = _without_square(int(value))
            if outside == 1 or inside == 1:
                continue
            split = f"show ({value} : ℝ) = {outside} ^ 2 * {inside} by norm_num"
            by = f"rw [{split}, Real.sqrt_mul (by positivity), Real.sqrt_sq (by norm_num)]"
            found[part.key] = f"show √({value} : ℝ) = {outside} * √{inside} by {by}"
            places.append(name)
    if not found or len(found) > 2 * _MAX_ROOTS:
        return
    at = "" if set(places) == {"⊢"} else f" at {' '.join(dict.fromkeys(places))}"
    yield Move(f"simp only [{', '.join(found.values())}]{at}", 25.0)


def _without_square(value: int) -> tuple[int, int]:
    """``(s, r)`` with ``value = s² r`` and the largest ``s`` below a thousand."""
    for side in range(min(math.isqrt(value), 1000), 1, -1):
        if value % (side * side) == 0:
            return side, value // (side * side)
    return 1, value


def _squarings(situation: Situation) -> Iterator[Move]:
    """``√e = v``: ``e = v * v``; an equation of roots: its square."""
    target = situation.target
    for h in situation.facts.propositions:
        term = h.type
        if not h.is_accessible or not isinstance(term, Apply) or term.head != "=" or len(term.args) != 2:
            continue
        root, value = term.args
        size = number(value)
        if isinstance(root, Apply) and root.head == "√" and size is not None and size > 0:
            yield Move(f"rw [Real.sqrt_eq_iff_mul_self_eq_of_pos (by norm_num)] at {h.name}", 20.0)
    if not isinstance(target, Apply) or target.head != "=" or len(target.args) != 2:
        return
    root, value = target.args
    size = number(value)
    if isinstance(root, Apply) and root.head == "√" and size is not None and size > 0:
        yield Move("rw [Real.sqrt_eq_iff_mul_self_eq_of_pos (by norm_num)]", 12.0)
    if "√" in set(heads(target)):
        shown = [f"(show 0 ≤ {show(arg, 51)} by positivity)" for arg in target.args]
        yield Move(f"rw [← pow_left_inj₀ {' '.join(shown)} two_ne_zero]", 4.0)


# --------------------------------------------------------------------------------------------------------------------
# powers and exponents


def _powers(situation: Situation) -> Iterator[Move]:
    """``x ^ n = c``: the root for odd ``n``, and for even ``n`` if ``x`` is not negative."""
    for h in situation.facts.propositions:
        term = h.type
        if not h.is_accessible or not isinstance(term, Apply) or term.head != "=" or len(term.args) != 2:
            continue
        power, value = term.args
        size = number(value)
        if not isinstance(power, Apply) or power.head != "^" or size is None or size <= 0:
            continue
        exponent = number(power.args[1])
        if exponent is None or exponent.denominator != 1 or not 2 <= exponent <= _MAX_EXPONENT:
            continue
        base, e, n = show(power.args[0], 51), situation.goal.fresh("hx"), int(exponent)
        if situation.facts.types.get(base) != Apply("ℝ"):
            continue
        root = _root(size, n)
        if root is not None and n > 2:
            stated = f"show {show(power.args[0], 75)} ^ {n} = {write_number(root)} ^ {n} by norm_num; linarith"
            if n % 2:
                proof = f"(Odd.strictMono_pow (by decide : Odd {n})).injective ({stated})"
            else:
                proof = f"(pow_left_inj₀ (by linarith) (by norm_num) (by norm_num)).mp ({stated})"
            yield Move(f"obtain rfl : {base} = {write_number(root)} := {proof}", 50.0, is_safe=True)
        elif root is None and n == 2:
            value_of = f"√{write_number(size)}"
            proof = f"by rw [← {h.name}, Real.sqrt_sq (by linarith)]"
            yield Move(f"have {e} : {base} = {value_of} := ({proof})", 6.0)
            yield Move(f"obtain rfl : {base} = {value_of} := ({proof})", 8.0)


def _root(value: Fraction, exponent: int) -> Fraction | None:
    """The exact root of a positive rational number."""
    parts = [round(part ** (1 / exponent)) for part in (value.numerator, value.denominator)]
    root = Fraction(*parts)
    return root if root**exponent == value else None


def _exponents(situation: Situation) -> Iterator[Move]:
    """``c ^ e = v`` for numerals ``c`` and ``v = c ^ k``: the exponent is ``k``; two powers: their logarithms."""
    for h in situation.facts.propositions:
        term = h.type
        if not h.is_accessible or not isinstance(term, Apply) or term.head != "=" or len(term.args) != 2:
            continue
        powers = [part for part in subterms(term) if _is_real_power(part)]
        is_single = len({part.key for part in powers if isinstance(part, Apply)}) == 1
        if is_single:
            yield from _exponent(situation, h.name, term, powers[0])
        if powers and all(_is_product(arg) for arg in term.args):
            e = situation.goal.fresh("hl")
            rules = "Real.log_rpow, Real.log_pow, Real.log_mul, Real.log_div, Real.log_one"
            opened = f"have {e} := congrArg Real.log {h.name}"
            rewritten = ", ".join(["Real.log_rpow (by norm_num)"] * (1 if is_single else 2))
            yield Move(f"({opened}; rw [{rewritten}] at {e})", 10.0)
            yield Move(f"({opened}; norm_num [{rules}] at {e})", 5.0)


def _logarithms(situation: Situation) -> Iterator[Move]:
    """``Real.logb b x = v``: ``b ^ v = x``; an equation without logarithms: the one between its logarithms."""
    target = situation.target
    if isinstance(target, Apply) and target.head == "=" and not set(heads(target)) & _LOGARITHMS:
        side = "(Set.mem_Ioi.mpr (by first | positivity | linarith))"
        yield Move(f"apply Real.log_injOn_pos {side} {side}", 4.0)
    for h in situation.facts.propositions:
        term = h.type
        if not h.is_accessible or not isinstance(term, Apply) or term.head != "=" or len(term.args) != 2:
            continue
        logarithm, value = term.args
        if isinstance(logarithm, Apply) and logarithm.head in ("Real.logb", "logb") and number(value) is not None:
            sides = "(by first | norm_num | positivity | linarith)"
            rule = f"Real.logb_eq_iff_rpow_eq {sides} (by first | norm_num | linarith) {sides}"
            yield Move(f"(rw [{rule}] at {h.name}; norm_num at {h.name})", 14.0)


def _is_real_power(term: Term) -> bool:
    """A numeral to a power that is no numeral."""
    if not isinstance(term, Apply) or term.head != "^" or len(term.args) != 2:
        return False
    base = number(term.args[0])
    return base is not None and base > 0 and base != 1 and number(term.args[1]) is None


def _is_product(term: Term) -> bool:
    """A product of powers and positive numerals."""
    if isinstance(term, Apply) and term.head in ("*", "/") and len(term.args) == 2:
        return all(_is_product(arg) for arg in term.args)
    value = number(term)
    return _is_real_power(term) or (value is not None and value > 0)


def _exponent(situation: Situation, name: str, equation: Apply, power: Term) -> Iterator[Move]:
    """The exponent of the only power of an equation that is linear in it."""
    assert isinstance(power, Apply)
    base = number(power.args[0])
    at = [_linear_value(equation, power, trial) for trial in (Fraction(0), Fraction(1), Fraction(2))]
    zero, one, two = at
    if base is None or zero is None or one is None or two is None or one == zero or two - one != one - zero:
        return
    value = -zero / (one - zero)
    exponent = _logarithm(value, base)
    if exponent is None:
        return
    e = situation.goal.fresh("he")
    shown, k = show(power.args[1], 51), write_number(exponent)
    c = show(power.args[0], 75)
    stated = f"show ({c} : ℝ) ^ {show(power.args[1], 76)} = {c} ^ ({k} : ℝ) by norm_num; linarith"
    proof = f"(Real.rpow_right_inj (by norm_num) (by norm_num)).mp ({stated})"
    yield Move(f"(have {e} : {shown} = {k} := {proof}; linarith)", 30.0)
    yield Move(f"have {e} : {shown} = {k} := {proof}", 12.0)


def _linear_value(equation: Apply, power: Apply, trial: Fraction) -> Fraction | None:
    """Left minus right side with a number for the power."""
    left, right = (Evaluator("", {}).number(_replaced(side, power.key, Apply(str(trial)))) for side in equation.args)
    return None if left is None or right is None else left - right


def _replaced(term: Term, key: str, value: Term) -> Term:
    if not isinstance(term, Apply):
        return term
    if term.key == key:
        return value
    return Apply(term.head, tuple(_replaced(arg, key, value) for arg in term.args))


def _logarithm(value: Fraction, base: Fraction) -> Fraction | None:
    """The whole number ``k`` with ``base ^ k = value``."""
    if value <= 0:
        return None
    exponent = round(math.log(value) / math.log(base))
    return Fraction(exponent) if abs(exponent) < 64 and base**exponent == value else None
