"""Which section variables a declaration takes.

Source: Lean 4 ``src/Lean/Elab/MutualDef.lean`` (``withHeaderSecVars``, ``removeUnused``); lean-traps 3: a theorem takes
those of its header (with their instances) and ``include``; definitions those they use.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from prover.lean.elab.scope import Scope
from prover.lean.expr import INST_IMPLICIT, Expr, FVar
from prover.lean.meta.meta import Meta
from prover.lean.name import Name
from prover.lean.subst import any_subterm


def collect_fvars(e: Expr, into: set[Expr]) -> None:
    if not e.has_fvar:
        return

    def visit(t: Expr) -> bool:
        if isinstance(t, FVar):
            into.add(t)
        return False

    any_subterm(e, visit)


def _mentioned(m: Meta, term: Expr, into: set[Expr]) -> None:
    """Free variables of ``term``, also those that its open metavariables may use (their types count)."""
    collect_fvars(term, into)
    if term.has_expr_mvar:
        for uid in m.mctx.collect_mvars(term):
            collect_fvars(m.instantiate_mvars(m.mctx.decl(uid).type), into)


def _close_dependencies(m: Meta, vars: Sequence[Expr], used: set[Expr]) -> None:
    for x in reversed(vars):
        if x in used:
            decl = m.local_decl(x)
            _mentioned(m, m.instantiate_mvars(decl.type), used)


def used_variables(m: Meta, vars: Sequence[Expr], terms: Iterable[Expr], included: Sequence[Name]) -> list[Expr]:
    """The variables that occur in ``terms`` (with dependencies) and the included ones, in order."""
    used: set[Expr] = set()
    for term in terms:
        _mentioned(m, term, used)
    for x in vars:
        if m.local_decl(x).user_name in included:
            used.add(x)
    _close_dependencies(m, vars, used)
    return [x for x in vars if x in used]


def theorem_variables(m: Meta, vars: Sequence[Expr], types: Iterable[Expr], scope: Scope) -> list[Expr]:
    """Variables of the header, ``include``d ones, and instances all of whose dependencies are taken."""
    used: set[Expr] = set()
    for type in types:
        _mentioned(m, m.instantiate_mvars(type), used)
    for x in vars:
        if m.local_decl(x).user_name in scope.included:
            used.add(x)
    _close_dependencies(m, vars, used)
    for x in vars:
        decl = m.local_decl(x)
        if x in used or decl.info is not INST_IMPLICIT or decl.user_name in scope.omitted:
            continue
        needs: set[Expr] = set()
        _mentioned(m, m.instantiate_mvars(decl.type), needs)
        if needs <= used:
            used.add(x)
    return [x for x in vars if x in used]
