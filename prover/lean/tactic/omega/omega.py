"""The ``omega`` tactic: the goal's negation joins the hypotheses, which are refuted, splitting disjunctions lazily.

Source: Lean 4 ``src/Lean/Elab/Tactic/Omega/Frontend.lean`` (``omegaImpl``, ``splitDisjunction``,
``formatErrorMessage``). Every refutation is a term of lemmas that the kernel checks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from prover.lean.expr import Expr, mk_apps, mk_const, unfold_app
from prover.lean.meta.app_builder import FALSE
from prover.lean.meta.errors import LeanError, UnsupportedFeature
from prover.lean.meta.meta import Meta
from prover.lean.name import mk_name
from prover.lean.syntax import ast, tactic_ast
from prover.lean.tactic.by_contra import false_or_by_contra
from prover.lean.tactic.omega.facts import Collector, State
from prover.lean.tactic.omega.linear import OmegaConfig
from prover.lean.tactic.omega.solver import Coeffs, Contradiction, Fact, Problem, TooManyFacts
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac

FAILED: Final = "omega could not prove the goal:\n"
NO_FACTS: Final = (
    "No usable constraints found. You may need to unfold definitions so `omega` can see linear arithmetic facts about "
    "`Nat` and `Int`, which may also involve multiplication, division, and modular remainder by constants."
)
_OPTIONS: Final = {
    "splitDisjunctions": "split_disjunctions",
    "splitNatSub": "split_nat_sub",
    "splitNatAbs": "split_nat_abs",
    "splitMinMax": "split_min_max",
}


class Omega:
    """One run on one goal."""

    def __init__(self, m: Meta, config: OmegaConfig) -> None:
        self.m = m
        self.collector = Collector(m, config)

    def refute(self, facts: Sequence[Expr]) -> Expr:
        """A proof of False from ``facts``; LeanError shows what is left when there is none."""
        return self._solve(State(Problem(self.collector.atoms.fresh), facts=list(facts)))

    def _solve(self, state: State) -> Expr:
        self.collector.process(state)
        if state.falsity is not None:
            return state.falsity
        if state.contradiction is None:
            try:
                state.problem.refute(lambda n: self.m.tick("omega", n))
            except Contradiction as found:
                state.contradiction = found.step
            except TooManyFacts:
                pass  # Lean would run out of heartbeats; here the disjunctions may still help
        if state.contradiction is not None:
            return self.collector.certificate(state).prove_false(state.contradiction)
        return self._split(state)

    def _split(self, state: State) -> Expr:
        """Case analysis on the newest disjunction whose first side says anything."""
        m = self.m
        disjunctions = state.disjunctions
        while disjunctions:
            h, disjunctions = disjunctions[0], disjunctions[1:]
            p, q = unfold_app(m.instantiate_mvars(m.whnf_d(m.infer_type(h))))[1]
            first = self._first_case(state, p, disjunctions)
            if first is None:
                continue
            with m.scope():
                h2 = m.push_local(mk_name("h₂"), q)
                second = m.mk_lambda([h2], self._solve(state.branch(h2, disjunctions)))
            return mk_apps(mk_const(mk_name("Or.elim")), [p, q, FALSE, h, first, second])
        raise LeanError(FAILED + self._explain(state))

    def _first_case(self, state: State, p: Expr, disjunctions: tuple[Expr, ...]) -> Expr | None:
        """The refutation of ``p``; None when it holds no usable fact."""
        saved = self.collector.atoms.save()
        try:
            with self.m.scope():
                h1 = self.m.push_local(mk_name("h₁"), p)
                branch = state.branch(h1, disjunctions)
                if self.collector.process(branch) == 0:
                    return None
                return self.m.mk_lambda([h1], self._solve(branch))
        finally:
            self.collector.atoms.restore(saved)

    # ------------------------------------------------------------ what is shown of a failure
    def _explain(self, state: State) -> str:
        constraints = sorted(state.problem.constraints.values(), key=lambda f: f.coeffs)
        if not constraints:
            return NO_FACTS
        used = {i for fact in constraints for i, c in enumerate(fact.coeffs) if c}
        names = self._names(used)
        lines = ["  " + show_constraint(show_form(names, fact.coeffs), fact) for fact in constraints]
        atoms = [f" {names[i]} := {self.m.pp(self.collector.atoms.exprs[i])}" for i in sorted(used)]
        head = "a possible counterexample may satisfy the constraints\n"
        return head + "\n".join(lines) + "\nwhere\n" + "\n".join(atoms)

    def _names(self, used: set[int]) -> dict[int, str]:
        """``a``, ``b``, … for the atoms in order, leaving out names that stand for something already."""
        names: dict[int, str] = {}
        n = 0
        for i in sorted(used):
            while self._in_scope(_letter(n)):
                n += 1
            names[i] = _letter(n)
            n += 1
        return names

    def _in_scope(self, text: str) -> bool:
        name = mk_name(text)
        return self.m.lctx.find_by_name(name) is not None or name in self.m.env


def _letter(i: int) -> str:
    return chr(ord("a") + i % 26) + ("" if i < 26 else f"_{i // 26}")


def show_form(names: dict[int, str], coeffs: Coeffs) -> str:
    parts: list[str] = []
    for i, c in enumerate(coeffs):
        if c == 0:
            continue
        sign = (" + " if c > 0 else " - ") if parts else ("" if c > 0 else "- ")
        parts.append(sign + (names[i] if abs(c) == 1 else f"{abs(c)}*{names[i]}"))
    return "".join(parts)


def show_constraint(form: str, fact: Fact) -> str:
    lower, upper = fact.lower, fact.upper
    if lower is not None and upper is not None:
        return f"{lower.value} ≤ {form} ≤ {upper.value}"
    if lower is not None:
        return f"{form} ≥ {lower.value}"
    return f"{form} ≤ {upper.value}" if upper is not None else f"{form} is unconstrained"


def omega(m: Meta, goal: int, config: OmegaConfig | None = None) -> None:
    """Close the goal or raise LeanError."""
    goal = false_or_by_contra(m, goal)
    with m.with_mvar_context(goal):
        hyps = [d.fvar for d in m.lctx if not d.is_aux and m.is_prop(m.instantiate_mvars(d.type))]
        m.assign(goal, Omega(m, config or OmegaConfig()).refute(hyps))


def configuration(items: Sequence[ast.ConfigItem]) -> OmegaConfig:
    config = OmegaConfig()
    for item in items:
        field = _OPTIONS.get(str(item.name))
        if field is None:
            raise LeanError(f"The structure `Lean.Meta.Omega.OmegaConfig` has no field `{item.name}`", item)
        value = item.value if isinstance(item.value, bool) else str(getattr(item.value, "name", "true")) == "true"
        config = replace(config, **{field: value})
    return config


@tactic(tactic_ast.TermList, "omega")
def run_omega_list(tac: Tac, stx: tactic_ast.TermList) -> None:
    omega(tac.m, tac.main_goal(), configuration(stx.config))
    tac.replace_main([])


@tactic(tactic_ast.TermList, "lia")
def run_lia(tac: Tac, stx: tactic_ast.TermList) -> None:
    """What ``omega`` proves of Lean's ``lia``, which also works with congruences."""
    refusal = tac.attempt(lambda: run_omega_list(tac, stx))
    if refusal is not None:
        raise UnsupportedFeature("`lia` where `omega` fails", stx)


@tactic(tactic_ast.Simple, "omega")
def run_omega(tac: Tac, stx: tactic_ast.Simple) -> None:
    omega(tac.m, tac.main_goal())
    tac.replace_main([])
