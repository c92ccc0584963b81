"""Ctrl-C while a file is proved: the first ends the searching, later ones do not lose what was proved.

Comes in: signals. Goes out: one ``KeyboardInterrupt`` at the first of them; afterwards, while the finished file is
re-checked and written, Ctrl-C counts only when it is pressed ``LEAVE_AFTER`` times more and not at once (an impatient
double press is one wish). Outside the main thread signals cannot be handled and nothing changes.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, Final

from prover.driver.events import EventCallback, Finishing
from prover.ports import Clock

LEAVE_AFTER: Final = 2
"""Further presses that leave without finishing."""
AT_ONCE_S: Final = 1.0
"""Presses within this time after the first belong to it."""
_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


class Interrupts:
    """Handles the signals of one run, inside ``with``."""

    def __init__(self, on_event: EventCallback, clock: Clock) -> None:
        self._on_event = on_event
        self._clock = clock
        self._first_at: float | None = None
        self._further = 0
        self._old: dict[int, Any] = {}

    @property
    def was_interrupted(self) -> bool:
        """Did a signal come?"""
        return self._first_at is not None

    def __enter__(self) -> Interrupts:
        if threading.current_thread() is threading.main_thread():
            for number in _SIGNALS:
                if signal.getsignal(number) is signal.default_int_handler:
                    self._old[number] = signal.signal(number, self._handle)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        for number, handler in self._old.items():
            signal.signal(number, handler)

    def _handle(self, number: int, frame: FrameType | None) -> None:
        now = self._clock()
        if self._first_at is None:
            self._first_at = now
            raise KeyboardInterrupt
        if now - self._first_at < AT_ONCE_S:
            return
        self._further += 1
        if self._further >= LEAVE_AFTER:
            raise KeyboardInterrupt

    def finish(self, work: Callable[[], None]) -> None:
        """What is to be done after the searching was interrupted."""
        if self._first_at is None:  # raised by hand, not by a signal
            self._first_at = self._clock()
        self._on_event(Finishing())
        work()
