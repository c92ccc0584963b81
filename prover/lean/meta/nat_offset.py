"""Natural numbers as unification sees them: ``x + k`` and arithmetic on literals, at any transparency.

Source: Lean 4 ``src/Lean/Meta/Offset.lean``.
"""

from __future__ import annotations

from typing import Final

from prover.lean.expr import HAS_EXPR_MVAR, HAS_FVAR, App, Const, Expr, mk_apps, mk_const, unfold_app
from prover.lean.level import ZERO
from prover.lean.meta.base import Transparency
from prover.lean.meta.level_defeq import LevelDefEq
from prover.lean.meta.whnf import NAT, NAT_BINARY, NAT_SUCC
from prover.lean.name import Name, mk_name

HADD: Final = mk_name("HAdd.hAdd")
NAT_ADD: Final = mk_name("Nat.add")
_STANDARD: Final = {
    mk_name(f"H{op}.h{op}"): mk_apps(
        mk_const(mk_name(f"instH{op}"), (ZERO,)), (mk_const(NAT), mk_const(mk_name(instance)))
    )
    for op, instance in (
        ("Add", "instAddNat"),
        ("Sub", "instSubNat"),
        ("Mul", "instMulNat"),
        ("Div", "Nat.instDiv"),
        ("Mod", "Nat.instMod"),
    )
} | {
    mk_name("HPow.hPow"): mk_apps(
        mk_const(mk_name("instHPow"), (ZERO, ZERO)),
        (
            mk_const(NAT),
            mk_const(NAT),
            mk_apps(mk_const(mk_name("instPowNat"), (ZERO,)), (mk_const(NAT), mk_const(mk_name("instNatPowNat")))),
        ),
    )
}
"""The instances with which these operations are the ones of ``Nat``."""

_NAT_OPERATIONS: Final = {
    mk_name(name): NAT_BINARY[mk_name(f"Nat.{op}")]
    for op, heterogeneous in (
        ("add", "HAdd.hAdd"),
        ("sub", "HSub.hSub"),
        ("mul", "HMul.hMul"),
        ("div", "HDiv.hDiv"),
        ("mod", "HMod.hMod"),
        ("pow", "HPow.hPow"),
    )
    for name in (f"Nat.{op}", heterogeneous)
}


class NatOffsets(LevelDefEq):
    """Adds ``nat_offset`` and ``eval_nat``."""

    def nat_offset(self, e: Expr) -> tuple[Expr | None, int] | None:
        """``e`` as ``base + k`` (base None for a literal); None when it is neither a literal nor a sum or successor."""
        value = self.nat_literal(e)
        if value is not None:
            return None, value
        if type(e) is not App:
            return None
        fn, args = unfold_app(e)
        if not isinstance(fn, Const):
            return None
        if fn.name is NAT_SUCC and len(args) == 1:
            inner, k = args[0], 1
        elif fn.name is NAT_ADD and len(args) == 2:
            literal = self.nat_literal(args[1])
            if literal is None:
                return None
            inner, k = args[0], literal
        elif fn.name is HADD and len(args) == 6 and isinstance(args[0], Const) and args[0].name is NAT:
            literal = self.nat_literal(args[5])
            if literal is None or not (isinstance(args[1], Const) and args[1].name is NAT):
                return None
            if not self.is_nat_operation(HADD, args[3]):
                return None
            inner, k = args[4], literal
        else:
            return None
        deeper = self.nat_offset(inner)
        if deeper is None:
            return inner, k
        return deeper[0], deeper[1] + k

    def is_nat_operation(self, operation: Name, inst: Expr) -> bool:
        """Is ``inst`` the instance that makes ``HAdd.hAdd`` … the operation of ``Nat``, or not known yet?

        Others may stand there: a file's own makes ``+`` something else, those of the hierarchy are the same in the end.
        """
        standard = _STANDARD.get(operation)
        if inst is standard or standard is None:
            return True
        if inst.flags & HAS_EXPR_MVAR:
            inst = self.instantiate_mvars(inst)
            if inst is standard or inst.flags & HAS_EXPR_MVAR:
                return True
        if inst.flags & HAS_FVAR:
            return False
        known = self.nat_instance_cache.get(inst)
        if known is None:
            with self.with_transparency(Transparency.INSTANCES):
                known = self.nat_instance_cache[inst] = self.is_def_eq(inst, standard)
        return known

    def nat_value_or_offset(self, e: Expr) -> tuple[Expr | None, int] | None:
        offset = self.nat_offset(e)
        if offset is not None:
            return offset
        value = self.eval_nat(e)
        return None if value is None else (None, value)

    def eval_nat(self, e: Expr) -> int | None:
        """The value of an arithmetic expression on Nat literals, at any transparency (Lean's ``evalNat``)."""
        value = self.nat_literal(e)
        if value is not None or e.flags & (HAS_FVAR | HAS_EXPR_MVAR):
            return value
        fn, args = unfold_app(e)
        if not isinstance(fn, Const):
            return None
        if fn.name is NAT_SUCC and len(args) == 1:
            inner = self.eval_nat(args[0])
            return None if inner is None else inner + 1
        op = _NAT_OPERATIONS.get(fn.name)
        if op is None or len(args) < 2:
            return None
        if len(args) == 6 and not all(isinstance(t, Const) and t.name is NAT for t in args[:3]):
            return None
        if len(args) not in (2, 6) or (len(args) == 6 and not self.is_nat_operation(fn.name, args[3])):
            return None
        x, y = self.eval_nat(args[-2]), self.eval_nat(args[-1])
        return None if x is None or y is None else op(x, y)
