"""Builtin terms: sorts, literals, parentheses, ascriptions, holes, ``if``, anonymous constructors, lists, ``by`` …

Source: Lean 4 ``src/Lean/Elab/BuiltinTerm.lean``, ``BuiltinNotation.lean``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from prover.lean.declaration import ConstructorInfo, InductiveInfo
from prover.lean.elab.registry import term_elab
from prover.lean.elab.scope import SorrySite
from prover.lean.elab.term import TermElab
from prover.lean.elab.term_base import InstanceKind, has_synthetic_sorry
from prover.lean.expr import (
    PROP,
    Const,
    Expr,
    MVar,
    Pi,
    get_app_fn,
    mk_apps,
    mk_const,
    mk_lit,
    mk_sort,
)
from prover.lean.level import ZERO, mk_succ
from prover.lean.meta.errors import LeanError, UnsupportedFeature
from prover.lean.meta.mctx import MVarKind
from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.subst import instantiate1
from prover.lean.syntax import ast

OF_NAT: Final = mk_name("OfNat")
OF_NAT_OF_NAT: Final = mk_name("OfNat.ofNat")
OF_SCIENTIFIC: Final = mk_name("OfScientific.ofScientific")
NAT: Final = mk_const(mk_name("Nat"))
STRING: Final = mk_const(mk_name("String"))
ITE: Final = mk_name("ite")
DITE: Final = mk_name("dite")
NOT: Final = mk_name("Not")


# ------------------------------------------------------------ sorts
@term_elab(ast.SortTerm)
def elab_sort(el: TermElab, stx: ast.SortTerm, expected: Expr | None) -> Expr:
    if stx.kind == "Prop":
        return PROP
    if stx.star:
        level = el.m.mk_level_mvar() if stx.level is None else el.elab_level(stx.level)
        level = _star_level(el)
    elif stx.level is not None:
        level = el.elab_level(stx.level)
    else:
        level = ZERO
    return mk_sort(mk_succ(level) if stx.kind == "Type" else level)


def _star_level(el: TermElab):  # type: ignore[no-untyped-def]
    from prover.lean.level import mk_level_param

    i = 1
    while mk_name(f"u_{i}") in el.level_names:
        i += 1
    name = mk_name(f"u_{i}")
    el.level_names = (name, *el.level_names)
    return mk_level_param(name)


# ------------------------------------------------------------ literals
@term_elab(ast.NumLit)
def elab_num(el: TermElab, stx: ast.NumLit, expected: Expr | None) -> Expr:
    """``n`` ↦ ``@OfNat.ofNat α n inst`` with the instance found now or by default."""
    m = el.m
    if OF_NAT not in m.env:
        return mk_lit(stx.value)  # before `OfNat` is declared, in the prelude
    known = expected is not None and not isinstance(m.instantiate_mvars(expected), MVar)
    type: Expr
    if known:
        assert expected is not None
        type = m.instantiate_mvars(expected)
    else:
        type = m.mk_type_mvar_of_type() if hasattr(m, "mk_type_mvar_of_type") else m.mk_mvar(el.mk_sort_mvar())
        el.note_hole(type, stx)
        if expected is not None:
            m.is_def_eq(expected, type)
    level = m.get_level(type)
    pred = _decrement(el, level)
    lit = mk_lit(stx.value)
    inst_type = mk_apps(mk_const(OF_NAT, (pred,)), (type, lit))

    def extra() -> str:
        return (
            f"\nnumerals are polymorphic in Lean, but the numeral `{stx.value}` cannot be used in a context where the "
            f"expected type is{el.indent(type)}\ndue to the absence of the instance above"
        )

    inst = el.mk_inst_mvar(inst_type, extra)
    if isinstance(inst, MVar):
        el.note_implicit(inst, mk_apps(mk_const(OF_NAT_OF_NAT, (pred,)), (type, lit, inst)), stx)
    return mk_apps(mk_const(OF_NAT_OF_NAT, (pred,)), (type, lit, inst))


def _decrement(el: TermElab, level):  # type: ignore[no-untyped-def]
    """``u`` with ``u + 1 = level``."""
    from prover.lean.level import Succ

    level = el.m.mctx.instantiate_level(level)
    if isinstance(level, Succ):
        return level.pred
    pred = el.m.mk_level_mvar()
    if not el.m.is_level_def_eq(mk_succ(pred), level):
        raise el.error("failed to elaborate numeral, its type is not a `Type`")
    return pred


@term_elab(ast.ScientificLit)
def elab_scientific(el: TermElab, stx: ast.ScientificLit, expected: Expr | None) -> Expr:
    args = (mk_lit(stx.mantissa), _bool(stx.exponent_sign), mk_lit(stx.exponent))
    m = el.m
    type: Expr = expected if expected is not None else m.mk_mvar(el.mk_sort_mvar())
    el.note_hole(type, stx)
    pred = _decrement(el, m.get_level(type))
    inst = el.mk_inst_mvar(mk_apps(mk_const(mk_name("OfScientific"), (pred,)), (type,)))
    return mk_apps(mk_const(OF_SCIENTIFIC, (pred,)), (type, inst, *args))


def _bool(value: bool) -> Expr:
    return mk_const(mk_name("Bool.true" if value else "Bool.false"))


@term_elab(ast.StrLit)
def elab_string(el: TermElab, stx: ast.StrLit, expected: Expr | None) -> Expr:
    return mk_lit(stx.value)


@term_elab(ast.CharLit)
def elab_char(el: TermElab, stx: ast.CharLit, expected: Expr | None) -> Expr:
    return mk_apps(mk_const(mk_name("Char.ofNat")), (mk_lit(ord(stx.value)),))


@term_elab(ast.InterpolatedStr)
def elab_interpolated(el: TermElab, stx: ast.InterpolatedStr, expected: Expr | None) -> Expr:
    """``s!"a{x}b"`` ↦ ``toString "a" ++ toString x ++ toString "b"``."""
    result: ast.Term | None = None
    to_string = mk_name("ToString.toString")
    for part in stx.parts:
        if isinstance(part, ast.StrLit) and not part.value:
            continue
        fn = ast.Ident(part.start, part.end, to_string, None, to_string)
        piece = ast.App(part.start, part.end, fn, (part,))
        if result is None:
            result = piece
        else:
            result = ast.BinOp(stx.start, stx.end, "binop", "++", mk_name("HAppend.hAppend"), result, piece)
    return el.elab_term(result if result is not None else ast.StrLit(stx.start, stx.end, ""), expected)


# ------------------------------------------------------------ parentheses
@term_elab(ast.Paren)
def elab_paren(el: TermElab, stx: ast.Paren, expected: Expr | None) -> Expr:
    return el.elab_term(expand_cdot(el, stx.term), expected)


@term_elab(ast.TupleTerm)
def elab_tuple(el: TermElab, stx: ast.TupleTerm, expected: Expr | None) -> Expr:
    if not stx.elems:
        return el.mk_const(mk_name("Unit.unit"))
    expanded = expand_cdot(el, stx)
    if expanded is not stx:
        return el.elab_term(expanded, expected)
    mk = mk_name("Prod.mk")
    result = stx.elems[-1]
    for elem in reversed(stx.elems[:-1]):
        fn = ast.Ident(stx.start, stx.end, mk, None, mk)
        result = ast.App(elem.start, result.end, fn, (elem, result))
    return el.elab_term(result, expected)


@term_elab(ast.TypeAscription)
def elab_ascription(el: TermElab, stx: ast.TypeAscription, expected: Expr | None) -> Expr:
    term = expand_cdot(el, stx.term)
    if stx.type is None:
        with el.with_synthesize("no"):
            e = el.elab_term(term, None)
        return el.ensure_has_type(expected, el.m.instantiate_mvars(e))
    with el.with_synthesize(True):
        type = el.elab_type(stx.type)
    e = el.elab_term_ensuring_type(term, type)
    return el.ensure_has_type(expected, e)


def expand_cdot(el: TermElab, stx: ast.Term) -> ast.Term:
    """``· + 1`` ↦ ``fun x => x + 1``, ``f · ·`` ↦ ``fun x1 x2 => f x1 x2``; inner parentheses have their own ``·``."""
    dots: list[ast.CDot] = []
    _collect_cdots(stx, stx, dots)
    if not dots:
        return stx
    words = ["x"] if len(dots) == 1 else [f"x{i + 1}" for i in range(len(dots))]
    names = {dot: el.m.fresh_user_name(mk_name(w)) for dot, w in zip(dots, words, strict=True)}

    def visit(node: ast.Syntax) -> ast.Syntax | None:
        if isinstance(node, ast.CDot):
            return ast.Ident(node.start, node.end, names[node])
        return node if node is not stx and isinstance(node, _CDOT_SCOPES) else None

    binders = tuple(
        [
            ast.Binder(d.start, d.end, "default", (ast.BinderIdent(d.start, d.end, names[d]),), None, bracketed=False)
            for d in dots
        ]
    )
    return ast.Fun(stx.start, stx.end, binders, ast.map_syntax(stx, visit))


_CDOT_SCOPES: Final = (ast.Paren, ast.TupleTerm, ast.TypeAscription, ast.ByTactic)


def _collect_cdots(stx: ast.Syntax, root: ast.Syntax, into: list[ast.CDot]) -> None:
    if isinstance(stx, ast.CDot):
        into.append(stx)
    elif stx is root or not isinstance(stx, _CDOT_SCOPES):
        for child in ast.children(stx):
            _collect_cdots(child, root, into)


@term_elab(ast.CDot)
def elab_cdot(el: TermElab, stx: ast.CDot, expected: Expr | None) -> Expr:
    raise LeanError("invalid occurrence of `·` notation, it must be surrounded by parentheses (e.g. `(· + 1)`)", stx)


# ------------------------------------------------------------ holes and sorry
@term_elab(ast.Hole)
def elab_hole(el: TermElab, stx: ast.Hole, expected: Expr | None) -> Expr:
    m = el.m
    kind = MVarKind.SYNTHETIC_OPAQUE if el.holes_as_synthetic_opaque else MVarKind.NATURAL
    mvar = m.mk_mvar(expected if expected is not None else m.mk_type_mvar(), kind)
    el.note_hole(mvar, stx)
    return mvar


@term_elab(ast.SyntheticHole)
def elab_synthetic_hole(el: TermElab, stx: ast.SyntheticHole, expected: Expr | None) -> Expr:
    m = el.m
    if not stx.name.is_anonymous:
        for uid, decl in m.mctx.decls.items():
            if decl.user_name is stx.name:
                if not decl.lctx.is_subprefix_of(m.lctx):
                    break
                return m.instantiate_mvars(_mvar(uid))
    mvar = el.mk_fresh_opaque(expected, stx.name)
    el.note_hole(mvar, stx)
    return mvar


def _mvar(uid: int) -> Expr:
    from prover.lean.expr import mk_mvar

    return mk_mvar(uid)


@term_elab(ast.Sorry)
def elab_sorry(el: TermElab, stx: ast.Sorry, expected: Expr | None) -> Expr:
    m = el.m
    type = expected if expected is not None else m.mk_type_mvar()
    record_sorry(el, stx, type, tactic=False)
    return el.mk_sorry(type, synthetic=False)


def record_sorry(el: TermElab, stx: ast.Syntax, type: Expr, tactic: bool, goal_uid: int | None = None) -> None:
    """Remember a ``sorry`` for the REPL: its goal stays open in the saved state."""
    m = el.m
    if goal_uid is None:
        goal_uid = m.mk_mvar(type, MVarKind.SYNTHETIC_OPAQUE).uid
    saved = m.save()
    shown = m.pp_goal(goal_uid)
    el.sorries.append(
        SorrySite(stx.start, stx.end, shown, goal_uid, saved, tactic, el.scope, el.decl_name, el.level_names)
    )


def settle_term_sorries(el: TermElab) -> None:
    """Show term ``sorry``s with what the rest of the command found out about their types (numerals, instances)."""
    m = el.m
    now = m.save()
    for i, site in enumerate(el.sorries):
        if not site.tactic and site.mvar_uid in m.mctx.decls:
            el.sorries[i] = replace(site, saved=(now[0], site.saved[1]), goal=m.pp_goal(site.mvar_uid))


# ------------------------------------------------------------ by
@term_elab(ast.ByTactic)
def elab_by(el: TermElab, stx: ast.ByTactic, expected: Expr | None) -> Expr:
    if expected is None:
        el.try_postpone()
        raise LeanError("invalid 'by' tactic, expected type has not been provided", stx)
    return el.mk_tactic_mvar(expected, stx.seq, stx)


@term_elab(ast.AssumptionTerm)
def elab_assumption(el: TermElab, stx: ast.AssumptionTerm, expected: Expr | None) -> Expr:
    """``‹p›`` ↦ ``(by assumption : p)``."""
    from prover.lean.syntax import tactic_ast

    tac = tactic_ast.Simple(stx.start, stx.end, "assumption")
    by = ast.ByTactic(stx.start, stx.end, ast.TacticSeq(stx.start, stx.end, (tac,)))
    return el.elab_term(ast.TypeAscription(stx.start, stx.end, by, stx.type), expected)


# ------------------------------------------------------------ if
@term_elab(ast.If)
def elab_if(el: TermElab, stx: ast.If, expected: Expr | None) -> Expr:
    """``if c then a else b`` ↦ ``ite c a b``; ``if h : c …`` ↦ ``dite c (fun h => a) (fun h => b)``."""
    m = el.m
    cond = el.elab_term(stx.cond, None)
    el.try_postpone_if_mvar(m.infer_type(cond))
    with el.with_ref(stx.cond):
        cond = el.ensure_has_type_or_sorry(PROP, cond)
    if stx.hyp is None:
        return el.elab_app_args(el.mk_const(ITE), [cond, stx.then, stx.otherwise], (), expected)
    name = stx.hyp
    then = _hyp_fun(el, name, cond, stx.then)
    otherwise = _hyp_fun(el, name, mk_apps(mk_const(NOT), (cond,)), stx.otherwise)
    return el.elab_app_args(el.mk_const(DITE), [cond, then, otherwise], (), expected)


def _hyp_fun(el: TermElab, name: ast.BinderIdent, type: Expr, body: ast.Term) -> ast.Term:
    """``fun name : type => body`` where the type is known from ``dite``'s own signature."""
    binder = ast.Binder(name.start, name.end, "default", (name,), None, bracketed=False)
    return ast.Fun(body.start, body.end, (binder,), body)


# ------------------------------------------------------------ anonymous constructors
@term_elab(ast.AnonCtor)
def elab_anon_ctor(el: TermElab, stx: ast.AnonCtor, expected: Expr | None) -> Expr:
    """``⟨a, b, c⟩``: too many arguments nest in the last field."""
    m = el.m
    el.try_postpone_if_none_or_mvar(expected)
    if expected is None:
        raise LeanError("Invalid `⟨...⟩` notation: The expected type of this term could not be determined", stx)
    whnf = m.whnf(expected)
    head = get_app_fn(whnf)
    info = m.env.find(head.name) if isinstance(head, Const) else None
    if not isinstance(info, InductiveInfo):
        if isinstance(head, MVar):
            el.try_postpone()
            raise LeanError("Invalid `⟨...⟩` notation: The expected type of this term could not be determined", stx)
        raise el.error(lambda: _anon_ctor_bad_type(el, m.instantiate_mvars(expected), whnf))
    if len(info.ctors) != 1:
        count = "has more than one" if len(info.ctors) > 1 else "does not have any"
        raise el.error(
            lambda: "Invalid `⟨...⟩` notation: The expected type"
            + el.indent(whnf)
            + f"\n{count} constructor" + ("s" if not info.ctors else "")
        )
    ctor = m.env.find(info.ctors[0])
    assert isinstance(ctor, ConstructorInfo)
    explicit = _explicit_fields(ctor)
    args = list(stx.args)
    if len(args) > explicit:
        if explicit == 0:
            raise _wrong_arity(el, ctor, explicit, len(args), stx)
        rest = args[explicit - 1 :]
        nested = ast.AnonCtor(rest[0].start, rest[-1].end, tuple(rest))
        args = [*args[: explicit - 1], nested]
    elif len(args) < explicit:
        raise _wrong_arity(el, ctor, explicit, len(args), stx)
    return el.elab_app_args(el.mk_const(ctor.name), args, (), expected)


def _anon_ctor_bad_type(el: TermElab, expected: Expr, whnf: Expr) -> str:
    return (
        "Invalid `⟨...⟩` notation: The expected type of this term"
        + el.indent(expected)
        + "\nis not an inductive type"
    )


def _wrong_arity(el: TermElab, ctor: ConstructorInfo, fields: int, given: int, stx: ast.Syntax) -> LeanError:
    if given < fields:
        return LeanError(
            f"Insufficient number of fields for `⟨...⟩` constructor: Constructor `{ctor.name}` has {fields} explicit "
            f"field{'' if fields == 1 else 's'}, but only {given} {'was' if given == 1 else 'were'} provided",
            stx,
        )
    return LeanError(
        f"Invalid `⟨...⟩` constructor: Constructor `{ctor.name}` does not have explicit fields, but {given} "
        f"{'was' if given == 1 else 'were'} provided",
        stx,
    )


def _explicit_fields(ctor: ConstructorInfo) -> int:
    type = ctor.type
    n = i = 0
    while isinstance(type, Pi):
        if i >= ctor.num_params and type.info.is_explicit:
            n += 1
        type, i = type.body, i + 1
    return n


# ------------------------------------------------------------ lists, subtypes, coercion arrows
@term_elab(ast.ListLit)
def elab_list(el: TermElab, stx: ast.ListLit, expected: Expr | None) -> Expr:
    cons, nil = mk_name("List.cons"), mk_name("List.nil")
    result: ast.Term = ast.Ident(stx.start, stx.end, nil, None, nil)
    for elem in reversed(stx.elems):
        fn = ast.Ident(stx.start, stx.end, cons, None, cons)
        result = ast.App(stx.start, stx.end, fn, (elem, result))
    return el.elab_term(result, expected)


@term_elab(ast.ArrayLit)
def elab_array(el: TermElab, stx: ast.ArrayLit, expected: Expr | None) -> Expr:
    name = mk_name("List.toArray")
    fn = ast.Ident(stx.start, stx.end, name, None, name)
    return el.elab_term(ast.App(stx.start, stx.end, fn, (ast.ListLit(stx.start, stx.end, stx.elems),)), expected)


@term_elab(ast.SubtypeTerm)
def elab_subtype(el: TermElab, stx: ast.SubtypeTerm, expected: Expr | None) -> Expr:
    name = mk_name("Subtype")
    binder = ast.Binder(stx.name.start, stx.name.end, "default", (stx.name,), stx.type)
    fun = ast.Fun(stx.start, stx.end, (binder,), stx.prop)
    fn = ast.Ident(stx.start, stx.end, name, None, name)
    return el.elab_term(ast.App(stx.start, stx.end, fn, (fun,)), expected)


@term_elab(ast.Coe)
def elab_coe(el: TermElab, stx: ast.Coe, expected: Expr | None) -> Expr:
    m = el.m
    if stx.op == "↑":
        el.try_postpone_if_none_or_mvar(expected)
        if expected is None:
            raise LeanError("invalid `↑` notation, expected type is not known", stx)
        e = el.elab_term(stx.term, None)
        if isinstance(m.whnf_r(m.infer_type(e)), MVar):
            el.try_postpone()
        return el.mk_coe(expected, e)
    e = el.elab_term(stx.term, None)
    el.try_postpone_if_mvar(m.infer_type(e))
    if stx.op == "⇑":
        fn = el.coerce_to_function(e)
        if fn is None:
            raise el.error(lambda: f"cannot coerce{el.indent(e)}\nto a function")
        return fn
    sort = el.coerce_to_sort(e)
    if sort is None:
        raise el.error(lambda: f"cannot coerce{el.indent(e)}\nto a type")
    return sort


# ------------------------------------------------------------ operators that are plain applications
@term_elab(ast.SetOptionIn)
def elab_set_option_in(el: TermElab, stx: ast.SetOptionIn, expected: Expr | None) -> Expr:
    from dataclasses import replace

    options = el.scope.options.set(str(stx.option), stx.value)
    old = el.m.options
    el.m.options = options
    try:
        with el.setting(scope=replace(el.scope, options=options)):
            return el.elab_term(stx.term, expected)
    finally:
        el.m.options = old


@term_elab(ast.Delimited)
def elab_delimited(el: TermElab, stx: ast.Delimited, expected: Expr | None) -> Expr:
    return el.elab_app_args(el.mk_const(stx.fn), [stx.term], (), expected)


@term_elab(ast.ModEq)
def elab_mod_eq(el: TermElab, stx: ast.ModEq, expected: Expr | None) -> Expr:
    return el.elab_app_args(el.mk_const(stx.fn), [stx.modulus, stx.lhs, stx.rhs], (), expected)


__all__ = ["ANONYMOUS", "InstanceKind", "Name", "UnsupportedFeature", "has_synthetic_sorry", "instantiate1"]
