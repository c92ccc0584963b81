"""``conv`` mode.

Source: Lean 4 ``src/Init/Conv.lean``; Mathlib ``Mathlib/Tactic/Conv.lean`` (``conv_lhs``, ``conv_rhs``).
"""

from __future__ import annotations

from typing import Any, Final, Literal

from prover.lean.name import ANONYMOUS, Name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.syntax.ast import Tactic, Term
from prover.lean.syntax.lexer import IDENT, NUM
from prover.lean.syntax.parser.tactic_families import TacticFamilies
from prover.lean.syntax.parser.tactics import TacticRule

EnterItem = tuple[Literal["arg", "argExplicit", "name", "pattern"], int | Name | Term]

_SIMPLE: Final = frozenset(
    "lhs rhs rfl skip done congr reduce whnf zeta ring_nf norm_num norm_cast push_cast fun left right simp_match "
    "trace_state push_neg ring beta beta_reduce eta_reduce args fail cbv".split()
)
_BLOCKS: Final = frozenset("all_goals any_goals try repeat focus with_reducible fail_if_success".split())


class ConvParser(TacticFamilies):
    def _conv(self) -> Tactic:
        """``conv at h in pat => convs``."""
        start, word = self.start, self.val[self.i]
        self.adv()
        location = None
        if self.accept("at"):
            begin = self.start
            location = ast.Ident(begin, self.en[self.i], self.ident())
        pattern = None
        occs: tuple[int, ...] = ()
        if self.accept("in"):
            occs = self._occurrences()
            pattern = self.term()
        self.expect("=>")
        seq = self.conv_seq()
        if word != "conv":
            side = t.ConvSimple(start, start + len(word), word[5:])
            seq = t.ConvSeq(start, seq.end, (side, *seq.steps))
        return t.ConvBlock(start, self.prev_end, location, pattern, seq, occs)

    def _occurrences(self) -> tuple[int, ...]:
        """``(occs := 1 3)``; ``*`` (all of them) is ``(0,)``."""
        if not (self.at("(") and self.val[self.i + 1] == "occs"):
            return ()
        self.adv()
        self.adv()
        self.expect(":=")
        occs: list[int] = [0] if self.accept("*") else []
        while self.at(NUM):
            occs.append(self.natural())
        self.expect(")")
        return tuple(occs)

    def conv_seq(self) -> t.ConvSeq:
        start = self.start
        if self.accept("{"):
            inner = self.without_position(self._conv_indented) if not self.at("}") else t.ConvSeq(start, start, ())
            self.expect("}")
            return t.ConvSeq(start, self.prev_end, inner.steps)
        return self._conv_indented()

    def _conv_indented(self) -> t.ConvSeq:
        start = self.start
        saved, self.col = self.col, self.column()
        steps = [self.conv()]
        try:
            while True:
                if self.accept(";"):
                    if not self._can_start_conv():
                        break
                elif not (self.newline_before() and self.column() == self.col and self._can_start_conv()):
                    break
                steps.append(self.conv())
        finally:
            self.col = saved
        return t.ConvSeq(start, self.prev_end, tuple(steps))

    def _can_start_conv(self) -> bool:
        tok = self.tok[self.i]
        return tok == IDENT or tok in ("(", "{", "·", ".", "fun", "repeat", "try", "exists")

    def conv(self) -> t.Conv:
        start = self.start
        left = self._conv_atom()
        while self.accept("<;>"):
            right = self._conv_atom()
            left = t.ConvAndThen(start, right.end, left, right)
        return left

    def _conv_atom(self) -> t.Conv:
        start, tok, word = self.start, self.tok[self.i], self.val[self.i]
        if tok == "·" or tok == ".":
            self.adv()
            return self._conv_wrap(start, "·", (self.conv_seq(),))
        if tok == "(" or tok == "{":
            self.adv()
            seq = self.without_position(self._conv_indented)
            self.expect(")" if tok == "(" else "}")
            return self._conv_wrap(start, tok, (seq,))
        if word in _BLOCKS:
            self.adv()
            self.accept("=>")
            return self._conv_wrap(start, word, (self.conv_seq(),))
        rule = _CONV_RULES.get(word)
        if rule is not None:
            done: t.Conv = rule(self)
            return done
        if word in _SIMPLE:
            self.adv()
            return t.ConvSimple(start, self.prev_end, word)
        raise self.category_error("conv")

    def _conv_wrap(self, start: int, keyword: str, seqs: tuple[t.ConvSeq, ...]) -> t.Conv:
        return t.ConvBlockSeq(start, self.prev_end, keyword, seqs)

    def _conv_enter(self) -> t.Conv:
        start = self.start
        self.adv()
        self.expect("[")
        items: list[EnterItem] = []
        while not self.at("]"):
            items.append(self._enter_item())
            if not self.accept(","):
                break
        self.expect("]")
        return t.ConvEnter(start, self.prev_end, tuple(items))

    def _enter_item(self) -> EnterItem:
        if self.at(NUM) or self.at("@") or self.at("-"):
            return self._conv_position()
        if self.accept("in"):
            return "pattern", self.term()
        return "name", self.binder_ident().name

    def _conv_position(self) -> EnterItem:
        """``3``, ``@3``, ``-1``."""
        explicit = self.accept("@")
        sign = -1 if self.accept("-") else 1
        return "argExplicit" if explicit else "arg", sign * self.natural()

    def _conv_arg(self) -> t.Conv:
        """``arg n``, ``arg @n``, ``ext x y``, ``intro x``."""
        start, word = self.start, self.val[self.i]
        self.adv()
        if word == "arg":
            return t.ConvEnter(start, self.prev_end, (self._conv_position(),))
        items: list[EnterItem] = [("name", n.name) for n in self.names_here()]
        return t.ConvEnter(start, self.prev_end, tuple(items))

    def _conv_rw(self) -> t.Conv:
        start, word = self.start, self.val[self.i]
        self.adv()
        config, _ = self.config_items()
        rules = self.rw_rules()
        return t.ConvRw(start, self.prev_end, word, rules, config)

    def _conv_simp(self) -> t.Conv:
        start, word = self.start, self.val[self.i]
        self.adv()
        while self.st[self.i] == self.prev_end and (self.at("!") or self.at("?")):
            word += self.tok[self.i]
            self.adv()
        config, disch = self.config_items()
        only = self.accept_word("only")
        lemmas = self.simp_lemmas() if self.at("[") else None
        return t.ConvSimp(start, self.prev_end, word, only, lemmas, config, disch)

    def _conv_term(self) -> t.Conv:
        start, word = self.start, self.val[self.i]
        self.adv()
        occs = self._occurrences() if word == "pattern" else ()
        if word in ("tactic", "tactic'"):
            self.expect("=>")
            return t.ConvTerm(start, self.prev_end, word, (), self.tactic_seq())
        terms: list[Term] = [self.term()]
        while word in ("unfold", "delta") and self.at(IDENT) and self.col_gt():
            terms.append(self.term(1024))
        return t.ConvTerm(start, self.prev_end, word, tuple(terms), None, occs)

    def _conv_case(self) -> t.Conv:
        """``case tag x y => convs``, ``next x => convs``."""
        start, word = self.start, self.val[self.i]
        self.adv()
        names = self.names_here()
        tag = ANONYMOUS
        if word != "next":
            if not names:
                raise self.error("identifier")
            tag, names = names[0].name, names[1:]
        self.expect("=>")
        seq = self.conv_seq()
        return t.ConvCase(start, self.prev_end, word, tag, names, seq)

    def _conv_first(self) -> t.Conv:
        start = self.start
        self.adv()
        seqs: list[t.ConvSeq] = []
        while self.accept("|"):
            seqs.append(self.conv_seq())
        return self._conv_wrap(start, "first", tuple(seqs))

    def _conv_nested(self) -> t.Conv:
        """``conv => convs`` inside conv."""
        start = self.start
        self.adv()
        self.expect("=>")
        return self._conv_wrap(start, "conv", (self.conv_seq(),))


C = ConvParser
_CONV_RULES: Final[dict[str, Any]] = {
    "enter": C._conv_enter,
    "arg": C._conv_arg,
    "ext": C._conv_arg,
    "intro": C._conv_arg,
    "funext": C._conv_arg,
    **dict.fromkeys("rw rewrite erw simp_rw".split(), C._conv_rw),
    **dict.fromkeys("simp dsimp norm_num simp_all field_simp".split(), C._conv_simp),
    **dict.fromkeys("change pattern unfold delta exact apply refine tactic tactic'".split(), C._conv_term),
    **dict.fromkeys("case case' next".split(), C._conv_case),
    "first": C._conv_first,
    "conv": C._conv_nested,
}
CONV_TACTICS: Final[dict[str, TacticRule]] = {"conv": C._conv}
MATHLIB_CONV_TACTICS: Final[dict[str, TacticRule]] = {"conv_lhs": C._conv, "conv_rhs": C._conv}
