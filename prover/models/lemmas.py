"""The facts a file states itself, read as rules, and its equations sorted by what rewriting with them does.

In: retrieved premises with the text of their types.  Out: ``Rule``s, and ``Equation``s in classes: *base* ones compute
(a constructor or a numeral among the arguments, or a smaller right side), *spreading* ones multiply out, *regrouping*
ones are associativity and its like, *permuting* ones exchange variables; numerals are defined by *counting* ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from prover.models.facts import Rule, read_rules
from prover.models.goal_reader import read_term
from prover.models.goal_terms import Apply, Bind, Term, free_names, match, subterms
from prover.types import Premise


class Use(Enum):
    """What rewriting with an equation from left to right does."""

    BASE = "base"
    SPREADING = "spreading"
    REGROUPING = "regrouping"
    PERMUTING = "permuting"
    COUNTING = "counting"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Equation:
    """An equation of the file without premises; ``operator`` is the head of its left side."""

    name: str
    left: Term
    right: Term
    use: Use

    @property
    def operator(self) -> str:
        """The head of the left side."""
        return self.left.head if isinstance(self.left, Apply) else ""


@dataclass(frozen=True, slots=True)
class Lemmas:
    """What the file offers at a goal."""

    rules: tuple[Rule, ...] = ()
    equations: tuple[Equation, ...] = ()

    def named(self, *uses: Use) -> list[str]:
        """The names of the equations of some classes."""
        return [equation.name for equation in self.equations if equation.use in uses]


def read_lemmas(premises: Iterable[Premise]) -> Lemmas:
    """The file's own facts among the premises."""
    rules: list[Rule] = []
    equations: list[Equation] = []
    for premise in premises:
        declaration = premise.declaration
        if declaration.module or not declaration.type_text or declaration.kind not in ("theorem", "axiom"):
            continue
        found, equation = _read(declaration.name, declaration.type_text)
        rules.extend(found)
        if equation is not None:
            equations.append(equation)
    return Lemmas(tuple(rules), tuple(equations))


# Cache: key name and type of a declaration, value its reading; never reset, bounded.  Sound: a function of the texts.
@lru_cache(maxsize=4096)
def _read(name: str, type_text: str) -> tuple[tuple[Rule, ...], Equation | None]:
    term, is_read = read_term(" ".join(type_text.split()))
    if not is_read:
        return (), None
    rules = tuple(read_rules(name, term))
    plain = [rule for rule in rules if not rule.premises and not rule.suffix and rule.prefix == name]
    equation = None
    if plain and isinstance(plain[0].conclusion, Apply) and plain[0].conclusion.head == "=":
        left, right = plain[0].conclusion.args
        equation = Equation(name, left, right, _classify(left, right, plain[0].variables))
    return rules, equation


def _classify(left: Term, right: Term, variables: frozenset[str]) -> Use:
    if not isinstance(left, Apply) or left.head in variables or isinstance(right, Bind):
        return Use.OTHER
    if not left.args:
        if _is_numeral(left):
            return Use.COUNTING if not _is_numeral(right) else Use.OTHER
        return Use.BASE if _is_numeral(right) else Use.OTHER
    if _is_permutation(left, right, variables):
        return Use.REGROUPING if _is_regrouping(left, right) else Use.PERMUTING
    if len(left.args) == 1:  # a function of one argument computes on a constructor, a constructor is no redex
        return Use.BASE if _has_value(left, variables) and len(list(subterms(right))) <= len(list(subterms(left))) else Use.OTHER
    if not free_names(right) & variables <= free_names(left):
        return Use.OTHER
    if _has_value(left, variables) or len(list(subterms(right))) < len(list(subterms(left))):
        return Use.BASE
    if any(isinstance(arg, Apply) and arg.args for arg in left.args):
        return Use.SPREADING
    return Use.OTHER


def _is_numeral(term: Term) -> bool:
    return isinstance(term, Apply) and term.head.isdigit()


def _has_value(left: Apply, variables: frozenset[str]) -> bool:
    """Is an argument a numeral, a constant or a one-place function (what a recursion looks at)?"""
    return any(isinstance(arg, Apply) and arg.head not in variables and len(arg.args) < 2 for arg in left.args)


def _is_permutation(left: Apply, right: Term, variables: frozenset[str]) -> bool:
    """The same operators and variables on both sides, each as often."""
    shapes = [sorted(part.head for part in subterms(side) if isinstance(part, Apply)) for side in (left, right)]
    is_pure = all(part.head == left.head or part.head in variables for part in _applications(left))
    return is_pure and shapes[0] == shapes[1]


def _applications(term: Term) -> Iterator[Apply]:
    return (part for part in subterms(term) if isinstance(part, Apply))


def _is_regrouping(left: Apply, right: Term) -> bool:
    """The variables stand in the same order: only the brackets move."""
    orders = [[part.head for part in _applications(side) if not part.args] for side in (left, right)]
    return orders[0] == orders[1]


def occurs(equation: Equation, variables: frozenset[str], terms: Iterable[Term]) -> bool:
    """Does an instance of the left side occur in one of the terms?"""
    return any(match(equation.left, part, variables, {}) for term in terms for part in subterms(term))
