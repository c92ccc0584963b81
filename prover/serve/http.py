"""The HTTP server: ``prover serve``.

In: JSON requests.  Out: JSON answers, described by ``/openapi.json`` and ``docs/serving.md``.  A request is served or
refused as a whole (401, 403, 404, 413, 422, 429, 503); how each of its texts fared stands in its result.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError

from prover import __version__
from prover.serve import kimina, own
from prover.serve.service import Service


class AsciiJson(Response):
    """JSON in ASCII: a lone surrogate goes back as the escape it came as."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """The bytes."""
        return json.dumps(content, separators=(",", ":")).encode("ascii")


def build_app(service: Service) -> FastAPI:
    """The application; the service runs from its start to its end."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with service:
            yield

    app = FastAPI(
        title="prover",
        version=__version__,
        summary="Lean 4 and a prover for it",
        lifespan=lifespan,
        default_response_class=AsciiJson,
        redirect_slashes=False,
    )
    app.add_exception_handler(RequestValidationError, _refuse_body)
    app.include_router(kimina.build_router(service))
    app.include_router(own.build_router(service))

    async def health() -> dict[str, str]:
        """Does the server live?  Needs no key."""
        return {"status": "ok"}

    for path in ("/health", "/health/", "/"):
        app.add_api_route(path, health, methods=["GET"], tags=["health"], include_in_schema=path == "/health")
    return app


async def _refuse_body(request: Request, error: Exception) -> Response:
    """422 with the places and reasons, without the text itself."""
    assert isinstance(error, RequestValidationError)
    found = [{"loc": item["loc"], "msg": item["msg"], "type": item["type"]} for item in error.errors()]
    return AsciiJson({"detail": found}, 422)
