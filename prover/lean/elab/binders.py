"""Binders: groups, ``fun``, ``∀``, ``→``, ``∃``, ``let``, ``have``, ``show``, ``suffices``.

Source: Lean 4 ``src/Lean/Elab/Binders.lean``, ``BuiltinNotation.lean``. Patterns in binders become ``match``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from prover.lean.elab.auto_param import mk_auto_param, mk_opt_param
from prover.lean.elab.registry import term_elab
from prover.lean.elab.term import TermElab
from prover.lean.expr import (
    DEFAULT,
    HAS_MVAR,
    IMPLICIT,
    INST_IMPLICIT,
    STRICT_IMPLICIT,
    BinderInfo,
    Expr,
    Lam,
    MVar,
    Pi,
    get_app_fn,
    mk_let,
    mk_pi,
)
from prover.lean.meta.errors import LeanError
from prover.lean.meta.mctx import MVarKind
from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.subst import ARROW_NAME, instantiate1, lift, occurs
from prover.lean.syntax import ast
from prover.lean.syntax.operators import OPERATORS

THIS: Final = mk_name("this")
INST: Final = mk_name("inst")
X: Final = mk_name("x")
EXISTS: Final = mk_name("Exists")
EXISTS_UNIQUE: Final = mk_name("ExistsUnique")

_INFO: Final[dict[str, BinderInfo]] = {
    "default": DEFAULT,
    "implicit": IMPLICIT,
    "strictImplicit": STRICT_IMPLICIT,
    "instImplicit": INST_IMPLICIT,
}
_INFIX: Final = {op.token: op for op in OPERATORS if op.fixity.startswith("infix")}


def binder_info(binder: ast.Binder) -> BinderInfo:
    return _INFO[binder.kind]


def binder_name(el: TermElab, ident: ast.BinderIdent) -> Name:
    """The user name; ``_`` becomes an inaccessible ``x✝``."""
    return ident.name if not ident.name.is_anonymous else el.m.fresh_user_name(X)


# ------------------------------------------------------------ groups
def elab_binders(el: TermElab, binders: Sequence[ast.Binder]) -> list[Expr]:
    """Push the variables of all groups onto the local context; call inside ``m.scope()``."""
    fvars: list[Expr] = []
    for binder in binders:
        if binder.pattern is not None:
            raise LeanError("patterns are not allowed in this kind of binder", binder)
        for name, ref in _names_of(el, binder):
            type = elab_binder_type(el, binder, ref)
            fvars.append(el.m.push_local(name, type, binder_info(binder)))
    return fvars


def _names_of(el: TermElab, binder: ast.Binder) -> list[tuple[Name, ast.Syntax]]:
    if binder.names:
        return [(binder_name(el, ident), ident) for ident in binder.names]
    return [(el.m.fresh_user_name(INST), binder)]


def elab_binder_type(el: TermElab, binder: ast.Binder, ref: ast.Syntax) -> Expr:
    """The type of one variable of a group, with its default value or automatic tactic."""
    m = el.m
    if binder.type is None:
        mvar = m.mk_type_mvar()
        el.note_hole(mvar, ref, _failed_binder(el, ref))
        return mvar if binder.default is None else _with_default(el, binder.default, mvar)
    type = el.elab_type(binder.type)
    if isinstance(get_app_fn(type), MVar):
        el.note_hole(type, binder.type, _failed_binder(el, ref))
    if binder.kind == "instImplicit" and el.option("checkBinderAnnotations", True):
        _check_instance_binder(el, type, binder)
    if binder.auto is not None:
        owner = el.decl_name if el.decl_name is not None else mk_name("_auto")
        return mk_auto_param(m, type, binder.auto, el.source, owner)
    if binder.default is not None:
        return _with_default(el, binder.default, type)
    return type


def _with_default(el: TermElab, default: ast.Term, type: Expr) -> Expr:
    """``(x : T := v)``; ``v`` may say what ``T`` is."""
    m = el.m
    value = el.elab_term_ensuring_type(default, type)
    el.synthesize_no_postponing()
    return mk_opt_param(m, m.instantiate_mvars(type), m.instantiate_mvars(value))


def _failed_binder(el: TermElab, ref: ast.Syntax) -> str:
    name = ref.name if isinstance(ref, ast.BinderIdent) else ANONYMOUS
    return "Failed to infer type of binder" + (f" `{name}`" if not name.is_anonymous else "")


def _check_instance_binder(el: TermElab, type: Expr, binder: ast.Binder) -> None:
    m = el.m
    if m.is_class(type) is None:
        type = m.instantiate_mvars(type)
        if isinstance(get_app_fn(type), MVar):
            el.synthesize_synthetic_mvars("yes")
            type = m.instantiate_mvars(type)
        if m.is_class(type) is None:
            raise el.error(
                lambda: (
                    f"invalid binder annotation, type is not a class instance{el.indent(type)}\n\nNote: Use the "
                    "command `set_option checkBinderAnnotations false` to disable the check"
                ),
                binder,
            )


# ------------------------------------------------------------ fun
@term_elab(ast.Fun)
def elab_fun(el: TermElab, stx: ast.Fun, expected: Expr | None) -> Expr:
    """``fun binders => body``; the expected type informs the binders."""
    expanded = expand_fun_patterns(el, stx)
    if expanded is not None:
        return el.elab_term(expanded, expected)
    m = el.m
    with m.scope():
        fvars: list[Expr] = []
        for binder in stx.binders:
            for name, ref in _names_of(el, binder):
                type = elab_binder_type(el, binder, ref)
                pi = el.whnf_forall(expected) if expected is not None else None
                if isinstance(pi, Pi):
                    m.is_def_eq(type, pi.binder_type)
                fvar = m.push_local(name, type, binder_info(binder))
                fvars.append(fvar)
                expected = instantiate1(pi.body, fvar) if isinstance(pi, Pi) else None
        body = el.elab_term_ensuring_type(stx.body, expected)
        return m.mk_lambda(fvars, body)


def expand_fun_patterns(el: TermElab, stx: ast.Fun) -> ast.Term | None:
    """``fun ⟨a, b⟩ => e`` ↦ ``fun x✝ => match x✝ with | ⟨a, b⟩ => e`` from the first pattern on."""
    for i, binder in enumerate(stx.binders):
        if binder.pattern is None:
            continue
        rest = stx.binders[i + 1 :]
        body: ast.Term = replace(stx, binders=rest) if rest else stx.body
        pattern = binder.pattern
        if isinstance(pattern, ast.Paren) and isinstance(pattern.term, ast.Ident) and pattern.term.name.is_atomic:
            own = ast.BinderIdent(pattern.term.start, pattern.term.end, pattern.term.name)
            plain = replace(binder, names=(own,), pattern=None)
            return replace(stx, binders=(*stx.binders[:i], plain, *rest))
        type = binder.type
        if isinstance(pattern, ast.TypeAscription) and pattern.type is not None:
            type, pattern = pattern.type, pattern.term
        if isinstance(pattern, ast.Paren):
            pattern = pattern.term
        name = el.m.fresh_user_name(X)
        start, end = binder.start, binder.end
        discr = ast.MatchDiscr(start, end, None, ast.Ident(start, end, name))
        alt = ast.MatchAlt(start, stx.end, ((pattern,),), body)
        new_body = ast.Match(stx.start, stx.end, (discr,), (alt,))
        ident = ast.BinderIdent(start, end, name)
        new = ast.Binder(start, end, "default", (ident,), type)
        return replace(stx, binders=(*stx.binders[:i], new), body=new_body)
    return None


# ------------------------------------------------------------ ∀ and →
@term_elab(ast.Forall)
def elab_forall(el: TermElab, stx: ast.Forall, expected: Expr | None) -> Expr:
    first = stx.binders[0]
    if first.pred is not None:
        return el.elab_term(_bounded(first, stx, "∀"), expected)
    m = el.m
    with m.scope():
        fvars = elab_binders(el, stx.binders)
        body = el.elab_type(stx.body)
        return m.mk_pi(fvars, body)


@term_elab(ast.DepArrow)
def elab_dep_arrow(el: TermElab, stx: ast.DepArrow, expected: Expr | None) -> Expr:
    m = el.m
    with m.scope():
        fvars = elab_binders(el, (stx.binder,))
        body = el.elab_type(stx.codomain)
        return m.mk_pi(fvars, body)


@term_elab(ast.Arrow)
def elab_arrow(el: TermElab, stx: ast.Arrow, expected: Expr | None) -> Expr:
    """``A → B``: the codomain is elaborated without a name for the argument."""
    domain = el.elab_type(stx.domain)
    codomain = el.elab_type(stx.codomain)
    return mk_pi(ARROW_NAME, domain, lift(codomain, 0, 1))


def infix_term(token: str, lhs: ast.Term, rhs: ast.Term, start: int, end: int) -> ast.Term:
    """``lhs token rhs`` as the parser builds it."""
    if token == "∉":
        inner = infix_term("∈", lhs, rhs, start, end)
        return ast.UnOp(start, end, "plain", "¬", mk_name("Not"), inner)
    op = _INFIX[token]
    return ast.BinOp(start, end, op.kind, token, mk_name(op.fn), lhs, rhs)  # type: ignore[arg-type]


def _bounded(binder: ast.Binder, stx: ast.Forall | ast.Exists, which: str) -> ast.Term:
    """``∀ x y ∈ s, p`` ↦ ``∀ x, x ∈ s → ∀ y, y ∈ s → p`` (and ``∃ … ∧ …``)."""
    assert binder.pred is not None
    op, bound = binder.pred
    body = stx.body
    for ident in reversed(binder.names):
        var = ast.Ident(ident.start, ident.end, ident.name)
        test = infix_term(op, var, bound, ident.start, bound.end)
        one = replace(binder, names=(ident,), pred=None)
        if which == "∀":
            body = ast.Forall(stx.start, stx.end, (one,), ast.Arrow(stx.start, stx.end, test, body))
        else:
            both = ast.BinOp(stx.start, stx.end, "plain", "∧", mk_name("And"), test, body)
            body = ast.Exists(stx.start, stx.end, (one,), both, isinstance(stx, ast.Exists) and stx.unique)
    return body


# ------------------------------------------------------------ ∃
@term_elab(ast.Exists)
def elab_exists(el: TermElab, stx: ast.Exists, expected: Expr | None) -> Expr:
    """``∃ x y, p`` ↦ ``Exists fun x => Exists fun y => p``."""
    first = stx.binders[0]
    if first.pred is not None:
        return el.elab_term(_bounded(first, stx, "∃"), expected)
    head = EXISTS_UNIQUE if stx.unique else EXISTS
    body = stx.body
    for binder in reversed(stx.binders):
        names = binder.names or (ast.BinderIdent(binder.start, binder.end, ANONYMOUS),)
        for ident in reversed(names):
            one = binder if binder.pattern is not None else replace(binder, names=(ident,), kind="default")
            fun = ast.Fun(stx.start, stx.end, (one,), body)
            fn = ast.Ident(stx.start, stx.end, head, None, head)
            body = ast.App(stx.start, stx.end, fn, (fun,))
            if binder.pattern is not None:
                break
    return el.elab_term(body, expected)


# ------------------------------------------------------------ let and have
@term_elab(ast.Let)
def elab_let(el: TermElab, stx: ast.Let, expected: Expr | None) -> Expr:
    decl = stx.decl
    if decl.pattern is not None:
        return el.elab_term(_let_pattern(stx, decl), expected)
    name = THIS if decl.name is None else binder_name(el, decl.name)
    value_stx = decl.value
    if decl.alts is not None:
        value_stx = ast.FunMatch(decl.start, decl.end, decl.alts)
    if value_stx is None:
        raise LeanError(f"unsupported `{stx.kind}` without a value", stx)
    if stx.kind == "let_delayed":
        return elab_let_delayed(el, name, decl, value_stx, stx.body, expected)
    type, value = elab_let_value(el, decl, value_stx)
    return elab_let_body(el, name, type, value, stx.kind, stx.body, expected)


def elab_let_value(el: TermElab, decl: ast.LetDecl, value_stx: ast.Term) -> tuple[Expr, Expr]:
    """Type and value of a ``let``/``have`` declaration, closed over its own binders."""
    m = el.m
    with m.scope():
        fvars = elab_binders(el, decl.binders)
        if decl.type is None:
            type: Expr = m.mk_type_mvar()
            el.note_hole(type, decl.name if decl.name is not None else decl, "failed to infer 'let' declaration type")
        else:
            type = el.elab_type(decl.type)
        value = el.elab_term_ensuring_type(value_stx, type)
        el.synthesize_no_postponing()
        if not fvars:
            return m.instantiate_mvars(type), m.instantiate_mvars(value)
        type = m.mk_pi(fvars, type)
        return m.instantiate_mvars(type), m.instantiate_mvars(m.mk_lambda(fvars, value))


def elab_let_delayed(
    el: TermElab, name: Name, decl: ast.LetDecl, value_stx: ast.Term, body: ast.Term, expected: Expr | None
) -> Expr:
    """A ``let`` whose value is elaborated after its body, which may say what its type is (join points)."""
    m = el.m
    # The type must not depend on the parameters: a hole in it is one type for all uses.
    result = el.elab_type(decl.type) if decl.type is not None else m.mk_type_mvar()
    with m.scope():
        fvars = elab_binders(el, decl.binders)
        el.synthesize_synthetic_mvars("no", ignore_stuck=True)
        type = m.mk_pi(fvars, m.instantiate_mvars(result))
    value = m.mk_mvar(type, MVarKind.SYNTHETIC_OPAQUE)
    with m.with_let(name, type, value) as x:
        inner = el.elab_term_ensuring_type(body, expected)
        inner = m.instantiate_mvars(inner)
        fun = m.mk_lambda([x], inner, used_lets=False)
    with m.scope():
        ys, rest = m.forall_telescope(m.instantiate_mvars(type), len(fvars))
        found = el.elab_term_ensuring_type(value_stx, rest)
        el.synthesize_no_postponing()
        m.assign(value, m.mk_lambda(ys, m.instantiate_mvars(found)))
    return m.instantiate_mvars(fun)


def elab_let_body(
    el: TermElab, name: Name, type: Expr, value: Expr, kind: str, body: ast.Term, expected: Expr | None
) -> Expr:
    m = el.m
    if kind in ("letI", "haveI"):
        with m.with_let(name, type, value) if kind == "letI" else m.with_local(name, type) as x:
            inner = el.elab_term_ensuring_type(body, expected)
            el.synthesize_no_postponing()
            fun = m.mk_lambda([x], inner, used_lets=False)
        return instantiate1(fun.body, value)  # type: ignore[attr-defined]
    if kind == "let":
        with m.with_let(name, type, value) as x:
            inner = el.elab_term_ensuring_type(body, expected)
            el.synthesize_no_postponing()
            inner = m.instantiate_mvars(inner)
            result = m.mk_lambda([x], inner, used_lets=False)
            _note_type(el, result, x, inner)
            return result
    with m.with_local(name, type) as x:
        inner = el.elab_term_ensuring_type(body, expected)
        el.synthesize_no_postponing()
        inner = m.instantiate_mvars(inner)
        fun = m.mk_lambda([x], inner)
        assert isinstance(fun, Lam)
        result = mk_let(name, type, value, fun.body, nondep=True)
        _note_type(el, result, x, inner)
    return result


def _note_type(el: TermElab, let: Expr, x: Expr, body: Expr) -> None:
    """Remember the type of ``let x := …; body`` where it does not mention ``x``: inferring it again from the outside
    would open every ``let`` of a long chain once for each that stands before it."""
    m = el.m
    if not let.flags & HAS_MVAR and not body.flags & HAS_MVAR:
        type = m.infer_type(body)
        if not type.flags & HAS_MVAR and not occurs(x, type):
            m.infer_cache[let] = type


def _let_pattern(stx: ast.Let, decl: ast.LetDecl) -> ast.Term:
    """``let pat := v; e`` ↦ ``match v with | pat => e``."""
    assert decl.pattern is not None and decl.value is not None
    value = decl.value
    if decl.type is not None:
        value = ast.TypeAscription(value.start, value.end, value, decl.type)
    discr = ast.MatchDiscr(value.start, value.end, None, value)
    alt = ast.MatchAlt(stx.start, stx.end, ((decl.pattern,),), stx.body)
    return ast.Match(stx.start, stx.end, (discr,), (alt,))


@term_elab(ast.Show)
def elab_show(el: TermElab, stx: ast.Show, expected: Expr | None) -> Expr:
    """``show T from e`` ↦ ``have this : T := e; this`` (``show T by tac`` is ``show T from by tac``). ``T`` is unified
    with the expected type before numerals in it get their default type; that may fail, for coercions."""
    with el.with_synthesize("yes"):
        type = el.elab_type(stx.type)
        if expected is not None:
            el.m.is_def_eq_guarded(expected, type)
    value = el.elab_term_ensuring_type(stx.proof, type)
    el.synthesize_no_postponing()
    this = ast.Ident(stx.start, stx.end, THIS)
    type, value = el.m.instantiate_mvars(type), el.m.instantiate_mvars(value)
    return elab_let_body(el, THIS, type, value, "have", this, expected)


@term_elab(ast.Suffices)
def elab_suffices(el: TermElab, stx: ast.Suffices, expected: Expr | None) -> Expr:
    """``suffices h : T from e; body`` ↦ ``have h : T := body; e``."""
    decl = ast.LetDecl(stx.start, stx.end, stx.name, (), stx.type, stx.body)
    return el.elab_term(ast.Let(stx.start, stx.end, "have", decl, stx.proof), expected)
