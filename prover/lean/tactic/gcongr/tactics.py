"""The tactics ``gcongr`` (``gcongr 2``, ``gcongr x * ?_ + 1``, ``gcongr with i hi``) and ``rel [h]``.

Source: Mathlib ``Mathlib/Tactic/GCongr/Core.lean``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prover.lean.expr import Expr, MVar
from prover.lean.meta.errors import LeanError
from prover.lean.meta.mctx import MVarKind, fresh_uid
from prover.lean.subst import any_subterm
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.closing import require_mathlib
from prover.lean.tactic.gcongr.core import Gcongr, Template
from prover.lean.tactic.gcongr.lemmas import relation_of
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

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


@tactic(t.TermList, "rel")
def run_rel(tac: Tac, stx: t.TermList) -> None:
    """``rel [h₁, h₂]``: ``gcongr`` that closes its main goals with the given relations, and all of them."""
    require_mathlib(tac, "rel", stx)
    m = tac.m
    with tac.with_main() as goal:
        facts = [tac.elab_term_here(term, None) for term in stx.terms]
        found = relation_of(m.whnf_r(tac.main_target()))
        if found is None or not m.is_def_eq_guarded(m.infer_type(found[1]), m.infer_type(found[2])):
            raise LeanError("rel failed, goal not a relation", stx)
        run = Gcongr(m, facts=facts)
        run.run(goal, None, _UNBOUNDED)
        if run.left:
            shown = "\n".join(m.pp(m.instantiate_mvars(m.mctx.decl(g).type)) for g in run.left)
            raise LeanError(
                "rel failed, cannot prove goal by 'substituting' the listed relationships. The steps which could not "
                f"be automatically justified were:\n{shown}",
                stx,
            )
    tac.replace_main([])


def _delayed(m: Meta, e: Expr) -> list[int]:
    """The metavariables of ``e`` whose assignment is delayed."""
    found: list[int] = []

    def look(x: Expr) -> bool:
        if isinstance(x, MVar) and m.mctx.is_delayed_assigned(x.uid):
            found.append(x.uid)
        return False

    any_subterm(e, look)
    return found


def _pattern(tac: Tac, stx: ast.Term, lhs: Expr) -> tuple[Expr, frozenset[int]]:
    """The template with its holes, which stay unassigned in it, unified with the left side."""
    m = tac.m
    mark = fresh_uid()
    with tac.without_recover(), tac.el.with_err_to_sorry(False):
        e = tac.el.elab_term(stx, m.infer_type(lhs))
        tac.el.synthesize_synthetic_mvars("yes")
    e = m.instantiate_mvars(e)
    new = [uid for uid in m.mctx.collect_mvars(e) if uid > mark]
    below = [uid for uid in _delayed(m, e) if uid > mark]  # a hole below a binder is a function of what it binds
    for uid in below:
        m.mctx.forget_delayed(uid)
    holes = frozenset([*[uid for uid in new if m.mctx.decl(uid).kind is MVarKind.SYNTHETIC_OPAQUE], *below])
    if not holes:
        raise m.error("invalid pattern {}, it doesn't contain any `?_`", e)
    for uid in holes:
        m.mctx.set_kind(uid, MVarKind.NATURAL)
    with m.with_reducible():
        if not m.is_def_eq_guarded(e, lhs):
            raise m.error("invalid pattern {}, it does not match with {}", e, lhs)
    return e, holes
