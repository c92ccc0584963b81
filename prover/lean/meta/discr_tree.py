"""Discrimination trees: from a term to the values whose patterns may match it.

Source: Lean 4 ``src/Lean/Meta/DiscrTree.lean``. Instances, proofs and implicit non-type arguments are wildcards;
numerals are literal keys; ``n + 1`` patterns are wildcards on Nat. Trees are persistent.
"""

from __future__ import annotations

from typing import Any, Final, Generic, TypeVar

import immutables

from prover.lean.expr import (
    BinderInfo,
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
    has_loose_bvar,
    mk_bvar,
    unfold_app,
)
from prover.lean.meta.app_builder import AppBuilder
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.meta.whnf import OF_NAT
from prover.lean.name import mk_name
from prover.lean.subst import eta, instantiate1

V = TypeVar("V")

Key = tuple[Any, ...]
STAR: Final[Key] = ("*",)
OTHER: Final[Key] = ("other",)
ARROW: Final[Key] = ("→",)
SORT: Final[Key] = ("sort",)
Path = tuple[Key, ...]
"""Entries in caches hold paths: tuples of strings, numbers and Names only."""

_NAT_OFFSETS: Final = frozenset(mk_name(n) for n in ("Nat.add", "HAdd.hAdd", "Nat.succ"))


class DiscrMeta(AppBuilder):
    """Adds ``discr_path`` and matching keys."""

    def discr_path(self, e: Expr) -> Path:
        """Keys of a pattern, in preorder. Metavariables are wildcards."""
        path: list[Key] = []
        todo: list[tuple[Expr, bool]] = [(e, True)]
        while todo:
            t, root = todo.pop()
            if t is _STAR_TERM:
                path.append(STAR)
                continue
            key, args = self._push(t, root, True)
            path.append(key)
            todo.extend((a, False) for a in reversed(args))
        return tuple(path)

    def discr_reduce(self, e: Expr, root: bool) -> Expr:
        """Head normal form at reducible transparency, eta-reduced; the root keeps its shape when it would unfold to a
        non-application."""
        old = self.transparency
        self.transparency = Transparency.REDUCIBLE
        try:
            e = self.whnf_core(e)
            while True:
                new = self.unfold_definition(e)
                if new is None:
                    break
                new = self.whnf_core(new)
                if root and not isinstance(unfold_app(new)[0], (Const, FVar)):
                    break
                e = new
        finally:
            self.transparency = old
        return eta(e) if isinstance(e, Lam) else e

    def _push(self, e: Expr, root: bool, pattern: bool) -> tuple[Key, list[Expr]]:
        e = self.discr_reduce(self.instantiate_mvars(e), root)
        fn, args = unfold_app(e)
        if isinstance(fn, Lit):
            return ("l", fn.value), []
        if isinstance(fn, Const):
            if not root:
                value = self._numeral(args) if fn.name is OF_NAT else self.nat_literal(e)
                if value is not None:
                    return ("l", value), []
                if pattern and fn.name in _NAT_OFFSETS and self.nat_offset(e) is not None:
                    return STAR, []
                if pattern and fn.name is OF_NAT and len(args) == 3 and isinstance(args[1], MVar):
                    return STAR, []  # a numeral schema: Lean's library says `no_index` there
            elif fn.name is OF_NAT:
                value = self.nat_literal(e)
                if value is not None:
                    return ("l", value), []
            return ("c", fn.name, len(args)), self._push_args(fn, args)
        if isinstance(fn, FVar):
            return ("f", fn.uid, len(args)), self._push_args(fn, args)
        if isinstance(fn, MVar):
            return STAR, []
        if isinstance(fn, Proj):
            return ("p", fn.struct_name, fn.idx, len(args)), [fn.struct, *self._push_args(fn, args)]
        if isinstance(fn, Pi):
            if has_loose_bvar(fn.body, 0):
                return OTHER, []
            return ARROW, [fn.binder_type, instantiate1(fn.body, _STAR_TERM)]
        if isinstance(fn, Sort):
            return SORT, []
        if isinstance(fn, (Lam, Let)):
            return OTHER, []
        return OTHER, []

    def _numeral(self, args: list[Expr]) -> int | None:
        """The number of ``OfNat.ofNat α n _``, whatever the type and its instance: `0 + a` in a lemma about monoids
        must be found at `0 + a` in ``Nat`` (Lean's ``isNumeral``)."""
        if len(args) != 3:
            return None
        return self.nat_literal(self.instantiate_mvars(args[1]))

    def _push_args(self, fn: Expr, args: list[Expr]) -> list[Expr]:
        infos = self.binder_infos(fn, len(args))
        out: list[Expr] = []
        for i, arg in enumerate(args):
            info = infos[i] if i < len(infos) else BinderInfo.DEFAULT
            out.append(_STAR_TERM if self._ignore_arg(arg, info) else arg)
        return out

    def _ignore_arg(self, arg: Expr, info: BinderInfo) -> bool:
        if info is BinderInfo.INST_IMPLICIT:
            return True
        if isinstance(arg, (MVar, Sort, Lit)):
            return False
        try:
            if info is not BinderInfo.DEFAULT:
                return not self.is_type(arg)
            return self.is_proof(arg)
        except HeartbeatsExceeded:
            raise
        except LeanError:  # ill-typed leftovers never match
            return True


_STAR_TERM: Final = mk_bvar(1 << 40)
"""Stands for an ignored argument; such an index occurs in no real term."""


class DiscrTree(Generic[V]):
    """A persistent trie over keys. ``values`` sit at the end of a path, oldest first."""

    __slots__ = ("values", "children")

    def __init__(self, values: tuple[V, ...] = (), children: immutables.Map[Key, DiscrTree[V]] | None = None) -> None:
        self.values: Final = values
        self.children: Final[immutables.Map[Key, DiscrTree[V]]] = children if children is not None else immutables.Map()

    def insert(self, path: Path, value: V, start: int = 0) -> DiscrTree[V]:
        if start == len(path):
            return DiscrTree((*self.values, value), self.children)
        key = path[start]
        child = self.children.get(key)
        new = (child if child is not None else DiscrTree[V]()).insert(path, value, start + 1)
        return DiscrTree(self.values, self.children.set(key, new))

    def match(self, m: DiscrMeta, e: Expr) -> list[V]:
        """Values whose pattern may match ``e`` (metavariables of ``e`` match only wildcards)."""
        out: list[V] = []
        _match(m, self, [e], True, out, False)
        return out

    def match_with_extra(self, m: DiscrMeta, e: Expr) -> list[tuple[V, int]]:
        """Like :meth:`match`, also for patterns that match ``e`` without its last arguments; with their number."""
        out: list[tuple[V, int]] = []
        extra = 0
        while True:
            found: list[V] = []
            _match(m, self, [e], True, found, False)
            out.extend((v, extra) for v in found)
            fn_arg = getattr(e, "fn", None)
            if fn_arg is None or not _has_fewer(self, e, m):
                return out
            e = fn_arg
            extra += 1

    def unify(self, m: DiscrMeta, e: Expr) -> list[V]:
        """Values whose pattern may unify with ``e`` (metavariables of ``e`` match everything)."""
        out: list[V] = []
        _match(m, self, [e], True, out, True)
        return out


def _has_fewer(tree: DiscrTree[Any], e: Expr, m: DiscrMeta) -> bool:
    """Is there a root key for the same head with fewer arguments?"""
    fn, args = unfold_app(e)
    if isinstance(fn, Const):
        return any(("c", fn.name, n) in tree.children for n in range(len(args)))
    if isinstance(fn, FVar):
        return any(("f", fn.uid, n) in tree.children for n in range(len(args)))
    return False


def _match(m: DiscrMeta, tree: DiscrTree[V], todo: list[Expr], root: bool, out: list[V], unify: bool) -> None:
    if not todo:
        out.extend(tree.values)
        return
    if not tree.children:
        return
    e = todo[-1]
    rest = todo[:-1]
    star = tree.children.get(STAR)
    if star is not None:
        _match(m, star, rest, False, out, unify)
    if e is _STAR_TERM:
        if unify:
            for child in _skip(tree):
                _match(m, child, rest, False, out, unify)
        return
    if star is not None and len(tree.children) == 1:
        return
    key, args = m._push(e, root, False)
    if key is STAR:
        if unify:
            for child in _skip(tree):
                _match(m, child, rest, False, out, unify)
        return
    child_ = tree.children.get(key)
    if child_ is not None:
        _match(m, child_, [*rest, *reversed(args)], False, out, unify)
    if key is not OTHER and key[0] == "→":
        other = tree.children.get(OTHER)
        if other is not None:
            _match(m, other, rest, False, out, unify)


def _arity(key: Key) -> int:
    tag = key[0]
    if tag == "c" or tag == "f":
        return int(key[2])
    if tag == "p":
        return 1 + int(key[3])
    return 2 if tag == "→" else 0


def _skip(tree: DiscrTree[V]) -> list[DiscrTree[V]]:
    """All subtrees reached by skipping one whole term (the STAR branch at the top is followed elsewhere)."""
    out: list[DiscrTree[V]] = []
    stack: list[tuple[DiscrTree[V], int, bool]] = [(tree, 1, True)]
    while stack:
        node, n, top = stack.pop()
        if n == 0:
            out.append(node)
            continue
        for key, child in node.children.items():
            if top and key == STAR:
                continue
            stack.append((child, n - 1 + _arity(key), False))
    return out
