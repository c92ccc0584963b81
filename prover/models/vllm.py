"""A checkpoint in this process by vLLM: for a GPU, with paged attention and cached prefixes.

In: a checkpoint folder or name.  Out: a ``TextGenerator``.  vLLM pins its own torch, so it comes with an extra of its
own (``vllm``) and belongs into an environment of its own; ``prover serve-model`` uses it across a process boundary.
It needs a GPU: the tests of this module that load a model are marked ``gpu`` and run nowhere else; the translation of
requests and answers is tested with a stand-in for the library.  Written for vLLM 0.32's ``LLM.generate``.
"""

from __future__ import annotations

import importlib.util
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from prover.errors import InputError, MissingExtra, ModelFailure
from prover.models.generation import Completion, Prompt, Room, Sampling, UsageMeter, cut_at_stop


@dataclass(frozen=True, slots=True, kw_only=True)
class VllmOptions:
    """How to load.  ``context``: most tokens of prompt and answer."""

    dtype: str = "auto"
    context: int | None = None
    seed: int = 0


def open_vllm(name: str, options: VllmOptions | None = None) -> Any:
    """Load a checkpoint into vLLM.  Raises ``MissingExtra``, or ``InputError`` when it cannot be loaded."""
    if importlib.util.find_spec("vllm") is None:
        raise MissingExtra("vllm", "vllm")
    import vllm

    chosen = options or VllmOptions()
    try:
        return vllm.LLM(
            model=name,
            dtype=chosen.dtype,
            max_model_len=chosen.context,
            enable_prefix_caching=True,
            seed=chosen.seed,
        )
    except Exception as error:  # vLLM, torch and the driver each raise their own
        first = next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
        raise InputError(f"vLLM cannot load {name!r}: {first}") from error


class VllmGenerator:
    """Implements ``prover.models.generation.TextGenerator`` over a ``vllm.LLM``.  Threads take turns."""

    def __init__(self, llm: Any, *, meter: UsageMeter | None = None) -> None:
        self.llm = llm
        self.meter = meter or UsageMeter()
        self._tokenizer = llm.get_tokenizer()
        self._context = int(llm.llm_engine.model_config.max_model_len)
        self._lock = threading.Lock()

    @property
    def is_instructed(self) -> bool:
        """Has it a chat template?"""
        return bool(getattr(self._tokenizer, "chat_template", None))

    def room(self, sampling: Sampling) -> Room:
        """What the context leaves for a prompt."""
        left = self._context - sampling.max_new_tokens
        if left < 1:
            raise InputError(f"{sampling.max_new_tokens} new tokens leave no room in a context of {self._context}")
        return Room(left, lambda text: len(self._tokenizer.encode(text)))

    def generate(
        self, prompts: Sequence[Prompt], *, samples: int, sampling: Sampling, seed: int = 0
    ) -> Sequence[Sequence[Completion]]:
        """Completions of each prompt; see the port."""
        import vllm

        if not prompts:
            return []
        if sampling.method == "beam":
            raise InputError("the vllm model samples; beam search needs transformer:PATH")
        params = vllm.SamplingParams(
            n=1 if sampling.is_greedy else samples,
            temperature=sampling.temperature,
            top_p=sampling.top_p,
            top_k=sampling.top_k or -1,
            max_tokens=sampling.max_new_tokens,
            stop=list(sampling.stop) or None,
            seed=seed,
            logprobs=0,
        )
        started = time.monotonic()
        room = self.room(sampling).tokens
        tokens = [{"prompt_token_ids": self._encode(prompt)[-room:]} for prompt in prompts]
        try:
            with self._lock:
                answers = self.llm.generate(tokens, params, use_tqdm=False)
        except Exception as error:
            self.meter.add_failure()
            raise ModelFailure(f"vLLM failed: {error}") from error
        read = [[self._completion(item, sampling) for item in answer.outputs] for answer in answers]
        self.meter.add(
            prompt_tokens=sum(len(item["prompt_token_ids"]) for item in tokens),
            completion_tokens=sum(item.tokens for items in read for item in items),
            elapsed_s=time.monotonic() - started,
        )
        return read

    def _encode(self, prompt: Prompt) -> list[int]:
        if prompt.is_chat and self.is_instructed:
            messages = [{"role": "system", "content": prompt.system}] if prompt.system else []
            messages.append({"role": "user", "content": prompt.text})
            text = self._tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True)
            return list(self._tokenizer.encode(text, add_special_tokens=False))
        return list(self._tokenizer.encode(f"{prompt.system}\n\n{prompt.text}" if prompt.system else prompt.text))

    def _completion(self, output: Any, sampling: Sampling) -> Completion:
        text, _ = cut_at_stop(output.text, sampling.stop)
        log_prob = output.cumulative_logprob
        known = None if log_prob is None else self.meter.sound_log_prob([float(log_prob)])
        return Completion(text, known, len(output.token_ids), output.finish_reason == "stop")
