"""A function in a process of its own: what is measured there (memory above all) is its own."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")


def run_alone(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What ``function`` returns in a fresh process.

    In one that has run other tests, glibc lays large blocks into the holes that those left, and keeps them: what is
    resident says little there.
    """
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as alone:
        return alone.submit(partial(function, *args, **kwargs)).result()
