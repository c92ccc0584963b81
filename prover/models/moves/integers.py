"""Whole numbers: remainders by cases, powers modulo a number, bounded variables by cases.

In: a situation over ℕ and ℤ.  Out: moves that split into finitely many cases, each left to ``omega`` or computation.
What the model computes (the orbit of a power, the bound of a variable) it states, and Lean checks it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from prover.models.algebra.polynomial import Polynomial, atoms_of, degree, plus
from prover.models.algebra.reading import Reader, UnreadablePolynomial
from prover.models.goal_reader import Hypothesis
from prover.models.goal_terms import Apply, Term, free_names, show, subterms
from prover.models.linear import number
from prover.models.moves.move import Move, Situation

_MAX_MODULUS = 60
_MAX_CASES = 16
_MAX_ORBIT = 14
_MAX_RANGE = 60
_WIDE_RANGE = 500

_BY_CASES = "first | omega | (simp_all; done) | (norm_num at *; done) | simp_all"
_ORDERS = frozenset({"<", "≤", ">", "≥"})


def integer_moves(situation: Situation) -> Iterator[Move]:
    """Everything this family has to say."""
    view = _View(situation)
    if not view.variables and not any(True for _ in view.powers()):
        return
    yield from view.known_residues()
    yield from view.residue_cases()
    yield from view.power_moves()
    yield from view.bound_moves()
    yield from view.between_reals()


class _View:
    """A situation with its whole-number variables and moduli."""

    def __init__(self, situation: Situation) -> None:
        self.goal = situation.goal
        self.target = situation.target
        self.usable = [h for h in situation.facts.propositions if h.is_accessible]
        self.kinds = {
            name: kind.head
            for name, kind in situation.facts.types.items()
            if isinstance(kind, Apply) and not kind.args and kind.head in ("ℕ", "ℤ", "Nat", "Int") and "✝" not in name
        }
        mentioned = free_names(self.target).union(*(free_names(h.type) for h in self.usable))
        self.variables = [name for name in self.kinds if name in mentioned]

    # ------------------------------------------------------------ remainders

    def known_residues(self) -> Iterator[Move]:
        """``x % 19 = 4`` for every variable of the target: replace ``x`` by ``19 * k + 4``."""
        if not _moduli(self.target):
            return
        known: dict[str, tuple[int, int]] = {}
        for h in self.usable:
            residue = _residue(h.type)
            if residue is not None:
                known.setdefault(residue[0], residue[1:])
        names = [name for name in self.variables if name in free_names(self.target)]
        if not names or not all(name in known for name in names):
            return
        steps = []
        for name in names:
            modulus, rest = known[name]
            k = self.goal.fresh("k")
            steps.append(
                f"obtain ⟨{k}, rfl⟩ : ∃ k, {name} = {modulus} * k + {rest} := ⟨{name} / {modulus}, (by omega)⟩"
            )
        yield Move(f"({'; '.join(steps)}; ring_nf; omega)", 12.0)

    def residue_cases(self) -> Iterator[Move]:
        """The target's variables modulo the target's modulus, each case a polynomial that ``omega`` can judge."""
        moduli = _moduli(self.target)
        names = [name for name in self.variables if name in free_names(self.target)]
        if not moduli or not 1 <= len(names) <= 2 or any(True for _ in self.powers()):
            return
        modulus = max(moduli)
        if modulus ** len(names) > _MAX_CASES:
            return
        steps = []
        for name in names:
            k, h = self.goal.fresh("k"), self.goal.fresh("h")
            cases = " ∨ ".join(f"{name} = {modulus} * k" + (f" + {rest}" if rest else "") for rest in range(modulus))
            pattern = " | ".join([h] * modulus)
            found = f"∃ k, {cases}"
            steps.append(f"obtain ⟨{k}, {pattern}⟩ : {found} := ⟨{name} / {modulus}, (by omega)⟩ <;> subst {h}")
        yield Move(f"({' <;> '.join(steps)} <;> ring_nf <;> omega)", 6.0)

    # ------------------------------------------------------------ powers

    def powers(self) -> Iterator[tuple[int, Term]]:
        """``b ^ e`` with a numeral ``b`` and an exponent that is none."""
        for term in (self.target, *(h.type for h in self.usable)):
            for part in subterms(term):
                if isinstance(part, Apply) and part.head == "^" and len(part.args) == 2:
                    base = number(part.args[0])
                    if base is not None and base.denominator == 1 and base > 1 and number(part.args[1]) is None:
                        yield int(base), part.args[1]

    def power_moves(self) -> Iterator[Move]:
        """What powers of a number are modulo another, by induction; then ``omega``."""
        moduli = {m for term in (self.target, *(h.type for h in self.usable)) for m in _moduli(term)}
        tried: set[tuple[int, str, int]] = set()
        for base, exponent in self.powers():
            step, offset = self._linear(exponent)
            for modulus in sorted(moduli):
                key = (base, show(exponent), modulus)
                if key in tried or len(tried) > 3:
                    continue
                tried.add(key)
                move = self._orbit(base, exponent, step, offset, modulus)
                if move is not None:
                    yield Move(move, 10.0)

    def _linear(self, exponent: Term) -> tuple[int, int]:
        """``(a, c)`` for ``a * n + c`` with a variable ``n``; ``(0, 0)`` for anything else."""
        reader = Reader("ℕ")
        try:
            polynomial = reader.read(exponent)
        except UnreadablePolynomial:
            return 0, 0
        atoms = atoms_of(polynomial)
        if (
            len(atoms) != 1
            or max(map(degree, polynomial)) != 1
            or reader.texts[next(iter(atoms))] not in self.variables
        ):
            return 0, 0
        slope, offset = polynomial[((next(iter(atoms)), 1),)], polynomial.get((), Fraction(0))
        if slope.denominator != 1 or offset.denominator != 1 or slope < 1 or offset < 0 or offset > 6 or slope > 12:
            return 0, 0
        return int(slope), int(offset)

    def _orbit(self, base: int, exponent: Term, slope: int, offset: int, modulus: int) -> str | None:
        """``b ^ k % m`` for all ``k``, with ``k`` modulo the period where the orbit is a pure cycle."""
        if not slope:
            return None
        root = base**slope
        orbit, seen, value = [], set(), 1 % modulus
        while value not in seen:
            seen.add(value)
            orbit.append(value)
            value = value * root % modulus
        if len(orbit) > _MAX_ORBIT:
            return None
        is_cycle = value == orbit[0]
        k, h, e = self.goal.fresh("k"), self.goal.fresh("h"), self.goal.fresh("e")
        period = len(orbit)
        ties = [f" ∧ {k} % {period} = {place}" if is_cycle and period > 1 else "" for place in range(period)]
        cases = " ∨ ".join(f"{root} ^ {k} % {modulus} = {rest}{tie}" for rest, tie in zip(orbit, ties, strict=True))
        (variable,) = (name for name in self.variables if name in free_names(exponent))
        proof = f"fun {k} => Nat.rec (by simp) (fun {k} ih => by rw [pow_succ]; omega) {k}"
        opened = f"have {h} : ∀ {k} : ℕ, {cases} := {proof}; have {h} := {h} {variable}"
        if slope == 1 and not offset:
            return f"({opened}; omega)"
        rule = "pow_add, pow_mul" if slope > 1 and offset else "pow_mul" if slope > 1 else "pow_add"
        power = f"{root} ^ {variable}" + (f" * {base**offset}" if offset else "")
        rewritten = f"have {e} : {base} ^ ({show(exponent)}) = {power} := (by rw [{rule}] <;> norm_num)"
        return f"({opened}; {rewritten}; omega)"

    # ------------------------------------------------------------ bounds

    def bound_moves(self) -> Iterator[Move]:
        """A variable that takes few values: all of them, the rest by ``omega``."""
        stated = self._stated_ranges()
        for name, size in sorted(stated.items(), key=lambda item: item[1])[:3]:
            weight = 6.0 if size <= _MAX_RANGE else 1.5
            yield Move(f"(interval_cases {name} <;> {_BY_CASES})", weight)
            if size <= _MAX_RANGE:
                yield Move(f"interval_cases {name}", weight / 3)
        yield from self._growing()
        for name, top in self._monotone_bounds():
            if name in stated:
                continue
            h = self.goal.fresh("h")
            weight = 6.0 if top <= _MAX_RANGE else 1.0
            opened = f"have {h} : {name} ≤ {top} := (by nlinarith)"
            yield Move(f"({opened}; interval_cases {name} <;> {_BY_CASES})", weight)

    def _growing(self) -> Iterator[Move]:
        """``n ! = c`` and ``b ^ n = c`` bound ``n``: the next value is too large already."""
        for h in self.usable:
            term = h.type
            if not isinstance(term, Apply) or term.head != "=" or len(term.args) != 2:
                continue
            value, grown = number(term.args[1]), term.args[0]
            if value is None or value.denominator != 1 or not isinstance(grown, Apply):
                continue
            found = _last_index(grown, int(value))
            if found is None or not isinstance(found[0], Apply) or self.kinds.get(found[0].head) not in ("ℕ", "Nat"):
                continue
            name, top, rule = found[0].head, found[1], found[2]
            hb, hc, above = self.goal.fresh("hb"), self.goal.fresh("hc"), f"(show {found[1] + 1} ≤ {name} by omega)"
            too_large = f"have {hc} := {rule} {above}; rw [{h.name}] at {hc}; revert {hc}; decide"
            opened = f"have {hb} : {name} ≤ {top} := (by by_contra {hc}; {too_large})"
            yield Move(f"({opened}; interval_cases {name} <;> first | omega | (revert {h.name}; decide))", 12.0)

    def between_reals(self) -> Iterator[Move]:
        """``n = c`` where the hypotheses bound ``↑n`` among real numbers: ``c - 1 < ↑n < c + 1`` decides it."""
        target = self.target
        field = next((kind for kind in "ℝℚ" if kind in self.goal.text), None)
        if not isinstance(target, Apply) or target.head not in ("=", "≤", "≥") or field is None:
            return
        if not any(part.head == "↑" for h in self.usable for part in subterms(h.type) if isinstance(part, Apply)):
            return
        value, name = number(target.args[1]), show(target.args[0])
        if value is None or value.denominator != 1 or name not in self.kinds:
            return
        steps = []
        found = []
        by = "first | linarith | nlinarith"
        for sign, is_needed in ((1, target.head in ("=", "≤")), (-1, target.head in ("=", "≥"))):
            if not is_needed or (value + sign < 0 and self.kinds[name] == "ℕ"):
                continue
            relation = f"{name} < {value + sign}" if sign > 0 else f"{value + sign} < {name}"
            lifted = f"(↑{name} : {field}) < {value + sign}" if sign > 0 else f"({value + sign} : {field}) < ↑{name}"
            found.append(self.goal.fresh("h"))
            steps.append(f"have {found[-1]} : {relation} := (by exact_mod_cast (show {lifted} by {by}))")
        yield Move(f"({'; '.join(steps)}; omega)", 8.0)

    def _stated_ranges(self) -> dict[str, int]:
        """Variables with a numeral below and above them, and how many values that leaves."""
        low: dict[str, int] = {name: 0 for name in self.variables if self.kinds[name] in ("ℕ", "Nat")}
        high: dict[str, int] = {}
        for name, least, most in self._simple_bounds():
            if least is not None:
                low[name] = max(low.get(name, least), least)
            if most is not None:
                high[name] = min(high.get(name, most), most)
        ranges = {name: high[name] - low[name] + 1 for name in self.variables if name in low and name in high}
        return {name: size for name, size in ranges.items() if size <= _WIDE_RANGE}

    def _simple_bounds(self) -> Iterator[tuple[str, int | None, int | None]]:
        for h in self.usable:
            for part in _conjuncts(h.type):
                if part.head not in _ORDERS or len(part.args) != 2:
                    continue
                left, right = part.args if part.head in ("<", "≤") else part.args[::-1]
                gap = 1 if part.head in ("<", ">") else 0
                below, above = number(left), number(right)
                if below is not None and isinstance(right, Apply) and right.head in self.kinds and not right.args:
                    yield right.head, _ceiling(below) + gap, None
                elif above is not None and isinstance(left, Apply) and left.head in self.kinds and not left.args:
                    yield left.head, None, above.__floor__() - gap

    def _monotone_bounds(self) -> Iterator[tuple[str, int]]:
        """Upper bounds from an equation whose variable part grows with every variable: all others at their least."""
        least = {name: 0 for name in self.variables if self.kinds[name] in ("ℕ", "Nat")}
        for name, low, _ in self._simple_bounds():
            if low is not None:
                least[name] = max(low, least.get(name, low))
        for name in self._kept_apart():
            least[name] = max(1, least.get(name, 1))
        for _ in range(len(self.variables)):
            for below, above, gap in self._between_variables():
                if below in least:
                    least[above] = max(least[below] + gap, least.get(above, least[below] + gap))
        found: dict[str, int] = {}
        for h in self.usable:
            for name, top in _tops(h, least, self.kinds):
                found[name] = min(top, found.get(name, top))
        yield from sorted(((n, t) for n, t in found.items() if t <= _WIDE_RANGE), key=lambda item: item[1])[:2]

    def _between_variables(self) -> Iterator[tuple[str, str, int]]:
        """``x < y``: names of the smaller and the larger one, and the least difference."""
        for h in self.usable:
            for part in _conjuncts(h.type):
                if part.head not in _ORDERS or len(part.args) != 2:
                    continue
                left, right = part.args if part.head in ("<", "≤") else part.args[::-1]
                if isinstance(left, Apply) and isinstance(right, Apply) and not left.args and not right.args:
                    if left.head in self.kinds and right.head in self.kinds:
                        yield left.head, right.head, 1 if part.head in ("<", ">") else 0

    def _kept_apart(self) -> Iterator[str]:
        """Natural numbers said not to be zero."""
        for h in self.usable:
            if isinstance(h.type, Apply) and h.type.head == "≠" and h.type.args[1] == Apply("0"):
                (term, _) = h.type.args
                if isinstance(term, Apply) and not term.args and self.kinds.get(term.head) in ("ℕ", "Nat"):
                    yield term.head


def _tops(hypothesis: Hypothesis, least: dict[str, int], kinds: dict[str, str]) -> Iterator[tuple[str, int]]:
    """Largest values that an equation with nonnegative coefficients leaves to its variables."""
    term = hypothesis.type
    if not isinstance(term, Apply) or term.head not in ("=", "≤", "<") or len(term.args) != 2:
        return
    reader = Reader("ℤ")
    try:
        polynomial = plus(reader.read(term.args[0]), reader.read(term.args[1]), -1)
    except UnreadablePolynomial:
        return
    if term.head == "=" and polynomial.get((), Fraction(0)) > 0:
        polynomial = {monomial: -value for monomial, value in polynomial.items()}
    names = {atom: reader.texts[atom] for atom in atoms_of(polynomial)}
    if not names or any(name not in least for name in names.values()) or any("-" in show(arg) for arg in term.args):
        return
    if (
        any(value < 0 for monomial, value in polynomial.items() if monomial)
        or min(least[n] for n in names.values()) < 0
    ):
        return
    for atom, name in names.items():
        point = {other: Fraction(least[text]) for other, text in names.items()}
        top = least[name]
        while top <= _WIDE_RANGE and _value(polynomial, {**point, atom: Fraction(top + 1)}) <= 0:
            top += 1
        yield name, top


def _value(polynomial: Polynomial, point: dict[int, Fraction]) -> Fraction:
    total = Fraction(0)
    for monomial, value in polynomial.items():
        for atom, exponent in monomial:
            value *= point[atom] ** exponent
        total += value
    return total


def _last_index(term: Apply, value: int) -> tuple[Term, int, str] | None:
    """For ``n !`` or ``b ^ n``: ``n``, the last index whose value is at most ``value``, and the rule of monotony."""
    if term.head == "factorial!":
        index, size = 1, 1
        while size * (index + 1) <= value and index < _MAX_RANGE:
            index += 1
            size *= index
        return term.args[0], index, "Nat.factorial_le"
    base = number(term.args[0]) if term.head == "^" else None
    if base is None or base.denominator != 1 or base < 2 or value < 1 or number(term.args[1]) is not None:
        return None
    index = 0
    while base ** (index + 1) <= value and index < _MAX_RANGE:
        index += 1
    return term.args[1], index, f"Nat.pow_le_pow_right (show 0 < {base} by norm_num)"


def _moduli(term: Term) -> list[int]:
    """Small numerals that remainders are taken by: ``% m``, ``m ∣``, ``≡ … [MOD m]``."""
    found: dict[int, None] = {}
    for part in subterms(term):
        if not isinstance(part, Apply) or len(part.args) < 2:
            continue
        place = {"%": 1, "∣": 0, "≡MOD": 2, "≡ZMOD": 2}.get(part.head)
        if place is not None and place < len(part.args):
            value = number(part.args[place])
            if value is not None and value.denominator == 1 and 2 <= value <= _MAX_MODULUS:
                found[int(value)] = None
    return list(found)


def _residue(term: Term) -> tuple[str, int, int] | None:
    """``x % m = r``."""
    if not isinstance(term, Apply) or term.head != "=" or len(term.args) != 2:
        return None
    left, rest = term.args[0], number(term.args[1])
    if not isinstance(left, Apply) or left.head != "%" or rest is None or rest.denominator != 1:
        return None
    (variable, by) = left.args
    modulus = number(by)
    if not isinstance(variable, Apply) or variable.args or modulus is None or modulus.denominator != 1:
        return None
    return variable.head, int(modulus), int(rest)


def _conjuncts(term: Term) -> Iterator[Apply]:
    if isinstance(term, Apply) and term.head == "∧":
        for arg in term.args:
            yield from _conjuncts(arg)
    elif isinstance(term, Apply):
        yield term


def _ceiling(value: Fraction) -> int:
    return -((-value).__floor__())
