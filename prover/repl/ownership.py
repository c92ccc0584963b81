"""Processes belong to the process that started them: what a fork of it must let go, and who may call off a request.

In: objects that hold pipes of child processes; actions that end a wait.  Out: after ``os.fork`` (``multiprocessing``
too) each such object's ``leave`` has run in the child, so that it neither uses nor kills the parent's processes, nor
keeps their pipes open after the parent has died.
"""

from __future__ import annotations

import contextlib
import os
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from prover.errors import RequestCancelled


class Owner(Protocol):
    """Holds child processes, or descriptors that lead to them."""

    def leave(self) -> None:
        """Called in a fork: let go of everything without touching the processes; take no locks (they may be held)."""
        ...


_LIVING: weakref.WeakSet[Owner] = weakref.WeakSet()
_HOOKED: list[bool] = []


def leave_in_forks(owner: Owner) -> None:
    """Have ``owner.leave`` called in every fork of this process."""
    _LIVING.add(owner)
    if not _HOOKED and hasattr(os, "register_at_fork"):
        _HOOKED.append(True)
        os.register_at_fork(after_in_child=_leave_all)


def _leave_all() -> None:
    for owner in list(_LIVING):
        owner.leave()


def silence_descriptor(descriptor: int) -> None:
    """Make a descriptor lead nowhere.  It stays open, so that an object that closes it later closes nobody else's."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_RDWR)
        try:
            os.dup2(nowhere, descriptor, inheritable=False)
        finally:
            os.close(nowhere)


class Interruption:
    """Lets one thread call off what another does.  In force from ``set`` until ``clear``."""

    def __init__(self) -> None:
        # Held while the actions run: whoever detaches one knows afterwards that it does not run any more.
        self._lock = threading.Lock()
        self._actions: dict[object, Callable[[], None]] = {}
        self._is_set = False

    @property
    def is_set(self) -> bool:
        """Has the work been called off?"""
        return self._is_set

    def set(self) -> None:
        """Call off: every attached action runs, in this thread."""
        with self._lock:
            self._is_set = True
            for action in self._actions.values():
                action()

    def clear(self) -> None:
        """Work may go on."""
        self._is_set = False

    def check(self) -> None:
        """Raise ``RequestCancelled`` when the work has been called off."""
        if self._is_set:
            raise RequestCancelled("the request was called off")

    def attach(self, action: Callable[[], None]) -> object:
        """Run ``action`` when the work is called off (at once when it has been); the token is for ``detach``."""
        token = object()
        with self._lock:
            self._actions[token] = action
            if self._is_set:
                action()
        return token

    def detach(self, token: object) -> None:
        """The action is not needed any more."""
        with self._lock:
            self._actions.pop(token, None)

    @contextmanager
    def during(self, action: Callable[[], None]) -> Iterator[None]:
        """``action`` is attached for the length of a ``with`` block."""
        token = self.attach(action)
        try:
            yield
        finally:
            self.detach(token)
