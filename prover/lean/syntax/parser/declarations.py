"""Declarations: modifiers, attributes, headers, bodies; def/theorem/…, inductive, structure, mutual.

Source: Lean 4 ``src/Lean/Parser/Command.lean``, ``Lean/Parser/Attr.lean``, ``Lean/Parser/Term.lean``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final, Literal

from prover.lean.name import ANONYMOUS, Name, mk_name
from prover.lean.syntax import ast
from prover.lean.syntax.ast import (
    Attribute,
    BinderIdent,
    BinderKind,
    Command,
    CtorDecl,
    DefKind,
    DefLike,
    MatchAlt,
    Modifiers,
    StructField,
    StructInstField,
    Term,
    TerminationHints,
)
from prover.lean.syntax.errors import ParseError
from prover.lean.syntax.lexer import DOC, EOF, IDENT, NUM
from prover.lean.syntax.parser.binders import BINDER_OPEN
from prover.lean.syntax.parser.do_notation import DoParser

_MODIFIER_WORDS: Final = frozenset(
    {"private", "protected", "public", "noncomputable", "unsafe", "partial", "nonrec", "meta", "@[", DOC}
)
DEF_WORDS: Final = frozenset({"def", "theorem", "lemma", "abbrev", "example", "instance", "opaque", "axiom"})
NO_MODIFIERS: Final = Modifiers(0, 0, None, ())


class DeclarationParser(DoParser):
    # ---- modifiers
    def modifiers(self) -> Modifiers:
        start = self.start
        doc: str | None = None
        attrs: tuple[Attribute, ...] = ()
        visibility: Any = ""
        flags: dict[str, bool] = {}
        while True:
            tok = self.tok[self.i]
            if tok == DOC:
                if doc is not None:
                    break
                doc = self.val[self.i].strip()
                self.adv()
            elif tok == "@[":
                attrs += self.attribute_list()
            elif tok in ("private", "protected", "public"):
                visibility = tok
                self.adv()
            elif tok in ("noncomputable", "unsafe", "partial", "nonrec", "meta"):
                flags[tok] = True
                self.adv()
            else:
                break
        return Modifiers(
            start,
            max(start, self.prev_end),
            doc,
            attrs,
            visibility,
            "noncomputable" in flags,
            "unsafe" in flags,
            "partial" in flags,
            "nonrec" in flags,
        )

    def attribute_list(self) -> tuple[Attribute, ...]:
        """``@[a, scoped b]``."""
        self.adv()
        attrs = self.attributes()
        self.expect("]")
        return attrs

    def attributes(self) -> tuple[Attribute, ...]:
        attrs = [self._attribute()]
        while self.accept(","):
            attrs.append(self._attribute())
        return tuple(attrs)

    def _attribute(self) -> Attribute:
        start = self.start
        erase = self.accept("-")
        kind = self.attr_kind()
        name_at = self.i
        if self.at(IDENT):
            name = self.ident()
        elif self.val[self.i][:1].isalpha():
            name = mk_name(self.val[self.i])
            self.adv()
        else:
            raise self.error("attribute")
        is_aesop = name.text == "aesop" and self.grammar.mathlib and not erase
        rules = tuple(self.aesop_rule()) if is_aesop else ()
        args = self._attribute_args() if not is_aesop else ()
        raw = self.text[self.st[name_at] : self.prev_end]
        return Attribute(start, self.prev_end, kind, name, args, raw, erase, rules)

    def attr_kind(self) -> Literal["global", "local", "scoped"]:
        if self.accept("local"):
            return "local"
        if self.accept("scoped"):
            return "scoped"
        return "global"

    def _attribute_args(self) -> tuple[Term, ...]:
        """Arguments up to the comma or bracket; what is no term is kept only in the raw text."""
        args: list[Term] = []
        while self.tok[self.i] not in (",", "]", EOF):
            if self._starts_any_term() and self.tok[self.i] not in ("(", "|"):
                found = self.attempt(lambda: self.term(1024))
                if found is not None:
                    args.append(found)
                    continue
            if self.tok[self.i] in ("(", "[", "{"):
                self._skip_brackets()
            else:
                self.adv()
        return tuple(args)

    # ---- names and signatures
    def decl_ident(self) -> tuple[BinderIdent, tuple[Name, ...] | None]:
        """``foo.{u, v}``."""
        start = self.start
        if not self.at(IDENT):
            raise self.error("identifier")
        name = BinderIdent(start, self.en[self.i], self.ident())
        levels: tuple[Name, ...] | None = None
        if self.at(".{") and self.st[self.i] == name.end:
            self.adv()
            found: list[Name] = []
            while not self.at("}"):
                found.append(self.ident())
                if not self.accept(","):
                    break
            self.expect("}")
            levels = tuple(found)
        return name, levels

    # ---- def-like
    def def_like(self, mods: Modifiers, start: int) -> DefLike:
        kind: DefKind = self.tok[self.i]  # type: ignore[assignment]
        self.adv()
        priority = self._instance_priority() if kind == "instance" else None
        name: BinderIdent | None = None
        levels: tuple[Name, ...] | None = None
        if kind == "instance":
            if self.at(IDENT):
                name, levels = self.decl_ident()
        elif kind != "example":
            name, levels = self.decl_ident()
        binders = self.binders()
        typ: Term | None = None
        if self.accept(":"):
            typ = self.term()
        elif kind in ("theorem", "lemma", "axiom", "instance", "opaque"):
            raise self.error("':'")
        head = DefLike(start, start, mods, kind, name, levels, binders, typ, priority=priority)
        return self._def_body(head)

    def _instance_priority(self) -> int | None:
        if self.at("(") and self.val[self.i + 1] == "priority":
            self.adv()
            self.adv()
            self.expect(":=")
            value = self.priority()
            self.expect(")")
            return value
        return None

    def priority(self) -> int:
        """``100``, ``low``, ``high + 1`` …"""
        if self.at(NUM):
            value = self.natural()
        elif self.val[self.i] in _PRIORITIES:
            value = _PRIORITIES[self.val[self.i]]
            self.adv()
        elif self.accept("("):
            value = self.priority()
            self.expect(")")
        else:
            raise self.error("prio")
        while self.at("+") or self.at("-"):
            sign = 1 if self.at("+") else -1
            self.adv()
            value += sign * self.natural()
        return value

    def _def_body(self, head: DefLike) -> DefLike:
        kind = head.kind
        value: Term | None = None
        alts: tuple[MatchAlt, ...] | None = None
        fields: tuple[StructInstField, ...] | None = None
        where: ast.WhereDecls | None = None
        begin = self.start
        try:
            if kind == "axiom":
                pass
            elif self.accept(":="):
                begin = self.start
                value = self.term()
            elif self.at("|"):
                alts = self.match_alts()
            elif self.at("where"):
                self.adv()
                fields = self.struct_inst_fields()
            elif kind != "opaque":
                raise self.error("':='", "'where'", "'|'")
        except ParseError as err:
            if isinstance(err.partial, Term) and err.partial.start == begin:
                err.partial = replace(head, end=err.partial.end, value=err.partial)
            else:
                err.partial = None
            raise
        hints = self.termination_hints()
        if self.at("where") and fields is None:
            where = self._where_decls()
        deriving = self.deriving_clause() if kind in ("def", "abbrev") else ()
        return replace(
            head,
            end=self.prev_end,
            value=value,
            alts=alts,
            struct_fields=fields,
            where_decls=where,
            termination=hints,
            deriving=deriving,
        )

    def _where_decls(self) -> ast.WhereDecls:
        start = self.start
        self.adv()
        decls: list[DefLike] = []
        saved, self.col = self.col, self.column()
        try:
            while (self.at(IDENT) or self.tok[self.i] in (DOC, "@[", "private")) and self.col_ge():
                decls.append(self.local_definition())
                if self.accept(";"):
                    continue
                if not self.newline_before() or self.column() != self.col:
                    break
        finally:
            self.col = saved
        return ast.WhereDecls(start, self.prev_end, tuple(decls))

    def local_definition(self) -> DefLike:
        start = self.start
        mods = self.modifiers()
        name = self.binder_ident()
        binders = self.binders()
        typ = self.term() if self.accept(":") else None
        value, alts = None, None
        if self.at("|"):
            alts = self.match_alts()
        else:
            if not self.at(":="):
                raise self.error("':='", "'|'")
            self.adv()
            value = self.term()
        hints = self.termination_hints()
        return DefLike(start, self.prev_end, mods, "def", name, None, binders, typ, value, alts, termination=hints)

    def termination_hints(self) -> TerminationHints | None:
        start = self.start
        tok = self.tok[self.i]
        structural, found = False, False
        names: tuple[BinderIdent, ...] = ()
        measure: Term | None = None
        tac: ast.TacticSeq | None = None
        if tok in ("partial_fixpoint", "inductive_fixpoint", "coinductive_fixpoint"):
            self.adv()
            if self.at_word("monotonicity"):
                self.adv()
                self.term()
            return TerminationHints(start, self.prev_end, False, (), None, None, True)
        if tok in ("termination_by", "termination_by?"):
            found = True
            self.adv()
            if tok == "termination_by":
                structural = self.accept_word("structural")
                names = self.attempt(self._termination_vars) or ()
                measure = self.term()
        if self.at("decreasing_by"):
            found = True
            self.adv()
            tac = self.by_seq()
        return TerminationHints(start, self.prev_end, structural, names, measure, tac) if found else None

    def _termination_vars(self) -> tuple[BinderIdent, ...]:
        names: list[BinderIdent] = []
        while self.at_binder_ident():
            names.append(self.binder_ident())
        self.expect("=>")
        return tuple(names)

    def deriving_clause(self) -> tuple[Name, ...]:
        """``deriving A, B`` after a type (not the command ``deriving instance``)."""
        if not self.at("deriving") or self.peek() == "instance" or self.peek() == "noncomputable":
            return ()
        self.adv()
        names = [self._derived()]
        while self.accept(","):
            names.append(self._derived())
        return tuple(names)

    def _derived(self) -> Name:
        self.accept("@[")
        name = self.ident()
        if self.at("with"):
            self.adv()
            self.term()
        return name

    # ---- inductive
    def inductive(self, mods: Modifiers, start: int, is_class: bool) -> Command:
        coinductive = self.at("coinductive")
        self.adv()
        name, levels = self.decl_ident()
        binders = self.binders()
        typ = self.term() if self.accept(":") else None
        self.accept(":=") or self.accept("where")
        ctors: list[CtorDecl] = []
        while self._at_ctor():
            ctors.append(self._ctor())
        if self.at_word("with") and self.peek() == IDENT:
            raise self.error("deriving")
        deriving = self.deriving_clause()
        return ast.InductiveCmd(
            start, self.prev_end, mods, name, levels, binders, typ, tuple(ctors), deriving, is_class, coinductive
        )

    def _at_ctor(self) -> bool:
        if self.at("|"):
            return True
        if not self.at(DOC):
            return False
        k = 1
        return self.peek(k) == "|"

    def _ctor(self) -> CtorDecl:
        start = self.start
        doc = None
        if self.at(DOC):
            doc = self.val[self.i].strip()
            self.adv()
        self.expect("|")
        mods = self.modifiers()
        if doc is not None:
            mods = Modifiers(mods.start, mods.end, doc, mods.attrs, mods.visibility)
        begin = self.start
        name = BinderIdent(begin, self.en[self.i], self.ident())
        binders = self.binders()
        typ = self.term() if self.accept(":") else None
        return CtorDecl(start, self.prev_end, mods, name, binders, typ)

    # ---- structure
    def structure(self, mods: Modifiers, start: int, is_class: bool) -> Command:
        self.adv()
        name, levels = self.decl_ident()
        binders = self.binders()
        typ: Term | None = None
        parents: list[tuple[Name | None, Term]] = []
        if self.accept(":"):
            typ = self.term()
        if self.accept("extends"):
            parents.append(self._parent())
            while self.accept(","):
                parents.append(self._parent())
        if self.accept(":"):
            typ = self.term()
        ctor: BinderIdent | None = None
        fields: tuple[StructField, ...] = ()
        if self.accept("where") or self.accept(":="):
            ctor = self._structure_ctor()
            fields = self._structure_fields()
        deriving = self.deriving_clause()
        return ast.StructureCmd(
            start, self.prev_end, mods, is_class, name, levels, binders, tuple(parents), typ, ctor, fields, deriving
        )

    def _parent(self) -> tuple[Name | None, Term]:
        if self.at(IDENT) and self.peek() == ":":
            name = self.ident()
            self.adv()
            return name, self.term()
        return None, self.term()

    def _structure_ctor(self) -> BinderIdent | None:
        """``mk ::`` (perhaps with a doc comment or ``private``)."""
        mark = self.i
        self.modifiers()
        if self.at(IDENT) and self.peek() == "::":
            start = self.start
            ctor = BinderIdent(start, self.en[self.i], self.ident())
            self.adv()
            return ctor
        self.i = mark
        return None

    def _structure_fields(self) -> tuple[StructField, ...]:
        fields: list[StructField] = []
        saved, self.col = self.col, self.column()
        try:
            while self._at_field() and self.col_ge():
                fields.append(self._structure_field())
        finally:
            self.col = saved
        return tuple(fields)

    def _at_field(self) -> bool:
        tok = self.tok[self.i]
        if tok in (IDENT, "_") or tok in BINDER_OPEN:
            return True
        return tok in _MODIFIER_WORDS and self._field_after_modifiers()

    def _field_after_modifiers(self) -> bool:
        mark = self.i
        found = self.attempt(lambda: (self.modifiers(), self.tok[self.i] in (IDENT, *BINDER_OPEN))[1])
        ok = bool(found) and self.col_ge()
        self.i = mark
        return ok

    def _structure_field(self) -> StructField:
        start = self.start
        mods = self.modifiers()
        tok = self.tok[self.i]
        kind: BinderKind = "default"
        if tok in BINDER_OPEN:
            kind = {"(": "default", "{": "implicit", "[": "instImplicit", "⦃": "strictImplicit"}.get(tok, "implicit")  # type: ignore[assignment]
            if tok == "[":
                binder = self.bracketed_binder()
                return StructField(start, self.prev_end, mods, kind, binder.names, (), binder.type)
            self.adv()
            saved, self.col = self.col, -1
            field = self._field_body(start, mods, kind)
            self.col = saved
            self.expect({"(": ")", "{": "}", "⦃": "⦄"}[tok])
            return field
        return self._field_body(start, mods, kind, several=False)

    def _field_body(self, start: int, mods: Modifiers, kind: BinderKind, several: bool = True) -> StructField:
        """``several`` names only inside brackets; without them, what follows the name are the field's binders."""
        names = [self.binder_ident()]
        while several and self.at_binder_ident():
            names.append(self.binder_ident())
        binders = self.binders()
        typ = self.term() if self.accept(":") else None
        default, auto = None, None
        if self.accept(":="):
            default, auto = self.default_or_auto()
        elif typ is None and self.at("|"):
            alts = self.match_alts()
            default = ast.FunMatch(alts[0].start, self.prev_end, alts)
        return StructField(start, self.prev_end, mods, kind, tuple(names), binders, typ, default, auto)


_PRIORITIES: Final = {"default": 1000, "low": 100, "mid": 500, "high": 10000}
ANON = ANONYMOUS
