"""The in-process vLLM model: translation of requests and answers with a stand-in; the real thing only on a GPU."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from prover.errors import InputError, MissingExtra, ModelFailure
from prover.models.generation import Completion, Prompt, Sampling
from prover.models.vllm import VllmGenerator, VllmOptions, open_vllm

HAS_VLLM = importlib.util.find_spec("vllm") is not None


class FakeTokenizer:
    chat_template = "yes"

    def encode(self, text: str, add_special_tokens: bool = True) -> list[int]:
        return list(text.encode())

    def apply_chat_template(self, messages: list[dict[str, str]], **options: Any) -> str:
        return "|".join(f"{item['role']}:{item['content']}" for item in messages)


class FakeLLM:
    def __init__(self, **given: Any) -> None:
        self.given = given
        self.asked: list[Any] = []
        self.llm_engine = SimpleNamespace(model_config=SimpleNamespace(max_model_len=300))
        self.error: Exception | None = None
        self.log_prob = -0.5

    def get_tokenizer(self) -> FakeTokenizer:
        return FakeTokenizer()

    def generate(self, prompts: Any, params: Any, use_tqdm: bool) -> Any:
        if self.error is not None:
            raise self.error
        self.asked.append((prompts, params))
        outputs = [
            SimpleNamespace(text="simp", cumulative_logprob=self.log_prob, token_ids=[1, 2], finish_reason="stop"),
            SimpleNamespace(text="exact foo", cumulative_logprob=-2.0, token_ids=[1, 2, 3], finish_reason="length"),
        ]
        return [SimpleNamespace(outputs=outputs[: params["n"]]) for _ in prompts]


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = ModuleType("vllm")
    module.__spec__ = importlib.machinery.ModuleSpec("vllm", None)
    module.LLM = FakeLLM  # type: ignore[attr-defined]
    module.SamplingParams = lambda **given: given  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "vllm", module)
    return module


def test_a_checkpoint_is_loaded_with_cached_prefixes(fake: ModuleType) -> None:
    llm = open_vllm("some/model", VllmOptions(dtype="bfloat16", context=4096, seed=7))
    assert llm.given == {
        "model": "some/model",
        "dtype": "bfloat16",
        "max_model_len": 4096,
        "enable_prefix_caching": True,
        "seed": 7,
    }


def test_samples_with_their_probabilities(fake: ModuleType) -> None:
    generator = VllmGenerator(FakeLLM())
    sampling = Sampling(max_new_tokens=20, temperature=0.7, top_k=5, stop=("\n--",))
    (found,) = generator.generate([Prompt("⊢ p")], samples=2, sampling=sampling, seed=3)
    assert found == [Completion("simp", -0.5, 2), Completion("exact foo", -2.0, 3, is_finished=False)]
    ((prompts, params),) = generator.llm.asked
    assert prompts == [{"prompt_token_ids": list("⊢ p".encode())}]
    assert (params["n"], params["temperature"], params["top_k"], params["stop"]) == (2, 0.7, 5, ["\n--"])
    assert (params["seed"], params["logprobs"], params["max_tokens"]) == (3, 0, 20)
    assert generator.meter.usage.completion_tokens == 5


def test_a_probability_that_is_none_is_dropped_and_counted(fake: ModuleType) -> None:
    llm = FakeLLM()
    llm.log_prob = float("nan")
    generator = VllmGenerator(llm)
    ((found,),) = generator.generate([Prompt("⊢ p")], samples=1, sampling=Sampling(max_new_tokens=20))
    assert found == Completion("simp", None, 2)
    assert generator.meter.usage.unsound == 1


def test_chat_prompts_go_through_the_template_and_greedy_asks_once(fake: ModuleType) -> None:
    generator = VllmGenerator(FakeLLM())
    prompt = Prompt("Hello", is_chat=True, system="Lean")
    generator.generate([prompt], samples=8, sampling=Sampling(max_new_tokens=20, temperature=0.0))
    ((prompts, params),) = generator.llm.asked
    assert bytes(prompts[0]["prompt_token_ids"]) == b"system:Lean|user:Hello"
    assert params["n"] == 1


def test_the_room_is_what_the_context_leaves(fake: ModuleType) -> None:
    generator = VllmGenerator(FakeLLM())
    assert generator.room(Sampling(max_new_tokens=100)).tokens == 200
    with pytest.raises(InputError, match="leave no room in a context of 300"):
        generator.room(Sampling(max_new_tokens=300))


def test_a_failure_of_the_library_is_a_failure_of_the_model(fake: ModuleType) -> None:
    llm = FakeLLM()
    llm.error = RuntimeError("CUDA error")
    with pytest.raises(ModelFailure, match="vLLM failed: CUDA error"):
        VllmGenerator(llm).generate([Prompt("x")], samples=1, sampling=Sampling(max_new_tokens=20))


def test_beams_are_refused_by_name(fake: ModuleType) -> None:
    sampling = Sampling(max_new_tokens=20, method="beam")
    with pytest.raises(InputError, match="beam search needs transformer:PATH"):
        VllmGenerator(FakeLLM()).generate([Prompt("x")], samples=1, sampling=sampling)


@pytest.mark.skipif(HAS_VLLM, reason="vllm is installed")
def test_without_the_library_the_extra_is_named() -> None:
    with pytest.raises(MissingExtra, match=r"prover\[vllm\]"):
        open_vllm("some/model")


@pytest.mark.gpu
@pytest.mark.skipif(not HAS_VLLM, reason="needs vllm and a GPU: runs nowhere in this project's CI")
def test_a_real_checkpoint(tmp_path: Any) -> None:
    from tests.models import tiny

    tiny.causal_model().save_pretrained(tmp_path)
    tiny.byte_tokenizer().save_pretrained(tmp_path)
    generator = VllmGenerator(open_vllm(str(tmp_path), VllmOptions(context=256)))
    (found,) = generator.generate([Prompt("x")], samples=2, sampling=Sampling(max_new_tokens=8))
    assert len(found) == 2
