"""Moves that rewrite and that use the library: ``rw``, ``simp [...]``, ``apply`` and ``exact`` with retrieved lemmas.

In: a situation with the premises that were retrieved for it.  Out: moves.
"""

from __future__ import annotations

from collections.abc import Iterator

from prover.models.facts import Rule
from prover.models.goal_terms import FALSE, Apply, Bind, Term, constant, heads, match, subterms
from prover.models.lemmas import Equation, applies, read_declared, read_lemmas
from prover.models.moves.closing import definition_names, is_arithmetic
from prover.models.moves.library import stated_uses
from prover.models.moves.logic import atoms
from prover.models.moves.move import Move, Situation
from prover.types import Declaration, Premise

_ADD_AC = "Nat.add_comm, Nat.add_left_comm, Nat.add_assoc"
_MUL_AC = "Nat.mul_comm, Nat.mul_left_comm, Nat.mul_assoc"
_RING = f"Nat.add_mul, Nat.mul_add, {_MUL_AC}, {_ADD_AC}"
_MAX_LEMMAS = 16
_TYPE_MARKS = {
    "Int": ("Int", "ℤ"),
    "Fin": ("Fin",),
    "List": ("List", "::", "[", "++"),
    "Option": ("Option", "some", "none"),
    "Array": ("Array", "#["),
    "Bool": ("Bool", "true", "false", "&&", "||"),
    "String": ("String", '"'),
}
"""How a goal shows that it is about a type in whose namespace a lemma lives."""
_LINEAR = frozenset(
    "Nat Int LT.lt LE.le GT.gt GE.ge Eq Ne Not Or And Iff False True HAdd.hAdd HSub.hSub OfNat.ofNat Nat.succ Nat.pred "
    "instHAdd instHSub instLTNat instLENat instOfNatNat Nat.lt Nat.le HAdd HSub OfNat".split()
)
"""Constants of linear arithmetic: where ``omega`` gave up on a goal, a lemma about these alone seldom helps."""
_KNOWN_TO_OMEGA = 0.3
_UNFOLDED = {"GT.gt": "LT.lt", "GE.ge": "LE.le"}


def hypothesis_rewrites(situation: Situation) -> Iterator[Move]:
    """``rw`` with equations and equivalences of the context, where a side occurs."""
    scale = 0.1 if situation.is_logic else 1.0
    parts = [part for part in subterms(situation.target) if isinstance(part, Apply)]
    done: set[str] = set()
    for rule in situation.facts.rules:
        conclusion = rule.conclusion
        if rule.suffix or not isinstance(conclusion, Apply) or conclusion.head not in ("=", "↔") or rule.prefix in done:
            continue
        done.add(rule.prefix)
        left, right = conclusion.args
        if _occurs(left, parts, rule):
            yield Move(f"rw [{rule.prefix}]", 5.0 * scale)
        if _occurs(right, parts, rule) and not _is_variable(right, rule):
            yield Move(f"rw [← {rule.prefix}]", 1.5 * scale)
        if not situation.is_logic:
            yield from _rewrites_at(situation, rule, left)


def _rewrites_at(situation: Situation, rule: Rule, left: Term) -> Iterator[Move]:
    """``rw [h] at h'`` where the left side occurs in another hypothesis."""
    for hypothesis in situation.facts.propositions:
        if hypothesis.name == rule.source or not hypothesis.is_accessible:
            continue
        if _occurs(left, [part for part in subterms(hypothesis.type) if isinstance(part, Apply)], rule):
            yield Move(f"rw [{rule.prefix}] at {hypothesis.name}", 1.2)


def _is_variable(term: Term, rule: Rule) -> bool:
    return isinstance(term, Apply) and term.head in rule.variables


def _occurs(pattern: Term, parts: list[Apply], rule: Rule) -> bool:
    if _is_variable(pattern, rule):
        return False
    return any(match(pattern, part, rule.variables, {}) for part in parts)


def simplifying_moves(situation: Situation) -> Iterator[Move]:
    """``simp`` with hypotheses, definitions and arithmetic lemmas."""
    if situation.is_logic:
        return
    facts = situation.facts
    equations = [
        hypothesis.name
        for hypothesis in facts.propositions
        if hypothesis.is_accessible and (hypothesis.name.startswith("ih") or _is_equation(hypothesis.type))
    ][:4]
    definitions = definition_names(situation)[:4]
    if equations:
        yield Move(f"simp [{', '.join(equations)}]", 3.0)
    if definitions:
        yield Move(f"simp [{', '.join([*definitions, *equations])}]", 6.0)
        yield Move(f"simp_all [{', '.join(definitions)}]", 3.0)
        yield Move(f"unfold {definitions[0]}", 1.0)
        yield Move(f"rw [{definitions[0]}]", 1.5)
        predicates = _predicates(situation, definitions)
        if predicates:
            where = " at *" if facts.propositions else ""
            yield Move(f"simp only [{', '.join(predicates)}]{where}", 12.0)
    yield from _arithmetic_simp(situation, equations)
    if situation.target == FALSE or len(facts.propositions) > 0:
        for hypothesis in facts.propositions[-3:]:
            if hypothesis.is_accessible and not isinstance(hypothesis.type, Bind) and hypothesis.type.args:
                extra = f" [{', '.join(definitions)}]" if definitions else ""
                yield Move(f"simp{extra} at {hypothesis.name}", 1.2)


def _predicates(situation: Situation, definitions: list[str]) -> list[str]:
    """Definitions that stand where a proposition stands: opening them everywhere shows what the goal is about."""
    terms = [situation.target, *(hypothesis.type for hypothesis in situation.facts.propositions)]
    found = {atom.head for term in terms for atom in atoms(term)}
    return [name for name in definitions if name in found or any(name.endswith("." + head) for head in found)]


def _is_equation(term: Term) -> bool:
    while isinstance(term, Bind):
        term = term.body
    return term.head in ("=", "↔")


def _arithmetic_simp(situation: Situation, equations: list[str]) -> Iterator[Move]:
    """Normal forms of sums and products of numbers, for what ``omega`` cannot see."""
    found = set(heads(situation.target))
    extra = ", ".join(["", *equations]) if equations else ""
    if "^" in found:
        yield Move("rw [Nat.pow_succ]", 1.5)
        yield Move(f"simp [Nat.pow_succ{extra}]", 1.0)
    if "*" in found and "+" in found:
        definitions = "".join(f", {name}" for name in definition_names(situation)[:2])
        yield Move(f"simp [Nat.mul_add, Nat.add_mul{definitions}{extra}]", 2.0)
        yield Move(f"simp [{_RING}{extra}]", 1.5)
        if definitions:
            yield Move(f"simp [{_MUL_AC}{definitions}{extra}]", 1.0)
            yield Move("rw [← Nat.add_assoc]", 1.0)
    elif "*" in found:
        yield Move(f"simp [{_MUL_AC}{extra}]", 1.5)
    elif "+" in found:
        yield Move(f"simp [{_ADD_AC}{extra}]", 0.8)


def library_moves(situation: Situation) -> Iterator[Move]:
    """Retrieved lemmas: close with, apply, rewrite with, simplify with."""
    premises = [premise for premise in situation.premises if _is_lemma(premise, situation.goal.text)]
    if not premises:
        return
    top = premises[0].score or 1.0
    scale = 0.2 if "?" in situation.goal.text.rpartition("⊢")[2] else 1.0  # metavariables fit everything
    scale *= 0.3 if situation.is_logic else 1.0
    is_linear = is_arithmetic(situation.target, situation.facts)
    lemmas = read_lemmas(situation.premises)
    for premise in premises[:_MAX_LEMMAS]:
        share = max(premise.score / top, 0.05) * scale
        if is_linear and _LINEAR.issuperset(premise.declaration.symbols):
            share *= _KNOWN_TO_OMEGA
        if premise.declaration.module and read_declared(premise.declaration):
            fits = _may_conclude(situation, premise.declaration)
            yield from stated_uses(situation, premise, share, may_conclude=fits)
            continue
        yield from _uses(situation, premise, share, lemmas.equation(premise.name))


def _is_lemma(premise: Premise, text: str) -> bool:
    """A proved fact, and about types of which the goal shows a sign."""
    marks = _TYPE_MARKS.get(premise.name.partition(".")[0])
    is_fact = premise.declaration.kind in ("theorem", "axiom", "constructor")
    return is_fact and (marks is None or any(mark in text for mark in marks))


def _uses(situation: Situation, premise: Premise, share: float, equation: Equation | None) -> Iterator[Move]:
    declaration = premise.declaration
    fits = _may_conclude(situation, declaration)
    is_equation = declaration.head in ("Eq", "Iff")
    is_local = 2.0 if not declaration.module else 1.0
    if equation is not None and not situation.is_logic:
        if applies(equation, situation.target):
            yield Move(f"rw [{premise.name}]", 3.0 * share)
            yield Move(f"simp [{premise.name}]", 0.5 * share)
        if applies(equation, situation.target, is_backwards=True):
            yield Move(f"rw [← {premise.name}]", 0.8 * share)
        for hypothesis in situation.facts.propositions[-4:]:
            if hypothesis.is_accessible and applies(equation, hypothesis.type):
                yield Move(f"rw [{premise.name}] at {hypothesis.name}", 0.8 * share)
    elif is_equation and not situation.is_logic:
        yield Move(f"rw [{premise.name}]", 1.2 * share * is_local)
        if is_local > 1.0:
            yield Move(f"rw [← {premise.name}]", 0.4 * share)
            yield Move(f"simp [{premise.name}]", 2.0 * share)
    if not fits:
        return
    if declaration.hypotheses == 0:
        if not is_equation:  # `rw` closes the goal with an equation that fits, and is refused faster otherwise
            yield Move(f"exact {premise.name} ..", 1.5 * share * is_local)
        return
    yield Move(f"apply {premise.name}", 1.2 * share * is_local)
    if declaration.hypotheses == 1 and declaration.hypothesis_heads:
        for hypothesis in situation.facts.propositions[-4:]:
            if hypothesis.is_accessible and _same_head(situation, hypothesis.type, declaration.hypothesis_heads[0]):
                yield Move(f"exact {premise.name} {hypothesis.name}", 1.5 * share * is_local)


def _may_conclude(situation: Situation, declaration: Declaration) -> bool:
    """Could the conclusion of a lemma be the target?  Heads of the conclusion and of the sides of an equation tell."""
    target = situation.target
    if not declaration.head:
        return declaration.hypotheses <= 1 and situation.goal.is_target_read
    if not _same_head(situation, target, declaration.head):
        return False
    if declaration.head not in ("Eq", "Iff") or not isinstance(target, Apply):
        return True
    sides = (declaration.lhs_head, declaration.rhs_head)
    return all(not side or _same_head(situation, arg, side) for side, arg in zip(sides, target.args, strict=False))


def _same_head(situation: Situation, term: Term, head: str) -> bool:
    """Is ``head`` the constant a term starts with (a field's type is not known)?"""
    found = constant(term)
    if found in situation.facts.types:
        return False
    found = _UNFOLDED.get(found, found)
    return _UNFOLDED.get(head, head) == found or (found.startswith(".") and head.endswith(found))
