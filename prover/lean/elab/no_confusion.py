"""``T.noConfusionType``, ``T.noConfusion``, ``T.c.noConfusion``, ``T.c.inj``, ``T.c.injEq``, made on first use.

Source: Lean 4 v4.34 ``src/Lean/Meta/Constructions/NoConfusion.lean``, ``src/Lean/Meta/Injective.lean``. The
principles are heterogeneous: parameters and indices of the two values may differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from prover.lean.declaration import ABBREV, ConstructorInfo, DefinitionDecl, InductiveInfo, TheoremDecl
from prover.lean.elab.aux_constructions import (
    add_aux_definition,
    eliminates_to_type,
    inductive_of,
    is_prop_former,
    register_maker,
    run_closed,
)
from prover.lean.expr import (
    IMPLICIT,
    Expr,
    FVar,
    Pi,
    get_app_args,
    is_app_of,
    mk_app,
    mk_apps,
    mk_const,
    mk_mvar,
    mk_pi,
    mk_proj,
    mk_sort,
    unfold_app,
)
from prover.lean.level import ZERO, Level, mk_level_param, mk_succ
from prover.lean.meta.attributes import NO_CONFUSIONS, set_reducibility
from prover.lean.meta.base import REALIZERS, MetaBase
from prover.lean.meta.cases import mk_eq_heq, mk_no_confusion, mk_refl, unify_eqs
from prover.lean.meta.goals import apply_subst, new_goal
from prover.lean.meta.telescope import (
    close_lambda,
    close_pi,
    fvar_name,
    fvar_type,
    instantiate_forall,
    open_pi,
    push_raw,
    set_info,
)
from prover.lean.name import Name, mk_name
from prover.lean.subst import instantiate1, instantiate_level_params, mk_arrow, occurs, replace_fvars

if TYPE_CHECKING:
    from prover.lean.meta.meta import Meta

AND: Final = mk_name("And")


class _Shape:
    """The opened type of an inductive family, twice, with a motive universe that is not among its own."""

    def __init__(self, m: MetaBase, ind: InductiveInfo) -> None:
        rec = m.get_const(ind.name.child("rec"))
        self.level_params = rec.level_params
        self.v = mk_level_param(rec.level_params[0])
        self.us: tuple[Level, ...] = tuple([mk_level_param(u) for u in rec.level_params[1:]])
        self.ind = ind
        self.m = m
        self.p = push_raw(m, mk_name("P"), mk_sort(self.v))

    def copy(self, suffix: str) -> list[Expr]:
        """Fresh parameters, indices and a value of the type."""
        m, ind = self.m, self.ind
        xs, _ = open_pi(m, ind.type, ind.num_params + ind.num_indices)
        t = push_raw(m, mk_name("t" + suffix), mk_apps(mk_const(ind.name, self.us), xs))
        if suffix:
            _rename(m, xs, suffix)
        set_info(m, xs, IMPLICIT)
        return [*xs, t]

    def fields(self, ctor: ConstructorInfo, params: list[Expr]) -> list[Expr]:
        type = instantiate_forall(instantiate_level_params(ctor.type, ctor.level_params, self.us), params)
        return open_pi(self.m, type, ctor.num_fields, reduce=True)[0]


def _rename(m: MetaBase, xs: list[Expr], suffix: str) -> None:
    from dataclasses import replace

    for x in xs:
        assert isinstance(x, FVar)
        decl = m.lctx.get(x.uid)
        name = decl.user_name
        m.lctx = m.lctx.update(replace(decl, user_name=name.parent.child(name.last + suffix)))


def _ctor_info(m: MetaBase, name: Name) -> ConstructorInfo:
    info = m.env.find(name)
    assert isinstance(info, ConstructorInfo)
    return info


def _field_equations(m: MetaBase, xs: list[Expr], ys: list[Expr]) -> list[tuple[int, Name, Expr, bool]]:
    """Equations between fields that are no proofs: position, name, statement, is it an ``Eq``."""
    meta = cast("Meta", m)
    out = []
    for i, (x, y) in enumerate(zip(xs, ys, strict=True)):
        if meta.is_proof(x):
            continue
        eq, is_eq = mk_eq_heq(meta, x, y)
        name = fvar_name(m, x)
        out.append((i, name.parent.child(f"{name.last}_eq"), eq, is_eq))
    return out


def _arrows(eqs: list[tuple[int, Name, Expr, bool]], target: Expr) -> Expr:
    for _, name, eq, _ in reversed(eqs):
        target = mk_pi(name, eq, target)
    return target


def _cases(m: MetaBase, s: _Shape, value: list[Expr], level: Level, motive: Expr, alts: list[Expr]) -> Expr:
    n = s.ind.num_params
    head = mk_const(m.get_const(s.ind.name.child("casesOn")).name, (level, *s.us))
    return mk_apps(head, [*value[:n], motive, *value[n:], *alts])


def mk_no_confusion_type(m: MetaBase, ind: InductiveInfo) -> None:
    s = _Shape(m, ind)
    n = ind.num_params
    xs, ys = s.copy(""), s.copy("'")
    sort, level = mk_sort(s.v), mk_succ(s.v)
    alts: list[Expr] = []
    for i, ctor in enumerate(ind.ctors):
        info = _ctor_info(m, ctor)
        fields1 = s.fields(info, xs[:n])
        inner: list[Expr] = []
        for j, ctor2 in enumerate(ind.ctors):
            fields2 = s.fields(_ctor_info(m, ctor2), ys[:n])
            body: Expr = s.p
            if i == j:
                body = mk_arrow(_arrows(_field_equations(m, fields1, fields2), s.p), s.p)
            inner.append(close_lambda(m, fields2, body))
        motive2 = close_lambda(m, ys[n:], sort)
        alts.append(close_lambda(m, fields1, _cases(m, s, ys, level, motive2, inner)))
    value = _cases(m, s, xs, level, close_lambda(m, xs[n:], sort), alts)
    binders = [s.p, *xs, *ys]
    name = ind.name.child("noConfusionType")
    add_aux_definition(m, name, s.level_params, close_pi(m, binders, sort), close_lambda(m, binders, value), False)


def _equations(m: MetaBase, xs: list[Expr], ys: list[Expr]) -> list[Expr]:
    """Hypotheses ``xs = ys`` (``≍`` where types differ)."""
    out: list[Expr] = []
    for i, (x, y) in enumerate(zip(xs, ys, strict=True)):
        eq, _ = mk_eq_heq(cast("Meta", m), x, y)
        name = mk_name("eq" if len(xs) == 1 else f"eq_{i + 1}")
        out.append(push_raw(m, name, eq))
    return out


def mk_no_confusion_decl(m: MetaBase, ind: InductiveInfo) -> None:
    s = _Shape(m, ind)
    set_info(m, [s.p], IMPLICIT)
    n = ind.num_params
    xs, ys = s.copy(""), s.copy("'")
    set_info(m, [xs[-1], ys[-1]], IMPLICIT)
    lctx = m.lctx
    head = mk_app(mk_const(m.get_const(ind.name.child("noConfusionType")).name, (s.v, *s.us)), s.p)
    alts: list[Expr] = []
    for ctor in ind.ctors:
        info = _ctor_info(m, ctor)
        fields, fields2 = s.fields(info, xs[:n]), s.fields(info, ys[:n])
        eqs = _field_equations(m, fields, fields2)
        k_type = replace_fvars(_arrows(eqs, s.p), [*ys[:n], *fields2], [*xs[:n], *fields])
        k = push_raw(m, mk_name("k"), k_type)
        refls = [mk_refl(cast("Meta", m), fields[i], is_eq) for i, _, _, is_eq in eqs]
        alts.append(close_lambda(m, [*fields, k], mk_apps(k, refls)))
    motive = close_lambda(m, xs[n:], mk_apps(mk_apps(head, xs), [*xs]))
    base = _cases(m, s, xs, s.v, motive, alts)
    eq_vars = _equations(m, xs, ys)
    target = mk_apps(mk_apps(head, xs), ys)
    curried = close_pi(m, eq_vars, target)
    with m.with_lctx(lctx, ()):
        value = solve_by_subst(m, curried, len(eq_vars), base)
    binders = [s.p, *xs, *ys]
    name = ind.name.child("noConfusion")
    type = close_pi(m, [*binders, *eq_vars], target)
    add_aux_definition(m, name, s.level_params, type, close_lambda(m, binders, value), False)
    m.env = m.env.add_entry(NO_CONFUSIONS, name)


def solve_by_subst(m: MetaBase, type: Expr, count: int, base: Expr) -> Expr:
    """A term of ``type = ∀ equations, target`` whose target becomes the type of ``base`` when the equations are
    used."""
    meta = cast("Meta", m)
    goal = new_goal(meta, type)
    solved = unify_eqs(meta, goal, count)
    assert solved is not None
    last, subst = solved
    m.assign(last, apply_subst(base, subst))
    return m.instantiate_mvars(mk_mvar(goal))


# ------------------------------------------------------------ one constructor
def mk_ctor_no_confusion(m: MetaBase, ctor: ConstructorInfo, ind: InductiveInfo) -> None:
    """``T.c.noConfusion``: shared parameters, the equation between two ``c`` values, ``(equations → P) → P``."""
    meta = cast("Meta", m)
    s = _Shape(m, ind)
    set_info(m, [s.p], IMPLICIT)
    n = ind.num_params
    params, _ = open_pi(m, ctor.type, n)
    set_info(m, params, IMPLICIT)
    fields1, fields2 = s.fields(ctor, params), s.fields(ctor, params)
    _rename(m, fields2, "'")
    set_info(m, [*fields1, *fields2], IMPLICIT)
    head = mk_apps(mk_const(ctor.name, s.us), params)
    a, b = mk_apps(head, fields1), mk_apps(head, fields2)
    ix1, ix2 = (get_app_args(meta.whnf(meta.infer_type(t)))[n:] for t in (a, b))
    eq_vars = _equations(m, [*ix1, a], [*ix2, b])
    eqs = _field_equations(m, fields1, fields2)
    k = push_raw(m, mk_name("k"), _arrows(eqs, s.p))
    main = ind.name.child("noConfusion")
    m.get_const(main)
    left, right = [*params, *ix1, a], [*params, *ix2, b]
    applied = mk_apps(mk_const(main, (s.v, *s.us)), [s.p, *left, *right])
    proofs = [None] * n + list(eq_vars)
    type = meta.infer_type(applied)
    for x, proof in zip(left, proofs, strict=True):
        assert isinstance(type, Pi)
        value = _convert(meta, type.binder_type, x, proof)
        applied = mk_app(applied, value)
        type = instantiate1(type.body, value)
    # the continuation may expect ≍ where ours gives =
    wanted = meta.whnf(type)
    assert isinstance(wanted, Pi)
    continuation = _adapt(m, wanted.binder_type, k, eqs)
    value = mk_app(applied, continuation)
    binders = [*params, s.p, *fields1, *fields2, *eq_vars, k]
    name = ctor.name.child("noConfusion")
    decl = DefinitionDecl(name, s.level_params, close_pi(m, binders, s.p), close_lambda(m, binders, value), ABBREV)
    m.add_decl(decl)
    m.env = set_reducibility(m.env, name, "reducible")


def _convert(m: Meta, wanted: Expr, x: Expr, proof: Expr | None) -> Expr:
    """A proof of the equation ``wanted`` from ``proof`` (or by reflexivity), crossing between ``=`` and ``≍``."""
    want_eq = is_app_of(wanted, mk_name("Eq"), 3)
    if proof is None:
        return mk_refl(m, x, want_eq)
    have = m.infer_type(proof)
    have_eq = is_app_of(have, mk_name("Eq"), 3)
    if have_eq == want_eq:
        return proof
    args = get_app_args(have)
    fn, _ = unfold_app(have)
    levels = fn.levels  # type: ignore[attr-defined]
    if have_eq:
        return mk_apps(mk_const(mk_name("heq_of_eq"), levels), [*args, proof])
    return mk_apps(mk_const(mk_name("eq_of_heq"), levels), [args[0], args[1], args[3], proof])


def _adapt(m: MetaBase, wanted: Expr, k: Expr, eqs: list[tuple[int, Name, Expr, bool]]) -> Expr:
    hs, _ = open_pi(m, wanted, len(eqs))
    values = [_convert(cast("Meta", m), eq, h, h) for h, (_, _, eq, _) in zip(hs, eqs, strict=True)]
    if all(v is h for v, h in zip(values, hs, strict=True)):
        return k
    return close_lambda(m, hs, mk_apps(k, values))


# ------------------------------------------------------------ injectivity
class _Injectivity:
    """Binders and statement shared by ``inj`` and ``injEq``."""

    def __init__(self, m: MetaBase, ctor: ConstructorInfo) -> None:
        meta = cast("Meta", m)
        us = tuple([mk_level_param(u) for u in ctor.level_params])
        self.params, type = open_pi(m, ctor.type, ctor.num_params)
        set_info(m, self.params, IMPLICIT)
        self.xs, result = open_pi(m, type, ctor.num_fields, reduce=True)
        shared = [x for x in self.xs if occurs(x, result)]
        ys: list[Expr] = []
        self.new: list[Expr] = []
        for i, x in enumerate(self.xs):
            if x in shared:
                ys.append(x)
                continue
            y_type = replace_fvars(fvar_type(m, x), self.xs[:i], ys)
            name = fvar_name(m, x)
            y = push_raw(m, name.parent.child(f"{name.last}_1"), y_type)
            ys.append(y)
            self.new.append(y)
        self.ys = ys
        head = mk_apps(mk_const(ctor.name, us), self.params)
        self.lhs, self.rhs = mk_apps(head, self.xs), mk_apps(head, ys)
        self.eqs: list[tuple[int, Expr, bool]] = []
        for i, (left, right) in enumerate(zip(self.xs, ys, strict=True)):
            if left is right or meta.is_proof(left):
                continue
            self.eqs.append((i, *mk_eq_heq(meta, left, right)))
        eq_type = meta.infer_type(self.lhs)
        self.equation = mk_apps(mk_const(mk_name("Eq"), (meta.get_level(eq_type),)), (eq_type, self.lhs, self.rhs))

    def conjunction(self) -> Expr:
        result = self.eqs[-1][1]
        for _, eq, _ in reversed(self.eqs[:-1]):
            result = mk_apps(mk_const(AND), (eq, result))
        return result


def mk_inj(m: MetaBase, ctor: ConstructorInfo) -> None:
    """``c xs = c ys → x₁ = y₁ ∧ …``."""
    meta = cast("Meta", m)
    t = _Injectivity(m, ctor)
    set_info(m, [*t.xs, *t.new], IMPLICIT)
    h = push_raw(m, mk_name("a"), t.equation)
    target = t.conjunction()
    value, domain = mk_no_confusion(meta, target, h)
    assert domain is not None
    positions = [i for i, x in enumerate(t.xs) if not meta.is_proof(x)]
    hs, _ = open_pi(m, domain, len(positions))
    by_position = dict(zip(positions, hs, strict=True))
    proofs = [_convert(meta, eq, t.xs[i], by_position[i]) for i, eq, _ in t.eqs]
    body, stated = proofs[-1], t.eqs[-1][1]
    for proof, (_, eq, _) in zip(reversed(proofs[:-1]), reversed(t.eqs[:-1]), strict=True):
        body = mk_apps(mk_const(mk_name("And.intro")), (eq, stated, proof, body))
        stated = mk_apps(mk_const(AND), (eq, stated))
    binders = [*t.params, *t.xs, *t.new]
    type = close_pi(m, binders, mk_arrow(t.equation, target))
    proof = close_lambda(m, [*binders, h], mk_app(value, close_lambda(m, hs, body)))
    m.add_decl(TheoremDecl(ctor.name.child("inj"), ctor.level_params, type, proof))


def mk_inj_eq(m: MetaBase, ctor: ConstructorInfo) -> None:
    """``(c xs = c ys) = (x₁ = y₁ ∧ …)``."""
    meta = cast("Meta", m)
    t = _Injectivity(m, ctor)
    target = t.conjunction()
    us = tuple([mk_level_param(u) for u in ctor.level_params])
    inj = mk_const(m.get_const(ctor.name.child("inj")).name, us)
    binders = [*t.params, *t.xs, *t.new]
    forward = mk_apps(inj, binders)
    # backward: use the equations one after another, then reflexivity
    curried = t.equation
    for _, eq, _ in reversed(t.eqs):
        curried = mk_arrow(eq, curried, mk_name("h"))
    uncurried = solve_by_subst(m, curried, len(t.eqs), mk_refl(meta, t.lhs, True))
    h = push_raw(m, mk_name("h"), target)
    rest: Expr = h
    args: list[Expr] = []
    for i in range(len(t.eqs)):
        if i == len(t.eqs) - 1:
            args.append(rest)
        else:
            args.append(mk_proj(AND, 0, rest))
            rest = mk_proj(AND, 1, rest)
    backward = close_lambda(m, [h], mk_apps(uncurried, args))
    iff = mk_apps(mk_const(mk_name("Iff.intro")), (t.equation, target, forward, backward))
    proof = mk_apps(mk_const(mk_name("propext")), (t.equation, target, iff))
    prop = mk_sort(mk_level_zero())
    statement = mk_apps(mk_const(mk_name("Eq"), (mk_succ(mk_level_zero()),)), (prop, t.equation, target))
    m.add_decl(
        TheoremDecl(
            ctor.name.child("injEq"),
            ctor.level_params,
            close_pi(m, binders, statement),
            close_lambda(m, binders, proof),
        )
    )


def mk_level_zero() -> Level:
    return ZERO


def realize_ctor(m: MetaBase, name: Name) -> bool:
    """REALIZERS entry for ``T.c.noConfusion``, ``T.c.inj``, ``T.c.injEq``."""
    if name.part not in ("noConfusion", "inj", "injEq") or name.prefix is None:
        return False
    ctor = m.env.find(name.prefix)
    if not isinstance(ctor, ConstructorInfo) or ctor.num_fields == 0:
        return False
    ind = inductive_of(m, ctor.induct)
    if ind is None or is_prop_former(ind.type) or not eliminates_to_type(m, ind):
        return False
    if name.part == "noConfusion":
        run_closed(m, lambda: mk_ctor_no_confusion(m, ctor, ind))
        return True
    with m.scope():
        if not _Injectivity(m, ctor).eqs:
            return False
    run_closed(m, lambda: (mk_inj if name.part == "inj" else mk_inj_eq)(m, ctor))
    return True


register_maker("noConfusionType", mk_no_confusion_type)
register_maker("noConfusion", mk_no_confusion_decl)
REALIZERS.append(realize_ctor)
