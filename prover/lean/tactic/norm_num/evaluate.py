"""Evaluation of ground terms and propositions with proofs.

Source: Mathlib ``Mathlib/Tactic/NormNum/{Core,Basic,Ineq,Eq}.lean``. Sums, products, powers, quotients and numerals of
any commutative (semi)ring are read by ``ring``; everything else is an extension: a function registered by
:func:`norm_num_extension` for the heads it evaluates. Comes in: a term; goes out: :class:`Number` or :class:`Truth`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from prover.lean.expr import App, Const, Expr, Lit, get_app_fn, mk_app, unfold_app
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.tactic.ring import polynomial as poly
from prover.lean.tactic.ring.domain import Domain, domain_of
from prover.lean.tactic.ring.reader import MAKE_DERIVE, Derive, Reader, Value

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta


@dataclass(frozen=True, slots=True)
class Number:
    """A term's value: the literal that stands for it, and a proof of ``term = literal`` (None: they are the same)."""

    value: Fraction
    literal: Expr
    proof: Expr | None


@dataclass(frozen=True, slots=True)
class Truth:
    """A decided proposition: ``proof : p`` when it holds, ``proof : ¬p`` otherwise."""

    holds: bool
    proof: Expr


Answer = Number | Truth
Extension = Callable[["Evaluator", Expr, list[Expr]], Answer | None]
_EXTENSIONS: Final[dict[tuple[str, int], list[tuple[str, Extension]]]] = {}
"""By head constant and number of arguments, in the order of registration."""
_ARITHMETIC: Final = frozenset(
    {
        ("HAdd.hAdd", 6), ("HMul.hMul", 6), ("HSub.hSub", 6), ("HPow.hPow", 6), ("HDiv.hDiv", 6), ("Neg.neg", 3),
        ("Inv.inv", 3), ("Nat.succ", 1), ("Nat.cast", 3), ("OfNat.ofNat", 3), ("OfScientific.ofScientific", 5),
    }
)  # fmt: skip


def norm_num_extension(name: str, *heads: tuple[str, int]) -> Callable[[Extension], Extension]:
    """Register an evaluator under Mathlib's name for applications of the given constants to that many arguments. It
    gets the evaluator (for its arguments), the term and the arguments, and answers None where it does not apply."""

    def register(fn: Extension) -> Extension:
        for head in heads:
            _EXTENSIONS.setdefault(head, []).append((name, fn))
        return fn

    return register


class _NotGround(Exception):
    """A term has an atom."""


class _GroundReader(Reader):
    """Reads terms without atoms; what no rule covers is left to the extensions."""

    def __init__(self, m: Meta, domain: Domain) -> None:
        super().__init__(m, domain)
        self.failed: set[Expr] = set()
        self.derives = False

    def read(self, e: Expr) -> Value:
        if e in self.failed:
            raise _NotGround
        try:
            return super().read(e)
        except _NotGround:
            self.failed.add(e)
            raise

    def find(self, e: Expr) -> int:
        raise _NotGround


class Evaluator:
    """One run in one local context. ``off``: extensions that are switched off."""

    def __init__(self, m: Meta) -> None:
        self.m = m
        self.domains: dict[Expr, Domain | None] = {}
        self.readers: dict[Expr, _GroundReader] = {}
        self.answers: dict[Expr, Answer | None] = {}

    def reader(self, type: Expr) -> Reader | None:
        found = self.readers.get(type)
        if found is None:
            domain = domain_of(self.m, type, self.domains)
            if domain is None:
                return None
            found = self.readers[type] = _GroundReader(self.m, domain)
            found.inner = self._inner
        return found

    def _inner(self, e: Expr) -> tuple[Expr, Expr | None]:
        answer = self.extension(e)
        if not isinstance(answer, Number) or answer.literal is e:
            return e, None
        return answer.literal, answer.proof if answer.proof is not None else self.m.mk_eq_refl(e)

    # ------------------------------------------------------------ answers
    def answer(self, e: Expr) -> Answer | None:
        """The value of a term or proposition."""
        if e in self.answers:
            return self.answers[e]
        fn = get_app_fn(e)
        found: Answer | None = None
        if isinstance(fn, Const) and type(e) is App and not e.has_loose:
            n = len(unfold_app(e)[1])
            if (str(fn.name), n) in _ARITHMETIC:
                found = self.number(e)
            elif (str(fn.name), n) in _EXTENSIONS:
                found = self.extension(e)
        self.answers[e] = found
        return found

    def extension(self, e: Expr) -> Answer | None:
        fn, args = unfold_app(e)
        if not isinstance(fn, Const):
            return None
        for _, run in _EXTENSIONS.get((str(fn.name), len(args)), ()):
            try:
                found = run(self, e, args)
            except (HeartbeatsExceeded, _NotGround):
                raise
            except (LeanError, Stuck):
                continue
            if found is not None:
                return found
        return None

    def value(self, e: Expr) -> tuple[Reader, Value] | None:
        """What ``ring`` reads of a ground term."""
        m = self.m
        if isinstance(e, Lit):
            type = m.infer_type(e)
        else:
            fn, args = unfold_app(e)
            if not isinstance(fn, Const) or not args:
                return None
            type = m.instantiate_mvars(m.infer_type(e))
        reader = self.reader(type)
        if reader is None:
            return None
        try:
            return reader, reader.read(e)
        except _NotGround:
            return None

    def number(self, e: Expr) -> Number | None:
        """The value of a ground numeric term; what only an extension knows is not sent through ``ring``."""
        fn, args = unfold_app(e)
        key = (str(fn.name), len(args)) if isinstance(fn, Const) else ("", 0)
        if key in _EXTENSIONS and key not in _ARITHMETIC and not e.has_loose:
            answer = self.answer(e)
            return answer if isinstance(answer, Number) else None
        found = self.value(e)
        if found is None:
            return None
        return self.literal_of(*found)

    def literal_of(self, reader: Reader, value: Value) -> Number:
        """The number that was read of a ground term."""
        constant = poly.as_constant(value.rational)
        assert constant is not None
        literal = self.literal(reader.domain, constant)
        if literal is value.original:
            return Number(constant, literal, None)
        proof = reader.prove(value, reader.read(literal))
        assert proof is not None
        return Number(constant, literal, proof)

    def literal(self, domain: Domain, c: Fraction) -> Expr:
        """``3``, ``-3``, ``1 / 2``, ``-(1 / 2)``."""
        positive = domain.rational(abs(c.numerator), c.denominator)
        return domain.apply("neg", [positive]) if c < 0 else positive

    def natural(self, e: Expr) -> tuple[int, Number] | None:
        """The value of a natural number."""
        found = self.number(e)
        return None if found is None or found.value.denominator != 1 else (int(found.value), found)

    # ------------------------------------------------------------ proofs
    def equal(self, e: Expr, answer: Number) -> Expr:
        """``e = answer.literal``."""
        return answer.proof if answer.proof is not None else self.m.mk_eq_refl(e)

    def congr(self, e: Expr, positions: Sequence[int], numbers: Sequence[Number]) -> tuple[Expr, Expr | None]:
        """``e`` with the arguments at ``positions`` replaced by literals, and the proof of that equation."""
        fn, args = unfold_app(e)
        replaced = dict(zip(positions, numbers, strict=True))
        m = self.m
        head, proof = fn, None
        for i, arg in enumerate(args):
            number = replaced.get(i)
            new = arg if number is None or number.proof is None else number.literal
            if number is not None and number.proof is not None:
                left = m.mk_congr_arg(head, number.proof) if proof is None else m.mk_congr(proof, number.proof)
                proof = left
            elif proof is not None:
                proof = m.mk_congr_fun(proof, arg)
            head = mk_app(head, new)
        return head, proof

    def by_evaluation(self, e: Expr, positions: Sequence[int], numbers: Sequence[Number], result: Number) -> Number:
        """``e`` equals ``result`` because the kernel computes it on literals."""
        from prover.lean.tactic.state import mk_type_hint

        m = self.m
        new, proof = self.congr(e, positions, numbers)
        refl = mk_type_hint(m, m.mk_eq(new, result.literal), m.mk_eq_refl(result.literal))
        return Number(result.value, result.literal, refl if proof is None else m.mk_eq_trans(proof, refl))


def _make_derive(m: Meta) -> Derive:
    """Evaluation for the readers of ``ring``."""
    evaluator = Evaluator(m)

    def derive(e: Expr) -> tuple[Expr, Expr] | None:
        answer = evaluator.answer(e)
        if not isinstance(answer, Number) or answer.literal is e or answer.proof is None:
            return None
        return answer.literal, answer.proof

    return derive


MAKE_DERIVE[:] = [_make_derive]
