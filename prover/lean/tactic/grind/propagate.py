"""Propagation in ``grind``: what a term's value says about its parts, and what the parts' values say about it.

Source: Lean 4 ``src/Lean/Meta/Tactic/Grind/{Propagate,PropagateInj,ForallProp,MatchCond}.lean``. Rules are found by
the head of a term. Each adds equations (with proofs made on demand) or facts to the branch.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from prover.lean.expr import (
    App,
    Const,
    Expr,
    Pi,
    Proj,
    get_app_fn,
    is_app_of,
    mk_app,
    mk_apps,
    mk_const,
    mk_lambda,
    unfold_app,
)
from prover.lean.meta.app_builder import FALSE, NOT, TRUE, TRUE_INTRO
from prover.lean.meta.attributes import matcher_info, projection_info
from prover.lean.meta.whnf import BOOL_FALSE, BOOL_TRUE
from prover.lean.name import mk_name
from prover.lean.subst import head_beta, instantiate1
from prover.lean.tactic.grind import logic
from prover.lean.tactic.grind.branch import Branch
from prover.lean.tactic.grind.evaluate import EVALUATED, evaluate, project, reduce_match
from prover.lean.tactic.grind.injection import refute_clash
from prover.lean.tactic.grind.literals import literal

Rule = Callable[[Branch, Expr, list[Expr]], None]


def saturate(b: Branch) -> None:
    """Until False is proved or nothing more follows without theorems and cases."""
    g = b.graph
    while b.proof is None:
        g.close()
        if g.clash is not None:
            x, y = g.clash
            b.proof = refute_clash(b.m, x, y, g.explain(x, y))
        elif g.touched or g.fresh:
            propagate(b)
        elif b.pending:
            b.assert_next()
        elif b.witnesses:
            b.take_witness()
        else:
            return


def propagate(b: Branch) -> None:
    """Run the rules for the terms that are new and around the classes that changed."""
    g = b.graph
    fresh, touched = g.fresh, g.touched
    g.fresh, g.touched = [], []
    for e in fresh:
        upwards(b, e)
        if g.is_true(e) or g.is_false(e):
            downwards(b, e)
    truths = (g.roots[TRUE], g.roots[FALSE])
    for e in dict.fromkeys(e for members, _ in touched for e in members):
        root = g.roots[e]
        if root in truths:
            if b.once("down", e):
                downwards(b, e)
        elif is_app_of(e, NOT, 1):
            upwards(b, e)
        if g.values.get(root) is not None:
            _value_known(b, e)
    for parent in dict.fromkeys(p for _, parents in touched for p in parents):
        upwards(b, parent)


def upwards(b: Branch, e: Expr) -> None:
    """Use what is known of the parts of ``e``."""
    if isinstance(e, Pi):
        _implication_up(b, e)
        return
    if isinstance(e, Proj):
        project(b, e)
        return
    if type(e) is not App:
        return
    fn, args = unfold_app(e)
    if not isinstance(fn, Const):
        return
    rule = _UP.get((str(fn.name), len(args)))
    if rule is not None:
        rule(b, e, args)
    elif matcher_info(b.m.env, fn.name) is not None:
        reduce_match(b, e)
    elif projection_info(b.m.env, fn.name) is not None:
        project(b, e)
    if str(fn.name) in EVALUATED:
        evaluate(b, e)


def downwards(b: Branch, e: Expr) -> None:
    """Use that the proposition ``e`` is True, or False."""
    is_true = b.graph.is_true(e)
    if isinstance(e, Pi):
        (_pi_true if is_true else _pi_false)(b, e)
        return
    fn, args = unfold_app(e)
    if isinstance(fn, Const):
        rule = (_TRUE if is_true else _FALSE).get((str(fn.name), len(args)))
        if rule is not None:
            rule(b, e, args)
        upwards(b, e)


# ------------------------------------------------------------ connectives
def _and_up(b: Branch, e: Expr, args: list[Expr]) -> None:
    for i in (0, 1):
        _and_part(b, e, args, i)


def _and_part(b: Branch, e: Expr, args: list[Expr], i: int) -> None:
    """What the ``i``-th part says about a conjunction and the other part."""
    g = b.graph
    x, y = args[i], args[1 - i]
    if g.is_false(x):
        side = logic.const(("And.left", "And.right")[i])
        _refute_by(b, e, x, lambda h: mk_apps(side, [*args, h]))
    elif g.is_true(x) and g.is_true(y):
        b.proved(e, lambda: _pair(args, b.proof_of(args[0]), b.proof_of(args[1])))
    elif g.is_true(x) and g.is_false(e):

        def refute(h: Expr) -> Expr:
            hx = b.proof_of(x)
            return mk_app(b.refutation_of(e), _pair(args, *((hx, h) if i == 0 else (h, hx))))

        b.refuted(y, lambda: logic.assuming(b.m, y, refute))


def _pair(args: list[Expr], left: Expr, right: Expr) -> Expr:
    return mk_apps(logic.const("And.intro"), [*args, left, right])


def _refute_by(b: Branch, e: Expr, part: Expr, get: Callable[[Expr], Expr]) -> None:
    """``¬e`` because ``e`` would give ``part``, which is False."""
    b.refuted(e, lambda: logic.assuming(b.m, e, lambda h: mk_app(b.refutation_of(part), get(h))))


def _and_true(b: Branch, e: Expr, args: list[Expr]) -> None:
    for side, p in zip(("And.left", "And.right"), args, strict=True):
        _prove_by(b, p, e, mk_apps(logic.const(side), args))


def _prove_by(b: Branch, p: Expr, e: Expr, rule: Expr) -> None:
    """``p`` by ``rule`` from ``e``, which holds."""
    b.proved(p, lambda: mk_app(rule, b.proof_of(e)))


def _or_up(b: Branch, e: Expr, args: list[Expr]) -> None:
    p, q = args
    _or_part(b, e, p, q, mk_apps(logic.const("Or.inl"), args), mk_apps(logic.const("Or.resolve_left"), args))
    _or_part(b, e, q, p, mk_apps(logic.const("Or.inr"), args), mk_apps(logic.const("Or.resolve_right"), args))
    if b.graph.is_false(p) and b.graph.is_false(q):
        rule = mk_apps(logic.const("not_or_intro"), args)
        b.refuted(e, lambda: mk_apps(rule, [b.refutation_of(p), b.refutation_of(q)]))


def _or_part(b: Branch, e: Expr, x: Expr, y: Expr, intro: Expr, resolve: Expr) -> None:
    """What the part ``x`` says about a disjunction and the other part ``y``."""
    if b.graph.is_true(x):
        _prove_by(b, e, x, intro)
    elif b.graph.is_false(x) and b.graph.is_true(e):
        b.proved(y, lambda: mk_apps(resolve, [b.proof_of(e), b.refutation_of(x)]))


def _or_false(b: Branch, e: Expr, args: list[Expr]) -> None:
    for side, p in zip(("Or.inl", "Or.inr"), args, strict=True):
        _refute_part(b, p, e, mk_apps(logic.const(side), args))


def _refute_part(b: Branch, p: Expr, e: Expr, rule: Expr) -> None:
    """``¬p``, since ``rule`` makes ``e`` of it, which is False."""
    _refute_by(b, p, e, lambda h: mk_app(rule, h))


def _not_up(b: Branch, e: Expr, args: list[Expr]) -> None:
    (p,) = args
    if b.graph.is_true(p):
        b.refuted(e, lambda: logic.assuming(b.m, e, lambda h: mk_app(h, b.proof_of(p))))
    elif b.graph.is_false(p):
        b.proved(e, lambda: b.refutation_of(p))
    elif b.graph.is_equal(p, e):
        b.proof = _no_liar(b, p, e)


def _no_liar(b: Branch, p: Expr, e: Expr) -> Expr:
    """False from ``p = ¬p``."""
    m = b.m
    equation = b.graph.explain(p, e)
    not_p = logic.assuming(m, p, lambda h: mk_app(m.mk_eq_mp(equation, h), h))
    return mk_app(not_p, m.mk_eq_mpr(equation, not_p))


def _not_true(b: Branch, e: Expr, args: list[Expr]) -> None:
    b.refuted(args[0], lambda: b.proof_of(e))


def _not_false(b: Branch, e: Expr, args: list[Expr]) -> None:
    b.proved(args[0], lambda: logic.by_contradiction(args[0], b.refutation_of(e)))


def _implication_up(b: Branch, e: Pi) -> None:
    g = b.graph
    p, q = e.binder_type, e.body
    if not g.is_implication(e):
        if g.is_true(e) and p in g and g.is_true(p):
            _apply_to_proof(b, e)
        return
    if g.is_true(e):
        if g.is_true(p):
            b.proved(q, lambda: mk_app(b.proof_of(e), b.proof_of(p)))
        elif g.is_false(q):
            _refute_by(b, p, q, lambda h: mk_app(b.proof_of(e), h))
    elif g.is_true(q):
        b.proved(e, lambda: logic.assuming(b.m, p, lambda _: b.proof_of(q)))
    elif g.is_false(p):
        b.proved(e, lambda: logic.assuming(b.m, p, lambda h: b.m.mk_absurd(q, h, b.refutation_of(p))))
    elif g.is_true(p) and g.is_false(q):
        b.refuted(e, lambda: logic.assuming(b.m, e, lambda h: mk_app(b.refutation_of(q), mk_app(h, b.proof_of(p)))))


def _pi_true(b: Branch, e: Pi) -> None:
    if b.graph.is_implication(e) or b.m.is_prop(e.binder_type):
        _implication_up(b, e)
    else:
        b.add_universal(e)


def _apply_to_proof(b: Branch, e: Pi) -> None:
    """``∀ h : p, q h`` where ``p`` holds."""
    if b.once("apply", e):
        h = b.proof_of(e.binder_type)
        b.add_fact(instantiate1(e.body, h), mk_app(b.proof_of(e), h), b.graph.generation[e])


def _pi_false(b: Branch, e: Pi) -> None:
    p, q = e.binder_type, e.body
    if not b.graph.is_implication(e):
        if b.once("∀", e):
            b.add_fact(*logic.exists_not(b.m, e, b.refutation_of(e)), b.graph.generation[e])
        return
    m = b.m
    b.refuted(q, lambda: logic.assuming(m, q, lambda h: mk_app(b.refutation_of(e), logic.assuming(m, p, lambda _: h))))

    def positive(h: Expr) -> Expr:
        return mk_app(b.refutation_of(e), logic.assuming(m, p, lambda hp: m.mk_absurd(q, hp, h)))

    b.proved(p, lambda: logic.by_contradiction(p, logic.assuming(m, m.mk_not(p), positive)))


# ------------------------------------------------------------ quantifiers
def _exists_true(b: Branch, e: Expr, args: list[Expr]) -> None:
    b.note_existential(e)


def _exists_false(b: Branch, e: Expr, args: list[Expr]) -> None:
    if b.once("∃", e):
        b.add_fact(*logic.forall_not(b.m, e, b.refutation_of(e)), b.graph.generation[e])


def _nonempty_true(b: Branch, e: Expr, args: list[Expr]) -> None:
    """``Nonempty α``: there is an ``x : α`` such that True."""
    if b.once("Nonempty", e):
        m = b.m
        exists = m.mk_exists(mk_lambda(mk_name("x"), args[0], TRUE))
        with m.scope():
            x = m.push_local(mk_name("x"), args[0])
            intro = mk_const(mk_name("Exists.intro"), (m.get_level(args[0]),))
            witness = mk_apps(intro, [*unfold_app(exists)[1], x, TRUE_INTRO])
            rule = m.mk_lambda([x], witness)
        proof = m.mk_app_opt_m("Nonempty.elim", [args[0], exists, b.proof_of(e), rule])
        b.add_term(exists, b.graph.generation[e])
        b.proved(exists, lambda: proof)


# ------------------------------------------------------------ equality
def _eq_up(b: Branch, e: Expr, args: list[Expr]) -> None:
    g, m = b.graph, b.m
    _, x, y = args
    if g.is_equal(x, y):
        b.proved(e, lambda: g.explain(x, y))
        return
    if g.is_true(e) or g.is_false(e):
        return
    vx, vy = g.value_of(x), g.value_of(y)
    if vx is not None and vy is not None and _differ(b, vx, vy):

        def refute(h: Expr) -> Expr:
            values = m.mk_eq_trans(m.mk_eq_trans(m.mk_eq_symm(g.explain(x, vx)), h), g.explain(y, vy))
            return refute_clash(m, vx, vy, values)

        b.refuted(e, lambda: logic.assuming(m, e, refute))


def _differ(b: Branch, x: Expr, y: Expr) -> bool:
    """Are two values certainly not equal?"""
    cx, cy = b.m.is_ctor_app(x), b.m.is_ctor_app(y)
    if cx is not None and cy is not None:
        return cx is not cy
    lx, ly = literal(b.m, x), literal(b.m, y)
    return lx is not None and ly is not None and lx != ly


def _eq_true(b: Branch, e: Expr, args: list[Expr]) -> None:
    b.graph.merge(args[1], args[2], lambda: b.proof_of(e))


def _eq_false(b: Branch, e: Expr, args: list[Expr]) -> None:
    """Of two truth values that differ, one gives the other."""
    alpha, x, y = args
    if alpha is not _BOOL:
        b.note_disequality(e)
        return
    for s, t in ((x, y), (y, x)):
        value = b.graph.value_of(t)
        if value is BOOL_TRUE or value is BOOL_FALSE:
            other = BOOL_FALSE if value is BOOL_TRUE else BOOL_TRUE
            rule = "Bool.of_not_eq_true" if value is BOOL_TRUE else "Bool.of_not_eq_false"
            b.graph.merge(s, other, partial(_other_bool, b, e, s, t, value, rule, s is x))


def _other_bool(b: Branch, e: Expr, s: Expr, t: Expr, value: Expr, rule: str, in_order: bool) -> Expr:
    m = b.m

    def refute(h: Expr) -> Expr:
        eq = m.mk_eq_trans(h, m.mk_eq_symm(b.graph.explain(t, value)))
        return mk_app(b.refutation_of(e), eq if in_order else m.mk_eq_symm(eq))

    return mk_apps(logic.const(rule), [s, logic.assuming(m, m.mk_eq(s, value), refute)])


def _iff_up(b: Branch, e: Expr, args: list[Expr]) -> None:
    g, m = b.graph, b.m
    p, q = args
    if g.is_equal(p, q):
        b.proved(e, lambda: m.mk_app_m("Iff.of_eq", [g.explain(p, q)]))
        return
    for x, y, mp in ((p, q, "Iff.mp"), (q, p, "Iff.mpr")):
        if g.is_true(x) and g.is_false(y):
            _refute_by(b, e, y, partial(_apply_iff, b, mk_apps(logic.const(mp), args), x))
        elif g.is_false(e):
            _iff_false_one(b, e, x, y)


def _apply_iff(b: Branch, rule: Expr, x: Expr, h: Expr) -> Expr:
    return mk_apps(rule, [h, b.proof_of(x)])


def _iff_false_one(b: Branch, e: Expr, x: Expr, y: Expr) -> None:
    """``¬(p ↔ q)`` with the value of ``x`` known."""
    g, m = b.graph, b.m
    p, q = unfold_app(e)[1]

    def both(hx: Expr, hy: Expr) -> Expr:
        hp, hq = (hx, hy) if x is p else (hy, hx)
        return mk_apps(
            logic.const("Iff.intro"),
            [p, q, logic.assuming(m, p, lambda _: hq), logic.assuming(m, q, lambda _: hp)],
        )

    if g.is_true(x):
        b.refuted(y, lambda: logic.assuming(m, y, lambda h: mk_app(b.refutation_of(e), both(b.proof_of(x), h))))
    elif g.is_false(x):

        def refute(h: Expr) -> Expr:
            iff = mk_apps(
                logic.const("iff_of_false"), [p, q, *((b.refutation_of(x), h) if x is p else (h, b.refutation_of(x)))]
            )
            return mk_app(b.refutation_of(e), iff)

        b.proved(y, lambda: logic.by_contradiction(y, logic.assuming(m, m.mk_not(y), refute)))


def _iff_true(b: Branch, e: Expr, args: list[Expr]) -> None:
    b.graph.merge(args[0], args[1], lambda: b.m.mk_propext(b.proof_of(e)))


def _heq_true(b: Branch, e: Expr, args: list[Expr]) -> None:
    if b.m.is_def_eq_guarded(args[0], args[2]):
        b.graph.add(args[1], b.graph.generation[e])
        b.graph.add(args[3], b.graph.generation[e])
        b.graph.merge(args[1], args[3], lambda: b.m.mk_eq_of_heq(b.proof_of(e)))


# ------------------------------------------------------------ if and values
def _if_up(b: Branch, e: Expr, args: list[Expr]) -> None:
    """``if c then x else y`` with ``c`` known."""
    g = b.graph
    c = args[1]
    if not (g.is_true(c) or g.is_false(c)) or not b.once("if", e):
        return
    positive = g.is_true(c)
    fn = get_app_fn(e)
    assert isinstance(fn, Const)
    h = b.proof_of(c) if positive else b.refutation_of(c)
    branch = args[3] if positive else args[4]
    kind = "if" if str(fn.name) == "ite" else "dif"
    if kind == "dif":
        branch = head_beta(mk_app(branch, h))
    lemma = mk_const(mk_name(f"{kind}_{'pos' if positive else 'neg'}"), fn.levels)
    proof = b.m.mk_app_opt_m(lemma, [c, args[2], h, args[0], args[3], args[4]])
    new, why = b.normal_term(branch, g.generation[e])
    b.equal_by(e, new, proof if why is None else b.m.mk_eq_trans(proof, why))


def _value_known(b: Branch, e: Expr) -> None:
    """A Boolean operation whose value is known says something about its arguments."""
    fn = get_app_fn(e)
    if not isinstance(fn, Const) or str(fn.name) not in _BOOLEAN or type(e) is not App:
        return
    value = b.graph.value_of(e)
    if (value is BOOL_TRUE or value is BOOL_FALSE) and b.once("bool", e):
        b.add_fact(b.m.mk_eq(e, value), b.graph.explain(e, value), b.graph.generation[e])


_BOOL: Final = logic.const("Bool")
_BOOLEAN: Final = frozenset("and or not xor bne BEq.beq Decidable.decide".split())
_UP: Final[dict[tuple[str, int], Rule]] = {
    ("And", 2): _and_up,
    ("Or", 2): _or_up,
    ("Not", 1): _not_up,
    ("Eq", 3): _eq_up,
    ("Iff", 2): _iff_up,
    ("ite", 5): _if_up,
    ("dite", 5): _if_up,
}
_TRUE: Final[dict[tuple[str, int], Rule]] = {
    ("And", 2): _and_true,
    ("Not", 1): _not_true,
    ("Eq", 3): _eq_true,
    ("Iff", 2): _iff_true,
    ("HEq", 4): _heq_true,
    ("Exists", 2): _exists_true,
    ("Nonempty", 1): _nonempty_true,
}
_FALSE: Final[dict[tuple[str, int], Rule]] = {
    ("Or", 2): _or_false,
    ("Not", 1): _not_false,
    ("Eq", 3): _eq_false,
    ("Exists", 2): _exists_false,
}
