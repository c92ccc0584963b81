"""Rewriting: ``rw``, ``rewrite``, ``erw``, ``rwa``, ``nth_rewrite``.

Source: Lean 4 ``src/Lean/Meta/Tactic/Rewrite.lean``, ``src/Lean/Elab/Tactic/Rewrite.lean``. :func:`rewrite` is the pure
part (also used by ``conv``): it abstracts the instances of the left-hand side and proves ``e = e'`` by ``congrArg``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from prover.lean.expr import Expr, FVar, MVar, get_app_fn, mk_apps, mk_const, mk_lambda
from prover.lean.meta.base import Occurrences, Transparency
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, UnsupportedFeature
from prover.lean.name import Name, mk_name
from prover.lean.subst import instantiate1
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.apply import indent, reorder_goals, synth_app_instances
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac, goal_error, replace_target_eq
from prover.lean.tactic.unfold import equation_lemmas

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta


@dataclass(frozen=True, slots=True)
class RewriteConfig:
    """``transparency`` for matching instances of the pattern; ``occs`` which of them (from 1)."""

    transparency: Transparency = Transparency.INSTANCES
    occs: Occurrences = "all"
    new_goals: str = "nonDependentFirst"


@dataclass(frozen=True, slots=True)
class RewriteResult:
    """``proof : e = new``; ``goals`` for arguments that stay open."""

    new: Expr
    proof: Expr
    goals: list[int]


MOTIVE_EXPLANATION = (
    "\n\nExplanation: The rewrite tactic rewrites an expression 'e' using an equality 'a = b' by the following "
    "process. First, it looks for all 'a' in 'e'. Second, it tries to abstract these occurrences of 'a' to "
    "create a function 'm := fun x => ...', called the *motive*, with the property that 'm a' is "
    "definitionally equal to 'e'. Third, we observe that 'congrArg' implies that 'm a = m b', which can be "
    "used with lemmas such as 'Eq.mpr' to change the goal. However, if 'e' depends on specific properties of "
    "'a', then the motive 'm' might not typecheck."
    "\n\nPossible solutions: use rewrite's 'occs' configuration option to limit which occurrences are rewritten, "
    "or use 'simp' or 'conv' mode, which have strategies for certain kinds of dependencies (these tactics can "
    "handle proofs and 'Decidable' instances whose types depend on the rewritten term, and 'simp' can apply "
    "user-defined '@[congr]' theorems as well)."
)


def rewrite(
    m: Meta,
    goal: int,
    e: Expr,
    heq: Expr,
    symm: bool = False,
    config: RewriteConfig = RewriteConfig(),
) -> RewriteResult:
    """Rewrite ``e`` with ``heq : ∀ xs, lhs = rhs`` (or ``↔``) in the goal's context."""
    with m.with_mvar_context(goal):
        heq_in = heq
        heq_type = m.instantiate_mvars(m.infer_type(heq))
        mvars, infos, heq_type = m.forall_meta_telescope(heq_type)
        heq = mk_apps(heq, mvars)
        heq, sides = _as_equation(m, heq_in, heq, heq_type)
        type, lhs, rhs = sides
        if symm:
            heq, lhs, rhs = m.mk_eq_symm(heq), rhs, lhs
        lhs = m.instantiate_mvars(lhs)
        if isinstance(get_app_fn(lhs), MVar):
            shown = m.mk_eq(lhs, rhs)
            raise LeanError(
                m.msg(
                    "Invalid rewrite argument: The pattern to be substituted is a metavariable (`{}`) in this equality"
                    "\n  {}",
                    lhs,
                    shown,
                )
            )
        e = m.instantiate_mvars(e)
        with m.with_transparency(config.transparency):
            abstracted = m.kabstract(e, lhs, config.occs)
        if not abstracted.has_loose:
            detail = (
                f"Did not find an occurrence of the pattern\n{indent(m.pp(lhs))}\n"
                f"in the target expression\n{indent(m.pp(e))}"
            )
            raise goal_error(m, "rewrite", goal, detail)
        new = m.instantiate_mvars(instantiate1(abstracted, m.instantiate_mvars(rhs)))
        motive = mk_lambda(mk_name("_a"), type, abstracted)
        e_type = m.infer_type(e)
        _check_motive(m, goal, motive, type, abstracted, e_type)
        u1, u2 = m.get_level(type), m.get_level(e_type)
        proof = mk_apps(mk_const(mk_name("congrArg"), (u1, u2)), (type, e_type, lhs, rhs, motive, heq))
        synth_app_instances(m, "rewrite", goal, mvars, infos)
        goals = reorder_goals(m, mvars)
        others = [g for g in m.mctx.collect_mvars(heq_in) if g not in set(goals)]
        return RewriteResult(m.instantiate_mvars(new), proof, goals + others)


def _as_equation(m: Meta, heq_in: Expr, heq: Expr, type: Expr) -> tuple[Expr, tuple[Expr, Expr, Expr]]:
    """``heq`` as a proof of an equation, with its type, left and right sides."""
    iff = m.match_app(type, mk_name("Iff"), 2)
    if iff is not None:
        proof = mk_apps(mk_const(mk_name("propext")), (*iff, heq))
        eq = m.match_eq(m.mk_eq(iff[0], iff[1]))
        assert eq is not None
        return proof, eq
    eq = m.match_eq(type) or m.match_eq(m.whnf(type))
    if eq is not None:
        return heq, eq
    is_proof = m.is_prop(type)
    what = "is a proof of" if is_proof else "is a value of type"
    raise LeanError(
        m.msg(
            "Invalid rewrite argument: Expected an equality or iff proof or definition name, but `{}` "
            + what
            + "\n  {}",
            m.instantiate_mvars(heq),
            m.instantiate_mvars(type),
        )
    )


def _check_motive(m: Meta, goal: int, motive: Expr, type: Expr, abstracted: Expr, e_type: Expr) -> None:
    try:
        m.check(motive)
    except HeartbeatsExceeded:
        raise
    except LeanError as err:
        detail = f"motive is not type correct:\n{indent(m.pp(motive))}\nError: {err.text}{MOTIVE_EXPLANATION}"
        raise goal_error(m, "rewrite", goal, detail) from err
    with m.with_local(mk_name("_a"), type) as fvar:
        fine = m.is_def_eq_guarded(m.infer_type(instantiate1(abstracted, fvar)), e_type)
    if not fine:
        raise goal_error(m, "rewrite", goal, f"motive is dependent:\n{indent(m.pp(motive))}")


# ------------------------------------------------------------------ the tactics
def rewrite_target(tac: Tac, term: ast.Term, symm: bool, config: RewriteConfig) -> None:
    m = tac.m
    with tac.with_main(), tac.elaborating():
        e = _elab_rule(tac, term)
        goal = tac.main_goal()
        result = rewrite(m, goal, tac.main_target(), e, symm, config)
        new = replace_target_eq(m, goal, result.new, result.proof)
        tac.replace_main([new, *result.goals])


def rewrite_hypothesis(tac: Tac, term: ast.Term, symm: bool, fvar: FVar, config: RewriteConfig) -> None:
    from prover.lean.tactic.replace_hyp import replace_hypothesis

    m = tac.m
    with tac.with_main():
        with tac.elaborating():
            e = _elab_rule(tac, term)
            goal = tac.main_goal()
            type = m.instantiate_mvars(m.local_decl(fvar).type)
            result = rewrite(m, goal, type, e, symm, config)
        new = replace_hypothesis(m, goal, fvar, result.new, m.instantiate_mvars(result.proof))
        tac.replace_main([new[1], *result.goals])


def _elab_rule(tac: Tac, term: ast.Term) -> Expr:
    with tac.elaborating(may_postpone=True) as el:
        e = tac.m.instantiate_mvars(el.elab_term(term, None))
    tac.abort_if_sorry(e)
    return e


def equation_rules(tac: Tac, stx: ast.Term) -> tuple[Name, list[Name]] | None:
    """When a rule is the name of a definition: its equation lemmas."""
    ident = stx.fn if isinstance(stx, ast.Explicit) else stx
    if not isinstance(ident, ast.Ident):
        return None
    with tac.with_main():
        if ident.macro_decl is not None or tac.el.resolve_local(ident.name) is not None:
            return None
        try:
            name = tac.el.resolve_const(ident.name, ident)
        except LeanError:
            return None
        lemmas = equation_lemmas(tac.m, name)
    return (name, lemmas) if lemmas else None


def rewrite_rule(tac: Tac, rule: ast.RwRule, apply_rule: Callable[[ast.Term, bool], None]) -> None:
    """One rule of the list; a definition stands for its equation lemmas, tried in order."""
    found = equation_rules(tac, rule.term)
    if found is None:
        apply_rule(rule.term, rule.symm)
        return
    name, lemmas = found
    for lemma in lemmas:
        stx = ast.Ident(rule.term.start, rule.term.end, lemma, None, lemma)
        if tac.attempt(lambda stx=stx: apply_rule(stx, rule.symm)) is None:  # type: ignore[misc]
            return
    hint = "" if len(lemmas) == 1 else f" Try rewriting with `{name}.eq_def`."
    raise LeanError(f"Failed to rewrite using equation theorems for `{name}`.{hint}")


def rewrite_rules(tac: Tac, stx: t.Rewrite, config: RewriteConfig) -> None:
    for rule in stx.rules:
        with tac.el.with_ref(rule):

            def apply_rule(term: ast.Term, symm: bool) -> None:
                tac.at_location(
                    stx.location,
                    lambda fvar: rewrite_hypothesis(tac, term, symm, fvar, config),
                    lambda: rewrite_target(tac, term, symm, config),
                    lambda: goal_error(
                        tac.m, "rewrite", tac.main_goal(), "did not find instance of the pattern in the current goal"
                    ),
                )

            try:
                rewrite_rule(tac, rule, apply_rule)
            except LeanError as err:
                if err.ref is None:
                    err.ref = rule
                raise


def rewrite_config(tac: Tac, items: tuple[ast.ConfigItem, ...], keyword: str, nth: tuple[int, ...]) -> RewriteConfig:
    transparency = Transparency.DEFAULT if keyword == "erw" else Transparency.INSTANCES
    occs: Any = nth if nth else "all"
    for name, value, ref in _config_fields(items):
        if name == "occs" and not isinstance(value, bool):
            occs = _read_occurrences(value)
        elif name == "transparency" and isinstance(value, ast.DotIdent):
            transparency = Transparency[str(value.name).upper()]
        elif name == "newGoals" or (name == "offsetCnstrs" and value is True):
            pass
        else:
            raise UnsupportedFeature(f"`rw` option `{name}`", ref)
    return RewriteConfig(transparency, occs)


def _config_fields(items: tuple[ast.ConfigItem, ...]) -> list[tuple[str, ast.Term | bool, ast.Syntax]]:
    """``(occs := v)`` and ``(config := { occs := v })`` as one list."""
    out: list[tuple[str, ast.Term | bool, ast.Syntax]] = []
    for item in items:
        if str(item.name) != "config":
            out.append((str(item.name), item.value, item))
        elif isinstance(item.value, ast.StructInst) and not item.value.sources:
            out += [(str(f.path), f.value, f) for f in item.value.struct_fields if f.value is not None]
        else:
            raise UnsupportedFeature("this form of `config`", item)
    return out


def _read_occurrences(value: ast.Term) -> Occurrences:
    """``.pos [1, 3]``, ``.neg [2]``, ``.all`` (also ``Occurrences.pos …``)."""
    while isinstance(value, ast.Paren):
        value = value.term
    head = value.fn if isinstance(value, ast.App) else value
    word = head.name.last if isinstance(head, (ast.DotIdent, ast.Ident)) else ""
    if word == "all":
        return "all"
    if isinstance(value, ast.App) and word in ("pos", "neg"):
        numbers = _numbers(value.args[0])
        if numbers is not None:
            return tuple([n if word == "pos" else -n for n in numbers])
    numbers = _numbers(value)
    if numbers is not None:
        return tuple(numbers)
    raise UnsupportedFeature("this form of `occs`", value)


def _numbers(value: object) -> list[int] | None:
    if isinstance(value, ast.ListLit):
        return [n.value for n in value.elems if isinstance(n, ast.NumLit)]
    return None


@tactic(t.Rewrite, "rw", "rewrite", "erw", "rwa", "nth_rewrite", "nth_rw")
def run_rewrite(tac: Tac, stx: t.Rewrite) -> None:
    from prover.lean.tactic.closing import run_assumption_on
    from prover.lean.tactic.eq import try_rfl

    config = rewrite_config(tac, stx.config, stx.keyword, stx.nth)
    rewrite_rules(tac, stx, config)
    if stx.keyword in ("rw", "erw", "rwa", "nth_rw"):
        try_rfl(tac, Transparency.REDUCIBLE)
    if stx.keyword == "rwa":
        run_assumption_on(tac)


@tactic(t.Rewrite, "simp_rw")
def run_simp_rw(tac: Tac, stx: t.Rewrite) -> None:
    """``simp_rw [a, b]``: ``simp only [a]`` then ``simp only [b]``, each must make progress."""
    for rule in stx.rules:
        lemma = ast.SimpLemma(rule.start, rule.end, rule.term, rule.symm)
        tac.run(t.Simp(rule.start, rule.end, "simp", (), True, (lemma,), stx.location))
