"""Sequences given by a recurrence: small members one after the other, far ones by a closed form that is guessed.

In: a situation with ``u : ℕ → K``, values of ``u`` at numerals and an equation for all ``n``.  Out: moves.  The model
computes members as rational numbers, looks for a law (constant, linear, geometric, quotient of linear terms, periodic),
states it for all ``n`` with its induction, and uses it at the index that the goal asks for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from math import lcm

from prover.models.evaluation import Evaluator
from prover.models.goal_reader import Hypothesis
from prover.models.goal_terms import Apply, Bind, Term, show, substitute, subterms
from prover.models.linear import linear_form, number, write_number
from prover.models.moves.move import Move, Situation

_CHECKED = 26
_NEAR = 30
_FAR = 1 << 16
_MAX_PERIOD = 12


_CLOSING = "first | (push_cast; linarith) | (push_cast; field_simp; ring) | (push_cast; field_simp at e ⊢; nlinarith)"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """``∀ n, premises → equation`` about members ``u (n + shift)``; ``shifts`` ascend."""

    hypothesis: Hypothesis
    function: str
    variable: str
    premises: tuple[Term, ...]
    equation: Apply
    shifts: tuple[int, ...]

    @property
    def top(self) -> int:
        """The largest shift: the member that the equation gives."""
        return self.shifts[-1]

    @property
    def order(self) -> int:
        """How many members before it the equation may use."""
        return self.shifts[-1] - self.shifts[0]


def sequence_moves(situation: Situation) -> Iterator[Move]:
    """Everything this family has to say."""
    types = situation.facts.types
    functions = {
        name: kind.args[1].head
        for name, kind in types.items()
        if isinstance(kind, Apply) and kind.head == "→" and kind.args[0] in (Apply("ℕ"), Apply("Nat"))
        if isinstance(kind.args[1], Apply) and kind.args[1].head in ("ℕ", "ℤ", "ℚ", "ℝ", "Nat", "Int")
    }
    for h in situation.facts.propositions:
        recurrence = _recurrence(h, functions) if h.is_accessible else None
        if recurrence is not None:
            yield from _Members(situation, recurrence, functions[recurrence.function]).moves()


def _recurrence(hypothesis: Hypothesis, functions: Mapping[str, str]) -> Recurrence | None:
    term = hypothesis.type
    if not isinstance(term, Bind) or term.kind != "∀":
        return None
    variable, body = term.name, term.body
    premises: list[Term] = []
    while isinstance(body, Apply) and body.head == "→":
        premises.append(body.args[0])
        body = body.args[1]
    if not isinstance(body, Apply) or body.head != "=":
        return None
    calls = {t.head for t in subterms(body) if isinstance(t, Apply) and t.head in functions and len(t.args) == 1}
    shifts: set[int] = set()
    for part in subterms(body):
        if isinstance(part, Apply) and part.head in calls and part.args:
            shift = _shift(part.args[0], variable)
            if shift is None:
                return None
            shifts.add(shift)
    if len(calls) != 1 or len(shifts) < 2:
        return None
    return Recurrence(hypothesis, calls.pop(), variable, tuple(premises), body, tuple(sorted(shifts)))


def _shift(index: Term, variable: str) -> int | None:
    """``c`` for ``n + c`` and ``n - c``."""
    form = linear_form(index)
    if form is None or form.get(variable) != 1 or set(form) - {variable, ""}:
        return None
    value = form.get("", Fraction(0))
    return int(value) if value.denominator == 1 else None


class _Members:
    """The members of one sequence, computed, and what can be said with them."""

    def __init__(self, situation: Situation, recurrence: Recurrence, kind: str) -> None:
        self.goal = situation.goal
        self.recurrence = recurrence
        self.kind = {"Nat": "ℕ", "Int": "ℤ"}.get(kind, kind)
        self.u = recurrence.function
        self.proofs: dict[int, str] = {}
        self.values: dict[int, Fraction] = {}
        self.usable = [h for h in situation.facts.propositions if h.is_accessible]
        for h in self.usable:
            self._enter(h)
        known = sorted(self.values)
        self.base = next((i for i in known if all(i + j in self.values for j in range(recurrence.order))), None)
        """The first of as many known members in a row as the equation needs; what stands before it stays unknown."""
        self.wanted = [] if self.base is None else self._wanted(situation.target, self.base)

    def _enter(self, hypothesis: Hypothesis) -> None:
        term = hypothesis.type
        if isinstance(term, Apply) and term.head == "=" and len(term.args) == 2:
            member, value = term.args[0], Evaluator("" if self.kind in "ℚℝ" else self.kind, {}).number(term.args[1])
            if isinstance(member, Apply) and member.head == self.u and len(member.args) == 1 and value is not None:
                index = number(member.args[0])
                if index is not None and index.denominator == 1:
                    self.values[int(index)], self.proofs[int(index)] = value, hypothesis.name

    def _wanted(self, target: Term, base: int) -> list[int]:
        """Indices that the target speaks of, that are not known yet and can be computed."""
        found: dict[int, None] = {}
        for part in subterms(target):
            if isinstance(part, Apply) and part.head == self.u and len(part.args) == 1:
                index = number(part.args[0])
                if index is not None and index.denominator == 1 and int(index) not in self.values:
                    found[int(index)] = None
        return sorted(index for index in found if base <= index <= _FAR)

    # ------------------------------------------------------------ computing

    def _next(self, index: int) -> Fraction | None:
        """The member that the recurrence gives from those before it."""
        n = index - self.recurrence.top
        if n < 0:
            return None
        exact = "" if self.kind in "ℚℝ" else self.kind
        at = {self.recurrence.variable: Fraction(n)}
        if not all(Evaluator("ℕ", at).truth(premise) for premise in self.recurrence.premises):
            return None
        sides: list[Fraction] = []
        for trial in (Fraction(0), Fraction(1)):
            evaluator = Evaluator(exact, at, partial(self._member, index, trial))
            left, right = (evaluator.number(side) for side in self.recurrence.equation.args)
            if left is None or right is None:
                return None
            sides.append(left - right)
        slope = sides[1] - sides[0]
        return -sides[0] / slope if slope else None

    def _member(self, unknown: int, trial: Fraction, head: str, args: tuple[Fraction, ...]) -> Fraction | None:
        """A member for the evaluator; the one that is looked for has the value ``trial``."""
        if head != self.u or len(args) != 1:
            return None
        return trial if args[0] == unknown else self.values.get(int(args[0]))

    def compute(self, last: int) -> bool:
        """Members up to an index; false when one cannot be computed."""
        assert self.base is not None
        for index in range(self.base, last + 1):
            if index not in self.values:
                value = self._next(index)
                if value is None:
                    return False
                self.values[index] = value
        return True

    # ------------------------------------------------------------ moves

    def moves(self) -> Iterator[Move]:
        """Near members one by one, far ones by a law."""
        if self.base is None or not self.wanted:
            return
        if self.wanted[-1] <= _NEAR and self.compute(self.wanted[-1]):
            yield Move(self._one_by_one(self.wanted[-1]), 30.0)
        if self.wanted[-1] > self.base + self.recurrence.order + 2 and self.compute(self.base + _CHECKED):
            law = find_law([self.values[self.base + j] for j in range(_CHECKED)])
            if law is not None:
                yield Move(self._by_law(law), 30.0)
            else:
                period = _period([self.values[self.base + j] for j in range(_CHECKED)])
                if period is not None:
                    yield Move(self._by_period(period), 30.0)

    def _one_by_one(self, last: int) -> str:
        proofs = dict(self.proofs)
        steps = self._chain(self.base or 0, last, proofs)
        return f"({'; '.join(steps)}; {_finish([proofs[index] for index in self.wanted])})"

    def _chain(self, first: int, last: int, proofs: dict[int, str]) -> list[str]:
        """The members of a range that are not in ``proofs`` yet, each from those before it."""
        steps = []
        for index in range(first, last + 1):
            if index in proofs:
                continue
            name, e = self.goal.fresh(f"h{index}"), self.goal.fresh("e")
            premises = " (by norm_num)" * len(self.recurrence.premises)
            use = f"{self.recurrence.hypothesis.name} {index - self.recurrence.top}{premises}"
            before = ", ".join(proofs[i] for i in range(index - self.recurrence.order, index) if i in proofs)
            closing = f"first | exact {e} | linarith only [{e}] | (field_simp at {e}; linarith only [{e}])"
            proof = f"have {e} := {use}; norm_num [{before}] at {e}; {closing}"
            steps.append(f"have {name} : {self.u} {index} = {self._write(index)} := (by {proof})")
            proofs[index] = name
        return steps

    def _write(self, index: int) -> str:
        return write_number(self.values[index])

    def _by_law(self, law: Law) -> str:
        """``∀ k, u (k + base) = law k ∧ …`` by induction, then its use at the wanted indices."""
        base, order = self.base or 0, self.recurrence.order
        k, h, ih = self.goal.fresh("k"), self.goal.fresh("h"), self.goal.fresh("ih")

        def claim(index: str, shift: int) -> str:
            return f"{self.u} {_plus(index, base + shift)} = {law.at(k, self.kind, shift)}"

        claims = " ∧ ".join(claim(k, j) for j in range(order))
        known = [self.goal.fresh("i") for _ in range(order)]
        start = ", ".join(self.proofs[i] for i in sorted(self.proofs))
        zero = f"norm_num [{start}]"
        carried = [
            f"(by have e : {claim(f'{k} + 1', j).partition(' = ')[0]} = {law.at(k, self.kind, j + 1)} "
            f":= {known[j + 1]}; rw [e]; push_cast; ring)"
            for j in range(order - 1)
        ]
        last = self._last_step(k, base, known)
        step = (
            f"obtain ⟨{', '.join(known)}⟩ := {ih}; exact ⟨{', '.join([*carried, last])}⟩"
            if order > 1
            else (f"have {known[0]} := {ih}; exact {last}")
        )
        induction = f"intro {k}; induction {k} with | zero => ({zero}) | succ {k} {ih} => ({step})"
        opened = f"have {h} : ∀ {k} : ℕ, {claims} := (by {induction})"
        return self._used(opened, h, order > 1)

    def _last_step(self, k: str, base: int, known: Sequence[str]) -> str:
        """The member after the known ones, from the equation at ``k``."""
        order = self.recurrence.order
        stated = self._instance_at(k, base + order, "e")
        positive = "" if self.kind == "ℕ" else f"have hk : (0 : {self.kind}) ≤ ↑{k} := (by positivity); "
        return (
            f"(by {positive}{stated}; rw [{', '.join(known)}] at e; "
            f"show {self.u} {_plus(k, base + order)} = _; first | (rw [e]; {_CLOSING}) | ({_CLOSING}))"
        )

    def _instance_at(self, k: str, index: int, name: str) -> str:
        """The equation whose top member is ``u (k + index)``, as a hypothesis with plain indices."""
        n = index - self.recurrence.top
        at = Apply("+", (Apply(k), Apply(str(n)))) if n else Apply(k)
        instance = substitute(self.recurrence.equation, {self.recurrence.variable: at})
        premises = " (by omega)" * len(self.recurrence.premises)
        renamed: dict[str, None] = {}
        for part in subterms(instance):
            if isinstance(part, Apply) and part.head == self.u and len(part.args) == 1:
                raw, plain = show(part.args[0]), _plus(k, int(_offset(part.args[0])))
                if raw != plain.strip("()"):
                    renamed[f"show {raw} = {plain.strip('()')} by omega"] = None
        opened = f"have {name} := {self.recurrence.hypothesis.name} {_plus(k, n)}{premises}"
        return f"{opened}; rw [{', '.join(renamed)}] at {name}" if renamed else opened

    def _used(self, opened: str, h: str, is_conjunction: bool) -> str:
        base = self.base or 0
        steps = [opened]
        names = []
        for index in self.wanted:
            name, e = self.goal.fresh("h"), self.goal.fresh("e")
            use = f"({h} {index - base}).1" if is_conjunction else f"{h} {index - base}"
            value = self._far_value(index)
            stated = f"{self.u} {index} = {write_number(value)}" if value is not None else ""
            if not stated:
                return "skip"
            steps.append(
                f"have {name} : {stated} := "
                f"(by have {e} := {use}; norm_num at {e}; first | exact {e} | linarith only [{e}])"
            )
            names.append(name)
        return f"({'; '.join(steps)}; {_finish(names)})"

    def _far_value(self, index: int) -> Fraction | None:
        if index <= (self.base or 0) + 4000:
            return self.values[index] if self.compute(index) else None
        return None

    def _by_period(self, period: int) -> str:
        """``∀ k, u (p * k + i) = v ∧ …`` for one whole period, by induction."""
        base, order = self.base or 0, self.recurrence.order
        width = max(period, order)
        k, h, ih = self.goal.fresh("k"), self.goal.fresh("h"), self.goal.fresh("ih")

        def claim(shift: int) -> str:
            value = write_number(self.values[base + shift])
            return f"{self.u} {_plus(f'{period} * {k}', base + shift)} = {value}"

        known = [self.goal.fresh("i") for _ in range(width)]
        steps = [f"obtain ⟨{', '.join(known)}⟩ := {ih}"]
        for j in range(width, width + period):
            name, e = self.goal.fresh("j"), self.goal.fresh("e")
            stated = self._instance_at(f"{period} * {k}", base + j, e)
            closing = f"norm_num at {e}; first | exact {e} | linarith only [{e}]"
            proof = f"{stated}; rw [{', '.join(known[j - order : j])}] at {e}; {closing}"
            steps.append(f"have {name} : {claim(j)} := (by {proof})")
            known.append(name)
        shifted = []
        for j, name in enumerate(known[period:], base):
            moved = f"show {period} * ({k} + 1) + {j} = {period} * {k} + {j + period} by ring"
            shifted.append(f"(by rw [{moved}]; exact {name})")
        steps.append(f"exact ⟨{', '.join(shifted)}⟩")
        proofs = dict(self.proofs)
        first = self._chain(base, base + width - 1, proofs)
        first.append(f"norm_num [{', '.join(proofs[base + j] for j in range(width))}]")
        induction = (
            f"intro {k}; induction {k} with | zero => ({'; '.join(first)}) | succ {k} {ih} => ({'; '.join(steps)})"
        )
        claims = " ∧ ".join(claim(j) for j in range(width))
        return self._used_period(f"have {h} : ∀ {k} : ℕ, {claims} := (by {induction})", h, period, width)

    def _used_period(self, opened: str, h: str, period: int, width: int) -> str:
        uses = [opened]
        found = []
        for index in self.wanted:
            turns, place = divmod(index - (self.base or 0), period)
            value = write_number(self.values[(self.base or 0) + place])
            found.append(self.goal.fresh("h"))
            path = ".2" * place + (".1" if place < width - 1 else "")
            uses.append(f"have {found[-1]} : {self.u} {index} = {value} := ({h} {turns}){path}")
        return f"({'; '.join(uses)}; {_finish(found)})"


def _finish(names: Sequence[str]) -> str:
    """Use the members found; what ``norm_num`` cannot finish is left with their values."""
    listed = ", ".join(names)
    return f"first | (norm_num [{listed}]; done) | simp only [{listed}]"


def _plus(k: str, offset: int) -> str:
    """``k + offset`` as an argument."""
    return f"({k} + {offset})" if offset else f"({k})" if " " in k else k


def _offset(index: Term) -> Fraction:
    form = linear_form(index)
    return form.get("", Fraction(0)) if form is not None else Fraction(0)


# --------------------------------------------------------------------------------------------------------------------
# laws


@dataclass(frozen=True, slots=True)
class Law:
    """``(a k + b) / (c k + d)``, or ``a r ^ k`` where ``ratio`` is given."""

    a: Fraction
    b: Fraction
    c: Fraction = Fraction(0)
    d: Fraction = Fraction(1)
    ratio: Fraction | None = None

    def at(self, k: str, kind: str, shift: int) -> str:
        """Lean source for the member at ``k + shift``."""
        if self.ratio is not None:
            return f"{write_number(self.a * self.ratio**shift)} * {write_number(self.ratio)} ^ {k}"
        cast = k if kind == "ℕ" else f"(↑{k} : {kind})"
        above = _linear_text(self.a, self.b + self.a * shift, cast)
        if not self.c and self.d == 1:
            return above
        return f"({above}) / ({_linear_text(self.c, self.d + self.c * shift, cast)})"


def _linear_text(slope: Fraction, offset: Fraction, k: str) -> str:
    parts = []
    if slope:
        parts.append(k if slope == 1 else f"{write_number(slope)} * {k}")
    if offset or not parts:
        sign = "+" if offset >= 0 else "-"
        parts.append(f"{sign} {write_number(abs(offset))}" if parts else write_number(offset))
    return " ".join(parts)


def find_law(values: Sequence[Fraction]) -> Law | None:
    """A law that all values obey."""
    first, second = values[0], values[1]
    if all(value == first + (second - first) * k for k, value in enumerate(values)):
        return Law(second - first, first)
    if first and second and all(value == first * (second / first) ** k for k, value in enumerate(values)):
        return Law(first, Fraction(0), ratio=second / first)
    if all(values):
        return _quotient_law(values)
    return None


def _quotient_law(values: Sequence[Fraction]) -> Law | None:
    """``v k = (a k + b) / (c k + 1)``: from ``v k = a k + b - c k v k`` at three points, checked at all.

    Scaled to whole numbers.
    """
    b = values[0]
    one, two = values[1], values[2]
    determinant = -2 * two + 2 * one
    if not determinant:
        return None
    # a - c v1 = v1 - b;  2 a - 2 c v2 = v2 - b
    c = ((two - b) - 2 * (one - b)) / (2 * one - 2 * two)
    a = one - b + c * one
    if not all(value * (c * k + 1) == a * k + b and c * k + 1 for k, value in enumerate(values)):
        return None
    scale = lcm(a.denominator, b.denominator, c.denominator)
    return Law(a * scale, b * scale, c * scale, Fraction(scale))


def _period(values: Sequence[Fraction]) -> int | None:
    """The period of the values, if they show it at least twice over."""
    for period in range(1, _MAX_PERIOD + 1):
        if 2 * period <= len(values) and all(values[i] == values[i + period] for i in range(len(values) - period)):
            return period
    return None
