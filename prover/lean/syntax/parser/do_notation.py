"""``do`` blocks.

Source: Lean 4 ``src/Lean/Parser/Do.lean``.
"""

from __future__ import annotations

from prover.lean.syntax import ast
from prover.lean.syntax.ast import BinderIdent, DoElem, Term
from prover.lean.syntax.lexer import IDENT
from prover.lean.syntax.parser.conv import ConvParser


class DoParser(ConvParser):
    def do_seq(self) -> tuple[DoElem, ...]:
        if self.at("{"):
            found = self.attempt(self._do_braced)
            if found is not None:
                return found
        return self._do_indented()

    def _do_braced(self) -> tuple[DoElem, ...]:
        self.adv()
        elems = self.without_position(self._do_indented)
        self.expect("}")
        return elems

    def _do_indented(self) -> tuple[DoElem, ...]:
        elems: list[DoElem] = []
        saved, self.col = self.col, self.column()
        try:
            elems.append(self.do_elem())
            while True:
                if self.accept(";"):
                    if self.at("}") or self.at(")"):
                        break
                elif not (self.newline_before() and self.column() == self.col) or not self._can_start_do():
                    break
                elems.append(self.do_elem())
        finally:
            self.col = saved
        return tuple(elems)

    def _can_start_do(self) -> bool:
        tok = self.tok[self.i]
        return tok == IDENT or tok in self.leading_table or tok in self.grammar.prefix_ops or tok in _DO_WORDS

    def do_single(self) -> tuple[DoElem, ...]:
        return (self.do_elem(),)

    def do_elem(self) -> DoElem:
        start, tok = self.start, self.tok[self.i]
        if tok == "let" or tok == "have":
            return self._do_let(start)
        if tok == "if":
            return self._do_if(start)
        if tok == "for":
            return self._do_for(start)
        if tok == "match":
            found = self.attempt(lambda: self._do_match(start))
            if found is not None:
                return found
        if tok == "return":
            self.adv()
            value = self.term() if self._value_ahead() else None
            return ast.DoReturn(start, self.prev_end, value)
        if tok in ("unless", "while", "repeat", "try", "break", "continue", "dbg_trace", "assert!"):
            return self._do_other(start, tok)
        return self._do_expr(start)

    def _value_ahead(self) -> bool:
        return self._can_start_do() and self.col_gt() and not self.newline_before()

    def _do_let(self, start: int) -> DoElem:
        is_have = self.at("have")
        self.adv()
        mutable = self.accept("mut")
        if not mutable and (is_have or self._plain_let()):
            saved, self.col = self.col, max(self.col, 0)
            decl = self.let_decl(is_have)
            self.col = saved
            otherwise = self._do_otherwise()
            return ast.DoLetDecl(start, self.prev_end, "have" if is_have else "let", decl, otherwise)
        pattern = self.term()
        typ = self.term() if self.accept(":") else None
        arrow = self.accept("←") or self.accept("<-")
        if not arrow:
            self.expect(":=")
        value = self._do_value(arrow)
        otherwise = self._do_otherwise()
        return ast.DoLet(start, self.prev_end, mutable, arrow, pattern, typ, value, otherwise)

    def _plain_let(self) -> bool:
        """``let f x : T := v`` rather than ``let x ← e`` or a pattern with an alternative."""
        mark = self.i
        k = self.attempt(self._let_head_probe)
        self.i = mark
        return k is True

    def _let_head_probe(self) -> bool:
        self.ident()
        self.binders()
        if self.accept(":"):
            self.term()
        return self.at(":=") or self.at("|")

    def _do_value(self, arrow: bool) -> Term:
        if arrow and self.tok[self.i] in ("if", "match", "for", "unless", "try", "do"):
            start = self.start
            elems = (self.do_elem(),)
            if len(elems) == 1 and isinstance(elems[0], ast.DoExpr):
                return elems[0].term
            return ast.Do(start, self.prev_end, elems)
        return self.term()

    def _do_otherwise(self) -> Term | None:
        if self.at("|") and self.col_gt():
            self.adv()
            start = self.start
            elems = self.do_seq()
            return ast.Do(start, self.prev_end, elems)
        return None

    def _do_if(self, start: int) -> DoElem:
        self.adv()
        hyp: BinderIdent | None = None
        if self.at("let"):
            return self._do_if_let(start)
        if self.at_binder_ident() and self.peek() == ":":
            hyp = self.binder_ident()
            self.adv()
        cond = self.term()
        self.expect("then")
        then = self.do_seq()
        otherwise = self._do_else()
        return ast.DoIf(start, self.prev_end, hyp, cond, then, otherwise)

    def _do_else(self) -> tuple[DoElem, ...] | None:
        if not (self.at("else") and self.col_ge()):
            return None
        self.adv()
        if self.at("if"):
            return (self._do_if(self.start),)
        return self.do_seq()

    def _do_if_let(self, start: int) -> DoElem:
        self.adv()
        pattern = self.term()
        arrow = self.accept("←") or self.accept("<-")
        if not arrow:
            self.expect(":=")
        value = self.term()
        self.expect("then")
        then = self.do_seq()
        otherwise = self._do_else()
        return ast.DoIfLet(start, self.prev_end, pattern, arrow, value, then, otherwise)

    def _do_for(self, start: int) -> DoElem:
        self.adv()
        if self.at_binder_ident() and self.peek() == ":":
            self.adv()
            self.adv()
        pattern = self.term()
        self.expect("in")
        collection = self._before_do()
        self.expect("do")
        body = self.do_seq()
        return ast.DoFor(start, self.prev_end, pattern, collection, body)

    def _before_do(self) -> Term:
        saved, self.forbidden = self.forbidden, "do"
        try:
            return self.term()
        finally:
            self.forbidden = saved

    def _do_match(self, start: int) -> DoElem:
        self.adv()
        _, _, discrs = self.match_head()
        alts: list[tuple[tuple[tuple[Term, ...], ...], tuple[DoElem, ...]]] = []
        saved, self.col = self.col, self.column()
        try:
            while self.at("|") and self.col_ge():
                groups = self.patterns_until_arrow()
                alts.append((groups, self.do_seq()))
        finally:
            self.col = saved
        return ast.DoMatch(start, self.prev_end, discrs, tuple(alts))

    def _do_other(self, start: int, tok: str) -> DoElem:
        self.adv()
        term: Term | None = None
        bodies: list[tuple[DoElem, ...]] = []
        if tok in ("unless", "while"):
            term = self._before_do()
            self.expect("do")
            bodies.append(self.do_seq())
        elif tok in ("repeat", "try"):
            bodies.append(self.do_seq())
            while self.at("catch") and self.col_ge():
                self.adv()
                self.term(1024)
                self.expect("=>")
                bodies.append(self.do_seq())
            if self.at("finally"):
                self.adv()
                bodies.append(self.do_seq())
        elif tok not in ("break", "continue"):
            term = self.term()
        return ast.DoOther(start, self.prev_end, tok, term, tuple(bodies))

    def _do_expr(self, start: int) -> DoElem:
        term = self.term()
        if self.at(":=") or self.at("←") or self.at("<-"):
            arrow = not self.at(":=")
            self.adv()
            value = self._do_value(arrow)
            return ast.DoReassign(start, value.end, arrow, term, value)
        return ast.DoExpr(start, term.end, term)


_DO_WORDS = frozenset("let have if for match return unless while repeat try break continue".split())
