"""False statements, one for each number: a true or tempting one perturbed, shown, read back and refuted.

In: a seed, the numbers, the pool.  Out: ``FalseStatement`` records.  The same seed, number and library give the same
statement: nothing here looks at a clock.  A statement counts only if its *text*, elaborated again, has a refutation
that the kernel accepts.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
from typing import Final

from prover.benchmarks.falsity import families, numbers
from prover.benchmarks.falsity.perturb import Perturber
from prover.benchmarks.falsity.pool import (
    Elaborator,
    Start,
    library_statements,
    recorded_statements,
    seed_statements,
)
from prover.benchmarks.falsity.refute import OutOfBudget, Refuter, certify
from prover.lean.alpha import same_term
from prover.lean.environment import Environment
from prover.lean.expr import Expr, Pi
from prover.lean.meta.errors import LeanError, Stuck
from prover.lean.subst import instantiate1

BUDGET: Final = 40
"""Propositions evaluated for one candidate."""
NUMBER_BUDGET: Final = 100
"""The same where Mathlib's numbers are: there are more values to try."""
MAX_TEXT: Final = 200
SHARES: Final = (("seed", 0.3), ("recorded", 0.2), ("library", 0.5))
"""How often each source is drawn (what is absent goes to the library)."""
NUMBER_SHARES: Final = (("true", 0.45), ("tempting", 0.35), ("recorded", 0.1), ("library", 0.1))
AS_IT_STANDS_SHARE: Final = 0.2
"""How often a tempting statement is given unchanged."""
INSTANCE_SHARE: Final = 0.3
"""How often leading variables are replaced by values first."""
TWICE_SHARE: Final = 0.3
"""How often two changes are made."""
CANDIDATES: Final = 3
"""Changes of one statement that are tried."""
MAX_ATTEMPTS: Final = 400


@dataclass(frozen=True, slots=True)
class FalseStatement:
    """``text`` is what stands behind ``theorem t``; ``change`` what was done to the statement ``origin``."""

    number: int
    text: str
    origin: str
    change: str


class Generator:
    """Makes statements on one environment; building it reads the pool.

    ``has_mathlib``: the environment has Mathlib's numbers, and the statements are to be about them.
    """

    def __init__(self, env: Environment, seed: int, data: Path | None = None, *, has_mathlib: bool = False) -> None:
        self.env, self.seed = env, seed
        self.elaborator = Elaborator(env)
        self.perturber = Perturber(env)
        self.sources: dict[str, list[list[Start]]] = {
            "recorded": [recorded_statements(env, data, has_mathlib)],
            "library": [library_statements(env)],
            **(number_families(env) if has_mathlib else {"seed": [seed_statements(env)]}),
        }
        """Each source is a list of families: a family is drawn first, then one of its statements."""
        self.shares = NUMBER_SHARES if has_mathlib else SHARES
        self.budget = NUMBER_BUDGET if has_mathlib else BUDGET

    def make(self, number: int) -> FalseStatement:
        """The statement with this number."""
        random = Random(f"{self.seed}/{number}")
        self.perturber.forget()  # what was computed for other numbers must not count
        refuter = Refuter(self.env, random)
        for _ in range(MAX_ATTEMPTS):
            found = self._attempt(number, random, refuter)
            if found is not None:
                return found
        raise RuntimeError(f"no false statement number {number} in {MAX_ATTEMPTS} attempts")

    def _attempt(self, number: int, random: Random, refuter: Refuter) -> FalseStatement | None:
        start = self._draw(random)
        prop, changes = start.prop, []
        refuter.budget = self.budget
        try:
            if start.is_false and random.random() < AS_IT_STANDS_SHARE:
                return self.confirm(number, prop, start.origin, "as it stands", refuter)
            if random.random() < INSTANCE_SHARE:
                prop = _instance(prop, random, refuter)
                changes = ["instance"] if prop is not start.prop else []
            if random.random() < TWICE_SHARE:
                first = next(self.perturber.variants(prop, random), None)
                if first is None:
                    return None
                changes, prop = [*changes, first[0]], first[1]
            for label, new in islice(self.perturber.variants(prop, random), CANDIDATES):
                if refuter.refute_within(new, self.budget) is not None:
                    return self.confirm(number, new, start.origin, ", ".join([*changes, label]), refuter)
        except (LeanError, Stuck, OutOfBudget):
            return None
        return None

    def _draw(self, random: Random) -> Start:
        at = random.random()
        for source, share in self.shares:
            at -= share
            if at < 0 and any(self.sources[source]):
                return random.choice(random.choice(self.sources[source]))
        return random.choice(self.sources["library"][0])

    def confirm(self, number: int, meant: Expr, origin: str, change: str, refuter: Refuter) -> FalseStatement | None:
        """Read the text back, with types where it means something else without: that is refuted, for the kernel."""
        m = refuter.m
        text, prop = self._read_back(m.pp(meant))
        if prop is None or not same_term(prop, meant):
            plain, m.options = m.options, m.options.set("pp.numericTypes", True)
            text, prop = self._read_back(m.pp(meant))
            m.options = plain
        refutation = None if prop is None else refuter.refute_within(prop, 2 * self.budget)
        if prop is None or refutation is None or not certify(self.env, prop, refutation):
            return None
        return FalseStatement(number, ": " + text, origin, change)

    def _read_back(self, text: str) -> tuple[str, Expr | None]:
        """The text on one line, and the proposition that it denotes."""
        text = " ".join(text.split())
        if len(text) > MAX_TEXT or any(mark in text for mark in ("✝", "⋯", "?m", "sorry")):
            return text, None
        return text, self.elaborator.proposition(text)


def number_families(env: Environment) -> dict[str, list[list[Start]]]:
    """The families of statements about Mathlib's types."""
    true = {"numbers": numbers.SEEDS, **families.TRUE}
    return {
        "true": [seed_statements(env, texts, name) for name, texts in true.items()],
        "tempting": [seed_statements(env, texts, name, is_false=True) for name, texts in families.TEMPTING.items()],
    }


def _instance(prop: Expr, random: Random, refuter: Refuter) -> Expr:
    """Some leading variables at small values (those before them, types and instances, too)."""
    wanted = random.randint(1, 3)
    while isinstance(prop, Pi) and wanted and not refuter.m.is_prop(prop.binder_type):
        if prop.info.is_explicit:
            wanted -= 1
        found = refuter.candidates(prop)
        value = next(found, None)
        if value is None:
            break
        prop = instantiate1(prop.body, value)
    return prop


__all__ = ["FalseStatement", "Generator"]
