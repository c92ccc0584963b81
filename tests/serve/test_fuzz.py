"""Requests made up from the server's own description, right and wrong ones: none is answered with a server's error."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from .conftest import Running

schemathesis = pytest.importorskip("schemathesis")

OPERATIONS = [
    ("POST", "/api/check"),
    ("POST", "/verify"),
    ("POST", "/v1/check"),
    ("POST", "/v1/prove"),
    ("POST", "/v1/premises"),
    ("POST", "/v1/theorems"),
    ("POST", "/v1/theorems/{theorem}/tactics"),
    ("DELETE", "/v1/theorems/{theorem}"),
    ("GET", "/v1/health"),
    ("GET", "/health"),
]


@pytest.fixture(scope="module")
def schema(server: Running) -> Any:
    return schemathesis.openapi.from_url(f"{server.url}/openapi.json")


def test_every_operation_is_fuzzed(schema: Any) -> None:
    described = {(operation.ok().method.upper(), operation.ok().path) for operation in schema.get_all_operations()}
    assert described == set(OPERATIONS)


CALM = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
CASES = [(*operation, "positive") for operation in OPERATIONS] + [
    (method, path, "negative") for method, path in OPERATIONS if method == "POST"
]


@pytest.mark.parametrize(("method", "path", "mode"), CASES)
def test_no_request_is_a_servers_error(schema: Any, method: str, path: str, mode: str) -> None:
    strategy = schema[path][method].as_strategy(generation_mode=schemathesis.GenerationMode(mode))
    seen: set[int] = set()

    @CALM
    @given(case=strategy)
    def fuzz(case: Any) -> None:
        answer = case.call(timeout=120)
        seen.add(answer.status_code)
        assert answer.status_code < 500, (case.as_curl_command(), answer.text)

    fuzz()
    assert seen


PIECES = st.sampled_from(
    (
        "import Mathlib\n|import Nowhere\n|theorem t |(n : Nat) |: n = n |:= |by |sorry|simp\n|namespace A\n|end A\n|"
        "open Nat in\n|#eval 1\n|set_option maxHeartbeats 0 in\n|/-|-/|⟨|⟩|\0|\n"
    ).split("|")
)


@pytest.mark.parametrize("path", ["/api/check", "/v1/check", "/v1/prove", "/v1/premises", "/v1/theorems"])
def test_no_text_that_is_nearly_lean_is_a_servers_error(server: Running, path: str) -> None:
    @CALM
    @given(text=st.lists(PIECES, max_size=12).map("".join))
    def fuzz(text: str) -> None:
        bodies: dict[str, Any] = {
            "/api/check": {"snippets": [{"id": "a", "code": text}], "timeout": 10},
            "/v1/check": {"texts": [{"source": text}], "timeout_s": 10},
            "/v1/prove": {"texts": [{"source": text}], "timeout_s": 10},
        }
        answer = server.post(path, bodies.get(path, {"source": text, "timeout_s": 10}))
        assert answer.status_code == 200, answer.text

    fuzz()
