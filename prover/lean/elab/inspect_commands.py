"""``#check``, ``#print``, ``#print axioms``, ``#reduce``, ``#synth``.

Source: Lean 4 ``src/Lean/Elab/BuiltinCommand.lean``, ``Print.lean``, ``src/Lean/Util/CollectAxioms.lean``.
"""

from __future__ import annotations

from prover.lean.declaration import (
    AxiomInfo,
    ConstantInfo,
    ConstructorInfo,
    DefinitionInfo,
    InductiveInfo,
    OpaqueInfo,
    QuotInfo,
    RecursorInfo,
    TheoremInfo,
)
from prover.lean.elab.command import CommandElab
from prover.lean.elab.display import DISPLAY
from prover.lean.elab.names import private_to_user_name
from prover.lean.elab.registry import command_elab
from prover.lean.elab.term import TermElab
from prover.lean.elab.term_base import has_synthetic_sorry
from prover.lean.environment import Environment
from prover.lean.expr import Const, Expr, mk_const
from prover.lean.level import mk_level_param
from prover.lean.meta.attributes import PROTECTED, reducibility, structure_info
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck, UnsupportedFeature
from prover.lean.name import Name
from prover.lean.pretty.meta_info import show_typed
from prover.lean.subst import any_subterm
from prover.lean.syntax import ast


# ------------------------------------------------------------ axioms
def collect_axioms(env: Environment, root: Name) -> list[Name]:
    """Axioms that ``root`` depends on, in the order Lean finds them (sorted for display by Lean's ``Name.lt``)."""
    seen: set[Name] = set()
    axioms: list[Name] = []
    stack = [root]
    while stack:
        name = stack.pop()
        if name in seen:
            continue
        seen.add(name)
        info = env.find(name)
        if info is None:
            continue
        if isinstance(info, AxiomInfo):
            axioms.append(name)
        used: list[Name] = []
        for e in _terms_of(info):
            _constants(e, used)
        if isinstance(info, InductiveInfo):
            used += info.ctors
        stack.extend(n for n in used if n not in seen)
    return sorted(axioms, key=lambda n: n.text)


def _terms_of(info: ConstantInfo) -> list[Expr]:
    if isinstance(info, (DefinitionInfo, TheoremInfo, OpaqueInfo)):
        return [info.type, info.value]
    return [info.type]


def _constants(e: Expr, into: list[Name]) -> None:
    def visit(t: Expr) -> bool:
        if isinstance(t, Const):
            into.append(t.name)
        return False

    any_subterm(e, visit)


def axioms_text(env: Environment, name: Name) -> str:
    axioms = collect_axioms(env, name)
    shown = private_to_user_name(name)
    if not axioms:
        return f"'{shown}' does not depend on any axioms"
    order = {"propext": 0, "Classical.choice": 1, "Quot.sound": 2}
    axioms.sort(key=lambda n: (order.get(n.text, 3 if n.text[:1].isupper() else -1), n.text))
    line = f"'{shown}' depends on axioms: [" + ", ".join(map(str, axioms)) + "]"
    if len(line) > 120:
        line = f"'{shown}' depends on axioms: [" + ",\n ".join(map(str, axioms)) + "]"
    return line


# ------------------------------------------------------------ #check
@command_elab(ast.CheckCmd)
def elab_check(cmd: CommandElab, stx: ast.CheckCmd) -> None:
    if stx.failure:
        elab_check_failure(cmd, stx)
        return

    def run(el: TermElab, _vars: list[Expr]) -> None:
        el.ref = stx
        name = _plain_constant(el, stx.term)
        if name is not None:
            cmd.log_info(keyword_ref(stx), signature(el, name))
            return
        with el.setting(heed_elab_as_elim=False):
            e = el.elab_term(stx.term, None)
            el.synthesize_synthetic_mvars("no", ignore_stuck=True)
        e = el.level_mvars_to_params(e)
        type = el.m.instantiate_mvars(el.m.infer_type(e))
        text = show_typed(el.m, el.m.instantiate_mvars(e), type)
        if not has_synthetic_sorry(e) and not has_synthetic_sorry(type):
            cmd.log_info(keyword_ref(stx), text)

    cmd.run_term(run)


def keyword_ref(stx: ast.Syntax) -> ast.Syntax:
    """Only the ``#command`` keyword carries the answer's position."""
    return _Keyword(stx.start, stx.start + _WIDTH[type(stx)])


@ast.node
class _Keyword(ast.Syntax):
    """A span that covers a command's keyword."""


_WIDTH = {ast.CheckCmd: 6, ast.PrintCmd: 6, ast.EvalCmd: 5, ast.ReduceCmd: 7, ast.SynthCmd: 6}


def elab_check_failure(cmd: CommandElab, stx: ast.CheckCmd) -> None:
    """``#check_failure e``: errors become information; success is the error."""
    before = len(cmd.messages)

    def run(el: TermElab, _vars: list[Expr]) -> tuple[str, str] | None:
        try:
            e = el.elab_term(stx.term, None)
            el.synthesize_no_postponing()
        except HeartbeatsExceeded:
            raise
        except LeanError as err:
            el.log_exception(err)
            return None
        return el.pp(e), el.pp(el.m.infer_type(e))

    shown = cmd.run_term(run)
    new = cmd.messages[before:]
    del cmd.messages[before:]
    if not any(msg.severity == "error" for msg in new):
        raise LeanError("unexpected success", stx)
    for msg in new:
        cmd.log_info(_Keyword(msg.start, msg.end if msg.end is not None else msg.start), msg.text)
    if shown is not None:
        cmd.log_info(keyword_ref(stx), f"{shown[0]} : {shown[1]}")


def _plain_constant(el: TermElab, stx: ast.Term) -> Name | None:
    """The constant if the term is just its name (then ``#check`` shows the signature)."""
    if not isinstance(stx, ast.Ident) or stx.levels is not None:
        return None
    if el.resolve_local(stx.name) is not None:
        return None
    found = el.resolver().resolve(stx.name)
    if len(found) == 1 and not found[0][1]:
        return found[0][0]
    if el.m.find_const(stx.name) is not None:  # made on demand, such as `f.eq_def`
        return stx.name
    return None


def signature(el: TermElab, name: Name) -> str:
    """``name.{us} (binders) : type`` as Lean's ``PPExprWithInfos.signature``."""
    info = el.m.get_const(name)
    if DISPLAY.signature is not None:
        return DISPLAY.signature(el.m, name)
    const = mk_const(name, tuple(mk_level_param(u) for u in info.level_params))
    return f"{el.pp(const)} : {el.pp(info.type)}"


# ------------------------------------------------------------ #reduce, #synth
@command_elab(ast.ReduceCmd)
def elab_reduce(cmd: CommandElab, stx: ast.ReduceCmd) -> None:
    def run(el: TermElab, _vars: list[Expr]) -> None:
        e = el.elab_term(stx.term, None)
        el.synthesize_no_postponing()
        e = el.level_mvars_to_params(e)
        from prover.lean.elab.reduce import reduce

        text = el.pp(reduce(el.m, e))
        cmd.log_info(keyword_ref(stx), text)

    cmd.run_term(run)


@command_elab(ast.SynthCmd)
def elab_synth(cmd: CommandElab, stx: ast.SynthCmd) -> None:
    def run(el: TermElab, _vars: list[Expr]) -> None:
        with el.with_synthesize():
            type = el.elab_term(stx.term, None)
        type = el.m.instantiate_mvars(type)
        try:
            inst = el.m.synth_instance(type)
        except Stuck:
            inst = None
        if inst is None:
            raise el.error(
                lambda: f"failed to synthesize{el.indent(type)}\n\nHint: Additional diagnostic information may be "
                "available using the `set_option diagnostics true` command.",
                stx,
            )
        cmd.log_info(keyword_ref(stx), el.pp(inst))

    cmd.run_term(run)


# ------------------------------------------------------------ #print
@command_elab(ast.PrintCmd)
def elab_print(cmd: CommandElab, stx: ast.PrintCmd) -> None:
    if stx.what == "string":
        cmd.log_info(keyword_ref(stx), stx.text or "")
        return
    if stx.name is None:
        raise UnsupportedFeature(f"`#print {stx.what}`", stx)
    el = cmd.new_term_elab()
    name = el.resolve_const(stx.name.name, stx.name)
    cmd.env = el.m.env
    if stx.what == "axioms":
        cmd.log_info(keyword_ref(stx), axioms_text(cmd.env, name))
        return
    if stx.what == "instances":
        raise UnsupportedFeature("`#print instances`", stx)
    cmd.log_info(keyword_ref(stx), print_constant(el, name))


def print_constant(el: TermElab, name: Name) -> str:
    m = el.m
    info = m.get_const(name)
    if isinstance(info, InductiveInfo):
        if structure_info(m.env, name) is not None:
            return _print_structure(el, info)
        return _print_inductive(el, info)
    word = {
        AxiomInfo: "axiom",
        TheoremInfo: "theorem",
        OpaqueInfo: "opaque",
        QuotInfo: "Quotient primitive",
        ConstructorInfo: "constructor",
        RecursorInfo: "recursor",
        DefinitionInfo: "def",
    }[type(info)]
    mods = ""
    status = reducibility(m.env, name)
    if isinstance(info, DefinitionInfo) and status != "semireducible":
        mods = f"@[{status}] "
    if name in m.env.state(PROTECTED):
        mods += "protected "
    head = f"{mods}{word} {private_to_user_name(name)}{_levels(info)} : {el.pp(info.type)}"
    value = getattr(info, "value", None)
    if value is None or isinstance(info, OpaqueInfo):
        return head
    return f"{head} :=\n{el.pp(value)}"


def _levels(info: ConstantInfo) -> str:
    return ".{" + ", ".join(map(str, info.level_params)) + "}" if info.level_params else ""


def _print_inductive(el: TermElab, info: InductiveInfo) -> str:
    lines = [
        f"inductive {info.name}{_levels(info)} : {el.pp(info.type)}",
        f"number of parameters: {info.num_params}",
        "constructors:",
    ]
    for ctor in info.ctors:
        lines.append(f"{ctor} : {el.pp(el.m.get_const(ctor).type)}")
    return "\n".join(lines)


def _print_structure(el: TermElab, info: InductiveInfo) -> str:
    from prover.lean.elab.print_structure import structure_text

    return structure_text(el, info)
