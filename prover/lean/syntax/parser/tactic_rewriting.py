"""Tactics that rewrite, simplify, calculate and search; those that take terms, lemmas or a location.

Source: Lean 4 ``src/Init/Tactics.lean``, ``Init/Omega``; Mathlib ``Mathlib/Tactic/*.lean``.
"""

from __future__ import annotations

from typing import Any

from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.syntax.ast import RPat, Tactic, Term
from prover.lean.syntax.lexer import IDENT, NUM
from prover.lean.syntax.parser.aesop import AesopParser

_GRIND_SIGNS = frozenset({"=", "_", "=_", "_=_", "←", "<-", "→", "->", "⇐", "<=", "⇒", "=>", "←=", "!", ".", "-"})
_GRIND_WORDS = frozenset({"cases", "intro", "ext", "usr"})


class RewritingParser(AesopParser):
    # ---- rewriting
    def _rewrite(self) -> Tactic:
        start, word = self.start, self.val[self.i]
        self.adv()
        nth: list[int] = []
        if word.startswith("nth_"):
            while self.at(NUM):
                nth.append(self.natural())
        config, _ = self.config_items()
        rules = self.rw_rules()
        location = self.location()
        return t.Rewrite(start, self.prev_end, word, config, rules, location, tuple(nth))

    def _simp(self) -> Tactic:
        """``simp`` and its relatives, ``simpa … using e``, ``norm_num``, ``push_cast``, ``field_simp``."""
        start, word = self.start, self.val[self.i]
        self.adv()
        if word in ("simpa", "simp", "dsimp", "simp_all") and self.st[self.i] == self.prev_end:
            if self.at("!") or self.at("?"):
                word += self.tok[self.i]
                self.adv()
        config, disch = self.config_items()
        only = self.accept_word("only")
        lemmas = self.simp_lemmas() if self.at("[") else None
        using = None
        if word.startswith("simpa"):
            if self.accept("using"):
                using = self.term()
            location = None
        else:
            location = self.location()
        return t.Simp(start, self.prev_end, word, config, only, lemmas, location, using, disch)

    def _unfold(self) -> Tactic:
        start, word = self.start, self.val[self.i]
        self.adv()
        if self.at("["):
            self.adv()
            names: tuple[ast.Ident, ...] = ()
            while self.at(IDENT):
                names += self.idents_here()
                self.accept(",")
            self.expect("]")
        else:
            names = self.idents_here()
        if not names:
            raise self.error("identifier")
        location = self.location()
        return t.Unfold(start, self.prev_end, word, names, location)

    def _located(self) -> Tactic:
        start, word = self.start, self.val[self.i]
        self.adv()
        self.config_items()
        location = self.location()
        return t.Located(start, self.prev_end, word, location)

    def _push(self) -> Tactic:
        """Mathlib's ``push Not at h`` is ``push_neg at h``; other heads are refused by name."""
        start = self.start
        self.adv()
        head = self.term(1024)
        location = self.location()
        if isinstance(head, ast.Ident) and head.name.text == "Not":
            return t.Located(start, self.prev_end, "push_neg", location)
        return t.UnknownTactic(start, self.prev_end, "push")

    def _term_list(self) -> Tactic:
        """``linarith only [h] (config)``; ``omega``; ``positivity``."""
        start, word = self.start, self.val[self.i]
        self.adv()
        config, _ = self.config_items()
        only = self.accept_word("only")
        terms: list[Term] = []
        if self.at("["):
            self.adv()
            self.col, saved = -1, self.col
            while not self.at("]"):
                self.accept("*")
                if self.at(",") or self.at("]"):
                    self.accept(",")
                    continue
                terms.append(self.term())
                if not self.accept(","):
                    break
            self.col = saved
            self.expect("]")
        return t.TermList(start, self.prev_end, word, only, tuple(terms), config)

    def _grind(self) -> Tactic:
        """``grind only [foo, = bar, ← baz, cases Foo, -qux] (splits := 2)``."""
        start, word = self.start, self.val[self.i]
        self.adv()
        config, _ = self.config_items()
        only = self.accept_word("only")
        args: list[t.GrindArg] = []
        if self.accept("["):
            self.col, saved = -1, self.col
            while not self.at("]"):
                args.append(self._grind_arg())
                if not self.accept(","):
                    break
            self.col = saved
            self.expect("]")
        if self.at("=>"):
            self._skip_tactic()
            return t.UnknownTactic(start, self.prev_end, f"{word} => …")
        return t.Grind(start, self.prev_end, word, only, tuple(args), config)

    def _grind_arg(self) -> t.GrindArg:
        start = self.start
        modifier = ""
        while self.tok[self.i] in _GRIND_SIGNS:
            modifier += self._taken()
        if self.val[self.i] in _GRIND_WORDS and self.peek() == IDENT:
            modifier = self._taken()
            if modifier == "cases" and self.val[self.i] == "eager":
                self.adv()
        term = self.term()
        return t.GrindArg(start, self.prev_end, modifier, term)

    def _linear_combination(self) -> Tactic:
        start, word = self.start, self.val[self.i]
        self.adv()
        config, _ = self.config_items() if self.at("(") else ((), None)  # `-h` is a term here
        terms: tuple[Term, ...] = ()
        if self.col_gt() and self._starts_any_term():
            terms = (self.term(),)
        return t.TermList(start, self.prev_end, word, False, terms, config)

    def _starts_any_term(self) -> bool:
        tok = self.tok[self.i]
        return (
            tok == IDENT
            or tok in self.leading_table
            or tok in self.grammar.prefix_ops
            or tok in self.grammar.constants
            or tok in self.grammar.leading
        )

    def _calc_tactic(self) -> Tactic:
        start = self.start
        self.adv()
        steps = self.calc_steps()
        return t.Calc(start, self.prev_end, steps)

    def _trans(self) -> Tactic:
        start, word = self.start, self.val[self.i]
        self.adv()
        term = None
        if word != "symm" and self.col_gt() and self._starts_any_term():
            term = self.term()
        location = self.location()
        return t.TransTac(start, self.prev_end, word, term, location)

    def _congr(self) -> Tactic:
        start, word = self.start, self.val[self.i]
        self.adv()
        depth, template = None, None
        if word == "gcongr" and self.col_gt() and not self.at("with") and self._starts_any_term():
            template = self.term()
            if isinstance(template, ast.NumLit):
                depth, template = template.value, None
        elif self.at(NUM) and self.col_gt():
            depth = self.natural()
        names = self.names_here() if self.accept("with") else ()
        return t.CongrTac(start, self.prev_end, word, depth, names, template)

    def _convert(self) -> Tactic:
        """Mathlib's ``convert e using n`` (also ``convert ← e``)."""
        start, word = self.start, self.val[self.i]
        self.adv()
        self.config_items()
        symm = self.accept("←")
        term = self.term()
        depth = self.natural() if self.accept("using") else None
        return t.Convert(start, self.prev_end, word, term, symm, depth)

    def _ext(self) -> Tactic:
        start, word = self.start, self.val[self.i]
        self.adv()
        pats: list[RPat] = []
        while self.at_rpat() and not self.at("-"):
            pats.append(self.rpat())
        depth = self.natural() if self.accept(":") else None
        keyword: Any = word
        return t.Ext(start, self.prev_end, keyword, tuple(pats), depth)

    def _search(self) -> Tactic:
        start, word = self.start, self.val[self.i]
        self.adv()
        if word == "decide" and self.at("!") and not self.space_before():
            self.adv()
            word = "decide!"
        config, _ = self.config_items()
        terms: list[Term] = []
        if self.accept("using"):
            terms.append(self.term())
            while self.accept(","):
                terms.append(self.term())
        return t.Search(start, self.prev_end, word, config, tuple(terms))

    def _solve_by_elim(self) -> Tactic:
        """``solve_by_elim *? config only? [h, -g, *] using e`` and ``apply_assumption`` with the same arguments."""
        start, word = self.start, self.val[self.i]
        self.adv()
        star = self.col_gt() and self.accept("*")
        self.config_items()
        only = self.accept_word("only")
        terms: list[Term] = []
        removed: list[ast.Ident] = []
        if self.at("[") and self.col_gt():
            for lemma in self.simp_lemmas():
                if lemma.erase and isinstance(lemma.term, ast.Ident):
                    removed.append(lemma.term)
                elif lemma.star:
                    star = True
                elif lemma.term is not None:
                    terms.append(lemma.term)
        if self.accept("using"):
            self.idents_here()
        return t.SolveByElim(start, self.prev_end, word, only, star, tuple(terms), tuple(removed))

    def _interval_cases(self) -> Tactic:
        start, word = self.start, self.val[self.i]
        self.adv()
        hyp, term = None, None
        if self.at_binder_ident() and self.peek() == ":":
            hyp = self.binder_ident()
            self.adv()
        more: list[Term] = []
        bounds: list[Term] = []
        if self._starts_any_term() and self.col_gt() and not self.at("using"):
            term = self.term()
            while self.accept(","):
                more.append(self.term())
        if self.accept("using"):
            bounds.append(self.term())
            while self.accept(","):
                bounds.append(self.term())
        return t.IntervalCases(start, self.prev_end, word, hyp, term, tuple(bounds), tuple(more))

    def _mod_cases(self) -> Tactic:
        start = self.start
        self.adv()
        hyp = None
        if self.at_binder_ident() and self.peek() == ":":
            hyp = self.binder_ident()
            self.adv()
        term = self.term(71)
        self.expect("%")
        return t.ModCases(start, self.prev_end, hyp, term, self.natural())

    def _exacts(self) -> Tactic:
        """Mathlib's ``exacts [a, b]`` and ``rel [a, b]``; also the ``nomatch`` tactic."""
        start, word = self.start, self.val[self.i]
        self.adv()
        if word in ("exacts", "rel"):
            self.expect("[")
            terms = self.without_position(lambda: self._elements("]"))
            return t.TermList(start, self.prev_end, word, False, terms)
        found = [self.term()]
        while self.accept(","):
            found.append(self.term())
        term = ast.NoMatch(start, self.prev_end, tuple(found))
        return t.TermTac(start, self.prev_end, "exact", term)

    def _sorry_tactic(self) -> Tactic:
        start, word = self.start, self.val[self.i]
        self.adv()
        return t.Simple(start, self.prev_end, word)
