"""Does the steps of ``prover setup`` and keeps a state file, so that a run that was stopped goes on where it was.

In: a ``Site``.  Out: a ``SetupOutcome``; progress as ``SetupEvent``s.  A step is left alone when it still verifies,
unless the state file says that it was done with another toolchain, lakefile or manifest; one that was done by hand is
noted.  A failure ends the run, but for a step that is optional: what comes after depends on it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from prover.repl.setup.failures import FailureKind, SetupFailed, writing
from prover.repl.setup.steps import Site, Step, plan

WORKS_WITHOUT = (
    "embedded Lean proves, checks and audits files of core Lean and of the part of Mathlib that it has"
    " (`--engine auto` takes it by itself)"
)
"""What a user has while real Lean is not complete."""

STATE_SCHEMA = "prover.setup-state/1"

StepStatus = Literal["known", "done", "failed", "left"]


@dataclass(frozen=True, slots=True)
class SetupEvent:
    """A step begins, says a line, or ends (``known``: it was done before).  ``number`` counts from 1."""

    kind: Literal["begins", "line", "known", "done", "failed"]
    step: str
    title: str
    number: int
    total: int
    text: str = ""


EventCallback = Callable[[SetupEvent], None]


@dataclass(frozen=True, slots=True)
class StepOutcome:
    """How one step ended; ``left``: a step before it failed, or nothing was to be done (a dry run)."""

    name: str
    title: str
    without: str
    status: StepStatus
    detail: str = ""
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class SetupOutcome:
    """All steps, and the failure that ended the run (``None``: everything is there)."""

    project: Path
    steps: tuple[StepOutcome, ...]
    failure: SetupFailed | None = None

    @property
    def is_complete(self) -> bool:
        """Is everything there that real Lean needs?"""
        return all(step.status in ("known", "done") for step in self.steps if not step.is_optional)


class _DoneStep(BaseModel):
    """A step of the state file: what it was done with, and what was found."""

    model_config = ConfigDict(frozen=True)

    inputs: str
    detail: str


class SetupState(BaseModel):
    """The state file, ``.lake/prover-setup.json`` in the project."""

    schema_name: str = Field(STATE_SCHEMA, alias="schema")
    steps: dict[str, _DoneStep] = {}


@dataclass
class _Run:
    """One run over the steps of a site."""

    site: Site
    on_event: EventCallback
    steps: list[Step]
    state: SetupState
    is_dry: bool
    outcomes: list[StepOutcome] = field(default_factory=list)
    failure: SetupFailed | None = None

    def tell(self, kind: Literal["begins", "line", "known", "done", "failed"], step: Step, text: str = "") -> None:
        number = self.steps.index(step) + 1
        self.on_event(SetupEvent(kind, step.name, step.title, number, len(self.steps), text))

    def do(self, step: Step) -> None:
        found = self.find_done(step)
        if found is not None:
            with suppress(SetupFailed):  # it holds, whether that can be noted or not
                self.note(step, found)
            self.end(step, "known", found)
        elif self.is_dry or self.failure is not None:
            self.outcomes.append(StepOutcome(step.name, step.title, step.without, "left", "", step.is_optional))
        else:
            self.tell("begins", step)
            try:
                step.run(lambda line: self.tell("line", step, line))
                found = self.verified(step)
                self.note(step, found)
            except SetupFailed as error:
                self.failure = None if step.is_optional else error
                self.end(step, "failed", str(error))
            else:
                self.end(step, "done", found)

    def find_done(self, step: Step) -> str | None:
        """The words for a step that holds."""
        try:
            found = step.verify()
            known = self.state.steps.get(step.name)
            is_stale = known is not None and known.inputs != step.inputs()
        except SetupFailed:
            return None
        return None if is_stale else found

    def verified(self, step: Step) -> str:
        found = step.verify()
        if found is None:
            cause = f"the step `{step.name}` ran to its end, but what it should have made is not there"
            raise SetupFailed(FailureKind.TOOL, cause, "Run `prover setup --verbose` again and look at its output")
        return found

    def note(self, step: Step, found: str) -> None:
        """Into the state file.  Raises ``SetupFailed``."""
        if not self.is_dry:
            self.state.steps[step.name] = _DoneStep(inputs=step.inputs(), detail=found)
            write_state(self.site.project, self.state)

    def end(self, step: Step, status: Literal["known", "done", "failed"], text: str) -> None:
        self.outcomes.append(StepOutcome(step.name, step.title, step.without, status, text, step.is_optional))
        self.tell(status, step, text)


def run_setup(site: Site, on_event: EventCallback = lambda event: None, *, is_dry: bool = False) -> SetupOutcome:
    """Do what is missing.  ``is_dry``: only say what that is."""
    run = _Run(site, on_event, plan(site), read_state(site.project), is_dry)
    for step in run.steps:
        run.do(step)
    return SetupOutcome(site.project, tuple(run.outcomes), run.failure)


def _state_file(project: Path) -> Path:
    return project / ".lake" / "prover-setup.json"


def read_state(project: Path) -> SetupState:
    """What was done before; a file that cannot be read counts as none (every step is verified anyway)."""
    try:
        return SetupState.model_validate_json(_state_file(project).read_bytes())
    except (OSError, ValidationError):
        return SetupState(schema=STATE_SCHEMA)


def write_state(project: Path, state: SetupState) -> None:
    """Through a new file, so that it is never half written; not before there is a project.  Raises ``SetupFailed``."""
    if not project.is_dir():
        return
    file = _state_file(project)
    with writing(file):
        file.parent.mkdir(exist_ok=True)
        fresh = file.with_name(f"{file.name}.{os.getpid()}")
        fresh.write_text(state.model_dump_json(by_alias=True, indent=1) + "\n", encoding="utf-8")
        fresh.replace(file)
