"""Perturbing propositions: every change at one place, as new propositions with the name of the change.

In: a closed proposition.  Out: pairs (label, proposition), each of them well-typed, in random order.  Nothing
here knows whether the result is false; most are, some are true, and ``refute`` tells.

Changes: swap the operands of an operation or the sides of a relation; another operation or relation (+ - * / %, min,
max, = ≠ < ≤, ∧ ∨ → ↔, && ||, …); another literal; off by one; a variable for another of its type; a function for
another of its type; an application ``f x`` left out where ``x`` would do; a hypothesis dropped; the conclusion negated;
∀ and ∃ exchanged, neighbouring quantifiers swapped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Final

from prover.benchmarks.falsity.numbers import DENSE
from prover.lean.alpha import without_names
from prover.lean.declaration import DefinitionInfo
from prover.lean.elab.term_base import ElabMeta
from prover.lean.environment import Environment
from prover.lean.expr import (
    App,
    Const,
    Expr,
    FVar,
    Lam,
    Lit,
    Pi,
    has_loose_bvar,
    is_app_of,
    is_arrow,
    mk_apps,
    mk_const,
    mk_pi,
    unfold_app,
)
from prover.lean.level import ONE
from prover.lean.meta.errors import LeanError, Stuck
from prover.lean.name import Name, mk_name
from prover.lean.subst import instantiate1, lower

Variant = tuple[str, Expr]
OPERATIONS: Final = tuple(mk_name(n) for n in ("HAdd.hAdd", "HSub.hSub", "HMul.hMul", "HDiv.hDiv", "HMod.hMod"))
MIN_MAX: Final = (mk_name("Min.min"), mk_name("Max.max"))
RELATIONS: Final = tuple(mk_name(n) for n in ("Eq", "Ne", "LT.lt", "LE.le", "GT.gt", "GE.ge"))
CONNECTIVES: Final = (mk_name("And"), mk_name("Or"), mk_name("Iff"))
BOOLEANS: Final = (mk_name("Bool.and"), mk_name("and"), mk_name("Bool.or"), mk_name("or"))
NUMBERS: Final = (mk_name("Nat"), mk_name("Int"), *DENSE)
OF_NAT, NOT, EXISTS, EQ = (mk_name(n) for n in ("OfNat.ofNat", "Not", "Exists", "Eq"))
COMMUTE: Final = frozenset((*OPERATIONS, *MIN_MAX, *BOOLEANS, mk_name("HAppend.hAppend"), mk_name("HPow.hPow")))
STEPS: Final = 20_000


@dataclass(slots=True)
class Perturber:
    """Works in one environment.

    Cache ``_peers``: key a constant's type without binder names, value the definitions of that type; filled on first
    use, never reset: it is a function of the environment, which does not change.
    """

    env: Environment
    m: ElabMeta = field(init=False)
    _peers: dict[Expr, list[Name]] | None = None

    def __post_init__(self) -> None:
        self.m = ElabMeta(self.env)

    def forget(self) -> None:
        """Start again with empty caches (what a step budget allows depends on them)."""
        self.m = ElabMeta(self.env)

    def variants(self, prop: Expr, random: Random) -> Iterator[Variant]:
        """The well-typed changes at one place, in random order."""
        m = self.m
        m.steps, m.step_limit = 0, STEPS
        found: dict[Expr, str] = {}
        for label, new in self._anywhere(prop):
            if new is not prop:
                found.setdefault(new, label)
        order = list(found)
        random.shuffle(order)
        return ((found[new], new) for new in order if self._is_good(new))

    def _is_good(self, prop: Expr) -> bool:
        m = self.m
        m.steps = 0
        try:
            return not prop.has_fvar and not prop.has_mvar and m.is_type_correct(prop) and m.is_prop(prop)
        except (LeanError, Stuck):
            return False

    # -- walking -----------------------------------------------------------------------------------------------------

    def _anywhere(self, e: Expr) -> Iterator[Variant]:
        """Changes of ``e`` itself, then of its parts."""
        if isinstance(e, Pi):
            yield from self._quantifier(e)
            for label, new in self._anywhere(e.binder_type):
                yield label, mk_pi(e.binder_name, new, e.body, e.info)
            yield from self._under(e, e.body, self.m.mk_pi)
        elif isinstance(e, Lam):
            yield from self._under(e, e.body, self.m.mk_lambda)
        elif isinstance(e, FVar):
            yield from self._other_variables(e)
        elif isinstance(e, (App, Const, Lit)):
            yield from self._application(e)

    def _under(self, e: Pi | Lam, body: Expr, close: Callable[[list[Expr], Expr], Expr]) -> Iterator[Variant]:
        found: list[Variant] = []
        with self.m.with_local(e.binder_name, e.binder_type, e.info) as x:
            found = [(label, close([x], new)) for label, new in self._anywhere(instantiate1(body, x))]
        yield from found

    def _application(self, e: Expr) -> Iterator[Variant]:
        fn, args = unfold_app(e)
        if isinstance(fn, Const):
            yield from self._head(fn, args, e)
        if is_app_of(e, OF_NAT, 3):
            return
        explicit = self._explicit(fn, len(args))
        for i, arg in enumerate(args):
            if explicit[i]:
                for label, new in self._anywhere(arg):
                    yield label, mk_apps(fn, [*args[:i], new, *args[i + 1 :]])
                if self._same_type(arg, e):
                    yield "leave out an application", arg

    def _explicit(self, fn: Expr, n: int) -> list[bool]:
        """Which of the first ``n`` arguments are explicit and neither types nor instances."""
        type = self._infer(fn)
        out: list[bool] = []
        for _ in range(n):
            if not isinstance(type, Pi):
                return out + [False] * (n - len(out))
            out.append(type.info.is_explicit)
            type = type.body
        return out

    # -- changes -----------------------------------------------------------------------------------------------------

    def _quantifier(self, e: Pi) -> Iterator[Variant]:
        if is_arrow(e) and self.m.is_prop(e.binder_type):
            premise, conclusion = e.binder_type, lower(e.body, 1, 1)
            yield "drop a hypothesis", conclusion
            yield "turn an implication round", self._arrow(conclusion, premise)
            yield "→ to ∧", self.m.mk_and(premise, conclusion)
            if not isinstance(conclusion, Pi):
                yield "negate the conclusion", self._arrow(premise, self.m.mk_not(conclusion))
        elif not has_loose_bvar(e.body, 0) and self.m.is_prop(e.binder_type):
            yield "drop a hypothesis", lower(e.body, 1, 1)
        elif e.info.is_explicit and self._is_data(e.binder_type):
            predicate = self._predicate(e)
            if predicate is not None:
                yield "∀ to ∃", self.m.mk_exists(predicate)

    def _predicate(self, e: Pi) -> Expr | None:
        """``fun x => p x`` of ``∀ x, p x``, where nothing behind ``x`` but propositions is quantified."""
        with self.m.with_local(e.binder_name, e.binder_type, e.info) as x:
            body = instantiate1(e.body, x)
            if not self.m.is_prop(body):
                return None
            return self.m.mk_lambda([x], body)

    def _arrow(self, p: Expr, q: Expr) -> Expr:
        return mk_pi(mk_name("h"), p, q)

    def _head(self, fn: Const, args: list[Expr], e: Expr) -> Iterator[Variant]:
        name = fn.name
        if name in RELATIONS and len(args) >= 3:
            yield from self._relation(name, args)
        elif name in CONNECTIVES and len(args) == 2:
            yield from self._connective(name, args)
        elif name is NOT and len(args) == 1:
            yield "¬p to p", args[0]
        elif name is EXISTS and len(args) == 2 and isinstance(args[1], Lam):
            lam = args[1]
            yield "∃ to ∀", mk_pi(lam.binder_name, lam.binder_type, lam.body)
            yield from self._swap_quantifiers(lam)
        elif name is OF_NAT and len(args) == 3 and isinstance(args[1], Lit):
            yield from self._literal(args)
        elif name in OPERATIONS or name in MIN_MAX:
            yield from self._operation(name, args)
        elif name in BOOLEANS and len(args) == 2:
            for other in BOOLEANS:
                if other is not name and other in self.env and other.is_atomic == name.is_atomic:
                    yield "another operation", mk_apps(mk_const(other), args)
        if name in COMMUTE and len(args) >= 2:
            yield "swap operands", mk_apps(fn, [*args[:-2], args[-1], args[-2]])
        yield from self._other_functions(fn, args)
        yield from self._off_by_one(e)

    def _relation(self, name: Name, args: list[Expr]) -> Iterator[Variant]:
        a, b = args[-2:]
        if name is not EQ:
            yield "swap sides", self._relate(str(name), b, a)
        for other in RELATIONS[:4]:
            if other is not name:
                new = self._relate(str(other), a, b)
                if new is not None:
                    yield f"{name} to {other}", new

    def _relate(self, name: str, a: Expr, b: Expr) -> Expr:
        return self._build(name, a, b) or mk_const(mk_name("True"))

    def _build(self, name: str, *args: Expr) -> Expr | None:
        try:
            return self.m.instantiate_mvars(self.m.mk_app_m(name, list(args)))
        except (LeanError, Stuck):
            return None

    def _connective(self, name: Name, args: list[Expr]) -> Iterator[Variant]:
        a, b = args
        for other in CONNECTIVES:
            if other is not name:
                yield f"{name} to {other}", mk_apps(mk_const(other), args)
        yield f"{name} to →", self._arrow(a, b)
        yield f"{name} to ←", self._arrow(b, a)
        yield "left part only", a
        yield "right part only", b
        yield "negate a part", mk_apps(mk_const(name), (self.m.mk_not(a), b))
        yield "negate a part", mk_apps(mk_const(name), (a, self.m.mk_not(b)))

    def _swap_quantifiers(self, lam: Lam) -> Iterator[Variant]:
        """``∃ x, ∀ y, p`` to ``∀ y, ∃ x, p``."""
        if not isinstance(lam.body, Pi) or has_loose_bvar(lam.body.binder_type, 0):
            return
        m, inner = self.m, lam.body
        with m.scope():
            x = m.push_local(lam.binder_name, lam.binder_type)
            y = m.push_local(inner.binder_name, lower(inner.binder_type, 1, 1), inner.info)
            body = instantiate1(instantiate1(lam.body, x).body, y)  # type: ignore[attr-defined]
            new = m.mk_pi([y], m.mk_exists(m.mk_lambda([x], body))) if m.is_prop(body) else None
        if new is not None:
            yield "swap quantifiers", new

    def _literal(self, args: list[Expr]) -> Iterator[Variant]:
        lit = args[1]
        assert isinstance(lit, Lit) and isinstance(lit.value, int)
        for value in dict.fromkeys((lit.value + 1, max(lit.value - 1, 0), 0, lit.value + 3)):
            if value != lit.value:
                try:
                    yield "another literal", self.m.mk_numeral(args[0], value)
                except (LeanError, Stuck):
                    continue

    def _operation(self, name: Name, args: list[Expr]) -> Iterator[Variant]:
        a, b = args[-2:]
        for other in MIN_MAX if name in MIN_MAX else OPERATIONS:
            if other is not name:
                new = self._build(str(other), a, b)
                if new is not None:
                    yield "another operation", new

    def _off_by_one(self, e: Expr) -> Iterator[Variant]:
        type = self._infer(e)
        if isinstance(type, Const) and type.name in NUMBERS and not is_app_of(e, OF_NAT, 3):
            new = self._build("HAdd.hAdd", e, self.m.mk_numeral(type, 1))
            if new is not None:
                yield "off by one", new

    def _other_variables(self, e: FVar) -> Iterator[Variant]:
        type = self.m.lctx.get(e.uid).type
        for decl in self.m.lctx:
            if decl.uid != e.uid and decl.type is type and not self.m.is_prop(type):
                yield "another variable", decl.fvar
        yield from self._off_by_one(e)

    def _other_functions(self, fn: Const, args: list[Expr]) -> Iterator[Variant]:
        info = self.env.find(fn.name)
        if not isinstance(info, DefinitionInfo):
            return
        for other in self._peers_of(info.type)[:6]:
            peer = self.env.find(other)
            if other is not fn.name and peer is not None and len(peer.level_params) == len(fn.levels):
                yield "another function", mk_apps(mk_const(other, fn.levels), args)

    def _peers_of(self, type: Expr) -> list[Name]:
        if self._peers is None:
            self._peers = {}
            for name in sorted(map(str, self.env.base)):
                found = self.env.find(mk_name(name))
                if isinstance(found, DefinitionInfo) and _is_plain(found.name) and isinstance(found.type, Pi):
                    self._peers.setdefault(without_names(found.type), []).append(found.name)
        return self._peers.get(without_names(type), [])

    # -- types -------------------------------------------------------------------------------------------------------

    def _infer(self, e: Expr) -> Expr:
        try:
            return self.m.whnf_r(self.m.infer_type(e))
        except (LeanError, Stuck):
            return e

    def _same_type(self, a: Expr, b: Expr) -> bool:
        return self._infer(a) is self._infer(b)

    def _is_data(self, type: Expr) -> bool:
        try:
            return self.m.get_level(type) is ONE
        except (LeanError, Stuck):
            return False


def _is_plain(name: Name) -> bool:
    """A definition that a user could mean."""
    text = str(name)
    return not any(part in text for part in ("_", "inst", "match", ".rec", ".casesOn", "brecOn", ".below", "noConf"))
