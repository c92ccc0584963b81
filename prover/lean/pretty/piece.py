"""A printed term with its precedence: what the parenthesizer needs.

Source: Lean 4 ``src/Lean/PrettyPrinter/Parenthesizer.lean``. ``prec`` is the precedence of the term's syntax; ``tail``
the lowest precedence at which something at its right end still reads on: a following operator of precedence at least
``tail`` would be swallowed (``fun x => e`` has tail 0, ``∑ x, e`` 67). ``fun`` is not a group of its own
(``ppAllowUngrouped``): its lines belong to the term around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from prover.lean.pretty.format import LINE, Doc, concat, fill, nest, text
from prover.lean.syntax.operators import LEAD_PREC, MAX_PREC

CLOSED: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Piece:
    doc: Doc
    prec: int = MAX_PREC
    tail: int = CLOSED
    is_numeral: bool = False
    is_grouped: bool = True

    def at(self, prec: int) -> Piece:
        """This term where a term of precedence ``prec`` is read: parenthesised if need be."""
        return self if self.prec >= prec else paren(self)

    def before(self, prec: int, own: int) -> Piece:
        """This term as left operand (precedence ``prec`` wanted) of an operator of precedence ``own``."""
        return paren(self) if self.prec < prec or own >= self.tail else self


def paren(piece: Piece) -> Piece:
    """``(e)``: the contents of a grouped term are laid out two columns further left (``ppDedentIfGrouped``)."""
    inner = nest(-2, piece.doc) if piece.is_grouped else piece.doc
    return Piece(term(concat("(", inner, ")")))


def term(doc: Doc) -> Doc:
    """How every term is laid out: a fill group, two columns in."""
    return fill(nest(2, doc))


def atom(s: str) -> Piece:
    return Piece(text(s))


def application(fn: Piece, args: list[Piece]) -> Piece:
    """``f a b``: every argument but the last is followed by something."""
    if not args:
        return fn
    parts: list[Doc | str] = [fn.before(MAX_PREC, LEAD_PREC).doc]
    tail = CLOSED
    for i, a in enumerate(args):
        shown = a.at(MAX_PREC)
        if i < len(args) - 1:
            shown = shown.before(MAX_PREC, LEAD_PREC)
        else:
            tail = shown.tail
        parts += [LINE, shown.doc]
    return Piece(term(concat(*parts)), LEAD_PREC, tail)


def infix(lhs: Piece, op: str, rhs: Piece, prec: int, left: int, right: int) -> Piece:
    left_piece = lhs.before(left, prec)
    right_piece = rhs.at(right)
    doc = term(concat(left_piece.doc, f" {op}", LINE, right_piece.doc))
    return Piece(doc, prec, min(right_piece.tail, right))


def prefix(op: str, arg: Piece, prec: int, want: int) -> Piece:
    inner = arg.at(want)
    return Piece(term(concat(op, inner.doc)), prec, min(inner.tail, want))


def postfix(arg: Piece, op: str, prec: int, want: int) -> Piece:
    return Piece(term(concat(arg.before(want, prec).doc, op)), prec)
