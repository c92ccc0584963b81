"""Settings: one pydantic model, four sources, and for every value where it came from.

Order (strongest first): command line > ``PROVER_*`` environment > ``prover.toml`` up the tree > default.
This module is pure: it is handed the environment and the file's text, and reads neither itself
(only ``prover.wiring`` touches the environment).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from prover.errors import ConfigError
from prover.types import EngineChoice

CONFIG_FILE_NAME = "prover.toml"
ENV_PREFIX = "PROVER_"


class Settings(BaseModel):
    """Every setting of ``prover``; ``description`` is shown by ``prover config``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    engine: EngineChoice = Field("auto", description="which Lean checks proofs")
    timeout_s: float = Field(60.0, gt=0, description="seconds per theorem")
    total_timeout_s: float | None = Field(None, gt=0, description="seconds per run (no limit when unset)")
    max_expansions: int | None = Field(None, gt=0, description="states expanded per theorem (no limit when unset)")
    tactic_timeout_s: float = Field(10.0, gt=0, description="seconds for one tactic")
    check_timeout_s: float = Field(300.0, gt=0, description="seconds to elaborate one file or chunk")
    start_timeout_s: float = Field(180.0, gt=0, description="seconds a Lean process may take to start")
    proposals: int = Field(48, gt=0, description="tactics asked of the model per state")
    premises: int = Field(60, ge=0, description="premises retrieved per goal")
    retriever: Literal["fused", "symbols"] = Field("fused", description="how premises are found")
    retriever_checkpoint: str | None = Field(None, description="sentence encoder for the dense source (Hugging Face)")
    workers: int = Field(2, gt=0, description="Lean processes in the pool")
    memory_mb: int = Field(4096, gt=0, description="address space of one embedded worker, in MiB")
    seed: int = Field(0, ge=0, description="seed of everything random")
    model: str = Field("symbolic", description="symbolic, transformer:PATH, openai:NAME or vllm:PATH")
    model_format: str = Field("auto", description="how it is asked: reprover, bfs-prover, prover, chat (auto: guessed)")
    model_samples: int = Field(8, gt=0, description="answers drawn from a language model per state")
    model_temperature: float = Field(1.0, ge=0, description="temperature of a language model (0: greedy)")
    model_top_p: float = Field(1.0, gt=0, le=1, description="probability mass that a language model draws from")
    model_max_tokens: int = Field(128, gt=0, description="tokens of one tactic")
    model_proof_tokens: int = Field(1024, gt=0, description="tokens of one whole proof")
    model_method: Literal["sample", "beam"] = Field("sample", description="how a checkpoint in this process is decoded")
    symbolic_share: float = Field(0.5, ge=0, lt=1, description="share of the symbolic model beside a language model")
    examples: str | None = Field(None, description="a trace (`prover trace`) whose proofs a language model sees")
    model_context: int | None = Field(None, gt=0, description="tokens of prompt and answer (unset: the model knows)")
    model_device: str = Field("auto", description="where a checkpoint runs: auto, cpu, cuda, spread (over all GPUs)")
    model_dtype: str = Field("auto", description="its numbers: auto, float32, bfloat16, float16")
    model_download: bool = Field(False, description="may a checkpoint be fetched from the Hugging Face hub?")
    model_timeout_s: float = Field(120.0, gt=0, description="seconds for one answer of a model server")
    model_retries: int = Field(4, ge=0, description="further tries when a model server fails")
    model_concurrency: int = Field(32, gt=0, description="requests to a model server under way at once")
    model_requests_per_minute: float | None = Field(None, gt=0, description="limit of the model's provider")
    model_tokens_per_minute: float | None = Field(None, gt=0, description="limit of the model's provider")
    model_prompt_price: float = Field(0.0, ge=0, description="price of a million tokens asked")
    model_completion_price: float = Field(0.0, ge=0, description="price of a million tokens answered")
    memory: str | None = Field(
        None, description="transposition table: a file, or `default` for the user's cache folder (none when unset)"
    )
    search: str = Field(
        "best", description="search engine: best, and-or, mcts, novelty, beam, dive, proof, sketch, portfolio"
    )
    hammers: Literal["auto", "off", "root", "all"] = Field(
        "auto", description="where cheap closers are tried before the model is asked (auto: all, but off for symbolic)"
    )
    batch: int = Field(1, gt=0, description="states asked about in one question, where the engine can wait for several")
    in_flight: int | None = Field(
        None,
        gt=0,
        description="states in hand at once: one with Lean, others with the model (unset: 4; symbolic: 1)",
    )
    lanes: int = Field(1, gt=0, description="threads of a portfolio, each with a Lean process of the pool")
    bridge_table: str | None = Field(
        None, description="names and spellings that the bridge knows besides its own (a TOML file)"
    )
    lean_repl: str | None = Field(None, description="the real REPL's executable (default: the project's own build)")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one setting's value came from: ``source`` is ``default``, ``file``, ``environment`` or ``command line``."""

    source: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class EffectiveSettings:
    """The merged settings and the origin of each field."""

    settings: Settings
    origins: Mapping[str, Origin]


def find_config_file(start: Path) -> Path | None:
    """The nearest ``prover.toml`` in ``start`` or a folder above it."""
    for folder in (start, *start.parents):
        candidate = folder / CONFIG_FILE_NAME
        if candidate.is_file():
            return candidate
    return None


def read_config_file(path: Path) -> dict[str, Any]:
    """The settings of one ``prover.toml``; unknown keys are errors that name the file."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from error
    unknown = sorted(set(data) - set(Settings.model_fields))
    if unknown:
        raise ConfigError(f"{path}: unknown setting {unknown[0]!r} (known: {', '.join(Settings.model_fields)})")
    return data


def read_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    """The settings among ``PROVER_*`` variables; variables of other names are left alone."""
    found: dict[str, Any] = {}
    for field in Settings.model_fields:
        key = ENV_PREFIX + field.upper()
        if environ.get(key):
            found[field] = environ[key]
    return found


def merge_settings(
    *,
    command_line: Mapping[str, Any] | None = None,
    environ: Mapping[str, str] | None = None,
    file: Path | None = None,
) -> EffectiveSettings:
    """Merge the sources; a ``None`` on the command line means "not given".  Raises ``ConfigError``."""
    values: dict[str, Any] = {}
    origins = {field: Origin("default") for field in Settings.model_fields}
    layers: list[tuple[Mapping[str, Any], str, str]] = []
    if file is not None:
        layers.append((read_config_file(file), "file", str(file)))
    if environ is not None:
        layers.append((read_environment(environ), "environment", ""))
    if command_line is not None:
        given = {key: value for key, value in command_line.items() if value is not None}
        layers.append((given, "command line", ""))
    for layer, source, detail in layers:
        for key, value in layer.items():
            values[key] = value
            origins[key] = Origin(source, detail or (ENV_PREFIX + key.upper() if source == "environment" else ""))
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        field = str(first["loc"][0]) if first["loc"] else "?"
        origin = origins.get(field, Origin("command line"))
        where = f"{origin.source} {origin.detail}".strip()
        raise ConfigError(f"setting {field!r} ({where}): {first['msg']}") from error
    return EffectiveSettings(settings, origins)
