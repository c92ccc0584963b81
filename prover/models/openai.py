"""Language models behind an OpenAI-compatible server: vLLM, Ollama, llama.cpp, ``transformers serve``, hosted ones.

In: prompts.  Out: a ``TextGenerator``.  Plain prompts go to ``/completions``, chat prompts to ``/chat/completions``
(OpenAI's API reference, 2025).  Servers differ in what they obey, so nothing is taken for granted: the choices of an
answer are counted and what is missing is asked for again with other seeds; log-probabilities are taken where they come;
stop texts are cut off here too; a parameter that a server refuses by name is left out from then on.
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from prover.errors import ModelFailure, ModelOutOfTime, ModelRefused
from prover.models.endpoint import Endpoint
from prover.models.generation import Completion, Prompt, Room, Sampling, UsageMeter, cut_at_stop

logger = logging.getLogger(__name__)

DEFAULT_BASE_URL = "https://api.openai.com/v1"

_OPTIONAL = ("logprobs", "top_logprobs", "seed", "n", "top_k", "top_p", "stop", "temperature")
"""Parameters an answer is possible without, in the order in which they are missed least."""

_RENAMED = {"max_tokens": "max_completion_tokens"}
"""Parameters with a newer name on some servers."""

_BYTES_PER_TOKEN = 3
"""Cautious: Lean's Unicode costs more tokens than English does."""

_DEFAULT_CONTEXT = 8192


@dataclass(slots=True)
class _Learnt:
    """What the server has shown about itself.  Never forgotten: a server does not change while it runs."""

    ignores_n: bool = False
    left_out: frozenset[str] = frozenset()
    renamed: frozenset[str] = frozenset()


class OpenAIGenerator:
    """Implements ``prover.models.generation.TextGenerator``.

    ``context``: most tokens of prompt and answer together (default: what the server says, or 8,192).
    """

    def __init__(
        self, model: str, endpoint: Endpoint, *, meter: UsageMeter | None = None, context: int | None = None
    ) -> None:
        self.model = model
        self.endpoint = endpoint
        self.meter = meter or endpoint.meter
        self._context = context
        self._learnt = _Learnt()

    # -- room --------------------------------------------------------------------------------------------------------

    def room(self, sampling: Sampling) -> Room:
        """An estimate: the server alone has the tokenizer."""
        if self._context is None:
            self._context = self._asked_context() or _DEFAULT_CONTEXT
        return Room(max(64, self._context - sampling.max_new_tokens), estimate_tokens)

    def _asked_context(self) -> int | None:
        """The context the server names for the model (vLLM does)."""
        (answer,) = self.endpoint.run([self.endpoint.get("/models")])
        if isinstance(answer, ModelRefused):
            return None  # many servers do not list their models
        if isinstance(answer, BaseException):
            raise answer
        items = answer.get("data")
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict) and item.get("id") == self.model:
                found = item.get("max_model_len")
                return found if isinstance(found, int) and found > 0 else None
        return None

    # -- completions -------------------------------------------------------------------------------------------------

    def generate(
        self, prompts: Sequence[Prompt], *, samples: int, sampling: Sampling, seed: int = 0
    ) -> Sequence[Sequence[Completion]]:
        """Completions of each prompt; see the port.

        A prompt that fails among others that do not gets none: the log has the reason, the meter the failure.
        """
        if not prompts:
            return []
        wanted = 1 if sampling.temperature == 0.0 else samples
        answers = self.endpoint.run([self._complete(prompt, wanted, sampling, seed) for prompt in prompts])
        errors = [answer for answer in answers if isinstance(answer, BaseException)]
        for error in errors:
            if _ends_all(error) or len(errors) == len(answers):
                raise next(filter(_ends_all, errors), error)
            logger.warning("one state got no answer: %s", error)
        return [[] if isinstance(answer, BaseException) else answer for answer in answers]

    async def _complete(self, prompt: Prompt, wanted: int, sampling: Sampling, seed: int) -> list[Completion]:
        """All completions of one prompt, with as many requests as the server makes necessary."""
        found: list[Completion] = []
        if wanted == 1 or not self._learnt.ignores_n:
            found = await self._request(prompt, wanted, sampling, seed)
            if 0 < len(found) < wanted:
                self._learnt.ignores_n = True
        missing = wanted - len(found)
        if missing <= 0:
            return found[:wanted]
        seeds = range(seed + len(found), seed + wanted)
        more = await asyncio.gather(*(self._request(prompt, 1, sampling, one) for one in seeds), return_exceptions=True)
        errors = [item for item in more if isinstance(item, BaseException)]
        for item in more:
            if not isinstance(item, BaseException):
                found.extend(item)
        for error in errors:
            if not found or _ends_all(error):
                raise error
            logger.warning("one of %d samples is missing: %s", wanted, error)
        return found[:wanted]

    async def _request(self, prompt: Prompt, n: int, sampling: Sampling, seed: int) -> list[Completion]:
        """One request; parameters that the server does not know are left out from then on."""
        path = "/chat/completions" if prompt.is_chat else "/completions"
        while True:
            body = self._body(prompt, n, sampling, seed)
            started = time.monotonic()
            try:
                answer = await self.endpoint.post(path, body)
            except ModelRefused as refusal:
                if not self._leave_out(str(refusal), body):
                    self.meter.add_failure()
                    raise
                continue
            return self._read(answer, sampling, prompt, time.monotonic() - started)

    def _body(self, prompt: Prompt, n: int, sampling: Sampling, seed: int) -> dict[str, Any]:
        body: dict[str, Any] = {"model": self.model, "max_tokens": sampling.max_new_tokens}
        body |= {"temperature": sampling.temperature, "seed": seed % 2**31}
        if prompt.is_chat:
            system = [{"role": "system", "content": prompt.system}] if prompt.system else []
            body["messages"] = [*system, {"role": "user", "content": prompt.text}]
            body["logprobs"] = True
        else:
            body["prompt"] = f"{prompt.system}\n\n{prompt.text}" if prompt.system else prompt.text
            body["logprobs"] = 1
        if n > 1:
            body["n"] = n
        if sampling.top_p < 1.0:
            body["top_p"] = sampling.top_p
        if sampling.top_k > 0:
            body["top_k"] = sampling.top_k
        if sampling.stop:
            body["stop"] = list(sampling.stop)
        kept = {key: value for key, value in body.items() if key not in self._learnt.left_out}
        return {_RENAMED[key] if key in self._learnt.renamed else key: value for key, value in kept.items()}

    def _leave_out(self, refusal: str, body: dict[str, Any]) -> bool:
        """Learn from a refusal which parameter to leave out; is another try worth while?"""
        if not re.search(r": (?:400|404|415|422|501): ", refusal):
            return False
        for key in _RENAMED:
            if key in body and _RENAMED[key] in refusal:
                self._learnt.renamed |= {key}
                return True
        for key in _OPTIONAL:
            if key in body and _is_named(key, refusal):
                logger.info("%s: goes on without %r: %s", self.model, key, refusal)
                self._learnt.left_out |= {key}
                self._learnt.ignores_n |= key == "n"
                return True
        return False

    def _read(self, answer: dict[str, Any], sampling: Sampling, prompt: Prompt, elapsed_s: float) -> list[Completion]:
        choices = answer.get("choices")
        if not isinstance(choices, list) or not all(isinstance(choice, dict) for choice in choices):
            self.meter.add_failure()
            raise ModelFailure(f"{self.endpoint.base_url}: an answer without choices: {str(answer)[:200]}")
        read = [read_choice(choice, sampling.stop, self.meter) for choice in choices]
        usage = answer.get("usage")
        usage = usage if isinstance(usage, dict) else {}
        asked = _count(usage.get("prompt_tokens"), estimate_tokens(prompt.system + prompt.text))
        told = _count(usage.get("completion_tokens"), sum(item.tokens for item in read))
        self.meter.add(prompt_tokens=asked, completion_tokens=told, elapsed_s=elapsed_s)
        self.endpoint.note_tokens(asked + told)
        return _share_tokens(read, told)

    def close(self) -> None:
        """Close the connection."""
        self.endpoint.close()


def _ends_all(error: BaseException) -> bool:
    """Does an error at one request end the whole call?"""
    return isinstance(error, ModelOutOfTime) or not isinstance(error, ModelFailure)


def estimate_tokens(text: str) -> int:
    """Roughly how many tokens a text has."""
    return -(-len(text.encode()) // _BYTES_PER_TOKEN)


def read_choice(choice: dict[str, Any], stop: Sequence[str], meter: UsageMeter) -> Completion:
    """One choice of an answer, whatever the server left out or added."""
    raw = _raw_text(choice)
    text, is_stopped = cut_at_stop(raw, stop)
    is_finished = is_stopped or choice.get("finish_reason") not in ("length", "content_filter")
    log_probs = _log_probs(choice.get("logprobs"))
    log_prob = meter.sound_log_prob(log_probs) if log_probs else None
    tokens = len(log_probs) if log_probs else estimate_tokens(raw)
    return Completion(text, log_prob, tokens, is_finished)


def _raw_text(choice: dict[str, Any]) -> str:
    message = choice.get("message")
    found = message.get("content") if isinstance(message, dict) else choice.get("text")
    if isinstance(found, list):
        parts = [part.get("text") for part in found if isinstance(part, dict)]
        return "".join(part for part in parts if isinstance(part, str))
    return found if isinstance(found, str) else ""


def _log_probs(found: Any) -> list[float]:
    """The tokens' log-probabilities in either shape; empty when the server tells none, or others than numbers."""
    if not isinstance(found, dict):
        return []
    values = found.get("token_logprobs")
    if values is None and isinstance(found.get("content"), list):
        values = [item.get("logprob") if isinstance(item, dict) else None for item in found["content"]]
    if not isinstance(values, list) or not values:
        return []
    numbers = [float(item) for item in values if isinstance(item, int | float)]
    return numbers if len(numbers) == len(values) else []


def _count(told: Any, estimate: int) -> int:
    return told if isinstance(told, int) and told >= 0 else estimate


def _share_tokens(read: list[Completion], told: int) -> list[Completion]:
    """Completions whose tokens add up to what the server told, in proportion to what each seems to have."""
    total = sum(item.tokens for item in read)
    if not total or told == total:
        return read
    shares = [item.tokens * told // total for item in read]
    shares[0] += told - sum(shares)
    return [Completion(item.text, item.log_prob, share, item.is_finished) for item, share in zip(read, shares)]


def _is_named(key: str, refusal: str) -> bool:
    """Does a refusal speak of this parameter?  A name of one letter must be marked as a name."""
    if len(key) > 1:
        return re.search(rf"(?<![A-Za-z_]){key}(?![A-Za-z_])", refusal) is not None
    marked = rf"['\"`]{key}['\"`]|(?:parameter|field|argument|option):? +{key}\b|\b{key} ?(?:>|=|must\b)"
    return re.search(marked, refusal) is not None
