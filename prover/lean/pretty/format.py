"""Documents and their layout: Lean's ``Format``.

Source: Lean 4 ``src/Init/Data/Format/Basic.lean``. A group is laid out flat if it and what follows up to the next line
break fit; in a *fill* group every line decides for itself. Comes in: a :class:`Doc`; goes out: text.
"""

from __future__ import annotations

from typing import Final, Literal

Kind = Literal["text", "line", "nest", "append", "group", "fill"]

DEFAULT_WIDTH: Final = 120
NO_WIDTH: Final = 1 << 30


class Doc:
    """An immutable document. ``flat`` is its width on one line; ``hard`` tells that it holds a forced line break."""

    __slots__ = ("kind", "text", "items", "indent", "flat", "hard")

    def __init__(self, kind: Kind, text: str, items: tuple[Doc, ...], indent: int, flat: int, hard: bool) -> None:
        self.kind: Final = kind
        self.text: Final = text
        self.items: Final = items
        self.indent: Final = indent
        self.flat: Final = flat
        self.hard: Final = hard

    def __add__(self, other: Doc | str) -> Doc:
        return concat(self, other)

    def __radd__(self, other: str) -> Doc:
        return concat(other, self)


def text(s: str) -> Doc:
    """Text without line breaks, or with hard ones."""
    return Doc("text", s, (), 0, len(s), "\n" in s)


LINE: Final = Doc("line", "", (), 0, 1, False)
NIL: Final = text("")
HARD_LINE: Final = text("\n")


def concat(*parts: Doc | str) -> Doc:
    docs = tuple([text(p) if isinstance(p, str) else p for p in parts])
    if len(docs) == 1:
        return docs[0]
    return Doc("append", "", docs, 0, sum([d.flat for d in docs]), any(d.hard for d in docs))


def nest(indent: int, doc: Doc) -> Doc:
    return Doc("nest", "", (doc,), indent, doc.flat, doc.hard)


def group(doc: Doc) -> Doc:
    """All lines of the group break, or none."""
    return Doc("group", "", (doc,), 0, doc.flat, doc.hard)


def fill(doc: Doc) -> Doc:
    """Every line of the group breaks only if what follows it does not fit."""
    return Doc("fill", "", (doc,), 0, doc.flat, doc.hard)


def join(docs: list[Doc], separator: Doc) -> Doc:
    parts: list[Doc | str] = []
    for i, d in enumerate(docs):
        if i:
            parts.append(separator)
        parts.append(d)
    return concat(*parts) if parts else NIL


def render(doc: Doc, width: int = DEFAULT_WIDTH, indent: int = 0, column: int = 0) -> str:
    """Lay out ``doc`` from ``column`` on, with line breaks indented by ``indent`` more."""
    if not doc.hard and doc.flat <= width - column:
        return flat_text(doc)
    return _Layout(width, column).run(doc, indent)


def flat_text(doc: Doc) -> str:
    parts: list[str] = []
    stack = [doc]
    while stack:
        d = stack.pop()
        if d.kind == "text":
            parts.append(d.text)
        elif d.kind == "line":
            parts.append(" ")
        else:
            stack.extend(reversed(d.items))
    return "".join(parts)


Item = tuple[Doc, int]
"""A document and the indentation in force."""


class _Group:
    """Items still to be laid out, first one last; ``flatten`` applies to ``all`` groups and to fill items that fit."""

    __slots__ = ("flatten", "is_fill", "items")

    def __init__(self, flatten: bool, is_fill: bool, items: list[Item]) -> None:
        self.flatten = flatten
        self.is_fill: Final = is_fill
        self.items: Final = items


class _Layout:
    def __init__(self, width: int, column: int) -> None:
        self.width: Final = width
        self.column = column
        self.out: Final[list[str]] = []

    def run(self, doc: Doc, indent: int) -> str:
        groups = [_Group(False, False, [(doc, indent)])]
        while groups:
            g = groups[-1]
            if not g.items:
                groups.pop()
                continue
            self._step(groups, g)
        return "".join(self.out)

    def _step(self, groups: list[_Group], g: _Group) -> None:
        doc, indent = g.items.pop()
        kind = doc.kind
        if kind == "text":
            if doc.hard:
                self._hard_text(groups, g, doc.text, indent)
            else:
                self._put(doc.text)
        elif kind == "append":
            g.items.extend([(d, indent) for d in reversed(doc.items)])
        elif kind == "nest":
            g.items.append((doc.items[0], indent + doc.indent))
        elif kind == "line":
            self._line(groups, g, indent)
        elif g.flatten:
            g.items.append((doc.items[0], indent))
        else:
            self._push_group(groups, kind == "fill", [(doc.items[0], indent)])

    def _put(self, s: str) -> None:
        self.out.append(s)
        self.column += len(s)

    def _newline(self, indent: int) -> None:
        self.out.append("\n" + " " * indent)
        self.column = indent

    def _hard_text(self, groups: list[_Group], g: _Group, s: str, indent: int) -> None:
        head, rest = s.split("\n", 1)
        self._put(head)
        self._newline(indent)
        items = g.items
        if rest:
            items.append((text(rest), indent))
        groups.pop()
        self._push_group(groups, g.is_fill, items)

    def _line(self, groups: list[_Group], g: _Group, indent: int) -> None:
        if not g.is_fill:
            if g.flatten:
                self._put(" ")
            else:
                self._newline(indent)
            return
        groups.pop()
        if g.flatten:
            self._push_group(groups, True, g.items, reserve=1)
            if groups[-1].flatten:
                self._put(" ")
                return
            groups.pop()
        self._newline(indent)
        self._push_group(groups, True, g.items)

    def _push_group(self, groups: list[_Group], is_fill: bool, items: list[Item], reserve: int = 0) -> None:
        """Decide whether the group is flat: it and what follows must fit (for fill: up to the next line)."""
        room = self.width - reserve - self.column
        measure = _Measure(room)
        measure.items(items, not is_fill)
        for g in reversed(groups):
            if measure.is_done():
                break
            measure.rest(g.items, g.flatten)
        flatten = not measure.flattened_hard_line and not measure.exceeded
        groups.append(_Group(flatten, is_fill, items))


class _Measure:
    """How much space is used up to the next line break (``spaceUptoLine``)."""

    __slots__ = ("room", "used", "exceeded", "found_line", "flattened_hard_line", "_in_group")

    def __init__(self, room: int) -> None:
        self.room: Final = room
        self.used = 0
        self.exceeded = False
        self.found_line = False
        self.flattened_hard_line = False
        self._in_group = True

    def is_done(self) -> bool:
        return self.exceeded or self.found_line

    def items(self, items: list[Item], flatten: bool) -> None:
        self._walk(items, flatten, True)

    def rest(self, items: list[Item], flatten: bool) -> None:
        self._walk(items, flatten, False)

    def _walk(self, items: list[Item], flatten: bool, in_group: bool) -> None:
        stack: list[tuple[Doc, bool]] = [(d, flatten) for d, _ in items]
        while stack:
            doc, flat = stack.pop()
            kind = doc.kind
            if kind == "text":
                if self._text(doc, flat, in_group):
                    return
            elif kind == "line":
                if not flat:
                    self.found_line = True
                    return
                self.used += 1
            elif kind in ("group", "fill"):
                stack.append((doc.items[0], True))
            else:
                stack.extend([(d, flat) for d in reversed(doc.items)])

    def _text(self, doc: Doc, flat: bool, in_group: bool) -> bool:
        """Account for a text; True when measuring ends here."""
        width = doc.flat
        if doc.hard:
            width = doc.text.index("\n")
            self.found_line = True
            if flat and in_group:
                self.flattened_hard_line = True
        self.used += width
        if self.used > self.room:
            self.exceeded = True
        return self.exceeded or doc.hard
