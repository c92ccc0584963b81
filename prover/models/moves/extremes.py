"""Least and greatest members of sets that are given by a property.

In: a situation with ``IsLeast``/``IsGreatest``, ``∀ a, a ∈ S ↔ p a`` or ``{x | p x}``.  Out: moves.  The model finds
the member by trying small numbers; that it is one, and that nothing smaller is, Lean checks.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from prover.models.evaluation import Evaluator
from prover.models.goal_reader import Hypothesis
from prover.models.goal_terms import Apply, Bind, Term, show
from prover.models.linear import number
from prover.models.moves.move import Move, Situation

_TRIED = 400
_UNFOLD = "Set.mem_setOf_eq, Nat.ModEq, Int.ModEq"
_REMOVED = "Set.mem_singleton_iff, Set.mem_insert_iff"


def extreme_moves(situation: Situation) -> Iterator[Move]:
    """Everything this family has to say."""
    usable = [h for h in situation.facts.propositions if h.is_accessible]
    yield from _goals(situation)
    rules = {rule[0]: rule for h in usable if (rule := _membership_rule(h)) is not None}
    for h in usable:
        yield from _members(situation, h, rules)


def _goals(situation: Situation) -> Iterator[Move]:
    """``IsLeast s c``, ``c ∈ {x | p x}``, ``c ∈ lowerBounds s``."""
    target, goal = situation.target, situation.goal
    if not isinstance(target, Apply):
        return
    if target.head in ("IsLeast", "IsGreatest"):
        yield Move("constructor", 30.0)
    if target.head != "∈":
        return
    within = target.args[1]
    bound = number(target.args[0])
    if isinstance(within, Apply) and within.head in ("lowerBounds", "upperBounds"):
        x, h, hc = goal.fresh("x"), goal.fresh("hx"), goal.fresh("hc")
        opened = f"intro {x} {h}; simp only [{_UNFOLD}] at {h}"
        yield Move(f"({opened}; omega)", 6.0)
        if within.head == "lowerBounds" and bound is not None and bound <= _TRIED:
            below = f"by_contra {hc}; have {hc} : {x} < {show(target.args[0])} := (by omega)"
            yield Move(f"({opened}; {below}; interval_cases {x} <;> simp_all)", 4.0)
            yield Move(f"({opened}; {below}; interval_cases {x} <;> revert {h} <;> decide)", 3.0)
        yield Move(f"(intro {x} {h}; simp at {h})", 3.0)
        yield Move(f"({opened})", 3.0)
        yield Move(f"intro {x} {h}", 2.0)
    else:
        yield Move("norm_num [Nat.ModEq, Int.ModEq]", 6.0)
        yield Move("simp", 3.0)
        yield Move(f"(simp only [{_UNFOLD}]; decide)", 3.0)
        yield Move(f"simp only [{_UNFOLD}]", 2.0)


def _membership_rule(hypothesis: Hypothesis) -> tuple[str, Hypothesis, str, Term] | None:
    """``∀ a, a ∈ S ↔ p a``: the set's name, the hypothesis, the variable and ``p a``."""
    term = hypothesis.type
    if not isinstance(term, Bind) or term.kind != "∀":
        return None
    body = term.body
    if not isinstance(body, Apply) or body.head != "↔":
        return None
    member = body.args[0]
    if not isinstance(member, Apply) or member.head != "∈" or member.args[0] != Apply(term.name):
        return None
    within = member.args[1]
    if not isinstance(within, Apply) or within.args:
        return None
    return within.head, hypothesis, term.name, body.args[1]


def _members(
    situation: Situation, hypothesis: Hypothesis, rules: dict[str, tuple[str, Hypothesis, str, Term]]
) -> Iterator[Move]:
    """``IsLeast S u`` with a rule for ``S``: the value of ``u``."""
    term, goal = hypothesis.type, situation.goal
    if not isinstance(term, Apply) or term.head != "IsLeast" or len(term.args) != 2:
        return
    within, least = term.args
    without: list[Fraction] = []
    shown = show(within, 1024)
    is_difference = isinstance(within, Apply) and within.head == "\\"
    if isinstance(within, Apply) and is_difference:
        removed = within.args[1]
        values = (
            [number(arg) for arg in removed.args] if isinstance(removed, Apply) and removed.head == "{}" else [None]
        )
        without = [value for value in values if value is not None]
        if len(without) < len(values):
            return
        within = within.args[0]
    if not isinstance(within, Apply) or within.head not in rules or not isinstance(least, Apply) or least.args:
        return
    kind = situation.facts.types.get(least.head)
    if kind not in (Apply("ℕ"), Apply("Nat")):
        return
    _, rule, variable, predicate = rules[within.head]
    found = _least(variable, predicate, without)
    if found is None:
        return
    value, name = str(found), least.head
    proof = f"(({rule.name} _).mpr (by norm_num))"
    if is_difference:
        member = f"(show ({value} : ℕ) ∈ {shown} from ⟨{proof}, by norm_num⟩)"
        other = f"have {goal.fresh('hn')} := {hypothesis.name}.1.2; simp only [{_REMOVED}] at *; "
    else:
        member, other = proof, ""
    inside = f"({rule.name} _).mp {hypothesis.name}.1{'.1' if is_difference else ''}"
    bounded = f"have {goal.fresh('hl')} : {name} ≤ {value} := {hypothesis.name}.2 {member}"
    opened = f"have {goal.fresh('hm')} := {inside}; {bounded}; {other}"
    yield Move(
        f"obtain rfl : {name} = {value} := (by {opened}first | omega | (interval_cases {name} <;> simp_all))", 40.0
    )
    yield Move(f"have {goal.fresh('hv')} : {name} = {value} := (by {opened}omega)", 12.0)


def _least(variable: str, predicate: Term, without: list[Fraction]) -> int | None:
    for trial in range(_TRIED):
        if Fraction(trial) in without:
            continue
        verdict = Evaluator("ℕ", {variable: Fraction(trial)}).truth(predicate)
        if verdict is None:
            return None
        if verdict:
            return trial
    return None
