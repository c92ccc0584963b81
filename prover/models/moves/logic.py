"""Moves of propositional and first-order logic.

In: a situation.  Out: moves.  The plan is that of a tableau: first what is invertible (introduce, take hypotheses
apart, chain forward), then case splits, then choices (which disjunct, which witness, which rule to apply).  Classical
steps (``by_cases``, double negation) come after their constructive neighbours.  Sources for the order: Dyckhoff's
G4ip for the invertible rules, DPLL for ``by_cases`` with unit propagation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from prover.models.facts import Facts, Prover, Rule, inhabitants, read_rules, write_use
from prover.models.goal_reader import Hypothesis
from prover.models.goal_terms import (
    CONSTANTS,
    FALSE,
    LOGICAL,
    RELATIONS,
    TRUE,
    Apply,
    Bind,
    Term,
    as_negation,
    free_names,
    heads,
    match,
    negate,
    show,
    substitute,
    subterms,
)
from prover.models.moves.move import CERTAIN, SAFE, Move, Situation, name_for
from prover.models.moves.witness import compute, solve

_NUMBERS = frozenset({"Nat", "Int", "ℕ", "ℤ"})
_MAX_FACTS = 16
"""Forward chaining stops when a context holds this many propositions."""


def closing_moves(situation: Situation) -> Iterator[Move]:
    """The goal follows from the context in a few steps that can be written down."""
    proof = situation.prover.term_for(situation.target)
    if proof is not None:
        yield Move(f"exact {proof}", CERTAIN, is_safe=True)
    elif any(hypothesis.type == FALSE for hypothesis in situation.facts.propositions):
        yield Move("contradiction", CERTAIN, is_safe=True)


def introducing_moves(situation: Situation) -> Iterator[Move]:
    """``intro`` for every leading ∀, → and ¬ of the target, with readable names."""
    names: list[str] = []
    term = situation.target
    goal = situation.goal
    while True:
        if isinstance(term, Bind) and term.kind == "∀":
            name = goal.fresh(term.name.lstrip("_") or "x")
            term = substitute(term.body, {term.name: Apply(name)})
        elif isinstance(term, Apply) and term.head == "→":
            name, term = name_for(goal, term.args[0]), term.args[1]
        elif (refuted := as_negation(term)) is not None:
            name, term = name_for(goal, refuted), FALSE
        else:
            break
        names.append(name)
    if names:
        yield Move("intro " + " ".join(names), SAFE * 1.5, is_safe=True)


def destructuring_moves(situation: Situation) -> Iterator[Move]:
    """Take ∧ and ∃ hypotheses apart, push ¬ inwards, replace what is known to be equal."""
    for hypothesis in situation.facts.propositions:
        if hypothesis.is_accessible:
            yield from _destructure(situation, hypothesis)


def _destructure(situation: Situation, hypothesis: Hypothesis) -> Iterator[Move]:
    goal, name, term = situation.goal, hypothesis.name, hypothesis.type
    if isinstance(term, Bind):
        if term.kind == "∃":
            variable = goal.fresh(term.name)
            body = substitute(term.body, {term.name: Apply(variable)})
            yield Move(f"obtain ⟨{variable}, {name_for(goal, body)}⟩ := {name}", SAFE, is_safe=True)
        return
    if term.head == "∧":
        one, two = (name_for(goal, arg) for arg in term.args)
        yield Move(f"obtain ⟨{one}, {two}⟩ := {name}", SAFE, is_safe=True)
    elif term.head == "¬":
        yield from _push_negation(situation, name, term.args[0])
    elif term.head == "→":
        yield from _simplify_implication(situation, name, term.args[0], term.args[1])


_PUSHED = {"∨": "not_or.mp", "∧": "not_and.mp", "→": "Classical.not_imp.mp", "¬": "Classical.not_not.mp"}


def _push_negation(situation: Situation, name: str, inner: Term) -> Iterator[Move]:
    """De Morgan, for hypotheses.  The classical ones come late, and commit only once the target is ``False``."""
    is_refuting = situation.is_logic and situation.target == FALSE
    if isinstance(inner, Bind):
        if inner.kind == "∃":
            yield Move(f"replace {name} := not_exists.mp {name}", SAFE * 0.5, is_safe=True)
        elif inner.kind == "∀":
            yield Move(
                f"replace {name} := Classical.not_forall.mp {name}", SAFE * 0.2 if is_refuting else 1.5, is_refuting
            )
        return
    lemma = _PUSHED.get(inner.head)
    if lemma is None or (inner.head == "∧" and not situation.is_logic):
        return
    if not lemma.startswith("Classical"):
        yield Move(f"replace {name} := {lemma} {name}", SAFE * 0.5, is_safe=True)
    else:
        yield Move(f"replace {name} := {lemma} {name}", SAFE * 0.25 if is_refuting else 2.0, is_refuting)


def _simplify_implication(situation: Situation, name: str, premise: Term, conclusion: Term) -> Iterator[Move]:
    """``A ∧ B → C`` is curried, ``A ∨ B → C`` is split (G4ip); an implication whose conclusion is known is dropped."""
    if not isinstance(premise, Apply) or situation.facts.knows(conclusion):
        return
    if premise.head == "∧" and situation.is_logic:
        yield Move(f"replace {name} := and_imp.mp {name}", SAFE * 0.4, is_safe=True)
    elif premise.head == "∨":
        one, two = situation.goal.fresh(name), situation.goal.fresh(name)
        yield Move(f"obtain ⟨{one}, {two}⟩ := or_imp.mp {name}", SAFE * 0.4, is_safe=True)


def chaining_moves(situation: Situation) -> Iterator[Move]:
    """Forward steps: a rule whose premises are known gives a new fact without new terms."""
    facts = situation.facts
    if len(facts.propositions) > _MAX_FACTS:
        return
    seen: set[str] = set()
    for rule in facts.rules:
        premises = rule.premises
        if not premises or rule.conclusion == FALSE:
            continue
        for values, proofs in _satisfied(situation.prover, facts, rule):
            conclusion = substitute(rule.conclusion, values)
            if conclusion == TRUE or facts.knows(conclusion) or conclusion.key in seen or _is_grown(conclusion, facts):
                continue
            seen.add(conclusion.key)
            use = write_use(rule, {name: show(value, 1024) for name, value in values.items()}, proofs)
            name = name_for(situation.goal, conclusion)
            is_plain = not rule.variables and rule.prefix == rule.source and not rule.suffix
            if is_plain and len(premises) == 1 and not isinstance(conclusion, Bind) and conclusion.head != "∨":
                yield Move(f"replace {rule.source} := {use}", SAFE * 0.8, is_safe=True)
            else:
                yield Move(f"have {name} := {use}", SAFE * 0.7, is_safe=True)


def _is_grown(conclusion: Term, facts: Facts) -> bool:
    """Does a new fact open a new supply of terms (``∃``), or nest functions?  Then chaining might not end."""
    if isinstance(conclusion, Bind):
        return conclusion.kind == "∃" and len(facts.data) > 8
    if conclusion.head in LOGICAL:
        return any(_is_grown(arg, facts) for arg in conclusion.args)
    return any(isinstance(arg, Bind) or len(arg.args) > 1 for arg in conclusion.args)


def _satisfied(prover: Prover, facts: Facts, rule: Rule) -> Iterator[tuple[dict[str, Term], list[str]]]:
    """Values of a rule's variables that make all its premises hypotheses, with the proofs."""
    states: list[tuple[dict[str, Term], list[str]]] = [({}, [])]
    for premise in rule.premises:
        following: list[tuple[dict[str, Term], list[str]]] = []
        for values, proofs in states:
            instance = substitute(premise, values)
            if not rule.variables & free_names(instance):
                name = facts.by_key.get(instance.key) or _conjunction(facts, instance)
                if name is not None:
                    following.append((values, [*proofs, name]))
                continue
            for hypothesis in facts.propositions:
                extended = dict(values)
                if hypothesis.is_accessible and match(instance, hypothesis.type, rule.variables, extended):
                    following.append((extended, [*proofs, hypothesis.name]))
        states = following[:8]
    for values, proofs in states:
        if all(variable in values for variable in rule.variables):
            yield values, proofs


def _conjunction(facts: Facts, term: Term) -> str | None:
    """``⟨ha, hb⟩`` for a conjunction of facts, ``Or.inl ha`` for a disjunction with a known side."""
    if not isinstance(term, Apply) or len(term.args) != 2:
        return None
    if term.head == "∧":
        parts = [facts.by_key.get(arg.key) or _conjunction(facts, arg) for arg in term.args]
        return None if None in parts else f"⟨{parts[0]}, {parts[1]}⟩"
    if term.head == "∨":
        for side, arg in zip(("Or.inl", "Or.inr"), term.args, strict=True):
            part = facts.by_key.get(arg.key) or _conjunction(facts, arg)
            if part is not None:
                return f"({side} {part})"
    return None


def splitting_moves(situation: Situation) -> Iterator[Move]:
    """Invertible moves that make several goals: ∧ and ↔ in the target, ∨ among the hypotheses."""
    target, facts, goal = situation.target, situation.facts, situation.goal
    if isinstance(target, Apply) and target.head in ("∧", "↔"):
        yield Move("constructor", SAFE * 0.3 if situation.is_logic else 6.0, is_safe=True)
    for hypothesis in facts.propositions:
        term = hypothesis.type
        if not hypothesis.is_accessible or not isinstance(term, Apply) or term.head != "∨":
            continue
        if any(facts.knows(arg) for arg in term.args):
            continue
        sides = [name_for(goal, arg) for arg in term.args]
        yield Move(f"rcases {hypothesis.name} with {sides[0]} | {sides[1]}", SAFE * 0.25, is_safe=True)


def choosing_moves(situation: Situation) -> Iterator[Move]:
    """Choices on the target's side: a disjunct, a witness, a rule to apply, giving up the target."""
    target, facts = situation.target, situation.facts
    if isinstance(target, Bind):
        if target.kind == "∃":
            yield from _witness_moves(situation, target)
    elif target.head == "∨":
        yield from _disjunct_moves(facts, target)
    yield from _applying_moves(situation)
    if target != FALSE and facts.refutes(target):
        yield Move("exfalso", SAFE, is_safe=True)


def _disjunct_moves(facts: Facts, target: Apply) -> Iterator[Move]:
    one, two = target.args
    if facts.refutes(one):
        yield Move("right", SAFE, is_safe=True)
    elif facts.refutes(two):
        yield Move("left", SAFE, is_safe=True)
    else:
        yield Move("left", 1.5)
        yield Move("right", 1.5)


def _witness_moves(situation: Situation, target: Bind) -> Iterator[Move]:
    witnesses = situation.prover.witnesses(target)
    number = None if situation.is_logic else compute(target)
    if number is not None:
        yield Move(f"refine ⟨{number}, ?_⟩", 15.0)
    for text in dict.fromkeys(solve(target)):
        yield Move(f"refine ⟨{text}, ?_⟩", 12.0)
    for place, witness in enumerate(witnesses[:8]):
        yield Move(f"refine ⟨{show(witness)}, ?_⟩", 6.0 / (place + 1.5))
    if not situation.is_logic:
        for place, text in enumerate(_numbers(situation, target)):
            yield Move(f"refine ⟨{text}, ?_⟩", 2.0 / (place + 1.5))


def _numbers(situation: Situation, target: Bind) -> list[str]:
    """Numbers a witness may be: sums and successors of the variables, numerals of the goal, small ones."""
    names = [hypothesis.name for hypothesis in inhabitants(situation.facts, target)]
    numeric = {h.name for h in situation.facts.data if isinstance(h.type, Apply) and h.type.head in _NUMBERS}
    names = [name for name in names if name in numeric]
    sums = [f"{one} + {two}" for place, one in enumerate(names) for two in names[place + 1 :]]
    steps = [f"{name} + 1" for name in names]
    numerals = [head for head in heads(target.body) if head.isdigit()]
    return list(dict.fromkeys([*sums[:4], *steps[:3], *numerals, "0", "1", "2"]))[:12]


def _applying_moves(situation: Situation) -> Iterator[Move]:
    """``apply h`` where the conclusion of ``h`` fits the target."""
    done: set[str] = set()
    for rule in situation.facts.rules:
        if not rule.premises or (rule.prefix + rule.suffix) in done:
            continue
        values: dict[str, Term] = {}
        is_variable = isinstance(rule.conclusion, Apply) and rule.conclusion.head in rule.variables
        if is_variable or not match(rule.conclusion, situation.target, rule.variables, values):
            continue
        done.add(rule.prefix + rule.suffix)
        if not rule.suffix:
            has_open = any(rule.variables - values.keys() & free_names(premise) for premise in rule.premises)
            yield Move(f"apply {rule.prefix}", 2.0 if has_open else 4.0)
        elif all(variable in values for variable in rule.variables):
            shown = {name: show(value, 1024) for name, value in values.items()}
            yield Move(f"refine {write_use(rule, shown, ['?_'] * len(rule.premises))}", 3.0)


def instantiating_moves(situation: Situation) -> Iterator[Move]:
    """``have := h a`` for a ∀ hypothesis and the data of the context."""
    facts, goal = situation.facts, situation.goal
    if len(facts.propositions) > _MAX_FACTS:
        return
    for hypothesis in facts.propositions:
        term = hypothesis.type
        if not hypothesis.is_accessible or not isinstance(term, Bind) or term.kind != "∀":
            continue
        candidates = _candidates(situation, term)
        triggered = {value.key for value in _triggered(situation, term)}
        for place, value in enumerate(candidates[:5]):
            instance = substitute(term.body, {term.name: value})
            if facts.knows(instance):
                continue
            name = name_for(goal, instance)
            weight = (3.0 if situation.is_logic or value.key in triggered else 1.0) / (place + 1.0)
            yield Move(f"have {name} := {hypothesis.name} {show(value, 1024)}", weight)


def _candidates(situation: Situation, quantified: Bind) -> list[Term]:
    """Terms of the context that a ∀ hypothesis may be used at: those of the target first, then the newest."""
    mentioned = free_names(situation.target)
    newest_first = inhabitants(situation.facts, quantified)[::-1]
    newest_first.sort(key=lambda hypothesis: hypothesis.name not in mentioned)
    found: dict[str, Term] = {}
    if not situation.is_logic:
        for value in _triggered(situation, quantified):
            found.setdefault(value.key, value)
    for hypothesis in newest_first:
        found.setdefault(hypothesis.name, Apply(hypothesis.name))
    return list(found.values())


def _triggered(situation: Situation, quantified: Bind) -> Iterator[Term]:
    """Values at which a term of the body (``f x``) is a term of the goal (``f 0``)."""
    variable = frozenset({quantified.name})
    patterns = [
        part
        for part in subterms(quantified.body)
        if isinstance(part, Apply) and Apply(quantified.name) in part.args and part.head not in CONSTANTS
    ]
    terms = [situation.target, *(h.type for h in situation.facts.propositions if not isinstance(h.type, Bind))]
    for pattern in patterns[:3]:
        for term in terms:
            for part in subterms(term):
                values: dict[str, Term] = {}
                if match(pattern, part, variable, values) and quantified.name in values:
                    yield values[quantified.name]


def classical_moves(situation: Situation) -> Iterator[Move]:
    """Case splits on what the goal is about, and proof by contradiction."""
    target, facts, goal = situation.target, situation.facts, situation.goal
    scores = Counter[str]()
    terms: dict[str, Term] = {}
    for value, term in _split_candidates(situation):
        if not facts.knows(term) and not facts.refutes(term):
            scores[term.key] += value
            terms.setdefault(term.key, term)
    is_decisive = situation.is_logic and _is_propositional(facts)
    for place, (key, score) in enumerate(scores.most_common(4)):
        name = name_for(goal, terms[key])
        weight = 8.0 if is_decisive and place == 0 else min(score, 4.0) / (place + 1.0)
        yield Move(f"by_cases {name} : {show(terms[key])}", weight, is_safe=is_decisive and place == 0)
    is_refutable = not isinstance(target, Bind) or target.kind == "∃"
    is_denied = any(as_negation(h.type) is not None for h in facts.propositions) and not isinstance(target, Bind)
    if (situation.is_logic or is_denied) and target != FALSE and is_refutable and not facts.knows(negate(target)):
        name = name_for(goal, negate(target))
        yield Move(f"refine Classical.byContradiction fun {name} => ?_", 2.0 if situation.is_logic else 1.0)


def _split_candidates(situation: Situation) -> Iterator[tuple[int, Term]]:
    """Propositions whose truth would help, with how much: atoms if all is propositional, else premises of rules."""
    facts, target = situation.facts, situation.target
    if not situation.is_logic:
        for rule in facts.rules:
            premises = rule.premises
            if premises and not rule.variables and isinstance(premises[0], Apply) and premises[0].head in RELATIONS:
                yield 2, premises[0]
        if isinstance(target, Apply) and target.head == "∨":
            yield 2, target.args[0]
        return
    if _is_propositional(facts):
        for term in (target, *(hypothesis.type for hypothesis in facts.propositions)):
            for atom in atoms(term):
                yield 1, atom
        return
    for hypothesis in facts.propositions:
        for rule in read_rules(hypothesis.name, hypothesis.type):
            if not rule.variables and rule.premises and not rule.suffix:
                yield 2, rule.premises[0]
        if isinstance(hypothesis.type, Apply) and hypothesis.type.head == "↔":
            yield 2, hypothesis.type.args[0]
    if isinstance(target, Apply) and target.head == "∨":
        yield 2, target.args[0]
    if isinstance(target, Bind):
        for part in _closed_parts(target):
            yield 1, part


def _is_propositional(facts: Facts) -> bool:
    """True when no quantifier and no predicate with arguments occurs: truth tables decide the goal."""
    terms = (facts.goal.target, *(hypothesis.type for hypothesis in facts.propositions))
    return all(atom is not None and not atom.args for term in terms for atom in atoms(term, marks_others=True))


def atoms(term: Term, marks_others: bool = False) -> Iterator[Apply]:
    """The atoms of a formula; with ``marks_others`` a quantifier counts as an atom with arguments."""
    if isinstance(term, Bind):
        if marks_others:
            yield Apply(term.kind, (term.body,))
        return
    if term.head in LOGICAL:
        for arg in term.args:
            yield from atoms(arg, marks_others)
    else:
        yield term


def _closed_parts(binder: Bind) -> Iterator[Term]:
    """Atoms below a binder that do not depend on it."""
    bound = {binder.name}
    body = binder.body
    while isinstance(body, Bind):
        bound.add(body.name)
        body = body.body
    for atom in atoms(body):
        if not bound & free_names(atom):
            yield atom
