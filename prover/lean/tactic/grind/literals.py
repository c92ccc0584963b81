"""Literals as ``grind`` sees them: terms whose value is known, so that different ones are not equal."""

from __future__ import annotations

from typing import Final

from prover.lean.expr import Expr, Lit, get_app_args, is_app_of
from prover.lean.meta.meta import Meta
from prover.lean.name import mk_name
from prover.lean.tactic.simp.literals import char_literal, read_number, string_literal

OF_NAT: Final = mk_name("OfNat.ofNat")


def is_numeral(e: Expr) -> bool:
    """``OfNat.ofNat α n _`` of a raw number: its insides are left alone."""
    return is_app_of(e, OF_NAT, 3) and isinstance(get_app_args(e)[1], Lit)


def literal(m: Meta, e: Expr) -> tuple[str, int | str] | None:
    """Kind and value of a number, character or text."""
    number = read_number(m, e)
    if number is not None:
        return number.domain, number.value
    code = char_literal(e)
    if code is not None:
        return "Char", code
    text = string_literal(e)
    return None if text is None else ("String", text)
