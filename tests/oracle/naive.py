"""A second, naive checker of the same theory: no caches, no sharing, no tricks. It shares with the kernel only the data
types of terms and declarations; substitution, reduction, comparison and universe order are its own.

Slow on purpose (a term is checked again wherever it stands), so it takes a budget and then says nothing
(:class:`OutOfBudget`). Universe levels are compared by trying values.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

from prover.lean.declaration import (
    AxiomDecl,
    ConstantInfo,
    ConstructorInfo,
    Declaration,
    DefinitionInfo,
    InductiveDecl,
    InductiveInfo,
    QuotDecl,
    RecursorInfo,
    TheoremDecl,
    TheoremInfo,
)
from prover.lean.environment import Environment
from prover.lean.expr import (
    App,
    BVar,
    Const,
    Expr,
    FVar,
    Lam,
    Let,
    Lit,
    Pi,
    Proj,
    Sort,
    mk_app,
    mk_apps,
    mk_bvar,
    mk_const,
    mk_fvar,
    mk_lambda,
    mk_let,
    mk_lit,
    mk_pi,
    mk_proj,
    mk_sort,
)
from prover.lean.level import IMax, Level, LParam, Max, Succ, Zero, mk_imax, mk_level_param, mk_max, mk_succ
from prover.lean.name import Name, mk_name

NAT, ZERO, SUCC = mk_const(mk_name("Nat")), mk_const(mk_name("Nat.zero")), mk_const(mk_name("Nat.succ"))
STRING = mk_const(mk_name("String"))


class Refused(Exception):
    """The naive checker finds the declaration wrong."""


class OutOfBudget(Exception):
    """No verdict."""


ARITHMETIC: dict[str, Callable[[int, int], int | bool | None]] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: max(a - b, 0),
    "mul": lambda a, b: a * b,
    "pow": lambda a, b: a**b if b < 10_000 else None,
    "beq": lambda a, b: a == b,
    "ble": lambda a, b: a <= b,
}
FAST = {mk_name("Nat") / k: f for k, f in ARITHMETIC.items()}


# --------------------------------------------------------------------- levels


def level_value(u: Level, at: dict[Name, int]) -> int:
    if isinstance(u, Zero):
        return 0
    if isinstance(u, Succ):
        return level_value(u.pred, at) + 1
    if isinstance(u, Max):
        return max(level_value(u.lhs, at), level_value(u.rhs, at))
    if isinstance(u, IMax):
        rhs = level_value(u.rhs, at)
        return max(level_value(u.lhs, at), rhs) if rhs else 0
    if isinstance(u, LParam):
        return at[u.name]
    raise Refused("universe metavariable")


def level_names(u: Level) -> set[Name]:
    if isinstance(u, LParam):
        return {u.name}
    if isinstance(u, Succ):
        return level_names(u.pred)
    if isinstance(u, (Max, IMax)):
        return level_names(u.lhs) | level_names(u.rhs)
    return set()


def level_height(u: Level) -> int:
    if isinstance(u, Succ):
        return level_height(u.pred) + 1
    if isinstance(u, (Max, IMax)):
        return max(level_height(u.lhs), level_height(u.rhs))
    return 0


def levels_compare(a: Level, b: Level, equal: bool) -> bool:
    """``a = b`` (or ``a ≤ b``) for every value of the parameters up to beyond the largest offset."""
    names = sorted(level_names(a) | level_names(b), key=str)
    top = max(level_height(a), level_height(b)) + 2
    if len(names) > 4:
        top = min(top, 3)
    for values in product(range(top + 1), repeat=len(names)):
        at = dict(zip(names, values))
        x, y = level_value(a, at), level_value(b, at)
        if x != y if equal else x > y:
            return False
    return True


def level_at(u: Level, at: dict[Name, Level]) -> Level:
    if isinstance(u, Succ):
        return mk_succ(level_at(u.pred, at))
    if isinstance(u, Max):
        return mk_max(level_at(u.lhs, at), level_at(u.rhs, at))
    if isinstance(u, IMax):
        return mk_imax(level_at(u.lhs, at), level_at(u.rhs, at))
    return at.get(u.name, u) if isinstance(u, LParam) else u


# --------------------------------------------------------------- substitution


def put(e: Expr, k: int, v: Expr) -> Expr:
    """Replace ``#k`` by the closed ``v``; lower the variables above."""
    if e.loose <= k:
        return e
    if isinstance(e, BVar):
        return v if e.idx == k else mk_bvar(e.idx - 1)
    if isinstance(e, App):
        return mk_app(put(e.fn, k, v), put(e.arg, k, v))
    if isinstance(e, Lam):
        return mk_lambda(e.binder_name, put(e.binder_type, k, v), put(e.body, k + 1, v), e.info)
    if isinstance(e, Pi):
        return mk_pi(e.binder_name, put(e.binder_type, k, v), put(e.body, k + 1, v), e.info)
    if isinstance(e, Let):
        return mk_let(e.binder_name, put(e.type, k, v), put(e.value, k, v), put(e.body, k + 1, v))
    if isinstance(e, Proj):
        return mk_proj(e.struct_name, e.idx, put(e.struct, k, v))
    raise AssertionError(type(e))


def take(e: Expr, x: FVar, k: int) -> Expr:
    """Replace the variable ``x`` by ``#k``."""
    if e is x:
        return mk_bvar(k)
    if not e.has_fvar:
        return e
    if isinstance(e, App):
        return mk_app(take(e.fn, x, k), take(e.arg, x, k))
    if isinstance(e, Lam):
        return mk_lambda(e.binder_name, take(e.binder_type, x, k), take(e.body, x, k + 1), e.info)
    if isinstance(e, Pi):
        return mk_pi(e.binder_name, take(e.binder_type, x, k), take(e.body, x, k + 1), e.info)
    if isinstance(e, Let):
        return mk_let(e.binder_name, take(e.type, x, k), take(e.value, x, k), take(e.body, x, k + 1))
    if isinstance(e, Proj):
        return mk_proj(e.struct_name, e.idx, take(e.struct, x, k))
    return e


def at_levels(e: Expr, at: dict[Name, Level]) -> Expr:
    if not e.has_level_param or not at:
        return e
    if isinstance(e, Sort):
        return mk_sort(level_at(e.level, at))
    if isinstance(e, Const):
        return mk_const(e.name, tuple(level_at(u, at) for u in e.levels))
    if isinstance(e, App):
        return mk_app(at_levels(e.fn, at), at_levels(e.arg, at))
    if isinstance(e, Lam):
        return mk_lambda(e.binder_name, at_levels(e.binder_type, at), at_levels(e.body, at), e.info)
    if isinstance(e, Pi):
        return mk_pi(e.binder_name, at_levels(e.binder_type, at), at_levels(e.body, at), e.info)
    if isinstance(e, Let):
        return mk_let(e.binder_name, at_levels(e.type, at), at_levels(e.value, at), at_levels(e.body, at))
    if isinstance(e, Proj):
        return mk_proj(e.struct_name, e.idx, at_levels(e.struct, at))
    return e


def spine(e: Expr) -> tuple[Expr, list[Expr]]:
    args: list[Expr] = []
    while isinstance(e, App):
        args.insert(0, e.arg)
        e = e.fn
    return e, args


class Naive:
    """Checks over an environment; ``budget`` counts every question asked."""

    def __init__(self, env: Environment, budget: int = 200_000) -> None:
        self.env = env
        self.budget = budget
        self.params: set[Name] = set()
        self.extra: dict[Name, ConstantInfo] = {}
        self.types: dict[int, Expr] = {}

    def spend(self) -> None:
        self.budget -= 1
        if self.budget < 0:
            raise OutOfBudget

    def find(self, name: Name) -> ConstantInfo | None:
        return self.extra.get(name) or self.env.find(name)

    def variable(self, t: Expr) -> FVar:
        uid = 1_000_000_000 + len(self.types)
        self.types[uid] = t
        return mk_fvar(uid)

    # ----------------------------------------------------------------- types

    def infer(self, e: Expr) -> Expr:
        self.spend()
        if isinstance(e, FVar):
            if e.uid not in self.types:
                raise Refused("free variable")
            return self.types[e.uid]
        if isinstance(e, Sort):
            self.scope(e.level)
            return mk_sort(mk_succ(e.level))
        if isinstance(e, Const):
            return self.constant(e)
        if isinstance(e, App):
            fn = self.whnf(self.infer(e.fn))
            if not isinstance(fn, Pi):
                raise Refused("function expected")
            if not self.equal(self.infer(e.arg), fn.binder_type):
                raise Refused("argument")
            return put(fn.body, 0, e.arg)
        if isinstance(e, Lam):
            self.sort(e.binder_type)
            x = self.variable(e.binder_type)
            return mk_pi(e.binder_name, e.binder_type, take(self.infer(put(e.body, 0, x)), x, 0), e.info)
        if isinstance(e, Pi):
            u = self.sort(e.binder_type)
            return mk_sort(mk_imax(u, self.sort(put(e.body, 0, self.variable(e.binder_type)))))
        if isinstance(e, Let):
            self.sort(e.type)
            if not self.equal(self.infer(e.value), e.type):
                raise Refused("let")
            return self.infer(put(e.body, 0, e.value))
        if isinstance(e, Lit):
            return NAT if isinstance(e.value, int) else STRING
        if isinstance(e, Proj):
            return self.projection(e)
        raise Refused("open term")

    def scope(self, u: Level) -> None:
        if not level_names(u) <= self.params:
            raise Refused("universe parameter")

    def constant(self, e: Const) -> Expr:
        info = self.find(e.name)
        if info is None or len(info.level_params) != len(e.levels):
            raise Refused("constant")
        for u in e.levels:
            self.scope(u)
        return at_levels(info.type, dict(zip(info.level_params, e.levels)))

    def sort(self, e: Expr) -> Level:
        s = self.whnf(self.infer(e))
        if not isinstance(s, Sort):
            raise Refused("type expected")
        return s.level

    def is_proposition(self, t: Expr) -> bool:
        return levels_compare(self.sort(t), mk_sort_zero(), True)

    def projection(self, e: Proj) -> Expr:
        t = self.whnf(self.infer(e.struct))
        head, args = spine(t)
        info = self.find(e.struct_name)
        if not isinstance(head, Const) or head.name is not e.struct_name or not isinstance(info, InductiveInfo):
            raise Refused("projection")
        if len(info.ctors) != 1 or len(args) != info.num_params + info.num_indices:
            raise Refused("projection")
        field = self.constant(mk_const(info.ctors[0], head.levels))  # type: ignore[arg-type]
        for i in range(info.num_params + e.idx + 1):
            field = self.whnf(field)
            if not isinstance(field, Pi):
                raise Refused("projection")
            if i < info.num_params:
                field = put(field.body, 0, args[i])
                continue
            last = i == info.num_params + e.idx
            if (last or field.body.loose) and self.is_proposition(t) and not self.is_proposition(field.binder_type):
                raise Refused("projection out of a proof")
            if last:
                return field.binder_type
            field = put(field.body, 0, mk_proj(e.struct_name, i - info.num_params, e.struct))
        raise Refused("projection")

    # ------------------------------------------------------------- reduction

    def whnf(self, e: Expr) -> Expr:
        while True:
            self.spend()
            after = self.step(e)
            if after is None:
                return e
            e = after

    def step(self, e: Expr) -> Expr | None:
        """One reduction at the head, definitions last."""
        if isinstance(e, Let):
            return put(e.body, 0, e.value)
        if isinstance(e, Proj):
            head, args = spine(self.constructor(self.whnf(e.struct)))
            info = self.find(head.name) if isinstance(head, Const) else None
            if isinstance(info, ConstructorInfo) and len(args) > info.num_params + e.idx:
                return args[info.num_params + e.idx]
            return None
        if not isinstance(e, (App, Const)):
            return None
        head, args = spine(e)
        if isinstance(head, Lam):
            return mk_apps(put(head.body, 0, args[0]), args[1:])
        if isinstance(head, (Let, Proj)):
            after = self.step(head)
            return None if after is None else mk_apps(after, args)
        if not isinstance(head, Const):
            return None
        info = self.find(head.name)
        if isinstance(info, RecursorInfo):
            return self.recursor(head, info, args)
        if head.name is mk_name("Quot.lift") and len(args) > 5:
            return self.quotient(args, 5)
        if head.name is mk_name("Quot.ind") and len(args) > 4:
            return self.quotient(args, 4)
        if head.name in FAST and len(args) == 2 and not e.has_fvar:
            a, b = self.number(args[0]), self.number(args[1])
            if a is not None and b is not None:
                value = FAST[head.name](a, b)
                if isinstance(value, bool):
                    return mk_const(mk_name("Bool.true" if value else "Bool.false"))
                if value is not None:
                    return mk_lit(value)
        if isinstance(info, (DefinitionInfo, TheoremInfo)) and len(info.level_params) == len(head.levels):
            return mk_apps(at_levels(info.value, dict(zip(info.level_params, head.levels))), args)
        return None

    def number(self, e: Expr) -> int | None:
        e = self.whnf(e)
        if isinstance(e, Lit) and isinstance(e.value, int):
            return e.value
        if e is ZERO:
            return 0
        if isinstance(e, App) and e.fn is SUCC:
            n = self.number(e.arg)
            return None if n is None else n + 1
        return None

    def quotient(self, args: list[Expr], major: int) -> Expr | None:
        head, inner = spine(self.whnf(args[major]))
        if isinstance(head, Const) and head.name is mk_name("Quot.mk") and len(inner) == 3:
            return mk_apps(args[3], [inner[2], *args[major + 1 :]])
        return None

    def constructor(self, e: Expr) -> Expr:
        """Literals as constructor terms."""
        if isinstance(e, Lit) and isinstance(e.value, int):
            return ZERO if e.value == 0 else mk_app(SUCC, mk_lit(e.value - 1))
        if isinstance(e, Lit):
            char = mk_const(mk_name("Char"))
            text = mk_app(mk_const(mk_name("List.nil"), (mk_sort_zero(),)), char)
            for c in reversed(str(e.value)):
                code = mk_app(mk_const(mk_name("Char.ofNat")), mk_lit(ord(c)))
                text = mk_apps(mk_const(mk_name("List.cons"), (mk_sort_zero(),)), [char, code, text])
            return self.whnf(mk_app(mk_const(mk_name("String.ofList")), text))
        return e

    def recursor(self, head: Const, info: RecursorInfo, args: list[Expr]) -> Expr | None:
        position = info.num_params + info.num_motives + info.num_minors + info.num_indices
        if len(args) <= position:
            return None
        major = self.constructor(self.whnf(args[position]))
        ctor, inner = spine(major)
        rules = {rule.ctor: rule for rule in info.rules}
        if not (isinstance(ctor, Const) and ctor.name in rules):
            made = self.make_constructor(major, info)
            if made is None:
                return None
            ctor, inner = spine(made)
        if not isinstance(ctor, Const) or ctor.name not in rules:
            return None
        rule = rules[ctor.name]
        body = at_levels(rule.rhs, dict(zip(info.level_params, head.levels)))
        lead = args[: info.num_params + info.num_motives + info.num_minors]
        fields = inner[len(inner) - rule.num_fields :] if rule.num_fields else []
        return mk_apps(body, [*lead, *fields, *args[position + 1 :]])

    def make_constructor(self, major: Expr, info: RecursorInfo) -> Expr | None:
        """The constructor term for a proof of a K type or an element of a structure."""
        t = self.whnf(self.infer(major))
        head, args = spine(t)
        if not isinstance(head, Const) or len(info.rules) != 1:
            return None
        ind, rule = self.find(head.name), info.rules[0]
        if not isinstance(ind, InductiveInfo) or ind.ctors != (rule.ctor,):
            return None
        ctor = mk_apps(mk_const(rule.ctor, head.levels), args[: ind.num_params])
        if info.k:
            return ctor if self.equal(t, self.infer(ctor)) else None
        if ind.num_indices or ind.is_rec or self.is_proposition(t):
            return None
        return mk_apps(ctor, [mk_proj(head.name, i, major) for i in range(rule.num_fields)])

    # -------------------------------------------------------------- equality

    def equal(self, a: Expr, b: Expr) -> bool:
        self.spend()
        if a is b:
            return True
        if isinstance(a, Sort) and isinstance(b, Sort):
            return levels_compare(a.level, b.level, True)
        if self.same_spine(a, b):
            return True
        t = self.infer(a)
        if self.is_proposition(t):
            return self.equal(t, self.infer(b))
        x, y = self.whnf(a), self.whnf(b)
        if isinstance(x, Lit) and isinstance(y, Lit):
            return x.value == y.value
        if isinstance(x, Lit) != isinstance(y, Lit):
            x, y = self.constructor(x), self.constructor(y)
        if x is y:
            return True
        if isinstance(x, Sort) and isinstance(y, Sort):
            return levels_compare(x.level, y.level, True)
        if isinstance(x, Pi) and isinstance(y, Pi):
            return self.under(x, y)
        if isinstance(x, Lam) or isinstance(y, Lam):
            return self.eta(x, y)
        return self.same_spine(x, y) or self.structures(x, y, t)

    def same_spine(self, a: Expr, b: Expr) -> bool:
        """Equal heads and pairwise equal arguments."""
        f, xs = spine(a)
        g, ys = spine(b)
        if len(xs) != len(ys):
            return False
        if isinstance(f, Const) and isinstance(g, Const):
            if f.name is not g.name or len(f.levels) != len(g.levels):
                return False
            if not all(levels_compare(u, v, True) for u, v in zip(f.levels, g.levels)):
                return False
        elif isinstance(f, Proj) and isinstance(g, Proj):
            if f.struct_name is not g.struct_name or f.idx != g.idx or not self.equal(f.struct, g.struct):
                return False
        elif f is not g:
            return False
        return all(self.equal(x, y) for x, y in zip(xs, ys))

    def under(self, a: Pi | Lam, b: Pi | Lam) -> bool:
        if not self.equal(a.binder_type, b.binder_type):
            return False
        x = self.variable(a.binder_type)
        return self.equal(put(a.body, 0, x), put(b.body, 0, x))

    def eta(self, a: Expr, b: Expr) -> bool:
        if isinstance(a, Lam) and isinstance(b, Lam):
            return self.under(a, b)
        fn, other = (a, b) if isinstance(a, Lam) else (b, a)
        if not isinstance(self.whnf(self.infer(other)), Pi) or not isinstance(fn, Lam):
            return False
        x = self.variable(fn.binder_type)
        return self.equal(put(fn.body, 0, x), mk_app(other, x))

    def structures(self, a: Expr, b: Expr, t: Expr) -> bool:
        """Structure eta (types are equal already: only terms of one type are compared)."""
        head, _ = spine(self.whnf(t))
        info = self.find(head.name) if isinstance(head, Const) else None
        if not isinstance(info, InductiveInfo) or len(info.ctors) != 1 or info.num_indices or info.is_rec:
            return False
        ctor = self.find(info.ctors[0])
        if not isinstance(ctor, ConstructorInfo) or not self.equal(t, self.infer(b)):
            return False
        for side in (a, b):
            f, _ = spine(side)
            if isinstance(f, Const) and f.name is ctor.name or not ctor.num_fields:
                return all(
                    self.equal(mk_proj(info.name, i, a), mk_proj(info.name, i, b)) for i in range(ctor.num_fields)
                )
        return False

    # ---------------------------------------------------------- declarations

    def declaration(self, decl: Declaration, generated: list[ConstantInfo]) -> None:
        """Check ``decl``; ``generated`` is what the kernel added (for inductive types and quotients)."""
        if isinstance(decl, (InductiveDecl, QuotDecl)):
            self.extra = {info.name: info for info in generated}
            for info in generated:
                self.params = set(info.level_params)
                self.sort(info.type)
            for info in generated:
                if isinstance(info, RecursorInfo):
                    self.rules(info)
            return
        self.params = set(decl.level_params)
        if len(self.params) != len(decl.level_params) or self.find(decl.name) is not None:
            raise Refused("names")
        u = self.sort(decl.type)
        if isinstance(decl, AxiomDecl):
            return
        if isinstance(decl, TheoremDecl) and not levels_compare(u, mk_sort_zero(), True):
            raise Refused("theorem")
        if not self.equal(self.infer(decl.value), decl.type):
            raise Refused("value")

    def rules(self, info: RecursorInfo) -> None:
        """Each computation rule has the type of the recursor applied to its constructor."""
        self.params = set(info.level_params)
        levels = tuple(mk_level_param(p) for p in info.level_params)
        for rule in info.rules:
            lead, t = [], info.type
            for _ in range(info.num_params + info.num_motives + info.num_minors):
                t = self.whnf(t)
                if not isinstance(t, Pi):
                    raise Refused("recursor type")
                lead.append(self.variable(t.binder_type))
                t = put(t.body, 0, lead[-1])
            value = mk_apps(rule.rhs, lead)
            ctor = self.constructor_of(rule.ctor, t, info.num_indices, lead)
            fields: list[Expr] = []
            ctor_type = self.infer(ctor)
            for _ in range(rule.num_fields):
                ctor_type = self.whnf(ctor_type)
                if not isinstance(ctor_type, Pi):
                    raise Refused("constructor type")
                fields.append(self.variable(ctor_type.binder_type))
                ctor_type = put(ctor_type.body, 0, fields[-1])
            target = spine(self.whnf(ctor_type))[1]
            indices = target[len(target) - info.num_indices :] if info.num_indices else []
            redex = mk_apps(mk_const(info.name, levels), [*lead, *indices, mk_apps(ctor, fields)])
            if not self.equal(self.infer(redex), self.infer(mk_apps(value, fields))):
                raise Refused(f"rule of {rule.ctor}")

    def constructor_of(self, name: Name, rest: Expr, num_indices: int, lead: list[FVar]) -> Expr:
        """The constructor at the parameters that the major premise's type shows."""
        t = rest
        for _ in range(num_indices):
            t = self.whnf(t)
            if not isinstance(t, Pi):
                raise Refused("recursor type")
            t = put(t.body, 0, self.variable(t.binder_type))
        t = self.whnf(t)
        if not isinstance(t, Pi):
            raise Refused("recursor type")
        head, args = spine(self.whnf(t.binder_type))
        info = self.find(head.name) if isinstance(head, Const) else None
        if not isinstance(info, InductiveInfo) or not isinstance(head, Const):
            raise Refused("recursor type")
        return mk_apps(mk_const(name, head.levels), args[: info.num_params])


def mk_sort_zero() -> Level:
    from prover.lean.level import ZERO as LEVEL_ZERO

    return LEVEL_ZERO
