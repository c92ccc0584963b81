"""Finite sets that a hypothesis describes by their members: written out, then computed with.

In: a situation with ``S : Finset K`` and ``∀ x, x ∈ S ↔ p x``.  Out: moves that replace ``S``.  Whole numbers become a
filtered interval whose ends follow from one of the conditions (a relation, a divisor, a congruence), real numbers the
roots of an equation.  What the model finds (ends, roots) Lean checks as an equation of sets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from prover.models.algebra.ideal import divided, evaluate, rational_roots
from prover.models.algebra.polynomial import atoms_of, plus
from prover.models.algebra.reading import Reader, UnreadablePolynomial
from prover.models.evaluation import Evaluator
from prover.models.goal_reader import Hypothesis
from prover.models.goal_terms import Apply, Bind, Term, free_names, heads, show, substitute, subterms
from prover.models.linear import write_number
from prover.models.moves.move import Move, Situation

_WIDEST = 1_200
"""Members of an interval that the kernel goes through in about ten seconds."""
_TRIED = 400
_CHEAP = 60
_MAX_ROOTS = 6
_WEIGHT = 45.0
_DEAR = frozenset({".Prime", "Nat.Prime", ".divisors", "Nat.divisors", ".digits", "Nat.digits", "factorial!"})
_RELATIONS = frozenset({"=", "<", "≤", ">", "≥"})
_COMPUTE = "first | rfl | decide +kernel | (simp; done) | (norm_num; done)"
_COMPUTE_WIDE = "first | decide +kernel | (simp; done)"


def member_moves(situation: Situation) -> Iterator[Move]:
    """Everything this family has to say."""
    usable = [h for h in situation.facts.propositions if h.is_accessible]
    for h in usable:
        rule = read_rule(h, situation.facts.types)
        if rule is None or not _is_spoken_of(rule.set_name, situation):
            continue
        definitions = function_rules(usable, rule.predicate)
        if rule.kind in ("ℕ", "ℤ"):
            yield from _Interval(situation, rule, definitions).moves()
        elif rule.kind in ("ℝ", "ℚ"):
            yield from _roots(situation, rule, definitions)


@dataclass(frozen=True, slots=True)
class MembershipRule:
    """``∀ x, x ∈ S ↔ p x`` for a finite set ``S`` of numbers of one kind."""

    proof: str
    set_name: str
    kind: str
    variable: str
    predicate: Term


def read_rule(hypothesis: Hypothesis, types: Mapping[str, Term]) -> MembershipRule | None:
    """A hypothesis as a membership rule."""
    term = hypothesis.type
    if not isinstance(term, Bind) or term.kind != "∀" or not isinstance(term.body, Apply) or term.body.head != "↔":
        return None
    member, predicate = term.body.args
    if not isinstance(member, Apply) or member.head != "∈" or member.args[0] != Apply(term.name):
        return None
    within = member.args[1]
    if not isinstance(within, Apply) or within.args:
        return None
    kind = types.get(within.head)
    if not isinstance(kind, Apply) or kind.head != "Finset" or len(kind.args) != 1:
        return None
    element = kind.args[0]
    name = {"Nat": "ℕ", "Int": "ℤ"}.get(element.head, element.head) if isinstance(element, Apply) else ""
    return MembershipRule(hypothesis.name, within.head, name, term.name, predicate)


def function_rules(usable: Sequence[Hypothesis], term: Term) -> dict[str, tuple[str, Bind]]:
    """Functions that a term uses and that a hypothesis ``∀ x, f x = e`` defines: the hypothesis and ``fun x => e``."""
    used = set(heads(term))
    found: dict[str, tuple[str, Bind]] = {}
    for h in usable:
        rule = h.type
        if not isinstance(rule, Bind) or rule.kind != "∀" or not isinstance(rule.body, Apply) or rule.body.head != "=":
            continue
        left, right = rule.body.args
        if isinstance(left, Apply) and left.head in used and left.args == (Apply(rule.name),):
            if left.head not in set(heads(right)):
                found.setdefault(left.head, (h.name, Bind("fun", rule.name, rule.type, right)))
    return found


def unfolded(term: Term, definitions: Mapping[str, tuple[str, Bind]]) -> Term:
    """The term with such functions replaced by their bodies."""
    if isinstance(term, Bind):
        return Bind(term.kind, term.name, term.type, unfolded(term.body, definitions), term.is_implicit)
    args = tuple(unfolded(arg, definitions) for arg in term.args)
    known = definitions.get(term.head)
    if known is None or len(args) != 1:
        return Apply(term.head, args)
    return substitute(known[1].body, {known[1].name: args[0]})


def _is_spoken_of(name: str, situation: Situation) -> bool:
    """Does the target or a hypothesis mention the set, other than as what something is a member of?"""
    terms = [situation.target, *(h.type for h in situation.facts.propositions if not isinstance(h.type, Bind))]
    return any(name in free_names(term) for term in terms)


# --------------------------------------------------------------------------------------------------------------------
# whole numbers


@dataclass(frozen=True, slots=True)
class _Bound:
    """An end of the interval with a tactic that proves it; ``h`` is the condition's name there."""

    value: int
    tactic: str


class _Interval:
    """A set of natural numbers or integers as a filtered interval."""

    def __init__(self, situation: Situation, rule: MembershipRule, definitions: Mapping[str, tuple[str, Bind]]) -> None:
        self.situation, self.rule, self.definitions = situation, rule, definitions
        self.x = rule.variable
        self.h = situation.goal.fresh("hm")
        self.conditions = list(_conjuncts(unfolded(rule.predicate, definitions), self.h))
        self.context = situation.facts.types.keys()

    def moves(self) -> Iterator[Move]:
        """The set in one step with what it is used for, and by itself."""
        if any(isinstance(condition, Bind) for condition, _ in self.conditions):
            return
        stated = self._stated()
        if stated is None:
            return
        opened, size = stated
        weight = _WEIGHT if size <= _CHEAP else _WEIGHT / 2
        yield Move(f"({opened}; {_COMPUTE if size <= _CHEAP else _COMPUTE_WIDE})", weight)
        yield Move(f"({opened})", weight / 8)

    def _stated(self) -> tuple[str, int] | None:
        """The tactic that replaces the set, and how many numbers it goes through."""
        over = next((found for c, path in self.conditions if (found := self._within(c, path)) is not None), None)
        if over is not None:
            base, member = over
            size, lemma = _CHEAP, ""
        else:
            low, high = self._end(-1), self._end(1)
            if low is None or high is None or not 0 <= high.value - low.value <= _WIDEST:
                return None
            base = f"Finset.Icc ({low.value} : {self.rule.kind}) {high.value}"
            member = f"⟨(by {low.tactic}), (by {high.tactic})⟩"
            size, lemma = high.value - low.value + 1, ", Finset.mem_Icc"
        order = sorted(range(len(self.conditions)), key=lambda place: (self._cost(place), place))
        predicate = " ∧ ".join(show(self.conditions[place][0], 36) for place in order)
        forth = ", ".join(self.conditions[place][1] for place in order)
        back = ", ".join(_path(f"{self.h}.2", order.index(place), len(order)) for place in range(len(order)))
        if len(order) > 1:
            forth, back = f"⟨{forth}⟩", self._nested(back)
        e, x = self.situation.goal.fresh("e"), self.x
        rules = ", ".join([self.rule.proof, *(name for name, _ in self.definitions.values()), "Finset.mem_filter"])
        both = f"⟨fun {self.h} => ⟨{member}, {forth}⟩, fun {self.h} => {back}⟩"
        opened = (
            f"have {e} : {self.rule.set_name} = ({base}).filter (fun {x} => {predicate}) := "
            f"(by ext {x}; simp only [{rules}{lemma}]; exact {both}); subst {e}"
        )
        return opened, size

    def _nested(self, proofs: str) -> str:
        """Proofs of all conditions in their order, with the parentheses of the predicate."""
        parts = iter(proofs.split(", "))

        def build(term: Term) -> str:
            if isinstance(term, Apply) and term.head == "∧":
                return f"⟨{build(term.args[0])}, {build(term.args[1])}⟩"
            return next(parts)

        return build(self.rule.predicate)

    def _cost(self, place: int) -> int:
        return int(bool(_DEAR & set(heads(self.conditions[place][0]))))

    def _within(self, condition: Term, path: str) -> tuple[str, str] | None:
        """``x ∈ T`` with a closed finite ``T``."""
        if not isinstance(condition, Apply) or condition.head != "∈" or condition.args[0] != Apply(self.x):
            return None
        over = condition.args[1]
        if free_names(over) & self.context or not isinstance(over, Apply):
            return None
        if not (over.head.startswith("Finset.") or over.head in ("{}", ".divisors", "Nat.divisors")):
            return None
        return (show(over), path) if over.head != "{}" else (f"{show(over)} : Finset {self.rule.kind}", path)

    def _end(self, sign: int) -> _Bound | None:
        """The upper (``sign`` 1) or lower end that leaves the fewest numbers."""
        found = [bound for c, path in self.conditions if (bound := self._bound(c, path, sign)) is not None]
        if sign < 0 and self.rule.kind == "ℕ":
            found.append(_Bound(0, "omega"))
        return min(found, key=lambda bound: sign * bound.value, default=None)

    def _bound(self, condition: Term, path: str, sign: int) -> _Bound | None:
        if not isinstance(condition, Apply):
            return None
        if sign > 0 and self.rule.kind == "ℕ":
            by_division = self._by_division(condition, path)
            if by_division is not None:
                return by_division
        if condition.head in _RELATIONS and len(condition.args) == 2 and "%" not in set(heads(condition)):
            return self._by_trying(condition, path, sign)
        return None

    def _by_division(self, condition: Apply, path: str) -> _Bound | None:
        """A divisor of a number, a modulus of a congruence, a divisor that leaves less than the number."""
        evaluator, x, b = Evaluator(self.rule.kind, {}), Apply(self.x), self.situation.goal.fresh("hb")
        if condition.head == "∣" and condition.args[0] == x:
            value = evaluator.number(condition.args[1])
            if value:
                return _Bound(int(value), f"exact Nat.le_of_dvd (by norm_num [Nat.factorial]) {path}")
        if condition.head == "≡MOD" and condition.args[2] == x:
            one, two = (evaluator.number(arg) for arg in condition.args[:2])
            if one is not None and two is not None and one != two:
                proof = path if one < two else f"{path}.symm"
                divides = f"(Nat.modEq_iff_dvd' (by norm_num)).mp {proof}"
                return _Bound(int(abs(one - two)), f"exact Nat.le_of_dvd (by norm_num) ({divides})")
        if condition.head == "=" and isinstance(condition.args[0], Apply) and condition.args[0].head == "%":
            over, by = condition.args[0].args
            value, rest = evaluator.number(over), evaluator.number(condition.args[1])
            if by == x and value is not None and rest is not None and value != rest:
                rewritten = f"rw [Nat.mod_eq_of_lt (by omega)] at {b}; omega"
                return _Bound(int(value), f"by_contra hc; have {b} := {path}; {rewritten}")
        return None

    def _by_trying(self, condition: Apply, path: str, sign: int) -> _Bound | None:
        """The last number that meets the condition, if many after it do not."""
        least = 0 if self.rule.kind == "ℕ" else -_TRIED
        last: int | None = None
        for trial in range(least, 3 * _TRIED):
            truth = Evaluator(self.rule.kind, {self.x: Fraction(trial)}).truth(condition)
            if truth is None:
                return None
            if truth and (last is None or sign > 0):
                last = trial
        if last is None or last >= 3 * _TRIED - 20 or last <= -_TRIED + 20:
            return None
        b = self.situation.goal.fresh("hb")
        opened = f"have {b} := {path}"
        if "|" in set(heads(condition)):
            opened += f"; simp only [abs_lt, abs_le] at {b}"
        return _Bound(last, f"{opened}; first | omega | nlinarith")


def _conjuncts(term: Term, path: str) -> Iterator[tuple[Term, str]]:
    """The parts of a conjunction with their projections."""
    if isinstance(term, Apply) and term.head == "∧":
        yield from _conjuncts(term.args[0], f"{path}.1")
        yield from _conjuncts(term.args[1], f"{path}.2")
    else:
        yield term, path


def _path(path: str, place: int, count: int) -> str:
    """The projection to one of several conjuncts that are nested to the right."""
    return path + ".2" * place + (".1" if place < count - 1 else "")


# --------------------------------------------------------------------------------------------------------------------
# real numbers


def _roots(situation: Situation, rule: MembershipRule, definitions: Mapping[str, tuple[str, Bind]]) -> Iterator[Move]:
    """A set of solutions of one equation, written out: the roots for every choice of signs of absolute values."""
    equation = unfolded(rule.predicate, definitions)
    if not isinstance(equation, Apply) or equation.head != "=":
        return
    sizes = {part.key: part for part in subterms(equation) if isinstance(part, Apply) and part.head == "|"}
    if len(sizes) > 2:
        return
    found: set[Fraction] = set()
    factored: tuple[list[Fraction], Fraction] | None = None
    for signs in product((1, -1), repeat=len(sizes)):
        factored = _factored(_with_signs(equation, dict(zip(sizes, signs, strict=True))), rule.variable)
        if factored is None or (sizes and len(factored[0]) > 1):
            return
        found |= set(factored[0])
    holds = {value: Evaluator("", {rule.variable: value}).truth(equation) for value in found}
    values = sorted(value for value in found if holds[value])
    if factored is None or not values or len(values) > _MAX_ROOTS or None in holds.values():
        return
    x, h, p = rule.variable, situation.goal.fresh("hm"), situation.goal.fresh("hp")
    choice = f"first | {' | '.join(_disjunct(place, len(values)) for place in range(len(values)))}"
    if sizes:
        cases = [f"rcases abs_cases ({show(s.args[0])}) with ⟨hs, _⟩ | ⟨hs, _⟩" for s in sizes.values()]
        solved = f"{' <;> '.join(cases)} <;> simp only [hs] at {h} <;> ({choice})"
    else:
        roots, scale = factored
        vanishing = " * ".join(f"({x} - {write_number(root)})" for root in roots)
        split = f"simp only [mul_eq_zero, or_assoc] at {p}; rcases {p} with {' | '.join([p] * len(roots))}"
        stated = f"have {p} : {vanishing} = 0 := (by linear_combination {write_number(1 / scale)} * {h})"
        solved = f"{stated}; {split} <;> ({choice})" if len(roots) > 1 else choice
    yield Move(_written_out(situation, rule, definitions, values, f"intro {h}; {solved}"), _WEIGHT)


def _with_signs(term: Term, signs: Mapping[str, int]) -> Term:
    """The term with absolute values opened."""
    if not isinstance(term, Apply):
        return term
    args = tuple(_with_signs(arg, signs) for arg in term.args)
    if term.head == "|" and term.key in signs:
        return args[0] if signs[term.key] > 0 else Apply("-", args)
    return Apply(term.head, args)


def _factored(equation: Term, variable: str) -> tuple[list[Fraction], Fraction] | None:
    """Roots with multiplicity and leading coefficient of left minus right, if linear factors are all there is."""
    assert isinstance(equation, Apply)
    reader = Reader("ℝ")
    try:
        polynomial = plus(reader.read(equation.args[0]), reader.read(equation.args[1]), -1)
    except UnreadablePolynomial:
        return None
    atoms = atoms_of(polynomial)
    if len(atoms) != 1 or reader.texts[next(iter(atoms))] != variable:
        return None
    (atom,) = atoms
    height = max(exponent for monomial in polynomial for _, exponent in monomial)
    rest: Sequence[Fraction] = [polynomial.get(((atom, e),) if e else (), Fraction(0)) for e in range(height + 1)]
    found: list[Fraction] = []
    for root in rational_roots(rest):
        while len(rest) > 1 and not evaluate(rest, root):
            found.append(root)
            rest = divided(rest, root)
    return (found, rest[0]) if len(rest) == 1 else None


def _written_out(
    situation: Situation,
    rule: MembershipRule,
    definitions: Mapping[str, tuple[str, Bind]],
    values: Sequence[Fraction],
    forth: str,
) -> str:
    """The set as a list of its members, then the goal."""
    e, x = situation.goal.fresh("e"), rule.variable
    rules = [rule.proof, *(name for name, _ in definitions.values()), "Finset.mem_insert", "Finset.mem_singleton"]
    back = f"rintro ({' | '.join(['rfl'] * len(values))}) <;> norm_num"
    proof = f"ext {x}; simp only [{', '.join(rules)}]; exact ⟨(by {forth}), (by {back})⟩"
    listed = ", ".join(write_number(value) for value in values)
    return f"(have {e} : {rule.set_name} = {{{listed}}} := (by {proof}); subst {e}; norm_num)"


def _disjunct(place: int, count: int) -> str:
    """Prove the disjunct at a place by ``linarith``."""
    steps = "right; " * place + ("left; " if place < count - 1 else "")
    return f"({steps}linarith)"
