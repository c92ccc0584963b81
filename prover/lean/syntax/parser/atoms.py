"""Atoms: literals, holes, sorts, ``.ctor``, ``@f``, ``↑x``.

Source: Lean 4 ``src/Lean/Parser/Term.lean``, ``Lean/Parser/StrInterpolation.lean``.
"""

from __future__ import annotations

from typing import Any, Final

from prover.lean.name import ANONYMOUS, mk_name
from prover.lean.syntax import ast, lexer
from prover.lean.syntax.ast import Term
from prover.lean.syntax.lexer import CHAR, IDENT, INTERP, NAME, NUM, RAW, SCI, STR
from prover.lean.syntax.operators import LEAD_PREC, MAX_PREC
from prover.lean.syntax.parser.base import parse_digits, parse_natural
from prover.lean.syntax.parser.terms import Leading, TermParser
from prover.lean.syntax.source import Source


class AtomParser(TermParser):
    # ---- literals
    def _number(self) -> Term:
        start, text = self.start, self.val[self.i]
        self.adv()
        return ast.NumLit(start, self.prev_end, parse_natural(text))

    def _scientific(self) -> Term:
        start, text = self.start, self.val[self.i].lower()
        self.adv()
        mantissa, _, exp = text.partition("e")
        whole, _, decimals = mantissa.partition(".")
        sign = -1 if exp.startswith("-") else 1
        exponent = len(decimals) - sign * parse_digits(exp.lstrip("+-"))
        value = parse_digits(whole + decimals)
        return ast.ScientificLit(start, self.prev_end, value, exponent >= 0, abs(exponent))

    def _string(self) -> Term:
        start, text = self.start, self.val[self.i]
        tok = self.tok[self.i]
        self.adv()
        return ast.StrLit(start, self.prev_end, text if tok == RAW else lexer.decode_string(text[1:-1]))

    def _char(self) -> Term:
        start, text = self.start, self.val[self.i]
        self.adv()
        return ast.CharLit(start, self.prev_end, lexer.decode_string(text[1:-1]))

    def _name_lit(self) -> Term:
        start, text = self.start, self.val[self.i]
        self.adv()
        return ast.NameLit(start, self.prev_end, mk_name(text))

    def _interpolated(self) -> Term:
        """``s!"…{e}…"`` (also ``m!``, ``f!``)."""
        start = self.start
        self.adv()
        if not self.at(INTERP):
            raise self.error("interpolated string")
        parts = self.interpolated_parts(self.start, self.val[self.i])
        self.adv()
        return ast.InterpolatedStr(start, self.prev_end, parts)

    def interpolated_parts(self, offset: int, text: str) -> tuple[Term, ...]:
        parts: list[Term] = []
        i, chunk = 1, 1
        while i < len(text) - 1:
            if text[i] == "\\":
                i += 2
            elif text[i] == "{":
                parts.append(ast.StrLit(offset + chunk, offset + i, lexer.decode_string(text[chunk:i])))
                value, i = self._embedded(offset + i + 1)
                parts.append(value)
                i -= offset
                chunk = i
            else:
                i += 1
        parts.append(ast.StrLit(offset + chunk, offset + i, lexer.decode_string(text[chunk : len(text) - 1])))
        return tuple(parts)

    def _embedded(self, pos: int) -> tuple[Term, int]:
        """The term at ``pos`` inside a string and the offset after its ``}``."""
        inner = type(self)(Source(self.text, self.source.file_name), self.table, pos)
        value = inner.term()
        inner.expect("}")
        return value, inner.prev_end

    # ---- atoms
    def _hole(self) -> Term:
        start = self.start
        self.adv()
        return ast.Hole(start, self.prev_end)

    def _synthetic_hole(self) -> Term:
        start = self.start
        self.adv()
        if self.st[self.i] == self.prev_end:
            if self.accept("_"):
                return ast.SyntheticHole(start, self.prev_end, ANONYMOUS)
            if self.at(IDENT):
                return ast.SyntheticHole(start, self.en[self.i], self.ident())
        raise self.error("'_'", "identifier")

    def _sorry(self) -> Term:
        start = self.start
        self.adv()
        return ast.Sorry(start, self.prev_end)

    def _sort(self) -> Term:
        start, tok, level_allowed = self.start, self.tok[self.i], self.lead_prec <= LEAD_PREC
        self.adv()
        kind: Any = tok.rstrip("*")
        if tok.endswith("*"):
            return ast.SortTerm(start, self.prev_end, kind, None, True)
        if tok != "Prop" and level_allowed and self.at_level_atom() and self._arg_position():
            if not (self.at(IDENT) and "." in self.val[self.i]):
                level = self.attempt(lambda: self.level(MAX_PREC))
                if level is not None:
                    return ast.SortTerm(start, self.prev_end, kind, level)
        return ast.SortTerm(start, self.prev_end, kind)

    def _dot_ident(self) -> Term:
        start = self.start
        self.adv()
        if self.st[self.i] != self.prev_end:
            raise self.error("identifier")
        text = self.val[self.i]
        if self.at(IDENT) or text[:1].isalpha():
            self.adv()
            return ast.DotIdent(start, self.prev_end, mk_name(text))
        raise self.error("identifier")

    def _explicit(self) -> Term:
        start = self.start
        self.adv()
        fn = self.term(MAX_PREC)
        return ast.Explicit(start, self.prev_end, fn)

    def _coe(self) -> Term:
        start, tok = self.start, self.tok[self.i]
        self.adv()
        arg = self.term(MAX_PREC)
        return ast.Coe(start, arg.end, tok, arg)

    def _cdot(self) -> Term:
        start = self.start
        self.adv()
        return ast.CDot(start, self.prev_end)


ATOMS: Final[dict[str, Leading]] = {
    NUM: (MAX_PREC, AtomParser._number),
    SCI: (MAX_PREC, AtomParser._scientific),
    STR: (MAX_PREC, AtomParser._string),
    RAW: (MAX_PREC, AtomParser._string),
    CHAR: (MAX_PREC, AtomParser._char),
    NAME: (MAX_PREC, AtomParser._name_lit),
    "s!": (MAX_PREC, AtomParser._interpolated),
    "m!": (MAX_PREC, AtomParser._interpolated),
    "f!": (MAX_PREC, AtomParser._interpolated),
    "_": (MAX_PREC, AtomParser._hole),
    "?": (MAX_PREC, AtomParser._synthetic_hole),
    "sorry": (MAX_PREC, AtomParser._sorry),
    "Prop": (MAX_PREC, AtomParser._sort),
    "Type": (MAX_PREC, AtomParser._sort),
    "Sort": (MAX_PREC, AtomParser._sort),
    "Type*": (MAX_PREC, AtomParser._sort),
    "Sort*": (MAX_PREC, AtomParser._sort),
    ".": (MAX_PREC, AtomParser._dot_ident),
    "@": (MAX_PREC, AtomParser._explicit),
    "↑": (MAX_PREC, AtomParser._coe),
    "⇑": (MAX_PREC, AtomParser._coe),
    "↥": (MAX_PREC, AtomParser._coe),
    "·": (MAX_PREC, AtomParser._cdot),
}
