"""Universe levels and binders of every kind.

Source: Lean 4 ``src/Lean/Parser/Level.lean``, ``Lean/Parser/Term.lean`` (``bracketedBinder``, ``funBinder``),
``src/Init/BinderPredicates.lean`` (``∀ x > 0``) and ``Init/NotationExtra.lean`` (``∃`` binders).
"""

from __future__ import annotations

from prover.lean.name import ANONYMOUS
from prover.lean.syntax import ast
from prover.lean.syntax.ast import Binder, BinderIdent, BinderKind, Term
from prover.lean.syntax.lexer import IDENT, NUM
from prover.lean.syntax.parser.base import ParserBase

BINDER_PREDICATES = frozenset({"∈", "∉", "<", "≤", ">", "≥", "≠", "⊆", "⊂", "⊇", "⊃", "<=", ">=", "∣"})
BINDER_OPEN = frozenset({"(", "{", "[", "⦃"})


class BinderParser(ParserBase):
    # ---- levels
    def level(self, prec: int = 0) -> ast.LevelSyntax:
        start = self.start
        left = self._level_atom(prec)
        while prec <= 65 and self.at("+"):
            self.adv()
            offset = self.natural()
            left = ast.LevelAdd(start, self.prev_end, left, offset)
        return left

    def _level_atom(self, prec: int) -> ast.LevelSyntax:
        start, tok = self.start, self.tok[self.i]
        if tok == NUM:
            return ast.LevelNum(start, self.en[self.i], self.natural())
        if tok == "_":
            self.adv()
            return ast.LevelHole(start, self.prev_end)
        if tok == "(":
            self.adv()
            inner = self.without_position(self.level)
            self.expect(")")
            return inner
        word = self.val[self.i]
        if tok == IDENT and word in ("max", "imax"):
            self.adv()
            args = [self._level_atom(1024)]
            while self.col_gt() and (self.tok[self.i] in (NUM, "_", "(") or self.tok[self.i] == IDENT):
                args.append(self._level_atom(1024))
            return ast.LevelMax(start, self.prev_end, tuple(args), word == "imax")
        if tok == IDENT:
            return ast.LevelIdent(start, self.en[self.i], self.ident())
        raise self.category_error("level")

    def at_level_atom(self) -> bool:
        tok = self.tok[self.i]
        return tok in (NUM, "_", "(") or tok == IDENT

    def level_list(self) -> tuple[ast.LevelSyntax, ...]:
        """``u, v}`` after ``.{``."""
        levels = [self.level()]
        while self.accept(","):
            levels.append(self.level())
        self.expect("}")
        return tuple(levels)

    # ---- bracketed binders
    def binders(self) -> tuple[Binder, ...]:
        """The binders of a declaration header: bracketed ones and bare names."""
        found: list[Binder] = []
        while True:
            tok = self.tok[self.i]
            if tok in BINDER_OPEN:
                found.append(self.bracketed_binder())
            elif tok == IDENT or tok == "_":
                name = self.binder_ident()
                found.append(Binder(name.start, name.end, "default", (name,), None, bracketed=False))
            else:
                return tuple(found)

    def bracketed_binders(self) -> tuple[Binder, ...]:
        """One or more bracketed binders."""
        found: list[Binder] = []
        while self.tok[self.i] in BINDER_OPEN:
            found.append(self.bracketed_binder())
        return tuple(found)

    def bracketed_binder(self) -> Binder:
        start, tok = self.start, self.tok[self.i]
        self.adv()
        if tok == "{" and self.at("{") and not self.space_before():
            self.adv()
            tok = "{{"
        saved, forbidden, self.col, self.forbidden = self.col, self.forbidden, -1, ""
        try:
            if tok == "[":
                return self._inst_binder(start)
            kind: BinderKind = "default" if tok == "(" else "implicit" if tok == "{" else "strictImplicit"
            names = self._binder_names()
            typ: Term | None = None
            default: Term | None = None
            auto: ast.TacticSeq | None = None
            if self.accept(":"):
                typ = self.term()
            if tok == "(" and self.accept(":="):
                default, auto = self.default_or_auto()
            if tok == "{{":
                self.expect("}")
                tok = "{"
            self.expect({"(": ")", "{": "}", "⦃": "⦄"}[tok])
            return Binder(start, self.prev_end, kind, names, typ, default, auto)
        finally:
            self.col, self.forbidden = saved, forbidden

    def default_or_auto(self) -> tuple[Term | None, ast.TacticSeq | None]:
        """After ``:=`` of a binder or field: a value, or ``by tac`` (an autoParam)."""
        if self.at("by"):
            value = self.term()
            if type(value) is ast.ByTactic:
                return None, value.seq
            return value, None
        return self.term(), None

    def _inst_binder(self, start: int) -> Binder:
        names: tuple[BinderIdent, ...] = ()
        if self.tok[self.i] == IDENT and self.peek() == ":":
            names = (self.binder_ident(),)
            self.adv()
        typ = self.term()
        self.expect("]")
        return Binder(start, self.prev_end, "instImplicit", names, typ)

    def _binder_names(self) -> tuple[BinderIdent, ...]:
        names = [self.binder_ident()]
        while self.at_binder_ident():
            names.append(self.binder_ident())
        return tuple(names)

    # ---- fun
    def fun_binders(self) -> tuple[Binder, ...]:
        """``x y (z : T) {w} ⟨a, b⟩``, or ``x y : T``."""
        found: list[Binder] = []
        while not (self.at("=>") or self.at("↦") or self.at(":")):
            found.append(self._fun_binder())
        if not found:
            raise self.category_error("term")
        if self.at(":") and all(len(b.names) == 1 and not b.bracketed for b in found):
            self.adv()
            typ = self.term()
            names = tuple([b.names[0] for b in found])
            return (Binder(found[0].start, self.prev_end, "default", names, typ, bracketed=False),)
        return tuple(found)

    def _fun_binder(self) -> Binder:
        start, tok = self.start, self.tok[self.i]
        nxt = self.peek()
        if (tok == IDENT or tok == "_") and not self._pattern_ident():
            name = self.binder_ident()
            return Binder(start, name.end, "default", (name,), None, bracketed=False)
        if tok in ("⦃", "["):
            return self.bracketed_binder()
        if tok == "{" and nxt in (IDENT, "_", "{"):
            binder = self.attempt(self.bracketed_binder)
            if binder is not None:
                return binder
        if tok == "(" and (nxt == IDENT or nxt == "_"):
            binder = self.attempt(self._typed_binder)
            if binder is not None:
                return binder
        pattern = self.term(1024)
        return Binder(start, pattern.end, "default", (), None, pattern=pattern, bracketed=False)

    def _pattern_ident(self) -> bool:
        """Is the identifier here the head of ``x@p``, ``f.{u}`` or ``e[i]``?"""
        i = self.i
        return self.peek() in ("@", ".{") and self.st[i + 1] == self.en[i]

    def _typed_binder(self) -> Binder:
        """``(x y : T)`` only; anything else in parentheses is a pattern."""
        binder = self.bracketed_binder()
        if binder.type is None or binder.default is not None or binder.auto is not None:
            raise self.error("':'")
        return binder

    # ---- quantifiers
    def quantifier_binders(self, allow_pattern: bool = False) -> tuple[Binder, ...]:
        """The binders of ``∀`` and ``∃`` up to the comma (not consumed)."""
        start = self.start
        found: list[Binder] = []
        while True:
            tok = self.tok[self.i]
            if tok == IDENT or tok == "_":
                name = self.binder_ident()
                found.append(Binder(name.start, name.end, "default", (name,), None, bracketed=False))
            elif tok in BINDER_OPEN:
                found.append(self.bracketed_binder())
            elif tok == "⟨" and allow_pattern:
                pattern = self.term(1024)
                found.append(Binder(pattern.start, pattern.end, "default", (), None, pattern=pattern, bracketed=False))
            else:
                break
        if not found:
            raise self.error("'_'", "identifier") if not self.at(",") else self.category_error("binder")
        bare = all(not b.bracketed and b.names for b in found)
        if self.at(":") and bare:
            self.adv()
            typ = self.term()
            names = tuple([n for b in found for n in b.names])
            return (Binder(start, self.prev_end, "default", names, typ, bracketed=False),)
        if self.tok[self.i] in BINDER_PREDICATES and bare:
            op = self.tok[self.i]
            self.adv()
            rhs = self.term()
            names = tuple([n for b in found for n in b.names])
            return (Binder(start, self.prev_end, "default", names, None, pred=(op, rhs), bracketed=False),)
        return tuple(found)

    def untyped(self, name: BinderIdent) -> Binder:
        return Binder(name.start, name.end, "default", (name,), None, bracketed=False)


NO_NAME = ANONYMOUS
