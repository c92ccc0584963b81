"""The game's file and the authors' proofs, in embedded Lean.

In: a ``World`` with its ``Dialect``.  Out: ``Item``s.  A proof counts when the whole file of its level, ending with the
translated proof, elaborates without error and ``sorry``.  A proof with a banned word is never tried.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from prover.benchmarks.core import Engine, in_parallel
from prover.benchmarks.journal import Journal, key_of
from prover.benchmarks.nng.dialect import Dialect
from prover.benchmarks.nng.levels import Level
from prover.benchmarks.nng.record import Item
from prover.benchmarks.nng.world import World


def check_world(world: World, env: str, timeout_s: float, record: Journal[Item]) -> Item:
    """Elaborate definitions and statements in one file."""
    text = world.whole_text()
    key = key_of("world", text)
    if key not in record.done:
        engine = Engine(timeout_s)
        outcome = engine.elaborate("world", text)
        engine.close()
        reason = outcome.reason
        record.add(Item("world", env or "nng", "whole file", outcome.verdict, reason, outcome.time_s, key=key))
    return record.done[key]


def translated_body(dialect: Dialect, level: Level) -> str:
    """The author's proof in ordinary tactics, with ``:= by``."""
    declaration = dialect.translate(level.as_theorem(f":= by\n{level.proof}"))
    return declaration[declaration.index(":= by\n") :]


def check_proofs(
    world: World, dialect: Dialect, levels: Sequence[Level], *, workers: int, timeout_s: float, record: Journal[Item]
) -> list[Item]:
    """Check the authors' proofs of some levels."""

    def make() -> Callable[[Level], Item]:
        engine = Engine(timeout_s)
        return lambda level: _check(engine, world, dialect, level, record)

    return in_parallel(levels, workers, make, "proofs") if levels else []


def _check(engine: Engine, world: World, dialect: Dialect, level: Level, record: Journal[Item]) -> Item:
    banned = dialect.uses_banned(level.proof or "")
    body = translated_body(dialect, level)
    text = world.text_for(level, body, has_support=True)
    key = key_of("proofs", text)
    if key not in record.done:
        if banned is not None:
            record.add(Item("proofs", level.name, level.label, "banned", f"`{banned}` proves anything", key=key))
        else:
            outcome = engine.elaborate(level.name, text)
            record.add(
                Item("proofs", level.name, level.label, outcome.verdict, outcome.reason, outcome.time_s, body, key)
            )
    return record.done[key]
