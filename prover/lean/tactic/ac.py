"""``ac_rfl``, ``ac_nf``: equality modulo associativity and commutativity.

Source: Lean 4 ``src/Lean/Meta/Tactic/AC/Main.lean``. Every maximal term over one associative operation becomes
right-nested, with its summands sorted when the operation is commutative; the proof rewrites with the laws alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from prover.lean.expr import (
    App,
    BVar,
    Const,
    Expr,
    FVar,
    Lam,
    Let,
    Lit,
    MVar,
    Pi,
    Proj,
    Sort,
    mk_app,
    mk_apps,
)
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.blocks import for_each_goal
from prover.lean.tactic.closing import trivial
from prover.lean.tactic.eq import apply_rfl
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.simp.engine import Simp
from prover.lean.tactic.simp.goals import simp_goal_by
from prover.lean.tactic.simp.tactics import targets
from prover.lean.tactic.simp.theorems import empty_theorems
from prover.lean.tactic.simp.types import After, Config, Context, Result, Step
from prover.lean.tactic.state import Tac

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

_CONFIG: Final = Config(
    zeta=False, zeta_unused=False, beta=False, eta=False, iota=False, proj=False, dsimp=False, fail_if_unchanged=False
)


@tactic(t.Simple, "ac_rfl")
def run_ac_rfl(tac: Tac, stx: t.Simple) -> None:
    """Normalise the goal and close it by reflexivity."""
    with tac.with_main() as goal:
        outcome = simp_goal_by(tac.m, goal, lambda ctx: _Normalizer(tac.m, ctx), _context(), [], True, "ac_rfl")
    if outcome.goal is not None:
        apply_rfl(tac.m, outcome.goal)
    tac.replace_main([])


@tactic(t.Located, "ac_nf")
def run_ac_nf(tac: Tac, stx: t.Located) -> None:
    def both() -> None:
        run_ac_nf0(tac, stx)
        for_each_goal(tac, lambda: (tac.attempt(lambda: trivial(tac)), None)[1])

    tac.focus(both)


@tactic(t.Located, "ac_nf0")
def run_ac_nf0(tac: Tac, stx: t.Located) -> None:
    """Normalise the places, no more."""
    with tac.with_main() as goal:
        fvars, target = targets(tac, stx.location)
        outcome = simp_goal_by(tac.m, goal, lambda ctx: _Normalizer(tac.m, ctx), _context(), fvars, target, "ac_nf")
    tac.replace_main([outcome.goal] if outcome.goal is not None else [])


def _context() -> Context:
    return Context((empty_theorems(),), _CONFIG, frozenset())


class _Normalizer(Simp):
    """Visits all subterms; ``instances``: operation to its laws (None: not associative), for one run."""

    def __init__(self, m: Meta, ctx: Context) -> None:
        super().__init__(m, ctx)
        self.instances: dict[Expr, tuple[Expr, Expr | None] | None] = {}

    def pre(self, e: Expr) -> Step | None:
        return None

    def reduce_step(self, e: Expr) -> Expr | None:
        return None

    def post(self, e: Expr) -> Step | None:
        parts = _binary(e)
        if parts is None:
            return None
        op = parts[0]
        if self.parents and (parent := _binary(self.parents[-1])) is not None and parent[0] is op:
            return Step(Result(e), After.DONE)
        laws = self.laws(op)
        if laws is None:
            return None
        return Step(self.normal_form(op, laws, e), After.DONE)

    def laws(self, op: Expr) -> tuple[Expr, Expr | None] | None:
        """``assoc`` and, if there is one, ``comm``."""
        if op not in self.instances:
            assoc = self._law("Std.Associative", op, "Std.Associative.assoc")
            comm = self._law("Std.Commutative", op, "Std.Commutative.comm")
            self.instances[op] = None if assoc is None else (assoc, comm)
        return self.instances[op]

    def _law(self, class_name: str, op: Expr, field: str) -> Expr | None:
        m = self.m
        try:
            inst = m.synth_instance(m.mk_app_m(class_name, [op]))
            return None if inst is None else m.mk_app_opt_m(field, [None, op, inst])
        except HeartbeatsExceeded:
            raise
        except (LeanError, Stuck):
            return None

    # ------------------------------------------------------------ one operation
    def normal_form(self, op: Expr, laws: tuple[Expr, Expr | None], e: Expr) -> Result:
        """The right-nested, sorted form of ``e``."""
        self.m.tick("ac_rfl")
        parts = _binary(e)
        if parts is None or parts[0] is not op:
            return Result(e)
        left, right = self.normal_form(op, laws, parts[1]), self.normal_form(op, laws, parts[2])
        result = self._congr(op, parts, left, right)
        return self.trans(result, self._merge(op, laws, left.expr, right.expr))

    def _congr(self, op: Expr, parts: tuple[Expr, Expr, Expr], left: Result, right: Result) -> Result:
        m = self.m
        new = mk_apps(op, [left.expr, right.expr])
        if left.proof is None and right.proof is None:
            return Result(new)
        first = m.mk_congr_arg(op, self.proof_of(parts[1], left))
        return Result(new, m.mk_congr(first, self.proof_of(parts[2], right)))

    def _merge(self, op: Expr, laws: tuple[Expr, Expr | None], a: Expr, b: Expr) -> Result:
        """``op a b`` for two normal forms."""
        assoc, comm = laws
        pa, pb = _binary(a), _binary(b)
        in_a, in_b = pa is not None and pa[0] is op, pb is not None and pb[0] is op
        head_a = pa[1] if pa is not None and in_a else a
        head_b = pb[1] if pb is not None and in_b else b
        whole = mk_apps(op, [a, b])
        if comm is not None and compare(head_b, head_a) < 0:
            rest = self._merge(op, laws, b, a)
            return self.trans(Result(mk_apps(op, [b, a]), self._apply(comm, [a, b])), rest)
        if pa is None or not in_a:
            return Result(whole)
        x, xs = pa[1], pa[2]
        tail = self._merge(op, laws, xs, b)
        head = mk_app(op, x)
        step = Result(mk_app(head, mk_apps(op, [xs, b])), self._apply(assoc, [x, xs, b]))
        inner = None if tail.proof is None else self.m.mk_congr_arg(head, tail.proof)
        return self.trans(step, Result(mk_app(head, tail.expr), inner))

    def _apply(self, law: Expr, args: list[Expr]) -> Expr:
        return self.m.instantiate_mvars(mk_apps(law, args))


def _binary(e: Expr) -> tuple[Expr, Expr, Expr] | None:
    """``op a b``."""
    if isinstance(e, App) and isinstance(e.fn, App):
        return e.fn.fn, e.fn.arg, e.arg
    return None


# ------------------------------------------------------------ order
_KINDS: Final[dict[type, int]] = {BVar: 0, FVar: 1, MVar: 2, Sort: 3, Const: 4, App: 5, Lam: 6, Pi: 7, Let: 8, Lit: 9}
_KINDS[Proj] = 11


def compare(a: Expr, b: Expr) -> int:
    """Lean's ``Expr.lt``: by kind, then by what the terms consist of; variables by age."""
    stack = [(a, b)]
    while stack:
        x, y = stack.pop()
        if x is y:
            continue
        kx, ky = _KINDS.get(type(x), 12), _KINDS.get(type(y), 12)
        if kx != ky:
            return -1 if kx < ky else 1
        if isinstance(x, App) and isinstance(y, App):
            stack += [(x.arg, y.arg), (x.fn, y.fn)]
        elif isinstance(x, (Lam, Pi)) and isinstance(y, (Lam, Pi)):
            stack += [(x.body, y.body), (x.binder_type, y.binder_type)]
        elif isinstance(x, Proj) and isinstance(y, Proj):
            if x.idx != y.idx:
                return -1 if x.idx < y.idx else 1
            stack.append((x.struct, y.struct))
        else:
            key_x, key_y = _atom(x), _atom(y)
            if key_x != key_y:
                return -1 if key_x < key_y else 1
    return 0


def _atom(e: Expr) -> tuple[int, str]:
    if isinstance(e, (FVar, MVar)):
        return (e.uid, "")
    if isinstance(e, BVar):
        return (e.idx, "")
    if isinstance(e, Lit):
        return (e.value, "") if isinstance(e.value, int) else (1 << 62, e.value)
    return (0, str(e.name) if isinstance(e, Const) else str(e))
