"""Auxiliary declarations of inductive types: ``casesOn``, ``recOn``, ``below``, ``brecOn``, ``ctorIdx``.

Source: Lean 4 v4.34 ``src/Lean/Meta/Constructions/{CasesOn,RecOn,BRecOn,CtorIdx}.lean``. Comes in: the kernel's
recursor. Goes out: definitions checked by the kernel, made on first use through ``REALIZERS`` (``noConfusion`` and
friends are in :mod:`prover.lean.elab.no_confusion`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from prover.lean.decimal_text import decimal_to_nat
from prover.lean.declaration import (
    ABBREV,
    DefinitionDecl,
    InductiveInfo,
    RecursorInfo,
    TheoremDecl,
)
from prover.lean.expr import (
    IMPLICIT,
    App,
    Expr,
    Pi,
    Sort,
    get_app_fn,
    mk_app,
    mk_apps,
    mk_const,
    mk_lambda,
    mk_lit,
    mk_proj,
    mk_sort,
    unfold_app,
)
from prover.lean.level import ONE, ZERO, Level, mk_level_param, mk_max_simp, mk_succ
from prover.lean.local_context import EMPTY_CONTEXT
from prover.lean.meta.attributes import AUX_RECURSORS, NO_CONFUSIONS, PROTECTED, set_reducibility
from prover.lean.meta.base import REALIZERS, MetaBase, Transparency
from prover.lean.meta.telescope import (
    close_lambda,
    close_pi,
    fvar_name,
    fvar_type,
    instantiate_forall,
    open_pi,
    push_raw,
    set_info,
)
from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.subst import beta, instantiate_level_params, mk_arrow, replace_fvars

PUNIT: Final = mk_name("PUnit")
PUNIT_UNIT: Final = mk_name("PUnit.unit")
PPROD: Final = mk_name("PProd")
PPROD_MK: Final = mk_name("PProd.mk")
TRUE: Final = mk_name("True")
TRUE_INTRO: Final = mk_name("True.intro")
NAT: Final = mk_const(mk_name("Nat"))
EQ: Final = mk_name("Eq")
EQ_REFL: Final = mk_name("Eq.refl")


# ------------------------------------------------------------ shapes
def inductive_of(m: MetaBase, name: Name) -> InductiveInfo | None:
    info = m.env.find(name)
    return info if isinstance(info, InductiveInfo) else None


def recursor_of(m: MetaBase, name: Name) -> RecursorInfo:
    info = m.env.find(name)
    assert isinstance(info, RecursorInfo), f"{name} is no recursor"
    return info


def eliminates_to_type(m: MetaBase, ind: InductiveInfo) -> bool:
    """Does the recursor have a motive universe of its own (large elimination)?"""
    return len(recursor_of(m, ind.name.child("rec")).level_params) > len(ind.level_params)


def is_prop_former(type: Expr) -> bool:
    while isinstance(type, Pi):
        type = type.body
    return type is mk_sort(ZERO)


def is_enumeration(m: MetaBase, ind: InductiveInfo) -> bool:
    """A type with constructors but no parameters, indices, universes or fields (``Bool``)."""
    if ind.num_params or ind.num_indices or ind.is_rec or ind.level_params or not ind.ctors or is_prop_former(ind.type):
        return False
    return all(not isinstance(m.get_const(c).type, Pi) for c in ind.ctors)


def add_aux_definition(
    m: MetaBase, name: Name, level_params: tuple[Name, ...], type: Expr, value: Expr, mark: bool = True
) -> None:
    """Add a reducible, protected abbreviation; ``mark`` makes it an auxiliary recursor."""
    m.add_decl(DefinitionDecl(name, level_params, type, value, ABBREV))
    m.env = set_reducibility(m.env, name, "reducible")
    if mark:
        m.env = m.env.add_entry(AUX_RECURSORS, name)
    m.env = m.env.add_entry(PROTECTED, name)


class RecParts:
    """The opened type of a recursor: parameters, motives, minors, indices, major."""

    def __init__(self, m: MetaBase, rec: RecursorInfo, type: Expr | None = None) -> None:
        fvars, self.result = open_pi(m, rec.type if type is None else type)
        p, mo, mi, ix = rec.num_params, rec.num_motives, rec.num_minors, rec.num_indices
        self.params = fvars[:p]
        self.motives = fvars[p : p + mo]
        self.minors = fvars[p + mo : p + mo + mi]
        self.indices = fvars[p + mo + mi : p + mo + mi + ix]
        self.major = fvars[p + mo + mi + ix]
        self.indices_major = [*self.indices, self.major]
        self.levels: tuple[Level, ...] = tuple([mk_level_param(u) for u in rec.level_params])


# ------------------------------------------------------------ recOn, casesOn
def mk_rec_on(m: MetaBase, ind: InductiveInfo) -> None:
    rec = recursor_of(m, ind.name.child("rec"))
    parts = RecParts(m, rec)
    binders = [*parts.params, *parts.motives, *parts.indices_major, *parts.minors]
    value = mk_apps(
        mk_const(rec.name, parts.levels), [*parts.params, *parts.motives, *parts.minors, *parts.indices_major]
    )
    name = ind.name.child("recOn")
    add_aux_definition(m, name, rec.level_params, close_pi(m, binders, parts.result), close_lambda(m, binders, value))


def mk_cases_on(m: MetaBase, ind: InductiveInfo) -> None:
    rec = recursor_of(m, ind.name.child("rec"))
    parts = RecParts(m, rec)
    large = len(rec.level_params) > len(ind.level_params)
    elim = parts.levels[0] if large else ZERO
    unit, star = mk_punit(elim), mk_punit_mk(elim)
    main = get_app_fn(parts.result)
    motive_args: list[Expr] = []
    for motive in parts.motives:
        if motive is main:
            motive_args.append(motive)
        else:
            xs, _ = open_pi(m, fvar_type(m, motive))
            motive_args.append(close_lambda(m, xs, unit))
    new_minors: list[Expr] = []
    minor_args: list[Expr] = []
    for minor in parts.minors:
        xs, target = open_pi(m, fvar_type(m, minor))
        # rebind induction hypotheses with the motives actually used
        fields = [x for x in xs if not _is_hypothesis(m, x, parts.motives)]
        lambda_vars = [x if x in fields else _retyped(m, x, parts.motives, motive_args) for x in xs]
        if get_app_fn(target) is main:
            new_minor = push_raw(m, fvar_name(m, minor), close_pi(m, fields, target))
            new_minors.append(new_minor)
            minor_args.append(close_lambda(m, lambda_vars, mk_apps(new_minor, fields)))
        else:
            minor_args.append(close_lambda(m, lambda_vars, star))
    value = mk_apps(mk_const(rec.name, parts.levels), [*parts.params, *motive_args, *minor_args, *parts.indices_major])
    binders = [*parts.params, main, *parts.indices_major, *new_minors]
    name = ind.name.child("casesOn")
    add_aux_definition(m, name, rec.level_params, close_pi(m, binders, parts.result), close_lambda(m, binders, value))


def _is_hypothesis(m: MetaBase, x: Expr, motives: list[Expr]) -> bool:
    type = fvar_type(m, x)
    while isinstance(type, Pi):
        type = type.body
    return get_app_fn(type) in motives


def _retyped(m: MetaBase, x: Expr, motives: list[Expr], motive_args: list[Expr]) -> Expr:
    """The induction hypothesis ``x`` with each motive replaced by what stands for it."""
    ys, target = open_pi(m, fvar_type(m, x))
    fn, args = unfold_app(target)
    replacement = motive_args[motives.index(fn)]
    if replacement is fn:
        return x
    for _ in args:
        assert not isinstance(replacement, App)
        replacement = replacement.body  # type: ignore[attr-defined]  # a constant function
    return push_raw(m, fvar_name(m, x), close_pi(m, ys, replacement))


# ------------------------------------------------------------ PProd / And
def mk_punit(level: Level) -> Expr:
    return mk_const(TRUE) if level is ZERO else mk_const(PUNIT, (level,))


def mk_punit_mk(level: Level) -> Expr:
    return mk_const(TRUE_INTRO) if level is ZERO else mk_const(PUNIT_UNIT, (level,))


def level_of_type(m: MetaBase, type: Expr) -> Level:
    """The universe of a type."""
    sort = m.whnf(m.infer_type(type))
    assert isinstance(sort, Sort)
    return m.mctx.instantiate_level(sort.level)


def mk_pprod(m: MetaBase, a: Expr, b: Expr) -> Expr:
    """``a ×' b`` (``a ∧ b`` for propositions)."""
    u, v = level_of_type(m, a), level_of_type(m, b)
    if u is ZERO and v is ZERO:
        return mk_apps(mk_const(mk_name("And")), (a, b))
    return mk_apps(mk_const(PPROD, (u, v)), (a, b))


def mk_pprod_mk(m: MetaBase, a: Expr, b: Expr) -> Expr:
    ta, tb = m.infer_type(a), m.infer_type(b)
    u, v = level_of_type(m, ta), level_of_type(m, tb)
    if u is ZERO and v is ZERO:
        return mk_apps(mk_const(mk_name("And.intro")), (ta, tb, a, b))
    return mk_apps(mk_const(PPROD_MK, (u, v)), (ta, tb, a, b))


def mk_pprod_proj(m: MetaBase, e: Expr, idx: int) -> Expr:
    """``e.1``/``e.2`` as primitive projections."""
    type = m.whnf(m.infer_type(e))
    head = get_app_fn(type)
    name = getattr(head, "name", ANONYMOUS)
    return mk_proj(name, idx, e)


def pack_pprod(m: MetaBase, level: Level, types: list[Expr]) -> Expr:
    """Right-nested product; the unit type of ``level`` when empty."""
    if not types:
        return mk_punit(level)
    result = types[-1]
    for t in reversed(types[:-1]):
        result = mk_pprod(m, t, result)
    return result


def pack_pprod_mk(m: MetaBase, level: Level, values: list[Expr]) -> Expr:
    if not values:
        return mk_punit_mk(level)
    result = values[-1]
    for v in reversed(values[:-1]):
        result = mk_pprod_mk(m, v, result)
    return result


# ------------------------------------------------------------ below
def below_level(m: MetaBase, ind: InductiveInfo, motive_level: Level) -> Level:
    """Universe of ``T.below``."""
    if not ind.is_reflexive:
        return mk_max_simp(ONE, motive_level)
    type = ind.type
    while isinstance(type, Pi):
        type = type.body
    assert isinstance(type, Sort)
    return mk_max_simp(type.level, motive_level)


def rec_names(m: MetaBase, ind: InductiveInfo) -> list[tuple[Name, Name, Name]]:
    """For each motive of the block: recursor, ``below`` and ``brecOn`` names (nested auxiliary types after the
    block)."""
    out = [(t.child("rec"), t.child("below"), t.child("brecOn")) for t in ind.all]
    first = ind.all[0]
    for i in range(1, ind.num_nested + 1):
        out.append((first.child(f"rec_{i}"), first.child(f"below_{i}"), first.child(f"brecOn_{i}")))
    return out


def mk_below(m: MetaBase, ind: InductiveInfo, position: int) -> None:
    rec_name, name, _ = rec_names(m, ind)[position]
    rec = recursor_of(m, rec_name)
    parts = RecParts(m, rec)
    lvl = parts.levels[0]
    rlvl = below_level(m, ind, lvl)
    sort = mk_sort(rlvl)
    args: list[Expr] = list(parts.params)
    for motive in parts.motives:
        xs, _ = open_pi(m, fvar_type(m, motive))
        args.append(close_lambda(m, xs, sort))
    for minor in parts.minors:
        args.append(_below_minor(m, rlvl, parts.motives, fvar_type(m, minor)))
    value = mk_apps(mk_const(rec.name, (mk_succ(rlvl), *parts.levels[1:])), [*args, *parts.indices_major])
    binders = [*parts.params, *parts.motives, *parts.indices_major]
    add_aux_definition(m, name, rec.level_params, close_pi(m, binders, sort), close_lambda(m, binders, value), False)


def _below_minor(m: MetaBase, rlvl: Level, motives: list[Expr], minor_type: Expr) -> Expr:
    xs, _ = open_pi(m, minor_type)
    prods: list[Expr] = []
    out: list[Expr] = []
    for x in xs:
        type = fvar_type(m, x)
        ys, target = open_pi(m, type)
        if get_app_fn(target) in motives:
            ih = push_raw(m, fvar_name(m, x), close_pi(m, ys, mk_sort(rlvl)))
            prods.append(mk_pprod(m, type, close_pi(m, ys, mk_apps(ih, ys))))
            out.append(ih)
        else:
            out.append(x)
    return close_lambda(m, out, pack_pprod(m, rlvl, prods))


# ------------------------------------------------------------ brecOn
class _BRec:
    """Common binders of ``brecOn.go``, ``brecOn`` and ``brecOn.eq``."""

    def __init__(self, m: MetaBase, ind: InductiveInfo, position: int) -> None:
        self.names = rec_names(m, ind)
        rec_name, self.below_name, self.name = self.names[position]
        self.rec = recursor_of(m, rec_name)
        self.parts = parts = RecParts(m, self.rec)
        self.rlvl = below_level(m, ind, parts.levels[0])
        fixed = [*parts.params, *parts.motives]
        self.belows = [mk_apps(mk_const(below, parts.levels), fixed) for _, below, _ in self.names]
        self.functionals: list[Expr] = []
        for i, motive in enumerate(parts.motives):
            xs, _ = open_pi(m, fvar_type(m, motive))
            below = push_raw(m, mk_name("f"), mk_apps(self.belows[i], xs))
            type = close_pi(m, [*xs, below], mk_apps(motive, xs))
            self.functionals.append(push_raw(m, mk_name(f"F_{i + 1}"), type))
        self.binders = [*fixed, *parts.indices_major, *self.functionals]
        self.motive = parts.motives[position]
        self.below = self.belows[position]
        self.functional = self.functionals[position]


def mk_brec_on_go(m: MetaBase, ind: InductiveInfo, position: int) -> None:
    b = _BRec(m, ind, position)
    parts = b.parts
    args: list[Expr] = list(parts.params)
    for motive, below in zip(parts.motives, b.belows, strict=True):
        xs, _ = open_pi(m, fvar_type(m, motive))
        args.append(close_lambda(m, xs, mk_pprod(m, mk_apps(motive, xs), mk_apps(below, xs))))
    for minor in parts.minors:
        args.append(_brec_minor(m, b, fvar_type(m, minor)))
    value = mk_apps(mk_const(b.rec.name, (b.rlvl, *parts.levels[1:])), [*args, *parts.indices_major])
    type = mk_pprod(m, mk_apps(b.motive, parts.indices_major), mk_apps(b.below, parts.indices_major))
    name = b.name.child("go")
    m.add_decl(
        DefinitionDecl(
            name, b.rec.level_params, close_pi(m, b.binders, type), close_lambda(m, b.binders, value), ABBREV
        )
    )
    m.env = set_reducibility(m.env, name, "reducible")


def _brec_minor(m: MetaBase, b: _BRec, minor_type: Expr) -> Expr:
    xs, target = open_pi(m, minor_type)
    motives = b.parts.motives
    values: list[Expr] = []
    out: list[Expr] = []
    for x in xs:
        ys, result = open_pi(m, fvar_type(m, x))
        fn, args = unfold_app(result)
        if fn not in motives:
            out.append(x)
            continue
        pair = mk_pprod(m, result, mk_apps(b.belows[motives.index(fn)], args))
        ih = push_raw(m, fvar_name(m, x), close_pi(m, ys, pair))
        out.append(ih)
        if ys:
            at = mk_apps(ih, ys)
            first = close_lambda(m, ys, mk_pprod_proj(m, at, 0))
            second = close_lambda(m, ys, mk_pprod_proj(m, at, 1))
            values.append(mk_pprod_mk(m, first, second))
        else:
            values.append(ih)
    fn, args = unfold_app(target)
    below = pack_pprod_mk(m, b.rlvl, values)
    step = mk_apps(b.functionals[motives.index(fn)], [*args, below])
    u, v = b.parts.levels[0], b.rlvl
    i = motives.index(fn)
    types = (mk_apps(motives[i], args), mk_apps(b.belows[i], args))
    return close_lambda(m, out, mk_apps(mk_const(PPROD_MK, (u, v)), (*types, step, below)))


def mk_brec_on(m: MetaBase, ind: InductiveInfo, position: int) -> None:
    b = _BRec(m, ind, position)
    go = mk_apps(mk_const(b.name.child("go"), b.parts.levels), b.binders)
    value = mk_proj(PPROD, 0, go)
    type = mk_apps(b.motive, b.parts.indices_major)
    add_aux_definition(m, b.name, b.rec.level_params, close_pi(m, b.binders, type), close_lambda(m, b.binders, value))


def mk_brec_on_eq(m: MetaBase, ind: InductiveInfo, position: int) -> None:
    """``brecOn t F = F t (brecOn.go t F).2``, by cases on ``t``."""
    b = _BRec(m, ind, position)
    parts = b.parts
    lhs = mk_apps(mk_const(b.name, parts.levels), b.binders)
    go = mk_apps(mk_const(b.name.child("go"), parts.levels), b.binders)
    rhs = mk_apps(b.functional, [*parts.indices_major, mk_proj(PPROD, 1, go)])
    type = mk_apps(b.motive, parts.indices_major)
    u = parts.levels[0]
    statement = mk_apps(mk_const(EQ, (u,)), (type, lhs, rhs))
    args: list[Expr] = list(parts.params)
    for motive in parts.motives:
        xs, _ = open_pi(m, fvar_type(m, motive))
        args.append(close_lambda(m, xs, statement if motive is b.motive else mk_const(TRUE)))
    # the statement's own indices and major are what the motive abstracts
    args[len(parts.params) + parts.motives.index(b.motive)] = close_lambda(m, parts.indices_major, statement)
    for minor in parts.minors:
        xs, target = open_pi(m, fvar_type(m, minor))
        fn, targs = unfold_app(target)
        out: list[Expr] = []
        for x in xs:
            ys, result = open_pi(m, fvar_type(m, x))
            rfn, rargs = unfold_app(result)
            if rfn in parts.motives:
                motive_arg = args[len(parts.params) + parts.motives.index(rfn)]
                out.append(push_raw(m, fvar_name(m, x), close_pi(m, ys, beta(motive_arg, rargs))))
            else:
                out.append(x)
        if fn is b.motive:
            at = mk_apps(
                mk_const(EQ_REFL, (u,)), (mk_apps(b.motive, targs), replace_fvars(lhs, parts.indices_major, targs))
            )
            args.append(close_lambda(m, out, at))
        else:
            args.append(close_lambda(m, out, mk_const(TRUE_INTRO)))
    value = mk_apps(mk_const(b.rec.name, (ZERO, *parts.levels[1:])), [*args, *parts.indices_major])
    m.add_decl(
        TheoremDecl(
            b.name.child("eq"), b.rec.level_params, close_pi(m, b.binders, statement), close_lambda(m, b.binders, value)
        )
    )


# ------------------------------------------------------------ ctorIdx
def mk_ctor_idx(m: MetaBase, ind: InductiveInfo) -> None:
    """``T.ctorIdx : T → Nat``, the number of the constructor."""
    levels = tuple([mk_level_param(u) for u in ind.level_params])
    xs, _ = open_pi(m, ind.type, ind.num_params + ind.num_indices)
    set_info(m, xs, IMPLICIT)
    params, indices = xs[: ind.num_params], xs[ind.num_params :]
    ind_type = mk_apps(mk_const(ind.name, levels), xs)
    x = push_raw(m, mk_name("x"), ind_type)
    if len(ind.ctors) == 1:
        value: Expr = mk_lit(0)
    else:
        motive = close_lambda(m, [*indices, x], NAT)
        cases = m.get_const(ind.name.child("casesOn"))
        value = mk_apps(mk_const(cases.name, (ONE, *levels)), [*params, motive, *indices, x])
        for i, ctor in enumerate(ind.ctors):
            info = m.get_const(ctor)
            fields, _ = open_pi(m, _at_params(info.type, params))
            value = mk_app(value, close_lambda(m, fields, mk_lit(i)))
    type = close_pi(m, xs, mk_arrow(ind_type, NAT))
    name = ind.name.child("ctorIdx")
    add_aux_definition(m, name, ind.level_params, type, close_lambda(m, [*xs, x], value), False)


def mk_to_ctor_idx(m: MetaBase, ind: InductiveInfo) -> None:
    """Deprecated alias for enumerations."""
    m.get_const(ind.name.child("ctorIdx"))
    type = mk_arrow(mk_const(ind.name), NAT)
    add_aux_definition(m, ind.name.child("toCtorIdx"), (), type, mk_const(ind.name.child("ctorIdx")), False)


def _at_params(type: Expr, params: list[Expr]) -> Expr:
    return instantiate_forall(type, params)


def instantiate_rec_levels(rec: RecursorInfo, levels: tuple[Level, ...]) -> Expr:
    return instantiate_level_params(rec.type, rec.level_params, levels)


# ------------------------------------------------------------ realizing on first use
Maker = Callable[[MetaBase, InductiveInfo], None]
_MAKERS: dict[str, Maker] = {}


def register_maker(part: str, maker: Maker) -> None:
    """``T.<part>`` is made by ``maker`` when first looked up."""
    _MAKERS[part] = maker


def realize_aux(m: MetaBase, name: Name) -> bool:
    """REALIZERS entry for names below an inductive type."""
    part = name.part
    if not isinstance(part, str) or name.prefix is None:
        return False
    owner = name.prefix
    if owner.part and isinstance(owner.part, str) and owner.part.startswith("brecOn") and part in ("go", "eq"):
        return _realize_brec(m, owner, part)
    base = part.split("_")[0] if part.startswith(("below_", "brecOn_")) else part
    if base in ("below", "brecOn"):
        return _realize_brec(m, name, None)
    maker = _MAKERS.get(part)
    if maker is None:
        return False
    ind = inductive_of(m, owner)
    if ind is None or not _applies(m, ind, part):
        return False
    run_closed(m, lambda: maker(m, ind))
    return name in m.env


def run_closed(m: MetaBase, action: Callable[[], None]) -> None:
    """Run in an empty context at default transparency (auxiliary declarations are closed)."""
    with m.with_lctx(EMPTY_CONTEXT, ()), m.with_transparency(Transparency.DEFAULT), m.with_new_depth():
        action()


def _applies(m: MetaBase, ind: InductiveInfo, part: str) -> bool:
    if part in ("casesOn", "recOn"):
        return True
    if is_prop_former(ind.type) or not eliminates_to_type(m, ind):
        return False
    return part != "toCtorIdx" or is_enumeration(m, ind)


def _realize_brec(m: MetaBase, name: Name, sub: str | None) -> bool:
    """``T.below``, ``T.brecOn``, ``T.brecOn_2`` and their ``go``/``eq``."""
    part = str(name.part)
    word, separator, suffix = part.partition("_")
    index = decimal_to_nat(suffix) if separator else 1
    if word not in ("below", "brecOn") or not index:
        return False
    ind = inductive_of(m, name.parent)
    if ind is None or not ind.is_rec or not eliminates_to_type(m, ind) or is_prop_former(ind.type):
        return False
    position = ind.all.index(ind.name) if not suffix else len(ind.all) + index - 1
    if position >= len(ind.all) + ind.num_nested or (suffix and ind.name is not ind.all[0]):
        return False
    names = rec_names(m, ind)
    if word == "below":
        run_closed(m, lambda: mk_below(m, ind, position))
        return True
    for _, below, _ in names:
        m.get_const(below)
    if sub == "go":
        run_closed(m, lambda: mk_brec_on_go(m, ind, position))
    elif sub is None:
        m.get_const(name.child("go"))
        run_closed(m, lambda: mk_brec_on(m, ind, position))
    else:
        m.get_const(name)
        run_closed(m, lambda: mk_brec_on_eq(m, ind, position))
    return True


register_maker("casesOn", mk_cases_on)
register_maker("recOn", mk_rec_on)
register_maker("ctorIdx", mk_ctor_idx)
register_maker("toCtorIdx", mk_to_ctor_idx)
REALIZERS.append(realize_aux)

__all__ = [
    "NO_CONFUSIONS",
    "RecParts",
    "add_aux_definition",
    "eliminates_to_type",
    "inductive_of",
    "is_enumeration",
    "is_prop_former",
    "level_of_type",
    "mk_lambda",
    "register_maker",
    "run_closed",
]
