"""Powers modulo a number: what ``x ^ k`` leaves for every ``x``, and equations that no remainders meet.

In: a situation over ℕ and ℤ.  Out: moves.  The model looks for a modulus under which an equation has no solution (every
choice of remainders of its variables is tried); Lean is told what the powers leave, and ``omega`` does the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from prover.models.algebra.polynomial import Polynomial, atoms_of, plus
from prover.models.algebra.reading import Reader, UnreadablePolynomial
from prover.models.goal_terms import FALSE, Apply, Term, as_negation, free_names, heads, subterms
from prover.models.linear import number
from prover.models.moves.move import Move, Situation

_MODULI = (3, 4, 5, 7, 8, 9, 11, 13, 16)
_PLACES = {"%": 1, "∣": 0, "≡MOD": 2, "≡ZMOD": 2}
"""Which argument of a relation or operator is the modulus."""
_PARITY = "Nat.odd_iff, Int.odd_iff, Nat.even_iff, Int.even_iff, Nat.ModEq, Int.ModEq"
_MAX_TRIALS = 3_000
_MAX_CASES = 64
_MAX_EXPONENT = 8


def residue_moves(situation: Situation) -> Iterator[Move]:
    """Everything this family has to say."""
    view = _View(situation)
    if not view.powers or len({name for name, _ in view.powers}) > 3:
        return
    if view.modulus is not None:
        move = view.move(view.modulus)
        if move is not None:
            yield Move(move, 5.0)
    for modulus in view.obstructions():
        move = view.move(modulus)
        if move is not None:
            yield Move(move, 30.0)
            return


class _View:
    """The powers of variables of a goal, the modulus it speaks of, and its equations."""

    def __init__(self, situation: Situation) -> None:
        self.goal, self.target = situation.goal, situation.target
        self.usable = [h for h in situation.facts.propositions if h.is_accessible]
        self.kinds = {
            name: {"Nat": "ℕ", "Int": "ℤ"}.get(kind.head, kind.head)
            for name, kind in situation.facts.types.items()
            if isinstance(kind, Apply) and kind.head in ("ℕ", "ℤ", "Nat", "Int") and "✝" not in name
        }
        self.terms = [self.target, *(h.type for h in self.usable)]
        self.powers = list(dict.fromkeys(self._powers()))
        self.modulus = self._modulus()

    def _powers(self) -> Iterator[tuple[str, int]]:
        """``x ^ k`` with a variable and a small numeral."""
        for term in self.terms:
            for part in subterms(term):
                if isinstance(part, Apply) and part.head == "^" and len(part.args) == 2:
                    base, exponent = part.args[0], number(part.args[1])
                    if isinstance(base, Apply) and base.head in self.kinds and not base.args:
                        if exponent is not None and 2 <= exponent <= _MAX_EXPONENT:
                            yield base.head, int(exponent)

    def _modulus(self) -> int | None:
        """The numeral that the target takes remainders by."""
        for part in subterms(self.target):
            if isinstance(part, Apply) and part.head in ("Odd", "Even"):
                return 2
            if isinstance(part, Apply) and part.head in _PLACES and len(part.args) > _PLACES[part.head]:
                value = number(part.args[_PLACES[part.head]])
                if value is not None and value.denominator == 1 and 2 <= value <= max(_MODULI):
                    return int(value)
        return None

    # ------------------------------------------------------------ obstructions

    def obstructions(self) -> Iterator[int]:
        """Moduli under which an equation of the context, or the one that the target denies, has no solution."""
        denied = as_negation(self.target)
        equations = [denied] if denied is not None else [h.type for h in self.usable] if self.target == FALSE else []
        for equation in equations:
            if not isinstance(equation, Apply) or equation.head != "=" or {"%", "/"} & set(heads(equation)):
                continue
            reader = Reader("ℤ")
            try:
                polynomial = plus(reader.read(equation.args[0]), reader.read(equation.args[1]), -1)
            except UnreadablePolynomial:
                continue
            names = {atom: reader.texts[atom] for atom in atoms_of(polynomial)}
            if any(value.denominator != 1 for value in polynomial.values()):
                continue
            yield from (m for m in _MODULI if self._is_obstructed(polynomial, names, m))

    def _is_obstructed(self, polynomial: Polynomial, names: dict[int, str], modulus: int) -> bool:
        """Is the polynomial never zero modulo a number?  Terms that the modulus divides do not count."""
        left = {monomial: int(value) % modulus for monomial, value in polynomial.items() if value % modulus}
        if any(len(monomial) > 1 for monomial in left):
            return False
        atoms = sorted({atom for monomial in left for atom, _ in monomial})
        if any(names[atom] not in self.kinds for atom in atoms) or modulus ** len(atoms) > _MAX_TRIALS:
            return False
        return all(
            sum(value * _at(monomial, dict(zip(atoms, point, strict=True))) for monomial, value in left.items())
            % modulus
            for point in product(range(modulus), repeat=len(atoms))
        )

    # ------------------------------------------------------------ the move

    def move(self, modulus: int) -> str | None:
        """What the powers leave, by cases of the remainders; then ``omega``."""
        steps = [
            f"obtain ⟨{self.goal.fresh('k')}, {self.goal.fresh('hk')}⟩ := {h.name}"
            for h in self.usable
            if isinstance(h.type, Apply) and h.type.head in ("Odd", "Even") and free_names(h.type) & self.kinds.keys()
        ]
        if set(heads(self.target)) & {"Odd", "Even", "≡MOD", "≡ZMOD"}:
            steps.append(f"simp only [{_PARITY}]")
        stated: dict[tuple[str, int, bool], str] = {}
        cases = 1
        for name, exponent in self.powers:
            kind, is_tied = self.kinds[name], self._is_tied(name)
            key = (kind, exponent, is_tied)
            if key not in stated:
                stated[key] = self.goal.fresh("hp")
                steps.append(f"have {stated[key]} : {_lemma(kind, exponent, modulus, is_tied)}")
            cases *= modulus if is_tied else len({r**exponent % modulus for r in range(modulus)})
            steps.append(f"have {self.goal.fresh('hr')} := {stated[key]} {name}")
        return f"({'; '.join(steps)}; omega)" if cases <= _MAX_CASES else None

    def _is_tied(self, name: str) -> bool:
        """Does the variable stand outside powers, so that its own remainder counts?"""
        return any(_stands_free(term, name) for term in self.terms)


def _stands_free(term: Term, name: str) -> bool:
    if not isinstance(term, Apply) or term.head == "^":
        return False
    return term == Apply(name) or any(_stands_free(arg, name) for arg in term.args)


def _at(monomial: Sequence[tuple[int, int]], point: dict[int, int]) -> int:
    value = 1
    for atom, exponent in monomial:
        value *= point[atom] ** exponent
    return value


def _lemma(kind: str, exponent: int, modulus: int, is_tied: bool) -> str:
    """``∀ z, z ^ k % m = 0 ∨ … := proof``; tied, with the remainder of ``z`` in every case."""
    if is_tied:
        found = [f"z % {modulus} = {r} ∧ z ^ {exponent} % {modulus} = {r**exponent % modulus}" for r in range(modulus)]
    else:
        values = sorted({r**exponent % modulus for r in range(modulus)})
        found = [f"z ^ {exponent} % {modulus} = {value}" for value in values]
    rests = " ∨ ".join(f"z % {modulus} = {r}" for r in range(modulus))
    rule = "Nat.mul_mod" if kind == "ℕ" else "Int.mul_emod"
    split = f"rcases hz with {' | '.join(['h'] * modulus)} <;> simp [pow_succ, {rule}, h]"
    return f"∀ z : {kind}, {' ∨ '.join(found)} := (by intro z; have hz : {rests} := (by omega); {split})"
