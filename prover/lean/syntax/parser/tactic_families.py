"""Tactics that introduce, close and manage hypotheses; the table from first words to parsers.

Source: Lean 4 ``src/Init/Tactics.lean``, ``Init/RCases.lean``, ``Init/Omega``; Mathlib ``Mathlib/Tactic/*.lean``.
"""

from __future__ import annotations

from typing import Any, Final

from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.syntax.ast import BinderIdent, RPat, Tactic, Term
from prover.lean.syntax.errors import ParseError
from prover.lean.syntax.lexer import IDENT
from prover.lean.syntax.parser.tactic_rewriting import RewritingParser
from prover.lean.syntax.parser.tactics import FRAME_RULES, TacticRule


class TacticFamilies(RewritingParser):
    # ---- introduction and closing
    def _intro(self) -> Tactic:
        start = self.start
        self.adv()
        if self.at("|"):
            alts = self._tactic_alts()
            return t.Intro(start, self.prev_end, (), alts)
        pats: list[Term] = []
        while self._starts_arg(self.tok[self.i]) and self.col_gt():
            pats.append(self.term(1024))
        return t.Intro(start, self.prev_end, tuple(pats))

    def _intros(self) -> Tactic:
        start = self.start
        self.adv()
        names = self.names_here()
        return t.Intros(start, self.prev_end, names)

    def _rintro(self) -> Tactic:
        start = self.start
        self.adv()
        pats: list[RPat] = []
        while self.at_rpat():
            pats += self.rintro_pats()
        typ = self.term() if self.accept(":") else None
        if not pats:
            raise self.error("rintroPat")
        return t.RIntro(start, self.prev_end, tuple(pats), typ)

    def _term_tactic(self) -> Tactic:
        """``exact e``, ``apply e`` …"""
        start, word = self.start, self.val[self.i]
        self.adv()
        try:
            begin = self.start
            term = self.term()
        except ParseError as err:
            if isinstance(err.partial, Term) and err.partial.start == begin:
                err.partial = t.TermTac(start, err.partial.end, word, err.partial)
            raise
        return t.TermTac(start, term.end, word, term)

    def _apply(self) -> Tactic:
        """``apply e`` and Mathlib's ``apply e at h``; ``(config := …)`` is skipped."""
        start, word = self.start, self.val[self.i]
        self.adv()
        self.config_items()
        term = self.term()
        if self.grammar.mathlib and self.at("at"):
            location = self.location()
            assert location is not None
            return t.ApplyAt(start, self.prev_end, word, term, location)
        return t.TermTac(start, term.end, word, term)

    def _exists_tactic(self) -> Tactic:
        start = self.start
        self.adv()
        terms = self._terms()
        return t.Exists(start, self.prev_end, terms)

    def _use_tactic(self) -> Tactic:
        start, word = self.start, self.val[self.i]
        self.adv()
        discharger = None
        if self.at("(") and self.peek() == IDENT and self.val[self.i + 1] == "discharger" and self.peek(2) == ":=":
            self.i += 3
            discharger = self.without_position(self.tactic_seq)
            self.expect(")")
        terms = self._terms()
        keyword: Any = word
        return t.Use(start, self.prev_end, keyword, terms, discharger)

    def _terms(self) -> tuple[Term, ...]:
        terms = [self.term()]
        while self.accept(","):
            terms.append(self.term())
        return tuple(terms)

    def _choose(self) -> Tactic:
        start, word = self.start, self.val[self.i]
        self.adv()
        is_nondependent = word.endswith("!") or self.accept("!")
        names: list[tuple[BinderIdent, Term | None]] = []
        while self.col_gt() and (self.at_binder_ident() or self.at("(")):
            if self.accept("("):
                name = self.binder_ident()
                self.expect(":")
                names.append((name, self.without_position(self.term)))
                self.expect(")")
            else:
                names.append((self.binder_ident(), None))
        if not names:
            raise self.error("'('", "'_'", "identifier")
        using = self.term() if self.accept("using") else None
        return t.Choose(start, self.prev_end, is_nondependent, tuple(names), using)

    def _show_tactic(self) -> Tactic:
        """``show T``; ``show T from e`` / ``show T by tac`` is ``exact show …``."""
        start = self.start
        self.adv()
        typ = self.term()
        if self.at("from") or self.at("by"):
            proof = self._from_or_by()
            return t.TermTac(start, self.prev_end, "exact", ast.Show(start, self.prev_end, typ, proof))
        return t.Show(start, typ.end, typ)

    def _change(self) -> Tactic:
        start = self.start
        self.adv()
        term = self.term()
        new = self.term() if self.accept("with") else None
        location = self.location()
        return t.Change(start, self.prev_end, term, location, new)

    def _specialize(self) -> Tactic:
        start = self.start
        self.adv()
        term = self.term()
        return t.Specialize(start, term.end, term)

    # ---- hypotheses
    def _have_tactic(self) -> Tactic:
        start, word = self.start, self.val[self.i]

        if word == "let" and self.val[self.i + 1] == "rec" and self.peek(2) == IDENT:
            rec = self.let_rec(False)
            return t.LetRecTac(start, self.prev_end, rec)

        def decl() -> ast.LetDecl:
            self.adv()
            return self.let_decl(word in ("have", "haveI", "letI", "replace", "have'", "haveI'", "letI'"))

        saved, self.value_optional = self.value_optional, True
        try:
            parsed = self.with_position(decl)
        except ParseError as err:
            if isinstance(err.partial, ast.LetDecl):
                err.partial = t.Have(start, err.partial.end, word, err.partial)
            raise
        finally:
            self.value_optional = saved
        return t.Have(start, self.prev_end, word, parsed)

    def _obtain(self) -> Tactic:
        start = self.start
        self.adv()
        pat = self.rpat_alts() if self.at_rpat() else None
        typ = self.term() if self.accept(":") else None
        values: list[Term] = []
        if self.accept(":="):
            values.append(self.term())
            while self.accept(","):
                values.append(self.term())
        return t.Obtain(start, self.prev_end, pat, typ, tuple(values))

    def _suffices_tactic(self) -> Tactic:
        start = self.start
        self.adv()
        name, typ = self.suffices_head()
        proof = self._from_or_by() if self.at("from") or self.at("by") else None
        if proof is None and not self.grammar.mathlib:
            raise self.error("'by'", "'from'")
        return t.Suffices(start, self.prev_end, name, typ, proof)

    def _names_tactic(self) -> Tactic:
        start, word = self.start, self.val[self.i]
        self.adv()
        names = self.names_here()
        if not names and word not in ("injections", "clear_value", "clear", "rename_i", "revert"):
            raise self.category_error("term")
        return t.Names(start, self.prev_end, word, names)

    def _rename(self) -> Tactic:
        start = self.start
        self.adv()
        typ = self.term()
        self.expect("=>")
        name = self.binder_ident()
        return t.Rename(start, self.prev_end, typ, name)

    def _generalize(self) -> Tactic:
        start = self.start
        self.adv()
        items = [self._generalize_item()]
        while self.accept(","):
            items.append(self._generalize_item())
        location = self.location()
        return t.Generalize(start, self.prev_end, tuple(items), location)

    def _generalize_item(self) -> tuple[BinderIdent | None, Term, BinderIdent]:
        hyp = None
        if self.at_binder_ident() and self.peek() == ":":
            hyp = self.binder_ident()
            self.adv()
        term = self.term(51)
        self.expect("=")
        return hyp, term, self.binder_ident()

    def _set(self) -> Tactic:
        start = self.start
        self.adv()
        name = self.binder_ident()
        typ = self.term() if self.accept(":") else None
        self.expect(":=")
        value = self.term()
        symm, eq_name = False, None
        if self.accept("with"):
            symm = self.accept("←") or self.accept("<-")
            eq_name = self.binder_ident()
        self.location()
        return t.SetTac(start, self.prev_end, name, typ, value, eq_name, symm)

    def _by_cases(self) -> Tactic:
        start = self.start
        self.adv()
        hyp = None
        if self.at_binder_ident() and self.peek() == ":":
            hyp = self.binder_ident()
            self.adv()
        term = self.term()
        return t.ByCases(start, term.end, hyp, term)

    def _by_contra(self) -> Tactic:
        start, word = self.start, self.val[self.i]
        self.adv()
        hyp = self.binder_ident() if self.at_binder_ident() and self.col_gt() else None
        typ = self.term() if self.accept(":") else None
        return t.ByContra(start, self.prev_end, hyp, typ, word.endswith("!"))

    def _wlog(self) -> Tactic:
        start = self.start
        self.adv()
        hyp = self.binder_ident()
        self.expect(":")
        type_ = self.term()
        general = self.idents_here() if self.accept("generalizing") else None
        if self.at_word("replacing"):
            self._skip_tactic()
            return t.UnknownTactic(start, self.prev_end, "wlog … replacing")
        claim = self.binder_ident() if self.accept("with") else None
        return t.Wlog(start, self.prev_end, hyp, type_, general, claim)

    def _apply_fun(self) -> Tactic:
        start = self.start
        self.adv()
        fn = self.term()
        location = self.location()
        proof = self.term() if self.accept("using") else None
        return t.ApplyFun(start, self.prev_end, fn, location, proof)

    def _lift(self) -> Tactic:
        start = self.start
        self.adv()
        term = self.term()
        self.expect("to")
        type_ = self.term()
        proof = self.term() if self.accept("using") else None
        names = self.idents_here()[:3] if self.accept("with") else ()
        new, equation, kept = (*names, None, None, None)[:3]
        return t.Lift(start, self.prev_end, term, type_, proof, new, equation, kept)

    def _rsuffices(self) -> Tactic:
        """``obtain …; rotate_left``."""
        obtain = self._obtain()
        rotate = t.OnGoal(obtain.end, obtain.end, "rotate_left", 1, None)
        return t.ParenTac(obtain.start, obtain.end, ast.TacticSeq(obtain.start, obtain.end, (obtain, rotate)))

    def _contrapose(self) -> Tactic:
        start, word = self.start, self.val[self.i]
        self.adv()
        hyp = self.binder_ident() if self.at(IDENT) and self.col_gt() else None
        new = self.binder_ident() if hyp is not None and self.accept("with") else None
        return t.Contrapose(start, self.prev_end, word.endswith("!"), hyp, new)


def _rules(parse: TacticRule, words: str) -> dict[str, TacticRule]:
    return dict.fromkeys(words.split(), parse)


F = TacticFamilies
INIT_RULES: Final[dict[str, TacticRule]] = {
    **FRAME_RULES,
    **_rules(F._intro, "intro"),
    **_rules(F._intros, "intros"),
    **_rules(F._rintro, "rintro"),
    **_rules(
        F._term_tactic,
        "exact refine refine' exact_mod_cast apply_mod_cast absurd show_term_elab eapply refine_lift refine_lift'",
    ),
    **_rules(F._apply, "apply"),
    **_rules(F._exists_tactic, "exists"),
    **_rules(F._show_tactic, "show"),
    **_rules(F._change, "change"),
    **_rules(F._specialize, "specialize"),
    **_rules(F._have_tactic, "have let haveI letI replace have' let' haveI' letI'"),
    **_rules(F._obtain, "obtain"),
    **_rules(F._suffices_tactic, "suffices"),
    **_rules(F._names_tactic, "clear revert subst rename_i injections clear_value"),
    **_rules(F._rename, "rename"),
    **_rules(F._generalize, "generalize"),
    **_rules(F._by_cases, "by_cases"),
    **_rules(F._cases, "cases"),
    **_rules(F._induction, "induction"),
    **_rules(F._fun_elim, "fun_induction fun_cases"),
    **_rules(F._rcases, "rcases"),
    **_rules(F._match_tactic, "match"),
    **_rules(F._injection, "injection"),
    **_rules(F._split, "split"),
    **_rules(F._if_tactic, "if"),
    **_rules(F._rewrite, "rw rewrite erw rwa rw_mod_cast"),
    **_rules(
        F._simp,
        "simp simp! simp? simp?! dsimp dsimp! dsimp? simp_all simp_all! simp_all? simp_all_arith simpa simpa! simpa? "
        "simp_arith simp_arith! push_cast",
    ),
    **_rules(F._unfold, "unfold delta"),
    **_rules(F._located, "norm_cast norm_cast0 ac_nf cbv"),
    **_rules(F._term_list, "omega omega_default lia assumption_mod_cast"),
    **_rules(F._grind, "grind grind?"),
    **_rules(F._calc_tactic, "calc"),
    **_rules(F._trans, "symm"),
    **_rules(F._congr, "congr"),
    **_rules(F._ext, "ext ext1 funext"),
    **_rules(F._search, "exact? apply? rw? decide native_decide"),
    **_rules(F._exacts, "nomatch"),
    **_rules(F._solve_by_elim, "solve_by_elim apply_assumption"),
    **_rules(F._sorry_tactic, "sorry nofun"),
}
MATHLIB_RULES: Final[dict[str, TacticRule]] = {
    **_rules(F._exists_tactic, "existsi"),
    **_rules(F._use_tactic, "use use!"),
    **_rules(F._choose, "choose choose!"),
    **_rules(F._set, "set"),
    **_rules(F._by_contra, "by_contra by_contra! by_contra'"),
    **_rules(F._contrapose, "contrapose contrapose!"),
    **_rules(F._wlog, "wlog"),
    **_rules(F._lift, "lift"),
    **_rules(F._rsuffices, "rsuffices"),
    **_rules(F._apply_fun, "apply_fun"),
    **_rules(F._primed_elim, "cases' induction' rcases'"),
    **_rules(F._split, "split_ifs"),
    **_rules(F._rewrite, "simp_rw nth_rewrite nth_rw rw! erw!"),
    **_rules(F._simp, "norm_num norm_num1 field_simp field norm_num! simp_all_mod zify qify rify"),
    **_rules(F._located, "push_neg ring_nf ring_nf! qify_at abel_nf abel_nf! push_neg! pull_neg"),
    **_rules(F._push, "push"),
    **_rules(F._term_list, "linarith linarith! nlinarith nlinarith! positivity bound order omega_nat"),
    **_rules(F._aesop, "aesop aesop?"),
    **_rules(F._linear_combination, "linear_combination"),
    **_rules(F._trans, "trans"),
    **_rules(F._congr, "congr! gcongr"),
    **_rules(F._convert, "convert convert_to"),
    **_rules(F._search, "hint"),
    **_rules(F._interval_cases, "interval_cases fin_cases"),
    **_rules(F._mod_cases, "mod_cases"),
    **_rules(F._exacts, "exacts rel"),
    **_rules(F._on_goal, "on_goal pick_goal work_on_goal"),
    **_rules(F._term_tactic, "fapply"),
}
