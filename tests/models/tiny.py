"""Language models made on the spot: a byte-level tokenizer and a few thousand weights, random or trained for seconds.

Import it only after ``pytest.importorskip("torch")``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
import transformers
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

torch.set_num_threads(1)


def byte_tokenizer() -> Any:
    """One token a byte, an end token and a padding token."""
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocabulary = {symbol: number for number, symbol in enumerate(["<pad>", "<end>", *alphabet])}
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(["<pad>", "<end>"])
    return transformers.PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="<pad>", eos_token="<end>", clean_up_tokenization_spaces=False
    )


def causal_model(*, width: int = 32, layers: int = 2, context: int = 512, seed: int = 0) -> Any:
    """A small Llama."""
    torch.manual_seed(seed)
    config = transformers.LlamaConfig(
        vocab_size=258,
        hidden_size=width,
        intermediate_size=2 * width,
        num_hidden_layers=layers,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=context,
        bos_token_id=None,
        eos_token_id=1,
        pad_token_id=0,
    )
    return transformers.LlamaForCausalLM(config).eval()


def absolute_model(*, seed: int = 0) -> Any:
    """A small GPT-2: positions are learnt, so padding must not shift them."""
    torch.manual_seed(seed)
    config = transformers.GPT2Config(
        vocab_size=258, n_embd=32, n_layer=2, n_head=4, n_positions=512, bos_token_id=1, eos_token_id=1, pad_token_id=0
    )
    return transformers.GPT2LMHeadModel(config).eval()


def seq2seq_model(*, seed: int = 0) -> Any:
    """A small T5 over the same tokens."""
    torch.manual_seed(seed)
    config = transformers.T5Config(
        vocab_size=258,
        d_model=32,
        d_kv=8,
        d_ff=64,
        num_layers=2,
        num_heads=4,
        decoder_start_token_id=0,
        eos_token_id=1,
        pad_token_id=0,
        initializer_factor=3.0,
    )
    return transformers.T5ForConditionalGeneration(config).eval()


def state_space_model(*, seed: int = 0) -> Any:
    """A small Mamba: no key-value cache."""
    torch.manual_seed(seed)
    config = transformers.MambaConfig(
        vocab_size=258, hidden_size=32, state_size=4, num_hidden_layers=2, eos_token_id=1, pad_token_id=0
    )
    return transformers.MambaForCausalLM(config).eval()


def train(model: Any, tokenizer: Any, pairs: Sequence[tuple[str, str]], *, steps: int, rate: float = 3e-3) -> float:
    """Teach a causal model to continue each prompt with its answer and the end token; the last loss."""
    rows, labels = [], []
    for prompt, answer in pairs:
        given, wanted = tokenizer(prompt)["input_ids"], [*tokenizer(answer)["input_ids"], tokenizer.eos_token_id]
        rows.append([*given, *wanted])
        labels.append([*([-100] * len(given)), *wanted])
    width = max(len(row) for row in rows)
    ids = torch.tensor([[*row, *([0] * (width - len(row)))] for row in rows])
    mask = torch.tensor([[*([1] * len(row)), *([0] * (width - len(row)))] for row in rows])
    targets = torch.tensor([[*row, *([-100] * (width - len(row)))] for row in labels])
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=steps)
    random = torch.Generator().manual_seed(0)
    model.train()
    loss = torch.tensor(0.0)
    for _ in range(steps):
        chosen = torch.randperm(len(rows), generator=random)[:16]
        loss = model(input_ids=ids[chosen], attention_mask=mask[chosen], labels=targets[chosen]).loss
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
    model.eval()
    return loss.item()
