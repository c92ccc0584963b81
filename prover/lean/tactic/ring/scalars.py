"""Multiples ``n • a`` as ``ring`` reads them, and powers with integer exponents for ``field_simp`` and ``norm_num``.

Source: Mathlib ``Mathlib/Tactic/Ring/Common.lean`` (``evalNSMul``, ``evalZSMul``). A multiple is the product with the
cast of its factor; the cast goes to the atoms. Integer exponents are no part of ``ring``: such powers are its atoms.
"""

from __future__ import annotations

from typing import Final

from prover.lean.expr import Const, Expr, mk_app, mk_apps, mk_const, mk_lit, unfold_app
from prover.lean.meta.app_builder import NAT_CONST
from prover.lean.name import mk_name
from prover.lean.tactic.ring.division import read_inverse
from prover.lean.tactic.ring.reader import Reader, Value, reading
from prover.lean.tactic.simp.literals import INT_CONST, int_literal

_OF_NAT, _NEG_SUCC = mk_const(mk_name("Int.ofNat")), mk_const(mk_name("Int.negSucc"))
_BINARY: Final = {"HAdd.hAdd": "add", "HMul.hMul": "mul", "HSub.hSub": "sub"}


@reading("HSMul.hSMul", 6)
def read_multiple(reader: Reader, e: Expr, args: list[Expr]) -> Value | None:
    """``n • a`` for a natural or integer ``n``."""
    d, scalars = reader.domain, args[0]
    name = "nsmul" if scalars is NAT_CONST else "zsmul"
    if scalars not in (NAT_CONST, INT_CONST) or not d.is_op(name, mk_apps(unfold_app(e)[0], args[:4])):
        return None
    a = reader.read(args[5])
    if scalars is d.type:  # by definition the product
        return reader.product(e, reader.read(args[4]), a)
    rule = reader.lemma if name == "nsmul" else reader.ring_lemma
    cast = _cast(reader, args[4], name == "nsmul")
    product = d.apply("mul", [cast.original, args[5]])
    return reader.via(e, product, rule(f"{name}_eq_mul'", args[4:]), reader.product(product, cast, a))


def _cast(reader: Reader, n: Expr, natural: bool) -> Value:
    """``(n : R)``, the cast taken to the atoms of ``n``."""
    d = reader.domain
    op = d.op("cast" if natural else "intCast")
    e = mk_app(op, n)
    fn, args = unfold_app(n)
    name = str(fn.name) if isinstance(fn, Const) else ""
    literal = reader.m.nat_literal(n) if natural else int_literal(reader.m, n)
    if literal is not None and literal >= 0:
        number = reader.read(d.cast(literal))
        equal = reader.m.mk_eq_refl(e) if natural else reader.ring_lemma("int_cast_ofNat", [mk_lit(literal)])
        return reader.via(e, number.original, equal, number)
    rule, kind = (reader.lemma, "nat") if natural else (reader.ring_lemma, "int")
    if name in _BINARY and len(args) == 6 and not (natural and name == "HSub.hSub"):
        op_name = _BINARY[name]
        a, b = _cast(reader, args[4], natural), _cast(reader, args[5], natural)
        new = d.apply(op_name, [a.original, b.original])
        value = reader.product(new, a, b) if op_name == "mul" else reader.sum_of(new, a, b, op_name, op_name == "sub")
        return reader.via(e, new, rule(f"{kind}_cast_{op_name}", args[4:]), value)
    if name == "HPow.hPow" and len(args) == 6 and args[1] is NAT_CONST:
        exponent = reader.m.nat_literal(args[5])
        if exponent is not None:
            a = _cast(reader, args[4], natural)
            new = d.apply("pow", [a.original, args[5]])
            return reader.via(e, new, rule(f"{kind}_cast_pow", args[4:]), reader.power(new, a, exponent))
    if name == "Neg.neg" and len(args) == 3 and not natural:
        a = _cast(reader, args[2], natural)
        new = d.apply("neg", [a.original])
        return reader.via(e, new, rule("int_cast_neg", [args[2]]), reader.negative(new, a))
    return reader.atom(e)


def read_integer_power(reader: Reader, e: Expr) -> Value | None:
    """``a ^ n`` for an integer literal ``n`` in a field."""
    d = reader.domain
    fn, args = unfold_app(e)
    if not isinstance(fn, Const) or str(fn.name) != "HPow.hPow" or len(args) != 6 or args[1] is not INT_CONST:
        return None
    n = int_literal(reader.m, args[5])
    if n is None or not d.is_op("zpow", mk_apps(fn, args[:4])):
        return None
    power = d.apply("pow", [args[4], reader.m.mk_nat_lit(abs(n))])
    equal = reader.field_lemma("zpow_neg_succ" if n < 0 else "zpow_of_nat", [args[4], mk_lit(-n - 1 if n < 0 else n)])
    if n >= 0:
        return reader.via(e, power, equal, reader.read(power))
    inverse = d.apply("inv", [power])
    return reader.via(e, inverse, equal, read_inverse(reader, inverse, power))


def integer(n: int) -> Expr:
    """An integer as constructor and natural literal."""
    return mk_app(_OF_NAT, mk_lit(n)) if n >= 0 else mk_app(_NEG_SUCC, mk_lit(-n - 1))
