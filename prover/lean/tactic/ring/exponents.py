"""Powers whose exponent is no literal, as ``ring`` reads them.

Source: Mathlib ``Mathlib/Tactic/Ring/Basic.lean`` (``evalPow``, ``ExProd.evalPow``, ``evalPowAtom``). The exponent is
read as a polynomial over ℕ; ``a ^ (2 * n + 3)`` becomes ``(a ^ n) ^ 2 * a ^ 3``, powers of products are products of
powers, and what is left is an atom, the same for equal bases and exponents.
"""

from __future__ import annotations

from fractions import Fraction

from prover.lean.expr import Const, Expr, unfold_app
from prover.lean.level import ZERO
from prover.lean.meta.app_builder import NAT_CONST, mk_nat_lit
from prover.lean.tactic.operations import synthesize
from prover.lean.tactic.ring import certificate as shapes
from prover.lean.tactic.ring import polynomial as poly
from prover.lean.tactic.ring.domain import Domain
from prover.lean.tactic.ring.normal_form import write_monomial
from prover.lean.tactic.ring.polynomial import Monomial
from prover.lean.tactic.ring.reader import Reader, Value, reading


def exponent_reader(reader: Reader) -> Reader:
    """The reader of natural numbers that belongs to ``reader``."""
    if reader.nat is None:
        semiring = synthesize(reader.m, "CommSemiring", ZERO, [NAT_CONST])
        assert semiring is not None
        reader.nat = Reader(reader.m, Domain(reader.m, NAT_CONST, ZERO, semiring), reader.red)
        reader.nat.inner = reader.inner
    return reader.nat


@reading("HPow.hPow", 0)
def read_variable_power(reader: Reader, e: Expr, args: list[Expr]) -> Value:
    return read_power(reader, e, args[4], args[5])


def read_power(reader: Reader, e: Expr, base: Expr, exponent: Expr) -> Value:
    """``e`` is ``base ^ exponent``."""
    nat = exponent_reader(reader)
    value = nat.read(exponent)
    constant = poly.as_constant(value.poly)
    if constant is not None:
        literal = mk_nat_lit(int(constant))
        return _with_exponent(reader, e, base, exponent, literal, nat, value)
    terms = poly.in_order(value.poly)
    if len(terms) == 1 and terms[0][1] == 1:
        normal = write_monomial(nat, terms[0][0], Fraction(1))
        if normal is exponent:
            return read_monomial_power(reader, e, base, exponent, terms[0][0])
        return _with_exponent(reader, e, base, exponent, normal, nat, value)
    if len(terms) == 1:
        mono, c = terms[0]
        inner, k = write_monomial(nat, mono, Fraction(1)), int(c)
        normal = nat.domain.apply("mul", [inner, mk_nat_lit(k)])
        if normal is not exponent:
            return _with_exponent(reader, e, base, exponent, normal, nat, value)
        small = reader.domain.apply("pow", [base, inner])
        outer = reader.domain.apply("pow", [small, mk_nat_lit(k)])
        result = reader.power(outer, reader.read(small), k)
        return reader.via(e, outer, reader.lemma("pow_mul'", [base, inner, mk_nat_lit(k)]), result)
    summands = [write_monomial(nat, mono, c) for mono, c in terms]
    normal = summands[0]
    for term in summands[1:]:
        normal = nat.domain.apply("add", [normal, term])
    if normal is not exponent:
        return _with_exponent(reader, e, base, exponent, normal, nat, value)
    front, last = unfold_app(normal)[1][-2:]
    x, y = reader.domain.apply("pow", [base, front]), reader.domain.apply("pow", [base, last])
    product = reader.domain.apply("mul", [x, y])
    result = reader.product(product, reader.read(x), reader.read(y))
    return reader.via(e, product, reader.lemma("pow_add'", [base, front, last]), result)


def _with_exponent(
    reader: Reader, e: Expr, base: Expr, exponent: Expr, normal: Expr, nat: Reader, value: Value
) -> Value:
    """Replace the exponent by its normal form."""
    equal = nat.prove(value, nat.read(normal))
    assert equal is not None
    new = reader.domain.apply("pow", [base, normal])
    return reader.via(e, new, reader.lemma("pow_congr'", [base, exponent, normal, equal]), reader.read(new))


def read_monomial_power(reader: Reader, e: Expr, base: Expr, exponent: Expr, mono: Monomial) -> Value:
    """``base ^ exponent`` where the exponent is a product of atoms."""
    d = reader.domain
    fn, args = unfold_app(base)
    name = str(fn.name) if isinstance(fn, Const) else ""
    if name == "HMul.hMul" and len(args) == 6 and d.is_op("mul", base.fn.fn):  # type: ignore[attr-defined]
        x, y = (d.apply("pow", [arg, exponent]) for arg in args[4:])
        product = d.apply("mul", [x, y])
        result = reader.product(product, reader.read(x), reader.read(y))
        return reader.via(e, product, reader.lemma("mul_pow'", [args[4], args[5], exponent]), result)
    if name == "HDiv.hDiv" and len(args) == 6 and d.is_op("div", base.fn.fn):  # type: ignore[attr-defined]
        inverse = d.apply("inv", [args[5]])
        product = d.apply("mul", [args[4], inverse])
        power = d.apply("pow", [product, exponent])
        as_product = reader.field_lemma("div_pow'", [args[4], args[5], exponent])
        return reader.via(e, power, as_product, reader.read(power))
    if name == "HPow.hPow" and len(args) == 6 and args[1] is NAT_CONST and d.is_op("pow", base.fn.fn):  # type: ignore[attr-defined]
        joined = exponent_reader(reader).domain.apply("mul", [args[5], exponent])
        power = d.apply("pow", [args[4], joined])
        return reader.via(e, power, reader.lemma("pow_pow'", [args[4], args[5], exponent]), reader.read(power))
    value = reader.read(base)
    rational = value.rational
    if rational == poly.constant(1):
        one = reader.read(d.numeral(1))
        is_one = reader.prove(value, one)
        assert is_one is not None
        return reader.via(e, one.original, reader.lemma("one_pow'", [base, exponent, is_one]), one)
    key = {mono: Fraction(1)}
    for known, power_key, term, i in reader._powers:
        if known == rational and power_key == key:
            known_base, known_exponent = unfold_app(term)[1][4:]
            if known_base is base and known_exponent is exponent:
                return Value(e, e, shapes.atom(i), poly.variable(i))
            equal = reader.prove(value, reader.read(known_base))
            assert equal is not None and known_exponent is exponent
            congr = reader.lemma("base_congr'", [base, known_base, exponent, equal])
            return reader.as_atom_of(e, i, term, congr)
    i = reader.find(e)
    reader._powers.append((rational, key, e, i))
    return Value(e, e, shapes.atom(i), poly.variable(i))
