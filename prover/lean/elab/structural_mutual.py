"""Structural recursion of mutual groups and over nested types, by packing motives.

Source: Lean 4 v4.34 ``src/Lean/Elab/PreDefinition/Structural/{Main,BRecOn,IndGroupInfo}.lean``. Functions that
recurse over the same type share its motive as a product; a recursive call projects its own component.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import TYPE_CHECKING

from prover.lean.declaration import InductiveInfo, RecursorInfo
from prover.lean.elab.aux_constructions import (
    eliminates_to_type,
    is_prop_former,
    mk_pprod,
    mk_pprod_mk,
    mk_punit,
    mk_punit_mk,
    rec_names,
)
from prover.lean.elab.predef import PreDefinition
from prover.lean.elab.structural import (
    RecArg,
    Replacer,
    StructuralError,
    fixed_prefix,
    open_value,
    rec_arg_candidates,
)
from prover.lean.expr import Const, Expr, FVar, Lam, Pi, mk_apps, mk_const, mk_proj, unfold_app
from prover.lean.level import Level
from prover.lean.meta.attributes import add_recursion_group
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.name import Name, mk_name
from prover.lean.subst import abstract, beta, instantiate1, instantiate_level_params, instantiate_rev

if TYPE_CHECKING:
    from prover.lean.elab.add_decl import PreDefAdder
    from prover.lean.elab.term import TermElab
    from prover.lean.meta.meta import Meta

MAX_COMBINATIONS = 40


@dataclass(frozen=True, slots=True)
class Slot:
    """Component ``index`` of ``count`` functions that share a motive."""

    index: int
    count: int

    def project(self, e: Expr, name: Name) -> Expr:
        for _ in range(self.index):
            e = mk_proj(name, 1, e)
        return mk_proj(name, 0, e) if self.index < self.count - 1 else e


class GroupReplacer(Replacer):
    """Finds the packed motive, then takes the function's own component."""

    def __init__(self, m: Meta, args: dict[Name, RecArg], num_motives: int, slots: dict[Name, Slot]) -> None:
        super().__init__(m, args, num_motives)
        self.slots = slots

    def to_below(self, below: Expr, info: RecArg, arg: Expr) -> Expr:
        found = super().to_below(below, info, arg)
        slot = self.slots[info.fn]
        if slot.count == 1:
            return found
        type = self.m.whnf(self.m.infer_type(found))
        fn, _ = unfold_app(type)
        assert isinstance(fn, Const)
        return slot.project(found, fn.name)


def nested_candidates(m: Meta, predef: PreDefinition, num_fixed: int, block: InductiveInfo) -> list[RecArg]:
    """Arguments whose type is one of the block's auxiliary (nested) types."""
    out: list[RecArg] = []
    if block.num_nested == 0 or not eliminates_to_type(m, block) or is_prop_former(block.type):
        return out
    names = rec_names(m, block)
    with m.scope():
        xs, _ = open_value(m, predef.value)
        for i in range(num_fixed, len(xs)):
            type = m.whnf_d(m.infer_type(xs[i]))
            for j in range(len(block.all), len(names)):
                found = _match_nested(m, names[j][0], block, type)
                if found is None:
                    continue
                levels, params, indices = found
                if not all(ix in xs and xs.index(ix) >= num_fixed for ix in indices):
                    continue
                closed = tuple([abstract(p, xs[:num_fixed]) for p in params])
                if any(p.has_fvar and m.depends_on(p, {x.uid for x in xs if isinstance(x, FVar)}) for p in closed):
                    continue
                index_pos = tuple([xs.index(ix) for ix in indices])
                out.append(RecArg(predef.name, num_fixed, i, index_pos, block, j, levels, closed))
    return out


def _match_nested(
    m: Meta, rec_name: Name, block: InductiveInfo, type: Expr
) -> tuple[tuple[Level, ...], list[Expr], list[Expr]] | None:
    """Unify ``type`` with the major premise's type of an auxiliary recursor."""
    rec = m.get_const(rec_name)
    assert isinstance(rec, RecursorInfo)
    head = m.mk_const_with_fresh_levels(rec_name)
    mvars, _, _ = m.forall_meta_telescope(m.infer_type(head), rec.major_idx + 1)
    major_type = m.instantiate_mvars(m.infer_type(mvars[rec.major_idx]))
    saved = m.save()
    if not m.is_def_eq(major_type, type):
        m.restore(saved)
        return None
    params = [m.instantiate_mvars(v) for v in mvars[: rec.num_params]]
    start = rec.num_params + rec.num_motives + rec.num_minors
    indices = [m.instantiate_mvars(v) for v in mvars[start : rec.major_idx]]
    assert isinstance(head, Const)
    levels = tuple([m.mctx.instantiate_level(u) for u in head.levels[1:]])
    if any(p.has_mvar for p in params) or any(u.has_mvar for u in levels):
        return None
    return levels, params, indices


# ------------------------------------------------------------ the construction
def compile_group(m: Meta, predefs: Sequence[PreDefinition], infos: Sequence[RecArg]) -> list[Expr]:
    """Values of all functions of the group by ``brecOn`` of one block."""
    block = infos[0].ind
    names = rec_names(m, block)
    rec = m.get_const(names[0][0])
    assert isinstance(rec, RecursorInfo)
    members: list[list[int]] = [[i for i, a in enumerate(infos) if a.motive_pos == p] for p in range(rec.num_motives)]
    slots = {predefs[i].name: Slot(k, len(group)) for group in members for k, i in enumerate(group)}
    num_fixed = infos[0].num_fixed
    with m.scope():
        fixed, _ = _open_fixed(m, predefs[0].value, num_fixed)
        params = [instantiate_rev(p, fixed) for p in infos[0].params]
        for other in infos[1:]:
            theirs = [instantiate_rev(p, fixed) for p in other.params]
            if len(theirs) != len(params) or not all(m.is_def_eq(a, b) for a, b in zip(params, theirs, strict=True)):
                raise StructuralError("the functions recurse over types with different parameters")
        pieces = [_Piece(m, p, a, fixed) for p, a in zip(predefs, infos, strict=True)]
        u = pieces[0].level
        if not all(m.is_level_def_eq(u, q.level) for q in pieces[1:]):
            raise StructuralError("the functions' results live in different universes")
        levels = (u, *infos[0].levels)
        motives = _motives(m, rec, levels, params, members, pieces, u)
        for _, below, brec in names:
            m.get_const(below)
            m.get_const(brec)
        replacer = GroupReplacer(m, {a.fn: a for a in infos}, rec.num_motives, slots)
        functionals = [
            _functional(m, names[p][1], levels, params, motives, p, members[p], pieces, replacer)
            for p in range(rec.num_motives)
        ]
        values: list[Expr] = []
        for i, (piece, info) in enumerate(zip(pieces, infos, strict=True)):
            with m.scope():
                ys = piece.push(m)
                major, others = piece.split(ys)
                value = mk_apps(mk_const(names[info.motive_pos][2], levels), [*params, *motives, *major, *functionals])
                slot = slots[predefs[i].name]
                if slot.count > 1:
                    fn, _ = unfold_app(m.whnf(m.infer_type(value)))
                    assert isinstance(fn, Const)
                    value = slot.project(value, fn.name)
                values.append(m.mk_lambda([*fixed, *ys], mk_apps(value, others), used_lets=False))
        return values


def _open_fixed(m: Meta, value: Expr, count: int) -> tuple[list[Expr], Expr]:
    xs: list[Expr] = []
    for _ in range(count):
        assert isinstance(value, Lam)
        xs.append(m.push_local(value.binder_name, value.binder_type, value.info))
        value = instantiate1(value.body, xs[-1])
    return xs, value


class _Piece:
    """One function with the fixed parameters in place."""

    def __init__(self, m: Meta, predef: PreDefinition, info: RecArg, fixed: Sequence[Expr]) -> None:
        self.info = info
        value = predef.value
        for x in fixed:
            assert isinstance(value, Lam)
            value = instantiate1(value.body, x)
        self.value: Expr = value
        with m.scope():
            ys = self.push(m)
            major, others = self.split(ys)
            body = m.mk_pi(others, m.infer_type(self.body))
            self.level = m.get_level(body)
            self.motive = m.mk_lambda(major, body)

    def push(self, m: Meta) -> list[Expr]:
        ys: list[Expr] = []
        value = self.value
        while isinstance(value, Lam):
            ys.append(m.push_local(value.binder_name, value.binder_type, value.info))
            value = instantiate1(value.body, ys[-1])
        self.body = value
        return ys

    def split(self, ys: list[Expr]) -> tuple[list[Expr], list[Expr]]:
        chosen = [i - self.info.num_fixed for i in (*self.info.index_pos, self.info.pos)]
        return [ys[i] for i in chosen], [y for i, y in enumerate(ys) if i not in chosen]


def _motives(
    m: Meta,
    rec: RecursorInfo,
    levels: tuple[Level, ...],
    params: list[Expr],
    members: list[list[int]],
    pieces: list[_Piece],
    u: Level,
) -> list[Expr]:
    type = instantiate_level_params(rec.type, rec.level_params, levels)
    for p in params:
        assert isinstance(type, Pi)
        type = instantiate1(type.body, p)
    out: list[Expr] = []
    for group in members:
        assert isinstance(type, Pi)
        domain = type.binder_type
        type = type.body
        if len(group) == 1:
            out.append(pieces[group[0]].motive)
            continue
        with m.scope():
            xs: list[Expr] = []
            while isinstance(domain, Pi):
                xs.append(m.push_local(domain.binder_name, domain.binder_type))
                domain = instantiate1(domain.body, xs[-1])
            if not group:
                out.append(m.mk_lambda(xs, mk_punit(u)))
                continue
            parts = [beta(pieces[i].motive, xs) for i in group]
            packed = parts[-1]
            for part in reversed(parts[:-1]):
                packed = mk_pprod(m, part, packed)
            out.append(m.mk_lambda(xs, packed))
    return out


def _functional(
    m: Meta,
    below_name: Name,
    levels: tuple[Level, ...],
    params: list[Expr],
    motives: list[Expr],
    position: int,
    group: list[int],
    pieces: list[_Piece],
    replacer: GroupReplacer,
) -> Expr:
    """``fun majors below => ⟨F₁, F₂, …⟩``."""
    with m.scope():
        motive = motives[position]
        xs: list[Expr] = []
        while isinstance(motive, Lam):
            xs.append(m.push_local(motive.binder_name, motive.binder_type))
            motive = instantiate1(motive.body, xs[-1])
        below_type = mk_apps(mk_const(below_name, levels), [*params, *motives, *xs])
        below = m.push_local(mk_name("f"), below_type)
        if not group:
            return m.mk_lambda([*xs, below], mk_punit_mk(levels[0]))
        parts = [_component(m, pieces[i], xs, below, replacer) for i in group]
        packed = parts[-1]
        for part in reversed(parts[:-1]):
            packed = mk_pprod_mk(m, part, packed)
        return m.mk_lambda([*xs, below], packed, used_lets=False)


def _component(m: Meta, piece: _Piece, xs: list[Expr], below: Expr, replacer: GroupReplacer) -> Expr:
    """``fun others => body`` with the structural argument and its indices replaced by ``xs``."""
    info = piece.info
    order = [i - info.num_fixed for i in (*info.index_pos, info.pos)]
    with m.scope():
        ys: list[Expr] = []
        others: list[Expr] = []
        value = piece.value
        i = 0
        while isinstance(value, Lam):
            if i in order:
                y: Expr = xs[order.index(i)]
            else:
                y = m.push_local(value.binder_name, value.binder_type, value.info)
                others.append(y)
            ys.append(y)
            value = instantiate1(value.body, y)
            i += 1
        body = replacer.loop(below, value)
        return m.mk_lambda(others, body, used_lets=False)


# ------------------------------------------------------------ entry
def group_choices(m: Meta, predefs: Sequence[PreDefinition]) -> tuple[list[tuple[RecArg, ...]], list[str]]:
    """Choices of a structural argument for each function (all in one block of types), and why others are none."""
    num_fixed = fixed_prefix(m, predefs)
    choices: list[list[RecArg]] = []
    reasons: list[str] = []
    for p in predefs:
        found, why = rec_arg_candidates(m, p, num_fixed)
        choices.append(found)
        reasons += why
    blocks: dict[Name, InductiveInfo] = {a.ind.all[0]: a.ind for c in choices for a in c}
    for block in blocks.values():
        for c, p in zip(choices, predefs, strict=True):
            c += nested_candidates(m, p, num_fixed, block)
    found_all = islice(product(*choices), MAX_COMBINATIONS)
    return [c for c in found_all if len({a.ind.all[0] for a in c}) == 1], reasons


def try_mutual(el: TermElab, predefs: Sequence[PreDefinition], adder: PreDefAdder) -> str | None:
    """Compile a group; None on success, else why it failed."""
    m = el.m
    combinations, reasons = group_choices(m, predefs)
    for combination in combinations:
        saved = m.save()
        try:
            values = compile_group(m, predefs, combination)
            for p, value in zip(predefs, values, strict=True):
                adder.add_plain(replace(p, value=value))
        except HeartbeatsExceeded:
            raise
        except LeanError as err:
            m.restore(saved)
            reasons.append("Cannot use parameters:\n  " + err.text.replace("\n", "\n  "))
            continue
        from prover.lean.elab.recursion import add_smart_unfolding

        for p in predefs:
            if p.kind not in ("theorem", "example"):
                add_smart_unfolding(m, p)
        m.env = add_recursion_group(m.env, tuple([p.name for p in predefs]))
        return None
    return "failed to infer structural recursion:\n" + "\n".join(reasons)


__all__ = ["compile_group", "group_choices", "try_mutual"]
