"""The goal at a place of a file, and the premises visible there: what ``prover premises`` shows.

In: a text, the place, a proof environment that traces, the retrievers.  Out: ``GoalPoint``: the goal's display and a
retriever over what stands before the declaration.  The goal is that of a ``sorry`` on the line, else the one before the
first tactic there, else (or without a line) that of the declaration.
"""

from __future__ import annotations

from dataclasses import dataclass

from prover.driver.outline import DeclarationSite, Outline, outline
from prover.driver.targets import Target, select
from prover.errors import InputError
from prover.ports import Retriever, RetrieverFactory, TracingEnv
from prover.types import OpenedSource


@dataclass(frozen=True, slots=True)
class GoalPoint:
    """A declaration's label, the line asked about, the goal there, and who finds premises for it."""

    label: str
    line: int
    goal: str
    retriever: Retriever


def open_point(
    text: str, target: Target, env: TracingEnv, retrievers: RetrieverFactory, *, timeout_s: float | None = None
) -> GoalPoint:
    """Open a file up to the place a target means."""
    plan = outline(text)
    site = _chosen(plan, target)
    source = plan.source
    header = env.open_source(source.text[: plan.header_end], timeout_s=timeout_s)
    if header.errors:
        raise InputError(f"the file's imports fail: {header.errors[0].text}")
    start, end = plan.command_span(site)
    before = header.env
    between = source.text[plan.header_end : start]
    if between.strip():
        before = env.open_source(between, env=header.env, timeout_s=timeout_s).env
    opened = env.trace_source(source.text[start:end], env=before, timeout_s=timeout_s)
    library = retrievers.read_library(env, header.env)
    local = env.declarations(before, since=header.env, with_types=True)
    retriever = retrievers.for_scope(library, local, excluded=frozenset({site.name} if site.name else ()))
    first = target.line if target.line is not None else site.line
    offset = source.position(start).line - 1
    return GoalPoint(site.label, first, _goal(opened, target, offset), retriever)


def _chosen(plan: Outline, target: Target) -> DeclarationSite:
    sites = select(plan, target)
    if not sites:
        raise InputError("there is no `sorry` in the file: name a line (FILE.lean#L42) or a declaration")
    return sites[0]


def _goal(opened: OpenedSource, target: Target, offset: int) -> str:
    """The goal that is meant: on the target's line, or the declaration's first."""
    line = None if target.line is None else target.line - offset
    sorries = [item for item in opened.sorries if line is None or item.start.line == line]
    if sorries:
        return sorries[0].state.goals[0]
    tactics = sorted((item for item in opened.tactics if item.goals), key=lambda item: item.start)
    if line is not None:
        here = [item for item in tactics if item.start.line == line]
        around = [item for item in tactics if item.start.line <= line <= item.end.line]
        if here or around:
            return (here[0] if here else around[-1]).goals[0]
    elif tactics:
        return tactics[0].goals[0]
    if opened.declared:
        return "⊢ " + opened.declared[0].type_text
    if opened.errors:
        raise InputError(f"it does not elaborate: {opened.errors[0].text}")
    raise InputError("there is no goal at this place")
