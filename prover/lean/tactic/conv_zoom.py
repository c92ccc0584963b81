"""Steps of ``conv`` mode that zoom in: ``lhs``, ``rhs``, ``arg``, ``fun``, ``congr``, ``ext``, ``pattern``.

Source: Lean 4 ``src/Lean/Elab/Tactic/Conv/{Congr,Pattern}.lean``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prover.lean.expr import (
    PROP,
    App,
    Expr,
    Lam,
    Let,
    MVar,
    Pi,
    is_arrow,
    mk_app,
    mk_apps,
    mk_bvar,
    mk_lambda,
    mk_let,
    mk_mvar,
    mk_pi,
    unfold_app,
)
from prover.lean.meta.base import Transparency
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.meta.goals import fresh_binder_name, intro1
from prover.lean.meta.mctx import MVarKind
from prover.lean.name import ANONYMOUS, Name
from prover.lean.subst import head_beta, instantiate1, mk_arrow
from prover.lean.syntax import ast
from prover.lean.tactic.apply import append_tag
from prover.lean.tactic.conv_goals import close_by_refl, mark, mk_conv_goal, sides, update_lhs
from prover.lean.tactic.simp.congruence import ArgInfo, arg_infos, change_one
from prover.lean.tactic.simp.engine import Simp
from prover.lean.tactic.simp.theorems import empty_theorems
from prover.lean.tactic.simp.types import After, Config, Context, Result, Step
from prover.lean.tactic.state import Tac, mk_goal

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta


def assign_rhs(tac: Tac, goal: int, proof: Expr, value: Expr, word: str) -> None:
    """Close ``goal : lhs = ?rhs`` by ``proof : lhs = value``."""
    m = tac.m
    _, rhs = sides(tac)
    if not m.is_def_eq_guarded(rhs, value):
        raise m.error("invalid '" + word + "' conv tactic, failed to resolve\n  {}\n=?=\n  {}", rhs, value)
    m.assign(goal, proof)


# ------------------------------------------------------------------ arguments
def explicit_positions(m: Meta, fn: Expr, n: int) -> list[int]:
    """Positions of the explicit arguments of ``fn`` among its first ``n``."""
    infos = m.binder_infos(fn, n)
    return [i for i in range(n) if i >= len(infos) or infos[i].is_explicit]


def go_to_arg(tac: Tac, index: int, explicit: bool, word: str) -> None:
    """Zoom into argument ``index`` (from 1; negative ones count from the end). ``explicit``: all arguments count."""
    m = tac.m
    with tac.with_main():
        lhs, _ = sides(tac)
        if isinstance(lhs, Pi):
            if index not in (1, 2, -1, -2):
                raise LeanError(f"invalid '{word}' conv tactic, index out of bounds for pi type")
            _go_to_implication(tac, lhs, index in (1, -2), word)
            return
        fn, args = unfold_app(lhs)
        if not args:
            raise m.error("invalid '" + word + "' conv tactic, application or implication expected\n  {}", lhs)
        positions = list(range(len(args))) if explicit else explicit_positions(m, fn, len(args))
        at = index - 1 if index > 0 else index + len(positions)
        if not 0 <= at < len(positions):
            kind = "arguments" if explicit else "explicit argument(s)"
            raise LeanError(
                f"invalid '{word}' conv tactic, application has {len(positions)} {kind} but the index is out of bounds"
            )
        zoom(tac, fn, args, positions[at], word)


def zoom(tac: Tac, fn: Expr, args: list[Expr], pos: int, word: str) -> None:
    """Main goal ``f … a … = ?rhs`` becomes ``a = ?a'``; instances that depend on ``a`` become goals of their own."""
    m = tac.m
    goal = tac.main_goal()
    rhs, new = mk_conv_goal(m, args[pos], tac.main_tag())
    infos = arg_infos(m, fn, len(args))
    if pos < len(infos) and infos[pos].has_fwd_deps:
        _zoom_dependent(tac, fn, args, pos, infos, Result(rhs, new), word)
        return
    prefix = mk_apps(fn, args[:pos])
    try:
        proof = m.mk_congr_arg(prefix, new)
        for arg in args[pos + 1 :]:
            proof = m.mk_congr_fun(proof, arg)
    except HeartbeatsExceeded:
        raise
    except LeanError as err:
        raise LeanError("cannot select argument") from err
    assign_rhs(tac, goal, proof, mk_apps(fn, [*args[:pos], rhs, *args[pos + 1 :]]), word)
    tac.replace_main([new.uid])


def _zoom_dependent(
    tac: Tac, fn: Expr, args: list[Expr], pos: int, infos: tuple[ArgInfo, ...], result: Result, word: str
) -> None:
    """The condition of an ``if`` and the like."""
    m = tac.m
    goal = tac.main_goal()
    instances: list[int] = []
    step = None
    if len(infos) == len(args) and infos[pos].fwd_ok and not infos[pos].is_prop and not infos[pos].is_inst:
        step = change_one(m, fn, args, pos, result, infos, lambda m, f, xs, j: _open_instance(m, f, xs, j, instances))
    if step is None or step[1] is None:
        raise LeanError("cannot select argument")
    assign_rhs(tac, goal, step[1], mk_apps(fn, step[0]), word)
    assert isinstance(result.proof, MVar)
    tac.replace_main([result.proof.uid, *instances])


def _open_instance(m: Meta, fn: Expr, args: list[Expr], j: int, instances: list[int]) -> Expr | None:
    type_ = m.whnf_core_pi(m.infer_type(mk_apps(fn, args[:j])))
    if not isinstance(type_, Pi):
        return None
    inst = m.mk_mvar(type_.binder_type, MVarKind.SYNTHETIC_OPAQUE)
    instances.append(inst.uid)
    return inst


def _go_to_implication(tac: Tac, lhs: Pi, domain: bool, word: str) -> None:
    m = tac.m
    goal = tac.main_goal()
    p, q = lhs.binder_type, lhs.body
    if domain and not is_arrow(lhs):
        _go_to_domain(tac, lhs, word)
        return
    if not domain and not is_arrow(lhs):
        go_under_binder(tac, None)
        return
    rhs, new = mk_conv_goal(m, p if domain else q, tac.main_tag())
    parts = [new, m.mk_eq_refl(q)] if domain else [m.mk_eq_refl(p), new]
    value = mk_arrow(rhs, q, lhs.binder_name) if domain else mk_arrow(p, rhs, lhs.binder_name)
    assign_rhs(tac, goal, m.mk_app_m("implies_congr", parts), value, word)
    tac.replace_main([new.uid])


def _go_to_domain(tac: Tac, lhs: Pi, word: str) -> None:
    """``∀ h : p, q h``: into ``p``, when it is a proposition."""
    m = tac.m
    goal = tac.main_goal()
    if not m.is_prop(lhs.binder_type) or not m.is_prop(lhs):
        raise LeanError("cannot select argument")
    _, new = mk_conv_goal(m, lhs.binder_type, tac.main_tag())
    family = mk_lambda(lhs.binder_name, lhs.binder_type, lhs.body)
    proof = m.mk_app_m("forall_prop_congr_dom", [new, family])
    assign_rhs(tac, goal, proof, m.eq_of_proof(proof)[2], word)
    tac.replace_main([new.uid])


def go_to_fn(tac: Tac) -> None:
    """``fun``: ``f`` of ``f a``."""
    m = tac.m
    with tac.with_main() as goal:
        lhs, _ = sides(tac)
        if not isinstance(lhs, App):
            raise m.error("invalid 'fun' conv tactic, application expected\n  {}", lhs)
        rhs, new = mk_conv_goal(m, lhs.fn)
        assign_rhs(tac, goal, m.mk_congr_fun(new, lhs.arg), mk_app(rhs, lhs.arg), "fun")
        tac.replace_main([new.uid])


def go_to_head(tac: Tac) -> None:
    """``arg 0``: the function of an application."""
    m = tac.m
    with tac.with_main() as goal:
        lhs, _ = sides(tac)
        fn, args = unfold_app(lhs)
        if not args:
            raise m.error("invalid 'arg 0' conv tactic, application expected\n  {}", lhs)
        rhs, new = mk_conv_goal(m, fn)
        proof: Expr = new
        for arg in args:
            proof = m.mk_congr_fun(proof, arg)
        assign_rhs(tac, goal, proof, mk_apps(rhs, args), "arg 0")
        tac.replace_main([new.uid])


def congr(tac: Tac) -> None:
    """All explicit arguments at once; goals are named after the parameters."""
    m = tac.m
    with tac.with_main() as goal:
        lhs, _ = sides(tac)
        if isinstance(lhs, Pi) and is_arrow(lhs):
            _congr_implication(tac, lhs)
            return
        fn, args = unfold_app(lhs)
        if not args:
            raise m.error("invalid 'congr' conv tactic, application or implication expected\n  {}", lhs)
        explicit = set(explicit_positions(m, fn, len(args)))
        infos = arg_infos(m, fn, len(args))
        if len(infos) < len(args):
            raise LeanError("'congr' conv tactic failed to create congruence theorem")
        names = _parameter_names(m, fn, len(args))
        current, total = list(args), None
        goals: list[int] = []
        instances: list[int] = []
        for i, info in enumerate(infos):
            if i not in explicit or info.is_prop or info.is_inst or (info.has_fwd_deps and not info.fwd_ok):
                continue
            rhs, new = mk_conv_goal(m, args[i], append_tag(tac.main_tag(), names[i]))
            step = (
                change_one(
                    m,
                    fn,
                    current,
                    i,
                    Result(rhs, new),
                    infos,
                    lambda m, f, xs, j: _open_instance(m, f, xs, j, instances),
                )
                if info.has_fwd_deps
                else ([*current[:i], rhs, *current[i + 1 :]], _congr_at(m, fn, current, i, new))
            )
            if step is None or step[1] is None:
                continue
            current = step[0]
            total = step[1] if total is None else m.mk_eq_trans(total, step[1])
            goals.append(new.uid)
        if total is None:
            raise LeanError("'congr' conv tactic failed to create congruence theorem")
        assign_rhs(tac, goal, total, mk_apps(fn, current), "congr")
    tac.replace_main([*goals, *instances])


def _congr_at(m: Meta, fn: Expr, args: list[Expr], i: int, h: Expr) -> Expr:
    proof = m.mk_congr_arg(mk_apps(fn, args[:i]), h)
    for arg in args[i + 1 :]:
        proof = m.mk_congr_fun(proof, arg)
    return proof


def _congr_implication(tac: Tac, lhs: Pi) -> None:
    m = tac.m
    goal = tac.main_goal()
    p, first = mk_conv_goal(m, lhs.binder_type, append_tag(tac.main_tag(), _P))
    q, second = mk_conv_goal(m, lhs.body, append_tag(tac.main_tag(), _Q))
    proof = m.mk_app_m("implies_congr", [first, second])
    assign_rhs(tac, goal, proof, mk_arrow(p, q, lhs.binder_name), "congr")
    tac.replace_main([first.uid, second.uid])


_P, _Q = ANONYMOUS.child("h₁"), ANONYMOUS.child("h₂")


def _parameter_names(m: Meta, fn: Expr, n: int) -> list[Name]:
    type_ = m.infer_type(fn)
    names: list[Name] = []
    while len(names) < n:
        if not isinstance(type_, Pi):
            break
        names.append(type_.binder_name.erase_macro_scopes())
        type_ = type_.body
    return names + [ANONYMOUS.child("a")] * (n - len(names))


# ------------------------------------------------------------------ binders
def go_under_binder(tac: Tac, name: Name | None) -> None:
    """``ext x``: into ``fun x => …`` (also a function that is no ``fun``), ``∀ x, …`` or ``let x := v; …``."""
    m = tac.m
    with tac.with_main() as goal:
        lhs, rhs = sides(tac)
        if isinstance(lhs, Pi):
            new = _under_pi(tac, goal, lhs, name)
        elif isinstance(lhs, Let):
            new = _under_let(tac, goal, lhs, name)
        else:
            fn_type = m.whnf_d(m.infer_type(lhs))
            if not isinstance(fn_type, Pi):
                type_ = m.infer_type(lhs)
                raise m.error("invalid 'ext' conv tactic, function or arrow expected\n  {} : {}", lhs, type_)
            new_fn = m.mk_mvar(m.infer_type(lhs))
            binder = lhs.binder_name if isinstance(lhs, Lam) else fn_type.binder_name
            inner = _pointwise(m, binder, fn_type.binder_type, lhs, new_fn, tac.main_tag())
            if not m.is_def_eq(rhs, new_fn):
                raise m.error("invalid 'ext' conv tactic, failed to resolve\n  {}\n=?=\n  {}", rhs, new_fn)
            m.assign(goal, m.mk_funext(inner))
            _, new = intro1(m, inner.uid, name)
    mark(m, new)
    tac.replace_main([new])


def _under_pi(tac: Tac, goal: int, lhs: Pi, name: Name | None) -> int:
    m = tac.m
    new_fn = m.mk_mvar(mk_arrow(lhs.binder_type, PROP))
    body = mk_lambda(lhs.binder_name, lhs.binder_type, lhs.body)
    inner = _pointwise(m, lhs.binder_name, lhs.binder_type, body, new_fn, tac.main_tag())
    value = mk_pi(lhs.binder_name, lhs.binder_type, mk_app(new_fn, mk_bvar(0)), lhs.info)
    assign_rhs(tac, goal, m.mk_app_m("forall_congr", [inner]), value, "ext")
    return intro1(m, inner.uid, name)[1]


def _under_let(tac: Tac, goal: int, lhs: Let, name: Name | None) -> int:
    m = tac.m
    f = mk_lambda(lhs.binder_name, lhs.type, lhs.body)
    if not m.is_type_correct(f):
        raise LeanError("failed to abstract let-expression, result is not type correct")
    new_fn = m.mk_mvar(m.infer_type(f))
    inner = _pointwise(m, lhs.binder_name, lhs.type, f, new_fn, tac.main_tag())
    value = mk_let(lhs.binder_name, lhs.type, lhs.value, mk_app(new_fn, mk_bvar(0)), lhs.nondep)
    assign_rhs(tac, goal, m.mk_app_m("let_body_congr", [lhs.value, inner]), value, "ext")
    return intro1(m, inner.uid, name if name is not None else fresh_binder_name(m, lhs.binder_name))[1]


def _pointwise(m: Meta, name: Name, domain: Expr, f: Expr, g: Expr, tag: Name) -> MVar:
    """Goal ``∀ x, f x = g x`` with the left side beta-reduced."""
    with m.scope():
        x = m.push_local(name, domain)
        left = instantiate1(f.body, x) if isinstance(f, Lam) else head_beta(mk_app(f, x))
        type_ = m.mk_pi([x], m.mk_eq(left, mk_app(g, x)))
    return mk_goal(m, type_, tag)


# ------------------------------------------------------------------ pattern
class _Finder(Simp):
    """Traverses as ``simp`` does (also under binders) and makes a conv goal of each wanted instance."""

    def __init__(self, m: Meta, pattern: Expr, holes: list[MVar], occs: tuple[int, ...]) -> None:
        config = Config(
            single_pass=True,
            zeta=False,
            zeta_unused=False,
            beta=False,
            eta=False,
            iota=False,
            proj=False,
            dsimp=False,
            memoize=False,
        )
        super().__init__(m, Context((empty_theorems(),), config, frozenset()))
        self.pattern = m.mk_lambda(holes, pattern) if holes else pattern
        self.holes = len(holes)
        self.occs = occs
        self.seen = 0
        self.found: dict[int, int] = {}

    def pre(self, e: Expr) -> Step | None:
        if self.occs and self.seen >= max(self.occs):
            return Step(Result(e), After.DONE)
        extra: list[Expr] = []
        target = e
        while not self._matches(target):
            if not isinstance(target, App):
                return None
            extra.append(target.arg)
            target = target.fn
        self.seen += 1
        if self.occs and self.seen not in self.occs:
            return None
        rhs, goal = mk_conv_goal(self.m, target)
        self.found[self.seen] = goal.uid
        return Step(self.extend(Result(rhs, goal), extra[::-1]), After.DONE)

    def post(self, e: Expr) -> Step | None:
        return None

    def reduce_step(self, e: Expr) -> Expr | None:
        return None

    def _matches(self, e: Expr) -> bool:
        m = self.m
        saved = m.save()
        pattern = self.pattern
        for _ in range(self.holes):
            assert isinstance(pattern, Lam)
            pattern = instantiate1(pattern.body, m.mk_mvar(pattern.binder_type))
        with m.with_transparency(Transparency.REDUCIBLE):
            if m.is_def_eq_guarded(pattern, e):
                return True
        m.restore(saved)
        return False


def go_to_pattern(tac: Tac, pattern: ast.Term, occs: tuple[int, ...]) -> None:
    """``pattern e``: zoom to the first (or the given, or with ``*`` to all) instances of ``e``."""
    m = tac.m
    with tac.with_main():
        lhs, _ = sides(tac)
        with tac.elaborating(may_postpone=True) as el:
            wanted = m.instantiate_mvars(el.elab_term(pattern, None))
        holes = [mk_mvar(uid) for uid in m.mctx.collect_mvars(wanted)]
        places = () if occs == (0,) else occs if occs else (1,)
        finder = _Finder(m, wanted, holes, places)
        result = finder.simp(lhs)
        if not finder.found or any(i not in finder.found for i in places):
            if finder.found and len(places) > 1:
                text = f"pattern was found only {finder.seen} times but {max(places)} expected"
                raise LeanError(f"'pattern' conv tactic failed, {text}")
            raise m.error("'pattern' conv tactic failed, pattern was not found\n  {}", wanted)
        update_lhs(tac, result.expr, finder.proof_of(lhs, result))
    close_by_refl(m, tac.main_goal())
    order = places if places else tuple(sorted(finder.found))
    tac.replace_main([finder.found[i] for i in order])
