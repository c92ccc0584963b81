"""Case splits in ``grind``: which to make next, and how a refutation of every case refutes the whole.

Source: Lean 4 ``src/Lean/Meta/Tactic/Grind/{Split,Cases,CasesMatch}.lean``. Nothing is substituted: a case only adds
locals and facts, so terms stay as they are and the E-graph carries the equations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from prover.lean.declaration import ConstructorInfo, InductiveInfo
from prover.lean.elab.match_rewriting import match_by_equation, refute_exclusion
from prover.lean.elab.match_splitter import splitter_name
from prover.lean.expr import App, Const, Expr, FVar, Pi, get_app_fn, mk_apps, mk_const, unfold_app
from prover.lean.level import ZERO
from prover.lean.meta.app_builder import FALSE, TRUE
from prover.lean.meta.attributes import matcher_info
from prover.lean.meta.whnf import BOOL_TRUE
from prover.lean.name import Name, mk_name
from prover.lean.subst import head_beta, instantiate1
from prover.lean.tactic.grind import logic
from prover.lean.tactic.grind.branch import Branch
from prover.lean.tactic.grind.congruence import prove_congruence
from prover.lean.tactic.grind.evaluate import reduced_match

Solve = Callable[[Branch], Expr]
"""Refutes a branch: a proof of False in the context at the call."""
_ARITHMETIC: Final = frozenset("LE.le LT.lt Eq Dvd.dvd".split())
MAX_CONSTRUCTORS: Final = 3
"""Terms that are no variables are taken apart where their type has at most so many constructors (chosen by hand)."""
_BOOL_OPERATIONS: Final = frozenset("and or not xor".split())


@dataclass(frozen=True, slots=True)
class Split:
    """A split on ``term``; ``cost`` orders kinds, ``run`` refutes the branch case by case."""

    term: Expr
    cost: int
    run: Callable[[Branch, Solve], Expr]


def next_split(b: Branch, wanted: Callable[[Name], bool]) -> Split | None:
    """The cheapest split that is open; ``wanted`` tells which inductive predicates are taken apart."""
    found = [s for s in _open_splits(b, wanted) if ("split", s.term) not in b.done]
    if not found:
        return None
    return min(found, key=lambda s: (s.cost, b.graph.generation.get(s.term, 0)))


def _open_splits(b: Branch, wanted: Callable[[Name], bool]) -> Iterator[Split]:
    g = b.graph
    for e in g.class_of(TRUE):
        yield from _of_true(b, e, wanted)
    for e in g.class_of(FALSE):
        yield from _of_false(b, e)
    for e in g.roots:
        if type(e) is App:
            yield from _of_term(b, e)
        elif isinstance(e, Pi) and g.is_implication(e):
            yield from _of_connective(b, e, [e.binder_type, e.body])


def _unknown(b: Branch, p: Expr) -> bool:
    return not b.graph.is_true(p) and not b.graph.is_false(p)


def _cases_on_prop(p: Expr, cost: int, term: Expr) -> Split:
    return Split(term, cost, lambda b, solve: split_prop(b, p, solve))


def _of_true(b: Branch, e: Expr, wanted: Callable[[Name], bool]) -> Iterator[Split]:
    if isinstance(e, Pi):
        is_open = _unknown(b, e.body) if b.graph.is_implication(e) else b.m.is_prop(e.binder_type)
        if is_open and _unknown(b, e.binder_type):
            yield _cases_on_prop(e.binder_type, 2 if _is_arithmetic(e.binder_type) else 4, e)
        return
    fn, args = unfold_app(e)
    if not isinstance(fn, Const):
        return
    if str(fn.name) == "Or" and _unknown(b, args[0]) and _unknown(b, args[1]):
        yield _cases_on_prop(args[0], 0, e)
    elif wanted(fn.name) and isinstance(b.m.env.find(fn.name), InductiveInfo):
        yield Split(e, 1, lambda b, solve: split_inductive(b, e, b.proof_of(e), solve))


def _of_false(b: Branch, e: Expr) -> Iterator[Split]:
    fn, args = unfold_app(e)
    if not isinstance(fn, Const):
        return
    if str(fn.name) in ("And", "Iff") and _unknown(b, args[0]) and _unknown(b, args[1]):
        yield _cases_on_prop(args[0], 0, e)
    elif str(fn.name) == "Eq" and args[0] is _BOOL:
        x = args[1] if b.graph.value_of(args[1]) is None else args[2]
        if b.graph.value_of(x) is None:
            yield _cases_on_prop(b.m.mk_eq(x, BOOL_TRUE), 3, e)
    elif str(fn.name) == "Eq":
        yield from _of_disequality(b, args)


def _of_disequality(b: Branch, args: Sequence[Expr]) -> Iterator[Split]:
    """``x ≠ C …``: take ``x`` apart by its constructors."""
    alpha, x, y = args
    vx, vy = b.graph.value_of(x), b.graph.value_of(y)
    if (vx is None) is (vy is None):
        return
    term, value = (x, vy) if vx is None else (y, vx)
    assert value is not None
    type = b.m.whnf_r(alpha)
    head = get_app_fn(type)
    info = b.m.env.find(head.name) if isinstance(head, Const) else None
    if isinstance(info, InductiveInfo) and info.num_indices == 0 and b.m.is_ctor_app(value) is not None:
        is_small = not info.is_rec and len(info.ctors) <= MAX_CONSTRUCTORS
        if type not in (logic.const("Nat"), logic.const("Int")) and (is_small or isinstance(term, FVar)):
            yield Split(term, 4, lambda b, solve: split_inductive(b, type, term, solve))


def _of_term(b: Branch, e: Expr) -> Iterator[Split]:
    fn, args = unfold_app(e)
    if not isinstance(fn, Const):
        return
    name = str(fn.name)
    if name in ("ite", "dite") and len(args) == 5:
        if _unknown(b, args[1]) and args[1] in b.graph:
            yield _cases_on_prop(args[1], 1, e)
    elif name in _BOOL_OPERATIONS:
        for x in args:
            if b.graph.value_of(x) is None and b.graph.value_of(e) is None:
                yield _cases_on_prop(b.m.mk_eq(x, BOOL_TRUE), 5, e)
    elif name in ("Iff", "And", "Or", "Not"):
        yield from _of_connective(b, e, args)
    elif name == "Eq" and args[0] is _BOOL and _unknown(b, e) and len(b.graph.class_of(e)) > 1:
        yield _cases_on_prop(e, 6, e)
    else:
        info = matcher_info(b.m.env, fn.name)
        if info is not None and len(args) == info.arity and ("matched", e) not in b.done and not any(info.discr_hyps):
            yield Split(e, 2, lambda b, solve: split_match(b, e, solve))


def _of_connective(b: Branch, e: Expr, parts: Sequence[Expr]) -> Iterator[Split]:
    """A formula whose truth matters, as another's equal or argument, and is not known."""
    if _unknown(b, e) and (len(b.graph.class_of(e)) > 1 or b.graph.is_argument(e)):
        for p in parts:
            if _unknown(b, p):
                yield _cases_on_prop(p, 6, e)
                return


def _is_arithmetic(p: Expr) -> bool:
    fn, args = unfold_app(p)
    if str(getattr(fn, "name", "")) == "Not":
        return _is_arithmetic(args[0])
    return isinstance(fn, Const) and str(fn.name) in _ARITHMETIC and args[0] in (logic.const("Nat"), logic.const("Int"))


_BOOL: Final = logic.const("Bool")


# ------------------------------------------------------------ a proposition
def split_prop(b: Branch, p: Expr, solve: Solve) -> Expr:
    """By ``p ∨ ¬p``; when a case is refuted without its assumption, that is all."""
    positive, used = _assume(b, p, True, solve)
    if not used:
        return positive
    negative, used = _assume(b, p, False, solve)
    return logic.by_cases(b.m, p, positive, negative) if used else negative


def _assume(b: Branch, p: Expr, holds: bool, solve: Solve) -> tuple[Expr, bool]:
    """``fun h => …`` that refutes the case, or a refutation that does not need ``h`` and False."""
    m = b.m
    with m.scope():
        h = m.push_local(m.fresh_user_name(mk_name("h")), p if holds else m.mk_not(p))
        child = b.copy()
        child.add_term(p, 0)
        (child.proved if holds else child.refuted)(p, lambda: h)
        proof = solve(child)
        if not m.depends_on(proof, {h.uid}):
            return proof, False
        return m.mk_lambda([h], proof), True


# ------------------------------------------------------------ constructors
def equations_motive(b: Branch, domain: Expr, values: Sequence[Expr], extra: int) -> Expr | None:
    """``fun ys (extra locals) => ys = values → … → False`` over a telescope of type ``domain``; None where an equation
    would be heterogeneous."""
    m = b.m
    with m.scope():
        ys, _ = m.forall_telescope(domain, len(values) + extra)
        if len(ys) < len(values):
            return None
        eqs: list[Expr] = []
        for y, value in zip(ys, values, strict=False):
            if not m.is_def_eq_guarded(m.infer_type(y), m.infer_type(value)):
                return None
            eqs.append(m.push_local(mk_name("eq"), m.mk_eq(value, y)))
        return m.mk_lambda(ys, m.mk_pi(eqs, FALSE))


def split_inductive(b: Branch, type: Expr, major: Expr, solve: Solve) -> Expr:
    """By the constructors of an inductive predicate, with equations for its indices; or of a type of data, with one
    for the value too."""
    m = b.m
    fn, args = unfold_app(type)
    assert isinstance(fn, Const)
    info = m.get_const(fn.name)
    assert isinstance(info, InductiveInfo)
    params, indices = args[: info.num_params], args[info.num_params :]
    recursor = m.get_const(info.name.child("casesOn"))
    levels = fn.levels if len(recursor.level_params) == len(fn.levels) else (ZERO, *fn.levels)
    head = mk_apps(mk_const(recursor.name, levels), params)
    motive_type = m.whnf_core_pi(m.infer_type(head))
    assert isinstance(motive_type, Pi)
    is_data = not m.is_prop(type)
    targets = [*indices, major] if is_data else indices
    motive = equations_motive(b, motive_type.binder_type, targets, 0 if is_data else 1)
    if motive is None:
        return _skipped(b, type, solve)
    result = mk_apps(head, [motive, *indices, major])
    for ctor in info.ctors:
        fields = m.get_const(ctor)
        assert isinstance(fields, ConstructorInfo)
        minor, used = refute_alternative(b, major if is_data else type, result, fields.num_fields, solve)
        if not used:
            return minor
        result = mk_apps(result, [minor])
    return mk_apps(result, [m.mk_eq_refl(t) for t in targets])


def _skipped(b: Branch, term: Expr, solve: Solve) -> Expr:
    child = b.copy()
    child.done.add(("split", term))
    return solve(child)


def refute_alternative(
    b: Branch,
    term: Expr,
    applied: Expr,
    count: int,
    solve: Solve,
    prepare: Callable[[Branch, Sequence[Expr]], None] | None = None,
) -> tuple[Expr, bool]:
    """The next argument of ``applied``: a function of ``count`` fields and then equations that refutes this case. The
    second component is False when the refutation needs none of them, and stands for all cases."""
    m = b.m
    type = m.whnf_core_pi(m.infer_type(applied))
    assert isinstance(type, Pi)
    goal: Expr = type.binder_type
    with m.scope():
        child = b.copy()
        child.done.add(("split", term))
        locals_: list[Expr] = []
        while isinstance(goal := head_beta(goal) if len(locals_) >= count else m.whnf_core_pi(goal), Pi):
            x = m.push_local(m.fresh_user_name(goal.binder_name), head_beta(goal.binder_type))
            if m.is_prop(m.infer_type(x)):
                child.add_fact(m.infer_type(x), x, b.graph.generation.get(term, 0) + 1)
            locals_.append(x)
            goal = instantiate1(goal.body, x)
        if prepare is not None:
            prepare(child, locals_[count:])
        proof = solve(child)
        if not m.depends_on(proof, {x.uid for x in locals_ if isinstance(x, FVar)}):
            return proof, False
        return m.mk_lambda(locals_, proof), True


# ------------------------------------------------------------ match
def split_match(b: Branch, e: Expr, solve: Solve) -> Expr:
    """By the alternatives of a ``match``: in each the discriminants are its patterns, and the match its value."""
    m = b.m
    fn, args = unfold_app(e)
    assert isinstance(fn, Const)
    info = matcher_info(m.env, fn.name)
    assert info is not None
    splitter = splitter_name(fn.name)
    m.get_const(splitter)
    shape = matcher_info(m.env, splitter)
    discrs = args[info.first_discr_pos : info.first_alt_pos]
    levels = list(fn.levels)
    if info.elim_level_pos is not None:
        levels[info.elim_level_pos] = ZERO
    head = mk_apps(mk_const(splitter, tuple(levels)), args[: info.num_params])
    motive_type = m.whnf_core_pi(m.infer_type(head))
    assert isinstance(motive_type, Pi) and shape is not None
    motive = equations_motive(b, motive_type.binder_type, discrs, 0)
    if motive is None:
        return _skipped(b, e, solve)
    result = mk_apps(head, [motive, *discrs])
    for i, count in enumerate(shape.alt_num_params):
        minor, used = refute_alternative(b, e, result, count, solve, partial(_use_alternative, e, i))
        if not used:
            return minor
        result = mk_apps(result, [minor])
    return mk_apps(result, [m.mk_eq_refl(d) for d in discrs])


def _use_alternative(e: Expr, alt: int, b: Branch, equations: Sequence[Expr]) -> None:
    """``e`` equals the right-hand side of an alternative whose patterns its discriminants are."""
    m, g = b.m, b.graph
    fn, args = unfold_app(e)
    assert isinstance(fn, Const)
    info = matcher_info(m.env, fn.name)
    assert info is not None
    new = list(args)
    why: dict[int, Expr] = {}
    for i, equation in enumerate(equations, info.first_discr_pos):
        _, _, pattern = m.eq_of_proof(equation)
        if pattern is not args[i]:
            new[i], why[i] = pattern, equation
    at = mk_apps(fn, new)
    found = reduced_match(b, at) or match_by_equation(m, at, alt, lambda prop: refute_exclusion(m, prop))
    if found is None:
        return
    b.done.add(("matched", e))
    rhs, step = found
    proof = prove_congruence(m, fn, args, new, why) if why else m.mk_eq_refl(e)
    if step is not None:
        proof = m.mk_eq_trans(proof, step)
    normal, last = b.normal_term(rhs, g.generation[e])
    total = proof if last is None else m.mk_eq_trans(proof, last)
    b.equal_by(e, normal, total)
