"""The final word on a file: elaborate the whole text in a process that has seen nothing else.

In: the finished source and the names of its declarations.  Out: a ``SourceAudit``: messages, and per declaration its
type, statement hash and axioms.  It never says "proved"; ``prover.driver`` compares it with what was promised.

Embedded Lean answers with the declarations it added (``audit`` extension).  Real Lean's REPL has no such answer.  Where
``prover setup`` has built the audit command (``lean_audit``), that one is asked; else, and where statements are to be
compared, the axioms come from ``#print axioms`` of each name, read by its exact message; a declaration that cannot be
read that way (an ``example``) has no entry and therefore never counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from prover.errors import EngineError, InternalError
from prover.protocol import Command, CommandAnswer
from prover.repl.lean_audit import ask_command
from prover.repl.pool import Worker
from prover.repl.replay import read_audit_item, read_message
from prover.types import AuditedDeclaration, Comparison, NamedDeclaration, SourceAudit


def audit_source(
    worker: Worker,
    source: str,
    *,
    names: Sequence[NamedDeclaration] = (),
    comparison: Comparison | None = None,
    timeout_s: float | None = None,
) -> SourceAudit:
    """Elaborate ``source`` in ``worker``, which must have seen nothing yet, and end it.

    ``comparison``: statements are to be compared with another source's; see ``prover.ports.Door.audit``.

    Raises ``EngineError`` when the process breaks: no verdict then.
    """
    if worker.client.requests_sent > 0:
        raise InternalError("an audit needs a process that has seen nothing else")
    try:
        info = worker.info
        if worker.spec.audit is not None and comparison is None:
            said = ask_command(worker.spec.audit, source, timeout_s=timeout_s, interruption=worker.interruption)
            messages = tuple(read_message(message) for message in said.messages)
            return SourceAudit(info, messages, tuple(read_audit_item(item) for item in said.declared))
        request = Command(cmd=source, audit=True)
        if comparison is not None:
            holes = None if comparison.holes is None else list(comparison.holes)
            request = Command(cmd=source, audit=True, compare=True, holes=holes)
        answer = worker.client.command(request, timeout_s=timeout_s)
        if answer.declared is not None:
            declared = tuple(read_audit_item(item) for item in answer.declared)
        elif worker.is_embedded:
            raise EngineError("embedded Lean answered an audit without the list of declarations")
        else:
            declared = _ask_one_by_one(worker, answer, names, timeout_s, is_comparison=comparison is not None)
        return SourceAudit(info, tuple(read_message(message) for message in answer.messages), declared)
    finally:
        worker.close()


def _ask_one_by_one(
    worker: Worker,
    answer: CommandAnswer,
    names: Sequence[NamedDeclaration],
    timeout_s: float | None,
    *,
    is_comparison: bool,
) -> tuple[AuditedDeclaration, ...]:
    """Real Lean: ``#print axioms`` of each named declaration, and its type without abbreviation where types compare."""
    found: list[AuditedDeclaration] = []
    for item in names:
        if not item.name:
            continue

        def ask(command: str) -> list[str]:
            reply = worker.client.command(Command(cmd=command, env=answer.env), timeout_s=timeout_s)
            return [message.data for message in reply.messages]

        axioms = _read_axioms(item.name, ask(f"#print axioms _root_.{item.name}"))
        if axioms is None:
            continue
        explicit = ""
        if is_comparison:
            shown = _read_type(item.name, ask(f"{_SHOW_ALL} #check @_root_.{item.name}"))
            if shown is None:
                continue
            explicit = shown
            if item.kind not in {"theorem", "axiom"}:
                explicit += "\n" + "\n".join(ask(f"{_SHOW_ALL} #print _root_.{item.name}"))
        is_theorem = item.kind == "theorem"
        found.append(
            AuditedDeclaration(
                item.name, item.kind, item.start, item.end, explicit, "", is_theorem, axioms, explicit_text=explicit
            )
        )
    return tuple(found)


_SHOW_ALL = "set_option pp.all true in set_option pp.maxSteps 100000000 in set_option pp.deepTerms true in"
"""So that the display of a type leaves nothing out: two displays are equal only for equal types."""


def _read_type(name: str, texts: Sequence[str]) -> str | None:
    """The type in the one message of ``#check @name``; ``None`` when it is anything else, or not complete."""
    if len(texts) != 1 or "⋯" in texts[0]:
        return None
    shown = re.match(rf"@?{re.escape(name)}(?:\.\{{[^}}]*\}})? :\s", texts[0])
    return None if shown is None else " ".join(texts[0][shown.end() :].split())


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
