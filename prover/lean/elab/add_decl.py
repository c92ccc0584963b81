"""Adding elaborated definitions to the environment: checks, universe parameters, heights, attributes, warnings.

Source: Lean 4 ``src/Lean/Elab/PreDefinition/Basic.lean``, ``src/Lean/AddDecl.lean``, ``src/Lean/Elab/DeclUtil.lean``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from prover.lean.declaration import (
    ABBREV,
    AxiomDecl,
    Declaration,
    DefinitionDecl,
    DefinitionInfo,
    HintKind,
    OpaqueDecl,
    TheoremDecl,
    regular,
)
from prover.lean.elab.attributes import register_instance
from prover.lean.elab.command import AbortCommand, CommandElab, note_declared
from prover.lean.elab.computable import find_problem
from prover.lean.elab.library_axioms import is_reserved
from prover.lean.elab.names import CURRENT_MODULE, is_library_module
from prover.lean.elab.predef import PreDefinition, levels_of
from prover.lean.elab.term import TermElab
from prover.lean.elab.term_base import SORRY_AX
from prover.lean.environment import Environment
from prover.lean.expr import Const, Expr
from prover.lean.meta.attributes import (
    NONCOMPUTABLE,
    set_reducibility,
)
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck, UnsupportedFeature
from prover.lean.name import Name
from prover.lean.subst import any_subterm
from prover.lean.syntax import ast

if TYPE_CHECKING:
    from prover.lean.elab.declaration import Header


# ------------------------------------------------------------ facts about terms
def sort_level_params(
    scope_names: Sequence[Name], all_names: Sequence[Name], used: set[Name], ref: ast.Syntax | None
) -> tuple[Name, ...]:
    """Lean's ``sortDeclLevelParams``: the user's order first (both lists are newest first), then the others by name."""
    for u in all_names:
        if u not in used and u not in scope_names and not u.text.startswith("u_"):
            raise LeanError(f"unused universe parameter '{u}'", ref)
    machine = {u for u in all_names if u.text.startswith("u_") and u.text[2:].isdigit() and u not in scope_names}
    ordered = [u for u in reversed(all_names) if u in used and u not in machine]
    rest = sorted((u for u in used if u not in ordered), key=lambda u: (len(u.text), u.text))
    return (*ordered, *rest)


def height_of(env: Environment, value: Expr) -> int:
    """One more than the greatest height of a definition that ``value`` mentions."""
    best = 0

    def visit(t: Expr) -> bool:
        nonlocal best
        if isinstance(t, Const):
            info = env.find(t.name)
            if isinstance(info, DefinitionInfo) and info.hints.kind is HintKind.REGULAR and info.hints.height > best:
                best = info.hints.height
        return False

    any_subterm(value, visit)
    return best + 1


def uses_sorry(*terms: Expr) -> bool:
    return any(any_subterm(t, lambda s: isinstance(s, Const) and s.name is SORRY_AX) for t in terms)


def components(predefs: list[PreDefinition]) -> list[tuple[list[PreDefinition], bool]]:
    """Strongly connected groups, callees first; the flag tells recursive ones."""
    index = {p.name: p for p in predefs}
    calls: dict[Name, set[Name]] = {p.name: _calls(p, index) for p in predefs}
    order: list[tuple[list[PreDefinition], bool]] = []
    number: dict[Name, int] = {}
    low: dict[Name, int] = {}
    stack: list[Name] = []

    def visit(name: Name) -> None:
        number[name] = low[name] = len(number)
        stack.append(name)
        for other in sorted(calls[name]):
            if other not in number:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in stack:
                low[name] = min(low[name], number[other])
        if low[name] == number[name]:
            group = stack[stack.index(name) :]
            del stack[stack.index(name) :]
            members = [p for p in predefs if p.name in group]
            order.append((members, len(group) > 1 or name in calls[name]))

    for predef in predefs:
        if predef.name not in number:
            visit(predef.name)
    return order


def _calls(predef: PreDefinition, index: dict[Name, PreDefinition]) -> set[Name]:
    found: set[Name] = set()

    def visit(t: Expr) -> bool:
        if isinstance(t, Const) and t.name in index:
            found.add(t.name)
        return False

    any_subterm(predef.value, visit)
    return found


def _recursion_compiler() -> Callable[[TermElab, list[PreDefinition], PreDefAdder], None]:
    try:
        from prover.lean.elab.recursion import add_definitions
    except ModuleNotFoundError as err:
        raise UnsupportedFeature("recursive definitions") from err
    return add_definitions


# ------------------------------------------------------------ adding
class PreDefAdder:
    """Adds the definitions of one command."""

    def __init__(self, cmd: CommandElab, el: TermElab) -> None:
        self.cmd = cmd
        self.el = el
        self.m = el.m

    def add(self, predefs: list[PreDefinition], headers: list[Header]) -> None:
        """Check and add, callees first; recursive groups go to the recursion compiler."""
        for predef in predefs:
            self.check(predef)
        self.check_computable(predefs, headers[0].view)
        for group, recursive in components(predefs):
            if recursive:
                add_definitions = _recursion_compiler()
                add_definitions(self.el, group, self)
            else:
                self.add_plain(group[0])
        for predef, header in zip(predefs, headers, strict=False):
            if predef.kind != "example":
                self.after(predef, header.view)

    def check(self, predef: PreDefinition) -> None:
        """No metavariables may be left; theorems must be propositions."""
        el, m = self.el, self.m
        uids = [u for t in (predef.type, predef.value) for u in m.mctx.collect_mvars(t)]
        if uids:
            if el.log_unassigned(uids) or el.has_errors:
                raise AbortCommand
            raise LeanError(f"(kernel) declaration has metavariables '{predef.name}'", predef.ref)
        if predef.kind == "theorem" and not m.is_prop(predef.type):
            raise el.error(
                lambda: f"type of theorem `{predef.name}` is not a proposition{el.indent(predef.type)}", predef.ref
            )

    def check_computable(self, predefs: list[PreDefinition], view: ast.DefLike) -> None:
        """Definitions of users must compile unless ``noncomputable`` (library modules are trusted to say so)."""
        el, m = self.el, self.m
        skip = view.modifiers.noncomputable or el.scope.is_noncomputable or el.has_errors
        if skip or is_library_module(m.env.state(CURRENT_MODULE)):
            return
        for predef in predefs:
            if predef.kind in ("theorem", "opaque") or m.is_prop(predef.type):
                continue
            text = find_problem(m, predef.value)
            if text is not None:
                el.log_error(predef.ref, text)
                return

    def add_plain(self, predef: PreDefinition) -> None:
        """Add a definition that does not call itself."""
        m = self.m
        decl: Declaration
        args = (predef.name, predef.level_params, predef.type, predef.value)
        if predef.kind == "theorem" or (predef.kind == "example" and m.is_prop(predef.type)):
            decl = TheoremDecl(*args)
        elif predef.kind == "opaque":
            decl = OpaqueDecl(*args)
        elif predef.kind == "abbrev":
            decl = DefinitionDecl(*args, ABBREV)
        elif predef.kind == "instance" and m.is_prop(predef.type):
            decl = TheoremDecl(*args)
        else:
            decl = DefinitionDecl(*args, regular(height_of(m.env, predef.value)))
        self.send(decl, predef)

    def send(self, decl: Declaration, predef: PreDefinition) -> None:
        """Give a declaration to the kernel; the ``sorry`` warning belongs here."""
        before = self.m.env
        try:
            self.m.add_decl(decl)
        except LeanError as err:
            if err.ref is None:
                err.ref = predef.ref
            raise
        if not self.el.has_errors and uses_sorry(predef.type, predef.value):
            self.el.log_warning(predef.ref, "declaration uses `sorry`")
        if predef.kind == "example":
            self.cmd.examples.append((predef.name, self.m.env))
            self.m.env = before

    def add_axiom(self, header: Header, type: Expr) -> None:
        el, m = self.el, self.m
        if is_reserved(header.name.text, m.env.state(CURRENT_MODULE).text):
            raise LeanError(f"`{header.name}` is the name of an axiom of the embedded library", header.ref)
        uids = m.mctx.collect_mvars(type)
        if uids:
            if el.log_unassigned(uids) or el.has_errors:
                raise AbortCommand
            raise LeanError(f"(kernel) declaration has metavariables '{header.name}'", header.ref)
        used: set[Name] = set()
        levels_of(type, used)
        params = sort_level_params(el.scope.level_names, el.level_names, used, header.ref)
        m.add_decl(AxiomDecl(header.name, params, type))
        if not el.has_errors and uses_sorry(type):
            el.log_warning(header.ref, "declaration uses `sorry`")
        m.env = note_declared(m.env, header.name, header.view.modifiers)
        self.apply_attributes(header.name, header.view.modifiers.attrs)

    # ------------------------------------------------------------ afterwards
    def after(self, predef: PreDefinition, view: ast.DefLike) -> None:
        """Visibility, reducibility, attributes, instances, deriving."""
        m = self.m
        name = predef.name
        m.env = note_declared(m.env, name, view.modifiers)
        if predef.kind == "abbrev":
            m.env = set_reducibility(m.env, name, "reducible")
        elif predef.kind == "instance":
            if not any(a.name.text in ("reducible", "irreducible", "instance_reducible") for a in view.modifiers.attrs):
                m.env = set_reducibility(m.env, name, "instance_reducible")
        if view.modifiers.noncomputable or (self.el.scope.is_noncomputable and predef.kind != "theorem"):
            m.env = m.env.add_entry(NONCOMPUTABLE, name)
        if predef.kind == "instance" and not any(a.name.text == "instance" for a in view.modifiers.attrs):
            self.register_instance(name, view, predef.ref)
        self.apply_attributes(name, [_with_priority(a, view.priority) for a in view.modifiers.attrs])

    def register_instance(self, name: Name, view: ast.DefLike, ref: ast.Syntax) -> None:
        m = self.m
        try:
            register_instance(m, name, view.priority if view.priority is not None else 1000)
        except LeanError as err:
            err.ref = err.ref if err.ref is not None else ref
            raise

    def apply_attributes(self, name: Name, attrs: Sequence[ast.Attribute]) -> None:
        for attr in attrs:
            self.apply_attribute(name, attr)

    def apply_attribute(self, name: Name, attr: ast.Attribute) -> None:
        """Errors of attributes are logged at the attribute; local ones are undone at the end of the section."""
        from prover.lean.elab.scoped import apply_with_kind

        self.cmd.env = self.m.env
        try:
            apply_with_kind(self.cmd, self.m, name, attr)
        except HeartbeatsExceeded:
            raise
        except LeanError as err:
            if err.ref is None:
                err.ref = attr
            self.el.log_exception(err)

    def default_value(self, type: Expr, ref: ast.Syntax) -> Expr:
        """A value for ``opaque``: by ``Inhabited`` or ``Nonempty``."""
        m = self.m
        with m.scope():
            xs, result = m.forall_telescope(type, whnf=False)
            for fn, cls in (("default", "Inhabited"), ("Classical.ofNonempty", "Nonempty")):
                try:
                    inst = m.synth_instance(m.mk_app_m(cls, [result]))
                    if inst is not None:
                        name = "Inhabited.default" if fn == "default" else fn
                        return m.mk_lambda(xs, m.mk_app_opt_m(name, [result, inst]))
                except (LeanError, Stuck):
                    continue
            el = self.el
            raise el.error(
                lambda: f"failed to synthesize{el.indent(m.mk_app_m('Inhabited', [result]))}", ref
            )


__all__ = ["PreDefAdder", "height_of", "levels_of", "sort_level_params", "uses_sorry"]


def _with_priority(attr: ast.Attribute, priority: int | None) -> ast.Attribute:
    """``scoped instance (priority := low)`` as the attribute ``scoped instance 100``."""
    if priority is None or attr.name.text != "instance" or attr.args:
        return attr
    return replace(attr, args=(ast.NumLit(attr.start, attr.end, priority),), raw=f"{attr.raw.strip()} {priority}")
