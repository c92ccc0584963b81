"""What ``omega`` makes of hypotheses: linear constraints, further facts, and disjunctions to split when need be.

Source: Lean 4 ``src/Lean/Elab/Tactic/Omega/Frontend.lean`` (``addFact``, ``pushNot``, ``processFacts``). Understood:
``=`` ``≠`` ``<`` ``≤`` ``>`` ``≥`` on Nat, Int and Fin, ``∣`` on Nat and Int, ``¬ ∧ ∨ → ↔ ∃`` between them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from prover.lean.expr import Const, Expr, Pi, mk_app, mk_apps, mk_const, unfold_app
from prover.lean.meta.app_builder import FALSE, NAT_CONST
from prover.lean.meta.meta import Meta
from prover.lean.name import mk_name
from prover.lean.tactic.omega.certificate import INT, Certificate, Proved, combine, lemma
from prover.lean.tactic.omega.linear import Atoms, Linear, OmegaConfig, cast
from prover.lean.tactic.omega.solver import Contradiction, Problem, Step, equality, inequality

_FIN: Final = mk_name("Fin")
_EM_NOT: Final = mk_name("Classical.byContradiction")


@dataclass(slots=True)
class Relation:
    """A normalised fact: ``left rel right`` on integers with the lemma that makes a vector of it."""

    rule: str
    left: Linear
    right: Linear
    left_term: Expr
    right_term: Expr
    proof: Expr

    def vector(self) -> tuple[int, tuple[int, ...]]:
        """The constant and the coefficients of ``right - left`` (less one for ``<``)."""
        shift = 1 if self.rule == "of_lt" else 0
        return self.right.const - self.left.const - shift, combine(1, self.right.coeffs, -1, self.left.coeffs)

    def prove(self, xs: Expr) -> Proved:
        (k, cs), (l_, ds) = self.left.parts(), self.right.parts()
        args = [self.left_term, self.right_term, k, l_, cs, ds, xs]
        proof = lemma(self.rule, [*args, self.left.prove(xs), self.right.prove(xs), self.proof])
        return Proved(*self.vector(), proof)


@dataclass(slots=True)
class State:
    """One branch: constraints so far, the relations they come from, pending facts and disjunctions (proofs)."""

    problem: Problem
    relations: list[Relation] = field(default_factory=list)
    facts: list[Expr] = field(default_factory=list)
    disjunctions: tuple[Expr, ...] = ()
    processed: set[Expr] = field(default_factory=set)
    contradiction: Step | None = None
    """Set when the constraints were found impossible while facts were added."""
    falsity: Expr | None = None
    """A hypothesis that is False itself."""

    def branch(self, fact: Expr, disjunctions: tuple[Expr, ...]) -> State:
        return State(self.problem.copy(), list(self.relations), [fact], disjunctions, set(self.processed))

    @property
    def closed(self) -> bool:
        return self.contradiction is not None or self.falsity is not None


class Collector:
    """Turns facts into constraints, over the atoms of one goal."""

    def __init__(self, m: Meta, config: OmegaConfig) -> None:
        self.m = m
        self.config = config
        self.atoms = Atoms(m, config)

    def process(self, state: State) -> int:
        """Work through the pending facts; returns how many were usable."""
        count = 0
        while state.facts and not state.closed:
            h = state.facts.pop(0)
            if h in state.processed:
                continue
            state.processed.add(h)
            count += self.add(state, h)
        return count

    def certificate(self, state: State) -> Certificate:
        return Certificate(self.atoms.exprs, lambda i, xs: state.relations[i].prove(xs))

    def add(self, state: State, h: Expr) -> int:
        """Add the fact proved by ``h``."""
        m = self.m
        if state.closed:
            return 0
        m.tick("omega", 5)
        prop = m.instantiate_mvars(m.whnf_r(m.infer_type(h)))
        if isinstance(prop, Pi):
            if prop.body.loose or not (m.is_prop(prop.binder_type) and m.is_prop(prop.body)):
                return 0
            p, q = prop.binder_type, prop.body
            if q is FALSE:
                return self._add_negation(state, h, p)
            return self.add(state, lemma("imp_or", [p, q, h]))
        fn, args = unfold_app(prop)
        if not isinstance(fn, Const):
            return 0
        if prop is FALSE:
            state.falsity = h
            return 1
        rule = _RULES.get((str(fn.name), len(args)))
        return rule(self, state, h, args) if rule is not None else 0

    # ------------------------------------------------------------ relations
    def _relation(self, state: State, rule: str, a: Expr, b: Expr, proof: Expr) -> int:
        """``a = b``, ``a ≤ b`` or ``a < b`` on Int. Lean reads ``b - a`` of an inequality, so ``b`` comes first."""
        atoms = self.atoms
        if rule == "of_eq":
            left, right = atoms.linear(a), atoms.linear(b)
        else:
            right, left = atoms.linear(b), atoms.linear(a)
        relation = Relation(rule, left, right, a, b, proof)
        state.relations.append(relation)
        step = Step("hyp", (), len(state.relations) - 1)
        const, coeffs = relation.vector()
        state.facts = [*[f for f in atoms.take_facts() if f not in state.processed], *state.facts]
        try:
            state.problem.add((equality if rule == "of_eq" else inequality)(const, coeffs, step))
        except Contradiction as found:
            state.contradiction = found.step
        return 1

    def _typed(self, state: State, rule: str, type: Expr, a: Expr, b: Expr, h: Expr) -> int:
        """A relation on Nat, Int or Fin."""
        if type is INT:
            return self._relation(state, rule, a, b, h)
        if type is not NAT_CONST:
            n = fin_size(type)
            if n is None:
                return 0
            if rule == "of_eq":
                h = lemma("fin_eq", [n, a, b, h])
            a, b = fin_val(n, a), fin_val(n, b)
        wrapped = lemma({"of_eq": "nat_eq", "of_le": "nat_le", "of_lt": "nat_lt"}[rule], [a, b, h])
        return self._relation(state, rule, cast(a), cast(b), wrapped)

    def _eq(self, state: State, h: Expr, args: list[Expr]) -> int:
        return self._typed(state, "of_eq", args[0], args[1], args[2], h)

    def _le(self, state: State, h: Expr, args: list[Expr]) -> int:
        return self._typed(state, "of_le", args[0], args[2], args[3], h)

    def _lt(self, state: State, h: Expr, args: list[Expr]) -> int:
        return self._typed(state, "of_lt", args[0], args[2], args[3], h)

    def _ge(self, state: State, h: Expr, args: list[Expr]) -> int:
        return self._typed(state, "of_le", args[0], args[3], args[2], h)

    def _gt(self, state: State, h: Expr, args: list[Expr]) -> int:
        return self._typed(state, "of_lt", args[0], args[3], args[2], h)

    def _ne(self, state: State, h: Expr, args: list[Expr]) -> int:
        type, a, b = args
        if type is NAT_CONST or type is INT:
            return self.add(state, lemma("nat_ne" if type is NAT_CONST else "int_ne", [a, b, h]))
        n = fin_size(type)
        return self.add(state, lemma("fin_ne", [n, a, b, h])) if n is not None else 0

    def _dvd(self, state: State, h: Expr, args: list[Expr]) -> int:
        if args[0] is not NAT_CONST and args[0] is not INT:
            return 0
        return self.add(state, lemma("nat_dvd" if args[0] is NAT_CONST else "int_dvd", [args[2], args[3], h]))

    # ------------------------------------------------------------ connectives
    def _and(self, state: State, h: Expr, args: list[Expr]) -> int:
        left, right = (mk_apps(mk_const(mk_name(f"And.{side}")), [*args, h]) for side in ("left", "right"))
        return self.add(state, left) + self.add(state, right)

    def _or(self, state: State, h: Expr, args: list[Expr]) -> int:
        if not self.config.split_disjunctions:
            return 0
        if h not in state.disjunctions:
            state.disjunctions = (h, *state.disjunctions)
        return 1

    def _iff(self, state: State, h: Expr, args: list[Expr]) -> int:
        return self.add(state, lemma("iff_or", [*args, h]))

    def _exists(self, state: State, h: Expr, args: list[Expr]) -> int:
        level = self.m.get_level(args[0])
        return self.add(state, mk_apps(mk_const(mk_name("Exists.choose_spec"), (level,)), [*args, h]))

    def _not(self, state: State, h: Expr, args: list[Expr]) -> int:
        return self._add_negation(state, h, args[0])

    def _add_negation(self, state: State, h: Expr, p: Expr) -> int:
        """``h : ¬p`` by the shape of ``p``."""
        m = self.m
        p = m.instantiate_mvars(m.whnf_r(p))
        if isinstance(p, Pi):
            if p.body.loose or not (m.is_prop(p.binder_type) and m.is_prop(p.body)):
                return 0
            return self.add(state, lemma("not_imp_and", [p.binder_type, p.body, h]))
        fn, args = unfold_app(p)
        rule = _NEGATIONS.get((str(fn.name), len(args))) if isinstance(fn, Const) else None
        return rule(self, state, h, p, args) if rule is not None else 0

    def _not_not(self, state: State, h: Expr, _p: Expr, args: list[Expr]) -> int:
        return self.add(state, mk_apps(mk_const(_EM_NOT), [args[0], h]))

    def _not_ne(self, state: State, h: Expr, _p: Expr, args: list[Expr]) -> int:
        eq = self.m.mk_eq(args[1], args[2])
        return self.add(state, mk_apps(mk_const(_EM_NOT), [eq, h]))

    def _not_eq(self, state: State, h: Expr, _p: Expr, args: list[Expr]) -> int:
        return self._ne(state, h, args)

    def _not_by(self, rule: str, state: State, h: Expr, args: list[Expr]) -> int:
        return self.add(state, lemma(rule, [*args, h]))

    def _not_order(self, state: State, h: Expr, p: Expr, args: list[Expr]) -> int:
        """``¬a ≤ b`` is ``b < a``; ``¬a < b`` is ``b ≤ a``."""
        name = str(unfold_app(p)[0].name)  # type: ignore[attr-defined]
        strict = name in ("LT.lt", "GT.gt")
        a, b = (args[2], args[3]) if name in ("LT.lt", "LE.le") else (args[3], args[2])
        type = args[0]
        if type is not NAT_CONST and type is not INT:
            n = fin_size(type)
            if n is None:
                return 0
            a, b, type = fin_val(n, a), fin_val(n, b), NAT_CONST
        word = "nat" if type is NAT_CONST else "int"
        proof = lemma(f"{word}_not_lt" if strict else f"{word}_not_le", [a, b, h])
        return self._typed(state, "of_le" if strict else "of_lt", type, b, a, proof)

    def _not_dvd(self, state: State, h: Expr, _p: Expr, args: list[Expr]) -> int:
        if args[0] is NAT_CONST:
            return self.add(state, lemma("nat_not_dvd", [args[2], args[3], h]))
        return self.add(state, lemma("int_not_dvd_or", [args[2], args[3], h])) if args[0] is INT else 0


def fin_size(type: Expr) -> Expr | None:
    """``n`` for the type ``Fin n``."""
    fn, args = unfold_app(type)
    return args[0] if isinstance(fn, Const) and fn.name is _FIN and len(args) == 1 else None


def fin_val(n: Expr, a: Expr) -> Expr:
    return mk_app(mk_app(mk_const(mk_name("Fin.val")), n), a)


_RULES: Final[dict[tuple[str, int], Callable[[Collector, State, Expr, list[Expr]], int]]] = {
    ("Eq", 3): Collector._eq,
    ("Ne", 3): Collector._ne,
    ("LE.le", 4): Collector._le,
    ("LT.lt", 4): Collector._lt,
    ("GE.ge", 4): Collector._ge,
    ("GT.gt", 4): Collector._gt,
    ("Dvd.dvd", 4): Collector._dvd,
    ("Not", 1): Collector._not,
    ("And", 2): Collector._and,
    ("Or", 2): Collector._or,
    ("Iff", 2): Collector._iff,
    ("Exists", 2): Collector._exists,
}
_NEGATIONS: Final[dict[tuple[str, int], Callable[[Collector, State, Expr, Expr, list[Expr]], int]]] = {
    ("Not", 1): Collector._not_not,
    ("Eq", 3): Collector._not_eq,
    ("Ne", 3): Collector._not_ne,
    ("LE.le", 4): Collector._not_order,
    ("LT.lt", 4): Collector._not_order,
    ("GE.ge", 4): Collector._not_order,
    ("GT.gt", 4): Collector._not_order,
    ("Dvd.dvd", 4): Collector._not_dvd,
    ("And", 2): lambda c, s, h, _p, args: c._not_by("not_and_or", s, h, args),
    ("Or", 2): lambda c, s, h, _p, args: c._not_by("not_or_and", s, h, args),
    ("Iff", 2): lambda c, s, h, _p, args: c._not_by("not_iff_or", s, h, args),
}
