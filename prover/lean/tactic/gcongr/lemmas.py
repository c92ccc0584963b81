"""Lemmas tagged ``@[gcongr]``: ``f x₁ … xₙ ∼ f y₁ … yₙ`` from relations between varying arguments.

Source: Mathlib ``Mathlib/Tactic/GCongr/Core.lean`` (``makeGCongrLemma``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import immutables

from prover.lean.elab.attributes import attribute, priority_of
from prover.lean.environment import EntryValue, Extension
from prover.lean.expr import Const, Expr, FVar, get_app_fn, unfold_app
from prover.lean.meta.errors import LeanError
from prover.lean.name import Name
from prover.lean.subst import eta, head_beta
from prover.lean.syntax import ast

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

Key = tuple[str, str, int]
"""Relation, head function, number of its arguments."""
Main = tuple[int, int, bool, int]
"""A main hypothesis: its position, how many variables it binds, is it contravariant, the argument it is about."""
GcongrState = immutables.Map[Key, tuple["GcongrLemma", ...]]


@dataclass(frozen=True, slots=True)
class GcongrLemma:
    """One tagged lemma."""

    name: Name
    hypotheses: int
    mains: tuple[Main, ...]
    priority: int
    varying: int

    def comes_before(self, other: GcongrLemma) -> bool:
        """Higher priority first, then fewer varying arguments, then the newer one."""
        return (self.priority, -self.varying) >= (other.priority, -other.varying)


def _add(state: GcongrState, entry: EntryValue) -> GcongrState:
    relation, head, arity, name, hypotheses, mains, priority, varying = entry
    new = GcongrLemma(name, hypotheses, tuple([tuple(main) for main in mains]), priority, varying)
    old = state.get((relation, head, arity), ())
    at = next((i for i, other in enumerate(old) if new.comes_before(other)), len(old))
    return state.set((relation, head, arity), (*old[:at], new, *old[at:]))


GCONGR: Final = Extension[GcongrState]("gcongr_lemmas", immutables.Map, _add)
"""Entry: relation, head, arity, lemma, number of hypotheses, main hypotheses, priority, number of varying arguments."""


def relation_of(e: Expr) -> tuple[str, Expr, Expr] | None:
    """``R … a b`` as ``R``, ``a``, ``b``."""
    fn, args = unfold_app(e)
    if not isinstance(fn, Const) or len(args) < 2:
        return None
    return str(fn.name), args[-2], args[-1]


def _refuse(m: Meta, detail: str, target: Expr) -> LeanError:
    return LeanError(
        f"@[gcongr] attribute only applies to lemmas proving f x₁ ... xₙ ∼ f x₁' ... xₙ'.\n {detail} in {m.pp(target)}"
    )


def _varying(m: Meta, target: Expr, left: list[Expr], right: list[Expr]) -> list[tuple[int, FVar, FVar]]:
    """The arguments that differ; they must be variables."""
    pairs: list[tuple[int, FVar, FVar]] = []
    for i, (a, b) in enumerate(zip(left, right, strict=True)):
        if m.is_def_eq_guarded(a, b) or (m.is_proof(a) and m.is_proof(b)):
            continue
        x, y = eta(a), eta(b)
        if not isinstance(x, FVar) or not isinstance(y, FVar):
            raise _refuse(m, "Not all varying arguments are free variables", target)
        pairs.append((i, x, y))
    if not pairs:
        raise _refuse(m, "LHS and RHS are the same", target)
    return pairs


def _main(m: Meta, position: int, hyp: Expr, pairs: list[tuple[int, FVar, FVar]]) -> Main | None:
    """Is the hypothesis about a varying pair?"""
    with m.scope():
        bound, body = m.forall_telescope(m.infer_type(hyp))
        found = relation_of(m.whnf_r(body))
        if found is None:
            return None
        a, b = get_app_fn(head_beta(found[1])), get_app_fn(head_beta(found[2]))
    for i, x, y in pairs:
        if (a, b) == (x, y) or (a, b) == (y, x):
            return position, len(bound), (a, b) == (y, x) and x is not y, i
    return None


@attribute("gcongr")
def add_gcongr(m: Meta, name: Name, stx: ast.Attribute) -> None:
    """``@[gcongr]``, ``@[gcongr low]``."""
    type = m.get_const(name).type
    with m.scope(), m.with_reducible():
        hyps, conclusion = m.forall_telescope(type)
        conclusion = m.whnf_r(conclusion)
        found = relation_of(conclusion)
        if found is None:
            raise _refuse(m, "No relation found", conclusion)
        relation, lhs, rhs = found
        (f, left), (g, right) = unfold_app(head_beta(lhs)), unfold_app(head_beta(rhs))
        if not isinstance(f, Const):
            raise _refuse(m, "LHS is not suitable for congruence", conclusion)
        if not isinstance(g, Const) or f.name is not g.name or len(left) != len(right):
            raise _refuse(m, "LHS and RHS do not have the same head function and arity", conclusion)
        pairs = _varying(m, conclusion, left, right)
        mains = [main for i, h in enumerate(hyps) if (main := _main(m, i, h, pairs)) is not None]
    entry = (relation, str(f.name), len(left), name, len(hyps), tuple(mains), priority_of(stx), len(pairs))
    m.env = m.env.add_entry(GCONGR, entry)
