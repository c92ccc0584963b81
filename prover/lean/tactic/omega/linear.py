"""Linear forms of Int terms and of Nat terms seen as integers, with proofs.

Source: Lean 4 ``src/Lean/Elab/Tactic/Omega/Frontend.lean`` (``asLinearCombo``), ``OmegaM.lean`` (``analyzeAtom``).
Atoms are shared up to definitional equality at reducible transparency. Meeting certain atoms (casts, quotients,
truncated differences, ``if``) yields facts about them that the front end adds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from prover.lean.expr import Const, Expr, FVar, Lit, get_app_fn, mk_app, mk_apps, mk_const, mk_lit, unfold_app
from prover.lean.level import ONE, ZERO
from prover.lean.meta.app_builder import NAT_CONST
from prover.lean.meta.base import Transparency
from prover.lean.meta.meta import Meta
from prover.lean.name import mk_name
from prover.lean.tactic.omega.certificate import INT, REFL_TRUE, coeff_list, combine, int_lit, lemma
from prover.lean.tactic.omega.ground import ground_int, ground_nat

_NAT_CAST: Final = mk_name("Nat.cast")
_CAST: Final = mk_apps(mk_const(_NAT_CAST, (ZERO,)), [INT, mk_const(mk_name("instNatCastInt"))])
_CAST_NAMES: Final = frozenset({_NAT_CAST, mk_name("NatCast.natCast"), mk_name("IntCast.intCast")})
_DOT: Final = mk_const(mk_name("Lean.Omega.dot"))
_EQ_TRANS: Final = mk_app(mk_const(mk_name("Eq.trans"), (ONE,)), INT)
_EQ_REFL: Final = mk_app(mk_const(mk_name("Eq.refl"), (ONE,)), INT)


@dataclass(frozen=True, slots=True)
class OmegaConfig:
    """Lean's ``OmegaConfig``: which case splits may be made."""

    split_disjunctions: bool = True
    split_nat_sub: bool = True
    split_nat_abs: bool = True
    split_min_max: bool = True


@dataclass(frozen=True, slots=True)
class Linear:
    """``term = const + Σ coeffs[i] * atom i``. ``prove(xs)`` builds the proof of ``term = const + dot coeffs xs`` once
    the atoms are known. ``coeffs`` has the length that the library's functions compute."""

    const: int
    coeffs: tuple[int, ...]
    prove: Callable[[Expr], Expr]

    def parts(self) -> tuple[Expr, Expr]:
        """The constant and the coefficient list as terms."""
        return int_lit(self.const), coeff_list(self.coeffs)

    @property
    def is_constant(self) -> bool:
        return not any(self.coeffs)


def cast(n: Expr) -> Expr:
    """``(n : Int)`` as the library writes it."""
    return mk_app(_CAST, n)


class Atoms:
    """The atoms met so far and the facts they bring (as proofs), not yet taken by the front end."""

    def __init__(self, m: Meta, config: OmegaConfig) -> None:
        self.m = m
        self.config = config
        self.exprs: list[Expr] = []
        self.index: dict[Expr, int] = {}
        self.facts: list[Expr] = []
        self.cache: dict[Expr, Linear] = {}
        self.heads: dict[str, Expr] = {}

    # ------------------------------------------------------------ state
    def save(self) -> Any:
        return len(self.exprs), dict(self.index), list(self.facts), dict(self.cache)

    def restore(self, saved: Any) -> None:
        count, index, facts, cache = saved
        del self.exprs[count:]
        self.index, self.facts, self.cache = dict(index), list(facts), dict(cache)

    def take_facts(self) -> list[Expr]:
        facts, self.facts = self.facts, []
        return facts

    def add(self, e: Expr) -> int:
        """Index of the atom ``e``; facts about a new one are noted."""
        found = self.index.get(e)
        if found is not None:
            return found
        with self.m.with_transparency(Transparency.REDUCIBLE):
            for i, other in enumerate(self.exprs):
                if get_app_fn(e) is get_app_fn(other) and self.m.is_def_eq_guarded(e, other):
                    self.index[e] = i
                    return i
        self.exprs.append(e)
        self.index[e] = i = len(self.exprs) - 1
        self.facts += self._facts_about(e)
        return i

    def fresh(self, i: int, quotients: Sequence[int]) -> int:
        """A new coordinate ``x_i + quotients · x``."""
        e = self.exprs[i]
        for j, q in enumerate(quotients):
            if q:
                factor = self.m.mk_numeral(INT, q) if q > 0 else int_lit(q)
                e = self.op("HAdd.hAdd", e, self.op("HMul.hMul", factor, self.exprs[j]))
        self.exprs.append(e)
        return len(self.exprs) - 1

    # ------------------------------------------------------------ Int terms
    def linear(self, e: Expr) -> Linear:
        """Linear form of an Int term."""
        found = self.cache.get(e)
        if found is None:
            found = self.cache[e] = self._linear(self.m.instantiate_mvars(e))
        return found

    def _linear(self, e: Expr) -> Linear:
        self.m.tick("omega", 2)
        value = ground_int(self.m, e)
        if value is not None:
            return self._const(value)
        if isinstance(e, FVar):
            let_value = self.m.local_decl(e).value
            return self._same(e, let_value) if let_value is not None else self._atom(e)
        fn, args = unfold_app(e)
        if isinstance(fn, Const):
            if fn.name in _CAST_NAMES and len(args) == 3 and args[0] is INT:
                return self._cast(e, self.m.instantiate_mvars(args[2]))
            rule = _INT_RULES.get((str(fn.name), len(args)))
            if rule is not None:
                return rule(self, e, args)
        return self._atom(e)

    def _const(self, value: int) -> Linear:
        return Linear(value, (), lambda xs: lemma("eq_const", [int_lit(value), xs]))

    def _atom(self, e: Expr) -> Linear:
        i = self.add(e)
        return Linear(0, (*[0] * i, 1), lambda xs: lemma("eq_atom", [mk_lit(i), xs]))

    def _same(self, e: Expr, other: Expr) -> Linear:
        """The form of ``other``, which is definitionally ``e``."""
        return self._via(e, other, mk_app(_EQ_REFL, e))

    def _via(self, e: Expr, other: Expr, step: Expr) -> Linear:
        """The form of ``e`` from ``step : e = other``."""
        a = self.linear(other)

        def prove(xs: Expr) -> Expr:
            k, cs = a.parts()
            rhs = self.op("HAdd.hAdd", k, mk_apps(_DOT, [cs, xs]))
            return mk_apps(_EQ_TRANS, [e, other, rhs, step, a.prove(xs)])

        return Linear(a.const, a.coeffs, prove)

    def op(self, name: str, a: Expr, b: Expr) -> Expr:
        """``a ∘ b`` on Int."""
        head = self.heads.get(name)
        if head is None:
            zero = int_lit(0)
            head = self.heads[name] = mk_apps(*_without_last_two(self.m.mk_app_m(name, [zero, zero])))
        return mk_apps(head, [a, b])

    def _add(self, _e: Expr, args: list[Expr]) -> Linear:
        ea, eb = args[4], args[5]
        a, b = self.linear(ea), self.linear(eb)

        def prove(xs: Expr) -> Expr:
            (k, cs), (l_, ds) = a.parts(), b.parts()
            return lemma("eq_add", [ea, eb, k, l_, cs, ds, xs, a.prove(xs), b.prove(xs)])

        return Linear(a.const + b.const, combine(1, a.coeffs, 1, b.coeffs), prove)

    def _sub(self, _e: Expr, args: list[Expr]) -> Linear:
        ea, eb = args[4], args[5]
        a, b = self.linear(ea), self.linear(eb)

        def prove(xs: Expr) -> Expr:
            (k, cs), (l_, ds) = a.parts(), b.parts()
            return lemma("eq_sub", [ea, eb, k, l_, cs, ds, xs, a.prove(xs), b.prove(xs)])

        return Linear(a.const - b.const, combine(1, a.coeffs, -1, b.coeffs), prove)

    def _neg(self, _e: Expr, args: list[Expr]) -> Linear:
        a = self.linear(args[2])

        def prove(xs: Expr) -> Expr:
            k, cs = a.parts()
            return lemma("eq_neg", [args[2], k, cs, xs, a.prove(xs)])

        return Linear(-a.const, tuple([-c for c in a.coeffs]), prove)

    def _mul(self, e: Expr, args: list[Expr]) -> Linear:
        """A product with a constant side; any other is an atom, and its factors' atoms are forgotten again."""
        ea, eb = args[4], args[5]
        saved = self.save()
        a, b = self.linear(ea), self.linear(eb)
        if not (a.is_constant or b.is_constant):
            self.restore(saved)
            return self._atom(e)
        rule, k, other = ("mul_const", a.const, b) if a.is_constant else ("mul_const_right", b.const, a)

        def prove(xs: Expr) -> Expr:
            (i, cs), (j, ds) = a.parts(), b.parts()
            return lemma(rule, [ea, eb, i, j, cs, ds, xs, REFL_TRUE, a.prove(xs), b.prove(xs)])

        return Linear(k * other.const, tuple([k * c for c in other.coeffs]), prove)

    def _mod(self, e: Expr, args: list[Expr]) -> Linear:
        x, y = args[4], args[5]
        value = ground_nat(self.m, y)
        if value is None:
            return self._atom(e)
        k = self.m.mk_numeral(INT, value)
        rest = self.op("HSub.hSub", x, self.op("HMul.hMul", k, self.op("HDiv.hDiv", x, k)))
        return self._via(e, rest, lemma("mod_eq", [x, k]))

    def _div(self, e: Expr, args: list[Expr]) -> Linear:
        x, y = args[4], args[5]
        value = ground_int(self.m, y)
        if value is None:
            return self._atom(e)
        if value == 0:
            return self._via(e, int_zero(self.m), mk_app(mk_const(mk_name("Int.ediv_zero")), x))
        k = self.m.mk_numeral(INT, abs(value))
        quotient = self.op("HDiv.hDiv", x, k)
        if value > 0:
            return self._same_atom(e, quotient)
        step = mk_apps(mk_const(mk_name("Int.ediv_neg")), [x, k])
        return self._via(e, self.m.mk_app_m("Neg.neg", [quotient]), step)

    def _same_atom(self, e: Expr, other: Expr) -> Linear:
        return self._atom(other) if e is not other else self._atom(e)

    def _min_max(self, e: Expr, args: list[Expr]) -> Linear:
        if not self.config.split_min_max:
            return self._atom(e)
        a, b = args[2], args[3]
        name = mk_name("Int.min_def" if head_name(e) == "Min.min" else "Int.max_def")
        return self._by_rule(e, mk_apps(mk_const(name), [a, b]))

    def _by_rule(self, e: Expr, step: Expr) -> Linear:
        """Rewrite by ``step``, whose right-hand side is read off its type."""
        _, _, rhs = self.m.eq_of_proof(step)
        return self._via(e, rhs, step)

    def _pow(self, e: Expr, args: list[Expr]) -> Linear:
        smaller = predecessor(self.m, args[5])
        if smaller is None or ground_int(self.m, args[4]) is None:
            return self._atom(e)
        return self._by_rule(e, mk_apps(mk_const(mk_name("Int.pow_succ")), [args[4], smaller]))

    def _projection(self, e: Expr, args: list[Expr]) -> Linear:
        value = projected(e, args)
        return self._same(e, value) if value is not None else self._atom(e)

    def _of_nat(self, e: Expr, args: list[Expr]) -> Linear:
        return self._same(e, cast(args[0]))

    def _neg_succ(self, e: Expr, args: list[Expr]) -> Linear:
        return self._by_rule(e, mk_app(mk_const(mk_name("Int.negSucc_eq")), args[0]))

    # ------------------------------------------------------------ Nat terms
    def linear_nat(self, n: Expr) -> Linear:
        """Linear form of ``(n : Int)`` for a Nat term."""
        return self.linear(cast(n))

    def _cast(self, e: Expr, n: Expr) -> Linear:
        """``↑n`` by the shape of ``n``; ``↑(a + b)`` and ``↑a + ↑b`` are definitionally equal."""
        if isinstance(n, FVar):
            value = self.m.local_decl(n).value
            return self._same(e, cast(value)) if value is not None else self._atom(cast(n))
        fn, args = unfold_app(n)
        rule = _NAT_RULES.get((str(fn.name), len(args))) if isinstance(fn, Const) else None
        if rule is not None:
            found = rule(self, e, args)
            if found is not None:
                return found
        return self._atom(cast(n))

    def _cast_op(self, name: str, e: Expr, args: list[Expr]) -> Linear:
        return self._same(e, self.op(name, cast(args[4]), cast(args[5])))

    def _cast_mul(self, e: Expr, args: list[Expr]) -> Linear:
        result = self._cast_op("HMul.hMul", e, args)
        self.facts.append(lemma("cast_mul_nonneg", [args[4], args[5]]))
        return result

    def _cast_succ(self, e: Expr, args: list[Expr]) -> Linear:
        return self._same(e, self.op("HAdd.hAdd", cast(args[0]), self.m.mk_numeral(INT, 1)))

    def _cast_sub(self, e: Expr, args: list[Expr]) -> Linear | None:
        fn, inner = unfold_app(args[4])
        if isinstance(fn, Const) and str(fn.name) == "HSub.hSub" and len(inner) == 6:
            return self._by_rule(e, lemma("cast_sub_sub", [inner[4], inner[5], args[5]]))
        return None

    def _cast_pow(self, e: Expr, args: list[Expr]) -> Linear | None:
        if ground_nat(self.m, args[4]) is None:
            return None
        return self._by_rule(e, lemma("cast_pow", [args[4], args[5]]))

    def _cast_rule(self, rule: str, e: Expr, args: list[Expr]) -> Linear:
        return self._by_rule(e, lemma(rule, args[-2:]))

    def _cast_to_nat(self, e: Expr, args: list[Expr]) -> Linear:
        return self._by_rule(e, mk_app(mk_const(mk_name("Int.toNat_eq_max")), args[0]))

    def _cast_nat_abs(self, e: Expr, args: list[Expr]) -> Linear | None:
        return self._by_rule(e, lemma("cast_natAbs_eq", args)) if self.config.split_nat_abs else None

    def _cast_ite(self, e: Expr, args: list[Expr]) -> Linear | None:
        return self._by_rule(e, lemma("cast_ite", args[1:])) if args[0] is NAT_CONST else None

    def _cast_projection(self, e: Expr, args: list[Expr]) -> Linear | None:
        value = projected(unfold_app(e)[1][2], args)
        return self._same(e, cast(value)) if value is not None else None

    def _cast_fin(self, e: Expr, args: list[Expr]) -> Linear | None:
        """``↑i.val`` for ``i : Fin n`` that is a let variable, a sum, product, difference or numeral."""
        m, (n, x) = self.m, args
        if isinstance(x, FVar):
            value = m.local_decl(x).value
            return self._same(e, cast(mk_apps(mk_const(mk_name("Fin.val")), [n, value]))) if value is not None else None
        fn, inner = unfold_app(x)
        name = str(fn.name) if isinstance(fn, Const) else ""
        if name in ("HAdd.hAdd", "HMul.hMul") and len(inner) == 6:
            return self._by_rule(e, lemma("fin_add" if name == "HAdd.hAdd" else "fin_mul", [n, *inner[4:]]))
        size = m.nat_literal(n)
        if size is None:
            return None
        if name == "HSub.hSub" and len(inner) == 6:
            return self._by_rule(e, lemma("fin_sub", [n, *inner[4:]]))
        if name == "OfNat.ofNat" and len(inner) == 3 and size and isinstance(inner[1], Lit):
            y = inner[1].value
            return self._const(y % size) if isinstance(y, int) else None
        return None

    # ------------------------------------------------------------ facts about atoms
    def _facts_about(self, e: Expr) -> list[Expr]:
        fn, args = unfold_app(e)
        name = str(fn.name) if isinstance(fn, Const) else ""
        if name == "Nat.cast" and len(args) == 3 and args[0] is INT:
            return self._facts_about_cast(args[2])
        if name == "HDiv.hDiv" and len(args) == 6:
            value = _literal(self.m, args[5])
            if value:
                return [lemma("div_le", [args[4], mk_lit(value - 1)]), lemma("lt_div", [args[4], mk_lit(value - 1)])]
        if name == "HMod.hMod" and len(args) == 6:
            return self._facts_about_mod(args[4], args[5])
        if name == "Min.min" and len(args) == 4:
            return [lemma("min_le", args[2:])]
        if name == "Max.max" and len(args) == 4:
            return [lemma("le_max", args[2:])]
        if name == "ite" and len(args) == 5 and args[0] is INT:
            return [lemma("ite_or", args[1:])]
        return []

    def _facts_about_cast(self, n: Expr) -> list[Expr]:
        result = [lemma("cast_nonneg", [n])]
        fn, args = unfold_app(n)
        name = str(fn.name) if isinstance(fn, Const) else ""
        if name == "HSub.hSub" and len(args) == 6 and self.config.split_nat_sub:
            return [lemma("cast_sub", args[4:]), *result]
        if name == "Int.natAbs" and len(args) == 1:
            return [lemma("natAbs_ge", args), *result]
        if name in ("Fin.val", "BitVec.toNat") and len(args) == 2:
            bound = mk_const(mk_name("Fin.isLt" if name == "Fin.val" else "BitVec.isLt"))
            return [mk_apps(bound, args), *result]
        return result

    def _facts_about_mod(self, x: Expr, k: Expr) -> list[Expr]:
        fn, args = unfold_app(k)
        name = str(fn.name) if isinstance(fn, Const) else ""
        if name == "HPow.hPow" and len(args) == 6:
            return [lemma("mod_pow", [x, args[4], args[5], REFL_TRUE])] if _literal(self.m, args[4]) else []
        if name != "Nat.cast" or len(args) != 3 or args[0] is not INT:
            return []
        inner, power = unfold_app(args[2])
        if isinstance(inner, Const) and str(inner.name) == "HPow.hPow" and len(power) == 6:
            if not _literal(self.m, power[4]):
                return []
            return [lemma("mod_cast_pow", [x, power[4], power[5], REFL_TRUE])]
        fn, numerator = unfold_app(x)
        if isinstance(fn, Const) and fn.name is _NAT_CAST and len(numerator) == 3 and numerator[0] is INT:
            return [lemma("cast_mod_nonneg", [numerator[2], k])]
        return []


def _without_last_two(e: Expr) -> tuple[Expr, list[Expr]]:
    fn, args = unfold_app(e)
    return fn, args[:-2]


def head_name(e: Expr) -> str:
    fn = get_app_fn(e)
    return str(fn.name) if isinstance(fn, Const) else ""


def int_zero(m: Meta) -> Expr:
    return m.mk_numeral(INT, 0)


def _literal(m: Meta, e: Expr) -> int | None:
    """Lean's ``natCast?``: a numeral, possibly cast."""
    fn, args = unfold_app(e)
    if isinstance(fn, Const) and str(fn.name) == "Nat.cast" and len(args) == 3:
        e, (fn, args) = args[2], unfold_app(args[2])
    if isinstance(fn, Const) and str(fn.name) == "OfNat.ofNat" and len(args) == 3:
        return m.nat_literal(args[1])
    return m.nat_literal(e)


def predecessor(m: Meta, e: Expr) -> Expr | None:
    """``n`` for ``n + 1`` and ``n.succ``."""
    fn, args = unfold_app(e)
    if not isinstance(fn, Const):
        return None
    if str(fn.name) == "Nat.succ" and len(args) == 1:
        return args[0]
    if str(fn.name) == "HAdd.hAdd" and len(args) == 6 and m.nat_literal(args[5]) == 1:
        return args[4]
    return None


def projected(e: Expr, args: list[Expr]) -> Expr | None:
    """``x`` for ``(x, y).1``, ``y`` for ``(x, y).2``."""
    fn, parts = unfold_app(args[2])
    if not isinstance(fn, Const) or str(fn.name) != "Prod.mk" or len(parts) != 4:
        return None
    return parts[2] if head_name(e) == "Prod.fst" else parts[3]


_INT_RULES: Final[dict[tuple[str, int], Callable[[Atoms, Expr, list[Expr]], Linear]]] = {
    ("HAdd.hAdd", 6): Atoms._add,
    ("HSub.hSub", 6): Atoms._sub,
    ("Neg.neg", 3): Atoms._neg,
    ("HMul.hMul", 6): Atoms._mul,
    ("HMod.hMod", 6): Atoms._mod,
    ("HDiv.hDiv", 6): Atoms._div,
    ("HPow.hPow", 6): Atoms._pow,
    ("Min.min", 4): Atoms._min_max,
    ("Max.max", 4): Atoms._min_max,
    ("Prod.fst", 3): Atoms._projection,
    ("Prod.snd", 3): Atoms._projection,
    ("Int.ofNat", 1): Atoms._of_nat,
    ("Int.negSucc", 1): Atoms._neg_succ,
}
_NAT_RULES: Final[dict[tuple[str, int], Callable[[Atoms, Expr, list[Expr]], Linear | None]]] = {
    ("HAdd.hAdd", 6): lambda a, e, args: a._cast_op("HAdd.hAdd", e, args),
    ("HMul.hMul", 6): Atoms._cast_mul,
    ("HDiv.hDiv", 6): lambda a, e, args: a._cast_op("HDiv.hDiv", e, args),
    ("HMod.hMod", 6): lambda a, e, args: a._cast_op("HMod.hMod", e, args),
    ("Nat.succ", 1): Atoms._cast_succ,
    ("HSub.hSub", 6): Atoms._cast_sub,
    ("HPow.hPow", 6): Atoms._cast_pow,
    ("HShiftLeft.hShiftLeft", 6): lambda a, e, args: a._cast_rule("cast_shiftLeft", e, args),
    ("HShiftRight.hShiftRight", 6): lambda a, e, args: a._cast_rule("cast_shiftRight", e, args),
    ("Min.min", 4): lambda a, e, args: a._cast_rule("cast_min", e, args),
    ("Max.max", 4): lambda a, e, args: a._cast_rule("cast_max", e, args),
    ("Int.toNat", 1): Atoms._cast_to_nat,
    ("Int.natAbs", 1): Atoms._cast_nat_abs,
    ("ite", 5): Atoms._cast_ite,
    ("Prod.fst", 3): Atoms._cast_projection,
    ("Prod.snd", 3): Atoms._cast_projection,
    ("Fin.val", 2): Atoms._cast_fin,
}
