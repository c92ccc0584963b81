"""The messages of the Lean REPL, for both ends of the pipe (pydantic models).

Transport: a request is one JSON object followed by a blank line; so is an answer.  Lines of a request are
right-trimmed and joined *without* newline until a blank line; unknown request fields are ignored.

Community REPL (source: leanprover-community/repl, ``REPL/JSON.lean``, v4.34.0):

========================  =====================================================================================
request                   fields
========================  =====================================================================================
``Command``               ``cmd``, ``env?``, ``allTactics?``, ``rootGoals?``, ``infotree?``
``FileCommand``           ``path``, ``env?``, ``allTactics?``, ``rootGoals?``, ``infotree?``
``TacticStep``            ``tactic``, ``proofState``
``PickleEnvironment``     ``pickleTo``, ``env``
``UnpickleEnvironment``   ``unpickleEnvFrom``
``PickleProofState``      ``pickleTo``, ``proofState``
``UnpickleProofState``    ``unpickleProofStateFrom``, ``env?``
========================  =====================================================================================

Extensions of embedded Lean (real Lean answers them with an error ``message``):

* ``Forget`` ``{"forget": {"envs": [..], "proofStates": [..]}}`` → ``{"forgotten": n}``.
* ``DeclarationsRequest`` ``{"declarations": true, "env": n, "since": m?, "types": bool?, "uses": bool?,
  "modules": […]?, "kinds": […]?}`` → ``{"declarations": […]}``: the constants of environment ``n`` that are not in
  ``m``, with ``modules`` and ``kinds`` only those.  Must be cheap for a whole library (one pass, no pretty-printing
  unless ``types``); auxiliary constants (``match_1``, ``_proof_1``, ``noConfusionType``…) are left out.
* ``AxiomsRequest`` ``{"axioms": "name", "env": n}`` → ``{"axioms": ["propext", …]}``, sorted; a name that does not
  exist → ``{"message": "Unknown constant `name`"}``.
* ``Command``/``FileCommand`` with ``"setOptions": [["pp.all", true], …]`` (also the name's components as a list; from
  augustepoiroux/repl, which LeanInteract talks to): the options are set before the text, as by ``set_option``.
* ``Command``/``FileCommand`` with ``"audit": true``: the answer has ``declared``, the declarations this command added,
  in source order and with ``example``s (see ``AuditItem``).  With ``"compare": true`` too the statements are to
  be compared with another text's: the items have ``explicitType``, ``mentions`` and ``isHole``, and the
  ``meaningHash``es leave out the bodies of the holes: definitions with a ``sorry`` in their data, or those named in
  ``"holes"`` where that is given.
* ``ModuleCommand`` ``{"module": "Mathlib.Data.Real.Axiom", …}`` with the other fields of ``Command``: elaborates the
  text that the library has for its module, under that name and on nothing but its imports.  So it may state what is
  reserved for the module (its axioms), which no text that is sent may.
* ``VersionRequest`` ``{"version": true}`` → ``{"engine": "embedded", "version": "4.34.0", "libraryHash": "…",
  "libraryAxioms": […]}``.

Errors: ``{"message": "Unknown environment."}``, ``{"message": "Unknown proof state."}``, parse errors of a tactic
``{"message": "Lean error:\\n<input>:1:1: …"}``.

Two more child processes of embedded Lean, run once and not in conversation:

* ``python -m prover.lean.export FILE.lean -o OUT.ndjson`` elaborates a file and writes its closed environment (what the
  file adds, and every library constant that mentions) as lean4export NDJSON 3.1.0; without ``-o`` to stdout.  ``-``
  reads the source from stdin.  Exit 0: written; 1: the file has errors (messages on stderr, nothing written); 2: usage.
  ``--only NAME`` (repeatable): just these constants and what they mention, whatever errors the rest of the file has.
* ``python -m prover.lean.check FILE.ndjson`` (``-``: stdin) reads such a file and checks every declaration with the
  kernel alone; prints one line of JSON, a ``CheckVerdict``.  ``--library`` instead of a file checks every declaration
  of the embedded library again, whatever its cache says.  ``--theorem NAME`` (repeatable): the export must hold it.
  Exit 0: accepted; 1: rejected; 3: declined; 2: usage.

All field names are the wire names (camel case); Python names are snake case through aliases.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


def _camel(name: str) -> str:
    """``proof_state`` → ``proofState`` (wire names)."""
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


class WireModel(BaseModel):
    """Base of every message: wire names by alias, unknown fields ignored, frozen."""

    model_config = ConfigDict(alias_generator=_camel, populate_by_name=True, extra="ignore", frozen=True)

    def to_wire(self) -> dict[str, Any]:
        """The JSON object without absent fields."""
        return self.model_dump(by_alias=True, exclude_none=True)

    def to_json(self) -> str:
        """The JSON text of ``to_wire``.  Raises ``ValueError`` for text that is not Unicode (a lone surrogate)."""
        return self.model_dump_json(by_alias=True, exclude_none=True)


# --------------------------------------------------------------------------------------------------------------------
# requests


class CommandOptions(WireModel):
    """Fields that ``cmd`` and ``path`` requests share."""

    env: int | None = None
    all_tactics: bool | None = None
    root_goals: bool | None = None
    infotree: str | None = None
    audit: bool | None = None
    compare: bool | None = None
    holes: list[str] | None = None
    fingerprints: bool | None = None


class Command(CommandOptions):
    """Elaborate a source text."""

    cmd: str


class FileCommand(CommandOptions):
    """Elaborate a file, read by the process relative to its working directory."""

    path: str


class ModuleCommand(CommandOptions):
    """Extension: elaborate a module of the embedded library, its own text under its own name."""

    module: str


class TacticStep(WireModel):
    """Run one tactic on a proof state.  ``fingerprints`` (embedded extension): those of the goals in the answer."""

    tactic: str
    proof_state: int
    fingerprints: bool | None = None


class PickleEnvironment(WireModel):
    """Write an environment to a file."""

    pickle_to: str
    env: int


class UnpickleEnvironment(WireModel):
    """Read an environment from a file."""

    unpickle_env_from: str


class PickleProofState(WireModel):
    """Write a proof state to a file."""

    pickle_to: str
    proof_state: int


class UnpickleProofState(WireModel):
    """Read a proof state from a file."""

    unpickle_proof_state_from: str
    env: int | None = None


class ForgetList(WireModel):
    """What may be freed."""

    envs: list[int] = Field(default_factory=list)
    proof_states: list[int] = Field(default_factory=list)


class Forget(WireModel):
    """Extension: free environments and proof states; their numbers are not used again."""

    forget: ForgetList


class DeclarationsRequest(WireModel):
    """Extension: list the constants of an environment."""

    declarations: Literal[True] = True
    env: int
    since: int | None = None
    types: bool | None = None
    uses: bool | None = None
    modules: list[str] | None = None
    kinds: list[str] | None = None


class AxiomsRequest(WireModel):
    """Extension: the axioms one constant depends on."""

    axioms: str
    env: int


class VersionRequest(WireModel):
    """Extension: who answers."""

    version: Literal[True] = True


Request = (
    Command
    | FileCommand
    | ModuleCommand
    | TacticStep
    | PickleEnvironment
    | UnpickleEnvironment
    | PickleProofState
    | UnpickleProofState
    | Forget
    | DeclarationsRequest
    | AxiomsRequest
    | VersionRequest
)

_BY_KEY: tuple[tuple[str, type[WireModel]], ...] = (
    ("cmd", Command),
    ("path", FileCommand),
    ("module", ModuleCommand),
    ("tactic", TacticStep),
    ("unpickleEnvFrom", UnpickleEnvironment),
    ("unpickleProofStateFrom", UnpickleProofState),
    ("forget", Forget),
    ("declarations", DeclarationsRequest),
    ("axioms", AxiomsRequest),
    ("version", VersionRequest),
)


def parse_request(wire: dict[str, Any]) -> Request:
    """The request a JSON object stands for.  Raises ``ValueError`` (pydantic's or ours) when it is none."""
    if "pickleTo" in wire:
        chosen: type[WireModel] = PickleEnvironment if "env" in wire else PickleProofState
        return chosen.model_validate(wire)  # type: ignore[return-value]
    for key, model in _BY_KEY:
        if key in wire:
            return model.model_validate(wire)  # type: ignore[return-value]
    raise ValueError("Could not parse as a valid JSON command")


# --------------------------------------------------------------------------------------------------------------------
# answers


class Pos(WireModel):
    """A position: ``line`` from 1, ``column`` in code points from 0 (0:0 for errors of tactic mode)."""

    line: int
    column: int


class Message(WireModel):
    """One message of Lean."""

    severity: Literal["error", "warning", "info", "trace"]
    pos: Pos
    end_pos: Pos | None = None
    data: str


class Sorry(WireModel):
    """A ``sorry``: its place (absent in tactic mode), its goal, and the proof state opened for it.

    ``goal`` may hold several goals separated by blank lines when the tactic block had more than one open.
    """

    proof_state: int | None = None
    pos: Pos | None = None
    end_pos: Pos | None = None
    goal: str = ""
    fingerprint: str | None = None


class Tactic(WireModel):
    """One tactic of a command run with ``allTactics``; ``goals`` is the display before it.

    ``usedConstants``: the constants in what it put for its goals.  Embedded Lean follows metavariables that the tactic
    made and assigned; real Lean does not.
    """

    pos: Pos
    end_pos: Pos
    goals: str
    tactic: str
    proof_state: int | None = None
    used_constants: list[str] = Field(default_factory=list)


class Mention(WireModel):
    """Extension (``audit``): a declaration outside the library that a statement rests on."""

    name: str
    meaning_hash: str


class AuditItem(WireModel):
    """Extension (``audit``): one declaration the command added.

    ``name``: full name, ``"_example"`` for an ``example``.  ``kind``: ``theorem def axiom opaque inductive instance
    example`` (constructors and recursors of an inductive type are not listed).  ``pos``/``endPos``: the declaration's
    span in the request's text.  ``type``: pretty-printed.  ``statementHash``: sha256 hex of the canonical 3.1.0 export
    of the type and of every non-library definition it mentions.  ``coreHash``: the same of the type without its leading
    binders that nothing after them mentions (an ``example`` takes the section variables that its body mentions, so its
    type depends on its proof; the core does not).  ``isProp``: the type is a proposition.
    ``axioms``: sorted, ``sorryAx`` included. ``typeHasSorry``: the type depends on ``sorryAx`` (through a definition).
    ``meaningHash``/``coreMeaningHash``: as the two hashes above, but equal whenever the statements say the same: names
    and kinds of binders, names of universes, proofs and the elaborator's helpers do not count.  ``mentions``: the
    declarations outside the library below the type, dependencies first, each with the hash of its content.
    ``explicitType``: the type as ``pp.all`` shows it.  ``isHole``: a definition left open.  ``isPrivate``: the
    declaration is ``private`` (``name`` is without its module's prefix).  A declaration that failed to elaborate is
    listed only if Lean added it (with ``sorryAx``).
    ``statementLines``: what the audit command of real Lean (``lean_project/Prover/Audit.lean``) gives in place of the
    hashes: the statement as lean4export writes it, after the declarations outside the libraries that it rests on.
    """

    name: str
    kind: str
    pos: Pos
    end_pos: Pos
    type: str = ""
    statement_hash: str = ""
    core_hash: str = ""
    meaning_hash: str = ""
    core_meaning_hash: str = ""
    mentions: list[Mention] = Field(default_factory=list)
    explicit_type: str = ""
    is_hole: bool = False
    is_private: bool = False
    is_prop: bool = False
    axioms: list[str] = Field(default_factory=list)
    type_has_sorry: bool = False
    statement_lines: list[str] = Field(default_factory=list)


class AuditAnswer(WireModel):
    """What the audit command of real Lean prints about a file."""

    messages: list[Message]
    declared: list[AuditItem]


class CommandAnswer(WireModel):
    """Answer to ``cmd``, ``path``, ``pickleTo``+``env`` and ``unpickleEnvFrom``."""

    env: int
    messages: list[Message] = Field(default_factory=list)
    sorries: list[Sorry] = Field(default_factory=list)
    tactics: list[Tactic] = Field(default_factory=list)
    infotree: Any = None
    declared: list[AuditItem] | None = None


class TacticAnswer(WireModel):
    """Answer to ``tactic``, ``pickleTo``+``proofState`` and ``unpickleProofStateFrom``."""

    proof_state: int
    goals: list[str] = Field(default_factory=list)
    messages: list[Message] = Field(default_factory=list)
    sorries: list[Sorry] = Field(default_factory=list)
    traces: list[str] = Field(default_factory=list)
    proof_status: str = ""
    fingerprints: list[str] = Field(default_factory=list)


class ErrorAnswer(WireModel):
    """The request itself failed: unknown environment or state, no JSON, parse error of a tactic."""

    message: str


class ForgetAnswer(WireModel):
    """How many environments and states were freed."""

    forgotten: int


class DeclarationItem(WireModel):
    """Extension: one constant of an environment.

    ``kind``: ``theorem def axiom opaque inductive constructor recursor quot instance``.  ``module``: the library module
    it comes from, ``""`` for the session itself.  ``head``, ``lhsHead``, ``rhsHead``, ``symbols``, ``hypotheses``,
    ``hypothesisHeads``, ``typeDigest``: see ``prover.types.Declaration``.  ``type``: only when ``types`` was asked.
    ``uses``: the constants in its proof or value, only when ``uses`` was asked.  ``attributes``: ``simp``, ``ext``,
    ``instance``, ``reducible``, … as far as known.
    """

    name: str
    kind: str
    module: str = ""
    head: str = ""
    lhs_head: str = ""
    rhs_head: str = ""
    symbols: list[str] = Field(default_factory=list)
    hypotheses: int = 0
    hypothesis_heads: list[str] = Field(default_factory=list)
    type_digest: str = ""
    type: str = ""
    attributes: list[str] = Field(default_factory=list)
    uses: list[str] = Field(default_factory=list)


class DeclarationsAnswer(WireModel):
    """The constants asked for, oldest first."""

    declarations: list[DeclarationItem]


class AxiomsAnswer(WireModel):
    """Axioms, sorted by name."""

    axioms: list[str]


class VersionAnswer(WireModel):
    """Who answers."""

    engine: Literal["embedded", "lean"]
    version: str
    library_hash: str = ""
    library_axioms: list[str] = Field(default_factory=list)
    """Axioms of the engine's own library that count like Lean's three."""


class CheckVerdict(WireModel):
    """What ``prover.lean.check`` prints: the kernel's verdict on an export, with the reason of a rejection.

    ``theorems``: the axioms below each constant that was asked for with ``--theorem``.
    """

    verdict: Literal["accept", "reject", "decline"]
    reason: str = ""
    declarations: int = 0
    theorems: dict[str, list[str]] = Field(default_factory=dict)


OUT_OF_MEMORY = 12
"""Status of an embedded Lean that ended because a request needed more memory than it may use (errno's ENOMEM)."""
PROOF_COMPLETED = "Completed"
"""The only ``proofStatus`` that means a finished proof."""
