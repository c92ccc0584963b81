"""A door without Lean for the driver's tests: a toy checker that understands just enough.

The toy language: a declaration ``theorem NAME : GOAL := PROOF``, where a proof is checked by the tactics it holds.
``win`` closes a goal; ``step`` turns goal ``G`` into ``G'`` ; anything else is an error.
Goals of a ``sorry``: the declaration's text between ``:`` and ``:=``.  A goal that starts with ``hard`` needs
``step`` and then ``win``; one that starts with ``liar`` is "proved" by the search and refused by the audit; a statement
that starts with ``shifty`` becomes another once it is proved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace

import pytest

from prover.driver.outline import DeclarationSite, outline
from prover.driver.prove import FileProver, ProveOptions
from prover.driver.source import SourceText
from prover.errors import EngineError
from prover.ports import Limits, OpenSpare, ProgressCallback, ProofEnv, Retriever
from prover.types import (
    AuditedDeclaration,
    Comparison,
    Declaration,
    EngineInfo,
    ExportVerdict,
    NamedDeclaration,
    OpenedSource,
    OpenSorry,
    PartialProof,
    Premise,
    ProofState,
    Proved,
    Refusal,
    RefusalKind,
    SearchOutcome,
    SearchProgress,
    SearchStatus,
    SourceAudit,
    SourceMessage,
    TacticResult,
)

INFO = EngineInfo("embedded", "4.34.0", "toy")
_WORD = re.compile(r"[\w.]+")


def statement(text: str, site: DeclarationSite) -> str:
    body = site.body_start if site.body_start is not None else site.end
    head = text[site.keyword_start : body]
    return head.partition(":")[2].strip()


def judge(text: str, *, is_audit: bool) -> tuple[list[SourceMessage], list[AuditedDeclaration]]:
    """Messages and declarations of a toy text."""
    plan = outline(text)
    source = SourceText(text)
    messages: list[SourceMessage] = []
    declared: list[AuditedDeclaration] = []
    for site in plan.declarations:
        start, end = source.position(site.start), source.position(site.end)
        goal = statement(text, site)
        body = text[site.body_start or site.end : site.end]
        words = [word for line in body.splitlines() for word in _WORD.findall(line.partition("--")[0])]
        bad = [word for word in words if word not in {"by", "win", "step", "sorry", "exact", "first", "Foo"}]
        if bad or (goal.startswith("liar") and "win" in words and is_audit):
            messages.append(SourceMessage("error", f"no such tactic {bad}", start, end))
        has_sorry = "sorry" in words or (goal.startswith("uses") and "shaky" in text)
        axioms = ("sorryAx",) if has_sorry else ("propext",)
        if goal.startswith("compiled"):
            axioms = ("Lean.ofReduceBool", "propext")
        is_prop = not goal.startswith("Nat")
        name = site.name or "_example"
        shift = " proved" if goal.startswith("shifty") and "win" in words else ""
        digest = f"hash of {goal}{shift}"
        declared.append(AuditedDeclaration(name, site.kind, start, end, goal, digest, is_prop, axioms))
    return messages, declared


@dataclass
class ToyEnv:
    opened: list[str] = field(default_factory=list)
    count: int = 0
    engine: EngineInfo = INFO
    unfinished_statements: set[str] = field(default_factory=set)
    lists_declarations: bool = True
    """False: as the REPL of real Lean, which tells in an audit only what was declared."""

    def open_source(
        self, source: str, *, env: int | None = None, audit: bool = False, timeout_s: float | None = None
    ) -> OpenedSource:
        self.opened.append(source)
        messages, declared = judge(source, is_audit=False)
        declared = declared if self.lists_declarations else []
        declared = [replace(item, is_statement_unfinished=item.name in self.unfinished_statements) for item in declared]
        text = SourceText(source)
        sorries = []
        for site in outline(source).declarations:
            for item in site.sorries:
                self.count += 1
                state = ProofState(self.count, (f"⊢ {statement(source, site)}",))
                sorries.append(OpenSorry(text.position(item.start), text.position(item.end), state))
        return OpenedSource(len(self.opened), tuple(messages), tuple(sorries), tuple(declared))

    def run_tactic(self, state: ProofState, tactic: str, *, timeout_s: float | None = None) -> TacticResult:
        self.count += 1
        goal = state.goals[0]
        if "tacticbreaks" in goal:
            raise EngineError("the toy broke")
        if tactic == "step":
            return ProofState(self.count, (goal + "'",))
        if tactic == "win" and "never" not in goal and ("hard" not in goal or goal.endswith("'")):
            return Proved(self.count)
        return Refusal(RefusalKind.ERROR, "no")

    def declarations(self, env: int, *, since: int | None = None, with_types: bool = False) -> Sequence[Declaration]:
        return ()

    def forget(self, states: Iterable[ProofState]) -> None:
        return None


@dataclass
class ToyDoor:
    env: ToyEnv = field(default_factory=ToyEnv)
    audits: list[str] = field(default_factory=list)
    export: ExportVerdict = field(default_factory=lambda: ExportVerdict("accepted", "3 declarations"))
    reason: str = "a toy"
    has_hashes: bool = True

    def open_env(self, *, fingerprints: bool = False) -> AbstractContextManager[ProofEnv]:
        return nullcontext(self.env)

    def audit(
        self,
        source: str,
        *,
        names: Sequence[NamedDeclaration] = (),
        comparison: Comparison | None = None,
        timeout_s: float | None = None,
    ) -> SourceAudit:
        self.audits.append(source)
        if "auditbreaks" in source:
            raise EngineError("the audit broke")
        messages, declared = judge(source, is_audit=True)
        if not self.has_hashes:
            declared = [replace(item, statement_hash="") for item in declared]
        return SourceAudit(INFO, tuple(messages), tuple(declared))

    def recheck_export(
        self,
        source: str,
        *,
        theorems: Sequence[str] = (),
        checkers: Sequence[str] = (),
        timeout_s: float | None = None,
    ) -> Sequence[ExportVerdict]:
        return (self.export, *(ExportVerdict("declined", "no such checker", command) for command in checkers))


class ToySearch:
    """Tries ``win``, then ``step`` and ``win``."""

    def __init__(self) -> None:
        self.on_search: Callable[[str], None] = lambda goal: None

    def search(
        self,
        env: ProofEnv,
        root: ProofState,
        *,
        retriever: Retriever,
        limits: Limits,
        seed: int = 0,
        source: str = "",
        on_progress: ProgressCallback | None = None,
        open_spare: OpenSpare | None = None,
    ) -> SearchOutcome:
        state: ProofState = root
        tactics: tuple[str, ...] = ()
        for depth in range(2):
            if isinstance(env.run_tactic(state, "win"), Proved):
                return SearchOutcome(SearchStatus.PROVED, (*tactics, "win"), None, depth + 1, depth + 1, depth + 1)
            result = env.run_tactic(state, "step")
            assert isinstance(result, ProofState)
            state, tactics = result, (*tactics, "step")
            if on_progress is not None:
                on_progress(SearchProgress(depth + 1, depth + 1, 0.0, PartialProof(tactics, state)))
            self.on_search(root.goals[0])
        return SearchOutcome(SearchStatus.EXHAUSTED, (), PartialProof(tactics, state), 2, 2, 4)


class NoRetrievers:
    def __init__(self) -> None:
        self.excluded: list[frozenset[str]] = []

    def read_library(self, env: ProofEnv, number: int) -> Sequence[Declaration]:
        return env.declarations(number)

    def for_scope(
        self, library: Sequence[Declaration], local: Sequence[Declaration], *, excluded: frozenset[str]
    ) -> Retriever:
        self.excluded.append(excluded)
        return self

    def retrieve(self, goal: str, *, limit: int) -> Sequence[Premise]:
        return ()


@pytest.fixture
def door() -> ToyDoor:
    return ToyDoor()


@pytest.fixture
def search() -> ToySearch:
    return ToySearch()


@pytest.fixture
def retrievers() -> NoRetrievers:
    return NoRetrievers()


@pytest.fixture
def prover(door: ToyDoor, search: ToySearch, retrievers: NoRetrievers) -> FileProver:
    return FileProver(door, search, retrievers, ProveOptions())
