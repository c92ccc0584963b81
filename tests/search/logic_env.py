"""A proof environment for first-order logic, small but honest: it checks every step by natural deduction.

Goals are displayed as Lean does.  It knows ``intro exact refine apply constructor left right exfalso assumption
contradiction trivial rotate_left obtain rcases have replace by_cases`` with proof terms built from ``fun``,
application, ``⟨…⟩``, projections and a few lemmas of Lean's; everything else is refused.  There are no metavariables:
an ``apply`` that would leave some is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from prover.models.goal_reader import read_term
from prover.models.goal_terms import FALSE, TRUE, Apply, Bind, Term, match, negate, show, substitute
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


class Refused(Exception):
    """The step does not follow."""


@dataclass(frozen=True)
class LogicGoal:
    """Hypotheses (data and proofs alike) and target."""

    context: tuple[tuple[str, Term], ...]
    target: Term

    def display(self) -> str:
        lines = [f"{name} : {show(term)}" for name, term in self.context]
        return "\n".join([*lines, f"⊢ {show(self.target)}"])

    def lookup(self, name: str) -> Term:
        for known, term in reversed(self.context):
            if known == name:
                return term
        raise Refused(f"Unknown identifier `{name}`")

    def names(self) -> set[str]:
        return {name for name, _ in self.context}

    def add(self, name: str, term: Term) -> LogicGoal:
        return LogicGoal((*self.context, (name, term)), self.target)

    def remove(self, name: str) -> LogicGoal:
        return LogicGoal(tuple(entry for entry in self.context if entry[0] != name), self.target)

    def aim(self, target: Term) -> LogicGoal:
        return LogicGoal(self.context, target)


def parse(text: str, names: set[str]) -> Term:
    term, is_read = read_term(text, names)
    if not is_read:
        raise Refused(f"cannot parse {text!r}")
    return term


def _not(term: Term) -> Term | None:
    return term.args[0] if isinstance(term, Apply) and term.head == "¬" else None


def _is(term: Term, op: str) -> bool:
    return isinstance(term, Apply) and term.head == op and len(term.args) == 2


@dataclass
class Checker:
    """Checks proof terms against propositions; ``?_`` becomes a new goal when holes are allowed."""

    holes: list[LogicGoal] = field(default_factory=list)
    allows_holes: bool = False

    def check(self, goal: LogicGoal, proof: Term) -> None:
        target = goal.target
        if isinstance(proof, Bind):
            self._check_fun(goal, proof)
            return
        head, args = proof.head, proof.args
        if head == "?_" and self.allows_holes:
            self.holes.append(goal)
        elif head == "⟨⟩":
            self._check_pair(goal, args)
        elif head in ("Or.inl", "Or.inr") and _is(target, "∨"):
            self.check(goal.aim(target.args[head == "Or.inr"]), args[0])  # type: ignore[union-attr]
        elif head == "True.intro" and target == TRUE or head == ".elim" and self.infer(goal, args[0]) == FALSE:
            return
        elif head == "absurd" and len(args) == 2:
            self.check(goal.aim(negate(self.infer(goal, args[0]))), args[1])
        elif head == "Classical.byContradiction":
            self.check(goal.aim(Apply("→", (negate(target), FALSE))), args[0])
        else:
            found = self.infer(goal, proof)
            if not _same(found, target):
                raise Refused(f"Type mismatch: {show(found)} is not {show(target)}")

    def _check_fun(self, goal: LogicGoal, proof: Bind) -> None:
        name, target = proof.name, goal.target
        if isinstance(target, Bind) and target.kind == "∀":
            body = substitute(target.body, {target.name: Apply(name)})
            self.check(goal.add(name, target.type or Apply("α")).aim(body), proof.body)
        elif (refuted := _not(target)) is not None:
            self.check(goal.add(name, refuted).aim(FALSE), proof.body)
        elif _is(target, "→"):
            assert isinstance(target, Apply)
            self.check(goal.add(name, target.args[0]).aim(target.args[1]), proof.body)
        else:
            raise Refused("a function is no proof of this")

    def _check_pair(self, goal: LogicGoal, args: Sequence[Term]) -> None:
        target = goal.target
        if len(args) > 2:
            args = (args[0], Apply("⟨⟩", tuple(args[1:])))
        if isinstance(target, Bind) and target.kind == "∃" and len(args) == 2:
            self.datum(goal, args[0])
            self.check(goal.aim(substitute(target.body, {target.name: args[0]})), args[1])
        elif (_is(target, "∧") or _is(target, "↔")) and len(args) == 2:
            assert isinstance(target, Apply)
            one, two = target.args
            parts = (one, two) if target.head == "∧" else (Apply("→", (one, two)), Apply("→", (two, one)))
            for part, arg in zip(parts, args, strict=True):
                self.check(goal.aim(part), arg)
        else:
            raise Refused("invalid constructor ⟨...⟩")

    def datum(self, goal: LogicGoal, term: Term) -> None:
        """A term of the domain: a variable, or a function of the context applied to such."""
        if not isinstance(term, Apply):
            raise Refused("not a term of the domain")
        kind = goal.lookup(term.head)
        if kind in (Apply("Prop"), Apply("Type")) or (not term.args and not _is_sort(kind, goal)):
            raise Refused(f"{term.head} is no element")
        for arg in term.args:
            self.datum(goal, arg)

    def infer(self, goal: LogicGoal, proof: Term) -> Term:
        if isinstance(proof, Bind):
            raise Refused("cannot infer the type of a function")
        head, args = proof.head, proof.args
        if head in (".1", ".2", ".mp", ".mpr") or head in (".left", ".right"):
            found = self.infer(goal, args[0])
            return self.apply(goal, self._project(found, head), args[1:])
        if head == "@":
            return self.apply(goal, self.infer(goal, args[0]), args[1:])
        lemma = LEMMAS.get(head)
        if lemma is not None and args:
            return self._by_lemma(goal, lemma, args)
        found = goal.lookup(head)
        if _is_sort(found, goal):
            raise Refused(f"{head} is no proof")
        return self.apply(goal, found, args)

    def _project(self, found: Term, side: str) -> Term:
        first = side in (".1", ".mp", ".left")
        if _is(found, "∧") and side not in (".mp", ".mpr"):
            return found.args[0 if first else 1]  # type: ignore[union-attr]
        if _is(found, "↔"):
            assert isinstance(found, Apply)
            return Apply("→", found.args if first else found.args[::-1])
        raise Refused(f"no projection {side}")

    def _by_lemma(self, goal: LogicGoal, lemma: tuple[str, str], args: Sequence[Term]) -> Term:
        pattern, result = (read_term(text)[0] for text in lemma)
        found = self.infer(goal, args[0])
        values: dict[str, Term] = {}
        if isinstance(found, Apply) and (inner := _not(found)) is not None and isinstance(inner, Bind):
            wanted = "∃" if "∃" in lemma[0] else "∀"
            if inner.kind != wanted or "P" not in lemma[0]:
                raise Refused("lemma does not apply")
            return Bind("∀" if wanted == "∃" else "∃", inner.name, inner.type, negate(inner.body))
        if not match(pattern, found, frozenset({"a", "b", "c"}), values):
            raise Refused("lemma does not apply")
        return self.apply(goal, substitute(result, values), args[1:])

    def apply(self, goal: LogicGoal, found: Term, args: Sequence[Term]) -> Term:
        for arg in args:
            if isinstance(found, Bind) and found.kind == "∀":
                self.datum(goal, arg)
                found = substitute(found.body, {found.name: arg})
            elif (refuted := _not(found)) is not None:
                self.check(goal.aim(refuted), arg)
                found = FALSE
            elif _is(found, "→"):
                assert isinstance(found, Apply)
                self.check(goal.aim(found.args[0]), arg)
                found = found.args[1]
            else:
                raise Refused("Function expected")
        return found


LEMMAS = {
    "not_or.mp": ("¬(a ∨ b)", "¬a ∧ ¬b"),
    "not_and.mp": ("¬(a ∧ b)", "a → ¬b"),
    "Classical.not_imp.mp": ("¬(a → b)", "a ∧ ¬b"),
    "Classical.not_not.mp": ("¬¬a", "a"),
    "and_imp.mp": ("a ∧ b → c", "a → b → c"),
    "or_imp.mp": ("a ∨ b → c", "(a → c) ∧ (b → c)"),
    "not_exists.mp": ("¬∃ x, P x", ""),
    "Classical.not_forall.mp": ("¬∀ x, P x", ""),
}


def _is_sort(term: Term, goal: LogicGoal) -> bool:
    """Is this what data have for a type: a sort, a type variable, a function type that ends in one?"""
    while _is(term, "→"):
        term = term.args[1]  # type: ignore[union-attr]
    if not isinstance(term, Apply) or term.args:
        return False
    if term.head in ("Prop", "Type"):
        return True
    return term.head in goal.names() and goal.lookup(term.head) == Apply("Type")


def _same(one: Term, two: Term) -> bool:
    """Equal up to bound names, with ``¬A`` for ``A → False``."""
    return _unfold(one).key == _unfold(two).key


def _unfold(term: Term) -> Term:
    if isinstance(term, Bind):
        return Bind(term.kind, term.name, term.type, _unfold(term.body))
    args = tuple(_unfold(arg) for arg in term.args)
    return Apply("→", (*args, FALSE)) if term.head == "¬" else Apply(term.head, args)


class LogicEnv:
    """Implements ``prover.ports.ProofEnv`` for first-order logic; counts what it is asked."""

    def __init__(self) -> None:
        self.states: dict[int, tuple[LogicGoal, ...]] = {}
        self.steps: list[str] = []
        self.forgotten = 0

    @property
    def engine(self) -> EngineInfo:
        return EngineInfo("embedded", "logic")

    def open_goal(self, display: str) -> ProofState:
        """A root state from a goal display (``p q : Prop`` lines, then ``⊢ …``)."""
        context: list[tuple[str, Term]] = []
        *lines, last = display.strip().split("\n")
        for line in lines:
            left, _, right = line.partition(" : ")
            names = {name for name, _ in context}
            context.extend((name, parse(right, names)) for name in left.split())
        goal = LogicGoal(tuple(context), parse(last.removeprefix("⊢"), {name for name, _ in context}))
        return self._state((goal,))

    def _state(self, goals: tuple[LogicGoal, ...]) -> ProofState:
        number = len(self.states)
        self.states[number] = goals
        return ProofState(number, tuple(goal.display() for goal in goals))

    def open_source(
        self, source: str, *, env: int | None = None, audit: bool = False, timeout_s: float | None = None
    ) -> OpenedSource:
        raise NotImplementedError

    def declarations(self, env: int, *, since: int | None = None, with_types: bool = False) -> Sequence[Declaration]:
        return ()

    def forget(self, states: Iterable[ProofState]) -> None:
        self.forgotten += len(list(states))

    def run_tactic(self, state: ProofState, tactic: str, *, timeout_s: float | None = None) -> TacticResult:
        self.steps.append(tactic)
        if tactic.startswith("rotate_left "):
            held, turn = self.states[state.state_id], int(tactic.split()[1])
            return self._state((*held[turn:], *held[:turn]))
        goal, *rest = self.states[state.state_id]
        try:
            goals = (*run(goal, tactic), *rest)
        except Refused as refused:
            return Refusal(RefusalKind.ERROR, str(refused))
        new = self._state(goals)
        return new if goals else Proved(new.state_id)


def run_block(goal: LogicGoal, block: str) -> None:
    """A block that must close a goal."""
    goals = [goal]
    for step in split_steps(block):
        if not goals:
            raise Refused("no goals to be proved")
        goals[:1] = run(goals[0], step.text)
    if goals:
        raise Refused("unsolved goals\n" + goals[0].display())


def _state(goal: LogicGoal, name: str, text: str) -> list[LogicGoal]:
    """``have name : text``, with or without a proof."""
    statement, colon, body = text.partition(" := by")
    proposition = parse(statement, goal.names())
    if colon:
        run_block(goal.aim(proposition), body.strip() if "\n" not in body else body.lstrip("\n"))
        return [goal.add(name, proposition)]
    return [goal.aim(proposition), goal.add(name, proposition)]


def run(goal: LogicGoal, tactic: str) -> list[LogicGoal]:
    """The goals one tactic leaves."""
    if "sorry" in tactic:
        raise Refused("the step uses `sorry`")
    if tactic.startswith("· "):
        run_block(goal, "  " + tactic.removeprefix("· "))
        return []
    word, _, rest = tactic.partition(" ")
    if word == "have" and " : " in rest.partition(" := ")[0]:
        return _state(goal, *rest.split(" : ", 1))
    if word == "intro":
        for name in rest.split():
            goal = _intro(goal, name)
        return [goal]
    if word in ("exact", "refine"):
        checker = Checker(allows_holes=word == "refine")
        checker.check(goal, parse(rest, goal.names()))
        return checker.holes
    if word == "apply":
        return _apply(goal, parse(rest, goal.names()))
    if word in ("constructor", "left", "right", "exfalso"):
        return _shape(goal, word)
    if word in ("assumption", "contradiction", "trivial"):
        return _close(goal, word)
    if word in ("have", "replace"):
        name, _, text = rest.partition(" := ")
        found = Checker().infer(goal, parse(text, goal.names()))
        return [(goal.remove(name) if word == "replace" else goal).add(name, found)]
    if word == "obtain":
        pattern, _, text = rest.partition(" := ")
        return [_obtain(goal, pattern, text)]
    if word == "rcases":
        return _cases(goal, rest)
    if word == "by_cases":
        name, _, text = rest.partition(" : ")
        proposition = parse(text, goal.names())
        return [goal.add(name, proposition), goal.add(name, negate(proposition))]
    raise Refused(f"unknown tactic {word}")


def _intro(goal: LogicGoal, name: str) -> LogicGoal:
    target = goal.target
    if isinstance(target, Bind) and target.kind == "∀":
        return goal.add(name, target.type or Apply("α")).aim(substitute(target.body, {target.name: Apply(name)}))
    if (refuted := _not(target)) is not None:
        return goal.add(name, refuted).aim(FALSE)
    if _is(target, "→"):
        assert isinstance(target, Apply)
        return goal.add(name, target.args[0]).aim(target.args[1])
    raise Refused("nothing to introduce")


def _apply(goal: LogicGoal, function: Term) -> list[LogicGoal]:
    found = Checker().infer(goal, function)
    variables: dict[str, Term] = {}
    premises: list[Term] = []
    while True:
        values: dict[str, Term] = {}
        if match(found, goal.target, frozenset(variables), values):
            break
        if isinstance(found, Bind) and found.kind == "∀":
            fresh = f"?{len(variables)}"
            variables[fresh] = Apply(fresh)
            found = substitute(found.body, {found.name: Apply(fresh)})
        elif (refuted := _not(found)) is not None:
            premises.append(refuted)
            found = FALSE
        elif _is(found, "→"):
            assert isinstance(found, Apply)
            premises.append(found.args[0])
            found = found.args[1]
        else:
            raise Refused("could not unify")
    if len(values) != len(variables):
        raise Refused("this environment has no metavariables")
    return [goal.aim(substitute(premise, values)) for premise in premises]


def _shape(goal: LogicGoal, word: str) -> list[LogicGoal]:
    target = goal.target
    if word == "exfalso":
        return [goal.aim(FALSE)]
    if word in ("left", "right") and _is(target, "∨"):
        return [goal.aim(target.args[word == "right"])]  # type: ignore[union-attr]
    if word == "constructor" and (_is(target, "∧") or _is(target, "↔")):
        assert isinstance(target, Apply)
        one, two = target.args
        if target.head == "∧":
            return [goal.aim(one), goal.aim(two)]
        return [goal.aim(Apply("→", (one, two))), goal.aim(Apply("→", (two, one)))]
    raise Refused(f"{word} does not fit")


def _close(goal: LogicGoal, word: str) -> list[LogicGoal]:
    known = [term for _, term in goal.context]
    if word == "contradiction":
        if FALSE in known or any(_same(negate(one), two) for one in known for two in known):
            return []
    elif any(_same(term, goal.target) for term in known) or (word == "trivial" and goal.target == TRUE):
        return []
    raise Refused(f"{word} failed")


def _obtain(goal: LogicGoal, pattern: str, text: str) -> LogicGoal:
    parts = re.fullmatch(r"⟨(\S+), (\S+)⟩", pattern)
    if parts is None:
        raise Refused("pattern")
    found = Checker().infer(goal, parse(text, goal.names()))
    if text in goal.names():
        goal = goal.remove(text)
    one, two = parts.groups()
    if isinstance(found, Bind) and found.kind == "∃":
        goal = goal.add(one, found.type or Apply("α"))
        return goal.add(two, substitute(found.body, {found.name: Apply(one)}))
    if _is(found, "∧"):
        assert isinstance(found, Apply)
        return goal.add(one, found.args[0]).add(two, found.args[1])
    raise Refused("not a pair")


def _cases(goal: LogicGoal, rest: str) -> list[LogicGoal]:
    parts = re.fullmatch(r"(\S+) with (\S+) \| (\S+)", rest)
    if parts is None:
        raise Refused("pattern")
    name, one, two = parts.groups()
    found = goal.lookup(name)
    if not _is(found, "∨"):
        raise Refused("not a disjunction")
    assert isinstance(found, Apply)
    left, right = found.args
    return [goal.remove(name).add(one, left), goal.remove(name).add(two, right)]
