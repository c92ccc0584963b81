"""The Model Context Protocol server: ``prover mcp``.  Coding agents check, prove and try tactics with its tools.

In: calls of tools.  Out: JSON, the same as over HTTP (``records``).  A tool that cannot do what it is asked says why,
as the protocol's error of that call.
"""

from __future__ import annotations

import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from types import FrameType
from typing import Annotated, Any, NoReturn

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from prover import __version__
from prover.errors import ExitCode, PoolBusy
from prover.serve.outcome import Failure
from prover.serve.records import OpenedTheorem, StepResult, TextResult, opened_theorem
from prover.serve.service import Service
from prover.serve.texts import Source, Word
from prover.serve.theorems import UnknownTheorem

_INSTRUCTIONS = """\
Lean 4 with a prover. Texts are whole Lean files: imports first (`import Mathlib` where needed).
`check` says what is wrong with a text. `prove` fills in every `sorry`; try it before you write a proof by hand.
To work on a proof yourself, `open_theorem` a text with `sorry`, then `run_tactic` on its states; every accepted tactic
gives a new state, old ones stay usable. `premises` finds lemmas for a goal. A proof counts when `check` finds no error
and no `sorry` in the whole text."""

Seconds = Annotated[float | None, Field(description="seconds it may take", gt=0, allow_inf_nan=False)]


def build_server(service: Service) -> MCPServer[None]:
    """The server; the service runs as long as it does."""

    @asynccontextmanager
    async def lifespan(server: MCPServer[None]) -> AsyncIterator[None]:
        async with service:
            yield None

    server = _Tools("prover", instructions=_INSTRUCTIONS, version=__version__, lifespan=lifespan, log_level="WARNING")

    def tool(work: Callable[..., Any]) -> None:
        server.add_tool(work, description=" ".join((work.__doc__ or "").split()))

    @tool
    async def check(source: Source, timeout_s: Seconds = None) -> TextResult:
        """Check a Lean text: errors, and for each declaration whether it has `sorry` and which axioms it uses."""
        return TextResult.of("", await _told(service.report(source, timeout_s=timeout_s)))

    @tool
    async def prove(source: Source, timeout_s: Seconds = None) -> TextResult:
        """Prove every `sorry` in a Lean text. `text` is the finished text, checked by Lean; `report` says what became
        of each theorem: proved, not proved (with the best partial proof), or refuted."""
        return TextResult.of("", await _told(service.prove(source, timeout_s=timeout_s)))

    @tool
    async def open_theorem(source: Source, timeout_s: Seconds = None) -> OpenedTheorem:
        """Open a Lean text with `sorry`: for each of them a proof state with its goals, for `run_tactic`."""
        work = service.theorems.open(source, service.limit(timeout_s))
        theorem, opened = await _told(work)
        return opened_theorem(theorem.name, opened)

    @tool
    async def run_tactic(
        theorem: Annotated[str, Field(description="what `open_theorem` called it")],
        state: Annotated[int, Field(description="the state to run it on")],
        tactic: Word,
        timeout_s: Seconds = None,
    ) -> StepResult:
        """Run a tactic on a state. `open`: the goals that are left, in a new state. `proved`: none is left. `refused`:
        Lean's reason."""
        work = service.theorems.run_tactics(theorem, [(state, tactic)], service.limit(timeout_s))
        (found,) = await _told(work)
        return StepResult.of(found)

    @tool
    async def premises(
        source: Source,
        line: Annotated[int | None, Field(description="a line of the text (default: its first `sorry`)", ge=1)] = None,
        limit: Annotated[int, Field(description="how many", ge=1, le=200)] = 20,
        timeout_s: Seconds = None,
    ) -> TextResult:
        """Find library lemmas for the goal at a place of a Lean text, best first."""
        work = service.premises(source, line=line, limit=limit, timeout_s=timeout_s)
        return TextResult.of("", await _told(work))

    return server


class _Tools(MCPServer[None]):
    """Refuses a call with an argument that its tool does not have, which would be dropped silently."""

    async def call_tool(self, name: str, arguments: dict[str, Any], context: Any = None) -> Any:
        """See ``MCPServer``."""
        for tool in await self.list_tools():
            unknown = sorted(set(arguments) - set(tool.input_schema["properties"]))
            if tool.name == name and unknown:
                raise ToolError(f"{name} has no argument " + ", ".join(f"`{argument}`" for argument in unknown))
        return await super().call_tool(name, arguments, context)


def serve_agent(server: MCPServer[None]) -> None:
    """Speak on stdin and stdout until the agent closes them; Ctrl-C and SIGTERM end the process with status 130."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _leave)
    server.run("stdio")


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    """Leave at once, without the thread that reads stdin, which only its end would wake.

    The companions of the Lean processes end them and remove their folder, as after a kill.
    """
    os._exit(ExitCode.INTERRUPTED)


async def _told(work: Any) -> Any:
    """The result; what went wrong is told to the agent."""
    try:
        return await work
    except (Failure, UnknownTheorem, PoolBusy) as error:
        raise ToolError(str(error)) from error
