"""``prover minimize``: the proofs of a file made smaller, and the whole file checked again in a fresh process.

In: a text, a target, a door.  Out: the new text and a report for each declaration.  Statements, definitions and
everything outside the chosen proofs stay as they are.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from prover.driver.events import EventCallback, Rechecking, TheoremFinished, TheoremStarted, ignore_event
from prover.driver.minimize.cuts import Span, length
from prover.driver.minimize.declaration import Judge, keeps, minimize_command
from prover.driver.minimize.explain import explain
from prover.driver.outline import DeclarationSite, Outline, outline
from prover.driver.report import EngineReport, MinimizedTheorem, MinimizeFileReport, MinimizeReport
from prover.driver.run import DoorFor, OutputMode, ProvedFile, ProveRequest, read_source, write_text
from prover.driver.splice import Patch, apply_patches
from prover.driver.targets import STDIN, Target, parse_target, select
from prover.errors import EngineError, ExitCode, InputError
from prover.ports import Clock, Door, TracingEnv
from prover.types import SourceAudit

MINIMIZED_SUFFIX: Final = ".minimized.lean"
_PROOFS: Final = frozenset({"theorem", "example", "instance", "def"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimizeOptions:
    """``squeezes_all``: also a ``simp`` that ends its block becomes ``simp only``.  ``is_cutting_only``: nothing is put
    in place of what is left out."""

    squeezes_all: bool = False
    is_cutting_only: bool = False
    is_explained: bool = False
    check_timeout_s: float = 300.0


@dataclass(frozen=True, slots=True)
class MinimizedFile:
    """The text that stands, and what became of each declaration."""

    text: str
    theorems: tuple[MinimizedTheorem, ...]
    engine: EngineReport


def minimize_file(
    door: Door, text: str, target: Target, options: MinimizeOptions, on_event: EventCallback = ignore_event
) -> MinimizedFile:
    """Minimise what the target means in ``text``."""
    plan = outline(text)
    sites = [site for site in _chosen(plan, target) if site.body_start is not None]
    if not sites:
        raise InputError("there is no proof to minimise")
    with door.open_env() as env:
        engine = EngineReport.of(env.engine, door.reason)
        found = _Walk(env, plan, options, on_event).run(sites)
    patches = {site.index: patch for site, (patch, _) in zip(sites, found, strict=True) if patch is not None}
    reports = {site.index: report for site, (_, report) in zip(sites, found, strict=True)}
    on_event(Rechecking(1))
    kept = _recheck(door, plan, patches, options.check_timeout_s)
    for index in patches.keys() - kept.keys():
        reports[index] = _taken_back(reports[index], text[patches[index].start : patches[index].end])
    return MinimizedFile(apply_patches(text, list(kept.values())), tuple(reports[site.index] for site in sites), engine)


def _chosen(plan: Outline, target: Target) -> Sequence[DeclarationSite]:
    if not target.is_whole_file:
        return select(plan, target)
    return [site for site in plan.declarations if site.kind in _PROOFS and not site.sorries]


class _Walk:
    """One pass over a file, opening it command by command."""

    def __init__(self, env: TracingEnv, plan: Outline, options: MinimizeOptions, on_event: EventCallback) -> None:
        self.env, self.plan, self.options, self.on_event = env, plan, options, on_event

    def run(self, sites: Sequence[DeclarationSite]) -> list[tuple[Patch | None, MinimizedTheorem]]:
        """The patch and the report of each declaration."""
        text = self.plan.source.text
        at = self.plan.header_end
        opened = self.env.open_source(text[:at], timeout_s=self.options.check_timeout_s)
        if opened.errors:
            raise InputError(f"the file's imports fail: {opened.errors[0].text}")
        base = opened.env
        found = []
        for number, site in enumerate(sites, start=1):
            self.on_event(TheoremStarted(site.label, site.line, number, len(sites)))
            start, end = self.plan.command_span(site)
            if text[at:start].strip():
                base = self.env.open_source(text[at:start], env=base, timeout_s=self.options.check_timeout_s).env
            at = max(at, start)
            patch, report = self._one(site, base, start, end)
            found.append((patch, report))
            self.on_event(TheoremFinished(site.label, site.line, report.status, report.summary))
        return found

    def _one(self, site: DeclarationSite, base: int, start: int, end: int) -> tuple[Patch | None, MinimizedTheorem]:
        assert site.body_start is not None
        text = self.plan.source.text[start:end]
        body_end = site.body_start + len(self.plan.source.text[site.body_start : site.end].rstrip())
        region = Span(site.body_start - start, body_end - start)
        tokens = length(text[region.start : region.end])
        if self.env.engine.kind == "lean" and site.kind != "theorem":
            return None, _report(site, "proved", tokens, tokens, reason="its value may be data: real Lean does not say")
        try:
            small = minimize_command(
                self.env,
                base,
                text,
                region,
                squeezes_all=self.options.squeezes_all,
                is_cutting_only=self.options.is_cutting_only,
                timeout_s=self.options.check_timeout_s,
            )
        except EngineError as error:
            return None, _report(site, "failed", tokens, tokens, reason=str(error))
        except InputError as error:
            return None, _report(site, "refused", tokens, tokens, reason=str(error))
        if isinstance(small, str):
            return None, _report(site, "proved", tokens, tokens, reason=small)
        proof = small.text[small.region.start : small.region.end]
        told: list[str] = []
        if self.options.is_explained:
            told = explain(Judge(self.env, base, (), self.options.check_timeout_s).ran(small.text))
            told = [_renumbered(line, self.plan.source.position(start).line - 1) for line in told]
        report = _report(
            site, "proved", tokens, small.after, left_out=small.left_out, proof=proof, told=told, checks=small.checks
        )
        old = text[region.start : region.end]
        patch = Patch(site.body_start, body_end, proof) if proof != old else None
        return patch, report


def _report(
    site: DeclarationSite,
    status: str,
    before: int,
    after: int,
    *,
    reason: str = "",
    left_out: Sequence[str] = (),
    proof: str = "",
    told: Sequence[str] = (),
    checks: int = 0,
) -> MinimizedTheorem:
    return MinimizedTheorem(
        name=site.label,
        line=site.line,
        status=status,
        reason=reason,
        tokens_before=before,
        tokens_after=after,
        left_out=list(left_out),
        proof=proof,
        explanation=list(told),
        checks=checks,
    )


def _taken_back(report: MinimizedTheorem, proof: str) -> MinimizedTheorem:
    """The report of a declaration whose smaller proof was refused: it has the proof that it had."""
    return report.model_copy(
        update={
            "reason": "the final re-check refused the smaller proof",
            "tokens_after": report.tokens_before,
            "left_out": [],
            "proof": proof,
            "explanation": [],
        }
    )


def _renumbered(line: str, shift: int) -> str:
    """A line of an explanation whose numbers count in the command, with those of the file."""
    word, number, rest = line.split(" ", 2)
    return f"{word} {int(number.rstrip(':')) + shift}: {rest}"


def _recheck(door: Door, plan: Outline, patches: dict[int, Patch], timeout_s: float) -> dict[int, Patch]:
    """The patches that stand in a fresh process; with one that does not, each is tried by itself."""
    if not patches:
        return {}
    before = _audit(door, plan.source.text, timeout_s)

    def holds(chosen: dict[int, Patch]) -> bool:
        after = _audit(door, apply_patches(plan.source.text, list(chosen.values())), timeout_s)
        return len(after.errors) <= len(before.errors) and keeps(before.declared, after.declared)

    if holds(patches):
        return patches
    kept: dict[int, Patch] = {}
    for index, patch in patches.items():
        if holds({**kept, index: patch}):
            kept[index] = patch
    return kept


def _audit(door: Door, text: str, timeout_s: float) -> SourceAudit:
    return door.audit(text, names=outline(text).named, timeout_s=timeout_s)


def minimize_targets(
    request: ProveRequest,
    door_for: DoorFor,
    options: MinimizeOptions,
    *,
    clock: Clock = time.monotonic,
    on_event: EventCallback = ignore_event,
) -> tuple[MinimizeReport, tuple[ProvedFile, ...]]:
    """Minimise every target and write the results as the request says (``foo.lean`` → ``foo.minimized.lean``)."""
    started = clock()
    targets = [target for text in request.targets for target in parse_target(text)]
    if request.mode is OutputMode.FILE and len(targets) != 1:
        raise InputError("-o takes exactly one file")
    reports: list[MinimizeFileReport] = []
    files: list[ProvedFile] = []
    for target in targets:
        label = STDIN if target.path is None else str(target.path)
        try:
            text = request.stdin if target.path is None else read_source(target.path)
            found = minimize_file(door_for(target.path, text), text, target, options, on_event)
        except (EngineError, InputError) as error:
            if len(targets) == 1:
                raise
            reports.append(MinimizeFileReport(file=label, failure=str(error)))
            continue
        output = _output(request, target) if found.text != text else None
        if output is not None:
            write_text(output, found.text)
        files.append(ProvedFile(label, text, found.text, label.removesuffix(".lean") + MINIMIZED_SUFFIX))
        reports.append(
            MinimizeFileReport(
                file=label,
                engine=found.engine,
                output=None if output is None else str(output),
                is_changed=found.text != text,
                theorems=list(found.theorems),
            )
        )
    return _sum_up(reports, clock() - started), tuple(files)


def _output(request: ProveRequest, target: Target) -> Path | None:
    if request.mode is OutputMode.FILE:
        return request.output
    if target.path is None or request.mode is OutputMode.NOWHERE:
        return None
    if request.mode is OutputMode.IN_PLACE:
        return target.path
    return target.path.with_name(target.path.name.removesuffix(".lean") + MINIMIZED_SUFFIX)


def _sum_up(reports: list[MinimizeFileReport], elapsed_s: float) -> MinimizeReport:
    theorems = [theorem for report in reports for theorem in report.theorems]
    statuses = {theorem.status for theorem in theorems}
    is_broken = "failed" in statuses or any(report.failure for report in reports)
    code = ExitCode.ENGINE if is_broken else ExitCode.LEFT if "refused" in statuses else ExitCode.PROVED
    return MinimizeReport(
        files=reports,
        tokens_before=sum(theorem.tokens_before for theorem in theorems),
        tokens_after=sum(theorem.tokens_after for theorem in theorems),
        elapsed_s=round(elapsed_s, 3),
        exit_code=int(code),
    )
