"""Reading sums of an additive commutative monoid or group, writing their normal form, proving two of them equal.

Source: Mathlib ``Mathlib/Tactic/Abel.lean`` (``eval``). Comes in: terms of one type; goes out: :class:`Sum`, its
integer coefficients and the ``AExpr`` that the kernel evaluates (theorems ``of_check_…`` of
``library/Mathlib/Tactic/Abel.lean``), with work linear in the size of the terms.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from prover.lean.expr import Const, Expr, Lit, mk_app, mk_apps, mk_bvar, mk_const, mk_lambda, mk_lit, unfold_app
from prover.lean.level import ZERO, Level, mk_succ
from prover.lean.meta.app_builder import NAT_CONST
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import LeanError
from prover.lean.name import mk_name
from prover.lean.tactic.atoms import Atoms
from prover.lean.tactic.operations import Operations
from prover.lean.tactic.ring.certificate import MAX_BITS, REFL_TRUE
from prover.lean.tactic.ring.reader import MAKE_DERIVE, Derive, Inner
from prover.lean.tactic.ring.scalars import integer
from prover.lean.tactic.simp.literals import INT_CONST, int_literal, mk_int_lit

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

ABEL: Final = mk_name("Mathlib.Tactic.Abel")
_AEXPR: Final = ABEL.child("AExpr")
_ZERO, _VAR, _ADD, _SUB, _NEG, _NSMUL, _ZSMUL = (
    mk_const(_AEXPR.child(name)) for name in ("zero", "var", "add", "sub", "neg", "nsmul", "zsmul")
)
_BOOL: Final = mk_const(mk_name("Bool"))
_NAT_BLE: Final = mk_const(mk_name("Nat.ble"))
_ARGUMENTS: Final = {"HAdd.hAdd": 6, "HSub.hSub": 6, "HSMul.hSMul": 6, "Neg.neg": 3, "OfNat.ofNat": 3}


class AdditiveDomain(Operations):
    """An additive commutative monoid; ``group`` is None where it is no group."""

    NAMESPACE = ABEL
    ARITY: ClassVar = {"zero": 0, "add": 2, "nsmul": 2, "neg": 1, "sub": 2, "zsmul": 2}
    USER: ClassVar = {
        "add": "HAdd.hAdd", "nsmul": "HSMul.hSMul", "neg": "Neg.neg", "sub": "HSub.hSub", "zsmul": "HSMul.hSMul",
    }  # fmt: skip

    def __init__(self, m: Meta, type: Expr, level: Level, monoid: Expr) -> None:
        super().__init__(m, type, level)
        self.monoid = monoid
        self.group = self.instance("AddCommGroup")

    def instance_for(self, name: str) -> Expr | None:
        return self.group if name in ("neg", "sub", "zsmul") else self.monoid


@dataclass(frozen=True, slots=True)
class Sum:
    """``original`` has these coefficients of atoms (none is zero); ``term : AExpr`` says how it is written, ``norm``
    bounds the sum of the coefficients that occur in it."""

    original: Expr
    coefficients: dict[int, int]
    term: Expr
    norm: int


class AbelReader(Atoms):
    """The atoms of one call on one type."""

    def __init__(self, m: Meta, domain: AdditiveDomain, red: Transparency) -> None:
        super().__init__(m, red, "abel")
        self.domain = domain
        self._derive: Derive | None = None

    # ------------------------------------------------------------ reading
    def read(self, e: Expr) -> Sum:
        found: dict[int, int] = {}
        term, norm = self._read(e, 1, found)
        return Sum(e, {i: c for i, c in found.items() if c}, term, norm)

    def _read(self, e: Expr, factor: int, out: dict[int, int]) -> tuple[Expr, int]:
        """Add ``factor`` times the coefficients of ``e`` to ``out``; the ``AExpr`` of ``e`` and its norm."""
        self.tick(1)
        name, args = self.operation(e)
        if name == "zero":
            return _ZERO, 0
        if name == "neg":
            a, n = self._read(args[0], -factor, out)
            return mk_app(_NEG, a), n
        if name in ("add", "sub"):
            a, n = self._read(args[0], factor, out)
            b, k = self._read(args[1], factor if name == "add" else -factor, out)
            return mk_apps(_ADD if name == "add" else _SUB, [a, b]), n + k
        if name in ("nsmul", "zsmul"):
            c = self._coefficient(args[0], name)
            if c is not None:
                a, n = self._read(args[1], factor * c, out)
                return mk_apps(_NSMUL if name == "nsmul" else _ZSMUL, [_scalar(name, c), a]), abs(c) * n
        i = self.find(e)
        out[i] = out.get(i, 0) + factor
        return mk_app(_VAR, mk_lit(i)), 1

    def operation(self, e: Expr) -> tuple[str, list[Expr]]:
        """The operation at the head of ``e`` and its arguments; an empty name for atoms."""
        fn, args = unfold_app(e)
        head = str(fn.name) if isinstance(fn, Const) else ""
        if _ARGUMENTS.get(head) != len(args):
            return "", []
        d = self.domain
        if head == "OfNat.ofNat":
            is_zero = isinstance(args[1], Lit) and args[1].value == 0 and d.is_op("zero", e)
            return ("zero", []) if is_zero else ("", [])
        if head == "Neg.neg":
            return ("neg", args[2:]) if d.is_op("neg", mk_apps(fn, args[:2])) else ("", [])
        name = {"HAdd.hAdd": "add", "HSub.hSub": "sub"}.get(head, "nsmul" if args[0] is NAT_CONST else "zsmul")
        if name == "zsmul" and args[0] is not INT_CONST:
            return "", []
        return (name, args[4:]) if d.is_op(name, mk_apps(fn, args[:4])) else ("", [])

    def _coefficient(self, e: Expr, name: str) -> int | None:
        """The value of the scalar of operation ``name`` when the kernel computes it (``3``, ``-2``, ``2 + 1``)."""
        m = self.m
        if self._derive is None:
            self._derive = MAKE_DERIVE[0](m)
        found = self._derive(e)
        literal = found[0] if found is not None else e
        value = self.m.nat_literal(literal) if name == "nsmul" else int_literal(self.m, literal)
        if value is None:
            return None
        with m.with_transparency(Transparency.DEFAULT):
            return value if m.is_def_eq_guarded(e, _scalar(name, value)) else None

    # ------------------------------------------------------------ writing
    def write(self, coefficients: dict[int, int]) -> Expr:
        """``a + (2 • b + c)``, atoms in the order in which they were met."""
        d = self.domain
        out: Expr | None = None
        for i in sorted(coefficients, reverse=True):
            c = coefficients[i]
            term = self.atoms[i]
            if c != 1:
                in_group = d.group is not None
                scalar = mk_int_lit(self.m, c) if in_group else self.m.mk_numeral(NAT_CONST, c)
                term = d.apply("zsmul" if in_group else "nsmul", [scalar, term])
            out = term if out is None else d.apply("add", [term, out])
        return self.m.mk_numeral(d.type, 0) if out is None else out

    def congruent(self, e: Expr, inner: Inner) -> tuple[Expr, Expr | None]:
        """``e`` with ``inner`` applied to its atoms, and a proof of ``e = new`` (None when they are the same)."""
        m = self.m
        name, args = self.operation(e)
        if not name:
            return inner(e)
        if name in ("nsmul", "zsmul") and self._coefficient(args[0], name) is None:
            return inner(e)
        fn, all_args = unfold_app(e)
        head, proof = mk_apps(fn, all_args[: len(all_args) - len(args)]), None
        for i, arg in enumerate(args):
            is_term = len(args) == 1 or name in ("add", "sub") or i == 1
            new, step = self.congruent(arg, inner) if is_term else (arg, None)
            if proof is not None:
                proof = m.mk_congr_fun(proof, arg) if step is None else m.mk_congr(proof, step)
            elif step is not None:
                proof = m.mk_congr_arg(head, step)
            head = mk_app(head, new)
        return head, proof

    # ------------------------------------------------------------ equalities
    def prove(self, a: Sum, b: Sum) -> Expr | None:
        """``a.original = b.original``; None when the coefficients differ."""
        if a.coefficients != b.coefficients:
            return None
        d = self.domain
        bits = (a.norm + b.norm).bit_length()
        if bits * max(len(self.atoms), 1) > MAX_BITS:
            raise LeanError("abel failed: the numbers that the check needs are too large")
        inst, rule, checks = (d.group, "of_check_group", 1) if d.group is not None else (d.monoid, "of_check_monoid", 3)
        args = [d.type, inst, self._table(0, len(self.atoms)), mk_lit(bits), a.term, b.term, *[REFL_TRUE] * checks]
        proof = mk_apps(mk_const(ABEL.child(rule), (d.level,)), args)
        eq = mk_apps(mk_const(mk_name("Eq"), (mk_succ(d.level),)), [d.type, a.original, b.original])
        return mk_apps(mk_const(mk_name("id"), (ZERO,)), [eq, proof])

    def _table(self, low: int, high: int) -> Expr:
        """``Nat → M``, atom ``i`` for every ``low ≤ i < high``: a tree of comparisons whose branches are closed, so
        that an atom is found in a logarithmic number of steps."""
        d, i = self.domain, mk_bvar(0)
        if high - low <= 1:
            is_known = low < high and self.is_in_scope(low)  # an atom from below another binder does not occur
            body = self.atoms[low] if is_known else d.op("zero")
        else:
            mid = (low + high) // 2
            left, right = self._table(low, mid), self._table(mid, high)
            motive = mk_lambda(mk_name("b"), _BOOL, d.type)
            rec = mk_const(mk_name("Bool.rec"), (mk_succ(d.level),))
            is_right = mk_apps(_NAT_BLE, [mk_lit(mid), i])
            body = mk_apps(rec, [motive, mk_app(left, i), mk_app(right, i), is_right])
        return mk_lambda(mk_name("i"), NAT_CONST, body)


def _scalar(name: str, n: int) -> Expr:
    """The literal as the kernel finds it quickest."""
    return mk_lit(n) if name == "nsmul" else integer(n)
