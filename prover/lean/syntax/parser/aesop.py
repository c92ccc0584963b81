"""Aesop's rule expressions, in attributes and in the clauses of the tactic.

Source: Aesop ``Aesop/Frontend/{RuleExpr,Tactic,Attribute}.lean``. ``[unsafe 20% [foo, bar]]`` gives one rule for each
branch.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from prover.lean.syntax import tactic_ast as t
from prover.lean.syntax.ast import AesopRule, Ident, Tactic, Term
from prover.lean.syntax.lexer import IDENT, NUM
from prover.lean.syntax.parser.tactic_elimination import EliminationParser

_PHASES: Final = frozenset({"safe", "norm", "unsafe"})
_BUILDERS: Final = frozenset("apply simp unfold tactic constructors forward destruct cases default".split())
_OPTIONS: Final = frozenset("rule_sets immediate index pattern cases_patterns transparency transparency!".split())
_CLAUSES: Final = frozenset({"add", "erase", "rule_sets"})


class AesopParser(EliminationParser):
    def _aesop(self) -> Tactic:
        """``aesop (add safe apply foo) (erase bar) (rule_sets := [baz])``; other clauses are refused by name."""
        start, word = self.start, self.val[self.i]
        self.adv()
        add: list[AesopRule] = []
        erase: list[AesopRule] = []
        rule_sets: list[str] = []
        while self.at("(") and self.col_gt():
            clause = self.val[self.i + 1]
            if clause not in _CLAUSES:
                self._skip_tactic()
                return t.UnknownTactic(start, self.prev_end, f"{word} ({clause} …)")
            self.adv()
            self.adv()
            if clause == "rule_sets":
                rule_sets += self._rule_sets(may_exclude=True)
            else:
                rules = add if clause == "add" else erase
                rules += self.aesop_rule()
                while self.accept(","):
                    rules += self.aesop_rule()
            self.expect(")")
        return t.Aesop(start, self.prev_end, word, tuple(add), tuple(erase), tuple(rule_sets))

    def _rule_sets(self, may_exclude: bool) -> list[str]:
        """``:= [foo]``; of a call also ``:= [-default]``."""
        self.accept(":=")
        self.expect("[")
        names: list[str] = []
        while not self.at("]"):
            sign = "-" if may_exclude and self.accept("-") else ""
            if not self.at(IDENT) and not self.val[self.i][:1].isalpha():
                raise self.error("identifier")
            names.append(sign + (self.ident().text if self.at(IDENT) else self._taken()))
            if not self.accept(","):
                break
        self.expect("]")
        return names

    def _taken(self) -> str:
        word = self.val[self.i]
        self.adv()
        return word

    def aesop_rule(self) -> list[AesopRule]:
        """One rule expression."""
        return self._rule_branches(AesopRule(self.start, self.start))

    def _rule_branches(self, rule: AesopRule) -> list[AesopRule]:
        """The rules that begin with the features of ``rule``."""
        while True:
            if self.at("["):
                self.adv()
                rules = self._rule_branches(rule)
                while self.accept(","):
                    rules += self._rule_branches(rule)
                self.expect("]")
                return rules
            added = self._feature(rule)
            if added is None:
                return [rule]
            rule = added

    def _feature(self, rule: AesopRule) -> AesopRule | None:
        """``rule`` with one more feature; None when there is none here. A rule has one term."""
        word = self.val[self.i]
        if word in _PHASES:
            self.adv()
            return replace(rule, end=self.prev_end, phase=word)
        if word in _BUILDERS:
            self.adv()
            return replace(rule, end=self.prev_end, builder=word)
        if self.at(NUM) or (self.at("-") and self.peek() == NUM):
            sign = -1 if self.accept("-") else 1
            number = self.natural()
            if sign > 0 and self.accept("%"):
                return replace(rule, end=self.prev_end, percent=number)
            return replace(rule, end=self.prev_end, penalty=sign * number)
        if self.at("("):
            if self.val[self.i + 1] in _OPTIONS:
                return self._option(rule)
            if rule.term is not None:
                return None
            self.adv()
            term: Term = self.term()
            self.expect(")")
            return replace(rule, end=self.prev_end, term=term)
        if self.at(IDENT) and rule.term is None:
            start = self.start
            name = self.ident()
            return replace(rule, end=self.prev_end, term=Ident(start, self.prev_end, name))
        return None

    def _option(self, rule: AesopRule) -> AesopRule:
        """``(rule_sets := [foo])``; of the others the name is kept."""
        option = self.val[self.i + 1]
        if option != "rule_sets":
            self._skip_brackets()
            return replace(rule, end=self.prev_end, option=option)
        self.adv()
        self.adv()
        names = self._rule_sets(may_exclude=False)
        self.expect(")")
        return replace(rule, end=self.prev_end, rule_sets=(*rule.rule_sets, *names))
