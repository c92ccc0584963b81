"""What hypotheses of the form ``∀ x, …`` say at the points that matter.

In: facts of a goal.  Out: instances as proofs and propositions: where the goal has ``f a``, at small numbers for an
identity without functions, and at points that must be solved for (``f (x + 3)`` or ``f (x * y)`` where the goal has
``f 600``), which need ``norm_num`` before they fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from prover.models.evaluation import Evaluator
from prover.models.facts import Facts
from prover.models.goal_reader import Hypothesis
from prover.models.goal_terms import Apply, Bind, Term, free_names, show, substitute, subterms
from prover.models.linear import ONE, linear_form, number

_MAX_POINTS = 8
_MAX_TRIALS = 60
_MAX_GUARDED = 4
_DECIDE = "first | assumption | positivity | linarith [Real.pi_gt_three, Real.pi_lt_four] | norm_num"
_PREMISE = f"first | ({_DECIDE}; done) | (refine ⟨?_, ?_⟩ <;> ({_DECIDE}))"
_SAMPLES = (0, 1, -1, 2, -2)
_FIELD = Evaluator("", {})


@dataclass(frozen=True, slots=True)
class Instance:
    """A proof term and what it proves."""

    proof: str
    proposition: Term


@dataclass(frozen=True, slots=True)
class UniversalRule:
    """``∀ x > 0, ∀ y, …``: the slots of its arguments in order (names of variables, premises) and its conclusion."""

    hypothesis: Hypothesis
    slots: tuple[str | Term, ...]
    conclusion: Term

    @property
    def variables(self) -> list[str]:
        """Names of the variables."""
        return [slot for slot in self.slots if isinstance(slot, str)]

    @property
    def premises(self) -> list[Term]:
        """What must hold of them."""
        return [slot for slot in self.slots if not isinstance(slot, str)]

    def at(self, values: dict[str, Term], premise: str = "(by norm_num)") -> Instance:
        """The rule at a point, with a proof of every premise."""
        arguments = [show(values[slot], 1024) if isinstance(slot, str) else premise for slot in self.slots]
        return Instance(" ".join([self.hypothesis.name, *arguments]), substitute(self.conclusion, values))


def read_universal(hypothesis: Hypothesis) -> UniversalRule | None:
    """A hypothesis as a rule, if it begins with ``∀``."""
    slots: list[str | Term] = []
    term = hypothesis.type
    while True:
        if isinstance(term, Bind) and term.kind == "∀":
            slots.append(term.name)
            term = term.body
        elif isinstance(term, Apply) and term.head == "→" and slots:
            slots.append(term.args[0])
            term = term.args[1]
        else:
            break
    return UniversalRule(hypothesis, tuple(slots), term) if slots else None


class Points:
    """The universal hypotheses of a goal and their instances."""

    def __init__(self, facts: Facts, usable: Sequence[Hypothesis], target: Term) -> None:
        self.facts = facts
        self.usable = usable
        self.target = target
        found = [read_universal(h) for h in usable]
        self.rules = [rule for rule in found if rule is not None]
        self.functions = {
            name
            for name, kind in facts.types.items()
            if isinstance(kind, Apply) and kind.head == "→" and "✝" not in name
        }

    def instances(self) -> list[Instance]:
        """Instances that hold as they stand."""
        return [*self._at_uses(), *self._at_samples()]

    def _at_uses(self) -> list[Instance]:
        """A rule without premises wherever target or hypotheses use its functions."""
        found: dict[str, Instance] = {}
        for rule in self.rules:
            if rule.premises:
                continue
            functions = {t.head for t in subterms(rule.conclusion) if isinstance(t, Apply) and t.args} & self.functions
            for term in (self.target, *(h.type for h in self.usable if h is not rule.hypothesis)):
                for values in _uses(term, functions, rule):
                    instance = rule.at(values)
                    found.setdefault(instance.proof, instance)
                    if len(found) >= _MAX_POINTS:
                        return list(found.values())
        return list(found.values())

    def guarded(self) -> list[str]:
        """Proofs of rules with premises at points of the target, where the premises are not plainly false."""
        found: dict[str, None] = {}
        for rule in self.rules:
            functions = {t.head for t in subterms(rule.conclusion) if isinstance(t, Apply) and t.args} & self.functions
            for values in _uses(self.target, functions, rule) if rule.premises else ():
                if all(_FIELD.truth(substitute(premise, values)) is not False for premise in rule.premises):
                    found[rule.at(values, f"(by {_PREMISE})").proof] = None
        return list(found)[:_MAX_GUARDED]

    def refuted(self) -> list[tuple[str, bool]]:
        """Instances that look false, of rules without functions of the context; whether that was computed."""
        found: list[tuple[str, bool]] = []
        for rule in self.rules:
            if len(rule.variables) != 1 or rule.premises or self.facts.types.keys() & free_names(rule.conclusion):
                continue
            for value in _SAMPLES:
                instance = rule.at({rule.variables[0]: _numeral(Fraction(value))})
                truth = _FIELD.truth(instance.proposition)
                if not truth:
                    found.append((instance.proof, truth is False))
                    break
        return found[:2]

    def _at_samples(self) -> list[Instance]:
        """An identity between numbers, without functions of the context, at small numbers."""
        found: list[Instance] = []
        for rule in self.rules:
            conclusion = rule.conclusion
            if len(rule.variables) != 1 or not isinstance(conclusion, Apply) or conclusion.head != "=":
                continue
            if self.functions & free_names(conclusion):
                continue
            for value in _SAMPLES:
                at: dict[str, Term] = {rule.variables[0]: _numeral(Fraction(value))}
                if all(_FIELD.truth(substitute(premise, at)) for premise in rule.premises):
                    found.append(rule.at(at))
        return found[:_MAX_POINTS]

    def solved(self) -> list[str]:
        """Proofs of instances that concern only points known or wanted, once ``norm_num`` has computed them."""
        found: dict[str, None] = {}
        wanted = set(self._numeral_points([self.target]))
        known = wanted | set(self._numeral_points(h.type for h in self.usable))
        for rule in self.rules:
            uses = [
                use
                for use in subterms(rule.conclusion)
                if isinstance(use, Apply) and len(use.args) == 1 and use.head in self.functions
            ]
            if not uses or not 1 <= len(rule.variables) <= 2:
                continue
            for values in _solutions(rule, uses, sorted(known)):
                at: dict[str, Term] = {name: _numeral(value) for name, value in values.items()}
                if all(arg == Apply(name) for use in uses for arg in use.args for name in rule.variables):
                    continue  # the rule at a point that it is used at, which needs no solving
                met = [(use.head, _FIELD.number(substitute(use.args[0], at))) for use in uses]
                if not set(met) <= known or not all(_FIELD.truth(substitute(p, at)) for p in rule.premises):
                    if len(rule.variables) > 1 or not set(met) & wanted or rule.premises:
                        continue
                found[rule.at(at).proof] = None
                if len(found) >= _MAX_POINTS:
                    return list(found)
        return list(found)

    def _numeral_points(self, terms: Iterable[Term]) -> Iterator[tuple[str, Fraction]]:
        for term in terms:
            for part in subterms(term):
                if isinstance(part, Apply) and len(part.args) == 1 and part.head in self.functions:
                    value = number(part.args[0])
                    if value is not None:
                        yield part.head, value


def _solutions(
    rule: UniversalRule, uses: Sequence[Apply], points: Sequence[tuple[str, Fraction]]
) -> Iterator[dict[str, Fraction]]:
    """Values of the variables that bring some use to a point, the others at points themselves."""
    *others, last = rule.variables
    values = sorted({value for _, value in points})
    trials = 0
    for order in ([*others, last], [last, *others]):
        *free, solved = order
        for chosen in product(values, repeat=len(free)):
            fixed = dict(zip(free, chosen, strict=True))
            at: dict[str, Term] = {name: _numeral(value) for name, value in fixed.items()}
            for use in uses:
                form = linear_form(substitute(use.args[0], at))
                slope = form.get(solved) if form else None
                if form is None or not slope or set(form) - {solved, ONE}:
                    continue
                for function, value in points:
                    trials += 1
                    if function == use.head and trials <= _MAX_TRIALS:
                        yield {**fixed, solved: (value - form.get(ONE, Fraction(0))) / slope}
        if not others:
            return


def _numeral(value: Fraction) -> Term:
    size = abs(value)
    term: Term = Apply(str(size.numerator))
    if size.denominator != 1:
        term = Apply("/", (term, Apply(str(size.denominator))))
    return Apply("-", (term,)) if value < 0 else term


def _uses(term: Term, functions: set[str], rule: UniversalRule) -> Iterator[dict[str, Term]]:
    """Values of all variables under which a use of a function in the rule becomes one in ``term``."""
    variables = rule.variables
    patterns = [t for t in subterms(rule.conclusion) if isinstance(t, Apply) and t.head in functions and t.args]
    bound = {t.name for t in subterms(term) if isinstance(t, Bind)}
    for use in subterms(term):
        if not isinstance(use, Apply) or use.head not in functions or not use.args:
            continue
        if any(free_names(arg) & bound for arg in use.args):
            continue
        for pattern in patterns:
            if pattern.head == use.head and len(pattern.args) == len(use.args):
                values = {
                    arg.head: given
                    for arg, given in zip(pattern.args, use.args, strict=True)
                    if isinstance(arg, Apply) and not arg.args and arg.head in variables
                }
                if set(values) == set(variables):
                    yield values
