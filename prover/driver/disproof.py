"""The other side of the race: the negation of a statement, its proof by small values or by search, and its check.

In: a declaration with a ``sorry``, the environment before it.  Out: a ``RefutationReport``: a theorem ``NAME.disproof``
that a fresh process accepted, with ``NAME.disproof @NAME : False`` beside it, so that what it denies *is* the
statement, however its text was made.  Both must hold without the hypotheses of the section around: a statement that is
false only under them may be true.

The negation is written from the source (``¬ (∀ binders, type)``), or from Lean's display of the type where section
variables or automatic binders belong to it.  Universes are put to zero first: one universe is enough to refute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from prover.driver.outline import DeclarationSite, outline
from prover.driver.place import SORRY_AXIOM, Chunk
from prover.driver.recheck import trusts_compiler
from prover.driver.report import CheckerReport, RefutationReport
from prover.driver.scan import TokenKind, scan
from prover.driver.splice import block
from prover.ports import Door, ProofEnv
from prover.types import OWN_KERNEL, Comparison, ProofState

SUFFIX: Final = "disproof"
_DENIES: Final = "_denies_it"
_OPENING: Final = frozenset("([{⟨⦃") | {"@[", "#["}
_CLOSING: Final = frozenset(")]}⟩⦄")
_UNIVERSE: Final = re.compile(r"\b(Type|Sort)(\*| _| u_\d+| [a-z]\w*\b(?! :))")


@dataclass(frozen=True, slots=True)
class Negation:
    """``head`` is the theorem's text up to its proof; ``original`` the declaration under a name of its own, ``check``
    a theorem that holds when the one denies the other."""

    name: str
    head: str
    original: str
    check: str

    def source(self, tactics: Sequence[str]) -> str:
        """The theorem with its proof."""
        return f"{self.head} := by\n{block(tactics, 2)}\n"

    def whole(self, tactics: Sequence[str]) -> str:
        """The theorem, the declaration that it denies, and the theorem that shows that it does."""
        return f"{self.source(tactics)}\n{self.original.strip()}\n\n{self.check}\n"


@dataclass(frozen=True, slots=True)
class OpenNegation:
    """A negation that Lean has accepted as that of the declaration, with its open goal."""

    negation: Negation
    root: ProofState


def negations(site: DeclarationSite, chunk: Chunk, type_text: str) -> Iterator[Negation]:
    """The negation of a declaration's statement, written in every way that may be right, likeliest first."""
    name, statement = _parts(site, chunk)
    shown = [] if statement is None else [statement]
    shown += [type_text] if type_text else []
    named = name or f"example_{site.index}"
    original = chunk.text
    if not name:
        at = site.keyword_start - chunk.start
        original = f"{original[:at]}theorem {named}{original[at + len(site.keyword) :]}"
    check = f"theorem {named}.{SUFFIX}{_DENIES} : _root_.False := {named}.{SUFFIX} @{named}"
    for text in dict.fromkeys(variant for item in shown for variant in (_at_zero(item), item)):
        yield Negation(f"{named}.{SUFFIX}", f"theorem {named}.{SUFFIX} : ¬ ({text})", original, check)


def _parts(site: DeclarationSite, chunk: Chunk) -> tuple[str, str | None]:
    """The declaration's name as it is written, and its statement as one closed term."""
    end = site.body_start if site.body_start is not None else site.end
    text = chunk.source.text[site.keyword_start : end]
    tokens = [token for token in scan(text) if token.kind is not TokenKind.DOC][1:]
    name, at = "", len(site.keyword)
    if site.kind != "example" and tokens and tokens[0].kind is TokenKind.WORD:
        name, at = tokens[0].text, tokens[0].end
    depth = 0
    for token in tokens:
        if token.start < at:
            continue
        if token.text == ":" and depth == 0:
            binders, type = text[at : token.start].strip(), text[token.end :].strip()
            if binders.startswith(".{"):
                binders = binders.partition("}")[2].strip()
            return name, _one_line(f"∀ {binders}, {type}" if binders else type)
        depth += (token.text in _OPENING) - (token.text in _CLOSING)
    return name, None


def _one_line(text: str) -> str:
    return " ".join(line.partition("--")[0].strip() for line in text.split("\n")).strip()


def _at_zero(text: str) -> str:
    return _UNIVERSE.sub("Type", text)


def open_negation(
    env: ProofEnv, site: DeclarationSite, chunk: Chunk, type_text: str, timeout_s: float | None
) -> OpenNegation | None:
    """The first way of writing the negation that Lean takes for it."""
    for negation in negations(site, chunk, type_text):
        opened = env.open_source(negation.whole(["sorry"]), env=chunk.env, timeout_s=timeout_s)
        first = None if opened.errors else min(opened.sorries, key=lambda item: item.start, default=None)
        env.forget([item.state for item in opened.sorries if item is not first])
        if first is not None:
            return OpenNegation(negation, first.state)
    return None


def check_refutation(
    door: Door,
    chunk: Chunk,
    negation: Negation,
    tactics: Sequence[str],
    *,
    is_kernel_asked: bool | None,
    checkers: Sequence[str],
    timeout_s: float,
) -> RefutationReport | str:
    """The final word on a refutation, from fresh processes; in words why it does not count."""
    text = chunk.source.text[: chunk.start] + negation.whole(tactics)
    start = chunk.source.position(chunk.start)
    names = [item for item in outline(text).named if item.start >= start]
    audit = door.audit(text, names=names, comparison=Comparison(), timeout_s=timeout_s)
    for message in audit.errors:
        if message.start.line >= start.line:
            return f"a fresh process refuses it: {message.text}"
    last = negation.name.rpartition(".")[0].split(".")[-1] + f".{SUFFIX}"
    added = [item for item in audit.declared if item.start >= start]
    found = next((item for item in added if item.name == last or item.name.endswith("." + last)), None)
    denial = None if found is None else next((item for item in added if item.name == found.name + _DENIES), None)
    if found is None or denial is None:
        return "the engine does not list it, so its axioms are unknown"
    if denial.type_text != "False":
        return "what it denies is the statement only under the section's hypotheses"
    bad = [axiom for axiom in found.axioms if axiom == SORRY_AXIOM or trusts_compiler(axiom)]
    if bad:
        return f"it rests on {bad[0]}"
    checks = [CheckerReport(checker="elaborated in a fresh process", verdict="accepted", detail=audit.engine.version)]
    if is_kernel_asked is not False or checkers:
        verdicts = door.recheck_export(text, theorems=(found.name,), checkers=checkers, timeout_s=timeout_s)
        for verdict in verdicts:
            is_demanded = verdict.checker != OWN_KERNEL or is_kernel_asked is True
            if verdict.verdict == "rejected" or (verdict.verdict == "declined" and is_demanded):
                return f"{verdict.checker}: {verdict.verdict}: {verdict.detail}"
            checks.append(CheckerReport(checker=verdict.checker, verdict=verdict.verdict, detail=verdict.detail))
    return RefutationReport(name=found.name, source=negation.source(tactics), axioms=list(found.axioms), checks=checks)
