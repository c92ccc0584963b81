"""What the parts of the simplifier share: results, steps, options, the context of a run, and the procedures' registry.

Source: Lean 4 ``src/Lean/Meta/Tactic/Simp/{Types,Simproc}.lean``, ``src/Init/MetaTypes.lean``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final

from prover.lean.expr import Const, Expr, get_app_fn
from prover.lean.name import Name, mk_name
from prover.lean.tactic.simp.theorems import SimpTheorems

if TYPE_CHECKING:
    from prover.lean.tactic.simp.engine import Simp


@dataclass(frozen=True, slots=True)
class Result:
    """``proof : original = expr``; None means by ``rfl``."""

    expr: Expr
    proof: Expr | None = None


class After(Enum):
    """What follows a step: DONE keeps the term as it is, VISIT simplifies it afresh, CONTINUE goes on with the other
    methods and the subterms."""

    DONE = 0
    VISIT = 1
    CONTINUE = 2


@dataclass(frozen=True, slots=True)
class Step:
    result: Result
    after: After


@dataclass(frozen=True, slots=True)
class Config:
    """Lean's ``Simp.Config`` (the options that have an effect here)."""

    max_steps: int = 100_000
    max_discharge_depth: int = 2
    contextual: bool = False
    memoize: bool = True
    single_pass: bool = False
    zeta: bool = True
    zeta_delta: bool = False
    zeta_unused: bool = True
    beta: bool = True
    eta: bool = True
    iota: bool = True
    proj: bool = True
    decide: bool = False
    arith: bool = False
    auto_unfold: bool = False
    dsimp: bool = True
    fail_if_unchanged: bool = True
    ground: bool = False
    unfold_partial_app: bool = False
    implicit_def_eq_proofs: bool = True


@dataclass(frozen=True, slots=True)
class Context:
    """Rule sets (searched in order), options, and the names of the procedures that are on (None: all) and off."""

    theorems: tuple[SimpTheorems, ...]
    config: Config = field(default_factory=Config)
    simprocs: frozenset[str] | None = None
    simprocs_off: frozenset[str] = frozenset()
    discharger: Callable[[Simp, Expr], Expr | None] | None = None
    dsimp_only: bool = False


SimprocFn = Callable[["Simp", Expr], Result | None]


@dataclass(frozen=True, slots=True)
class Simproc:
    """A built-in procedure. ``is_dsimproc``: its results are definitionally equal, so ``dsimp`` runs it too;
    ``after``: what follows when it fires; ``pre``: it runs before the subterms (``↓``)."""

    name: str
    run: SimprocFn
    is_dsimproc: bool
    after: After
    pre: bool

    @property
    def origin(self) -> Name:
        return SIMPROC_ORIGIN.child(self.name)


INJ_EQ: Final = "_injEq"
"""Not a procedure of Lean's: it stands for the lemmas ``C.injEq`` of the default set."""
SIMPROC_ORIGIN: Final = mk_name("_simproc")
SIMPROCS: Final[dict[str, list[Simproc]]] = {}
"""Procedures by name (one name may cover several heads); what ``simp [name]`` may mention."""
Heads = dict[Name | tuple[Name, Name], list[Simproc]]
PRE_SIMPROCS: Final[Heads] = {}
POST_SIMPROCS: Final[Heads] = {}
"""Procedures by head constant, or by head constant and the head of its first argument (the type it works on); in the
order they were registered."""


def simproc(
    name: str,
    heads: str | Sequence[str],
    *,
    type: str | None = None,
    is_dsimproc: bool = False,
    after: After = After.DONE,
    pre: bool = False,
) -> Callable[[SimprocFn], SimprocFn]:
    """Register a procedure under its Lean name for the given head constants, maybe at one type only."""

    def register(fn: SimprocFn) -> SimprocFn:
        entry = Simproc(name, fn, is_dsimproc, after, pre)
        SIMPROCS.setdefault(name, []).append(entry)
        table = PRE_SIMPROCS if pre else POST_SIMPROCS
        for head in [heads] if isinstance(heads, str) else heads:
            key = mk_name(head) if type is None else (mk_name(head), mk_name(type))
            table.setdefault(key, []).append(entry)
        return fn

    return register


def simprocs_for(table: Heads, fn: Const, first: Expr | None) -> list[Simproc]:
    """The procedures that may apply to ``fn first …``."""
    plain = table.get(fn.name)
    typed = None
    if first is not None:
        head = get_app_fn(first)
        if isinstance(head, Const):
            typed = table.get((fn.name, head.name))
    if typed is None:
        return plain or []
    return typed if plain is None else typed + plain
