"""Tries real Lean out: does it answer, is it the version that is pinned, does it accept a proof and refuse a wrong one?

In: an ``EngineSpec`` of real Lean.  Out: a ``Trial``; ``SetupFailed`` says what is wrong and what to do.
"""

from __future__ import annotations

from dataclasses import dataclass

from prover.errors import EngineError
from prover.protocol import Command
from prover.repl.pool import EngineSpec, Worker
from prover.repl.setup.failures import FailureKind, SetupFailed

_PROOF = "example (p q : Prop) (h : p ∧ q) : q ∧ p := ⟨h.2, h.1⟩"
_NO_PROOF = "example (p q : Prop) (h : p ∧ q) : q ∧ p := ⟨h.1, h.2⟩"
_MATHLIB = "import Mathlib\nexample (x y : ℝ) (h : x < y) : x < (x + y) / 2 := by linarith"
_TIMEOUT_S = 60.0


@dataclass(frozen=True, slots=True)
class Trial:
    """What real Lean said of itself, and whether Mathlib was tried too."""

    version: str
    has_mathlib: bool


def try_engine(spec: EngineSpec, *, with_mathlib: bool) -> Trial:
    """Start the REPL and ask it; ``with_mathlib``: a file that imports Mathlib too (as long as a process may start)."""
    worker = Worker(spec)
    try:
        version = _ask(worker, "#eval Lean.versionString", spec.start_timeout_s)[1].strip('"')
        if version != spec.info.version:
            cause = f"the REPL was built with Lean {version}, the project pins {spec.info.version}"
            remedy = f"Remove {spec.process.command[-1]} and run `prover setup` again: it is built anew"
            raise SetupFailed(FailureKind.VERSION, cause, remedy)
        if not _ask(worker, _PROOF, _TIMEOUT_S)[0] or _ask(worker, _NO_PROOF, _TIMEOUT_S)[0]:
            remedy = "Run `prover doctor --pool`, and build the REPL anew"
            raise SetupFailed(FailureKind.TOOL, "the REPL does not tell a right proof from a wrong one", remedy)
        if with_mathlib:
            is_accepted, said = _ask(worker, _MATHLIB, spec.start_timeout_s)
            if not is_accepted:
                remedy = "Run `lake exe cache get!` in the project and `prover setup` again"
                raise SetupFailed(FailureKind.CACHE, f"a file that imports Mathlib is refused: {said}", remedy)
    except SetupFailed:
        raise
    except EngineError as error:
        remedy = "Run `prover doctor`, and the REPL's command by hand: " + " ".join(spec.process.command)
        raise SetupFailed(FailureKind.TOOL, f"the REPL does not answer: {error}", remedy) from error
    finally:
        worker.close()
    return Trial(version, with_mathlib)


def _ask(worker: Worker, text: str, timeout_s: float) -> tuple[bool, str]:
    """Was the text accepted without an error, and what the first message says."""
    answer = worker.client.command(Command(cmd=text), timeout_s=timeout_s)
    errors = [message.data for message in answer.messages if message.severity == "error"]
    said = errors or [message.data for message in answer.messages]
    return not errors, said[0] if said else ""
