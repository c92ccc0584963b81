"""Hierarchical names, hash-consed: two equal names are the same object.

Source: Lean 4 ``src/Init/Prelude.lean`` (``Lean.Name``). A name is a list of components, each a string or a natural
number; numbers mark machine-made names. Hygienic ("inaccessible") user names are ``base._hyg.<n>``; they print as
``base✝``.
"""

from __future__ import annotations

from typing import Final

Component = str | int

_TABLE: dict[tuple[int, Component], Name] = {}


class Name:
    """An interned name. ``==`` and ``hash`` are by identity; build with :func:`mk_name` and :meth:`child`."""

    __slots__ = ("prefix", "part", "text", "depth")

    def __init__(self, prefix: Name | None, part: Component, text: str, depth: int) -> None:
        self.prefix: Final = prefix
        self.part: Final = part
        self.text: Final = text
        self.depth: Final = depth

    def child(self, part: Component) -> Name:
        """The name with one more component."""
        key = (id(self), part)  # names are never freed, so ids are stable
        found = _TABLE.get(key)
        if found is None:
            shown = _escape(part) if isinstance(part, str) else str(part)
            found = Name(self, part, f"{self.text}.{shown}" if self.prefix is not None else shown, self.depth + 1)
            _TABLE[key] = found
        return found

    def __truediv__(self, part: Component) -> Name:
        return self.child(part)

    def __add__(self, other: Name) -> Name:
        """Append all components of ``other``."""
        result = self
        for part in other.components():
            result = result.child(part)
        return result

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"`{self.text}"

    def __lt__(self, other: Name) -> bool:
        return self.text < other.text

    def __reduce__(self) -> tuple[object, tuple[tuple[Component, ...]]]:
        return name_of_components, (self.components(),)

    @property
    def is_anonymous(self) -> bool:
        return self.prefix is None

    @property
    def parent(self) -> Name:
        """The prefix; the anonymous name is its own parent."""
        return self if self.prefix is None else self.prefix

    @property
    def last(self) -> str:
        """The last component as text (``""`` for the anonymous name)."""
        return str(self.part)

    def components(self) -> tuple[Component, ...]:
        parts: list[Component] = []
        cur: Name = self
        while cur.prefix is not None:
            parts.append(cur.part)
            cur = cur.prefix
        parts.reverse()
        return tuple(parts)

    @property
    def is_atomic(self) -> bool:
        return self.prefix is None or self.prefix.prefix is None

    def root(self) -> Name:
        """The first component as a name."""
        cur = self
        while cur.prefix is not None and cur.prefix.prefix is not None:
            cur = cur.prefix
        return cur

    def is_prefix_of(self, other: Name) -> bool:
        """True for ``a.b`` and ``a.b.c``, also for equal names."""
        cur: Name | None = other
        while cur is not None and cur.depth >= self.depth:
            if cur is self:
                return True
            cur = cur.prefix
        return False

    def replace_prefix(self, old: Name, new: Name) -> Name:
        if self is old:
            return new
        if self.prefix is None:
            return self
        return self.prefix.replace_prefix(old, new).child(self.part)

    @property
    def has_macro_scopes(self) -> bool:
        """Is this an inaccessible name such as ``left✝``?"""
        return self.prefix is not None and isinstance(self.part, int) and self.prefix.part == "_hyg"

    def erase_macro_scopes(self) -> Name:
        cur = self
        while cur.has_macro_scopes:
            assert cur.prefix is not None and cur.prefix.prefix is not None
            cur = cur.prefix.prefix
        return cur

    def with_macro_scope(self, scope: int) -> Name:
        """The inaccessible variant of this user name (``scope`` must be fresh)."""
        return self.erase_macro_scopes().child("_hyg").child(scope)

    @property
    def is_internal(self) -> bool:
        """Machine-made: some component is a number or starts with ``_``."""
        cur: Name = self
        while cur.prefix is not None:
            if isinstance(cur.part, int) or cur.part.startswith("_"):
                return True
            cur = cur.prefix
        return False


ANONYMOUS: Final = Name(None, "", "", 0)


def is_id_start(ch: str) -> bool:
    """May ``ch`` start an identifier component (Lean ``isIdFirst``)?"""
    return (ch.isascii() and ch.isalpha()) or ch == "_" or is_letter_like(ch)


def is_id_rest(ch: str) -> bool:
    """May ``ch`` continue an identifier component (Lean ``isIdRest``)?"""
    return (ch.isascii() and ch.isalnum()) or ch in "_'!?" or is_letter_like(ch) or is_subscript_alnum(ch)


def is_letter_like(ch: str) -> bool:
    """Lean ``isLetterLike``: Greek (without λ Π Σ), Coptic, letter-like symbols, script letters, Latin."""
    c = ord(ch)
    if c < 0xC0:
        return False
    return (
        (0x3B1 <= c <= 0x3C9 and c != 0x3BB)
        or (0x391 <= c <= 0x3A9 and c not in (0x3A0, 0x3A3))
        or 0x3CA <= c <= 0x3FB
        or 0x1F00 <= c <= 0x1FFE
        or 0x2100 <= c <= 0x214F
        or 0x1D49C <= c <= 0x1D59F
        or (0xC0 <= c <= 0xFF and c not in (0xD7, 0xF7))
        or 0x100 <= c <= 0x17F
    )


def is_subscript_alnum(ch: str) -> bool:
    c = ord(ch)
    return 0x2080 <= c <= 0x2089 or 0x2090 <= c <= 0x209C or 0x1D62 <= c <= 0x1D6A or c == 0x2C7C


def _escape(part: str) -> str:
    if part and is_id_start(part[0]) and all(is_id_rest(c) for c in part[1:]):
        return part
    return part if not part or part == "[anonymous]" else f"«{part}»"


def name_of_components(parts: tuple[Component, ...]) -> Name:
    result = ANONYMOUS
    for part in parts:
        result = result.child(part)
    return result


_PARSED: dict[str, Name] = {"": ANONYMOUS}


def mk_name(text: str) -> Name:
    """Read a dotted name; ``«…»`` escapes a component, digits-only components become numbers."""
    found = _PARSED.get(text)
    if found is None:
        found = _PARSED[text] = name_of_components(tuple(_split(text)))
    return found


def _split(text: str) -> list[Component]:
    parts: list[Component] = []
    i, n = 0, len(text)
    while i < n:
        if text[i] == "«":
            end = text.index("»", i)
            parts.append(text[i + 1 : end])
            i = end + 2
        else:
            end = text.find(".", i)
            end = n if end < 0 else end
            piece = text[i:end]
            parts.append(int(piece) if piece.isascii() and piece.isdigit() else piece)
            i = end + 1
    return parts
