"""Numerals as terms: which number an expression writes down.

Source: Lean 4 ``src/Lean/PrettyPrinter/Delaborator/Builtins.lean`` (``delabOfNat``, ``delabNeg``, ``delabHDiv``).
"""

from __future__ import annotations

from typing import Final

from prover.lean.decimal_text import nat_to_decimal
from prover.lean.expr import Expr, Lit, is_app_of, unfold_app
from prover.lean.name import mk_name

_OF_NAT: Final = mk_name("OfNat.ofNat")
_NEG: Final = mk_name("Neg.neg")
_DIV: Final = mk_name("HDiv.hDiv")


def literal_text(e: Expr) -> str | None:
    """The text of a numeral, a negative one, or a quotient of such a one by a numeral."""
    if is_app_of(e, _OF_NAT, 3):
        value = raw_nat(e)
        return None if value is None else nat_to_decimal(value)
    args = unfold_app(e)[1]
    if is_app_of(e, _NEG, 3) and is_app_of(args[2], _OF_NAT, 3):
        inner = literal_text(args[2])
        return None if inner is None else f"-{inner}"
    if is_app_of(e, _DIV, 6) and is_app_of(args[5], _OF_NAT, 3) and not is_app_of(args[4], _DIV, 6):
        above, below = literal_text(args[4]), literal_text(args[5])
        return None if above is None or below is None else f"{above} / {below}"
    return None


def raw_nat(e: Expr) -> int | None:
    """The natural number of a numeral or of a raw literal."""
    if is_app_of(e, _OF_NAT, 3):
        e = unfold_app(e)[1][1]
    return e.value if isinstance(e, Lit) and isinstance(e.value, int) else None
