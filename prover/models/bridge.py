"""The bridge between versions: text written for an older Mathlib or Lean, in today's names and spelling.

In: a table (``bridge.toml``, and a user's own of the same form before it), a tactic that Lean refused with its message,
or a whole text.  Out: the text with what the table knows renamed, ``None`` or the same text where it knows nothing.

A refused tactic is changed only where Lean does not know a name, or cannot read the text; Lean judges the result like
any other.  Comments and strings are left alone, and in a whole text the names that it declares itself.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from prover.errors import InputError

TABLE = Path(__file__).with_name("bridge.toml")

_UNKNOWN = re.compile(
    r"(?:[Uu]nknown (?:identifier|constant)|[Tt]he environment does not contain) [`'‘]([^`'’\s]+)[`'’]"
)
_UNREADABLE = re.compile(
    r"unexpected (?:token|identifier|end of input)|unknown tactic|^Lean error:\n<input>|; expected "
)
_IDENTIFIER = re.compile(r"(?<![\w.'«])[^\W\d][\w'!?₀-₉]*(?:\.[^\W\d][\w'!?₀-₉]*)*")
_APART = re.compile(r'/-.*?-/|--[^\n]*|"(?:\\.|[^"\\])*"', re.DOTALL)
"""What is not looked into (block comments that nest end early: then some text inside is looked into)."""
_DECLARES = re.compile(r"\b(?:theorem|lemma|def|abbrev|axiom|instance)\s+([^\W\d][\w.'!?₀-₉]*)")


@dataclass(frozen=True, slots=True)
class SyntaxRule:
    """A spelling that no longer parses, and what replaces it (a template of ``re.sub``)."""

    pattern: re.Pattern[str]
    replacement: str


@dataclass(frozen=True, slots=True)
class Bridge:
    """A table of old names and spellings."""

    names: Mapping[str, str]
    syntax: Sequence[SyntaxRule] = ()

    def mend(self, tactic: str, message: str) -> str | None:
        """A refused tactic in today's words; ``None``: the message or the table gives no reason to change it."""
        unknown = _UNKNOWN.findall(message)
        changed = tactic
        for name in unknown:
            changed = self._rename_unknown(changed, name)
        if not unknown and _UNREADABLE.search(message):
            changed = self._respell(tactic)
        return changed if changed != tactic else None

    def rewrite(self, text: str) -> str:
        """A whole text in today's words: every name and spelling that the table knows."""
        own = set(_DECLARES.findall(text))
        names = {old: new for old, new in self.names.items() if old not in own}
        return self._respell(_outside(text, lambda part: _rename(part, names)))

    def _rename_unknown(self, tactic: str, name: str) -> str:
        """Rename what Lean calls unknown: the name as it stands, or as the end of one (after ``open``, or a dot)."""
        known = self.names.get(name)
        if known is None:
            whole = [old for old in self.names if old.endswith(f".{name}")]
            return tactic if len(whole) != 1 else _outside(tactic, lambda t: _rename(t, {name: self.names[whole[0]]}))
        renamed = _outside(tactic, lambda part: _rename(part, {name: known}))
        place, _, last = name.rpartition(".")
        new_place, _, new_last = known.rpartition(".")
        if renamed == tactic and place and place == new_place:  # `h.old`, which Lean read as `Place.old h`
            return _outside(tactic, lambda part: re.sub(rf"\.{re.escape(last)}(?![\w'!?₀-₉])", f".{new_last}", part))
        return renamed

    def _respell(self, text: str) -> str:
        for rule in self.syntax:
            text = _outside(text, partial(rule.pattern.sub, rule.replacement))
        return text


def _rename(text: str, names: Mapping[str, str]) -> str:
    return _IDENTIFIER.sub(lambda found: names.get(found[0], found[0]), text)


def _outside(text: str, change: Callable[[str], str]) -> str:
    """Change what is no comment and no string."""
    parts: list[str] = []
    at = 0
    for apart in _APART.finditer(text):
        parts += [change(text[at : apart.start()]), apart[0]]
        at = apart.end()
    return "".join([*parts, change(text[at:])])


def read_bridge(own: Path | None = None) -> Bridge:
    """The table that ships with the package, behind a user's own.  Raises ``InputError`` for one that is none."""
    shipped = _read(TABLE)
    if own is None:
        return shipped
    users = _read(own)
    return Bridge({**shipped.names, **users.names}, (*users.syntax, *shipped.syntax))


def _rule(pattern: str, replacement: str) -> SyntaxRule:
    return SyntaxRule(re.compile(pattern, re.MULTILINE), replacement)


def _read(path: Path) -> Bridge:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        names = {old: new if isinstance(new, str) else str(new[0]) for old, new in table.get("names", {}).items()}
        rules = [_rule(item["pattern"], item["replacement"]) for item in table.get("syntax", [])]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, re.error) as error:
        raise InputError(f"{path}: {error}") from error
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        form = '[names] has `old = "new"`, [[syntax]] has `pattern` and `replacement`'
        raise InputError(f"{path}: this is no table of the bridge ({error}): {form}") from error
    return Bridge(names, tuple(rules))
