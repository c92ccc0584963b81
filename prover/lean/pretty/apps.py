"""Applications: hidden arguments, field notation, coercions, operators, user notations.

Source: Lean 4 ``Delaborator/Builtins.lean`` (``delabAppCore``, ``unexpandStructureInstance``), ``FieldNotation.lean``,
``Lean/Elab/Notation.lean`` (unexpanders of notations).
"""

from __future__ import annotations

from typing import Any, Final

from prover.lean.declaration import ConstructorInfo
from prover.lean.expr import (
    DEFAULT,
    IMPLICIT,
    INST_IMPLICIT,
    App,
    BinderInfo,
    Const,
    Expr,
    FVar,
    Lam,
    Lit,
    MVar,
    Pi,
    Proj,
    get_app_fn,
    has_loose_bvar,
    is_app_of,
    unfold_app,
)
from prover.lean.name import Name, mk_name
from prover.lean.pretty.binders import BinderPrinter
from prover.lean.pretty.format import LINE, Doc, concat, group, join, nest
from prover.lean.pretty.piece import CLOSED, Piece, application, atom, infix, postfix, prefix, term
from prover.lean.subst import lower
from prover.lean.syntax.operators import MAX_PREC, OPERATORS, Operator
from prover.lean.syntax.parser.notation_table import notation_head
from prover.lean.syntax.table import NotationEntry

_MOTIVE: Final = mk_name("motive")
_NOT: Final = mk_name("Not")
_NEG: Final = mk_name("Neg.neg")
_MEMBER: Final = mk_name("Membership.mem")
_OF_NAT: Final = mk_name("OfNat.ofNat")
_OF_SCIENTIFIC: Final = mk_name("OfScientific.ofScientific")

_BY_CONSTANT: Final[dict[Name, Operator]] = {
    mk_name(op.fn): op for op in reversed(OPERATORS) if not op.ascii and op.token != "=<<"
}


class AppPrinter(BinderPrinter):
    def app(self, e: Expr) -> Piece:
        """An application or a constant."""
        fn, args = unfold_app(e)
        if not isinstance(fn, Const):
            return self._other_app(fn, args)
        special = self.special(fn, args, e)
        if special is not None:
            return special
        return self._const_app(fn, args)

    def _other_app(self, fn: Expr, args: list[Expr]) -> Piece:
        """A variable or another term applied: its implicit arguments are hidden too."""
        if not args:
            return self.piece(fn)
        kinds = self._kinds_of(fn, args)
        if any(kind is not DEFAULT for kind in kinds[: len(args) + 1]):
            if self.explicit or (len(args) < len(kinds) and kinds[len(args)] in (IMPLICIT, INST_IMPLICIT)):
                shown = self.piece(fn).before(MAX_PREC, MAX_PREC)
                return application(Piece(concat("@", shown.doc)), [self.arg(a) for a in args])
            args = [a for i, a in enumerate(args) if i >= len(kinds) or kinds[i] is DEFAULT]
        return application(self.piece(fn), [self.arg(a) for a in args])

    def _kinds_of(self, fn: Expr, args: list[Expr]) -> list[BinderInfo]:
        """Binder kinds of a variable's type, as far as they show without reduction, one beyond ``args``."""
        type: Expr | None = None
        if isinstance(fn, FVar):
            decl = self.lctx.find(fn.uid)
            type = None if decl is None else self.info.instantiate(decl.type)
        kinds: list[BinderInfo] = []
        while isinstance(type, Pi) and len(kinds) <= len(args):
            kinds.append(type.info)
            type = type.body
        return kinds

    def special(self, fn: Const, args: list[Expr], e: Expr) -> Piece | None:
        """A constant with a display of its own (provided by ``special.py``)."""
        raise NotImplementedError

    def arg(self, e: Expr) -> Piece:
        """An explicit argument: proofs are shown as ``⋯``."""
        return self.OMITTED if self.is_omitted_proof(e) else self.piece(e)

    # ---- which arguments are shown
    def binder_kinds(self, fn: Const, args: list[Expr]) -> list[Pi]:
        """The binders of the function's type for ``args`` and beyond (types not instantiated)."""
        info = self.info.find(fn.name)
        found: list[Pi] = []
        if info is None:
            return found
        type = info.type
        while isinstance(type, Pi):
            found.append(type)
            type = type.body
        return found

    def _needs_explicit(self, kinds: list[Pi], num_args: int) -> bool:
        if self.explicit:
            return any(k.info is not DEFAULT for k in kinds)
        return num_args < len(kinds) and kinds[num_args].info in (IMPLICIT, INST_IMPLICIT)

    def _const_app(self, fn: Const, args: list[Expr]) -> Piece:
        kinds = self.binder_kinds(fn, args)
        if self._needs_explicit(kinds, len(args)):
            head = atom("@" + self.const(fn).doc.text)
            return application(head, [self.arg(a) for a in args])
        n = len(kinds)
        explicit = [i for i in range(len(args)) if i >= n or kinds[i].info is DEFAULT]
        explicit = self._drop_defaults(kinds, args, explicit)
        if self.notation and not self.universes:
            shown = self._by_notation(fn, args, explicit)
            if shown is not None:
                return shown
        field = self._field_notation(fn, args, explicit, kinds) if self.field_notation else None
        if field is not None:
            return field
        return application(self.const(fn), [self.arg(args[i]) for i in explicit])

    def _drop_defaults(self, kinds: list[Pi], args: list[Expr], explicit: list[int]) -> list[int]:
        """Trailing optional arguments that have their default value are not shown."""
        while explicit and explicit[-1] == len(args) - 1 < len(kinds):
            type = kinds[explicit[-1]].binder_type
            if not is_app_of(type, _OPT_PARAM, 2) or type.loose:
                break
            assert isinstance(type, App)
            if type.arg is not args[explicit[-1]]:
                break
            explicit = explicit[:-1]
        return explicit

    # ---- notations
    def _by_notation(self, fn: Const, args: list[Expr], explicit: list[int]) -> Piece | None:
        user = self._user_notation(fn, args, explicit)
        if user is not None:
            return user
        op = _BY_CONSTANT.get(fn.name)
        if op is None or not self._in_force(op):
            return None
        arity = 2 if op.fixity.startswith("infix") else 1
        if len(explicit) < arity:
            return None
        shown = self._operator(op, [args[i] for i in explicit[:arity]])
        return application(shown, [self.arg(args[i]) for i in explicit[arity:]])

    def _in_force(self, op: Operator) -> bool:
        table = self.grammar.prefix_ops if op.fixity == "prefix" else self.grammar.infix_ops
        return table.get(op.token) is op

    def _operator(self, op: Operator, args: list[Expr]) -> Piece:
        if op.fixity == "prefix":
            return self._prefix(op, args[0])
        if op.fixity == "postfix":
            inner = self.arg(args[0])
            if op.token == "!" and not inner.is_numeral and not inner.doc.hard:
                return Piece(term(concat(inner.before(op.lhs, op.prec).doc, " !")), MAX_PREC)
            return postfix(inner, op.token, min(op.prec, MAX_PREC), op.lhs)
        left, right = args
        if op.kind == "plain_swapped":
            left, right = right, left
        elif op.kind == "binop_lazy" and isinstance(right, Lam) and not has_loose_bvar(right.body, 0):
            right = lower(right.body, 1, 1)  # ``a <|> b`` stands for ``HOrElse.hOrElse a fun _ => b``
        # Lean shows ``x ^ (-2)`` though it reads ``x ^ -2`` as well
        tight = op.token == "^" and is_app_of(right, _NEG, 3)
        return infix(self.arg(left), op.token, self.arg(right), op.prec, op.lhs, op.rhs + tight)

    def _prefix(self, op: Operator, arg: Expr) -> Piece:
        if op.token == "¬":
            fn, args = unfold_app(arg)
            if isinstance(fn, Const) and fn.name is _MEMBER and len(args) == 5:
                return infix(self.arg(args[4]), "∉", self.arg(args[3]), 50, 50, 50)
        inner = self.arg(arg)
        if op.token == "-":
            shown = inner.at(op.rhs)
            gap = " " if _starts_with_minus(shown.doc) else ""
            return Piece(term(concat("-", gap, shown.doc)), op.prec, min(shown.tail, op.rhs))
        return prefix(op.token, inner, op.prec, op.rhs)

    def _user_notation(self, fn: Const, args: list[Expr], explicit: list[int]) -> Piece | None:
        for entry, order in self._notations_of(fn.name):
            arity = len(order)
            if len(explicit) < arity or (len(explicit) > arity and arity == 0):
                continue
            shown: dict[str, Piece] = {}
            for var, i in zip(order, explicit[:arity], strict=True):
                shown[var] = self.arg(args[i])
            return application(_mixfix(entry, shown), [self.arg(args[i]) for i in explicit[arity:]])
        return None

    def _notations_of(self, name: Name) -> list[tuple[NotationEntry, tuple[str, ...]]]:
        """Those in force here: a scoped one only where its namespace is open."""
        table = self.info.table
        found = _heads(table).get(name, [])
        return [n for n in found if n[0].scope is None or str(n[0].scope) in table.opened]

    # ---- field notation
    def _field_notation(self, fn: Const, args: list[Expr], explicit: list[int], kinds: list[Pi]) -> Piece | None:
        found = self._field_candidate(fn, args, kinds)
        if found is None:
            return None
        field, at = found
        if at not in explicit:
            return None
        target = args[at]
        if is_app_of(target, _OF_NAT, 3) or isinstance(target, Lit) and isinstance(target.value, int):
            return None
        if is_app_of(target, _OF_SCIENTIFIC, 5) or isinstance(get_app_fn(target), MVar):
            return None
        if isinstance(target, Lam) or self.is_omitted_proof(target):
            return None
        shown = self._strip_parents(fn, target).before(MAX_PREC, MAX_PREC)
        head = Piece(concat(shown.doc, f".{field}"))
        rest = [self.arg(args[i]) for i in explicit if i != at]
        return application(head, rest)

    def _field_candidate(self, fn: Const, args: list[Expr], kinds: list[Pi]) -> tuple[str, int] | None:
        """The field's name and the argument that goes before the dot."""
        name = fn.name
        if name.is_atomic or isinstance(name.part, int) or self.info.has_flag("pp_nodot", name):
            return None
        proj = self.info.projection(name)
        if proj is not None:
            if proj.from_class or len(args) <= proj.num_params:
                return None
            return name.last, proj.num_params
        if not self.option("pp.fieldNotation.generalized", True):
            return None
        return self._generalized(fn, args, kinds)

    def _generalized(self, fn: Const, args: list[Expr], kinds: list[Pi]) -> tuple[str, int] | None:
        base = fn.name.parent
        for i, kind in enumerate(kinds[: len(args)]):
            if kind.binder_name is _MOTIVE:
                return None
            if kind.info is not DEFAULT:
                continue
            head = get_app_fn(kind.binder_type)
            if not (isinstance(head, Const) and head.name is base) or self.info.is_class(base):
                return None
            return None if self._is_theorem(fn) else (fn.name.last, i)
        return None

    def _is_theorem(self, fn: Const) -> bool:
        """Field notation is not used for theorems."""
        info = self.info.find(fn.name)
        if info is None:
            return True
        quick = self._result_is_proof(info.type, _num_binders(info.type))
        return self.info.is_proof(fn, self.lctx) if quick is None else quick

    def _strip_parents(self, fn: Const, target: Expr) -> Piece:
        """``x.toParent.field`` is shown as ``x.field``."""
        while True:
            head, args = unfold_app(target)
            if not isinstance(head, Const):
                break
            proj = self.info.projection(head.name)
            if proj is None or not proj.parent or proj.from_class or len(args) != proj.num_params + 1:
                break
            target = args[-1]
        return self.piece(target)

    # ---- primitive projections
    def proj(self, e: Proj) -> Piece:
        """A primitive projection: ``s.1``."""
        shown = self.piece(e.struct).before(MAX_PREC, MAX_PREC)
        return Piece(concat(shown.doc, f".{e.idx + 1}"))

    # ---- coercions
    def coercion(self, fn: Const, args: list[Expr]) -> Piece | None:
        """``↑x`` for ``@[coe]`` functions."""
        info = self.info.coercion(fn.name)
        if info is None or len(args) < info.arity or not self.option("pp.coercions", not self.is_all):
            return None
        rest = [self.arg(a) for a in args[info.arity :]]
        inner = self.piece(args[info.coercee])
        if info.kind == "coeFun":
            if rest:
                return application(inner, rest)
            return prefix("⇑", inner, MAX_PREC, MAX_PREC)
        mark = "↥" if info.kind == "coeSort" and fn.name.text != "Set.Elem" else "↑"
        return application(prefix(mark, inner, MAX_PREC, MAX_PREC), rest)

    # ---- constructors
    def structure_instance(self, fn: Const, args: list[Expr]) -> Piece | None:
        """``{ x := 1, y := 2 }`` or ``⟨1, ⋯⟩`` for a structure's constructor with all its arguments."""
        info = self.info.find(fn.name)
        if not isinstance(info, ConstructorInfo) or len(args) != info.num_params + info.num_fields:
            return None
        struct = self.info.structure(info.induct)
        if struct is None:
            return None
        fields = args[info.num_params :]
        if self.info.has_flag("pp_using_anonymous_constructor", info.induct):
            parts = [self.arg(a).doc for a in fields]
            return Piece(term(concat("⟨", join(parts, concat(",", LINE)), "⟩")))
        is_shown = self.option("pp.structureInstances", not self.is_all)
        if not is_shown or self.info.has_flag("pp_nodot_struct", info.induct):
            return None
        shown: list[Doc] = []
        self._instance_fields(fn, args, shown)
        if not shown:
            return atom("{ }")
        return Piece(term(concat("{ ", nest(0, join(shown, concat(",", LINE))), " }")))

    def _instance_fields(self, fn: Const, args: list[Expr], shown: list[Doc]) -> None:
        """Fields of a constructor application; parents given by a constructor are flattened."""
        info = self.info.find(fn.name)
        assert isinstance(info, ConstructorInfo)
        struct = self.info.structure(info.induct)
        assert struct is not None
        subobjects = {proj for _, proj, is_sub in struct.parents if is_sub}
        for name, proj, value in zip(struct.fields, struct.projections, args[info.num_params :], strict=False):
            if proj in subobjects:
                head, inner = unfold_app(value)
                ctor = self.info.find(head.name) if isinstance(head, Const) else None
                if isinstance(ctor, ConstructorInfo) and isinstance(head, Const):
                    if self.info.structure(ctor.induct) and len(inner) == ctor.num_params + ctor.num_fields:
                        self._instance_fields(head, inner, shown)
                        continue
            shown.append(group(nest(2, concat(f"{name.last} :=", LINE, self.arg(value).doc))))


_OPT_PARAM: Final = mk_name("optParam")
_HEADS: dict[int, tuple[Any, dict[Name, list[tuple[NotationEntry, tuple[str, ...]]]]]] = {}


def _heads(table: Any) -> dict[Name, list[tuple[NotationEntry, tuple[str, ...]]]]:
    """Notations by the constant their template applies. Key: id of the table's entries (held by the value, so the id
    is not reused); emptied when it grows large."""
    key = id(table.entries)
    found = _HEADS.get(key)
    if found is None:
        if len(_HEADS) > 200:
            _HEADS.clear()
        heads: dict[Name, list[tuple[NotationEntry, tuple[str, ...]]]] = {}
        for entry in reversed(table.entries):
            head = notation_head(table, entry)
            if head is not None:
                heads.setdefault(head[0], []).append((entry, head[1]))
        found = _HEADS[key] = (table.entries, heads)
    return found[1]


def _mixfix(entry: NotationEntry, shown: dict[str, Piece]) -> Piece:
    """A user notation: atoms (with the blanks they were declared with) and arguments in the order of its pattern."""
    parts: list[Doc | str] = []
    items = entry.items
    tail = CLOSED
    atoms = iter(entry.atoms or tuple(f" {t} " for what, t, _ in items if what == "atom"))
    for i, (what, name, prec) in enumerate(items):
        last = i == len(items) - 1
        if what == "atom":
            raw = next(atoms)
            parts.append(raw.rstrip() if i else raw.strip())
            if raw[-1:].isspace() and not last:
                parts.append(LINE)
            continue
        piece = shown[name]
        if i == 0:
            piece = piece.before(prec or 0, entry.prec)
        else:
            piece = piece.at(prec or 0)
            if last:
                tail = min(piece.tail, prec or 0)
        parts.append(piece.doc)
    return Piece(term(concat(*parts)), min(entry.prec, MAX_PREC), tail)


def _starts_with_minus(doc: Doc) -> bool:
    while doc.kind != "text":
        if not doc.items:
            return False
        doc = doc.items[0]
    return doc.text.startswith("-")


def _num_binders(type: Expr) -> int:
    n = 0
    while isinstance(type, Pi):
        n += 1
        type = type.body
    return n
