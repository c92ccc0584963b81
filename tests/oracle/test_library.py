"""The naive checker and the kernel on the embedded library: what is accepted there, and mutants of it."""

from __future__ import annotations

import random

import pytest

from prover.lean.declaration import InductiveDecl, TheoremDecl
from prover.lean.dependency import all_names, dependency_order
from prover.lean.environment import Environment
from prover.lean.kernel.check import add_decl
from prover.lean.stack import run_deep
from tests.lean.kernel.kernel_text import add_text
from tests.oracle.mutants import ALIEN_TEXT
from tests.oracle.test_agreement import Step, check_mutants, naive_verdict

SAMPLE = 3000


def library_steps(count: int, seed: int) -> list[Step]:
    """A sample of the library's declarations, each with a re-checked environment before it."""
    from prover.lean.library.load import load_environment

    env = load_environment(("Init",))
    groups = dependency_order(env, all_names(env))
    chosen = set(random.Random(seed).sample(range(len(groups)), min(count, len(groups))))
    fresh = add_text(Environment.empty(), ALIEN_TEXT)
    out: list[Step] = []
    for i, group in enumerate(groups):
        decl = group.declaration()
        if i in chosen:
            out.append((fresh, decl, list(group.infos)))
        fresh = add_decl(fresh, decl)
    return out


def agree(steps: list[Step]) -> tuple[int, int]:
    decided = 0
    for env, decl, infos in steps:
        verdict = naive_verdict(env, decl, infos)
        assert verdict is not False, f"the naive checker refuses {infos[0].name}"
        decided += verdict is True
    return decided, len(steps)


@pytest.mark.slow
def test_both_accept_the_library() -> None:
    decided, total = run_deep(lambda: agree(library_steps(SAMPLE, seed=11)))
    assert decided >= 0.7 * total


@pytest.mark.slow
def test_both_refuse_mutants_of_the_library() -> None:
    def run() -> tuple[int, int, int]:
        steps = [s for s in library_steps(SAMPLE, seed=12) if isinstance(s[1], (TheoremDecl, InductiveDecl)) or s[2]]
        decided, inductive = check_mutants(steps, 2000, seed=13)
        return decided, inductive, len(steps)

    decided, inductive, _ = run_deep(run)
    assert decided + inductive > 1500
