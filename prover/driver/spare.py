"""The root of a search in a further environment, for engines that work in several threads.

In: the door, the file's outline, the place of a ``sorry``.  Out: a context manager that opens the file up to there once
more, on another worker of the pool, and hands out the state of the ``sorry``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from prover.driver.outline import Outline
from prover.driver.place import Chunk
from prover.driver.source import SourceText
from prover.errors import EngineError
from prover.ports import Door, Interruptible, SpareRoot


@contextmanager
def open_spare_root(
    door: Door, plan: Outline, chunk: Chunk, sorry: int, number: int, *, timeout_s: float | None
) -> Iterator[SpareRoot]:
    """Goal ``number`` of the ``sorry`` at offset ``sorry``, in an environment of its own."""
    text = plan.source.text
    with door.open_env() as env:
        before = env.open_source(text[: plan.header_end], timeout_s=timeout_s).env
        between = text[plan.header_end : chunk.start]
        if between.strip():
            before = env.open_source(between, env=before, timeout_s=timeout_s).env
        opened = env.open_source(chunk.text, env=before, timeout_s=timeout_s)
        local = SourceText(chunk.text)
        states = [item.state for item in opened.sorries if local.offset(item.start) + chunk.start == sorry]
        if number >= len(states):
            raise EngineError("a further environment does not show the goal of this `sorry`")
        if isinstance(env, Interruptible):
            yield SpareRoot(env, states[number], env.interrupt)
        else:
            yield SpareRoot(env, states[number])
