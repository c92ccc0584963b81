"""The server's own routes, ``/v1/…``: check and prove texts, open theorems and run tactics, premises, figures.

In and out: the models below.  The reports are the documents of ``prover check``, ``prove`` and ``premises`` with
``--json`` (``docs/json.md``).
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from prover.serve.outcome import Failure
from prover.serve.records import OpenedTheorem, Status, StepResult, TextResult, opened_theorem
from prover.serve.running import while_connected
from prover.serve.service import Service
from prover.serve.texts import Source, Word

Seconds = Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)]
_NOT_OPEN: dict[int | str, dict[str, Any]] = {404: {"description": "no such theorem is open, or it has no such state"}}


class Body(BaseModel):
    """Base of all that is sent: a field that is not known is an error."""

    model_config = ConfigDict(extra="forbid")


class NamedText(Body):
    """A text, and what its result is called."""

    id: Word = ""
    source: Source


class CheckTexts(Body):
    """Texts to check; ``timeout_s`` is for each."""

    texts: list[NamedText] = Field(min_length=1)
    timeout_s: Seconds | None = None


class ProveTexts(CheckTexts):
    """Texts to prove; ``timeout_s`` is for each text as a whole, 30 s for its re-check come on top."""

    max_expansions: int | None = Field(None, gt=0, description="states expanded per theorem")
    partial: bool = Field(False, description="keep the deepest partial proof of what is not proved")
    disprove: bool = Field(True, description="try to refute what is not proved")
    audit: Literal["lean", "kernel"] | None = Field(
        None, description="who must accept: Lean in a fresh process, or our kernel too (default: where it can be asked)"
    )
    seed: int = Field(0, ge=0, lt=1 << 32)


class PremisesRequest(Body):
    """A place in a text: a line, or its first ``sorry``."""

    source: Source
    line: int | None = Field(None, ge=1, le=1_000_000)
    limit: int = Field(20, ge=1, le=200)
    timeout_s: Seconds | None = None


class TextResults(BaseModel):
    """Results in the order of the texts."""

    results: list[TextResult]


class OpenRequest(Body):
    """A text with ``sorry``s."""

    source: Source
    timeout_s: Seconds | None = None


class OpenResult(BaseModel):
    """How opening went."""

    status: Status
    reason: str = ""
    opened: OpenedTheorem | None = None


class Step(Body):
    """A tactic on a state."""

    state: int
    tactic: Word


class RunTactics(Body):
    """Tactics to run, each on a state that is known already; ``timeout_s`` is for each."""

    steps: list[Step] = Field(min_length=1)
    timeout_s: Seconds | None = None


class StepResults(BaseModel):
    """Results in the order of the steps."""

    results: list[StepResult]


def build_router(service: Service) -> APIRouter:
    """The routes."""
    router = APIRouter(prefix="/v1")

    def bounded(items: list[Any]) -> None:
        most = service.options.max_texts
        if len(items) > most:
            raise HTTPException(422, f"a request may have {most} texts or steps, this one has {len(items)}")

    @router.post("/check", tags=["texts"])
    async def check(body: CheckTexts, request: Request) -> TextResults:
        """Errors, `sorry`s and axioms of every declaration of each text."""
        bounded(body.texts)
        work = service.each(body.texts, lambda item: service.report(item.source, timeout_s=body.timeout_s))
        return _named(body.texts, await while_connected(request, work))

    @router.post("/prove", tags=["texts"])
    async def prove(body: ProveTexts, request: Request) -> TextResults:
        """Prove every `sorry` of each text."""
        bounded(body.texts)
        options = body.model_dump(exclude={"texts", "timeout_s", "audit"})
        options["is_kernel_asked"] = None if body.audit is None else body.audit == "kernel"
        work = service.each(body.texts, lambda item: service.prove(item.source, timeout_s=body.timeout_s, **options))
        return _named(body.texts, await while_connected(request, work))

    @router.post("/premises", tags=["texts"])
    async def premises(body: PremisesRequest, request: Request) -> TextResult:
        """The premises for the goal at a place."""
        work = service.each(
            [body],
            lambda item: service.premises(item.source, line=item.line, limit=item.limit, timeout_s=item.timeout_s),
        )
        (found,) = await while_connected(request, work)
        return TextResult.of("", found)

    @router.post("/theorems", tags=["theorems"])
    async def open_theorem(body: OpenRequest, request: Request) -> OpenResult:
        """Open a text: a state for each `sorry`."""
        try:
            limit_s = service.limit(body.timeout_s)
            theorem, opened = await while_connected(request, service.theorems.open(body.source, limit_s))
        except Failure as failure:
            return OpenResult(status=failure.kind, reason=failure.message)
        return OpenResult(status="done", opened=opened_theorem(theorem.name, opened))

    @router.post("/theorems/{theorem}/tactics", tags=["theorems"], responses=_NOT_OPEN)
    async def run_tactics(theorem: str, body: RunTactics, request: Request) -> StepResults:
        """Run tactics, each on a state that is known already."""
        bounded(body.steps)
        steps = [(step.state, step.tactic) for step in body.steps]
        try:
            work = service.theorems.run_tactics(theorem, steps, service.limit(body.timeout_s))
            found = await while_connected(request, work)
        except Failure as failure:
            found = [failure for _ in steps]
        return StepResults(results=[StepResult.of(item) for item in found])

    @router.delete("/theorems/{theorem}", tags=["theorems"], status_code=204, responses=_NOT_OPEN)
    async def close_theorem(theorem: str, request: Request) -> Response:
        """Close a theorem."""

        async def close() -> None:
            service.theorems.close(theorem)

        await while_connected(request, close())
        return Response(status_code=204)

    @router.get("/health", tags=["health"])
    async def figures() -> dict[str, Any]:
        """The pool's figures."""
        return service.health()

    return router


def _named(texts: list[NamedText], found: list[dict[str, Any] | Failure]) -> TextResults:
    results = [TextResult.of(text.id, item) for text, item in zip(texts, found, strict=True)]
    return TextResults(results=results)
