"""Whole proofs, repairs and outlines from a language model.

In: ``ProofRequest``s.  Out: a ``ProofWriter``: tactic blocks, the most probable first.  Instruction-tuned models are
asked in chat (``prompts/proof.txt``, ``repair.txt``, ``sketch.txt``); others go on writing a Lean file that breaks off
after ``:= by`` (the way DeepSeek-Prover is asked, arXiv:2408.08152).  Solved examples, when there is a source of
them, stand before the question.

When a prompt does not fit, examples go first, then premises, then the header.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from prover.models.answers import clean_block, gives_up, is_usable, proof_of_chat
from prover.models.formats import read_prompt
from prover.models.generation import Completion, Prompt, Room, Sampling, TextGenerator
from prover.types import Premise, ProofRequest, ProofText

_CODE_STOPS = ("\n```", "\ntheorem ", "\nlemma ", "\nexample ", "\nend ", "\nnamespace ")
"""What ends a proof that a model goes on writing."""

_MAX_ERRORS = 5
_MAX_ERROR_CHARS = 600


@dataclass(frozen=True, slots=True)
class Example:
    """A theorem (up to ``:= by``) and the tactic block that proves it."""

    statement: str
    proof: str


ExampleSource = Callable[[ProofRequest, int], Sequence[Example]]
"""Solved examples that are like a request, best first, at most so many."""


def no_examples(request: ProofRequest, limit: int) -> Sequence[Example]:
    """The source that has none."""
    return ()


class LanguageProofWriter:
    """Implements ``prover.ports.ProofWriter``.

    ``is_chat``: ask in chat instead of letting a text go on.  ``examples``: solved ones to show, ``shots`` at most.
    """

    def __init__(
        self,
        generator: TextGenerator,
        *,
        is_chat: bool,
        sampling: Sampling | None = None,
        examples: ExampleSource = no_examples,
        shots: int = 3,
    ) -> None:
        chosen = sampling or Sampling(max_new_tokens=1024, temperature=0.8)
        self.generator = generator
        self.is_chat = is_chat
        self.sampling = chosen if is_chat else replace(chosen, stop=(*chosen.stop, *_CODE_STOPS))
        self.examples = examples
        self.shots = shots

    def write(self, requests: Sequence[ProofRequest], *, samples: int, seed: int = 0) -> Sequence[Sequence[ProofText]]:
        """Texts for each request; see the port."""
        if not requests:
            return []
        room = self.generator.room(self.sampling)
        prompts = [self.render(request, room) for request in requests]
        wanted = 1 if self.sampling.is_greedy else samples
        answers = self.generator.generate(prompts, samples=wanted, sampling=self.sampling, seed=seed)
        return [self._read(request, answer, samples) for request, answer in zip(requests, answers)]

    # -- asking ------------------------------------------------------------------------------------------------------

    def render(self, request: ProofRequest, room: Room) -> Prompt:
        """The prompt for one request, shortened until it fits."""
        examples = list(self.examples(request, self.shots))
        premises, header = list(request.premises), request.header
        while True:
            prompt = self._prompt(request, examples, premises, header)
            if room.has_place_for(prompt.system + prompt.text) or not (examples or premises or header):
                return prompt
            if examples:
                examples.pop()
            elif premises:
                premises = premises[: len(premises) // 2]
            else:
                header = ""

    def _prompt(
        self, request: ProofRequest, examples: Sequence[Example], premises: Sequence[Premise], header: str
    ) -> Prompt:
        kind = request.task if self.is_chat else f"{request.task}_code"
        text = read_prompt(kind).format(
            examples=show_examples(examples),
            premises="\n".join(_premise_line(item) for item in premises) or "(none)",
            premise_comments="".join(f"-- {_premise_line(item)}\n" for item in premises),
            header=header.strip("\n"),
            statement=_statement(request),
            goal=request.goal,
            attempt=request.attempt,
            attempt_comment=_as_comment(request.attempt),
            errors=show_errors(request),
            errors_comment=_as_comment(show_errors(request)),
        )
        text = text.rstrip("\n") + "\n"
        return Prompt(text, is_chat=True, system=read_prompt("system").strip()) if self.is_chat else Prompt(text)

    # -- reading -----------------------------------------------------------------------------------------------------

    def _read(self, request: ProofRequest, completions: Sequence[Completion], limit: int) -> list[ProofText]:
        found: dict[str, list[Completion]] = {}
        for completion in completions:
            if not completion.is_finished:
                continue
            proof = self._proof(request, completion.text)
            if proof:
                found.setdefault(proof, []).append(completion)
        texts = [_as_text(proof, drawn, self.is_chat) for proof, drawn in found.items()]
        frequency = {proof: len(drawn) for proof, drawn in found.items()}
        texts.sort(key=lambda item: (-(item.log_prob or 0.0), -frequency[item.text]))
        return texts[:limit]

    def _proof(self, request: ProofRequest, text: str) -> str:
        proof = proof_of_chat(text) if self.is_chat else clean_block(text)
        is_gap_allowed = request.task == "sketch"
        if not is_usable(proof, is_gap_allowed=is_gap_allowed) or (is_gap_allowed and not gives_up(proof)):
            return ""
        return "" if proof == request.attempt else proof


def _as_text(proof: str, drawn: Sequence[Completion], is_chat: bool) -> ProofText:
    """Equal texts as one; the words around a proof in chat make its probability meaningless."""
    known = [item.log_prob for item in drawn if item.log_prob is not None]
    log_prob = None if is_chat or not known else max(known)
    return ProofText(proof, log_prob, sum(item.tokens for item in drawn))


def _statement(request: ProofRequest) -> str:
    """The theorem up to ``:= by``; where the caller knows none, the goal as a comment above a bare ``example``."""
    if request.statement:
        return request.statement.strip()
    return f"/- Prove this goal:\n{request.goal}\n-/\nexample : _ := by"


def _premise_line(premise: Premise) -> str:
    text = " ".join(premise.declaration.type_text.split())
    return f"{premise.name} : {text}" if text else premise.name


def show_examples(examples: Sequence[Example]) -> str:
    """Solved theorems as code blocks; empty when there are none."""
    shown = [f"```lean\n{item.statement.strip()}\n{textwrap.indent(item.proof, '  ')}\n```" for item in examples]
    return "Proofs of similar theorems:\n\n" + "\n\n".join(shown) + "\n\n" if shown else ""


def show_errors(request: ProofRequest) -> str:
    """Lean's errors on an attempt, each with its place and the line it is about."""
    lines = request.attempt.split("\n")
    shown = []
    for message in [item for item in request.errors if item.severity == "error"][:_MAX_ERRORS]:
        number = message.start.line
        about = f"\n  at: {lines[number - 1].strip()}" if 0 < number <= len(lines) else ""
        text = message.text if len(message.text) <= _MAX_ERROR_CHARS else message.text[:_MAX_ERROR_CHARS] + "…"
        shown.append(f"line {number}, column {message.start.column}: {text}{about}")
    return "\n\n".join(shown) or "(Lean gave no message)"


def _as_comment(text: str) -> str:
    return "\n".join(f"-- {line}".rstrip() for line in text.split("\n"))
