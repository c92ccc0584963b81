"""Lean's tokens, as far as finding declarations and ``sorry``s needs them.

In: a text.  Out: tokens with offsets; comments and white space are gone, strings and characters are single tokens.
This is no parser: Lean decides what the text means, and everything found here is checked against Lean's answer.
Source: the Lean 4 reference manual, "Source files / Lexical structure" (v4.34).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from prover.errors import InputError


class TokenKind(Enum):
    """What a token is."""

    WORD = "word"
    STRING = "string"
    NUMBER = "number"
    SYMBOL = "symbol"
    DOC = "doc"
    """A documentation comment ``/-- … -/`` (it belongs to the command that follows)."""


@dataclass(frozen=True, slots=True)
class Token:
    """``text[start:end]`` of the scanned source."""

    kind: TokenKind
    text: str
    start: int
    end: int


_LETTER = (
    r"A-Za-z_\u0391-\u039f\u03a1\u03a2\u03a4-\u03a9\u03b1-\u03ba\u03bc-\u03fb\u1f00-\u1ffe\u2100-\u214f"
    r"\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f𝒜-𝖟"
)
_REST = _LETTER + r"0-9'!?\u2080-\u2089\u2090-\u209c\u1d62-\u1d6a\u2c7c"
_PART = rf"(?:[{_LETTER}][{_REST}]*|«[^»\n]*»)"
_WORD = re.compile(rf"#?{_PART}(?:\.(?:{_PART}|[0-9]+))*")
_NUMBER = re.compile(r"0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|[0-9][0-9_]*(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_CHAR = re.compile(r"'(?:\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)|[^\\'\n])'")
_RAW_STRING = re.compile(r'r(#*)"')
_SYMBOLS = ("<;>", ":=", "=>", "<|", "|>", "←", "->", "<-", "..", "@[", "::", "&&", "||", "==", "!=", "<=", ">=", "#[")


def scan(text: str) -> tuple[Token, ...]:
    """All tokens of ``text``.  Raises ``InputError`` for a comment or string that never ends."""
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        char = text[at]
        if char.isspace():
            at += 1
            continue
        if text.startswith("--", at):
            end = text.find("\n", at)
            at = len(text) if end < 0 else end
            continue
        if text.startswith("/-", at):
            end = _block_comment_end(text, at)
            if text.startswith("/--", at) and not text.startswith("/--/", at):
                tokens.append(Token(TokenKind.DOC, text[at:end], at, end))
            at = end
            continue
        token = _token(text, at)
        tokens.append(token)
        at = token.end
    return tuple(tokens)


def _token(text: str, at: int) -> Token:
    char = text[at]
    if char == '"':
        return _token_to(TokenKind.STRING, text, at, _string_end(text, at))
    if raw := _RAW_STRING.match(text, at):
        closing = '"' + raw.group(1)
        end = text.find(closing, raw.end())
        if end < 0:
            raise _unfinished(text, at, "string")
        return _token_to(TokenKind.STRING, text, at, end + len(closing))
    if word := _WORD.match(text, at):
        return _token_to(TokenKind.WORD, text, at, word.end())
    if number := _NUMBER.match(text, at):
        return _token_to(TokenKind.NUMBER, text, at, number.end())
    if text.startswith("''", at):  # no character begins so; it may be a token (the image of a set)
        return _token_to(TokenKind.SYMBOL, text, at, at + 2)
    if literal := _CHAR.match(text, at):
        return _token_to(TokenKind.STRING, text, at, literal.end())
    for symbol in _SYMBOLS:
        if text.startswith(symbol, at):
            return _token_to(TokenKind.SYMBOL, text, at, at + len(symbol))
    return _token_to(TokenKind.SYMBOL, text, at, at + 1)


def _token_to(kind: TokenKind, text: str, start: int, end: int) -> Token:
    return Token(kind, text[start:end], start, end)


def _block_comment_end(text: str, at: int) -> int:
    """The offset after a (nested) block comment."""
    depth = 0
    cursor = at
    while cursor < len(text):
        if text.startswith("/-", cursor):
            depth += 1
            cursor += 2
        elif text.startswith("-/", cursor):
            depth -= 1
            cursor += 2
            if depth == 0:
                return cursor
        else:
            cursor += 1
    raise _unfinished(text, at, "comment")


def _string_end(text: str, at: int) -> int:
    cursor = at + 1
    while cursor < len(text):
        if text[cursor] == "\\":
            cursor += 2
        elif text[cursor] == '"':
            return cursor + 1
        else:
            cursor += 1
    raise _unfinished(text, at, "string")


# --------------------------------------------------------------------------------------------------------------------
# texts that are written to be misread

_MARKS = re.compile(r'"|--|/-|-/')
_CODED = re.compile(r"\\[xu\n]")
"""Escapes by which a string can hold a mark without showing it."""


def scan_bare(text: str) -> tuple[Token, ...]:
    """The tokens when nothing is a comment or a string: every word that Lean could possibly read is among them."""
    return scan(_MARKS.sub(lambda mark: " " * len(mark.group()), text))


def doubts(text: str) -> tuple[Token, ...]:
    """Where Lean may take as code what :func:`scan` takes as comment or string; also where ``scan`` fails.

    That needs a string whose end depends on whether it is interpolated (``s!"{'"'}"``), a token of the file's own that
    holds the beginning of a comment or a string, or a quoted name that goes over lines.
    """
    try:
        tokens = scan(text)
    except InputError:
        return (Token(TokenKind.SYMBOL, "", len(text), len(text)),)
    return tuple(token for token in tokens if _is_doubtful(text, token))


def _is_doubtful(text: str, token: Token) -> bool:
    if token.kind is not TokenKind.STRING or token.text.startswith("'"):
        return token.text == "«"
    inner = token.text.strip('r#"') if token.text.startswith("r") else token.text[1:-1]
    if _MARKS.search(inner) or _CODED.search(inner):
        return True
    return "{" in inner and _interpolated_end(text, token.start) != token.end


def _interpolated_end(text: str, at: int) -> int | None:
    """The offset after a string that starts at ``at`` if ``{…}`` in it holds code; ``None`` when it never ends."""
    cursor = at + 1
    while cursor < len(text):
        char = text[cursor]
        if char == '"':
            return cursor + 1
        if char == "\\":
            cursor += 2
        elif char == "{":
            end = _code_end(text, cursor + 1)
            if end is None:
                return None
            cursor = end
        else:
            cursor += 1
    return None


def _code_end(text: str, at: int) -> int | None:
    """The offset after the ``}`` that closes the code which starts at ``at``."""
    depth = 0
    while at < len(text):
        if text[at] == '"':
            end = _interpolated_end(text, at)
            if end is None:
                return None
            at = end
        elif text.startswith(("--", "/-"), at):
            return None  # nobody writes a comment there
        elif text[at].isspace():
            at += 1
        else:
            token = _token(text, at)
            if token.text == "}" and depth == 0:
                return token.end
            depth += (token.text == "{") - (token.text == "}")
            at = token.end
    return None


def _unfinished(text: str, at: int, what: str) -> InputError:
    line = text.count("\n", 0, at) + 1
    return InputError(f"line {line}: a {what} starts here and never ends")
