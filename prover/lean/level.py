"""Universe levels, hash-consed, with the kernel's order and equality.

Source: Lean 4 ``src/kernel/level.cpp`` and ``src/Lean/Level.lean``; the order is decided by case analysis on parameters
under ``imax`` (as in lean4lean and nanoda). Equality is ``≤`` both ways, never syntax.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final

from prover.lean.name import Name

HAS_PARAM: Final = 1
HAS_MVAR: Final = 2

# The intern table. Key: constructor tag and parts; value: the one level with these parts. Sound because levels are
# immutable. Entries keep insertion order, children before parents, which is what `sweep` relies on.
_TABLE: dict[tuple[object, ...], Level] = {}


class Level:
    """Base of all levels. ``flags`` is a union of HAS_PARAM and HAS_MVAR."""

    __slots__ = ("flags",)

    def __init__(self, flags: int) -> None:
        self.flags: Final = flags

    @property
    def has_param(self) -> bool:
        return self.flags & HAS_PARAM != 0

    @property
    def has_mvar(self) -> bool:
        return self.flags & HAS_MVAR != 0

    def __str__(self) -> str:
        return level_to_str(self)

    def __repr__(self) -> str:
        return f"Level({level_to_str(self)})"


class Zero(Level):
    __slots__ = ()


class Succ(Level):
    __slots__ = ("pred",)

    def __init__(self, pred: Level) -> None:
        super().__init__(pred.flags)
        self.pred: Final = pred


class Max(Level):
    __slots__ = ("lhs", "rhs")

    def __init__(self, lhs: Level, rhs: Level) -> None:
        super().__init__(lhs.flags | rhs.flags)
        self.lhs: Final = lhs
        self.rhs: Final = rhs


class IMax(Level):
    __slots__ = ("lhs", "rhs")

    def __init__(self, lhs: Level, rhs: Level) -> None:
        super().__init__(lhs.flags | rhs.flags)
        self.lhs: Final = lhs
        self.rhs: Final = rhs


class LParam(Level):
    __slots__ = ("name",)

    def __init__(self, name: Name) -> None:
        super().__init__(HAS_PARAM)
        self.name: Final = name


class LMVar(Level):
    """A universe metavariable; ``uid`` is unique in the process."""

    __slots__ = ("uid",)

    def __init__(self, uid: int) -> None:
        super().__init__(HAS_MVAR)
        self.uid: Final = uid


def sweep() -> int:
    """Forget every interned level that only the table holds; returns how many went (as ``expr.sweep`` does)."""
    freed = 0
    count = sys.getrefcount
    keys = list(_TABLE)
    while keys:
        key = keys.pop()
        level = _TABLE[key]
        if count(level) == 3:  # the table, the variable `level`, the argument of getrefcount
            del _TABLE[key]
            freed += 1
        del key, level
    return freed


ZERO: Final[Level] = Zero(0)


def mk_succ(pred: Level) -> Level:
    key = (1, pred)
    found = _TABLE.get(key)
    if found is None:
        found = _TABLE[key] = Succ(pred)
    return found


ONE: Final[Level] = mk_succ(ZERO)
TWO: Final[Level] = mk_succ(ONE)


def mk_max(lhs: Level, rhs: Level) -> Level:
    """``max lhs rhs`` without simplification (see :func:`mk_max_simp`)."""
    key = (2, lhs, rhs)
    found = _TABLE.get(key)
    if found is None:
        found = _TABLE[key] = Max(lhs, rhs)
    return found


def mk_imax(lhs: Level, rhs: Level) -> Level:
    """``imax lhs rhs`` without simplification (see :func:`mk_imax_simp`)."""
    key = (3, lhs, rhs)
    found = _TABLE.get(key)
    if found is None:
        found = _TABLE[key] = IMax(lhs, rhs)
    return found


def mk_level_param(name: Name) -> Level:
    key = (4, name)
    found = _TABLE.get(key)
    if found is None:
        found = _TABLE[key] = LParam(name)
    return found


def mk_level_mvar(uid: int) -> Level:
    key = (5, uid)
    found = _TABLE.get(key)
    if found is None:
        found = _TABLE[key] = LMVar(uid)
    return found


def mk_level_nat(n: int) -> Level:
    result = ZERO
    for _ in range(n):
        result = mk_succ(result)
    return result


def to_offset(level: Level) -> tuple[Level, int]:
    """Split ``u + k`` into ``(u, k)``."""
    k = 0
    while isinstance(level, Succ):
        level = level.pred
        k += 1
    return level, k


def add_offset(level: Level, k: int) -> Level:
    for _ in range(k):
        level = mk_succ(level)
    return level


def mk_max_simp(lhs: Level, rhs: Level) -> Level:
    """``max`` with the cheap simplifications of Lean's ``mkLevelMax'``."""
    if lhs is rhs or isinstance(rhs, Zero):
        return lhs
    if isinstance(lhs, Zero):
        return rhs
    if isinstance(rhs, Max) and (rhs.lhs is lhs or rhs.rhs is lhs):
        return rhs
    if isinstance(lhs, Max) and (lhs.lhs is rhs or lhs.rhs is rhs):
        return lhs
    (b1, k1), (b2, k2) = to_offset(lhs), to_offset(rhs)
    if b1 is b2 or isinstance(b2, Zero) and k2 <= k1:
        return lhs if k1 >= k2 else rhs
    if isinstance(b1, Zero) and k1 <= k2:
        return rhs
    return mk_max(lhs, rhs)


def mk_imax_simp(lhs: Level, rhs: Level) -> Level:
    """``imax`` with the cheap simplifications of Lean's ``mkLevelIMax'``."""
    if isinstance(rhs, Zero):
        return rhs
    if is_never_zero(rhs):
        return mk_max_simp(lhs, rhs)
    if isinstance(lhs, Zero) or lhs is ONE or lhs is rhs:
        return rhs
    return mk_imax(lhs, rhs)


def is_never_zero(level: Level) -> bool:
    """Is the level nonzero under every assignment of its parameters (sufficient test)?"""
    if isinstance(level, Succ):
        return True
    if isinstance(level, Max):
        return is_never_zero(level.lhs) or is_never_zero(level.rhs)
    if isinstance(level, IMax):
        return is_never_zero(level.rhs)
    return False


def instantiate_level(level: Level, subst: Mapping[Name, Level]) -> Level:
    """Replace parameters by levels."""
    if not level.flags & HAS_PARAM:
        return level
    if isinstance(level, LParam):
        return subst.get(level.name, level)
    if isinstance(level, Succ):
        return mk_succ(instantiate_level(level.pred, subst))
    if isinstance(level, Max):
        return mk_max_simp(instantiate_level(level.lhs, subst), instantiate_level(level.rhs, subst))
    if isinstance(level, IMax):
        return mk_imax_simp(instantiate_level(level.lhs, subst), instantiate_level(level.rhs, subst))
    return level


def level_params(level: Level, into: set[Name]) -> None:
    """Add the names of all parameters in ``level`` to ``into``."""
    if not level.flags & HAS_PARAM:
        return
    if isinstance(level, LParam):
        into.add(level.name)
    elif isinstance(level, Succ):
        level_params(level.pred, into)
    elif isinstance(level, (Max, IMax)):
        level_params(level.lhs, into)
        level_params(level.rhs, into)


def simplify(level: Level) -> Level:
    """Rebuild bottom-up with the simplifying constructors."""
    if isinstance(level, Succ):
        return mk_succ(simplify(level.pred))
    if isinstance(level, Max):
        return mk_max_simp(simplify(level.lhs), simplify(level.rhs))
    if isinstance(level, IMax):
        lhs, rhs = simplify(level.lhs), simplify(level.rhs)
        if isinstance(rhs, IMax):
            return simplify(mk_max_simp(mk_imax_simp(lhs, rhs.rhs), mk_imax_simp(rhs.lhs, rhs.rhs)))
        if isinstance(rhs, Max):
            return simplify(mk_max_simp(mk_imax_simp(lhs, rhs.lhs), mk_imax_simp(lhs, rhs.rhs)))
        return mk_imax_simp(lhs, rhs)
    return level


_LEQ: dict[tuple[Level, Level], bool] = {}


def level_leq(a: Level, b: Level) -> bool:
    """``a ≤ b`` under every assignment of parameters (metavariables are treated as opaque atoms)."""
    if a is b or isinstance(a, Zero):
        return True
    key = (a, b)
    found = _LEQ.get(key)
    if found is None:
        found = _leq(simplify(a), simplify(b), 0)
        if len(_LEQ) > 50_000:
            _LEQ.clear()
        _LEQ[key] = found
    return found


def level_eq(a: Level, b: Level) -> bool:
    """Equality of levels: ``≤`` both ways."""
    return a is b or (level_leq(a, b) and level_leq(b, a))


def _leq(a: Level, b: Level, k: int) -> bool:
    """``a ≤ b + k`` for simplified levels; ``k`` may be negative."""
    if isinstance(a, Zero) and k >= 0:
        return True
    if isinstance(b, Zero) and k < 0:
        return False
    if isinstance(a, Succ):
        return _leq(a.pred, b, k - 1)
    if isinstance(b, Succ):
        return _leq(a, b.pred, k + 1)
    if isinstance(a, Max):
        return _leq(a.lhs, b, k) and _leq(a.rhs, b, k)
    if isinstance(b, Max) and (_leq(a, b.lhs, k) or _leq(a, b.rhs, k)):
        return True
    split = _imax_atom(a) or _imax_atom(b)
    if split is not None:
        for value in (ZERO, mk_succ(split)):
            if not _leq(simplify(_replace(a, split, value)), simplify(_replace(b, split, value)), k):
                return False
        return True
    if isinstance(a, (LParam, LMVar)):
        return a is b and k >= 0
    return False  # a is zero and k < 0 against an atom, or a max that failed both sides


def _imax_atom(level: Level) -> Level | None:
    """A parameter or metavariable at the right end of an ``imax`` inside ``level``."""
    if isinstance(level, IMax):
        rhs = level.rhs
        if isinstance(rhs, (LParam, LMVar)):
            return rhs
        return _imax_atom(rhs) or _imax_atom(level.lhs)
    if isinstance(level, Max):
        return _imax_atom(level.lhs) or _imax_atom(level.rhs)
    if isinstance(level, Succ):
        return _imax_atom(level.pred)
    return None


def _replace(level: Level, old: Level, new: Level) -> Level:
    if level is old:
        return new
    if isinstance(level, Succ):
        return mk_succ(_replace(level.pred, old, new))
    if isinstance(level, Max):
        return mk_max(_replace(level.lhs, old, new), _replace(level.rhs, old, new))
    if isinstance(level, IMax):
        return mk_imax(_replace(level.lhs, old, new), _replace(level.rhs, old, new))
    return level


def level_to_str(level: Level, atomic: bool = False) -> str:
    """Lean's display: ``u+1``, ``max u v``; ``atomic`` adds parentheses where needed."""
    base, k = to_offset(level)
    if isinstance(base, Zero):
        return str(k)
    if isinstance(base, LParam):
        text = str(base.name)
    elif isinstance(base, LMVar):
        text = f"?u.{base.uid}"
    else:
        assert isinstance(base, (Max, IMax))
        word = "max" if isinstance(base, Max) else "imax"
        text = f"{word} {level_to_str(base.lhs, True)} {level_to_str(base.rhs, True)}"
        if k:
            return f"({text})+{k}" if not atomic else f"(({text})+{k})"
        return f"({text})" if atomic else text
    if k == 0:
        return text
    return f"({text}+{k})" if atomic else f"{text}+{k}"
