"""Machine words in ``grind``: facts about ``UInt8`` … ``UInt64`` and ``BitVec n`` as facts about their ``toNat``.

Source: Lean 4 ``src/Init/Grind/ToInt.lean``. Orders and operations of words are those of numbers by definition, so the
proofs are by reflexivity and the kernel's own arithmetic.
"""

from __future__ import annotations

from typing import Final

from prover.lean.expr import App, Const, Expr, mk_app, mk_apps, mk_const, unfold_app
from prover.lean.meta.app_builder import FALSE, TRUE, mk_nat_lit
from prover.lean.meta.meta import Meta
from prover.lean.name import mk_name
from prover.lean.tactic.grind import logic
from prover.lean.tactic.grind.branch import Branch
from prover.lean.tactic.grind.literals import literal
from prover.lean.tactic.simp.literals import UINT_BITS


def width(m: Meta, type: Expr) -> int | None:
    """The number of bits of a word type."""
    fn, args = unfold_app(type)
    if not isinstance(fn, Const):
        return None
    if not args:
        return UINT_BITS.get(str(fn.name))
    return m.nat_literal(args[0]) if str(fn.name) == "BitVec" and len(args) == 1 else None


def to_nat(type: Expr, e: Expr) -> Expr:
    fn, args = unfold_app(type)
    assert isinstance(fn, Const)
    return mk_apps(mk_const(fn.name.child("toNat")), [*args, e])


def word_facts(b: Branch) -> list[Expr]:
    """Facts about numbers that follow from what the branch knows of words."""
    g, m = b.graph, b.m
    out: list[Expr] = []
    for props, holds in ((g.class_of(TRUE), True), (g.class_of(FALSE), False)):
        for p in props:
            fact = _relation(b, p, holds)
            if fact is not None:
                out.append(fact)
    words = [(e, g.type_of(e)) for e in g.roots if type(e) is App or literal(m, e) is None]
    for e, kind in words:
        bits = width(m, kind)
        if bits is not None:
            out += _of_word(b, e, kind, bits)
    return out


def has_words(b: Branch) -> bool:
    """Does a relation between words occur?"""
    g = b.graph
    for name in ("LE.le", "LT.lt", "Eq"):
        for e in g.heads.get(mk_name(name), ()):
            if width(b.m, unfold_app(e)[1][0]) is not None:
                return True
    return False


def _relation(b: Branch, p: Expr, holds: bool) -> Expr | None:
    m = b.m
    fn, args = unfold_app(p)
    name = str(getattr(fn, "name", ""))
    if name not in ("LE.le", "LT.lt", "Eq") or not args or width(m, args[0]) is None:
        return None
    x, y = (to_nat(args[0], e) for e in args[-2:])
    if name == "Eq":
        return None if holds else _differ(b, p, args, x, y)
    prop = m.mk_app_m(name, [x, y])
    if holds:
        return logic.typed(prop, b.proof_of(p))
    return logic.typed(m.mk_not(prop), b.refutation_of(p))


def _differ(b: Branch, p: Expr, args: list[Expr], x: Expr, y: Expr) -> Expr:
    """``x.toNat ≠ y.toNat`` from ``x ≠ y``."""
    m = b.m

    def refute(h: Expr) -> Expr:
        fn, _ = unfold_app(args[0])
        assert isinstance(fn, Const)
        if str(fn.name) == "BitVec":
            same = m.mk_app_m("BitVec.eq_of_toNat_eq", [h])
        else:
            words = [mk_app(mk_const(fn.name.child("toBitVec")), e) for e in args[1:]]
            bits = logic.typed(m.mk_eq(*[m.mk_app_m("BitVec.toNat", [w]) for w in words]), h)
            inner = m.mk_app_m("BitVec.eq_of_toNat_eq", [bits])
            same = m.mk_congr_arg(mk_const(fn.name.child("ofBitVec")), inner)
        return mk_app(b.refutation_of(p), logic.typed(m.mk_eq(args[1], args[2]), same))

    return logic.assuming(m, m.mk_eq(x, y), refute)


def _of_word(b: Branch, e: Expr, kind: Expr, bits: int) -> list[Expr]:
    """The bound of a word, the meaning of an operation, and equality with the other members of its class."""
    m, g = b.m, b.graph
    nat = to_nat(kind, e)
    size = mk_nat_lit(1 << bits)
    out: list[Expr] = []
    root = g.root(e)
    if root is not e:
        with m.scope():
            word = m.push_local(mk_name("x"), kind)
            f = m.mk_lambda([word], to_nat(kind, word))
        proof = m.mk_congr_arg(f, g.explain(e, root))
        out.append(logic.typed(m.mk_eq(nat, to_nat(kind, root)), proof))
    number = literal(m, e)
    if number is not None and isinstance(number[1], int):
        out.append(_by_rfl(m, nat, mk_nat_lit(number[1] % (1 << bits))))
        return out
    out.append(logic.typed(m.mk_app_m("LT.lt", [nat, size]), _bound(m, kind, e)))
    fn, args = unfold_app(e)
    name = str(getattr(fn, "name", ""))
    if name in _MEANINGS and len(args) == 6:
        x, y = (to_nat(kind, a) for a in args[4:])
        value = _sum(m, name, x, y, size)
        out.append(_by_rfl(m, nat, m.mk_app_m("HMod.hMod", [value, size])))
    return out


_MEANINGS: Final = frozenset({"HAdd.hAdd", "HSub.hSub", "HMul.hMul"})


def _sum(m: Meta, name: str, x: Expr, y: Expr, size: Expr) -> Expr:
    if name == "HSub.hSub":
        return m.mk_app_m("HAdd.hAdd", [m.mk_app_m("HSub.hSub", [size, y]), x])
    return m.mk_app_m(name, [x, y])


def _bound(m: Meta, kind: Expr, e: Expr) -> Expr:
    fn, _ = unfold_app(kind)
    assert isinstance(fn, Const)
    vector = e if str(fn.name) == "BitVec" else mk_app(mk_const(fn.name.child("toBitVec")), e)
    return m.mk_app_m("BitVec.isLt", [vector])


def _by_rfl(m: Meta, a: Expr, b: Expr) -> Expr:
    return logic.typed(m.mk_eq(a, b), m.mk_eq_refl(a))
