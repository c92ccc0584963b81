"""``grind`` on random goals against naive deciders: truth tables, and congruence closure by exhaustion."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from tests.lean.tactic.run import errors

LETTERS = "pqrs"
Formula = str | tuple["Formula", ...]


def random_formula(rng: Random, depth: int) -> Formula:
    if depth == 0 or rng.random() < 0.15:
        return rng.choice(LETTERS)
    word = rng.choice(["∧", "∨", "→", "↔", "¬", "¬"])
    parts = [random_formula(rng, depth - 1) for _ in range(1 if word == "¬" else 2)]
    return (word, *parts)


def shown(f: Formula) -> str:
    if isinstance(f, str):
        return f
    return f"¬({shown(f[1])})" if f[0] == "¬" else f"(({shown(f[1])}) {f[0]} ({shown(f[2])}))"


def is_true(f: Formula, values: dict[str, bool]) -> bool:
    if isinstance(f, str):
        return values[f]
    a = is_true(f[1], values)
    if f[0] == "¬":
        return not a
    b = is_true(f[2], values)
    return {"∧": a and b, "∨": a or b, "→": not a or b, "↔": a == b}[str(f[0])]


@pytest.mark.parametrize("seed", range(40))
def test_propositions_against_truth_tables(seed: int) -> None:
    rng = Random(seed)
    hypotheses = [random_formula(rng, 3) for _ in range(rng.randint(1, 3))]
    goal = random_formula(rng, 2)
    models = [dict(zip(LETTERS, values, strict=True)) for values in product((False, True), repeat=4)]
    holds = all(is_true(goal, m) for m in models if all(is_true(h, m) for h in hypotheses))
    given = " ".join(f"(h{i} : {shown(h)})" for i, h in enumerate(hypotheses))
    found = errors(f"example (p q r s : Prop) {given} : {shown(goal)} := by grind (splits := 20)")
    assert (found == []) is holds
    assert all(e.startswith("`grind` failed") for e in found)


Term = str | tuple["Term", ...]


def random_term(rng: Random, depth: int) -> Term:
    if depth == 0 or rng.random() < 0.3:
        return rng.choice("abc")
    if rng.random() < 0.5:
        return ("f", random_term(rng, depth - 1))
    return ("g", random_term(rng, depth - 1), random_term(rng, depth - 1))


def written(t: Term) -> str:
    return t if isinstance(t, str) else "(" + " ".join(written(part) for part in t) + ")"


def subterms(t: Term) -> set[Term]:
    parts = () if isinstance(t, str) else t[1:]
    return {t, *[s for part in parts for s in subterms(part)]}


def follows(equations: list[tuple[Term, Term]], goal: tuple[Term, Term]) -> bool:
    """Is ``goal`` in the congruence closure of the equations?"""
    terms = {part for pair in (*equations, goal) for t in pair for part in subterms(t)}
    names = {t: i for i, t in enumerate(sorted(terms, key=str))}
    changed = True
    while changed:
        changed = False
        congruent = [
            (s, t)
            for s, t in product(terms, repeat=2)
            if not isinstance(s, str) and not isinstance(t, str) and s[0] == t[0]
            if all(names[x] == names[y] for x, y in zip(s[1:], t[1:], strict=True))
        ]
        for s, t in (*equations, *congruent):
            if names[s] != names[t]:
                old, new = names[s], names[t]
                names = {x: new if n == old else n for x, n in names.items()}
                changed = True
    return names[goal[0]] == names[goal[1]]


def problem(rng: Random, wanted: bool) -> tuple[list[tuple[Term, Term]], tuple[Term, Term]]:
    """Equations, and an equation of different terms that follows, or does not."""
    while True:
        equations = [(random_term(rng, 2), random_term(rng, 2)) for _ in range(rng.randint(3, 6))]
        terms = sorted({s for pair in equations for t in pair for s in subterms(t)}, key=str)
        s, t = rng.choice(terms), rng.choice(terms)
        goal = (
            (("g", s, rng.choice(terms)), ("g", t, rng.choice(terms))) if rng.random() < 0.5 else (("f", s), ("f", t))
        )
        plain = {frozenset(pair) for pair in equations}
        if s != t and frozenset((s, t)) not in plain and follows(equations, goal) is wanted:
            return equations, goal


@pytest.mark.parametrize("wanted", [True, False])
@pytest.mark.parametrize("seed", range(20))
def test_equations_against_exhaustive_closure(seed: int, wanted: bool) -> None:
    equations, goal = problem(Random(seed), wanted)
    given = " ".join(f"(h{i} : {written(s)} = {written(t)})" for i, (s, t) in enumerate(equations))
    statement = f"(α : Type) (f : α → α) (g : α → α → α) (a b c : α) {given} : {written(goal[0])} = {written(goal[1])}"
    found = errors(f"example {statement} := by grind")
    assert (found == []) is wanted
    assert all(e.startswith("`grind` failed") for e in found)
