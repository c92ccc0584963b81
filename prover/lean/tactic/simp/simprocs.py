"""Built-in simplification procedures: literal arithmetic, constructors, ``if``, decidable literals.

Source: Lean 4 ``src/Lean/Meta/Tactic/Simp/BuiltinSimprocs``. A *dsimproc* answers with a definitionally equal term (no
proof, the kernel evaluates); the others build a proof.
"""

from __future__ import annotations

from collections.abc import Callable
from math import gcd
from typing import Final

from prover.lean.declaration import ConstructorInfo
from prover.lean.expr import (
    Const,
    Expr,
    Lam,
    Lit,
    get_app_args,
    get_app_fn,
    is_app_of,
    mk_app,
    mk_apps,
    mk_const,
    unfold_app,
)
from prover.lean.level import ONE, ZERO
from prover.lean.meta.app_builder import FALSE, NAT_CONST, TRUE, mk_nat_lit
from prover.lean.meta.cases import mk_no_confusion
from prover.lean.meta.errors import LeanError, Stuck
from prover.lean.meta.meta import Meta
from prover.lean.name import Name, mk_name
from prover.lean.subst import beta
from prover.lean.tactic.simp.engine import POST_SIMPROCS, PRE_SIMPROCS, Result, Simp, Simproc

INT_CONST: Final = mk_const(mk_name("Int"))
BOOL_CONST: Final = mk_const(mk_name("Bool"))
BOOL_TRUE: Final = mk_const(mk_name("Bool.true"))
BOOL_FALSE: Final = mk_const(mk_name("Bool.false"))


def _register(table: dict[Name, list[Simproc]], heads: tuple[str, ...], procedure: Simproc, is_dsimproc: bool) -> None:
    if is_dsimproc:
        procedure.is_dsimproc = True  # type: ignore[attr-defined]
    for head in heads:
        table.setdefault(mk_name(head), []).append(procedure)


OPERATION_NAMES: Final = {
    "HAdd.hAdd": "Add",
    "HMul.hMul": "Mul",
    "HSub.hSub": "Sub",
    "HDiv.hDiv": "Div",
    "HMod.hMod": "Mod",
    "HPow.hPow": "Pow",
    "Max.max": "Max",
    "Min.min": "Min",
    "LT.lt": "LT",
    "LE.le": "LE",
    "GT.gt": "GT",
    "GE.ge": "GE",
    "BEq.beq": "BEq",
    "bne": "BNe",
    "Nat.succ": "Succ",
    "Nat.gcd": "Gcd",
    "Int.natAbs": "Abs",
    "Int.toNat": "ToNat",
    "Neg.neg": "Neg",
    "Nat.cast": "NatCast",
    "NatCast.natCast": "NatCast",
    "IntCast.intCast": "IntCast",
}
"""Head constant to the last part of the procedure's name: ``Nat.reduceAdd``."""

SIMPROC_NAMES: Final = frozenset(
    {"reduceIte", "reduceDIte", "reduceCtorEq", "Nat.reduceEqDiff", "Nat.reduceLTLE", "Nat.reduceLeDiff"}
    | {"Int.reduceEq", "Int.reduceNe", "String.reduceEq", "Char.reduceEq", "Nat.reduceDvd", "reduceDecide"}
    | {f"{t}.reduce{op}" for t in ("Nat", "Int") for op in OPERATION_NAMES.values()}
)
"""What ``simp only [...]`` may name."""


def simproc_name(type: Expr, head: str) -> str:
    """``Nat.reduceAdd`` for ``HAdd.hAdd`` on Nat."""
    return f"{'Nat' if type is NAT_CONST else 'Int'}.reduce{OPERATION_NAMES[head]}"


# ------------------------------------------------------------ literals
def int_literal(m: Meta, e: Expr) -> int | None:
    """The value of ``(n : Int)``, ``-n`` or ``Int.ofNat n``/``Int.negSucc n`` on literals."""
    fn, args = unfold_app(e)
    if not isinstance(fn, Const):
        return None
    name = str(fn.name)
    if name == "OfNat.ofNat" and len(args) == 3 and args[0] is INT_CONST and isinstance(args[1], Lit):
        return args[1].value if isinstance(args[1].value, int) else None
    if name == "Neg.neg" and len(args) == 3 and args[0] is INT_CONST:
        value = int_literal(m, args[2])
        return None if value is None else -value
    if name == "Int.ofNat" and len(args) == 1:
        return m.nat_literal(args[0])
    if name == "Int.negSucc" and len(args) == 1:
        value = m.nat_literal(args[0])
        return None if value is None else -value - 1
    return None


def mk_int_lit(m: Meta, value: int) -> Expr:
    """``(value : Int)`` as users write it."""
    literal = m.mk_numeral(INT_CONST, abs(value))
    if value >= 0:
        return literal
    return m.mk_app_m("Neg.neg", [literal])


def _int_div(a: int, b: int) -> int:
    """``Int.div`` as ``/`` means it (Euclidean)."""
    if b == 0:
        return 0
    q, r = divmod(a, b)
    return q + 1 if r < 0 else q


def _int_mod(a: int, b: int) -> int:
    return a if b == 0 else a - b * _int_div(a, b)


_NAT_OPS: Final[dict[str, Callable[[int, int], int | None]]] = {
    "HAdd.hAdd": lambda a, b: a + b,
    "HMul.hMul": lambda a, b: a * b,
    "HSub.hSub": lambda a, b: max(a - b, 0),
    "HDiv.hDiv": lambda a, b: a // b if b else 0,
    "HMod.hMod": lambda a, b: a % b if b else a,
    "HPow.hPow": lambda a, b: a**b if b <= 256 or a < 2 else None,
    "Max.max": max,
    "Min.min": min,
}
_INT_OPS: Final[dict[str, Callable[[int, int], int | None]]] = {
    "HAdd.hAdd": lambda a, b: a + b,
    "HMul.hMul": lambda a, b: a * b,
    "HSub.hSub": lambda a, b: a - b,
    "HDiv.hDiv": _int_div,
    "HMod.hMod": _int_mod,
}
_RELATIONS: Final[dict[str, Callable[[int, int], bool]]] = {
    "LT.lt": lambda a, b: a < b,
    "LE.le": lambda a, b: a <= b,
    "GT.gt": lambda a, b: a > b,
    "GE.ge": lambda a, b: a >= b,
}


def reduce_arith(simp: Simp, e: Expr) -> Result | None:
    """``2 + 3 ↦ 5`` on Nat and Int."""
    m = simp.m
    fn, args = unfold_app(e)
    assert isinstance(fn, Const)
    name = str(fn.name)
    if args and not simp.is_on(simproc_name(args[0], name)):
        return None
    if len(args) == 6:
        if args[2] is NAT_CONST and args[0] is NAT_CONST:
            a, b = m.nat_literal(args[4]), m.nat_literal(args[5])
            if a is not None and b is not None:
                value = _NAT_OPS[name](a, b)
                return None if value is None else Result(mk_nat_lit(value))
        elif args[2] is INT_CONST and args[0] is INT_CONST:
            x = int_literal(m, args[4])
            if name == "HPow.hPow":
                k = m.nat_literal(args[5])
                return Result(mk_int_lit(m, x**k)) if x is not None and k is not None and k <= 256 else None
            y = int_literal(m, args[5])
            if x is not None and y is not None and name in _INT_OPS:
                value = _INT_OPS[name](x, y)
                return None if value is None else Result(mk_int_lit(m, value))
    if len(args) == 4 and args[0] is NAT_CONST and name in ("Max.max", "Min.min"):
        a, b = m.nat_literal(args[2]), m.nat_literal(args[3])
        if a is not None and b is not None:
            return Result(mk_nat_lit(max(a, b) if name == "Max.max" else min(a, b)))
    return None


def reduce_unary(simp: Simp, e: Expr) -> Result | None:
    """``Nat.succ 2 ↦ 3``, ``Int.natAbs (-3) ↦ 3``, ``- -3 ↦ 3``, ``↑(3 : Nat) ↦ 3``, ``Int.toNat 3 ↦ 3``."""
    m = simp.m
    fn, args = unfold_app(e)
    assert isinstance(fn, Const)
    name = str(fn.name)
    if not simp.is_on(f"{'Nat' if name.startswith('Nat.') and len(args) < 3 else 'Int'}.reduce{OPERATION_NAMES[name]}"):
        return None
    if name == "Nat.succ" and len(args) == 1:
        n = m.nat_literal(args[0])
        return None if n is None else Result(mk_nat_lit(n + 1))
    if name == "Nat.gcd" and len(args) == 2:
        a, b = m.nat_literal(args[0]), m.nat_literal(args[1])
        return Result(mk_nat_lit(gcd(a, b))) if a is not None and b is not None else None
    if name in ("Int.natAbs", "Int.toNat") and len(args) == 1:
        value = int_literal(m, args[0])
        if value is None:
            return None
        return Result(mk_nat_lit(abs(value) if name == "Int.natAbs" else max(value, 0)))
    if name == "Neg.neg" and len(args) == 3 and args[0] is INT_CONST:
        value = int_literal(m, args[2])
        return Result(mk_int_lit(m, -value)) if value is not None and value <= 0 else None
    if name in ("Nat.cast", "IntCast.intCast", "NatCast.natCast") and args and args[0] is INT_CONST:
        n = m.nat_literal(args[-1])
        return None if n is None else Result(mk_int_lit(m, n))
    return None


def _decide_proof(m: Meta, p: Expr, holds: bool) -> Expr | None:
    """A proof of ``p = True`` or ``p = False`` by evaluating its Decidable instance."""
    try:
        inst = m.synth_instance(mk_app(mk_const(mk_name("Decidable")), p))
    except (Stuck, LeanError):
        return None
    if inst is None:
        return None
    value = BOOL_TRUE if holds else BOOL_FALSE
    refl = mk_apps(mk_const(mk_name("Eq.refl"), (ONE,)), [BOOL_CONST, value])
    lemma = "eq_true_of_decide" if holds else "eq_false_of_decide"
    return mk_apps(mk_const(mk_name(lemma)), [p, inst, refl])


def reduce_relation(simp: Simp, e: Expr) -> Result | None:
    """``2 < 3 ↦ True`` on Nat and Int literals."""
    m = simp.m
    fn, args = unfold_app(e)
    assert isinstance(fn, Const)
    if len(args) != 4:
        return None
    values = _literal_pair(m, args[0], args[2], args[3])
    if values is None or not simp.is_on(simproc_name(args[0], str(fn.name))):
        return None
    holds = _RELATIONS[str(fn.name)](*values)
    proof = _decide_proof(m, e, holds)
    return None if proof is None else Result(TRUE if holds else FALSE, proof)


def _literal_pair(m: Meta, type: Expr, a: Expr, b: Expr) -> tuple[int, int] | None:
    if type is NAT_CONST:
        x, y = m.nat_literal(a), m.nat_literal(b)
    elif type is INT_CONST:
        x, y = int_literal(m, a), int_literal(m, b)
    else:
        return None
    return (x, y) if x is not None and y is not None else None


def reduce_eq(simp: Simp, e: Expr) -> Result | None:
    """``2 = 3 ↦ False``, ``x + 2 = 5 ↦ x = 3``, constructors apart or injective, characters and strings."""
    m = simp.m
    args = get_app_args(e)
    if len(args) != 3:
        return None
    alpha, a, b = args
    values = _literal_pair(m, alpha, a, b)
    if values is not None and not simp.is_on("Nat.reduceEqDiff" if alpha is NAT_CONST else "Int.reduceEq"):
        return None
    if values is not None:
        if values[0] == values[1]:
            return None  # eq_self does it
        proof = _decide_proof(m, e, False)
        return None if proof is None else Result(FALSE, proof)
    if (isinstance(a, Lit) and isinstance(b, Lit) and a is not b) or (
        _is_char_lit(a) and _is_char_lit(b) and a is not b
    ):
        proof = _decide_proof(m, e, False)
        return None if proof is None else Result(FALSE, proof)
    if alpha is NAT_CONST and simp.is_on("Nat.reduceEqDiff"):
        result = _nat_offset_eq(simp, e, a, b)
        if result is not None:
            return result
    return _ctor_eq(simp, e, a, b) if simp.is_on("reduceCtorEq") else None


def _is_char_lit(e: Expr) -> bool:
    return is_app_of(e, mk_name("Char.ofNat"), 1) and isinstance(get_app_args(e)[0], Lit)


def _nat_offset_eq(simp: Simp, e: Expr, a: Expr, b: Expr) -> Result | None:
    """``x + k = l``: subtract, or refute when ``k > l``."""
    m = simp.m
    oa, ob = m.nat_offset(a), m.nat_offset(b)
    if oa is None or ob is None or (oa[0] is None and ob[0] is None):
        return None
    (base_a, ka), (base_b, kb) = oa, ob
    low = min(ka, kb)
    if low == 0:
        return None
    if (base_a is None and ka < kb) or (base_b is None and kb < ka):
        return _offset_contradiction(simp, a, b, base_a, ka, kb)
    new_a, new_b = m.mk_nat_offset(base_a, ka - low), m.mk_nat_offset(base_b, kb - low)
    new = m.mk_eq(new_a, new_b)
    if m.find_const(mk_name("Nat.add_right_cancel_iff")) is None:
        return None
    iff = mk_apps(mk_const(mk_name("Nat.add_right_cancel_iff")), [new_a, new_b, mk_nat_lit(low)])
    return Result(new, simp.with_type(m.mk_propext(iff), m.mk_eq(e, new)))


def _offset_contradiction(simp: Simp, a: Expr, b: Expr, base_a: Expr | None, ka: int, kb: int) -> Result | None:
    m = simp.m
    lemma = mk_name("Nat.Simproc.add_eq_gt")
    flip = base_a is None
    e = m.mk_eq(a, b)
    if m.find_const(lemma) is None:
        return None
    small, large = (ka, kb) if flip else (kb, ka)
    base = m.nat_offset(b if flip else a)
    assert base is not None and base[0] is not None
    h = _decide_true(m, m.mk_app_m("LT.lt", [mk_nat_lit(small), mk_nat_lit(large)]))
    if h is None:
        return None
    proof = mk_apps(mk_const(lemma), [base[0], mk_nat_lit(large), mk_nat_lit(small), h])
    sum_eq = m.mk_eq(m.mk_nat_offset(base[0], large), mk_nat_lit(small))
    false_eq = simp.with_type(proof, m.mk_eq(sum_eq, FALSE))
    if flip:
        comm = m.mk_propext(m.mk_app_m("eq_comm", [mk_nat_lit(small), m.mk_nat_offset(base[0], large)]))
        false_eq = m.mk_eq_trans(simp.with_type(comm, m.mk_eq(e, sum_eq)), false_eq)
    return Result(FALSE, simp.with_type(false_eq, m.mk_eq(e, FALSE)))


def _decide_true(m: Meta, p: Expr) -> Expr | None:
    proof = _decide_proof(m, p, True)
    return None if proof is None else mk_apps(mk_const(mk_name("of_eq_true")), [p, proof])


def _ctor_eq(simp: Simp, e: Expr, a: Expr, b: Expr) -> Result | None:
    m = simp.m
    ca, cb = m.is_ctor_app(a), m.is_ctor_app(b)
    if ca is None or cb is None:
        return None
    if ca.name is cb.name:
        return _injective(simp, e, ca, a)
    with m.scope():
        h = m.push_local(mk_name("h"), e)
        try:
            proof, _ = mk_no_confusion(m, FALSE, h)
            lam = m.mk_lambda([h], proof)
        except LeanError:
            return None
    return Result(FALSE, mk_apps(mk_const(mk_name("eq_false")), [e, simp_not(m, e, lam)]))


def simp_not(m: Meta, p: Expr, proof: Expr) -> Expr:
    """``proof : p → False`` seen as ``¬p``."""
    return mk_apps(mk_const(mk_name("id"), (ZERO,)), [m.mk_not(p), proof])


def _injective(simp: Simp, e: Expr, info: ConstructorInfo, a: Expr) -> Result | None:
    m = simp.m
    if info.num_fields == 0:
        return None
    name = info.name.child("injEq")
    if m.find_const(name) is None or any(name in rules.erased for rules in simp.ctx.theorems):
        return None
    fn = get_app_fn(a)
    assert isinstance(fn, Const)
    saved = m.save()
    mvars, _, body = m.forall_meta_telescope(m.infer_type(mk_const(name, fn.levels)))
    found = m.match_eq(body)
    if found is None or not m.is_def_eq(found[1], e):
        m.restore(saved)
        return None
    proof = m.instantiate_mvars(mk_apps(mk_const(name, fn.levels), mvars))
    return Result(m.instantiate_mvars(found[2]), proof)


# ------------------------------------------------------------ if-then-else
def reduce_ite(simp: Simp, e: Expr) -> Result | None:
    """``if c then a else b`` once ``c`` simplifies to True or False."""
    m = simp.m
    fn, args = unfold_app(e)
    if len(args) < 5 or not isinstance(fn, Const):
        return None
    if not simp.is_on("reduceIte" if str(fn.name) == "ite" else "reduceDIte"):
        return None
    alpha, c, inst, t, f = args[:5]
    result = simp.simp(c)
    if result.expr is not TRUE and result.expr is not FALSE:
        return None
    holds = result.expr is TRUE
    proof = simp.proof_of(c, result)
    lemma = ("ite_cond_eq_true" if holds else "ite_cond_eq_false") if str(fn.name) == "ite" else ""
    branch = t if holds else f
    if lemma:
        eq = mk_apps(mk_const(mk_name(lemma), fn.levels), [alpha, c, inst, t, f, proof])
    else:
        lemma = "dite_cond_eq_true" if holds else "dite_cond_eq_false"
        eq = mk_apps(mk_const(mk_name(lemma), fn.levels), [alpha, c, inst, t, f, proof])
        witness = mk_apps(mk_const(mk_name("of_eq_true" if holds else "of_eq_false")), [c, proof])
        branch = beta(branch, [witness]) if isinstance(branch, Lam) else mk_app(branch, witness)
    cur = Result(branch, eq)
    for arg in args[5:]:
        cur = Result(mk_app(cur.expr, arg), m.mk_congr_fun(cur.proof, arg) if cur.proof is not None else None)
    return cur


def reduce_decide(simp: Simp, e: Expr) -> Result | None:
    """``decide p`` once ``p`` simplifies to True or False."""
    m = simp.m
    args = get_app_args(e)
    if len(args) != 2 or not simp.is_on("reduceDecide"):
        return None
    result = simp.simp(args[0])
    if result.expr is TRUE or result.expr is FALSE:
        holds = result.expr is TRUE
        proof = simp.proof_of(args[0], result)
        witness = mk_apps(mk_const(mk_name("of_eq_true" if holds else "of_eq_false")), [args[0], proof])
        lemma = "decide_eq_true" if holds else "decide_eq_false"
        if m.find_const(mk_name(lemma)) is None:
            return None
        return Result(
            BOOL_TRUE if holds else BOOL_FALSE, mk_apps(mk_const(mk_name(lemma)), [args[0], args[1], witness])
        )
    return None


def reduce_beq(simp: Simp, e: Expr) -> Result | None:
    """``2 == 3 ↦ false`` on Nat and Int literals."""
    m = simp.m
    fn, args = unfold_app(e)
    if len(args) != 4 or not isinstance(fn, Const):
        return None
    values = _literal_pair(m, args[0], args[2], args[3])
    if values is None or not simp.is_on(simproc_name(args[0], str(fn.name))):
        return None
    equal = values[0] == values[1]
    return Result(BOOL_TRUE if equal == (str(fn.name) == "BEq.beq") else BOOL_FALSE)


_register(POST_SIMPROCS, tuple(_NAT_OPS), reduce_arith, True)
_register(
    POST_SIMPROCS,
    ("Nat.succ", "Nat.gcd", "Int.natAbs", "Int.toNat", "Neg.neg", "Nat.cast", "IntCast.intCast", "NatCast.natCast"),
    reduce_unary,
    True,
)
_register(POST_SIMPROCS, tuple(_RELATIONS), reduce_relation, False)
_register(POST_SIMPROCS, ("Eq",), reduce_eq, False)
_register(PRE_SIMPROCS, ("ite", "dite"), reduce_ite, False)
_register(POST_SIMPROCS, ("Decidable.decide",), reduce_decide, False)
_register(POST_SIMPROCS, ("BEq.beq", "bne"), reduce_beq, True)
