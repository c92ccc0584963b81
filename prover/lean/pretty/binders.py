"""Binding terms: ``∀``, arrows, ``fun``, ``∃``, ``let``, dependent pairs, set-builder.

Source: Lean 4 ``Delaborator/Builtins.lean`` (``delabForall``, ``delabLam``, ``delabLetE``), Mathlib
``Util/Delaborators.lean`` (bounded quantifiers).
"""

from __future__ import annotations

from typing import Final

from prover.lean.expr import (
    DEFAULT,
    IMPLICIT,
    INST_IMPLICIT,
    STRICT_IMPLICIT,
    BVar,
    Const,
    Expr,
    Lam,
    Let,
    Pi,
    has_loose_bvar,
    mk_const,
    unfold_app,
)
from prover.lean.name import Name, mk_name
from prover.lean.pretty.base import PrinterBase
from prover.lean.pretty.format import HARD_LINE, LINE, Doc, concat, group, join, nest, text
from prover.lean.pretty.names import inaccessible
from prover.lean.pretty.piece import Piece, infix, term
from prover.lean.subst import instantiate_rev, lower
from prover.lean.syntax.operators import LEAD_PREC, MAX_PREC

_BRACKETS: Final = {
    DEFAULT: ("(", ")"),
    IMPLICIT: ("{", "}"),
    STRICT_IMPLICIT: ("⦃", "⦄"),
    INST_IMPLICIT: ("[", "]"),
}
_BOUNDED: Final = {
    "LT.lt": "<",
    "LE.le": "≤",
    "GT.gt": ">",
    "GE.ge": "≥",
    "Membership.mem": "∈",
    "HasSubset.Subset": "⊆",
    "HasSSubset.SSubset": "⊂",
}
_EXISTS: Final = mk_name("Exists")
_AND: Final = mk_name("And")
_INST: Final = mk_name("inst")


class BinderPrinter(PrinterBase):
    # ---- ∀ and →
    def pi(self, e: Pi) -> Piece:
        if e.info is DEFAULT and not has_loose_bvar(e.body, 0):
            return self._arrow(e)
        saved = self.mark()
        try:
            is_prop = self.info.is_prop(e, self.lctx)
            return self._forall(e) if is_prop else self._dep_arrow(e)
        finally:
            self.leave(saved)

    def _arrow(self, e: Pi) -> Piece:
        lhs, rhs = self.piece(e.binder_type), self.piece(lower(e.body, 1, 1))
        return infix(lhs, "→", rhs, 25, 0, 25)

    def _forall(self, e: Pi) -> Piece:
        bounded = self._bounded_forall(e)
        if bounded is not None:
            return bounded
        binders: list[Doc] = []
        fvars: list[Expr] = []
        cur: Expr = e
        while isinstance(cur, Pi) and (cur.info is not DEFAULT or has_loose_bvar(cur.body, 0)):
            if fvars and self._is_bounded(instantiate_rev(cur, fvars)):
                break
            if fvars and not self.info.is_prop(instantiate_rev(cur, fvars), self.lctx):
                break
            doc, cur = self.binder_group(cur, fvars)
            binders.append(doc)
        body = self.piece(instantiate_rev(cur, fvars))
        return self._quantified("∀", binders, body)

    def _quantified(self, word: str, binders: list[Doc], body: Piece) -> Piece:
        doc = term(concat(f"{word} ", join(binders, LINE), ",", LINE, body.doc))
        return Piece(doc, LEAD_PREC, 0)

    def binder_group(self, first: Pi, fvars: list[Expr], in_header: bool = False) -> tuple[Doc, Expr]:
        """One bracketed binder: neighbours of the same type share it (in a header also those nothing depends on).
        ``fvars`` grows."""
        names: list[str] = []
        type = instantiate_rev(first.binder_type, fvars)
        shown = self.piece(type)
        cur: Expr = first
        while isinstance(cur, Pi):
            names.append(self._binder_name(cur, type, fvars, in_header))
            nxt = cur.body
            cur = nxt
            if first.info is INST_IMPLICIT or not self._joins(first, cur, type, fvars, in_header):
                break
        opening, closing = _BRACKETS[first.info]
        if names == [""]:
            return group(nest(2, concat(opening, shown.doc, closing))), cur
        head = join([text(n) for n in names], LINE)
        return group(nest(2, concat(opening, head, " :", LINE, shown.doc, closing))), cur

    def _binder_name(self, cur: Pi, type: Expr, fvars: list[Expr], in_header: bool) -> str:
        body = instantiate_rev_under(cur.body, fvars)
        is_machine_made = cur.binder_name.has_macro_scopes
        if in_header and is_machine_made:
            name = inaccessible(cur.binder_name.erase_macro_scopes(), 0)
        else:
            name = self.pick_name(cur.binder_name, body)
        used = has_loose_bvar(cur.body, 0) and not in_header
        fvars.append(self.enter(name, type, cur.info))
        return "" if cur.info is INST_IMPLICIT and is_machine_made and not used else name.text

    def _joins(self, first: Pi, cur: Expr, type: Expr, fvars: list[Expr], in_header: bool) -> bool:
        if not isinstance(cur, Pi) or cur.info is not first.info:
            return False
        if in_header and not is_header_binder(cur):
            return False
        if not in_header and cur.info is DEFAULT and not has_loose_bvar(cur.body, 0):
            return False
        return instantiate_rev(cur.binder_type, fvars) is type

    def _dep_arrow(self, e: Pi) -> Piece:
        """``(x : T) → B``, ``{x : T} → B``, ``[C] → B``: one bracketed binder an arrow."""
        fvars: list[Expr] = []
        binder, cur = self.binder_group(e, fvars)
        body = self.piece(instantiate_rev(cur, fvars))
        right = body.at(25)
        return Piece(term(concat(binder, " →", LINE, right.doc)), 25, min(right.tail, 25))

    # ---- bounded quantifiers (Mathlib)
    def _is_bounded(self, e: Expr) -> bool:
        return self._bound(e) is not None

    def _bound(self, e: Expr) -> tuple[str, Expr, Expr] | None:
        """``∀ x, x ∈ s → p``: the operator, ``s`` (without ``x``) and ``p`` (``x`` loose)."""
        if not self.grammar.mathlib or not isinstance(e, Pi) or e.info is not DEFAULT:
            return None
        arrow = e.body
        if not isinstance(arrow, Pi) or arrow.info is not DEFAULT or has_loose_bvar(arrow.body, 0):
            return None
        found = self._bound_of(arrow.binder_type)
        return None if found is None else (*found, lower(arrow.body, 1, 1))

    def _bound_of(self, prop: Expr) -> tuple[str, Expr] | None:
        fn, args = unfold_app(prop)
        if not isinstance(fn, Const) or fn.name.text not in _BOUNDED:
            return None
        if fn.name.text == "Membership.mem":
            if len(args) != 5:
                return None
            left, right = args[4], args[3]
        else:
            if len(args) < 2:
                return None
            left, right = args[-2], args[-1]
        if not isinstance(left, BVar) or left.idx != 0 or has_loose_bvar(right, 0):
            return None
        return _BOUNDED[fn.name.text], lower(right, 1, 1)

    def _bounded_forall(self, e: Pi) -> Piece | None:
        found = self._bound(e)
        if found is None:
            return None
        op, right, body = found
        return self._bounded("∀", e.binder_name, e.binder_type, op, right, body)

    def _bounded(self, word: str, binder: Name, type: Expr, op: str, right: Expr, body: Expr) -> Piece:
        name = self.pick_name(binder, body)
        shown = self.piece(right)
        fvar = self.enter(name, type, DEFAULT)
        inner = self.piece(instantiate_rev(body, [fvar]))
        return self._quantified(word, [concat(f"{name.text} {op} ", shown.doc)], inner)

    # ---- fun
    def lam(self, e: Lam) -> Piece:
        saved = self.mark()
        try:
            binders, body = self._fun_binders(e)
            inner = self.piece(body)
            head = group(nest(2, concat(" ", join(binders, LINE), " =>")))
            return Piece(concat("fun", head, LINE, inner.doc), MAX_PREC, 0, is_grouped=False)
        finally:
            self.leave(saved)

    def _fun_binders(self, e: Expr) -> tuple[list[Doc], Expr]:
        """Binders as ``fun`` shows them (types only by option) and the opened body."""
        binders: list[Doc] = []
        fvars: list[Expr] = []
        while isinstance(e, Lam):
            doc, e = self._fun_group(e, fvars)
            binders.append(doc)
        return binders, instantiate_rev(e, fvars)

    def _fun_group(self, first: Lam, fvars: list[Expr]) -> tuple[Doc, Expr]:
        """``x``, ``{x y}`` (neighbours of one type), ``[inst : C]``; ``fvars`` grows."""
        typed = self.option("pp.funBinderTypes", self.is_all) or first.info is INST_IMPLICIT
        type = instantiate_rev(first.binder_type, fvars)
        shown = self.piece(type).doc if typed else text("")
        names: list[Doc] = []
        cur: Expr = first
        while isinstance(cur, Lam):
            name = self.pick_name(cur.binder_name, instantiate_rev_under(cur.body, fvars))
            names.append(text(name.text))
            fvars.append(self.enter(name, type, cur.info))
            cur = cur.body
            if first.info is INST_IMPLICIT or (first.info is DEFAULT and not typed):
                break
            if not (isinstance(cur, Lam) and cur.info is first.info):
                break
            if instantiate_rev(cur.binder_type, fvars) is not type:
                break
        opening, closing = _BRACKETS[first.info]
        if not typed:
            if first.info is DEFAULT:
                return names[0], cur
            return group(nest(2, concat(opening, join(names, LINE), closing))), cur
        if first.info is INST_IMPLICIT and first.binder_name.has_macro_scopes and not has_loose_bvar(first.body, 0):
            return group(concat(opening, shown, closing)), cur
        return group(nest(2, concat(opening, join(names, LINE), " :", LINE, shown, closing))), cur

    def open_lambda(self, e: Lam) -> tuple[Name, Expr]:
        """Enter one binder: the name shown and the opened body (the caller leaves the scope)."""
        name = self.pick_name(e.binder_name, e.body)
        fvar = self.enter(name, e.binder_type, e.info)
        return name, instantiate_rev(e.body, [fvar])

    # ---- ∃
    def exists(self, e: Expr) -> Piece | None:
        """``∃ x y, p``; with Mathlib ``∃ x ∈ s, p`` and ``∃ x > 0, p``."""
        saved = self.mark()
        try:
            names: list[Doc] = []
            cur: Expr = e
            while True:
                fn, args = unfold_app(cur)
                if not (isinstance(fn, Const) and fn.name is _EXISTS and len(args) == 2 and isinstance(args[1], Lam)):
                    break
                if self.grammar.mathlib and self._exists_bound(args[1]) is not None:
                    if names:
                        break
                    return self._bounded_exists(args[1])
                name, cur = self.open_lambda(args[1])
                names.append(text(name.text))
            if not names:
                return None
            return self._quantified("∃", names, self.piece(cur))
        finally:
            self.leave(saved)

    def _exists_bound(self, lam: Lam) -> tuple[str, Expr, Expr] | None:
        fn, args = unfold_app(lam.body)
        if not (isinstance(fn, Const) and fn.name is _AND and len(args) == 2):
            return None
        found = self._bound_of(args[0])
        return None if found is None else (*found, args[1])

    def _bounded_exists(self, lam: Lam) -> Piece:
        found = self._exists_bound(lam)
        assert found is not None
        op, right, body = found
        return self._bounded("∃", lam.binder_name, lam.binder_type, op, right, body)

    # ---- let
    def let(self, e: Let) -> Piece:
        """``let x := v;`` (``have`` when nondependent) and the body on a new line."""
        saved = self.mark()
        try:
            value = self.piece(e.value)
            name = self.pick_name(e.binder_name, e.body)
            fvar = self.enter(name, e.type, DEFAULT, None if e.nondep else e.value)
            body = self.piece(instantiate_rev(e.body, [fvar]))
            word = "have" if e.nondep else "let"
            kind = concat(" : ", self.piece(e.type).doc) if self.option("pp.letVarTypes", self.is_all) else text("")
            head = concat(f"{word} {name.text}", kind, " :=", LINE, value.doc, ";")
            return Piece(term(concat(head, nest(-2, concat(HARD_LINE, body.doc)))), LEAD_PREC, 0)
        finally:
            self.leave(saved)

    def binder_notation(self, word: str, lam: Lam, separator: str = ",") -> Piece:
        """``word x, body``."""
        saved = self.mark()
        try:
            name, body = self.open_lambda(lam)
            inner = self.piece(body)
            doc = term(concat(f"{word} {name.text}{separator}", LINE, inner.doc))
            return Piece(doc, LEAD_PREC, 0)
        finally:
            self.leave(saved)


def is_header_binder(e: Pi) -> bool:
    """Does this binder go before the colon of a signature? All but unnamed explicit ones that nothing depends on."""
    return e.info is not DEFAULT or not e.binder_name.has_macro_scopes or has_loose_bvar(e.body, 0)


def instantiate_rev_under(body: Expr, fvars: list[Expr]) -> Expr:
    """``body`` has one more loose variable (the innermost) than ``fvars`` provide: it stays loose."""
    return instantiate_rev(body, [*fvars, _KEEP]) if fvars and body.loose > 1 else body


_KEEP: Final = mk_const(mk_name("_"))
