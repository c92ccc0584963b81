"""Structural recursion: definitions compiled to ``brecOn``.

Source: Lean 4 v4.34 ``src/Lean/Elab/PreDefinition/Structural/{FindRecArg,BRecOn,SmartUnfolding,Main}.lean``. A
recursive call ``f … t …`` becomes a projection out of the ``below`` value, which is passed down through matches as
an extra argument.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from prover.lean.declaration import ConstructorInfo, InductiveInfo, RecursorInfo
from prover.lean.elab.aux_constructions import eliminates_to_type, is_prop_former, mk_punit, mk_punit_mk, rec_names
from prover.lean.elab.predef import PreDefinition
from prover.lean.expr import (
    App,
    Const,
    Expr,
    FVar,
    Lam,
    Let,
    Pi,
    Proj,
    mk_apps,
    mk_const,
    mk_lambda,
    mk_let,
    mk_pi,
    mk_proj,
    unfold_app,
)
from prover.lean.level import Level
from prover.lean.meta.attributes import AUX_RECURSORS, MatcherInfo, matcher_info
from prover.lean.meta.cases import inductive_type
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.meta.telescope import push_raw
from prover.lean.name import Name, mk_name
from prover.lean.subst import (
    abstract,
    beta,
    head_beta,
    instantiate1,
    instantiate_level_params,
    instantiate_rev,
    lift,
    mk_arrow,
    replace_fvars,
)

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

PPROD: Final = mk_name("PProd")


class StructuralError(LeanError):
    """Structural recursion on this argument does not work."""


class NotBelow(Exception):
    """The argument of a recursive call is not among those smaller than the parameter."""


@dataclass(frozen=True, slots=True)
class RecArg:
    """How one function recurses: number of fixed parameters, position of the structural argument, positions of the
    indices of its type; the inductive type, its position in the block, universe levels and parameters."""

    fn: Name
    num_fixed: int
    pos: int
    index_pos: tuple[int, ...]
    ind: InductiveInfo
    motive_pos: int
    levels: tuple[Level, ...]
    params: tuple[Expr, ...]

    def pick(self, args: Sequence[Expr]) -> tuple[list[Expr], list[Expr]]:
        """Split arguments after the fixed ones into indices + major, and the others."""
        chosen = [*self.index_pos, self.pos]
        major = [args[i] for i in chosen]
        return major, [a for i, a in enumerate(args) if i not in chosen and i >= self.num_fixed]


# ------------------------------------------------------------ recursive calls
def calls_of(e: Expr, fns: frozenset[Name]) -> list[tuple[Name, list[Expr]]]:
    """All applications of the functions in ``e`` (arguments may have loose variables)."""
    out: list[tuple[Name, list[Expr]]] = []
    seen: set[Expr] = set()
    stack = [e]
    while stack:
        t = stack.pop()
        if t in seen:
            continue
        seen.add(t)
        if isinstance(t, (App, Const)):
            fn, args = unfold_app(t)
            if isinstance(fn, Const):
                if fn.name in fns:
                    out.append((fn.name, args))
            else:
                stack.append(fn)
            stack.extend(args)
        elif isinstance(t, (Lam, Pi)):
            stack += (t.binder_type, t.body)
        elif isinstance(t, Let):
            stack += (t.type, t.value, t.body)
        elif isinstance(t, Proj):
            stack.append(t.struct)
    return out


def open_value(m: Meta, value: Expr) -> tuple[list[Expr], Expr]:
    """Lambda telescope (no lets)."""
    xs: list[Expr] = []
    while isinstance(value, Lam):
        xs.append(m.push_local(value.binder_name, instantiate_rev(value.binder_type, xs), value.info))
        value = value.body
    return xs, instantiate_rev(value, xs)


def fixed_prefix(m: Meta, predefs: Sequence[PreDefinition]) -> int:
    """Leading parameters that every recursive call passes on unchanged."""
    fns = frozenset(p.name for p in predefs)
    best = min(_arity(p.value) for p in predefs)
    for p in predefs:
        with m.scope():
            xs, body = open_value(m, p.value)
            for _, args in _calls_with_binders(body, fns):
                n = 0
                while n < best and n < len(args) and args[n] is xs[n]:
                    n += 1
                best = min(best, n)
    return best


def _calls_with_binders(e: Expr, fns: frozenset[Name]) -> list[tuple[Name, list[Expr]]]:
    return calls_of(e, fns)


def _arity(value: Expr) -> int:
    n = 0
    while isinstance(value, Lam):
        value = value.body
        n += 1
    return n


# ------------------------------------------------------------ the argument
def rec_arg_candidates(m: Meta, predef: PreDefinition, num_fixed: int) -> tuple[list[RecArg], list[str]]:
    """Arguments whose type allows structural recursion, and why others do not."""
    out: list[RecArg] = []
    reasons: list[str] = []
    with m.scope():
        xs, _ = open_value(m, predef.value)
        for i in range(num_fixed, len(xs)):
            try:
                out.append(_rec_arg(m, predef.name, xs, num_fixed, i))
            except StructuralError as err:
                reasons.append(f"Not considering parameter {param_name(m, xs, i)} of {predef.name}:\n  {err.text}")
    return out, reasons


def param_name(m: Meta, xs: Sequence[Expr], i: int) -> str:
    """A parameter's name, or ``#2`` for an unnamed one."""
    name = m.local_decl(xs[i]).user_name
    return f"#{i + 1}" if name.has_macro_scopes or name.is_anonymous else str(name)


def _rec_arg(m: Meta, fn: Name, xs: list[Expr], num_fixed: int, i: int) -> RecArg:
    type = m.infer_type(xs[i])
    found = inductive_type(m, type)
    if found is None:
        raise StructuralError(f"the type {m.pp(type)} is not an inductive type")
    ind, levels, args = found
    if not ind.is_rec:
        raise StructuralError(f"the type {ind.name} is not recursive")
    if not eliminates_to_type(m, ind) or is_prop_former(ind.type):
        raise StructuralError(f"the type {ind.name} does not have a `.brecOn` recursor")
    params, indices = args[: ind.num_params], args[ind.num_params :]
    index_pos: list[int] = []
    for ix in indices:
        if ix not in xs:
            raise StructuralError(
                f"its type {ind.name} is an inductive family and indices are not variables\n    {m.pp(type)}"
            )
        pos = xs.index(ix)
        if pos < num_fixed:
            raise StructuralError(
                f"its type is an inductive datatype and the index\n  {m.pp(ix)}\nis a fixed parameter"
            )
        if pos in index_pos:
            raise StructuralError(f"its type {ind.name} is an inductive family and indices are not pairwise distinct")
        index_pos.append(pos)
    varying = {x.uid for x in xs[num_fixed:] if isinstance(x, FVar)}
    for p in params:
        if m.depends_on(p, varying):
            raise StructuralError(
                "its type is an inductive datatype and the datatype parameter depends on the function parameter, "
                "which is "
                "not fixed"
            )
    for pos in index_pos:
        if m.depends_on(m.infer_type(xs[pos]), varying - {xs[j].uid for j in index_pos}):  # type: ignore[attr-defined]
            raise StructuralError("its type is an inductive family and an index depends on the non index")
    fixed = xs[:num_fixed]
    closed = tuple([_abstract_fixed(p, fixed) for p in params])
    return RecArg(fn, num_fixed, i, tuple(index_pos), ind, ind.all.index(ind.name), levels, closed)


def _abstract_fixed(e: Expr, fixed: Sequence[Expr]) -> Expr:
    return abstract(e, fixed)


# ------------------------------------------------------------ replacing recursive calls
class Replacer:
    """Rewrites recursive calls by projections out of ``below`` (Lean's ``replaceRecApps``)."""

    def __init__(self, m: Meta, args: dict[Name, RecArg], num_motives: int) -> None:
        self.m = m
        self.args = args
        self.fns = frozenset(args)
        self.num_motives = num_motives
        self._mentions: dict[Expr, bool] = {}
        self.others: dict[Name, int] = {}

    def mentions(self, e: Expr) -> bool:
        found = self._mentions.get(e)
        if found is None:
            found = self._mentions[e] = bool(calls_of(e, self.fns))
        return found

    def loop(self, below: Expr, e: Expr) -> Expr:
        m = self.m
        if not self.mentions(e):
            return e
        m.tick("structural recursion")
        if isinstance(e, (Lam, Pi)):
            domain = self.loop(below, e.binder_type)
            with m.scope():
                x = m.push_local(e.binder_name, domain, e.info)
                body = self.loop(below, instantiate1(e.body, x))
                closed = abstract(body, [x])
            return (mk_lambda if isinstance(e, Lam) else mk_pi)(e.binder_name, domain, closed, e.info)
        if isinstance(e, Let):
            type, value = self.loop(below, e.type), self.loop(below, e.value)
            with m.scope():
                x = m.push_let(e.binder_name, type, value, e.nondep)
                body = self.loop(below, instantiate1(e.body, x))
                closed = abstract(body, [x])
            return mk_let(e.binder_name, type, value, closed, e.nondep)
        if isinstance(e, Proj):
            return mk_proj(e.struct_name, e.idx, self.loop(below, e.struct))
        fn, args = unfold_app(e)
        if isinstance(fn, Const):
            if fn.name in self.fns:
                return self._call(below, fn.name, args)
            info = matcher_shape(m, fn)
            if info is not None and len(args) >= info.arity and self._needs_below(e):
                done = self._matcher(below, fn, info, args)
                if done is not None:
                    return done
        elif isinstance(fn, Lam) and args:
            return mk_apps(self.loop(below, fn), [self.loop(below, a) for a in args])
        return mk_apps(self.loop(below, fn) if not isinstance(fn, Const) else fn, [self.loop(below, a) for a in args])

    def _needs_below(self, e: Expr) -> bool:
        """Does a recursive call in ``e`` recurse on something bound inside ``e``?"""
        for name, args in calls_of(e, self.fns):
            pos = self.args[name].pos
            if pos >= len(args) or args[pos].loose:
                return True
        return False

    def _call(self, below: Expr, name: Name, args: list[Expr]) -> Expr:
        m = self.m
        info = self.args[name]
        arity = max(info.pos, *info.index_pos, 0) if info.index_pos else info.pos
        if arity >= len(args):
            raise StructuralError(
                "insufficient number of parameters at recursive application\n  " + m.pp(mk_apps(mk_const(name), args))
            )
        new_args = [self.loop(below, a) for a in args]
        try:
            value = self.to_below(below, info, new_args[info.pos])
        except NotBelow:
            call = mk_apps(mk_const(name), args)
            raise StructuralError("failed to eliminate recursive application\n  " + self._show_call(call)) from None
        chosen = {*info.index_pos, info.pos}
        rest = [a for i, a in enumerate(new_args) if i >= info.num_fixed and i not in chosen]
        return mk_apps(value, rest)

    def to_below(self, below: Expr, info: RecArg, arg: Expr) -> Expr:
        m = self.m
        type = m.instantiate_mvars(m.infer_type(below))
        fn, args = unfold_app(type)
        if not isinstance(fn, Const) or "below" not in fn.name.last:
            type = m.whnf_core(type)
            fn, args = unfold_app(type)
        n = info.ind.num_params
        with m.scope():
            motives: list[Expr] = []
            for motive in args[n : n + self.num_motives]:
                motives.append(push_raw(m, mk_name("C"), m.infer_type(motive)))
            opaque = mk_apps(fn, [*args[:n], *motives, *args[n + self.num_motives :]])
            found = self._search(motives[info.motive_pos], opaque, arg, below)
        if found is None:
            raise NotBelow
        return found

    def _show_call(self, call: Expr) -> str:
        """The recursive call as the user wrote it (the function is no constant yet: it is shown as a variable)."""
        m = self.m
        fn, args = unfold_app(call)
        assert isinstance(fn, Const)
        with m.scope():
            local = m.push_local(mk_name(fn.name.last), m.infer_cache.get(fn, mk_const(mk_name("Nat"))), is_aux=True)
            return m.pp(mk_apps(local, args))

    def _search(self, motive: Expr, dictionary: Expr, arg: Expr, path: Expr) -> Expr | None:
        m = self.m
        dictionary = m.whnf(dictionary)
        fn, args = unfold_app(dictionary)
        if isinstance(fn, Const) and fn.name.text in ("PProd", "And") and len(args) == 2:
            left = self._search(motive, args[0], arg, mk_proj(fn.name, 0, path))
            if left is not None:
                return left
            return self._search(motive, args[1], arg, mk_proj(fn.name, 1, path))
        if isinstance(dictionary, Pi):
            return self._search_function(motive, dictionary, arg, path)
        if fn is motive and args and m.is_def_eq(args[-1], arg):
            return path
        return None

    def _search_function(self, motive: Expr, dictionary: Pi, arg: Expr, path: Expr) -> Expr | None:
        """``∀ ys, motive (f ys)`` for a recursive argument that is a function."""
        count = 0
        body: Expr = dictionary
        while isinstance(body, Pi):
            body = body.body
            count += 1
        _, tail = unfold_app(arg)
        if len(tail) < count:
            return None
        tail = tail[len(tail) - count :]
        inst: Expr = dictionary
        for t in tail:
            assert isinstance(inst, Pi)
            inst = instantiate1(inst.body, t)
        return self._search(motive, inst, arg, mk_apps(path, tail))

    # -------------------------------------------------------- matches
    def _matcher(self, below: Expr, fn: Const, info: MatcherInfo, args: list[Expr]) -> Expr | None:
        """Pass ``below`` through a match as an extra argument (Lean's ``MatcherApp.addArg?``)."""
        added = add_arg(self.m, fn, info, args, below)
        if added is None:
            return None
        head, alt_types, alts, rest = added
        m = self.m
        new_alts: list[Expr] = []
        for alt, type, count in zip(alts, alt_types, info.alt_num_params, strict=True):
            with m.scope():
                xs: list[Expr] = []
                for _ in range(count):
                    type = type if isinstance(type, Pi) else m.whnf(type)
                    assert isinstance(type, Pi)
                    name = _lambda_name(alt, len(xs), type.binder_name)
                    xs.append(m.push_local(name, type.binder_type, type.info))
                    type = instantiate1(type.body, xs[-1])
                type = head_beta(type)
                assert isinstance(type, Pi)
                inner = m.push_local(mk_name("f"), type.binder_type)
                body = self.loop(inner, beta(alt, xs))
                new_alts.append(m.mk_lambda([*xs, inner], body, used_lets=False))
        return mk_apps(mk_apps(head, new_alts), [below, *[self.loop(below, a) for a in rest]])


def _lambda_name(e: Expr, i: int, default: Name) -> Name:
    for _ in range(i):
        if not isinstance(e, Lam):
            return default
        e = e.body
    return e.binder_name if isinstance(e, Lam) else default


def matcher_shape(m: Meta, fn: Const) -> MatcherInfo | None:
    """Matcher metadata; ``T.casesOn`` counts as a matcher."""
    info = matcher_info(m.env, fn.name)
    if info is not None:
        return info
    if fn.name.part == "casesOn" and fn.name in m.env.state(AUX_RECURSORS):
        ind = m.env.find(fn.name.parent)
        assert isinstance(ind, InductiveInfo)
        fields: list[int] = []
        for c in ind.ctors:
            ctor = m.env.find(c)
            assert isinstance(ctor, ConstructorInfo)
            fields.append(ctor.num_fields)
        large = eliminates_to_type(m, ind)
        n = ind.num_indices + 1
        flags = tuple([False] * len(fields))
        return MatcherInfo(ind.num_params, n, tuple(fields), flags, 0 if large else None, tuple([False] * n))
    return None


def add_arg(
    m: Meta, fn: Const, info: MatcherInfo, args: list[Expr], extra: Expr
) -> tuple[Expr, list[Expr], list[Expr], list[Expr]] | None:
    """The matcher with motive ``fun ds => type-of-extra[ds] → motive ds``: its head applied up to the discriminants,
    the types of its alternatives, the old alternatives, and further arguments. None if that is not type correct or
    refines nothing."""
    discrs = args[info.first_discr_pos : info.first_alt_pos]
    motive = args[info.motive_pos]
    with m.scope():
        motive_type = m.infer_type(motive)
        ds: list[Expr] = []
        for _ in discrs:
            motive_type = motive_type if isinstance(motive_type, Pi) else m.whnf(motive_type)
            assert isinstance(motive_type, Pi)
            ds.append(m.push_local(motive_type.binder_name, motive_type.binder_type))
            motive_type = instantiate1(motive_type.body, ds[-1])
        type = m.instantiate_mvars(m.infer_type(extra))
        refined = False
        for d, discr in zip(reversed(ds), reversed(discrs), strict=True):
            if isinstance(discr, FVar):
                new = replace_fvars(type, [discr], [d])
            else:
                new = instantiate1(m.kabstract(type, discr), d)
            refined |= new is not type
            type = new
        body = mk_arrow(type, beta(motive, ds))
        if not m.is_type_correct(body):
            return None
        new_motive = m.mk_lambda(ds, body)
        levels = list(fn.levels)
        if info.elim_level_pos is not None:
            levels[info.elim_level_pos] = m.get_level(body)
    head = mk_apps(mk_const(fn.name, tuple(levels)), [*args[: info.motive_pos], new_motive, *discrs])
    try:
        result = m.infer_type(head)
    except HeartbeatsExceeded:
        raise
    except LeanError:
        return None
    alt_types: list[Expr] = []
    for _ in info.alt_num_params:
        result = result if isinstance(result, Pi) else m.whnf(result)
        assert isinstance(result, Pi)
        alt_types.append(result.binder_type)
        result = result.body
    alts = args[info.first_alt_pos : info.arity]
    return head, alt_types, alts, args[info.arity :]


# ------------------------------------------------------------ putting it together
def compile_structural(m: Meta, predef: PreDefinition, info: RecArg) -> Expr:
    """The value of a single function by ``brecOn`` on the chosen argument."""
    with m.scope():
        xs, body = open_value(m, predef.value)
        fixed = xs[: info.num_fixed]
        major, others = info.pick(xs)
        result = m.infer_type(body)
        motive_body = m.mk_pi(others, result)
        motive = m.mk_lambda(major, motive_body)
        u = m.get_level(motive_body)
        params = _inst_params(info, fixed)
        ind = info.ind
        rec = m.get_const(ind.name.child("rec"))
        assert isinstance(rec, RecursorInfo)
        if rec.num_motives != 1:
            motives = _other_motives(m, rec, ind, info.levels, params, motive, u, info.motive_pos)
        else:
            motives = [motive]
        levels = (u, *info.levels)
        m.get_const(ind.name.child("brecOn"))
        below_type = mk_apps(mk_const(ind.name.child("below"), levels), [*params, *motives, *major])
        with m.scope():
            below = m.push_local(mk_name("f"), below_type)
            replacer = Replacer(m, {predef.name: info}, len(motives))
            new_body = replacer.loop(below, body)
            functional = m.mk_lambda([*major, below, *others], new_body, used_lets=False)
        functionals = [functional]
        if len(motives) > 1:
            functionals = _other_functionals(m, ind, levels, params, motives, functional, info.motive_pos)
        head = mk_apps(mk_const(ind.name.child("brecOn"), levels), [*params, *motives, *major, *functionals, *others])
        return m.mk_lambda(xs, head, used_lets=False)


def _inst_params(info: RecArg, fixed: Sequence[Expr]) -> list[Expr]:
    return [instantiate_rev(p, fixed) for p in info.params]


def _motive_types(m: Meta, rec: RecursorInfo, levels: tuple[Level, ...], params: list[Expr]) -> list[Expr]:
    type = instantiate_level_params(rec.type, rec.level_params, levels)
    for p in params:
        assert isinstance(type, Pi)
        type = instantiate1(type.body, p)
    out: list[Expr] = []
    for _ in range(rec.num_motives):
        assert isinstance(type, Pi)
        out.append(type.binder_type)
        type = type.body
    return out


def _other_motives(
    m: Meta,
    rec: RecursorInfo,
    ind: InductiveInfo,
    levels: tuple[Level, ...],
    params: list[Expr],
    motive: Expr,
    u: Level,
    pos: int,
) -> list[Expr]:
    """Motives of the other types of a block over which the function does not recurse: ``PUnit``."""
    out: list[Expr] = []
    for i, type in enumerate(_motive_types(m, rec, (u, *levels), params)):
        if i == pos:
            out.append(motive)
            continue
        out.append(_constant(type, mk_punit(u)))
    return out


def _constant(type: Expr, value: Expr) -> Expr:
    if isinstance(type, Pi):
        return mk_lambda(type.binder_name, type.binder_type, _constant(type.body, value))
    return lift(value, 0, 0)


def _other_functionals(
    m: Meta,
    ind: InductiveInfo,
    levels: tuple[Level, ...],
    params: list[Expr],
    motives: list[Expr],
    functional: Expr,
    pos: int,
) -> list[Expr]:
    out: list[Expr] = []
    for i, (_, below, _) in enumerate(rec_names(m, ind)):
        if i == pos:
            out.append(functional)
            continue
        m.get_const(below)
        with m.scope():
            motive = motives[i]
            xs: list[Expr] = []
            while isinstance(motive, Lam):
                xs.append(m.push_local(motive.binder_name, motive.binder_type))
                motive = instantiate1(motive.body, xs[-1])
            f = m.push_local(mk_name("f"), mk_apps(mk_const(below, levels), [*params, *motives, *xs]))
            out.append(m.mk_lambda([*xs, f], mk_punit_mk(levels[0])))
    return out


__all__ = [
    "RecArg",
    "Replacer",
    "StructuralError",
    "add_arg",
    "calls_of",
    "compile_structural",
    "fixed_prefix",
    "matcher_shape",
    "open_value",
    "rec_arg_candidates",
]
