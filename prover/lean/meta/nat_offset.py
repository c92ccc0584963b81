"""Natural numbers as unification sees them: ``x + k`` and arithmetic on literals, at any transparency.

Source: Lean 4 ``src/Lean/Meta/Offset.lean``.
"""

from __future__ import annotations

from typing import Final

from prover.lean.expr import HAS_EXPR_MVAR, HAS_FVAR, App, Const, Expr, unfold_app
from prover.lean.meta.level_defeq import LevelDefEq
from prover.lean.meta.whnf import NAT, NAT_BINARY, NAT_SUCC
from prover.lean.name import mk_name

HADD: Final = mk_name("HAdd.hAdd")
NAT_ADD: Final = mk_name("Nat.add")
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
            inner, k = args[4], literal
        else:
            return None
        deeper = self.nat_offset(inner)
        if deeper is None:
            return inner, k
        return deeper[0], deeper[1] + k

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
        if len(args) not in (2, 6):
            return None
        x, y = self.eval_nat(args[-2]), self.eval_nat(args[-1])
        return None if x is None or y is None else op(x, y)
