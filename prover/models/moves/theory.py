"""Moves with what the file itself states: normal forms by its equations, its lemmas forwards and backwards.

In: a situation whose premises hold the file's own facts with their types.  Out: moves.  The equations are used in sets
(``prover.models.lemmas``): computing alone, with multiplying out, with rearranging; the induction hypotheses and other
equations of the context take part.  Relations may be existential statements by definition: ``Exists _`` asks Lean.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from prover.models.facts import Facts, Prover, Rule, write_use
from prover.models.goal_terms import FALSE, Apply, Bind, Term, free_names, heads, match, show, substitute, subterms
from prover.models.lemmas import Lemmas, Use, read_lemmas
from prover.models.moves.move import Move, Situation, name_for

_RELATIONS = frozenset({"≤", "<", "≥", ">", "∣", "⊆"})
_MAX_FORWARD = 6


def normalizing_moves(situation: Situation) -> Iterator[Move]:
    """``simp only`` with sets of the file's equations, on the target and on hypotheses."""
    if situation.is_logic:
        return
    lemmas = read_lemmas(situation.premises)
    if not lemmas.equations:
        return
    hypotheses = [h for h in situation.facts.propositions if h.is_accessible and _is_equation(h.type)]
    usable = [h.name for h in hypotheses if not _loops(h.type)][:4]
    after_induction = 1.5 if any(tactic.startswith("induction") for tactic in situation.history) else 1.0
    yield from _completing_moves(situation, lemmas)
    for weight, names in _sets(lemmas, situation.target):
        if usable:
            yield Move(f"simp only [{', '.join([*names, *usable])}]", weight * 1.2 * after_induction)
        yield Move(f"simp only [{', '.join(names)}]", weight)
    share = 1.0 if situation.target == FALSE else 0.5
    for hypothesis in situation.facts.propositions[-3:]:
        if not hypothesis.is_accessible or isinstance(hypothesis.type, Bind):
            continue
        for weight, names in _sets(lemmas, hypothesis.type)[:2]:
            yield Move(f"simp only [{', '.join(names)}] at {hypothesis.name}", share * weight)


def _sets(lemmas: Lemmas, term: Term) -> list[tuple[float, list[str]]]:
    """Sets of equations for a term, with weights, the mildest first."""
    symbols = set(heads(term))
    if not symbols & {equation.operator for equation in lemmas.equations}:
        return []
    base = lemmas.named(Use.BASE)
    counting = lemmas.named(Use.COUNTING)
    arranging = lemmas.arranging()
    spreading = lemmas.named(Use.SPREADING)
    has_numerals = any(symbol.isdigit() and symbol != "0" for symbol in symbols)
    found: list[tuple[float, list[str]]] = []
    if base:
        found.append((7.0, base))
    if base and counting and has_numerals:
        found.append((4.0, [*base, *counting]))
    if arranging:
        found.append((4.0, arranging))
    if base and spreading:
        found.append((4.0, [*base, *spreading]))
    if arranging and (base or spreading):
        found.append((5.0, [*base, *spreading, *arranging]))
    return found


def _completing_moves(situation: Situation, lemmas: Lemmas) -> Iterator[Move]:
    """From commutativity and associativity of an operator the third law that makes rearranging complete."""
    used = [head for head in heads(situation.target)]
    for operator in dict.fromkeys(used):
        laws = lemmas.laws(operator)
        if used.count(operator) < 3 or laws.commutes is None or laws.associates is None or laws.exchanges is not None:
            continue
        kind = laws.variable_type
        a, b, c = (Apply(name) for name in "abc")
        left, right = (Apply(operator, (x, Apply(operator, (y, c)))) for x, y in ((a, b), (b, a)))
        law = Bind("∀", "a", kind, Bind("∀", "b", kind, Bind("∀", "c", kind, Apply("=", (left, right)))))
        if kind is None or any(_is_exchange(h.type, operator) for h in situation.facts.propositions):
            continue
        steps = f"rw [← {laws.associates}, {laws.commutes} a b, {laws.associates}]"
        name = situation.goal.fresh("exchange")
        yield Move(f"have {name} : {show(law)} := fun a b c => by {steps}", 7.0)


def _is_exchange(term: Term, operator: str) -> bool:
    """``∀ a b c, a * (b * c) = b * (a * c)`` among the hypotheses."""
    while isinstance(term, Bind):
        term = term.body
    return term.head == "=" and [head for head in heads(term)].count(operator) == 4


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
        for values, proofs in _matches(facts, rule):
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


def _matches(facts: Facts, rule: Rule) -> Iterator[tuple[dict[str, Term], list[str]]]:
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
    """A relation of the file's own may be an existential statement by definition."""
    target = situation.target
    if isinstance(target, Apply) and target.head in _RELATIONS:
        yield Move("show Exists _", 9.0)
    for hypothesis in situation.facts.propositions:
        term = hypothesis.type
        if hypothesis.is_accessible and isinstance(term, Apply) and term.head in _RELATIONS:
            goal = situation.goal
            yield Move(f"obtain ⟨{goal.fresh('c')}, {goal.fresh('h')}⟩ : Exists _ := {hypothesis.name}", 9.0)
