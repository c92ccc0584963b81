"""A trained sentence encoder from a Hugging Face checkpoint, by default in the format of ReProver's retriever.

In: the folder or name of an encoder-decoder checkpoint (its encoder is used) or of a bare encoder.  Out: unit vectors:
the mean of the last hidden states over the tokens, as ReProver computes them; a premise is written
``<a>full.name</a> : statement``, a goal as Lean displays it.
Source: Yang et al., LeanDojo, NeurIPS 2023, §4 and the released ``leandojo-lean4-retriever-byt5-small``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from memory.encoder import Floats
from prover.errors import InputError, MissingExtra

MARK_START, MARK_END = "<a>", "</a>"
_MAX_TOKENS = 1024
_BATCH = 16


def premise_text(name: str, statement: str) -> str:
    """A premise as the encoder reads it."""
    return f"{MARK_START}{name}{MARK_END} : {' '.join(statement.split())}"


class CheckpointEncoder:
    """Implements ``memory.encoder.SentenceEncoder``; the checkpoint is loaded when something is first encoded."""

    def __init__(self, checkpoint: str | Path, *, device: str = "cpu", max_tokens: int = _MAX_TOKENS) -> None:
        self.checkpoint = str(checkpoint)
        self.device = device
        self.max_tokens = max_tokens
        self._loaded: tuple[Any, Any] | None = None

    @cached_property
    def key(self) -> str:
        """What the files of the checkpoint hold, wherever they lie (3 s for 1.2 GB); its name when it is no folder."""
        folder = Path(self.checkpoint)
        digest = hashlib.sha256(str(self.max_tokens).encode())
        if not folder.is_dir():
            digest.update(self.checkpoint.encode())
        for path in sorted(folder.glob("*")):
            if path.is_file() and path.suffix in (".json", ".safetensors", ".bin", ".model"):
                with path.open("rb") as file:
                    digest.update(path.name.encode() + hashlib.file_digest(file, "sha256").digest())
        return f"checkpoint-{digest.hexdigest()[:16]}"

    @property
    def dimension(self) -> int:
        """Places of a vector, from the configuration."""
        model, _ = self._load()
        config = model.config
        return int(getattr(config, "d_model", None) or config.hidden_size)

    def encode_premises(self, premises: Sequence[tuple[str, str]]) -> Floats:
        """A row for each name and statement."""
        return self._encode([premise_text(name, statement) for name, statement in premises])

    def encode_goals(self, goals: Sequence[str]) -> Floats:
        """A row for each goal display."""
        return self._encode(list(goals))

    def _encode(self, texts: Sequence[str]) -> Floats:
        import torch

        model, tokenizer = self._load()
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))  # little padding in a batch
        rows = np.zeros((len(texts), self.dimension), np.float32)
        with torch.inference_mode():
            for start in range(0, len(order), _BATCH):
                batch = order[start : start + _BATCH]
                tokens = tokenizer(
                    [texts[place] for place in batch],
                    padding=True,
                    truncation=True,
                    max_length=self.max_tokens,
                    return_tensors="pt",
                ).to(self.device)
                hidden = model(input_ids=tokens.input_ids, attention_mask=tokens.attention_mask).last_hidden_state
                mask = tokens.attention_mask.unsqueeze(-1).to(hidden.dtype)
                mean = (hidden * mask).sum(dim=1) / mask.sum(dim=1).clamp(min=1)
                rows[batch] = torch.nn.functional.normalize(mean.float(), dim=1).cpu().numpy()
        return rows

    def _load(self) -> tuple[Any, Any]:
        if self._loaded is None:
            self._loaded = _load_checkpoint(self.checkpoint, self.device)
        return self._loaded


def _load_checkpoint(checkpoint: str, device: str) -> tuple[Any, Any]:
    try:
        import transformers
    except ImportError as error:
        raise MissingExtra("transformers", "model") from error
    try:
        config = transformers.AutoConfig.from_pretrained(checkpoint)
        tokenizer = transformers.AutoTokenizer.from_pretrained(checkpoint)
        is_t5 = config.model_type in ("t5", "mt5", "umt5")
        kind = transformers.T5EncoderModel if is_t5 else transformers.AutoModel
        model = kind.from_pretrained(checkpoint)
    except (OSError, ValueError, json.JSONDecodeError) as error:
        raise InputError(f"the retriever's checkpoint {checkpoint!r} cannot be loaded: {error}") from error
    return model.eval().to(device), tokenizer
