"""The configuration of ``simp`` calls: ``(config := { … })``, ``+opt``, ``-opt``, ``(opt := v)``.

Source: Lean 4 ``src/Init/MetaTypes.lean`` (``Simp.Config``, ``DSimp.Config``).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from prover.lean.meta.errors import LeanError, UnsupportedFeature
from prover.lean.syntax import ast
from prover.lean.tactic.simp.types import Config

_OPTIONS: Final = {
    "contextual": "contextual",
    "zeta": "zeta",
    "zetaDelta": "zeta_delta",
    "zetaUnused": "zeta_unused",
    "beta": "beta",
    "eta": "eta",
    "decide": "decide",
    "arith": "arith",
    "singlePass": "single_pass",
    "memoize": "memoize",
    "maxSteps": "max_steps",
    "failIfUnchanged": "fail_if_unchanged",
    "autoUnfold": "auto_unfold",
    "iota": "iota",
    "proj": "proj",
    "dsimp": "dsimp",
    "ground": "ground",
    "maxDischargeDepth": "max_discharge_depth",
    "unfoldPartialApp": "unfold_partial_app",
    "implicitDefEqProofs": "implicit_def_eq_proofs",
}
_IGNORED: Final = frozenset(
    "index congrConsts letToHave zetaHave etaStruct catchRuntime bitVecOfNat warnExponents suggestions maxSuggestions "
    "locals instances".split()
)
"""Options of Lean's that change nothing here."""


def parse_config(items: tuple[ast.ConfigItem, ...], start: Config) -> Config:
    """Lean's configuration items as a :class:`Config`; later ones win."""
    config = start
    for item in items:
        if str(item.name) in ("config", "simpConfig"):
            config = _structure(item, config)
        else:
            config = _set(config, str(item.name), item.value, item)
    return config


def _structure(item: ast.ConfigItem, config: Config) -> Config:
    """``(config := { contextual := true, decide := false })``."""
    value = item.value
    while isinstance(value, ast.Paren):
        value = value.term
    if not isinstance(value, ast.StructInst) or value.sources:
        raise UnsupportedFeature("this form of `config`", item)
    for field in value.struct_fields:
        if field.value is None:
            raise UnsupportedFeature("this form of `config`", item)
        config = _set(config, str(field.path), field.value, field)
    return config


def _set(config: Config, name: str, value: ast.Term | bool, ref: ast.Syntax) -> Config:
    if name in _IGNORED:
        return config
    key = _OPTIONS.get(name)
    if key is None:
        raise LeanError(f"Error elaborating `Lean.Meta.Simp.Config`: '{name}' is not a field", ref)
    while isinstance(value, ast.Paren):
        value = value.term
    if isinstance(value, bool):
        return replace(config, **{key: value})
    if isinstance(value, ast.NumLit):
        return replace(config, **{key: value.value})  # type: ignore[arg-type]
    if isinstance(value, ast.Ident) and str(value.name) in ("true", "false"):
        return replace(config, **{key: str(value.name) == "true"})
    raise UnsupportedFeature(f"this value of `{name}`", ref)
