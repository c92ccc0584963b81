"""Terms in brackets: parentheses, anonymous constructors, lists, structure instances, sets, subtypes, ``|x|``.

Source: Lean 4 ``src/Lean/Parser/Term.lean`` (``paren``, ``structInst``, ``anonymousCtor``), ``Init/Core.lean``
(``{a, b}``, ``{x // p}``); Mathlib ``Data/Set/Defs``, ``Algebra/Order/Group/Abs``, ``Order/SetNotation``.
"""

from __future__ import annotations

from typing import Final

from prover.lean.name import Name, mk_name
from prover.lean.syntax import ast
from prover.lean.syntax.ast import Binder, StructInstField, Term
from prover.lean.syntax.lexer import IDENT, NUM
from prover.lean.syntax.operators import LEAD_PREC, MAX_PREC
from prover.lean.syntax.parser.atoms import AtomParser
from prover.lean.syntax.parser.binders import BINDER_OPEN, BINDER_PREDICATES
from prover.lean.syntax.parser.terms import Leading

_SORRY_AX: Final = mk_name("sorryAx")


class BracketParser(AtomParser):
    # ---- parentheses
    def _paren(self) -> Term:
        start = self.start
        arrow = self._dependent_arrow(start)
        if arrow is not None:
            return arrow
        return self.without_position(lambda: self._paren_body(start))

    def _dependent_arrow(self, start: int) -> Term | None:
        """``(x : A) → B``; tried first, because the arrow decides."""
        if self.lead_prec > 35 or self.peek() not in (IDENT, "_"):
            return None
        if not self._binder_shape():
            return None
        return self.attempt(lambda: self._binder_then_arrow(start))

    def _binder_shape(self) -> bool:
        k = 1
        while self.peek(k) in (IDENT, "_"):
            k += 1
            if self.i + k + 8 >= len(self.tok):
                self.stream.fill()
        return self.peek(k) == ":"

    def _binder_then_arrow(self, start: int) -> Term:
        prec = self.lead_prec
        binder = self.bracketed_binder()
        self.lead_prec = prec
        if self.lead_prec <= 35 and (self.at("×") or self.at("×'")):
            primed = self.at("×'")
            self.adv()
            body = self.term(35)
            return ast.SigmaTerm(start, body.end, (binder,), body, primed)
        if prec > 25 or not (self.accept("→") or self.accept("->")):
            raise self.error("'→'")
        codomain = self.term(25)
        return ast.DepArrow(start, codomain.end, binder, codomain)

    def _paren_body(self, start: int) -> Term:
        self.adv()
        if self.accept(")"):
            return ast.TupleTerm(start, self.prev_end, ())
        if self.at("←") or self.at("<-"):
            self.adv()
            action = self.term()
            self.expect(")")
            return ast.ElabApp(start, self.prev_end, "←", (action,))
        first = self.term()
        if self.accept(":"):
            typ = None if self.at(")") else self.term()
            self.expect(")")
            return ast.TypeAscription(start, self.prev_end, first, typ)
        if self.at(","):
            elems = [first]
            while self.accept(","):
                elems.append(self.term())
            self.expect(")")
            return ast.TupleTerm(start, self.prev_end, tuple(elems))
        if not self.at(")"):
            raise self.error("')'", "','", "':'")
        self.adv()
        return ast.Paren(start, self.prev_end, first)

    def _inst_arrow(self) -> Term:
        """``[C α] → B``; otherwise a list."""
        start = self.start
        if self.lead_prec <= 25:
            arrow = self.attempt(lambda: self._binder_then_arrow(start))
            if arrow is not None:
                return arrow
        return self._list()

    def _strict_arrow(self) -> Term:
        return self._binder_then_arrow(self.start)

    # ---- lists and constructors
    def _elements(self, close: str) -> tuple[Term, ...]:
        elems: list[Term] = []
        while not self.at(close):
            elems.append(self.term())
            if not self.accept(","):
                break
        if not self.at(close):
            raise self.error(f"'{close}'", "','")
        self.adv()
        return tuple(elems)

    def _list(self) -> Term:
        start = self.start
        self.adv()
        return self.without_position(lambda: self._list_body(start))

    def _list_body(self, start: int) -> Term:
        if self.at(":"):
            return self._range(start, ast.Hole(start, start))
        elems: list[Term] = []
        while not self.at("]"):
            elems.append(self.term())
            if len(elems) == 1 and self.at(":"):
                return self._range(start, elems[0])
            if not self.accept(","):
                break
        if not self.at("]"):
            raise self.error("']'", "','")
        self.adv()
        return ast.ListLit(start, self.prev_end, tuple(elems))

    def _range(self, start: int, low: Term) -> Term:
        """``[a:b]``, ``[:b]``, ``[a:b:step]``."""
        parts = [low]
        while self.accept(":"):
            parts.append(self.term())
        self.expect("]")
        parts += [ast.Hole(start, start)] * (3 - len(parts))
        return ast.ElabApp(start, self.prev_end, "[:]", tuple(parts))

    def _array(self) -> Term:
        start, tok = self.start, self.tok[self.i]
        self.adv()
        elems = self.without_position(lambda: self._elements("]"))
        if tok != "#[":
            return ast.ElabApp(start, self.prev_end, tok, elems)
        return ast.ArrayLit(start, self.prev_end, elems)

    def _matrix(self) -> Term:
        """``!![a, b; c, d]`` (Mathlib): the rows are ``![…]``."""
        start = self.start
        self.adv()
        rows = self.without_position(self._rows)
        return ast.ElabApp(start, self.prev_end, "!![", rows)

    def _rows(self) -> tuple[Term, ...]:
        rows: list[Term] = []
        while True:
            start = self.start
            elems = [self.term()]
            while self.accept(",") and not (self.at(";") or self.at("]")):
                elems.append(self.term())
            rows.append(ast.ElabApp(start, self.prev_end, "![", tuple(elems)))
            if not self.accept(";") or self.at("]"):
                break
        if not self.accept("]"):
            raise self.error("']'", "','", "';'")
        return tuple(rows)

    def _anon_ctor(self) -> Term:
        start = self.start
        self.adv()
        elems = self.without_position(lambda: self._elements("⟩"))
        return ast.AnonCtor(start, self.prev_end, elems)

    def _assumption(self) -> Term:
        start = self.start
        self.adv()
        typ = self.without_position(self.term)
        self.expect("›")
        return ast.AssumptionTerm(start, self.prev_end, typ)

    def _inaccessible(self) -> Term:
        start = self.start
        self.adv()
        inner = self.without_position(self.term)
        self.expect(")")
        return ast.Inaccessible(start, self.prev_end, inner)

    def _quotient(self) -> Term:
        start = self.start
        self.adv()
        inner = self.without_position(self.term)
        self.expect("⟧")
        return ast.Delimited(start, self.prev_end, "⟦", mk_name("Quotient.mk'"), inner)

    # ---- braces
    def _brace(self) -> Term:
        start = self.start
        if self.lead_prec <= 25 and self._implicit_arrow_shape():
            arrow = self.attempt(lambda: self._binder_then_arrow(start))
            if arrow is not None:
                return arrow
        return self.without_position(lambda: self._brace_body(start))

    def _implicit_arrow_shape(self) -> bool:
        k = 2 if self.peek() == "{" else 1
        if self.peek(k) not in (IDENT, "_"):
            return False
        while self.peek(k) in (IDENT, "_"):
            k += 1
        return self.peek(k) in (":", "}")

    def _brace_body(self, start: int) -> Term:
        self.adv()
        tok, nxt = self.tok[self.i], self.peek()
        if tok == "}":
            self.adv()
            return ast.StructInst(start, self.prev_end, (), ())
        if tok == "..":
            return self._struct_inst(start, ())
        if tok == ":":
            return self._struct_inst(start, ())
        if tok in (IDENT, "_") and nxt in ("//", ":"):
            found = self._subtype_or_set(start)
            if found is not None:
                return found
        if self._field_ahead() or self._field_ahead_after_puns():
            return self._struct_inst(start, ())
        if self.grammar.mathlib:
            found = self.attempt(lambda: self._set_builder(start))
            if found is not None:
                return found
        return self._set_or_with(start)

    def _field_ahead(self) -> bool:
        """``x :=``, ``x.y :=``, ``x a b :=``, ``0.x :=``: a structure-instance field starts here."""
        k = 0
        if self.peek(0) != IDENT:
            return False
        while self.peek(k) in (IDENT, "_"):
            k += 1
        if self.peek(k) == ":=":
            return True
        return k >= 1 and self.peek(k) in BINDER_OPEN and self.attempt_flag(self._skip_field_head)

    def _field_ahead_after_puns(self) -> bool:
        """``x, y, z := …``: fields that stand for themselves, before one with a value."""
        mark = self.i
        while self.peek(0) == IDENT and self.peek(1) == ",":
            self.i += 2
        found = self.i > mark and self._field_ahead()
        self.i = mark
        return found

    def attempt_flag(self, parse: object) -> bool:
        """Does ``parse`` succeed here? Consumes nothing."""
        assert callable(parse)
        mark = self.i

        def run() -> bool:
            parse()
            return True

        done = self.attempt(run)
        self.i = mark
        return done is not None

    def _skip_field_head(self) -> None:
        self.ident()
        self.binders()
        if self.accept(":"):
            self.term()
        self.expect(":=")

    def _subtype_or_set(self, start: int) -> Term | None:
        """``{x // p}``, ``{x : T // p}``, ``{x : T | p}``."""
        mark = self.i
        name = self.binder_ident()
        typ = self.term() if self.accept(":") else None
        if self.accept("//"):
            prop = self.term()
            self.expect("}")
            return ast.SubtypeTerm(start, self.prev_end, name, typ, prop)
        if self.grammar.mathlib and self.accept("|"):
            prop = self.term()
            self.expect("}")
            binder = Binder(name.start, name.end, "default", (name,), typ, bracketed=False)
            return ast.SetBuilder(start, self.prev_end, binder, prop)
        self.i = mark
        return None

    def _set_builder(self, start: int) -> Term:
        """``{x | p}``, ``{x ∈ s | p}``, ``{(a, b) | p}``, ``{f x | x ∈ s}`` (Mathlib)."""
        begin = self.start
        binder: Binder
        if self.tok[self.i] in (IDENT, "_") and self.peek() in BINDER_PREDICATES:
            name = self.binder_ident()
            op = self.tok[self.i]
            self.adv()
            rhs = self.term()
            binder = Binder(begin, self.prev_end, "default", (name,), None, pred=(op, rhs), bracketed=False)
        elif self.tok[self.i] in (IDENT, "_") and self.peek() == "|":
            name = self.binder_ident()
            binder = self.untyped(name)
        else:
            pattern = self.term()
            typ = self.term() if self.accept(":") else None
            binder = Binder(begin, self.prev_end, "default", (), typ, pattern=pattern, bracketed=False)
        self.expect("|")
        if binder.pattern is not None and binder.type is None:
            return self._set_image(start, binder)
        prop = self.term()
        self.expect("}")
        return ast.SetBuilder(start, self.prev_end, binder, prop)

    def _set_image(self, start: int, binder: Binder) -> Term:
        """After ``{e |``: ``(x) (h : p)`` binders of the image form, or a property of a pattern."""
        image = self.attempt(self._image_binders)
        if image is not None:
            return ast.SetImage(start, self.prev_end, binder.pattern or ast.Hole(start, start), image)
        prop = self.term()
        self.expect("}")
        return ast.SetBuilder(start, self.prev_end, binder, prop)

    def _image_binders(self) -> tuple[Binder, ...]:
        binders = self.quantifier_binders(allow_pattern=True)
        self.expect("}")
        return binders

    def _set_or_with(self, start: int) -> Term:
        """``{a, b}`` or ``{s with …}``."""
        elems = [self.term()]
        while self.accept(","):
            if self.at(".."):
                return self._punned(start, elems)
            elems.append(self.term())
        if self.accept("with"):
            return self._struct_inst(start, tuple(elems))
        if self.accept(":"):
            typ = self.term()
            self.expect("}")
            return ast.StructInst(start, self.prev_end, (), _puns(elems), False, typ)
        if not self.at("}"):
            raise self.error("'}'", "','", "'with'", "':='") if len(elems) == 1 else self.error("'}'", "','")
        self.adv()
        return ast.SetLit(start, self.prev_end, tuple(elems))

    def _punned(self, start: int, elems: list[Term]) -> Term:
        self.expect("..")
        self.expect("}")
        return ast.StructInst(start, self.prev_end, (), _puns(elems), True)

    # ---- structure instances
    def _struct_inst(self, start: int, sources: tuple[Term, ...]) -> Term:
        fields, ellipsis = self._inst_fields()
        if not ellipsis:
            ellipsis = self.accept("..")
        typ = self.term() if self.accept(":") else None
        if not self.at("}"):
            raise self.error("'}'", "','")
        self.adv()
        return ast.StructInst(start, self.prev_end, sources, fields, ellipsis, typ)

    def _inst_fields(self) -> tuple[tuple[StructInstField, ...], bool]:
        """Fields separated by commas or line breaks."""
        fields: list[StructInstField] = []
        saved, self.col = self.col, self.column()
        try:
            while not (self.at("}") or self.at(":") or self.at("..")):
                fields.append(self._inst_field())
                if self.accept(","):
                    continue
                if self.newline_before() and self.column() == self.col:
                    continue
                break
        finally:
            self.col = saved
        return tuple(fields), False

    def _inst_field(self) -> StructInstField:
        start = self.start
        path = self._field_path()
        binders = self.binders()
        typ = self.term() if self.accept(":") else None
        if self.at("|"):
            value: Term | None = ast.FunMatch(self.start, self.start, self.match_alts())
        elif self.accept(":="):
            value = self.term()
        elif binders or typ is not None:
            raise self.error("':='", "'|'")
        else:
            value = None
        if typ is not None and value is not None:
            value = ast.TypeAscription(value.start, value.end, value, typ)
        return StructInstField(start, self.prev_end, path, binders, value)

    def _field_path(self) -> Name:
        if self.at(NUM):
            raise self.error("identifier")
        return self.ident()

    def struct_inst_fields(self) -> tuple[StructInstField, ...]:
        """``where`` fields: by column or ``;``."""
        fields: list[StructInstField] = []
        saved, self.col = self.col, max(self.column(), 0)
        try:
            while self.at(IDENT) and self.col_ge():
                fields.append(self._inst_field())
                if self.accept(";") or self.accept(","):
                    continue
                if self.newline_before() and self.column() == self.col:
                    continue
                break
        finally:
            self.col = saved
        return tuple(fields)

    # ---- Mathlib delimiters
    def _abs(self) -> Term:
        """``|x|``: no blank after the first bar nor before the second."""
        start = self.start
        self.adv()
        saved, self.in_abs, forbidden, self.forbidden = self.in_abs, 1, self.forbidden, ""
        try:
            inner = self.term()
            if self.at("|") and not self.space_before():
                self.adv()
            else:
                raise self.error("'|'")
        finally:
            self.in_abs, self.forbidden = saved, forbidden
        return ast.Delimited(start, self.prev_end, "|", mk_name("abs"), inner)

    def _delimited(self) -> Term:
        start, tok = self.start, self.tok[self.i]
        self.adv()
        if tok == "‖":
            saved, self.forbidden = self.forbidden, "‖"
            inner = self.term()
            self.forbidden = saved
            self.expect("‖")
            return ast.Delimited(start, self.prev_end, tok, mk_name("Norm.norm"), inner)
        inner = self.without_position(self.term)
        close, plain, natural = ("⌋", "Int.floor", "Nat.floor") if tok == "⌊" else ("⌉", "Int.ceil", "Nat.ceil")
        if self.accept(close + "₊"):
            return ast.Delimited(start, self.prev_end, tok, mk_name(natural), inner)
        if not self.accept(close):
            raise self.error(f"'{close}'", f"'{close}₊'")
        return ast.Delimited(start, self.prev_end, tok, mk_name(plain), inner)

    def _big_op(self) -> Term:
        """``∑ x ∈ s, f x`` and ``∏``, ``⋃``, ``⋂``, ``⨆``, ``⨅``, ``∑'`` (Mathlib)."""
        start, op = self.start, self.tok[self.i]
        self.adv()
        if op in ("∑", "∏"):
            return self._finset_op(start, op)
        binders = self._big_binders()
        self.expect(",")
        body = self.term(67 if op in ("∑'", "∏'") else 60)
        return ast.BigOp(start, body.end, op, binders, body)

    def _along_filter(self) -> Term:
        """``∀ᶠ x in f, p x`` and ``∃ᶠ`` (Mathlib)."""
        start, op = self.start, self.tok[self.i]
        self.adv()
        bracketed = self.accept("(")
        name = self.binder_ident()
        type = self.term() if self.accept(":") else None
        if bracketed:
            self.expect(")")
        self.expect("in")
        along = self.term()
        self.expect(",")
        body = self.term()
        binder = Binder(name.start, name.end, "default", (name,), type)
        return ast.ElabApp(start, body.end, op, (ast.Fun(start, body.end, (binder,), body), along))

    def _finset_op(self, start: int, op: str) -> Term:
        """After ``∑``: one binder or several in parentheses, perhaps ``with p`` or ``with h : p``, the body."""
        if self.at("("):
            binders = self.choose(self._finset_binders, self._single_finset_binder)
        else:
            binders = self._single_finset_binder()
        condition: tuple[ast.BinderIdent | None, Term] | None = None
        if self.accept("with"):
            name: ast.BinderIdent | None = None
            if self.at_binder_ident() and self.peek() == ":":
                name = self.binder_ident()
                self.adv()
            condition = (name, self.term())
        self.expect(",")
        body = self.term(67)
        return ast.BigOp(start, body.end, op, binders, body, condition)

    def _finset_binders(self) -> tuple[Binder, ...]:
        found: list[Binder] = []
        while self.accept("("):
            found.append(self.without_position(self._finset_binder))
            self.expect(")")
        if not (self.at(",") or self.at("with")):
            raise self.error("','")
        return tuple(found)

    def _single_finset_binder(self) -> tuple[Binder, ...]:
        return (self._finset_binder(),)

    def _finset_binder(self) -> Binder:
        """``x``, ``x : T``, ``x ∈ s``, ``x < n`` …; a pattern may stand for ``x``."""
        start = self.start
        shown = self.term(MAX_PREC)
        typ = self.term() if self.accept(":") else None
        op = self.tok[self.i]
        pred: tuple[str, Term] | None = None
        if op == "in" or (typ is None and op in BINDER_PREDICATES):
            self.adv()
            pred = (op, self.term())
        if isinstance(shown, ast.Ident) and shown.levels is None:
            names = (ast.BinderIdent(shown.start, shown.end, shown.name),)
            return Binder(start, self.prev_end, "default", names, typ, pred=pred, bracketed=False)
        return Binder(start, self.prev_end, "default", (), typ, pattern=shown, pred=pred, bracketed=False)

    def _big_binders(self) -> tuple[Binder, ...]:
        found: list[Binder] = []
        while not self.at(","):
            start = self.start
            if self.at("("):
                found.append(self.choose(self._paren_big_binder, self._pattern_big_binder))
                continue
            found.append(self._one_big_binder(start))
        if not found:
            raise self.error("identifier")
        return tuple(found)

    def _paren_big_binder(self) -> Binder:
        """``(x ∈ s)`` or ``(x : T)``."""
        start = self.start
        self.adv()
        binder = self.without_position(lambda: self._one_big_binder(start))
        self.expect(")")
        return binder

    def _pattern_big_binder(self) -> Binder:
        """``(a, b) ∈ s``."""
        start = self.start
        pattern = self.term(MAX_PREC)
        if self.at("∈") or self.at("in"):
            self.adv()
            rhs = self.term()
            return Binder(start, self.prev_end, "default", (), None, pattern=pattern, pred=("∈", rhs), bracketed=False)
        return Binder(start, self.prev_end, "default", (), None, pattern=pattern, bracketed=False)

    def _one_big_binder(self, start: int) -> Binder:
        names = [self.binder_ident()]
        while self.at_binder_ident():
            names.append(self.binder_ident())
        typ = self.term() if self.accept(":") else None
        op = self.tok[self.i]
        if op in BINDER_PREDICATES or op == "in":
            self.adv()
            rhs = self.term()
            pred = ("∈" if op == "in" else op, rhs)
            return Binder(start, self.prev_end, "default", tuple(names), typ, pred=pred, bracketed=False)
        return Binder(start, self.prev_end, "default", tuple(names), typ, bracketed=False)


def _puns(elems: list[Term]) -> tuple[StructInstField, ...]:
    return tuple([StructInstField(e.start, e.end, e.name, (), None) for e in elems if isinstance(e, ast.Ident)])


BRACKETS: Final[dict[str, Leading]] = {
    "(": (MAX_PREC, BracketParser._paren),
    "[": (MAX_PREC, BracketParser._inst_arrow),
    "{": (MAX_PREC, BracketParser._brace),
    "⦃": (25, BracketParser._strict_arrow),
    "#[": (MAX_PREC, BracketParser._array),
    "#v[": (MAX_PREC, BracketParser._array),
    "![": (MAX_PREC, BracketParser._array),
    "!![": (MAX_PREC, BracketParser._matrix),
    "⟨": (MAX_PREC, BracketParser._anon_ctor),
    "‹": (MAX_PREC, BracketParser._assumption),
    ".(": (MAX_PREC, BracketParser._inaccessible),
    "⟦": (MAX_PREC, BracketParser._quotient),
    "|": (MAX_PREC, BracketParser._abs),
    "‖": (MAX_PREC, BracketParser._delimited),
    "⌊": (MAX_PREC, BracketParser._delimited),
    "⌈": (MAX_PREC, BracketParser._delimited),
    "∑": (LEAD_PREC, BracketParser._big_op),
    "∏": (LEAD_PREC, BracketParser._big_op),
    "∑'": (LEAD_PREC, BracketParser._big_op),
    "∏'": (LEAD_PREC, BracketParser._big_op),
    "⋃": (LEAD_PREC, BracketParser._big_op),
    "⋂": (LEAD_PREC, BracketParser._big_op),
    "∀ᶠ": (LEAD_PREC, BracketParser._along_filter),
    "∃ᶠ": (LEAD_PREC, BracketParser._along_filter),
    "⨆": (LEAD_PREC, BracketParser._big_op),
    "⨅": (LEAD_PREC, BracketParser._big_op),
}
