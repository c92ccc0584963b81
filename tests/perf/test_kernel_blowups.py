"""Comparisons that cost little when the right thing is tried first, and explode otherwise: each has a budget of steps.

The shapes are those of Courant and Leroy, "A Lazy, Concurrent Convertibility Checker" (POPL 2026, §10).
"""

from __future__ import annotations

from functools import cache

import pytest

from prover.lean.declaration import Declaration, DefinitionDecl, TheoremDecl, regular
from prover.lean.environment import Environment
from prover.lean.expr import Expr, mk_app, mk_apps, mk_bvar, mk_const, mk_lambda, mk_let, mk_lit
from prover.lean.kernel.check import Declined, add_decl
from prover.lean.level import ONE
from prover.lean.name import mk_name
from prover.lean.stack import run_deep
from tests.lean.kernel.kernel_text import add_text, parse_term
from tests.lean.kernel.prelude import prelude

TEXT = """
inductive N 0 : Type | O : N | S : Pi (n : N), N
inductive Tr 0 : Type | leaf : Tr | node : Pi (l r : Tr), Tr
def N.add : N -> N -> N := fun (a b : N) => N.rec.{1} (fun (x : N) => N) b (fun (k ih : N) => N.S ih) a
def count : N -> N := fun (m : N) => N.rec.{1} (fun (x : N) => N) N.O (fun (k ih : N) => N.add ih (N.S N.O)) m
def perfect : N -> Tr -> Tr := fun (k : N) (t : Tr) =>
  N.rec.{1} (fun (x : N) => Tr -> Tr) (fun (t : Tr) => t) (fun (k : N) (ih : Tr -> Tr) (t : Tr) => ih (Tr.node t t)) k t
def ldepth : Tr -> N := fun (t : Tr) =>
  Tr.rec.{1} (fun (x : Tr) => N) N.O (fun (l r : Tr) (a b : N) => N.S a) t
def ldepth2 : Tr -> N := fun (t : Tr) =>
  Tr.rec.{1} (fun (x : Tr) => N) N.O (fun (l r : Tr) (a b : N) => N.add a (N.S N.O)) t
def slowTriv : N -> True := fun (m : N) => N.rec.{0} (fun (x : N) => True) True.intro (fun (k : N) (ih : True) => ih) m
def useProof : True -> N := fun (t : True) => N.O
def f0 : N -> N := fun (x : N) => x
def f1 : N -> N := fun (x : N) => f0 (f0 x)
def f2 : N -> N := fun (x : N) => f1 (f1 x)
def f3 : N -> N := fun (x : N) => f2 (f2 x)
def f4 : N -> N := fun (x : N) => f3 (f3 x)
"""
N, NAT = mk_const(mk_name("N")), mk_const(mk_name("Nat"))


@cache
def environment() -> Environment:
    return add_text(prelude(), TEXT)


def numeral(k: int) -> Expr:
    return iterate("N.S", k, mk_const(mk_name("N.O")))


def iterate(fn: str, k: int, e: Expr) -> Expr:
    for _ in range(k):
        e = mk_app(mk_const(mk_name(fn)), e)
    return e


def call(fn: str, *args: Expr) -> Expr:
    return mk_apps(mk_const(mk_name(fn)), args)


def theorem(ty: Expr, lhs: Expr, rhs: Expr) -> Declaration:
    goal = mk_apps(mk_const(mk_name("Eq"), (ONE,)), [ty, lhs, rhs])
    return TheoremDecl(mk_name("t"), (), goal, mk_apps(mk_const(mk_name("Eq.refl"), (ONE,)), [ty, lhs]))


def ladder(n: int, lets: bool) -> Declaration:
    """``x₁ + (x₂ + … 0)`` under n lets or n applied lambdas, all of value 0."""
    e = mk_lit(0)
    for i in range(n):
        e = call("Nat.add", mk_bvar(i), e)
    for _ in range(n):
        x = mk_name("x")
        e = mk_let(x, NAT, mk_lit(0), e) if lets else mk_app(mk_lambda(x, NAT, e), mk_lit(0))
    return DefinitionDecl(mk_name("t"), (), NAT, e, regular(1)) if lets else theorem(NAT, mk_lit(0), e)


LEAF = mk_const(mk_name("Tr.leaf"))
CASES = {
    "arguments before unfolding": theorem(
        N, call("count", numeral(300)), call("count", call("N.add", numeral(299), numeral(1)))
    ),
    "identical nesting": theorem(N, iterate("f4", 30, numeral(0)), iterate("f4", 30, numeral(0))),
    "proof irrelevance before evaluation": theorem(
        N,
        call("useProof", call("slowTriv", call("count", numeral(200)))),
        call("useProof", parse_term("True.intro")),
    ),
    "repeated subproblem": theorem(
        mk_const(mk_name("Tr")),
        call("perfect", numeral(20), LEAF),
        call("perfect", numeral(19), call("Tr.node", LEAF, LEAF)),
    ),
    "shared subterm": theorem(
        N,
        call("ldepth", call("perfect", numeral(100), LEAF)),
        call("ldepth2", call("perfect", numeral(100), LEAF)),
    ),
    "let ladder": ladder(1000, lets=True),
    "beta ladder": ladder(1000, lets=False),
}


@pytest.mark.parametrize("name", CASES)
def test_checked_within_the_budget(name: str) -> None:
    env = environment()
    assert mk_name("t") in run_deep(lambda: add_decl(env, CASES[name], steps=10_000))


def test_the_budget_bites() -> None:
    env = environment()
    goal = theorem(N, call("count", numeral(200)), call("count", numeral(201)))
    with pytest.raises(Declined):
        run_deep(lambda: add_decl(env, goal, steps=1_000))
