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


_LETTER = r"A-Za-z_\u0370-\u03ba\u03bc-\u03ff\u1f00-\u1ffe\u2100-\u214f\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f𝒜-𝖟"
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


def _unfinished(text: str, at: int, what: str) -> InputError:
    line = text.count("\n", 0, at) + 1
    return InputError(f"line {line}: a {what} starts here and never ends")
