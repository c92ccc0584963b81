"""The pipe: sizes, deadlines, deaths."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from prover.errors import BadAnswer, EngineNotFound, ProcessDied, ProcessTimeout
from prover.protocol import Command
from prover.repl.client import ReplClient
from prover.repl.pool import EngineSpec
from prover.repl.process import ProcessSpec
from prover.repl.transport import Transport, last_words


@pytest.fixture
def client(fake_engine: EngineSpec):  # type: ignore[no-untyped-def]
    client = ReplClient(Transport(fake_engine.process))
    yield client
    client.close()


def test_a_command_of_100_000_characters_passes(client: ReplClient) -> None:
    text = "length " + "∀" * 100_000
    answer = client.command(Command(cmd=text), timeout_s=30)
    assert answer.messages[0].data == str(len(text))


def test_an_answer_of_a_megabyte_passes(client: ReplClient) -> None:
    answer = client.command(Command(cmd="big 400000"), timeout_s=30)
    assert len(answer.messages[0].data.encode()) == 1_200_000


def test_line_breaks_survive_the_trip(client: ReplClient) -> None:
    text = "length \n\n  a\n\tb"
    assert client.command(Command(cmd=text), timeout_s=30).messages[0].data == str(len(text))


def test_a_flood_on_stderr_does_not_block(client: ReplClient) -> None:
    assert client.command(Command(cmd="noise"), timeout_s=30).env == 0
    assert client.command(Command(cmd="sorry 1"), timeout_s=30).env == 1


def test_a_flood_on_stdout_is_stopped(client: ReplClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prover.repl.transport._MAX_ANSWER_BYTES", 4 << 20)
    with pytest.raises(BadAnswer, match="wrote 4 MB without ending its answer"):
        client.command(Command(cmd="flood"), timeout_s=60)


def test_death_is_an_exception_with_the_last_words(client: ReplClient) -> None:
    with pytest.raises(ProcessDied, match=r"status 7.*out of cheese"):
        client.command(Command(cmd="die"), timeout_s=30)


def test_last_words_are_the_whole_exception() -> None:
    lines = ["noise", "Traceback (most recent call last):", '  File "x.py"', "a.b.LeanError: first", "  second", ""]
    assert last_words(lines) == "a.b.LeanError: first second"
    assert last_words(["one", "two", ""]) == "two"
    assert last_words([]) == ""


def test_half_an_answer_is_a_death(client: ReplClient) -> None:
    with pytest.raises(ProcessDied, match="half an answer"):
        client.command(Command(cmd="half"), timeout_s=30)


def test_garbage_is_a_bad_answer_and_ends_the_process(client: ReplClient) -> None:
    with pytest.raises(BadAnswer, match="not JSON"):
        client.command(Command(cmd="garbage"), timeout_s=30)
    assert not client.is_alive


def test_a_wrong_shape_is_a_bad_answer(client: ReplClient) -> None:
    with pytest.raises(BadAnswer, match="malformed CommandAnswer"):
        client.command(Command(cmd="wrong"), timeout_s=30)


def test_a_deadline_kills_the_process(client: ReplClient) -> None:
    client.command(Command(cmd="sorry 1"), timeout_s=30)
    pid = client.transport.pid
    started = time.monotonic()
    with pytest.raises(ProcessTimeout, match=r"within 0\.3 s"):
        client.command(Command(cmd="hang"), timeout_s=0.3)
    assert time.monotonic() - started < 5
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_process_that_does_not_read_runs_into_the_deadline() -> None:
    spec = ProcessSpec(("sleep", "60"))
    with Transport(spec) as transport, pytest.raises(ProcessTimeout):
        transport.ask("x" * 1_000_000, timeout_s=0.3)


def test_the_whole_process_group_ends() -> None:
    spec = ProcessSpec(("sh", "-c", "sleep 60 & echo $!; echo; wait"))
    with Transport(spec) as transport:
        grandchild = int(transport.ask("", timeout_s=10))
    for _ in range(100):
        try:
            os.kill(grandchild, 0)
        except ProcessLookupError:
            break
        if _is_zombie(grandchild):
            break
        time.sleep(0.02)
    else:
        pytest.fail("the grandchild survived")


def _is_zombie(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_a_missing_program_is_named() -> None:
    with pytest.raises(EngineNotFound, match="no-such-lean"):
        Transport(ProcessSpec(("no-such-lean",)))


def test_after_a_failure_the_transport_stays_closed(client: ReplClient) -> None:
    with pytest.raises(ProcessDied):
        client.command(Command(cmd="die"), timeout_s=30)
    with pytest.raises(ProcessDied, match="closed"):
        client.command(Command(cmd="sorry 1"), timeout_s=30)
