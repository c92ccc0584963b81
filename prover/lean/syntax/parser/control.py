"""Terms that start with a keyword: fun, ∀, ∃, let, have, show, suffices, if, match, calc, by, do …

Source: Lean 4 ``src/Lean/Parser/Term.lean``, ``Init/NotationExtra.lean`` (``∃``), ``Init/Meta.lean``.
"""

from __future__ import annotations

from typing import Any, Final

from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.syntax import ast
from prover.lean.syntax.ast import Binder, BinderIdent, LetDecl, MatchAlt, MatchDiscr, Term
from prover.lean.syntax.errors import ParseError
from prover.lean.syntax.lexer import IDENT, INTERP, STR
from prover.lean.syntax.operators import LEAD_PREC, MAX_PREC, MIN_PREC
from prover.lean.syntax.parser.brackets import BracketParser
from prover.lean.syntax.parser.terms import Leading

_COND: Final = mk_name("cond")


class ControlParser(BracketParser):
    # ---- functions and quantifiers
    def _fun(self) -> Term:
        start = self.start
        self.adv()
        if self.at("|"):
            alts = self.match_alts()
            return ast.FunMatch(start, self.prev_end, alts)
        binders = self.fun_binders()
        if not (self.accept("=>") or self.accept("↦")):
            raise self.error("'=>'", "'↦'")
        body = self.term()
        return ast.Fun(start, body.end, binders, body)

    def _forall(self) -> Term:
        start = self.start
        self.adv()
        binders = self.quantifier_binders()
        self.expect(",")
        body = self.term()
        return ast.Forall(start, body.end, binders, body)

    def _exists(self) -> Term:
        start, tok = self.start, self.tok[self.i]
        self.adv()
        binders = self.quantifier_binders(allow_pattern=self.grammar.mathlib)
        self.expect(",")
        body = self.term()
        return ast.Exists(start, body.end, binders, body, tok == "∃!")

    def _sigma(self) -> Term:
        """``Σ x : T, p`` / ``Σ' x, p``; ``(x : T) × p`` is read by the parenthesis parser."""
        start, tok = self.start, self.tok[self.i]
        self.adv()
        binders = self.quantifier_binders()
        self.expect(",")
        body = self.term()
        return ast.SigmaTerm(start, body.end, binders, body, tok == "Σ'")

    # ---- let, have, show
    def _let(self) -> Term:
        start, tok = self.start, self.tok[self.i]
        if tok == "let" and self.val[self.i + 1] == "rec" and self.peek(2) == IDENT:
            return self.let_rec(True)

        def decl() -> LetDecl:
            self.adv()
            return self.let_decl(tok != "let")

        parsed = self.with_position(decl)
        body = self._body()
        kind: Any = tok
        return ast.Let(start, body.end, kind, parsed, body)

    def let_rec(self, with_body: bool) -> Term:
        """``let rec f x : T := v, g … ; body``."""
        start = self.start

        def decls() -> tuple[ast.DefLike, ...]:
            self.adv()
            self.adv()
            found = [self.local_definition()]
            while self.accept(","):
                found.append(self.local_definition())
            return tuple(found)

        found = self.with_position(decls)
        body: Term = self._body() if with_body else ast.Hole(self.prev_end, self.prev_end)
        return ast.LetRec(start, self.prev_end, found, body)

    def local_definition(self) -> ast.DefLike:
        raise NotImplementedError

    def _body(self) -> Term:
        self.accept(";")
        return self.term()

    def let_decl(self, is_have: bool) -> LetDecl:
        """``x bs : T := v``, ``⟨a, b⟩ : T := v``, ``: T := v``, ``:= v``, ``f | p => e``."""
        start = self.start
        tok = self.tok[self.i]
        if (tok == IDENT or tok == "_") and not self._pattern_ident_ahead():
            name: BinderIdent | None = self.binder_ident()
            binders = self.binders()
        elif is_have and tok in (":", ":=", "|"):
            name, binders = None, ()
        else:
            return self._pattern_decl(start)
        typ = self.term() if self.accept(":") else None
        if self.at("|"):
            alts = self.match_alts()
            return LetDecl(start, self.prev_end, name, binders, typ, None, None, alts)
        if not self.at(":="):
            if self.value_optional and self.grammar.mathlib:
                return LetDecl(start, self.prev_end, name, binders, typ, None)
            raise self.error("':='", "'|'")
        self.adv()
        begin = self.start
        try:
            value = self.term()
        except ParseError as err:
            if isinstance(err.partial, Term) and err.partial.start == begin:
                err.partial = LetDecl(start, err.partial.end, name, binders, typ, err.partial)
            raise
        return LetDecl(start, self.prev_end, name, binders, typ, value)

    value_optional = False
    """Set while a ``have``/``let`` *tactic* is read: Mathlib lets it end after the type."""

    def _pattern_ident_ahead(self) -> bool:
        """``x@p := v``, ``f x := …`` is a definition with binders, but ``Foo.mk x := …`` with a dotted head too."""
        return self.peek() == "@" and self.st[self.i + 1] == self.en[self.i]

    def _pattern_decl(self, start: int) -> LetDecl:
        pattern = self.term()
        typ = self.term() if self.accept(":") else None
        self.expect(":=")
        value = self.term()
        return LetDecl(start, self.prev_end, None, (), typ, value, pattern)

    def _show(self) -> Term:
        start = self.start
        self.adv()
        typ = self.term()
        proof = self._from_or_by()
        return ast.Show(start, self.prev_end, typ, proof)

    def _from_or_by(self) -> Term:
        if self.accept("from"):
            return self.term()
        if self.at("by"):
            return self._by()
        raise self.error("'from'", "'by'")

    def _suffices(self) -> Term:
        start = self.start

        def decl() -> tuple[BinderIdent | None, Term, Term]:
            self.adv()
            name, typ = self.suffices_head()
            return name, typ, self._from_or_by()

        name, typ, proof = self.with_position(decl)
        body = self._body()
        return ast.Suffices(start, body.end, name, typ, proof, body)

    def suffices_head(self) -> tuple[BinderIdent | None, Term]:
        name = None
        if self.at_binder_ident() and self.peek() == ":":
            name = self.binder_ident()
            self.adv()
        elif self.at(":"):
            self.adv()
        return name, self.term()

    # ---- if, match
    def _if(self) -> Term:
        start = self.start
        self.adv()
        if self.accept("let"):
            return self._if_let(start)
        hyp = None
        if self.at_binder_ident() and self.peek() == ":":
            hyp = self.binder_ident()
            self.adv()
        cond = self.term()
        self.expect("then")
        then = self.term()
        self.expect("else")
        otherwise = self.term()
        return ast.If(start, otherwise.end, hyp, cond, then, otherwise)

    def _bool_if(self) -> Term:
        """``bif c then a else b`` is ``cond c a b``."""
        start = self.start
        self.adv()
        cond = self.term()
        self.expect("then")
        then = self.term()
        self.expect("else")
        otherwise = self.term()
        fn = ast.Ident(start, start, _COND, None, _COND)
        return ast.App(start, otherwise.end, fn, (cond, then, otherwise))

    def _if_let(self, start: int) -> Term:
        pattern = self.term()
        self.expect(":=")
        value = self.term()
        self.expect("then")
        then = self.term()
        self.expect("else")
        otherwise = self.term()
        return ast.IfLet(start, otherwise.end, pattern, value, then, otherwise)

    def _match(self) -> Term:
        start = self.start
        self.adv()
        generalizing, motive, discrs = self.match_head()
        alts = self.match_alts()
        return ast.Match(start, self.prev_end, discrs, alts, motive, generalizing)

    def match_head(self) -> tuple[bool | None, Term | None, tuple[MatchDiscr, ...]]:
        """From after ``match`` to after ``with``."""
        generalizing: bool | None = None
        motive: Term | None = None
        while self.at("(") and self.peek(2) == ":=" and self.val[self.i + 1] in ("generalizing", "motive"):
            self.adv()
            word = self.val[self.i]
            self.adv()
            self.adv()
            value = self.without_position(self.term)
            self.expect(")")
            if word == "motive":
                motive = value
            else:
                generalizing = isinstance(value, ast.Ident) and str(value.name) == "true"
        discrs = [self.match_discr()]
        while self.accept(","):
            discrs.append(self.match_discr())
        self.expect("with")
        return generalizing, motive, tuple(discrs)

    def match_discr(self) -> MatchDiscr:
        start, hyp = self.start, None
        if self.at_binder_ident() and self.peek() == ":":
            hyp = self.binder_ident()
            self.adv()
        term = self.term()
        return MatchDiscr(start, term.end, hyp, term)

    def match_alts(self) -> tuple[MatchAlt, ...]:
        """One or more ``| p, q => e``, none left of the first."""
        alts: list[MatchAlt] = []
        saved, self.col = self.col, self.column()
        try:
            while self.at("|") and self.col_ge():
                alts.append(self._match_alt())
        finally:
            self.col = saved
        if not alts:
            raise self.error("'|'")
        return tuple(alts)

    def _match_alt(self) -> MatchAlt:
        start = self.start
        groups = self.patterns_until_arrow()
        rhs = self.alt_rhs()
        return MatchAlt(start, self.prev_end, groups, rhs)

    def alt_rhs(self) -> Term:
        """The right-hand side of a match alternative (a tactic match reads tactics here)."""
        return self.term()

    def patterns_until_arrow(self) -> tuple[tuple[Term, ...], ...]:
        """``| p, q | r, s =>``: one tuple for each bar."""
        groups: list[tuple[Term, ...]] = []
        saved = self.in_abs
        self.in_abs = 1  # a bar ends the pattern here
        try:
            while self.accept("|"):
                pats = [self.term()]
                while self.accept(","):
                    pats.append(self.term())
                groups.append(tuple(pats))
        finally:
            self.in_abs = saved
        if not (self.accept("=>") or self.accept("↦")):
            raise self.error("'=>'", "'|'")
        return tuple(groups)

    def _nomatch(self) -> Term:
        start = self.start
        self.adv()
        terms = [self.term()]
        while self.accept(","):
            terms.append(self.term())
        return ast.NoMatch(start, self.prev_end, tuple(terms))

    def _nofun(self) -> Term:
        start = self.start
        self.adv()
        return ast.NoFun(start, self.prev_end)

    # ---- calc, by
    def _calc(self) -> Term:
        start = self.start
        self.adv()
        steps = self.calc_steps()
        return ast.Calc(start, self.prev_end, steps)

    def calc_steps(self) -> tuple[ast.CalcStep, ...]:
        steps = [self.with_position(lambda: self._calc_step(first=True))]
        saved, self.col = self.col, self.column()
        try:
            while self._at_calc_step():
                steps.append(self._calc_step(first=False))
        finally:
            self.col = saved
        return tuple(steps)

    def _at_calc_step(self) -> bool:
        """Does another step start here? It is on a new line (or after the first ``calc a``) at the steps' column."""
        tok = self.tok[self.i]
        if not self.col_ge() or (not self.newline_before() and tok != "_"):
            return False
        if tok == "_":
            return True
        mark = self.i
        found = self.attempt(self._calc_step_probe)
        self.i = mark
        return found is not None

    def _calc_step_probe(self) -> bool:
        self.term()
        self.expect(":=")
        return True

    def _calc_step(self, first: bool) -> ast.CalcStep:
        start = self.start
        rel = self.term()
        if self.accept(":="):
            proof: Term | None = self.term()
        elif first:
            proof = None
        else:
            raise self.error("':='")
        return ast.CalcStep(start, self.prev_end, rel, proof)

    def _by(self) -> Term:
        start = self.start
        self.adv()
        try:
            seq = self.by_seq()
        except ParseError as err:
            if isinstance(err.partial, ast.TacticSeq):
                err.partial = ast.ByTactic(start, self.prev_end, err.partial)
            raise
        return ast.ByTactic(start, seq.end, seq)

    def _do(self) -> Term:
        start = self.start
        self.adv()
        elems = self.do_seq()
        return ast.Do(start, self.prev_end, elems)

    # ---- open … in, set_option … in
    def _open_in(self) -> Term:
        start = self.start
        decl = self.open_decl()
        self.expect("in")
        with self.opening(decl):
            body = self.term()
        return ast.OpenIn(start, body.end, decl, body)

    def open_decl(self) -> ast.OpenCmd:
        """``open A B``, ``open A (x y)``, ``open A hiding x``, ``open A renaming x → y``, ``open scoped A``."""
        start = self.start
        self.adv()
        scoped = self.accept("scoped")
        names = [self.ident()]
        if not scoped:
            if self.at("("):
                self.adv()
                only = self.idents()
                self.expect(")")
                return ast.OpenCmd(start, self.prev_end, tuple(names), tuple(only))
            if self.accept_word("hiding"):
                return ast.OpenCmd(start, self.prev_end, tuple(names), (), tuple(self.idents()))
            if self.accept_word("renaming"):
                return self._open_renaming(start, names[0])
        while self.at(IDENT) and self.col_gt():
            names.append(self.ident())
        return ast.OpenCmd(start, self.prev_end, tuple(names), scoped=scoped)

    def idents(self) -> list[Name]:
        names = [self.ident()]
        while self.at(IDENT) and self.col_gt():
            names.append(self.ident())
        return names

    def _open_renaming(self, start: int, namespace: Name) -> ast.OpenCmd:
        pairs: list[tuple[Name, Name]] = []
        while True:
            old = self.ident()
            if not (self.accept("→") or self.accept("->")):
                raise self.error("'→'")
            pairs.append((old, self.ident()))
            if not self.accept(","):
                break
        return ast.OpenCmd(start, self.prev_end, (namespace,), (), (), tuple(pairs))

    def _set_option_in(self) -> Term:
        start = self.start
        self.adv()
        option = self.ident()
        value = self.option_value()
        self.expect("in")
        body = self.term()
        return ast.SetOptionIn(start, body.end, option, value, body)

    def _lift_method(self) -> Term:
        """``← e`` inside a ``do`` block."""
        start = self.start
        self.adv()
        action = self.term()
        return ast.ElabApp(start, action.end, "←", (action,))

    # ---- forms that elaborate by code of their own
    def _keyword_app(self) -> Term:
        start, tok = self.start, self.tok[self.i]
        self.adv()
        args: list[Term] = []
        for _ in range(_KEYWORD_ARGS[tok]):
            args.append(self.term(MAX_PREC))
        return ast.ElabApp(start, self.prev_end, tok, tuple(args))

    def _mod_cast(self) -> Term:
        start = self.start
        self.adv()
        term = self.term()
        return ast.ElabApp(start, term.end, "mod_cast", (term,))

    def _panic(self) -> Term:
        start, tok = self.start, self.tok[self.i]
        self.adv()
        if self.at(INTERP):
            parts = self.interpolated_parts(self.start, self.val[self.i])
            message: Term = ast.InterpolatedStr(self.start, self.en[self.i], parts)
            self.adv()
        elif self.at(STR) or tok == "panic!":
            message = self.term(MAX_PREC)
        else:
            message = self.term(MAX_PREC)
        args = [message]
        if tok in ("dbg_trace", "assert!", "debug_assert!"):
            args.append(self._body())
        return ast.ElabApp(start, self.prev_end, tok, tuple(args))

    def _unreachable(self) -> Term:
        start, tok = self.start, self.tok[self.i]
        self.adv()
        return ast.ElabApp(start, self.prev_end, tok, ())

    def _do_elem_term(self) -> Term:
        """``return``/``for``/``unless``/``try`` as a term: a one-element ``do``."""
        start = self.start
        elems = self.do_single()
        return ast.Do(start, self.prev_end, elems)

    def do_single(self) -> tuple[ast.DoElem, ...]:
        raise NotImplementedError


_KEYWORD_ARGS: Final = {
    "binop%": 3,
    "binop_lazy%": 3,
    "leftact%": 3,
    "rightact%": 3,
    "binrel%": 3,
    "binrel_no_prop%": 3,
    "unop%": 2,
    "type_of%": 1,
    "ensure_type_of%": 3,
    "ensure_expected_type%": 2,
    "no_index": 1,
    "no_implicit_lambda%": 1,
    "elabAsElim%": 1,
    "value_of%": 1,
    "clear%": 2,
    "decl_name%": 0,
    "nat_lit": 1,
    "default_or_ofNonempty%": 0,
    "⋯": 0,
    "without_expected_type": 1,
    "with_unfolding_all": 1,
    "with_unfolding_none": 1,
    "private_decl%": 1,
}

CONTROL: Final[dict[str, Leading]] = {
    "fun": (MAX_PREC, ControlParser._fun),
    "λ": (MAX_PREC, ControlParser._fun),
    "∀": (LEAD_PREC, ControlParser._forall),
    "forall": (LEAD_PREC, ControlParser._forall),
    "∃": (LEAD_PREC, ControlParser._exists),
    "exists": (LEAD_PREC, ControlParser._exists),
    "∃!": (LEAD_PREC, ControlParser._exists),
    "Σ": (LEAD_PREC, ControlParser._sigma),
    "Σ'": (LEAD_PREC, ControlParser._sigma),
    "let": (LEAD_PREC, ControlParser._let),
    "have": (LEAD_PREC, ControlParser._let),
    "letI": (LEAD_PREC, ControlParser._let),
    "haveI": (LEAD_PREC, ControlParser._let),
    "show": (LEAD_PREC, ControlParser._show),
    "suffices": (LEAD_PREC, ControlParser._suffices),
    "if": (LEAD_PREC, ControlParser._if),
    "bif": (LEAD_PREC, ControlParser._bool_if),
    "match": (LEAD_PREC, ControlParser._match),
    "nomatch": (LEAD_PREC, ControlParser._nomatch),
    "nofun": (MAX_PREC, ControlParser._nofun),
    "calc": (LEAD_PREC, ControlParser._calc),
    "by": (LEAD_PREC, ControlParser._by),
    "do": (MAX_PREC, ControlParser._do),
    "open": (LEAD_PREC, ControlParser._open_in),
    "set_option": (LEAD_PREC, ControlParser._set_option_in),
    "←": (MIN_PREC, ControlParser._lift_method),
    "<-": (MIN_PREC, ControlParser._lift_method),
    "mod_cast": (LEAD_PREC, ControlParser._mod_cast),
    "panic!": (LEAD_PREC, ControlParser._panic),
    "dbg_trace": (LEAD_PREC, ControlParser._panic),
    "assert!": (LEAD_PREC, ControlParser._panic),
    "unreachable!": (MAX_PREC, ControlParser._unreachable),
    "return": (LEAD_PREC, ControlParser._do_elem_term),
    "for": (LEAD_PREC, ControlParser._do_elem_term),
    "unless": (LEAD_PREC, ControlParser._do_elem_term),
    "try": (LEAD_PREC, ControlParser._do_elem_term),
    **{k: (LEAD_PREC if n else MAX_PREC, ControlParser._keyword_app) for k, n in _KEYWORD_ARGS.items()},
}

__all__ = ["ANONYMOUS", "Binder", "CONTROL", "ControlParser"]
