"""The configuration of ``grind`` calls: ``(splits := n)``, ``+ring``, ``-linarith``.

Source: Lean 4 ``src/Init/Grind/Config.lean``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from prover.lean.meta.errors import LeanError, UnsupportedFeature
from prover.lean.syntax import ast


@dataclass(frozen=True, slots=True)
class GrindConfig:
    """``splits``: depth of case analysis; ``ematch``: rounds of instantiation before each split; ``gen``: how often
    instances may give rise to instances; ``instances``: how many in a branch (Lean: 1000, which takes long here)."""

    splits: int = 9
    ematch: int = 5
    gen: int = 8
    instances: int = 400
    arith: bool = True
    ring: bool = True
    order: bool = True


_OPTIONS: Final = {"cutsat": "arith", "lia": "arith"}
_IGNORED: Final = frozenset(
    """trace markInstances lax suggestions locals splitMatch splitIte splitIndPred splitImp canonHeartbeats ext extAll
    etaStruct funext lookahead verbose clean qlia mbtc zetaDelta zeta ringSteps linarith ac acSteps exp abstractProof
    inv funCC reducible min warning cases revert useSorry""".split()
)
"""Options of Lean's that change nothing here."""


def configuration(items: Sequence[ast.ConfigItem]) -> GrindConfig:
    """Lean's options; an unknown one is refused."""
    config = GrindConfig()
    for item in items:
        if str(item.name) == "config":
            for field in _fields(item):
                config = _set(config, str(field.path), field.value, field)
        else:
            config = _set(config, str(item.name), item.value, item)
    return config


def _fields(item: ast.ConfigItem) -> Sequence[ast.StructInstField]:
    """``(config := { splits := 3 })``."""
    value = item.value
    while isinstance(value, ast.Paren):
        value = value.term
    if not isinstance(value, ast.StructInst) or value.sources:
        raise UnsupportedFeature("this form of `config`", item)
    return value.struct_fields


def _set(config: GrindConfig, name: str, value: ast.Term | bool | None, ref: ast.Syntax) -> GrindConfig:
    if name in _IGNORED:
        return config
    field = _OPTIONS.get(name, name)
    if field not in GrindConfig.__slots__:
        raise LeanError(f"The structure `Lean.Grind.Config` has no field `{name}`", ref)
    return replace(config, **{field: _value(value, getattr(config, field), ref)})  # type: ignore[arg-type]


def _value(value: ast.Term | bool | None, old: int | bool, ref: ast.Syntax) -> int | bool:
    while isinstance(value, ast.Paren):
        value = value.term
    if isinstance(old, bool):
        return value if isinstance(value, bool) else str(getattr(value, "name", "true")) == "true"
    if isinstance(value, ast.NumLit):
        return value.value
    raise LeanError("a numeral is expected for this option of `grind`", ref)
