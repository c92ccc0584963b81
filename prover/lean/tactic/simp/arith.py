"""``+arith``: linear relations and sums on Nat and Int in normal form.

Source: Lean 4 ``src/Lean/Meta/Tactic/Simp/Arith/{Nat,Int}``. Atoms are numbered by first occurrence; equal summands are
collected, common parts cancelled, coefficients divided by their gcd. The normal form is found here, and ``omega``
proves that it is equivalent.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import gcd
from typing import TYPE_CHECKING, Final

from prover.lean.expr import Const, Expr, get_app_args, mk_apps, mk_const, unfold_app
from prover.lean.meta.app_builder import FALSE, NAT_CONST, TRUE
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.meta.mctx import MVarKind
from prover.lean.meta.meta import Meta
from prover.lean.name import mk_name
from prover.lean.subst import mk_arrow
from prover.lean.tactic.simp.literals import INT_CONST, mk_int_lit, read_number
from prover.lean.tactic.simp.types import Result

if TYPE_CHECKING:
    from prover.lean.tactic.simp.engine import Simp

_RELATIONS: Final = {"Eq": 3, "LE.le": 4, "LT.lt": 4, "GE.ge": 4, "GT.gt": 4, "Ne": 3}
_SUMS: Final = frozenset({"HAdd.hAdd", "HMul.hMul", "HSub.hSub", "Neg.neg"})


@dataclass(slots=True)
class _Poly:
    """``const + Σ coeffs[i] · atom i``."""

    const: int = 0
    coeffs: dict[int, int] = field(default_factory=dict)

    def add(self, other: _Poly, factor: int = 1) -> None:
        self.const += factor * other.const
        for i, c in other.coeffs.items():
            self.coeffs[i] = self.coeffs.get(i, 0) + factor * c

    def clean(self) -> None:
        self.coeffs = {i: c for i, c in sorted(self.coeffs.items()) if c}

    def scaled(self, k: int) -> _Poly:
        return _Poly(self.const * k, {i: c * k for i, c in self.coeffs.items()})


class _Linear:
    """Reads terms of one type as polynomials over atoms."""

    def __init__(self, m: Meta, type: Expr) -> None:
        self.m = m
        self.type = type
        self.is_nat = type is NAT_CONST
        self.atoms: list[Expr] = []
        self.operators = 0

    def read(self, e: Expr) -> _Poly:
        number = read_number(self.m, e)
        if number is not None and number.type is self.type:
            return _Poly(number.value)
        fn, args = unfold_app(e)
        name = str(fn.name) if isinstance(fn, Const) else ""
        if args and args[0] is self.type:
            if name == "HAdd.hAdd" and len(args) == 6:
                return self._sum(args[4], args[5], 1)
            if name == "HSub.hSub" and len(args) == 6 and not self.is_nat:
                return self._sum(args[4], args[5], -1)
            if name == "Neg.neg" and len(args) == 3 and not self.is_nat:
                self.operators += 1
                return self.read(args[2]).scaled(-1)
            if name == "HMul.hMul" and len(args) == 6:
                return self._product(e, args[4], args[5])
        if name == "Nat.succ" and len(args) == 1 and self.is_nat:
            out = self.read(args[0])
            out.const += 1
            return out
        return self._atom(e)

    def _sum(self, a: Expr, b: Expr, sign: int) -> _Poly:
        self.operators += 1
        out = self.read(a)
        out.add(self.read(b), sign)
        return out

    def _product(self, e: Expr, a: Expr, b: Expr) -> _Poly:
        na, nb = read_number(self.m, a), read_number(self.m, b)
        if na is not None:
            self.operators += 1
            return self.read(b).scaled(na.value)
        if nb is not None:
            self.operators += 1
            return self.read(a).scaled(nb.value)
        return self._atom(e)

    def _atom(self, e: Expr) -> _Poly:
        if e not in self.atoms:
            self.atoms.append(e)
        return _Poly(0, {self.atoms.index(e): 1})

    def write(self, poly: _Poly) -> Expr:
        """``a + 2*b + 3``."""
        m = self.m
        out: Expr | None = None
        for i, c in poly.coeffs.items():
            term = self.atoms[i] if c == 1 else m.mk_app_m("HMul.hMul", [self.number(c), self.atoms[i]])
            out = term if out is None else m.mk_app_m("HAdd.hAdd", [out, term])
        if out is None:
            return self.number(poly.const)
        return out if poly.const == 0 else m.mk_app_m("HAdd.hAdd", [out, self.number(poly.const)])

    def number(self, n: int) -> Expr:
        return self.m.mk_nat_lit(n) if self.is_nat else mk_int_lit(self.m, n)


def simp_arith(simp: Simp, e: Expr) -> Result | None:
    """The normal form of an arithmetic relation, of its negation, or of a sum that is no part of a larger one."""
    fn, args = unfold_app(e)
    if not isinstance(fn, Const):
        return None
    name = str(fn.name)
    if name == "Not" and len(args) == 1:
        return _negation(simp, e, args[0])
    if _RELATIONS.get(name) == len(args) and args[0] in (NAT_CONST, INT_CONST):
        return _relation(simp, e, name, args)
    if name in _SUMS and args and args[0] in (NAT_CONST, INT_CONST) and simp.at_arith_root(e):
        return _sum(simp, e, args[0])
    return None


def _relation(simp: Simp, e: Expr, name: str, args: list[Expr]) -> Result | None:
    linear = _Linear(simp.m, args[0])
    a, b = args[-2], args[-1]
    if name in ("GE.ge", "GT.gt"):
        a, b = b, a
    p, q = linear.read(a), linear.read(b)
    if name in ("LT.lt", "GT.gt"):
        p.const += 1
    new = _equation(linear, p, q) if name in ("Eq", "Ne") else _inequality(linear, p, q)
    if name == "Ne":
        new = FALSE if new is TRUE else TRUE if new is FALSE else simp.m.mk_not(new)
    return _prove(simp, e, new)


def _negation(simp: Simp, e: Expr, p: Expr) -> Result | None:
    """``¬ a ≤ b`` is ``b + 1 ≤ a``."""
    fn, args = unfold_app(p)
    name = str(fn.name) if isinstance(fn, Const) else ""
    if name not in ("LE.le", "LT.lt", "GE.ge", "GT.gt") or len(args) != 4 or args[0] not in (NAT_CONST, INT_CONST):
        return None
    linear = _Linear(simp.m, args[0])
    a, b = args[2], args[3]
    if name in ("GE.ge", "GT.gt"):
        a, b = b, a
    left, right = linear.read(a), linear.read(b)
    if name in ("LE.le", "GE.ge"):
        right.const += 1
    return _prove(simp, e, _inequality(linear, right, left))


def _difference(p: _Poly, q: _Poly) -> _Poly:
    out = p.scaled(1)
    out.add(q, -1)
    out.clean()
    return out


def _split(d: _Poly) -> tuple[_Poly, _Poly]:
    """Positive and negated negative part."""
    left = _Poly(max(d.const, 0), {i: c for i, c in d.coeffs.items() if c > 0})
    right = _Poly(max(-d.const, 0), {i: -c for i, c in d.coeffs.items() if c < 0})
    return left, right


def _equation(linear: _Linear, p: _Poly, q: _Poly) -> Expr:
    d = _difference(p, q)
    g = gcd(*d.coeffs.values()) if d.coeffs else 0
    if g == 0:
        return TRUE if d.const == 0 else FALSE
    if d.const % g:
        return FALSE
    d = _Poly(d.const // g, {i: c // g for i, c in d.coeffs.items()})
    if linear.is_nat and _one_sign(d) and d.const:
        if (d.const > 0) == (next(iter(d.coeffs.values())) > 0):
            return FALSE
    m = linear.m
    if linear.is_nat or len(d.coeffs) == 1 or (len(d.coeffs) == 2 and d.const == 0 and sum(d.coeffs.values()) == 0):
        left, right = _split(d)
        if not left.coeffs and right.coeffs:
            left, right = right, left
        if not linear.is_nat and len(d.coeffs) == 1:
            (i, c) = next(iter(d.coeffs.items()))
            return (
                m.mk_eq(linear.write(_Poly(0, {i: 1})), linear.number(-d.const // c))
                if abs(c) == 1
                else m.mk_eq(linear.write(_Poly(d.const, d.coeffs)), linear.number(0))
            )
        return m.mk_eq(linear.write(left), linear.write(right))
    if next(iter(d.coeffs.values())) < 0:
        d = d.scaled(-1)
    return m.mk_eq(linear.write(d), linear.number(0))


def _one_sign(d: _Poly) -> bool:
    signs = {c > 0 for c in d.coeffs.values()}
    return len(signs) == 1


def _inequality(linear: _Linear, p: _Poly, q: _Poly) -> Expr:
    """``p ≤ q``."""
    d = _difference(p, q)
    g = gcd(*d.coeffs.values()) if d.coeffs else 0
    if g == 0:
        return TRUE if d.const <= 0 else FALSE
    d = _Poly(-(-d.const // g), {i: c // g for i, c in d.coeffs.items()})
    if linear.is_nat and _one_sign(d):
        positive = next(iter(d.coeffs.values())) > 0
        if positive and d.const > 0:
            return FALSE
        if not positive and d.const <= 0:
            return TRUE
    m = linear.m
    if linear.is_nat or (len(d.coeffs) == 2 and d.const == 0 and sum(d.coeffs.values()) == 0):
        left, right = _split(d)
        return m.mk_app_m("LE.le", [linear.write(left), linear.write(right)])
    if len(d.coeffs) == 1:
        (i, c) = next(iter(d.coeffs.items()))
        if c == 1:
            return m.mk_app_m("LE.le", [linear.atoms[i], linear.number(-d.const)])
        if c == -1:
            return m.mk_app_m("LE.le", [linear.number(d.const), linear.atoms[i]])
    return m.mk_app_m("LE.le", [linear.write(d), linear.number(0)])


def _sum(simp: Simp, e: Expr, type: Expr) -> Result | None:
    linear = _Linear(simp.m, type)
    poly = linear.read(e)
    if linear.operators == 0 or not poly.coeffs:
        return None
    poly.clean()
    new = linear.write(poly)
    if new is e:
        return None
    proof = _omega(simp.m, simp.m.mk_eq(e, new))
    return None if proof is None else Result(new, proof)


def _prove(simp: Simp, e: Expr, new: Expr) -> Result | None:
    """``e = new`` by ``omega`` in both directions."""
    m = simp.m
    if new is e:
        return None
    if new is TRUE:
        proof = _omega(m, e)
        return None if proof is None else Result(TRUE, m.mk_app_m("eq_true", [proof]))
    if new is FALSE:
        refuted = _omega(m, m.mk_not(e))
        return None if refuted is None else Result(FALSE, mk_apps(mk_const(mk_name("eq_false")), [e, refuted]))
    forth, back = _omega(m, mk_arrow(e, new)), _omega(m, mk_arrow(new, e))
    if forth is None or back is None:
        return None
    iff = mk_apps(mk_const(mk_name("Iff.intro")), [e, new, forth, back])
    return Result(new, mk_apps(mk_const(mk_name("propext")), [e, new, iff]))


def _omega(m: Meta, prop: Expr) -> Expr | None:
    """A proof of ``prop`` that uses no hypothesis of the context."""
    from prover.lean.meta.goals import intro1
    from prover.lean.tactic.omega.omega import omega

    saved = m.save()
    hidden = m.lctx
    for decl in m.lctx:
        if not decl.is_aux and m.is_prop(decl.type) and not m.depends_on(prop, {decl.uid}):
            hidden = hidden.remove({decl.uid})
    kept = tuple(i for i in m.local_instances if i.fvar.uid in hidden)  # type: ignore[attr-defined]
    try:
        with m.with_lctx(hidden, kept), m.with_transparency(m.transparency.DEFAULT):
            goal = m.mk_mvar(prop, MVarKind.SYNTHETIC_OPAQUE)
            uid = goal.uid
            if get_app_args(prop) == [] and not isinstance(prop, Const):
                _, uid = intro1(m, uid)
            omega(m, uid)
            return m.instantiate_mvars(goal)
    except HeartbeatsExceeded:
        raise
    except LeanError:
        m.restore(saved)
        return None
