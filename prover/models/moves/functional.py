"""Functional equations: ``∀ x y, …`` at the points whose instances together give the goal.

In: universal hypotheses about functions of the context.  Out: moves.  Candidates are small numbers, the arguments in
the goal and what the equation's own arguments become there.  The model solves the linear system of all instances
(values ``f t`` with ``t`` in normal form are its unknowns) and tells Lean those that count.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from prover.models.goal_reader import Hypothesis
from prover.models.goal_terms import Apply, Bind, Term, free_names, show, substitute, subterms
from prover.models.linear import ONE, Row, System, difference, linear_form, number, write_form
from prover.models.moves.move import Move, Situation
from prover.models.moves.points import UniversalRule, read_universal

_SMALL = ("0", "1", "2")
_MAX_POINTS = 10
_MAX_INSTANCES = 60
_MAX_USED = 8


def functional_moves(situation: Situation) -> Iterator[Move]:
    """The goal as a combination of instances and hypotheses."""
    target = situation.target
    if not isinstance(target, Apply) or target.head != "=" or len(target.args) != 2:
        return
    usable = [h for h in situation.facts.propositions if h.is_accessible]
    functions = {
        name for name, kind in situation.facts.types.items() if isinstance(kind, Apply) and kind.head == "→"
    } - {name for name in situation.facts.types if "✝" in name}
    rules = [rule for h in usable if (rule := _rule(h, functions)) is not None]
    wanted = difference(Apply("=", tuple(_normal(side, functions) for side in target.args)))
    if not rules or wanted is None:
        return
    plain = [h for h in usable if isinstance(h.type, Apply) and h.type.head == "="]
    rows = [row for h in plain if (row := _row(h.name, h.type, functions)) is not None]
    points = _points([target, *(h.type for h in plain)], rules, functions)
    for instance in _instances(rules, points):
        row = _row(*instance, functions)
        if row is not None:
            rows.append(row)
    proofs = System(rows, limit=len(rows)).proof_of(wanted)
    used = [proof for proof in proofs or () if " " in proof]
    if proofs and used and len(used) <= _MAX_USED:
        names = [situation.goal.fresh("e") for _ in used]
        opened = "; ".join(f"have {name} := {proof}" for name, proof in zip(names, used, strict=True))
        normal = "; ".join(f"(try ring_nf at {name})" for name in [*names, *(p for p in proofs if " " not in p)])
        yield Move(f"({opened}; {normal}; (try ring_nf); linarith)", 40.0)


def _rule(hypothesis: Hypothesis, functions: set[str]) -> UniversalRule | None:
    """An equation about values of a function, for all numbers."""
    rule = read_universal(hypothesis)
    if rule is None or rule.premises or not 1 <= len(rule.variables) <= 2:
        return None
    conclusion = rule.conclusion
    if not isinstance(conclusion, Apply) or conclusion.head != "=" or not functions & free_names(conclusion):
        return None
    return rule


def _uses(term: Term, functions: set[str]) -> Iterator[Term]:
    """Arguments of functions."""
    for part in subterms(term):
        if isinstance(part, Apply) and part.head in functions and len(part.args) == 1:
            yield part.args[0]


def _points(terms: list[Term], rules: list[UniversalRule], functions: set[str]) -> list[Term]:
    """Where to use the rules: arguments in the goal, the rules' own arguments there, small numbers, halves."""
    found: dict[str, Term] = {}

    def enter(term: Term) -> None:
        if len(found) < _MAX_POINTS:
            found.setdefault(show(_canonical(_normal(term, functions))), term)

    bound = {part.name for term in terms for part in subterms(term) if isinstance(part, Bind)}
    for term in terms:
        for argument in _uses(term, functions):
            if not free_names(argument) & (bound | functions):
                enter(argument)
    for argument in list(found.values()):
        for rule in rules:
            if len(rule.variables) == 1:
                for own in _uses(rule.conclusion, functions):
                    enter(substitute(own, {rule.variables[0]: argument}))
        value = number(argument)
        if value is not None and value.denominator == 1 and value % 2 == 0:
            enter(Apply(str(abs(int(value)) // 2)))
    for small in _SMALL:
        enter(Apply(small))
    return list(found.values())


def _instances(rules: list[UniversalRule], points: list[Term]) -> Iterator[tuple[str, Term]]:
    """The rules at all points, proofs and propositions."""
    count = 0
    for rule in rules:
        for chosen in product(points, repeat=len(rule.variables)):
            count += 1
            if count > _MAX_INSTANCES:
                return
            instance = rule.at(dict(zip(rule.variables, chosen, strict=True)))
            yield instance.proof, instance.proposition


def _row(proof: str, proposition: Term, functions: set[str]) -> Row | None:
    if not isinstance(proposition, Apply) or len(proposition.args) != 2:
        return None
    form = difference(Apply("=", tuple(_normal(side, functions) for side in proposition.args)))
    return Row(form, {proof: Fraction(1)}) if form else None


def _normal(term: Term, functions: set[str]) -> Term:
    """The term with arguments of functions written as linear forms."""
    if not isinstance(term, Apply):
        return term
    args = tuple(_normal(arg, functions) for arg in term.args)
    if term.head in functions:
        args = tuple(_canonical(arg) for arg in args)
    return Apply(term.head, args)


def _canonical(term: Term) -> Term:
    form = linear_form(term)
    if form is None:
        return term
    if set(form) - {ONE}:
        return Apply(write_form(dict(sorted(form.items()))))
    value = form.get(ONE, Fraction(0))
    return Apply(str(value)) if value >= 0 else Apply("-", (Apply(str(-value)),))
