"""The front end of ``omega``: facts from hypotheses, case splits, and the tactic.

Source: Lean 4 ``src/Lean/Elab/Tactic/Omega/Frontend.lean``. Understood: ``=`` ``≠`` ``<`` ``≤`` ``>`` ``≥`` ``∣`` on
Nat and Int, ``¬ ∧ ∨ → ↔`` between them, ``/`` and ``%`` by literals, truncated subtraction, casts, min, max. Products
of variables are atoms. The goal is refuted: its negation joins the hypotheses.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from prover.lean.expr import Const, Expr, Pi, mk_apps, mk_const, unfold_app
from prover.lean.meta.app_builder import FALSE, NAT_CONST
from prover.lean.meta.errors import LeanError
from prover.lean.meta.meta import Meta
from prover.lean.name import mk_name
from prover.lean.syntax import tactic_ast
from prover.lean.tactic.omega.certificate import INT, Certificate, Proved, combine, lemma
from prover.lean.tactic.omega.linear import Atoms, Linear
from prover.lean.tactic.omega.solver import Fact, Step, refute
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac

FAILED: Final = (
    "omega could not prove the goal:\na possible counterexample may satisfy the constraints (none was constructed here)"
)
NO_FACTS: Final = (
    "omega could not prove the goal:\nNo usable constraints found. You may need to unfold definitions so `omega` can "
    "see linear arithmetic facts about `Nat` and `Int`, which may also involve multiplication, division, and modular "
    "remainder by constants."
)
MAX_SPLITS: Final = 64


@dataclass(slots=True)
class _Relation:
    """A normalised fact: ``a rel b`` on integers with the lemma that makes a vector of it."""

    rule: str
    left: Linear
    right: Linear
    left_term: Expr
    right_term: Expr
    proof: Expr

    @property
    def const(self) -> int:
        shift = 1 if self.rule == "of_lt" else 0
        return self.right.const - self.left.const - shift

    @property
    def coeffs(self) -> tuple[int, ...]:
        return combine(1, self.right.coeffs, -1, self.left.coeffs)

    def vector(self, n: int) -> tuple[int, ...]:
        """Padded to ``n`` coefficients."""
        return (*self.coeffs, *[0] * (n - len(self.coeffs)))

    def prove(self, xs: Expr) -> Expr:
        (k, cs), (l_, ds) = self.left.parts(), self.right.parts()
        args = [self.left_term, self.right_term, k, l_, cs, ds, xs]
        return lemma(self.rule, [*args, self.left.prove(xs), self.right.prove(xs), self.proof])


@dataclass(slots=True)
class Problem:
    """Facts collected on one branch; ``splits`` are disjunctions not yet used."""

    atoms: Atoms
    relations: list[_Relation] = field(default_factory=list)
    splits: list[tuple[Expr, Expr, Expr]] = field(default_factory=list)
    contradiction: Expr | None = None
    side_facts_used: int = 0

    def copy(self) -> Problem:
        return Problem(self.atoms, list(self.relations), list(self.splits), None, self.side_facts_used)


class Omega:
    """One run on one goal."""

    def __init__(self, m: Meta) -> None:
        self.m = m
        self.branches = 0

    # ------------------------------------------------------------ facts
    def add(self, problem: Problem, proof: Expr, prop: Expr) -> None:
        """Add a hypothesis, whatever its shape; those that say nothing here are ignored."""
        m = self.m
        m.tick("omega", 5)
        prop = m.instantiate_mvars(prop)
        fn, args = unfold_app(prop)
        if prop is FALSE:
            problem.contradiction = proof
        elif isinstance(fn, Const):
            self._add_const(problem, proof, prop, str(fn.name), args)
        elif isinstance(prop, Pi) and not prop.body.loose and m.is_prop(prop.binder_type) and m.is_prop(prop.body):
            if prop.body is FALSE:
                self._add_not(problem, proof, prop.binder_type)
            elif self._is_arithmetic(prop.binder_type) and self._is_arithmetic(prop.body):
                p, q = prop.binder_type, prop.body
                self._add_or(problem, lemma("imp_or", [p, q, proof]), m.mk_not(p), q)

    def _add_const(self, problem: Problem, proof: Expr, prop: Expr, name: str, args: list[Expr]) -> None:
        m = self.m
        if name == "And" and len(args) == 2:
            self.add(problem, mk_apps(mk_const(mk_name("And.left")), [*args, proof]), args[0])
            self.add(problem, mk_apps(mk_const(mk_name("And.right")), [*args, proof]), args[1])
        elif name == "Or" and len(args) == 2:
            self._add_or(problem, proof, args[0], args[1])
        elif name == "Not" and len(args) == 1:
            self._add_not(problem, proof, args[0])
        elif name == "Iff" and len(args) == 2:
            if self._is_arithmetic(args[0]) and self._is_arithmetic(args[1]):
                p, q = args
                left, right = m.mk_and(p, q), m.mk_and(m.mk_not(p), m.mk_not(q))
                self._add_or(problem, lemma("iff_or", [p, q, proof]), left, right)
        elif name == "Ne" and len(args) == 3:
            self._add_not(problem, proof, m.mk_eq(args[1], args[2]))
        elif name == "Eq" and len(args) == 3 and args[0] in (NAT_CONST, INT):
            self._relation(problem, "of_eq", args[0], args[1], args[2], proof)
        elif name in ("LE.le", "LT.lt", "GE.ge", "GT.gt") and len(args) == 4 and args[0] in (NAT_CONST, INT):
            a, b = (args[2], args[3]) if name in ("LE.le", "LT.lt") else (args[3], args[2])
            self._relation(problem, "of_le" if name in ("LE.le", "GE.ge") else "of_lt", args[0], a, b, proof)
        elif name in ("Nat.le", "Nat.lt") and len(args) == 2:
            self._relation(problem, "of_le" if name == "Nat.le" else "of_lt", NAT_CONST, args[0], args[1], proof)
        elif name == "Dvd.dvd" and len(args) == 4 and args[0] in (NAT_CONST, INT):
            self._add_dvd(problem, proof, args[0], args[2], args[3])

    def _is_arithmetic(self, p: Expr) -> bool:
        """Would :meth:`add` understand ``p``?"""
        fn, args = unfold_app(p)
        if not isinstance(fn, Const):
            return isinstance(p, Pi) and not p.body.loose and self._is_arithmetic(p.binder_type)
        name = str(fn.name)
        if name in ("And", "Or", "Iff"):
            return all(self._is_arithmetic(a) for a in args)
        if name == "Not":
            return self._is_arithmetic(args[0])
        if name in ("False", "True"):
            return True
        return name in _RELATIONS and bool(args) and args[0] in (NAT_CONST, INT)

    def _relation(self, problem: Problem, rule: str, type: Expr, a: Expr, b: Expr, proof: Expr) -> None:
        atoms = problem.atoms
        if type is NAT_CONST:
            wrapped = lemma({"of_eq": "nat_eq", "of_le": "nat_le", "of_lt": "nat_lt"}[rule], [a, b, proof])
            left, right = atoms.cast(a), atoms.cast(b)
        else:
            wrapped, left, right = proof, a, b
        problem.relations.append(_Relation(rule, atoms.linear(left), atoms.linear(right), left, right, wrapped))
        while problem.side_facts_used < len(atoms.side_facts):
            problem.side_facts_used += 1
            self.add(problem, *atoms.side_facts[problem.side_facts_used - 1])

    def _add_dvd(self, problem: Problem, proof: Expr, type: Expr, d: Expr, a: Expr) -> None:
        m = self.m
        word = "nat" if type is NAT_CONST else "int"
        rest = m.mk_app_m("HMod.hMod", [a, d])
        self.add(problem, lemma(f"{word}_dvd", [d, a, proof]), m.mk_eq(rest, m.mk_numeral(type, 0)))

    def _add_or(self, problem: Problem, proof: Expr, p: Expr, q: Expr) -> None:
        if self._is_arithmetic(p) or self._is_arithmetic(q):
            problem.splits.append((proof, p, q))

    def _add_not(self, problem: Problem, proof: Expr, p: Expr) -> None:
        """``¬p`` by the shape of ``p``."""
        m = self.m
        p = m.instantiate_mvars(p)
        fn, args = unfold_app(p)
        if isinstance(p, Pi) and not p.body.loose and m.is_prop(p.binder_type) and m.is_prop(p.body):
            if not self._is_arithmetic(p):
                return
            a, b = p.binder_type, p.body
            self.add(problem, lemma("not_imp_and", [a, b, proof]), m.mk_and(a, m.mk_not(b)))
            return
        if not isinstance(fn, Const):
            return
        name = str(fn.name)
        if name == "Not" and len(args) == 1:
            self.add(problem, m.mk_app_m("Classical.byContradiction", [proof]), args[0])
        elif name == "And" and len(args) == 2:
            self._add_or(problem, lemma("not_and_or", [*args, proof]), m.mk_not(args[0]), m.mk_not(args[1]))
        elif name == "Or" and len(args) == 2:
            both = m.mk_and(m.mk_not(args[0]), m.mk_not(args[1]))
            self.add(problem, lemma("not_or_and", [*args, proof]), both)
        elif name == "Iff" and len(args) == 2 and self._is_arithmetic(p):
            a, b = args
            left, right = m.mk_and(a, m.mk_not(b)), m.mk_and(m.mk_not(a), b)
            self._add_or(problem, lemma("not_iff_or", [a, b, proof]), left, right)
        elif name == "Ne" and len(args) == 3:
            eq = m.mk_eq(args[1], args[2])
            self.add(problem, mk_apps(mk_const(mk_name("Classical.byContradiction")), [eq, proof]), eq)
        elif args and args[0] in (NAT_CONST, INT):
            self._add_not_relation(problem, proof, name, args)

    def _add_not_relation(self, problem: Problem, proof: Expr, name: str, args: list[Expr]) -> None:
        m = self.m
        word = "nat" if args[0] is NAT_CONST else "int"
        if name == "Eq" and len(args) == 3:
            a, b = args[1], args[2]
            left, right = m.mk_app_m("LT.lt", [a, b]), m.mk_app_m("LT.lt", [b, a])
            self._add_or(problem, lemma(f"{word}_ne", [a, b, proof]), left, right)
        elif name in ("LE.le", "GE.ge") and len(args) == 4:
            a, b = (args[2], args[3]) if name == "LE.le" else (args[3], args[2])
            self._relation(problem, "of_lt", args[0], b, a, lemma(f"{word}_not_le", [a, b, proof]))
        elif name in ("LT.lt", "GT.gt") and len(args) == 4:
            a, b = (args[2], args[3]) if name == "LT.lt" else (args[3], args[2])
            self._relation(problem, "of_le", args[0], b, a, lemma(f"{word}_not_lt", [a, b, proof]))
        elif name == "Dvd.dvd" and len(args) == 4:
            rest = m.mk_app_m("HMod.hMod", [args[3], args[2]])
            zero = m.mk_numeral(args[0], 0)
            new = lemma(f"{word}_not_dvd", [args[2], args[3], proof])
            self.add(
                problem, new, m.mk_app_m("LT.lt", [zero, rest]) if word == "nat" else m.mk_not(m.mk_eq(rest, zero))
            )

    # ------------------------------------------------------------ solving
    def solve(self, problem: Problem) -> Expr | None:
        """A proof of False, splitting disjunctions when needed."""
        if problem.contradiction is not None:
            return problem.contradiction
        proof = self._refute(problem)
        if proof is not None or not problem.splits:
            return proof
        self.branches += 1
        if self.branches > MAX_SPLITS:
            raise LeanError("omega: too many case splits")
        disjunction, p, q = problem.splits[0]
        cases: list[Expr] = []
        for prop in (p, q):
            branch = problem.copy()
            branch.splits = branch.splits[1:]
            with self.m.scope():
                h = self.m.push_local(mk_name("h"), prop)
                self.add(branch, h, prop)
                inner = self.solve(branch)
                if inner is None:
                    return None
                cases.append(self.m.mk_lambda([h], inner))
        return mk_apps(mk_const(mk_name("Or.elim")), [p, q, FALSE, disjunction, *cases])

    def _refute(self, problem: Problem) -> Expr | None:
        if not problem.relations:
            return None
        n = len(problem.atoms.exprs)
        facts = [
            Fact(r.rule == "of_eq", r.const, r.vector(n), Step("hyp", (), i)) for i, r in enumerate(problem.relations)
        ]
        step = refute(facts)
        if step is None:
            return None

        def hypothesis(i: int, xs: Expr) -> Proved:
            r = problem.relations[i]
            return Proved(r.const, r.coeffs, r.prove(xs))

        return Certificate(problem.atoms.exprs, hypothesis).prove_false(step)


_RELATIONS: Final = frozenset({"Eq", "Ne", "LE.le", "LT.lt", "GE.ge", "GT.gt", "Dvd.dvd"})


def omega(m: Meta, goal: int) -> None:
    """Close the goal or raise LeanError."""
    with m.with_mvar_context(goal) as decl:
        target = m.instantiate_mvars(decl.type)
        run = Omega(m)
        problem = Problem(Atoms(m))
        for hyp in m.lctx:
            if not hyp.is_aux and m.is_prop(hyp.type):
                run.add(problem, hyp.fvar, hyp.type)
        if target is FALSE or not run._is_arithmetic(m.whnf_r(target)):
            proof = _solved(run, problem)
            m.assign(goal, proof if target is FALSE else m.mk_false_elim(target, proof))
            return
        with m.scope():
            negation = m.mk_not(target)
            h = m.push_local(mk_name("h"), negation)
            run.add(problem, h, negation)
            body = m.mk_lambda([h], _solved(run, problem))
        m.assign(goal, mk_apps(mk_const(mk_name("Classical.byContradiction")), [target, body]))


def _solved(run: Omega, problem: Problem) -> Expr:
    proof = run.solve(problem)
    if proof is None:
        raise LeanError(FAILED if problem.relations or problem.splits else NO_FACTS)
    return proof


@tactic(tactic_ast.TermList, "omega")
def run_omega_list(tac: Tac, stx: tactic_ast.TermList) -> None:
    omega(tac.m, tac.main_goal())
    tac.replace_main([])


@tactic(tactic_ast.Simple, "omega")
def run_omega(tac: Tac, stx: tactic_ast.Simple) -> None:
    omega(tac.m, tac.main_goal())
    tac.replace_main([])
