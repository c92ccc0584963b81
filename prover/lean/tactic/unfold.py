"""``unfold``, ``delta`` and equation lemmas of plain definitions.

Source: Lean 4 ``src/Lean/Meta/Tactic/{Unfold,Delta}.lean``, ``src/Lean/Meta/Eqns.lean``. Recursive definitions get
their equations from the elaborator of recursion (``f.eq_1`` …, ``f.eq_def``); for other definitions they are made here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from prover.lean.declaration import DefinitionInfo, TheoremDecl
from prover.lean.expr import App, Const, Expr, FVar, get_app_fn, get_app_num_args, mk_apps, mk_const, mk_lambda
from prover.lean.level import mk_level_param
from prover.lean.meta.attributes import matcher_info, projection_info
from prover.lean.meta.base import REALIZERS, MetaBase
from prover.lean.meta.errors import LeanError, UnsupportedFeature
from prover.lean.meta.goals import change_hyp
from prover.lean.name import Name, mk_name
from prover.lean.subst import any_subterm, head_beta, instantiate1, replace, replace_fvars
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac, change_target, replace_target_eq

if TYPE_CHECKING:
    from prover.lean.local_context import LocalDecl
    from prover.lean.meta.meta import Meta

EQUATION_SUFFIXES = ("eq_1", "eq_def", "eq_unfold")


def equation_lemmas(m: Meta, name: Name) -> list[Name]:
    """``f.eq_1``, ``f.eq_2`` … of a definition (empty for theorems, constructors and the like)."""
    info = m.env.find(name)
    if not isinstance(info, DefinitionInfo):
        return []
    if projection_info(m.env, name) is not None or matcher_info(m.env, name) is not None or m.is_prop(info.type):
        return []
    out: list[Name] = []
    i = 1
    while m.find_const(name.child(f"eq_{i}")) is not None:
        out.append(name.child(f"eq_{i}"))
        i += 1
    definition = name.child("eq_def")
    if len(out) > 1 and m.find_const(definition) is not None:
        out.append(definition)
    return out


def realize_plain_equation(m: MetaBase, name: Name) -> bool:
    """Make ``f.eq_1``, ``f.eq_def`` (``f xs = body``) or ``f.eq_unfold`` (``f = fun xs => body``) for a definition that
    is not recursive."""
    if name.last not in EQUATION_SUFFIXES:
        return False
    info = m.env.find(name.parent)
    if not isinstance(info, DefinitionInfo) or is_recursive(m, info):
        return False
    levels = tuple([mk_level_param(u) for u in info.level_params])
    with m.with_lctx(_EMPTY, ()):
        head = mk_const(info.name, levels)
        if name.last == "eq_unfold":
            xs: list[Expr] = []
            body = info.value
        else:
            xs, body = _open_lambdas(m, info.value)
        lhs = mk_apps(head, xs)
        type = m.infer_type(body) if not xs else m.infer_type(lhs)
        level = m.get_level(type)  # type: ignore[attr-defined]
        eq = mk_apps(mk_const(mk_name("Eq"), (level,)), (type, lhs, body))
        refl = mk_apps(mk_const(mk_name("Eq.refl"), (level,)), (type, lhs))
        statement = m.mk_pi(xs, eq)
        proof = m.mk_lambda(xs, refl)
    m.add_decl(TheoremDecl(name, info.level_params, statement, proof))
    return True


def _open_lambdas(m: MetaBase, e: Expr) -> tuple[list[Expr], Expr]:
    """Open leading ``fun`` binders, leaving ``let`` alone."""
    from prover.lean.expr import Lam
    from prover.lean.subst import instantiate_rev

    fvars: list[Expr] = []
    while isinstance(e, Lam):
        fvars.append(m.push_local(e.binder_name, instantiate_rev(e.binder_type, fvars), e.info))
        e = e.body
    return fvars, instantiate_rev(e, fvars)


def is_recursive(m: MetaBase, info: DefinitionInfo) -> bool:
    """Was it compiled from a recursive function (structural or well-founded)?"""
    from prover.lean.meta.attributes import STRUCTURAL_RECURSION

    if info.name in m.env.state(STRUCTURAL_RECURSION):
        return True

    def uses_recursion(e: Expr) -> bool:
        return isinstance(e, Const) and e.name.last in ("brecOn", "fix", "fixF", "binductionOn")

    return any_subterm(info.value, uses_recursion)


from prover.lean.local_context import EMPTY_CONTEXT as _EMPTY  # noqa: E402

REALIZERS.append(realize_plain_equation)


# ------------------------------------------------------------------ unfold
def unfold_in(m: Meta, e: Expr, name: Name) -> tuple[Expr, Expr | None]:
    """``e`` with ``name`` unfolded, and a proof of the equation (None: definitionally equal)."""
    info = m.env.find(name)
    if not isinstance(info, DefinitionInfo):
        raise LeanError(f"Tactic `unfold` failed: `{name}` is not a definition")
    if not is_recursive(m, info):
        return delta_in(m, e, [name]), None
    lemma = name.child("eq_def")
    if m.find_const(lemma) is None:  # no recursion of the user's own: written with `brecOn` or `fix` by hand
        return delta_in(m, e, [name]), None
    return _rewrite_instances(m, e, info, lemma)


def delta_in(m: Meta, e: Expr, names: list[Name]) -> Expr:
    """Replace the constants by their values, with beta reduction."""
    wanted = set(names)

    def visit(s: Expr) -> Expr | None:
        fn = get_app_fn(s)
        if isinstance(fn, Const) and fn.name in wanted:
            new = m.delta(s, names)
            if new is not None and new is not s:
                return replace_below(new)
        return None

    def replace_below(new: Expr) -> Expr:
        return new

    while True:
        result = replace(e, visit)
        if result is e or not any_subterm(result, lambda s: isinstance(s, Const) and s.name in wanted):
            return result
        inner = replace(result, visit)
        if inner is result:
            return result
        e = result


def _rewrite_instances(m: Meta, e: Expr, info: DefinitionInfo, lemma: Name) -> tuple[Expr, Expr | None]:
    """Rewrite the outermost applications of a recursive function by its unfolding equation."""
    arity = _arity(m, lemma)
    found: list[Expr] = []

    def collect(s: Expr) -> bool:
        fn = get_app_fn(s)
        if isinstance(fn, Const) and fn.name is info.name and get_app_num_args(s) == arity:
            if s.has_loose:
                raise UnsupportedFeature(f"`unfold {info.name}` below a binder")
            if s not in found:
                found.append(s)
        return False

    any_subterm(e, collect)
    outer = [s for s in found if not any(o is not s and any_subterm(o, lambda x, s=s: x is s) for o in found)]  # type: ignore[misc]
    proof: Expr | None = None
    for app in outer:
        fn = get_app_fn(app)
        assert isinstance(fn, Const)
        args: list[Expr] = []
        cur = app
        while isinstance(cur, App):
            args.append(cur.arg)
            cur = cur.fn
        heq = mk_apps(mk_const(lemma, fn.levels), args[::-1])
        eq = m.eq_of_proof(heq)
        abstracted = m.kabstract(e, app)
        new = instantiate1(abstracted, eq[2])
        motive = mk_lambda(mk_name("_a"), eq[0], abstracted)
        step = mk_apps(
            mk_const(mk_name("congrArg"), (m.get_level(eq[0]), m.get_level(m.infer_type(e)))),
            (eq[0], m.infer_type(e), eq[1], eq[2], motive, heq),
        )
        proof = step if proof is None else m.mk_eq_trans(proof, step)
        e = new
    return e, proof


def _arity(m: Meta, lemma: Name) -> int:
    from prover.lean.expr import Pi

    type = m.get_const(lemma).type
    n = 0
    while isinstance(type, Pi):
        n, type = n + 1, type.body
    return n


@tactic(t.Unfold, "unfold")
def run_unfold(tac: Tac, stx: t.Unfold) -> None:
    for ident in stx.names:
        with tac.with_main():
            local = tac.m.lctx.find_by_name(ident.name)
        if local is not None:
            _unfold_local(tac, stx.location, local)
            continue
        name = tac.el.resolve_const(ident.name, ident)
        _at(tac, stx.location, partial(unfold_in, tac.m, name=name), "unfold", name)


def _unfold_local(tac: Tac, location: ast.Location | None, local: LocalDecl) -> None:
    """``unfold x`` for a local definition: its value stands for it."""
    value = local.value
    if value is None:
        raise LeanError(f"Tactic `unfold` failed: Local variable `{local.user_name}` has no definition")
    step: Step = lambda e: (head_beta_all(replace_fvars(e, [local.fvar], [value])), None)  # noqa: E731
    _at(tac, location, step, "unfold", local.user_name)


def head_beta_all(e: Expr) -> Expr:
    return replace(e, lambda s: head_beta(s) if head_beta(s) is not s else None)


@tactic(t.Unfold, "delta")
def run_delta(tac: Tac, stx: t.Unfold) -> None:
    names = [tac.el.resolve_const(i.name, i) for i in stx.names]
    _at(tac, stx.location, lambda e: (delta_in(tac.m, e, names), None), "delta", names[0])


Step = Callable[[Expr], tuple[Expr, Expr | None]]


def _at(tac: Tac, location: ast.Location | None, step: Step, word: str, name: Name) -> None:
    m = tac.m

    def at_goal() -> None:
        with tac.with_main() as goal:
            target = tac.main_target()
            new, proof = step(target)
            if new is target:
                raise m.error("Tactic `" + word + "` failed to " + word + " `" + str(name) + "` in\n  {}", target)
            tac.replace_main([change_target(m, goal, new) if proof is None else replace_target_eq(m, goal, new, proof)])

    def at_hyp(fvar: FVar) -> None:
        from prover.lean.tactic.replace_hyp import replace_hypothesis

        with tac.with_main() as goal:
            type = m.instantiate_mvars(m.local_decl(fvar).type)
            new, proof = step(type)
            if new is type:
                raise m.error("Tactic `" + word + "` failed to " + word + " `" + str(name) + "` in\n  {}", type)
            if proof is None:
                tac.replace_main([change_hyp(m, goal, fvar, new)])
            else:
                tac.replace_main([replace_hypothesis(m, goal, fvar, new, proof)[1]])

    tac.at_location(location, at_hyp, at_goal, lambda: LeanError(f"Tactic `{word}` failed to {word} `{name}`"))
