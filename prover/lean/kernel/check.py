"""The kernel's door: ``add_decl(env, decl)`` returns the grown environment, or raises a verdict.

Comes in: an environment whose constants were checked, and a complete declaration. Goes out: the environment with the
declaration and all it generates. ``KernelRejected`` says the declaration is wrong and why; ``Declined`` says a limit
was reached (steps, recursion depth, literal size). Source: Lean 4 ``src/kernel/environment.cpp``.
"""

from __future__ import annotations

from prover.lean.declaration import (
    AxiomDecl,
    AxiomInfo,
    ConstantInfo,
    Declaration,
    DefinitionDecl,
    DefinitionInfo,
    InductiveDecl,
    OpaqueDecl,
    OpaqueInfo,
    QuotDecl,
    TheoremDecl,
    TheoremInfo,
)
from prover.lean.environment import Environment
from prover.lean.expr import Expr
from prover.lean.kernel.errors import (
    Declined,
    DeclineReason,
    KernelError,
    KernelRejected,
    RejectReason,
)
from prover.lean.kernel.nested import add_inductive
from prover.lean.kernel.quot import quot_constants
from prover.lean.kernel.scope import check_level_params, check_scope
from prover.lean.kernel.type_checker import DEFAULT_STEPS, TypeChecker, show
from prover.lean.level import ZERO, level_eq
from prover.lean.name import Name, mk_name

__all__ = ["Declined", "DeclineReason", "KernelError", "KernelRejected", "RejectReason", "add_decl"]


def add_decl(env: Environment, decl: Declaration, steps: int = DEFAULT_STEPS) -> Environment:
    """Check ``decl`` and add it; ``steps`` bounds the reduction and comparison steps taken."""
    try:
        return env.trusted_add(check_decl(env, decl, steps))
    except KernelError as err:
        if err.decl is None:
            err.decl = decl_name(decl)
        raise
    except RecursionError:
        raise Declined(DeclineReason.DEPTH, decl=decl_name(decl)) from None
    except MemoryError:
        raise Declined(DeclineReason.SIZE, decl=decl_name(decl)) from None


def decl_name(decl: Declaration) -> Name:
    """The name a verdict is reported under."""
    if isinstance(decl, InductiveDecl):
        return decl.types[0].name if decl.types else mk_name("[anonymous]")
    return mk_name("Quot") if isinstance(decl, QuotDecl) else decl.name


def check_decl(env: Environment, decl: Declaration, steps: int) -> list[ConstantInfo]:
    """The constants that ``decl`` adds, all checked."""
    if isinstance(decl, InductiveDecl):
        check_level_params(decl.level_params, decl_name(decl))
        return add_inductive(env, decl, steps)
    if isinstance(decl, QuotDecl):
        infos = list(quot_constants(env))
        for info in infos:
            _check_new(env, info.name)
        return infos
    _check_new(env, decl.name)
    check_level_params(decl.level_params, decl.name)
    check_scope(decl.type, decl.level_params, decl.name)
    tc = TypeChecker(env, steps)
    level = tc.check_type(decl.type)
    if isinstance(decl, AxiomDecl):
        return [AxiomInfo(decl.name, decl.level_params, decl.type)]
    if isinstance(decl, TheoremDecl) and not level_eq(level, ZERO):
        raise KernelRejected(
            RejectReason.THEOREM_NOT_PROP, f"type of theorem '{decl.name}' is not a proposition", decl.name
        )
    check_scope(decl.value, decl.level_params, decl.name)
    value_type = tc.check(decl.value)
    if value_type is not decl.type and not tc.is_def_eq(value_type, decl.type):
        raise _mismatch(decl.name, value_type, decl.type)
    if isinstance(decl, DefinitionDecl):
        return [DefinitionInfo(decl.name, decl.level_params, decl.type, decl.value, decl.hints)]
    if isinstance(decl, TheoremDecl):
        return [TheoremInfo(decl.name, decl.level_params, decl.type, decl.value)]
    if isinstance(decl, OpaqueDecl):
        return [OpaqueInfo(decl.name, decl.level_params, decl.type, decl.value)]
    raise TypeError(f"no declaration: {type(decl).__name__}")


def _check_new(env: Environment, name: Name) -> None:
    if name in env:
        raise KernelRejected(RejectReason.DUPLICATE_NAME, f"constant has already been declared '{name}'", name)


def _mismatch(name: Name, found: Expr, expected: Expr) -> KernelRejected:
    return KernelRejected(
        RejectReason.DECL_TYPE_MISMATCH,
        f"declaration type mismatch, '{name}' has type\n  {show(found)}\nbut it is expected to have type\n"
        f"  {show(expected)}",
        name,
    )
