"""Thousands of commands in one lease: neither the process nor we grow, the last command is as quick as the first."""

from __future__ import annotations

import gc
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from prover.errors import InternalError, ProcessDied
from prover.repl.pool import WorkerPool
from prover.repl.process import resident_mb
from prover.repl.replay import ReplayingEnv
from prover.repl.toolchain import embedded_engine
from prover.types import ProofState, Proved
from tests.repl.alone import run_alone


@dataclass(frozen=True)
class Growth:
    """Of a long lease: what early and late commands cost (CPU time of the two processes, on average) and the memory of
    both after the early ones and at the end."""

    early_ms: float
    late_ms: float
    early_mb: int
    late_mb: int
    own_early_mb: int
    own_late_mb: int

    def __str__(self) -> str:
        return (
            f"{self.early_ms:.1f} ms early, {self.late_ms:.1f} ms late; the process {self.early_mb} MB early,"
            f" {self.late_mb} MB late; we {self.own_early_mb} MB early, {self.own_late_mb} MB late"
        )


def command(n: int) -> str:
    definition = f"def f{n} (x : Nat) : Nat := x * {n} + 1\n" if n % 10 == 0 else ""
    return f"{definition}theorem t{n} (a b : Nat) (h : a = b + {n}) : a = b + {n} ∧ a = a := by\n  sorry"


def cpu_s(pid: int) -> float:
    """The time that a process has spent, in seconds (Linux)."""
    user, system = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def hold_one_lease(commands: int) -> Growth:
    """Each command opens a source and proves its ``sorry``; then its environment is forgotten."""
    spec = embedded_engine(os.environ, reason="", memory_mb=2000, start_timeout_s=120)
    spent: list[float] = []
    early = commands // 5
    early_mb = own_early_mb = 0
    with WorkerPool(spec, size=1, max_requests=1_000_000) as pool, ReplayingEnv(pool) as env:
        for n in range(commands):
            opened = env.open_source(command(n), timeout_s=60)
            state: ProofState | Proved | object = opened.sorries[0].state
            for tactic in ("constructor", "exact h", "rfl"):
                assert isinstance(state, ProofState), state
                done, state = state, env.run_tactic(state, tactic, timeout_s=60)
                env.forget([done])
            assert isinstance(state, Proved), state
            env.forget([ProofState(state.state_id, ())])
            env.forget_source(opened)
            spent.append(cpu_s(os.getpid()) + cpu_s(env.worker_pid or 0))
            if n == early:
                gc.collect()
                early_mb, own_early_mb = resident_mb(env.worker_pid or 0) or 0, resident_mb(os.getpid()) or 0
        late_mb = resident_mb(env.worker_pid or 0) or 0
        gc.collect()
        assert (pool.restarts, pool.recycled, env.replays) == (0, 0, 0)
        assert len(env._book) == 0
        assert (env._bound_envs, env._bound_states) == ({}, {})
    tenth = commands // 10
    return Growth(
        1000 * (spent[2 * tenth] - spent[tenth]) / tenth,
        1000 * (spent[-1] - spent[-1 - tenth]) / tenth,
        early_mb,
        late_mb,
        own_early_mb,
        resident_mb(os.getpid()) or 0,
    )


def test_a_hundred_commands_in_one_lease() -> None:
    growth = run_alone(hold_one_lease, 100)
    assert growth.late_mb <= growth.early_mb + 60, growth
    assert growth.own_late_mb <= growth.own_early_mb + 16, growth


@pytest.mark.slow
def test_five_thousand_commands_in_one_lease() -> None:
    growth = run_alone(hold_one_lease, 5000)
    print(growth)
    assert growth.late_mb <= growth.early_mb + 60, growth
    assert growth.own_late_mb <= growth.own_early_mb + 16, growth
    assert growth.late_ms <= 2 * growth.early_ms, growth


def test_what_is_forgotten_cannot_be_used_and_what_was_made_from_it_can(pool: WorkerPool) -> None:
    with ReplayingEnv(pool) as env:
        first = env.open_source("sorry 4 a", timeout_s=30)
        second = env.open_source("sorry 3 b", env=first.env, timeout_s=30)
        one = env.run_tactic(first.sorries[0].state, "down", timeout_s=30)
        assert isinstance(one, ProofState)
        env.forget_source(first)
        with pytest.raises(InternalError, match=r"environment 1 was forgotten"):
            env.open_source("sorry 2", env=first.env)
        with pytest.raises(InternalError, match=r"proof state 2 was forgotten"):
            env.run_tactic(first.sorries[0].state, "down")
        with pytest.raises(ProcessDied):
            env.run_tactic(one, "die", timeout_s=30)
        last = env.run_tactic(one, "down", timeout_s=30)
        assert isinstance(last, ProofState)
        third = env.open_source("sorry 1", env=second.env, timeout_s=30)
        env.forget_source(second)
        env.forget_source(third)
        env.forget([one])
        assert len(env._book) == 4  # the last state, and what it was made from: two states and an environment
        env.forget([last])
        assert len(env._book) == 0
