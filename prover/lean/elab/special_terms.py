"""Special forms by keyword: ``inferInstanceAs``, ``type_of%``, ``panic!``, ranges, names, and a few more.

Source: Lean 4 ``src/Lean/Elab/BuiltinNotation.lean``, ``BuiltinTerm.lean``. Forms without an elaborator are refused by
name.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from prover.lean.elab.registry import term_elab
from prover.lean.elab.term import TermElab
from prover.lean.expr import Expr, MVar, get_app_fn, mk_lit
from prover.lean.meta.errors import LeanError, UnsupportedFeature
from prover.lean.name import mk_name
from prover.lean.syntax import ast

SpecialForm = Callable[[TermElab, ast.ElabApp, Expr | None], Expr]
FORMS: Final[dict[str, SpecialForm]] = {}


def form(*keywords: str) -> Callable[[SpecialForm], SpecialForm]:
    """Register an elaborator for ``keyword args``."""

    def register(fn: SpecialForm) -> SpecialForm:
        for keyword in keywords:
            FORMS[keyword] = fn
        return fn

    return register


@term_elab(ast.ElabApp)
def elab_special(el: TermElab, stx: ast.ElabApp, expected: Expr | None) -> Expr:
    found = FORMS.get(stx.keyword)
    if found is None:
        raise UnsupportedFeature(f"`{stx.keyword}` terms", stx)
    return found(el, stx, expected)


@ast.node
class ExprTerm(ast.Term):
    """A term that is already elaborated, put into syntax (Lean's ``exprToSyntax``)."""

    expr: Expr


@term_elab(ExprTerm)
def elab_expr_term(el: TermElab, stx: ExprTerm, expected: Expr | None) -> Expr:
    return stx.expr


def _call(stx: ast.Term, name: str, *args: ast.Term) -> ast.Term:
    fn = mk_name(name)
    head = ast.Ident(stx.start, stx.end, fn, None, fn)
    return ast.App(stx.start, stx.end, head, args) if args else head


@form("inferInstanceAs")
def infer_instance_as(el: TermElab, stx: ast.ElabApp, expected: Expr | None) -> Expr:
    """``inferInstanceAs T``: an instance of ``T``, used where ``expected`` is wanted."""
    with el.with_synthesize():
        type = el.elab_type(stx.args[0])
    inst = el.mk_inst_mvar(type)
    return el.ensure_has_type(expected, inst)


@form("nat_lit")
def raw_nat_literal(el: TermElab, stx: ast.ElabApp, expected: Expr | None) -> Expr:
    """``nat_lit 2``: the kernel's literal, without ``OfNat``."""
    literal = stx.args[0]
    if not isinstance(literal, ast.NumLit):
        raise LeanError("invalid `nat_lit`, numeral expected", stx)
    return mk_lit(literal.value)


def _loop(el: TermElab, stx: ast.ElabApp, class_name: str, method: str, expected: Expr | None) -> Expr:
    """``for_in% m collection init body``: the class says the type of the elements before the body is elaborated."""
    m = el.m
    monad, collection, init, body = stx.args
    coll = el.elab_term(collection, None)
    el.synthesize_synthetic_mvars("yes")
    type = m.instantiate_mvars(m.infer_type(coll))
    if isinstance(get_app_fn(type), MVar):
        el.synthesize_no_postponing()
        type = m.instantiate_mvars(m.infer_type(coll))
    fn = mk_name(class_name)
    hole = ast.Hole(stx.start, stx.start)
    count = 3 if class_name == "ForIn" else 4
    holes = (monad, ExprTerm(stx.start, stx.start, type), *[hole] * (count - 2))
    head = ast.Explicit(stx.start, stx.start, ast.Ident(stx.start, stx.start, fn, None, fn))
    inst_type = el.elab_type(ast.App(stx.start, stx.start, head, holes))
    inst = el.mk_inst_mvar(inst_type)
    named = ast.NamedArg(stx.start, stx.start, mk_name("self"), ExprTerm(stx.start, stx.start, inst))
    run = mk_name(method)
    call = ast.App(
        stx.start,
        stx.end,
        ast.Ident(stx.start, stx.start, run, None, run),
        (named, ExprTerm(stx.start, stx.start, coll), init, body),
    )
    return el.elab_term(call, expected)


@form("for_in%")
def for_in(el: TermElab, stx: ast.ElabApp, expected: Expr | None) -> Expr:
    return _loop(el, stx, "ForIn", "ForIn.forIn", expected)


@form("for_in'%")
def for_in_with_proof(el: TermElab, stx: ast.ElabApp, expected: Expr | None) -> Expr:
    return _loop(el, stx, "ForIn'", "ForIn'.forIn'", expected)


@form("[:]")
def range_of(el: TermElab, stx: ast.ElabApp, expected: Expr | None) -> Expr:
    """``[a:b:c]``: a structure instance of ``Std.Legacy.Range`` without what is absent."""
    fields = [
        ast.StructInstField(part.start, part.end, mk_name(name), (), part)
        for name, part in zip(("start", "stop", "step"), stx.args, strict=True)
        if not isinstance(part, ast.Hole)
    ]
    type = _call(stx, "Std.Legacy.Range")
    return el.elab_term(ast.StructInst(stx.start, stx.end, (), tuple(fields), False, type), expected)


@form("type_of%")
def type_of(el: TermElab, stx: ast.ElabApp, expected: Expr | None) -> Expr:
    with el.with_synthesize():
        e = el.elab_term(stx.args[0], None)
    return el.m.instantiate_mvars(el.m.infer_type(e))


@form("no_implicit_lambda%", "clear%", "with_annotate_term", "show_term_elab", "show_term")
def transparent(el: TermElab, stx: ast.ElabApp, expected: Expr | None) -> Expr:
    return el.elab_term(stx.args[-1], expected, implicit_lambda=False)


@form("assert!", "dbg_trace", "debug_assert!")
def skip_check(el: TermElab, stx: ast.ElabApp, expected: Expr | None) -> Expr:
    """Only the body matters to logic."""
    return el.elab_term(stx.args[-1], expected)


@form("panic!", "todo!")
def panic(el: TermElab, stx: ast.ElabApp, expected: Expr | None) -> Expr:
    return el.elab_term(_call(stx, "panic", stx.args[0]), expected)


@form("unreachable!")
def unreachable(el: TermElab, stx: ast.ElabApp, expected: Expr | None) -> Expr:
    message = ast.StrLit(stx.start, stx.end, "unreachable code has been reached")
    return el.elab_term(_call(stx, "panic", message), expected)


@form("decl_name%")
def decl_name(el: TermElab, stx: ast.ElabApp, expected: Expr | None) -> Expr:
    raise UnsupportedFeature("`decl_name%`", stx)


@form("#v[")
def vector(el: TermElab, stx: ast.ElabApp, expected: Expr | None) -> Expr:
    array = ast.ArrayLit(stx.start, stx.end, stx.args)
    rfl = ast.Ident(stx.start, stx.end, mk_name("rfl"), None, mk_name("rfl"))
    return el.elab_term(_call(stx, "Vector.mk", array, rfl), expected)


@term_elab(ast.NameLit)
def elab_name_lit(el: TermElab, stx: ast.NameLit, expected: Expr | None) -> Expr:
    result: ast.Term = _call(stx, "Lean.Name.anonymous")
    for part in stx.name.components():
        if isinstance(part, int):
            result = _call(stx, "Lean.Name.num", result, ast.NumLit(stx.start, stx.end, part))
        else:
            result = _call(stx, "Lean.Name.str", result, ast.StrLit(stx.start, stx.end, part))
    return el.elab_term(result, expected)


@term_elab(ast.SigmaTerm)
def elab_sigma(el: TermElab, stx: ast.SigmaTerm, expected: Expr | None) -> Expr:
    head = "PSigma" if stx.primed else "Sigma"
    body = stx.body
    for binder in reversed(stx.binders):
        for ident in reversed(binder.names):
            one = ast.Binder(binder.start, binder.end, "default", (ident,), binder.type)
            body = _call(stx, head, ast.Fun(stx.start, stx.end, (one,), body))
    return el.elab_term(body, expected)


@term_elab(ast.NamedPattern, ast.Inaccessible)
def elab_pattern_only(el: TermElab, stx: ast.Term, expected: Expr | None) -> Expr:
    raise LeanError("unexpected occurrence of named pattern", stx)


