"""kimina-lean-server's own client against our server: every status, batches, the older protocol."""

from __future__ import annotations

import asyncio
import typing
from collections.abc import Callable

import pytest
import typing_extensions

from .conftest import Running

with pytest.MonkeyPatch.context() as patch:
    # pydantic wants the other TypedDict below Python 3.12, which client 0.2.1 does not know; the client stays as it is.
    patch.setattr(typing, "TypedDict", typing_extensions.TypedDict)
    kimina_client = pytest.importorskip("kimina_client")


def check(server: Running, *codes: str, **options: typing.Any) -> list[typing.Any]:
    client = kimina_client.KiminaClient(api_url=server.url, n_retries=1)
    snippets = [kimina_client.Snippet(id=str(number), code=code) for number, code in enumerate(codes)]
    options = {"batch_size": len(codes), **options}
    found = client.check(snippets, show_progress=False, **options).results
    return sorted(found, key=lambda result: int(result.id))


def test_the_clients_own_test_passes(server: Running) -> None:
    client = kimina_client.KiminaClient(api_url=server.url, n_retries=1)
    client.test()
    assert client.health() == {"status": "ok"}


def test_the_asynchronous_clients_own_test_passes(server: Running) -> None:
    async def run() -> None:
        client = kimina_client.AsyncKiminaClient(api_url=server.url, n_retries=1)
        await client.test()
        await client.session.aclose()

    asyncio.run(run())


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := ⟨h.2, h.1⟩", "valid"),
        ("import Mathlib\ntheorem t (x : ℝ) (h : 0 < x) : x ≠ 0 := by positivity", "valid"),
        ("theorem t (p : Prop) : p ∨ ¬p := by sorry", "sorry"),
        ("theorem t : 1 + 1 = 3 := by rfl", "lean_error"),
        ("theorem t : 1 + 1 = := by rfl", "lean_error"),
        ("import Nowhere\ntheorem t : 1 = 1 := rfl", "lean_error"),
    ],
)
def test_the_status_that_the_client_finds(server: Running, code: str, status: str) -> None:
    (result,) = check(server, code)
    assert result.analyze().status.value == status


def test_an_endless_snippet_is_a_timeout_and_the_next_is_checked(server: Running) -> None:
    endless = "set_option maxRecDepth 1000000 in\nexample : (List.range 100000000).length = 5 := by decide"
    slow, good = check(server, endless, "example : 1 = 1 := rfl", timeout=5)
    assert slow.analyze().status.value == "timeout_error"
    assert "timed out in 5 seconds" in slow.error
    assert good.analyze().status.value == "valid"


def test_the_time_of_a_timeout_is_the_limit_that_held(start_server: Callable[..., Running]) -> None:
    hurried = start_server("--max-timeout", "2")
    endless = "example : (List.range 100000000).length = 5 := by decide"
    body = {"snippets": [{"id": "a", "code": endless}], "timeout": 300}
    (result,) = hurried.post("/api/check", body).json()["results"]
    assert (result["time"], result["error"]) == (2.0, "Lean REPL command timed out in 2 seconds")


def test_no_time_at_all_is_a_timeout(server: Running) -> None:
    (result,) = check(server, "example : 1 = 1 := rfl", timeout=0)
    assert result.analyze().status.value == "timeout_error"


def test_sorries_and_messages_have_their_places(server: Running) -> None:
    (result,) = check(server, "theorem t (n : Nat) : n + 0 = n := by\n  sorry")
    (item,) = result.response["sorries"]
    assert (item["pos"], item["endPos"]) == ({"line": 2, "column": 2}, {"line": 2, "column": 7})
    assert item["goal"] == "n : Nat\n⊢ n + 0 = n"
    (message,) = result.response["messages"]
    assert (message["severity"], message["pos"]) == ("warning", {"line": 1, "column": 8})


def test_a_batch_comes_back_in_order(server: Running) -> None:
    found = check(server, *(f"#eval {number} + {number}" for number in range(20)))
    assert [result.response["messages"][0]["data"] for result in found] == [str(2 * n) for n in range(20)]


@pytest.mark.parametrize("reuse", [True, False])
def test_a_snippet_leaves_no_trace(server: Running, reuse: bool) -> None:
    check(server, *["def left := 7"] * 4, reuse=reuse)
    found = check(server, *["#eval left"] * 4, reuse=reuse)
    assert {result.analyze().status.value for result in found} == {"lean_error"}


def test_the_same_id_twice_is_refused(server: Running) -> None:
    snippet = {"id": "a", "code": "#check Nat"}
    answer = server.post("/api/check", {"snippets": [snippet, snippet]})
    assert (answer.status_code, answer.json()["detail"]) == (422, "`snippets` must have unique ids")


def test_no_snippet_is_refused(server: Running) -> None:
    answer = server.post("/api/check", {"snippets": []})
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["loc"] == ["body", "snippets"]


@pytest.mark.parametrize("path", ["/verify", "/one_pass_verify_batch"])
def test_the_older_protocol(server: Running, path: str) -> None:
    codes = [
        {"custom_id": 7, "proof": "theorem t : 1 = 1 := rfl"},
        {"custom_id": "b", "code": "theorem t : 1 = 2 := rfl"},
        {"custom_id": "c"},
    ]
    answer = server.post(path, {"codes": codes, "timeout": 30, "infotree_type": "original"})
    good, bad, empty = answer.json()["results"]
    assert (good["custom_id"], good["error"]) == (7, None)
    assert "messages" not in good["response"]
    assert good["response"]["time"] > 0
    assert bad["response"]["messages"][0]["severity"] == "error"
    assert (empty["error"], empty["response"]) == ("No code provided", None)


def test_the_trailing_slash(server: Running) -> None:
    answer = server.post("/api/check/", {"snippets": [{"id": "a", "code": "#check Nat"}]})
    assert answer.json()["results"][0]["response"]["messages"][0]["data"] == "Nat : Type"
