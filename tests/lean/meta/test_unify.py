"""The elaborator's reducer, unifier, binder and instance search on a hand-built environment."""

from __future__ import annotations

import pytest

from prover.lean.expr import Expr, MVar, mk_app, mk_apps, mk_bvar, mk_const, mk_lambda, mk_lit, mk_pi, mk_proj
from prover.lean.level import ONE, ZERO, mk_level_mvar
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import HeartbeatsExceeded, Stuck
from prover.lean.meta.mctx import MVarKind
from prover.lean.meta.meta import Meta
from prover.lean.subst import mk_arrow
from tests.lean.meta.small_world import NAT, N, meta, nat

DOUBLE = mk_const(N("double"))


@pytest.fixture
def m() -> Meta:
    return meta()


def eq(a: Expr, b: Expr) -> Expr:
    return mk_apps(mk_const(N("Eq"), (ONE,)), [NAT, a, b])


def test_whnf_unfolds_a_recursive_definition_on_a_constructor(m: Meta) -> None:
    result = m.whnf(mk_app(DOUBLE, nat(1)))
    assert m.is_def_eq(result, nat(2))


def test_reducible_transparency_unfolds_only_reducible_constants(m: Meta) -> None:
    with m.with_transparency(Transparency.REDUCIBLE):
        assert m.whnf(mk_const(N("alias"))) is DOUBLE
        assert m.whnf(mk_app(DOUBLE, nat(1))) is mk_app(DOUBLE, nat(1))


def test_literals_equal_successors(m: Meta) -> None:
    assert m.is_def_eq(mk_lit(3), nat(3))
    assert not m.is_def_eq(mk_lit(3), nat(2))


def test_metavariable_gets_the_other_side(m: Meta) -> None:
    x = m.mk_mvar(NAT)
    assert m.is_def_eq(mk_app(DOUBLE, x), mk_app(DOUBLE, nat(4)))
    assert m.instantiate_mvars(x) is nat(4)


def test_failed_unification_leaves_no_assignment(m: Meta) -> None:
    x = m.mk_mvar(NAT)
    pair = mk_const(N("Prod.mk"), (ZERO,))
    a = mk_apps(pair, [NAT, NAT, x, nat(1)])
    b = mk_apps(pair, [NAT, NAT, nat(5), nat(2)])
    assert not m.is_def_eq(a, b)
    assert not m.mctx.is_assigned(x.uid)


def test_occurs_check(m: Meta) -> None:
    x = m.mk_mvar(NAT)
    assert not m.is_def_eq(x, mk_app(mk_const(N("Nat.succ")), x))


def test_higher_order_pattern(m: Meta) -> None:
    f = m.mk_mvar(mk_arrow(NAT, NAT))
    with m.scope():
        n = m.push_local(N("n"), NAT)
        assert m.is_def_eq(mk_app(f, n), mk_app(DOUBLE, mk_app(DOUBLE, n)))
    expected = mk_lambda(N("n"), NAT, mk_app(DOUBLE, mk_app(DOUBLE, mk_bvar(0))))
    assert m.instantiate_mvars(f) is expected


def test_scope_check_refuses_an_escaping_variable(m: Meta) -> None:
    x = m.mk_mvar(NAT)
    with m.scope():
        n = m.push_local(N("n"), NAT)
        assert not m.is_def_eq(x, n)


def test_context_approximation_shrinks_an_inner_metavariable(m: Meta) -> None:
    outer = m.mk_mvar(NAT)
    with m.scope():
        m.push_local(N("n"), NAT)
        inner = m.mk_mvar(NAT)
        assert m.is_def_eq(outer, mk_app(DOUBLE, inner))
    assert m.mctx.is_assigned(inner.uid)
    assert m.mctx.is_assigned(outer.uid)


def test_first_order_approximation(m: Meta) -> None:
    f = m.mk_mvar(mk_arrow(NAT, NAT))
    x = m.mk_mvar(NAT)
    assert m.is_def_eq(mk_app(f, x), mk_app(DOUBLE, nat(3)))
    assert m.instantiate_mvars(f) is DOUBLE
    assert m.instantiate_mvars(x) is nat(3)


def test_goals_are_not_assigned_by_unification(m: Meta) -> None:
    goal = m.mk_mvar(NAT, MVarKind.SYNTHETIC_OPAQUE)
    assert not m.is_def_eq(goal, nat(1))


def test_eta_for_functions(m: Meta) -> None:
    assert m.is_def_eq(mk_lambda(N("x"), NAT, mk_app(DOUBLE, mk_bvar(0))), DOUBLE)


def test_eta_for_structures(m: Meta) -> None:
    pair_type = mk_apps(mk_const(N("Prod"), (ZERO,)), [NAT, NAT])
    with m.scope():
        p = m.push_local(N("p"), pair_type)
        rebuilt = mk_apps(
            mk_const(N("Prod.mk"), (ZERO,)), [NAT, NAT, mk_proj(N("Prod"), 0, p), mk_proj(N("Prod"), 1, p)]
        )
        assert m.is_def_eq(rebuilt, p)


def test_proof_irrelevance(m: Meta) -> None:
    with m.scope():
        h = m.push_local(N("h"), eq(nat(0), nat(0)))
        k = m.push_local(N("k"), eq(nat(0), nat(0)))
        assert m.is_def_eq(h, k)


def test_infer_type_of_a_lambda(m: Meta) -> None:
    value = mk_lambda(N("n"), NAT, mk_app(DOUBLE, mk_bvar(0)))
    assert m.infer_type(value) is mk_pi(N("n"), NAT, NAT)


def test_delayed_assignment_survives_abstraction(m: Meta) -> None:
    with m.scope():
        n = m.push_local(N("n"), NAT)
        goal = m.mk_mvar(eq(n, n), MVarKind.SYNTHETIC_OPAQUE)
        closed = m.mk_lambda([n], goal)
    assert m.instantiate_mvars(closed).has_expr_mvar
    with m.with_mvar_context(goal.uid):
        m.assign(goal, mk_apps(mk_const(N("Eq.refl"), (ONE,)), [NAT, n]))
    result = m.instantiate_mvars(closed)
    assert not result.has_expr_mvar
    assert m.is_def_eq(m.infer_type(result), mk_pi(N("n"), NAT, eq(mk_bvar(0), mk_bvar(0))))


def test_natural_metavariables_are_lifted_over_binders(m: Meta) -> None:
    with m.scope():
        n = m.push_local(N("n"), NAT)
        hole = m.mk_mvar(NAT)
        closed = m.mk_lambda([n], mk_app(DOUBLE, hole))
        assert m.is_def_eq(hole, n)
    assert m.instantiate_mvars(closed) is mk_lambda(N("n"), NAT, mk_app(DOUBLE, mk_bvar(0)))


def test_instance_search_recurses(m: Meta) -> None:
    prod = mk_const(N("Prod"), (ZERO,))
    goal = mk_app(mk_const(N("Pointed")), mk_apps(prod, [NAT, mk_apps(prod, [NAT, NAT])]))
    found = m.synth_instance(goal)
    assert found is not None
    assert m.infer_type(found) is goal


def test_instance_search_prefers_local_instances(m: Meta) -> None:
    goal = mk_app(mk_const(N("Pointed")), NAT)
    with m.scope():
        inst = m.push_local(N("inst"), goal)
        assert m.synth_instance(goal) is inst


def test_instance_search_fails_without_candidates(m: Meta) -> None:
    with m.scope():
        alpha = m.push_local(N("α"), m.infer_type(NAT))
        assert m.synth_instance(mk_app(mk_const(N("Pointed")), alpha)) is None


def test_instance_search_is_stuck_on_an_unknown_type(m: Meta) -> None:
    hole = m.mk_mvar(m.infer_type(NAT))
    with pytest.raises(Stuck):
        m.synth_instance(mk_app(mk_const(N("Pointed")), hole))
    assert not m.mctx.is_assigned(hole.uid)


def test_kabstract_fixes_the_pattern_at_the_first_match(m: Meta) -> None:
    x = m.mk_mvar(NAT)
    body = eq(mk_app(DOUBLE, nat(1)), mk_app(DOUBLE, nat(2)))
    result = m.kabstract(body, mk_app(DOUBLE, x))
    assert result is eq(mk_bvar(0), mk_app(DOUBLE, nat(2)))


def test_kabstract_counts_occurrences(m: Meta) -> None:
    term = mk_app(DOUBLE, nat(1))
    assert m.kabstract(eq(term, term), term, (2,)) is eq(term, mk_bvar(0))


def test_level_metavariables_unify(m: Meta) -> None:
    u = m.mk_level_mvar()
    pair = mk_const(N("Prod"), (u,))
    assert m.is_def_eq(mk_apps(pair, [NAT, NAT]), mk_apps(mk_const(N("Prod"), (ZERO,)), [NAT, NAT]))
    assert m.mctx.instantiate_level(u) is ZERO
    assert mk_level_mvar(1) is mk_level_mvar(1)


def test_heartbeats_run_out(m: Meta) -> None:
    m.step_limit = 10
    with pytest.raises(HeartbeatsExceeded, match="deterministic"):
        m.whnf(mk_app(DOUBLE, nat(30)))
        m.is_def_eq(mk_app(DOUBLE, nat(30)), nat(60))


def test_saved_states_can_be_continued(m: Meta) -> None:
    x = m.mk_mvar(NAT)
    before = m.save()
    assert m.is_def_eq(x, nat(1))
    after = m.save()
    m.restore(before)
    assert not m.mctx.is_assigned(x.uid)
    m.restore(after)
    assert m.instantiate_mvars(x) is nat(1)
    assert isinstance(x, MVar)
