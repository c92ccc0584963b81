"""Equation lemmas ``f.eq_1 …``, ``f.eq_def``, ``f.eq_unfold`` of definitions by pattern matching and recursion.

Source: Lean 4 v4.34 ``src/Lean/Elab/PreDefinition/Eqns.lean``, ``Structural/Eqns.lean``, ``Nonrec/Eqns.lean``. One
equation per alternative of the matches at the head of the body; an alternative that others overlap gets hypotheses
that exclude them. Proofs are by reflexivity after splitting on the variables at which evaluation is stuck. Made on
first use.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from prover.lean.declaration import DefinitionInfo, RecursorInfo, TheoremDecl
from prover.lean.elab.aux_constructions import run_closed
from prover.lean.elab.match_compile import contradiction, fvars_of, sort_decls
from prover.lean.elab.structural import matcher_shape
from prover.lean.expr import (
    Const,
    Expr,
    FVar,
    Lam,
    Let,
    Pi,
    Proj,
    get_app_args,
    is_app_of,
    mk_app,
    mk_apps,
    mk_bvar,
    mk_const,
    mk_fvar,
    mk_mvar,
    mk_pi,
    unfold_app,
)
from prover.lean.level import mk_level_param
from prover.lean.meta.attributes import (
    MATCHERS,
    STRUCTURAL_RECURSION,
    MatcherInfo,
    matcher_info,
    projection_info,
    sunfold_name,
)
from prover.lean.meta.base import REALIZERS, MetaBase
from prover.lean.meta.cases import cases, to_ctor_app
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.meta.goals import intro_n, new_goal
from prover.lean.name import Name, mk_name
from prover.lean.subst import (
    beta,
    head_beta,
    instantiate1,
    instantiate_level_params,
    map_children,
    mk_arrow,
    replace_fvars,
)

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

FALSE: Final = mk_const(mk_name("False"))
EQ: Final = mk_name("Eq")
WF_BODY: Final = "_unfold_body"
"""``f._unfold_body``: the user's equations of a function defined by well-founded recursion."""


@dataclass(frozen=True, slots=True)
class Equation:
    """``∀ vars, hyps → lhs = rhs`` (open: ``vars`` are locals)."""

    vars: tuple[Expr, ...]
    hyps: tuple[Expr, ...]
    args: tuple[Expr, ...]
    rhs: Expr


def user_body(m: MetaBase, info: DefinitionInfo) -> Expr:
    """The body as the user wrote it: recursive calls are calls."""
    for name in (sunfold_name(info.name), info.name.child(WF_BODY)):
        found = m.env.find(name)
        if isinstance(found, DefinitionInfo):
            return found.value
    return info.value


def is_well_founded(m: MetaBase, name: Name) -> bool:
    return name.child(WF_BODY) in m.env


# ------------------------------------------------------------ equations from the body
class Splitter:
    """Collects the equations of one function."""

    def __init__(self, m: Meta, fn: Expr, body: Expr) -> None:
        self.m = m
        self.fn = fn
        self.body = body
        self.out: list[Equation] = []

    def run(self) -> list[Equation]:
        m = self.m
        xs: list[Expr] = []
        body = self.body
        while isinstance(body, Lam):
            xs.append(m.push_local(body.binder_name, body.binder_type, body.info))
            body = instantiate1(body.body, xs[-1])
        self.split(xs, xs, [], body)
        return self.out

    def split(self, vars: Sequence[Expr], args: Sequence[Expr], hyps: Sequence[Expr], body: Expr) -> None:
        m = self.m
        body = head_beta(body)
        fn, margs = unfold_app(body)
        info = matcher_info(m.env, fn.name) if isinstance(fn, Const) else None
        if info is None or len(margs) < info.arity or any(info.discr_hyps):
            self._leaf(vars, args, hyps, body)
            return
        assert isinstance(fn, Const)
        discrs = margs[info.first_discr_pos : info.first_alt_pos]
        if not all(isinstance(d, FVar) and d in vars for d in discrs) or len(set(discrs)) != len(discrs):
            self._leaf(vars, args, hyps, body)
            return
        alts = margs[info.first_alt_pos : info.arity]
        extra = margs[info.arity :]
        types = alt_types(m, fn, info, margs)
        earlier: list[tuple[list[Expr], list[Expr]]] = []
        for i, (alt, type) in enumerate(zip(alts, types, strict=True)):
            opened = self._open_alt(type, info.alt_num_params[i], info.alt_is_thunk[i], alt)
            if opened is None:
                self._leaf(vars, args, hyps, body)
                return
            new_vars, pats, rhs = opened
            self._alternative(vars, args, hyps, discrs, new_vars, pats, mk_apps(rhs, extra), earlier)
            earlier.append((new_vars, pats))

    def _open_alt(self, type: Expr, count: int, thunk: bool, alt: Expr) -> tuple[list[Expr], list[Expr], Expr] | None:
        m = self.m
        xs: list[Expr] = []
        for _ in range(count):
            type = type if isinstance(type, Pi) else m.whnf(type)
            if not isinstance(type, Pi):
                return None
            if thunk:
                value: Expr = mk_const(mk_name("Unit.unit"))
            else:
                value = m.push_local(_binder_name(alt, len(xs), type.binder_name), type.binder_type)
                xs.append(value)
            type = instantiate1(type.body, value)
        rhs = beta(alt, xs if not thunk else [mk_const(mk_name("Unit.unit"))])
        return xs, get_app_args(type), rhs

    def _alternative(
        self,
        vars: Sequence[Expr],
        args: Sequence[Expr],
        hyps: Sequence[Expr],
        discrs: Sequence[Expr],
        new_vars: list[Expr],
        pats: list[Expr],
        rhs: Expr,
        earlier: list[tuple[list[Expr], list[Expr]]],
    ) -> None:
        m = self.m
        old: list[Expr] = list(discrs)
        new: list[Expr] = list(pats)
        kept: list[Expr] = []
        for x in vars:
            if x in discrs:
                continue
            type = m.infer_type(x)
            moved = replace_fvars(type, old, new)
            if moved is type:
                kept.append(x)
                continue
            decl = m.local_decl(x)
            y = m.push_local(decl.user_name, moved, decl.info)
            old.append(x)
            new.append(y)
            kept.append(y)

        def move(e: Expr) -> Expr:
            return replace_fvars(e, old, new)

        all_vars = [*kept, *new_vars]
        decls = sort_decls(m, [m.local_decl(x) for x in all_vars])
        ordered: list[Expr] = [d.fvar for d in decls]
        more = [h for j in earlier if (h := self._exclusion(j, pats)) is not None]
        self.split(ordered, [move(a) for a in args], [*[move(h) for h in hyps], *more], move(rhs))

    def _exclusion(self, earlier: tuple[list[Expr], list[Expr]], pats: list[Expr]) -> Expr | None:
        """``∀ ys, x = q → … → False``: the values do not match the earlier patterns. None when they clash anyway."""
        ys, qs = earlier
        eqs: list[tuple[Expr, Expr]] = []
        assigned: dict[Expr, Expr] = {}
        todo = list(zip(pats, qs, strict=True))
        while todo:
            p, q = todo.pop(0)
            if q in ys and q not in assigned:
                assigned[q] = p
                continue
            if q in assigned:
                if assigned[q] is not p:
                    eqs.append((p, q))
                continue
            cp, cq = to_ctor_app(self.m, p), to_ctor_app(self.m, q)
            if cp is not None and cq is not None:
                if cp[0].name is not cq[0].name:
                    return None
                n = cp[0].num_params
                todo = list(zip(cp[1][n:], cq[1][n:], strict=True)) + todo
                continue
            if p is q:
                continue
            eqs.append((p, q))
        m = self.m
        result: Expr = FALSE
        for p, q in reversed(eqs):
            q = replace_fvars(q, list(assigned), list(assigned.values()))
            type = m.infer_type(p)
            eq = mk_apps(mk_const(EQ, (m.get_level(type),)), (type, p, q))
            result = mk_arrow(eq, result)
        left = [y for y in ys if y not in assigned]
        return m.mk_pi(left, result)

    def _leaf(self, vars: Sequence[Expr], args: Sequence[Expr], hyps: Sequence[Expr], body: Expr) -> None:
        self.out.append(Equation(tuple(vars), tuple(hyps), tuple(args), body))


def _binder_name(e: Expr, i: int, default: Name) -> Name:
    for _ in range(i):
        if not isinstance(e, Lam):
            return default
        e = e.body
    return e.binder_name if isinstance(e, Lam) else default


def alt_types(m: Meta, fn: Const, info: MatcherInfo, args: Sequence[Expr]) -> list[Expr]:
    """Types of the alternatives of a matcher application, with an opaque motive so that the patterns can be read
    off."""
    head = mk_apps(fn, args[: info.motive_pos])
    motive_type = m.infer_type(head)
    motive_type = motive_type if isinstance(motive_type, Pi) else m.whnf(motive_type)
    assert isinstance(motive_type, Pi)
    motive = m.push_local(mk_name("motive"), motive_type.binder_type)
    type = m.infer_type(mk_apps(head, [motive, *args[info.first_discr_pos : info.first_alt_pos]]))
    out: list[Expr] = []
    for _ in info.alt_num_params:
        type = type if isinstance(type, Pi) else m.whnf(type)
        assert isinstance(type, Pi)
        out.append(type.binder_type)
        type = type.body
    return out


# ------------------------------------------------------------ proofs
def prove_by_cases(m: Meta, goal: int, fuel: int = 40) -> None:
    """Close ``lhs = rhs`` by reflexivity, splitting where evaluation is stuck."""
    with m.with_mvar_context(goal) as decl:
        type = m.instantiate_mvars(decl.type)
        assert is_app_of(type, EQ, 3), "equation expected"
        alpha, lhs, rhs = get_app_args(type)
        if m.is_def_eq(lhs, rhs):
            level = m.get_level(alpha)
            m.assign(goal, mk_apps(mk_const(mk_name("Eq.refl"), (level,)), (alpha, lhs)))
            return
        if _by_hypothesis(m, goal):
            return
        if fuel == 0:
            raise LeanError("failed to prove equation lemma")
        found = stuck_major(m, lhs)
        if found is None:
            found_rhs = stuck_major(m, rhs)
            if found_rhs is None:
                raise m.error("failed to prove equation lemma\n  {}", type)
            major, shown = found_rhs[0], (lhs, found_rhs[1])
        else:
            major, shown = found[0], (found[1], rhs)
    if not isinstance(major, FVar):
        goal, major = _generalize(m, goal, major, shown)
    for sub in cases(m, goal, major):
        prove_by_cases(m, sub.goal, fuel - 1)


def _generalize(m: Meta, goal: int, e: Expr, sides: tuple[Expr, Expr]) -> tuple[int, Expr]:
    """Replace the term ``e`` by a new variable in the target, which is first changed to the equation of ``sides``."""
    with m.with_mvar_context(goal) as decl:
        type = m.infer_type(e)
        old = m.instantiate_mvars(decl.type)
        fn, args = unfold_app(old)
        body = abstract_term(mk_apps(fn, [args[0], *sides]), e)
        new = new_goal(m, mk_pi(mk_name("x"), type, body), decl.user_name)
        m.assign(goal, mk_app(mk_mvar(new), e))
    xs, new = intro_n(m, new, 1)
    return new, xs[0]


def abstract_term(body: Expr, e: Expr) -> Expr:
    """``body`` with each occurrence of the term ``e`` as ``#0``."""
    cache: dict[tuple[Expr, int], Expr] = {}

    def go(t: Expr, off: int) -> Expr:
        if t is e:
            return mk_bvar(off)
        key = (t, off)
        found = cache.get(key)
        if found is None:
            found = cache[key] = map_children(t, go, off)
        return found

    return go(body, 0)


def _by_hypothesis(m: Meta, goal: int) -> bool:
    """Close the goal by an excluding hypothesis ``∀ ys, a = b → … → False`` whose equations hold."""
    with m.with_mvar_context(goal) as decl:
        for d in decl.lctx.reversed():
            type = m.instantiate_mvars(d.type)
            if not isinstance(type, Pi) or not _ends_in_false(type):
                continue
            saved = m.save()
            mvars, _, _ = m.forall_meta_telescope(type)
            proof = _solve_equations(m, mk_apps(d.fvar, mvars), mvars)
            if proof is not None:
                target = m.instantiate_mvars(decl.type)
                level = m.get_level(target)
                m.assign(goal, mk_apps(mk_const(mk_name("False.elim"), (level,)), (target, proof)))
                return True
            m.restore(saved)
    return contradiction(m, goal, 0)


def _ends_in_false(type: Expr) -> bool:
    while isinstance(type, Pi):
        type = type.body
    return type is FALSE


def _solve_equations(m: Meta, proof: Expr, mvars: Sequence[Expr]) -> Expr | None:
    for v in mvars:
        type = m.instantiate_mvars(m.infer_type(v))
        if not is_app_of(type, EQ, 3):
            continue
        alpha, a, b = get_app_args(type)
        if not m.is_def_eq(a, b):
            return None
        level = m.get_level(alpha)
        m.is_def_eq(v, mk_apps(mk_const(mk_name("Eq.refl"), (level,)), (alpha, a)))
    proof = m.instantiate_mvars(proof)
    return None if proof.has_expr_mvar else proof


def unfold_user(m: Meta, e: Expr) -> Expr:
    """``f args`` with the user's equations."""
    fn, args = unfold_app(e)
    info = m.env.find(fn.name) if isinstance(fn, Const) else None
    if not isinstance(info, DefinitionInfo) or not isinstance(fn, Const):
        return e
    return beta(instantiate_level_params(user_body(m, info), info.level_params, fn.levels), args)


def stuck_major(m: Meta, e: Expr) -> tuple[Expr, Expr] | None:
    """The variable (or decidable proposition's instance) at which evaluation of ``e`` is stuck, and ``e`` evaluated
    that far."""
    for _ in range(50):
        e = m.whnf_core(e)
        while isinstance(e, Let):
            e = m.whnf_core(instantiate1(e.body, e.value))
        fn, args = unfold_app(e)
        if isinstance(fn, Proj):
            inside = stuck_major(m, fn.struct)
            return (inside[0], e) if inside is not None else None
        if not isinstance(fn, Const):
            return None
        if matcher_info(m.env, fn.name) is not None or fn.name.text in ("dite", "ite", "cond"):
            new = _delta(m, fn, args)
            if new is None:
                return None
            e = new
            continue
        info = m.env.find(fn.name)
        if isinstance(info, RecursorInfo) and info.major_idx < len(args):
            major = m.whnf(args[info.major_idx])
            if isinstance(major, FVar):
                return major, e
            equation = _equation_in(m, args[info.major_idx])
            if equation is not None:
                return equation, e
            if is_decidable(m, args[info.major_idx]):
                return args[info.major_idx], e
            inner = stuck_major(m, major)
            return (inner[0], e) if inner is not None else None
        shape = matcher_shape(m, fn)
        if shape is not None and len(args) >= shape.arity:
            new = _delta(m, fn, args)
            if new is None:
                return None
            e = new
            continue
        unfolded = m.unfold_definition(e)
        if unfolded is None:
            return None
        e = unfolded
    return None


def _equation_in(m: Meta, proof: Expr) -> Expr | None:
    """A hypothesis ``x = e`` used in the major premise of an ``Eq.rec``: substituting it unblocks the cast."""
    if not is_app_of(m.whnf_r(m.infer_type(proof)), EQ, 3):
        return None
    for uid in fvars_of(proof):
        decl = m.lctx.find(uid)
        if decl is not None and is_app_of(m.instantiate_mvars(decl.type), EQ, 3):
            return mk_fvar(uid)
    return None


def is_decidable(m: Meta, e: Expr) -> bool:
    fn, _ = unfold_app(m.whnf_r(m.infer_type(e)))
    return isinstance(fn, Const) and fn.name.text == "Decidable"


def _delta(m: Meta, fn: Const, args: Sequence[Expr]) -> Expr | None:
    info = m.env.find(fn.name)
    if not isinstance(info, DefinitionInfo):
        return None
    return beta(instantiate_level_params(info.value, info.level_params, fn.levels), args)


# ------------------------------------------------------------ declarations
def _statement(m: Meta, eqn: Equation, fn: Expr, with_hyps: bool) -> Expr:
    lhs = mk_apps(fn, eqn.args)
    type = m.infer_type(lhs)
    eq = mk_apps(mk_const(EQ, (m.get_level(type),)), (type, lhs, eqn.rhs))
    if with_hyps:
        for h in reversed(eqn.hyps):
            eq = mk_arrow(h, eq, mk_name("x"))
    return m.mk_pi(list(eqn.vars), eq)


def mk_equations(m: Meta, info: DefinitionInfo) -> bool:
    """Add ``f.eq_1 …``; False when the body starts with no match (one equation then)."""
    levels = tuple([mk_level_param(u) for u in info.level_params])
    fn = mk_const(info.name, levels)
    with m.scope():
        equations = Splitter(m, fn, user_body(m, info)).run()
        statements = [(_statement(m, e, fn, False), _statement(m, e, fn, True), bool(e.hyps)) for e in equations]
    for i, (plain, guarded, has_hyps) in enumerate(statements):
        name = info.name.child(f"eq_{i + 1}")
        options = [plain, guarded] if has_hyps else [plain]
        for j, statement in enumerate(options):
            saved = m.save()
            try:
                proof = _prove(m, info.name, statement, refl_only=j == 0 and has_hyps)
                m.add_decl(TheoremDecl(name, info.level_params, statement, proof))
                break
            except HeartbeatsExceeded:
                raise
            except LeanError:
                m.restore(saved)
                if j == len(options) - 1:
                    raise
    return True


def _prove(m: Meta, fn: Name, statement: Expr, refl_only: bool) -> Expr:
    goal = new_goal(m, statement)
    count = 0
    type = statement
    while isinstance(type, Pi):
        count += 1
        type = type.body
    _, inner = intro_n(m, goal, count, preserve=True)
    if is_well_founded(m, fn):
        inner = rewrite_by_eq_def(m, inner, fn)
    if refl_only:
        with m.with_mvar_context(inner) as decl:
            alpha, lhs, rhs = get_app_args(m.instantiate_mvars(decl.type))
            if not m.is_def_eq(lhs, rhs):
                raise LeanError("not by reflexivity")
            m.assign(inner, mk_apps(mk_const(mk_name("Eq.refl"), (m.get_level(alpha),)), (alpha, lhs)))
    else:
        prove_by_cases(m, inner)
    return m.instantiate_mvars(mk_mvar(goal))


def rewrite_by_eq_def(m: Meta, goal: int, fn: Name) -> int:
    """``f args = rhs`` becomes ``body[args] = rhs`` by ``f.eq_def``."""
    m.get_const(fn.child("eq_def"))
    with m.with_mvar_context(goal) as decl:
        type = m.instantiate_mvars(decl.type)
        alpha, lhs, rhs = get_app_args(type)
        head, args = unfold_app(lhs)
        assert isinstance(head, Const)
        level = m.get_level(alpha)
        body = unfold_user(m, lhs)
        step = mk_apps(mk_const(fn.child("eq_def"), head.levels), args)
        new = new_goal(m, mk_apps(mk_const(EQ, (level,)), (alpha, body, rhs)), decl.user_name)
        trans = mk_const(mk_name("Eq.trans"), (level,))
        m.assign(goal, mk_apps(trans, (alpha, lhs, body, rhs, step, mk_mvar(new))))
    return new


def mk_eq_def(m: Meta, info: DefinitionInfo) -> None:
    """``∀ xs, f xs = body``."""
    levels = tuple([mk_level_param(u) for u in info.level_params])
    fn = mk_const(info.name, levels)
    with m.scope():
        xs: list[Expr] = []
        body = user_body(m, info)
        while isinstance(body, Lam):
            xs.append(m.push_local(body.binder_name, body.binder_type, body.info))
            body = instantiate1(body.body, xs[-1])
        statement = _statement(m, Equation(tuple(xs), (), tuple(xs), body), fn, False)
    goal = new_goal(m, statement)
    _, inner = intro_n(m, goal, len(xs), preserve=True)
    prove_by_cases(m, inner)
    proof = m.instantiate_mvars(mk_mvar(goal))
    m.add_decl(TheoremDecl(info.name.child("eq_def"), info.level_params, statement, proof))


def mk_eq_unfold(m: Meta, info: DefinitionInfo) -> None:
    """``f = fun xs => body`` by ``funext`` from ``eq_def``."""
    levels = tuple([mk_level_param(u) for u in info.level_params])
    fn = mk_const(info.name, levels)
    m.get_const(info.name.child("eq_def"))
    body = user_body(m, info)
    type = m.infer_type(fn)
    statement = mk_apps(mk_const(EQ, (m.get_level(type),)), (type, fn, body))
    with m.scope():
        xs: list[Expr] = []
        rest = body
        while isinstance(rest, Lam):
            xs.append(m.push_local(rest.binder_name, rest.binder_type, rest.info))
            rest = instantiate1(rest.body, xs[-1])
        proof = mk_apps(mk_const(info.name.child("eq_def"), levels), xs)
        for x in reversed(xs):
            proof = m.mk_funext(m.mk_lambda([x], proof))
    m.add_decl(TheoremDecl(info.name.child("eq_unfold"), info.level_params, statement, proof))


def has_own_equations(m: MetaBase, info: DefinitionInfo) -> bool:
    """Recursive, or a match at the head of the body."""
    if info.name in m.env.state(STRUCTURAL_RECURSION) or is_well_founded(m, info.name):
        return True
    body = info.value
    while isinstance(body, Lam):
        body = body.body
    fn, _ = unfold_app(body)
    return isinstance(fn, Const) and fn.name in m.env.state(MATCHERS)


def _without_smart_unfolding(m: Meta, name: Name) -> Meta:
    """A fresh ``Meta`` (own caches) in which ``name`` unfolds to its compiled value, as in the kernel."""
    state = m.env.state(STRUCTURAL_RECURSION)
    env = m.env.with_state(STRUCTURAL_RECURSION, state.delete(name)) if name in state else m.env
    return type(m)(env, m.options)


def _in_fresh_meta(m: Meta, info: DefinitionInfo, make: Callable[[Meta, DefinitionInfo], object]) -> None:
    fresh = _without_smart_unfolding(m, info.name)
    run_closed(fresh, lambda: cast(None, make(fresh, info)))
    m.env = fresh.env.with_state(STRUCTURAL_RECURSION, m.env.state(STRUCTURAL_RECURSION))


def realize_equation(m: MetaBase, name: Name) -> bool:
    """REALIZERS entry for ``f.eq_<i>``, ``f.eq_def``, ``f.eq_unfold``."""
    part = name.part
    if not isinstance(part, str) or not part.startswith("eq_") or name.prefix is None:
        return False
    suffix = part[3:]
    if not (suffix in ("def", "unfold") or suffix.isdigit()):
        return False
    info = m.env.find(name.prefix)
    if not isinstance(info, DefinitionInfo) or not has_own_equations(m, info):
        return False
    if projection_info(m.env, info.name) is not None or info.name in m.env.state(MATCHERS):
        return False
    meta = cast("Meta", m)
    if is_well_founded(m, info.name) and info.name.child("eq_def") not in m.env:
        return False  # its proof was beyond us when the function was defined
    if suffix == "def":
        _in_fresh_meta(meta, info, mk_eq_def)
    elif suffix == "unfold":
        m.get_const(info.name.child("eq_def"))
        _in_fresh_meta(meta, info, mk_eq_unfold)
    else:
        if info.name.child("eq_1") in m.env:
            return False
        _in_fresh_meta(meta, info, mk_equations)
    return name in m.env


REALIZERS.insert(0, realize_equation)
