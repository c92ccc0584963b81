"""Polynomial algebra over ℤ, ℚ, ℝ and ℂ: consequences of equations, values of variables, sums of squares.

In: a situation whose hypotheses hold equations, disequalities and inequalities between polynomials.  Out: moves that
tell Lean the certificate: the combination of equations that gives the goal (also after a factor that is not zero), a
product of linear factors that vanishes, squares whose sum is the difference of both sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from math import lcm

from prover.models.algebra.ideal import Cofactors, Ideal, divided, rational_roots
from prover.models.algebra.polynomial import (
    Monomial,
    Polynomial,
    atoms_of,
    constant,
    constant_value,
    plus,
    scaled,
    times,
    write_polynomial,
)
from prover.models.algebra.reading import FIELDS, RINGS, Fact, Reader, UnreadablePolynomial, above_one_proof, kinds_of
from prover.models.algebra.squares import squares_of
from prover.models.goal_reader import Hypothesis
from prover.models.goal_terms import FALSE, Apply, Term, heads, show, subterms
from prover.models.linear import number, write_number
from prover.models.moves.move import Move, Situation

_CERTIFIED = 140.0
_SPLIT = 20.0
_MAX_EQUATIONS = 16
_MAX_FACTORS = 6
_MAX_AT_ONCE = 3
_CASES = "rcases mul_eq_zero.mp "
_MAX_COMBINATION = 1_500
"""Characters of a combination worth sending."""

_ORDERS: Mapping[str, tuple[int, bool]] = {"≤": (1, False), "<": (1, True), "≥": (-1, False), ">": (-1, True)}
"""Relation ↦ sign of right minus left in ``… ≥ 0``, and whether it is strict."""


def algebra_moves(situation: Situation, points: Sequence[tuple[str, Term]]) -> Iterator[Move]:
    """Everything this family has to say; ``points`` are equations of functions at points, with their proofs."""
    for kind in _rings_of(situation):
        try:
            view = _View(situation, kind, points)
        except UnreadablePolynomial:
            continue
        yield from view.equation_moves()
        yield from view.inequality_moves()
        yield from view.splitting_moves()


def _rings_of(situation: Situation) -> Sequence[str]:
    """The one ring that target and hypotheses speak of; both likely ones where the display does not tell."""
    types = situation.facts.types
    found: set[str] = set()
    for whole in (situation.target, *(h.type for h in situation.facts.propositions)):
        for term in subterms(whole):
            if isinstance(term, Apply) and term.head in _RELATIONS and len(term.args) == 2:
                found |= kinds_of(term.args[0], types) | kinds_of(term.args[1], types)
    rings = found & RINGS
    if len(rings) == 1:
        return [rings.pop()]
    if not rings and "?" in found and "↑" in situation.goal.text:
        return [kind for kind in "ℝℚℤ" if kind in situation.goal.text] or ["ℝ", "ℚ"]
    return []


_RELATIONS = frozenset({"=", "≠", *_ORDERS})


class _View:
    """The polynomial facts of a situation."""

    def __init__(self, situation: Situation, kind: str, points: Sequence[tuple[str, Term]]) -> None:
        self.goal, self.kind = situation.goal, kind
        self.types = situation.facts.types
        self.reader = Reader(kind)
        self.target = situation.target
        self.relation = self._relation(self.target)
        self.wrapping = "{}"
        if self.relation is None:
            self._lift_target(situation)
        self.equations: list[Fact] = []
        self.nonzero: list[Fact] = []
        self.nonnegative: list[tuple[Fact, bool]] = []
        for hypothesis in situation.facts.propositions:
            if hypothesis.is_accessible:
                self._enter(hypothesis)
        for proof, proposition in points:
            difference = self._difference(proposition, "=")
            if difference:
                self.equations.append(Fact(f"({proof})", difference))
        self.above_one = _bounds_above_one(situation)
        self.equations += self.reader.definitions(self._nonzero_proof)
        self.nonzero += self.reader.positive(self.above_one)
        self._enter_root()
        del self.equations[_MAX_EQUATIONS:]
        self.ideal = _ideal_of(tuple(tuple(fact.polynomial.items()) for fact in self.equations))

    def _lift_target(self, situation: Situation) -> None:
        """A target between whole numbers, seen in the ring of the hypotheses: ``exact_mod_cast`` brings it back."""
        target = self.target
        if not isinstance(target, Apply) or target.head not in _RELATIONS or target.head == "≠" or self.kind == "ℤ":
            return
        if kinds_of(target.args[0], self.types) | kinds_of(target.args[1], self.types) not in ({"ℕ"}, {"ℤ"}):
            return
        if set(heads(target)) & {"-", "/", "%", "⁻¹"}:
            return
        lifted = Apply(target.head, tuple(_cast(arg, self.types) for arg in target.args))
        self.relation = self._relation(lifted)
        left, right = (show(arg, 51) for arg in lifted.args)
        self.wrapping = f"exact_mod_cast (show ({left} : {self.kind}) {target.head} {right} by {{}})"

    def _relation(self, term: Term) -> tuple[str, Polynomial] | None:
        """A relation and its right side minus its left side."""
        if not isinstance(term, Apply) or term.head not in _RELATIONS:
            return None
        difference = self._difference(term, term.head)
        return None if difference is None else (term.head, difference)

    def _difference(self, term: Term, head: str) -> Polynomial | None:
        """Left side minus right side."""
        if not isinstance(term, Apply) or term.head != head or len(term.args) != 2:
            return None
        kinds = kinds_of(term.args[0], self.types) | kinds_of(term.args[1], self.types)
        if kinds - {"?", self.kind}:
            return None
        try:
            return plus(self.reader.read(term.args[0]), self.reader.read(term.args[1]), -1)
        except UnreadablePolynomial:
            return None

    def _enter(self, hypothesis: Hypothesis) -> None:
        found = self._relation(hypothesis.type)
        if found is None:
            return
        head, difference = found
        if head == "=":
            if difference:
                self.equations.append(Fact(hypothesis.name, difference))
            return
        assert isinstance(hypothesis.type, Apply)
        left, right = hypothesis.type.args
        is_about_zero = right == Apply("0")
        if head == "≠":
            proof = hypothesis.name if is_about_zero else f"(sub_ne_zero.mpr {hypothesis.name})"
            self.nonzero.append(Fact(proof, difference))
            return
        sign, is_strict = _ORDERS[head]
        upward = plus({}, difference, -sign)
        self.nonnegative.append((Fact(hypothesis.name, upward), is_strict))
        if is_strict:
            positive = left if right == Apply("0") else right if left == Apply("0") else None
            if positive is None:
                self.nonzero.append(
                    Fact(f"(sub_ne_zero.mpr (ne_of_{'lt' if sign > 0 else 'gt'} {hypothesis.name}))", difference)
                )
            else:
                is_below = (head == "<") == (positive == left)
                ending = "ne" if is_below else "ne'"
                self.nonzero.append(Fact(f"{hypothesis.name}.{ending}", self.reader.read(positive)))

    def _enter_root(self) -> None:
        """``√t = v`` for a positive numeral ``v``: the sum of both sides is not zero, their product is ``t - v²``."""
        if self.relation is None or self.relation[0] != "=" or not isinstance(self.target, Apply):
            return
        for root, value in (self.target.args, self.target.args[::-1]):
            size = number(value)
            if isinstance(root, Apply) and root.head == "√" and size is not None and size > 0:
                total = plus(self.reader.read(root), constant(size))
                self.nonzero.insert(0, Fact(f"(show {show(root, 65)} + {show(value, 66)} ≠ 0 by positivity)", total))

    def _nonzero_proof(self, term: Term, base: Polynomial) -> str | None:
        """A proof that ``term ≠ 0`` from the facts, up to a constant factor; products of two facts too."""
        if constant_value(base):
            return "(by norm_num)"
        if isinstance(term, Apply) and term.head == "√" and (number(term.args[0]) or 0) > 0:
            return f"(show {show(term, 51)} ≠ 0 by positivity)"
        if isinstance(term, Apply) and term.head == "Real.log" and (above := self._above_one_proof(term.args[0])):
            return f"(ne_of_gt (Real.log_pos {above}))"
        for proof, polynomial in self._multipliers():
            ratio = _ratio(base, polynomial)
            if ratio == 1:
                return proof
            if ratio is not None:
                name = self.goal.fresh("h")
                by = f"by linear_combination {write_number(ratio)} * {name}"
                return f"(show {show(term, 51)} ≠ 0 from fun {name} => {proof} ({by}))"
        unit = _ideal_of(tuple(tuple(p.items()) for p in [base, *(fact.polynomial for fact in self.equations)]))
        if unit.is_everything and (factors := unit.factors_of(constant(1))) is not None:
            name = self.goal.fresh("h")
            combination = self._write_combination(factors, [name, *(fact.proof for fact in self.equations)])
            if combination is not None:
                one = f"(show (1 : {self.kind}) = 0 by linear_combination {combination})"
                return f"(show {show(term, 51)} ≠ 0 from fun {name} => absurd {one} (by norm_num))"
        if len(base) > 1 and all(value > 0 for value in base.values()) and self.nonnegative and self.kind != "ℂ":
            return f"(show {show(term, 51)} ≠ 0 by positivity)"
        return None

    def _above_one_proof(self, term: Term) -> str | None:
        """A proof of ``1 < term`` for a product of variables that are greater than one."""
        hypothesis = self.above_one.get(show(term))
        if hypothesis is not None:
            return above_one_proof(term, hypothesis)
        if isinstance(term, Apply) and term.head == "*" and len(term.args) == 2:
            one, two = (self._above_one_proof(arg) for arg in term.args)
            if one is not None and two is not None:
                return f"(one_lt_mul_of_lt_of_le {one} (le_of_lt {two}))"
        return None

    def _multipliers(self) -> Iterator[tuple[str, Polynomial]]:
        """Products of things that are not zero, simple ones first."""
        facts = self.nonzero[:_MAX_FACTORS]
        for fact in facts:
            yield fact.proof, fact.polynomial
        for i, one in enumerate(facts):
            for two in facts[i:]:
                yield f"(mul_ne_zero {one.proof} {two.proof})", times(one.polynomial, two.polynomial)
        if len(facts) > 2:
            proof, product = facts[0].proof, facts[0].polynomial
            for fact in facts[1:]:
                proof, product = f"(mul_ne_zero {proof} {fact.proof})", times(product, fact.polynomial)
            yield proof, product

    # ------------------------------------------------------------ equations

    def combination(self, polynomial: Polynomial) -> str | None:
        """The argument of ``linear_combination`` that shows ``polynomial = 0``."""
        factors = self.ideal.factors_of(polynomial)
        return None if factors is None else self._write_combination(factors, [fact.proof for fact in self.equations])

    def _write_combination(self, factors: Cofactors, proofs: Sequence[str]) -> str | None:
        if self.kind == "ℤ" and any(v.denominator != 1 for f in factors.values() for v in f.values()):
            return None
        parts = []
        for place, factor in sorted(factors.items()):
            proof = proofs[place]
            proof = proof if " " not in proof or proof.startswith("(") else f"({proof})"
            value = constant_value(factor)
            shown = f"({self.reader.write(factor)})" if value is None else write_number(value)
            parts.append(proof if value == 1 else f"{shown} * {proof}")
        text = " + ".join(parts) if parts else "0"
        return text if len(text) <= _MAX_COMBINATION else None

    def equation_moves(self) -> Iterator[Move]:
        """The goal as a combination of equations, or after a factor that is not zero; contradictions."""
        if not self.equations:
            return
        if self.relation is not None and self.relation[0] == "=":
            difference = self.relation[1]
            direct = self.combination(difference)
            if direct is not None:
                yield Move(self.wrapping.format(f"linear_combination {direct}"), _CERTIFIED)
                return
            for proof, multiplier in (*self._integer_factor(difference), *self._multipliers()):
                found = self.combination(times(multiplier, difference))
                if found is not None:
                    closing = f"exact mul_left_cancel₀ {proof} (by linear_combination {found})"
                    yield Move(self.wrapping.format(closing), _CERTIFIED)
                    return
            square = self.combination(times(difference, difference))
            if square is not None:
                shown = self.reader.write(difference)
                yield Move(
                    f"exact sub_eq_zero.mp (pow_eq_zero_iff two_ne_zero |>.mp "
                    f"(show ({shown}) ^ 2 = 0 by linear_combination {square}))",
                    30.0,
                )
        if self.ideal.is_everything:
            found = self.combination(constant(1))
            if found is not None:
                shown = f"show (1 : {self.kind}) = 0 by linear_combination {found}"
                yield Move(f"exact absurd ({shown}) (by norm_num)", _CERTIFIED)
                return
        for proof, multiplier in self._multipliers():
            found = self.combination(multiplier)
            if found is not None:
                yield Move(f"exact absurd (by linear_combination {found}) {proof}", _CERTIFIED)
                return

    def _integer_factor(self, polynomial: Polynomial) -> Iterator[tuple[str, Polynomial]]:
        """What clears the denominators of a combination over ℤ."""
        factors = self.ideal.factors_of(polynomial) if self.kind == "ℤ" else None
        if factors:
            common = lcm(*(value.denominator for factor in factors.values() for value in factor.values()))
            yield f"(show ({common} : ℤ) ≠ 0 by norm_num)", constant(common)

    # ------------------------------------------------------------ splitting

    def splitting_moves(self) -> Iterator[Move]:
        """``(x - 1) * (x - 2) = 0`` where it follows and nothing says so yet."""
        if not self.equations or (self.kind not in FIELDS and self.kind != "ℤ"):
            return
        yield from self._split_by_goal()
        atoms = sorted(set().union(*(atoms_of(fact.polynomial) for fact in self.equations)))
        found: list[Move] = []
        for atom in atoms:
            if "⁻¹" in self.reader.texts[atom] or "√" in self.reader.texts[atom]:
                continue
            move = self._split(atom)
            if move is not None:
                yield move
                found += [move] if move.weight == _SPLIT and _CASES in move.tactic else []
        if len(found) > 1:
            yield Move(_split_at_once([move.tactic for move in found[:_MAX_AT_ONCE]]), 2 * _SPLIT)

    def _split_by_goal(self) -> Iterator[Move]:
        """An equation whose difference is a multiple of the goal's: one of the factors is zero."""
        if self.relation is None or self.relation[0] != "=" or not self.relation[1]:
            return
        difference = self.relation[1]
        for fact in self.equations[:6]:
            found = Ideal([difference]).factors_of(fact.polynomial)
            cofactor = found.get(0) if found else None
            if not cofactor or constant_value(cofactor) is not None:
                continue
            name = self.goal.fresh("h")
            shown = f"({self.reader.write(difference)}) * ({self.reader.write(cofactor)}) = 0"
            opened = f"have {name} : {shown} := (by linear_combination {fact.proof})"
            yield Move(f"({opened}; rcases mul_eq_zero.mp {name} with {name} | {name})", _SPLIT)

    def _split(self, atom: int) -> Move | None:
        """The product of lowest degree, alone or after a factor that is not zero."""
        best: tuple[list[Fraction], str, Polynomial] | None = None
        for proof, multiplier in [("", constant(1)), *self._multipliers()][: 1 + _MAX_FACTORS]:
            found = self.ideal.vanishing(atom, multiplier)
            if found is not None and len(found) >= 2 and (best is None or len(found) < len(best[0])):
                best = found, proof, multiplier
        if best is None:
            return None
        factors = _linear_factors(best[0])
        return None if factors is None else self._factored(atom, factors, best[1], best[2])

    def _factored(self, atom: int, factors: list[list[Fraction]], proof: str, multiplier: Polynomial) -> Move | None:
        """A move for a vanishing product of polynomials in one atom."""
        polynomials = [_in_atom(atom, coefficients) for coefficients in factors]
        product = polynomials[0]
        for polynomial in polynomials[1:]:
            product = times(product, polynomial)
        scale = 1
        factors_of = self.ideal.factors_of(times(multiplier, product)) if self.kind == "ℤ" else None
        if factors_of:
            scale = lcm(*(value.denominator for factor in factors_of.values() for value in factor.values()))
            polynomials[0], product = scaled(polynomials[0], scale), scaled(product, scale)
        found = self.combination(times(multiplier, product))
        if found is None:
            return None
        name = self.goal.fresh("h")
        shown = " * ".join(f"({self.reader.write(polynomial)})" for polynomial in polynomials[:-1])
        last = self.reader.write(polynomials[-1])
        shown = f"{shown} * ({last})" if shown else last
        reason = f"by linear_combination {found}"
        reason = f"mul_left_cancel₀ {proof} ({reason})" if proof else f"({reason})"
        if len(factors) == 1:
            return None if scale != 1 else self._solved(atom, factors[0], found, proof)
        pattern = name
        opened = f"have {name} : {shown} = 0 := {reason}"
        if len(factors) == 2:
            return Move(f"({opened}; rcases mul_eq_zero.mp {name} with {pattern} | {pattern})", _SPLIT)
        return Move(
            f"({opened}; simp only [mul_eq_zero, or_assoc] at {name}; "
            f"rcases {name} with {' | '.join([name] * len(factors))})",
            _SPLIT,
        )

    def _solved(self, atom: int, coefficients: list[Fraction], found: str, proof: str) -> Move | None:
        """The value of an atom."""
        value = -coefficients[0] / coefficients[1]
        text = self.reader.texts[atom]
        if self.kind == "ℤ" and value.denominator != 1:
            return None
        shown = write_polynomial(constant(value), self.reader.name)
        stated = _in_atom(atom, [-value, Fraction(1)])
        if any(" " not in fact.proof and fact.polynomial == stated for fact in self.equations):
            return None  # it is a hypothesis already
        scale = coefficients[1]
        by = f"by linear_combination {found}" if scale == 1 else f"by linear_combination (1 / {scale}) * ({found})"
        reason = f"mul_left_cancel₀ {proof} ({by})" if proof else by
        kind = self.types.get(text)
        if isinstance(kind, Apply) and not kind.args:
            return Move(f"obtain rfl : {text} = {shown} := {reason}", 80.0, is_safe=True)
        return Move(f"have {self.goal.fresh('h')} : {text} = {shown} := {reason}", 12.0)

    # ------------------------------------------------------------ inequalities

    def inequality_moves(self) -> Iterator[Move]:
        """Squares whose sum is the difference of both sides, alone or with a multiple of a hypothesis."""
        if self.kind == "ℂ":
            return
        wanted: Polynomial | None = None
        if self.relation is not None and self.relation[0] in _ORDERS:
            sign, _ = _ORDERS[self.relation[0]]
            wanted = plus({}, self.relation[1], -sign)
        elif self.target == FALSE:
            wanted = {}
        if wanted is None:
            return
        for hints in self._certificates(wanted):
            listed = ", ".join(f"sq_nonneg ({self.reader.write(square)})" for square in hints)
            yield Move(self.wrapping.format(f"nlinarith [{listed}]"), 60.0)
        if self.wrapping != "{}" and wanted:
            yield Move(self.wrapping.format("linarith"), 10.0)

    def _certificates(self, wanted: Polynomial) -> Iterator[list[Polynomial]]:
        if wanted:
            found = squares_of(wanted)
            if found:
                yield found
                return
        for fact, _ in self.nonnegative[:6]:
            for monomial, value in fact.polynomial.items():
                if monomial not in wanted and wanted:
                    continue
                factor = wanted.get(monomial, Fraction(-1)) / value if wanted else Fraction(1)
                if factor <= 0:
                    continue
                found = squares_of(plus(wanted, fact.polynomial, -factor))
                if found:
                    yield found
                    return
                if not wanted:
                    break
        for fact in self.equations[:6]:
            for monomial, value in fact.polynomial.items():
                if wanted and monomial not in wanted:
                    continue
                factors = [wanted[monomial] / value] if wanted else [Fraction(1), Fraction(-1)]
                for factor in factors:
                    found = squares_of(plus(wanted, fact.polynomial, -factor))
                    if found:
                        yield found
                        return
                if not wanted:
                    break


def _bounds_above_one(situation: Situation) -> dict[str, str]:
    """Variables (also cast ones) that a hypothesis says to be greater than one, with that hypothesis."""
    found: dict[str, str] = {}
    for h in situation.facts.propositions:
        if isinstance(h.type, Apply) and h.type.head in ("<", ">") and h.is_accessible:
            low, high = h.type.args if h.type.head == "<" else h.type.args[::-1]
            if low == Apply("1") and isinstance(high, Apply) and not high.args:
                found.setdefault(high.head, h.name)
                found.setdefault(show(Apply("↑", (high,))), h.name)
    return found


def _split_at_once(splits: Sequence[str]) -> str:
    """Several vanishing products of two factors: all of them stated, then every combination of cases."""
    parts = [split.strip("()").partition(_CASES) for split in splits]
    opened = "; ".join(split[1:].partition(f"; {_CASES}")[0] for split in splits)
    cases = " <;> ".join(f"{_CASES}{rest}" for _, _, rest in parts)
    return f"({opened}; {cases} <;> first | linarith | nlinarith)"


def _cast(term: Term, types: Mapping[str, Term]) -> Term:
    """The term with its variables and functions' values cast."""
    if not isinstance(term, Apply) or (not term.args and term.head not in types):
        return term
    if term.head in ("+", "*"):
        return Apply(term.head, tuple(_cast(arg, types) for arg in term.args))
    if term.head == "^":
        return Apply("^", (_cast(term.args[0], types), term.args[1]))
    return Apply("↑", (term,))


def _ratio(one: Polynomial, two: Polynomial) -> Fraction | None:
    """``c`` with ``two = c * one``."""
    if one.keys() != two.keys() or not one:
        return None
    first = next(iter(one))
    ratio = two[first] / one[first]
    return ratio if all(two[monomial] == ratio * value for monomial, value in one.items()) else None


def _in_atom(atom: int, coefficients: Sequence[Fraction]) -> Polynomial:
    return {(((atom, place),) if place else ()): value for place, value in enumerate(coefficients) if value}


def _linear_factors(coefficients: list[Fraction]) -> list[list[Fraction]] | None:
    """Factors (constant first) whose product is a multiple of the polynomial: linear ones, and what is left.

    ``None`` when no factor splits off.  A repeated root counts once: only where the product is zero matters.
    """
    if len(coefficients) == 2:
        return [coefficients]
    factors: list[list[Fraction]] = []
    rest = coefficients
    for root in rational_roots(coefficients):
        while len(rest) > 1 and (after := divided(rest, root)) is not None and _is_root(rest, root):
            factors.append([Fraction(-root.numerator), Fraction(root.denominator)])
            rest = after
    if len(rest) > 1:
        factors.append(rest)
    return factors if len(factors) > 1 else None


def _is_root(coefficients: Sequence[Fraction], root: Fraction) -> bool:
    return sum(value * root**place for place, value in enumerate(coefficients)) == 0


# Cache: key the generators, value their ideal with its basis; never reset, bounded.  Sound: a pure function of the key,
# and every question to an ideal has a budget of its own.
@lru_cache(maxsize=128)
def _ideal_of(generators: tuple[tuple[tuple[Monomial, Fraction], ...], ...]) -> Ideal:
    return Ideal([dict(generator) for generator in generators])
