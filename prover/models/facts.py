"""What a goal's context says: facts, rules, data, and short proof terms built from them.

In: a ``Goal``.  Out: ``Facts``: hypotheses sorted into propositions and data, each proposition read as rules
(variables, premises, conclusion), and ``Prover.term_for``: a bounded backward search that writes a proof term
(``⟨ha, hb⟩``, ``h a ha``, ``Or.inl h``).  The terms are proposals like any other; Lean decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from prover.models.goal_reader import Goal, Hypothesis
from prover.models.goal_terms import (
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

DATA_TYPES = frozenset(
    "Nat Int Bool List Option Prod Sum Fin Array String Char Unit PUnit Vector BitVec Rat Real ℕ ℤ ℚ ℝ × Set Finset "
    "Subtype UInt8 UInt16 UInt32 UInt64 Float Except Type Sort Prop Empty Sigma PSigma Ordering Tree".split()
)
"""Heads of types whose inhabitants are data."""

_ATOM_LEVEL = 1024
_WORD = re.compile(r"[^\W\d][\w'!?]*")
_MAX_WORK = 400


@dataclass(frozen=True)
class Rule:
    """``∀ variables, premises → conclusion``, proved by ``prefix variables premises suffix`` in the order of ``slots``.

    ``slots`` lists the arguments in order: the name of a variable, or a premise; ``implicit`` ones are not written.
    """

    source: str
    prefix: str
    suffix: str
    slots: tuple[str | Term, ...]
    conclusion: Term
    implicit: frozenset[str] = frozenset()

    @property
    def variables(self) -> frozenset[str]:
        """Names that a use of the rule chooses."""
        return frozenset(slot for slot in self.slots if isinstance(slot, str))

    @property
    def premises(self) -> tuple[Term, ...]:
        """What must be shown to use the rule."""
        return tuple(slot for slot in self.slots if not isinstance(slot, str))


def read_rules(name: str, proposition: Term) -> list[Rule]:
    """Every way to use a hypothesis: forward through ∀ and →, both directions of ↔, both sides of ∧, ¬ to False."""
    rules: list[Rule] = []
    _collect(name, name, (), frozenset(), proposition, rules, 0)
    return rules


def _collect(
    source: str,
    prefix: str,
    slots: tuple[str | Term, ...],
    implicit: frozenset[str],
    term: Term,
    rules: list[Rule],
    depth: int,
) -> None:
    """Follow the structure of a proposition; ``prefix`` applied to ``slots`` proves ``term``."""
    if depth > 12:
        return
    if isinstance(term, Bind):
        if term.kind == "∀":
            variable = f"{term.name}°{depth}"
            body = substitute(term.body, {term.name: Apply(variable)})
            hidden = implicit | {variable} if term.is_implicit else implicit
            _collect(source, prefix, (*slots, variable), hidden, body, rules, depth + 1)
            return
    elif term.head == "→":
        _collect(source, prefix, (*slots, term.args[0]), implicit, term.args[1], rules, depth + 1)
        return
    elif term.head == "∧" and not slots:
        for side, part in zip((".1", ".2"), term.args, strict=True):
            _collect(source, prefix + side, (), implicit, part, rules, depth + 1)
        return
    elif term.head == "↔" and not slots:
        for way, (one, two) in ((".mp", term.args), (".mpr", term.args[::-1])):
            _collect(source, prefix + way, (one,), implicit, two, rules, depth + 1)
        return
    refuted = as_negation(term)
    if refuted is not None:
        rules.append(Rule(source, prefix, "", (*slots, refuted), FALSE, implicit))
    rules.append(Rule(source, prefix, "", slots, term, implicit))
    if isinstance(term, Apply) and slots and term.head in ("∧", "↔"):
        _collect_projections(source, prefix, slots, implicit, term, rules)


def _collect_projections(
    source: str,
    prefix: str,
    slots: tuple[str | Term, ...],
    implicit: frozenset[str],
    term: Apply,
    rules: list[Rule],
) -> None:
    """``∀ x, A x ∧ B x`` and ``∀ x, A x ↔ B x``: what the application gives is used through a projection."""
    one, two = term.args
    if term.head == "∧":
        for side, part in ((".1", one), (".2", two)):
            rules.append(Rule(source, prefix, side, slots, part, implicit))
        return
    for way, premise, conclusion in ((".mp", one, two), (".mpr", two, one)):
        refuted = as_negation(conclusion)
        rules.append(Rule(source, prefix, way + " ", (*slots, premise), conclusion, implicit))
        if refuted is not None:
            rules.append(Rule(source, prefix, way + "  ", (*slots, premise, refuted), FALSE, implicit))


def write_use(rule: Rule, values: dict[str, str], premises: list[str]) -> str:
    """The proof term of a use: ``h a ha``, ``(h a).mp ha``."""
    remaining = iter(premises)
    words = [
        values.get(slot, "_") if isinstance(slot, str) else next(remaining)
        for slot in rule.slots
        if slot not in rule.implicit
    ]
    after = len(rule.suffix) - len(rule.suffix.rstrip(" "))
    suffix = rule.suffix.rstrip(" ")
    inner, outer = (words[:-after], words[-after:]) if after else (words, [])
    head = " ".join([rule.prefix, *inner])
    if suffix:
        head = (f"({head})" if inner else head) + suffix
    return " ".join([head, *outer])


@dataclass(slots=True)
class Facts:
    """A goal's context, sorted.

    ``by_key`` maps the key of a proposition to the name of a hypothesis that proves it.
    """

    goal: Goal
    propositions: list[Hypothesis] = field(default_factory=list)
    data: list[Hypothesis] = field(default_factory=list)
    types: dict[str, Term] = field(default_factory=dict)
    by_key: dict[str, str] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)

    def knows(self, proposition: Term) -> bool:
        """True when a hypothesis says exactly this."""
        return proposition.key in self.by_key

    def refutes(self, proposition: Term) -> bool:
        """True when a hypothesis says exactly the opposite."""
        if self.knows(negate(proposition)) or self.knows(Apply("→", (proposition, FALSE))):
            return True
        denied = as_negation(proposition)
        if isinstance(proposition, Apply) and proposition.head == "=" and self.knows(Apply("≠", proposition.args)):
            return True
        return denied is not None and self.knows(denied)


def sort_context(goal: Goal) -> Facts:
    """Read every hypothesis of a goal."""
    facts = Facts(goal)
    for hypothesis in goal.hypotheses:
        facts.types[hypothesis.name] = hypothesis.type
    for hypothesis in goal.hypotheses:
        if not is_proposition(hypothesis, facts.types):
            facts.data.append(hypothesis)
            continue
        facts.propositions.append(hypothesis)
        if hypothesis.is_accessible:
            facts.by_key.setdefault(hypothesis.type.key, hypothesis.name)
            denied = as_negation(hypothesis.type)
            if isinstance(denied, Apply) and denied.head == "=":  # `a ≠ b` and `¬a = b` are the same
                facts.by_key.setdefault(negate(denied).key, hypothesis.name)
                facts.by_key.setdefault(Apply("≠", denied.args).key, hypothesis.name)
            facts.rules.extend(read_rules(hypothesis.name, hypothesis.type))
    return facts


def is_proposition(hypothesis: Hypothesis, types: dict[str, Term]) -> bool:
    """Is this hypothesis a proof (and not data)?  A guess from the display: it shows no sorts."""
    if hypothesis.value is not None:
        return False
    term = hypothesis.type
    while (isinstance(term, Bind) and term.kind == "∀") or (isinstance(term, Apply) and term.head == "→"):
        term = term.body if isinstance(term, Bind) else term.args[1]
    if isinstance(term, Bind):
        return term.kind in ("∃", "∃!")
    if term.head in LOGICAL or term.head in RELATIONS or term.head in ("==", "!=", "≡MOD", "≡ZMOD"):
        return True
    if term.head in types:
        return _codomain(types[term.head]) == "Prop"
    last = term.head.split(".")[-1]
    if last in DATA_TYPES:
        return False
    if term.args and (last[:1].islower() or any(_is_predicate(name, types) for name in free_names(term))):
        return True
    if any(
        _codomain(types[name]) in ("Type", "Sort") for name in free_names(term) if name in types and name != term.head
    ):
        mentions_data = any(_is_datum(name, types) for name in free_names(term))
        return mentions_data and hypothesis.name[:1] in "hH_a"
    return hypothesis.name[:1] in "hH" or any(_is_datum(name, types) for name in free_names(term))


def inhabitants(facts: Facts, quantified: Bind) -> list[Hypothesis]:
    """Data of the context that may stand for a bound variable: those of its type, or any element if it is not shown."""
    kind = quantified.type or _type_by_use(facts, quantified)
    return [
        hypothesis
        for hypothesis in facts.data
        if hypothesis.is_accessible
        and (kind.key == hypothesis.type.key if kind else _codomain(hypothesis.type) not in ("Type", "Sort", "Prop"))
    ]


def _type_by_use(facts: Facts, quantified: Bind) -> Term | None:
    """The type of a bound variable where a function or predicate of the context takes it as an argument."""
    variable = Apply(quantified.name)
    for part in subterms(quantified.body):
        if not isinstance(part, Apply) or variable not in part.args or part.head not in facts.types:
            continue
        kind = facts.types[part.head]
        for _ in range(part.args.index(variable)):
            kind = kind.args[1] if isinstance(kind, Apply) and kind.head == "→" else kind
        if isinstance(kind, Apply) and kind.head == "→":
            return kind.args[0]
    return None


def _codomain(term: Term) -> str:
    while isinstance(term, Bind):
        term = term.body
    while isinstance(term, Apply) and term.head == "→":
        term = term.args[1]
    return term.head if isinstance(term, Apply) else ""


def _is_predicate(name: str, types: dict[str, Term]) -> bool:
    """A variable that takes arguments to a proposition."""
    return name in types and types[name] != Apply("Prop") and _codomain(types[name]) == "Prop"


def _is_datum(name: str, types: dict[str, Term]) -> bool:
    return name in types and _codomain(types[name]) not in ("Type", "Sort", "Prop")


class Prover:
    """Writes short proof terms from the facts of one goal: rules backwards, ``depth`` rule uses deep, bounded work."""

    def __init__(self, facts: Facts, depth: int = 3) -> None:
        self.facts = facts
        self.depth = depth
        self.work = 0
        self.assumed: list[tuple[str, str]] = []
        self.local_rules: list[Rule] = []
        # Key: a goal's key; value: the depth at which it already failed or is being tried; reset with each question and
        # whenever something is assumed.  A hit is sound because more depth was available then.
        self.failed: dict[str, int] = {}

    def term_for(self, target: Term) -> str | None:
        """A proof term of ``target`` with as few nested rule uses as possible, or ``None``."""
        taken = set(self.facts.goal.taken)
        for depth in range(self.depth + 1):
            self.work = 0
            self.failed.clear()
            proof = self._prove(target, depth)
            self.facts.goal.taken = set(taken)  # names bound inside a term are free again outside
            if proof is not None:
                return proof
        return None

    def _prove(self, target: Term, depth: int) -> str | None:
        self.work += 1
        if self.work > _MAX_WORK:
            return None
        name = self.facts.by_key.get(target.key)
        if name is not None:
            return name
        for key, assumed in reversed(self.assumed):
            if key == target.key:
                return assumed
        if self.failed.get(target.key, -1) >= depth:
            return None
        self.failed[target.key] = depth
        proof = self._by_structure(target, depth) or self._by_rules(target, depth) or self._by_absurdity(target, depth)
        if proof is not None:
            self.failed.pop(target.key, None)
        return proof

    def _by_structure(self, target: Term, depth: int) -> str | None:
        if isinstance(target, Bind):
            if target.kind == "∃":
                return self._exists(target, depth)
            if target.kind == "∀":
                variable = self.facts.goal.fresh(target.name)
                return self._abstract(variable, None, substitute(target.body, {target.name: Apply(variable)}), depth)
            return None
        head, args = target.head, target.args
        if target == TRUE:
            return "True.intro"
        if head in ("∧", "↔"):
            parts = args if head == "∧" else (Apply("→", args), Apply("→", args[::-1]))
            proofs = [self._prove(part, depth) for part in parts]
            return None if None in proofs else f"⟨{proofs[0]}, {proofs[1]}⟩"
        if head == "∨":
            for side, part in zip(("Or.inl", "Or.inr"), args, strict=True):
                proof = self._prove(part, depth)
                if proof is not None:
                    return f"{side} {_atomic(proof)}"
            return None
        if head == "=" and args[0].key == args[1].key:
            return "rfl"
        if head in ("=", "≠", "↔") and self.facts.knows(Apply(head, args[::-1])):
            return self.facts.by_key[Apply(head, args[::-1]).key] + ".symm"
        refuted = as_negation(target)
        if refuted is not None or head == "→":
            premise, conclusion = (refuted, FALSE) if refuted is not None else args
            return self._abstract(self.facts.goal.fresh("h"), premise, conclusion, depth)
        return None

    def _abstract(self, name: str, premise: Term | None, conclusion: Term, depth: int) -> str | None:
        """``fun name => proof of conclusion``, with the premise assumed meanwhile."""
        rules_before, failed_before = len(self.local_rules), self.failed
        self.failed = {}
        if premise is not None:
            self.assumed.append((premise.key, name))
            self.local_rules.extend(read_rules(name, premise))
        proof = self._prove(conclusion, depth)
        if premise is not None:
            self.assumed.pop()
            del self.local_rules[rules_before:]
        self.failed = failed_before
        if proof is None:
            return None
        bound = name if name in _WORD.findall(proof) else "_"
        return f"fun {bound} {proof.removeprefix('fun ')}" if proof.startswith("fun ") else f"fun {bound} => {proof}"

    def _exists(self, target: Bind, depth: int) -> str | None:
        for witness in self.witnesses(target):
            proof = self._prove(substitute(target.body, {target.name: witness}), depth)
            if proof is not None:
                return f"⟨{show(witness)}, {proof}⟩"
        return None

    def witnesses(self, target: Bind) -> list[Term]:
        """Terms that make the body an instance of a known fact come first, then the data of the context."""
        found: dict[str, Term] = {}
        variable = frozenset({target.name})
        bodies = list(_conjuncts(target.body))
        for body in bodies:
            for hypothesis in self.facts.propositions:
                values: dict[str, Term] = {}
                if match(body, hypothesis.type, variable, values) and target.name in values:
                    found.setdefault(values[target.name].key, values[target.name])
        for body in bodies:
            if isinstance(body, Apply) and body.head == "=":
                for one, two in (body.args, body.args[::-1]):
                    if one == Apply(target.name) and target.name not in free_names(two):
                        found.setdefault(two.key, two)
        for hypothesis in inhabitants(self.facts, target):
            found.setdefault(hypothesis.name, Apply(hypothesis.name))
        return list(found.values())

    def _by_rules(self, target: Term, depth: int) -> str | None:
        if depth <= 0:
            return None
        for rule in (*self.local_rules, *self.facts.rules):
            proof = self.use(rule, target, depth - 1)
            if proof is not None:
                return proof
        return None

    def use(self, rule: Rule, target: Term, depth: int) -> str | None:
        """A proof of ``target`` by one use of ``rule``."""
        if not rule.slots and not rule.suffix and rule.prefix == rule.source:
            return None
        values: dict[str, Term] = {}
        if not match(rule.conclusion, target, rule.variables, values):
            return None
        return self._discharge(rule, list(rule.premises), values, [], depth)

    def _discharge(
        self, rule: Rule, premises: list[Term], values: dict[str, Term], proofs: list[str], depth: int
    ) -> str | None:
        """Prove the premises in turn; variables still open are found by matching premises with hypotheses."""
        if len(proofs) == len(premises):
            open_variables = [name for name in rule.variables if name not in values]
            if open_variables:
                return None
            return write_use(rule, {name: show(value, _ATOM_LEVEL) for name, value in values.items()}, proofs)
        premise = substitute(premises[len(proofs)], values)
        open_here = rule.variables & free_names(premise)
        if not open_here:
            proof = self._prove(premise, depth)
            return None if proof is None else self._discharge(rule, premises, values, [*proofs, _atomic(proof)], depth)
        for key_name, fact in self._facts():
            extended = dict(values)
            if match(premise, fact, rule.variables, extended):
                done = self._discharge(rule, premises, extended, [*proofs, key_name], depth)
                if done is not None:
                    return done
        return None

    def _facts(self) -> Iterator[tuple[str, Term]]:
        for hypothesis in self.facts.propositions:
            if hypothesis.is_accessible:
                yield hypothesis.name, hypothesis.type

    def _by_absurdity(self, target: Term, depth: int) -> str | None:
        if target == FALSE:
            return None
        refutation = self._prove(FALSE, depth)
        return None if refutation is None else f"{_atomic(refutation)}.elim"


def _conjuncts(term: Term) -> Iterator[Term]:
    if isinstance(term, Apply) and term.head == "∧":
        for arg in term.args:
            yield from _conjuncts(arg)
    else:
        yield term


def _atomic(proof: str) -> str:
    """The proof as an argument: in parentheses unless it is a single word or already bracketed."""
    return proof if " " not in proof or (proof[0] == "⟨" and _spans(proof, "⟨", "⟩")) else f"({proof})"


def _spans(text: str, opening: str, closing: str) -> bool:
    level = 0
    for index, char in enumerate(text):
        level += (char == opening) - (char == closing)
        if level == 0:
            return index == len(text) - 1
    return False


def is_pure_logic(facts: Facts) -> bool:
    """True when goal and hypotheses hold only connectives, quantifiers and variables (no numbers, no library)."""
    known = LOGICAL | {"∀", "∃", "fun", "Prop", "Type", "Sort"} | facts.types.keys()
    terms = [facts.goal.target, *(hypothesis.type for hypothesis in facts.propositions)]
    return all(_is_logical(term, known) for term in terms)


def _is_logical(term: Term, known: frozenset[str]) -> bool:
    bound = {binder.name for binder in _binders(term)}
    return all(head in known or head in bound for head in heads(_without_types(term)))


def _without_types(term: Term) -> Term:
    if isinstance(term, Bind):
        return Bind(term.kind, term.name, None, _without_types(term.body))
    return Apply(term.head, tuple(_without_types(arg) for arg in term.args))


def _binders(term: Term) -> Iterator[Bind]:
    if isinstance(term, Bind):
        yield term
        yield from _binders(term.body)
    else:
        for arg in term.args:
            yield from _binders(arg)
