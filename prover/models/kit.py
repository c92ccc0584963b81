"""Builds the models of a run from a plain description.

In: a ``ModelChoice``.  Out: a ``ModelKit``: the tactic model, a proof writer where the model can write, the meter of
what was spent; closing it ends connections and threads.  A language model is mixed with the symbolic one unless the
description says otherwise: that one costs nothing, closes what is routine, and answers when a server does not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from prover.errors import ConfigError, InputError
from prover.models.batcher import BatchingModel
from prover.models.deadline import Deadline
from prover.models.formats import FORMATS, TacticFormat, guess_format
from prover.models.generation import DecodingMethod, Sampling, TextGenerator, UsageMeter
from prover.models.language import LanguageTacticModel
from prover.models.mixture import Member, MixtureModel
from prover.models.writer import ExampleSource, LanguageProofWriter, no_examples
from prover.ports import ProofWriter, TacticModel

KINDS = ("symbolic", "transformer:PATH", "openai:NAME", "vllm:PATH")
"""How a model is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelChoice:
    """Everything about the model of a run; see ``prover.config.Settings`` for the meaning of the fields."""

    name: str = "symbolic"
    format: str = "auto"
    samples: int = 8
    temperature: float = 1.0
    top_p: float = 1.0
    max_tokens: int = 128
    proof_tokens: int = 1024
    method: DecodingMethod = "sample"
    symbolic_share: float = 0.5
    context: int | None = None
    device: str = "auto"
    dtype: str = "auto"
    allows_download: bool = False
    base_url: str = ""
    api_key: str = ""
    timeout_s: float = 120.0
    retries: int = 4
    concurrency: int = 32
    requests_per_minute: float | None = None
    tokens_per_minute: float | None = None
    prompt_price: float = 0.0
    completion_price: float = 0.0
    seed: int = 0
    callers: int = 1
    """Threads that ask at once; for more than one a batcher puts their questions to a model in this process together
    (a server does that itself, and a batch would wait for its slowest answer)."""


@dataclass(slots=True)
class ModelKit:
    """The models of a run; ``deadline``: where a search says how long it can wait for them."""

    name: str
    model: TacticModel
    writer: ProofWriter | None
    meter: UsageMeter
    format: str = ""
    deadline: Deadline = field(default_factory=Deadline)
    on_close: list[Callable[[], None]] = field(default_factory=list)

    def close(self) -> None:
        """End connections and threads."""
        while self.on_close:
            self.on_close.pop()()

    def __enter__(self) -> ModelKit:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()


@dataclass(slots=True)
class _Opened:
    """A language model ready to be asked; ``is_served``: by a server, which puts questions together itself."""

    generator: TextGenerator
    format: TacticFormat
    is_instructed: bool
    close: Callable[[], None] = lambda: None
    deadline: Deadline = field(default_factory=Deadline)
    is_served: bool = False


def build_kit(choice: ModelChoice, examples: ExampleSource | None = None) -> ModelKit:
    """The models that a description names; ``examples`` are shown to it when it writes whole proofs.

    Raises ``ConfigError``, ``InputError``, ``MissingExtra``.
    """
    from prover.models.symbolic import SymbolicModel

    meter = UsageMeter(prompt_price=choice.prompt_price, completion_price=choice.completion_price)
    if choice.name == "symbolic":
        return ModelKit(choice.name, SymbolicModel(), None, meter)
    if choice.format != "auto" and choice.format not in FORMATS:
        raise ConfigError(f"setting 'model_format': {choice.format!r} (known: auto, {', '.join(FORMATS)})")
    kind, _, name = choice.name.partition(":")
    name = _expand_home(name)
    openers = {"transformer": _open_transformer, "openai": _open_server, "vllm": _open_vllm}
    if kind not in openers or not name:
        raise ConfigError(f"setting 'model': there is no model {choice.name!r} (known: {', '.join(KINDS)})")
    opened = openers[kind](name, choice, meter)
    model = _tactic_model(opened, choice)
    kit = ModelKit(choice.name, model, None, meter, opened.format.name, opened.deadline, [opened.close])
    if choice.callers > 1 and not opened.is_served:
        batching = BatchingModel(kit.model)
        kit.model = batching
        kit.on_close.append(batching.close)
    if choice.symbolic_share > 0:
        members = [
            Member("symbolic", SymbolicModel(), choice.symbolic_share),
            Member(choice.name, kit.model, 1 - choice.symbolic_share),
        ]
        kit.model = MixtureModel(members)
    kit.writer = LanguageProofWriter(
        opened.generator,
        is_chat=opened.is_instructed,
        sampling=Sampling(max_new_tokens=choice.proof_tokens, temperature=choice.temperature, top_p=choice.top_p),
        examples=examples or no_examples,
    )
    return kit


def _expand_home(name: str) -> str:
    """A path below a home folder in full; other names as they are."""
    try:
        return str(Path(name).expanduser()) if name.startswith("~") else name
    except RuntimeError as error:
        raise InputError(f"{name}: {error}") from error


def _tactic_model(opened: _Opened, choice: ModelChoice) -> TacticModel:
    sampling = Sampling(
        max_new_tokens=choice.max_tokens, temperature=choice.temperature, top_p=choice.top_p, method=choice.method
    )
    return LanguageTacticModel(
        opened.generator, opened.format, sampling=sampling, samples=choice.samples, seed=choice.seed
    )


def _format(choice: ModelChoice, name: str, *, is_seq2seq: bool = False, is_instructed: bool = False) -> TacticFormat:
    if choice.format != "auto":
        return FORMATS[choice.format]
    return guess_format(name, is_seq2seq=is_seq2seq, is_instructed=is_instructed)


def _open_transformer(name: str, choice: ModelChoice, meter: UsageMeter) -> _Opened:
    from prover.models.transformer import CheckpointOptions, TransformerGenerator, open_checkpoint

    options = CheckpointOptions(
        device=choice.device, dtype=choice.dtype, context=choice.context, allows_download=choice.allows_download
    )
    checkpoint = open_checkpoint(name, options)
    tactic_format = _format(choice, name, is_seq2seq=checkpoint.is_seq2seq, is_instructed=checkpoint.is_instructed)
    generator = TransformerGenerator(checkpoint, meter=meter)
    return _Opened(generator, tactic_format, checkpoint.is_instructed and tactic_format.name == "chat")


def _open_server(name: str, choice: ModelChoice, meter: UsageMeter) -> _Opened:
    from prover.models.endpoint import Endpoint, EndpointOptions
    from prover.models.openai import DEFAULT_BASE_URL, OpenAIGenerator

    options = EndpointOptions(
        timeout_s=choice.timeout_s,
        retries=choice.retries,
        concurrency=choice.concurrency,
        requests_per_minute=choice.requests_per_minute,
        tokens_per_minute=choice.tokens_per_minute,
    )
    base_url = choice.base_url or DEFAULT_BASE_URL
    endpoint = Endpoint(base_url, api_key=choice.api_key, options=options, meter=meter, seed=choice.seed)
    generator = OpenAIGenerator(name, endpoint, meter=meter, context=choice.context)
    tactic_format = _format(choice, name, is_instructed=True)
    return _Opened(
        generator, tactic_format, tactic_format.name == "chat", endpoint.close, endpoint.deadline, is_served=True
    )


def _open_vllm(name: str, choice: ModelChoice, meter: UsageMeter) -> _Opened:
    from prover.models.vllm import VllmGenerator, VllmOptions, open_vllm

    options = VllmOptions(dtype=choice.dtype, context=choice.context, seed=choice.seed)
    generator = VllmGenerator(open_vllm(name, options), meter=meter)
    tactic_format = _format(choice, name, is_instructed=generator.is_instructed)
    return _Opened(generator, tactic_format, tactic_format.name == "chat")
