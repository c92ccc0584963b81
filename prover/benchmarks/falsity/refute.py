"""Refuting closed propositions by evaluation: a witness over small values, as a proof of the negation.

In: a closed proposition without metavariables or universe parameters.  Out: a proof term of its negation, or ``None``
when no witness was found within the budget (which says nothing about the proposition).

A relation between numbers of ℚ, ℝ or ℂ is decided by ``norm_num``'s evaluator, another proposition by its
``Decidable`` instance where it has one; what neither decides, by the simplifier that ``norm_num`` is (roots,
logarithms, angles, memberships); else by its shape: a universal quantifier is refuted at a value, a hypothesis must be
proved, connectives go by their parts.  Values of a type are few and small, those that the proposition speaks of among
them; functions, predicates and sets are constants, projections and comparisons.  The kernel has the last word
(``certify``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from random import Random
from typing import Final

from prover.benchmarks.falsity.numbers import DENSE, dense_functions, dense_values, is_angle
from prover.benchmarks.falsity.perturb import RELATIONS
from prover.lean.declaration import ConstructorInfo, InductiveInfo, TheoremDecl
from prover.lean.elab.term_base import ElabMeta
from prover.lean.environment import Environment
from prover.lean.expr import (
    INST_IMPLICIT,
    Const,
    Expr,
    Lam,
    Lit,
    Pi,
    Sort,
    is_app_of,
    is_const_of,
    mk_app,
    mk_apps,
    mk_bvar,
    mk_const,
    mk_lambda,
    mk_pi,
    mk_sort,
    unfold_app,
)
from prover.lean.kernel.check import Declined, KernelError, add_decl
from prover.lean.level import ONE, ZERO
from prover.lean.meta.errors import LeanError, Stuck
from prover.lean.name import mk_name
from prover.lean.subst import any_subterm, instantiate1
from prover.lean.tactic.norm_num.evaluate import Evaluator, Truth
from prover.lean.tactic.norm_num.tactics import NormNum, norm_num_context
from prover.lean.tactic.simp.theorems import SIMP, empty_theorems
from prover.lean.tactic.simp.types import Config, Context

H: Final = mk_name("h")
X: Final = mk_name("x")
PROP: Final = mk_sort(ZERO)
NAT: Final = mk_const(mk_name("Nat"))
BOOL: Final = mk_const(mk_name("Bool"))
INT: Final = mk_const(mk_name("Int"))
UNIT: Final = mk_const(mk_name("Unit"))
TRUE: Final = mk_const(mk_name("True"))
FALSE: Final = mk_const(mk_name("False"))
EQ, AND, OR, NOT, IFF, EXISTS = (mk_name(n) for n in ("Eq", "And", "Or", "Not", "Iff", "Exists"))
DECIDABLE: Final = mk_const(mk_name("Decidable"))
SET, FINSET, ZMOD = mk_name("Set"), mk_name("Finset"), mk_name("ZMod")
LAWS: Final = tuple(
    mk_name(name) for name in ("Monotone", "Antitone", "StrictMono", "StrictAnti", "Function.Injective")
)
IS_TRUE, IS_FALSE = mk_name("Decidable.isTrue"), mk_name("Decidable.isFalse")
NATURALS: Final = (0, 1, 2, 3, 5)
INTEGERS: Final = (0, 1, -1, 2, -2, 3)
MOST_VALUES: Final = 14
MOST_LITERALS: Final = 4
STEPS_PER_EVALUATION: Final = 4_000
"""Elaborator steps for one decision: what does not compute within them is left undecided."""


Verdict = tuple[bool, Expr]
"""A truth value, with a proof of the proposition or of its negation."""


class OutOfBudget(Exception):
    """No more propositions may be tried for this candidate."""


@dataclass(slots=True)
class Refuter:
    """Works in one environment; ``budget`` counts decided propositions and is set anew for each candidate."""

    env: Environment
    random: Random
    budget: int = 0
    m: ElabMeta = field(init=False)
    has_numbers: bool = field(init=False)
    has_angles: bool = False
    literals: tuple[int, ...] = ()
    """Numbers that the candidate speaks of: they are tried beside the small ones."""

    def __post_init__(self) -> None:
        self.m = ElabMeta(self.env)
        self.has_numbers = DENSE[1] in self.env

    def refute_within(self, prop: Expr, budget: int) -> Expr | None:
        """A proof of ``¬ prop``; at most ``budget`` propositions are evaluated."""
        self.budget = budget
        self.has_angles = self.has_numbers and any_subterm(prop, is_angle)
        self.literals = literals_in(prop) if self.has_numbers else ()
        try:
            return self.refute(prop, 0)
        except OutOfBudget:
            return None

    # -- deciding ----------------------------------------------------------------------------------------------------

    def _spend(self) -> None:
        self.budget -= 1
        if self.budget < 0:
            raise OutOfBudget

    def decide(self, prop: Expr) -> Verdict | None:
        """The truth value by evaluation or by the simplifier, with a proof of ``prop`` or ``¬ prop``."""
        self._spend()
        return self._compute(prop) or self._decide_by_instance(prop) or self._simplify(prop)

    def _decide_by_instance(self, prop: Expr) -> Verdict | None:
        m = self.m
        m.steps, m.step_limit = 0, STEPS_PER_EVALUATION
        try:
            inst = m.synth_instance(mk_app(DECIDABLE, prop))
            value = None if inst is None else m.whnf_d(inst)
        except (LeanError, Stuck):
            return None
        if inst is None or value is None:
            return None
        for verdict, ctor, lemma, flag in (
            (True, IS_TRUE, "of_decide_eq_true", "Bool.true"),
            (False, IS_FALSE, "of_decide_eq_false", "Bool.false"),
        ):
            if is_app_of(value, ctor):
                computed = mk_apps(mk_const(mk_name("Eq.refl"), (ONE,)), (BOOL, mk_const(mk_name(flag))))
                return verdict, mk_apps(mk_const(mk_name(lemma)), (prop, inst, computed))
        return None

    def _compute(self, prop: Expr) -> Verdict | None:
        """The truth value of a relation between numbers of ℚ, ℝ or ℂ."""
        fn, args = unfold_app(prop)
        if not isinstance(fn, Const) or fn.name not in RELATIONS or not args:
            return None
        type = self.m.whnf_r(args[0])
        if not isinstance(type, Const) or type.name not in DENSE:
            return None
        self.m.steps, self.m.step_limit = 0, 4 * STEPS_PER_EVALUATION
        try:
            answer = Evaluator(self.m).answer(mk_apps(fn, [self._head(arg) for arg in args]))
        except (LeanError, Stuck):
            return None
        return (answer.holds, answer.proof) if isinstance(answer, Truth) else None

    def _simplify(self, prop: Expr) -> Verdict | None:
        """The truth value of a proposition without a quantifier at its head, where Mathlib's numbers are."""
        if not self.has_numbers or isinstance(prop, Pi):
            return None
        m = self.m
        m.steps, m.step_limit = 0, 4 * STEPS_PER_EVALUATION
        context = norm_num_context(Context((self.env.state(SIMP), empty_theorems()), Config()))
        try:
            result = NormNum(m, context, Evaluator(m)).simp(prop)
            if result.expr is not TRUE and result.expr is not FALSE:
                return None
            proof = m.mk_eq_refl(prop) if result.proof is None else result.proof
            holds = result.expr is TRUE
            return holds, m.mk_app_m("of_eq_true" if holds else "of_eq_false", [proof])
        except (LeanError, Stuck):
            return None

    # -- refuting ----------------------------------------------------------------------------------------------------

    def refute(self, prop: Expr, depth: int) -> Expr | None:
        """A proof of ``prop → False``."""
        if depth > 14:
            return None
        prop = self._head(prop)
        law = self._law(prop)
        if law is not None:
            return self._refute_pi(law, depth)
        if is_const_of(prop, FALSE.name):  # type: ignore[attr-defined]
            return mk_lambda(H, prop, mk_bvar(0))
        fn, args = unfold_app(prop)
        name = fn.name if isinstance(fn, Const) else None
        if name is NOT and len(args) == 1:
            proof = self.prove(args[0], depth + 1)
            return None if proof is None else mk_lambda(H, prop, mk_app(mk_bvar(0), proof))
        if name is AND and len(args) == 2:
            for i, side in enumerate(("And.left", "And.right")):
                no = self.refute(args[i], depth + 1)
                if no is not None:
                    return mk_lambda(H, prop, mk_app(no, mk_apps(mk_const(mk_name(side)), (*args, mk_bvar(0)))))
            return None
        if name is OR and len(args) == 2:
            left = self.refute(args[0], depth + 1)
            right = None if left is None else self.refute(args[1], depth + 1)
            if left is None or right is None:
                return None
            return mk_lambda(H, prop, mk_apps(mk_const(mk_name("Or.elim")), (*args, FALSE, mk_bvar(0), left, right)))
        if name is IFF and len(args) == 2:
            return self._refute_iff(prop, args, depth)
        if name is EQ and len(args) == 3:
            found = self._refute_equation(prop, args, depth)
            if found is not None:
                return found
        verdict = self.decide(prop)
        return verdict[1] if verdict is not None and not verdict[0] else None

    def _refute_pi(self, prop: Pi, depth: int) -> Expr | None:
        for value in self.candidates(prop, depth):
            no = self.refute(instantiate1(prop.body, value), depth + 1)
            if no is not None:
                return mk_lambda(H, prop, mk_app(no, mk_app(mk_bvar(0), value)))
        return None

    def candidates(self, prop: Pi, depth: int = 0) -> Iterator[Expr]:
        """What may be put for the bound variable: a proof, an instance, or values."""
        domain = prop.binder_type
        if prop.info is INST_IMPLICIT:
            return self._instances(domain)
        if self.m.is_prop(domain):
            return iter([p for p in (self.prove(domain, depth + 1),) if p is not None])
        return self.values(domain)

    def _refute_iff(self, prop: Expr, args: list[Expr], depth: int) -> Expr | None:
        for i, direction in ((0, "Iff.mp"), (1, "Iff.mpr")):
            yes = self.prove(args[i], depth + 1)
            no = None if yes is None else self.refute(args[1 - i], depth + 1)
            if yes is not None and no is not None:
                return mk_lambda(H, prop, mk_app(no, mk_apps(mk_const(mk_name(direction)), (*args, mk_bvar(0), yes))))
        return None

    def _refute_equation(self, prop: Expr, args: list[Expr], depth: int) -> Expr | None:
        """Equal propositions, and functions that differ at a value."""
        type, a, b = args
        type = self.m.whnf_r(type)
        if isinstance(type, Sort) and type.level is ZERO:
            for yes_side, no_side, forward in ((a, b, True), (b, a, False)):
                yes = self.prove(yes_side, depth + 1)
                no = None if yes is None else self.refute(no_side, depth + 1)
                if yes is not None and no is not None:
                    cast = "Eq.mp" if forward else "Eq.mpr"
                    moved = mk_apps(mk_const(mk_name(cast), (ZERO,)), (a, b, mk_bvar(0), yes))
                    return mk_lambda(H, prop, mk_app(no, moved))
        if isinstance(type, Pi):
            for value in islice(self.values(type.binder_type), 4):
                point = self.m.mk_eq(self._head(mk_app(a, value)), self._head(mk_app(b, value)))
                no = self.refute(point, depth + 1)
                if no is not None:
                    with self.m.with_local(H, prop) as h:
                        return self.m.mk_lambda([h], mk_app(no, self.m.mk_congr_fun(h, value)))
        return None

    # -- proving -----------------------------------------------------------------------------------------------------

    def prove(self, prop: Expr, depth: int) -> Expr | None:
        """A proof of ``prop``, by evaluation."""
        if depth > 14:
            return None
        prop = self._head(prop)
        if is_const_of(prop, TRUE.name):  # type: ignore[attr-defined]
            return mk_const(mk_name("True.intro"))
        verdict = self.decide(prop)
        if verdict is not None:
            return verdict[1] if verdict[0] else None
        fn, args = unfold_app(prop)
        name = fn.name if isinstance(fn, Const) else None
        law = self._law(prop)
        if law is not None:
            return self._prove_pi(law, depth)
        if name is NOT and len(args) == 1:
            return self.refute(args[0], depth + 1)
        if name in (AND, IFF) and len(args) == 2:
            return self._prove_pair(name is AND, args, depth)
        if name is OR and len(args) == 2:
            for i, ctor in ((0, "Or.inl"), (1, "Or.inr")):
                proof = self.prove(args[i], depth + 1)
                if proof is not None:
                    return mk_apps(mk_const(mk_name(ctor)), (*args, proof))
            return None
        if name is EXISTS and len(args) == 2:
            return self._prove_exists(fn, args, depth)
        if name is EQ and len(args) == 3 and self._is_def_eq(args[1], args[2]):
            return self.m.mk_eq_refl(args[1])
        return None

    def _prove_pi(self, prop: Pi, depth: int) -> Expr | None:
        """Under a variable only what holds by computation, or because a premise is refuted."""
        if self.m.is_prop(prop.binder_type):
            no = self.refute(prop.binder_type, depth + 1)
            if no is not None and not prop.body.has_loose:
                return mk_lambda(H, prop.binder_type, self.m.mk_false_elim(prop.body, mk_app(no, mk_bvar(0))))
        with self.m.with_local(prop.binder_name, prop.binder_type, prop.info) as x:
            proof = self._prove_open(instantiate1(prop.body, x), x)
            return None if proof is None else self.m.mk_lambda([x], proof)

    def _prove_open(self, prop: Expr, x: Expr) -> Expr | None:
        prop = self._head(prop)
        if isinstance(prop, Pi):
            with self.m.with_local(prop.binder_name, prop.binder_type, prop.info) as y:
                proof = self._prove_open(instantiate1(prop.body, y), y)
                return None if proof is None else self.m.mk_lambda([y], proof)
        if is_const_of(prop, TRUE.name):  # type: ignore[attr-defined]
            return mk_const(mk_name("True.intro"))
        if self._is_def_eq(self.m.infer_type(x), prop):
            return x
        fn, args = unfold_app(prop)
        is_equation = isinstance(fn, Const) and fn.name is EQ and len(args) == 3
        if is_equation and self._is_def_eq(args[1], args[2]):
            return self.m.mk_eq_refl(args[1])
        verdict = self._simplify(prop)
        return verdict[1] if verdict is not None and verdict[0] else None

    def _prove_pair(self, is_and: bool, args: list[Expr], depth: int) -> Expr | None:
        left = self.prove(args[0], depth + 1)
        right = None if left is None else self.prove(args[1], depth + 1)
        if left is None or right is None:
            return None
        if is_and:
            return mk_apps(mk_const(mk_name("And.intro")), (*args, left, right))
        there, back = mk_lambda(H, args[0], right), mk_lambda(H, args[1], left)
        return mk_apps(mk_const(mk_name("Iff.intro")), (*args, there, back))

    def _prove_exists(self, fn: Expr, args: list[Expr], depth: int) -> Expr | None:
        assert isinstance(fn, Const)
        for value in islice(self.values(args[0]), 5):
            proof = self.prove(mk_app(args[1], value), depth + 1)
            if proof is not None:
                return mk_apps(mk_const(mk_name("Exists.intro"), fn.levels), (*args, value, proof))
        return None

    # -- values ------------------------------------------------------------------------------------------------------

    def values(self, type: Expr) -> Iterator[Expr]:
        """Small closed values of a type, shuffled: the same generator state gives the same order."""
        found = list(islice(self._values(self.m.whnf_r(type), 3), MOST_VALUES))
        self.random.shuffle(found)
        return iter(found)

    def _values(self, type: Expr, depth: int) -> Iterator[Expr]:
        m = self.m
        if depth == 0:
            return
        if isinstance(type, Sort):
            yield from (TRUE, FALSE) if type.level is ZERO else self._types()
        elif isinstance(type, Pi):
            yield from self._functions(type, depth)
        elif type is NAT:
            yield from (m.mk_nat_lit(n) for n in dict.fromkeys((*NATURALS, *self.literals)))
        elif type is INT:
            yield from (
                self._integer(n) for n in dict.fromkeys((*INTEGERS, *self.literals, *(-n for n in self.literals)))
            )
        elif isinstance(type, Const) and type.name in DENSE:
            yield from dense_values(m, type, self.has_angles)
            yield from (m.mk_numeral(type, n) for n in self.literals if n > 4)
        elif is_app_of(type, SET, 1):
            yield from (m.mk_app_m("setOf", [p]) for p in self._values(mk_pi(X, unfold_app(type)[1][0], PROP), depth))
        elif is_app_of(type, FINSET, 1) and unfold_app(type)[1][0] is NAT:
            yield from (m.mk_app_m("Finset.range", [m.mk_nat_lit(n)]) for n in NATURALS)
        elif is_app_of(type, ZMOD, 1):
            yield from (m.mk_numeral(type, n) for n in NATURALS)
        else:
            yield from self._constructed(type, depth)

    def _types(self) -> Iterator[Expr]:
        """Types of data: where there are real numbers they come first, for laws of rings and orders."""
        yield from (mk_const(name) for name in (DENSE[1], DENSE[0]) if name in self.env)
        yield from (NAT, BOOL, UNIT) if DENSE[1] not in self.env else (NAT, INT, BOOL)

    def _integer(self, n: int) -> Expr:
        numeral = self.m.mk_numeral(INT, abs(n))
        return numeral if n >= 0 else self.m.mk_app_m("Neg.neg", [numeral])

    def _functions(self, type: Pi, depth: int) -> Iterator[Expr]:
        """Constants, the identity, projections, comparisons with a value."""
        m, domain = self.m, type.binder_type
        if type.body.has_loose:
            return
        codomain = m.whnf_r(type.body)
        if codomain is domain:
            yield mk_lambda(X, domain, mk_bvar(0))
            if isinstance(domain, Const) and domain.name in DENSE:
                yield from dense_functions(m, domain)
        if domain is NAT and codomain is NAT:
            yield mk_const(mk_name("Nat.succ"))
        if isinstance(codomain, Sort) and codomain.level is ZERO:
            for value in islice(self._values(m.whnf_r(domain), depth - 1), 2):
                with m.with_local(X, domain) as x:
                    yield m.mk_lambda([x], m.mk_eq(x, value))
        if isinstance(codomain, Pi) and codomain.binder_type is domain and not codomain.body.has_loose:
            yield from self._binary(domain, m.whnf_r(codomain.body))
        for value in islice(self._values(codomain, depth - 1), 3):
            yield mk_lambda(X, domain, value)

    def _binary(self, domain: Expr, result: Expr) -> Iterator[Expr]:
        m = self.m
        with m.with_local(X, domain) as x, m.with_local(mk_name("y"), domain) as y:
            if isinstance(result, Sort) and result.level is ZERO:
                yield m.mk_lambda([x, y], m.mk_eq(x, y))
                if domain is NAT:
                    yield m.mk_lambda([x, y], m.mk_app_m("LT.lt", [x, y]))
            elif result is domain:
                yield m.mk_lambda([x, y], x)
                yield m.mk_lambda([x, y], y)

    def _constructed(self, type: Expr, depth: int) -> Iterator[Expr]:
        """Values of an inductive type by its constructors, smallest first."""
        m = self.m
        type = m.whnf_d(type)
        fn, args = unfold_app(type)
        info = self.env.find(fn.name) if isinstance(fn, Const) else None
        if not isinstance(info, InductiveInfo) or not isinstance(fn, Const) or len(args) < info.num_params:
            return
        for name in info.ctors:
            ctor = self.env.find(name)
            assert isinstance(ctor, ConstructorInfo)
            head = mk_apps(mk_const(name, fn.levels), args[: info.num_params])
            for value in islice(self._fill(head, ctor.num_fields, depth), 6):
                if info.num_indices == 0 or self._is_def_eq(m.infer_type(value), type):
                    yield value

    def _fill(self, head: Expr, fields: int, depth: int) -> Iterator[Expr]:
        """Applications of a constructor to small values; proofs among the fields are found by evaluation."""
        if fields == 0:
            yield head
            return
        type = self.m.whnf_d(self.m.infer_type(head))
        assert isinstance(type, Pi)
        domain = type.binder_type
        options: Iterator[Expr]
        if self.m.is_prop(domain):
            options = iter([p for p in (self.prove(domain, 10),) if p is not None])
        else:
            options = islice(self._values(self.m.whnf_r(domain), depth - 1 if fields > 1 else depth), 4)
        for option in options:
            yield from self._fill(mk_app(head, option), fields - 1, depth - 1 if fields > 1 else depth)

    def _instances(self, type: Expr) -> Iterator[Expr]:
        try:
            inst = self.m.synth_instance(type)
        except (LeanError, Stuck):
            return
        if inst is not None:
            yield inst

    # -- terms -------------------------------------------------------------------------------------------------------

    def _law(self, prop: Expr) -> Pi | None:
        """A quantified proposition, also behind the name of a property of functions."""
        fn = unfold_app(prop)[0]
        if isinstance(fn, Const) and fn.name in LAWS:
            prop = self.m.whnf_d(prop)
        return prop if isinstance(prop, Pi) else None

    def _head(self, e: Expr) -> Expr:
        """Beta at the head."""
        fn, args = unfold_app(e)
        return self.m.whnf_core(e) if isinstance(fn, Lam) and args else e

    def _is_def_eq(self, a: Expr, b: Expr) -> bool:
        self._spend()
        self.m.steps, self.m.step_limit = 0, STEPS_PER_EVALUATION
        try:
            return self.m.is_def_eq(a, b)
        except (LeanError, Stuck):
            return False


def literals_in(prop: Expr) -> tuple[int, ...]:
    """Some small numerals of a proposition, the smallest first."""
    found: set[int] = set()

    def note(t: Expr) -> bool:
        if isinstance(t, Lit) and isinstance(t.value, int) and t.value < 100:
            found.add(t.value)
        return False

    any_subterm(prop, note)
    return tuple(sorted(found)[-MOST_LITERALS:])


def certify(env: Environment, prop: Expr, refutation: Expr) -> bool:
    """Does the kernel accept ``refutation`` as a proof of ``¬ prop``?"""
    name = mk_name("_refuted")
    try:
        add_decl(env, TheoremDecl(name, (), mk_app(mk_const(NOT), prop), refutation))
    except (KernelError, Declined):
        return False
    return True
