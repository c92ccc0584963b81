"""Models built from their description."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from prover.errors import ConfigError, InputError, ModelClosed
from prover.models.batcher import BatchingModel
from prover.models.kit import ModelChoice, build_kit
from prover.models.language import LanguageTacticModel
from prover.models.mixture import MixtureModel
from prover.models.symbolic import SymbolicModel
from prover.models.writer import Example
from prover.types import ModelQuery, ProofRequest, ProofState
from tests.models.local_server import Asked, Told, chat_answer, completion, serving

QUERY = ModelQuery(ProofState(0, ("p : Prop\nh : p\n⊢ p",)))


def test_the_symbolic_model_needs_nothing() -> None:
    with build_kit(ModelChoice()) as kit:
        assert isinstance(kit.model, SymbolicModel)
        assert kit.writer is None


@pytest.mark.parametrize("name", ["gpt", "openai", "openai:", "transformers:x"])
def test_unknown_models_are_named(name: str) -> None:
    with pytest.raises(ConfigError, match="known: symbolic, transformer:PATH, openai:NAME, vllm:PATH"):
        build_kit(ModelChoice(name=name))


def test_unknown_formats_are_named() -> None:
    with pytest.raises(ConfigError, match="known: auto, reprover, bfs-prover, prover, chat"):
        build_kit(ModelChoice(name="openai:x", format="xml"))


def test_a_checkpoint_that_is_not_there_is_bad_input(tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="needs the extra `model`")
    with pytest.raises(InputError, match="no such checkpoint folder"):
        build_kit(ModelChoice(name=f"transformer:{tmp_path / 'nothing'}"))


def test_a_checkpoint_below_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("torch", reason="needs the extra `model`")
    from tests.models import tiny

    monkeypatch.setenv("HOME", str(tmp_path))
    tiny.causal_model().save_pretrained(tmp_path / "models" / "tiny")
    tiny.byte_tokenizer().save_pretrained(tmp_path / "models" / "tiny")
    with build_kit(ModelChoice(name="transformer:~/models/tiny", device="cpu", max_tokens=4)) as kit:
        assert len(kit.model.propose([QUERY], limit=1)) == 1
    with pytest.raises(InputError, match=f"{tmp_path}/nothing: there is no such checkpoint folder"):
        build_kit(ModelChoice(name="transformer:~/nothing"))
    with pytest.raises(InputError, match="~no-such-user/x: "):
        build_kit(ModelChoice(name="transformer:~no-such-user/x"))


def test_a_server_is_mixed_with_the_symbolic_model() -> None:
    pytest.importorskip("httpx", reason="needs the extra `model`")
    told = Told(body=chat_answer("```lean\nexact this_one\n```"))
    with serving(lambda asked: told) as server:
        choice = ModelChoice(name="openai:tiny", base_url=server.url, api_key="k", samples=2, prompt_price=1e6)
        with build_kit(choice) as kit:
            assert isinstance(kit.model, MixtureModel)
            assert kit.format == "chat"
            assert kit.writer is not None
            tactics = {item.tactic for item in kit.model.propose([QUERY], limit=16)[0]}
            assert kit.meter.usage.cost > 0
    assert "exact this_one" in tactics
    assert "exact h" in tactics or "assumption" in tactics


def test_a_model_alone_and_its_format() -> None:
    pytest.importorskip("httpx", reason="needs the extra `model`")
    with serving(lambda asked: Told(body=completion("assumption"))) as server:
        choice = ModelChoice(
            name="openai:BFS-Prover-V2-7B", base_url=server.url, symbolic_share=0.0, temperature=0.0, max_tokens=33
        )
        with build_kit(choice) as kit:
            assert isinstance(kit.model, LanguageTacticModel)
            assert [item.tactic for item in kit.model.propose([QUERY], limit=16)[0]] == ["assumption"]
    (asked,) = server.posts
    assert asked.body["prompt"] == "p : Prop\nh : p\n⊢ p:::"
    assert (asked.body["max_tokens"], asked.body["temperature"]) == (33, 0.0)


def test_several_callers_of_a_checkpoint_share_a_batcher(tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="needs the extra `model`")
    from tests.models import tiny

    tiny.causal_model().save_pretrained(tmp_path)
    tiny.byte_tokenizer().save_pretrained(tmp_path)
    choice = ModelChoice(name=f"transformer:{tmp_path}", device="cpu", max_tokens=4, symbolic_share=0.0, callers=4)
    with build_kit(choice) as kit:
        assert isinstance(kit.model, BatchingModel)
        with ThreadPoolExecutor(4) as threads:
            answers = list(threads.map(lambda _: kit.model.propose([QUERY], limit=1), range(4)))
    assert len(answers) == 4
    assert kit.model.statistics.queries == 4
    with pytest.raises(ModelClosed):
        kit.model.propose([QUERY], limit=1)


def test_several_callers_of_a_server_do_not_wait_for_each_other() -> None:
    pytest.importorskip("httpx", reason="needs the extra `model`")
    all_ask = threading.Barrier(4)

    def script(asked: Asked) -> Told:
        all_ask.wait(20)  # no answer before every caller's question is there
        return Told(body=completion("assumption"))

    with serving(script) as server:
        choice = ModelChoice(
            name="openai:x",
            format="prover",
            base_url=server.url,
            symbolic_share=0.0,
            callers=4,
            samples=1,
            context=1000,
        )
        with build_kit(choice) as kit:
            assert isinstance(kit.model, LanguageTacticModel)
            with ThreadPoolExecutor(4) as threads:
                answers = list(threads.map(lambda _: kit.model.propose([QUERY], limit=1), range(4)))
    assert [answer[0][0].tactic for answer in answers] == ["assumption"] * 4
    assert len(server.posts) == 4


def test_the_writer_shows_solved_examples() -> None:
    pytest.importorskip("httpx", reason="needs the extra `model`")
    examples = [Example("theorem e : 1 = 1 := by", "rfl")]
    told = Told(body=chat_answer("```lean\nassumption\n```"))
    with serving(lambda asked: told) as server:
        kit = build_kit(ModelChoice(name="openai:x", base_url=server.url), lambda request, limit: examples)
        with kit:
            assert kit.writer is not None
            (texts,) = kit.writer.write([ProofRequest("proof", "p : Prop\nh : p\n⊢ p")], samples=1)
    assert [item.text for item in texts] == ["assumption"]
    assert "theorem e : 1 = 1 := by\n  rfl" in server.posts[0].body["messages"][1]["content"]
