"""Primality, coprimality, congruences, parity, and powers modulo a number.

Source: Mathlib ``Mathlib/Tactic/NormNum/{Prime,GCD,ModEq,Parity,PowMod}.lean``. Trial division and repeated squaring
are computed by the kernel on literals; what is stated by an equation is left to the evaluation of that equation.
"""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from typing import Final

from prover.lean.expr import Const, Expr, mk_apps, mk_const, unfold_app
from prover.lean.meta.app_builder import NAT_CONST
from prover.lean.name import mk_name
from prover.lean.tactic.norm_num.evaluate import Evaluator, Number, Truth, norm_num_extension
from prover.lean.tactic.norm_num.relations import NORM_NUM
from prover.lean.tactic.ring.certificate import REFL_TRUE
from prover.lean.tactic.simp.literals import INT_CONST

_MAX_DIVISIONS: Final = 100_000
"""Trial divisions that the kernel may be asked for: ten seconds of a Python process, primes up to 4 · 10^10."""
_MAX_TRIAL: Final = 2_000_000
"""Divisors tried to find a factor of a composite number."""
_DIRECT_BITS: Final = 512
"""Powers of at most this length are computed before the remainder is taken."""
_REFL_FALSE: Final = mk_apps(
    mk_const(mk_name("Eq.refl"), REFL_TRUE.fn.fn.levels),  # type: ignore[attr-defined]
    [mk_const(mk_name("Bool")), mk_const(mk_name("Bool.false"))],
)


# ------------------------------------------------------------ primes
@norm_num_extension("Mathlib.Meta.NormNum.evalNatPrime", ("Nat.Prime", 1))
def eval_prime(ev: Evaluator, e: Expr, args: list[Expr]) -> Truth | None:
    found = ev.natural(args[0])
    if found is None:
        return None
    n, number = found
    truth = _prime(ev, n)
    if truth is None or number.proof is None:
        return truth
    rule = "prime_of_eq" if truth.holds else "not_prime_of_eq"
    return Truth(truth.holds, mk_apps(_rule(rule), [args[0], number.literal, number.proof, truth.proof]))


def _rule(name: str) -> Expr:
    return mk_const(NORM_NUM.child(name))


def _prime(ev: Evaluator, n: int) -> Truth | None:
    """Is the literal ``n`` prime?"""
    literal = ev.m.mk_nat_lit
    if n < 2:
        return Truth(False, mk_const(mk_name("Nat.not_prime_zero" if n == 0 else "Nat.not_prime_one")))
    if n == 2:
        return Truth(True, mk_const(mk_name("Nat.prime_two")))
    factor = _least_factor(n)
    if factor is not None:
        args = [literal(n), literal(factor), literal(n // factor), REFL_TRUE, REFL_TRUE, REFL_TRUE]
        return Truth(False, mk_apps(_rule("not_prime_of_mul"), args))
    divisions = max(0, (isqrt(n) - 1) // 2)
    if divisions > _MAX_DIVISIONS:
        return None
    ev.m.tick("norm_num", 1 + divisions // 20)
    args = [literal(n), literal(divisions), REFL_TRUE, REFL_TRUE, _REFL_FALSE, REFL_TRUE]
    return Truth(True, mk_apps(_rule("prime_of_noFactor"), args))


def _least_factor(n: int) -> int | None:
    """A proper factor, as far as trial division goes; None also for a number that is too large to tell."""
    if n % 2 == 0:
        return 2 if n > 2 else None
    d, end = 3, min(isqrt(n), _MAX_TRIAL)
    while d <= end:
        if n % d == 0:
            return d
        d += 2
    return None


# ------------------------------------------------------------ defined by equations
def _by_equation(ev: Evaluator, lhs: Expr, rhs: Expr) -> Truth | None:
    answer = ev.answer(ev.m.mk_eq(lhs, rhs))
    return answer if isinstance(answer, Truth) else None


@norm_num_extension("Mathlib.Meta.NormNum.evalNatCoprime", ("Nat.Coprime", 2))
def eval_coprime(ev: Evaluator, e: Expr, args: list[Expr]) -> Truth | None:
    """``Nat.Coprime a b`` says ``gcd a b = 1``."""
    return _by_equation(ev, mk_apps(mk_const(mk_name("Nat.gcd")), args), ev.m.mk_nat_lit(1))


@norm_num_extension("Mathlib.Meta.NormNum.evalModEq", ("Nat.ModEq", 3), ("Int.ModEq", 3))
def eval_mod_eq(ev: Evaluator, e: Expr, args: list[Expr]) -> Truth | None:
    """``a ≡ b [MOD n]`` says ``a % n = b % n``."""
    m = ev.m
    return _by_equation(ev, m.mk_app_m("HMod.hMod", [args[1], args[0]]), m.mk_app_m("HMod.hMod", [args[2], args[0]]))


@norm_num_extension("Mathlib.Meta.NormNum.evalParity", ("Even", 3), ("Odd", 3))
def eval_parity(ev: Evaluator, e: Expr, args: list[Expr]) -> Truth | None:
    """By the remainder modulo 2."""
    m = ev.m
    if args[0] not in (NAT_CONST, INT_CONST):
        return None
    two = m.mk_numeral(args[0], 2)
    remainder = ev.number(m.mk_app_m("HMod.hMod", [args[2], two]))
    if remainder is None:
        return None
    fn = unfold_app(e)[0]
    assert isinstance(fn, Const)
    word = "even" if str(fn.name) == "Even" else "odd"
    rule = f"{'nat' if args[0] is NAT_CONST else 'int'}_{word}"
    step = m.mk_app_m(NORM_NUM.child(rule), [ev.equal(m.mk_app_m("HMod.hMod", [args[2], two]), remainder)])
    _, _, said = m.eq_of_proof(step)
    answer = ev.answer(said)
    if not isinstance(answer, Truth):
        return None
    mpr = mk_const(NORM_NUM.child("eq_mpr_prop" if answer.holds else "not_eq_mpr_prop"))
    return Truth(answer.holds, mk_apps(mpr, [e, said, step, answer.proof]))


# ------------------------------------------------------------ powers
def pow_mod(ev: Evaluator, e: Expr, args: list[Expr]) -> Number | None:
    """``a ^ b % m`` for large powers of natural numbers and integers, without computing the power."""
    m = ev.m
    fn, power = unfold_app(args[4])
    if not isinstance(fn, Const) or str(fn.name) != "HPow.hPow" or len(power) != 6 or power[1] is not NAT_CONST:
        return None
    numbers = [ev.number(power[4]), ev.number(power[5]), ev.number(args[5])]
    if any(n is None or n.value.denominator != 1 for n in numbers):
        return None
    base, exponent, modulus = [n for n in numbers if n is not None]
    a, b, k = int(base.value), int(exponent.value), int(modulus.value)
    if k < 1 or abs(a).bit_length() * b <= _DIRECT_BITS:
        return None
    new_power, equal = ev.congr(args[4], [4, 5], [base, exponent])
    inner = Number(Fraction(0), new_power, equal)
    new, proof = ev.congr(e, [4, 5], [inner, modulus])
    value = pow(a, b, k)
    c = a if args[0] is NAT_CONST else a % k
    r = ev.m.mk_nat_lit(value)
    fuel = b.bit_length()
    given = [m.mk_nat_lit(n) for n in (c, b, k)]
    core = mk_apps(_rule("nat_pow_mod"), [*given, r, m.mk_nat_lit(fuel), _REFL_FALSE, REFL_TRUE])
    literal = r
    if args[0] is not NAT_CONST:
        literal = m.mk_numeral(INT_CONST, value)
        core = _integer_power(ev, base.literal, modulus.literal, given, r, core)
    hinted = _hint(ev, m.mk_eq(new, literal), core)
    return Number(Fraction(value), literal, hinted if proof is None else m.mk_eq_trans(proof, hinted))


def _integer_power(ev: Evaluator, a: Expr, k: Expr, nats: list[Expr], r: Expr, core: Expr) -> Expr:
    """From ``c ^ b % k = r`` in ℕ, where ``c`` is ``a`` modulo ``k``."""
    m = ev.m
    remainder = _hint(
        ev, m.mk_eq(m.mk_app_m("HMod.hMod", [a, k]), _cast(ev, nats[0])), m.mk_eq_refl(_cast(ev, nats[0]))
    )
    same = _hint(ev, m.mk_eq(k, _cast(ev, nats[2])), m.mk_eq_refl(k))
    return mk_apps(_rule("int_pow_mod"), [a, k, nats[1], nats[0], nats[2], r, remainder, same, core])


def _cast(ev: Evaluator, n: Expr) -> Expr:
    return ev.m.mk_app_opt_m("Nat.cast", [INT_CONST, None, n])


def _hint(ev: Evaluator, type: Expr, proof: Expr) -> Expr:
    from prover.lean.tactic.state import mk_type_hint

    return mk_type_hint(ev.m, type, proof)
