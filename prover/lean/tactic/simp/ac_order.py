"""The order that permutation lemmas obey: a lexicographic path order that ignores instances and universe levels.

Source: Lean 4 ``src/Lean/Meta/ACLt.lean``. ``a < b`` when some child of ``b`` is ``≥ a``; otherwise constructors are
compared by weight, then lexicographically, and all children of ``a`` must be ``< b``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from prover.lean.expr import (
    App,
    BinderInfo,
    BVar,
    Const,
    Expr,
    FVar,
    Lam,
    Let,
    Lit,
    MVar,
    Pi,
    Proj,
    Sort,
    unfold_app,
)
from prover.lean.name import Name

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

_WEIGHT: Final[dict[type, int]] = {BVar: 0, FVar: 1, MVar: 2, Sort: 3, Const: 4, Lit: 5, Proj: 7, App: 8, Lam: 9}
_WEIGHT[Pi] = 10
_WEIGHT[Let] = 11


class AcOrder:
    """One comparison. ``memo``: (a, b) to ``a < b``; it lives as long as the object, terms are immutable."""

    def __init__(self, m: Meta) -> None:
        self.m = m
        self.memo: dict[tuple[Expr, Expr], bool] = {}

    def less(self, a: Expr, b: Expr) -> bool:
        if a is b:
            return False
        key = (a, b)
        found = self.memo.get(key)
        if found is None:
            self.m.tick("simp")
            found = self.memo[key] = self._less(a, b)
        return found

    def _less(self, a: Expr, b: Expr) -> bool:
        if not all(self.less(x, a) for x in self._children(b)):
            return True
        wa, wb = _WEIGHT.get(type(a), 12), _WEIGHT.get(type(b), 12)
        if wa > wb or not all(self.less(x, b) for x in self._children(a)):
            return False
        return wa < wb or self._lex(a, b)

    def _children(self, e: Expr) -> list[Expr]:
        if isinstance(e, App):
            fn, args = unfold_app(e)
            infos = self.m.binder_infos(fn, len(args))
            inst = BinderInfo.INST_IMPLICIT
            return [x for i, x in enumerate(args) if i >= len(infos) or infos[i] is not inst]
        if isinstance(e, (Lam, Pi)):
            return [e.binder_type, e.body]
        if isinstance(e, Let):
            return [e.value, e.body]
        return [e.struct] if isinstance(e, Proj) else []

    def _lex(self, a: Expr, b: Expr) -> bool:
        if isinstance(a, App) and isinstance(b, App):
            return self._lex_app(a, b)
        if isinstance(a, (BVar, Lit, FVar, MVar, Const, Sort)):
            return _atom_key(a) < _atom_key(b)
        if isinstance(a, Proj) and isinstance(b, Proj) and a.idx != b.idx:
            return a.idx < b.idx
        return self._lex_lists(self._children(a), self._children(b))

    def _lex_app(self, a: App, b: App) -> bool:
        fa, xs = unfold_app(a)
        fb, ys = unfold_app(b)
        if fa is not fb:
            if self.less(fa, fb):
                return True
            if self.less(fb, fa):
                return False
        if len(xs) != len(ys):
            return len(xs) < len(ys)
        return self._lex_lists(self._children(a), self._children(b))

    def _lex_lists(self, xs: list[Expr], ys: list[Expr]) -> bool:
        for x, y in zip(xs, ys, strict=False):
            if self.less(x, y):
                return True
            if self.less(y, x):
                return False
        return False


_Key = tuple[int, str]


def _atom_key(e: Expr) -> tuple[_Key, ...]:
    """Ordered as Lean orders atoms of one kind: variables by age, names componentwise, numerals before strings."""
    if isinstance(e, BVar):
        return ((e.idx, ""),)
    if isinstance(e, (FVar, MVar)):
        return ((e.uid, ""),)
    if isinstance(e, Lit):
        return ((e.value, ""),) if isinstance(e.value, int) else ((1 << 62, str(e.value)),)
    if isinstance(e, Const):
        return tuple([_part_key(p) for p in _parts(e.name)])
    return ((0, str(e)),)


def _part_key(part: int | str) -> _Key:
    return (part, "") if isinstance(part, int) else (1 << 62, part)


def _parts(name: Name) -> list[int | str]:
    out: list[int | str] = []
    while not name.is_anonymous:
        out.append(name.part)
        name = name.parent
    out.reverse()
    return out


def ac_less(m: Meta, a: Expr, b: Expr) -> bool:
    """Lean's ``acLt``."""
    return AcOrder(m).less(a, b)
