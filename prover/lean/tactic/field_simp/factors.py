"""Terms of a field as products of integer powers of atoms, with a sign.

Source: Mathlib ``Mathlib/Tactic/FieldSimp.lean`` (``normalize``, ``qNF.gcd``, ``evalPretty``). Sums become an atom
times the common factor of their summands. Comes in: terms; goes out: :class:`Reading`, the product and an equation:
each sum is replaced by its product form (shown by :mod:`.proof`), the rest stands as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from prover.lean.expr import App, Const, Expr, mk_app, mk_apps, unfold_app
from prover.lean.meta.app_builder import NAT_CONST, mk_nat_lit
from prover.lean.meta.base import Transparency
from prover.lean.meta.meta import Meta
from prover.lean.tactic.atoms import Atoms
from prover.lean.tactic.field_simp.proof import FieldIdentity
from prover.lean.tactic.ring.domain import Domain
from prover.lean.tactic.simp.literals import int_literal


@dataclass(frozen=True, slots=True)
class Product:
    """``± ∏ atom ^ exponent``. An exponent 0 stands for ``x / x`` where ``x ≠ 0`` could not be shown."""

    negative: bool
    powers: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """``term`` is a product, quotient … of atoms with value ``product``; ``proof : original = term``, None when they
    are the same."""

    product: Product
    term: Expr
    proof: Expr | None = None


class Factors(Atoms):
    """The atoms of one call; ``nonzero`` gives proofs that an atom does not vanish."""

    def __init__(self, m: Meta, domain: Domain, nonzero: Callable[[Expr], Expr | None]) -> None:
        super().__init__(m, Transparency.REDUCIBLE, "field_simp")
        self.domain = domain
        self._nonzero = nonzero

    def nonzero(self, i: int) -> bool:
        return self._nonzero(self.atoms[i]) is not None

    def identity(self, a: Expr, b: Expr, open_atom: Expr | None = None) -> Expr | None:
        """``a = b`` modulo ``x * x⁻¹ = 1`` for nonzero atoms, which are not looked into (but for ``open_atom``),
        however they are spelled: ``1`` is one number, but the display has it from several instances."""
        known = [(x, p) for x in self.atoms if x is not open_atom and (p := self._nonzero(x)) is not None]
        whole = [x for x, i in self._index.items() if self.atoms[i] is not open_atom]
        return FieldIdentity(self.m, self.domain, whole, known).prove(a, b)

    # ------------------------------------------------------------ reading
    def read(self, e: Expr) -> Reading:
        self.m.tick("field_simp", 1)
        fn, args = unfold_app(e)
        name = str(fn.name) if isinstance(fn, Const) else ""
        d = self.domain
        if name == "HMul.hMul" and len(args) == 6 and d.is_op("mul", e.fn.fn):  # type: ignore[attr-defined]
            return self._binary(e, args, 1)
        if name == "HDiv.hDiv" and len(args) == 6 and d.is_op("div", e.fn.fn):  # type: ignore[attr-defined]
            return self._binary(e, args, -1)
        if name == "Inv.inv" and len(args) == 3 and d.is_op("inv", e.fn):  # type: ignore[attr-defined]
            a = self.read(args[2])
            return self._unary(e, a, Product(a.product.negative, {i: -k for i, k in a.product.powers.items()}))
        if name == "Neg.neg" and len(args) == 3 and d.is_op("neg", e.fn):  # type: ignore[attr-defined]
            a = self.read(args[2])
            return self._unary(e, a, Product(not a.product.negative, a.product.powers))
        if name == "HPow.hPow" and len(args) == 6:
            n = self._exponent(e, args)
            if n is not None:
                return self._power(e, args, n)
        if name in ("HAdd.hAdd", "HSub.hSub") and len(args) == 6:
            op = "add" if name == "HAdd.hAdd" else "sub"
            if d.is_op(op, e.fn.fn):  # type: ignore[attr-defined]
                return self._sum(e, op, self.read(args[4]), self.read(args[5]))
        if name == "OfNat.ofNat" and len(args) == 3 and e is d.numeral(1):
            return Reading(Product(False, {}), e)
        return Reading(Product(False, {self.find(e): 1}), e)

    def _binary(self, e: Expr, args: list[Expr], sign: int) -> Reading:
        a, b = self.read(args[4]), self.read(args[5])
        term, proof = self._congr(e, a, b)
        return Reading(_times(a.product, b.product, sign), term, proof)

    def _congr(self, e: Expr, a: Reading, b: Reading) -> tuple[Expr, Expr | None]:
        """``e`` is a binary operation; its arguments are replaced by what was read of them."""
        assert isinstance(e, App) and isinstance(e.fn, App)
        m, op = self.m, e.fn.fn
        if a.proof is None and b.proof is None:
            return e, None
        first = m.mk_congr_arg(op, a.proof if a.proof is not None else m.mk_eq_refl(a.term))
        proof = m.mk_congr(first, b.proof if b.proof is not None else m.mk_eq_refl(b.term))
        return mk_apps(op, [a.term, b.term]), proof

    def _unary(self, e: Expr, a: Reading, product: Product) -> Reading:
        assert isinstance(e, App)
        if a.proof is None:
            return Reading(product, e)
        return Reading(product, mk_app(e.fn, a.term), self.m.mk_congr_arg(e.fn, a.proof))

    def _exponent(self, e: Expr, args: list[Expr]) -> int | None:
        """The literal exponent of a power of the field."""
        assert isinstance(e, App) and isinstance(e.fn, App)
        if args[1] is NAT_CONST:
            return self.m.nat_literal(args[5]) if self.domain.is_op("pow", e.fn.fn) else None
        return int_literal(self.m, args[5]) if self.domain.is_op("zpow", e.fn.fn) else None

    def _power(self, e: Expr, args: list[Expr], n: int) -> Reading:
        a = self.read(args[4])
        powers = {i: k * n for i, k in a.product.powers.items()} if n else {}
        product = Product(a.product.negative and n % 2 == 1, powers)
        if a.proof is None:
            return Reading(product, e)
        assert isinstance(e, App) and isinstance(e.fn, App)
        proof = self.m.mk_congr_fun(self.m.mk_congr_arg(e.fn.fn, a.proof), args[5])
        return Reading(product, mk_apps(e.fn.fn, [a.term, args[5]]), proof)

    def _sum(self, e: Expr, op: str, a: Reading, b: Reading) -> Reading:
        """The common factor times a new atom."""
        term, proof = self._congr(e, a, b)
        common, left, right = self.common(a.product, b.product, lambda _: True)
        total = self.domain.apply(op, [self.write(left), self.write(right)])
        product = _times(Product(False, common), Product(False, {self.find(total): 1}), 1)
        new = total if not common else self.domain.apply("mul", [self.write(Product(False, common)), total])
        if new is term:
            return Reading(product, term, proof)
        step = self.identity(term, new, total)
        if step is None:  # the factor was not there: leave the sum as it is
            return Reading(Product(False, {self.find(e): 1}), e)
        return Reading(product, new, step if proof is None else self.m.mk_eq_trans(proof, step))

    # ------------------------------------------------------------ common factors
    def common(
        self,
        a: Product,
        b: Product,
        may_cancel: Callable[[int], bool],
        may_multiply: Callable[[int], bool] | None = None,
    ) -> tuple[dict[int, int], Product, Product]:
        """A common factor, and both products without it, all of whose powers are positive where that can be had.
        ``may_cancel i``: may a factor that both have be taken out? ``may_multiply i``: may both be multiplied by what
        one of them divides by? (By default when it is known to be nonzero.)"""
        allowed = may_multiply if may_multiply is not None else self.nonzero
        out: dict[int, int] = {}
        left, right = dict(a.powers), dict(b.powers)
        for i in sorted({*left, *right}):
            x, y = left.get(i), right.get(i)
            if x is not None and y is not None:
                if not may_cancel(i):
                    continue
                out[i] = min(x, y)
            else:
                n = x if x is not None else y
                assert n is not None
                if n > 0:
                    continue
                if not allowed(i):
                    continue
                out[i] = n
            for side, have in ((left, x), (right, y)):
                rest = (have or 0) - out[i]
                if rest:
                    side[i] = rest
                else:
                    side.pop(i, None)
            if out[i] == 0:
                del out[i]
        return out, Product(a.negative, left), Product(b.negative, right)

    def without_zeros(self, p: Product) -> Product:
        """Drop ``x / x`` for nonzero ``x``."""
        return Product(p.negative, {i: k for i, k in p.powers.items() if k or not self.nonzero(i)})

    # ------------------------------------------------------------ writing
    def write(self, p: Product) -> Expr:
        """``x * y ^ 2 / z``."""
        above = [(i, max(k, 1)) for i, k in sorted(p.powers.items()) if k >= 0]
        below = [(i, max(-k, 1)) for i, k in sorted(p.powers.items()) if k <= 0]
        d = self.domain
        out = self._product(above)
        if below:
            out = d.apply("div", [out, self._product(below)])
        return d.apply("neg", [out]) if p.negative else out

    def _product(self, powers: list[tuple[int, int]]) -> Expr:
        d = self.domain
        out: Expr | None = None
        for i, k in powers:
            factor = self.atoms[i] if k == 1 else d.apply("pow", [self.atoms[i], mk_nat_lit(k)])
            out = factor if out is None else d.apply("mul", [out, factor])
        return out if out is not None else d.numeral(1)


def _times(a: Product, b: Product, sign: int) -> Product:
    powers = dict(a.powers)
    for i, k in b.powers.items():
        powers[i] = powers.get(i, 0) + sign * k
    return Product(a.negative != b.negative, powers)
