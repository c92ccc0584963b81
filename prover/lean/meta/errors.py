"""Exceptions of the elaborator and tactics, and lazily rendered messages.

Source: Lean 4 ``src/Lean/Exception.lean``, ``src/Lean/Message.lean``. A :class:`LeanError` is Lean saying no: it
becomes a message for the user. Anything else that escapes is our bug.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prover.lean.syntax.ast import Syntax


class LeanError(Exception):
    """Lean refuses. ``message`` may be a thunk (rendered only if shown); ``ref`` is the syntax to blame (None = the
    innermost reference position known to the elaborator)."""

    def __init__(self, message: str | Callable[[], str], ref: Syntax | None = None) -> None:
        super().__init__()
        self._message = message
        self.ref = ref

    @property
    def text(self) -> str:
        if not isinstance(self._message, str):
            self._message = self._message()
        return self._message

    def __str__(self) -> str:
        return self.text


class Postponed(LeanError):
    """Elaboration cannot go on before a metavariable is known; the caller may postpone and resume."""

    def __init__(self, ref: Syntax | None = None) -> None:
        super().__init__("elaboration was postponed", ref)


class UnsupportedFeature(LeanError):
    """Lean has this, embedded Lean does not (yet)."""

    def __init__(self, feature: str, ref: Syntax | None = None) -> None:
        super().__init__(f"embedded Lean has no {feature} yet; real Lean has (see prover doctor)", ref)
        self.feature = feature


class Stuck(Exception):
    """Internal to ``meta``: a unification problem or instance query hangs on an unassigned metavariable."""

    def __init__(self, mvar_uid: int | None = None) -> None:
        super().__init__()
        self.mvar_uid = mvar_uid


class HeartbeatsExceeded(LeanError):
    """The deterministic step budget of the command ran out; not recoverable inside it."""

    def __init__(self, where: str, limit: int) -> None:
        super().__init__(
            f"(deterministic) timeout at `{where}`, maximum number of heartbeats ({limit}) has been reached\n\n"
            "Note: Use `set_option maxHeartbeats <num>` to set the limit.\n\n"
            "Hint: Additional diagnostic information may be available using the `set_option diagnostics true` command."
        )
