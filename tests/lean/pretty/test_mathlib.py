"""Mathlib's notations in the display: sums, sets, bounded quantifiers, floors, congruences, factorials."""

from __future__ import annotations

import immutables

from prover.lean.environment import Environment
from prover.lean.expr import Expr, mk_apps, mk_bvar, mk_const, mk_lambda, mk_lit, mk_pi
from prover.lean.level import ONE
from prover.lean.local_context import EMPTY_CONTEXT
from prover.lean.name import mk_name
from prover.lean.pretty import EnvironmentInfo, pp_expr
from prover.lean.subst import mk_arrow
from prover.lean.syntax.table import ParserTable

ENV = Environment({}, immutables.Map(), {}, immutables.Map(), immutables.Map(), ("Init", "Mathlib"))


class OpenNat(EnvironmentInfo):
    """As after ``open Nat Real``."""

    def _find_table(self) -> ParserTable:
        return super()._find_table().open_namespaces(frozenset({"Nat", "Real"}))


class NumericTypes(OpenNat):
    """After ``set_option pp.numericTypes true``."""

    def option(self, name: str, default: bool) -> bool:
        return default or name == "pp.numericTypes"


def const(name: str) -> Expr:
    return mk_const(mk_name(name))


NAT, TYPE_ARG, INST = const("Nat"), const("α"), const("i")
X = mk_name("x")
V0, V1 = mk_bvar(0), mk_bvar(1)


def app(name: str, *args: Expr) -> Expr:
    return mk_apps(const(name), args)


def num(n: int) -> Expr:
    return app("OfNat.ofNat", NAT, mk_lit(n), INST)


def shown(e: Expr) -> str:
    return pp_expr(OpenNat(ENV), EMPTY_CONTEXT, e)


def test_sum_over_a_finset() -> None:
    body = mk_lambda(X, NAT, app("f", V0))
    total = app("Finset.sum", NAT, NAT, INST, app("Finset.range", num(5)), body)
    assert shown(total) == "∑ x ∈ Finset.range 5, f x"
    assert shown(app("g", total)) == "g (∑ x ∈ Finset.range 5, f x)"


def test_product_over_a_type() -> None:
    body = mk_lambda(X, NAT, app("f", V0))
    assert shown(app("Finset.prod", NAT, NAT, INST, app("Finset.univ", NAT, INST), body)) == "∏ x, f x"


def test_sets() -> None:
    assert shown(app("setOf", NAT, mk_lambda(X, NAT, app("p", V0)))) == "{x | p x}"
    one = app("Singleton.singleton", NAT, TYPE_ARG, INST, num(1))
    assert shown(app("Insert.insert", NAT, TYPE_ARG, INST, num(2), one)) == "{2, 1}"


def test_bounded_quantifiers() -> None:
    member = app("Membership.mem", NAT, TYPE_ARG, INST, const("s"), V0)
    below = app("GT.gt", NAT, INST, V0, num(0))
    assert shown(mk_pi(X, NAT, mk_arrow(member, app("p", V0)))) == "∀ x ∈ s, p x"
    assert shown(mk_pi(X, NAT, mk_arrow(below, app("p", V0)))) == "∀ x > 0, p x"
    exists = mk_const(mk_name("Exists"), (ONE,))
    both = mk_lambda(X, NAT, app("And", member, app("p", V0)))
    assert shown(mk_apps(exists, (NAT, both))) == "∃ x ∈ s, p x"
    inner = mk_pi(mk_name("y"), NAT, mk_arrow(app("GT.gt", NAT, INST, V0, num(0)), app("q", V1, V0)))
    assert shown(mk_pi(X, NAT, mk_arrow(below, inner))) == "∀ x > 0, ∀ y > 0, q x y"


def test_unique_existence() -> None:
    assert shown(app("ExistsUnique", NAT, mk_lambda(X, NAT, app("p", V0)))) == "∃! x, p x"


def test_delimiters_and_congruences() -> None:
    assert shown(app("abs", TYPE_ARG, INST, INST, app("f", const("a")))) == "|f a|"
    assert shown(app("Int.floor", TYPE_ARG, INST, INST, const("a"))) == "⌊a⌋"
    assert shown(app("Nat.ModEq", num(7), const("a"), const("b"))) == "a ≡ b [MOD 7]"


def test_types_and_constants_by_token() -> None:
    assert shown(mk_arrow(NAT, const("Real"))) == "ℕ → ℝ"
    assert shown(const("Real.pi")) == "π"
    assert shown(app("Real.sqrt", const("a"))) == "√a"
    assert shown(app("Real.sqrt", app("f", const("a")))) == "√(f a)"


def test_factorial_keeps_a_blank_only_after_names() -> None:
    assert shown(app("Nat.factorial", num(20))) == "20!"
    assert shown(app("Nat.factorial", const("n"))) == "n !"


def test_numerals_with_their_types() -> None:
    negative = app("Neg.neg", NAT, INST, num(2))
    half = app("HDiv.hDiv", NAT, NAT, NAT, INST, negative, num(3))
    both = app("f", half, num(1))
    assert pp_expr(NumericTypes(ENV), EMPTY_CONTEXT, both) == "f (-2 / 3 : ℕ) (1 : ℕ)"
    assert shown(both).endswith(" 1")
