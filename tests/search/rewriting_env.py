"""A proof environment for equations of arithmetic: a term rewriting system, small but honest.

A goal is an equation between terms of ``0``, ``s``, ``+``, ``*`` and variables.  ``rw [rule]`` (``rw [← rule]``)
rewrites every instance of the first match, left side first, outermost first, and closes the goal if both sides are then
the same; ``rfl``, ``symm``, ``congr`` (one goal per pair of arguments that differ), ``·`` blocks and ``rotate_left`` do
what they do in Lean.  Rules are equations that hold, so whatever is proved is true.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from prover.types import (
    Declaration,
    EngineInfo,
    OpenedSource,
    ProofState,
    Proved,
    Refusal,
    RefusalKind,
    TacticResult,
)
from search.steps import split_steps

Term = tuple["str | Term", ...]
"""A variable or constant is ``(name,)``, an application ``(operator, argument, …)``."""

Equation = tuple[Term, Term]

ZERO: Term = ("0",)


class Refused(Exception):
    """The step does not apply."""


def var(name: str) -> Term:
    return (name,)


def succ(term: Term) -> Term:
    return ("s", term)


def add(one: Term, two: Term) -> Term:
    return ("+", one, two)


def mul(one: Term, two: Term) -> Term:
    return ("*", one, two)


_A, _B, _C = var("?a"), var("?b"), var("?c")
RULES: dict[str, Equation] = {
    "add_zero": (add(_A, ZERO), _A),
    "zero_add": (add(ZERO, _A), _A),
    "add_succ": (add(_A, succ(_B)), succ(add(_A, _B))),
    "succ_add": (add(succ(_A), _B), succ(add(_A, _B))),
    "add_comm": (add(_A, _B), add(_B, _A)),
    "add_assoc": (add(add(_A, _B), _C), add(_A, add(_B, _C))),
    "mul_zero": (mul(_A, ZERO), ZERO),
    "mul_succ": (mul(_A, succ(_B)), add(mul(_A, _B), _A)),
    "mul_add": (mul(_A, add(_B, _C)), add(mul(_A, _B), mul(_A, _C))),
}
TACTICS = ("rfl", "congr", *(f"rw [{name}]" for name in RULES), "rw [← add_assoc]", "rw [← mul_add]", "symm")


def show(term: Term) -> str:
    head, *args = term
    if not args:
        return str(head)
    texts = [show(arg) if len(arg) < 3 else f"({show(arg)})" for arg in args]  # type: ignore[arg-type]
    return f"s {texts[0]}" if head == "s" else f" {head} ".join(texts)


def subterms(term: Term) -> Iterator[Term]:
    yield term
    for arg in term[1:]:
        yield from subterms(arg)  # type: ignore[arg-type]


def match(pattern: Term, term: Term, values: dict[str, Term]) -> bool:
    head = pattern[0]
    if isinstance(head, str) and head.startswith("?"):
        return values.setdefault(head, term) == term
    return (
        head == term[0]
        and len(pattern) == len(term)
        and all(match(one, two, values) for one, two in zip(pattern[1:], term[1:], strict=True))  # type: ignore[arg-type]
    )


def substitute(term: Term, values: dict[str, Term]) -> Term:
    head = term[0]
    if isinstance(head, str) and head in values:
        return values[head]
    return (head, *(substitute(arg, values) for arg in term[1:]))  # type: ignore[arg-type]


def replace(term: Term, old: Term, new: Term) -> Term:
    if term == old:
        return new
    return (term[0], *(replace(arg, old, new) for arg in term[1:]))  # type: ignore[arg-type]


def rewrite(goal: Equation, name: str, is_backward: bool) -> list[Equation]:
    if name not in RULES:
        raise Refused(f"Unknown identifier `{name}`")
    pattern, result = RULES[name][::-1] if is_backward else RULES[name]
    for side in goal:
        for part in subterms(side):
            values: dict[str, Term] = {}
            if match(pattern, part, values):
                new = substitute(result, values)
                one, two = (replace(each, part, new) for each in goal)
                return [] if one == two else [(one, two)]
    raise Refused(f"Did not find an occurrence of the pattern {show(pattern)}")


def run(goal: Equation, tactic: str) -> list[Equation]:
    one, two = goal
    if tactic.startswith("· "):
        goals = [goal]
        for step in split_steps("  " + tactic.removeprefix("· ")):
            if not goals:
                raise Refused("no goals")
            goals[:1] = run(goals[0], step.text)
        if goals:
            raise Refused("unsolved goals")
        return []
    if tactic == "rfl":
        if one != two:
            raise Refused("The rfl tactic failed")
        return []
    if tactic == "symm":
        return [(two, one)]
    if tactic == "congr":
        if one[0] != two[0] or len(one) != len(two) or len(one) == 1:
            raise Refused("congr failed")
        pairs = zip(one[1:], two[1:], strict=True)
        return [(left, right) for left, right in pairs if left != right]  # type: ignore[misc]
    if tactic.startswith("rw [") and tactic.endswith("]"):
        inner = tactic[4:-1]
        return rewrite(goal, inner.removeprefix("← "), inner.startswith("← "))
    raise Refused("unknown tactic")


class RewritingEnv:
    """Implements ``prover.ports.ProofEnv``; keeps what it was asked and refuses states that it was told to forget."""

    def __init__(self) -> None:
        self.states: dict[int, tuple[Equation, ...]] = {}
        self.steps: list[tuple[int, str]] = []
        self.gone: set[int] = set()
        self._made = 0

    @property
    def engine(self) -> EngineInfo:
        return EngineInfo("embedded", "rewriting")

    def open_goals(self, *goals: Equation) -> ProofState:
        return self._state(goals)

    def _state(self, goals: tuple[Equation, ...]) -> ProofState:
        self._made += 1
        self.states[self._made] = goals
        return ProofState(self._made, tuple(f"⊢ {show(one)} = {show(two)}" for one, two in goals))

    def open_source(
        self, source: str, *, env: int | None = None, audit: bool = False, timeout_s: float | None = None
    ) -> OpenedSource:
        raise NotImplementedError

    def declarations(self, env: int, *, since: int | None = None, with_types: bool = False) -> Sequence[Declaration]:
        return ()

    def forget(self, states: Iterable[ProofState]) -> None:
        self.gone.update(state.state_id for state in states)

    def run_tactic(self, state: ProofState, tactic: str, *, timeout_s: float | None = None) -> TacticResult:
        assert state.state_id not in self.gone, "a state is used that was forgotten"
        self.steps.append((state.state_id, tactic))
        goals = self.states[state.state_id]
        if tactic.startswith("rotate_left "):
            turn = int(tactic.split()[1])
            return self._state((*goals[turn:], *goals[:turn]))
        try:
            made = (*run(goals[0], tactic), *goals[1:])
        except Refused as refused:
            return Refusal(RefusalKind.ERROR, str(refused))
        new = self._state(made)
        return new if made else Proved(new.state_id)
