"""Declarations: what is handed to the kernel (``…Decl``) and what the environment holds (``…Info``).

Source: Lean 4 ``src/Lean/Declaration.lean``. Inductive metadata and recursors are computed by the kernel, never read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from prover.lean.expr import Expr
from prover.lean.name import Name


class HintKind(Enum):
    OPAQUE = "opaque"
    ABBREV = "abbrev"
    REGULAR = "regular"


@dataclass(frozen=True, slots=True)
class ReducibilityHints:
    """Unfolding order for definitional equality; ``height`` counts for REGULAR only."""

    kind: HintKind
    height: int = 0


ABBREV = ReducibilityHints(HintKind.ABBREV)
OPAQUE_HINT = ReducibilityHints(HintKind.OPAQUE)


def regular(height: int) -> ReducibilityHints:
    return ReducibilityHints(HintKind.REGULAR, height)


class QuotKind(Enum):
    TYPE = "type"
    CTOR = "ctor"
    LIFT = "lift"
    IND = "ind"


@dataclass(frozen=True, slots=True)
class ConstantInfo:
    """A constant of the environment."""

    name: Name
    level_params: tuple[Name, ...]
    type: Expr


@dataclass(frozen=True, slots=True)
class AxiomInfo(ConstantInfo):
    pass


@dataclass(frozen=True, slots=True)
class DefinitionInfo(ConstantInfo):
    value: Expr
    hints: ReducibilityHints


@dataclass(frozen=True, slots=True)
class TheoremInfo(ConstantInfo):
    """A theorem; of one that came from the library's cache the proof is decoded when it is first read."""

    value: Expr

    def __getattr__(self, attribute: str) -> Expr:
        pending = _PENDING_PROOFS.pop(id(self), None) if attribute == "value" else None
        if pending is None:
            raise AttributeError(attribute)
        proof = pending[1]()
        object.__setattr__(self, "value", proof)
        return proof


# Proofs not decoded yet. Key: id of the TheoremInfo, which the value holds (so the id cannot be reused).
_PENDING_PROOFS: dict[int, tuple[TheoremInfo, Callable[[], Expr]]] = {}


def late_theorem(
    name: Name, level_params: tuple[Name, ...], type: Expr, proof: Callable[[], Expr]
) -> TheoremInfo:
    """A theorem whose proof is made by ``proof()`` when somebody reads ``value``."""
    info = object.__new__(TheoremInfo)
    object.__setattr__(info, "name", name)
    object.__setattr__(info, "level_params", level_params)
    object.__setattr__(info, "type", type)
    _PENDING_PROOFS[id(info)] = (info, proof)
    return info


@dataclass(frozen=True, slots=True)
class OpaqueInfo(ConstantInfo):
    value: Expr


@dataclass(frozen=True, slots=True)
class QuotInfo(ConstantInfo):
    kind: QuotKind


@dataclass(frozen=True, slots=True)
class InductiveInfo(ConstantInfo):
    """``all``: the mutual block; ``num_nested``: auxiliary types added for nested occurrences."""

    num_params: int
    num_indices: int
    all: tuple[Name, ...]
    ctors: tuple[Name, ...]
    num_nested: int
    is_rec: bool
    is_reflexive: bool


@dataclass(frozen=True, slots=True)
class ConstructorInfo(ConstantInfo):
    induct: Name
    cidx: int
    num_params: int
    num_fields: int


@dataclass(frozen=True, slots=True)
class RecursorRule:
    """``rhs``: fun params motives minors fields => …"""

    ctor: Name
    num_fields: int
    rhs: Expr


@dataclass(frozen=True, slots=True)
class RecursorInfo(ConstantInfo):
    all: tuple[Name, ...]
    num_params: int
    num_indices: int
    num_motives: int
    num_minors: int
    rules: tuple[RecursorRule, ...]
    k: bool

    @property
    def major_idx(self) -> int:
        return self.num_params + self.num_motives + self.num_minors + self.num_indices

    @property
    def induct(self) -> Name:
        """The inductive type of the major premise (``T.rec`` ↦ ``T``; ``T.rec_1`` belongs to an auxiliary type)."""
        return self.name.parent


@dataclass(frozen=True, slots=True)
class AxiomDecl:
    name: Name
    level_params: tuple[Name, ...]
    type: Expr


@dataclass(frozen=True, slots=True)
class DefinitionDecl:
    name: Name
    level_params: tuple[Name, ...]
    type: Expr
    value: Expr
    hints: ReducibilityHints


@dataclass(frozen=True, slots=True)
class TheoremDecl:
    name: Name
    level_params: tuple[Name, ...]
    type: Expr
    value: Expr


@dataclass(frozen=True, slots=True)
class OpaqueDecl:
    name: Name
    level_params: tuple[Name, ...]
    type: Expr
    value: Expr


@dataclass(frozen=True, slots=True)
class QuotDecl:
    """``init_quot``: adds Quot, Quot.mk, Quot.lift, Quot.ind; needs Eq."""


@dataclass(frozen=True, slots=True)
class Constructor:
    name: Name
    type: Expr


@dataclass(frozen=True, slots=True)
class InductiveType:
    name: Name
    type: Expr
    ctors: tuple[Constructor, ...]


@dataclass(frozen=True, slots=True)
class InductiveDecl:
    level_params: tuple[Name, ...]
    num_params: int
    types: tuple[InductiveType, ...]


Declaration = AxiomDecl | DefinitionDecl | TheoremDecl | OpaqueDecl | QuotDecl | InductiveDecl
