"""The pipe: sizes, deadlines, deaths."""

from __future__ import annotations

import os
import resource
import signal
import sys
import threading
import time
import tracemalloc
from pathlib import Path

import pytest

from prover.errors import BadAnswer, EngineError, EngineNotFound, ProcessDied, ProcessTimeout, RequestRefused
from prover.protocol import Command, ErrorAnswer, TacticAnswer, TacticStep
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


def test_a_line_on_stderr_that_never_ends_is_cut(client: ReplClient) -> None:
    assert client.command(Command(cmd="sorry 1"), timeout_s=30).env == 0
    with pytest.raises(ProcessTimeout):
        client.command(Command(cmd="chatter"), timeout_s=1.0)
    assert 60_000 < max(len(line) for line in client.transport._stderr) <= 1 << 16


def test_pipes_are_closed_when_no_request_works_with_them(client: ReplClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of a pipe that is closed too early soon is that of something else."""
    transport = client.transport
    has_ended = threading.Event()
    death, close = Transport._death, os.close
    closed: list[bool] = []

    def slow_death(transport: Transport, when: str, detail: str = "") -> EngineError:
        time.sleep(0.3)
        has_ended.set()
        return death(transport, when, detail)

    def noting(descriptor: int) -> None:
        if descriptor in (transport._stdin_fd, transport._process.pipes.stdout):
            closed.append(has_ended.is_set())
        close(descriptor)

    def ask() -> None:
        with pytest.raises(ProcessDied):
            client.command(Command(cmd="hang"))

    thread = threading.Thread(target=ask)
    thread.start()
    while not client.requests_sent:
        time.sleep(0.001)
    time.sleep(0.1)
    with monkeypatch.context() as patch:
        patch.setattr(Transport, "_death", slow_death)
        patch.setattr(os, "close", noting)
        client.close()
    thread.join()
    assert closed == [True, True]


def test_a_flood_on_stdout_is_stopped(client: ReplClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prover.repl.transport._MAX_ANSWER_BYTES", 4 << 20)
    with pytest.raises(BadAnswer, match="wrote 4 MB without ending its answer"):
        client.command(Command(cmd="flood"), timeout_s=60)


@pytest.mark.parametrize("is_killed", [False, True])
def test_a_failure_that_is_kept_keeps_no_answer(
    client: ReplClient, monkeypatch: pytest.MonkeyPatch, is_killed: bool
) -> None:
    """A traceback holds the frames, and what they hold may be as large as a flood."""
    monkeypatch.setattr("prover.repl.transport._MAX_ANSWER_BYTES", (1 << 30) if is_killed else (16 << 20))

    def kill_in_the_flood() -> None:
        while tracemalloc.get_traced_memory()[1] < 8 << 20:
            time.sleep(0.01)
        os.kill(client.transport.pid, signal.SIGKILL)

    killer = threading.Thread(target=kill_in_the_flood)
    tracemalloc.start()
    try:
        if is_killed:
            killer.start()
        with pytest.raises(ProcessDied if is_killed else BadAnswer) as failure:
            client.command(Command(cmd="flood"), timeout_s=60)
        if is_killed:
            killer.join()
        held, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert failure.traceback
    assert peak > 4 << 20
    assert held < 1 << 20


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


def test_what_comes_behind_an_answer_belongs_to_the_next_request() -> None:
    spec = ProcessSpec(("sh", "-c", "printf 'one\\n\\n\\n\\ntw'; sleep 0.1; printf 'o\\n\\nthree\\n\\n'; sleep 60"))
    with Transport(spec) as transport:
        assert [transport.ask("", timeout_s=10) for _ in range(3)] == ["one", "two", "three"]


def test_requests_of_many_megabytes_pass(client: ReplClient) -> None:
    text = "length " + "é" * 3_000_000
    assert client.command(Command(cmd=text), timeout_s=60).messages[0].data == str(len(text))


def test_descriptors_above_the_limit_of_select_are_read(fake_engine: EngineSpec) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < 1_100:
        pytest.skip(f"only {hard} descriptors are allowed")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 1_100), hard))
    held = []
    try:
        while not held or held[-1] < 1_024:
            held.append(os.open(os.devnull, os.O_RDONLY))
        with Transport(fake_engine.process) as transport:
            assert ReplClient(transport).command(Command(cmd="sorry 1"), timeout_s=30).env == 0
    finally:
        for descriptor in held:
            os.close(descriptor)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_text_that_is_not_unicode_is_refused_and_harms_nobody(client: ReplClient) -> None:
    assert client.command(Command(cmd="sorry 2"), timeout_s=30).env == 0
    with pytest.raises(RequestRefused, match="lone surrogate"):
        client.command(Command(cmd="bad \ud800"), timeout_s=30)
    answer = client.tactic(TacticStep(tactic="down \udfff", proof_state=0), timeout_s=30)
    assert isinstance(answer, ErrorAnswer) and "lone surrogate" in answer.message
    good = client.tactic(TacticStep(tactic="down", proof_state=0), timeout_s=30)
    assert isinstance(good, TacticAnswer) and good.goals == ["⊢ 1"]


def test_an_unknown_state_is_an_exception_and_a_parse_error_a_value(client: ReplClient) -> None:
    client.command(Command(cmd="sorry 2"), timeout_s=30)
    with pytest.raises(RequestRefused, match=r"Unknown proof state\."):
        client.tactic(TacticStep(tactic="down", proof_state=7), timeout_s=30)
    answer = client.tactic(TacticStep(tactic="no tactic", proof_state=0), timeout_s=30)
    assert answer == ErrorAnswer(message="Lean error:\n<input>:1:1: unknown tactic")


def test_garbage_nested_too_deep_is_a_bad_answer() -> None:
    spec = ProcessSpec((sys.executable, "-c", "print('[' * 200_000, end='\\n\\n', flush=True); input()"))
    client = ReplClient(Transport(spec))
    with pytest.raises(BadAnswer, match="not JSON"):
        client.command(Command(cmd=""), timeout_s=30)
    assert not client.is_alive
