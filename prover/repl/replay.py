"""A ``ProofEnv`` over a worker pool whose environments and states survive the death of the process.

Every environment remembers its source and its parent, every proof state how it was reached (a ``sorry`` of an
environment, or a tactic on an earlier state): ``recipes``.  When the process dies it is replaced, and what is needed is
replayed on demand: nothing is lost but time.  Numbers handed out (``OpenedSource.env``, ``ProofState.state_id``) are
the recipes'; the process's numbers are a binding that is valid for one generation of the process.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType

from prover.errors import EngineError, InternalError, MemoryExceeded, ProcessTimeout, RequestRefused
from prover.protocol import (
    AuditItem,
    Command,
    CommandAnswer,
    CommandOptions,
    DeclarationItem,
    DeclarationsRequest,
    ErrorAnswer,
    Message,
    ModuleCommand,
    Pos,
    Tactic,
    TacticStep,
)
from prover.repl.client import judge_step
from prover.repl.headers import Header, split_header
from prover.repl.ownership import Interruption
from prover.repl.pool import Worker, WorkerPool
from prover.repl.recipes import EnvRecipe, RecipeBook, RootRecipe, StepRecipe
from prover.types import (
    AuditedDeclaration,
    Declaration,
    DeclarationKind,
    EngineInfo,
    Mention,
    OpenedSource,
    OpenSorry,
    Position,
    ProofState,
    Proved,
    RanTactic,
    Refusal,
    RefusalKind,
    SourceMessage,
    TacticResult,
)

logger = logging.getLogger(__name__)

GOAL_SEPARATOR = "\n\n"
_FORGET_TIMEOUT_S = 10.0
_WEAR_CHECK = 64
"""Requests between two looks at whether the worker should be recycled."""


class ReplayingEnv:
    """One search's view of the pool: leases a worker on first use, replaces it when it breaks.

    ``fingerprints``: states carry those of their goals, where the engine gives them.
    """

    def __init__(self, pool: WorkerPool, *, replay_timeout_s: float = 300.0, fingerprints: bool = False) -> None:
        self._pool = pool
        self._fingerprints = fingerprints or None
        self._replay_timeout_s = replay_timeout_s
        self._worker: Worker | None = None
        self._book = RecipeBook()
        # Bindings: our number → the process's number.  Reset when the process is replaced (its numbers die with it);
        # a hit is sound because the process never gives a number twice.
        self._bound_envs: dict[int, int] = {}
        self._bound_states: dict[int, int] = {}
        self._interruption = Interruption()
        self._lease: object = None
        """Stands for the leased worker among what ``interrupt`` ends."""
        self.replays = 0

    @property
    def engine(self) -> EngineInfo:
        """Which Lean answers."""
        return self._live().info

    @property
    def worker_pid(self) -> int | None:
        """The process of the leased worker, if there is one."""
        return None if self._worker is None else self._worker.client.transport.pid

    def open_source(
        self, source: str, *, env: int | None = None, audit: bool = False, timeout_s: float | None = None
    ) -> OpenedSource:
        """Elaborate ``source`` on top of ``env``; see ``prover.ports.ProofEnv``."""
        return self._open(EnvRecipe(source, env), audit, timeout_s)

    def trace_source(
        self, source: str, *, env: int | None = None, module: str = "", timeout_s: float | None = None
    ) -> OpenedSource:
        """Elaborate ``source`` and tell its tactics; see ``prover.ports.TracingEnv``."""
        return self._open(EnvRecipe(source, env, module), True, timeout_s, tactics=True)

    def _open(self, recipe: EnvRecipe, audit: bool, timeout_s: float | None, *, tactics: bool = False) -> OpenedSource:
        if recipe.parent is not None:
            self._book.check_env(recipe.parent)
        answer = self._elaborate(recipe, audit, timeout_s, tactics=tactics)
        self._forget_tactics(answer)
        number = self._book.add(recipe)
        self._bound_envs[number] = answer.env
        sorries: list[OpenSorry] = []
        for index, item in enumerate(answer.sorries):
            if item.proof_state is None or item.pos is None:
                continue
            goals = tuple(goal for goal in item.goal.split(GOAL_SEPARATOR) if goal.strip())
            marks = () if item.fingerprint is None or len(goals) != 1 else (item.fingerprint,)
            state = self._new_state(RootRecipe(number, index, goals), item.proof_state, marks)
            sorries.append(OpenSorry(_position(item.pos), _position(item.end_pos or item.pos), state))
        return OpenedSource(
            env=number,
            messages=tuple(read_message(message) for message in answer.messages),
            sorries=tuple(sorries),
            declared=tuple(read_audit_item(item) for item in answer.declared or ()),
            tactics=tuple(read_tactic(item) for item in answer.tactics),
        )

    def run_tactic(self, state: ProofState, tactic: str, *, timeout_s: float | None = None) -> TacticResult:
        """Run a tactic; see ``prover.ports.ProofEnv``."""
        bound = self._bind_state(state.state_id)
        worker = self._bound_worker()
        try:
            step = TacticStep(tactic=tactic, proof_state=bound, fingerprints=self._fingerprints)
            answer = worker.client.tactic(step, timeout_s=timeout_s)
        except ProcessTimeout:
            self._drop_worker()
            return Refusal(RefusalKind.TIMEOUT, f"no answer within {timeout_s} s (wall clock)")
        except MemoryExceeded as error:
            self._drop_worker()
            return Refusal(RefusalKind.MEMORY, str(error))
        except EngineError:
            self._drop_worker()
            raise
        refusal = judge_step(answer)
        if refusal is not None:
            self._forget_refused(worker, answer)
            return refusal
        assert not isinstance(answer, ErrorAnswer)
        goals = tuple(answer.goals)
        marks = tuple(answer.fingerprints) if len(answer.fingerprints) == len(goals) else ()
        new = self._new_state(StepRecipe(state.state_id, tactic, goals), answer.proof_state, marks)
        return new if goals else Proved(new.state_id)

    def declarations(self, env: int, *, since: int | None = None, with_types: bool = False) -> Sequence[Declaration]:
        """The constants of ``env``; empty on an engine without that request."""
        return self._declarations(DeclarationsRequest(env=env, since=since, types=with_types or None))

    def uses(
        self,
        env: int,
        *,
        since: int | None = None,
        modules: Sequence[str] | None = None,
        kinds: Sequence[DeclarationKind] | None = None,
    ) -> Sequence[Declaration]:
        """The constants of ``env`` with what their proofs mention; see ``prover.ports.TracingEnv``."""
        request = DeclarationsRequest(
            env=env,
            since=since,
            types=True,
            uses=True,
            modules=None if modules is None else list(modules),
            kinds=None if kinds is None else list(kinds),
        )
        return self._declarations(request)

    def _declarations(self, asked: DeclarationsRequest) -> Sequence[Declaration]:
        env, since = asked.env, asked.since
        if not self._live().is_embedded:
            return ()
        bound_since = None if since is None else self._bind_env(since)
        bound = self._bind_env(env)
        if since is not None and self._bound_envs.get(since) != bound_since:  # a new process in between
            bound_since = self._bind_env(since)
        request = asked.model_copy(update={"env": bound, "since": bound_since})
        try:
            answer = self._bound_worker().client.declarations(request, timeout_s=self._replay_timeout_s)
        except RequestRefused:
            raise
        except EngineError:
            self._drop_worker()
            raise
        return tuple(read_declaration(item) for item in answer.declarations)

    def forget(self, states: Iterable[ProofState]) -> None:
        """Drop states here and in the process (where it can)."""
        self._forget([], [state.state_id for state in states])

    def forget_source(self, opened: OpenedSource) -> None:
        """Drop an environment and the states of its ``sorry``s; what was made from them stays usable."""
        self._forget([opened.env], [item.state.state_id for item in opened.sorries])

    def _forget(self, envs: Sequence[int], states: Sequence[int]) -> None:
        self._book.forget([*states, *envs])
        bound_envs = [self._bound_envs.pop(number) for number in envs if number in self._bound_envs]
        bound_states = [self._bound_states.pop(number) for number in states if number in self._bound_states]
        worker = self._worker
        if (bound_envs or bound_states) and worker is not None and worker.is_embedded and worker.client.is_alive:
            try:
                worker.client.forget(envs=bound_envs, proof_states=bound_states, timeout_s=_FORGET_TIMEOUT_S)
            except RequestRefused:
                logger.debug("the engine does not know `forget`")
            except EngineError:
                self._drop_worker()

    def interrupt(self) -> None:
        """From another thread: the request in progress, and every further one, ends with ``RequestCancelled``.

        It ends at once, also when it waits for a worker; the worker's process is killed.  States stay usable after
        ``resume``: they are replayed.
        """
        self._interruption.set()

    def resume(self) -> None:
        """Requests are served again."""
        self._interruption.clear()

    def close(self) -> None:
        """Hand the worker back to the pool, its environments and states freed where the engine can."""
        worker, self._worker = self._worker, None
        if worker is None:
            return
        self._interruption.detach(self._lease)
        if worker.is_embedded and worker.client.is_alive:
            try:
                worker.client.forget(
                    envs=list(self._bound_envs.values()),
                    proof_states=list(self._bound_states.values()),
                    timeout_s=_FORGET_TIMEOUT_S,
                )
            except EngineError:
                logger.debug("states could not be freed", exc_info=True)
        self._bound_envs.clear()
        self._bound_states.clear()
        self._pool.release(worker)

    def __enter__(self) -> ReplayingEnv:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    # -- the process behind ------------------------------------------------------------------------------------------

    def _live(self) -> Worker:
        self._pool.check_owner()
        self._interruption.check()
        worker = self._worker
        if worker is not None and not worker.client.is_alive:
            self._drop_worker()
        elif worker is not None and worker.client.requests_sent % _WEAR_CHECK == 0 and self._pool.is_worn(worker):
            self._drop_worker(broken=False)  # the pool recycles it; states are replayed when they are asked for
        if self._worker is None:
            self._worker = self._pool.acquire(interruption=self._interruption)
            self._lease = self._interruption.attach(self._worker.interrupt)
        return self._worker

    def _bound_worker(self) -> Worker:
        """The worker that the bindings belong to, dead or alive: a new one would not know their numbers."""
        if self._worker is None:
            raise InternalError("a binding without a worker")
        return self._worker

    def _drop_worker(self, *, broken: bool = True) -> None:
        worker, self._worker = self._worker, None
        self._bound_envs.clear()
        self._bound_states.clear()
        if worker is not None:
            self._interruption.detach(self._lease)
            self._pool.release(worker, broken=broken)

    def _elaborate(
        self,
        recipe: EnvRecipe,
        audit: bool,
        timeout_s: float | None,
        *,
        tactics: bool = False,
        infotree: str | None = None,
    ) -> CommandAnswer:
        source, base = recipe.source, None
        header = split_header(source) if recipe.parent is None else None
        if header is not None:
            base, source = self._after_imports(header, source)
        elif recipe.parent is not None:
            base = self._bind_env(recipe.parent)
        else:
            self._live()
        options = CommandOptions(
            env=base,
            audit=audit or None,
            all_tactics=tactics or None,
            infotree=infotree,
            fingerprints=self._fingerprints,
        ).model_dump()
        request = ModuleCommand(module=recipe.module, **options) if recipe.module else Command(cmd=source, **options)
        try:
            return self._bound_worker().client.command(request, timeout_s=timeout_s)
        except RequestRefused:
            raise
        except EngineError:
            self._drop_worker()
            raise

    def _after_imports(self, header: Header, source: str) -> tuple[int | None, str]:
        """Where to elaborate a text that begins with imports, and what of it (``headers``), on the present worker.

        Loading imports is like starting a process: it has the engine's time for that, not the request's.
        """
        self._pool.warm(header.modules)
        if self._live().is_embedded:
            return None, source
        while True:
            worker = self._live()
            may_recover = not self._pool.headers.is_refused(header)
            try:
                base = worker.headers.find(header, worker.spec.start_timeout_s)
            except EngineError:
                self._drop_worker()
                if may_recover and self._pool.headers.is_refused(header):
                    continue  # its pickle broke the process; now it is elaborated instead
                raise
            return (None, source) if base is None else (base, header.rest)

    def _forget_refused(self, worker: Worker, answer: object) -> None:
        """Free the state Lean keeps for a refused step (it is never used)."""
        number = getattr(answer, "proof_state", None)
        if number is not None:
            self._forget_bound(worker, [number])

    def _forget_tactics(self, answer: CommandAnswer) -> None:
        """Free the states Lean opens for the tactics of a source: only their display is wanted."""
        numbers = [item.proof_state for item in answer.tactics if item.proof_state is not None]
        if numbers:
            self._forget_bound(self._bound_worker(), numbers)

    def _forget_bound(self, worker: Worker, numbers: list[int], *, envs: Sequence[int] = ()) -> None:
        """Free states and environments by the process's own numbers."""
        if not worker.is_embedded:
            return
        try:
            worker.client.forget(envs=envs, proof_states=numbers, timeout_s=_FORGET_TIMEOUT_S)
        except RequestRefused:
            logger.debug("the engine does not know `forget`")
        except EngineError:
            self._drop_worker()

    # -- numbers and replay ------------------------------------------------------------------------------------------

    def _new_state(self, recipe: RootRecipe | StepRecipe, bound: int, marks: tuple[str, ...]) -> ProofState:
        number = self._book.add(recipe)
        self._bound_states[number] = bound
        return ProofState(number, recipe.goals, marks)

    def _bind_env(self, number: int) -> int:
        self._live()  # notices a dead process, which clears the bindings
        missing: list[EnvRecipe] = []
        numbers: list[int] = []
        current: int | None = number
        while current is not None and current not in self._bound_envs:
            missing.append(self._book.env(current))
            numbers.append(current)
            current = missing[-1].parent
        for env, recipe in zip(reversed(numbers), reversed(missing), strict=True):
            self.replays += 1
            self._bound_envs[env] = self._elaborate(recipe, False, self._replay_timeout_s).env
        return self._bound_envs[number]

    def _bind_state(self, number: int) -> int:
        self._book.check_state(number)
        self._live()
        chain: list[int] = []
        current: int | None = number
        while current is not None and current not in self._bound_states:
            recipe = self._book.state(current)
            chain.append(current)
            current = recipe.parent if isinstance(recipe, StepRecipe) else None
        for state in reversed(chain):
            self._replay(state)
        return self._bound_states[number]

    def _replay(self, number: int) -> None:
        recipe = self._book.state(number)
        self.replays += 1
        if isinstance(recipe, RootRecipe):
            self._replay_root(number, recipe)
            return
        step = TacticStep(tactic=recipe.tactic, proof_state=self._bound_states[recipe.parent])
        try:
            answer = self._bound_worker().client.tactic(step, timeout_s=self._replay_timeout_s)
        except EngineError:
            self._drop_worker()
            raise
        refusal = judge_step(answer)
        if refusal is not None or isinstance(answer, ErrorAnswer):
            raise EngineError(f"a replayed tactic is refused: {recipe.tactic!r}: {refusal.message if refusal else ''}")
        if tuple(answer.goals) != recipe.goals:
            raise EngineError(
                f"a replayed tactic gave another result: {recipe.tactic!r}: {answer.goals} instead of {recipe.goals}"
            )
        self._bound_states[number] = answer.proof_state

    def _replay_root(self, number: int, recipe: RootRecipe) -> None:
        """Open the source again; every sorry of that environment is bound anew."""
        source = self._book.env(recipe.env)
        answer = self._elaborate(source, False, self._replay_timeout_s)
        self._bound_envs[recipe.env] = answer.env
        for state, other in self._book.roots(recipe.env):
            bound = answer.sorries[other.index].proof_state if other.index < len(answer.sorries) else None
            if bound is not None:
                self._bound_states.setdefault(state, bound)
        if number not in self._bound_states:
            raise EngineError("a replayed source no longer opens the same `sorry`")


def _position(pos: Pos) -> Position:
    return Position(pos.line, pos.column)


def read_message(message: Message) -> SourceMessage:
    """A wire message as a record."""
    end = None if message.end_pos is None else _position(message.end_pos)
    return SourceMessage(message.severity, message.data, _position(message.pos), end)


def read_audit_item(item: AuditItem) -> AuditedDeclaration:
    """A wire audit item as a record."""
    return AuditedDeclaration(
        name=item.name,
        kind=item.kind,  # type: ignore[arg-type]
        start=_position(item.pos),
        end=_position(item.end_pos),
        type_text=item.type,
        statement_hash=item.statement_hash,
        is_prop=item.is_prop,
        axioms=tuple(sorted(item.axioms)),
        core_hash=item.core_hash,
        is_statement_unfinished=item.type_has_sorry,
        meaning_hash=item.meaning_hash,
        core_meaning_hash=item.core_meaning_hash,
        mentions=tuple(Mention(mention.name, mention.meaning_hash) for mention in item.mentions),
        is_private=item.is_private,
        explicit_text=item.explicit_type,
        is_hole=item.is_hole,
    )


def read_declaration(item: DeclarationItem) -> Declaration:
    """A wire declaration as a record."""
    return Declaration(
        name=item.name,
        kind=item.kind,  # type: ignore[arg-type]
        module=item.module,
        head=item.head,
        lhs_head=item.lhs_head,
        rhs_head=item.rhs_head,
        symbols=tuple(item.symbols),
        hypotheses=item.hypotheses,
        hypothesis_heads=tuple(item.hypothesis_heads),
        type_text=item.type,
        attributes=tuple(item.attributes),
        uses=tuple(item.uses),
        type_digest=item.type_digest,
    )


def read_tactic(item: Tactic) -> RanTactic:
    """A wire tactic as a record."""
    goals = tuple(_split_goals(item.goals))
    return RanTactic(_position(item.pos), _position(item.end_pos), item.tactic, goals, tuple(item.used_constants))


def _split_goals(text: str) -> Iterator[str]:
    """The goals of a display that joins them with single newlines: after its target, which goes on in indented lines,
    the next goal begins."""
    goal: list[str] = []
    has_target = False
    for line in text.split("\n"):
        if has_target and not line.startswith(" "):
            yield "\n".join(goal)
            goal, has_target = [], False
        if not goal and not line.strip():
            continue
        goal.append(line)
        has_target = has_target or line.startswith("⊢")
    if has_target:
        yield "\n".join(goal)
