"""``decide``: evaluate the ``Decidable`` instance of the goal.

Source: Lean 4 ``src/Lean/Elab/Tactic/Decide.lean`` (v4.34). The elaborator reduces the instance at default
transparency; the proof term ``of_decide_eq_true (Eq.refl true)`` makes the kernel compute it again.
``native_decide`` and ``decide +native`` are never accepted.
"""

from __future__ import annotations

from prover.lean.declaration import TheoremDecl
from prover.lean.expr import Const, Expr, FVar, Let, Sort, get_app_fn, mk_apps, mk_const, unfold_app
from prover.lean.level import ONE, IMax, LParam, Max, Succ
from prover.lean.meta.attributes import matcher_info
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import LeanError, Stuck, UnsupportedFeature
from prover.lean.meta.goals import revert
from prover.lean.meta.meta import Meta
from prover.lean.name import Name, mk_name
from prover.lean.subst import any_subterm, instantiate1, replace
from prover.lean.syntax import ast
from prover.lean.syntax import tactic_ast as t
from prover.lean.tactic.eliminator import fvars_in
from prover.lean.tactic.registry import tactic
from prover.lean.tactic.state import Tac

IS_TRUE = mk_name("Decidable.isTrue")
IS_FALSE = mk_name("Decidable.isFalse")
DECIDABLE = mk_name("Decidable")
DECIDABLE_REC = mk_name("Decidable.rec")
TRUE = mk_const(mk_name("Bool.true"))
NO_COMPILED_CODE = "`native_decide` is never accepted: it trusts compiled code instead of the kernel"


@tactic(t.Simple, "decide")
def run_decide(tac: Tac, stx: t.Simple) -> None:
    decide(tac)


@tactic(t.Search, "decide", "decide!", "native_decide")
def run_decide_config(tac: Tac, stx: t.Search) -> None:
    kernel = stx.keyword == "decide!"
    if stx.keyword == "native_decide":
        raise LeanError(NO_COMPILED_CODE, stx)
    for item in stx.config:
        name = str(item.name)
        if name == "kernel":
            kernel = _flag(item)
        elif name == "native" and _flag(item):
            raise LeanError(NO_COMPILED_CODE, item)
        elif name == "revert" and _flag(item):
            _revert_all(tac)
        elif name not in ("cleanup", "zetaReduce"):
            raise UnsupportedFeature(f"`decide` option `{name}`", item)
    decide(tac, kernel)


def _flag(item: ast.ConfigItem) -> bool:
    if isinstance(item.value, bool):
        return item.value
    return isinstance(item.value, ast.Ident) and str(item.value.name) == "true"


def _revert_all(tac: Tac) -> None:
    """``+revert``: move the variables the goal depends on into it."""
    goal = tac.main_goal()
    target = tac.main_target()
    used = fvars_in(target)
    fvars = [d.fvar for d in tac.m.mctx.decl(goal).lctx if not d.is_aux and d.uid in used]
    _, new = revert(tac.m, goal, fvars)
    tac.replace_main([new])


def decide(tac: Tac, kernel: bool = False) -> None:
    """Close the main goal by evaluation."""
    m = tac.m
    with tac.with_main() as goal:
        target = tac.main_target()
        if target.has_fvar:
            target = zeta_reduce(m, target)
        if target.has_fvar and any_subterm(target, lambda s: isinstance(s, FVar)):
            raise m.error(
                "Tactic `decide` failed: expected type must not contain free variables\n  {}\n\n"
                "Hint: Use the `+revert` option to automatically revert free variables",
                target,
            )
        if target.has_expr_mvar:
            raise m.error("Tactic `decide` failed: expected type must not contain meta variables\n  {}", target)
        inst = decidable_instance(tac, target)
        proof = mk_apps(
            mk_const(mk_name("of_decide_eq_true")),
            (target, inst, mk_apps(mk_const(mk_name("Eq.refl"), (ONE,)), (mk_const(mk_name("Bool")), TRUE))),
        )
        if kernel:
            _check_in_kernel(tac, target, proof, inst)
        else:
            _check_by_reduction(tac, target, inst)
        m.assign(goal, proof)
    tac.goals = tac.goals[1:]


def zeta_reduce(m: Meta, e: Expr) -> Expr:
    """``let``s and the variables that they introduced give way to their values."""

    def visit(t: Expr) -> Expr | None:
        if isinstance(t, Let):
            return zeta_reduce(m, instantiate1(t.body, t.value))
        value = m.local_decl(t).value if isinstance(t, FVar) else None
        return None if value is None else zeta_reduce(m, value)

    return replace(m.instantiate_mvars(e), visit)


def decidable_instance(tac: Tac, target: Expr) -> Expr:
    m = tac.m
    type = mk_apps(mk_const(mk_name("Decidable")), (target,))
    try:
        found = m.synth_instance(type)
    except Stuck:
        found = None
    if found is None:
        raise m.error(
            "failed to synthesize instance of type class\n  {}\n\nHint: Type class instance resolution failures can be "
            "inspected with the `set_option trace.Meta.synthInstance true` command.",
            type,
        )
    return m.instantiate_mvars(found)


def _check_by_reduction(tac: Tac, target: Expr, inst: Expr) -> None:
    m = tac.m
    with m.with_transparency(max(m.transparency, Transparency.DEFAULT)):
        head = get_app_fn(m.whnf(inst))
    if not (isinstance(head, Const) and head.name is IS_TRUE):
        raise explain_failure(tac, target, inst)


def explain_failure(tac: Tac, target: Expr, inst: Expr) -> LeanError:
    """Why ``inst`` does not evaluate to ``isTrue``: the proposition is false, or reduction got stuck somewhere."""
    m = tac.m
    m.reset_caches()  # what was unfolded must be seen again
    unfolded: set[Name] = set()
    m.unfold_log = unfolded
    try:
        with m.with_transparency(max(m.transparency, Transparency.DEFAULT)):
            value = m.whnf(inst)
            head = get_app_fn(value)
            if isinstance(head, Const) and head.name is IS_TRUE:
                return m.error(
                    "Tactic `decide` failed: the kernel is not able to reduce the `Decidable` instance\n  {}", inst
                )
            if isinstance(head, Const) and head.name is IS_FALSE:
                return m.error("Tactic `decide` proved that the proposition\n  {}\nis false", target)
            stuck = blame(tac, value)
    finally:
        m.unfold_log = None
    instances = [f"`{n}`" for n in sorted(unfolded, key=str) if _is_decidable(tac, n)]
    got = "Reduction"
    if instances:
        got = f"After unfolding the instance{'s' if len(instances) > 1 else ''} {and_list(instances)}, reduction"
    return m.error(
        "Tactic `decide` failed for proposition\n  {}\nsince its `Decidable` instance\n  {}\ndid not reduce to "
        "`isTrue` or `isFalse`.\n\n" + got + " got stuck at the `Decidable` instance\n  {}" + _hint(stuck),
        target,
        inst,
        stuck,
    )


def and_list(parts: list[str]) -> str:
    """``a``, ``a and b``, ``a, b, and c``."""
    if len(parts) < 3:
        return " and ".join(parts)
    return ", ".join(parts[:-1]) + ", and " + parts[-1]


def _is_decidable(tac: Tac, name: Name) -> bool:
    return tac.m.is_class(tac.m.get_const(name).type) is DECIDABLE


def blame(tac: Tac, inst: Expr) -> Expr:
    """The instance inside ``inst`` that reduction got stuck at (Lean's ``blameDecideReductionFailure``)."""
    m = tac.m
    inst = m.whnf(inst)
    fn, args = unfold_app(inst)
    if not isinstance(fn, Const):
        return inst
    if fn.name is DECIDABLE_REC and len(args) == 5:
        return blame(tac, args[4])
    matcher = matcher_info(m.env, fn.name)
    if matcher is not None:
        for discr in args[matcher.num_params + 1 : matcher.num_params + 1 + matcher.num_discrs]:
            if m.is_class(m.infer_type(discr)) is not DECIDABLE:
                continue
            head = get_app_fn(m.whnf(discr))
            if not (isinstance(head, Const) and head.name in (IS_TRUE, IS_FALSE)):
                return blame(tac, discr)
    return inst


def _hint(stuck: Expr) -> str:
    head = get_app_fn(stuck)
    name = str(head.name) if isinstance(head, Const) else ""
    if name == "Eq.rec":
        return (
            "\n\nHint: Reduction got stuck on `▸` (`Eq.rec`), which suggests that one of the `Decidable` instances is "
            "defined using tactics such as `rw` or `simp`. To avoid tactics, make use of functions such as "
            "`inferInstanceAs` or `decidable_of_decidable_of_iff` to alter a proposition."
        )
    if name == "Classical.choice":
        return (
            "\n\nHint: Reduction got stuck on `Classical.choice`, which indicates that a `Decidable` instance is "
            "defined using classical reasoning, proving an instance exists rather than giving a concrete construction. "
            "The `decide` tactic works by evaluating a decision procedure via reduction, and it cannot make progress "
            "with such instances. This can occur due to the `open scoped Classical` command, which enables the "
            "instance `Classical.propDecidable`."
        )
    return ""


def _check_in_kernel(tac: Tac, target: Expr, proof: Expr, inst: Expr) -> None:
    """``decide +kernel``: only the kernel evaluates."""
    from prover.lean.kernel.check import add_decl
    from prover.lean.kernel.errors import KernelError

    m = tac.m
    if target.has_level_mvar:
        raise LeanError("Tactic `decide` failed: expected type must not contain universe metavariables")
    params = level_params_of(target)
    try:
        add_decl(m.env, TheoremDecl(mk_name("_decide_check"), params, target, m.instantiate_mvars(proof)))
    except KernelError as err:
        raise explain_failure(tac, target, inst) from err


def level_params_of(e: Expr) -> tuple[Name, ...]:
    """Universe parameters that occur in a term, in order of first occurrence."""
    found: dict[Name, None] = {}

    def visit(s: Expr) -> bool:
        stack = list(s.levels) if isinstance(s, Const) else [s.level] if isinstance(s, Sort) else []
        while stack:
            u = stack.pop()
            if isinstance(u, LParam):
                found[u.name] = None
            elif isinstance(u, Succ):
                stack.append(u.pred)
            elif isinstance(u, (Max, IMax)):
                stack += [u.rhs, u.lhs]
        return False

    any_subterm(e, visit)
    return tuple(found)
