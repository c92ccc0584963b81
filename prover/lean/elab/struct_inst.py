"""Structure instances ``{ s with x := v, .. : T }`` and ``where`` bodies.

Source: Lean 4 v4.34 ``src/Lean/Elab/StructInst.lean``. Fields are elaborated in constructor order; fields of parents
are collected into their subobjects; missing ones come from sources, instances, defaults or automatic parameters.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from prover.lean.declaration import ConstructorInfo
from prover.lean.elab.app_args import NamedValue, elab_app_args
from prover.lean.elab.auto_param import auto_param_seq, consume_annotations, is_auto_param
from prover.lean.elab.fields import SELF, base_projections, find_field
from prover.lean.elab.registry import term_elab
from prover.lean.elab.structure import (
    all_field_names,
    field_default,
    instantiate_default,
    subobject_parent,
)
from prover.lean.expr import (
    Const,
    Expr,
    MVar,
    Pi,
    Proj,
    get_app_args,
    get_app_fn,
    mk_apps,
    mk_const,
    mk_mvar,
    unfold_app,
)
from prover.lean.level import Level
from prover.lean.meta.attributes import projection_info, structure_info
from prover.lean.meta.errors import LeanError, Stuck
from prover.lean.name import Name, mk_name, name_of_components
from prover.lean.subst import beta, instantiate1, instantiate_level_params, replace
from prover.lean.syntax import ast

if TYPE_CHECKING:
    from prover.lean.elab.term import TermElab
    from prover.lean.meta.meta import Meta


@dataclass(slots=True)
class Given:
    """A field the user wrote: ``head`` is the first component, ``rest`` the others."""

    stx: ast.StructInstField
    head: str
    rest: tuple[str, ...]
    used: bool = False


@dataclass(slots=True)
class Missing:
    name: str
    mvar: MVar
    type: Expr


@dataclass(slots=True)
class Source:
    expr: Expr
    struct: Name


@dataclass(slots=True)
class _Shared:
    """What all levels of one instance share: values by field name and fields still without a value."""

    top: Name
    levels: tuple[Level, ...]
    params: list[Expr]
    values: dict[str, Expr] = field(default_factory=dict)
    missing: list[Missing] = field(default_factory=list)


@term_elab(ast.StructInst)
def elab_struct_inst(el: TermElab, stx: ast.StructInst, expected: Expr | None) -> Expr:
    m = el.m
    if stx.type is not None:
        expected = el.elab_type(stx.type)
    sources = [_elab_source(el, s) for s in stx.sources]
    struct_type = _find_type(el, stx, expected, sources)
    fn, params = unfold_app(struct_type)
    assert isinstance(fn, Const)
    shared = _Shared(fn.name, fn.levels, params)
    given = [_given(f) for f in stx.struct_fields]
    _check_duplicates(given)
    builder = _Builder(el, stx, sources, shared)
    value = builder.build(fn.name, fn.levels, params, given)
    for g in given:
        if not g.used:
            raise LeanError(f"`{g.head}` is not a field of structure `{fn.name}`", g.stx)
    builder.resolve_missing()
    if expected is not None and not m.is_def_eq(expected, struct_type):
        return el.ensure_has_type(expected, value)
    return value


def _given(f: ast.StructInstField) -> Given:
    parts = tuple([str(p) for p in f.path.components()])
    return Given(f, parts[0], parts[1:])


def _check_duplicates(given: list[Given]) -> None:
    seen: set[tuple[str, ...]] = set()
    for g in given:
        path = (g.head, *g.rest)
        if path in seen:
            raise LeanError(f"field `{'.'.join(path)}` has already been specified", g.stx)
        seen.add(path)


def _elab_source(el: TermElab, stx: ast.Term) -> Source:
    m = el.m
    e = el.elab_term(stx)
    type = m.whnf(m.instantiate_mvars(m.infer_type(e)))
    head = get_app_fn(type)
    if isinstance(head, MVar):
        el.synthesize_synthetic_mvars("yes")
        type = m.whnf(m.instantiate_mvars(m.infer_type(e)))
        head = get_app_fn(type)
        if isinstance(head, MVar):
            el.try_postpone()
    if not isinstance(head, Const) or structure_info(m.env, head.name) is None:
        raise el.error(lambda: f"invalid {{...}} notation, source is not a structure{el.indent(e)}", stx)
    return Source(e, head.name)


def _find_type(el: TermElab, stx: ast.StructInst, expected: Expr | None, sources: list[Source]) -> Expr:
    """The structure type to build, with its arguments."""
    m = el.m
    if expected is not None:
        found = _as_struct(m, expected)
        if found is not None:
            return found
        if not el.is_mvar_app(expected):
            shown = expected
            raise el.error(lambda: f"invalid {{...}} notation, structure type expected{el.indent(shown)}", stx)
    if sources:
        # the source's type, with fresh parameters where the expected type is unknown
        name = sources[0].struct
        head = el.mk_const(name)
        mvars, _, _ = m.forall_meta_telescope(m.infer_type(head))
        type = mk_apps(head, mvars)
        if expected is not None:
            m.is_def_eq(expected, type)
        if not any(g.path for g in stx.struct_fields):
            m.is_def_eq(type, m.infer_type(sources[0].expr))
        return m.instantiate_mvars(type)
    if el.may_postpone:
        el.try_postpone()
    raise LeanError("invalid {...} notation, expected type is not known", stx)


def _as_struct(m: Meta, type: Expr) -> Expr | None:
    type = m.instantiate_mvars(type)
    for candidate in (type, m.whnf_r(type), m.whnf(type)):
        head = get_app_fn(candidate)
        if isinstance(head, Const) and structure_info(m.env, head.name) is not None:
            return candidate
    return None


class _Builder:
    def __init__(self, el: TermElab, stx: ast.StructInst, sources: list[Source], shared: _Shared) -> None:
        self.el = el
        self.m: Meta = el.m
        self.stx = stx
        self.sources = sources
        self.shared = shared

    def build(self, struct: Name, levels: tuple[Level, ...], params: list[Expr], given: list[Given]) -> Expr:
        """``struct.mk params fields``; marks the fields it used."""
        m = self.m
        info = structure_info(m.env, struct)
        assert info is not None
        ctor = m.get_const(info.ctor)
        type = instantiate_level_params(ctor.type, ctor.level_params, levels)
        for p in params:
            assert isinstance(type, Pi)
            type = instantiate1(type.body, p)
        values: list[Expr] = []
        for f in info.fields:
            assert isinstance(type, Pi)
            domain = reduce_projections(m, type.binder_type)
            value = self._field(struct, f, domain, type.info.name == "INST_IMPLICIT", given)
            self.shared.values.setdefault(f.last, value)
            values.append(value)
            hole = m.mk_mvar(domain)  # instantiating a metavariable reduces `?f a` where the field is a function
            m.assign(hole, value)
            type = m.instantiate_mvars(instantiate1(type.body, hole))
        return mk_apps(mk_const(info.ctor, levels), [*params, *values])

    def _field(self, struct: Name, f: Name, domain: Expr, inst_implicit: bool, given: list[Given]) -> Expr:
        el, m = self.el, self.m
        name = f.last
        direct = next((g for g in given if g.head == name and not g.rest and not g.used), None)
        type = consume_annotations(domain)
        if direct is not None:
            direct.used = True
            return self._value(direct.stx, type)
        nested = [g for g in given if g.head == name and g.rest and not g.used]
        if nested:
            return self._nested(nested, name, type)
        parent = subobject_parent(m.env, struct, f)
        if parent is not None:
            return self._subobject(parent, name, type, inst_implicit, given)
        from_source = self._from_source(name, type)
        if from_source is not None:
            return from_source
        if is_auto_param(domain) and not el.in_pattern and not self.stx.ellipsis:
            default = field_default(m.env, self.shared.top, name)
            if default is None:
                seq = auto_param_seq(m, domain, self.stx)
                where = f"could not synthesize default value for field '{name}' of '{struct}' using tactics"
                return el.mk_tactic_mvar(type, seq, self.stx, where)
        if inst_implicit:
            return el.mk_inst_mvar(type)
        mvar = m.mk_mvar(type)
        if el.in_pattern or (self.stx.ellipsis and not self._has_default(name)):
            el.note_hole(mvar, self.stx)
            return mvar
        self.shared.missing.append(Missing(name, mvar, type))
        return mvar

    def _has_default(self, name: str) -> bool:
        return field_default(self.m.env, self.shared.top, name) is not None

    def _value(self, stx: ast.StructInstField, type: Expr) -> Expr:
        el = self.el
        value = stx.value
        if value is None:
            value = ast.Ident(stx.start, stx.end, stx.path)
        if stx.binders:
            value = ast.Fun(stx.start, stx.end, stx.binders, value)
        with el.with_ref(value):
            return el.elab_term_ensuring_type(value, type)

    def _nested(self, nested: list[Given], name: str, type: Expr) -> Expr:
        """``x.y := v, x.z := w``: an instance for ``x``, with the sources' ``x`` as source."""
        fields = []
        for g in nested:
            g.used = True
            path = name_of_components(g.rest)
            fields.append(ast.StructInstField(g.stx.start, g.stx.end, path, g.stx.binders, g.stx.value))
        sources: list[Source] = []
        for s in self.sources:
            e = self._project(s, name)
            if e is not None:
                found = _as_struct(self.m, self.m.infer_type(e))
                if found is not None:
                    head = get_app_fn(found)
                    assert isinstance(head, Const)
                    sources.append(Source(e, head.name))
        struct_type = _as_struct(self.m, type)
        if struct_type is None:
            raise self.el.error(
                lambda: f"invalid {{...}} notation, structure type expected{self.el.indent(type)}", nested[0].stx
            )
        head = get_app_fn(struct_type)
        assert isinstance(head, Const)
        params = get_app_args(struct_type)
        shared = _Shared(head.name, head.levels, params)
        inner = _Builder(self.el, self.stx, sources, shared)
        given = [_given(f) for f in fields]
        value = inner.build(head.name, head.levels, params, given)
        for g in given:
            if not g.used:
                raise LeanError(f"`{g.head}` is not a field of structure `{head.name}`", g.stx)
        inner.resolve_missing()
        return value

    def _subobject(self, parent: Name, name: str, type: Expr, inst_implicit: bool, given: list[Given]) -> Expr:
        m = self.m
        names = {n.last for n in all_field_names(m.env, parent)}
        mine = [g for g in given if g.head in names and not g.used]
        if not mine:
            from_source = self._from_source(name, type)
            if from_source is not None:
                return from_source
            if inst_implicit:
                try:
                    found = m.synth_instance(m.instantiate_mvars(type))
                except (LeanError, Stuck):
                    found = None
                if found is not None:
                    self._note_values(parent, found, type)
                    return found
        struct_type = _as_struct(m, type)
        assert struct_type is not None
        fn, params = unfold_app(struct_type)
        assert isinstance(fn, Const)
        return self.build(parent, fn.levels, params, given)

    def _note_values(self, struct: Name, value: Expr, type: Expr) -> None:
        """Fields of a subobject that was found as a whole (defaults may need them)."""
        m = self.m
        info = structure_info(m.env, struct)
        struct_type = _as_struct(m, type)
        if info is None or struct_type is None:
            return
        fn, params = unfold_app(struct_type)
        assert isinstance(fn, Const)
        for f, proj in zip(info.fields, info.projections, strict=True):
            e = mk_apps(mk_const(proj, fn.levels), [*params, value])
            self.shared.values.setdefault(f.last, e)
            parent = subobject_parent(m.env, struct, f)
            if parent is not None:
                self._note_values(parent, e, m.infer_type(e))

    # -------------------------------------------------------- sources
    def _from_source(self, name: str, type: Expr) -> Expr | None:
        for s in self.sources:
            e = self._project(s, name)
            if e is not None and self.m.is_def_eq(type, self.m.infer_type(e)):
                e = reduce_projections(self.m, self.m.instantiate_mvars(e))
                struct_type = _as_struct(self.m, type)
                if struct_type is not None:
                    head = get_app_fn(struct_type)
                    assert isinstance(head, Const)
                    self._note_values(head.name, e, struct_type)
                return e
        return None

    def _project(self, s: Source, name: str) -> Expr | None:
        el = self.el
        found = find_field(el, s.struct, mk_name(name))
        if found is None:
            return None
        base, proj = found
        e = base_projections(el, base, s.struct, s.expr)
        return elab_app_args(el, el.mk_const(proj), [NamedValue(SELF, e, True)], [], None, False, False)

    # -------------------------------------------------------- defaults
    def resolve_missing(self) -> None:
        """Fill fields that have defaults; what is left is an error."""
        m, shared = self.m, self.shared
        left = shared.missing
        while left:
            open_mvars = {x.mvar for x in left}
            again: list[Missing] = []
            for x in left:
                if m.mctx.is_assigned(x.mvar.uid):
                    continue
                value = self._default(x, open_mvars)
                if value is None or not m.is_def_eq(m.instantiate_mvars(x.type), m.infer_type(value)):
                    again.append(x)
                    continue
                m.assign(x.mvar, value)
                open_mvars.discard(x.mvar)
            if len(again) == len(left):
                break
            left = again
        left = [x for x in left if not m.mctx.is_assigned(x.mvar.uid)]
        if left:
            names = ", ".join([f"`{x.name}`" for x in left])
            raise LeanError(f"Fields missing: {names}", self.stx)

    def _default(self, x: Missing, open_mvars: set[MVar]) -> Expr | None:
        m, shared = self.m, self.shared
        const = field_default(m.env, shared.top, x.name)
        if const is None:
            return None

        def value_of(name: str) -> Expr | None:
            value = shared.values.get(name)
            return None if value is None else m.instantiate_mvars(value)

        value = instantiate_default(m, const, shared.levels, shared.params, value_of)
        if value is None:
            return None
        value = reduce_projections(m, value)  # a subobject may still lack fields that the default does not ask for
        if value.has_expr_mvar and any(v in open_mvars for v in _mvars(m, value)):
            return None
        return value


def _mvars(m: Meta, e: Expr) -> list[MVar]:
    return [mk_mvar(uid) for uid in m.mctx.collect_mvars(e)]


def reduce_projections(m: Meta, e: Expr) -> Expr:
    """Contract ``S.f params (S.mk … v …)`` and ``(S.mk … v …).i`` inside a type."""
    e = m.instantiate_mvars(e)
    env = m.env

    def step(t: Expr) -> Expr | None:
        if isinstance(t, Proj):
            inner = reduce_projections(m, t.struct)
            fn, args = unfold_app(inner)
            info = env.find(fn.name) if isinstance(fn, Const) else None
            if isinstance(info, ConstructorInfo) and info.num_params + t.idx < len(args):
                return reduce_projections(m, args[info.num_params + t.idx])
            return None
        fn, args = unfold_app(t)
        if not args or not isinstance(fn, Const):
            return None
        proj = projection_info(env, fn.name)
        if proj is None or len(args) <= proj.num_params:
            return None
        struct = reduce_projections(m, args[proj.num_params])
        head, sargs = unfold_app(struct)
        if not isinstance(head, Const) or head.name is not proj.ctor or proj.num_params + proj.idx >= len(sargs):
            return None
        value = beta(sargs[proj.num_params + proj.idx], args[proj.num_params + 1 :])
        return reduce_projections(m, value)

    return replace(e, step)
