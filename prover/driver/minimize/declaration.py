"""Minimises a proof in its command: asks Lean in the environment that the command has in its file.

In: an environment, the text of a command that holds, the part of it that may change.  Out: a ``Minimized``.  A smaller
text is accepted only if Lean adds the same declarations, saying the same, without errors and on no further axioms.
``left_s`` says how many seconds are left: what is smaller by then stands.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Sequence

from prover.driver.minimize.cuts import Span
from prover.driver.minimize.minimizer import LeanQuestions, Minimized, Minimizer
from prover.driver.source import SourceText
from prover.errors import EngineError, InputError
from prover.ports import TracingEnv
from prover.types import AuditedDeclaration, OpenedSource, RanTactic

logger = logging.getLogger(__name__)

LeftSeconds = Callable[[], float]


def _endless() -> float:
    return math.inf


class Judge:
    """Answers the minimiser's questions about one command; when no time is left, Lean is not asked any more."""

    def __init__(
        self,
        env: TracingEnv,
        base: int,
        declared: Sequence[AuditedDeclaration],
        timeout_s: float | None,
        left_s: LeftSeconds = _endless,
    ) -> None:
        self._env, self._base, self._declared = env, base, declared
        self._timeout_s, self._left_s = timeout_s, left_s

    @property
    def questions(self) -> LeanQuestions:
        """Those of the minimiser."""
        return LeanQuestions(trace=self.spans, accepts=self.accepts, infos=self.infos)

    def ran(self, text: str) -> tuple[RanTactic, ...]:
        """The tactics of a text."""
        opened = self._env.trace_source(text, env=self._base, timeout_s=_limit_s(self._timeout_s, self._left_s))
        self._env.forget_source(opened)
        return opened.tactics

    def spans(self, text: str) -> list[Span]:
        """Where they stand; nowhere when no time is left."""
        source = SourceText(text)
        try:
            ran = self.ran(text) if self._left_s() > 0 else ()
        except EngineError:
            if self._left_s() > 0:
                raise
            ran = ()
        return [Span(source.offset(item.start), source.offset(item.end)) for item in ran]

    def accepts(self, text: str) -> bool:
        """Does Lean still accept it, and does it say the same?"""
        opened = self._open(text)
        return opened is not None and not opened.errors and keeps(self._declared, opened.declared)

    def infos(self, text: str) -> Sequence[str] | None:
        """What Lean tells about a text without errors."""
        opened = self._open(text)
        if opened is None or opened.errors:
            return None
        return [message.text for message in opened.messages if message.severity == "info"]

    def _open(self, text: str) -> OpenedSource | None:
        """``None``: the process broke or no time is left, which is no verdict; the text is not taken then."""
        if self._left_s() <= 0:
            return None
        timeout_s = _limit_s(self._timeout_s, self._left_s)
        try:
            opened = self._env.open_source(text, env=self._base, audit=True, timeout_s=timeout_s)
        except EngineError as error:
            logger.info("a smaller proof was not judged: %s", error)
            return None
        self._env.forget_source(opened)
        return opened


def keeps(before: Sequence[AuditedDeclaration], after: Sequence[AuditedDeclaration]) -> bool:
    """Are the same declarations there, saying the same, on no further axioms?"""
    if [(item.name, item.kind) for item in before] != [(item.name, item.kind) for item in after]:
        return False
    return all(
        new.says_the_same_as(old) and set(new.axioms) <= set(old.axioms) for old, new in zip(before, after, strict=True)
    )


def minimize_command(
    env: TracingEnv,
    base: int,
    text: str,
    region: Span,
    *,
    squeezes_all: bool = False,
    is_cutting_only: bool = False,
    timeout_s: float | None = None,
    left_s: LeftSeconds = _endless,
) -> Minimized | str:
    """The command with a smaller proof; in words why there is none.  Raises ``InputError`` for errors in it.

    ``is_cutting_only``: nothing is put in place of what is left out.
    """
    if left_s() <= 0:
        return "no time is left"
    opened = env.trace_source(text, env=base, timeout_s=_limit_s(timeout_s, left_s))
    env.forget_source(opened)
    offset = SourceText(text).offset
    if opened.errors:
        raise InputError(f"it has errors: {opened.errors[0].text}")
    if not any(region.start <= offset(item.start) < region.end for item in opened.tactics):
        return "no tactic runs in it"
    touched = [item for item in opened.declared if offset(item.start) < region.end and region.start < offset(item.end)]
    if not all(item.is_prop for item in touched):
        return "its value is data"
    questions = Judge(env, base, opened.declared, timeout_s, left_s).questions
    return Minimizer(questions, squeezes_all=squeezes_all, is_cutting_only=is_cutting_only).minimize(text, region)


def minimize_found(
    env: TracingEnv, base: int, text: str, region: Span, *, timeout_s: float | None, left_s: LeftSeconds
) -> Minimized | None:
    """The command with a smaller proof than the one that a search has just found, which counts as it is: ``None`` where
    there is no smaller one, and where minimising breaks."""
    try:
        small = minimize_command(env, base, text, region, timeout_s=timeout_s, left_s=left_s)
    except (EngineError, InputError) as error:
        logger.warning("a proof was found, but not made smaller: %s", error)
        return None
    return None if isinstance(small, str) else small


def _limit_s(timeout_s: float | None, left_s: LeftSeconds) -> float | None:
    """Seconds for one question."""
    limit_s = min(math.inf if timeout_s is None else timeout_s, left_s())
    return None if limit_s == math.inf else limit_s
