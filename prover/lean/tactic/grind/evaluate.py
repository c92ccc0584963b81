"""Evaluation in ``grind``: a term whose arguments have become known is replaced by what it computes to.

Source: Lean 4 ``src/Lean/Meta/Tactic/Grind/{PropagateInj,MatchCond,Arith}``; here one rule: put the values in place of
the arguments (by congruence) and normalise. Matches are reduced when their discriminants are constructors.
"""

from __future__ import annotations

from typing import Final

from prover.lean.elab.match_rewriting import match_by_equations, refute_exclusion
from prover.lean.expr import Const, Expr, Proj, get_app_fn, mk_apps, unfold_app
from prover.lean.meta.attributes import matcher_info, projection_info
from prover.lean.meta.base import Transparency
from prover.lean.name import mk_name
from prover.lean.subst import replace
from prover.lean.tactic.grind.branch import Branch
from prover.lean.tactic.grind.congruence import Mode, arg_modes, prove_congruence

EVALUATED: Final = frozenset(
    """and or not xor cond bne BEq.beq Decidable.decide HAdd.hAdd HSub.hSub HMul.hMul HDiv.hDiv HMod.hMod HPow.hPow
    Min.min Max.max Neg.neg""".split()
)


def with_values(b: Branch, fn: Expr, args: list[Expr], same: bool) -> tuple[list[Expr], dict[int, Expr]]:
    """The arguments with values in place of equals, and the equations used. With ``same``, an argument that equals an
    earlier one is replaced by that one."""
    g = b.graph
    modes = arg_modes(b.m, fn, args)
    new = list(args)
    why: dict[int, Expr] = {}
    for i, mode in enumerate(modes or ()):
        if mode is not Mode.CLASS:
            continue
        value = g.value_of(args[i])
        if value is None and same:
            value = next((new[j] for j in range(i) if g.is_equal(args[j], args[i])), None)
        if value is not None and value is not args[i] and g.type_of(value) is g.type_of(args[i]):
            new[i] = value
            why[i] = g.explain(args[i], value)
    return new, why


def evaluate(b: Branch, e: Expr) -> None:
    """Merge ``e`` with its value, once its arguments have values."""
    m, g = b.m, b.graph
    fn, args = unfold_app(e)
    known = [g.value_of(a) for a in args]
    if not any(v is not None and v is not a for v, a in zip(known, args, strict=True)) and not _repeats(b, args):
        return
    if g.value_of(e) is not None and not _becomes_linear(fn):
        return
    if not b.once("value", e, *[g.root(a) for a in args], *known):
        return
    new, why = with_values(b, fn, args, _is_comparison(fn))
    if not why:
        return
    _merge_normal(b, e, mk_apps(fn, new), prove_congruence(m, fn, args, new, why))


def _becomes_linear(fn: Expr) -> bool:
    """An operation that is linear once an argument is a number?"""
    return isinstance(fn, Const) and str(fn.name) in ("HMul.hMul", "HDiv.hDiv", "HMod.hMod")


def _is_comparison(fn: Expr) -> bool:
    return isinstance(fn, Const) and str(fn.name) in ("BEq.beq", "bne", "and", "or", "xor", "HSub.hSub")


def _repeats(b: Branch, args: list[Expr]) -> bool:
    return len(args) > 1 and args[-1] is not args[-2] and b.graph.is_equal(args[-1], args[-2])


def _merge_normal(b: Branch, e: Expr, new: Expr, proof: Expr) -> None:
    """``e = new`` by ``proof``: merge with the normal form of ``new``."""
    result = b.normalize(new)
    if result.expr is new and new not in b.graph and not _becomes_linear(get_app_fn(new)):
        return
    b.add_term(result.expr, b.graph.generation[e])
    total = proof if result.proof is None else b.m.mk_eq_trans(proof, result.proof)
    b.graph.merge(e, result.expr, lambda: total)


def reduce_match(b: Branch, e: Expr) -> None:
    """A ``match`` whose discriminants are known constructors."""
    m, g = b.m, b.graph
    fn, args = unfold_app(e)
    assert isinstance(fn, Const)
    info = matcher_info(m.env, fn.name)
    assert info is not None
    if len(args) != info.arity or any(info.discr_hyps):
        return
    discrs = range(info.first_discr_pos, info.first_alt_pos)
    if not b.once("match", e, *[g.value_of(args[i]) for i in discrs]):
        return
    new, why = with_values(b, fn, args, False)
    reduced = reduced_match(b, mk_apps(fn, new))
    if reduced is None:
        return
    rhs, step = reduced
    proof = prove_congruence(m, fn, args, new, why) if why else None
    total = step if proof is None else proof if step is None else m.mk_eq_trans(proof, step)
    normal, last = b.normal_term(rhs, g.generation[e])
    total = m.mk_eq_refl(e) if total is None else total
    total = total if last is None else m.mk_eq_trans(total, last)
    b.equal_by(e, normal, total)
    b.done.add(("matched", e))


def project(b: Branch, e: Expr) -> None:
    """A projection of a structure that is known: the field."""
    m, g = b.m, b.graph
    fn, args = unfold_app(e)
    if isinstance(fn, Proj):
        _merge_field(b, e, fn.struct, fn.idx, args)
        return
    info = projection_info(m.env, fn.name) if isinstance(fn, Const) else None
    if info is not None and len(args) > info.num_params and g.value_of(args[info.num_params]) is not None:
        _merge_field(b, e, args[info.num_params], info.idx, args[info.num_params + 1 :])


def _merge_field(b: Branch, e: Expr, struct: Expr, idx: int, rest: list[Expr]) -> None:
    m, g = b.m, b.graph
    value = g.value_of(struct)
    info = m.is_ctor_app(value) if value is not None else None
    if value is None or info is None or rest or not b.once("field", e):
        return
    field = unfold_app(value)[1][info.num_params + idx]
    if g.type_of(field) is not g.type_of(e):
        return
    if field not in g:
        b.add_term(field, g.generation[e])
    if struct is value:
        b.equal_by(e, field, m.mk_eq_refl(field))
        return
    with m.scope():
        x = m.push_local(mk_name("x"), m.infer_type(struct))
        f = m.mk_lambda([x], replace(e, lambda t: x if t is struct else None))
    b.equal_by(e, field, m.mk_congr_arg(f, g.explain(struct, value)))


def reduced_match(b: Branch, e: Expr) -> tuple[Expr, Expr | None] | None:
    """The value of a match, by computation (no proof needed) or by an equation of the matcher."""
    m = b.m
    fn, args = unfold_app(e)
    assert isinstance(fn, Const)
    info = matcher_info(m.env, fn.name)
    assert info is not None
    with m.with_transparency(Transparency.INSTANCES):
        new = m.reduce_matcher(fn, info, args[::-1])
    if new is not None:
        return new, None
    return match_by_equations(m, e, lambda prop: refute_exclusion(m, prop))
