"""Declarations made ill-typed by construction.

A foreign type ``Alien`` with one element ``Alien.mk`` is added to the environment; nothing else mentions it. Putting
``Alien.mk`` in place of any subterm of a well-typed declaration makes it ill-typed: the place's expected type is
computed from parts that do not mention ``Alien``, so it cannot be ``Alien``. The other changes (unknown constants,
level counts, undeclared levels, loose variables, projections out of range) are wrong in themselves.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from prover.lean.declaration import (
    AxiomDecl,
    Constructor,
    Declaration,
    DefinitionDecl,
    InductiveDecl,
    InductiveType,
    OpaqueDecl,
    QuotDecl,
    TheoremDecl,
)
from prover.lean.expr import (
    App,
    Binding,
    Const,
    Expr,
    Lam,
    Let,
    Proj,
    Sort,
    mk_app,
    mk_bvar,
    mk_const,
    mk_lambda,
    mk_let,
    mk_pi,
    mk_proj,
    mk_sort,
)
from prover.lean.level import ZERO, mk_level_param
from prover.lean.name import mk_name

ALIEN_TEXT = "inductive Alien 0 : Type | mk : Alien"
ALIEN, ALIEN_MK = mk_const(mk_name("Alien")), mk_const(mk_name("Alien.mk"))
NOWHERE = mk_const(mk_name("Nowhere"))
STRAY_LEVEL = mk_level_param(mk_name("stray"))


@dataclass(frozen=True, slots=True)
class Mutant:
    """An ill-typed declaration and what was done to it."""

    change: str
    decl: Declaration


Edit = Callable[[Expr], Expr | None]


def _alien(e: Expr) -> Expr | None:
    return ALIEN_MK


def _unknown(e: Expr) -> Expr | None:
    return NOWHERE


def _apply(e: Expr) -> Expr | None:
    return mk_app(ALIEN_MK, e)


def _loose(e: Expr) -> Expr | None:
    return mk_bvar(1_000_000)


def _more_levels(e: Expr) -> Expr | None:
    return mk_const(e.name, (*e.levels, ZERO)) if isinstance(e, Const) else None


def _fewer_levels(e: Expr) -> Expr | None:
    return mk_const(e.name, e.levels[1:]) if isinstance(e, Const) and e.levels else None


def _stray_level(e: Expr) -> Expr | None:
    if isinstance(e, Sort):
        return mk_sort(STRAY_LEVEL)
    if isinstance(e, Const) and e.levels:
        return mk_const(e.name, (STRAY_LEVEL, *e.levels[1:]))
    return None


def _far_field(e: Expr) -> Expr | None:
    return mk_proj(e.struct_name, e.idx + 1000, e.struct) if isinstance(e, Proj) else None


def _field_of_alien(e: Expr) -> Expr | None:
    return mk_proj(mk_name("Alien"), 0, e)


EDITS: dict[str, Edit] = {
    "alien term": _alien,
    "unknown constant": _unknown,
    "alien function": _apply,
    "loose variable": _loose,
    "one level more": _more_levels,
    "one level less": _fewer_levels,
    "undeclared level": _stray_level,
    "field out of range": _far_field,
    "field of another structure": _field_of_alien,
}


def edit_somewhere(e: Expr, edit: Edit, rng: random.Random) -> Expr | None:
    """Apply ``edit`` at a random place of ``e`` (a random walk down, then up until it applies)."""
    if rng.random() > 0.12:
        parts = _parts(e)
        rng.shuffle(parts)
        for i, part in parts:
            changed = edit_somewhere(part, edit, rng)
            if changed is not None:
                return _with_part(e, i, changed)
    return edit(e)


def _parts(e: Expr) -> list[tuple[int, Expr]]:
    if isinstance(e, App):
        return [(0, e.fn), (1, e.arg)]
    if isinstance(e, Binding):
        return [(0, e.binder_type), (1, e.body)]
    if isinstance(e, Let):
        return [(0, e.type), (1, e.value), (2, e.body)]
    return [(0, e.struct)] if isinstance(e, Proj) else []


def _with_part(e: Expr, i: int, new: Expr) -> Expr:
    if isinstance(e, App):
        return mk_app(new, e.arg) if i == 0 else mk_app(e.fn, new)
    if isinstance(e, Binding):
        make = mk_lambda if isinstance(e, Lam) else mk_pi
        return make(e.binder_name, new if i == 0 else e.binder_type, new if i == 1 else e.body, e.info)
    if isinstance(e, Let):
        parts = [e.type, e.value, e.body]
        parts[i] = new
        return mk_let(e.binder_name, parts[0], parts[1], parts[2], e.nondep)
    assert isinstance(e, Proj)
    return mk_proj(e.struct_name, e.idx, new)


def mutants(decls: list[Declaration], count: int, seed: int) -> Iterator[Mutant]:
    """``count`` mutants of the given (well-typed) declarations."""
    rng = random.Random(seed)
    usable = [d for d in decls if not isinstance(d, QuotDecl)]
    names = list(EDITS)
    made = 0
    while made < count:
        decl = rng.choice(usable)
        change = rng.choice(names)
        new = _mutate(decl, EDITS[change], rng)
        if new is not None:
            made += 1
            yield Mutant(change, new)


def _mutate(decl: Declaration, edit: Edit, rng: random.Random) -> Declaration | None:
    if isinstance(decl, InductiveDecl):
        return _mutate_inductive(decl, edit, rng)
    if isinstance(decl, QuotDecl):
        return None
    in_type = isinstance(decl, AxiomDecl) or rng.random() < 0.3
    if isinstance(decl, AxiomDecl) or in_type:
        ty = edit_somewhere(decl.type, edit, rng)
        if ty is None:
            return None
        if isinstance(decl, AxiomDecl):
            return AxiomDecl(decl.name, decl.level_params, ty)
        return _rebuild(decl, ty, decl.value)
    value = edit_somewhere(decl.value, edit, rng)
    return None if value is None else _rebuild(decl, decl.type, value)


def _rebuild(decl: DefinitionDecl | TheoremDecl | OpaqueDecl, ty: Expr, value: Expr) -> Declaration:
    if isinstance(decl, DefinitionDecl):
        return DefinitionDecl(decl.name, decl.level_params, ty, value, decl.hints)
    return type(decl)(decl.name, decl.level_params, ty, value)


def _mutate_inductive(decl: InductiveDecl, edit: Edit, rng: random.Random) -> InductiveDecl | None:
    i = rng.randrange(len(decl.types))
    ind = decl.types[i]
    if ind.ctors and rng.random() < 0.8:
        j = rng.randrange(len(ind.ctors))
        t = edit_somewhere(ind.ctors[j].type, edit, rng)
        if t is None:
            return None
        ctors = (*ind.ctors[:j], Constructor(ind.ctors[j].name, t), *ind.ctors[j + 1 :])
        new = InductiveType(ind.name, ind.type, ctors)
    else:
        t = edit_somewhere(ind.type, edit, rng)
        if t is None:
            return None
        new = InductiveType(ind.name, t, ind.ctors)
    return InductiveDecl(decl.level_params, decl.num_params, (*decl.types[:i], new, *decl.types[i + 1 :]))
