"""Trained encoders: a tiny checkpoint made on the spot, in the format of ReProver's retriever."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import numpy as np
import pytest

from memory.byt5 import CheckpointEncoder, premise_text
from memory.retriever import FusedRetrievers
from memory.store import PremiseStore
from prover.errors import InputError
from prover.types import Declaration

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch.set_num_threads(1)
    torch.manual_seed(0)
    folder = tmp_path_factory.mktemp("retriever")
    config = transformers.T5Config(
        vocab_size=384, d_model=32, d_kv=8, d_ff=64, num_layers=1, num_decoder_layers=1, num_heads=2,
        feed_forward_proj="gated-gelu",
    )  # fmt: skip
    transformers.T5EncoderModel(config).save_pretrained(folder)
    transformers.ByT5Tokenizer().save_pretrained(folder)
    return folder


def test_a_premise_is_written_as_reprover_does() -> None:
    assert premise_text("Nat.add_comm", "∀ n m,\n  n + m = m + n") == "<a>Nat.add_comm</a> : ∀ n m, n + m = m + n"


def test_vectors_are_means_over_tokens_of_length_one(checkpoint: Path) -> None:
    encoder = CheckpointEncoder(checkpoint)
    goals = ["⊢ True", "a b : ℕ\n⊢ a + b = b + a"]
    rows = encoder.encode_goals(goals)
    assert rows.shape == (2, 32) and np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)
    model = transformers.T5EncoderModel.from_pretrained(checkpoint).eval()
    ids = transformers.ByT5Tokenizer.from_pretrained(checkpoint)(goals[0], return_tensors="pt")
    with torch.inference_mode():
        mean = model(**ids).last_hidden_state[0].mean(dim=0)
    assert np.allclose(rows[0], (mean / mean.norm()).numpy(), atol=1e-5)


def test_padding_changes_nothing(checkpoint: Path) -> None:
    encoder = CheckpointEncoder(checkpoint)
    alone = encoder.encode_goals(["⊢ p"])[0]
    together = encoder.encode_goals(["⊢ p", "⊢ " + "q ∧ " * 40 + "q"])[0]
    assert np.allclose(alone, together, atol=1e-4)


def test_a_checkpoint_is_the_dense_source(checkpoint: Path, tmp_path: Path) -> None:
    library = [
        Declaration("one", "theorem", "M", type_text="∀ (a b : ℕ), a + b = b + a"),
        Declaration("two", "theorem", "M", type_text="∀ (xs : List ℕ), xs.length = 3"),
    ]
    retrievers = FusedRetrievers(PremiseStore(tmp_path), encoder=CheckpointEncoder(checkpoint))
    found = retrievers.for_scope(library, (), excluded=frozenset()).explain("a b : ℕ\n⊢ a + b = b + a", limit=2)
    assert found[0].premise.name == "one"
    assert list(tmp_path.glob("checkpoint-*/library-*.npy"))


def test_no_checkpoint_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be loaded"):
        CheckpointEncoder(tmp_path / "none").encode_goals(["⊢ True"])


def test_another_checkpoint_has_another_key(checkpoint: Path, tmp_path: Path) -> None:
    assert CheckpointEncoder(checkpoint).key == CheckpointEncoder(checkpoint).key != CheckpointEncoder(tmp_path).key


def test_a_checkpoint_that_was_copied_or_touched_keeps_its_key(checkpoint: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(checkpoint, copy)
    for path in copy.iterdir():
        os.utime(path, (1.0, 1.0))
    (copy / "training_notes.txt").touch()
    assert CheckpointEncoder(copy).key == CheckpointEncoder(f"{checkpoint}/").key


@pytest.mark.parametrize("name", ["config.json", "model.safetensors"])
def test_a_checkpoint_with_changed_content_has_another_key(checkpoint: Path, tmp_path: Path, name: str) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(checkpoint, copy)
    data = bytearray((copy / name).read_bytes())
    data[-3] ^= 1
    (copy / name).write_bytes(data)
    assert CheckpointEncoder(copy).key != CheckpointEncoder(checkpoint).key
