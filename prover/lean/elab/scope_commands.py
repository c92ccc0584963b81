"""Commands that change the scope: namespaces, sections, ``open``, ``export``, ``variable``, ``universe``, options.

Source: Lean 4 ``src/Lean/Elab/BuiltinCommand.lean``, ``Open.lean``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from prover.lean.elab.attributes import ATTRIBUTES, HARMLESS
from prover.lean.elab.binders import INST
from prover.lean.elab.command import CommandElab
from prover.lean.elab.declaration import elab_defs
from prover.lean.elab.names import Resolver, register_namespaces
from prover.lean.elab.opening import explicit_open, open_decls
from prover.lean.elab.registry import command_elab
from prover.lean.elab.scope import OpenExplicit
from prover.lean.elab.scoped import activate_namespace, apply_with_kind, end_scope, local_changes
from prover.lean.elab.term import TermElab
from prover.lean.expr import Expr
from prover.lean.meta.attributes import ALIASES
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, UnsupportedFeature
from prover.lean.meta.mctx import fresh_uid
from prover.lean.name import Name, mk_name
from prover.lean.syntax import ast

KNOWN_OPTION_ROOTS: Final = frozenset(
    """pp trace linter maxHeartbeats maxRecDepth autoImplicit relaxedAutoImplicit checkBinderAnnotations synthInstance
    autoLift tactic simprocs profiler diagnostics hygiene structureDiamondWarning warningAsError quotPrecheck
    backward bootstrap compiler debug deprecated experimental genInjectivity genSizeOf genSizeOfSpec maxUniverseOffset
    smartUnfolding stderrAsMessages verso weak eval exponentiation guard_msgs pushMacro showInferredTerminationBy
    printMessageEndPos interpreter internal infotree Elab async cbv sat bv mathlib grind aesop push_cast warn
    allowUnsafeReducibility genCtorIdx inductive doc wf structure inferDefEqAttr says leansearchclient loogle
    match progress ring_nf simp split""".split()
)


# ------------------------------------------------------------ namespaces and sections
@command_elab(ast.NamespaceCmd)
def elab_namespace(cmd: CommandElab, stx: ast.NamespaceCmd) -> None:
    for part in stx.name.components():
        if part == "_root_":
            raise LeanError("invalid namespace '_root_', '_root_' is a reserved namespace", stx)
        ns = cmd.namespace.child(part)
        cmd.env = register_namespaces(cmd.env, ns)
        cmd.scopes.append(replace(cmd.scope, header=str(part), namespace=ns))
        local_changes(cmd)
        activate_namespace(cmd, ns)


@command_elab(ast.SectionCmd)
def elab_section(cmd: CommandElab, stx: ast.SectionCmd) -> None:
    nc = "noncomputable" in cmd.source.text[stx.start : stx.end].split("section")[0] or cmd.scope.is_noncomputable
    parts = [str(p) for p in stx.name.components()] if stx.name is not None else [""]
    for part in parts:
        cmd.scopes.append(replace(cmd.scope, header=part, is_noncomputable=nc))
        local_changes(cmd)


@command_elab(ast.EndCmd)
def elab_end(cmd: CommandElab, stx: ast.EndCmd) -> None:
    open_scopes = cmd.scopes[1:]
    if stx.name is None:
        if not open_scopes:
            raise LeanError("Invalid `end`: There is no current scope to end", stx)
        header = cmd.scope.header
        if header:
            struck = "".join(c + "\u0332" for c in f" {header}")
            raise LeanError(
                f"Missing name after `end`: Expected the current scope name `{header}`\n\nHint: To end the current "
                f"scope `{header}`, specify its name:\n  end{struck}",
                stx,
            )
        pop_scope(cmd)
        return
    parts = [str(p) for p in stx.name.components()]
    if not open_scopes:
        raise LeanError("Invalid `end`: There is no current scope to end", stx)
    headers = [s.header for s in open_scopes]
    if headers[-len(parts) :] != parts:
        raise _bad_end(headers, stx)
    for _ in parts:
        pop_scope(cmd)


def _bad_end(headers: list[str], stx: ast.EndCmd) -> LeanError:
    if not headers[-1]:
        return LeanError(
            f"Unexpected name `{stx.name}` after `end`: The current section is unnamed\n\nHint: Delete the name "
            f"`{stx.name}` to end the current unnamed scope; outer named scopes can then be closed using additional "
            "`end` command(s):\n  end",
            stx,
        )
    return LeanError(
        f"Invalid name after `end`: Expected `{headers[-1]}`, but found `{stx.name}`",
        stx,
    )


def pop_scope(cmd: CommandElab) -> None:
    end_scope(cmd)
    cmd.scopes.pop()


# ------------------------------------------------------------ open and export
@command_elab(ast.OpenCmd)
def elab_open(cmd: CommandElab, stx: ast.OpenCmd) -> None:
    decls, activated = open_decls(cmd.env, cmd.scope, stx)
    if stx.scoped:
        cmd.modify_scope(woken=cmd.scope.woken | set(map(str, activated)))
    else:
        cmd.modify_scope(opens=(*reversed(decls), *cmd.scope.opens))
    for ns in activated:
        activate_namespace(cmd, ns)


@command_elab(ast.ExportCmd)
def elab_export(cmd: CommandElab, stx: ast.ExportCmd) -> None:
    found = Resolver(cmd.env, cmd.namespace, cmd.scope.opens).namespaces(stx.namespace)
    if not found:
        raise LeanError(f"unknown namespace `{stx.namespace}`", stx)
    if cmd.namespace in found:
        raise LeanError("invalid 'export', self export", stx)
    for short in stx.names:
        decl = explicit_open(cmd.env, found, short, short, stx)
        assert isinstance(decl, OpenExplicit)
        cmd.env = cmd.env.add_entry(ALIASES, (cmd.namespace + short, decl.target))


# ------------------------------------------------------------ variables and universes
@command_elab(ast.VariableCmd)
def elab_variable(cmd: CommandElab, stx: ast.VariableCmd) -> None:
    binders = list(cmd.scope.variables)
    updated: list[ast.Binder] = []
    for binder in map(_with_instance_name, stx.binders):
        binders, rest = _update_binder_kinds(binders, binder, stx)
        updated += rest
    new = (*binders, *updated)
    old = cmd.scope.variables
    cmd.modify_scope(variables=new)

    def check(el: TermElab, _vars: list[Expr]) -> None:
        return None

    try:
        cmd.run_term(check)
    except HeartbeatsExceeded:
        raise
    except LeanError:
        cmd.modify_scope(variables=old)
        raise


def _with_instance_name(binder: ast.Binder) -> ast.Binder:
    """``[C α]`` gets its inaccessible name once, so that ``omit`` can tell which variable is meant."""
    if binder.kind != "instImplicit" or binder.names:
        return binder
    name = INST.with_macro_scope(fresh_uid())
    return replace(binder, names=(ast.BinderIdent(binder.start, binder.end, name),))


def _update_binder_kinds(
    binders: list[ast.Binder], binder: ast.Binder, stx: ast.Syntax
) -> tuple[list[ast.Binder], list[ast.Binder]]:
    """``variable {x}`` changes the kind of an existing ``x``; anything else is a new variable."""
    if binder.type is not None or binder.default is not None or not binder.names or not binder.bracketed:
        return binders, [binder]
    known = {ident.name for b in binders for ident in b.names}
    if binder.kind == "instImplicit" or not all(ident.name in known for ident in binder.names):
        rest = [ident for ident in binder.names if ident.name not in known]
        if len(rest) == len(binder.names):
            return binders, [binder]
    out: list[ast.Binder] = []
    wanted = {ident.name for ident in binder.names if ident.name in known}
    for b in binders:
        for ident in b.names:
            kind = binder.kind if ident.name in wanted else b.kind
            out.append(replace(b, names=(ident,), kind=kind))
        if not b.names:
            out.append(b)
    new = tuple(ident for ident in binder.names if ident.name not in known)
    return out, [replace(binder, names=new)] if new else []


@command_elab(ast.UniverseCmd)
def elab_universe(cmd: CommandElab, stx: ast.UniverseCmd) -> None:
    for name in stx.names:
        if name in cmd.scope.level_names:
            raise LeanError(f"a universe level named `{name}` has already been declared", stx)
        cmd.modify_scope(level_names=(name, *cmd.scope.level_names))


@command_elab(ast.IncludeCmd)
def elab_include(cmd: CommandElab, stx: ast.IncludeCmd) -> None:
    names = {ident.name for b in cmd.scope.variables for ident in b.names}
    for name in stx.names:
        if name not in names:
            word = "omit" if stx.omit else "include"
            raise LeanError(f"invalid `{word}`, variable `{name}` has not been declared", stx)
    if stx.omit:
        omitted = (*stx.names, *_variables_of_types(cmd, stx))
        kept = tuple(n for n in cmd.scope.included if n not in omitted)
        cmd.modify_scope(included=kept, omitted=(*cmd.scope.omitted, *omitted))
    else:
        kept = tuple(n for n in cmd.scope.omitted if n not in stx.names)
        cmd.modify_scope(included=(*cmd.scope.included, *stx.names), omitted=kept)


def _variables_of_types(cmd: CommandElab, stx: ast.IncludeCmd) -> tuple[Name, ...]:
    """The section variables that ``omit [C α]`` means: those whose types unify with ``C α``."""
    if not stx.types:
        return ()

    def match(el: TermElab, xs: list[Expr]) -> tuple[Name, ...]:
        m = el.m
        found: list[Name] = []
        for type_stx in stx.types:
            type = el.elab_type(type_stx)
            saved = m.save()
            matching: list[Name] = []
            for x in xs:
                decl = m.local_decl(x)
                if m.is_def_eq(type, decl.type):
                    matching.append(decl.user_name)
                m.restore(saved)
            if not matching:
                raise LeanError(f"`[{m.pp(type)}]` did not match any variables in the current scope", stx)
            found += matching
        return tuple(found)

    return cmd.run_term(match)


# ------------------------------------------------------------ options, in, mutual, attributes
@command_elab(ast.SetOptionCmd)
def elab_set_option(cmd: CommandElab, stx: ast.SetOptionCmd) -> None:
    check_option(stx.option, stx)
    cmd.modify_scope(options=cmd.scope.options.set(str(stx.option), stx.value))


def check_option(name: Name, ref: ast.Syntax) -> None:
    if name.root().text not in KNOWN_OPTION_ROOTS:
        raise LeanError(f"Unknown option `{name}`", ref)


@command_elab(ast.InCmd)
def elab_in(cmd: CommandElab, stx: ast.InCmd) -> None:
    depth = len(cmd.scopes)
    cmd.scopes.append(replace(cmd.scope, header=""))
    local_changes(cmd)
    try:
        cmd.elab(stx.head)
        cmd.elab(stx.body)
    finally:
        while len(cmd.scopes) > depth:
            pop_scope(cmd)


@command_elab(ast.Mutual)
def elab_mutual(cmd: CommandElab, stx: ast.Mutual) -> None:
    defs = [c for c in stx.commands if isinstance(c, ast.DefLike)]
    if len(defs) == len(stx.commands):
        elab_defs(cmd, defs)
        return
    from prover.lean.elab.registry import COMMAND_ELABS

    group = COMMAND_ELABS.get(ast.InductiveCmd)
    if group is None or defs:
        raise UnsupportedFeature("`mutual` blocks of this form", stx)
    from prover.lean.elab.inductive_commands import elab_inductive_group

    elab_inductive_group(cmd, stx)


@command_elab(ast.AttributeCmd)
def elab_attribute(cmd: CommandElab, stx: ast.AttributeCmd) -> None:
    for attr in stx.attrs:
        if attr.name.text not in ATTRIBUTES and attr.name.text not in HARMLESS:
            raise LeanError(f"Unknown attribute `[{attr.name}]`", attr)

    def run(el: TermElab, _vars: list[Expr]) -> None:
        for ident in stx.names:
            name = el.resolve_const(ident.name, ident)
            for attr in stx.attrs:
                cmd.env = el.m.env
                try:
                    apply_with_kind(cmd, el.m, name, attr)
                except HeartbeatsExceeded:
                    raise
                except LeanError as err:
                    if err.ref is None:
                        err.ref = attr
                    el.log_exception(err)

    el = cmd.new_term_elab()
    run(el, [])
    cmd.env = el.m.env


@command_elab(ast.ModuleDoc, ast.EndOfInput)
def elab_nothing(cmd: CommandElab, stx: ast.Command) -> None:
    return None


@command_elab(ast.InitQuotCmd)
def elab_init_quot(cmd: CommandElab, stx: ast.InitQuotCmd) -> None:
    from prover.lean.declaration import QuotDecl

    el = cmd.new_term_elab()
    el.m.add_decl(QuotDecl())
    cmd.env = register_namespaces(el.m.env, mk_name("Quot"))


@command_elab(ast.UnsupportedCmd)
def elab_unsupported(cmd: CommandElab, stx: ast.UnsupportedCmd) -> None:
    raise UnsupportedFeature(f"`{stx.feature}`", stx)


@command_elab(ast.ImportCmd)
def elab_import(cmd: CommandElab, stx: ast.ImportCmd) -> None:
    raise LeanError("invalid 'import' command, it must be used in the beginning of the file", stx)
