"""Exports with one field changed at random: a verdict always, never a crash; what is still accepted, the naive checker
accepts too."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from prover.lean.check import check_lines
from prover.lean.environment import Environment
from prover.lean.export import export_lines
from prover.lean.name import mk_name
from prover.lean.ndjson import check_export
from prover.lean.stack import run_deep
from tests.lean.kernel.prelude import prelude
from tests.oracle.test_agreement import naive_verdict, steps

ROOTS = ["Vector", "Tree", "Even", "Acc", "Quot.lift", "cast", "Eq.trans", "Nat.sub", "Subtype", "Exists"]


def small_export() -> list[str]:
    return list(export_lines(prelude(), [mk_name(n) for n in ROOTS]))


def change(value: Any, rng: random.Random) -> Any:
    """Another value in place of this one, often of the same type."""
    kind = rng.randrange(10)
    if kind == 0:
        return rng.choice([None, True, -1, 1.5, "x", [], {}, 10**30])
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return max(0, value + rng.choice([-3, -2, -1, 1, 2, 3])) if kind < 7 else rng.randrange(400)
    if isinstance(value, str):
        return rng.choice(["", "a", value + "x", "default", "implicit", "opaque", "abbrev", "type", "ind", "7"])
    if isinstance(value, list):
        items = list(value)
        if items and kind < 5:
            items.pop(rng.randrange(len(items)))
        elif items and kind < 7:
            rng.shuffle(items)
        else:
            items.append(items[0] if items else 0)
        return items
    return value


def mutate(obj: Any, rng: random.Random) -> Any:
    """Change one place of a JSON value."""
    if isinstance(obj, dict) and obj and rng.random() < 0.95:
        key = rng.choice(list(obj))
        new = dict(obj)
        if rng.random() < 0.03:
            del new[key]
        else:
            new[key] = mutate(obj[key], rng)
        return new
    if isinstance(obj, list) and obj and rng.random() < 0.7:
        i = rng.randrange(len(obj))
        return [*obj[:i], mutate(obj[i], rng), *obj[i + 1 :]]
    return change(obj, rng)


def fuzz(count: int, seed: int) -> dict[str, int]:
    rng = random.Random(seed)
    lines = small_export()
    original = check_export(lines).env
    known = {info.name: info for info in original.local_constants()}
    verdicts = {"accept": 0, "reject": 0, "decline": 0, "changed": 0}
    for _ in range(count):
        # declarations are few among the lines, and where most is to be forged
        if rng.random() < 0.5:
            i = rng.choice([k for k, line in enumerate(lines) if '"levelParams"' in line])
        else:
            i = rng.randrange(1, len(lines))
        mutant = [*lines[:i], json.dumps(mutate(json.loads(lines[i]), rng)), *lines[i + 1 :]]
        verdict = check_lines(mutant, steps=200_000)
        verdicts[verdict.verdict] += 1
        if verdict.verdict == "accept":
            env = check_export(mutant).env
            if any(known.get(info.name) != info for info in env.local_constants()):
                verdicts["changed"] += 1
                for before, decl, infos in steps(env, Environment.empty()):
                    assert naive_verdict(before, decl, infos) is not False, (lines[i], mutant[i])
    return verdicts


def test_changed_exports_get_a_verdict() -> None:
    verdicts = run_deep(lambda: fuzz(250, seed=21))
    assert verdicts["reject"] > 150


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_many_changed_exports_get_a_verdict(seed: int) -> None:
    verdicts = run_deep(lambda: fuzz(1000, seed=300 + seed))
    assert verdicts["reject"] > 600
    assert verdicts["decline"] < 10
