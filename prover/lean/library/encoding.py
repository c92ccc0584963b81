"""The flat binary of compiled modules: terms, constants and extension entries as words, decoded on demand.

Comes in: constants and entries of one module. Goes out: bytes, and back. A file is ``header, tables, blobs``: tables
hold names (as text), levels and the index of constants; each constant has a blob of its own (its terms in post-order),
so reading one touches nothing else. No pickle, no code in the file. Words are 32 bits, little endian.

The reader is part of the trusted base: terms are rebuilt with the ``mk_*`` functions, every index is checked by the
list it points into, and the digest of the whole file is compared before anything is used (:mod:`module_file`).
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from prover.lean import declaration as d
from prover.lean import expr as ex
from prover.lean import level as lv
from prover.lean.environment import EntryValue
from prover.lean.name import Name, mk_name

FORMAT: Final = 1


class EncodingError(Exception):
    """A value that the format cannot hold, or bytes that are not of the format."""


# Tags of terms (low 4 bits of a node's first word; the rest of the word is its first field).
_BVAR, _SORT, _CONST, _APP, _LAM, _PI, _LET, _NAT, _BIGNAT, _STR, _PROJ = range(11)
# Tags of levels.
_ZERO, _SUCC, _MAX, _IMAX, _PARAM = range(5)
# Tags of entry values.
_V_NONE, _V_FALSE, _V_TRUE, _V_INT, _V_BIGINT, _V_STR, _V_NAME, _V_LEVEL, _V_EXPR, _V_TUPLE = range(10)
# Kinds of constants.
_AXIOM, _DEF, _THM, _OPAQUE, _QUOT, _INDUCT, _CTOR, _REC = range(8)

_HINTS: Final = (d.HintKind.OPAQUE, d.HintKind.ABBREV, d.HintKind.REGULAR)
_QUOTS: Final = (d.QuotKind.TYPE, d.QuotKind.CTOR, d.QuotKind.LIFT, d.QuotKind.IND)
_INFOS: Final = (ex.DEFAULT, ex.IMPLICIT, ex.STRICT_IMPLICIT, ex.INST_IMPLICIT)
_SMALL: Final = 1 << 27


def words_to_bytes(words: Sequence[int]) -> bytes:
    data = array("I", words)
    if sys.byteorder == "big":
        data.byteswap()
    return data.tobytes()


def bytes_to_words(data: bytes | memoryview) -> list[int]:
    words = array("I")
    words.frombytes(data)
    if sys.byteorder == "big":
        words.byteswap()
    return words.tolist()


# ------------------------------------------------------------------ writing
class Writer:
    """Collects the shared tables (names, strings, levels) while blobs are written."""

    def __init__(self) -> None:
        self.names: dict[Name, int] = {}
        self.texts: dict[str, int] = {}
        self.levels: dict[lv.Level, int] = {}
        self.level_words: list[int] = []

    def name(self, name: Name) -> int:
        found = self.names.get(name)
        if found is None:
            if mk_name(name.text) is not name or "\n" in name.text:
                raise EncodingError(f"name {name!r} cannot be stored")
            found = self.names[name] = len(self.names)
        return found

    def text(self, text: str) -> int:
        found = self.texts.get(text)
        if found is None:
            found = self.texts[text] = len(self.texts)
        return found

    def level(self, level: lv.Level) -> int:
        found = self.levels.get(level)
        if found is not None:
            return found
        if isinstance(level, lv.Zero):
            row = (_ZERO, 0, 0)
        elif isinstance(level, lv.Succ):
            row = (_SUCC, self.level(level.pred), 0)
        elif isinstance(level, lv.Max):
            row = (_MAX, self.level(level.lhs), self.level(level.rhs))
        elif isinstance(level, lv.IMax):
            row = (_IMAX, self.level(level.lhs), self.level(level.rhs))
        elif isinstance(level, lv.LParam):
            row = (_PARAM, self.name(level.name), 0)
        else:
            raise EncodingError("a universe metavariable cannot be stored")
        self.level_words += row
        found = self.levels[level] = len(self.levels)
        return found

    def terms(self, roots: Iterable[ex.Expr], out: list[int], known: dict[ex.Expr, int]) -> list[int]:
        """Append the nodes under ``roots`` to ``out`` in post-order; ``known``: nodes there, numbered."""
        result = []
        for root in roots:
            stack = [root]
            while stack:
                e = stack[-1]
                if e in known:
                    stack.pop()
                    continue
                waiting = [c for c in _children(e) if c not in known]
                if waiting:
                    stack += reversed(waiting)
                    continue
                stack.pop()
                self._node(e, out, known)
                known[e] = len(known)
            result.append(known[root])
        return result

    def _node(self, e: ex.Expr, out: list[int], known: dict[ex.Expr, int]) -> None:
        if isinstance(e, ex.App):
            out += (_APP | known[e.fn] << 4, known[e.arg])
        elif isinstance(e, ex.BVar):
            out.append(_BVAR | e.idx << 4)
        elif isinstance(e, ex.Const):
            out += (_CONST | self.name(e.name) << 4, len(e.levels), *[self.level(u) for u in e.levels])
        elif isinstance(e, (ex.Lam, ex.Pi)):
            tag = _LAM if isinstance(e, ex.Lam) else _PI
            name = self.name(e.binder_name) << 2 | int(e.info)
            out += (tag | known[e.binder_type] << 4, known[e.body], name)
        elif isinstance(e, ex.Sort):
            out.append(_SORT | self.level(e.level) << 4)
        elif isinstance(e, ex.Let):
            name = self.name(e.binder_name) << 1 | int(e.nondep)
            out += (_LET | known[e.type] << 4, known[e.value], known[e.body], name)
        elif isinstance(e, ex.Lit):
            if isinstance(e.value, str):
                out.append(_STR | self.text(e.value) << 4)
            elif e.value < _SMALL:
                out.append(_NAT | e.value << 4)
            else:
                out.append(_BIGNAT | self.text(format(e.value, "x")) << 4)
        elif isinstance(e, ex.Proj):
            out += (_PROJ | known[e.struct] << 4, self.name(e.struct_name), e.idx)
        else:
            raise EncodingError(f"a term with {type(e).__name__} cannot be stored")

    def value(self, value: EntryValue, out: list[int], exprs: list[ex.Expr]) -> None:
        """Append an entry value; terms are only numbered (by position in ``exprs``)."""
        if value is None:
            out.append(_V_NONE)
        elif value is True or value is False:
            out.append(_V_TRUE if value else _V_FALSE)
        elif isinstance(value, Name):
            out.append(_V_NAME | self.name(value) << 4)
        elif isinstance(value, str):
            out.append(_V_STR | self.text(value) << 4)
        elif isinstance(value, int):
            small = 0 <= value < _SMALL
            out.append(_V_INT | value << 4 if small else _V_BIGINT | self.text(format(value, "x")) << 4)
        elif isinstance(value, tuple):
            out.append(_V_TUPLE | len(value) << 4)
            for item in value:
                self.value(item, out, exprs)
        elif isinstance(value, lv.Level):
            out.append(_V_LEVEL | self.level(value) << 4)
        elif isinstance(value, ex.Expr):
            out.append(_V_EXPR | len(exprs) << 4)
            exprs.append(value)
        else:
            raise EncodingError(f"an entry of type {type(value).__name__} cannot be stored")

    def entries(self, entries: Sequence[EntryValue]) -> bytes:
        """One extension: number of nodes and of node words, nodes, numbers of the terms used, then the values."""
        values: list[int] = []
        exprs: list[ex.Expr] = []
        for entry in entries:
            self.value(entry, values, exprs)
        nodes: list[int] = []
        known: dict[ex.Expr, int] = {}
        roots = self.terms(exprs, nodes, known)
        return words_to_bytes([len(known), len(nodes), len(roots), len(entries), *nodes, *roots, *values])

    def constant(self, info: d.ConstantInfo) -> tuple[bytes, bytes]:
        """Two blobs: everything but a theorem's proof; the proof (else empty)."""
        late = b""
        terms = [info.type]
        fields: list[int]
        if isinstance(info, d.AxiomInfo):
            kind, fields = _AXIOM, []
        elif isinstance(info, d.DefinitionInfo):
            kind, fields = _DEF, [_HINTS.index(info.hints.kind), info.hints.height]
            terms.append(info.value)
        elif isinstance(info, d.TheoremInfo):
            kind, fields = _THM, []
            late = self._blob([info.value], [])
        elif isinstance(info, d.OpaqueInfo):
            kind, fields = _OPAQUE, []
            terms.append(info.value)
        elif isinstance(info, d.QuotInfo):
            kind, fields = _QUOT, [_QUOTS.index(info.kind)]
        elif isinstance(info, d.InductiveInfo):
            flags = int(info.is_rec) | int(info.is_reflexive) << 1
            fields = [info.num_params, info.num_indices, info.num_nested, flags, len(info.all), len(info.ctors)]
            fields += [self.name(n) for n in (*info.all, *info.ctors)]
            kind = _INDUCT
        elif isinstance(info, d.ConstructorInfo):
            kind, fields = _CTOR, [self.name(info.induct), info.cidx, info.num_params, info.num_fields]
        elif isinstance(info, d.RecursorInfo):
            fields = [info.num_params, info.num_indices, info.num_motives, info.num_minors, int(info.k)]
            fields += [len(info.all), *[self.name(n) for n in info.all], len(info.rules)]
            for rule in info.rules:
                fields += (self.name(rule.ctor), rule.num_fields)
                terms.append(rule.rhs)
            kind = _REC
        else:
            raise EncodingError(f"a constant of type {type(info).__name__} cannot be stored")
        head = [kind, len(info.level_params), *[self.name(n) for n in info.level_params], *fields]
        return self._blob(terms, head), late

    def _blob(self, terms: Sequence[ex.Expr], head: list[int]) -> bytes:
        nodes: list[int] = []
        known: dict[ex.Expr, int] = {}
        roots = self.terms(terms, nodes, known)
        return words_to_bytes([len(known), len(nodes), len(roots), *nodes, *roots, *head])


def _children(e: ex.Expr) -> tuple[ex.Expr, ...]:
    if isinstance(e, ex.App):
        return (e.fn, e.arg)
    if isinstance(e, ex.Binding):
        return (e.binder_type, e.body)
    if isinstance(e, ex.Let):
        return (e.type, e.value, e.body)
    if isinstance(e, ex.Proj):
        return (e.struct,)
    return ()


# ------------------------------------------------------------------ reading
@dataclass(slots=True)
class Tables:
    """The shared tables of a module; names and levels are made when first asked for."""

    name_texts: list[str]
    texts: list[str]
    level_words: list[int]
    _names: list[Name | None]
    _levels: list[lv.Level | None]

    @staticmethod
    def of(name_texts: list[str], texts: list[str], level_words: list[int]) -> Tables:
        return Tables(name_texts, texts, level_words, [None] * len(name_texts), [None] * (len(level_words) // 3))

    def name(self, i: int) -> Name:
        found = self._names[i]
        if found is None:
            found = self._names[i] = mk_name(self.name_texts[i])
        return found

    def level(self, i: int) -> lv.Level:
        found = self._levels[i]
        if found is None:
            tag, a, b = self.level_words[3 * i : 3 * i + 3]
            if tag == _ZERO:
                found = lv.ZERO
            elif tag == _SUCC:
                found = lv.mk_succ(self.level(a))
            elif tag == _MAX:
                found = lv.mk_max(self.level(a), self.level(b))
            elif tag == _IMAX:
                found = lv.mk_imax(self.level(a), self.level(b))
            elif tag == _PARAM:
                found = lv.mk_level_param(self.name(a))
            else:
                raise EncodingError("unknown level")
            self._levels[i] = found
        return found


def read_nodes(t: Tables, words: list[int], pos: int, count: int) -> list[ex.Expr]:
    """``count`` nodes from ``words[pos:]``, in order."""
    nodes: list[ex.Expr] = []
    add = nodes.append
    mk_app = ex.mk_app
    while count:
        count -= 1
        word = words[pos]
        tag = word & 15
        a = word >> 4
        if tag == _APP:
            add(mk_app(nodes[a], nodes[words[pos + 1]]))
            pos += 2
        elif tag == _BVAR:
            add(ex.mk_bvar(a))
            pos += 1
        elif tag == _CONST:
            n = words[pos + 1]
            add(ex.mk_const(t.name(a), tuple([t.level(i) for i in words[pos + 2 : pos + 2 + n]])))
            pos += 2 + n
        elif tag in (_LAM, _PI):
            name = words[pos + 2]
            make = ex.mk_lambda if tag == _LAM else ex.mk_pi
            add(make(t.name(name >> 2), nodes[a], nodes[words[pos + 1]], _INFOS[name & 3]))
            pos += 3
        elif tag == _SORT:
            add(ex.mk_sort(t.level(a)))
            pos += 1
        elif tag == _LET:
            name = words[pos + 3]
            add(ex.mk_let(t.name(name >> 1), nodes[a], nodes[words[pos + 1]], nodes[words[pos + 2]], bool(name & 1)))
            pos += 4
        elif tag == _NAT:
            add(ex.mk_lit(a))
            pos += 1
        elif tag == _BIGNAT:
            add(ex.mk_lit(int(t.texts[a], 16)))
            pos += 1
        elif tag == _STR:
            add(ex.mk_lit(t.texts[a]))
            pos += 1
        elif tag == _PROJ:
            add(ex.mk_proj(t.name(words[pos + 1]), words[pos + 2], nodes[a]))
            pos += 3
        else:
            raise EncodingError("unknown term")
    return nodes


def _read_blob(t: Tables, data: bytes | memoryview) -> tuple[list[ex.Expr], list[int]]:
    words = bytes_to_words(data)
    count, size, num_roots = words[:3]
    nodes = read_nodes(t, words, 3, count)
    start = 3 + size
    return [nodes[i] for i in words[start : start + num_roots]], words[start + num_roots :]


def read_proof(t: Tables, data: bytes | memoryview) -> ex.Expr:
    return _read_blob(t, data)[0][0]


def read_constant(t: Tables, name: Name, data: bytes | memoryview, proof: bytes | memoryview) -> d.ConstantInfo:
    """Rebuild a constant; a theorem's proof is decoded when it is first read."""
    terms, head = _read_blob(t, data)
    kind, n = head[:2]
    params = tuple([t.name(i) for i in head[2 : 2 + n]])
    f = head[2 + n :]
    type = terms[0]
    if kind == _THM:
        return d.late_theorem(name, params, type, partial(read_proof, t, proof))
    if kind == _DEF:
        return d.DefinitionInfo(name, params, type, terms[1], d.ReducibilityHints(_HINTS[f[0]], f[1]))
    if kind == _CTOR:
        return d.ConstructorInfo(name, params, type, t.name(f[0]), f[1], f[2], f[3])
    if kind == _AXIOM:
        return d.AxiomInfo(name, params, type)
    if kind == _OPAQUE:
        return d.OpaqueInfo(name, params, type, terms[1])
    if kind == _QUOT:
        return d.QuotInfo(name, params, type, _QUOTS[f[0]])
    if kind == _INDUCT:
        all_ = tuple([t.name(i) for i in f[6 : 6 + f[4]]])
        ctors = tuple([t.name(i) for i in f[6 + f[4] : 6 + f[4] + f[5]]])
        return d.InductiveInfo(name, params, type, f[0], f[1], all_, ctors, f[2], bool(f[3] & 1), bool(f[3] & 2))
    if kind == _REC:
        all_ = tuple([t.name(i) for i in f[6 : 6 + f[5]]])
        at = 7 + f[5]
        rules = tuple(
            [d.RecursorRule(t.name(f[at + 2 * i]), f[at + 2 * i + 1], terms[1 + i]) for i in range(f[at - 1])]
        )
        return d.RecursorInfo(name, params, type, all_, f[0], f[1], f[2], f[3], rules, bool(f[4]))
    raise EncodingError("unknown constant")


def read_entries(t: Tables, data: bytes | memoryview) -> list[EntryValue]:
    words = bytes_to_words(data)
    count, size, num_roots, num_entries = words[:4]
    nodes = read_nodes(t, words, 4, count)
    start = 4 + size
    exprs = [nodes[i] for i in words[start : start + num_roots]]
    pos = start + num_roots
    out: list[EntryValue] = []
    for _ in range(num_entries):
        value, pos = _read_value(t, words, pos, exprs)
        out.append(value)
    return out


def _read_value(t: Tables, words: list[int], pos: int, exprs: list[ex.Expr]) -> tuple[Any, int]:
    word = words[pos]
    tag, a = word & 15, word >> 4
    pos += 1
    if tag == _V_NAME:
        return t.name(a), pos
    if tag == _V_TUPLE:
        items = []
        for _ in range(a):
            value, pos = _read_value(t, words, pos, exprs)
            items.append(value)
        return tuple(items), pos
    if tag == _V_INT:
        return a, pos
    if tag == _V_STR:
        return t.texts[a], pos
    if tag == _V_EXPR:
        return exprs[a], pos
    if tag == _V_NONE:
        return None, pos
    if tag in (_V_TRUE, _V_FALSE):
        return tag == _V_TRUE, pos
    if tag == _V_LEVEL:
        return t.level(a), pos
    if tag == _V_BIGINT:
        return int(t.texts[a], 16), pos
    raise EncodingError("unknown entry value")
