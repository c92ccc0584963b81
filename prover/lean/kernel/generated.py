"""A second look at what an inductive declaration generates: types are well-typed, rules preserve types.

Redundant when the generating code is right; it turns a bug there into a rejection. Source: Lean 4 pull requests 14621
and 14808 (v4.33.0, v4.34.0).
"""

from __future__ import annotations

from collections.abc import Sequence

from prover.lean.declaration import ConstantInfo, InductiveInfo, RecursorInfo, RecursorRule
from prover.lean.environment import Environment
from prover.lean.expr import Const, Expr, Lam, Pi, mk_apps, mk_const, mk_local, unfold_app
from prover.lean.kernel.binding import open_rev, open_telescope
from prover.lean.kernel.errors import KernelRejected, RejectReason
from prover.lean.kernel.type_checker import TypeChecker
from prover.lean.level import mk_level_param


def check_generated(env: Environment, infos: Sequence[ConstantInfo], steps: int) -> None:
    """Check all constants of one declaration over ``env``, which does not hold them yet."""
    tc = TypeChecker(env, steps)
    for info in infos:
        tc.declare(info)
    for info in infos:
        tc.check_type(info.type)
    for info in infos:
        if type(info) is RecursorInfo:
            _check_rules(tc, info)


def _check_rules(tc: TypeChecker, info: RecursorInfo) -> None:
    """Open parameters, motives and minor premises once; every rule must bind the same."""
    domains: list[Expr] = []
    lead: list[Expr] = []
    t = info.type
    for depth in range(info.num_params + info.num_motives + info.num_minors):
        if type(t) is not Pi:
            raise _bad(info, None)
        domains.append(t.binder_type)
        lead.append(mk_local(depth, open_telescope(t.binder_type, lead)))
        t = t.body
    rec = mk_apps(mk_const(info.name, tuple([mk_level_param(p) for p in info.level_params])), lead)
    rest = tc.check(rec)
    for rule in info.rules:
        _check_rule(tc, info, rule, domains, lead, rec, rest)


def _check_rule(
    tc: TypeChecker,
    info: RecursorInfo,
    rule: RecursorRule,
    domains: list[Expr],
    lead: list[Expr],
    rec: Expr,
    rest: Expr,
) -> None:
    """``T.rec params motives minors indices (ctor fields)`` and the rule's right side have the same type."""
    body = rule.rhs
    for dom in domains:
        if type(body) is not Lam or body.binder_type is not dom:
            raise _bad(info, rule)
        body = body.body
    opened = list(lead)
    for depth in range(len(lead), len(lead) + rule.num_fields):
        if type(body) is not Lam:
            raise _bad(info, rule)
        opened.append(mk_local(depth, open_telescope(body.binder_type, opened)))
        body = body.body
    body = open_telescope(body, opened)
    ctor = mk_apps(_constructor(tc, info, rule, rest), opened[len(lead) :])
    _, target = unfold_app(tc.whnf(tc.check(ctor)))
    indices = target[len(target) - info.num_indices :] if info.num_indices else []
    expected = tc.check(mk_apps(rec, [*indices, ctor]))
    if not tc.is_def_eq(tc.check(body), expected):
        raise _bad(info, rule)


def _constructor(tc: TypeChecker, info: RecursorInfo, rule: RecursorRule, rest: Expr) -> Expr:
    """The rule's constructor at the parameters of the major premise's type (``rest``: indices, then the major)."""
    t = tc.whnf(rest)
    for _ in range(info.num_indices):
        if type(t) is not Pi:
            raise _bad(info, rule)
        t = tc.whnf(open_rev(t.body, (mk_local(t.local_range, t.binder_type),)))
    if type(t) is not Pi:
        raise _bad(info, rule)
    head, args = unfold_app(tc.whnf(t.binder_type))
    major = tc.find(head.name) if type(head) is Const else None
    if type(head) is not Const or type(major) is not InductiveInfo:
        raise _bad(info, rule)
    return mk_apps(mk_const(rule.ctor, head.levels), args[: major.num_params])


def _bad(info: RecursorInfo, rule: RecursorRule | None) -> KernelRejected:
    which = "a rule" if rule is None else f"the rule for '{rule.ctor}'"
    return KernelRejected(RejectReason.BAD_GENERATED, f"{which} of '{info.name}' does not preserve types", info.name)
