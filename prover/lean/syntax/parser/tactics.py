"""Tactic blocks and the tactic category: sequences by column, combinators, dispatch by the first word.

Source: Lean 4 ``src/Lean/Parser/Term.lean`` (``tacticSeq``, ``sepByIndentSemicolon``), ``Init/Tactics.lean``.
The families (rewriting, elimination, …) are in ``tactic_families.py``; this module owns the frame.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Final

from prover.lean.name import ANONYMOUS
from prover.lean.syntax import tactic_ast as t
from prover.lean.syntax.ast import CaseTag, Tactic, TacticSeq
from prover.lean.syntax.errors import ParseError
from prover.lean.syntax.lexer import EOF, IDENT, INTERP, NUM, STR, decode_string
from prover.lean.syntax.parser.patterns import PatternParser
from prover.lean.syntax.parser.tactic_words import INIT_TACTICS, MATHLIB_TACTICS, SIMPLE_INIT, SIMPLE_MATHLIB
from prover.lean.syntax.tokens import COMMAND_KEYWORDS

TacticRule = Callable[[Any], Tactic]
_OPENERS: Final = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "#[": "]", "‹": "›", "⦃": "⦄", "@[": "]"}
_HARD_STOPS: Final = COMMAND_KEYWORDS - {"open", "set_option", "in", "at", "local", "section", "meta"}
_COMBINATORS: Final = frozenset(
    """try repeat repeat' repeat1' repeat1 all_goals all_goals' any_goals any_goals' focus fail_if_success classical
    fail_if_no_progress success_if_fail unhygienic with_reducible with_reducible_and_instances
    with_unfolding_all with_unfolding_none
    stop show_term checkpoint as_aux_lemma work_on_goal""".split()
)


class TacticParser(PatternParser):
    rules: ClassVar[dict[str, TacticRule]] = {}
    mathlib_rules: ClassVar[dict[str, TacticRule]] = {}
    """Variables that stand for tactics while a macro's template is read."""

    # ---- sequences
    def tactic_seq(self) -> TacticSeq:
        """``{ … }`` or tactics aligned in one column."""
        return self._seq(strict=False)

    def by_seq(self) -> TacticSeq:
        """After ``by``: inside another block the tactics must be indented."""
        return self._seq(strict=True)

    def _seq(self, strict: bool) -> TacticSeq:
        start = self.start
        if self.at("{"):
            return self._braced(start)
        if strict and self.col < 0 and self.column() == 0 and self.newline_before() and self._can_start_tactic():
            return TacticSeq(self.prev_end, self.prev_end, ())  # v4.33: a block's tactics never start in column 0
        if strict and not self.col_gt() and self.tok[self.i] != EOF:
            err = self.error("'{'", "indented tactic sequence")
            err.partial = TacticSeq(self.prev_end, self.prev_end, ())
            raise err
        return self._indented(start, first_expected="'{'")

    def _braced(self, start: int) -> TacticSeq:
        self.adv()
        saved, self.col = self.col, -1
        tactics: list[Tactic] = []
        try:
            if not self.at("}"):
                body = self._indented(self.start, "")
                tactics.extend(body.tactics)
        finally:
            self.col = saved
        self.expect("}")
        return TacticSeq(start, self.prev_end, tuple(tactics))

    def _indented(self, start: int, first_expected: str) -> TacticSeq:
        """``sepByIndent``: tactics separated by ``;`` or by a line break at the column of the first one."""
        saved, self.col = self.col, self.column()
        tactics: list[Tactic] = []
        try:
            tactics.append(self._first_tactic(first_expected))
            while True:
                if self.at(";"):
                    self.adv()
                    if not self._can_start_tactic():
                        break
                elif not (self.newline_before() and self.column() == self.col and self._can_start_tactic()):
                    break
                tactics.append(self.tactic())
        except ParseError as err:
            if isinstance(err.partial, Tactic):
                tactics.append(err.partial)
            end = tactics[-1].end if tactics else start
            err.partial = TacticSeq(start, max(end, start), tuple(tactics))
            raise
        finally:
            self.col = saved
        return TacticSeq(start, self.prev_end, tuple(tactics))

    def _first_tactic(self, also_expected: str) -> Tactic:
        mark = self.i
        try:
            return self.tactic()
        except ParseError as err:
            if also_expected and self.i == mark and err.token_offset == self.st[mark] and not err.expected[1:]:
                if err.unexpected == "unexpected end of input" or "tactic" in err.expected:
                    err.expected = (also_expected, *err.expected)
            raise

    def _can_start_tactic(self) -> bool:
        tok = self.tok[self.i]
        return tok == IDENT or tok in self.rules or self._tactic_notation(tok) or tok in ("(", "{", "·", ".", "<;>")

    def _tactic_notation(self, tok: str) -> bool:
        return any(e.category == "tactic" for e in self.grammar.leading.get(tok, ()))

    # ---- one tactic
    def tactic(self) -> Tactic:
        """A tactic with its ``<;>`` and ``<|>``."""
        start = self.start
        left = self._tactic_atom()
        while True:
            tok = self.tok[self.i]
            if tok == "<;>":
                self.adv()
                if self.at("[") and self.grammar.mathlib:
                    left = self._seq_focus(start, left)
                    continue
                right = self._tactic_atom()
                left = t.AndThen(start, right.end, left, right)
            elif tok == "<|>":
                self.adv()
                right = self.tactic()
                alts = (TacticSeq(left.start, left.end, (left,)), TacticSeq(right.start, right.end, (right,)))
                left = t.OrElse(start, right.end, alts)
            else:
                return left

    def _seq_focus(self, start: int, left: Tactic) -> Tactic:
        """The list in ``t <;> [s₁, s₂]`` (Batteries)."""
        self.adv()
        seqs: list[TacticSeq] = []
        saved, self.col = self.col, -1
        while not self.at("]"):
            tac = self.tactic()
            seqs.append(TacticSeq(tac.start, tac.end, (tac,)))
            if not (self.accept(",") or self.accept(";")):
                break
        self.col = saved
        self.expect("]")
        return t.SeqFocus(start, self.prev_end, left, tuple(seqs))

    def _tactic_atom(self) -> Tactic:
        self.depth += 1
        if self.depth > self.max_depth:
            raise ParseError(self.start, "maximum recursion depth has been reached")
        tactic = self._dispatch()
        self.depth -= 1
        return tactic

    def _dispatch(self) -> Tactic:
        i = self.i
        tok = self.tok[i]
        word = self.val[i] if tok == IDENT else tok
        self.failed = None
        if word in self.grammar.leading:
            found = self.attempt_tactic_notation(word)
            if found is not None:
                return found
        rule = self.rules.get(word)
        if rule is not None:
            return rule(self)
        if self.grammar.mathlib:
            rule = self.mathlib_rules.get(word)
            if rule is not None:
                return rule(self)
        if word in _COMBINATORS:
            return self._combinator()
        if tok != IDENT:
            raise self.category_error("tactic")
        if self.at_antiquotation():
            start = self.start
            return t.TacticVar(start, self.en[i], self.ident())
        return self._by_word(word)

    def attempt_tactic_notation(self, word: str) -> Tactic | None:
        raise NotImplementedError

    def _by_word(self, word: str) -> Tactic:
        """Tactics without arguments, known but unsupported ones, and Lean's "unknown tactic"."""
        start = self.start
        mathlib = self.grammar.mathlib
        if word in SIMPLE_INIT or (mathlib and word in SIMPLE_MATHLIB):
            self.adv()
            return t.Simple(start, self.prev_end, word)
        if word in INIT_TACTICS or (mathlib and word in MATHLIB_TACTICS):
            self.adv()
            self._skip_tactic()
            return t.UnknownTactic(start, self.prev_end, word)
        if self.failed is not None:  # a tactic of the user that reads no further
            raise self.failed
        self.adv()
        raise ParseError(start + 1, "unknown tactic", (), None, start + 1)

    def _skip_tactic(self) -> None:
        """Skip the arguments of a tactic we cannot read: to the end of its indented text."""
        while True:
            tok = self.tok[self.i]
            if tok == EOF or tok in _HARD_STOPS or tok in (";", "<;>", ")", "]", "}", "⟩", ","):
                return
            if tok == "|" and self.newline_before():
                return
            if self.newline_before() and not self.col_gt():
                return
            if tok in _OPENERS:
                self._skip_brackets()
            else:
                self.adv()

    def _skip_brackets(self) -> None:
        depth = 0
        while True:
            tok = self.tok[self.i]
            if tok == EOF or tok in _HARD_STOPS:
                return
            if tok in _OPENERS:
                depth += 1
            elif tok in (")", "]", "}", "⟩", "›", "⦄"):
                depth -= 1
            self.adv()
            if depth == 0:
                return

    # ---- blocks
    def _cdot_block(self) -> Tactic:
        start = self.start
        self.adv()
        if not self._can_start_tactic() and not self.at("sorry"):
            return t.Cdot(start, self.prev_end, TacticSeq(self.prev_end, self.prev_end, ()))
        if self.newline_before() and not self.col_gt():
            return t.Cdot(start, self.prev_end, TacticSeq(self.prev_end, self.prev_end, ()))
        try:
            seq = self.tactic_seq()
        except ParseError as err:
            if isinstance(err.partial, TacticSeq):
                err.partial = t.Cdot(start, err.partial.end, err.partial)
            raise
        return t.Cdot(start, seq.end, seq)

    def _paren_tactic(self) -> Tactic:
        start = self.start
        self.adv()
        seq = self.without_position(self.tactic_seq)
        self.expect(")")
        return t.ParenTac(start, self.prev_end, seq)

    def _brace_tactic(self) -> Tactic:
        start = self.start
        seq = self._braced(start)
        return t.ParenTac(start, self.prev_end, seq)

    def _combinator(self) -> Tactic:
        start, word = self.start, self.val[self.i]
        self.adv()
        if word in ("with_unfolding_all", "with_reducible", "unhygienic", "show_term", "as_aux_lemma") and self.at(
            "=>"
        ):
            self.adv()
        seq = self.tactic_seq()
        return t.Combinator(start, seq.end, word, seq)

    def _message(self) -> Tactic:
        """``trace "…"``, ``dbg_trace "…"``, ``fail`` and ``fail "…"``."""
        start, word = self.start, self.val[self.i]
        self.adv()
        if word == "sleep":
            return t.Message(start, self.prev_end, word, None, self.natural())
        if not (self.at(STR) or self.at(INTERP)):
            if word == "fail":
                return t.Message(start, self.prev_end, word, None)
            raise self.error("string literal")
        text = decode_string(self.val[self.i][1:-1])
        self.adv()
        return t.Message(start, self.prev_end, word, text)

    def _iterate(self) -> Tactic:
        start = self.start
        self.adv()
        count = self.natural() if self.at(NUM) else None
        seq = self.tactic_seq()
        return t.Combinator(start, seq.end, "iterate", seq, count)

    def _first(self) -> Tactic:
        start = self.start
        self.adv()
        alts: list[TacticSeq] = []
        saved, self.col = self.col, self.column()
        try:
            while self.at("|") and self.col_ge():
                self.adv()
                alts.append(self.tactic_seq())
        finally:
            self.col = saved
        if not alts:
            raise self.error("'|'")
        return t.OrElse(start, self.prev_end, tuple(alts))

    def case_tag(self) -> CaseTag:
        start = self.start
        tag = ANONYMOUS if self.accept("_") else self.ident()
        names = self.names_here()
        return CaseTag(start, self.prev_end, tag, names)

    def _case(self) -> Tactic:
        start, word = self.start, self.val[self.i]
        self.adv()
        tags = [self.case_tag()]
        while self.accept("|"):
            tags.append(self.case_tag())
        if not self.accept("=>"):
            raise self.error("'=>'", "'|'")
        seq = self._arrow_seq(lambda s: t.Case(start, s.end, tuple(tags), s, word == "case'"))
        return t.Case(start, seq.end, tuple(tags), seq, word == "case'")

    def _arrow_seq(self, wrap: Callable[[TacticSeq], Tactic]) -> TacticSeq:
        try:
            return self.tactic_seq()
        except ParseError as err:
            if isinstance(err.partial, TacticSeq):
                err.partial = wrap(err.partial)
            raise

    def _next(self) -> Tactic:
        start = self.start
        self.adv()
        names = self.names_here()
        self.expect("=>")
        seq = self._arrow_seq(lambda s: t.Next(start, s.end, names, s))
        return t.Next(start, seq.end, names, seq)

    def _on_goal(self) -> Tactic:
        """``on_goal n => tacs``, ``pick_goal n``, ``rotate_left n``."""
        start, word = self.start, self.val[self.i]
        self.adv()
        negative = self.accept("-") if word in ("on_goal", "pick_goal") else False
        index = self.natural() if self.at(NUM) and self.col_gt() else 1
        seq = None
        if word in ("on_goal", "work_on_goal"):
            self.accept("=>")
            seq = self.tactic_seq()
        return t.OnGoal(start, self.prev_end, word, -index if negative else index, seq)

    def _open_in_tactic(self) -> Tactic:
        start = self.start
        decl = self.open_decl()
        self.expect("in")
        with self.opening(decl):
            seq = self.tactic_seq()
        return t.OpenInTac(start, seq.end, decl, seq)

    def _set_option_tactic(self) -> Tactic:
        start = self.start
        self.adv()
        option = self.ident()
        value = self.option_value()
        self.expect("in")
        seq = self.tactic_seq()
        return t.SetOptionInTac(start, seq.end, option, value, seq)


FRAME_RULES: Final[dict[str, TacticRule]] = {
    **dict.fromkeys(("trace", "dbg_trace", "fail", "sleep"), TacticParser._message),
    "·": TacticParser._cdot_block,
    ".": TacticParser._cdot_block,
    "(": TacticParser._paren_tactic,
    "{": TacticParser._brace_tactic,
    "first": TacticParser._first,
    "iterate": TacticParser._iterate,
    "case": TacticParser._case,
    "case'": TacticParser._case,
    "next": TacticParser._next,
    "rotate_left": TacticParser._on_goal,
    "rotate_right": TacticParser._on_goal,
    "open": TacticParser._open_in_tactic,
    "set_option": TacticParser._set_option_tactic,
    "repeat": TacticParser._combinator,
    "try": TacticParser._combinator,
    "with_unfolding_all": TacticParser._combinator,
    "with_unfolding_none": TacticParser._combinator,
}
