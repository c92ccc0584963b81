"""The commands ``inductive``, ``class inductive``, ``structure``, ``class`` and mutual groups of inductive types.

Source: Lean 4 v4.34 ``src/Lean/Elab/MutualInductive.lean``. Ties the elaboration of types (``inductive``) and fields
(``structure``) to the command loop: names, section variables, universes, the kernel, attributes, deriving.
"""

from __future__ import annotations

from collections.abc import Sequence

from prover.lean.elab.add_decl import PreDefAdder, sort_level_params
from prover.lean.elab.command import AbortCommand, CommandElab, already_declared, note_declared
from prover.lean.elab.inductive import CtorView, InductiveBlock, TypeView
from prover.lean.elab.names import register_namespaces
from prover.lean.elab.predef import levels_of
from prover.lean.elab.registry import command_elab
from prover.lean.elab.section_vars import used_variables
from prover.lean.elab.structure import StructureElab, finish_structure, register_class
from prover.lean.elab.term import TermElab
from prover.lean.expr import Expr
from prover.lean.meta.attributes import PRIVATE, PROTECTED
from prover.lean.meta.errors import LeanError, UnsupportedFeature
from prover.lean.name import Name, mk_name
from prover.lean.syntax import ast

TypeCmd = ast.InductiveCmd | ast.StructureCmd


@command_elab(ast.InductiveCmd)
def elab_inductive(cmd: CommandElab, stx: ast.InductiveCmd) -> None:
    elab_inductive_group(cmd, [stx])


@command_elab(ast.StructureCmd)
def elab_structure(cmd: CommandElab, stx: ast.StructureCmd) -> None:
    elab_inductive_group(cmd, [stx])


def elab_inductive_group(cmd: CommandElab, group: Sequence[TypeCmd] | ast.Mutual) -> None:
    """One type or a mutual block of types."""
    stxs: list[TypeCmd] = []
    for stx in group.commands if isinstance(group, ast.Mutual) else group:
        if not isinstance(stx, (ast.InductiveCmd, ast.StructureCmd)):
            raise UnsupportedFeature("`mutual` blocks of types and definitions", stx)
        stxs.append(stx)
    for stx in stxs:
        if isinstance(stx, ast.InductiveCmd) and stx.coinductive:
            raise UnsupportedFeature("coinductive predicates", stx)
        if stx.modifiers.unsafe:
            raise UnsupportedFeature("`unsafe` inductive types", stx)
    names = cmd.run_term(lambda el, vars: _Run(cmd, el, vars, stxs).run())
    _derive(cmd, stxs, names)


def _derive(cmd: CommandElab, stxs: Sequence[TypeCmd], names: list[Name]) -> None:
    for stx, name in zip(stxs, names, strict=True):
        if stx.deriving:
            from prover.lean.elab.deriving import derive_all

            derive_all(cmd, name, stx.deriving, stx)


class _Run:
    """One run of the command."""

    def __init__(self, cmd: CommandElab, el: TermElab, vars: list[Expr], stxs: Sequence[TypeCmd]) -> None:
        self.cmd = cmd
        self.el = el
        self.m = el.m
        self.vars = vars
        self.stxs = stxs
        self.structures: list[StructureElab] = []

    def run(self) -> list[Name]:
        el, m = self.el, self.m
        views = [self._view(stx) for stx in self.stxs]
        el.decl_name = views[0].name
        self._universe_names()
        block = InductiveBlock(el, views, self.vars)
        block.elab_headers()
        block.elab_ctors()
        el.synthesize_no_postponing()
        if el.has_errors:
            raise AbortCommand
        block.check_no_mvars()
        if not self.structures:
            block.promote_indices()
        with el.with_ref(views[0].stx):
            block.infer_universes()
        block.levels_to_params()
        block.check_universes()
        types = block.all_types()
        used = used_variables(m, self.vars, types, el.scope.included)
        for x in used:
            el.level_mvars_to_params(m.infer_type(x))
        names: set[Name] = set()
        for e in [*types, *[m.instantiate_mvars(m.infer_type(x)) for x in used]]:
            levels_of(m.instantiate_mvars(e), names)
        params = sort_level_params(el.scope.level_names, el.level_names, names, views[0].stx)
        decl = block.declaration(params, used)
        try:
            m.add_decl(decl)
        except LeanError as err:
            if err.ref is None:
                err.ref = views[0].stx
            raise
        self._after(views, params, used, decl.num_params)
        return [v.name for v in views]

    # -------------------------------------------------------- names
    def _view(self, stx: TypeCmd) -> TypeView:
        full, short = self.cmd.declare_name(stx.name.name, stx.modifiers, stx.name)
        if isinstance(stx, ast.StructureCmd):
            ctor_short = stx.ctor_name.name if stx.ctor_name is not None else mk_name("mk")
            s = StructureElab(self.el, stx, full, full + ctor_short)
            self.structures.append(s)
            return s.mk_view(short)
        ctors: list[CtorView] = []
        for c in stx.ctors:
            name = full + c.name.name
            if name in self.m.env or any(other.name is name for other in ctors):
                raise already_declared(name, c.name)
            ctors.append(CtorView(name, c.name, c.binders, c.type))
        return TypeView(full, short, stx.name, stx.binders, stx.type, ctors, stx.is_class)

    def _universe_names(self) -> None:
        el = self.el
        levels = self.stxs[0].levels
        for i, u in enumerate(levels or ()):
            if levels is not None and (u in el.level_names or u in levels[:i]):
                raise LeanError(f"A universe level named `{u}` has already been declared", self.stxs[0].name)
        if levels is not None:
            el.level_names = (*reversed(levels), *el.level_names)

    # -------------------------------------------------------- afterwards
    def _after(self, views: list[TypeView], params: tuple[Name, ...], used: list[Expr], num_params: int) -> None:
        m = self.m
        for stx, view in zip(self.stxs, views, strict=True):
            m.env = note_declared(m.env, view.name, stx.modifiers)
            m.env = register_namespaces(m.env, view.name)
            if isinstance(stx, ast.InductiveCmd):
                for c, cv in zip(stx.ctors, view.ctors, strict=True):
                    self._ctor_visibility(c.modifiers, cv.name)
                if stx.is_class:
                    register_class(m, view.name)
        for s in self.structures:
            finish_structure(s, params, used, num_params)
        for view in views:
            m.get_const(view.name.child("casesOn"))
        from prover.lean.elab.size_of import add_size_of

        add_size_of(m, views[0].name)
        adder = PreDefAdder(self.cmd, self.el)
        for stx, view in zip(self.stxs, views, strict=True):
            adder.apply_attributes(view.name, stx.modifiers.attrs)
            if isinstance(stx, ast.InductiveCmd):
                for c, cv in zip(stx.ctors, view.ctors, strict=True):
                    adder.apply_attributes(cv.name, c.modifiers.attrs)

    def _ctor_visibility(self, mods: ast.Modifiers, name: Name) -> None:
        if mods.visibility == "private":
            self.m.env = self.m.env.add_entry(PRIVATE, name)
        elif mods.visibility == "protected":
            self.m.env = self.m.env.add_entry(PROTECTED, name)
