"""Terms far deeper than Python's stack are checked or declined: a verdict, never a crash."""

from __future__ import annotations

import subprocess
import sys

import pytest

from prover.lean.declaration import AxiomDecl, Declaration, DefinitionDecl, regular
from prover.lean.expr import Expr, mk_app, mk_bvar, mk_const, mk_lambda, mk_let, mk_pi
from prover.lean.kernel.check import Declined, DeclineReason, add_decl
from prover.lean.name import mk_name
from prover.lean.stack import run_deep
from tests.lean.kernel.prelude import prelude

NAT, SUCC, ZERO = mk_const(mk_name("Nat")), mk_const(mk_name("Nat.succ")), mk_const(mk_name("Nat.zero"))
X = mk_name("x")


def applications(n: int) -> Declaration:
    e: Expr = ZERO
    for _ in range(n):
        e = mk_app(SUCC, e)
    return DefinitionDecl(mk_name("deep"), (), NAT, e, regular(1))


def lambdas(n: int) -> Declaration:
    e: Expr = mk_bvar(0)
    ty: Expr = NAT
    for _ in range(n):
        e = mk_lambda(X, NAT, e)
        ty = mk_pi(X, NAT, ty)
    return DefinitionDecl(mk_name("deep"), (), ty, e, regular(1))


def domains(n: int) -> Declaration:
    e: Expr = NAT
    for _ in range(n):
        e = mk_pi(X, e, NAT)
    return AxiomDecl(mk_name("deep"), (), e)


def lets(n: int) -> Declaration:
    e: Expr = mk_bvar(0)
    for _ in range(n):
        e = mk_let(X, NAT, mk_app(SUCC, mk_bvar(0)), e)
    return DefinitionDecl(mk_name("deep"), (), NAT, mk_let(X, NAT, ZERO, e), regular(1))


def arguments(n: int) -> Declaration:
    f: Expr = mk_const(mk_name("f"))
    for _ in range(n):
        f = mk_app(f, ZERO)
    ty: Expr = NAT
    for _ in range(n):
        ty = mk_pi(X, NAT, ty)
    return DefinitionDecl(mk_name("deep"), (), mk_pi(X, ty, NAT), mk_lambda(X, ty, _apply(n)), regular(1))


def _apply(n: int) -> Expr:
    f: Expr = mk_bvar(0)
    for _ in range(n):
        f = mk_app(f, ZERO)
    return f


CASES = [(applications, 100_000), (lambdas, 10_000), (domains, 10_000), (lets, 10_000), (arguments, 20_000)]


@pytest.mark.parametrize(("make", "size"), CASES, ids=[f"{m.__name__}" for m, _ in CASES])
def test_deep_term_is_checked_on_a_deep_stack(make: object, size: int) -> None:
    env = prelude()
    decl = make(size)  # type: ignore[operator]
    assert mk_name("deep") in run_deep(lambda: add_decl(env, decl))


@pytest.mark.parametrize("make", [applications, domains], ids=["applications", "domains"])
def test_deep_term_is_declined_on_a_shallow_stack(make: object) -> None:
    env = prelude()
    decl = make(50_000)  # type: ignore[operator]
    with pytest.raises(Declined) as caught:
        add_decl(env, decl)
    assert caught.value.reason is DeclineReason.DEPTH


def test_run_deep_passes_results_and_exceptions() -> None:
    assert run_deep(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        run_deep(lambda: 1 // 0)


def test_endless_recursion_is_declined_in_a_process_of_its_own() -> None:
    code = (
        "from prover.lean.stack import run_deep\n"
        "from prover.lean.kernel.errors import Declined\n"
        "def f(n): return f(n + 1) + 1\n"
        "try:\n    run_deep(lambda: f(0), recursion_limit=200_000)\n"
        "except Declined as err:\n    print('declined', err)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "declined deep recursion detected"


def test_a_limited_address_space_gets_a_smaller_stack() -> None:
    code = (
        "import resource\n"
        "from prover.lean.stack import run_deep\n"
        "resource.setrlimit(resource.RLIMIT_AS, (700 << 20, 700 << 20))\n"
        "def f(n): return 0 if n == 0 else f(n - 1) + 1\n"
        "print(run_deep(lambda: f(100_000)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout.strip() == "100000", done.stderr
