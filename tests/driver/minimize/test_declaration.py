"""Questions about one command under a limit of time: how long Lean may take for each, and none when time is up."""

from __future__ import annotations

from typing import Any

import pytest

from prover.driver.minimize.cuts import Span
from prover.driver.minimize.declaration import Judge, minimize_command
from prover.errors import EngineError
from prover.types import OpenedSource, Position, RanTactic


class SlowEnv:
    """Accepts everything; every question takes all the time that it is given, up to ``takes_s``."""

    def __init__(self, left_s: float, *, takes_s: float = 2.0) -> None:
        self.left_s, self.takes_s = left_s, takes_s
        self.given_s: list[float | None] = []

    def open_source(self, source: str, *, timeout_s: float | None, **options: Any) -> OpenedSource:
        self.given_s.append(timeout_s)
        taken_s = self.takes_s if timeout_s is None else min(self.takes_s, timeout_s)
        self.left_s -= taken_s
        if taken_s < self.takes_s:
            raise EngineError("no answer in time")
        return OpenedSource(1, (), (), (), (RanTactic(Position(1, 0), Position(1, 4), "skip", ("⊢ p",)),))

    trace_source = open_source

    def forget_source(self, opened: OpenedSource) -> None: ...


def judge(env: Any, timeout_s: float | None) -> Judge:
    return Judge(env, 0, (), timeout_s, lambda: env.left_s)


@pytest.mark.parametrize(("timeout_s", "given_s"), [(300.0, 7.0), (3.0, 3.0), (None, 7.0)])
def test_a_question_has_no_more_time_than_is_left(timeout_s: float | None, given_s: float) -> None:
    env = SlowEnv(7.0)
    assert judge(env, timeout_s).accepts("skip")
    assert env.given_s == [given_s]


def test_without_a_limit_a_question_has_the_time_it_is_given() -> None:
    env: Any = SlowEnv(0.0)
    assert Judge(env, 0, (), None).accepts("skip")
    assert env.given_s == [None]


def test_when_no_time_is_left_lean_is_not_asked() -> None:
    env = SlowEnv(0.0)
    asked = judge(env, 300.0)
    assert (asked.accepts("skip"), asked.infos("skip"), asked.spans("skip")) == (False, None, [])
    assert env.given_s == []


def test_a_trace_that_time_ends_is_no_breakage() -> None:
    assert judge(SlowEnv(1.0), 300.0).spans("skip") == []
    with pytest.raises(EngineError, match="no answer in time"):
        judge(SlowEnv(9.0), 1.0).spans("skip")


def test_what_is_smaller_when_time_is_up_stands() -> None:
    text = "skip\nskip\nskip"
    env: Any = SlowEnv(7.0)
    found = minimize_command(env, 0, text, Span(0, len(text)), timeout_s=300.0, left_s=lambda: env.left_s)
    assert not isinstance(found, str)
    assert found.after < found.before
    assert env.given_s == [7.0, 5.0, 3.0, 1.0]


def test_nothing_is_tried_when_no_time_is_left() -> None:
    env: Any = SlowEnv(0.0)
    assert minimize_command(env, 0, "skip", Span(0, 4), left_s=lambda: env.left_s) == "no time is left"
    assert env.given_s == []
