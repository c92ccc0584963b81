"""Terms: locally nameless, hash-consed by child identity, with flags fixed at construction.

Source: Lean 4 ``src/Lean/Expr.lean``, ``src/kernel/expr.cpp``. Two terms built from the same parts (binder names and
binder kinds included) are the same object, so ``is`` is structural equality and terms are dictionary keys at no cost.
Always build with the ``mk_*`` functions. :func:`sweep` forgets terms that nobody else holds.

Every term knows ``loose`` (one more than the largest loose de Bruijn index, 0 when closed), ``local_range`` (one more
than the largest kernel :class:`Local` in it) and ``flags``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import IntEnum
from typing import Final

from prover.lean import level as lv
from prover.lean.level import Level
from prover.lean.name import Name

HAS_FVAR: Final = 1
HAS_EXPR_MVAR: Final = 2
HAS_LEVEL_MVAR: Final = 4
HAS_LEVEL_PARAM: Final = 8
HAS_MVAR: Final = HAS_EXPR_MVAR | HAS_LEVEL_MVAR


class BinderInfo(IntEnum):
    """Binder kinds ``(x)``, ``{x}``, ``⦃x⦄``, ``[x]``."""

    DEFAULT = 0
    IMPLICIT = 1
    STRICT_IMPLICIT = 2
    INST_IMPLICIT = 3

    @property
    def is_explicit(self) -> bool:
        return self is BinderInfo.DEFAULT


DEFAULT: Final = BinderInfo.DEFAULT
IMPLICIT: Final = BinderInfo.IMPLICIT
STRICT_IMPLICIT: Final = BinderInfo.STRICT_IMPLICIT
INST_IMPLICIT: Final = BinderInfo.INST_IMPLICIT


class Expr:
    """Base of all terms; ``==`` and ``hash`` are by identity."""

    __slots__ = ("flags", "loose", "local_range")

    def __init__(self, flags: int, loose: int, local_range: int) -> None:
        self.flags: Final = flags
        self.loose: Final = loose
        self.local_range: Final = local_range

    @property
    def has_fvar(self) -> bool:
        return self.flags & HAS_FVAR != 0

    @property
    def has_mvar(self) -> bool:
        """Does a term or level metavariable occur?"""
        return self.flags & HAS_MVAR != 0

    @property
    def has_expr_mvar(self) -> bool:
        return self.flags & HAS_EXPR_MVAR != 0

    @property
    def has_level_mvar(self) -> bool:
        return self.flags & HAS_LEVEL_MVAR != 0

    @property
    def has_level_param(self) -> bool:
        return self.flags & HAS_LEVEL_PARAM != 0

    @property
    def has_loose(self) -> bool:
        return self.loose != 0

    def __repr__(self) -> str:
        return debug_str(self)


class BVar(Expr):
    """A bound variable by de Bruijn index."""

    __slots__ = ("idx",)

    def __init__(self, idx: int) -> None:
        super().__init__(0, idx + 1, 0)
        self.idx: Final = idx


class FVar(Expr):
    """A free variable of the elaborator; its declaration is in a LocalContext under ``uid`` (unique in the process)."""

    __slots__ = ("uid",)

    def __init__(self, uid: int) -> None:
        super().__init__(HAS_FVAR, 0, 0)
        self.uid: Final = uid


class MVar(Expr):
    """A metavariable; its declaration is in a MetavarContext under ``uid`` (unique in the process)."""

    __slots__ = ("uid",)

    def __init__(self, uid: int) -> None:
        super().__init__(HAS_EXPR_MVAR, 0, 0)
        self.uid: Final = uid


class Local(Expr):
    """A free variable of the *kernel*: de Bruijn level and type, so that equal scopes share it."""

    __slots__ = ("depth", "type")

    def __init__(self, depth: int, type: Expr) -> None:
        super().__init__(type.flags | HAS_FVAR, 0, max(depth + 1, type.local_range))
        self.depth: Final = depth
        self.type: Final = type


class Sort(Expr):
    __slots__ = ("level",)

    def __init__(self, level: Level) -> None:
        super().__init__(_level_flags(level), 0, 0)
        self.level: Final = level


class Const(Expr):
    __slots__ = ("name", "levels")

    def __init__(self, name: Name, levels: tuple[Level, ...]) -> None:
        flags = 0
        for level in levels:
            flags |= _level_flags(level)
        super().__init__(flags, 0, 0)
        self.name: Final = name
        self.levels: Final = levels


class App(Expr):
    __slots__ = ("fn", "arg")

    def __init__(self, fn: Expr, arg: Expr) -> None:
        self.flags = fn.flags | arg.flags  # type: ignore[misc]
        self.loose = fn.loose if fn.loose > arg.loose else arg.loose  # type: ignore[misc]
        self.local_range = fn.local_range if fn.local_range > arg.local_range else arg.local_range  # type: ignore[misc]
        self.fn: Final = fn
        self.arg: Final = arg


class Binding(Expr):
    """Common part of :class:`Lam` and :class:`Pi`."""

    __slots__ = ("binder_name", "binder_type", "body", "info")

    def __init__(self, binder_name: Name, binder_type: Expr, body: Expr, info: BinderInfo) -> None:
        super().__init__(
            binder_type.flags | body.flags,
            max(binder_type.loose, body.loose - 1),
            max(binder_type.local_range, body.local_range),
        )
        self.binder_name: Final = binder_name
        self.binder_type: Final = binder_type
        self.body: Final = body
        self.info: Final = info


class Lam(Binding):
    __slots__ = ()


class Pi(Binding):
    __slots__ = ()


class Let(Expr):
    """``let x : type := value; body``; ``nondep`` marks a ``have``."""

    __slots__ = ("binder_name", "type", "value", "body", "nondep")

    def __init__(self, binder_name: Name, type: Expr, value: Expr, body: Expr, nondep: bool) -> None:
        super().__init__(
            type.flags | value.flags | body.flags,
            max(type.loose, value.loose, body.loose - 1),
            max(type.local_range, value.local_range, body.local_range),
        )
        self.binder_name: Final = binder_name
        self.type: Final = type
        self.value: Final = value
        self.body: Final = body
        self.nondep: Final = nondep


class Lit(Expr):
    """A raw ``Nat`` (``int``) or ``String`` (``str``) literal."""

    __slots__ = ("value",)

    def __init__(self, value: int | str) -> None:
        super().__init__(0, 0, 0)
        self.value: Final = value


class Proj(Expr):
    """Primitive projection number ``idx`` (fields from 0) out of structure ``struct_name``."""

    __slots__ = ("struct_name", "idx", "struct")

    def __init__(self, struct_name: Name, idx: int, struct: Expr) -> None:
        super().__init__(struct.flags, struct.loose, struct.local_range)
        self.struct_name: Final = struct_name
        self.idx: Final = idx
        self.struct: Final = struct


def _level_flags(level: Level) -> int:
    return (HAS_LEVEL_PARAM if level.flags & lv.HAS_PARAM else 0) | (HAS_LEVEL_MVAR if level.flags & lv.HAS_MVAR else 0)


# The intern table. Key: constructor tag and parts; value: the one term with these parts. Sound because terms are
# immutable. Entries keep insertion order, children before parents, which is what `sweep` relies on.
_TABLE: dict[tuple[object, ...], Expr] = {}


def mk_bvar(idx: int) -> Expr:
    key = (0, idx)
    found = _TABLE.get(key)
    if found is None:
        found = _TABLE[key] = BVar(idx)
    return found


def mk_fvar(uid: int) -> FVar:
    key = (1, uid)
    found = _TABLE.get(key)
    if found is None:
        found = _TABLE[key] = FVar(uid)
    return found  # type: ignore[return-value]


def mk_mvar(uid: int) -> MVar:
    key = (2, uid)
    found = _TABLE.get(key)
    if found is None:
        found = _TABLE[key] = MVar(uid)
    return found  # type: ignore[return-value]


def mk_local(depth: int, type: Expr) -> Expr:
    key = (3, depth, type)
    found = _TABLE.get(key)
    if found is None:
        found = _TABLE[key] = Local(depth, type)
    return found


def mk_sort(level: Level) -> Expr:
    key = (4, level)
    found = _TABLE.get(key)
    if found is None:
        found = _TABLE[key] = Sort(level)
    return found


def mk_const(name: Name, levels: tuple[Level, ...] = ()) -> Expr:
    key = (5, name, levels)
    found = _TABLE.get(key)
    if found is None:
        found = _TABLE[key] = Const(name, levels)
    return found


def mk_app(fn: Expr, arg: Expr) -> Expr:
    key = (fn, arg)
    found = _TABLE.get(key)
    if found is None:
        found = _TABLE[key] = App(fn, arg)
    return found


def mk_lambda(binder_name: Name, binder_type: Expr, body: Expr, info: BinderInfo = DEFAULT) -> Expr:
    key = (6, binder_name, binder_type, body, info)
    found = _TABLE.get(key)
    if found is None:
        found = _TABLE[key] = Lam(binder_name, binder_type, body, info)
    return found


def mk_pi(binder_name: Name, binder_type: Expr, body: Expr, info: BinderInfo = DEFAULT) -> Expr:
    key = (7, binder_name, binder_type, body, info)
    found = _TABLE.get(key)
    if found is None:
        found = _TABLE[key] = Pi(binder_name, binder_type, body, info)
    return found


def mk_let(binder_name: Name, type: Expr, value: Expr, body: Expr, nondep: bool = False) -> Expr:
    key = (8, binder_name, type, value, body, nondep)
    found = _TABLE.get(key)
    if found is None:
        found = _TABLE[key] = Let(binder_name, type, value, body, nondep)
    return found


def mk_lit(value: int | str) -> Expr:
    key = (9, type(value), value)
    found = _TABLE.get(key)
    if found is None:
        found = _TABLE[key] = Lit(value)
    return found


def mk_proj(struct_name: Name, idx: int, struct: Expr) -> Expr:
    key = (10, struct_name, idx, struct)
    found = _TABLE.get(key)
    if found is None:
        found = _TABLE[key] = Proj(struct_name, idx, struct)
    return found


def table_size() -> int:
    """Number of live interned terms."""
    return len(_TABLE)


def sweep() -> int:
    """Forget every interned term that only the table holds, and levels likewise; returns how many terms went.

    Walks the table backwards (parents before children), so one pass frees everything unreachable. Relies on CPython's
    exact reference counts; terms held anywhere else (environment, proof states, caches) stay, so identity stays sound.
    """
    freed = 0
    count = sys.getrefcount
    keys = list(_TABLE)
    while keys:
        key = keys.pop()
        term = _TABLE[key]
        if count(term) == 3:  # the table, the variable `term`, the argument of getrefcount
            del _TABLE[key]
            freed += 1
        del key, term
    lv.sweep()
    return freed


PROP: Final = mk_sort(lv.ZERO)
TYPE: Final = mk_sort(lv.ONE)


def mk_apps(fn: Expr, args: Iterable[Expr]) -> Expr:
    """``fn a₁ … aₙ``."""
    for arg in args:
        fn = mk_app(fn, arg)
    return fn


def get_app_fn(e: Expr) -> Expr:
    while type(e) is App:
        e = e.fn
    return e


def get_app_args(e: Expr) -> list[Expr]:
    args: list[Expr] = []
    while type(e) is App:
        args.append(e.arg)
        e = e.fn
    args.reverse()
    return args


def get_app_num_args(e: Expr) -> int:
    n = 0
    while type(e) is App:
        n += 1
        e = e.fn
    return n


def unfold_app(e: Expr) -> tuple[Expr, list[Expr]]:
    """Head and arguments of an application spine."""
    args: list[Expr] = []
    while type(e) is App:
        args.append(e.arg)
        e = e.fn
    args.reverse()
    return e, args


def is_const_of(e: Expr, name: Name) -> bool:
    return type(e) is Const and e.name is name


def is_app_of(e: Expr, name: Name, nargs: int | None = None) -> bool:
    """Is ``e`` an application of constant ``name`` (to exactly ``nargs`` arguments, when given)?"""
    n = 0
    while type(e) is App:
        n += 1
        e = e.fn
    return type(e) is Const and e.name is name and (nargs is None or n == nargs)


def is_arrow(e: Expr) -> bool:
    """Is ``e`` a non-dependent explicit function type?"""
    return isinstance(e, Pi) and e.info is DEFAULT and not has_loose_bvar(e.body, 0)


def has_loose_bvar(e: Expr, idx: int) -> bool:
    """Does the loose bound variable ``idx`` occur in ``e``?"""
    if e.loose <= idx:
        return False
    seen: set[tuple[Expr, int]] = set()
    stack: list[tuple[Expr, int]] = [(e, idx)]
    while stack:
        item = stack.pop()
        cur, i = item
        if cur.loose <= i or item in seen:
            continue
        if isinstance(cur, BVar):
            if cur.idx == i:
                return True
            continue
        seen.add(item)
        if isinstance(cur, App):
            stack.append((cur.fn, i))
            stack.append((cur.arg, i))
        elif isinstance(cur, Binding):
            stack.append((cur.binder_type, i))
            stack.append((cur.body, i + 1))
        elif isinstance(cur, Let):
            stack.append((cur.type, i))
            stack.append((cur.value, i))
            stack.append((cur.body, i + 1))
        elif isinstance(cur, Proj):
            stack.append((cur.struct, i))
    return False


def debug_str(e: Expr, depth: int = 40) -> str:
    """A plain rendering for debugging (the real printer is :mod:`prover.lean.pretty`)."""
    if depth == 0:
        return "…"
    d = depth - 1
    if isinstance(e, BVar):
        return f"#{e.idx}"
    if isinstance(e, FVar):
        return f"x{e.uid}"
    if isinstance(e, MVar):
        return f"?{e.uid}"
    if isinstance(e, Local):
        return f"l{e.depth}"
    if isinstance(e, Sort):
        return f"Sort({e.level})"
    if isinstance(e, Const):
        return str(e.name)
    if isinstance(e, Lit):
        return repr(e.value)
    if isinstance(e, App):
        fn, args = unfold_app(e)
        return "(" + " ".join(debug_str(a, d) for a in [fn, *args]) + ")"
    if isinstance(e, Binding):
        word = "λ" if isinstance(e, Lam) else "Π"
        return f"({word} {e.binder_name}:{debug_str(e.binder_type, d)}, {debug_str(e.body, d)})"
    if isinstance(e, Let):
        return f"(let {e.binder_name} := {debug_str(e.value, d)}; {debug_str(e.body, d)})"
    if isinstance(e, Proj):
        return f"{debug_str(e.struct, d)}.{e.idx}"
    return "?"
