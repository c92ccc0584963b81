"""Decision procedures and one-word closers: ``rfl``, ``simp``, ``omega``, ``decide``, ``simp_all`` …

In: a situation.  Out: moves that may finish the goal at once, weighted by what the goal looks like.  They cost Lean
more time than other tactics, so a goal of pure logic gets few of them, and late.
"""

from __future__ import annotations

from collections.abc import Iterator

from prover.models.facts import DATA_TYPES, Facts
from prover.models.goal_terms import FALSE, LOGICAL, RELATIONS, Apply, Bind, Term, free_names, heads
from prover.models.lemmas import Use, read_lemmas
from prover.models.moves.move import Move, Situation

NUMERIC_TYPES = frozenset({"Nat", "Int", "Fin", "ℕ", "ℤ"})
MATHLIB_TYPES = frozenset("ℕℤℚℝℂ")
_DENSE = frozenset("ℚℝℂ")
_ARITHMETIC = frozenset({"+", "*", "^", "-"})


def deciding_moves(situation: Situation) -> Iterator[Move]:
    """General closers."""
    if situation.is_logic:
        yield Move("simp_all", 0.8)
        return
    target, facts = situation.target, situation.facts
    if _is_closed(situation):
        yield Move("decide", 5.0)
    if is_arithmetic(target, facts) or (target == FALSE and any(_is_linear(h.type, facts) for h in facts.propositions)):
        is_elsewhere = has_own_arithmetic(situation) or not _has_integers(situation)
        yield Move("omega", 1.0 if is_elsewhere else 9.0)
    if isinstance(target, Apply) and target.head in ("=", "↔", "≤", "≍"):
        yield Move("rfl", 7.0)
    yield Move("simp", 6.0)
    if facts.propositions:
        yield Move("simp_all", 5.0)
        yield Move("assumption", 3.0)
        if target == FALSE or any(_is_absurd(hypothesis.type) for hypothesis in facts.propositions):
            yield Move("contradiction", 4.0)
    yield Move("trivial", 0.3)
    if _has_integers(situation):
        yield Move("grind", 0.5)
    if not situation.goal.is_target_read:
        yield Move("constructor", 0.5)
        yield Move("intros", 0.5)


def _has_integers(situation: Situation) -> bool:
    """Is there a natural number or an integer, or nothing that says otherwise?"""
    text = situation.goal.text
    return not (_DENSE & set(text)) or any(word in text for word in ("ℕ", "ℤ", "Nat", "Int"))


def has_own_arithmetic(situation: Situation) -> bool:
    """Does the file state how an operator of the goal computes?  Then its numbers are no built-in ones.

    A rule for all numbers counts, not an equation of numerals, nor one over a type that only Mathlib has.
    """
    terms = [situation.target, *(hypothesis.type for hypothesis in situation.facts.propositions)]
    symbols = {head for term in terms for head in heads(term)}
    equations = read_lemmas(situation.premises).equations
    rules = [item for item in equations if item.variables and getattr(item.variable_type, "head", "") not in _DENSE]
    return any(item.use is Use.BASE and item.operator in symbols & _ARITHMETIC for item in rules)


def _is_closed(situation: Situation) -> bool:
    """True when the target mentions no variable of the context."""
    target = situation.target
    if isinstance(target, Bind) and target.kind == "∀":
        return False
    return situation.goal.is_target_read and not (free_names(target) & situation.facts.types.keys())


def is_arithmetic(target: Term, facts: Facts) -> bool:
    """Might ``omega`` have a say?  A relation between numbers, or connectives of such."""
    if isinstance(target, Bind):
        return False
    if target.head in LOGICAL and target.args:
        return all(is_arithmetic(arg, facts) for arg in target.args)
    if target == FALSE:
        return True
    return _is_linear(target, facts)


def _is_linear(term: Term, facts: Facts) -> bool:
    """A relation whose sides look like numbers."""
    if isinstance(term, Bind):
        return False
    if term.head in LOGICAL and term.args:
        return any(_is_linear(arg, facts) for arg in term.args)
    if term.head not in RELATIONS or term.head in ("∈", "∉", "⊆", "⊂", "≍", "≈", "~"):
        return False
    return any(_is_number(arg, facts) for arg in term.args)


def _is_number(term: Term, facts: Facts) -> bool:
    if isinstance(term, Bind):
        return False
    if term.head.isdigit() or term.head in ("+", "-", "*", "/", "%", "^", ".length", ".size", ".succ", "↑"):
        return True
    kind = facts.types.get(term.head)
    if kind is None:
        return term.head.split(".")[-1] in ("succ", "length", "size", "sum", "count", "pred", "gcd")
    while isinstance(kind, Apply) and kind.head == "→":
        kind = kind.args[1]
    return isinstance(kind, Apply) and kind.head in NUMERIC_TYPES


def _is_absurd(term: Term) -> bool:
    """An equation between values that look different (``0 = n + 1``, ``none = some x``)."""
    return isinstance(term, Apply) and (term == FALSE or (term.head == "=" and term.args[0].key != term.args[1].key))


def definition_names(situation: Situation) -> list[str]:
    """Definitions of the user's that the goal mentions, in order: what ``simp`` and ``unfold`` may open."""
    mentioned = dict.fromkeys(heads(situation.target))
    for hypothesis in situation.facts.propositions:
        mentioned.update(dict.fromkeys(heads(hypothesis.type)))
    local = {
        premise.name: premise.name
        for premise in situation.premises
        if premise.declaration.kind in ("def", "instance") and not premise.declaration.module
    }
    short = {name.split(".")[-1]: name for name in local}
    names: list[str] = []
    for head in mentioned:
        if head in situation.facts.types:
            continue
        name = local.get(head) or short.get(
            head.split(".")[-1]
        )  # `xs.f`, `f` in an open namespace, `z.add` for `N.add N.z`
        if name is not None and name not in names:
            names.append(name)
    return names


def is_data_type(term: Term) -> bool:
    """A type whose inhabitants can be taken apart: known data, or a capitalised constant."""
    return isinstance(term, Apply) and (term.head in DATA_TYPES or term.head.split(".")[-1][:1].isupper())
