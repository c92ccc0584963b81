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
from prover.lean.expr import DEFAULT, Expr, Pi
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


_COERCION_KINDS: Final[dict[str, CoercionKind]] = {"DFunLike.coe": "coeFun", "Set.Elem": "coeSort"}
_MATHLIB_FUNCTIONS: Final = frozenset({"Finsupp.toFun", "Function.Embedding.toFun", "RingHom.toFun"})
"""What our library applies where Mathlib applies ``DFunLike.coe``."""
_COERCIONS: Final = frozenset(
    """Nat.cast Int.cast Rat.cast IntCast.intCast NatCast.natCast Subtype.val Fin.val Set.Elem Complex.ofReal
    NNReal.toReal DFunLike.coe Finset.coe""".split()
)
"""``@[coe]`` functions of core and Mathlib; those tagged in the environment come on top."""

_ANONYMOUS_CONSTRUCTOR: Final = frozenset({"And", "Sigma", "PSigma", "Subtype", "PProd", "MProd", "Fin"})


class EnvironmentInfo:
    """The protocol from an environment alone: no metavariables, no type inference (nothing counts as a proof)."""

    def __init__(self, env: Environment) -> None:
        self.env: Final = env
        self._table: ParserTable | None = None

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
        is_function = name.text in _MATHLIB_FUNCTIONS and self.table.grammar.mathlib
        if not is_function and name.text not in _COERCIONS and not self._has_tag("coe", name):
            return None
        info = self.env.find(name)
        position, type = 0, info.type if info is not None else None
        while isinstance(type, Pi) and type.info is not DEFAULT:
            position, type = position + 1, type.body
        kind = "coeFun" if is_function else _COERCION_KINDS.get(name.text, "coe")
        return Coercion(position + 1, position, kind)

    def has_flag(self, flag: str, name: Name) -> bool:
        """Was ``@[flag]`` put on ``name``?"""
        if flag == "pp_using_anonymous_constructor" and name.text in _ANONYMOUS_CONSTRUCTOR:
            return True
        return self._has_tag(flag, name)

    def _has_tag(self, tag: str, name: Name) -> bool:
        """Attributes that only mark declarations are in the extension ``tags`` (of the elaborator)."""
        ext = Extension.registry.get("tags")
        return ext is not None and (tag, name) in self.env.state(ext)

    @property
    def table(self) -> ParserTable:
        if self._table is None:
            self._table = self._find_table()
        return self._table

    def _find_table(self) -> ParserTable:
        ext = Extension.registry.get("notations")
        mathlib = any(module.split(".")[0] == "Mathlib" for module in self.env.modules)
        if ext is None:
            return MATHLIB_TABLE if mathlib else INIT_TABLE
        table: ParserTable = self.env.state(ext)
        return table.with_mathlib() if mathlib else table


_ROOT: Final = mk_name("_root_")
_ANONYMOUS: Final = mk_name("")
