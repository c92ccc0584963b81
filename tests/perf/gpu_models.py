"""Speed of language models on an accelerator, with random weights made on the spot.

    python3 -m tests.perf.gpu_models [--sizes 1.5B,7B] [--out FOLDER] [--budget 400]

Measures, for a Llama-like model of each size in bfloat16 (Qwen2.5's shapes), tokens drawn per second

* by our ``transformer`` model in this process, for 1, 8, 32, 128 states at a time with 8 samples each;
* by the dynamic batcher, with 64 searches that each think a little between two questions: also its busy share;
* by ``transformers serve`` with continuous batching, through our ``openai`` client with many requests under way.

Prompts are about 400 tokens, answers 48 tokens: random weights never end by themselves, so every answer has the full
length.  Prints each figure when it is known and writes ``gpu_models.json``; stops in good time when the budget in
seconds runs out.  ``--toy`` shrinks everything so that it runs on a CPU.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

START = time.monotonic()

SIZES: dict[str, dict[str, Any]] = {
    "toy": {"hidden_size": 64, "num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": 128,
            "num_key_value_heads": 2, "tie_word_embeddings": True},
    "1.5B": {"hidden_size": 1536, "num_hidden_layers": 28, "num_attention_heads": 12, "intermediate_size": 8960,
             "num_key_value_heads": 2, "tie_word_embeddings": True},
    "7B": {"hidden_size": 3584, "num_hidden_layers": 28, "num_attention_heads": 28, "intermediate_size": 18944,
           "num_key_value_heads": 4, "tie_word_embeddings": False},
}  # fmt: skip
VOCABULARY = {"toy": 1024, "1.5B": 151_936, "7B": 152_064}

SAMPLES = 8
NEW_TOKENS = 48
SEARCHES = 64


class Report:
    """Rows printed as they come, and all of them in a file."""

    def __init__(self, folder: Path, budget_s: float) -> None:
        self.folder = folder
        self.budget_s = budget_s
        self.rows: list[dict[str, Any]] = []

    def add(self, **row: Any) -> None:
        self.rows.append(row)
        shown = "  ".join(
            f"{key}={value:.3g}" if isinstance(value, float) else f"{key}={value}" for key, value in row.items()
        )
        print(f"[{time.monotonic() - START:5.0f}s] {shown}", flush=True)
        (self.folder / "gpu_models.json").write_text(json.dumps(self.rows, indent=1), encoding="utf-8")

    def has_time(self, seconds: float) -> bool:
        return time.monotonic() - START + seconds < self.budget_s

    def attempt(self, what: str, seconds: float, work: Callable[[], None]) -> None:
        """One measurement; an error is a row, not the end."""
        if not self.has_time(seconds):
            self.add(what=what, skipped="the budget is used up")
            return
        try:
            work()
        except Exception as error:
            self.add(what=what, error=f"{type(error).__name__}: {str(error)[-1200:]}")


def make_tokenizer(size: int) -> Any:
    """One token a byte and made-up words up to the size of a real vocabulary."""
    import transformers
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers

    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    words = ["<pad>", "<end>", *alphabet]
    words += [f"w{number}" for number in range(size - len(words))]
    tokenizer = Tokenizer(models.BPE(vocab={word: number for number, word in enumerate(words)}, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(["<pad>", "<end>"])
    return transformers.PreTrainedTokenizerFast(tokenizer_object=tokenizer, pad_token="<pad>", eos_token="<end>")


def make_model(size: str, device: str) -> Any:
    """Random weights, made where they are used."""
    import torch
    import transformers

    config = transformers.Qwen2Config(
        vocab_size=VOCABULARY[size], max_position_embeddings=4096, bos_token_id=None, eos_token_id=1, pad_token_id=0,
        **SIZES[size],
    )  # fmt: skip
    torch.manual_seed(0)
    kind = torch.bfloat16 if device != "cpu" else torch.float32
    before = torch.get_default_dtype()
    torch.set_default_dtype(kind)
    try:
        with torch.device(device):
            model = transformers.Qwen2ForCausalLM(config)
    finally:
        torch.set_default_dtype(before)
    model.generation_config.do_sample = True
    return model.eval()


def make_queries(count: int, seed: int) -> list[Any]:
    """States of about 400 bytes, all different."""
    from prover.types import ModelQuery, ProofState

    random_numbers = random.Random(seed)
    queries = []
    for number in range(count):
        lines = [f"h{place} : a {random_numbers.randrange(1000)} + b = c * {place}" for place in range(14)]
        queries.append(ModelQuery(ProofState(number, ("\n".join([*lines, f"⊢ a {number} = b"]),))))
    return queries


def synchronize() -> None:
    import torch

    if torch.cuda.is_available():
        torch.cuda.synchronize()


class Bench:
    """One model size."""

    def __init__(self, size: str, device: str, report: Report) -> None:
        from prover.models.formats import FORMATS
        from prover.models.generation import Sampling
        from prover.models.language import LanguageTacticModel
        from prover.models.transformer import TransformerGenerator, adopt

        self.size, self.device, self.report = size, device, report
        started = time.monotonic()
        self.tokenizer, model = make_tokenizer(VOCABULARY[size]), make_model(size, device)
        self.checkpoint = adopt(size, model, self.tokenizer)
        self.generator = TransformerGenerator(self.checkpoint)
        self.sampling = Sampling(max_new_tokens=NEW_TOKENS)
        self.model = LanguageTacticModel(self.generator, FORMATS["bfs-prover"], sampling=self.sampling, samples=SAMPLES)
        synchronize()
        report.add(what="made", size=size, parameters=self.checkpoint.parameters, seconds=time.monotonic() - started)

    def in_process(self, states: int, *, is_greedy: bool = False) -> None:
        """Tokens per second for one batch of states."""
        import torch

        from prover.models.generation import Sampling
        from prover.models.language import LanguageTacticModel

        model = self.model
        if is_greedy:
            sampling = Sampling(max_new_tokens=NEW_TOKENS, temperature=0.0)
            model = LanguageTacticModel(self.generator, self.model.format, sampling=sampling)
        model.propose(make_queries(min(states, 8), 99), limit=SAMPLES)  # warm
        synchronize()
        if torch.cuda.is_available():
            torch.cuda.reset_peak_memory_stats()
        before = self.generator.meter.usage
        started = time.monotonic()
        model.propose(make_queries(states, states), limit=SAMPLES)
        synchronize()
        elapsed = time.monotonic() - started
        after = self.generator.meter.usage
        drawn = after.completion_tokens - before.completion_tokens
        memory = torch.cuda.max_memory_allocated() / 2**30 if torch.cuda.is_available() else 0.0
        self.report.add(
            what="in process", size=self.size, states=states, samples=1 if is_greedy else SAMPLES,
            prompt_tokens=(after.prompt_tokens - before.prompt_tokens) // states, seconds=elapsed,
            tokens_per_s=drawn / elapsed, states_per_s=states / elapsed, memory_gb=memory,
        )  # fmt: skip

    def batched(self, max_batch: int, rounds: int, think_s: float) -> None:
        """Many searches through the batcher."""
        from prover.models.batcher import BatchingModel

        before = self.generator.meter.usage.completion_tokens
        started = time.monotonic()
        with BatchingModel(self.model, max_batch=max_batch) as model:

            def search(number: int) -> None:
                for query in make_queries(rounds, 1000 + number):
                    model.propose([query], limit=SAMPLES)
                    time.sleep(think_s)  # Lean's turn

            threads = [threading.Thread(target=search, args=(number,)) for number in range(SEARCHES)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            figures = model.statistics
        elapsed = time.monotonic() - started
        self.report.add(
            what="batcher", size=self.size, searches=SEARCHES, max_batch=max_batch, think_s=think_s,
            busy_share=figures.busy_share, mean_batch=figures.mean_batch, batches=figures.batches, seconds=elapsed,
            states_per_s=figures.queries / elapsed,
            tokens_per_s=(self.generator.meter.usage.completion_tokens - before) / elapsed,
        )  # fmt: skip

    def save(self, folder: Path) -> None:
        self.checkpoint.model.save_pretrained(folder)
        self.tokenizer.save_pretrained(folder)


def serve(report: Report, size: str, folder: Path, device: str, *, is_batching: bool, states: int) -> None:
    """``transformers serve`` with many requests under way."""
    from prover.models.endpoint import Endpoint, EndpointOptions
    from prover.models.generation import Prompt, Sampling
    from prover.models.openai import OpenAIGenerator
    from prover.models.serving import ModelServer, ServeOptions

    options = ServeOptions(
        backend="transformers", is_batching=is_batching, device=device, ready_timeout_s=150,
        dtype="float32" if device == "cpu" else "bfloat16", gpu_memory=0.02 if device == "cpu" else 0.7,
    )  # fmt: skip
    started = time.monotonic()
    server = ModelServer(str(folder), options, environ=os.environ)
    try:
        server.start()
        report.add(what="server is ready", size=size, is_batching=is_batching, seconds=time.monotonic() - started)
        patience = EndpointOptions(timeout_s=90, retries=0, concurrency=256)
        with Endpoint(server.base_url, options=patience) as endpoint:
            generator = OpenAIGenerator(server.model, endpoint, context=4096)
            sampling = Sampling(max_new_tokens=NEW_TOKENS)
            generator.generate([Prompt("warm")], samples=2, sampling=sampling)
            before = endpoint.meter.usage.completion_tokens
            began = time.monotonic()
            prompts = [Prompt(query.state.goals[0] + ":::") for query in make_queries(states, 7)]
            generator.generate(prompts, samples=SAMPLES, sampling=sampling)
            elapsed = time.monotonic() - began
            drawn = endpoint.meter.usage.completion_tokens - before
        report.add(
            what="transformers serve", size=size, is_batching=is_batching, states=states, samples=SAMPLES,
            requests=endpoint.meter.usage.requests, failures=endpoint.meter.usage.failures, seconds=elapsed,
            tokens_per_s=drawn / elapsed, states_per_s=states / elapsed,
        )  # fmt: skip
    except Exception as error:
        report.add(what="transformers serve", size=size, error=str(error)[-300:], log=server.log_tail()[-900:])
    finally:
        server.stop()


def free_memory() -> None:
    import gc

    import torch

    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()


def measure(size: str, device: str, report: Report, scratch: Path, *, is_served: bool, is_toy: bool) -> None:
    """Everything for one size."""
    folder = scratch / size
    measure_in_process(size, device, report, folder if is_served else None, is_toy)
    free_memory()
    if not is_served or not folder.is_dir():
        return
    for is_batching, states in ((True, 2 if is_toy else 64), (False, 1 if is_toy else 2)):

        def work(is_batching: bool = is_batching, states: int = states) -> None:
            serve(report, size, folder, device, is_batching=is_batching, states=states)

        report.attempt("transformers serve", 60, work)
    shutil.rmtree(folder, ignore_errors=True)


def measure_in_process(size: str, device: str, report: Report, folder: Path | None, is_toy: bool) -> None:
    """What needs no server; saves the model for one when there is a folder."""
    bench = Bench(size, device, report)
    for states in (1, 2, 4) if is_toy else (1, 8, 32, 128):
        report.attempt(f"in process, {states} states", 15, partial(bench.in_process, states))
    report.attempt("greedy", 15, partial(bench.in_process, 4 if is_toy else 128, is_greedy=True))
    for max_batch in (8,) if is_toy else (16, 64):
        report.attempt("batcher", 40, partial(bench.batched, max_batch, 1 if is_toy else 3, 0.05))
    if folder is not None:
        report.attempt("saving", 20, partial(bench.save, folder))


def main() -> int:
    """Run the measurements that fit into the budget."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--sizes", default="1.5B,7B")
    parser.add_argument("--out", type=Path, default=Path(os.environ.get("OUT", ".")))
    parser.add_argument("--budget", type=float, default=400.0, help="seconds")
    parser.add_argument("--device", default="cuda")
    parser.add_argument("--toy", action="store_true", help="tiny sizes, on a CPU")
    parser.add_argument("--no-server", action="store_true")
    given = parser.parse_args()
    import torch
    import transformers

    device = "cpu" if given.toy else given.device
    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    if device == "cpu":
        torch.set_num_threads(1)
    report = Report(given.out, given.budget)
    name = torch.cuda.get_device_name() if torch.cuda.is_available() and device != "cpu" else "cpu"
    report.add(what="machine", device=name, torch=torch.__version__, transformers=transformers.__version__)
    with tempfile.TemporaryDirectory() as scratch:
        for place, size in enumerate(["toy"] if given.toy else given.sizes.split(",")):
            is_served = place == 0 and not given.no_server
            work = partial(measure, size, device, report, Path(scratch), is_served=is_served, is_toy=given.toy)
            report.attempt(size, 60, work)
            free_memory()
    print(f"done in {time.monotonic() - START:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
