"""What all parts of the parser share: the token cursor, positions (columns), errors, backtracking.

Source: Lean 4 ``src/Lean/Parser/Basic.lean``: ``checkColGt``/``checkColGe`` compare with the position saved by
``withPosition``; ``withoutPosition`` (inside brackets) switches the check off.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.syntax import ast, lexer
from prover.lean.syntax.ast import Term
from prover.lean.syntax.errors import ParseError
from prover.lean.syntax.lexer import BAD, EOF, IDENT, NUM, TokenStream
from prover.lean.syntax.source import Source
from prover.lean.syntax.table import Grammar, ParserTable

T = TypeVar("T")
PYTHON_FRAMES = 20_000
"""Python's own recursion limit while parsing is at least this. Python-to-Python calls use no C stack."""
FRAMES_PER_TERM = 10
"""A nested term takes at most so many Python frames; deeper text is refused with Lean's recursion message."""
LOOKAHEAD = 8


class ParserBase:
    """Cursor over the tokens. ``i`` is the index of the current token; ``col`` the saved column (-1: none)."""

    def __init__(self, source: Source, table: ParserTable, pos: int = 0, quoting: bool = False) -> None:
        if sys.getrecursionlimit() < PYTHON_FRAMES:
            sys.setrecursionlimit(PYTHON_FRAMES)
        self.max_depth = (sys.getrecursionlimit() - PYTHON_FRAMES // 4) // FRAMES_PER_TERM
        self.source = source
        self.text = source.text
        self.table = table
        self.grammar: Grammar = table.grammar
        self.quoting = quoting  # inside a quotation, where `$x` is an identifier
        self.stream = TokenStream(source.text, self.grammar.tokens, pos, quoting)
        self.tok = self.stream.tok
        self.val = self.stream.val
        self.st = self.stream.st
        self.en = self.stream.en
        self.ls = self.stream.ls
        self.i = 0
        self.col = -1
        self.depth = 0
        self.forbidden = ""
        self.last_end = pos
        self.in_abs = 0
        self.failed: ParseError | None = None
        self.stream.fill()

    # ---- cursor
    def seek(self, pos: int) -> None:
        """Continue at offset ``pos``, which is between tokens."""
        st = self.st
        i = self.i
        while i < len(st) and st[i] < pos:
            i += 1
        while i > 0 and st[i - 1] >= pos:
            i -= 1
        self.i = i
        if i + LOOKAHEAD >= len(st):
            self.stream.fill()
            while not self.stream.done and st[-1] < pos:
                self.stream.fill()
            while self.i < len(st) - 1 and st[self.i] < pos:
                self.i += 1

    def set_table(self, table: ParserTable, pos: int) -> None:
        """Go on at ``pos`` with another table; tokens are made again only if the token set changed."""
        self.table = table
        self.grammar = table.grammar
        if self.grammar.tokens != self.stream.token_set:
            self.stream.restart(self.grammar.tokens, pos)
            self.stream.fill()
            self.i = 0

    @contextmanager
    def opening(self, decl: ast.OpenCmd) -> Iterator[None]:
        """Parse with the scoped notations of what ``open … in`` names; afterwards as before (Lean's ``withOpen``)."""
        old, start = self.table, self.i
        names = [] if decl.only or decl.renaming else decl.names
        self._use_table(old.open_more(frozenset(map(str, names))), start)
        try:
            yield
        except ParseError:
            self._use_table(old, start)
            raise
        self._use_table(old, self.i)

    def _use_table(self, table: ParserTable, index: int) -> None:
        """Change the table in the middle of a text: the tokens from ``index`` on are made again."""
        self.table = table
        self.grammar = table.grammar
        if self.grammar.tokens != self.stream.token_set:
            self.stream.retokenize(index, self.grammar.tokens)
            self.stream.fill()

    def adv(self) -> None:
        """Consume the current token."""
        i = self.i = self.i + 1
        if i + LOOKAHEAD >= len(self.tok):
            self.stream.fill()
            while len(self.tok) <= i + LOOKAHEAD and not self.stream.done:
                self.stream.fill()
            if i >= len(self.tok):
                self.i = len(self.tok) - 1

    def peek(self, k: int = 1) -> str:
        j = self.i + k
        return self.tok[j] if j < len(self.tok) else EOF

    @property
    def start(self) -> int:
        return self.st[self.i]

    @property
    def prev_end(self) -> int:
        return self.en[self.i - 1] if self.i > 0 else self.st[0]

    def at(self, token: str) -> bool:
        return self.tok[self.i] == token

    def at_word(self, word: str) -> bool:
        """Is the current token this word, reserved or not?"""
        i = self.i
        return self.val[i] == word and (self.tok[i] == IDENT or self.tok[i] == word)

    def accept(self, token: str) -> bool:
        if self.tok[self.i] == token:
            self.adv()
            return True
        return False

    def accept_word(self, word: str) -> bool:
        if self.at_word(word):
            self.adv()
            return True
        return False

    def expect(self, token: str) -> None:
        if self.tok[self.i] != token:
            raise self.error(f"'{token}'")
        self.adv()

    def space_before(self) -> bool:
        """Is there a blank before the current token?"""
        i = self.i
        return i == 0 or self.st[i] > self.en[i - 1]

    def newline_before(self) -> bool:
        i = self.i
        return i == 0 or self.ls[i] > self.st[i - 1]

    # ---- columns
    def column(self) -> int:
        i = self.i
        return self.st[i] - self.ls[i]

    def col_gt(self) -> bool:
        i = self.i
        return self.st[i] - self.ls[i] > self.col

    def col_ge(self) -> bool:
        i = self.i
        return self.st[i] - self.ls[i] >= self.col

    def with_position(self, parse: Callable[[], T]) -> T:
        saved, self.col = self.col, self.column()
        try:
            return parse()
        finally:
            self.col = saved

    def without_position(self, parse: Callable[[], T]) -> T:
        saved, forbidden, in_abs = self.col, self.forbidden, self.in_abs
        self.col, self.forbidden, self.in_abs = -1, "", 0
        try:
            return parse()
        finally:
            self.col, self.forbidden, self.in_abs = saved, forbidden, in_abs

    # ---- errors and backtracking
    def error(self, *expected: str, at: int | None = None) -> ParseError:
        """Lean's error at the current token."""
        i = self.i if at is None else at
        tok, start = self.tok[i], self.st[i]
        if tok == EOF:
            return ParseError(start, "unexpected end of input", expected, start, start)
        if tok == BAD:
            message = self.val[i]
            if message.startswith("expected "):
                return ParseError(start, "", (message[9:],), None, start)
            where = self.en[i] if message == "unterminated comment" else start
            return ParseError(where, message, (), None, where)
        unexpected = "unexpected identifier" if tok == IDENT else f"unexpected token '{tok}'"
        if tok.startswith("§") and tok != IDENT:
            unexpected = "unexpected token"
        before = self.en[i - 1] if i > 0 else start
        return ParseError(before, unexpected, expected, self.en[i], start)

    def category_error(self, category: str) -> ParseError:
        """No parser of the category starts here. At the end of the text Lean does not say what it expected."""
        return self.error() if self.tok[self.i] == EOF else self.error(category)

    def attempt(self, parse: Callable[[], T]) -> T | None:
        """Run ``parse``; on a parse error go back and return None."""
        mark, col, depth, forbidden, in_abs = self.i, self.col, self.depth, self.forbidden, self.in_abs
        try:
            return parse()
        except ParseError:
            self.i, self.col, self.depth, self.forbidden, self.in_abs = mark, col, depth, forbidden, in_abs
            return None

    def attempt_noting(self, parse: Callable[[], T]) -> T | None:
        """:meth:`attempt`, but the error that got furthest is kept in ``failed`` for who reports it."""
        start = self.start

        def noting() -> T:
            try:
                return parse()
            except ParseError as err:
                if err.token_offset > start and (self.failed is None or err.token_offset > self.failed.token_offset):
                    self.failed = err
                raise

        return self.attempt(noting)

    def choose(self, *alternatives: Callable[[], T]) -> T:
        """The first alternative that parses; else the error that got furthest, expectations united."""
        mark, col, depth, forbidden, in_abs = self.i, self.col, self.depth, self.forbidden, self.in_abs
        worst: ParseError | None = None
        for parse in alternatives:
            try:
                return parse()
            except ParseError as err:
                self.i, self.col, self.depth, self.forbidden, self.in_abs = mark, col, depth, forbidden, in_abs
                worst = err if worst is None else worst.merge(err)
        assert worst is not None
        raise worst

    # ---- small pieces
    def ident(self) -> Name:
        """An identifier (not a keyword)."""
        if self.tok[self.i] != IDENT:
            raise self.error("identifier")
        name = mk_name(self.val[self.i])
        self.adv()
        return name

    def binder_ident(self) -> ast.BinderIdent:
        """``x`` or ``_``."""
        start = self.start
        if self.accept("_"):
            return ast.BinderIdent(start, self.prev_end, ANONYMOUS)
        if self.tok[self.i] != IDENT:
            raise self.error("'_'", "identifier")
        name = self.ident()
        return ast.BinderIdent(start, self.prev_end, name)

    def at_antiquotation(self) -> bool:
        return self.quoting and self.tok[self.i] == IDENT and self.val[self.i].startswith("«$")

    def at_binder_ident(self) -> bool:
        tok = self.tok[self.i]
        return tok == IDENT or tok == "_"

    def natural(self) -> int:
        if self.tok[self.i] != NUM:
            raise self.error("numeral")
        value = parse_natural(self.val[self.i])
        self.adv()
        return value

    def option_value(self) -> bool | int | str:
        """The value in ``set_option o v``."""
        if self.accept_word("true"):
            return True
        if self.accept_word("false"):
            return False
        if self.at(lexer.STR):
            body = self.val[self.i][1:-1]
            self.adv()
            return lexer.decode_string(body)
        if self.at(NUM):
            return self.natural()
        raise self.error("'false'", "'true'", "numeral", "string literal")

    # ---- what the mixins provide to each other
    def term(self, prec: int = 0) -> Term:
        raise NotImplementedError

    def tactic_seq(self) -> ast.TacticSeq:
        raise NotImplementedError

    def by_seq(self) -> ast.TacticSeq:
        raise NotImplementedError

    def do_seq(self) -> tuple[ast.DoElem, ...]:
        raise NotImplementedError

    def binders(self) -> tuple[ast.Binder, ...]:
        raise NotImplementedError

    def match_alts(self) -> tuple[ast.MatchAlt, ...]:
        raise NotImplementedError

    def open_decl(self) -> ast.OpenCmd:
        raise NotImplementedError

    def level(self, prec: int = 0) -> ast.LevelSyntax:
        raise NotImplementedError

    def let_decl(self, is_have: bool) -> ast.LetDecl:
        raise NotImplementedError

    def struct_inst_fields(self) -> tuple[ast.StructInstField, ...]:
        raise NotImplementedError

    def calc_steps(self) -> tuple[ast.CalcStep, ...]:
        raise NotImplementedError


def parse_natural(text: str) -> int:
    """The value of a numeral: decimal, ``0x``, ``0b``, ``0o``, underscores allowed."""
    text = text.replace("_", "")
    head = text[:2].lower()
    if head == "0x":
        return int(text, 16)
    if head == "0b":
        return int(text[2:], 2)
    if head == "0o":
        return int(text[2:], 8)
    return parse_digits(text)


_CHUNK = 4000
"""Python reads 4,300 decimal digits at once."""


def parse_digits(digits: str) -> int:
    """The number that decimal digits write down, however many they are."""
    value = 0
    for start in range(0, len(digits), _CHUNK):
        chunk = digits[start : start + _CHUNK]
        value = value * 10 ** len(chunk) + int(chunk)
    return value
