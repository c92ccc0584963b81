"""What text cannot say: metavariables, free variables, foreign locals; limits; verdicts."""

from __future__ import annotations

import pytest

from prover.lean.declaration import AxiomDecl, DefinitionDecl, InductiveDecl, TheoremDecl, regular
from prover.lean.expr import (
    Expr,
    mk_app,
    mk_bvar,
    mk_const,
    mk_fvar,
    mk_lambda,
    mk_lit,
    mk_local,
    mk_mvar,
    mk_pi,
    mk_proj,
    mk_sort,
)
from prover.lean.kernel.check import Declined, DeclineReason, KernelRejected, RejectReason, add_decl
from prover.lean.level import ONE, mk_level_mvar
from prover.lean.name import mk_name
from tests.lean.kernel.kernel_text import parse_term
from tests.lean.kernel.prelude import prelude

NAT, SUCC = mk_const(mk_name("Nat")), mk_const(mk_name("Nat.succ"))
BAD = mk_name("bad")


@pytest.mark.parametrize(
    ("term", "reason"),
    [
        (mk_mvar(1), RejectReason.HAS_METAVAR),
        (mk_app(mk_const(mk_name("Nat.succ")), mk_mvar(1)), RejectReason.HAS_METAVAR),
        (mk_sort(mk_level_mvar(1)), RejectReason.HAS_METAVAR),
        (mk_const(mk_name("Eq"), (mk_level_mvar(1),)), RejectReason.HAS_METAVAR),
        (mk_fvar(1), RejectReason.HAS_FREE_VAR),
        (mk_pi(mk_name("x"), NAT, mk_fvar(7)), RejectReason.HAS_FREE_VAR),
        (mk_local(0, NAT), RejectReason.HAS_FREE_VAR),
        (mk_local(3, mk_fvar(1)), RejectReason.HAS_FREE_VAR),
    ],
)
def test_open_terms_are_rejected(term: Expr, reason: RejectReason) -> None:
    for decl in (
        AxiomDecl(BAD, (), term),
        DefinitionDecl(BAD, (), NAT, term, regular(1)),
        TheoremDecl(BAD, (), mk_const(mk_name("True")), term),
    ):
        with pytest.raises(KernelRejected) as caught:
            add_decl(prelude(), decl)
        assert caught.value.reason is reason


@pytest.mark.parametrize("value", [-1, True, False], ids=str)
def test_literals_that_are_no_naturals(value: int) -> None:
    # Nat.succ (-1) would compute to 0
    goal = mk_app(mk_app(mk_app(mk_const(mk_name("Eq"), (ONE,)), NAT), mk_app(SUCC, mk_lit(value))), mk_lit(0))
    refl = mk_app(mk_app(mk_const(mk_name("Eq.refl"), (ONE,)), NAT), mk_lit(0))
    with pytest.raises(KernelRejected) as caught:
        add_decl(prelude(), TheoremDecl(BAD, (), goal, refl))
    assert caught.value.reason is RejectReason.INVALID_LITERAL


@pytest.mark.parametrize("index", [-1, -2], ids=str)
def test_negative_indices(index: int) -> None:
    pair = parse_term("Prod.mk.{0, 0} Nat Nat 1 2")
    for term, reason in [
        (mk_bvar(index), RejectReason.LOOSE_BVAR),
        (mk_lambda(BAD, NAT, mk_bvar(index)), RejectReason.LOOSE_BVAR),
        (mk_proj(mk_name("Prod"), index, pair), RejectReason.INVALID_PROJ),
    ]:
        with pytest.raises(KernelRejected) as caught:
            add_decl(prelude(), DefinitionDecl(BAD, (), NAT, term, regular(1)))
        assert caught.value.reason is reason


def test_empty_mutual_block() -> None:
    with pytest.raises(KernelRejected) as caught:
        add_decl(prelude(), InductiveDecl((), 0, ()))
    assert caught.value.reason is RejectReason.EMPTY_MUTUAL


def test_a_rejected_declaration_leaves_the_environment_alone() -> None:
    env = prelude()
    with pytest.raises(KernelRejected):
        add_decl(env, AxiomDecl(mk_name("Nat.zero"), (), NAT))
    assert mk_name("bad") not in add_decl(env, AxiomDecl(mk_name("good"), (), NAT))


def test_steps_run_out_is_no_verdict() -> None:
    env = prelude()  # a recursor is no accelerated operation: 4000 unary steps against a budget of 1000
    goal = parse_term("Eq.{1} Nat (Nat.rec.{1} (fun (x : Nat) => Nat) 0 (fun (k ih : Nat) => Nat.succ ih) 4000) 4001")
    theorem = TheoremDecl(BAD, (), goal, parse_term("Eq.refl.{1} Nat 4001"))
    with pytest.raises(Declined) as caught:
        add_decl(env, theorem, steps=1000)
    assert caught.value.reason is DeclineReason.STEPS


def test_huge_power_is_not_computed() -> None:
    goal = parse_term("Eq.{1} Nat (Nat.pow 10000000000000000000000000 16000000) 7")
    with pytest.raises(Declined) as caught:
        add_decl(prelude(), TheoremDecl(BAD, (), goal, parse_term("Eq.refl.{1} Nat 7")))
    assert caught.value.reason is DeclineReason.SIZE


def test_messages_with_literals_too_long_for_python() -> None:
    with pytest.raises(KernelRejected) as caught:
        add_decl(prelude(), DefinitionDecl(BAD, (), mk_const(mk_name("Bool")), mk_lit(10**5000), regular(1)))
    assert caught.value.reason is RejectReason.DECL_TYPE_MISMATCH
