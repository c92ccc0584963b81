"""E-matching: instances of theorems at terms that match their patterns up to the known equalities.

Source: Lean 4 ``src/Lean/Meta/Tactic/Grind/EMatch.lean``.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Final

from prover.lean.expr import BinderInfo, Const, Expr, MVar, Pi, mk_app, unfold_app
from prover.lean.meta.app_builder import NAT_CONST, mk_nat_lit
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.meta.mctx import MVarKind
from prover.lean.meta.meta import Meta
from prover.lean.name import mk_name
from prover.lean.subst import head_beta, instantiate1, instantiate_level_params
from prover.lean.tactic.grind.branch import Branch
from prover.lean.tactic.grind.egraph import EGraph
from prover.lean.tactic.grind.theorems import Call, Ground, Pattern, Theorem, Var

Assignment = tuple[Expr | None, ...]
_ADD: Final = mk_name("HAdd.hAdd")


class Matcher:
    """Finds the assignments under which a theorem's patterns occur."""

    def __init__(self, graph: EGraph) -> None:
        self.graph = graph
        self.m = graph.m

    def find(self, theorem: Theorem) -> Generator[tuple[Assignment, int]]:
        """Assignments and the highest generation of the terms matched."""
        yield from self._all(theorem.patterns, (None,) * theorem.count, 0)

    def _all(self, patterns: Sequence[Call], found: Assignment, generation: int) -> Generator[tuple[Assignment, int]]:
        if not patterns:
            yield found, generation
            return
        first = patterns[0]
        for e in list(self.graph.heads.get(first.head, ())):
            self.m.tick("grind", 2)
            args = unfold_app(e)[1]
            if len(args) == len(first.args):
                higher = max(generation, self.graph.generation.get(e, 0))
                for now in self._args(first.args, args, found):
                    yield from self._all(patterns[1:], now, higher)

    def _args(
        self, patterns: Sequence[Pattern | None], args: Sequence[Expr], found: Assignment
    ) -> Generator[Assignment]:
        if not patterns:
            yield found
            return
        for now in self._match(patterns[0], args[0], found):
            yield from self._args(patterns[1:], args[1:], now)

    def _match(self, p: Pattern | None, e: Expr, found: Assignment) -> Generator[Assignment]:
        if p is None:
            yield found
        elif isinstance(p, Var):
            old = found[p.index]
            if old is None:
                yield (*found[: p.index], e, *found[p.index + 1 :])
            elif self.graph.is_equal(old, e):
                yield found
        elif isinstance(p, Ground):
            if self.graph.is_equal(p.term, e) or any(t is p.term for t in self.graph.class_of(e)):
                yield found
        else:
            yield from self._call(p, e, found)

    def _call(self, p: Call, e: Expr, found: Assignment) -> Generator[Assignment]:
        """Members of the class of ``e`` with the right head; a numeral counts as ``n + k``."""
        for t in self.graph.class_of(e):
            self.m.tick("grind", 1)
            if self.graph.head_of(t) is p.head:
                args = unfold_app(t)[1]
                if len(args) == len(p.args):
                    yield from self._args(p.args, args, found)
        if p.head is _ADD and len(p.args) == 6:
            yield from self._offset(p, e, found)

    def _offset(self, p: Call, e: Expr, found: Assignment) -> Generator[Assignment]:
        """``x + k`` against a numeral, or a sum with a numeral of at least ``k`` somewhere in it."""
        offset = p.args[5]
        if not isinstance(offset, Ground) or p.args[4] is None:
            return
        m = self.m
        k = m.nat_literal(offset.term)
        if k is None:
            return
        n = m.nat_literal(self.graph.value_of(e) or e)
        if n is not None:
            if n >= k:
                yield from self._match(p.args[4], mk_nat_lit(n - k), found)
            return
        for t in self.graph.class_of(e):
            atoms, total = _summands(m, t)
            if len(atoms) > 0 and total >= k > 0 and not (total == k and self.graph.head_of(t) is _ADD and _ends(m, t)):
                rest = atoms[0]
                for atom in atoms[1:]:
                    rest = m.mk_binop("HAdd.hAdd", rest, atom)
                yield from self._match(p.args[4], m.mk_nat_offset(rest, total - k), found)


def _summands(m: Meta, e: Expr) -> tuple[list[Expr], int]:
    """The terms of a sum over ``Nat`` that are no numerals, and the sum of those that are."""
    value = m.nat_literal(e)
    if value is not None:
        return [], value
    fn, args = unfold_app(e)
    if isinstance(fn, Const) and fn.name is _ADD and len(args) == 6 and args[0] is NAT_CONST:
        (xs, k), (ys, n) = _summands(m, args[4]), _summands(m, args[5])
        return [*xs, *ys], k + n
    return [e], 0


def _ends(m: Meta, e: Expr) -> bool:
    """Is the numeral of the sum its last term? (Then the pattern matches as it stands.)"""
    return m.nat_literal(unfold_app(e)[1][-1]) is not None


def instantiate(m: Meta, theorem: Theorem, found: Assignment) -> tuple[Expr, Expr] | None:
    """The instance and its proof; what the assignment leaves open of hypotheses becomes premises. None when types or
    instances do not fit."""
    saved = m.save()
    try:
        return _instantiate(m, theorem, found)
    except HeartbeatsExceeded:
        raise
    except (LeanError, Stuck):
        return None
    finally:
        m.restore(saved)


def _instantiate(m: Meta, theorem: Theorem, found: Assignment) -> tuple[Expr, Expr] | None:
    proof = theorem.proof
    if theorem.level_params:
        proof = instantiate_level_params(proof, theorem.level_params, [m.mk_level_mvar() for _ in theorem.level_params])
    type = m.infer_type(proof)
    with m.scope():
        args: list[Expr] = []
        hypotheses: list[Expr] = []
        for value in found:
            type = type if isinstance(type, Pi) else m.whnf_core_pi(type)
            assert isinstance(type, Pi)
            arg = _argument(m, type, value, hypotheses)
            if arg is None:
                return None
            args.append(arg)
            type = instantiate1(type.body, arg)
        for arg in args:
            proof = mk_app(proof, arg)
        proof, prop = m.instantiate_mvars(proof), head_beta(m.instantiate_mvars(type))
        if not _synthesize(m, args):
            return None
        proof = m.instantiate_mvars(m.mk_lambda(hypotheses, m.instantiate_mvars(proof)))
        prop = m.instantiate_mvars(m.mk_pi(hypotheses, m.instantiate_mvars(prop)))
    return None if proof.has_mvar or prop.has_mvar else (prop, proof)


def _argument(m: Meta, type: Pi, value: Expr | None, hypotheses: list[Expr]) -> Expr | None:
    """The next argument: a given value of the right type, a premise, or something unification will find."""
    domain = type.binder_type
    if value is not None:
        return value if m.is_def_eq(domain, m.infer_type(value)) else None
    if type.info is BinderInfo.INST_IMPLICIT:
        return m.mk_mvar(domain, MVarKind.SYNTHETIC)
    if m.is_prop(domain):
        hypotheses.append(m.push_local(m.fresh_user_name(type.binder_name), domain))
        return hypotheses[-1]
    return m.mk_mvar(domain)


def _synthesize(m: Meta, args: Sequence[Expr]) -> bool:
    for arg in args:
        if isinstance(arg, MVar) and not m.mctx.is_assigned(arg.uid):
            if m.mctx.decl(arg.uid).kind is not MVarKind.SYNTHETIC or not m.synthesize_inst_mvar(arg):
                return False
    return True


def match_theorem(b: Branch, theorem: Theorem, max_generation: int, room: int) -> int:
    """Add the instances of ``theorem`` that are new; returns how many."""
    count = 0
    for found, generation in Matcher(b.graph).find(theorem):
        if generation >= max_generation or count >= room:
            continue
        if not b.once("instance", theorem.proof, *found):
            continue
        instance = instantiate(b.m, theorem, found)
        if instance is not None:
            b.add_fact(*instance, generation + 1)
            count += 1
    return count
