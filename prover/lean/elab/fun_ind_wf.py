"""Functional induction for well-founded recursion: ``WellFounded.fix`` with the function's own relation and proofs.

Source: Lean 4 v4.34 ``src/Lean/Meta/Tactic/FunInd.lean`` (``deriveUnaryInduction``). The functional of the function is
walked with its induction hypothesis ``old`` (which makes recursive calls) replaced by ``new`` (which proves the
motive).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from prover.lean.elab.fun_ind_cases import Calls, Hypothesis, Scope
from prover.lean.elab.fun_ind_principle import Principle, add_principle, function_of
from prover.lean.elab.match_splitter import reduce_match
from prover.lean.elab.structural import open_value
from prover.lean.elab.wf_recursion import Packing
from prover.lean.expr import (
    Const,
    Expr,
    Lam,
    mk_app,
    mk_apps,
    mk_const,
    mk_pi,
    mk_proj,
    mk_sort,
    unfold_app,
)
from prover.lean.level import ZERO
from prover.lean.meta.errors import LeanError
from prover.lean.name import Name, mk_name
from prover.lean.subst import beta, head_beta, instantiate1, mk_arrow

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta


# ------------------------------------------------------------ well-founded recursion
class FixCalls(Calls):
    """Calls ``old packed proof`` in the functional of ``WellFounded.fix``; ``new`` proves the motive for them."""

    def __init__(self, m: Meta, principle: Principle, old: Expr, new: Expr) -> None:
        super().__init__(m)
        self.principle = principle
        self.old = old
        self.new = new

    def mentions(self, e: Expr) -> bool:
        return self.m.depends_on(e, {self.old.uid})  # type: ignore[attr-defined]

    def call(self, fn: Expr, args: list[Expr]) -> tuple[Expr, Hypothesis] | None:
        if fn is not self.old or len(args) < 2:
            return None
        p = self.principle
        f = p.functions[0]
        targets = unpack(args[0], len(f.varying))
        call = f.apply(p.fixed, targets)
        return mk_apps(call, args[2:]), Hypothesis(mk_apps(self.new, args[:2]), p.goal(0, targets))

    @property
    def threaded(self) -> Expr | None:
        return self.old

    @property
    def new_hypothesis(self) -> Expr:
        return self.new

    def thread(self, old: Expr, new: Expr) -> Calls:
        return FixCalls(self.m, self.principle, old, new)

    def normalize(self, fn: Expr, args: list[Expr]) -> Expr | None:
        """Proofs that were abstracted over the hypothesis are unfolded."""
        if self.old not in args or fn is self.old:
            return None
        if isinstance(fn, Lam):
            return head_beta(mk_apps(fn, args))
        info = self.m.env.find(fn.name) if isinstance(fn, Const) else None
        value = getattr(info, "value", None)
        if info is None or value is None or not isinstance(fn, Const) or "_proof" not in str(fn.name.part):
            return None
        return beta(self.m.instantiate_value_levels(info, fn.levels), args)


def unpack(packed: Expr, count: int) -> list[Expr]:
    """The components of nested ``PSigma.mk``."""
    out: list[Expr] = []
    for _ in range(count - 1):
        fn, args = unfold_app(packed)
        if isinstance(fn, Const) and fn.name.text == "PSigma.mk" and len(args) == 4:
            out.append(args[2])
            packed = args[3]
        else:
            out.append(mk_proj(mk_name("PSigma"), 0, packed))
            packed = mk_proj(mk_name("PSigma"), 1, packed)
    return [*out, packed]


def derive_well_founded(m: Meta, name: Name, unfolding: bool) -> None:
    f = function_of(m, name)
    info = f.info
    with m.scope():
        xs, fix = open_value(m, info.value)
        _, args = unfold_app(fix)
        count = _packed_count(args[5], xs)
    f.varying = tuple(range(len(xs) - count, len(xs)))
    with m.scope():
        p = Principle(m, [f], unfolding)
        fixed = list(p.fixed.values())
        ys, _ = p.open_body(f)
        fix = beta(info.value, [*fixed, *ys])
        head, args = unfold_app(fix)
        if not isinstance(head, Const) or head.name.text != "WellFounded.fix" or len(args) < 6:
            raise LeanError(f"Function {name} not defined via WellFounded.fix")
        packed_type, _, rel, wf, functional = args[:5]
        packing = Packing(m, ys)
        with m.scope():
            z = m.push_local(mk_name("x"), packed_type)
            motive = m.mk_lambda([z], packing.unpack(z, lambda _: mk_sort(ZERO), lambda: p.goal(0, ys)))

        def ih_type(whole: Expr) -> Expr:
            with m.scope():
                y = m.push_local(mk_name("y"), packed_type)
                body = mk_pi(mk_name("a").with_macro_scope(0), mk_apps(rel, (y, whole)), beta(motive, [y]))
                return m.mk_pi([y], body)

        def inner() -> Expr:
            whole = packing.pack(ys)
            body = reduce_match(m, mk_app(functional, whole))
            assert isinstance(body, Lam), "functional expected"
            with m.scope():
                old = m.push_local(mk_name("ih"), body.binder_type)
                new = m.push_local(mk_name("ih"), ih_type(whole))
                hidden = tuple([d.fvar for d in m.lctx if d.uid not in p.keep and d.fvar not in ys])
                scope = Scope(FixCalls(m, p, old, new), [], hidden)
                proof = p.builder.start(scope, p.goal(0, ys), p.equation(f, ys), instantiate1(body.body, old))
                return m.mk_lambda([new], proof, used_lets=False)

        if len(ys) == 1:
            new_functional = m.mk_lambda(ys, inner(), used_lets=False)
        else:
            with m.scope():
                z = m.push_local(mk_name("x"), packed_type, is_aux=True)
                term = packing.unpack(z, lambda w: mk_arrow(ih_type(w), beta(motive, [w])), inner)
                new_functional = m.mk_lambda([z], term)
        new_head = mk_const(head.name, (head.levels[0], ZERO))
        proof = mk_apps(new_head, (packed_type, motive, rel, wf, new_functional, packing.pack(ys)))
        proof = m.mk_lambda(ys, proof, used_lets=False)
        add_principle(m, name.child("induct_unfolding" if unfolding else "induct"), p, proof)


def _packed_count(packed: Expr, xs: Sequence[Expr]) -> int:
    """How many parameters were packed."""
    count = 1
    while packed not in xs:
        _, args = unfold_app(packed)
        packed = args[3]
        count += 1
    return count
