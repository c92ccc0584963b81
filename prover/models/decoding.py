"""Drawing continuations from a Hugging Face model, with exact log-probabilities.

In: a loaded model and prompts as token lists.  Out: per prompt and sample the tokens drawn, with the log-probability of
each under the model's own distribution (temperature 1, nothing cut off).

The prompt is read once and its key-value cache is shared out among the samples; rows that have ended leave the batch
when half of it is done.  Each row draws with random numbers of its own (from the seed and the prompt), by inverting the
cumulative distribution, so that what a state gets does not depend on what else is in the batch.  Models whose memory of
the past cannot be repeated and picked apart by rows (state-space models, for one) and beam search go through Hugging
Face's ``generate`` and are scored afterwards.
"""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch

from prover.models.generation import Sampling

EndOf = Callable[[Sequence[int]], int | None]
"""The number of tokens up to and with the one that completes a stop text; ``None`` while there is none."""

_STRIDE = {"cpu": 1}
"""Steps between two looks at which rows have ended.  Looking makes an accelerator wait for the host."""

_DEFAULT_STRIDE = 8

_SHRINK_AT = 0.5


@dataclass(frozen=True, slots=True)
class Drawn:
    """One continuation: its tokens (with the end token, if it has one), their log-probabilities, and how it ended."""

    tokens: list[int]
    log_probs: list[float]
    is_finished: bool


@dataclass(frozen=True, slots=True)
class Decoder:
    """A model ready to be decoded.  ``end_of`` finds stop texts."""

    model: Any
    is_seq2seq: bool
    pad_id: int
    end_ids: tuple[int, ...]

    def draw(
        self,
        prompts: Sequence[Sequence[int]],
        *,
        samples: int,
        sampling: Sampling,
        seeds: Sequence[int],
        end_of: EndOf | None,
    ) -> list[list[Drawn]]:
        """``samples`` continuations of each prompt."""
        with torch.no_grad():
            if sampling.method == "beam":
                return self._generate(prompts, samples, sampling, seeds, end_of)
            first = self._read(prompts)
            if first is None:
                return self._generate(prompts, samples, sampling, seeds, end_of)
            rows = _Rows(self, first, samples, sampling, seeds, end_of)
            return rows.run()

    # -- reading the prompts -----------------------------------------------------------------------------------------

    @property
    def device(self) -> Any:
        """Where inputs go."""
        return self.model.device

    def _pad(self, rows: Sequence[Sequence[int]], *, left: bool) -> tuple[Any, Any]:
        """Token and mask tensors of rows of different lengths."""
        width = max(len(row) for row in rows)
        ids = torch.full((len(rows), width), self.pad_id, dtype=torch.long)
        mask = torch.zeros((len(rows), width), dtype=torch.long)
        for place, row in enumerate(rows):
            at = slice(width - len(row), width) if left else slice(0, len(row))
            ids[place, at] = torch.tensor(row, dtype=torch.long)
            mask[place, at] = 1
        return ids.to(self.device), mask.to(self.device)

    def _accepts(self, name: str) -> bool:
        return name in inspect.signature(self.model.forward).parameters

    def _read(self, prompts: Sequence[Sequence[int]]) -> _Past | None:
        """Run the prompts through the model; ``None`` when its memory cannot be handled by rows."""
        ids, mask = self._pad(prompts, left=not self.is_seq2seq)
        if self.is_seq2seq:
            states = self.model.get_encoder()(input_ids=ids, attention_mask=mask).last_hidden_state
            past = _Past(self, mask, encoded=states)
            past.last = torch.full((len(prompts), 1), self.start_id, dtype=torch.long, device=self.device)
        else:
            past = _Past(self, mask)
            past.last = ids
        past.step()
        return past if past.is_separable else None

    @property
    def start_id(self) -> int:
        """The token an encoder-decoder's answer starts with."""
        for config in (self.model.generation_config, self.model.config):
            found = getattr(config, "decoder_start_token_id", None)
            if found is not None:
                return int(found)
        return self.pad_id

    # -- Hugging Face's own loops ------------------------------------------------------------------------------------

    def _generate(
        self,
        prompts: Sequence[Sequence[int]],
        samples: int,
        sampling: Sampling,
        seeds: Sequence[int],
        end_of: EndOf | None,
    ) -> list[list[Drawn]]:
        is_random = sampling.method != "beam" and not sampling.is_greedy
        if is_random and len(prompts) > 1:  # a batch is drawn from one generator: the rows would hang on each other
            own = ([prompt] for prompt in prompts)
            return [self._generate(one, samples, sampling, [seed], end_of)[0] for one, seed in zip(own, seeds)]
        ids, mask = self._pad(prompts, left=not self.is_seq2seq)
        given: dict[str, Any] = {"max_new_tokens": sampling.max_new_tokens, "pad_token_id": self.pad_id}
        if self.end_ids:
            given["eos_token_id"] = list(self.end_ids)
        if sampling.method == "beam":
            given |= {"num_beams": max(samples, 2), "do_sample": False, "length_penalty": 0.0}
        elif sampling.is_greedy:
            samples = 1
            given |= {"do_sample": False, "num_beams": 1}
        else:
            given |= {"do_sample": True, "temperature": sampling.temperature, "top_p": sampling.top_p}
            given |= {"top_k": sampling.top_k, "num_beams": 1}
            torch.manual_seed(seeds[0])
        out = self.model.generate(input_ids=ids, attention_mask=mask, num_return_sequences=samples, **given)
        new = out[:, 1:] if self.is_seq2seq else out[:, ids.shape[1] :]
        ended = [_end(row, self.end_ids, end_of) for row in new.tolist()]
        tokens = [row[:count] for row, (count, _) in zip(new.tolist(), ended)]
        scores = self.score([prompt for prompt in prompts for _ in range(samples)], tokens)
        drawn = [Drawn(row, score, is_finished) for row, score, (_, is_finished) in zip(tokens, scores, ended)]
        return [drawn[place * samples : (place + 1) * samples] for place in range(len(prompts))]

    def score(self, prompts: Sequence[Sequence[int]], continuations: Sequence[Sequence[int]]) -> list[list[float]]:
        """The log-probability of each token of given continuations, by one pass over the whole texts."""
        with torch.no_grad():
            width = max((len(row) for row in continuations), default=0)
            if width == 0:
                return [[] for _ in continuations]
            if self.is_seq2seq:
                ids, mask = self._pad(prompts, left=False)
                answers, _ = self._pad(
                    [[self.start_id, *row[:-1]] if row else [self.start_id] for row in continuations], left=False
                )
                logits = self.model(input_ids=ids, attention_mask=mask, decoder_input_ids=answers).logits
            else:
                whole = [[*prompt, *row] for prompt, row in zip(prompts, continuations)]
                ids, mask = self._pad(whole, left=True)
                given = {"position_ids": _positions(mask)} if self._accepts("position_ids") else {}
                if self._accepts("logits_to_keep"):
                    given["logits_to_keep"] = width + 1
                logits = self.model(input_ids=ids, attention_mask=mask, **given).logits[:, -width - 1 : -1]
            table = torch.log_softmax(logits.float(), dim=-1)
            found = []
            for place, row in enumerate(continuations):
                at = table[place, : len(row)] if self.is_seq2seq else table[place, width - len(row) :]
                chosen = torch.tensor(row, dtype=torch.long, device=table.device)[:, None]
                found.append(at.gather(1, chosen)[:, 0].tolist() if row else [])
            return found


class _Past:
    """What the model remembers of every row: cache, mask, position, the encoder's states, the tokens it reads next."""

    def __init__(self, decoder: Decoder, mask: Any, encoded: Any = None) -> None:
        self.decoder = decoder
        self.mask = mask
        self.encoded = encoded
        self.cache: Any = None
        self.last: Any = None
        self.logits: Any = None
        self.has_positions = encoded is None and decoder._accepts("position_ids")
        self.keeps_last_only = decoder._accepts("logits_to_keep")
        self.cache_name = "cache" if decoder._accepts("cache") else "past_key_values"  # renamed in transformers 5.2x

    @property
    def is_separable(self) -> bool:
        """Can rows be repeated and dropped?"""
        layers = getattr(self.cache, "layers", None)
        if self.encoded is not None:
            layers = getattr(getattr(self.cache, "self_attention_cache", None), "layers", None)
        return bool(layers) and all(hasattr(layer, "batch_select_indices") for layer in layers or ())

    def step(self) -> None:
        """Read the last tokens; leaves the distribution of the next ones in ``logits``."""
        given: dict[str, Any] = {self.cache_name: self.cache, "use_cache": True, "attention_mask": self.mask}
        if self.encoded is not None:
            given |= {"encoder_outputs": (self.encoded,), "decoder_input_ids": self.last}
        else:
            given["input_ids"] = self.last
            if self.has_positions:
                given["position_ids"] = _positions(self.mask)[:, -self.last.shape[1] :]
            if self.keeps_last_only:
                given["logits_to_keep"] = 1
        out = self.decoder.model(**given)
        self.cache = getattr(out, self.cache_name, None)
        self.logits = out.logits[:, -1]

    def repeat(self, times: int) -> None:
        """Every row several times, one after the other."""
        if times > 1:
            self.cache.batch_repeat_interleave(times)
            self.mask = self.mask.repeat_interleave(times, dim=0)
            self.logits = self.logits.repeat_interleave(times, dim=0)
            if self.encoded is not None:
                self.encoded = self.encoded.repeat_interleave(times, dim=0)

    def select(self, rows: Any) -> None:
        """Only these rows."""
        self.cache.batch_select_indices(rows)
        self.mask, self.last = self.mask[rows], self.last[rows]
        if self.encoded is not None:
            self.encoded = self.encoded[rows]

    def feed(self, tokens: Any) -> None:
        """The next token of every row."""
        self.last = tokens[:, None]
        if self.encoded is None:
            self.mask = torch.cat([self.mask, self.mask.new_ones((self.mask.shape[0], 1))], dim=1)


class _Rows:
    """One batch being drawn: tokens and log-probabilities of every row so far, and which rows still go on."""

    def __init__(
        self,
        decoder: Decoder,
        past: _Past,
        samples: int,
        sampling: Sampling,
        seeds: Sequence[int],
        end_of: EndOf | None,
    ) -> None:
        self.decoder, self.past, self.sampling, self.end_of = decoder, past, sampling, end_of
        self.samples = 1 if sampling.is_greedy else samples
        self.prompts = len(seeds)
        past.repeat(self.samples)
        device = past.mask.device
        rows, steps = self.prompts * self.samples, sampling.max_new_tokens
        self.tokens = torch.full((rows, steps), decoder.pad_id, dtype=torch.long, device=device)
        self.log_probs = torch.zeros((rows, steps), device=device)
        self.ends = torch.tensor(decoder.end_ids or (-1,), dtype=torch.long, device=device)
        self.live = torch.arange(rows, device=device)
        self.has_ended = torch.zeros(rows, dtype=torch.bool, device=device)
        self.ended: dict[int, tuple[int, bool]] = {}
        self.uniforms = None if sampling.is_greedy else _uniforms(seeds, self.samples, steps).to(device)
        self.stride = _STRIDE.get(device.type, _DEFAULT_STRIDE)

    def run(self) -> list[list[Drawn]]:
        """Draw until every row has ended or the room is used up."""
        steps = self.sampling.max_new_tokens
        for step in range(steps):
            chosen = self._choose(step)
            if step + 1 == steps:
                break
            if (step + 1) % self.stride == 0 and not self._drop_ended(step + 1):
                break
            self.past.feed(self.tokens[self.live, step] if len(chosen) != len(self.live) else chosen)
            self.past.step()
        return self._collect()

    def _choose(self, step: int) -> Any:
        """Draw the next token of every live row."""
        table = torch.log_softmax(self.past.logits.float(), dim=-1)
        if self.uniforms is None:
            chosen = table.argmax(dim=-1)
        else:
            chosen = _draw(table, self.uniforms[self.live, step], self.sampling)
        self.tokens[self.live, step] = chosen
        self.log_probs[self.live, step] = table.gather(1, chosen[:, None])[:, 0]
        self.has_ended[self.live] |= torch.isin(chosen, self.ends)
        return chosen

    def _drop_ended(self, length: int) -> bool:
        """Look which rows have ended, leave them out when they are many; is anything still going on?"""
        if self.end_of is not None:
            going = self.live[~self.has_ended[self.live]]
            for row, tokens in zip(going.tolist(), self.tokens[going, :length].tolist()):
                if (count := self.end_of(tokens)) is not None:
                    self.ended[row] = (count, True)
                    self.has_ended[row] = True
        goes_on = ~self.has_ended[self.live]
        going_on = int(goes_on.sum())
        if going_on and going_on <= _SHRINK_AT * len(self.live):
            kept = goes_on.nonzero()[:, 0]
            self.past.last = self.tokens[self.live, length - 1][:, None]
            self.past.select(kept)
            self.live = self.live[kept]
        return going_on > 0

    def _collect(self) -> list[list[Drawn]]:
        drawn = []
        for row, (tokens, log_probs) in enumerate(zip(self.tokens.tolist(), self.log_probs.tolist())):
            count, is_finished = self.ended.get(row) or _end(tokens, self.decoder.end_ids, self.end_of)
            drawn.append(Drawn(tokens[:count], log_probs[:count], is_finished))
        return [drawn[place * self.samples : (place + 1) * self.samples] for place in range(self.prompts)]


def _end(tokens: Sequence[int], end_ids: Sequence[int], end_of: EndOf | None) -> tuple[int, bool]:
    """How many tokens belong to a row, and whether it came to an end."""
    at = next((place for place, token in enumerate(tokens) if token in end_ids), None)
    own = tokens if at is None else tokens[: at + 1]
    if end_of is not None and (count := end_of(own if at is None else own[:-1])) is not None:
        return count, True
    return len(own), at is not None


def _positions(mask: Any) -> Any:
    """Positions that do not count the padding on the left."""
    return (mask.cumsum(dim=-1) - 1).clamp(min=0)


def _draw(table: Any, uniforms: Any, sampling: Sampling) -> Any:
    """One token per row: the first whose cumulative probability exceeds the row's random number."""
    scores = table if sampling.temperature == 1.0 else table / sampling.temperature
    if 0 < sampling.top_k < scores.shape[-1]:
        least = scores.topk(sampling.top_k, dim=-1).values[:, -1:]
        scores = scores.masked_fill(scores < least, float("-inf"))
    chances = torch.softmax(scores, dim=-1)
    if sampling.top_p < 1.0:
        ranked, order = chances.sort(dim=-1, descending=True)
        ranked = ranked.masked_fill(ranked.cumsum(dim=-1) - ranked > sampling.top_p, 0.0)
        chances = torch.zeros_like(chances).scatter_(1, order, ranked)
    heights = chances.cumsum(dim=-1)
    goals = (uniforms * heights[:, -1])[:, None]
    return torch.searchsorted(heights, goals, right=True)[:, 0].clamp(max=heights.shape[-1] - 1)


def _uniforms(seeds: Sequence[int], samples: int, steps: int) -> Any:
    """Random numbers in [0, 1) for every row and step, from one generator per prompt."""
    tables = []
    for seed in seeds:
        generator = torch.Generator().manual_seed(seed)
        tables.append(torch.rand((samples, steps), generator=generator))
    return torch.cat(tables)


def seed_of(seed: int, text: str) -> int:
    """A seed of its own for every prompt."""
    digest = hashlib.sha256(f"{seed}\0{text}".encode()).digest()
    return int.from_bytes(digest[:7], "big")
