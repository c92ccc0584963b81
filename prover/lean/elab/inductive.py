"""``inductive`` declarations, single and mutual: headers, constructors, promoted indices, universe inference.

Source: Lean 4 v4.34 ``src/Lean/Elab/MutualInductive.lean``, ``Inductive.lean``. Comes in: syntax, an elaborator whose
section variables are in scope. Goes out: an :class:`InductiveDecl` that the kernel checks; recursors are the kernel's,
``casesOn`` and the rest are made on first use.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from prover.lean.declaration import Constructor, InductiveDecl, InductiveType
from prover.lean.expr import (
    DEFAULT,
    IMPLICIT,
    App,
    Expr,
    FVar,
    Lam,
    MVar,
    Pi,
    Proj,
    Sort,
    get_app_args,
    get_app_fn,
    mk_apps,
    mk_const,
    mk_pi,
    mk_sort,
    unfold_app,
)
from prover.lean.level import (
    ONE,
    ZERO,
    IMax,
    Level,
    LMVar,
    Max,
    Succ,
    add_offset,
    is_never_zero,
    level_leq,
    level_to_str,
    mk_level_param,
    mk_max_simp,
    mk_succ,
    to_offset,
)
from prover.lean.meta.errors import LeanError
from prover.lean.name import Name, mk_name
from prover.lean.subst import any_subterm, instantiate1, instantiate_level_map, push_children, replace, replace_fvars
from prover.lean.syntax import ast

if TYPE_CHECKING:
    from prover.lean.elab.term import TermElab
    from prover.lean.meta.meta import Meta


@dataclass(slots=True)
class CtorView:
    """A constructor before and after elaboration: ``type`` is ``∀ params, …`` over the type's local variable."""

    name: Name
    stx: ast.Syntax
    binders: tuple[ast.Binder, ...]
    type_stx: ast.Term | None
    type: Expr | None = None
    build: Callable[[], Expr] | None = None


@dataclass(slots=True)
class TypeView:
    """One type of a block."""

    name: Name
    short_name: Name
    stx: ast.Syntax
    binders: tuple[ast.Binder, ...]
    type_stx: ast.Term | None
    ctors: list[CtorView]
    is_class: bool = False
    fvar: Expr | None = None
    params: list[Expr] = field(default_factory=list)
    type: Expr | None = None  # without the parameters


class InductiveBlock:
    """Elaborates the types of one block. Call inside ``m.scope()`` with section variables ``vars`` pushed."""

    def __init__(self, el: TermElab, views: list[TypeView], vars: Sequence[Expr]) -> None:
        self.el = el
        self.m: Meta = el.m
        self.views = views
        self.vars = list(vars)
        self.num_params = 0
        self.num_header_params = 0
        """Parameters written in the header: implicit in constructors; promoted indices keep their binder."""

    # ------------------------------------------------------------ headers
    def elab_headers(self) -> None:
        first = self.views[0]
        self._elab_header(first)
        for view in self.views[1:]:
            # parameters of a mutual block must agree: elaborate again and unify with the first one's
            self._elab_mutual_header(view, first)
        self._declare_fvars()

    def _elab_header(self, view: TypeView) -> None:
        el = self.el

        def elaborate() -> None:
            params = el.elab_binders(view.binders)
            if view.type_stx is None:
                type: Expr = mk_sort(self.m.mk_level_mvar())
            else:
                type = el.elab_type(view.type_stx)
            el.synthesize_no_postponing()
            view.params = el.add_auto_bound(params)
            view.type = self.m.instantiate_mvars(type)

        el.with_auto_bound(elaborate)
        el.auto_bound = None
        view.params = self._generalize_mvars(view.params)
        self._check_type_former(view)

    def _generalize_mvars(self, params: list[Expr]) -> list[Expr]:
        """Turn metavariables among auto-bound parameters (``α`` in ``x : α``'s type) into local variables."""
        out: list[Expr] = []
        for p in params:
            if isinstance(p, FVar):
                out.append(p)
                continue
            inst = self.m.instantiate_mvars(p)
            if not isinstance(inst, FVar) and not self.m.mctx.is_assigned(p.uid):  # type: ignore[attr-defined]
                name = self.m.fresh_user_name(mk_name("x"))
                fvar = self.m.push_local(name, self.m.mvar_type(p), IMPLICIT)  # type: ignore[arg-type]
                self.m.assign(p, fvar)  # type: ignore[arg-type]
                out.append(fvar)
        return out

    def _check_type_former(self, view: TypeView) -> None:
        el, type = self.el, view.type
        assert type is not None
        if not self.m.is_type_former_type(type):
            raise el.error(
                lambda: f"Invalid inductive type: Resultant type is not a sort{el.indent(type)}",
                view.type_stx or view.stx,
            )

    def _elab_mutual_header(self, view: TypeView, first: TypeView) -> None:
        m = self.m
        saved = m.lctx, m.local_instances
        self._elab_header(view)
        if len(view.params) != len(first.params):
            raise LeanError(
                f"Invalid mutually inductive types: `{view.name}` has {len(view.params)} parameter(s), but the "
                f"preceding type `{first.name}` has {len(first.params)}\n\nNote: All inductive types declared in the "
                "same `mutual` block must have the same parameters",
                view.stx,
            )
        for mine, other in zip(view.params, first.params, strict=True):
            done = view.params[: view.params.index(mine)]
            type = replace_fvars(m.infer_type(mine), done, first.params[: len(done)])
            if not m.is_def_eq(type, m.infer_type(other)):
                raise LeanError("Invalid mutually inductive types: Parameter types differ", view.stx)
        assert view.type is not None
        view.type = replace_fvars(m.instantiate_mvars(view.type), view.params, first.params)
        m.lctx, m.local_instances = saved
        view.params = first.params

    def _declare_fvars(self) -> None:
        """A local variable for each type: ``∀ params, type``."""
        m = self.m
        self.num_params = self.num_header_params = len(self.views[0].params)
        for view in self.views:
            assert view.type is not None
            full = m.mk_pi(view.params, view.type)
            view.fvar = m.push_local(view.short_name, full, is_aux=True)
            self.el.aux_decls[view.fvar.uid] = view.name

    # ------------------------------------------------------------ constructors
    def elab_ctors(self) -> None:
        for view in self.views:
            for ctor in view.ctors:
                with self.m.scope(), self.el.with_ref(ctor.stx):
                    if ctor.build is not None:
                        ctor.type = self.m.mk_pi(view.params, ctor.build())
                    else:
                        self._elab_ctor(view, ctor)

    def _elab_ctor(self, view: TypeView, ctor: CtorView) -> None:
        el, m = self.el, self.m
        own = view.fvar

        def elaborate() -> Expr:
            xs = el.elab_binders(ctor.binders)
            if ctor.type_stx is None:
                assert view.type is not None
                if not isinstance(m.whnf(view.type), Sort):
                    raise LeanError(
                        f"Missing resulting type for constructor `{ctor.name}`: Its resulting type must be specified "
                        "because it is part of an inductive family declaration",
                        ctor.stx,
                    )
                type = mk_apps(own, view.params)  # type: ignore[arg-type]
            else:
                type = el.elab_type(ctor.type_stx)
                if isinstance(get_app_fn(m.instantiate_mvars(_last_codomain(type))), MVar):
                    self._check_ctor_result(view, ctor, type)  # it was postponed: Lean complains before waking it
                el.synthesize_no_postponing()
                self._check_ctor_result(view, ctor, type)
            el.synthesize_no_postponing()
            binders = self._generalize_mvars(el.add_auto_bound(xs))
            result = m.mk_pi(binders, type)
            self._check_occurrences(view, ctor, result)
            return self._bind_type_mvars(m.instantiate_mvars(result))

        body = el.with_auto_bound(elaborate)
        el.auto_bound = None
        ctor.type = m.mk_pi(view.params, body)

    def _bind_type_mvars(self, type: Expr) -> Expr:
        """Metavariables left in a constructor's type become implicit arguments when auto-bound is on."""
        m = self.m
        uids = m.mctx.collect_mvars(type)
        if not uids or not self.el.option("autoImplicit", True):
            return type
        fvars: list[Expr] = []
        for uid in uids:
            if m.mctx.is_assigned(uid):
                continue
            decl = m.mctx.decl(uid)
            fvar = m.push_local(m.fresh_user_name(mk_name("x")), m.instantiate_mvars(decl.type), IMPLICIT)
            m.assign(uid, fvar)
            fvars.append(fvar)
        return m.mk_pi(fvars, m.instantiate_mvars(type))

    def _check_ctor_result(self, view: TypeView, ctor: CtorView, type: Expr) -> None:
        m, el = self.m, self.el
        with m.scope():
            _, result = m.forall_telescope(type)
            result = m.instantiate_mvars(result)
            if get_app_fn(result) is not view.fvar:
                result = m.whnf(result)
            if get_app_fn(result) is not view.fvar:
                shown = result

                def render() -> str:
                    plain = isinstance(m.whnf(m.infer_type(view.fvar)), Sort)  # type: ignore[arg-type]
                    wanted = "Expected" if plain else "Expected an application of"
                    return (
                        f"Unexpected resulting type for constructor `{ctor.name}`: {wanted}\n  "
                        f"{el.pp(view.fvar)}\nbut found{el.indent(shown)}"  # type: ignore[arg-type]
                    )

                raise el.error(render, ctor.type_stx)
    def _param_mismatch(self, result: Expr, mine: Expr, theirs: Expr, ctor: CtorView) -> LeanError:
        el = self.el

        def render() -> str:
            return (
                f"Mismatched inductive type parameter in{el.indent(result)}\nThe provided argument{el.indent(mine)}\n"
                f"is not definitionally equal to the expected parameter{el.indent(theirs)}\n\n"
                f"Note: The value of parameter `{el.pp(theirs)}` must be fixed throughout the inductive declaration. "
                "Consider making this parameter an index if it must vary."
            )

        return el.error(render, ctor.type_stx)

    def _check_occurrences(self, view: TypeView, ctor: CtorView, type: Expr) -> None:
        """Every occurrence of a type being declared carries the fixed parameters (Lean's ``checkParamOccs``)."""
        own = {v.fvar for v in self.views}
        m = self.m

        def visit(e: Expr, around: Expr) -> None:
            if not any_subterm(e, lambda t: t in own):
                return
            fn, args = unfold_app(e)
            if fn in own:
                for arg, param in zip(args, view.params, strict=False):
                    if not m.is_def_eq(arg, param):
                        raise self._param_mismatch(e, arg, param, ctor)
                if len(args) < len(view.params):
                    raise self._param_missing(e, mk_apps(fn, view.params), around, ctor)
                for arg in args[len(view.params) :]:
                    visit(arg, e)
            elif args:
                visit(fn, e)
                for arg in args:
                    visit(arg, e)
            elif isinstance(e, (Pi, Lam)):
                visit(e.binder_type, e)
                with m.scope():
                    visit(instantiate1(e.body, m.push_local(e.binder_name, e.binder_type)), e)
            elif isinstance(e, Proj):
                visit(e.struct, e)

        visit(m.instantiate_mvars(type), type)

    def _param_missing(self, found: Expr, wanted: Expr, around: Expr, ctor: CtorView) -> LeanError:
        el = self.el
        return el.error(
            lambda: f"Missing parameter(s) in occurrence of inductive type: In the expression{el.indent(around)}\n"
            f"found{el.indent(found)}\nbut expected all parameters to be specified:{el.indent(wanted)}\n\n"
            "Note: All occurrences of an inductive type in the types of its constructors must specify its fixed "
            "parameters. Only indices can be omitted in a partial application of the type constructor.",
            ctor.type_stx or ctor.stx,
        )

    # ------------------------------------------------------------ promotion of fixed indices
    def promote_indices(self) -> None:
        """Leading indices that never change become parameters (Lean's ``fixedIndicesToParams``)."""
        if len(self.views) > 1 and any(not isinstance(v.type, Pi) for v in self.views):
            return
        mask = self._fixed_mask()
        n = self.num_params
        while mask and n < len(mask) and mask[n] and self._same_binder_everywhere(n):
            n += 1
        self.num_params = n

    def _fixed_mask(self) -> list[bool]:
        m = self.m
        sizes = []
        for view in self.views:
            with m.scope():
                xs, _ = m.forall_telescope(m.infer_type(view.fvar))  # type: ignore[arg-type]
                sizes.append(len(xs))
        size = min(sizes)
        mask = [True] * size
        fvars = {v.fvar for v in self.views}
        for view in self.views:
            for ctor in view.ctors:
                assert ctor.type is not None
                with m.scope():
                    xs, result = m.forall_telescope(m.instantiate_mvars(ctor.type), whnf=False)
                    terms = [m.infer_type(x) for x in xs] + [result]
                    for term in terms:
                        _restrict_mask(term, fvars, xs, mask, self.num_params)
        return mask

    def _same_binder_everywhere(self, n: int) -> bool:
        """The binder at position ``n`` must have the same type in the type and in each constructor."""
        m = self.m
        reference: Expr | None = None
        with m.scope():
            xs, _ = m.forall_telescope(m.infer_type(self.views[0].fvar), n + 1)  # type: ignore[arg-type]
            for view in self.views:
                for type in [m.infer_type(view.fvar), *[c.type for c in view.ctors]]:  # type: ignore[arg-type]
                    opened = m.instantiate_mvars(type)  # type: ignore[arg-type]
                    for x in xs[:n]:
                        if not isinstance(opened, Pi):
                            return False
                        opened = _inst(opened, x)
                    if not isinstance(opened, Pi):
                        return False
                    if reference is None:
                        reference = opened.binder_type
                    elif opened.binder_type is not reference and not m.is_def_eq(opened.binder_type, reference):
                        return False
        return True

    # ------------------------------------------------------------ universes
    def _result_sort(self, view: TypeView) -> Level:
        with self.m.scope():
            _, sort = self.m.forall_telescope(self.m.instantiate_mvars(view.type))  # type: ignore[arg-type]
            sort = self.m.whnf(sort)
            assert isinstance(sort, Sort)
            return self.m.mctx.instantiate_level(sort.level)

    def infer_universes(self) -> None:
        """Determine the universe of the block when it was left open."""
        m = self.m
        level = self._result_sort(self.views[0])
        for view in self.views[1:]:
            other = self._result_sort(view)
            if not m.is_level_def_eq(level, other):
                raise LeanError(
                    "Invalid mutually inductive types: The resulting sort of all types in the block must agree",
                    view.stx,
                )
        level = m.mctx.instantiate_level(level)
        base, offset = to_offset(level)
        if not isinstance(base, LMVar):
            return
        if offset == 0 and self._is_prop_candidate():
            m.mctx.assign_level(base.uid, ZERO)
            return
        found: list[Level] = []
        for view in self.views:
            for ctor in view.ctors:
                self._field_levels(ctor, base, found)
        if offset == 0:
            result = _max1_all(found)
        else:
            result = ZERO
            for u in found:
                lowered = _lower(u, offset)
                if lowered is None:
                    raise LeanError(
                        "Failed to infer universe levels in inductive type: provide universe levels explicitly",
                        self.views[0].stx,
                    )
                result = mk_max_simp(result, lowered)
        m.mctx.assign_level(base.uid, result)

    def _field_levels(self, ctor: CtorView, base: LMVar, found: list[Level]) -> None:
        m = self.m
        with m.scope():
            xs, _ = m.forall_telescope(m.instantiate_mvars(ctor.type), whnf=False)  # type: ignore[arg-type]
            for x in xs[self.num_params :]:
                level = m.mctx.instantiate_level(m.get_level(m.infer_type(x)))
                for part in _max_parts(level):
                    b, _ = to_offset(part)
                    if b is base or part is ZERO:
                        continue
                    if _mentions(part, base):
                        part = _drop_mvar(part, base)
                        if part is ZERO:
                            continue
                    if part not in found:
                        found.append(part)

    def _is_prop_candidate(self) -> bool:
        """A single type with one constructor, all of whose fields (at least one) are proofs."""
        m = self.m
        if len(self.views) != 1 or len(self.views[0].ctors) != 1:
            return False
        ctor = self.views[0].ctors[0]
        with m.scope():
            xs, result = m.forall_telescope(m.instantiate_mvars(ctor.type), whnf=False)  # type: ignore[arg-type]
            fields = xs[self.num_params :]
            if not fields:
                return False
            for x in fields:
                if any_subterm(result, lambda t, x=x: t is x):  # type: ignore[misc]
                    continue
                type = m.infer_type(x)
                if any_subterm(type, lambda t: t is self.views[0].fvar):
                    continue
                if not m.is_prop(type):
                    return False
        return True

    def check_universes(self) -> None:
        """Every field must fit into the resulting universe (unless that is ``Prop``)."""
        m, el = self.m, self.el
        level = self._result_sort(self.views[0])
        if level is ZERO:
            return
        if el.option("bootstrap.inductiveCheckResultingUniverse", True) and not is_never_zero(level):
            raise LeanError(
                "Invalid universe polymorphic resulting type: The resulting universe is not `Prop`, but it may be "
                f"`Prop` for some parameter values:\n  Sort {level_to_str(level, True)}\n\nHint: A possible solution "
                "is to use levels of the form `max 1 _` or `_ + 1` to ensure the universe is of the form `Type _`",
                self.views[0].type_stx or self.views[0].stx,
            )
        for view in self.views:
            for ctor in view.ctors:
                with m.scope():
                    xs, _ = m.forall_telescope(m.instantiate_mvars(ctor.type), whnf=False)  # type: ignore[arg-type]
                    for x in xs[self.num_params :]:
                        type = m.infer_type(x)
                        u = m.mctx.instantiate_level(m.get_level(type))
                        if level_leq(u, level) or _has_mvar(u) or _has_mvar(level):
                            continue
                        name = m.local_decl(x).user_name
                        what = f"Parameter `{name}`" if not name.has_macro_scopes else "Parameter"

                        def render(type: Expr = type, u: Level = u, what: str = what, ctor: CtorView = ctor) -> str:
                            return (
                                f"Invalid universe level in constructor `{ctor.name}`: {what} has type"
                                f"{el.indent(type)}\nat universe level\n  {u}\nwhich is not at most the inductive "
                                f"type's universe level\n  {level}"
                            )

                        raise el.error(render, ctor.stx)

    # ------------------------------------------------------------ finishing
    def declaration(self, level_params: tuple[Name, ...], used: list[Expr]) -> InductiveDecl:
        """Close everything over the ``used`` section variables and the parameters; the types become constants."""
        m = self.m
        levels = tuple([mk_level_param(u) for u in level_params])
        consts = {v.fvar: mk_apps(mk_const(v.name, levels), used) for v in self.views}

        def constants(e: Expr) -> Expr:
            return replace(e, lambda t: consts.get(t))

        total = len(used) + self.num_params
        types: list[InductiveType] = []
        for view in self.views:
            full = m.mk_pi(used, constants(m.instantiate_mvars(m.infer_type(view.fvar))))  # type: ignore[arg-type]
            ctors = []
            for ctor in view.ctors:
                type = m.mk_pi(used, constants(m.instantiate_mvars(ctor.type)))  # type: ignore[arg-type]
                ctors.append(Constructor(ctor.name, params_implicit(type, len(used) + len(view.params))))
            types.append(InductiveType(view.name, full, tuple(ctors)))
        return InductiveDecl(level_params, total, tuple(types))

    def all_types(self) -> list[Expr]:
        out: list[Expr] = []
        for view in self.views:
            out.append(self.m.instantiate_mvars(self.m.infer_type(view.fvar)))  # type: ignore[arg-type]
            out += [self.m.instantiate_mvars(c.type) for c in view.ctors]  # type: ignore[arg-type]
        return out

    def levels_to_params(self) -> None:
        for type in self.all_types():
            self.el.level_mvars_to_params(type)

    def check_no_mvars(self) -> None:
        for view in self.views:
            for ctor in view.ctors:
                uids = self.m.mctx.collect_mvars(self.m.instantiate_mvars(ctor.type))  # type: ignore[arg-type]
                if uids and self.el.log_unassigned(uids):
                    from prover.lean.elab.term_base import AbortTerm

                    raise AbortTerm


# ------------------------------------------------------------ small parts
def _last_codomain(type: Expr) -> Expr:
    while isinstance(type, Pi):
        type = type.body
    return type


def _inst(pi: Pi, x: Expr) -> Expr:
    return instantiate1(pi.body, x)


def _restrict_mask(term: Expr, fvars: set[Expr | None], xs: list[Expr], mask: list[bool], start: int) -> None:
    """Clear positions at which an application of a type of the block has not the constructor's own binder."""

    def visit(t: Expr) -> bool:
        fn = get_app_fn(t)
        if fn in fvars:
            args = get_app_args(t)
            for i in range(start, len(mask)):
                if i >= len(args):
                    if len(args) > start or not args or t is fn:
                        mask[i] = mask[i] and t is not fn and i < len(args)
                    continue
                if i >= len(xs) or args[i] is not xs[i]:
                    mask[i] = False
        return False

    # visit maximal applications only
    stack = [term]
    seen: set[Expr] = set()
    while stack:
        t = stack.pop()
        if t in seen:
            continue
        seen.add(t)
        visit(t)
        if isinstance(t, App):
            stack.extend(get_app_args(t))
            fn = get_app_fn(t)
            if fn not in fvars:
                stack.append(fn)
        else:
            push_children(t, stack)


def params_implicit(type: Expr, count: int) -> Expr:
    """Make the first ``count`` explicit binders implicit."""
    if count == 0 or not isinstance(type, Pi):
        return type
    info = IMPLICIT if type.info is DEFAULT else type.info
    return mk_pi(type.binder_name, type.binder_type, params_implicit(type.body, count - 1), info)


def _max_parts(level: Level) -> list[Level]:
    if isinstance(level, Max):
        return _max_parts(level.lhs) + _max_parts(level.rhs)
    if isinstance(level, IMax):
        return [level]
    base, k = to_offset(level)
    if k and isinstance(base, Max):
        return [add_offset(p, k) for p in _max_parts(base)]
    return [level]


def _mentions(level: Level, mvar: Level) -> bool:
    if level is mvar:
        return True
    if isinstance(level, Succ):
        return _mentions(level.pred, mvar)
    if isinstance(level, (Max, IMax)):
        return _mentions(level.lhs, mvar) or _mentions(level.rhs, mvar)
    return False


def _drop_mvar(level: Level, mvar: Level) -> Level:
    """Forget the universe being inferred inside another one (``imax u ?r`` contributes ``u``)."""
    if level is mvar:
        return ZERO
    if isinstance(level, Succ):
        inner = _drop_mvar(level.pred, mvar)
        return ZERO if inner is ZERO and _mentions(level.pred, mvar) else mk_succ(inner)
    if isinstance(level, (Max, IMax)):
        return mk_max_simp(_drop_mvar(level.lhs, mvar), _drop_mvar(level.rhs, mvar))
    return level


def _max1_all(found: list[Level]) -> Level:
    """``max 1 …`` with the 1 left out where another part is positive anyway."""
    result: Level | None = None
    for u in found:
        result = u if result is None else mk_max_simp(result, u)
    if result is None:
        return ONE
    return result if is_never_zero(result) else mk_max_simp(ONE, result)


def _lower(level: Level, by: int) -> Level | None:
    """``level - by`` for positive levels; small numerals vanish."""
    base, k = to_offset(level)
    if base is ZERO:
        return add_offset(ZERO, max(k - by, 0))
    if k >= by:
        return add_offset(base, k - by)
    if isinstance(base, Max):
        lhs, rhs = _lower(add_offset(base.lhs, k), by), _lower(add_offset(base.rhs, k), by)
        return mk_max_simp(lhs, rhs) if lhs is not None and rhs is not None else None
    return None


def _has_mvar(level: Level) -> bool:
    return level.has_mvar


def constant_levels(e: Expr, names: Sequence[Name]) -> Expr:
    """Instantiate each parameter by itself (used to detect unknown ones)."""
    return instantiate_level_map(e, {n: mk_level_param(n) for n in names})


__all__ = ["CtorView", "InductiveBlock", "TypeView", "params_implicit"]
