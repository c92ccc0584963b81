"""``structure`` and ``class`` declarations: parents as subobjects or copied fields, defaults, projections, instances.

Source: Lean 4 v4.34 ``src/Lean/Elab/Structure.lean``, ``src/Lean/Structure.lean``, ``src/Lean/Meta/Structure.lean``.
The type itself goes through :mod:`prover.lean.elab.inductive`; this module elaborates the fields and adds what follows:
projections, parent projections, defaults, class registration.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

import immutables

from prover.lean.declaration import ABBREV, ConstructorInfo, DefinitionDecl, InductiveInfo, TheoremDecl
from prover.lean.elab.auto_param import OUT_PARAM, consume_annotations, mk_auto_param
from prover.lean.elab.aux_constructions import is_prop_former
from prover.lean.elab.inductive import CtorView, TypeView
from prover.lean.environment import EntryValue, Environment, Extension
from prover.lean.expr import (
    DEFAULT,
    IMPLICIT,
    INST_IMPLICIT,
    BinderInfo,
    Const,
    Expr,
    FVar,
    Lam,
    Pi,
    is_app_of,
    mk_apps,
    mk_const,
    mk_proj,
    unfold_app,
)
from prover.lean.level import Level, mk_level_param
from prover.lean.local_context import EMPTY_CONTEXT, LocalContext
from prover.lean.meta.attributes import (
    PROTECTED,
    StructureInfo,
    add_class,
    add_instance,
    add_projection,
    add_structure,
    is_class_name,
    set_reducibility,
    structure_info,
)
from prover.lean.meta.errors import LeanError
from prover.lean.meta.mctx import LocalInstances
from prover.lean.meta.telescope import close_lambda, close_pi, instantiate_forall, open_pi, push_raw, set_info
from prover.lean.name import Name, mk_name
from prover.lean.subst import any_subterm, instantiate1, instantiate_level_params, occurs, replace_fvars
from prover.lean.syntax import ast

if TYPE_CHECKING:
    from prover.lean.elab.term import TermElab
    from prover.lean.meta.meta import Meta

# ------------------------------------------------------------ defaults of fields
DefaultState = immutables.Map[tuple[Name, str], Name]


def _add_default(state: DefaultState, entry: EntryValue) -> DefaultState:
    struct, field_name, const = entry
    return state.set((struct, field_name), const)


STRUCT_DEFAULTS: Final = Extension[DefaultState]("struct_defaults", immutables.Map, _add_default)
"""Entry: (structure, field, constant ``fun {params} (fields it needs) => value``)."""


def field_default(env: Environment, struct: Name, name: str) -> Name | None:
    return env.state(STRUCT_DEFAULTS).get((struct, name))


def subobject_parent(env: Environment, struct: Name, field_name: Name) -> Name | None:
    """The parent structure that field ``toS`` holds, if it is a subobject."""
    info = structure_info(env, struct)
    if info is not None:
        for parent, proj, is_sub in info.parents:
            if is_sub and proj.last == field_name.last:
                return parent
        # subobjects that came with a copied parent
        return env.state(EXTRA_SUBOBJECTS).get((struct, field_name.last))
    return None


EXTRA_SUBOBJECTS: Final = Extension[immutables.Map[tuple[Name, str], Name]](
    "extra_subobjects", immutables.Map, lambda state, e: state.set((e[0], e[1]), e[2])
)
"""Entry: (structure, field, parent): subobject fields that are not direct parents."""


def flat_fields(env: Environment, struct: Name) -> list[Name]:
    """All leaf fields, those of subobjects in their place."""
    info = structure_info(env, struct)
    if info is None:
        return []
    out: list[Name] = []
    for f in info.fields:
        parent = subobject_parent(env, struct, f)
        if parent is None:
            out.append(f)
        else:
            out += flat_fields(env, parent)
    return out


def all_field_names(env: Environment, struct: Name) -> list[Name]:
    """Leaf fields and subobject fields."""
    info = structure_info(env, struct)
    if info is None:
        return []
    out: list[Name] = []
    for f in info.fields:
        out.append(f)
        parent = subobject_parent(env, struct, f)
        if parent is not None:
            out += [n for n in all_field_names(env, parent) if n not in out]
    return out


def find_field(env: Environment, struct: Name, name: str) -> tuple[Name, ...] | None:
    """Path of structures through subobjects to the one that has ``name`` as a direct field: ``(S, …, owner)``."""
    info = structure_info(env, struct)
    if info is None:
        return None
    if any(f.last == name for f in info.fields):
        return (struct,)
    for f in info.fields:
        parent = subobject_parent(env, struct, f)
        if parent is not None:
            path = find_field(env, parent, name)
            if path is not None:
                return (struct, *path)
    return None


# ------------------------------------------------------------ elaboration
Kind = Literal["own", "subobject", "copied", "inherited"]


@dataclass(slots=True)
class Field:
    """A name usable in later fields. ``real``: a field of the constructor (others are let variables)."""

    name: Name
    kind: Kind
    fvar: FVar
    info: BinderInfo = DEFAULT
    parent: Name | None = None
    default: Expr | None = None
    owner: Name | None = None
    has_default: bool = False

    @property
    def is_real(self) -> bool:
        return self.kind != "inherited"


@dataclass(slots=True)
class Parent:
    struct: Name
    type: Expr
    proj: Name
    is_subobject: bool
    value: Expr


class StructureElab:
    """Elaborates the fields of one structure inside an :class:`InductiveBlock`."""

    def __init__(self, el: TermElab, stx: ast.StructureCmd, name: Name, ctor: Name) -> None:
        self.el = el
        self.m: Meta = el.m
        self.stx = stx
        self.name = name
        self.ctor = ctor
        self.fields: dict[str, Field] = {}
        self.parents: list[Parent] = []
        self.inherited_defaults: list[tuple[Name, Expr, Name]] = []
        self.view: TypeView | None = None
        self.lctx: LocalContext | None = None
        self.insts: LocalInstances = ()

    def mk_view(self, short: Name) -> TypeView:
        stx = self.stx
        ctor = CtorView(self.ctor, stx.name, (), None)
        ctor.build = self.build_ctor
        self.view = TypeView(self.name, short, stx.name, stx.binders, stx.type, [ctor], stx.is_class)
        return self.view

    # -------------------------------------------------------- fields
    def build_ctor(self) -> Expr:
        """The constructor's type without parameters (called with the parameters in scope)."""
        el, m = self.el, self.m
        assert self.view is not None and self.view.fvar is not None
        for proj_name, type_stx in self.stx.parents:
            with el.with_ref(type_stx):
                self._elab_parent(proj_name, type_stx)
        for field_stx in self.stx.struct_fields:
            for ident in field_stx.names:
                with el.with_ref(ident):
                    self._elab_field(field_stx, ident)
        el.synthesize_no_postponing()
        self.lctx, self.insts = m.lctx, m.local_instances
        self._zeta_lets()
        return m.mk_pi(self.real_fvars(), mk_apps(self.view.fvar, self.view.params))

    def real_fvars(self) -> list[Expr]:
        return [f.fvar for f in self.fields.values() if f.is_real]

    def _elab_parent(self, proj_name: Name | None, type_stx: ast.Term) -> None:
        el, m = self.el, self.m
        type = el.elab_type(type_stx)
        el.synthesize_no_postponing()
        type = m.instantiate_mvars(type)
        type = type if self._struct_of(type) else m.whnf_r(type)
        struct = self._struct_of(type)
        if struct is None:
            shown = type
            raise el.error(lambda: f"Expected a structure, but found{el.indent(shown)}", type_stx)
        name = proj_name if proj_name is not None else mk_name("to" + _capitalize(struct.last))
        if any(p.struct is struct for p in self.parents):
            el.log_warning(type_stx, f"Duplicate parent structure `{struct}`, skipping")
            return
        self._check_fresh(name)
        self.add_parent(struct, type, name)

    def _struct_of(self, type: Expr) -> Name | None:
        fn, _ = unfold_app(type)
        if isinstance(fn, Const) and structure_info(self.m.env, fn.name) is not None:
            return fn.name
        return None

    def _check_fresh(self, name: Name) -> None:
        if name.last in self.fields:
            raise LeanError(f"Field `{name}` has already been declared", self.el.ref)

    def add_parent(self, struct: Name, type: Expr, name: Name) -> None:
        overlap = any(f.last in self.fields for f in all_field_names(self.m.env, struct))
        if not overlap:
            fvar = self._add_subobject(struct, type, name)
            self.parents.append(Parent(struct, type, self.name + name, True, fvar))
            self._inherit_defaults(struct, type)
            return
        value = self._copy_parent(struct, type)
        self._inherit_defaults(struct, type)
        self.parents.append(Parent(struct, type, self.name + name, False, value))
        # the parent's value is in scope for later fields (also as an instance)
        self.m.push_let(name, type, value)

    def _add_subobject(self, struct: Name, type: Expr, name: Name) -> FVar:
        both_classes = self.stx.is_class and is_class_name(self.m.env, struct)
        info = INST_IMPLICIT if both_classes else DEFAULT
        fvar = self.m.push_local(name, type, info)
        self.fields[name.last] = Field(name, "subobject", fvar, info, struct)
        self._register_inherited(struct, type, fvar)
        return fvar

    def _register_inherited(self, struct: Name, type: Expr, value: Expr) -> None:
        """Let variables for the fields of ``value : struct …``."""
        m = self.m
        info = structure_info(m.env, struct)
        assert info is not None
        fn, params = unfold_app(type)
        assert isinstance(fn, Const)
        for f, proj in zip(info.fields, info.projections, strict=True):
            term = mk_apps(mk_const(proj, fn.levels), [*params, value])
            field_type = m.infer_type(term)
            parent = subobject_parent(m.env, struct, f)
            if f.last in self.fields:
                continue
            let = m.push_let(f, field_type, term)
            self.fields[f.last] = Field(f, "inherited", let, DEFAULT, parent, owner=struct)
            if parent is not None:
                whnfd = field_type if self._struct_of(field_type) else m.whnf(field_type)
                self._register_inherited(parent, whnfd, let)

    def _copy_parent(self, struct: Name, type: Expr) -> Expr:
        """Add the missing fields of ``struct``; returns ``struct.mk fields``."""
        m = self.m
        info = structure_info(m.env, struct)
        assert info is not None
        fn, params = unfold_app(type)
        assert isinstance(fn, Const)
        ctor = m.get_const(info.ctor)
        ctor_type = instantiate_forall(instantiate_level_params(ctor.type, ctor.level_params, fn.levels), params)
        values: list[Expr] = []
        for f in info.fields:
            assert isinstance(ctor_type, Pi)
            field_type = ctor_type.binder_type
            value = self._copy_field(struct, type, f, field_type, ctor_type.info)
            values.append(value)
            ctor_type = instantiate1(ctor_type.body, value)
        return mk_apps(mk_const(info.ctor, fn.levels), [*params, *values])

    def _copy_field(self, struct: Name, type: Expr, f: Name, field_type: Expr, info: BinderInfo) -> Expr:
        m = self.m
        existing = self.fields.get(f.last)
        if existing is not None:
            have = m.infer_type(existing.fvar)
            if not m.is_def_eq(have, field_type):
                shown = field_type

                def render() -> str:
                    return (
                        f"Field type mismatch: Field `{f}` from parent `{struct}` has type{self.el.indent(shown)}\n"
                        f"but is expected to have type{self.el.indent(have)}"
                    )

                raise self.el.error(render)
            return existing.fvar
        parent = subobject_parent(m.env, struct, f)
        if parent is not None:
            whnfd = field_type if self._struct_of(field_type) else m.whnf(field_type)
            if not any(g.last in self.fields for g in all_field_names(m.env, parent)):
                return self._add_subobject(parent, whnfd, f)
            value = self._copy_parent(parent, whnfd)
            let = m.push_let(f, whnfd, value)
            self.fields[f.last] = Field(f, "inherited", let, DEFAULT, parent, owner=struct)
            return let
        fvar = m.push_local(f, field_type, DEFAULT)
        self.fields[f.last] = Field(f, "copied", fvar, DEFAULT, None, owner=struct)
        return fvar

    def _inherit_defaults(self, struct: Name, type: Expr) -> None:
        """Take over the defaults of a direct parent, also those that it set anew for fields of its own parents (an own
        or earlier one wins)."""
        m = self.m
        for f in flat_fields(m.env, struct):
            field = self.fields[f.last]
            const = field_default(m.env, struct, f.last)
            if const is not None and not field.has_default:
                field.has_default = True
                self.inherited_defaults.append((f, type, const))

    def resolve_inherited_defaults(self) -> None:
        """Turn parents' defaults into values over this structure's fields (once all fields are known)."""
        for f, type, const in self.inherited_defaults:
            field = self.fields[f.last]
            if field.default is None:
                fn, params = unfold_app(type)
                assert isinstance(fn, Const)
                field.default = instantiate_default(self.m, const, fn.levels, params, self._field_value)

    def _field_value(self, name: str) -> Expr | None:
        field = self.fields.get(name)
        return field.fvar if field is not None else None

    def _elab_field(self, stx: ast.StructField, ident: ast.BinderIdent) -> None:
        el, m = self.el, self.m
        name = ident.name
        existing = self.fields.get(name.last)
        if existing is not None:
            if stx.type is not None or (stx.default is None and stx.auto is None):
                if existing.kind in ("own",):
                    raise LeanError(f"Field `{name}` has already been declared", ident)
                raise LeanError(f"Field `{name}` has already been declared in a parent structure", ident)
            self._override_default(stx, existing)
            return
        type, default = self._field_type_and_value(stx)
        if stx.auto is not None:
            type = mk_auto_param(m, type, stx.auto, el.source, self.name + name)
        info = _BINDER_INFO[stx.kind]
        fvar = m.push_local(name, type, info)
        field = Field(name, "own", fvar, info, None, default)
        field.has_default = default is not None
        self.fields[name.last] = field

    def _field_type_and_value(self, stx: ast.StructField) -> tuple[Expr, Expr | None]:
        """Type and default value of an own field, closed over its binders."""
        el, m = self.el, self.m

        with m.scope():

            def elaborate() -> tuple[Expr, Expr | None]:
                xs = el.elab_binders(stx.binders)
                if stx.type is not None:
                    type = el.elab_type(stx.type)
                    el.synthesize_no_postponing()
                    value = None
                elif stx.default is not None:
                    value = el.elab_term(stx.default, None)
                    el.synthesize_no_postponing()
                    type = m.infer_type(value)
                else:
                    raise LeanError("Invalid field: Type expected", el.ref)
                binders = [b for b in el.add_auto_bound(xs) if isinstance(b, FVar)]
                closed = m.mk_pi(binders, m.instantiate_mvars(type))
                return closed, m.mk_lambda(binders, value) if value is not None else None

            type, value = el.with_auto_bound(elaborate)
            el.auto_bound = None
        if stx.type is not None and stx.default is not None:
            with m.scope():
                xs = el.elab_binders(stx.binders)
                body_type = _instantiate_pi(m, type, xs)
                raw = el.elab_term_ensuring_type(stx.default, body_type)
                el.synthesize_no_postponing()
                value = m.mk_lambda(xs, m.instantiate_mvars(raw))
        return m.instantiate_mvars(type), value

    def _override_default(self, stx: ast.StructField, field: Field) -> None:
        el, m = self.el, self.m
        type = m.infer_type(field.fvar)
        if stx.default is None:
            assert stx.auto is not None
            raise LeanError("embedded Lean has no automatic parameters for inherited fields yet", stx)
        with m.scope():
            xs = el.elab_binders(stx.binders)
            body_type = _instantiate_pi(m, type, xs)
            raw = el.elab_term_ensuring_type(stx.default, body_type)
            el.synthesize_no_postponing()
            field.default = m.mk_lambda(xs, m.instantiate_mvars(raw))
            field.has_default = True

    def _zeta_lets(self) -> None:
        """Replace let variables by their values in the types of real fields."""
        m = self.m
        lets: list[Expr] = []
        values: list[Expr] = []
        real = {f.fvar.uid for f in self.fields.values() if f.is_real}
        for decl in list(m.lctx):
            if decl.uid in real:
                type = replace_fvars(m.instantiate_mvars(decl.type), lets, values)
                m.lctx = m.lctx.update(replace(decl, type=type))
            elif decl.value is not None:
                lets.append(decl.fvar)
                values.append(replace_fvars(m.instantiate_mvars(decl.value), lets[:-1], values))
        self.lets, self.let_values = lets, values

    def zeta(self, e: Expr) -> Expr:
        return replace_fvars(self.m.instantiate_mvars(e), self.lets, self.let_values)


_BINDER_INFO: Final[dict[str, BinderInfo]] = {
    "default": DEFAULT,
    "implicit": IMPLICIT,
    "strictImplicit": BinderInfo.STRICT_IMPLICIT,
    "instImplicit": INST_IMPLICIT,
}


def _capitalize(text: str) -> str:
    return text[:1].upper() + text[1:]


def _instantiate_pi(m: Meta, type: Expr, xs: Sequence[Expr]) -> Expr:
    """``type`` applied to ``xs``."""
    for x in xs:
        type = type if isinstance(type, Pi) else m.whnf(type)
        assert isinstance(type, Pi)
        type = instantiate1(type.body, x)
    return type


def instantiate_default(
    m: Meta,
    const: Name,
    levels: tuple[Level, ...],
    params: Sequence[Expr],
    value_of: object,
) -> Expr | None:
    """The default value stored in ``const``; ``value_of(field name)`` gives the values it depends on (None:
    unknown)."""
    info = m.get_const(const)
    body: Expr = m.instantiate_value_levels(info, levels)
    for p in params:
        assert isinstance(body, Lam)
        body = instantiate1(body.body, p)
    while isinstance(body, Lam) and body.binder_name.root().last == DEP_MARK:
        value = value_of(body.binder_name.components()[1])  # type: ignore[operator]
        if value is None:
            return None
        body = instantiate1(body.body, value)
    return body


DEP_MARK: Final = "_field"
"""Root of the binder names that mark the fields a default depends on: ``_field.x``."""


# ------------------------------------------------------------ after the kernel has accepted the type
def finish_structure(s: StructureElab, level_params: tuple[Name, ...], used: list[Expr], num_params: int) -> None:
    """Projections, registration, parent projections, instances, defaults."""
    m = s.m
    add_projections(m, s, num_params)
    register_structure(m, s, num_params)
    _add_defaults(m, s, level_params, used)
    _add_copied_parents(m, s, level_params, used)
    for field_stx in s.stx.struct_fields:
        if field_stx.modifiers.visibility == "protected":
            for ident in field_stx.names:
                if ident.name.last in s.fields and s.fields[ident.name.last].kind == "own":
                    m.env = m.env.add_entry(PROTECTED, s.name + ident.name)
    if s.stx.is_class:
        for parent in s.parents:
            if is_class_name(m.env, parent.struct):
                m.env = add_instance(m.env, parent.struct, parent.proj)
        for f in s.fields.values():
            direct = any(p.proj.last == f.name.last for p in s.parents)
            if f.kind == "subobject" and not direct and f.parent is not None and is_class_name(m.env, f.parent):
                m.env = add_instance(m.env, f.parent, s.name + f.name)


def add_projections(m: Meta, s: StructureElab, num_params: int) -> None:
    """``T.f {params} (self : T params) := self.f`` for every constructor field."""
    ind = m.env.find(s.name)
    ctor = m.env.find(s.ctor)
    assert isinstance(ind, InductiveInfo) and isinstance(ctor, ConstructorInfo)
    levels = tuple([mk_level_param(u) for u in ind.level_params])
    in_prop = is_prop_former(ind.type)
    with m.with_lctx(EMPTY_CONTEXT, ()):
        params, type = open_pi(m, ctor.type, num_params)
        for p in params:
            info = m.lctx.get(p.uid).info  # type: ignore[attr-defined]
            if info is DEFAULT or (s.stx.is_class and info is not INST_IMPLICIT):
                set_info(m, [p], IMPLICIT)
        self_type = mk_apps(mk_const(ind.name, levels), params)
        self_var = push_raw(m, mk_name("self"), self_type, INST_IMPLICIT if s.stx.is_class else DEFAULT)
        binders = [*params, self_var]
        for i in range(ctor.num_fields):
            type = type if isinstance(type, Pi) else m.whnf(type)
            assert isinstance(type, Pi)
            name = s.name + type.binder_name
            if s.stx.is_class:
                _class_param_kinds(m, params, type.binder_type)
            proj_type = close_pi(m, binders, type.binder_type)
            value = close_lambda(m, binders, mk_proj(ind.name, i, self_var))
            if in_prop and not m.is_prop(type.binder_type):
                raise m.error(
                    f"failed to generate projection `{name}` for the 'Prop'-valued type `{s.name}`, field must be a "
                    "proof, but it has type\n  {}",
                    type.binder_type,
                )
            if in_prop:
                m.add_decl(TheoremDecl(name, ind.level_params, proj_type, value))
            else:
                m.add_decl(DefinitionDecl(name, ind.level_params, proj_type, value, ABBREV))
                m.env = set_reducibility(m.env, name, "reducible")
            m.env = add_projection(m.env, name, ctor.name, num_params, i, s.stx.is_class)
            at_self = mk_apps(mk_const(name, levels), binders)
            type = instantiate1(type.body, at_self)


def _class_param_kinds(m: Meta, params: Sequence[Expr], field_type: Expr) -> None:
    """Parameters of a class that neither the field's type nor other explicit parameters determine stay explicit
    (``OfNat.ofNat : {α : Type u} → (x : Nat) → [OfNat α x] → α``)."""
    known = {x for x in params if occurs(x, field_type)}
    for x in reversed(params):
        decl = m.lctx.get(x.uid)  # type: ignore[attr-defined]
        is_out = is_app_of(decl.type, OUT_PARAM, 1)
        explicit = x not in known and decl.info is not INST_IMPLICIT and not is_out
        set_info(m, [x], DEFAULT if explicit else m.lctx.get(x.uid).info)  # type: ignore[attr-defined]
        if not explicit and m.lctx.get(x.uid).info is DEFAULT:  # type: ignore[attr-defined]
            set_info(m, [x], IMPLICIT)
        known |= {y for y in params if occurs(y, m.lctx.get(x.uid).type)}  # type: ignore[attr-defined]


def register_structure(m: Meta, s: StructureElab, num_params: int) -> None:
    real = [f for f in s.fields.values() if f.is_real]
    info = StructureInfo(
        s.name,
        s.ctor,
        tuple([f.name for f in real]),
        tuple([s.name + f.name for f in real]),
        tuple([int(f.info) for f in real]),
        tuple([(p.struct, p.proj, p.is_subobject) for p in s.parents]),
        s.stx.is_class,
    )
    m.env = add_structure(m.env, info)
    for f in real:
        if f.kind == "subobject" and not any(p.proj.last == f.name.last for p in s.parents):
            m.env = m.env.add_entry(EXTRA_SUBOBJECTS, (s.name, f.name.last, f.parent))
    if s.stx.is_class:
        register_class(m, s.name)


def register_class(m: Meta, name: Name) -> None:
    """Make ``name`` a class; its ``outParam`` parameters are noted."""
    type = m.get_const(name).type
    outs: list[int] = []
    i = 0
    while isinstance(type, Pi):
        if is_app_of(type.binder_type, OUT_PARAM, 1):
            outs.append(i)
        type = type.body
        i += 1
    m.env = add_class(m.env, name, tuple(outs))


def _closing(s: StructureElab, level_params: tuple[Name, ...], used: list[Expr], e: Expr) -> Expr:
    """Replace the type's local variable by the constant."""
    view = s.view
    assert view is not None and view.fvar is not None
    levels = tuple([mk_level_param(u) for u in level_params])
    return replace_fvars(e, [view.fvar], [mk_apps(mk_const(s.name, levels), used)])


def _add_defaults(m: Meta, s: StructureElab, level_params: tuple[Name, ...], used: list[Expr]) -> None:
    assert s.lctx is not None and s.view is not None
    with m.with_lctx(s.lctx, s.insts):
        s.resolve_inherited_defaults()
        for f in list(s.fields.values()):
            if f.default is None:
                continue
            value = _closing(s, level_params, used, m.instantiate_mvars(f.default))
            const = s.name + f.name.child("_default" if f.kind == "own" else "_inherited_default")
            with m.scope():
                _add_default_decl(m, s, f, const, value, level_params, used)
            m.env = m.env.add_entry(STRUCT_DEFAULTS, (s.name, f.name.last, const))


def _add_default_decl(
    m: Meta, s: StructureElab, f: Field, const: Name, value: Expr, level_params: tuple[Name, ...], used: list[Expr]
) -> None:
    """``fun {params} (fields needed) => value``; fields needed are those that occur, and what their types need.
    An inherited field is a projection of a real one, or the types of two fields would not fit each other."""
    assert s.view is not None
    by_fvar: dict[Expr, Field] = {g.fvar: g for g in s.fields.values() if g.is_real}
    needed: set[Expr] = set()
    todo = [value, m.infer_type(f.fvar)]
    while todo:
        e = m.instantiate_mvars(todo.pop())
        found: list[Expr] = []
        any_subterm(e, lambda t, found=found: bool(found.append(t)) if isinstance(t, FVar) else False)  # type: ignore[misc]
        for x in found:
            if x in by_fvar and x not in needed:
                needed.add(x)
                todo.append(m.infer_type(x))
            elif x not in by_fvar and isinstance(x, FVar) and x in s.lets:
                todo.append(s.let_values[s.lets.index(x)])
    # let variables (inherited fields, copied parents) are replaced by their values
    helper = [x for x in s.lets if x not in by_fvar]
    helper_values = [s.let_values[s.lets.index(x)] for x in helper]
    order = [g for g in s.fields.values() if g.fvar in needed]
    fresh: list[Expr] = []
    old: list[Expr] = []
    for g in order:
        type = replace_fvars(
            _closing(
                s, level_params, used, replace_fvars(m.instantiate_mvars(m.infer_type(g.fvar)), helper, helper_values)
            ),
            old,
            fresh,
        )
        x = push_raw(m, mk_name(DEP_MARK).child(g.name.last), type)
        fresh.append(x)
        old.append(g.fvar)
    body = replace_fvars(replace_fvars(value, helper, helper_values), old, fresh)
    body_type = replace_fvars(
        _closing(
            s, level_params, used, replace_fvars(m.instantiate_mvars(m.infer_type(f.fvar)), helper, helper_values)
        ),
        old,
        fresh,
    )
    binders = [*used, *s.view.params, *fresh]
    closed_type = m.mk_pi(binders, consume_annotations(body_type))
    closed = m.mk_lambda(binders, body)
    m.add_decl(DefinitionDecl(const, level_params, closed_type, closed, ABBREV))
    m.env = set_reducibility(m.env, const, "reducible")


def _add_copied_parents(m: Meta, s: StructureElab, level_params: tuple[Name, ...], used: list[Expr]) -> None:
    """``T.toS`` for parents that are no subobjects."""
    assert s.lctx is not None and s.view is not None
    ind = m.env.find(s.name)
    assert isinstance(ind, InductiveInfo)
    levels = tuple([mk_level_param(u) for u in level_params])
    for parent in s.parents:
        if parent.is_subobject:
            continue
        with m.with_lctx(s.lctx, s.insts):
            value = _closing(s, level_params, used, s.zeta(parent.value))
            type = _closing(s, level_params, used, s.zeta(parent.type))
            params = [*used, *s.view.params]
            for p in params:
                set_info(m, [p], IMPLICIT)
            self_type = mk_apps(mk_const(s.name, levels), params)
            self_var = push_raw(m, mk_name("self"), self_type, INST_IMPLICIT if s.stx.is_class else DEFAULT)
            real = [f for f in s.fields.values() if f.is_real]
            projs = [mk_apps(mk_const(s.name + f.name, levels), [*params, self_var]) for f in real]
            fvars: list[Expr] = [f.fvar for f in real]
            body = replace_fvars(value, fvars, projs)
            result = replace_fvars(type, fvars, projs)
            binders = [*params, self_var]
            m.add_decl(
                DefinitionDecl(
                    parent.proj, level_params, close_pi(m, binders, result), close_lambda(m, binders, body), ABBREV
                )
            )
            m.env = set_reducibility(m.env, parent.proj, "reducible")
