"""Inverses, quotients and decimals in fields, as ``ring`` reads them.

Source: Mathlib ``Mathlib/Tactic/Ring/Basic.lean`` (``ExBase.evalInv``, ``ExSum.evalInv``). Numerals become
denominators (in characteristic zero); the inverse of a product is the product of the inverses; the inverse of a sum is
an atom, the same for equal sums.
"""

from __future__ import annotations

from prover.lean.expr import Const, Expr, mk_app, mk_apps, mk_lit, unfold_app
from prover.lean.meta.whnf import MAX_EXPONENT
from prover.lean.name import mk_name
from prover.lean.tactic.ring import certificate as shapes
from prover.lean.tactic.ring import polynomial as poly
from prover.lean.tactic.ring.certificate import RING
from prover.lean.tactic.ring.normal_form import write
from prover.lean.tactic.ring.reader import Reader, Value, nat_refl, reading
from prover.lean.tactic.simp.decide import decide_proof

_BOOL_TRUE = mk_name("Bool.true")


@reading("HDiv.hDiv", 6)
def read_div(reader: Reader, e: Expr, args: list[Expr]) -> Value | None:
    if not reader.domain.is_op("div", e.fn.fn):  # type: ignore[attr-defined]
        return None
    return read_quotient(reader, e, args[4], args[5])


@reading("Inv.inv", 3)
def read_inv(reader: Reader, e: Expr, args: list[Expr]) -> Value | None:
    return read_inverse(reader, e, args[2]) if reader.domain.is_op("inv", e.fn) else None  # type: ignore[attr-defined]


def read_quotient(reader: Reader, e: Expr, a: Expr, b: Expr) -> Value:
    """``a / b``."""
    divisor = reader.read(b)
    if poly.as_constant(divisor.poly) is not None and reader.domain.char_zero is not None:
        return _by_number(reader, e, reader.read(a), divisor)
    inverse = reader.domain.apply("inv", [b])
    product = reader.domain.apply("mul", [a, inverse])
    value = reader.product(product, reader.read(a), read_inverse(reader, inverse, b))
    return reader.via(e, product, reader.field_lemma("div_eq_mul_inv'", [a, b]), value)


def _by_number(reader: Reader, e: Expr, a: Value, b: Value) -> Value:
    """``a / b`` where ``b`` has a constant polynomial."""
    n = poly.as_constant(b.poly)
    assert n is not None and n.denominator == 1
    size = abs(int(n))
    args = [a.original, b.original, a.term, b.term, mk_lit(a.den), mk_lit(b.den)]
    proofs = [reader.scaled(a), reader.scaled(b)]
    if not size:
        zero = Value(reader.domain.op("zero"), reader.domain.op("zero"), shapes.number(0), {})
        checks = [reader.nonzero(b.den), reader.identity(b, zero)]
        proof = reader.field_lemma("scaled_div_zero", [*args, *proofs, *checks], char_zero=True)
        return Value(e, zero.term, zero.shape, zero.poly, 1, proof)
    literal = reader.domain.cast(size)
    known = Value(literal, literal, shapes.cast_number(size), poly.constant(size))
    term, shape, result = reader.times_cast(a, b.den)
    den = a.den * size
    rule = "scaled_div_num"
    if n < 0:
        negated = mk_app(reader.domain.op("neg"), literal)
        known = Value(negated, negated, shapes.neg(known.shape), poly.constant(n))
        term, shape, result = mk_app(reader.domain.op("neg"), term), shapes.neg(shape), poly.negate(result)
        rule = "scaled_div_neg"
    checks = [reader.identity(b, known), reader.nonzero(size), nat_refl(den)]
    proof = reader.field_lemma(rule, [*args, mk_lit(size), mk_lit(den), *proofs, *checks], char_zero=True)
    return Value(e, term, shape, result, den, proof)


def read_inverse(reader: Reader, e: Expr, a: Expr) -> Value:
    """``e`` is ``a⁻¹``."""
    d = reader.domain
    reader.tick(1)
    value = reader.read(a)
    if poly.as_constant(value.poly) is not None and d.char_zero is not None:
        one = d.numeral(1)
        quotient = d.apply("div", [one, a])
        result = _by_number(reader, quotient, reader.read(one), value)
        return reader.via(e, quotient, reader.field_lemma("inv_eq_one_div'", [a]), result)
    fn, args = unfold_app(a)
    name = str(fn.name) if isinstance(fn, Const) else ""
    if name == "HMul.hMul" and len(args) == 6 and d.is_op("mul", a.fn.fn):  # type: ignore[attr-defined]
        x, y = d.apply("inv", [args[4]]), d.apply("inv", [args[5]])
        product = d.apply("mul", [x, y])
        result = reader.product(product, read_inverse(reader, x, args[4]), read_inverse(reader, y, args[5]))
        return reader.via(e, product, reader.field_lemma("mul_inv'", [args[4], args[5]]), result)
    if name == "HPow.hPow" and len(args) == 6 and d.is_op("pow", a.fn.fn):  # type: ignore[attr-defined]
        x = d.apply("inv", [args[4]])
        power = d.apply("pow", [x, args[5]])
        return reader.via(e, power, reader.field_lemma("pow_inv'", [args[4], args[5]]), reader.read(power))
    if name == "Inv.inv" and len(args) == 3 and d.is_op("inv", a.fn):  # type: ignore[attr-defined]
        return reader.via(e, args[2], reader.field_lemma("inv_inv'", [args[2]]), reader.read(args[2]))
    if name == "HDiv.hDiv" and len(args) == 6 and d.is_op("div", a.fn.fn):  # type: ignore[attr-defined]
        flipped = d.apply("div", [args[5], args[4]])
        return reader.via(e, flipped, reader.field_lemma("inv_div'", [args[4], args[5]]), reader.read(flipped))
    if name == "Neg.neg" and len(args) == 3 and d.is_op("neg", a.fn):  # type: ignore[attr-defined]
        negated = d.apply("neg", [d.apply("inv", [args[2]])])
        return reader.via(e, negated, reader.field_lemma("neg_inv'", [args[2]]), reader.read(negated))
    return _inverse_of_rest(reader, e, a, value)


def _inverse_of_rest(reader: Reader, e: Expr, a: Expr, value: Value) -> Value:
    """The inverse of an atom or of a sum."""
    rational = value.rational
    is_atom = value.proof is None and len(rational) == 1 and value.term is a and a in reader.atoms
    if len(rational) == 1 and not is_atom:
        normal = write(reader, rational)
        if normal is not a:
            equal = reader.prove(value, reader.read(normal))
            assert equal is not None
            inverse = reader.domain.apply("inv", [normal])
            congr = reader.field_lemma("inv_congr'", [a, normal, equal])
            return reader.via(e, inverse, congr, read_inverse(reader, inverse, normal))
    for known, base, i in reader._inverses:
        if known == rational:
            if base is a:
                return Value(e, e, shapes.atom(i), poly.variable(i))
            equal = reader.prove(value, reader.read(base))
            assert equal is not None
            congr = reader.field_lemma("inv_congr'", [a, base, equal])
            return reader.as_atom_of(e, i, reader.atoms[i], congr)
    i = reader.find(e)
    reader._inverses.append((rational, a, i))
    return Value(e, e, shapes.atom(i), poly.variable(i))


@reading("OfScientific.ofScientific", 5)
def read_decimal(reader: Reader, e: Expr, args: list[Expr]) -> Value | None:
    """``1.5``: ``OfScientific.ofScientific 15 true 1``."""
    d, m = reader.domain, reader.m
    if d.field is None or d.char_zero is None or m.find_const(RING.child("decimal")) is None:
        return None
    mantissa, exponent = m.nat_literal(args[2]), m.nat_literal(args[4])
    if mantissa is None or exponent is None or exponent > MAX_EXPONENT or not isinstance(args[3], Const):
        return None
    is_fraction = args[3].name is _BOOL_TRUE
    number, den = (mantissa, 10**exponent) if is_fraction else (mantissa * 10**exponent, 1)
    literal = d.cast(number)
    if d.is_same_term(reader.field_lemma("decimal", [args[2], args[3], args[4]]), e):
        rule, check = ("scaled_decimal", den) if is_fraction else ("scaled_big", number)
        proof = reader.field_lemma(rule, [args[2], args[4], mk_lit(check), nat_refl(check)], char_zero=True)
    else:
        found = _decided(reader, e, literal, den)
        if found is None:
            return None
        proof = found
    return Value(e, literal, shapes.cast_number(number), poly.constant(number), den, proof)


def _decided(reader: Reader, e: Expr, literal: Expr, den: int) -> Expr | None:
    """``e * den = literal`` by evaluation (ℚ has an instance of its own)."""
    m, d = reader.m, reader.domain
    prop = m.mk_eq(mk_apps(d.op("mul"), [e, d.cast(den)]), literal)
    proof = decide_proof(m, prop, True)
    return None if proof is None else m.mk_app_m("of_eq_true", [proof])
