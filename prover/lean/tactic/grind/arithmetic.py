"""Arithmetic in ``grind``: linear facts over ``Nat`` and ``Int`` go to ``omega``, equations it implies come back.

Source: Lean 4 ``src/Lean/Meta/Tactic/Grind/Arith/*`` (there a solver that works on the E-graph; here ``omega`` on the
facts of a branch, at its leaves).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from prover.lean.expr import App, Const, Expr, unfold_app
from prover.lean.meta.app_builder import FALSE, TRUE
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.name import mk_name
from prover.lean.tactic.grind import logic
from prover.lean.tactic.grind.branch import Branch
from prover.lean.tactic.grind.congruence import Mode, arg_modes
from prover.lean.tactic.grind.literals import literal
from prover.lean.tactic.grind.words import has_words, word_facts
from prover.lean.tactic.omega.linear import OmegaConfig
from prover.lean.tactic.omega.omega import Omega
from prover.lean.tactic.simp.literals import mk_int_lit

NAT: Final = logic.const("Nat")
INT: Final = logic.const("Int")
_RELATIONS: Final = frozenset("LE.le LT.lt Dvd.dvd Eq".split())
MAX_UNEQUAL: Final = 6
"""Disequalities given to ``omega`` together, which splits on each; where there are more, one at a time."""
MAX_APPLICATIONS: Final = 60
"""Of a function with more, no pairs are formed (chosen by hand: their number grows with the square)."""
MAX_PAIRS: Final = 24
"""Pairs of terms that are tried for equality in one round (chosen by hand: a trial costs about a millisecond)."""


def is_arithmetic_type(type: Expr) -> bool:
    if type is NAT or type is INT:
        return True
    fn, args = unfold_app(type)
    return isinstance(fn, Const) and str(fn.name) == "Fin" and len(args) == 1


def is_relation(p: Expr) -> bool:
    """``≤ < ∣ =`` on a type that ``omega`` knows."""
    fn, args = unfold_app(p)
    return isinstance(fn, Const) and str(fn.name) in _RELATIONS and is_arithmetic_type(args[0])


def facts(b: Branch) -> tuple[list[Expr], list[Expr]]:
    """Proofs of what the branch knows of numbers: relations that hold or not with the equations that matter to them;
    and, apart, disequalities."""
    out: list[Expr] = []
    unequal: list[Expr] = []
    cone = _Cone(b)
    for p in b.graph.class_of(TRUE):
        if is_relation(p) and str(unfold_app(p)[0].name) != "Eq":  # type: ignore[attr-defined]
            out.append(_stated(b, p, b.proof_of(p)))
            cone.mention(p)
    for p in b.graph.class_of(FALSE):
        if is_relation(p):
            is_equation = str(unfold_app(p)[0].name) == "Eq"  # type: ignore[attr-defined]
            (unequal if is_equation else out).append(_stated(b, b.m.mk_not(p), b.refutation_of(p)))
            cone.mention(p)
    out += cone.equations()
    return [*out, *word_facts(b)] if has_words(b) else out, unequal


def is_interpreted(b: Branch, e: Expr) -> bool:
    """A numeral or an arithmetic operation?"""
    fn, args = unfold_app(e)
    if not isinstance(fn, Const) or str(fn.name) not in OPERATIONS:
        return literal(b.m, e) is not None
    return bool(args)


class _Cone:
    """The terms that arithmetic facts mention, and the classes through which they are connected."""

    def __init__(self, b: Branch) -> None:
        self.b = b
        self.seen: set[Expr] = set()
        self.roots: dict[Expr, list[Expr]] = {}
        for root, members in b.graph.members.items():
            if is_arithmetic_type(b.graph.type_of(root)):
                for e in members:
                    if is_interpreted(b, e) and literal(b.m, e) is None:
                        self.mention(e)

    def mention(self, e: Expr) -> None:
        """Note the terms of a relation or of a sum."""
        todo = [e]
        while todo:
            t = todo.pop()
            if t in self.seen:
                continue
            self.seen.add(t)
            fn, args = unfold_app(t)
            if isinstance(fn, Const) and (str(fn.name) in OPERATIONS or str(fn.name) in _RELATIONS):
                todo += args
            if t in self.b.graph and is_arithmetic_type(self.b.graph.type_of(t)):
                self.roots.setdefault(self.b.graph.root(t), []).append(t)

    def equations(self) -> list[Expr]:
        """Equations between the mentioned members of each class and its value."""
        b = self.b
        out: list[Expr] = []
        for root, members in self.roots.items():
            value = b.graph.values.get(root)
            if value is not None and value not in members and literal(b.m, value) is not None:
                members = [value, *members]
            first = members[0]
            out.extend(_stated(b, b.m.mk_eq(t, first), b.graph.explain(t, first)) for t in members[1:])
        return out


def _stated(b: Branch, prop: Expr, proof: Expr) -> Expr:
    """``proof`` so that its inferred type is ``prop`` as it stands (``omega`` reads the type)."""
    return proof if b.m.infer_type(proof) is prop else logic.typed(prop, proof)


def refute(b: Branch) -> Expr | None:
    """False from the arithmetic facts; None when ``omega`` finds nothing, or was asked the same before."""
    if not b.once("omega", b.graph.merges):
        return None
    known, unequal = facts(b)
    if len(unequal) <= MAX_UNEQUAL:
        return _omega(b, [*known, *unequal]) if known or unequal else None
    for one in unequal:
        proof = _omega(b, [*known, one])
        if proof is not None:
            return proof
    return None


def _omega(b: Branch, known: list[Expr]) -> Expr | None:
    m = b.m
    saved = m.save()
    try:
        return m.instantiate_mvars(Omega(m, OmegaConfig()).refute(known))
    except HeartbeatsExceeded:
        raise
    except LeanError:
        m.restore(saved)
        return None


# ------------------------------------------------------------ equations for the E-graph
def merge_implied(b: Branch) -> bool:
    """Merge numbers that ``omega`` proves equal, where that makes two applications congruent."""
    if not b.once("implied", b.graph.merges):
        return False
    known: list[Expr] | None = None
    for x, y in list(interesting_pairs(b, (NAT, INT).__contains__))[:MAX_PAIRS]:
        if known is None:
            known, unequal = facts(b)
            known += unequal if len(unequal) < MAX_UNEQUAL else []
        m = b.m
        equation = m.mk_eq(x, y)
        with m.scope():
            h = m.push_local(mk_name("h"), m.mk_not(equation))
            proof = _omega(b, [*known, h])
            if proof is None:
                continue
            total = logic.by_contradiction(equation, m.mk_lambda([h], proof))
        b.equal_by(x, y, total)
        return True
    return False


def interesting_pairs(b: Branch, wanted: Callable[[Expr], bool]) -> Iterator[tuple[Expr, Expr]]:
    """Terms of a wanted type in the places where two applications of one function differ."""
    g = b.graph
    seen: set[tuple[Expr, Expr]] = set()
    for head, apps in g.heads.items():
        if str(head) in INTERPRETED or not 2 <= len(apps) <= MAX_APPLICATIONS:
            continue
        for i, s in enumerate(apps):
            for t in apps[i + 1 :]:
                for pair in () if g.is_equal(s, t) else _differences(b, s, t, wanted):
                    if pair not in seen:
                        seen.add(pair)
                        yield pair


def _differences(b: Branch, s: Expr, t: Expr, wanted: Callable[[Expr], bool]) -> list[tuple[Expr, Expr]]:
    """What would have to be equal for ``s`` and ``t`` to be congruent; nothing where that cannot be."""
    g = b.graph
    (fn, xs), (_, ys) = unfold_app(s), unfold_app(t)
    if len(xs) != len(ys):
        return []
    modes = arg_modes(b.m, fn, xs)
    found: list[tuple[Expr, Expr]] = []
    for x, y, mode in zip(xs, ys, modes or (), strict=False):
        if mode is Mode.PROOF or x is y or (mode is Mode.CLASS and g.is_equal(x, y)):
            continue
        if mode is not Mode.CLASS or not wanted(g.type_of(x)):
            return []
        if g.value_of(x) is not None and g.value_of(y) is not None:
            return []
        found.append((x, y))
    return found


def bounded_form(b: Branch) -> Expr | None:
    """``t ≤ k`` for a sum ``t`` known to lie between the numbers ``k`` and ``k + n``, ``n`` small: the next split where
    ``omega`` alone cannot go on (it has no integer hull)."""
    g = b.graph
    lower: dict[Expr, int] = {}
    upper: dict[Expr, int] = {}
    for p in [*g.class_of(TRUE), *g.class_of(FALSE)]:
        fn, args = unfold_app(p)
        if str(getattr(fn, "name", "")) != "LE.le" or args[0] not in (NAT, INT):
            continue
        x, y = args[2:] if g.is_true(p) else args[:1:-1]
        shift = 0 if g.is_true(p) else 1
        low, high = literal(b.m, x), literal(b.m, y)
        if low is not None and high is None:
            lower[y] = max(lower.get(y, int(low[1]) + shift), int(low[1]) + shift)
        elif high is not None and low is None:
            upper[x] = min(upper.get(x, int(high[1]) - shift), int(high[1]) - shift)
    widths = [(upper[t] - lower[t], t) for t in lower if t in upper and type(t) is App]
    best = min((w for w in widths if 0 < w[0] <= MAX_WIDTH), key=lambda w: w[0], default=None)
    if best is None:
        return None
    t = best[1]
    k = mk_int_lit(b.m, lower[t]) if g.type_of(t) is INT else b.m.mk_nat_lit(lower[t])
    return b.m.mk_app_m("LE.le", [t, k])


MAX_WIDTH: Final = 8
"""Values of a bounded sum that are tried one by one (chosen by hand)."""
OPERATIONS: Final = frozenset(
    """HAdd.hAdd HSub.hSub HMul.hMul HDiv.hDiv HMod.hMod HPow.hPow Neg.neg Nat.cast IntCast.intCast Min.min Max.max
    Int.toNat Int.natAbs Fin.val Int.emod Int.ediv ite""".split()
)
INTERPRETED: Final = OPERATIONS | frozenset("LE.le LT.lt Eq Dvd.dvd OfNat.ofNat Not And Or Iff dite".split())
