"""Names as shown: constants relative to namespaces and ``open``, inaccessible local names with ``✝``.

Source: Lean 4 ``src/Lean/ResolveName.lean`` (``unresolveNameGlobal``), ``Lean/Hygiene.lean`` (``sanitizeName``),
``Lean/LocalContext.lean`` (``getUnusedName``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from prover.lean.local_context import LocalContext, make_context
from prover.lean.name import ANONYMOUS, Name, mk_name

ROOT: Final = mk_name("_root_")
_PRIVATE: Final = mk_name("_private")
_SUPERSCRIPTS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def unresolve(name: Name, resolve: Callable[[Name], Sequence[Name]], aliases: Sequence[Name] = ()) -> Name:
    """The shortest name that means the constant ``name`` here; the full name if none does."""
    for initial in (*aliases, ROOT + name):
        candidate = ANONYMOUS
        parts = initial.components()
        for i in range(len(parts) - 1, -1, -1):
            candidate = ANONYMOUS.child(parts[i]) + candidate
            found = resolve(candidate)
            if len(found) == 1 and found[0] is name:
                return candidate
    return name


def user_name(name: Name) -> Name:
    """``_private.M.0.foo`` is shown as ``foo``."""
    if name.root() is not _PRIVATE:
        return name
    parts = name.components()
    for i, part in enumerate(parts):
        if isinstance(part, int):
            return _join(parts[i + 1 :])
    return name


def _join(parts: Sequence[str | int]) -> Name:
    result = ANONYMOUS
    for part in parts:
        result = result.child(part)
    return result


def sanitize(lctx: LocalContext) -> LocalContext:
    """Give shadowed and machine-made names their ``✝`` form, newest first."""
    seen: set[Name] = set()
    counters: dict[Name, int] = {}
    changed = False
    decls = []
    for decl in lctx.reversed():
        name = decl.user_name
        if name.has_macro_scopes or name in seen:
            seen.add(name)
            stem = name.erase_macro_scopes()
            index = counters.get(stem, 0)
            counters[stem] = index + 1
            changed = True
            decl = replace(decl, user_name=inaccessible(stem, index))
        else:
            seen.add(name)
        decls.append(decl)
    if not changed:
        return lctx
    decls.reverse()
    return make_context(decls)


def inaccessible(stem: Name, index: int) -> Name:
    suffix = "✝" if index == 0 else "✝" + str(index).translate(_SUPERSCRIPTS)
    return _shown_name(f"{stem.text}{suffix}")


class _Shown:
    """Cache of names with a dagger. Key: their text; never reset (a few per goal shape)."""

    table: Final[dict[str, Name]] = {}


def _shown_name(text: str) -> Name:
    found = _Shown.table.get(text)
    if found is None:
        # a name whose text is shown as it is: ``✝`` is no identifier character, so the usual escape must not apply
        found = _Shown.table[text] = Name(ANONYMOUS, text, text, 1)
    return found


def unused_name(suggestion: Name, is_used: Callable[[Name], bool]) -> Name:
    """``x``, or ``x_1``, ``x_2`` …"""
    if not is_used(suggestion):
        return suggestion
    index = 1
    while True:
        candidate = mk_name(f"{suggestion.text}_{index}")
        if not is_used(candidate):
            return candidate
        index += 1
