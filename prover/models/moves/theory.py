"""Moves with what the file itself states: normal forms by its equations, its lemmas forwards and backwards.

In: a situation whose premises hold the file's own facts with their types.  Out: moves.  The equations are used in sets
(``prover.models.lemmas``): computing alone, with multiplying out, with rearranging; the induction hypotheses and other
equations of the context take part.  Relations may be existential statements by definition: ``Exists _`` asks Lean.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from prover.models.facts import Facts, Prover, Rule, write_use
from prover.models.goal_terms import (
    BINARY,
    FALSE,
    Apply,
    Bind,
    Term,
    free_names,
    heads,
    match,
    show,
    substitute,
    subterms,
)
from prover.models.lemmas import Laws, Lemmas, Use, read_lemmas, rearranged
from prover.models.moves.closing import has_own_arithmetic
from prover.models.moves.move import SAFE, Move, Situation, name_for

_RELATIONS = frozenset({"≤", "<", "≥", ">", "∣", "⊆"})
_OPERATORS = frozenset("+*^-%/")
_MAX_FORWARD = 6


def normalizing_moves(situation: Situation) -> Iterator[Move]:
    """``simp only`` with sets of the file's equations, on the target and on hypotheses."""
    if situation.is_logic:
        return
    lemmas = read_lemmas(situation.premises)
    if not lemmas.equations:
        return
    hypotheses = [h for h in situation.facts.propositions if h.is_accessible and _is_equation(h.type)]
    usable = [h.name for h in hypotheses if not _loops(h.type)][:5]
    yield from _completing_moves(situation, lemmas)
    for weight, names in _sets(lemmas, situation.target):
        if usable:
            yield Move(f"simp only [{', '.join([*names, *usable])}]", weight * 1.2)
        yield Move(f"simp only [{', '.join(names)}]", weight)
    share = 1.0 if situation.target == FALSE else 0.5
    for hypothesis in situation.facts.propositions[-4:]:
        if not hypothesis.is_accessible or isinstance(hypothesis.type, Bind):
            continue
        for weight, names in _sets(lemmas, hypothesis.type)[:2]:
            yield Move(f"simp only [{', '.join(names)}] at {hypothesis.name}", share * weight)


def _sets(lemmas: Lemmas, term: Term) -> list[tuple[float, list[str]]]:
    """Sets of equations for a term, with weights, the mildest first; what rewrites nothing is left out."""
    base, spreading = lemmas.named(Use.BASE), lemmas.named(Use.SPREADING)
    counting, arranging = lemmas.named(Use.COUNTING), lemmas.arranging()
    computes = lemmas.applying(Use.BASE, [term])
    spreads = lemmas.applying(Use.SPREADING, [term])
    found: list[tuple[float, list[str]]] = []
    if computes:
        found.append((16.0, base))
    if counting and lemmas.applying(Use.COUNTING, [term]):
        found.append((8.0 if not computes else 4.0, [*base, *counting]))
    if spreads:
        found.append((6.0, [*base, *spreading]))
    if arranging and any(lemmas.applying(use, [term]) for use in (Use.REGROUPING, Use.PERMUTING)):
        found.append((2.0, arranging))
        if computes or spreads:
            found.append((6.0, [*base, *spreading, *arranging]))
            if counting:
                found.append((1.0, [*base, *counting, *spreading, *arranging]))
    return found


def _completing_moves(situation: Situation, lemmas: Lemmas) -> Iterator[Move]:
    """Close an equation whose sides differ by rearranging; state the third law where an operator lacks it."""
    target = situation.target
    if not isinstance(target, Apply) or target.head != "=":
        return
    used = list(heads(target))
    laws = {operator: lemmas.laws(operator) for operator in dict.fromkeys(used) if operator in BINARY}
    complete = frozenset(operator for operator, law in laws.items() if law.commutes and law.associates)
    if not complete:
        return
    one, two = (rearranged(side, complete) for side in target.args)
    names: list[str] = []
    for operator in sorted(complete):
        law = laws[operator]
        given = law.exchanges or next(
            (h.name for h in situation.facts.propositions if _is_exchange(h.type, operator)), None
        )
        if given is not None:
            names += [str(law.associates), str(law.commutes), given]
        elif used.count(operator) >= 3 and law.variable_type is not None:
            yield Move(_exchange(situation, operator, law), SAFE if one == two else 4.0)
    if one == two and names:
        yield Move(f"simp only [{', '.join(names)}]", SAFE)


def _exchange(situation: Situation, operator: str, law: Laws) -> str:
    """``have exchange : ∀ a b c, a * (b * c) = b * (a * c)``, from commutativity and associativity."""
    a, b, c = (Apply(name) for name in "abc")
    left, right = (Apply(operator, (x, Apply(operator, (y, c)))) for x, y in ((a, b), (b, a)))
    body: Term = Apply("=", (left, right))
    for name in "cba":
        body = Bind("∀", name, law.variable_type, body)
    steps = f"rw [← {law.associates}, {law.commutes} a b, {law.associates}]"
    return f"have {situation.goal.fresh('exchange')} : {show(body)} := fun a b c => by {steps}"


def _is_exchange(term: Term, operator: str) -> bool:
    """``∀ a b c, a * (b * c) = b * (a * c)`` among the hypotheses."""
    while isinstance(term, Bind):
        term = term.body
    if not isinstance(term, Apply) or term.head != "=":
        return False
    return len(term.args[0].key) == len(term.args[1].key) and list(heads(term)).count(operator) == 4


def _is_equation(term: Term) -> bool:
    while isinstance(term, Bind):
        term = term.body
    return term.head == "="


def _loops(term: Term) -> bool:
    """``x = … x …``: rewriting with it does not end."""
    while isinstance(term, Bind):
        term = term.body
    left, right = term.args
    return left.key == right.key or any(part.key == left.key for part in subterms(right))


def citing_moves(situation: Situation) -> Iterator[Move]:
    """A short proof term from hypotheses and the file's lemmas; lemmas forwards to new facts."""
    lemmas = read_lemmas(situation.premises)
    if not lemmas.rules:
        return
    facts = replace_rules(situation.facts, lemmas.rules)
    proof = Prover(facts, depth=2).term_for(situation.target)
    if proof is not None:
        yield Move(f"exact {proof}", 40.0)
    yield from _forward_moves(situation, lemmas)


def replace_rules(facts: Facts, rules: tuple[Rule, ...]) -> Facts:
    """The same context with more rules."""
    return replace(facts, rules=[*facts.rules, *rules])


def _forward_moves(situation: Situation, lemmas: Lemmas) -> Iterator[Move]:
    """``have h := lemma … h₁`` for a lemma all of whose premises are hypotheses."""
    facts = situation.facts
    seen: set[str] = set()
    found = 0
    for rule in lemmas.rules:
        if not rule.premises or len(rule.premises) > 2 or rule.suffix:
            continue
        for values, proofs in matches_of(facts, rule):
            conclusion = substitute(rule.conclusion, values)
            if conclusion.key in seen or facts.knows(conclusion) or rule.variables & free_names(conclusion):
                continue
            seen.add(conclusion.key)
            found += 1
            use = write_use(rule, {name: show(value, 1024) for name, value in values.items()}, proofs)
            if conclusion == FALSE:
                yield Move(f"exact {use}" if situation.target == FALSE else f"exact absurd ({use}) id", 40.0)
                continue
            size = len(list(subterms(conclusion))) - sum(len(list(subterms(p))) for p in rule.premises)
            is_opening = isinstance(conclusion, Bind) and conclusion.kind == "∃"
            weight = 8.0 if size < 0 else 4.0 if is_opening else 1.5
            yield Move(f"have {name_for(situation.goal, conclusion)} := {use}", weight)
            if found >= _MAX_FORWARD:
                return


def matches_of(facts: Facts, rule: Rule) -> Iterator[tuple[dict[str, Term], list[str]]]:
    """Values for a rule's variables and the hypotheses that are its premises."""
    states: list[tuple[dict[str, Term], list[str]]] = [({}, [])]
    for premise in rule.premises:
        following: list[tuple[dict[str, Term], list[str]]] = []
        for values, proofs in states:
            for hypothesis in facts.propositions:
                extended = dict(values)
                if hypothesis.is_accessible and match(premise, hypothesis.type, rule.variables, extended):
                    following.append((extended, [*proofs, hypothesis.name]))
        states = following[:4]
    yield from states


def unfolding_moves(situation: Situation) -> Iterator[Move]:
    """A relation of the file's own may be an existential statement by definition; one between real numbers is not."""
    target = situation.target
    if set("ℚℝℂ") & set(situation.goal.text):
        return
    terms = [target, *(hypothesis.type for hypothesis in situation.facts.propositions)]
    computes = any(head in _OPERATORS for term in terms for head in heads(term))
    weight = 0.5 if computes and not has_own_arithmetic(situation) else 9.0
    if isinstance(target, Apply) and target.head in _RELATIONS:
        yield Move("show Exists _", weight)
    for hypothesis in situation.facts.propositions:
        term = hypothesis.type
        if hypothesis.is_accessible and isinstance(term, Apply) and term.head in _RELATIONS:
            goal = situation.goal
            yield Move(f"obtain ⟨{goal.fresh('c')}, {goal.fresh('h')}⟩ : Exists _ := {hypothesis.name}", weight)
