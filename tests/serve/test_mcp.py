"""The Model Context Protocol server, asked by the protocol's own client: over pipes and over HTTP."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from .conftest import ROOT, SECRET, Running

mcp = pytest.importorskip("mcp")

AND = "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by sorry"


def over_pipes(work: Callable[[Any], Coroutine[Any, Any, None]], folder: Path) -> None:
    """Start the server as an agent does, and let a client work with it."""
    parameters = mcp.StdioServerParameters(
        command=sys.executable,
        args=["-P", "-m", "prover.cli.main", "mcp"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=folder,
    )

    async def run() -> None:
        async with mcp.Client(mcp.stdio_client(parameters)) as client:
            await work(client)

    asyncio.run(asyncio.wait_for(run(), 200))


async def use(client: Any, tool: str, **arguments: Any) -> dict[str, Any]:
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    content: dict[str, Any] = result.structured_content
    return content


async def complaint(client: Any, tool: str, **arguments: Any) -> str:
    result = await client.call_tool(tool, arguments)
    assert result.is_error
    return str(result.content[0].text)


def test_an_agent_proves_step_by_step_and_checks(tmp_path: Path) -> None:
    async def work(client: Any) -> None:
        opened = await use(client, "open_theorem", source=AND)
        theorem, (sorry,) = opened["theorem"], opened["sorries"]
        assert sorry["goals"] == ["p q : Prop\nh : p ∧ q\n⊢ q ∧ p"]
        wrong = await use(client, "run_tactic", theorem=theorem, state=sorry["state"], tactic="exact h")
        assert wrong["status"] == "refused"
        assert "Type mismatch" in wrong["reason"]
        right = await use(client, "run_tactic", theorem=theorem, state=sorry["state"], tactic="exact ⟨h.2, h.1⟩")
        assert right["status"] == "proved"
        found = await use(client, "check", source=AND.replace("sorry", "exact ⟨h.2, h.1⟩"))
        (file,) = found["report"]["files"]
        assert file["is_clean"]

    over_pipes(work, tmp_path)


def test_an_agent_has_a_text_proved_and_asks_for_premises(tmp_path: Path) -> None:
    async def work(client: Any) -> None:
        proved = await use(client, "prove", source=AND, timeout_s=30)
        assert proved["report"]["proved"] == 1
        assert "sorry" not in proved["text"]
        premises = await use(client, "premises", source="theorem t (a b : Nat) : a + b = b + a := by sorry", limit=3)
        assert len(premises["report"]["premises"]) == 3

    over_pipes(work, tmp_path)


def test_every_tool_says_what_it_does(tmp_path: Path) -> None:
    async def work(client: Any) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == {"check", "prove", "open_theorem", "run_tactic", "premises"}
        assert all(tool.description for tool in tools.values())
        assert not any("\n" in tool.description or "  " in tool.description for tool in tools.values())
        assert "import Mathlib" in client.instructions

    over_pipes(work, tmp_path)


def test_an_agent_is_told_what_it_did_wrong(tmp_path: Path) -> None:
    (tmp_path / "Secret.lean").write_text(f'def secret := "{SECRET}"\n', encoding="utf-8")

    async def work(client: Any) -> None:
        words = await complaint(client, "run_tactic", theorem="nowhere", state=1, tactic="rfl")
        assert "no such theorem is open here" in words
        opened = await use(client, "open_theorem", source=AND)
        words = await complaint(client, "run_tactic", theorem=opened["theorem"], state=77, tactic="rfl")
        assert "the theorem has no state 77" in words
        words = await complaint(client, "prove", source=AND, timeout=5, partial=True)
        assert "prove has no argument `partial`, `timeout`" in words
        words = await complaint(client, "premises", source="-- nothing")
        assert "there is no `sorry` in the file" in words
        pried = await use(client, "open_theorem", source="import Secret\n#eval secret")
        assert "No module 'Secret' in the embedded library" in pried["messages"][0]["text"]
        assert SECRET not in str(pried)

    over_pipes(work, tmp_path)


def test_it_needs_nothing_of_the_http_server() -> None:
    hidden = (
        "import sys; sys.modules['fastapi'] = None; import prover.serve.mcp, prover.serve.run, prover.serve.service"
    )
    subprocess.run([sys.executable, "-c", hidden], cwd=ROOT, check=True, timeout=100)


def test_over_http_behind_a_key(start_server: Callable[..., Running]) -> None:
    httpx2 = pytest.importorskip("httpx2")
    from mcp.client.streamable_http import streamable_http_client

    server = start_server("--http", command="mcp", PROVER_API_KEY="sesame")

    async def run() -> None:
        async with httpx2.AsyncClient(headers={"Authorization": "Bearer sesame"}, timeout=100) as http:
            transport = streamable_http_client(f"{server.url}/mcp", http_client=http)
            async with mcp.Client(transport) as client:
                found = await use(client, "check", source="theorem t : 1 + 1 = 2 := rfl")
                assert found["report"]["exit_code"] == 0

    asyncio.run(asyncio.wait_for(run(), 200))
    assert server.post("/mcp", {}).status_code == 401
    assert server.stop() == 0
