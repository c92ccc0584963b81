"""Linear equations as a tactic model reads them: what follows from them, and with which coefficients.

In: terms of a goal display.  Out: linear forms over atoms with rational coefficients, and a solved system whose rows
remember how they were combined from the given equations, so that ``linear_combination`` can be told.  Everything that
is not a sum or a rational multiple (``x * y``, ``f 2``, ``x ^ 2``) is an atom.  Nothing here is trusted: Lean decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from prover.models.goal_terms import Apply, Bind, Term, show

ONE = ""
"""The atom of the constant part."""

_MAX_POWER = 12
_MAX_ROWS = 24

Form = dict[str, Fraction]
"""Atom ↦ coefficient, without zeros."""


def number(term: Term) -> Fraction | None:
    """The value of an arithmetic expression of numerals."""
    form = linear_form(term)
    if form is None or set(form) - {ONE}:
        return None
    return form.get(ONE, Fraction(0))


def linear_form(term: Term) -> Form | None:
    """The term as a linear form; ``None`` for a term that is no number by its looks (a binder)."""
    if isinstance(term, Bind):
        return None
    if not term.args:
        numeral = _numeral(term.head)
        return {term.head: Fraction(1)} if numeral is None else numeral
    if term.head == "-" and len(term.args) == 1:
        return _scaled(linear_form(term.args[0]), Fraction(-1))
    if term.head in ("+", "-") and len(term.args) == 2:
        left, right = linear_form(term.args[0]), linear_form(term.args[1])
        if left is None or right is None:
            return None
        return added(left, right, Fraction(1 if term.head == "+" else -1))
    if term.head in ("*", "/", "^") and len(term.args) == 2:
        return _product(term)
    return {show(term): Fraction(1)}


def _numeral(text: str) -> Form | None:
    try:
        value = Fraction(text) if text[:1].isdigit() else None
    except ValueError:
        return None
    if value is None:
        return None
    return {ONE: value} if value else {}


def _product(term: Apply) -> Form | None:
    left, right = linear_form(term.args[0]), linear_form(term.args[1])
    if left is None or right is None:
        return None
    one, two = _constant(left), _constant(right)
    if term.head == "*" and one is not None:
        return _scaled(right, one)
    if term.head == "*" and two is not None:
        return _scaled(left, two)
    if term.head == "/" and two:
        return _scaled(left, 1 / two)
    if term.head == "^" and one is not None and two is not None and two.denominator == 1 and 0 <= two <= _MAX_POWER:
        return _scaled({ONE: Fraction(1)}, one ** int(two))
    return {show(term): Fraction(1)}


def _constant(form: Form) -> Fraction | None:
    return form.get(ONE, Fraction(0)) if not set(form) - {ONE} else None


def _scaled(form: Form | None, factor: Fraction) -> Form | None:
    if form is None:
        return None
    return {atom: value * factor for atom, value in form.items()} if factor else {}


def added(one: Mapping[str, Fraction], two: Mapping[str, Fraction], factor: Fraction) -> Form:
    """``one + factor * two``."""
    result = dict(one)
    for atom, value in two.items():
        total = result.get(atom, Fraction(0)) + factor * value
        if total:
            result[atom] = total
        else:
            result.pop(atom, None)
    return result


@dataclass(frozen=True, slots=True)
class Row:
    """``form = 0``, and the proofs whose combination it is: proof ↦ coefficient (of left side minus right side)."""

    form: Form
    proofs: Form


def equation(proof: str, proposition: Term) -> Row | None:
    """An equation between linear forms as a row; ``None`` for anything else, also for one that says nothing."""
    if not isinstance(proposition, Apply) or proposition.head != "=" or len(proposition.args) != 2:
        return None
    form = difference(proposition)
    return Row(form, {proof: Fraction(1)}) if form else None


def difference(relation: Apply) -> Form | None:
    """Left side minus right side of a relation."""
    left, right = linear_form(relation.args[0]), linear_form(relation.args[1])
    return None if left is None or right is None else added(left, right, Fraction(-1))


class System:
    """Equations in reduced form: each row has a pivot, an atom that no other row mentions.

    Atoms of ``preferred`` become pivots first, so that they are expressed by the others.
    """

    def __init__(self, rows: Iterable[Row], preferred: Sequence[str] = (), *, limit: int = _MAX_ROWS) -> None:
        self.pivots: dict[str, Row] = {}
        self._preferred = {atom: i for i, atom in enumerate(preferred)}
        for row in list(rows)[:limit]:
            self._add(row)

    def _add(self, row: Row) -> None:
        row = self.reduce(row)
        atoms = [atom for atom in row.form if atom != ONE]
        if not atoms:
            return
        pivot = min(atoms, key=lambda atom: (self._preferred.get(atom, len(self._preferred)), atom))
        factor = 1 / row.form[pivot]
        row = Row(_times(row.form, factor), _times(row.proofs, factor))
        for atom, other in self.pivots.items():
            if pivot in other.form:
                self.pivots[atom] = _minus(other, row, other.form[pivot])
        self.pivots[pivot] = row

    def reduce(self, row: Row) -> Row:
        """The row with every pivot eliminated."""
        for atom, known in self.pivots.items():
            if atom in row.form:
                row = _minus(row, known, row.form[atom])
        return row

    def proof_of(self, form: Form) -> Form | None:
        """Coefficients of the proofs whose combination is ``form = 0``; ``None`` when it does not follow."""
        left = self.reduce(Row(form, {}))
        return None if left.form else _times(left.proofs, Fraction(-1))

    def values(self) -> dict[str, tuple[Fraction, Form]]:
        """Atoms whose value follows, and how."""
        found: dict[str, tuple[Fraction, Form]] = {}
        for atom, row in self.pivots.items():
            if set(row.form) <= {atom, ONE}:
                found[atom] = (-row.form.get(ONE, Fraction(0)), row.proofs)
        return found


def _times(form: Form, factor: Fraction) -> Form:
    return {atom: value * factor for atom, value in form.items()}


def _minus(row: Row, other: Row, factor: Fraction) -> Row:
    return Row(added(row.form, other.form, -factor), added(row.proofs, other.proofs, -factor))


# --------------------------------------------------------------------------------------------------------------------
# writing


def write_number(value: Fraction) -> str:
    """Lean source for a rational number, safe as a factor."""
    if value.denominator == 1:
        return str(value.numerator) if value >= 0 else f"({value.numerator})"
    return f"({value.numerator} / {value.denominator})"


def write_combination(proofs: Mapping[str, Fraction]) -> str:
    """The argument of ``linear_combination``."""
    parts = []
    for proof, factor in proofs.items():
        term = f"({proof})" if " " in proof else proof
        parts.append(term if factor == 1 else f"{write_number(factor)} * {term}")
    return " + ".join(parts) if parts else "0"


def write_form(form: Mapping[str, Fraction]) -> str:
    """Lean source for a linear form."""
    parts: list[str] = []
    for atom, value in form.items():
        size = abs(value)
        body = write_number(size) if atom == ONE else atom if size == 1 else f"{write_number(size)} * {_factor(atom)}"
        if not parts:
            parts.append(body if value > 0 else f"-{_factor(body)}")
        else:
            parts.append(f"{'+' if value > 0 else '-'} {body}")
    return " ".join(parts) if parts else "0"


def _factor(text: str) -> str:
    return f"({text})" if " " in text and not (text.startswith("(") and text.endswith(")")) else text
