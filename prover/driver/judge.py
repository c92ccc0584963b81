"""Judges a finished file against the original with its ``sorry``s: one verdict per theorem.

In: two texts, the doors of their engines, what may be assumed.  Out: a ``Judgement``.  A theorem is accepted only if,
in a process that has seen nothing else, Lean added it without error, its statement says what the original's says (after
elaboration, with every definition it rests on), no ``sorry`` and no axiom beyond the allowed ones is below it, and the
text holds nothing that reaches past the kernel (``policy``).  With ``is_kernel_asked`` our own kernel must accept the
exported term too, in further processes, and so must every external checker.

The original is trusted to say what is meant; its definitions with ``sorry`` are holes that the solution may fill.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from prover.driver.outline import Outline, outline
from prover.driver.place import SORRY_AXIOM
from prover.driver.policy import Violation, additions, violations
from prover.driver.recheck import trusts_compiler
from prover.driver.report import VerdictReason, VerdictWord
from prover.driver.source import SourceText
from prover.errors import EngineError, InputError
from prover.ports import Door
from prover.types import (
    AuditedDeclaration,
    Comparison,
    EngineInfo,
    ExportVerdict,
    Position,
    SourceAudit,
)

STANDARD_AXIOMS = frozenset({"propext", "Classical.choice", "Quot.sound"})
"""What Lean's own library rests on."""

_PROOFS = frozenset({"theorem", "def", "instance", "example"})
"""Kinds of declarations whose value the kernel has checked against their type."""


_ENDS_OPEN = re.compile(r":=(\s+by)?\s*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeOptions:
    """What may be assumed, and who must agree.

    ``is_kernel_asked``: ``None`` asks our kernel where it can be asked (embedded Lean).  ``checkers``: command lines.
    """

    allowed_axioms: frozenset[str] = STANDARD_AXIOMS
    is_kernel_asked: bool | None = None
    checkers: tuple[str, ...] = ()
    timeout_s: float = 300.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on one declaration of the original.

    ``line`` is the original's, ``start`` where the solution has it (``None``: nowhere).  ``label`` is its name, or
    ``example 2`` (the original's second).  ``found`` is what the engine said about the solution's.
    """

    label: str
    line: int
    verdict: VerdictWord
    reason: VerdictReason | None = None
    detail: str = ""
    start: Position | None = None
    found: AuditedDeclaration | None = None
    is_hole: bool = False
    checks: tuple[ExportVerdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """All verdicts, in the original's order, who gave them, and Lean's errors about the solution."""

    engine: EngineInfo
    verdicts: tuple[Verdict, ...]
    audit: SourceAudit


@dataclass(slots=True)
class _Case:
    """Both sides of one judgement."""

    original: Outline
    solution: Outline
    asked: SourceAudit
    given: SourceAudit
    text: str
    options: JudgeOptions
    holes: tuple[str, ...]
    own_axioms: frozenset[str] = frozenset()
    modules: Mapping[str, str] = field(default_factory=dict)
    bans: tuple[Violation, ...] = ()
    general: tuple[VerdictReason, str] | None = None
    """What rejects everything: the imports fail, or (real Lean) a definition of the original is another one now."""
    used_examples: set[int] = field(default_factory=set)


def judge(
    original: str,
    solution: str,
    door_of: Mapping[str, Door],
    options: JudgeOptions,
    *,
    modules_of: Mapping[str, Mapping[str, str]] | None = None,
) -> Judgement:
    """Judge ``solution`` against ``original``; ``door_of`` has the doors ``"original"`` and ``"solution"``.

    ``modules_of`` has, under the same two keys, the texts of the modules that each side brings along.

    Raises ``InputError`` when the original itself has errors or asks nothing, ``EngineError`` when a process breaks.
    """
    original = _with_sorry(original)
    asked_outline, given_outline = outline(original), _outline_of_solution(solution)
    asked = door_of["original"].audit(
        original, names=asked_outline.named, comparison=Comparison(), timeout_s=options.timeout_s
    )
    if asked.errors:
        first = asked.errors[0]
        raise InputError(f"the original has an error at {first.start.line}:{first.start.column}: {first.text}")
    holes = _holes(asked, asked_outline)
    given = door_of["solution"].audit(
        solution, names=given_outline.named, comparison=Comparison(holes), timeout_s=options.timeout_s
    )
    _same_engine(asked.engine, given.engine)
    case = _Case(asked_outline, given_outline, asked, given, solution, options, holes)
    case.own_axioms = _same_axioms(asked, given)
    targets = [item for item in asked.declared if _is_asked(item, holes)]
    if not targets:
        raise InputError("the original states no theorem")
    if given.engine.kind == "lean" and door_of["original"] is not door_of["solution"]:
        raise EngineError("real Lean must judge both files in one project, the original's")
    brought = modules_of or {}
    case.modules = brought.get("solution", {})
    case.bans = violations(solution, original, modules=case.modules, known=brought.get("original", {}).values())
    if given.engine.kind == "lean":
        judged = [site for site in asked_outline.declarations if any(site.name == item.name for item in targets)]
        case.bans += additions(given_outline, asked_outline, judged, {item.name for item in asked.declared})
    case.general = _import_trouble(case) or _definition_trouble(case, targets)
    verdicts = [_verdict(case, item, _label(targets, number)) for number, item in enumerate(targets)]
    return Judgement(given.engine, _with_kernel(case, verdicts, door_of["solution"], solution), given)


def _with_sorry(original: str) -> str:
    """Benchmarks give statements that end with ``:=`` or ``:= by``: what they ask for is a ``sorry`` there."""
    return original.rstrip() + " sorry\n" if _ENDS_OPEN.search(original) else original


def _outline_of_solution(text: str) -> Outline:
    """A solution whose comments never end is still judged: nothing of it counts."""
    try:
        return outline(text)
    except InputError:
        return outline("")


def _holes(asked: SourceAudit, plan: Outline) -> tuple[str, ...]:
    """Definitions of the original that hold a ``sorry``: answers that the solution has to give.

    Real Lean's REPL does not say which they are: there the text does.
    """
    if asked.engine.kind == "embedded":
        return tuple(item.name for item in asked.declared if item.is_hole)
    return tuple(
        site.name
        for site in plan.declarations
        if site.name
        and site.keyword in {"def", "abbrev", "instance", "opaque"}
        and any(not sorry.is_in_statement for sorry in site.sorries)
    )


def _is_asked(item: AuditedDeclaration, holes: Sequence[str]) -> bool:
    """Theorems, examples (also of data), and definitions left open."""
    return item.kind == "example" or (item.is_prop and item.kind in _PROOFS) or item.name in holes


def _label(targets: Sequence[AuditedDeclaration], number: int) -> str:
    item = targets[number]
    if item.kind != "example":
        return item.name
    return f"example {sum(1 for other in targets[: number + 1] if other.kind == 'example')}"


def _same_engine(asked: EngineInfo, given: EngineInfo) -> None:
    mine = (asked.kind, asked.version, asked.library_hash)
    theirs = (given.kind, given.version, given.library_hash)
    if mine != theirs:
        raise EngineError(f"the two files are checked by different engines: {mine} and {theirs}; choose one: --engine")


def _same_axioms(asked: SourceAudit, given: SourceAudit) -> frozenset[str]:
    """Axioms that the original declares itself, as far as the solution declares the same."""
    theirs = {item.name: item for item in given.declared if item.kind == "axiom"}
    return frozenset(
        item.name
        for item in asked.declared
        if item.kind == "axiom" and item.name in theirs and _says_the_same(item, theirs[item.name])
    )


# --------------------------------------------------------------------------------------------------------------------
# one declaration


def _verdict(case: _Case, asked: AuditedDeclaration, label: str) -> Verdict:
    is_hole = asked.name in case.holes
    found = _find_example(case, asked) if asked.kind == "example" else _find_named(case, asked.name)
    start = found.start if found is not None else None

    def rejected(reason: VerdictReason, detail: str) -> Verdict:
        return Verdict(label, asked.start.line, "rejected", reason, detail, start, found, is_hole)

    if case.bans:
        return rejected(VerdictReason.FORBIDDEN, _show_bans(case))
    if case.general is not None:
        return rejected(*case.general)
    if found is None:
        return rejected(*_why_missing(case, asked))
    error = next((message for message in case.given.errors if found.start <= message.start <= found.end), None)
    if error is not None:
        return rejected(VerdictReason.ERROR, f"{error.start.line}:{error.start.column}: {error.text}")
    trouble = kind_trouble(found) or _statement_trouble(asked, found) or _axiom_trouble(case, found)
    if trouble is not None:
        return rejected(*trouble)
    if case.given.engine.kind == "lean" and case.given.errors:
        first = case.given.errors[0]
        return rejected(VerdictReason.ERROR, f"{first.start.line}:{first.start.column}: {first.text}")
    return Verdict(label, asked.start.line, "accepted", None, "", start, found, is_hole)


_Trouble = tuple[VerdictReason, str]


def _import_trouble(case: _Case) -> _Trouble | None:
    """Lean goes on after an import that failed; what comes then is not what was handed in."""
    plan = case.solution
    for message in case.given.errors:
        if plan.header_end and plan.source.offset(message.start) <= plan.header_end:
            return VerdictReason.ERROR, f"{message.start.line}:{message.start.column}: {message.text}"
    return None


def _definition_trouble(case: _Case, targets: Sequence[AuditedDeclaration]) -> _Trouble | None:
    """Real Lean: the original's named declarations must be shown alike in both files, those that are not judged."""
    if case.given.engine.kind != "lean":
        return None
    judged = {item.name for item in targets}
    theirs = {item.name: item for item in case.given.declared}
    for item in case.asked.declared:
        if item.name not in judged and item.name:
            found = theirs.get(item.name)
            if found is None or not item.explicit_text or found.explicit_text != item.explicit_text:
                return VerdictReason.DEFINITION, f"`{item.name}` of the original is not what it was"
    return None


def _find_named(case: _Case, name: str) -> AuditedDeclaration | None:
    return next((item for item in case.given.declared if item.name == name and not item.is_private), None)


def _find_example(case: _Case, asked: AuditedDeclaration) -> AuditedDeclaration | None:
    """The first ``example`` not taken yet that says the same, or else the first not taken yet."""
    examples = [
        (index, item)
        for index, item in enumerate(case.given.declared)
        if item.kind == "example" and index not in case.used_examples
    ]
    same = [(index, item) for index, item in examples if _says_the_same(asked, item)]
    for index, item in same:
        case.used_examples.add(index)
        return item
    return examples[0][1] if examples else None


def _says_the_same(asked: AuditedDeclaration, found: AuditedDeclaration) -> bool:
    if not asked.meaning_hash:
        mine, theirs = (text.partition("\n")[0] for text in (asked.explicit_text, found.explicit_text))  # the type
        return bool(mine) and mine == theirs
    if asked.kind == "example":
        # Variables of the original that its example does not need may be gone; what is added would be an assumption.
        return found.meaning_hash in {asked.meaning_hash, asked.core_meaning_hash}
    return asked.meaning_hash == found.meaning_hash


def _show_bans(case: _Case) -> str:
    shown = []
    for ban in case.bans[:3]:
        text = case.modules[ban.module] if ban.module else case.text
        at = SourceText(text).position(min(ban.start, len(text)))
        where = f"module {ban.module}, " if ban.module else ""
        shown.append(f"{where}{at.line}:{at.column}: `{ban.text}`: {ban.reason}")
    more = len(case.bans) - len(shown)
    return "; ".join(shown) + (f"; and {more} more" if more > 0 else "")


def _why_missing(case: _Case, asked: AuditedDeclaration) -> _Trouble:
    """Lean lists no such declaration: an error where it stands in the text, a private one, or nothing at all."""
    if asked.kind == "example":
        return VerdictReason.MISSING, "there are fewer examples"
    if any(item.name == asked.name for item in case.given.declared):
        return VerdictReason.MISSING, "there is only a private declaration of this name"
    site = next((site for site in case.solution.declarations if site.name and site.name == asked.name), None)
    if site is not None:
        offset = case.solution.source.offset
        for message in case.given.errors:
            if site.start <= offset(message.start) <= site.end:
                return VerdictReason.ERROR, f"{message.start.line}:{message.start.column}: {message.text}"
    first = next(iter(case.given.errors), None)
    words = "Lean has added no declaration of this name"
    if first is not None:
        words += f"; the first error is at {first.start.line}:{first.start.column}: {first.text}"
    return VerdictReason.MISSING, words


def kind_trouble(found: AuditedDeclaration) -> tuple[VerdictReason, str] | None:
    """Is it declared in a way that proves nothing?"""
    if found.kind not in _PROOFS:
        return VerdictReason.NOT_A_PROOF, f"it is declared as {found.kind}, which proves nothing"
    return None


def _statement_trouble(asked: AuditedDeclaration, found: AuditedDeclaration) -> _Trouble | None:
    if _says_the_same(asked, found):
        return None
    theirs = {mention.name: mention.meaning_hash for mention in found.mentions}
    for mention in asked.mentions:  # dependencies first: the first one that differs is where the change was made
        if mention.name in theirs and theirs[mention.name] != mention.meaning_hash:
            return VerdictReason.DEFINITION, f"`{mention.name}`, on which the statement rests, is not what it was"
    if asked.type_text != found.type_text:
        detail = f"asked: {_one_line(asked.type_text)} — given: {_one_line(found.type_text)}"
        return VerdictReason.STATEMENT, detail
    if asked.explicit_text != found.explicit_text:
        mine, given = _where_they_differ(asked.explicit_text, found.explicit_text)
        return VerdictReason.STATEMENT, f"it reads the same, but says something else: asked {mine} — given {given}"
    return VerdictReason.STATEMENT, "it reads the same, but says something else"


_SHOWN = 60


def _where_they_differ(asked: str, given: str) -> tuple[str, str]:
    """The part of two texts where they begin to differ, with a little around it."""
    mine, theirs = " ".join(asked.split()), " ".join(given.split())
    at = next((i for i, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b), min(len(mine), len(theirs)))
    start = max(0, at - _SHOWN // 3)
    return f"… {mine[start : at + _SHOWN]} …", f"… {theirs[start : at + _SHOWN]} …"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _axiom_trouble(case: _Case, found: AuditedDeclaration) -> _Trouble | None:
    allowed = case.options.allowed_axioms | case.own_axioms
    return axiom_trouble(found, allowed, case.given.engine.library_axioms)


def axiom_trouble(
    found: AuditedDeclaration, allowed: Collection[str], library: Collection[str]
) -> tuple[VerdictReason, str] | None:
    """What a declaration rests on and may not: ``sorry``, compiled code, axioms neither allowed nor the library's."""
    if SORRY_AXIOM in found.axioms:
        return VerdictReason.SORRY, "it rests on `sorry`, perhaps through something else in the file"
    compiled = [name for name in found.axioms if trusts_compiler(name)]
    if compiled:
        return VerdictReason.AXIOM, f"it trusts compiled code instead of the kernel (axiom {compiled[0]})"
    extra = [name for name in found.axioms if name not in allowed and name not in library]
    if extra:
        return VerdictReason.AXIOM, f"it rests on the axiom {', '.join(extra)}"
    return None


# --------------------------------------------------------------------------------------------------------------------
# the kernel's word


def _with_kernel(case: _Case, verdicts: list[Verdict], door: Door, solution: str) -> tuple[Verdict, ...]:
    """The verdicts after our kernel and the external checkers have seen the exported terms of what was accepted."""
    is_asked = case.options.is_kernel_asked
    if is_asked is None:
        is_asked = case.given.engine.kind == "embedded" or bool(case.options.checkers)
    names = [item.found.name for item in verdicts if item.found is not None and _is_exportable(item)]
    if not is_asked or not names:
        return tuple(verdicts)
    checks = tuple(
        door.recheck_export(solution, theorems=names, checkers=case.options.checkers, timeout_s=case.options.timeout_s)
    )
    return tuple(_after(item, checks) if _is_exportable(item) else item for item in verdicts)


def _is_exportable(item: Verdict) -> bool:
    return item.verdict == "accepted" and item.found is not None and item.found.kind != "example"


def _after(item: Verdict, checks: tuple[ExportVerdict, ...]) -> Verdict:
    """A verdict with the checks of the export."""
    assert item.found is not None
    word, detail = word_of_checkers(checks, item.found.name, item.found.axioms)
    reason = None if word == "accepted" else VerdictReason.KERNEL
    return replace(item, verdict=word, reason=reason, detail=detail, checks=checks)


def word_of_checkers(checks: Sequence[ExportVerdict], name: str, axioms: Sequence[str]) -> tuple[VerdictWord, str]:
    """What the checkers of an export mean for one of its theorems, and why.

    One rejection rejects, one refusal to say leaves it undecided, and our kernel must find the ``axioms`` that the
    elaborator has found.
    """
    refused = next((check for check in checks if check.verdict == "rejected"), None)
    if refused is not None:
        return "rejected", f"{refused.checker}: {refused.detail}"
    unsure = next((check for check in checks if check.verdict == "declined"), None)
    if unsure is not None:
        return "undecided", f"{unsure.checker} gave no verdict: {unsure.detail}"
    kernel = {theorem.name: theorem.axioms for theorem in checks[0].theorems}
    if kernel.get(name) != tuple(axioms):
        return "rejected", "the kernel finds other axioms below it than the elaborator"
    return "accepted", ""
