"""From derivations to proof terms: each step is one lemma of ``Init/Omega.lean`` on literal coefficients.

Comes in: the atoms, hypotheses as proof terms with their vectors, and a :class:`~solver.Step`. Goes out: a term of type
False. The kernel checks the arithmetic on coefficients by evaluation.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from prover.lean.expr import Expr, mk_app, mk_apps, mk_const, mk_lit
from prover.lean.level import ONE, ZERO
from prover.lean.name import mk_name
from prover.lean.tactic.omega.solver import Step

INT: Final = mk_const(mk_name("Int"))
_OF_NAT: Final = mk_const(mk_name("Int.ofNat"))
_NEG_SUCC: Final = mk_const(mk_name("Int.negSucc"))
_NIL: Final = mk_app(mk_const(mk_name("List.nil"), (ZERO,)), INT)
_CONS: Final = mk_app(mk_const(mk_name("List.cons"), (ZERO,)), INT)
_BOOL: Final = mk_const(mk_name("Bool"))
REFL_TRUE: Final = mk_apps(mk_const(mk_name("Eq.refl"), (ONE,)), [_BOOL, mk_const(mk_name("Bool.true"))])
_REFL_FALSE: Final = mk_apps(mk_const(mk_name("Eq.refl"), (ONE,)), [_BOOL, mk_const(mk_name("Bool.false"))])
NAMESPACE: Final = mk_name("Lean.Omega")


def lemma(name: str, args: Sequence[Expr]) -> Expr:
    """``Lean.Omega.name`` applied to all its arguments, implicit ones included."""
    return mk_apps(mk_const(NAMESPACE.child(name)), args)


def int_lit(value: int) -> Expr:
    """The canonical constructor form, quickest for the kernel."""
    return mk_app(_OF_NAT, mk_lit(value)) if value >= 0 else mk_app(_NEG_SUCC, mk_lit(-value - 1))


def int_list(values: Sequence[Expr]) -> Expr:
    result = _NIL
    for value in reversed(values):
        result = mk_apps(_CONS, [value, result])
    return result


def coeff_list(coeffs: Sequence[int]) -> Expr:
    return int_list([int_lit(c) for c in coeffs])


def combine(i: int, coeffs: Sequence[int], j: int, others: Sequence[int]) -> tuple[int, ...]:
    """``add (smul i coeffs) (smul j others)`` as the library computes it: the longer list's length."""
    return tuple([i * x + j * y for x, y in zip_longest(coeffs, others, fillvalue=0)])


@dataclass(frozen=True, slots=True)
class Proved:
    """A fact about the atoms with its proof. ``coeffs`` has the length that the library's functions compute (missing
    coefficients are zero): the kernel compares the lists as they are."""

    const: int
    coeffs: tuple[int, ...]
    proof: Expr


class Certificate:
    """Renders derivations over fixed atoms."""

    def __init__(self, atoms: Sequence[Expr], hypothesis: Callable[[int, Expr], Proved]) -> None:
        self.xs = int_list(list(atoms))
        self.hypothesis = hypothesis
        self.done: dict[Step, Proved] = {}

    def prove(self, step: Step) -> Proved:
        """The fact of ``step`` (memoised: derivations share steps)."""
        found = self.done.get(step)
        if found is None:
            found = self.done[step] = self._prove(step)
        return found

    def prove_false(self, step: Step) -> Expr:
        fact = self.prove(step.facts[0])
        k, cs = int_lit(fact.const), coeff_list(fact.coeffs)
        if step.rule == "le_false":
            return lemma("le_false", [k, cs, self.xs, REFL_TRUE, REFL_TRUE, fact.proof])
        assert step.rule == "eq_false"
        return lemma("eq_false", [int_lit(step.first), k, cs, self.xs, _REFL_FALSE, REFL_TRUE, fact.proof])

    def _prove(self, step: Step) -> Proved:
        if step.rule == "hyp":
            return self.hypothesis(step.first, self.xs)
        a = self.prove(step.facts[0])
        k, cs = int_lit(a.const), coeff_list(a.coeffs)
        if step.rule == "le_of_eq":
            return Proved(a.const, a.coeffs, lemma("le_of_eq", [k, cs, self.xs, a.proof]))
        if step.rule == "tighten":
            g = step.first
            proof = lemma("tighten", [mk_lit(g - 1), k, cs, self.xs, REFL_TRUE, a.proof])
            return Proved(a.const // g, tuple([c // g for c in a.coeffs]), proof)
        if step.rule == "eq_div":
            g = step.first
            args = [int_lit(g), k, cs, self.xs, _REFL_FALSE, REFL_TRUE, REFL_TRUE, a.proof]
            return Proved(a.const // g, tuple([c // g for c in a.coeffs]), lemma("eq_div", args))
        b = self.prove(step.facts[1])
        if step.rule == "eq_of_le_le":
            other = [int_lit(b.const), coeff_list(b.coeffs)]
            checks = [REFL_TRUE, REFL_TRUE]
            args = [k, other[0], cs, other[1], self.xs, *checks, a.proof, b.proof]
            return Proved(a.const, a.coeffs, lemma("eq_of_le_le", args))
        i, j = step.first, step.second
        first = mk_lit(i) if step.rule in ("le_le", "le_eq") else int_lit(i)
        second = mk_lit(j) if step.rule == "le_le" else int_lit(j)
        args = [first, second, k, int_lit(b.const), cs, coeff_list(b.coeffs), self.xs, a.proof, b.proof]
        return Proved(i * a.const + j * b.const, combine(i, a.coeffs, j, b.coeffs), lemma(step.rule, args))
