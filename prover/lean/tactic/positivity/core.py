"""Signs of terms with proofs: an extensible recursion over the term, numerals, and hypotheses.

Source: Mathlib ``Mathlib/Tactic/Positivity/Core.lean``. Comes in: a term of an ordered type; goes out: a :class:`Sign`.
An extension is a function registered by :func:`positivity_extension` for the heads it knows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from prover.lean.expr import Const, Expr, FVar, mk_apps, mk_const, unfold_app
from prover.lean.local_context import LocalDecl
from prover.lean.meta.app_builder import NAT_CONST
from prover.lean.meta.attributes import reducibility
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.name import mk_name
from prover.lean.tactic.norm_num.evaluate import Evaluator, Number, Truth

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

POSITIVITY: Final = mk_name("Mathlib.Meta.Positivity")
_FAILED: Final = "failed to prove positivity/nonnegativity/nonzeroness"


class Kind(Enum):
    """What is known of a term."""

    POSITIVE = "positive"
    NONNEGATIVE = "nonnegative"
    NONZERO = "nonzero"


@dataclass(frozen=True, slots=True)
class Sign:
    """``proof`` of ``0 < e``, ``0 ≤ e`` or ``e ≠ 0``."""

    kind: Kind
    proof: Expr

    @property
    def is_positive(self) -> bool:
        return self.kind is Kind.POSITIVE


Extension = Callable[["Positivity", Expr, list[Expr]], Sign | None]
_EXTENSIONS: Final[dict[tuple[str, int], list[Extension]]] = {}
"""By head constant and number of arguments, in the order of registration."""


def positivity_extension(*heads: tuple[str, int]) -> Callable[[Extension], Extension]:
    """Register an extension for applications of the given constants to that many arguments. It gets the run (for the
    parts), the term and its arguments, and answers None (or raises LeanError) where it does not apply."""

    def register(fn: Extension) -> Extension:
        for head in heads:
            _EXTENSIONS.setdefault(head, []).append(fn)
        return fn

    return register


class Positivity:
    """One run in one local context; what was found is kept by term."""

    def __init__(self, m: Meta, evaluator: Evaluator | None = None) -> None:
        self.m = m
        self.evaluator = evaluator if evaluator is not None else Evaluator(m)
        self._signs: dict[Expr, Sign | None] = {}
        self._zeros: dict[Expr, Expr] = {}
        self._hyps: list[tuple[LocalDecl, str, list[Expr]]] | None = None

    # ------------------------------------------------------------ terms
    def core(self, e: Expr) -> Sign | None:
        """The best that can be said of ``e``."""
        if e not in self._signs:
            self.m.tick("positivity", 2)
            self._signs[e] = self._core(e)
        return self._signs[e]

    def _core(self, e: Expr) -> Sign | None:
        sign: Sign | None = None
        fn, args = unfold_app(self.value_of(e))
        if isinstance(fn, Const):
            for run in _EXTENSIONS.get((str(fn.name), len(args)), ()):
                sign = self.or_else(sign, lambda run=run: run(self, e, args))  # type: ignore[misc]
        sign = self.or_else(sign, lambda: self._by_evaluation(e))
        sign = self.or_else(sign, lambda: self._canonical(e))
        if sign is not None and sign.is_positive:
            return sign
        for hyp in self._hypotheses():
            sign = self.or_else(sign, lambda hyp=hyp: self._compare(e, *hyp))  # type: ignore[misc]
        return sign

    def value_of(self, e: Expr) -> Expr:
        """A local definition's value."""
        while isinstance(e, FVar):
            value = self.m.local_decl(e).value
            if value is None:
                break
            e = value
        return e

    def or_else(self, sign: Sign | None, other: Callable[[], Sign | None]) -> Sign | None:
        """The better of two; not negative and not zero together are positive."""
        if sign is not None and sign.is_positive:
            return sign
        second = self._quietly(other)
        if sign is None or second is None or second.is_positive:
            return second if second is not None else sign
        if sign.kind is second.kind:
            return sign
        low, apart = (sign, second) if sign.kind is Kind.NONNEGATIVE else (second, sign)
        return Sign(Kind.POSITIVE, self.m.mk_app_m("lt_of_le_of_ne'", [low.proof, apart.proof]))

    def _quietly(self, action: Callable[[], Sign | None]) -> Sign | None:
        try:
            return action()
        except HeartbeatsExceeded:
            raise
        except (LeanError, Stuck):
            return None

    def zero(self, type: Expr) -> Expr:
        """``0`` of a type."""
        found = self._zeros.get(type)
        if found is None:
            found = self._zeros[type] = self.m.mk_numeral(type, 0)
        return found

    def type_of(self, e: Expr) -> Expr:
        return self.m.instantiate_mvars(self.m.infer_type(e))

    # ------------------------------------------------------------ answers of extensions
    def by(self, kind: Kind, rule: str, args: Sequence[Expr]) -> Sign:
        """A sign from a lemma and its explicit arguments."""
        return Sign(kind, self.m.mk_app_m(rule, args))

    def positive(self, rule: str, *args: Expr) -> Sign:
        return self.by(Kind.POSITIVE, rule, args)

    def nonnegative(self, rule: str, *args: Expr) -> Sign:
        return self.by(Kind.NONNEGATIVE, rule, args)

    def nonzero(self, rule: str, *args: Expr) -> Sign:
        return self.by(Kind.NONZERO, rule, args)

    def as_nonnegative(self, sign: Sign | None) -> Expr | None:
        """A proof of ``0 ≤ e``."""
        if sign is None or sign.kind is Kind.NONZERO:
            return None
        return self.m.mk_app_m("le_of_lt", [sign.proof]) if sign.is_positive else sign.proof

    def as_nonzero(self, sign: Sign | None) -> Expr | None:
        """A proof of ``e ≠ 0``."""
        if sign is None or sign.kind is Kind.NONNEGATIVE:
            return None
        return self.m.mk_app_m("ne_of_gt", [sign.proof]) if sign.is_positive else sign.proof

    # ------------------------------------------------------------ numerals
    def _by_evaluation(self, e: Expr) -> Sign | None:
        """A number is compared with zero by ``norm_num``."""
        if e.has_fvar:
            return None
        number = self.evaluator.number(e)
        if not isinstance(number, Number):
            return None
        zero = self.zero(self.type_of(e))
        if number.value < 0:
            return self._decided(Kind.NONZERO, self.m.mk_app_m("Ne", [e, zero]))
        if number.value > 0:
            return self._decided(Kind.POSITIVE, self.m.mk_app_m("LT.lt", [zero, e]))
        return self._decided(Kind.NONNEGATIVE, self.m.mk_app_m("LE.le", [zero, e]))

    def _decided(self, kind: Kind, goal: Expr) -> Sign | None:
        answer = self.evaluator.answer(goal)
        return Sign(kind, answer.proof) if isinstance(answer, Truth) and answer.holds else None

    def _canonical(self, e: Expr) -> Sign | None:
        """Every natural number, and every nonnegative real number, is at least zero."""
        type = self.type_of(e)
        if type is NAT_CONST:
            return Sign(Kind.NONNEGATIVE, mk_apps(mk_const(mk_name("Nat.zero_le")), [e]))
        if isinstance(type, Const) and str(type.name) == "NNReal":
            return self.nonnegative("Mathlib.Meta.Positivity.nnreal_nonneg", e)
        return None

    # ------------------------------------------------------------ hypotheses
    def _hypotheses(self) -> list[tuple[LocalDecl, str, list[Expr]]]:
        """Comparisons among the hypotheses."""
        if self._hyps is None:
            self._hyps = []
            for decl in self.m.lctx:
                if decl.is_aux:
                    continue
                name, args = self._relation(self.m.instantiate_mvars(decl.type))
                if name in ("GT.gt", "GE.ge") and len(args) == 4:
                    name, args = ("LT.lt" if name == "GT.gt" else "LE.le"), [*args[:2], args[3], args[2]]
                if (name, len(args)) in (("LE.le", 4), ("LT.lt", 4), ("Eq", 3), ("Ne", 3)):
                    self._hyps.append((decl, name, args))
        return self._hyps

    def _relation(self, prop: Expr) -> tuple[str, list[Expr]]:
        """Head and arguments of a comparison; ``¬a = b`` reads as ``a ≠ b``."""
        prop = self.m.whnf_r(prop)
        negated = self.m.match_not(prop)
        eq = self.m.match_eq(self.m.whnf_r(negated)) if negated is not None else None
        if eq is not None:
            return "Ne", list(eq)
        fn, args = unfold_app(prop)
        return (str(fn.name) if isinstance(fn, Const) else ""), args

    def _same(self, a: Expr, b: Expr) -> bool:
        if a is b:
            return True
        fa, fb = unfold_app(a)[0], unfold_app(b)[0]
        if isinstance(fa, Const) and isinstance(fb, Const) and fa.name is not fb.name and not self._may_unfold(fa, fb):
            return False
        with self.m.with_transparency(Transparency.REDUCIBLE):
            self.m.tick("positivity", 1)
            return self.m.is_def_eq_guarded(a, b)

    def _may_unfold(self, a: Const, b: Const) -> bool:
        return any(reducibility(self.m.env, c.name) == "reducible" for c in (a, b))

    def _compare(self, e: Expr, decl: LocalDecl, name: str, args: list[Expr]) -> Sign | None:
        """``lo ≤ e``, ``lo < e``, ``lo = e``, ``e = lo`` with a numeral ``lo``; ``e ≠ 0``, ``0 ≠ e``."""
        low, high, h = args[-2], args[-1], decl.fvar
        if name == "Ne":
            return self._apart(e, h, low, high)
        if self._same(e, high):
            return self._bounded(name, low, h)
        if name == "Eq" and self._same(e, low):
            return self._bounded(name, high, self.m.mk_eq_symm(h))
        return None

    def _apart(self, e: Expr, h: Expr, a: Expr, b: Expr) -> Sign | None:
        zero = self.zero(self.type_of(e))
        if self._same(b, zero) and self._same(e, a):
            return Sign(Kind.NONZERO, h)
        if self._same(a, zero) and self._same(e, b):
            return self.nonzero("Ne.symm", h)
        return None

    def _bounded(self, name: str, low: Expr, h: Expr) -> Sign | None:
        """``h : low R e`` with ``R`` one of ≤, <, =."""
        if self._same(low, self.zero(self.type_of(low))):
            if name == "Eq":
                return self.nonnegative("le_of_eq", h)
            return Sign(Kind.NONNEGATIVE if name == "LE.le" else Kind.POSITIVE, h)
        sign = self._by_evaluation(low)
        if sign is None or (sign.kind is Kind.NONZERO and name != "Eq"):
            return None
        if name == "Eq":
            rule = {
                Kind.POSITIVE: "lt_of_lt_of_eq",
                Kind.NONNEGATIVE: "le_of_le_of_eq",
                Kind.NONZERO: "ne_of_ne_of_eq'",
            }[sign.kind]
            return self.by(sign.kind, rule, [sign.proof, h])
        if name == "LE.le":
            return self.by(sign.kind, "lt_of_lt_of_le" if sign.is_positive else "le_trans", [sign.proof, h])
        return self.positive("lt_trans" if sign.is_positive else "lt_of_le_of_lt", sign.proof, h)


# ------------------------------------------------------------ goals
def prove_sign(m: Meta, goal_type: Expr, run: Positivity | None = None) -> Expr:
    """A proof of ``0 ≤ e``, ``0 < e``, ``e ≠ 0`` or ``0 ≠ e``; LeanError says what is missing."""
    prop = m.whnf_r(m.instantiate_mvars(goal_type))
    fn, args = unfold_app(prop)
    name = str(fn.name) if isinstance(fn, Const) else ""
    if (name, len(args)) in (("GT.gt", 4), ("GE.ge", 4)):
        name, args = ("LT.lt" if name == "GT.gt" else "LE.le"), [*args[:2], args[3], args[2]]
    if (name, len(args)) not in (("LE.le", 4), ("LT.lt", 4), ("Ne", 3)):
        negated = m.match_not(prop)
        eq = m.match_eq(negated) if negated is not None else None
        if eq is None:
            raise LeanError("not a positivity goal")
        name, args = "Ne", list(eq)
    run = run if run is not None else Positivity(m)
    a, b = args[-2], args[-1]
    zero = _zero_of(m, run, args[0])
    if m.synth_instance(m.mk_app_m("PartialOrder", [args[0]])) is None:
        raise m.error("failed to synthesize\n  {}", m.mk_app_m("PartialOrder", [args[0]]))
    if name == "Ne" and m.is_def_eq_guarded(b, zero):
        return _wanted(m, run, a, "Ne")
    if not m.is_def_eq_guarded(a, zero):
        raise LeanError("not a positivity goal")
    return _wanted(m, run, b, "Ne.symm" if name == "Ne" else name)


def _zero_of(m: Meta, run: Positivity, type: Expr) -> Expr:
    if m.synth_instance(m.mk_app_opt_m("Zero", [type])) is None:
        raise m.error("failed to synthesize\n  {}", m.mk_app_opt_m("Zero", [type]))
    return run.zero(type)


_WORDS: Final = {Kind.POSITIVE: "strict positivity", Kind.NONNEGATIVE: "nonnegativity", Kind.NONZERO: "nonzeroness"}
_DESIRED: Final = {"LT.lt": Kind.POSITIVE, "LE.le": Kind.NONNEGATIVE, "Ne": Kind.NONZERO, "Ne.symm": Kind.NONZERO}


def _wanted(m: Meta, run: Positivity, e: Expr, relation: str) -> Expr:
    sign = run.core(e)
    if sign is None:
        raise LeanError(_FAILED)
    desired = _DESIRED[relation]
    proof = {
        Kind.POSITIVE: lambda: sign.proof if sign.is_positive else None,
        Kind.NONNEGATIVE: lambda: run.as_nonnegative(sign),
        Kind.NONZERO: lambda: run.as_nonzero(sign),
    }[desired]()
    if proof is None:
        raise LeanError(
            f"failed to prove {_WORDS[desired]}, but it would be possible to prove {_WORDS[sign.kind]} if desired"
        )
    return m.mk_app_m("Ne.symm", [proof]) if relation == "Ne.symm" else proof
