"""Local contexts: the hypotheses and local definitions in scope, persistent.

Source: Lean 4 ``src/Lean/LocalContext.lean``. Adding a declaration costs O(log n) and shares everything; free-variable
uids are unique in the process and never get another type, so term caches stay sound across contexts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import immutables

from prover.lean.expr import DEFAULT, BinderInfo, Expr, FVar, mk_fvar
from prover.lean.name import Name


@dataclass(frozen=True, slots=True)
class LocalDecl:
    """One entry. ``value`` is set for ``let`` variables. ``is_aux``: the elaborator's own (recursive function being
    defined, implementation detail), hidden in goals and from ``assumption``."""

    uid: int
    user_name: Name
    type: Expr
    value: Expr | None = None
    info: BinderInfo = DEFAULT
    is_aux: bool = False
    nondep: bool = False

    @property
    def fvar(self) -> FVar:
        return mk_fvar(self.uid)

    @property
    def is_let(self) -> bool:
        return self.value is not None


class LocalContext:
    """Ordered map from uid to LocalDecl."""

    __slots__ = ("_map", "_last", "size")

    def __init__(
        self, map: immutables.Map[int, LocalDecl], last: tuple[int, object] | None, size: int
    ) -> None:
        self._map: Final = map
        self._last: Final = last
        self.size: Final = size

    def get(self, uid: int) -> LocalDecl:
        """The declaration of ``uid``; KeyError when unknown."""
        return self._map[uid]

    def find(self, uid: int) -> LocalDecl | None:
        return self._map.get(uid)

    def __contains__(self, uid: int) -> bool:
        return uid in self._map

    def __len__(self) -> int:
        return self.size

    def __iter__(self) -> Iterator[LocalDecl]:
        """Oldest first."""
        order: list[int] = []
        cell: object = self._last
        while isinstance(cell, tuple):
            order.append(cell[0])
            cell = cell[1]
        get = self._map
        for uid in reversed(order):
            yield get[uid]

    def reversed(self) -> Iterator[LocalDecl]:
        """Newest first."""
        cell: object = self._last
        while isinstance(cell, tuple):
            yield self._map[cell[0]]
            cell = cell[1]

    def add(self, decl: LocalDecl) -> LocalContext:
        return LocalContext(self._map.set(decl.uid, decl), (decl.uid, self._last), self.size + 1)

    def update(self, decl: LocalDecl) -> LocalContext:
        """Replace a declaration in place (same uid)."""
        return LocalContext(self._map.set(decl.uid, decl), self._last, self.size)

    def rename(self, uid: int, user_name: Name) -> LocalContext:
        return self.update(replace(self._map[uid], user_name=user_name))

    def remove(self, uids: set[int]) -> LocalContext:
        """Drop declarations (the caller checks that nothing depends on them)."""
        return make_context(d for d in self if d.uid not in uids)

    def find_by_name(self, user_name: Name) -> LocalDecl | None:
        """The newest declaration with this user name."""
        for decl in self.reversed():
            if decl.user_name is user_name:
                return decl
        return None

    def is_subprefix_of(self, other: LocalContext) -> bool:
        """Is every variable of this context also in ``other``?"""
        if self is other or self.size == 0:
            return True
        if self.size > other.size:
            return False
        other_map = other._map
        cell: object = self._last
        if isinstance(cell, tuple) and self.size == other.size:
            return all(uid in other_map for uid in self._map)
        while isinstance(cell, tuple):
            if cell[0] not in other_map:
                return False
            cell = cell[1]
        return True


EMPTY_CONTEXT: Final = LocalContext(immutables.Map(), None, 0)


def make_context(decls: Iterator[LocalDecl] | list[LocalDecl]) -> LocalContext:
    result = EMPTY_CONTEXT
    for decl in decls:
        result = result.add(decl)
    return result
