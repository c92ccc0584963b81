"""Tokens of a Lean text, by longest match against the table's token set.

Source: Lean 4 ``src/Lean/Parser/Basic.lean`` (``tokenFn``, ``identFn``, ``numberFn``, ``strLitFn``, ``charLitFn``).
The lexer fills parallel lists a chunk at a time. Entry ``i`` of ``tok`` is the token's text for a symbol or keyword,
else one of the class marks below, so that the parser compares one string; ``val`` is the text (of an identifier or
literal); ``ls`` is the offset of the start of the token's line.
"""

from __future__ import annotations

import re
from typing import Final

from prover.lean.name import is_id_rest, is_id_start
from prover.lean.syntax.antiquotation import antiquotation_text

IDENT: Final = "§ident"
NUM: Final = "§num"
SCI: Final = "§sci"
STR: Final = "§str"
RAW: Final = "§raw"
CHAR: Final = "§char"
NAME: Final = "§name"
DOC: Final = "§doc"
MODULE_DOC: Final = "§moduledoc"
INTERP: Final = "§interp"
EOF: Final = "§eof"
BAD: Final = "§bad"

_INTERPOLATED: Final = frozenset({"s!", "m!", "f!"})
_MAYBE_INTERPOLATED: Final = frozenset({"panic!", "dbg_trace"})


def _char_class(pred: object) -> str:
    assert callable(pred)
    ranges: list[tuple[int, int]] = []
    for c in [*range(0x30, 0x2200), *range(0x2C7C, 0x2C7D), *range(0x1D49C, 0x1D5A0), 0x21, 0x27]:
        if pred(chr(c)):
            if ranges and ranges[-1][1] == c - 1:
                ranges[-1] = (ranges[-1][0], c)
            else:
                ranges.append((c, c))
    return "".join(re.escape(chr(a)) + ("-" + re.escape(chr(b)) if b > a else "") for a, b in ranges)


_START: Final = f"[{_char_class(is_id_start)}]"
_REST: Final = f"[{_char_class(is_id_rest)}]"
_PART: Final = f"(?:{_START}{_REST}*|«[^»\\n]*»)"
_IDENT_RE: Final = re.compile(rf"{_PART}(?:\.{_PART})*")
_BLANK_RE: Final = re.compile(r"[ \n\r\t]*(?:--[^\n]*(?:\n[ \n\r\t]*|$))*")
_NUM_RE: Final = re.compile(
    r"0[xX][0-9a-fA-F](?:_*[0-9a-fA-F])*|0[bB][01](?:_*[01])*|0[oO][0-7](?:_*[0-7])*"
    r"|[0-9](?:_*[0-9])*(?P<sci>\.[0-9](?:_*[0-9])*(?:[eE][+-]?[0-9]+)?|[eE][+-]?[0-9]+|\.(?![.0-9_a-zA-Z«(]))?"
)
_DIGITS_RE: Final = re.compile(r"[0-9]+")
_STR_RE: Final = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_ESCAPE: Final = r"\\(?:[\\\"'rnt]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4})"
_CHAR_ESCAPE_RE: Final = re.compile(_ESCAPE)
_CHAR_RE: Final = re.compile(rf"'(?:[^'\\]|{_ESCAPE})'")
_BAD_ESCAPE_RE: Final = re.compile(r"(?<!\\)(?:\\\\)*\\(?![\\\"'rnt\r\n]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4})")
"""A backslash, itself not escaped, that begins no escape sequence of a plain string."""
_RAW_RE: Final = re.compile(r'r(#*)"')
_NAME_RE: Final = re.compile(rf"``?({_PART}(?:\.{_PART})*)")

_ANTIQUOTATION_RE: Final = re.compile(
    rf"\$(?:\(\s*(?P<inner>{_PART})(?:\s*:\s*(?P<cat1>[\w.]+))?\s*\)|(?P<name>[^\W\d][\w']*))(?::(?P<cat2>[^\W\d][\w.]*))?"
    r"(?P<suffix>,\*,\?|,\*|,\+|;\*|[*+?](?=\s|[)\]}},⟩]|=>|$))?"
)

_SYMBOL_CACHE: dict[frozenset[str], tuple[re.Pattern[str], frozenset[str]]] = {}


def _symbol_patterns(tokens: frozenset[str]) -> tuple[re.Pattern[str], frozenset[str]]:
    """The longest-match regex of the symbols, and the word-like tokens (``binop%``, ``Type*``) an identifier is
    checked against. Key: the token set; never reset: one entry per set of notations in use."""
    found = _SYMBOL_CACHE.get(tokens)
    if found is None:
        if len(_SYMBOL_CACHE) > 64:
            _SYMBOL_CACHE.clear()
        ordered = sorted(tokens, key=len, reverse=True)
        symbols = [t for t in ordered if not _IDENT_RE.fullmatch(t)]
        mixed = frozenset(t for t in symbols if is_id_start(t[0]))
        found = re.compile("|".join(re.escape(t) for t in symbols)), mixed
        _SYMBOL_CACHE[tokens] = found
    return found


class TokenStream:
    """The tokens from an offset on, made a chunk at a time; ``retokenize`` forgets what lies behind an index."""

    __slots__ = (
        *("text", "tok", "val", "st", "en", "ls", "done", "quoting"),
        *("_pos", "_line", "_tokens", "_symbols", "_mixed"),
    )

    def __init__(self, text: str, tokens: frozenset[str], pos: int = 0, quoting: bool = False) -> None:
        self.text = text
        self.quoting = quoting
        self.tok: list[str] = []
        self.val: list[str] = []
        self.st: list[int] = []
        self.en: list[int] = []
        self.ls: list[int] = []
        self.restart(tokens, pos)

    def restart(self, tokens: frozenset[str], pos: int) -> None:
        for items in (self.tok, self.val, self.st, self.en, self.ls):
            items.clear()
        self._pos = pos
        self._line = self.text.rfind("\n", 0, pos) + 1
        self._tokens = tokens
        self._symbols, self._mixed = _symbol_patterns(tokens)
        self.done = False

    def retokenize(self, i: int, tokens: frozenset[str], pos: int | None = None) -> None:
        """Forget the tokens from index ``i`` on; they will be made again, from ``pos`` on, with this token set."""
        if pos is None:
            pos = self.st[i] if i < len(self.st) else self._pos
        for items in (self.tok, self.val, self.st, self.en, self.ls):
            del items[i:]
        self._pos = pos
        self._line = self.text.rfind("\n", 0, pos) + 1
        self._tokens = tokens
        self._symbols, self._mixed = _symbol_patterns(tokens)
        self.done = False

    @property
    def token_set(self) -> frozenset[str]:
        return self._tokens

    def fill(self, count: int = 200) -> None:
        """Make ``count`` more tokens (or up to the end of the text)."""
        for _ in range(count):
            if self.done:
                return
            self._next()

    def _push(self, tok: str, val: str, start: int, end: int) -> None:
        self.tok.append(tok)
        self.val.append(val)
        self.st.append(start)
        self.en.append(end)
        self.ls.append(self._line)
        self._pos = end

    def _next(self) -> None:
        text = self.text
        pos = self._skip_blank()
        if pos < 0:
            return
        if pos >= len(text):
            self._push(EOF, "", pos, pos)
            self.done = True
            return
        ch = text[pos]
        if m := _IDENT_RE.match(text, pos):
            self._word(pos, m.group())
            return
        if "0" <= ch <= "9":
            self._number(pos)
            return
        if self.quoting and ch == "$" and (m := _ANTIQUOTATION_RE.match(text, pos)):
            name, category = m.group("inner") or m.group("name"), m.group("cat1") or m.group("cat2") or ""
            self._push(IDENT, antiquotation_text(name, category, m.group("suffix") or ""), pos, m.end())
            return
        if ch == '"':
            self._string(pos)
            return
        if ch == "'" and self._char(pos):
            return
        if ch == "`" and (m := _NAME_RE.match(text, pos)):
            self._push(NAME, m.group(1), pos, m.end())
            return
        if ch == "/" and text.startswith(("/--", "/-!"), pos):
            self._doc(pos)
            return
        self._symbol(pos)

    def _symbol(self, pos: int) -> None:
        m = self._symbols.match(self.text, pos)
        if m is None:
            self._push(BAD, "expected token", pos, pos + 1)
        else:
            self._push(m.group(), m.group(), pos, m.end())

    def _skip_blank(self) -> int:
        """Skip blanks and comments; -1 when an unterminated comment was pushed as a bad token."""
        text, pos = self.text, self._pos
        while True:
            m = _BLANK_RE.match(text, pos)
            end = m.end() if m else pos
            if end > pos:
                line = text.rfind("\n", pos, end)
                if line >= 0:
                    self._line = line + 1
                pos = end
            if not text.startswith("/-", pos) or text.startswith(("/--", "/-!"), pos) and text[pos : pos + 4] != "/--/":
                return pos
            if text[pos : pos + 4] == "/--/":
                pos += 4
                continue
            end = _comment_end(text, pos)
            if end < 0:
                self._push(BAD, "unterminated comment", pos, len(text))
                return -1
            line = text.rfind("\n", pos, end)
            if line >= 0:
                self._line = line + 1
            pos = end

    def _word(self, pos: int, word: str) -> None:
        end = pos + len(word)
        if self._mixed:
            m = self._symbols.match(self.text, pos)
            if m is not None and m.end() >= end:
                self._push(m.group(), m.group(), pos, m.end())
                return
        if word in self._tokens:
            self._push(word, word, pos, end)
            if word in _INTERPOLATED and self.text[end : end + 1] == '"':
                self._interpolated(end)
            elif word in _MAYBE_INTERPOLATED:
                start = self._skip_blank()
                if self.text[start : start + 1] == '"':
                    self._interpolated(start)
            return
        if word[0] == "r" and (m2 := _RAW_RE.match(self.text, pos)):
            close = self.text.find('"' + m2.group(1), m2.end())
            if close >= 0:
                self._push(RAW, self.text[m2.end() : close], pos, close + 1 + len(m2.group(1)))
                return
        self._push(IDENT, word, pos, end)

    def _number(self, pos: int) -> None:
        text = self.text
        if self.tok and self.tok[-1] in (".", "|>.") and self.en[-1] == pos:  # a field index: ``x.1.2``
            m = _DIGITS_RE.match(text, pos)
            assert m is not None
            self._push(NUM, m.group(), pos, m.end())
            return
        m = _NUM_RE.match(text, pos)
        assert m is not None
        self._push(SCI if m.group("sci") else NUM, m.group().replace("_", ""), pos, m.end())

    def _char(self, pos: int) -> bool:
        """A character literal, or what is wrong with it; False when the quote begins something else."""
        text = self.text
        m = _CHAR_RE.match(text, pos)
        if m is not None:
            self._push(CHAR, m.group(), pos, m.end())
            return True
        if text[pos - 1 : pos] in ("]", "#") or text[pos + 1 : pos + 2] in ("", "'") or self._symbols.match(text, pos):
            return False  # the quote of ``xs[i]'h`` or ``5#'h``, or a token of the user's
        if text[pos + 1] == "\\" and not _CHAR_ESCAPE_RE.match(text, pos + 1):
            self._push(BAD, "invalid escape sequence", pos + 2, pos + 3)
        else:
            self._push(BAD, "missing end of character literal", pos + 2, pos + 3)
        return True

    def _string(self, pos: int) -> None:
        m = _STR_RE.match(self.text, pos)
        if m is None:
            self._push(BAD, "unterminated string literal", pos, len(self.text))
            return
        bad = _BAD_ESCAPE_RE.search(self.text, pos, m.end())
        if bad is not None:
            self._push(BAD, "invalid escape sequence", bad.end(), m.end())
            return
        self._push(STR, m.group(), pos, m.end())
        self._saw_lines(pos, m.end())

    def _saw_lines(self, start: int, end: int) -> None:
        line = self.text.rfind("\n", start, end)
        if line >= 0:
            self._line = line + 1

    def _interpolated(self, pos: int) -> None:
        """The whole ``"… {e} …"`` as one token; braces may hold strings and braces."""
        end = _interpolated_end(self.text, pos)
        if end < 0:
            self._push(BAD, "unterminated string literal", pos, len(self.text))
        else:
            self._push(INTERP, self.text[pos:end], pos, end)
            self._saw_lines(pos, end)

    def _doc(self, pos: int) -> None:
        text = self.text
        end = _comment_end(text, pos)
        kind = DOC if text.startswith("/--", pos) else MODULE_DOC
        if end < 0:
            self._push(BAD, "unterminated comment", pos, len(text))
            return
        self._push(kind, text[pos + 3 : end - 2], pos, end)
        self._saw_lines(pos, end)


def _comment_end(text: str, pos: int) -> int:
    """The offset after the ``-/`` that closes the comment at ``pos``, or -1."""
    depth, i = 1, pos + 2
    while True:
        close = text.find("-/", i)
        if close < 0:
            return -1
        opened = text.find("/-", i, close + 1)
        if 0 <= opened < close:
            depth, i = depth + 1, opened + 2
            continue
        depth, i = depth - 1, close + 2
        if depth == 0:
            return i


def _interpolated_end(text: str, pos: int) -> int:
    i, n = pos + 1, len(text)
    while i < n:
        ch = text[i]
        if ch == "\\":
            i += 2
        elif ch == '"':
            return i + 1
        elif ch == "{":
            i = _braces_end(text, i)
            if i < 0:
                return -1
        else:
            i += 1
    return -1


def _braces_end(text: str, pos: int) -> int:
    depth, i, n = 0, pos, len(text)
    while i < n:
        ch = text[i]
        if ch == '"':
            m = _STR_RE.match(text, i)
            i = m.end() if m else n
            continue
        if ch == "{":
            depth += 1
        elif ch == "}":
            depth -= 1
            if depth == 0:
                return i + 1
        i += 1
    return -1


_ESCAPES: Final = {"\\": "\\", '"': '"', "'": "'", "n": "\n", "t": "\t", "r": "\r", "{": "{"}
_ESCAPE_RE: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r?\n[ \t\r\n]*)|(.))", re.DOTALL)


def decode_string(body: str) -> str:
    """The value of a string or character body (without its quotes)."""

    def one(m: re.Match[str]) -> str:
        code = m.group(1) or m.group(2)
        if code:
            value = int(code, 16)
            return "\0" if 0xD800 <= value <= 0xDFFF else chr(value)  # `Char.ofNat` of a surrogate is the default
        if m.group(3) is not None:
            return ""
        return _ESCAPES.get(m.group(4), m.group())

    return _ESCAPE_RE.sub(one, body) if "\\" in body else body
