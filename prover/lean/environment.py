"""The environment: an immutable map from names to constants, plus the states of extensions (instances, simp sets, …).

Only the kernel (``kernel.check``) and the cache loader (``library.load``) add constants. Extensions are outside the
trusted base: nothing in them can make a term type-check.

An :class:`Extension` folds *entries* into a state. Entries are plain data (names, terms, strings, numbers, bools, None
and tuples of these), so that a module's entries can be cached; states are rebuilt from entries, lazily, on first use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, Generic, TypeVar

import immutables

from prover.lean.declaration import ConstantInfo
from prover.lean.name import Name

S = TypeVar("S")

EntryValue = Any
"""Name | Expr | Level | str | int | bool | None | tuple of these (checked when a module is cached)."""


class Extension(Generic[S]):
    """A named fold: ``initial()`` makes the empty state, ``add(state, entry)`` the next one.

    ``add`` must return a *new* state and leave the old one valid (environments are persistent); where that would copy
    too much use immutables.Map. Create each extension once, at module level; the name identifies it in caches.
    """

    __slots__ = ("name", "initial", "add")
    registry: Final[dict[str, Extension[Any]]] = {}

    def __init__(self, name: str, initial: Callable[[], S], add: Callable[[S, EntryValue], S]) -> None:
        self.name: Final = name
        self.initial: Final = initial
        self.add: Final = add
        Extension.registry[name] = self


class Environment:
    """Immutable; every change makes a new one at small cost.

    ``base`` is a read-only mapping shared by all environments that import the same library modules (it may decode
    constants on demand); ``local`` holds what came after.
    """

    __slots__ = ("base", "local", "base_entries", "entries", "_states", "modules")

    def __init__(
        self,
        base: Mapping[Name, ConstantInfo],
        local: immutables.Map[Name, ConstantInfo],
        base_entries: Mapping[str, tuple[EntryValue, ...]],
        entries: immutables.Map[str, tuple[object, ...]],
        states: immutables.Map[str, Any],
        modules: tuple[str, ...],
    ) -> None:
        self.base: Final = base
        self.local: Final = local
        self.base_entries: Final = base_entries
        self.entries: Final = entries
        self._states = states
        self.modules: Final = modules

    @staticmethod
    def empty() -> Environment:
        return Environment({}, immutables.Map(), {}, immutables.Map(), immutables.Map(), ())

    def find(self, name: Name) -> ConstantInfo | None:
        found = self.local.get(name)
        return found if found is not None else self.base.get(name)

    def __contains__(self, name: Name) -> bool:
        return name in self.local or name in self.base

    def local_constants(self) -> Iterator[ConstantInfo]:
        """Constants added after the imports, in no particular order."""
        return iter(self.local.values())

    def trusted_add(self, infos: Iterable[ConstantInfo]) -> Environment:
        """Add checked constants. For ``kernel.check`` and ``library.load`` only (``tests/test_architecture.py``)."""
        with self.local.mutate() as mutation:
            for info in infos:
                mutation[info.name] = info
            local = mutation.finish()
        return Environment(self.base, local, self.base_entries, self.entries, self._states, self.modules)

    def add_entry(self, ext: Extension[Any], entry: EntryValue) -> Environment:
        """Add an entry to an extension (kept for the module's cache, oldest first via a cons list)."""
        state = ext.add(self.state(ext), entry)
        entries = self.entries.set(ext.name, (entry, self.entries.get(ext.name)))
        return Environment(
            self.base, self.local, self.base_entries, entries, self._states.set(ext.name, state), self.modules
        )

    def local_entries(self, ext_name: str) -> list[EntryValue]:
        """Entries of this module, oldest first."""
        out: list[EntryValue] = []
        cell: Any = self.entries.get(ext_name)
        while cell is not None:
            out.append(cell[0])
            cell = cell[1]
        out.reverse()
        return out

    def with_state(self, ext: Extension[S], state: S) -> Environment:
        """Replace an extension's state without an entry (for changes local to a section or a command)."""
        return Environment(
            self.base, self.local, self.base_entries, self.entries, self._states.set(ext.name, state), self.modules
        )

    def state(self, ext: Extension[S]) -> S:
        """The current state of ``ext``; folds imported entries on first use."""
        found = self._states.get(ext.name)
        if found is None:
            state = ext.initial()
            for entry in self.base_entries.get(ext.name, ()):
                state = ext.add(state, entry)
            # A cache fill, not a change: the state is a function of the imports alone.
            self._states = self._states.set(ext.name, state)
            found = state
        return found
