"""Fixtures for search tests: a clock that tests own, a retriever without premises."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from prover.types import Premise


class NoPremises:
    """A retriever that finds nothing."""

    def retrieve(self, goal: str, *, limit: int) -> Sequence[Premise]:
        return ()


class ManualClock:
    """A clock that moves by a fixed amount every time it is read."""

    def __init__(self, step_s: float = 0.0) -> None:
        self.now_s = 0.0
        self.step_s = step_s

    def __call__(self) -> float:
        self.now_s += self.step_s
        return self.now_s


@pytest.fixture
def no_premises() -> NoPremises:
    return NoPremises()


@pytest.fixture
def manual_clock() -> ManualClock:
    return ManualClock()
