"""The printer's state and the leaves: variables, constants, sorts, literals; when a proof is shown as ``⋯``.

Source: Lean 4 ``src/Lean/PrettyPrinter/Delaborator/Basic.lean`` and ``Builtins.lean``.
"""

from __future__ import annotations

from typing import Final

from prover.lean.decimal_text import nat_to_decimal
from prover.lean.declaration import InductiveInfo
from prover.lean.expr import (
    BinderInfo,
    BVar,
    Const,
    Expr,
    FVar,
    Let,
    Lit,
    Local,
    MVar,
    Pi,
    Sort,
    get_app_fn,
    mk_fvar,
    unfold_app,
)
from prover.lean.level import IMax, Level, LMVar, LParam, Max, Zero, is_never_zero, to_offset
from prover.lean.local_context import LocalContext, LocalDecl
from prover.lean.meta.mctx import fresh_uid
from prover.lean.name import Name, mk_name
from prover.lean.pretty.format import text
from prover.lean.pretty.info import PrinterInfo
from prover.lean.pretty.names import ROOT, unresolve, unused_name, user_name
from prover.lean.pretty.piece import Piece, atom
from prover.lean.subst import any_subterm
from prover.lean.syntax.operators import LEAD_PREC, MAX_PREC
from prover.lean.syntax.table import Grammar

_A: Final = mk_name("a")


class PrinterBase:
    """``lctx`` grows as binders are entered; names in it are already as shown."""

    def __init__(self, info: PrinterInfo, lctx: LocalContext) -> None:
        self.info: Final = info
        self.lctx = lctx
        self.names: dict[Name, int] = {}
        for decl in lctx:
            self.names[decl.user_name] = self.names.get(decl.user_name, 0) + 1
        self.option = info.option
        self.grammar: Grammar = info.table.grammar
        self.is_all = is_all = info.option("pp.all", False)  # what the others are unless they are set themselves
        self.show_proofs = info.option("pp.proofs", is_all)
        self.explicit = info.option("pp.explicit", is_all)
        self.universes = info.option("pp.universes", is_all)
        self.notation = info.option("pp.notation", not is_all)
        self.field_notation = info.option("pp.fieldNotation", not is_all)
        self.full_names = info.option("pp.fullNames", is_all)
        self.depth = 0
        self._shown_consts: dict[Name, str] = {}
        self._proof_cache: dict[tuple[Name, int], bool | None] = {}

    # ---- to be provided by the parts
    def piece(self, e: Expr) -> Piece:
        raise NotImplementedError

    # ---- local names
    def is_used_name(self, name: Name) -> bool:
        return name in self.names

    def pick_name(self, suggestion: Name, body: Expr) -> Name:
        """The name for a binder: shadowing is allowed unless the body uses the shadowed variable.

        ``body`` has the binder's variable still loose."""
        name = suggestion.erase_macro_scopes()
        if name.is_anonymous:
            name = _A
        if name not in self.names or not self._body_uses(body, name):
            return name
        return unused_name(name, self.is_used_name)

    def _body_uses(self, body: Expr, name: Name) -> bool:
        if not body.has_fvar:
            return False

        def test(e: Expr) -> bool:
            if not isinstance(e, FVar):
                return False
            decl = self.lctx.find(e.uid)
            return decl is not None and decl.user_name is name

        return any_subterm(body, test)

    def enter(self, name: Name, type: Expr, info: BinderInfo, value: Expr | None = None) -> Expr:
        """A fresh variable for a binder; undo with :meth:`leave`."""
        uid = fresh_uid()
        self.lctx = self.lctx.add(LocalDecl(uid, name, type, value, info))
        self.names[name] = self.names.get(name, 0) + 1
        return mk_fvar(uid)

    def mark(self) -> tuple[LocalContext, dict[Name, int]]:
        return self.lctx, dict(self.names)

    def leave(self, saved: tuple[LocalContext, dict[Name, int]]) -> None:
        self.lctx, self.names = saved

    # ---- leaves
    def leaf(self, e: Expr) -> Piece:
        if isinstance(e, FVar):
            decl = self.lctx.find(e.uid)
            return atom(decl.user_name.text if decl is not None else f"_fvar.{e.uid}")
        if isinstance(e, MVar):
            return atom(self.info.mvar_name(e.uid))
        if isinstance(e, Sort):
            return self.sort(e.level)
        if isinstance(e, Lit):
            return self.literal(e.value)
        if isinstance(e, BVar):
            return atom(f"#{e.idx}")
        if isinstance(e, Local):
            return atom(f"_local.{e.depth}")
        raise AssertionError(type(e))

    def literal(self, value: int | str) -> Piece:
        if isinstance(value, str):
            return atom(quote_string(value))
        if self.option("pp.natLit", not self.is_all and self.option("pp.numericTypes", False)):
            return atom(f"nat_lit {nat_to_decimal(value)}")
        return Piece(text(nat_to_decimal(value)), MAX_PREC, is_numeral=True)

    def sort(self, level: Level) -> Piece:
        """``Prop``, ``Type``, ``Type u``, ``Sort u``."""
        base, k = to_offset(level)
        if isinstance(base, Zero):
            if k == 0:
                return atom("Prop")
            return atom("Type") if k == 1 else Piece(text(f"Type {k - 1}"), LEAD_PREC)
        if k > 0:
            return Piece(text(f"Type {self._level_arg(base, k - 1)}"), LEAD_PREC)
        never_zero = _pred_of_max(level)
        if never_zero is not None:
            return Piece(text(f"Type {self._level_arg(*never_zero)}"), LEAD_PREC)
        return Piece(text(f"Sort {self._level_arg(base, 0)}"), LEAD_PREC)

    def _level_arg(self, base: Level, k: int) -> str:
        shown = self.level_text(base, k)
        return f"({shown})" if " " in shown else shown

    def level_text(self, base: Level, k: int = 0) -> str:
        base, more = to_offset(base)
        k += more
        if isinstance(base, Zero):
            return str(k)
        if isinstance(base, LParam):
            shown = base.name.text
        elif isinstance(base, LMVar):
            shown = self.info.level_mvar_name(base)
        else:
            assert isinstance(base, (Max, IMax))
            word = "max" if isinstance(base, Max) else "imax"
            shown = f"{word} {' '.join(self._max_args(base, type(base)))}"
            return shown if k == 0 else f"({shown}) + {k}"
        return shown if k == 0 else f"{shown} + {k}"

    def _max_args(self, level: Level, kind: type) -> list[str]:
        """``max u v w``: nested on the right without parentheses."""
        found: list[str] = []
        while isinstance(level, (Max, IMax)) and type(level) is kind:
            found.append(self._level_arg(level.lhs, 0))
            level = level.rhs
        found.append(self._level_arg(level, 0))
        return found

    # ---- constants
    def const_name(self, name: Name) -> str:
        found = self._shown_consts.get(name)
        if found is None:
            if self.full_names:
                shown = name
            else:
                shown = user_name(unresolve(name, self.info.resolve))
            found = self._shown_consts[name] = shown.text
        if self.names and mk_name(found).root() in self.names:
            return (ROOT + user_name(name)).text
        return found

    def const(self, e: Const) -> Piece:
        shown = self.const_name(e.name)
        if self.universes and e.levels:
            levels = ", ".join(self.level_text(u) for u in e.levels)
            return atom(f"{shown}.{{{levels}}}")
        return atom(shown)

    # ---- proofs
    def is_omitted_proof(self, e: Expr) -> bool:
        """Is this a proof to be shown as ``⋯``?"""
        if self.show_proofs or isinstance(e, (FVar, Const, MVar, Sort, Lit, BVar, Local)):
            return False
        quick = self._quick_proof(e)
        return self.info.is_proof(e, self.lctx) if quick is None else quick

    def _quick_proof(self, e: Expr) -> bool | None:
        """Answer from the head's type alone where its result sort is plain; None when unsure."""
        if isinstance(e, (Pi, Let)):
            return False if isinstance(e, Pi) else None
        fn, args = unfold_app(e)
        if isinstance(fn, Const):
            key = (fn.name, len(args))
            if key not in self._proof_cache:
                info = self.info.find(fn.name)
                self._proof_cache[key] = None if info is None else self._result_is_proof(info.type, len(args))
            return self._proof_cache[key]
        return None

    def _result_is_proof(self, type: Expr, num_args: int) -> bool | None:
        binders: list[Expr] = []
        while num_args > 0:
            if not isinstance(type, Pi):
                return None
            binders.append(type.binder_type)
            type = type.body
            num_args -= 1
        if isinstance(type, Sort):
            return False
        head = get_app_fn(type)
        if isinstance(head, Const):
            info = self.info.find(head.name)
            kind = None if info is None else info.type
            if isinstance(info, InductiveInfo) is False and info is None:
                return None
        elif isinstance(head, BVar) and head.idx < len(binders):
            kind = binders[-1 - head.idx]
        else:
            return None
        while isinstance(kind, Pi):
            kind = kind.body
        if not isinstance(kind, Sort):
            return None
        if isinstance(kind.level, Zero):
            return True
        return False if is_never_zero(kind.level) else None

    OMITTED: Final = atom("⋯")


def _pred_of_max(level: Level) -> tuple[Level, int] | None:
    """``max (u+1) (v+1)`` is ``(max u v)+1``: its predecessor when every part is a successor."""
    from prover.lean.level import Succ, mk_max

    if isinstance(level, Succ):
        return level.pred, 0
    if isinstance(level, Max):
        left, right = _pred_of_max(level.lhs), _pred_of_max(level.rhs)
        if left is not None and right is not None and left[1] == right[1] == 0:
            return mk_max(left[0], right[0]), 0
    return None


_ESCAPES: Final = {"\n": "\\n", "\t": "\\t", "\\": "\\\\", '"': '\\"'}


def quote_string(value: str) -> str:
    """Lean's ``String.quote``."""
    out = []
    for ch in value:
        if ch in _ESCAPES:
            out.append(_ESCAPES[ch])
        elif ord(ch) <= 31 or ord(ch) == 127:
            out.append(f"\\x{ord(ch):02x}")
        else:
            out.append(ch)
    return '"' + "".join(out) + '"'


def quote_char(code: int) -> str:
    ch = chr(code) if code < 0xD800 or 0xE000 <= code < 0x110000 else "\0"  # what `Char.ofNat` makes of it
    if ch == "'":
        return "'\\''"
    if ch == '"':
        return "'\"'"
    return "'" + quote_string(ch)[1:-1] + "'"
