"""Constants with a display of their own: numerals, lists, tuples, if, match, sets, sums.

Source: Lean 4 ``src/Init/NotationExtra.lean`` and ``Init/Prelude.lean`` (unexpanders), ``Delaborator/Builtins.lean``
(``delabOfNat``, ``delabNeg``, ``delabHDiv``, ``delabAppMatch``); Mathlib ``BigOperators/Basic``, ``Data/Set/Defs``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from prover.lean.decimal_text import nat_to_decimal
from prover.lean.expr import Const, Expr, Lam, Lit, Pi, is_app_of, unfold_app
from prover.lean.meta.attributes import MatcherInfo
from prover.lean.name import Name, mk_name
from prover.lean.pretty.apps import AppPrinter
from prover.lean.pretty.base import quote_char
from prover.lean.pretty.families import FAMILY_RULES
from prover.lean.pretty.format import HARD_LINE, LINE, Doc, concat, fill, group, join, nest, text
from prover.lean.pretty.names import unused_name
from prover.lean.pretty.numerals import literal_text, raw_nat
from prover.lean.pretty.piece import CLOSED, Piece, application, atom, infix, term
from prover.lean.subst import beta, instantiate_rev
from prover.lean.syntax.operators import ATOM_CONSTANTS, LEAD_PREC, MAX_PREC

_NIL: Final = mk_name("List.nil")
_CONS: Final = mk_name("List.cons")
_PROD: Final = mk_name("Prod.mk")
_UNIV: Final = mk_name("Finset.univ")
_FILTER: Final = mk_name("Finset.filter")
_COMPL: Final = mk_name("Compl.compl")
_ATOMS: Final = {mk_name(fn): (token, layer) for token, fn, layer, _ in ATOM_CONSTANTS}
_DELIMITED: Final = {
    "abs": ("|", "|", 3),
    "Int.floor": ("⌊", "⌋", 0),
    "Int.ceil": ("⌈", "⌉", 0),
    "Nat.floor": ("⌊", "⌋₊", 0),
    "Nat.ceil": ("⌈", "⌉₊", 0),
    "Norm.norm": ("‖", "‖", 0),
}

Shown = Callable[[Any, list[Expr], Expr], "Piece | None"]


class SpecialPrinter(AppPrinter):
    def special(self, fn: Const, args: list[Expr], e: Expr) -> Piece | None:
        if self.explicit:
            return None
        name = fn.name.text
        if self.notation:
            rule = _RULES.get(name)
            if rule is not None:
                shown = rule(self, args, e)
                if shown is not None:
                    return shown
            if fn.name in _ATOMS:
                found = self._token_constant(fn, args)
                if found is not None:
                    return found
        if self.grammar.mathlib and self.notation:
            rule = _MATHLIB_RULES.get(name)
            shown = rule(self, args, e) if rule is not None else self._delimited(name, args)
            if shown is not None:
                return shown
        coercion = self.coercion(fn, args)
        if coercion is not None:
            return coercion
        if self.info.matcher(fn.name) is not None and self.option("pp.match", not self.is_all):
            match = self._match(fn, args)
            if match is not None:
                return match
        return self.structure_instance(fn, args)

    def _token_constant(self, fn: Const, args: list[Expr]) -> Piece | None:
        """``ℕ``, ``∅``, ``π``: the token if it is in force and no explicit argument is left."""
        for token, const in self.grammar.constants.items():
            if const == fn.name.text:
                kinds = self.binder_kinds(fn, args)
                if all(k.info.value for k in kinds) and len(kinds) == len(args):
                    return atom(token)
        return None

    # ---- literals
    def _numeral(self, args: list[Expr], e: Expr) -> Piece | None:
        """``OfNat.ofNat T 5 inst``."""
        if len(args) < 3 or not isinstance(args[1], Lit) or not isinstance(args[1].value, int):
            return None
        digits = nat_to_decimal(args[1].value)
        shown = Piece(text(digits), MAX_PREC, is_numeral=True)
        if self.option("pp.numericTypes", False):
            shown = self._ascribed(digits, args[0])
        return application(shown, [self.arg(a) for a in args[3:]])

    def _typed_literal(self, args: list[Expr], e: Expr) -> Piece | None:
        """With ``pp.numericTypes``: ``(-1 : T)``, ``(1 / 2 : T)``, ``(-1 / 2 : T)``."""
        shown = literal_text(e) if self.option("pp.numericTypes", False) else None
        return None if shown is None else self._ascribed(shown, args[0])

    def _ascribed(self, shown: str, type: Expr) -> Piece:
        return Piece(term(concat(f"({shown} :", LINE, self.piece(type).doc, ")")))

    def _scientific(self, args: list[Expr], e: Expr) -> Piece | None:
        """``OfScientific.ofScientific 25 true 1`` is ``2.5``, ``5 true 2`` is ``5e-2``."""
        if len(args) != 5:
            return None
        mantissa, exponent = raw_nat(args[2]), raw_nat(args[4])
        if mantissa is None or exponent is None or not isinstance(args[3], Const):
            return None
        digits = nat_to_decimal(mantissa)
        is_fraction = args[3].name.text == "Bool.true"
        if is_fraction and exponent <= len(digits):
            digits = digits.rjust(exponent + 1, "0")
            shown = f"{digits[: len(digits) - exponent]}.{digits[len(digits) - exponent :] or '0'}"
        else:
            shown = f"{digits}e{'-' if is_fraction else ''}{nat_to_decimal(exponent)}"
        return Piece(text(shown), MAX_PREC, is_numeral=True)

    def _char(self, args: list[Expr], e: Expr) -> Piece | None:
        code = raw_nat(args[0]) if len(args) == 1 else None
        return None if code is None else atom(quote_char(code))

    def _unit(self, args: list[Expr], e: Expr) -> Piece | None:
        return atom("()") if not args else None

    # ---- lists and tuples
    def _nil(self, args: list[Expr], e: Expr) -> Piece | None:
        return atom("[]") if len(args) == 1 else None

    def _cons(self, args: list[Expr], e: Expr) -> Piece | None:
        if len(args) != 3:
            return None
        elems: list[Expr] = []
        cur = e
        while is_app_of(cur, _CONS, 3):
            _, cell = unfold_app(cur)
            elems.append(cell[1])
            cur = cell[2]
        if is_app_of(cur, _NIL, 1):
            return self._bracketed("[", elems, "]")
        shown = self.arg(cur)
        for x in reversed(elems):
            shown = infix(self.arg(x), "::", shown, 67, 68, 67)
        return shown

    def _bracketed(self, opening: str, elems: list[Expr], closing: str) -> Piece:
        docs = [self.arg(x).doc for x in elems]
        return Piece(term(concat(opening, join(docs, concat(",", LINE)), closing)))

    def _array(self, args: list[Expr], e: Expr) -> Piece | None:
        if len(args) != 2:
            return None
        elems: list[Expr] = []
        cur = args[1]
        while is_app_of(cur, _CONS, 3):
            _, cell = unfold_app(cur)
            elems.append(cell[1])
            cur = cell[2]
        return self._bracketed("#[", elems, "]") if is_app_of(cur, _NIL, 1) else None

    def _tuple(self, args: list[Expr], e: Expr) -> Piece | None:
        if len(args) != 4:
            return None
        elems = [args[2]]
        cur = args[3]
        while is_app_of(cur, _PROD, 4):
            _, pair = unfold_app(cur)
            elems.append(pair[2])
            cur = pair[3]
        elems.append(cur)
        return self._bracketed("(", elems, ")")

    def _get_elem(self, args: list[Expr], e: Expr) -> Piece | None:
        if len(args) != 8:
            return None
        return self._index(args[5], args[6], "]")

    def _get_elem_opt(self, args: list[Expr], e: Expr) -> Piece | None:
        return self._index(args[5], args[6], "]?") if len(args) == 7 else None

    def _get_elem_bang(self, args: list[Expr], e: Expr) -> Piece | None:
        return self._index(args[6], args[7], "]!") if len(args) == 8 else None

    def _index(self, xs: Expr, i: Expr, closing: str) -> Piece:
        target = self.piece(xs).before(MAX_PREC, MAX_PREC)
        return Piece(term(concat(target.doc, "[", self.piece(i).doc, closing)))

    # ---- if
    def _ite(self, args: list[Expr], e: Expr) -> Piece | None:
        if len(args) < 5:
            return None
        shown = self._if(self.piece(args[1]).doc, self.piece(args[3]), self.piece(args[4]))
        return application(shown, [self.arg(a) for a in args[5:]])

    def _dite(self, args: list[Expr], e: Expr) -> Piece | None:
        if len(args) < 5 or not isinstance(args[3], Lam) or not isinstance(args[4], Lam):
            return None
        cond = self.piece(args[1])
        saved = self.mark()
        try:
            name, then = self.open_lambda(args[3])
            first = self.piece(then)
            self.leave(saved)
            saved = self.mark()
            fvar = self.enter(name, args[4].binder_type, args[4].info)
            second = self.piece(instantiate_rev(args[4].body, [fvar]))
        finally:
            self.leave(saved)
        shown = self._if(concat(f"{name.text} : ", cond.doc), first, second)
        return application(shown, [self.arg(a) for a in args[5:]])

    def _if(self, cond: Doc, then: Piece, otherwise: Piece) -> Piece:
        head = fill(concat(nest(2, concat("if ", cond, " then")), LINE, then.doc))
        tail = fill(concat("else", LINE, otherwise.doc))
        return Piece(term(group(concat(head, nest(-2, LINE), tail))), LEAD_PREC, 0)

    def _cond(self, args: list[Expr], e: Expr) -> Piece | None:
        if len(args) != 4:
            return None
        parts = concat("bif ", self.piece(args[1]).doc, " then", LINE, self.piece(args[2]).doc, LINE, "else ")
        return Piece(term(concat(parts, self.piece(args[3]).doc)), LEAD_PREC, 0)

    # ---- binders
    def _exists(self, args: list[Expr], e: Expr) -> Piece | None:
        return self.exists(e) if len(args) == 2 else None

    def _subtype(self, args: list[Expr], e: Expr) -> Piece | None:
        if len(args) != 2 or not isinstance(args[1], Lam):
            return None
        return self._set_like(args[1], "//")

    def _set_like(self, lam: Lam, bar: str) -> Piece:
        saved = self.mark()
        try:
            name, body = self.open_lambda(lam)
            inner = self.piece(body).doc
        finally:
            self.leave(saved)
        if bar == "//":
            return Piece(term(concat(f"{{ {name.text} //", LINE, inner, " }")))
        return Piece(term(concat(f"{{{name.text} {bar}", LINE, inner, "}")))

    def _sigma(self, args: list[Expr], e: Expr) -> Piece | None:
        return self._dependent_pair(args, "×")

    def _psigma(self, args: list[Expr], e: Expr) -> Piece | None:
        return self._dependent_pair(args, "×'")

    def _dependent_pair(self, args: list[Expr], op: str) -> Piece | None:
        if len(args) != 2 or not isinstance(args[1], Lam):
            return None
        type = self.piece(args[0])
        saved = self.mark()
        try:
            name, body = self.open_lambda(args[1])
            inner = self.piece(body).at(35)
        finally:
            self.leave(saved)
        binder = group(concat(f"({name.text} : ", type.doc, ")"))
        return Piece(term(concat(binder, f" {op}", LINE, inner.doc)), 35, min(inner.tail, 35))

    def _subst(self, args: list[Expr], e: Expr) -> Piece | None:
        """``h ▸ e``."""
        if len(args) != 6:
            return None
        left, right = self.arg(args[4]).before(75, 75), self.arg(args[5]).at(75)
        return Piece(term(concat(left.doc, " ▸", LINE, right.doc)), 75, min(right.tail, 75))

    def _sorry(self, args: list[Expr], e: Expr) -> Piece | None:
        return application(atom("sorry"), [self.arg(a) for a in args[2:]]) if len(args) >= 2 else None

    # ---- match
    def _match(self, fn: Const, args: list[Expr]) -> Piece | None:
        info = self.info.matcher(fn.name)
        assert info is not None
        decl = self.info.find(fn.name)
        if decl is None or len(args) < info.arity:
            return None
        from prover.lean.subst import instantiate_level_params

        type = instantiate_level_params(decl.type, decl.level_params, fn.levels)
        for a in args[: info.first_alt_pos]:
            if not isinstance(type, Pi):
                return None
            type = instantiate_rev(type.body, [a])
        discrs = [self.piece(a).doc for a in args[info.first_discr_pos : info.first_alt_pos]]
        alts: list[Doc] = []
        for i, count in enumerate(info.alt_num_params):
            if not isinstance(type, Pi):
                return None
            thunk = info.alt_is_thunk[i]
            alt = self._alternative(type.binder_type, args[info.first_alt_pos + i], count, thunk, info.num_discrs)
            if alt is None:
                return None
            alts.append(alt)
            type = instantiate_rev(type.body, [args[info.first_alt_pos + i]])
        discrs = self._named_discriminants(discrs, info, args)
        head = concat("match ", join(discrs, text(", ")), " with")
        body = nest(-2, concat(*[concat(HARD_LINE, a) for a in alts])) if alts else text("")
        shown = Piece(term(concat(head, body)), LEAD_PREC, 0)
        if not alts:
            shown = Piece(concat("nomatch ", join(discrs, text(", "))), LEAD_PREC, 0)
        return application(shown, [self.arg(a) for a in args[info.arity :]])

    def _named_discriminants(self, discrs: list[Doc], info: MatcherInfo, args: list[Expr]) -> list[Doc]:
        """``match h : e with``: the names of the equations are the last binders of an alternative."""
        num_hyps = sum(info.discr_hyps)
        if not num_hyps or not info.alt_num_params:
            return discrs
        names: list[str] = []
        value = args[info.first_alt_pos]
        while isinstance(value, Lam):
            names.append(value.binder_name.erase_macro_scopes().text)
            value = value.body
        hyps = iter(names[info.alt_num_params[0] - num_hyps : info.alt_num_params[0]])
        return [
            concat(f"{next(hyps, '_')} : ", d) if named else d
            for d, named in zip(discrs, info.discr_hyps, strict=False)
        ]

    def _alternative(self, type: Expr, value: Expr, count: int, thunk: bool, num_discrs: int) -> Doc | None:
        """``| p, q => rhs`` from the alternative's type ``∀ vars, motive p q`` and value ``fun vars => rhs``."""
        saved = self.mark()
        try:
            fvars: list[Expr] = []
            names: set[Name] = set()
            for _ in range(count):
                if not isinstance(type, Pi):
                    return None
                name = value.binder_name if isinstance(value, Lam) else type.binder_name
                domain = instantiate_rev(type.binder_type, [])
                shown = self.pick_name(name, value.body if isinstance(value, Lam) else type.body)
                if shown in names:  # pattern variables cannot shadow each other
                    shown = unused_name(shown, self.is_used_name)
                names.add(shown)
                fvar = self.enter(shown, domain, type.info)
                fvars.append(fvar)
                type = instantiate_rev(type.body, [fvar])
                value = instantiate_rev(value.body, [fvar]) if isinstance(value, Lam) else beta(value, [fvar])
            _, patterns = unfold_app(type)
            shown_pats = [self.piece(p).doc for p in patterns[-num_discrs:]]
            head = concat("| ", join(shown_pats, text(", ")), " =>")
            return nest(2, concat(head, LINE, self.piece(value).doc))
        finally:
            self.leave(saved)

    # ---- Mathlib
    def _delimited(self, name: str, args: list[Expr]) -> Piece | None:
        found = _DELIMITED.get(name)
        if found is None or not args:
            return None
        opening, closing, _ = found
        inner = self.arg(args[-1])
        return Piece(term(concat(opening, inner.doc, closing)))

    def _sum(self, args: list[Expr], e: Expr) -> Piece | None:
        return self._big_operator("∑", args)

    def _prod(self, args: list[Expr], e: Expr) -> Piece | None:
        return self._big_operator("∏", args)

    def _big_operator(self, op: str, args: list[Expr]) -> Piece | None:
        """``Finset.sum s (fun x => f x)`` is ``∑ x ∈ s, f x``; ``∑ x, f x`` over a type, ``∑ x ∈ s with p x, f x``."""
        if len(args) < 5 or not isinstance(args[4], Lam):
            return None
        domain, condition = args[3], None
        if is_app_of(domain, _FILTER, 4):
            parts = unfold_app(domain)[1]
            domain, condition = parts[3], parts[1]
        over = None if is_app_of(domain, _UNIV, 2) else self.piece(domain)
        type = self.piece(args[0]) if over is None and self.option("pp.funBinderTypes", self.is_all) else None
        saved = self.mark()
        try:
            name, body = self.open_lambda(args[4])
            inner = self.piece(body).at(67)
        finally:
            self.leave(saved)
        head = text(f"{op} {name.text}")
        if over is not None:
            head = concat(head, " ∈ ", over.doc)
        elif type is not None:
            head = concat(head, " : ", type.doc)
        if condition is not None:
            head = concat(head, " with ", self._at_name(condition, name))
        shown = Piece(term(concat(head, ",", LINE, inner.doc)), LEAD_PREC, min(inner.tail, 67))
        return application(shown, [self.arg(a) for a in args[5:]]) if len(args) > 5 else shown

    def _at_name(self, predicate: Expr, name: Name) -> Doc:
        """A predicate at a bound variable that is called ``name``."""
        if not isinstance(predicate, Lam):
            return application(self.piece(predicate), [atom(name.text)]).doc
        saved = self.mark()
        try:
            fvar = self.enter(name, predicate.binder_type, predicate.info)
            return self.piece(instantiate_rev(predicate.body, [fvar])).doc
        finally:
            self.leave(saved)

    def _filter(self, args: list[Expr], e: Expr) -> Piece | None:
        """``Finset.filter (fun x => p x) s`` is ``{x ∈ s | p x}``; over a type ``{x | p x}``."""
        if len(args) != 4 or not isinstance(args[1], Lam):
            return None
        domain, op = args[3], "∈"
        if is_app_of(domain, _COMPL, 3):
            domain, op = unfold_app(domain)[1][2], "∉"
            if is_app_of(domain, _SINGLETON, 4):
                domain, op = unfold_app(domain)[1][3], "≠"
        is_univ = is_app_of(domain, _UNIV, 2)
        over = None if is_univ else self.piece(domain)
        type = self.piece(args[0]) if is_univ and self.option("pp.funBinderTypes", self.is_all) else None
        saved = self.mark()
        try:
            name, body = self.open_lambda(args[1])
            inner = self.piece(body).doc
        finally:
            self.leave(saved)
        head = text(name.text)
        if over is not None:
            head = concat(head, f" {op} ", over.doc)
        elif type is not None:
            head = concat(head, " : ", type.doc)
        return Piece(term(concat("{", head, " |", LINE, inner, "}")))

    def _set_of(self, args: list[Expr], e: Expr) -> Piece | None:
        if len(args) != 2 or not isinstance(args[1], Lam):
            return None
        return self._set_like(args[1], "|")

    def _singleton(self, args: list[Expr], e: Expr) -> Piece | None:
        return self._bracketed("{", [args[3]], "}") if len(args) == 4 else None

    def _insert(self, args: list[Expr], e: Expr) -> Piece | None:
        elems: list[Expr] = []
        cur = e
        while is_app_of(cur, _INSERT, 5):
            _, parts = unfold_app(cur)
            elems.append(parts[3])
            cur = parts[4]
        if not is_app_of(cur, _SINGLETON, 4) or not elems:
            return None
        return self._bracketed("{", [*elems, unfold_app(cur)[1][3]], "}")

    def _nat_mod(self, args: list[Expr], e: Expr) -> Piece | None:
        return self._mod_eq("MOD", args)

    def _int_mod(self, args: list[Expr], e: Expr) -> Piece | None:
        return self._mod_eq("ZMOD", args)

    def _mod_eq(self, word: str, args: list[Expr]) -> Piece | None:
        if len(args) != 3:
            return None
        n, a, b = [self.arg(x) for x in args]
        doc = term(concat(a.before(0, 50).doc, " ≡", LINE, b.doc, f" [{word} ", n.doc, "]"))
        return Piece(doc, 50, CLOSED)

    def _exists_unique(self, args: list[Expr], e: Expr) -> Piece | None:
        if len(args) != 2 or not isinstance(args[1], Lam):
            return None
        return self.binder_notation("∃!", args[1])


_SINGLETON: Final = mk_name("Singleton.singleton")
_INSERT: Final = mk_name("Insert.insert")

P = SpecialPrinter
_RULES: Final[dict[str, Shown]] = {
    "OfNat.ofNat": P._numeral,
    "Neg.neg": P._typed_literal,
    "HDiv.hDiv": P._typed_literal,
    "OfScientific.ofScientific": P._scientific,
    "Char.ofNat": P._char,
    "Unit.unit": P._unit,
    "List.nil": P._nil,
    "List.cons": P._cons,
    "List.toArray": P._array,
    "Prod.mk": P._tuple,
    "GetElem.getElem": P._get_elem,
    "GetElem?.getElem?": P._get_elem_opt,
    "GetElem?.getElem!": P._get_elem_bang,
    "ite": P._ite,
    "dite": P._dite,
    "cond": P._cond,
    "Exists": P._exists,
    "Subtype": P._subtype,
    "Sigma": P._sigma,
    "PSigma": P._psigma,
    "sorryAx": P._sorry,
    "Eq.rec": P._subst,
    "Eq.ndrec": P._subst,
    "Singleton.singleton": P._singleton,
    "Insert.insert": P._insert,
}
_MATHLIB_RULES: Final[dict[str, Shown]] = {
    "Finset.sum": P._sum,
    "Finset.filter": P._filter,
    "Finset.prod": P._prod,
    "setOf": P._set_of,
    "Nat.ModEq": P._nat_mod,
    "Int.ModEq": P._int_mod,
    "ExistsUnique": P._exists_unique,
    **FAMILY_RULES,
}
