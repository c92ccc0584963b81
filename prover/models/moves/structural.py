"""Moves that follow the structure of data: naming, induction, cases, split, substitution, extensionality.

In: a situation.  Out: moves.  Induction on ``Nat`` and ``List`` names everything it introduces; on other types the
names come with the next step (``rename_i``).
"""

from __future__ import annotations

from collections.abc import Iterator

from prover.models.facts import Facts
from prover.models.goal_reader import Hypothesis
from prover.models.goal_terms import RELATIONS, Apply, Bind, Term, free_names, heads, show, subterms
from prover.models.moves.closing import definition_names, is_data_type
from prover.models.moves.move import CERTAIN, SAFE, Move, Situation, name_for
from prover.models.moves.witness import quotient

_NOT_INDUCTIVE = frozenset(
    {"Type", "Sort", "Prop", "Int", "Rat", "Real", "Char", "String", "Float", "Array", "ℝ", "ℚ", "ℤ"}
)
_DEEPER = 0.25
"""How much less likely one more induction or case split on data is, for each that was made on the way."""
_PLAIN_CASES = frozenset({"Bool", "Prod", "Option", "Fin", "Sum", "Unit", "PUnit", "×", "Int", "ℤ"})


def naming_moves(situation: Situation) -> Iterator[Move]:
    """Give accessible names to hypotheses that have none (``rename_i`` renames the last ones)."""
    hidden = [hypothesis for hypothesis in situation.goal.hypotheses if not hypothesis.is_accessible]
    while hidden and hidden[0].name.startswith("inst"):
        hidden.pop(0)
    if not hidden:
        return
    names = [
        "_" if hypothesis.name.startswith("inst") else situation.goal.fresh(_accessible_base(hypothesis, situation))
        for hypothesis in hidden
    ]
    yield Move("rename_i " + " ".join(names), CERTAIN, is_safe=True)


def _accessible_base(hypothesis: Hypothesis, situation: Situation) -> str:
    base = hypothesis.name.split("✝")[0]
    is_fact = any(fact.name == hypothesis.name for fact in situation.facts.propositions)
    if base.startswith("a_ih") or base.endswith("_ih"):
        return "ih"
    return "h" if is_fact and base == "a" else base or "x"


def substituting_moves(situation: Situation) -> Iterator[Move]:
    """``subst`` for a hypothesis ``x = e`` with a variable ``x``."""
    data = {hypothesis.name for hypothesis in situation.facts.data if hypothesis.value is None}
    for hypothesis in situation.facts.propositions:
        term = hypothesis.type
        if not hypothesis.is_accessible or not isinstance(term, Apply) or term.head != "=":
            continue
        for one, two in (term.args, term.args[::-1]):
            if isinstance(one, Apply) and not one.args and one.head in data and one.head not in free_names(two):
                yield Move(f"subst {hypothesis.name}", SAFE * 0.9, is_safe=True)
                break


def induction_moves(situation: Situation) -> Iterator[Move]:
    """Induction and cases on the data that the goal talks about."""
    facts, target = situation.facts, situation.target
    mentioned = _mention_counts(target)
    if not isinstance(target, Bind):
        for hypothesis in facts.propositions:  # what an equation of the context is about may need induction as well
            if not isinstance(hypothesis.type, Bind) and hypothesis.type.head in RELATIONS:
                for name, count in _mention_counts(hypothesis.type).items():
                    mentioned[name] = mentioned.get(name, 0) + count / 4
    done = sum(tactic.startswith(("induction", "cases")) for tactic in situation.history)
    scale = _DEEPER**done
    if "?" in show(target):
        return
    candidates = [
        hypothesis
        for hypothesis in facts.data
        if hypothesis.is_accessible and hypothesis.value is None and _is_inductive(hypothesis.type, facts)
    ]
    candidates.sort(key=lambda hypothesis: -mentioned.get(hypothesis.name, 0))
    for place, hypothesis in enumerate(candidates[:4]):
        if hypothesis.name not in mentioned and place > 1:
            continue
        weight = scale * (4.0 if hypothesis.name in mentioned else 0.4) / (1.0 + 0.5 * place)
        yield from _induct(situation, hypothesis, weight, candidates)


def _mention_counts(term: Term) -> dict[str, float]:
    """How often each variable occurs; an occurrence as the last argument of a function counts more (recursion)."""
    counts: dict[str, float] = {}
    for part in subterms(term):
        if isinstance(part, Apply):
            if not part.args:
                counts[part.head] = counts.get(part.head, 0) + 1
            elif isinstance(part.args[-1], Apply) and not part.args[-1].args and part.head != "=":
                name = part.args[-1].head
                counts[name] = counts.get(name, 0) + 1
    return counts


def _is_inductive(kind: Term, facts: Facts) -> bool:
    if not isinstance(kind, Apply) or kind.head in facts.types or kind.head in _NOT_INDUCTIVE - {"Int", "ℤ"}:
        return False
    return is_data_type(kind)


def _induct(
    situation: Situation, hypothesis: Hypothesis, weight: float, candidates: list[Hypothesis]
) -> Iterator[Move]:
    kind = hypothesis.type
    assert isinstance(kind, Apply)
    name = hypothesis.name
    if kind.head in _PLAIN_CASES:
        yield Move(f"cases {name}", weight * 0.7)
        if kind.head == "Bool":
            yield Move(f"cases {name} <;> simp_all", weight)
        return
    alternatives = _alternatives(situation, kind.head, name)
    yield Move(f"induction {name}{alternatives}", weight)
    others = _generalizable(situation, name)
    if others:
        yield Move(f"induction {name} generalizing {' '.join(others)}{alternatives}", weight * 0.5)
    if kind.head in ("Nat", "ℕ"):
        strong = f"induction {name} using Nat.strongRecOn with\n| ind {name} {situation.goal.fresh('ih')} => ?_"
        yield Move(strong, weight * 0.2)
    yield Move(f"cases {name}{_case_alternatives(situation, kind.head, name)}", weight * 0.4)


def _generalizable(situation: Situation, name: str) -> list[str]:
    """Other variables of the target that the induction hypothesis may need at other values."""
    mentioned = free_names(situation.target)
    return [
        hypothesis.name
        for hypothesis in situation.facts.data
        if hypothesis.name != name
        and hypothesis.name in mentioned
        and hypothesis.is_accessible
        and hypothesis.value is None
        and is_data_type(hypothesis.type)
        and not (isinstance(hypothesis.type, Apply) and hypothesis.type.head in ("Type", "Sort", "Prop"))
    ]


def _alternatives(situation: Situation, kind: str, name: str) -> str:
    goal = situation.goal
    if kind in ("Nat", "ℕ"):
        return f" with\n| zero => ?_\n| succ {name} {goal.fresh('ih')} => ?_"
    if kind == "List":
        head, tail = _element_names(situation, name)
        return f" with\n| nil => ?_\n| cons {head} {tail} {goal.fresh('ih')} => ?_"
    return ""


def _case_alternatives(situation: Situation, kind: str, name: str) -> str:
    if kind in ("Nat", "ℕ"):
        return f" with\n| zero => ?_\n| succ {name} => ?_"
    if kind == "List":
        head, tail = _element_names(situation, name)
        return f" with\n| nil => ?_\n| cons {head} {tail} => ?_"
    return ""


def _element_names(situation: Situation, name: str) -> tuple[str, str]:
    """``xs`` splits into ``x`` and ``xs``."""
    base = name[:-1] if len(name) > 1 and name.endswith("s") else "x"
    return situation.goal.fresh(base), name


def generalizing_moves(situation: Situation) -> Iterator[Move]:
    """``generalize e = n`` for a compound argument of a predicate of the context."""
    target = situation.target
    if not isinstance(target, Apply) or target.head not in situation.facts.types:
        return
    for arg in target.args:
        if isinstance(arg, Apply) and arg.args:
            yield Move(f"generalize {show(arg)} = {situation.goal.fresh('n')}", 0.8)


def splitting_moves(situation: Situation) -> Iterator[Move]:
    """``split`` on ``if`` and ``match``, in the target or in a hypothesis."""
    text = situation.goal.text.rpartition("⊢")[2]
    if "if " in text or "match " in text:
        yield Move("split", 6.0)
        yield Move("split <;> simp_all", 2.0)
    for hypothesis in situation.facts.propositions:
        if hypothesis.is_accessible and ("if" in heads(hypothesis.type) or "match " in show(hypothesis.type)):
            yield Move(f"split at {hypothesis.name}", 3.0)


def extensionality_moves(situation: Situation) -> Iterator[Move]:
    """Equations between functions, propositions, pairs."""
    target = situation.target
    if not isinstance(target, Apply) or target.head != "=":
        return
    one, two = target.args
    if any(_is_function(side, situation.facts) for side in (one, two)):
        yield Move(f"funext {situation.goal.fresh('x')}", 4.0)
    for hypothesis in situation.facts.propositions:
        equation = hypothesis.type
        if hypothesis.is_accessible and isinstance(equation, Apply) and equation.head == "=":
            if any(_is_function(side, situation.facts) for side in equation.args):
                yield Move(f"exact congrFun {hypothesis.name} _", 2.0)
    if all(isinstance(side, Apply) and side.args for side in (one, two)):
        if isinstance(one, Apply) and isinstance(two, Apply) and one.head == two.head:
            yield Move("congr 1", 1.2)
    if any(isinstance(side, Apply) and side.head in ("∧", "∨", "¬", "↔") for side in (one, two)):
        yield Move("apply propext", 3.0)
    yield Move("ext", 0.1)


def _is_function(term: Term, facts: Facts) -> bool:
    """A variable of function type, not applied; a composition; a ``fun``."""
    if isinstance(term, Bind):
        return term.kind == "fun"
    if term.head == "∘":
        return True
    if term.args:
        return False
    kind = facts.types.get(term.head)
    return isinstance(kind, Bind) or (isinstance(kind, Apply) and kind.head == "→")


def eliminating_moves(situation: Situation) -> Iterator[Move]:
    """Take apart hypotheses that are inductive propositions or equations between constructors."""
    for hypothesis in situation.facts.propositions:
        term = hypothesis.type
        if not hypothesis.is_accessible or isinstance(term, Bind) or term.head in ("∧", "∨", "→", "↔", "¬"):
            continue
        if term.head == "=":
            one, two = term.args
            if _is_built(one) and _is_built(two):
                yield Move(f"injection {hypothesis.name} with {name_for(situation.goal, term)}", 1.0)
                yield Move(f"cases {hypothesis.name}", 1.0)
        elif (
            term.head == "≤"
            and isinstance(term.args[1], Apply)
            and not term.args[1].args
            and not term.args[1].head.isdigit()
        ):
            yield Move(f"induction {hypothesis.name}", 0.5)
        elif term.head == "∈":
            yield Move(f"cases {hypothesis.name}", 2.0)
            yield Move(f"induction {hypothesis.name}", 0.5)
        elif term.head[:1].isupper() and term.head not in situation.facts.types and term.head not in ("False", "True"):
            scale = 3.0 if _has_constructors(situation, term.head) else 1.0
            yield Move(f"cases {hypothesis.name}", 1.5 * scale)
            yield Move(f"induction {hypothesis.name}", 1.4 * scale)


def unfolding_moves(situation: Situation) -> Iterator[Move]:
    """Steps that see through a definition or an inductive predicate: ``intro``, ``constructor``, ``obtain``."""
    target, goal = situation.target, situation.goal
    if situation.is_logic:
        return
    definitions = set(definition_names(situation))
    if isinstance(target, Apply) and target.head == "∣":
        found = quotient(*target.args)
        if found is not None:
            yield Move(f"refine ⟨{found}, ?_⟩", 6.0)
    if isinstance(target, Apply) and target.head in definitions:
        return
    if isinstance(target, Apply) and target.args and not _is_notation(target.head):
        yield Move(f"intro {goal.fresh('x')}", 0.6)
    if isinstance(target, Apply) and not _is_notation(target.head) and target.head not in situation.facts.types:
        yield Move("constructor", 1.5)
    for hypothesis in situation.facts.propositions:
        term = hypothesis.type
        if not hypothesis.is_accessible or isinstance(term, Bind) or term.head in situation.facts.types:
            continue
        if term.head in definitions:
            continue
        if term.head == "∣" or (term.args and not _is_notation(term.head) and term.head != "↔"):
            variable, name = goal.fresh("k"), goal.fresh("h" + hypothesis.name.lstrip("h"))
            yield Move(f"obtain ⟨{variable}, {name}⟩ := {hypothesis.name}", 3.0 if term.head == "∣" else 1.5)


def _is_notation(head: str) -> bool:
    """An operator and no name."""
    return not (head[:1].isalpha() or head[:1] in "_«")


def _has_constructors(situation: Situation, name: str) -> bool:
    """Is this an inductive predicate of the file?"""
    return any(
        premise.declaration.kind == "constructor"
        and not premise.declaration.module
        and premise.name.rpartition(".")[0].endswith(name)
        for premise in situation.premises
    )


def _is_built(term: Term) -> bool:
    """Looks like a constructor application."""
    if not isinstance(term, Apply):
        return False
    last = term.head.split(".")[-1]
    return term.head in ("::", "[]", "(,)", "⟨⟩", "+") or last in (
        "succ",
        "zero",
        "some",
        "none",
        "cons",
        "nil",
        "inl",
        "inr",
    )
