"""rcases patterns, locations, rewrite rules, simp lemmas, configuration: the small parts tactics share.

Source: Lean 4 ``src/Init/RCases.lean``, ``Init/Tactics.lean``.
"""

from __future__ import annotations

from typing import Final

from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.syntax import ast
from prover.lean.syntax.ast import ConfigItem, Location, RPat, RwRule, SimpLemma, Term
from prover.lean.syntax.lexer import IDENT
from prover.lean.syntax.parser.control import ControlParser

_RFL: Final = mk_name("rfl")


class PatternParser(ControlParser):
    # ---- rcases patterns
    def rpat_lo(self) -> RPat:
        """``p | q : T``."""
        start = self.start
        pat = self.rpat_alts()
        if self.accept(":"):
            typ = self.term()
            return ast.RPatTyped(start, self.prev_end, pat, typ)
        return pat

    def rpat_alts(self) -> RPat:
        start = self.start
        pats = [self.rpat()]
        while self.accept("|"):
            pats.append(self.rpat())
        return pats[0] if len(pats) == 1 else ast.RPatAlts(start, self.prev_end, tuple(pats))

    def rpat(self) -> RPat:
        """A pattern of the "medium" grammar: name, ``_``, ``-``, ``⟨…⟩``, ``(…)``, ``@p``."""
        start, tok = self.start, self.tok[self.i]
        if tok == IDENT:
            name = self.ident()
            return ast.RPatName(start, self.prev_end, name)
        if tok == "_":
            self.adv()
            return ast.RPatName(start, self.prev_end, ANONYMOUS)
        if tok == "-":
            self.adv()
            return ast.RPatClear(start, self.prev_end)
        if tok == "@":
            self.adv()
            inner = self.rpat()
            return ast.RPatExplicit(start, self.prev_end, inner)
        if tok == "⟨":
            self.adv()
            pats: list[RPat] = []
            saved, self.col = self.col, -1
            while not self.at("⟩"):
                pats.append(self.rpat_lo())
                if not self.accept(","):
                    break
            self.expect("⟩")
            self.col = saved
            return ast.RPatTuple(start, self.prev_end, tuple(pats))
        if tok == "(":
            self.adv()
            saved, self.col = self.col, -1
            inner = self.rpat_lo()
            self.expect(")")
            self.col = saved
            return inner
        raise self.category_error("rcasesPat")

    def rintro_pats(self) -> list[RPat]:
        """One pattern, or a group ``(x y : T)`` as one typed pattern for each."""
        if not self.at("("):
            return [self.rpat()]
        mark = self.i
        saved, self.col = self.col, -1
        self.adv()
        group: list[RPat] = []
        while self.at_rpat():
            group += self.rintro_pats()
        if len(group) < 2 or not (self.at(")") or self.at(":")):
            self.i, self.col = mark, saved
            return [self.rpat()]
        if self.accept(":"):
            typ = self.term()
            group = [ast.RPatTyped(p.start, p.end, p, typ) for p in group]
        self.expect(")")
        self.col = saved
        return group

    def at_rpat(self) -> bool:
        tok = self.tok[self.i]
        return (tok == IDENT or tok in ("_", "-", "@", "⟨", "(")) and self.col_gt()

    # ---- locations
    def location(self) -> Location | None:
        """``at h₁ h₂ ⊢`` / ``at *``."""
        if not self.at("at"):
            return None
        start = self.start
        self.adv()
        if self.accept("*"):
            return Location(start, self.prev_end, True, (), False)
        hyps: list[ast.Ident] = []
        goal = False
        while self.col_gt():
            if self.at(IDENT):
                begin = self.start
                hyps.append(ast.Ident(begin, self.en[self.i], self.ident()))
            elif self.at("⊢") or self._at_ascii_turnstile():
                self.accept("|")  # `|-` is no token of its own, or `|-x|` would not be an absolute value
                self.adv()
                goal = True
                break
            else:
                break
        if not hyps and not goal:
            raise self.error("'*'", "term")
        return Location(start, self.prev_end, False, tuple(hyps), goal)

    def _at_ascii_turnstile(self) -> bool:
        """``|-`` without a blank between."""
        return self.at("|") and self.peek() == "-" and self.st[self.i + 1] == self.en[self.i]

    # ---- rewriting
    def rw_rules(self) -> tuple[RwRule, ...]:
        self.expect("[")
        rules: list[RwRule] = []
        saved, self.col = self.col, -1
        while not self.at("]"):
            start = self.start
            symm = self.accept("←") or self.accept("<-")
            term = self.term()
            rules.append(RwRule(start, term.end, symm, term))
            if not self.accept(","):
                break
        self.col = saved
        if not self.at("]"):
            raise self.error("']'", "','")
        self.adv()
        return tuple(rules)

    # ---- configuration
    def config_items(self) -> tuple[tuple[ConfigItem, ...], ast.TacticSeq | None]:
        """``(config := e) +opt -opt (opt := v) (disch := tac)``."""
        items: list[ConfigItem] = []
        disch: ast.TacticSeq | None = None
        while self.col_gt():
            start, tok = self.start, self.tok[self.i]
            if tok == "(" and self.peek(2) == ":=" and self.peek() == IDENT:
                self.adv()
                name = self.ident()
                self.adv()
                if name.text in ("disch", "discharger"):
                    disch = self.without_position(self.tactic_seq)
                    self.expect(")")
                    continue
                value: Term | bool = self.without_position(self.term)
                self.expect(")")
            elif tok in ("+", "-") and self.peek() == IDENT and self.st[self.i + 1] == self.en[self.i]:
                self.adv()
                name, value = self.ident(), tok == "+"
            else:
                break
            items.append(ConfigItem(start, self.prev_end, name, value))
        return tuple(items), disch

    # ---- simp lemmas
    def simp_lemmas(self) -> tuple[SimpLemma, ...]:
        """``[h, ← h, ↓h, -h, *]``."""
        self.expect("[")
        lemmas: list[SimpLemma] = []
        saved, self.col = self.col, -1
        while not self.at("]"):
            lemmas.append(self._simp_lemma())
            if not self.accept(","):
                break
        self.col = saved
        if not self.at("]"):
            raise self.error("']'", "','")
        self.adv()
        return tuple(lemmas)

    def _simp_lemma(self) -> SimpLemma:
        start = self.start
        if self.at("*"):
            self.adv()
            return SimpLemma(start, self.prev_end, None, star=True)
        if self.at("-"):
            self.adv()
            term = self.term(1024)
            return SimpLemma(start, self.prev_end, term, erase=True)
        post = True
        if self.at("↓") or self.at("↑"):
            post = self.at("↑")
            self.adv()
        symm = self.accept("←") or self.accept("<-")
        term = self.term()
        return SimpLemma(start, self.prev_end, term, symm=symm, post=post)

    # ---- names
    def names_here(self) -> tuple[ast.BinderIdent, ...]:
        """Identifiers or holes, right of the saved column."""
        names: list[ast.BinderIdent] = []
        while self.at_binder_ident() and self.col_gt():
            names.append(self.binder_ident())
        return tuple(names)

    def idents_here(self) -> tuple[ast.Ident, ...]:
        names: list[ast.Ident] = []
        while self.at(IDENT) and self.col_gt():
            start = self.start
            names.append(ast.Ident(start, self.en[self.i], self.ident()))
        return tuple(names)

    def name_text(self, name: Name) -> str:
        return name.text
