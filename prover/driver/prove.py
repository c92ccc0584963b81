"""Proves the ``sorry``s of one file, in order.

In: a text, a target, the plugs (door, search engine, retrievers), options.  Out: a ``FileResult``: the finished text, a
report per declaration, certificates.  The file is opened command by command, so that each ``sorry`` sees exactly what
stands before it.  Nothing counts before ``recheck`` has elaborated the whole finished text in a fresh process.

``KeyboardInterrupt`` ends the searching, not the run: what was proved until then is re-checked and returned.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from prover.driver.attempt import Attempt, SorryAttempt
from prover.driver.certificate import Certificate
from prover.driver.events import EventCallback, Searching, TheoremFinished, TheoremStarted, ignore_event
from prover.driver.interrupt import Interrupts
from prover.driver.journal import SearchIdentity, digest
from prover.driver.minimize.cuts import Span
from prover.driver.minimize.declaration import minimize_found
from prover.driver.outline import Outline, outline
from prover.driver.place import Chunk, combine, declared_at, place_partial, place_proof
from prover.driver.race import FIRST_TURN, Race, RaceOptions, Scene
from prover.driver.recheck import Recheck, RecheckOptions, recheck
from prover.driver.records import LibraryDigest, Records, environment_digest
from prover.driver.report import EngineReport, MessageReport, TheoremReport
from prover.driver.source import SourceText
from prover.driver.spare import open_spare_root
from prover.driver.splice import Patch
from prover.driver.targets import Target, select
from prover.errors import EngineError, InputError
from prover.ports import (
    Clock,
    Door,
    Limits,
    ProofEnv,
    ProofSearch,
    RetrieverFactory,
    TacticModel,
    TracingEnv,
)
from prover.types import (
    Declaration,
    OpenedSource,
    OpenSorry,
    ProofState,
    Refusal,
    RefusalKind,
    SearchOutcome,
    SearchProgress,
    SearchStatus,
)

logger = logging.getLogger(__name__)

_PROP_PROBE = "exact (sorry : (_ : Prop))"
"""Accepted (up to its ``sorry``) exactly where the goal is a proposition; for engines that do not say so themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProveOptions:
    """Budgets and switches of a run; times in seconds, ``None``: no limit."""

    timeout_s: float = 60.0
    total_deadline: float | None = None
    max_expansions: int | None = None
    tactic_timeout_s: float = 10.0
    check_timeout_s: float = 300.0
    seed: int = 0
    is_partial_wanted: bool = False
    is_minimizing: bool = False
    is_disproving: bool = False
    is_kernel_asked: bool | None = None
    """Must our kernel accept the exported proofs?  ``None``: where it can be asked, and its silence is no refusal."""
    checkers: tuple[str, ...] = ()
    """Command lines of external checkers that must accept them too."""


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file.  ``text`` is the finished text (the original where nothing was proved)."""

    text: str
    theorems: tuple[TheoremReport, ...]
    errors: tuple[MessageReport, ...]
    certificates: tuple[Certificate, ...]
    was_interrupted: bool
    audit_rejected: int
    engine: EngineReport | None


@dataclass(slots=True)
class FileProver:
    """The plugs, ready for one file after the other.

    ``_libraries`` caches the declarations of a header (key: the header's text; never reset; sound because one prover
    serves one engine, whose library does not change while it runs), so that retrievers see the same object again.
    """

    door: Door
    search: ProofSearch
    retrievers: RetrieverFactory
    options: ProveOptions
    clock: Clock = time.monotonic
    on_event: EventCallback = ignore_event
    command: tuple[str, ...] = ()
    records: Records | None = None
    refuter: TacticModel | None = None
    library_digest: LibraryDigest = lambda header: ""
    _libraries: dict[str, Sequence[Declaration]] = field(default_factory=dict)

    def prove(self, text: str, target: Target) -> FileResult:
        """Prove what the target means in ``text``."""
        plan = outline(text)
        attempts = [Attempt(site) for site in select(plan, target)]
        was_interrupted = False
        engine: EngineReport | None = None
        with Interrupts(self.on_event, self.clock) as interrupts:
            if any(attempt.site.sorries for attempt in attempts):
                try:
                    is_marked = self.records is not None and self.records.table is not None
                    with self.door.open_env(fingerprints=is_marked) as env:
                        engine = EngineReport.of(env.engine, self.door.reason)
                        _FileRun(self, plan, env).run(attempts)
                except KeyboardInterrupt:
                    was_interrupted = True
                    interrupts.finish(lambda: _mark_interrupted(attempts))
            try:
                result = self._recheck(plan, attempts)
            except KeyboardInterrupt:
                if was_interrupted:
                    raise
                was_interrupted = True
                interrupts.finish(lambda: None)
                result = self._recheck(plan, attempts)
        return _file_result(plan, attempts, result, was_interrupted, engine)

    def _recheck(self, plan: Outline, attempts: list[Attempt]) -> Recheck:
        chosen = RecheckOptions(
            timeout_s=self.options.check_timeout_s,
            is_kernel_asked=self.options.is_kernel_asked,
            checkers=self.options.checkers,
            command=tuple(self.command),
        )
        return recheck(self.door, plan, attempts, chosen, self.on_event)


class _FileRun:
    """One pass over a file with one proof environment."""

    def __init__(self, prover: FileProver, plan: Outline, env: TracingEnv) -> None:
        self.prover = prover
        self.options = prover.options
        self.plan = plan
        self.env = env
        self.unproved: set[str] = set()

    def run(self, attempts: list[Attempt]) -> None:
        """Prove every attempt, in file order, opening the text between them on the way."""
        source = self.plan.source
        header = source.text[: self.plan.header_end]
        header_env = self._open_header(header)
        library = self._library(header, header_env)
        wanted = {attempt.site.start: attempt for attempt in attempts}
        at, env = self.plan.header_end, header_env
        befores: dict[int, int] = {}  # environment before a command; a `mutual` block may hold several attempts
        for number, attempt in enumerate(wanted.values(), start=1):
            site = attempt.site
            start, end = self.plan.command_span(site)
            self.prover.on_event(TheoremStarted(site.label, site.line, number, len(attempts)))
            started = self.prover.clock()
            try:
                if start > at:
                    env, at = self._open_between(at, start, env), start
                if start == at:
                    befores[start] = env
                chunk = Chunk(source, start, end, befores[start])
                opened = self._attempt(attempt, chunk, header_env, library)
                if opened is not None and start == at:
                    env, at = opened, end
            except EngineError as error:
                attempt.status, attempt.reason = "failed", str(error)
            finally:
                attempt.elapsed_s = self.prover.clock() - started
                if attempt.status != "proved" and site.name:
                    self.unproved.add(site.name)
                if self.prover.records is not None:
                    self.prover.records.end_turns()
            self.prover.on_event(TheoremFinished(site.label, site.line, attempt.status, attempt.reason))

    # -- opening text ------------------------------------------------------------------------------------------------

    def _open_header(self, header: str) -> int:
        opened = self.env.open_source(header, timeout_s=self.options.check_timeout_s)
        if opened.errors:
            raise InputError(f"the file's imports fail: {opened.errors[0].text}")
        return opened.env

    def _library(self, header: str, env: int) -> Sequence[Declaration]:
        known = self.prover._libraries.get(header)
        if known is None:
            known = self.prover._libraries[header] = self.prover.retrievers.read_library(self.env, env)
        return known

    def _open_between(self, start: int, end: int, env: int) -> int:
        """Elaborate the text between two declarations under proof; its errors are Lean's to report at the end."""
        text = self.plan.source.text[start:end]
        if not text.strip():
            return env
        for site in self.plan.declarations:
            if start <= site.start < end and site.sorries and site.name:
                self.unproved.add(site.name)
        return self.env.open_source(text, env=env, timeout_s=self.options.check_timeout_s).env

    # -- one declaration ---------------------------------------------------------------------------------------------

    def _attempt(self, attempt: Attempt, chunk: Chunk, header_env: int, library: Sequence[Declaration]) -> int | None:
        """Prove one declaration; returns the environment after it as it stands in the file, when it was opened."""
        site = attempt.site
        if not site.sorries:
            attempt.status, attempt.reason = "refused", "there is no `sorry` in it"
            return None
        attempt.sorries = [SorryAttempt(item) for item in site.sorries]
        if any(item.is_in_statement for item in site.sorries):
            _refuse(attempt, "`sorry` stands inside the statement, which must not be changed")
            return None
        local = SourceText(chunk.text)
        opened = self.env.open_source(chunk.text, env=chunk.env, audit=True, timeout_s=self.options.check_timeout_s)
        attempt.declared = declared_at(opened, local, site.start - chunk.start, site.end - chunk.start)
        if (reason := self._reason_to_refuse(attempt, opened, local, chunk)) is not None:
            _refuse(attempt, reason)
            return opened.env
        self._match_sorries(attempt, opened, local, chunk)
        before = self.env.declarations(chunk.env, since=header_env, with_types=True)
        excluded = frozenset(self.unproved | {site.name})
        retriever = self.prover.retrievers.for_scope(library, before, excluded=excluded)
        deadline = self._deadline()
        environment = self._environment(chunk, before)
        scene = Scene(chunk, retriever, deadline, environment)
        self._race(attempt, scene)
        return opened.env

    def _race(self, attempt: Attempt, scene: Scene) -> None:
        """Prove the declaration's ``sorry``s, or refute its statement."""
        race = self._race_of(attempt, scene)
        searched = scene if race is None else replace(scene, deadline=scene.deadline - race.reserved_s)
        if race is not None and self.prover.records is not None:
            most = self.options.max_expansions
            if most is None or most > FIRST_TURN:
                self._take_turn(attempt, searched, FIRST_TURN)
        if race is not None and not attempt.is_fully_patched and race.try_values():
            return
        self._take_turn(attempt, searched, None)
        _conclude(attempt)
        if race is not None and attempt.status == "not_proved":
            race.try_search()

    def _take_turn(self, attempt: Attempt, scene: Scene, most: int | None) -> None:
        """Search for the ``sorry``s that have no proof yet; ``most``: expansions of this turn."""
        for item in attempt.sorries:
            if item.patch is None and not item.is_refused_in_place:
                self._prove_sorry(attempt, item, scene, most)

    def _race_of(self, attempt: Attempt, scene: Scene) -> Race | None:
        """The other side, where it may run: not in a ``mutual`` block, whose declarations need each other."""
        refuter, site, options = self.prover.refuter, attempt.site, self.options
        is_alone = self.plan.source.text[scene.chunk.start :].lstrip()[:6] != "mutual"
        if refuter is None or not options.is_disproving or not is_alone or site.kind not in {"theorem", "example"}:
            return None
        limits = RaceOptions(
            timeout_s=options.timeout_s,
            tactic_timeout_s=options.tactic_timeout_s,
            check_timeout_s=options.check_timeout_s,
            seed=options.seed,
            is_kernel_asked=options.is_kernel_asked,
            checkers=options.checkers,
        )
        prover = self.prover
        return Race(self.env, prover.door, prover.search, refuter, prover.records, limits, prover.clock, scene, attempt)

    def _environment(self, chunk: Chunk, declared: Sequence[Declaration]) -> str:
        if self.prover.records is None:
            return ""
        library = self.prover.library_digest(self.plan.source.text[: self.plan.header_end])
        return environment_digest(self.env.engine, library, self.plan, chunk.start, declared)

    def _deadline(self) -> float:
        deadline = self.prover.clock() + self.options.timeout_s
        total = self.options.total_deadline
        return deadline if total is None else min(deadline, total)

    def _reason_to_refuse(self, attempt: Attempt, opened: OpenedSource, local: SourceText, chunk: Chunk) -> str | None:
        site = attempt.site
        first, last = site.start - chunk.start, site.end - chunk.start
        for message in opened.errors:
            if first <= local.offset(message.start) < last:
                return f"it does not elaborate: {message.text}"
        declared = attempt.declared
        if declared is not None and declared.is_statement_unfinished:
            return "its statement rests on `sorry`: a definition it mentions is not finished"
        if declared is not None:
            return None if declared.is_prop else f"it is no proposition: {declared.type_text}"
        if opened.declared:
            return "Lean did not add it"
        if site.kind not in {"theorem", "example"}:
            return f"it is a `{site.keyword}`, not a theorem"
        if site.kind == "example" and opened.sorries and not self._is_prop(opened.sorries[0]):
            return "it is no proposition"
        return None

    def _is_prop(self, opened: OpenSorry) -> bool:
        result = self.env.run_tactic(opened.state, _PROP_PROBE, timeout_s=self.options.tactic_timeout_s)
        return isinstance(result, Refusal) and result.kind is RefusalKind.SORRY

    def _match_sorries(self, attempt: Attempt, opened: OpenedSource, local: SourceText, chunk: Chunk) -> None:
        for item in attempt.sorries:
            item.opened = [
                sorry for sorry in opened.sorries if local.offset(sorry.start) + chunk.start == item.site.start
            ]

    # -- one sorry ---------------------------------------------------------------------------------------------------

    def _prove_sorry(self, attempt: Attempt, item: SorryAttempt, scene: Scene, most: int | None) -> None:
        if not item.opened:
            item.status, item.reason = "refused", "Lean opens no goal for this `sorry`"
            return
        for number, opened in enumerate(item.opened):
            if number in item.scripts:
                continue
            known = item.outcomes.get(number)
            if known is not None and scene.deadline <= self.prover.clock():  # what its first turn found stays
                if known.status is SearchStatus.EXPANSION_LIMIT:
                    item.outcomes[number] = replace(known, status=SearchStatus.TIME_LIMIT)
                break
            outcome = item.outcomes[number] = self._search(attempt, item, opened.state, number, scene, most)
            if not outcome.is_proved:
                item.best = outcome.best
                break
        scripts = list(item.scripts.values())
        if len(scripts) == len(item.opened):
            self._place(attempt, item, scene, combine(scripts))
        else:
            self._give_up(attempt, item, scene.chunk)

    def _search(
        self,
        attempt: Attempt,
        item: SorryAttempt,
        root: ProofState,
        number: int,
        scene: Scene,
        most: int | None,
    ) -> SearchOutcome:
        """Search with what is known from before, where records are kept."""
        records = self.prover.records
        if records is None:
            return self._search_in(self.env, root, attempt, item, number, scene, most)
        chunk = scene.chunk
        identity = SearchIdentity(
            label=attempt.site.label,
            goals=root.goals,
            environment=scene.seen_by(root),
            statement=digest(chunk.text, str(item.site.start - chunk.start), str(number)),
            configuration=records.configuration,
            seed=self.options.seed,
        )
        with records.search(identity, self.env, root, is_first_turn=most is not None) as running:
            outcome = self._search_in(running.env, running.env.root, attempt, item, number, scene, most)
            running.outcome = replace(outcome, tactics=running.env.without_groups(outcome.tactics))
        item.costs = {**(item.costs or {}), number: running.env.counters}
        return running.outcome

    def _search_in(
        self,
        env: ProofEnv,
        root: ProofState,
        attempt: Attempt,
        item: SorryAttempt,
        number: int,
        scene: Scene,
        most: int | None,
    ) -> SearchOutcome:
        remaining = scene.deadline - self.prover.clock()
        if remaining <= 0:
            return SearchOutcome(SearchStatus.TIME_LIMIT)
        limits = Limits(
            max_expansions=self.options.max_expansions if most is None else most,
            timeout_s=remaining,
            tactic_timeout_s=min(self.options.tactic_timeout_s, max(remaining, 0.1)),
        )
        records = self.prover.records

        def watch(progress: SearchProgress) -> None:
            item.best = progress.best
            watched = progress if records is None else records.recorder.watch(progress)
            self.prover.on_event(Searching(attempt.site.label, watched))

        return self.prover.search.search(
            env,
            root,
            retriever=scene.retriever,
            limits=limits,
            seed=self.options.seed,
            source=scene.chunk.text,
            on_progress=watch,
            open_spare=lambda: open_spare_root(
                self.prover.door,
                self.plan,
                scene.chunk,
                item.site.start,
                number,
                timeout_s=self.options.check_timeout_s,
            ),
        )

    def _place(self, attempt: Attempt, item: SorryAttempt, scene: Scene, tactics: tuple[str, ...]) -> None:
        """Put a proof in place of its ``sorry``, made smaller where that is wanted."""
        attempt.was_claimed = True
        placed = place_proof(self.env, scene.chunk, attempt, item, tactics, self.options.check_timeout_s)
        if isinstance(placed, str):
            item.is_refused_in_place = True
            item.reason = f"a proof was found, but Lean refused it in place: {placed}"
            logger.warning("%s: %s (tactics: %s)", attempt.site.label, item.reason, tactics)
            return
        item.status, item.reason = "proved", ""
        patch = placed.patch
        if self.options.is_minimizing:
            patch = self._minimized(attempt, item, scene, patch)
        item.tactics, item.patch, item.form = tactics, patch, placed.form

    def _minimized(self, attempt: Attempt, item: SorryAttempt, scene: Scene, patch: Patch) -> Patch:
        """The patch with a smaller proof that Lean accepts in the same place, as small as the time allows."""
        chunk = scene.chunk
        others = [other for other in attempt.patches if other.start < patch.start]
        start = patch.start - chunk.start + sum(len(other.replacement) + other.start - other.end for other in others)
        text = chunk.patched([*attempt.patches, patch])
        region = Span(start, start + len(patch.replacement))
        small = minimize_found(
            self.env,
            chunk.env,
            text,
            region,
            timeout_s=self.options.check_timeout_s,
            left_s=lambda: scene.deadline - self.prover.clock(),
        )
        if small is None:
            return patch
        item.minimized = small
        return Patch(patch.start, patch.end, small.text[small.region.start : small.region.end])

    def _give_up(self, attempt: Attempt, item: SorryAttempt, chunk: Chunk) -> None:
        outcome = item.outcome
        assert outcome is not None
        if outcome.status is SearchStatus.ENGINE_FAILURE:
            item.status = "failed"
        item.reason = _why_not(outcome)
        if self.options.is_partial_wanted and item.best is not None and item.best.tactics and len(item.opened) == 1:
            placed = place_partial(self.env, chunk, attempt, item, item.best, self.options.check_timeout_s)
            if isinstance(placed, str):
                logger.info("%s: the partial proof does not compile in place: %s", attempt.site.label, placed)
            else:
                item.partial_patch = placed.patch


_LIMIT_HINTS = {
    SearchStatus.TIME_LIMIT: "the time limit was reached (raise --timeout or --total-timeout)",
    SearchStatus.EXPANSION_LIMIT: "the expansion limit was reached (raise --max-expansions)",
    SearchStatus.TOKEN_LIMIT: "the token limit was reached",
    SearchStatus.EXHAUSTED: "nothing more to try",
    SearchStatus.DEPTH_LIMIT: "only proofs longer than this engine looks for are left (choose another --search)",
    SearchStatus.ENGINE_FAILURE: "the Lean process kept failing",
    SearchStatus.PROVED: "",
}


def _why_not(outcome: SearchOutcome) -> str:
    hint = _LIMIT_HINTS[outcome.status]
    return f"{hint}: {outcome.detail}" if outcome.detail else hint


def _refuse(attempt: Attempt, reason: str) -> None:
    attempt.status, attempt.reason = "refused", reason
    for item in attempt.sorries:
        item.status, item.reason = "refused", reason


def _mark_interrupted(attempts: list[Attempt]) -> None:
    """After Ctrl-C: whatever was not decided yet says so."""
    for attempt in attempts:
        if attempt.is_fully_patched:
            attempt.status, attempt.reason = "proved", ""
        elif attempt.status == "not_proved" and not attempt.reason:
            attempt.reason = "interrupted"


def _conclude(attempt: Attempt) -> None:
    """The provisional outcome of a declaration from those of its ``sorry``s."""
    if attempt.is_fully_patched:
        attempt.status, attempt.reason = "proved", ""
        return
    open_items = [item for item in attempt.sorries if item.patch is None]
    statuses = {item.status for item in open_items}
    if "failed" in statuses:
        attempt.status = "failed"
    elif statuses == {"refused"}:
        attempt.status = "refused"
    else:
        attempt.status = "not_proved"
    attempt.reason = open_items[0].reason


def _file_result(
    plan: Outline, attempts: list[Attempt], result: Recheck, was_interrupted: bool, engine: EngineReport | None
) -> FileResult:
    bodies = {site.index: site for site in outline(result.text).declarations}
    reports: list[TheoremReport] = []
    for attempt in attempts:
        site = attempt.site
        final = attempt.final or attempt.declared
        after = bodies.get(site.index)
        is_proved = attempt.status == "proved"
        proof = None
        if is_proved and after is not None and after.body_start is not None:
            proof = result.text[after.body_start : after.end].rstrip()
        reports.append(
            TheoremReport(
                name=site.label,
                index=site.index,
                line=site.line,
                kind=site.keyword,
                status=attempt.status,
                reason=attempt.reason,
                statement="" if final is None else final.type_text,
                statement_hash="" if final is None else final.statement_hash,
                proof=proof,
                axioms=[] if attempt.final is None else list(attempt.final.axioms),
                states=attempt.states,
                elapsed_s=round(attempt.elapsed_s, 3),
                sorries=[item.report(plan.source) for item in attempt.sorries],
                refutation=attempt.refutation,
            )
        )
    errors = tuple(
        MessageReport(severity=item.severity, line=item.start.line, column=item.start.column, text=item.text)
        for item in result.errors
    )
    rejected = sum(1 for attempt in attempts if attempt.is_audit_rejected)
    return FileResult(result.text, tuple(reports), errors, result.certificates, was_interrupted, rejected, engine)
