"""Operator trees: ``binop% binop_lazy% leftact% rightact% unop% binrel%`` with one maximal type for all leaves.

Source: Lean 4 ``src/Lean/Elab/Extra.lean``. The whole tree is elaborated first; if its leaves have a largest type
(every other one coerces to it), coercions go in at the leaves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from prover.lean.elab.app_args import elab_app_args
from prover.lean.elab.auto_param import consume_annotations
from prover.lean.elab.builtin_terms import expand_cdot
from prover.lean.elab.coercion import Undetermined
from prover.lean.elab.registry import term_elab
from prover.lean.elab.term import TermElab
from prover.lean.expr import PROP, App, Const, Expr, Let, MVar, Pi, get_app_fn, is_app_of, mk_const, unfold_app
from prover.lean.meta.attributes import DEFAULT_INSTANCES
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError, Stuck
from prover.lean.name import mk_name
from prover.lean.syntax import ast

BOOL: Final = mk_const(mk_name("Bool"))
_TREE_KINDS: Final = frozenset({"binop", "binop_lazy", "leftact", "rightact"})


@dataclass(slots=True)
class Leaf:
    ref: ast.Syntax
    value: Expr


@dataclass(slots=True)
class Bin:
    ref: ast.Syntax
    kind: str
    fn: Expr
    lhs: Tree
    rhs: Tree


@dataclass(slots=True)
class Un:
    ref: ast.Syntax
    fn: Expr
    arg: Tree


Tree = Leaf | Bin | Un


@dataclass(slots=True)
class Analysis:
    max_type: Expr | None = None
    uncomparable: bool = False


# ------------------------------------------------------------ building the tree
def to_tree(el: TermElab, stx: ast.Term) -> Tree:
    tree = _build(el, stx)
    el.synthesize_synthetic_mvars("yes")
    return tree


def _build(el: TermElab, stx: ast.Term) -> Tree:
    if isinstance(stx, ast.BinOp) and stx.kind in _TREE_KINDS:
        fn = el.mk_const(stx.fn)
        lhs = _leaf(el, stx.lhs) if stx.kind == "leftact" else _build(el, stx.lhs)
        rhs = _leaf(el, stx.rhs) if stx.kind == "rightact" else _build(el, stx.rhs)
        return Bin(stx, stx.kind, fn, lhs, rhs)
    if isinstance(stx, ast.UnOp) and stx.kind == "unop":
        return Un(stx, el.mk_const(stx.fn), _build(el, stx.arg))
    if isinstance(stx, ast.Paren) and expand_cdot(el, stx.term) is stx.term:
        return _build(el, stx.term)
    return _leaf(el, stx)


def _leaf(el: TermElab, stx: ast.Term) -> Tree:
    return Leaf(stx, el.elab_term(stx, None))


# ------------------------------------------------------------ analysis
def is_unknown(e: Expr) -> bool:
    """Is the head an unassigned metavariable?"""
    while True:
        if isinstance(e, App):
            e = e.fn
        elif isinstance(e, Let):
            e = e.body
        else:
            return isinstance(e, MVar)


def has_coe(el: TermElab, from_type: Expr, to_type: Expr) -> bool:
    m = el.m
    saved = el.save()
    try:
        with m.with_local(mk_name("x"), from_type) as x:
            return el.coerce_simple(x, to_type) is not None
    except Undetermined:
        return False
    except HeartbeatsExceeded:
        raise
    except LeanError:
        return False
    finally:
        el.restore(saved)


def analyze(el: TermElab, tree: Tree, expected: Expr | None) -> Analysis:
    result = Analysis()
    if expected is not None:
        expected = el.m.instantiate_mvars(expected)
        if not is_unknown(expected):
            result.max_type = expected
    _analyze(el, tree, result)
    return result


def _analyze(el: TermElab, tree: Tree, result: Analysis) -> None:
    if result.uncomparable:
        return
    if isinstance(tree, Bin):
        if tree.kind != "leftact":
            _analyze(el, tree.lhs, result)
        if tree.kind != "rightact":
            _analyze(el, tree.rhs, result)
    elif isinstance(tree, Un):
        _analyze(el, tree.arg, result)
    else:
        m = el.m
        type = consume_annotations(m.instantiate_mvars(m.infer_type(tree.value)))  # a binder's may be an `optParam`
        if is_unknown(type):
            return
        if result.max_type is None:
            result.max_type = type
        elif not same_type(el, result.max_type, type):
            if has_coe(el, type, result.max_type):
                return
            if has_coe(el, result.max_type, type):
                result.max_type = type
            else:
                result.uncomparable = True


def same_type(el: TermElab, a: Expr, b: Expr) -> bool:
    """Definitional equality without assigning anything."""
    if a is b:
        return True
    with el.m.with_new_depth():
        return el.m.is_def_eq_guarded(a, b)


# ------------------------------------------------------------ coercions
def has_homogeneous_instance(el: TermElab, fn: Expr, max_type: Expr) -> bool:
    """Is there an instance ``C α α α`` for the operator's class?"""
    if not isinstance(fn, Const):
        return False
    saved = el.save()
    try:
        inst = el.m.mk_app_m(fn.name.parent, [max_type, max_type, max_type])
        return el.m.synth_instance(inst) is not None
    except Stuck:
        return False
    except HeartbeatsExceeded:
        raise
    except LeanError:
        return False
    finally:
        el.restore(saved)


def has_heterogeneous_defaults(el: TermElab, fn: Expr, max_type: Expr, lhs: bool) -> bool:
    head = get_app_fn(max_type)
    if not isinstance(fn, Const) or not isinstance(head, Const):
        return False
    entries = el.m.env.state(DEFAULT_INSTANCES).get(fn.name.parent, ())
    if len(entries) <= 1:
        return False
    for entry in entries:
        type = el.m.get_const(entry.name).type
        while isinstance(type, Pi):
            type = type.body
        _, args = unfold_app(type)
        if len(args) == 3 and is_app_of(args[1] if lhs else args[0], head.name):
            return True
    return False


def apply_coe(el: TermElab, tree: Tree, max_type: Expr, is_pred: bool) -> Tree:
    return _coe(el, tree, max_type, None, False, is_pred)


def _coe(el: TermElab, tree: Tree, max_type: Expr, fn: Expr | None, lhs: bool, is_pred: bool) -> Tree:
    if isinstance(tree, Bin):
        if tree.kind == "leftact":
            return Bin(tree.ref, tree.kind, tree.fn, tree.lhs, _coe(el, tree.rhs, max_type, None, False, False))
        if tree.kind == "rightact":
            return Bin(tree.ref, tree.kind, tree.fn, _coe(el, tree.lhs, max_type, None, False, False), tree.rhs)
        if is_pred or has_homogeneous_instance(el, tree.fn, max_type):
            left = _coe(el, tree.lhs, max_type, tree.fn, True, False)
            return Bin(tree.ref, tree.kind, tree.fn, left, _coe(el, tree.rhs, max_type, tree.fn, False, False))
        with el.with_ref(tree.ref):
            left_e, right_e = tree_to_expr(el, tree.lhs, None), tree_to_expr(el, tree.rhs, None)
            return Leaf(tree.ref, mk_bin_op(el, tree.kind, tree.fn, left_e, right_e))
    if isinstance(tree, Un):
        return Un(tree.ref, tree.fn, _coe(el, tree.arg, max_type, None, False, False))
    m = el.m
    type = m.instantiate_mvars(m.infer_type(tree.value))
    if is_unknown(type) and fn is not None and has_heterogeneous_defaults(el, fn, max_type, lhs):
        return tree
    if m.is_def_eq_guarded(max_type, type):
        return tree
    with el.with_ref(tree.ref):
        return Leaf(tree.ref, el.mk_coe(max_type, tree.value))


# ------------------------------------------------------------ back to terms
def mk_bin_op(el: TermElab, kind: str, fn: Expr, lhs: Expr, rhs: Expr) -> Expr:
    if kind == "binop_lazy":
        with el.m.with_local(el.m.fresh_user_name(mk_name("x")), mk_const(mk_name("Unit"))) as x:
            rhs = el.m.mk_lambda([x], rhs)
    return elab_app_args(el, fn, [], [lhs, rhs], None, False, False, out_param_support=False)


def core_to_expr(el: TermElab, tree: Tree) -> Expr:
    if isinstance(tree, Leaf):
        return tree.value
    with el.with_ref(tree.ref):
        if isinstance(tree, Bin):
            lhs = core_to_expr(el, tree.lhs)
            return mk_bin_op(el, tree.kind, tree.fn, lhs, core_to_expr(el, tree.rhs))
        arg = core_to_expr(el, tree.arg)
        return elab_app_args(el, tree.fn, [], [arg], None, False, False, out_param_support=False)


def tree_to_expr(el: TermElab, tree: Tree, expected: Expr | None) -> Expr:
    found = analyze(el, tree, expected)
    if not found.uncomparable and found.max_type is not None:
        tree = apply_coe(el, tree, found.max_type, is_pred=False)
    return el.ensure_has_type(expected, core_to_expr(el, tree))


# ------------------------------------------------------------ elaborators
@term_elab(ast.BinOp)
def elab_bin_op(el: TermElab, stx: ast.BinOp, expected: Expr | None) -> Expr:
    if stx.kind in _TREE_KINDS:
        return tree_to_expr(el, to_tree(el, stx), expected)
    if stx.kind == "binrel":
        return elab_bin_rel(el, stx, expected, no_prop=False)
    if stx.kind == "binrel_no_prop":
        return elab_bin_rel(el, stx, expected, no_prop=True)
    args = [stx.rhs, stx.lhs] if stx.kind == "plain_swapped" else [stx.lhs, stx.rhs]
    return elab_plain(el, stx, args, expected)


@term_elab(ast.UnOp)
def elab_un_op(el: TermElab, stx: ast.UnOp, expected: Expr | None) -> Expr:
    if stx.kind == "unop":
        return tree_to_expr(el, to_tree(el, stx), expected)
    return elab_plain(el, stx, [stx.arg], expected)


def elab_plain(el: TermElab, stx: ast.Term, args: list[ast.Term], expected: Expr | None) -> Expr:
    """An operator that is an ordinary application of its constant."""
    assert isinstance(stx, (ast.BinOp, ast.UnOp))
    return elab_app_args(el, el.mk_const(stx.fn), [], args, expected, False, False)


def elab_bin_rel(el: TermElab, stx: ast.BinOp, expected: Expr | None, no_prop: bool) -> Expr:
    """A relation: like an operator tree, but the expected type says nothing about the operands."""
    with el.with_synthesize_light():
        fn = el.mk_const(stx.fn)
        with el.with_ref(stx.lhs):
            lhs = to_tree(el, stx.lhs)
        with el.with_ref(stx.rhs):
            rhs = to_tree(el, stx.rhs)
        tree = Bin(stx, "binop", fn, lhs, rhs)
        found = analyze(el, tree, None)
        if found.uncomparable or found.max_type is None:
            left = _to_bool(el, core_to_expr(el, lhs), no_prop)
            right = _to_bool(el, core_to_expr(el, rhs), no_prop)
            with el.with_ref(stx.rhs):
                right = el.ensure_has_type(el.m.infer_type(left), right)
            return elab_app_args(el, fn, [], [left, right], expected, False, False, out_param_support=False)
        max_type = found.max_type
        if no_prop and same_type(el, max_type, PROP):
            max_type = BOOL
        return core_to_expr(el, apply_coe(el, tree, max_type, is_pred=True))


def _to_bool(el: TermElab, e: Expr, no_prop: bool) -> Expr:
    if no_prop and same_type(el, el.m.infer_type(e), PROP):
        return el.ensure_has_type(BOOL, e)
    return e
