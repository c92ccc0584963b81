"""The header of a Lean file: ``module``, ``prelude``, imports.

Source: Lean 4.34 ``src/Lean/Parser/Module.lean`` (grammar and the messages about words that need ``module``). Comes in:
a text. Goes out: what it imports and where the header ends. The header has its own tokens (``module`` and ``all`` are
ordinary identifiers afterwards), so it is read here and not by the parser of commands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from prover.lean.syntax.tokens import COMMAND_KEYWORDS

_WORD: Final = re.compile(r"[^\W\d][\w'!?]*")
_PART: Final = r"(?:«[^»\n]+»|[^\W\d][\w'!?]*)"
_MODULE_NAME: Final = re.compile(rf"{_PART}(?:\.{_PART})*")


@dataclass(frozen=True, slots=True)
class Import:
    """One line of imports; ``start`` is the offset of its first word."""

    module: str
    start: int
    is_public: bool = False
    is_meta: bool = False
    is_all: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """``end``: where commands begin. A malformed import ends the header; the parser of commands will complain."""

    imports: tuple[Import, ...]
    is_prelude: bool
    is_module: bool
    end: int

    @property
    def modules(self) -> tuple[str, ...]:
        return tuple([item.module for item in self.imports])

    def complaint(self) -> tuple[int, str] | None:
        """The offset and text of the first import that an ordinary file must not have."""
        for item in self.imports:
            words = (("public import", item.is_public), ("meta import", item.is_meta), ("import all", item.is_all))
            for word, is_there in words:
                if is_there and not self.is_module:
                    return item.start, f"cannot use `{word}` without `module`"
        return None


def skip_blank(text: str, at: int) -> int:
    """The offset after white space and comments (doc comments are not blank)."""
    size = len(text)
    while at < size:
        if text[at].isspace():
            at += 1
        elif text.startswith("--", at):
            end = text.find("\n", at)
            at = size if end < 0 else end
        elif text.startswith("/-", at) and text[at + 2 : at + 3] not in ("-", "!"):
            at = _skip_comment(text, at)
        else:
            break
    return at


def _skip_comment(text: str, at: int) -> int:
    depth = 0
    while at < len(text):
        if text.startswith("/-", at):
            depth, at = depth + 1, at + 2
        elif text.startswith("-/", at):
            depth, at = depth - 1, at + 2
            if depth == 0:
                return at
        else:
            at += 1
    return at


def read_header(text: str) -> Header:
    """The header at the beginning of ``text``."""
    at = skip_blank(text, 0)
    found: dict[str, bool] = {}
    for word in ("module", "prelude"):
        match = _WORD.match(text, at)
        found[word] = match is not None and match.group() == word
        if match is not None and found[word]:
            at = skip_blank(text, match.end())
    imports: list[Import] = []
    while (item := _read_import(text, at)) is not None:
        imports.append(item[0])
        at = item[1]
    return Header(tuple(imports), found["prelude"], found["module"], at)


def _read_import(text: str, start: int) -> tuple[Import, int] | None:
    at = start
    seen: set[str] = set()
    for word in ("public", "meta", "import", "all"):
        match = _WORD.match(text, at)
        if match is not None and match.group() == word:
            after = skip_blank(text, match.end())
            if word == "all" and _name_at(text, after) is None:
                break  # a module of this name
            seen.add(word)
            at = after
        elif word == "import":
            return None
    name = _name_at(text, at)
    if name is None:
        return None
    item = Import(name.group(), start, "public" in seen, "meta" in seen, "all" in seen)
    return item, skip_blank(text, name.end())


def _name_at(text: str, at: int) -> re.Match[str] | None:
    found = _MODULE_NAME.match(text, at)
    return None if found is None or found.group() in COMMAND_KEYWORDS else found


def module_path(module: str) -> tuple[str, ...]:
    """``A.«b c»`` ↦ ``("A", "b c")``."""
    return tuple([part.strip("«»") for part in re.findall(_PART, module)])
