"""The kernel's two ways to say no: rejected for a reason, or declined (limits), and nothing else.

Source: texts follow Lean 4 ``src/Lean/Environment.lean`` (``KernelException``) and ``src/kernel/inductive.cpp``.
"""

from __future__ import annotations

from enum import Enum

from prover.lean.name import Name


class RejectReason(Enum):
    """Why a declaration is not well-typed."""

    # names and scopes
    DUPLICATE_NAME = "duplicate name"
    DUPLICATE_LEVEL_PARAM = "duplicate universe parameter"
    UNDECLARED_LEVEL_PARAM = "undeclared universe parameter"
    HAS_METAVAR = "has metavariables"
    HAS_FREE_VAR = "has free variables"
    LOOSE_BVAR = "loose bound variable"
    UNKNOWN_CONSTANT = "unknown constant"
    LEVEL_ARITY = "wrong number of universe levels"
    # terms
    TYPE_EXPECTED = "type expected"
    FUNCTION_EXPECTED = "function expected"
    APP_TYPE_MISMATCH = "application type mismatch"
    LET_TYPE_MISMATCH = "let-declaration type mismatch"
    DECL_TYPE_MISMATCH = "declaration type mismatch"
    THEOREM_NOT_PROP = "theorem type is not a proposition"
    INVALID_PROJ = "invalid projection"
    INVALID_LITERAL = "literal of a missing or non-standard type"
    # inductive declarations
    EMPTY_MUTUAL = "no inductive type given"
    NUM_PARAMS = "wrong number of parameters"
    PARAM_MISMATCH = "parameters do not match"
    MUTUAL_UNIVERSE = "mutual types in different universes"
    CTOR_UNIVERSE = "constructor field universe too big"
    NON_POSITIVE = "non-positive occurrence"
    INVALID_OCCURRENCE = "invalid occurrence of the type"
    CTOR_RESULT = "invalid constructor result type"
    NON_UNIFORM = "occurrence at other parameters or levels"
    RESERVED_NAME = "name reserved for the kernel"
    BAD_GENERATED = "generated recursor is ill-typed"
    NESTED_LOCAL = "nested occurrence with local variables in its parameters"
    NESTED_ILL_FORMED = "ill-formed nested occurrence"
    # quotients
    QUOT_NEEDS_EQ = "quotients need the standard Eq"
    # claims of an export about what the kernel computes
    METADATA_MISMATCH = "inductive metadata differ from the computed ones"
    RECURSOR_MISMATCH = "recursor differs from the computed one"
    QUOT_MISMATCH = "quotient constant differs from the standard one"
    UNSAFE = "unsafe or partial declaration"


class KernelError(Exception):
    """Base of both verdicts; ``str`` is Lean's kernel message where Lean has one."""

    def __init__(self, message: str, decl: Name | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.decl = decl


class KernelRejected(KernelError):
    """The declaration is wrong, for ``reason``."""

    def __init__(self, reason: RejectReason, message: str, decl: Name | None = None) -> None:
        super().__init__(message, decl)
        self.reason = reason


class DeclineReason(Enum):
    """Which limit ended the check without a verdict."""

    DEPTH = "deep recursion detected"
    STEPS = "deterministic timeout"
    SIZE = "literal too large"


class Declined(KernelError):
    """No verdict: a limit was reached. Never counts as accepted."""

    def __init__(self, reason: DeclineReason, message: str = "", decl: Name | None = None) -> None:
        super().__init__(message or reason.value, decl)
        self.reason = reason
