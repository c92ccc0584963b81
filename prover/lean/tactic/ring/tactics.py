"""The tactics ``ring``, ``ring1``, ``ring_nf``, ``ring1_nf``.

Source: Mathlib ``Mathlib/Tactic/Ring/Basic.lean`` (``proveEq``), ``RingNF.lean``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from prover.lean.expr import App, Const, Expr, FVar, Lam, get_app_fn
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import LeanError
from prover.lean.name import mk_name
from prover.lean.subst import head_beta
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.closing import require_mathlib
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.ring import division, exponents, scalars
from prover.lean.tactic.ring.domain import Domain, domain_of
from prover.lean.tactic.ring.normal_form import write
from prover.lean.tactic.ring.reader import Inner, Reader, Value
from prover.lean.tactic.simp.engine import Simp
from prover.lean.tactic.simp.goals import MakeRun, simp_goal_by
from prover.lean.tactic.simp.theorems import SimpTheorems, add_constant, empty_theorems
from prover.lean.tactic.simp.types import After, Config, Context, Result, Step
from prover.lean.tactic.state import Tac, mk_goal, show_goals

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

_EXPLANATION: Final = (
    "The `{0}` tactic failed to close the goal. Use `{1}` to obtain a normal form.\n  \n"
    "Note that `{0}` works primarily in *commutative* rings. If you have a noncommutative ring, abelian group or "
    "module, consider using `noncomm_ring`, `abel` or `module` instead."
)
_BUILTINS: Final = ("eq_self", "iff_self")
_CONFIG: Final = Config(single_pass=True, dsimp=False)


class Ring:
    """The readers of one call, by type."""

    def __init__(self, m: Meta, red: Transparency = Transparency.REDUCIBLE) -> None:
        self.m = m
        self.red = red
        self.domains: dict[Expr, Domain | None] = {}
        self.readers: dict[Expr, Reader] = {}
        self.inner: Inner | None = None

    def reader(self, type: Expr) -> Reader | None:
        """The reader of a type; None when it is no commutative semiring."""
        domain = domain_of(self.m, type, self.domains)
        if domain is None:
            return None
        if type not in self.readers:
            self.readers[type] = Reader(self.m, domain, self.red)
            self.readers[type].inner = self.inner
        return self.readers[type]

    def prove_eq(self, type: Expr, a: Expr, b: Expr) -> Expr:
        """A proof of ``a = b``."""
        reader = self.reader(type)
        if reader is None:
            raise self.m.error("failed to synthesize\n  CommSemiring {}", type)
        proof = reader.prove(reader.read(a), reader.read(b))
        if proof is None:
            goal = mk_goal(self.m, self.m.mk_eq(*[self._shown(reader, e) for e in (a, b)]))
            shown = show_goals(self.m, [goal.uid])
            raise LeanError(f"ring failed, ring expressions not equal\n{shown}")
        return proof

    def _shown(self, reader: Reader, e: Expr) -> Expr:
        return write(reader, reader.read(e).rational)


def ring1(m: Meta, goal: int, red: Transparency = Transparency.REDUCIBLE) -> None:
    """Close an equation of a commutative semiring."""
    with m.with_mvar_context(goal) as decl:
        eq = m.match_eq(m.whnf_r(m.instantiate_mvars(decl.type)))
        if eq is None:
            raise LeanError("ring failed: not an equality")
        type, a, b = (m.instantiate_mvars(e) for e in eq)
        m.assign(goal, Ring(m, red).prove_eq(type, a, b))


@tactic(t.Simple, "ring1", "ring1!")
def run_ring1(tac: Tac, stx: t.Simple) -> None:
    require_mathlib(tac, stx.keyword, stx)
    ring1(tac.m, tac.main_goal(), transparency_of(stx.keyword))
    tac.replace_main([])


@tactic(t.Simple, "ring", "ring!")
def run_ring(tac: Tac, stx: t.Simple) -> None:
    """``first | ring1 | try_this ring_nf``."""
    require_mathlib(tac, stx.keyword, stx)
    normal = "ring_nf" + ("!" if stx.keyword.endswith("!") else "")

    def direct() -> None:
        ring1(tac.m, tac.main_goal(), transparency_of(stx.keyword))
        tac.replace_main([])

    if tac.attempt(direct) is None:
        return
    text = f"Try this:\n  [apply] {normal}\n\n" + _EXPLANATION.format(stx.keyword, normal)
    ring_nf(tac, t.Located(stx.start, stx.end, normal, None))
    tac.el.log_info(stx, text)


@tactic(t.Simple, "ring1_nf", "ring1_nf!")
def run_ring1_nf(tac: Tac, stx: t.Simple) -> None:
    """``ring1`` after normalising inside atoms."""
    require_mathlib(tac, stx.keyword, stx)
    m = tac.m
    with tac.with_main() as goal:
        eq = m.match_eq(m.whnf_r(tac.main_target()))
        if eq is None:
            raise LeanError("ring failed: not an equality")
        ring = Ring(m, transparency_of(stx.keyword))
        ring.inner = _Normalizer(m, normal_form_context(m), ring).inside
        type, a, b = (m.instantiate_mvars(e) for e in eq)
        m.assign(goal, ring.prove_eq(type, a, b))
    tac.replace_main([])


@tactic(t.Located, "ring_nf", "ring_nf!")
def run_ring_nf(tac: Tac, stx: t.Located) -> None:
    require_mathlib(tac, stx.keyword, stx)
    ring_nf(tac, stx)


def ring_nf(tac: Tac, stx: t.Located) -> None:
    """Bring all ring expressions of the places to normal form."""
    ring = Ring(tac.m, transparency_of(stx.keyword))
    normalize_at(tac, stx.location, "ring_nf", lambda ctx: _Normalizer(tac.m, ctx, ring))


def normalize_at(tac: Tac, location: ast.Location | None, name: str, run: MakeRun) -> None:
    """Rewrite the places by a normaliser, one after the other: they share the order of its atoms. ``name`` stands in
    the messages."""
    m = tac.m

    def normalize(fvar: FVar | None) -> None:
        with tac.with_main() as goal:
            ctx = replace(normal_form_context(m), config=replace(_CONFIG, fail_if_unchanged=False))
            hyps: list[Expr] = [] if fvar is None else [fvar]
            outcome = simp_goal_by(m, goal, run, ctx, hyps, fvar is None, name)
            if not outcome.changed:
                place = "on the goal" if fvar is None else f"at {m.local_decl(fvar).user_name}"
                raise LeanError(f"`{name}` made no progress {place}")
        tac.replace_main([outcome.goal] if outcome.goal is not None else [])

    tac.at_location(location, normalize, lambda: normalize(None), lambda: LeanError(f"{name} failed"))


def transparency_of(keyword: str) -> Transparency:
    """How far atoms are unfolded: ``ring!`` further than ``ring``."""
    return Transparency.DEFAULT if keyword.endswith("!") else Transparency.REDUCIBLE


def simp_only_builtins(m: Meta) -> SimpTheorems:
    """What ``simp only []`` knows."""
    rules = empty_theorems()
    for name in _BUILTINS:
        rules = add_constant(m, rules, mk_name(name))
    return rules


def normal_form_context(m: Meta) -> Context:
    """One pass with no lemmas but reflexivity."""
    return Context((simp_only_builtins(m),), _CONFIG, frozenset())


class _Normalizer(Simp):
    """Rewrites maximal ring expressions; inside their atoms it starts afresh."""

    def __init__(self, m: Meta, ctx: Context, ring: Ring) -> None:
        super().__init__(m, ctx)
        self.ring = ring
        ring.inner = self.inside

    def pre(self, e: Expr) -> Step | None:
        if type(e) is not App:
            return super().pre(e)
        result = self.normalize(e)
        if result is not None:
            return Step(result, After.DONE)
        return super().pre(e)

    def reduce_step(self, e: Expr) -> Expr | None:
        return head_beta(e) if isinstance(get_app_fn(e), Lam) and isinstance(e, App) else None

    def normalize(self, e: Expr) -> Result | None:
        """The normal form of a ring expression; None for anything else (atoms too)."""
        head = get_app_fn(e)
        if not isinstance(head, Const) or str(head.name) not in _HEADS or e.has_loose:
            return None
        type = self.m.instantiate_mvars(self.m.infer_type(e))
        reader = self.ring.reader(type)
        if reader is None:
            return None
        value = reader.read(e)
        if _is_plain_atom(reader, value):
            return None
        new = write(reader, value.rational)
        if new is e:
            return Result(e)
        proof = reader.prove(value, reader.read(new))
        assert proof is not None
        return Result(new, proof)

    def inside(self, e: Expr) -> tuple[Expr, Expr | None]:
        """An atom, with its own subterms simplified."""
        if isinstance(e, FVar) or type(e) is not App:
            return e, None
        if isinstance(get_app_fn(e), Lam):
            return head_beta(e), None
        result = self.congr(e)
        return result.expr, result.proof


_HEADS: Final = frozenset(
    "HAdd.hAdd HMul.hMul HSMul.hSMul HPow.hPow Neg.neg HSub.hSub Inv.inv HDiv.hDiv OfNat.ofNat Nat.succ Nat.cast "
    "OfScientific.ofScientific".split()
)


def _is_plain_atom(reader: Reader, value: Value) -> bool:
    return value.proof is None and value.term is value.original and value.original in reader.atoms


RULES = (division, exponents, scalars)
"""The modules that teach the reader more terms."""
