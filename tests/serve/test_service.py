"""What both servers offer: several texts at once."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from prover.errors import InputError, PoolBusy
from prover.serve.options import ServeOptions
from prover.serve.service import Service

BUSY = PoolBusy("1 requests wait for an environment already")


def service() -> Service:
    """One that is not started, with two workers."""
    return Service(ServeOptions(), {"engine": "embedded", "workers": 2})


def test_a_text_that_finds_too_many_waiting_loses_no_work_of_its_request() -> None:
    refusals = [BUSY, BUSY]
    worked: list[str] = []

    async def work(text: str) -> str:
        if text != "first" and refusals:
            raise refusals.pop()
        worked.append(text)
        return text.upper()

    found = asyncio.run(service().each(["first", "second", "third"], work))
    assert found == ["FIRST", "SECOND", "THIRD"]
    assert sorted(worked) == ["first", "second", "third"]


def test_a_request_whose_first_text_finds_too_many_waiting_is_refused() -> None:
    worked: list[str] = []

    async def work(text: str) -> str:
        if text == "first":
            raise BUSY
        await asyncio.sleep(1)
        worked.append(text)
        return text

    with pytest.raises(PoolBusy, match="1 requests wait"):
        asyncio.run(service().each(["first", "second"], work))
    assert worked == []


def test_the_engine_of_the_settings_is_refused_like_the_one_of_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "prover.toml").write_text('engine = "lean"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match="real Lean runs what a text says"):
        Service(ServeOptions(), {})


def test_the_engine_of_the_settings_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROVER_ENGINE", "embedded")
    assert Service(ServeOptions(trusts_clients=True), {}).settings.engine == "embedded"


@pytest.mark.parametrize(("trusts_clients", "engine"), [(False, "embedded"), (True, "auto")])
def test_the_engine_where_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trusts_clients: bool, engine: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PROVER_ENGINE", raising=False)
    assert Service(ServeOptions(trusts_clients=trusts_clients), {"engine": None}).settings.engine == engine
