"""The protocol of kimina-lean-server, so that its clients work unchanged: ``/api/check``, and the older ``/verify``.

In and out: its JSON (project-numina/kimina-lean-server, client 0.2.1: ``kimina_client/models.py``).  What the REPL says
is passed on; what went wrong around it is an ``error`` text, where "timed out" means that the time was over.
Differences: a batch's snippets have their turns beside other requests; ``diagnostics`` are not given; information trees
come from real Lean alone.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from fastapi import APIRouter, HTTPException, Request
from pydantic import BaseModel, ConfigDict, Field

from prover import api
from prover.serve.outcome import Failure
from prover.serve.running import while_connected
from prover.serve.service import Checked, Service
from prover.serve.texts import Source, Word

InfoTree = Literal["full", "tactics", "original", "substantive"]


class Snippet(BaseModel):
    """A text to check."""

    id: Word
    code: Source


class CheckRequest(BaseModel):
    """Snippets with unique ids; ``reuse``: a process that saw other texts may be taken (they leave no trace)."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"snippets": [{"id": "a", "code": "#check Nat"}], "timeout": 30}}
    )

    snippets: list[Snippet] = Field(min_length=1)
    timeout: int = Field(30, ge=0, le=1_000_000, description="seconds for each snippet")
    debug: bool = False
    reuse: bool = True
    infotree: InfoTree | None = None


class SnippetResult(BaseModel):
    """Either what the REPL said, or why it said nothing."""

    id: str
    time: float = Field(description="seconds")
    error: str | None = None
    response: dict[str, Any] | None = None


class CheckResponse(BaseModel):
    """Results in the order of the snippets."""

    results: list[SnippetResult]


class Code(BaseModel):
    """A text of the older protocol, under either name."""

    custom_id: Word | int
    proof: Source | None = None
    code: Source | None = None


class VerifyRequest(BaseModel):
    """The older protocol's batch."""

    codes: list[Code]
    timeout: int = Field(300, ge=0, le=1_000_000, description="seconds for each text")
    infotree_type: InfoTree | None = None
    disable_cache: bool = False


class CodeResult(BaseModel):
    """A result of the older protocol; ``response`` has the ``time``."""

    custom_id: str | int
    error: str | None = None
    response: dict[str, Any] | None = None


class VerifyResponse(BaseModel):
    """Results in the order of the texts."""

    results: list[CodeResult]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one text fared."""

    time: float
    error: str | None = None
    response: dict[str, Any] | None = None


async def check_texts(
    service: Service, texts: list[str], *, timeout_s: float, infotree: str | None, is_fresh: bool
) -> list[Outcome]:
    """Check each text; raises 422 for more texts than a request may have."""
    if len(texts) > service.options.max_texts:
        raise HTTPException(422, f"a request may have {service.options.max_texts} snippets, this one has {len(texts)}")
    found = await service.each(
        texts, lambda text: service.check(text, timeout_s=timeout_s, infotree=infotree, is_fresh=is_fresh)
    )
    return [_outcome(item, min(timeout_s, service.options.max_timeout_s)) for item in found]


def _outcome(found: Checked | Failure, timeout_s: float) -> Outcome:
    """The outcome of a text; ``timeout_s``: the limit that held."""
    if not isinstance(found, Failure):
        return Outcome(round(found.elapsed_s, 6), response=_wire(found.answer))
    if found.kind == "timeout":
        return Outcome(timeout_s, error=f"Lean REPL command {found.message}")
    return Outcome(0.0, error=found.message)


def _wire(answer: api.CommandAnswer) -> dict[str, Any]:
    """The REPL's JSON, without fields that have nothing to say."""
    wire = answer.to_wire()
    return {key: value for key, value in wire.items() if key == "env" or value not in ([], None)}


def build_router(service: Service) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["kimina"])

    async def check(body: CheckRequest, request: Request) -> CheckResponse:
        """Check snippets; statuses follow from `error`, the messages' severities and `sorries`."""
        if len({item.id for item in body.snippets}) < len(body.snippets):
            raise HTTPException(422, "`snippets` must have unique ids")
        texts = [item.code for item in body.snippets]
        work = check_texts(service, texts, timeout_s=body.timeout, infotree=body.infotree, is_fresh=not body.reuse)
        checked = await while_connected(request, work)
        results = [SnippetResult(id=item.id, **asdict(how)) for item, how in zip(body.snippets, checked, strict=True)]
        return CheckResponse(results=results)

    async def verify(body: VerifyRequest, request: Request) -> VerifyResponse:
        """The older protocol: texts in `proof` or `code`, ids in `custom_id`."""
        texts = [item.proof if item.proof is not None else item.code for item in body.codes]
        known = [text for text in texts if text is not None]
        work = check_texts(
            service,
            known,
            timeout_s=body.timeout,
            infotree=body.infotree_type,
            is_fresh=body.disable_cache,
        )
        checked = iter(await while_connected(request, work))
        results = []
        for item, text in zip(body.codes, texts, strict=True):
            how = Outcome(0.0, error="No code provided") if text is None else next(checked)
            said = None if how.response is None else {**how.response, "time": how.time}
            results.append(CodeResult(custom_id=item.custom_id, error=how.error, response=said))
        return VerifyResponse(results=results)

    for path in ("/api/check", "/api/check/"):
        router.add_api_route(
            path,
            check,
            methods=["POST"],
            response_model_exclude_none=True,
            include_in_schema=not path.endswith("/"),
        )
    for path in ("/verify", "/one_pass_verify_batch"):
        router.add_api_route(path, verify, methods=["POST"], include_in_schema=path == "/verify")
    return router
