"""Checkpoints in this process: what is drawn, with which probability, and what happens to bad checkpoints."""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch", reason="needs the extra `model`")
pytest.importorskip("transformers", reason="needs the extra `model`")

import torch
import transformers

from prover.errors import InputError, MissingExtra
from prover.models.generation import Prompt, Sampling
from prover.models.transformer import CheckpointOptions, TransformerGenerator, adopt, devices, open_checkpoint
from tests.models import tiny

PROMPTS = [Prompt("⊢ a"), Prompt("h : p ∧ q\n⊢ q"), Prompt("x")]

MAKERS = {
    "llama": tiny.causal_model,
    "gpt2": tiny.absolute_model,
    "t5": tiny.seq2seq_model,
    "mamba": tiny.state_space_model,
}


def generator(kind: str, **options: Any) -> TransformerGenerator:
    return TransformerGenerator(adopt(kind, MAKERS[kind](), tiny.byte_tokenizer()), **options)


def naive_log_probs(model: Any, prompt: list[int], answer: list[int], is_seq2seq: bool) -> list[float]:
    """The log-probability of each token of an answer, one text at a time, without cache or padding."""
    with torch.no_grad():
        ids = torch.tensor([prompt])
        if is_seq2seq:
            logits = model(input_ids=ids, decoder_input_ids=torch.tensor([[0, *answer[:-1]]])).logits[0]
        else:
            logits = model(input_ids=torch.tensor([prompt + answer])).logits[0, len(prompt) - 1 : -1]
        table = torch.log_softmax(logits.float(), dim=-1)
    return [float(table[place, token]) for place, token in enumerate(answer)]


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("method", ["sample", "beam"])
def test_log_probabilities_are_exact(kind: str, method: Any) -> None:
    """Also with padding, several samples and a cache; compared with one text at a time."""
    model = generator(kind)
    own = model.checkpoint
    prompts = [own.tokenizer(prompt.text)["input_ids"] for prompt in PROMPTS]
    sampling = Sampling(max_new_tokens=6, temperature=0.7, method=method)
    answers = model.decoder.draw(prompts, samples=4, sampling=sampling, seeds=[1, 2, 3], end_of=None)
    for prompt, drawn in zip(prompts, answers):
        assert len(drawn) == 4
        for item in drawn:
            exact = naive_log_probs(own.model, prompt, item.tokens, own.is_seq2seq)
            assert item.log_probs == pytest.approx(exact, abs=1e-3)


@pytest.mark.parametrize("kind", MAKERS)
def test_greedy_is_what_hugging_face_calls_greedy(kind: str) -> None:
    model = generator(kind)
    own = model.checkpoint
    answers = model.generate(PROMPTS, samples=5, sampling=Sampling(max_new_tokens=8, temperature=0.0))
    for prompt, completions in zip(PROMPTS, answers):
        ids = torch.tensor([own.tokenizer(prompt.text)["input_ids"]])
        with torch.no_grad():
            out = own.model.generate(
                input_ids=ids, attention_mask=torch.ones_like(ids), max_new_tokens=8, do_sample=False
            )[0]
        expected = out[1:] if own.is_seq2seq else out[ids.shape[1] :]
        assert [item.text for item in completions] == [own.tokenizer.decode(expected, skip_special_tokens=True)]


@pytest.mark.parametrize("kind", MAKERS)
def test_what_a_state_gets_does_not_depend_on_the_batch(kind: str) -> None:
    model = generator(kind)
    sampling = Sampling(max_new_tokens=12)
    together = model.generate(PROMPTS, samples=3, sampling=sampling, seed=5)
    for prompt, completions in zip(PROMPTS, together):
        (alone,) = model.generate([prompt], samples=3, sampling=sampling, seed=5)
        assert [item.text for item in alone] == [item.text for item in completions]


def test_small_passes_give_the_same_answers() -> None:
    sampling = Sampling(max_new_tokens=12)
    whole = generator("llama").generate(PROMPTS, samples=3, sampling=sampling)
    pieces = generator("llama", batch_tokens=1).generate(PROMPTS, samples=3, sampling=sampling)
    assert [[item.text for item in items] for items in whole] == [[item.text for item in items] for items in pieces]


def test_seeds_matter() -> None:
    model = generator("llama")
    texts = {
        seed: [item.text for item in model.generate(PROMPTS[:1], samples=3, sampling=Sampling(), seed=seed)[0]]
        for seed in (0, 1)
    }
    assert texts[0] != texts[1]
    assert texts[0] == [item.text for item in model.generate(PROMPTS[:1], samples=3, sampling=Sampling(), seed=0)[0]]


def test_tokens_are_drawn_as_often_as_they_are_probable() -> None:
    model = generator("gpt2")
    sampling = Sampling(max_new_tokens=1, temperature=0.5)
    (answers,) = model.generate([Prompt("x")], samples=4000, sampling=sampling)
    with torch.no_grad():
        ids = torch.tensor([model.checkpoint.tokenizer("x")["input_ids"]])
        chances = torch.softmax(model.checkpoint.model(input_ids=ids).logits[0, -1] / 0.5, dim=-1)
        table = torch.log_softmax(model.checkpoint.model(input_ids=ids).logits[0, -1], dim=-1)
    counts = Counter(round(item.log_prob or 0.0, 4) for item in answers)
    for token in chances.topk(3).indices.tolist():
        seen = counts[round(float(table[token]), 4)] / 4000
        expected = float(chances[token])
        assert abs(seen - expected) < 5 * math.sqrt(expected * (1 - expected) / 4000) + 1e-3


@pytest.mark.parametrize("cut", [{"top_k": 1}, {"top_p": 1e-6}])
def test_cutting_off_all_but_the_best_is_greedy(cut: dict[str, Any]) -> None:
    model = generator("llama")
    (greedy,) = model.generate(PROMPTS[:1], samples=1, sampling=Sampling(max_new_tokens=8, temperature=0.0))
    (drawn,) = model.generate(PROMPTS[:1], samples=3, sampling=Sampling(max_new_tokens=8, **cut))
    assert {item.text for item in drawn} == {greedy[0].text}


def test_beams_are_distinct_and_better_than_greedy() -> None:
    model = generator("gpt2")
    (greedy,) = model.generate(PROMPTS[:1], samples=1, sampling=Sampling(max_new_tokens=5, temperature=0.0))
    (beams,) = model.generate(PROMPTS[:1], samples=6, sampling=Sampling(max_new_tokens=5, method="beam"))
    assert len({item.log_prob for item in beams}) == 6
    assert max(item.log_prob or -99.0 for item in beams) >= (greedy[0].log_prob or 0.0) - 1e-4


@pytest.fixture(scope="module")
def counting() -> TransformerGenerator:
    """A model that has learnt to count, and to stop."""
    tokenizer, model = tiny.byte_tokenizer(), tiny.causal_model()
    pairs = [("count:", " one two\n-- three"), ("stop:", " now")]
    assert tiny.train(model, tokenizer, pairs, steps=120, rate=1e-2) < 0.1
    return TransformerGenerator(adopt("counting", model, tokenizer))


GREEDY = Sampling(max_new_tokens=40, temperature=0.0)


def test_the_end_token_ends_an_answer(counting: TransformerGenerator) -> None:
    (answer,) = counting.generate([Prompt("stop:")], samples=1, sampling=GREEDY)
    assert answer[0].text == " now"
    assert answer[0].is_finished
    assert answer[0].tokens == len(" now") + 1


def test_a_stop_text_ends_an_answer_and_its_probability(counting: TransformerGenerator) -> None:
    sampling = Sampling(max_new_tokens=40, temperature=0.0, stop=("\n--",))
    answers = counting.generate([Prompt("count:"), Prompt("stop:")], samples=1, sampling=sampling)
    assert [answer[0].text for answer in answers] == [" one two", " now"]
    assert answers[0][0].tokens == len(" one two\n--")
    (whole,) = counting.generate([Prompt("count:")], samples=1, sampling=GREEDY)
    assert whole[0].text == " one two\n-- three"
    assert (whole[0].log_prob or 0.0) <= (answers[0][0].log_prob or 0.0)


def test_an_answer_that_runs_out_of_room_is_not_finished(counting: TransformerGenerator) -> None:
    sampling = Sampling(max_new_tokens=5, temperature=0.0)
    (answer,) = counting.generate([Prompt("count:")], samples=1, sampling=sampling)
    assert not answer[0].is_finished
    assert answer[0].tokens == 5


def test_rows_that_ended_leave_the_batch(counting: TransformerGenerator) -> None:
    """Three short answers beside a long one: the long one is the same as alone."""
    prompts = [Prompt("stop:"), Prompt("stop:"), Prompt("count:"), Prompt("stop:")]
    answers = counting.generate(prompts, samples=2, sampling=Sampling(max_new_tokens=40, temperature=1e-3))
    assert [answer[1].text for answer in answers] == [" now", " now", " one two\n-- three", " now"]


def test_tokens_are_counted() -> None:
    model = generator("llama")
    answers = model.generate(PROMPTS, samples=2, sampling=Sampling(max_new_tokens=4))
    usage = model.meter.usage
    assert usage.prompt_tokens == sum(len(prompt.text.encode()) for prompt in PROMPTS)
    assert usage.completion_tokens == sum(item.tokens for answer in answers for item in answer)
    assert usage.requests == 1


def test_a_model_that_computes_no_numbers_tells_no_probability() -> None:
    model = generator("llama")
    with torch.no_grad():
        model.checkpoint.model.lm_head.weight.fill_(float("nan"))
    ((answer,),) = model.generate([Prompt("x")], samples=1, sampling=Sampling(max_new_tokens=4))
    assert answer.log_prob is None
    assert model.meter.usage.unsound == 1


def test_a_prompt_beyond_the_context_is_cut() -> None:
    model = generator("llama")
    (answer,) = model.generate([Prompt("x" * 5000)], samples=1, sampling=Sampling(max_new_tokens=4))
    assert answer[0].tokens <= 4


def test_a_prompt_that_is_cut_for_an_encoder_ends_as_its_tokenizer_would_end_it() -> None:
    tokenizer = transformers.ByT5Tokenizer()
    model = TransformerGenerator(adopt("byt5", tiny.seq2seq_model(), tokenizer))
    text = "n : ℕ\n⊢ gcd n n = n"
    for room in (5, 20, 200):
        expected = tokenizer(text, max_length=room, truncation=True)["input_ids"]
        assert model._fit(model._encode(Prompt(text)), room) == expected


def test_answers_longer_than_the_context_are_refused() -> None:
    with pytest.raises(InputError, match="leave no room in a context of 512"):
        generator("llama").room(Sampling(max_new_tokens=600))


# -- checkpoints on disk ---------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tiny.causal_model().save_pretrained(tmp_path / "model")
    tiny.byte_tokenizer().save_pretrained(tmp_path / "model")
    return tmp_path / "model"


def test_a_saved_checkpoint_answers_as_before(folder: Path) -> None:
    opened = TransformerGenerator(open_checkpoint(str(folder), CheckpointOptions(device="cpu")))
    sampling = Sampling(max_new_tokens=8)
    before = generator("llama").generate(PROMPTS, samples=2, sampling=sampling)
    assert opened.generate(PROMPTS, samples=2, sampling=sampling) == before
    assert opened.checkpoint.context == 512
    assert not opened.checkpoint.is_seq2seq


def test_a_seq2seq_checkpoint_is_recognised(tmp_path: Path) -> None:
    tiny.seq2seq_model().save_pretrained(tmp_path / "t5")
    tiny.byte_tokenizer().save_pretrained(tmp_path / "t5")
    assert open_checkpoint(str(tmp_path / "t5")).is_seq2seq


def test_numbers_of_the_type_asked_for(folder: Path) -> None:
    opened = open_checkpoint(str(folder), CheckpointOptions(device="cpu", dtype="bfloat16"))
    assert opened.model.dtype == torch.bfloat16
    assert open_checkpoint(str(folder), CheckpointOptions(device="cpu")).model.dtype == torch.float32


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such checkpoint folder"):
        open_checkpoint(str(tmp_path / "nothing"))


def test_an_unknown_name_says_that_nothing_is_downloaded() -> None:
    with pytest.raises(InputError, match="nothing is downloaded unless --model-download"):
        open_checkpoint("nobody/no-such-model")


@pytest.mark.parametrize("name", ["config.json", "model.safetensors", "tokenizer.json"])
@pytest.mark.parametrize("damage", ["cut", "garbage", "gone"])
def test_a_damaged_checkpoint_is_bad_input(folder: Path, name: str, damage: str) -> None:
    file = folder / name
    if damage == "cut":
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    elif damage == "garbage":
        file.write_bytes(b"\x00garbage" * 50)
    else:
        file.unlink()
    with pytest.raises(InputError, match="cannot be loaded, the checkpoint is damaged or incomplete"):
        open_checkpoint(str(folder))


@pytest.mark.parametrize("device", ["gpu", "cuda:99", "cuda:x", "", "CPU", "hpu"])
def test_a_device_that_is_not_there_is_bad_input_with_those_that_are(folder: Path, device: str) -> None:
    there_are = ", ".join(["auto", "spread", *devices()])
    with pytest.raises(InputError, match=rf"device '{device}': there is none such here \(there are: {there_are}\)"):
        open_checkpoint(str(folder), CheckpointOptions(device=device))


def test_without_a_gpu_there_is_the_cpu(folder: Path) -> None:
    if torch.cuda.is_available():
        pytest.skip("there is a CUDA device")
    with pytest.raises(InputError, match=r"device 'cuda': .*cpu"):
        open_checkpoint(str(folder), CheckpointOptions(device="cuda"))
    for device in ("auto", "cpu", "spread"):
        opened = open_checkpoint(str(folder), CheckpointOptions(device=device))
        assert str(opened.model.device) == "cpu"


def test_an_unknown_number_type_is_bad_input(folder: Path) -> None:
    with pytest.raises(InputError, match="known are auto, float32"):
        open_checkpoint(str(folder), CheckpointOptions(dtype="int3"))


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match=r"pip install 'prover\[model\]'"):
        open_checkpoint("anything")
