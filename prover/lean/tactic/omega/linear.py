"""Linear forms of Int terms and of Nat terms seen as integers, with proofs.

Source: Lean 4 ``src/Lean/Elab/Tactic/Omega/Frontend.lean`` (``asLinearCombo``). Atoms are shared up to definitional
equality at reducible transparency. Meeting certain atoms (casts, quotients, truncated differences, min, max)
yields side facts that the front end adds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from prover.lean.expr import HAS_EXPR_MVAR, HAS_FVAR, Const, Expr, mk_apps, mk_const, mk_lit, unfold_app
from prover.lean.level import ONE, ZERO
from prover.lean.meta.app_builder import NAT_CONST, mk_nat_lit
from prover.lean.meta.base import Transparency
from prover.lean.meta.meta import Meta
from prover.lean.name import mk_name
from prover.lean.tactic.omega.certificate import INT, coeff_list, combine, int_lit, lemma
from prover.lean.tactic.simp.simprocs import int_literal

_NAT_CAST: Final = mk_name("Nat.cast")
_CAST_NAMES: Final = frozenset({mk_name("Nat.cast"), mk_name("NatCast.natCast"), mk_name("IntCast.intCast")})


@dataclass(frozen=True, slots=True)
class Linear:
    """``term = const + Σ coeffs[i] * atom i``. ``prove(xs)`` builds the proof of ``term = const + dot coeffs xs`` once
    the atoms are known. ``coeffs`` has the length that the library's functions compute."""

    const: int
    coeffs: tuple[int, ...]
    prove: Callable[[Expr], Expr]

    def vector(self, n: int) -> tuple[int, ...]:
        """Padded to ``n`` coefficients."""
        return (*self.coeffs, *[0] * (n - len(self.coeffs)))

    def parts(self) -> tuple[Expr, Expr]:
        """The constant and the coefficient list as terms."""
        return int_lit(self.const), coeff_list(self.coeffs)


SideFact = tuple[Expr, Expr]
"""(proof, proposition)."""


class Atoms:
    """The atoms met so far and the side facts they bring."""

    def __init__(self, m: Meta) -> None:
        self.m = m
        self.exprs: list[Expr] = []
        self.index: dict[Expr, int] = {}
        self.side_facts: list[SideFact] = []
        self.cache: dict[Expr, Linear] = {}

    def add(self, e: Expr) -> tuple[int, bool]:
        """Index of atom ``e`` (an Int term) and whether it is new."""
        found = self.index.get(e)
        if found is not None:
            return found, False
        with self.m.with_transparency(Transparency.REDUCIBLE):
            for i, other in enumerate(self.exprs):
                if self.m.is_def_eq_guarded(e, other):
                    self.index[e] = i
                    return i, False
        self.exprs.append(e)
        self.index[e] = len(self.exprs) - 1
        return len(self.exprs) - 1, True

    # ------------------------------------------------------------ Int terms
    def linear(self, e: Expr) -> Linear:
        """Linear form of an Int term."""
        found = self.cache.get(e)
        if found is None:
            found = self.cache[e] = self._linear(self.m.instantiate_mvars(e))
        return found

    def _linear(self, e: Expr) -> Linear:
        fn, args = unfold_app(e)
        if isinstance(fn, Const):
            name = str(fn.name)
            value = self._int_value(e)
            if value is not None:
                return self._const(value)
            if name == "HAdd.hAdd" and len(args) == 6:
                return self._add(self.linear(args[4]), self.linear(args[5]), args[4], args[5])
            if name == "HSub.hSub" and len(args) == 6:
                return self._sub(self.linear(args[4]), self.linear(args[5]), args[4], args[5])
            if name == "Neg.neg" and len(args) == 3:
                return self._neg(self.linear(args[2]), args[2])
            if name == "HMul.hMul" and len(args) == 6:
                return self._mul(e, args[4], args[5])
            if name == "HDiv.hDiv" and len(args) == 6:
                return self._div(e, args[4], args[5])
            if name == "HMod.hMod" and len(args) == 6:
                return self._mod(e, args[4], args[5])
            if fn.name in _CAST_NAMES and args and args[0] is INT and len(args) == 3:
                return self._cast(args[2])
            if name == "Int.ofNat" and len(args) == 1:
                return self._cast(args[0])
            if name in ("Min.min", "Max.max") and len(args) == 4:
                return self._min_max(e, "int", name, args[2], args[3])
        return self._atom(e)

    def _int_value(self, e: Expr) -> int | None:
        """Literals, and closed arithmetic that evaluates to one."""
        value = int_literal(self.m, e)
        if value is not None or e.flags & (HAS_FVAR | HAS_EXPR_MVAR):
            return value
        fn = unfold_app(e)[0]
        if isinstance(fn, Const) and str(fn.name) in ("HPow.hPow", "HMul.hMul", "HDiv.hDiv", "HMod.hMod"):
            head, args = unfold_app(self.m.whnf_d(e))
            if isinstance(head, Const) and str(head.name) in ("Int.ofNat", "Int.negSucc") and len(args) == 1:
                n = self.m.nat_literal(self.m.whnf_d(args[0]))
                if n is not None:
                    return n if str(head.name) == "Int.ofNat" else -n - 1
        return None

    def _const(self, value: int) -> Linear:
        return Linear(value, (), lambda xs: lemma("eq_const", [int_lit(value), xs]))

    def _atom(self, e: Expr) -> Linear:
        i, _ = self.add(e)
        return self._atom_at(i)

    def _atom_at(self, i: int) -> Linear:
        return Linear(0, (*[0] * i, 1), lambda xs: lemma("eq_atom", [mk_lit(i), xs]))

    def _add(self, a: Linear, b: Linear, ea: Expr, eb: Expr) -> Linear:
        coeffs = combine(1, a.coeffs, 1, b.coeffs)

        def prove(xs: Expr) -> Expr:
            (k, cs), (l_, ds) = a.parts(), b.parts()
            return lemma("eq_add", [ea, eb, k, l_, cs, ds, xs, a.prove(xs), b.prove(xs)])

        return Linear(a.const + b.const, coeffs, prove)

    def _sub(self, a: Linear, b: Linear, ea: Expr, eb: Expr) -> Linear:
        coeffs = combine(1, a.coeffs, -1, b.coeffs)

        def prove(xs: Expr) -> Expr:
            (k, cs), (l_, ds) = a.parts(), b.parts()
            return lemma("eq_sub", [ea, eb, k, l_, cs, ds, xs, a.prove(xs), b.prove(xs)])

        return Linear(a.const - b.const, coeffs, prove)

    def _neg(self, a: Linear, ea: Expr) -> Linear:
        def prove(xs: Expr) -> Expr:
            k, cs = a.parts()
            return lemma("eq_neg", [ea, k, cs, xs, a.prove(xs)])

        return Linear(-a.const, tuple([-c for c in a.coeffs]), prove)

    def _scale(self, rule: str, value: int, a: Linear, ea: Expr) -> Linear:
        def prove(xs: Expr) -> Expr:
            k, cs = a.parts()
            return lemma(rule, [int_lit(value), ea, k, cs, xs, a.prove(xs)])

        return Linear(value * a.const, tuple([value * c for c in a.coeffs]), prove)

    def _mul(self, e: Expr, x: Expr, y: Expr) -> Linear:
        a, b = self.linear(x), self.linear(y)
        value = self._int_value(x)
        if value is not None:
            return self._scale("eq_mul", value, b, y)
        value = self._int_value(y)
        if value is not None:
            return self._scale("eq_mul_right", value, a, x)
        return self._atom(e)

    def _div(self, e: Expr, x: Expr, y: Expr) -> Linear:
        value = self._int_value(y)
        if value is None or value <= 0:
            return self._atom(e)
        i, new = self.add(e)
        if new:
            m = self.m
            divisor = m.mk_numeral(INT, value)
            product = m.mk_app_m("HMul.hMul", [divisor, e])
            self.side_facts.append((lemma("div_le", [x, mk_lit(value - 1)]), m.mk_app_m("LE.le", [product, x])))
            bound = m.mk_app_m("HAdd.hAdd", [product, divisor])
            self.side_facts.append((lemma("lt_div", [x, mk_lit(value - 1)]), m.mk_app_m("LT.lt", [x, bound])))
        return self._atom_at(i)

    def _mod(self, e: Expr, x: Expr, y: Expr) -> Linear:
        value = self._int_value(y)
        if value is None or value <= 0:
            return self._atom(e)
        m = self.m
        quotient = m.mk_app_m("HDiv.hDiv", [x, y])
        product = m.mk_app_m("HMul.hMul", [y, quotient])
        return self._via(self._sub(self.linear(x), self.linear(product), x, product), e, lemma("mod_eq", [x, y]))

    def _via(self, a: Linear, e: Expr, step: Expr) -> Linear:
        """The form of ``e`` from ``step : e = e'`` and the form of ``e'``."""
        m = self.m

        def prove(xs: Expr) -> Expr:
            _, _, mid = m.eq_of_proof(step)
            k, cs = a.parts()
            rhs = m.mk_app_m("HAdd.hAdd", [k, mk_apps(mk_const(mk_name("Lean.Omega.dot")), [cs, xs])])
            return mk_apps(mk_const(mk_name("Eq.trans"), (ONE,)), [INT, e, mid, rhs, step, a.prove(xs)])

        return Linear(a.const, a.coeffs, prove)

    def _min_max(self, e: Expr, kind: str, name: str, x: Expr, y: Expr) -> Linear:
        word = "min" if name == "Min.min" else "max"
        i, new = self.add(e)
        if new:
            proof = lemma(f"{kind}_{word}", [x, y])
            self.side_facts.append((proof, self.m.infer_type(proof)))
        return self._atom_at(i)

    # ------------------------------------------------------------ Nat terms
    def cast(self, n: Expr) -> Expr:
        """``(n : Int)`` as the library writes it."""
        return mk_apps(mk_const(_NAT_CAST, (ZERO,)), [INT, mk_const(mk_name("instNatCastInt")), n])

    def linear_nat(self, n: Expr) -> Linear:
        """Linear form of ``(n : Int)`` for a Nat term."""
        return self.linear(self.cast(n))

    def _cast(self, n: Expr) -> Linear:
        """``↑n``; ``↑(a + b)`` and ``↑a + ↑b`` are definitionally equal, so the form of one serves the other."""
        m = self.m
        n = m.instantiate_mvars(n)
        value = self._nat_value(n)
        if value is not None:
            return self._const(value)
        fn, args = unfold_app(n)
        name = str(fn.name) if isinstance(fn, Const) else ""
        if name == "HAdd.hAdd" and len(args) == 6:
            x, y = args[4], args[5]
            return self._add(self.linear_nat(x), self.linear_nat(y), self.cast(x), self.cast(y))
        if name == "Nat.succ" and len(args) == 1:
            one = mk_nat_lit(1)
            return self._add(self.linear_nat(args[0]), self._const(1), self.cast(args[0]), self.cast(one))
        if name == "HMul.hMul" and len(args) == 6:
            x, y = args[4], args[5]
            if self._nat_value(x) is not None:
                return self._scale("eq_mul", self._nat_value(x) or 0, self.linear_nat(y), self.cast(y))
            if self._nat_value(y) is not None:
                return self._scale("eq_mul_right", self._nat_value(y) or 0, self.linear_nat(x), self.cast(x))
        if name in ("HDiv.hDiv", "HMod.hMod") and len(args) == 6 and self._nat_value(args[5]):
            value = self._nat_value(args[5]) or 0
            op = m.mk_app_m(name, [self.cast(args[4]), m.mk_numeral(INT, value)])
            return self.linear(op)
        return self._cast_atom(n, name, args)

    def _nat_value(self, n: Expr) -> int | None:
        value = self.m.nat_literal(n)
        if value is not None or n.flags & (HAS_FVAR | HAS_EXPR_MVAR):
            return value
        fn = unfold_app(n)[0]
        if isinstance(fn, Const) and str(fn.name) in ("HPow.hPow", "HMul.hMul", "HAdd.hAdd", "HSub.hSub", "HDiv.hDiv"):
            return self.m.nat_literal(self.m.whnf_d(n))
        return None

    def _cast_atom(self, n: Expr, name: str, args: list[Expr]) -> Linear:
        canonical = self.cast(n)
        i, new = self.add(canonical)
        if new:
            proof = lemma("cast_nonneg", [n])
            zero = self.m.mk_numeral(INT, 0)
            self.side_facts.append((proof, self.m.mk_app_m("LE.le", [zero, canonical])))
            if name == "HSub.hSub" and len(args) == 6:
                split = lemma("cast_sub", [args[4], args[5]])
                self.side_facts.append((split, self.m.infer_type(split)))
            elif name in ("Int.toNat", "Int.natAbs") and len(args) == 1:
                split = lemma("cast_toNat" if name == "Int.toNat" else "cast_natAbs", [args[0]])
                self.side_facts.append((split, self.m.infer_type(split)))
            elif name in ("Min.min", "Max.max") and len(args) == 4 and args[0] is NAT_CONST:
                word = "min" if name == "Min.min" else "max"
                split = lemma(f"nat_{word}", [args[2], args[3]])
                self.side_facts.append((split, self.m.infer_type(split)))
        return self._atom_at(i)
