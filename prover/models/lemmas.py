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
from prover.types import Declaration, Premise


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
    variable_type: Term | None = None
    variables: frozenset[str] = frozenset()

    @property
    def operator(self) -> str:
        """The head of the left side."""
        return self.left.head if isinstance(self.left, Apply) else ""


@dataclass(frozen=True, slots=True)
class Laws:
    """Names of the laws an operator has; ``exchanges`` is ``a * (b * c) = b * (a * c)``."""

    commutes: str | None = None
    associates: str | None = None
    exchanges: str | None = None
    variable_type: Term | None = None


@dataclass(frozen=True, slots=True)
class Lemmas:
    """What the file offers at a goal."""

    rules: tuple[Rule, ...] = ()
    equations: tuple[Equation, ...] = ()

    def equation(self, name: str) -> Equation | None:
        """The equation of that name."""
        return next((equation for equation in self.equations if equation.name == name), None)

    def named(self, *uses: Use) -> list[str]:
        """The names of the equations of some classes."""
        return [equation.name for equation in self.equations if equation.use in uses]

    def laws(self, operator: str) -> Laws:
        """What is known of an operator."""
        found: dict[str, str] = {}
        kind: Term | None = None
        for equation in self.equations:
            if equation.operator != operator or not isinstance(equation.left, Apply):
                continue
            one, two = (_shape(side) for side in (equation.left, equation.right))
            law = _LAWS.get((one, two))
            if law is not None:
                found.setdefault(law, equation.name)
                kind = kind or equation.variable_type
        return Laws(found.get("commutes"), found.get("associates"), found.get("exchanges"), kind)

    def applying(self, use: Use, terms: Iterable[Term]) -> bool:
        """Does an equation of that class rewrite something in the terms?"""
        return any(applies(item, term) for term in terms for item in self.equations if item.use is use)

    def arranging(self) -> list[str]:
        """Equations that only rearrange: the three laws where an operator has them all, else whatever there is."""
        names: list[str] = []
        arranging = [item for item in self.equations if item.use in (Use.REGROUPING, Use.PERMUTING)]
        for operator in dict.fromkeys(item.operator for item in arranging):
            laws = self.laws(operator)
            if laws.commutes and laws.associates and laws.exchanges:
                names += [laws.associates, laws.commutes, laws.exchanges]
            else:
                basic = [name for name in (laws.associates, laws.commutes) if name is not None]
                names += basic or [item.name for item in arranging if item.operator == operator]
        return names


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


def read_declared(declaration: Declaration) -> tuple[Rule, ...]:
    """A declaration's type as rules; none when its text is not known or cannot be read."""
    return _read(declaration.name, declaration.type_text)[0] if declaration.type_text else ()


# Cache: key name and type of a declaration, value its reading; never reset, bounded.  Sound: a function of the texts.
@lru_cache(maxsize=16384)
def _read(name: str, type_text: str) -> tuple[tuple[Rule, ...], Equation | None]:
    term, is_read = read_term(" ".join(type_text.split()))
    if not is_read:
        return (), None
    rules = tuple(read_rules(name, term))
    plain = [rule for rule in rules if not rule.premises and not rule.suffix and rule.prefix == name]
    equation = None
    if plain and isinstance(plain[0].conclusion, Apply) and plain[0].conclusion.head == "=":
        left, right = plain[0].conclusion.args
        kind = term.type if isinstance(term, Bind) else None
        equation = Equation(name, left, right, _classify(left, right, plain[0].variables), kind, plain[0].variables)
    return (*rules, *_closed(name, name, term)), equation


def _closed(source: str, prefix: str, term: Term) -> Iterator[Rule]:
    """A closed equivalence or conjunction as it stands: ``read_rules`` only takes it apart."""
    if isinstance(term, Apply) and term.head in ("∧", "↔"):
        yield Rule(source, prefix, "", (), term)
        if term.head == "∧":
            for side, part in zip((".1", ".2"), term.args, strict=True):
                yield from _closed(source, prefix + side, part)


_LAWS = {("01", "10"): "commutes", ("(01)2", "0(12)"): "associates", ("0(12)", "1(02)"): "exchanges"}


def _shape(term: Term) -> str:
    """The variables by the order of their binders, brackets around nested operators."""
    names = sorted({part.head for part in _applications(term) if not part.args}, key=_place)
    numbers = {name: str(number) for number, name in enumerate(names)}

    def write(part: Term, is_outer: bool) -> str:
        if not isinstance(part, Apply) or not part.args:
            return numbers.get(getattr(part, "head", ""), "?")
        inner = "".join(write(arg, False) for arg in part.args)
        return inner if is_outer else f"({inner})"

    return write(term, True)


def _place(name: str) -> tuple[int, str]:
    """Where a rule's variable was bound (``x°2``: third)."""
    place = name.rpartition("°")[2]
    return (int(place) if place.isdigit() else -1, name)


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
        is_small = len(list(subterms(right))) <= len(list(subterms(left)))
        return Use.BASE if is_small and _has_value(left, variables) else Use.OTHER
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


def rearranged(term: Term, operators: frozenset[str]) -> str:
    """A key that forgets order and brackets below the given operators."""
    if isinstance(term, Bind):
        return term.key
    if term.head in operators and len(term.args) == 2:
        return f"({term.head} {' '.join(sorted(_summands(term, term.head, operators)))})"
    return f"({term.head} {' '.join(rearranged(arg, operators) for arg in term.args)})"


def _summands(term: Term, operator: str, operators: frozenset[str]) -> Iterator[str]:
    if isinstance(term, Apply) and term.head == operator and len(term.args) == 2:
        for arg in term.args:
            yield from _summands(arg, operator, operators)
    else:
        yield rearranged(term, operators)


def applies(equation: Equation, term: Term, is_backwards: bool = False) -> bool:
    """Does an instance of the left side (backwards: of the right one, no bare variable) occur in a term?"""
    pattern = equation.right if is_backwards else equation.left
    if isinstance(pattern, Apply) and pattern.head in equation.variables:
        return False
    return any(match(pattern, part, equation.variables, {}) for part in subterms(term))
