"""Definitions, theorems, examples, instances, axioms: headers, bodies, generalisation, adding to the environment.

Source: Lean 4 ``src/Lean/Elab/MutualDef.lean``, ``Declaration.lean``, ``PreDefinition/*.lean``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from prover.lean.elab.add_decl import PreDefAdder, sort_level_params
from prover.lean.elab.command import AbortCommand, CommandElab
from prover.lean.elab.instance_names import instance_name
from prover.lean.elab.let_rec import LetRecDef, close_let_recs, elab_with_where
from prover.lean.elab.names import CURRENT_MODULE, is_library_module
from prover.lean.elab.predef import PreDefinition, levels_of
from prover.lean.elab.registry import command_elab
from prover.lean.elab.section_vars import theorem_variables, used_variables
from prover.lean.elab.term import TermElab
from prover.lean.elab.unused_variables import lint_parameters
from prover.lean.expr import Expr, FVar, mk_apps, mk_const
from prover.lean.level import mk_level_param
from prover.lean.local_context import make_context
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, UnsupportedFeature
from prover.lean.name import Name, mk_name
from prover.lean.subst import replace_fvars
from prover.lean.syntax import ast


@dataclass(slots=True)
class Header:
    """A definition after its signature was elaborated. ``type`` is closed except for section variables."""

    view: ast.DefLike
    name: Name
    short: Name
    type: Expr
    num_params: int
    ref: ast.Syntax
    level_names: tuple[Name, ...]
    fvar: FVar | None = None


def is_theorem(view: ast.DefLike) -> bool:
    return view.kind in ("theorem", "lemma")


# ------------------------------------------------------------ commands
@command_elab(ast.DefLike)
def elab_def(cmd: CommandElab, stx: ast.DefLike) -> None:
    if stx.kind == "axiom":
        elab_axiom(cmd, stx)
    else:
        elab_defs(cmd, [stx])


def elab_defs(cmd: CommandElab, views: Sequence[ast.DefLike]) -> None:
    """A definition or a mutual group of them."""
    for view in views:
        check_modifiers(view)
    cmd.run_term(lambda el, fvars: DefGroup(cmd, el, fvars, list(views)).run())
    for view in views:
        if view.deriving and view.name is not None and not cmd.has_errors:
            from prover.lean.elab.deriving import derive_all

            name = cmd.new_term_elab().resolve_const(view.name.name, view.name)
            derive_all(cmd, name, view.deriving, view)


def check_modifiers(view: ast.DefLike) -> None:
    mods = view.modifiers
    if mods.unsafe:
        raise UnsupportedFeature("`unsafe` definitions", view)


def elab_axiom(cmd: CommandElab, stx: ast.DefLike) -> None:
    assert stx.name is not None
    name, _ = cmd.declare_name(stx.name.name, stx.modifiers, stx.name)

    def run(el: TermElab, fvars: list[Expr]) -> None:
        group = DefGroup(cmd, el, fvars, [stx])
        header = group.elab_header(stx, name, stx.name.name if stx.name is not None else name)
        m = el.m
        type = m.instantiate_mvars(header.type)
        kept = used_variables(m, fvars, [type], el.scope.included)
        type = el.level_mvars_to_params(m.mk_pi(kept, type))
        if el.has_errors:
            raise AbortCommand
        group.adder.add_axiom(header, type)

    cmd.run_term(run)


class DefGroup:
    """One definition or a ``mutual`` group being elaborated."""

    def __init__(self, cmd: CommandElab, el: TermElab, vars: list[Expr], views: list[ast.DefLike]) -> None:
        self.cmd = cmd
        self.el = el
        self.m = el.m
        self.vars = vars
        self.views = views
        self.adder = PreDefAdder(cmd, el)

    def run(self) -> None:
        headers: list[Header] = []
        for view in self.views:
            headers.append(self.elab_named_header(view))
        self.universes_of_theorems(headers)
        if all(is_theorem(h.view) for h in headers):
            self.vars = theorem_variables(self.m, self.vars, [h.type for h in headers], self.el.scope)
            self.restrict_context()
        with self.m.scope():
            if self.needs_locals(headers):
                for h in headers:
                    if h.view.modifiers.nonrec:
                        continue
                    h.fvar = self.m.push_local(h.short, h.type, is_aux=True)
                    self.el.aux_decls[h.fvar.uid] = h.name
            values = [self.elab_value(h) for h in headers]
            self.finish(headers, values)
            if not is_library_module(self.m.env.state(CURRENT_MODULE)):
                for h, value in zip(headers, values, strict=True):
                    lint_parameters(self.el, h.view, h.type, value, h.num_params)

    # ------------------------------------------------------------ headers
    def elab_named_header(self, view: ast.DefLike) -> Header:
        if view.kind == "example":
            name = self.fresh_example_name()
            return self.elab_header(view, name, name)
        if view.name is not None:
            name, short = self.cmd.declare_name(view.name.name, view.modifiers, view.name)
            return self.elab_header(view, name, short)
        placeholder = self.cmd.namespace + mk_name("inst")
        header = self.elab_header(view, placeholder, mk_name("inst"))
        short = instance_name(self.el, header.type, self.cmd.namespace)
        return replace_header(header, self.cmd.namespace + short, short)

    def fresh_example_name(self) -> Name:
        return self.cmd.namespace + mk_name("_example")

    def elab_header(self, view: ast.DefLike, name: Name, short: Name) -> Header:
        """Binders and type; metavariables left in the type are errors when a type was written."""
        el, m = self.el, self.m
        el.decl_name = name
        ref = name_ref(self.cmd, view)
        if view.levels is not None:
            for i, u in enumerate(view.levels):
                if u in el.level_names or u in view.levels[:i]:
                    raise LeanError(f"A universe level named `{u}` has already been declared", ref)
            el.level_names = (*reversed(view.levels), *el.level_names)

        def elaborate() -> tuple[list[Expr], Expr]:
            xs = el.elab_binders(view.binders)
            if view.type is not None:
                type = el.elab_type(view.type)
            else:
                type = m.mk_type_mvar()
                el.note_hole(type, ref, missing_type_text(view, name))
            el.synthesize_no_postponing()
            return el.add_auto_bound(xs), type

        names = {v.name.name for v in self.views if v.name is not None}
        with m.scope(), el.setting(auto_bound_forbidden=names.__contains__):
            xs, type = el.with_auto_bound(elaborate)
            el.auto_bound = None
            closed = m.instantiate_mvars(m.mk_pi(xs, type))
        if view.type is not None:
            el.log_unassigned(m.mctx.collect_mvars(closed), several_constants_text(view) or pending_text(view))
        num_params = len([x for x in xs if not m.mctx.is_assigned(getattr(x, "uid", -1)) or isinstance(x, FVar)])
        return Header(view, name, short, closed, num_params, ref, el.level_names)

    def universes_of_theorems(self, headers: list[Header]) -> None:
        """Theorems fix their universes before the body is elaborated."""
        el, m = self.el, self.m
        for h in headers:
            is_prop_example = h.view.kind == "example" and h.view.type is not None and m.is_prop(h.type)
            if is_theorem(h.view) or is_prop_example:
                before = el.level_names
                el.level_names = h.level_names
                self.generalize_variable_levels(h)
                h.type = el.level_mvars_to_params(h.type)
                h.level_names = el.level_names
                if len(before) > len(el.level_names):
                    el.level_names = before

    def generalize_variable_levels(self, header: Header) -> None:
        """Universe metavariables of the section variables that the header uses come first (``u_1`` for the first)."""
        for x in used_variables(self.m, self.vars, [header.type], ()):
            self.el.level_mvars_to_params(self.m.infer_type(x))

    def restrict_context(self) -> None:
        """A theorem's body sees only the section variables that its header takes."""
        m = self.m
        keep = {x.uid for x in self.vars if isinstance(x, FVar)}
        m.lctx = make_context([d for d in m.lctx if d.uid in keep])
        m.reset_local_instances()

    def needs_locals(self, headers: list[Header]) -> bool:
        return self.views[0].kind != "example"

    # ------------------------------------------------------------ values
    def elab_value(self, header: Header) -> Expr | None:
        """The body as a closed function (up to section variables and the group's own names); None for ``opaque``."""
        el, m, view = self.el, self.m, header.view
        el.decl_name = header.name
        el.level_names = header.level_names
        stx = body_term(el, view)
        if stx is None:
            if view.kind == "opaque":
                return None
            raise LeanError("declaration body is missing", header.ref)
        with m.scope():
            xs, type = m.forall_telescope(header.type, header.num_params, whnf=False)
            try:
                with el.with_ref(stx):
                    value = self.elab_body(view, stx, type)
            except HeartbeatsExceeded as err:
                value = el.exception_to_sorry(err, type)
            value = m.instantiate_mvars(m.mk_lambda(xs, value))
        header.level_names = el.level_names
        return value

    def elab_body(self, view: ast.DefLike, stx: ast.Term, type: Expr) -> Expr:
        el, m = self.el, self.m
        if view.where_decls is not None and view.where_decls.decls:
            return elab_with_where(self, view.where_decls.decls, stx, type)
        value = el.elab_term_ensuring_type(stx, type)
        el.synthesize_no_postponing()
        return m.instantiate_mvars(value)

    # ------------------------------------------------------------ the end
    def finish(self, headers: list[Header], values: list[Expr | None]) -> None:
        el, m = self.el, self.m
        mains = [h.fvar for h in headers if h.fvar is not None]
        locals_ = close_let_recs(el, mains, self.vars)
        terms = self.all_terms(headers, values, locals_)
        if not all(is_theorem(h.view) for h in headers):
            closed_over = [x for d in locals_ for x in d.fvars]
            self.vars = used_variables(m, self.vars, [*terms, *closed_over], el.scope.included)
        for x in self.vars:
            el.level_mvars_to_params(m.infer_type(x))
        for term in terms:
            el.level_mvars_to_params(term)
        used: set[Name] = set()
        for term in [*terms, *[m.infer_type(x) for x in self.vars]]:
            levels_of(m.instantiate_mvars(term), used)
        level_names = headers[0].level_names if len(headers) == 1 else _merge_levels(headers)
        level_names = el.level_names if len(el.level_names) > len(level_names) else level_names
        params = sort_level_params(el.scope.level_names, level_names, used, headers[0].ref)
        levels = tuple(mk_level_param(u) for u in params)
        for d in locals_:
            args = [x for x in d.fvars if not d.lctx.get(x.uid).is_let]  # type: ignore[attr-defined]
            m.assign(d.mvar, mk_apps(mk_const(d.name, levels), args))
        consts = [mk_apps(mk_const(h.name, levels), self.vars) for h in headers if h.fvar is not None]
        predefs = [self.mk_predef(h, v, mains, consts, params) for h, v in zip(headers, values, strict=True)]
        predefs += [self.mk_local_predef(headers[0], d, mains, consts, params) for d in locals_]
        self.adder.add(predefs, headers)

    def all_terms(self, headers: list[Header], values: list[Expr | None], locals_: list[LetRecDef]) -> list[Expr]:
        terms: list[Expr] = []
        for h, v in zip(headers, values, strict=True):
            terms.append(self.m.instantiate_mvars(h.type))
            if v is not None:
                terms.append(self.m.instantiate_mvars(v))
        for d in locals_:
            terms += [d.type, d.value]
        return terms

    def mk_predef(
        self,
        header: Header,
        value: Expr | None,
        mains: list[FVar],
        consts: list[Expr],
        params: tuple[Name, ...],
    ) -> PreDefinition:
        m, view = self.m, header.view
        type = m.instantiate_mvars(m.mk_pi(self.vars, m.instantiate_mvars(header.type)))
        if value is None:
            closed = self.adder.default_value(type, header.ref)
        else:
            value = replace_fvars(m.instantiate_mvars(value), mains, consts)
            closed = m.instantiate_mvars(m.mk_lambda(self.vars, value))
        kind: Any = "theorem" if view.kind == "lemma" else view.kind
        return PreDefinition(
            header.ref, kind, header.name, params, view.modifiers, type, closed, view.termination, len(self.vars)
        )

    def mk_local_predef(
        self, header: Header, d: LetRecDef, mains: list[FVar], consts: list[Expr], params: tuple[Name, ...]
    ) -> PreDefinition:
        """A lifted ``let rec``/``where`` function, closed over the variables it uses."""
        m = self.m
        with m.with_lctx(d.lctx, d.local_instances):
            local_type = m.instantiate_mvars(d.type)
            value = replace_fvars(m.instantiate_mvars(d.value), mains, consts)
            is_prop = m.is_prop(local_type)
            type = m.instantiate_mvars(m.mk_pi(d.fvars, local_type))
            closed = m.instantiate_mvars(m.mk_lambda(d.fvars, value))
        ref = d.view.name if d.view.name is not None else header.ref
        mods = replace(d.view.modifiers, noncomputable=header.view.modifiers.noncomputable)
        kind: Any = "theorem" if is_prop else "def"
        return PreDefinition(ref, kind, d.name, params, mods, type, closed, d.view.termination, len(self.vars))


def _merge_levels(headers: list[Header]) -> tuple[Name, ...]:
    out: list[Name] = []
    for h in headers:
        out += [u for u in h.level_names if u not in out]
    return tuple(out)


def replace_header(header: Header, name: Name, short: Name) -> Header:
    header.name, header.short = name, short
    return header


def name_ref(cmd: CommandElab, view: ast.DefLike) -> ast.Syntax:
    """Where messages about the declaration go: its name, or the keyword when it has none."""
    if view.name is not None:
        return view.name
    start = view.modifiers.end if view.modifiers.end > view.modifiers.start else view.start
    text = cmd.source.text
    word = "instance" if view.kind == "instance" else "example"
    at = text.find(word, start, view.end)
    at = start if at < 0 else at
    return ast.BinderIdent(at, at + len(word), mk_name(word))


def missing_type_text(view: ast.DefLike, name: Name) -> str:
    if view.kind == "example":
        return "Failed to infer type of example"
    if view.kind == "instance":
        return f"Failed to infer type of instance `{name}`"
    if is_theorem(view):
        return f"Failed to infer type of theorem `{name}`"
    return f"Failed to infer type of definition `{name}`"


def several_constants_text(view: ast.DefLike) -> str:
    """``opaque m n : T``: the bare names after the first were meant to be constants."""
    if view.kind not in ("opaque", "axiom"):
        return ""
    names = [str(n.name) for b in view.binders if not b.bracketed and b.type is None for n in b.names]
    if not names:
        return ""
    shown = ", ".join(f"`{n}`" for n in names)
    read = ", ".join(f"`({n} : _)`" for n in names)
    return (
        f"\n\nNote: Multiple constants cannot be declared in a single declaration. The identifier(s) {shown} are being "
        f"interpreted as parameters {read}."
    )


def pending_text(view: ast.DefLike) -> str:
    if is_theorem(view):
        return (
            "\n\nNote: All parameter types and holes (e.g., `_`) in the header of a theorem are resolved before the "
            "proof is processed; information from the proof cannot be used to infer what these values should be"
        )
    return (
        "\n\nNote: Because this declaration's type has been explicitly provided, all parameter types and holes (e.g., "
        "`_`) in its header are resolved before its body is processed; information from the declaration body cannot be "
        "used to infer what these values should be"
    )


def body_term(el: TermElab, view: ast.DefLike) -> ast.Term | None:
    """The value as one term: ``:= e``, equations as ``fun | …``, ``where`` fields as a structure instance."""
    if view.value is not None:
        return view.value
    if view.alts is not None:
        return equations_term(el, view.alts)
    if view.struct_fields is not None:
        start = view.struct_fields[0].start if view.struct_fields else view.start
        return ast.StructInst(start, view.end, (), view.struct_fields)
    return None


def equations_term(el: TermElab, alts: tuple[ast.MatchAlt, ...]) -> ast.Term:
    """``| p, q => e …`` ↦ ``@fun x✝ => @fun y✝ => match @x✝, @y✝ with …`` (``@``: no implicit lambdas)."""
    start, end = alts[0].start, alts[-1].end
    names = [el.m.fresh_user_name(mk_name("x")) for _ in alts[0].patterns[0]]
    discrs = []
    for name in names:
        ident = ast.Ident(start, start, name)
        discrs.append(ast.MatchDiscr(start, start, None, ast.Explicit(start, start, ident)))
    body: ast.Term = ast.Match(start, end, tuple(discrs), alts)
    for name in reversed(names):
        binder = ast.Binder(start, start, "default", (ast.BinderIdent(start, start, name),), None, bracketed=False)
        body = ast.Explicit(start, end, ast.Fun(start, end, (binder,), body))
    return body
