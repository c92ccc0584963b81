"""The tactics ``abel``, ``abel1``, ``abel_nf``.

Source: Mathlib ``Mathlib/Tactic/Abel.lean`` (``abel1``, ``abelNFCore``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from prover.lean.expr import App, Const, Expr, FVar, get_app_fn
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.abel.reader import AbelReader, AdditiveDomain
from prover.lean.tactic.closing import require_mathlib
from prover.lean.tactic.operations import synthesize
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.ring.tactics import normalize_at, transparency_of
from prover.lean.tactic.simp.engine import Simp
from prover.lean.tactic.simp.types import After, Context, Result, Step
from prover.lean.tactic.state import Tac

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

_HEADS: Final = frozenset({"HAdd.hAdd", "HSub.hSub", "Neg.neg", "HSMul.hSMul"})


class Abel:
    """The readers of one call, by type."""

    def __init__(self, m: Meta, red: Transparency) -> None:
        self.m = m
        self.red = red
        self.readers: dict[Expr, AbelReader | None] = {}

    def reader(self, type: Expr) -> AbelReader | None:
        """The reader of a type; None when it is no additive commutative monoid."""
        if type not in self.readers:
            self.readers[type] = self._make(type)
        return self.readers[type]

    def _make(self, type: Expr) -> AbelReader | None:
        try:
            level = self.m.get_dec_level(type)
        except HeartbeatsExceeded:
            raise
        except LeanError:
            return None
        monoid = synthesize(self.m, "AddCommMonoid", level, [type])
        return None if monoid is None else AbelReader(self.m, AdditiveDomain(self.m, type, level, monoid), self.red)


@tactic(t.Simple, "abel1", "abel1!")
def run_abel1(tac: Tac, stx: t.Simple) -> None:
    """Close an equation of an additive commutative monoid."""
    require_mathlib(tac, stx.keyword, stx)
    m = tac.m
    with tac.with_main() as goal:
        eq = m.match_eq(m.whnf_r(tac.main_target()))
        if eq is None:
            raise LeanError("abel1 requires an equality goal")
        type, a, b = (m.instantiate_mvars(e) for e in eq)
        reader = Abel(m, transparency_of(stx.keyword)).reader(type)
        if reader is None:
            raise m.error("failed to synthesize\n  AddCommMonoid {}", type)
        proof = reader.prove(reader.read(a), reader.read(b))
        if proof is None:
            raise LeanError("abel1 found that the two sides were not equal")
        m.assign(goal, proof)
    tac.replace_main([])


@tactic(t.Simple, "abel", "abel!")
def run_abel(tac: Tac, stx: t.Simple) -> None:
    """``first | abel1 | try_this abel_nf``."""
    require_mathlib(tac, stx.keyword, stx)
    mark = "!" if stx.keyword.endswith("!") else ""
    if tac.attempt(lambda: run_abel1(tac, t.Simple(stx.start, stx.end, f"abel1{mark}"))) is None:
        return
    run_abel_nf(tac, t.Located(stx.start, stx.end, f"abel_nf{mark}", None))
    tac.el.log_info(stx, f"Try this:\n  [apply] abel_nf{mark}")


@tactic(t.Located, "abel_nf", "abel_nf!")
def run_abel_nf(tac: Tac, stx: t.Located) -> None:
    """Bring all sums of the places to normal form."""
    require_mathlib(tac, stx.keyword, stx)
    abel = Abel(tac.m, transparency_of(stx.keyword))
    normalize_at(tac, stx.location, "abel_nf", lambda ctx: _Normalizer(tac.m, ctx, abel))


class _Normalizer(Simp):
    """Rewrites maximal sums; inside their atoms it starts afresh."""

    def __init__(self, m: Meta, ctx: Context, abel: Abel) -> None:
        super().__init__(m, ctx)
        self.abel = abel

    def pre(self, e: Expr) -> Step | None:
        result = self._normalize(e) if type(e) is App and not e.has_loose else None
        return Step(result, After.DONE) if result is not None else super().pre(e)

    def reduce_step(self, e: Expr) -> Expr | None:
        return None

    def _normalize(self, e: Expr) -> Result | None:
        """The normal form of a sum; None for anything else."""
        head = get_app_fn(e)
        if not isinstance(head, Const) or str(head.name) not in _HEADS:
            return None
        reader = self.abel.reader(self.m.instantiate_mvars(self.m.infer_type(e)))
        if reader is None or not reader.operation(e)[0]:
            return None
        inside, proof = reader.congruent(e, self._inside)
        value = reader.read(inside)
        new = reader.write(value.coefficients)
        if new is not inside:
            step = reader.prove(value, reader.read(new))
            assert step is not None
            proof = step if proof is None else self.m.mk_eq_trans(proof, step)
        return Result(new, proof)

    def _inside(self, e: Expr) -> tuple[Expr, Expr | None]:
        """An atom, with its own subterms simplified."""
        if isinstance(e, FVar) or type(e) is not App:
            return e, None
        result = self.congr(e)
        return result.expr, result.proof
