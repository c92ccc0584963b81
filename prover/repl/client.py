"""Typed conversation with one Lean process.

In: the request models of ``prover.protocol``.  Out: the answer models.  ``{"message": …}`` answers become
``ErrorAnswer`` values for tactics (Lean said no) and ``RequestRefused`` for everything else.  An answer that is not
JSON or has the wrong shape is ``BadAnswer``: the process is closed, because the conversation may be out of step.
A request whose text is not Unicode (a lone surrogate) is refused like one that Lean cannot read, and is never sent.

pydantic reads and writes the JSON text itself, which costs half of what ``json`` and a validation cost together; only
an answer that does not fit is read again, to say what it is.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TypeVar

from pydantic import ValidationError

from prover.errors import BadAnswer, RequestRefused
from prover.protocol import (
    PROOF_COMPLETED,
    AxiomsAnswer,
    AxiomsRequest,
    Command,
    CommandAnswer,
    DeclarationsAnswer,
    DeclarationsRequest,
    ErrorAnswer,
    FileCommand,
    Forget,
    ForgetAnswer,
    ForgetList,
    ModuleCommand,
    PickleEnvironment,
    Request,
    TacticAnswer,
    TacticStep,
    UnpickleEnvironment,
    VersionAnswer,
    VersionRequest,
    WireModel,
)
from prover.repl.transport import Transport
from prover.types import Refusal, RefusalKind

AnswerT = TypeVar("AnswerT", bound=WireModel)

_UNKNOWN_STATE = "Unknown proof state."
_TIMEOUT_MARK = "(deterministic) timeout"
_NOT_UNICODE = "the text has a lone surrogate (U+D800 to U+DFFF), which is no character"
_MAX_SHOWN = 200


class ReplClient:
    """Requests and answers over one transport; counts what it sent."""

    def __init__(self, transport: Transport) -> None:
        self.transport = transport
        self.requests_sent = 0

    @property
    def is_alive(self) -> bool:
        """True while the process runs."""
        return self.transport.is_alive

    def close(self) -> None:
        """End the process."""
        self.transport.close()

    def command(
        self, request: Command | FileCommand | ModuleCommand, *, timeout_s: float | None = None
    ) -> CommandAnswer:
        """Elaborate a text or a file."""
        return self._expect(request, CommandAnswer, timeout_s)

    def tactic(self, request: TacticStep, *, timeout_s: float | None = None) -> TacticAnswer | ErrorAnswer:
        """Run a tactic; an ``ErrorAnswer`` is Lean's refusal (a parse error), an unknown state raises."""
        try:
            return self._expect(request, TacticAnswer, timeout_s)
        except RequestRefused as error:
            if str(error) == _UNKNOWN_STATE:
                raise
            return ErrorAnswer(message=str(error))

    def forget(
        self, *, envs: Sequence[int] = (), proof_states: Sequence[int] = (), timeout_s: float | None = None
    ) -> int:
        """Free environments and states (embedded engine only)."""
        request = Forget(forget=ForgetList(envs=list(envs), proof_states=list(proof_states)))
        return self._expect(request, ForgetAnswer, timeout_s).forgotten

    def declarations(self, request: DeclarationsRequest, *, timeout_s: float | None = None) -> DeclarationsAnswer:
        """The constants of an environment (embedded engine only)."""
        return self._expect(request, DeclarationsAnswer, timeout_s)

    def axioms(self, name: str, env: int, *, timeout_s: float | None = None) -> tuple[str, ...]:
        """The axioms a constant depends on (embedded engine only)."""
        return tuple(self._expect(AxiomsRequest(axioms=name, env=env), AxiomsAnswer, timeout_s).axioms)

    def version(self, *, timeout_s: float | None = None) -> VersionAnswer:
        """Who answers (embedded engine only)."""
        return self._expect(VersionRequest(), VersionAnswer, timeout_s)

    def pickle_environment(self, path: str, env: int, *, timeout_s: float | None = None) -> CommandAnswer:
        """Write an environment to a file."""
        return self._expect(PickleEnvironment(pickle_to=path, env=env), CommandAnswer, timeout_s)

    def unpickle_environment(self, path: str, *, timeout_s: float | None = None) -> CommandAnswer:
        """Read an environment from a file."""
        return self._expect(UnpickleEnvironment(unpickle_env_from=path), CommandAnswer, timeout_s)

    def _expect(self, request: Request, model: type[AnswerT], timeout_s: float | None) -> AnswerT:
        self.requests_sent += 1
        try:
            text = request.to_json()
        except ValueError as error:
            raise RequestRefused(_NOT_UNICODE) from error
        answer = self.transport.ask(text, timeout_s=timeout_s)
        try:
            return model.model_validate_json(answer)
        except ValidationError as error:
            raise self._no_answer(answer, model, error) from error

    def _no_answer(self, text: str, model: type[WireModel], error: ValidationError) -> RequestRefused | BadAnswer:
        """What an answer is that is not of the model that was asked for: Lean's refusal of the request, or nonsense."""
        try:
            wire = json.loads(text)
        except (ValueError, RecursionError):
            return self._bad(f"an answer that is not JSON: {text[:_MAX_SHOWN]!r}")
        if not isinstance(wire, dict):
            return self._bad(f"an answer that is no JSON object: {text[:_MAX_SHOWN]!r}")
        if isinstance(wire.get("message"), str):
            return RequestRefused(wire["message"])
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return self._bad(f"a malformed {model.__name__} ({where}: {first['msg']})")

    def _bad(self, what: str) -> BadAnswer:
        self.close()
        return BadAnswer(f"the Lean process gave {what}")


def judge_step(answer: TacticAnswer | ErrorAnswer) -> Refusal | None:
    """What a step means (``decisions.md``): ``None`` when it counts, otherwise the refusal.

    A step counts only if it has no error message and no sorries, and is completed or leaves goals.
    """
    if isinstance(answer, ErrorAnswer):
        return _refusal(answer.message)
    errors = [message.data for message in answer.messages if message.severity == "error"]
    if errors:
        return _refusal("\n".join(errors))
    if answer.sorries:
        return Refusal(RefusalKind.SORRY, "the step uses `sorry`")
    if answer.goals or answer.proof_status == PROOF_COMPLETED:
        return None
    return Refusal(RefusalKind.INCOMPLETE, answer.proof_status or "no goals are left, but Lean gave no proof status")


def _refusal(message: str) -> Refusal:
    kind = RefusalKind.TIMEOUT if _TIMEOUT_MARK in message else RefusalKind.ERROR
    return Refusal(kind, message)
