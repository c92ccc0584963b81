"""A long-lived REPL process does not grow: what no environment and no state holds is forgotten."""

from __future__ import annotations

import json

from prover.benchmarks.speed import percentile
from prover.lean import level
from prover.lean.expr import mk_sort, sweep
from prover.lean.repl.session import Repl, default_importer
from prover.lean.stack import run_deep


def _commands(repl: Repl, numbers: range) -> None:
    """Varied commands, each forgotten after its answer, as the door does."""
    for n in numbers:
        text = (
            f"theorem t{n} (a b : Nat) (h : a = {n}) : a + b = b + {n} := by rw [h, Nat.add_comm]\n"
            f"def f{n} (x : Nat) : Nat := x * {n} + {n + 1}\n"
            f"example : f{n} 2 = {3 * n + 1} := by decide"
        )
        answer = repl.answer(json.dumps({"cmd": text}))
        assert not [m for m in answer.get("messages", ()) if m["severity"] == "error"], answer
        repl.answer(json.dumps({"forget": {"envs": [answer["env"]]}}))


def test_the_term_table_stays_flat() -> None:
    def body() -> tuple[int, int]:
        repl = Repl(default_importer())
        _commands(repl, range(10))
        before = repl.sweep_terms()
        _commands(repl, range(10, 40))
        return before, repl.sweep_terms()

    before, after = run_deep(body)
    assert after <= before + 30


def test_the_level_table_stays_flat() -> None:
    """Universe metavariables of finished elaborations were never forgotten: 10 kB a command."""

    def body() -> tuple[int, int]:
        repl = Repl(default_importer())
        _commands(repl, range(5))
        repl.sweep_terms()
        before = len(level._TABLE)
        _commands(repl, range(5, 15))
        repl.sweep_terms()
        return before, len(level._TABLE)

    before, after = run_deep(body)
    assert after <= before + 5


def test_levels_in_use_survive_a_sweep() -> None:
    held = level.mk_max(level.mk_succ(level.mk_level_mvar(10**9)), level.ONE)
    term = mk_sort(level.mk_succ(level.mk_level_mvar(10**9 + 1)))
    sweep()
    assert level.mk_max(level.mk_succ(level.mk_level_mvar(10**9)), level.ONE) is held
    assert mk_sort(level.mk_succ(level.mk_level_mvar(10**9 + 1))) is term


def test_percentile() -> None:
    assert percentile([3.0, 1.0, 2.0], 0.5) == 2.0
    assert percentile([], 0.5) == 0.0
