"""Extensions that reduction, unification and elaboration consult: reducibility, classes, structures, matchers.

Source: Lean 4 ``src/Lean/ReducibilityAttrs.lean``, ``Class.lean``, ``Meta/Instances.lean``, ``Structure.lean``,
``Meta/Match/MatcherInfo.lean``, ``ProjFns.lean``. Each state is a persistent map; entries are plain tuples.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import immutables

from prover.lean.environment import EntryValue, Environment, Extension
from prover.lean.expr import Expr
from prover.lean.name import Name

# ------------------------------------------------------------ reducibility
ReducibilityStatus = Literal["reducible", "instance_reducible", "semireducible", "irreducible"]
ReducibilityState = immutables.Map[Name, str]


def _add_reducibility(state: ReducibilityState, entry: EntryValue) -> ReducibilityState:
    name, status = entry
    return state.set(name, status)


REDUCIBILITY: Final = Extension[ReducibilityState]("reducibility", immutables.Map, _add_reducibility)
"""Entry: (constant, status). Unlisted constants are semireducible."""


def reducibility(env: Environment, name: Name) -> str:
    return env.state(REDUCIBILITY).get(name, "semireducible")


def set_reducibility(env: Environment, name: Name, status: ReducibilityStatus) -> Environment:
    return env.add_entry(REDUCIBILITY, (name, status))


# ------------------------------------------------------------ classes
ClassState = immutables.Map[Name, tuple[int, ...]]


def _add_class(state: ClassState, entry: EntryValue) -> ClassState:
    name, out_params = entry
    return state.set(name, out_params)


CLASSES: Final = Extension[ClassState]("classes", immutables.Map, _add_class)
"""Entry: (class, positions of its outParams)."""


def is_class_name(env: Environment, name: Name) -> bool:
    return name in env.state(CLASSES)


def add_class(env: Environment, name: Name, out_params: tuple[int, ...]) -> Environment:
    return env.add_entry(CLASSES, (name, out_params))


# ------------------------------------------------------------ instances
@dataclass(frozen=True, slots=True)
class InstanceEntry:
    name: Name
    priority: int


InstanceState = immutables.Map[Name, tuple[InstanceEntry, ...]]
DEFAULT_PRIORITY: Final = 1000


def _add_instance(state: InstanceState, entry: EntryValue) -> InstanceState:
    class_name, name, priority = entry
    old = tuple(i for i in state.get(class_name, ()) if i.name is not name)
    return state.set(class_name, (*old, InstanceEntry(name, priority)))


INSTANCES: Final = Extension[InstanceState]("instances", immutables.Map, _add_instance)
"""Entry: (class, instance constant, priority); state: class to instances, oldest first."""


def add_instance(env: Environment, class_name: Name, name: Name, priority: int = DEFAULT_PRIORITY) -> Environment:
    return env.add_entry(INSTANCES, (class_name, name, priority))


DEFAULT_INSTANCES: Final = Extension[InstanceState]("default_instances", immutables.Map, _add_instance)
"""``@[default_instance]``: same shape as INSTANCES."""


# ------------------------------------------------------------ structures and projections
@dataclass(frozen=True, slots=True)
class StructureInfo:
    """``fields``: all constructor fields in order (parent subobjects included, e.g. ``toMonoid``);
    ``parents``: (parent structure, projection function, is_subobject)."""

    name: Name
    ctor: Name
    fields: tuple[Name, ...]
    projections: tuple[Name, ...]
    infos: tuple[int, ...]
    parents: tuple[tuple[Name, Name, bool], ...]
    is_class: bool


StructureState = immutables.Map[Name, StructureInfo]


def _add_structure(state: StructureState, entry: EntryValue) -> StructureState:
    name, ctor, fields, projections, infos, parents, is_class = entry
    return state.set(name, StructureInfo(name, ctor, fields, projections, infos, parents, is_class))


STRUCTURES: Final = Extension[StructureState]("structures", immutables.Map, _add_structure)
"""Entry: the fields of StructureInfo as a tuple. Only for ``structure``/``class`` commands."""


def structure_info(env: Environment, name: Name) -> StructureInfo | None:
    return env.state(STRUCTURES).get(name)


def add_structure(env: Environment, info: StructureInfo) -> Environment:
    entry = (info.name, info.ctor, info.fields, info.projections, info.infos, info.parents, info.is_class)
    return env.add_entry(STRUCTURES, entry)


@dataclass(frozen=True, slots=True)
class ProjectionInfo:
    """A projection function such as ``Prod.fst``; its value is ``fun params s => s.idx``."""

    ctor: Name
    num_params: int
    idx: int
    from_class: bool


ProjectionState = immutables.Map[Name, ProjectionInfo]


def _add_projection(state: ProjectionState, entry: EntryValue) -> ProjectionState:
    name, ctor, num_params, idx, from_class = entry
    return state.set(name, ProjectionInfo(ctor, num_params, idx, from_class))


PROJECTIONS: Final = Extension[ProjectionState]("projections", immutables.Map, _add_projection)


def projection_info(env: Environment, name: Name) -> ProjectionInfo | None:
    return env.state(PROJECTIONS).get(name)


def add_projection(
    env: Environment, name: Name, ctor: Name, num_params: int, idx: int, from_class: bool
) -> Environment:
    return env.add_entry(PROJECTIONS, (name, ctor, num_params, idx, from_class))


# ------------------------------------------------------------ matchers
@dataclass(frozen=True, slots=True)
class MatcherInfo:
    """Shape of a ``match_n`` auxiliary: ``params, motive, discrs, alts``. ``alt_num_params[i]``: variables bound by
    alternative ``i`` (equation hypotheses included; a constant alternative takes a ``Unit`` and counts 1 by
    ``alt_is_thunk``). ``elim_level_pos``: position of the motive's universe among the level parameters, None when the
    matcher eliminates into Prop only. ``discr_hyps``: per discriminant, whether ``h :`` names an equation."""

    num_params: int
    num_discrs: int
    alt_num_params: tuple[int, ...]
    alt_is_thunk: tuple[bool, ...]
    elim_level_pos: int | None
    discr_hyps: tuple[bool, ...]

    @property
    def motive_pos(self) -> int:
        return self.num_params

    @property
    def first_discr_pos(self) -> int:
        return self.num_params + 1

    @property
    def first_alt_pos(self) -> int:
        return self.num_params + 1 + self.num_discrs

    @property
    def arity(self) -> int:
        return self.first_alt_pos + len(self.alt_num_params)


MatcherState = immutables.Map[Name, MatcherInfo]


def _add_matcher(state: MatcherState, entry: EntryValue) -> MatcherState:
    return state.set(entry[0], MatcherInfo(*entry[1:]))


MATCHERS: Final = Extension[MatcherState]("matchers", immutables.Map, _add_matcher)


def matcher_info(env: Environment, name: Name) -> MatcherInfo | None:
    return env.state(MATCHERS).get(name)


def add_matcher(env: Environment, name: Name, info: MatcherInfo) -> Environment:
    entry = (
        name,
        info.num_params,
        info.num_discrs,
        info.alt_num_params,
        info.alt_is_thunk,
        info.elim_level_pos,
        info.discr_hyps,
    )
    return env.add_entry(MATCHERS, entry)


# ------------------------------------------------------------ auxiliary recursors, recursion, protection
SetState = immutables.Map[Name, bool]


def _add_flag(state: SetState, entry: EntryValue) -> SetState:
    return state.set(entry, True)


AUX_RECURSORS: Final = Extension[SetState]("aux_recursors", immutables.Map, _add_flag)
"""casesOn, recOn, brecOn … (unfolded together with their major premise)."""

NO_CONFUSIONS: Final = Extension[SetState]("no_confusions", immutables.Map, _add_flag)
PROTECTED: Final = Extension[SetState]("protected", immutables.Map, _add_flag)
PRIVATE: Final = Extension[SetState]("private", immutables.Map, _add_flag)
NONCOMPUTABLE: Final = Extension[SetState]("noncomputable", immutables.Map, _add_flag)
STRUCTURAL_RECURSION: Final = Extension[SetState]("structural_recursion", immutables.Map, _add_flag)
"""Definitions that have a ``._sunfold`` companion: the user's equations with direct recursive calls, used to unfold
``f args`` only when the matches at its head reduce (smart unfolding)."""


GroupState = immutables.Map[Name, tuple[Name, ...]]


def _add_group(state: GroupState, entry: EntryValue) -> GroupState:
    for name in entry:
        state = state.set(name, tuple(entry))
    return state


RECURSION_GROUPS: Final = Extension[GroupState]("recursion_groups", immutables.Map, _add_group)
"""Entry: the functions of a ``mutual`` block that recurse structurally together, in order."""


def recursion_group(env: Environment, name: Name) -> tuple[Name, ...]:
    return env.state(RECURSION_GROUPS).get(name, (name,))


def add_recursion_group(env: Environment, names: tuple[Name, ...]) -> Environment:
    return env.add_entry(RECURSION_GROUPS, names)


NAMESPACES: Final = Extension[SetState]("namespaces", immutables.Map, _add_flag)
"""Every namespace opened or implied by a declaration's name (entry: the Name)."""


# ------------------------------------------------------------ aliases made by `export`
AliasState = immutables.Map[Name, tuple[Name, ...]]


def _add_alias(state: AliasState, entry: EntryValue) -> AliasState:
    alias, target = entry
    old = state.get(alias, ())
    return state if target in old else state.set(alias, (*old, target))


ALIASES: Final = Extension[AliasState]("aliases", immutables.Map, _add_alias)
"""Entry: (alias, declaration), e.g. (``some``, ``Option.some``)."""


def sunfold_name(name: Name) -> Name:
    return name.child("_sunfold")


def sunfold_value(env: Environment, name: Name) -> Expr | None:
    """Value of the smart-unfolding companion of ``name``."""
    if name not in env.state(STRUCTURAL_RECURSION):
        return None
    info = env.find(sunfold_name(name))
    return getattr(info, "value", None) if info is not None else None
