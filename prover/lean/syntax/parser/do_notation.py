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
        if tok == "try":
            return self._do_try(start)
        if tok == "while":
            return self._do_while(start)
        if tok in ("unless", "repeat", "break", "continue", "dbg_trace", "assert!"):
            return self._do_other(start, tok)
        return self._do_expr(start)

    def _value_ahead(self) -> bool:
        return self._can_start_do() and self.col_gt() and not self.newline_before()

    def _do_let(self, start: int) -> DoElem:
        is_have = self.at("have")
        if not is_have and self.val[self.i + 1] == "rec":
            return self._do_let_rec(start)
        self.adv()
        mutable = self.accept("mut")
        if not mutable and not is_have:
            found = self.attempt(lambda: self._do_let_else(start))
            if found is not None:
                return found
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

    def _do_let_else(self, start: int) -> DoElem:
        """``let p := e | alternative``."""
        pattern = self.term()
        typ = self.term() if self.accept(":") else None
        self.expect(":=")
        value = self.term()
        otherwise = self._do_otherwise()
        if otherwise is None:
            raise self.error("'|'")
        return ast.DoLet(start, self.prev_end, False, False, pattern, typ, value, otherwise)

    def _do_let_rec(self, start: int) -> DoElem:
        """``let rec f … := …``: its body is what follows in the block."""
        found = self.let_rec(with_body=False)
        assert isinstance(found, ast.LetRec)
        return ast.DoLetRec(start, self.prev_end, found.decls)

    def _do_try(self, start: int) -> DoElem:
        column = self.column()
        self.adv()
        body = self.do_seq()
        handlers: list[tuple[Term, Term | None, tuple[DoElem, ...]]] = []
        while self.at("catch") and self.column_ok(column):
            self.adv()
            if self.at("|"):
                raise self.error("identifier")
            pattern = self.term(1024)
            typ = self.term() if self.accept(":") else None
            self.expect("=>")
            handlers.append((pattern, typ, self.do_seq()))
        finalizer = None
        if self.at("finally") and self.column_ok(column):
            self.adv()
            finalizer = self.do_seq()
        if not handlers and finalizer is None:
            raise self.error("'catch'", "'finally'")
        return ast.DoTry(start, self.prev_end, body, tuple(handlers), finalizer)

    def column_ok(self, column: int) -> bool:
        """Does the word belong to the statement that began at ``column``: on its line, or not left of it?"""
        return not self.newline_before() or self.column() >= column

    def _do_while(self, start: int) -> DoElem:
        """``while c do body`` is ``repeat if c then body else break``."""
        self.adv()
        if self.at("let"):
            self.adv()
            pattern = self.term()
            arrow = self.accept("←") or self.accept("<-")
            if not arrow:
                self.expect(":=")
            value = self._before_do()
            self.expect("do")
            body = self.do_seq()
            leave = (ast.DoOther(start, self.prev_end, "break", None, ()),)
            step: DoElem = ast.DoIfLet(start, self.prev_end, pattern, arrow, value, body, leave)
            return ast.DoOther(start, self.prev_end, "repeat", None, ((step,),))
        hyp: BinderIdent | None = None
        if self.at_binder_ident() and self.peek() == ":":
            hyp = self.binder_ident()
            self.adv()
        cond = self._before_do()
        self.expect("do")
        body = self.do_seq()
        leave = (ast.DoOther(start, self.prev_end, "break", None, ()),)
        step = ast.DoIf(start, self.prev_end, hyp, cond, body, leave)
        return ast.DoOther(start, self.prev_end, "repeat", None, ((step,),))

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
        hyp: BinderIdent | None = None
        if self.at_binder_ident() and self.peek() == ":":
            hyp = self.binder_ident()
            self.adv()
        pattern = self.term()
        self.expect("in")
        collection = self._before_do()
        self.expect("do")
        body = self.do_seq()
        return ast.DoFor(start, self.prev_end, pattern, collection, body, hyp)

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
        if tok == "unless":
            term = self._before_do()
            self.expect("do")
            bodies.append(self.do_seq())
        elif tok == "repeat":
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
