"""Moves with the lemmas of a library whose statements are known: cite, apply, rewrite, reason forwards.

In: a situation whose premises carry the texts of their types (``memory``).  Out: moves.  A statement is matched with
the goal before anything is proposed, so that Lean is asked about lemmas that can fit; what the display hides
(instances, casts, definitions that unfold) may still let another one fit, and such lemmas keep a small weight.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from prover.models.facts import Prover, Rule, write_use
from prover.models.goal_terms import FALSE, Apply, Bind, Term, free_names, heads, match, show, substitute, subterms
from prover.models.lemmas import read_declared
from prover.models.moves.move import Move, Situation, name_for
from prover.models.moves.theory import matches_of, replace_rules
from prover.types import Premise

_PARTS = re.compile(r"(\.[12])*")
_MAX_CITED = 24
_REARRANGING = 0.15
_MAX_FORWARD = 4
_MAX_CHANGED = 4
"""Hypotheses, the latest first, that are rewritten."""


def stated_uses(situation: Situation, premise: Premise, share: float, *, may_conclude: bool) -> Iterator[Move]:
    """Uses of one lemma; ``may_conclude``: its head constants do not speak against the target."""
    for rule in _main_rules(premise):
        values: dict[str, Term] = {}
        if match(rule.conclusion, situation.target, rule.variables, values):
            weight = 4.0 if rule.premises else 8.0
            tactic = f"apply {rule.prefix}" if rule.premises else f"exact {rule.prefix} .."
            yield Move(tactic, weight * share / (1.0 + _unknown(situation, rule, values)))
        elif may_conclude and rule.premises:
            yield Move(f"apply {rule.prefix}", 0.4 * share)
        conclusion = rule.conclusion
        if not situation.is_logic and isinstance(conclusion, Apply) and conclusion.head in ("=", "↔"):
            yield from _rewrites(situation, rule.prefix, rule, conclusion, share)


def _main_rules(premise: Premise) -> list[Rule]:
    """The lemma as it stands: all its variables and premises, its conclusion; of a closed conjunction every part."""
    found: dict[str, Rule] = {}
    for rule in read_declared(premise.declaration):
        if not rule.suffix and _PARTS.fullmatch(rule.prefix, len(premise.name)):
            found[rule.prefix] = rule
    return list(found.values())


def _unknown(situation: Situation, rule: Rule, values: dict[str, Term]) -> int:
    """How many premises of an application would be left to show."""
    found = 0
    for premise in rule.premises:
        instance = substitute(premise, values)
        if not situation.facts.knows(instance):
            found += 1
    return found


def _rewrites(situation: Situation, name: str, rule: Rule, conclusion: Apply, share: float) -> Iterator[Move]:
    weight = share / (1.0 + 0.5 * len(rule.premises))
    if _is_rearranging(conclusion):
        weight *= _REARRANGING
    parts = _parts(situation.target)
    for side, arrow, factor in ((conclusion.args[0], "", 3.0), (conclusion.args[1], "← ", 0.8)):
        if not isinstance(side, Apply) or side.head in rule.variables:
            continue
        if any(match(side, part, rule.variables, {}) for part in parts):
            yield Move(f"rw [{arrow}{name}]", factor * weight)
            if not arrow:
                yield Move(f"simp [{name}]", 0.5 * weight)
        for hypothesis in situation.facts.propositions[-_MAX_CHANGED:]:
            if not hypothesis.is_accessible or isinstance(hypothesis.type, Bind):
                continue
            if any(match(side, part, rule.variables, {}) for part in _parts(hypothesis.type)):
                yield Move(f"rw [{arrow}{name}] at {hypothesis.name}", 0.3 * factor * weight)


def _is_rearranging(equation: Apply) -> bool:
    """Commutativity, associativity: both sides hold the same.  ``omega``, ``ring`` and ``simp`` do more of it."""
    return sorted(heads(equation.args[0])) == sorted(heads(equation.args[1]))


def _parts(term: Term) -> list[Apply]:
    return [part for part in subterms(term) if isinstance(part, Apply)]


def citing_moves(situation: Situation) -> Iterator[Move]:
    """A short proof term from hypotheses and lemmas of the library; lemmas forwards to new facts."""
    if situation.is_logic or "?" in situation.goal.text.rpartition("⊢")[2]:
        return
    rules: list[Rule] = []
    for premise in situation.premises[:_MAX_CITED]:
        if premise.declaration.module and premise.declaration.type_text:
            rules += [rule for rule in read_declared(premise.declaration) if _is_telling(rule)]
    if not rules:
        return
    proof = Prover(replace_rules(situation.facts, tuple(rules)), depth=1).term_for(situation.target)
    if proof is not None:
        yield Move(f"exact {proof}", 30.0)
    yield from _forward_moves(situation, rules)


def _is_telling(rule: Rule) -> bool:
    """Does the conclusion say something about constants?  ``p`` alone would fit every goal."""
    conclusion = rule.conclusion
    return conclusion == FALSE or (isinstance(conclusion, Apply) and conclusion.head not in rule.variables)


def _forward_moves(situation: Situation, rules: Sequence[Rule]) -> Iterator[Move]:
    """``have h := lemma … h₁`` for a lemma all of whose premises are hypotheses."""
    facts = situation.facts
    seen: set[str] = set()
    for rule in rules:
        if not rule.premises or len(rule.premises) > 2:
            continue
        for values, proofs in matches_of(facts, rule):
            conclusion = substitute(rule.conclusion, values)
            if conclusion.key in seen or facts.knows(conclusion) or rule.variables & free_names(conclusion):
                continue
            seen.add(conclusion.key)
            use = write_use(rule, {name: show(value, 1024) for name, value in values.items()}, proofs)
            if conclusion == FALSE:
                yield Move(f"exact {use}" if situation.target == FALSE else f"exact absurd ({use}) id", 30.0)
            elif not isinstance(conclusion, Bind):
                yield Move(f"have {name_for(situation.goal, conclusion)} := {use}", 1.0)
            if len(seen) >= _MAX_FORWARD:
                return
