"""Arithmetic over ℕ, ℤ, ℚ, ℝ and ℂ: closers, solving linear systems, using equations of functions at points.

In: a situation whose display shows Mathlib's number types.  Out: moves, cheap closers first.  What the model can
compute (a linear combination that closes the goal, the value of a variable) it states with its proof; everything else
is left to ``norm_num``, ``ring``, ``linarith`` and their like.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from prover.models.goal_reader import Hypothesis
from prover.models.goal_terms import FALSE, Apply, Bind, Term, free_names, heads, show, subterms
from prover.models.linear import (
    ONE,
    Form,
    Row,
    System,
    difference,
    equation,
    number,
    write_combination,
    write_form,
    write_number,
)
from prover.models.moves.algebra import algebra_moves
from prover.models.moves.closing import MATHLIB_TYPES, has_own_arithmetic
from prover.models.moves.extremes import extreme_moves
from prover.models.moves.finite import finite_moves
from prover.models.moves.functional import functional_moves
from prover.models.moves.integers import integer_moves
from prover.models.moves.members import member_moves
from prover.models.moves.move import SAFE, Move, Situation
from prover.models.moves.naturals import natural_moves
from prover.models.moves.points import Points
from prover.models.moves.reals import real_moves
from prover.models.moves.residues import residue_moves
from prover.models.moves.sequences import sequence_moves
from prover.models.moves.summation import summation_moves

_FIELDS = frozenset("ℚℝℂ")
_ORDERED = frozenset("ℕℤℚℝ")
_ORDERS = frozenset({"<", "≤", ">", "≥"})
_RELATIONS = _ORDERS | {"=", "≠", "∣"}
_CERTAIN = 150.0


def arithmetic_moves(situation: Situation) -> Iterator[Move]:
    """Everything this family has to say."""
    if not _may_use_mathlib(situation) or situation.is_logic or has_own_arithmetic(situation):
        return
    view = _View(situation)
    yield from view.linear_moves()
    yield from algebra_moves(situation, view.points)
    yield from functional_moves(situation)
    yield from integer_moves(situation)
    yield from residue_moves(situation)
    yield from natural_moves(situation)
    yield from real_moves(situation)
    yield from member_moves(situation)
    yield from finite_moves(situation)
    yield from summation_moves(situation)
    yield from sequence_moves(situation)
    yield from extreme_moves(situation)
    yield from view.closers()
    yield from view.function_moves()
    yield from view.hypothesis_moves()
    yield from view.special_moves()


def _may_use_mathlib(situation: Situation) -> bool:
    """Does the display show Mathlib's number types?  One without variables shows no type at all."""
    return bool(MATHLIB_TYPES & set(situation.goal.text)) or not situation.facts.data


class _View:
    """A situation with what all moves need: its equations, those of its functions at points, the numbers' type."""

    def __init__(self, situation: Situation) -> None:
        self.goal = situation.goal
        self.target = situation.target
        self.facts = situation.facts
        self.usable = [h for h in self.facts.propositions if h.is_accessible]
        self.rules = [h for h in self.usable if isinstance(h.type, Bind) and h.type.kind == "∀"]
        self.universal = Points(self.facts, self.usable, self.target)
        self.points = [(instance.proof, instance.proposition) for instance in self.universal.instances()]
        self.head = self.target.head if isinstance(self.target, Apply) else ""
        self.symbols = set(heads(self.target)).union(*(heads(h.type) for h in self.usable))

    # ------------------------------------------------------------ linear algebra

    def system(self) -> System:
        rows = [row for h in self.usable if (row := equation(h.name, h.type)) is not None]
        rows += [row for proof, proposition in self.points if (row := equation(proof, proposition)) is not None]
        return System(rows, [name for name in self.facts.types if self._kind(name) in MATHLIB_TYPES])

    def linear_moves(self) -> Iterator[Move]:
        """The goal as a combination of equations; values of variables; one variable by the others."""
        system = self.system()
        if not system.pivots:
            return
        if self.head == "=" and isinstance(self.target, Apply):
            form = difference(self.target)
            proofs = None if form is None else system.proof_of(form)
            if proofs:
                yield Move(f"linear_combination {write_combination(proofs)}", _CERTAIN)
        yield from self._substitutions(system)

    def _substitutions(self, system: System) -> Iterator[Move]:
        for atom, row in system.pivots.items():
            kind = self._kind(atom)
            if kind not in MATHLIB_TYPES:
                continue
            value: Form = {other: -c for other, c in row.form.items() if other != atom}
            is_number = not set(value) - {ONE}
            if not is_number and (kind not in _FIELDS or any(atom in _words(other) for other in value)):
                continue
            tactic = _obtain(atom, kind, value, row)
            if tactic is not None and not self._is_stated(atom, value):
                yield Move(tactic, SAFE if is_number else 12.0, is_safe=is_number)

    def _kind(self, atom: str) -> str:
        kind = self.facts.types.get(atom)
        return kind.head if isinstance(kind, Apply) and not kind.args else ""

    def _is_stated(self, atom: str, value: Form) -> bool:
        """Is ``atom = value`` a hypothesis?  Then ``subst`` needs no help."""
        shown = {write_form(value), write_number(value.get(ONE, Fraction(0)))}
        for h in self.usable:
            if isinstance(h.type, Apply) and h.type.head == "=" and len(h.type.args) == 2:
                sides = {show(arg) for arg in h.type.args}
                if atom in sides and (sides & shown or len(sides) == 1):
                    return True
        return False

    # ------------------------------------------------------------ closers

    def closers(self) -> Iterator[Move]:
        """Decision procedures for the goal as it stands, the cheap ones first."""
        kinds = {self._kind(name) for name in self.symbols} | {k for k in MATHLIB_TYPES if k in self.goal.text}
        if self.head in _RELATIONS or self.target == FALSE or self.head in ("¬", "∧", "∨"):
            yield Move("norm_num", 9.0)
        if self.head == "=":
            yield Move("ring", 7.0)
        is_ordered = bool(kinds & _ORDERED)
        if is_ordered and (self.head in _ORDERS | {"="} or self.target == FALSE):
            yield Move("linarith", 8.0 if self.usable else 2.0)
            hints = self._hints()
            if self.head in _ORDERS or self.target == FALSE:
                yield Move(f"nlinarith [{', '.join(hints)}]" if hints else "nlinarith", 5.0)
            elif self.usable:
                yield Move("nlinarith", 1.0)
            if self.points:
                yield Move(f"linarith [{', '.join(proof for proof, _ in self.points)}]", 6.0)
        if self.head in _ORDERS:
            yield Move("positivity", 3.0)
            yield from self._products()
        if "/" in self.symbols or "⁻¹" in self.symbols:
            if self.head == "=":
                yield Move("(field_simp; ring)", 4.0)
                yield Move("field_simp", 3.0)
            elif self.head in _ORDERS:
                yield Move("field_simp", 1.0)
        if "↑" in self.symbols:
            yield Move("(push_cast; ring)", 1.5)
            yield Move("norm_cast", 1.5)
            yield Move("push_cast", 1.0)

    def _hints(self) -> list[str]:
        """Squares whose sign may help: of the variables, and of their differences."""
        names = [
            name
            for name, kind in self.facts.types.items()
            if isinstance(kind, Apply) and kind.head in "ℚℝℤ" and name in self.symbols and kind.head
        ]
        hints = [f"sq_nonneg ({one} - {two})" for i, one in enumerate(names) for two in names[i + 1 :]]
        hints += [f"sq_nonneg {name}" for name in names] if len(names) <= 2 else []
        return hints[:6]

    def _products(self) -> Iterator[Move]:
        """``nlinarith`` with products of positive variables and of them with squares, denominators cleared first."""
        positive = [proof for h in self.usable if (proof := _positive(h)) is not None and proof[0] in self.symbols]
        if not 2 <= len(positive) <= 4:
            return
        hints = [f"mul_pos {p} {q}" for i, (_, p) in enumerate(positive) for _, q in positive[i + 1 :]]
        names = [name for name, _ in positive]
        pairs = [(one, two) for i, one in enumerate(names) for two in names[i + 1 :]]
        hints += [f"sq_nonneg ({one} - {two})" for one, two in pairs]
        hints += [f"mul_nonneg (le_of_lt {p}) (sq_nonneg ({one} - {two}))" for _, p in positive for one, two in pairs]
        closing = f"nlinarith [{', '.join(hints)}]"
        yield Move(f"(field_simp; {closing})" if "/" in self.symbols else closing, 4.0)

    # ------------------------------------------------------------ functions, hypotheses

    def function_moves(self) -> Iterator[Move]:
        """Use what is said of all ``x``: rewrite with it, or at the points that the goal mentions."""
        if not self.rules:
            return
        named = [h.name for h in self.rules if _is_equation(_telescope(h.type)[1])]
        plain = [h.name for h in self.usable if isinstance(h.type, Apply) and h.type.head == "="]
        if named:
            listed = ", ".join(named)
            yield Move(f"simp only [{listed}]", 4.0)
            yield Move(f"norm_num [{listed}]", 5.0)
            others = [h.name for h in self.usable if h not in self.rules and self._mentions_function(h)]
            if others:
                yield Move(f"simp only [{listed}] at {' '.join(others)}", 5.0)
                yield Move(f"norm_num [{listed}] at {' '.join(others)} ⊢", 3.0)
            if plain:
                yield Move(f"norm_num [{', '.join([*named, *plain])}]", 2.0)
        for proof, _ in self.points[:4]:
            yield Move(f"have {self.goal.fresh('h')} := {proof}", 1.5)
        for proof, is_certain in self.universal.refuted():
            yield Move(f"exact absurd ({proof}) (by first | norm_num | decide)", 80.0 if is_certain else 1.0)
        for proof in self.universal.guarded():
            yield Move(f"rw [{proof}]", 10.0)
        listed = ", ".join(h.name for h in self.usable if h not in self.rules and self._mentions_function(h))
        for proof in self.universal.solved():
            name = self.goal.fresh("h")
            yield Move(f"(have {name} := {proof}; norm_num [{listed}] at {name}; linarith)", 4.0)
            yield Move(f"(have {name} := {proof}; norm_num [{listed}] at {name})".replace(" []", ""), 3.0)

    def _mentions_function(self, hypothesis: Hypothesis) -> bool:
        functions = {name for name, kind in self.facts.types.items() if isinstance(kind, Apply) and kind.head == "→"}
        return bool(functions & free_names(hypothesis.type))

    def hypothesis_moves(self) -> Iterator[Move]:
        """Bring hypotheses to a form that the closers read."""
        relations = [h for h in self.usable if isinstance(h.type, Apply) and h.type.head in _RELATIONS | {"¬"}]
        for h in relations[-5:]:
            found = set(heads(h.type))
            if ("/" in found or "⁻¹" in found) and isinstance(h.type, Apply) and h.type.head in ("=", "≠"):
                yield Move(f"field_simp at {h.name}", 3.0)
            if isinstance(h.type, Apply) and h.type.head in ("=", "≠") and _is_settled(h.type):
                yield Move(f"norm_num at {h.name}", 4.0)
            elif found & {"↑", "^", "%", "/", "|", "√"}:
                yield Move(f"norm_num at {h.name}", 1.5)
            if "^" in found or "*" in found:
                yield Move(f"ring_nf at {h.name}", 0.5)
        if relations:
            yield Move("norm_num at *", 1.5)
            yield Move("simp_all", 1.0)
        if self.head == "=":
            yield Move("ring_nf", 0.7)
        if self.head == "≠":
            yield Move("intro h", 1.0)

    def special_moves(self) -> Iterator[Move]:
        """Absolute values, roots, complex numbers, extremes: open the definition or split the cases."""
        sizes = _inside(self.target, self.usable, "|")
        if len(sizes) > 1 or (sizes and self.head == "∧"):
            cases = [f"rcases abs_cases ({show(term.args[0])}) with ⟨ha, hb⟩ | ⟨ha, hb⟩" for term in sizes]
            closing = "first | linarith | omega | (constructor <;> linarith) | nlinarith"
            yield Move(f"({' <;> '.join(cases)} <;> {closing})", 6.0)
        for term in sizes:
            yield Move(f"rcases abs_cases {show(term.args[0], 1024)} with ⟨h, _⟩ | ⟨h, _⟩ <;> linarith", 3.0)
            yield Move(f"cases abs_cases {show(term.args[0], 1024)}", 1.0)
        if "√" in self.symbols:
            yield Move("norm_num [Real.sqrt_eq_iff_mul_self_eq]", 1.0)
        for h in self.usable:
            if isinstance(h.type, Apply) and h.type.head == "=" and "Complex.I" in set(heads(h.type)):
                yield Move(f"simp [Complex.ext_iff] at {h.name}", 5.0)
        if "ℂ" in self.goal.text:
            yield Move("norm_num [Complex.ext_iff]", 2.0)
            yield Move("simp [Complex.ext_iff]", 1.0)


# --------------------------------------------------------------------------------------------------------------------


def _obtain(atom: str, kind: str, value: Form, row: Row) -> str | None:
    """``obtain rfl : x = 3 := by …`` for a solved variable."""
    shown = write_form(value)
    if kind in _FIELDS:
        return f"obtain rfl : {atom} = {shown} := by linear_combination {write_combination(row.proofs)}"
    number_value = value.get(ONE, Fraction(0))
    if number_value.denominator != 1 or (kind == "ℕ" and number_value < 0):
        return None
    proofs = [proof for proof in row.proofs if " " in proof]
    before = "".join(f"have := {proof}; " for proof in proofs)
    return f"obtain rfl : {atom} = {shown} := by {before}omega"


def _telescope(term: Term) -> tuple[list[str], Term]:
    """The variables of ``∀ x y, …`` and the body; premises ``p → …`` stay in the body."""
    names: list[str] = []
    while isinstance(term, Bind) and term.kind == "∀":
        names.append(term.name)
        term = term.body
    return names, term


def _is_equation(term: Term) -> bool:
    return isinstance(term, Apply) and term.head == "="


def _is_settled(relation: Apply) -> bool:
    """Numerals only: ``norm_num`` decides it, and a false hypothesis closes the goal."""
    return all(number(arg) is not None for arg in relation.args)


def _inside(target: Term, hypotheses: list[Hypothesis], head: str) -> list[Apply]:
    """Uses of an operator in target and hypotheses, each once, at most three."""
    found: dict[str, Apply] = {}
    for term in (target, *(h.type for h in hypotheses)):
        for part in subterms(term):
            if isinstance(part, Apply) and part.head == head and part.args:
                found.setdefault(part.key, part)
    return list(found.values())[:3]


def _positive(hypothesis: Hypothesis) -> tuple[str, str] | None:
    """``0 < x`` or ``x > 0`` for a variable: its name and the proof."""
    term = hypothesis.type
    if not isinstance(term, Apply) or term.head not in ("<", ">"):
        return None
    low, high = term.args if term.head == "<" else term.args[::-1]
    if low != Apply("0") or not isinstance(high, Apply) or high.args:
        return None
    return high.head, hypothesis.name


def _words(text: str) -> set[str]:
    return set(text.replace("(", " ").replace(")", " ").split())
