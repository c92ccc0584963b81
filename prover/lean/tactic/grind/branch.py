"""One case of ``grind``: the facts known in it, saturated under propagation until they clash or nothing follows.

Source: Lean 4 ``src/Lean/Meta/Tactic/Grind/{Types,Core,Intro}.lean``. A branch lives in a local context of its own:
what it takes out of ``∃`` and what a case assumes are locals, which :meth:`Branch.close_with` abstracts at the end.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from prover.lean.expr import Expr, Pi, is_app_of, mk_app, mk_apps, mk_const, unfold_app
from prover.lean.meta.app_builder import AND, EQ, FALSE, IFF, NOT, TRUE
from prover.lean.meta.meta import Meta
from prover.lean.name import mk_name
from prover.lean.subst import beta, instantiate1
from prover.lean.tactic.grind import logic
from prover.lean.tactic.grind.egraph import EGraph
from prover.lean.tactic.grind.normal import Normalizer
from prover.lean.tactic.grind.theorems import Theorem, ground_terms, local_theorems

Lazy = Callable[[], Expr]
Wrapper = Callable[[Expr], Expr]
MAX_LOCALS: Final = 3
"""Variables at which a universal fact is used that no pattern says where to use (chosen by hand)."""
MAX_RESORTS: Final = 2
"""Rounds of such instances where nothing else is left."""


class Branch:
    """Facts, the E-graph they live in, and the theorems among them."""

    def __init__(self, m: Meta, normalize: Normalizer) -> None:
        self.m = m
        self.normalize = normalize
        self.graph = EGraph(m)
        self.pending: list[tuple[Expr, Expr, int]] = []
        """Facts to be added: proposition, proof, generation."""
        self.asserted: list[Expr] = []
        """Normalised facts, in order (for the failure message)."""
        self.witnesses: list[tuple[Expr, int]] = []
        """Existential facts to take apart."""
        self.disequalities: list[Expr] = []
        self.theorems: list[Theorem] = []
        self.done: set[object] = set()
        """What must happen once only: splits, evaluations, instances."""
        self.instances = 0
        self.resorts = 0
        self.wrappers: list[Wrapper] = []
        self.proof: Expr | None = None
        """False, once it is proved."""

    def copy(self) -> Branch:
        new = Branch.__new__(Branch)
        new.m, new.normalize = self.m, self.normalize
        new.graph = self.graph.copy()
        new.pending, new.asserted, new.witnesses = list(self.pending), list(self.asserted), list(self.witnesses)
        new.disequalities = list(self.disequalities)
        new.instances, new.resorts = self.instances, self.resorts
        new.theorems, new.done, new.wrappers, new.proof = list(self.theorems), set(self.done), [], None
        return new

    # ------------------------------------------------------------ facts in
    def add_fact(self, prop: Expr, proof: Expr, generation: int) -> None:
        self.pending.append((prop, proof, generation))

    def add_term(self, e: Expr, generation: int) -> None:
        self.graph.add(e, generation)

    def normal_term(self, e: Expr, generation: int) -> tuple[Expr, Expr | None]:
        """The normal form of a term, entered, and a proof of ``e = …``."""
        result = self.normalize(e)
        self.add_term(result.expr, generation)
        return result.expr, result.proof

    def _assert(self, prop: Expr, proof: Expr, generation: int) -> None:
        """Normalise and take apart one fact."""
        m = self.m
        result = self.normalize(prop)
        p = result.expr
        if result.proof is not None:
            proof = m.mk_eq_mp(result.proof, proof)
        elif p is not prop:
            proof = logic.typed(p, proof)
        if p is TRUE:
            return
        if p is FALSE:
            self.proof = proof
            return
        self.asserted.append(p)
        self._assert_normal(p, proof, generation)

    def _assert_normal(self, p: Expr, h: Expr, generation: int) -> None:
        g, m = self.graph, self.m
        if is_app_of(p, AND, 2):
            a, b = unfold_app(p)[1]
            self._assert_normal(a, mk_apps(logic.const("And.left"), [a, b, h]), generation)
            self._assert_normal(b, mk_apps(logic.const("And.right"), [a, b, h]), generation)
        elif is_app_of(p, EQ, 3):
            _, a, b = unfold_app(p)[1]
            self._enter(generation, a, b)
            g.merge(a, b, lambda: h)
        elif is_app_of(p, IFF, 2):
            a, b = unfold_app(p)[1]
            self._enter(generation, a, b)
            g.merge(a, b, lambda: m.mk_propext(h))
        elif is_app_of(p, NOT, 1):
            a = unfold_app(p)[1][0]
            self._enter(generation, a)
            self.refuted(a, lambda: h)
        else:
            self._enter(generation, p)
            self.proved(p, lambda: h)

    def _enter(self, generation: int, *terms: Expr) -> None:
        for e in terms:
            self.graph.add(e, generation)

    # ------------------------------------------------------------ facts about propositions
    def equal_by(self, a: Expr, b: Expr, proof: Expr) -> None:
        """``a = b`` by a proof whose type is that by definition."""
        self.graph.merge(a, b, lambda: logic.typed(self.m.mk_eq(a, b), proof))

    def proved(self, p: Expr, h: Lazy) -> None:
        """``p`` holds."""
        self.graph.merge(p, TRUE, lambda: logic.eq_true(p, h()))

    def refuted(self, p: Expr, h: Lazy) -> None:
        """``¬p`` holds."""
        self.graph.merge(p, FALSE, lambda: logic.eq_false(p, h()))

    def proof_of(self, p: Expr) -> Expr:
        """A proof of a proposition that is True here."""
        return logic.of_eq_true(p, self.graph.explain(p, TRUE))

    def refutation_of(self, p: Expr) -> Expr:
        """A proof of ``¬p`` for one that is False here."""
        return logic.of_eq_false(p, self.graph.explain(p, FALSE))

    # ------------------------------------------------------------ what waits
    def assert_next(self) -> None:
        self._assert(*self.pending.pop(0))

    def take_witness(self) -> None:
        """From ``∃ x, p x``: a new local ``x`` and the fact ``p x``."""
        m = self.m
        e, generation = self.witnesses.pop(0)
        fn, (alpha, predicate) = unfold_app(e)
        h = self.proof_of(e)
        x = m.push_local(m.fresh_user_name(getattr(predicate, "binder_name", mk_name("x"))), alpha)
        prop = m.instantiate_mvars(beta(predicate, [x]))
        hx = m.push_local(m.fresh_user_name(mk_name("h")), prop)
        elim = mk_const(mk_name("Exists.elim"), fn.levels)  # type: ignore[attr-defined]
        self.wrappers.append(lambda proof: mk_apps(elim, [alpha, predicate, FALSE, h, m.mk_lambda([x, hx], proof)]))
        if m.is_prop(alpha):
            self.add_fact(alpha, x, generation)
        self.add_fact(prop, hx, generation)

    def close_with(self, proof: Expr) -> Expr:
        """``proof`` of False without the locals that this branch made."""
        for wrap in reversed(self.wrappers):
            proof = wrap(proof)
        return proof

    def note_existential(self, e: Expr) -> None:
        if self.once("∃", e):
            self.witnesses.append((e, self.graph.generation.get(e, 0)))

    def once(self, *key: object) -> bool:
        """True the first time in this branch."""
        if key in self.done:
            return False
        self.done.add(key)
        return True

    def note_disequality(self, e: Expr) -> None:
        """``¬a = b``: extensionality may apply."""
        self.disequalities.append(e)

    def add_universal(self, e: Pi) -> None:
        """``∀ x, p x`` holds: a theorem to be instantiated."""
        if self.once("theorem", e):
            for term in ground_terms(self.m, e):
                self.graph.add(term, self.graph.generation[e])
            found = local_theorems(self.m, self.proof_of(e), e)
            self.theorems.extend(found)
            if not found:
                self._apply_to_locals(e)

    def apply_universals(self) -> bool:
        """The last resort: universal facts at the variables at hand; is there anything new?"""
        if self.resorts >= MAX_RESORTS:
            return False
        self.resorts += 1
        for e in self.graph.class_of(TRUE):
            if isinstance(e, Pi) and not self.graph.is_implication(e) and not self.m.is_prop(e.binder_type):
                self._apply_to_locals(e)
        return bool(self.pending)

    def _apply_to_locals(self, e: Pi) -> None:
        """Instances of a universal fact at variables of the right type, the latest first."""
        values = [d.fvar for d in self.m.lctx.reversed() if d.type is e.binder_type and not d.is_aux]
        for value in values[:MAX_LOCALS]:
            if self.once("local", e, value):
                proof = mk_app(self.proof_of(e), value)
                self.add_fact(instantiate1(e.body, value), proof, self.graph.generation[e] + 1)
