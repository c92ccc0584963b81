"""Fast arithmetic on literals against the definitions it stands for (fast path against slow path)."""

from __future__ import annotations

import random

import pytest

from prover.lean.environment import Environment
from prover.lean.expr import Expr, mk_app, mk_apps, mk_const, mk_lit
from prover.lean.kernel import nat_lit
from prover.lean.kernel.type_checker import TypeChecker
from prover.lean.name import Name
from prover.lean.stack import run_deep
from tests.lean.kernel.prelude import prelude

SUCC, ZERO = mk_const(nat_lit.NAT_SUCC), mk_const(nat_lit.NAT_ZERO)


def unary(n: int) -> Expr:
    e: Expr = ZERO
    for _ in range(n):
        e = mk_app(SUCC, e)
    return e


def verified(env: Environment) -> list[Name]:
    tc = TypeChecker(env)
    return [name for name in nat_lit.OPERATIONS if nat_lit.verified_operation(tc, name) is not None]


def compare(env: Environment, name: Name, rounds: int, seed: int) -> None:
    rng = random.Random(seed)
    op = nat_lit.OPERATIONS[name]
    for _ in range(rounds):
        a, b = rng.randrange(9), rng.randrange(5)
        args = [mk_lit(a), mk_lit(b)][: op.arity]
        term = mk_apps(mk_const(name), args)
        value = op.apply(a, b)
        assert value is not None
        slow = TypeChecker(env, accelerate=False)
        fast = TypeChecker(env)
        assert fast.whnf(term) is value
        assert slow.is_def_eq(term, value), (name, a, b)
        assert fast.is_def_eq(mk_apps(mk_const(name), [unary(x) for x in (a, b)[: op.arity]]), value)
        wrong = op.apply(a, b + 1)
        if wrong is not value and wrong is not None:
            assert not slow.is_def_eq(term, wrong)
            assert not fast.is_def_eq(term, wrong)


def test_the_prelude_has_the_structural_operations() -> None:
    assert {n.last for n in verified(prelude())} == {"pred", "add", "sub", "mul", "pow", "beq", "ble"}


@pytest.mark.parametrize("name", ["pred", "add", "sub", "mul", "pow", "beq", "ble"])
def test_fast_and_slow_agree(name: str) -> None:
    run_deep(lambda: compare(prelude(), nat_lit.NAT / name, 12, seed=3))


@pytest.mark.slow
def test_fast_and_slow_agree_in_the_library() -> None:
    def run() -> set[str]:
        from prover.lean.library.load import load_environment

        env = load_environment(("Init",))
        names = verified(env)
        for name in names:
            compare(env, name, 6, seed=4)
        return {n.last for n in names}

    assert run_deep(run) >= {"add", "sub", "mul", "pow", "beq", "ble", "div", "mod"}


def test_operations_on_big_numbers() -> None:
    a, b = 10**40 + 7, 10**20 + 9
    expected: dict[str, object] = {
        "add": a + b,
        "sub": a - b,
        "mul": a * b,
        "div": a // b,
        "mod": a % b,
        "gcd": 1,
        "beq": False,
        "ble": False,
        "land": a & b,
        "lor": a | b,
        "xor": a ^ b,
        "log2": a.bit_length() - 1,
    }
    for name, value in expected.items():
        assert nat_lit.OPERATIONS[nat_lit.NAT / name].compute(a, b) == value


def test_edges() -> None:
    compute = {n.last: op.compute for n, op in nat_lit.OPERATIONS.items()}
    assert compute["div"](7, 0) == 0
    assert compute["mod"](7, 0) == 7
    assert compute["gcd"](0, 5) == 5
    assert compute["gcd"](5, 0) == 5
    assert compute["sub"](3, 5) == 0
    assert compute["pred"](0, 0) == 0
    assert compute["pow"](0, 0) == 1
    assert compute["log2"](0, 0) == 0
    assert compute["log2"](1, 0) == 0
    assert compute["shiftLeft"](3, 4) == 48
    assert compute["shiftRight"](48, 5) == 1
    assert compute["pow"](2, (1 << 24) + 1) is None
    assert compute["pow"](1, 1 << 24) == 1
