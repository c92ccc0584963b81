"""``h ▸ e``: rewriting the expected type (or the type of ``e``) with an equation, in either direction.

Source: Lean 4 ``src/Lean/Elab/BuiltinNotation.lean`` (``elabSubst``).
"""

from __future__ import annotations

from typing import Final

from prover.lean.elab.registry import term_elab
from prover.lean.elab.term import TermElab
from prover.lean.expr import Expr, FVar
from prover.lean.meta.errors import HeartbeatsExceeded, LeanError
from prover.lean.name import mk_name
from prover.lean.subst import instantiate1
from prover.lean.syntax import ast, tactic_ast

_X: Final = mk_name("x")
_H: Final = mk_name("h")
NO_MOTIVE: Final = "invalid `▸` notation, failed to compute motive for the substitution"


@term_elab(ast.Subst)
def elab_subst(el: TermElab, stx: ast.Subst, expected: Expr | None) -> Expr:
    m = el.m
    expected = _known_type(el, expected)
    el.synthesize_synthetic_mvars("yes")
    with el.with_synthesize():
        eq = el.elab_term(stx.eq, None)
    eq = m.instantiate_mvars(eq)
    parts, eq = _equation(el, eq)
    if expected is not None:
        return _SubstGoal(el, stx, eq, parts[1], parts[2]).run(expected)
    return _subst_forward(el, stx, eq, parts[1], parts[2])


def _known_type(el: TermElab, expected: Expr | None) -> Expr | None:
    """Lean's ``tryPostponeIfHasMVars?``."""
    el.try_postpone_if_none_or_mvar(expected)
    if expected is None:
        return None
    expected = el.m.instantiate_mvars(expected)
    if expected.has_expr_mvar:
        el.try_postpone()
        return None
    return expected


def _equation(el: TermElab, eq: Expr) -> tuple[tuple[Expr, Expr, Expr], Expr]:
    m = el.m
    type = m.instantiate_mvars(m.infer_type(eq))
    parts = m.match_eq(type)
    if parts is None:
        type = m.whnf(type)
        parts = m.match_eq(type)
    if parts is not None:
        return parts, eq
    if m.match_app(type, mk_name("Iff"), 2) is not None:
        eq = m.mk_propext(eq)
        found = m.match_eq(m.instantiate_mvars(m.infer_type(eq)))
        if found is not None:
            return found, eq
    raise el.error(
        lambda: f"invalid `▸` notation, argument{el.indent(eq)}\nmust have equality type"
    )


def mk_motive(el: TermElab, lhs: Expr, abstracted: Expr) -> Expr:
    """``fun x (h : lhs = x) => abstracted[x]``."""
    m = el.m
    with m.scope():
        x = m.push_local(_X, m.infer_type(lhs))
        h = m.push_local(_H, m.mk_eq(lhs, x))
        return m.mk_lambda([x, h], instantiate1(abstracted, x))


def _subst_forward(el: TermElab, stx: ast.Subst, eq: Expr, lhs: Expr, rhs: Expr) -> Expr:
    """No expected type: rewrite the type of the term."""
    m = el.m
    h = el.elab_term(stx.term, None)
    type = m.instantiate_mvars(m.infer_type(h))
    abstracted = m.kabstract(type, lhs)
    if not abstracted.has_loose:
        abstracted = m.kabstract(type, rhs)
        if not abstracted.has_loose:
            raise el.error(
                lambda: "invalid `▸` notation, motive"
                + el.indent(type)
                + f"\ndoes not contain equation left-hand side{el.indent(lhs)}\nor right-hand side{el.indent(rhs)}"
            )
        eq = m.mk_eq_symm(eq)
        lhs, rhs = rhs, lhs
    motive = mk_motive(el, lhs, abstracted)
    if not m.is_type_correct(motive):
        raise el.error(NO_MOTIVE)
    return m.mk_eq_rec(motive, h, eq)


class _SubstGoal:
    """The case with an expected type."""

    def __init__(self, el: TermElab, stx: ast.Subst, eq: Expr, lhs: Expr, rhs: Expr) -> None:
        self.el = el
        self.m = el.m
        self.stx = stx
        self.eq = eq
        self.lhs = lhs
        self.rhs = rhs

    def run(self, expected: Expr) -> Expr:
        el, m = self.el, self.m
        abstracted = m.kabstract(expected, self.rhs)
        if not abstracted.has_loose:
            abstracted = m.kabstract(expected, self.lhs)
            if not abstracted.has_loose:
                raise self.no_occurrence(expected)
            self.eq = m.mk_eq_symm(self.eq)
            self.lhs, self.rhs = self.rhs, self.lhs
        h_expected = instantiate1(abstracted, self.lhs)
        h, bad = self.elab_term(h_expected)
        motive = mk_motive(el, self.lhs, abstracted)
        if bad or not m.is_type_correct(motive):
            if self.is_subst_candidate():
                return self.by_subst(expected)
            raise el.error(NO_MOTIVE)
        return m.mk_eq_rec(motive, h, self.eq)

    def no_occurrence(self, expected: Expr) -> LeanError:
        el = self.el
        return el.error(
            lambda: f"invalid `▸` notation, expected result type of cast is {el.inline(expected, True).strip()}, "
            f"however, the equality {el.pp(self.eq)} of type {el.pp(el.m.infer_type(self.eq))} does not contain the "
            "expected result type on either the left or the right hand side"
            if len(el.pp(expected)) <= 30
            else f"invalid `▸` notation, expected result type of cast is{el.indent(expected)}\nhowever, the equality"
            f"{el.indent(self.eq)}\nof type{el.indent(el.m.infer_type(self.eq))}\ndoes not contain the expected result "
            "type on either the left or the right hand side"
        )

    def elab_term(self, h_expected: Expr) -> tuple[Expr, bool]:
        """The term against the rewritten type; if it does not fit, its own type is rewritten as well."""
        el, m = self.el, self.m
        with el.with_ref(self.stx.term):
            h = el.elab_term(self.stx.term, h_expected)
            try:
                return el.ensure_has_type(h_expected, h), False
            except HeartbeatsExceeded:
                raise
            except LeanError as err:
                type = m.instantiate_mvars(m.infer_type(h))
                abstracted = m.kabstract(type, self.lhs)
                if not abstracted.has_loose:
                    raise err
                if not m.is_def_eq(h_expected, instantiate1(abstracted, self.rhs)):
                    raise err
                motive = mk_motive(el, self.lhs, abstracted)
                if not m.is_type_correct(motive):
                    return h, True
                return m.mk_eq_rec(motive, h, self.eq), False

    def is_subst_candidate(self) -> bool:
        """One side is a variable that does not occur in the other."""
        m = self.m
        for var, other in ((self.lhs, self.rhs), (self.rhs, self.lhs)):
            if isinstance(var, FVar) and not m.local_decl(var).is_let and not m.depends_on(other, {var.uid}):
                return True
        return False

    def by_subst(self, expected: Expr) -> Expr:
        """``by subst h; exact e`` as Lean's last resort."""
        el, m, stx = self.el, self.m, self.stx
        start, end = stx.start, stx.end
        with m.scope():
            if isinstance(self.eq, FVar):
                name, fvar = m.local_decl(self.eq).user_name, None
            else:
                name = m.fresh_user_name(_H)
                fvar = m.push_local(name, m.infer_type(self.eq))
            ident = ast.BinderIdent(start, end, name)
            tactics: tuple[ast.Tactic, ...] = (
                tactic_ast.Names(start, end, "subst", (ident,)),
                tactic_ast.TermTac(start, end, "exact", stx.term),
            )
            by = ast.ByTactic(start, end, ast.TacticSeq(start, end, tactics))
            with el.with_synthesize():
                result = el.elab_term(by, expected)
            result = m.instantiate_mvars(result)
            if fvar is None:
                return result
            return m.instantiate_mvars(instantiate1(m.mk_lambda([fvar], result).body, self.eq))  # type: ignore[attr-defined]
