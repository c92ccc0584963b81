"""What the printer has to know about the environment, as a small read-only protocol, and a plain implementation.

``EnvironmentInfo`` reads the extensions of an environment alone; with metavariables and type inference comes
``meta_info.MetaInfo``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from prover.lean.declaration import ConstantInfo, ConstructorInfo
from prover.lean.environment import Environment, Extension
from prover.lean.expr import Expr
from prover.lean.level import Level
from prover.lean.local_context import LocalContext
from prover.lean.meta.attributes import (
    MatcherInfo,
    StructureInfo,
    is_class_name,
    matcher_info,
    projection_info,
    structure_info,
)
from prover.lean.name import Name, mk_name
from prover.lean.syntax.table import INIT_TABLE, MATHLIB_TABLE, ParserTable

CoercionKind = Literal["coe", "coeFun", "coeSort"]
OptionValue = bool | int | str


@dataclass(frozen=True, slots=True)
class Coercion:
    """A ``@[coe]`` function: with ``arity`` arguments it is shown as an arrow on argument ``coercee``."""

    arity: int
    coercee: int
    kind: CoercionKind


@dataclass(frozen=True, slots=True)
class Projection:
    """A projection function; ``parent`` when it projects to a parent structure."""

    struct: Name
    num_params: int
    from_class: bool
    parent: bool


class PrinterInfo(Protocol):
    """What the printer asks."""

    def option(self, name: str, default: bool) -> bool: ...
    def find(self, name: Name) -> ConstantInfo | None: ...
    def infer_type(self, e: Expr, lctx: LocalContext) -> Expr | None: ...
    def is_proof(self, e: Expr, lctx: LocalContext) -> bool: ...
    def is_prop(self, type: Expr, lctx: LocalContext) -> bool: ...
    def whnf(self, e: Expr, lctx: LocalContext) -> Expr: ...
    def instantiate(self, e: Expr) -> Expr: ...
    def mvar_name(self, uid: int) -> str: ...
    def level_mvar_name(self, level: Level) -> str: ...
    def resolve(self, candidate: Name) -> Sequence[Name]: ...
    def projection(self, name: Name) -> Projection | None: ...
    def structure(self, name: Name) -> StructureInfo | None: ...
    def is_class(self, name: Name) -> bool: ...
    def matcher(self, name: Name) -> MatcherInfo | None: ...
    def coercion(self, name: Name) -> Coercion | None: ...
    def has_flag(self, flag: str, name: Name) -> bool: ...
    @property
    def table(self) -> ParserTable: ...


_COERCIONS: Final[dict[str, Coercion]] = {
    "Nat.cast": Coercion(3, 2, "coe"),
    "Int.cast": Coercion(3, 2, "coe"),
    "Rat.cast": Coercion(3, 2, "coe"),
    "IntCast.intCast": Coercion(3, 2, "coe"),
    "NatCast.natCast": Coercion(3, 2, "coe"),
    "Subtype.val": Coercion(3, 2, "coe"),
    "Fin.val": Coercion(2, 1, "coe"),
    "Set.Elem": Coercion(2, 1, "coeSort"),
    "Complex.ofReal": Coercion(1, 0, "coe"),
    "NNReal.toReal": Coercion(1, 0, "coe"),
    "DFunLike.coe": Coercion(5, 4, "coeFun"),
    "Finset.coe": Coercion(2, 1, "coe"),
}
"""``@[coe]`` in core and Mathlib; the attribute's own entries (extension ``coe``) come on top."""

_ANONYMOUS_CONSTRUCTOR: Final = frozenset({"And", "Sigma", "PSigma", "Subtype", "PProd", "MProd", "Fin"})


class EnvironmentInfo:
    """The protocol from an environment alone: no metavariables, no type inference (nothing counts as a proof)."""

    def __init__(self, env: Environment) -> None:
        self.env: Final = env

    def option(self, name: str, default: bool) -> bool:
        return default

    def find(self, name: Name) -> ConstantInfo | None:
        return self.env.find(name)

    def infer_type(self, e: Expr, lctx: LocalContext) -> Expr | None:
        return None

    def is_proof(self, e: Expr, lctx: LocalContext) -> bool:
        return False

    def is_prop(self, type: Expr, lctx: LocalContext) -> bool:
        return True

    def whnf(self, e: Expr, lctx: LocalContext) -> Expr:
        return e

    def instantiate(self, e: Expr) -> Expr:
        return e

    def mvar_name(self, uid: int) -> str:
        return f"?m.{uid}"

    def level_mvar_name(self, level: Level) -> str:
        return f"?u.{getattr(level, 'uid', 0)}"

    def resolve(self, candidate: Name) -> Sequence[Name]:
        """Global names only, without namespaces or ``open``."""
        if candidate.root() is _ROOT:
            candidate = candidate.replace_prefix(_ROOT, _ANONYMOUS)
        return (candidate,) if candidate in self.env else ()

    def projection(self, name: Name) -> Projection | None:
        info = projection_info(self.env, name)
        if info is None:
            return None
        ctor = self.env.find(info.ctor)
        struct = ctor.induct if isinstance(ctor, ConstructorInfo) else name.parent
        s = structure_info(self.env, struct)
        parent = s is not None and any(proj is name for _, proj, _ in s.parents)
        return Projection(struct, info.num_params, info.from_class, parent)

    def structure(self, name: Name) -> StructureInfo | None:
        return structure_info(self.env, name)

    def is_class(self, name: Name) -> bool:
        return is_class_name(self.env, name)

    def matcher(self, name: Name) -> MatcherInfo | None:
        return matcher_info(self.env, name)

    def coercion(self, name: Name) -> Coercion | None:
        return _COERCIONS.get(name.text)

    def has_flag(self, flag: str, name: Name) -> bool:
        """Was ``@[flag]`` put on ``name``? Looks for an extension of that name whose state contains it."""
        if flag == "pp_using_anonymous_constructor" and name.text in _ANONYMOUS_CONSTRUCTOR:
            return True
        ext = Extension.registry.get(flag)
        return ext is not None and name in self.env.state(ext)

    @property
    def table(self) -> ParserTable:
        ext = Extension.registry.get("notations")
        mathlib = any(module.split(".")[0] == "Mathlib" for module in self.env.modules)
        if ext is None:
            return MATHLIB_TABLE if mathlib else INIT_TABLE
        table: ParserTable = self.env.state(ext)
        return table.with_mathlib() if mathlib else table


_ROOT: Final = mk_name("_root_")
_ANONYMOUS: Final = mk_name("")
