"""Tidying the cases of functional induction: solved equations and unused ``let``s go, the rest becomes binders.

Source: Lean 4 v4.34 ``src/Lean/Meta/Tactic/FunInd.lean`` (``cleanupAfter``, ``abstractIndependentMVars``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prover.lean.expr import Expr
from prover.lean.meta.cases import heq_parts, heq_to_eq, subst_core
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.meta.goals import clear, intro1, revert

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta


def cleanup_case(m: Meta, case: int, keep: set[int]) -> int:
    """Substitute equations and clear unused ``let``s among the locals that are not in ``keep``; variables with
    inaccessible names go first."""
    for first_pass in (True, False):
        while True:
            new = _cleanup_step(m, case, keep, first_pass)
            if new is None:
                break
            case = new
    return case


def _cleanup_step(m: Meta, case: int, keep: set[int], first_pass: bool) -> int | None:
    with m.with_mvar_context(case) as goal:
        for d in goal.lctx:
            if d.uid in keep or (first_pass and not d.user_name.has_macro_scopes):
                continue
            if d.value is not None:
                try:
                    return clear(m, case, d.fvar)
                except LeanError:
                    continue
            found = _equation_for(m, d.fvar)
            if found is None:
                continue
            saved = m.save()
            try:
                _, new = subst_core(m, case, *found)
            except HeartbeatsExceeded:
                raise
            except LeanError:
                m.restore(saved)
                continue
            return _heqs_to_eqs(m, new, keep)
    return None


def _equation_for(m: Meta, x: Expr) -> tuple[Expr, bool] | None:
    """A hypothesis ``x = e`` or ``e = x`` with ``x`` not in ``e``, and whether ``x`` is on the right."""
    for d in m.lctx:
        eq = None if d.is_aux else m.match_eq(m.instantiate_mvars(d.type))
        if eq is None:
            continue
        lhs, rhs = m.instantiate_mvars(eq[1]), m.instantiate_mvars(eq[2])
        if rhs is x and not m.depends_on(lhs, {x.uid}):  # type: ignore[attr-defined]
            return d.fvar, True
        if lhs is x and not m.depends_on(rhs, {x.uid}):  # type: ignore[attr-defined]
            return d.fvar, False
    return None


def _heqs_to_eqs(m: Meta, case: int, keep: set[int]) -> int:
    for d in list(m.mctx.decl(case).lctx):
        if d.uid in keep:
            continue
        with m.with_mvar_context(case):
            parts = heq_parts(m, m.instantiate_mvars(d.type))
            if parts is None or not m.is_def_eq(parts[0], parts[2]):
                continue
        case = intro1(m, heq_to_eq(m, case, d.fvar), preserve=True)[1]
    return case


def close_case(m: Meta, case: int, keep: set[int]) -> tuple[Expr, int]:
    """Tidy a case and turn its locals into binders: its statement and the metavariable that has it."""
    case = cleanup_case(m, case, keep)
    locals_ = [d.fvar for d in m.mctx.decl(case).lctx if d.uid not in keep]
    _, case = revert(m, case, locals_)
    return m.instantiate_mvars(m.mctx.decl(case).type), case


__all__ = ["cleanup_case", "close_case"]
