"""When may ``Nat.div``, ``Nat.mod``, ``Nat.gcd``, ``Nat.log2`` be computed on literals?

Their definitions (fuel, well-founded recursion) do not satisfy their equations by computation on variables, so the
environment must hold *theorems* that determine them, under Lean's own names and with the statements below (compared by
definitional equality). A theorem counts when it rests on no axiom but ``propext``, ``Quot.sound`` and
``Classical.choice`` in their standard forms. Then the function computed by its definition is the function meant, and
computing it fast proves nothing that the theorems do not. Real Lean trusts the names (``type_checker.cpp``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from prover.lean.declaration import (
    AxiomInfo,
    ConstantInfo,
    ConstructorInfo,
    DefinitionInfo,
    InductiveInfo,
    OpaqueInfo,
    RecursorInfo,
    TheoremInfo,
)
from prover.lean.expr import PROP, Const, Expr, Proj, mk_app, mk_apps, mk_bvar, mk_const, mk_pi, mk_sort
from prover.lean.kernel.errors import Declined, KernelRejected
from prover.lean.kernel.quot import is_standard_eq
from prover.lean.level import ONE, mk_level_param
from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.subst import push_children

if TYPE_CHECKING:
    from prover.lean.kernel.type_checker import TypeChecker

_NAT: Final = mk_const(mk_name("Nat"))
_ZERO: Final = mk_const(mk_name("Nat.zero"))
_SUCC: Final = mk_const(mk_name("Nat.succ"))
_LE: Final = mk_const(mk_name("Nat.le"))
_EQ_NAT: Final = mk_app(mk_const(mk_name("Eq"), (ONE,)), _NAT)
_FALSE: Final = mk_const(mk_name("False"))


def _fn(name: str, *args: Expr) -> Expr:
    return mk_apps(mk_const(mk_name("Nat") / name), args)


def _s(e: Expr) -> Expr:
    return mk_app(_SUCC, e)


def _eq(a: Expr, b: Expr) -> Expr:
    return mk_apps(_EQ_NAT, (a, b))


def _le(a: Expr, b: Expr) -> Expr:
    return mk_apps(_LE, (a, b))


def _pi(domains: Sequence[Expr], body: Expr) -> Expr:
    for dom in reversed(domains):
        body = mk_pi(ANONYMOUS, dom, body)
    return body


_0: Final = mk_bvar(0)
_1: Final = mk_bvar(1)
_2: Final = mk_bvar(2)
_3: Final = mk_bvar(3)
_ONE: Final = _s(_ZERO)
_TWO: Final = _s(_ONE)

_DIV_MOD: Final[tuple[tuple[str, Expr], ...]] = (
    # (m n : Nat) → n * (m / n) + m % n = m
    (
        "Nat.div_add_mod",
        _pi([_NAT, _NAT], _eq(_fn("add", _fn("mul", _0, _fn("div", _1, _0)), _fn("mod", _1, _0)), _1)),
    ),
    # (x : Nat) {y : Nat} → 0 < y → x % y < y
    ("Nat.mod_lt", _pi([_NAT, _NAT, _le(_ONE, _0)], _le(_s(_fn("mod", _2, _1)), _1))),
    ("Nat.div_zero", _pi([_NAT], _eq(_fn("div", _0, _ZERO), _ZERO))),
    ("Nat.mod_zero", _pi([_NAT], _eq(_fn("mod", _0, _ZERO), _0))),
)

SPECS: Final[dict[Name, tuple[tuple[str, Expr], ...]]] = {
    mk_name("Nat.div"): _DIV_MOD,
    mk_name("Nat.mod"): _DIV_MOD,
    mk_name("Nat.gcd"): (
        ("Nat.gcd_zero_left", _pi([_NAT], _eq(_fn("gcd", _ZERO, _0), _0))),
        # (m n : Nat) → gcd m n = gcd (n % m) m
        ("Nat.gcd_rec", _pi([_NAT, _NAT], _eq(_fn("gcd", _1, _0), _fn("gcd", _fn("mod", _0, _1), _1)))),
    ),
    mk_name("Nat.log2"): (
        # {n : Nat} → n ≠ 0 → 2 ^ log2 n ≤ n
        (
            "Nat.log2_self_le",
            _pi([_NAT, mk_pi(ANONYMOUS, _eq(_0, _ZERO), _FALSE)], _le(_fn("pow", _TWO, _fn("log2", _1)), _1)),
        ),
        # {n : Nat} → n < 2 ^ (log2 n + 1)
        ("Nat.lt_log2_self", _pi([_NAT], _le(_s(_0), _fn("pow", _TWO, _s(_fn("log2", _0)))))),
        ("Nat.log2_zero", _eq(_fn("log2", _ZERO), _ZERO)),
    ),
}
"""What determines each operation: names and statements of theorems."""

NEEDS: Final[dict[Name, tuple[Name, ...]]] = {
    mk_name("Nat.div"): (mk_name("Nat.add"), mk_name("Nat.mul")),
    mk_name("Nat.mod"): (mk_name("Nat.add"), mk_name("Nat.mul")),
    mk_name("Nat.gcd"): (mk_name("Nat.mod"),),
    mk_name("Nat.log2"): (mk_name("Nat.pow"),),
}
"""Operations that the statements mention and that must be verified themselves."""


def spec_theorems(tc: TypeChecker, name: Name) -> tuple[ConstantInfo, ...] | None:
    """The environment's theorems for ``name``, or None when one is missing (unless it holds by computation)."""
    found: list[ConstantInfo] = []
    for text, _ in SPECS[name]:
        info = tc.find(mk_name(text))
        if type(info) is TheoremInfo and not info.level_params:
            found.append(info)
        elif text != "Nat.div_zero" and text != "Nat.log2_zero":
            return None
    return tuple(found)


def spec_holds(tc: TypeChecker, name: Name, theorems: Sequence[ConstantInfo]) -> bool:
    """Do the theorems state what they must, on standard notions, from standard axioms only? ``tc`` must not compute
    ``name`` fast."""
    try:
        if not (is_standard_eq(tc.env) and _is_standard_le(tc) and _is_empty(tc, "False")):
            return False
        by_name = {info.name: info for info in theorems}
        for text, statement in SPECS[name]:
            info = by_name.get(mk_name(text))
            if info is None:
                if not _holds_by_computation(tc, statement):
                    return False
            elif not tc.is_def_eq(info.type, statement):
                return False
        return _rests_on_standard_axioms(tc, theorems)
    except (KernelRejected, Declined):
        return False


def _holds_by_computation(tc: TypeChecker, statement: Expr) -> bool:
    """Is the (universally quantified) equation true by ``rfl``?"""
    from prover.lean.expr import Pi, mk_local, unfold_app
    from prover.lean.kernel.binding import open_rev

    while type(statement) is Pi:
        statement = open_rev(statement.body, (mk_local(statement.local_range, statement.binder_type),))
    _, args = unfold_app(statement)
    return tc.is_def_eq(args[1], args[2])


# ------------------------------------------------------------ standard notions


def _is_inductive(tc: TypeChecker, name: str, type_: Expr, ctors: Sequence[tuple[str, Expr]]) -> bool:
    info = tc.find(mk_name(name))
    if type(info) is not InductiveInfo or info.ctors != tuple([mk_name(c) for c, _ in ctors]):
        return False
    if not tc.is_def_eq(info.type, type_):
        return False
    for ctor_name, ctor_type in ctors:
        ctor = tc.find(mk_name(ctor_name))
        if type(ctor) is not ConstructorInfo or not tc.is_def_eq(ctor.type, ctor_type):
            return False
    return True


def _is_standard_le(tc: TypeChecker) -> bool:
    """``Nat.le n n`` and ``Nat.le n m → Nat.le n (m + 1)``, nothing else."""
    return _is_inductive(
        tc,
        "Nat.le",
        _pi([_NAT, _NAT], PROP),
        [
            ("Nat.le.refl", _pi([_NAT], _le(_0, _0))),
            ("Nat.le.step", _pi([_NAT, _NAT, _le(_1, _0)], _le(_2, _s(_1)))),
        ],
    )


def _is_empty(tc: TypeChecker, name: str) -> bool:
    return _is_inductive(tc, name, PROP, [])


def _rests_on_standard_axioms(tc: TypeChecker, theorems: Sequence[ConstantInfo]) -> bool:
    """Follow everything the theorems mention. What stands in the library was audited with it and is not followed."""
    seen: set[Name] = set()
    stack: list[ConstantInfo] = list(theorems)
    while stack:
        info = stack.pop()
        if info.name in tc.env.base:
            continue
        if type(info) is AxiomInfo and not _is_standard_axiom(tc, info):
            return False
        for name in _mentioned(info):
            if name not in seen:
                seen.add(name)
                child = tc.find(name)
                if child is None:
                    return False
                stack.append(child)
    return True


def _mentioned(info: ConstantInfo) -> set[Name]:
    terms = [info.type]
    names: set[Name] = set()
    if type(info) is DefinitionInfo or type(info) is TheoremInfo or type(info) is OpaqueInfo:
        terms.append(info.value)
    elif type(info) is RecursorInfo:
        names.update(info.all)
    elif type(info) is InductiveInfo:
        names.update(info.ctors)
    seen: set[Expr] = set()
    while terms:
        t = terms.pop()
        if t in seen:
            continue
        seen.add(t)
        if type(t) is Const:
            names.add(t.name)
        else:
            if type(t) is Proj:
                names.add(t.struct_name)
            push_children(t, terms)
    return names


def _is_standard_axiom(tc: TypeChecker, info: AxiomInfo) -> bool:
    u = mk_level_param(info.level_params[0]) if info.level_params else None
    name = str(info.name)
    if name == "propext" and u is None:
        iff = mk_const(mk_name("Iff"))
        eq = mk_apps(mk_const(mk_name("Eq"), (ONE,)), (PROP, _2, _1))
        standard = _is_inductive(
            tc,
            "Iff",
            _pi([PROP, PROP], PROP),
            [("Iff.intro", _pi([PROP, PROP, _pi([_1], _1), _pi([_1], _3)], mk_apps(iff, (_3, _2))))],
        )
        return standard and tc.is_def_eq(info.type, _pi([PROP, PROP, mk_apps(iff, (_1, _0))], eq))
    if u is None or len(info.level_params) != 1:
        return False
    sort = mk_sort(u)
    if name == "Quot.sound":
        quot, make = mk_const(mk_name("Quot"), (u,)), mk_const(mk_name("Quot.mk"), (u,))
        alpha, relation = mk_bvar(4), mk_bvar(3)
        eq = mk_apps(
            mk_const(mk_name("Eq"), (u,)),
            (
                mk_apps(quot, (alpha, relation)),
                mk_apps(make, (alpha, relation, _2)),
                mk_apps(make, (alpha, relation, _1)),
            ),
        )
        domains = [sort, _pi([_0, _1], PROP), _1, _2, mk_apps(_2, (_1, _0))]
        return tc.is_def_eq(info.type, _pi(domains, eq))
    if name == "Classical.choice":
        nonempty = tc.find(mk_name("Nonempty"))
        if nonempty is None or len(nonempty.level_params) != 1:
            return False
        v = mk_level_param(nonempty.level_params[0])
        standard = _is_inductive(
            tc,
            "Nonempty",
            _pi([mk_sort(v)], PROP),
            [("Nonempty.intro", _pi([mk_sort(v), _0], mk_app(mk_const(mk_name("Nonempty"), (v,)), _1)))],
        )
        return standard and tc.is_def_eq(info.type, _pi([sort, mk_app(mk_const(mk_name("Nonempty"), (u,)), _0)], _1))
    return False
