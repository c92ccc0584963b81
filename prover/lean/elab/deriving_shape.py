"""What the generators of ``deriving`` need to know of a type: parameters, indices, constructors, its mutual group.

Comes in: an inductive type. Goes out: :class:`Shape`, with the texts of binders that generated commands use.
Source: Lean 4 v4.34 ``src/Lean/Elab/Deriving/Util.lean``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prover.lean.declaration import ConstructorInfo, InductiveInfo
from prover.lean.elab.term_base import ElabMeta
from prover.lean.expr import BinderInfo, Const, Expr, Pi, Sort, get_app_fn
from prover.lean.level import ZERO, Succ
from prover.lean.name import Name, mk_name
from prover.lean.subst import any_subterm, instantiate1


@dataclass(frozen=True, slots=True)
class Field:
    """``group_index``: the type of the mutual group that the field has, if it has one; ``nested``: it mentions one
    inside another type."""

    explicit: bool
    is_proof: bool
    group_index: int | None
    nested: bool

    @property
    def recursive(self) -> bool:
        return self.group_index is not None


@dataclass(frozen=True, slots=True)
class Ctor:
    name: Name
    fields: tuple[Field, ...]
    explicit_params: int | None
    """With instances among the parameters patterns give every argument (``@c _ _ x``), so that nothing is searched."""
    result: Expr
    """The constructor's type with the parameters put in, for the test whether two constructors can meet."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One type of a mutual group. ``params`` are binder texts (``{α0 : Type _}``), ``type_params`` the numbers of those
    that are types; ``indices`` are the types of the indices."""

    name: Name
    params: tuple[str, ...]
    type_params: tuple[int, ...]
    index_types: tuple[str, ...]
    ctors: tuple[Ctor, ...]
    in_prop: bool
    is_rec: bool
    group: tuple[Name, ...]
    is_nested: bool

    @property
    def indices(self) -> int:
        return len(self.index_types)

    def applied(self) -> str:
        """The type applied to parameters ``α0 …``, all explicit."""
        return "@" + str(self.name) + "".join(f" α{i}" for i in range(len(self.params)))

    def full(self) -> str:
        """The type applied to parameters and indices."""
        return self.applied() + "".join(f" i{k}" for k in range(self.indices))

    def binders(self, class_name: str | None) -> str:
        out = "".join(f" {p}" for p in self.params)
        if class_name is not None:
            there = {p.partition(" : ")[2][:-1] for p in self.params if p.startswith("[")}
            wanted = [f"{class_name} α{i}" for i in self.type_params]
            out += "".join(f" [{c}]" for c in wanted if c not in there)
        return out

    def index_binders(self) -> str:
        return "".join(f" {{i{k} : {t}}}" for k, t in enumerate(self.index_types))

    def instance_name(self, class_name: str) -> str:
        return "inst" + class_name + "".join(str(c) for c in self.name.components())


def shape_of(m: ElabMeta, ind: InductiveInfo) -> Shape:
    with m.scope():
        type: Expr = ind.type
        params: list[str] = []
        types: list[int] = []
        fvars: list[Expr] = []
        for i in range(ind.num_params):
            type = type if isinstance(type, Pi) else m.whnf(type)
            assert isinstance(type, Pi)
            text = _sort_text(m.whnf(type.binder_type))
            if text:
                types.append(i)
            is_instance = type.info is BinderInfo.INST_IMPLICIT
            opening, closing = ("[", "]") if is_instance else ("{", "}")
            params.append(f"{opening}α{i} : {text or m.pp(type.binder_type)}{closing}")
            fvars.append(m.push_local(mk_name(f"α{i}"), type.binder_type, type.info))
            type = instantiate1(type.body, fvars[-1])
        index_types: list[str] = []
        while isinstance(type := m.whnf(type), Pi):
            index_types.append(m.pp(type.binder_type))
            x = m.push_local(mk_name(f"i{len(index_types) - 1}"), type.binder_type)
            type = instantiate1(type.body, x)
        ctors: list[Ctor] = []
        for c in ind.ctors:
            info = m.env.find(c)
            assert isinstance(info, ConstructorInfo)
            result: Expr = info.type
            for p in fvars:
                assert isinstance(result, Pi)
                result = instantiate1(result.body, p)
            count = len(params) if any(p.startswith("[") for p in params) else None
            ctors.append(Ctor(c, tuple(_fields(m, result, info.num_fields, ind)), count, result))
        in_prop = isinstance(type, Sort) and type.level is ZERO
    nested = ind.num_nested > 0
    return Shape(
        ind.name,
        tuple(params),
        tuple(types),
        tuple(index_types),
        tuple(ctors),
        in_prop,
        ind.is_rec,
        tuple(ind.all),
        nested,
    )


def _sort_text(sort: Expr) -> str:
    if not isinstance(sort, Sort) or sort.level is ZERO:
        return ""
    return "Type _" if isinstance(sort.level, Succ) else "Sort _"


def _fields(m: ElabMeta, type: Expr, count: int, ind: InductiveInfo) -> list[Field]:
    out: list[Field] = []
    group = list(ind.all)
    with m.scope():
        for _ in range(count):
            type = type if isinstance(type, Pi) else m.whnf(type)
            assert isinstance(type, Pi)
            head = get_app_fn(type.binder_type)
            index = group.index(head.name) if isinstance(head, Const) and head.name in group else None
            nested = index is None and any_subterm(
                type.binder_type, lambda t: isinstance(t, Const) and t.name in group
            )
            explicit = type.info is BinderInfo.DEFAULT
            out.append(Field(explicit, m.is_prop(type.binder_type), index, nested))
            x = m.push_local(type.binder_name, type.binder_type)
            type = instantiate1(type.body, x)
    return out


def can_meet(m: ElabMeta, one: Ctor, two: Ctor) -> bool:
    """Can values of both constructors have the same type (Lean's ``compatibleCtors``)?"""
    with m.scope():
        return m.is_def_eq_guarded(_open(m, one), _open(m, two))


def _open(m: ElabMeta, ctor: Ctor) -> Expr:
    type = ctor.result
    for _ in ctor.fields:
        type = type if isinstance(type, Pi) else m.whnf(type)
        assert isinstance(type, Pi)
        type = instantiate1(type.body, m.mk_mvar(type.binder_type))
    return type


def pattern(c: Ctor, prefix: str) -> str:
    """``T.c x0 x1``: explicit fields only."""
    if c.explicit_params is not None:
        args = ["_"] * c.explicit_params + [f"{prefix}{i}" if f.explicit else "_" for i, f in enumerate(c.fields)]
        return f"@{c.name} {' '.join(args)}"
    names = [f"{prefix}{i}" for i, f in enumerate(c.fields) if f.explicit]
    return f"{c.name} {' '.join(names)}".strip() if names else str(c.name)


def blank(c: Ctor) -> str:
    """The constructor with holes."""
    if c.explicit_params is not None:
        return f"@{c.name}" + " _" * (c.explicit_params + len(c.fields))
    return f"{c.name}" + " _" * sum(f.explicit for f in c.fields)


def data_fields(c: Ctor) -> Sequence[tuple[int, Field]]:
    """The fields that are compared."""
    return [(i, f) for i, f in enumerate(c.fields) if not f.is_proof and f.explicit]
