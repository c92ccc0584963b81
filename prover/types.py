"""Records that cross rooms: proof states, tactic results, premises, search outcomes.

Everything here is plain data: frozen dataclasses with slots, no behaviour beyond tiny
predicates, no third-party import.  Text is Lean source or Lean's own display (Unicode);
positions are code points, lines from 1, columns from 0 (``decisions.md``, "Splicing").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from enum import Enum
from pathlib import Path
from typing import Literal

EngineKind = Literal["embedded", "lean"]
"""Which Lean checked a result: our own core in Python, or the real Lean 4."""

EngineChoice = Literal["auto", "embedded", "lean"]
"""What the user may ask for."""

DeclarationKind = Literal[
    "theorem", "def", "axiom", "opaque", "inductive", "constructor", "recursor", "quot", "instance", "example"
]

Severity = Literal["error", "warning", "info", "trace"]


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """The Lean that answers: kind, version text, content hash of its library, command that starts it.

    ``library_hash`` is ``""`` where the engine cannot tell it (a bare real-Lean REPL).
    """

    kind: EngineKind
    version: str
    library_hash: str = ""
    command: tuple[str, ...] = ()
    library_axioms: tuple[str, ...] = ()
    """Axioms of the engine's own library that stand for what Lean's library constructs (see DIVERGENCES.md)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor: ``status`` is ``ok``, ``missing`` (needed) or ``absent`` (optional)."""

    topic: str
    status: str
    detail: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class LakeFolder:
    """A folder that looks like a built REPL of real Lean and holds embedded Lean, its ``lake`` and its REPL."""

    folder: Path
    lake: Path
    repl: Path


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a source text: ``line`` from 1, ``column`` in code points from 0."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class SourceMessage:
    """One message Lean attached to a piece of source; ``end`` is ``None`` for a bare point."""

    severity: Severity
    text: str
    start: Position
    end: Position | None = None


@dataclass(frozen=True, slots=True)
class ProofState:
    """A state of a proof: what is left to show.

    ``goals`` are Lean's displays, one text per open goal, the main goal (the one a tactic acts on) first;
    never empty: a state without goals is ``Proved`` or a ``Refusal``.
    ``state_id`` identifies the state within the ``ProofEnv`` that made it (it survives a restart of the
    process behind it) and means nothing elsewhere.
    """

    state_id: int
    goals: tuple[str, ...]
    fingerprints: tuple[str, ...] = ()
    """One per goal where the engine gives them (else none): goals of different meaning that display alike differ here.
    ``""`` for a goal that has no meaning of its own (it mentions metavariables)."""


@dataclass(frozen=True, slots=True)
class Proved:
    """Lean reported ``proofStatus: Completed``: no goal is left and no ``sorry`` was used in this step.

    It is a *claim*: it counts only after the finished file was re-checked in a fresh process.
    """

    state_id: int


class RefusalKind(Enum):
    """Why a tactic did not yield a new state."""

    ERROR = "error"
    """Lean answered with an error message (tactic failed, parse error, unknown name, …)."""
    TIMEOUT = "timeout"
    """Lean's own deterministic timeout (heartbeats), or the wall-clock limit of one tactic."""
    MEMORY = "memory"
    """The process used more memory than it may."""
    SORRY = "sorry"
    """The step used ``sorry`` (also an ``exact?`` that gave up)."""
    INCOMPLETE = "incomplete"
    """No goals are left, yet Lean does not call the proof completed (metavariables, kernel refusal, …)."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Lean said no to a tactic: a value, never an exception.  ``message`` is Lean's text, unabridged."""

    kind: RefusalKind
    message: str


TacticResult = ProofState | Proved | Refusal
"""What running one tactic gives."""


@dataclass(frozen=True, slots=True)
class KnownStep:
    """What a tactic gave on an equal state before: the goals it left (none: it proved the state), or a refusal.

    ``fingerprints`` are those of the goals.  ``limit_s``: the time the tactic had (a timeout says nothing about more).
    """

    goals: tuple[str, ...] = ()
    fingerprints: tuple[str, ...] = ()
    refusal: Refusal | None = None
    limit_s: float | None = None


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a retriever knows about one constant of an environment.

    ``head`` is the head constant of the conclusion (after all binders): ``"Eq"``, ``"And"``, ``"HAdd.hAdd"``, or
    ``""`` when the conclusion's head is a bound variable.  For ``Eq``/``Iff``/``HEq`` conclusions ``lhs_head`` and
    ``rhs_head`` are the head constants of both sides (``""``: a variable).  ``symbols`` are the constants that occur in
    the type, in order of first occurrence.  ``hypotheses`` counts the explicit arguments whose type is a proposition.
    ``hypothesis_heads`` are the head constants of those (for forward reasoning).  ``type_digest`` changes with
    everything that a display of the type may show (``""`` where the engine gives none).  ``type_text`` is the
    pretty-printed type, ``""`` when it was not asked for.  ``attributes`` names the sets it belongs to (``"simp"``,
    ``"ext"``, …).  ``uses`` are the constants in its proof or value, empty when they were not asked for.
    """

    name: str
    kind: DeclarationKind
    module: str = ""
    head: str = ""
    lhs_head: str = ""
    rhs_head: str = ""
    symbols: tuple[str, ...] = ()
    hypotheses: int = 0
    hypothesis_heads: tuple[str, ...] = ()
    type_text: str = ""
    attributes: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    type_digest: str = ""


@dataclass(frozen=True, slots=True)
class Premise:
    """A declaration a retriever offers for a goal.  Higher ``score`` is better; scores compare within one answer."""

    declaration: Declaration
    score: float

    @property
    def name(self) -> str:
        """The full Lean name of the premise."""
        return self.declaration.name


@dataclass(frozen=True, slots=True)
class ModelQuery:
    """What a tactic model is asked: one state, what was retrieved for its main goal, and how it was reached.

    ``history`` are the tactics from the root to this state, oldest first.  ``source`` is the theorem's own source
    text when the caller knows it (for language models), ``""`` otherwise.
    """

    state: ProofState
    premises: tuple[Premise, ...] = ()
    history: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class TacticProposal:
    """One tactic a model proposes, with its natural-log probability (``<= 0``).

    ``tactic`` is one Lean tactic (or a tactic sequence), possibly of several lines; the first line starts at column 0
    and later lines are indented relative to it.
    ``is_safe``: the tactic loses nothing (the goals it leaves are provable whenever the goal was), so that a search may
    drop the model's other proposals for a state on which Lean accepts it.
    ``tokens``: how many tokens a language model produced for it.
    """

    tactic: str
    log_prob: float
    is_safe: bool = False
    tokens: int = 0


ProofTask = Literal["proof", "repair", "sketch"]
"""What a proof writer is asked for: a whole proof, a better one than a failed attempt, an outline with gaps."""


@dataclass(frozen=True, slots=True)
class ProofRequest:
    """What a proof writer is asked: one goal, the text around it, and for a repair what Lean said of an attempt.

    ``header`` is what stands before the theorem in its file, ``statement`` the theorem up to and with ``:= by``
    (either may be ``""`` when the caller does not know them), ``goal`` Lean's display of the goal to prove.
    ``attempt`` is a tactic block that failed and ``errors`` Lean's messages on it, with positions within that block.
    """

    task: ProofTask
    goal: str
    statement: str = ""
    header: str = ""
    premises: tuple[Premise, ...] = ()
    attempt: str = ""
    errors: tuple[SourceMessage, ...] = ()


@dataclass(frozen=True, slots=True)
class ProofText:
    """One answer of a proof writer: a tactic block whose first line starts at column 0.

    ``log_prob`` is the natural-log probability of the text, ``None`` where the model does not tell.
    """

    text: str
    log_prob: float | None = None
    tokens: int = 0


@dataclass(frozen=True, slots=True)
class PartialProof:
    """Tactics that Lean accepted one after the other from the root, and the state they lead to."""

    tactics: tuple[str, ...]
    state: ProofState


class SearchStatus(Enum):
    """How a search ended."""

    PROVED = "proved"
    EXHAUSTED = "exhausted"
    """Every proposed step was tried; nothing is left to expand."""
    DEPTH_LIMIT = "depth_limit"
    """Nothing is left but states deeper than the engine goes."""
    EXPANSION_LIMIT = "expansion_limit"
    TIME_LIMIT = "time_limit"
    TOKEN_LIMIT = "token_limit"
    ENGINE_FAILURE = "engine_failure"
    """The process kept failing; this is no statement about the theorem."""


@dataclass(frozen=True, slots=True)
class SearchProgress:
    """A glance at a running search: counters so far and the best partial proof known.

    ``steps``: tactics run; ``depth``: the longest list of accepted tactics; ``lean_s`` and ``model_s``: seconds spent
    waiting for Lean and for the model.
    """

    expansions: int
    states: int
    elapsed_s: float
    best: PartialProof | None = None
    steps: int = 0
    depth: int = 0
    lean_s: float = 0.0
    model_s: float = 0.0


@dataclass(frozen=True, slots=True)
class SearchStatistics:
    """Where the effort of one search went: tactics Lean refused, states merged with a known one, states dropped because
    another asks for less, seconds in Lean and in the model (with its retriever), tokens that models produced."""

    refused: int = 0
    merged: int = 0
    dominated: int = 0
    lean_s: float = 0.0
    model_s: float = 0.0
    tokens: int = 0

    @classmethod
    def total(cls, parts: Sequence[SearchStatistics]) -> SearchStatistics:
        """Those of several searches together."""
        return cls(*(sum(getattr(part, item.name) for part in parts) for item in fields(cls)))


@dataclass(frozen=True, slots=True)
class SearchOutcome:
    """The result of one search.

    ``tactics`` is the proof when ``status`` is ``PROVED``: run one after the other on the root state, each acting on
    the then-main goal, they finish it; an empty tuple otherwise.  ``states`` counts the distinct states created,
    ``expansions`` the states for which a model was asked, ``steps`` the tactics sent to Lean.  ``best`` is the most
    advanced partial proof (fewest open goals, then deepest), ``None`` when no tactic was accepted.
    """

    status: SearchStatus
    tactics: tuple[str, ...] = ()
    best: PartialProof | None = None
    expansions: int = 0
    states: int = 0
    steps: int = 0
    elapsed_s: float = 0.0
    detail: str = ""
    statistics: SearchStatistics = SearchStatistics()

    @property
    def is_proved(self) -> bool:
        """True when the search claims a proof (not yet re-checked)."""
        return self.status is SearchStatus.PROVED


@dataclass(frozen=True, slots=True)
class OpenSorry:
    """A ``sorry`` that Lean met in a piece of source: where it is and the state it stands for."""

    start: Position
    end: Position
    state: ProofState


@dataclass(frozen=True, slots=True)
class Mention:
    """A declaration outside the library that a statement rests on, and the hash of what it says."""

    name: str
    meaning_hash: str


@dataclass(frozen=True, slots=True)
class AuditedDeclaration:
    """What the engine says about one declaration it just added, in source order (``example`` included).

    ``name`` is ``"_example"`` for an ``example``.  ``type_text`` is the pretty-printed type, ``statement_hash`` the
    sha256 of the canonical export of the type (``""`` where the engine cannot compute it), ``core_hash`` that of the
    type without its leading binders that nothing after them mentions, ``is_prop`` whether the type is a proposition,
    ``axioms`` the axioms its value depends on, sorted, ``sorryAx`` included.
    """

    name: str
    kind: DeclarationKind
    start: Position
    end: Position
    type_text: str
    statement_hash: str
    is_prop: bool
    axioms: tuple[str, ...]
    core_hash: str = ""
    is_statement_unfinished: bool = False
    """The type itself depends on ``sorryAx``, so that no proof can count."""
    meaning_hash: str = ""
    """Equal for two declarations exactly when their statements say the same (names of binders do not count)."""
    core_meaning_hash: str = ""
    mentions: tuple[Mention, ...] = ()
    is_private: bool = False
    explicit_text: str = ""
    """The type as ``pp.all`` shows it (only in a comparison)."""
    is_hole: bool = False
    """A definition with a ``sorry`` in its data: an answer that is to be given (only in a comparison)."""

    def says_the_same_as(self, other: AuditedDeclaration) -> bool:
        """True when both have the same statement.

        A theorem's type must be equal.  An ``example`` (or definition) also takes the section variables that its body
        mentions, so there the core must be equal.
        """
        if self.kind == "theorem" or not self.core_hash:
            return (self.type_text, self.statement_hash) == (other.type_text, other.statement_hash)
        return self.core_hash == other.core_hash


@dataclass(frozen=True, slots=True)
class Comparison:
    """An audit whose statements are compared with another source's.

    ``holes``: names of definitions that count by their type alone; ``None``: those that have a ``sorry`` in their data.
    """

    holes: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class NamedDeclaration:
    """A declaration of a source as the driver sees it: full name (``""``: none), kind and place in the text."""

    name: str
    kind: DeclarationKind
    start: Position
    end: Position


@dataclass(frozen=True, slots=True)
class SourceAudit:
    """What a fresh process made of a whole source: messages, and the declarations it added, in source order."""

    engine: EngineInfo
    messages: tuple[SourceMessage, ...]
    declared: tuple[AuditedDeclaration, ...]

    @property
    def errors(self) -> tuple[SourceMessage, ...]:
        """The messages that are errors."""
        return tuple(message for message in self.messages if message.severity == "error")


@dataclass(frozen=True, slots=True)
class TheoremAxioms:
    """A constant of an export and the axioms below it, sorted, as found in what a kernel had accepted."""

    name: str
    axioms: tuple[str, ...]


OWN_KERNEL = "kernel"
"""The name of our own kernel among the checkers of an export."""


@dataclass(frozen=True, slots=True)
class ExportVerdict:
    """What one checker said in a process of its own about the export of a source (embedded engine).

    ``verdict``: ``accepted``, ``rejected``, or ``declined`` (no verdict: resources ran out, or there is no such check).
    ``checker``: our own kernel, or the command of an external one.  ``theorems``: our own kernel's account of the
    constants that were asked for.
    """

    verdict: Literal["accepted", "rejected", "declined"]
    detail: str = ""
    checker: str = OWN_KERNEL
    theorems: tuple[TheoremAxioms, ...] = ()


@dataclass(frozen=True, slots=True)
class RanTactic:
    """A tactic of a source: where it stands, its text, the goals before it, the constants in what it put for them."""

    start: Position
    end: Position
    tactic: str
    goals: tuple[str, ...]
    used: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenedSource:
    """What Lean made of a piece of source: the environment after it, its messages, its open ``sorry``s.

    ``tactics`` are those that ran, in source order, when they were asked for (``TracingEnv``).
    """

    env: int
    messages: tuple[SourceMessage, ...] = ()
    sorries: tuple[OpenSorry, ...] = ()
    declared: tuple[AuditedDeclaration, ...] = field(default=())
    tactics: tuple[RanTactic, ...] = ()

    @property
    def errors(self) -> tuple[SourceMessage, ...]:
        """The messages that are errors."""
        return tuple(message for message in self.messages if message.severity == "error")
