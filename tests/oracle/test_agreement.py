"""Kernel and naive checker give the same verdicts: on what is accepted, and on mutants ill-typed by construction."""

from __future__ import annotations

from functools import cache

import pytest

from prover.lean.declaration import ConstantInfo, Declaration, InductiveDecl
from prover.lean.dependency import all_names, dependency_order
from prover.lean.environment import Environment
from prover.lean.kernel.check import KernelRejected, add_decl
from prover.lean.stack import run_deep
from tests.lean.kernel.kernel_text import add_text, parse_declarations
from tests.lean.kernel.prelude import prelude
from tests.lean.kernel.test_reject_cases import ACCEPT, REJECT, start
from tests.oracle.mutants import ALIEN_TEXT, mutants
from tests.oracle.naive import Naive, OutOfBudget, Refused

BUDGET = 60_000
Step = tuple[Environment, Declaration, list[ConstantInfo]]


def steps(env: Environment, base: Environment) -> list[Step]:
    """For each declaration: the environment before it, itself, what it added."""
    out: list[Step] = []
    for group in dependency_order(env, all_names(env)):
        decl = group.declaration()
        out.append((base, decl, list(group.infos)))
        base = add_decl(base, decl)
    return out


@cache
def prelude_steps() -> list[Step]:
    return steps(prelude(), add_text(Environment.empty(), ALIEN_TEXT))


def naive_verdict(env: Environment, decl: Declaration, infos: list[ConstantInfo]) -> bool | None:
    """True accepted, False refused, None out of budget."""
    try:
        Naive(env, BUDGET).declaration(decl, infos)
    except Refused:
        return False
    except OutOfBudget:
        return None
    return True


def test_both_accept_the_prelude() -> None:
    verdicts = run_deep(lambda: [naive_verdict(*step) for step in prelude_steps()])
    assert all(verdicts), [str(s[1]) for s, v in zip(prelude_steps(), verdicts, strict=True) if not v]


@pytest.mark.parametrize("case", ACCEPT, ids=[c[0] for c in ACCEPT])
def test_both_accept(case: tuple[str, str, bool, str]) -> None:
    if "forged" in case[0]:
        return  # the naive checker computes by name
    env = start(case[2])
    for decl in parse_declarations(case[3]):
        after = add_decl(env, decl)
        infos = [i for i in after.local_constants() if i.name not in env]
        assert run_deep(lambda env=env, decl=decl, infos=infos: naive_verdict(env, decl, infos)) is not False  # type: ignore[misc]
        env = after


def test_naive_refuses_what_the_kernel_rejects() -> None:
    """Terms only: for inductive types the naive checker relies on what the kernel generates."""
    verdicts: dict[str, bool | None] = {}
    for name, reason, fresh, text in REJECT:
        if "forged" in name or reason in ("INVALID_LITERAL", "DUPLICATE_NAME"):
            continue  # the naive checker computes by name and knows no literals' conditions
        env = start(fresh)
        *before, last = parse_declarations(text)
        for decl in before:
            env = add_decl(env, decl)
        if not isinstance(last, InductiveDecl):
            verdicts[name] = run_deep(lambda env=env, last=last: naive_verdict(env, last, []))  # type: ignore[misc]
    assert [name for name, verdict in verdicts.items() if verdict] == []
    undecided = [name for name, verdict in verdicts.items() if verdict is None]
    assert len(undecided) <= 5, undecided
    assert len(verdicts) > 100


def check_mutants(given: list[Step], count: int, seed: int) -> tuple[int, int]:
    """Both refuse every mutant; how many the naive checker decided, and how many were inductive."""
    by_name = {_name(step[1]): step for step in given}
    decided = inductive = 0
    for mutant in mutants([s[1] for s in given], count, seed):
        env = by_name[_name(mutant.decl)][0]
        with pytest.raises(KernelRejected):
            add_decl(env, mutant.decl)
            pytest.fail(f"accepted: {mutant.change} in {mutant.decl}")
        if isinstance(mutant.decl, InductiveDecl):
            inductive += 1
            continue
        verdict = naive_verdict(env, mutant.decl, [])
        assert verdict is not True, f"naive accepts: {mutant.change} in {mutant.decl}"
        decided += verdict is False
    return decided, inductive


def _name(decl: Declaration) -> object:
    return decl.types[0].name if isinstance(decl, InductiveDecl) else getattr(decl, "name", "quot")


def test_both_refuse_mutants() -> None:
    decided, inductive = run_deep(lambda: check_mutants(prelude_steps(), 500, seed=1))
    assert decided + inductive > 490
    assert inductive > 50


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_both_refuse_many_mutants(seed: int) -> None:
    decided, inductive = run_deep(lambda: check_mutants(prelude_steps(), 600, seed=1000 + seed))
    assert decided + inductive > 590
