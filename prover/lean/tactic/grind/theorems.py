"""Theorems that ``grind`` instantiates, and the patterns that say at which terms.

Source: Lean 4 ``src/Lean/Meta/Tactic/Grind/EMatchTheorem.lean``. A pattern is an application of a constant (or of a
local function); together the patterns of a theorem determine all its variables, but for instances and hypotheses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from prover.lean.expr import (
    HAS_LEVEL_PARAM,
    App,
    BinderInfo,
    Const,
    Expr,
    FVar,
    Lam,
    Pi,
    is_app_of,
    mk_apps,
    mk_const,
    unfold_app,
)
from prover.lean.level import mk_level_param
from prover.lean.meta.app_builder import AND, EQ, EXISTS, HEQ, IFF, NE, NOT, OR
from prover.lean.meta.errors import LeanError
from prover.lean.meta.meta import Meta
from prover.lean.name import Name, mk_name
from prover.lean.subst import any_subterm, eta, head_beta, occurs
from prover.lean.tactic.grind.congruence import Mode, arg_modes

Kind = Literal["default", "=", "=_", "→", "←"]
Head = Name | FVar


@dataclass(frozen=True, slots=True)
class Var:
    """The variable with this position in the theorem's telescope."""

    index: int


@dataclass(frozen=True, slots=True)
class Ground:
    """A term without variables."""

    term: Expr


@dataclass(frozen=True, slots=True)
class Call:
    """``head args``; None where an argument does not matter (types, instances, proofs)."""

    head: Head
    args: tuple[Pattern | None, ...]


Pattern = Var | Ground | Call


@dataclass(frozen=True, slots=True, eq=False)
class Theorem:
    """``proof : ∀ xs, …`` with ``count`` variables; ``key`` tells theorems apart."""

    key: object
    proof: Expr
    level_params: tuple[Name, ...]
    count: int
    patterns: tuple[Call, ...]


_CONNECTIVES: Final = frozenset([AND, OR, NOT, IFF, EQ, NE, HEQ, EXISTS, mk_name("True"), mk_name("False")])
_WEAK: Final = frozenset(
    mk_name(n)
    for n in "HAdd.hAdd HSub.hSub HMul.hMul LE.le LT.lt GE.ge GT.gt OfNat.ofNat ite dite Neg.neg Nat.succ".split()
)
"""Heads that make a pattern only where nothing better is found."""
_SUCC: Final = mk_name("Nat.succ")


class _Compiler:
    """Patterns of one theorem, opened to ``xs`` and ``body``."""

    def __init__(self, m: Meta, xs: Sequence[Expr], is_local: bool) -> None:
        self.m = m
        self.index = {x: i for i, x in enumerate(xs)}
        self.is_local = is_local
        self.types = [m.instantiate_mvars(m.infer_type(x)) for x in xs]
        self.is_hypothesis = [m.is_prop(t) for t in self.types]
        infos = [m.local_decl(x).info for x in xs]
        self.required = {
            i for i, x in enumerate(xs) if infos[i] is not BinderInfo.INST_IMPLICIT and not self.is_hypothesis[i]
        }

    # ------------------------------------------------------------ terms to patterns
    def compile(self, e: Expr) -> Pattern | None:
        e = eta(e) if isinstance(e, Lam) else e
        found = self.index.get(e)
        if found is not None:
            return Var(found)
        if not self.mentions(e):
            return Ground(e) if not e.flags & HAS_LEVEL_PARAM or self.is_local else self.call(e)
        return self.call(e)

    def mentions(self, e: Expr) -> bool:
        return e.has_fvar and any_subterm(e, lambda t: t in self.index)

    def call(self, e: Expr) -> Call | None:
        fn, args = unfold_app(e)
        if not isinstance(fn, (Const, FVar)) or fn in self.index:
            return None
        if isinstance(fn, Const) and fn.name is _SUCC and len(args) == 1:
            return self.call(self.m.mk_nat_offset(args[0], 1))
        modes = arg_modes(self.m, fn, args)
        if modes is None:
            return None
        parts: list[Pattern | None] = []
        for arg, mode in zip(args, modes, strict=True):
            if mode in (Mode.CLASS, Mode.SAME):
                parts.append(self.compile(arg))
            elif mode is Mode.FIXED and arg in self.index:
                parts.append(Var(self.index[arg]))
            else:
                is_known = mode is Mode.FIXED and isinstance(arg, Const) and not arg.flags & HAS_LEVEL_PARAM
                parts.append(Ground(arg) if is_known else None)
        return Call(fn.name if isinstance(fn, Const) else fn, tuple(parts))

    # ------------------------------------------------------------ variables that a pattern determines
    def covered(self, patterns: Iterable[Pattern | None]) -> set[int]:
        """Variables bound by the patterns, and those that the types of bound ones mention."""
        out: set[int] = set()
        todo = [p for p in patterns if p is not None]
        while todo:
            p = todo.pop()
            if isinstance(p, Var):
                self.cover(p.index, out)
            elif isinstance(p, Call):
                todo.extend(a for a in p.args if a is not None)
        return out

    def cover(self, i: int, out: set[int]) -> None:
        if i in out:
            return
        out.add(i)
        for x, j in self.index.items():
            if j not in out and occurs(x, self.types[i]):
                self.cover(j, out)

    def is_complete(self, patterns: Iterable[Pattern | None]) -> bool:
        return self.required <= self.covered(patterns)

    # ------------------------------------------------------------ choice
    def whole(self, e: Expr) -> list[Call] | None:
        """``e`` itself as the only pattern."""
        call = self.call(e) if e not in self.index else None
        return [call] if call is not None and self.is_complete([call]) else None

    def choose(self, places: Sequence[Expr]) -> list[Call] | None:
        """In the first place that has one, the smallest subterm that determines everything; else several that do
        together, in the order of places."""
        candidates = [(c, i) for i, place in enumerate(places) for c in self._candidates(place)]
        for weak in (False, True):
            single = [(i, c) for c, i in candidates if self.is_complete([c]) and self._is_weak(c) is weak]
            if single:
                return [min(single, key=lambda found: (found[0], _size(found[1])))[1]]
            chosen: list[Call] = []
            for c, _ in candidates:
                if (weak or not self._is_weak(c)) and not self.covered([c]) <= self.covered(chosen):
                    chosen.append(c)
                    if self.is_complete(chosen):
                        return self._without_redundant(chosen)
        return None

    def _without_redundant(self, chosen: list[Call]) -> list[Call]:
        for c in list(chosen):
            rest = [d for d in chosen if d is not c]
            if rest and self.is_complete(rest):
                chosen = rest
        return chosen

    def _is_weak(self, c: Call) -> bool:
        return c.head in _WEAK

    def _candidates(self, place: Expr) -> list[Call]:
        """Applications in a proposition that mention variables, outer ones first, without duplicates."""
        out: list[Call] = []
        self._collect(place, out)
        return out

    def _collect(self, e: Expr, out: list[Call]) -> None:
        if isinstance(e, Pi):
            if not e.body.loose:
                self._collect(e.binder_type, out)
                self._collect(e.body, out)
            return
        if type(e) is not App or e.has_loose or not self.mentions(e):
            return
        fn, args = unfold_app(e)
        if not (isinstance(fn, Const) and fn.name in _CONNECTIVES):
            call = self.compile(e)
            if isinstance(call, Call) and call not in out and self.covered([call]):
                out.append(call)
        modes = arg_modes(self.m, fn, args) if fn not in self.index else None
        for i, arg in enumerate(args):
            if modes is None or modes[i] in (Mode.CLASS, Mode.SAME):
                self._collect(arg, out)


def _size(p: Pattern | None) -> int:
    return 1 + sum(_size(a) for a in p.args) if isinstance(p, Call) else 1


def _sides(e: Expr) -> tuple[Expr, Expr] | None:
    """The sides of an equation or equivalence."""
    args = unfold_app(e)[1]
    if is_app_of(e, EQ, 3):
        return args[1], args[2]
    return (args[0], args[1]) if is_app_of(e, IFF, 2) else None


def choose_patterns(m: Meta, type: Expr, kind: Kind, is_local: bool) -> tuple[int, tuple[Call, ...]] | None:
    """The number of variables and the patterns of a theorem of this type; None when there are none."""
    with m.scope():
        xs, body = m.forall_telescope(m.instantiate_mvars(type), whnf=False)
        negated = m.match_not(body)
        compiler = _Compiler(m, xs, is_local)
        hypotheses = [t for t, is_hyp in zip(compiler.types, compiler.is_hypothesis, strict=True) if is_hyp]
        found = _CHOICES[kind](compiler, body if negated is None else negated, hypotheses)
    return None if found is None else (len(xs), tuple(found))


def _left(c: _Compiler, body: Expr, hypotheses: Sequence[Expr]) -> list[Call] | None:
    sides = _sides(body)
    left = sides[0] if sides is not None else body
    return c.choose([left]) if is_app_of(left, EQ, 3) else c.whole(left)


def _right(c: _Compiler, body: Expr, hypotheses: Sequence[Expr]) -> list[Call] | None:
    sides = _sides(body)
    return c.whole(sides[1]) if sides is not None else None


def _default(c: _Compiler, body: Expr, hypotheses: Sequence[Expr]) -> list[Call] | None:
    if not c.required:
        return c.whole(body)
    found = _left(c, body, hypotheses) if _sides(body) is not None else None
    if found is not None and found[0].head not in _WEAK:
        return found
    return c.choose([body, *reversed(hypotheses)])


_CHOICES: Final[dict[Kind, Callable[[_Compiler, Expr, Sequence[Expr]], list[Call] | None]]] = {
    "default": _default,
    "=": _left,
    "=_": _right,
    "→": lambda c, body, hypotheses: c.choose([*hypotheses, body]),
    "←": lambda c, body, hypotheses: c.choose([body]),
}

MEMORY: Final = "_grind_theorems"


def constant_theorem(m: Meta, name: Name, kind: Kind) -> Theorem | None:
    """A theorem of the environment; None when it has no pattern of this kind."""
    # Key: name and kind; value: the theorem with its patterns; kept as long as the Meta, whose environment only grows.
    memory: dict[tuple[Name, Kind], Theorem | None] = m.__dict__.setdefault(MEMORY, {})
    if (name, kind) not in memory:
        info = m.get_const(name)
        levels = tuple([mk_level_param(p) for p in info.level_params])
        chosen = choose_patterns(m, info.type, kind, False)
        memory[name, kind] = (
            None if chosen is None else Theorem((name, kind), mk_const(name, levels), tuple(info.level_params), *chosen)
        )
    return memory[name, kind]


def ground_terms(m: Meta, e: Expr) -> list[Expr]:
    """Applications in a universal fact that no variable occurs in: the patterns of others may match there."""
    out: list[Expr] = []

    def visit(t: Expr) -> bool:
        if type(t) is App and not t.has_loose and not m.is_type(t) and not m.is_proof(t):
            fn, args = unfold_app(t)
            if isinstance(fn, (Const, FVar)) and arg_modes(m, fn, args) is not None:
                if not m.is_type_former_type(m.infer_type(t)) and m.is_class(m.infer_type(t)) is None:
                    out.append(t)
        return False

    any_subterm(e, visit)
    return out


def is_open(m: Meta, name: Name, kind: Kind) -> bool:
    """Has the theorem a variable that its statement (for ``=`` the left side) does not mention, so that no pattern can
    determine it?"""
    with m.scope():
        xs, body = m.forall_telescope(m.get_const(name).type, whnf=False)
        compiler = _Compiler(m, xs, False)
        sides = _sides(body)
        if kind in ("=", "=_"):
            places = [body if sides is None else sides[0 if kind == "=" else 1]]
        else:
            places = [body, *[t for t, is_hyp in zip(compiler.types, compiler.is_hypothesis, strict=True) if is_hyp]]
        found: set[int] = set()
        for x, i in compiler.index.items():
            if any(occurs(x, place) for place in places):
                compiler.cover(i, found)
        return not compiler.required <= found


def patterned_theorem(m: Meta, name: Name, patterns: Sequence[Expr]) -> Theorem | None:
    """A theorem of the environment with patterns of the user's (functions of its variables); None when they leave a
    variable open."""
    info = m.get_const(name)
    levels = tuple([mk_level_param(p) for p in info.level_params])
    with m.scope():
        xs, _ = m.forall_telescope(info.type, whnf=False)
        compiler = _Compiler(m, xs, False)
        calls = [compiler.call(head_beta(mk_apps(p, xs))) for p in patterns]
        found = tuple([c for c in calls if c is not None])
        if len(found) < len(calls) or not compiler.is_complete(found):
            return None
    return Theorem((name, "usr"), mk_const(name, levels), tuple(info.level_params), len(xs), found)


LOCAL_KINDS: Final[tuple[Kind, ...]] = ("default", "→", "←", "=_")


def local_theorems(m: Meta, proof: Expr, type: Expr, kinds: Sequence[Kind] = LOCAL_KINDS) -> list[Theorem]:
    """A universal fact, or a term of the user's, as theorems: one for each choice of patterns."""
    out: list[Theorem] = []
    for kind in kinds:
        try:
            chosen = choose_patterns(m, type, kind, True)
        except LeanError:
            continue
        if chosen is not None and all(t.patterns != chosen[1] for t in out):
            out.append(Theorem((type, chosen[1]), proof, (), chosen[0], chosen[1]))
    return out
