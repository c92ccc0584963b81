"""Field notation ``e.f`` and ``e.1``: structure projections through parents, methods in the type's namespace.

Source: Lean 4 ``src/Lean/Elab/App.lean`` (``resolveLVal``, ``addLValArg``, ``elabAppLVals``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from prover.lean.decimal_text import nat_to_decimal
from prover.lean.declaration import ConstructorInfo, InductiveInfo
from prover.lean.elab.app_args import Arg, NamedValue, elab_app_args
from prover.lean.elab.auto_param import consume_annotations, opt_param_default
from prover.lean.elab.names import aliases, mk_private_name, private_to_user_name
from prover.lean.elab.term import TermElab
from prover.lean.expr import (
    IMPLICIT,
    INST_IMPLICIT,
    STRICT_IMPLICIT,
    Const,
    Expr,
    MVar,
    Pi,
    get_app_fn,
    is_app_of,
    mk_app,
    mk_apps,
    mk_proj,
)
from prover.lean.meta.attributes import StructureInfo, structure_info
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Postponed
from prover.lean.name import Name, mk_name
from prover.lean.subst import instantiate1
from prover.lean.syntax import ast

FUNCTION: Final = mk_name("Function")
SELF: Final = mk_name("self")


@dataclass(frozen=True, slots=True)
class Field:
    """One step of field notation: a name or a 1-based index. ``suffix``: the whole rest of a dotted identifier."""

    name: str | int
    ref: ast.Syntax
    suffix: Name | None = None


@dataclass(frozen=True, slots=True)
class ProjFn:
    base: Name
    struct: Name
    proj: Name


@dataclass(frozen=True, slots=True)
class ProjIdx:
    struct: Name
    idx: int


@dataclass(frozen=True, slots=True)
class Method:
    """A constant (``base.f``) or, with ``fvar``, the function being defined."""

    base: Name
    struct: Name
    name: Name
    fvar: Expr | None = None


Resolution = ProjFn | ProjIdx | Method


# ------------------------------------------------------------ structures
def parent_order(el: TermElab, struct: Name) -> list[Name]:
    """``struct`` and its ancestors, nearest first (an approximation of Lean's C3 order: breadth first)."""
    out = [struct]
    for name in out:
        info = structure_info(el.m.env, name)
        if info is not None:
            out += [p for p, _, _ in info.parents if p not in out]
    return out


def find_field(el: TermElab, struct: Name, field: Name) -> tuple[Name, Name] | None:
    """The ancestor that declares ``field`` and its projection function."""
    env = el.m.env
    for base in parent_order(el, struct):
        info = structure_info(env, base)
        if info is None:
            continue
        for name, proj in zip(info.fields, info.projections, strict=True):
            if name is field:
                return base, proj
        for _, proj, is_subobject in info.parents:
            if not is_subobject and mk_name(proj.last) is field:
                return base, proj
    return None


def path_to_base(el: TermElab, struct: Name, base: Name) -> list[Name] | None:
    """Projection functions that lead from ``struct`` up to ``base``."""
    if struct is base:
        return []
    todo: list[tuple[Name, list[Name]]] = [(struct, [])]
    seen = {struct}
    while todo:
        name, path = todo.pop(0)
        info: StructureInfo | None = structure_info(el.m.env, name)
        for parent, proj, _ in info.parents if info is not None else ():
            if parent is base:
                return [*path, proj]
            if parent not in seen:
                seen.add(parent)
                todo.append((parent, [*path, proj]))
    return None


def base_projections(el: TermElab, base: Name, struct: Name, e: Expr) -> Expr:
    path = path_to_base(el, struct, base)
    if path is None:
        raise LeanError("failed to access field in parent structure", el.ref)
    for proj in path:
        e = elab_app_args(el, el.mk_const(proj), [NamedValue(SELF, e, True)], [], None, False, False)
    return e


# ------------------------------------------------------------ resolution
def find_method(el: TermElab, struct: Name, field: Name) -> tuple[Name, Name] | None:
    env = el.m.env
    order = parent_order(el, struct) if structure_info(env, struct) is not None else [struct]
    for base in order:
        full = base + field
        if full in env:
            return base, full
        private = mk_private_name(env, full)
        if private in env:
            return base, private
    for base in order:
        if base in env and el.m.find_const(base + field) is not None:
            return base, base + field
    return None


def find_method_alias(el: TermElab, struct: Name, field: Name) -> tuple[Name, Name] | None:
    found = [
        (alias.parent, alias)
        for alias in aliases(el.m.env, struct + field, skip_protected=False)
        if mk_name(alias.last) is field
    ]
    return found[0] if len(found) == 1 else None


def resolve_field_once(el: TermElab, e: Expr, e_type: Expr, field: Field) -> Resolution:
    m = el.m
    if isinstance(e_type, Pi) and isinstance(field.name, str):
        full = FUNCTION.child(field.name)
        if full in m.env:
            return Method(FUNCTION, FUNCTION, full)
    head = get_app_fn(e_type)
    if isinstance(head, Const):
        if isinstance(field.name, int):
            return _resolve_index(el, e, e_type, head.name, field.name)
        return _resolve_named(el, e, e_type, head.name, field)
    if isinstance(e, Const) and field.suffix is not None:
        raise LeanError(f"Unknown constant `{e.name + field.suffix}`", el.ref)
    if isinstance(e_type, Pi) and isinstance(field.name, str):
        raise _no_field(el, e, e_type, FUNCTION, field.name)
    raise el.error(
        lambda: "Invalid field notation: Field projection operates on types of the form `C ...` where C is a constant. "
        f"The expression{el.indent(e)}\nhas type{el.inline(e_type, True)} which does not have the necessary form."
        if not isinstance(head, MVar)
        else f"Invalid field notation: Type of{el.indent(e)}\nis not known; cannot resolve field `{field.name}`"
    )


def _resolve_index(el: TermElab, e: Expr, e_type: Expr, struct: Name, idx: int) -> Resolution:
    env = el.m.env
    if idx == 0:
        raise LeanError("Invalid projection: Index must be greater than 0", el.ref)
    info = env.find(struct)
    if not isinstance(info, InductiveInfo) or len(info.ctors) != 1 or info.num_indices:
        raise el.error(
            lambda: "Invalid projection: Projections require a single-constructor, non-indexed inductive type, but the "
            f"expression{el.indent(e)}\nhas type{el.inline(e_type, True)}"
        )
    ctor = env.find(info.ctors[0])
    assert isinstance(ctor, ConstructorInfo)
    n = ctor.num_fields
    if idx > n:
        raise el.error(lambda: _bad_index(el, e, e_type, idx, n))
    structure = structure_info(env, struct)
    if structure is not None:
        return ProjFn(struct, struct, structure.projections[idx - 1])
    return ProjIdx(struct, idx - 1)


def _bad_index(el: TermElab, e: Expr, e_type: Expr, idx: int, n: int) -> str:
    bound = "it must be between 1 and " + str(n) if n > 1 else "the only valid index is 1"
    if n == 0:
        bound = "the structure has no fields"
    return (
        f"Invalid projection: Index `{nat_to_decimal(idx)}` is invalid for this structure; {bound}\n\n"
        f"Note: The expression{el.indent(e)}\nhas type{el.inline(e_type, True)} which has only {n} field"
        + ("" if n == 1 else "s")
    )


def _resolve_named(el: TermElab, e: Expr, e_type: Expr, struct: Name, field: Field) -> Resolution:
    assert isinstance(field.name, str)
    name = mk_name(field.name) if field.name.isidentifier() else Name.child(mk_name(""), field.name)
    if structure_info(el.m.env, struct) is not None:
        found = find_field(el, struct, name)
        if found is not None:
            return ProjFn(found[0], struct, found[1])
    full = struct + name
    for uid, aux in el.aux_decls.items():
        decl = el.m.lctx.find(uid)
        if decl is not None and private_to_user_name(aux) is full:
            return Method(struct, struct, full, decl.fvar)
    method = find_method(el, struct, name) or find_method_alias(el, struct, name)
    if method is not None:
        base, const = method
        return Method(base, struct if base in parent_order(el, struct) else base, const)
    raise _no_field(el, e, e_type, struct, field.name)


def _no_field(el: TermElab, e: Expr, e_type: Expr, struct: Name, field: str) -> LeanError:
    return el.error(
        lambda: f"Invalid field `{field}`: The environment does not contain `{struct.child(field)}`, so it is not "
        f"possible to project the field `{field}` from an expression{el.indent(e)}\nof type{el.inline(e_type, True)}"
    )


def consume_implicits(el: TermElab, e: Expr, e_type: Expr, has_args: bool, ref: ast.Syntax) -> tuple[Expr, Expr]:
    """Fill leading implicit parameters of ``e``."""
    m = el.m
    while True:
        e_type = m.whnf_core(e_type)
        if not isinstance(e_type, Pi):
            return e, e_type
        info = e_type.info
        if info is IMPLICIT or (has_args and info is STRICT_IMPLICIT):
            arg: Expr = m.mk_mvar(e_type.binder_type)
            el.note_hole(arg, ref)
        elif info is INST_IMPLICIT:
            arg = el.mk_inst_mvar(e_type.binder_type)
        else:
            default = opt_param_default(e_type.binder_type)
            if default is None:
                return e, e_type
            arg = default
        e, e_type = mk_app(e, arg), instantiate1(e_type.body, arg)


def resolve_field(el: TermElab, e: Expr, field: Field, has_args: bool) -> tuple[Expr, Resolution]:
    """Find what ``field`` means for ``e``, unfolding the definition of its type as often as needed."""
    m = el.m
    e_type = m.infer_type(e)
    first: LeanError | None = None
    while True:
        e, e_type = consume_implicits(el, e, m.instantiate_mvars(e_type), has_args, field.ref)
        el.try_postpone_if_mvar(e_type)
        if el.is_mvar_app(e_type):
            el.synthesize_using_default()
        e_type = m.instantiate_mvars(e_type)
        try:
            return e, resolve_field_once(el, e, e_type, field)
        except (HeartbeatsExceeded, Postponed):
            raise
        except LeanError as err:
            first = first or err
            unfolded = m.unfold_definition(e_type)
            if unfolded is None:
                raise first from None
            e_type = unfolded


# ------------------------------------------------------------ application
def elab_app_fields(
    el: TermElab,
    e: Expr,
    fields: Sequence[Field],
    named: Sequence[NamedValue],
    args: Sequence[Arg],
    expected: Expr | None,
    explicit: bool,
    ellipsis: bool,
) -> Expr:
    """``e.f₁.f₂ … args`` (Lean's ``elabAppLVals``)."""
    has_args = bool(named) or bool(args)
    for i, field in enumerate(fields):
        last = i == len(fields) - 1
        e, found = resolve_field(el, e, field, has_args)
        if isinstance(found, ProjIdx):
            e = _checked_proj(el, found, e)
            continue
        if isinstance(found, ProjFn):
            e = base_projections(el, found.base, found.struct, e)
            proj = el.mk_const(found.proj)
            self_arg = NamedValue(SELF, e, True)
            if last:
                return elab_app_args(el, proj, [*named, self_arg], args, expected, explicit, ellipsis)
            e = elab_app_args(el, proj, [self_arg], [], None, False, False)
            continue
        if found.base is not found.struct and found.fvar is None:
            e = base_projections(el, found.base, found.struct, e)
        fn = found.fvar if found.fvar is not None else el.mk_const(found.name)
        if last:
            new_args, new_named = add_self_arg(el, found.base, found.name, e, list(args), list(named), fn, explicit)
            return elab_app_args(el, fn, new_named, new_args, expected, explicit, ellipsis)
        new_args, new_named = add_self_arg(el, found.base, found.name, e, [], [], fn, False)
        e = elab_app_args(el, fn, new_named, new_args, None, False, False)
    return elab_app_args(el, e, named, args, expected, explicit, ellipsis)


def _checked_proj(el: TermElab, found: ProjIdx, e: Expr) -> Expr:
    m = el.m
    result = mk_proj(found.struct, found.idx, e)
    if m.is_prop(m.infer_type(e)):
        type = m.infer_type(result)
        if not m.is_prop(type):
            raise el.error(
                lambda: f"Invalid projection: Cannot project a value of non-propositional type{el.indent(type)}\nfrom "
                f"the expression{el.indent(e)}\nwhich has propositional type{el.indent(m.infer_type(e))}"
            )
    return result


def add_self_arg(
    el: TermElab,
    base: Name,
    full: Name,
    e: Expr,
    args: list[Arg],
    named: list[NamedValue],
    fn: Expr,
    explicit: bool,
) -> tuple[list[Arg], list[NamedValue]]:
    """Put ``e`` where the first parameter of type ``base …`` is (Lean's ``addLValArg``)."""
    saved = el.save()
    try:
        return _find_self_arg(el, base, full, e, args, named, fn, explicit)
    finally:
        el.restore(saved)


def _find_self_arg(
    el: TermElab,
    base: Name,
    full: Name,
    e: Expr,
    args: list[Arg],
    named: list[NamedValue],
    fn: Expr,
    explicit: bool,
) -> tuple[list[Arg], list[NamedValue]]:
    m = el.m
    fn_type = m.infer_type(fn)
    pos = 0
    remaining = [n.name for n in named]
    unusable = {n.name for n in named}
    allow_named = True
    while True:
        mvars, infos, fn_type = m.forall_meta_telescope(fn_type)
        for mvar, info in zip(mvars, infos, strict=True):
            decl = m.mctx.decl(mvar.uid)
            if decl.user_name in remaining:
                remaining.remove(decl.user_name)
                continue
            is_explicit = info.is_explicit or explicit
            if _matches_base(el, decl.type, base):
                if pos <= len(args) and is_explicit:
                    return [*args[:pos], e, *args[pos:]], named
                if not allow_named or decl.user_name in unusable:
                    raise el.error(
                        f"Invalid field notation: `{full}` has a parameter with expected type\n  {m.pp(decl.type)}\n"
                        "but it cannot be used"
                    )
                return args, [*named, NamedValue(decl.user_name, e)]
            if is_explicit:
                pos += 1
            unusable.add(decl.user_name)
        fn = mk_apps(fn, mvars)
        if allow_named or pos <= len(args):
            reduced = m.whnf(fn_type)
            if isinstance(reduced, Pi):
                fn_type = reduced
                continue
            coerced = el.coerce_to_function(fn)
            if coerced is not None:
                fn, allow_named = coerced, False
                fn_type = m.infer_type(coerced)
                continue
        raise el.error(
            f"Invalid field notation: Function `{full}` does not have a usable parameter of type `{base} ...` for "
            f"which to substitute{el.indent(e)}\n\nNote: Such a parameter must be explicit, or implicit with a unique "
            "name, to be used by field notation"
        )


def _matches_base(el: TermElab, type: Expr, base: Name) -> bool:
    m = el.m
    type = consume_annotations(m.instantiate_mvars(type))
    if base is FUNCTION:
        return isinstance(m.whnf_r(type), Pi)
    return is_app_of(type, base) or is_app_of(m.whnf_r(type), base)


__all__ = ["Field", "elab_app_fields", "find_field", "parent_order", "path_to_base", "resolve_field"]
