"""The second look at generated recursors refuses tampered ones (the generator itself makes none)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from prover.lean.declaration import ConstantInfo, RecursorInfo, RecursorRule
from prover.lean.dependency import group_of
from prover.lean.environment import Environment
from prover.lean.expr import Expr, Lam, Pi, mk_app, mk_const, mk_lambda, mk_pi
from prover.lean.kernel.check import KernelRejected, RejectReason
from prover.lean.kernel.generated import check_generated
from prover.lean.name import mk_name
from tests.lean.kernel.kernel_text import add_text
from tests.lean.kernel.prelude import prelude

STEPS = 100_000


def infos_of(name: str) -> list[ConstantInfo]:
    return list(group_of(prelude(), mk_name(name)).infos)


def tampered(name: str, edit: Callable[[RecursorInfo], RecursorInfo]) -> list[ConstantInfo]:
    return [edit(i) if isinstance(i, RecursorInfo) else i for i in infos_of(name)]


def with_rule(info: RecursorInfo, index: int, rhs: Expr) -> RecursorInfo:
    rules = list(info.rules)
    rules[index] = RecursorRule(rules[index].ctor, rules[index].num_fields, rhs)
    return replace(info, rules=tuple(rules))


def under_lambdas(e: Expr, edit: Callable[[Expr], Expr]) -> Expr:
    if isinstance(e, Lam):
        return mk_lambda(e.binder_name, e.binder_type, under_lambdas(e.body, edit), e.info)
    return edit(e)


def drop_last_argument(e: Expr) -> Expr:
    assert not isinstance(e, Lam)
    return e.fn  # type: ignore[attr-defined,no-any-return]


def zero_motive(t: Expr) -> Expr:
    """``Nat.rec`` with a motive over Bool."""
    assert isinstance(t, Pi)
    assert isinstance(t.binder_type, Pi)
    motive = mk_pi(t.binder_type.binder_name, mk_const(mk_name("Bool")), t.binder_type.body)
    return mk_pi(t.binder_name, motive, t.body, t.info)


TAMPERED: dict[str, tuple[str, Callable[[RecursorInfo], RecursorInfo]]] = {
    "induction hypothesis dropped": (
        "Nat",
        lambda r: with_rule(r, 1, under_lambdas(r.rules[1].rhs, drop_last_argument)),
    ),
    "rule of the other constructor": ("Bool", lambda r: with_rule(r, 0, r.rules[1].rhs)),
    "rule of the shorter constructor": ("Nat", lambda r: with_rule(r, 1, r.rules[0].rhs)),
    "fields miscounted": (
        "List",
        lambda r: replace(r, rules=(r.rules[0], RecursorRule(r.rules[1].ctor, 1, r.rules[1].rhs))),
    ),
    "rule of another constructor": (
        "Nat",
        lambda r: replace(r, rules=(RecursorRule(mk_name("Nat.succ"), 0, r.rules[0].rhs), r.rules[1])),
    ),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_tampered_rules_are_refused(name: str) -> None:
    type_name, edit = TAMPERED[name]
    env = Environment.empty()
    with pytest.raises(KernelRejected) as caught:
        check_generated(env, tampered(type_name, edit), STEPS)
    assert caught.value.reason in (RejectReason.BAD_GENERATED, RejectReason.APP_TYPE_MISMATCH)


def test_ill_typed_recursor_is_refused() -> None:
    env = add_text(Environment.empty(), "inductive Bool 0 : Type | false : Bool | true : Bool")
    with pytest.raises(KernelRejected) as caught:
        check_generated(env, tampered("Nat", lambda r: replace(r, type=zero_motive(r.type))), STEPS)
    assert caught.value.reason is RejectReason.APP_TYPE_MISMATCH


def test_ill_typed_constructor_is_refused() -> None:
    bad = mk_app(mk_const(mk_name("Nat")), mk_const(mk_name("Nat")))
    infos = [replace(i, type=bad) if i.name is mk_name("Nat.zero") else i for i in infos_of("Nat")]
    with pytest.raises(KernelRejected) as caught:
        check_generated(Environment.empty(), infos, STEPS)
    assert caught.value.reason is RejectReason.FUNCTION_EXPECTED


@pytest.mark.parametrize("name", ["Nat", "List", "Vector", "Tree", "Even", "Acc", "WType", "Eq", "False", "Fin"])
def test_what_was_generated_passes(name: str) -> None:
    group = group_of(prelude(), mk_name(name))
    names = {i.name for i in group.infos}
    before = Environment.empty().trusted_add([i for i in prelude().local_constants() if i.name not in names])
    check_generated(before, list(group.infos), STEPS)
