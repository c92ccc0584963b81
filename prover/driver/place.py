"""Puts a claimed proof back where the ``sorry`` stood, and asks Lean whether the declaration still compiles.

In: the command that holds the declaration, the environment before it, the tactics of a finished search.
Out: the patch that Lean accepted, or Lean's words.  This is an early check in the search's own process; the final word
is ``recheck``'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prover.driver.attempt import Attempt, SorryAttempt
from prover.driver.outline import SorryForm
from prover.driver.source import SourceText
from prover.driver.splice import Patch, apply_patches, block, render
from prover.ports import ProofEnv
from prover.types import AuditedDeclaration, OpenedSource, PartialProof

SORRY_AXIOM = "sorryAx"
_STEP = 2
_SHORT = 70
"""Alternatives that fit into so many columns stand on one line."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """One command of the file: its text, where it starts in the file, the environment before it."""

    source: SourceText
    start: int
    end: int
    env: int

    @property
    def text(self) -> str:
        """The command's own text."""
        return self.source.text[self.start : self.end]

    def patched(self, patches: Sequence[Patch]) -> str:
        """The command's text with patches (whose offsets count in the file) applied."""
        moved = [Patch(patch.start - self.start, patch.end - self.start, patch.replacement) for patch in patches]
        return apply_patches(self.text, moved)


@dataclass(frozen=True, slots=True)
class Placed:
    """A patch Lean accepted, and how the ``sorry`` was read."""

    patch: Patch
    form: SorryForm


def declared_at(opened: OpenedSource, local: SourceText, start: int, end: int) -> AuditedDeclaration | None:
    """The declaration Lean reports within ``[start, end)`` of an opened text."""
    for item in opened.declared:
        if start <= local.offset(item.start) < end:
            return item
    return None


def place_proof(
    env: ProofEnv, chunk: Chunk, attempt: Attempt, item: SorryAttempt, tactics: Sequence[str], timeout_s: float | None
) -> Placed | str:
    """Try the readings of a ``sorry`` in turn; the first that compiles wins, otherwise the last complaint."""
    complaint = "no way to put the proof in place"
    for form, patch in _candidates(chunk.source, item, tactics):
        verdict = _complaint(env, chunk, attempt, patch, timeout_s)
        if verdict is None:
            return Placed(patch, form)
        complaint = verdict
    return complaint


def place_partial(
    env: ProofEnv, chunk: Chunk, attempt: Attempt, item: SorryAttempt, best: PartialProof, timeout_s: float | None
) -> Placed | str:
    """Put a partial proof in place, with one named gap per remaining goal."""
    label = attempt.site.label
    gaps = [_gap(f"{label}.gap_{number}", goal) for number, goal in enumerate(best.state.goals, start=1)]
    return place_proof(env, chunk, attempt, item, [*best.tactics, *gaps], timeout_s)


def combine(scripts: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """One script for a ``sorry`` that stands for several goals (``t <;> sorry``): the first alternative that works."""
    distinct = list(dict.fromkeys(tuple(script) for script in scripts))
    if len(distinct) == 1:
        return distinct[0]
    if all("\n" not in tactic for script in distinct for tactic in script):
        line = "first" + "".join(f" | {_on_one_line(script)}" for script in distinct)
        if len(line) <= _SHORT:
            return (line,)
    lines = ["first"]
    for script in distinct:
        body = block(script, 2 * _STEP)
        lines.append(" " * _STEP + "| " + body.lstrip(" "))
    return ("\n".join(lines),)


def _on_one_line(script: Sequence[str]) -> str:
    text = "; ".join(script)
    return f"({text})" if len(script) > 1 or "|" in text else text


def _gap(name: str, goal: str) -> str:
    """A gap: a comment that names it and shows what is left, and a ``sorry`` for exactly one goal."""
    conclusion = goal.rpartition("⊢")[2].strip().replace("\n", " ")
    return f"-- {name}: ⊢ {conclusion}\n· sorry"


def _candidates(source: SourceText, item: SorryAttempt, tactics: Sequence[str]) -> Iterator[tuple[SorryForm, Patch]]:
    for form in item.site.forms:
        yield form, render(source, item.site, form, tactics)


def _complaint(env: ProofEnv, chunk: Chunk, attempt: Attempt, patch: Patch, timeout_s: float | None) -> str | None:
    """What Lean has against the declaration with this patch; ``None`` when it compiles and still says the same."""
    text = chunk.patched([*attempt.patches, patch])
    opened = env.open_source(text, env=chunk.env, audit=True, timeout_s=timeout_s)
    if opened.errors:
        return opened.errors[0].text
    before = attempt.declared
    if before is None:
        return None
    after = next((item for item in opened.declared if item.name == before.name and item.kind == before.kind), None)
    if after is None:
        return "the declaration is gone"
    if not after.says_the_same_as(before):
        return f"the statement changed to {after.type_text}"
    return None
