"""The client for OpenAI-compatible servers, against real servers on this machine, good and bad ones."""

from __future__ import annotations

import asyncio
import math
import socket
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

pytest.importorskip("httpx", reason="needs the extra `model`")

from prover.errors import InputError, ModelClosed, ModelFailure, ModelRefused
from prover.models.endpoint import Endpoint, EndpointOptions, error_text, retry_after
from prover.models.formats import FORMATS
from prover.models.generation import Completion, Prompt, Sampling, UsageMeter
from prover.models.language import LanguageTacticModel
from prover.models.openai import OpenAIGenerator, read_choice
from prover.types import ModelQuery, ProofState
from tests.models.local_server import Asked, LocalServer, Script, Told, chat_answer, completion, serving

PROMPT = Prompt("⊢ p:::")
QUICK = {"first_pause_s": 0.01, "timeout_s": 60.0}


def ask(
    server: LocalServer | str,
    prompts: list[Prompt] | None = None,
    *,
    samples: int = 1,
    sampling: Sampling | None = None,
    meter: UsageMeter | None = None,
    key: str = "",
    **options: Any,
) -> list[list[Completion]]:
    url = server if isinstance(server, str) else server.url
    with Endpoint(url, api_key=key, options=EndpointOptions(**{**QUICK, **options}), meter=meter) as endpoint:
        generator = OpenAIGenerator("tiny", endpoint, context=1000)
        answers = generator.generate(prompts or [PROMPT], samples=samples, sampling=sampling or Sampling(), seed=7)
    return [list(items) for items in answers]


def always(told: Told) -> Script:
    return lambda asked: told


# -- what is asked and how it is read --------------------------------------------------------------------------------


def test_a_completion_with_its_probability() -> None:
    told = completion("simp", log_probs=[-0.5, -0.25], usage={"prompt_tokens": 9, "completion_tokens": 2})
    meter = UsageMeter(prompt_price=1e6, completion_price=2e6)
    with serving(always(Told(body=told))) as server:
        answers = ask(server, meter=meter, key="secret", sampling=Sampling(stop=("\n",), temperature=0.6))
    assert answers == [[Completion("simp", -0.75, 2)]]
    (asked,) = server.posts
    assert asked.path == "/v1/completions"
    assert asked.headers["Authorization"] == "Bearer secret"
    assert asked.body == {
        "model": "tiny",
        "prompt": "⊢ p:::",
        "max_tokens": 128,
        "temperature": 0.6,
        "seed": 7,
        "stop": ["\n"],
        "logprobs": 1,
    }
    assert (meter.usage.prompt_tokens, meter.usage.completion_tokens, meter.usage.cost) == (9, 2, 13.0)


def test_a_chat_question() -> None:
    with serving(always(Told(body=chat_answer("```lean\nsimp\n```")))) as server:
        ((answer,),) = ask(server, [Prompt("What next?", is_chat=True, system="You know Lean.")])
    assert answer.text == "```lean\nsimp\n```"
    (asked,) = server.posts
    assert asked.path == "/v1/chat/completions"
    assert asked.body["messages"] == [
        {"role": "system", "content": "You know Lean."},
        {"role": "user", "content": "What next?"},
    ]
    assert asked.body["logprobs"] is True


def test_a_server_that_knows_n_is_asked_once() -> None:
    with serving(lambda asked: Told(body=completion(*["a", "b", "c"][: asked.body.get("n", 1)]))) as server:
        ((*answers,),) = ask(server, samples=3)
    assert [item.text for item in answers] == ["a", "b", "c"]
    assert [item.body.get("n") for item in server.posts] == [3]


def test_a_server_that_ignores_n_is_asked_again_with_other_seeds() -> None:
    with serving(lambda asked: Told(body=completion(f"tactic {asked.body['seed']}"))) as server:
        answers = ask(server, [PROMPT, Prompt("⊢ q:::")], samples=3)
    assert [sorted(item.text for item in items) for items in answers] == [["tactic 7", "tactic 8", "tactic 9"]] * 2
    assert len(server.posts) == 6


def test_it_is_remembered_that_a_server_ignores_n() -> None:
    with serving(lambda asked: Told(body=completion("x"))) as server, Endpoint(server.url) as endpoint:
        generator = OpenAIGenerator("tiny", endpoint, context=1000)
        for _ in range(2):
            generator.generate([PROMPT], samples=3, sampling=Sampling())
    assert [item.body.get("n") for item in server.posts] == [3, None, None, None, None, None]


def test_greedy_needs_one_answer() -> None:
    with serving(lambda asked: Told(body=completion("x"))) as server:
        assert len(ask(server, samples=8, sampling=Sampling(temperature=0.0))[0]) == 1
    assert len(server.posts) == 1


def test_stop_texts_are_cut_off_here_when_the_server_keeps_them() -> None:
    told = completion("simp\n-- more")
    told["choices"][0]["finish_reason"] = "length"
    with serving(always(Told(body=told))) as server:
        ((answer,),) = ask(server, sampling=Sampling(stop=("\n--",)))
    assert (answer.text, answer.is_finished) == ("simp", True)


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({"text": "a", "finish_reason": "stop"}, Completion("a", None, 1)),
        ({"text": "a"}, Completion("a", None, 1)),
        ({"text": None}, Completion("", None, 0)),
        ({"message": {"content": None, "refusal": "no"}}, Completion("", None, 0)),
        ({"message": {"content": [{"type": "text", "text": "a"}, {"type": "image"}]}}, Completion("a", None, 1)),
        ({"text": "a", "finish_reason": "length"}, Completion("a", None, 1, False)),
        ({"text": "a", "finish_reason": "content_filter"}, Completion("a", None, 1, False)),
        ({"text": "a", "logprobs": {"content": [{"logprob": -1.0}, {"logprob": -2.0}]}}, Completion("a", -3.0, 2)),
        ({"text": "a", "logprobs": {"token_logprobs": [None, -1.0]}}, Completion("a", None, 1)),
        ({"text": "a", "logprobs": {"token_logprobs": ["x"]}}, Completion("a", None, 1)),
        ({"text": "a", "logprobs": {"token_logprobs": [float("nan")]}}, Completion("a", None, 1)),
        ({"text": "a", "logprobs": []}, Completion("a", None, 1)),
        ({"text": "a", "logprobs": {"token_logprobs": [1e-9, -1.0]}}, Completion("a", 1e-9 - 1.0, 2)),
        ({"text": 7}, Completion("", None, 0)),
    ],
)
def test_choices_of_every_shape(choice: dict[str, Any], expected: Completion) -> None:
    assert read_choice(choice, (), UsageMeter()) == expected


@pytest.mark.parametrize("told", [math.nan, math.inf, -math.inf, 0.5])
def test_log_probabilities_that_are_none_are_dropped_and_counted(told: float, caplog: pytest.LogCaptureFixture) -> None:
    meter = UsageMeter()
    with serving(always(Told(body=completion("a", log_probs=[-1.0, told])))) as server:
        ((answer,),) = ask(server, meter=meter)
    assert (answer.text, answer.log_prob) == ("a", None)
    assert (meter.usage.unsound, meter.usage.failures) == (1, 0)
    assert "log-probabilities that are none" in caplog.text


@pytest.mark.parametrize(
    ("parameter", "message"),
    [
        ("logprobs", "unsupported parameter: logprobs is not supported"),
        ("seed", "unrecognized request argument supplied: seed"),
        ("stop", "Unsupported parameter: 'stop' is not supported with this model."),
        ("temperature", "'temperature' does not support 0.6 with this model"),
        ("n", "n must be 1"),
    ],
)
def test_a_parameter_that_the_server_refuses_is_left_out(parameter: str, message: str) -> None:
    def script(asked: Asked) -> Told:
        if parameter in asked.body:
            return Told(400, {"error": {"message": message, "type": "invalid_request_error"}})
        return Told(body=completion("x"))

    with serving(script) as server:
        answers = ask(server, samples=2, sampling=Sampling(stop=("\n",), temperature=0.6))
    assert [item.text for item in answers[0]] == ["x", "x"]
    assert [parameter in item.body for item in server.posts] == [True, False, False]


def test_the_newer_name_of_a_parameter() -> None:
    def script(asked: Asked) -> Told:
        if "max_tokens" in asked.body:
            return Told(400, {"error": {"message": "Use 'max_completion_tokens' instead of 'max_tokens'."}})
        return Told(body=completion("x"))

    with serving(script) as server:
        ask(server)
    assert server.posts[-1].body["max_completion_tokens"] == 128


def test_the_context_is_what_the_server_says() -> None:
    def script(asked: Asked) -> Told:
        return Told(body={"data": [{"id": "tiny", "max_model_len": 700}]})

    script.lists_models = True  # type: ignore[attr-defined]
    with serving(script) as server, Endpoint(server.url) as endpoint:
        assert OpenAIGenerator("tiny", endpoint).room(Sampling(max_new_tokens=200)).tokens == 500


def test_many_requests_run_side_by_side_up_to_the_limit() -> None:
    """The server answers nothing before it holds eight requests, and then waits whether a ninth comes."""
    lock, eight = threading.Lock(), threading.Barrier(8, action=lambda: time.sleep(0.2))
    held: set[int] = set()
    counts: list[int] = []

    def script(asked: Asked) -> Told:
        with lock:
            held.add(asked.number)
            counts.append(len(held))
        eight.wait(20)
        with lock:
            held.remove(asked.number)
        return Told(body=completion("x"))

    with serving(script) as server:
        answers = ask(server, [Prompt(str(number)) for number in range(24)], concurrency=8, timeout_s=60.0, retries=0)
    assert [len(items) for items in answers] == [1] * 24
    assert max(counts) == 8


def test_requests_keep_to_the_rate() -> None:
    with serving(lambda asked: Told(body=completion("x"))) as server:
        started = time.monotonic()
        ask(server, [Prompt(str(number)) for number in range(4)], requests_per_minute=600)
        assert time.monotonic() - started >= 0.29


def test_tokens_count_against_the_rate() -> None:
    told = completion("x", usage={"prompt_tokens": 50, "completion_tokens": 50})
    with serving(always(Told(body=told))) as server:
        started = time.monotonic()
        ask(server, [Prompt(str(number)) for number in range(3)], tokens_per_minute=60_000, concurrency=1)
        assert time.monotonic() - started >= 0.19


# -- busy servers ----------------------------------------------------------------------------------------------------


def failing_first(times: int, told: Told) -> Script:
    return lambda asked: told if asked.number < times else Told(body=completion("x"))


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_again(status: int) -> None:
    meter = UsageMeter()
    with serving(failing_first(2, Told(status, {"error": {"message": "busy"}}))) as server:
        assert ask(server, meter=meter)[0][0].text == "x"
    assert (meter.usage.requests, meter.usage.failures) == (3, 2)


def test_retry_after_is_obeyed() -> None:
    with serving(failing_first(1, Told(429, {}, {"Retry-After": "0.3"}))) as server:
        started = time.monotonic()
        ask(server)
        assert time.monotonic() - started >= 0.3


def test_when_one_is_told_to_wait_all_wait() -> None:
    with serving(failing_first(1, Told(429, {}, {"Retry-After": "0.4"}))) as server:
        started = time.monotonic()
        ask(server, [Prompt("a")] * 2 + [Prompt("b")] * 6, concurrency=2)
        assert time.monotonic() - started >= 0.4
    assert len(server.posts) == 9


def test_a_server_that_asks_for_too_long_a_pause_is_given_up() -> None:
    with (
        serving(always(Told(429, {"error": "later"}, {"Retry-After": "3600"}))) as server,
        pytest.raises(ModelFailure, match="429: later"),
    ):
        ask(server)
    assert len(server.posts) == 1


def test_a_server_that_stays_busy_is_given_up() -> None:
    with (
        serving(always(Told(503, {"detail": "overloaded"}))) as server,
        pytest.raises(ModelFailure, match=r"503: overloaded \(3 tries\)"),
    ):
        ask(server, retries=2)
    assert len(server.posts) == 3


def test_pauses_in_every_notation() -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    assert retry_after({"retry-after": "2"}) == 2.0
    assert retry_after({"retry-after-ms": "1500"}) == 1.5
    assert 25 < (retry_after({"retry-after": later}) or 0) <= 30
    assert retry_after({"retry-after": "soon"}) is None
    assert retry_after({}) is None


# -- refusing servers ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413])
def test_a_refusal_is_final(status: int) -> None:
    with (
        serving(always(Told(status, {"error": {"message": "no such thing", "code": "nope"}}))) as server,
        pytest.raises(ModelRefused, match=f"{status}: no such thing \\(nope\\)"),
    ):
        ask(server)
    assert len(server.posts) == 1


def test_an_empty_purse_is_final() -> None:
    told = Told(429, {"error": {"message": "You exceeded your quota", "code": "insufficient_quota"}})
    with serving(always(told)) as server, pytest.raises(ModelRefused, match="insufficient_quota"):
        ask(server)
    assert len(server.posts) == 1


def test_the_key_is_not_in_the_message() -> None:
    with (
        serving(always(Told(401, {"error": {"message": "Incorrect API key provided: sk-123"}}))) as server,
        pytest.raises(ModelRefused) as caught,
    ):
        ask(server, key="sk-123")
    assert "sk-123" not in str(caught.value)
    assert "***" in str(caught.value)


@pytest.mark.parametrize("key", ["sk-…123", "sk-\n123", "sk-\u200b123"])
def test_a_key_that_no_header_can_hold_is_bad_input(key: str) -> None:
    with pytest.raises(InputError, match=r"OPENAI_API_KEY\) cannot be sent: its character 4 is none") as caught:
        Endpoint("http://127.0.0.1:1/v1", api_key=key)
    assert "123" not in str(caught.value)


def test_a_redirect_is_not_followed() -> None:
    with (
        serving(always(Told(307, {}, {"Location": "http://127.0.0.1:1/elsewhere"}))) as server,
        pytest.raises(ModelRefused, match="redirects to http://127"),
    ):
        ask(server, key="secret")
    assert len(server.posts) == 1


def test_one_state_that_is_refused_does_not_spoil_the_others(caplog: pytest.LogCaptureFixture) -> None:
    def script(asked: Asked) -> Told:
        if asked.body["prompt"] == "bad":
            return Told(400, {"error": {"message": "flagged"}})
        return Told(body=completion("x"))

    meter = UsageMeter()
    with serving(script) as server:
        answers = ask(server, [Prompt("good"), Prompt("bad")], meter=meter)
    assert [len(items) for items in answers] == [1, 0]
    assert "one state got no answer" in caplog.text
    assert "400: flagged" in caplog.text
    assert (meter.usage.requests, meter.usage.failures) == (2, 1)


def test_a_sample_that_is_refused_is_told_and_counted(caplog: pytest.LogCaptureFixture) -> None:
    def script(asked: Asked) -> Told:
        refuses = asked.body["seed"] == 8
        return Told(400, {"error": {"message": "flagged"}}) if refuses else Told(body=completion("x"))

    meter = UsageMeter()
    with serving(script) as server:
        (answer,) = ask(server, samples=3, meter=meter)
    assert len(answer) == 2
    assert "one of 3 samples is missing" in caplog.text
    assert (meter.usage.requests, meter.usage.failures) == (3, 1)


# -- malformed answers -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "no JSON"),
        (b"<html>Bad gateway</html>", "no JSON"),
        (b'{"choices": [', "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"[1, 2]", "no JSON object but a list"),
        (b"\xff\xfe\x00", "no JSON"),
        (b'{"error": {"message": "out of memory"}}', "the answer is an error: out of memory"),
        (b'{"id": "x"}', "an answer without choices"),
        (b'{"choices": null}', "an answer without choices"),
        (b'{"choices": ["x"]}', "an answer without choices"),
    ],
)
def test_malformed_answers(raw: bytes, reason: str) -> None:
    meter = UsageMeter()
    with serving(always(Told(raw=raw))) as server, pytest.raises(ModelFailure, match=reason):
        ask(server, retries=1, meter=meter)
    assert meter.usage.failures >= 1


def test_one_malformed_answer_is_no_misfortune() -> None:
    with serving(failing_first(1, Told(raw=b"oops"))) as server:
        assert ask(server)[0][0].text == "x"


def test_an_answer_with_no_choices_gives_no_tactic() -> None:
    with serving(always(Told(body={"choices": []}))) as server:
        assert ask(server) == [[]]


def test_error_texts_of_every_shape() -> None:
    assert error_text(b'{"error": {"message": "a", "type": "b"}}') == "a (b)"
    assert error_text(b'{"error": "a"}') == "a"
    assert "logprobs" in error_text(b'{"detail": [{"loc": ["body", "logprobs"], "msg": "bad"}]}')
    assert error_text(b"plain\n words") == "plain words"
    assert len(error_text(b"x" * 5000)) < 400


# -- slow, endless and dying servers ---------------------------------------------------------------------------------


def trickle(stopping: threading.Event) -> Iterator[bytes]:
    while not stopping.wait(0.02):
        yield b" "


def flood(stopping: threading.Event) -> Iterator[bytes]:
    while not stopping.is_set():
        yield b"x" * 65536


def given_up(told: Told, reason: str, **options: Any) -> LocalServer:
    """The server, which does not end by itself what it is at, is given up for this reason."""
    with serving(always(told)) as server:
        with pytest.raises(ModelFailure, match=reason) as caught:
            ask(server, **{"retries": 1, **options})
        assert not isinstance(caught.value, ModelRefused)
    return server


def test_a_server_that_never_answers() -> None:
    given_up(Told(hangs=True), r"no complete answer within 0.3 s \(2 tries\)", timeout_s=0.3)


def test_a_server_that_trickles() -> None:
    given_up(Told(pieces=trickle), "no complete answer within 0.3 s", timeout_s=0.3)


def test_a_server_that_never_stops() -> None:
    given_up(Told(pieces=flood), "longer than 1000000 bytes", max_answer_bytes=1_000_000, timeout_s=120.0)


def test_a_server_that_hangs_up() -> None:
    server = given_up(Told(hangs_up=True), "RemoteProtocolError")
    assert len(server.posts) == 2


def test_a_server_that_dies_in_the_middle_of_an_answer() -> None:
    given_up(Told(raw=b'{"choices": [', promised=5000), "RemoteProtocolError")


def test_a_server_that_is_not_there() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))  # nobody else can listen there
        with pytest.raises(ModelFailure, match="ConnectError"):
            ask(f"http://127.0.0.1:{silent.getsockname()[1]}/v1", retries=1)


def test_a_server_that_dies_and_comes_back() -> None:
    with serving(failing_first(2, Told(hangs_up=True))) as server:
        assert ask(server)[0][0].text == "x"


def test_a_header_that_never_ends() -> None:
    """A bare socket that sends header lines for ever, slowly."""
    stopping = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)

        def feed(connection: socket.socket) -> None:
            with connection:
                try:
                    connection.sendall(b"HTTP/1.1 200 OK\r\n")
                    while not stopping.wait(0.02):
                        connection.sendall(b"X-More: x\r\n")
                except OSError:
                    pass

        def accept() -> None:
            while not stopping.is_set():
                try:
                    connection, _ = listener.accept()
                except TimeoutError:
                    continue
                feed(connection)

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        try:
            with pytest.raises(ModelFailure, match="no complete answer"):
                ask(f"http://127.0.0.1:{listener.getsockname()[1]}/v1", retries=0, timeout_s=0.3)
        finally:
            stopping.set()
            thread.join()


def test_an_address_that_is_none() -> None:
    with pytest.raises(ModelRefused, match="ftp"):
        ask("ftp://127.0.0.1/v1")


def test_a_closed_endpoint_refuses() -> None:
    endpoint = Endpoint("http://127.0.0.1:9/v1")
    endpoint.close()
    with pytest.raises(ModelClosed):
        OpenAIGenerator("tiny", endpoint, context=1000).generate([PROMPT], samples=1, sampling=Sampling())


def test_closing_calls_off_what_is_under_way() -> None:
    with serving(always(Told(hangs=True))) as server:
        endpoint = Endpoint(server.url)
        generator = OpenAIGenerator("tiny", endpoint, context=1000)
        threading.Timer(0.2, endpoint.close).start()
        with pytest.raises(ModelClosed, match="closed"):
            generator.generate([PROMPT], samples=1, sampling=Sampling())


def test_closing_at_the_moment_of_a_request_calls_it_off(monkeypatch: pytest.MonkeyPatch) -> None:
    hand_over = asyncio.run_coroutine_threadsafe
    with serving(always(Told(hangs=True))) as server:
        endpoint = Endpoint(server.url)
        closing = threading.Thread(target=endpoint.close)

        def late(work: Any, loop: asyncio.AbstractEventLoop) -> Any:
            if threading.current_thread() is threading.main_thread():
                closing.start()
                closing.join(0.3)
            return hand_over(work, loop)

        monkeypatch.setattr(asyncio, "run_coroutine_threadsafe", late)
        with pytest.raises(ModelClosed, match="closed during a request"):
            OpenAIGenerator("tiny", endpoint, context=1000).generate([PROMPT], samples=1, sampling=Sampling())
        closing.join()


# -- as a tactic model -----------------------------------------------------------------------------------------------


def test_tactics_from_a_chat_server() -> None:
    text = "<think>Simple.</think>Try\n```lean\nomega\n```\nor\n```lean\nsimp\n```"
    with serving(always(Told(body=chat_answer(text)))) as server, Endpoint(server.url) as endpoint:
        model = LanguageTacticModel(OpenAIGenerator("tiny", endpoint), FORMATS["chat"], samples=2)
        (proposals,) = model.propose([ModelQuery(ProofState(0, ("⊢ 1 = 1",)))], limit=8)
    assert [item.tactic for item in proposals] == ["omega", "simp"]
    assert all(item.log_prob < 0 for item in proposals)
