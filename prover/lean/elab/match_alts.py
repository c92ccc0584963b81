"""The alternatives of a ``match_n`` matcher, read off its type: variables, patterns, and when two of them overlap.

Source: Lean 4 v4.34 ``src/Lean/Meta/Match/MatchEqs.lean`` (``simpH``), ``MatcherApp/Basic.lean``. Comes in: a matcher
applied to its parameters. Goes out: one :class:`AltShape` per alternative, and for an earlier alternative the
hypothesis ``∀ xs, p = q → False`` that says it does not apply.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prover.lean.expr import Const, Expr, Lit, Pi, get_app_args, get_app_fn, mk_apps, mk_const, mk_pi
from prover.lean.meta.attributes import MatcherInfo
from prover.lean.meta.cases import mk_eq_heq, to_ctor_app
from prover.lean.meta.mctx import MVarKind
from prover.lean.name import Name, mk_name
from prover.lean.subst import any_subterm, instantiate1, replace_fvars

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

FALSE = mk_const(mk_name("False"))


@dataclass(frozen=True, slots=True)
class AltShape:
    """Pattern variables of an alternative (with names and types; without equations ``h : d = p``) and its patterns."""

    fields: list[Expr]
    patterns: list[Expr]
    decls: list[tuple[Name, Expr]]


def alt_shapes(m: Meta, fn: Const, params: Sequence[Expr], motive_type: Expr, info: MatcherInfo) -> list[AltShape]:
    """Read variables and patterns off the matcher's type, with a motive that does not reduce."""
    shapes: list[AltShape] = []
    motive = m.mk_mvar(motive_type, MVarKind.SYNTHETIC_OPAQUE)
    type = m.infer_type(mk_apps(fn, [*params, motive]))
    for _ in range(info.num_discrs):
        type = m.whnf_core(type)
        assert isinstance(type, Pi)
        type = instantiate1(type.body, m.mk_mvar(type.binder_type))
    eqs = sum(info.discr_hyps)
    for i, count in enumerate(info.alt_num_params):
        type = m.whnf_core(type)
        assert isinstance(type, Pi)
        with m.scope():
            fields, result = m.forall_telescope(type.binder_type, whnf=False)
            patterns = get_app_args(m.instantiate_mvars(result))
            fields = [] if info.alt_is_thunk[i] else fields[: count - eqs]
            decls = [(m.local_decl(x).user_name, m.local_decl(x).type) for x in fields]
        shapes.append(AltShape(fields, patterns, decls))
        type = instantiate1(type.body, m.mk_mvar(type.binder_type))
    return shapes


def push_fields(m: Meta, shape: AltShape, names: Sequence[Name | None] = ()) -> tuple[list[Expr], list[Expr]]:
    """Fresh locals for the pattern variables (``names`` replace their own), and the patterns in terms of them."""
    new: list[Expr] = []
    for i, (name, type) in enumerate(shape.decls):
        given = names[i] if i < len(names) else None
        new.append(m.push_local(given or name, replace_fvars(type, shape.fields[: len(new)], new)))
    return new, [replace_fvars(p, shape.fields, new) for p in shape.patterns]


def equations(m: Meta, lhs: Sequence[Expr], rhs: Sequence[Expr], name: str = "heq") -> list[Expr]:
    """Local hypotheses ``lhs = rhs`` (heterogeneous where types differ)."""
    return [
        m.push_local(m.fresh_user_name(mk_name(name)), mk_eq_heq(m, a, b)[0]) for a, b in zip(lhs, rhs, strict=True)
    ]


def exclusions(m: Meta, shapes: Sequence[AltShape], i: int, patterns: Sequence[Expr]) -> list[Expr]:
    """Local hypotheses that the alternatives before ``i`` do not apply to ``patterns``."""
    out: list[Expr] = []
    for earlier in shapes[:i]:
        neg = does_not_match(m, patterns, earlier)
        if neg is not None:
            out.append(m.push_local(m.fresh_user_name(mk_name("x")), neg))
    return out


def does_not_match(m: Meta, patterns: Sequence[Expr], earlier: AltShape) -> Expr | None:
    """``∀ vars, p = q → … → False`` for an earlier alternative, simplified; None when the patterns cannot overlap."""
    with m.scope():
        fields, others = push_fields(m, earlier)
        run = _Comparison(m, set(fields))
        for p, q in zip(patterns, others, strict=True):
            if not run.compare(p, q):
                return None
        solved, rest = run.solved, run.rest
        rest = [(p, replace_fvars(q, list(solved), list(solved.values()))) for p, q in rest]
        rest = [(p, q) for p, q in rest if p is not q]
        used = [x for x in fields if x not in solved and any(any_subterm(q, lambda s, x=x: s is x) for _, q in rest)]  # type: ignore[misc]
        type: Expr = FALSE
        for p, q in reversed(rest):
            type = mk_pi(mk_name("a").with_macro_scope(0), mk_eq_heq(m, p, q)[0], type)
        return m.mk_pi(used, type)


def _is_value(e: Expr) -> bool:
    """A literal of a type without constructor patterns: such values are equal only if they are the same."""
    fn = get_app_fn(e)
    return isinstance(e, Lit) or (isinstance(fn, Const) and fn.name.text == "Char.ofNat" and not e.has_fvar)


class _Comparison:
    """Matching a pattern with variables ``free`` against a term: what its variables are and what stays to be shown."""

    def __init__(self, m: Meta, free: set[Expr]) -> None:
        self.m = m
        self.free = free
        self.solved: dict[Expr, Expr] = {}
        self.rest: list[tuple[Expr, Expr]] = []

    def compare(self, p: Expr, q: Expr) -> bool:
        """False when ``p`` and the pattern ``q`` clash."""
        m = self.m
        if q in self.free:
            if q not in self.solved:
                self.solved[q] = p
            elif self.solved[q] is not p:
                self.rest.append((p, q))
            return True
        if _is_value(p) and _is_value(q):
            return m.is_def_eq(p, q)
        a, b = to_ctor_app(m, p), to_ctor_app(m, q)
        if a is None or b is None:
            if p is not q:
                self.rest.append((p, q))
            return True
        if a[0].name is not b[0].name:
            return False
        literal = m.nat_literal(p)
        if literal is not None and m.nat_literal(q) is not None:
            return literal == m.nat_literal(q)
        start = a[0].num_params
        return all(self.compare(x, y) for x, y in zip(a[1][start:], b[1][start:], strict=True))


__all__ = ["AltShape", "alt_shapes", "does_not_match", "equations", "exclusions", "push_fields"]
