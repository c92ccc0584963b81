"""The tactic ``gcongr``: ``gcongr``, ``gcongr 2``, ``gcongr x * ?_ + 1``, ``gcongr with i hi``.

Source: Mathlib ``Mathlib/Tactic/GCongr/Core.lean``.
"""

from __future__ import annotations

from prover.lean.expr import Expr
from prover.lean.meta.errors import LeanError
from prover.lean.meta.mctx import MVarKind, fresh_uid
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.closing import require_mathlib
from prover.lean.tactic.gcongr.core import Gcongr, Template
from prover.lean.tactic.gcongr.lemmas import relation_of
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac

_UNBOUNDED = 1_000_000


@tactic(t.CongrTac, "gcongr")
def run_gcongr(tac: Tac, stx: t.CongrTac) -> None:
    require_mathlib(tac, "gcongr", stx)
    m = tac.m
    names = [n.name for n in stx.names]
    with tac.with_main() as goal:
        found = relation_of(m.whnf_r(tac.main_target()))
        if found is None:
            raise LeanError("gcongr failed, not a relation", stx)
        holes: frozenset[int] = frozenset()
        template: Template | None = None
        if stx.template is not None:
            pattern, holes = _pattern(tac, stx.template, found[1])
            template = (pattern, True)
        run = Gcongr(m, holes, names)
        depth = stx.depth if stx.depth is not None else _UNBOUNDED
        progress = run.run(goal, template, depth)
        if not progress:
            raise LeanError("gcongr did not make progress", stx)
        if run.names:
            raise LeanError("gcongr: too many names were given", stx)
    for left in run.left:
        if m.mctx.decl(left).user_name.is_anonymous:
            m.mctx.set_user_name(left, tac.main_tag())
    tac.replace_main(run.left)
    tac.prune()


def _pattern(tac: Tac, stx: ast.Term, lhs: Expr) -> tuple[Expr, frozenset[int]]:
    """The template with its holes, which stay unassigned in it, unified with the left side."""
    m = tac.m
    mark = fresh_uid()
    with tac.without_recover(), tac.el.with_err_to_sorry(False):
        e = tac.el.elab_term(stx, m.infer_type(lhs))
        tac.el.synthesize_synthetic_mvars("yes")
    e = m.instantiate_mvars(e)
    new = [uid for uid in m.mctx.collect_mvars(e) if uid > mark]
    holes = frozenset(uid for uid in new if m.mctx.decl(uid).kind is MVarKind.SYNTHETIC_OPAQUE)
    if not holes:
        raise m.error("invalid pattern {}, it doesn't contain any `?_`", e)
    for uid in holes:
        m.mctx.set_kind(uid, MVarKind.NATURAL)
    with m.with_reducible():
        if not m.is_def_eq_guarded(e, lhs):
            raise m.error("invalid pattern {}, it does not match with {}", e, lhs)
    return e, holes
