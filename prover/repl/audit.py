"""The final word on a file: elaborate the whole text in a process that has seen nothing else.

In: the finished source and the names of its declarations.  Out: a ``SourceAudit``: messages, and per declaration its
type, statement hash and axioms.  It never says "proved"; ``prover.driver`` compares it with what was promised.

Embedded Lean answers with the declarations it added (``audit`` extension).  Real Lean's REPL has no such answer: the
axioms come from ``#print axioms`` of each name, read by its exact message; a declaration that cannot be read that way
(an ``example``) has no entry and therefore never counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from prover.errors import EngineError, InternalError
from prover.protocol import Command, CommandAnswer
from prover.repl.pool import Worker
from prover.repl.replay import read_audit_item, read_message
from prover.types import AuditedDeclaration, NamedDeclaration, SourceAudit


def audit_source(
    worker: Worker, source: str, *, names: Sequence[NamedDeclaration] = (), timeout_s: float | None = None
) -> SourceAudit:
    """Elaborate ``source`` in ``worker``, which must have seen nothing yet, and end it.

    Raises ``EngineError`` when the process breaks: no verdict then.
    """
    if worker.client.requests_sent > 0:
        raise InternalError("an audit needs a process that has seen nothing else")
    try:
        info = worker.info
        answer = worker.client.command(Command(cmd=source, audit=True), timeout_s=timeout_s)
        if answer.declared is not None:
            declared = tuple(read_audit_item(item) for item in answer.declared)
        elif worker.is_embedded:
            raise EngineError("embedded Lean answered an audit without the list of declarations")
        else:
            declared = _ask_axioms(worker, answer, names, timeout_s)
        return SourceAudit(info, tuple(read_message(message) for message in answer.messages), declared)
    finally:
        worker.close()


def _ask_axioms(
    worker: Worker, answer: CommandAnswer, names: Sequence[NamedDeclaration], timeout_s: float | None
) -> tuple[AuditedDeclaration, ...]:
    """Real Lean: one ``#print axioms`` per named declaration."""
    found: list[AuditedDeclaration] = []
    for item in names:
        if not item.name:
            continue
        request = Command(cmd=f"#print axioms _root_.{item.name}", env=answer.env)
        reply = worker.client.command(request, timeout_s=timeout_s)
        axioms = _read_axioms(item.name, [message.data for message in reply.messages])
        if axioms is None:
            continue
        is_theorem = item.kind == "theorem"
        found.append(AuditedDeclaration(item.name, item.kind, item.start, item.end, "", "", is_theorem, axioms))
    return tuple(found)


def _read_axioms(name: str, texts: Sequence[str]) -> tuple[str, ...] | None:
    """The axioms in the one message of ``#print axioms``; ``None`` when it is anything else."""
    if len(texts) != 1:
        return None
    text = texts[0].strip()
    if text == f"'{name}' does not depend on any axioms":
        return ()
    start = f"'{name}' depends on axioms: ["
    listed = text.removeprefix(start).removesuffix("]")
    if not text.startswith(start) or not text.endswith("]") or "[" in listed or "]" in listed:
        return None
    return tuple(sorted(part.strip() for part in listed.split(",") if part.strip()))
