"""Tactics that take things apart: cases, induction, rcases, match, split, if.

Source: Lean 4 ``src/Init/Tactics.lean``, ``Init/RCases.lean``; Mathlib ``Tactic/Cases.lean``.
"""

from __future__ import annotations

from typing import Any

from prover.lean.name import ANONYMOUS, Name
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.syntax.ast import BinderIdent, ElimTarget, InductionAlt, Tactic, TacticSeq, Term
from prover.lean.syntax.errors import ParseError
from prover.lean.syntax.parser.tactics import TacticParser


class EliminationParser(TacticParser):
    # ---- elimination
    def _elim_targets(self) -> tuple[ElimTarget, ...]:
        targets: list[ElimTarget] = []
        while True:
            start, hyp = self.start, None
            if self.at_binder_ident() and self.peek() == ":":
                hyp = self.binder_ident()
                self.adv()
            term = self.term()
            targets.append(ElimTarget(start, term.end, hyp, term))
            if not self.accept(","):
                return tuple(targets)

    def _cases(self) -> Tactic:
        start = self.start
        self.adv()
        targets = self._elim_targets()
        using = self.term() if self.accept("using") else None
        with_tac, alts = self._elim_alts(lambda a, w: t.Cases(start, self.prev_end, targets, using, a, w))
        return t.Cases(start, self.prev_end, targets, using, alts, with_tac)

    def _induction(self) -> Tactic:
        start = self.start
        self.adv()
        targets = self._elim_targets()
        using = self.term() if self.accept("using") else None
        gen = self.idents_here() if self.accept("generalizing") else ()
        with_tac, alts = self._elim_alts(lambda a, w: t.Induction(start, self.prev_end, targets, using, gen, a, w))
        return t.Induction(start, self.prev_end, targets, using, gen, alts, with_tac)

    def _elim_alts(self, build: Any) -> tuple[TacticSeq | None, tuple[InductionAlt, ...] | None]:
        """``with tac? | ctor x => tacs …``."""
        if not self.at("with"):
            return None, None
        self.adv()
        with_tac = None
        if not self.at("|"):
            if not self.col_gt():
                raise self.error("'|'")
            tac = self.tactic()
            with_tac = TacticSeq(tac.start, tac.end, (tac,))
        alts: list[InductionAlt] = []
        saved, self.col = self.col, self.column()
        try:
            while self.at("|") and self.col_ge():
                alts += self._induction_alts()
        except ParseError as err:
            if isinstance(err.partial, InductionAlt):
                err.partial = build((*alts, err.partial), with_tac)
            raise
        finally:
            self.col = saved
        if not alts and with_tac is None:
            raise self.error("'|'")
        return with_tac, tuple(alts)

    def _induction_alts(self) -> list[InductionAlt]:
        """``| a x | b y z => tacs``: one alternative per left-hand side, all with the same right-hand side."""
        start = self.start
        heads: list[tuple[int, tuple[Name, bool], tuple[BinderIdent, ...]]] = []
        while self.at("|"):
            begin = self.start
            self.adv()
            explicit = self.accept("@")
            ctor = ANONYMOUS if self.accept("_") else self.ident()
            found: list[BinderIdent] = []
            while self.at_binder_ident():
                found.append(self.binder_ident())
            heads.append((begin, (ctor, explicit), tuple(found)))
        rhs: TacticSeq | Term | None = None
        if self.accept("=>"):
            if self.at("?") or self.at("_"):
                rhs = self.term(1024)
            else:
                try:
                    rhs = self.tactic_seq()
                except ParseError as err:
                    if isinstance(err.partial, TacticSeq):
                        _, ctor_head, names = heads[-1]
                        err.partial = InductionAlt(start, self.prev_end, (ctor_head,), names, err.partial)
                    raise
        return [InductionAlt(begin, self.prev_end, (head,), names, rhs) for begin, head, names in heads]

    def _fun_elim(self) -> Tactic:
        start, word = self.start, self.val[self.i]
        self.adv()
        term = self.term()
        if self.accept("using"):
            self.term()
        gen = self.idents_here() if self.accept("generalizing") else ()
        with_tac, alts = self._elim_alts(lambda a, w: t.FunElim(start, self.prev_end, word, term, gen, a, w))
        return t.FunElim(start, self.prev_end, word, term, gen, alts, with_tac)

    def _rcases(self) -> Tactic:
        start = self.start
        self.adv()
        targets = self._elim_targets()
        pat = None
        if self.accept("with"):
            pat = self.rpat_lo()
        return t.RCases(start, self.prev_end, targets, pat)

    def _primed_elim(self) -> Tactic:
        """Mathlib's ``cases' e with x y`` and ``induction' e using r with x y generalizing z``."""
        start, word = self.start, self.val[self.i]
        self.adv()
        targets = self._elim_targets()
        using = self.term() if self.accept("using") else None
        names: tuple[BinderIdent, ...] = ()
        if self.accept("with"):
            names = self.names_here()
        gen = self.idents_here() if self.accept("generalizing") else ()
        return t.PrimedElim(start, self.prev_end, word, targets, using, names, gen)

    def _match_tactic(self) -> Tactic:
        start = self.start
        self.adv()
        _, motive, discrs = self.match_head()
        alts = self._tactic_alts()
        return t.MatchTac(start, self.prev_end, discrs, alts, motive)

    def _tactic_alts(self) -> tuple[ast.MatchAlt, ...]:
        """Alternatives whose right-hand sides are tactic blocks (kept as ``by`` terms)."""
        alts: list[ast.MatchAlt] = []
        saved, self.col = self.col, self.column()
        try:
            while self.at("|") and self.col_ge():
                start = self.start
                groups = self.patterns_until_arrow()
                if self.at("?") or self.at("_"):
                    rhs: Term = self.term(1024)
                else:
                    seq = self.tactic_seq()
                    rhs = ast.ByTactic(seq.start, seq.end, seq)
                alts.append(ast.MatchAlt(start, self.prev_end, groups, rhs))
        finally:
            self.col = saved
        return tuple(alts)

    def _injection(self) -> Tactic:
        start = self.start
        self.adv()
        term = self.term()
        names = self.names_here() if self.accept("with") else ()
        return t.Injection(start, self.prev_end, term, names)

    def _split(self) -> Tactic:
        start, word = self.start, self.val[self.i]
        self.adv()
        self.config_items()
        term = None
        if not self.at("at") and self._starts_arg(self.tok[self.i]) and self.col_gt():
            term = self.term()
        location = self.location()
        if word == "split_ifs":
            names = self.names_here() if self.accept("with") else ()
            return t.SplitIfs(start, self.prev_end, location, names)
        return t.Split(start, self.prev_end, term, location)

    def _if_tactic(self) -> Tactic:
        start = self.start
        self.adv()
        hyp = None
        if self.at_binder_ident() and self.peek() == ":":
            hyp = self.binder_ident()
            self.adv()
        cond = self.term()
        self.expect("then")
        then = self.tactic_seq()
        self.expect("else")
        otherwise = self.tactic_seq()
        return t.IfTac(start, self.prev_end, hyp, cond, then, otherwise)
