"""Inductive declarations: the full check, and everything computed from them (constructors, recursors, metadata).

Comes in: an environment and an ``InductiveDecl`` without nested occurrences (``kernel/nested.py`` removes those first).
Goes out: the constants to add. Source: Lean 4 ``src/kernel/inductive.cpp`` (``add_inductive_fn``); names, binder names
and binder kinds of recursors are Lean's exactly, since exports are compared with them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from prover.lean.declaration import (
    ConstantInfo,
    ConstructorInfo,
    InductiveDecl,
    InductiveInfo,
    InductiveType,
    RecursorInfo,
    RecursorRule,
)
from prover.lean.environment import Environment
from prover.lean.expr import (
    DEFAULT,
    IMPLICIT,
    BinderInfo,
    Const,
    Expr,
    Pi,
    has_loose_bvar,
    is_app_of,
    mk_app,
    mk_apps,
    mk_const,
    mk_lambda,
    mk_local,
    mk_pi,
    mk_sort,
    unfold_app,
)
from prover.lean.kernel.binding import close_locals, open_rev
from prover.lean.kernel.errors import KernelRejected, RejectReason
from prover.lean.kernel.scope import check_scope
from prover.lean.kernel.type_checker import TypeChecker
from prover.lean.level import ZERO, Level, is_never_zero, level_eq, level_leq, mk_level_param
from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.subst import any_subterm

_OPT_PARAM: Final = mk_name("optParam")
_AUTO_PARAM: Final = mk_name("autoParam")
_OUT_PARAM: Final = mk_name("outParam")


@dataclass(frozen=True, slots=True)
class Bound:
    """A kernel local with the binder it came from."""

    local: Expr
    name: Name
    info: BinderInfo
    type: Expr


@dataclass(slots=True)
class _Field:
    """A constructor field; ``rec`` holds, for a recursive one, its arguments and the type application it returns."""

    bound: Bound
    rec: tuple[list[Bound], int, list[Expr]] | None


@dataclass(slots=True)
class _Ctor:
    name: Name
    fields: list[_Field]
    indices: list[Expr]


@dataclass(slots=True)
class _Motive:
    indices: list[Bound]
    major: Bound
    motive: Bound


def close_pi(bounds: Sequence[Bound], body: Expr) -> Expr:
    locals_ = [b.local for b in bounds]
    result = close_locals(body, locals_)
    for i in range(len(bounds) - 1, -1, -1):
        b = bounds[i]
        result = mk_pi(b.name, close_locals(b.type, locals_[:i]), result, b.info)
    return result


def close_lambda(bounds: Sequence[Bound], body: Expr) -> Expr:
    locals_ = [b.local for b in bounds]
    result = close_locals(body, locals_)
    for i in range(len(bounds) - 1, -1, -1):
        b = bounds[i]
        result = mk_lambda(b.name, close_locals(b.type, locals_[:i]), result, b.info)
    return result


class Telescope:
    """Binders whose types are closed once, to stand in front of many bodies."""

    def __init__(self, bounds: Sequence[Bound]) -> None:
        self.bounds = list(bounds)
        self.locals = [b.local for b in bounds]
        self.types = [close_locals(b.type, self.locals[:i]) for i, b in enumerate(bounds)]

    def pi(self, body: Expr) -> Expr:
        return self._wrap(body, mk_pi)

    def lambda_(self, body: Expr) -> Expr:
        return self._wrap(body, mk_lambda)

    def _wrap(self, body: Expr, make: Callable[[Name, Expr, Expr, BinderInfo], Expr]) -> Expr:
        result = close_locals(body, self.locals)
        for b, t in zip(reversed(self.bounds), reversed(self.types)):
            result = make(b.name, t, result, b.info)
        return result


def strip_annotations(t: Expr) -> Expr:
    """``optParam T v``, ``autoParam T tac``, ``outParam T`` ↦ ``T`` (Lean's ``consume_type_annotations``)."""
    while True:
        if is_app_of(t, _OPT_PARAM, 2) or is_app_of(t, _AUTO_PARAM, 2) or is_app_of(t, _OUT_PARAM, 1):
            t = unfold_app(t)[1][0]
        else:
            return t


def infer_implicit(t: Expr) -> Expr:
    """Make explicit binders implicit when a later explicit binder's type mentions them (strict mode)."""
    binders: list[Pi] = []
    while type(t) is Pi:
        binders.append(t)
        t = t.body
    result = t
    for b in reversed(binders):
        info = b.info
        if info is DEFAULT and _in_explicit_domain(result):
            info = IMPLICIT
        result = mk_pi(b.binder_name, b.binder_type, result, info)
    return result


def _in_explicit_domain(body: Expr) -> bool:
    i = 0
    while type(body) is Pi and body.loose > i:
        if body.info is DEFAULT and has_loose_bvar(body.binder_type, i):
            return True
        body = body.body
        i += 1
    return False


class InductiveCheck:
    """One (mutual) declaration. Call :meth:`run`."""

    def __init__(self, env: Environment, decl: InductiveDecl, num_nested: int, steps: int) -> None:
        self.env = env
        self.decl = decl
        self.num_nested = num_nested
        self.tc = TypeChecker(env, steps)
        self.depth = 0
        self.levels: tuple[Level, ...] = tuple([mk_level_param(n) for n in decl.level_params])
        self.consts: list[Expr] = [mk_const(t.name, self.levels) for t in decl.types]
        self.names: set[Name] = {t.name for t in decl.types}
        self.params: list[Bound] = []
        self.num_indices: list[int] = []
        self.result_level: Level = ZERO
        self.taken: set[Name] = set()
        self._occurs: dict[Expr, bool] = {}  # term ↦ mentions a type being declared; lives as long as this check

    def run(self) -> list[ConstantInfo]:
        """All constants of the declaration: types, constructors, recursors."""
        if not self.decl.types:
            raise KernelRejected(RejectReason.EMPTY_MUTUAL, "invalid empty (mutual) inductive datatype declaration")
        for index, ind_type in enumerate(self.decl.types):
            self._check_type(index, ind_type)
        types = self._type_infos()
        self._redeclare(types)
        ctors = [[self._check_ctor(i, c.name, c.type) for c in t.ctors] for i, t in enumerate(self.decl.types)]
        ctor_infos = self._ctor_infos()
        self._redeclare([*types, *ctor_infos])
        recs = self._recursors(ctors)
        return [*types, *ctor_infos, *recs]

    def _redeclare(self, infos: Sequence[ConstantInfo]) -> None:
        self.tc = TypeChecker(self.env, self.tc.steps)
        for info in infos:
            self.tc.declare(info)

    # ------------------------------------------------------------- helpers

    def _claim(self, name: Name) -> None:
        if name in self.taken or name in self.env:
            raise KernelRejected(RejectReason.DUPLICATE_NAME, f"constant has already been declared '{name}'", name)
        self.taken.add(name)

    def _fresh(self, name: Name, t: Expr, info: BinderInfo = DEFAULT) -> Bound:
        t = strip_annotations(t)
        self.depth = max(self.depth, t.local_range)
        local = mk_local(self.depth, t)
        self.depth += 1
        return Bound(local, name, info, t)

    def _fresh_for(self, pi: Pi) -> Bound:
        return self._fresh(pi.binder_name, pi.binder_type, pi.info)

    def _has_occurrence(self, t: Expr) -> bool:
        found = self._occurs.get(t)
        if found is None:
            names = self.names
            found = self._occurs[t] = any_subterm(t, lambda s: type(s) is Const and s.name in names)
        return found

    def _param_locals(self) -> list[Expr]:
        return [p.local for p in self.params]

    # --------------------------------------------------------------- types

    def _check_type(self, index: int, ind_type: InductiveType) -> None:
        """The type former: parameters shared, then indices, then a sort; fixes the result level."""
        decl = self.decl
        self._claim(ind_type.name)
        self._claim(ind_type.name / "rec")
        check_scope(ind_type.type, decl.level_params, ind_type.name)
        self.tc.check_type(ind_type.type)
        t = self.tc.whnf(ind_type.type)
        i = 0
        indices = 0
        while type(t) is Pi:
            if i < decl.num_params:
                if index == 0:
                    self.params.append(self._fresh_for(t))
                elif not self.tc.is_def_eq(t.binder_type, self.params[i].type):
                    raise KernelRejected(
                        RejectReason.PARAM_MISMATCH, "parameters of all inductive datatypes must match", ind_type.name
                    )
                t = open_rev(t.body, (self.params[i].local,))
                i += 1
            else:
                t = open_rev(t.body, (self._fresh_for(t).local,))
                indices += 1
            t = self.tc.whnf(t)
        if i != decl.num_params:
            raise KernelRejected(
                RejectReason.NUM_PARAMS,
                "number of parameters mismatch in inductive datatype declaration",
                ind_type.name,
            )
        level = self.tc.sort_level(t, t)
        if index == 0:
            self.result_level = level
        elif not level_eq(level, self.result_level):
            raise KernelRejected(
                RejectReason.MUTUAL_UNIVERSE, "mutually inductive types must live in the same universe", ind_type.name
            )
        self.num_indices.append(indices)

    def _type_infos(self) -> list[ConstantInfo]:
        decl = self.decl
        names = tuple([t.name for t in decl.types])
        is_rec, is_reflexive = self._recursion_flags()
        return [
            InductiveInfo(
                t.name,
                decl.level_params,
                t.type,
                decl.num_params,
                self.num_indices[i],
                names,
                tuple([c.name for c in t.ctors]),
                self.num_nested,
                is_rec,
                is_reflexive,
            )
            for i, t in enumerate(decl.types)
        ]

    def _recursion_flags(self) -> tuple[bool, bool]:
        """Does a field mention the types; does a function-typed one?"""
        is_rec = is_reflexive = False
        for ind_type in self.decl.types:
            for ctor in ind_type.ctors:
                t = ctor.type
                while type(t) is Pi:
                    if self._has_occurrence(t.binder_type):
                        is_rec = True
                        is_reflexive = is_reflexive or type(t.binder_type) is Pi
                    t = t.body
        return is_rec, is_reflexive

    # -------------------------------------------------------- constructors

    def _check_ctor(self, index: int, name: Name, ctor_type: Expr) -> _Ctor:
        """Parameters in place, field universes small enough, positive occurrences only, the right result."""
        decl, tc = self.decl, self.tc
        self._claim(name)
        check_scope(ctor_type, decl.level_params, name)
        tc.check_type(ctor_type)
        fields: list[_Field] = []
        t = ctor_type
        i = 0
        while type(t) is Pi:
            if i < decl.num_params:
                if not tc.is_def_eq(t.binder_type, self.params[i].type):
                    raise KernelRejected(
                        RejectReason.PARAM_MISMATCH,
                        f"arg #{i + 1} of '{name}' does not match inductive datatypes parameters'",
                        name,
                    )
                t = open_rev(t.body, (self.params[i].local,))
            else:
                level = tc.check_type(t.binder_type)
                if not (level_leq(level, self.result_level) or level_eq(self.result_level, ZERO)):
                    raise KernelRejected(
                        RejectReason.CTOR_UNIVERSE,
                        f"universe level of type_of(arg #{i + 1}) of '{name}' is too big for the corresponding "
                        "inductive datatype",
                        name,
                    )
                self._check_positivity(t.binder_type, name, i)
                field = self._fresh_for(t)
                fields.append(_Field(field, self._recursive_field(t.binder_type)))
                t = open_rev(t.body, (field.local,))
            i += 1
        if self._valid_app(t, index) is None:
            raise KernelRejected(RejectReason.CTOR_RESULT, f"invalid return type for '{name}'", name)
        return _Ctor(name, fields, unfold_app(t)[1][decl.num_params :])

    def _check_positivity(self, t: Expr, ctor: Name, arg: int) -> None:
        t = self.tc.whnf(t)
        while self._has_occurrence(t):
            if type(t) is Pi:
                if self._has_occurrence(t.binder_type):
                    raise KernelRejected(
                        RejectReason.NON_POSITIVE,
                        f"arg #{arg + 1} of '{ctor}' has a non positive occurrence of the datatypes being declared",
                        ctor,
                    )
                t = self.tc.whnf(open_rev(t.body, (self._fresh_for(t).local,)))
            elif self._find_app(t) is not None:
                return
            else:
                raise KernelRejected(
                    RejectReason.INVALID_OCCURRENCE,
                    f"arg #{arg + 1} of '{ctor}' contains a non valid occurrence of the datatypes being declared",
                    ctor,
                )

    def _valid_app(self, t: Expr, index: int) -> list[Expr] | None:
        """The indices when ``t`` is type number ``index`` at exactly our parameters, with no occurrence in indices."""
        head, args = unfold_app(t)
        n = self.decl.num_params
        if head is not self.consts[index] or len(args) != n + self.num_indices[index]:
            return None
        for param, arg in zip(self.params, args):
            if param.local is not arg:
                return None
        indices = args[n:]
        return None if any(self._has_occurrence(x) for x in indices) else indices

    def _find_app(self, t: Expr) -> tuple[int, list[Expr]] | None:
        for index in range(len(self.consts)):
            indices = self._valid_app(t, index)
            if indices is not None:
                return index, indices
        return None

    def _recursive_field(self, t: Expr) -> tuple[list[Bound], int, list[Expr]] | None:
        """For a field of type ``(xs) → I params indices``: the xs, the type's number, the indices."""
        xs: list[Bound] = []
        t = self.tc.whnf(t)
        while type(t) is Pi:
            x = self._fresh_for(t)
            xs.append(x)
            t = self.tc.whnf(open_rev(t.body, (x.local,)))
        found = self._find_app(t)
        return None if found is None else (xs, found[0], found[1])

    def _ctor_infos(self) -> list[ConstantInfo]:
        out: list[ConstantInfo] = []
        for ind_type in self.decl.types:
            for cidx, ctor in enumerate(ind_type.ctors):
                arity = 0
                t = ctor.type
                while type(t) is Pi:
                    t = t.body
                    arity += 1
                out.append(
                    ConstructorInfo(
                        ctor.name,
                        self.decl.level_params,
                        ctor.type,
                        ind_type.name,
                        cidx,
                        self.decl.num_params,
                        arity - self.decl.num_params,
                    )
                )
        return out

    # ----------------------------------------------------------- recursors

    def _eliminates_only_to_prop(self, ctors: list[list[_Ctor]]) -> bool:
        """Propositions eliminate into data only when they are subsingletons by form."""
        if is_never_zero(self.result_level):
            return False
        if len(self.decl.types) > 1 or len(ctors[0]) > 1:
            return True
        if not ctors[0]:
            return False
        ctor = ctors[0][0]
        for field in ctor.fields:
            if not level_eq(self.tc.check_type(field.bound.type), ZERO):
                if not any(x is field.bound.local for x in ctor.indices):
                    return True
        return False

    def _recursors(self, ctors: list[list[_Ctor]]) -> list[ConstantInfo]:
        decl = self.decl
        level_params = decl.level_params
        elim_level: Level = ZERO
        rec_levels = self.levels
        if not self._eliminates_only_to_prop(ctors):
            u = mk_name("u")
            i = 1
            while u in level_params:
                u = mk_name(f"u_{i}")
                i += 1
            elim_level = mk_level_param(u)
            level_params = (u, *level_params)
            rec_levels = (elim_level, *self.levels)
        k = len(decl.types) == 1 and level_eq(self.result_level, ZERO) and len(ctors[0]) == 1 and not ctors[0][0].fields
        motives = [self._motive(i, elim_level) for i in range(len(decl.types))]
        minors = [[self._minor(i, c, motives) for c in cs] for i, cs in enumerate(ctors)]
        all_minors = [m for ms in minors for m in ms]
        telescope = Telescope([*self.params, *[m.motive for m in motives], *all_minors])
        names = tuple([t.name for t in decl.types])
        out: list[ConstantInfo] = []
        for i, ind_type in enumerate(decl.types):
            m = motives[i]
            result = mk_app(mk_apps(m.motive.local, [x.local for x in m.indices]), m.major.local)
            rec_type = infer_implicit(telescope.pi(close_pi([*m.indices, m.major], result)))
            rules = tuple(
                [
                    self._rule(ctor, minor, telescope, rec_levels)
                    for ctor, minor in zip(ctors[i], minors[i], strict=True)
                ]
            )
            out.append(
                RecursorInfo(
                    ind_type.name / "rec",
                    level_params,
                    rec_type,
                    names,
                    decl.num_params,
                    self.num_indices[i],
                    len(motives),
                    len(all_minors),
                    rules,
                    k,
                )
            )
        return out

    def _motive(self, index: int, elim_level: Level) -> _Motive:
        t = self.tc.whnf(self.decl.types[index].type)
        for param in self.params:
            if type(t) is not Pi:
                raise KernelRejected(RejectReason.NUM_PARAMS, "number of parameters mismatch")
            t = self.tc.whnf(open_rev(t.body, (param.local,)))
        indices: list[Bound] = []
        while type(t) is Pi:
            x = self._fresh_for(t)
            indices.append(x)
            t = self.tc.whnf(open_rev(t.body, (x.local,)))
        applied = mk_apps(self.consts[index], [*self._param_locals(), *[x.local for x in indices]])
        major = self._fresh(mk_name("t"), applied)
        name = mk_name("motive") if len(self.consts) == 1 else mk_name(f"motive_{index + 1}")
        motive = self._fresh(name, close_pi([*indices, major], mk_sort(elim_level)))
        return _Motive(indices, major, motive)

    def _minor(self, index: int, ctor: _Ctor, motives: list[_Motive]) -> Bound:
        """``(fields) → (induction hypotheses) → motive indices (ctor params fields)``."""
        field_locals = [f.bound.local for f in ctor.fields]
        hypotheses: list[Bound] = []
        for field in ctor.fields:
            if field.rec is not None:
                xs, which, indices = field.rec
                target = mk_app(
                    mk_apps(motives[which].motive.local, indices),
                    mk_apps(field.bound.local, [x.local for x in xs]),
                )
                hypotheses.append(self._fresh(append_after(field.bound.name, "_ih"), close_pi(xs, target)))
        value = mk_apps(mk_const(ctor.name, self.levels), [*self._param_locals(), *field_locals])
        result = mk_app(mk_apps(motives[index].motive.local, ctor.indices), value)
        minor_type = close_pi([*[f.bound for f in ctor.fields], *hypotheses], result)
        return self._fresh(ctor.name.replace_prefix(self.decl.types[index].name, ANONYMOUS), minor_type)

    def _rule(self, ctor: _Ctor, minor: Bound, telescope: Telescope, rec_levels: tuple[Level, ...]) -> RecursorRule:
        """``fun params motives minors fields => minor fields (recursive calls)``."""
        fields = [f.bound for f in ctor.fields]
        calls: list[Expr] = []
        for field in ctor.fields:
            if field.rec is not None:
                xs, which, indices = field.rec
                rec = mk_const(self.decl.types[which].name / "rec", rec_levels)
                arg = mk_apps(field.bound.local, [x.local for x in xs])
                calls.append(close_lambda(xs, mk_app(mk_apps(rec, [*telescope.locals, *indices]), arg)))
        body = mk_apps(minor.local, [*[f.local for f in fields], *calls])
        return RecursorRule(ctor.name, len(fields), telescope.lambda_(close_lambda(fields, body)))


def append_after(name: Name, suffix: str) -> Name:
    """Lean's ``Name.appendAfter``: the suffix goes before macro scopes (ours, or Lean's ``a._@.module._hyg.1``)."""
    parts = name.components()
    scopes = len(parts)
    if name.has_macro_scopes:
        scopes = parts.index("_@") if "_@" in parts else name.erase_macro_scopes().depth
    base = name
    while base.depth > scopes:
        base = base.parent
    result = base.parent.child(base.part + suffix) if isinstance(base.part, str) and base.depth else base.child(suffix)
    for part in parts[scopes:]:
        result = result.child(part)
    return result
