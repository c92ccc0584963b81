"""Unification of universe levels, with postponement.

Source: Lean 4 ``src/Lean/Meta/LevelDefEq.lean``. Constraints such as ``max u ?v =?= w`` that cannot be decided yet are
kept in ``postponed_levels`` and tried again after each unification step and, last, by the elaborator.
"""

from __future__ import annotations

from prover.lean.level import (
    ZERO,
    IMax,
    Level,
    LMVar,
    LParam,
    Max,
    Succ,
    Zero,
    is_never_zero,
    level_eq,
    mk_max_simp,
    simplify,
    to_offset,
)
from prover.lean.meta.whnf import Whnf


class LevelDefEq(Whnf):
    """Adds ``is_level_def_eq``."""

    postponed_levels: tuple[tuple[Level, Level], ...] = ()

    def is_level_def_eq(self, a: Level, b: Level) -> bool:
        result = self._level_def_eq(a, b)
        if result is None:
            self.postponed_levels = (*self.postponed_levels, (a, b))
            return True
        return result

    def is_list_level_def_eq(self, us: tuple[Level, ...], vs: tuple[Level, ...]) -> bool:
        if us is vs:
            return True
        return len(us) == len(vs) and all(self.is_level_def_eq(u, v) for u, v in zip(us, vs, strict=True))

    def process_postponed_levels(self, final: bool = False) -> bool:
        """Try the postponed constraints again until nothing changes; False if one fails. ``final`` decides leftovers
        by the approximation ``max a b =?= c`` from ``a =?= c`` and ``b =?= c``."""
        while self.postponed_levels:
            pending = self.postponed_levels
            self.postponed_levels = ()
            kept: list[tuple[Level, Level]] = []
            for a, b in pending:
                result = self._level_def_eq(a, b)
                if result is False:
                    return False
                if result is None:
                    kept.append((a, b))
            if len(kept) == len(pending):
                if not final:
                    self.postponed_levels = (*kept, *self.postponed_levels)
                    return True
                a, b = kept[0]
                if not self._approximate(a, b):
                    return False
                kept = kept[1:]
            self.postponed_levels = (*kept, *self.postponed_levels)
        return True

    def _approximate(self, a: Level, b: Level) -> bool:
        a, b = self.mctx.instantiate_level(a), self.mctx.instantiate_level(b)
        for x, y in ((a, b), (b, a)):
            if isinstance(x, (Max, IMax)):
                for part in (x.lhs, x.rhs):
                    if part.has_mvar and self._level_def_eq(part, y) is False:
                        return False
                return self._level_def_eq(a, b) is not False
        return False

    def _level_def_eq(self, a: Level, b: Level) -> bool | None:
        """True, False, or None for stuck."""
        if a is b:
            return True
        a = simplify(self.mctx.instantiate_level(a))
        b = simplify(self.mctx.instantiate_level(b))
        if a is b:
            return True
        if not a.has_mvar and not b.has_mvar:
            return level_eq(a, b)
        if isinstance(a, Succ) and isinstance(b, Succ):
            return self._level_def_eq(a.pred, b.pred)
        for x, y in ((a, b), (b, a)):
            if isinstance(x, LMVar) and self.mctx.is_level_assignable(x.uid):
                result = self._assign_level(x, y)
                if result is not None:
                    return result
        if level_eq(a, b):
            return True
        return self._solve_structural(a, b)

    def _assign_level(self, mvar: LMVar, value: Level) -> bool | None:
        if not _occurs(mvar, value):
            self.mctx.assign_level(mvar.uid, value)
            return True
        if isinstance(value, Succ) or not isinstance(value, Max):
            base, k = to_offset(value)
            return False if base is mvar and k > 0 else None
        rest = _max_without(mvar, value)
        if rest is None:
            return None  # strict occurrence
        self.mctx.assign_level(mvar.uid, mk_max_simp(rest, self.mk_level_mvar()))
        return True

    def _solve_structural(self, a: Level, b: Level) -> bool | None:
        for x, y in ((a, b), (b, a)):
            if isinstance(x, Zero):
                if isinstance(y, Max):
                    first = self._level_def_eq(ZERO, y.lhs)
                    return first and self._level_def_eq(ZERO, y.rhs)
                if isinstance(y, IMax):
                    return self._level_def_eq(ZERO, y.rhs)
                if isinstance(y, Succ) or is_never_zero(y):
                    return False
            if isinstance(x, Succ):
                if isinstance(y, (LParam, Zero)):
                    return False if isinstance(y, Zero) or not x.has_mvar else None
                if isinstance(y, Max):
                    pred = self.dec_level_no_assign(y)
                    if pred is not None:
                        return self._level_def_eq(x.pred, pred)
            if isinstance(x, LParam) and isinstance(y, Succ):
                return False
        return None

    def dec_level_no_assign(self, level: Level) -> Level | None:
        """``v`` with ``level = v + 1`` read off the shape, no assignment."""
        if isinstance(level, Succ):
            return level.pred
        if isinstance(level, Max):
            lhs, rhs = self.dec_level_no_assign(level.lhs), self.dec_level_no_assign(level.rhs)
            return mk_max_simp(lhs, rhs) if lhs is not None and rhs is not None else None
        return None


def _occurs(mvar: LMVar, level: Level) -> bool:
    if level is mvar:
        return True
    if not level.has_mvar:
        return False
    if isinstance(level, Succ):
        return _occurs(mvar, level.pred)
    if isinstance(level, (Max, IMax)):
        return _occurs(mvar, level.lhs) or _occurs(mvar, level.rhs)
    return False


def _max_without(mvar: LMVar, level: Level) -> Level | None:
    """``rest`` with ``level = max mvar rest`` when ``mvar`` occurs only as an argument of ``max``; else None."""
    parts: list[Level] = []
    stack = [level]
    while stack:
        cur = stack.pop()
        if isinstance(cur, Max):
            stack.append(cur.rhs)
            stack.append(cur.lhs)
        elif cur is mvar:
            continue
        elif _occurs(mvar, cur):
            return None
        else:
            parts.append(cur)
    result: Level = ZERO
    for part in parts:
        result = mk_max_simp(result, part)
    return result
