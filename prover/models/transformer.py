"""A Hugging Face checkpoint in this process: any causal or encoder-decoder language model.

In: a folder (or a name in the local Hugging Face cache; nothing is downloaded unless allowed) and where to run it.
Out: a ``TextGenerator``.  bfloat16 on a GPU and float32 on a CPU unless told otherwise.  torch and transformers load
when a checkpoint is opened; they come with the extra ``model``.
"""

from __future__ import annotations

import importlib.util
import logging
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from prover.errors import InputError, MissingExtra, ModelFailure
from prover.models.generation import Completion, Prompt, Room, Sampling, UsageMeter, cut_at_stop

if TYPE_CHECKING:
    from prover.models.decoding import Decoder, Drawn

logger = logging.getLogger(__name__)

_DEFAULT_CONTEXT = 4096
"""Room for models that name no limit of their own (relative positions, state spaces)."""

_ABSURD_LENGTH = 10**9
"""Tokenizers that know no limit name a huge one."""

_DTYPES = ("auto", "float32", "bfloat16", "float16")

_BATCH_TOKENS = {"cpu": 16_384}
_DEFAULT_BATCH_TOKENS = 524_288
"""Tokens (prompts with their samples' answers) in one pass; halved when the device's memory does not hold them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointOptions:
    """How to open a checkpoint.

    ``device``: ``auto`` (a GPU when there is one), ``spread`` (over all GPUs, by accelerate) or a name of torch's.
    ``dtype``: ``auto``, ``float32``, ``bfloat16``, ``float16``.  ``context``: most tokens of prompt and answer together
    (default: what the checkpoint says).
    """

    device: str = "auto"
    dtype: str = "auto"
    context: int | None = None
    allows_download: bool = False


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A checkpoint in memory."""

    name: str
    model: Any
    tokenizer: Any
    is_seq2seq: bool
    context: int

    @property
    def parameters(self) -> int:
        """How many numbers it has."""
        return int(sum(item.numel() for item in self.model.parameters()))

    @property
    def is_instructed(self) -> bool:
        """Has it a chat template?"""
        return bool(getattr(self.tokenizer, "chat_template", None))


def require_extra() -> None:
    """Raise ``MissingExtra`` when torch or transformers is not installed."""
    for library in ("torch", "transformers"):
        if importlib.util.find_spec(library) is None:
            raise MissingExtra(library, "model")


def open_checkpoint(name: str, options: CheckpointOptions | None = None) -> Checkpoint:
    """Load a checkpoint.  Raises ``InputError`` when it is not there or is damaged."""
    require_extra()
    chosen = options or CheckpointOptions()
    if chosen.dtype not in _DTYPES:
        raise InputError(f"model dtype {chosen.dtype!r}: known are {', '.join(_DTYPES)}")
    if _looks_like_path(name) and not Path(name).is_dir():
        raise InputError(f"{name}: there is no such checkpoint folder")
    import transformers

    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    local = {"local_files_only": not chosen.allows_download}
    try:
        config = transformers.AutoConfig.from_pretrained(name, **local)
        is_seq2seq = bool(getattr(config, "is_encoder_decoder", False))
        loader = transformers.AutoModelForSeq2SeqLM if is_seq2seq else transformers.AutoModelForCausalLM
        tokenizer = transformers.AutoTokenizer.from_pretrained(name, **local)
        device, dtype = choose_device(chosen.device, chosen.dtype)
        placed = {"device_map": "auto"} if device == "spread" else {}
        model = loader.from_pretrained(name, dtype=dtype, **local, **placed)
    except Exception as error:  # every library below raises its own; the user's file is at fault in all of them
        raise InputError(_why_not(name, error, chosen.allows_download)) from error
    if device != "spread":
        model = model.to(device)
    return adopt(name, model.eval(), tokenizer, context=chosen.context)


def adopt(name: str, model: Any, tokenizer: Any, *, context: int | None = None) -> Checkpoint:
    """A model and tokenizer that are in memory already."""
    is_seq2seq = bool(getattr(model.config, "is_encoder_decoder", False))
    known = [getattr(model.config, "max_position_embeddings", None), getattr(tokenizer, "model_max_length", None)]
    limits = [int(item) for item in known if isinstance(item, int) and 0 < item < _ABSURD_LENGTH]
    own = min(limits, default=_DEFAULT_CONTEXT)
    return Checkpoint(name, model, tokenizer, is_seq2seq, own if context is None else min(context, own))


def devices() -> list[str]:
    """The devices that torch sees here, in its own names."""
    import torch

    kinds = [(kind, getattr(torch, kind, None)) for kind in ("cuda", "mps", "xpu")]
    counts = {kind: module.device_count() for kind, module in kinds if module is not None}
    return ["cpu", *(f"{kind}:{number}" for kind, count in counts.items() for number in range(count))]


def choose_device(device: str, dtype: str) -> tuple[str, Any]:
    """The device and number type to load on.  Raises ``InputError`` for a device that is not there."""
    import torch

    there_are = ("auto", "spread", *devices())
    if device not in there_are and f"{device}:0" not in there_are:
        raise InputError(f"model device {device!r}: there is none such here (there are: {', '.join(there_are)})")
    if device == "auto":
        has_metal = hasattr(torch.backends, "mps") and torch.backends.mps.is_available()
        device = "cuda" if torch.cuda.is_available() else "mps" if has_metal else "cpu"
    if dtype == "auto":
        dtype = "float32" if device in ("cpu", "mps") else "bfloat16"
    return device, getattr(torch, dtype)


def _looks_like_path(name: str) -> bool:
    return name.startswith((".", "/", "~")) or name.count("/") > 1 or Path(name).exists()


def _why_not(name: str, error: Exception, allows_download: bool) -> str:
    if isinstance(error, InputError):
        return str(error)
    first = next((line.strip() for line in str(error).splitlines() if line.strip()), "")
    if not Path(name).exists():
        hint = (
            "" if allows_download else " (it is no folder, and nothing is downloaded unless --model-download is given)"
        )
        return f"model {name!r} cannot be found{hint}: {first}"
    return f"model {name!r} cannot be loaded, the checkpoint is damaged or incomplete: {type(error).__name__}: {first}"


class TransformerGenerator:
    """Implements ``prover.models.generation.TextGenerator``.  Threads take turns."""

    def __init__(
        self, checkpoint: Checkpoint, *, meter: UsageMeter | None = None, batch_tokens: int | None = None
    ) -> None:
        from prover.models.decoding import Decoder

        self.checkpoint = checkpoint
        self.meter = meter or UsageMeter()
        model, tokenizer = checkpoint.model, checkpoint.tokenizer
        self._end_ids = _end_ids(model, tokenizer)
        pad_id = tokenizer.pad_token_id
        if pad_id is None:
            pad_id = self._end_ids[0] if self._end_ids else 0
        self.decoder: Decoder = Decoder(model, checkpoint.is_seq2seq, int(pad_id), self._end_ids)
        default = _BATCH_TOKENS.get(str(model.device.type), _DEFAULT_BATCH_TOKENS)
        self._batch_tokens = batch_tokens or default
        self._lock = threading.Lock()

    # -- prompts -----------------------------------------------------------------------------------------------------

    def room(self, sampling: Sampling) -> Room:
        """What the context leaves for a prompt; an encoder-decoder has it whole."""
        context = self.checkpoint.context
        left = context if self.checkpoint.is_seq2seq else context - sampling.max_new_tokens
        if left < 1:
            raise InputError(f"{sampling.max_new_tokens} new tokens leave no room in a context of {context}")
        return Room(left, self.count)

    def count(self, text: str) -> int:
        """Tokens of a text as a prompt."""
        return len(self._encode(Prompt(text)))

    def _encode(self, prompt: Prompt) -> list[int]:
        tokenizer = self.checkpoint.tokenizer
        if prompt.is_chat and self.checkpoint.is_instructed:
            messages = [{"role": "system", "content": prompt.system}] if prompt.system else []
            messages.append({"role": "user", "content": prompt.text})
            text = tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True)
            return list(tokenizer(text, add_special_tokens=False)["input_ids"])
        text = f"{prompt.system}\n\n{prompt.text}" if prompt.system else prompt.text
        return list(tokenizer(text)["input_ids"])

    def _fit(self, tokens: list[int], room: int) -> list[int]:
        """A last resort for prompts that are too long still: an encoder reads the beginning (and the token that ends
        every text it reads), a decoder the end."""
        if not tokens:
            return [self.decoder.pad_id]
        if len(tokens) <= room:
            return tokens
        if not self.checkpoint.is_seq2seq:
            return tokens[-room:]
        end = tokens[-1:] if tokens[-1] in self._end_ids else []
        return [*tokens[: room - len(end)], *end]

    # -- drawing -----------------------------------------------------------------------------------------------------

    def generate(
        self, prompts: Sequence[Prompt], *, samples: int, sampling: Sampling, seed: int = 0
    ) -> Sequence[Sequence[Completion]]:
        """Completions of each prompt; see the port."""
        from prover.models.decoding import seed_of

        if not prompts:
            return []
        started = time.monotonic()
        room = self.room(sampling).tokens
        with self._lock:
            rows = [self._fit(self._encode(prompt), room) for prompt in prompts]
            seeds = [seed_of(seed, prompt.text) for prompt in prompts]
            answers: dict[int, list[Drawn]] = {}
            order = sorted(range(len(rows)), key=lambda place: len(rows[place]))
            while order:
                count = self._batch_size(rows, order, samples, sampling)
                chunk = order[-count:]  # the longest first: what does not fit shows at once
                drawn = self._draw([rows[at] for at in chunk], [seeds[at] for at in chunk], samples, sampling)
                if drawn is None:
                    continue
                order = order[:-count]
                answers.update(zip(chunk, drawn))
        completions = [[self._completion(item, sampling) for item in answers[at]] for at in range(len(rows))]
        self.meter.add(
            prompt_tokens=sum(len(row) for row in rows),
            completion_tokens=sum(item.tokens for items in completions for item in items),
            elapsed_s=time.monotonic() - started,
        )
        return completions

    def _batch_size(self, rows: list[list[int]], order: list[int], samples: int, sampling: Sampling) -> int:
        """How many of the longest prompts fit into one pass."""
        longest = len(rows[order[-1]])
        per_prompt = (longest + sampling.max_new_tokens) * samples
        return max(1, min(len(order), self._batch_tokens // per_prompt))

    def _draw(
        self, rows: list[list[int]], seeds: list[int], samples: int, sampling: Sampling
    ) -> list[list[Drawn]] | None:
        """One pass; ``None`` when it did not fit into memory and is to be tried smaller."""
        import torch

        try:
            return self.decoder.draw(
                rows, samples=samples, sampling=sampling, seeds=seeds, end_of=self._end_finder(sampling.stop)
            )
        except torch.cuda.OutOfMemoryError as error:
            if len(rows) == 1:
                self.meter.add_failure()
                raise ModelFailure(f"one state with {samples} samples does not fit into the GPU's memory") from error
            logger.warning("the GPU's memory does not hold %d states; going on with half", len(rows))
            longest = max(len(row) for row in rows)
            self._batch_tokens = max(1, len(rows) // 2) * (longest + sampling.max_new_tokens) * samples
            torch.cuda.empty_cache()
            return None

    def _end_finder(self, stop: tuple[str, ...]) -> Any:
        """A function that finds the token with which a stop text is complete; ``None`` when there are no stop texts."""
        if not stop:
            return None

        def end_of(tokens: Sequence[int]) -> int | None:
            if not cut_at_stop(self._decode(tokens), stop)[1]:
                return None
            low, high = 1, len(tokens)  # a text that holds a stop text keeps it when it grows
            while low < high:
                middle = (low + high) // 2
                has_stop = cut_at_stop(self._decode(tokens[:middle]), stop)[1]
                low, high = (low, middle) if has_stop else (middle + 1, high)
            return low

        return end_of

    def _decode(self, tokens: Sequence[int]) -> str:
        return str(
            self.checkpoint.tokenizer.decode(list(tokens), skip_special_tokens=True, clean_up_tokenization_spaces=False)
        )

    def _completion(self, drawn: Drawn, sampling: Sampling) -> Completion:
        text, _ = cut_at_stop(self._decode(drawn.tokens), sampling.stop)
        return Completion(text, self.meter.sound_log_prob(drawn.log_probs), len(drawn.tokens), drawn.is_finished)


def _end_ids(model: Any, tokenizer: Any) -> tuple[int, ...]:
    """The tokens that end an answer: those of the generation settings and the tokenizer's own."""
    found: list[int] = []
    for item in (getattr(model.generation_config, "eos_token_id", None), tokenizer.eos_token_id):
        ids = item if isinstance(item, list | tuple) else [item]
        found.extend(int(one) for one in ids if one is not None)
    return tuple(dict.fromkeys(found))
